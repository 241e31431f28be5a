//! Passkeys: signing in with a phone's or laptop's lock, or a key in the pocket (WebAuthn).
//!
//! What a browser was asked to sign stands in the database until it answers, for two minutes and once.

use super::second_step::{new_codes, noted, steps_in};
use super::session::{self, Place};
use crate::ids::{AccountId, RowId};
use crate::people::{Who, store};
use crate::platform::App;
use crate::platform::random;
use crate::platform::refused::Refused;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::{Challenge, PasskeyRow};
use time::{Duration, OffsetDateTime};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Webauthn, WebauthnBuilder,
};

/// How long a browser may take to answer.
const LASTS: Duration = Duration::minutes(2);

/// Are there passkeys here? They need a name: an address of numbers cannot have any, and neither can one without TLS.
pub fn possible(app: &App) -> bool {
    webauthn(app).is_some()
}

fn webauthn(app: &App) -> Option<Webauthn> {
    let origin = Url::parse(&app.settings.public_url).ok()?;
    let name = origin.domain()?;
    if origin.scheme() != "https" && name != "localhost" {
        return None;
    }
    WebauthnBuilder::new(name, &origin).ok()?.rp_name("SameTable").build().ok()
}

/// What the browser's part needs: what to sign, and by which name the answer comes back.
#[derive(Debug, Clone, Serialize)]
pub struct ToSign {
    pub ceremony: String,
    pub options: Value,
}

async fn asked(
    app: &App,
    account: Option<AccountId>,
    state: &impl Serialize,
    options: Value,
) -> Result<ToSign, Refused> {
    let now = app.clock.now();
    let ceremony = random::token()?;
    let ends_at = (OffsetDateTime::from(now) + LASTS).into();
    let new = Challenge { account, state: serde_json::to_string(state)?, ends_at };
    let mut tx = app.db.begin().await?;
    store::insert_challenge(&mut tx, &random::digest(&ceremony), &new, now).await?;
    tx.commit().await?;
    Ok(ToSign { ceremony, options })
}

async fn answered<T: DeserializeOwned>(app: &App, account: Option<AccountId>, ceremony: &str) -> Result<T, Refused> {
    let mut tx = app.db.begin().await?;
    let challenge = store::take_challenge(&mut tx, &random::digest(ceremony)).await?;
    tx.commit().await?;
    let challenge = challenge.filter(|one| one.account == account && one.ends_at > app.clock.now());
    let challenge = challenge.ok_or_else(|| Refused::because("people-passkey-again"))?;
    Ok(serde_json::from_str(&challenge.state)?)
}

/// What to sign to add a passkey.
///
/// # Errors
/// There are none here.
pub async fn to_add(who: &Who, app: &App) -> Result<ToSign, Refused> {
    let signed = who.signed()?;
    let webauthn = webauthn(app).ok_or(Refused::NotFound)?;
    let email = store::account(&app.db, signed.account).await?.ok_or(Refused::NotFound)?.email;
    let there = store::passkeys(&app.db, signed.account).await?;
    let there = there.into_iter().map(|row| row.credential_id).collect();
    let (options, state) = webauthn
        .start_passkey_registration(signed.account.0, &email, &signed.name, Some(there))
        .map_err(Refused::broken)?;
    let mut options = serde_json::to_value(options)?;
    // It is found without typing an address first.
    if let Some(choice) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut) {
        choice.insert("residentKey".to_owned(), json!("required"));
        choice.insert("requireResidentKey".to_owned(), json!(true));
    }
    asked(app, Some(signed.account), &state, options).await
}

/// Adds the passkey that the browser made. Gives recovery codes if this is the first second step.
///
/// # Errors
/// An answer to something else, too late, or not as it must be; a name that is empty or too long.
pub async fn add(
    who: &Who,
    app: &App,
    ceremony: &str,
    credential: &str,
    name: &str,
) -> Result<Option<Vec<String>>, Refused> {
    let signed = who.signed()?;
    let webauthn = webauthn(app).ok_or(Refused::NotFound)?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Refused::field("passkey_name", "people-passkey-name-needed"));
    }
    let answer: RegisterPublicKeyCredential = read(credential)?;
    let state: PasskeyRegistration = answered(app, Some(signed.account), ceremony).await?;
    let passkey = webauthn.finish_passkey_registration(&answer, &state).map_err(refused)?;
    let row = PasskeyRow {
        account: signed.account,
        id: RowId::new(),
        credential_id: passkey.cred_id().to_vec(),
        credential: serde_json::to_string(&passkey)?,
        name: name.to_owned(),
        made_at: app.clock.now(),
        used_at: None,
    };
    let mut tx = app.db.begin().await?;
    let first = !steps_in(&mut tx, signed.account).await?.any();
    if store::insert_passkey(&mut tx, &row).await? == 0 {
        return Err(Refused::because("people-passkey-there"));
    }
    let codes = if first { Some(new_codes(&mut tx, app, signed.account).await?) } else { None };
    noted(who, app, tx, signed, "second_step.added", "passkey").await?;
    Ok(codes)
}

/// What to sign to sign in; the browser shows the passkeys that it has for this address.
///
/// # Errors
/// There are none here; too many tries.
pub async fn to_sign_in(app: &App, address: &str) -> Result<ToSign, Refused> {
    let webauthn = webauthn(app).ok_or(Refused::NotFound)?;
    app.limits.tried("people-too-many", &format!("passkey from {address}"), 60, 900, app.clock.now())?;
    let (mut options, state) = webauthn.start_discoverable_authentication().map_err(Refused::broken)?;
    // A button was pressed: the browser asks at once.
    options.mediation = None;
    asked(app, None, &state, serde_json::to_value(options)?).await
}

/// Signs in with a passkey: possession and the device's lock are two steps in one, so no other is asked for.
///
/// # Errors
/// One sentence for everything that does not fit.
pub async fn sign_in_with_passkey(
    app: &App,
    before: &str,
    ceremony: &str,
    credential: &str,
    place: impl Into<Place>,
) -> Result<String, Refused> {
    let place = place.into();
    let webauthn = webauthn(app).ok_or(Refused::NotFound)?;
    let answer: PublicKeyCredential = read(credential)?;
    let state: DiscoverableAuthentication = answered(app, None, ceremony).await?;
    let (account, id) = webauthn.identify_discoverable_authentication(&answer).map_err(refused)?;
    let account = AccountId(account);
    let row = store::passkeys(&app.db, account).await?.into_iter().find(|row| row.credential_id == id);
    let row = row.ok_or_else(|| Refused::because("people-passkey-unknown"))?;
    let mut passkey: Passkey = serde_json::from_str(&row.credential)?;
    let result = webauthn.finish_discoverable_authentication_v2(&answer, state, &passkey).map_err(refused)?;
    passkey.update_credential(&result);
    let mut tx = app.db.begin().await?;
    store::drop_old_sessions(&mut tx, app.clock.now()).await?;
    store::used_passkey(&mut tx, account, row.id, &serde_json::to_string(&passkey)?, app.clock.now()).await?;
    let token = session::go_on(&mut tx, app, account, before, &place).await?;
    tx.commit().await?;
    Ok(token)
}

fn read<T: DeserializeOwned>(credential: &str) -> Result<T, Refused> {
    serde_json::from_str(credential).map_err(|_| Refused::because("people-passkey-again"))
}

fn refused(cause: webauthn_rs::prelude::WebauthnError) -> Refused {
    tracing::info!(%cause, "a passkey was refused");
    Refused::because("people-passkey-unknown")
}
