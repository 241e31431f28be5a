//! The recruitment file: everything about one candidacy read as one document, from the ledger and from nothing else. What
//! is not in the ledger did not happen; what stands in a table and not in the ledger is not shown here.
//!
//! A copy of a file can leave the house as a **bundle** and be checked offline by anybody who has the key.

pub mod candidate_answer;
pub mod copy;
pub mod document;
pub mod erasure;
#[cfg(feature = "ssr")]
mod left_out;
#[cfg(feature = "ssr")]
mod names;
pub mod papers;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod retention;
pub mod rules;
#[cfg(feature = "ssr")]
mod sheet;
pub mod subject_access;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod words;

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Vacancy,
    Candidate,
    /// Employment history, and its gaps.
    History,
    References,
    Checks,
    Panel,
    Agreement,
    Interview,
    /// Why, beside a score.
    Remarks,
    Concerns,
    /// The weighing page as it stood.
    Weighing,
    Choice,
    Answer,
    Offer,
    /// Confirmation, the first day, and what came after it.
    Start,
    /// What an audit found, and what became of it.
    Audit,
    /// Everything that no other part knows; nothing is left out.
    Other,
}

impl Section {
    /// In the order of the document.
    pub const ALL: [Self; 17] = [
        Self::Vacancy,
        Self::Candidate,
        Self::History,
        Self::References,
        Self::Checks,
        Self::Panel,
        Self::Agreement,
        Self::Interview,
        Self::Remarks,
        Self::Concerns,
        Self::Weighing,
        Self::Choice,
        Self::Answer,
        Self::Offer,
        Self::Start,
        Self::Audit,
        Self::Other,
    ];

    /// The end of the id of its title in the catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vacancy => "vacancy",
            Self::Candidate => "candidate",
            Self::History => "history",
            Self::References => "references",
            Self::Checks => "checks",
            Self::Panel => "panel",
            Self::Agreement => "agreement",
            Self::Interview => "interview",
            Self::Remarks => "remarks",
            Self::Concerns => "concerns",
            Self::Weighing => "weighing",
            Self::Choice => "choice",
            Self::Answer => "answer",
            Self::Offer => "offer",
            Self::Start => "start",
            Self::Audit => "audit",
            Self::Other => "other",
        }
    }
}

/// Something that a file needs on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// The end of the id of its sentence in the catalogue.
    pub code: &'static str,
    pub state: MilestoneState,
}

/// How it stands with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneState {
    There,
    /// The candidate has come so far that it should be there.
    Missing,
    NotYet,
    /// The candidate's way ended before it.
    NotNeeded,
}
