//! How an organisation looks after people's data: whom to ask, how long a file is kept, and who decides that it goes.
//!
//! These are settings within bounds. The bounds come from the law and from what a tribunal may still ask for; see
//! [`MONTHS`] and [`YEARS`].

#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

/// A period with its usual value and how far it may be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub usual: i64,
    pub least: i64,
    pub most: i64,
}

impl Bounds {
    #[must_use]
    pub fn allow(self, value: i64) -> bool {
        (self.least..=self.most).contains(&value)
    }
}

/// Months for which the file of somebody who was not employed is kept after they were told. A claim of discrimination may
/// come six months after the decision and conciliation adds up to twelve weeks (Equality Act 2010 s123 as amended; Acas
/// early conciliation), so fewer than nine are too short; more than two years need more than a claim as their reason.
pub const MONTHS: Bounds = Bounds { usual: 12, least: 9, most: 24 };

/// Years for which the file of an employed person is kept after they left: the time within which a contract may be sued on
/// (Limitation Act 1980 s5).
pub const YEARS: Bounds = Bounds { usual: 6, least: 1, most: 6 };

/// Months for which a panel member's own details are kept after they left the panel.
pub const MEMBER_MONTHS: i64 = 12;

/// Days for which a copy of the key store is kept at most, and a copy of the database at least while nothing else is set: so
/// long a locked backup may still hold what was deleted from the living database. The Information Commissioner accepts that
/// where nobody opens a backup for it, it is deleted again when one is restored, and people are told how long it lasts.
pub const COPIES_DAYS: i64 = 30;

/// What stood in the place of a restored database is kept so many days, for whoever restored the wrong copy. It is not locked.
pub const ASIDE_DAYS: i64 = 14;

/// Fewest characters of the reason for another period than the usual one.
pub const WHY_MIN: usize = 10;

/// Who lets go of what is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Erases {
    /// A nightly job, two weeks after it stood in the queue for somebody to see.
    ByItself,
    /// A person, each time.
    AskFirst,
}

impl Erases {
    pub const ALL: [Self; 2] = [Self::ByItself, Self::AskFirst];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ByItself => "by_itself",
            Self::AskFirst => "ask_first",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// The settings of one organisation.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Protection {
    /// Whom to ask about data: a name or a post. Empty while nobody said.
    pub contact: String,
    /// How they are reached.
    pub reach: String,
    /// The number under which the organisation pays the Information Commissioner's fee.
    pub ico_number: String,
    pub months: i64,
    pub months_why: String,
    pub years: i64,
    /// Why they are other years than the usual ones.
    pub years_why: String,
    pub erases: Erases,
    pub hosting: String,
    pub mail: String,
    pub copies: String,
    pub adviser: String,
    /// When it was last set; none while the usual values hold.
    pub at: Option<Timestamp>,
    /// By whom; empty while the usual values hold.
    pub by_name: String,
}

#[cfg(feature = "ssr")]
impl Default for Protection {
    fn default() -> Self {
        Self {
            contact: String::new(),
            reach: String::new(),
            ico_number: String::new(),
            months: MONTHS.usual,
            months_why: String::new(),
            years: YEARS.usual,
            years_why: String::new(),
            erases: Erases::ByItself,
            hosting: String::new(),
            mail: String::new(),
            copies: String::new(),
            adviser: String::new(),
            at: None,
            by_name: String::new(),
        }
    }
}

#[cfg(feature = "ssr")]
impl Protection {
    /// Somebody said whom to ask about data and how they are reached. Where nobody has, texts name somebody else.
    #[must_use]
    pub fn names_a_contact(&self) -> bool {
        !self.contact.trim().is_empty() && !self.reach.trim().is_empty()
    }

    /// Something is missing that candidates and panel members are told.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        !self.names_a_contact() || self.ico_number.is_empty()
    }
}

/// Is this written as the Information Commissioner writes registration numbers: Z and seven digits, or ZA or ZB and six?
#[must_use]
pub fn is_ico_number(text: &str) -> bool {
    let digits = |rest: &str, n: usize| rest.len() == n && rest.bytes().all(|byte| byte.is_ascii_digit());
    let second = text.strip_prefix(['Z']).and_then(|rest| rest.strip_prefix(|sign: char| sign.is_ascii_uppercase()));
    second.is_some_and(|rest| digits(rest, 6)) || text.strip_prefix('Z').is_some_and(|rest| digits(rest, 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commissioners_numbers_have_eight_signs() {
        for good in ["Z1234567", "ZA123456", "ZB000001"] {
            assert!(is_ico_number(good), "{good}");
        }
        for bad in ["", "Z123456", "ZA12345", "12345678", "za123456", "ZAB12345", "Z12345678"] {
            assert!(!is_ico_number(bad), "{bad}");
        }
    }

    #[test]
    fn the_usual_periods_are_within_their_bounds() {
        for bounds in [MONTHS, YEARS] {
            assert!(bounds.allow(bounds.usual) && !bounds.allow(bounds.least - 1) && !bounds.allow(bounds.most + 1));
        }
    }
}
