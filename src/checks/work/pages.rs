//! What is due, on one page.

use super::rules::When;
use super::service::{self, Due};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

fn above() -> Vec<(String, String)> {
    vec![("/checks".to_owned(), say("checks-overview-title"))]
}

/// Everything that is due, the nearest first.
pub async fn work(v: Visit, _: FormState) -> Result<Page, Refused> {
    let work = service::work(&v.who, &v.app).await?;
    let may = v.who.may(crate::checks::service::MAY).is_ok();
    let title = say("work-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let body = if work.due.is_empty() {
            view! { <div class="empty"><p>{say("work-empty")}</p></div> }.into_any()
        } else {
            [When::Now, When::Soon, When::Ahead].map(|when| part(&work.due, when)).collect_view().into_any()
        };
        let since = work.calendar_since.map(|at| {
            view! {
                <p>{say_with("work-calendar-since", &[("when", &london_stamp(at))])}</p>
                <form method="post" action="/checks/work/calendar/end" class="acts"><button type="submit" class="btn quiet">{say("work-calendar-end")}</button></form>
            }
        });
        let calendar = may.then(|| {
            view! {
                <section class="card">
                    <h2>{say("work-calendar")}</h2>
                    <p>{say("work-calendar-lead")}</p>
                    {since}
                    <form method="post" action="/checks/work/calendar" class="acts"><button type="submit" class="btn quiet">{say("work-calendar-make")}</button></form>
                </section>
            }
        });
        view! {
            {trail(above(), title.clone())}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("work-lead")}</p>
            </div></div>
            {body}
            {calendar}
        }
    }))
}

fn part(due: &[Due], when: When) -> AnyView {
    let rows: Vec<&Due> = due.iter().filter(|due| due.when == when).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <section class="card">
            <h2>{say(when.message())}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=say(when.message())>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("work-col-what")}</th>
                    <th scope="col">{say("work-col-who")}</th>
                    <th scope="col">{say("work-col-about")}</th>
                    <th scope="col">{say("work-col-day")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(due: &Due) -> AnyView {
    view! {
        <tr>
            <th scope="row"><a href=due.href.clone()>{say(&due.what.message())}</a></th>
            <td>{due.name.clone()}</td>
            <td>{due.item.clone()}</td>
            <td>{day_words(&due.on.to_string())}</td>
        </tr>
    }
    .into_any()
}

/// The new address, shown once.
pub(super) fn made(v: &Visit, address: String) -> Page {
    let title = say("work-calendar-made");
    Page::desk(v, title.clone(), move || {
        view! {
            {trail(above(), title.clone())}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("work-calendar-made-lead")}</p>
            </div></div>
            <p class="card"><code>{address.clone()}</code></p>
            <p class="acts"><a class="btn" href="/checks/work">{say("work-back")}</a></p>
        }
    })
}
