//! A member's own screen: what happened next, how somebody is doing, and what they say back.

use super::super::super::service::{self, SeatAnswer};
use super::{easy, lines, title_of};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::pages::parts::faces;
use crate::scoring::service::give::MOST_WORDS;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden};
use crate::ui::page::{Bar, Page, picture};
use leptos::prelude::*;

/// A member's own screen: what happened next.
pub async fn seat_answer(v: Visit, form: FormState) -> Result<Page, Refused> {
    let seated = v.who.seat()?.clone();
    let answers = service::answers_for_seat(&v.who, &v.app).await?;
    let bar = Bar::of(&seated, "/seat/answer");
    Ok(Page::panel(say("weighing-answer-title"), bar, move || {
        // One at a time: the oldest that was not read yet, else the newest.
        let shown = answers.iter().rev().find(|one| !one.is_read).or(answers.first());
        let Some(shown) = shown else {
            return view! {
                {errors(&form)}
                <div class="waiting">
                    {picture("1F550", 160)}
                    <h1>{say("weighing-answer-none-title")}</h1>
                    {lines(&say("weighing-answer-none"))}
                    <div class="go"><a class="back" href="/seat">{say("ui-back")}</a></div>
                </div>
            }
            .into_any();
        };
        view! { {errors(&form)} {one_answer(shown)} }.into_any()
    }))
}

fn one_answer(one: &SeatAnswer) -> AnyView {
    let done = if one.is_read {
        let said = if one.reply.is_some() { "weighing-answer-was-said" } else { "weighing-answer-was-read" };
        let back = if one.reply.is_some() { "weighing-answer-say-again" } else { "weighing-answer-say-back" };
        view! {
            <p class="saved sent" role="status">{say(said)}</p>
            <div class="go">
                <a class="btn quiet" href="/seat/answer/back">{say(back)}</a>
                <a class="next" href="/seat">{say("weighing-answer-go-on")}</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="go">
                <form role="none" method="post" action="/seat/answer">
                    {hidden("feedback", one.answer.feedback.id.to_string())}
                    <button class="next" type="submit">{say("weighing-answer-read")}</button>
                </form>
            </div>
        }
        .into_any()
    };
    view! {
        <article>
            <p class="about">{one.vacancy_title.clone()}</p>
            <h1>{title_of(&one.answer)}</h1>
            <div class="easy">{easy(&one.answer)}</div>
            {done}
        </article>
    }
    .into_any()
}

/// What a member says back to the answer: a face, and words if they want.
pub async fn seat_back(v: Visit, form: FormState) -> Result<Page, Refused> {
    let seated = v.who.seat()?.clone();
    // Of several answers the newest that was read.
    let answers = service::answers_for_seat(&v.who, &v.app).await?;
    let bar = Bar::of(&seated, "/seat/answer/back");
    let title = say("weighing-back-title");
    let Some(one) = answers.into_iter().find(|one| one.is_read) else {
        return Ok(Page::panel(title, bar, move || {
            view! {
                {errors(&form)}
                <div class="waiting">
                    {picture("1F4AC", 160)}
                    <h1>{say("weighing-back-first")}</h1>
                    <div class="go"><a class="next" href="/seat/answer">{say("weighing-answer-title")}</a></div>
                </div>
            }
        }));
    };
    Ok(Page::panel(title.clone(), bar, move || {
        let (feel, words) =
            one.reply.map_or((String::new(), String::new()), |reply| (reply.feel.code().to_owned(), reply.words));
        let says = ["weighing-back-good", "weighing-back-ok", "weighing-back-not-good", "weighing-back-rather-not"];
        let reads = say_with("weighing-back-read", &[("name", &one.answer.decided_by)]);
        view! {
            {errors(&form)}
            <form role="none" method="post" action="/seat/answer/back">
                {hidden("feedback", one.answer.feedback.id.to_string())}
                {faces(&form, &feel, title.clone(), says)}
                {area_field(&form, "words", say("weighing-back-words"), Opt::hint(reads).value(words).most(MOST_WORDS).rows(2))}
                <div class="go">
                    <a class="back" href="/seat/answer">{say("ui-back")}</a>
                    <button class="next" type="submit">{say("weighing-back-save")}</button>
                </div>
            </form>
        }
    }))
}
