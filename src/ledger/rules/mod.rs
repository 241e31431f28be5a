//! What an entry may look like and how entries hang together. Pure: times, salts and nonces are passed in.

use serde_json::{Map, Value};
use time::OffsetDateTime;

#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod canonical;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod chain;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod checkpoint;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod note;
#[cfg(feature = "ssr")]
pub mod seal;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod tree;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod verify;

/// The public type of everything that a seat keeps to itself until the panel talks, whatever it is. An export before the
/// talk withholds such bodies, and the public part must not tell a concern from a score, or a change from a first answer.
pub const SAID: &str = "seat.said";
/// The one field of such an entry.
pub const SAID_FIELD: &str = "said";
/// The member of that field that names the kind of deed.
pub const SAID_TYPE: &str = "type";

/// At the end of every file that leaves the house: how many entries stand before it.
pub const SEALED: &str = "file.sealed";
/// That a file rests on something in another stream, as it then stood.
pub const REFERS: &str = "refers";
/// That a person has a random name in a stream; stands on the person's own stream.
pub const PSEUDONYM_TAKEN: &str = "pseudonym.taken";
/// That somebody came to another stage: after it the whole log is signed.
pub const STAGE: &str = "stage.moved";
/// That a subject's key was destroyed.
pub const ERASED: &str = "subject.erased";

/// Is this said by a seat in private until the panel talks?
pub fn is_private(kind: &str) -> bool {
    ["score.", "remark.", "concern.", "voice.", "team."].iter().any(|private| kind.starts_with(private))
}

/// The public type of a deed and the fields that its values become. `values` is an object.
pub fn fields_of(kind: &str, values: Map<String, Value>) -> (String, Vec<(String, Value)>) {
    if is_private(kind) {
        let mut said = values;
        said.insert(SAID_TYPE.to_owned(), kind.into());
        return (SAID.to_owned(), vec![(SAID_FIELD.to_owned(), Value::Object(said))]);
    }
    let mut fields: Vec<_> = values.into_iter().collect();
    fields.sort_by(|one, other| one.0.cmp(&other.0));
    (kind.to_owned(), fields)
}

/// Is this how a type of entry is written: `thing.deed`, or one word?
pub fn is_kind(text: &str) -> bool {
    text.len() <= 60
        && text
            .split('.')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}

/// Is this how an actor is written?
pub fn is_actor(text: &str) -> bool {
    text == super::SERVER || (text.len() == 32 && text.bytes().all(is_hex_digit))
}

/// The time of a new entry: to the minute, so that it helps little to find out who tapped when, and never earlier than
/// the entry before it, whatever the clock does.
pub fn entered_at(now: OffsetDateTime, last: Option<OffsetDateTime>) -> OffsetDateTime {
    let now = now.to_offset(time::UtcOffset::UTC);
    let minute = now.replace_time(time::Time::from_hms(now.hour(), now.minute(), 0).unwrap_or(time::Time::MIDNIGHT));
    last.map_or(minute, |last| minute.max(last))
}

/// `2026-11-22T15:40:00Z`.
pub fn written_time(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:00Z", at.hour(), at.minute())
}

/// Reads what [`written_time`] writes, and nothing else.
pub fn read_time(text: &str) -> Option<OffsetDateTime> {
    let at = OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok()?;
    (written_time(at) == text).then_some(at)
}

/// Exactly 64 lower-case hexadecimal digits.
pub fn hex_32(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(is_hex_digit) {
        return None;
    }
    let mut bytes = [0; 32];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn is_hex_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;
    use time::macros::datetime;

    #[test]
    fn what_a_seat_says_looks_the_same_from_outside_whatever_it_is() {
        let score = json!({"item": "i", "value": 3});
        let concern = json!({"words": "I did not feel safe"});
        let team = json!({"for_team": "no"});
        for (kind, values) in [("score.given", score), ("concern.raised", concern), ("team.answered", team)] {
            let Value::Object(values) = values else { unreachable!() };
            let (public, fields) = fields_of(kind, values.clone());
            assert_eq!(public, SAID);
            assert_eq!(fields.iter().map(|field| field.0.as_str()).collect::<Vec<_>>(), [SAID_FIELD]);
            assert_eq!(fields[0].1["type"], kind);
            assert!(values.iter().all(|(name, value)| &fields[0].1[name] == value));
        }
    }

    #[test]
    fn every_other_deed_shows_its_kind_and_its_fields_by_name() {
        let Value::Object(values) = json!({"to": "chosen", "from": "applied"}) else { unreachable!() };
        let (public, fields) = fields_of("stage.changed", values);
        assert_eq!(public, "stage.changed");
        assert_eq!(fields, [("from".to_owned(), json!("applied")), ("to".to_owned(), json!("chosen"))]);
    }

    #[test]
    fn a_kind_is_lower_case_words_with_points_between() {
        assert!(["refers", "score.given", "agreement.announced_again"].iter().all(|kind| is_kind(kind)));
        assert!(["", ".", "a.", "Score.given", "score given", "score-given", "ü"].iter().all(|kind| !is_kind(kind)));
    }

    #[test]
    fn an_actor_is_the_server_or_a_random_name() {
        assert!(is_actor("server") && is_actor(&"0a".repeat(16)));
        assert!(!is_actor("Ann") && !is_actor(&"0A".repeat(16)) && !is_actor(""));
    }

    #[test]
    fn a_time_is_read_only_as_it_is_written() {
        assert_eq!(read_time("2026-03-02T10:01:00Z"), Some(datetime!(2026-03-02 10:01 UTC)));
        for other in
            ["2026-03-02T10:01:30Z", "2026-03-02T10:01Z", "2026-03-02T10:01:00+00:00", "2026-3-2T10:01:00Z", ""]
        {
            assert_eq!(read_time(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn time_never_goes_back_and_is_never_finer_than_a_minute(clock in proptest::collection::vec(0i64..4_000_000_000, 1..40)) {
            let mut last = None;
            for seconds in clock {
                let now = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
                let at = entered_at(now, last);
                prop_assert!(last.is_none_or(|last| last <= at));
                prop_assert_eq!(at.unix_timestamp() % 60, 0);
                prop_assert_eq!(read_time(&written_time(at)), Some(at));
                last = Some(at);
            }
        }

        #[test]
        fn hexadecimal_is_read_as_it_is_written_and_in_no_other_way(bytes: [u8; 32], at in 0usize..64) {
            let text = crate::ledger::Hash(bytes).to_string();
            prop_assert_eq!(hex_32(&text), Some(bytes));
            let mut other = text.clone();
            other.replace_range(at..=at, "G");
            prop_assert_eq!(hex_32(&other), None);
            if text != text.to_uppercase() {
                prop_assert_eq!(hex_32(&text.to_uppercase()), None);
            }
            prop_assert_eq!(hex_32(&text[1..]), None);
        }
    }
}
