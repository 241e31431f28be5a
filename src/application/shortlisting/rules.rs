//! What marking an application needs, what follows from it, and what of a history may be heard.

use super::{Fit, Marks, Outcome, Part};
use crate::checks::history::{Activity, Span};
use crate::checks::typed::{NAME_MAX, TEXT_MAX, WORDS_MIN, length};
use crate::vacancy::Stage;
use crate::vacancy::rules::{BadDay, Needs, day_behind, step};
use time::Date;

/// Why a form is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoShortlisting {
    /// Whether panel members were there was not said in the form.
    WithNeeded,
    MembersNeeded,
    Day(BadDay),
    WhyNeeded,
    TooLong,
    /// Nobody has said who does it.
    HeldFirst,
    /// There is nothing to mark beside.
    ProfileFirst,
    /// The candidate has gone on, or has withdrawn.
    Closed,
    /// Whoever marks is the candidate.
    Own,
    MarkNeeded,
    ReasonNeeded,
    OutcomeNeeded,
}

impl NoShortlisting {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::WithNeeded => "shortlisting-with-needed",
            Self::MembersNeeded => "shortlisting-members-needed",
            Self::Day(bad) => bad.code(),
            Self::WhyNeeded => "shortlisting-why-needed",
            Self::TooLong => "vacancy-words-too-long",
            Self::HeldFirst => "shortlisting-held-first",
            Self::ProfileFirst => "shortlisting-profile-first",
            Self::Closed => "shortlisting-closed",
            Self::Own => "shortlisting-own",
            Self::MarkNeeded => "shortlisting-mark-needed",
            Self::ReasonNeeded => "shortlisting-reason-needed",
            Self::OutcomeNeeded => "shortlisting-outcome-needed",
        }
    }
}

/// A problem, and the field beside which it stands; an empty one is the whole form.
pub type No = (&'static str, NoShortlisting);

/// Who did it, as typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct HeldTyped<'a> {
    pub with_panel: Option<bool>,
    pub members: &'a str,
    pub held_on: &'a str,
    pub why_without: &'a str,
}

/// Reads who did it: the day, where panel members were there.
///
/// # Errors
/// One problem a field.
pub fn may_hold(typed: HeldTyped<'_>, today: Date) -> Result<Option<Date>, Vec<No>> {
    let Some(with_panel) = typed.with_panel else { return Err(vec![("with_panel", NoShortlisting::WithNeeded)]) };
    if !with_panel {
        return match length(typed.why_without) {
            0..WORDS_MIN => Err(vec![("why_without", NoShortlisting::WhyNeeded)]),
            n if n > TEXT_MAX => Err(vec![("why_without", NoShortlisting::TooLong)]),
            _ => Ok(None),
        };
    }
    let mut problems = Vec::new();
    match length(typed.members) {
        0 => problems.push(("members", NoShortlisting::MembersNeeded)),
        n if n > NAME_MAX => problems.push(("members", NoShortlisting::TooLong)),
        _ => {}
    }
    let day = day_behind(typed.held_on, today);
    if let Err(bad) = day {
        problems.push(("held_on", NoShortlisting::Day(bad)));
    }
    if problems.is_empty() { Ok(day.ok()) } else { Err(problems) }
}

/// What is known when an application is marked.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Somebody said whether panel members are there.
    pub held: bool,
    /// The parts of the role profile in which something stands.
    pub parts: &'a [Part],
    pub stage: Stage,
    /// Whoever marks is the candidate.
    pub own: bool,
}

/// Is this application one that is gone through? Whoever met the panel or withdrew is past it.
#[must_use]
pub fn is_open(stage: Stage) -> bool {
    matches!(stage, Stage::Applied | Stage::Shortlisted | Stage::NotChosen)
}

/// Reads how an application was marked. `mark` gives what was chosen for a part.
///
/// # Errors
/// What stands in the way of all of it, or one problem a field.
pub fn may_mark(
    known: Known<'_>,
    mark: impl Fn(Part) -> Option<Fit>,
    reason: &str,
    outcome: Option<Outcome>,
) -> Result<(Marks, Outcome), Vec<No>> {
    let in_the_way = [
        (known.own, NoShortlisting::Own),
        (!is_open(known.stage), NoShortlisting::Closed),
        (known.parts.is_empty(), NoShortlisting::ProfileFirst),
        (!known.held, NoShortlisting::HeldFirst),
    ];
    if let Some((_, why)) = in_the_way.into_iter().find(|(is, _)| *is) {
        return Err(vec![("", why)]);
    }
    let (mut marks, mut problems) = (Marks::new(), Vec::new());
    for part in known.parts {
        match mark(*part) {
            Some(fit) => {
                marks.insert(*part, fit);
            }
            None => problems.push((part.code(), NoShortlisting::MarkNeeded)),
        }
    }
    match length(reason) {
        0..WORDS_MIN => problems.push(("reason", NoShortlisting::ReasonNeeded)),
        n if n > TEXT_MAX => problems.push(("reason", NoShortlisting::TooLong)),
        _ => {}
    }
    match outcome {
        Some(outcome) if problems.is_empty() => Ok((marks, outcome)),
        Some(_) => Err(problems),
        None => {
            problems.push(("outcome", NoShortlisting::OutcomeNeeded));
            Err(problems)
        }
    }
}

/// To which stage a candidate goes with this outcome; none where they stay. `interviewed` is whether they ever met the panel.
#[must_use]
pub fn moves_to(from: Stage, outcome: Outcome, interviewed: bool) -> Option<Stage> {
    let to = match outcome {
        Outcome::Invite => Stage::Shortlisted,
        Outcome::DoNotInvite => Stage::NotChosen,
        Outcome::NotDecided => return None,
    };
    let needs = Needs { interviewed, reason: true, ..Needs::default() };
    // Who met the panel is chosen or not by what the panel found, and never here.
    (is_open(from) && !interviewed && step(from, to, &needs).is_ok()).then_some(to)
}

/// Does this tell something of the work? The rest would tell of families and of luck.
#[must_use]
pub fn is_heard(activity: Activity) -> bool {
    matches!(activity, Activity::Work | Activity::SelfEmployed | Activity::Volunteering | Activity::Study)
}

/// How long something was done, about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Less than a month.
    Days,
    Months(i64),
    Years(i64),
    /// Longer than [`YEARS_MOST`]: how much longer would tell how old somebody is.
    Longer,
}

/// So many years are told.
pub const YEARS_MOST: i64 = 10;

/// How many days it was; what goes on is counted to `until`.
#[must_use]
pub fn days(span: Span, until: Date) -> i64 {
    let end = span.end.map_or(until, |end| end.latest());
    (end - span.start.earliest()).whole_days().max(0) + 1
}

/// How many of these are told, the newest first: as soon as they make [`YEARS_MOST`] years together, what came before would tell how
/// old somebody is.
#[must_use]
pub fn told(days: &[i64]) -> usize {
    let mut together = 0;
    let is_told = |days: &&i64| {
        let before = together;
        together += **days;
        before < YEARS_MOST * 3652 / 10
    };
    days.iter().take_while(is_told).count()
}

/// How long it was, about; what goes on is counted to `until`.
#[must_use]
pub fn about(span: Span, until: Date) -> Length {
    let days = days(span, until);
    // In tenths of a day: a month has 30.4 of them, a year 365.2.
    let months = (days * 10 + 152) / 304;
    let years = (days * 10 + 1826) / 3652;
    match (months, years) {
        (0, _) => Length::Days,
        (1..12, _) => Length::Months(months),
        (_, years) if years > YEARS_MOST => Length::Longer,
        (_, years) => Length::Years(years.max(1)),
    }
}

/// A text without the years that stand in it: "Class of 1994" tells how old somebody is.
#[must_use]
pub fn without_years(text: &str) -> String {
    let mut without = String::new();
    let mut digits = String::new();
    for sign in text.chars().map(Some).chain([None]) {
        if let Some(digit) = sign.filter(char::is_ascii_digit) {
            digits.push(digit);
            continue;
        }
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        without.push_str(if is_year { "…" } else { &digits });
        digits.clear();
        without.extend(sign);
    }
    without
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::dated::Dated;
    use proptest::prelude::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 30);
    const PARTS: &[Part] = &[Part::Support, Part::Firm];
    const KNOWN: Known<'_> = Known { held: true, parts: PARTS, stage: Stage::Applied, own: false };
    const REASON: &str = "She asks people first.";

    #[test]
    fn jobs_that_make_ten_years_together_hide_what_came_before() {
        assert_eq!(told(&[]), 0);
        assert_eq!(told(&[400, 800, 300]), 3);
        assert_eq!(told(&[3000, 700, 3000, 3000]), 2);
        assert_eq!(told(&[9000, 100]), 1);
    }

    #[test]
    fn with_panel_members_it_says_who_and_when_and_without_them_why() {
        let with = HeldTyped { with_panel: Some(true), members: "Ann", held_on: "2026-11-30", why_without: "" };
        assert_eq!(may_hold(with, TODAY), Ok(Some(TODAY)));
        let nobody = HeldTyped { members: " ", held_on: "2026-12-01", ..with };
        let day = NoShortlisting::Day(BadDay::InFuture);
        assert_eq!(may_hold(nobody, TODAY), Err(vec![("members", NoShortlisting::MembersNeeded), ("held_on", day)]));
        let without = HeldTyped { with_panel: Some(false), why_without: "Nobody could come", ..HeldTyped::default() };
        assert_eq!(may_hold(without, TODAY), Ok(None));
        let short = HeldTyped { why_without: "no time ", ..without };
        assert_eq!(may_hold(short, TODAY), Err(vec![("why_without", NoShortlisting::WhyNeeded)]));
        assert_eq!(may_hold(HeldTyped::default(), TODAY), Err(vec![("with_panel", NoShortlisting::WithNeeded)]));
    }

    #[test]
    fn every_part_with_words_has_a_mark_and_all_of_it_a_reason() {
        let all = may_mark(KNOWN, |_| Some(Fit::Partly), REASON, Some(Outcome::Invite)).unwrap();
        assert_eq!(all.0.into_iter().collect::<Vec<_>>(), [(Part::Support, Fit::Partly), (Part::Firm, Fit::Partly)]);
        let one = |part| (part == Part::Firm).then_some(Fit::Fits);
        assert_eq!(
            may_mark(KNOWN, one, "too short", None),
            Err(vec![
                ("support", NoShortlisting::MarkNeeded),
                ("reason", NoShortlisting::ReasonNeeded),
                ("outcome", NoShortlisting::OutcomeNeeded)
            ])
        );
    }

    #[test]
    fn nothing_is_marked_before_somebody_said_who_does_it_nor_ones_own() {
        let why = |known| may_mark(known, |_| Some(Fit::Fits), REASON, Some(Outcome::Invite)).unwrap_err()[0].1;
        assert_eq!(why(Known { held: false, ..KNOWN }), NoShortlisting::HeldFirst);
        assert_eq!(why(Known { parts: &[], ..KNOWN }), NoShortlisting::ProfileFirst);
        assert_eq!(why(Known { stage: Stage::Interviewed, ..KNOWN }), NoShortlisting::Closed);
        assert_eq!(why(Known { own: true, ..KNOWN }), NoShortlisting::Own);
    }

    #[test]
    fn an_outcome_moves_whoever_has_not_met_the_panel() {
        use Outcome::{DoNotInvite, Invite, NotDecided};
        assert_eq!(moves_to(Stage::Applied, Invite, false), Some(Stage::Shortlisted));
        assert_eq!(moves_to(Stage::Applied, DoNotInvite, false), Some(Stage::NotChosen));
        assert_eq!(moves_to(Stage::Shortlisted, DoNotInvite, false), Some(Stage::NotChosen));
        assert_eq!(moves_to(Stage::NotChosen, Invite, false), Some(Stage::Shortlisted));
        assert_eq!(moves_to(Stage::Shortlisted, Invite, false), None);
        assert_eq!(moves_to(Stage::NotChosen, Invite, true), None);
        assert_eq!(moves_to(Stage::Applied, NotDecided, false), None);
    }

    #[test]
    fn how_long_is_told_about_and_never_so_that_it_shows_an_age() {
        let span = |start, end| Span { start: Dated::Day(start), end: Some(Dated::Day(end)) };
        let long = |start, end| about(span(start, end), TODAY);
        assert_eq!(long(date!(2026 - 01 - 01), date!(2026 - 01 - 10)), Length::Days);
        assert_eq!(long(date!(2026 - 01 - 01), date!(2026 - 03 - 31)), Length::Months(3));
        assert_eq!(long(date!(2025 - 01 - 01), date!(2025 - 12 - 31)), Length::Years(1));
        assert_eq!(long(date!(2020 - 01 - 01), date!(2022 - 02 - 01)), Length::Years(2));
        assert_eq!(long(date!(1990 - 01 - 01), date!(2022 - 02 - 01)), Length::Longer);
        let goes_on = Span { start: Dated::Month(date!(2024 - 11 - 01)), end: None };
        assert_eq!(about(goes_on, TODAY), Length::Years(2));
    }

    #[test]
    fn no_year_is_heard_and_other_numbers_are() {
        assert_eq!(without_years("Class of 1994, ward 12"), "Class of …, ward 12");
        assert_eq!(without_years("12/03/2001–2004"), "12/03/…–…");
        assert_eq!(without_years("Flat 3141, 020123"), "Flat 3141, 020123");
    }

    proptest! {
        #[test]
        fn a_text_without_years_has_none(text in "[a-z0-9 /]{0,40}") {
            let without = without_years(&text);
            let numbers = without.split(|sign: char| !sign.is_ascii_digit());
            for number in numbers.filter(|number| number.len() == 4) {
                prop_assert!(!number.starts_with("19") && !number.starts_with("20"), "{}", without);
            }
        }

        #[test]
        fn a_length_is_always_one_that_is_told(from in 0_i64..30_000, days in 0_i64..30_000) {
            let start = date!(1950 - 01 - 01) + time::Duration::days(from);
            let span = Span { start: Dated::Day(start), end: Some(Dated::Day(start + time::Duration::days(days))) };
            match about(span, TODAY) {
                Length::Months(n) => prop_assert!((1..12).contains(&n)),
                Length::Years(n) => prop_assert!((1..=YEARS_MOST).contains(&n)),
                Length::Days | Length::Longer => {}
            }
        }
    }
}
