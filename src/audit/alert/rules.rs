//! Which looks of a day are out of the ordinary.

use super::Kind;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Display;
use time::{Date, Duration, OffsetDateTime};

/// Above so many different files within an hour it is many, where the organisation has not said otherwise. (Nobody reads twenty
/// files in an hour; whoever prepares an inspection opens as many.)
pub const MOST: i64 = 20;
/// What an organisation may choose.
pub const MOST_RANGE: std::ops::RangeInclusive<i64> = 3..=200;
/// Within this time files are counted together.
const WITHIN: Duration = Duration::HOUR;
/// Fewest and most characters of what is said of an alert.
pub const WORDS_LEAST: usize = 5;
pub const WORDS_MOST: usize = 1000;

/// A look of somebody who works here at a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View<P, F> {
    pub person: P,
    pub file: F,
    pub at: OffsetDateTime,
    /// The day of it, here.
    pub day: Date,
}

/// What is known of the files that were looked at.
#[derive(Debug, Clone)]
pub struct Facts<P, F> {
    /// Whose file it is, of those who sign in here.
    pub whose: BTreeMap<F, Vec<P>>,
    /// The files of those who work here.
    pub works_here: BTreeSet<F>,
    /// The last day of whoever left.
    pub left: BTreeMap<F, Date>,
}

/// One that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<P, F> {
    pub kind: Kind,
    pub person: P,
    /// The file; of many, all of them.
    pub files: Vec<F>,
    pub at: OffsetDateTime,
    /// The same for the same thing, however often the log is gone through: one a file and day; of many, one a run of looks.
    pub mark: String,
}

/// Everything out of the ordinary among the looks of one day, in the order of time. More looks later in the day take nothing back.
#[must_use]
pub fn alerts<P, F>(views: &[View<P, F>], facts: &Facts<P, F>, most: usize) -> Vec<Found<P, F>>
where
    P: Copy + Ord,
    F: Copy + Ord + Display,
{
    let mut in_order: Vec<&View<P, F>> = views.iter().collect();
    in_order.sort_by_key(|view| view.at);
    let mut found = Vec::new();
    let mut told: BTreeSet<(P, String)> = BTreeSet::new();
    let mut hours: BTreeMap<P, VecDeque<(OffsetDateTime, F)>> = BTreeMap::new();
    for view in in_order {
        for kind in of_file(view, facts) {
            let mark = format!("{} {} {}", kind.code(), view.file, view.day);
            if told.insert((view.person, mark.clone())) {
                found.push(Found { kind, person: view.person, files: vec![view.file], at: view.at, mark });
            }
        }
        let hour = hours.entry(view.person).or_default();
        hour.push_back((view.at, view.file));
        while hour.front().is_some_and(|(at, _)| view.at - *at > WITHIN) {
            hour.pop_front();
        }
        let files: BTreeSet<F> = hour.iter().map(|(_, file)| *file).collect();
        if files.len() > most {
            // What was counted is not counted again.
            hour.clear();
            let mark = format!("{} {}", Kind::Many.code(), view.at.unix_timestamp_nanos() / 1000);
            let files = files.into_iter().collect();
            found.push(Found { kind: Kind::Many, person: view.person, files, at: view.at, mark });
        }
    }
    found
}

fn of_file<P: Copy + Ord, F: Copy + Ord>(view: &View<P, F>, facts: &Facts<P, F>) -> Vec<Kind> {
    let whose = facts.whose.get(&view.file).map_or(&[][..], Vec::as_slice);
    let mut kinds = Vec::new();
    if whose.contains(&view.person) {
        kinds.push(Kind::Own);
    } else if !whose.is_empty() && facts.works_here.contains(&view.file) {
        kinds.push(Kind::Colleague);
    }
    if facts.left.get(&view.file).is_some_and(|last| *last < view.day) {
        kinds.push(Kind::Left);
    }
    kinds
}

/// Above how many files it is many, as it was typed.
#[must_use]
pub fn most(typed: &str) -> Option<i64> {
    typed.trim().parse().ok().filter(|most| MOST_RANGE.contains(most))
}

/// Does a sentence say something?
#[must_use]
pub fn says(words: &str) -> bool {
    (WORDS_LEAST..=WORDS_MOST).contains(&words.trim().chars().count())
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
