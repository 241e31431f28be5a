//! Parts of a candidate's file that do not stay as long as the file: copies of documents, and what a certificate shows. Each has
//! a clock of its own ([`crate::people::clocks`]); which of them a copy has is asked in [`super::evidence::rules`], and when what
//! a certificate shows goes in [`super::disclosed::rules`].

#[cfg(feature = "ssr")]
pub mod service;

#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, RowId, VacancyId};
#[cfg(feature = "ssr")]
use crate::people::clocks::Kept;
#[cfg(feature = "ssr")]
use time::Date;

/// One part.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub candidacy: CandidacyId,
    pub vacancy: VacancyId,
    /// The candidate's name.
    pub name: String,
    /// By which clock it goes.
    pub kept: Kept,
    /// A copy's document; none for what a certificate shows.
    pub evidence: Option<Copy>,
    /// The day that set the clock going; none while it has not happened.
    pub from: Option<Date>,
    /// The first day on which it may not be kept any more.
    pub on: Option<Date>,
    /// The last day until which two persons keep what a certificate shows for an inspection.
    pub inspection: Option<Date>,
}

/// A copy that is kept of a document.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    pub id: RowId,
    pub what: super::evidence::What,
    /// What it is, in words; may be empty.
    pub words: String,
    /// Of a PDF.
    pub pages: Option<i64>,
    /// Bytes.
    pub size: i64,
    /// Of the bytes as they are kept.
    pub sha256: String,
}
