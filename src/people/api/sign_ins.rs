//! The administrator's part of other people's sign-ins.

use crate::ids::PersonId;
use crate::people::{Visit, pages, service};
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use serde::Deserialize;
use validator::Validate;

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct InviteForm {
    #[validate(length(min = 1, max = 254, code = "people-email-wrong"))]
    pub email: String,
    /// `code`: it is read out, and no mail is written.
    pub how: String,
}

pub async fn invite(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: InviteForm = typed.read()?;
    let id: PersonId = v.id("person")?;
    match service::invite(&v.who, &v.app, id, &form.email, form.how == "code").await? {
        Some(code) => Ok(Done::show(pages::code_to_read(&v, id, code).await?)),
        None => Ok(Done::see(after_mail(&v, id))),
    }
}

/// Where there is no mail server, the message waits to be passed on.
pub(super) fn after_mail(v: &Visit, id: PersonId) -> String {
    if v.app.settings.mail.is_some() { format!("/people/{id}") } else { "/messages".to_owned() }
}

pub async fn withdraw(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: PersonId = v.id("person")?;
    service::withdraw_invitation(&v.who, &v.app, id).await?;
    Ok(Done::see(format!("/people/{id}")))
}

pub async fn reset_code(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: PersonId = v.id("person")?;
    let code = service::reset_code(&v.who, &v.app, id).await?;
    Ok(Done::show(pages::code_to_read(&v, id, code).await?))
}

pub async fn reset_second_step(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: PersonId = v.id("person")?;
    service::reset_second_step(&v.who, &v.app, id).await?;
    Ok(Done::see(after_mail(&v, id)))
}

pub async fn leave(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: PersonId = v.id("person")?;
    service::leave(&v.who, &v.app, id).await?;
    Ok(Done::see(format!("/people/{id}")))
}

pub async fn come_back(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: PersonId = v.id("person")?;
    service::come_back(&v.who, &v.app, id).await?;
    Ok(Done::see(format!("/people/{id}")))
}

pub async fn set_rule(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::set_rule(&v.who, &v.app, typed.get("second_step") == "yes").await?;
    Ok(Done::see("/people"))
}
