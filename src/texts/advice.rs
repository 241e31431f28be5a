//! The lint for what an organisation writes: beside the field, while it is typed where scripts run and with the next answer
//! of the server where not. It is advice: it says what may be hard to read and what to try, and keeps nobody from saving.

use super::lint::{self, MOST_WORDS, Why, explanation};
use super::{say, say_with};

/// What may be hard to read in one sentence, and what to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    pub sentence: String,
    pub says: String,
    /// "Try: ..."
    pub hint: String,
}

/// Longer texts are not looked at: nobody reads so much on a tablet, and the field refuses them.
const MOST: usize = 4_000;

/// Advice on a text that panel members will read; nothing to say about an empty one.
pub fn advise(text: &str) -> Vec<Advice> {
    if text.chars().count() > MOST {
        return Vec::new();
    }
    let found = lint::lint_to(text, MOST_WORDS).into_iter();
    found
        .map(|one| Advice { says: says(&one.why), hint: hint(&one.why, &one.sentence), sentence: one.sentence })
        .collect()
}

fn says(why: &Why) -> String {
    match why {
        Why::TooLong { words } => {
            let (words, most) = (words.to_string(), MOST_WORDS.to_string());
            say_with("texts-advice-long", &[("words", words.as_str()), ("most", most.as_str())])
        }
        Why::BannedWord(word) => say_with("texts-advice-banned", &[("word", word)]),
        Why::NegativeQuestion => say("texts-advice-negative"),
        Why::LongWord { word, syllables } => {
            say_with("texts-advice-syllables", &[("word", word), ("n", &syllables.to_string())])
        }
        Why::UnusualWord(word) => say_with("texts-advice-unusual", &[("word", word)]),
        Why::OtherWord { said, ours } => say_with("texts-advice-other", &[("word", said), ("ours", ours)]),
        Why::AllCaps => say("texts-advice-capitals"),
        Why::Ellipsis => say("texts-advice-dots"),
    }
}

fn hint(why: &Why, sentence: &str) -> String {
    let words = match why {
        Why::TooLong { .. } => split(sentence).unwrap_or_else(|| say("texts-advice-try-two")),
        Why::BannedWord(word) => match instead(word) {
            Some(ours) => replaced(sentence, word, ours),
            None => say("texts-advice-try-name"),
        },
        Why::NegativeQuestion => say("texts-advice-try-positive"),
        Why::LongWord { word, .. } | Why::UnusualWord(word) => match explanation(word) {
            Some(words) => say_with("texts-advice-try-explain", &[("words", words)]),
            None => say_with("texts-advice-try-easier", &[("word", word)]),
        },
        Why::OtherWord { said, ours } => replaced(sentence, said, ours),
        Why::AllCaps => lower(sentence),
        Why::Ellipsis => format!("{}.", sentence.trim_end_matches(['.', '…', ' '])),
    };
    say_with("texts-advice-try", &[("words", &words)])
}

/// What people ask to be called.
fn instead(word: &str) -> Option<&'static str> {
    Some(match word {
        "staff" => "people who work here",
        "service user" | "client" | "user" | "patient" => "person",
        "service users" | "clients" | "users" | "patients" => "people",
        "e.g" => "for example",
        _ => return None,
    })
}

/// The sentence with another word for one that stands in it.
fn replaced(sentence: &str, word: &str, ours: &str) -> String {
    let lower = sentence.to_lowercase();
    match lower.find(&word.to_lowercase()).filter(|_| lower.len() == sentence.len()) {
        Some(at) => {
            let mut new = format!("{}{ours}{}", &sentence[..at], &sentence[at + word.len()..]);
            if at == 0 {
                new = capital(&new);
            }
            new
        }
        None => ours.to_owned(),
    }
}

/// A sentence as two, cut where one idea ends nearest to its middle.
fn split(sentence: &str) -> Option<String> {
    const CUTS: [&str; 9] = [", and ", ", but ", ", so ", "; ", " because ", " and then ", " and ", ", ", " when "];
    let middle = sentence.len() / 2;
    let cuts = CUTS.iter().flat_map(|cut| sentence.match_indices(cut).map(move |(at, _)| (at, *cut)));
    let whole = |at: usize, cut: &str| {
        let words = |part: &str| lint::words_of(part).len();
        words(&sentence[..at]) >= 3 && words(&sentence[at + cut.len()..]) >= 3
    };
    let (at, cut) = cuts.filter(|(at, cut)| whole(*at, cut)).min_by_key(|(at, _)| at.abs_diff(middle))?;
    let end = sentence.chars().last().filter(|c| matches!(c, '.' | '!' | '?')).unwrap_or('.');
    let rest = sentence[at + cut.len()..].trim_end_matches(['.', '!', '?']);
    // "because" and "when" begin the second sentence as an idea of their own.
    let rest = if cut.contains("because") { format!("this is because {rest}") } else { rest.to_owned() };
    Some(format!("{}. {}{end}", &sentence[..at], capital(&rest)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words in capitals as words.
fn lower(sentence: &str) -> String {
    let shouts =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    let words: Vec<String> = sentence
        .split(' ')
        .map(|word| if shouts(word) && word != "OK" { word.to_lowercase() } else { word.to_owned() })
        .collect();
    capital(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str) -> Vec<String> {
        advise(text).into_iter().map(|one| one.hint).collect()
    }

    #[test]
    fn a_long_sentence_is_shown_as_two() {
        let long = "I want to go out to the shop in the rain and you say that it is much too cold.";
        assert_eq!(hints(long), ["Try: I want to go out to the shop in the rain. You say that it is much too cold."]);
        assert!(advise("I want to go out. You say that it is too cold.").is_empty());
    }

    #[test]
    fn each_hint_says_what_to_do() {
        assert_eq!(hints("Ask the staff first."), ["Try: Ask the people who work here first."]);
        assert_eq!(hints("Tap the picture."), ["Try: Press the picture."]);
        assert_eq!(hints("STOP when I say no."), ["Try: Stop when I say no."]);
        assert!(hints("We keep your information.")[0].contains("Information is what you tell us"));
        assert!(hints("Did they not listen?")[0].starts_with("Try: "));
    }

    #[test]
    fn odd_texts_are_no_trouble() {
        for text in ["", " ", "…", "?", "\n\n", "İİİ STAFF", "a; b", &"x".repeat(10_000), "😀 staff", "ﬃ staff ß"]
        {
            let _ = advise(text);
        }
    }
}
