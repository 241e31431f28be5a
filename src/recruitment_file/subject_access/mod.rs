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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub title: String,
    pub passages: Vec<Passage>,
}

/// An answer as it was read and called ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub title: String,
    /// What the law wants said beside the data: why it is held, who sees it, how long, how to complain.
    pub about: Vec<String>,
    pub parts: Vec<Part>,
    /// Who read it, and on which day.
    pub read_by: String,
    pub read_on: String,
}
