//! Screens: which checks a vacancy asks for, and what the organisation asks for besides.

use super::OwnItem;
use super::rules::{Changes, changes};
use super::service::{self, Other, Pinned};
use crate::checks::rules::InTheWay;
use crate::checks::service::MAY;
use crate::checks::{NeededFor, PackItem};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, checks, errors, hidden, radios, send, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// The checks that a vacancy asks for, and what another pack would change.
pub async fn pinned(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let pinned = service::pinned(&v.who, &v.app, id).await?;
    let does = crate::vacancy::service::may_do(&v.who, &v.app, MAY, id).await.is_ok();
    let title = say_with("pack-title", &[("vacancy", &pinned.vacancy.title)]);
    let above = if pinned.vacancy.for_employed {
        vec![("/employed".to_owned(), say("employed-title"))]
    } else {
        vec![("/vacancies".to_owned(), say("ui-vacancies")), (format!("/vacancies/{id}"), pinned.vacancy.title.clone())]
    };
    Ok(Page::desk(&v, title.clone(), move || {
        let pack = &pinned.pack;
        let version = pack.version.to_string();
        let draft = (!pack.reviewed).then(|| draft(&pack.draft_note));
        let rows = pack.items.iter().map(item_row).collect_view();
        let others = pinned.others.iter().map(|other| other_card(&pinned, other)).collect_view();
        let pin = (does && !pinned.others.is_empty()).then(|| pin_form(id, &pinned, &form));
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say_with("pack-lead", &[("pack", &pack.title), ("version", &version)])}</p>
            </div></div>
            {draft}
            <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("pack-col-item")}</th>
                    <th scope="col">{say("pack-col-law")}</th>
                    <th scope="col">{say("pack-col-needed")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
            <p class="hint">{say_with("checks-source", &[("source", &pack.source)])}</p>
            {role_part(id, &pinned, &form, does)}
            <h2>{say("pack-others")}</h2>
            <p>{say("pack-others-lead")}</p>
            {others}
            {pin}
        }
    }))
}

fn draft(note: &str) -> AnyView {
    view! { <p class="says stop"><b>{say("pack-draft")}</b>" "{note.to_owned()}</p> }.into_any()
}

fn needed(item: &PackItem) -> String {
    let needed = if item.needed_for.contains(&NeededFor::Start) { "pack-needed-start" } else { "pack-needed-file" };
    let mut words = say(needed);
    for (is, more) in [
        (item.after_offer_only, "pack-after-offer"),
        (item.only_where_role_qualifies, "pack-where-needed"),
        (item.may_be_unobtainable, "pack-soft"),
    ] {
        if is {
            words = format!("{words}; {}", say(more));
        }
    }
    words
}

/// What the role of this vacancy does not need, said once for everybody.
fn role_part(id: VacancyId, pinned: &Pinned, form: &FormState, does: bool) -> AnyView {
    let may_go = |item: &&PackItem| item.only_where_role_qualifies;
    if !does || !pinned.pack.items.iter().any(|item| may_go(&item)) {
        return ().into_any();
    }
    let options = |goes: bool| {
        let items = pinned.pack.items.iter().filter(may_go).filter(move |item| item.not_needed.is_some() == goes);
        items.map(|item| (item.code.clone(), item.title.clone())).collect::<Vec<_>>()
    };
    let one = |name: &'static str, action: &str, items: Vec<(String, String)>| {
        let f = form.of(name);
        let title = say(&format!("pack-role-{action}"));
        // The summary of a refused form leads to the fields of the first.
        let id_of = |field: &str| if action == "not-needed" { field.to_owned() } else { format!("{field}-{action}") };
        (!items.is_empty()).then(|| view! {
            <form method="post" action=format!("/vacancies/{id}/checks/{action}") class="stack card" aria-label=title>
                <h3>{title.clone()}</h3>
                {checks(&f, "item", say("pack-role-which"), items, &[], Opt::default().id(id_of("item")))}
                {area_field(&f, "why_needed", say("pack-role-why"), Opt::hint(say("pack-role-why-hint")).rows(2).id(id_of("why_needed")))}
                {send(say("pack-role-save"))}
            </form>
        }.into_any())
    };
    view! {
        <h2>{say("pack-role")}</h2>
        <p>{say("pack-role-lead")}</p>
        {one("not-needed-for-role", "not-needed", options(false))}
        {one("needed-for-role", "needed", options(true))}
    }
    .into_any()
}

fn item_row(item: &PackItem) -> AnyView {
    let role = item.not_needed.as_ref().map(|said| {
        let with = [("by", said.by.as_str()), ("why", said.why.as_str())];
        view! { <p class="hint"><span class="tag plain">{say("pack-role-not")}</span>" "{say_with("pack-role-said", &with)}</p> }
    });
    view! {
        <tr>
            <th scope="row">{item.title.clone()}{role}</th>
            <td>{item.law.clone()}</td>
            <td>{needed(item)}</td>
        </tr>
    }
    .into_any()
}

/// Its name; of the version that is pinned, with what the organisation asks for by now.
fn name(pinned: &Pinned, other: &Other) -> String {
    let is_same = (&other.pack.code, other.pack.version) == (&pinned.pack.code, pinned.pack.version);
    let message = if is_same { "pack-name-again" } else { "pack-name" };
    say_with(message, &[("pack", &other.pack.title), ("version", &other.pack.version.to_string())])
}

/// What another pack asks for otherwise, and what that means for whoever is under way.
fn other_card(pinned: &Pinned, other: &Other) -> AnyView {
    let found = changes(&pinned.pack, &other.pack);
    let newer = other.pack.code == pinned.pack.code;
    let files = other.files.iter().map(|(candidacy, then, now)| {
        let opens = |item: &&InTheWay| !now.file.iter().chain(&now.start).any(|way| way.item == item.item);
        let more: Vec<String> = then.file.iter().filter(opens).map(|way| way.title.clone()).collect();
        let words = if more.is_empty() {
            say_with("pack-file-same", &[("name", &candidacy.name)])
        } else {
            say_with("pack-file-more", &[("name", &candidacy.name), ("items", &more.join("; "))])
        };
        view! { <li>{words}</li> }
    });
    let files =
        (!other.files.is_empty()).then(|| view! { <h3>{say("pack-files")}</h3><ul>{files.collect_view()}</ul> });
    let draft = (!other.pack.reviewed).then(|| draft(&other.pack.draft_note));
    view! {
        <details class="more" open=newer>
            <summary>{name(pinned, other)}{(newer && other.pack.version > pinned.pack.version).then(|| view! { " "<span class="tag plain">{say("pack-newer")}</span> })}</summary>
            <div class="card">
                {draft}
                {changed(&found)}
                {files}
                <p class="hint">{say_with("checks-source", &[("source", &other.pack.source)])}</p>
            </div>
        </details>
    }
    .into_any()
}

fn changed(found: &Changes<'_>) -> AnyView {
    if found.is_empty() {
        return view! { <p>{say("pack-same-items")}</p> }.into_any();
    }
    let list = |title: &str, items: Vec<String>| {
        (!items.is_empty()).then(|| {
            let lines = items.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
            view! { <h3>{say(title)}</h3><ul>{lines}</ul> }
        })
    };
    let titles = |items: &[&PackItem]| items.iter().map(|item| item.title.clone()).collect::<Vec<_>>();
    let other = found.other.iter().map(|(before, after)| {
        let (was, is) = (needed(before), needed(after));
        let how = if was == is {
            say("pack-other-form")
        } else {
            say_with("pack-other-needed", &[("was", &was), ("is", &is)])
        };
        format!("{}: {how}", after.title)
    });
    view! {
        {list("pack-added", titles(&found.added))}
        {list("pack-gone", titles(&found.gone))}
        {list("pack-otherwise", other.collect())}
    }
    .into_any()
}

fn pin_form(id: VacancyId, pinned: &Pinned, form: &FormState) -> AnyView {
    let form = form.of("pin-pack");
    let options = pinned.others.iter().map(|other| (other.pack.code.clone(), name(pinned, other))).collect();
    view! {
        <form method="post" action=format!("/vacancies/{id}/checks") class="stack card" aria-label=say("pack-pin")>
            <h2>{say("pack-pin")}</h2>
            {radios(&form, "pack", say("pack-which"), options, "", Opt::default())}
            {tick(&form, "acknowledged", say("pack-acknowledged"), false)}
            {area_field(&form, "why", say("pack-why"), Opt::hint(say("pack-why-hint")).rows(2))}
            {send(say("pack-pin-save"))}
        </form>
    }
    .into_any()
}

/// What the organisation asks for besides the law.
pub async fn own(v: Visit, form: FormState) -> Result<Page, Refused> {
    let items = service::own_items(&v.who, &v.app).await?;
    let adds = v.who.may(service::MAY_ADD).is_ok();
    let title = say("pack-own-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let list = if items.is_empty() {
            view! { <div class="empty"><p>{say("pack-own-empty")}</p></div> }.into_any()
        } else {
            items.iter().map(|item| own_card(item, adds)).collect_view().into_any()
        };
        let add = adds.then(|| {
            let form = form.of("add-own-item");
            view! {
                <form method="post" action="/checks/own" class="stack card" aria-label=say("pack-own-add")>
                    <h2>{say("pack-own-add")}</h2>
                    {text_field(&form, "title", say("pack-own-name"), Opt::hint(say("pack-own-name-hint")))}
                    {text_field(&form, "item_why", say("pack-own-why"), Opt::hint(say("pack-own-why-hint")))}
                    {area_field(&form, "what_to_see", say("pack-own-what"), Opt::hint(say("pack-own-what-hint")).rows(3))}
                    {tick(&form, "before_start", say("pack-own-before-start"), false)}
                    {tick(&form, "after_offer", say("pack-own-after-offer"), false)}
                    {send(say("pack-own-save"))}
                </form>
            }
        });
        view! {
            {trail(vec![("/checks".to_owned(), say("checks-overview-title"))], title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("pack-own-lead")}</p>
            </div></div>
            {list}
            {add}
        }
    }))
}

fn own_card(item: &OwnItem, adds: bool) -> AnyView {
    let state = match item.ended_at {
        Some(at) => {
            view! { <span class="tag plain">{say_with("pack-own-ended", &[("when", &london_stamp(at))])}</span> }
                .into_any()
        }
        None => ().into_any(),
    };
    let needed = say(if item.before_start { "pack-needed-start" } else { "pack-needed-file" });
    let end = (adds && item.ended_at.is_none()).then(|| {
        view! {
            <form method="post" action="/checks/own/end" class="acts">
                {hidden("item", item.id.to_string())}
                <button type="submit" class="btn quiet">{say("pack-own-end")}<span class="vh">" "{item.title.clone()}</span></button>
            </form>
        }
    });
    let since = day_words(&crate::platform::clock::london_date(item.from_at));
    view! {
        <section class="card">
            <h2>{item.title.clone()}" "{state}</h2>
            <p class="hint">{item.why.clone()}</p>
            <p>{item.what_to_see.clone()}</p>
            <dl class="facts">
                <dt>{say("pack-col-needed")}</dt><dd>{needed}</dd>
                <dt>{say("pack-own-added")}</dt><dd>{item.by_name.clone()}", "{since}</dd>
            </dl>
            {end}
        </section>
    }
    .into_any()
}
