//! Names of copies, and which of them are kept.

use crate::people::protection::{ASIDE_DAYS, COPIES_DAYS};
use time::macros::format_description;
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

/// Copies of keys are kept at most this long: an erasure is complete when the last older copy has lapsed.
pub const KEYS_DAYS: i64 = COPIES_DAYS;
/// A copy of the keys is made anew when the newest is this old, so that no copy of the database is left without one when
/// backups fail for weeks.
pub const KEYS_ANEW_DAYS: i64 = 20;
/// Without a good backup for so long, the page says so.
pub const TOO_LONG: Duration = Duration::days(2);

const KEYS: &str = "sametable-keys-";
const DATABASE: &str = "sametable-";

/// `20261125T020000Z`.
#[must_use]
pub fn stamp(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    at.format(format_description!("[year][month][day]T[hour][minute][second]Z")).unwrap_or_default()
}

/// The instant of a stamp.
#[must_use]
pub fn instant(stamp: &str) -> Option<OffsetDateTime> {
    let form = format_description!("[year][month][day]T[hour][minute][second]Z");
    PrimitiveDateTime::parse(stamp, form).ok().map(PrimitiveDateTime::assume_utc)
}

/// What a file in a backup folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A copy of the database.
    Database(OffsetDateTime),
    /// A copy of the keys.
    Keys(OffsetDateTime),
}

/// The name of a copy; `ending` is that of the engine. `n` tells copies of one second apart.
#[must_use]
pub fn name(stamp: &str, ending: &str, n: u32) -> String {
    let n = if n == 0 { String::new() } else { format!("-{n}") };
    format!("{DATABASE}{stamp}{n}.{ending}.age")
}

/// The name of a copy of the keys.
#[must_use]
pub fn keys_name(stamp: &str, n: u32) -> String {
    let n = if n == 0 { String::new() } else { format!("-{n}") };
    format!("{KEYS}{stamp}{n}.age")
}

/// What a file is by its name; none for everything else, half-written and failed copies included.
#[must_use]
pub fn named(name: &str) -> Option<Named> {
    let at = |rest: &str| instant(rest.get(..16)?);
    if let Some(rest) = name.strip_prefix(KEYS) {
        let whole = rest.ends_with(".age") && is_number(rest.get(16..)?.strip_suffix(".age")?);
        return at(rest).filter(|_| whole).map(Named::Keys);
    }
    let rest = name.strip_prefix(DATABASE)?;
    let after = rest.get(16..)?;
    let number = after.strip_suffix(".db.age").or_else(|| after.strip_suffix(".pgdump.age"))?;
    at(rest).filter(|_| is_number(number)).map(Named::Database)
}

fn is_number(text: &str) -> bool {
    text.is_empty() || text.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Is a copy of the database that was made at `at` kept, of all that were made at `all`? All of the last `days` days, and
/// the newest whatever its age, unless the house was emptied: then nothing of it is to be left.
#[must_use]
pub fn is_kept(at: OffsetDateTime, all: &[OffsetDateTime], now: OffsetDateTime, days: i64, emptied: bool) -> bool {
    let newest = all.iter().all(|other| *other <= at);
    now - at < Duration::days(days) || (newest && !emptied)
}

/// The instant of a copy that did not stand its trial; none for every other name.
#[must_use]
pub fn failed(name: &str) -> Option<OffsetDateTime> {
    match named(name.strip_suffix(".failed")?)? {
        Named::Database(at) => Some(at),
        Named::Keys(_) => None,
    }
}

/// The name under which a restore moves aside what it finds: a folder, or a schema of the database.
#[must_use]
pub fn aside_name(stamp: &str) -> String {
    format!("before-restore-{stamp}")
}

/// The instant of such a folder or schema; none for every other name.
#[must_use]
pub fn aside(name: &str) -> Option<OffsetDateTime> {
    let name = name.to_uppercase().replace('_', "-");
    instant(name.strip_prefix("BEFORE-RESTORE-")?)
}

/// From when what was moved aside goes.
#[must_use]
pub fn aside_ends(at: OffsetDateTime) -> OffsetDateTime {
    at + Duration::days(ASIDE_DAYS)
}

/// Has a copy of the keys lapsed?
#[must_use]
pub fn has_lapsed(at: OffsetDateTime, now: OffsetDateTime) -> bool {
    now - at >= Duration::days(KEYS_DAYS)
}

/// A size for people: "3.4 MB".
#[must_use]
pub fn size(bytes: u64) -> String {
    const STEPS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    for (unit, step) in STEPS {
        if bytes >= step {
            let tenths = bytes / (step / 10);
            return format!("{}.{} {unit}", tenths / 10, tenths % 10);
        }
    }
    format!("{bytes} bytes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    #[test]
    fn names_say_what_they_are_and_nothing_else_is_taken_for_a_copy() {
        let at = datetime!(2026-11-25 02:00:09 UTC);
        let stamp = stamp(at);
        assert_eq!(name(&stamp, "db", 0), "sametable-20261125T020009Z.db.age");
        assert_eq!(named(&name(&stamp, "pgdump", 2)), Some(Named::Database(at)));
        assert_eq!(named(&keys_name(&stamp, 0)), Some(Named::Keys(at)));
        for other in [
            "sametable-20261125T020009Z.db.age.failed",
            "sametable-20261125T020009Z.db.age.part",
            "sametable-20261325T020009Z.db.age",
            "sametable-é261125T020009Z.db.age",
            "sametable-keys-20261125T020009Z",
            "sametable.db",
            "",
        ] {
            assert_eq!(named(other), None, "{other}");
        }
        assert_eq!((size(999), size(3_450_000)), ("999 bytes".to_owned(), "3.4 MB".to_owned()));
    }

    #[test]
    fn a_year_and_a_half_of_nights_leaves_a_month_of_copies_and_none_that_is_older() {
        let mut copies: Vec<OffsetDateTime> = Vec::new();
        let start = datetime!(2026-01-10 02:00 UTC);
        for night in 0..540 {
            let now = start + Duration::days(night);
            copies.push(now);
            let all = copies.clone();
            copies.retain(|at| is_kept(*at, &all, now, COPIES_DAYS, false));
        }
        let now = start + Duration::days(539);
        let wanted: Vec<_> = (0..COPIES_DAYS).rev().map(|back| now - Duration::days(back)).collect();
        assert_eq!(copies, wanted);
    }

    #[test]
    fn what_failed_or_was_moved_aside_has_its_day_in_its_name() {
        let at = datetime!(2026-11-25 02:00:09 UTC);
        let stamp = stamp(at);
        assert_eq!(failed(&format!("{}.failed", name(&stamp, "db", 0))), Some(at));
        assert_eq!(failed(&name(&stamp, "db", 0)), None);
        assert_eq!(failed(&format!("{}.failed", keys_name(&stamp, 0))), None);
        assert_eq!(aside(&aside_name(&stamp)), Some(at));
        assert_eq!(aside("before_restore_20261125t020009z"), Some(at));
        for other in ["before_restore_x", "before-restore-20261125T020009Z-kept", "public", "é"] {
            assert_eq!(aside(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_is_never_less_than_it_should_be(
            ages in prop::collection::vec(0_i64..800 * 24, 1..60), days in 1_i64..60
        ) {
            let now = datetime!(2027-06-15 02:00 UTC);
            let all: Vec<_> = ages.iter().map(|age| now - Duration::hours(*age)).collect();
            let keep = |emptied| {
                let kept = all.iter().copied().filter(|at| is_kept(*at, &all, now, days, emptied));
                kept.collect::<Vec<_>>()
            };
            let kept = keep(false);
            // There is always one, and it is the newest.
            prop_assert_eq!(kept.iter().max(), all.iter().max());
            // Nothing of the last days is removed.
            prop_assert!(all.iter().filter(|at| now - **at < Duration::days(days)).all(|at| kept.contains(at)));
            // Removing twice removes no more than removing once.
            let again: Vec<_> = kept.iter().copied().filter(|at| is_kept(*at, &kept, now, days, false)).collect();
            prop_assert_eq!(&again, &kept);
            // What is older goes, unless there is nothing newer; of a house that was emptied it goes all the same.
            let newest = all.iter().max().copied();
            prop_assert!(kept.iter().all(|at| Some(*at) == newest || now - *at < Duration::days(days)));
            prop_assert!(keep(true).iter().all(|at| now - *at < Duration::days(days)));
        }

        #[test]
        fn no_copy_of_keys_is_older_than_thirty_days(hours in 0_i64..2_000) {
            let now = datetime!(2027-06-15 02:00 UTC);
            prop_assert_eq!(has_lapsed(now - Duration::hours(hours), now), hours >= 30 * 24);
        }

        #[test]
        fn any_name_is_read_without_harm(name in "\\PC{0,60}") {
            let _ = named(&name);
            let _ = named(&format!("sametable-{name}"));
            let _ = named(&format!("sametable-keys-{name}"));
        }
    }
}
