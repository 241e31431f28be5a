//! Form endpoints: who asks, parse, call the service, say where to go.

mod account;
mod outside;
mod protection;
mod sign_in;
mod sign_ins;

pub use account::*;
pub use outside::*;
pub use protection::set_protection;
pub use sign_in::*;
pub use sign_ins::*;

use crate::ids::PersonId;
use crate::people::service::{self, First, NewPerson};
use crate::people::{Grant, Role, Scope, Visit};
use crate::platform::form::Typed;
use crate::platform::refused::{Problem, Refused};
use crate::texts::say;
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
        super::Who::Person(signed) => signed.roles.as_slice(),
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
    pub where_manager: Vec<String>,
    pub where_hr: Vec<String>,
    pub where_facilitator: Vec<String>,
    pub where_auditor: Vec<String>,
}

impl PersonForm {
    /// Roles with their places. Who gives roles for the whole organisation has to say where; whoever can give them in one
    /// place only does not.
    fn read(self, asks_where: bool) -> Result<NewPerson, Refused> {
        let roles: Vec<Role> = self.roles.iter().filter_map(|code| Role::parse(code)).collect();
        let mut grants = Vec::new();
        let mut problems = Vec::new();
        for (role, places) in [
            (Role::Manager, &self.where_manager),
            (Role::Hr, &self.where_hr),
            (Role::Facilitator, &self.where_facilitator),
            (Role::Auditor, &self.where_auditor),
        ] {
            if !roles.contains(&role) {
                continue;
            }
            let scopes: Vec<_> = places.iter().filter_map(|value| Scope::parse(value)).collect();
            if scopes.is_empty() && asks_where {
                let words = say(&format!("role-{}", role.code()));
                let field = format!("where_{}", role.code());
                problems.push(Problem::new(&field, "people-where-needed").with("role", words));
            }
            // The box for the whole organisation is ticked at first: whoever ticks a home as well means one of the two.
            if scopes.contains(&Scope::Organisation) && scopes.len() > 1 {
                let words = say(&format!("role-{}", role.code()));
                let field = format!("where_{}", role.code());
                problems.push(Problem::new(&field, "people-where-both").with("role", words));
            }
            grants.extend(scopes.into_iter().map(|scope| Grant { role, scope }));
        }
        if !problems.is_empty() {
            return Err(Refused::all(problems));
        }
        Ok(NewPerson {
            name: self.name,
            email: self.email,
            password: String::new(),
            picture: (!self.picture.is_empty()).then_some(self.picture),
            roles,
            grants,
        })
    }
}

/// Can the asker give a role in more than one place?
pub(super) fn asks_where(v: &Visit) -> bool {
    v.who.may_everywhere(&[Role::Administrator, Role::Manager]).is_ok()
}

pub async fn add(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: PersonForm = typed.read()?;
    let by_hand = !form.email.is_empty() && v.app.settings.mail.is_none();
    service::add_person(&v.who, &v.app, form.read(asks_where(&v))?).await?;
    // Where there is no mail server, the invitation waits to be passed on.
    Ok(Done::see(if by_hand { "/messages" } else { "/people" }))
}

pub async fn change(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let form: PersonForm = typed.read()?;
    let id: PersonId = v.id("person")?;
    service::change_person(&v.who, &v.app, id, form.read(true)?).await?;
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
