//! The weighing page as it stood, from what the ledger kept of it at the choice and at the confirmation: this candidate's part
//! and no other candidate's.

use super::super::words::{Names, stamp, two_decimals, word};
use super::entries::{heads, plain};
use super::{Block, Cell, Row, Table, Words};
use crate::ledger::Opened;
use crate::texts::{say, say_with};
use crate::weighing::rules::{AtGate, Part, Terms};
use serde_json::Value;
use std::collections::BTreeMap;

/// The kinds of entry that keep the page, with the sentence that says when it stood so.
const KEPT: &[(&str, &str)] =
    &[("choice.made", "file-weighing-choice"), ("confirmation.given", "file-weighing-confirmation")];

/// Each time that the page was kept.
pub(in crate::recruitment_file) fn as_it_stood(own: &[Opened], names: &Names) -> Vec<Block> {
    let mut blocks = Vec::new();
    for opened in own {
        let when = KEPT.iter().find(|(kind, _)| opened.kind() == Some(kind));
        let (Some((_, when)), Some(page)) = (when, opened.value("page").filter(|page| page.is_object())) else {
            continue;
        };
        blocks.push(Block::Sub(say_with(when, &[("time", &stamp(&opened.entry.t))])));
        // An entry of before the terms were noted beside the page has none.
        let terms = opened.value("terms").and_then(|terms| serde_json::from_value::<Terms>(terms.clone()).ok());
        blocks.push(Block::Facts(totals(page, terms.as_ref(), names)));
        if let Some(terms) = terms {
            blocks.push(by_criterion(page, &terms));
        }
    }
    blocks
}

fn totals(page: &Value, terms: Option<&Terms>, names: &Names) -> Vec<(String, Vec<String>)> {
    let mut facts = Vec::new();
    if let Some(terms) = terms {
        let how = match terms.panel_share {
            None => say("file-weighing-equal"),
            Some(share) => say_with(
                "file-weighing-parallel",
                &[("panel", &share.to_string()), ("others", &100_u8.saturating_sub(share).to_string())],
            ),
        };
        facts.push((say("file-weighing-how"), vec![how]));
    }
    let all = [("total", "rank"), ("panel_total", "panel_rank"), ("others_total", "")];
    for (total, rank) in all {
        let mut lines = vec![sum(page.get(total))];
        if let Some(place) = page.get(rank).and_then(Value::as_str) {
            lines.push(say_with("file-weighing-place", &[("place", place)]));
        }
        facts.push((say(&format!("file-weighing-{}", total.replace('_', "-"))), lines));
    }
    let list = |name: &str| page.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let gates = list("gates").iter().filter_map(|gate| {
        let gate: AtGate = serde_json::from_value(gate.clone()).ok()?;
        let message = if gate.keeps_out() { "file-weighing-not-passed" } else { "file-weighing-passed" };
        Some(say_with(message, &[("criterion", &word("criterion", gate.criterion.code()))]))
    });
    let gates: Vec<_> = gates.collect();
    if !gates.is_empty() {
        facts.push((say("file-weighing-gates"), gates));
    }
    if let Some(said) = page.get("for_team").and_then(Value::as_str) {
        facts.push((say("file-field-for-team"), vec![word("for_team", said)]));
    }
    if let Some(checks) = page.get("checks").and_then(Value::as_object) {
        let mut by_status: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (code, status) in checks {
            let name = names.checks.get(code).unwrap_or(code);
            by_status.entry(status.as_str().unwrap_or_default()).or_default().push(name);
        }
        let line = |(status, mut items): (&str, Vec<&str>)| {
            items.sort_unstable();
            format!("{}: {}", word("status", status), items.join(", "))
        };
        facts.push((say("file-weighing-checks"), by_status.into_iter().map(line).collect()));
    }
    facts
}

/// A total in two decimals with its exact fraction, or why there is none.
fn sum(total: Option<&Value>) -> String {
    let exact = total.and_then(Value::as_str);
    match exact.and_then(|exact| Some((two_decimals(exact)?, exact))) {
        Some((rounded, exact)) => say_with("file-weighing-sum", &[("rounded", &rounded), ("exact", exact)]),
        None => say("file-weighing-no-sum"),
    }
}

fn by_criterion(page: &Value, terms: &Terms) -> Block {
    let part = |of: &str, code: &str| -> Option<Part> {
        let all = page.get(of)?.as_array()?;
        let found = all.iter().find(|pair| pair.get(0).and_then(Value::as_str) == Some(code))?;
        serde_json::from_value(found.get(1)?.clone()).ok()
    };
    let rows = terms.weights.iter().map(|(criterion, weight)| {
        let said = |of| part(of, criterion.code()).map(|part| counts(&part)).unwrap_or_default();
        let cells = vec![
            plain(&word("criterion", criterion.code())),
            plain(&say_with("file-weighing-weight", &[("n", &weight.to_string())])),
            said("panel"),
            said("others"),
        ];
        Row::Of(0, cells)
    });
    Block::Table(Table {
        about: say("file-weighing-table"),
        is_captioned: true,
        head: heads(&["file-weighing-criterion", "file-weighing-share", "file-weighing-panel", "file-weighing-others"]),
        rows: rows.collect(),
        shares: &[28, 16, 28, 28],
    })
}

/// "good 2, OK 1", and the mean below it.
fn counts(part: &Part) -> Cell {
    let values = part.counts.iter().enumerate().rev().filter(|(_, n)| **n > 0);
    let values = values.map(|(at, n)| said_by(&word("value", &(at + 1).to_string()), *n));
    let without = [("not_sure", part.not_sure), ("not_seen", part.not_seen), ("rather_not", part.rather_not)];
    let without = without.into_iter().filter(|(_, n)| *n > 0).map(|(code, n)| said_by(&word("value", code), n));
    let all: Vec<_> = values.chain(without).collect();
    let mut cell = plain(&if all.is_empty() { say("file-weighing-nobody") } else { all.join(", ") });
    if let Some(mean) = &part.mean {
        cell.push(Words::small(say_with("file-weighing-mean", &[("mean", &mean.two_decimals())])));
    }
    cell
}

fn said_by(words: &str, n: u32) -> String {
    say_with("file-weighing-said", &[("words", words), ("n", &n.to_string())])
}
