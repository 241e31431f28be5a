//! What a panel member meets on the tablet, whatever screen they are on.

use crate::on_both;
use crate::scoring::answers_all;
use crate::support::Fresh;
use crate::support::day::Day;
use sametable::panel::HelperKind;
use sametable::panel::service::{Chosen, NewHelper};
use sametable::panel::{Talk, service as panel};
use sametable::people::{Role, Who, service as people, tablets};
use sametable::scoring::service::{board, talk};
use sametable::scoring::{Answer, Reason, service};

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
    visitor.get("/seat/stop").await.is(200).shows("Stop scoring Sam").shows("action=\"/seat/stop/today\"");
    visitor.post("/seat/stop/today", &[]).await.goes_to("/seat");
    visitor.get("/seat").await.is(200).shows("You have stopped").shows("I want to carry on");
    visitor.get("/seat/stop").await.is(200).hides("Stop scoring Sam").hides("/seat/stop/today");
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
    page.is(200).shows("I want to score Sam").hides("I am back").hides(">Carry on<");
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
    let problem = "id=\"errors-title\"";
    for kind in ["help", "break"] {
        let sent: Vec<_> = marked.into_iter().chain([("kind", kind)]).collect();
        visitor.post("/seat/call", &sent).await.is(200).shows("Question 1 of").shows(ok).hides(problem);
    }
    visitor.post("/seat/call/over", &marked).await.is(200).shows("Question 1 of").shows(ok).hides("You are on a break");
    let sent: Vec<_> = marked.into_iter().chain([("kind", "stop")]).collect();
    let stop = visitor.post("/seat/call", &sent).await;
    // It has happened, and one tap takes it back.
    stop.is(200).shows("You have stopped scoring Sam").shows("I want to carry on");
    stop.shows("name=\"answer\" value=\"2\"").shows(&format!("value=\"{here}\""));
    let sheet = service::my_scores(&day.ann.who, &fresh.app, day.sam).await.unwrap();
    assert_eq!(sheet.out, Some(Reason::Stopped), "at once");
    let visitor = &mut day.ann.visitor;
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
            visitor.get(&path).await.is(200).shows("We talk soon").shows("href=\"/seat\"");
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

/// What the board says of calls, with the deeds it offers for them.
async fn calls(fresh: &Fresh, day: &Day) -> Vec<(String, Option<String>)> {
    let board = board::board(&day.facilitator.who, &fresh.app, day.panel).await.unwrap().board;
    board.calls.into_iter().map(|call| (call.words, call.deed.map(|deed| deed.action))).collect()
}

async fn help_is_called_by_name_and_seat_with_what_it_is_for(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let here = format!("/seat/interview/{}/score/1", day.sam);
    day.ann.visitor.post("/seat/call", &[("kind", "help"), ("here", &here)]).await.goes_to(&here);
    assert_eq!(calls(&fresh, &day).await, [("Ann Archer (seat 1) asks for help".to_owned(), None)]);
    day.ann.visitor.get(&here).await.is(200).shows("Say what you need");
    // What is marked comes along and back.
    let marked = [("kind", "need"), ("here", here.as_str()), ("answer", "2")];
    let page = day.ann.visitor.post("/seat/call", &marked).await;
    page.is(200).shows("What do you need?").shows("Read this to me").shows("name=\"answer\" value=\"2\"");
    let said = [("about", "read"), ("here", here.as_str()), ("answer", "2")];
    day.ann.visitor.post("/seat/need/say", &said).await.is(200).shows("Question 1 of").shows("value=\"2\" checked");
    assert_eq!(calls(&fresh, &day).await[0].0, "Ann Archer (seat 1) asks for help: wants something read out");
    day.ann.visitor.get(&here).await.is(200).hides("Say what you need");
    day.ann.visitor.post("/seat/need/say", &[("about", "privacy")]).await.is(422).shows("Choose one answer.");
    assert_eq!(calls(&fresh, &day).await.len(), 1);
}

async fn a_break_is_ones_own_and_becomes_everybodys_only_when_the_facilitator_says_so(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    day.ann.visitor.post("/seat/call", &[("kind", "break"), ("here", "/seat")]).await.goes_to("/seat");
    day.ben.visitor.get("/seat/choices").await.is(200).hides("We all have a break now.");
    day.ann.visitor.get("/seat/need").await.is(200).shows("Do you all need a break?").shows("We all need a break");
    day.ann.visitor.post("/seat/need/say", &[("about", "all"), ("here", "/seat")]).await.goes_to("/seat");
    day.ben.visitor.get("/seat/choices").await.is(200).hides("We all have a break now.");
    let asked = calls(&fresh, &day).await;
    let pause = format!("/panels/{}/pause", day.panel);
    assert_eq!(asked[0].1.as_deref(), Some(pause.as_str()), "the facilitator is asked: {asked:?}");
    // The manager holds a seat here, so the day is not theirs to run.
    day.manager.visitor.post(&pause, &[]).await.is(403);
    day.facilitator.visitor.post(&pause, &[]).await.goes_to(&format!("/panels/{}/board", day.panel));
    day.ben.visitor.get("/seat/choices").await.is(200).shows("We all have a break now.").hides("I am back");
    assert!(calls(&fresh, &day).await.is_empty(), "who asked for it has it");
    // Nothing is lost, and who wants to answer can.
    let key = "0192f0c1-2345-7000-8000-0123456789ab";
    let score = format!("/seat/interview/{}/score/1", day.sam);
    day.ben.visitor.post(&score, &[("answer", "3"), ("key", key)]).await.is(303);
    day.facilitator.visitor.get(&format!("/panels/{}/board", day.panel)).await.shows("Everybody has a break since");
    day.facilitator.visitor.post(&format!("{pause}/over"), &[]).await.is(303);
    day.ben.visitor.get("/seat/choices").await.is(200).hides("We all have a break now.");
}

async fn who_wants_to_score_on_their_own_is_betrayed_by_no_screen(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let rosa = NewHelper {
        person: Chosen::New { name: "Rosa Lind".into(), picture: None },
        kind: HelperKind::Advocate,
        seat: Some(day.ann.seat),
    };
    panel::book(&day.manager.who, &fresh.app, day.panel, rosa).await.unwrap();
    // The quick way leads through Help: that call is over with it, and nobody comes to ask.
    day.ann.visitor.post("/seat/call", &[("kind", "help"), ("here", "/seat")]).await;
    assert_eq!(calls(&fresh, &day).await.len(), 1);
    day.ann.visitor.post("/seat/call", &[("kind", "own"), ("here", "/seat")]).await.hides("We told");
    assert!(calls(&fresh, &day).await.is_empty());
    let page = day.ann.visitor.get("/seat/own").await;
    page.is(200)
        .shows("You can score on your own")
        .shows("Tell Fay")
        .shows("Tell no one")
        .shows("I want to talk with Rosa");
    let rosas = page.text.split("name=\"told\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();

    // Nobody is told: nothing stands on the board.
    day.ann
        .visitor
        .post("/seat/own/ask", &[("told", "nobody"), ("here", "/seat")])
        .await
        .is(200)
        .shows("We told no one.");
    assert!(calls(&fresh, &day).await.is_empty());
    // Whoever was booked is fetched, and the board does not say why.
    day.ann.visitor.post("/seat/own/ask", &[("told", &rosas), ("here", "/seat")]).await.is(303);
    assert_eq!(calls(&fresh, &day).await[0].0, "Ann Archer (seat 1) wants to talk with Rosa Lind");
    day.ann.visitor.post("/seat/own/over", &[("here", "/seat")]).await.goes_to("/seat");
    assert!(calls(&fresh, &day).await.is_empty());
    // The facilitator sees that the seat asks for privacy, and what to say to everybody.
    day.ann.visitor.post("/seat/own/ask", &[("told", "facilitator"), ("here", "/seat")]).await.is(303);
    let board = board::board(&day.facilitator.who, &fresh.app, day.panel).await.unwrap().board;
    assert_eq!(board.calls[0].words, "Ann Archer (seat 1) asks for privacy");
    let say = board.calls[0].to_say.clone().unwrap();
    assert!(say.contains("Say to everybody") && !say.contains("Ann"), "{say}");
    // Who sits beside Ann reads her screens: none of them says that she asked, but the one she opened herself.
    for path in ["/seat", "/seat/choices", "/seat/day", &format!("/seat/interview/{}/score/1", day.sam)] {
        day.ann.visitor.get(path).await.is(200).hides("We told").hides("asks for privacy").hides("Someone is coming");
    }
    day.ann.visitor.get("/seat/own").await.is(200).shows("We told Fay.").shows("I do not need this now");
    day.ben.visitor.post("/seat/own/ask", &[("told", &rosas)]).await.is(422).shows("Choose one answer.");
}

async fn scores_of_who_stopped_stay_only_with_their_own_yes(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let app = &fresh.app;
    for (name, stays) in [("Ann", "yes"), ("Ben", "no")] {
        let tablet = if name == "Ann" { &mut day.ann } else { &mut day.ben };
        let at = format!("/seat/interview/{}", day.sam);
        let key = uuid::Uuid::new_v4().to_string();
        tablet.visitor.post(&format!("{at}/score/1"), &[("answer", "3"), ("key", &key)]).await.is(303);
        tablet.visitor.post(&format!("{at}/stop"), &[]).await.goes_to("/seat/stay");
        let page = tablet.visitor.get("/seat/stay").await;
        page.is(200)
            .shows("Can we use what you said about Sam?")
            .shows("Yes. Use my answers.")
            .shows("No. Leave them out.");
        tablet.visitor.post("/seat/stay/say", &[]).await.is(422).shows("Choose one answer.");
        tablet.visitor.post("/seat/stay/say", &[("stays", stays)]).await.goes_to("/seat");
    }
    answers_all(app, &day, &day.mona.who, day.sam, Answer::Value(2)).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let said = service::revealed(&day.hr.who, app, day.vacancy).await.unwrap();
    let seats: std::collections::BTreeSet<_> = said[0].scores.iter().map(|score| score.seat).collect();
    assert!(seats.contains(&day.ann.seat) && !seats.contains(&day.ben.seat), "Ann said yes, Ben no");
    assert_eq!(said[0].absent.len(), 2, "and both did not go on");
    day.ben.visitor.post("/seat/stay/say", &[("stays", "yes")]).await.is(422).shows("So this stays as it is.");
    day.ben
        .visitor
        .post(&format!("/seat/interview/{}/go-on", day.sam), &[])
        .await
        .is(422)
        .shows("You can still talk with us.");
}

async fn requirement_20_how_somebody_was_supported_is_their_own_and_the_file_says_only_that_they_were(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    ann_knows_nobody(&mut day).await;
    let app = &fresh.app;
    let rosa = NewHelper {
        person: Chosen::New { name: "Rosa Lind".into(), picture: None },
        kind: HelperKind::Interpreter,
        seat: None,
    };
    panel::book(&day.manager.who, app, day.panel, rosa).await.unwrap();
    let at = format!("/seat/interview/{}", day.sam);
    for line in &day.lines {
        let tap = sametable::scoring::Tap {
            interview: day.sam,
            line: line.id,
            shown: sametable::scoring::Shown::ThreeGoodFirst,
            tapped: Answer::Value(3),
            key: uuid::Uuid::new_v4().to_string(),
        };
        service::give::give_score(&day.ann.who, app, &tap).await.unwrap();
    }
    let visitor = &mut day.ann.visitor;
    visitor
        .post(&format!("{at}/support"), &[("kinds", "interpreted"), ("kinds", "pressed")])
        .await
        .goes_to(&format!("{at}/support/who"));
    let page = visitor.get(&format!("{at}/support/who")).await;
    page.is(200).shows("Who helped you?").shows("Rosa").shows("Another person");
    let rosas = page.text.split("name=\"by_whom\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    visitor.post(&format!("{at}/support/who"), &[]).await.is(422).shows("Choose who helped you.");
    visitor.post(&format!("{at}/support/who"), &[("by_whom", "somebody")]).await.is(422);
    let both = [("by_whom", rosas.as_str()), ("by_whom", "other"), ("other", "My sister Jo")];
    visitor.post(&format!("{at}/support/who"), &both).await.goes_to(&format!("{at}/support/said"));
    visitor.get(&format!("{at}/support/said")).await.is(200).shows("Did someone tell you what to choose?");
    visitor.post(&format!("{at}/support/said"), &[]).await.is(422).shows("Choose one answer.");
    let yes = [("prompted", "yes"), ("prompt", "Press the good one")];
    visitor.post(&format!("{at}/support/said"), &yes).await.goes_to(&format!("{at}/finish"));
    visitor.get(&format!("{at}/support/who")).await.is(200).shows("My sister Jo");
    visitor.post(&format!("{at}/finish"), &[]).await.is(303);
    for tablet in [&day.ben.who, &day.mona.who] {
        answers_all(app, &day, tablet, day.sam, Answer::Value(2)).await;
    }
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let file = day.hr.visitor.get(&format!("/files/{}", day.sams_file)).await;
    file.is(200).shows("with support, recorded and reviewed").shows("alone");
    let board = format!("/panels/{}/board", day.panel);
    let pages = [format!("/files/{}", day.sams_file), board, format!("/panels/{}/talk/{}", day.panel, day.sam)];
    for path in pages.iter().chain([&format!("/files/{}/bundle", day.sams_file)]) {
        day.hr.visitor.get(path).await.is(200).hides("My sister Jo").hides("Press the good one").hides("interpreted");
    }
    day.ben.visitor.get(&format!("/seat/talk/{}", day.sam)).await.is(200).hides("My sister Jo").hides("support");
}

async fn who_helps_is_booked_by_name_reads_one_page_and_holds_no_seat(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/panels/{}/helpers", day.panel);
    let manager = &mut day.manager.visitor;
    manager.post(&format!("{at}/book"), &[("kind", "interpreter")]).await.is(422).shows("Choose the person");
    let ben = panel::seats(&day.manager.who, &fresh.app, day.panel).await.unwrap()[1].person.to_string();
    let sits = [("person", ben.as_str()), ("kind", "interpreter")];
    manager.post(&format!("{at}/book"), &sits).await.is(422);
    let seat = day.ann.seat.to_string();
    let rosa = [("name", "Rosa Lind"), ("kind", "interpreter"), ("seat", seat.as_str())];
    manager.post(&format!("{at}/book"), &rosa).await.goes_to(&at);
    let page = manager.get(&at).await;
    page.is(200).shows("Rosa Lind").shows("interpreter for Ann").shows("Has not signed the page yet.");
    let person = page.text.split("name=\"person\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    manager.get(&format!("{at}/sheet")).await.is(200).shows("It stays in the room").shows("Rosa Lind");
    manager.get(&format!("/panels/{}/print", day.panel)).await.is(200).shows("If you help on this day");
    manager.post(&format!("{at}/agreed"), &[("person", &person)]).await.goes_to(&at);
    manager.get(&at).await.is(200).shows("Read and signed the page; noted").hides("Has not signed the page yet.");
    day.ann.visitor.get("/seat/day").await.is(200).shows("Rosa says it in your language.");
    day.ben.visitor.get("/seat/day").await.is(200).hides("Rosa");
}

async fn how_the_day_was_is_said_in_ones_own_words_and_read_by_who_runs_it(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    day.ann.visitor.get("/seat/how").await.is(200).shows("How is the day for you?").shows("Fay reads this");
    day.ann.visitor.post("/seat/how", &[]).await.is(422).shows("Choose one answer.");
    let said = [("feel", "not_good"), ("words", "Too long without a break")];
    day.ann.visitor.post("/seat/how", &said).await.goes_to("/seat");
    day.ann
        .visitor
        .get("/seat/how")
        .await
        .is(200)
        .shows("Too long without a break")
        .shows("value=\"not_good\" checked");
    let board = format!("/panels/{}/board", day.panel);
    day.facilitator.visitor.get(&board).await.is(200).shows("Too long without a break").shows("Ann Archer");
    day.ben.visitor.get("/seat/how").await.is(200).hides("Too long without a break");
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
    help_is_called_by_name_and_seat_with_what_it_is_for,
    a_break_is_ones_own_and_becomes_everybodys_only_when_the_facilitator_says_so,
    who_wants_to_score_on_their_own_is_betrayed_by_no_screen,
    scores_of_who_stopped_stay_only_with_their_own_yes,
    requirement_20_how_somebody_was_supported_is_their_own_and_the_file_says_only_that_they_were,
    who_helps_is_booked_by_name_reads_one_page_and_holds_no_seat,
    how_the_day_was_is_said_in_ones_own_words_and_read_by_who_runs_it,
);
