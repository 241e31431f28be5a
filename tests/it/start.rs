//! Starting the program: what can be wrong stops it with one clear line.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn serve(settings: &[(&str, &str)]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sametable"));
    program.arg("serve").env_remove("DATABASE_URL").env("RUST_LOG", "error");
    for (name, value) in settings {
        program.env(name, value);
    }
    program.output().unwrap()
}

#[track_caller]
fn stops_with(output: &Output, words: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(lines.len(), 1, "more than one line: {said}");
    assert!(said.starts_with("sametable: ") && said.contains(words), "{said}");
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_damaged_database_is_named_and_the_backup_is_spoken_of() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("sametable.db"), [7_u8; 8192]).unwrap();
    let output = serve(&[("SAMETABLE_DATA", &text(folder.path())), ("SAMETABLE_ADDR", "127.0.0.1:0")]);
    stops_with(&output, "Restore your last backup");
}

#[tokio::test]
async fn a_schema_that_cannot_be_brought_up_to_date_stops_the_start() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}?mode=rwc", folder.path().join("sametable.db").display());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    sqlx::query("CREATE TABLE organisation (other INTEGER)").execute(&pool).await.unwrap();
    pool.close().await;
    let output = serve(&[("SAMETABLE_DATA", &text(folder.path())), ("SAMETABLE_ADDR", "127.0.0.1:0")]);
    stops_with(&output, "cannot be brought up to date");
}

#[test]
fn a_taken_port_is_named_with_the_setting_that_changes_it() {
    let folder = TempDir::new().unwrap();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = other.local_addr().unwrap().to_string();
    let output = serve(&[("SAMETABLE_DATA", &text(folder.path())), ("SAMETABLE_ADDR", &addr)]);
    stops_with(&output, "SAMETABLE_ADDR");
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, b"").unwrap();
    let output = serve(&[("SAMETABLE_DATA", &text(&file.join("data"))), ("SAMETABLE_ADDR", "127.0.0.1:0")]);
    stops_with(&output, "a-file/data");
}

#[test]
fn a_misspelt_setting_is_named() {
    stops_with(&serve(&[("SAMETABLE_ADRESS", "x")]), "SAMETABLE_ADRESS");
}

#[test]
fn an_unknown_database_address_is_refused_without_its_password() {
    let folder = TempDir::new().unwrap();
    let settings = [
        ("SAMETABLE_DATA", text(folder.path())),
        ("SAMETABLE_ADDR", "127.0.0.1:0".to_owned()),
        ("DATABASE_URL", "mysql://me:secret@host/db".to_owned()),
    ];
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let output = serve(&settings);
    stops_with(&output, "sqlite: or postgres:");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("secret"));
}

#[test]
fn the_readme_names_every_command_and_every_setting_that_there_is_and_no_other() {
    use sametable::platform::settings::{NAMES, SECRETS};
    let readme = include_str!("../../README.md");
    let mut known: Vec<String> = NAMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    known.extend(SECRETS.iter().map(|name| format!("{name}_FILE")));
    for name in &known {
        assert!(readme.contains(&format!("`{name}`")), "README.md does not name {name}");
    }
    let words = readme.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'));
    for word in words.filter(|word| word.starts_with("SAMETABLE_")) {
        assert!(known.iter().any(|name| name == word), "README.md names {word}, which is no setting");
    }
    let help = Command::new(env!("CARGO_BIN_EXE_sametable")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let mut commands: Vec<_> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    commands.retain(|name| *name != "help" && help.contains(&format!("\n  {name} ")));
    assert!(commands.len() > 10 && commands.contains(&"reset-code"), "{commands:?}");
    for name in &commands {
        assert!(readme.contains(&format!("| `sametable {name}")), "README.md does not name the command {name}");
    }
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `sametable "));
    for row in rows {
        let name = row.split([' ', '`']).next().unwrap();
        assert!(commands.contains(&name), "README.md names the command {name}, which is none");
    }
}
