//! Checking a copy: the list by its signature, every file by the list, the entries by their proofs.

use super::super::{CONTENTS, ENTRIES, EVIDENCE, Reader};
use super::contents::Contents;
use super::zip::{self, Member, NotZip};
use crate::hex::sha256;
use crate::ledger::rules::canonical;
use crate::ledger::rules::note::{NoteFault, Vkey};
use crate::ledger::rules::verify::{self, Unreadable, Verdict};

/// What is wrong with a copy, beside what is wrong with its entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CopyFault {
    /// The list is not signed by the trusted key.
    OtherKey,
    /// The signature does not fit the list.
    BadSignature,
    /// The list is not written as one.
    Malformed,
    /// The list is of another file than the entries are.
    OtherFile,
    /// This file is not what was signed.
    Changed(String),
    /// This file is in the list and not in the copy.
    Missing(String),
    /// Nothing that is signed speaks of this file.
    Added(String),
    /// No entry names this document.
    NotNamed(String),
    /// The files are there and are what was signed, but the ZIP around them was packed again.
    Repacked,
}

impl CopyFault {
    /// Every code.
    pub const CODES: [&'static str; 9] = [
        "other-key",
        "bad-signature",
        "malformed",
        "other-file",
        "changed",
        "missing",
        "added",
        "not-named",
        "repacked",
    ];

    /// The end of the Fluent id of its sentence: `file-copy-fault-…`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherKey => "other-key",
            Self::BadSignature => "bad-signature",
            Self::Malformed => "malformed",
            Self::OtherFile => "other-file",
            Self::Changed(_) => "changed",
            Self::Missing(_) => "missing",
            Self::Added(_) => "added",
            Self::NotNamed(_) => "not-named",
            Self::Repacked => "repacked",
        }
    }

    /// The file that it is about.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Changed(name) | Self::Missing(name) | Self::Added(name) | Self::NotNamed(name) => Some(name),
            Self::OtherKey | Self::BadSignature | Self::Malformed | Self::OtherFile | Self::Repacked => None,
        }
    }
}

/// What a check of a whole copy found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The entries.
    pub entries: Verdict,
    /// Empty if everything around the entries is what was signed.
    pub faults: Vec<CopyFault>,
    /// Of a copy with a list that is believed: for whom it was made, when, and how many files it has. Entries alone have none.
    pub made: Option<(Reader, String, usize)>,
}

impl Checked {
    /// Is it what was signed?
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty() && self.entries.is_whole()
    }
}

/// Not a copy at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCopy {
    #[error(transparent)]
    Zip(#[from] NotZip),
    #[error(transparent)]
    Entries(#[from] Unreadable),
    #[error("not text")]
    NotText,
    /// There are no entries in it.
    #[error("no {ENTRIES} in it")]
    NoEntries,
    /// More values than any file has: it was made to be large.
    #[error("more in it than any file has")]
    TooLarge,
}

/// Most values in the entries of a copy: a file of some hundred entries has some ten thousand, and each takes memory.
const MOST_VALUES: usize = 4_000_000;

/// The verdict on the entries, once it is known that reading them takes no more memory than there is.
fn of_entries(text: &str, trusted: &Vkey) -> Result<Verdict, NotCopy> {
    let values = text.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count();
    if values > MOST_VALUES { Err(NotCopy::TooLarge) } else { Ok(verify::verify(text, trusted)?) }
}

/// Checks a copy, or its entries alone, against a key that does not come from it.
///
/// # Errors
/// It is no copy, or cannot be read.
pub fn check(bytes: &[u8], trusted: &Vkey) -> Result<Checked, NotCopy> {
    if !bytes.starts_with(b"PK") {
        let text = std::str::from_utf8(bytes).map_err(|_| NotCopy::NotText)?;
        return Ok(Checked { entries: of_entries(text, trusted)?, faults: Vec::new(), made: None });
    }
    let members = zip::read(bytes)?;
    let text_of = |name: &str| {
        let member = members.iter().find(|member| member.name == name)?;
        Some(std::str::from_utf8(member.bytes).map_err(|_| NotCopy::NotText))
    };
    let text = text_of(ENTRIES).ok_or(NotCopy::NoEntries)??;
    let entries = of_entries(text, trusted)?;
    let contents = match text_of(CONTENTS).and_then(Result::ok) {
        Some(note) => Contents::verified(note, trusted).map_err(|fault| match fault {
            NoteFault::Malformed => CopyFault::Malformed,
            NoteFault::OtherKey => CopyFault::OtherKey,
            NoteFault::BadSignature => CopyFault::BadSignature,
        }),
        None => Err(CopyFault::Missing(CONTENTS.to_owned())),
    };
    let contents = match contents {
        Ok(contents) => contents,
        Err(fault) => return Ok(Checked { entries, faults: vec![fault], made: None }),
    };
    let mut faults = listed(&contents, &members);
    if entries.stream.is_some_and(|stream| stream != contents.stream) {
        faults.push(CopyFault::OtherFile);
    }
    faults.extend(not_named(text, &members));
    if faults.is_empty() && !zip::is_as_written(bytes, &members) {
        faults.push(CopyFault::Repacked);
    }
    faults.sort();
    let made = Some((contents.reader, contents.t, contents.files.len()));
    Ok(Checked { entries, faults, made })
}

/// What differs between the list and the files.
fn listed(contents: &Contents, members: &[Member<'_>]) -> Vec<CopyFault> {
    let mut faults = Vec::new();
    for listed in &contents.files {
        match members.iter().find(|member| member.name == listed.name) {
            None => faults.push(CopyFault::Missing(listed.name.clone())),
            Some(member) if !listed.is(member) => faults.push(CopyFault::Changed(listed.name.clone())),
            Some(_) => {}
        }
    }
    let is_known = |name: &str| name == CONTENTS || contents.files.iter().any(|listed| listed.name == name);
    let added = members.iter().filter(|member| !is_known(member.name));
    faults.extend(added.map(|member| CopyFault::Added(member.name.to_owned())));
    faults
}

/// Documents of which no entry says that they were kept: the digest stands in the entry.
fn not_named(text: &str, members: &[Member<'_>]) -> Vec<CopyFault> {
    let documents: Vec<_> = members.iter().filter(|member| member.name.starts_with(EVIDENCE)).collect();
    if documents.is_empty() {
        return Vec::new();
    }
    let value = canonical::read(text).unwrap_or_default();
    let digests = verify::values_of(&value, "document_sha256");
    let is_named = |member: &Member<'_>| {
        let digest = sha256(member.bytes);
        digests.iter().any(|value| value.as_str() == Some(&digest))
    };
    documents
        .into_iter()
        .filter(|member| !is_named(member))
        .map(|member| CopyFault::NotNamed(member.name.to_owned()))
        .collect()
}
