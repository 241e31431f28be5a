//! The answer to the panel: written at the desk, read by each member on their own screen or on paper.

use super::super::rules::{Next, Stance};
use super::super::service::{self, Answer, AnswerSheet, PanelReason, SeatAnswer};
use super::{above, list};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::Feel;
use crate::scoring::pages::parts::heard;
use crate::scoring::service::give::MOST_WORDS;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, sentence, tick};
use crate::ui::page::{Bar, Page, picture, trail};
use leptos::prelude::*;

/// The manager's page: what the panel will read, and who has read it.
pub async fn feedback(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let table_vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, id).await?;
    let sheet = service::read_answer_sheet(&v.who, &v.app, id).await?;
    let decides = service::decides(&v.who, &v.app, id).await;
    let page = Page::desk(&v, say("weighing-answer-page"), move || {
        let body = match sheet {
            None => view! {
                <div class="empty"><p>{say("weighing-answer-none-yet")}</p><p><a class="btn quiet" href=format!("/vacancies/{id}/weigh")>{say("weighing-back")}</a></p></div>
            }
            .into_any(),
            Some(sheet) => written(id, sheet, &form, decides),
        };
        view! {
            {trail(above(&table_vacancy), say("weighing-answer-page"))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{say("weighing-answer-page")}</h1>
                <p class="lead">{say("weighing-answer-lead")}</p>
            </div></div>
            {body}
        }
    });
    Ok(page.advises())
}

fn written(id: VacancyId, sheet: AnswerSheet, form: &FormState, decides: bool) -> AnyView {
    let feedback = &sheet.answer.feedback;
    let state = match feedback.sent_at {
        Some(at) => view! {
            <p class="says good"><b>{say("weighing-answer-sent")}</b>" "{feedback.written_by_name.clone()}", "{london_stamp(at)}</p>
        }
        .into_any(),
        None => view! {
            <p class="says">{say_with("weighing-answer-due", &[("day", &day_words(&feedback.due_on))])}</p>
        }
        .into_any(),
    };
    let words = match &feedback.words {
        Some(_) => view! {
            {readers(&sheet)}
            <p class="acts"><a class="btn quiet" href=format!("/vacancies/{id}/feedback/sheet")>{say("weighing-answer-print")}</a></p>
        }
        .into_any(),
        None if !decides => super::confirm::by_manager(),
        None => {
            let form = form.of("feedback");
            view! {
                <form method="post" action=format!("/vacancies/{id}/feedback") class="stack card">
                    {area_field(&form, "words", say("weighing-answer-words"), Opt::hint(say("weighing-answer-words-hint")).value(sheet.draft.clone()).rows(8).read())}
                    {tick(&form, "as_it_is", say("weighing-answer-as-it-is"), false)}
                    <div class="acts">
                        <button type="submit" class="btn">{say("weighing-answer-send")}</button>
                        <button type="submit" class="btn quiet" name="look" value="yes">{say("texts-advice-look")}</button>
                    </div>
                </form>
            }
            .into_any()
        }
    };
    view! {
        {state}
        <section class="card" aria-labelledby="heard-title">
            <h2 id="heard-title">{say("weighing-answer-heard")}</h2>
            {facts(&sheet.answer)}
            {manager_words(&sheet.answer)}
        </section>
        {words}
    }
    .into_any()
}

/// What every panel member hears, whatever the manager adds.
fn facts(answer: &Answer) -> AnyView {
    view! { {who_was_chosen(answer)} {why_chosen(answer)} }.into_any()
}

fn who_was_chosen(answer: &Answer) -> AnyView {
    let first = (!answer.panels_first.is_empty())
        .then(|| view! { <p>{say_with("weighing-answer-you-put", &[("names", &list(&answer.panels_first))])}</p> });
    let reserves = (!answer.reserves.is_empty())
        .then(|| view! { <p>{say_with("weighing-answer-reserves", &[("names", &list(&answer.reserves))])}</p> });
    let name = answer.chosen.as_deref().unwrap_or_default();
    let outside = match answer.outside {
        outside if outside.veto => Some(say_with("weighing-answer-veto", &[("name", name)])),
        outside if outside.gate => Some(say_with("weighing-answer-gate", &[("name", name)])),
        _ => None,
    };
    let chose = match &answer.chosen {
        Some(name) => say_with("weighing-answer-chose", &[("who", &answer.decided_by), ("name", name)]),
        None => say_with("weighing-answer-chose-nobody", &[("who", &answer.decided_by)]),
    };
    let next = answer.next.map(|next| match next {
        Next::Readvertise => say("weighing-draft-readvertise"),
        Next::End => say("weighing-draft-end"),
    });
    view! {
        <p><b>{chose}</b></p>
        {first}
        {outside.map(|words| view! { <p>{words}</p> })}
        {next.map(|words| view! { <p>{words}</p> })}
        {reserves}
    }
    .into_any()
}

fn why_chosen(answer: &Answer) -> Option<AnyView> {
    let why = answer.why.as_ref()?;
    let lead = match (&answer.chosen, answer.stance) {
        (None, _) => say("weighing-answer-why-nobody"),
        (Some(_), Stance::NoPanelOrder) => say("weighing-answer-why-no-order"),
        (Some(name), _) => say_with("weighing-answer-why", &[("name", name)]),
    };
    let reason = match why {
        PanelReason::Words(words) => view! { <blockquote><p>"“"{words.clone()}"”"</p></blockquote> }.into_any(),
        PanelReason::Category(message) => lines(&say(message)),
    };
    Some(view! { <h2>{lead}</h2>{reason} }.into_any())
}

/// The same in Easy Read: a picture beside each part.
fn easy(answer: &Answer) -> AnyView {
    let entry =
        |code: &'static str, part: AnyView| view! { <div class="entry">{picture(code, 112)}<div>{part}</div></div> };
    let says = answer.feedback.words.is_some().then(|| entry("1F4AC", manager_words(answer)));
    view! { {entry("1F465", who_was_chosen(answer))} {why_chosen(answer).map(|why| entry("2753", why))} {says} }
        .into_any()
}

/// One sentence a line.
fn lines(text: &str) -> AnyView {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
        .into_any()
}

fn manager_words(answer: &Answer) -> AnyView {
    let Some(words) = &answer.feedback.words else { return ().into_any() };
    let by = answer.feedback.written_by_name.clone().unwrap_or_default();
    view! { <h2>{say_with("weighing-answer-says", &[("who", &by)])}</h2>{lines(words)} }.into_any()
}

fn readers(sheet: &AnswerSheet) -> AnyView {
    let rows = sheet
        .seats
        .iter()
        .map(|(seat, read, reply)| {
            let said = reply.as_ref().map(|reply| {
                let feel = say(&format!("weighing-back-{}", reply.feel.code().replace('_', "-")));
                let words = (!reply.words.is_empty()).then(|| format!(" “{}”", reply.words));
                view! { <br/><b>{feel}</b>{words} }
            });
            let (class, when) = match read {
                Some(read) => ("yes", london_stamp(read.at)),
                None => ("wait", say("weighing-answer-not-read")),
            };
            view! { <li class=class><span>{seat.name.clone()}": "{when}{said}</span></li> }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{say("weighing-answer-readers")}</h2>
            <p class="hint">{say("weighing-answer-readers-hint")}</p>
            <ul class="checks">{rows}</ul>
        </section>
    }
    .into_any()
}

/// On paper, for those who read it there.
pub async fn feedback_sheet(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let sheet = service::read_answer_sheet(&v.who, &v.app, id).await?;
    let Some(sheet) = sheet.filter(|sheet| sheet.answer.feedback.sent_at.is_some()) else {
        return Ok(Page::desk(&v, say("weighing-answer-title"), move || {
            view! {
                <h1>{say("weighing-answer-title")}</h1>
                <div class="empty"><p>{say("weighing-answer-none-sent")}</p><p><a class="btn" href=format!("/vacancies/{id}/feedback")>{say("weighing-answer-page")}</a></p></div>
            }
        }));
    };
    Ok(Page::sheet(say("weighing-answer-title"), move || {
        view! {
            <div class="easy">
                <h1>{say("weighing-answer-title")}</h1>
                <p>{sheet.vacancy.title.clone()}", "{sheet.vacancy.service_name.clone()}</p>
                {easy(&sheet.answer)}
            </div>
        }
    }))
}

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
            <a class="back" href="/seat/answer/back">{say(back)}</a>
            <a class="next" href="/seat">{say("weighing-answer-go-on")}</a>
        }
        .into_any()
    } else {
        view! {
            <form role="none" method="post" action="/seat/answer">
                {hidden("feedback", one.answer.feedback.id.to_string())}
                <button class="next" type="submit">{say("weighing-answer-read")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <article>
            <p class="about">{one.vacancy_title.clone()}</p>
            <h1>{say("weighing-answer-title")}</h1>
            <div class="easy">{easy(&one.answer)}</div>
            <div class="go">{done}</div>
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
        let chosen = form.value("feel", &feel);
        let described = form.problem("feel").map(|_| "feel-error");
        let faces = [(Feel::Good, "good", "1F642"), (Feel::Ok, "ok", "1F610"), (Feel::NotGood, "poor", "1F641")];
        let faces = faces.map(|(feel, look, code)| {
            let id = if feel == Feel::Good { "feel".to_owned() } else { format!("feel-{}", feel.code()) };
            let words = say(&format!("weighing-back-{}", feel.code().replace('_', "-")));
            let label = view! {
                <label class=format!("choice {look}")>
                    <input type="radio" id=id name="feel" value=feel.code() checked=chosen == feel.code() aria-describedby=described/>
                    {picture(code, 96)}<b>{words.clone()}</b>
                </label>
            };
            heard(&words, label.into_any())
        });
        let rather = Feel::RatherNot.code();
        let error =
            form.problem("feel").map(|problem| view! { <p class="error" id="feel-error">{sentence(problem)}</p> });
        let reads = say_with("weighing-back-read", &[("name", &one.answer.decided_by)]);
        view! {
            {errors(&form)}
            <form role="none" method="post" action="/seat/answer/back">
                {hidden("feedback", one.answer.feedback.id.to_string())}
                <fieldset>
                    <legend><h1>{title.clone()}</h1></legend>
                    {error}
                    <div class="choices">{faces.into_iter().collect_view()}</div>
                    <div class="others"><label class="other"><input type="radio" name="feel" value=rather checked=chosen == rather aria-describedby=described/>" "{say("weighing-back-rather-not")}</label></div>
                </fieldset>
                {area_field(&form, "words", say("weighing-back-words"), Opt::hint(reads).value(words).most(MOST_WORDS).rows(2))}
                <div class="go">
                    <a class="back" href="/seat/answer">{say("ui-back")}</a>
                    <button class="next" type="submit">{say("weighing-back-save")}</button>
                </div>
            </form>
        }
    }))
}
