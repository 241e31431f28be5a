//! The shape of the code: rooms stand in one order, and each shelf uses only what it may.

use crate::support::sources;
use std::fs;
use std::path::Path;

/// Rooms from the ground up: a service may call only rooms above its own in this list.
const ROOMS: &[&str] = &[
    "platform",
    "ledger",
    "people",
    "texts",
    "vacancy",
    "scenario",
    "panel",
    "aloud",
    "scoring",
    "checks",
    "application",
    "weighing",
    "recruitment_file",
    "audit",
    "backup",
    "leaving",
    "system",
];

/// Every `crate::room::shelf` that stands in a `use` line or a path, outside comments and tests.
fn uses(text: &str) -> Vec<(String, String)> {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for part in line.split("crate::").skip(1) {
            let words: Vec<_> = part
                .split(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':'))
                .next()
                .unwrap_or("")
                .split("::")
                .collect();
            let room = words.first().copied().unwrap_or("").to_owned();
            let shelf = words.get(1).copied().unwrap_or("").to_owned();
            // `use crate::room::{service, Type}`: each shelf in the braces counts.
            let braces =
                part.split_once('{').map(|(_, inside)| inside).filter(|_| part.starts_with(&format!("{room}::{{")));
            match braces {
                Some(inside) => {
                    let inside = inside.split('}').next().unwrap_or("");
                    found.extend(
                        inside
                            .split(',')
                            .map(|word| (room.clone(), word.trim().split("::").next().unwrap_or("").to_owned())),
                    );
                }
                None => found.push((room, shelf)),
            }
        }
    }
    found
}

#[test]
fn every_arrow_points_the_right_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap().with_extension("");
        let parts: Vec<_> = inside.iter().map(|part| part.to_str().unwrap()).collect();
        let (room, shelf) = (parts[0], parts.get(1).copied().unwrap_or("mod"));
        let Some(here) = ROOMS.iter().position(|name| *name == room) else { continue };
        for (target, what) in uses(&fs::read_to_string(&path).unwrap()) {
            let Some(there) = ROOMS.iter().position(|name| *name == target) else { continue };
            let shelf_of_target =
                matches!(what.as_str(), "rules" | "store" | "service" | "api" | "pages").then_some(what.as_str());
            let fine = match shelf {
                // Pages gather: any room's types, services through the room's own progress and views.
                "pages" | "api" => shelf_of_target != Some("store") || target == room,
                // Who asks, and the append, are types of the ground floor that everybody names.
                "rules" => !matches!(shelf_of_target, Some("store" | "service" | "api" | "pages")),
                "store" => {
                    matches!(target.as_str(), "platform")
                        || there <= here
                            && !matches!(shelf_of_target, Some("service" | "api" | "pages" | "store") if target != room)
                }
                _ => {
                    let ground = matches!(target.as_str(), "platform" | "ledger" | "people" | "texts");
                    let above = there < here || ground;
                    target == room || (above && shelf_of_target != Some("store"))
                }
            };
            if !fine {
                wrong.push(format!("{} uses crate::{target}::{what}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "wrong arrows:\n{}", wrong.join("\n"));
}

#[test]
fn sql_stands_only_in_stores() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap().display().to_string();
        let store = inside.contains("/store") || inside.starts_with("platform/db/") || inside.contains("/keys");
        let text = fs::read_to_string(&path).unwrap();
        assert!(store || !text.contains(".sql("), "SQL in {inside}");
    }
}

#[test]
fn rules_read_no_clock_and_draw_no_chance() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap().display().to_string();
        if inside.ends_with("rules.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or("");
            for forbidden in [
                "now_utc",
                "SystemTime::now",
                "Instant::now",
                "getrandom",
                "now_v7",
                "new_v4",
                "sqlx::query",
                "std::fs",
            ] {
                assert!(!text.contains(forbidden), "{forbidden} in {inside}");
            }
        }
    }
}

/// The voice that reads aloud, and PostgreSQL's own copy, are programs on this machine. A virus scanner is asked where a setting
/// names one.
#[test]
fn nothing_leaves_the_program_but_mail_and_what_fetches_a_certificate() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let reaches_out = ["TcpStream::connect", "reqwest", "lettre::", "rustls_acme", "hyper_util::client", "UdpSocket"];
    let mut found = Vec::new();
    for path in sources(&root) {
        let text = fs::read_to_string(&path).unwrap();
        if reaches_out.iter().any(|word| text.contains(word)) {
            found.push(path.strip_prefix(&root).unwrap().display().to_string());
        }
    }
    found.sort();
    assert_eq!(found, ["platform/door/acme.rs", "platform/mail/smtp.rs", "platform/scan.rs"]);
}

#[test]
fn one_form_takes_documents_and_the_only_other_files_are_sounds_clips_and_lists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in sources(&root) {
        if fs::read_to_string(&path).unwrap().contains("type=\"file\"") {
            found.push(path.strip_prefix(&root).unwrap().display().to_string());
        }
    }
    found.sort();
    // A person's voice, what is read out and clips; and the field of ui/form.rs for lists of people and for evidence.
    assert_eq!(found, ["aloud/pages.rs", "scoring/pages/voice.rs", "ui/form.rs"]);
    let larger: Vec<_> = sametable::app::routes()
        .iter()
        .map(|route| route.name())
        .filter(|name| sametable::app::largest(name) > sametable::app::largest(""))
        .collect();
    assert_eq!(larger, ["keep-voice", "keep-reading", "keep-clip", "keep-evidence"]);
    let with_field: Vec<_> = sources(&root)
        .into_iter()
        .filter(|path| fs::read_to_string(path).unwrap().contains("file_field("))
        .map(|path| path.strip_prefix(&root).unwrap().display().to_string())
        .filter(|inside| inside != "ui/form.rs")
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let lists = ["checks/employed/pages.rs", "vacancy/pages/candidates.rs"];
    assert_eq!(with_field, ["aloud/pages.rs", lists[0], "checks/evidence/pages.rs", lists[1]]);
}
