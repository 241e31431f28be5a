//! What a list of people who work here already must look like, and what the table shows of a check.

use super::{About, Elsewhere};
use crate::checks::dated::{Dated, read_dated};
use crate::checks::rules::Stand;
use crate::checks::{Status, typed};
use crate::vacancy::WorkKind;
use crate::vacancy::rules::{BadEntrant, Sheet, a_name, one_line, ways_to_reach};
use std::collections::HashMap;
use time::{Date, Duration};

/// The most people that one list may bring.
pub const ROWS_AT_MOST: usize = 500;
/// The most characters of a job's name and of the other cells.
pub const CELL_AT_MOST: usize = 120;
/// Nobody works anywhere for longer, and no check is older.
const YEARS_AT_MOST: i32 = 70;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    Name,
    Job,
    Home,
    Start,
    Kind,
    Email,
    Phone,
    /// Where the records of the checks are.
    KeptWhere,
    Check(About, Part),
}

/// What a column says of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    Level,
    Number,
    Day,
    SeenBy,
}

/// The columns that are about the person: as a list names them, and other names for the same.
const OF_PERSON: &[(Column, &[&str])] = &[
    (Column::Name, &["name", "full name", "person"]),
    (Column::Job, &["job", "role", "job title", "post"]),
    (Column::Home, &["home", "service", "team", "location"]),
    (Column::Start, &["start date", "start", "started", "date started"]),
    (Column::Kind, &["works as", "kind", "type"]),
    (Column::Email, &["email"]),
    (Column::Phone, &["phone", "mobile", "telephone"]),
    (Column::KeptWhere, &["kept where", "recorded elsewhere", "recorded in", "where recorded"]),
];

const PARTS: &[(Part, &[&str])] = &[
    (Part::Level, &["level"]),
    (Part::Number, &["number", "certificate number"]),
    (Part::Day, &["date", "day", "checked on"]),
    (Part::SeenBy, &["seen by", "checked by"]),
];

impl Column {
    /// As a list names it.
    #[must_use]
    pub fn heading(self) -> String {
        let first = |all: &[&str]| all.first().map_or(String::new(), |one| (*one).to_owned());
        match self {
            Self::Check(about, part) => {
                let part = PARTS.iter().find(|(one, _)| *one == part).map_or(String::new(), |(_, all)| first(all));
                format!("{} {part}", about.code().replace('_', " "))
            }
            _ => OF_PERSON.iter().find(|(one, _)| *one == self).map_or(String::new(), |(_, all)| first(all)),
        }
    }

    /// The columns of the list that the page offers, in order.
    #[must_use]
    pub fn offered() -> Vec<Self> {
        let mut all: Vec<_> = OF_PERSON.iter().map(|(column, _)| *column).collect();
        for about in About::ALL {
            let parts = PARTS.iter().map(|(part, _)| *part);
            // Only certificates have levels; what has no number of its own has no column for one.
            let has = |part: &Part| match part {
                Part::Level => *about == About::Dbs,
                Part::Number => matches!(about, About::Dbs | About::RightToWork | About::Registration),
                Part::Day | Part::SeenBy => true,
            };
            all.extend(parts.filter(has).map(|part| Self::Check(*about, part)));
        }
        all
    }

    /// The column with this heading. "E-mail", "Email" and "email" are one.
    #[must_use]
    pub fn of(heading: &str) -> Option<Self> {
        let wanted = plain(heading);
        let is = |names: &[&str]| names.iter().any(|name| plain(name) == wanted);
        if let Some((column, _)) = OF_PERSON.iter().find(|(_, names)| is(names)) {
            return Some(*column);
        }
        About::ALL.iter().find_map(|about| {
            let rest = wanted.strip_prefix(&plain(about.code()))?;
            let (part, _) = PARTS.iter().find(|(_, names)| names.iter().any(|name| plain(name) == rest))?;
            Some(Self::Check(*about, *part))
        })
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// Somebody of the list, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    pub name: String,
    pub job: String,
    /// Which of the homes that were given.
    pub home: usize,
    pub since: Date,
    pub kind: WorkKind,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub checks: Vec<Elsewhere>,
}

/// A line that can't be kept, and every reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    pub line: u64,
    /// What stood there.
    pub fields: Vec<String>,
    pub why: Vec<(Column, BadCell)>,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCell {
    Person(BadEntrant),
    JobNeeded,
    HomeNeeded,
    HomeUnknown,
    KindUnknown,
    StartNeeded,
    /// No date, or none that is written as one.
    DayUnreadable,
    /// A year or a month alone.
    DayWhole,
    Future,
    TooLongAgo,
    /// Something is said of a check, and not on which day it was made.
    DayNeeded,
    LevelNeeded,
    LevelUnknown,
    /// The number of a DBS certificate has 12 digits.
    NumberWrong,
    TooLong,
    /// The line has fewer cells than the heading.
    TooFewCells,
    /// The same person stands in an earlier line.
    Twice(u64),
    /// They are here already.
    Known,
}

impl BadCell {
    /// Its message in the catalogue.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Person(why) => why.code(),
            Self::JobNeeded => "employed-job-needed",
            Self::HomeNeeded => "employed-home-needed",
            Self::HomeUnknown => "employed-home-unknown",
            Self::KindUnknown => "employed-kind-unknown",
            Self::StartNeeded => "employed-start-needed",
            Self::DayUnreadable => "employed-day-unreadable",
            Self::DayWhole => "employed-day-whole",
            Self::Future => "employed-day-future",
            Self::TooLongAgo => "employed-day-too-long-ago",
            Self::DayNeeded => "employed-day-needed",
            Self::LevelNeeded => "employed-level-needed",
            Self::LevelUnknown => "employed-level-unknown",
            Self::NumberWrong => "employed-number-wrong",
            Self::TooLong => "employed-too-long",
            Self::TooFewCells => "employed-too-few-cells",
            Self::Twice(_) => "employed-twice",
            Self::Known => "employed-known",
        }
    }
}

/// What a list would bring.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    pub good: Vec<Row>,
    pub bad: Vec<BadRow>,
    /// Lines of people whose name somebody in the same home has who began on another day: perhaps the same person.
    pub alike: Vec<u64>,
    /// Headings that nothing is read of.
    pub unread: Vec<String>,
}

/// Why nothing of a list can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadList {
    Empty,
    ColumnMissing(Column),
    ColumnTwice(Column),
    NoRows,
    TooManyRows,
}

impl BadList {
    /// Its message in the catalogue.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "employed-list-empty",
            Self::ColumnMissing(_) => "employed-list-column-missing",
            Self::ColumnTwice(_) => "employed-list-column-twice",
            Self::NoRows => "employed-list-no-rows",
            Self::TooManyRows => "employed-list-too-many-rows",
        }
    }

    /// The column that it is about.
    #[must_use]
    pub fn column(&self) -> Option<Column> {
        match self {
            Self::ColumnMissing(column) | Self::ColumnTwice(column) => Some(*column),
            _ => None,
        }
    }
}

/// Whom a list is compared with, to bring nobody in twice: somebody who works in a home, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct There {
    pub name: String,
    pub home: usize,
    pub since: Date,
}

/// Sorts the lines into those that can be kept and those that can't, each with every reason. Columns may stand in any order, and what
/// is not known is passed over and named.
///
/// # Errors
/// Nothing of the list can be used.
pub fn read(sheet: &Sheet, homes: &[String], there: &[There], today: Date) -> Result<Reading, BadList> {
    if sheet.heading.iter().all(|cell| cell.trim().is_empty()) {
        return Err(BadList::Empty);
    }
    let mut at: HashMap<Column, usize> = HashMap::new();
    let mut reading = Reading::default();
    for (index, heading) in sheet.heading.iter().enumerate() {
        match Column::of(heading) {
            Some(column) if at.insert(column, index).is_some() => return Err(BadList::ColumnTwice(column)),
            Some(_) => {}
            None if heading.trim().is_empty() => {}
            None => reading.unread.push(heading.clone()),
        }
    }
    for needed in [Column::Name, Column::Job, Column::Home, Column::Start] {
        if !at.contains_key(&needed) {
            return Err(BadList::ColumnMissing(needed));
        }
    }
    if sheet.rows.is_empty() {
        return Err(BadList::NoRows);
    }
    if sheet.rows.len() > ROWS_AT_MOST {
        return Err(BadList::TooManyRows);
    }
    let mut seen: HashMap<(String, usize, Date), u64> = HashMap::new();
    for (line, fields) in &sheet.rows {
        let mut why = Vec::new();
        // A spreadsheet may leave out the empty cells at the end of a line, but not those of the person.
        let last = [Column::Name, Column::Job, Column::Home, Column::Start].iter().filter_map(|one| at.get(one)).max();
        if last.is_some_and(|last| fields.len() <= *last) {
            why.push((Column::Name, BadCell::TooFewCells));
        } else {
            let cell = |column: Column| at.get(&column).and_then(|at| fields.get(*at)).map_or("", |cell| cell.trim());
            match a_row(*line, cell, homes, today) {
                Ok(row) => {
                    let key = (row.name.to_lowercase(), row.home, row.since);
                    let same_name = |one: &&There| one.home == row.home && one.name.to_lowercase() == key.0;
                    let mut alike = there.iter().filter(same_name).peekable();
                    let is_alike = alike.peek().is_some();
                    if alike.any(|one| one.since == row.since) {
                        why.push((Column::Name, BadCell::Known));
                    } else if let Some(first) = seen.get(&key) {
                        why.push((Column::Name, BadCell::Twice(*first)));
                    } else {
                        seen.insert(key, *line);
                        reading.alike.extend(is_alike.then_some(*line));
                        reading.good.push(row);
                    }
                }
                Err(problems) => why = problems,
            }
        }
        if !why.is_empty() {
            reading.bad.push(BadRow { line: *line, fields: fields.clone(), why });
        }
    }
    Ok(reading)
}

/// The problems of one line.
#[derive(Default)]
struct Problems(Vec<(Column, BadCell)>);

impl Problems {
    /// What a cell came to, or its problem put to the others.
    fn keep<T>(&mut self, column: Column, read: Result<T, BadCell>) -> Option<T> {
        read.map_err(|bad| self.0.push((column, bad))).ok()
    }
}

fn a_row<'a>(
    line: u64,
    cell: impl Fn(Column) -> &'a str,
    homes: &[String],
    today: Date,
) -> Result<Row, Vec<(Column, BadCell)>> {
    let mut problems = Problems::default();
    let name = problems.keep(Column::Name, a_name(cell(Column::Name)).map_err(BadCell::Person));
    let job = problems.keep(Column::Job, needed(cell(Column::Job), BadCell::JobNeeded));
    let home = problems.keep(Column::Home, a_home(cell(Column::Home), homes));
    let since = match cell(Column::Start) {
        "" => Err(BadCell::StartNeeded),
        typed => a_day(typed, today),
    };
    let since = problems.keep(Column::Start, since);
    let kind = problems.keep(Column::Kind, a_kind(cell(Column::Kind)));
    let kept_where = problems.keep(Column::KeptWhere, short(cell(Column::KeptWhere)));
    let reach = ways_to_reach(cell(Column::Email), cell(Column::Phone));
    let column = if reach == Err(BadEntrant::PhoneWrong) { Column::Phone } else { Column::Email };
    let reach = problems.keep(column, reach.map_err(BadCell::Person));
    let mut checks = Vec::new();
    for about in About::ALL {
        checks.extend(a_check(*about, &cell, today, &mut problems));
    }
    let (Some(name), Some(job), Some(home), Some(since), Some(kind), Some(kept_where), Some((email, phone)), true) =
        (name, job, home, since, kind, kept_where, reach, problems.0.is_empty())
    else {
        return Err(problems.0);
    };
    checks.iter_mut().for_each(|check: &mut Elsewhere| check.kept_where.clone_from(&kept_where));
    Ok(Row { line, name, job, home, since, kind, email, phone, checks })
}

/// One line of so many characters at most.
fn short(typed: &str) -> Result<String, BadCell> {
    let line = one_line(typed);
    if typed::length(&line) > CELL_AT_MOST { Err(BadCell::TooLong) } else { Ok(line) }
}

fn needed(typed: &str, missing: BadCell) -> Result<String, BadCell> {
    match short(typed)? {
        line if line.is_empty() => Err(missing),
        line => Ok(line),
    }
}

fn a_home(typed: &str, homes: &[String]) -> Result<usize, BadCell> {
    let wanted = needed(typed, BadCell::HomeNeeded)?.to_lowercase();
    homes.iter().position(|home| one_line(home).to_lowercase() == wanted).ok_or(BadCell::HomeUnknown)
}

/// As what somebody works, in the words that lists have for it; nothing said is employed.
fn a_kind(typed: &str) -> Result<WorkKind, BadCell> {
    match plain(typed).as_str() {
        "" | "employee" | "employed" | "staff" | "permanent" | "contract" | "fulltime" | "parttime" => {
            Ok(WorkKind::Employee)
        }
        "bank" | "relief" | "casual" | "zerohours" => Ok(WorkKind::Bank),
        "agency" | "temp" => Ok(WorkKind::Agency),
        "volunteer" | "voluntary" => Ok(WorkKind::Volunteer),
        _ => Err(BadCell::KindUnknown),
    }
}

/// A day behind us, to the day.
fn a_day(typed: &str, today: Date) -> Result<Date, BadCell> {
    match read_dated(typed) {
        Ok(Dated::Day(day)) if day > today => Err(BadCell::Future),
        Ok(Dated::Day(day)) if day.year() < today.year() - YEARS_AT_MOST => Err(BadCell::TooLongAgo),
        Ok(Dated::Day(day)) => Ok(day),
        Ok(Dated::Month(_)) | Err(crate::checks::dated::NoDate::YearOnly) => Err(BadCell::DayWhole),
        Err(_) => Err(BadCell::DayUnreadable),
    }
}

/// The level of a certificate as lists write it: "Enhanced + adults' barred list". "Barred list" alone does not say which, and the
/// adult workforce, which stands on every certificate of care, is no list.
fn a_level(typed: &str) -> Result<&'static str, BadCell> {
    let mut text = plain(typed);
    for workforce in ["childandadultworkforce", "adultandchildworkforce", "adultworkforce", "childworkforce"] {
        text = text.replace(workforce, "workforce");
    }
    let text = text;
    let has = |word: &str| text.contains(word);
    let is_searched = has("list") && !["nobarred", "notbarred", "without", "nolist"].iter().any(|not| has(not));
    let (adults, children) = (is_searched && has("adult"), is_searched && has("child"));
    match () {
        () if text.is_empty() => Err(BadCell::LevelNeeded),
        () if has("pvg") => Ok("pvg"),
        () if has("accessni") && has("barred") => Ok("accessni_enhanced_barred"),
        () if has("accessni") && has("enhanced") => Ok("accessni_enhanced"),
        () if has("accessni") && has("standard") => Ok("accessni_standard"),
        () if has("basic") => Ok("basic"),
        () if has("standard") => Ok("standard"),
        () if has("enhanced") && ((is_searched && has("both")) || (adults && children)) => Ok("enhanced_both"),
        () if has("enhanced") && adults => Ok("enhanced_adults"),
        () if has("enhanced") && children => Ok("enhanced_children"),
        // A list that is not said which, or a group that is not said to be a list.
        () if is_searched || has("adult") || has("child") || has("both") => Err(BadCell::LevelUnknown),
        () if has("enhanced") => Ok("enhanced"),
        () => Err(BadCell::LevelUnknown),
    }
}

/// What a line says of one check, if anything.
fn a_check<'a>(
    about: About,
    cell: impl Fn(Column) -> &'a str,
    today: Date,
    problems: &mut Problems,
) -> Option<Elsewhere> {
    let of = |part| (Column::Check(about, part), cell(Column::Check(about, part)));
    let ((level_at, level), (number_at, number)) = (of(Part::Level), of(Part::Number));
    let ((day_at, day), (seen_at, seen_by)) = (of(Part::Day), of(Part::SeenBy));
    if [level, number, day, seen_by].iter().all(|cell| cell.is_empty()) {
        return None;
    }
    let is_dbs = about == About::Dbs;
    let level = if is_dbs { problems.keep(level_at, a_level(level)) } else { Some("") };
    let number = problems.keep(
        number_at,
        match number {
            "" => Ok(String::new()),
            // Twelve digits of a certificate of the DBS, as text: a spreadsheet that takes them for a number drops the zeros at the front.
            typed if is_dbs && is_of_dbs(level) => a_certificate_number(typed),
            typed => short(typed),
        },
    );
    let day = problems.keep(day_at, if day.is_empty() { Err(BadCell::DayNeeded) } else { a_day(day, today) });
    let seen_by = problems.keep(seen_at, short(seen_by));
    let (level, number, day, seen_by) = (level?, number?, day?, seen_by?);
    let (level, checked_on, kept_where) = (level.to_owned(), day.to_string(), String::new());
    Some(Elsewhere { about, level, number, checked_on, seen_by, kept_where })
}

/// A level that is not known is mended first; its number is looked at as the DBS has them.
fn is_of_dbs(level: Option<&str>) -> bool {
    !level.is_some_and(|level| level == "pvg" || level.starts_with("accessni"))
}

fn a_certificate_number(typed: &str) -> Result<String, BadCell> {
    let digits: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let is = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is { Ok(digits) } else { Err(BadCell::NumberWrong) }
}

/// What the table shows of one check of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Seen here, on this day; until when, where it ends within the time in which one sees to it.
    Done { on: Option<Date>, ends: Option<Date> },
    /// It is waited for, and somebody works under supervision until this day.
    Supervised(Date),
    /// It held until a day that is over.
    Over(Date),
    /// Not seen here; a list from elsewhere says that somebody saw it on this day.
    Elsewhere(Date),
    /// Something is in the way that somebody found or two persons weigh.
    Stops,
    /// Nothing is known of it.
    Missing,
    /// The role does not need it.
    NotNeeded,
}

/// Before how many days somebody sees to what ends.
pub const ENDS_SOON: i64 = 90;

/// What the table shows of a check that stands like this, and of which a list said something on `elsewhere`.
#[must_use]
pub fn shown(stand: &Stand, elsewhere: Option<Date>, today: Date) -> Shown {
    let ends = stand.holds_to.filter(|to| *to <= today + Duration::days(ENDS_SOON));
    match (stand.status, stand.holds_to) {
        (Status::NotRequired, _) if stand.why.is_none() => Shown::NotNeeded,
        _ if stand.settles(today) => Shown::Done { on: stand.on, ends },
        _ if stand.excepted.is_some_and(|(from, to)| (from..=to).contains(&today)) => {
            stand.excepted.map_or(Shown::Missing, |(_, to)| Shown::Supervised(to))
        }
        (Status::Seen, Some(to)) if to < today && stand.why.is_none() => Shown::Over(to),
        (Status::Problem, _) => Shown::Stops,
        _ if stand.why.is_some_and(crate::checks::rules::Why::is_found) => Shown::Stops,
        _ => elsewhere.map_or(Shown::Missing, Shown::Elsewhere),
    }
}

/// Which people the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    Everybody,
    /// Something is missing.
    Missing,
    /// Something stands in a list from elsewhere alone.
    Elsewhere,
    /// Something is over, or ends soon.
    Ends,
    Complete,
}

impl Only {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 5] = [Self::Everybody, Self::Missing, Self::Elsewhere, Self::Ends, Self::Complete];

    /// As it stands in an address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Missing => "missing",
            Self::Elsewhere => "elsewhere",
            Self::Ends => "ends",
            Self::Complete => "complete",
        }
    }

    /// The one with this code; everybody, if there is none.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.code() == code).unwrap_or(Self::Everybody)
    }

    /// Does it show somebody whose checks are these?
    #[must_use]
    pub fn shows(self, checks: &[Shown]) -> bool {
        let some = |is: fn(&Shown) -> bool| checks.iter().any(is);
        let is_open = |one: &Shown| !matches!(one, Shown::Done { .. } | Shown::NotNeeded);
        match self {
            Self::Everybody => true,
            Self::Missing => some(is_open),
            Self::Elsewhere => some(|one| matches!(one, Shown::Elsewhere(_))),
            Self::Ends => {
                some(|one| matches!(one, Shown::Supervised(_) | Shown::Over(_) | Shown::Done { ends: Some(_), .. }))
            }
            Self::Complete => !some(is_open),
        }
    }
}

/// How long ago a day is, in whole months.
#[must_use]
pub fn months_ago(on: Date, today: Date) -> i64 {
    let months = |day: Date| i64::from(day.year()) * 12 + i64::from(u8::from(day.month()));
    (months(today) - months(on) - i64::from(today.day() < on.day())).max(0)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
