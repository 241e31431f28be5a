//! Passwords.

use super::session::{self, Place};
use crate::ledger::Deed;
use crate::people::{Signed, Who, rules, store};
use crate::platform::App;
use crate::platform::refused::Refused;
use argon2::{Algorithm, Argon2, PasswordHasher, PasswordVerifier, Version};
use serde_json::json;
use std::time::Duration;
use time::OffsetDateTime;

/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// `own` is what others know of the person besides their address: their name, their organisation's.
pub(super) async fn checked_sign_in(
    app: &App,
    email: &str,
    own: &[&str],
    password: &str,
) -> Result<(String, String), Refused> {
    let key = rules::email_key(email).ok_or_else(|| Refused::field("email", "people-email-wrong"))?;
    let own: Vec<&str> = std::iter::once(email).chain(own.iter().copied()).collect();
    checked_password("password", password, &own)?;
    Ok((key, hash(app, password).await?))
}

/// May this be the password of somebody of whom `own` is known? What is wrong stands beside `field`.
pub(super) fn checked_password(field: &str, password: &str, own: &[&str]) -> Result<(), Refused> {
    rules::password(password, own)
        .map_err(|why| Refused::field(field, why.code()).with("shortest", rules::PASSWORD_SHORTEST))
}

/// argon2id with the crate's defaults (19 MiB, two passes: OWASP's first choice), off the async threads.
pub(super) async fn hash(app: &App, password: &str) -> Result<String, Refused> {
    let password = password.to_owned();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, app.password_cost.clone());
    let hashed = in_turn(app, move || argon.hash_password(password.as_bytes()).map(|hash| hash.to_string()));
    hashed.await?.map_err(Refused::broken)
}

pub(super) async fn fits(app: &App, password: &str, hash: &str) -> Result<bool, Refused> {
    let (password, hash) = (password.to_owned(), hash.to_owned());
    let fits = in_turn(app, move || {
        argon2::password_hash::phc::PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    fits.await
}

/// Does what needs much memory when it is its turn.
///
/// # Errors
/// Its turn did not come: too many ask at once.
async fn in_turn<T: Send + 'static>(app: &App, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
    let turn = tokio::time::timeout(PATIENCE, app.passwords.clone().acquire_owned()).await;
    let Ok(turn) = turn else {
        let soon = OffsetDateTime::from(app.clock.now()) + time::Duration::MINUTE;
        return Err(Refused::too_many("error-too-many", soon.into()));
    };
    let turn = turn.map_err(Refused::broken)?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        // Whoever gave up waiting does not make room for another while this still runs.
        drop(turn);
        done
    });
    done.await.map_err(Refused::broken)
}

/// A hash that no password fits: an unknown address takes as long as a wrong password.
const NO_ONE: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FtZXRhYmxlLW5vb25l$\
                      hJ6b5m6pP3Jcm2yBk8QxZ0n0c1v6b9m3d5f7g9h1j3k";

/// Signs in with a password and gives the session's token; how far that is, [`session::begun`] says.
///
/// # Errors
/// One sentence for a wrong address and a wrong password; too many tries.
pub async fn sign_in(app: &App, email: &str, password: &str, place: impl Into<Place>) -> Result<String, Refused> {
    let (place, now) = (place.into(), app.clock.now());
    let key = rules::email_key(email).unwrap_or_default();
    // Whoever guesses at one place does not keep the person out at another: there it takes a hundred wrong tries, which is
    // what NIST SP 800-63B (5.2.2) allows, and far too few for a password that `rules::password` takes.
    let (by_both, by_email) = (format!("sign-in {key} from {}", place.address), format!("sign-in {key}"));
    app.limits.tried("people-too-many", &by_both, 8, 900, now)?;
    app.limits.tried("people-too-many", &by_email, 100, 900, now)?;
    app.limits.tried("people-too-many", &format!("sign-in from {}", place.address), 60, 900, now)?;
    let account = store::account_by_email(&app.db, &key).await?;
    let hash = account.as_ref().map_or(NO_ONE, |account| &account.password_hash);
    let fits = fits(app, password, hash).await?;
    let Some(account) = account.filter(|_| fits) else {
        return Err(Refused::field("email", "people-sign-in-wrong"));
    };
    app.limits.clear(&by_both);
    app.limits.clear(&by_email);
    let persons = session::active(app, account.id).await?;
    let person = persons.first().ok_or_else(|| Refused::field("email", "people-sign-in-left"))?;
    let mut tx = app.db.begin().await?;
    let token = session::begin_session(&mut tx, app, account.id, person, persons.len(), &place).await?;
    tx.commit().await?;
    Ok(token)
}

/// Is this the signed-in person's password? Asked again before something is taken away.
///
/// # Errors
/// A wrong password, at `field`; too many tries.
pub async fn password_of(app: &App, signed: &Signed, field: &str, password: &str) -> Result<String, Refused> {
    app.limits.tried("people-too-many", &format!("password {}", signed.account), 8, 900, app.clock.now())?;
    let account = store::account(&app.db, signed.account).await?.ok_or(Refused::NotFound)?;
    if !fits(app, password, &account.password_hash).await? {
        return Err(Refused::field(field, "people-password-wrong"));
    }
    Ok(account.email)
}

/// Changes the signed-in person's own password; their sessions end everywhere else.
///
/// # Errors
/// A wrong old password, or a new one that cannot be taken.
pub async fn change_password(
    who: &Who,
    app: &App,
    old: &str,
    new: &str,
    place: impl Into<Place>,
) -> Result<String, Refused> {
    let signed = who.signed()?;
    let email = password_of(app, signed, "password", old).await?;
    let organisation = super::organisation(who, app).await?.name;
    checked_password("new_password", new, &[&email, &signed.name, &organisation])?;
    let hash = hash(app, new).await?;
    let person = store::person(&app.db, signed.org, signed.person).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    store::set_password(&mut tx, signed.account, &hash).await?;
    store::end_sessions_of_account(&mut tx, signed.account, &[]).await?;
    let token = session::open(&mut tx, app, &person, crate::people::Stage::In, &place.into()).await?;
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "password.changed", json!({}));
    deed.commit(tx, app).await?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_is_a_real_one_that_no_password_fits() {
        let nobody = argon2::password_hash::phc::PasswordHash::new(NO_ONE).unwrap();
        assert!(Argon2::default().verify_password(b"three blue buses", &nobody).is_err());
    }

    #[test]
    fn a_server_hashes_at_the_cost_that_owasp_names_and_so_does_the_hash_of_nobody() {
        let cost = argon2::Params::default();
        assert_eq!((cost.m_cost(), cost.t_cost(), cost.p_cost()), (19 * 1024, 2, 1));
        assert!(NO_ONE.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
}
