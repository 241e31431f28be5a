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
                {remains(&toll)}
                <form class="stack" method="post" action="/system/leave/delete">
                    {text_field(f, "organisation", say("leaving-name"), Opt::hint(say_with("leaving-name-hint", &[("organisation", &org.name)])))}
                    {tick(f, "sure", say("leaving-sure"), false)}
                    <div class="acts"><button class="btn danger" type="submit">{say("leaving-delete-send")}</button></div>
                </form>
            </section>
        }
    }))
}

fn what_goes(toll: &Toll) -> AnyView {
    let rows: i64 = toll.tables.iter().map(|(_, count)| count).sum();
    let lines = toll
        .tables
        .iter()
        .map(|(table, count)| view! { <tr><th scope="row"><code>{table.clone()}</code></th><td class="n">{*count}</td></tr> })
        .collect_view();
    view! {
        <ul>
            <li>{say_with("leaving-goes-rows", &[("n", &rows.to_string()), ("tables", &toll.tables.len().to_string())])}</li>
            <li>{say_with("leaving-goes-keys", &[("n", &toll.keys.to_string())])}</li>
            <li>{say_with("leaving-goes-accounts", &[("n", &toll.accounts.to_string())])}</li>
        </ul>
        <details class="more">
            <summary>{say("leaving-goes-tables")}</summary>
            <div class="scroll"><table class="list">
                <thead><tr><th scope="col">{say("leaving-col-table")}</th><th scope="col" class="n">{say("leaving-col-rows")}</th></tr></thead>
                <tbody>{lines}</tbody>
            </table></div>
        </details>
    }
    .into_any()
}

fn remains(toll: &Toll) -> AnyView {
    view! {
        <ul>
            <li>{say_with("leaving-remains-entries", &[("n", &toll.entries.to_string())])}</li>
            <li>{say("leaving-remains-backups")}</li>
            <li>{say("leaving-remains-keys")}</li>
            <li>{say("leaving-remains-exports")}</li>
        </ul>
    }
    .into_any()
}

/// After everything was deleted: nobody is signed in any more.
pub fn gone(v: &Visit, toll: Toll) -> Page {
    let nobody = Visit { who: Who::Nobody, ..v.clone() };
    Page::desk(&nobody, say("leaving-gone-title"), move || {
        view! {
            <h1>{say("leaving-gone-title")}</h1>
            <p class="lead">{say("leaving-gone-lead")}</p>
            {what_goes(&toll)}
            <h2>{say("leaving-remains-title")}</h2>
            {remains(&toll)}
        }
    })
}
