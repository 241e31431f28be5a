//! The clock of a request, and how people appear in an answer.

use crate::checks::dated::months_later;
use crate::weighing::rules::is_working_day;
use time::{Date, Duration};

/// Months within which a request is answered (UK GDPR art. 12(3)).
pub const MONTHS: i64 = 1;
/// Months by which that may be extended where requests are complex or many.
pub const EXTENSION: i64 = 2;
/// Fewer of a kind than this are told by number only: a letter would be a name.
pub const FEW: usize = 3;

/// What changes the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Moved {
    /// Somebody was asked something without which the answer cannot be given: who they are, what they mean.
    Paused,
    WentOn,
    Extended,
}

impl Moved {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Paused => "paused",
            Self::WentOn => "went_on",
            Self::Extended => "extended",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Paused, Self::WentOn, Self::Extended].into_iter().find(|moved| moved.code() == code)
    }
}

/// One change of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    pub moved: Moved,
    pub on: Date,
}

/// Until when, as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub on: Date,
    /// The clock stands since that day.
    pub paused: Option<Date>,
    pub extended: bool,
}

/// The day by which a request is answered: one month after it came, or three; later by the days for which the clock stood;
/// and if that is no working day, the next one. `today` counts where the clock still stands.
#[must_use]
pub fn due(came_on: Date, events: &[Event], today: Date) -> Due {
    let extended = events.iter().any(|event| event.moved == Moved::Extended);
    let mut stood = Duration::ZERO;
    let mut since: Option<Date> = None;
    for event in events {
        match event.moved {
            Moved::Paused => since = since.or(Some(event.on)),
            Moved::WentOn => stood += since.take().map_or(Duration::ZERO, |since| event.on - since),
            Moved::Extended => {}
        }
    }
    stood += since.map_or(Duration::ZERO, |since| (today - since).max(Duration::ZERO));
    let months = if extended { MONTHS + EXTENSION } else { MONTHS };
    let mut on = months_later(came_on, months).saturating_add(stood);
    while !is_working_day(on) && on < Date::MAX {
        on = on.saturating_add(Duration::DAY);
    }
    Due { on, paused: since, extended }
}

/// Why the clock cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotMoved {
    /// Before the request came, before the last change, or still to come.
    Day,
    StandsAlready,
    DoesNotStand,
    ExtendedAlready,
    /// They must be told of an extension within the first month.
    TooLate,
}

impl NotMoved {
    /// Field and message.
    #[must_use]
    pub fn code(self) -> (&'static str, &'static str) {
        match self {
            Self::Day => ("on_day", "access-clock-day-wrong"),
            Self::StandsAlready => ("moved", "access-clock-stands"),
            Self::DoesNotStand => ("moved", "access-clock-runs"),
            Self::ExtendedAlready => ("moved", "access-clock-extended"),
            Self::TooLate => ("moved", "access-clock-too-late"),
        }
    }
}

/// May the clock be changed so?
pub fn may_move(came_on: Date, events: &[Event], new: Event, today: Date) -> Result<(), NotMoved> {
    let last = events.last().map_or(came_on, |event| event.on);
    if new.on < last || new.on < came_on || new.on > today {
        return Err(NotMoved::Day);
    }
    let now = due(came_on, events, new.on);
    match new.moved {
        Moved::Paused if now.paused.is_some() => Err(NotMoved::StandsAlready),
        Moved::WentOn if now.paused.is_none() => Err(NotMoved::DoesNotStand),
        Moved::Extended if now.extended => Err(NotMoved::ExtendedAlready),
        Moved::Extended if new.on > now.on => Err(NotMoved::TooLate),
        Moved::Paused | Moved::WentOn | Moved::Extended => Ok(()),
    }
}

/// A, B, ... Z, AA, AB, ...
#[must_use]
pub fn letter(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        let sign = u8::try_from(at % 26).unwrap_or(0);
        letters.push(char::from(b'A' + sign));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// Do scorers of a kind appear by letters?
#[must_use]
pub fn by_letter(count: usize) -> bool {
    count >= FEW
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
