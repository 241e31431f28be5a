//! Sign-in with its second step, and what was typed before it lapsed.

use super::passkey::{Does, passkey_form};
use crate::people::service::{self, Begun, Steps};
use crate::people::{Visit, Who};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, radios, send, text_field};
use crate::ui::page::Page;
use leptos::prelude::*;

/// A form whose sign-in had lapsed: where it goes, and what was typed.
#[derive(Clone)]
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
    Page::nobody(say("people-kept-title"), move || {
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
    })
}

/// What goes along through the steps of a sign-in: where the person wanted to go, and what they had typed there.
fn along(then: &str, kept: Option<&Kept>) -> AnyView {
    let kept = kept.cloned().map(|kept| {
        let pairs = kept
            .pairs
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=format!("{KEPT}{name}") value=value/> })
            .collect_view();
        view! { <input type="hidden" name="kept-action" value=kept.action/>{pairs} }
    });
    view! { <input type="hidden" name="then" value=then.to_owned()/>{kept} }.into_any()
}

/// Where the person wanted to go, as the refused form or the address says.
fn wanted(v: &Visit, form: &FormState) -> (String, Option<Kept>) {
    if form.typed.is_empty() {
        return (v.query("then").to_owned(), None);
    }
    (form.typed.get("then").to_owned(), kept(&form.typed))
}

/// Sign in. After a lapsed sign-in it carries along where the person was and what they had typed.
pub async fn sign_in(v: Visit, form: FormState) -> Result<Page, Refused> {
    if matches!(v.who, Who::Person(_)) && form.problems.is_empty() {
        return Ok(Page::desk(&v, say("people-kept-title"), || {
            view! { <h1>{say("people-kept-title")}</h1><p><a class="btn" href="/">{say("people-go-on")}</a></p> }
        }));
    }
    let (then, carried) = wanted(&v, &form);
    Ok(sign_in_page(&v, form, then, carried))
}

/// The sign-in page for a form whose sign-in lapsed.
pub fn lapsed(v: &Visit, action: &str, typed: Typed) -> Page {
    let pairs = typed.without_secrets();
    let pairs = pairs.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    sign_in_page(v, FormState::default(), String::new(), Some(Kept { action: action.to_owned(), pairs }))
}

fn sign_in_page(v: &Visit, form: FormState, then: String, carried: Option<Kept>) -> Page {
    let possible = service::passkeys_possible(&v.app);
    let page = Page::desk(v, say("people-sign-in-title"), move || {
        let f = &form;
        let again = carried.is_some().then(|| view! { <p class="says">{say("people-sign-in-again")}</p> });
        let passkey =
            possible.then(|| passkey_form(Does::SignIn, say("people-sign-in-passkey"), along(&then, carried.as_ref())));
        view! {
            {errors(f)}
            <h1>{say("people-sign-in-title")}</h1>
            {again}
            <p class="lead">{say("people-sign-in-lead")}</p>
            <div class="card door">
                <form class="stack" method="post" action="/sign-in">
                    {text_field(f, "email", say("people-email"), Opt::default().kind("email").autocomplete("username"))}
                    {text_field(f, "password", say("people-password"), Opt::default().kind("password").autocomplete("current-password"))}
                    {along(&then, carried.as_ref())}
                    {send(say("people-sign-in"))}
                </form>
                {passkey}
            </div>
            <ul class="plain">
                <li><a href="/forgot">{say("people-forgot-link")}</a></li>
                <li><a href="/code">{say("people-code-link")}</a></li>
                <li><a href="/join">{say("people-sign-in-tablet")}</a></li>
            </ul>
        }
    });
    if possible { page.passkeys() } else { page }
}

/// The second step at the door.
pub async fn second_step(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (then, carried) = wanted(&v, &form);
    match service::steps_at_door(&v.app, &v.token).await {
        Ok(steps) => Ok(door_page(&v, form, steps, then, carried)),
        Err(Refused::Problems(_)) => Ok(begin_again(&v, form)),
        Err(refused) => Err(refused),
    }
}

/// The same, at once after the password: what was typed before the sign-in lapsed goes along.
pub async fn second_step_page(v: &Visit, token: &str, carried: Option<Kept>) -> Result<Page, Refused> {
    let steps = service::steps_at_door(&v.app, token).await?;
    Ok(door_page(v, FormState::default(), steps, String::new(), carried))
}

fn door_page(v: &Visit, form: FormState, steps: Steps, then: String, carried: Option<Kept>) -> Page {
    let possible = service::passkeys_possible(&v.app) && !steps.passkeys.is_empty();
    let page = Page::nobody(say("people-second-step-title"), move || {
        let f = &form;
        let passkey = possible
            .then(|| passkey_form(Does::SignIn, say("people-second-step-passkey"), along(&then, carried.as_ref())));
        let (lead, label, hint) = if steps.codes && possible {
            ("people-second-step-lead-both", "people-second-step-code", "people-second-step-code-hint")
        } else if steps.codes {
            ("people-second-step-lead-codes", "people-second-step-code", "people-second-step-code-hint")
        } else {
            ("people-second-step-lead-passkey", "people-second-step-recovery", "people-second-step-recovery-hint")
        };
        view! {
            {errors(f)}
            <h1>{say("people-second-step-title")}</h1>
            <p class="lead">{say(lead)}</p>
            <div class="card door">
                {passkey}
                <form class="stack" method="post" action="/sign-in/second-step">
                    {text_field(f, "code", say(label), Opt::hint(say(hint)).autocomplete("one-time-code"))}
                    {along(&then, carried.as_ref())}
                    {send(say("people-go-on"))}
                </form>
            </div>
            <details class="more">
                <summary>{say("people-second-step-lost")}</summary>
                <p>{say("people-second-step-lost-how")}</p>
            </details>
        }
    });
    if possible { page.passkeys() } else { page }
}

/// Which organisation to sign in to.
pub async fn organisation(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (then, carried) = wanted(&v, &form);
    match service::begun(&v.app, &v.token).await? {
        Begun::Organisation { choices, .. } => Ok(choice_page(form, choices, then, carried)),
        _ => Ok(begin_again(&v, form)),
    }
}

/// The same, at once after the password.
pub async fn organisation_page(v: &Visit, token: &str, carried: Option<Kept>) -> Result<Page, Refused> {
    match service::begun(&v.app, token).await? {
        Begun::Organisation { choices, .. } => Ok(choice_page(FormState::default(), choices, String::new(), carried)),
        _ => Ok(begin_again(v, FormState::default())),
    }
}

fn choice_page(
    form: FormState,
    choices: Vec<(crate::ids::OrganisationId, String)>,
    then: String,
    carried: Option<Kept>,
) -> Page {
    Page::nobody(say("people-organisation-title"), move || {
        let f = &form;
        let options = choices.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        view! {
            {errors(f)}
            <h1>{say("people-organisation-title")}</h1>
            <form class="stack card door" method="post" action="/sign-in/organisation">
                {radios(f, "organisation", say("people-organisation-which"), options, "", Opt::default())}
                {along(&then, carried.as_ref())}
                {send(say("people-go-on"))}
            </form>
        }
    })
}

fn begin_again(v: &Visit, form: FormState) -> Page {
    Page::desk(v, say("people-sign-in-title"), move || {
        view! {
            {errors(&form)}
            <h1>{say("people-sign-in-title")}</h1>
            <p class="lead">{say("people-begin-again")}</p>
            <p><a class="btn" href="/sign-in">{say("people-sign-in")}</a></p>
        }
    })
}

/// Another organisation of the same account, chosen from the header.
pub async fn change_organisation(v: Visit, form: FormState) -> Result<Page, Refused> {
    let all = service::organisations(&v.who, &v.app).await?;
    let here = v.who.signed()?.org;
    Ok(Page::desk(&v, say("people-organisation-change"), move || {
        let f = &form;
        let name = all.iter().find(|(org, _)| *org == here).map(|(_, name)| name.clone()).unwrap_or_default();
        let others: Vec<_> =
            all.into_iter().filter(|(org, _)| *org != here).map(|(id, name)| (id.to_string(), name)).collect();
        let choice = if others.is_empty() {
            view! { <p>{say("people-organisation-one")}</p> }.into_any()
        } else {
            view! {
                <form class="stack card" method="post" action="/account/organisation">
                    {radios(f, "organisation", say("people-organisation-which"), others, "", Opt::default())}
                    {send(say("people-go-on"))}
                </form>
            }
            .into_any()
        };
        view! {
            {errors(f)}
            <h1>{say("people-organisation-change")}</h1>
            <p class="lead">{say_with("people-organisation-here", &[("name", &name)])}</p>
            {choice}
        }
    }))
}
