//! Who is there: the list, and the forms to add and to change someone.

use super::role_words;
use crate::ids::PersonId;
use crate::people::service::{self, Listed};
use crate::people::{Role, Visit, own_pictures};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, checks, errors, select_field, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

fn person_row(listed: Listed, may_change: bool) -> AnyView {
    let Listed { person, roles } = listed;
    let open = may_change.then(|| view! { <a href=format!("/people/{}", person.id)>{say("people-open")} <span class="vh">" " {person.name.clone()}</span></a> });
    let signs_in = if person.account.is_some() { say("people-yes") } else { say("people-no") };
    view! { <tr><th scope="row">{person.name.clone()}</th><td>{role_words(&roles)}</td><td>{signs_in}</td><td>{open}</td></tr> }.into_any()
}

/// Everybody, with the form to add someone.
pub async fn people(v: Visit, form: FormState) -> Result<Page, Refused> {
    let everybody = service::everybody(&v.who, &v.app).await?;
    let services = service::services(&v.who, &v.app).await?;
    let administrator = v.who.signed()?.roles.contains(&Role::Administrator);
    Ok(Page::desk(&v, say("people-title"), move || {
        let rows = everybody.into_iter().map(|listed| person_row(listed, administrator)).collect_view();
        let services = services.into_iter().map(|service| view! { <li>{service.name}</li> }).collect_view();
        let of_service = form.of("add-service");
        view! {
            {errors(&form)}
            <div class="head"><div><h1>{say("people-title")}</h1><p class="lead">{say("people-lead")}</p></div><a class="btn" href="/people/new">{say("people-add")}</a></div>
            <div class="scroll"><table class="list">
                <thead><tr><th scope="col">{say("people-col-name")}</th><th scope="col">{say("people-col-roles")}</th><th scope="col">{say("people-col-sign-in")}</th><th scope="col"><span class="vh">{say("people-open")}</span></th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            <section class="card">
                <h2>{say("people-services-title")}</h2>
                <ul>{services}</ul>
                <form class="stack" method="post" action="/people/services">
                    {text_field(&of_service, "service", say("people-service"), Opt::default())}
                    {send(say("people-service-add"))}
                </form>
            </section>
        }
    }))
}

fn role_options(all: bool) -> Vec<(String, String)> {
    let office = |role: &Role| matches!(role, Role::Administrator | Role::Manager | Role::Hr);
    Role::ALL
        .iter()
        .filter(|role| all || !office(role))
        .map(|role| (role.code().to_owned(), say(&format!("role-{}", role.code()))))
        .collect()
}

fn picture_options() -> Vec<(String, String)> {
    let none = (String::new(), say("people-picture-none"));
    std::iter::once(none).chain(own_pictures().iter().map(|own| (own.code.clone(), own.word.clone()))).collect()
}

/// Adds someone.
pub async fn new_person(v: Visit, form: FormState) -> Result<Page, Refused> {
    let roles = &v.who.may(&[Role::Administrator, Role::Manager])?.roles;
    let options = role_options(roles.contains(&Role::Administrator));
    Ok(Page::desk(&v, say("people-add-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            {trail(vec![("/people".to_owned(), say("people-title"))], say("people-add-title"))}
            <h1>{say("people-add-title")}</h1>
            <p class="lead">{say("people-added-hint")}</p>
            <form class="stack card" method="post" action="/people/new">
                {text_field(f, "name", say("people-name"), Opt::default())}
                {checks(f, "roles", say("people-roles"), options, &[], Opt::hint(say("people-roles-hint")))}
                {select_field(f, "picture", say("people-picture"), picture_options(), Opt::default())}
                <h2>{say("people-sign-in-part")}</h2>
                {text_field(f, "email", say("people-email"), Opt::default().kind("email"))}
                {text_field(f, "password", say("people-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                {send(say("people-add"))}
            </form>
        }
    }))
}

/// Changes someone's name, picture, roles, or gives them a sign-in.
pub async fn change_person(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: PersonId = v.id("person")?;
    let (Listed { person, roles }, email) = service::listed(&v.who, &v.app, id).await?;
    let title = say_with("people-change-title", &[("name", &person.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let f = &form;
        let stored: Vec<_> = roles.iter().map(|role| role.code()).collect();
        let sign_in = match email {
            Some(email) => view! { <p>{say_with("people-signs-in", &[("email", &email)])}</p> }.into_any(),
            None => view! {
                <h2>{say("people-sign-in-part")}</h2>
                {text_field(f, "email", say("people-email"), Opt::default().kind("email"))}
                {text_field(f, "password", say("people-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
            }.into_any(),
        };
        view! {
            {errors(f)}
            {trail(vec![("/people".to_owned(), say("people-title"))], person.name.clone())}
            <h1>{title}</h1>
            <form class="stack card" method="post" action=format!("/people/{id}/change")>
                {text_field(f, "name", say("people-name"), Opt::default().value(person.name.clone()))}
                {checks(f, "roles", say("people-roles"), role_options(true), &stored, Opt::hint(say("people-roles-hint")))}
                {select_field(f, "picture", say("people-picture"), picture_options(), Opt::default().value(person.picture.clone().unwrap_or_default()))}
                {sign_in}
                {send(say("ui-save"))}
            </form>
        }
    }))
}
