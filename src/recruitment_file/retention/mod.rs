//! Retention: which clock runs for whom, what is due to go, what somebody keeps longer and why. Nothing goes unseen: what is
//! due stands in a queue first.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
mod mentions;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

use serde::{Deserialize, Serialize};

/// Whose data: a candidate's file, or what is kept of a person who takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Scope {
    Candidate,
    Person,
}

impl Scope {
    /// The code that is stored and that the ledger has.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Person => "person",
        }
    }

    /// The part of the address under which it is looked at.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Candidate => "candidates",
            Self::Person => "people",
        }
    }
}
