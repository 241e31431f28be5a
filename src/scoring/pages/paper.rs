//! Paper: which sheets there are to type in, and one of them. The empty sheet is printed from the kit.

use super::parts::OTHERS;
use super::seat::question;
use crate::ids::{InterviewId, PanelId, SeatId};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::paper;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, radios, send, tick, time_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// Which sheets can be typed in.
pub async fn sheets(v: Visit, form: FormState) -> Result<Page, Refused> {
    let panel: PanelId = v.id("panel")?;
    let list = paper::sheets(&v.who, &v.app, panel).await?;
    let base = format!("/panels/{panel}");
    let title = say("scoring-paper-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let above =
            vec![(base.clone(), say("scoring-board-to-panel")), (format!("{base}/board"), say("scoring-board-title"))];
        let none = list.is_empty().then(|| view! { <div class="empty"><p>{say("scoring-paper-none")}</p></div> });
        let cards = list.into_iter().map(|sheets| {
            let seats = sheets.seats.into_iter().map(|one| {
                let with = [("name", one.name.as_str())];
                match (one.finished, one.reason) {
                    (true, _) => view! { <li class="yes"><span>{say_with("scoring-paper-finished", &with)}</span></li> }.into_any(),
                    (false, Some(reason)) if !matches!(reason, crate::scoring::Reason::TabletLost) => {
                        let reason = say(&format!("scoring-reason-{}", reason.code()));
                        let words = say_with("scoring-paper-not", &[("name", &one.name), ("reason", &reason)]);
                        view! { <li class="na"><span>{words}</span></li> }.into_any()
                    }
                    _ => {
                        let href = format!("{base}/paper/{}/{}", sheets.interview, one.seat);
                        view! { <li class="wait"><a href=href>{say_with("scoring-paper-type", &with)}</a></li> }.into_any()
                    }
                }
            });
            view! { <section class="card"><h2>{sheets.candidate}</h2><ul class="checks">{seats.collect_view()}</ul></section> }
        });
        let cards = cards.collect_view();
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <h1>{title}</h1>
            <p class="lead">{say("scoring-paper-lead")}</p>
            {none}
            {cards}
        }
    }))
}

/// The empty sheet of one person: what was kept before is never shown.
pub async fn sheet(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (interview, seat): (InterviewId, SeatId) = (v.id("interview")?, v.id("seat")?);
    let blank = paper::blank(&v.who, &v.app, interview, seat).await?;
    let base = format!("/panels/{}", blank.panel);
    // The same key when a refused sheet is shown again: it is the same sheet.
    let key = match uuid::Uuid::parse_str(form.typed.get("key")) {
        Ok(key) => key,
        Err(_) => uuid::Uuid::new_v4(),
    };
    let title = say_with("scoring-paper-sheet-title", &[("name", &blank.name), ("candidate", &blank.candidate)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let above = vec![
            (format!("{base}/board"), say("scoring-board-title")),
            (format!("{base}/paper"), say("scoring-paper-title")),
        ];
        let questions = blank.lines.iter().enumerate().map(|(index, line)| {
            let n = index + 1;
            let options = vec![
                ("3".to_owned(), say("scoring-seat-good")),
                ("2".to_owned(), say("scoring-seat-ok")),
                ("1".to_owned(), say("scoring-seat-poor")),
            ];
            let others = OTHERS.map(|other| (other.code(), say(&format!("scoring-seat-{}", other.code()))));
            let empty = ("empty".to_owned(), say("scoring-paper-empty"));
            let options = options.into_iter().chain(others).chain([empty]).collect();
            let legend = format!("{n}. {}", question(&line.words, &blank.candidate));
            view! {
                <div class="card">
                    {radios(&form, ANSWERS[index.min(ANSWERS.len() - 1)], legend, options, "", Opt::default())}
                    {area_field(&form, WORDS[index.min(WORDS.len() - 1)], say("scoring-paper-words"), Opt::default().rows(2))}
                </div>
            }
        });
        let questions = questions.collect_view();
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <h1>{title}</h1>
            <p class="lead">{say("scoring-paper-sheet-lead")}</p>
            <form class="stack" method="post" action=format!("{base}/paper/{}/{}", blank.interview, blank.seat)>
                <input type="hidden" name="key" value=key.to_string()/>
                {time_field(&form, "time", say("scoring-paper-when"), Opt::hint(say("scoring-paper-when-hint")))}
                {questions}
                {tick(&form, "own", say_with("scoring-paper-own", &[("name", &blank.name)]), false)}
                {send(say("scoring-paper-save"))}
            </form>
        }
    }))
}

/// Fields by question; a kit has at most six.
const ANSWERS: [&str; 6] = ["answer-1", "answer-2", "answer-3", "answer-4", "answer-5", "answer-6"];
const WORDS: [&str; 6] = ["words-1", "words-2", "words-3", "words-4", "words-5", "words-6"];
