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
#[cfg(feature = "ssr")]
pub mod waiting;

use serde::{Deserialize, Serialize};
use time::Date;

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

/// What waits for those who look after people's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// How many people's data is due to go, and when the first of it goes by itself.
    pub due: usize,
    pub goes_on: Option<Date>,
    /// Holds that were to be looked at again.
    pub overdue: usize,
    /// Requests that should have been answered, and for how many days the longest of them has.
    pub late: usize,
    pub days_late: i64,
    /// Requests whose answer is due within a week, and the first of these days.
    pub soon: usize,
    pub soon_on: Option<Date>,
}

impl Waiting {
    #[must_use]
    pub fn is_something(&self) -> bool {
        self.due + self.overdue + self.late + self.soon > 0
    }
}
