//! `sametable export` and `sametable verify`.

use super::copy::rules::check::{Checked, CopyFault, NotCopy, check};
use super::copy::rules::zip::{self, NotZip};
use super::copy::{self, DOCUMENT, PAGE, Reader};
use crate::ids::CandidacyId;
use crate::ledger::keys;
use crate::ledger::rules::note::Vkey;
use crate::ledger::rules::verify::{Fault, FaultKind, Named};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::texts::{has, say, say_with};
use crate::ui::form::sentence;
use std::io::Read as _;
use std::path::Path;

/// Whole, with what is withheld named.
pub const WHOLE: u8 = 0;
/// Something was changed.
pub const TAMPERED: u8 = 1;
/// It cannot be read, or there is no key to check it with.
pub const UNREADABLE: u8 = 2;

/// A copy larger than this is not read: documents of ten megabytes, and a dozen of them.
const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// Writes a copy of a candidate's file for a reader to `out`; gives what to print.
///
/// # Errors
/// One line that says what is wrong.
pub async fn export(app: &App, candidate: &str, reader: Reader, out: &Path) -> Result<Vec<String>, String> {
    let id: CandidacyId = candidate.trim().parse().map_err(|_| say("file-export-no-id"))?;
    let copy = copy::service::export(app, id, reader).await.map_err(|refused| match refused {
        Refused::NotFound => say("file-export-unknown"),
        // Mid-day the copy waits for the talk; the sentence says so.
        Refused::Problems(problems) => problems.iter().map(sentence).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    })?;
    let shown = out.display().to_string();
    std::fs::write(out, &copy)
        .map_err(|cause| say_with("file-export-not-written", &[("path", &shown), ("cause", &cause.to_string())]))?;
    let has = |name: &str| zip::read(&copy).is_ok_and(|all| all.iter().any(|member| member.name == name));
    let lacks = [(PAGE, "file-export-no-page"), (DOCUMENT, "file-export-no-pdf")];
    let mut lines = vec![
        say_with("file-export-written", &[("path", &shown)]),
        say_with("file-export-key", &[("key", &app.keys.vkey().written())]),
    ];
    lines.extend(lacks.iter().filter(|(name, _)| !has(name)).map(|(_, message)| say(message)));
    Ok(lines)
}

/// Checks a copy offline; gives the exit code and what to print. The trusted key is `key`, else the one in `data`.
pub fn verify(bundle: &Path, key: Option<&str>, data: &Path) -> (u8, Vec<String>) {
    let trusted = match trusted(key, data) {
        Ok(trusted) => trusted,
        Err(line) => return (UNREADABLE, vec![line]),
    };
    let shown = bundle.display().to_string();
    let unreadable =
        |cause: String| (UNREADABLE, vec![say_with("file-verify-unreadable", &[("path", &shown), ("cause", &cause)])]);
    let bytes = match read(bundle) {
        Ok(bytes) => bytes,
        Err(cause) => return unreadable(cause),
    };
    match check(&bytes, &trusted) {
        Err(NotCopy::Zip(NotZip::Other)) => unreadable(say("file-verify-repacked")),
        Err(NotCopy::Zip(NotZip::Broken)) => unreadable(say("file-verify-cut")),
        Err(NotCopy::TooLarge) => unreadable(say("file-verify-too-much")),
        Err(NotCopy::NoEntries) => unreadable(say("file-verify-no-entries")),
        Err(cause) => unreadable(cause.to_string()),
        // Nothing in it was changed, but it is not the copy that was made.
        Ok(checked) if checked.entries.is_whole() && checked.faults == [CopyFault::Repacked] => {
            unreadable(say("file-verify-repacked"))
        }
        Ok(checked) if checked.is_whole() => (WHOLE, whole(&checked)),
        Ok(checked) => (TAMPERED, tampered(&checked)),
    }
}

/// The bytes of a copy, of which no more than fit are read.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let file = std::fs::File::open(path).map_err(|cause| cause.to_string())?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|cause| cause.to_string())?;
    let is_too_large = u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES);
    if is_too_large { Err(say("file-verify-too-large")) } else { Ok(bytes) }
}

fn trusted(key: Option<&str>, data: &Path) -> Result<Vkey, String> {
    match key {
        // From a letter or a PDF it may come with a line break in it.
        Some(key) => Vkey::parse(&key.split_whitespace().collect::<String>()).ok_or_else(|| say("file-verify-bad-key")),
        None => keys::vkey_in(data)
            .map_err(|cause| cause.to_string())?
            .ok_or_else(|| say_with("file-verify-no-key", &[("folder", &data.display().to_string())])),
    }
}

fn whole(checked: &Checked) -> Vec<String> {
    let verdict = &checked.entries;
    let until = verdict.until.clone().unwrap_or_default();
    let last = verdict.last.to_string();
    let mut lines = vec![say_with("file-verify-whole", &[("time", &until), ("entry", &last)])];
    let named = |lines: &mut Vec<String>, all: &[Named], id: &str| {
        lines.extend(all.iter().map(|at| say_with(id, &[("entry", &entry(at)), ("kind", &kind(at))])));
    };
    named(&mut lines, &verdict.withheld, "file-verify-withheld");
    named(&mut lines, &verdict.erased, "file-verify-erased");
    lines.push(match &verdict.checkpoint {
        Some(checkpoint) => {
            let size = checkpoint.size.to_string();
            say_with("file-verify-checkpoint", &[("n", &size), ("receipt", &checkpoint.receipt())])
        }
        None => say("file-verify-first-form"),
    });
    if let Some((reader, _, files)) = &checked.made {
        let reader = say(&format!("file-copy-for-{}", reader.code()));
        lines.push(say_with("file-verify-files", &[("n", &files.to_string()), ("reader", &reader)]));
    }
    lines.push(say("file-verify-later"));
    lines
}

fn tampered(checked: &Checked) -> Vec<String> {
    let mut lines = vec![say("file-verify-tampered")];
    let around = checked.faults.iter().map(|fault| {
        say_with(&format!("file-copy-fault-{}", fault.code()), &[("name", fault.name().unwrap_or_default())])
    });
    lines.extend(around);
    lines.extend(checked.entries.faults.iter().map(fault));
    lines
}

fn fault(fault: &Fault) -> String {
    let id = format!("file-fault-{}", fault.kind.code());
    let field = match &fault.kind {
        FaultKind::ContentChanged(field) => field.as_str(),
        _ => "",
    };
    match &fault.at {
        Some(at) => {
            let what = say_with(&id, &[("field", field)]);
            say_with("file-verify-at", &[("entry", &entry(at)), ("kind", &kind(at)), ("what", &what)])
        }
        None => {
            let whole = format!("{id}-whole");
            if has(&whole) { say(&whole) } else { say_with(&id, &[("field", field)]) }
        }
    }
}

fn entry(at: &Named) -> String {
    match at.stream {
        Some(stream) => {
            say_with("file-verify-other-stream", &[("entry", &at.entry.to_string()), ("stream", &stream.to_string())])
        }
        None => at.entry.to_string(),
    }
}

fn kind(at: &Named) -> String {
    at.kind.clone().unwrap_or_else(|| say("file-verify-unknown-kind"))
}
