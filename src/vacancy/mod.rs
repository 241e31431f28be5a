//! A vacancy from its first words to a person who starts: what the role is, written with people supported; who has
//! applied, what they were told before the panel sees them, how far each of them is, and what was offered.

pub mod rules;

use serde::{Deserialize, Serialize};

/// How far one candidate has come with one vacancy. [`rules::step`] says which step is allowed and what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Stage {
    Applied,
    Shortlisted,
    Interviewed,
    Chosen,
    Reserve,
    NotChosen,
    ConditionalOffer,
    Accepted,
    Cleared,
    Started,
    /// The candidate withdrew, or said no to the offer.
    Withdrawn,
    /// The organisation took its offer back.
    OfferWithdrawn,
}

impl Stage {
    pub const ALL: [Stage; 12] = [
        Stage::Applied,
        Stage::Shortlisted,
        Stage::Interviewed,
        Stage::Chosen,
        Stage::Reserve,
        Stage::NotChosen,
        Stage::ConditionalOffer,
        Stage::Accepted,
        Stage::Cleared,
        Stage::Started,
        Stage::Withdrawn,
        Stage::OfferWithdrawn,
    ];

    /// As it is stored and as the ledger has it.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Applied => "applied",
            Stage::Shortlisted => "shortlisted",
            Stage::Interviewed => "interviewed",
            Stage::Chosen => "chosen",
            Stage::Reserve => "reserve",
            Stage::NotChosen => "not_chosen",
            Stage::ConditionalOffer => "conditional_offer",
            Stage::Accepted => "accepted",
            Stage::Cleared => "cleared",
            Stage::Started => "started",
            Stage::Withdrawn => "withdrawn",
            Stage::OfferWithdrawn => "offer_withdrawn",
        }
    }

    /// Its message in the catalogue.
    pub fn message(self) -> String {
        format!("vacancy-stage-{}", self.code().replace('_', "-"))
    }

    pub fn of_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Nothing follows.
    pub fn is_end(self) -> bool {
        matches!(self, Stage::Started | Stage::Withdrawn | Stage::OfferWithdrawn)
    }

    /// Will this candidate meet the panel, or have they met it and are still in the running?
    pub fn is_live(self) -> bool {
        !matches!(self, Stage::NotChosen | Stage::Withdrawn | Stage::OfferWithdrawn)
    }
}

/// How the candidate was given the notice of what happens with their data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum NoticeHow {
    Email,
    Post,
    InPerson,
    ReadAloud,
}

impl NoticeHow {
    pub const ALL: [NoticeHow; 4] = [NoticeHow::Email, NoticeHow::Post, NoticeHow::InPerson, NoticeHow::ReadAloud];

    pub fn code(self) -> &'static str {
        match self {
            NoticeHow::Email => "email",
            NoticeHow::Post => "post",
            NoticeHow::InPerson => "in_person",
            NoticeHow::ReadAloud => "read_aloud",
        }
    }

    pub fn of_code(code: &str) -> Option<NoticeHow> {
        NoticeHow::ALL.into_iter().find(|how| how.code() == code)
    }

    /// Its message in the catalogue.
    pub fn message(self) -> String {
        format!("vacancy-notice-how-{}", self.code().replace('_', "-"))
    }
}

/// Why an offer was taken back, as far as others than the candidate may hear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum WithdrawnFor {
    /// A check that must be done did not go well.
    Check,
    /// The post is no longer there.
    Post,
    /// Nothing was heard from the candidate.
    Silence,
    Other,
}

impl WithdrawnFor {
    pub const ALL: [WithdrawnFor; 4] =
        [WithdrawnFor::Check, WithdrawnFor::Post, WithdrawnFor::Silence, WithdrawnFor::Other];

    pub fn code(self) -> &'static str {
        match self {
            WithdrawnFor::Check => "check",
            WithdrawnFor::Post => "post",
            WithdrawnFor::Silence => "silence",
            WithdrawnFor::Other => "other",
        }
    }

    pub fn of_code(code: &str) -> Option<WithdrawnFor> {
        WithdrawnFor::ALL.into_iter().find(|category| category.code() == code)
    }

    /// Its message in the catalogue.
    pub fn message(self) -> String {
        format!("vacancy-withdrawn-for-{}", self.code())
    }
}

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum OfferState {
    /// Made, and not answered yet.
    Open,
    Accepted,
    Declined,
    Withdrawn,
}

impl OfferState {
    pub fn code(self) -> &'static str {
        match self {
            OfferState::Open => "open",
            OfferState::Accepted => "accepted",
            OfferState::Declined => "declined",
            OfferState::Withdrawn => "withdrawn",
        }
    }

    /// Its message in the catalogue.
    pub fn message(self) -> String {
        format!("vacancy-offer-{}", self.code())
    }
}

/// One step of the way of a vacancy, as the vacancy page shows it. Every room offers its own by a `progress` function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The message that names the step, in the catalogue of the room that it belongs to: `panel-step-seats`.
    pub code: &'static str,
    pub state: StepState,
    /// What is missing for it, as a sentence to be read; `None` when nothing is.
    pub missing: Option<String>,
    /// Where it is done.
    pub href: String,
}

/// A room says `Done`, `Now` (it can be done) or `Todo` (something before it is missing); the vacancy page makes its one
/// button of the first that is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Done,
    Now,
    Todo,
}

impl Step {
    /// A step that is done.
    pub fn done(code: &'static str, href: impl Into<String>) -> Step {
        Step { code, state: StepState::Done, missing: None, href: href.into() }
    }

    /// A step that can be done now, and what is missing to it.
    pub fn now(code: &'static str, missing: impl Into<String>, href: impl Into<String>) -> Step {
        Step { code, state: StepState::Now, missing: Some(missing.into()), href: href.into() }
    }

    /// A step that waits for another.
    pub fn todo(code: &'static str, missing: impl Into<String>, href: impl Into<String>) -> Step {
        Step { code, state: StepState::Todo, missing: Some(missing.into()), href: href.into() }
    }
}
