//! One period on a form of its own.

use super::written;
use crate::checks::history::Activity;
use crate::checks::history::service;
use crate::checks::pages::above;
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, select_field, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// A new period, or with `?of=` one that stands there.
pub async fn period(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    crate::vacancy::service::may_do_for(&v.who, &v.app, crate::checks::service::MAY, id).await?;
    let history = service::read_history(&v.who, &v.app, id).await?;
    let asked = if form.typed.is_empty() { v.query("of") } else { form.typed.get("period") };
    let of: Option<RowId> = asked.parse().ok();
    let there = of.and_then(|of| history.periods.iter().find(|one| one.period == of)).cloned();
    if !asked.is_empty() && there.is_none() {
        return Err(Refused::NotFound);
    }
    let mut above = above(&v, &history.candidacy, &history.vacancy);
    above.push((format!("/candidates/{id}/history"), say("history-name")));
    let title = if there.is_some() { say("history-period-change") } else { say("history-period-new") };
    let lead = say_with("history-period-lead", &[("name", &history.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form.of("keep-period");
        let activities = Activity::ALL.iter().map(Activity::choice).collect();
        let (activity, place, job, began, ended, why, care) = there.as_ref().map_or_else(
            || ("work", String::new(), String::new(), String::new(), String::new(), String::new(), false),
            |one| {
                let ended = one.ended.as_deref().map(written).unwrap_or_default();
                (
                    one.activity.code(),
                    one.place.clone(),
                    one.title.clone(),
                    written(&one.began),
                    ended,
                    one.why.clone(),
                    one.care,
                )
            },
        );
        let remove = there.as_ref().map(|one| {
            view! {
                <details class="more">
                    <summary>{say("history-remove")}</summary>
                    <form class="stack" method="post" action=format!("/candidates/{id}/history/remove")>
                        {hidden("period", one.period.to_string())}
                        <p>{say("history-remove-lead")}</p>
                        <div class="acts"><button type="submit" class="btn danger">{say("history-remove")}</button></div>
                    </form>
                </details>
            }
        });
        let of = there.as_ref().map(|one| hidden("period", one.period.to_string()));
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p></div></div>
            <form class="stack card" method="post" action=format!("/candidates/{id}/history/period") novalidate="novalidate">
                {of}
                {select_field(&f, "activity", say("history-activity"), activities, Opt::hint(say("history-activity-hint")).value(activity))}
                {text_field(&f, "place", say("history-place"), Opt::hint(say("history-place-hint")).value(place))}
                {text_field(&f, "title", say("history-job"), Opt::hint(say("history-job-hint")).value(job))}
                {tick(&f, "care", say("history-care-field"), care)}
                {text_field(&f, "began", say("history-began"), Opt::hint(say("history-date-hint")).value(began))}
                {text_field(&f, "ended", say("history-ended"), Opt::hint(say("history-ended-hint")).value(ended))}
                {tick(&f, "goes_on", say("history-goes-on"), there.as_ref().is_some_and(|one| one.ended.is_none()))}
                {area_field(&f, "why", say("history-why"), Opt::hint(say("history-why-hint")).rows(2).value(why))}
                <div class="acts">
                    <button type="submit" class="btn">{say("history-keep-period")}</button>
                    <button type="submit" class="btn quiet" name="then" value="next">{say("history-keep-next")}</button>
                </div>
            </form>
            {remove}
        }
    }))
}
