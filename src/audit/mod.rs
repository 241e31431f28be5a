//! Audit: HR's look at how files are kept. For now, who looked at what: every view of something sensitive was noted before
//! it was served, and here the notes are read. Reading them is noted too.

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;

/// What somebody looks for in the log of views, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    pub person: String,
    pub file: String,
    pub link: String,
    /// `2026-11-17`
    pub day: String,
    /// From 1.
    pub page: usize,
}
