//! What may be recorded about an item, and what follows from what was recorded: *file complete* and *may start*.

use super::{NeededFor, Pack, PackItem, Status};
use std::collections::BTreeMap;
use time::Date;

/// Fewest characters of what was seen.
pub const SEEN_MIN: usize = 3;
/// Fewest characters of why an item is a problem, not required, or open again.
pub const WHY_MIN: usize = 10;
/// Fewest characters of why no item of a group is required.
pub const NONE_OF_GROUP_MIN: usize = 60;
/// Fewest characters of the attempts behind "not obtainable".
pub const ATTEMPTS_MIN: usize = 20;
/// Most characters of either text.
pub const TEXT_MAX: usize = 2000;

/// What somebody wants to record about one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    pub status: Status,
    /// What was seen.
    pub seen: &'a str,
    /// The day it was seen.
    pub seen_on: Option<Date>,
    /// Why, or the attempts.
    pub note: &'a str,
}

/// Are all other items of this item's group marked as not required? An item without a group has no others.
pub fn is_last_of_group(pack: &Pack, item: &PackItem, status: impl Fn(&str) -> Status) -> bool {
    let Some(group) = &item.one_of else { return false };
    let mut others = pack.items.iter().filter(|one| one.one_of.as_ref() == Some(group) && one.code != item.code);
    others.all(|other| status(&other.code) == Status::NotRequired)
}

/// May this item be "not required" although no other of its group is left?
pub fn may_leave_group(status: Status, note: &str) -> Result<(), NoRecord> {
    match status {
        Status::NotRequired if length(note) < NONE_OF_GROUP_MIN => Err(NoRecord::NoneOfGroup),
        _ => Ok(()),
    }
}

/// The groups of a pack of which nothing is required, by the titles of their items.
pub fn groups_without_any(pack: &Pack, status: impl Fn(&str) -> Status) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<&str, Vec<&PackItem>> = BTreeMap::new();
    for item in &pack.items {
        if let Some(group) = &item.one_of {
            groups.entry(group).or_default().push(item);
        }
    }
    let without =
        groups.into_values().filter(|items| items.iter().all(|item| status(&item.code) == Status::NotRequired));
    without.map(|items| items.iter().map(|item| item.title.clone()).collect()).collect()
}

/// Where the candidacy stands with its offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// No conditional offer stands.
    None,
    /// A conditional offer was made on this day.
    Made(Date),
}

/// Why a record is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRecord {
    #[error("health was asked about before a conditional offer")]
    BeforeOffer,
    #[error("seen before the conditional offer")]
    SeenBeforeOffer,
    #[error("this item cannot be marked as not required")]
    AlwaysRequired,
    #[error("this item cannot be marked as not obtainable")]
    MustBeObtained,
    #[error("what was seen is missing")]
    SeenNeeded,
    #[error("the day is missing")]
    DayNeeded,
    #[error("the day is in the future")]
    DayInFuture,
    #[error("the reason is missing")]
    WhyNeeded,
    #[error("no item of a group would be required, and the reason is short")]
    NoneOfGroup,
    #[error("the attempts are missing")]
    AttemptsNeeded,
    #[error("nothing was recorded that could be taken back")]
    NothingToTakeBack,
    #[error("too long")]
    TooLong,
    #[error("this item is worked out, not recorded")]
    WorkedOut,
}

impl NoRecord {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BeforeOffer => "checks-before-offer",
            Self::SeenBeforeOffer => "checks-seen-before-offer",
            Self::AlwaysRequired => "checks-always-required",
            Self::MustBeObtained => "checks-must-be-obtained",
            Self::SeenNeeded => "checks-seen-needed",
            Self::DayNeeded => "checks-day-needed",
            Self::DayInFuture => "checks-day-in-future",
            Self::WhyNeeded => "checks-why-needed",
            Self::NoneOfGroup => "checks-none-of-group",
            Self::AttemptsNeeded => "checks-attempts-needed",
            Self::NothingToTakeBack => "checks-nothing-to-take-back",
            Self::TooLong => "checks-too-long",
            Self::WorkedOut => "checks-worked-out",
        }
    }

    /// The field beside which the message stands.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::BeforeOffer
            | Self::AlwaysRequired
            | Self::MustBeObtained
            | Self::NothingToTakeBack
            | Self::WorkedOut => "status",
            Self::SeenNeeded => "seen",
            Self::SeenBeforeOffer | Self::DayNeeded | Self::DayInFuture => "seen_on",
            Self::WhyNeeded | Self::NoneOfGroup | Self::AttemptsNeeded | Self::TooLong => "note",
        }
    }
}

/// The statuses that a form offers for an item; none for what is worked out.
#[must_use]
pub fn may_be(item: &PackItem) -> Vec<Status> {
    if item.worked_out.is_some() {
        return Vec::new();
    }
    Status::ALL
        .into_iter()
        .filter(|status| match status {
            Status::NotRequired => item.only_where_role_qualifies,
            Status::NotObtainable => item.may_be_unobtainable,
            Status::NotYet | Status::Seen | Status::Problem => true,
        })
        .collect()
}

/// May this be recorded about the item? `now` is the item's status so far, `today` the day it is.
pub fn may_record(item: &PackItem, now: Status, record: Record<'_>, offer: Offer, today: Date) -> Result<(), NoRecord> {
    if length(record.note) > TEXT_MAX || length(record.seen) > TEXT_MAX {
        return Err(NoRecord::TooLong);
    }
    if item.worked_out.is_some() {
        return Err(NoRecord::WorkedOut);
    }
    // Before the offer nothing at all about health, not even that there is a problem: the question itself was unlawful.
    if item.after_offer_only && offer == Offer::None {
        return Err(NoRecord::BeforeOffer);
    }
    match record.status {
        Status::NotYet if now == Status::NotYet => Err(NoRecord::NothingToTakeBack),
        Status::NotRequired if !item.only_where_role_qualifies => Err(NoRecord::AlwaysRequired),
        Status::NotObtainable if !item.may_be_unobtainable => Err(NoRecord::MustBeObtained),
        Status::NotObtainable if length(record.note) < ATTEMPTS_MIN => Err(NoRecord::AttemptsNeeded),
        Status::NotYet | Status::Problem | Status::NotRequired if length(record.note) < WHY_MIN => {
            Err(NoRecord::WhyNeeded)
        }
        Status::Seen => may_be_seen(item, record, offer, today),
        Status::NotYet | Status::Problem | Status::NotRequired | Status::NotObtainable => Ok(()),
    }
}

fn may_be_seen(item: &PackItem, record: Record<'_>, offer: Offer, today: Date) -> Result<(), NoRecord> {
    if length(record.seen) < SEEN_MIN {
        return Err(NoRecord::SeenNeeded);
    }
    let day = record.seen_on.ok_or(NoRecord::DayNeeded)?;
    if day > today {
        return Err(NoRecord::DayInFuture);
    }
    match offer {
        Offer::Made(offered) if item.after_offer_only && day < offered => Err(NoRecord::SeenBeforeOffer),
        Offer::Made(_) | Offer::None => Ok(()),
    }
}

/// Characters that count: spaces at the ends and runs of them do not.
fn length(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

/// Why an item stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    NotYet,
    Problem,
    /// It was seen only after the day on which the person is to start.
    SeenAfterStart,
}

/// An item that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTheWay {
    pub item: String,
    pub title: String,
    pub why: Why,
}

/// What follows from the records of one person: worked out each time, stored nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gate {
    /// What the file still lacks; empty when it is complete.
    pub file: Vec<InTheWay>,
    /// What still forbids the start; empty when the person may start.
    pub start: Vec<InTheWay>,
}

impl Gate {
    /// Every item that a file needs is settled.
    #[must_use]
    pub fn file_complete(&self) -> bool {
        self.file.is_empty()
    }

    /// Every item that a start needs is settled.
    #[must_use]
    pub fn may_start(&self) -> bool {
        self.start.is_empty()
    }
}

/// The gate of a person. `standing` tells an item's status and the day it was seen; an item without a record is *not yet*.
/// With a `start` day, an item seen only after that day stands in the way too.
pub fn gate(pack: &Pack, start: Option<Date>, standing: impl Fn(&PackItem) -> (Status, Option<Date>)) -> Gate {
    let mut gate = Gate::default();
    for item in &pack.items {
        let (status, seen_on) = standing(item);
        let in_the_way = |why| InTheWay { item: item.code.clone(), title: item.title.clone(), why };
        let open = match status {
            Status::NotYet => Some(Why::NotYet),
            Status::Problem => Some(Why::Problem),
            // A pack's permission is asked again here: a row that the pack does not allow opens no gate.
            Status::NotRequired if !item.only_where_role_qualifies => Some(Why::NotYet),
            Status::NotObtainable if !item.may_be_unobtainable => Some(Why::NotYet),
            Status::Seen | Status::NotRequired | Status::NotObtainable => None,
        };
        if item.needed_for.contains(&NeededFor::File) {
            gate.file.extend(open.map(in_the_way));
        }
        if item.needed_for.contains(&NeededFor::Start) {
            let late = matches!((start, seen_on), (Some(start), Some(seen)) if seen > start);
            gate.start.extend(open.or(late.then_some(Why::SeenAfterStart)).map(in_the_way));
        }
    }
    gate
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
