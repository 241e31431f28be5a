//! What the program does when it is called: serve, demo, export, verify.

pub mod demo;
mod serve;

use crate::platform::settings::{NAMES, Settings};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Co-produced interview panels, with a recruitment file that anybody can check.
#[derive(Debug, Parser)]
#[command(name = "sametable", version, after_help = settings_help())]
struct Called {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages.
    Serve,
    /// Fill an empty database with an invented organisation in the middle of a recruitment.
    Demo {
        /// Print people, seats and files as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Move a demonstration's clock ahead, to see what becomes due; no other clock can be moved.
    Clock {
        /// So many days ahead of this machine, from the next start on.
        days: u16,
    },
    /// Write one candidate's recruitment file as a bundle that `verify` reads.
    Export {
        candidate: String,
        #[arg(long)]
        out: PathBuf,
    },
    /// Check a bundle offline: exit 0 whole, 1 tampered, 2 unreadable.
    Verify {
        bundle: PathBuf,
        /// The trusted key; else the installation's in SAMETABLE_DATA.
        #[arg(long)]
        key: Option<String>,
    },
    /// Write the guides as pages into a folder, to be read without the server.
    Guides { folder: PathBuf },
    /// Print the list of all addresses.
    Routes {
        #[arg(long)]
        json: bool,
    },
}

fn settings_help() -> String {
    let lines: Vec<_> = NAMES.iter().map(|(name, what)| format!("  {name:<25} {what}")).collect();
    format!("Settings (environment, or the file that SAMETABLE_SETTINGS names):\n{}", lines.join("\n"))
}

/// Runs the program. Faults that a person can mend are one line on standard error, exit 2.
pub fn run() -> ExitCode {
    let called = Called::parse();
    let settings = match Settings::from_environment() {
        Ok(settings) => settings,
        Err(refused) => return stop(&refused.to_string()),
    };
    crate::platform::telemetry::start_log(settings.log);
    // Two workers at least: on a machine of one core a page that waits for another would never come.
    let workers = std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(cause) => return stop(&format!("the machine gives no threads: {cause}")),
    };
    match runtime.block_on(command(called.command, settings)) {
        Ok(code) => code,
        Err(line) => stop(&line),
    }
}

async fn command(command: Command, settings: Settings) -> Result<ExitCode, String> {
    match command {
        Command::Serve => serve::serve(settings).await.map(|()| ExitCode::SUCCESS),
        Command::Guides { folder } => {
            let guides = crate::texts::guides::write_files(&folder)?;
            println!("{guides} guides and the panel's own are in {}", folder.display());
            Ok(ExitCode::SUCCESS)
        }
        Command::Routes { json } => {
            print!("{}", crate::app::listed(json));
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo { json } => {
            let app = serve::open(settings).await?;
            let made = demo::fill(&app).await?;
            print!("{}", if json { made.json(&app) + "\n" } else { made.words(&app) });
            app.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Clock { days } => {
            let app = serve::open(settings).await?;
            let moved = crate::people::service::set_clock_ahead(&app, i64::from(days)).await;
            app.db.close().await;
            match moved {
                Ok(true) => println!("From the next start on this demonstration is {days} days ahead."),
                Ok(false) => return Err("only a database that `demo` made has a clock that can be moved".to_owned()),
                Err(refused) => return Err(refused.to_string()),
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Export { candidate, out } => {
            let app = serve::open(settings).await?;
            let lines = crate::recruitment_file::command::export(&app, &candidate, &out).await?;
            lines.iter().for_each(|line| println!("{line}"));
            app.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify { bundle, key } => {
            let (code, lines) = crate::recruitment_file::command::verify(&bundle, key.as_deref(), &settings.data);
            lines.iter().for_each(|line| println!("{line}"));
            Ok(ExitCode::from(code))
        }
    }
}

fn stop(line: &str) -> ExitCode {
    eprintln!("sametable: {line}");
    ExitCode::from(2)
}
