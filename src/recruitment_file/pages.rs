//! The list of files, and a file as one page that also prints.

use super::service::{self, File, Listed};
use super::words::{Line, Mark, ScoreTable};
use super::{MilestoneState, Section};
use crate::people::{Role, Visit, Who};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// All files that the reader may see.
pub async fn files(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let files = service::read_files(&v.who, &v.app).await?;
    let base = base(&v);
    let who = v.who.clone();
    Ok(Page::desk(&v, say("file-list-title"), move || {
        view! {
            {inspecting(&who)}
            <h1>{say("file-list-title")}</h1>
            <p class="lead">{say("file-list-lead")}</p>
            {if files.is_empty() {
                view! { <div class="empty"><p>{say("file-list-empty")}</p></div> }.into_any()
            } else {
                list(files, base)
            }}
        }
    }))
}

/// Where the reader's files stand: an inspector's under addresses of their own.
fn base(v: &Visit) -> &'static str {
    if matches!(v.who, Who::Inspector(_)) { "/inspect/files" } else { "/files" }
}

/// For an inspector: as whom they read, and until when.
fn inspecting(who: &Who) -> AnyView {
    let Who::Inspector(link) = who else { return ().into_any() };
    crate::people::pages::inspector_line(link)
}

/// Whether the file is complete, by word, shape and colour.
fn completeness(open: Option<usize>) -> AnyView {
    match open {
        None => view! { <span class="tag plain">{say("file-list-not-asked")}</span> }.into_any(),
        Some(0) => view! { <span class="tag good">{say("file-list-complete")}</span> }.into_any(),
        Some(open) => {
            view! { <span class="tag ok">{say_with("file-list-open", &[("n", &open.to_string())])}</span> }.into_any()
        }
    }
}

fn list(files: Vec<Listed>, base: &'static str) -> AnyView {
    let rows = files.into_iter().map(|listed| {
        let Listed { candidacy, vacancy, service, open } = listed;
        view! {
            <tr>
                <th scope="row"><a href=format!("{base}/{}", candidacy.id)>{candidacy.name.clone()}</a></th>
                <td>{vacancy}<br/>{service}</td>
                <td>{say(&candidacy.stage.message())}</td>
                <td>{completeness(open)}</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("file-list-title")>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{say("file-list-candidate")}</th>
                        <th scope="col">{say("file-list-vacancy")}</th>
                        <th scope="col">{say("file-list-stage")}</th>
                        <th scope="col">{say("file-list-checks")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One file.
pub async fn file(v: Visit, form: FormState) -> Result<Page, Refused> {
    let file = service::file(&v.who, &v.app, v.id("candidacy")?).await?;
    let title = say_with("file-title", &[("name", &file.candidacy.name)]);
    let base = base(&v);
    let who = v.who.clone();
    let copies_days = v.app.settings.copies_days();
    let outside = matches!(who, Who::Inspector(_));
    let reads_log =
        v.who.sees(&[Role::Hr], file.vacancy.place()) || v.who.may_everywhere(&[Role::Administrator]).is_ok();
    let notes_end = v.who.may_at(&[Role::Hr], file.vacancy.place()).is_ok();
    let keeps = v.who.may_everywhere(super::retention::service::KEEPERS).is_ok();
    Ok(Page::desk(&v, title.clone(), move || {
        let id = file.candidacy.id;
        let employment = file.employment.as_ref().filter(|_| notes_end);
        let employment = employment.map(|one| super::retention::pages::employment(&form, id, one, keeps));
        view! {
            {errors(&form)}
            {inspecting(&who)}
            {trail(vec![(base.to_owned(), say("file-list-title"))], file.candidacy.name.clone())}
            <div class="head"><div>
                <h1>{title}</h1>
                <p class="lead">
                    {file.erasure.is_some().then(|| say("file-was-erased") + " ")}
                    {say_with("file-about", &[("vacancy", &file.vacancy.title), ("service", &file.vacancy.service_name), ("organisation", &file.organisation)])}
                </p>
            </div></div>
            <p class="acts noprint">
                {if file.sealed {
                    view! { <span>{say_with("file-not-yet", &[("candidate", &file.candidacy.name)])}</span> }.into_any()
                } else {
                    view! { <a class="btn" href=format!("{base}/{id}/bundle") download="">{say("file-download")}</a> }.into_any()
                }}
                {if outside {
                    view! { <a class="btn quiet" href=format!("{base}/{id}/checks")>{say("file-checks-page")}</a> }.into_any()
                } else {
                    view! { <a class="btn quiet" href=format!("/candidates/{id}")>{say("file-candidate")}</a> }.into_any()
                }}
                {reads_log.then(|| view! { <a class="btn quiet" href=format!("/audit/views?file={id}")>{say("file-views")}</a> })}
            </p>
            {file.broken.then(|| view! { <p class="says stop" role="alert">{say("file-broken")}</p> })}
            {file.marks.iter().map(|(day, name, reason)| view! {
                <p class="says stop">{say_with("record-mark", &[("day", day), ("name", name), ("reason", reason)])}</p>
            }).collect_view()}
            {file.sealed.then(|| view! { <p class="says">{say("file-sealed")}</p> })}
            {match &file.erasure {
                // Of what was deleted there is only the order of time.
                Some(erasure) => super::retention::pages::erased(erasure, copies_days),
                None => view! { {milestones(&file)} {employment} {contents(&file)} {parts(&file)} }.into_any(),
            }}
            {timeline(&file.timeline, file.sealed)}
            {origin(&file)}
        }
    }))
}

fn milestones(file: &File) -> AnyView {
    let open = file.checks_open.join(", ");
    let lines = file.milestones.iter().map(|milestone| {
        let (class, state) = match milestone.state {
            MilestoneState::There => ("yes", "there"),
            MilestoneState::Missing => ("no", "missing"),
            MilestoneState::NotYet => ("wait", "not-yet"),
            MilestoneState::NotNeeded => ("na", "not-needed"),
        };
        let words = say(&format!("file-way-{}", milestone.code));
        let missing = milestone.state == MilestoneState::Missing || milestone.state == MilestoneState::NotYet;
        let checks = (milestone.code == "checks" && missing && !open.is_empty())
            .then(|| view! { <p class="hint">{say_with("file-checks-open", &[("items", &open)])}</p> });
        view! { <li class=class><span>{words} " – " {say(&format!("file-state-{state}"))}</span> {checks}</li> }
    });
    view! {
        <section class="card">
            <h2>{say("file-way")}</h2>
            <ul class="checks">{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn shown_sections(file: &File) -> Vec<Section> {
    let has = |section: &Section| {
        file.sections.iter().any(|(of, _)| of == section)
            || *section == Section::Interview && (!file.scores.is_empty() || file.sealed)
    };
    Section::ALL.into_iter().filter(has).collect()
}

fn contents(file: &File) -> AnyView {
    let links = shown_sections(file).into_iter().map(|section| {
        let code = section.code();
        view! { <li><a href=format!("#{code}")>{say(&format!("file-section-{code}"))}</a></li> }
    });
    view! {
        <nav class="noprint" aria-label=say("file-contents")>
            <ul>{links.collect_view()} <li><a href="#time">{say("file-section-time")}</a></li></ul>
        </nav>
    }
    .into_any()
}

fn parts(file: &File) -> AnyView {
    let part = |section: Section| {
        let code = section.code();
        let lines = file.sections.iter().find(|(of, _)| *of == section).map(|(_, lines)| lines.as_slice());
        let tables = (section == Section::Interview).then(|| file.scores.iter().map(scores).collect_view());
        let sealed = (section == Section::Interview && file.sealed)
            .then(|| view! { <p class="says">{say("file-sealed-here")}</p> });
        view! {
            <section id=code>
                <h2>{say(&format!("file-section-{code}"))}</h2>
                {sealed}
                {tables}
                {lines.map(|lines| entries(lines, &say(&format!("file-section-{code}"))))}
            </section>
        }
    };
    shown_sections(file).into_iter().map(part).collect_view().into_any()
}

/// Entries as rows: a file has hundreds, and an inspector reads them on paper.
fn entries(lines: &[Line], about: &str) -> AnyView {
    let rows = lines.iter().map(|line| {
        view! {
            <tr role="row">
                <td role="cell">{line.when.clone()}</td>
                <th scope="row" role="rowheader">{line.title.clone()}</th>
                <td role="cell">{said(line)}</td>
                <td role="cell">{line.by.clone()}</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=about.to_owned()>
            <table class="list stacks" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{say("file-when")}</th>
                        <th scope="col" role="columnheader">{say("file-what")}</th>
                        <th scope="col" role="columnheader">{say("file-said")}</th>
                        <th scope="col" role="columnheader">{say("file-who")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What an entry says: short facts beside each other, long ones and lists each in a paragraph of their own.
fn said(line: &Line) -> AnyView {
    let is_short = |lines: &[String]| lines.len() == 1 && lines.iter().all(|line| line.chars().count() <= 60);
    let (short, long): (Vec<_>, Vec<_>) = line.facts.iter().partition(|(_, lines)| is_short(lines));
    let short: Vec<_> = short.iter().map(|(label, lines)| format!("{label}: {}", lines.join(" "))).collect();
    let long = long.iter().map(|(label, lines)| {
        let lines = lines.iter().map(|line| view! { <br/>{line.clone()} });
        view! { <p><b>{label.clone()}</b>{lines.collect_view()}</p> }
    });
    let closed = line.closed.clone().map(|why| view! { <p class="hint">{why}</p> });
    view! { {(!short.is_empty()).then(|| view! { <p>{short.join(" · ")}</p> })} {long.collect_view()} {closed} }
        .into_any()
}

fn scores(table: &ScoreTable) -> AnyView {
    let head = table.seats.iter().map(|(name, kind)| {
        view! { <th scope="col">{name.clone()}<br/><span class="hint">{kind.clone()}</span></th> }
    });
    let rows = table.rows.iter().map(|(item, cells)| {
        let cells = cells.iter().map(|marks| view! { <td>{marks.iter().map(mark).collect_view()}</td> });
        view! { <tr><th scope="row">{item.clone()}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("file-scores")>
            <table class="list">
                <caption>{say("file-scores")}</caption>
                <thead><tr><th scope="col">{say("file-scores-item")}</th>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn mark(mark: &Mark) -> AnyView {
    let note = (!mark.note.is_empty()).then(|| view! { <br/><span class="hint">{mark.note.join(", ")}</span> });
    view! { <p><span class=format!("tag {}", if mark.class == "none" { "plain" } else { mark.class })>{mark.word.clone()}</span>{note}</p> }
        .into_any()
}

fn timeline(lines: &[Line], sealed: bool) -> AnyView {
    let mut day = "";
    let mut rows = Vec::new();
    for line in lines {
        if line.day != day {
            day = &line.day;
            rows.push(
                view! { <tr role="row"><th scope="rowgroup" role="rowheader" colspan="3">{line.day.clone()}</th></tr> }
                    .into_any(),
            );
        }
        let row = view! { <tr role="row"><td role="cell">{line.time.clone()}</td><td role="cell">{line.title.clone()}</td><td role="cell">{line.by.clone()}</td></tr> };
        rows.push(row.into_any());
    }
    view! {
        <section id="time">
            <h2>{say("file-section-time")}</h2>
            <p>{say(if sealed { "file-time-sealed" } else { "file-time-lead" })}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=say("file-section-time")>
                <table class="list stacks" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{say("file-when")}</th>
                            <th scope="col" role="columnheader">{say("file-what")}</th>
                            <th scope="col" role="columnheader">{say("file-who")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn origin(file: &File) -> AnyView {
    // While something is sealed, the number of the last entry would tell how much the panel has said.
    let last = (!file.sealed)
        .then(|| say_with("file-origin-last", &[("entry", &file.last.0.to_string()), ("time", &file.last.1)]));
    view! {
        <footer>
            <h2>{say("file-origin")}</h2>
            <p>{say("file-origin-lead")}</p>
            {last.map(|last| view! { <p>{last}</p> })}
            <dl class="facts">
                <dt>{say("file-origin-key")}</dt><dd><code>{file.vkey.clone()}</code></dd>
                <dt>{say("file-origin-printed")}</dt><dd>{file.printed.clone()}</dd>
            </dl>
        </footer>
    }
    .into_any()
}
