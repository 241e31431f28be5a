//! A password that was forgotten.

use super::links::{self, NewLink};
use crate::ids::{AccountId, PersonId};
use crate::ledger::Deed;
use crate::people::{LinkKind, Person, Role, Who, rules, store};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use serde_json::json;
use time::OffsetDateTime;

/// "I forgot my password": whoever asks gets the same answer at once, whether the address is known or not. What is to be
/// done is done after the answer, so that its time tells nothing either.
///
/// # Errors
/// Too many tries from one place.
pub fn forgot(app: &App, email: &str, address: &str) -> Result<(), Refused> {
    let now = app.clock.now();
    app.limits.tried("people-too-many", &format!("forgot from {address}"), 20, 900, now)?;
    let key = rules::email_key(email).ok_or_else(|| Refused::field("email", "people-email-wrong"))?;
    // More than a few mails an hour help nobody; that there will be no more is not said either.
    if app.limits.allow(&format!("forgot {key}"), 3, 3600, now) {
        let app = app.clone();
        tokio::spawn(async move {
            // The cause stands in the log under its number.
            let _ = send_reset(&app, &key).await;
        });
    }
    Ok(())
}

/// Keeps the mail with the link, if somebody signs in with this address.
async fn send_reset(app: &App, email_key: &str) -> Result<(), Refused> {
    let Some(account) = store::account_by_email(&app.db, email_key).await? else { return Ok(()) };
    let persons = super::session::active(app, account.id).await?;
    let Some(person) = persons.first() else { return Ok(()) };
    let elsewhere = persons.len() > 1;
    let mut tx = app.db.begin().await?;
    let new = NewLink { kind: LinkKind::Reset, person, email: &account.email, email_key, by: None, elsewhere };
    links::make(&mut tx, app, new).await?;
    let mut deed = Deed::new(&Who::Job { org: person.org, name: "sign-in" });
    deed.note(person.stream, person.subject, "person.reset_asked", json!({}));
    deed.commit(tx, app).await
}

/// A code that the administrator reads out, after making sure who is asking; it works for a quarter of an hour.
///
/// # Errors
/// A person who does not sign in, or who signs in at another organisation too: nobody there has a say in it.
pub async fn reset_code(who: &Who, app: &App, id: PersonId) -> Result<String, Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let (person, account) = only_here(app, signed.org, id).await?;
    let account = store::account(&app.db, account).await?.ok_or(Refused::NotFound)?;
    let key = rules::email_key(&account.email).ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    let new = NewLink {
        kind: LinkKind::ResetCode,
        person: &person,
        email: &account.email,
        email_key: &key,
        by: Some(signed),
        elsewhere: false,
    };
    let code = links::make(&mut tx, app, new).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.reset_code_made", json!({}));
    deed.commit(tx, app).await?;
    Ok(code)
}

/// A code that was made at the server's terminal.
#[derive(Debug, Clone)]
pub struct MadeCode {
    pub code: String,
    pub name: String,
    pub email: String,
    pub until: Timestamp,
    /// Their second step was taken away.
    pub took_step: bool,
}

/// The same code for whoever has the server's terminal and cannot be let in by anybody: a forgotten password of the only
/// administrator. With `second_step` their second step goes too, for a lost phone without recovery codes. It is noted in
/// every organisation that they sign in at.
///
/// # Errors
/// Nobody signs in with this address.
pub async fn reset_code_at_server(app: &App, email: &str, second_step: bool) -> Result<MadeCode, Refused> {
    let nobody = || Refused::because("people-command-code-nobody").with("email", email.trim());
    let key = rules::email_key(email).ok_or_else(nobody)?;
    let account = store::account_by_email(&app.db, &key).await?.ok_or_else(nobody)?;
    let persons = super::session::active(app, account.id).await?;
    let person = persons.first().ok_or_else(nobody)?;
    let until = Timestamp::from(OffsetDateTime::from(app.clock.now()) + links::lasts(LinkKind::ResetCode));
    let mut tx = app.db.begin().await?;
    let new = NewLink {
        kind: LinkKind::ResetCode,
        person,
        email: &account.email,
        email_key: &key,
        by: None,
        elsewhere: persons.len() > 1,
    };
    let code = links::make(&mut tx, app, new).await?.ok_or_else(nobody)?;
    let took_step = second_step && super::second_step::take_away(&mut tx, account.id).await?;
    for one in &persons {
        let mut deed = Deed::new(&Who::Job { org: one.org, name: "reset-code" });
        deed.note(one.stream, one.subject, "person.reset_code_made", json!({"at": "server"}));
        if took_step {
            deed.note(one.stream, one.subject, "person.second_step_reset", json!({"at": "server"}));
        }
        deed.append_to(&mut tx, app).await?;
    }
    tx.commit().await?;
    Ok(MadeCode { code, name: person.name.clone(), email: account.email, until, took_step })
}

/// A person whose sign-in belongs to this organisation alone, with their account.
pub(super) async fn only_here(
    app: &App,
    org: crate::ids::OrganisationId,
    id: PersonId,
) -> Result<(Person, AccountId), Refused> {
    let person = store::person(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let account = person.account.ok_or_else(|| Refused::because("people-no-sign-in"))?;
    if store::left(&app.db, org).await?.iter().any(|(left, _)| *left == id) {
        return Err(Refused::because("people-no-sign-in"));
    }
    if store::persons_of_account(&app.db, account).await?.len() > 1 {
        return Err(Refused::because("people-signs-in-elsewhere"));
    }
    Ok((person, account))
}
