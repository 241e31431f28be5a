//! How people on the panel appear in an answer: by letters where there are three or more of a kind, else by number.

use super::id_of;
use crate::ledger::Opened;
use crate::recruitment_file::subject_access::rules::{by_letter, letter};
use crate::recruitment_file::words::Names;
use crate::texts::{say, say_with};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The kinds in the order in which they are told.
pub(super) const KINDS: [&str; 2] = ["member", "interviewer"];

/// Which scorers said something, and what each is called.
pub(super) struct Scorers {
    called: HashMap<Uuid, String>,
    /// How many of each kind scored: whoever only said something else does not make a letter less of a name.
    scored: BTreeMap<&'static str, usize>,
    kinds: HashMap<Uuid, &'static str>,
}

/// Panel members are people supported; everybody else on a panel is an interviewer.
fn kind_of(code: &str) -> &'static str {
    if code == "panel_member" { "member" } else { "interviewer" }
}

fn is_said(opened: &Opened) -> bool {
    let kinds = [
        "score.given",
        "remark.given",
        "voice.kept",
        "voice.written_down",
        "concern.raised",
        "concern.taken_back",
        "team.answered",
    ];
    opened.kind().is_some_and(|kind| kinds.contains(&kind))
}

impl Scorers {
    pub(super) fn of(entries: &[Opened], names: &Names) -> Self {
        let mut said: Vec<Uuid> = Vec::new();
        for opened in entries.iter().filter(|opened| is_said(opened)) {
            if let Some(seat) = id_of(opened, "seat")
                && !said.contains(&seat)
            {
                said.push(seat);
            }
        }
        // In the order of the panel, not of who was quickest.
        said.sort_by_key(|seat| names.seats.iter().position(|(known, _)| known == seat));
        let kind = |seat: &Uuid| {
            names.seats.iter().find(|(known, _)| known == seat).map_or("interviewer", |(_, code)| kind_of(code))
        };
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut called = HashMap::new();
        let mut kinds = HashMap::new();
        let mut scored: BTreeMap<&'static str, usize> = BTreeMap::new();
        let has_scored = |seat: &Uuid| {
            entries.iter().any(|opened| opened.kind() == Some("score.given") && id_of(opened, "seat") == Some(*seat))
        };
        for seat in &said {
            let kind = kind(seat);
            *scored.entry(kind).or_default() += usize::from(has_scored(seat));
            let at = counts.entry(kind).or_default();
            called.insert(*seat, say_with(&format!("access-{kind}-letter"), &[("letter", &letter(*at))]));
            kinds.insert(*seat, kind);
            *at += 1;
        }
        Self { called, scored, kinds }
    }

    pub(super) fn by_letter(&self, kind: &str) -> bool {
        by_letter(self.scored.get(kind).copied().unwrap_or(0))
    }

    pub(super) fn kind(&self, seat: Uuid) -> &'static str {
        self.kinds.get(&seat).copied().unwrap_or("interviewer")
    }

    /// "Panel member B", or "A panel member".
    pub(super) fn name(&self, seat: Uuid) -> String {
        let kind = self.kind(seat);
        match self.called.get(&seat).filter(|_| self.by_letter(kind)) {
            Some(name) => name.clone(),
            None => say(&format!("access-{kind}-some")),
        }
    }

    /// "Three panel members and one interviewer", of those whose seats these are.
    pub(super) fn counted(&self, seats: &[Uuid]) -> String {
        let of = |kind: &str| seats.iter().filter(|seat| self.kind(**seat) == kind).count();
        let counts = KINDS.map(|kind| (kind, of(kind)));
        let all: Vec<String> = counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(kind, n)| say_with(&format!("access-{kind}-n"), &[("n", &n.to_string())]))
            .collect();
        match all.as_slice() {
            [one, other] => {
                let other = other.chars().take(1).flat_map(char::to_lowercase).chain(other.chars().skip(1));
                say_with("access-both-kinds", &[("members", one), ("interviewers", &other.collect::<String>())])
            }
            all => all.join(", "),
        }
    }
}
