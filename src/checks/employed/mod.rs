//! People who work here already: brought in from a list that somebody keeps elsewhere, and looked at in one table.
//!
//! An inspector picks names among those who work here, not among candidates. So they have the same files, checks, deadlines and gate
//! as everybody else: each is a candidate who has started, of a vacancy that only holds those who do one job in one home already.
//! What the list says of their checks is somebody else's word. It stands in a table of its own, which no rule of a check reads: so it
//! can be shown beside each check, marked, and can never count as seen here.

pub mod rules;
pub mod stayed;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use super::facts::Kind;
use super::{PackItem, WorkedOut};
use crate::codes::codes;

codes! {
    /// About which check a list says something. The code is how the columns of a list begin.
    About as "employed-about" {
        Identity = "identity",
        Dbs = "dbs",
        RightToWork = "right_to_work",
        Qualifications = "qualifications",
        Registration = "registration",
        Health = "health",
        Overseas = "overseas",
        Declaration = "declaration",
        Driving = "driving",
        History = "history",
        References = "references",
    }
}

impl About {
    /// Is this item what the list speaks about? `level` is that of a certificate.
    #[must_use]
    pub fn is(self, item: &PackItem, level: &str) -> bool {
        let kind = |kind| item.kind == Some(kind);
        match self {
            Self::Identity => kind(Kind::Identity),
            Self::Dbs => kind(Kind::CriminalRecord) && item.levels.iter().any(|one| one == level),
            Self::RightToWork => kind(Kind::RightToWork),
            Self::Qualifications => kind(Kind::Qualification),
            Self::Registration => kind(Kind::Registration),
            Self::Health => kind(Kind::Health),
            Self::Overseas => kind(Kind::Overseas),
            Self::Declaration => kind(Kind::Declaration),
            Self::Driving => kind(Kind::Driving),
            Self::History => item.worked_out == Some(WorkedOut::History),
            Self::References => item.worked_out.is_some_and(WorkedOut::is_of_references),
        }
    }
}

/// What a list from elsewhere says of one check of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Elsewhere {
    pub about: About,
    /// Of a certificate, else empty.
    pub level: String,
    pub number: String,
    /// 'YYYY-MM-DD'
    pub checked_on: String,
    /// Who saw it, as the list has it; empty where it does not say.
    pub seen_by: String,
    /// Where the record of it is.
    pub kept_where: String,
}
