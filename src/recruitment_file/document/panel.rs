//! Who sits on the panel: what each agreed to, and how each knows the candidate.

use super::super::words::{Names, stamp, word};
use super::entries::{heads, plain};
use super::{Block, Cell, Row, Table, Words};
use crate::ledger::Opened;
use crate::panel::ConsentKind;
use crate::texts::say;
use uuid::Uuid;

/// A seat a row; nothing while nobody has a seat.
pub(super) fn seats(own: &[Opened], shared: &[Opened], names: &Names) -> Option<Block> {
    let of_seat = |opened: &Opened, seat: Uuid| opened.text("seat").and_then(|id| id.parse().ok()) == Some(seat);
    let consent = |seat: Uuid, kind: ConsentKind| -> Cell {
        let last = shared.iter().rfind(|opened| {
            opened.kind().is_some_and(|kind| kind.starts_with("consent."))
                && opened.text("kind") == Some(kind.code())
                && of_seat(opened, seat)
        });
        let Some(last) = last else { return plain(&say("file-consent-not-asked")) };
        let answer = match last.kind() {
            Some("consent.given") => "file-yes",
            Some("consent.withdrawn") => "file-consent-taken-back",
            _ => "file-no",
        };
        vec![Words::plain(say(answer)), Words::small(stamp(&last.entry.t))]
    };
    let knows = |seat: Uuid| -> Cell {
        let said = own.iter().rfind(|opened| opened.kind() == Some("conflict.declared") && of_seat(opened, seat));
        said.and_then(|said| said.text("kind")).map(|kind| plain(&word("kind", kind))).unwrap_or_default()
    };
    let rows = names.seats.iter().filter_map(|(seat, kind)| {
        let name = names.ids.get(seat)?;
        let mut cells = vec![vec![Words::plain(name), Words::small(word("kind", kind))]];
        cells.extend(ConsentKind::ALL.iter().map(|kind| consent(*seat, *kind)));
        cells.push(knows(*seat));
        Some(Row::Of(0, cells))
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let mut head = heads(&["file-panel-who"]);
    head.extend(ConsentKind::ALL.iter().map(|kind| plain(&word("kind", kind.code()))));
    head.extend(heads(&["file-panel-knows"]));
    Some(Block::Table(Table {
        about: say("file-panel"),
        is_captioned: true,
        head,
        rows,
        shares: &[22, 15, 15, 15, 15, 18],
    }))
}
