//! Health and days off, which nobody asks about before there is an offer.

use super::{No, NoReference};

/// What nobody may keep of what is said about a person before there is an offer (Equality Act 2010, section 60). Work with people
/// who are ill or disabled is what references in care are about: these are words for somebody's own health and days off.
const ABOUT_HEALTH: [&str; 12] = [
    "sickness",
    "sick leave",
    "sick days",
    "days off sick",
    "off sick",
    "sick record",
    "absence record",
    "days absent",
    "medical condition",
    "medication for",
    "her health",
    "his health",
];

/// Words that no question to a referee has before there is an offer: there is nothing else that it could be about.
const NO_QUESTION: [&str; 19] = [
    "absence",
    "absences",
    "absent",
    "attendance",
    "disabilities",
    "disability",
    "disabled",
    "diagnosis",
    "health",
    "ill",
    "illness",
    "illnesses",
    "medical",
    "medication",
    "medicine",
    "pregnancy",
    "pregnant",
    "sick",
    "sickness",
];

fn has_words(text: &str, words: &[&str]) -> bool {
    let letters = text.chars().map(|one| if one.is_alphanumeric() { one } else { ' ' }).collect::<String>();
    let plain = format!(" {} ", letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
    words.iter().any(|words| plain.contains(&format!(" {words} ")))
}

/// Does the text speak of somebody's own health, or of days off?
fn about_health(text: &str) -> bool {
    has_words(text, &ABOUT_HEALTH)
}

/// Does a question ask about health or days off?
#[must_use]
pub fn asks_about_health(question: &str) -> bool {
    about_health(question) || has_words(question, &NO_QUESTION)
}

pub(super) fn not_of_health(field: &'static str, text: &str, offered: bool) -> Result<(), No> {
    if !offered && about_health(text) { Err((field, NoReference::AboutHealth)) } else { Ok(()) }
}
