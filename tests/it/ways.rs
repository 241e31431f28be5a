//! How a person likes their tablet, on both databases: it follows them, shapes their screens, stands with their scores, and is
//! told to nobody else.

use crate::on_both;
use crate::support::Fresh;
use crate::support::day::Day;
use sametable::ids::PersonId;
use sametable::ledger::service as ledger;
use sametable::panel::Talk;
use sametable::people::service::ways;
use sametable::people::ways::{Kept, OrderBy, Way};
use sametable::people::{Who, store};
use sametable::platform::App;
use sametable::scoring::{Answer, Shown, service, store as scores};

fn ann(day: &Day) -> PersonId {
    day.ann.who.seat().unwrap().person
}

async fn kept(app: &App, day: &Day, person: PersonId) -> Kept {
    ways::of(app, day.org.id, person).await.unwrap()
}

async fn rows(app: &App, day: &Day) -> Vec<scores::ScoreRow> {
    scores::scores_of_seat(&app.db, day.org.id, day.sam, day.ann.seat).await.unwrap()
}

/// Presses Next with an answer, as the screen that stands there sends it.
async fn presses(day: &mut Day, n: usize, answer: &str) -> crate::support::Answer {
    let score = format!("/seat/interview/{}/score/{n}", day.sam);
    let page = day.ann.visitor.get(&score).await;
    let hidden = |name: &str| {
        let from = format!("name=\"{name}\" value=\"");
        page.text.split(&from).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
    };
    let (key, shown) = (hidden("key"), hidden("shown"));
    day.ann.visitor.post(&score, &[("key", &key), ("shown", &shown), ("answer", answer)]).await
}

async fn each_thing_is_set_by_one_press_and_is_there_on_every_screen_of_that_person_alone(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let score = format!("/seat/interview/{}/score/1", day.sam);
    day.ann.visitor.get(&score).await.is(200).hides("data-size").hides("ways.js");
    day.ann.visitor.post("/seat/ways/size", &[("to", "200")]).await.goes_to("/seat/ways/size");
    day.ann.visitor.post("/seat/ways/colours", &[("to", "dark")]).await.is(303);
    day.ann.visitor.post("/seat/ways/pictures", &[("to", "off")]).await.is(303);
    day.ann.visitor.post("/seat/ways/aloud", &[("to", "off")]).await.is(303);
    day.ann.visitor.post("/seat/ways/hand", &[("to", "left")]).await.is(303);
    day.ann.visitor.post("/seat/ways/press", &[("to", "switch_moves")]).await.is(303);
    day.ann.visitor.post("/seat/ways/pace", &[("to", "5000")]).await.is(303);
    for screen in ["/seat", "/seat/day", "/seat/choices", "/seat/ways", "/seat/stop", score.as_str()] {
        let page = day.ann.visitor.get(screen).await;
        page.is(200).shows("data-size=\"200\"").shows("data-colours=\"dark\"").shows("data-pictures=\"off\"");
        page.shows("data-aloud=\"off\"").shows("data-hand=\"left\"").shows("data-press=\"switch_moves\"");
        page.shows("data-pace=\"5000\"").shows("ways.js");
    }
    let bens = day.ben.visitor.get(&score).await;
    bens.is(200).hides("data-size").hides("data-colours").hides("data-press").hides("ways.js");
    // Back to the usual is a press too.
    day.ann.visitor.post("/seat/ways/size", &[("to", "100")]).await.is(303);
    day.ann.visitor.get(&score).await.is(200).hides("data-size").shows("data-colours=\"dark\"");
}

async fn they_follow_the_person_to_another_tablet(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    day.ann.visitor.post("/seat/ways/size", &[("to", "150")]).await.is(303);
    let (mut other, _) = fresh.seated(&day.org, day.panel, day.ann.seat).await;
    other.get("/seat").await.is(200).shows("data-size=\"150\"");
}

async fn what_cannot_be_chosen_is_refused_and_leaves_everything_as_it_was(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    day.ann.visitor.post("/seat/ways/size", &[("to", "150")]).await.is(303);
    for to in ["", "151", "-1", "<b>", "100%"] {
        let page = day.ann.visitor.post("/seat/ways/size", &[("to", to)]).await;
        page.is(422).shows("Choose one of these.").shows("href=\"#to\"");
    }
    day.ann.visitor.post("/seat/ways/shoe", &[("to", "1")]).await.is(404);
    day.ann.visitor.get("/seat/ways/shoe").await.is(404);
    assert_eq!(kept(&fresh.app, &day, ann(&day)).await.ways.get(Way::Size), "150");
    // Whoever is no seat sets nothing.
    assert!(ways::set(&day.facilitator.who, &fresh.app, Way::Size, "200").await.is_err());
    assert!(ways::set(&Who::Nobody, &fresh.app, Way::Size, "200").await.is_err());
    // And nobody is sent elsewhere afterwards.
    let elsewhere = [("to", "200"), ("here", "https://evil.example/")];
    day.ann.visitor.post("/seat/ways/size", &elsewhere).await.goes_to("/seat/ways/size");
}

async fn a_score_keeps_what_was_shown_and_what_was_tapped_beside_its_value(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    presses(&mut day, 1, "3").await.is(303);
    for (way, to) in [("faces", "five"), ("order", "good_last")] {
        day.ann.visitor.post(&format!("/seat/ways/{way}"), &[("to", to)]).await.is(303);
    }
    presses(&mut day, 2, "4").await.is(303);
    presses(&mut day, 3, "1").await.is(303);
    let told: Vec<_> = rows(app, &day).await.iter().map(|row| (row.shown, row.tapped, row.value)).collect();
    let value = Answer::Value;
    assert!(told.contains(&(Shown::ThreeGoodFirst, value(3), value(3))), "{told:?}");
    assert!(told.contains(&(Shown::FiveGoodLast, value(4), value(3))), "{told:?}");
    assert!(told.contains(&(Shown::FiveGoodLast, value(1), value(1))), "{told:?}");
    // The person's own page shows the words that they pressed.
    let check = day.ann.visitor.get(&format!("/seat/interview/{}/check", day.sam)).await;
    check.is(200).shows("Good").shows("Not good at all");
}

async fn a_screen_that_was_drawn_before_the_change_is_taken_as_it_was_drawn(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    day.ann.visitor.post("/seat/ways/faces", &[("to", "five")]).await.is(303);
    let score = format!("/seat/interview/{}/score/1", day.sam);
    let key = uuid::Uuid::new_v4().to_string();
    let drawn = [("key", key.as_str()), ("shown", "three_good_last"), ("answer", "3")];
    day.ann.visitor.post(&score, &drawn).await.is(303);
    assert_eq!(rows(app, &day).await[0].shown, Shown::ThreeGoodLast);
    // Four of three is nothing, and neither is a screen that nobody has.
    let key = uuid::Uuid::new_v4().to_string();
    for (shown, answer) in [("three_good_last", "4"), ("six_good_first", "3"), ("five_good_first", "6")] {
        let sent = [("key", key.as_str()), ("shown", shown), ("answer", answer)];
        day.ann.visitor.post(&score, &sent).await.is(422).shows("Choose one of the answers here.");
    }
    assert_eq!(rows(app, &day).await.len(), 1);
}

async fn another_setting_is_no_change_of_mind_and_leads_nobody_into_a_corner(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let score = format!("/seat/interview/{}/score/1", day.sam);
    presses(&mut day, 1, "3").await.is(303);
    day.ann.visitor.post("/seat/ways/order", &[("to", "good_last")]).await.is(303);
    presses(&mut day, 1, "3").await.is(303);
    assert_eq!(rows(app, &day).await.len(), 1, "the same answer in another order");
    day.ann.visitor.post("/seat/ways/faces", &[("to", "five")]).await.is(303);
    day.ann.visitor.get(&score).await.is(200).shows("You said: Good").hides("checked");
    presses(&mut day, 1, "").await.is(303);
    assert_eq!(rows(app, &day).await.len(), 1, "who goes on leaves it as it is");
    presses(&mut day, 1, "5").await.is(303);
    day.ann.visitor.post("/seat/ways/faces", &[("to", "three")]).await.is(303);
    let page = day.ann.visitor.get(&score).await;
    page.is(200).shows("value=\"3\" checked").hides("You said:");
    presses(&mut day, 2, "").await.is(422).shows("Choose one answer.");
}

async fn good_stands_where_the_person_has_it_and_the_quiet_answers_one_step_behind(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let score = format!("/seat/interview/{}/score/1", day.sam);
    let order = |page: &str| -> Vec<String> {
        page.split("name=\"answer\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let quiet = ["not_sure", "not_seen", "rather_not"];
    assert_eq!(order(&day.ann.visitor.get(&score).await.text), [&["3", "2", "1"], &quiet[..]].concat());
    for (way, to) in [("order", "good_last"), ("quiet", "behind")] {
        day.ann.visitor.post(&format!("/seat/ways/{way}"), &[("to", to)]).await.is(303);
    }
    let page = day.ann.visitor.get(&score).await;
    assert_eq!(order(&page.text), [&["1", "2", "3"], &quiet[..]].concat());
    page.shows("<details class=\"behind\"").shows("Something else").hides("<details open");
    // What was said there is in sight when the person comes back.
    presses(&mut day, 1, "not_sure").await.is(303);
    day.ann.visitor.get(&score).await.shows("<details open class=\"behind\"");
}

async fn the_order_is_drawn_once_when_a_person_first_sits_down_and_stays_theirs(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let person = ann(&day);
    assert_eq!(kept(app, &day, person).await.order_by, None);
    let mut drawn = Vec::new();
    for _ in 0..2 {
        ways::draw_order(&day.ann.who, app, day.org.id, person).await.unwrap();
        drawn.push(kept(app, &day, person).await);
    }
    assert_eq!(drawn[0], drawn[1], "a second draw changes nothing");
    assert_eq!(drawn[0].order_by, Some(OrderBy::Chance));
    day.ann.visitor.post("/seat/ways/order", &[("to", "good_last")]).await.is(303);
    let own = kept(app, &day, person).await;
    assert_eq!((own.order_by, own.ways.get(Way::Order)), (Some(OrderBy::Person), "good_last"));
    ways::draw_order(&day.ann.who, app, day.org.id, person).await.unwrap();
    assert_eq!(kept(app, &day, person).await, own);
}

async fn yes_that_is_me_draws_the_order(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let ends = time::OffsetDateTime::from(app.clock.now()) + time::Duration::hours(2);
    let token =
        sametable::people::tablets::make_for_seat(app, day.org.id, day.panel, day.ben.seat, ends.into()).await.unwrap();
    let mut visitor = fresh.visitor().with_tablet(&token);
    visitor.post("/seat/take", &[("seat", &day.ben.seat.to_string())]).await.goes_to("/seat");
    let ben = day.ben.who.seat().unwrap().person;
    assert_eq!(kept(app, &day, ben).await.order_by, Some(OrderBy::Chance));
}

async fn practice_goes_on_until_both_are_right_as_often_as_wanted_and_keeps_only_that_it_was_done(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let person = ann(&day);
    let practice = format!("/seat/interview/{}/practice", day.sam);
    let second = format!("{practice}/2");
    for answer in ["1", "2", "not_sure", "rather_not", "1"] {
        let page = day.ann.visitor.sent(&practice, &[("answer", answer)]).await;
        page.is(200).shows("Let us look again").shows("Most people press Good.").shows("Practise again");
        page.shows("Carry on without practice").hides("wrong").hides("That is how it works");
    }
    let first = day.ann.visitor.sent(&practice, &[("answer", "3")]).await;
    first.is(200).shows("Here is one more.").shows(&second);
    day.ann.visitor.sent(&second, &[("answer", "3")]).await.is(200).shows("Let us look again");
    assert!(!kept(app, &day, person).await.practised);
    day.ann.visitor.sent(&second, &[("answer", "1")]).await.is(200).shows("Start with Sam");
    assert!(kept(app, &day, person).await.practised);
    assert!(rows(app, &day).await.is_empty(), "no practice answer became a score");
    // Of five, both good ones fit.
    day.ann.visitor.post("/seat/ways/faces", &[("to", "five")]).await.is(303);
    for (answer, says) in [("4", "Here is one more."), ("5", "Here is one more."), ("3", "Let us look again")] {
        day.ann.visitor.sent(&practice, &[("answer", answer)]).await.is(200).shows(says);
    }
    for nowhere in ["3/fits", "1/maybe", "2/"] {
        day.ann.visitor.get(&format!("{practice}/{nowhere}")).await.is(404);
    }
    // How it went stands nowhere: only that it was done.
    let own = store::person(&app.db, day.org.id, person).await.unwrap().unwrap();
    let entries = ledger::stream(&day.hr.who, app, own.stream).await.unwrap();
    let about: Vec<_> = entries.iter().filter(|entry| entry.kind() == Some("practice.done")).collect();
    assert_eq!(about.len(), 1);
    assert!(about[0].values().is_empty(), "{:?}", about[0].values());
}

async fn the_settings_stand_in_no_file_of_a_candidate_and_are_told_at_no_desk(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    day.ann.visitor.post("/seat/ways/press", &[("to", "switch_two")]).await.is(303);
    day.ann.visitor.post("/seat/ways/size", &[("to", "250")]).await.is(303);
    let own = store::person(&app.db, day.org.id, ann(&day)).await.unwrap().unwrap();
    let written = ledger::stream(&day.hr.who, app, own.stream).await.unwrap();
    let set: Vec<_> = written.iter().filter(|entry| entry.kind() == Some("ways.changed")).collect();
    assert_eq!(
        set.iter().filter_map(|entry| entry.text("setting")).collect::<Vec<_>>(),
        ["press_switch_two", "size_250"]
    );
    for desk in [&mut day.hr, &mut day.manager, &mut day.facilitator] {
        for page in [
            format!("/panels/{}/board", day.panel),
            format!("/panels/{}/board.json", day.panel),
            format!("/panels/{}/consents", day.panel),
        ] {
            let page = desk.visitor.get(&page).await;
            page.hides("switch_two").hides("Two switches").hides("size_250");
        }
    }
    let file = day.hr.visitor.get(&format!("/files/{}", day.sams_file)).await;
    file.is(200).hides("switch_two").hides("Two switches").hides("ways.changed").hides("The tablet was set");
    let scored = service::my_scores(&day.ben.who, app, day.sam).await.unwrap();
    assert_eq!(scored.ways.get(Way::Size), "100", "Ben's own screens know nothing of Ann's");
}

async fn help_leads_to_the_settings_and_back_with_what_was_marked(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let here = format!("/seat/interview/{}/score/1", day.sam);
    let visitor = &mut day.ann.visitor;
    let help = [("kind", "help"), ("here", here.as_str()), ("answer", "2")];
    visitor.post("/seat/call", &help).await.is(200).shows("Say what you need");
    let need = [("kind", "need"), ("here", here.as_str()), ("answer", "2")];
    visitor
        .post("/seat/call", &need)
        .await
        .is(200)
        .shows("How I like my tablet")
        .shows("formaction=\"/seat/ways/open\"");
    let marked = [("here", here.as_str()), ("answer", "2"), ("shown", "three_good_first")];
    let list = visitor.post("/seat/ways/open", &marked).await;
    list.is(200).shows("How I like my tablet").shows("name=\"answer\" value=\"2\"");
    let on: Vec<_> = marked.into_iter().chain([("at", "/seat/ways/colours")]).collect();
    visitor
        .post("/seat/ways/open", &on)
        .await
        .is(200)
        .shows("Which colours are best?")
        .shows("name=\"answer\" value=\"2\"");
    let set: Vec<_> = marked.into_iter().chain([("to", "dark")]).collect();
    let page = visitor.post("/seat/ways/colours", &set).await;
    page.is(200)
        .shows("data-colours=\"dark\"")
        .shows("name=\"answer\" value=\"2\"")
        .shows(&format!("value=\"{here}\""));
    visitor.post("/seat/stop/back", &marked).await.is(200).shows("value=\"2\" checked").shows("data-colours=\"dark\"");
    // Nothing marked: plain links, and a made-up way on leads to the list.
    visitor.post("/seat/ways/open", &[("here", &here)]).await.goes_to(&format!("/seat/ways?here={here}"));
    visitor
        .post("/seat/ways/open", &[("at", "/vacancies"), ("here", &here)])
        .await
        .goes_to(&format!("/seat/ways?here={here}"));
}

async fn an_erased_person_leaves_no_setting_behind(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    day.ann.visitor.post("/seat/ways/size", &[("to", "250")]).await.is(303);
    let own = store::person(&app.db, day.org.id, ann(&day)).await.unwrap().unwrap();
    let mut tx = app.db.begin().await.unwrap();
    sametable::recruitment_file::erasure::store::blank_person(&mut tx, day.org.id, own.id, "-", "-").await.unwrap();
    ledger::empty_bodies(&mut tx, app, own.subject).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(kept(app, &day, own.id).await, Kept::default());
    let left = ledger::stream(&day.hr.who, app, own.stream).await.unwrap();
    let open = left.iter().any(|entry| matches!(entry.content, sametable::ledger::Content::Open(_)));
    assert!(!left.is_empty() && !open, "all of it was under their own key");
}

async fn whoever_runs_the_day_prepares_a_tablet_and_nobody_who_scores(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let desk = format!("/panels/{}/seats/{}/tablet", day.panel, day.ann.seat);
    day.facilitator.visitor.get(&format!("/panels/{}/consents", day.panel)).await.is(200).shows(&desk);
    day.facilitator.visitor.get(&desk).await.is(200).shows("Ann’s tablet").shows("How big are the words?");
    let usual = Way::ALL.iter().map(|way| (way.code(), way.options()[0]));
    let chosen: Vec<_> = usual.map(|(way, to)| if way == "size" { (way, "200") } else { (way, to) }).collect();
    day.facilitator.visitor.post(&desk, &chosen).await.goes_to(&desk);
    day.ann.visitor.get("/seat").await.is(200).shows("data-size=\"200\"");
    assert_eq!(kept(app, &day, ann(&day)).await.order_by, None, "what was not changed is still to be drawn");
    let wrong: Vec<_> =
        chosen.iter().map(|(way, to)| if *way == "hand" { (*way, "third") } else { (*way, *to) }).collect();
    day.facilitator.visitor.post(&desk, &wrong).await.is(422).shows("Choose one of the list.").shows("href=\"#hand\"");
    // The manager scores on this panel.
    day.manager.visitor.get(&desk).await.is(403);
    day.manager.visitor.post(&desk, &chosen).await.is(403);
    day.manager.visitor.get(&format!("/panels/{}/consents", day.panel)).await.is(200).hides(&desk);
    day.colleague.visitor.get(&desk).await.is(403);
    let looks = ledger::views(&day.hr.who, app, ann(&day).0).await.unwrap();
    assert!(looks.iter().any(|(_, what, _)| what == "ways"), "each look is noted");
}

on_both!(
    whoever_runs_the_day_prepares_a_tablet_and_nobody_who_scores,
    each_thing_is_set_by_one_press_and_is_there_on_every_screen_of_that_person_alone,
    they_follow_the_person_to_another_tablet,
    what_cannot_be_chosen_is_refused_and_leaves_everything_as_it_was,
    a_score_keeps_what_was_shown_and_what_was_tapped_beside_its_value,
    a_screen_that_was_drawn_before_the_change_is_taken_as_it_was_drawn,
    another_setting_is_no_change_of_mind_and_leads_nobody_into_a_corner,
    good_stands_where_the_person_has_it_and_the_quiet_answers_one_step_behind,
    the_order_is_drawn_once_when_a_person_first_sits_down_and_stays_theirs,
    yes_that_is_me_draws_the_order,
    practice_goes_on_until_both_are_right_as_often_as_wanted_and_keeps_only_that_it_was_done,
    the_settings_stand_in_no_file_of_a_candidate_and_are_told_at_no_desk,
    help_leads_to_the_settings_and_back_with_what_was_marked,
    an_erased_person_leaves_no_setting_behind,
);
