//! Looks out of the ordinary, and what was said of them.

use super::Kind;
use super::rules::WORDS_MOST;
use super::service::{self, Alert, Alerts};
use crate::audit::pages::tabs;
use crate::people::Visit;
use crate::platform::clock::{london_day, london_time};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, number_field, send};
use crate::ui::page::Page;
use leptos::prelude::*;

/// All of them, with a form at each that waits.
pub async fn alerts(v: Visit, form: FormState) -> Result<Page, Refused> {
    let all = service::alerts(&v.who, &v.app).await?;
    // The one whose form was refused.
    let refused = v.params.get("alert").cloned().unwrap_or_default();
    let tabs = tabs(&v, "alerts");
    Ok(Page::desk(&v, say("audit-alerts-title"), move || {
        let (waits, over): (Vec<_>, Vec<_>) = all.alerts.iter().partition(|alert| alert.row.words.is_none());
        let none = waits.is_empty() && over.is_empty();
        view! {
            {errors(&form)}
            <div class="head"><div>
                <h1>{say("audit-alerts-title")}</h1>
                <p class="lead">{say("audit-alerts-lead")}</p>
            </div></div>
            {tabs}
            {none.then(|| view! { <div class="empty"><p>{say("audit-alerts-none")}</p></div> })}
            {(!waits.is_empty()).then(|| view! {
                <h2>{say("audit-alerts-wait")}</h2>
                {waits.iter().map(|alert| card(alert, &form, &refused)).collect_view()}
            })}
            {(!over.is_empty()).then(|| view! {
                <h2>{say("audit-alerts-over")}</h2>
                {over.iter().map(|alert| card(alert, &form, "")).collect_view()}
            })}
            {rule(&all, &form)}
        }
    }))
}

/// "Priya Shah opened the file of a colleague, Joy Adeyemi."
fn sentence(alert: &Alert) -> String {
    let row = &alert.row;
    let about = row.candidate_name.clone().filter(|_| alert.names).unwrap_or_else(|| say("audit-nameless"));
    let number = |n: Option<i64>| n.unwrap_or_default().to_string();
    let (files, most) = (number(row.files), number(row.most));
    let with = [("by", row.person_name.as_str()), ("about", &about), ("n", &files), ("most", &most)];
    say_with(&row.kind.message(), &with)
}

fn card(alert: &Alert, form: &FormState, refused: &str) -> AnyView {
    let row = &alert.row;
    let id = row.id.to_string();
    let f = if id == refused { form.of("answer-alert") } else { FormState::default() };
    let at = say_with("audit-alert-at", &[("day", &london_day(row.seen_at)), ("time", &london_time(row.seen_at))]);
    let see = (row.kind != Kind::Many && alert.names).then(|| {
        row.candidacy.map(|file| view! { <a href=format!("/audit/views?file={file}")>{say("audit-alert-looks")}</a> })
    });
    let whose = view! { <a href=format!("/audit/views?person={}", row.person)>{say("audit-alert-by-them")}</a> };
    let answered = row.words.as_ref().map(|words| {
        let by = row.answered_by.clone().unwrap_or_default();
        let day = row.answered_at.map(london_day).unwrap_or_default();
        let words = if words.is_empty() { say("audit-alert-words-gone") } else { format!("“{words}”") };
        view! { <p><b>{words}</b>" "<span class="hint">{say_with("audit-alert-by", &[("name", &by), ("day", &day)])}</span></p> }
    });
    let own = (alert.is_own && row.words.is_none()).then(|| view! { <p class="hint">{say("audit-alert-yours")}</p> });
    let answer = alert.may.then(|| {
        let hint = Opt::hint(say("audit-alert-words-hint")).rows(2).most(WORDS_MOST).id(if id == refused {
            "words".to_owned()
        } else {
            format!("words-{id}")
        });
        view! {
            <form class="stack" method="post" action=format!("/audit/alerts/{id}") novalidate="novalidate">
                {area_field(&f, "words", say("audit-alert-words"), hint)}
                {send(say("audit-alert-answer"))}
            </form>
        }
    });
    let class = if row.words.is_none() { "card alert" } else { "card alert over" };
    view! {
        <section class=class id=format!("a{id}")>
            <h3>{sentence(alert)}</h3>
            <p>{at}" "{see}" "{whose}</p>
            {answered}
            {own}
            {answer}
        </section>
    }
    .into_any()
}

/// Above how many files it is many.
fn rule(all: &Alerts, form: &FormState) -> AnyView {
    if !all.may_set {
        return view! { <p class="hint">{say_with("audit-most-is", &[("n", &all.most.to_string())])}</p> }.into_any();
    }
    let f = form.of("set-many-files");
    view! {
        <form class="stack card" method="post" action="/audit/alerts/many" novalidate="novalidate">
            <h2>{say("audit-most-title")}</h2>
            {number_field(&f, "most", say("audit-most-label"), Opt::hint(say("audit-most-hint")).value(all.most.to_string()))}
            {send(say("audit-most-save"))}
        </form>
    }
    .into_any()
}
