//! What was given: the environment, the settings file, and the files of secrets, as one map of known names.

use super::{NAMES, SECRETS, SettingsRefused};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Names and values as they count (names with an empty value are not given), and the files that they were read from.
pub fn gathered(
    environment: BTreeMap<String, String>,
) -> Result<(BTreeMap<String, String>, Vec<PathBuf>), SettingsRefused> {
    let mut files = Vec::new();
    if let Some(name) = environment.keys().find(|name| name.starts_with("SAMETABLE_") && !is_known(name)) {
        let names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        return Err(SettingsRefused::Unknown(name.clone(), did_you_mean(name), names.join(", ")));
    }
    let mut given: BTreeMap<String, String> =
        environment.into_iter().filter(|(name, value)| is_known(name) && !value.is_empty()).collect();
    if let Some(path) = given.get("SAMETABLE_SETTINGS").cloned() {
        // The environment wins, however it says the same thing.
        let plain = |name: &str| name.strip_suffix("_FILE").unwrap_or(name).to_owned();
        let environment: BTreeSet<_> = given.keys().map(|name| plain(name)).collect();
        files.push(PathBuf::from(&path));
        given.extend(file(&path)?.into_iter().filter(|(name, _)| !environment.contains(&plain(name))));
    }
    for name in SECRETS {
        let of_file = format!("{name}_FILE");
        let Some(path) = given.remove(&of_file) else { continue };
        if given.contains_key(*name) {
            return Err(SettingsRefused::Twice((*name).to_owned(), of_file));
        }
        let value = std::fs::read_to_string(&path)
            .map_err(|cause| SettingsRefused::SecretFile(of_file, path.clone(), cause.to_string()))?;
        files.push(PathBuf::from(path));
        given.insert((*name).to_owned(), value.trim_end_matches(['\r', '\n']).to_owned());
    }
    Ok((given, files))
}

fn is_known(name: &str) -> bool {
    let of_file = name.strip_suffix("_FILE").is_some_and(|plain| SECRETS.contains(&plain));
    of_file || NAMES.iter().any(|(known, _)| *known == name)
}

/// The known name that somebody probably meant, as the rest of a sentence; empty if none is near.
fn did_you_mean(name: &str) -> String {
    const PREFIX: &str = "SAMETABLE_";
    // What they all begin with says nothing.
    let rest = |name: &str| name.to_ascii_uppercase().replace(PREFIX, "");
    let wanted = rest(name);
    let of_files = SECRETS.iter().map(|secret| format!("{secret}_FILE"));
    let known = NAMES.iter().map(|(known, _)| (*known).to_owned()).chain(of_files);
    let near = known.map(|known| (strsim::jaro_winkler(&rest(&known), &wanted), known));
    // How alike, from 0 to 1: ADRESS and ADDR are 0.8.
    match near.max_by(|(one, _), (other, _)| one.total_cmp(other)) {
        Some((alike, known)) if alike > 0.79 => format!("; did you mean {known}?"),
        _ => String::new(),
    }
}

/// One `NAME=value` a line, as systemd reads them: empty lines and those with `#` count for nothing, quotes around a value
/// fall away. Here an unknown name is refused whatever it begins with: nothing else than ours belongs in this file.
fn file(path: &str) -> Result<Vec<(String, String)>, SettingsRefused> {
    let text =
        std::fs::read_to_string(path).map_err(|cause| SettingsRefused::File(path.to_owned(), cause.to_string()))?;
    let mut found: Vec<(String, String)> = Vec::new();
    for (line, number) in text.trim_start_matches('\u{feff}').lines().map(str::trim).zip(1..) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line.split_once('=').ok_or_else(|| SettingsRefused::Line(path.to_owned(), number))?;
        let (name, value) = (name.trim(), unquoted(value.trim()));
        if !is_known(name) || name == "SAMETABLE_SETTINGS" {
            return Err(SettingsRefused::UnknownLine(path.to_owned(), number, name.to_owned(), did_you_mean(name)));
        }
        if found.iter().any(|(there, _)| there == name) {
            return Err(SettingsRefused::Twice(name.to_owned(), format!("line {number} of {path}")));
        }
        if !value.is_empty() {
            found.push((name.to_owned(), value.to_owned()));
        }
    }
    Ok(found)
}

fn unquoted(value: &str) -> &str {
    let inside = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}
