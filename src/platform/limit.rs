//! How often something may be tried: sign-in, join codes, the first code.
//!
//! Counts live in this process. They are a brake and not a lock: what they guard is guarded by a secret as well.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use time::{Duration, OffsetDateTime};

use super::db::Timestamp;
use super::refused::Refused;

/// Tries within a sliding window, by key; and what flows through a bucket that refills, by key.
#[derive(Debug, Clone, Default)]
pub struct Limits(Arc<Mutex<HashMap<String, Vec<OffsetDateTime>>>>, Arc<Mutex<HashMap<String, Bucket>>>);

/// How much is left at a time.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: OffsetDateTime,
}

/// Above this many keys, those without a recent try are forgotten.
const KEPT: usize = 10_000;

impl Limits {
    /// Counts a try at `key` and says whether it is among the `most` within the last `seconds`.
    pub fn allow(&self, key: &str, most: usize, seconds: i64, now: Timestamp) -> bool {
        let now = OffsetDateTime::from(now);
        let since = now - Duration::seconds(seconds);
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() > KEPT {
            tries.retain(|_, times| times.last().is_some_and(|last| *last > since));
        }
        let times = tries.entry(key.to_owned()).or_default();
        times.retain(|time| *time > since);
        if times.len() >= most {
            return false;
        }
        times.push(now);
        true
    }

    /// Were there `most` tries at `key` within the last `seconds`? Counts none.
    pub fn is_over(&self, key: &str, most: usize, seconds: i64, now: Timestamp) -> bool {
        let since = OffsetDateTime::from(now) - Duration::seconds(seconds);
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.get(key).is_some_and(|times| times.iter().filter(|time| **time > since).count() >= most)
    }

    /// [`Limits::allow`] as a refusal whose sentence is `code`, with the time from which it may be tried again.
    ///
    /// # Errors
    /// There were `most` tries within the last `seconds`.
    pub fn tried(&self, code: &str, key: &str, most: usize, seconds: i64, now: Timestamp) -> Result<(), Refused> {
        if self.allow(key, most, seconds, now) {
            return Ok(());
        }
        let until = self.again_at(key, most, seconds).unwrap_or(now);
        Err(Refused::too_many(code, until))
    }

    /// When a key that was tried `most` times may be tried again: when the oldest of those tries is `seconds` old.
    pub fn again_at(&self, key: &str, most: usize, seconds: i64) -> Option<Timestamp> {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let times = tries.get(key)?;
        let oldest = times.get(times.len().checked_sub(most)?)?;
        Some((*oldest + Duration::seconds(seconds)).into())
    }

    /// For what happens often: a minute's worth at once, then as many as refill. It keeps two numbers a key.
    pub fn gently(&self, key: &str, a_minute: u32, now: Timestamp) -> bool {
        let now = OffsetDateTime::from(now);
        let most = f64::from(a_minute);
        let refilled = |bucket: &Bucket| {
            let seconds = (now - bucket.at).as_seconds_f64().max(0.0);
            (bucket.left + seconds * most / 60.0).min(most)
        };
        let mut buckets = self.1.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > KEPT {
            buckets.retain(|_, bucket| refilled(bucket) < most);
        }
        let bucket = buckets.entry(key.to_owned()).or_insert(Bucket { left: most, at: now });
        *bucket = Bucket { left: refilled(bucket), at: now };
        if bucket.left < 1.0 {
            return false;
        }
        bucket.left -= 1.0;
        true
    }

    /// Takes the last try at `key` back: it was none that counts.
    pub fn take_back(&self, key: &str) {
        if let Some(times) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(key) {
            times.pop();
        }
    }

    /// Forgets the tries at `key`: it worked.
    pub fn clear(&self, key: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn the_sixth_try_in_a_minute_waits_and_a_minute_later_it_may() {
        let limits = Limits::default();
        let start = datetime!(2026-11-17 10:00 UTC);
        assert!((0..5).all(|second| limits.allow("a", 5, 60, (start + Duration::seconds(second)).into())));
        assert!(!limits.allow("a", 5, 60, (start + Duration::seconds(5)).into()));
        assert!(limits.allow("b", 5, 60, (start + Duration::seconds(5)).into()));
        assert!(limits.allow("a", 5, 60, (start + Duration::seconds(61)).into()));
    }

    #[test]
    fn whoever_must_wait_is_told_until_when_and_then_it_is_so() {
        let limits = Limits::default();
        let start = datetime!(2026-11-17 10:00 UTC);
        for minute in 0..3 {
            assert!(limits.allow("a", 3, 900, (start + Duration::minutes(minute)).into()));
        }
        let refused = limits.tried("people-too-many", "a", 3, 900, (start + Duration::minutes(4)).into()).unwrap_err();
        let until = start + Duration::minutes(15);
        assert_eq!(refused, Refused::too_many("people-too-many", until.into()));
        assert!(limits.tried("people-too-many", "a", 3, 900, (until - Duration::seconds(1)).into()).is_err());
        assert!(limits.tried("people-too-many", "a", 3, 900, until.into()).is_ok());
    }

    #[test]
    fn what_was_counted_is_over_for_others_to_ask() {
        let limits = Limits::default();
        let start = datetime!(2026-11-17 10:00 UTC);
        assert!((0..2).all(|_| limits.allow("a", 2, 60, start.into())));
        assert!(limits.is_over("a", 2, 60, start.into()) && !limits.is_over("b", 2, 60, start.into()));
        assert!(!limits.is_over("a", 2, 60, (start + Duration::seconds(61)).into()));
    }

    #[test]
    fn a_minutes_worth_may_come_at_once_and_the_rest_as_it_refills() {
        let limits = Limits::default();
        let start = datetime!(2026-11-17 10:00 UTC);
        assert!((0..60).all(|_| limits.gently("a", 60, start.into())));
        assert!(!limits.gently("a", 60, start.into()));
        let later = start + Duration::seconds(2);
        assert!(limits.gently("a", 60, later.into()) && limits.gently("a", 60, later.into()));
        assert!(!limits.gently("a", 60, later.into()));
    }

    #[test]
    fn strangers_who_come_once_do_not_fill_the_memory() {
        let limits = Limits::default();
        let start = datetime!(2026-11-17 10:00 UTC);
        for number in 0..3 * KEPT {
            limits.gently(&number.to_string(), 60, (start + Duration::seconds(number as i64)).into());
        }
        assert!(limits.1.lock().unwrap().len() <= KEPT + 1);
    }
}
