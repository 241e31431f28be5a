//! What a referee says beside what the candidate says: what differs, and what is said against the person.

use crate::checks::dated::Dated;
use crate::checks::references::{Kind, Matter};
use time::Date;

/// What the candidate's history says of the employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OursSaid<'a> {
    pub began: Dated,
    /// None while it goes on.
    pub ended: Option<Dated>,
    pub title: &'a str,
    pub why: &'a str,
    /// The day of the application: what goes on goes on until then at least.
    pub applied_on: Option<Date>,
}

/// What the referee says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TheirsSaid<'a> {
    pub kind: Kind,
    pub began: Option<Dated>,
    pub ended: Option<Dated>,
    pub goes_on: bool,
    pub title: &'a str,
    pub why_left: &'a str,
    pub re_employ: Option<bool>,
    pub re_employ_why: &'a str,
    pub warnings: &'a str,
    pub safeguarding: Option<bool>,
    pub safeguarding_words: &'a str,
    /// It is about work in care: then silence about safeguarding shows no conduct, which is said elsewhere.
    pub care: bool,
}

/// Something to be settled in writing, with what each said. Dates stand as `2019-03-25`; an empty text is nothing said, a `-` what
/// goes on, or what was said without a word more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub matter: Matter,
    pub ours: String,
    pub theirs: String,
}

/// Days that lie between two dates at least, wherever each stands within its month.
fn days_apart(one: Dated, other: Dated) -> i64 {
    let between = |first: Dated, second: Dated| (second.earliest() - first.latest()).whole_days();
    between(one, other).max(between(other, one)).max(0)
}

/// What has to be settled. Dates may differ by `tolerance` days: less is how people remember. Only what certainly differs by more
/// counts: March and April may be neighbouring days.
pub fn matters(ours: Option<OursSaid<'_>>, theirs: &TheirsSaid<'_>, tolerance: i64) -> Vec<Found> {
    let mut found = Vec::new();
    let employer = theirs.kind == Kind::Employer;
    if let Some(ours) = ours.filter(|_| employer) {
        compare(&ours, theirs, tolerance, &mut found);
    }
    let silent = |matter| Found { matter, ours: String::new(), theirs: String::new() };
    // That an employer says nothing where it was asked is for a person to look at.
    if employer && theirs.re_employ.is_none() {
        found.push(silent(Matter::ReEmploy));
    }
    if employer && theirs.safeguarding.is_none() && !theirs.care {
        found.push(silent(Matter::Safeguarding));
    }
    found.extend(against(theirs));
    found
}

/// What is said against the person. It stays to be settled when a later answer leaves it out.
pub fn against(theirs: &TheirsSaid<'_>) -> Vec<Found> {
    let against = |matter, words: &str| {
        let words = words.trim();
        let theirs = if words.is_empty() { "-" } else { words }.to_owned();
        Found { matter, ours: String::new(), theirs }
    };
    let mut found = Vec::new();
    if theirs.re_employ == Some(false) {
        found.push(against(Matter::ReEmploy, theirs.re_employ_why));
    }
    if !theirs.warnings.trim().is_empty() {
        found.push(against(Matter::Warnings, theirs.warnings));
    }
    if theirs.safeguarding == Some(true) {
        found.push(against(Matter::Safeguarding, theirs.safeguarding_words));
    }
    found
}

fn compare(ours: &OursSaid<'_>, theirs: &TheirsSaid<'_>, tolerance: i64, found: &mut Vec<Found>) {
    let written = |date: Option<Dated>| date.map(|date| date.to_string()).unwrap_or_default();
    let goes_on = || "-".to_owned();
    if theirs.began.is_none_or(|began| days_apart(ours.began, began) > tolerance) {
        found.push(Found { matter: Matter::Began, ours: ours.began.to_string(), theirs: written(theirs.began) });
    }
    let differs = match (ours.ended, theirs.ended, theirs.goes_on) {
        (Some(ours), Some(theirs), _) => days_apart(ours, theirs) > tolerance,
        (None, None, true) => false,
        // It ended after they applied: both may be right.
        (None, Some(theirs), _) => ours
            .applied_on
            .is_none_or(|applied| days_apart(Dated::Day(applied), theirs) > tolerance && theirs.latest() < applied),
        (Some(_), None, _) | (None, None, false) => true,
    };
    if differs {
        let ended = if theirs.goes_on { goes_on() } else { written(theirs.ended) };
        let ours_ended = ours.ended.map_or_else(goes_on, |ended| ended.to_string());
        found.push(Found { matter: Matter::Ended, ours: ours_ended, theirs: ended });
    }
    let same = |one: &str, other: &str| plain(one) == plain(other);
    if !theirs.title.trim().is_empty() && !same(ours.title, theirs.title) {
        found.push(Found {
            matter: Matter::Title,
            ours: ours.title.trim().to_owned(),
            theirs: theirs.title.trim().to_owned(),
        });
    }
    // Whether two reasons are one is for a person to say. Whoever says why it ended says that it has.
    if (ours.ended.is_some() || theirs.ended.is_some())
        && !theirs.why_left.trim().is_empty()
        && !same(ours.why, theirs.why_left)
    {
        found.push(Found {
            matter: Matter::WhyLeft,
            ours: ours.why.trim().to_owned(),
            theirs: theirs.why_left.trim().to_owned(),
        });
    }
}

/// A text without what is only another way of writing it.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|one| if one.is_alphanumeric() { one } else { ' ' }).collect::<String>();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const OURS: OursSaid<'_> = OursSaid {
        began: Dated::Day(date!(2017 - 03 - 06)),
        ended: Some(Dated::Day(date!(2021 - 08 - 31))),
        title: "Care assistant",
        why: "It closed.",
        applied_on: Some(date!(2026 - 11 - 02)),
    };
    const THEIRS: TheirsSaid<'_> = TheirsSaid {
        kind: Kind::Employer,
        began: Some(Dated::Month(date!(2017 - 03 - 01))),
        ended: Some(Dated::Day(date!(2021 - 08 - 31))),
        goes_on: false,
        title: "care  assistant.",
        why_left: "It closed",
        re_employ: Some(true),
        re_employ_why: "",
        warnings: " ",
        safeguarding: Some(false),
        safeguarding_words: "",
        care: true,
    };

    fn of(theirs: TheirsSaid<'_>) -> Vec<Matter> {
        matters(Some(OURS), &theirs, 31).into_iter().map(|found| found.matter).collect()
    }

    #[test]
    fn requirement_14_dates_that_differ_by_more_than_is_allowed_are_to_be_settled() {
        assert_eq!(of(THEIRS), []);
        let began = |day| TheirsSaid { began: Some(Dated::Day(day)), ..THEIRS };
        assert_eq!(of(began(date!(2017 - 04 - 06))), [], "31 days");
        assert_eq!(of(began(date!(2017 - 04 - 07))), [Matter::Began], "32 days");
        assert_eq!(of(began(date!(2017 - 02 - 03))), [], "31 days before");
        assert_eq!(of(began(date!(2017 - 02 - 02))), [Matter::Began]);
        let months = TheirsSaid { ended: Some(Dated::Month(date!(2021 - 07 - 01))), ..THEIRS };
        assert_eq!(of(months), [], "31 July to 31 August is 31 days");
        let months = TheirsSaid { ended: Some(Dated::Month(date!(2021 - 06 - 01))), ..THEIRS };
        assert_eq!(of(months), [Matter::Ended]);
    }

    #[test]
    fn a_reference_without_dates_and_an_end_that_only_one_knows_of_are_to_be_settled() {
        assert_eq!(of(TheirsSaid { began: None, ended: None, ..THEIRS }), [Matter::Began, Matter::Ended]);
        let goes_on = TheirsSaid { ended: None, goes_on: true, ..THEIRS };
        assert_eq!(of(goes_on), [Matter::Ended]);
        let still = OursSaid { ended: None, why: "", ..OURS };
        let found = |theirs: TheirsSaid<'_>| matters(Some(still), &theirs, 31);
        assert_eq!(found(goes_on), []);
        assert_eq!(
            found(THEIRS).first().map(|found| (found.ours.as_str(), found.theirs.as_str())),
            Some(("-", "2021-08-31"))
        );
        let lately = TheirsSaid { ended: Some(Dated::Day(date!(2026 - 11 - 20))), why_left: "", ..THEIRS };
        assert_eq!(found(lately), [], "it ended after they had applied");
        let dismissed = found(TheirsSaid { why_left: "Dismissed", ..lately });
        assert_eq!(dismissed.first().map(|found| found.matter), Some(Matter::WhyLeft));
    }

    #[test]
    fn silence_of_an_employer_is_to_be_settled_and_a_personal_referees_is_not() {
        assert_eq!(of(TheirsSaid { re_employ: None, ..THEIRS }), [Matter::ReEmploy]);
        assert_eq!(of(TheirsSaid { safeguarding: None, ..THEIRS }), [], "in care that shows no conduct at all");
        assert_eq!(of(TheirsSaid { safeguarding: None, care: false, ..THEIRS }), [Matter::Safeguarding]);
        assert_eq!(
            of(TheirsSaid { kind: Kind::Personal, re_employ: None, safeguarding: None, care: false, ..THEIRS }),
            []
        );
    }

    #[test]
    fn titles_and_reasons_in_other_words_are_for_a_person_to_settle() {
        assert_eq!(of(TheirsSaid { title: "Senior carer", ..THEIRS }), [Matter::Title]);
        assert_eq!(of(TheirsSaid { why_left: "Dismissed", ..THEIRS }), [Matter::WhyLeft]);
        assert_eq!(of(TheirsSaid { title: "", why_left: "", ..THEIRS }), [], "nothing said is nothing different");
    }

    #[test]
    fn what_is_said_against_a_person_is_to_be_settled_whoever_says_it() {
        let against = TheirsSaid {
            kind: Kind::Personal,
            re_employ: Some(false),
            warnings: "Late",
            safeguarding: Some(true),
            ..THEIRS
        };
        let found: Vec<_> = matters(None, &against, 31).into_iter().map(|found| found.matter).collect();
        assert_eq!(found, [Matter::ReEmploy, Matter::Warnings, Matter::Safeguarding]);
    }

    proptest! {
        #[test]
        fn days_apart_is_the_same_both_ways_and_never_more_than_between_the_days_themselves(a in 0_i32..4000, b in 0_i32..4000, month in any::<bool>()) {
            let day = |n| Date::from_julian_day(2_456_000 + n).unwrap();
            let dated = |n| if month { Dated::Month(day(n).replace_day(1).unwrap()) } else { Dated::Day(day(n)) };
            let apart = days_apart(dated(a), dated(b));
            prop_assert_eq!(apart, days_apart(dated(b), dated(a)));
            prop_assert!(apart <= i64::from((a - b).abs()));
        }
    }
}
