//! The form of a copy.

use crate::ids::StreamId;
use crate::ledger::rules::canonical::{self, NotJson};
use crate::ledger::rules::chain;
use crate::ledger::{Body, Content, Entry, Field, Hash, Opened};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// The name of the format; a change of the form is another name.
pub const FORMAT: &str = "sametable-bundle/2";
/// The form before, which had no checkpoint and no proofs. Copies of it are still read.
pub const FIRST_FORMAT: &str = "sametable-bundle/1";

/// A file with everything that is needed to check it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bundle {
    /// [`FORMAT`].
    pub format: String,
    /// The key that signed; whoever checks compares it with the one that they were given.
    pub vkey: String,
    /// The signed end of the file's stream.
    pub head: String,
    /// The newest checkpoint of the whole log; it is over every entry in the copy.
    pub checkpoint: String,
    /// The whole stream, in order.
    pub entries: Vec<Shown>,
    /// What the file rests on: other streams, each up to the last entry that the file refers to.
    pub referred: Vec<Referred>,
}

/// An entry in a copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// The canonical bytes that were hashed.
    pub entry: String,
    /// The values with their salts, or null where they are not in this copy.
    pub body: Option<Vec<Field>>,
    /// That the entry is in the log that the checkpoint signs: RFC 9162, section 2.1.3.
    pub proof: Vec<Hash>,
}

/// An entry in a copy of the first form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShownFirst {
    entry: String,
    body: Option<Vec<Field>>,
}

/// The beginning of another stream.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Referred {
    pub stream: StreamId,
    pub entries: Vec<Shown>,
}

impl Shown {
    /// An entry with what can be read of it, and its proof.
    pub fn of(opened: Opened, proof: Vec<Hash>) -> Self {
        let body = match opened.content {
            Content::Open(body) => Some(body.fields),
            Content::Withheld | Content::Erased | Content::Broken => None,
        };
        Self { entry: opened.public, body, proof }
    }
}

impl Bundle {
    /// The file's text: canonical JSON and a newline.
    pub fn write(&self) -> Result<String, NotJson> {
        Ok(canonical::write(self)? + "\n")
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The kinds of all entries in a copy, also of those that it rests on, without checking any of it.
pub fn kinds_of(copy: &Value) -> BTreeSet<String> {
    let referred = list(copy.get("referred")).iter().flat_map(|stream| list(stream.get("entries")));
    let kind = |shown: &Value| chain::read_entry(shown.get("entry")?.as_str()?).ok().map(|entry| entry.kind);
    list(copy.get("entries")).iter().chain(referred).filter_map(kind).collect()
}

/// What the entries in a copy say in fields of this name, without checking any of it.
pub fn values_of<'a>(copy: &'a Value, field: &str) -> Vec<&'a Value> {
    let bodies = list(copy.get("entries")).iter().flat_map(|shown| list(shown.get("body")));
    bodies
        .filter(|one| one.get("name").and_then(Value::as_str) == Some(field))
        .filter_map(|one| one.get("value"))
        .collect()
}

/// A bundle whose entries are still to be read, so that a broken one can be named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    #[serde(rename = "format")]
    _format: String,
    pub vkey: String,
    pub head: String,
    /// None in the first form, and only there.
    #[serde(skip)]
    pub checkpoint: Option<String>,
    pub entries: Vec<Value>,
    pub referred: Vec<RawReferred>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReferred {
    #[serde(deserialize_with = "as_written")]
    pub stream: StreamId,
    pub entries: Vec<Value>,
}

/// An id in the one way in which it is written: capitals would be the same id, but not the same copy.
fn as_written<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<StreamId, D::Error> {
    let text = String::deserialize(reader)?;
    let id: StreamId = text.parse().map_err(serde::de::Error::custom)?;
    if id.to_string() == text { Ok(id) } else { Err(serde::de::Error::custom("an id that is not written canonically")) }
}

impl Raw {
    /// Reads either form, and of each only its own names.
    pub fn read(mut value: Value) -> Option<Self> {
        let is_first = value.get("format")?.as_str() == Some(FIRST_FORMAT);
        let checkpoint = match value.as_object_mut()?.remove("checkpoint") {
            Some(Value::String(checkpoint)) if !is_first => Some(checkpoint),
            None if is_first => None,
            _ => return None,
        };
        let raw: Self = serde_json::from_value(value).ok()?;
        Some(Self { checkpoint, ..raw })
    }

    /// Is it of the first form?
    pub fn is_first(&self) -> bool {
        self.checkpoint.is_none()
    }
}

/// An entry as it was read.
pub(super) struct ReadShown {
    pub entry: Entry,
    pub leaf: Hash,
    pub body: Option<Body>,
    /// Empty in the first form.
    pub proof: Vec<Hash>,
}

/// An entry with its body and its proof, if all are written as they are to be.
pub(super) fn read_shown(shown: &Value, is_first: bool) -> Option<ReadShown> {
    let whole = if is_first {
        let ShownFirst { entry, body } = ShownFirst::deserialize(shown).ok()?;
        Shown { entry, body, proof: Vec::new() }
    } else {
        Shown::deserialize(shown).ok()?
    };
    let entry = chain::read_entry(&whole.entry).ok()?;
    let (leaf, body) = (chain::leaf(&whole.entry), whole.body.map(|fields| Body { fields }));
    Some(ReadShown { entry, leaf, body, proof: whole.proof })
}
