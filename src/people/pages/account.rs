//! The signed-in person's own account.

use super::role_words;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::say;
use crate::ui::form::{Opt, errors, send, text_field};
use crate::ui::page::Page;
use leptos::prelude::*;

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
