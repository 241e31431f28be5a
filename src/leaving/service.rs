//! The deeds of this room: taking everything along, and having everything deleted.

use super::Toll;
use super::gather::{Gathered, gather, named, nameless};
use super::rules::names_it;
use super::store::{self, Rows};
use crate::ids::SubjectId;
use crate::ledger::{self, Deed};
use crate::people::service::second::{self, Ask, Matter};
use crate::people::{self, Grant, Organisation, Role, Scope, Signed, Who};
use crate::platform::App;
use crate::platform::db::Hold;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Seek;
use std::path::Path;

/// Only an administrator, and with the eyes of HR: who takes everything along takes the files along too.
fn everything(who: &Who) -> Result<Who, Refused> {
    let mut signed = who.may_everywhere(&[Role::Administrator])?.clone();
    if !signed.holds_everywhere(&[Role::Hr]) {
        signed.roles.push(Role::Hr);
        signed.grants.push(Grant { role: Role::Hr, scope: Scope::Organisation });
    }
    Ok(Who::Person(signed))
}

/// Writes everything of the asker's organisation to a new archive, and notes that it left the house.
///
/// # Errors
/// Not allowed; it cannot be noted; the disk or the database failed.
pub async fn export(who: &Who, app: &App, to: &Path) -> Result<Gathered, Refused> {
    everything(who)?;
    export_into(who, app, named(to)?).await
}

async fn export_into(who: &Who, app: &App, file: File) -> Result<Gathered, Refused> {
    let who = everything(who)?;
    let org = people::service::organisation(&who, app).await?;
    ledger::service::view(&who, app, "organisation_export", org.id.0).await?;
    let gathered = gather(&who, app, &org, file).await?;
    // A record that does not verify can still be taken along; then nothing can be noted in it.
    if !app.standing.is_broken() {
        let mut deed = Deed::new(&who);
        let fields = json!({"rows": gathered.rows, "files": gathered.files});
        deed.note(org.stream, org.subject, "organisation.exported", fields);
        deed.commit(app.db.begin().await?, app).await?;
    }
    Ok(gathered)
}

/// [`export`] for a download, into a file that has no name: nothing stays behind, whatever happens.
///
/// # Errors
/// As there.
pub async fn export_to_hand_over(who: &Who, app: &App) -> Result<File, Refused> {
    who.may_everywhere(&[Role::Administrator])?;
    let file = nameless(&app.settings.data)?;
    export_into(who, app, file.try_clone().map_err(Refused::broken)?).await?;
    let mut file = file;
    file.rewind().map_err(Refused::broken)?;
    Ok(file)
}

/// At the start: removes archives that earlier versions left in the data folder, in the clear.
pub fn tidy(app: &App) {
    super::gather::tidy(&app.settings.data);
}

/// What deleting everything would take away.
///
/// # Errors
/// Not allowed.
pub async fn toll(who: &Who, app: &App) -> Result<(Organisation, Toll), Refused> {
    who.may_everywhere(&[Role::Administrator])?;
    let org = people::service::organisation(who, app).await?;
    let all = store::tables(&app.db).await?;
    let mut toll = Toll::default();
    for table in &all {
        let count = Rows::count(&app.db, table, org.id).await?;
        match table.name.as_str() {
            "ledger_entry" => toll.entries = count,
            "organisation" | "account" | "ledger_head" => {}
            name if count > 0 => toll.tables.push((name.to_owned(), count)),
            _ => {}
        }
    }
    toll.tables.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    toll.keys = store::subjects(&app.db, &all, org.id).await?.len();
    toll.accounts = store::count_accounts(&app.db, org.id).await?;
    Ok((org, toll))
}

/// What an administrator says before everything is deleted.
#[derive(Debug, Clone, Copy)]
pub struct Sure<'a> {
    /// The organisation's name, typed.
    pub name: &'a str,
    pub ticked: bool,
    /// Their own.
    pub password: &'a str,
}

/// Destroys every key of the asker's organisation and deletes every row of it. There is no way back but an older backup
/// with an older copy of the keys.
///
/// # Errors
/// Not allowed; the name was not typed; the box was not ticked; a wrong password; the database's owner alone may.
pub async fn delete_everything(who: &Who, app: &App, sure: Sure<'_>) -> Result<Toll, Refused> {
    let (org, toll) = toll(who, app).await?;
    if app.db.hold().await? == Hold::Guest {
        return Err(Refused::because("leaving-needs-owner").with("organisation", &org.name));
    }
    if !names_it(sure.name, &org.name) {
        return Err(Refused::field("organisation", "leaving-name-needed").with("name", &org.name));
    }
    if !sure.ticked {
        return Err(Refused::field("sure", "leaving-sure-needed"));
    }
    // A laptop that somebody left open deletes nothing.
    crate::people::service::password_of(app, who.signed()?, "password", sure.password).await?;
    leave(who, app, &org, toll).await
}

/// [`delete_everything`] for the command line, whose caller has the machine and the database itself.
///
/// # Errors
/// The name was not typed; somebody else must agree first; the database's owner alone may.
pub async fn delete_by_command(who: &Who, app: &App, name: &str) -> Result<Toll, Refused> {
    let (org, toll) = toll(who, app).await?;
    if !names_it(name, &org.name) {
        return Err(Refused::field("organisation", "leaving-name-needed").with("name", &org.name));
    }
    match app.db.hold().await? {
        Hold::Owner => leave(who, app, &org, toll).await,
        // With a file, the page asks for more, and does it.
        Hold::File => Err(Refused::because("leaving-by-page")),
        Hold::Guest | Hold::Nothing => Err(Refused::because("leaving-needs-owner").with("organisation", &org.name)),
    }
}

async fn leave(who: &Who, app: &App, org: &Organisation, toll: Toll) -> Result<Toll, Refused> {
    // Where the organisation wants two persons for this, somebody else must have agreed.
    let words = say_with("leaving-second-words", &[("organisation", &org.name)]);
    let ask = Ask {
        matter: Matter::DeleteEverything,
        thing: org.id.0,
        place: None,
        words,
        held: Value::Null,
        stream: org.stream,
        subject: org.subject,
    };
    second::needed(who, app, ask).await?;
    // What an earlier restore moved aside is not locked, and has everything too.
    crate::backup::service::remove_aside(&app.settings).await?;
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "organisation.left", json!({"keys": toll.keys, "entries": toll.entries}));
    deed.commit(app.db.begin().await?, app).await?;
    let all = store::tables(&app.db).await?;
    let subjects: Vec<_> = store::subjects(&app.db, &all, org.id).await?.into_iter().collect();
    // First the keys: from here on nothing can be read any more, whatever becomes of the rows.
    app.keys.destroy_all(&subjects, app.clock.now()).await?;
    store::remove(&app.db, &all, org.id, &say("leaving-name-after")).await?;
    tracing::info!(organisation = %org.id, "left, and everything of it was deleted");
    Ok(toll)
}

/// Deletes again what an older copy of the database brought back of organisations that have left, and goes on with a
/// leaving that was cut short: their own key was destroyed. Called before anything is served. Gives how many they were.
///
/// # Errors
/// The database or the key store failed.
pub async fn resume(app: &App) -> Result<usize, Refused> {
    let gone: BTreeSet<SubjectId> = app.keys.destroyed().await?.into_iter().map(|(subject, _)| subject).collect();
    if gone.is_empty() {
        return Ok(0);
    }
    let all = store::tables(&app.db).await?;
    let mut done = 0;
    for (org, subject) in store::organisations(&app.db).await? {
        if !gone.contains(&subject) || !store::is_anything_left(&app.db, &all, org).await? {
            continue;
        }
        let subjects: Vec<_> = store::subjects(&app.db, &all, org).await?.into_iter().collect();
        app.keys.destroy_all(&subjects, app.clock.now()).await?;
        store::remove(&app.db, &all, org, &say("leaving-name-after")).await?;
        tracing::warn!(organisation = %org, "had left, and everything of it was deleted again");
        done += 1;
    }
    Ok(done)
}

/// The administrator in whose name a command is done: the one of this address, or the only organisation's first.
///
/// # Errors
/// Nobody, or not clear who.
pub async fn administrator(app: &App, email: Option<&str>) -> Result<Who, Refused> {
    let all = store::administrators(&app.db).await?;
    let first = all.first().ok_or_else(|| Refused::because("leaving-nobody"))?;
    let found = match email {
        Some(email) => all.iter().find(|one| one.email.eq_ignore_ascii_case(email.trim())),
        None if all.iter().all(|one| one.org == first.org) => Some(first),
        None => None,
    };
    let found = found.ok_or_else(|| Refused::because("leaving-say-who"))?;
    Ok(Who::Person(Signed {
        org: found.org,
        person: found.person,
        account: found.account,
        name: found.name.clone(),
        roles: vec![Role::Administrator],
        grants: vec![Grant { role: Role::Administrator, scope: Scope::Organisation }],
    }))
}
