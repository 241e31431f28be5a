//! What may be a password: long, and none that is tried first. There is no rule about kinds of signs (NCSC: length and a
//! list of what is refused, no composition).

/// Passwords need this many signs.
pub const PASSWORD_SHORTEST: usize = 10;
/// The longest password that is hashed: a limit on work, not on people.
pub const PASSWORD_LONGEST: usize = 200;
/// This much of a password must be somebody's own, beside names that everybody knows.
const OWN_SIGNS: usize = 6;

/// Passwords that many people chose; where they come from stands at the head of the file.
const COMMON: &str = include_str!("../common_passwords.txt");

/// Neighbours: on the keyboard (rows, columns, and both in turn), in the alphabet, in numbers.
const ROWS: [&str; 15] = [
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "qazwsxedcrfvtgbyhnujm",
];

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRefused {
    TooShort,
    TooLong,
    /// Many people chose it, or a common word with numbers behind it.
    Common,
    /// Rows of keys or numbers, or the same signs again and again.
    Row,
    /// Little more than the name or address of the person or of their organisation.
    Own,
}

impl PasswordRefused {
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "people-password-short",
            Self::TooLong => "people-password-long",
            Self::Common => "people-password-common",
            Self::Row => "people-password-row",
            Self::Own => "people-password-own",
        }
    }
}

/// May this be someone's password? `own` is what others know of them: name, e-mail address, organisation.
///
/// # Errors
/// What is wrong with it.
pub fn password(password: &str, own: &[&str]) -> Result<(), PasswordRefused> {
    let length = password.chars().count();
    if length < PASSWORD_SHORTEST {
        return Err(PasswordRefused::TooShort);
    }
    if length > PASSWORD_LONGEST {
        return Err(PasswordRefused::TooLong);
    }
    let lower = password.to_lowercase();
    let plain: Vec<char> = lower.chars().filter(|sign| sign.is_alphanumeric()).collect();
    if repeats(&lower.chars().collect::<Vec<_>>()) || repeats(&plain) || is_row(&plain) {
        return Err(PasswordRefused::Row);
    }
    if is_common(&lower) {
        return Err(PasswordRefused::Common);
    }
    if is_own(plain.iter().collect(), own) {
        return Err(PasswordRefused::Own);
    }
    Ok(())
}

/// At most three different signs, or a piece of a few signs again and again.
fn repeats(signs: &[char]) -> bool {
    let mut different = signs.to_vec();
    different.sort_unstable();
    different.dedup();
    let again =
        |piece: usize| signs.len() >= 2 * piece && signs.iter().zip(&signs[piece..]).all(|(one, next)| one == next);
    different.len() <= 3 || (1..=4).any(again)
}

/// Mostly stretches of neighbours: three signs and more from one leap to the next.
fn is_row(signs: &[char]) -> bool {
    let follows = |one: char, next: char| {
        let pair = [String::from_iter([one, next]), String::from_iter([next, one])];
        one == next || ROWS.iter().any(|row| pair.iter().any(|pair| row.contains(pair.as_str())))
    };
    let leaps = signs.windows(2).filter(|pair| !follows(pair[0], pair[1])).count();
    signs.len() >= 3 * (leaps + 1)
}

/// One of the list, or a word of the list with numbers and signs around it.
fn is_common(lower: &str) -> bool {
    let word = lower.trim_matches(|sign: char| !sign.is_alphabetic());
    let listed = |text: &str| COMMON.lines().any(|line| line == text);
    listed(lower) || (word.len() >= 5 && listed(word))
}

/// What is left without the words that everybody knows is too little.
fn is_own(mut plain: String, own: &[&str]) -> bool {
    let length = plain.chars().count();
    let mut words: Vec<String> = vec!["sametable".to_owned()];
    for text in own {
        let lower = text.to_lowercase();
        words.extend(lower.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned));
    }
    words.retain(|word| word.chars().count() >= 3);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &words {
        plain = plain.replace(word.as_str(), "");
    }
    let left = plain.chars().count();
    left < OWN_SIGNS && left < length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(text: &str) -> Result<(), PasswordRefused> {
        password(text, &["ann@larches.example", "Ann Example", "Larches Care"])
    }

    #[test]
    fn a_short_password_is_refused_and_a_long_one() {
        assert_eq!(tried("short"), Err(PasswordRefused::TooShort));
        assert_eq!(tried(&"long words ".repeat(20)), Err(PasswordRefused::TooLong));
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for row in [
            "1234567890",
            "0987654321",
            "12345678901234",
            "qwertyuiop",
            "Qwertyuiop123",
            "qwerty 12345",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "1212121212",
            "abcdefghijkl",
            "11-22-33-44-55",
            "asdfghjkl;123",
        ] {
            assert_eq!(tried(row), Err(PasswordRefused::Row), "{row}");
        }
        for common in ["Password123", "password2026!", "manchester", "!!Sunshine!!", "liverpool1892", "iloveyou1234"] {
            assert_eq!(tried(common), Err(PasswordRefused::Common), "{common}");
        }
        for own in [
            "Ann Example",
            "annexample1",
            "Larches Care 24",
            "larches.example",
            "ann@larches.example",
            "SameTable2026",
            "LarchesAnn99",
        ] {
            assert_eq!(tried(own), Err(PasswordRefused::Own), "{own}");
        }
    }

    #[test]
    fn three_words_are_taken_whatever_their_signs_and_language() {
        for good in [
            "three blue buses",
            "rain on the tin roof",
            "a quiet paper boat",
            "Ann likes blue buses",
            "Tair bws glas mawr",
            "larches in the morning",
            "correcthorsebattery",
            "kq7-x2mv-9hptw",
            "съешь ещё этих булок",
            "42 owls at Elm House",
        ] {
            assert_eq!(tried(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn somebody_of_whom_nothing_is_known_can_choose_one() {
        assert_eq!(password("three blue buses", &["", ""]), Ok(()));
    }
}
