//! Screens: one person's checks, and everybody's at a glance.

use super::history::pages::missing_of_history;
use super::references::pages::missing_of_references;
use super::rules::{Gate, InTheWay, Why, groups_without_any};
use super::service::{self, Line, Row};
use super::{Entry, Status, WorkedOut};
use crate::ids::CandidacyId;
use crate::people::{Visit, Who};
use crate::platform::clock::{day_words, london_date, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, hidden, radios, send, text_field};
use crate::ui::page::{Page, trail};
use crate::vacancy::{Candidacy, Vacancy};
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
    let open = if form.typed.is_empty() { v.query("item").to_owned() } else { form.typed.get("item").to_owned() };
    let today = london_date(v.app.clock.now());
    let name = sheet.candidacy.name.clone();
    let title = say_with("checks-title", &[("name", &name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let at =
            |code: &str| sheet.rows.iter().find(|row| row.item.code == code).map_or(Status::NotYet, |row| row.status);
        let without_any: Vec<_> = groups_without_any(sheet.pack, at)
            .into_iter()
            .map(|titles| view! { <p class="says stop">{say_with("checks-none-required", &[("items", &titles.join("; "))])}</p> })
            .collect();
        let history: Vec<String> = sheet.history.missing.iter().map(|missing| missing_of_history(*missing)).collect();
        let coverage = &sheet.references.coverage;
        let references: Vec<String> = coverage.missing.iter().map(|missing| missing_of_references(*missing)).collect();
        let rows = sheet.rows.into_iter().map(|row| match row.item.worked_out {
            Some(WorkedOut::History) => worked_out_card(&row, &history, &format!("{file}/history"), "history-open"),
            Some(_) => worked_out_card(&row, &references, &format!("{file}/references"), "reference-open-page"),
            None => item_card(id, row, &open, &form, &today, does),
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
            </div>
            {standing(&sheet.gate)}
            {without_any}
            {rows}
            <p class="hint">{say_with("checks-source", &[("source", &sheet.pack.source)])}</p>
        }
    }))
}

/// Complete or not, may start or not, and what is missing: derived, never ticked.
fn standing(gate: &Gate) -> AnyView {
    if gate.file_complete() && gate.may_start() {
        return view! { <p class="says good"><b>{say("checks-complete")}</b>" "{say("checks-may-start")}</p> }
            .into_any();
    }
    let open = gate.file.len().max(gate.start.len()).to_string();
    view! {
        <div class="says">
            <p><b>{say_with("checks-incomplete", &[("n", &open)])}</b>" "{say("checks-may-not-start")}</p>
            <p>{say("checks-derived")}</p>
        </div>
    }
    .into_any()
}

/// An item that follows from another page, with what that still lacks.
fn worked_out_card(row: &Row, missing: &[String], to: &str, open: &str) -> AnyView {
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
            <p class="acts"><a class="btn quiet" href=to.to_owned()>{say(open)}<span class="vh">" "{row.item.title.clone()}</span></a></p>
        </section>
    }
    .into_any()
}

fn item_card(id: CandidacyId, row: Row, open: &str, form: &FormState, today: &str, does: bool) -> AnyView {
    let code = row.item.code.clone();
    let is_open = does && open == code && !row.may_be.is_empty();
    let latest = row.records.first().cloned();
    let earlier: Vec<Entry> = row.records.iter().skip(1).cloned().collect();
    let foot = if !does {
        ().into_any()
    } else if row.may_be.is_empty() {
        view! { <p class="hint">{say("checks-before-offer-hint")}</p> }.into_any()
    } else if is_open {
        record_form(id, &row, form, today)
    } else {
        let words = if row.status == Status::NotYet { say("checks-record") } else { say("checks-record-again") };
        let address = format!("/candidates/{id}/checks?item={code}#{code}");
        view! { <p class="acts"><a class="btn quiet" href=address>{words}<span class="vh">" "{row.item.title.clone()}</span></a></p> }
            .into_any()
    };
    view! {
        <section class="card" id=code.clone() aria-labelledby=format!("{code}-title")>
            <h2 id=format!("{code}-title")>{row.item.title.clone()}" "{status_tag(row.status)}</h2>
            <p class="hint">{row.item.law.clone()}</p>
            {latest.map(|entry| said(&entry))}
            {(!row.status.settles() || is_open).then(|| view! { <p>{row.item.what_to_see.clone()}</p> })}
            {(!earlier.is_empty()).then(|| history(&earlier))}
            {foot}
        </section>
    }
    .into_any()
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

/// What was recorded, by whom and when.
fn said(entry: &Entry) -> AnyView {
    let seen = (!entry.seen.is_empty()).then(|| {
        view! {
            <dt>{say("checks-seen-label")}</dt><dd>{entry.seen.clone()}" "<span class="hint">{say("checks-not-kept")}</span></dd>
            <dt>{say("checks-seen-by")}</dt>
            <dd>{entry.by_name.clone()}", "{entry.seen_on.as_deref().map(day_words).unwrap_or_default()}</dd>
        }
    });
    let note = (!entry.note.is_empty()).then(|| {
        let label = match entry.status {
            Status::NotObtainable => "checks-attempts-label",
            Status::Seen => "checks-note-label",
            _ => "checks-why-label",
        };
        view! { <dt>{say(label)}</dt><dd>{entry.note.clone()}</dd> }
    });
    view! {
        <dl class="facts">
            {seen}
            {note}
            <dt>{say("checks-recorded")}</dt><dd>{entry.by_name.clone()}", "{london_stamp(entry.at)}</dd>
        </dl>
    }
    .into_any()
}

fn history(earlier: &[Entry]) -> AnyView {
    let count = earlier.len().to_string();
    let entries = earlier
        .iter()
        .map(|entry| view! { <li><p><b>{status_words(entry.status)}</b></p>{said(entry)}</li> })
        .collect_view();
    view! {
        <details class="more">
            <summary>{say_with("checks-history", &[("n", &count)])}</summary>
            <ol class="timeline">{entries}</ol>
        </details>
    }
    .into_any()
}

fn record_form(id: CandidacyId, row: &Row, form: &FormState, today: &str) -> AnyView {
    let form = form.of("record-check");
    let options: Vec<(String, String)> = row
        .may_be
        .iter()
        .filter(|status| **status != Status::NotYet)
        .chain((row.status != Status::NotYet).then_some(&Status::NotYet))
        .map(|status| (status.code().to_owned(), say(&format!("checks-choose-{}", status.code().replace('_', "-")))))
        .collect();
    let note_hint = if row.item.may_be_unobtainable { "checks-note-hint-attempts" } else { "checks-note-hint" };
    view! {
        <form method="post" action=format!("/candidates/{id}/checks/record") class="stack" aria-label=say_with("checks-form", &[("item", &row.item.title)])>
            {hidden("item", row.item.code.clone())}
            {radios(&form, "status", say("checks-status-label"), options, "seen", Opt::default())}
            {text_field(&form, "seen", say("checks-seen-field"), Opt::hint(say("checks-seen-hint")))}
            {date_field(&form, "seen_on", say("checks-seen-on-field"), Opt::default().value(today))}
            {area_field(&form, "note", say("checks-note-field"), Opt::hint(say(note_hint)).rows(3))}
            <p class="hint">{say("checks-you-saw-it")}</p>
            {send(say("checks-save"))}
        </form>
    }
    .into_any()
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
    let start = if line.gate.may_start() {
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
    let mut ways: Vec<&InTheWay> = gate.file.iter().collect();
    ways.extend(gate.start.iter().filter(|way| !gate.file.iter().any(|other| other.item == way.item)));
    ways.sort_by_key(|way| way.why != Why::Problem);
    let mut words: Vec<String> = ways
        .iter()
        .take(SHOWN)
        .map(|way| match way.why {
            Why::Problem => say_with("checks-missing-problem", &[("item", &way.title)]),
            Why::NotYet | Why::SeenAfterStart => way.title.clone(),
        })
        .collect();
    if ways.len() > SHOWN {
        words.push(say_with("checks-missing-more", &[("n", &(ways.len() - SHOWN).to_string())]));
    }
    words.join("; ")
}
