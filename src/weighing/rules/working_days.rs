//! Working days in England, for dates by which somebody is owed an answer.

use time::{Date, Duration, Month, Weekday};

/// The day that is `count` working days after `from`.
#[must_use]
pub fn working_days_after(from: Date, count: u32) -> Date {
    let mut day = from;
    for _ in 0..count {
        day = following(day);
        while !is_working_day(day) {
            day = following(day);
        }
    }
    day
}

/// Neither a weekend nor a bank holiday in England. One-off holidays are not known.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && !is_bank_holiday(day)
}

fn following(day: Date) -> Date {
    day.saturating_add(Duration::DAY)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn is_bank_holiday(day: Date) -> bool {
    let easter = easter(day.year());
    let near_easter =
        easter.is_some_and(|sunday| day == sunday.saturating_sub(Duration::days(2)) || day == following(sunday));
    let monday = day.weekday() == Weekday::Monday;
    let (number, last_week) = (day.day(), following_week_is_next_month(day));
    let fixed = match day.month() {
        Month::January => is_moved_to(day, Month::January, &[1]),
        Month::May => monday && (number <= 7 || last_week),
        Month::August => monday && last_week,
        Month::December => is_moved_to(day, Month::December, &[25, 26]),
        _ => false,
    };
    near_easter || fixed
}

fn following_week_is_next_month(day: Date) -> bool {
    day.saturating_add(Duration::WEEK).month() != day.month()
}

/// Is this the day of one of the holidays, or the weekday that stands in for one at a weekend?
fn is_moved_to(day: Date, month: Month, holidays: &[u8]) -> bool {
    let mut taken: Vec<Date> = Vec::new();
    let own = |number: &u8| Date::from_calendar_date(day.year(), month, *number).ok();
    // First those that stay where they are, so that a stand-in never falls on another holiday.
    taken.extend(holidays.iter().filter_map(own).filter(|holiday| !is_weekend(*holiday)));
    for holiday in holidays.iter().filter_map(own).filter(|holiday| is_weekend(*holiday)) {
        let mut stand_in = holiday;
        while is_weekend(stand_in) || taken.contains(&stand_in) {
            stand_in = following(stand_in);
        }
        taken.push(stand_in);
    }
    taken.contains(&day)
}

/// Easter Sunday, by the anonymous Gregorian rule.
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let (month, day) = (u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?);
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn the_bank_holidays_of_2026_and_2027_are_known() {
        let known = [
            date!(2026 - 01 - 01),
            date!(2026 - 04 - 03),
            date!(2026 - 04 - 06),
            date!(2026 - 05 - 04),
            date!(2026 - 05 - 25),
            date!(2026 - 08 - 31),
            date!(2026 - 12 - 25),
            date!(2026 - 12 - 28),
            date!(2027 - 01 - 01),
            date!(2027 - 03 - 26),
            date!(2027 - 03 - 29),
            date!(2027 - 05 - 03),
            date!(2027 - 05 - 31),
            date!(2027 - 08 - 30),
            date!(2027 - 12 - 27),
            date!(2027 - 12 - 28),
        ];
        let mut day = date!(2026 - 01 - 01);
        let mut found = Vec::new();
        while day < date!(2028 - 01 - 01) {
            if !is_weekend(day) && is_bank_holiday(day) {
                found.push(day);
            }
            day = following(day);
        }
        assert_eq!(found, known);
    }

    #[test]
    fn ten_working_days_over_christmas() {
        assert_eq!(working_days_after(date!(2026 - 12 - 17), 10), date!(2027 - 01 - 05));
        assert_eq!(working_days_after(date!(2026 - 11 - 17), 10), date!(2026 - 12 - 01));
    }

    proptest! {
        #[test]
        fn a_due_day_is_a_working_day_after_as_many_working_days(offset in 0_i64..3000, count in 1_u32..30) {
            let from = date!(2026 - 01 - 01).saturating_add(Duration::days(offset));
            let due = working_days_after(from, count);
            prop_assert!(is_working_day(due));
            let mut day = from;
            let mut counted = 0;
            while day < due {
                day = following(day);
                counted += u32::from(is_working_day(day));
            }
            prop_assert_eq!(counted, count);
        }
    }
}
