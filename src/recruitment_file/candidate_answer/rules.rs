//! How what a panel said of one candidate is told to that candidate: who appears by a letter, who in a count only, and in which
//! order, so that nothing says who it was.

use crate::panel::Group;
use crate::recruitment_file::subject_access::rules::{by_letter, letter};
use crate::scenario::Criterion;
use crate::scoring::Answer;
use std::collections::{BTreeMap, BTreeSet};

/// Most characters of what whoever answers adds.
pub const WORDS_MAX: usize = 3000;
/// Fewest characters of why a remark is left out.
pub const REASON_MIN: usize = 5;
/// Most characters of it.
pub const REASON_MAX: usize = 2000;

/// What one scorer said about one item, as it counted after the talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<S> {
    pub seat: S,
    pub group: Group,
    pub criterion: Criterion,
    /// The place of the item in the kit.
    pub item: usize,
    pub answer: Answer,
    /// Why, in the person's words.
    pub remarks: Vec<String>,
}

/// One thing that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// What one scorer answered, item by item.
    Answers { group: Group, letter: String, answers: Vec<(usize, Answer)> },
    /// How many of a kind answered what about one item, the best first.
    Counts { group: Group, item: usize, counts: Vec<(Answer, usize)> },
    /// Why; by a letter, or by nobody.
    Remark { by: Option<(Group, String)>, item: usize, words: String },
}

/// What is told of one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfCriterion {
    pub criterion: Criterion,
    pub told: Vec<Told>,
}

/// How many of a kind answered, and whether they appear by letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub group: Group,
    pub scorers: usize,
    pub by_letter: bool,
}

/// Everything that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    pub kinds: Vec<Kind>,
    pub criteria: Vec<OfCriterion>,
}

/// The best value first; then what is no value.
fn place(answer: Answer) -> (u8, u8) {
    match answer {
        Answer::Value(value) => (0, u8::MAX - value),
        Answer::NotSure => (1, 0),
        Answer::NotSeen => (2, 0),
        Answer::RatherNot => (3, 0),
    }
}

/// What a scorer said, for the order of the letters: by it and by nothing else.
type Content = Vec<(Criterion, usize, (u8, u8), Vec<String>)>;

/// Each scorer of a kind with what they said, in the order of what they said: not of seats, nor of time. Whoever said the same as
/// another could have either letter.
fn in_order<S: Copy + Ord>(said: &[Said<S>], group: Group) -> Vec<(Content, S)> {
    let mut each: BTreeMap<S, Content> = BTreeMap::new();
    for one in said.iter().filter(|one| one.group == group) {
        let mut remarks = one.remarks.clone();
        remarks.sort_unstable();
        each.entry(one.seat).or_default().push((one.criterion, one.item, place(one.answer), remarks));
    }
    let mut all: Vec<(Content, S)> = each
        .into_iter()
        .map(|(seat, mut content)| {
            content.sort_unstable();
            (content, seat)
        })
        .collect();
    all.sort_unstable();
    all
}

/// What is told to a candidate of what was said about them. Scorers of a kind appear by letters where at least three of that kind
/// gave a score; otherwise it is told how many answered what, and remarks by nobody, sorted by their text. (A letter among one or
/// two is a name: Data Protection Act 2018, Schedule 2, paragraph 16, other people in the data.)
#[must_use]
pub fn told<S: Copy + Ord>(said: &[Said<S>]) -> Whole {
    let mut kinds = Vec::new();
    let mut letters: BTreeMap<S, String> = BTreeMap::new();
    for group in [Group::Panel, Group::Others] {
        let all = in_order(said, group);
        if all.is_empty() {
            continue;
        }
        let scored: BTreeSet<S> =
            said.iter().filter(|one| one.group == group && one.answer.value().is_some()).map(|one| one.seat).collect();
        let by_letter = by_letter(scored.len());
        kinds.push(Kind { group, scorers: all.len(), by_letter });
        if by_letter {
            letters.extend(all.into_iter().enumerate().map(|(at, (_, seat))| (seat, letter(at))));
        }
    }
    let criteria = Criterion::ALL
        .into_iter()
        .filter_map(|criterion| {
            let of: Vec<&Said<S>> = said.iter().filter(|one| one.criterion == criterion).collect();
            let mut told = Vec::new();
            for kind in &kinds {
                let of: Vec<&Said<S>> = of.iter().copied().filter(|one| one.group == kind.group).collect();
                told.extend(if kind.by_letter { lettered(&of, &letters) } else { counted(&of, kind.group) });
            }
            told.extend(by_nobody(&of, &letters));
            (!told.is_empty()).then_some(OfCriterion { criterion, told })
        })
        .collect();
    Whole { kinds, criteria }
}

/// Each scorer of a kind by their letter: what they answered, and why.
fn lettered<S: Copy + Ord>(of: &[&Said<S>], letters: &BTreeMap<S, String>) -> Vec<Told> {
    // By how far they are in the alphabet: A, B, ... Z, AA.
    let mut by: BTreeMap<(usize, &str), Vec<&Said<S>>> = BTreeMap::new();
    for one in of {
        if let Some(letter) = letters.get(&one.seat) {
            by.entry((letter.len(), letter.as_str())).or_default().push(one);
        }
    }
    let mut told = Vec::new();
    for ((_, letter), mut own) in by {
        own.sort_by_key(|one| one.item);
        let Some(group) = own.first().map(|one| one.group) else { continue };
        let answers = own.iter().map(|one| (one.item, one.answer)).collect();
        told.push(Told::Answers { group, letter: letter.to_owned(), answers });
        for one in own {
            let mut words = one.remarks.clone();
            words.sort_unstable();
            told.extend(words.into_iter().map(|words| {
                let by = Some((group, letter.to_owned()));
                Told::Remark { by, item: one.item, words }
            }));
        }
    }
    told
}

/// How often each answer was given, the best first.
type Count = BTreeMap<(u8, u8), (Answer, usize)>;

/// How many of a kind answered what, item by item.
fn counted<S>(of: &[&Said<S>], group: Group) -> Vec<Told> {
    let mut items: BTreeMap<usize, Count> = BTreeMap::new();
    for one in of {
        items.entry(one.item).or_default().entry(place(one.answer)).or_insert((one.answer, 0)).1 += 1;
    }
    let counts = |all: Count| all.into_values().collect();
    items.into_iter().map(|(item, all)| Told::Counts { group, item, counts: counts(all) }).collect()
}

/// Remarks of those who have no letter, of both kinds together: item by item, sorted by what they say.
fn by_nobody<S: Ord>(of: &[&Said<S>], letters: &BTreeMap<S, String>) -> Vec<Told> {
    let without = of.iter().filter(|one| !letters.contains_key(&one.seat));
    let mut all: Vec<(usize, &String)> =
        without.flat_map(|one| one.remarks.iter().map(move |words| (one.item, words))).collect();
    all.sort_unstable();
    all.into_iter().map(|(item, words)| Told::Remark { by: None, item, words: words.clone() }).collect()
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
