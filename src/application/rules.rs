//! What a candidate's link may do: how long it lasts, how often it may be tried, and how what opens it is read.

use crate::checks::dated::{Dated, NoDate, read_dated};
use time::Date;

/// How long a link lasts.
pub const DAYS: i64 = 42;
/// So many wrong tries lock it.
pub const WRONG_MAX: i64 = 5;
/// So many codes may be asked for while none of them is used.
pub const CODES_MAX: i64 = 10;
/// How long a code works.
pub const CODE_MINUTES: i64 = 30;
/// How long to wait before the next one.
pub const CODE_PAUSE_SECONDS: i64 = 60;
/// How often one link may ask for help for the day.
pub const HELP_MAX: usize = 10;
/// Digits of a code.
const DIGITS: usize = 6;
/// Nobody younger or older applies.
const AGES: std::ops::RangeInclusive<i32> = 14..=110;

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has opened it.
    Sent,
    /// The candidate writes.
    Opened,
    /// They sent in what they wrote; their day, help and withdrawing are still there.
    SentIn,
    /// It was tried too often.
    Locked,
    /// Its day is over, it was ended, or the candidate is out of the running and has nothing to ask about.
    Ended,
}

impl State {
    /// The end of its message in the catalogue.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Opened => "opened",
            Self::SentIn => "sent-in",
            Self::Locked => "locked",
            Self::Ended => "ended",
        }
    }

    /// Does it open anything?
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Sent | Self::Opened | Self::SentIn)
    }
}

/// What is known of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The candidate is still in the running, or met the panel and may ask how that went; and was not erased.
    pub concerns_them: bool,
    /// Its last day is not over.
    pub in_time: bool,
    /// Somebody ended it.
    pub ended: bool,
    pub wrong: i64,
    pub opened: bool,
    pub sent_in: bool,
}

/// Where it stands.
#[must_use]
pub fn state(known: Known) -> State {
    if known.ended || !known.in_time || !known.concerns_them {
        State::Ended
    } else if known.wrong >= WRONG_MAX {
        State::Locked
    } else if known.sent_in {
        State::SentIn
    } else if known.opened {
        State::Opened
    } else {
        State::Sent
    }
}

/// How many wrong tries are left.
#[must_use]
pub fn tries_left(wrong: i64) -> i64 {
    (WRONG_MAX - wrong).clamp(0, WRONG_MAX)
}

/// Why a text is no code or no date of birth. Nothing of it counts as a wrong try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoProof {
    #[error("{0}")]
    Date(NoDate),
    #[error("a day is wanted, not a month or a year")]
    DayNeeded,
    #[error("nobody of this age applies")]
    Unlikely,
    #[error("the code is missing")]
    CodeNeeded,
    #[error("a code has six digits")]
    CodeUnreadable,
}

impl NoProof {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Date(NoDate::Missing) => "application-birth-date-needed",
            Self::Date(no) => no.code(),
            Self::DayNeeded => "application-birth-day-needed",
            Self::Unlikely => "application-birth-date-unlikely",
            Self::CodeNeeded => "application-code-needed",
            Self::CodeUnreadable => "application-code-unreadable",
        }
    }
}

/// Reads a date of birth.
///
/// # Errors
/// No date; a month or a year alone; a day on which nobody was born who applies today.
pub fn read_birth_date(text: &str, today: Date) -> Result<Date, NoProof> {
    let born = match read_dated(text) {
        Ok(Dated::Day(day)) => day,
        Ok(Dated::Month(_)) | Err(NoDate::YearOnly) => return Err(NoProof::DayNeeded),
        Err(no) => return Err(NoProof::Date(no)),
    };
    let of_the_year = |date: Date| (u8::from(date.month()), date.day());
    let age = today.year() - born.year() - i32::from(of_the_year(today) < of_the_year(born));
    if AGES.contains(&age) { Ok(born) } else { Err(NoProof::Unlikely) }
}

/// Reads a code: six digits, however they are spaced.
///
/// # Errors
/// Nothing, or anything else.
pub fn read_code(text: &str) -> Result<String, NoProof> {
    let code: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    if code.is_empty() {
        return Err(NoProof::CodeNeeded);
    }
    let is_code = code.len() == DIGITS && code.bytes().all(|byte| byte.is_ascii_digit());
    if is_code { Ok(code) } else { Err(NoProof::CodeUnreadable) }
}

/// An address as whoever holds the link may see it, so that they know where to look: `j…@example.org`.
#[must_use]
pub fn masked(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    if domain.is_empty() { format!("{first}…") } else { format!("{first}…@{domain}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 29);
    const LIVE: Known =
        Known { concerns_them: true, in_time: true, ended: false, wrong: 0, opened: false, sent_in: false };

    #[test]
    fn a_link_says_how_far_the_candidate_is_until_it_is_locked_or_ends() {
        assert_eq!(state(LIVE), State::Sent);
        assert_eq!(state(Known { opened: true, ..LIVE }), State::Opened);
        let sent_in = Known { opened: true, sent_in: true, ..LIVE };
        assert_eq!(state(sent_in), State::SentIn);
        assert_eq!(state(Known { wrong: WRONG_MAX - 1, ..LIVE }), State::Sent);
        assert_eq!(state(Known { wrong: WRONG_MAX, ..sent_in }), State::Locked);
        assert_eq!(state(Known { ended: true, ..sent_in }), State::Ended);
        assert_eq!((tries_left(0), tries_left(4), tries_left(9)), (5, 1, 0));
    }

    #[test]
    fn a_date_of_birth_is_a_day_on_which_somebody_was_born_who_may_work() {
        assert_eq!(read_birth_date("9 March 1991", TODAY), Ok(date!(1991 - 03 - 09)));
        assert_eq!(read_birth_date("9/3/1991", TODAY), Ok(date!(1991 - 03 - 09)));
        assert_eq!(read_birth_date("March 1991", TODAY), Err(NoProof::DayNeeded));
        assert_eq!(read_birth_date("1991", TODAY), Err(NoProof::DayNeeded));
        assert_eq!(read_birth_date(" ", TODAY), Err(NoProof::Date(NoDate::Missing)));
        assert_eq!(read_birth_date("31/2/1991", TODAY), Err(NoProof::Date(NoDate::NoSuchDay)));
        assert!(read_birth_date("29/11/2012", TODAY).is_ok(), "14 today");
        assert_eq!(read_birth_date("30/11/2012", TODAY), Err(NoProof::Unlikely));
        assert_eq!(read_birth_date("29/11/1915", TODAY), Err(NoProof::Unlikely));
    }

    #[test]
    fn a_code_is_six_digits_however_they_are_spaced() {
        assert_eq!(read_code(" 012 345 "), Ok("012345".to_owned()));
        assert_eq!(read_code(" "), Err(NoProof::CodeNeeded));
        for text in ["12345", "1234567", "12345x", "１２３４５６"] {
            assert_eq!(read_code(text), Err(NoProof::CodeUnreadable), "{text}");
        }
    }

    #[test]
    fn an_address_is_shown_so_that_only_who_knows_it_knows_it() {
        assert_eq!(masked("joy.adeyemi@example.org"), "j…@example.org");
        assert_eq!(masked("joy"), "j…");
    }

    proptest! {
        #[test]
        fn what_is_locked_or_over_opens_nothing(
            concerns_them: bool, in_time: bool, ended: bool, wrong in 0_i64..9, opened: bool, sent_in: bool,
        ) {
            let known = Known { concerns_them, in_time, ended, wrong, opened, sent_in };
            let may = concerns_them && in_time && !ended && wrong < WRONG_MAX;
            prop_assert_eq!(state(known).is_live(), may);
        }

        #[test]
        fn no_text_is_too_odd_to_be_read(text in ".{0,40}") {
            if let Ok(born) = read_birth_date(&text, TODAY) {
                prop_assert!((1915..=2012).contains(&born.year()));
            }
            if let Ok(code) = read_code(&text) {
                prop_assert_eq!(code.len(), DIGITS);
            }
        }

        #[test]
        fn a_masked_address_has_one_sign_of_the_name(local in "[a-z.]{2,20}", domain in "[a-z]{1,9}\\.org") {
            let shown = masked(&format!("{local}@{domain}"));
            prop_assert_eq!(shown.chars().count(), 3 + domain.len());
        }
    }
}
