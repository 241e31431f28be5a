//! The screen of evidence: what is kept for one person's checks, and the form to keep more.

use super::rules::{NoEvidence, SIZE_MAX, may_stand_for};
use super::service::{self, Document, Documents};
use super::{Evidence, Format, What};
use crate::checks::PackItem;
use crate::checks::kept::Part;
use crate::checks::pages::{above, does, root};
use crate::checks::rules::Offer;
use crate::ids::CandidacyId;
use crate::people::{Visit, clocks};
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, checks, errors, file_field, hidden, radios, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// What a browser offers to choose from; what comes is looked at all the same.
const ACCEPT: &str = "application/pdf,image/jpeg,image/png";

/// "Passport, card or licence: ends 417".
pub(in crate::checks) fn title(row: &Evidence) -> String {
    let what = say(&row.what.message());
    match (row.what, row.words.as_str()) {
        (_, "") => what,
        (What::Other, words) => words.to_owned(),
        (_, words) => say_with("evidence-titled", &[("what", &what), ("words", words)]),
    }
}

/// "PDF, 3 pages, 240 kB".
fn kind(row: &Evidence) -> String {
    let size = size(row.size);
    match (row.format, row.pages) {
        (Format::Pdf, Some(pages)) => say_with("evidence-is-pdf", &[("pages", &pages.to_string()), ("size", &size)]),
        _ => say_with("evidence-is-picture", &[("size", &size)]),
    }
}

fn size(bytes: i64) -> String {
    match bytes {
        ..1_000_000 => say_with("evidence-kilobytes", &[("n", &((bytes + 999) / 1_000).to_string())]),
        _ => say_with("evidence-megabytes", &[("n", &format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10))]),
    }
}

/// What is kept for one person's checks. `?item=` marks the check for which one is to be kept.
pub async fn evidence(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let read = service::read_documents(&v.who, &v.app, id).await?;
    let does = does(&v, &read.candidacy).await;
    let above = above(&v, &read.candidacy, &read.vacancy);
    let file = root(&v, id);
    let item = v.query("item").to_owned();
    let title = say_with("evidence-title", &[("name", &read.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let list = if read.all.is_empty() {
            view! { <div class="empty"><p>{say("evidence-none")}</p></div> }.into_any()
        } else {
            read.all.iter().map(|one| card(&read, one, &file, &form, does)).collect_view().into_any()
        };
        view! {
            {trail(above, say("evidence-name"))}
            {errors(&form)}
            <div class="head">
                <div>
                    <h1>{title.clone()}</h1>
                    <p class="lead">{say("evidence-lead")}</p>
                </div>
                <p class="acts noprint"><a class="btn quiet" href=format!("{file}/checks")>{say("evidence-to-checks")}</a></p>
            </div>
            <p class="says">{say("evidence-seen-is-enough")}</p>
            {list}
            {(does && !read.told_otherwise).then(|| keep_form(&read, &form, &item))}
            {(does && read.told_otherwise).then(|| told_otherwise(&read))}
        }
    }))
}

/// The items for which a document stands or may stand, as a form offers them.
fn options(read: &Documents, stands: &[PackItem]) -> Vec<(String, String)> {
    let offered: Vec<&str> = read.offered().map(|item| item.code.as_str()).collect();
    let is_there = |item: &&PackItem| {
        offered.contains(&item.code.as_str()) || stands.iter().any(|stands| stands.code == item.code)
    };
    read.pack.items.iter().filter(is_there).map(|item| (item.code.clone(), item.title.clone())).collect()
}

/// Why some checks are not among those that are offered.
fn left_out(read: &Documents) -> AnyView {
    let mut why: Vec<NoEvidence> = Vec::new();
    for no in read.pack.items.iter().filter_map(|item| may_stand_for(item, read.offer).err()) {
        if !why.contains(&no) {
            why.push(no);
        }
    }
    let lines = why.into_iter().map(|no| view! { <p class="hint">{say(&format!("{}-hint", no.code()))}</p> });
    lines.collect_view().into_any()
}

/// In place of the form, while the candidate was told something else.
fn told_otherwise(read: &Documents) -> AnyView {
    let notice = format!("/vacancies/{}/notice", read.vacancy.id);
    view! {
        <section class="card" id="keep">
            <p class="says stop">{say(NoEvidence::ToldOtherwise.code())}</p>
            <p class="acts"><a class="btn quiet" href=notice>{say("evidence-give-notice")}</a></p>
        </section>
    }
    .into_any()
}

fn keep_form(read: &Documents, form: &FormState, item: &str) -> AnyView {
    let form = form.of("keep-evidence");
    let whats = What::ALL.iter().filter(|what| **what != What::Health || read.offer != Offer::None);
    let megabytes = (SIZE_MAX / 1024 / 1024).to_string();
    view! {
        <section class="card" id="keep" aria-labelledby="keep-title">
            <h2 id="keep-title">{say("evidence-keep")}</h2>
            <p>{say("evidence-keep-lead")}</p>
            <form method="post" action=format!("/candidates/{}/evidence", read.candidacy.id) enctype="multipart/form-data" class="stack" aria-labelledby="keep-title">
                {radios(&form, "what", say("evidence-what"), whats.map(What::choice).collect(), "", Opt::default())}
                {text_field(&form, "words", say("evidence-words"), Opt::hint(say("evidence-words-hint")))}
                {checks(&form, "items", say("evidence-items"), options(read, &[]), &[item], Opt::hint(say("evidence-items-hint")))}
                {left_out(read)}
                {file_field(&form, "file", say("evidence-file"), ACCEPT, Opt::hint(say_with("evidence-file-hint", &[("mb", &megabytes)])))}
                <p class="hint">{say("evidence-made-anew")}</p>
                {send(say("evidence-send"))}
            </form>
        </section>
    }
    .into_any()
}

/// Until when a document stays, in words.
fn stays(read: &Documents, row: &Evidence) -> String {
    let is_it = |part: &&Part| part.evidence.as_ref().is_some_and(|copy| copy.id == row.id);
    match read.clocks.iter().find(is_it) {
        None => say("evidence-stays-with-file"),
        Some(Part { on: Some(on), .. }) => say_with("evidence-stays-until", &[("day", &day_words(&on.to_string()))]),
        Some(_) => say("evidence-stays-after-work"),
    }
}

/// Why a document went, in words.
fn gone_words(row: &Evidence) -> String {
    let why = row.gone_why.clone().unwrap_or_default();
    match clocks::CLOCKS.iter().find(|clock| clock.code == why) {
        Some(clock) => {
            let kept = say(&format!("retention-kept-{}", clock.kept.code()));
            say_with("evidence-time-over", &[("kept", &kept)])
        }
        None => why,
    }
}

fn card(read: &Documents, document: &Document, file: &str, form: &FormState, does: bool) -> AnyView {
    let row = &document.row;
    let id = row.id.to_string();
    let titles = document.items.iter().map(|item| view! { <li>{item.title.clone()}</li> }).collect_view();
    let gone = row.gone_at.map(|at| {
        // What went by its clock has the clock's code as its reason.
        let why = gone_words(row);
        let by = row.gone_by.clone().unwrap_or_else(|| say("evidence-by-clock"));
        view! {
            <dt>{say("evidence-gone-by")}</dt><dd>{by}", "{london_stamp(at)}</dd>
            <dt>{say("evidence-gone-why")}</dt><dd>{why}</dd>
        }
    });
    let name = title(row);
    let there = document.is_there();
    let open = there.then(|| {
        let to = format!("{file}/evidence/{id}");
        view! { <p class="acts"><a class="btn quiet" href=to>{say("evidence-open")}<span class="vh">" "{name.clone()}</span></a>" "<span class="hint">{say("evidence-opens-outside")}</span></p> }
    });
    let state = (!there).then(|| view! { " "<span class="tag plain">{say("evidence-is-gone")}</span> });
    let forms =
        (does && there).then(|| view! { {items_form(read, document, form)}{remove_form(read, document, form)} });
    view! {
        <section class="card" id=id.clone() aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{name.clone()}{state}</h2>
            <dl class="facts">
                <dt>{say("evidence-stands-for")}</dt><dd><ul>{titles}</ul></dd>
                <dt>{say("evidence-kind-label")}</dt><dd>{kind(row)}</dd>
                <dt>{say("evidence-kept-by")}</dt><dd>{row.by_name.clone()}", "{london_stamp(row.at)}</dd>
                {there.then(|| view! { <dt>{say("evidence-stays")}</dt><dd>{stays(read, row)}</dd> })}
                {gone}
            </dl>
            {open}
            {forms}
        </section>
    }
    .into_any()
}

/// A form of one document: the one that was refused has the ids to which its messages lead.
fn mine(form: &FormState, name: &str, document: &Document) -> (FormState, bool) {
    let form = form.of(name);
    let is_mine = !form.problems.is_empty() && form.typed.get("evidence") == document.row.id.to_string();
    if is_mine { (form, true) } else { (FormState::default(), false) }
}

fn items_form(read: &Documents, document: &Document, form: &FormState) -> AnyView {
    let (form, is_mine) = mine(form, "link-evidence", document);
    let id = document.row.id;
    let stored: Vec<&str> = document.items.iter().map(|item| item.code.as_str()).collect();
    let field = if is_mine { "items".to_owned() } else { format!("items-{id}") };
    let name = title(&document.row);
    view! {
        <details class="more noprint" open=is_mine>
            <summary>{say("evidence-change-items")}<span class="vh">" "{name.clone()}</span></summary>
            <form method="post" action=format!("/candidates/{}/evidence/items", read.candidacy.id) class="stack" aria-label=say_with("evidence-items-form", &[("title", &name)])>
                {hidden("evidence", id.to_string())}
                {checks(&form, "items", say("evidence-items"), options(read, &document.items), &stored, Opt::default().id(field))}
                {left_out(read)}
                {send(say("evidence-items-save"))}
            </form>
        </details>
    }
    .into_any()
}

fn remove_form(read: &Documents, document: &Document, form: &FormState) -> AnyView {
    let (form, is_mine) = mine(form, "remove-evidence", document);
    let id = document.row.id;
    let field = if is_mine { "why".to_owned() } else { format!("why-{id}") };
    let name = title(&document.row);
    view! {
        <details class="more noprint" open=is_mine>
            <summary>{say("evidence-take-away")}<span class="vh">" "{name.clone()}</span></summary>
            <form method="post" action=format!("/candidates/{}/evidence/remove", read.candidacy.id) class="stack" aria-label=say_with("evidence-remove-form", &[("title", &name)])>
                {hidden("evidence", id.to_string())}
                <p>{say("evidence-take-away-lead")}</p>
                {area_field(&form, "why", say("evidence-why"), Opt::hint(say("evidence-why-hint")).rows(2).id(field))}
                {send(say("evidence-take-away-send"))}
            </form>
        </details>
    }
    .into_any()
}

/// What is kept for one check, beside its record; and the way to keep something, where that may be.
pub(in crate::checks) fn of_item(
    id: CandidacyId,
    item: &PackItem,
    kept: &[Evidence],
    file: &str,
    may_keep: bool,
) -> AnyView {
    let lines = kept.iter().map(|row| {
        let (title, by) = (title(row), row.by_name.clone());
        let about = say_with("evidence-line", &[("by", &by), ("when", &london_stamp(row.at))]);
        view! { <li><a href=format!("{file}/evidence/{}", row.id)>{title}</a>" "<span class="hint">{about}</span></li> }
    });
    let list = (!kept.is_empty()).then(|| {
        view! {
            <p><b>{say("evidence-of-check")}</b>" "<span class="hint">{say("evidence-opens-outside")}</span></p>
            <ul>{lines.collect_view()}</ul>
        }
    });
    let way = may_keep.then(|| {
        let to = format!("/candidates/{id}/evidence?item={}#keep", item.code);
        view! { <p class="noprint"><a href=to>{say("evidence-keep")}<span class="vh">" "{item.title.clone()}</span></a></p> }
    });
    view! { {list}{way} }.into_any()
}
