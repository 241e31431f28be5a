//! A kit on paper: an Easy Read score sheet, one page an item.

use super::{pictures, place_words};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::{Card, KitLine, service};
use crate::texts::say;
use crate::ui::page::{Page, picture};
use leptos::prelude::*;

fn choice(code: &'static str, words: &str, anchor: String) -> AnyView {
    view! { <li>{picture(code, 64)}<b>{say(words)}</b><span>{anchor}</span></li> }.into_any()
}

fn other(words: &str) -> AnyView {
    view! { <li><span>{say(words)}</span></li> }.into_any()
}

/// Whose sheet it is and about whom, if that is to stand on it already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written<'a> {
    pub member: &'a str,
    pub candidate: &'a str,
}

/// One score sheet: a page for each item of the kit.
pub fn score_sheets(lines: &[KitLine], cards: &[Card], written: Written<'_>) -> AnyView {
    lines.iter().map(|line| item_page(line.clone(), lines.len(), cards, written)).collect_view().into_any()
}

fn item_page(line: KitLine, of: usize, cards: &[Card], written: Written<'_>) -> AnyView {
    let words = match written.candidate.split(' ').next().filter(|first| !first.is_empty()) {
        Some(first) => line.words.about(first),
        None => line.words.about(&say("scenario-sheet-this-person")),
    };
    let (member, candidate) = (written.member.to_owned(), written.candidate.to_owned());
    let cards = cards
        .iter()
        .filter(|card| card.criterion == line.criterion)
        .map(|card| view! { <li>{picture(&card.picture, 32)}<span>{card.words.clone()}</span></li> })
        .collect_view();
    view! {
        <section class="page easy">
            <div class="sign">
                <p>{place_words(line.position, of)} " · " <b>{words.title}</b></p>
                <p><span class="line">{member}</span>{say("scenario-sheet-my-name")}</p>
                <p><span class="line">{candidate}</span>{say("scenario-sheet-candidate")}</p>
            </div>
            <div class="entry">{pictures(&words.pictures, 88)}<h2>{words.question}</h2><p>{words.score_question}</p></div>
            <ul class="boxes">
                {choice("1F44D", "scenario-good", words.anchors.good)}
                {choice("thumb-side", "scenario-ok", words.anchors.ok)}
                {choice("1F44E", "scenario-not-good", words.anchors.not_good)}
            </ul>
            <ul class="boxes quiet">
                {other("scenario-sheet-not-sure")}
                {other("scenario-sheet-not-seen")}
                {other("scenario-sheet-rather-not")}
            </ul>
            <h3>{say("scenario-sheet-why")}</h3>
            <ul class="boxes small">{cards}</ul>
            <p class="line"></p>
        </section>
    }
    .into_any()
}

/// The kit as a score sheet to print.
pub async fn kit_sheet(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    v.who.may(service::DESK)?;
    let kit = service::kit(&v.who, &v.app, id).await?;
    let cards = service::cards(&v.who, &v.app).await?;
    if !kit.is_chosen() {
        // Whoever follows an old link, or is quicker than the kit, finds the way on.
        return Ok(Page::desk(&v, say("scenario-sheet-title"), move || {
            view! {
                <h1>{say("scenario-sheet-title")}</h1>
                <div class="empty"><p>{say("scenario-sheet-none")}</p><p><a class="btn" href=format!("/vacancies/{id}/kit")>{say("scenario-sheet-to-kit")}</a></p></div>
            }
        }));
    }
    Ok(Page::sheet(say("scenario-sheet-title"), move || {
        let pages = score_sheets(&kit.lines, &cards, Written::default());
        view! {
            <p class="noprint"><a href=format!("/vacancies/{id}/kit")>{say("ui-back")}</a></p>
            <h1 class="vh">{say("scenario-sheet-title")}</h1>
            {pages}
        }
    }))
}
