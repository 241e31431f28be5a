//! What a choice needs before it can be kept.

use super::super::Outcome;
use super::totals::Total;
use super::{Outside, firsts};
use crate::scenario::Criterion;
use serde::{Deserialize, Serialize};

/// Fewest characters of the reasons for a choice.
pub const REASONS_MIN: usize = 20;
/// Fewest characters of the reason for not following the panel.
pub const AGAINST_MIN: usize = 20;
/// Most characters of either.
pub const TEXT_MAX: usize = 4000;
/// The panel is owed its answer within so many working days, where the organisation set no other number.
pub const FEEDBACK_WORKING_DAYS: u32 = 10;

/// So many days after the first day the panel hears how the person is doing: long enough for a first review at work, and soon enough
/// that the panel still knows whom it met.
pub const LATER_DAYS: i64 = 42;

/// How a choice stands to the panel's own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Stance {
    /// The panel put this candidate first, perhaps beside others.
    WithPanel,
    /// The panel put somebody else first, or this candidate did not pass what had to go well, or was said no to.
    AgainstPanel,
    /// The panel's scores put nobody first: an answer to the panel must say how they were weighed.
    NoPanelOrder,
}

impl Stance {
    /// Rule 7: a written reason that the panel gets to hear.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        self != Self::WithPanel
    }
}

/// Somebody who can be chosen: the panel's own result, and whether they left the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InReach<Id> {
    pub id: Id,
    pub panel_total: Total,
    pub outside: Outside,
}

/// How the choice of `chosen` stands to the panel's order among those who could be chosen.
///
/// Somebody whose panel result is incomplete was not put first by the panel while anybody else was. Whoever left the order is
/// never first, and to choose them goes against the panel whatever the numbers say.
pub fn stance<Id: Copy + PartialEq>(chosen: Id, in_reach: &[InReach<Id>]) -> Stance {
    if in_reach.iter().any(|one| one.id == chosen && one.outside.is_outside()) {
        return Stance::AgainstPanel;
    }
    let ordered = in_reach.iter().filter(|one| !one.outside.is_outside());
    let totals: Vec<_> = ordered.map(|one| (one.id, one.panel_total.as_ref().ok().copied())).collect();
    match firsts(&totals) {
        first if first.is_empty() => Stance::NoPanelOrder,
        first if first.contains(&chosen) => Stance::WithPanel,
        _ => Stance::AgainstPanel,
    }
}

/// How the panel is told a reason for not following it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Told {
    /// In the words that were written.
    AsItIs,
    /// Only: a check that must be done did not go well.
    Check,
    /// Only: something private to a candidate.
    Private,
    /// Only: another reason that cannot be told.
    Other,
}

impl Told {
    /// Every way, in the order a form offers them.
    pub const ALL: [Self; 4] = [Self::AsItIs, Self::Check, Self::Private, Self::Other];

    /// The code that is stored, posted and used in text names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AsItIs => "as_it_is",
            Self::Check => "check",
            Self::Private => "private",
            Self::Other => "other",
        }
    }

    /// The way of a posted code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.code() == code)
    }
}

/// What the reasons for what becomes of a candidate rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// What was seen and heard for it.
    Criterion(Criterion),
    /// What is known from the checks.
    Checks,
    /// Something that nobody scored and no check shows, such as when somebody can begin: it is called what it is.
    Other,
}

impl Ground {
    /// The code that is stored, posted and that the ledger has.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Criterion(criterion) => criterion.code(),
            Self::Checks => "checks",
            Self::Other => "other",
        }
    }

    /// The ground of a posted code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "checks" => Some(Self::Checks),
            "other" => Some(Self::Other),
            _ => Criterion::of_code(code).map(Self::Criterion),
        }
    }
}

/// What happens next where nobody is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Next {
    /// New people are looked for.
    Readvertise,
    /// This recruitment ends without anybody.
    End,
}

impl Next {
    /// Every way, in the order a form offers them.
    pub const ALL: [Self; 2] = [Self::Readvertise, Self::End];

    /// The code that is stored, posted and used in text names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Readvertise => "readvertise",
            Self::End => "end",
        }
    }

    /// The way of a posted code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|next| next.code() == code)
    }
}

/// What becomes of one candidate, as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForOne<'a, Id> {
    pub id: Id,
    pub outcome: Option<Outcome>,
    pub rests_on: &'a [Ground],
    pub reasons: &'a str,
}

/// A choice as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish<'a, Id> {
    pub each: &'a [ForOne<'a, Id>],
    /// Nobody is chosen, and this happens next.
    pub next: Option<Next>,
    pub against_reason: &'a str,
    pub told: Option<Told>,
    /// The panel's result is advice: it is answered in writing whoever is chosen.
    pub advisory: bool,
}

/// A choice that may be kept: whom, or nobody, and how that stands to the panel's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided<Id> {
    pub chosen: Option<Id>,
    pub stance: Stance,
}

/// One thing that is wrong, about one candidate or about the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong<Id> {
    pub about: Option<Id>,
    pub why: NoChoice,
}

/// Why a choice cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoChoice {
    #[error("what becomes of this candidate is missing")]
    OutcomeNeeded,
    #[error("nobody was chosen, and what happens next is missing")]
    NobodyChosen,
    #[error("somebody is chosen and nobody as well")]
    SomebodyIsChosen,
    #[error("more than one was chosen")]
    SeveralChosen,
    #[error("this candidate cannot be chosen")]
    NotInReach,
    #[error("the reasons are missing")]
    ReasonsNeeded,
    #[error("what the reasons rest on is missing")]
    GroundNeeded,
    #[error("the panel put somebody else first and no reason is given")]
    AgainstReasonNeeded,
    #[error("the panel's scores give no order and the panel is told nothing about it")]
    NoOrderReasonNeeded,
    #[error("the candidate did not pass what had to go well and no reason is given")]
    GateReasonNeeded,
    #[error("the panel member who will be supported said no and no reason is given")]
    VetoReasonNeeded,
    #[error("the panel's result is advice and is not answered")]
    AdviceAnswerNeeded,
    #[error("nobody is chosen and the panel is not told why")]
    NobodyReasonNeeded,
    #[error("how the panel is told is missing")]
    ToldNeeded,
    #[error("too long")]
    TooLong,
    #[error("what the panel is told is too long")]
    AgainstTooLong,
}

impl NoChoice {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OutcomeNeeded => "weighing-outcome-for-needed",
            Self::NobodyChosen => "weighing-nobody-chosen",
            Self::SomebodyIsChosen => "weighing-somebody-is-chosen",
            Self::SeveralChosen => "weighing-several-chosen",
            Self::NotInReach => "weighing-not-in-reach",
            Self::ReasonsNeeded => "weighing-reasons-needed",
            Self::GroundNeeded => "weighing-ground-needed",
            Self::AgainstReasonNeeded => "weighing-against-reason-needed",
            Self::NoOrderReasonNeeded => "weighing-no-order-reason-needed",
            Self::GateReasonNeeded => "weighing-gate-reason-needed",
            Self::VetoReasonNeeded => "weighing-veto-reason-needed",
            Self::AdviceAnswerNeeded => "weighing-advice-answer-needed",
            Self::NobodyReasonNeeded => "weighing-nobody-reason-needed",
            Self::ToldNeeded => "weighing-told-needed",
            Self::TooLong | Self::AgainstTooLong => "weighing-too-long",
        }
    }

    /// The field beside which the message stands; those of one candidate have the candidate's id behind it.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::OutcomeNeeded | Self::SeveralChosen | Self::NotInReach => "outcome",
            Self::NobodyChosen | Self::SomebodyIsChosen => "next",
            Self::ReasonsNeeded | Self::TooLong => "reasons",
            Self::GroundNeeded => "rests",
            Self::AgainstReasonNeeded
            | Self::NoOrderReasonNeeded
            | Self::GateReasonNeeded
            | Self::VetoReasonNeeded
            | Self::AdviceAnswerNeeded
            | Self::NobodyReasonNeeded
            | Self::AgainstTooLong => "against_reason",
            Self::ToldNeeded => "told",
        }
    }
}

/// How it stands to the panel's order that nobody is chosen: against it where the panel put somebody first who passed what had to
/// go well; with it where nobody whom the panel scored passed.
pub fn stance_of_nobody<Id: Copy + PartialEq>(in_reach: &[InReach<Id>]) -> Stance {
    let mut has_total = in_reach.iter().filter(|one| one.panel_total.is_ok()).peekable();
    if has_total.peek().is_none() {
        return Stance::NoPanelOrder;
    }
    if has_total.all(|one| one.outside.is_outside()) { Stance::WithPanel } else { Stance::AgainstPanel }
}

/// Is there something that the panel must be told in writing?
#[must_use]
pub fn is_told_why(chosen_somebody: bool, stance: Stance, advisory: bool) -> bool {
    !chosen_somebody || stance.needs_reason() || advisory
}

/// May this choice be kept? `in_reach` are those who can be chosen: each gets an outcome, with reasons and what they rest on.
///
/// # Errors
/// Everything that is wrong at once, so that a form names it all, in the order of the form.
pub fn may_choose<Id: Copy + PartialEq>(
    wish: &Wish<'_, Id>,
    in_reach: &[InReach<Id>],
) -> Result<Decided<Id>, Vec<Wrong<Id>>> {
    let mut wrong = each_is_whole(wish.each, in_reach);
    let whole = |why| Wrong { about: None, why };
    let mut all_chosen = wish.each.iter().filter(|one| one.outcome == Some(Outcome::Chosen));
    let chosen = all_chosen.next().map(|one| one.id);
    wrong.extend(all_chosen.map(|one| Wrong { about: Some(one.id), why: NoChoice::SeveralChosen }));
    let are_all_said = !in_reach.is_empty() && wrong.iter().all(|wrong| wrong.why != NoChoice::OutcomeNeeded);
    match (chosen, wish.next) {
        (None, None) if are_all_said || in_reach.is_empty() => wrong.push(whole(NoChoice::NobodyChosen)),
        (Some(_), Some(_)) => wrong.push(whole(NoChoice::SomebodyIsChosen)),
        _ => {}
    }
    let stance = match chosen {
        Some(chosen) => stance(chosen, in_reach),
        None => stance_of_nobody(in_reach),
    };
    // Who is chosen decides what the panel has to hear: before that is said there is nothing to ask for.
    if (chosen.is_some() || wish.next.is_some()) && is_told_why(chosen.is_some(), stance, wish.advisory) {
        if length(wish.against_reason) < AGAINST_MIN {
            wrong.push(whole(reason_that_is_missing(chosen, stance, in_reach)));
        }
        if wish.told.is_none() {
            wrong.push(whole(NoChoice::ToldNeeded));
        }
    }
    if length(wish.against_reason) > TEXT_MAX {
        wrong.push(whole(NoChoice::AgainstTooLong));
    }
    if wrong.is_empty() { Ok(Decided { chosen, stance }) } else { Err(wrong) }
}

/// What is missing for each candidate.
fn each_is_whole<Id: Copy + PartialEq>(each: &[ForOne<'_, Id>], in_reach: &[InReach<Id>]) -> Vec<Wrong<Id>> {
    let mut wrong = Vec::new();
    for one in in_reach {
        let about = Some(one.id);
        let said = each.iter().find(|said| said.id == one.id);
        if said.is_none_or(|said| said.outcome.is_none()) {
            wrong.push(Wrong { about, why: NoChoice::OutcomeNeeded });
        }
        if said.is_none_or(|said| said.rests_on.is_empty()) {
            wrong.push(Wrong { about, why: NoChoice::GroundNeeded });
        }
        match said.map_or(0, |said| length(said.reasons)) {
            length if length < REASONS_MIN => wrong.push(Wrong { about, why: NoChoice::ReasonsNeeded }),
            length if length > TEXT_MAX => wrong.push(Wrong { about, why: NoChoice::TooLong }),
            _ => {}
        }
    }
    let out = each.iter().filter(|said| said.outcome.is_some() && !in_reach.iter().any(|one| one.id == said.id));
    wrong.extend(out.map(|said| Wrong { about: Some(said.id), why: NoChoice::NotInReach }));
    wrong
}

fn reason_that_is_missing<Id: Copy + PartialEq>(
    chosen: Option<Id>,
    stance: Stance,
    in_reach: &[InReach<Id>],
) -> NoChoice {
    let Some(chosen) = chosen else { return NoChoice::NobodyReasonNeeded };
    let outside = in_reach.iter().find(|one| one.id == chosen).map(|one| one.outside).unwrap_or_default();
    match stance {
        Stance::WithPanel => NoChoice::AdviceAnswerNeeded,
        Stance::NoPanelOrder => NoChoice::NoOrderReasonNeeded,
        Stance::AgainstPanel if outside.veto => NoChoice::VetoReasonNeeded,
        Stance::AgainstPanel if outside.gate => NoChoice::GateReasonNeeded,
        Stance::AgainstPanel => NoChoice::AgainstReasonNeeded,
    }
}

/// Characters that count: spaces at the ends and runs of them do not.
fn length(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

#[cfg(test)]
#[path = "choice_tests.rs"]
mod tests;
