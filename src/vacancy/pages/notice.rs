//! The candidate's notice: its words, to whom it was given, when and how; and on paper.

use super::trail_of;
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, checks, date_field, errors, radios, send};
use crate::ui::page::{Page, picture};
use crate::vacancy::service::{self, NoticeVariant, NoticeWords};
use crate::vacancy::{Candidacy, NoticeHow};
use leptos::prelude::*;

/// The notice on a screen, or in plain words on paper.
fn words_of(variant: NoticeVariant) -> AnyView {
    let parts = variant
        .parts
        .into_iter()
        .map(|part| {
            let lines = part.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            view! { <section><h3>{part.title}</h3>{lines}</section> }
        })
        .collect_view();
    view! { <h2>{variant.title}</h2> {parts} }.into_any()
}

/// A picture beside each part of the Easy Read notice, in their order.
const EASY_PICTURES: [&str; 11] =
    ["1F4C4", "1F465", "1F44D", "1F9D1", "2753", "1F550", "1F4DD", "1F4C5", "1F4AC", "1F5E3", "1F641"];

/// The Easy Read notice on paper: a picture, and one sentence a line.
fn easy_words(variant: NoticeVariant) -> AnyView {
    let parts = variant
        .parts
        .into_iter()
        .zip(EASY_PICTURES)
        .map(|(part, code)| {
            let lines = part.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            view! { <section class="entry">{picture(code, 96)}<h3>{part.title}</h3><div>{lines}</div></section> }
        })
        .collect_view();
    view! { <h2>{variant.title}</h2> {parts} }.into_any()
}

fn given_row(candidacy: &Candidacy) -> Option<AnyView> {
    let day = day_words(candidacy.notice_given_on.as_deref()?);
    let how = candidacy.notice_how.map(|how| say(&how.message())).unwrap_or_default();
    let name = candidacy.name.clone();
    Some(view! { <li class="yes"><span>{say_with("vacancy-notice-given-line", &[("name", &name), ("day", &day), ("how", &how)])}</span></li> }.into_any())
}

/// The notice, and the form that says to whom it was given.
pub async fn notice(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: VacancyId = v.id("vacancy")?;
    let words = service::notice(&v.who, &v.app, id).await?;
    let vacancy = service::vacancy(&v.who, &v.app, id).await?;
    let candidates = service::candidacies(&v.who, &v.app, id).await?;
    let today = london_date(v.app.clock.now());
    Ok(Page::desk(&v, say("vacancy-notice-title"), move || {
        let f = &form;
        let options: Vec<_> = candidates
            .iter()
            .filter(|candidacy| !candidacy.stage.is_end())
            .map(|candidacy| (candidacy.id.to_string(), candidacy.name.clone()))
            .collect();
        let untold: Vec<_> = candidates
            .iter()
            .filter(|candidacy| candidacy.stage.is_live() && !candidacy.may_be_seen())
            .map(|candidacy| candidacy.id.to_string())
            .collect();
        let untold: Vec<_> = untold.iter().map(String::as_str).collect();
        let how = NoticeHow::ALL.into_iter().map(|how| (how.code().to_owned(), say(&how.message()))).collect();
        let given: Vec<_> = candidates.iter().filter_map(given_row).collect();
        let record = if options.is_empty() {
            view! { <p class="says">{say("vacancy-notice-nobody")} " " <a href=format!("/vacancies/{id}/candidates")>{say("vacancy-candidates-title")}</a></p> }.into_any()
        } else {
            view! {
                <form class="stack card" method="post" action=format!("/vacancies/{id}/notice") novalidate="novalidate">
                    <h2>{say("vacancy-notice-record")}</h2>
                    {checks(f, "candidate", say("vacancy-notice-to"), options, &untold, Opt::default())}
                    {date_field(f, "on", say("vacancy-notice-on"), Opt::default().value(today))}
                    {radios(f, "how", say("vacancy-notice-how"), how, "", Opt::default())}
                    {send(say("vacancy-notice-keep"))}
                </form>
            }
            .into_any()
        };
        let NoticeWords { plain, easy } = words;
        view! {
            {errors(f)}
            {trail_of(&vacancy, say("vacancy-notice-title"))}
            <div class="head">
                <div><h1>{say("vacancy-notice-title")}</h1><p class="lead">{say("vacancy-notice-lead")}</p></div>
                <a class="btn quiet" href=format!("/vacancies/{id}/notice/sheet")>{say("vacancy-notice-sheet")}</a>
            </div>
            {(!given.is_empty()).then(|| view! { <ul class="checks">{given}</ul> })}
            {record}
            <details class="more"><summary>{say("vacancy-notice-read-plain")}</summary>{words_of(plain)}</details>
            <details class="more"><summary>{say("vacancy-notice-read-easy")}</summary>{words_of(easy)}</details>
        }
    }))
}

/// Both ways of saying the notice, to print and hand over.
pub async fn notice_sheet(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: VacancyId = v.id("vacancy")?;
    let NoticeWords { plain, easy } = service::notice(&v.who, &v.app, id).await?;
    let confirm = (plain.confirm.clone(), easy.confirm.clone());
    Ok(Page::sheet(say("vacancy-notice-title"), move || {
        let sign = |words: String| {
            view! { <div class="sign"><p><span class="line"></span>{words}</p><p><span class="line"></span>{say("vacancy-sheet-date")}</p></div> }
        };
        let plain_title = plain.title.clone();
        view! {
            <p class="noprint"><a href=format!("/vacancies/{id}/notice")>{say("ui-back")}</a></p>
            <h1 class="vh">{plain_title}</h1>
            <section class="page">{words_of(plain)}{sign(confirm.0)}</section>
            <section class="page easy">{easy_words(easy)}{sign(confirm.1)}</section>
        }
    }))
}
