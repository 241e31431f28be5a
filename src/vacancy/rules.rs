//! Pure decisions about vacancies and candidates: which stage may follow which and what it needs, what a typed or
//! imported candidate must look like, and which days are believable.

use super::{OfferState, Stage};
use std::collections::HashMap;
use time::macros::format_description;
use time::{Date, Duration};

/// What is known about a candidate when a step is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// The candidate had the notice, and it is written down when.
    pub notice_given: bool,
    /// They have met the panel at some time.
    pub interviewed: bool,
    /// The last offer made to them, if any.
    pub offer: Option<OfferState>,
    /// A reason was written for this step.
    pub reason: bool,
    /// A first day was set, and they never began to work.
    pub never_began: bool,
}

/// Why a step is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoStep {
    /// They are at this stage already.
    AlreadyThere,
    /// Nothing follows the stage they are at.
    Ended,
    /// This stage does not follow that one.
    NotFromHere,
    NoticeNotGiven,
    NotInterviewed,
    OfferNotMade,
    OfferNotAccepted,
    ReasonNeeded,
}

impl NoStep {
    /// Its message in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            NoStep::AlreadyThere => "vacancy-step-already-there",
            NoStep::Ended => "vacancy-step-ended",
            NoStep::NotFromHere => "vacancy-step-not-from-here",
            NoStep::NoticeNotGiven => "vacancy-step-notice-not-given",
            NoStep::NotInterviewed => "vacancy-step-not-interviewed",
            NoStep::OfferNotMade => "vacancy-step-offer-not-made",
            NoStep::OfferNotAccepted => "vacancy-step-offer-not-accepted",
            NoStep::ReasonNeeded => "vacancy-step-reason-needed",
        }
    }

    /// The field that the message stands beside.
    pub fn field(self) -> &'static str {
        match self {
            NoStep::ReasonNeeded => "reason",
            _ => "to",
        }
    }
}

/// Which step is allowed, and what it needs. What only a later room knows is answered for by that room before it asks
/// for the step: that an interview was held (panel), that a choice was made with its reasons and that the checks allow
/// it to be confirmed (weighing), that the gate is open (checks).
pub fn step(from: Stage, to: Stage, needs: &Needs) -> Result<(), NoStep> {
    use Stage::*;
    let need = |held: bool, why: NoStep| if held { Ok(()) } else { Err(why) };
    if from == to {
        return Err(NoStep::AlreadyThere);
    }
    // A first day that was set is no beginning yet.
    if from.is_end() && !(from == Started && needs.never_began) {
        return Err(NoStep::Ended);
    }
    match (from, to) {
        (_, Withdrawn) => need(needs.reason, NoStep::ReasonNeeded),
        (ConditionalOffer | Accepted | Cleared | Started, OfferWithdrawn) => need(needs.reason, NoStep::ReasonNeeded),
        (Applied, Shortlisted) => Ok(()),
        // Not to be seen by the panel at all: the file says why.
        (Applied | Shortlisted, NotChosen) => need(needs.reason, NoStep::ReasonNeeded),
        // Second thoughts before the panel met anybody.
        (NotChosen, Shortlisted) if !needs.interviewed => Ok(()),
        (Shortlisted, Interviewed) => need(needs.notice_given, NoStep::NoticeNotGiven),
        (Interviewed, Chosen | Reserve | NotChosen) => Ok(()),
        // A choice may be made anew as long as nothing was offered.
        (Chosen | Reserve | NotChosen, Chosen | Reserve | NotChosen) => need(needs.interviewed, NoStep::NotInterviewed),
        (Chosen, ConditionalOffer) => need(needs.offer == Some(OfferState::Open), NoStep::OfferNotMade),
        (ConditionalOffer, Accepted) => need(needs.offer == Some(OfferState::Accepted), NoStep::OfferNotAccepted),
        (Accepted, Cleared) | (Cleared, Started) => Ok(()),
        _ => Err(NoStep::NotFromHere),
    }
}

/// The stages that a candidate could go to next if everything a step needs were there.
pub fn next_stages(from: Stage, needs: &Needs) -> Vec<Stage> {
    Stage::ALL
        .into_iter()
        .filter(|to| !matches!(step(from, *to, needs), Err(NoStep::AlreadyThere | NoStep::Ended | NoStep::NotFromHere)))
        .collect()
}

/// The longest name of a person, vacancy or service that is kept.
pub const NAME_AT_MOST: usize = 120;
/// The longest address that mail can carry.
const EMAIL_AT_MOST: usize = 254;
/// The longest text that is kept in one field of words.
pub const WORDS_AT_MOST: usize = 4000;
/// The most rows that one file may bring.
pub const ROWS_AT_MOST: usize = 300;

/// A candidate as typed or imported, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Why a candidate can't be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadEntrant {
    NameNeeded,
    NameTooLong,
    NameStrange,
    EmailWrong,
    EmailTooLong,
    PhoneWrong,
    /// Neither an e-mail address nor a phone number.
    NoWayToReach,
    /// The same address stands in an earlier row of the file.
    EmailTwice {
        line: u64,
    },
    /// The same address belongs to a candidate of this vacancy.
    EmailKnown,
    /// The row has fewer fields than the heading.
    TooFewFields,
}

impl BadEntrant {
    /// Its message in the catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            BadEntrant::NameNeeded => "vacancy-candidate-name-needed",
            BadEntrant::NameTooLong => "vacancy-candidate-name-too-long",
            BadEntrant::NameStrange => "vacancy-candidate-name-strange",
            BadEntrant::EmailWrong => "vacancy-candidate-email-wrong",
            BadEntrant::EmailTooLong => "vacancy-candidate-email-too-long",
            BadEntrant::PhoneWrong => "vacancy-candidate-phone-wrong",
            BadEntrant::NoWayToReach => "vacancy-candidate-no-way-to-reach",
            BadEntrant::EmailTwice { .. } => "vacancy-candidate-email-twice",
            BadEntrant::EmailKnown => "vacancy-candidate-email-known",
            BadEntrant::TooFewFields => "vacancy-candidate-too-few-fields",
        }
    }

    /// The field that the message stands beside.
    pub fn field(&self) -> &'static str {
        match self {
            BadEntrant::NameNeeded | BadEntrant::NameTooLong | BadEntrant::NameStrange => "name",
            BadEntrant::PhoneWrong => "phone",
            _ => "email",
        }
    }
}

impl Entrant {
    /// Takes what was typed, without the spaces around it.
    pub fn parse(name: &str, email: &str, phone: &str) -> Result<Entrant, BadEntrant> {
        let name = a_name(name)?;
        let (email, phone) = ways_to_reach(email, phone)?;
        if email.is_none() && phone.is_none() {
            return Err(BadEntrant::NoWayToReach);
        }
        Ok(Entrant { name, email, phone })
    }
}

/// Somebody's name, as typed.
///
/// # Errors
/// None, too long, or no name.
pub fn a_name(typed: &str) -> Result<String, BadEntrant> {
    let name = one_line(typed);
    if name.is_empty() {
        return Err(BadEntrant::NameNeeded);
    }
    if name.chars().count() > NAME_AT_MOST {
        return Err(BadEntrant::NameTooLong);
    }
    if name.chars().any(char::is_control) || !name.chars().any(char::is_alphabetic) {
        return Err(BadEntrant::NameStrange);
    }
    Ok(name)
}

/// An address and a number, each where one was typed.
///
/// # Errors
/// One that certainly is none.
pub fn ways_to_reach(email: &str, phone: &str) -> Result<(Option<String>, Option<String>), BadEntrant> {
    let (email, phone) = (email.trim(), phone.trim());
    let email = if email.is_empty() { None } else { Some(an_email(email)?) };
    let phone = if phone.is_empty() { None } else { Some(a_phone(phone)?) };
    Ok((email, phone))
}

/// Runs of white space become one space: a name copied from a spreadsheet stays one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// By which two addresses are the same.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Whether an address could be one is for mail to find out; this refuses what certainly is none.
fn an_email(email: &str) -> Result<String, BadEntrant> {
    if email.len() > EMAIL_AT_MOST {
        return Err(BadEntrant::EmailTooLong);
    }
    let Some((before, domain)) = email.split_once('@') else { return Err(BadEntrant::EmailWrong) };
    let strange = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>' | '"');
    let good = !before.is_empty()
        && !before.contains(strange)
        && !domain.contains(strange)
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty());
    if good { Ok(email.to_owned()) } else { Err(BadEntrant::EmailWrong) }
}

fn a_phone(phone: &str) -> Result<String, BadEntrant> {
    let phone = one_line(phone);
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let good = (7..=15).contains(&digits)
        && phone.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '.' | '+'));
    if good { Ok(phone) } else { Err(BadEntrant::PhoneWrong) }
}

/// A file as it was read: the fields of its first line, and each later line with its number in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub heading: Vec<String>,
    pub rows: Vec<(u64, Vec<String>)>,
}

/// A row of a file that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodRow {
    pub line: u64,
    pub entrant: Entrant,
}

/// A row of a file that can't be kept, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    pub line: u64,
    /// What stood there.
    pub fields: Vec<String>,
    pub why: BadEntrant,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    pub good: Vec<GoodRow>,
    pub bad: Vec<BadRow>,
}

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadSheet {
    Empty,
    /// The heading lacks this column.
    ColumnMissing(&'static str),
    /// The heading has neither a column for e-mail addresses nor one for phone numbers.
    NoWayToReach,
    /// The heading has this column twice.
    ColumnTwice(&'static str),
    /// A heading and nothing below it.
    NoRows,
    TooManyRows,
}

impl BadSheet {
    /// Its message in the catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            BadSheet::Empty => "vacancy-import-empty",
            BadSheet::ColumnMissing(_) => "vacancy-import-column-missing",
            BadSheet::NoWayToReach => "vacancy-import-no-way-to-reach",
            BadSheet::ColumnTwice(_) => "vacancy-import-column-twice",
            BadSheet::NoRows => "vacancy-import-no-rows",
            BadSheet::TooManyRows => "vacancy-import-too-many-rows",
        }
    }

    /// The column that it is about.
    pub fn column(&self) -> Option<&'static str> {
        match self {
            BadSheet::ColumnMissing(column) | BadSheet::ColumnTwice(column) => Some(column),
            _ => None,
        }
    }
}

/// What separates the fields: a file saved as CSV has commas, cells copied out of a spreadsheet have tabs.
pub fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.contains(',') {
        b','
    } else if first.contains('\t') {
        b'\t'
    } else if first.contains(';') {
        b';'
    } else {
        b','
    }
}

/// A spreadsheet's own file (.xlsx, .ods: a ZIP; .xls: an older container) instead of one saved as CSV.
pub fn is_workbook(text: &str) -> bool {
    text.starts_with("PK\u{3}\u{4}") || text.starts_with("\u{d0}\u{cf}\u{11}\u{e0}")
}

/// Can somebody be reached by this? An e-mail address or a phone number stands in it.
pub fn reaches_somebody(contact: &str) -> bool {
    let address = contact.split(|sign: char| sign.is_whitespace() || ",;()<>".contains(sign)).any(|word| {
        word.split_once('@').is_some_and(|(name, house)| !name.is_empty() && house.trim_matches('.').contains('.'))
    });
    address || contact.chars().filter(char::is_ascii_digit).count() >= 5
}

/// Some programs begin a file with a mark of its encoding.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Sorts the rows of a file into those that can be kept and those that can't, each by line and reason. Columns may stand
/// in any order and other columns are passed over; one of e-mail and phone may be left out. `known` are the addresses of the candidates already there.
pub fn import(sheet: &Sheet, known: &[String]) -> Result<Import, BadSheet> {
    if sheet.heading.iter().all(|field| field.trim().is_empty()) {
        return Err(BadSheet::Empty);
    }
    let name = column(&sheet.heading, "name")?.ok_or(BadSheet::ColumnMissing("name"))?;
    let (email, phone) = (column(&sheet.heading, "email")?, column(&sheet.heading, "phone")?);
    if email.is_none() && phone.is_none() {
        return Err(BadSheet::NoWayToReach);
    }
    if sheet.rows.is_empty() {
        return Err(BadSheet::NoRows);
    }
    if sheet.rows.len() > ROWS_AT_MOST {
        return Err(BadSheet::TooManyRows);
    }
    let known: Vec<_> = known.iter().map(|email| email_key(email)).collect();
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut import = Import::default();
    for (line, fields) in &sheet.rows {
        let at = |column: usize| fields.get(column).map(String::as_str);
        // A column that the file does not have is empty in every row.
        let given = |column: Option<usize>| column.map_or(Some(""), at);
        let checked = match (at(name), given(email), given(phone)) {
            (Some(name), Some(email), Some(phone)) => Entrant::parse(name, email, phone),
            _ => Err(BadEntrant::TooFewFields),
        };
        let checked = checked.and_then(|entrant| match entrant.email.as_deref().map(email_key) {
            Some(key) if known.contains(&key) => Err(BadEntrant::EmailKnown),
            Some(key) => match seen.get(&key) {
                Some(first) => Err(BadEntrant::EmailTwice { line: *first }),
                None => {
                    seen.insert(key, *line);
                    Ok(entrant)
                }
            },
            None => Ok(entrant),
        });
        match checked {
            Ok(entrant) => import.good.push(GoodRow { line: *line, entrant }),
            Err(why) => import.bad.push(BadRow { line: *line, fields: fields.clone(), why }),
        }
    }
    Ok(import)
}

/// Where a column stands, if the heading has it. "E-mail", "Email" and "email" are one.
fn column(heading: &[String], wanted: &'static str) -> Result<Option<usize>, BadSheet> {
    let plain =
        |field: &str| -> String { field.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase() };
    let mut at = heading.iter().enumerate().filter(|(_, field)| plain(field) == wanted).map(|(at, _)| at);
    match (at.next(), at.next()) {
        (only, None) => Ok(only),
        (None, Some(_)) => Ok(None),
        (Some(_), Some(_)) => Err(BadSheet::ColumnTwice(wanted)),
    }
}

/// Why a day is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadDay {
    Needed,
    /// Not a day of the calendar, or not written as one.
    Wrong,
    InFuture,
    /// Further back than can be meant.
    TooLongAgo,
    /// Already over.
    Past,
    /// Further ahead than can be meant.
    TooFarAhead,
}

impl BadDay {
    /// Its message in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            BadDay::Needed => "vacancy-day-needed",
            BadDay::Wrong => "vacancy-day-wrong",
            BadDay::InFuture => "vacancy-day-in-future",
            BadDay::TooLongAgo => "vacancy-day-too-long-ago",
            BadDay::Past => "vacancy-day-past",
            BadDay::TooFarAhead => "vacancy-day-too-far-ahead",
        }
    }
}

/// A day as a date field sends it: 2026-11-17.
pub fn day(typed: &str) -> Result<Date, BadDay> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(BadDay::Needed);
    }
    Date::parse(typed, format_description!("[year]-[month]-[day]")).map_err(|_| BadDay::Wrong)
}

/// Nobody works anywhere for longer.
const YEARS_AT_MOST: i32 = 70;

/// May somebody have begun to work on this day? Today, or as long ago as anybody works.
#[must_use]
pub fn may_have_begun(day: Date, today: Date) -> bool {
    day <= today && today.year() - day.year() <= YEARS_AT_MOST
}

/// A day on which something happened: today or up to a year ago.
pub fn day_behind(typed: &str, today: Date) -> Result<Date, BadDay> {
    let day = day(typed)?;
    if day > today {
        return Err(BadDay::InFuture);
    }
    if day < today - Duration::days(366) {
        return Err(BadDay::TooLongAgo);
    }
    Ok(day)
}

/// Is a day that is to come more than a year (366 days) ahead? Then it was mistyped.
#[must_use]
pub fn is_too_far_ahead(day: Date, today: Date) -> bool {
    day > today.saturating_add(Duration::days(366))
}

/// A day on which something is to happen: today or within a year.
pub fn day_ahead(typed: &str, today: Date) -> Result<Date, BadDay> {
    let day = day(typed)?;
    if day < today {
        return Err(BadDay::Past);
    }
    if is_too_far_ahead(day, today) {
        return Err(BadDay::TooFarAhead);
    }
    Ok(day)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
