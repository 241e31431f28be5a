//! A voice on this machine: a program that says a sentence into a file. It is run with arguments, never by a shell; what
//! it shall say goes in by its standard input, so that no text is ever taken for an option.

use super::random;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

/// A sentence takes a twentieth of a second; a program that takes this long hangs.
const PATIENCE: Duration = Duration::from_secs(30);
/// Words a minute: slower than people talk, as Easy Read asks.
const PACE: &str = "145";
/// The sound of the longest sentence is far below this.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Which program speaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Speech {
    #[default]
    Off,
    Espeak {
        program: PathBuf,
        voice: String,
    },
    Piper {
        program: PathBuf,
        voice: PathBuf,
    },
}

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum NotSaid {
    #[error("no voice is installed")]
    Off,
    #[error("{0} could not be run: {1}")]
    Run(String, std::io::Error),
    #[error("{0} did not end")]
    Slow(String),
    #[error("{0} failed: {1}")]
    Failed(String, String),
    #[error("{0} made no sound that can be read")]
    NoSound(String),
}

impl Speech {
    /// `espeak-ng` where it is installed.
    pub fn found(voice: &str) -> Self {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let program =
            std::env::split_paths(&folders).map(|folder| folder.join("espeak-ng")).find(|path| path.is_file());
        match program {
            Some(program) => Self::Espeak { program, voice: voice.to_owned() },
            None => Self::Off,
        }
    }

    /// What its sound is known by: another voice or pace has another name. Empty if nobody speaks.
    pub fn name(&self) -> String {
        match self {
            Self::Off => String::new(),
            Self::Espeak { voice, .. } => format!("espeak-ng {voice} {PACE}"),
            Self::Piper { voice, .. } => {
                format!("piper {}", voice.file_stem().unwrap_or_default().to_string_lossy())
            }
        }
    }

    /// Says one sentence: the bytes of a WAV file as the program wrote it.
    ///
    /// # Errors
    /// Nobody speaks, or the program failed.
    pub async fn say(&self, sentence: &str) -> Result<Vec<u8>, NotSaid> {
        let folder = std::env::temp_dir();
        let token = random::token().map_err(|_| NotSaid::Off)?;
        let file = folder.join(format!("sametable-{token}.wav"));
        let text = folder.join(format!("sametable-{token}.txt"));
        let written = tokio::fs::write(&text, format!("{sentence}\n")).await;
        written.map_err(|cause| NotSaid::Run(text.display().to_string(), cause))?;
        let said = match self {
            Self::Off => return Err(NotSaid::Off),
            Self::Espeak { program, voice } => {
                let words = ["-v", voice, "-s", PACE, "--stdin", "-w"];
                run(program, words.map(OsStr::new).into_iter().chain([file.as_os_str()]), &text).await
            }
            Self::Piper { program, voice } => {
                let words = [OsStr::new("--model"), voice.as_os_str(), OsStr::new("--output_file"), file.as_os_str()];
                run(program, words.into_iter(), &text).await
            }
        };
        let sound = match said {
            Ok(()) => read(program_of(self), &file).await,
            Err(why) => Err(why),
        };
        let _ = tokio::fs::remove_file(&file).await;
        let _ = tokio::fs::remove_file(&text).await;
        sound
    }
}

fn program_of(speech: &Speech) -> &Path {
    match speech {
        Speech::Off => Path::new(""),
        Speech::Espeak { program, .. } | Speech::Piper { program, .. } => program,
    }
}

async fn read(program: &Path, file: &Path) -> Result<Vec<u8>, NotSaid> {
    let none = || NotSaid::NoSound(program.display().to_string());
    let size = tokio::fs::metadata(file).await.map_err(|_| none())?.len();
    if size > LARGEST {
        return Err(none());
    }
    tokio::fs::read(file).await.map_err(|_| none())
}

async fn run<'a>(program: &Path, words: impl Iterator<Item = &'a OsStr>, text: &Path) -> Result<(), NotSaid> {
    let called = program.display().to_string();
    let not_run = |cause| NotSaid::Run(program.display().to_string(), cause);
    let text = std::fs::File::open(text).map_err(not_run)?;
    let child = Command::new(program)
        .args(words)
        .stdin(Stdio::from(text))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(not_run)?;
    let ended = tokio::time::timeout(PATIENCE, child.wait_with_output()).await;
    let output = ended.map_err(|_| NotSaid::Slow(called.clone()))?.map_err(not_run)?;
    if output.status.success() {
        return Ok(());
    }
    let why = String::from_utf8_lossy(&output.stderr).trim().chars().take(300).collect();
    Err(NotSaid::Failed(called, why))
}
