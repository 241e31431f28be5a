//! First start: the organisation and its first administrator.

use crate::people::{Visit, service};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::say;
use crate::ui::form::{Opt, errors, send, text_field};
use crate::ui::page::Page;
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
