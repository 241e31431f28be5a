//! One thing that the candidate did, on a form of its own.

use crate::application::service;
use crate::checks::history::pages::written;
use crate::checks::history::{Activity, Period};
use crate::ids::RowId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::say;
use crate::ui::form::{Opt, area_field, errors, hidden, select_field, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// A new period, or with `?of=` one of theirs.
pub async fn period(v: Visit, form: FormState) -> Result<Page, Refused> {
    let own = service::own(&v.who, &v.app).await?;
    if own.sent_in && form.problems.is_empty() {
        return Err(Refused::NotFound);
    }
    let asked = if form.typed.is_empty() { v.query("of") } else { form.typed.get("period") };
    let of: Option<RowId> = asked.parse().ok();
    let there = of.and_then(|of| own.history.periods.iter().find(|one| one.period == of)).cloned();
    if !asked.is_empty() && there.is_none() {
        return Err(Refused::NotFound);
    }
    let title = if there.is_some() { say("application-period-change") } else { say("application-add") };
    let above = vec![
        ("/application".to_owned(), say("application-name")),
        ("/application/history".to_owned(), say("application-history")),
    ];
    Ok(Page::desk(&v, title.clone(), move || {
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            {fields(&form, there.as_ref())}
            {there.as_ref().map(remove)}
        }
    }))
}

fn fields(form: &FormState, there: Option<&Period>) -> AnyView {
    let f = form.of("keep-own-period");
    let activities = Activity::ALL.iter().map(Activity::choice).collect();
    let activity = there.map_or("work", |one| one.activity.code());
    let text = |of: fn(&Period) -> &str| there.map(|one| of(one).to_owned()).unwrap_or_default();
    let began = there.map(|one| written(&one.began)).unwrap_or_default();
    let ended = there.and_then(|one| one.ended.as_deref().map(written)).unwrap_or_default();
    view! {
        <form class="stack card" method="post" action="/application/history/period" novalidate="novalidate">
            {there.map(|one| hidden("period", one.period.to_string()))}
            {select_field(&f, "activity", say("application-activity"), activities, Opt::default().value(activity))}
            {text_field(&f, "place", say("application-place"), Opt::hint(say("application-place-hint")).value(text(|one| &one.place)))}
            {text_field(&f, "title", say("application-job"), Opt::hint(say("application-job-hint")).value(text(|one| &one.title)))}
            {tick(&f, "care", say("application-care-field"), there.is_some_and(|one| one.care))}
            {text_field(&f, "began", say("application-began"), Opt::hint(say("application-date-hint")).value(began))}
            {text_field(&f, "ended", say("application-ended"), Opt::hint(say("application-ended-hint")).value(ended))}
            {tick(&f, "goes_on", say("application-goes-on"), there.is_some_and(|one| one.ended.is_none()))}
            {area_field(&f, "why", say("application-why"), Opt::hint(say("application-why-hint")).rows(2).value(text(|one| &one.why)))}
            <div class="acts">
                <button type="submit" class="btn">{say("application-keep")}</button>
                <button type="submit" class="btn quiet" name="then" value="next">{say("application-keep-next")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn remove(one: &Period) -> AnyView {
    view! {
        <details class="more">
            <summary>{say("application-remove")}</summary>
            <form class="stack" method="post" action="/application/history/remove">
                {hidden("period", one.period.to_string())}
                <p>{say("application-remove-lead")}</p>
                <div class="acts"><button type="submit" class="btn danger">{say("application-remove")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
