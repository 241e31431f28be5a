//! What a panel member meets on the tablet, whatever screen they are on.

use crate::on_both;
use crate::support::Fresh;
use crate::support::day::Day;
use sametable::panel::{Talk, service as panel};
use sametable::people::tablets;
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
    for kind in ["help", "break"] {
        let sent: Vec<_> = marked.into_iter().chain([("kind", kind)]).collect();
        visitor.post("/seat/call", &sent).await.is(200).shows("Question 1 of").shows(ok).hides("There is a problem");
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
    help_and_a_break_are_answered_on_every_screen_where_the_bar_stands,
    stop_for_today_is_one_tap_and_can_be_taken_back,
    after_stop_for_one_person_home_says_so_once_and_has_one_way_back,
    what_is_marked_and_not_sent_is_still_marked_after_help_break_and_stop,
    a_refusal_on_a_tablet_speaks_to_the_person_who_holds_it,
    the_bar_says_the_first_name_on_every_screen_and_more_only_where_two_share_it,
    who_is_not_asking_reads_who_said_the_words,
    the_facilitator_gives_a_seat_free_whose_tablet_is_gone,
);
