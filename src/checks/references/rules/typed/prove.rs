//! Whether an answer is genuine.

use super::health::not_of_health;
use super::mailbox::{host_of, is_private_address};
use super::{No, NoReference};
use crate::checks::references::Proof;
use crate::checks::typed::{NAME_MAX, TEXT_MAX, WORDS_MIN, all, day, length, named};
use time::Date;

/// Fewest characters of where a number was found.
const SOURCE_MIN: usize = 3;

/// How an answer's origin was looked into, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofTyped<'a> {
    pub how: Option<Proof>,
    pub source: &'a str,
    pub proved_on: &'a str,
    pub genuine: Option<bool>,
    pub note: &'a str,
    /// The answer came from an address: by link or by mail.
    pub came_by_mail: bool,
    /// The address to which the link went by which it came.
    pub link_to: Option<&'a str>,
    pub offered: bool,
}

/// May this be written down of an answer that came on this day? Gives its day.
///
/// # Errors
/// One problem a field; an address at a webmail provider is no employer's, and an answer by link came from where the link went.
pub fn may_prove(typed: ProofTyped<'_>, received_on: Date, today: Date) -> Result<Date, Vec<No>> {
    let on = day("proved_on", typed.proved_on, today);
    let on = on.and_then(|on| if on < received_on { Err(("proved_on", NoReference::BeforeCame)) } else { Ok(on) });
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let source = match typed.how {
        Some(Proof::WorkAddress) if !typed.came_by_mail => Err(("proof", NoReference::NoAddress)),
        Some(Proof::WorkAddress) if typed.link_to.is_some_and(|to| !same(to, typed.source)) => {
            Err(("source", NoReference::OtherAddress))
        }
        Some(Proof::WorkAddress) if is_private_address(typed.source) => Err(("source", NoReference::PrivateSource)),
        Some(Proof::WorkAddress) if host_of(typed.source).is_none() => Err(("source", NoReference::EmailWrong)),
        Some(how) if how.proves() && length(typed.source) < SOURCE_MIN => Err(("source", NoReference::SourceNeeded)),
        _ => named("source", typed.source, NAME_MAX, None),
    };
    let doubted = typed.genuine == Some(false) && length(typed.note) < WORDS_MIN;
    all([
        typed.how.map(|_| ()).ok_or(("proof", NoReference::HowNeeded)),
        source,
        on.map(|_| ()),
        typed.genuine.map(|_| ()).ok_or(("genuine", NoReference::AnswerNeeded)),
        if doubted { Err(("note", NoReference::WordsNeeded)) } else { named("note", typed.note, TEXT_MAX, None) },
        not_of_health("note", typed.note, typed.offered),
    ])?;
    on.map_err(|no| vec![no])
}
