//! What the clocks say on a day; as data they stand in [`crate::people::clocks`].

use crate::checks::dated::months_later;
use crate::vacancy::Stage;
use time::{Date, Duration};

pub use crate::people::clocks::{CLOCKS, Clock, Kept, Period, Set, Trigger, clock, period};

/// Days between standing in the queue for somebody to see and going by itself.
pub const SHOWN_DAYS: i64 = 14;

/// Months after which somebody looks again at what is kept of a panel member.
pub const REVIEW_MONTHS: i64 = 12;

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

/// Where a part of a file stands: a copy of a document, what a certificate shows. `on` is the first day on which it may not be
/// kept any more, none while what sets its clock going has not happened. A hold over the file holds its parts.
#[must_use]
pub fn part_standing(on: Option<Date>, hold: Option<Hold>, today: Date) -> Standing {
    match (hold, on) {
        (Some(hold), _) => Standing::Held { review_on: hold.review_on, overdue: hold.review_on < today },
        (None, None) => Standing::Kept,
        (None, Some(until)) if today < until => Standing::Runs { until },
        (None, Some(since)) => Standing::Due { since },
    }
}

/// The day from which a part is shown: two weeks before its day, so that it can go on that day and need not stay longer than
/// it may to be shown first.
#[must_use]
pub fn part_shown_from(on: Date) -> Date {
    on.saturating_sub(Duration::days(SHOWN_DAYS))
}

/// The day on which a part goes by itself: its own, or two weeks after it was first shown as going on that day, if that is
/// later. Where it waits for nobody, its own. None where it is held, where nothing runs, and where somebody is asked first.
#[must_use]
pub fn part_goes_on(
    standing: Standing,
    clock: &Clock,
    shown: Option<(Date, Date)>,
    ask_first: bool,
    today: Date,
) -> Option<Date> {
    let (Standing::Runs { until: on } | Standing::Due { since: on }) = standing else { return None };
    if clock.waits_for_nobody {
        return Some(on);
    }
    if ask_first {
        return None;
    }
    let first = shown.filter(|(_, due)| *due == on).map_or_else(|| today.max(part_shown_from(on)), |(first, _)| first);
    Some(on.max(first.saturating_add(Duration::days(SHOWN_DAYS))))
}

/// Does a part go by itself today? As [`part_goes_on`] says, and only if it was shown, or waits for nobody.
#[must_use]
pub fn part_goes(standing: Standing, clock: &Clock, shown: Option<(Date, Date)>, ask_first: bool, today: Date) -> bool {
    let Standing::Due { since } = standing else { return false };
    let was_shown = shown.is_some_and(|(_, due)| due == since);
    (was_shown || clock.waits_for_nobody)
        && part_goes_on(standing, clock, shown, ask_first, today).is_some_and(|on| on <= today)
}

/// The day on which an erasure is complete: the last locked copy that may hold something of it has lapsed.
#[must_use]
pub fn complete_on(done: Date, copies_days: i64) -> Date {
    done + Duration::days(copies_days)
}

/// How far an erasure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completion {
    /// It is not done here yet.
    GoesOn,
    /// Done here; a locked copy may still hold something until that day.
    On(Date),
    /// That day is over, but the last copy was made before: it stays until there is a new one.
    Waits,
    /// No copy that is kept holds anything any more, since that day.
    Since(Date),
}

/// How far an erasure has come on a day; `done` is the day on which nothing was left here, `made` the days on which the server
/// made copies of its database. A copy lapses after `copies_days`, but the last one stays until there is a new one.
#[must_use]
pub fn completion(done: Option<Date>, copies_days: i64, made: &[Date], today: Date) -> Completion {
    let Some(done) = done else { return Completion::GoesOn };
    let on = complete_on(done, copies_days);
    if today < on {
        return Completion::On(on);
    }
    // A copy of the same day may have been made before or after: it does not count as a new one.
    let before = made.iter().any(|made| *made <= done);
    match made.iter().filter(|made| **made > done).min() {
        Some(after) => Completion::Since(on.max(*after)),
        None if before => Completion::Waits,
        None => Completion::Since(on),
    }
}

/// How soon something goes, for whoever looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ahead {
    /// Within [`SOON_DAYS`].
    Soon,
    /// Within [`LATER_DAYS`].
    Later,
    /// After that.
    Far,
}

/// Days within which something goes soon.
pub const SOON_DAYS: i64 = 30;
/// Days within which something goes later.
pub const LATER_DAYS: i64 = 90;

/// How soon is this day?
#[must_use]
pub fn ahead(until: Date, today: Date) -> Ahead {
    let days = (until - today).whole_days();
    if days <= SOON_DAYS {
        Ahead::Soon
    } else if days <= LATER_DAYS {
        Ahead::Later
    } else {
        Ahead::Far
    }
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
