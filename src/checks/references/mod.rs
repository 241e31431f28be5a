//! References: what earlier employers say about somebody, whom they were asked of, and how it is known that they are genuine.
//!
//! Schedule 3, items 4 and 5 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014 ask for satisfactory
//! evidence of conduct in each earlier employment in health or social care, or with children or vulnerable adults, and, so far as
//! reasonably practicable, for why it ended. The law sets no number of references. So they are judged by what they cover: the
//! most recent employer and each of those employments, from somebody who speaks for the employer, about conduct and not about
//! dates alone, and checked to be genuine. What a candidate and a referee say differently stays open until it is settled in
//! writing. Where an employer can't be had, attempts, a substitute and somebody's acceptance stand in its place.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, RowId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

codes! {
    /// For what a reference stands.
    Kind as "reference-kind" {
        /// An employer of the history speaks, by somebody who may.
        Employer = "employer",
        /// Somebody stands in for an employer that can't be had.
        Substitute = "substitute",
        /// Somebody who knows the person: a tutor, the leader of a group. It covers no employer.
        Personal = "personal",
    }
}

codes! {
    /// How a referee is spoken with.
    Channel as "reference-channel" {
        /// A link to the form, by mail.
        Link = "link",
        Email = "email",
        Post = "post",
        Phone = "phone",
        InPerson = "in_person",
    }
}

impl Channel {
    /// How an answer came, where [`Self::message`] says how somebody was asked.
    #[must_use]
    pub fn came(self) -> String {
        format!("reference-came-{}", self.code().replace('_', "-"))
    }
}

codes! {
    /// From where the way to reach a referee is known.
    ContactFrom as "reference-contact" {
        /// Found by the provider: the employer's own site, a directory, the regulator's list.
        Found = "found",
        /// Given by the candidate.
        Candidate = "candidate",
    }
}

codes! {
    /// As what somebody speaks.
    Capacity as "reference-capacity" {
        Manager = "manager",
        HumanResources = "human_resources",
        /// Somebody else who may speak for the employer.
        Authorised = "authorised",
        Colleague = "colleague",
        Other = "other",
    }
}

impl Capacity {
    /// May they speak for an employer? A colleague or a friend may not.
    #[must_use]
    pub fn speaks_for_employer(self) -> bool {
        matches!(self, Self::Manager | Self::HumanResources | Self::Authorised)
    }
}

codes! {
    /// How it was looked into whether a reference is genuine.
    Proof as "reference-proof" {
        /// It came from an address of the employer.
        WorkAddress = "work_address",
        /// Somebody rang the employer on a number that was found without the candidate.
        RangFoundNumber = "rang_found_number",
        /// The employer's office confirmed who the referee is.
        HrConfirmed = "hr_confirmed",
        /// Somebody rang a number from the candidate.
        RangGivenNumber = "rang_given_number",
        /// It came from webmail or another private address.
        PrivateAddress = "private_address",
    }
}

impl Proof {
    /// Does it show anything? What comes from the candidate alone, or from a mailbox that anybody can open, does not.
    #[must_use]
    pub fn proves(self) -> bool {
        matches!(self, Self::WorkAddress | Self::RangFoundNumber | Self::HrConfirmed)
    }
}

codes! {
    /// What has to be settled in writing.
    Matter as "reference-matter" {
        /// Referee and candidate give different dates of the start.
        Began = "began",
        /// The same of the end.
        Ended = "ended",
        Title = "title",
        /// Why it ended, beside the candidate's own reason.
        WhyLeft = "why_left",
        /// They would not employ the person again.
        ReEmploy = "re_employ",
        Warnings = "warnings",
        Safeguarding = "safeguarding",
        /// It came from somebody else than whom it names.
        NotGenuine = "not_genuine",
    }
}

/// Somebody who was asked.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Asked {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub kind: Kind,
    /// The period of the history that it is about; none for a personal reference.
    pub period: Option<RowId>,
    pub referee: String,
    /// Who they are: "Registered manager".
    pub referee_role: String,
    /// May be empty, one of the two at least is there.
    pub email: String,
    pub phone: String,
    pub contact_from: ContactFrom,
    pub how: Channel,
    /// `2026-11-02`
    pub asked_on: String,
    /// A question of one's own; may be empty.
    pub more: String,
    /// The candidate agreed that their present employer is asked; none where that is no question.
    pub permitted: Option<bool>,
    pub by_name: String,
    pub at: Timestamp,
}

/// Another try.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Chased {
    pub reference: RowId,
    pub candidacy: CandidacyId,
    pub how: Channel,
    /// `2026-11-09`
    pub chased_on: String,
    pub note: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// What was answered; of one reference the last revision counts, and what earlier ones say against the person is settled too.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Given {
    pub reference: RowId,
    pub candidacy: CandidacyId,
    pub revision: i64,
    pub came_how: Channel,
    /// `2026-11-12`
    pub received_on: String,
    /// Who answered, as they sign.
    pub from_name: String,
    pub capacity: Capacity,
    pub title: String,
    /// `2019-03` or `2019-03-25`; none where the referee says nothing of it.
    pub began: Option<String>,
    pub ended: Option<String>,
    pub goes_on: bool,
    pub duties: String,
    pub why_left: String,
    /// Would they employ the person again? None where nothing is said.
    pub re_employ: Option<bool>,
    pub re_employ_why: String,
    pub conduct: String,
    pub warnings: String,
    /// Is there any concern, allegation or investigation about safeguarding? None where nothing is said.
    pub safeguarding: Option<bool>,
    pub safeguarding_words: String,
    /// The answer to the question of one's own.
    pub more: String,
    /// Who typed it in; none where the referee did.
    pub by_name: Option<String>,
    pub at: Timestamp,
}

/// What was found of an answer's origin; of one answer the last revision counts.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Proved {
    pub reference: RowId,
    pub candidacy: CandidacyId,
    /// The revision of the answer.
    pub given: i64,
    pub how: Proof,
    /// The address, or where the number was found.
    pub source: String,
    /// `2026-11-13`
    pub proved_on: String,
    pub genuine: bool,
    pub note: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// How a matter was settled. It holds as long as both say what they said then.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Settled {
    pub reference: RowId,
    pub candidacy: CandidacyId,
    pub matter: Matter,
    pub ours: String,
    pub theirs: String,
    pub words: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// That an employer could not be had, and that a substitute is accepted.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Excused {
    pub candidacy: CandidacyId,
    pub period: RowId,
    pub words: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// That a referee is asked no more: the address was wrong, or somebody else is asked.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Dropped {
    pub reference: RowId,
    pub candidacy: CandidacyId,
    pub words: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// A link with which a referee answers by themselves.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RefereeLinkRow {
    pub org: crate::ids::OrganisationId,
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub reference: RowId,
    /// The message that carries it.
    pub message: RowId,
    /// The last day, `2026-12-09`.
    pub ends_on: String,
    pub made_by: crate::ids::PersonId,
    pub made_at: Timestamp,
}
