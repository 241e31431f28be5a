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

#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, RowId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Month};

/// A date as somebody remembers it: to the day, or to the month. A year alone is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dated {
    Day(Date),
    /// A month that begins with this day.
    Month(Date),
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    #[error("the date is missing")]
    Missing,
    #[error("a year alone is not enough: give the month too, as in 2019-03")]
    YearOnly,
    #[error("this is not a date: write it as 2019-03-25, or as 2019-03 if you know the month only")]
    Unreadable,
    #[error("there is no such day")]
    NoSuchDay,
}

impl NoDate {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "history-date-missing",
            Self::YearOnly => "history-date-year-only",
            Self::Unreadable => "history-date-unreadable",
            Self::NoSuchDay => "history-date-no-such-day",
        }
    }
}

impl Dated {
    /// Reads `2019-03-25` or `2019-03`.
    ///
    /// # Errors
    /// One for each way in which people write no date, so that each can be told what to do.
    pub fn parse(text: &str) -> Result<Self, NoDate> {
        let text = text.trim();
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, digits: usize| {
            let is = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if is { part.parse::<u16>().ok() } else { None }
        };
        let (year, month, day) = match parts[..] {
            [""] => return Err(NoDate::Missing),
            [year] if number(year, 4).is_some() => return Err(NoDate::YearOnly),
            [year, month] => (number(year, 4), number(month, 2), None),
            [year, month, day] => (number(year, 4), number(month, 2), Some(number(day, 2).ok_or(NoDate::Unreadable)?)),
            _ => return Err(NoDate::Unreadable),
        };
        let (Some(year), Some(month)) = (year, month) else { return Err(NoDate::Unreadable) };
        let small = |part: u16| u8::try_from(part).map_err(|_| NoDate::NoSuchDay);
        let month = Month::try_from(small(month)?).map_err(|_| NoDate::NoSuchDay)?;
        let date = |day| Date::from_calendar_date(i32::from(year), month, day).map_err(|_| NoDate::NoSuchDay);
        match day {
            None => date(1).map(Self::Month),
            Some(day) => date(small(day)?).map(Self::Day),
        }
    }

    /// The first day that it may be.
    #[must_use]
    pub fn earliest(self) -> Date {
        match self {
            Self::Day(day) | Self::Month(day) => day,
        }
    }

    /// The last day that it may be.
    #[must_use]
    pub fn latest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(first) => first.replace_day(first.month().length(first.year())).unwrap_or(first),
        }
    }

    /// Only the month is known.
    #[must_use]
    pub fn is_month(self) -> bool {
        matches!(self, Self::Month(_))
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.earliest();
        write!(f, "{:04}-{:02}", first.year(), u8::from(first.month()))?;
        if let Self::Day(day) = self { write!(f, "-{:02}", day.day()) } else { Ok(()) }
    }
}

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

/// What somebody did for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Activity {
    Work,
    SelfEmployed,
    Volunteering,
    Study,
    Caring,
    ParentalLeave,
    Travel,
    LookingForWork,
    Other,
}

impl Activity {
    /// In the order in which forms offer them. Illness is none of them: it may not be asked about before an offer.
    pub const ALL: [Self; 9] = [
        Self::Work,
        Self::SelfEmployed,
        Self::Volunteering,
        Self::Study,
        Self::Caring,
        Self::ParentalLeave,
        Self::Travel,
        Self::LookingForWork,
        Self::Other,
    ];

    /// The code that is stored, posted and used in text names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::SelfEmployed => "self_employed",
            Self::Volunteering => "volunteering",
            Self::Study => "study",
            Self::Caring => "caring",
            Self::ParentalLeave => "parental_leave",
            Self::Travel => "travel",
            Self::LookingForWork => "looking_for_work",
            Self::Other => "other",
        }
    }

    /// The activity of a posted code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Is it employment, so that no gap is left? Everything else is what somebody did *in* a gap: it is the beginning of its
    /// explanation and not the end of it, because nobody has yet said that it is enough.
    #[must_use]
    pub fn is_employment(self) -> bool {
        matches!(self, Self::Work | Self::SelfEmployed)
    }

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> String {
        format!("history-activity-{}", self.code().replace('_', "-"))
    }
}

/// How the candidate said that what stands here is their whole history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum ConfirmedHow {
    /// They signed a print of it.
    Signed,
    /// They read it, or it was read to them, and said so to whoever notes it.
    InPerson,
    /// They wrote so.
    Written,
}

impl ConfirmedHow {
    pub const ALL: [Self; 3] = [Self::Signed, Self::InPerson, Self::Written];

    /// The code that is stored, posted and used in text names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::InPerson => "in_person",
            Self::Written => "written",
        }
    }

    /// The way of a posted code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> String {
        format!("history-confirmed-{}", self.code().replace('_', "-"))
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
    /// Whether somebody found it enough; none while nobody has looked.
    pub enough: Option<bool>,
    pub judged_note: Option<String>,
    pub judged_by: Option<String>,
    pub judged_at: Option<Timestamp>,
}
