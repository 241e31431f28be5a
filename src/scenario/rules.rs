//! Pure decisions about kits and items: what a kit may be made of, which one is proposed, and what the words of an item
//! must be before a panel reads them.

use super::{Criterion, ItemKind, ItemWords};
use crate::ids::ItemId;

/// The fewest items of a kit.
pub const ITEMS_AT_LEAST: usize = 3;
/// The most items of a kit: more tires a panel.
pub const ITEMS_AT_MOST: usize = 6;

/// What a kit is chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choosable {
    pub id: ItemId,
    pub kind: ItemKind,
    pub criterion: Criterion,
}

/// Why a kit can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadKit {
    /// An interview has begun: the kit is the same for every candidate.
    Frozen,
    TooFew,
    TooMany,
    /// Two items have this place.
    PlaceTwice(u8),
    /// An item that is not in the library, or no longer.
    Unknown,
    /// Only observations.
    NothingToAsk,
}

impl BadKit {
    /// Its message in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            BadKit::Frozen => "scenario-kit-frozen",
            BadKit::TooFew => "scenario-kit-too-few",
            BadKit::TooMany => "scenario-kit-too-many",
            BadKit::PlaceTwice(_) => "scenario-kit-place-twice",
            BadKit::Unknown => "scenario-kit-unknown",
            BadKit::NothingToAsk => "scenario-kit-nothing-to-ask",
        }
    }
}

/// Puts the chosen items in order: what is asked by its place, then what was seen all through, scored once at the end.
pub fn kit(frozen: bool, library: &[Choosable], chosen: &[(ItemId, u8)]) -> Result<Vec<ItemId>, BadKit> {
    if frozen {
        return Err(BadKit::Frozen);
    }
    let mut placed = Vec::new();
    for (id, place) in chosen {
        let item = library.iter().find(|item| item.id == *id).ok_or(BadKit::Unknown)?;
        placed.push((item.kind == ItemKind::Observation, *place, *id));
    }
    placed.sort();
    if placed.len() < ITEMS_AT_LEAST {
        return Err(BadKit::TooFew);
    }
    if placed.len() > ITEMS_AT_MOST {
        return Err(BadKit::TooMany);
    }
    let mut places: Vec<_> = placed.iter().map(|(_, place, _)| *place).collect();
    places.sort_unstable();
    if let Some(twice) = places.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(BadKit::PlaceTwice(twice[0]));
    }
    if placed.iter().all(|(observation, ..)| *observation) {
        return Err(BadKit::NothingToAsk);
    }
    Ok(placed.into_iter().map(|(.., id)| id).collect())
}

/// A kit to begin from: one scenario of each criterion, and one observation.
pub fn propose(library: &[Choosable]) -> Vec<ItemId> {
    let scenario = |criterion: Criterion| {
        library.iter().find(|item| item.kind == ItemKind::Scenario && item.criterion == criterion).map(|item| item.id)
    };
    let observation = library.iter().find(|item| item.kind == ItemKind::Observation).map(|item| item.id);
    Criterion::ALL.into_iter().filter_map(scenario).chain(observation).collect()
}

/// The criteria that no item of a kit is about: said beside the kit, never refused.
pub fn criteria_without_item(kit: impl IntoIterator<Item = Criterion>) -> Vec<Criterion> {
    let there: Vec<_> = kit.into_iter().collect();
    Criterion::ALL.into_iter().filter(|criterion| !there.contains(criterion)).collect()
}

/// The longest sentence that a panel is given, in words.
pub const WORDS_IN_SENTENCE: usize = 15;
/// The longest text of one field.
const CHARS_AT_MOST: usize = 400;
/// The longest title.
const TITLE_AT_MOST: usize = 60;

/// Words that a panel screen never uses.
const NEVER: [&str; 7] =
    ["staff", "service user", "service users", "client", "clients", "vulnerable", "challenging behaviour"];

/// Before an offer nobody may be asked about health, disability or days off sick (Equality Act 2010, section 60).
const ABOUT_HEALTH: [&str; 12] = [
    "a disability",
    "are you disabled",
    "your health",
    "your mental health",
    "sick days",
    "days off sick",
    "sick leave",
    "sickness absence",
    "off work sick",
    "medical condition",
    "your medication",
    "do you take medicine",
];

/// What is wrong with one field of an item's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadWords {
    pub field: &'static str,
    pub why: WhyBad,
}

/// See [`BadWords`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyBad {
    Needed,
    TooLong,
    /// This sentence has more words than a panel is given.
    SentenceTooLong(String),
    /// A word that panel screens never use.
    NeverSaid(&'static str),
    /// Asks a candidate about health or absence.
    AboutHealth,
    /// Fewer than one picture, or more than three.
    PictureCount,
}

impl WhyBad {
    /// Its message in the catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            WhyBad::Needed => "scenario-words-needed",
            WhyBad::TooLong => "scenario-words-too-long",
            WhyBad::SentenceTooLong(_) => "scenario-words-sentence-too-long",
            WhyBad::NeverSaid(_) => "scenario-words-never-said",
            WhyBad::AboutHealth => "scenario-words-about-health",
            WhyBad::PictureCount => "scenario-words-picture-count",
        }
    }
}

impl ItemWords {
    /// The words about one candidate.
    pub fn about(&self, candidate: &str) -> ItemWords {
        let named = |text: &str| text.replace("{candidate}", candidate);
        ItemWords {
            title: named(&self.title),
            question: named(&self.question),
            score_question: named(&self.score_question),
            story: named(&self.story),
            read_aloud: named(&self.read_aloud),
            pictures: self.pictures.clone(),
            anchors: super::Anchors {
                good: named(&self.anchors.good),
                ok: named(&self.anchors.ok),
                not_good: named(&self.anchors.not_good),
            },
        }
    }

    /// What must be mended before a panel reads these words; every fault, not the first alone.
    pub fn faults(&self) -> Vec<BadWords> {
        let fields = [
            ("title", &self.title, true),
            ("question", &self.question, true),
            ("score_question", &self.score_question, true),
            ("story", &self.story, false),
            ("good", &self.anchors.good, true),
            ("ok", &self.anchors.ok, true),
            ("not_good", &self.anchors.not_good, true),
        ];
        let mut faults: Vec<_> = fields
            .into_iter()
            .filter_map(|(field, text, needed)| fault(field, text, needed).map(|why| BadWords { field, why }))
            .collect();
        if !(1..=3).contains(&self.pictures.len()) {
            faults.push(BadWords { field: "picture", why: WhyBad::PictureCount });
        }
        faults
    }
}

fn fault(field: &str, text: &str, needed: bool) -> Option<WhyBad> {
    let text = text.trim();
    let at_most = if field == "title" { TITLE_AT_MOST } else { CHARS_AT_MOST };
    if text.is_empty() {
        return needed.then_some(WhyBad::Needed);
    }
    if text.chars().count() > at_most {
        return Some(WhyBad::TooLong);
    }
    if let Some(word) = NEVER.into_iter().find(|word| has_words(text, word)) {
        return Some(WhyBad::NeverSaid(word));
    }
    if ABOUT_HEALTH.into_iter().any(|phrase| has_words(text, phrase)) {
        return Some(WhyBad::AboutHealth);
    }
    text.split(['.', '?', '!', '\n'])
        .map(str::trim)
        .find(|sentence| sentence.split_whitespace().count() > WORDS_IN_SENTENCE)
        .map(|sentence| WhyBad::SentenceTooLong(sentence.to_owned()))
}

/// Does the text have these words, as whole words, in any case?
fn has_words(text: &str, words: &str) -> bool {
    let plain: String =
        text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>().to_lowercase();
    let plain = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    plain.contains(&format!(" {words} "))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
