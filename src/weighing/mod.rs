//! Weighing: what the panel said, what the other scorers said and where the checks stand, side by side; the choice with
//! its reasons, its confirmation after the checks, and the answer that the panel is owed.
//!
//! The manager decides. What this room adds: the arithmetic is the one that was agreed before the interviews, a choice
//! against the panel's order is not kept without a written reason, and the panel gets to hear it.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, ChoiceId, FeedbackId, PersonId, RowId, SeatId, VacancyId};
#[cfg(feature = "ssr")]
use crate::platform::db::{JsonText, Timestamp};
#[cfg(feature = "ssr")]
use crate::scoring::Feel;
#[cfg(feature = "ssr")]
use rules::{Next, Stance, Told};
use serde::{Deserialize, Serialize};

/// What became of a candidate by a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Outcome {
    Chosen,
    Reserve,
    NotChosen,
}

impl Outcome {
    /// The code that is stored and that the ledger has.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Reserve => "reserve",
            Self::NotChosen => "not_chosen",
        }
    }

    /// Every outcome, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Chosen, Self::Reserve, Self::NotChosen];

    /// The outcome of a posted code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// The second moment of a decision, after the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Confirmed {
    Clear,
    Withdraw,
}

impl Confirmed {
    /// The code that is stored, posted and that the ledger has.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Withdraw => "withdraw",
        }
    }
}

/// A choice as it was made. It is never changed; a later one for the same vacancy is another.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Choice {
    pub id: ChoiceId,
    pub vacancy: VacancyId,
    /// None: nobody was chosen.
    pub chosen: Option<CandidacyId>,
    /// What happens next, where nobody was chosen.
    pub next: Option<Next>,
    pub stance: Stance,
    pub against_reason: Option<String>,
    /// How the panel is told the reason for not following it.
    pub told: Option<Told>,
    /// Whose file keeps a reason that the panel is told as a category only.
    pub about: Option<CandidacyId>,
    pub decided_by: PersonId,
    pub decided_by_name: String,
    pub at: Timestamp,
    /// The weighing page as it stood, as JSON.
    pub snapshot: String,
    /// The digest of the scores and terms that it was worked out from.
    pub inputs: String,
}

/// What became of one candidate by a choice.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ChoiceOutcome {
    pub choice: ChoiceId,
    pub candidacy: CandidacyId,
    pub name: String,
    pub outcome: Outcome,
    /// Why; empty for those who were not chosen in choices of before each candidate had reasons.
    pub reasons: String,
    /// The codes of what the reasons rest on.
    pub rests_on: JsonText<Vec<String>>,
}

/// Cleared to start, or the offer withdrawn, after the checks.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Confirmation {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub outcome: Confirmed,
    pub reason: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// The day on which somebody starts.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StartDay {
    pub candidacy: CandidacyId,
    /// 'YYYY-MM-DD'
    pub start_on: String,
    pub by_name: String,
    pub at: Timestamp,
}

#[cfg(feature = "ssr")]
codes! {
    /// What an answer tells the panel: who was chosen, or later how the chosen person is doing.
    Tells {
        Choice = "choice",
        Later = "later",
    }
}

#[cfg(feature = "ssr")]
impl Tells {
    /// Where it is written and read at the desk.
    #[must_use]
    pub fn address(self, vacancy: VacancyId) -> String {
        match self {
            Self::Choice => format!("/vacancies/{vacancy}/feedback"),
            Self::Later => format!("/vacancies/{vacancy}/feedback/later"),
        }
    }

    /// The name of its form.
    #[must_use]
    pub fn form(self) -> &'static str {
        match self {
            Self::Choice => "feedback",
            Self::Later => "feedback-later",
        }
    }
}

#[cfg(feature = "ssr")]
codes! {
    /// What became of something that members suggested.
    Became as "weighing-suggested" {
        Done = "done",
        Will = "will",
        CouldNot = "could_not",
    }
}

/// Something that members suggested, and what became of it; part of an answer.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Suggestion {
    /// From 1, in the order of the answer.
    pub position: i64,
    /// What was suggested, in plain words.
    pub said: String,
    pub became: Became,
    /// What was done, or why it could not be; may be empty for what was done.
    pub words: String,
}

/// That a seat got an answer on paper, or had it read to them.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OnPaper {
    pub seat: SeatId,
    /// 'YYYY-MM-DD'
    pub on_day: String,
    pub by_name: String,
}

/// An answer that is owed or was sent, in a list of all.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Owed {
    pub vacancy: VacancyId,
    pub title: String,
    pub service_name: String,
    pub tells: Tells,
    /// 'YYYY-MM-DD'
    pub due_on: String,
    pub sent_at: Option<Timestamp>,
    /// How many seats it is for: those of the panel without whoever decided.
    pub seats: i64,
    /// How many of them read it, or got it on paper.
    pub told: i64,
}

/// The answer that the panel is owed for a choice; open until it is sent.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Feedback {
    pub id: FeedbackId,
    pub vacancy: VacancyId,
    pub choice: ChoiceId,
    pub tells: Tells,
    /// 'YYYY-MM-DD'
    pub due_on: String,
    pub words: Option<String>,
    pub written_by_name: Option<String>,
    pub sent_at: Option<Timestamp>,
}

/// That a seat read an answer.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FeedbackRead {
    pub feedback: FeedbackId,
    pub seat: SeatId,
    pub at: Timestamp,
}

/// What a seat says back to an answer; the last one counts.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Reply {
    pub seat: SeatId,
    pub feel: Feel,
    pub words: String,
}
