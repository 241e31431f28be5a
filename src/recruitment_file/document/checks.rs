//! Checks, employment history and references as they stand, at the head of what was written down of them.

use super::super::copy::Reader;
use super::super::copy::rules::readers::CONFIDED;
use super::super::words::facts_said;
use super::entries::{heads, plain};
use super::{Block, Cell, Look, Point, Row, Stands, Table, Words};
use crate::checks::history::pages::{days, from_to, written};
use crate::checks::history::rules::GapState;
use crate::checks::history::service::History;
use crate::checks::pages::status_words;
use crate::checks::references::service::References;
use crate::checks::rules::InTheWay;
use crate::checks::service::{Row as Item, Sheet};
use crate::checks::{Entry, Status};
use crate::platform::clock::day_words;
use crate::texts::{say, say_with};

/// Each item of the pack: how it stands, what was seen, when and by whom. A regulator reads the words of the regulation first.
pub(super) fn items(sheet: &Sheet, reader: Reader) -> Vec<Block> {
    let rows = sheet.rows.iter().map(|row| {
        let (title, law) = (row.item.title.clone(), row.item.law.clone());
        let of = if reader == Reader::Inspector { [law, title] } else { [title, law] };
        let [first, second] = of;
        // What referees said was said in confidence.
        let is_confided = reader == Reader::Candidate && CONFIDED.contains(&row.item.code.as_str());
        let seen = if is_confided { plain(&say("file-check-confided")) } else { seen(row) };
        Row::Of(0, vec![vec![Words::plain(first), Words::small(second)], status(row), seen, by(row)])
    });
    let head = heads(&["file-check-item", "file-check-stands", "file-check-seen", "file-check-by"]);
    let (pack, version) = (&sheet.pack.title, sheet.pack.version.to_string());
    vec![
        Block::Text(say_with(
            "file-check-pack",
            &[("pack", pack), ("version", &version), ("source", &sheet.pack.source)],
        )),
        Block::Table(Table {
            about: say("file-checks-stand"),
            is_captioned: true,
            head,
            rows: rows.collect(),
            shares: &[28, 16, 36, 20],
        }),
    ]
}

fn status(row: &Item) -> Cell {
    let look = match row.status {
        Status::Seen => Look::Good,
        Status::Problem => Look::Poor,
        Status::NotYet => Look::Ok,
        Status::NotRequired | Status::NotObtainable => Look::Other,
    };
    let why = row.stand.why.map(|why| Words::small(say(why.message())));
    let late = row.late.map(|on| Words::small(say_with("checks-seen-late", &[("day", &day_words(&on.to_string()))])));
    std::iter::once(Words::looking(look, status_words(row.status))).chain(why).chain(late).collect()
}

/// The records that count.
fn counted(row: &Item) -> impl Iterator<Item = &Entry> {
    row.records.iter().filter(|entry| row.count.iter().any(|(id, _)| *id == entry.id))
}

fn seen(row: &Item) -> Cell {
    let mut cell = Cell::new();
    for entry in counted(row) {
        let facts = serde_json::from_str(&entry.facts).map(|facts| facts_said(&facts)).unwrap_or_default();
        let all = [&entry.seen, &facts, &entry.note];
        cell.extend(all.into_iter().filter(|words| !words.trim().is_empty()).map(Words::plain));
    }
    if let Some(said) = &row.item.not_needed {
        cell.push(Words::plain(&said.why));
    }
    cell
}

fn by(row: &Item) -> Cell {
    let of = |entry: &Entry| {
        let day = entry.seen_on.as_deref().map(day_words).unwrap_or_default();
        let who = Words::plain(&entry.by_name);
        std::iter::once(who).chain((!day.is_empty()).then(|| Words::small(day)))
    };
    let mut cell: Cell = counted(row).flat_map(of).collect();
    if let Some(said) = &row.item.not_needed {
        cell.extend([Words::plain(&said.by), Words::small(day_words(&said.on))]);
    }
    cell
}

/// What stands in the way of the first day, or that nothing does.
pub(super) fn start(sheet: &Sheet) -> Vec<Block> {
    let open: Vec<&InTheWay> = sheet.gate.start.iter().collect();
    if open.is_empty() {
        return vec![Block::Text(say("file-start-free"))];
    }
    let points = open.into_iter().map(|one| Point { stands: Stands::Missing, words: one.title.clone(), hint: None });
    vec![Block::Text(say("file-start-waits")), Block::Points(points.collect())]
}

/// What somebody did since education, and each gap with what was said of it.
pub(super) fn history(history: &History) -> Vec<Block> {
    let Some(frame) = &history.frame else { return Vec::new() };
    let with = [("from", written(&frame.education_end)), ("to", written(&frame.applied_on))];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut blocks = vec![Block::Text(say_with("file-history-frame", &with))];
    let rows = history.periods.iter().map(|period| {
        let to = period.ended.as_deref().map_or_else(|| say("file-history-still"), written);
        let mut what = plain(&period.place);
        what.extend(plain(&period.title));
        let cells = vec![
            plain(&written(&period.began)),
            plain(&to),
            plain(&say(&period.activity.message())),
            what,
            plain(&period.why),
        ];
        Row::Of(3, cells)
    });
    blocks.push(Block::Table(Table {
        about: say("file-history-table"),
        is_captioned: true,
        head: heads(&[
            "file-history-from",
            "file-history-to",
            "file-history-kind",
            "file-history-where",
            "file-history-why",
        ]),
        rows: rows.collect(),
        shares: &[15, 15, 18, 28, 24],
    }));
    blocks.extend(gaps(history));
    blocks.extend(history.confirmed.as_ref().map(|confirmed| {
        let day = day_words(&confirmed.confirmed_on);
        Block::Text(say_with("file-history-confirmed", &[("day", &day), ("by", &confirmed.by_name)]))
    }));
    blocks
}

fn gaps(history: &History) -> Option<Block> {
    let asked = history.standing.gaps.iter().filter(|(_, state, _)| *state != GapState::Small);
    let rows: Vec<_> = asked
        .map(|(gap, state, at)| {
            let told = at.and_then(|at| history.explained.get(at));
            let said = told.map_or_else(Cell::new, |told| {
                let asked = [("name", told.asked_by.as_str()), ("day", &day_words(&told.asked_on))];
                let mut said = plain(&told.words);
                said.extend(plain(&told.corroboration));
                said.push(Words::small(say_with("file-gap-asked", &asked)));
                said
            });
            let accepted = told.and_then(|told| told.judged_by.as_deref()).map(plain).unwrap_or_default();
            let look = if state.is_open() { Look::Ok } else { Look::Good };
            let stands = vec![Words::looking(look, say(&format!("history-gap-{}", state.code())))];
            Row::Of(0, vec![vec![Words::plain(from_to(gap)), Words::small(days(gap))], stands, said, accepted])
        })
        .collect();
    if rows.is_empty() {
        return Some(Block::Text(say_with("file-gaps-none", &[("days", &history.asked_from.to_string())])));
    }
    let head = heads(&["file-gap-when", "file-gap-stands", "file-gap-said", "file-gap-accepted"]);
    Some(Block::Table(Table { about: say("file-gaps"), is_captioned: true, head, rows, shares: &[28, 18, 36, 18] }))
}

/// Who was asked, what came, and how each reference stands.
pub(super) fn references(references: &References) -> Vec<Block> {
    let rows: Vec<_> = references
        .all
        .iter()
        .map(|one| {
            let asked = &one.asked;
            let about = one.period.as_ref().map_or_else(|| say("file-reference-personal"), |job| job.place.clone());
            let came = one.given.as_ref().map_or_else(Cell::new, |given| {
                vec![Words::plain(day_words(&given.received_on)), Words::small(&given.from_name)]
            });
            let proved = one.proved.as_ref().filter(|proved| proved.genuine).map_or_else(Cell::new, |proved| {
                vec![Words::plain(day_words(&proved.proved_on)), Words::small(&proved.by_name)]
            });
            let stands = vec![Words::plain(say(&format!("reference-state-{}", one.state.code())))];
            let whom = vec![Words::plain(&asked.referee), Words::small(&asked.referee_role)];
            Row::Of(0, vec![whom, plain(&about), plain(&day_words(&asked.asked_on)), came, proved, stands])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        about: say("file-references"),
        is_captioned: true,
        head: heads(&[
            "file-reference-whom",
            "file-reference-about",
            "file-reference-asked",
            "file-reference-came",
            "file-reference-proved",
            "file-reference-stands",
        ]),
        rows,
        shares: &[20, 20, 15, 16, 15, 14],
    })]
}
