//! How often something may be tried: sign-in, join codes, the first code.
//!
//! Counts live in this process. They are a brake and not a lock: what they guard is guarded by a secret as well.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use time::{Duration, OffsetDateTime};

use super::db::Timestamp;

/// Tries within a sliding window, by key.
#[derive(Debug, Clone, Default)]
pub struct Limits(Arc<Mutex<HashMap<String, Vec<OffsetDateTime>>>>);

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
}
