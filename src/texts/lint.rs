//! The Easy Read lint: what a text on a panel screen must keep to before a person sees it.
//!
//! It finds long sentences, long words, words that we do not use about people, questions with a *not* in them,
//! capitals and trailing dots. It is a floor and no proof: people with learning disabilities read the texts too.

/// The longest sentence that a panel screen may have, in words.
pub const MAX_WORDS: usize = 12;
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

/// Long words that may stand on a panel screen, each with the words that explain it there.
const EXPLAINED: [(&str, &str); 9] = [
    ("commissioner", "A commissioner makes sure that rules are kept."),
    ("confidential", "Confidential means that it stays private."),
    ("facilitator", "The facilitator helps the day to go well."),
    ("information", "Information is what you tell us and what we write about you."),
    ("interview", "An interview is a talk with questions."),
    ("organisation", "An organisation is a group of people who work together."),
    ("recruitment", "Recruitment is how we find people to work here."),
    ("supporter", "A supporter is a person who helps you take part."),
    ("weighting", "Weighting is how much each score counts."),
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
    /// More than [`MAX_SYLLABLES`] syllables, and no explanation on screen.
    LongWord { word: String, syllables: usize },
    /// A word in capitals.
    AllCaps,
    /// Dots that leave a sentence open.
    Ellipsis,
}

/// Everything in `text` that is hard to read, sentence by sentence. An empty answer means that nothing was found.
///
/// A placeholder such as `{candidate}` or `{ $candidate }` counts as one short word.
pub fn lint(text: &str) -> Vec<Finding> {
    let text = fill_placeholders(text);
    sentences(&text)
        .into_iter()
        .flat_map(|sentence| {
            faults(sentence).into_iter().map(move |why| Finding { sentence: sentence.to_owned(), why })
        })
        .collect()
}

/// The words that explain `word` on a panel screen, if it is a long word that may stand there.
pub fn explanation(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    EXPLAINED.iter().find(|(known, _)| *known == word || *known == singular).map(|(_, words)| *words)
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
fn faults(sentence: &str) -> Vec<Why> {
    let words = words(sentence);
    let mut faults = Vec::new();
    if words.len() > MAX_WORDS {
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
    for word in &words {
        let longest_part = word.split('-').map(syllables).max().unwrap_or(0);
        if longest_part > MAX_SYLLABLES && explanation(word).is_none() {
            faults.push(Why::LongWord { word: (*word).to_owned(), syllables: longest_part });
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
fn words(sentence: &str) -> Vec<&str> {
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

/// Puts a short name where a placeholder stands.
fn fill_placeholders(text: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((_, behind)) => {
                filled.push_str("Sam");
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
        assert_eq!(
            whys("one two three four five six seven eight nine ten and more words."),
            [Why::TooLong { words: 13 }]
        );
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
        assert_eq!(whys("We walk with a staffer."), []);
    }

    #[test]
    fn a_question_with_a_negation_is_found_and_a_statement_with_one_is_not() {
        assert_eq!(whys("Did they not ask you?"), [Why::NegativeQuestion]);
        assert_eq!(whys("Didn’t they ask you?"), [Why::NegativeQuestion]);
        assert_eq!(whys("I do not want a shower today. What do you do?"), []);
    }

    #[test]
    fn a_long_word_is_found_unless_it_is_explained() {
        assert_eq!(
            whys("Show empathy and responsibility."),
            [Why::LongWord { word: "responsibility".into(), syllables: 6 }]
        );
        assert_eq!(whys("The facilitator helps you."), []);
        assert_eq!(explanation("Supporters"), Some("A supporter is a person who helps you take part."));
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
    fn every_explanation_passes_the_lint_itself() {
        for (word, words) in EXPLAINED {
            assert_eq!(lint(words), [], "{word}");
        }
    }

    /// The texts of a Fluent file by id, continuation lines and variants included.
    fn messages(source: &str) -> Vec<(String, String)> {
        let mut messages: Vec<(String, String)> = Vec::new();
        for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if line.starts_with(' ') {
                let text = line.trim();
                let text = if text.starts_with('[') || text.starts_with("*[") {
                    text.split_once(']').map_or("", |(_, variant)| variant)
                } else if text == "}" {
                    ""
                } else {
                    text
                };
                if let Some((_, message)) = messages.last_mut() {
                    message.push('\n');
                    message.push_str(text);
                }
            } else if let Some((id, text)) = line.split_once('=') {
                let text = if text.contains("->") { "" } else { text.trim() };
                messages.push((id.trim().to_owned(), text.to_owned()));
            }
        }
        messages
    }

    /// Every text of a list in JSON, with the place where it stands.
    fn texts(name: &str, json: &str, fields: &[&str]) -> Vec<(String, String)> {
        let items: Vec<serde_json::Value> = serde_json::from_str(json).expect(name);
        let mut texts = Vec::new();
        for item in &items {
            let code = item["code"].as_str().expect("a code");
            for field in fields {
                match item.pointer(field).expect(field) {
                    serde_json::Value::String(text) => texts.push((format!("{name} {code} {field}"), text.clone())),
                    serde_json::Value::Array(pictures) => {
                        for picture in pictures {
                            let word = picture["word"].as_str().expect("a word");
                            texts.push((format!("{name} {code} {field}"), word.to_owned()));
                        }
                    }
                    other => panic!("{name} {code} {field}: {other}"),
                }
            }
        }
        texts
    }

    #[test]
    fn every_text_that_a_panel_member_reads_passes() {
        let starters = [
            "/title",
            "/question",
            "/score_question",
            "/story",
            "/read_aloud",
            "/pictures",
            "/anchors/good",
            "/anchors/ok",
            "/anchors/not_good",
        ];
        let mut all = texts("starters", include_str!("../scenario/starters.json"), &starters);
        all.extend(texts("cards", include_str!("../scenario/cards.json"), &["/words"]));
        all.extend(messages(include_str!("en-GB/panel_words.ftl")));
        all.extend(messages(include_str!("en-GB/guide_words.ftl")));
        all.extend(
            messages(include_str!("en-GB/notice.ftl")).into_iter().filter(|(id, _)| id.starts_with("notice-easy-")),
        );
        all.extend(
            messages(include_str!("en-GB/privacy.ftl")).into_iter().filter(|(id, _)| id.starts_with("privacy-panel-")),
        );
        let of_tablets = |id: &str| id.starts_with("scoring-seat-") || id.starts_with("scoring-refused-");
        all.extend(messages(include_str!("en-GB/scoring.ftl")).into_iter().filter(|(id, _)| of_tablets(id)));
        let of_desk = ["number", "person", "kind", "supporter", "new", "twice"];
        let of_member = |id: &str| match (id.strip_prefix("panel-seat-"), id.strip_prefix("panel-join-")) {
            (Some(rest), _) => !of_desk.iter().any(|field| rest == *field || rest.starts_with("new-")),
            (_, Some(rest)) => {
                ["step", "restart", "pictures", "cannot", "choose", "unknown", "ended", "used", "too-many"]
                    .contains(&rest)
            }
            _ => false,
        };
        all.extend(messages(include_str!("en-GB/panel.ftl")).into_iter().filter(|(id, _)| of_member(id)));
        let refused = messages(include_str!("en-GB/platform.ftl")).into_iter();
        all.extend(refused.filter(|(id, _)| id.starts_with("error-tablet")));
        assert!(all.len() > 300, "only {} texts were found", all.len());
        let hard: Vec<String> = all
            .iter()
            .flat_map(|(place, text)| lint(text).into_iter().map(move |finding| format!("{place}: {finding:?}")))
            .collect();
        assert!(hard.is_empty(), "{}", hard.join("\n"));
    }

    #[test]
    fn every_score_question_is_a_question_that_names_the_person() {
        let items: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../scenario/starters.json")).expect("starters");
        for item in items.iter().filter(|item| item["kind"] != "practice") {
            let question = item["score_question"].as_str().expect("a question");
            assert!(question.contains("{candidate}") && question.ends_with('?'), "{question}");
        }
    }

    #[test]
    fn every_criterion_has_good_and_not_good_cards() {
        let cards: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../scenario/cards.json")).expect("cards");
        for criterion in ["talk", "listening", "empathy", "consent"] {
            for good in [true, false] {
                let count = cards.iter().filter(|card| card["criterion"] == criterion && card["good"] == good).count();
                assert!(count >= 2, "{criterion} {good}: {count}");
            }
        }
    }
}
