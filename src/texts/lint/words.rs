//! Which words are common, which are explained, and which one of several we use for the same thing.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The new Dale-Chall list; its source and licence stand at its top.
const LIST: &str = include_str!("common-words.txt");

/// Everyday words of Britain today that the list of 1995 from the United States does not have.
const EVERYDAY: [&str; 40] = [
    // spelled in the British way
    "colour",
    "favourite",
    "grey",
    "neighbour",
    "centre",
    "theatre",
    "cheque",
    "practise",
    "mum",
    "pyjamas",
    "tyre",
    // come into every home since
    "ok",
    "internet",
    "online",
    "website",
    "email",
    "keyboard",
    "text",
    "app",
    "video",
    "computer",
    "laptop",
    "password",
    "wifi",
    "type",
    "delete",
    "code",
    "press",
    "taxi",
    // as common as what stands in the list
    "adult",
    "calm",
    "travel",
    "example",
    "rude",
    "autism",
    "autistic",
    "practice",
    "problem",
    "main",
    "pm",
];

/// A word of the panel day that stands on many screens. It is explained where a member meets it first: in the named text,
/// in the sentence after the word or in the one that has it. Everywhere else it may stand without.
pub const OF_THE_DAY: [(&str, &str, &str); 5] = [
    ("panel", "The panel meets people who want to work here.", "consent-take-part-text"),
    ("private", "Private means that no one else sees it.", "consent-private-file-text"),
    ("support", "Support is help that you get.", "support-who-text"),
    ("supporter", "A supporter is a person who helps you take part.", "support-who-text"),
    ("interview", "The interview is a talk with questions.", "consent-private-text"),
];

/// Long or unusual words with a sentence that explains each. The sentence must stand next to the word: this is what the
/// lint offers to somebody who writes.
const EXPLANATIONS: [(&str, &str); 17] = [
    ("adviser", "An adviser is a person who knows the rules."),
    ("advocate", "An advocate is a person who speaks up for you."),
    ("benefits", "Benefits are money that you get from the state."),
    ("commissioner", "A commissioner makes sure that rules are kept."),
    ("confidential", "Confidential means that it stays private."),
    ("consent", "Consent means that you say yes."),
    ("empathy", "Empathy means that you know how someone feels."),
    ("facilitator", "The facilitator helps the day to go well."),
    ("information", "Information is what you tell us and what we write about you."),
    ("inspector", "An inspector checks that we do things well."),
    ("interpreter", "An interpreter says it in your language."),
    ("medicine", "Medicine is what you take to get well."),
    ("organisation", "An organisation is a group of people who work together."),
    ("per cent", "Per cent means how many out of 100."),
    ("recruitment", "Recruitment is how we find people to work here."),
    ("unsafe", "Unsafe means that you may get hurt."),
    ("weighting", "Weighting is how much each score counts."),
];

/// The same word for the same thing: what else people say, and the word that the tablet uses.
const ONE_WORD: [(&str, &str); 20] = [
    ("applicant", "person"),
    ("candidate", "person"),
    ("interviewee", "person"),
    ("carer", "supporter"),
    ("advocacy", "help"),
    ("assist", "help"),
    ("assistance", "help"),
    ("click", "press"),
    ("tap", "press"),
    ("touch the button", "press the button"),
    ("device", "tablet"),
    ("ipad", "tablet"),
    ("grade", "score"),
    ("rating", "score"),
    ("rate", "score"),
    ("pause", "break"),
    ("quit", "stop"),
    ("select", "choose"),
    ("colleague", "people who work here"),
    ("employee", "people who work here"),
];

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).chain(EVERYDAY).collect()
});

/// Whether most people know this word: it stands in the list as it is or in another form, or is a number.
pub fn is_common(word: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    // A number, or the letter that stands for somebody without a picture.
    word.chars().any(|c| c.is_ascii_digit())
        // One letter by itself, as in e-mail too.
        || word.split('-').all(|part| {
            part.chars().count() <= 1 || forms(part).any(|form| COMMON.contains(form.as_str()))
        })
}

/// A word and what it may be a form of: *asked* of *ask*, *tries* of *try*, *don't* of *do*.
fn forms(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &[&str]); 20] = [
        ("n't", &[""]),
        ("'s", &[""]),
        ("s'", &["s", ""]),
        ("'ll", &[""]),
        ("'re", &[""]),
        ("'ve", &[""]),
        ("'m", &[""]),
        ("'d", &[""]),
        ("ies", &["y"]),
        ("ied", &["y"]),
        ("ier", &["y"]),
        ("iest", &["y"]),
        ("ily", &["y"]),
        ("es", &["", "e"]),
        ("s", &[""]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
        ("er", &["", "e"]),
        ("est", &["", "e"]),
        ("ly", &["", "le"]),
    ];
    let mut found = vec![word.to_owned()];
    for (ending, stems) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) else { continue };
        found.extend(stems.iter().map(|end| format!("{stem}{end}")));
        // stopped, stopping: the last letter stands twice
        let mut back = stem.chars().rev();
        if let (Some(last), Some(before)) = (back.next(), back.next())
            && last == before
        {
            found.push(stem[..stem.len() - last.len_utf8()].to_owned());
        }
    }
    // helpers: a form of a form
    if let Some(stem) = word.strip_suffix("ers") {
        found.extend([stem.to_owned(), format!("{stem}e")]);
    }
    found.into_iter()
}

/// The sentence that explains a long or unusual word, if there is one to offer.
pub fn explanation(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let known = |name: &str| name == word || name == singular;
    let day = OF_THE_DAY.iter().find(|(name, ..)| known(name)).map(|(_, words, _)| *words);
    day.or_else(|| EXPLANATIONS.iter().find(|(name, _)| known(name)).map(|(_, words)| *words))
}

/// Whether it is a word of the panel day, explained where a member meets it first.
pub fn is_of_the_day(word: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    forms(&word).any(|form| OF_THE_DAY.iter().any(|(name, ..)| *name == form))
}

/// The word that the tablet uses for the same thing, where another one was written.
pub fn one_word(said: &str) -> Option<&'static str> {
    let said = said.to_lowercase();
    let singular = said.strip_suffix('s').unwrap_or(&said);
    ONE_WORD.iter().find(|(other, _)| *other == said || *other == singular).map(|(_, ours)| *ours)
}

/// Is `one` the same word as `other`, be it one or many?
pub fn same(one: &str, other: &str) -> bool {
    let plain = |word: &str| {
        let word = word.to_lowercase();
        word.strip_suffix("'s").or(word.strip_suffix("’s")).or(word.strip_suffix('s')).unwrap_or(&word).to_owned()
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known_in_their_forms_and_numbers_always() {
        for word in [
            "ask",
            "Asked",
            "asking",
            "tries",
            "stopped",
            "easier",
            "happily",
            "don't",
            "person’s",
            "2026",
            "10:40",
            "made-up",
            "OK",
            "colours",
        ] {
            assert!(is_common(word), "{word}");
        }
        for word in ["confidential", "empathy", "responsibility", "xylophonist"] {
            assert!(!is_common(word), "{word}");
        }
    }

    #[test]
    fn the_list_is_the_whole_list() {
        assert!(COMMON.len() > 2_900, "{}", COMMON.len());
        assert!(
            EVERYDAY.iter().all(|word| !LIST
                .lines()
                .filter(|line| !line.starts_with('#'))
                .any(|line| line.split(' ').any(|known| known == *word))),
            "stands in the list already"
        );
    }
}
