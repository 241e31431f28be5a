//! Subject access: somebody asks to see what is held about them. The request has a clock; the answer is drafted from the
//! ledger in plain words; a named person reads it and leaves out what is somebody else's before it goes; what was sent is kept.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
mod draft;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

use crate::ids::CandidacyId;
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    pub title: String,
    /// What stands before the parts.
    pub intro: Vec<String>,
    pub parts: Vec<Part>,
    /// In Easy Read: one short sentence a line, with pictures.
    pub easy: bool,
    /// Something is sealed until the panel talks.
    pub more_later: bool,
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
