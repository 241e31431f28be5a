//! Signing in, and every way to choose a password.

use crate::people::service::{self, Begun, Place};
use crate::people::{Visit, pages};
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use validator::Validate;

/// Where this visit comes from.
pub(super) fn place(v: &Visit) -> Place {
    Place { address: v.address.to_string(), device: v.device.to_string() }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct SignInForm {
    #[validate(length(min = 1, max = 254, code = "people-email-wrong"))]
    pub email: String,
    pub password: String,
}

pub async fn sign_in(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: SignInForm = typed.read()?;
    let token = service::sign_in(&v.app, &form.email, &form.password, place(&v)).await?;
    entrance(&v, token, &typed).await
}

/// The next step at the door: the second step, the choice of an organisation, or where the person wanted to go. After a
/// lapsed sign-in the form that was refused is shown again with what was typed, to be sent on.
async fn entrance(v: &Visit, token: String, typed: &Typed) -> Result<Done, Refused> {
    let kept = pages::kept(typed);
    let then = typed.get("then").to_owned();
    let at_door =
        |path: &str| if then.is_empty() { path.to_owned() } else { format!("{path}?then={}", own_path(&then)) };
    let done = match (service::begun(&v.app, &token).await?, kept) {
        (Begun::Nobody, _) => return Err(Refused::SignIn),
        (Begun::SecondStep { .. }, None) => Done::see(at_door("/sign-in/second-step")),
        (Begun::SecondStep { .. }, Some(kept)) => Done::show(pages::second_step_page(v, &token, Some(kept)).await?),
        (Begun::Organisation { .. }, None) => Done::see(at_door("/sign-in/organisation")),
        (Begun::Organisation { .. }, Some(kept)) => Done::show(pages::organisation_page(v, &token, Some(kept)).await?),
        (Begun::In { .. }, Some(kept)) => Done::show(pages::kept_page(kept)),
        (Begun::In { lead: true }, None) => Done::see("/account/second-step"),
        (Begun::In { lead: false }, None) => Done::see(own_path(&then)),
    };
    Ok(done.with_session(token))
}

/// Only an address of this server: nobody is sent elsewhere by a crafted link.
fn own_path(then: &str) -> String {
    let ours =
        then.starts_with('/') && !then.starts_with("//") && !then.contains('\\') && !then.contains(char::is_control);
    if ours && !then.starts_with("/sign-in") { then.to_owned() } else { "/".to_owned() }
}

pub async fn second_step(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let token = service::second_step(&v.app, &v.token, typed.get("code")).await?;
    entrance(&v, token, &typed).await
}

pub async fn choose_organisation(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let token = service::choose_organisation(&v.app, &v.token, typed.get("organisation")).await?;
    entrance(&v, token, &typed).await
}

pub async fn change_organisation(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let token = service::change_organisation(&v.who, &v.app, &v.token, typed.get("organisation")).await?;
    Ok(Done::see("/").with_session(token))
}

pub async fn sign_out(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::sign_out(&v.who, &v.app, &v.token).await?;
    Ok(Done::see("/sign-in").without_session())
}

/// What to sign with a passkey to sign in.
pub async fn passkey_to_sign_in(v: Visit) -> Result<Response, Refused> {
    Ok(Json(service::to_sign_in(&v.app, &v.address).await?).into_response())
}

pub async fn sign_in_with_passkey(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (ceremony, credential) = (typed.get("ceremony"), typed.get("credential"));
    let token = service::sign_in_with_passkey(&v.app, &v.token, ceremony, credential, place(&v)).await?;
    entrance(&v, token, &typed).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct ForgotForm {
    #[validate(length(min = 1, max = 254, code = "people-email-wrong"))]
    pub email: String,
}

/// The same answer for every address.
pub async fn forgot(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: ForgotForm = typed.read()?;
    service::forgot(&v.app, &form.email, &v.address)?;
    Ok(Done::see("/forgot/sent"))
}

pub async fn accept(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let token = service::accept(&v.app, v.param("token"), typed.get("password"), place(&v)).await?;
    welcome(&v, token, &typed, v.path.starts_with("/welcome/")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CodeForm {
    #[validate(length(min = 1, max = 254, code = "people-email-wrong"))]
    pub email: String,
    #[validate(length(min = 1, max = 40, code = "people-code-wrong"))]
    pub code: String,
    pub new_password: String,
}

pub async fn by_code(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: CodeForm = typed.read()?;
    let token = service::by_code(&v.app, &form.email, &form.code, &form.new_password, place(&v)).await?;
    welcome(&v, token, &typed, true).await
}

/// Whoever chose their first password is offered a passkey; whoever chose a new one goes to work.
async fn welcome(v: &Visit, token: String, typed: &Typed, first: bool) -> Result<Done, Refused> {
    if first && matches!(service::begun(&v.app, &token).await?, Begun::In { .. }) {
        return Ok(Done::see("/account/welcome").with_session(token));
    }
    entrance(v, token, typed).await
}
