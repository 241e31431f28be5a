//! Each week the newest checkpoint goes to people who keep it elsewhere: to HR, and to whoever the settings name. With it
//! anybody can see later whether the record still goes on from where it was; without a copy outside, whoever holds the key and
//! the database could write all of it anew.

use crate::ids::OrganisationId;
use crate::ledger::service::newest_checkpoint;
use crate::people::{self, Role};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::mail::{self, NewMessage};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use time::{Duration, OffsetDateTime, Weekday};

/// Why such a message is written.
const WITNESS: &str = "witness";
/// It is not worth passing on by hand after so many days: the next one is there.
const LASTS_DAYS: i64 = 6;

/// On Mondays, if the record was signed since the last one.
///
/// # Errors
/// The database failed.
pub async fn tell(app: &App) -> Result<String, Refused> {
    let now = OffsetDateTime::from(app.clock.now());
    let Some(newest) = newest_checkpoint(app).await? else { return Ok(String::new()) };
    if now.weekday() != Weekday::Monday || OffsetDateTime::from(newest.at) < now - Duration::days(7) {
        return Ok(String::new());
    }
    let with = [
        ("checkpoint", newest.note.trim_end()),
        ("receipt", &newest.checkpoint.receipt()),
        ("address", &format!("{}/system/record", app.settings.public_url)),
    ];
    let body = say_with("witness-mail", &with);
    let message = |org: OrganisationId, person, name: String, address: String| NewMessage {
        org,
        person,
        caused_by: None,
        name,
        address,
        subject: say("witness-mail-subject"),
        body: body.clone(),
        why: WITNESS,
        ends: Some(Timestamp::from(now + Duration::days(LASTS_DAYS))),
    };
    let mut told = 0;
    let organisations = people::service::every_organisation(app).await?;
    let mut tx = app.db.begin().await?;
    for org in &organisations {
        for mailbox in people::service::mailboxes_anywhere(app, *org, &[Role::Hr]).await? {
            mail::queue(&mut tx, app, message(*org, Some(mailbox.person), mailbox.name, mailbox.address)).await?;
            told += 1;
        }
    }
    // They belong to no organisation; the first keeps the message until it is sent.
    if let Some(org) = organisations.first() {
        for address in &app.settings.witnesses {
            mail::queue(&mut tx, app, message(*org, None, address.clone(), address.clone())).await?;
            told += 1;
        }
    }
    tx.commit().await?;
    Ok(say_with("witness-told", &[("n", &told.to_string())]))
}
