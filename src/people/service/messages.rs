//! Messages that a person passes on: there is no mail server, or it did not take them.

use super::Mailbox;
use crate::ids::{OrganisationId, PersonId, RowId};
use crate::ledger::Deed;
use crate::people::{Role, Signed, Who, store};
use crate::platform::App;
use crate::platform::mail::{self, Message};
use crate::platform::refused::Refused;
use serde_json::json;

/// Who may see messages at all: an administrator all of them, a manager or HR those they caused, and whoever arranges a day
/// what a candidate needs for it.
pub const PASSES_ON: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];

fn theirs(signed: &Signed, message: &Message) -> bool {
    if message.why == mail::HELP_FOR_DAY {
        return message.person == Some(signed.person);
    }
    // What the mail server did not take has to reach its reader all the same.
    if message.why == mail::CONCERN && message.failed_why.is_none() {
        return message.person == Some(signed.person);
    }
    signed.roles.contains(&Role::Administrator) || message.caused_by == Some(signed.person)
}

/// What this person may pass on, the oldest first.
///
/// # Errors
/// Not an administrator, a manager or HR.
pub async fn messages(who: &Who, app: &App) -> Result<Vec<Message>, Refused> {
    let signed = who.may(PASSES_ON)?;
    let mut all = mail::by_hand(app, signed.org).await?;
    all.retain(|message| theirs(signed, message));
    Ok(all)
}

/// Where the server reaches one person by itself; none if they cannot sign in, or have left.
///
/// # Errors
/// The database failed.
pub async fn mailbox(app: &App, org: OrganisationId, id: PersonId) -> Result<Option<Mailbox>, Refused> {
    let gone = store::left(&app.db, org).await?.iter().any(|(left, _)| *left == id);
    let person = store::person(&app.db, org, id).await?.filter(|_| !gone);
    let Some((person, account)) = person.and_then(|person| Some((person.clone(), person.account?))) else {
        return Ok(None);
    };
    let account = store::account(&app.db, account).await?;
    Ok(account.map(|account| Mailbox { person: person.id, name: person.name, address: account.email }))
}

/// "I passed it on": the text is emptied, so that nobody reads it again.
///
/// # Errors
/// `NotFound` if there is no such message for this person to pass on.
pub async fn passed_on(who: &Who, app: &App, id: RowId) -> Result<(), Refused> {
    let signed = who.may(PASSES_ON)?;
    let message = messages(who, app).await?.into_iter().find(|message| message.id == id).ok_or(Refused::NotFound)?;
    let org = store::organisation(&app.db, signed.org).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    mail::passed_on(&mut tx, signed.org, id, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "message.passed_on", json!({"message": id, "why": message.why}));
    deed.commit(tx, app).await
}
