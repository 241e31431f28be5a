//! `sametable backup`, `restore`, `drill` and `recover`: what they print, and with what code they end.

use super::rules::size;
use super::service::{self, Made, Origin};
use crate::ledger;
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
