//! Scoring on both databases: what is kept, what is refused, and what follows.

use crate::on_both;
use crate::support::Fresh;
use crate::support::day::{Day, OnTablet};
use sametable::ids::{InterviewId, KitLineId};
use sametable::panel::{ConflictKind, ConsentKind, InterviewState, Talk, service as panel};
use sametable::people::{Role, Who};
use sametable::platform::App;
use sametable::platform::refused::Refused;
use sametable::scoring::concern::{Knows, service as concern};
use sametable::scoring::rules::NotGiven;
use sametable::scoring::service::give::{self, Receipt};
use sametable::scoring::service::{self, board, paper, talk};
use sametable::scoring::{Answer, Call, Phase, Reason, Shown, Support, Tap, Why};

fn tap(interview: InterviewId, line: KitLineId, tapped: Answer) -> Tap {
    Tap { interview, line, shown: Shown::ThreeGoodFirst, tapped, key: uuid::Uuid::new_v4().to_string() }
}

pub async fn gives(
    app: &App,
    who: &Who,
    interview: InterviewId,
    line: KitLineId,
    tapped: Answer,
) -> Result<Receipt, Refused> {
    give::give_score(who, app, &tap(interview, line, tapped)).await
}

/// A whole sheet, finished.
pub async fn answers_all(app: &App, day: &Day, who: &Who, interview: InterviewId, tapped: Answer) {
    for line in &day.lines {
        gives(app, who, interview, line.id, tapped).await.unwrap();
    }
    give::record_support(who, app, interview, &[Support::Alone]).await.unwrap();
    give::finish(who, app, interview).await.unwrap();
}

#[track_caller]
fn refused<T: std::fmt::Debug>(outcome: Result<T, Refused>, why: NotGiven) {
    let refused = outcome.unwrap_err();
    assert!(refused.says(why.code()), "{refused}, not {}", why.code());
}

async fn state(app: &App, day: &Day, interview: InterviewId) -> InterviewState {
    panel::interview(&day.facilitator.who, app, interview).await.unwrap().state
}

async fn the_same_tap_twice_is_one_score_and_another_under_its_key_is_refused(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let first = tap(day.sam, day.lines[0].id, Answer::Value(3));
    let receipt = give::give_score(&day.ann.who, app, &first).await.unwrap();
    assert_eq!(give::give_score(&day.ann.who, app, &first).await.unwrap(), receipt);
    let other = Tap { tapped: Answer::Value(1), ..first.clone() };
    refused(give::give_score(&day.ann.who, app, &other).await, NotGiven::KeyUsed);
    refused(give::give_score(&day.ben.who, app, &first).await, NotGiven::KeyUsed);
    let sheet = service::my_scores(&day.ann.who, app, day.sam).await.unwrap();
    assert_eq!(sheet.items[0].mine.as_ref().unwrap().tapped, Answer::Value(3));
}

async fn requirement_16_a_change_of_mind_is_a_second_score_and_the_first_stays(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    let one = gives(app, &day.ann.who, day.sam, line, Answer::Value(3)).await.unwrap();
    let same = gives(app, &day.ann.who, day.sam, line, Answer::Value(3)).await.unwrap();
    let two = gives(app, &day.ann.who, day.sam, line, Answer::NotSure).await.unwrap();
    assert_eq!((one.revision, same.revision, two.revision), (1, 1, 2));
    assert_ne!(one.score, two.score);
}

async fn every_score_that_may_not_be_given_is_refused_with_its_own_message_and_leaves_no_trace(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    let good = Answer::Value(3);
    refused(gives(app, &day.ann.who, day.sam, line, Answer::Value(4)).await, NotGiven::OffScale);
    refused(gives(app, &day.ann.who, day.sam, KitLineId::new(), good).await, NotGiven::NotInKit);
    refused(gives(app, &day.ann.who, day.priya, line, good).await, NotGiven::NotBegun);
    refused(gives(app, &day.ann.who, InterviewId::new(), line, good).await, NotGiven::OtherPanel);
    panel::give_consent(&day.ben.who, app, ConsentKind::ScoresRecorded, false).await.unwrap();
    refused(gives(app, &day.ben.who, day.sam, line, good).await, NotGiven::NoConsent);
    panel::give_consent(&day.ben.who, app, ConsentKind::TakePart, false).await.unwrap();
    refused(gives(app, &day.ben.who, day.sam, line, good).await, NotGiven::Withdrawn);
    answers_all(app, &day, &day.ann.who, day.sam, good).await;
    refused(gives(app, &day.ann.who, day.sam, line, Answer::Value(1)).await, NotGiven::Finished);
    assert!(matches!(gives(app, &day.manager.who, day.sam, line, good).await, Err(Refused::NotAllowed)));
    assert!(matches!(gives(app, &Who::Nobody, day.sam, line, good).await, Err(Refused::SignIn)));

    answers_all(app, &day, &day.mona.who, day.sam, Answer::RatherNot).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let revealed = service::revealed(&day.hr.who, app, day.vacancy).await.unwrap();
    let seats: Vec<_> = revealed[0]
        .scores
        .iter()
        .filter(|score| score.kit_line == line)
        .map(|score| (score.seat, score.last))
        .collect();
    assert_eq!(seats, [(day.ann.seat, good), (day.mona.seat, Answer::RatherNot)]);
    assert_eq!(revealed[0].absent, [(day.ben.seat, Reason::Withdrawn)]);
}

async fn the_talk_opens_when_all_are_done_or_have_a_reason_and_one_unwell_seat_never_blocks_it(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let facilitator = &day.facilitator.who;
    assert!(talk::open(facilitator, app, day.sam).await.unwrap_err().says("scoring-talk-seats-missing"));
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(1)).await;
    answers_all(app, &day, &day.mona.who, day.sam, Answer::Value(3)).await;
    gives(app, &day.ben.who, day.sam, day.lines[0].id, Answer::Value(2)).await.unwrap();
    assert_eq!(state(app, &day, day.sam).await, InterviewState::Running);
    board::record_absence(facilitator, app, day.sam, day.ben.seat, Reason::Unwell).await.unwrap();
    assert_eq!(state(app, &day, day.sam).await, InterviewState::Scored, "nobody is waited for, so the next may begin");
    panel::start_interview(facilitator, app, day.priya).await.unwrap();
    talk::open(facilitator, app, day.sam).await.unwrap();
    assert!(talk::open(facilitator, app, day.sam).await.unwrap_err().says("scoring-talk-open-already"));
    let revealed = service::revealed(&day.hr.who, app, day.vacancy).await.unwrap();
    assert_eq!(revealed.len(), 1, "Priya's interview is not open");
    assert_eq!(revealed[0].absent, [(day.ben.seat, Reason::Unwell)]);
    assert!(revealed[0].scores.iter().any(|score| score.seat == day.ben.seat), "what he said before stays said");
}

async fn after_the_last_candidate_means_that_the_talk_about_the_first_waits(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterLast).await;
    let facilitator = &day.facilitator.who;
    for seat in [&day.ann, &day.ben, &day.mona] {
        answers_all(app, &day, &seat.who, day.sam, Answer::Value(2)).await;
    }
    assert!(talk::open(facilitator, app, day.sam).await.unwrap_err().says("scoring-talk-others-first"));
    panel::start_interview(facilitator, app, day.priya).await.unwrap();
    for seat in [&day.ann, &day.ben, &day.mona] {
        answers_all(app, &day, &seat.who, day.priya, Answer::Value(3)).await;
    }
    talk::open(facilitator, app, day.sam).await.unwrap();
    talk::open(facilitator, app, day.priya).await.unwrap();
}

/// Ann and Mona have answered about Sam; Ben's tablet is lost.
async fn all_but_ben_answer(app: &App, day: &Day) {
    answers_all(app, day, &day.ann.who, day.sam, Answer::Value(3)).await;
    answers_all(app, day, &day.mona.who, day.sam, Answer::Value(1)).await;
    board::record_absence(&day.facilitator.who, app, day.sam, day.ben.seat, Reason::TabletLost).await.unwrap();
}

async fn after_the_reveal_a_seat_only_changes_what_it_said_and_the_private_first_score_stays(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    all_but_ben_answer(app, &day).await;
    assert!(talk::at_seat(&day.ann.who, app, day.sam).await.unwrap().is_none(), "nothing to see before it is opened");
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();

    // Ben's tablet is found: he has seen nothing, so what he says now is a private first score.
    let late = gives(app, &day.ben.who, day.sam, line, Answer::Value(2)).await.unwrap();
    assert_eq!((late.phase, late.revision), (Phase::Private, 1));

    assert!(talk::at_seat(&day.ann.who, app, day.sam).await.unwrap().is_some());
    let changed = gives(app, &day.ann.who, day.sam, line, Answer::Value(2)).await.unwrap();
    assert_eq!((changed.phase, changed.revision), (Phase::AfterReveal, 2));
    talk::at_seat(&day.ben.who, app, day.sam).await.unwrap();
    refused(gives(app, &day.ben.who, day.sam, day.lines[1].id, Answer::Value(3)).await, NotGiven::OnlyChanges);

    let revealed = service::revealed(&day.hr.who, app, day.vacancy).await.unwrap();
    let anns = revealed[0].scores.iter().find(|score| score.seat == day.ann.seat && score.kit_line == line).unwrap();
    assert_eq!((anns.first, anns.last), (Answer::Value(3), Answer::Value(2)));

    talk::close(&day.facilitator.who, app, day.sam).await.unwrap();
    refused(gives(app, &day.ann.who, day.sam, line, Answer::Value(1)).await, NotGiven::Closed);
}

async fn what_lay_on_a_tablet_until_the_panel_had_talked_is_still_a_private_first_score(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    all_but_ben_answer(app, &day).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    talk::at_seat(&day.ann.who, app, day.sam).await.unwrap();
    talk::close(&day.facilitator.who, app, day.sam).await.unwrap();
    let late = gives(app, &day.ben.who, day.sam, line, Answer::Value(2)).await.unwrap();
    assert_eq!((late.phase, late.revision), (Phase::Private, 1));
    let revealed = service::revealed(&day.hr.who, app, day.vacancy).await.unwrap();
    assert!(revealed[0].scores.iter().any(|score| score.seat == day.ben.seat && score.first == Answer::Value(2)));
    refused(gives(app, &day.ann.who, day.sam, line, Answer::Value(1)).await, NotGiven::Closed);
}

async fn a_manager_who_reads_what_was_said_can_only_change_their_own_score(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(3)).await;
    answers_all(app, &day, &day.ben.who, day.sam, Answer::Value(3)).await;
    board::record_absence(&day.facilitator.who, app, day.sam, day.mona.seat, Reason::Left).await.unwrap();
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    service::revealed(&day.manager.who, app, day.vacancy).await.unwrap();
    refused(gives(app, &day.mona.who, day.sam, day.lines[0].id, Answer::Value(1)).await, NotGiven::OnlyChanges);
}

async fn finished_can_be_taken_back_until_the_panel_talks(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let missing = give::finish(&day.ann.who, app, day.sam).await.unwrap_err();
    assert!(missing.says("scoring-seat-finish-missing"));
    let mut ann = day.ann.visitor.clone();
    for candidacy in [day.sams_file, day.priyas_file] {
        panel::declare(&day.ann.who, app, candidacy, ConflictKind::None).await.unwrap();
    }
    ann.get("/seat").await.is(200).shows("We meet Sam").hides("Now we wait for the others.");
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(3)).await;
    let change = format!("/seat/interview/{}", day.sam);
    ann.get("/seat").await.is(200).shows("Now we wait for the others.").shows(&change).hides("We meet Sam");
    give::reopen(&day.ann.who, app, day.sam).await.unwrap();
    gives(app, &day.ann.who, day.sam, day.lines[0].id, Answer::Value(1)).await.unwrap();
    give::finish(&day.ann.who, app, day.sam).await.unwrap();
    answers_all(app, &day, &day.ben.who, day.sam, Answer::Value(2)).await;
    answers_all(app, &day, &day.mona.who, day.sam, Answer::Value(2)).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    assert!(give::reopen(&day.ann.who, app, day.sam).await.unwrap_err().says("scoring-refused-talk-open"));
}

async fn stop_keeps_what_was_said_and_can_be_taken_back(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    gives(app, &day.ann.who, day.sam, line, Answer::Value(3)).await.unwrap();
    give::stop(&day.ann.who, app, day.sam).await.unwrap();
    refused(gives(app, &day.ann.who, day.sam, day.lines[1].id, Answer::Value(3)).await, NotGiven::Stopped);
    let sheet = service::my_scores(&day.ann.who, app, day.sam).await.unwrap();
    assert_eq!((sheet.out, sheet.items[0].mine.is_some()), (Some(Reason::Stopped), true));
    give::go_on(&day.ann.who, app, day.sam).await.unwrap();
    gives(app, &day.ann.who, day.sam, day.lines[1].id, Answer::Value(3)).await.unwrap();
}

async fn a_call_is_seen_on_the_board_until_it_is_answered(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    give::call(&day.ann.who, app, Call::Help).await.unwrap();
    give::call(&day.ann.who, app, Call::Help).await.unwrap();
    let page = board::board(&day.facilitator.who, app, day.panel).await.unwrap();
    assert_eq!(page.board.calls.len(), 1, "pressed twice is one call");
    let call = page.board.calls[0].id.parse().unwrap();
    assert!(matches!(board::answer_call(&day.manager.who, app, day.panel, call).await, Err(Refused::NotAllowed)));
    board::answer_call(&day.facilitator.who, app, day.panel, call).await.unwrap();
    assert!(board::board(&day.hr.who, app, day.panel).await.unwrap().board.calls.is_empty());
}

async fn a_remark_is_kept_with_its_cards_and_a_concern_reaches_the_panel_when_it_talks(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = &day.lines[0];
    let cards = sametable::scenario::service::cards(&day.ann.who, app).await.unwrap();
    let fits = cards.iter().find(|card| card.criterion == line.criterion).unwrap();
    let other = cards.iter().find(|card| card.criterion != line.criterion).unwrap();
    gives(app, &day.ann.who, day.sam, line.id, Answer::Value(1)).await.unwrap();
    let wrong = Why { cards: vec![other.id], words: String::new() };
    assert!(
        give::give_remark(&day.ann.who, app, day.sam, line.id, &wrong)
            .await
            .unwrap_err()
            .says("scoring-seat-card-unknown")
    );
    let why = Why { cards: vec![fits.id], words: "She looked at the door.".to_owned() };
    give::give_remark(&day.ann.who, app, day.sam, line.id, &why).await.unwrap();
    give::say_safe(&day.ann.who, app, day.sam, true, "He shouted.").await.unwrap();
    concern::share(&day.ann.who, app, day.sam, &[Knows::Panel]).await.unwrap();
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(1)).await;
    answers_all(app, &day, &day.ben.who, day.sam, Answer::Value(2)).await;
    answers_all(app, &day, &day.mona.who, day.sam, Answer::Value(2)).await;
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let revealed = service::revealed(&day.hr.who, app, day.vacancy).await.unwrap();
    let said = revealed[0].scores.iter().find(|score| score.seat == day.ann.seat && score.kit_line == line.id).unwrap();
    assert_eq!((said.remarks[0].words.as_str(), said.remarks[0].cards[0].id), ("She looked at the door.", fits.id));
    assert_eq!(revealed[0].concerns[0].words, "He shouted.");
}

async fn a_paper_sheet_is_kept_like_any_score_and_only_by_somebody_without_a_seat(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let answers = |tapped| day.lines.iter().map(|line| (line.id, Some(tapped), String::new())).collect();
    let time = sametable::platform::clock::london_stamp(app.clock.now());
    assert!(!time.is_empty());
    let sheet =
        paper::Typed { key: "a-sheet".to_owned(), time: "00:00".to_owned(), answers: answers(Answer::Value(2)) };
    assert!(matches!(
        paper::keep(&day.manager.who, app, day.sam, day.ben.seat, &sheet).await,
        Err(Refused::NotAllowed)
    ));
    // A sheet that is sent empty says of each question that it is still to be chosen.
    let address = format!("/panels/{}/paper/{}/{}", day.panel, day.sam, day.ben.seat);
    let empty = day.hr.visitor.clone().post(&address, &[]).await;
    empty.is(422);
    for n in 1..=day.lines.len() {
        empty.shows(&format!("<a href=\"#answer-{n}\">Question {n}: choose what the sheet says"));
    }
    paper::keep(&day.hr.who, app, day.sam, day.ben.seat, &sheet).await.unwrap();
    paper::keep(&day.hr.who, app, day.sam, day.ben.seat, &sheet).await.unwrap();
    let other =
        paper::Typed { key: "a-sheet".to_owned(), time: "00:00".to_owned(), answers: answers(Answer::Value(3)) };
    let refused = paper::keep(&day.hr.who, app, day.sam, day.ben.seat, &other).await.unwrap_err();
    assert!(refused.says("scoring-paper-refused-key-used"), "{refused}");
    let again =
        paper::Typed { key: "another".to_owned(), time: "00:00".to_owned(), answers: answers(Answer::Value(3)) };
    let refused = paper::keep(&day.hr.who, app, day.sam, day.ben.seat, &again).await.unwrap_err();
    assert!(refused.says("scoring-paper-refused-finished"), "{refused}");
    let mine = service::my_scores(&day.ben.who, app, day.sam).await.unwrap();
    assert!(mine.finished && mine.items.iter().all(|item| item.mine.as_ref().unwrap().tapped == Answer::Value(2)));
}

async fn two_scores_at_once_are_two_revisions_and_none_is_lost(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let line = day.lines[0].id;
    let one = tap(day.sam, line, Answer::Value(1));
    let (a, b, c) = tokio::join!(
        give::give_score(&day.ann.who, app, &one),
        give::give_score(&day.ann.who, app, &one),
        gives(app, &day.ben.who, day.sam, line, Answer::Value(2)),
    );
    assert_eq!(a.unwrap(), b.unwrap());
    c.unwrap();
    let two = gives(app, &day.ann.who, day.sam, line, Answer::Value(3)).await.unwrap();
    assert_eq!(two.revision, 2);
}

async fn progress_says_how_many_interviews_are_scored_and_talked_about(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let steps = service::progress(&day.manager.who, app, day.vacancy).await.unwrap();
    assert_eq!(steps[0].missing.as_deref(), Some("0 of 2 interviews are scored."));
    assert!(matches!(service::progress(&day.colleague.who, app, day.vacancy).await, Err(Refused::NotAllowed)));
}

/// The whole of an interview on one tablet, by plain forms.
async fn ann_goes_through_every_screen_without_scripts(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let at = format!("/seat/interview/{}", day.sam);
    let lines = day.lines.len();
    let OnTablet { visitor, .. } = &mut day.ann;
    visitor.get(&at).await.is(200).shows("You meet Sam").shows(&format!("/seat/ways/begin?here={at}/practice"));
    visitor.get(&format!("{at}/practice")).await.is(200).shows("Was Pat kind to you?");
    visitor.post(&format!("{at}/practice"), &[]).await.is(422).shows("Choose one answer.");
    visitor.sent(&format!("{at}/practice/2"), &[("answer", "1")]).await.is(200).shows("That is how it works");
    visitor.get(&at).await.is(200).shows(&format!("{at}/ask/1")).shows("Practise again");
    for n in 1..=lines {
        let score = format!("{at}/score/{n}");
        visitor.get(&format!("{at}/ask/{n}")).await;
        let page = visitor.get(&score).await;
        page.is(200).shows(&format!("Question {n} of {lines}")).shows("I would rather not say");
        let key = page.text.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        visitor.post(&score, &[("key", &key)]).await.is(422).shows("Choose one answer.");
        visitor.post(&score, &[("key", &key), ("answer", "7")]).await.is(422).shows("Choose one of the answers here.");
        visitor.post(&score, &[("key", &key), ("answer", "3")]).await.goes_to(&format!("{at}/why/{n}"));
        visitor.post(&score, &[("key", &key), ("answer", "3")]).await.goes_to(&format!("{at}/why/{n}"));
        visitor.post(&score, &[("key", &key), ("answer", "1")]).await.is(422).shows("Look at your answer again.");
        visitor.get(&format!("{at}/why/{n}")).await.is(200).shows("No one else can see this yet.");
        visitor.post(&format!("{at}/why/{n}"), &[("words", "They waited")]).await.is(303);
    }
    visitor.get(&format!("{at}/check")).await.is(200).shows("Good").shows("They waited");
    visitor.post(&format!("{at}/safe"), &[]).await.is(422).shows("Choose one answer.");
    visitor.post(&format!("{at}/safe"), &[("safe", "yes")]).await.goes_to(&format!("{at}/check"));
    visitor.post(&format!("{at}/support"), &[]).await.is(422).shows("Choose at least one.");
    visitor.post(&format!("{at}/support"), &[("kinds", "alone")]).await.goes_to(&format!("{at}/finish"));
    visitor.get(&format!("{at}/finish")).await.is(200).shows("Are these your own answers?");
    visitor.post(&format!("{at}/finish"), &[]).await.goes_to(&format!("{at}/done"));
    // Back, and once more: refused politely, and nothing is lost.
    visitor.get(&format!("{at}/score/1")).await.is(200).shows("Thank you, Ann");
    let late = [("key", "0192f0c1-2345-7000-8000-0123456789ab"), ("answer", "1")];
    visitor.post(&format!("{at}/score/1"), &late).await.is(422).shows("You said that you are finished.");
    visitor.post("/seat/call", &[("kind", "help"), ("here", "https://elsewhere.example")]).await.goes_to("/seat");
    visitor.get(&format!("{at}/done")).await.is(200).shows("We told Fay.");
    visitor.get(&format!("/seat/interview/{}", InterviewId::new())).await.is(404);
}

/// A facilitator of another panel is nobody here.
async fn only_this_panels_facilitator_and_the_office_see_its_board(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let stranger = fresh.person(&day.org, "Stan Stone", &[Role::Facilitator]).await;
    assert!(matches!(board::board(&stranger, app, day.panel).await, Err(Refused::NotAllowed)));
    let elsewhere = fresh.organisation("Other Care").await;
    let other = fresh.person(&elsewhere, "Omar Oak", &[Role::Manager]).await;
    assert!(matches!(board::board(&other, app, day.panel).await, Err(Refused::NotFound)));
    let board = format!("/panels/{}/board", day.panel);
    day.facilitator.visitor.get(&board).await.is(200).shows("Sam Sharp").shows("Ann Archer");
    day.manager.visitor.get(&board).await.is(200).hides("Open the discussion");
    day.colleague.visitor.get(&board).await.is(403);
}

on_both!(
    the_same_tap_twice_is_one_score_and_another_under_its_key_is_refused,
    requirement_16_a_change_of_mind_is_a_second_score_and_the_first_stays,
    every_score_that_may_not_be_given_is_refused_with_its_own_message_and_leaves_no_trace,
    the_talk_opens_when_all_are_done_or_have_a_reason_and_one_unwell_seat_never_blocks_it,
    after_the_last_candidate_means_that_the_talk_about_the_first_waits,
    after_the_reveal_a_seat_only_changes_what_it_said_and_the_private_first_score_stays,
    what_lay_on_a_tablet_until_the_panel_had_talked_is_still_a_private_first_score,
    a_manager_who_reads_what_was_said_can_only_change_their_own_score,
    finished_can_be_taken_back_until_the_panel_talks,
    stop_keeps_what_was_said_and_can_be_taken_back,
    a_call_is_seen_on_the_board_until_it_is_answered,
    a_remark_is_kept_with_its_cards_and_a_concern_reaches_the_panel_when_it_talks,
    a_paper_sheet_is_kept_like_any_score_and_only_by_somebody_without_a_seat,
    two_scores_at_once_are_two_revisions_and_none_is_lost,
    progress_says_how_many_interviews_are_scored_and_talked_about,
    ann_goes_through_every_screen_without_scripts,
    only_this_panels_facilitator_and_the_office_see_its_board,
);
