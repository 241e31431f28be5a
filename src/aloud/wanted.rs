//! What a panel may be read on its day: the catalogue's texts with its names in them, its kit, its cards. Nothing that
//! somebody typed about anybody is among it: that is read by the tablet's own voice alone.

use super::rules::sentences;
use crate::scenario::{ItemKind, ItemWords, KitLine};
use crate::texts::{messages, say, say_with};
use Turn::{Interview, Other, Scored};
use std::collections::BTreeMap;

/// Whose names and which kit.
#[derive(Debug, Clone, Default)]
pub struct Day {
    pub organisation: String,
    /// As the panel calls them.
    pub candidates: Vec<String>,
    /// Who sits on the panel, and who runs it.
    pub people: Vec<String>,
    pub facilitator: String,
    pub kit: Vec<KitLine>,
    pub practice: Vec<ItemWords>,
    pub cards: Vec<String>,
    /// What the panel may read beside these: the sheets of the day, what was announced, what is done with what they say.
    pub papers: Vec<String>,
}

/// One sentence to be said; `named` if it has a name of this panel in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    pub named: bool,
    pub words: String,
}

/// What is said before what: a day may begin while sounds are still being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// What is scored, and what it is scored by.
    Scored,
    /// The screens of an interview, which a tablet keeps for when there is no network.
    Interview,
    Other,
}

/// Messages of panel screens, by what their ids begin with.
const SCREENS: &[(&str, Turn)] = &[
    ("aloud-seat-", Interview),
    ("announce-", Other),
    ("conflict-", Other),
    ("consent-", Other),
    ("day-", Other),
    ("error-tablet", Other),
    ("form-problems", Interview),
    ("panel-join-", Other),
    ("panel-seat-", Other),
    ("privacy-panel-title", Other),
    ("record-banner-tablet", Other),
    ("scoring-refused-", Interview),
    ("scoring-seat-", Interview),
    ("settings-seat-", Other),
    ("support-", Interview),
    ("tablet-", Interview),
    ("ui-back", Interview),
    ("ui-change", Interview),
    ("ui-next", Interview),
    ("ui-saved-refused", Other),
    ("voice-seat-", Interview),
    ("weighing-answer-go-on", Other),
    ("weighing-answer-none", Other),
    ("weighing-answer-read", Other),
    ("weighing-answer-title", Other),
    ("weighing-answer-was-read", Other),
];
/// The words of the answers: those of three, and those that only five have.
const ANSWERS: [&str; 11] =
    ["good", "ok", "poor", "not_sure", "not_seen", "rather_not", "five-5", "five-4", "five-3", "five-2", "five-1"];
/// More of one message than this is no message of one panel.
const OF_ONE_MESSAGE: usize = 200;
/// The longest kit, and the consents.
const PLACES: usize = 6;

/// Everything, each sentence once, and its turn.
pub fn wanted(day: &Day) -> BTreeMap<Wanted, Turn> {
    let mut all: BTreeMap<Wanted, Turn> = BTreeMap::new();
    let mut keep = |named: bool, text: &str, turn: Turn| {
        for words in sentences(text) {
            let first = all.entry(Wanted { named, words }).or_insert(turn);
            *first = turn.min(*first);
        }
    };
    for (id, variables) in messages() {
        let Some((_, turn)) = SCREENS.iter().find(|(begin, _)| id.starts_with(begin)) else { continue };
        for values in combinations(day, &variables) {
            let with: Vec<_> = values.iter().map(|(name, value, _)| (*name, value.as_str())).collect();
            keep(values.iter().any(|(.., named)| *named), &say_with(id, &with), *turn);
        }
    }
    for text in &day.papers {
        keep(true, text, Other);
    }
    let mut put = |named: bool, text: &str| keep(named, text, Scored);
    for name in day.people.iter().chain(&day.candidates) {
        put(true, name);
    }
    for id in ANSWERS {
        put(false, &say(&format!("scoring-seat-{id}")));
    }
    for card in &day.cards {
        put(false, card);
    }
    for words in &day.practice {
        of_item(words, &mut put);
        put(false, &words.story);
    }
    for line in &day.kit {
        for candidate in &day.candidates {
            let named = line.words.about(candidate);
            for (template, text) in texts(&line.words).into_iter().zip(texts(&named)) {
                if template.contains("{candidate}") {
                    put(true, text);
                }
            }
            put(true, &say_with("scoring-seat-about", &[("candidate", candidate), ("topic", &named.title)]));
        }
        of_item(&line.words, &mut put);
        if line.kind == ItemKind::Scenario && !line.words.story.is_empty() {
            put(false, &format!("{} {}", say("scoring-seat-story-me"), line.words.story));
            for name in &day.people {
                put(true, &format!("{} {}", say_with("scoring-seat-story-other", &[("name", name)]), line.words.story));
            }
        }
    }
    all
}

fn texts(words: &ItemWords) -> [&String; 6] {
    let anchors = &words.anchors;
    [&words.title, &words.question, &words.score_question, &anchors.good, &anchors.ok, &anchors.not_good]
}

/// The words of an item that have no name in them.
fn of_item(words: &ItemWords, put: &mut impl FnMut(bool, &str)) {
    for text in texts(words).into_iter().filter(|text| !text.contains("{candidate}")) {
        put(false, text);
    }
    for picture in &words.pictures {
        put(false, &picture.word);
    }
}

type Value = (&'static str, String, bool);

/// Every way to fill a message's variables on this day; none if one of them is nobody's to know beforehand.
fn combinations(day: &Day, variables: &[&'static str]) -> Vec<Vec<Value>> {
    let mut all: Vec<Vec<Value>> = vec![Vec::new()];
    for name in variables {
        let values = values(day, name);
        all = all
            .into_iter()
            .flat_map(|before| {
                values.iter().map(move |(value, named)| {
                    let mut with = before.clone();
                    with.push((*name, value.clone(), *named));
                    with
                })
            })
            .collect();
    }
    if all.len() > OF_ONE_MESSAGE { Vec::new() } else { all }
}

fn values(day: &Day, name: &str) -> Vec<(String, bool)> {
    let named = |names: &[String]| names.iter().map(|name| (name.clone(), true)).collect();
    match name {
        "candidate" => named(&day.candidates),
        "name" => {
            let mut all: Vec<_> = day.people.iter().chain(&day.candidates).cloned().collect();
            all.sort();
            all.dedup();
            named(&all)
        }
        "facilitator" => named(std::slice::from_ref(&day.facilitator)),
        "organisation" => vec![(day.organisation.clone(), false)],
        "n" => (1..=PLACES).map(|n| (n.to_string(), false)).collect(),
        "of" => {
            let mut of = vec![4, day.kit.len()];
            of.dedup();
            of.into_iter().map(|n| (n.to_string(), false)).collect()
        }
        "count" => vec![(day.candidates.len().to_string(), false)],
        "answer" => ANSWERS[..6].iter().map(|word| (say(&format!("scoring-seat-{word}")), false)).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Anchors, Criterion, Picture};

    fn day() -> Day {
        let words = ItemWords {
            title: "Having a shower".to_owned(),
            question: "You help me have a shower. What do you do?".to_owned(),
            score_question: "Did {candidate} listen?".to_owned(),
            story: "I do not like the water too hot.".to_owned(),
            read_aloud: String::new(),
            pictures: vec![Picture { code: "1F6BF".to_owned(), word: "Shower".to_owned() }],
            anchors: Anchors {
                good: "They asked me first.".to_owned(),
                ok: "They told me.".to_owned(),
                not_good: "They did not look at me.".to_owned(),
            },
        };
        let line = KitLine {
            id: "0192aaaa-0000-7000-8000-000000000001".parse().unwrap(),
            item: "0192aaaa-0000-7000-8000-000000000002".parse().unwrap(),
            position: 1,
            kind: ItemKind::Scenario,
            criterion: Criterion::Listening,
            words,
            text_version: "0192aaaa-0000-7000-8000-000000000003".parse().unwrap(),
        };
        Day {
            organisation: "Larches".to_owned(),
            candidates: vec!["Sam".to_owned()],
            people: vec!["Ann".to_owned(), "Ben".to_owned()],
            facilitator: "Tom".to_owned(),
            kit: vec![line],
            practice: Vec::new(),
            cards: vec!["They waited for me".to_owned()],
            papers: vec!["Lunch is at 1:00 pm.".to_owned()],
        }
    }

    #[test]
    fn what_is_scored_and_what_it_is_scored_by_is_said_first() {
        let all = wanted(&day());
        let turn = |words: &str| all.iter().find(|(one, _)| one.words == words).map(|(_, turn)| *turn);
        for words in ["Did Sam listen?", "They asked me first.", "Shower", "They waited for me", "Not good"] {
            assert_eq!(turn(words), Some(Scored), "{words}");
        }
        assert_eq!(turn("Question 1 of 1"), Some(Interview));
        assert!(all.values().filter(|turn| **turn == Scored).count() < all.len() / 4);
    }

    #[test]
    fn whatever_stands_on_the_screen_of_a_question_is_wanted_with_the_names_in_it() {
        let all = wanted(&day());
        let has = |named: bool, words: &str| all.contains_key(&Wanted { named, words: words.to_owned() });
        for words in [
            "Did Sam listen?",
            "Sam · Having a shower",
            "Ben asks.",
            "Ben said: I do not like the water too hot.",
            "Lunch is at 1:00 pm.",
            "Ann",
        ] {
            assert!(has(true, words), "{words}");
        }
        for words in [
            "Good",
            "They asked me first.",
            "Question 1 of 1",
            "They waited for me",
            "Shower",
            "What do you do?",
            "Why?",
        ] {
            assert!(has(false, words), "{words}");
        }
        assert!(all.keys().all(|one| !one.words.contains(['{', '$'])), "a text without its name is said to nobody");
        assert!(all.keys().filter(|one| !one.named).all(|one| {
            !["Sam", "Ann", "Ben", "Tom"].iter().any(|name| one.words.split(' ').any(|word| word == *name))
        }));
    }
}
