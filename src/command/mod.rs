//! What the program does when it is called: serve, demo, export, verify, gaps, weigh, backup, restore, drill, reset-code, recover, checkpoint.

pub mod demo;
mod serve;

use crate::backup;
use crate::platform::settings::{NAMES, SECRETS, Settings};
use crate::platform::site::Site;
use crate::recruitment_file::copy::Reader;
use crate::texts::{say, say_with};
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Co-produced interview panels, with a recruitment file that anybody can check.
#[derive(Debug, Parser)]
#[command(name = "sametable", version, after_help = settings_help())]
struct Called {
    /// A file with the address of the database's owner, which then stands in the place of DATABASE_URL; "-" reads it from what is
    /// piped in. For migrate, restore and leave delete with PostgreSQL.
    #[arg(long, global = true, value_name = "FILE")]
    owner: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

/// The address of the database's owner, from a file or from what is piped in.
fn owners_address(from: &Path) -> Result<String, String> {
    let read =
        if from == Path::new("-") { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(from) };
    let text = read.map_err(|cause| format!("the owner's address cannot be read from {}: {cause}", from.display()))?;
    let address = text.trim();
    match address.split_once("://") {
        Some(("postgres" | "postgresql", _)) => Ok(address.to_owned()),
        _ => Err("the owner's address must begin with postgres://".to_owned()),
    }
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
        /// For whom: desk (all of it), inspector, candidate or tender; what the reader may not have is withheld and named.
        #[arg(long = "for", value_name = "READER", default_value = "desk", value_parser = reader)]
        reader: Reader,
    },
    /// Check a bundle offline: exit 0 whole, 1 tampered, 2 unreadable.
    Verify {
        bundle: PathBuf,
        /// The trusted key; else the installation's in SAMETABLE_DATA.
        #[arg(long)]
        key: Option<String>,
    },
    /// Find the gaps of an employment history: exit 0 and one line of JSON, 2 and why it cannot be read.
    Gaps {
        /// A file with `education_end`, `application_date` and `jobs`, each with `start` and `end`: days as 2019-03-25, or
        /// months as 2019-03; the end is null while a job lasts.
        file: PathBuf,
    },
    /// Work out how far the people on a panel agree: exit 0 and one line of JSON, 2 and why it cannot be read.
    Weigh {
        /// A CSV file with the columns `candidate`, `scenario`, `criterion`, `seat` and `value`: a whole number on the scale,
        /// `not_sure`, `not_seen`, `rather_not`, or nothing.
        file: PathBuf,
        /// The highest value of the scale, from 2 to 10; kits have 3 or 5.
        #[arg(long, default_value_t = 3)]
        scale: u8,
    },
    /// Write the guides as pages into a folder, to be read without the server.
    Guides { folder: PathBuf },
    /// Make an encrypted copy of database and keys while the server runs, and try it out: exit 0 made and verified, 1 not.
    Backup {
        /// The folder for the copies; else SAMETABLE_BACKUP.
        path: Option<PathBuf>,
        /// The folder for the copies of the keys, best on another disk; else SAMETABLE_BACKUP_KEYS, else PATH/keys.
        #[arg(long)]
        keys: Option<PathBuf>,
    },
    /// Put a backup back, joined with the newest keys: exit 0 restored, 2 refused and nothing changed,
    /// 1 stopped half way.
    Restore {
        /// A backup folder (its newest copy), or one file.
        path: PathBuf,
        /// The folder with the copies of the keys.
        #[arg(long)]
        keys: Option<PathBuf>,
        /// Move what is there aside, where it stays for two weeks.
        #[arg(long)]
        replace: bool,
    },
    /// Make a backup, restore it into a folder of its own, and compare: exit 0 it would work, 1 it would not.
    Drill {
        /// The folder for the copy; else SAMETABLE_BACKUP, else one that is removed again.
        path: Option<PathBuf>,
    },
    /// Bring a PostgreSQL database up to date, as the role that owns its tables; the server itself runs as another.
    Migrate {
        /// Let this role serve with the database: it may read and add, and cannot take the record's rules away.
        #[arg(long = "for", value_name = "ROLE")]
        role: Option<String>,
    },
    /// Take everything of one organisation along.
    #[command(subcommand)]
    Leave(Leave),
    /// Print a code with which somebody chooses a new password: for an administrator whom nobody else can let in.
    ResetCode {
        /// The e-mail address that they sign in with.
        email: String,
        /// Take their second step away too: the phone and the recovery codes are lost.
        #[arg(long)]
        second_step: bool,
    },
    /// Take note, for ever, that the record was changed behind the program's back, and go on.
    Recover {
        /// Your name.
        #[arg(long)]
        by: String,
        /// What happened, and why it is right to go on.
        #[arg(long)]
        reason: String,
    },
    /// Print the newest checkpoint of the whole record; or compare one that is held: exit 0 it fits, 1 it does not, 2 it
    /// cannot be read.
    Checkpoint {
        /// Make one now.
        #[arg(long, conflicts_with = "held")]
        now: bool,
        /// A file with a checkpoint or a receipt.
        #[arg(long)]
        held: Option<PathBuf>,
    },
    /// Print the list of all addresses.
    Routes {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Leave {
    /// Write every table and every recruitment file to a ZIP file.
    Export {
        path: PathBuf,
        /// The e-mail address of the administrator in whose name this is done, where there are several organisations.
        #[arg(long = "as")]
        email: Option<String>,
    },
    /// Delete everything of one organisation for ever: for a PostgreSQL database, whose owner alone may.
    Delete {
        /// The organisation's name, as it is written in SameTable.
        organisation: String,
        /// You have taken along what you need, and know that this cannot be taken back.
        #[arg(long)]
        sure: bool,
        /// The e-mail address of the administrator in whose name this is done, where there are several organisations.
        #[arg(long = "as")]
        email: Option<String>,
    },
}

/// For whom a copy is made.
fn reader(code: &str) -> Result<Reader, String> {
    let all = Reader::ALL.map(Reader::code).join(", ");
    Reader::of_code(code).ok_or_else(|| format!("not one of {all}"))
}

fn settings_help() -> String {
    let lines: Vec<_> = NAMES.iter().map(|(name, what)| format!("  {name:<33} {what}")).collect();
    format!(
        "Settings (environment, or the file that SAMETABLE_SETTINGS names):\n{}\n\nEach of these may also be given as \
         NAME_FILE, a file that holds it: {}.\n\nFrom the environment only: POSTGRES_BIN (folder of PostgreSQL's own \
         programs), RUST_LOG (how much is logged).",
        lines.join("\n"),
        SECRETS.join(", ")
    )
}

/// Runs the program. Faults that a person can mend are one line on standard error, exit 2.
pub fn run() -> ExitCode {
    // Whatever this program writes, its owner alone may read it.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let called = Called::parse();
    let settings = match Settings::from_environment() {
        Ok(settings) => settings,
        Err(refused) => return stop(&refused.to_string()),
    };
    let settings = match called.owner.as_deref().map(owners_address).transpose() {
        Ok(Some(database_url)) => Settings { database_url, ..settings },
        Ok(None) => settings,
        Err(why) => return stop(&why),
    };
    crate::platform::telemetry::start_log(settings.log);
    // Two workers at least: on a machine of one core a page that waits for another would never come.
    let workers = std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers)
        .max_blocking_threads(64)
        .enable_all()
        .build();
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
        Command::Gaps { file } => {
            println!("{}", crate::checks::history::command::run(&file)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Weigh { file, scale } => {
            println!("{}", crate::weighing::command::run(&file, scale)?);
            Ok(ExitCode::SUCCESS)
        }
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
        Command::Export { candidate, out, reader } => {
            let app = serve::open(settings).await?;
            let lines = crate::recruitment_file::command::export(&app, &candidate, reader, &out).await?;
            lines.iter().for_each(|line| println!("{line}"));
            app.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Backup { path, keys } => {
            if !backup::service::is_there(&settings).await {
                return Err(say("backup-nothing-there"));
            }
            let app = serve::open_as_it_is(settings, Site::default()).await?;
            // Before the first administrator there is nothing to lose, and nothing signed that a trial could compare with.
            let empty = matches!(crate::ledger::service::last_at(&app).await, Ok(None));
            let told = if empty && crate::people::service::is_new(&app).await.unwrap_or(false) {
                (0, vec![say("backup-nothing-yet")])
            } else {
                backup::command::backup(&app, path, keys.as_deref()).await
            };
            app.db.close().await;
            Ok(tell(told))
        }
        Command::Restore { path, keys, replace } => {
            let served = serve::served_by(&settings).await?;
            let mut told = backup::command::restore(&settings, &path, keys.as_deref(), replace).await;
            if told.0 != 0 {
                return Ok(tell(told));
            }
            // What an organisation that has left brought back goes too, before anybody is told that it is done.
            match serve::open_without_site(settings).await {
                Ok(app) => {
                    if let Err(why) = app.db.let_in(&served).await {
                        told.1.push(say_with("restore-not-let-in", &[("why", &why.to_string())]));
                    }
                    app.db.close().await;
                }
                // Everything was moved all the same: what was said of that is said, and that it is not whole.
                Err(why) => {
                    told.0 = backup::command::FAILED;
                    told.1.push(why);
                }
            }
            Ok(tell(told))
        }
        Command::Drill { path } => {
            if !backup::service::is_there(&settings).await {
                return Err(say("backup-nothing-there"));
            }
            let app = serve::open_as_it_is(settings, Site::default()).await?;
            let told = backup::command::drill(&app, path.as_deref()).await;
            app.db.close().await;
            Ok(tell(told))
        }
        Command::Migrate { role } => {
            let lines = serve::migrate(settings, role.as_deref()).await?;
            lines.iter().for_each(|line| println!("{line}"));
            Ok(ExitCode::SUCCESS)
        }
        Command::Leave(Leave::Delete { organisation, sure, email }) => {
            if !sure {
                return Err(say("leaving-sure-by-command"));
            }
            let _alone =
                backup::service::not_served(&settings).map_err(|refused| backup::service::sentence(&refused))?;
            let app = serve::open_without_site(settings).await?;
            let told = crate::leaving::command::delete(&app, &organisation, email.as_deref()).await;
            app.db.close().await;
            println!("{}", told?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Leave(Leave::Export { path, email }) => {
            let app = serve::open(settings).await?;
            let lines = crate::leaving::command::export(&app, &path, email.as_deref()).await?;
            lines.iter().for_each(|line| println!("{line}"));
            app.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::ResetCode { email, second_step } => {
            if !backup::service::is_there(&settings).await {
                return Err(say("people-command-code-nothing"));
            }
            let app = serve::open_without_site(settings).await?;
            let lines = crate::people::command::reset_code(&app, &email, second_step).await;
            app.db.close().await;
            lines?.iter().for_each(|line| println!("{line}"));
            Ok(ExitCode::SUCCESS)
        }
        Command::Recover { by, reason } => {
            let app = serve::open(settings).await?;
            let told = backup::command::recover(&app, &by, &reason).await;
            app.db.close().await;
            Ok(tell(told))
        }
        Command::Checkpoint { now, held } => {
            if !backup::service::is_there(&settings).await {
                return Err(say("checkpoint-command-none"));
            }
            let app = serve::open_without_site(settings).await?;
            let told = match held {
                Some(held) => backup::command::compare(&app, &held).await,
                None => backup::command::checkpoint(&app, now).await,
            };
            app.db.close().await;
            Ok(tell(told))
        }
        Command::Verify { bundle, key } => {
            let (code, lines) = crate::recruitment_file::command::verify(&bundle, key.as_deref(), &settings.data);
            lines.iter().for_each(|line| println!("{line}"));
            Ok(ExitCode::from(code))
        }
    }
}

/// Prints to standard output what went well, and to standard error what did not.
fn tell((code, lines): (u8, Vec<String>)) -> ExitCode {
    for (n, line) in lines.iter().enumerate() {
        match (code, n) {
            (0, _) => println!("{line}"),
            (_, 0) => eprintln!("sametable: {line}"),
            _ => eprintln!("{line}"),
        }
    }
    ExitCode::from(code)
}

fn stop(line: &str) -> ExitCode {
    eprintln!("sametable: {line}");
    ExitCode::from(2)
}
