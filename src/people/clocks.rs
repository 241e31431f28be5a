//! How long what is kept, as data: one row a clock. A clock names what it is about, what sets it going, how long it runs,
//! between which bounds an organisation may set it, whether its end may wait for somebody, and since when it is in force. Why
//! is said by the catalogue under the clock's own code (`clocks-why-CODE`), with the source. A change of the law is another
//! row with another code and day, never a change of these.
//!
//! Here, on the ground floor, because rooms that stand far from one another count by it: what a certificate shows, copies of
//! documents, files, panel members. Payment records and equality monitoring have no row: the program keeps neither.

use super::protection::{Bounds, MEMBER_MONTHS, MONTHS, YEARS};
use time::Date;
use time::macros::date;

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// The file of somebody who was not employed.
    Unsuccessful,
    /// The file of somebody who withdrew.
    Withdrawn,
    /// The file of somebody who was employed, or is about to be.
    Successful,
    /// What the panel gave and said: scores, reasons, spoken words. The candidate's own data, in their file.
    Scores,
    /// What a criminal record certificate shows, and the words of the weighing of it.
    Certificate,
    /// Of a certificate: its number, date, level, who saw it, and what was decided.
    CertificateRecord,
    /// A copy of a document that shows who somebody is or where they live, and for which the file has no use of its own.
    IdentityCopy,
    /// A copy of what shows that somebody who was employed may work.
    RightToWork,
    /// What is kept of a panel member or supporter themselves: name, picture, how they are supported, what they need.
    Member,
}

impl Kept {
    pub const ALL: [Self; 9] = [
        Self::Unsuccessful,
        Self::Withdrawn,
        Self::Successful,
        Self::Scores,
        Self::Certificate,
        Self::CertificateRecord,
        Self::IdentityCopy,
        Self::RightToWork,
        Self::Member,
    ];

    /// The code that is stored and that the ledger has.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsuccessful => "unsuccessful",
            Self::Withdrawn => "withdrawn",
            Self::Successful => "successful",
            Self::Scores => "scores",
            Self::Certificate => "certificate",
            Self::CertificateRecord => "certificate-record",
            Self::IdentityCopy => "identity-copy",
            Self::RightToWork => "right-to-work",
            Self::Member => "member",
        }
    }

    /// What a stored code means.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kept| kept.code() == code)
    }
}

/// What sets a clock going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trigger {
    /// The day on which they were told the decision; until somebody notes it, the day of the decision.
    DecisionTold,
    Withdrew,
    EmploymentEnded,
    LeftPanel,
    /// Two persons decided what to do about a certificate; while nobody has, it was written down.
    CertificateDecided,
    /// A document was looked at.
    Checked,
    /// None of its own: it goes when the candidate's file goes.
    File,
}

impl Trigger {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::DecisionTold => "decision-told",
            Self::Withdrew => "withdrew",
            Self::EmploymentEnded => "employment-ended",
            Self::LeftPanel => "left-panel",
            Self::CertificateDecided => "certificate-decided",
            Self::Checked => "checked",
            Self::File => "file",
        }
    }
}

/// How long a clock runs, in whole months of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub months: i64,
}

impl Period {
    #[must_use]
    pub const fn months(months: i64) -> Self {
        Self { months }
    }

    #[must_use]
    pub const fn years(years: i64) -> Self {
        Self { months: 12 * years }
    }
}

/// One clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub code: &'static str,
    pub kept: Kept,
    pub trigger: Trigger,
    /// No months where it goes with the file.
    pub usual: Period,
    /// Between which bounds an organisation may set it, in months or years as its setting counts; none where it is fixed.
    pub bounds: Option<Bounds>,
    /// Its last day is an outer limit: what is due goes, and does not wait for somebody who is asked first.
    pub waits_for_nobody: bool,
    pub in_force_from: Date,
    pub in_force_to: Option<Date>,
}

/// A row whose period the law or its guidance fixes.
const fn fixed(code: &'static str, kept: Kept, trigger: Trigger, months: i64, in_force_from: Date) -> Clock {
    let usual = Period::months(months);
    Clock { code, kept, trigger, usual, bounds: None, waits_for_nobody: false, in_force_from, in_force_to: None }
}

/// The General Data Protection Regulation applies.
const GDPR: Date = date!(2018 - 05 - 25);

/// Every clock there is, whether in force or not.
///
/// Sources: UK GDPR art. 5(1)(e) (no longer than necessary); Equality Act 2010 s123 and the Employment Rights Act 2025 (claims
/// within six months), Acas early conciliation of twelve weeks; Limitation Act 1980 s5 (six years); Code of practice under
/// Police Act 1997 s122 (November 2015: generally no more than six months after the decision); the criminal records office's
/// guidance on checking identity (live 22 April 2025, compulsory 1 November 2025: two years); Immigration (Restrictions on
/// Employment) Order 2007 art. 6 and the Home Office's guide for employers (during the employment and two years after it).
pub const CLOCKS: [Clock; 9] = [
    Clock {
        bounds: Some(MONTHS),
        ..fixed("unsuccessful-2026", Kept::Unsuccessful, Trigger::DecisionTold, MONTHS.usual, GDPR)
    },
    Clock { bounds: Some(MONTHS), ..fixed("withdrawn-2026", Kept::Withdrawn, Trigger::Withdrew, MONTHS.usual, GDPR) },
    Clock {
        bounds: Some(YEARS),
        ..fixed("successful-2026", Kept::Successful, Trigger::EmploymentEnded, 12 * YEARS.usual, GDPR)
    },
    fixed("scores-2026", Kept::Scores, Trigger::File, 0, GDPR),
    Clock {
        waits_for_nobody: true,
        ..fixed("certificate-2015", Kept::Certificate, Trigger::CertificateDecided, 6, date!(2015 - 11 - 01))
    },
    fixed("certificate-record-2015", Kept::CertificateRecord, Trigger::File, 0, date!(2015 - 11 - 01)),
    fixed("identity-copy-2025", Kept::IdentityCopy, Trigger::Checked, 24, date!(2025 - 11 - 01)),
    fixed("right-to-work-2008", Kept::RightToWork, Trigger::EmploymentEnded, 24, date!(2008 - 02 - 29)),
    fixed("member-2026", Kept::Member, Trigger::LeftPanel, MEMBER_MONTHS, GDPR),
];

/// The clock that is in force on a day for what is kept.
#[must_use]
pub fn clock(kept: Kept, today: Date) -> Option<&'static Clock> {
    CLOCKS.iter().find(|clock| {
        clock.kept == kept && clock.in_force_from <= today && clock.in_force_to.is_none_or(|to| today <= to)
    })
}

/// For how many months something is kept that no organisation may set: by the clock in force on a day, else by the last there
/// is, so that nothing goes at once because a day is strange.
#[must_use]
pub fn months_of(kept: Kept, today: Date) -> i64 {
    let last = || CLOCKS.iter().rev().find(|clock| clock.kept == kept);
    clock(kept, today).or_else(last).map_or(0, |clock| clock.usual.months)
}

/// What an organisation set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set {
    pub months: i64,
    pub years: i64,
}

impl Default for Set {
    fn default() -> Self {
        Self { months: MONTHS.usual, years: YEARS.usual }
    }
}

/// How long a clock runs in an organisation: as it set it if that is within the bounds, else as usual.
#[must_use]
pub fn period(clock: &Clock, set: Set) -> Period {
    let set = match clock.kept {
        Kept::Unsuccessful | Kept::Withdrawn => (set.months, Period::months(set.months)),
        Kept::Successful => (set.years, Period::years(set.years)),
        _ => return clock.usual,
    };
    if clock.bounds.is_some_and(|bounds| bounds.allow(set.0)) { set.1 } else { clock.usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = date!(2026 - 11 - 25);

    #[test]
    fn every_kind_has_exactly_one_clock_in_force_today_and_its_own_code() {
        for kept in Kept::ALL {
            let in_force = CLOCKS.iter().filter(|clock| clock.kept == kept && clock.in_force_to.is_none()).count();
            assert_eq!(in_force, 1, "{kept:?}");
            assert!(clock(kept, TODAY).is_some_and(|clock| clock.code.starts_with(kept.code())), "{kept:?}");
            assert_eq!(Kept::parse(kept.code()), Some(kept));
        }
        assert_eq!(clock(Kept::Unsuccessful, date!(2018 - 05 - 24)), None, "before it is in force there is none");
        assert_eq!(Kept::parse("payments"), None);
    }

    #[test]
    fn the_periods_are_those_of_the_law_and_its_guidance() {
        let usual = |kept| clock(kept, TODAY).map(|clock| clock.usual.months);
        assert_eq!(usual(Kept::Certificate), Some(6));
        assert_eq!(usual(Kept::IdentityCopy), Some(24));
        assert_eq!(usual(Kept::RightToWork), Some(24));
        assert_eq!(usual(Kept::Unsuccessful), Some(12));
        assert_eq!(usual(Kept::Withdrawn), Some(12));
        assert_eq!(usual(Kept::Successful), Some(72));
        assert_eq!(usual(Kept::Member), Some(12));
        assert_eq!(months_of(Kept::Certificate, date!(1999 - 01 - 01)), 6, "a strange day lets nothing go at once");
    }

    #[test]
    fn what_has_no_months_of_its_own_goes_with_the_file_and_nothing_else_does() {
        for clock in &CLOCKS {
            assert_eq!(clock.trigger == Trigger::File, clock.usual.months == 0, "{}", clock.code);
            assert!(clock.bounds.is_none_or(|_| !clock.waits_for_nobody), "{}: a limit is not set", clock.code);
        }
    }

    #[test]
    fn only_what_a_certificate_shows_waits_for_nobody() {
        let limits: Vec<_> = CLOCKS.iter().filter(|clock| clock.waits_for_nobody).map(|clock| clock.kept).collect();
        assert_eq!(limits, [Kept::Certificate]);
    }
}
