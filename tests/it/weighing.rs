//! From the talk to the first day: what is weighed, what may be chosen, and what the panel hears.

use crate::checks::{offered, settle_all};
use crate::on_both;
use crate::support::day::{Day, OnTablet};
use crate::support::{Fresh, Visitor, choosing};
use sametable::checks::service::{self as checks, NewRecord};
use sametable::ids::{CandidacyId, InterviewId};
use sametable::ledger::service as ledger;
use sametable::panel::{ConsentKind, Gates, Parts, Talk, service as panel};
use sametable::people::Who;
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;
use sametable::scenario::Criterion;
use sametable::scoring::concern::{Knows, service as concern};
use sametable::scoring::service::{give, talk, team};
use sametable::scoring::{Answer, ForTeam, Shown, Support, Tap, Why};
use sametable::vacancy::service::{self as vacancy, OfferAnswer, answer_offer};
use sametable::vacancy::{Stage, StepState};
use sametable::weighing::rules::{Fraction, Gate, NoTotal, Stance};
use sametable::weighing::service::{self, NewAnswer, NewChoice, NewConfirmation, PanelReason};
use sametable::weighing::{Outcome, Tells};

on_both!(
    nothing_is_weighed_and_nobody_chosen_before_the_panel_talked,
    requirement_19_the_totals_are_those_of_the_agreement_and_not_sure_is_never_zero,
    the_last_answer_counts_and_the_first_is_shown_beside_it,
    requirement_17_a_choice_against_the_panel_is_not_kept_without_a_reason_and_the_panel_hears_it,
    a_private_reason_reaches_the_panel_as_a_category_only,
    following_the_panel_needs_no_second_reason_and_still_an_answer,
    each_candidate_has_reasons_of_their_own_in_their_own_file,
    an_answer_says_what_became_of_suggestions_and_who_got_it_on_paper,
    that_nobody_is_chosen_needs_a_reason_that_the_panel_hears,
    nobody_is_cleared_or_starts_before_every_check_is_settled,
    an_offer_is_taken_back_with_a_reason_after_the_checks,
    a_first_day_that_is_to_come_can_be_moved_and_somebody_may_never_begin,
    after_a_declined_offer_another_is_chosen_and_both_choices_stay,
    scores_that_changed_under_the_page_stop_the_choice,
    only_the_manager_decides_and_no_seat_or_facilitator_reads_the_weighing,
    whoever_does_not_pass_a_gate_keeps_the_result_leaves_the_order_and_is_chosen_only_with_a_reason,
    whoever_will_be_supported_says_no_for_their_own_team_and_nobody_knows_before_the_talk,
    a_no_for_ones_own_team_goes_with_whoever_said_it_and_is_asked_of_nobody_else,
    what_is_said_for_ones_own_team_under_the_page_stops_the_choice,
    advice_is_labelled_as_the_weakest_form_and_answered_whoever_is_chosen,
    a_panel_member_is_named_only_if_they_agreed,
    the_page_says_how_sure_the_order_is_and_never_on_whom_it_depends,
    what_moved_in_the_talk_is_for_the_facilitator_and_hr_until_a_choice_is_made,
    every_page_stands_and_keeps_what_was_typed,
    a_choice_against_the_panel_waits_for_a_second_person_where_that_is_switched_on,
);

const REASONS: &str = "Has done this work for six years and knows the house.";
const AGAINST: &str = "Sam can start on Monday. Priya can start next year.";

pub async fn gives(
    fresh: &Fresh,
    tablet: &OnTablet,
    interview: InterviewId,
    line: sametable::ids::KitLineId,
    said: Answer,
) {
    let key = uuid::Uuid::new_v4().to_string();
    let tap = Tap { interview, line, shown: Shown::ThreeGoodFirst, tapped: said, key };
    give::give_score(&tablet.who, &fresh.app, &tap).await.unwrap();
}

async fn all_the_same(fresh: &Fresh, day: &Day, tablet: &OnTablet, interview: InterviewId, said: Answer) {
    for line in &day.lines {
        gives(fresh, tablet, interview, line.id, said).await;
    }
    give::record_support(&tablet.who, &fresh.app, interview, &[Support::Alone]).await.unwrap();
    give::finish(&tablet.who, &fresh.app, interview).await.unwrap();
}

/// All seats answer the same on every item: Ann, Ben, Mona.
async fn sheet(fresh: &Fresh, day: &Day, interview: InterviewId, said: [u8; 3]) {
    for (tablet, said) in [&day.ann, &day.ben, &day.mona].into_iter().zip(said) {
        all_the_same(fresh, day, tablet, interview, Answer::Value(said)).await;
    }
}

/// The panel likes Priya, the manager alone likes Sam; both were talked about.
async fn a_talked_day(fresh: &Fresh) -> Day {
    talked(fresh, fresh.day(Talk::AfterEach).await).await
}

pub async fn talked(fresh: &Fresh, day: Day) -> Day {
    let app = &fresh.app;
    sheet(fresh, &day, day.sam, [1, 1, 3]).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    talk::close(&day.facilitator.who, app, day.sam).await.unwrap();
    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    sheet(fresh, &day, day.priya, [3, 3, 2]).await;
    talk::open(&day.facilitator.who, app, day.priya).await.unwrap();
    day
}

pub fn wish(chosen: CandidacyId) -> NewChoice {
    choosing::chosen(chosen, REASONS)
}

pub fn against(chosen: CandidacyId, told: &str) -> NewChoice {
    NewChoice { against_reason: AGAINST.into(), told: told.into(), ..wish(chosen) }
}

/// One is chosen, and one is kept in reserve.
fn with_reserve(chosen: CandidacyId, reserve: CandidacyId) -> NewChoice {
    let mut new = wish(chosen);
    new.each.push(choosing::said(reserve, Outcome::Reserve, "Kind and patient, and asked once without waiting."));
    new
}

pub async fn choose(fresh: &Fresh, day: &Day, new: NewChoice) -> Result<(), Refused> {
    let new = choosing::whole(&day.manager.who, &fresh.app, day.vacancy, new).await;
    service::choose(&day.manager.who, &fresh.app, day.vacancy, new).await.map(|_| ())
}

async fn stage(fresh: &Fresh, day: &Day, id: CandidacyId) -> Stage {
    vacancy::candidacy(&day.manager.who, &fresh.app, id).await.unwrap().stage
}

/// Every value of one kind of entry in a candidate's file, as text.
async fn in_the_file(fresh: &Fresh, day: &Day, id: CandidacyId, kind: &str) -> Vec<String> {
    let candidacy = vacancy::candidacy(&day.manager.who, &fresh.app, id).await.unwrap();
    let entries = ledger::stream(&day.manager.who, &fresh.app, candidacy.stream).await.unwrap();
    entries
        .iter()
        .filter(|entry| entry.kind() == Some(kind))
        .map(|entry| serde_json::to_string(&entry.values()).unwrap())
        .collect()
}

async fn nothing_is_weighed_and_nobody_chosen_before_the_panel_talked(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    sheet(&fresh, &day, day.sam, [1, 2, 3]).await;
    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    assert!(table.columns.is_empty());
    assert_eq!(table.waiting.len(), 2);
    let page = day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200).shows("nothing to weigh yet").hides("class=\"dots\"").hides("class=\"num\"");
    assert!(choose(&fresh, &day, wish(day.sams_file)).await.unwrap_err().says("weighing-not-all-heard"));

    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    assert_eq!((table.columns.len(), table.waiting.len()), (1, 1), "only who was talked about is shown");
    assert!(choose(&fresh, &day, wish(day.sams_file)).await.unwrap_err().says("weighing-not-all-heard"));
    assert_eq!(stage(&fresh, &day, day.priyas_file).await, Stage::Shortlisted);
}

async fn requirement_19_the_totals_are_those_of_the_agreement_and_not_sure_is_never_zero(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    all_the_same(&fresh, &day, &day.ann, day.sam, Answer::Value(3)).await;
    all_the_same(&fresh, &day, &day.ben, day.sam, Answer::NotSure).await;
    all_the_same(&fresh, &day, &day.mona, day.sam, Answer::Value(2)).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let table = service::table(&day.hr.who, app, day.vacancy).await.unwrap();
    let column = &table.columns[0];
    // Ben's "not sure" changes nothing: (3 + 2) / 2 is 5/2, which is 3/4 of the way from 1 to 3.
    assert_eq!(column.weighed.total, Ok(Fraction::new(3, 4).unwrap()));
    assert_eq!(column.weighed.panel_total, Ok(Fraction::whole(1)));
    assert_eq!(column.weighed.others_total, Ok(Fraction::new(1, 2).unwrap()));
    let not_sure: u32 = column.weighed.panel.iter().map(|(_, part)| part.not_sure).sum();
    assert_eq!(not_sure as usize, day.lines.len());

    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    for tablet in [&day.ann, &day.ben] {
        all_the_same(&fresh, &day, tablet, day.priya, Answer::NotSeen).await;
    }
    all_the_same(&fresh, &day, &day.mona, day.priya, Answer::RatherNot).await;
    talk::open(&day.facilitator.who, app, day.priya).await.unwrap();
    let table = service::table(&day.hr.who, app, day.vacancy).await.unwrap();
    let priya = table.column(day.priyas_file).unwrap();
    assert!(matches!(&priya.weighed.total, Err(NoTotal::Missing(missing)) if !missing.is_empty()));
    assert_eq!((priya.rank, priya.panel_rank), (None, None), "no total is no place, not the last one");
    assert_eq!(table.column(day.sams_file).unwrap().rank.unwrap().to_string(), "1");
}

async fn the_last_answer_counts_and_the_first_is_shown_beside_it(fresh: Fresh) {
    let mut day = a_talked_day(&fresh).await;
    talk::at_seat(&day.ann.who, &fresh.app, day.priya).await.unwrap();
    gives(&fresh, &day.ann, day.priya, day.lines[0].id, Answer::Value(1)).await;
    let table = service::table(&day.manager.who, &fresh.app, day.vacancy).await.unwrap();
    let priya = table.column(day.priyas_file).unwrap();
    let changed: Vec<_> = priya.voices.iter().filter(|voice| voice.first != voice.last).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!((changed[0].first, changed[0].last), (Answer::Value(3), Answer::Value(1)));
    assert!(priya.weighed.panel_total.clone().unwrap() < Fraction::whole(1));
    let page = day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200).shows("1 changed after talking").shows("before talking: Good");
}

async fn requirement_17_a_choice_against_the_panel_is_not_kept_without_a_reason_and_the_panel_hears_it(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    assert_eq!(table.panels_first()[0].candidacy.id, day.priyas_file);

    let stopped = choose(&fresh, &day, wish(day.sams_file)).await.unwrap_err();
    assert!(stopped.says("weighing-against-reason-needed") && stopped.says("weighing-told-needed"), "{stopped}");
    assert!(service::made(&day.manager.who, app, day.vacancy).await.unwrap().is_none());
    assert_eq!(stage(&fresh, &day, day.sams_file).await, Stage::Interviewed);

    choose(&fresh, &day, against(day.sams_file, "as_it_is")).await.unwrap();
    assert_eq!(stage(&fresh, &day, day.sams_file).await, Stage::Chosen);
    assert_eq!(stage(&fresh, &day, day.priyas_file).await, Stage::NotChosen);
    let made = service::made(&day.manager.who, app, day.vacancy).await.unwrap().unwrap();
    assert_eq!((made.choice.stance, made.choice.decided_by_name.as_str()), (Stance::AgainstPanel, "Mona Mills"));

    let sams = in_the_file(&fresh, &day, day.sams_file, "choice.made").await;
    assert!(sams[0].contains(REASONS) && sams[0].contains("against_panel") && sams[0].contains("\"1/3\""), "{sams:?}");
    let priyas = in_the_file(&fresh, &day, day.priyas_file, "choice.made").await;
    assert!(!priyas[0].contains(REASONS) && priyas[0].contains("not_chosen"), "{priyas:?}");
    let reason = in_the_file(&fresh, &day, day.sams_file, "choice.against_panel").await;
    assert!(reason[0].contains(AGAINST), "{reason:?}");
    let raw = sametable::ledger::service::audit(app).await.unwrap();
    assert!(raw.is_empty(), "{raw:?}");

    // The answer is owed, and nobody on the panel reads it before it is sent.
    assert!(service::answers_for_seat(&day.ann.who, app).await.unwrap().is_empty());
    let owed = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Choice).await.unwrap().unwrap();
    assert!(owed.answer.feedback.sent_at.is_none() && !owed.draft.is_empty());
    let word = service::send(
        &day.manager.who,
        app,
        day.vacancy,
        Tells::Choice,
        NewAnswer::of("We asked the staff about all of this.", true),
    )
    .await;
    assert!(word.unwrap_err().says("weighing-answer-word"));
    let paper = format!("/vacancies/{}/feedback/sheet", day.vacancy);
    day.manager
        .visitor
        .get(&paper)
        .await
        .is(200)
        .shows("nothing to print yet")
        .shows(&format!("href=\"/vacancies/{}/feedback\"", day.vacancy));
    service::send(&day.manager.who, app, day.vacancy, Tells::Choice, NewAnswer::of(owed.draft.as_str(), false))
        .await
        .unwrap();
    let twice =
        service::send(&day.manager.who, app, day.vacancy, Tells::Choice, NewAnswer::of(owed.draft.as_str(), false))
            .await
            .unwrap_err();
    assert!(twice.says("weighing-answer-was-sent"));

    let page = day.ann.visitor.get("/seat/answer").await;
    page.is(200).shows("Mona Mills chose Sam").shows("You put Priya first").shows(AGAINST).hides(REASONS);
    let answer = service::answers_for_seat(&day.ann.who, app).await.unwrap().remove(0);
    let feedback = answer.answer.feedback.id.to_string();
    day.ann.visitor.post("/seat/answer", &[("feedback", &feedback)]).await.goes_to("/seat/answer");
    day.ann.visitor.post("/seat/answer", &[("feedback", &feedback)]).await.goes_to("/seat/answer");
    let read = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Choice).await.unwrap().unwrap();
    let readers: Vec<_> = read.seats.iter().filter(|told| told.read.is_some()).map(|told| told.seat.id).collect();
    assert_eq!(readers, [day.ann.seat]);
    // She says something back, changes it, and the manager reads the last of it.
    let back = "/seat/answer/back";
    day.ann.visitor.get(back).await.is(200).shows("What do you say to this?").shows("Mona Mills reads this");
    let typed = [("feedback", feedback.as_str()), ("words", "I <liked> Priya")];
    day.ann.visitor.post(back, &typed).await.is(422).shows("Choose one answer").shows("I &lt;liked> Priya");
    let good = [("feedback", feedback.as_str()), ("feel", "good"), ("words", "")];
    let poor = [("feedback", feedback.as_str()), ("feel", "not_good"), ("words", "I liked Priya")];
    for said in [&good[..], &poor[..], &poor[..]] {
        day.ann.visitor.post(back, said).await.goes_to("/seat/answer");
    }
    day.ann.visitor.get("/seat/answer").await.is(200).shows("You have said something back");
    let page = day.manager.visitor.get(&format!("/vacancies/{}/feedback", day.vacancy)).await;
    page.is(200).shows("Not good").shows("I liked Priya");
    // Ben has not read it, and says nothing back to what he has not read.
    day.ben.visitor.get(back).await.is(200).shows("Read what we wrote first");
    assert_eq!(
        service::say_back(&day.manager.who, app, answer.answer.feedback.id, None, "").await,
        Err(Refused::NotAllowed)
    );
    let sheet = day.manager.visitor.get(&format!("/vacancies/{}/feedback/sheet", day.vacancy)).await;
    sheet.is(200).shows(AGAINST);
}

async fn a_private_reason_reaches_the_panel_as_a_category_only(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    let secret = "Her last employer told us about a warning.";
    let new = NewChoice {
        against_reason: secret.into(),
        about: day.priyas_file.to_string(),
        ..against(day.sams_file, "check")
    };
    choose(&fresh, &day, new).await.unwrap();
    service::send(
        &day.manager.who,
        app,
        day.vacancy,
        Tells::Choice,
        NewAnswer::of("Thank you for your work on the panel.", false),
    )
    .await
    .unwrap();
    let answer = service::answers_for_seat(&day.ben.who, app).await.unwrap().remove(0).answer;
    assert_eq!(answer.why, Some(PanelReason::Category("weighing-answer-why-check")));
    day.ben.visitor.get("/seat/answer").await.is(200).shows("a check that we must do").hides("warning");
    let sams = in_the_file(&fresh, &day, day.sams_file, "choice.against_panel").await;
    assert!(!sams[0].contains("warning"), "a reason about Priya stands in Sam's file: {sams:?}");
    let priyas = in_the_file(&fresh, &day, day.priyas_file, "choice.against_panel").await;
    assert!(priyas[0].contains(secret), "{priyas:?}");
}

/// Each candidate has reasons of their own, which say what they rest on and stand in their own file alone.
async fn each_candidate_has_reasons_of_their_own_in_their_own_file(fresh: Fresh) {
    let app = &fresh.app;
    let day = a_talked_day(&fresh).await;
    let bare = choosing::chosen(day.priyas_file, "short");
    let refused = service::choose(&day.manager.who, app, day.vacancy, bare).await.unwrap_err();
    assert!(refused.says("weighing-outcome-for-needed") && refused.says("weighing-reasons-needed"), "{refused}");
    let mut new = with_reserve(day.priyas_file, day.sams_file);
    new.each[1].rests_on = vec![];
    assert!(choose(&fresh, &day, new.clone()).await.unwrap_err().says("weighing-ground-needed"));
    new.each[1].rests_on = vec!["other".into(), "checks".into(), "looks".into()];
    let mut names = new.clone();
    names.each[1].reasons = "Priya Patel waited, and this candidate did not.".into();
    let refused = choose(&fresh, &day, names).await.unwrap_err();
    assert!(refused.says("weighing-reasons-names"), "{refused}");
    choose(&fresh, &day, new.clone()).await.unwrap();
    // Pressed twice it is one choice: the page that was shown knows of none.
    let seen = service::table(&day.manager.who, app, day.vacancy).await.unwrap().inputs;
    let twice = choose(&fresh, &day, NewChoice { as_seen: seen, ..new }).await.unwrap_err();
    assert!(twice.says("weighing-chosen-meanwhile"), "{twice}");
    let sams = in_the_file(&fresh, &day, day.sams_file, "choice.made").await;
    assert!(sams[0].contains("asked once without waiting") && sams[0].contains(r#"["checks","other"]"#), "{sams:?}");
    assert!(!sams[0].contains(REASONS), "why Priya was chosen stands in Sam's file: {sams:?}");
    let priyas = in_the_file(&fresh, &day, day.priyas_file, "choice.made").await;
    assert!(priyas[0].contains(REASONS) && !priyas[0].contains("without waiting"), "{priyas:?}");
}

/// Nobody is chosen only by saying so; the panel hears why, and what happens next.
async fn that_nobody_is_chosen_needs_a_reason_that_the_panel_hears(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    let nobody = |next: &str, why: &str, told: &str| NewChoice {
        next: next.into(),
        against_reason: why.into(),
        told: told.into(),
        ..NewChoice::default()
    };
    assert!(choose(&fresh, &day, nobody("", "", "")).await.unwrap_err().says("weighing-nobody-chosen"));
    let silent = choose(&fresh, &day, nobody("readvertise", "", "")).await.unwrap_err();
    assert!(silent.says("weighing-nobody-reason-needed") && silent.says("weighing-told-needed"), "{silent}");
    let named = "We were not sure that Sam would wait for people.";
    let refused = choose(&fresh, &day, nobody("readvertise", named, "as_it_is")).await.unwrap_err();
    assert!(refused.says("weighing-nobody-names"), "{refused}");
    let private = choose(&fresh, &day, nobody("end", "The money for this post is gone.", "private")).await.unwrap_err();
    assert!(private.says("weighing-about-needed"), "whose file would keep it? {private}");
    let why = "Nobody showed that they wait for an answer.";
    choose(&fresh, &day, nobody("readvertise", why, "as_it_is")).await.unwrap();
    let made = service::made(&day.manager.who, app, day.vacancy).await.unwrap().unwrap();
    assert_eq!((made.choice.chosen, made.choice.stance), (None, Stance::AgainstPanel));
    for file in [day.sams_file, day.priyas_file] {
        assert_eq!(stage(&fresh, &day, file).await, Stage::NotChosen);
        assert!(in_the_file(&fresh, &day, file, "choice.nobody").await[0].contains(why));
    }
    let page = day.manager.visitor.get(&format!("/vacancies/{}/choose", day.vacancy)).await;
    page.is(200).shows("Nobody was chosen").shows("advertise again").shows(why);
    let steps = service::progress(&day.manager.who, app, day.vacancy).await.unwrap();
    assert_eq!(steps[0].state, StepState::Done, "it is chosen: {steps:?}");
    let sheet = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Choice).await.unwrap().unwrap();
    assert!(sheet.draft.contains("We look for new people now."), "{}", sheet.draft);
    service::send(&day.manager.who, app, day.vacancy, Tells::Choice, NewAnswer::of(sheet.draft.as_str(), false))
        .await
        .unwrap();
    let answer = day.ann.visitor.get("/seat/answer").await;
    answer.is(200).shows("chose nobody this time").shows("You put Priya first").shows(why).hides("Sam");
}

/// What members suggested is answered with the answer; whoever does not use a screen gets it on paper; and it goes by the days of
/// this organisation.
async fn an_answer_says_what_became_of_suggestions_and_who_got_it_on_paper(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    day.manager.visitor.post("/answers/days", &[("days", "5")]).await.is(403);
    day.hr
        .visitor
        .post("/answers/days", &[("days", "soon")])
        .await
        .is(422)
        .shows("a whole number from 1 to 30")
        .shows("soon");
    day.hr.visitor.post("/answers/days", &[("days", "3")]).await.goes_to("/answers");
    day.hr.visitor.get("/answers").await.is(200).shows("within 3 working days").shows("No panel is owed an answer yet");
    choose(&fresh, &day, wish(day.priyas_file)).await.unwrap();
    let owed = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Choice).await.unwrap().unwrap();
    let today = time::OffsetDateTime::from(app.clock.now()).date();
    let due = sametable::weighing::rules::working_days_after(today, 3).to_string();
    assert_eq!(owed.answer.feedback.due_on, due);
    day.hr.visitor.get("/answers").await.is(200).shows("Who was chosen, and why").hides("Overdue");
    // Two weeks later it is overdue, and whoever is to answer is told so.
    app.clock.set_ahead(14 * 24 * 60 * 60);
    assert_eq!(service::list(&day.hr.who, app).await.unwrap().overdue().count(), 1);
    let steps = service::progress(&day.manager.who, app, day.vacancy).await.unwrap();
    assert!(steps[1].missing.as_deref().is_some_and(|missing| missing.contains("overdue")), "{steps:?}");
    app.clock.set_ahead(0);
    let address = format!("/vacancies/{}/feedback", day.vacancy);
    let words = ("words", "Thank you for your work on the panel.");
    let bad = [
        words,
        ("said-1", "A quieter room"),
        ("became-1", ""),
        ("said-2", ""),
        ("became-2", "could_not"),
        ("did-2", ""),
    ];
    let refused = day.manager.visitor.post(&address, &bad).await;
    refused
        .is(422)
        .shows("Say what became of it.")
        .shows("Write what was suggested.")
        .shows("Write why it could not be done.");
    refused.shows("A quieter room").shows("href=\"#became-1\"");
    let good = [
        words,
        ("said-1", "A quieter room"),
        ("became-1", "done"),
        ("did-1", "We use the garden room now."),
        ("said-2", "Two breaks"),
        ("became-2", "could_not"),
        ("did-2", "The day is too short."),
    ];
    day.manager.visitor.post(&address, &good).await.goes_to(&address);
    let page = day.ann.visitor.get("/seat/answer").await;
    page.is(200).shows("What you asked for").shows("A quieter room").shows("We did it.").shows("We could not do it.");
    // Ben gets it on paper: not before it was sent, not after today, and once.
    let paper = format!("{address}/paper");
    let ben = day.ben.seat.to_string();
    let today = sametable::platform::clock::london_date(app.clock.now());
    let note = async |visitor: &mut Visitor, seat: &str, on: &str| {
        visitor.post(&paper, &[("seat", seat), ("on_day", on)]).await
    };
    note(&mut day.manager.visitor, &ben, "2020-01-01").await.is(422).shows("not before the answer was sent");
    note(&mut day.manager.visitor, "", &today).await.is(422).shows("Choose a panel member");
    note(&mut day.hr.visitor, &ben, &today).await.is(403);
    for _ in 0..2 {
        note(&mut day.manager.visitor, &ben, &today).await.goes_to(&address);
    }
    day.manager.visitor.get(&address).await.is(200).shows("on paper, ").hides(&format!("<option value=\"{ben}\""));
    day.hr.visitor.get("/answers").await.is(200).shows("Every panel has its answer").shows("1 of ");
}

/// Some weeks after the first day the panel hears how the person is doing, drafted from what is on file.
#[tokio::test]
async fn the_panel_hears_later_how_the_chosen_person_is_doing() {
    let fresh = Fresh::sqlite().await;
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    let priya = day.priyas_file;
    choose(&fresh, &day, wish(priya)).await.unwrap();
    let later = format!("/vacancies/{}/feedback/later", day.vacancy);
    day.manager.visitor.get(&later).await.is(200).shows("some weeks after their first day").hides("<textarea");
    offered(&fresh, &day.manager.who, priya).await;
    settle_all(&fresh, &day.manager.who, priya).await;
    confirm(&fresh, &day, priya, "clear", "").await.unwrap();
    let today = sametable::platform::clock::london_date(app.clock.now());
    service::start(&day.manager.who, app, priya, &today).await.unwrap();
    let sheet = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Later).await.unwrap().unwrap();
    assert_eq!(sheet.answer.feedback.due_on, sametable::platform::clock::london_date_in(app.clock.now(), 42));
    assert!(sheet.draft.contains("Priya works with us now."), "{}", sheet.draft);
    // With a first day ahead there is nothing to tell yet.
    let ahead = sametable::platform::clock::london_date_in(app.clock.now(), 9);
    let first_day = async |day: &str| {
        let mut tx = app.db.begin().await.unwrap();
        tx.sql("UPDATE start_day SET start_on = $1").bind(day.to_owned()).execute().await.unwrap();
        tx.commit().await.unwrap();
    };
    first_day(&ahead).await;
    day.manager.visitor.get(&later).await.is(200).shows("some weeks after their first day").hides("<textarea");
    first_day(&today).await;
    // It is no part of what is owed now, and the seat hears nothing of it before it is sent.
    assert!(service::list(&day.hr.who, app).await.unwrap().open.iter().all(|owed| owed.tells == Tells::Choice));
    let words = "Priya works with us now.\nShe likes the garden.";
    day.manager.visitor.post(&later, &[("words", words)]).await.goes_to(&later);
    day.ann.visitor.get("/seat/answer").await.is(200).shows("How Priya is doing").shows("She likes the garden.");
    let told = in_the_file(&fresh, &day, priya, "feedback.sent").await;
    assert!(told.last().unwrap().contains("She likes the garden"), "{told:?}");
    assert!(in_the_file(&fresh, &day, day.sams_file, "feedback.sent").await.is_empty(), "it is no matter of Sam's");
    day.manager.visitor.get(&format!("{later}/sheet")).await.is(200).shows("How Priya is doing");
}

async fn following_the_panel_needs_no_second_reason_and_still_an_answer(fresh: Fresh) {
    let app = &fresh.app;
    let day = a_talked_day(&fresh).await;
    choose(&fresh, &day, with_reserve(day.priyas_file, day.sams_file)).await.unwrap();
    assert_eq!(stage(&fresh, &day, day.sams_file).await, Stage::Reserve);
    let made = service::made(&day.manager.who, app, day.vacancy).await.unwrap().unwrap();
    assert_eq!((made.choice.stance, made.choice.against_reason), (Stance::WithPanel, None));
    let owed = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Choice).await.unwrap().unwrap();
    assert_eq!(owed.answer.why, None);
    assert!(owed.answer.feedback.due_on > sametable::platform::clock::london_date(app.clock.now()));
    assert!(in_the_file(&fresh, &day, day.priyas_file, "choice.against_panel").await.is_empty());
}

async fn confirm(fresh: &Fresh, day: &Day, id: CandidacyId, outcome: &str, reason: &str) -> Result<(), Refused> {
    let new = NewConfirmation { outcome: outcome.into(), reason: reason.into(), withdrawn_for: "check".into() };
    service::confirm(&day.manager.who, &fresh.app, id, new).await
}

async fn nobody_is_cleared_or_starts_before_every_check_is_settled(fresh: Fresh) {
    let app = &fresh.app;
    let day = a_talked_day(&fresh).await;
    let (who, priya) = (&day.manager.who, day.priyas_file);
    let today = sametable::platform::clock::london_date(app.clock.now());
    choose(&fresh, &day, wish(priya)).await.unwrap();
    assert!(confirm(&fresh, &day, priya, "clear", "").await.unwrap_err().says("weighing-not-accepted"));
    offered(&fresh, who, priya).await;
    assert!(confirm(&fresh, &day, priya, "clear", "").await.unwrap_err().says("weighing-checks-open"));
    assert!(service::start(who, app, priya, &today).await.unwrap_err().says("weighing-not-cleared"));
    settle_all(&fresh, who, priya).await;
    confirm(&fresh, &day, priya, "clear", "").await.unwrap();
    assert_eq!(stage(&fresh, &day, priya).await, Stage::Cleared);
    assert!(service::start(who, app, priya, "2026-01-05").await.unwrap_err().says("weighing-gate-shut"));
    let again = NewRecord {
        item: "identity_photo".into(),
        status: "problem".into(),
        note: "The photograph shows somebody else".into(),
        ..NewRecord::default()
    };
    checks::record(&day.hr.who, app, priya, again).await.unwrap();
    assert!(service::start(who, app, priya, &today).await.unwrap_err().says("weighing-gate-shut"));
    crate::checks::checked(&fresh, &day.hr.who, priya, "identity_photo").await.unwrap();
    service::start(who, app, priya, &today).await.unwrap();
    assert_eq!(stage(&fresh, &day, priya).await, Stage::Started);
    assert_eq!(in_the_file(&fresh, &day, priya, "confirmation.given").await.len(), 1);
    assert!(in_the_file(&fresh, &day, priya, "start.recorded").await[0].contains(&today));
}

/// Priya is cleared and has a first day in so many days.
async fn starts_in(fresh: &Fresh, day: &Day, days: i64) {
    let (who, priya) = (&day.manager.who, day.priyas_file);
    choose(fresh, day, wish(priya)).await.unwrap();
    offered(fresh, who, priya).await;
    settle_all(fresh, who, priya).await;
    confirm(fresh, day, priya, "clear", "").await.unwrap();
    service::start(who, &fresh.app, priya, &in_days(fresh, days)).await.unwrap();
}

fn in_days(fresh: &Fresh, days: i64) -> String {
    let now = time::OffsetDateTime::from(fresh.app.clock.now());
    sametable::platform::clock::london_date((now + time::Duration::days(days)).into())
}

async fn a_first_day_that_is_to_come_can_be_moved_and_somebody_may_never_begin(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    let priya = day.priyas_file;
    starts_in(&fresh, &day, 10).await;
    let at = format!("/candidates/{priya}/start");
    let other = in_days(&fresh, 20);
    let page = day.manager.visitor.get(&at).await;
    page.is(200).shows("Set another first day").shows("does not begin after all");
    day.manager.visitor.post(&at, &[("start_on", &other)]).await.goes_to(&at);
    assert!(in_the_file(&fresh, &day, priya, "start.recorded").await[1].contains(&other));
    let none = [("who_ended", ""), ("never_reason", "no <b>")];
    let refused = day.manager.visitor.post(&format!("{at}/never"), &none).await;
    refused.is(422).shows("Choose what happened").shows("no &lt;b>").shows("href=\"#never_reason\"");
    let reason = "She has taken another job nearer to her home.";
    let never = [("who_ended", "they"), ("never_reason", reason)];
    day.manager.visitor.post(&format!("{at}/never"), &never).await.goes_to(&at);
    assert_eq!(stage(&fresh, &day, priya).await, Stage::Withdrawn);
    assert!(in_the_file(&fresh, &day, priya, "start.never_began").await[0].contains(reason));
    day.manager.visitor.get(&at).await.is(200).shows("does not begin to work here").hides("Confirm first");
    // Somebody else can be chosen.
    choose(&fresh, &day, wish(day.sams_file)).await.unwrap();
    assert!(ledger::audit(app).await.unwrap().is_empty());
}

/// Two weeks after the first day it was an employment; its end is noted elsewhere.
#[tokio::test]
async fn whoever_began_cannot_have_never_begun() {
    let fresh = Fresh::sqlite().await;
    let day = a_talked_day(&fresh).await;
    let (who, priya) = (&day.manager.who, day.priyas_file);
    starts_in(&fresh, &day, 1).await;
    let never = || service::NeverBegan {
        who_ended: "we".into(),
        withdrawn_for: "other".into(),
        reason: "The home closes, and there is no work there.".into(),
        worked_none: true,
    };
    fresh.app.clock.set_ahead(2 * 24 * 60 * 60);
    let moved = service::start(who, &fresh.app, priya, &in_days(&fresh, 9)).await;
    assert!(moved.unwrap_err().says("weighing-has-begun"), "the first day was yesterday");
    fresh.app.clock.set_ahead(17 * 24 * 60 * 60);
    assert!(service::never_began(who, &fresh.app, priya, never()).await.unwrap_err().says("weighing-has-begun"));
    fresh.app.clock.set_ahead(14 * 24 * 60 * 60);
    let unsaid = service::NeverBegan { worked_none: false, ..never() };
    assert!(
        service::never_began(who, &fresh.app, priya, unsaid).await.unwrap_err().says("weighing-worked-none-needed")
    );
    service::never_began(who, &fresh.app, priya, never()).await.unwrap();
    assert_eq!(stage(&fresh, &day, priya).await, Stage::OfferWithdrawn);
    assert_eq!(in_the_file(&fresh, &day, priya, "offer.withdrawn").await.len(), 1);
}

async fn an_offer_is_taken_back_with_a_reason_after_the_checks(fresh: Fresh) {
    let day = a_talked_day(&fresh).await;
    let priya = day.priyas_file;
    choose(&fresh, &day, wish(priya)).await.unwrap();
    offered(&fresh, &day.manager.who, priya).await;
    let short = confirm(&fresh, &day, priya, "withdraw", "no").await.unwrap_err();
    assert!(short.says("weighing-withdraw-reason-needed"), "{short}");
    confirm(&fresh, &day, priya, "withdraw", "The reference does not show conduct in care.").await.unwrap();
    assert_eq!(stage(&fresh, &day, priya).await, Stage::OfferWithdrawn);
    assert!(in_the_file(&fresh, &day, priya, "confirmation.given").await[0].contains("withdraw"));
}

async fn after_a_declined_offer_another_is_chosen_and_both_choices_stay(fresh: Fresh) {
    let app = &fresh.app;
    let day = a_talked_day(&fresh).await;
    let who = &day.manager.who;
    choose(&fresh, &day, with_reserve(day.priyas_file, day.sams_file)).await.unwrap();
    let offer = vacancy::NewOffer { hours: "30".into(), pay: "£12.90".into(), ..vacancy::NewOffer::default() };
    vacancy::make_offer(who, app, day.priyas_file, offer).await.unwrap();
    assert!(choose(&fresh, &day, wish(day.sams_file)).await.unwrap_err().says("weighing-offer-stands"));
    let today = sametable::platform::clock::london_date(app.clock.now());
    let no = OfferAnswer { answer: "declined".into(), answered_on: today, ..OfferAnswer::default() };
    answer_offer(who, app, day.priyas_file, no).await.unwrap();
    // Priya has gone, so Sam is now the panel's first among those who are left.
    choose(&fresh, &day, wish(day.sams_file)).await.unwrap();
    assert_eq!(stage(&fresh, &day, day.sams_file).await, Stage::Chosen);
    assert_eq!(in_the_file(&fresh, &day, day.sams_file, "choice.made").await.len(), 2);
}

async fn scores_that_changed_under_the_page_stop_the_choice(fresh: Fresh) {
    let day = a_talked_day(&fresh).await;
    let seen = service::table(&day.manager.who, &fresh.app, day.vacancy).await.unwrap().inputs;
    talk::at_seat(&day.ben.who, &fresh.app, day.priya).await.unwrap();
    gives(&fresh, &day.ben, day.priya, day.lines[0].id, Answer::Value(2)).await;
    let new = NewChoice { as_seen: seen, ..wish(day.priyas_file) };
    assert!(choose(&fresh, &day, new).await.unwrap_err().says("weighing-changed"));
    let seen = service::table(&day.manager.who, &fresh.app, day.vacancy).await.unwrap().inputs;
    choose(&fresh, &day, NewChoice { as_seen: seen, ..wish(day.priyas_file) }).await.unwrap();
}

async fn only_the_manager_decides_and_no_seat_or_facilitator_reads_the_weighing(fresh: Fresh) {
    let app = &fresh.app;
    let day = a_talked_day(&fresh).await;
    let outside = [&day.facilitator.who, &day.administrator.who, &day.colleague.who, &day.ann.who];
    for who in outside {
        assert_eq!(service::table(who, app, day.vacancy).await.unwrap_err(), Refused::NotAllowed);
        let choice = service::choose(who, app, day.vacancy, wish(day.priyas_file)).await;
        assert_eq!(choice.unwrap_err(), Refused::NotAllowed);
        assert_eq!(
            service::read_answer_sheet(who, app, day.vacancy, Tells::Choice).await.unwrap_err(),
            Refused::NotAllowed
        );
    }
    assert!(service::table(&day.hr.who, app, day.vacancy).await.is_ok());
    let choice = service::choose(&day.hr.who, app, day.vacancy, wish(day.priyas_file)).await;
    assert_eq!(choice.unwrap_err(), Refused::NotAllowed);
    assert_eq!(service::table(&Who::Nobody, app, day.vacancy).await.unwrap_err(), Refused::SignIn);
    let elsewhere = fresh.organisation("Birches Care").await;
    let stranger = fresh.person(&elsewhere, "Max Moor", &[sametable::people::Role::Manager]).await;
    assert_eq!(service::table(&stranger, app, day.vacancy).await.unwrap_err(), Refused::NotFound);
}

fn gate(criterion: &str, least: i64) -> Parts {
    Parts { gates: Gates([(criterion.to_owned(), least)].into()), ..Parts::default() }
}

async fn whoever_does_not_pass_a_gate_keeps_the_result_leaves_the_order_and_is_chosen_only_with_a_reason(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day_with(Talk::AfterEach, |_| gate("consent", 3)).await;
    // Sam: one of the panel says Good and one OK, so the lower middle answer is OK. Priya: nobody of the panel is sure.
    sheet(&fresh, &day, day.sam, [3, 2, 3]).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    for tablet in [&day.ann, &day.ben, &day.mona] {
        for line in &day.lines {
            let unsure = line.criterion == Criterion::Consent && tablet.seat != day.mona.seat;
            let said = if unsure { Answer::NotSure } else { Answer::Value(2) };
            gives(&fresh, tablet, day.priya, line.id, said).await;
        }
        give::finish(&tablet.who, app, day.priya).await.unwrap();
    }
    talk::open(&day.facilitator.who, app, day.priya).await.unwrap();

    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    let (sam, priya) = (table.column(day.sams_file).unwrap(), table.column(day.priyas_file).unwrap());
    assert_eq!(sam.gates[0].gate, Gate::NotPassed { median: 2 });
    assert_eq!(priya.gates[0].gate, Gate::NoValue, "nothing is filled in");
    assert!(sam.weighed.total.is_ok() && priya.weighed.total.is_ok(), "the result stays");
    assert_eq!([sam.rank, sam.panel_rank, priya.rank, priya.panel_rank], [None; 4]);
    assert!(table.panels_first().is_empty());
    let mut manager = day.manager.visitor.clone();
    let page = manager.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200)
        .shows("Did not pass: Consent")
        .shows("The panel's middle answer is OK; at least Good was agreed.")
        .shows("Nobody of the panel gave a score; at least Good was agreed.")
        .shows("version 1 of the agreement");

    let stopped = choose(&fresh, &day, wish(day.sams_file)).await.unwrap_err();
    assert!(stopped.says("weighing-gate-reason-needed") && stopped.says("weighing-told-needed"), "{stopped}");
    choose(&fresh, &day, against(day.sams_file, "as_it_is")).await.unwrap();
    let made = service::made(&day.manager.who, app, day.vacancy).await.unwrap().unwrap();
    assert_eq!(made.choice.stance, Stance::AgainstPanel);
    assert!(made.choice.snapshot.contains("not_passed"), "{}", made.choice.snapshot);
    assert!(in_the_file(&fresh, &day, day.sams_file, "choice.made").await[0].contains("\"not_passed\",[\"consent\"]"));
    assert!(in_the_file(&fresh, &day, day.sams_file, "choice.against_panel").await[0].contains(AGAINST));
    manager
        .get(&format!("/vacancies/{}/choose", day.vacancy))
        .await
        .is(200)
        .shows("did not pass what was agreed with the panel");
    let owed = service::read_answer_sheet(&day.manager.who, app, day.vacancy, Tells::Choice).await.unwrap().unwrap();
    assert!(owed.answer.outside.gate && owed.draft.contains("not good enough in one thing"), "{}", owed.draft);
}

async fn whoever_will_be_supported_says_no_for_their_own_team_and_nobody_knows_before_the_talk(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day_with(Talk::AfterEach, |seats| Parts { veto: Some(seats[1]), ..Parts::default() }).await;
    panel::give_consent(&day.ben.who, app, ConsentKind::BeNamed, false).await.unwrap();
    sheet(&fresh, &day, day.sam, [3, 3, 3]).await;
    let team = format!("/seat/interview/{}/team", day.sam);
    day.ben.visitor.get(&format!("/seat/interview/{}/done", day.sam)).await.is(200).shows(&team);
    day.ann.visitor.get(&format!("/seat/interview/{}/done", day.sam)).await.is(200).hides(&team);
    day.ann.visitor.get(&team).await.is(200).shows("This question is for someone else").hides("for_team");
    day.ann.visitor.post(&team, &[("for_team", "no")]).await.is(422).shows("This question is for someone else");
    day.ben.visitor.post(&team, &[]).await.is(422).shows("Choose one answer.");
    for said in ["not_sure", "not_sure", "no"] {
        day.ben.visitor.post(&team, &[("for_team", said)]).await.goes_to(&team);
    }
    day.ben.visitor.get(&team).await.is(200).shows("Kept. You can change it.");
    let kept: i64 = app.db.sql("SELECT COUNT(*) FROM for_team").value().await.unwrap();
    assert_eq!(kept, 2, "a change is a row, and the same again is none");
    let file = format!("/files/{}", day.sams_file);
    day.hr.visitor.get(&file).await.is(200).hides("Said for their own team").hides("For their own team:");
    assert!(in_the_file(&fresh, &day, day.sams_file, "team.answered").await.len() == 2, "on the candidate's stream");

    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let talk_page = format!("/seat/talk/{}", day.sam);
    day.ann.visitor.get(&talk_page).await.is(200).shows("Ben said no to Sam for their own team.");
    talk::close(&day.facilitator.who, app, day.sam).await.unwrap();
    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    sheet(&fresh, &day, day.priya, [2, 2, 2]).await;
    talk::open(&day.facilitator.who, app, day.priya).await.unwrap();
    day.hr.visitor.get(&file).await.is(200).shows("Said for their own team");

    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    let sam = table.column(day.sams_file).unwrap();
    assert_eq!((sam.rank, sam.panel_rank, sam.weighed.panel_total.clone()), (None, None, Ok(Fraction::whole(1))));
    assert_eq!(table.panels_first()[0].candidacy.id, day.priyas_file);
    let page = day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200)
        .shows("Panel member B said no for their own team")
        .shows("Panel member B has said nothing for their own team")
        .hides("Ben Bird");
    let stopped = choose(&fresh, &day, wish(day.sams_file)).await.unwrap_err();
    assert!(stopped.says("weighing-veto-reason-needed"), "{stopped}");
    choose(&fresh, &day, wish(day.priyas_file)).await.unwrap();
    assert!(in_the_file(&fresh, &day, day.sams_file, "choice.made").await[0].contains("\"for_team\",\"no\""));
    // Somebody was chosen, so it stays as it is.
    day.ben.visitor.post(&team, &[("for_team", "yes")]).await.is(422).shows("The panel is finished with this person.");
    assert!(ledger::audit(app).await.unwrap().is_empty());
}

async fn a_no_for_ones_own_team_goes_with_whoever_said_it_and_is_asked_of_nobody_else(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day_with(Talk::AfterEach, |seats| Parts { veto: Some(seats[0]), ..Parts::default() }).await;
    let early = team::answer(&day.ann.who, app, day.priya, ForTeam::No).await.unwrap_err();
    assert!(early.says("scoring-refused-not-begun"), "{early}");
    for other in [&day.ben.who, &day.mona.who] {
        assert!(team::answer(other, app, day.sam, ForTeam::No).await.unwrap_err().says("scoring-refused-other-team"));
    }
    for who in [&day.manager.who, &day.facilitator.who, &Who::Nobody] {
        assert!(team::answer(who, app, day.sam, ForTeam::No).await.is_err());
    }
    team::answer(&day.ann.who, app, day.sam, ForTeam::No).await.unwrap();
    sheet(&fresh, &day, day.sam, [3, 3, 3]).await;
    panel::give_consent(&day.ann.who, app, ConsentKind::TakePart, false).await.unwrap();
    assert!(team::answer(&day.ann.who, app, day.sam, ForTeam::Yes).await.is_err());
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    let sam = table.column(day.sams_file).unwrap();
    assert!(sam.team.is_none() && table.veto.is_none(), "she left, and what she said leaves with her");
    assert_eq!(sam.rank.map(|rank| rank.place), Some(1));
    let page = day.manager.visitor.clone().get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200).shows("Nobody can say no for their own team");
}

async fn what_is_said_for_ones_own_team_under_the_page_stops_the_choice(fresh: Fresh) {
    let day = fresh.day_with(Talk::AfterEach, |seats| Parts { veto: Some(seats[0]), ..Parts::default() }).await;
    let day = talked(&fresh, day).await;
    let seen = async || service::table(&day.manager.who, &fresh.app, day.vacancy).await.unwrap().inputs;
    let before = seen().await;
    // After the talk she can still say it and change it, until somebody is chosen.
    team::answer(&day.ann.who, &fresh.app, day.priya, ForTeam::No).await.unwrap();
    let new = NewChoice { as_seen: before.clone(), ..wish(day.priyas_file) };
    assert!(choose(&fresh, &day, new).await.unwrap_err().says("weighing-changed"));
    let new = NewChoice { as_seen: seen().await, ..wish(day.priyas_file) };
    assert!(choose(&fresh, &day, new).await.unwrap_err().says("weighing-veto-reason-needed"));
    team::answer(&day.ann.who, &fresh.app, day.priya, ForTeam::Yes).await.unwrap();
    assert_ne!(seen().await, before);
    choose(&fresh, &day, NewChoice { as_seen: seen().await, ..wish(day.priyas_file) }).await.unwrap();
}

async fn advice_is_labelled_as_the_weakest_form_and_answered_whoever_is_chosen(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day_with(Talk::AfterEach, |_| Parts { advisory: true, ..Parts::default() }).await;
    let mut day = talked(&fresh, day).await;
    let page = day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200).shows("The panel's result is advice, the weakest form.").shows("answer the panel in writing");
    let form = day.manager.visitor.get(&format!("/vacancies/{}/choose", day.vacancy)).await;
    form.is(200).shows("What do you answer the panel?");
    let stopped = choose(&fresh, &day, wish(day.priyas_file)).await.unwrap_err();
    assert!(stopped.says("weighing-advice-answer-needed") && stopped.says("weighing-told-needed"), "{stopped}");
    choose(&fresh, &day, against(day.priyas_file, "as_it_is")).await.unwrap();
    let made = service::made(&day.manager.who, app, day.vacancy).await.unwrap().unwrap();
    assert_eq!((made.choice.stance, made.choice.against_reason.as_deref()), (Stance::WithPanel, Some(AGAINST)));
    assert!(in_the_file(&fresh, &day, day.priyas_file, "choice.answer").await[0].contains(AGAINST));
    assert!(in_the_file(&fresh, &day, day.priyas_file, "choice.against_panel").await.is_empty());
    service::send(
        &day.manager.who,
        app,
        day.vacancy,
        Tells::Choice,
        NewAnswer::of("Thank you for your work on the panel.", false),
    )
    .await
    .unwrap();
    day.ann.visitor.get("/seat/answer").await.is(200).shows(AGAINST);
}

/// A choice against a gate waits for a second person like one against the order.
#[tokio::test]
async fn a_choice_against_a_gate_waits_for_a_second_person_where_that_is_switched_on() {
    use sametable::people::service::second::{self, Matter};
    let fresh = Fresh::sqlite().await;
    // Priya is the panel's first by the numbers, and the manager's OK does not count for the gate.
    let day = talked(&fresh, fresh.day_with(Talk::AfterEach, |_| gate("talk", 2)).await).await;
    second::set_matters(&day.administrator.who, &fresh.app, &[Matter::ChoiceAgainstPanel]).await.unwrap();
    let new = choosing::whole(&day.manager.who, &fresh.app, day.vacancy, against(day.sams_file, "as_it_is")).await;
    let waits = service::choose(&day.manager.who, &fresh.app, day.vacancy, new).await;
    assert!(matches!(waits.unwrap(), service::Kept::Waits(_)));
    assert!(service::made(&day.manager.who, &fresh.app, day.vacancy).await.unwrap().is_none());
}

async fn a_panel_member_is_named_only_if_they_agreed(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    panel::give_consent(&day.ben.who, app, ConsentKind::BeNamed, false).await.unwrap();
    for (tablet, words) in [(&day.ann, "She waited for me."), (&day.ben, "He looked away.")] {
        let why = Why { cards: Vec::new(), words: words.to_owned() };
        give::give_remark(&tablet.who, app, day.sam, day.lines[0].id, &why).await.unwrap();
    }
    give::say_safe(&day.ben.who, app, day.sam, true, "He came too near.").await.unwrap();
    concern::share(&day.ben.who, app, day.sam, &[Knows::Manager]).await.unwrap();
    sheet(&fresh, &day, day.sam, [3, 1, 2]).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let page = day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200)
        .shows("She waited for me.")
        .shows("Ann Archer")
        .shows("He looked away.")
        .shows("Panel member B")
        .shows("did not feel safe")
        .hides("Ben Bird");
}

async fn the_page_says_how_sure_the_order_is_and_never_on_whom_it_depends(fresh: Fresh) {
    use sametable::weighing::rules::sensitivity::Sure;
    let app = &fresh.app;
    // Ann alone puts Priya first: without her Sam would be.
    let mut day = fresh.day(Talk::AfterEach).await;
    sheet(&fresh, &day, day.sam, [1, 3, 2]).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    talk::close(&day.facilitator.who, app, day.sam).await.unwrap();
    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    sheet(&fresh, &day, day.priya, [3, 2, 2]).await;
    talk::open(&day.facilitator.who, app, day.priya).await.unwrap();
    let table = service::table(&day.manager.who, app, day.vacancy).await.unwrap();
    let agreed = &table.sure.as_ref().unwrap().agreed;
    assert!(matches!(agreed.sure, Sure::TooCloseOnePerson { first, .. } if first == day.priyas_file), "{agreed:?}");
    let page = day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await;
    page.is(200).shows("too close to call").shows("How sure is this?").shows("Without one of the 3 people");
    // Who it is stands on HR's page alone, with figures that say how little so few scores say.
    let figures = format!("/vacancies/{}/figures", day.vacancy);
    for tablet in [&mut day.manager, &mut day.facilitator, &mut day.colleague] {
        tablet.visitor.get(&figures).await.is(403);
    }
    let page = day.hr.visitor.get(&figures).await;
    page.is(200)
        .shows("Krippendorff")
        .shows("Too few scores to say")
        .shows("Ann Archer")
        .shows("First would be Sam Sharp");
    let choice = choose(&fresh, &day, wish(day.priyas_file)).await;
    choice.unwrap();
    let kept = service::made(&day.hr.who, app, day.vacancy).await.unwrap().unwrap().choice.snapshot;
    assert!(kept.contains("too_close_one_person"), "the page is kept as it stood: {kept}");
    assert!(!in_the_file(&fresh, &day, day.priyas_file, "choice.made").await[0].contains("Ann Archer"));
}

async fn what_moved_in_the_talk_is_for_the_facilitator_and_hr_until_a_choice_is_made(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/vacancies/{}/talked", day.vacancy);
    day.facilitator.visitor.get(&at).await.is(200).shows("before the panel has talked");
    sheet(&fresh, &day, day.sam, [1, 3, 3]).await;
    day.hr.visitor.get(&at).await.is(200).shows("before the panel has talked").hides("Ann Archer");
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    talk::at_seat(&day.ann.who, app, day.sam).await.unwrap();
    for line in &day.lines {
        gives(&fresh, &day.ann, day.sam, line.id, Answer::Value(3)).await;
    }
    let changed = format!("{} of {} answers were changed", day.lines.len(), 3 * day.lines.len());
    day.facilitator.visitor.get(&at).await.is(200).shows(&changed).shows("Nothing stands out");
    day.hr.visitor.get(&at).await.is(200).shows(&changed);
    day.manager.visitor.get(&at).await.is(403);
    talk::close(&day.facilitator.who, app, day.sam).await.unwrap();
    panel::start_interview(&day.facilitator.who, app, day.priya).await.unwrap();
    sheet(&fresh, &day, day.priya, [2, 2, 2]).await;
    talk::open(&day.facilitator.who, app, day.priya).await.unwrap();
    choose(&fresh, &day, wish(day.sams_file)).await.unwrap();
    day.facilitator.visitor.get(&at).await.is(200).shows("is shown no more").hides("Nothing stands out");
}

async fn every_page_stands_and_keeps_what_was_typed(fresh: Fresh) {
    let mut day = a_talked_day(&fresh).await;
    let (vacancy, sam, priya) = (day.vacancy, day.sams_file, day.priyas_file);
    let manager = &mut day.manager.visitor;
    let page = manager.get(&format!("/vacancies/{vacancy}/weigh")).await;
    page.is(200).shows("Good 2").shows("Priya Patel is first").shows("0.83").shows("class=\"dots\"").hides("style=");
    manager.get(&format!("/vacancies/{vacancy}/choose")).await.is(200).shows("The panel put Priya Patel first");
    let choose = format!("/vacancies/{vacancy}/choose");
    let typed = NewChoice { against_reason: "too short".into(), ..choosing::chosen(sam, "<b>&Short") };
    let typed = choosing::posted(&typed);
    let refused = manager.post(&choose, &choosing::pairs(&typed)).await;
    refused.is(422).shows("There is a problem").shows("&lt;b>&amp;Short").shows("too short").shows("href=\"#told\"");
    refused.shows("Say what becomes of Priya Patel.").shows(&format!("href=\"#outcome-{priya}\""));
    refused.shows("Write the reasons for Sam Sharp, in at least 20 characters.");
    let good = choosing::whole(&day.manager.who, &fresh.app, vacancy, wish(priya)).await;
    let good = choosing::posted(&good);
    manager.post(&choose, &choosing::pairs(&good)).await.goes_to(&choose);
    let page = manager.get(&choose).await;
    page.is(200).shows("Priya Patel was chosen").shows(REASONS).shows("Rests on: Listening");
    manager.get(&format!("/vacancies/{vacancy}/feedback")).await.is(200).shows("Thank you for your work on the panel.");
    let words = "This sentence has more words than anybody would want to read on a small screen.";
    let feedback = format!("/vacancies/{vacancy}/feedback");
    manager.post(&feedback, &[("words", words)]).await.is(422).shows(words).shows("Make two of it");
    manager.post(&feedback, &[("words", words), ("as_it_is", "yes")]).await.goes_to(&feedback);
    manager.get(&feedback).await.is(200).shows("The answer was sent");
    for page in ["confirm", "start", "checks"] {
        manager.get(&format!("/candidates/{priya}/{page}")).await.is(200).shows("Priya Patel");
    }
    manager.post(&format!("/candidates/{priya}/confirm"), &[]).await.is(422).shows("Choose what you decide.");
    manager.post(&format!("/candidates/{priya}/start"), &[("start_on", "x")]).await.is(422).shows("first day as day");
    day.ann.visitor.get("/seat/answer").await.is(200).shows("What happened next").shows("I have read this");
    day.ann.visitor.post("/seat/answer", &[("feedback", "x")]).await.is(422);
    for step in service::progress(&day.manager.who, &fresh.app, vacancy).await.unwrap() {
        assert!(sametable::texts::has(step.code), "{}", step.code);
    }
}

async fn a_choice_against_the_panel_waits_for_a_second_person_where_that_is_switched_on(fresh: Fresh) {
    use sametable::people::service::second::{self, Matter, Standing};
    let app = &fresh.app;
    let mut day = a_talked_day(&fresh).await;
    second::set_matters(&day.administrator.who, app, &[Matter::ChoiceAgainstPanel]).await.unwrap();
    // The manager alone likes Sam: it waits, and nothing is decided.
    choose(&fresh, &day, against(day.sams_file, "as_it_is")).await.unwrap();
    assert!(service::made(&day.manager.who, app, day.vacancy).await.unwrap().is_none());
    assert_ne!(stage(&fresh, &day, day.sams_file).await, Stage::Chosen);
    let page = day.manager.visitor.get(&format!("/vacancies/{}/choose", day.vacancy)).await;
    page.is(200).shows("waits for a second person").hides("name=\"next\"");
    let again = choose(&fresh, &day, against(day.sams_file, "as_it_is")).await;
    assert!(again.unwrap_err().says("second-asked-already"));
    // Nobody's file has the words that the request has: they name more than one.
    for file in [day.sams_file, day.priyas_file] {
        assert!(in_the_file(&fresh, &day, file, "second.asked").await.iter().all(|asked| !asked.contains("Sam Sharp")));
    }
    // HR reads who and why, and says no with a reason that the manager reads.
    let id = second::requests(&day.hr.who, app).await.unwrap()[0].row.id;
    day.hr.visitor.get(&format!("/seconds/{id}")).await.is(200).shows("Sam Sharp").shows("Priya Patel").shows(AGAINST);
    let answer = format!("/seconds/{id}/answer");
    day.manager.visitor.post(&answer, &[("answer", "yes")]).await.is(422).shows("You asked this yourself");
    day.hr.visitor.post(&answer, &[("answer", "no")]).await.is(422).shows("Say why");
    day.hr.visitor.post(&answer, &[("answer", "no"), ("reason", "Ask the panel once more.")]).await;
    let page = day.manager.visitor.get(&format!("/vacancies/{}/choose", day.vacancy)).await;
    page.is(200).shows("did not agree").shows("Ask the panel once more.").shows("name=\"next\"");
    page.shows(&format!("{AGAINST}</textarea>"));
    assert!(service::made(&day.manager.who, app, day.vacancy).await.unwrap().is_none());
    // Asked again and agreed: it is the manager's choice, and the file says who agreed.
    choose(&fresh, &day, against(day.sams_file, "as_it_is")).await.unwrap();
    let id = second::requests(&day.hr.who, app).await.unwrap()[0].row.id;
    day.hr
        .visitor
        .post(&format!("/seconds/{id}/answer"), &[("answer", "yes")])
        .await
        .goes_to(&format!("/seconds/{id}"));
    let made = service::made(&day.manager.who, app, day.vacancy).await.unwrap().unwrap();
    assert_eq!(made.choice.decided_by_name, "Mona Mills");
    assert_eq!(stage(&fresh, &day, day.sams_file).await, Stage::Chosen);
    assert_eq!(in_the_file(&fresh, &day, day.sams_file, "second.answered").await.len(), 2);
    let newest = second::newest(&day.hr.who, app, Matter::ChoiceAgainstPanel, day.vacancy.0).await.unwrap().unwrap();
    assert_eq!(newest.standing, Standing::Agreed);
    assert!(newest.row.used_at.is_some());
    assert!(ledger::audit(app).await.unwrap().is_empty());
}

/// A choice that follows the panel needs nobody else.
#[tokio::test]
async fn a_choice_with_the_panel_goes_on_at_once_where_a_second_person_is_wanted_against_it() {
    use sametable::people::service::second::{self, Matter};
    let fresh = Fresh::sqlite().await;
    let day = a_talked_day(&fresh).await;
    second::set_matters(&day.administrator.who, &fresh.app, &[Matter::ChoiceAgainstPanel]).await.unwrap();
    choose(&fresh, &day, wish(day.priyas_file)).await.unwrap();
    assert!(service::made(&day.manager.who, &fresh.app, day.vacancy).await.unwrap().is_some());
}
