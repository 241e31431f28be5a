//! The built files: where they are, and their names with the hash of what is in them.

use super::settings::Settings;
use crate::hex::hex;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The site folder and the hashes in its `hash.txt` (one `name: hash` a line).
#[derive(Debug, Clone, Default)]
pub struct Site {
    pub folder: PathBuf,
    hashes: HashMap<String, String>,
}

impl Site {
    /// Looks where `SAMETABLE_SITE` says, else beside the program's folder (`target/site` for `target/release/sametable`).
    /// Without a built site pages still work: they are then without style and live updates.
    pub fn find(settings: &Settings) -> Self {
        let beside = || {
            let program = std::env::current_exe().ok()?;
            Some(program.parent()?.parent()?.join("site"))
        };
        let folder = settings.site.clone().or_else(beside).unwrap_or_default();
        let hashes = read_hashes(&folder);
        if hashes.is_empty() {
            tracing::warn!(folder = %folder.display(), "no built site: pages will be without style; run `make build`");
        }
        Self { folder, hashes }
    }

    /// One word for this program and its files: tablets keep the screens of one build together.
    pub fn build(&self) -> String {
        let mut all: Vec<_> = self.hashes.iter().map(|(name, hash)| format!("{name} {hash}")).collect();
        all.sort();
        let all = format!("{} {}", env!("CARGO_PKG_VERSION"), all.join(" "));
        hex(super::random::digest(&all).iter().take(6))
    }

    /// `/pkg/app.3f2a….css`; `name` is the file's name in `hash.txt`.
    pub fn url(&self, name: &str, stem: &str, ending: &str) -> String {
        match self.hashes.get(name) {
            Some(hash) => format!("/pkg/{stem}.{hash}.{ending}"),
            None => format!("/pkg/{stem}.{ending}"),
        }
    }
}

fn read_hashes(folder: &Path) -> HashMap<String, String> {
    let lines = std::fs::read_to_string(folder.join("hash.txt")).unwrap_or_default();
    let pairs = lines.lines().filter_map(|line| line.split_once(':'));
    pairs.map(|(name, hash)| (name.trim().to_owned(), hash.trim().to_owned())).collect()
}
