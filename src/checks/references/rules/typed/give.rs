//! What was answered.

use super::health::not_of_health;
use super::{No, NoReference, not_before};
use crate::checks::dated::{Dated, read_dated};
use crate::checks::references::{Capacity, Channel, Kind};
use crate::checks::typed::{NAME_MAX, TEXT_MAX, WORDS_MIN, all, day, length, named};
use time::Date;

/// What was answered, as typed: by the referee, or by somebody from what came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenTyped<'a> {
    pub came_how: Option<Channel>,
    pub received_on: &'a str,
    pub from_name: &'a str,
    pub capacity: Option<Capacity>,
    pub title: &'a str,
    pub began: &'a str,
    pub ended: &'a str,
    pub goes_on: bool,
    pub duties: &'a str,
    pub why_left: &'a str,
    pub re_employ: Option<bool>,
    pub re_employ_why: &'a str,
    pub conduct: &'a str,
    pub warnings: &'a str,
    pub safeguarding: Option<bool>,
    pub safeguarding_words: &'a str,
    pub more: &'a str,
    /// The referee fills in the form: then nothing of it may be left out. What came by itself is kept as it came.
    pub by_referee: bool,
    /// An answer that came by link is corrected: that is still how it came.
    pub came_by_link: bool,
    pub kind: Kind,
    pub offered: bool,
}

/// What was read of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub received_on: Date,
    pub began: Option<Dated>,
    pub ended: Option<Dated>,
}

/// May this answer be kept?
///
/// # Errors
/// One problem a field.
pub fn may_give(typed: GivenTyped<'_>, asked_on: Date, today: Date) -> Result<Answer, Vec<No>> {
    let received_on = not_before(day("received_on", typed.received_on, today), "received_on", asked_on);
    let optional = |field: &'static str, text: &str| match text.trim() {
        "" => Ok(None),
        text => match read_dated(text) {
            Err(no) => Err((field, NoReference::Date(no))),
            Ok(date) if date.earliest() > today => Err((field, NoReference::Future)),
            Ok(date) => Ok(Some(date)),
        },
    };
    let (began, ended) = (optional("began", typed.began), optional("ended", typed.ended));
    let employer = typed.kind == Kind::Employer;
    let asks_all = typed.by_referee && employer;
    let spanned = match (began, ended) {
        (Ok(_), Ok(Some(_))) if typed.goes_on => Err(("ended", NoReference::EndAndGoesOn)),
        (Ok(Some(began)), Ok(Some(ended))) if ended.latest() < began.earliest() => {
            Err(("ended", NoReference::EndBeforeStart))
        }
        (Ok(None), _) if asks_all => Err(("began", NoReference::BeganNeeded)),
        (_, Ok(None)) if asks_all && !typed.goes_on => Err(("ended", NoReference::EndNeeded)),
        _ => Ok(()),
    };
    let text = |field: &'static str, text: &str, needed: Option<NoReference>| {
        named(field, text, TEXT_MAX, needed).and_then(|()| not_of_health(field, text, typed.offered))
    };
    let says_why = |asked: bool| (asked && typed.by_referee).then_some(NoReference::WhyNeeded);
    let little = typed.by_referee && length(typed.conduct) < WORDS_MIN;
    all([
        match typed.came_how {
            Some(Channel::Link) if !typed.by_referee && !typed.came_by_link => {
                Err(("came_how", NoReference::HowNeeded))
            }
            how => how.map(|_| ()).ok_or(("came_how", NoReference::HowNeeded)),
        },
        received_on.map(|_| ()),
        named("from_name", typed.from_name, NAME_MAX, Some(NoReference::RefereeNeeded)),
        typed.capacity.map(|_| ()).ok_or(("capacity", NoReference::CapacityNeeded)),
        named("title", typed.title, NAME_MAX, None),
        began.map(|_| ()),
        ended.map(|_| ()),
        spanned,
        // What the work was about: other people's health may well be.
        named("duties", typed.duties, TEXT_MAX, None),
        text("why_left", typed.why_left, (asks_all && !typed.goes_on).then_some(NoReference::WhyNeeded)),
        if asks_all && typed.re_employ.is_none() { Err(("re_employ", NoReference::ReEmployNeeded)) } else { Ok(()) },
        text("re_employ_why", typed.re_employ_why, says_why(typed.re_employ == Some(false))),
        if little { Err(("conduct", NoReference::ConductNeeded)) } else { text("conduct", typed.conduct, None) },
        text("warnings", typed.warnings, None),
        if typed.by_referee && typed.safeguarding.is_none() {
            Err(("safeguarding", NoReference::SafeguardingNeeded))
        } else {
            Ok(())
        },
        text("safeguarding_words", typed.safeguarding_words, says_why(typed.safeguarding == Some(true))),
        text("more", typed.more, None),
    ])?;
    match (received_on, began, ended) {
        (Ok(received_on), Ok(began), Ok(ended)) => Ok(Answer { received_on, began, ended }),
        // Not to be reached: whatever cannot be read was named above.
        _ => Err(vec![("received_on", NoReference::DayNeeded)]),
    }
}
