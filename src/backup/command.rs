//! `sametable backup`, `restore`, `drill`, `recover` and `checkpoint`: what they print, and with what code they end.

use super::rules::size;
use super::service::{self, Made, Origin};
use crate::ledger;
use crate::ledger::rules::checkpoint::{Compared, MOST};
use crate::ledger::service::{Why, newest_checkpoint};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use crate::texts::{say, say_with};
use age::secrecy::{ExposeSecret, SecretString};
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// It did not work: nothing counts as a backup.
pub const FAILED: u8 = 1;
/// It cannot be done so; nothing was changed.
pub const REFUSED: u8 = 2;

/// Makes a backup; gives the exit code and what to print.
pub async fn backup(app: &App, to: Option<PathBuf>, keys_to: Option<&Path>) -> (u8, Vec<String>) {
    let Some(to) = to.or_else(|| app.settings.backup.clone()) else { return (REFUSED, vec![say("backup-no-path")]) };
    match service::back_up(app, &to, keys_to).await {
        Ok(made) => (0, made_lines(&made)),
        Err(refused) => (FAILED, vec![service::sentence(&refused)]),
    }
}

fn made_lines(made: &Made) -> Vec<String> {
    let file = made.file.display().to_string();
    let keys = made.keys.display().to_string();
    let entries = made.manifest.entries.to_string();
    let mut lines = vec![
        say_with("backup-made", &[("file", &file), ("size", &size(made.bytes)), ("entries", &entries)]),
        say_with("backup-made-keys", &[("file", &keys)]),
    ];
    if made.together {
        lines.push(say("backup-made-together"));
    }
    if made.removed > 0 {
        lines.push(say_with("backup-made-removed", &[("n", &made.removed.to_string())]));
    }
    match (&made.passphrase, &made.to_write_down) {
        (Origin::Made(path), Some(passphrase)) => {
            let path = path.display().to_string();
            let words = passphrase.expose_secret();
            lines.push(say_with("backup-passphrase-made", &[("passphrase", words), ("path", &path)]));
        }
        (Origin::Kept(path), _) => {
            lines.push(say_with("backup-passphrase-kept", &[("path", &path.display().to_string())]));
        }
        _ => lines.push(say("backup-passphrase-setting")),
    }
    lines
}

/// Restores; gives the exit code and what to print.
pub async fn restore(settings: &Settings, path: &Path, keys: Option<&Path>, replace: bool) -> (u8, Vec<String>) {
    let typed = match service::has_passphrase(settings) {
        Ok(true) => None,
        Ok(false) => ask_for_passphrase(),
        Err(refused) => return (REFUSED, vec![service::sentence(&refused)]),
    };
    let asked = typed.is_some();
    let mut outcome = service::restore(settings, path, keys, replace, typed).await;
    // The one that is kept here may be another machine's: the paper has the right one.
    if let Err(refused) = &outcome
        && refused.says("backup-wrong-passphrase")
        && !asked
    {
        eprintln!("{}", service::sentence(refused));
        if let Some(typed) = ask_for_passphrase() {
            outcome = service::restore(settings, path, keys, replace, Some(typed)).await;
        }
    }
    match outcome {
        Ok(lines) => (0, lines),
        Err(refused) if refused.says(service::HALF_DONE) => (FAILED, vec![service::sentence(&refused)]),
        Err(refused) => (REFUSED, vec![service::sentence(&refused)]),
    }
}

/// Asks the person at the terminal; nobody if there is none.
fn ask_for_passphrase() -> Option<SecretString> {
    let mut input = std::io::stdin().lock();
    if !input.is_terminal() {
        return None;
    }
    eprint!("{} ", say("backup-passphrase-ask"));
    let _ = std::io::stderr().flush();
    let mut line = String::new();
    input.read_line(&mut line).ok()?;
    let line = line.trim();
    (!line.is_empty()).then(|| SecretString::from(line.to_owned()))
}

/// The drill; gives the exit code and what to print.
pub async fn drill(app: &App, to: Option<&Path>) -> (u8, Vec<String>) {
    match service::drill(app, to).await {
        Ok(lines) => (0, lines),
        Err(refused) => (FAILED, vec![service::sentence(&refused), say("backup-drill-bad")]),
    }
}

/// Takes note of what is wrong with the record; gives the exit code and what to print.
pub async fn recover(app: &App, by: &str, reason: &str) -> (u8, Vec<String>) {
    let _alone = match service::not_served(&app.settings) {
        Ok(alone) => alone,
        Err(refused) => return (REFUSED, vec![service::sentence(&refused)]),
    };
    match ledger::service::recover(app, by, reason).await {
        Ok(found) => {
            let mut lines = vec![say_with("record-recovered", &[("n", &found.len().to_string())])];
            lines.extend(found.iter().map(service::finding_words));
            lines.push(say("record-recovered-next"));
            (0, lines)
        }
        Err(refused @ Refused::Problems(_)) => (REFUSED, vec![service::sentence(&refused)]),
        Err(refused) => (FAILED, vec![service::sentence(&refused)]),
    }
}

/// Prints the newest checkpoint, or one that is made `now`; gives the exit code and what to print. The receipt goes to
/// standard error: what is printed is the checkpoint alone, to be kept in a file.
pub async fn checkpoint(app: &App, now: bool) -> (u8, Vec<String>) {
    let given = if now { ledger::service::sign(app, Why::Asked).await } else { newest_checkpoint(app).await };
    match given {
        Ok(Some(given)) => {
            eprintln!("{}", say_with("checkpoint-command-receipt", &[("receipt", &given.checkpoint.receipt())]));
            (0, given.note.lines().map(str::to_owned).collect())
        }
        Ok(None) if now => (REFUSED, vec![say("checkpoint-command-empty")]),
        Ok(None) => (REFUSED, vec![say("checkpoint-command-none")]),
        Err(refused) => (FAILED, vec![service::sentence(&refused)]),
    }
}

/// Compares a checkpoint or receipt in a file with the record: code 0 it fits, [`FAILED`] it does not, [`REFUSED`] it
/// cannot be read.
pub async fn compare(app: &App, held: &Path) -> (u8, Vec<String>) {
    let unreadable = |cause: String| {
        let shown = held.display().to_string();
        (REFUSED, vec![say_with("checkpoint-command-unreadable", &[("path", &shown), ("cause", &cause)])])
    };
    let text = match std::fs::metadata(held) {
        Err(cause) => return unreadable(cause.to_string()),
        Ok(found) if found.len() > MOST as u64 => return unreadable(say("checkpoint-held-long")),
        Ok(_) => match std::fs::read(held).map(String::from_utf8) {
            Err(cause) => return unreadable(cause.to_string()),
            Ok(Err(cause)) => return unreadable(cause.to_string()),
            Ok(Ok(text)) => text,
        },
    };
    match ledger::service::compare(app, &text).await {
        Ok(found) => {
            let words = service::comparison_words(&found);
            let mut lines = vec![words.title];
            lines.extend(words.rest);
            if let Some(other) = &found.other {
                lines.push(say("checkpoint-other"));
                lines.extend(other.lines().map(str::to_owned));
            }
            (if found.compared == Compared::Fits { 0 } else { FAILED }, lines)
        }
        Err(refused @ Refused::Problems(_)) => unreadable(service::sentence(&refused)),
        Err(refused) => (FAILED, vec![service::sentence(&refused)]),
    }
}
