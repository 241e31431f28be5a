//! What belongs where in a file, what is missing, and what may not be read yet.

use super::{Milestone, MilestoneState, Section};
use crate::vacancy::Stage;
use std::collections::BTreeSet;
use time::OffsetDateTime;

/// The part of the file in which this kind of entry stands.
pub fn section(kind: &str) -> Section {
    match kind {
        "choice.made" | "choice.against_panel" | "choice.answer" | "choice.nobody" => return Section::Choice,
        "confirmation.given" | "start.recorded" | "start.never_began" | "start.refused" | "employment.ended"
        | "employment.goes_on" => {
            return Section::Start;
        }
        "discussion.opened" | "discussion.shown" => return Section::Interview,
        // Who did it belongs to the vacancy, how an application was marked to its candidate.
        "shortlisting.held" => return Section::Vacancy,
        // A seat that is taken on a tablet, is finished or absent belongs to an interview; one that is given, to the panel.
        "seat.said" | "seat.finished" | "seat.reopened" | "seat.absent" | "seat.returned" => return Section::Interview,
        _ => {}
    }
    match kind.split('.').next().unwrap_or_default() {
        "vacancy" | "role_profile" | "kit" | "item" => Section::Vacancy,
        "candidate" | "employed" | "notice" | "stage" | "decision" | "hold" | "access" | "subject" | "shortlisting"
        | "application" => Section::Candidate,
        "panel" | "seat" | "asker" | "consent" | "conflict" | "day" | "joining" | "tablet" => Section::Panel,
        "agreement" => Section::Agreement,
        "interview" | "score" | "team" => Section::Interview,
        "remark" | "voice" => Section::Remarks,
        "concern" => Section::Concerns,
        "feedback" | "candidate_answer" => Section::Answer,
        "offer" => Section::Offer,
        "audit" => Section::Audit,
        "history" | "gap" => Section::History,
        "reference" => Section::References,
        "check" | "risk" | "disclosed" | "evidence" | "own_item" => Section::Checks,
        _ => Section::Other,
    }
}

/// Was it entered later than it was done? `given_at` is the instant that a paper sheet carries, `on` the day in London that
/// somebody named, `entered` the time of the entry, and `today` its day in London. What names neither was entered when it was
/// done.
pub fn is_entered_late(
    given_at: Option<OffsetDateTime>,
    on: Option<&str>,
    entered: OffsetDateTime,
    today: &str,
) -> bool {
    // Days as they are written sort as they follow each other; what is written otherwise is no day.
    let is_day = |day: &&str| day.len() == today.len() && day.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-');
    given_at.is_some_and(|given_at| given_at < entered) || on.filter(is_day).is_some_and(|on| on < today)
}

/// Is this shown in the order of time only? Scores stand in a table of their own.
pub fn is_bookkeeping(kind: &str) -> bool {
    matches!(
        kind,
        "score.given"
            | "refers"
            | "discussion.shown"
            | "seat.taken"
            | "seat.left"
            | "joining.opened"
            | "joining.closed"
            | "tablet.admitted"
            | "tablet.ended"
    )
}

/// May what a seat said in private about this interview be read? Only when the panel has begun to talk about it; what
/// does not even say which interview it is about stays sealed.
pub fn may_be_read(interview: Option<&str>, discussed: &BTreeSet<String>) -> bool {
    interview.is_some_and(|interview| discussed.contains(interview))
}

/// What a complete file has, with the kind of entry that shows it and the stage by which it is due. Checks are worked out.
const WAY: &[(&str, Option<&str>, Stage)] = &[
    ("profile", Some("role_profile.written"), Stage::Applied),
    ("notice", Some("notice.given"), Stage::Interviewed),
    ("kit", Some("kit.frozen"), Stage::Interviewed),
    ("agreement", Some("agreement.frozen"), Stage::Interviewed),
    ("consents", Some("consent.given"), Stage::Interviewed),
    ("discussion", Some("discussion.opened"), Stage::Chosen),
    ("choice", Some("choice.made"), Stage::Chosen),
    ("answer", Some("feedback.sent"), Stage::ConditionalOffer),
    ("offer", Some("offer.made"), Stage::ConditionalOffer),
    ("checks", None, Stage::Cleared),
    ("confirmation", Some("confirmation.given"), Stage::Cleared),
    ("start", Some("start.recorded"), Stage::Started),
];

/// Where a file stands, from the kinds of its entries and the stages that the candidate reached.
pub fn milestones(has: impl Fn(&str) -> bool, reached: &BTreeSet<Stage>, checks_complete: bool) -> Vec<Milestone> {
    let ended = [Stage::NotChosen, Stage::Withdrawn, Stage::OfferWithdrawn].iter().any(|end| reached.contains(end));
    let state = |kind: Option<&str>, due: Stage| {
        if kind.map_or(checks_complete, &has) {
            MilestoneState::There
        } else if reached.iter().any(|stage| is_past(*stage, due)) {
            MilestoneState::Missing
        } else if ended {
            MilestoneState::NotNeeded
        } else {
            MilestoneState::NotYet
        }
    };
    // Whoever worked here before their file was here went no other way of it.
    let way = WAY.iter().filter(|(_, kind, _)| kind.is_none() || !has("employed.added"));
    way.map(|(code, kind, due)| Milestone { code, state: state(*kind, *due) }).collect()
}

/// Has a candidate at this stage been at the stage `due`? Reserve and not chosen come from a choice, but not chosen may
/// also be said before any interview, so it proves nothing.
fn is_past(stage: Stage, due: Stage) -> bool {
    let place = |stage| match stage {
        Stage::Applied | Stage::Withdrawn | Stage::NotChosen => 0,
        Stage::Shortlisted => 1,
        Stage::Interviewed => 2,
        Stage::Chosen | Stage::Reserve => 3,
        Stage::ConditionalOffer | Stage::OfferWithdrawn => 4,
        Stage::Accepted => 5,
        Stage::Cleared => 6,
        Stage::Started => 7,
    };
    place(stage) >= place(due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    fn states(has: &[&str], reached: &[Stage]) -> Vec<(&'static str, MilestoneState)> {
        let reached = reached.iter().copied().collect();
        let all = milestones(|kind| has.contains(&kind), &reached, false);
        all.into_iter().map(|milestone| (milestone.code, milestone.state)).collect()
    }

    #[test]
    fn case_14_what_was_done_before_it_was_entered_is_late_and_nothing_else_is() {
        let entered = datetime!(2026-11-30 10:05 UTC);
        let late = |given_at, on| is_entered_late(given_at, on, entered, "2026-11-30");
        assert!(late(Some(datetime!(2026-11-30 10:04 UTC)), None) && late(None, Some("2026-11-29")));
        assert!(!late(Some(entered), None) && !late(Some(datetime!(2026-11-30 10:06 UTC)), None));
        for on in ["2026-11-30", "2026-12-01", "", "2026-11", "a long time"] {
            assert!(!late(None, Some(on)), "{on}");
        }
        assert!(!late(None, None));
    }

    #[test]
    fn what_a_stage_needs_and_the_file_lacks_is_missing() {
        let states = states(&["role_profile.written", "notice.given"], &[Stage::Applied, Stage::Interviewed]);
        assert!(states.contains(&("profile", MilestoneState::There)));
        assert!(states.contains(&("kit", MilestoneState::Missing)));
        assert!(states.contains(&("choice", MilestoneState::NotYet)));
    }

    #[test]
    fn of_whoever_was_here_already_the_file_lacks_checks_and_no_interview() {
        assert_eq!(states(&["employed.added"], &[Stage::Started]), [("checks", MilestoneState::Missing)]);
    }

    #[test]
    fn a_way_that_ended_needs_nothing_more() {
        let states = states(&["role_profile.written"], &[Stage::Applied, Stage::Withdrawn]);
        assert!(states.iter().skip(1).all(|(_, state)| *state == MilestoneState::NotNeeded), "{states:?}");
    }

    #[test]
    fn a_kind_that_nobody_knows_is_still_shown() {
        assert_eq!(section("weather.changed"), Section::Other);
        assert_eq!(section(""), Section::Other);
    }

    proptest! {
        #[test]
        fn nothing_is_read_before_the_panel_talks(interview in "[a-z]{1,4}", discussed: BTreeSet<String>) {
            prop_assert_eq!(may_be_read(Some(&interview), &discussed), discussed.contains(&interview));
            prop_assert!(!may_be_read(None, &discussed));
        }

        #[test]
        fn more_entries_never_make_more_missing(known in proptest::sample::subsequence(vec![0usize, 1, 2, 3, 4, 5, 6, 7], 0..8), stage in 0usize..12) {
            let kinds = ["role_profile.written", "notice.given", "kit.frozen", "agreement.frozen", "consent.given", "discussion.opened", "choice.made", "offer.made"];
            let has: Vec<_> = known.iter().map(|n| kinds[*n]).collect();
            let missing = |has: &[&str]| states(has, &[Stage::ALL[stage]]).iter().filter(|(_, state)| *state == MilestoneState::Missing).count();
            prop_assert!(missing(&has) <= missing(&[]));
            prop_assert!(missing(&kinds) <= missing(&has));
        }
    }
}
