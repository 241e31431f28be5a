//! A copy of a file that leaves the house: one ZIP with the entries and their proofs, the file as a document, the documents
//! that were kept, a page that checks all of it by a double click, and a signed list of what is in it.
//!
//! Nothing in it goes unchecked: the entries by their own proofs ([`crate::ledger::rules::verify`]), every other file by the
//! signed list, and the ZIP itself by being the one that is written of these files. A copy can be made for readers who may
//! not have all of it; it is then whole all the same, and names what is withheld.

#[cfg(feature = "ssr")]
mod page;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod several;

/// For whom a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// The provider itself.
    Desk,
    /// A regulator: without what is private to the panel.
    Inspector,
    /// The candidate: without what is private to others, or was written in confidence.
    Candidate,
    /// A commissioner: how it was done, and nothing of anybody.
    Tender,
}

impl Reader {
    /// In the order of the form.
    pub const ALL: [Self; 4] = [Self::Desk, Self::Inspector, Self::Candidate, Self::Tender];

    /// The code that is posted and stands in the copy.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Inspector => "inspector",
            Self::Candidate => "candidate",
            Self::Tender => "tender",
        }
    }

    /// The reader of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reader| reader.code() == code)
    }
}

/// The signed list of what is in a copy.
pub const CONTENTS: &str = "contents.txt";
/// The entries with their proofs, in the form of [`crate::ledger::rules::verify::FORMAT`].
pub const ENTRIES: &str = "entries.json";
/// The file as a document.
pub const DOCUMENT: &str = "recruitment-file.pdf";
/// The answer to a candidate that a copy goes with.
pub const ANSWER: &str = "answer.pdf";
/// The page that checks the copy.
pub const PAGE: &str = "check-this-copy.html";
/// Where documents stand that were kept.
pub const EVIDENCE: &str = "evidence/";
