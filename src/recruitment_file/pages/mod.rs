//! The list of files, and a file as one page that also prints.

mod document;

use super::copy::Reader;
use super::copy::several::{MOST, WRONG};
use super::document::WAY;
use super::service::{self, Listed};
use crate::ids::CandidacyId;
use crate::people::{Role, Visit, Who};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Page, trail};
use crate::vacancy::Candidacy;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// All files that the reader may see.
pub async fn files(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let files = service::read_files(&v.who, &v.app).await?;
    let base = base(&v);
    let who = v.who.clone();
    let chosen = Chosen {
        wrong: WRONG.iter().find(|wrong| **wrong == v.query("wrong")).copied(),
        reader: Reader::of_code(v.query("for")).unwrap_or(Reader::Desk),
        ids: v.query.keys().filter_map(|name| name.strip_prefix("file-")?.parse().ok()).collect(),
    };
    Ok(Page::desk(&v, say("file-list-title"), move || {
        view! {
            {inspecting(&who)}
            <h1>{say("file-list-title")}</h1>
            <p class="lead">{say("file-list-lead")}</p>
            {if files.is_empty() {
                view! { <div class="empty"><p>{say("file-list-empty")}</p></div> }.into_any()
            } else {
                list(files, base, &chosen)
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

/// What was ticked before, and what was wrong with it.
struct Chosen {
    wrong: Option<&'static str>,
    reader: Reader,
    ids: BTreeSet<CandidacyId>,
}

fn list(files: Vec<Listed>, base: &'static str, chosen: &Chosen) -> AnyView {
    let rows = files.into_iter().map(|listed| {
        let Listed { candidacy, vacancy, service, open } = listed;
        view! {
            <tr>
                <td class="pick-one">{tick(&candidacy, chosen.ids.contains(&candidacy.id))}</td>
                <th scope="row"><a href=format!("{base}/{}", candidacy.id)>{candidacy.name.clone()}</a></th>
                <td>{vacancy}<br/>{service}</td>
                <td>{say(&candidacy.stage.message())}</td>
                <td>{completeness(open)}</td>
            </tr>
        }
    });
    let readers = Reader::ALL.into_iter().filter(|_| base == "/files").map(|reader| {
        let code = reader.code();
        view! { <option value=code selected={reader == chosen.reader}>{say(&format!("file-copy-{code}"))}</option> }
    });
    let readers = readers.collect_view();
    let wrong = chosen.wrong.map(|wrong| {
        let words = say_with(wrong, &[("n", &MOST.to_string())]);
        view! { <p class="says stop" role="alert">{words}</p> }
    });
    let for_whom = (base == "/files").then(|| {
        view! { <div class="field"><label for="for">{say("file-copies-for")}</label><select id="for" name="for">{readers}</select></div> }
    });
    view! {
        <form method="get" action=format!("{base}/copies")>
        <div class="scroll" tabindex="0" role="region" aria-label=say("file-list-title")>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col"><span class="vh">{say("file-copies-choose")}</span></th>
                        <th scope="col">{say("file-list-candidate")}</th>
                        <th scope="col">{say("file-list-vacancy")}</th>
                        <th scope="col">{say("file-list-stage")}</th>
                        <th scope="col">{say("file-list-checks")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <section class="card noprint" id="copies">
            <h2>{say("file-copies-several")}</h2>
            {wrong}
            <p>{say("file-copies-several-lead")}</p>
            {for_whom}
            <p class="acts"><button type="submit" class="btn">{say("file-copies-take")}</button></p>
        </section>
        </form>
    }
    .into_any()
}

/// The box that chooses a file for a copy.
fn tick(candidacy: &Candidacy, is_ticked: bool) -> AnyView {
    let id = format!("file-{}", candidacy.id);
    let label = say_with("file-copies-choose-one", &[("name", &candidacy.name)]);
    view! { <input type="checkbox" id=id.clone() name=id value="yes" checked=is_ticked aria-label=label/> }.into_any()
}

/// One file.
pub async fn file(v: Visit, form: FormState) -> Result<Page, Refused> {
    let file = service::file(&v.who, &v.app, v.id("candidacy")?).await?;
    let title = file.document.title.clone();
    let base = base(&v);
    let who = v.who.clone();
    let copies = super::retention::service::Copies::read(&v.app).await?;
    let outside = matches!(who, Who::Inspector(_));
    let reads_log =
        v.who.sees(&[Role::Hr], file.vacancy.place()) || v.who.may_everywhere(&[Role::Administrator]).is_ok();
    let notes_end = v.who.may_at(&[Role::Hr], file.vacancy.place()).is_ok();
    let keeps = v.who.may_everywhere(super::retention::service::KEEPERS).is_ok();
    Ok(Page::desk(&v, title.clone(), move || {
        let id = file.candidacy.id;
        let (way, parts): (Vec<_>, Vec<_>) = file.document.parts.iter().partition(|part| part.code == WAY);
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
                    {file.document.lead.clone()}
                </p>
            </div></div>
            <p class="acts noprint">
                {if file.sealed {
                    view! { <span>{say_with("file-not-yet", &[("candidate", &file.candidacy.name)])}</span> }.into_any()
                } else {
                    view! { <a class="btn" href=format!("{base}/{id}/bundle") download="">{say("file-download")}</a> }.into_any()
                }}
                {cfg!(feature = "pdf").then(|| view! { <a class="btn quiet" href=format!("{base}/{id}/pdf")>{say("file-pdf")}</a> })}
                {if outside {
                    view! { <a class="btn quiet" href=format!("{base}/{id}/checks")>{say("file-checks-page")}</a> }.into_any()
                } else {
                    view! { <a class="btn quiet" href=format!("/candidates/{id}")>{say("file-candidate")}</a> }.into_any()
                }}
                {reads_log.then(|| view! { <a class="btn quiet" href=format!("/audit/views?file={id}")>{say("file-views")}</a> })}
            </p>
            {(!file.sealed && !outside).then(|| for_others(base, id))}
            {file.erasure.as_ref().map(|erasure| super::retention::pages::erased(erasure, &copies))}
            {way.into_iter().map(document::part).collect_view()}
            {employment}
            {document::contents(&file.document)}
            {parts.into_iter().map(document::part).collect_view()}
        }
    }))
}

/// Copies for readers who may not have all of it, each with what is withheld from them.
fn for_others(base: &'static str, id: CandidacyId) -> AnyView {
    let lines = Reader::ALL.into_iter().filter(|reader| *reader != Reader::Desk).map(|reader| {
        let code = reader.code();
        view! {
            <li><div>
                <a href=format!("{base}/{id}/bundle?for={code}") download="">{say(&format!("file-copy-{code}"))}</a>
                <span>{say(&format!("file-copy-{code}-hint"))}</span>
            </div></li>
        }
    });
    view! {
        <details class="more noprint">
            <summary>{say("file-copies")}</summary>
            <ul class="rows">{lines.collect_view()}</ul>
        </details>
    }
    .into_any()
}
