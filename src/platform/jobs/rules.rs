//! When a job is due.

use crate::platform::clock::{london_date_in, london_instant};
use crate::platform::db::Timestamp;
use time::{Duration, OffsetDateTime};

/// How often, or at what time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Each day at this time in London (`02:00`).
    Daily(String),
    /// Each so many seconds.
    Every(i64),
}

impl When {
    /// The last due time that is not after `now`; none if the time of day is no time.
    pub(super) fn latest_due(&self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Daily(time) => {
                let day = |back: i64| london_instant(&london_date_in(now, -back), time);
                // Where today's is still to come it is yesterday's, and twice a year an hour of it is moved: two days back there is one.
                (0..=2).filter_map(day).find(|due| *due <= now)
            }
            Self::Every(seconds) => {
                let seconds = (*seconds).max(1);
                let unix = OffsetDateTime::from(now).unix_timestamp();
                OffsetDateTime::from_unix_timestamp(unix - unix.rem_euclid(seconds)).ok().map(Timestamp::from)
            }
        }
    }

    /// The first due time after `now`.
    pub(super) fn next_due(&self, now: Timestamp) -> Timestamp {
        match self {
            Self::Daily(time) => {
                let day = |ahead: i64| london_instant(&london_date_in(now, ahead), time);
                (0..=2).filter_map(day).find(|due| *due > now).unwrap_or(now)
            }
            Self::Every(seconds) => {
                let last = self.latest_due(now).unwrap_or(now);
                shifted(last, Duration::seconds((*seconds).max(1)))
            }
        }
    }
}

fn shifted(at: Timestamp, by: Duration) -> Timestamp {
    (OffsetDateTime::from(at) + by).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    fn at(at: OffsetDateTime) -> Timestamp {
        at.into()
    }

    #[test]
    fn a_time_of_day_is_londons_in_summer_and_in_winter() {
        let two = When::Daily("02:00".to_owned());
        assert_eq!(two.latest_due(at(datetime!(2026-07-01 00:59:59 UTC))), Some(at(datetime!(2026-06-30 01:00 UTC))));
        assert_eq!(two.latest_due(at(datetime!(2026-07-01 01:00 UTC))), Some(at(datetime!(2026-07-01 01:00 UTC))));
        assert_eq!(two.latest_due(at(datetime!(2026-12-01 01:59 UTC))), Some(at(datetime!(2026-11-30 02:00 UTC))));
        assert_eq!(two.next_due(at(datetime!(2026-12-01 01:59 UTC))), at(datetime!(2026-12-01 02:00 UTC)));
        assert_eq!(two.next_due(at(datetime!(2026-12-01 02:00 UTC))), at(datetime!(2026-12-02 02:00 UTC)));
    }

    #[test]
    fn after_the_night_on_which_clocks_go_forward_no_day_is_passed_over() {
        let early = When::Daily("00:01".to_owned());
        let midnight = at(datetime!(2027-03-28 23:00 UTC));
        assert_eq!(early.latest_due(midnight), Some(at(datetime!(2027-03-28 00:01 UTC))));
        assert_eq!(early.next_due(midnight), at(datetime!(2027-03-28 23:01 UTC)));
    }

    #[test]
    fn what_is_no_time_is_never_due() {
        assert_eq!(When::Daily("soon".to_owned()).latest_due(at(datetime!(2026-12-01 01:59 UTC))), None);
    }

    proptest! {
        #[test]
        fn the_latest_due_time_never_goes_back_and_there_is_one_a_day(
            start in 1_700_000_000_i64..1_900_000_000, step in 0_i64..200_000, hour in 0_u8..24, minute in 0_u8..60, period in 1_i64..90_000,
        ) {
            let first = at(OffsetDateTime::from_unix_timestamp(start).unwrap());
            let second = at(OffsetDateTime::from_unix_timestamp(start + step).unwrap());
            for when in [When::Daily(format!("{hour:02}:{minute:02}")), When::Every(period)] {
                let due = when.latest_due(first).unwrap();
                prop_assert!(due <= first && due <= when.latest_due(second).unwrap());
                prop_assert!(when.next_due(first) > first);
                if let When::Daily(_) = when {
                    prop_assert!(OffsetDateTime::from(first) - OffsetDateTime::from(due) <= Duration::hours(25));
                }
            }
        }
    }
}
