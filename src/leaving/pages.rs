//! Screens: what can be taken along, what would be deleted, and what remains where.

use super::{Toll, service};
use crate::people::{Visit, Who};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, text_field, tick};
use crate::ui::page::Page;
use leptos::prelude::*;

/// Take everything along, or have everything deleted.
pub async fn leave(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (org, toll) = service::toll(&v.who, &v.app).await?;
    let copies_days = v.app.settings.copies_days();
    Ok(Page::desk(&v, say("leaving-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            <h1>{say("leaving-title")}</h1>
            <p class="lead">{say("leaving-lead")}</p>
            <section class="card">
                <h2>{say("leaving-export-title")}</h2>
                <p>{say("leaving-export-lead")}</p>
                <ul>
                    <li>{say("leaving-export-tables")}</li>
                    <li>{say("leaving-export-files")}</li>
                    <li>{say("leaving-export-read-me")}</li>
                </ul>
                <p class="hint">{say("leaving-export-care")}</p>
                <div class="acts"><a class="btn" href="/system/leave/export" download="">{say("leaving-export-send")}</a></div>
            </section>
            <section class="card">
                <h2>{say("leaving-delete-title")}</h2>
                <p>{say_with("leaving-delete-lead", &[("organisation", &org.name)])}</p>
                {what_goes(&toll)}
                <h3>{say("leaving-remains-title")}</h3>
                {remains(copies_days)}
                <form class="stack" method="post" action="/system/leave/delete">
                    {text_field(f, "organisation", say("leaving-name"), Opt::hint(say_with("leaving-name-hint", &[("organisation", &org.name)])))}
                    {text_field(f, "password", say("leaving-password"), Opt::default().kind("password").autocomplete("current-password"))}
                    {tick(f, "sure", say("leaving-sure"), false)}
                    <div class="acts"><button class="btn danger" type="submit">{say("leaving-delete-send")}</button></div>
                </form>
            </section>
        }
    }))
}

/// Without numbers of rows: while a panel has yet to talk, they would tell how much its members have said.
fn what_goes(toll: &Toll) -> AnyView {
    view! {
        <ul>
            <li>{say("leaving-goes-rows")}</li>
            <li>{say_with("leaving-goes-keys", &[("n", &toll.keys.to_string())])}</li>
            <li>{say("leaving-goes-aside")}</li>
            <li>{say_with("leaving-goes-accounts", &[("n", &toll.accounts.to_string())])}</li>
        </ul>
    }
    .into_any()
}

fn remains(copies_days: i64) -> AnyView {
    view! {
        <ul>
            <li>{say("leaving-remains-entries")}</li>
            <li>{say_with("leaving-remains-backups", &[("days", &copies_days.to_string())])}</li>
            <li>{say("leaving-remains-keys")}</li>
            <li>{say("leaving-remains-elsewhere")}</li>
            <li>{say("leaving-remains-exports")}</li>
        </ul>
    }
    .into_any()
}

/// After everything was deleted: nobody is signed in any more.
pub fn gone(v: &Visit, toll: Toll) -> Page {
    let nobody = Visit { who: Who::Nobody, ..v.clone() };
    let copies_days = v.app.settings.copies_days();
    Page::desk(&nobody, say("leaving-gone-title"), move || {
        view! {
            <h1>{say("leaving-gone-title")}</h1>
            <p class="lead">{say("leaving-gone-lead")}</p>
            {what_goes(&toll)}
            <h2>{say("leaving-remains-title")}</h2>
            {remains(copies_days)}
        }
    })
}
