//! The ledger: what was done, in the order in which it was done, so that nobody can later say that it was otherwise.
//!
//! Every deed adds **entries**. An entry has a public part that holds no personal data (when, what kind of deed, by which
//! pseudonym, and a commitment to each value) and a **body** with the values themselves, sealed under the key of the
//! person whom it is about. Entries stand in **streams** (one candidacy's file, a vacancy, a person, the organisation).
//! Each names the entry before it in the whole log and in its stream, so one entry that is changed, taken out, swapped or
//! cut off no longer fits; and the end of each stream is signed. All entries are the leaves of one **tree**; its root is
//! signed in **checkpoints**, which people keep elsewhere: with one, anybody can see whether the log still goes on from it.
//!
//! Destroying a person's key makes their bodies unreadable for ever and leaves every chain whole.

#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, RowId, SubjectId, VacancyId};
use crate::ids::{OrganisationId, PersonId, StreamId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use std::str::FromStr;

#[cfg(feature = "ssr")]
mod deed;
#[cfg(feature = "ssr")]
pub mod keys;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

#[cfg(feature = "ssr")]
pub use deed::Deed;
#[cfg(feature = "ssr")]
pub use store::Damage;

/// A receipt of the whole record, and the key that copies are checked with.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// 60 characters.
    pub receipt: String,
    pub vkey: String,
    /// Where anybody can check it.
    pub address: String,
}

/// The version of the entries' format.
pub const VERSION: u8 = 1;

/// The actor of what no person did: a job, or the program itself.
pub const SERVER: &str = "server";

macro_rules! bytes_32 {
    ($($(#[$doc:meta])* $name:ident),+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 32]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, NotHex> {
                rules::hex_32(text).map(Self).ok_or(NotHex)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

bytes_32!(
    /// A SHA-256 or HMAC-SHA-256: 64 lower-case hexadecimal digits wherever it is written.
    Hash,
    /// What hides a value behind its commitment: without it, a score of 1 to 3 would be guessed in three tries.
    Salt
);

impl Hash {
    /// What stands in place of the entry before the first.
    pub const NONE: Self = Self([0; 32]);
}

impl AsRef<[u8]> for Hash {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 lower-case hexadecimal digits")]
pub struct NotHex;

/// The public part of an entry. Its canonical JSON is what is hashed and chained; it holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// [`VERSION`].
    pub v: u8,
    /// The name of the log, which is the name of its signing key.
    pub log: String,
    /// Place in the whole log, from 0.
    pub seq: i64,
    /// When it was entered, to the minute: `2026-11-22T15:40:00Z`. Never earlier than the entry before.
    pub t: String,
    pub stream: StreamId,
    /// Place in the stream, from 0.
    pub sseq: i64,
    #[serde(rename = "type")]
    pub kind: String,
    /// [`SERVER`], or a random name that one person has in this stream only.
    pub actor: String,
    /// The hash of entry `seq - 1`.
    pub prev: Hash,
    /// The hash of this stream's entry before.
    pub sprev: Hash,
    /// By name.
    pub fields: Vec<Commitment>,
}

/// That a field has one certain value, without saying which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    pub name: String,
    pub commit: Hash,
}

/// What an entry says: kept sealed, apart from the entry, so that it can be destroyed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// By name, as in the entry.
    pub fields: Vec<Field>,
}

/// One value, with the salt of its commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub name: String,
    pub salt: Salt,
    pub value: Value,
}

/// Who does a deed, as the ledger needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Someone who is known: appears under a random name of theirs in each stream.
    Person(PersonId),
    /// A job, by its name; a device that nobody has taken yet.
    Server(&'static str),
}

/// Whoever can do a deed; `people::Who` is one.
pub trait Acting {
    /// The organisation in which it is done, if there is one.
    fn organisation(&self) -> Option<OrganisationId>;
    fn actor(&self) -> Actor;
    /// The link by which somebody from outside came, if they did: it stands beside their views.
    #[cfg(feature = "ssr")]
    fn link(&self) -> Option<RowId> {
        None
    }
}

/// A look at something sensitive. `what` is one of the codes that `audit.ftl` has words for (`audit-saw-checks`).
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub what: &'static str,
    pub thing: uuid::Uuid,
    /// Whose file it concerns, where it is one person's.
    pub candidacy: Option<CandidacyId>,
    pub vacancy: Option<VacancyId>,
}

/// A look as it was noted.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ViewRow {
    pub person: Option<PersonId>,
    pub job: Option<String>,
    pub link: Option<RowId>,
    pub what: String,
    pub thing: uuid::Uuid,
    pub candidacy: Option<CandidacyId>,
    pub vacancy: Option<VacancyId>,
    pub at: crate::platform::db::Timestamp,
}

/// Which looks are sought; what is none is not asked for.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sought {
    pub person: Option<PersonId>,
    pub file: Option<(CandidacyId, VacancyId)>,
    pub link: Option<RowId>,
    pub from: Option<crate::platform::db::Timestamp>,
    pub until: Option<crate::platform::db::Timestamp>,
}

/// Where a person's own entries stand, and whose key seals them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg(feature = "ssr")]
#[derive(sqlx::FromRow)]
struct Person {
    stream: StreamId,
    subject: SubjectId,
}

/// An entry as it was read, with what can be known of its body.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub entry: Entry,
    /// The bytes that are hashed.
    pub public: String,
    pub leaf: Hash,
    pub content: Content,
}

/// What can be known of an entry's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Open(Body),
    /// It exists, and is not for this reader or not yet.
    Withheld,
    /// Its subject's key was destroyed.
    Erased,
    /// It is not what the entry commits to: somebody changed the database behind the program's back.
    Broken,
}

impl Opened {
    /// The kind of deed, also of an entry whose public part does not say which (see [`rules::is_private`]): `None` while
    /// that is sealed.
    pub fn kind(&self) -> Option<&str> {
        if self.entry.kind != rules::SAID {
            return Some(&self.entry.kind);
        }
        self.said()?.get(rules::SAID_TYPE)?.as_str()
    }

    /// A value, if the body is open and has it.
    pub fn value(&self, name: &str) -> Option<&Value> {
        if self.entry.kind == rules::SAID {
            return self.said()?.get(name);
        }
        let Content::Open(body) = &self.content else { return None };
        body.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }

    /// A text value.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.value(name)?.as_str()
    }

    /// All values by name, in the order in which they are written down.
    pub fn values(&self) -> Vec<(&str, &Value)> {
        if self.entry.kind == rules::SAID {
            let said = self.said().and_then(Value::as_object).into_iter().flatten();
            return said
                .filter(|(name, _)| *name != rules::SAID_TYPE)
                .map(|(name, value)| (name.as_str(), value))
                .collect();
        }
        match &self.content {
            Content::Open(body) => body.fields.iter().map(|field| (field.name.as_str(), &field.value)).collect(),
            Content::Withheld | Content::Erased | Content::Broken => Vec::new(),
        }
    }

    fn said(&self) -> Option<&Value> {
        let Content::Open(body) = &self.content else { return None };
        body.fields.iter().find(|field| field.name == rules::SAID_FIELD).map(|field| &field.value)
    }
}
