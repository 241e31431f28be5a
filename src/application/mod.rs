//! The candidate's own link: by it somebody who applied writes down on a phone what they did since they left education, explains
//! gaps, sends it in, reads about the interview day, asks for help for that day, and withdraws.
//!
//! The link goes to the candidate's address. Whoever a message is passed on to could open it too; so it opens only with a code
//! that goes to the same address, or with the date of birth, which is kept only as a digest with the link's secret. What is
//! written by it stands in the employment history like everything else and says that the candidate wrote it; whether an
//! explanation is enough, somebody in the office says.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
pub mod shortlisting;
#[cfg(feature = "ssr")]
pub mod store;

use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

codes! {
    /// How a candidate shows that a link is theirs.
    OpensWith as "application-opens-with" {
        /// Six digits that go to the same address.
        Code = "code",
        /// Their date of birth.
        BirthDate = "birth_date",
    }
}

/// A candidate's link, as it stands.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LinkRow {
    pub org: OrganisationId,
    pub id: RowId,
    pub candidacy: CandidacyId,
    /// The message that carries it.
    pub message: RowId,
    pub opens_with: OpensWith,
    /// The digest of the link's secret and the date of birth.
    pub birth_digest: Option<Vec<u8>>,
    /// The last day, `2026-12-09`.
    pub ends_on: String,
    pub made_by: PersonId,
    /// The name of who sent it.
    pub by_name: String,
    pub made_at: Timestamp,
    /// The digest of the link's secret and the code that was sent last; none once it was used.
    pub code_digest: Option<Vec<u8>>,
    pub code_at: Option<Timestamp>,
    /// Codes since it was opened last.
    pub codes: i64,
    /// Wrong tries since it was opened last.
    pub wrong: i64,
    /// When it was opened first.
    pub opened_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}
