//! What the page in a copy of a recruitment file checks it with, in a browser and without a network: the same rules as
//! `sametable verify`, with words left to the page.

use crate::ledger::rules::note::Vkey;
use crate::ledger::rules::verify::{Fault, FaultKind, Named};
use crate::recruitment_file::copy::rules::check::{CopyFault, NotCopy, check};
use crate::recruitment_file::copy::rules::zip::NotZip;
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks a copy, or its entries alone, against a key: a JSON text with the verdict in codes, which the page puts into words.
#[wasm_bindgen]
pub fn check_copy(bytes: &[u8], vkey: &str) -> String {
    verdict(bytes, vkey).to_string()
}

fn verdict(bytes: &[u8], vkey: &str) -> Value {
    let Some(trusted) = Vkey::parse(&vkey.split_whitespace().collect::<String>()) else {
        return json!({ "unreadable": "bad-key" });
    };
    let checked = match check(bytes, &trusted) {
        Ok(checked) => checked,
        Err(NotCopy::Zip(NotZip::Other)) => return json!({ "unreadable": "repacked" }),
        Err(_) => return json!({ "unreadable": "broken" }),
    };
    let entries = &checked.entries;
    // As `sametable verify` does: nothing in it was changed, but it is not the copy that was made.
    if entries.is_whole() && checked.faults == [CopyFault::Repacked] {
        return json!({ "unreadable": "repacked" });
    }
    let faults: Vec<Value> = entries.faults.iter().map(of_entry).collect();
    let around: Vec<Value> = checked.faults.iter().map(around).collect();
    json!({
        "whole": checked.is_whole(), "until": entries.until, "last": entries.last, "faults": faults, "around": around,
        "withheld": entries.withheld.iter().map(named).collect::<Vec<_>>(),
        "erased": entries.erased.iter().map(named).collect::<Vec<_>>(),
        "receipt": entries.checkpoint.as_ref().map(|signed| signed.receipt()),
        "size": entries.checkpoint.as_ref().map(|signed| signed.size),
        "files": checked.made.as_ref().map(|(_, _, files)| files),
    })
}

fn named(at: &Named) -> Value {
    json!({ "entry": at.entry, "kind": at.kind, "stream": at.stream.map(|stream| stream.to_string()) })
}

fn of_entry(fault: &Fault) -> Value {
    let field = match &fault.kind {
        FaultKind::ContentChanged(field) => Some(field.as_str()),
        _ => None,
    };
    json!({ "code": fault.kind.code(), "field": field, "at": fault.at.as_ref().map(named) })
}

fn around(fault: &CopyFault) -> Value {
    json!({ "code": fault.code(), "name": fault.name() })
}
