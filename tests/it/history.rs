//! Employment histories: what is written down, what follows from it, and who may.

use crate::checks::{confirm, whole_history};
use crate::on_both;
use crate::support::Fresh;
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::history::rules::{Explanation, FrameTyped, GapState, Missing, PeriodTyped};
use sametable::checks::history::service::{self, History};
use sametable::checks::history::{Activity, ConfirmedHow};
use sametable::checks::service as checks;
use sametable::ids::{CandidacyId, RowId};
use sametable::ledger;
use sametable::people::{Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;

on_both!(
    a_history_is_whole_when_gaps_are_explained_in_writing_and_accepted_and_the_candidate_confirms_it,
    a_change_after_the_confirmation_asks_for_another,
    whoever_is_in_education_still_has_no_gap,
    nobody_accepts_an_explanation_in_their_own_application,
    nobody_but_the_manager_and_hr_reads_or_writes_a_history,
    histories_are_never_changed_or_removed_by_hand,
    the_page_keeps_what_was_typed_and_says_what_is_wrong_beside_it,
);

/// What is asked about.
const GAP: (&str, &str) = ("2016-05-01", "2017-03-05");

async fn office(fresh: &Fresh) -> (Who, CandidacyId) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(fresh, &who).await;
    let joy = a_candidate(fresh, &who, vacancy, "Joy Adeyemi").await;
    told(fresh, &who, vacancy, vec![joy]).await;
    (who, joy)
}

fn job<'a>(began: &'a str, ended: &'a str) -> PeriodTyped<'a> {
    PeriodTyped {
        activity: Some(Activity::Work),
        place: "Orchard Court",
        title: "Care assistant",
        care: true,
        began,
        ended,
        goes_on: ended.is_empty(),
        why: "It closed.",
    }
}

fn words(written: bool) -> Explanation<'static> {
    Explanation {
        written: Some(written),
        words: "I looked after my grandmother.",
        asked_by: "Priya Shah",
        asked_on: "2 November 2026",
        corroboration: "",
    }
}

async fn with_a_gap(fresh: &Fresh, who: &Who, joy: CandidacyId) {
    let app = &fresh.app;
    let frame = FrameTyped { education_end: "30 June 2015", still_in_education: false, applied_on: "2 November 2026" };
    service::keep_frame(who, app, joy, frame).await.unwrap();
    service::keep_period(who, app, joy, None, job("1 July 2015", "30 April 2016")).await.unwrap();
    service::keep_period(who, app, joy, None, job("6 March 2017", "")).await.unwrap();
}

async fn read(fresh: &Fresh, who: &Who, joy: CandidacyId) -> History {
    service::history(who, &fresh.app, joy).await.unwrap()
}

async fn a_history_is_whole_when_gaps_are_explained_in_writing_and_accepted_and_the_candidate_confirms_it(
    fresh: Fresh,
) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    assert_eq!(read(&fresh, &who, joy).await.standing.missing, [Missing::Frame, Missing::Confirmation]);
    with_a_gap(&fresh, &who, joy).await;
    let there = read(&fresh, &who, joy).await;
    let [(gap, GapState::Open, None)] = there.standing.gaps[..] else { panic!("{:?}", there.standing) };
    assert_eq!(
        (gap.from.to_string(), gap.to.to_string(), gap.max_days),
        ("2016-05-01".into(), "2017-03-05".into(), 309)
    );

    service::explain(&who, app, joy, GAP, words(false)).await.unwrap();
    assert_eq!(read(&fresh, &who, joy).await.standing.gaps[0].1, GapState::Spoken, "a note of a talk leaves it open");
    let explanation = service::explain(&who, app, joy, GAP, words(true)).await.unwrap();
    service::judge(&who, app, joy, explanation, Some(false), "From when on was that?").await.unwrap();
    assert_eq!(read(&fresh, &who, joy).await.standing.gaps[0].1, GapState::NotEnough);
    service::judge(&who, app, joy, explanation, Some(true), "").await.unwrap();
    let seen = read(&fresh, &who, joy).await.changed_at.map(service::stamp).unwrap();
    let early =
        service::confirm(&who, app, joy, Some(ConfirmedHow::InPerson), "3 November 2026", &seen).await.unwrap_err();
    assert!(early.says("history-confirmed-before-change"), "{early}");
    let today = london_date(app.clock.now());
    let stale = service::confirm(&who, app, joy, Some(ConfirmedHow::InPerson), &today, "1").await.unwrap_err();
    assert!(stale.says("history-changed-meanwhile"), "{stale}");
    confirm(&fresh, &who, joy, ConfirmedHow::InPerson).await;
    let there = read(&fresh, &who, joy).await;
    assert!(there.standing.is_whole(), "{:?}", there.standing.missing);
    assert_eq!(there.explained[1].judged_by.as_deref(), Some("Priya Shah"));

    let gate = checks::sheet(&who, app, joy).await.unwrap().gate;
    assert!(!gate.file.iter().any(|way| way.item == "full_employment_history"), "the check follows from it");
    let stream = there.candidacy.stream;
    let kinds: Vec<String> = ledger::service::stream(&who, app, stream)
        .await
        .unwrap()
        .iter()
        .filter_map(|one| one.kind().map(str::to_owned))
        .collect();
    let told = ["history.framed", "history.period_kept", "gap.explained", "gap.judged", "history.confirmed"];
    assert!(told.iter().all(|kind| kinds.iter().any(|one| one == kind)), "{kinds:?}");
    let missing = service::explain(&who, app, joy, ("2016-05-01", "2017-03-04"), words(true)).await.unwrap_err();
    assert!(missing.says("history-gap-gone"), "{missing}");
}

async fn a_change_after_the_confirmation_asks_for_another(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    whole_history(&fresh, &who, joy).await;
    let there = read(&fresh, &who, joy).await;
    assert!(there.standing.is_whole());
    let (period, began) = (there.periods[0].period, there.periods[0].began.clone());
    let same = PeriodTyped { place: "Elm House", title: "Support worker", why: "", ..job(&began, "") };
    service::keep_period(&who, &fresh.app, joy, Some(period), same).await.unwrap();
    assert!(read(&fresh, &who, joy).await.standing.is_whole(), "the same again is no change");
    let shorter = PeriodTyped { place: "Elm House", title: "Support worker", ..job(&began, "1 October 2020") };
    service::keep_period(&who, &fresh.app, joy, Some(period), shorter).await.unwrap();
    let there = read(&fresh, &who, joy).await;
    assert_eq!(there.standing.missing, [Missing::Gaps(1), Missing::ConfirmedAgain]);
    service::remove_period(&who, &fresh.app, joy, period).await.unwrap();
    assert!(read(&fresh, &who, joy).await.periods.is_empty());
    let gone = service::remove_period(&who, &fresh.app, joy, period).await;
    assert_eq!(gone, Err(Refused::NotFound));
}

async fn whoever_is_in_education_still_has_no_gap(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let frame = FrameTyped { education_end: "", still_in_education: true, applied_on: "2 November 2026" };
    service::keep_frame(&who, &fresh.app, joy, frame).await.unwrap();
    confirm(&fresh, &who, joy, ConfirmedHow::Written).await;
    let there = read(&fresh, &who, joy).await;
    assert!(there.standing.is_whole() && there.standing.gaps.is_empty(), "{:?}", there.standing);
}

async fn nobody_accepts_an_explanation_in_their_own_application(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let own = a_candidate(&fresh, &who, vacancy, "Priya Shah").await;
    with_a_gap(&fresh, &who, own).await;
    let explanation = service::explain(&who, &fresh.app, own, GAP, words(true)).await.unwrap();
    let refused = service::judge(&who, &fresh.app, own, explanation, Some(true), "").await.unwrap_err();
    assert!(refused.says("history-own-gap"), "{refused}");
    let hr = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    service::judge(&hr, &fresh.app, own, explanation, Some(true), "").await.unwrap();
}

async fn nobody_but_the_manager_and_hr_reads_or_writes_a_history(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    with_a_gap(&fresh, &who, joy).await;
    let app = &fresh.app;
    let frame = FrameTyped { education_end: "2015-06", still_in_education: false, applied_on: "2026-11-02" };
    assert_eq!(service::history(&Who::Nobody, app, joy).await.unwrap_err(), Refused::SignIn);
    assert_eq!(service::keep_frame(&Who::Nobody, app, joy, frame).await, Err(Refused::SignIn));
    let other = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&other, "Hana Roe", &[Role::Hr]).await;
    assert_eq!(service::history(&hr, app, joy).await.unwrap_err(), Refused::NotFound);
    assert_eq!(service::keep_frame(&hr, app, joy, frame).await, Err(Refused::NotFound));
    let nobodys = service::judge(&who, app, joy, RowId::new(), Some(true), "").await;
    assert_eq!(nobodys, Err(Refused::NotFound));
}

async fn histories_are_never_changed_or_removed_by_hand(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    with_a_gap(&fresh, &who, joy).await;
    let explanation = service::explain(&who, &fresh.app, joy, GAP, words(true)).await.unwrap();
    service::judge(&who, &fresh.app, joy, explanation, Some(true), "").await.unwrap();
    confirm(&fresh, &who, joy, ConfirmedHow::Signed).await;
    for (table, change) in [
        ("history_frame", "UPDATE history_frame SET applied_on = '2020-01-01'"),
        ("history_frame", "DELETE FROM history_frame"),
        ("history_period", "UPDATE history_period SET why = ''"),
        ("history_period", "DELETE FROM history_period"),
        ("history_confirmed", "DELETE FROM history_confirmed"),
        ("gap_judged", "UPDATE gap_judged SET note = 'x'"),
        ("gap_judged", "DELETE FROM gap_judged"),
        ("gap_explained", "UPDATE gap_explained SET words = 'x'"),
        ("gap_explained", "UPDATE gap_explained SET asked_by = 'x', written = NOT written"),
    ] {
        let mut tx = fresh.app.db.begin().await.unwrap();
        let refused = tx.sql(change).execute().await.unwrap_err();
        assert_eq!(broken_rule(&refused).as_deref(), Some(format!("{table}_append_only").as_str()), "{change}");
    }
}

async fn the_page_keeps_what_was_typed_and_says_what_is_wrong_beside_it(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    with_a_gap(&fresh, &who, joy).await;
    let mut visitor = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
    let at = format!("/candidates/{joy}/history");
    visitor.get(&at).await.is(200).shows("1 May 2016 to 5 March 2017").shows("309 days").shows("To be explained");
    let form = [("activity", "work"), ("place", "Cafe <Zoë>"), ("title", "Cook"), ("began", "2014"), ("ended", "")];
    let refused = visitor.post(&format!("{at}/period"), &form).await;
    refused.is(422).shows("A year alone is not enough").shows("Cafe &lt;Zoë&gt;");
    let gone = [
        ("gap", "2016-05-01"),
        ("gap_to", "2018-01-01"),
        ("words", "I looked after my grandmother."),
        ("written", "yes"),
    ];
    let refused = visitor.post(&format!("{at}/explain"), &gone).await;
    refused.is(422).shows("no longer there").shows("I looked after my grandmother.");
    let lost = [
        ("gap", "2010-05-01"),
        ("gap_to", "2018-01-01"),
        ("words", "I looked after my grandmother."),
        ("written", "yes"),
    ];
    visitor.post(&format!("{at}/explain"), &lost).await.is(422).shows("no longer there").shows("after my grandmother.");
    let short = [("gap", GAP.0), ("gap_to", GAP.1), ("words", "She was"), ("written", "yes")];
    visitor.post(&format!("{at}/explain"), &short).await.is(422).shows("at least 10 characters").shows("She was");
    visitor.get("/checks").await.is(200).shows("Joy Adeyemi").shows("0 of 15");
}
