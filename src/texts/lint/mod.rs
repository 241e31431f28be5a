//! The Easy Read lint: what a text on a panel screen must keep to before a person sees it.
//!
//! It finds long sentences, long and unusual words that the next sentence does not explain, words that we do not use about
//! people, another word for a thing that has one here, questions with a *not* in them, capitals and trailing dots; and it
//! reckons the reading grade of a screen. It is a floor and no proof: people with learning disabilities read the texts too.

pub mod reading;
pub mod words;

pub use words::explanation;

/// The longest sentence that our own texts may have, in words.
pub const MAX_WORDS: usize = 12;
/// The longest sentence that anything on a panel screen may have, what an organisation writes included.
pub const MOST_WORDS: usize = 15;
/// The longest word, in syllables, that needs no explanation.
pub const MAX_SYLLABLES: usize = 3;

/// Words and phrases that panel screens never use, in lower case.
const BANNED: [&str; 17] = [
    "staff",
    "service user",
    "service users",
    "user",
    "users",
    "client",
    "clients",
    "patient",
    "patients",
    "vulnerable",
    "challenging behaviour",
    "special needs",
    "mental age",
    "suffers from",
    "wheelchair bound",
    "e.g",
    "etc",
];

/// Words in capitals that people know in that form.
const CAPITALS: [&str; 2] = ["OK", "TV"];

/// Words that turn a question round.
const NEGATIONS: [&str; 10] =
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"];

/// One thing to mend, and the sentence it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub sentence: String,
    pub why: Why,
}

/// Why a sentence is hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// More than [`MAX_WORDS`] words.
    TooLong { words: usize },
    /// A word or phrase that panel screens never use.
    BannedWord(String),
    /// A question with *not*, *no*, *never* and the like in it: what a yes means is unclear.
    NegativeQuestion,
    /// More than [`MAX_SYLLABLES`] syllables, and the next sentence does not explain it.
    LongWord { word: String, syllables: usize },
    /// A word that does not stand in the list of common words, and the next sentence does not explain it.
    UnusualWord(String),
    /// Another word for a thing that has one here already.
    OtherWord { said: String, ours: &'static str },
    /// A word in capitals.
    AllCaps,
    /// Dots that leave a sentence open.
    Ellipsis,
}

/// Everything in `text` that is hard to read, sentence by sentence. An empty answer means that nothing was found.
///
/// A placeholder such as `{candidate}` or `{ $candidate }` counts as one short word.
pub fn lint(text: &str) -> Vec<Finding> {
    lint_to(text, MAX_WORDS)
}

/// The same with another length of sentence.
pub fn lint_to(text: &str, most_words: usize) -> Vec<Finding> {
    let text = fill_placeholders(text);
    let all = sentences(&text);
    let mut found = Vec::new();
    for (at, sentence) in all.iter().enumerate() {
        // What was explained before, explains itself, or is explained next.
        let explained = |word: &str| all.iter().take(at + 2).any(|other| explains(other, word));
        found.extend(
            faults(sentence, most_words, explained)
                .into_iter()
                .map(|why| Finding { sentence: (*sentence).to_owned(), why }),
        );
    }
    found
}

/// "A supporter is a person who helps you": the sentence begins with the word and says what it is or does.
fn explains(sentence: &str, word: &str) -> bool {
    const SAYS: [&str; 8] = ["is", "are", "means", "mean", "makes", "helps", "meets", "checks"];
    let words = words_of(sentence);
    let mut named = words.iter().skip_while(|one| matches!(one.to_lowercase().as_str(), "a" | "an" | "the")).take(2);
    named.any(|one| words::same(one, word)) && words.iter().any(|one| SAYS.contains(&one.to_lowercase().as_str()))
}

/// The sentences of a text. A line ends a sentence; so does a full stop, a question or an exclamation mark
/// before a space. A point inside a number or an address does not.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        let mut after_mark = false;
        for (at, c) in line.char_indices() {
            if after_mark && c.is_whitespace() {
                found.push(&line[start..at]);
                start = at;
            }
            after_mark =
                matches!(c, '.' | '?' | '!' | '…') || (after_mark && matches!(c, '"' | '\'' | '”' | '’' | ')'));
        }
        found.push(&line[start..]);
    }
    found.into_iter().map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

/// How many syllables an English word has, by its letters: a good guess, not a dictionary.
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    let mut count: usize = 0;
    for at in 0..letters.len() {
        let starts_a_group = is_vowel(at) && (at == 0 || !is_vowel(at - 1));
        if starts_a_group || (is_vowel(at) && is_hiatus(&letters, at)) {
            count += 1;
        }
    }
    let word: String = letters.iter().collect();
    if ends_silently(&word) {
        count = count.saturating_sub(1);
    }
    if letters.is_empty() { 0 } else { count.max(1) }
}

/// Two vowels side by side that are spoken apart, as in *idea*, *radio*, *being*.
fn is_hiatus(letters: &[char], at: usize) -> bool {
    let Some((before, earlier)) = letters[..at].split_last() else { return false };
    let next = letters.get(at + 1);
    let soft = matches!(earlier.last(), Some('t' | 's' | 'c' | 'g'));
    let vowel_earlier = earlier.iter().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    match (before, letters[at]) {
        ('i', 'o' | 'a' | 'u') => !soft,
        ('i', 'e') => next == Some(&'n') && !soft && vowel_earlier,
        ('u', 'a') => next == Some(&'l') && earlier.last() != Some(&'q'),
        ('e', 'a') => (next.is_none() && vowel_earlier) || earlier.ends_with(&['c', 'r']),
        ('y' | 'u' | 'e', 'i') => letters[at + 1..].starts_with(&['n', 'g']),
        _ => false,
    }
}

/// Whether the last written vowel is not spoken, as in *made*, *asked*, *scores*.
fn ends_silently(word: &str) -> bool {
    let stem_ends = |stem: &str, ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    let silent_after =
        |stem: &str| stem.chars().last().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    if let Some(stem) = word.strip_suffix("es") {
        return silent_after(stem) && !stem_ends(stem, &["s", "x", "z", "ch", "sh", "c", "g"]) && !is_syllabic_l(stem);
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return silent_after(stem) && !stem_ends(stem, &["t", "d"]) && !is_syllabic_l(stem);
    }
    word.strip_suffix('e').is_some_and(|stem| silent_after(stem) && !is_syllabic_l(stem))
}

/// An l after a consonant that is a syllable of its own, as in *table*, *people*.
fn is_syllabic_l(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    back.next() == Some('l') && back.next().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'l'))
}

/// What is wrong with one sentence.
fn faults(sentence: &str, most_words: usize, explained: impl Fn(&str) -> bool) -> Vec<Why> {
    let words = words_of(sentence);
    let mut faults = Vec::new();
    if words.len() > most_words {
        faults.push(Why::TooLong { words: words.len() });
    }
    let lower = words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>();
    let spaced = format!(" {} ", lower.join(" "));
    for banned in BANNED {
        if spaced.contains(&format!(" {banned} ")) {
            faults.push(Why::BannedWord(banned.to_owned()));
        }
    }
    if sentence.contains('?') && lower.iter().any(|word| is_negation(word)) {
        faults.push(Why::NegativeQuestion);
    }
    for (at, word) in words.iter().enumerate() {
        // A name inside a sentence is nobody's to change.
        let is_name = at > 0 && word.chars().next().is_some_and(char::is_uppercase) && !is_in_capitals(word);
        let longest_part = word.split('-').map(syllables).max().unwrap_or(0);
        let is_name = is_name || words::same(word, NAME);
        if BANNED.contains(&lower[at].as_str()) || is_name || explained(word) {
            continue;
        }
        if longest_part > MAX_SYLLABLES {
            faults.push(Why::LongWord { word: (*word).to_owned(), syllables: longest_part });
        } else if let Some(ours) = words::one_word(word) {
            faults.push(Why::OtherWord { said: (*word).to_owned(), ours });
        } else if !words::is_common(word) && !words::is_of_the_day(word) && !is_in_capitals(word) {
            faults.push(Why::UnusualWord((*word).to_owned()));
        }
    }
    if words.iter().any(|word| is_in_capitals(word)) {
        faults.push(Why::AllCaps);
    }
    if sentence.contains('…') || sentence.contains("...") {
        faults.push(Why::Ellipsis);
    }
    faults
}

/// The words of a sentence without the marks around them.
pub(crate) fn words_of(sentence: &str) -> Vec<&str> {
    sentence
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !word.chars().any(char::is_lowercase)
        && !CAPITALS.contains(&word)
}

/// What stands for a placeholder.
const NAME: &str = "Sam";

/// Puts a short name where a placeholder stands.
fn fill_placeholders(text: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((_, behind)) => {
                filled.push_str(NAME);
                rest = behind;
            }
            None => rest = after,
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whys(text: &str) -> Vec<Why> {
        lint(text).into_iter().map(|finding| finding.why).collect()
    }

    #[test]
    fn a_short_plain_sentence_passes() {
        assert_eq!(whys("Did {candidate} ask before helping?"), []);
    }

    #[test]
    fn a_sentence_of_twelve_words_passes_and_one_of_thirteen_does_not() {
        assert_eq!(whys("one two three four five six seven eight nine ten more words."), []);
        let thirteen = "one two three four five six seven eight nine ten and more words.";
        assert_eq!(whys(thirteen), [Why::TooLong { words: 13 }]);
        assert_eq!(lint_to(thirteen, MOST_WORDS), []);
    }

    #[test]
    fn a_placeholder_counts_as_one_word() {
        assert_eq!(
            whys("one two three four five six seven eight nine ten eleven { $organisation }")
                .iter()
                .filter(|why| matches!(why, Why::TooLong { .. }))
                .count(),
            0
        );
    }

    #[test]
    fn words_that_set_people_apart_are_found_in_any_case_and_as_whole_words_only() {
        assert_eq!(whys("Ask the Staff."), [Why::BannedWord("staff".into())]);
        assert_eq!(
            whys("A service user came."),
            [Why::BannedWord("service user".into()), Why::BannedWord("user".into())]
        );
        assert!(!whys("We walk with a staffer.").iter().any(|why| matches!(why, Why::BannedWord(_))));
    }

    #[test]
    fn a_question_with_a_negation_is_found_and_a_statement_with_one_is_not() {
        assert_eq!(whys("Did they not ask you?"), [Why::NegativeQuestion]);
        assert_eq!(whys("Didn’t they ask you?"), [Why::NegativeQuestion]);
        assert_eq!(whys("I do not want a shower today. What do you do?"), []);
    }

    #[test]
    fn a_long_word_is_found_unless_the_next_sentence_explains_it() {
        let long = Why::LongWord { word: "information".into(), syllables: 4 };
        assert_eq!(whys("We keep your information."), std::slice::from_ref(&long));
        assert_eq!(whys("We keep your information. Information is what you tell us."), []);
        assert_eq!(whys("We keep your information.\nInformation is what you tell us.\nThe information is safe."), []);
        assert_eq!(whys("We keep your information. We like it. Information is what you tell us.")[0], long);
    }

    #[test]
    fn a_word_outside_the_list_is_found_unless_it_is_explained_or_of_the_day() {
        assert_eq!(whys("Ask an adviser first."), [Why::UnusualWord("adviser".into())]);
        assert_eq!(whys("Ask an adviser first. An adviser is a person who knows the rules."), []);
        assert_eq!(whys("The panel talks with your supporters."), []);
        assert_eq!(whys("Ask Zuzanna first."), [], "a name is nobody's to change");
    }

    #[test]
    fn the_same_thing_has_the_same_word() {
        assert_eq!(whys("Tap the picture."), [Why::OtherWord { said: "Tap".into(), ours: "press" }]);
        assert_eq!(whys("You meet two candidates."), [Why::OtherWord { said: "candidates".into(), ours: "person" }]);
    }

    #[test]
    fn capitals_and_trailing_dots_are_found_but_ok_is_known() {
        assert_eq!(whys("Press STOP now."), [Why::AllCaps]);
        assert_eq!(whys("That is OK. I am well."), []);
        assert_eq!(whys("Please wait..."), [Why::Ellipsis]);
        assert_eq!(whys("Please wait…"), [Why::Ellipsis]);
    }

    #[test]
    fn a_line_or_a_mark_before_a_space_ends_a_sentence() {
        assert_eq!(sentences("One. Two?\nThree\n\n\"Four.\" Five"), ["One.", "Two?", "Three", "\"Four.\"", "Five"]);
        assert_eq!(sentences("It costs 3.50 at ico.org.uk today."), ["It costs 3.50 at ico.org.uk today."]);
    }

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, count) in [
            ("I", 1),
            ("asked", 1),
            ("waited", 2),
            ("scores", 1),
            ("people", 2),
            ("table", 2),
            ("idea", 3),
            ("radio", 3),
            ("question", 2),
            ("private", 2),
            ("listening", 3),
            ("supporter", 3),
            ("understand", 3),
            ("being", 2),
            ("tea", 1),
            ("friend", 1),
            ("equal", 2),
            ("usually", 4),
            ("experience", 4),
            ("elephant", 3),
            ("information", 4),
            ("facilitator", 5),
            ("recruitment", 3),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
        assert_eq!(syllables("123"), 0);
    }

    #[test]
    fn every_score_question_is_a_question_that_names_the_person() {
        let items: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../scenario/starters.json")).expect("starters");
        for item in items.iter().filter(|item| item["kind"] != "practice") {
            let question = item["score_question"].as_str().expect("a question");
            assert!(question.contains("{candidate}") && question.ends_with('?'), "{question}");
        }
    }

    #[test]
    fn every_criterion_has_good_and_not_good_cards() {
        let cards: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../scenario/cards.json")).expect("cards");
        for criterion in ["talk", "listening", "empathy", "consent"] {
            for good in [true, false] {
                let count = cards.iter().filter(|card| card["criterion"] == criterion && card["good"] == good).count();
                assert!(count >= 2, "{criterion} {good}: {count}");
            }
        }
    }
}
