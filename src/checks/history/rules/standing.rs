//! Where a history stands: worked out each time from what was written down.

use crate::checks::history::Gap;
use time::Date;

/// What a gap still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapState {
    /// Shorter than the pack asks about: listed for the talk.
    Small,
    /// Nothing was said about it.
    Open,
    /// It was talked about and noted; the candidate's own writing is missing.
    Spoken,
    /// Explained in writing; nobody has said whether it is enough.
    Waiting,
    /// Explained in writing, and found not enough.
    NotEnough,
    /// Explained in writing, and found enough.
    Closed,
}

impl GapState {
    /// Does it stand in the way of a complete history?
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Small | Self::Closed)
    }

    /// The end of its message in the catalogue.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Open => "open",
            Self::Spoken => "spoken",
            Self::Waiting => "waiting",
            Self::NotEnough => "not-enough",
            Self::Closed => "closed",
        }
    }
}

/// What was said about some days, and what was found of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub from: Date,
    pub to: Date,
    pub written: bool,
    pub enough: Option<bool>,
}

/// The state of a gap, and which of `told` (the oldest first) it rests on. What was said about more days than the gap has by now
/// still holds; what was said about fewer does not cover it. A note of a talk beside a written explanation changes nothing.
pub fn gap_state(gap: &Gap, asked_from: u32, told: &[Told]) -> (GapState, Option<usize>) {
    let covers = |one: &Told| one.from <= gap.from && gap.to <= one.to;
    let last = |written: bool| told.iter().rposition(|one| covers(one) && one.written == written);
    let of = last(true).or_else(|| last(false));
    let state = match of.and_then(|at| told.get(at)) {
        Some(Told { written: true, enough: Some(true), .. }) => GapState::Closed,
        Some(Told { written: true, enough: Some(false), .. }) => GapState::NotEnough,
        Some(Told { written: true, enough: None, .. }) => GapState::Waiting,
        // Few days need no explanation, whether or not something was said about them.
        _ if gap.max_days < asked_from => GapState::Small,
        Some(_) => GapState::Spoken,
        None => GapState::Open,
    };
    // What was asked about and not explained well enough is no more in the way than if it had not been asked about.
    let state = if gap.max_days < asked_from && state != GapState::Closed { GapState::Small } else { state };
    (state, of)
}

/// What a history still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// When education ended and when they applied.
    Frame,
    /// So many gaps.
    Gaps(usize),
    /// The candidate has not said that this is all.
    Confirmation,
    /// They had, but it was changed since.
    ConfirmedAgain,
}

/// Where a history stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Every gap in the order of time, its state, and the place of the explanation that it rests on.
    pub gaps: Vec<(Gap, GapState, Option<usize>)>,
    /// Empty when the history is whole.
    pub missing: Vec<Missing>,
    /// The day of the last thing that it rests on, when it is whole; whoever knows the days puts it here.
    pub whole_since: Option<Date>,
}

impl Standing {
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Puts it together. `gaps` is none while the frame is missing; `confirmed` says whether the last confirmation still holds, and
/// is none where there is none.
pub fn standing(gaps: Option<Vec<Gap>>, asked_from: u32, told: &[Told], confirmed: Option<bool>) -> Standing {
    let mut missing = Vec::new();
    if gaps.is_none() {
        missing.push(Missing::Frame);
    }
    let state = |gap: Gap| {
        let (state, at) = gap_state(&gap, asked_from, told);
        (gap, state, at)
    };
    let gaps: Vec<_> = gaps.unwrap_or_default().into_iter().map(state).collect();
    let open = gaps.iter().filter(|(_, state, _)| state.is_open()).count();
    if open > 0 {
        missing.push(Missing::Gaps(open));
    }
    match confirmed {
        Some(true) => {}
        Some(false) => missing.push(Missing::ConfirmedAgain),
        None => missing.push(Missing::Confirmation),
    }
    Standing { gaps, missing, whole_since: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const GAP: Gap = Gap { from: date!(2020 - 03 - 02), to: date!(2020 - 05 - 30), min_days: 30, max_days: 90 };

    fn told(written: bool, enough: Option<bool>) -> Told {
        Told { from: GAP.from, to: GAP.to, written, enough }
    }

    fn state(told: &[Told]) -> GapState {
        gap_state(&GAP, 28, told).0
    }

    /// Requirement 4.
    #[test]
    fn requirement_4_a_gap_is_closed_only_by_writing_that_somebody_found_enough() {
        assert_eq!(state(&[]), GapState::Open);
        assert_eq!(state(&[told(false, None)]), GapState::Spoken);
        assert_eq!(state(&[told(false, Some(true))]), GapState::Spoken, "a note of a talk is no writing");
        assert_eq!(state(&[told(true, None)]), GapState::Waiting);
        assert_eq!(state(&[told(true, Some(false))]), GapState::NotEnough);
        assert_eq!(state(&[told(true, Some(true))]), GapState::Closed);
        assert_eq!(state(&[told(true, Some(true)), told(false, None)]), GapState::Closed);
        assert_eq!(state(&[told(true, Some(true)), told(true, None)]), GapState::Waiting, "the last writing counts");
    }

    #[test]
    fn requirement_2_thirty_to_ninety_days_are_asked_about_from_sixty_on() {
        assert_eq!(gap_state(&GAP, 60, &[]).0, GapState::Open, "it may have been as long");
        assert_eq!(gap_state(&GAP, 91, &[]).0, GapState::Small);
        assert_eq!(gap_state(&GAP, 91, &[told(true, Some(false))]).0, GapState::Small);
    }

    #[test]
    fn what_was_said_about_fewer_days_leaves_the_gap_open_and_about_more_days_holds() {
        let fewer = Told { to: date!(2020 - 05 - 29), ..told(true, Some(true)) };
        assert_eq!(state(&[fewer]), GapState::Open);
        let more = Told { from: date!(2020 - 01 - 01), ..told(true, Some(true)) };
        assert_eq!(state(&[more]), GapState::Closed);
        assert_eq!(gap_state(&GAP, 28, &[more, fewer]).1, Some(0));
    }

    #[test]
    fn a_history_is_whole_when_nothing_is_missing_and_the_candidate_said_so_since_the_last_change() {
        let closed = [told(true, Some(true))];
        assert!(standing(Some(vec![GAP]), 28, &closed, Some(true)).is_whole());
        let none = standing(None, 28, &[], None);
        assert_eq!(none.missing, [Missing::Frame, Missing::Confirmation]);
        let open = standing(Some(vec![GAP]), 28, &[], Some(false));
        assert_eq!(open.missing, [Missing::Gaps(1), Missing::ConfirmedAgain]);
        assert!(!open.is_whole());
    }
}
