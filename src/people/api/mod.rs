//! Form endpoints: who asks, parse, call the service, say where to go.

mod account;
mod protection;
mod sign_in;
mod sign_ins;

pub use account::*;
pub use protection::set_protection;
pub use sign_in::*;
pub use sign_ins::*;

use crate::ids::PersonId;
use crate::people::service::{self, First, NewPerson};
use crate::people::{Role, Visit};
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use serde::Deserialize;
use validator::Validate;

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct FirstForm {
    #[validate(length(min = 1, max = 40, code = "people-first-code-wrong"))]
    pub code: String,
    #[validate(length(min = 1, max = 120, code = "people-first-organisation-needed"))]
    pub organisation: String,
    #[validate(length(min = 1, max = 120, code = "people-service-needed"))]
    pub service: String,
    #[validate(length(min = 1, max = 120, code = "people-name-needed"))]
    pub name: String,
    #[validate(length(min = 1, max = 254, code = "people-email-wrong"))]
    pub email: String,
    pub password: String,
}

/// The first page: where each person's work begins.
pub async fn home(v: Visit, _: Typed) -> Result<Done, Refused> {
    let roles = match &v.who {
        _ if service::is_new(&v.app).await? => return Ok(Done::see("/first")),
        super::Who::Person(signed) => &signed.roles,
        _ => return Ok(Done::see("/sign-in")),
    };
    let office = roles.iter().any(|role| !matches!(role, Role::Colleague | Role::PanelMember | Role::Supporter));
    Ok(Done::see(if office { "/vacancies" } else { "/account" }))
}

pub async fn begin(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: FirstForm = typed.read()?;
    let FirstForm { code, organisation, service, name, email, password } = form;
    let token =
        service::begin(&v.app, First { code, organisation, service, name, email, password }, sign_in::place(&v))
            .await?;
    Ok(Done::see("/first/next").with_session(token))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct PersonForm {
    #[validate(length(min = 1, max = 120, code = "people-name-needed"))]
    pub name: String,
    #[validate(length(max = 254, code = "people-email-wrong"))]
    pub email: String,
    pub picture: String,
    pub roles: Vec<String>,
}

impl From<PersonForm> for NewPerson {
    fn from(form: PersonForm) -> Self {
        Self {
            name: form.name,
            email: form.email,
            password: String::new(),
            picture: (!form.picture.is_empty()).then_some(form.picture),
            roles: form.roles.iter().filter_map(|code| Role::parse(code)).collect(),
        }
    }
}

pub async fn add(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: PersonForm = typed.read()?;
    let by_hand = !form.email.is_empty() && v.app.settings.mail.is_none();
    service::add_person(&v.who, &v.app, form.into()).await?;
    // Where there is no mail server, the invitation waits to be passed on.
    Ok(Done::see(if by_hand { "/messages" } else { "/people" }))
}

pub async fn change(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: PersonForm = typed.read()?;
    let id: PersonId = v.id("person")?;
    service::change_person(&v.who, &v.app, id, form.into()).await?;
    Ok(Done::see("/people"))
}

pub async fn add_service(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::add_service(&v.who, &v.app, typed.get("service")).await?;
    Ok(Done::see("/people"))
}

pub async fn passed_on(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::passed_on(&v.who, &v.app, v.id("message")?).await?;
    Ok(Done::see("/messages"))
}
