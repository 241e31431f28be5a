//! The form of a copy.

use crate::ids::StreamId;
use crate::ledger::rules::canonical::{self, NotJson};
use crate::ledger::rules::chain;
use crate::ledger::{Body, Content, Entry, Field, Hash, Opened};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name of the format; a change of the form is another name.
pub const FORMAT: &str = "sametable-bundle/1";

/// A file with everything that is needed to check it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bundle {
    /// [`FORMAT`].
    pub format: String,
    /// The key that signed; whoever checks compares it with the one that they were given.
    pub vkey: String,
    /// The signed end of the file's stream.
    pub head: String,
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
}

/// The beginning of another stream.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Referred {
    pub stream: StreamId,
    pub entries: Vec<Shown>,
}

impl From<Opened> for Shown {
    fn from(opened: Opened) -> Self {
        let body = match opened.content {
            Content::Open(body) => Some(body.fields),
            Content::Withheld | Content::Erased | Content::Broken => None,
        };
        Self { entry: opened.public, body }
    }
}

impl Bundle {
    /// The file's text: canonical JSON and a newline.
    pub fn write(&self) -> Result<String, NotJson> {
        Ok(canonical::write(self)? + "\n")
    }
}

/// A bundle whose entries are still to be read, so that a broken one can be named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    #[serde(rename = "format")]
    _format: String,
    pub vkey: String,
    pub head: String,
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

/// An entry with its body, if both are written as they are to be.
pub(super) fn read_shown(shown: &Value) -> Option<(Entry, Hash, Option<Body>)> {
    let whole = Shown::deserialize(shown).ok()?;
    let entry = chain::read_entry(&whole.entry).ok()?;
    Some((entry, chain::leaf(&whole.entry), whole.body.map(|fields| Body { fields })))
}
