//! What makes a fair panel: who may sit on it, when it may start, how weights add up, when a withdrawal can be taken back.

use super::{AwayReason, ConflictKind, ConsentKind, Gates, InterviewState, Mode, SeatKind, Standing, Weights};
use std::collections::BTreeSet;

/// At least so many counted seats.
pub const FEWEST_SEATS: usize = 3;
/// At most so many counted seats.
pub const MOST_SEATS: usize = 7;
/// One person supported alone beside the office is not a panel of equals, so fewer is warned about.
pub const WANTED_PANEL_MEMBERS: usize = 2;

/// Why something is refused. The message stands in the catalogue under [`Refusal::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    #[error("more than seven counted seats")]
    TooManySeats,
    #[error("two seats for one person")]
    SeatTwice,
    #[error("the facilitator holds a seat, and not as a panel member who chairs")]
    FacilitatorSits,
    #[error("a supporter holds a seat on this panel")]
    SupporterSits,
    #[error("a person supports themselves")]
    SupportsSelf,
    #[error("the facilitator supports a member, and would see a score")]
    FacilitatorSupports,
    #[error("the weights are not the criteria of the kit")]
    WeightsMissing,
    #[error("a weight is below nothing or above all")]
    WeightOffScale,
    #[error("the weights do not make 100")]
    WeightsSum { sum: i64 },
    #[error("the panel's share is not a whole per cent, or nothing")]
    ShareOffScale,
    #[error("a gate is for nothing that the kit asks, or no place on its scale above the lowest")]
    GateOffScale,
    #[error("whoever may say no is no panel member who sits here")]
    VetoNoSeat,
    #[error("the agreement is frozen")]
    AgreementFrozen,
    #[error("a change after the announcement needs a reason")]
    ReasonNeeded,
    #[error("the panel has talked since")]
    TooLateToReturn,
    #[error("another interview is running")]
    AnotherRuns,
    #[error("this interview was held")]
    AlreadyStarted,
    #[error("an interview does not go that way")]
    WrongStep,
    #[error("the panel has begun, seats stay")]
    SeatsSettled,
    #[error("an asker is a person who sits on this panel")]
    AskerHasNoSeat,
}

impl Refusal {
    /// The message, by its id in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooManySeats => "panel-seats-too-many",
            Self::SeatTwice => "panel-seat-twice",
            Self::FacilitatorSits => "panel-facilitator-sits",
            Self::SupporterSits => "panel-supporter-sits",
            Self::SupportsSelf => "panel-supports-self",
            Self::FacilitatorSupports => "panel-facilitator-supports",
            Self::WeightsMissing => "panel-weights-missing",
            Self::WeightOffScale => "panel-weight-off-scale",
            Self::WeightsSum { .. } => "panel-weights-sum",
            Self::ShareOffScale => "panel-share-off-scale",
            Self::GateOffScale => "panel-gate-off-scale",
            Self::VetoNoSeat => "panel-veto-no-seat",
            Self::AgreementFrozen => "panel-agreement-frozen",
            Self::ReasonNeeded => "panel-reason-needed",
            Self::TooLateToReturn => "panel-too-late-to-return",
            Self::AnotherRuns => "panel-another-runs",
            Self::AlreadyStarted => "panel-already-started",
            Self::WrongStep => "panel-interview-wrong-step",
            Self::SeatsSettled => "panel-seats-settled",
            Self::AskerHasNoSeat => "panel-asker-no-seat",
        }
    }

    /// The field it belongs to.
    pub fn field(self) -> &'static str {
        match self {
            Self::TooManySeats => "kind",
            Self::SeatTwice => "person",
            Self::FacilitatorSits => "facilitator",
            Self::SupporterSits | Self::SupportsSelf | Self::FacilitatorSupports => "supporter",
            Self::WeightsMissing | Self::WeightOffScale | Self::WeightsSum { .. } => "weights",
            Self::ShareOffScale => "panel_share",
            Self::GateOffScale => "gates",
            Self::VetoNoSeat => "veto",
            Self::ReasonNeeded => "reason",
            Self::AskerHasNoSeat => "asker",
            _ => "",
        }
    }
}

/// What a rule needs to know of a seat. `P` is how persons are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatFacts<P> {
    pub person: P,
    pub kind: SeatKind,
    pub supporter: Option<P>,
}

/// How many seats count: a shadow never does.
pub fn counted<P>(seats: &[SeatFacts<P>]) -> usize {
    seats.iter().filter(|seat| seat.kind.group().is_some()).count()
}

/// How many people supported sit here.
pub fn panel_members<P>(seats: &[SeatFacts<P>]) -> usize {
    seats.iter().filter(|seat| seat.kind == SeatKind::PanelMember).count()
}

/// Whether these persons may sit together. Too few is not refused here, for a panel grows one seat at a time;
/// [`missing`] says it.
pub fn check_seats<P: Ord + Copy>(facilitator: P, seats: &[SeatFacts<P>]) -> Result<(), Refusal> {
    let sitting: BTreeSet<P> = seats.iter().map(|seat| seat.person).collect();
    if sitting.len() < seats.len() {
        return Err(Refusal::SeatTwice);
    }
    if counted(seats) > MOST_SEATS {
        return Err(Refusal::TooManySeats);
    }
    // A panel member may chair. A colleague who keeps the pace and scores too would hold both ends of the day.
    if seats.iter().any(|seat| seat.person == facilitator && seat.kind != SeatKind::PanelMember) {
        return Err(Refusal::FacilitatorSits);
    }
    for supporter in seats.iter().filter_map(|seat| seat.supporter.map(|supporter| (seat.person, supporter))) {
        let (person, supporter) = supporter;
        if supporter == person {
            return Err(Refusal::SupportsSelf);
        }
        // Whoever helps a member give a score holds none, neither their own nor another's.
        if sitting.contains(&supporter) {
            return Err(Refusal::SupporterSits);
        }
        // The facilitator sees done and not done, never a value; beside a member they would see it.
        if supporter == facilitator {
            return Err(Refusal::FacilitatorSupports);
        }
    }
    Ok(())
}

/// Whole weights, one for each criterion of the kit, that make 100.
pub fn check_weights(criteria: &[&str], weights: &Weights) -> Result<(), Refusal> {
    let wanted: BTreeSet<&str> = criteria.iter().copied().collect();
    let given: BTreeSet<&str> = weights.0.keys().map(String::as_str).collect();
    if wanted != given || wanted.is_empty() {
        return Err(Refusal::WeightsMissing);
    }
    if weights.0.values().any(|weight| !(0..=100).contains(weight)) {
        return Err(Refusal::WeightOffScale);
    }
    match weights.0.values().sum() {
        100 => Ok(()),
        sum => Err(Refusal::WeightsSum { sum }),
    }
}

/// Weights to begin with: as equal as whole per cents allow, the first criteria taking what is left over.
pub fn equal_weights(criteria: &[&str]) -> Weights {
    let names: BTreeSet<&str> = criteria.iter().copied().collect();
    let Ok(n) = i64::try_from(names.len()) else { return Weights::default() };
    if n == 0 {
        return Weights::default();
    }
    let (each, over) = (100 / n, 100 % n);
    Weights((0..).zip(names).map(|(place, name)| (name.to_owned(), each + i64::from(place < over))).collect())
}

/// The panel's share is a whole per cent, and not nothing: a panel whose scores count for nothing is no panel.
pub fn check_share(mode: Mode, panel_share: i64) -> Result<(), Refusal> {
    match mode {
        Mode::Parallel if !(1..=100).contains(&panel_share) => Err(Refusal::ShareOffScale),
        _ => Ok(()),
    }
}

/// A gate is for a criterion of the kit, at a whole place on its scale. The lowest place would keep nobody out.
pub fn check_gates(criteria: &[&str], scale: i64, gates: &Gates) -> Result<(), Refusal> {
    let fits =
        |(criterion, least): (&String, &i64)| criteria.contains(&criterion.as_str()) && (2..=scale).contains(least);
    if gates.0.iter().all(fits) { Ok(()) } else { Err(Refusal::GateOffScale) }
}

/// Whoever will be supported by the new person is a panel member; nobody else has a team of their own here.
pub fn may_veto(kind: SeatKind, withdrawn: bool) -> bool {
    kind == SeatKind::PanelMember && !withdrawn
}

/// Whether the agreement may be announced again: not once it is frozen, and never silently.
pub fn check_change(announced: bool, frozen: bool, reason: &str) -> Result<(), Refusal> {
    if frozen {
        return Err(Refusal::AgreementFrozen);
    }
    if announced && reason.trim().is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    Ok(())
}

/// What still stands between a panel and its first interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// There is no kit, or too short a one.
    Kit,
    /// Fewer than three counted seats.
    Seats {
        counted: usize,
    },
    /// Scenarios that nobody asks.
    Askers {
        questions: usize,
    },
    Agreement,
    /// This seat has not yet said whether it takes part, or whether scores are written down.
    Consent {
        name: String,
    },
    /// No candidate is on the day.
    Candidates,
    /// This candidate had no notice.
    Notice {
        name: String,
    },
    /// The day does not hold everybody, or is not set.
    Day,
}

impl Missing {
    /// The message, by its id in the catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Kit => "panel-missing-kit",
            Self::Seats { .. } => "panel-missing-seats",
            Self::Askers { .. } => "panel-missing-askers",
            Self::Agreement => "panel-missing-agreement",
            Self::Consent { .. } => "panel-missing-consent",
            Self::Candidates => "panel-missing-candidates",
            Self::Notice { .. } => "panel-missing-notice",
            Self::Day => "panel-missing-day",
        }
    }

    /// What the message tells: a name or a number.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Seats { counted } => vec![("n", counted.to_string()), ("fewest", FEWEST_SEATS.to_string())],
            Self::Askers { questions } => vec![("n", questions.to_string())],
            Self::Consent { name } | Self::Notice { name } => vec![("name", name.clone())],
            _ => Vec::new(),
        }
    }
}

/// What a seat has said so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatReady {
    pub name: String,
    pub kind: SeatKind,
    pub withdrawn: bool,
    pub away: Option<AwayReason>,
    /// The last answer, if there is one.
    pub take_part: Option<bool>,
    pub scores_recorded: Option<bool>,
}

/// Everything `missing` looks at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readiness {
    pub kit_ready: bool,
    pub seats: Vec<SeatReady>,
    /// Scenarios without an asker who is there.
    pub unasked: usize,
    pub announced: bool,
    /// Each candidate on the day: their name, and whether they had the notice.
    pub candidates: Vec<(String, bool)>,
    pub day_holds: bool,
}

/// What is missing before the panel may start; nothing: it may.
///
/// A member who withdrew or could not come is waited for no longer, so that one person never blocks the day.
pub fn missing(panel: &Readiness) -> Vec<Missing> {
    let mut list = Vec::new();
    if !panel.kit_ready {
        list.push(Missing::Kit);
    }
    let held = panel.seats.iter().filter(|seat| seat.kind.group().is_some()).count();
    if held < FEWEST_SEATS {
        list.push(Missing::Seats { counted: held });
    }
    if panel.unasked > 0 {
        list.push(Missing::Askers { questions: panel.unasked });
    }
    if !panel.announced {
        list.push(Missing::Agreement);
    }
    for seat in &panel.seats {
        let waited_for = seat.kind.group().is_some() && !seat.withdrawn && seat.away.is_none();
        // Who does not take part is asked no more; who takes part says whether scores are written down.
        let unanswered = match seat.take_part {
            None => true,
            Some(takes_part) => takes_part && seat.scores_recorded.is_none(),
        };
        if waited_for && unanswered {
            list.push(Missing::Consent { name: seat.name.clone() });
        }
    }
    if panel.candidates.is_empty() {
        list.push(Missing::Candidates);
    }
    list.extend(
        panel.candidates.iter().filter(|(_, noticed)| !noticed).map(|(name, _)| Missing::Notice { name: name.clone() }),
    );
    if !panel.day_holds {
        list.push(Missing::Day);
    }
    list
}

/// Whether a seat scores one interview: `conflict` is its last answer about this candidate.
pub fn standing(
    withdrawn: bool,
    away: Option<AwayReason>,
    scores_recorded: Option<bool>,
    conflict: Option<ConflictKind>,
) -> Standing {
    if withdrawn {
        Standing::Withdrawn
    } else if conflict.is_some_and(ConflictKind::leaves_out) {
        Standing::Conflict
    } else if scores_recorded != Some(true) {
        match away {
            Some(_) => Standing::Away,
            None => Standing::NoConsent,
        }
    } else if away.is_some() {
        Standing::Away
    } else {
        Standing::Scores
    }
}

/// Whether a *no* may become a *yes* again: until the panel talks, for after that the member knows what others thought.
pub fn may_return(kind: ConsentKind, talked_since: bool) -> Result<(), Refusal> {
    match kind {
        ConsentKind::TakePart | ConsentKind::ScoresRecorded if talked_since => Err(Refusal::TooLateToReturn),
        _ => Ok(()),
    }
}

/// The way of an interview: forward only.
pub fn interview_step(from: InterviewState, to: InterviewState) -> Result<(), Refusal> {
    use InterviewState::{Closed, Planned, Running, Scored, Talking};
    match (from, to) {
        (Planned, Running) | (Running, Scored | Talking) | (Scored, Talking) | (Talking, Closed) => Ok(()),
        _ => Err(Refusal::WrongStep),
    }
}

/// Whether this interview may begin now, beside the others of its panel.
pub fn check_start(this: InterviewState, others: &[InterviewState]) -> Result<(), Refusal> {
    if this != InterviewState::Planned {
        return Err(Refusal::AlreadyStarted);
    }
    if others.contains(&InterviewState::Running) {
        return Err(Refusal::AnotherRuns);
    }
    Ok(())
}

/// The names that the panel says: first names, with more of the name only where two would be the same.
pub fn short_names(names: &[&str]) -> Vec<String> {
    let first = |name: &str| name.split_whitespace().next().unwrap_or(name).to_owned();
    let longer = |name: &str| match name.split_whitespace().last() {
        Some(last) if name.split_whitespace().count() > 1 => {
            format!("{} {}", first(name), last.chars().take(1).collect::<String>())
        }
        _ => first(name),
    };
    let shared = |short: &dyn Fn(&str) -> String, name: &str| {
        names.iter().filter(|other| short(other).to_lowercase() == short(name).to_lowercase()).count() > 1
    };
    names
        .iter()
        .map(|name| match (shared(&first, name), shared(&longer, name)) {
            (false, _) => first(name),
            (true, false) => longer(name),
            (true, true) => (*name).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
