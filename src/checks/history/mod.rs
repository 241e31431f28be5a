//! Employment history: all that somebody did since full-time education ended, and every gap in it.
//!
//! Schedule 3, item 7 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014 asks for "a full employment
//! history, together with a satisfactory written explanation of any gaps in employment". Full means since full-time education,
//! to the day or to the month: histories by year alone are what inspectors find fault with most. Gaps are worked out from the
//! dates each time and stored nowhere; what is stored is what was said about them, and who found it enough.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use super::dated::Dated;
use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, RowId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;
use time::Date;

/// When somebody did something: from one date to another, both included, or still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    pub start: Dated,
    /// None while it lasts.
    pub end: Option<Dated>,
}

/// A time in which nothing that counts was done, at its widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first day of it, if every date stands where it makes the gap widest.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// Days that stay uncovered wherever the dates stand within their months; may be 0.
    pub min_days: u32,
    /// Days from `from` to `to`, both included; 1 at least.
    pub max_days: u32,
}

codes! {
    /// What somebody did for a time. Illness is not among them: it may not be asked about before an offer.
    Activity as "history-activity" {
        Work = "work",
        SelfEmployed = "self_employed",
        Volunteering = "volunteering",
        Study = "study",
        Caring = "caring",
        ParentalLeave = "parental_leave",
        Travel = "travel",
        LookingForWork = "looking_for_work",
        Other = "other",
    }
}

impl Activity {
    /// Is it employment, so that no gap is left? Everything else is what somebody did *in* a gap: it is the beginning of its
    /// explanation and not the end of it, because nobody has yet said that it is enough.
    #[must_use]
    pub fn is_employment(self) -> bool {
        matches!(self, Self::Work | Self::SelfEmployed)
    }
}

codes! {
    /// How the candidate said that what stands here is their whole history.
    ConfirmedHow as "history-confirmed" {
        /// They signed a print of it.
        Signed = "signed",
        /// They read it, or it was read to them, and said so to whoever notes it.
        InPerson = "in_person",
        /// They wrote so.
        Written = "written",
    }
}

/// Between which days the history is asked for: full-time education ended, and the person applied.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Frame {
    pub candidacy: CandidacyId,
    pub revision: i64,
    /// `2019-07` or `2019-07-19`
    pub education_end: String,
    /// `2026-11-02`
    pub applied_on: String,
    pub by_name: String,
    pub at: Timestamp,
    /// The candidate wrote it, by this link; `by_name` sent it to them.
    pub link: Option<RowId>,
}

/// What somebody did from one date to another, as it stands: the last revision of a row that is never changed.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Period {
    /// The same in all its revisions.
    pub period: RowId,
    pub candidacy: CandidacyId,
    pub revision: i64,
    pub activity: Activity,
    /// The employer; for anything else what it was, or where.
    pub place: String,
    /// The job.
    pub title: String,
    /// Work in health or social care, or with children or vulnerable adults (Schedule 3, items 4 and 5).
    pub care: bool,
    /// `2019-03` or `2019-03-25`
    pub began: String,
    /// The same; none while it lasts.
    pub ended: Option<String>,
    /// Why it ended, in the candidate's words.
    pub why: String,
    pub removed: bool,
    pub by_name: String,
    pub at: Timestamp,
    /// The candidate wrote it, by this link; `by_name` sent it to them.
    pub link: Option<RowId>,
}

/// That the candidate said: this is all of it.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Confirmed {
    pub candidacy: CandidacyId,
    pub how: ConfirmedHow,
    /// `2026-11-02`
    pub confirmed_on: String,
    pub by_name: String,
    pub at: Timestamp,
    /// The candidate wrote it, by this link; `by_name` sent it to them.
    pub link: Option<RowId>,
}

/// What was said about a gap, and what was found of it.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Explained {
    pub id: RowId,
    pub candidacy: CandidacyId,
    /// The gap as it was when it was explained: `2020-03-02`.
    pub from_day: String,
    pub to_day: String,
    /// In the candidate's own writing, or noted by whoever asked: only the first is a written explanation.
    pub written: bool,
    pub words: String,
    /// Who asked, by name.
    pub asked_by: String,
    /// `2026-11-02`
    pub asked_on: String,
    /// What else shows it; may be empty.
    pub corroboration: String,
    pub by_name: String,
    pub at: Timestamp,
    /// The candidate wrote it, by this link; `by_name` sent it to them.
    pub link: Option<RowId>,
    /// Whether somebody found it enough; none while nobody has looked.
    pub enough: Option<bool>,
    pub judged_note: Option<String>,
    pub judged_by: Option<String>,
    pub judged_at: Option<Timestamp>,
}
