//! When it goes, and what may be written.

use crate::checks::dated::{NoDate, months_later};
use crate::checks::typed::{No, TEXT_MAX, WORDS_MIN, Wrong, ends_on, length};
use crate::people::clocks::{self, Kept};
use time::Date;

/// For how many months at most it may be held for an inspection; then two persons say so again.
pub const HELD_MONTHS: i64 = 12;

/// For how many minutes a reason to read opens the page.
pub const READ_MINUTES: i64 = 15;

/// The day on which it goes: by its clock ([`Kept::Certificate`], as it is in force `today`) after it was decided, or after it
/// was written down while nothing is decided; or the day after the hold to which two persons agreed.
#[must_use]
pub fn goes_on(kept_on: Date, decided_on: Option<Date>, held_until: Option<Date>, today: Date) -> Date {
    let due = months_later(decided_on.unwrap_or(kept_on), clocks::months_of(Kept::Certificate, today));
    held_until.and_then(Date::next_day).map_or(due, |held| held.max(due))
}

/// Why something is refused here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDisclosed {
    #[error("{0}")]
    Date(NoDate),
    #[error("a month only")]
    DayNeeded,
    #[error("in the future")]
    Future,
    #[error("over")]
    Over,
    #[error("too far away")]
    TooFar,
    #[error("too long")]
    TooLong,
    #[error("the words are missing")]
    WordsNeeded,
    #[error("the reason is missing")]
    WhyNeeded,
    #[error("the same person agrees")]
    SamePerson,
    #[error("not for people who sit on panels")]
    OnPanels,
    #[error("not for the candidate here")]
    Own,
    #[error("nothing was read")]
    NotRead,
}

impl Wrong for NoDisclosed {
    const TOO_LONG: Self = Self::TooLong;
    const DAY_NEEDED: Self = Self::DayNeeded;
    const FUTURE: Self = Self::Future;

    fn date(no: NoDate) -> Self {
        Self::Date(no)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Date(NoDate::Missing) => "facts-day-missing",
            Self::Date(no) => no.code(),
            Self::DayNeeded => "history-day-needed",
            Self::Future => "facts-future",
            Self::Over => "facts-over",
            Self::TooFar => "disclosed-too-far",
            Self::TooLong => "history-too-long",
            Self::WordsNeeded => "disclosed-words-needed",
            Self::WhyNeeded => "disclosed-why-needed",
            Self::SamePerson => "disclosed-same-person",
            Self::OnPanels => "disclosed-on-panels",
            Self::Own => "disclosed-own",
            Self::NotRead => "disclosed-not-read",
        }
    }
}

/// A text that has to be there.
///
/// # Errors
/// Too short or too long.
pub fn words(field: &'static str, text: &str, needed: NoDisclosed) -> Result<(), No<NoDisclosed>> {
    match length(text) {
        0..WORDS_MIN => Err((field, needed)),
        n if n > TEXT_MAX => Err((field, NoDisclosed::TooLong)),
        _ => Ok(()),
    }
}

/// The last day of a hold.
///
/// # Errors
/// It is no day, over, or too far away.
pub fn until(text: &str, today: Date) -> Result<Date, No<NoDisclosed>> {
    let within = (today, months_later(today, HELD_MONTHS));
    ends_on("until", text, within, (NoDisclosed::Over, NoDisclosed::TooFar))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 29);

    #[test]
    fn requirement_9_it_goes_six_calendar_months_after_the_decision() {
        for (decided, goes) in [
            (date!(2026 - 08 - 31), date!(2027 - 02 - 28)),
            (date!(2027 - 08 - 31), date!(2028 - 02 - 29)),
            (date!(2026 - 11 - 29), date!(2027 - 05 - 29)),
        ] {
            assert_eq!(goes_on(date!(2026 - 01 - 01), Some(decided), None, TODAY), goes, "{decided}");
        }
        // Nothing is decided: it does not stay for ever.
        assert_eq!(goes_on(date!(2026 - 08 - 31), None, None, TODAY), date!(2027 - 02 - 28));
    }

    #[test]
    fn a_hold_keeps_it_to_its_last_day_and_never_makes_it_go_sooner() {
        let decided = Some(date!(2026 - 08 - 31));
        let kept = date!(2026 - 08 - 01);
        assert_eq!(goes_on(kept, decided, Some(date!(2027 - 06 - 30)), TODAY), date!(2027 - 07 - 01));
        assert_eq!(goes_on(kept, decided, Some(date!(2026 - 12 - 31)), TODAY), date!(2027 - 02 - 28));
    }

    #[test]
    fn a_hold_has_an_end_within_a_year() {
        let today = date!(2026 - 11 - 29);
        assert_eq!(until("30 June 2027", today), Ok(date!(2027 - 06 - 30)));
        assert_eq!(until("30 November 2027", today), Err(("until", NoDisclosed::TooFar)));
        assert_eq!(until("28 November 2026", today), Err(("until", NoDisclosed::Over)));
        assert_eq!(until("", today).map_err(|(_, no)| no.code()), Err("facts-day-missing"));
    }
}
