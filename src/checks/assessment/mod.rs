//! Risk assessments: what two persons weigh before a check counts that shows something, and before somebody starts without a
//! certificate.
//!
//! One writes it, another answers; neither is the candidate. *File complete* and *may start* follow from both, never from one.
//! What a certificate shows, and how that was weighed, stands in [`disclosed`](super::disclosed); here stand the decision, what
//! others have to know to keep to it, who decided and when. The factors are those that the Disclosure and Barring Service and
//! Unlock name for employers; the conditions of a start before the certificate are those of DBS Adult First.

pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;

use super::facts::rules::ToWeigh;
use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, CheckId, PersonId, RowId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

codes! {
    /// What came of it.
    Decision as "assess-decision" {
        GoOn = "go_on",
        WithConditions = "with_conditions",
        DoNot = "do_not",
    }
}

/// What is weighed of something that is shown: each is written in words.
pub const FACTORS: &[&str] =
    &["relevance", "seriousness", "age_then", "time_since", "pattern", "circumstances", "what_changed"];

/// What is weighed of a start before the certificate.
pub const FACTORS_OF_START: &[&str] = &["why_not_wait", "risks"];

/// What is weighed, by what it is about.
#[must_use]
pub fn factors(about: ToWeigh) -> &'static [&'static str] {
    match about {
        ToWeigh::Content | ToWeigh::Register => FACTORS,
        ToWeigh::AdultFirst => FACTORS_OF_START,
    }
}

/// What has to be so before somebody starts under supervision: each is ticked.
pub const PROMISES: &[&str] = &["others_done", "no_escort", "told_people"];

/// One person's weighing.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Assessment {
    pub id: RowId,
    pub candidacy: CandidacyId,
    /// The record that it is about.
    pub check_entry: CheckId,
    pub item: String,
    pub about: ToWeigh,
    pub decision: Decision,
    pub conditions: String,
    /// Who supervises, where somebody starts before the certificate.
    pub supervisor: String,
    pub supervision: String,
    /// `2026-12-31`: the last day of it.
    pub ends_on: Option<String>,
    /// JSON, by factor; empty where the words stand apart.
    pub words: String,
    /// The day on which it was talked over with the candidate.
    pub talked_on: Option<String>,
    pub by_person: PersonId,
    pub by_name: String,
    pub at: Timestamp,
    pub agrees: Option<bool>,
    pub answer_words: Option<String>,
    pub answered_by: Option<PersonId>,
    pub answered_name: Option<String>,
    pub answered_at: Option<Timestamp>,
}
