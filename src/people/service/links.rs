//! Ways to choose a password: a link by mail, or a code that an administrator reads out. Each works once.

use super::session::{Place, begin_session};
use super::sign_in::{checked_password, fits, hash};
use crate::ids::{AccountId, RowId};
use crate::ledger::Deed;
use crate::people::{LinkKind, Person, Signed, Who, rules, store};
use crate::platform::App;
use crate::platform::clock::london_stamp;
use crate::platform::db::{Timestamp, Tx, broken_rule};
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use serde_json::json;
use store::LinkRow;
use time::{Duration, OffsetDateTime};

/// What a new way is made from.
pub(super) struct NewLink<'a> {
    pub kind: LinkKind,
    pub person: &'a Person,
    pub email: &'a str,
    pub email_key: &'a str,
    /// Who made it; none if the person asked for it themselves.
    pub by: Option<&'a Signed>,
    /// They sign in at another organisation, too: only their mailbox may have the link.
    pub elsewhere: bool,
}

/// How long each kind works.
pub const fn lasts(kind: LinkKind) -> Duration {
    match kind {
        LinkKind::Invitation => Duration::hours(72),
        LinkKind::Reset => Duration::hours(1),
        LinkKind::InvitationCode | LinkKind::ResetCode => Duration::minutes(15),
    }
}

/// Makes one, ends the person's earlier ones, and keeps the mail. Gives the code if it is to be read out.
pub(super) async fn make(tx: &mut Tx, app: &App, new: NewLink<'_>) -> Result<Option<String>, Refused> {
    let now = app.clock.now();
    let ends: Timestamp = (OffsetDateTime::from(now) + lasts(new.kind)).into();
    let until = london_stamp(ends);
    let Person { org, id: person, .. } = *new.person;
    end_open(tx, app, new.person).await?;
    let read_out = matches!(new.kind, LinkKind::InvitationCode | LinkKind::ResetCode);
    let secret = if read_out { random::code()? } else { random::token()? };
    let message = if read_out {
        None
    } else {
        let organisation = store::organisation(&mut *tx, org).await?.ok_or(Refused::NotFound)?.name;
        let public = &app.settings.public_url;
        let (what, path) =
            if new.kind == LinkKind::Invitation { ("invitation", "welcome") } else { ("reset", "reset") };
        let address = format!("{public}/{path}/{secret}");
        let by = new.by.map_or_else(String::new, |by| by.name.clone());
        let with = [
            ("name", new.person.name.as_str()),
            ("organisation", organisation.as_str()),
            ("by", by.as_str()),
            ("address", address.as_str()),
            ("ends", until.as_str()),
        ];
        let body = if new.kind == LinkKind::Invitation {
            say_with("people-mail-invitation", &with)
        } else {
            say_with("people-mail-reset", &with)
        };
        let message = NewMessage {
            org,
            person: Some(person),
            caused_by: new.by.map(|by| by.person),
            name: new.person.name.clone(),
            address: new.email.to_owned(),
            subject: say(&format!("people-mail-{what}-subject")),
            body,
            why: if new.elsewhere { mail::MAILBOX_ONLY } else { what },
            ends: Some(ends),
        };
        Some(mail::queue(tx, app, message).await?)
    };
    let row = LinkRow {
        org,
        id: RowId::new(),
        person,
        kind: new.kind,
        email: new.email.to_owned(),
        email_key: new.email_key.to_owned(),
        message,
        made_at: now,
        made_by: new.by.map(|by| by.person),
        ends_at: ends,
        used_at: None,
        ended_at: None,
    };
    store::insert_link(tx, &row, &random::digest(&secret)).await?;
    Ok(read_out.then_some(secret))
}

/// Ends a person's open links and codes; says whether there was one.
pub(super) async fn end_open(tx: &mut Tx, app: &App, person: &Person) -> Result<bool, Refused> {
    let open = store::open_links_of(&mut *tx, person.org, person.id).await?;
    for row in &open {
        store::end_link(tx, row.org, row.id, app.clock.now()).await?;
        if let Some(message) = row.message {
            mail::end(tx, row.org, message).await?;
        }
    }
    Ok(!open.is_empty())
}

/// What an address turns out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    Open(Open),
    /// It was used. `Ask` is who can help.
    Used(Ask),
    /// Its time is over, it was taken back, or a newer one was made.
    Ended(Ask),
    /// There never was one like it.
    Unknown,
}

/// A way that works. Whether its address signs in at another organisation already is not part of it: whoever made the
/// invitation may hold its link as well, where there is no mail, and would learn it by opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub organisation: String,
    pub name: String,
    pub email: String,
    pub invitation: bool,
}

/// Whom to ask for a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub organisation: String,
    /// Who made it; none if the person asked for it themselves.
    pub name: Option<String>,
    pub invitation: bool,
}

/// What the address with this token is.
///
/// # Errors
/// The database failed.
pub async fn way(app: &App, token: &str) -> Result<Way, Refused> {
    let row = store::link_by_digest(&app.db, &random::digest(token)).await?;
    // A code stands in no address.
    let row = row.filter(|row| matches!(row.kind, LinkKind::Invitation | LinkKind::Reset));
    let Some(row) = row else { return Ok(Way::Unknown) };
    let organisation = store::organisation(&app.db, row.org).await?.ok_or(Refused::NotFound)?.name;
    let invitation = row.kind == LinkKind::Invitation;
    if row.used_at.is_some() || !works(app, &row).await? {
        let by = match row.made_by {
            Some(by) => store::person(&app.db, row.org, by).await?.map(|person| person.name),
            None => None,
        };
        let ask = Ask { organisation, name: by, invitation };
        return Ok(if row.used_at.is_some() { Way::Used(ask) } else { Way::Ended(ask) });
    }
    let person = store::person(&app.db, row.org, row.person).await?.ok_or(Refused::NotFound)?;
    Ok(Way::Open(Open { organisation, name: person.name, email: row.email, invitation }))
}

async fn works(app: &App, row: &LinkRow) -> Result<bool, Refused> {
    let left = store::left(&app.db, row.org).await?.iter().any(|(person, _)| *person == row.person);
    Ok(row.used_at.is_none() && row.ended_at.is_none() && row.ends_at > app.clock.now() && !left)
}

/// The link was opened and a password chosen: they are signed in (or asked for their second step).
///
/// # Errors
/// A link that does not work any more, a password that cannot be taken, too many tries.
pub async fn accept(app: &App, token: &str, password: &str, place: impl Into<Place>) -> Result<String, Refused> {
    let place = place.into();
    app.limits.tried("people-too-many", &format!("link from {}", place.address), 30, 900, app.clock.now())?;
    let row = store::link_by_digest(&app.db, &random::digest(token)).await?;
    let row = row.filter(|row| matches!(row.kind, LinkKind::Invitation | LinkKind::Reset));
    let row = row.ok_or_else(|| Refused::because("people-link-over"))?;
    if !works(app, &row).await? {
        return Err(Refused::because("people-link-over"));
    }
    choose(app, row, password, "password", &place).await
}

/// The code that was read out, with the address it was made for.
///
/// # Errors
/// One sentence for a wrong address, a wrong code and one that is over; a password that cannot be taken; too many tries.
pub async fn by_code(
    app: &App,
    email: &str,
    code: &str,
    password: &str,
    place: impl Into<Place>,
) -> Result<String, Refused> {
    let (place, now) = (place.into(), app.clock.now());
    let key = rules::email_key(email).unwrap_or_default();
    let (by_email, by_address) = (format!("code {key}"), format!("code from {}", place.address));
    app.limits.tried("people-too-many", &by_email, 8, 900, now)?;
    app.limits.tried("people-too-many", &by_address, 60, 900, now)?;
    let wrong = || Refused::field("code", "people-code-wrong");
    let row = store::link_by_digest(&app.db, &random::digest(&rules::code_key(code))).await?;
    let row = row
        .filter(|row| matches!(row.kind, LinkKind::InvitationCode | LinkKind::ResetCode) && row.email_key == key)
        .ok_or_else(wrong)?;
    if !works(app, &row).await? {
        return Err(wrong());
    }
    let token = choose(app, row, password, "new_password", &place).await?;
    app.limits.clear(&by_email);
    Ok(token)
}

async fn choose(app: &App, row: LinkRow, password: &str, field: &str, place: &Place) -> Result<String, Refused> {
    let now = app.clock.now();
    let mut person = store::person(&app.db, row.org, row.person).await?.ok_or(Refused::NotFound)?;
    let invitation = matches!(row.kind, LinkKind::Invitation | LinkKind::InvitationCode);
    let known = store::account_by_email(&app.db, &row.email_key).await?;
    // They sign in elsewhere already: whoever has the mailbox alone does not get in there.
    let theirs = match &known {
        Some(account) if invitation => {
            // Each of these is a try at their password.
            app.limits.tried("people-too-many", &format!("sign-in {}", row.email_key), 100, 900, now)?;
            Some(fits(app, password, &account.password_hash).await?)
        }
        _ => None,
    };
    if theirs != Some(true) {
        let organisation = store::organisation(&app.db, row.org).await?.ok_or(Refused::NotFound)?.name;
        checked_password(field, password, &[&row.email, &person.name, &organisation])?;
    }
    if theirs == Some(false) {
        return Err(Refused::field(field, "people-welcome-known-wrong"));
    }
    let hashed = hash(app, password).await?;
    let mut tx = app.db.begin().await?;
    if store::use_link(&mut tx, row.org, row.id, now).await? == 0 {
        return Err(Refused::because("people-link-over"));
    }
    end_open(&mut tx, app, &person).await?;
    if let Some(message) = row.message {
        mail::end(&mut tx, row.org, message).await?;
    }
    let account = match (invitation, known, person.account) {
        (true, Some(account), _) => account.id,
        (true, None, _) => {
            let id = AccountId::new();
            store::insert_account(&mut tx, id, &row.email, &row.email_key, &hashed, now).await.map_err(taken)?;
            id
        }
        (false, _, Some(account)) => {
            store::set_password(&mut tx, account, &hashed).await?;
            store::end_sessions_of_account(&mut tx, account, &[]).await?;
            account
        }
        (false, _, None) => return Err(Refused::because("people-link-over")),
    };
    if person.account != Some(account) {
        person.account = Some(account);
        store::update_person(&mut tx, &person).await.map_err(taken)?;
    }
    let token = begin_session(&mut tx, app, account, &person, 1, place).await?;
    let grants = store::grants(&mut tx, row.org, row.person).await?;
    let who = Who::Person(Signed::new(row.org, person.id, account, person.name.clone(), grants));
    let mut deed = Deed::new(&who);
    deed.note(person.stream, person.subject, "person.password_set", json!({"by": row.kind.code()}));
    deed.commit(tx, app).await?;
    Ok(token)
}

fn taken(error: sqlx::Error) -> Refused {
    match broken_rule(&error).as_deref() {
        Some("account_email_key_key" | "person_org_account_key") => Refused::because("people-link-over"),
        _ => error.into(),
    }
}
