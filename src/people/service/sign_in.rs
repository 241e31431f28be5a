//! Passwords and sessions.

use crate::ids::{OrganisationId, PersonId};
use crate::ledger::Deed;
use crate::people::{Signed, Who, rules, store};
use crate::platform::App;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use serde_json::json;
use time::{Duration, OffsetDateTime};

/// A session ends after this long without a click.
const IDLE: Duration = Duration::hours(12);
/// A session ends after this long in any case.
const LONGEST: Duration = Duration::days(7);
/// How often a session's last click is written down.
const SEEN_EVERY: Duration = Duration::minutes(5);

pub(super) async fn checked_sign_in(email: &str, name: &str, password: &str) -> Result<(String, String), Refused> {
    let key = rules::email_key(email).ok_or_else(|| Refused::field("email", "people-email-wrong"))?;
    rules::password(password, email, name)
        .map_err(|why| Refused::field("password", why.code()).with("shortest", rules::PASSWORD_SHORTEST))?;
    Ok((key, hash(password).await?))
}

/// argon2id with the crate's defaults (19 MiB, two passes: OWASP's first choice), off the async threads.
async fn hash(password: &str) -> Result<String, Refused> {
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.map_err(Refused::broken)?.map_err(Refused::broken)
}

async fn fits(password: &str, hash: &str) -> Result<bool, Refused> {
    let (password, hash) = (password.to_owned(), hash.to_owned());
    let fits = tokio::task::spawn_blocking(move || {
        argon2::password_hash::phc::PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    fits.await.map_err(Refused::broken)
}

/// A hash that no password fits: an unknown address takes as long as a wrong password.
const NO_ONE: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FtZXRhYmxlLW5vb25l$\
                      hJ6b5m6pP3Jcm2yBk8QxZ0n0c1v6b9m3d5f7g9h1j3k";

/// Signs in and gives the session's token.
///
/// # Errors
/// One sentence for a wrong address and a wrong password; too many tries.
pub async fn sign_in(app: &App, email: &str, password: &str, address: &str) -> Result<String, Refused> {
    let now = app.clock.now();
    let key = rules::email_key(email).unwrap_or_default();
    let (by_email, by_address) = (format!("sign-in {key}"), format!("sign-in from {address}"));
    if !app.limits.allow(&by_email, 8, 900, now) || !app.limits.allow(&by_address, 60, 900, now) {
        return Err(Refused::TooMany("people-too-many".to_owned()));
    }
    let account = store::account_by_email(&app.db, &key).await?;
    let hash = account.as_ref().map_or(NO_ONE, |account| &account.password_hash);
    let fits = fits(password, hash).await?;
    let Some(account) = account.filter(|_| fits) else {
        return Err(Refused::field("email", "people-sign-in-wrong"));
    };
    app.limits.clear(&by_email);
    let persons = store::persons_of_account(&app.db, account.id).await?;
    let person = persons.first().ok_or_else(|| Refused::field("email", "people-sign-in-wrong"))?;
    let mut tx = app.db.begin().await?;
    store::drop_old_sessions(&mut tx, now).await?;
    let token = open_session(&mut tx, person.org, person.id, now).await?;
    tx.commit().await?;
    Ok(token)
}

pub(super) async fn open_session(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    now: Timestamp,
) -> Result<String, Refused> {
    let token = random::token()?;
    let ends = Timestamp::from(OffsetDateTime::from(now) + LONGEST);
    store::insert_session(tx, org, person, &random::digest(&token), now, ends).await?;
    Ok(token)
}

/// Who holds this session's token; nobody if it is unknown or over.
pub async fn signed_in(app: &App, token: &str) -> Result<Who, Refused> {
    let digest = random::digest(token);
    let now = OffsetDateTime::from(app.clock.now());
    let Some(session) = store::session(&app.db, &digest).await? else { return Ok(Who::Nobody) };
    let seen = OffsetDateTime::from(session.seen_at);
    if now > OffsetDateTime::from(session.ends_at) || now - seen > IDLE {
        return Ok(Who::Nobody);
    }
    let Some(account) = session.account else { return Ok(Who::Nobody) };
    if now - seen > SEEN_EVERY {
        let mut tx = app.db.begin().await?;
        store::touch_session(&mut tx, &digest, now.into()).await?;
        tx.commit().await?;
    }
    let roles = store::roles(&app.db, session.org, session.person).await?;
    Ok(Who::Person(Signed { org: session.org, person: session.person, account, name: session.name, roles }))
}

/// Ends the session.
pub async fn sign_out(who: &Who, app: &App, token: &str) -> Result<(), Refused> {
    who.signed()?;
    let mut tx = app.db.begin().await?;
    store::end_session(&mut tx, &random::digest(token)).await?;
    Ok(tx.commit().await?)
}

/// Changes the signed-in person's own password; their other sessions end.
///
/// # Errors
/// A wrong old password, or a new one that cannot be taken.
pub async fn change_password(who: &Who, app: &App, old: &str, new: &str) -> Result<String, Refused> {
    let signed = who.signed()?;
    let now = app.clock.now();
    if !app.limits.allow(&format!("password {}", signed.account), 8, 900, now) {
        return Err(Refused::TooMany("people-too-many".to_owned()));
    }
    let account = store::account(&app.db, signed.account).await?.ok_or(Refused::NotFound)?;
    if !fits(old, &account.password_hash).await? {
        return Err(Refused::field("password", "people-password-wrong"));
    }
    rules::password(new, &account.email, &signed.name)
        .map_err(|why| Refused::field("new_password", why.code()).with("shortest", rules::PASSWORD_SHORTEST))?;
    let hash = hash(new).await?;
    let mut tx = app.db.begin().await?;
    store::set_password(&mut tx, signed.account, &hash).await?;
    store::end_sessions_of(&mut tx, signed.org, signed.person).await?;
    let token = open_session(&mut tx, signed.org, signed.person, now).await?;
    let (stream, subject) =
        store::stream_of_person(&mut tx, signed.org, signed.person).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(stream, subject, "password.changed", json!({}));
    deed.commit(tx, app).await?;
    Ok(token)
}
