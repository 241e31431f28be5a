//! The queue of what is due; `one` shows a candidate or panel member before anything is done, `parts` what goes before a file.

mod one;
mod parts;

pub use one::{candidate, person};
pub(in crate::recruitment_file) use one::{employment, erased};

use super::rules::{self, Completion, Standing};
use super::service::{self, Copies, Count, Item, Queue};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::erasure::store::Erasure;
use crate::texts::{say, say_with};
use crate::ui::page::Page;
use leptos::prelude::*;
use time::Date;

fn words(day: Date) -> String {
    day_words(&day.to_string())
}

fn n(count: usize) -> String {
    count.to_string()
}

/// What is due, what is held, what runs, what is gone.
pub async fn queue(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let queue = service::queue(&v.who, &v.app).await?;
    let keeper = v.who.may_everywhere(service::KEEPERS).is_ok();
    let copies = Copies::read(&v.app).await?;
    Ok(Page::desk(&v, say("retention-title"), move || {
        let lead = if queue.ask_first { "retention-lead-ask" } else { "retention-lead" };
        view! {
            <div class="head">
                <div>
                    <h1>{say("retention-title")}</h1>
                    <p class="lead">{say(lead)}</p>
                </div>
                <p class="acts">
                    <a class="btn quiet" href="/retention/clocks">{say("clocks-title")}</a>
                    {keeper.then(|| view! { <a class="btn quiet" href="/data-protection">{say("retention-settings")}</a> })}
                </p>
            </div>
            {by_clock(&queue)}
            {due(&queue)}
            {ahead(&queue.soon, "soon", rules::SOON_DAYS)}
            {ahead(&queue.later, "later", rules::LATER_DAYS)}
            {held(&queue)}
            {reviews(&queue)}
            {runs(&queue)}
            {gone(&queue, &copies)}
        }
    }))
}

/// How much is due, goes soon and is held, by each clock.
fn by_clock(queue: &Queue) -> AnyView {
    let number = |count: usize, anchor: &'static str| match count {
        0 => say("retention-none").into_any(),
        _ => view! { <a href=anchor>{n(count)}</a> }.into_any(),
    };
    let rows = queue
        .counts
        .iter()
        .map(|(clock, Count { due, soon, later, held })| {
            vec![
                say(&format!("retention-kept-{}", clock.kept.code())).into_any(),
                number(*due, "#due"),
                number(*soon, "#soon"),
                number(*later, "#later"),
                number(*held, "#held"),
            ]
        })
        .collect();
    let heads =
        ["retention-col-clock", "retention-due", "retention-col-soon", "retention-col-later", "retention-held-title"];
    view! {
        <section>
            <h2>{say("retention-by-clock")}</h2>
            {table("retention-by-clock", &heads, rows)}
        </section>
    }
    .into_any()
}

/// What goes within so many days.
fn ahead(items: &[Item], id: &'static str, days: i64) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let rows = items
        .iter()
        .map(|item| {
            let until = item.ends_on().map(words).unwrap_or_default();
            vec![link_to(item), until.into_any(), why(item).into_any(), goes(item).into_any()]
        })
        .collect();
    let title = say_with(&format!("retention-ahead-{id}"), &[("n", &n(items.len())), ("days", &days.to_string())]);
    view! {
        <section id=id>
            <h2>{title}</h2>
            {table("retention-title", &["retention-col-who", "retention-col-until", "retention-col-why", "retention-col-goes"], rows)}
        </section>
    }
    .into_any()
}

/// What happens to it, and when.
fn goes(item: &Item) -> String {
    match (item.goes_on, item.standing) {
        (Some(day), _) => say_with("retention-goes-on", &[("day", &words(day))]),
        // A file begins its two weeks when it is due.
        (None, Standing::Runs { .. }) if item.part.is_none() => say("retention-stands-first"),
        (None, _) => say("retention-waits-for-you"),
    }
}

fn link_to(item: &Item) -> AnyView {
    if let Some(part) = &item.part {
        let to = format!("/retention/{}/{}#{}", item.scope.path(), item.thing, parts::anchor(part));
        return view! { <a href=to>{parts::title(part)}</a><br/><span class="hint">{item.name.clone()}</span> }
            .into_any();
    }
    let about = item
        .about
        .as_ref()
        .map(|(title, service)| view! { <br/><span class="hint">{format!("{title}, {service}")}</span> });
    let about = about.map_or_else(
        || view! { <br/><span class="hint">{say("retention-a-member")}</span> }.into_any(),
        IntoAny::into_any,
    );
    view! { <a href=format!("/retention/{}/{}", item.scope.path(), item.thing)>{item.name.clone()}</a>{about} }
        .into_any()
}

/// Which clock, in words.
fn why(item: &Item) -> String {
    let Some(clock) = item.clock else { return say("retention-no-clock") };
    let months = item.period.months.to_string();
    let kept = say(&format!("retention-kept-{}", clock.kept.code()));
    if let Some(until) = item.part.as_ref().and_then(|part| part.inspection) {
        return say_with("retention-why-inspection", &[("kept", &kept), ("day", &words(until))]);
    }
    let from = item.from.map(words).unwrap_or_default();
    let trigger = match (item.from, clock.trigger) {
        (None, rules::Trigger::EmploymentEnded) => say("retention-trigger-employment-open"),
        // The usual case: nobody noted when they were told, and the decision's day counts.
        (_, rules::Trigger::DecisionTold) if !item.told => say_with("retention-trigger-decided", &[("day", &from)]),
        (_, trigger) => say_with(&format!("retention-trigger-{}", trigger.code()), &[("day", &from)]),
    };
    say_with("retention-why", &[("kept", &kept), ("months", &months), ("trigger", &trigger)])
}

fn table(title: &'static str, heads: &[&'static str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let heads = heads.iter().map(|head| view! { <th scope="col">{say(head)}</th> }).collect_view();
    let rows = rows
        .into_iter()
        .map(|cells| {
            let mut cells = cells.into_iter();
            let first = cells.next();
            view! { <tr><th scope="row">{first}</th>{cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say(title)>
            <table class="list"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn due(queue: &Queue) -> AnyView {
    if queue.due.is_empty() {
        return view! {
            <section id="due"><h2>{say("retention-due")}</h2><div class="empty"><p>{say("retention-due-none")}</p></div></section>
        }
        .into_any();
    }
    let rows = queue
        .due
        .iter()
        .map(|item| {
            let since = match item.standing {
                Standing::Due { since } => words(since),
                _ => String::new(),
            };
            vec![link_to(item), since.into_any(), why(item).into_any(), goes(item).into_any()]
        })
        .collect();
    view! {
        <section id="due">
            <h2>{say_with("retention-due-n", &[("n", &n(queue.due.len()))])}</h2>
            {table("retention-due", &["retention-col-who", "retention-col-since", "retention-col-why", "retention-col-goes"], rows)}
        </section>
    }
    .into_any()
}

fn held(queue: &Queue) -> AnyView {
    if queue.held.is_empty() {
        return ().into_any();
    }
    let rows = queue
        .held
        .iter()
        .map(|item| {
            let hold = item.hold.clone();
            let (reason, by) =
                hold.as_ref().map(|hold| (hold.reason.clone(), hold.by_name.clone())).unwrap_or_default();
            let at = hold.as_ref().map(|hold| london_day(hold.at)).unwrap_or_default();
            let put = view! { {by}<br/><span class="hint">{at}</span> }.into_any();
            vec![link_to(item), reason.into_any(), put, review_words(item)]
        })
        .collect();
    view! {
        <section id="held">
            <h2>{say_with("retention-held-n", &[("n", &n(queue.held.len()))])}</h2>
            <p>{say("retention-held-lead")}</p>
            {table("retention-held-title", &["retention-col-who", "retention-col-reason", "retention-col-by", "retention-col-review"], rows)}
        </section>
    }
    .into_any()
}

fn review_words(item: &Item) -> AnyView {
    let Standing::Held { review_on, .. } = item.standing else { return ().into_any() };
    let tag = overdue_tag(item).map(|tag| view! { {tag}<br/> });
    view! { {tag}{words(review_on)} }.into_any()
}

fn overdue_tag(item: &Item) -> Option<AnyView> {
    let Standing::Held { overdue: true, .. } = item.standing else { return None };
    Some(view! { <span class="tag poor">{say("retention-review-overdue")}</span> }.into_any())
}

fn reviews(queue: &Queue) -> AnyView {
    if queue.reviews.is_empty() {
        return ().into_any();
    }
    let lines = queue.reviews.iter().map(|item| view! { <li>{link_to(item)}</li> }).collect_view();
    view! {
        <section>
            <h2>{say_with("retention-reviews-n", &[("n", &n(queue.reviews.len()))])}</h2>
            <p>{say("retention-reviews-lead")}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn runs(queue: &Queue) -> AnyView {
    let rows: Vec<_> = queue
        .runs
        .iter()
        .map(|item| {
            let until = match item.standing {
                Standing::Runs { until } => words(until),
                _ => String::new(),
            };
            vec![link_to(item), until.into_any(), why(item).into_any()]
        })
        .collect();
    let kept = say_with("retention-kept-n", &[("n", &n(queue.kept))]);
    let undecided = (queue.undecided > 0).then(|| {
        let words = say_with("retention-undecided-n", &[("n", &n(queue.undecided))]);
        view! { <p>{words} " " <a href="/vacancies">{say("ui-vacancies")}</a></p> }
    });
    let list = (!rows.is_empty())
        .then(|| table("retention-runs", &["retention-col-who", "retention-col-until", "retention-col-why"], rows));
    view! {
        <section>
            <h2>{say("retention-runs")}</h2>
            {list}
            <p>{kept}</p>
            {undecided}
        </section>
    }
    .into_any()
}

fn gone(queue: &Queue, copies: &Copies) -> AnyView {
    if queue.gone.is_empty() {
        return ().into_any();
    }
    let rows = queue
        .gone
        .iter()
        .map(|erasure| {
            let what = say(&format!("erasure-scope-{}", erasure.scope.code()));
            let who = view! { <a href=format!("/retention/{}/{}", erasure.scope.path(), erasure.thing)>{what}</a> }
                .into_any();
            let why = say(&format!("erasure-basis-{}", erasure.basis));
            vec![who, london_day(erasure.at).into_any(), why.into_any(), complete(erasure, copies).into_any()]
        })
        .collect();
    view! {
        <section>
            <h2>{say_with("retention-gone-n", &[("n", &n(queue.gone.len()))])}</h2>
            {table("retention-gone", &["retention-col-what", "retention-col-when", "retention-col-why", "retention-col-complete"], rows)}
        </section>
    }
    .into_any()
}

/// How far an erasure has come: when it will be complete, that it is, or that it is not done yet.
pub(in crate::recruitment_file) fn complete(erasure: &Erasure, copies: &Copies) -> String {
    match copies.completion(erasure) {
        Completion::GoesOn => say("erasure-goes-on"),
        Completion::Waits => say("erasure-waits"),
        Completion::On(day) => say_with("erasure-complete-on", &[("day", &words(day))]),
        Completion::Since(day) => say_with("erasure-complete-since", &[("day", &words(day))]),
    }
}
