//! How matters, referees and employers are done with, in words.

use super::health::not_of_health;
use super::{No, NoReference};
use crate::checks::references::Matter;
use crate::checks::typed::{TEXT_MAX, WORDS_MIN, length, named};

/// Words that say enough, and nothing of somebody's health before there is an offer.
fn worded(words: &str, offered: bool) -> Result<(), Vec<No>> {
    if length(words) < WORDS_MIN {
        return Err(vec![("words", NoReference::WordsNeeded)]);
    }
    plain(words, offered).map_err(|no| vec![no])
}

fn plain(words: &str, offered: bool) -> Result<(), No> {
    named("words", words, TEXT_MAX, None).and_then(|()| not_of_health("words", words, offered))
}

/// May a matter be settled with these words? A title or a reason may be the same in other words; nothing else is.
///
/// # Errors
/// Too few words; words about health before an offer.
pub fn may_settle(matter: Matter, same: bool, words: &str, offered: bool) -> Result<(), Vec<No>> {
    if same && matches!(matter, Matter::Title | Matter::WhyLeft) {
        return plain(words, offered).map_err(|no| vec![no]);
    }
    worded(words, offered)
}

/// May a referee be asked no more, for this reason?
///
/// # Errors
/// Too few words; they answered.
pub fn may_drop(answered: bool, words: &str, offered: bool) -> Result<(), Vec<No>> {
    if answered { Err(vec![("words", NoReference::Answered)]) } else { worded(words, offered) }
}

/// May it be accepted that an employer, or the reason for leaving, can't be had?
///
/// # Errors
/// Not before there were attempts, and a substitute where the employer says nothing; not without words.
pub fn may_excuse(may_excuse: bool, words: &str, offered: bool) -> Result<(), Vec<No>> {
    if may_excuse { worded(words, offered) } else { Err(vec![("words", NoReference::NotYetExcused)]) }
}
