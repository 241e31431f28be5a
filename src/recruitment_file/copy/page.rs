//! The page in a copy that checks it by a double click: made with the site (`end2end/site.mjs`), and filled here with the
//! entries and with the words.

use super::rules::check::CopyFault;
use crate::ledger::rules::verify::{FaultKind, kinds_of};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::recruitment_file::words::title_of;
use crate::texts::{has, say, say_with};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

/// Where the site has it.
const FILE: &str = "check-this-copy.html";

/// The words that the page has besides those of the faults.
const WORDS: &[&str] = &[
    "check-title",
    "check-lead",
    "check-working",
    "check-whole",
    "check-all-whole",
    "check-tampered",
    "check-choose",
    "check-no-wasm",
    "check-unreadable-bad-key",
    "check-unreadable-broken",
    "check-unreadable-repacked",
    "check-found-title",
    "check-withheld-title",
    "check-withheld-lead",
    "check-key-title",
    "check-key-lead",
    "check-receipt-title",
    "check-receipt-lead",
    "check-all-title",
    "check-all-lead",
    "check-zip-label",
    "check-other-label",
    "file-verify-other-stream",
    "file-verify-unknown-kind",
    "file-verify-withheld",
    "file-verify-erased",
    "file-verify-at",
    "file-verify-tampered",
    "file-verify-whole",
    "file-verify-later",
];
/// What is filled into them on the page.
const FILLED: [&str; 9] = ["entry", "kind", "what", "field", "stream", "time", "n", "name", "receipt"];

/// The page with these entries in it, `of` whom they are in its head; none where the site is not built.
///
/// # Errors
/// The site has a page that is not the one that this program knows.
pub(super) async fn page(app: &App, of: &str, entries: &str) -> Result<Option<String>, Refused> {
    let path = app.site.folder.join(FILE);
    let template = match tokio::fs::read_to_string(&path).await {
        Ok(template) => template,
        Err(cause) => {
            tracing::warn!(path = %path.display(), %cause, "a copy without the page that checks it; run `make build`");
            return Ok(None);
        }
    };
    let known = template.split_once("<!--DATA ").and_then(|(before, rest)| {
        let (wasm, after) = rest.split_once(" DATA-->")?;
        Some((before, wasm, after))
    });
    let (before, wasm, after) =
        known.ok_or_else(|| Refused::broken("the site's page for copies is of another build"))?;
    let data = json!({
        "of": of, "vkey": app.keys.vkey().written(), "entries": STANDARD.encode(entries), "wasm": wasm, "words": words(),
        "kinds": kinds(entries),
    });
    let data = data.to_string().replace('<', "\\u003c");
    let filled = |text: &str| {
        text.replace("<!--TITLE-->", &say("check-title")).replace("<!--NOSCRIPT-->", &say("check-no-scripts"))
    };
    Ok(Some([filled(before), data, filled(after)].concat()))
}

/// Every sentence with the places where the page puts something in.
fn words() -> Map<String, Value> {
    let faults = FaultKind::codes().iter().flat_map(|code| {
        let id = format!("file-fault-{code}");
        [format!("{id}-whole"), id]
    });
    let around = CopyFault::CODES.iter().map(|code| format!("file-copy-fault-{code}"));
    let all = WORDS.iter().map(|id| (*id).to_owned()).chain(faults).chain(around).filter(|id| has(id));
    let places = FILLED.map(|name| (name, format!("{{{name}}}")));
    let places = places.each_ref().map(|(name, place)| (*name, place.as_str()));
    all.map(|id| {
        let words = say_with(&id, &places);
        (id, Value::from(words))
    })
    .collect()
}

/// What the kinds of entry in this copy are called.
fn kinds(entries: &str) -> Map<String, Value> {
    let copy = serde_json::from_str(entries).unwrap_or_default();
    let titled = |kind: String| {
        let title = title_of(&kind);
        (kind, Value::from(title))
    };
    kinds_of(&copy).into_iter().map(titled).collect()
}
