//! The answer to the panel: written at the desk, read by each member on their own screen or on paper.

mod owed;
mod seat;

pub use owed::{answers, overdue};
pub use seat::{seat_answer, seat_back};

use super::super::rules::{Next, Stance};
use super::super::service::{self, Answer, AnswerSheet, PanelReason};
use super::super::{Became, Tells};
use super::{above, list};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date, london_day, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, select_field, send, text_field, tick};
use crate::ui::page::{Page, picture, trail};
use crate::ui::receipt::{Keeper, foot};
use leptos::prelude::*;

/// The manager's page: what the panel will read of the choice, and who has read it.
pub async fn feedback(v: Visit, form: FormState) -> Result<Page, Refused> {
    feedback_of(v, form, Tells::Choice).await
}

/// The same for how the chosen person is doing.
pub async fn feedback_later(v: Visit, form: FormState) -> Result<Page, Refused> {
    feedback_of(v, form, Tells::Later).await
}

/// Either of them.
pub(in crate::weighing) async fn feedback_of(v: Visit, form: FormState, tells: Tells) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, id).await?;
    let sheet = service::read_answer_sheet(&v.who, &v.app, id, tells).await?;
    let decides = service::decides(&v.who, &v.app, id).await;
    let today = london_date(v.app.clock.now());
    let (title, lead, none) = match tells {
        Tells::Choice => ("weighing-answer-page", "weighing-answer-lead", "weighing-answer-none-yet"),
        Tells::Later => ("weighing-later-page", "weighing-later-lead", "weighing-later-none-yet"),
    };
    let page = Page::desk(&v, say(title), move || {
        let body = match sheet {
            None => view! {
                <div class="empty"><p>{say(none)}</p><p><a class="btn quiet" href=format!("/vacancies/{id}/weigh")>{say("weighing-back")}</a></p></div>
            }
            .into_any(),
            Some(sheet) => written(id, &sheet, &form, decides, &today),
        };
        let mut above = above(&vacancy);
        if tells == Tells::Later {
            above.push((Tells::Choice.address(id), say("weighing-answer-page")));
        }
        view! {
            {trail(above, say(title))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{say(title)}</h1>
                <p class="lead">{say(lead)}</p>
            </div></div>
            {body}
        }
    });
    Ok(page.advises())
}

fn written(id: VacancyId, sheet: &AnswerSheet, form: &FormState, decides: bool, today: &str) -> AnyView {
    let feedback = &sheet.answer.feedback;
    let address = feedback.tells.address(id);
    let state = match feedback.sent_at {
        Some(at) => view! {
            <p class="says good"><b>{say("weighing-answer-sent")}</b>" "{feedback.written_by_name.clone()}", "{london_stamp(at)}</p>
        }
        .into_any(),
        None => {
            let is_late = feedback.due_on.as_str() < today;
            let words = if is_late { "weighing-step-answer-late" } else { "weighing-answer-due" };
            let class = if is_late { "says stop" } else { "says" };
            view! { <p class=class>{say_with(words, &[("day", &day_words(&feedback.due_on))])}</p> }.into_any()
        }
    };
    let words = match &feedback.words {
        Some(_) => view! {
            {readers(sheet)}
            {decides.then(|| paper_form(&address, sheet, form, today))}
            <p class="acts"><a class="btn quiet" href=format!("{address}/sheet")>{say("weighing-answer-print")}</a></p>
        }
        .into_any(),
        None if !decides => super::confirm::by_manager(),
        None => answer_form(&address, sheet, form),
    };
    // Of how somebody is doing there is nothing that is told in any case: before it is sent, only what is written.
    let shows = feedback.tells == Tells::Choice || feedback.words.is_some();
    let heard = shows.then(|| {
        view! {
            <section class="card" aria-labelledby="heard-title">
                <h2 id="heard-title">{say("weighing-answer-heard")}</h2>
                {facts(&sheet.answer)}
                {manager_words(&sheet.answer)}
                {suggested(&sheet.answer)}
            </section>
        }
    });
    view! { {state}{heard}{words}{later(id, sheet)} }.into_any()
}

/// Where it is told how the chosen person is doing, once there is a first day.
fn later(id: VacancyId, sheet: &AnswerSheet) -> Option<AnyView> {
    let later = sheet.later.as_ref().filter(|_| sheet.answer.feedback.tells == Tells::Choice)?;
    let words = match later.sent_at {
        Some(at) => say_with("weighing-later-was-sent", &[("day", &london_day(at))]),
        None => say_with("weighing-later-due", &[("day", &day_words(&later.due_on))]),
    };
    let link = view! { <a href=Tells::Later.address(id)>{say("weighing-later-page")}</a> };
    Some(view! { <p class="hint">{words}" "{link}</p> }.into_any())
}

/// So many rows for suggestions stand on the form.
const SUGGESTIONS: usize = 4;

/// What the rows of suggestions are called in a form: what was said, what became of it, what was done.
pub(in crate::weighing) fn suggestion_fields() -> impl Iterator<Item = [String; 3]> {
    (1..=SUGGESTIONS).map(|row| [format!("said-{row}"), format!("became-{row}"), format!("did-{row}")])
}

fn answer_form(address: &str, sheet: &AnswerSheet, form: &FormState) -> AnyView {
    let tells = sheet.answer.feedback.tells;
    let form = form.of(tells.form());
    let hint = match tells {
        Tells::Choice => "weighing-answer-words-hint",
        Tells::Later => "weighing-later-words-hint",
    };
    let became = Became::ALL.iter().map(Became::choice);
    let became: Vec<(String, String)> =
        std::iter::once((String::new(), say("weighing-suggestion-none"))).chain(became).collect();
    let rows = suggestion_fields().map(|[said, was, did]| {
        view! {
            <div class="trio">
                {text_field(&form, &said, say("weighing-suggestion-said"), Opt::default().read())}
                {select_field(&form, &was, say("weighing-suggestion-became"), became.clone(), Opt::default())}
                {text_field(&form, &did, say("weighing-suggestion-did"), Opt::default().read())}
            </div>
        }
    });
    let rows = rows.collect_view();
    let is_filled = suggestion_fields().flatten().any(|field| !form.value(&field, "").is_empty());
    view! {
        <form method="post" action=address.to_owned() class="stack card">
            {area_field(&form, "words", say("weighing-answer-words"), Opt::hint(say(hint)).value(sheet.draft.clone()).rows(8).read())}
            <details class="more" open=is_filled>
                <summary>{say("weighing-suggestions")}</summary>
                <p class="hint">{say("weighing-suggestions-hint")}</p>
                {rows}
            </details>
            {tick(&form, "as_it_is", say("weighing-answer-as-it-is"), false)}
            <div class="acts">
                <button type="submit" class="btn">{say("weighing-answer-send")}</button>
                <button type="submit" class="btn quiet" name="look" value="yes">{say("texts-advice-look")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Who has it neither on their own screen nor on paper can be noted to have got it on paper.
fn paper_form(address: &str, sheet: &AnswerSheet, form: &FormState, today: &str) -> Option<AnyView> {
    let form = form.of(match sheet.answer.feedback.tells {
        Tells::Choice => "feedback-paper",
        Tells::Later => "feedback-later-paper",
    });
    let left = sheet.seats.iter().filter(|told| told.read.is_none() && told.paper.is_none());
    let left: Vec<(String, String)> = left.map(|told| (told.seat.id.to_string(), told.seat.name.clone())).collect();
    let first = left.first().map(|(id, _)| id.clone())?;
    let fields = view! {
        {select_field(&form, "seat", say("weighing-paper-seat"), left, Opt::default().value(first))}
        {date_field(&form, "on_day", say("weighing-paper-day"), Opt::default().value(today))}
    };
    Some(
        view! {
            <form method="post" action=format!("{address}/paper") class="stack card">
                <h2>{say("weighing-paper-title")}</h2>
                {fields}
                {send(say("weighing-paper-save"))}
            </form>
        }
        .into_any(),
    )
}

/// What every panel member hears of a choice, whatever the manager adds: who was chosen, and why.
fn facts(answer: &Answer) -> Option<AnyView> {
    let is_of_choice = answer.feedback.tells == Tells::Choice;
    is_of_choice.then(|| view! { {who_was_chosen(answer)} {why_chosen(answer)} }.into_any())
}

fn who_was_chosen(answer: &Answer) -> AnyView {
    let first = (!answer.panels_first.is_empty()).then(|| {
        let code = if answer.first_of_the_order { "weighing-answer-you-put-of" } else { "weighing-answer-you-put" };
        view! { <p>{say_with(code, &[("names", &list(&answer.panels_first))])}</p> }
    });
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

/// What members suggested, and what became of it.
fn suggested(answer: &Answer) -> Option<AnyView> {
    if answer.suggestions.is_empty() {
        return None;
    }
    let each = answer.suggestions.iter().map(|one| {
        let words = (!one.words.is_empty()).then(|| view! { <p>{one.words.clone()}</p> });
        view! { <p>"“"{one.said.clone()}"”"</p><p><b>{say(&one.became.message())}</b></p>{words} }
    });
    Some(view! { <h2>{say("weighing-answer-suggested")}</h2>{each.collect_view()} }.into_any())
}

/// What the answer is called on a member's screen and on paper.
fn title_of(answer: &Answer) -> String {
    match (answer.feedback.tells, &answer.chosen) {
        (Tells::Later, Some(name)) => say_with("weighing-later-title", &[("name", name)]),
        _ => say("weighing-answer-title"),
    }
}

/// The same in Easy Read: a picture beside each part.
fn easy(answer: &Answer) -> AnyView {
    let entry =
        |code: &'static str, part: AnyView| view! { <div class="entry">{picture(code, 112)}<div>{part}</div></div> };
    let says = answer.feedback.words.is_some().then(|| entry("1F4AC", manager_words(answer)));
    let suggested = suggested(answer).map(|suggested| entry("1F64B", suggested));
    if answer.feedback.tells == Tells::Later {
        return view! { {says}{suggested} }.into_any();
    }
    view! { {entry("1F465", who_was_chosen(answer))} {why_chosen(answer).map(|why| entry("2753", why))} {says} {suggested} }
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
        .map(|told| {
            let said = told.reply.as_ref().map(|reply| {
                let feel = say(&format!("weighing-back-{}", reply.feel.code().replace('_', "-")));
                let words = (!reply.words.is_empty()).then(|| format!(" “{}”", reply.words));
                view! { <br/><b>{feel}</b>{words} }
            });
            let (class, when) = match (&told.read, &told.paper) {
                (Some(read), _) => ("yes", london_stamp(read.at)),
                (None, Some(paper)) => {
                    let with = [("day", day_words(&paper.on_day)), ("who", paper.by_name.clone())];
                    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
                    ("yes", say_with("weighing-answer-on-paper", &with))
                }
                (None, None) => ("wait", say("weighing-answer-not-read")),
            };
            view! { <li class=class><span>{told.seat.name.clone()}": "{when}{said}</span></li> }
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

/// The answer to a choice on paper, for those who read it there.
pub async fn feedback_sheet(v: Visit, _form: FormState) -> Result<Page, Refused> {
    paper(v, Tells::Choice).await
}

/// How the chosen person is doing, on paper.
pub async fn feedback_later_sheet(v: Visit, _form: FormState) -> Result<Page, Refused> {
    paper(v, Tells::Later).await
}

async fn paper(v: Visit, tells: Tells) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let sheet = service::read_answer_sheet(&v.who, &v.app, id, tells).await?;
    let Some(sheet) = sheet.filter(|sheet| sheet.answer.feedback.sent_at.is_some()) else {
        return Ok(Page::desk(&v, say("weighing-answer-title"), move || {
            view! {
                <h1>{say("weighing-answer-title")}</h1>
                <div class="empty"><p>{say("weighing-answer-none-sent")}</p><p><a class="btn" href=tells.address(id)>{say("weighing-answer-page")}</a></p></div>
            }
        }));
    };
    let title = title_of(&sheet.answer);
    let receipt = crate::ledger::service::receipt(&v.app).await?;
    Ok(Page::sheet(title.clone(), move || {
        view! {
            <div class="easy">
                <h1>{title}</h1>
                <p>{sheet.vacancy.title.clone()}", "{sheet.vacancy.service_name.clone()}</p>
                {easy(&sheet.answer)}
                {foot(receipt.as_ref(), Keeper::PanelMember)}
            </div>
        }
    }))
}
