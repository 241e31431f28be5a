//! The clocks, as data, and what they say on a day. A clock names what it is about, what sets it going, how long it runs,
//! on which legal ground, between which bounds an organisation may set it, and since when it is in force. A change of the law
//! is another row with another day, never a change of these.

use crate::checks::dated::months_later;
use crate::people::protection::{Bounds, MEMBER_MONTHS, MONTHS, YEARS};
use crate::vacancy::Stage;
use time::macros::date;
use time::{Date, Duration};

/// Days between standing in the queue for somebody to see and going by itself.
pub const SHOWN_DAYS: i64 = 14;

/// Months after which somebody looks again at what is kept of a panel member.
pub const REVIEW_MONTHS: i64 = 12;

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// The file of somebody who was not employed.
    Unsuccessful,
    /// The file of somebody who withdrew.
    Withdrawn,
    /// The file of somebody who was employed, or is about to be.
    Successful,
    /// What is kept of a panel member or supporter themselves.
    Member,
}

impl Kept {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsuccessful => "unsuccessful",
            Self::Withdrawn => "withdrawn",
            Self::Successful => "successful",
            Self::Member => "member",
        }
    }
}

/// What sets a clock going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trigger {
    /// The day on which they were told the decision; until somebody notes it, the day of the decision.
    DecisionTold,
    Withdrew,
    EmploymentEnded,
    LeftPanel,
}

impl Trigger {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::DecisionTold => "decision-told",
            Self::Withdrew => "withdrew",
            Self::EmploymentEnded => "employment-ended",
            Self::LeftPanel => "left-panel",
        }
    }
}

/// How long a clock runs, in whole months of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub months: i64,
}

impl Period {
    #[must_use]
    pub const fn months(months: i64) -> Self {
        Self { months }
    }

    #[must_use]
    pub const fn years(years: i64) -> Self {
        Self { months: 12 * years }
    }
}

/// One clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub code: &'static str,
    pub kept: Kept,
    pub trigger: Trigger,
    pub usual: Period,
    /// Between which bounds an organisation may set it, in months or years as its setting counts; none where it is fixed.
    pub bounds: Option<Bounds>,
    pub in_force_from: Date,
    pub in_force_to: Option<Date>,
}

/// Every clock there is, whether in force or not.
///
/// Sources: UK GDPR art. 5(1)(e) (no longer than necessary); Equality Act 2010 s123 and the Employment Rights Act 2025 (claims
/// within six months), Acas early conciliation of twelve weeks; Limitation Act 1980 s5 (six years).
pub const CLOCKS: [Clock; 4] = [
    Clock {
        code: "unsuccessful-2026",
        kept: Kept::Unsuccessful,
        trigger: Trigger::DecisionTold,
        usual: Period::months(MONTHS.usual),
        bounds: Some(MONTHS),
        in_force_from: date!(2018 - 05 - 25),
        in_force_to: None,
    },
    Clock {
        code: "withdrawn-2026",
        kept: Kept::Withdrawn,
        trigger: Trigger::Withdrew,
        usual: Period::months(MONTHS.usual),
        bounds: Some(MONTHS),
        in_force_from: date!(2018 - 05 - 25),
        in_force_to: None,
    },
    Clock {
        code: "successful-2026",
        kept: Kept::Successful,
        trigger: Trigger::EmploymentEnded,
        usual: Period::years(YEARS.usual),
        bounds: Some(YEARS),
        in_force_from: date!(2018 - 05 - 25),
        in_force_to: None,
    },
    Clock {
        code: "member-2026",
        kept: Kept::Member,
        trigger: Trigger::LeftPanel,
        usual: Period::months(MEMBER_MONTHS),
        bounds: None,
        in_force_from: date!(2018 - 05 - 25),
        in_force_to: None,
    },
];

/// The clock that is in force on a day for what is kept.
#[must_use]
pub fn clock(kept: Kept, today: Date) -> Option<&'static Clock> {
    CLOCKS.iter().find(|clock| {
        clock.kept == kept && clock.in_force_from <= today && clock.in_force_to.is_none_or(|to| today <= to)
    })
}

/// What an organisation set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set {
    pub months: i64,
    pub years: i64,
}

impl Default for Set {
    fn default() -> Self {
        Self { months: MONTHS.usual, years: YEARS.usual }
    }
}

/// How long a clock runs in an organisation: as it set it if that is within the bounds, else as usual.
#[must_use]
pub fn period(clock: &Clock, set: Set) -> Period {
    let set = match clock.kept {
        Kept::Unsuccessful | Kept::Withdrawn => (set.months, Period::months(set.months)),
        Kept::Successful => (set.years, Period::years(set.years)),
        Kept::Member => return clock.usual,
    };
    if clock.bounds.is_some_and(|bounds| bounds.allow(set.0)) { set.1 } else { clock.usual }
}

/// What is kept of a candidate at this stage; none while a decision is still to come, and no clock runs.
#[must_use]
pub fn kept_at(stage: Stage) -> Option<Kept> {
    match stage {
        Stage::NotChosen | Stage::OfferWithdrawn | Stage::Reserve => Some(Kept::Unsuccessful),
        Stage::Withdrawn => Some(Kept::Withdrawn),
        Stage::Chosen | Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared | Stage::Started => {
            Some(Kept::Successful)
        }
        Stage::Applied | Stage::Shortlisted | Stage::Interviewed => None,
    }
}

/// How many days ahead a last day may be noted: somebody has given notice.
pub const NOTICE_DAYS: i64 = 183;

/// May this be somebody's last day of work? Not before their first, and not further ahead than anybody gives notice.
#[must_use]
pub fn may_end(started: Option<Date>, last: Date, today: Date) -> bool {
    started.is_none_or(|started| started <= last) && last <= today.saturating_add(Duration::days(NOTICE_DAYS))
}

/// May a candidate at this stage be erased before the clock, because they ask for it? Not while they are in the running, and
/// not while the law wants the file of a person who is employed (Schedule 3).
#[must_use]
pub fn may_go_early(stage: Stage) -> bool {
    matches!(stage, Stage::NotChosen | Stage::OfferWithdrawn | Stage::Withdrawn)
}

/// The day from which something may go.
#[must_use]
pub fn due_on(from: Date, period: Period) -> Date {
    months_later(from, period.months)
}

/// A hold that was not lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    pub review_on: Date,
}

/// Where something stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is gone. Nothing brings it back, whatever is set later.
    Gone,
    /// Somebody keeps it longer; `overdue` when the day on which that was to be looked at again has passed.
    Held {
        review_on: Date,
        overdue: bool,
    },
    /// What sets the clock going has not happened.
    Kept,
    Runs {
        until: Date,
    },
    Due {
        since: Date,
    },
}

/// What is known of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub gone: bool,
    pub hold: Option<Hold>,
    /// The day that set the clock going.
    pub from: Option<Date>,
    pub period: Period,
}

/// Where it stands.
#[must_use]
pub fn standing(facts: Facts, today: Date) -> Standing {
    if facts.gone {
        return Standing::Gone;
    }
    if let Some(hold) = facts.hold {
        return Standing::Held { review_on: hold.review_on, overdue: hold.review_on < today };
    }
    let Some(from) = facts.from else { return Standing::Kept };
    let due = due_on(from, facts.period);
    if today < due { Standing::Runs { until: due } } else { Standing::Due { since: due } }
}

/// Does it go by itself today? Only what is due, was shown in the queue for two weeks as due since that same day, and where
/// the organisation did not say that somebody is to be asked.
#[must_use]
pub fn goes_by_itself(standing: Standing, shown: Option<(Date, Date)>, ask_first: bool, today: Date) -> bool {
    let Standing::Due { since } = standing else { return false };
    !ask_first && shown.is_some_and(|(on, due)| due == since && on + Duration::days(SHOWN_DAYS) <= today)
}

/// The day on which an erasure is complete: the last locked copy that may hold something of it has lapsed.
#[must_use]
pub fn complete_on(done: Date, copies_days: i64) -> Date {
    done + Duration::days(copies_days)
}

/// A text without a person's name: the whole name, and each part of it of two letters or more, where they stand as words.
#[must_use]
pub fn without_name(text: &str, name: &str, instead: &str) -> String {
    let mut names: Vec<&str> = vec![name.trim()];
    names.extend(name.split_whitespace().filter(|part| part.chars().count() >= 2));
    names.retain(|part| !part.is_empty());
    let mut text = text.to_owned();
    for part in names {
        text = without_word(&text, part, instead);
    }
    text
}

/// How a person is named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// By the whole name.
    Whole,
    /// By a part of it: it may be somebody else.
    Part,
}

/// Does a text name this person, as words that stand alone?
#[must_use]
pub fn named(text: &str, name: &str) -> Option<Named> {
    let name = name.trim();
    let has = |word: &str| !word.is_empty() && without_word(text, word, "\u{0}") != text;
    if has(name) {
        return Some(Named::Whole);
    }
    name.split_whitespace().filter(|part| part.chars().count() >= 2).any(has).then_some(Named::Part)
}

fn without_word(text: &str, word: &str, instead: &str) -> String {
    let is_inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let mut out = String::new();
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some(sign) = rest.chars().next() {
        let mut wanted = word.iter();
        let mut length = 0;
        let mut fits = !is_inside(before);
        let mut signs = rest.chars();
        'word: while fits && wanted.len() > 0 {
            let Some(next) = signs.next() else {
                fits = false;
                break;
            };
            length += next.len_utf8();
            for lower in next.to_lowercase() {
                if wanted.next() != Some(&lower) {
                    fits = false;
                    break 'word;
                }
            }
        }
        if fits && !is_inside(rest.get(length..).and_then(|after| after.chars().next())) {
            out.push_str(instead);
            rest = rest.get(length..).unwrap_or_default();
            before = instead.chars().last().or(before);
        } else {
            out.push(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
            before = Some(sign);
        }
    }
    out
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
