//! Reading what was typed about a check, and what follows from it.

use super::{Facts, Field, Kind, Shape, Way};
use crate::checks::dated::{NoDate, months_later, read_dated};
use crate::checks::typed::{NAME_MAX, No, TEXT_MAX, Wrong, any_day, day, length};
use crate::checks::{PackItem, Status};
use crate::codes::codes;
use time::{Date, Duration};

/// For how many days after it was made a share code opens the employer's page.
const SHARE_CODE_DAYS: i64 = 90;
/// For how many months a positive verification notice of the Employer Checking Service gives a statutory excuse.
const NOTICE_MONTHS: i64 = 6;

/// Why something cannot be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoFact {
    #[error("this is missing")]
    Missing,
    #[error("nothing was chosen")]
    Choose,
    #[error("this has to be so")]
    NotConfirmed,
    #[error("too short")]
    TooShort,
    #[error("too long")]
    TooLong,
    #[error("{0}")]
    Date(NoDate),
    #[error("a month only")]
    DayNeeded,
    #[error("in the future")]
    Future,
    #[error("this day is over")]
    Over,
    #[error("not the 12 digits of a certificate")]
    CertificateNumber,
    #[error("the number of an application, not of a certificate")]
    ApplicationNumber,
    #[error("not a share code")]
    ShareCode,
    #[error("a share code to rent")]
    ShareCodeToRent,
    #[error("a share code for something else")]
    ShareCodeForOther,
    #[error("the share code had lapsed")]
    ShareCodeOver,
    #[error("not the last characters alone")]
    LastCharacters,
    #[error("not a PIN of the NMC")]
    NmcPin,
    #[error("this level is not the one that the check is about")]
    WrongLevel,
    #[error("a digital check is for British and Irish passports that are valid")]
    NotDigital,
    #[error("the document had expired")]
    DocumentExpired,
    #[error("after the day of the check")]
    AfterCheck,
    #[error("before what it answers")]
    BeforeAsked,
    #[error("which document is missing")]
    WhichDocument,
    #[error("the limits are missing")]
    LimitNeeded,
    #[error("the adjustments are missing")]
    AdjustmentsNeeded,
}

impl Wrong for NoFact {
    const TOO_LONG: Self = Self::TooLong;
    const DAY_NEEDED: Self = Self::DayNeeded;
    const FUTURE: Self = Self::Future;

    fn date(no: NoDate) -> Self {
        Self::Date(no)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Missing => "facts-missing",
            Self::Choose => "facts-choose",
            Self::NotConfirmed => "facts-not-confirmed",
            Self::TooShort => "facts-too-short",
            Self::TooLong => "history-too-long",
            Self::Date(NoDate::Missing) => "facts-day-missing",
            Self::Date(no) => no.code(),
            Self::DayNeeded => "history-day-needed",
            Self::Future => "facts-future",
            Self::Over => "facts-over",
            Self::CertificateNumber => "facts-certificate-number",
            Self::ApplicationNumber => "facts-application-number",
            Self::ShareCode => "facts-share-code-wrong",
            Self::ShareCodeToRent => "facts-share-code-rent",
            Self::ShareCodeForOther => "facts-share-code-other",
            Self::ShareCodeOver => "facts-share-code-over",
            Self::LastCharacters => "facts-last-characters-wrong",
            Self::NmcPin => "facts-nmc-pin",
            Self::WrongLevel => "facts-wrong-level",
            Self::NotDigital => "facts-not-digital",
            Self::DocumentExpired => "facts-document-expired",
            Self::AfterCheck => "facts-after-check",
            Self::BeforeAsked => "facts-before-asked",
            Self::WhichDocument => "facts-which-document",
            Self::LimitNeeded => "facts-limit-needed",
            Self::AdjustmentsNeeded => "facts-adjustments-needed",
        }
    }
}

/// Reads one way's fields. `checked_on` is the day of the check, which may not be after `today`.
///
/// # Errors
/// One problem a field.
pub fn read<'a>(
    way: &Way,
    item: &PackItem,
    typed: impl Fn(&str) -> &'a str,
    checked_on: Date,
    today: Date,
) -> Result<Facts, Vec<No<NoFact>>> {
    let mut facts = Facts::new();
    let mut problems = Vec::new();
    for field in way.fields {
        match of_shape(field, item, typed(field.name).trim(), today) {
            Ok(None) => {}
            Ok(Some(value)) => {
                facts.insert(field.name.to_owned(), value);
            }
            Err(no) => problems.push((field.name, no)),
        }
    }
    if problems.is_empty() {
        problems = against_each_other(way, item, &facts, checked_on);
    }
    if problems.is_empty() { Ok(facts) } else { Err(problems) }
}

/// One field by itself: its value as it is kept, or nothing where it may be empty.
fn of_shape(field: &Field, item: &PackItem, text: &str, today: Date) -> Result<Option<String>, NoFact> {
    if text.is_empty() {
        return match field.shape {
            _ if field.optional => Ok(None),
            Shape::Choice(_) => Err(NoFact::Choose),
            Shape::Confirmed => Err(NoFact::NotConfirmed),
            Shape::Past | Shape::Ahead | Shape::Day => Err(NoFact::Date(NoDate::Missing)),
            _ => Err(NoFact::Missing),
        };
    }
    let is_day = |text| any_day(field.name, text).map_err(|(_, no)| no);
    let value = match field.shape {
        Shape::Line if length(text) > NAME_MAX => return Err(NoFact::TooLong),
        Shape::Line => text.to_owned(),
        Shape::Words(_) if length(text) > TEXT_MAX => return Err(NoFact::TooLong),
        Shape::Words(least) if length(text) < least => return Err(NoFact::TooShort),
        Shape::Words(_) => text.to_owned(),
        Shape::Choice(codes) if codes.contains(&text) => text.to_owned(),
        Shape::Choice(_) => return Err(NoFact::Choose),
        Shape::Confirmed if text == "yes" => text.to_owned(),
        Shape::Confirmed => return Err(NoFact::NotConfirmed),
        Shape::Past => day(field.name, text, today).map_err(|(_, no)| no)?.to_string(),
        Shape::Day => is_day(text)?.to_string(),
        Shape::Ahead => match is_day(text)? {
            day if day < today => return Err(NoFact::Over),
            day => day.to_string(),
        },
        Shape::CertificateNumber if item.is_of_dbs() => certificate_number(text)?,
        Shape::CertificateNumber if length(text) > NAME_MAX => return Err(NoFact::TooLong),
        Shape::CertificateNumber => text.to_owned(),
        Shape::ShareCode => share_code(text)?,
        Shape::LastCharacters => last_characters(text)?,
        Shape::RegistrationNumber if length(text) > NAME_MAX => return Err(NoFact::TooLong),
        Shape::RegistrationNumber => text.to_uppercase(),
    };
    Ok(Some(value))
}

/// `0012 3456 7890` as `001234567890`. A certificate's number has 12 digits, and zeros at its front count; an application's
/// reference is another thing.
fn certificate_number(text: &str) -> Result<String, NoFact> {
    let digits: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    let is_application = digits.strip_prefix(['E', 'F', 'e', 'f']);
    match is_application {
        Some(rest) if rest.bytes().all(|byte| byte.is_ascii_digit()) => Err(NoFact::ApplicationNumber),
        _ if digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(digits),
        _ => Err(NoFact::CertificateNumber),
    }
}

/// `w12 345 67a` as `W1234567A`. A code that begins with W proves a right to work; R is to rent, and S is for anything else.
fn share_code(text: &str) -> Result<String, NoFact> {
    let code: String = text.chars().filter(|one| one.is_ascii_alphanumeric()).collect::<String>().to_uppercase();
    if code.len() != 9 {
        return Err(NoFact::ShareCode);
    }
    match code.as_bytes().first() {
        Some(b'W') => Ok(code),
        Some(b'R') => Err(NoFact::ShareCodeToRent),
        Some(b'S') => Err(NoFact::ShareCodeForOther),
        _ => Err(NoFact::ShareCode),
    }
}

/// 3 or 4 characters: a document's whole number is not needed to find it again, and does harm in wrong hands.
fn last_characters(text: &str) -> Result<String, NoFact> {
    let fits = (3..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits { Ok(text.to_uppercase()) } else { Err(NoFact::LastCharacters) }
}

/// `01A2345N`: two digits, a letter, four digits, a letter.
fn is_nmc_pin(text: &str) -> bool {
    let form = b"00A0000A";
    text.len() == form.len()
        && text
            .bytes()
            .zip(form)
            .all(|(one, form)| if *form == b'0' { one.is_ascii_digit() } else { one.is_ascii_uppercase() })
}

/// What has to fit together.
fn against_each_other(way: &Way, item: &PackItem, facts: &Facts, checked_on: Date) -> Vec<No<NoFact>> {
    let text = |name: &str| facts.get(name).map_or("", String::as_str);
    let day = |name: &str| day_of(facts, name);
    let mut problems = Vec::new();
    let mut refuse_if = |is: bool, field, no| {
        if is {
            problems.push((field, no));
        }
    };
    let has = |name: &str| way.fields.iter().any(|field| field.name == name);
    for field in ["issued_on", "applied_on", "notice_on", "replied_on", "photograph_on", "signed_on"] {
        refuse_if(day(field).is_some_and(|day| day > checked_on), field, NoFact::AfterCheck);
    }
    if has("level") && !item.levels.is_empty() {
        refuse_if(!item.levels.iter().any(|level| level == text("level")), "level", NoFact::WrongLevel);
    }
    if has("limits") {
        refuse_if(text("limits") != "none" && text("limit_words").is_empty(), "limit_words", NoFact::LimitNeeded);
    }
    if has("fitness") {
        let adjusted = text("fitness") == "fit_with_adjustments";
        refuse_if(adjusted && text("adjustments").is_empty(), "adjustments", NoFact::AdjustmentsNeeded);
    }
    match (way.kind, way.code) {
        (Kind::CriminalRecord, "adult_first") => {
            refuse_if(day("replied_on") < day("asked_on"), "replied_on", NoFact::BeforeAsked);
        }
        (Kind::Identity, _) => {
            let (evisa, no_photograph) =
                (text("identity_document") == "evisa", text("identity_document") == "birth_certificate");
            refuse_if(!evisa && text("original").is_empty(), "original", NoFact::NotConfirmed);
            refuse_if(!no_photograph && text("likeness").is_empty(), "likeness", NoFact::NotConfirmed);
        }
        (Kind::RightToWork, "share_code") => {
            let made = day("code_made_on");
            let over = made.is_some_and(|made| checked_on > made.saturating_add(Duration::days(SHARE_CODE_DAYS)));
            refuse_if(over, "code_made_on", NoFact::ShareCodeOver);
            refuse_if(made.is_some_and(|made| made > checked_on), "code_made_on", NoFact::AfterCheck);
            refuse_if(day("permission_to").is_some_and(|to| to < checked_on), "permission_to", NoFact::Over);
        }
        (Kind::RightToWork, "digital") => {
            refuse_if(text("document") == "other", "document", NoFact::NotDigital);
            refuse_if(day("valid_to").is_some_and(|to| to < checked_on), "valid_to", NoFact::DocumentExpired);
        }
        (Kind::RightToWork, "list_a") => {
            let unnamed = text("document") == "other" && text("document_words").is_empty();
            refuse_if(unnamed, "document_words", NoFact::WhichDocument);
            // A birth certificate shows no face.
            let faceless = text("document") == "other";
            refuse_if(!faceless && text("likeness").is_empty(), "likeness", NoFact::NotConfirmed);
        }
        (Kind::Registration, _) => {
            let wrong = text("register") == "nmc" && !is_nmc_pin(text("registration_number"));
            refuse_if(wrong, "registration_number", NoFact::NmcPin);
        }
        _ => {}
    }
    problems
}

/// The Update Service knows standard and enhanced certificates of the DBS.
#[must_use]
pub fn has_update_service(level: &str) -> bool {
    matches!(level, "standard" | "enhanced" | "enhanced_adults" | "enhanced_children" | "enhanced_both")
}

/// A day among the facts.
#[must_use]
pub fn day_of(facts: &Facts, name: &str) -> Option<Date> {
    facts.get(name).and_then(|text| read_dated(text).ok()).map(crate::checks::dated::Dated::earliest)
}

/// Which country a certificate from abroad is of, however it is spelled with capitals and spaces; empty for everything else.
#[must_use]
pub fn country_of(facts: &Facts) -> String {
    let words = facts.get("country").map_or("", String::as_str).split_whitespace();
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Are both about one certificate? Those of this country have a number; of those from abroad the country, the authority and the
/// day say which.
#[must_use]
pub fn is_same_certificate(one: &Facts, other: &Facts) -> bool {
    let same = |name: &str| one.contains_key(name) && one.get(name) == other.get(name);
    let has_country = !country_of(one).is_empty() && country_of(one) == country_of(other);
    same("certificate_number") || has_country && same("authority") && same("issued_on")
}

codes! {
    /// What has to be weighed by two persons before a check counts, or before somebody starts without it.
    ToWeigh as "assess-about" {
        /// A certificate or a declaration shows something.
        Content = "content",
        /// A register lists the person with a condition.
        Register = "register",
        /// The adults' list has no entry, and the certificate has not come.
        AdultFirst = "adult_first",
    }
}

/// Why a check that was recorded is open all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// The certificate was applied for and has not come.
    Applied,
    /// The adults' list has no entry; the certificate has not come.
    NoMatch,
    /// The reply was to wait for the certificate. It says nothing against the person.
    MustWait,
    /// The certificate is there and has to be seen.
    CertificateThere,
    /// Something is new since the certificate: another one is applied for. It says nothing against the person.
    NewApplication,
    /// The Update Service does not know these details.
    NotMatched,
}

/// What follows from what was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follows {
    pub status: Status,
    pub open: Option<Open>,
    pub to_weigh: Option<ToWeigh>,
    /// The last day on which it holds.
    pub holds_to: Option<Date>,
}

/// What follows from a check that was made this way on this day.
#[must_use]
pub fn follows(way: &Way, item: &PackItem, facts: &Facts, checked_on: Date) -> Follows {
    let text = |name: &str| facts.get(name).map_or("", String::as_str);
    let seen = Follows { status: Status::Seen, open: None, to_weigh: None, holds_to: None };
    let open = |why| Follows { status: Status::NotYet, open: Some(why), ..seen };
    let shown = |something: bool| Follows { to_weigh: something.then_some(ToWeigh::Content), ..seen };
    // A certificate is as old as its issue, not as the day on which somebody saw it.
    let looked_at = if way.kind == Kind::CriminalRecord && matches!(way.code, "certificate" | "pvg") {
        day_of(facts, "issued_on")
    } else {
        None
    };
    let again = item.recheck_months.map(|months| months_later(looked_at.unwrap_or(checked_on), months));
    let notice = || day_of(facts, "notice_on").map(|day| months_later(day, NOTICE_MONTHS));
    let sooner = |days: &[Option<Date>]| days.iter().flatten().min().copied();
    let follows = match (way.kind, way.code) {
        (Kind::CriminalRecord, "applied") => open(Open::Applied),
        (Kind::CriminalRecord, "adult_first") => match text("reply") {
            "no_match" => Follows { to_weigh: Some(ToWeigh::AdultFirst), ..open(Open::NoMatch) },
            "must_wait" => open(Open::MustWait),
            _ => open(Open::CertificateThere),
        },
        (Kind::CriminalRecord, "update_service") => match text("outcome") {
            "blank_current" => seen,
            "content_current" => shown(true),
            "new_information" => open(Open::NewApplication),
            _ => open(Open::NotMatched),
        },
        (Kind::CriminalRecord, "pvg") => {
            Follows { holds_to: day_of(facts, "membership_to"), ..shown(text("shows") == "something") }
        }
        (Kind::RightToWork, "list_b_2" | "employer_service") => Follows { holds_to: notice(), ..seen },
        (Kind::RightToWork, _) => Follows { holds_to: day_of(facts, "permission_to"), ..seen },
        (Kind::Registration, _) => match text("register_says") {
            "registered" => seen,
            "suspended" | "lapsed" | "struck_off" => Follows { status: Status::Problem, ..seen },
            _ => Follows { to_weigh: Some(ToWeigh::Register), ..seen },
        },
        (Kind::Health, _) if text("fitness") == "not_fit" => Follows { status: Status::Problem, ..seen },
        (Kind::Driving, _) => {
            Follows { holds_to: sooner(&[day_of(facts, "valid_to"), day_of(facts, "mot_to")]), ..seen }
        }
        _ => shown(text("shows") == "something"),
    };
    let holds_to = match way.kind {
        Kind::Registration => sooner(&[day_of(facts, "valid_to"), again]),
        _ if follows.status == Status::Seen => sooner(&[follows.holds_to, again]),
        _ => None,
    };
    Follows { holds_to: holds_to.filter(|_| follows.status == Status::Seen), ..follows }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
