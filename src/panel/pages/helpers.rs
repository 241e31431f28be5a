//! Who helps on the day: interpreters and advocates are booked here, and everybody who helps says yes to one page.

use super::super::service::{self, Part};
use super::super::{Helper, HelperKind, called};
use super::{easy, trail_of_panel};
use crate::ids::PanelId;
use crate::people::{Role, Visit};
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, hidden, select_field, send, text_field};
use crate::ui::page::{Page, picture};
use leptos::prelude::*;

/// The desk's page: who is booked, who has agreed, and whom to book.
pub async fn helpers(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let panel = service::panel(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let all = service::read_helpers(&v.who, &v.app, id).await?;
    let seats = service::seats(&v.who, &v.app, id).await?;
    let everybody = crate::people::service::everybody(&v.who, &v.app).await?;
    let may_add = v.who.may(&[Role::Administrator, Role::Manager]).is_ok();
    let title = say("panel-helpers-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let names = called(&seats);
        let rows = all.iter().map(|helper| {
            let what = match (helper.kind, helper.seat.and_then(|seat| names.get(&seat))) {
                (Some(kind), Some(name)) => say_with(&format!("panel-helper-{}-for", kind.code()), &[("name", name)]),
                (Some(kind), None) => say(&format!("panel-helper-{}-all", kind.code())),
                (None, name) => say_with("panel-helper-supporter-for", &[("name", name.map_or("", String::as_str))]),
            };
            view! {
                <li class=if helper.agreed_at.is_some() { "yes" } else { "wait" }>
                    <span><b>{helper.name.clone()}</b> ", " {what} ". " {agreed(helper)}</span>
                    {deeds(id, helper)}
                </li>
            }
        });
        let rows = rows.collect_view();
        let none = all.is_empty().then(|| view! { <p class="empty">{say("panel-helpers-none")}</p> });
        let f = form.of("book-helper");
        let persons = std::iter::once((String::new(), say("panel-nobody")))
            .chain(everybody.iter().map(|one| (one.person.id.to_string(), one.person.name.clone())))
            .collect();
        let kinds =
            HelperKind::ALL.iter().map(|kind| (kind.code().to_owned(), say(&format!("panel-helper-{}", kind.code()))));
        let for_whom = std::iter::once((String::new(), say("panel-helper-everybody")))
            .chain(seats.iter().map(|seat| (seat.id.to_string(), names.get(&seat.id).cloned().unwrap_or_default())))
            .collect();
        view! {
            {trail_of_panel(&panel, &vacancy.title, title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say("panel-helpers-lead")}</p>
            <ul class="checks">{rows}</ul>
            {none}
            <p><a class="btn quiet" href=format!("/panels/{id}/helpers/sheet")>{say("panel-helpers-sheet")}</a></p>
            <section class="card">
                <h2>{say("panel-helper-book")}</h2>
                <form class="stack" method="post" action=format!("/panels/{id}/helpers/book")>
                    {select_field(&f, "person", say("panel-helper-person"), persons, Opt::default())}
                    {may_add.then(|| text_field(&f, "name", say("panel-helper-new"), Opt::hint(say("panel-helper-new-hint"))))}
                    {select_field(&f, "kind", say("panel-helper-kind"), kinds.collect(), Opt::default().value(HelperKind::Interpreter.code()))}
                    {select_field(&f, "seat", say("panel-helper-seat"), for_whom, Opt::default())}
                    {send(say("panel-helper-book"))}
                </form>
            </section>
        }
    }))
}

fn agreed(helper: &Helper) -> String {
    match helper.agreed_at {
        Some(at) => say_with("panel-helper-agreed", &[("when", &london_stamp(at))]),
        None => say("panel-helper-not-agreed"),
    }
}

fn deeds(id: PanelId, helper: &Helper) -> AnyView {
    let note = helper.agreed_at.is_none().then(|| {
        view! {
            <form method="post" action=format!("/panels/{id}/helpers/agreed")>
                {hidden("person", helper.person.to_string())}
                <button class="btn quiet">{say_with("panel-helper-note", &[("name", &helper.name)])}</button>
            </form>
        }
    });
    let cancel = helper.id.map(|booking| {
        view! {
            <form method="post" action=format!("/panels/{id}/helpers/cancel")>
                {hidden("booking", booking.to_string())}
                <button class="linklike">{say_with("panel-helper-cancel", &[("name", &helper.name)])}</button>
            </form>
        }
    });
    view! { {note}{cancel} }.into_any()
}

/// The one page that everybody who helps reads and signs: for reading, and on paper.
pub async fn helpers_sheet(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let all = service::read_helpers(&v.who, &v.app, id).await?;
    Ok(Page::sheet(say("helper-title"), move || {
        view! {
            <p class="noprint"><a href=format!("/panels/{id}/helpers")>{say("ui-back")}</a></p>
            {sheet(&all)}
        }
    }))
}

/// The page itself, with a line to sign for each.
pub(super) fn sheet(all: &[Helper]) -> AnyView {
    let parts: Vec<Part> = service::agreement_of_helpers();
    let lines = all
        .iter()
        .map(|helper| view! { <p class="sign">{helper.name.clone()} " " <span class="line"></span></p> })
        .collect_view();
    let empty = all.is_empty().then(|| view! { <p class="sign"><span class="line"></span></p> });
    view! {
        <section class="page" id="helpers">
            <p>{picture("1F465", 60)}</p>
            <h2>{say("helper-title")}</h2>
            <p>{say("helper-lead")}</p>
            {easy(parts)}
            <h3>{say("helper-yes")}</h3>
            {lines}{empty}
        </section>
    }
    .into_any()
}
