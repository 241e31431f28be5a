//! `sametable leave export` and `sametable leave delete`.

use super::service;
use crate::backup::service::sentence;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use std::path::Path;

/// Writes everything of one organisation to a ZIP file; gives what to print.
///
/// # Errors
/// One sentence that says what is wrong.
pub async fn export(app: &App, to: &Path, email: Option<&str>) -> Result<Vec<String>, String> {
    let said = |refused: Refused| sentence(&refused);
    if to.exists() {
        return Err(say_with("leaving-export-exists", &[("path", &to.display().to_string())]));
    }
    let who = service::administrator(app, email).await.map_err(said)?;
    let gathered = match service::export(&who, app, to).await {
        Ok(gathered) => gathered,
        Err(refused) => {
            let _ = std::fs::remove_file(to);
            return Err(sentence(&refused));
        }
    };
    let mut lines = vec![say_with(
        "leaving-exported",
        &[
            ("path", &to.display().to_string()),
            ("rows", &gathered.rows.to_string()),
            ("tables", &gathered.tables.to_string()),
            ("files", &gathered.files.to_string()),
        ],
    )];
    if !gathered.own.is_empty() {
        lines.push(say_with("leaving-read-me-own", &[("names", &gathered.own.join(", "))]));
    }
    if !gathered.waiting.is_empty() {
        lines.push(say_with("leaving-read-me-withheld", &[("names", &gathered.waiting.join(", "))]));
    }
    if gathered.without_record {
        lines.push(say("leaving-read-me-without-record"));
    }
    lines.push(say("leaving-export-care"));
    Ok(lines)
}

/// Deletes everything of the organisation with this name; gives what to print.
///
/// # Errors
/// One sentence that says what is wrong.
pub async fn delete(app: &App, name: &str, email: Option<&str>) -> Result<String, String> {
    let said = |refused: Refused| sentence(&refused);
    let who = service::administrator(app, email).await.map_err(said)?;
    service::delete_by_command(&who, app, name).await.map_err(said)?;
    Ok(say_with("leaving-deleted", &[("organisation", name.trim())]))
}
