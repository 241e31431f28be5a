//! Screens: one person's checks, and everybody's at a glance.

mod item;

use super::employed::Elsewhere;
use super::evidence::pages::of_item;
use super::history::pages::missing_of_history;
use super::references::pages::missing_of_references;
use super::rules::{Gate, InTheWay, Why, groups_without_any};
use super::service::{self, Line, Row};
use super::{Status, WorkedOut};
use crate::ids::CandidacyId;
use crate::people::{Visit, Who};
use crate::platform::clock::{date_words, day_words, london_date};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Page, trail};
use crate::vacancy::{Candidacy, Vacancy};
use item::{OpenForm, item_card};
use leptos::prelude::*;

/// Where the pages of one candidate stand, for this visitor.
pub(super) fn root(v: &Visit, id: CandidacyId) -> String {
    match &v.who {
        Who::Inspector(_) => format!("/inspect/files/{id}"),
        _ => format!("/candidates/{id}"),
    }
}

/// What stands above a page about one candidate's checks.
pub(crate) fn above(v: &Visit, candidacy: &Candidacy, vacancy: &Vacancy) -> Vec<(String, String)> {
    let candidate = (root(v, candidacy.id), candidacy.name.clone());
    match &v.who {
        Who::Inspector(_) => vec![("/inspect/files".to_owned(), say("file-list-title")), candidate],
        _ if vacancy.for_employed => vec![("/employed".to_owned(), say("employed-title")), candidate],
        _ => vec![
            ("/vacancies".to_owned(), say("ui-vacancies")),
            (format!("/vacancies/{}", vacancy.id), vacancy.title.clone()),
            candidate,
        ],
    }
}

/// May this visitor write at the candidate's checks?
pub(super) async fn does(v: &Visit, candidacy: &Candidacy) -> bool {
    candidacy.erased_at.is_none()
        && crate::vacancy::service::may_do_for(&v.who, &v.app, service::MAY, candidacy.id).await.is_ok()
}

/// One person's checks: every item with its status, what was seen, by whom and when. `?item=` opens the form of one.
pub async fn checks(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let sheet = service::read_sheet(&v.who, &v.app, id).await?;
    let does = does(&v, &sheet.candidacy).await;
    let above = above(&v, &sheet.candidacy, &sheet.vacancy);
    let file = root(&v, id);
    let open = if form.typed.is_empty() {
        OpenForm { item: v.query("item").to_owned(), way: v.query("way").to_owned() }
    } else {
        OpenForm { item: form.typed.get("item").to_owned(), way: form.typed.get("way").to_owned() }
    };
    let today = london_date(v.app.clock.now());
    let vacancy = sheet.vacancy.id;
    let to_pack = (!matches!(v.who, Who::Inspector(_))).then(|| {
        view! { <a href=format!("/vacancies/{vacancy}/checks")>{say("pack-to")}</a> }
    });
    let works_here = sheet.candidacy.employed_since.is_some();
    let name = sheet.candidacy.name.clone();
    let title = say_with("checks-title", &[("name", &name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let at =
            |code: &str| sheet.rows.iter().find(|row| row.item.code == code).map_or(Status::NotYet, |row| row.status);
        let without_any: Vec<_> = groups_without_any(&sheet.pack, at)
            .into_iter()
            .map(|titles| view! { <p class="says stop">{say_with("checks-none-required", &[("items", &titles.join("; "))])}</p> })
            .collect();
        let history: Vec<String> = sheet.history.missing.iter().map(|missing| missing_of_history(*missing)).collect();
        let coverage = &sheet.references.coverage;
        let references: Vec<String> = coverage.missing.iter().map(|missing| missing_of_references(*missing)).collect();
        // Whoever fills in a form sees the check that it is about, and no others.
        let is_one = does && sheet.rows.iter().any(|row| row.item.code == open.item && !row.may_be.is_empty());
        let rows = sheet.rows.into_iter().filter(|row| !is_one || row.item.code == open.item);
        let rows = rows.map(|row| match row.item.worked_out {
            Some(WorkedOut::History) => worked_out_card(id, &row, &history, (&file, "history", "history-open"), does),
            Some(_) => worked_out_card(id, &row, &references, (&file, "references", "reference-open-page"), does),
            None => item_card((id, &file), row, &open, &form, &today, does),
        });
        let rows = rows.collect_view();
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head">
                <div>
                    <h1>{title.clone()}</h1>
                    <p class="lead">{say_with("checks-lead", &[("pack", &sheet.pack.title), ("version", &sheet.pack.version.to_string())])}</p>
                </div>
                <p class="acts noprint"><a class="btn quiet" href=format!("{file}/evidence")>{say("evidence-name")}</a></p>
            </div>
            {(!is_one).then(|| view! { {standing(&sheet.gate, works_here)}{without_any} })}
            {rows}
            {is_one.then(|| view! { <p class="acts"><a class="btn quiet" href=format!("/candidates/{id}/checks")>{say("checks-all")}</a></p> })}
            <p class="hint">{say_with("checks-source", &[("source", &sheet.pack.source)])}" "{to_pack}</p>
        }
    }))
}

/// Complete or not, may start or not, and what is missing: derived, never ticked.
fn standing(gate: &Gate, works_here: bool) -> AnyView {
    if gate.file_complete() && gate.may_start() {
        return view! { <p class="says good"><b>{say("checks-complete")}</b>" "{say("checks-may-start")}</p> }
            .into_any();
    }
    let ways = in_the_way(gate);
    let open = ways.len().to_string();
    let may_start = if gate.may_start() { gate.supervised_to() } else { None };
    let start = match may_start {
        Some(to) => say_with("checks-may-start-supervised", &[("day", &day_words(&to.to_string()))]),
        None if gate.may_start() => say("checks-may-start"),
        None if works_here => say("employed-works-here"),
        None => say("checks-may-not-start"),
    };
    let lines = ways.into_iter().map(way_line).collect_view();
    view! {
        <div class="says">
            <p><b>{say_with("checks-incomplete", &[("n", &open)])}</b>" "{start}</p>
            <p>{say("checks-derived")}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=say("checks-in-the-way")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("checks-in-the-way")}</th>
                    <th scope="col">{say("checks-col-why")}</th>
                    <th scope="col">{say("checks-col-clears")}</th>
                    <th scope="col">{say("checks-col-since")}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
            </div>
        </div>
    }
    .into_any()
}

/// Everything in the way of the file or of the start, each item once.
fn in_the_way(gate: &Gate) -> Vec<&InTheWay> {
    let others = gate.start.iter().filter(|way| !gate.file.iter().any(|other| other.item == way.item));
    gate.file.iter().chain(others).collect()
}

fn way_line(way: &InTheWay) -> AnyView {
    let since = way.since.map(|day| day_words(&day.to_string())).unwrap_or_default();
    view! {
        <tr>
            <th scope="row"><a href=format!("#{}", way.item)>{way.title.clone()}</a></th>
            <td>{say(way.why.message())}</td>
            <td>{say(way.clears.message())}</td>
            <td>{since}</td>
        </tr>
    }
    .into_any()
}

/// An item that follows from another page, with what that still lacks.
fn worked_out_card(
    id: CandidacyId,
    row: &Row,
    missing: &[String],
    (file, page, open): (&str, &str, &str),
    does: bool,
) -> AnyView {
    let code = row.item.code.clone();
    let missing = if row.status.settles() { &[] } else { missing };
    let lines = missing.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view();
    let missing = (!missing.is_empty()).then(|| view! { <ul>{lines}</ul> });
    view! {
        <section class="card" id=code.clone() aria-labelledby=format!("{code}-title")>
            <h2 id=format!("{code}-title")>{row.item.title.clone()}" "{status_tag(row.status)}</h2>
            <p class="hint">{row.item.law.clone()}</p>
            <p>{row.item.what_to_see.clone()}</p>
            {missing}
            {said_elsewhere(&row.elsewhere)}
            <p class="acts"><a class="btn quiet" href=format!("{file}/{page}")>{say(open)}<span class="vh">" "{row.item.title.clone()}</span></a></p>
            {of_item(id, &row.item, &row.kept, file, does && row.may_keep)}
        </section>
    }
    .into_any()
}

/// What a list from elsewhere says of a check: marked, since it does not count here.
fn said_elsewhere(all: &[Elsewhere]) -> AnyView {
    let one = |said: &Elsewhere| {
        let fact =
            |label: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{say(label)}</dt><dd>{value}</dd> });
        let level = if said.level.is_empty() {
            String::new()
        } else {
            say(&format!("facts-level-{}", said.level.replace('_', "-")))
        };
        view! {
            <div class="elsewhere">
                <p><b>{say_with("employed-said", &[("day", &date_words(&said.checked_on))])}</b>" "<span class="hint">{say("employed-said-hint")}</span></p>
                <dl class="facts">
                    {fact("employed-said-level", level)}
                    {fact("employed-said-number", said.number.clone())}
                    {fact("employed-said-seen-by", said.seen_by.clone())}
                    {fact("employed-said-where", said.kept_where.clone())}
                </dl>
            </div>
        }
    };
    all.iter().map(one).collect_view().into_any()
}

/// The status by word and, as a tag, by shape and colour.
pub(crate) fn status_tag(status: Status) -> AnyView {
    let class = match status {
        Status::Seen | Status::NotObtainable => "tag good",
        Status::NotYet => "tag ok",
        Status::Problem => "tag poor",
        Status::NotRequired => "tag plain",
    };
    view! { <span class=class>{status_words(status)}</span> }.into_any()
}

/// The mark of a status in a list of checks.
pub(crate) fn item_class(status: Status) -> &'static str {
    match status {
        Status::Seen | Status::NotObtainable => "yes",
        Status::NotYet => "wait",
        Status::Problem => "no",
        Status::NotRequired => "na",
    }
}

/// The status in words.
pub(crate) fn status_words(status: Status) -> String {
    say(&format!("checks-status-{}", status.code().replace('_', "-")))
}

/// Everybody's checks at a glance.
pub async fn overview(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let lines = service::overview(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("checks-overview-title"), move || {
        let complete = lines.iter().filter(|line| line.gate.file_complete()).count().to_string();
        let count = lines.len().to_string();
        let table = if lines.is_empty() {
            view! { <div class="empty"><p>{say("checks-overview-empty")}</p></div> }.into_any()
        } else {
            let rows = lines.iter().map(overview_row).collect_view();
            view! {
                <div class="scroll" tabindex="0" role="region" aria-label=say("checks-overview-title")>
                <table class="list">
                    <thead><tr>
                        <th scope="col">{say("checks-col-candidate")}</th>
                        <th scope="col">{say("checks-col-vacancy")}</th>
                        <th scope="col">{say("checks-col-file")}</th>
                        <th scope="col">{say("checks-col-start")}</th>
                        <th scope="col">{say("checks-col-missing")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                </div>
            }
            .into_any()
        };
        view! {
            <div class="head"><div>
                <h1>{say("checks-overview-title")}</h1>
                <p class="lead">{say_with("checks-overview-lead", &[("complete", &complete), ("n", &count)])}</p>
                <p class="acts"><a class="btn quiet" href="/checks/work">{say("work-title")}</a>" "<a class="btn quiet" href="/employed">{say("employed-title")}</a>" "<a class="btn quiet" href="/checks/own">{say("pack-own-to")}</a></p>
            </div></div>
            {table}
        }
    }))
}

fn overview_row(line: &Line) -> AnyView {
    let file = if line.gate.file_complete() {
        view! { <span class="tag good">{say("checks-yes-complete")}</span> }.into_any()
    } else {
        let (done, of) = (line.settled.to_string(), line.items.to_string());
        view! { <span class="tag ok">{say_with("checks-so-many", &[("done", &done), ("of", &of)])}</span> }.into_any()
    };
    let start = if let Some(to) = line.gate.supervised_to().filter(|_| line.gate.may_start()) {
        let words = say_with("checks-yes-supervised", &[("day", &day_words(&to.to_string()))]);
        view! { <span class="tag ok">{words}</span> }.into_any()
    } else if line.gate.may_start() {
        view! { <span class="tag good">{say("checks-yes-start")}</span> }.into_any()
    } else {
        view! { <span class="tag ok">{say("checks-not-start")}</span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><a href=format!("/candidates/{}/checks", line.candidacy.id)>{line.candidacy.name.clone()}</a></th>
            <td>{line.vacancy.title.clone()}", "{line.vacancy.service_name.clone()}" "<span class="hint">{say(&line.candidacy.stage.message())}</span></td>
            <td>{file}</td>
            <td>{start}</td>
            <td>{missing_words(&line.gate)}</td>
        </tr>
    }
    .into_any()
}

/// The first few items in the way, problems first, and how many more there are.
fn missing_words(gate: &Gate) -> String {
    const SHOWN: usize = 3;
    let mut ways = in_the_way(gate);
    ways.sort_by_key(|way| way.why != Why::Problem);
    let mut words: Vec<String> = ways
        .iter()
        .take(SHOWN)
        .map(|way| match way.why {
            Why::Problem | Why::WeighedNo => say_with("checks-missing-problem", &[("item", &way.title)]),
            _ => way.title.clone(),
        })
        .collect();
    if ways.len() > SHOWN {
        words.push(say_with("checks-missing-more", &[("n", &(ways.len() - SHOWN).to_string())]));
    }
    words.join("; ")
}
