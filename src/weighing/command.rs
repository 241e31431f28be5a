//! `sametable weigh`: the arithmetic of agreement for scripts and for whoever wants to check it. The format is a contract.
//!
//! A unit is a candidate on a scenario, and a seat a column. Seats that gave no score at all are no columns.

use crate::platform::csv::line_of;
use crate::scoring::Answer;
use crate::texts::{say, say_with};
use crate::weighing::rules::agreement::{
    Distance, NotReportable, Ratings, SCALES, Stat, Weights, ac2, alpha, icc, kendall_w, percent,
};
use crate::weighing::rules::{Fraction, part};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A table larger than this is not read.
const MOST_BYTES: u64 = 10 * 1024 * 1024;
/// Nor one of more cells, units by seats.
const MOST_CELLS: usize = 5_000_000;
/// The columns, in the order in which a row is read.
const COLUMNS: [&str; 5] = ["candidate", "scenario", "criterion", "seat", "value"];
/// Most characters of what a refusal repeats.
const SHOWN: usize = 40;

/// What one seat said about one candidate on one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    candidate: String,
    scenario: String,
    criterion: String,
    seat: String,
    /// None where the cell is empty.
    said: Option<Answer>,
}

#[derive(Debug, Serialize)]
struct Answered {
    overall: Summary,
    /// By name, so that the order of rows changes nothing.
    criteria: BTreeMap<String, Summary>,
}

#[derive(Debug, Serialize)]
struct Summary {
    units: usize,
    scores: u32,
    counts: BTreeMap<u8, u32>,
    median: Option<(u8, u8)>,
    mean: Option<f64>,
    alpha_ordinal: Figure,
    alpha_interval: Figure,
    ac2_quadratic: Figure,
    kendall_w: Figure,
    icc_2_1: Figure,
    icc_2_k: Figure,
    percent_exact: Figure,
}

/// A value stands whatever its floor; `why` says why there is none.
#[derive(Debug, Serialize)]
struct Figure {
    value: Option<f64>,
    why: Option<&'static str>,
    reportable: bool,
}

impl From<Stat> for Figure {
    fn from(stat: Stat) -> Self {
        Self { value: stat.value.ok(), why: stat.value.err().map(NotReportable::code), reportable: stat.reportable }
    }
}

/// Reads scores on a scale from 1 to `scale` and gives what can be said of them as one line of JSON.
///
/// # Errors
/// One line that says where the table is no table of scores, and why.
pub fn run(path: &Path, scale: u8) -> Result<String, String> {
    let shown = path.display().to_string();
    let unreadable = |cause: String| say_with("weighing-command-unreadable", &[("path", &shown), ("cause", &cause)]);
    let file = File::open(path).map_err(|cause| unreadable(cause.to_string()))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|cause| unreadable(cause.to_string()))?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > MOST_BYTES) {
        return Err(unreadable(say("weighing-command-too-large")));
    }
    answer(&bytes, scale)
}

fn answer(bytes: &[u8], scale: u8) -> Result<String, String> {
    if !SCALES.contains(&scale) {
        return Err(say_with("weighing-command-scale", &[("scale", &scale.to_string())]));
    }
    let text = std::str::from_utf8(bytes).map_err(|no| {
        let good = bytes.get(..no.valid_up_to()).unwrap_or_default();
        let lines = good.iter().filter(|byte| **byte == b'\n').count();
        at(u64::try_from(lines + 1).unwrap_or(0), &say("weighing-command-no-text"))
    })?;
    let rows = read(text.strip_prefix('\u{feff}').unwrap_or(text), scale)?;
    let everything: Vec<_> = rows.iter().collect();
    let mut by_criterion = BTreeMap::<&str, Vec<&Row>>::new();
    for row in &rows {
        by_criterion.entry(&row.criterion).or_default().push(row);
    }
    let overall = summary(scale, &everything)?;
    let one = |(name, rows): (&str, Vec<&Row>)| summary(scale, &rows).map(|summary| (name.to_owned(), summary));
    let criteria = by_criterion.into_iter().map(one).collect::<Result<_, _>>()?;
    serde_json::to_string(&Answered { overall, criteria }).map_err(|cause| cause.to_string())
}

/// A refusal by its line.
fn at(line: u64, what: &str) -> String {
    say_with("weighing-command-at", &[("line", &line.to_string()), ("what", what)])
}

/// What was typed, as far as one line of a refusal has room for it.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Every row of the table, or the first that is wrong.
fn read(text: &str, scale: u8) -> Result<Vec<Row>, String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut columns = None;
    let mut rows = Rows::default();
    for record in reader.records() {
        let record = record.map_err(|cause| at(cause.position().map_or(0, csv::Position::line), &cause.to_string()))?;
        let line = line_of(text, &record);
        // Spreadsheets leave rows of nothing behind.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let Some(columns) = columns else {
            columns = Some(header(&record).map_err(|what| at(line, &what))?);
            continue;
        };
        rows.add(line, &record, columns, scale).map_err(|what| at(line, &what))?;
    }
    if columns.is_none() {
        return Err(at(1, &say_with("weighing-command-no-header", &[("columns", &COLUMNS.join(","))])));
    }
    Ok(rows.all)
}

/// Where each of [`COLUMNS`] stands.
fn header(record: &csv::StringRecord) -> Result<[usize; 5], String> {
    let about = |id: &str, column: &str| say_with(id, &[("column", &shown(column)), ("columns", &COLUMNS.join(","))]);
    if let Some(unknown) = record.iter().find(|name| !COLUMNS.contains(name)) {
        return Err(about("weighing-command-column-unknown", unknown));
    }
    let mut columns = [0; 5];
    for (place, name) in columns.iter_mut().zip(COLUMNS) {
        let mut there = record.iter().enumerate().filter(|(_, other)| *other == name).map(|(at, _)| at);
        *place = there.next().ok_or_else(|| about("weighing-command-column-missing", name))?;
        if there.next().is_some() {
            return Err(about("weighing-command-column-twice", name));
        }
    }
    Ok(columns)
}

/// The rows so far, and what the next one is held against.
#[derive(Default)]
struct Rows {
    all: Vec<Row>,
    /// For each scenario the criterion it stands under, and in which line it first did.
    criteria: HashMap<String, (String, u64)>,
    /// In which line a seat said something about a candidate on a scenario.
    said: HashMap<[String; 3], u64>,
}

impl Rows {
    fn add(&mut self, line: u64, record: &csv::StringRecord, columns: [usize; 5], scale: u8) -> Result<(), String> {
        if record.len() != COLUMNS.len() {
            return Err(say_with("weighing-command-fields", &[("n", &record.len().to_string())]));
        }
        let [candidate, scenario, criterion, seat, value] =
            columns.map(|column| record.get(column).unwrap_or_default().to_owned());
        for (name, cell) in COLUMNS.iter().zip([&candidate, &scenario, &criterion, &seat]) {
            if cell.is_empty() {
                return Err(say_with("weighing-command-empty", &[("column", name)]));
            }
        }
        let said = said(&value, scale)?;
        let (stands, since) = self.criteria.entry(scenario.clone()).or_insert_with(|| (criterion.clone(), line));
        if *stands != criterion {
            let about =
                [("scenario", &*shown(&scenario)), ("criterion", &shown(stands)), ("first", &since.to_string())];
            return Err(say_with("weighing-command-criteria", &about));
        }
        let key = [candidate.clone(), scenario.clone(), seat.clone()];
        if let Some(first) = self.said.insert(key, line) {
            return Err(say_with("weighing-command-twice", &[("first", &first.to_string())]));
        }
        self.all.push(Row { candidate, scenario, criterion, seat, said });
        Ok(())
    }
}

/// A cell of the column `value`: nothing, a code, or a number on the scale in its one spelling.
fn said(value: &str, scale: u8) -> Result<Option<Answer>, String> {
    let number = value.parse::<u8>().ok().filter(|number| number.to_string() == value);
    match (value, number) {
        ("", _) => Ok(None),
        (_, Some(number)) if (1..=scale).contains(&number) => Ok(Some(Answer::Value(number))),
        _ => match value.parse() {
            Ok(code @ (Answer::NotSure | Answer::NotSeen | Answer::RatherNot)) => Ok(Some(code)),
            _ => {
                let about = [("value", &*shown(value)), ("scale", &scale.to_string())];
                Err(say_with("weighing-command-value", &about))
            }
        },
    }
}

/// What can be said of some rows.
fn summary(scale: u8, rows: &[&Row]) -> Result<Summary, String> {
    let seats: BTreeSet<&str> = rows.iter().map(|row| &*row.seat).collect();
    let units: BTreeSet<_> = rows.iter().map(|row| (&*row.candidate, &*row.scenario)).collect();
    if seats.len().saturating_mul(units.len()) > MOST_CELLS {
        let about = [("units", &*units.len().to_string()), ("seats", &seats.len().to_string())];
        return Err(say_with("weighing-command-too-many", &about));
    }
    let columns: HashMap<_, _> = seats.iter().enumerate().map(|(at, seat)| (*seat, at)).collect();
    let mut table: Table<'_> = units.into_iter().map(|unit| (unit, vec![None; seats.len()])).collect();
    for row in rows {
        let values = table.get_mut(&(&*row.candidate, &*row.scenario));
        let cell = values.zip(columns.get(&*row.seat)).and_then(|(values, at)| values.get_mut(*at));
        if let Some(cell) = cell {
            *cell = row.said.and_then(Answer::value);
        }
    }
    let part = part(scale, rows.iter().filter_map(|row| row.said));
    let w = kendall_w(&totals(&table, seats.len()));
    let ratings = Ratings::new(scale, table.into_values().collect()).map_err(|no| no.to_string())?;
    let icc = icc(&ratings);
    Ok(Summary {
        units: ratings.rows().len(),
        scores: part.scored(),
        counts: (1..).zip(part.counts).collect(),
        median: part.median,
        mean: part.mean.map(Fraction::nearest),
        alpha_ordinal: alpha(&ratings, Distance::Ordinal).into(),
        alpha_interval: alpha(&ratings, Distance::Interval).into(),
        ac2_quadratic: ac2(&ratings, Weights::Quadratic).into(),
        kendall_w: w.into(),
        icc_2_1: icc.single.into(),
        icc_2_k: icc.average.into(),
        percent_exact: percent(&ratings).exact.into(),
    })
}

/// By candidate and scenario, what each seat gave.
type Table<'a> = BTreeMap<(&'a str, &'a str), Vec<Option<u8>>>;

/// What each seat gave each candidate in all: the rows of W, which asks whether people put the candidates in one order.
///
/// A row needs a score of every seat that scored anything, on every scenario on which anybody was scored. A candidate who
/// lacks one has no row, as a total that lacks a part is none everywhere in this program: a mean of what is there would
/// compare candidates on different questions, and without the seat somebody who scored would be left out.
fn totals(table: &Table<'_>, seats: usize) -> Vec<Vec<Option<u32>>> {
    let scored = |(_, values): &(_, &Vec<Option<u8>>)| values.iter().any(Option::is_some);
    let scenarios: BTreeSet<&str> = table.iter().filter(scored).map(|((_, scenario), _)| *scenario).collect();
    let candidates: BTreeSet<&str> = table.iter().filter(scored).map(|((candidate, _), _)| *candidate).collect();
    let heard: Vec<usize> =
        (0..seats).filter(|seat| table.values().any(|values| values.get(*seat).is_some_and(Option::is_some))).collect();
    let total = |candidate: &str, seat: usize| -> Option<u32> {
        let of = |scenario: &&str| table.get(&(candidate, *scenario))?.get(seat).copied().flatten().map(u32::from);
        scenarios.iter().map(of).sum()
    };
    let row = |candidate| heard.iter().map(|seat| total(candidate, *seat).map(Some)).collect::<Option<Vec<_>>>();
    candidates.into_iter().filter_map(row).collect()
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;
