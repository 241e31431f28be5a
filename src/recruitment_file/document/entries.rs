//! Entries and scores as tables.

use super::super::words::{Line, Mark, ScoreTable};
use super::{Block, Cell, Look, Row, Table, Words};
use crate::texts::{say, say_with};

/// A label and what it says stand on one line up to this many letters.
const SHORT: usize = 60;

/// Entries as rows: a file has hundreds, and an inspector reads them on paper.
pub(super) fn table(lines: &[Line], about: String) -> Block {
    let rows = lines.iter().map(|line| {
        let cells = vec![plain(&line.when), plain(&line.title), said(line), plain(&line.by)];
        Row::Of(1, cells)
    });
    Block::Table(Table {
        about,
        is_captioned: false,
        head: heads(&["file-when", "file-what", "file-said", "file-who"]),
        rows: rows.collect(),
        shares: &[20, 26, 54, 22],
    })
}

/// Everything in the order of time, below a heading for each day.
pub(super) fn timeline(lines: &[Line]) -> Block {
    let mut day = "";
    let mut rows = Vec::new();
    for line in lines {
        if line.day != day {
            day = &line.day;
            rows.push(Row::Group(line.day.clone()));
        }
        let late = line.is_late.then(|| say_with("file-entry-late", &[("title", &line.title)]));
        rows.push(Row::Of(1, vec![plain(&line.time), plain(late.as_ref().unwrap_or(&line.title)), plain(&line.by)]));
    }
    let head = heads(&["file-when", "file-what", "file-who"]);
    Block::Table(Table { about: String::new(), is_captioned: false, head, rows, shares: &[14, 60, 26] })
}

/// The scores of one interview: an item a row, a seat a column, the first answer first.
pub(super) fn scores(table: &ScoreTable) -> Block {
    let mut head = heads(&["file-scores-item"]);
    head.extend(table.seats.iter().map(|(name, kind)| vec![Words::plain(name), Words::small(kind)]));
    let rows = table.rows.iter().map(|(item, cells)| {
        let cells = cells.iter().map(|marks| marks.iter().flat_map(mark).collect());
        Row::Of(0, std::iter::once(plain(item)).chain(cells).collect())
    });
    Block::Table(Table { about: say("file-scores"), is_captioned: true, head, rows: rows.collect(), shares: &[] })
}

fn mark(mark: &Mark) -> Vec<Words> {
    let look = match mark.class {
        "good" => Look::Good,
        "ok" => Look::Ok,
        "poor" => Look::Poor,
        _ => Look::Other,
    };
    let note = (!mark.note.is_empty()).then(|| Words::small(mark.note.join(", ")));
    std::iter::once(Words::looking(look, &mark.word)).chain(note).collect()
}

/// What an entry says: short facts beside each other, long ones and lists each in a paragraph of their own.
fn said(line: &Line) -> Cell {
    let is_short = |lines: &[String]| lines.len() == 1 && lines.iter().all(|line| line.chars().count() <= SHORT);
    let (short, long): (Vec<_>, Vec<_>) = line.facts.iter().partition(|(_, lines)| is_short(lines));
    let short: Vec<_> = short.iter().map(|(label, lines)| format!("{label}: {}", lines.join(" "))).collect();
    let mut cell = Cell::new();
    if !short.is_empty() {
        cell.push(Words::plain(short.join(" · ")));
    }
    let long = long.into_iter().map(|(label, lines)| Words {
        label: Some(label.clone()),
        lines: lines.clone(),
        look: Look::Plain,
    });
    cell.extend(long);
    cell.extend(line.closed.as_ref().map(Words::small));
    cell
}

/// A cell of one line.
pub(super) fn plain(words: &str) -> Cell {
    if words.is_empty() { Cell::new() } else { vec![Words::plain(words)] }
}

/// The heads of columns, by their messages.
pub(super) fn heads(messages: &[&str]) -> Vec<Cell> {
    messages.iter().map(|message| vec![Words::plain(say(message))]).collect()
}
