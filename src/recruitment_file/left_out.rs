//! What of a file is taken away before somebody reads it: what is sealed until the panel talks, and what a reader outside may
//! not have.

use super::copy::Reader;
use super::copy::rules::readers;
use super::rules;
use super::subject_access::rules::by_letter;
use crate::ledger::rules::SAID;
use crate::ledger::{Content, Opened};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of an answer's own copy that say nothing of anybody: that it was met, that the panel talked, and what holds the copy
/// together.
const FRAME: &[&str] = &["discussion.opened", "file.sealed", "interview.", "refers"];

/// Takes away what a seat said in private about interviews that the panel has not talked about.
pub(super) fn withheld(mut entries: Vec<Opened>) -> Vec<Opened> {
    let discussed: BTreeSet<String> = entries
        .iter()
        .filter(|opened| opened.kind() == Some("discussion.opened"))
        .filter_map(|opened| opened.text("interview").map(str::to_owned))
        .collect();
    for opened in entries.iter_mut().filter(|opened| opened.entry.kind == SAID) {
        if matches!(opened.content, Content::Open(_)) && !rules::may_be_read(opened.text("interview"), &discussed) {
            opened.content = Content::Withheld;
        }
    }
    entries
}

/// What a reader may not have, of one file.
pub(super) struct LeftOut {
    reader: Reader,
    /// Something that people said was left out of an answer to the candidate, to protect somebody.
    remarks: bool,
    /// Seats of a kind of which fewer than three scored: what they said one by one would say who it was.
    few: BTreeSet<String>,
    /// Of the candidate's own stream, only these entries: an answer goes with what it tells and nothing else.
    told: Option<BTreeSet<i64>>,
}

impl LeftOut {
    /// What this reader may not have of a file with these entries.
    pub(super) fn of(reader: Reader, own: &[Opened], shared: &[Opened]) -> Self {
        let is_left_out =
            |opened: &Opened| matches!(opened.kind(), Some("access.left_out" | "candidate_answer.left_out"));
        let few = if reader == Reader::Candidate { few(own, shared) } else { BTreeSet::new() };
        Self { reader, remarks: own.iter().any(is_left_out), few, told: None }
    }

    /// The same, and of the candidate's own entries everything but those with these numbers.
    pub(super) fn but(self, told: Option<BTreeSet<i64>>) -> Self {
        Self { told, ..self }
    }

    /// The candidate's own entries without it.
    pub(super) fn in_own(&self, mut entries: Vec<Opened>) -> Vec<Opened> {
        for opened in &mut entries {
            let is_withheld = match &self.told {
                None => self.is_withheld(opened),
                // What was told, somebody has read and let go: but not what says one by one who said it.
                Some(told) => {
                    let is_frame = opened.kind().is_some_and(|kind| FRAME.iter().any(|begin| kind.starts_with(begin)));
                    !(is_frame || told.contains(&opened.entry.sseq))
                        || self.is_by_few(opened)
                        || names_seats(opened)
                        || readers::is_not_for_the_candidate(&|name| opened.value(name))
                }
            };
            withhold(opened, is_withheld);
        }
        entries
    }

    /// The vacancy's entries without it.
    pub(super) fn in_shared(&self, mut entries: Vec<Opened>) -> Vec<Opened> {
        for opened in &mut entries {
            let is_withheld = self.is_withheld(opened);
            withhold(opened, is_withheld);
        }
        entries
    }

    fn is_withheld(&self, opened: &Opened) -> bool {
        let by_kind = |kind| readers::is_withheld(self.reader, kind, &|name| opened.value(name), self.remarks);
        self.is_by_few(opened) || !self.few.is_empty() && names_seats(opened) || opened.kind().is_some_and(by_kind)
    }

    fn is_by_few(&self, opened: &Opened) -> bool {
        opened.text("seat").is_some_and(|seat| self.few.contains(seat))
    }
}

fn withhold(opened: &mut Opened, is_withheld: bool) {
    if is_withheld && matches!(opened.content, Content::Open(_)) {
        opened.content = Content::Withheld;
    }
}

/// Does the page of the weighing in it say which seat gave which score? Only earlier entries do.
fn names_seats(opened: &Opened) -> bool {
    let scores = opened.value("page").and_then(|page| page.get("scores")).and_then(Value::as_array);
    scores.is_some_and(|scores| !scores.is_empty())
}

/// Everybody who said something of this candidate and of whose kind fewer than three scored them (Data Protection Act 2018,
/// Schedule 2, paragraph 16: other people in the data).
fn few(own: &[Opened], shared: &[Opened]) -> BTreeSet<String> {
    let is_member = |seat: &str| {
        let given =
            shared.iter().rfind(|opened| opened.kind() == Some("seat.given") && opened.text("seat") == Some(seat));
        given.and_then(|given| given.text("kind")) == Some("panel_member")
    };
    // Of each kind: who said something, and who scored.
    let mut kinds: BTreeMap<bool, [BTreeSet<&str>; 2]> = BTreeMap::new();
    for opened in own {
        let Some(seat) = opened.text("seat") else { continue };
        let [said, scored] = kinds.entry(is_member(seat)).or_default();
        said.insert(seat);
        if opened.kind() == Some("score.given") {
            scored.insert(seat);
        }
    }
    let few = kinds.into_values().filter(|[_, scored]| !by_letter(scored.len()));
    few.flat_map(|[said, _]| said).map(str::to_owned).collect()
}
