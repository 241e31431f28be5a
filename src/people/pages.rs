//! Screens: first start, sign-in, people.

use super::service::{self, Listed};
use super::{Role, Visit, Who, own_pictures};
use crate::ids::PersonId;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, checks, errors, select_field, send, text_field};
use crate::ui::page::{House, Page, trail};
use leptos::prelude::*;

/// First start: the organisation and its first administrator.
pub async fn first(v: Visit, form: FormState) -> Result<Page, Refused> {
    if !service::is_new(&v.app).await? {
        return Ok(Page::desk(&v, say("people-first-done-title"), move || {
            view! { {errors(&form)} <h1>{say("people-first-done-title")}</h1><p class="lead">{say("people-first-done")}</p><p><a class="btn" href="/sign-in">{say("people-sign-in")}</a></p> }
        }));
    }
    Ok(Page::desk(&v, say("people-first-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            <h1>{say("people-first-title")}</h1>
            <p class="lead">{say("people-first-lead")}</p>
            <form class="stack card" method="post" action="/first">
                {text_field(f, "code", say("people-first-code"), Opt::hint(say("people-first-code-hint")))}
                {text_field(f, "organisation", say("people-first-organisation"), Opt::default().autocomplete("organization"))}
                {text_field(f, "service", say("people-first-service"), Opt::hint(say("people-first-service-hint")))}
                {text_field(f, "name", say("people-first-you"), Opt::default().autocomplete("name"))}
                {text_field(f, "email", say("people-email"), Opt::default().kind("email").autocomplete("username"))}
                {text_field(f, "password", say("people-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                {send(say("people-first-begin"))}
            </form>
        }
    }))
}

/// A form whose sign-in had lapsed: where it goes, and what was typed.
pub struct Kept {
    pub action: String,
    pub pairs: Vec<(String, String)>,
}

const KEPT: &str = "kept.";

/// What was kept through a lapsed sign-in, if anything was.
pub fn kept(typed: &Typed) -> Option<Kept> {
    let action = typed.get("kept-action").to_owned();
    let ours = action.starts_with('/') && !action.starts_with("//") && !action.contains('\\');
    let pairs = typed
        .pairs()
        .filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?.to_owned(), value.to_owned())))
        .collect();
    ours.then_some(Kept { action, pairs })
}

/// Signed in again: one button sends what was typed before.
pub fn kept_page(kept: Kept) -> Page {
    Page {
        live: false,
        title: say("people-kept-title"),
        house: House::Desk(None),
        body: Box::new(move || {
            let inputs = kept
                .pairs
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
                .collect_view();
            view! {
                <h1>{say("people-kept-title")}</h1>
                <p class="lead">{say("people-kept")}</p>
                <form method="post" action=kept.action class="stack">{inputs}{send(say("people-kept-send"))}</form>
            }
            .into_any()
        }),
    }
}

/// Sign in. After a lapsed sign-in it carries along where the person was and what they had typed.
pub async fn sign_in(v: Visit, form: FormState) -> Result<Page, Refused> {
    if matches!(v.who, Who::Person(_)) && form.problems.is_empty() {
        return Ok(Page::desk(&v, say("people-kept-title"), || {
            view! { <h1>{say("people-kept-title")}</h1><p><a class="btn" href="/vacancies">{say("ui-vacancies")}</a></p> }
        }));
    }
    let then = if form.is("sign-in") { form.typed.get("then").to_owned() } else { v.query("then").to_owned() };
    let carried = if form.is("sign-in") { kept(&form.typed) } else { None };
    Ok(sign_in_page(&v, form, then, carried))
}

/// The sign-in page for a form whose sign-in lapsed.
pub fn lapsed(v: &Visit, action: &str, typed: Typed) -> Page {
    let pairs = typed.without_secrets();
    let pairs = pairs.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    sign_in_page(v, FormState::default(), String::new(), Some(Kept { action: action.to_owned(), pairs }))
}

fn sign_in_page(v: &Visit, form: FormState, then: String, carried: Option<Kept>) -> Page {
    Page::desk(v, say("people-sign-in-title"), move || {
        let f = &form;
        let again = carried.is_some().then(|| view! { <p class="says">{say("people-sign-in-again")}</p> });
        let carried = carried.map(|kept| {
            let pairs = kept
                .pairs
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=format!("{KEPT}{name}") value=value/> })
                .collect_view();
            view! { <input type="hidden" name="kept-action" value=kept.action/>{pairs} }
        });
        view! {
            {errors(f)}
            <h1>{say("people-sign-in-title")}</h1>
            {again}
            <p class="lead">{say("people-sign-in-lead")}</p>
            <form class="stack card" method="post" action="/sign-in">
                {text_field(f, "email", say("people-email"), Opt::default().kind("email").autocomplete("username"))}
                {text_field(f, "password", say("people-password"), Opt::default().kind("password").autocomplete("current-password"))}
                <input type="hidden" name="then" value=then/>
                {carried}
                {send(say("people-sign-in"))}
            </form>
            <p><a href="/join">{say("people-sign-in-tablet")}</a></p>
        }
    })
}

fn role_words(roles: &[Role]) -> String {
    roles.iter().map(|role| say(&format!("role-{}", role.code()))).collect::<Vec<_>>().join(", ")
}

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

/// The signed-in person's own account.
pub async fn account(v: Visit, form: FormState) -> Result<Page, Refused> {
    let name = v.who.signed()?.name.clone();
    let roles = role_words(&v.who.signed()?.roles);
    Ok(Page::desk(&v, say("people-account-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            <h1>{say("people-account-title")}</h1>
            <p class="lead">{name} " · " {roles}</p>
            <form class="stack card" method="post" action="/account/password">
                <h2>{say("people-change-password")}</h2>
                <p>{say("people-change-password-lead")}</p>
                {text_field(f, "password", say("people-old-password"), Opt::default().kind("password").autocomplete("current-password"))}
                {text_field(f, "new_password", say("people-new-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                {send(say("people-change-password"))}
            </form>
        }
    }))
}
