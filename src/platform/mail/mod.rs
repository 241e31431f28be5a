//! Mail: what is to be said to somebody, kept in the database by the deed that causes it, and sent afterwards.
//!
//! | where | what becomes of a message |
//! |---|---|
//! | `SAMETABLE_MAIL_URL` is set | it is sent, and tried again for some hours while the mail server has a bad day |
//! | it is not | it is written as a text file into the folder `outbox`, and a person passes it on |
//!
//! A message that could not be sent is for a person to pass on as well. Subjects stand in logs of other people's servers:
//! they hold no names.

mod sender;
mod smtp;
pub(crate) mod store;

pub use sender::{run, send_due};
pub use smtp::{MailRefused, MailSettings};

use super::App;
use super::db::{Notice, Timestamp, Tx};
use super::random;
use super::refused::Refused;
use crate::ids::{OrganisationId, PersonId, RowId, SubjectId};
use crate::ledger::rules::seal;

/// The topic of the notice that wakes the sender.
pub const TOPIC: &str = "message";

/// Why a message is written that only its mailbox may have: it opens more than this organisation, so nobody here passes it on.
pub const MAILBOX_ONLY: &str = "reset_elsewhere";
/// Why another such message is written: its reader is the second person, and nobody here may be both.
pub const SECOND_PERSON: &str = "second_person";
/// Why a message is written that is for its reader's eyes alone: what a candidate needs for their interview day. Nobody passes it
/// on, and it is written into no folder; without a mail server its reader finds it among what waits.
pub const HELP_FOR_DAY: &str = "help_for_day";
/// Why another such message is written: a concern waits for whoever answers for concerns. That there is one is told to nobody else; an
/// administrator passes on what the mail server did not take.
pub const CONCERN: &str = "concern";

/// Something to be said.
#[derive(Debug, Clone)]
pub struct NewMessage {
    pub org: OrganisationId,
    /// Whom it is for, if they are a person of this organisation.
    pub person: Option<PersonId>,
    /// Who caused it, and may pass it on; none if the server did.
    pub caused_by: Option<PersonId>,
    pub name: String,
    /// Their e-mail address; empty where they have none, and a person passes it on.
    pub address: String,
    /// Without names: it stands in the logs of every mail server on the way.
    pub subject: String,
    /// A line that is nothing but an address is shown as a QR code as well.
    pub body: String,
    /// Why it is written: a code, with its words in the catalogue (`people-messages-why-invitation`).
    pub why: &'static str,
    /// When what it holds ends: after that nobody needs to get it any more.
    pub ends: Option<Timestamp>,
}

/// A message as a person may see it who passes it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: RowId,
    pub person: Option<PersonId>,
    pub caused_by: Option<PersonId>,
    pub name: String,
    pub address: String,
    pub subject: String,
    pub body: String,
    pub why: String,
    pub at: Timestamp,
    pub ends: Option<Timestamp>,
    /// Why it could not be sent: a code (`people-messages-failed-login`).
    pub failed_why: Option<String>,
    /// It is tried again then.
    pub next_try: Option<Timestamp>,
}

/// Keeps a message, to be sent once this transaction is committed.
///
/// # Errors
/// The database or the key store failed.
pub async fn queue(tx: &mut Tx, app: &App, new: NewMessage) -> Result<RowId, Refused> {
    let id = RowId::new();
    let key = key(&mut *tx, app, new.org).await?;
    let sealed = seal::seal(&key, random::bytes()?, &about(id), new.body.as_bytes()).map_err(Refused::broken)?;
    store::insert(tx, id, &new, &sealed, app.clock.now()).await?;
    tx.tell(Notice::new(TOPIC, id)).await?;
    Ok(id)
}

/// Nobody needs this message any more: its link was used, or taken back.
///
/// # Errors
/// The database failed.
pub async fn end(tx: &mut Tx, org: OrganisationId, id: RowId) -> Result<(), Refused> {
    store::empty(tx, org, id).await?;
    Ok(tx.tell(Notice::new(TOPIC, id)).await?)
}

/// Nothing that waits goes to this address any more: it is somebody else's.
///
/// # Errors
/// The database failed.
pub async fn end_to(tx: &mut Tx, org: OrganisationId, address: &str) -> Result<(), Refused> {
    Ok(store::empty_to(tx, org, address).await?)
}

/// A person has passed it on.
///
/// # Errors
/// `NotFound` if it is not waiting for that (any more).
pub async fn passed_on(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Refused> {
    if store::pass_on(tx, org, id, by, now).await? == 0 {
        return Err(Refused::NotFound);
    }
    Ok(tx.tell(Notice::new(TOPIC, id)).await?)
}

/// What waits to be passed on by a person: everything that is not sent where no mail server is set, else what failed.
///
/// # Errors
/// The database or the key store failed.
pub async fn by_hand(app: &App, org: OrganisationId) -> Result<Vec<Message>, Refused> {
    let sends = app.settings.mail.is_some();
    let mut messages = Vec::new();
    for row in store::waiting(&app.db, org, app.clock.now()).await? {
        if matches!(row.why.as_str(), MAILBOX_ONLY | SECOND_PERSON)
            || sends && row.failed_why.is_none() && row.next_try_at.is_some()
        {
            continue;
        }
        if let Some(body) = opened(app, &row).await? {
            messages.push(Message {
                id: row.id,
                person: row.person,
                caused_by: row.caused_by,
                name: row.name,
                address: row.address,
                subject: row.subject,
                body,
                why: row.why,
                at: row.at,
                ends: row.ends_at,
                failed_why: row.failed_why,
                next_try: row.next_try_at.filter(|_| sends),
            });
        }
    }
    Ok(messages)
}

async fn opened(app: &App, row: &store::Row) -> Result<Option<String>, Refused> {
    let Some(sealed) = &row.body else { return Ok(None) };
    let key = key(&app.db, app, row.org).await?;
    let body = seal::open(&key, &about(row.id), sealed).map_err(Refused::broken)?;
    Ok(Some(String::from_utf8(body).map_err(Refused::broken)?))
}

async fn key(on: impl super::db::Ask<'_>, app: &App, org: OrganisationId) -> Result<[u8; 32], Refused> {
    let subject: SubjectId = store::subject(on, org).await?;
    Ok(app.keys.subject_key(subject).await?)
}

/// A sealed body is bound to its message.
fn about(id: RowId) -> Vec<u8> {
    [b"sametable/message/v1\0", id.0.as_bytes().as_slice()].concat()
}
