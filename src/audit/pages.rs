//! Screens: who looked at what, and one inspector's link with its own log.

use super::Search;
use super::service::{self, Seen, Views};
use crate::ids::RowId;
use crate::people::pages::{made_words, shown_words, state_tag};
use crate::people::service::inspectors::LinkState;
use crate::people::{Role, Visit};
use crate::platform::clock::{day_words, london_day, london_time};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{has, say, say_with};
use crate::ui::form::{Opt, date_field, errors, hidden, select_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// The ways between this room's pages, those that the reader may open.
pub fn tabs(v: &Visit, here: &'static str) -> AnyView {
    const AUDITS: &[Role] = super::sample::service::DOES;
    const ALL: [(&str, &str, &[Role]); 5] = [
        ("samples", "/audit", AUDITS),
        ("files", "/audit/files", AUDITS),
        ("actions", "/audit/actions", super::sample::service::OWNS),
        ("views", "/audit/views", service::MAY),
        ("alerts", "/audit/alerts", service::MAY),
    ];
    let mine = ALL.into_iter().filter(|(_, _, roles)| v.who.may_see(roles).is_ok());
    let links = mine.map(|(code, href, _)| {
        let current = (code == here).then_some("page");
        view! { <li><a href=href aria-current=current>{say(&format!("audit-tab-{code}"))}</a></li> }
    });
    view! { <nav class="tabs noprint" aria-label=say("audit-tabs")><ul>{links.collect_view()}</ul></nav> }.into_any()
}

/// What waits for somebody who opens the program: of their own, and of the files that they look after.
pub async fn waiting(v: &Visit) -> Result<AnyView, Refused> {
    let waits = super::sample::service::waits(&v.who, &v.app).await?;
    let alerts = super::alert::service::waiting(&v.who, &v.app).await?;
    Ok(super::sample::pages::waiting(waits, alerts))
}

/// Who looked at what, and when: a sentence a look.
pub async fn views(v: Visit, form: FormState) -> Result<Page, Refused> {
    let search = Search {
        person: v.query("person").to_owned(),
        file: v.query("file").to_owned(),
        link: v.query("link").to_owned(),
        day: v.query("day").to_owned(),
        page: v.query("page").parse().unwrap_or(1),
    };
    let views = service::views(&v.who, &v.app, &search).await?;
    let lets_in = v.who.may(service::MAY).is_ok();
    let tabs = tabs(&v, "views");
    Ok(Page::desk(&v, say("audit-title"), move || {
        let about = views.file.as_ref().map(|(id, name)| {
            let words = say_with("audit-of-file", &[("name", name)]);
            view! { <p class="says">{words}" "<a href=format!("/files/{id}")>{say("audit-to-file")}</a>" "<a href="/audit/views">{say("audit-all")}</a></p> }
        });
        view! {
            {errors(&form)}
            <div class="head">
                <div><h1>{say("audit-title")}</h1><p class="lead">{say("audit-lead")}</p></div>
                {lets_in.then(|| view! { <a class="btn quiet" href="/inspectors">{say("inspector-title")}</a> })}
            </div>
            {tabs}
            {about}
            {filters(&search, &views)}
            {days(&views.seen, say("audit-none"))}
            {pages(&search, &views)}
        }
    }))
}

/// Plain fields that send to the page's own address.
fn filters(search: &Search, views: &Views) -> AnyView {
    let form = FormState::default();
    let first = |words: &str| (String::new(), say(words));
    let persons = views.persons.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let persons: Vec<_> = std::iter::once(first("audit-anybody")).chain(persons).collect();
    let links = views.links.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let links: Vec<_> = std::iter::once(first("audit-no-link")).chain(links).collect();
    let by_link = (links.len() > 1)
        .then(|| select_field(&form, "link", say("audit-by-link"), links, Opt::default().value(search.link.clone())));
    let file = (!search.file.is_empty()).then(|| hidden("file", search.file.clone()));
    view! {
        <form class="row card" method="get" action="/audit/views">
            {file}
            {select_field(&form, "person", say("audit-by-person"), persons, Opt::default().value(search.person.clone()))}
            {by_link}
            {date_field(&form, "day", say("audit-on-day"), Opt::default().value(search.day.clone()))}
            <div class="acts"><button type="submit" class="btn quiet">{say("audit-show")}</button></div>
        </form>
    }
    .into_any()
}

/// The looks, by day.
fn days(seen: &[Seen], none: String) -> AnyView {
    if seen.is_empty() {
        return view! { <div class="empty"><p>{none}</p></div> }.into_any();
    }
    let mut parts = Vec::new();
    let mut rest = seen;
    while let Some(one) = rest.first() {
        let day = london_day(one.at);
        let count = rest.iter().take_while(|one| london_day(one.at) == day).count();
        let (now, later) = rest.split_at(count);
        let lines = now
            .iter()
            .map(|one| view! { <li><time>{london_time(one.at)}</time><p>{sentence(one)}</p></li> })
            .collect_view();
        parts.push(view! { <section><h2>{day}</h2><ol class="timeline">{lines}</ol></section> });
        rest = later;
    }
    parts.into_iter().collect_view().into_any()
}

/// "Harriet Row opened the file of Joy Adeyemi."
fn sentence(seen: &Seen) -> String {
    let by = match &seen.by {
        Some(name) if seen.outside => say_with("audit-inspector", &[("name", name)]),
        Some(name) => name.clone(),
        None if seen.outside => say("audit-somebody-outside"),
        None => say("audit-server"),
    };
    let id = format!("audit-saw-{}", seen.what.replace('_', "-"));
    let id = if has(&id) { id } else { "audit-saw-other".to_owned() };
    let about = if seen.about.is_empty() { say("audit-nameless") } else { seen.about.clone() };
    say_with(&id, &[("by", &by), ("about", &about), ("what", &seen.what)])
}

/// To newer and older looks.
fn pages(search: &Search, views: &Views) -> AnyView {
    let at = |page: usize| {
        let mut address = format!("/audit/views?page={page}");
        for (name, value) in
            [("person", &search.person), ("file", &search.file), ("link", &search.link), ("day", &search.day)]
        {
            // Ids and a day, nothing else gets this far.
            if !value.is_empty() {
                address.push_str(&format!("&{name}={value}"));
            }
        }
        address
    };
    older_newer(views, at)
}

fn older_newer(views: &Views, at: impl Fn(usize) -> String) -> AnyView {
    let newer = (views.page > 1)
        .then(|| view! { <a class="btn quiet" href=at(views.page.saturating_sub(1))>{say("audit-newer")}</a> });
    let older = views.more.then(|| view! { <a class="btn quiet" href=at(views.page + 1)>{say("audit-older")}</a> });
    view! { <p class="acts">{newer} {older}</p> }.into_any()
}

/// One inspector's link: what it shows, how it stands, what they looked at, and the button that ends it.
pub async fn inspector(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("link")?;
    let page = v.query("page").parse().unwrap_or(1);
    let (link, by, views) = service::of_link(&v.who, &v.app, id, page).await?;
    let title = format!("{}, {}", link.row.name, link.row.body);
    Ok(Page::desk(&v, title.clone(), move || {
        let end = (link.state == LinkState::Open).then(|| {
            view! {
                <form method="post" action=format!("/inspectors/{id}/end")>
                    <p class="hint">{say("inspector-end-hint")}</p>
                    <div class="acts"><button type="submit" class="btn danger">{say("inspector-end")}</button></div>
                </form>
            }
        });
        view! {
            {trail(vec![("/inspectors".to_owned(), say("inspector-title"))], link.row.name.clone())}
            {errors(&form)}
            <div class="head"><div><h1>{title}</h1><p>{state_tag(&link)}</p></div></div>
            <section class="card">
                <dl class="facts">
                    <dt>{say("inspector-col-shown")}</dt><dd>{shown_words(&link)}</dd>
                    <dt>{say("inspector-ends")}</dt><dd>{day_words(&link.row.ends_on)}</dd>
                    <dt>{say("inspector-why")}</dt><dd>{link.row.reason.clone()}</dd>
                </dl>
                <p class="hint">{made_words(&link, &by)}</p>
                {end}
            </section>
            <h2>{say("inspector-log")}</h2>
            {days(&views.seen, say("inspector-log-none"))}
            {older_newer(&views, |page| format!("/inspectors/{id}?page={page}"))}
        }
    }))
}
