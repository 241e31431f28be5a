//! What a criminal record certificate shows: in a place of its own, never on the general file.
//!
//! It may be given to nobody who does not need it for their work (Police Act 1997, section 124), so that reading it takes a
//! reason, each reading is kept, and whoever sits on panels never reads it. It goes **six months** after the decision, by the
//! calendar (Code of practice under section 122). It stays longer until an inspection only with a reason, a last day, and
//! another person who agrees. It is sealed under a key of its own inside the candidate's: when either is destroyed, no copy
//! of the database shows it any more.

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
use crate::ids::{CandidacyId, CheckId, OrganisationId, PersonId, RowId, SubjectId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

/// Words that are kept apart.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Disclosed {
    pub org: OrganisationId,
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub check_entry: CheckId,
    /// The weighing whose words these are; none for what the certificate shows.
    pub assessment: Option<RowId>,
    /// The key under which it is sealed, inside the candidate's.
    pub subject: SubjectId,
    pub sealed: Option<Vec<u8>>,
    pub by_name: String,
    pub at: Timestamp,
    pub gone_at: Option<Timestamp>,
}

/// Who read it, when, and why.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Read {
    pub candidacy: CandidacyId,
    pub by_person: PersonId,
    pub by_name: String,
    pub why: String,
    pub at: Timestamp,
}

/// That it stays until an inspection.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub why: String,
    /// `2027-06-30`
    pub until: String,
    pub by_person: PersonId,
    pub by_name: String,
    pub at: Timestamp,
    pub agreed_name: Option<String>,
    pub agreed_at: Option<Timestamp>,
}
