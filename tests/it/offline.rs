//! What a tablet keeps for when there is no network, and what it sends when it is back.

use crate::on_both;
use crate::scoring::answers_all;
use crate::support::day::Day;
use crate::support::{Answer as Reply, Fresh, Visitor};
use axum::body::Body;
use axum::http::Request;
use sametable::ids::SeatId;
use sametable::panel::Talk;
use sametable::people::tablets;
use sametable::scoring::service::{board, give, talk};
use sametable::scoring::{Answer, Phase, Why, service, store};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a tablet's outbox sends: the form's fields, whose they are, and the key of the delivery.
struct Kept<'a> {
    seat: SeatId,
    pass: &'a str,
    key: Uuid,
}

impl Kept<'_> {
    async fn send(&self, visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        let key = self.key.to_string();
        let fields: Vec<_> = fields.iter().copied().chain([("key", key.as_str())]).collect();
        let request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-seat", self.seat.to_string())
            .header("x-pass", self.pass)
            .header("x-key", &key)
            .body(Body::from(serde_html_form::to_string(&fields).unwrap()))
            .unwrap();
        let reply = visitor.send(request).await;
        (reply.status.as_u16(), serde_json::from_str(&reply.text).unwrap_or(Value::Null))
    }
}

fn kept(seat: SeatId) -> Kept<'static> {
    Kept { seat, pass: "", key: Uuid::new_v4() }
}

async fn to_keep(visitor: &mut Visitor, path: &str) -> Reply {
    visitor.send(Request::get(path).header("x-keep", "1").body(Body::empty()).unwrap()).await
}

/// What `tablet.js` reads off a page.
fn attribute(page: &str, name: &str) -> String {
    let at = page.find(&format!("{name}=\"")).unwrap_or_else(|| panic!("no {name} in {page}"));
    page[at + name.len() + 2..].split('"').next().unwrap().to_owned()
}

async fn what_comes_twice_is_taken_once_even_if_the_first_copy_comes_last(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    let (ann, visitor) = (day.ann.seat, &mut day.ann.visitor);
    let score = kept(ann);
    for _ in 0..2 {
        let (status, told) = score.send(visitor, &format!("{at}/score/1"), &[("answer", "3")]).await;
        assert_eq!((status, &told["kept"], told["key"].as_str()), (200, &true.into(), Some(&*score.key.to_string())));
    }
    let (first, second) = (kept(ann), kept(ann));
    first.send(visitor, &format!("{at}/why/1"), &[("words", "First")]).await;
    second.send(visitor, &format!("{at}/why/1"), &[("words", "Second")]).await;
    // The copy that hung somewhere in the network.
    let (status, told) = first.send(visitor, &format!("{at}/why/1"), &[("words", "First")]).await;
    assert_eq!((status, &told["kept"]), (200, &true.into()));
    let sheet = service::my_scores(&day.ann.who, &fresh.app, day.sam).await.unwrap();
    assert_eq!(sheet.items[0].why.words, "Second");
    let rows = store::remarks_of_seat(&fresh.app.db, day.org.id, day.sam, ann).await.unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(store::scores_of_seat(&fresh.app.db, day.org.id, day.sam, ann).await.unwrap().len(), 1);
    // "I did not feel safe", "I did": a late copy of the first does not raise it again.
    let (raised, taken_back) = (kept(ann), kept(ann));
    raised.send(visitor, &format!("{at}/safe"), &[("safe", "no"), ("words", "He shouted")]).await;
    taken_back.send(visitor, &format!("{at}/safe"), &[("safe", "yes")]).await;
    raised.send(visitor, &format!("{at}/safe"), &[("safe", "no"), ("words", "He shouted")]).await;
    assert!(service::my_scores(&day.ann.who, &fresh.app, day.sam).await.unwrap().concern.is_none());
}

async fn finished_and_changed_arrive_in_order_and_a_late_copy_finishes_nobody(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    answers_all(&fresh.app, &day, &day.ann.who, day.sam, Answer::Value(2)).await;
    let (ann, visitor) = (day.ann.seat, &mut day.ann.visitor);
    let (reopen, finish, change) = (kept(ann), kept(ann), kept(ann));
    reopen.send(visitor, &format!("{at}/reopen"), &[]).await;
    finish.send(visitor, &format!("{at}/finish"), &[]).await;
    let (status, told) = change.send(visitor, &format!("{at}/score/1"), &[("answer", "1")]).await;
    assert_eq!((status, told["later"].clone()), (422, Value::Null));
    assert_eq!(told["words"], "You said that you are finished. We kept your answers.");
    kept(ann).send(visitor, &format!("{at}/reopen"), &[]).await;
    assert_eq!(finish.send(visitor, &format!("{at}/finish"), &[]).await.0, 200);
    assert!(!service::my_scores(&day.ann.who, &fresh.app, day.sam).await.unwrap().finished);
    // What was refused is sent again when the person says so.
    assert_eq!(change.send(visitor, &format!("{at}/score/1"), &[("answer", "1")]).await.0, 200);
}

async fn the_outbox_is_told_what_is_kept_what_is_refused_and_what_to_send_later(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let (sam, priya) = (format!("/seat/interview/{}", day.sam), format!("/seat/interview/{}", day.priya));
    let ann = day.ann.seat;
    let visitor = &mut day.ann.visitor;
    let score = kept(ann);
    score.send(visitor, &format!("{sam}/score/1"), &[("answer", "3")]).await;
    let other = score.send(visitor, &format!("{sam}/score/1"), &[("answer", "1")]).await;
    assert_eq!(other.0, 409, "another answer under the same key");
    let other = score.send(visitor, &format!("{sam}/why/1"), &[("words", "x")]).await;
    assert_eq!(other.0, 200, "a score's key is no remark's");
    let why = Kept { key: score.key, ..kept(ann) };
    assert_eq!(why.send(visitor, &format!("{sam}/why/2"), &[("words", "y")]).await.0, 409);
    let (status, told) = kept(ann).send(visitor, &format!("{sam}/score/1"), &[("answer", "7")]).await;
    assert_eq!((status, told["words"].as_str()), (422, Some("Choose one of the answers here.")));
    assert!(told.get("later").is_none());
    // The facilitator has not started yet, or the start is on its way too: it is sent again.
    let (status, told) = kept(ann).send(visitor, &format!("{priya}/score/1"), &[("answer", "3")]).await;
    assert_eq!((status, &told["later"]), (425, &true.into()));
    let line = "00000000-0000-7000-8000-000000000000";
    let (status, told) = kept(ann).send(visitor, &format!("/seat/interview/{line}/finish"), &[]).await;
    assert_eq!((status, told["words"].as_str()), (422, Some("This is another panel. Ask for help.")));
    let too_large = "x".repeat(2 * 1024 * 1024);
    let large = kept(ann);
    let (status, told) = large.send(visitor, &format!("{sam}/why/1"), &[("words", &too_large)]).await;
    assert_eq!((status, told["key"].as_str()), (413, Some(&*large.key.to_string())));
    // Somebody else's answer, and nobody's: it stays on the tablet.
    for (who, mut visitor) in [("Ben", day.ben.visitor.clone()), ("nobody", fresh.visitor())] {
        let (status, told) = kept(ann).send(&mut visitor, &format!("{sam}/score/2"), &[("answer", "1")]).await;
        assert_eq!((status, &told["later"]), (401, &true.into()), "{who}");
    }
    let bens = store::scores_of_seat(&fresh.app.db, day.org.id, day.sam, day.ben.seat).await.unwrap();
    assert!(bens.is_empty(), "what Ann said is never taken for Ben's");
}

/// A shared tablet with Ann on it: the visitor, and what her screens show as her pass.
async fn shared(fresh: &Fresh, day: &Day) -> (Visitor, String) {
    let app = &fresh.app;
    let ends = time::OffsetDateTime::from(app.clock.now()) + time::Duration::hours(12);
    let token = tablets::make_waiting(app, day.org.id, day.panel, ends.into()).await.unwrap();
    let tablets = tablets::of_panel(&day.facilitator.who, app, day.panel).await.unwrap();
    let id = tablets.iter().find(|row| row.admitted_at.is_none()).unwrap().id;
    // Their own tablets are sent away, so that they may sit down at this one.
    for row in tablets.iter().filter(|row| row.id != id) {
        tablets::end(&day.facilitator.who, app, row.id).await.unwrap();
    }
    tablets::admit(&day.facilitator.who, app, id, None, true).await.unwrap();
    let mut visitor = fresh.visitor().with_tablet(&token);
    visitor.post("/seat/take", &[("seat", &day.ann.seat.to_string())]).await.goes_to("/seat");
    let page = visitor.get(&format!("/seat/interview/{}/score/1", day.sam)).await;
    page.is(200);
    assert_eq!(attribute(&page.text, "data-seat"), day.ann.seat.to_string());
    let pass = attribute(&page.text, "data-pass");
    (visitor, pass)
}

async fn on_a_shared_tablet_what_ann_said_is_sent_for_ann_after_it_went_to_ben(fresh: Fresh) {
    let day = fresh.day(Talk::AfterEach).await;
    let (mut visitor, pass) = shared(&fresh, &day).await;
    let score = format!("/seat/interview/{}/score/1", day.sam);
    visitor.post("/seat/give", &[]).await.is(303);
    let late = Kept { seat: day.ann.seat, pass: &pass, key: Uuid::new_v4() };
    assert_eq!(late.send(&mut visitor, &score, &[("answer", "3")]).await.0, 200, "between two persons");
    visitor.post("/seat/take", &[("seat", &day.ben.seat.to_string())]).await.goes_to("/seat");
    let late = Kept { seat: day.ann.seat, pass: &pass, key: Uuid::new_v4() };
    assert_eq!(late.send(&mut visitor, &score, &[("answer", "1")]).await.0, 200, "while Ben is on it");
    let app = &fresh.app;
    let rows = async |seat| store::scores_of_seat(&app.db, day.org.id, day.sam, seat).await.unwrap();
    assert_eq!(rows(day.ann.seat).await.len(), 2);
    assert!(rows(day.ben.seat).await.is_empty());
    // Without Ann's pass, or with Ben's own, it is nobody's.
    let bens = attribute(&visitor.get(&score).await.text, "data-pass");
    for pass in ["", "wrong", bens.as_str()] {
        let forged = Kept { seat: day.ann.seat, pass, key: Uuid::new_v4() };
        assert_eq!(forged.send(&mut visitor, &score, &[("answer", "2")]).await.0, 401);
    }
    assert_eq!(rows(day.ann.seat).await.len(), 2);
    // And a tablet that was sent away sends nothing more.
    for row in tablets::of_panel(&day.facilitator.who, app, day.panel).await.unwrap() {
        tablets::end(&day.facilitator.who, app, row.id).await.unwrap();
    }
    let late = Kept { seat: day.ann.seat, pass: &pass, key: Uuid::new_v4() };
    assert_eq!(late.send(&mut visitor, &score, &[("answer", "2")]).await.0, 401);
}

async fn an_old_screen_of_ann_gives_nothing_to_ben(fresh: Fresh) {
    let day = fresh.day(Talk::AfterEach).await;
    let (mut visitor, _) = shared(&fresh, &day).await;
    let score = format!("/seat/interview/{}/score/1", day.sam);
    let ann = day.ann.seat.to_string();
    visitor.get(&score).await.is(200).shows(&format!("name=\"seat\" value=\"{ann}\""));
    visitor.post("/seat/give", &[]).await.is(303);
    visitor.get(&score).await.is(401);
    visitor.post("/seat/take", &[("seat", &day.ben.seat.to_string())]).await.is(303);
    let key = Uuid::new_v4().to_string();
    let old = [("answer", "3"), ("key", key.as_str()), ("seat", ann.as_str())];
    visitor.post(&score, &old).await.is(422).shows("This screen was for someone else.");
    let rows = store::scores_of_seat(&fresh.app.db, day.org.id, day.sam, day.ben.seat).await.unwrap();
    assert!(rows.is_empty());
}

/// What differs from one showing to the next: nonces and keys of forms.
fn settled(page: &str) -> String {
    let random = |part: &str| {
        let part = part.trim_end_matches('"');
        part.len() >= 32 && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte))
    };
    page.split_inclusive('"').map(|part| if random(part) { "\"" } else { part }).collect()
}

async fn whoever_stopped_keeps_the_screens_to_carry_on_with(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let before = day.ann.visitor.get("/seat/keep.json").await.is(200).text.clone();
    let sets = |text: &str| serde_json::from_str::<Value>(text).unwrap()["sets"].clone();
    let stop = format!("/seat/interview/{}/stop", day.sam);
    let (status, _) = kept(day.ann.seat).send(&mut day.ann.visitor, &stop, &[("late", "yes")]).await;
    assert_eq!(status, 200);
    let after = day.ann.visitor.get("/seat/keep.json").await.is(200).text.clone();
    assert_eq!(sets(&before), sets(&after), "the interview that she stopped for is still there");
    let away = to_keep(&mut day.ann.visitor, "/seat/away").await;
    away.is(200).shows(&format!("action=\"/seat/interview/{}/go-on\"", day.sam));
}

async fn screens_to_keep_hold_nobodys_answers_and_no_family_name(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let list: Value = serde_json::from_str(&day.ann.visitor.get("/seat/keep.json").await.is(200).text).unwrap();
    assert_eq!(list["seat"], day.ann.seat.to_string());
    assert_eq!(list["running"], day.sam.to_string());
    assert!(list["ends"].as_i64() > list["now"].as_i64());
    let sets = list["sets"].as_array().unwrap();
    assert_eq!(sets[0][0], day.sam.to_string(), "the interview that runs comes first");
    assert_eq!(sets[1][0], day.priya.to_string(), "and the next one is there before it begins");
    let pages: Vec<String> =
        sets.iter().flat_map(|set| set[1].as_array().unwrap()).map(|page| page.as_str().unwrap().to_owned()).collect();
    assert!(pages.iter().all(|page| !page.contains("/talk/") && page.starts_with("/seat/")), "{pages:?}");
    let mut before = BTreeMap::new();
    for page in &pages {
        before.insert(page.clone(), settled(&to_keep(&mut day.ann.visitor, page).await.is(200).text));
    }
    // Ann says everything that she can say, the last time differently; Ben finishes; somebody is called.
    let why = Why { cards: Vec::new(), words: "marmalade lighthouse".to_owned() };
    answers_all(&fresh.app, &day, &day.ben.who, day.sam, Answer::Value(1)).await;
    for tapped in [Answer::Value(3), Answer::RatherNot] {
        for line in &day.lines {
            crate::scoring::gives(&fresh.app, &day.ann.who, day.sam, line.id, tapped).await.unwrap();
        }
    }
    give::give_remark(&day.ann.who, &fresh.app, day.sam, day.lines[0].id, &why).await.unwrap();
    give::say_safe(&day.ann.who, &fresh.app, day.sam, true, "velvet thunder").await.unwrap();
    give::finish(&day.ann.who, &fresh.app, day.sam).await.unwrap();
    day.ann.visitor.post("/seat/call", &[("kind", "help"), ("here", "/seat")]).await;
    for page in &pages {
        let reply = to_keep(&mut day.ann.visitor, page).await;
        reply.is(200).hides("marmalade").hides("velvet").hides("Sharp").hides("Patel").hides("Bird").hides("Mills");
        assert_eq!(reply.headers["seat"], day.ann.seat.to_string().as_str());
        assert_eq!(reply.headers["kept"], "1", "{page}");
        assert!(!reply.text.contains(" checked"), "{page} has a mark");
        assert_eq!(settled(&reply.text), before[page], "{page} changes with what was said");
    }
    // Screens that are not to be kept say so even if they are asked for.
    for page in ["/seat".to_owned(), "/seat/day".to_owned(), format!("/seat/talk/{}", day.sam)] {
        assert!(to_keep(&mut day.ann.visitor, &page).await.headers.get("kept").is_none(), "{page}");
    }
    // What Ann said herself is for her own tablet; nobody else is told.
    let mine = format!("/seat/interview/{}/mine.json", day.sam);
    let said: Value = serde_json::from_str(&day.ann.visitor.get(&mine).await.is(200).text).unwrap();
    let at = format!("/seat/interview/{}", day.sam);
    assert_eq!(said["said"][format!("{at}/score/1")][0][1], "rather_not");
    assert_eq!(said["said"][format!("{at}/safe")][1][1], "velvet thunder");
    assert!(said["said"].get(format!("{at}/finish")).is_some());
    day.ben.visitor.get(&mine).await.is(200).hides("marmalade").hides("rather_not");
    fresh.visitor().get(&mine).await.is(401);
    day.manager.visitor.get(&mine).await.is(401);
}

async fn every_answer_on_a_tablets_address_says_whose_tablet_it_is(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let ann = day.ann.seat.to_string();
    for path in ["/seat", "/seat/nothing", "/seat/handover", "/seat/away"] {
        assert_eq!(day.ann.visitor.get(path).await.headers["seat"], ann.as_str(), "{path}");
        assert_eq!(fresh.visitor().get(path).await.headers["seat"], "none", "{path}");
    }
    assert!(day.manager.visitor.get("/vacancies").await.headers.get("seat").is_none(), "the desk has none");
    // Who could not be looked up is not nobody: the tablet must not forget what it keeps.
    let foreign = Request::post("/seat/give").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert!(day.ann.visitor.send(foreign).await.is(403).headers.get("seat").is_none());
}

async fn the_board_says_how_many_answers_wait_and_never_which(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let board = format!("/panels/{}/board", day.panel);
    let title = "Answers that are still on a tablet";
    let visitor = &mut day.ann.visitor;
    let rows = async |visitor: &mut Visitor| -> Value {
        let rows = visitor.get(&format!("{board}.json")).await;
        serde_json::from_str::<Value>(&rows.is(200).text).unwrap()["waits"].clone()
    };
    assert_eq!(rows(&mut day.facilitator.visitor).await, serde_json::json!([]));
    let told = [("waiting", "3"), ("refused", "1"), ("full", "")];
    assert_eq!(kept(day.ann.seat).send(visitor, "/seat/kept", &told).await.0, 200);
    day.facilitator
        .visitor
        .get(&board)
        .await
        .is(200)
        .shows(title)
        .shows("Ann Archer: the tablet has 3 answers to send.");
    assert_eq!(
        rows(&mut day.facilitator.visitor).await,
        serde_json::json!([
            "Ann Archer: one answer waits for them to look at it. They decide, on their own tablet.",
            "Ann Archer: the tablet has 3 answers to send. They go by themselves when the network is back.",
        ])
    );
    let told = [("waiting", "0"), ("refused", "0"), ("full", "yes")];
    kept(day.ann.seat).send(visitor, "/seat/kept", &told).await;
    day.facilitator
        .visitor
        .get(&board)
        .await
        .shows("Ann Archer: the tablet cannot keep answers")
        .hides("answers to send");
    let told = [("waiting", "0"), ("refused", "0"), ("full", "")];
    kept(day.ann.seat).send(visitor, "/seat/kept", &told).await;
    assert_eq!(rows(&mut day.facilitator.visitor).await, serde_json::json!([]), "it goes when nothing waits");
    for wrong in [[("waiting", "-1"), ("refused", "0")], [("waiting", "many"), ("refused", "0")]] {
        assert_eq!(kept(day.ann.seat).send(visitor, "/seat/kept", &wrong).await.0, 422);
    }
}

async fn a_late_answer_is_a_private_first_score_until_the_seat_was_shown_the_others(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    for who in [&day.ben.who, &day.mona.who] {
        answers_all(app, &day, who, day.sam, Answer::Value(3)).await;
    }
    // Ann's tablet is away. The day goes on without her.
    board::record_absence(&day.facilitator.who, app, day.sam, day.ann.seat, sametable::scoring::Reason::TabletLost)
        .await
        .unwrap();
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let (ann, visitor) = (day.ann.seat, &mut day.ann.visitor);
    assert_eq!(kept(ann).send(visitor, &format!("{at}/score/1"), &[("answer", "1")]).await.0, 200);
    let rows = store::scores_of_seat(&app.db, day.org.id, day.sam, ann).await.unwrap();
    assert_eq!(rows[0].phase, Phase::Private, "whatever the clock says");
    visitor.get(&format!("/seat/talk/{}", day.sam)).await.is(200);
    assert_eq!(kept(ann).send(visitor, &format!("{at}/score/1"), &[("answer", "2")]).await.0, 200);
    let rows = store::scores_of_seat(&app.db, day.org.id, day.sam, ann).await.unwrap();
    assert_eq!((rows[0].phase, rows[1].phase), (Phase::Private, Phase::AfterReveal));
    let (status, told) = kept(ann).send(visitor, &format!("{at}/score/2"), &[("answer", "2")]).await;
    assert_eq!((status, told["words"].as_str()), (422, Some("The panel talks now. You can only change an answer.")));
}

async fn help_and_stop_without_a_network_are_heard_when_it_is_back(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    let (ann, visitor) = (day.ann.seat, &mut day.ann.visitor);
    let (tom, panel) = (day.facilitator.who.clone(), day.panel);
    let calls = async || board::board(&tom, app, panel).await.unwrap().board.calls.len();
    assert_eq!(kept(ann).send(visitor, "/seat/call", &[("kind", "help")]).await.0, 200);
    assert_eq!(calls().await, 1);
    assert_eq!(kept(ann).send(visitor, "/seat/call/over", &[]).await.0, 200);
    assert_eq!(calls().await, 0);
    // Stop, back, and then a copy of the Stop that hung somewhere: she goes on.
    let (stop, back) = (kept(ann), kept(ann));
    assert_eq!(stop.send(visitor, &format!("{at}/stop"), &[("late", "yes")]).await.0, 200);
    let (status, told) = kept(ann).send(visitor, &format!("{at}/score/1"), &[("answer", "2")]).await;
    assert_eq!((status, told["later"].clone()), (422, Value::Null));
    assert_eq!(back.send(visitor, &format!("{at}/go-on"), &[]).await.0, 200);
    assert_eq!(stop.send(visitor, &format!("{at}/stop"), &[("late", "yes")]).await.0, 200);
    assert_eq!(kept(ann).send(visitor, &format!("{at}/score/1"), &[("answer", "2")]).await.0, 200);
    // The same where the server had heard of the Stop already, by the page on which it was pressed: both copies of what the tablet
    // kept, and both of the way back, come again after she has gone on, and again after she stopped anew.
    let (stop, back) = (kept(ann), kept(ann));
    service::calls::stop(&day.ann.who, app, day.sam).await.unwrap();
    assert_eq!(stop.send(visitor, &format!("{at}/stop"), &[("late", "yes")]).await.0, 200);
    assert_eq!(back.send(visitor, &format!("{at}/go-on"), &[]).await.0, 200);
    assert_eq!(stop.send(visitor, &format!("{at}/stop"), &[("late", "yes")]).await.0, 200);
    assert_eq!(service::my_scores(&day.ann.who, app, day.sam).await.unwrap().out, None);
    let idle = kept(ann);
    assert_eq!(idle.send(visitor, &format!("{at}/go-on"), &[]).await.0, 200);
    service::calls::stop(&day.ann.who, app, day.sam).await.unwrap();
    assert_eq!(idle.send(visitor, &format!("{at}/go-on"), &[]).await.0, 200);
    assert!(
        service::my_scores(&day.ann.who, app, day.sam).await.unwrap().out.is_some(),
        "an old way back undoes no later Stop"
    );
    assert_eq!(kept(ann).send(visitor, &format!("{at}/go-on"), &[]).await.0, 200);
    // Help that was heard, and is over, is not called for again by another copy.
    let help = kept(ann);
    assert_eq!(help.send(visitor, "/seat/call", &[("kind", "help"), ("late", "yes")]).await.0, 200);
    assert_eq!(kept(ann).send(visitor, "/seat/call/over", &[]).await.0, 200);
    assert_eq!(help.send(visitor, "/seat/call", &[("kind", "help"), ("late", "yes")]).await.0, 200);
    assert_eq!(calls().await, 0);
    // Stop where nobody was met stops for nobody; whoever runs the day hears of it.
    assert_eq!(kept(ann).send(visitor, "/seat/call", &[("kind", "stop"), ("late", "yes")]).await.0, 200);
    assert_eq!((calls().await, service::my_scores(&day.ann.who, app, day.sam).await.unwrap().out), (1, None));
    // Nor does one that comes after the panel has talked take anything back.
    for who in [&day.ann.who, &day.ben.who, &day.mona.who] {
        answers_all(app, &day, who, day.sam, Answer::Value(3)).await;
    }
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    assert_eq!(kept(ann).send(&mut day.ann.visitor, &format!("{at}/stop"), &[("late", "yes")]).await.0, 200);
    assert_eq!((calls().await, service::my_scores(&day.ann.who, app, day.sam).await.unwrap().out), (1, None));
}

async fn a_seat_stays_on_its_tablet_for_the_whole_day_without_a_tap(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let score = format!("/seat/interview/{}/score/1", day.sam);
    fresh.app.clock.set_ahead(11 * 3_600);
    day.ann.visitor.get(&score).await.is(200).shows("Question 1 of");
    assert_eq!(kept(day.ann.seat).send(&mut day.ann.visitor, &score, &[("answer", "3")]).await.0, 200);
    // And it ends with the day: what was not sent by then stays on the tablet until the seat is back.
    fresh.app.clock.set_ahead(13 * 3_600);
    let reply = day.ann.visitor.get(&score).await;
    assert_eq!(reply.is(401).headers["seat"], "none");
    let (status, told) = kept(day.ann.seat).send(&mut day.ann.visitor, &score, &[("answer", "2")]).await;
    assert_eq!((status, &told["later"]), (401, &true.into()));
}

on_both!(
    a_seat_stays_on_its_tablet_for_the_whole_day_without_a_tap,
    what_comes_twice_is_taken_once_even_if_the_first_copy_comes_last,
    finished_and_changed_arrive_in_order_and_a_late_copy_finishes_nobody,
    the_outbox_is_told_what_is_kept_what_is_refused_and_what_to_send_later,
    on_a_shared_tablet_what_ann_said_is_sent_for_ann_after_it_went_to_ben,
    an_old_screen_of_ann_gives_nothing_to_ben,
    whoever_stopped_keeps_the_screens_to_carry_on_with,
    screens_to_keep_hold_nobodys_answers_and_no_family_name,
    every_answer_on_a_tablets_address_says_whose_tablet_it_is,
    the_board_says_how_many_answers_wait_and_never_which,
    a_late_answer_is_a_private_first_score_until_the_seat_was_shown_the_others,
    help_and_stop_without_a_network_are_heard_when_it_is_back,
);
