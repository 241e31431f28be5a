//! What a certificate shows, for whoever needs it and says why.

use super::service::{self, Apart, Opened, Shown};
use crate::checks::pages::{above, root};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, hidden, send};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// The place of its own: what is kept, who read it, and how long it stays.
pub async fn apart(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let apart = service::apart(&v.who, &v.app, id).await?;
    let mut above = above(&v, &apart.sheet.candidacy, &apart.sheet.vacancy);
    above.push((format!("{}/checks", root(&v, id)), say("checks-overview-title")));
    let title = say_with("disclosed-title", &[("name", &apart.sheet.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let kept = if apart.kept.is_empty() {
            view! { <div class="empty"><p>{say("disclosed-empty")}</p></div> }.into_any()
        } else {
            apart.kept.iter().map(|one| kept_card(&apart, one)).collect_view().into_any()
        };
        let any_there = apart.kept.iter().any(|one| one.row.sealed.is_some());
        let read = (any_there && !apart.open).then(|| read_form(id, &form));
        let hold = any_there.then(|| hold_part(id, &apart, &form));
        let keep = apart
            .about
            .iter()
            .map(|(check, item)| keep_form(id, &check.to_string(), item, &form, apart.kept.is_empty()))
            .collect_view();
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("disclosed-lead")}</p>
            </div></div>
            {read}
            {kept}
            {keep}
            {hold}
            {reads(&apart)}
        }
    }))
}

fn kept_card(apart: &Apart, one: &Shown) -> AnyView {
    let title = if one.row.assessment.is_some() { "disclosed-of-weighing" } else { "disclosed-of-certificate" };
    let words = match (&one.words, one.row.gone_at) {
        (_, Some(at)) => view! { <p>{say_with("disclosed-gone", &[("day", &london_stamp(at))])}</p> }.into_any(),
        (Some(Opened::Content(text)), None) => view! { <p>{text.clone()}</p> }.into_any(),
        (Some(Opened::Weighing(words)), None) => {
            let rows = words
                .iter()
                .map(|(factor, value)| view! { <dt>{say(&format!("assess-factor-{}", factor.replace('_', "-")))}</dt><dd>{value.clone()}</dd> })
                .collect_view();
            view! { <dl class="facts">{rows}</dl> }.into_any()
        }
        (None, None) if apart.open => view! { <p>{say("disclosed-unreadable")}</p> }.into_any(),
        (None, None) => view! { <p class="hint">{say("disclosed-shut")}</p> }.into_any(),
    };
    let goes = one.row.gone_at.is_none().then(|| {
        view! { <dt>{say("disclosed-goes-on")}</dt><dd>{day_words(&one.goes_on.to_string())}</dd> }
    });
    view! {
        <section class="card">
            <h2>{say(title)}</h2>
            {words}
            <dl class="facts">
                <dt>{say("disclosed-written-by")}</dt><dd>{one.row.by_name.clone()}", "{london_stamp(one.row.at)}</dd>
                {goes}
            </dl>
        </section>
    }
    .into_any()
}

fn read_form(id: CandidacyId, form: &FormState) -> AnyView {
    let form = form.of("read-disclosed");
    view! {
        <form method="post" action=format!("/candidates/{id}/disclosed/read") class="stack card" aria-label=say("disclosed-read-form")>
            <h2>{say("disclosed-read-form")}</h2>
            {area_field(&form, "why", say("disclosed-why"), Opt::hint(say("disclosed-why-hint")).rows(2))}
            {send(say("disclosed-read"))}
        </form>
    }
    .into_any()
}

fn keep_form(id: CandidacyId, check: &str, item: &str, form: &FormState, is_first: bool) -> AnyView {
    let form = form.of("keep-disclosed");
    view! {
        <details class="more" open=is_first || !form.problems.is_empty()>
            <summary>{say_with("disclosed-keep-form", &[("item", item)])}</summary>
            <form method="post" action=format!("/candidates/{id}/disclosed/keep") class="stack card" aria-label=say_with("disclosed-keep-form", &[("item", item)])>
                {hidden("check", check)}
                {area_field(&form, "words", say("disclosed-words"), Opt::hint(say("disclosed-words-hint")).rows(4).id(format!("words-{check}")))}
                {send(say("disclosed-keep"))}
            </form>
        </details>
    }
    .into_any()
}

fn hold_part(id: CandidacyId, apart: &Apart, form: &FormState) -> AnyView {
    let form = form.of("hold-disclosed");
    let lines = apart
        .held
        .iter()
        .map(|hold| {
            let agreed = match (&hold.agreed_name, hold.agreed_at) {
                (Some(name), Some(at)) => say_with("disclosed-hold-agreed", &[("name", name), ("when", &london_stamp(at))]),
                _ => say("disclosed-hold-waits"),
            };
            view! { <li><p><b>{say_with("disclosed-hold-until", &[("day", &day_words(&hold.until))])}</b>" "{hold.why.clone()}</p><p class="hint">{hold.by_name.clone()}", "{london_stamp(hold.at)}". "{agreed}</p></li> }
        })
        .collect_view();
    let agree = apart.may_agree.then(|| {
        view! {
            <form method="post" action=format!("/candidates/{id}/disclosed/agree") class="acts">
                <button type="submit" class="btn quiet">{say("disclosed-agree")}</button>
            </form>
        }
    });
    view! {
        <details class="more" open=!form.problems.is_empty()>
            <summary>{say("disclosed-hold-title")}</summary>
            <div class="card stack">
                <p>{say("disclosed-hold-lead")}</p>
                <ul class="timeline">{lines}</ul>
                {agree}
                <form method="post" action=format!("/candidates/{id}/disclosed/hold") class="stack" aria-label=say("disclosed-hold-title")>
                    {area_field(&form, "hold_why", say("disclosed-hold-why"), Opt::default().rows(2))}
                    {date_field(&form, "until", say("disclosed-hold-day"), Opt::default())}
                    {send(say("disclosed-hold-save"))}
                </form>
            </div>
        </details>
    }
    .into_any()
}

fn reads(apart: &Apart) -> AnyView {
    if apart.reads.is_empty() {
        return ().into_any();
    }
    let lines = apart
        .reads
        .iter()
        .map(
            |read| view! { <li><p>{read.by_name.clone()}", "{london_stamp(read.at)}</p><p>{read.why.clone()}</p></li> },
        )
        .collect_view();
    view! {
        <section class="card">
            <h2>{say("disclosed-reads")}</h2>
            <ol class="timeline">{lines}</ol>
        </section>
    }
    .into_any()
}
