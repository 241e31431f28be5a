//! Who may score, when, and what a tap is worth; when the panel may talk; who may see what. Pure: no clock, no database.

use super::{Answer, Phase, Reason, Shown, Tap};
use crate::panel::InterviewState;
use crate::people::ways::{Faces, Order, Ways};
use crate::scenario::ItemKind;

/// What is known about a seat and an interview when a score arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    pub state: InterviewState,
    /// The seat belongs to the panel of this interview.
    pub of_this_panel: bool,
    /// The seat was withdrawn, or the consent to take part was.
    pub withdrawn: bool,
    pub conflict: bool,
    /// The consent to have scores recorded was given and stands.
    pub scores_recorded: bool,
    /// Why the seat is recorded as not scoring this interview.
    pub absent: Option<Reason>,
    /// The seat said "I am finished".
    pub finished: bool,
    /// The seat was shown what the others said.
    pub reveal_served: bool,
    /// Somebody was chosen for the job, or the candidate is in the running no longer.
    pub decided: bool,
}

/// Why a score is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotGiven {
    #[error("the seat is on another panel")]
    OtherPanel,
    #[error("the item is not in this kit")]
    NotInKit,
    #[error("the value is not on the scale")]
    OffScale,
    #[error("the seat has withdrawn")]
    Withdrawn,
    #[error("there is a conflict with this candidate")]
    Conflict,
    #[error("the consent to have scores recorded is missing")]
    NoConsent,
    #[error("the seat stopped")]
    Stopped,
    #[error("the seat said that it is finished")]
    Finished,
    #[error("the interview has not begun")]
    NotBegun,
    #[error("the panel has closed this interview")]
    Closed,
    #[error("after the reveal there are only changes of a score that was given")]
    OnlyChanges,
    #[error("the key was used for another answer")]
    KeyUsed,
    #[error("it is another person's own team")]
    OtherTeam,
}

impl NotGiven {
    /// Every one of them, for the test that each has its own message.
    pub const ALL: [Self; 13] = [
        Self::OtherPanel,
        Self::NotInKit,
        Self::OffScale,
        Self::Withdrawn,
        Self::Conflict,
        Self::NoConsent,
        Self::Stopped,
        Self::Finished,
        Self::NotBegun,
        Self::Closed,
        Self::OnlyChanges,
        Self::KeyUsed,
        Self::OtherTeam,
    ];

    /// The message in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Self::OtherPanel => "scoring-refused-other-panel",
            Self::NotInKit => "scoring-refused-not-in-kit",
            Self::OffScale => "scoring-refused-off-scale",
            Self::Withdrawn => "scoring-refused-withdrawn",
            Self::Conflict => "scoring-refused-conflict",
            Self::NoConsent => "scoring-refused-no-consent",
            Self::Stopped => "scoring-refused-stopped",
            Self::Finished => "scoring-refused-finished",
            Self::NotBegun => "scoring-refused-not-begun",
            Self::Closed => "scoring-refused-closed",
            Self::OnlyChanges => "scoring-refused-only-changes",
            Self::KeyUsed => "scoring-refused-key-used",
            Self::OtherTeam => "scoring-refused-other-team",
        }
    }
}

/// May this seat say anything about this interview now, and is it private?
///
/// A seat that is recorded as unwell, left or without a tablet and then answers after all is taken at its word: its
/// answer is worth more than the record of its absence.
pub fn may_score(situation: &Situation) -> Result<Phase, NotGiven> {
    if !situation.of_this_panel {
        return Err(NotGiven::OtherPanel);
    }
    if situation.withdrawn || situation.absent == Some(Reason::Withdrawn) {
        return Err(NotGiven::Withdrawn);
    }
    if situation.conflict || situation.absent == Some(Reason::Conflict) {
        return Err(NotGiven::Conflict);
    }
    if !situation.scores_recorded {
        return Err(NotGiven::NoConsent);
    }
    match situation.state {
        InterviewState::Planned => return Err(NotGiven::NotBegun),
        // What lay on a tablet without a network until the panel had talked is still a private first score, as long as it
        // can be weighed.
        InterviewState::Closed if situation.reveal_served || situation.decided => return Err(NotGiven::Closed),
        InterviewState::Running | InterviewState::Scored | InterviewState::Talking | InterviewState::Closed => {}
    }
    if situation.reveal_served {
        return Ok(Phase::AfterReveal);
    }
    if situation.absent == Some(Reason::Stopped) {
        return Err(NotGiven::Stopped);
    }
    if situation.finished {
        return Err(NotGiven::Finished);
    }
    Ok(Phase::Private)
}

/// May this seat say now that it did not feel safe, or that it did? Whenever the interview has begun: whoever is finished, stopped or
/// took their yes back is heard about this all the same, and so is what lay on a tablet until everything was over.
pub fn may_raise(situation: &Situation) -> Result<Phase, NotGiven> {
    match situation {
        Situation { of_this_panel: false, .. } => Err(NotGiven::OtherPanel),
        Situation { state: InterviewState::Planned, .. } => Err(NotGiven::NotBegun),
        Situation { reveal_served: true, .. } => Ok(Phase::AfterReveal),
        _ => Ok(Phase::Private),
    }
}

/// May this score be given, what is it worth on the kit's scale, and in which phase?
///
/// After a reveal was served to the seat there are only changes. A late score of a seat that was served none is a
/// private first score, whatever the clock of its tablet says.
pub fn may_give(
    situation: &Situation,
    in_kit: bool,
    given_before: bool,
    scale: u8,
    shown: Shown,
    tapped: Answer,
) -> Result<(Answer, Phase), NotGiven> {
    let phase = may_score(situation)?;
    if !in_kit {
        return Err(NotGiven::NotInKit);
    }
    let value = worth(scale, shown, tapped).ok_or(NotGiven::OffScale)?;
    if phase == Phase::AfterReveal && !given_before {
        return Err(NotGiven::OnlyChanges);
    }
    Ok((value, phase))
}

/// May this seat say now whether the candidate may join its own team? From the beginning of the interview until somebody is
/// chosen, whether or not the seat is finished and the panel has talked: it is no score, and a change of mind is theirs.
pub fn may_say_for_team(situation: &Situation, asked: bool) -> Result<Phase, NotGiven> {
    if !asked {
        return Err(NotGiven::OtherTeam);
    }
    if situation.decided {
        return Err(NotGiven::Closed);
    }
    let open = match situation.state {
        InterviewState::Closed => InterviewState::Talking,
        state => state,
    };
    may_score(&Situation { state: open, finished: false, ..*situation })
}

/// Whether a reason keeps the person from saying anything. Who was recorded as unwell and is here after all simply goes on.
pub fn keeps_out(reason: Option<Reason>) -> bool {
    matches!(reason, Some(Reason::Withdrawn | Reason::Conflict | Reason::NoConsent | Reason::Stopped))
}

/// What a tap is worth on the kit's scale. Five faces over a scale of three: 1 and 2 are 1; 3 is 2; 4 and 5 are 3.
pub fn worth(scale: u8, shown: Shown, tapped: Answer) -> Option<Answer> {
    let Answer::Value(place) = tapped else { return Some(tapped) };
    if place == 0 || place > shown.places() {
        return None;
    }
    let value = match (scale, shown.places()) {
        (3, 3) | (5, 5) => place,
        (3, 5) => match place {
            1 | 2 => 1,
            3 => 2,
            _ => 3,
        },
        _ => return None,
    };
    Some(Answer::Value(value))
}

/// What a kit's scale is shown as to a person: three choices unless they prefer five, in the order that is theirs. A kit
/// with a scale of five is for panels where all chose five.
pub fn shown(scale: u8, ways: &Ways) -> Shown {
    match (scale == 5 || ways.faces == Faces::Five, ways.order) {
        (false, Order::GoodFirst) => Shown::ThreeGoodFirst,
        (false, Order::GoodLast) => Shown::ThreeGoodLast,
        (true, Order::GoodFirst) => Shown::FiveGoodFirst,
        (true, Order::GoodLast) => Shown::FiveGoodLast,
    }
}

/// Which choice is marked when an answer is shown again, perhaps under another setting than it was given in: the same
/// place where there are as many places; of five, what it is worth among three. What was one of three is none of five.
pub fn marked(shown: Shown, given: Option<(Shown, Answer)>) -> Option<Answer> {
    let (given_in, tapped) = given?;
    match (given_in.places(), shown.places()) {
        (one, other) if one == other => Some(tapped),
        (5, 3) => worth(3, given_in, tapped),
        _ => tapped.value().is_none().then_some(tapped),
    }
}

/// Is this the answer that was given before? In which order the choices stood changes no mind.
pub fn same_answer(before: (Shown, Answer), again: (Shown, Answer)) -> bool {
    let of = |(shown, tapped): (Shown, Answer)| (tapped.value().map(|_| shown.places()), tapped);
    of(before) == of(again)
}

/// Whether an answer to a practice question is the one that fits: the first is about somebody kind, the second about
/// somebody who is not. How well it fits is nobody's business, so both of five's good ones do.
pub fn practice_fits(first: bool, shown: Shown, tapped: Answer) -> bool {
    worth(3, shown, tapped) == Some(Answer::Value(if first { 3 } else { 1 }))
}

/// Good, OK or not good, of what was tapped: which of the three colours, shapes and words it is shown with.
///
/// The two ends of five are doubled: another colour, and the shape twice.
pub fn look(shown_places: u8, tapped: Answer) -> &'static str {
    match (shown_places, tapped) {
        (5, Answer::Value(5)) => return "good most",
        (5, Answer::Value(1)) => return "poor most",
        _ => {}
    }
    match tapped {
        Answer::Value(place) if u16::from(place) * 2 > u16::from(shown_places) + 1 => "good",
        Answer::Value(place) if u16::from(place) * 2 == u16::from(shown_places) + 1 => "ok",
        Answer::Value(_) => "poor",
        Answer::NotSure | Answer::NotSeen | Answer::RatherNot => "none",
    }
}

/// Is this delivery the one that was kept under its key, or another one that took its key?
pub fn delivered_again(kept: &Tap, again: &Tap) -> Result<(), NotGiven> {
    if kept == again { Ok(()) } else { Err(NotGiven::KeyUsed) }
}

/// One seat before the talk: is it done, and does it count?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatState {
    /// A shadow seat does not count.
    pub counts: bool,
    pub finished: bool,
    pub absent: Option<Reason>,
}

impl SeatState {
    /// Finished, or recorded as not scoring with a reason.
    pub fn is_settled(self) -> bool {
        self.finished || self.absent.is_some()
    }
}

/// Why a seat does not score, be it recorded or a consequence of what the person said: withdrawn, conflict, consent.
pub fn absence(situation: &Situation) -> Option<Reason> {
    if situation.withdrawn {
        Some(Reason::Withdrawn)
    } else if situation.conflict {
        Some(Reason::Conflict)
    } else if situation.absent.is_some() {
        situation.absent
    } else if !situation.scores_recorded {
        Some(Reason::NoConsent)
    } else {
        None
    }
}

/// Has every seat that counts finished, or a reason recorded? One unwell seat never blocks the day.
pub fn all_settled(seats: &[SeatState]) -> bool {
    seats.iter().filter(|seat| seat.counts).all(|seat| seat.is_settled())
}

/// Why the panel cannot talk about an interview yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    #[error("the interview has not begun")]
    NotBegun,
    #[error("the discussion is open already")]
    OpenAlready,
    #[error("the interview is closed")]
    Closed,
    #[error("a seat has not finished")]
    SeatsMissing,
    #[error("the panel talks after the last candidate, and another interview is not finished")]
    OthersFirst,
}

impl NotYet {
    pub fn code(self) -> &'static str {
        match self {
            Self::NotBegun => "scoring-talk-not-begun",
            Self::OpenAlready => "scoring-talk-open-already",
            Self::Closed => "scoring-talk-closed",
            Self::SeatsMissing => "scoring-talk-seats-missing",
            Self::OthersFirst => "scoring-talk-others-first",
        }
    }
}

/// One interview of the day before the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub state: InterviewState,
    /// The candidate has withdrawn: nobody waits for this interview.
    pub off: bool,
    pub settled: bool,
}

impl Day {
    /// Nobody waits for it any more.
    pub fn is_behind(self) -> bool {
        self.off
            || match self.state {
                InterviewState::Planned => false,
                InterviewState::Running | InterviewState::Scored => self.settled,
                InterviewState::Talking | InterviewState::Closed => true,
            }
    }
}

/// May the panel talk about this interview? The discussion opens when every counted seat is settled; where the panel
/// talks after the last candidate of the day, in all the interviews of the day.
pub fn may_open_discussion(this: Day, after_last: bool, others: &[Day]) -> Result<(), NotYet> {
    match this.state {
        InterviewState::Planned => return Err(NotYet::NotBegun),
        InterviewState::Talking => return Err(NotYet::OpenAlready),
        InterviewState::Closed => return Err(NotYet::Closed),
        InterviewState::Running | InterviewState::Scored => {}
    }
    if !this.settled {
        return Err(NotYet::SeatsMissing);
    }
    if after_last && !others.iter().all(|other| other.is_behind()) {
        return Err(NotYet::OthersFirst);
    }
    Ok(())
}

/// Was what the panel said about this interview opened to the panel?
pub fn is_revealed(state: InterviewState) -> bool {
    matches!(state, InterviewState::Talking | InterviewState::Closed)
}

/// Who looks at what a seat said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looker {
    /// The seat that said it.
    TheSeat,
    /// Another seat of the panel.
    OtherSeat,
    /// Facilitator, manager or HR.
    Desk,
    /// Anybody else.
    Outside,
}

/// May they see a value or a remark? Before the talk nobody but the seat, whatever their role.
pub fn may_see_values(looker: Looker, state: InterviewState) -> bool {
    match looker {
        Looker::TheSeat => true,
        Looker::OtherSeat | Looker::Desk => is_revealed(state),
        Looker::Outside => false,
    }
}

/// May they see done and not done? It is what the board shows, and all that it shows.
pub fn may_see_progress(looker: Looker) -> bool {
    looker == Looker::Desk
}

/// May a sheet be typed in by this person? Not by somebody who scores on this panel: they would see another's answers.
pub fn may_type_in(holds_a_seat_here: bool) -> bool {
    !holds_a_seat_here
}

/// Where a flow through the questions goes on: one item is asked (a scenario only), scored, and remarked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Practice,
    Ask(usize),
    Score(usize),
    Why(usize),
    Check,
    Done,
}

/// The screens of an interview that a tablet keeps, in their order; what others said is on none of them.
pub fn screens(interview: &str, kinds: &[ItemKind]) -> Vec<String> {
    let at = format!("/seat/interview/{interview}");
    let practice = ["", "/2", "/1/fits", "/1/look", "/2/fits", "/2/look"].map(|end| format!("{at}/practice{end}"));
    let mut screens = vec![at.clone()];
    screens.extend(practice);
    for (index, kind) in kinds.iter().enumerate() {
        let n = index + 1;
        if *kind == ItemKind::Scenario {
            screens.push(format!("{at}/ask/{n}"));
        }
        screens.extend(["score", "why", "voice"].map(|screen| format!("{at}/{screen}/{n}")));
    }
    screens.extend(
        ["check", "safe", "safe/who", "support", "support/who", "support/said", "finish", "done"]
            .map(|end| format!("{at}/{end}")),
    );
    screens.extend(["/seat/away", "/seat/waiting"].map(str::to_owned));
    screens
}

/// Where a person finds themselves when they come back: the first item that has no answer, else the check page.
pub fn resume(answered: &[bool], asked: &[bool], finished: bool) -> Step {
    if finished {
        return Step::Done;
    }
    match answered.iter().position(|is| !is) {
        None => Step::Check,
        Some(0) => Step::Practice,
        Some(index) if asked.get(index) == Some(&true) => Step::Ask(index + 1),
        Some(index) => Step::Score(index + 1),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
