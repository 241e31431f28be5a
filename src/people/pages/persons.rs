//! Who is there: the list, and the forms to add and to change someone.

use crate::ids::PersonId;
use crate::people::service::{self, Choosable, Listed, Rule, SignInState};
use crate::people::{Grant, Person, Role, Scope, Visit, own_pictures};
use crate::platform::clock::{london_day, london_stamp};
use crate::platform::db::Timestamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, checks, errors, select_field, send, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// What somebody does, each role with its place where that is not the whole organisation.
fn grant_words(grants: &[Grant], places: &[Choosable]) -> String {
    let mut words = Vec::new();
    for role in Role::ALL {
        let held: Vec<_> = grants.iter().filter(|grant| grant.role == role).map(|grant| grant.scope).collect();
        if held.is_empty() {
            continue;
        }
        let title = say(&format!("role-{}", role.code()));
        let named: Vec<_> = held.iter().filter_map(|scope| place_words(*scope, places)).collect();
        // A role that is held elsewhere alone is not the reader's to know.
        if held.contains(&Scope::Organisation) {
            words.push(title);
        } else if !named.is_empty() {
            words.push(say_with("people-role-where", &[("role", &title), ("places", &named.join(", "))]));
        }
    }
    words.join(" · ")
}

fn place_words(scope: Scope, places: &[Choosable]) -> Option<String> {
    places.iter().find(|place| place.scope == scope).map(|place| place.title.clone())
}

fn person_row(
    listed: Listed,
    state: SignInState,
    second_step: bool,
    may_change: bool,
    places: &[Choosable],
) -> AnyView {
    let roles = grant_words(&listed.grants, places);
    let Listed { person, .. } = listed;
    let open = may_change.then(|| view! { <a href=format!("/people/{}", person.id)>{say("people-open")} <span class="vh">" " {person.name.clone()}</span></a> });
    let signs_in = match state {
        SignInState::None => view! { {say("people-no")} }.into_any(),
        SignInState::Invited { until, .. } => {
            view! { <span class="tag ok">{say("people-invited")}</span><span class="hint">{say_with("people-invited-until", &[("at", &london_stamp(until))])}</span> }
                .into_any()
        }
        SignInState::Lapsed { .. } => view! { <span class="tag poor">{say("people-lapsed")}</span> }.into_any(),
        SignInState::In => {
            let more = second_step.then(|| say("people-with-step"));
            view! { {say("people-yes")}{more.map(|words| view! { ", " {words} })} }.into_any()
        }
    };
    view! { <tr><th scope="row">{person.name.clone()}</th><td>{roles}</td><td>{signs_in}</td><td>{open}</td></tr> }
        .into_any()
}

/// Everybody, with the form to add someone.
pub async fn people(v: Visit, form: FormState) -> Result<Page, Refused> {
    let everybody = service::everybody(&v.who, &v.app).await?;
    let services = service::services(&v.who, &v.app).await?;
    let roles = &v.who.signed()?.roles;
    let administrator = roles.contains(&Role::Administrator);
    let adds = administrator || roles.contains(&Role::Manager);
    let adds_homes = v.who.may_everywhere(&[Role::Administrator, Role::Manager]).is_ok();
    let places = service::titles(&v.who, &v.app).await?;
    let sign_ins = service::sign_ins(&v.who, &v.app).await?;
    let gone = if administrator { service::people_who_left(&v.who, &v.app).await? } else { Vec::new() };
    let rule = if administrator { Some(service::rule(&v.who, &v.app).await?) } else { None };
    let waiting =
        if v.who.may(service::PASSES_ON).is_ok() { service::messages(&v.who, &v.app).await?.len() } else { 0 };
    Ok(Page::desk(&v, say("people-title"), move || {
        let rows = everybody
            .into_iter()
            .map(|listed| {
                let (state, second_step) = sign_ins.of(&listed.person);
                person_row(listed, state, second_step, administrator, &places)
            })
            .collect_view();
        let services = services.into_iter().map(|service| view! { <li>{service.name}</li> }).collect_view();
        let of_service = form.of("add-service");
        let add = adds.then(|| view! { <a class="btn" href="/people/new">{say("people-add")}</a> });
        let n = waiting.to_string();
        let waiting = (waiting > 0).then(|| {
            view! { <p class="says"><b>{say_with("people-messages-waiting", &[("n", &n)])}</b>" "<a href="/messages">{say("people-messages-open")}</a></p> }
        });
        let add_service = adds_homes.then(|| {
            view! {
                <form class="stack" method="post" action="/people/services">
                    {text_field(&of_service, "service", say("people-service"), Opt::default())}
                    {send(say("people-service-add"))}
                </form>
            }
        });
        view! {
            {errors(&form)}
            <div class="head"><div><h1>{say("people-title")}</h1><p class="lead">{say("people-lead")}</p></div>{add}</div>
            {waiting}
            <div class="scroll"><table class="list">
                <thead><tr><th scope="col">{say("people-col-name")}</th><th scope="col">{say("people-col-roles")}</th><th scope="col">{say("people-col-sign-in")}</th><th scope="col"><span class="vh">{say("people-open")}</span></th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {(!gone.is_empty()).then(|| left_list(gone))}
            <section class="card" id="services">
                <h2>{say("people-services-title")}</h2>
                <ul>{services}</ul>
                {add_service}
            </section>
            {rule.map(|rule| rule_card(&form.of("sign-in-rule"), rule))}
            {administrator.then(|| view! { <p><a href="/first/next">{say("people-next-title")}</a></p> })}
        }
    }))
}

/// People who left: their names stay on what they did.
fn left_list(gone: Vec<(Person, Timestamp)>) -> AnyView {
    let rows = gone
        .into_iter()
        .map(|(person, at)| {
            view! { <li><a href=format!("/people/{}", person.id)>{person.name}</a>" · "{say_with("people-left-on", &[("day", &london_day(at))])}</li> }
        })
        .collect_view();
    view! { <details class="more"><summary>{say("people-left-title")}</summary><ul>{rows}</ul></details> }.into_any()
}

/// What the organisation asks of everybody with an office role.
fn rule_card(form: &FormState, rule: Rule) -> AnyView {
    let Rule { needed, office, without } = rule;
    let (office, lacking) = (office.to_string(), without.to_string());
    let far = if without > 0 && lacking == office {
        say("people-rule-nobody")
    } else {
        say_with("people-rule-far", &[("without", &lacking), ("office", &office)])
    };
    view! {
        <section class="card" aria-labelledby="rule">
            <h2 id="rule">{say("people-rule-title")}</h2>
            <p>{say("people-rule-lead")}</p>
            <p>{far}</p>
            <form class="stack" method="post" action="/people/second-step">
                {tick(form, "second_step", say("people-rule-needed"), needed)}
                {send(say("ui-save"))}
            </form>
        </section>
    }
    .into_any()
}

fn role_options(all: bool) -> Vec<(String, String)> {
    Role::ALL
        .iter()
        .filter(|role| all || !role.is_office())
        .map(|role| (role.code().to_owned(), say(&format!("role-{}", role.code()))))
        .collect()
}

fn picture_options() -> Vec<(String, String)> {
    let none = (String::new(), say("people-picture-none"));
    std::iter::once(none).chain(own_pictures().iter().map(|own| (own.code.clone(), own.word.clone()))).collect()
}

/// Where each role is held that can be held in one place only: a group of boxes for each role, with what was stored, or the
/// whole organisation before anything was.
fn where_fields(form: &FormState, places: &[Choosable], all: bool, stored: &[Grant]) -> AnyView {
    if places.len() < 2 {
        return ().into_any();
    }
    let groups = [
        (Role::Manager, "where_manager"),
        (Role::Hr, "where_hr"),
        (Role::Facilitator, "where_facilitator"),
        (Role::Auditor, "where_auditor"),
    ];
    // What was typed and refused is not folded away.
    let open = !form.problems.is_empty();
    let groups = groups.into_iter().filter(|(role, _)| all || !role.is_office()).map(|(role, field)| {
        let here = places.iter().filter(|place| role.has_vacancy_scope() || !matches!(place.scope, Scope::Vacancy(_)));
        let options: Vec<_> = here.map(|place| (place.scope.value(), place_title(place))).collect();
        let held: Vec<_> = stored.iter().filter(|grant| grant.role == role).map(|grant| grant.scope.value()).collect();
        let held = if held.is_empty() { vec![Scope::Organisation.value()] } else { held };
        let held: Vec<&str> = held.iter().map(String::as_str).collect();
        let legend = say_with("people-where", &[("role", &say(&format!("role-{}", role.code())))]);
        checks(form, field, legend, options, &held, Opt::default())
    });
    let open = open || stored.iter().any(|grant| grant.role.has_scope() && grant.scope != Scope::Organisation);
    let groups = groups.collect_view();
    view! {
        <details class="more" open=open>
            <summary>{say("people-where-title")}</summary>
            <p>{say("people-where-lead")}</p>
            {groups}
        </details>
    }
    .into_any()
}

fn place_title(place: &Choosable) -> String {
    match place.scope {
        Scope::Organisation => say("people-where-everywhere"),
        Scope::Service(_) => place.title.clone(),
        Scope::Vacancy(_) => say_with("people-where-vacancy", &[("vacancy", &place.title)]),
    }
}

/// Adds someone.
pub async fn new_person(v: Visit, form: FormState) -> Result<Page, Refused> {
    let all = v.who.may(&[Role::Administrator, Role::Manager])?.holds(Role::Administrator);
    let options = role_options(all);
    let places = if super::super::api::asks_where(&v) { service::choosable(&v.who, &v.app).await? } else { Vec::new() };
    let homes = service::services(&v.who, &v.app).await?;
    let only_here = (!super::super::api::asks_where(&v)).then(|| {
        let names: Vec<_> = homes.iter().map(|home| home.name.as_str()).collect();
        say_with("people-add-only-here", &[("places", &names.join(", "))])
    });
    Ok(Page::desk(&v, say("people-add-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            {trail(vec![("/people".to_owned(), say("people-title"))], say("people-add-title"))}
            <h1>{say("people-add-title")}</h1>
            <p class="lead">{say("people-added-hint")}</p>
            {only_here.map(|words| view! { <p class="says">{words}</p> })}
            <form class="stack card" method="post" action="/people/new">
                {text_field(f, "name", say("people-name"), Opt::default())}
                {checks(f, "roles", say("people-roles"), options, &[], Opt::hint(say("people-roles-hint")))}
                {where_fields(f, &places, all, &[])}
                {select_field(f, "picture", say("people-picture"), picture_options(), Opt::default())}
                <h2>{say("people-sign-in-part")}</h2>
                {text_field(f, "email", say("people-email"), Opt::hint(say("people-email-invites")).kind("email"))}
                {send(say("people-add"))}
            </form>
        }
    }))
}

/// Changes someone's name, picture and roles, and what has to do with their sign-in.
pub async fn change_person(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: PersonId = v.id("person")?;
    let (listed, email) = service::listed(&v.who, &v.app, id).await?;
    let roles = listed.roles();
    let Listed { person, grants } = listed;
    let places = service::choosable(&v.who, &v.app).await?;
    let (state, second_step) = service::sign_ins(&v.who, &v.app).await?.of(&person);
    let gone = service::people_who_left(&v.who, &v.app).await?;
    let left_at = gone.into_iter().find(|(left, _)| left.id == id).map(|(_, at)| at);
    let me = v.who.signed()?.person == id;
    let title = say_with("people-change-title", &[("name", &person.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let f = &form.of("change-person");
        let stored: Vec<_> = roles.iter().map(|role| role.code()).collect();
        let name = person.name.clone();
        let office = roles.iter().any(|role| !matches!(role, Role::PanelMember | Role::Supporter));
        let sign_in = left_at.is_none().then(|| sign_in_card(id, &name, state, email, second_step, me, office, &form));
        let left = left_at.map(|at| view! { <p class="says"><b>{say_with("people-left-on", &[("day", &london_day(at))])}</b>" "{say("people-left-what")}</p> });
        view! {
            {trail(vec![("/people".to_owned(), say("people-title"))], person.name.clone())}
            {errors(&form)}
            <h1>{title}</h1>
            {left}
            {sign_in}
            <form class="stack card" method="post" action=format!("/people/{id}/change")>
                {text_field(f, "name", say("people-name"), Opt::default().value(person.name.clone()))}
                {checks(f, "roles", say("people-roles"), role_options(true), &stored, Opt::hint(say("people-roles-hint-change")))}
                {where_fields(f, &places, true, &grants)}
                {select_field(f, "picture", say("people-picture"), picture_options(), Opt::default().value(person.picture.clone().unwrap_or_default()))}
                {send(say("ui-save"))}
            </form>
            {(!me).then(|| leaving_card(id, &name, left_at.is_some()))}
        }
    }))
}

fn button(action: String, words: &str, name: &str, class: &'static str) -> AnyView {
    view! { <form method="post" action=action><button type="submit" class=class>{say(words)}<span class="vh">" "{name.to_owned()}</span></button></form> }
        .into_any()
}

/// How far their sign-in is, and what an administrator can do about it.
#[expect(clippy::too_many_arguments, reason = "one card that says all there is about one sign-in")]
fn sign_in_card(
    id: PersonId,
    name: &str,
    state: SignInState,
    email: Option<String>,
    second_step: bool,
    me: bool,
    office: bool,
    form: &FormState,
) -> AnyView {
    let of_invite = form.of("invite");
    let invite = |email: String, words: &str| {
        view! {
            <form class="stack" method="post" action=format!("/people/{id}/invite")>
                {text_field(&of_invite, "email", say("people-email"), Opt::default().kind("email").value(email.clone()))}
                <div class="acts">
                    <button type="submit" class="btn" name="how" value="mail">{say(words)}</button>
                    <button type="submit" class="btn quiet" name="how" value="code">{say("people-invite-code")}</button>
                </div>
                <p class="hint">{say("people-invite-code-hint")}</p>
            </form>
        }
        .into_any()
    };
    let inside = match state {
        SignInState::None if office => view! { <p>{say("people-invite-lead")}</p>{invite(String::new(), "people-invite")} }.into_any(),
        SignInState::None => {
            view! {
                <p>{say("people-invite-none")}</p>
                <details class="more" open=!of_invite.problems.is_empty()><summary>{say("people-invite")}</summary>{invite(String::new(), "people-invite")}</details>
            }
            .into_any()
        }
        SignInState::Invited { email, until } => view! {
            <p class="says"><b>{say_with("people-invited-at", &[("email", &email)])}</b>" "{say_with("people-invited-until", &[("at", &london_stamp(until))])}</p>
            {invite(email, "people-invite-again")}
            {button(format!("/people/{id}/withdraw"), "people-invite-withdraw", name, "btn quiet")}
        }
        .into_any(),
        SignInState::Lapsed { email } => view! {
            <p class="says"><b>{say("people-lapsed-what")}</b></p>
            {invite(email, "people-invite-again")}
        }
        .into_any(),
        SignInState::In => {
            let email = email.unwrap_or_default();
            let helps = (!me).then(|| {
                let step = second_step.then(|| button(format!("/people/{id}/second-step"), "people-reset-step", name, "btn quiet"));
                view! {
                    <h3>{say("people-help-title")}</h3>
                    <p>{say("people-help-lead")}</p>
                    <div class="acts">{button(format!("/people/{id}/code"), "people-reset-code", name, "btn quiet")}{step}</div>
                }
            });
            view! {
                <p>{say_with("people-signs-in", &[("email", &email)])} " " {say(if second_step { "people-has-step" } else { "people-has-no-step" })}</p>
                {helps}
            }
            .into_any()
        }
    };
    view! { <section class="card" aria-labelledby="sign-in"><h2 id="sign-in">{say("people-sign-in")}</h2>{inside}</section> }
        .into_any()
}

/// Leaving, and coming back.
fn leaving_card(id: PersonId, name: &str, left: bool) -> AnyView {
    let (words, act, deed) =
        if left { ("people-back-lead", "people-back", "back") } else { ("people-leave-lead", "people-leave", "leave") };
    view! {
        <section class="card" aria-labelledby="leaving">
            <h2 id="leaving">{say(if left { "people-back-title" } else { "people-leave-title" })}</h2>
            <p>{say(words)}</p>
            <div class="acts">{button(format!("/people/{id}/{deed}"), act, name, "btn quiet")}</div>
        </section>
    }
    .into_any()
}
