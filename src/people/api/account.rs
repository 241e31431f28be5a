//! The signed-in person's own account: password, second steps, sessions.

use super::sign_in::place;
use crate::people::service;
use crate::people::{Visit, pages};
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use validator::Validate;

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct PasswordForm {
    pub password: String,
    pub new_password: String,
}

pub async fn change_password(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: PasswordForm = typed.read()?;
    let token = service::change_password(&v.who, &v.app, &form.password, &form.new_password, place(&v)).await?;
    Ok(Done::see("/account").with_session(token))
}

pub async fn begin_codes(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::begin_codes(&v.who, &v.app).await?;
    Ok(Done::see("/account/second-step/codes"))
}

pub async fn confirm_codes(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let codes = service::confirm_codes(&v.who, &v.app, typed.get("code")).await?;
    Ok(added(&v, codes))
}

/// What to sign to add a passkey.
pub async fn passkey_to_add(v: Visit) -> Result<Response, Refused> {
    Ok(Json(service::to_add(&v.who, &v.app).await?).into_response())
}

pub async fn add_passkey(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (ceremony, credential) = (typed.get("ceremony"), typed.get("credential"));
    let codes = service::add_passkey(&v.who, &v.app, ceremony, credential, typed.get("passkey_name")).await?;
    Ok(added(&v, codes))
}

/// Recovery codes are shown once, at once: they stand in no address.
fn added(v: &Visit, codes: Option<Vec<String>>) -> Done {
    match codes {
        Some(codes) => Done::show(pages::recovery_codes(v, codes)),
        None => Done::see("/account/second-step"),
    }
}

pub async fn new_recovery_codes(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let codes = service::new_recovery_codes(&v.who, &v.app, typed.get("recovery_password")).await?;
    Ok(added(&v, Some(codes)))
}

pub async fn remove_step(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::remove_step(&v.who, &v.app, typed.get("which"), typed.get("remove_password")).await?;
    Ok(Done::see("/account/second-step"))
}

pub async fn end_session(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::end_one(&v.who, &v.app, v.id("session")?).await?;
    Ok(Done::see("/account"))
}

pub async fn end_other_sessions(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::end_others(&v.who, &v.app, &v.token).await?;
    Ok(Done::see("/account"))
}
