//! What a panel member meets on the tablet, whatever screen they are on.

use crate::on_both;
use crate::support::Fresh;
use crate::support::day::Day;
use sametable::panel::{Talk, service as panel};
use sametable::people::{Role, Who, service as people, tablets};
use sametable::scoring::service::board;
use sametable::scoring::{Answer, service};

/// Ann says that she knows neither candidate, which is asked before anything else.
async fn ann_knows_nobody(day: &mut Day) {
    for candidacy in [day.sams_file, day.priyas_file] {
        let answer = [("candidacy", candidacy.to_string()), ("kind", "none".to_owned())];
        let answer = answer.each_ref().map(|(name, value)| (*name, value.as_str()));
        day.ann.visitor.post("/seat/know/answer", &answer).await.goes_to("/seat");
    }
}

async fn help_and_a_break_are_answered_on_every_screen_where_the_bar_stands(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    let visitor = &mut day.ann.visitor;
    visitor.get(&format!("{at}/score/1")).await;
    let screens = [
        "/seat",
        "/seat/day",
        "/seat/agreement",
        "/seat/choices",
        "/seat/later",
        "/seat/answer",
        "/seat/consent",
        "/seat/know",
        "/seat/stop",
    ];
    let of_interview = ["", "/practice", "/ask/1", "/score/1", "/check", "/safe", "/support", "/finish"];
    let screens = screens.into_iter().map(str::to_owned).chain(of_interview.iter().map(|end| format!("{at}{end}")));
    for here in screens.chain([format!("/seat/talk/{}", day.sam), format!("/seat/talk/{}", day.priya)]) {
        let bar = visitor.get(&here).await;
        bar.is(200).shows("class=\"always\"").hides("We told Fay.");
        visitor.post("/seat/call", &[("kind", "help"), ("here", &here)]).await.goes_to(&here);
        visitor.get(&here).await.is(200).shows("We told Fay.").shows("I am fine now");
        visitor.post("/seat/call/over", &[("here", &here)]).await.goes_to(&here);
        visitor.post("/seat/call", &[("kind", "break"), ("here", &here)]).await.goes_to(&here);
        visitor.get(&here).await.is(200).shows("You are on a break.").shows("I am back");
        visitor.post("/seat/call/over", &[("here", &here)]).await.goes_to(&here);
    }
}

async fn stop_for_today_is_one_tap_and_can_be_taken_back(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let (app, panel_id) = (&fresh.app, day.panel);
    let visitor = &mut day.ann.visitor;
    visitor.get("/seat/stop").await.is(200).shows("Stop for Sam").shows("action=\"/seat/stop/today\"");
    visitor.post("/seat/stop/today", &[]).await.goes_to("/seat");
    visitor.get("/seat").await.is(200).shows("You have stopped").shows("I want to carry on");
    visitor.get("/seat/stop").await.is(200).hides("Stop for Sam").hides("/seat/stop/today");
    let seats = panel::seats(&day.facilitator.who, app, panel_id).await.unwrap();
    assert!(seats[0].withdrawn_at.is_some(), "the consent is withdrawn at once");
    let calls = board::board(&day.facilitator.who, app, panel_id).await.unwrap().board.calls;
    assert_eq!(calls.len(), 1, "and Fay is told");
    visitor.post("/seat/stop/over", &[]).await.goes_to("/seat");
    visitor.get("/seat").await.is(200).shows("We meet Sam now").hides("You have stopped");
    assert!(board::board(&day.facilitator.who, app, panel_id).await.unwrap().board.calls.is_empty());
}

async fn after_stop_for_one_person_home_says_so_once_and_has_one_way_back(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let at = format!("/seat/interview/{}", day.sam);
    let visitor = &mut day.ann.visitor;
    visitor.post(&format!("{at}/stop"), &[]).await.goes_to("/seat");
    let home = visitor.get("/seat").await;
    home.is(200).shows("You do not score Sam").shows("I want to score Sam").hides("We meet Sam now").hides("I am back");
    assert_eq!(home.text.matches("You have stopped.").count(), 1);
    let page = visitor.get(&at).await;
    page.is(200).shows("I want to score Sam").hides("I am back").hides(">Go on<");
    assert_eq!(page.text.matches("You have stopped.").count(), 1);
    visitor.post(&format!("{at}/go-on"), &[]).await.goes_to(&at);
    visitor.get("/seat").await.is(200).shows("We meet Sam now");
    let calls = board::board(&day.facilitator.who, &fresh.app, day.panel).await.unwrap().board.calls;
    assert!(calls.is_empty(), "nobody runs to somebody who goes on");
}

async fn what_is_marked_and_not_sent_is_still_marked_after_help_break_and_stop(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    let here = format!("{at}/score/1");
    let visitor = &mut day.ann.visitor;
    let page = visitor.get(&here).await;
    page.is(200).shows("form=\"sheet\" formaction=\"/seat/call\"").shows("id=\"sheet\"");
    let marked = [("answer", "2"), ("here", here.as_str()), ("key", "0192f0c1-2345-7000-8000-0123456789ab")];
    let ok = "value=\"2\" checked";
    // What the tablet's script says when nothing is chosen stands on the page from the start, hidden.
    let problem = "class=\"errors\" role=\"alert\"";
    for kind in ["help", "break"] {
        let sent: Vec<_> = marked.into_iter().chain([("kind", kind)]).collect();
        visitor.post("/seat/call", &sent).await.is(200).shows("Question 1 of").shows(ok).hides(problem);
    }
    visitor.post("/seat/call/over", &marked).await.is(200).shows("Question 1 of").shows(ok).hides("You are on a break");
    let sent: Vec<_> = marked.into_iter().chain([("kind", "stop")]).collect();
    let stop = visitor.post("/seat/call", &sent).await;
    stop.is(200).shows("Do you want to stop?").shows("name=\"answer\" value=\"2\"").shows(&format!("value=\"{here}\""));
    visitor.post("/seat/stop/back", &marked).await.is(200).shows("Question 1 of").shows(ok);
    // Words and cards on the next screen too; and no score came of it.
    visitor.post(&here, &[("answer", "3"), ("key", "0192f0c1-2345-7000-8000-0123456789ac")]).await.is(303);
    let why = format!("{at}/why/1");
    let words = [("kind", "help"), ("here", why.as_str()), ("words", "He looked at me")];
    visitor.post("/seat/call", &words).await.is(200).shows("He looked at me").shows("Why?");
    let sheet = service::my_scores(&day.ann.who, &fresh.app, day.sam).await.unwrap();
    assert_eq!(sheet.items[0].mine.as_ref().unwrap().tapped, Answer::Value(3));
    assert!(sheet.items[0].why.words.is_empty());
    visitor
        .post("/seat/call", &[("kind", "help"), ("here", "/vacancies"), ("answer", "2")])
        .await
        .is(200)
        .hides("Question 1");
}

async fn a_refusal_on_a_tablet_speaks_to_the_person_who_holds_it(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let visitor = &mut day.ann.visitor;
    visitor.get("/seat/handover").await.is(403).shows("Go to my start page").hides("Your role").hides("administrator");
    visitor.get("/seat/nothing").await.is(404).shows("This screen is not here").hides("We cannot find this page");
    let line = day.lines[0].id;
    for interview in [day.sam, day.priya] {
        for path in [format!("/seat/talk/{interview}"), format!("/seat/talk/{interview}/change/{line}")] {
            visitor.get(&path).await.is(200).shows("We have not opened the talk yet.").shows("href=\"/seat\"");
        }
    }
}

async fn the_bar_says_the_first_name_on_every_screen_and_more_only_where_two_share_it(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    for here in ["/seat", "/seat/day", "/seat/choices", at.as_str()] {
        let page = day.ann.visitor.get(here).await;
        let head = page.is(200).text.split("</header>").next().unwrap();
        assert!(head.contains(" Ann<") && !head.contains("Ann Archer"), "{here}: {head}");
    }
}

async fn who_is_not_asking_reads_who_said_the_words(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    day.ann.visitor.get(&format!("{at}/ask/1")).await.is(200).shows("Read this out.").hides("I say:");
    day.ann.visitor.get(&format!("{at}/score/1")).await.is(200).shows("I said:");
    day.ben.visitor.get(&format!("{at}/score/1")).await.is(200).shows("Ann said:").hides("I said:");
}

async fn the_facilitator_gives_a_seat_free_whose_tablet_is_gone(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let board = format!("/panels/{}/board", day.panel);
    day.facilitator.visitor.get(&board).await.is(200).shows(&format!("/panels/{}/join#tablets", day.panel));
    let join = day.facilitator.visitor.get(&format!("/panels/{}/join", day.panel)).await;
    join.is(200).shows("id=\"tablets\"").shows("Ben Bird");
    let rows = tablets::of_panel(&day.facilitator.who, &fresh.app, day.panel).await.unwrap();
    let seats = panel::seats(&day.facilitator.who, &fresh.app, day.panel).await.unwrap();
    let bens = rows.iter().find(|row| row.seat == Some(seats[1].id)).unwrap().id;
    day.facilitator.visitor.post(&format!("/panels/{}/tablets/{bens}/end", day.panel), &[]).await.goes_to(&board);
    day.ben.visitor.get("/seat").await.is(200).shows("This tablet is not on a panel");
    day.ann.visitor.get("/seat").await.is(200).shows("We meet Sam now");
}

on_both!(
    whoever_left_is_off_their_tablet_at_once_and_the_seat_is_free,
    a_role_that_ends_ends_the_tablet_of_its_seat_and_a_shared_one_goes_on_to_the_others,
    a_stream_of_events_ends_when_its_listener_may_listen_no_more,
);

fn person_of(who: &Who) -> sametable::ids::PersonId {
    match who {
        Who::Seat(seated) => seated.person,
        Who::Person(signed) => signed.person,
        _ => panic!("nobody: {who:?}"),
    }
}

/// What stands beside a name on the board: here or not.
async fn here(fresh: &Fresh, day: &Day, name: &str) -> bool {
    let board = board::board(&day.facilitator.who, &fresh.app, day.panel).await.unwrap().board;
    board.people.iter().find(|line| line.name == name).unwrap().is_here
}

async fn whoever_left_is_off_their_tablet_at_once_and_the_seat_is_free(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let app = &fresh.app;
    let ann = person_of(&day.ann.who);
    assert!(here(&fresh, &day, "Ann Archer").await);
    // Another tablet was let in for her, and nobody has said yes on it.
    let token = open_and_wait(&fresh, &day).await;
    let waits = panel::waiting(&day.facilitator.who, app, day.panel).await.unwrap();
    let waits = waits.iter().find(|device| device.waits).unwrap().tablet;
    panel::admit(&day.facilitator.who, app, day.panel, waits, Some(day.ann.seat), true).await.unwrap();
    let mut offered = fresh.visitor().with_tablet(&token);
    offered.get("/seat").await.is(200).shows("Ann");

    let mut ear = app.db.notices().listen();
    people::leave(&day.administrator.who, app, ann).await.unwrap();
    let told = loop {
        if let sametable::platform::db::Heard::Changed(notice) = crate::support::soon(ear.next()).await.unwrap() {
            break notice;
        }
    };
    assert_eq!((told.topic.as_str(), told.id), ("panel", day.panel.0), "the board looks again");
    assert!(!here(&fresh, &day, "Ann Archer").await);
    for visitor in [&mut day.ann.visitor, &mut offered] {
        visitor.get("/seat").await.hides("Ann");
        visitor.get(&format!("/seat/interview/{}", day.sam)).await.is(401).hides("Sam");
        visitor.post("/seat/take", &[("seat", &day.ann.seat.to_string())]).await.is(401);
    }
    // Nobody is let in for her while she is away.
    open_and_wait(&fresh, &day).await;
    let waits = panel::waiting(&day.facilitator.who, app, day.panel).await.unwrap();
    let waits = waits.iter().find(|device| device.waits).unwrap().tablet;
    let admit = || panel::admit(&day.facilitator.who, app, day.panel, waits, Some(day.ann.seat), true);
    assert!(admit().await.unwrap_err().says("panel-admit-left"));
    day.ben.visitor.get(&format!("/seat/interview/{}", day.sam)).await.is(200);
    people::come_back(&day.administrator.who, app, ann).await.unwrap();
    // Back again she is let in like anybody; the tablet that ended stays ended.
    day.ann.visitor.get(&format!("/seat/interview/{}", day.sam)).await.is(401);
    admit().await.unwrap();
}

/// One more tablet that opened the panel's address: the secret of its cookie.
async fn open_and_wait(fresh: &Fresh, day: &Day) -> String {
    let join = panel::open_joining(&day.facilitator.who, &fresh.app, day.panel).await.unwrap();
    let secret = join.address.rsplit('/').next().unwrap();
    panel::join_by_token(&fresh.app, secret, "here", "").await.unwrap()
}

async fn a_role_that_ends_ends_the_tablet_of_its_seat_and_a_shared_one_goes_on_to_the_others(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let app = &fresh.app;
    let token = open_and_wait(&fresh, &day).await;
    let waits = panel::waiting(&day.facilitator.who, app, day.panel).await.unwrap();
    let shared = waits.iter().find(|device| device.waits).unwrap().tablet;
    panel::admit(&day.facilitator.who, app, day.panel, shared, None, false).await.unwrap();
    tablets::end(&day.facilitator.who, app, waits.iter().find(|one| one.seat == Some(day.ben.seat)).unwrap().tablet)
        .await
        .unwrap();
    let mut shared = fresh.visitor().with_tablet(&token);
    shared.post("/seat/take", &[("seat", &day.ben.seat.to_string())]).await.is(303);
    let (ann, ben) = (person_of(&day.ann.who), seat_person(&fresh, &day, day.ben.seat).await);
    let demoted = |name: &str| people::NewPerson {
        name: name.to_owned(),
        roles: vec![Role::Supporter],
        ..people::NewPerson::default()
    };
    people::change_person(&day.administrator.who, app, ann, demoted("Ann Archer")).await.unwrap();
    people::change_person(&day.administrator.who, app, ben, demoted("Ben Bird")).await.unwrap();
    day.ann.visitor.get(&format!("/seat/interview/{}", day.sam)).await.is(401);
    assert!(!here(&fresh, &day, "Ann Archer").await && !here(&fresh, &day, "Ben Bird").await);
    // The shared tablet asks who it is now, and serves the others.
    shared.get("/seat/handover").await.is(200);
    shared.get(&format!("/seat/interview/{}", day.sam)).await.hides("Sam");
    day.mona.visitor.get(&format!("/seat/interview/{}", day.sam)).await.is(200);
}

async fn seat_person(fresh: &Fresh, day: &Day, seat: sametable::ids::SeatId) -> sametable::ids::PersonId {
    let seats = panel::seats(&day.facilitator.who, &fresh.app, day.panel).await.unwrap();
    seats.iter().find(|one| one.id == seat).unwrap().person
}

async fn a_stream_of_events_ends_when_its_listener_may_listen_no_more(fresh: Fresh) {
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    let day = fresh.day(Talk::AfterEach).await;
    let open = async |visitor: &crate::support::Visitor| {
        let request = axum::http::Request::get(format!("/panels/{}/events", day.panel))
            .header("cookie", format!("__Host-sametable={}", visitor.session()))
            .body(axum::body::Body::empty())
            .unwrap();
        sametable::app::router(fresh.app.clone()).oneshot(request).await.unwrap().into_body()
    };
    let next = async |body: &mut axum::body::Body| {
        let frame = crate::support::soon(body.frame()).await;
        frame.map(|frame| String::from_utf8_lossy(&frame.unwrap().into_data().unwrap()).into_owned())
    };
    let (mut hr, mut manager) = (open(&day.hr.visitor).await, open(&day.manager.visitor).await);
    for stream in [&mut hr, &mut manager] {
        assert_eq!(next(stream).await.as_deref(), Some("data: changed\n\n"));
    }
    people::leave(&day.administrator.who, &fresh.app, person_of(&day.hr.who)).await.unwrap();
    assert_eq!(next(&mut hr).await, None, "whoever left still hears that something changed");
    // Another role: no door to this panel any more.
    let change = people::NewPerson {
        name: "Mona Mills".to_owned(),
        roles: vec![Role::Colleague],
        ..people::NewPerson::default()
    };
    let mut facilitator = open(&day.facilitator.visitor).await;
    assert_eq!(next(&mut facilitator).await.as_deref(), Some("data: changed\n\n"));
    people::change_person(&day.administrator.who, &fresh.app, person_of(&day.manager.who), change).await.unwrap();
    assert_eq!(next(&mut manager).await, None, "a role that is gone still listens");
    board::record_absence(&day.facilitator.who, &fresh.app, day.sam, day.ann.seat, sametable::scoring::Reason::Left)
        .await
        .unwrap();
    assert_eq!(next(&mut facilitator).await.as_deref(), Some("data: changed\n\n"), "everybody else goes on listening");
}

on_both!(
    help_and_a_break_are_answered_on_every_screen_where_the_bar_stands,
    stop_for_today_is_one_tap_and_can_be_taken_back,
    after_stop_for_one_person_home_says_so_once_and_has_one_way_back,
    what_is_marked_and_not_sent_is_still_marked_after_help_break_and_stop,
    a_refusal_on_a_tablet_speaks_to_the_person_who_holds_it,
    the_bar_says_the_first_name_on_every_screen_and_more_only_where_two_share_it,
    who_is_not_asking_reads_who_said_the_words,
    the_facilitator_gives_a_seat_free_whose_tablet_is_gone,
);
