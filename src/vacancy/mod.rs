//! A vacancy from its first words to a person who starts: what the role is, written with people supported; who has
//! applied, what they were told before the panel sees them, how far each of them is, and what was offered.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
use crate::ids::{
    CandidacyId, OfferId, OrganisationId, PersonId, RoleProfileId, ServiceId, StreamId, SubjectId, TextVersionId,
    VacancyId,
};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;
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

    /// Was this person offered the job, and is employed or on the way there? Their files are what an inspector of care may
    /// ask for.
    #[must_use]
    pub fn is_taken_on(self) -> bool {
        crate::people::TAKEN_ON.contains(&self.code())
    }

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

    /// Are they out of the running by a decision of the organisation, and not by their own?
    #[must_use]
    pub fn is_turned_down(self) -> bool {
        matches!(self, Stage::NotChosen | Stage::OfferWithdrawn)
    }

    /// Will this candidate meet the panel, or have they met it and are still in the running?
    pub fn is_live(self) -> bool {
        !matches!(self, Stage::NotChosen | Stage::Withdrawn | Stage::OfferWithdrawn)
    }
}

crate::codes::codes! {
    /// As what somebody works. Which checks belong to it, the check packs say.
    WorkKind as "vacancy-work" {
        Employee = "employee",
        Bank = "bank",
        /// Employed by an agency, which makes the checks and confirms them in writing.
        Agency = "agency",
        Volunteer = "volunteer",
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

/// A place to fill.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Vacancy {
    pub org: OrganisationId,
    pub id: VacancyId,
    pub service: ServiceId,
    /// The name of the home or team.
    pub service_name: String,
    pub title: String,
    /// What the job is, in plain words that the panel reads.
    pub role_words: String,
    /// How candidates can reach the organisation: an address or a number.
    pub contact: String,
    pub stream: StreamId,
    /// Its entries are sealed under the organisation's key: they name no candidate.
    pub subject: SubjectId,
    pub opened_by: PersonId,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Which checks this vacancy's candidates go through, fixed when it was opened.
    pub check_pack: String,
    pub check_pack_version: i64,
    /// When another pack was pinned than the one it was opened with.
    pub pack_pinned_at: Option<Timestamp>,
    pub work_kind: WorkKind,
    /// Nobody applies here: it holds the people of one home who do this job already.
    pub for_employed: bool,
}

#[cfg(feature = "ssr")]
impl Vacancy {
    /// Where it is, for the question who may.
    #[must_use]
    pub fn place(&self) -> crate::people::Place {
        crate::people::Place { service: self.service, vacancy: self.id }
    }
}

/// One candidate for one vacancy.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Candidacy {
    pub org: OrganisationId,
    pub id: CandidacyId,
    pub vacancy: VacancyId,
    pub name: String,
    pub sort_key: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// The stream of the recruitment file.
    pub stream: StreamId,
    pub subject: SubjectId,
    pub stage: Stage,
    /// When it was written down that the notice was given; without it no panel sees this candidate.
    pub notice_given_at: Option<Timestamp>,
    /// The day on which it was given, 'YYYY-MM-DD'.
    pub notice_given_on: Option<String>,
    pub notice_how: Option<NoticeHow>,
    /// Which words they were given.
    pub notice_text: Option<TextVersionId>,
    /// In which order the candidates were added.
    pub position: i64,
    pub added_at: Timestamp,
    /// When this candidate's data was deleted; the row keeps its place without it.
    pub erased_at: Option<Timestamp>,
    /// Since when somebody works here who was there before their file was, 'YYYY-MM-DD'.
    pub employed_since: Option<String>,
    /// When the e-mail address was put right: what went to the one before opens nothing any more.
    pub contact_at: Option<Timestamp>,
}

#[cfg(feature = "ssr")]
impl Candidacy {
    /// May a panel see this candidate's name?
    pub fn may_be_seen(&self) -> bool {
        self.notice_given_at.is_some()
    }
}

/// A stage that was reached, from where, when and why. By whom, the ledger says.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StageStep {
    pub candidacy: CandidacyId,
    pub from_stage: Option<Stage>,
    pub to_stage: Stage,
    pub reason: Option<String>,
    pub at: Timestamp,
}

/// What the role is, in the words of the people who will be supported; each save is a version of its own.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleProfile {
    pub id: RoleProfileId,
    pub vacancy: VacancyId,
    pub version: i64,
    /// "How to support me well"
    pub support: String,
    /// "What makes things worse and what helps"
    pub worse: String,
    /// "What good looks like"
    pub good: String,
    /// "What we cannot bend on"
    pub firm: String,
    /// Who wrote it, as they want to be named.
    pub written_by: String,
    pub kept_by: PersonId,
    pub written_at: Timestamp,
}

/// A conditional offer and what became of it.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Offer {
    pub id: OfferId,
    pub candidacy: CandidacyId,
    pub state: OfferState,
    pub hours: String,
    pub pay: String,
    /// The day hoped for, 'YYYY-MM-DD', if one was said.
    pub start_on: Option<String>,
    /// The day by which an answer is wanted.
    pub answer_by: Option<String>,
    pub made_by: PersonId,
    pub made_at: Timestamp,
    pub answered_on: Option<String>,
    pub withdrawn_for: Option<WithdrawnFor>,
    pub withdrawn_reason: Option<String>,
}
