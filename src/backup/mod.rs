//! Backups: copies of the database and of the keys, apart from each other, encrypted, and each tried out by restoring it.
//!
//! | file | what is in it |
//! |---|---|
//! | `sametable-STAMP.db.age`, `.pgdump.age` | the database as it stood at one moment, with a manifest |
//! | `sametable-keys-STAMP.age`, in another folder | the key store, the key that wraps it, the key that signs the ledger |
//!
//! Both are plain `age` files around a plain `tar`: who has the passphrase can open them without this program. A restore
//! joins any copy of the database with the **newest** key store: whoever was erased since stays erased, everybody else
//! returns. That is why copies of keys are kept for thirty days at most.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format of a backup's manifest.
pub const FORMAT: &str = "sametable-backup/1";

/// What a backup says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// The version of the program that made it.
    pub version: String,
    /// `20261125T020000Z`.
    pub stamp: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The last migration of its schema.
    pub migration: i64,
    /// SHA-256 of the database's copy.
    pub sha256: String,
    pub bytes: u64,
    /// How many entries the ledger has.
    pub entries: i64,
    /// The hash of the last.
    pub last: String,
    /// The name of the ledger, which is that of the installation's signing key.
    pub log: String,
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
    /// [`Manifest::signed_text`] as a note signed by the ledger's key.
    pub note: String,
}

impl Manifest {
    /// What is signed of it.
    #[must_use]
    pub fn signed_text(&self) -> String {
        let Self { log, stamp, entries, last, sha256, .. } = self;
        format!("{FORMAT}\n{log}\n{stamp}\n{entries}\n{last}\n{sha256}\n")
    }
}
