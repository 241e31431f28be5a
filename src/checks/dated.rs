//! Dates as people remember and write them: to the day, or to the month.

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

/// The same day so many months later; if that month is too short, its last day.
#[must_use]
pub fn months_later(from: Date, months: i64) -> Date {
    let zero_based = i64::from(from.year()) * 12 + i64::from(u8::from(from.month())) - 1 + months;
    let (year, month) = (zero_based.div_euclid(12), zero_based.rem_euclid(12));
    let year = i32::try_from(year).unwrap_or(i32::MAX).clamp(Date::MIN.year(), Date::MAX.year());
    let month = u8::try_from(month + 1).ok().and_then(|month| Month::try_from(month).ok()).unwrap_or(Month::December);
    let last = month.length(year);
    Date::from_calendar_date(year, month, from.day().min(last)).unwrap_or(Date::MAX)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date as people in Britain write it: `25/3/2019`, `25 March 2019`, `3/2019`, `March 2019`, `2019-03-25`, `2019-03`.
///
/// # Errors
/// As [`Dated::parse`]: a year alone is told apart from what cannot be read.
pub fn read_dated(text: &str) -> Result<Dated, NoDate> {
    let lower = text.trim().to_lowercase();
    let begins = lower.split('-').next().unwrap_or_default();
    if begins.len() == 4 && begins.bytes().all(|byte| byte.is_ascii_digit()) {
        return Dated::parse(&lower);
    }
    let parts: Vec<&str> = lower
        .split(|one: char| one.is_whitespace() || matches!(one, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let year = |part: &str| {
        let is = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if is { Ok(part.to_owned()) } else { Err(NoDate::Unreadable) }
    };
    match parts[..] {
        [] => Err(NoDate::Missing),
        [month, in_year] => Dated::parse(&format!("{}-{:02}", year(in_year)?, month_of(month)?)),
        [day, month, in_year] => {
            let day = day.trim_end_matches(|one: char| one.is_ascii_alphabetic());
            let day: u8 = day.parse().map_err(|_| NoDate::Unreadable)?;
            if day > 99 {
                return Err(NoDate::NoSuchDay);
            }
            Dated::parse(&format!("{}-{:02}-{day:02}", year(in_year)?, month_of(month)?))
        }
        [alone] => Dated::parse(alone),
        _ => Err(NoDate::Unreadable),
    }
}

/// 3 of `3`, `03`, `March`, `Mar` and `Sept`.
fn month_of(part: &str) -> Result<u8, NoDate> {
    if let Ok(number) = part.parse::<u8>() {
        return if (1..=12).contains(&number) { Ok(number) } else { Err(NoDate::NoSuchDay) };
    }
    let found = MONTHS.iter().position(|name| part.len() >= 3 && name.starts_with(part));
    found.and_then(|at| u8::try_from(at + 1).ok()).ok_or(NoDate::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "25/3/2019",
            "25.03.2019",
            "25 March 2019",
            "25th mar 2019",
            "25-03-2019",
            "2019-03-25",
            " 25 MARCH, 2019 ",
        ] {
            assert_eq!(read_dated(text), Ok(Dated::Day(date!(2019 - 03 - 25))), "{text}");
        }
        for text in ["3/2019", "03.2019", "March 2019", "mar 2019", "2019-03", "3 2019", "March-2019"] {
            assert_eq!(read_dated(text), Ok(Dated::Month(date!(2019 - 03 - 01))), "{text}");
        }
        assert_eq!(read_dated("Sept 2019"), read_dated("9/2019"));
        for (text, why) in [
            ("", NoDate::Missing),
            ("2019", NoDate::YearOnly),
            ("25/3/19", NoDate::Unreadable),
            ("Mai 2019", NoDate::Unreadable),
            ("m 2019", NoDate::Unreadable),
            ("31/2/2019", NoDate::NoSuchDay),
            ("25/13/2019", NoDate::NoSuchDay),
            ("125/3/2019", NoDate::NoSuchDay),
            ("spring of the year 2019", NoDate::Unreadable),
            ("soon", NoDate::Unreadable),
        ] {
            assert_eq!(read_dated(text), Err(why), "{text}");
        }
    }
}
