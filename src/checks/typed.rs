//! What every form of a check asks of what was typed.

use super::dated::{Dated, NoDate, read_dated};
use time::Date;

/// Most characters of a name, a job or an address.
pub const NAME_MAX: usize = 200;
/// Most characters of a longer text.
pub const TEXT_MAX: usize = 2000;
/// Fewest characters of what explains, settles or excuses something.
pub const WORDS_MIN: usize = 10;

/// Why a form is refused, as far as all of them have it.
pub trait Wrong: Copy {
    const TOO_LONG: Self;
    const DAY_NEEDED: Self;
    const FUTURE: Self;

    /// This is no date.
    fn date(no: NoDate) -> Self;

    /// The message.
    #[must_use]
    fn code(self) -> &'static str;
}

/// A problem, and the field beside which it stands.
pub type No<W> = (&'static str, W);

/// Characters that count: spaces at the ends do not.
#[must_use]
pub fn length(text: &str) -> usize {
    text.trim().chars().count()
}

/// A text of so many characters at most; `needed` is what to say where it may not be left out.
pub(super) fn named<W: Wrong>(field: &'static str, text: &str, most: usize, needed: Option<W>) -> Result<(), No<W>> {
    match needed {
        Some(no) if length(text) == 0 => Err((field, no)),
        _ if length(text) > most => Err((field, W::TOO_LONG)),
        _ => Ok(()),
    }
}

/// Puts problems of several fields together.
pub(super) fn all<W: Wrong>(results: impl IntoIterator<Item = Result<(), No<W>>>) -> Result<(), Vec<No<W>>> {
    let problems: Vec<No<W>> = results.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// A day, not a month.
pub(super) fn any_day<W: Wrong>(field: &'static str, text: &str) -> Result<Date, No<W>> {
    match read_dated(text).map_err(|no| (field, W::date(no)))? {
        Dated::Month(_) => Err((field, W::DAY_NEEDED)),
        Dated::Day(day) => Ok(day),
    }
}

/// A day, not a month, that is not to come.
pub(super) fn day<W: Wrong>(field: &'static str, text: &str, today: Date) -> Result<Date, No<W>> {
    match any_day(field, text)? {
        day if day > today => Err((field, W::FUTURE)),
        day => Ok(day),
    }
}

/// The last day of something, from today on and no later than `latest`; `over` and `too_far` are what to say of others.
pub(super) fn ends_on<W: Wrong>(
    field: &'static str,
    text: &str,
    (today, latest): (Date, Date),
    (over, too_far): (W, W),
) -> Result<Date, No<W>> {
    match any_day(field, text)? {
        day if day < today => Err((field, over)),
        day if day > latest => Err((field, too_far)),
        day => Ok(day),
    }
}
