//! Evidence: documents that are kept for a candidate's checks.
//!
//! *Seen, not kept* is the usual way, and no check asks for a file. Where an organisation keeps one all the same (a right-to-work
//! check has to be kept, for one), it stands here: a PDF, or a picture that is drawn anew without what its file said beside it. One
//! document may stand for several checks. Its bytes are sealed under the candidate's own key, outside the database, so that they
//! go with the candidate in every copy; and a single document can be taken away, with a reason that stays.
//!
//! Certificates of the criminal records office are not kept here: what they say is for fewer people, and for a shorter time.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, RowId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

codes! {
    /// What a document is.
    What as "evidence-what" {
        /// A passport, identity card or driving licence.
        Identity = "identity",
        /// The result of an online check, a visa, a birth certificate: what shows that somebody may work.
        RightToWork = "right_to_work",
        Address = "address",
        /// A certificate of a qualification or training, or an entry in a register.
        Qualification = "qualification",
        /// An application form, a CV, a payslip: what shows where somebody worked.
        History = "history",
        /// A reference as it came.
        Reference = "reference",
        /// About health as far as it matters for the work: only after a conditional offer.
        Health = "health",
        Photograph = "photograph",
        /// Something else; its words say what.
        Other = "other",
    }
}

codes! {
    /// How a document's bytes are written.
    Format {
        Pdf = "pdf",
        Jpeg = "jpeg",
        Png = "png",
    }
}

impl Format {
    /// As an answer names it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The end of a file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// A document, without its bytes.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Evidence {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub what: What,
    /// What it is, in words; may be empty where [`What`] says it.
    pub words: String,
    pub format: Format,
    /// Of a PDF.
    pub pages: Option<i64>,
    /// Bytes.
    pub size: i64,
    /// Of the bytes as they are kept: 64 hexadecimal digits.
    pub sha256: String,
    pub by_name: String,
    pub at: Timestamp,
    /// Why, by whom and when it was taken away: all or none.
    pub gone_why: Option<String>,
    pub gone_by: Option<String>,
    pub gone_at: Option<Timestamp>,
}

/// That a document stands for an item of the pack.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandsFor {
    pub evidence: RowId,
    pub item: String,
}
