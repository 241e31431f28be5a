//! The candidate's first page: what is to be written, their day, help for it, and withdrawing.

use crate::application::service::{self, Own, OwnDay};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp, time_words};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::candidate_answer::pages::own_part;
use crate::recruitment_file::candidate_answer::service as answers;
use crate::scenario::ItemWords;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, send};
use crate::ui::page::Page;
use leptos::prelude::*;

/// Where the application stands.
pub async fn overview(v: Visit, form: FormState) -> Result<Page, Refused> {
    let own = service::own(&v.who, &v.app).await?;
    let how = answers::own(&v.who, &v.app).await?;
    let title = say_with("application-title", &[("name", &own.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let with = [("job", own.job.as_str()), ("organisation", own.organisation.as_str())];
        let until = [("day", &*day_words(&own.ends)), ("contact", own.contact.as_str())];
        view! {
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say_with("application-lead", &with)}</p>
            {own_part(&how)}
            {(own.in_the_running || own.history.frame.is_some()).then(|| written(&own))}
            {own.meets_the_panel.then(|| view! { {day(own.day.as_ref())}{questions(&own.questions)}{help(&own, &form)} })}
            {withdraw(&own, &form)}
            <p class="hint">{say_with("application-until", &until)}</p>
        }
    }))
}

fn written(own: &Own) -> AnyView {
    let periods = own.history.periods.len();
    let words = match (own.sent_in, own.history.frame.is_some() || periods > 0) {
        (true, _) if !own.in_the_running => say("application-decided"),
        (true, _) => say("application-history-sent-in"),
        (false, false) => say_with("application-history-none", &[("organisation", &own.organisation)]),
        (false, true) => say_with("application-history-begun", &[("n", &periods.to_string())]),
    };
    let (class, way) = if own.sent_in {
        ("btn quiet", say("application-history-read"))
    } else if periods > 0 {
        ("btn", say("application-history-go-on"))
    } else {
        ("btn", say("application-history-begin"))
    };
    view! {
        <section class="card" aria-labelledby="history-title">
            <h2 id="history-title">{say("application-history")}</h2>
            <p>{words}</p>
            <p class="acts"><a class=class href="/application/history">{way}</a></p>
        </section>
    }
    .into_any()
}

fn day(day: Option<&OwnDay>) -> AnyView {
    let facts = match day {
        None => view! { <p>{say("application-day-none")}</p> }.into_any(),
        Some(day) => view! {
            <dl class="facts">
                <dt>{say("application-day-when")}</dt><dd>{day_words(&day.day)}", "{time_words(&day.starts_at)}</dd>
                <dt>{say("application-day-where")}</dt><dd>{day.place.clone()}</dd>
                <dt>{say("application-day-who")}</dt><dd>{met(day)}</dd>
            </dl>
            <p>{say("application-day-panel")}</p>
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-labelledby="day-title">
            <h2 id="day-title">{say("application-day")}</h2>
            {facts}
        </section>
    }
    .into_any()
}

/// "3 people who draw on support, 2 others."
/// What the panel will ask, in the order of the day.
fn questions(all: &[ItemWords]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let lines = all.iter().map(|words| {
        // What the asker says has the small scene in it.
        view! { <li><p>{words.about(&say("application-ahead-you")).question}</p></li> }
    });
    view! {
        <section class="card" aria-labelledby="questions-title">
            <h2 id="questions-title">{say("application-ahead")}</h2>
            <p>{say("application-ahead-lead")}</p>
            <ol>{lines.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn met(day: &OwnDay) -> String {
    let all = [
        ("application-day-members", day.panel_members),
        ("application-day-others", day.others),
        ("application-day-shadows", day.shadows),
    ];
    let counted = all.into_iter().filter(|(_, n)| *n > 0);
    counted.map(|(id, n)| say_with(id, &[("n", &n.to_string())])).collect::<Vec<_>>().join(" ")
}

fn help(own: &Own, form: &FormState) -> AnyView {
    let f = form.of("ask-for-help");
    let sent = own.asked_for_help.map(|at| {
        view! { <p class="says good">{say_with("application-help-sent", &[("at", &london_stamp(at))])}</p> }
    });
    view! {
        <section class="card" id="help" aria-labelledby="help-title">
            <h2 id="help-title">{say("application-help")}</h2>
            {sent}
            <p>{say("application-help-lead")}</p>
            <form class="stack" method="post" action="/application/help" novalidate="novalidate">
                {area_field(&f, "words", say("application-help-words"), Opt::hint(say("application-help-hint")).rows(3))}
                {send(say("application-help-send"))}
            </form>
        </section>
    }
    .into_any()
}

fn withdraw(own: &Own, form: &FormState) -> AnyView {
    if !own.may_withdraw {
        return ().into_any();
    }
    let f = form.of("withdraw-application");
    view! {
        <section class="card" aria-labelledby="withdraw-title">
            <h2 id="withdraw-title">{say("application-withdraw")}</h2>
            <details class="more" open=!f.problems.is_empty()>
                <summary>{say("application-withdraw-open")}</summary>
                <form class="stack" method="post" action="/application/withdraw" novalidate="novalidate">
                    <p>{say("application-withdraw-lead")}</p>
                    {area_field(&f, "reason", say("application-withdraw-words"), Opt::hint(say("application-withdraw-hint")).rows(2))}
                    <div class="acts"><button type="submit" class="btn danger">{say("application-withdraw-send")}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// After somebody withdrew.
pub fn withdrawn(v: &Visit) -> Page {
    Page::desk(v, say("application-withdrawn"), || {
        view! { <h1>{say("application-withdrawn")}</h1><p class="lead">{say("application-withdrawn-lead")}</p> }
    })
}
