//! What may be recorded about an item, and what follows from what was recorded: *file complete* and *may start*.

use super::facts::Kind;
use super::facts::rules::{Follows, Open, ToWeigh};
use super::{NeededFor, Pack, PackItem, Status, WorkedOut};
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
    #[error("this item has a form of its own")]
    HasForm,
    #[error("something was found that two persons weigh")]
    Found,
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
            Self::HasForm => "checks-has-form",
            Self::Found => "checks-found",
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
            | Self::WorkedOut
            | Self::HasForm
            | Self::Found => "status",
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
            // What was seen is written down field by field, where the item has a form for it.
            Status::Seen => item.kind.is_none(),
            Status::NotYet | Status::Problem => true,
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
        Status::Seen if item.kind.is_some() => Err(NoRecord::HasForm),
        Status::Seen => may_be_seen(item, record, offer, today),
        Status::NotYet | Status::Problem | Status::NotRequired | Status::NotObtainable => Ok(()),
    }
}

fn may_be_seen(item: &PackItem, record: Record<'_>, offer: Offer, today: Date) -> Result<(), NoRecord> {
    if length(record.seen) < SEEN_MIN {
        return Err(NoRecord::SeenNeeded);
    }
    may_be_seen_on(item, record.seen_on, offer, today).map(|_| ())
}

/// The day on which something was seen. Health is nothing that anybody sees before the conditional offer.
pub fn may_be_seen_on(item: &PackItem, day: Option<Date>, offer: Offer, today: Date) -> Result<Date, NoRecord> {
    let day = day.ok_or(NoRecord::DayNeeded)?;
    if day > today {
        return Err(NoRecord::DayInFuture);
    }
    match offer {
        Offer::None if item.after_offer_only => Err(NoRecord::BeforeOffer),
        Offer::Made(offered) if item.after_offer_only && day < offered => Err(NoRecord::SeenBeforeOffer),
        Offer::Made(_) | Offer::None => Ok(day),
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
    /// What was seen held until a day that is over.
    Lapsed,
    /// It was recorded, and is open all the same.
    Open(Open),
    /// Something has to be weighed by two persons.
    NotWeighed(ToWeigh),
    /// One person has weighed it; the second has not answered.
    WaitsForSecond(ToWeigh),
    /// It was weighed, and the answer was no.
    WeighedNo,
    /// The time for which somebody might work without it is over.
    SupervisionOver,
}

impl Why {
    /// Is it something that somebody found, and that does not go away by being asked for no more?
    #[must_use]
    pub fn is_found(self) -> bool {
        match self {
            Self::Problem | Self::WeighedNo => true,
            Self::NotWeighed(about) | Self::WaitsForSecond(about) => about != ToWeigh::AdultFirst,
            Self::NotYet | Self::SeenAfterStart | Self::Lapsed | Self::Open(_) | Self::SupervisionOver => false,
        }
    }

    /// The message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::NotYet => "checks-why-not-yet",
            Self::Problem => "checks-why-problem",
            Self::SeenAfterStart => "checks-why-seen-after-start",
            Self::Lapsed => "checks-why-lapsed",
            Self::Open(Open::Applied) => "checks-why-applied",
            Self::Open(Open::NoMatch) => "checks-why-no-match",
            Self::Open(Open::MustWait) => "checks-why-must-wait",
            Self::Open(Open::CertificateThere) => "checks-why-certificate-there",
            Self::Open(Open::NewApplication) => "checks-why-new-application",
            Self::Open(Open::NotMatched) => "checks-why-not-matched",
            Self::NotWeighed(ToWeigh::AdultFirst) => "checks-why-adult-first-not-weighed",
            Self::NotWeighed(_) => "checks-why-not-weighed",
            Self::WaitsForSecond(_) => "checks-why-waits-for-second",
            Self::WeighedNo => "checks-why-weighed-no",
            Self::SupervisionOver => "checks-why-supervision-over",
        }
    }
}

/// Who can clear what stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clears {
    /// A manager or HR, by recording it.
    Office,
    /// The candidate, by telling and confirming their history, and the office, by accepting it.
    Candidate,
    /// The referees, and the office by proving and settling what they wrote.
    Referees,
    /// Another person than the one who weighed it.
    Second,
    /// The Disclosure and Barring Service, or its like: there is nothing to do but wait.
    Authority,
}

impl Clears {
    /// Its message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Office => "checks-clears-office",
            Self::Candidate => "checks-clears-candidate",
            Self::Referees => "checks-clears-referees",
            Self::Second => "checks-clears-second",
            Self::Authority => "checks-clears-authority",
        }
    }

    fn of(item: &PackItem, why: Why) -> Self {
        match (item.worked_out, why) {
            (Some(WorkedOut::History), _) => Self::Candidate,
            (Some(_), _) => Self::Referees,
            (None, Why::WaitsForSecond(_)) => Self::Second,
            (None, Why::Open(Open::Applied | Open::NoMatch | Open::MustWait)) => Self::Authority,
            (None, _) => Self::Office,
        }
    }
}

/// Where one item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    pub status: Status,
    /// The day on which it was seen, or came to be.
    pub on: Option<Date>,
    /// Why it is open, where the status alone does not say so.
    pub why: Option<Why>,
    /// Since when it has stood like this.
    pub since: Option<Date>,
    /// The last day on which it holds.
    pub holds_to: Option<Date>,
    /// From when and until when somebody may work without it, supervised: two persons have weighed that.
    pub excepted: Option<(Date, Date)>,
}

impl Stand {
    /// Nothing is known of it.
    pub const NOTHING: Self =
        Self { status: Status::NotYet, on: None, why: None, since: None, holds_to: None, excepted: None };

    /// Is nothing more to be done about it, on this day?
    #[must_use]
    pub fn settles(&self, on: Date) -> bool {
        self.status.settles() && self.why.is_none() && !self.is_over(on)
    }

    /// The same where nobody may start under supervision.
    #[must_use]
    pub fn without_exception_unless(self, allowed: bool) -> Self {
        if allowed { self } else { Self { excepted: None, ..self } }
    }

    fn is_over(&self, on: Date) -> bool {
        self.status == Status::Seen && self.holds_to.is_some_and(|to| to < on)
    }
}

/// The first day on which something was seen, where that is after somebody began to work. Asked of what the law wants before the first
/// day: a right-to-work check gives no statutory excuse for the days before it (Immigration, Asylum and Nationality Act 2006, s15),
/// and a certificate is seen before somebody works alone (regulation 19 and Schedule 3).
pub fn seen_late(item: &PackItem, began: Option<Date>, seen: impl Iterator<Item = Date>) -> Option<Date> {
    let before_start = matches!(item.kind, Some(Kind::RightToWork | Kind::CriminalRecord));
    let first = seen.min().filter(|_| before_start && item.needed_for.contains(&NeededFor::Start))?;
    began.filter(|began| *began < first).map(|_| first)
}

/// Where an item stands of which several records count: as the one that stands worst. It was seen when the last of them was, and
/// holds as long as the first of them does.
pub fn worst(stands: impl Iterator<Item = Stand>) -> Option<Stand> {
    let badness = |stand: &Stand| match (stand.status, stand.why) {
        (Status::Problem, _) => 5,
        (_, Some(Why::NotWeighed(_))) => 4,
        (_, Some(why)) if why.is_found() => 3,
        (_, Some(_)) => 2,
        (Status::NotYet, None) => 1,
        (Status::Seen | Status::NotRequired | Status::NotObtainable, None) => 0,
    };
    stands.reduce(|one, other| {
        let worse = if badness(&other) > badness(&one) { other } else { one };
        let holds_to = [one.holds_to, other.holds_to].into_iter().flatten().min();
        Stand { on: one.on.max(other.on), holds_to, ..worse }
    })
}

/// Where an item stands by what was written down of it by a form of its own. `weighed` is what came of the weighing, if it was:
/// the day, whether it goes on, and until when (for a start without the certificate).
#[must_use]
pub fn stand_by(follows: Follows, on: Option<Date>, weighed: Weighed) -> Stand {
    let stand = Stand { status: follows.status, on, holds_to: follows.holds_to, ..Stand::NOTHING };
    let why = |why| Stand { why: Some(why), ..stand };
    let Some(to_weigh) = follows.to_weigh else {
        return Stand { why: follows.open.map(Why::Open), ..stand };
    };
    match (weighed, to_weigh) {
        (Weighed::Not, _) => why(Why::NotWeighed(to_weigh)),
        (Weighed::ByOne, _) => why(Why::WaitsForSecond(to_weigh)),
        (Weighed::No, ToWeigh::AdultFirst) => Stand { why: follows.open.map(Why::Open), ..stand },
        (Weighed::No, _) => Stand { status: Status::Problem, ..why(Why::WeighedNo) },
        (Weighed::Yes { on: weighed_on, to }, ToWeigh::AdultFirst) => {
            // Not before the reply, and not before two persons have said so.
            let from = on.map_or(weighed_on, |replied| replied.max(weighed_on));
            Stand { why: follows.open.map(Why::Open), excepted: to.map(|to| (from, to)), ..stand }
        }
        // What was seen before it was weighed counts from the day on which it was.
        (Weighed::Yes { on: weighed_on, .. }, _) => Stand { on: on.max(Some(weighed_on)), ..stand },
    }
}

/// What came of a weighing by two persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// Nobody has.
    Not,
    /// The second person has not answered.
    ByOne,
    /// Both say that it goes on.
    Yes {
        /// The day of the second answer.
        on: Date,
        /// Until when, where it is for a time.
        to: Option<Date>,
    },
    /// It does not.
    No,
}

/// An item that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTheWay {
    pub item: String,
    pub title: String,
    pub why: Why,
    pub clears: Clears,
    pub since: Option<Date>,
    /// Until when somebody may work without it, supervised.
    pub excepted_to: Option<Date>,
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

    /// Every item that a start needs is settled, or may be waited for under supervision.
    #[must_use]
    pub fn may_start(&self) -> bool {
        self.start.is_empty()
    }

    /// Until when the person may work although something is missing; none where nothing is.
    #[must_use]
    pub fn supervised_to(&self) -> Option<Date> {
        self.file.iter().filter_map(|way| way.excepted_to).min()
    }
}

/// The gate of a person on a day: the day of the start (`is_start`, when an item seen only after that day stands in the way too),
/// or today. `standing` tells where an item stands; an item without a record is *not yet*.
pub fn gate(pack: &Pack, on: Date, is_start: bool, standing: impl Fn(&PackItem) -> Stand) -> Gate {
    let mut gate = Gate::default();
    for item in &pack.items {
        let stand = standing(item);
        let open = match stand.status {
            _ if stand.why.is_some() => stand.why,
            Status::NotYet => Some(Why::NotYet),
            Status::Problem => Some(Why::Problem),
            // A pack's permission is asked again here: a row that the pack does not allow opens no gate.
            Status::NotRequired if !item.only_where_role_qualifies => Some(Why::NotYet),
            Status::NotObtainable if !item.may_be_unobtainable => Some(Why::NotYet),
            Status::Seen if stand.is_over(on) => Some(Why::Lapsed),
            Status::Seen | Status::NotRequired | Status::NotObtainable => None,
        };
        let excepted_to = stand.excepted.filter(|(from, to)| (*from..=*to).contains(&on)).map(|(_, to)| to);
        let is_past = stand.excepted.is_some_and(|(_, to)| to < on);
        let open = if is_past { Some(Why::SupervisionOver) } else { open };
        let in_the_way = |why| InTheWay {
            item: item.code.clone(),
            title: item.title.clone(),
            why,
            clears: Clears::of(item, why),
            since: stand.since,
            excepted_to,
        };
        if item.needed_for.contains(&NeededFor::File) {
            gate.file.extend(open.map(in_the_way));
        }
        if item.needed_for.contains(&NeededFor::Start) && excepted_to.is_none() {
            let late = is_start && stand.on.is_some_and(|seen| seen > on);
            gate.start.extend(open.or(late.then_some(Why::SeenAfterStart)).map(in_the_way));
        }
    }
    gate
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
