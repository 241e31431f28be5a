//! Time: read here and nowhere else, passed to whoever needs it, shown in Europe/London.

use super::db::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use time::OffsetDateTime;

/// Where "now" comes from. A demonstration database may move it forward; nothing else can.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    ahead_seconds: Arc<AtomicI64>,
}

impl Clock {
    /// The instant, in UTC, to the microsecond.
    pub fn now(&self) -> Timestamp {
        let ahead = time::Duration::seconds(self.ahead_seconds.load(Ordering::Relaxed));
        #[expect(clippy::disallowed_methods, reason = "this is the one place where time is read")]
        let now = OffsetDateTime::now_utc();
        Timestamp::from(now + ahead)
    }

    /// Moves this clock to `seconds` ahead of the machine's: tests and demonstration databases only.
    pub fn set_ahead(&self, seconds: i64) {
        self.ahead_seconds.store(seconds, Ordering::Relaxed);
    }
}

fn in_london(at: Timestamp) -> Option<jiff::Zoned> {
    let at = OffsetDateTime::from(at);
    let at = jiff::Timestamp::from_nanosecond(at.unix_timestamp_nanos()).ok()?;
    at.in_tz("Europe/London").ok()
}

/// "Tuesday 17 November 2026".
pub fn london_day(at: Timestamp) -> String {
    in_london(at).map(|at| at.strftime("%A %-d %B %Y").to_string()).unwrap_or_default()
}

/// "10:40 am": panel members do not read 24-hour times.
pub fn london_time(at: Timestamp) -> String {
    in_london(at).map(|at| at.strftime("%-I:%M %P").to_string()).unwrap_or_default()
}

/// Until when somebody waits: "10:40 am", with the day if it is another than today's. The minute is the next full one, so
/// that at that time it is really over.
pub fn london_until(until: Timestamp, now: Timestamp) -> String {
    let full = OffsetDateTime::from(until) + time::Duration::seconds(59);
    let full = Timestamp::from(full);
    if london_date(full) == london_date(now) { london_time(full) } else { london_stamp(full) }
}

/// "17 November 2026, 10:40 am".
pub fn london_stamp(at: Timestamp) -> String {
    in_london(at).map(|at| at.strftime("%-d %B %Y, %-I:%M %P").to_string()).unwrap_or_default()
}

/// The day in London as `2026-11-17`.
pub fn london_date(at: Timestamp) -> String {
    in_london(at).map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// The day in London so many days after the one of `at`, before it where `days` is below nought. Days are counted in the
/// calendar: on the day on which the clocks go forward, 24 hours before a late evening are two days ago.
pub fn london_date_in(at: Timestamp, days: i64) -> String {
    in_london(at)
        .and_then(|at| at.date().checked_add(jiff::Span::new().try_days(days).ok()?).ok())
        .map(|day| day.to_string())
        .unwrap_or_default()
}

/// `2026-11-17` as "Tuesday 17 November 2026"; what is no day is given back as it is.
pub fn day_words(day: &str) -> String {
    day.parse::<jiff::civil::Date>().map_or_else(|_| day.to_owned(), |day| day.strftime("%A %-d %B %Y").to_string())
}

/// `2021-05-03` as "3 May 2021", for days so long ago that nobody minds which of the week they were.
pub fn date_words(day: &str) -> String {
    day.parse::<jiff::civil::Date>().map_or_else(|_| day.to_owned(), |day| day.strftime("%-d %B %Y").to_string())
}

/// `2026-11` as "November 2026"; what is no month is given back as it is.
pub fn month_words(month: &str) -> String {
    let first = format!("{month}-01").parse::<jiff::civil::Date>();
    first.map_or_else(|_| month.to_owned(), |day| day.strftime("%B %Y").to_string())
}

/// `14:05` as "2:05 pm"; what is no time is given back as it is.
pub fn time_words(time: &str) -> String {
    time.parse::<jiff::civil::Time>().map_or_else(|_| time.to_owned(), |time| time.strftime("%-I:%M %P").to_string())
}

/// The instant of a day and a time in London, such as `2026-11-17` and `14:05`; none if there is no such time.
pub fn london_instant(day: &str, time: &str) -> Option<Timestamp> {
    let at = day.parse::<jiff::civil::Date>().ok()?.to_datetime(time.parse::<jiff::civil::Time>().ok()?);
    let at = at.in_tz("Europe/London").ok()?.timestamp();
    OffsetDateTime::from_unix_timestamp_nanos(at.as_nanosecond()).ok().map(Timestamp::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn summer_time_is_an_hour_ahead_of_utc() {
        let at = Timestamp::from(datetime!(2026-07-01 09:05 UTC));
        assert_eq!(london_stamp(at), "1 July 2026, 10:05 am");
        assert_eq!(london_instant("2026-07-01", "10:05"), Some(at));
    }

    #[test]
    fn the_day_before_is_the_day_before_though_it_had_23_hours() {
        let just_after_midnight = Timestamp::from(datetime!(2027-03-28 23:00 UTC));
        assert_eq!(london_date_in(just_after_midnight, 0), "2027-03-29");
        assert_eq!(london_date_in(just_after_midnight, -1), "2027-03-28");
        assert_eq!(london_date_in(Timestamp::from(datetime!(2026-10-24 23:00 UTC)), 1), "2026-10-26");
        assert_eq!(london_date_in(just_after_midnight, i64::MAX), "");
    }

    #[test]
    fn who_waits_is_told_a_minute_that_is_not_too_early_and_the_day_if_it_is_not_today() {
        let now = Timestamp::from(datetime!(2026-11-17 10:00:30 UTC));
        assert_eq!(london_until(datetime!(2026-11-17 10:15:01 UTC).into(), now), "10:16 am");
        assert_eq!(london_until(datetime!(2026-11-17 10:15:00 UTC).into(), now), "10:15 am");
        assert_eq!(london_until(datetime!(2026-11-18 09:00 UTC).into(), now), "18 November 2026, 9:00 am");
    }

    #[test]
    fn a_day_is_said_with_its_weekday() {
        assert_eq!(day_words("2026-11-17"), "Tuesday 17 November 2026");
        assert_eq!(day_words("soon"), "soon");
        assert_eq!(time_words("14:05"), "2:05 pm");
        assert_eq!((month_words("2019-03").as_str(), month_words("2019").as_str()), ("March 2019", "2019"));
    }
}
