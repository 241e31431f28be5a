//! Checking a copy of a file that left the house: needs no database and no network, only the copy and a key from outside.
//!
//! Nothing in a copy goes unchecked. The signed end of the stream names the hash of its last entry, each entry names the
//! one before it and is proved to be in the log that the checkpoint signs, each value belongs to a commitment in its entry,
//! and everything else must be the one canonical text.

mod bundle;
#[cfg(test)]
mod tests;

pub use bundle::{Bundle, FIRST_FORMAT, FORMAT, Referred, Shown, kinds_of, values_of};

use super::canonical::{self, NotJson};
use super::chain::{self, BodyFault};
use super::checkpoint::Checkpoint;
use super::note::{Head, NoteFault, Vkey};
use super::tree::verify_inclusion;
use super::{ERASED, REFERS, SEALED};
use crate::ids::StreamId;
use crate::ledger::{Body, Entry, Hash};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// The copy's end is not signed by the trusted key.
    OtherKey,
    /// The signature does not fit what it signs.
    BadSignature,
    /// The signed end is not written as one.
    Malformed,
    /// The entry is not written as entries are.
    MalformedEntry,
    /// A value differs from what the entry commits to: the name of the field.
    ContentChanged(String),
    /// The fields are not those that the entry commits to.
    FieldSet,
    /// Another entry than the one that was signed stands here.
    EntryChanged,
    /// It does not follow the entry before it in the log.
    ChainBroken,
    /// The entry is missing.
    Missing,
    /// The entry stands in the wrong place, or twice.
    Order,
    /// Nothing that is signed speaks of it.
    Added,
    /// It is of another file.
    OtherStream,
    /// It is of another log.
    OtherLog,
    /// Its time is before that of the entry before it.
    TimeGoesBack,
    /// The copy does not end with a seal.
    NoSeal,
    /// The seal counts otherwise than there are entries.
    SealWrong,
    /// A body without which the copy cannot be checked is not in it.
    BodyMissing,
    /// What it refers to is not in the copy, or is something else.
    ReferredWrong,
    /// The copy's text is not the one canonical text of what it says.
    NotCanonical,
    /// It is not proved to be in the log that the checkpoint signs.
    NotInLog,
    /// The checkpoint is not signed by the trusted key.
    CheckpointOtherKey,
    /// The signature under the checkpoint does not fit.
    CheckpointBadSignature,
    /// The checkpoint is not written as one.
    CheckpointMalformed,
}

impl FaultKind {
    /// Every code.
    pub const fn codes() -> &'static [&'static str] {
        &[
            "other-key",
            "bad-signature",
            "malformed",
            "malformed-entry",
            "content-changed",
            "field-set",
            "entry-changed",
            "chain-broken",
            "missing",
            "order",
            "added",
            "other-stream",
            "other-log",
            "time-goes-back",
            "no-seal",
            "seal-wrong",
            "body-missing",
            "referred-wrong",
            "not-canonical",
            "not-in-log",
            "checkpoint-other-key",
            "checkpoint-bad-signature",
            "checkpoint-malformed",
        ]
    }

    /// The end of the Fluent id of its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherKey => "other-key",
            Self::BadSignature => "bad-signature",
            Self::Malformed => "malformed",
            Self::MalformedEntry => "malformed-entry",
            Self::ContentChanged(_) => "content-changed",
            Self::FieldSet => "field-set",
            Self::EntryChanged => "entry-changed",
            Self::ChainBroken => "chain-broken",
            Self::Missing => "missing",
            Self::Order => "order",
            Self::Added => "added",
            Self::OtherStream => "other-stream",
            Self::OtherLog => "other-log",
            Self::TimeGoesBack => "time-goes-back",
            Self::NoSeal => "no-seal",
            Self::SealWrong => "seal-wrong",
            Self::BodyMissing => "body-missing",
            Self::ReferredWrong => "referred-wrong",
            Self::NotCanonical => "not-canonical",
            Self::NotInLog => "not-in-log",
            Self::CheckpointOtherKey => "checkpoint-other-key",
            Self::CheckpointBadSignature => "checkpoint-bad-signature",
            Self::CheckpointMalformed => "checkpoint-malformed",
        }
    }
}

/// Which entry of a copy is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The stream, if it is not the file itself.
    pub stream: Option<StreamId>,
    /// The entry's number in its stream.
    pub entry: i64,
    /// Its type, where it can be read.
    pub kind: Option<String>,
}

/// Something wrong, and where; `at` is absent where it is the copy as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub at: Option<Named>,
    pub kind: FaultKind,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The file's stream, as the signed end names it.
    pub stream: Option<StreamId>,
    /// The time of the last entry.
    pub until: Option<String>,
    /// The number of the last entry.
    pub last: i64,
    /// Empty if the copy is whole.
    pub faults: Vec<Fault>,
    /// Bodies that are not in this copy.
    pub withheld: Vec<Named>,
    /// Bodies whose key was destroyed.
    pub erased: Vec<Named>,
    /// The state of the whole log that every entry was looked for in. None if it is not signed as it should be, and in a copy
    /// of the first form.
    pub checkpoint: Option<Checkpoint>,
    /// It is of the first form: nothing says that its entries were in the whole log.
    pub is_first_form: bool,
}

impl Verdict {
    /// Is it what was signed?
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// Is it what was signed, with nothing left out?
    pub fn is_plainly_whole(&self) -> bool {
        self.is_whole() && self.withheld.is_empty() && self.erased.is_empty()
    }
}

/// So many faults are enough to say that a copy is not what was recorded.
const MOST_FAULTS: usize = 10_000;

/// Not a copy of a file at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error(transparent)]
    NotJson(#[from] NotJson),
    #[error("not a bundle of the format {FORMAT}")]
    NotABundle,
}

/// Checks a copy against a key that does not come from the copy.
pub fn verify(text: &str, trusted: &Vkey) -> Result<Verdict, Unreadable> {
    let value = canonical::read(text)?;
    if !matches!(value.get("format").and_then(Value::as_str), Some(FORMAT | FIRST_FORMAT)) {
        return Err(Unreadable::NotABundle);
    }
    let is_canonical = text.strip_suffix('\n') == Some(canonical::write(&value)?.as_str());
    let raw = bundle::Raw::read(value).ok_or(Unreadable::NotABundle)?;

    let mut check = Check { is_first: raw.is_first(), ..Check::default() };
    if let Some(note) = &raw.checkpoint {
        check.checkpoint(note, trusted);
    }
    if raw.vkey != trusted.written() {
        check.whole(FaultKind::OtherKey);
    }
    let head = Head::verified(&raw.head, trusted).map_err(|fault| {
        check.whole(match fault {
            NoteFault::Malformed => FaultKind::Malformed,
            NoteFault::OtherKey => FaultKind::OtherKey,
            NoteFault::BadSignature => FaultKind::BadSignature,
        });
    });
    let head = head.ok();
    let end = head.as_ref().map(|head| (head.entries - 1, head.leaf));
    let file = Stream { named: None, id: head.as_ref().map(|head| head.stream), end };
    let entries = check.stream(&file, trusted.name(), &raw.entries);
    if head.as_ref().is_some_and(|head| entries.last().is_none_or(|last| last.entry.t != head.t)) {
        check.whole(FaultKind::EntryChanged);
    }
    check.seals(&entries);
    check.referred(&entries, &raw.referred, trusted.name());
    check.log();
    if !is_canonical {
        check.whole(FaultKind::NotCanonical);
    }
    let erased_from = entries.iter().rfind(|read| read.entry.kind == ERASED).map(|read| read.entry.sseq);
    let (erased, withheld) = check
        .closed
        .into_iter()
        .partition(|named| named.stream.is_none() && erased_from.is_some_and(|at| named.entry < at));
    let (mut faults, is_first_form) = (check.faults, check.is_first);
    faults.sort_by_key(|fault| (fault.at.is_none(), fault.clone()));
    faults.dedup();
    Ok(Verdict {
        stream: head.map(|head| head.stream),
        until: entries.last().map(|last| last.entry.t.clone()),
        last: entries.last().map_or(-1, |last| last.entry.sseq),
        faults,
        withheld,
        erased,
        checkpoint: check.signed,
        is_first_form,
    })
}

/// What a stream in a copy must be.
struct Stream {
    /// For naming its entries; none for the file itself.
    named: Option<StreamId>,
    id: Option<StreamId>,
    /// Number and hash of the last entry, from something that is trusted.
    end: Option<(i64, Hash)>,
}

struct Read {
    entry: Entry,
    leaf: Hash,
    body: Option<Body>,
}

#[derive(Default)]
struct Check {
    is_first: bool,
    /// The checkpoint, if the trusted key signed it.
    signed: Option<Checkpoint>,
    faults: Vec<Fault>,
    closed: Vec<Named>,
    /// All entries by their number in the log.
    log: BTreeMap<i64, Placed>,
}

struct Placed {
    prev: Hash,
    leaf: Hash,
    at: Named,
}

impl Check {
    fn whole(&mut self, kind: FaultKind) {
        self.faults.push(Fault { at: None, kind });
    }

    fn checkpoint(&mut self, note: &str, trusted: &Vkey) {
        match Checkpoint::verified(note, trusted) {
            Ok(checkpoint) => self.signed = Some(checkpoint),
            Err(NoteFault::Malformed) => self.whole(FaultKind::CheckpointMalformed),
            Err(NoteFault::OtherKey) => self.whole(FaultKind::CheckpointOtherKey),
            Err(NoteFault::BadSignature) => self.whole(FaultKind::CheckpointBadSignature),
        }
    }

    /// Is the entry in the log that the checkpoint signs? Where the checkpoint itself is not believed, that was said.
    fn in_log(&mut self, stream: &Stream, read: &bundle::ReadShown) {
        let Some(Checkpoint { size, root, .. }) = &self.signed else { return };
        let (seq, size) = (u64::try_from(read.entry.seq), u64::try_from(*size));
        let is_in = seq
            .is_ok_and(|seq| size.is_ok_and(|size| verify_inclusion(seq, size, read.leaf, &read.proof, root).is_ok()));
        if !is_in {
            self.at(stream, read.entry.sseq, Some(&read.entry.kind), FaultKind::NotInLog);
        }
    }

    fn at(&mut self, stream: &Stream, entry: i64, kind_of_entry: Option<&str>, kind: FaultKind) {
        let at = Named { stream: stream.named, entry, kind: kind_of_entry.map(str::to_owned) };
        self.faults.push(Fault { at: Some(at), kind });
    }

    /// Reads the entries of one stream and finds what is wrong within it.
    fn stream(&mut self, stream: &Stream, log: &str, shown: &[Value]) -> Vec<Read> {
        let mut entries: Vec<Read> = Vec::new();
        let mut next = 0;
        for shown in shown {
            // A copy with so much wrong is not read to its end: it would only take memory.
            if self.faults.len() > MOST_FAULTS {
                break;
            }
            let Some(read) = bundle::read_shown(shown, self.is_first) else {
                self.at(stream, next, None, FaultKind::MalformedEntry);
                next += 1;
                continue;
            };
            self.in_log(stream, &read);
            let bundle::ReadShown { entry, leaf, body, .. } = read;
            let (sseq, kind) = (entry.sseq, entry.kind.clone());
            if stream.id.is_some_and(|id| id != entry.stream) {
                self.at(stream, sseq, Some(&kind), FaultKind::OtherStream);
            }
            if entry.log != log {
                self.at(stream, sseq, Some(&kind), FaultKind::OtherLog);
            }
            if sseq < next {
                self.at(stream, sseq, Some(&kind), FaultKind::Order);
            }
            for missing in next..sseq.min(next.saturating_add(1_000)) {
                self.at(stream, missing, None, FaultKind::Missing);
            }
            if let Some(before) = entries.last() {
                if entry.t < before.entry.t {
                    self.at(stream, sseq, Some(&kind), FaultKind::TimeGoesBack);
                } else if entry.seq <= before.entry.seq && sseq >= next {
                    self.at(stream, sseq, Some(&kind), FaultKind::Order);
                }
            }
            match body.as_ref().map(|body| chain::check_body(&entry, body)) {
                None => self.closed.push(Named { stream: stream.named, entry: sseq, kind: Some(kind) }),
                Some(Ok(())) => {}
                Some(Err(BodyFault::FieldSet)) => self.at(stream, sseq, Some(&kind), FaultKind::FieldSet),
                Some(Err(BodyFault::Content(field))) => {
                    self.at(stream, sseq, Some(&kind), FaultKind::ContentChanged(field));
                }
            }
            next = next.max(sseq.saturating_add(1));
            let at = Named { stream: stream.named, entry: sseq, kind: Some(entry.kind.clone()) };
            self.log.entry(entry.seq).or_insert(Placed { prev: entry.prev, leaf, at });
            entries.push(Read { entry, leaf, body });
        }
        self.vouched(stream, &entries, next);
        entries
    }

    /// Walks back from the trusted end: an entry is what was signed if the one after it, itself so, names its hash.
    fn vouched(&mut self, stream: &Stream, entries: &[Read], next: i64) {
        let Some((last, leaf)) = stream.end else { return };
        for missing in next..last.saturating_add(1).min(next.saturating_add(1_000)) {
            self.at(stream, missing, None, FaultKind::Missing);
        }
        let first: BTreeMap<i64, &Read> = entries.iter().rev().map(|read| (read.entry.sseq, read)).collect();
        let mut expected = Some((last, leaf));
        for (sseq, read) in first.into_iter().rev() {
            if sseq > last {
                self.at(stream, sseq, Some(&read.entry.kind), FaultKind::Added);
                continue;
            }
            if expected == Some((sseq, read.leaf)) {
                expected = Some((sseq - 1, read.entry.sprev));
                if sseq == 0 && read.entry.sprev != Hash::NONE {
                    self.at(stream, sseq, Some(&read.entry.kind), FaultKind::ChainBroken);
                }
            } else {
                // After a gap, or after an entry that was changed itself, nothing trusted speaks of this one.
                if expected.is_some_and(|(expected, _)| expected == sseq) {
                    self.at(stream, sseq, Some(&read.entry.kind), FaultKind::EntryChanged);
                }
                expected = None;
            }
        }
    }

    /// Where two entries stood next to each other in the log, the later names the earlier.
    fn log(&mut self) {
        let known: BTreeSet<Named> = self.faults.iter().filter_map(|fault| fault.at.clone()).collect();
        let mut broken = Vec::new();
        for (seq, placed) in &self.log {
            let before = seq.checked_sub(1).and_then(|before| self.log.get(&before));
            let expected = if *seq == 0 { Some(Hash::NONE) } else { before.map(|before| before.leaf) };
            let is_known = known.contains(&placed.at) || before.is_some_and(|before| known.contains(&before.at));
            if expected.is_some_and(|expected| expected != placed.prev) && !is_known {
                broken.push(Fault { at: Some(placed.at.clone()), kind: FaultKind::ChainBroken });
            }
        }
        self.faults.extend(broken);
    }

    /// Every seal counts the entries before it, and the last entry is one.
    fn seals(&mut self, entries: &[Read]) {
        let file = Stream { named: None, id: None, end: None };
        for read in entries.iter().filter(|read| read.entry.kind == SEALED) {
            let sseq = read.entry.sseq;
            match read.value("entries").map(Value::as_i64) {
                Some(n) if n == Some(sseq) => {}
                Some(_) => self.at(&file, sseq, Some(SEALED), FaultKind::SealWrong),
                None if self.is_erased(entries, sseq) => {}
                None => self.at(&file, sseq, Some(SEALED), FaultKind::BodyMissing),
            }
        }
        if entries.last().is_none_or(|last| last.entry.kind != SEALED) {
            self.whole(FaultKind::NoSeal);
        }
    }

    fn is_erased(&self, entries: &[Read], sseq: i64) -> bool {
        entries.iter().any(|read| read.entry.kind == ERASED && read.entry.sseq > sseq)
    }

    /// What the file rests on is in the copy, up to the last entry that the file refers to and no further.
    fn referred(&mut self, entries: &[Read], referred: &[bundle::RawReferred], log: &str) {
        let file = Stream { named: None, id: None, end: None };
        let mut wanted: BTreeMap<StreamId, Vec<(i64, i64, Hash)>> = BTreeMap::new();
        for read in entries.iter().filter(|read| read.entry.kind == REFERS) {
            let sseq = read.entry.sseq;
            if read.body.is_none() {
                if !self.is_erased(entries, sseq) {
                    self.at(&file, sseq, Some(REFERS), FaultKind::BodyMissing);
                }
                continue;
            }
            let text = |name| read.value(name).and_then(Value::as_str);
            let to = text("stream").and_then(|stream| stream.parse::<StreamId>().ok());
            let seq = read.value("seq").and_then(Value::as_i64);
            let leaf = text("leaf").and_then(|leaf| leaf.parse::<Hash>().ok());
            match (to, seq, leaf) {
                (Some(to), Some(seq), Some(leaf)) => wanted.entry(to).or_default().push((sseq, seq, leaf)),
                _ => self.at(&file, sseq, Some(REFERS), FaultKind::ReferredWrong),
            }
        }
        let mut seen = BTreeSet::new();
        for copy in referred {
            let known = wanted.get(&copy.stream).filter(|_| seen.insert(copy.stream));
            let end = known.and_then(|known| known.iter().max_by_key(|(_, seq, _)| *seq)).map(|(_, _, leaf)| *leaf);
            let (Some(known), Some(end)) = (known, end) else {
                let stream = Stream { named: Some(copy.stream), id: None, end: None };
                self.at(&stream, 0, None, FaultKind::Added);
                continue;
            };
            let read = copy.entries.iter().filter_map(|shown| bundle::read_shown(shown, self.is_first));
            let last = read.map(|read| read.entry.sseq).max().unwrap_or(0);
            let stream = Stream { named: Some(copy.stream), id: Some(copy.stream), end: Some((last, end)) };
            let read = self.stream(&stream, log, &copy.entries);
            for (sseq, seq, leaf) in known {
                if !read.iter().any(|read| read.entry.seq == *seq && read.leaf == *leaf) {
                    self.at(&file, *sseq, Some(REFERS), FaultKind::ReferredWrong);
                }
            }
        }
        for (_, known) in wanted.iter().filter(|(stream, _)| !seen.contains(stream)) {
            for (sseq, _, _) in known {
                self.at(&file, *sseq, Some(REFERS), FaultKind::ReferredWrong);
            }
        }
    }
}

impl Read {
    fn value(&self, name: &str) -> Option<&Value> {
        self.body.as_ref()?.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }
}
