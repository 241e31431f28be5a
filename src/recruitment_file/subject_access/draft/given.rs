//! What scorers gave a candidate: each answer or how many answered what, and who said something in words.

use super::scorers::{KINDS, Scorers};
use super::{Said, after_talk, answer_word, coded, id_of, item_of, passage, picked, typed};
use crate::ledger::Opened;
use crate::recruitment_file::subject_access::Passage;
use crate::recruitment_file::words::Names;
use crate::texts::{say, say_with};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// One passage an item and kind of scorer: what each answered, or how many answered what.
pub(super) fn scores(entries: &[Opened], names: &Names, scorers: &Scorers, watched: &BTreeSet<Uuid>) -> Vec<Passage> {
    let mut items: Vec<(Uuid, String)> = Vec::new();
    let mut given: HashMap<(Uuid, Uuid), Vec<(String, bool)>> = HashMap::new();
    for opened in entries.iter().filter(|opened| opened.kind() == Some("score.given")) {
        let (Some(line), Some(seat)) = (id_of(opened, "line"), id_of(opened, "seat")) else { continue };
        if !items.iter().any(|(known, _)| *known == line) {
            let criterion = opened.text("criterion").unwrap_or_default();
            let id = coded("answer-criterion", criterion).or_else(|| coded("scenario-criterion", criterion));
            items.push((line, id.map(|id| say(&id)).unwrap_or_default()));
        }
        given.entry((line, seat)).or_default().push((answer_word(opened), after_talk(opened)));
    }
    items.sort_by_key(|(line, _)| names.lines.iter().position(|(known, _)| known == line));
    let mut passages = Vec::new();
    for (line, criterion) in items {
        let item = names.ids.get(&line).cloned().unwrap_or_default();
        let asked = if watched.contains(&line) { "answer-watched" } else { "answer-asked-about" };
        let mut question = say_with(asked, &[("item", &item), ("criterion", &criterion)]);
        for kind in KINDS {
            let of_kind = given.iter().filter(|((of, seat), _)| *of == line && scorers.kind(*seat) == kind);
            let mut of_kind: Vec<(String, &Vec<(String, bool)>)> =
                of_kind.map(|((_, seat), answers)| (scorers.name(*seat), answers)).collect();
            if of_kind.is_empty() {
                continue;
            }
            of_kind.sort_unstable();
            let also = say_with("answer-also-about", &[("item", &item)]);
            let mut told = vec![std::mem::replace(&mut question, also)];
            if scorers.by_letter(kind) {
                told.extend(of_kind.iter().map(|(name, answers)| answered(name, answers)));
            } else {
                told.extend(counted(kind, &of_kind));
            }
            passages.push(passage(format!("s{line}.{kind}"), told.join("\n"), None));
        }
    }
    passages
}

/// The first answer and each change of it.
fn answered(name: &str, answers: &[(String, bool)]) -> String {
    let mut all = String::new();
    for (place, (word, after)) in answers.iter().enumerate() {
        all.push_str(&match (place, after) {
            (0, _) => say_with("answer-score", &[("by", name), ("word", word)]),
            (_, false) => say_with("answer-score-later", &[("word", word)]),
            (_, true) => say_with("answer-score-after", &[("word", word)]),
        });
    }
    all + "."
}

/// "Both interviewers answered “Good”.", or one sentence each without saying who.
fn counted(kind: &str, of_kind: &[(String, &Vec<(String, bool)>)]) -> Vec<String> {
    let same = of_kind.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
    let name = |how: &str| say(&format!("access-{kind}-{how}"));
    match of_kind {
        [(_, first), _] if same => vec![answered(&name("both"), first)],
        all => all.iter().map(|(_, answers)| answered(&name("one"), answers)).collect(),
    }
}

/// How many on the panel wrote something, in words.
pub(super) fn who_said(entries: &[Opened], kinds: &[&str], scorers: &Scorers, id: &str) -> Vec<String> {
    let seats: BTreeSet<Uuid> = entries
        .iter()
        .filter(|opened| opened.kind().is_some_and(|kind| kinds.contains(&kind)))
        .filter_map(|opened| id_of(opened, "seat"))
        .collect();
    let seats: Vec<Uuid> = seats.into_iter().collect();
    if seats.is_empty() { Vec::new() } else { vec![say_with(id, &[("who", &scorers.counted(&seats))])] }
}

/// Reasons or concerns, each with whoever said it.
pub(super) fn said(entries: &[Opened], kinds: &[&str], names: &Names, scorers: &Scorers) -> Vec<Passage> {
    let mut found: Vec<(usize, Passage)> = entries
        .iter()
        .filter(|opened| opened.kind().is_some_and(|kind| kinds.contains(&kind)))
        .filter_map(|opened| {
            // Of a concern the file knows that it was raised: who did, and what they said, is between them and whoever answers.
            let text = match (id_of(opened, "seat"), opened.kind()) {
                (None, Some("concern.raised")) => say("answer-concern-some"),
                (None, Some("concern.taken_back")) => say("answer-concern-some-back"),
                (seat, _) => own_words(opened, &scorers.name(seat?), names),
            };
            let place = names.lines.iter().position(|(line, _)| Some(*line) == id_of(opened, "line"));
            Some((place.unwrap_or(usize::MAX), passage(format!("e{}", opened.entry.sseq), text, None)))
        })
        .collect();
    // By question: in the order of time, somebody could be known by when they spoke.
    found.sort_by(|one, other| (one.0, &one.1.text).cmp(&(other.0, &other.1.text)));
    found.into_iter().map(|(_, passage)| passage).collect()
}

/// "Panel member A wrote about “Breakfast”: “Nice.”"
fn own_words(opened: &Opened, by: &str, names: &Names) -> String {
    let (typed, cards, item) = (typed(opened), picked(opened, names), item_of(opened, names));
    let item = item.as_deref();
    let with = [
        ("by", by),
        ("item", item.unwrap_or_default()),
        ("words", typed.as_deref().unwrap_or_default()),
        ("cards", cards.as_deref().unwrap_or_default()),
    ];
    let concern = opened.kind().is_some_and(|kind| kind.starts_with("concern."));
    let seconds = opened.value("seconds").map(ToString::to_string).unwrap_or_default();
    let mut said = match (concern, opened.kind(), &typed, &cards, item) {
        (_, Some("voice.kept"), ..) => {
            Said::of("answer-aloud", &[("by", by), ("item", item.unwrap_or_default()), ("seconds", &seconds)])
        }
        (_, Some("team.answered"), ..) => {
            let said = opened.text("for_team").and_then(|code| coded("answer-team", code));
            Said::of(&said.unwrap_or_default(), &with)
        }
        (_, Some("voice.written_down"), ..) => Said::of("answer-aloud-words", &with),
        (true, Some("concern.taken_back"), ..) => Said::of("answer-concern-back", &with),
        (true, _, Some(_), ..) => Said::of("answer-concern", &with),
        (true, ..) => Said::of("answer-concern-silent", &with),
        (_, _, Some(_), _, Some(_)) => Said::of("answer-wrote-of", &with),
        (_, _, Some(_), _, None) => Said::of("answer-wrote", &with),
        (_, _, None, Some(_), Some(_)) => Said::of("answer-picked-of", &with),
        (_, _, None, Some(_), None) => Said::of("answer-picked", &with),
        (_, _, None, None, _) => Said::of("answer-wrote-back", &with),
    };
    if typed.is_some() && cards.is_some() && !concern {
        said = said.and("answer-picked-too", &with);
    }
    if after_talk(opened) {
        said = said.and("answer-after-talk", &[]);
    }
    said.text()
}
