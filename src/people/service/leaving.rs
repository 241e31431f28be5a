//! People who leave, and come back.

use super::{links, session};
use crate::ids::{OrganisationId, PersonId};
use crate::ledger::Deed;
use crate::people::{Person, Role, Who, store, tablets};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use serde_json::json;

/// Somebody leaves: they sign in no more from this moment. What they did stays under their name, and so do the roles they
/// held; they are no longer offered where people are chosen.
///
/// # Errors
/// The administrator themselves; the last administrator; somebody who has left already.
pub async fn leave(who: &Who, app: &App, id: PersonId) -> Result<(), Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let person = store::person(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    if id == signed.person {
        return Err(Refused::because("people-leave-yourself"));
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    if store::left(&mut tx, signed.org).await?.iter().any(|(left, _)| *left == id) {
        return Err(Refused::because("people-left-already"));
    }
    store::insert_leaving(&mut tx, signed.org, id, signed.person, now).await?;
    store::end_sessions_of(&mut tx, signed.org, id).await?;
    links::end_open(&mut tx, app, &person).await?;
    tablets::end_of(&mut tx, signed.org, id, &[], now).await?;
    tx.tell(session::ended(id)).await?;
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.left", json!({}));
    deed.commit(tx, app).await
}

/// Somebody comes back, with the roles they held.
///
/// # Errors
/// They have not left.
pub async fn come_back(who: &Who, app: &App, id: PersonId) -> Result<(), Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let person = store::person(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    if store::come_back(&mut tx, signed.org, id, signed.person, app.clock.now()).await? == 0 {
        return Err(Refused::because("people-left-not"));
    }
    let roles = store::roles(&mut tx, signed.org, id).await?;
    let codes: Vec<_> = roles.iter().map(|role| role.code()).collect();
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.came_back", json!({"roles": codes}));
    deed.commit(tx, app).await
}

/// Has this person left?
///
/// # Errors
/// The database failed.
pub async fn has_left(app: &App, org: OrganisationId, person: PersonId) -> Result<bool, Refused> {
    Ok(store::left(&app.db, org).await?.iter().any(|(left, _)| *left == person))
}

/// Who has left, with the day, the latest first.
///
/// # Errors
/// Not an administrator.
pub async fn people_who_left(who: &Who, app: &App) -> Result<Vec<(Person, Timestamp)>, Refused> {
    let org = who.may(&[Role::Administrator])?.org;
    let mut found = Vec::new();
    for (id, at) in store::left(&app.db, org).await? {
        found.push((store::person(&app.db, org, id).await?.ok_or(Refused::NotFound)?, at));
    }
    Ok(found)
}
