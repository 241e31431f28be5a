//! Rule 1: until the panel talks, nothing of what a seat said is shown to anyone but that seat. Asked by content of every
//! address there is, as every kind of person: words that nobody else could have written, and pages that must be the same
//! to the letter whatever was said.

use crate::on_both;
use crate::scoring::answers_all;
use crate::support::day::Day;
use crate::support::{Fresh, Visitor};
use sametable::app::{Kind, routes};
use sametable::ids::{KitLineId, RowId};
use sametable::panel::{Parts, Talk, service as panel};
use sametable::people::{Role, tablets};
use sametable::scoring::concern::{Knows, service as concern};
use sametable::scoring::service::{board, give, talk, team, voice};
use sametable::scoring::{Answer, ForTeam, Reason, Shown, Tap, Why};
use std::collections::BTreeMap;

/// Words that stand nowhere else.
const WHY: &str = "marmalade lighthouse";
const CONCERN: &str = "velvet thunder";

/// The address that counts how often somebody tried a code, and the log of views, which this test itself makes longer: what
/// stands in it is who looked, and that no words of Ann do is asked of it as of every page. The archive of everything holds
/// that log too: it is compared member by member in `leaving.rs`. The list of screens to keep says what time it is: what stands
/// in it besides is asked in `offline.rs`. The page of the record says over how many entries the newest checkpoint is: that
/// there are more of any kind, by anybody. A PDF has its own time pressed into it: it lays out the document that the page of the
/// file shows, and that page is compared.
const DIFFER: [&str; 7] = [
    "/join/{token}",
    "/audit/views",
    "/system/leave/export",
    "/seat/keep.json",
    "/system/record",
    "/files/{candidacy}/pdf",
    "/inspect/files/{candidacy}/pdf",
];

fn address(day: &Day, path: &str) -> String {
    let known: BTreeMap<&str, String> = BTreeMap::from([
        ("{vacancy}", day.vacancy.to_string()),
        ("{candidacy}", day.sams_file.to_string()),
        ("{panel}", day.panel.to_string()),
        ("{interview}", day.sam.to_string()),
        ("{seat}", day.ann.seat.to_string()),
        ("{line}", day.lines[0].id.to_string()),
        ("{n}", "1".to_owned()),
        ("{person}", day.manager.who.signed().unwrap().person.to_string()),
    ]);
    let mut address = path.to_owned();
    for (name, value) in known {
        address = address.replace(name, &value);
    }
    // Whatever else an address asks for does not exist.
    while let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
        address.replace_range(from..=to, "019aaaaa-0000-7000-8000-000000000000");
    }
    address
}

/// Ann's own voice, which holds words of hers too.
async fn says_aloud(fresh: &Fresh, day: &Day, line: KitLineId) -> RowId {
    let bytes = crate::aloud::sound(WHY);
    let new = voice::NewVoice { bytes: &bytes, seconds: 4, key: uuid::Uuid::new_v4().to_string() };
    voice::keep(&day.ann.who, &fresh.app, day.sam, line, &new).await.unwrap();
    voice::mine(&day.ann.who, &fresh.app, day.sam).await.unwrap()[&line].id
}

/// Whoever answers for concerns is told at once: somebody who is none of those below.
async fn named_lead(fresh: &Fresh, day: &Day) {
    let lead = fresh.person(&day.org, "Hana Hill", &[Role::Colleague]).await;
    let lead = lead.signed().unwrap().person.to_string();
    concern::name_lead(&day.administrator.who, &fresh.app, &lead, "").await.unwrap();
}

/// Everybody but Ann: nobody, each role, the other seats, a tablet that waits.
async fn everybody_else(fresh: &Fresh, day: &Day) -> Vec<(&'static str, Visitor)> {
    let ends = time::OffsetDateTime::from(fresh.app.clock.now()) + time::Duration::hours(12);
    let token = tablets::make_waiting(&fresh.app, day.org.id, day.panel, ends.into()).await.unwrap();
    vec![
        ("nobody", fresh.visitor()),
        ("a waiting tablet", fresh.visitor().with_tablet(&token)),
        ("the manager", day.manager.visitor.clone()),
        ("HR", day.hr.visitor.clone()),
        ("the facilitator", day.facilitator.visitor.clone()),
        ("the administrator", day.administrator.visitor.clone()),
        ("a colleague", day.colleague.visitor.clone()),
        ("Ben", day.ben.visitor.clone()),
        ("Mona", day.mona.visitor.clone()),
    ]
}

/// What differs between two showings of the same page although nothing changed: nonces, keys of forms, the minute.
fn settled(text: &str) -> String {
    let mut settled = String::with_capacity(text.len());
    for part in text.split_inclusive('"') {
        let random = part.len() >= 33
            && part.trim_end_matches('"').bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte));
        settled.push_str(if random { "\"" } else { part });
    }
    let is_time = |word: &str| {
        word.split_once(':').is_some_and(|(hour, minute)| {
            (1..=2).contains(&hour.len())
                && minute.len() == 2
                && (hour.to_owned() + minute).bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let words = settled.split_inclusive([' ', '<', '>', ',', '.']);
    // A refusal's own number is drawn by chance: "kgd8-gjc6".
    let is_number = |word: &str| {
        word.split_once('-').is_some_and(|(one, other)| {
            one.len() == 4
                && other.len() == 4
                && (one.to_owned() + other).bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    let bare = |word: &str| word.trim_end_matches([' ', '<', '>', ',', '.']).to_owned();
    words.filter(|word| !is_time(&bare(word)) && !is_number(&bare(word))).collect()
}

async fn every_page(day: &Day, others: &mut [(&'static str, Visitor)]) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for route in routes() {
        if matches!(route.kind, Kind::Form { .. }) {
            continue;
        }
        for (name, visitor) in others.iter_mut() {
            let before = visitor.clone();
            let answer = visitor.get(&address(day, route.path)).await;
            *visitor = before; // an address that gives or ends a cookie changes nobody for the next
            assert!(answer.status.as_u16() < 500, "{name} at {}: {}", route.path, answer.text);
            for words in [WHY, CONCERN] {
                assert!(!answer.text.contains(words), "{name} reads “{words}” at {}", route.path);
            }
            if !DIFFER.contains(&route.path) {
                pages.insert(
                    format!("{name} at {}", route.path),
                    format!("{} {} {}", answer.status, answer.location, settled(&answer.text)),
                );
            }
        }
    }
    pages
}

async fn says(fresh: &Fresh, day: &Day, line: KitLineId, tapped: Answer) {
    let key = uuid::Uuid::new_v4().to_string();
    let tap = Tap { interview: day.sam, line, shown: Shown::ThreeGoodFirst, tapped, key };
    give::give_score(&day.ann.who, &fresh.app, &tap).await.unwrap();
}

async fn requirement_15_whatever_ann_said_every_page_of_everybody_else_is_the_same_to_the_letter(fresh: Fresh) {
    // She is the one who will be supported, and is asked for her own team too.
    let day = fresh.day_with(Talk::AfterEach, |seats| Parts { veto: Some(seats[0]), ..Parts::default() }).await;
    let mut others = everybody_else(&fresh, &day).await;
    let line = day.lines[0].id;
    says(&fresh, &day, line, Answer::Value(1)).await;
    team::answer(&day.ann.who, &fresh.app, day.sam, ForTeam::Yes).await.unwrap();
    says(&fresh, &day, day.lines[1].id, Answer::Value(3)).await;
    // Somebody else answers for concerns, and was told of one. That Ann says more, or another thing, is told to nobody here.
    named_lead(&fresh, &day).await;
    give::say_safe(&day.ann.who, &fresh.app, day.sam, true, "No.").await.unwrap();
    let before = every_page(&day, &mut others).await;
    team::answer(&day.ann.who, &fresh.app, day.sam, ForTeam::No).await.unwrap();

    // Everything that Ann can say changes, and nobody is told so.
    says(&fresh, &day, line, Answer::Value(3)).await;
    says(&fresh, &day, day.lines[1].id, Answer::RatherNot).await;
    let why = Why { cards: Vec::new(), words: WHY.to_owned() };
    give::give_remark(&day.ann.who, &fresh.app, day.sam, line, &why).await.unwrap();
    give::say_safe(&day.ann.who, &fresh.app, day.sam, true, CONCERN).await.unwrap();
    concern::share(&day.ann.who, &fresh.app, day.sam, &[Knows::Manager, Knows::Panel]).await.unwrap();
    let aloud = says_aloud(&fresh, &day, line).await;
    voice::write_down(&day.ann.who, &fresh.app, day.sam, line, WHY).await.unwrap();
    let after = every_page(&day, &mut others).await;
    // Her recording is nobody's to hear, and nobody is told that there is one.
    let unknown = "019aaaaa-0000-7000-8000-000000000000";
    for (name, visitor) in &others {
        for at in ["/seat/voice/".to_owned(), format!("/panels/{}/voice/", day.panel)] {
            let (real, other) = (format!("{at}{aloud}"), format!("{at}{unknown}"));
            let (real, other) = (visitor.clone().get(&real).await, visitor.clone().get(&other).await);
            assert_eq!((real.status, settled(&real.text)), (other.status, settled(&other.text)), "{name} at {at}");
            assert!(!real.status.is_success() && !real.text.contains(WHY), "{name} hears it at {at}");
        }
    }
    let mut told = Vec::new();
    for (what, text) in &before {
        let now = &after[what];
        let same = text.bytes().zip(now.bytes()).take_while(|(one, other)| one == other).count();
        let around = |text: &str| {
            String::from_utf8_lossy(
                text.as_bytes().iter().skip(same.saturating_sub(120)).take(300).copied().collect::<Vec<_>>().as_slice(),
            )
            .into_owned()
        };
        if text != now {
            told.push(format!("{what} shows that something changed:\n{}\n{}", around(text), around(now)));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(before.len() > 200, "only {} pages were asked for", before.len());
}

async fn no_form_answers_with_what_ann_said(fresh: Fresh) {
    let day = fresh.day(Talk::AfterEach).await;
    let mut others = everybody_else(&fresh, &day).await;
    named_lead(&fresh, &day).await;
    says(&fresh, &day, day.lines[0].id, Answer::Value(1)).await;
    let why = Why { cards: Vec::new(), words: WHY.to_owned() };
    give::give_remark(&day.ann.who, &fresh.app, day.sam, day.lines[0].id, &why).await.unwrap();
    give::say_safe(&day.ann.who, &fresh.app, day.sam, true, CONCERN).await.unwrap();
    for route in routes() {
        if !matches!(route.kind, Kind::Form { .. }) {
            continue;
        }
        for (name, visitor) in &mut others {
            let answer = visitor.clone().post(&address(&day, route.path), &[]).await;
            assert!(answer.status.as_u16() < 500, "{name} posts to {}: {}", route.path, answer.text);
            for words in [WHY, CONCERN] {
                assert!(!answer.text.contains(words), "{name} reads “{words}” from {}", route.path);
            }
        }
    }
}

async fn ann_reads_her_own_answers_and_a_value_is_nowhere_in_the_boards_rows(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    says(&fresh, &day, line, Answer::Value(1)).await;
    let why = Why { cards: Vec::new(), words: WHY.to_owned() };
    give::give_remark(&day.ann.who, &fresh.app, day.sam, line, &why).await.unwrap();
    give::say_safe(&day.ann.who, &fresh.app, day.sam, true, CONCERN).await.unwrap();
    let check = format!("/seat/interview/{}/check", day.sam);
    day.ann.visitor.get(&check).await.is(200).shows("Not good").shows(WHY).shows(CONCERN);

    let rows = day.facilitator.visitor.get(&format!("/panels/{}/board.json", day.panel)).await;
    let rows: serde_json::Value = serde_json::from_str(&rows.text).unwrap();
    let seats = rows["interviews"][0]["seats"].as_array().unwrap();
    let names: Vec<_> = seats.iter().map(|seat| seat["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ann Archer", "Ben Bird", "Mona Mills"], "in the order of the seats");
    assert_eq!(seats[0]["done"][0], true);
    let known = ["name", "done", "finished", "absent", "words", "back", "seat"];
    for key in seats[0].as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "{key} is new on the board: may everybody at the desk see it?");
    }
}

async fn an_event_says_that_something_changed_and_nothing_else(fresh: Fresh) {
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    let day = fresh.day(Talk::AfterEach).await;
    let token = day.facilitator.visitor.session();
    let request = axum::http::Request::get(format!("/panels/{}/events", day.panel))
        .header("cookie", format!("__Host-sametable={token}"))
        .body(axum::body::Body::empty())
        .unwrap();
    let response = sametable::app::router(fresh.app.clone()).oneshot(request).await.unwrap();
    let mut body = response.into_body();
    let mut next = async || {
        let frame = crate::support::soon(body.frame()).await;
        frame.map(|frame| String::from_utf8_lossy(&frame.unwrap().into_data().unwrap()).into_owned())
    };
    assert_eq!(next().await.unwrap(), "data: changed\n\n", "the first one at once");
    says(&fresh, &day, day.lines[0].id, Answer::Value(1)).await;
    assert_eq!(next().await.unwrap(), "data: changed\n\n");
    // A change of mind is nobody's business: what comes next is the next thing that the board shows.
    says(&fresh, &day, day.lines[0].id, Answer::Value(3)).await;
    fresh.app.closing.cancel();
    assert!(next().await.is_none(), "a change of mind was told, or the stream outlives the server");
}

async fn when_the_panel_talks_everybody_who_may_reads_it(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    says(&fresh, &day, line, Answer::Value(1)).await;
    let why = Why { cards: Vec::new(), words: WHY.to_owned() };
    give::give_remark(&day.ann.who, app, day.sam, line, &why).await.unwrap();
    give::say_safe(&day.ann.who, app, day.sam, true, CONCERN).await.unwrap();
    concern::share(&day.ann.who, app, day.sam, &[Knows::Panel]).await.unwrap();
    let aloud = says_aloud(&fresh, &day, line).await;
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(1)).await;
    answers_all(app, &day, &day.ben.who, day.sam, Answer::Value(3)).await;
    board::record_absence(&day.facilitator.who, app, day.sam, day.mona.seat, Reason::Left).await.unwrap();
    let desk = format!("/panels/{}/talk/{}", day.panel, day.sam);
    let tablet = format!("/seat/talk/{}", day.sam);
    day.facilitator.visitor.get(&desk).await.is(404).hides(WHY);
    // A copy of the file has an entry for each thing said: before the talk there is none.
    let copy = format!("/files/{}/bundle", day.sams_file);
    day.hr.visitor.get(&copy).await.is(422).hides("seat.said");
    day.ben.visitor.get(&tablet).await.is(200).hides(WHY);
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    day.hr.visitor.get(&copy).await.is(200).shows("seat.said");
    day.facilitator.visitor.get(&desk).await.is(200).shows(WHY).shows(CONCERN).shows("Not good");
    // Not before the talk was shown to him: from then on he can only change what he said.
    day.ben.visitor.get(&format!("/seat/voice/{aloud}")).await.is(404);
    day.ben.visitor.get(&tablet).await.is(200).shows(WHY).shows("Ann says:").shows("Not good");
    day.ben.visitor.get(&format!("/seat/voice/{aloud}")).await.is(200).shows(WHY);
    day.facilitator.visitor.get(&format!("/panels/{}/voice/{aloud}", day.panel)).await.is(200).shows(WHY);
    day.colleague.visitor.get(&format!("/panels/{}/voice/{aloud}", day.panel)).await.is(403);
    fresh.visitor().get(&format!("/seat/voice/{aloud}")).await.is(401);
    day.colleague.visitor.get(&desk).await.is(403).hides(WHY);
    fresh.visitor().get(&tablet).await.is(401).hides(WHY);
    // Priya's interview is still private.
    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    day.ben.visitor.get(&format!("/seat/talk/{}", day.priya)).await.is(200).hides("Ann says:");
}

on_both!(
    requirement_15_whatever_ann_said_every_page_of_everybody_else_is_the_same_to_the_letter,
    no_form_answers_with_what_ann_said,
    ann_reads_her_own_answers_and_a_value_is_nowhere_in_the_boards_rows,
    an_event_says_that_something_changed_and_nothing_else,
    when_the_panel_talks_everybody_who_may_reads_it,
);
