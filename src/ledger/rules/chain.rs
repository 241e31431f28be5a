//! Hashes and commitments: what ties a value to its entry, and an entry to the ones before it.

use super::canonical::{self, NotJson};
use crate::ids::StreamId;
use crate::ledger::{Body, Commitment, Entry, Field, Hash, Salt, VERSION};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const FIELD: &[u8] = b"panel-ledger/field/v1\0";
const LEAF: &[u8] = b"\0";

/// The hash of an entry's canonical bytes, as a leaf of RFC 6962.
pub fn leaf(public: &str) -> Hash {
    Hash(Sha256::new().chain_update(LEAF).chain_update(public).finalize().into())
}

/// Binds a value to its field, entry and stream, so that a commitment cannot be moved to another place.
pub fn commit(stream: &str, sseq: i64, name: &str, value: &Value, salt: &Salt) -> Result<Hash, NotJson> {
    let text = canonical::write(&json!({"name": name, "sseq": sseq, "stream": stream, "value": value}))?;
    // A key of any length is right for HMAC; the error cannot occur.
    let mac = Hmac::<Sha256>::new_from_slice(&salt.0).map_err(|error| NotJson(error.to_string()))?;
    Ok(Hash(mac.chain_update(FIELD).chain_update(text).finalize().into_bytes().into()))
}

/// Where a log or a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tip {
    /// How many entries there are, which is the number of the next.
    pub entries: i64,
    /// The hash of the last.
    pub leaf: Hash,
}

impl Tip {
    /// Of what has no entry yet.
    pub const EMPTY: Self = Self { entries: 0, leaf: Hash::NONE };
}

/// What is to be entered, before it has its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub stream: StreamId,
    pub kind: String,
    pub actor: String,
    /// Name, value and a salt of its own.
    pub fields: Vec<(String, Value, Salt)>,
}

/// An entry in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    pub entry: Entry,
    pub public: String,
    pub leaf: Hash,
    pub body: Body,
}

/// Puts a draft behind the ends of the log and of its stream.
pub fn link(log: &str, t: &str, end: Tip, stream_end: Tip, draft: Draft) -> Result<Linked, NotJson> {
    let stream = draft.stream.to_string();
    let mut body = Body { fields: Vec::new() };
    let mut fields = Vec::new();
    for (name, value, salt) in draft.fields {
        let commit = commit(&stream, stream_end.entries, &name, &value, &salt)?;
        fields.push(Commitment { name: name.clone(), commit });
        body.fields.push(Field { name, salt, value });
    }
    let entry = Entry {
        v: VERSION,
        log: log.to_owned(),
        seq: end.entries,
        t: t.to_owned(),
        stream: draft.stream,
        sseq: stream_end.entries,
        kind: draft.kind,
        actor: draft.actor,
        prev: end.leaf,
        sprev: stream_end.leaf,
        fields,
    };
    let public = canonical::write(&entry)?;
    Ok(Linked { leaf: leaf(&public), entry, public, body })
}

/// Reads an entry's public part; anything but its canonical text is refused.
pub fn read_entry(public: &str) -> Result<Entry, NotJson> {
    let entry: Entry = serde_json::from_str(public).map_err(|error| NotJson(error.to_string()))?;
    if canonical::write(&entry)? != public {
        return Err(NotJson("not written canonically".to_owned()));
    }
    let by_name = entry.fields.windows(2).all(|pair| pair[0].name < pair[1].name);
    if entry.v != VERSION || !super::is_kind(&entry.kind) || !super::is_actor(&entry.actor) || !by_name {
        return Err(NotJson("not an entry of this format".to_owned()));
    }
    if super::read_time(&entry.t).is_none() {
        return Err(NotJson("a time that is not to the minute in UTC".to_owned()));
    }
    Ok(entry)
}

/// How a body differs from what its entry commits to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyFault {
    /// Fields are missing, added or in another order.
    FieldSet,
    /// This field has another value or another salt.
    Content(String),
}

/// Does the body say exactly what the entry commits to?
pub fn check_body(entry: &Entry, body: &Body) -> Result<(), BodyFault> {
    let (committed, given) =
        (entry.fields.iter().map(|field| &field.name), body.fields.iter().map(|field| &field.name));
    if !committed.eq(given) {
        return Err(BodyFault::FieldSet);
    }
    let stream = entry.stream.to_string();
    for (commitment, field) in entry.fields.iter().zip(&body.fields) {
        match commit(&stream, entry.sseq, &field.name, &field.value, &field.salt) {
            Ok(commit) if commit == commitment.commit => {}
            _ => return Err(BodyFault::Content(field.name.clone())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[test]
    fn the_known_commitment_comes_out() {
        let salt = "5d29c04e351aa9b07fef290190fec51f8a738ffbd7aa62ac56f71e7ee504e6a3".parse().unwrap();
        let commit = commit("s-7f3a", 1, "score", &json!(4), &salt).unwrap();
        assert_eq!(commit.to_string(), "f2eeef53aba956bdcc190ca61833be71ae90e6efdb66b30e77328865c9c97d8b");
    }

    #[test]
    fn the_known_leaves_come_out() {
        // RFC 6962: the hashes of an empty leaf and of one zero byte.
        let known = [
            ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            ("\0", "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
        ];
        for (bytes, hash) in known {
            assert_eq!(leaf(bytes).to_string(), hash);
        }
    }

    fn linked(value: Value) -> Linked {
        let draft = Draft {
            stream: StreamId(Uuid::from_u128(7)),
            kind: "stage.changed".to_owned(),
            actor: "0".repeat(32),
            fields: vec![("to".to_owned(), value, Salt([7; 32]))],
        };
        link("a.log", "2026-11-22T15:40:00Z", Tip::EMPTY, Tip { entries: 3, leaf: Hash([9; 32]) }, draft).unwrap()
    }

    #[test]
    fn an_entry_is_read_as_it_was_written() {
        let linked = linked(json!("chosen"));
        assert_eq!(read_entry(&linked.public).unwrap(), linked.entry);
        assert_eq!(check_body(&linked.entry, &linked.body), Ok(()));
        assert!(!linked.public.contains("chosen"), "the public part tells no value");
    }

    #[test]
    fn the_same_entry_in_another_text_is_refused() {
        let public = linked(json!(1)).public;
        let others = [
            public.replacen('{', "{ ", 1),
            public.replace("\"v\":1", "\"v\":1.0"),
            public.replace("\"v\":1", "\"v\":1,\"v\":1"),
            public.replace("\"v\":1", "\"v\":1,\"w\":1"),
            public.replace("\"v\":1", "\"v\":2"),
            public.replace("\"sseq\":3,", ""),
            public.replace("0909", "090A"),
            public.replace(":40:00Z", ":40:01Z"),
            public.replace("stage.changed", "Stage changed"),
            format!("{public}\n"),
        ];
        for other in others {
            assert_ne!(other, public);
            assert!(read_entry(&other).is_err(), "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_commitment_fits_one_value_in_one_place(
            value in 0i64..5, other in 0i64..5, sseq in 0i64..9, moved in 0i64..9, salt: [u8; 32]
        ) {
            let salt = Salt(salt);
            let known = commit("s", sseq, "value", &json!(value), &salt).unwrap();
            prop_assert_eq!(known == commit("s", moved, "value", &json!(other), &salt).unwrap(), (value, sseq) == (other, moved));
            prop_assert_ne!(known, commit("t", sseq, "value", &json!(value), &salt).unwrap());
            prop_assert_ne!(known, commit("s", sseq, "item", &json!(value), &salt).unwrap());
        }
    }
}
