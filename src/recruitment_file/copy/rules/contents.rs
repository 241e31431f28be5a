//! The signed list of what is in a copy.

use super::super::Reader;
use super::zip::{MOST, Member, is_name};
use crate::hex::sha256;
use crate::ids::StreamId;
use crate::ledger::rules::note::{NoteFault, Vkey};

/// The first line; with it, the list can never be taken for another thing that is signed.
const HEAD: &str = "sametable-copy/1";

/// What is in a copy, of which file, for whom, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    pub log: String,
    /// The stream of the file that it is a copy of.
    pub stream: StreamId,
    pub reader: Reader,
    /// When it was made, in UTC: RFC 3339.
    pub t: String,
    pub files: Vec<Listed>,
}

/// A file in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub name: String,
    /// Bytes.
    pub size: usize,
    /// 64 digits of hex.
    pub sha256: String,
}

impl Listed {
    /// What the list says of a file.
    pub fn of(member: &Member<'_>) -> Self {
        Self { name: member.name.to_owned(), size: member.bytes.len(), sha256: sha256(member.bytes) }
    }

    /// Is this the file that was listed?
    pub fn is(&self, member: &Member<'_>) -> bool {
        self.size == member.bytes.len() && self.sha256 == sha256(member.bytes)
    }
}

impl Contents {
    /// The text that is signed: a line each, and one for each file.
    pub fn text(&self) -> String {
        let Self { log, stream, reader, t, files } = self;
        let mut text = format!("{HEAD}\n{log}\n{stream}\n{}\n{t}\n", reader.code());
        for Listed { name, size, sha256 } in files {
            text.push_str(&format!("{sha256} {size} {name}\n"));
        }
        text
    }

    /// Reads that text and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        lines.next().filter(|first| *first == HEAD)?;
        let (log, stream, reader, t) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
        let listed = |line: &str| {
            let mut words = line.splitn(3, ' ');
            let (sha256, size, name) = (words.next()?, words.next()?, words.next()?);
            is_name(name).then_some(Listed {
                name: name.to_owned(),
                size: size.parse().ok()?,
                sha256: sha256.to_owned(),
            })
        };
        let contents = Self {
            log: log.to_owned(),
            stream: stream.parse().ok()?,
            reader: Reader::of_code(reader)?,
            t: t.to_owned(),
            files: lines.take(MOST).map(listed).collect::<Option<_>>()?,
        };
        (contents.text() == text).then_some(contents)
    }

    /// The list in a note that this key signed.
    ///
    /// # Errors
    /// It is not written as one, or this key did not sign it.
    pub fn verified(note: &str, vkey: &Vkey) -> Result<Self, NoteFault> {
        let contents = Self::parse(vkey.verified(note)?).ok_or(NoteFault::Malformed)?;
        if contents.log == vkey.name() { Ok(contents) } else { Err(NoteFault::OtherKey) }
    }
}
