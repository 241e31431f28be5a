//! What is to be done about findings.

use super::super::rules::WORDS_MOST;
use super::super::service::{self, ActionPage, Finding};
use super::{finding_card, severity, standing};
use crate::audit::pages::tabs;
use crate::ids::RowId;
use crate::people::Visit;
use crate::platform::clock::date_words;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, select_field, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// The reader's own, and what others have to do.
pub async fn actions(v: Visit, _: FormState) -> Result<Page, Refused> {
    let all = service::actions(&v.who, &v.app).await?;
    let tabs = tabs(&v, "actions");
    Ok(Page::desk(&v, say("audit-actions-title"), move || {
        let own = if all.own.is_empty() {
            view! { <div class="empty"><p>{say("audit-actions-none")}</p></div> }.into_any()
        } else {
            table(&all.own, say("audit-actions-own"))
        };
        let others = all.reads_all.then(|| {
            let body = if all.others.is_empty() {
                view! { <p>{say("audit-actions-others-none")}</p> }.into_any()
            } else {
                table(&all.others, say("audit-actions-others"))
            };
            view! { <h2>{say("audit-actions-others")}</h2>{body} }
        });
        view! {
            <div class="head"><div><h1>{say("audit-actions-title")}</h1><p class="lead">{say("audit-actions-lead")}</p></div></div>
            {tabs}
            <h2>{say("audit-actions-own")}</h2>
            {own}
            {others}
        }
    }))
}

fn table(all: &[Finding], about: String) -> AnyView {
    let rows = all.iter().map(|finding| {
        view! {
            <tr>
                <th scope="row" class="what"><a href=format!("/audit/actions/{}", finding.row.id)>{finding.row.action.clone()}</a><br/><small>{finding.row.words.clone()}</small></th>
                <td>{finding.candidate.clone()}</td>
                <td class="day">{finding.owner.clone()}<br/><span class="hint">{date_words(&finding.now.due.to_string())}</span></td>
                <td><span class="key">{standing(finding)} {severity(finding.row.severity)}</span></td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=about>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("audit-action")}</th>
                    <th scope="col">{say("audit-col-file")}</th>
                    <th scope="col">{say("audit-col-owner")}</th>
                    <th scope="col">{say("audit-col-state")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One finding, with the form that says what was done.
pub async fn action(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("finding")?;
    let page = service::action(&v.who, &v.app, id).await?;
    let title = page.finding.row.action.clone();
    Ok(Page::desk(&v, title.clone(), move || {
        let id = page.candidacy.id;
        let audit = page.sees_audit.then(|| {
            view! { <a class="btn quiet" href=format!("/audit/samples/{}/files/{id}", page.audit.id)>{say("audit-to-walk")}</a> }
        });
        view! {
            {trail(vec![("/audit/actions".to_owned(), say("audit-actions-title"))], title.clone())}
            {errors(&form)}
            <div class="head">
                <div>
                    <h1>{title.clone()}</h1>
                    <p class="lead">{page.candidacy.name.clone()}". "{page.audit.why.clone()}</p>
                </div>
            </div>
            <section class="card">{finding_card(&page.finding, false)}</section>
            <p class="acts"><a class="btn quiet" href=format!("/files/{id}")>{say("audit-to-file")}</a>{audit}</p>
            {page.may_do.then(|| done(&page, &form.of("action-done")))}
            {page.may_move.then(|| hand_on(&page, &form.of("action-move")))}
        }
    }))
}

fn done(page: &ActionPage, f: &FormState) -> AnyView {
    view! {
        <form class="stack card" method="post" action=format!("/audit/actions/{}/done", page.finding.row.id) novalidate="novalidate">
            <h2>{say("audit-done-title")}</h2>
            {area_field(f, "done", say("audit-done"), Opt::hint(say("audit-done-hint")).rows(3).most(WORDS_MOST))}
            {send(say("audit-done-keep"))}
        </form>
    }
    .into_any()
}

fn hand_on(page: &ActionPage, f: &FormState) -> AnyView {
    let owners = page.owners.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let now = &page.finding.now;
    let is_refused = !f.problems.is_empty();
    let summary = say_with("audit-move-title", &[("name", &page.finding.owner)]);
    view! {
        <details class="more card" open=is_refused>
            <summary>{summary}</summary>
            <form class="stack" method="post" action=format!("/audit/actions/{}/move", page.finding.row.id) novalidate="novalidate">
                {select_field(f, "owner", say("audit-owner-now"), owners, Opt::default().value(now.owner.to_string()))}
                {text_field(f, "due_on", say("audit-due-now"), Opt::default().kind("date").value(now.due.to_string()))}
                {area_field(f, "words", say("audit-move-why"), Opt::default().rows(2).most(WORDS_MOST))}
                {send(say("audit-move-keep"))}
            </form>
        </details>
    }
    .into_any()
}
