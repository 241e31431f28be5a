//! Subject access: somebody asks to see what is held about them, or a candidate asks why they were not chosen. The request has a
//! clock; the answer is drafted from the ledger in plain words; a named person reads it and leaves out what is somebody else's
//! before it goes; what was sent is kept.
//!
//! Why somebody was not chosen cannot be said without a word about those who were before them. Such a word stays out unless
//! whoever reads the answer lets it in, one by one. That person is none of those who decided or scored. With the answer goes a ZIP in which the
//! entries that it was drawn from can be checked, and no others.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
mod draft;
#[cfg(feature = "ssr")]
mod letter;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod proof;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

use crate::codes::codes;
use crate::ids::{CandidacyId, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes! {
    /// What somebody asks for.
    Asks as "access-asks" {
        /// Everything that is held about them (UK GDPR art. 15).
        Everything = "everything",
        /// Why they were not chosen. What answers it is their data too, so that the same month counts.
        Why = "why",
    }
}

/// One thing that the answer says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The same each time the answer is drafted.
    pub id: String,
    pub text: String,
    /// Whom a panel member's passage speaks of: it goes when that candidate is erased.
    #[serde(default)]
    pub about: Option<CandidacyId>,
    /// Why it was left out; its text is then none.
    #[serde(default)]
    pub left_out: Option<String>,
    /// Why it stays out unless somebody lets it in: it speaks of somebody else.
    #[serde(skip)]
    pub kept_back: Option<String>,
}

/// A part of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub title: String,
    /// It stands under the part before it.
    #[serde(default)]
    pub under: bool,
    /// The picture beside it, in Easy Read.
    #[serde(default)]
    pub picture: Option<String>,
    /// What is said to everybody: why it is held, who sees it, how long. It cannot be left out.
    #[serde(default)]
    pub lines: Vec<String>,
    pub passages: Vec<Passage>,
}

/// What is drafted for somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafted {
    pub title: String,
    /// What stands before the parts.
    pub intro: Vec<String>,
    pub parts: Vec<Part>,
    /// In Easy Read: one short sentence a line, with pictures.
    pub easy: bool,
    /// Something is sealed until the panel talks.
    pub more_later: bool,
    /// The entries behind its passages, by the passage and the number in the candidate's stream; for an answer with a ZIP.
    pub behind: Vec<(String, i64)>,
    /// Who decided what is asked about, or scored: none of them reads the answer before it goes.
    pub took_part: BTreeSet<PersonId>,
    /// So many remarks were left out of what this candidate was told of their interview.
    pub left_out_before: usize,
}

/// An answer as it was read and called ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub title: String,
    #[serde(default)]
    pub intro: Vec<String>,
    #[serde(default)]
    pub easy: bool,
    /// In answers of an earlier version: what the law wants said beside the data. Now it stands in the parts.
    #[serde(default)]
    pub about: Vec<String>,
    pub parts: Vec<Part>,
    /// Who read it, and on which day.
    pub read_by: String,
    pub read_on: String,
}
