//! How a concern stands, and who may read it.

use super::{Knows, Step};

/// One thing that happened, in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// "I did not feel safe", said for the first time, again, or in other words.
    Raised,
    /// "I felt safe": the person took it back.
    TakenBack,
    Done(Step),
}

/// How a concern stands. What is said again begins anew: it is answered when it was answered since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    pub raised: bool,
    pub answered: bool,
    /// It was referred, or it was said why not.
    pub decided: bool,
    pub closed: bool,
}

/// The same in one word, in the order in which a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Waiting,
    /// Answered; whether it is referred is still to be said.
    ToDecide,
    /// The person took it back before anybody closed it.
    TakenBack,
    Answered,
    Closed,
}

impl State {
    /// Its message in the catalogue.
    pub fn message(self) -> &'static str {
        match self {
            Self::Waiting => "concern-state-waiting",
            Self::ToDecide => "concern-state-to-decide",
            Self::TakenBack => "concern-state-taken-back",
            Self::Answered => "concern-state-answered",
            Self::Closed => "concern-state-closed",
        }
    }
}

/// How a concern stands after what happened.
pub fn standing(happened: &[Happened]) -> Standing {
    let mut now = Standing::default();
    for one in happened {
        match one {
            Happened::Raised => now = Standing { raised: true, ..Standing::default() },
            Happened::TakenBack => now.raised = false,
            Happened::Done(Step::Answered) => now.answered = true,
            Happened::Done(Step::Referred | Step::NotReferred) => now.decided = true,
            Happened::Done(Step::Closed) => now.closed = true,
        }
    }
    now
}

impl Standing {
    /// In one word.
    pub fn state(self) -> State {
        match self {
            Self { closed: true, .. } => State::Closed,
            Self { raised: false, .. } => State::TakenBack,
            Self { answered: false, .. } => State::Waiting,
            Self { decided: false, .. } => State::ToDecide,
            _ => State::Answered,
        }
    }

    /// Does it keep a choice among the candidates from being made? Somebody said that they were not safe, and nobody has
    /// answered them, or said whether it is passed on.
    pub fn blocks(self) -> bool {
        self.raised && !(self.answered && self.decided)
    }
}

/// Why something cannot be done about a concern now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    #[error("it was closed")]
    Closed,
    #[error("it was not answered yet")]
    NotAnswered,
    #[error("it was not said whether it is referred")]
    NotDecided,
}

impl NotNow {
    /// The message in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Self::Closed => "concern-refused-closed",
            Self::NotAnswered => "concern-refused-not-answered",
            Self::NotDecided => "concern-refused-not-decided",
        }
    }
}

/// May this be done about it now? Nothing after it was closed, until it is said again; and it is closed when the person was answered
/// and it was said whether it is referred, unless they took it back.
pub fn may_do(standing: Standing, step: Step) -> Result<(), NotNow> {
    if standing.closed {
        return Err(NotNow::Closed);
    }
    match step {
        Step::Closed if standing.raised && !standing.answered => Err(NotNow::NotAnswered),
        Step::Closed if standing.raised && !standing.decided => Err(NotNow::NotDecided),
        _ => Ok(()),
    }
}

/// May a candidate be chosen, with these concerns about the candidates of the vacancy?
pub fn may_choose(concerns: impl IntoIterator<Item = Standing>) -> bool {
    !concerns.into_iter().any(Standing::blocks)
}

/// Who reads beside the safeguarding lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Whoever weighs.
    Manager,
    /// Whoever runs the day, on the board.
    Facilitator,
    /// The talk.
    Panel,
}

/// May they read who said it, and the words? What the panel may know, whoever weighs may know too. Before people were asked who
/// else may know, everybody at the talk did.
pub fn may_know(asked: bool, knows: &[Knows], reader: Reader) -> bool {
    if !asked {
        return reader != Reader::Facilitator;
    }
    match reader {
        Reader::Manager => knows.contains(&Knows::Manager) || knows.contains(&Knows::Panel),
        Reader::Facilitator => knows.contains(&Knows::Facilitator),
        Reader::Panel => knows.contains(&Knows::Panel),
    }
}

/// How long something took, in the unit that people would say it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Minutes(i64),
    Hours(i64),
    Days(i64),
}

/// Seconds as a span, rounded down; a clock that went back took no time.
pub fn span(seconds: i64) -> Span {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    match seconds.max(0) {
        short if short < HOUR => Span::Minutes(short / MINUTE),
        some if some < 2 * DAY => Span::Hours(some / HOUR),
        long => Span::Days(long / DAY),
    }
}

impl Span {
    /// Its message and the number in it.
    pub fn told(self) -> (&'static str, i64) {
        match self {
            Self::Minutes(n) => ("concern-minutes", n),
            Self::Hours(n) => ("concern-hours", n),
            Self::Days(n) => ("concern-days", n),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Happened::{Done, Raised, TakenBack};
    use super::*;
    use proptest::prelude::*;

    const ALL: [Happened; 6] =
        [Raised, TakenBack, Done(Step::Answered), Done(Step::Referred), Done(Step::NotReferred), Done(Step::Closed)];

    #[test]
    fn a_concern_waits_until_it_is_answered_and_it_is_said_whether_it_is_referred() {
        assert_eq!(standing(&[Raised]).state(), State::Waiting);
        assert_eq!(standing(&[Raised, Done(Step::Answered)]).state(), State::ToDecide);
        assert_eq!(standing(&[Raised, Done(Step::NotReferred)]).state(), State::Waiting);
        for decided in [Step::Referred, Step::NotReferred] {
            let now = standing(&[Raised, Done(Step::Answered), Done(decided)]);
            assert!(now.state() == State::Answered && !now.blocks());
        }
    }

    #[test]
    fn what_is_said_again_waits_again_and_what_is_taken_back_keeps_nobody_from_choosing() {
        let answered = [Raised, Done(Step::Answered), Done(Step::Referred), Done(Step::Closed)];
        assert_eq!(standing(&answered).state(), State::Closed);
        assert!(standing(&[&answered[..], &[Raised]].concat()).blocks());
        let back = standing(&[Raised, TakenBack]);
        assert!(!back.blocks() && back.state() == State::TakenBack);
        assert_eq!(may_do(back, Step::Closed), Ok(()));
    }

    #[test]
    fn nothing_is_closed_before_it_was_answered_and_nothing_is_done_afterwards() {
        assert_eq!(may_do(standing(&[Raised]), Step::Closed), Err(NotNow::NotAnswered));
        let answered = standing(&[Raised, Done(Step::Answered)]);
        assert_eq!(may_do(answered, Step::Closed), Err(NotNow::NotDecided));
        let closed = standing(&[Raised, Done(Step::Answered), Done(Step::NotReferred), Done(Step::Closed)]);
        for step in Step::ALL {
            assert_eq!(may_do(closed, *step), Err(NotNow::Closed));
        }
    }

    #[test]
    fn who_else_reads_it_is_the_persons_choice_and_nobody_else_does() {
        use Reader::{Facilitator, Manager, Panel};
        let readers = |knows: &[Knows]| [Manager, Facilitator, Panel].map(|one| may_know(true, knows, one));
        assert_eq!(readers(&[]), [false; 3]);
        assert_eq!(readers(&[Knows::Nobody]), [false; 3]);
        assert_eq!(readers(&[Knows::Supporter]), [false; 3]);
        assert_eq!(readers(&[Knows::Manager]), [true, false, false]);
        assert_eq!(readers(&[Knows::Facilitator]), [false, true, false]);
        assert_eq!(readers(&[Knows::Panel]), [true, false, true]);
        // As it was before anybody was asked.
        assert!(may_know(false, &[], Manager) && may_know(false, &[], Panel) && !may_know(false, &[], Facilitator));
    }

    #[test]
    fn a_span_is_said_in_the_unit_that_people_use() {
        assert_eq!(
            [span(-5), span(59), span(60), span(3_599)].map(Span::told),
            [("concern-minutes", 0), ("concern-minutes", 0), ("concern-minutes", 1), ("concern-minutes", 59)]
        );
        assert_eq!([span(3_600), span(172_799), span(172_800)], [Span::Hours(1), Span::Hours(47), Span::Days(2)]);
    }

    proptest! {
        #[test]
        fn after_it_was_said_again_only_an_answer_since_then_counts(before in proptest::collection::vec(0usize..6, 0..12), after in proptest::collection::vec(1usize..6, 0..6)) {
            let of = |picked: &[usize]| picked.iter().map(|n| ALL[*n]).collect::<Vec<_>>();
            let all = [of(&before), vec![Raised], of(&after)].concat();
            prop_assert_eq!(standing(&all), standing(&[vec![Raised], of(&after)].concat()));
        }

        #[test]
        fn one_that_waits_keeps_from_choosing_whatever_else_was_answered(n in 0usize..6, at in 0usize..6) {
            let answered = standing(&[Raised, Done(Step::Answered), Done(Step::Referred)]);
            let mut all = vec![answered; n];
            prop_assert!(may_choose(all.clone()));
            all.insert(at.min(n), standing(&[Raised]));
            prop_assert!(!may_choose(all));
        }

        #[test]
        fn a_closed_concern_blocks_nothing_and_a_state_that_blocks_waits(picked in proptest::collection::vec(0usize..6, 1..12)) {
            let mut now = Standing::default();
            let mut done = Vec::new();
            // What the rules let through.
            for n in picked {
                let next = ALL[n];
                if let Done(step) = next && (done.is_empty() || may_do(now, step).is_err()) {
                    continue;
                }
                done.push(next);
                now = standing(&done);
            }
            if now.blocks() {
                prop_assert!(matches!(now.state(), State::Waiting | State::ToDecide));
            }
            if now.state() == State::Closed {
                prop_assert!(!now.blocks());
            }
        }
    }
}
