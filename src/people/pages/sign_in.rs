//! Sign-in, and what was typed before it lapsed.

use crate::people::{Visit, Who};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::texts::say;
use crate::ui::form::{Opt, errors, send, text_field};
use crate::ui::page::{House, Page};
use leptos::prelude::*;

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
