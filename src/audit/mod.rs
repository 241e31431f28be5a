//! Audit: HR's look at how files are kept, and who looked at what.
//!
//! `sample/` draws files, walks through them, and follows what was found until it is mended. Every view of something sensitive
//! was noted before it was served: here the notes are read, which is noted too, and `alert/` says which looks were out of the
//! ordinary.

pub mod alert;
pub mod sample;

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
