//! Screens: the list of vacancies, opening one, and the vacancy page with its steps in order and one button.

mod candidate;
mod candidates;
mod notice;
mod role;
mod way;

pub use candidate::{candidate, letter};
pub use candidates::{candidates, preview, previewed};
pub use notice::{notice, notice_sheet};
pub use role::role;
pub use way::next_address;

use super::service::{self, Listed};
use super::{Candidacy, Step, StepState, Vacancy};
use crate::ids::VacancyId;
use crate::people::{Role, Visit};
use crate::platform::clock::{day_words, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::candidate_answer;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, select_field, send, text_field};
use crate::ui::page::{Page, picture, trail};
use leptos::prelude::*;

/// The way back from a page of a vacancy.
fn trail_of(vacancy: &Vacancy, here: String) -> impl IntoView + use<> {
    if vacancy.for_employed {
        return trail(vec![("/employed".to_owned(), say("employed-title"))], here);
    }
    let above = vec![
        ("/vacancies".to_owned(), say("vacancy-list-title")),
        (format!("/vacancies/{}", vacancy.id), vacancy.title.clone()),
    ];
    trail(above, here)
}

fn row(listed: Listed, opens: bool) -> AnyView {
    let Listed { vacancy, candidates } = listed;
    let title = vacancy.title.clone();
    let title = if opens {
        view! { <a href=format!("/vacancies/{}", vacancy.id)>{title}</a> }.into_any()
    } else {
        title.into_any()
    };
    let state = if vacancy.closed_at.is_some() { say("vacancy-closed") } else { say("vacancy-open") };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>{vacancy.service_name}</td>
            <td class="n">{candidates}</td>
            <td>{london_day(vacancy.opened_at)}</td>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

/// Every vacancy of the organisation; an empty state that says what to do first.
pub async fn vacancies(v: Visit, _: FormState) -> Result<Page, Refused> {
    let listed = service::vacancies(&v.who, &v.app).await?;
    let office = v.who.may(&[Role::Manager, Role::Hr]).is_ok();
    // The first page of those who look after data: what waits for them is not left to be found by chance.
    let waits = crate::recruitment_file::retention::waiting::waiting(&v.who, &v.app).await?.is_something();
    let late = crate::weighing::pages::overdue(&v).await?;
    let audits = crate::audit::pages::waiting(&v).await?;
    let answers = v.who.may_see(&[Role::Manager, Role::Hr]).is_ok();
    let asked = candidate_answer::service::waiting(&v.who, &v.app).await?;
    let opens = v.who.may_see(&[Role::Manager, Role::Hr, Role::Facilitator]).is_ok();
    Ok(Page::desk(&v, say("vacancy-list-title"), move || {
        let add = || office.then(|| view! { <a class="btn" href="/vacancies/new">{say("vacancy-new")}</a> });
        if listed.is_empty() {
            return view! {
                <div class="head"><div><h1>{say("vacancy-list-title")}</h1></div></div>
                {audits}
                <div class="empty">
                    {picture("1FA91", 72)}
                    <h2>{say("vacancy-list-empty-title")}</h2>
                    <p>{say("vacancy-list-empty")}</p>
                    <div class="acts">{add()}</div>
                </div>
            }
            .into_any();
        }
        let rows = listed.into_iter().map(|one| row(one, opens)).collect_view();
        view! {
            <div class="head">
                <div><h1>{say("vacancy-list-title")}</h1><p class="lead">{say("vacancy-list-lead")}</p></div>
                {add()}
            </div>
            {waits.then(|| view! { <p class="says">{say("vacancy-data-waits")}" "<a href="/system">{say("vacancy-data-waits-see")}</a></p> })}
            {late.map(|words| view! { <p class="says stop"><b>{words}</b>" "<a href="/answers">{say("weighing-answers-see")}</a></p> })}
            {candidate_answer::pages::waiting_part(&asked)}
            {audits}
            <div class="scroll"><table class="list">
                <thead><tr>
                    <th scope="col">{say("vacancy-col-title")}</th>
                    <th scope="col">{say("vacancy-col-service")}</th>
                    <th scope="col" class="n">{say("vacancy-col-candidates")}</th>
                    <th scope="col">{say("vacancy-col-opened")}</th>
                    <th scope="col">{say("vacancy-col-state")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {answers.then(|| view! { <p class="acts"><a class="btn quiet" href="/answers">{say("weighing-answers-title")}</a></p> })}
        }
        .into_any()
    }))
}

/// Opens a vacancy, its role profile on the same page.
pub async fn new(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let services = crate::people::service::services(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("vacancy-new"), move || {
        let f = &form;
        let first = services.first().map(|service| service.id.to_string()).unwrap_or_default();
        let mut options: Vec<_> = services.into_iter().map(|service| (service.id.to_string(), service.name)).collect();
        options.push((String::new(), say("vacancy-service-another")));
        view! {
            {errors(f)}
            {trail(vec![("/vacancies".to_owned(), say("vacancy-list-title"))], say("vacancy-new"))}
            <h1>{say("vacancy-new")}</h1>
            <p class="lead">{say("vacancy-new-lead")}</p>
            <form class="stack" method="post" action="/vacancies/new" novalidate="novalidate">
                <section class="card stack">
                    <h2>{say("vacancy-new-job")}</h2>
                    {text_field(f, "title", say("vacancy-title"), Opt::hint(say("vacancy-title-hint")).read())}
                    {select_field(f, "service", say("vacancy-service"), options, Opt::default().value(first))}
                    {text_field(f, "new_service", say("vacancy-new-service"), Opt::hint(say("vacancy-new-service-hint")))}
                    {area_field(f, "role_words", say("vacancy-role-words"), Opt::hint(say("vacancy-role-words-hint")).rows(2).read())}
                    {text_field(f, "contact", say("vacancy-contact"), Opt::hint(say("vacancy-contact-hint")))}
                </section>
                <section class="card stack">
                    <h2>{say("vacancy-profile")}</h2>
                    <p>{say("vacancy-profile-later")}</p>
                    {role::fields(f, None)}
                </section>
                {send(say("vacancy-new-open"))}
            </form>
        }
    })
    .advises())
}

/// Pages of the office alone: a facilitator sees how far those steps are, without a link that would be refused.
const OFFICE_PAGES: [&str; 9] =
    ["/candidates", "/shortlist", "/notice", "/weigh", "/choose", "/feedback", "/checks", "/confirm", "/start"];

/// Pages that an auditor reads.
const AUDITOR_PAGES: [&str; 9] =
    ["/role", "/candidates", "/shortlist", "/weigh", "/choose", "/feedback", "/checks", "/confirm", "/start"];

/// How somebody looks at a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Office,
    Facilitator,
    Auditor,
}

impl Reader {
    fn opens(self, href: &str) -> bool {
        let is_in = |pages: &[&str]| pages.iter().any(|page| href.contains(page));
        match self {
            Self::Office => true,
            Self::Facilitator => !is_in(&OFFICE_PAGES),
            Self::Auditor => is_in(&AUDITOR_PAGES) || href.starts_with("/candidates/"),
        }
    }
}

fn step_row(step: Step, reader: Reader) -> AnyView {
    let Step { code, state, missing, href } = step;
    let title = say(code);
    let opens = reader.opens(&href);
    match state {
        StepState::Done if !opens => view! { <li class="done"><b>{title}</b><span>{missing.unwrap_or_else(|| say("vacancy-step-done"))}</span></li> }.into_any(),
        // An auditor does nothing, so nothing is theirs to do next.
        StepState::Now if !opens || reader == Reader::Auditor => view! { <li class="now" aria-current="step"><b>{title}</b><span>{missing}</span></li> }.into_any(),
        StepState::Done => view! { <li class="done"><b><a href=href>{title}</a></b><span>{missing.unwrap_or_else(|| say("vacancy-step-done"))}</span></li> }.into_any(),
        StepState::Now => view! {
            <li class="now" aria-current="step"><b>{title}</b><span>{missing}</span><a class="btn" id="next-step" href=href>{say("vacancy-step-next")}<span class="vh">": " {say(code)}</span></a></li>
        }
        .into_any(),
        StepState::Todo => view! { <li class="todo"><b>{title}</b><span>{missing}</span></li> }.into_any(),
    }
}

fn candidate_row(candidacy: Candidacy, linked: bool) -> AnyView {
    let notice = match &candidacy.notice_given_on {
        Some(day) => view! { <td>{day_words(day)}</td> }.into_any(),
        None => view! { <td><span class="tag plain">{say("vacancy-notice-not-yet")}</span></td> }.into_any(),
    };
    let name = if linked {
        view! { <a href=format!("/candidates/{}", candidacy.id)>{candidacy.name}</a> }.into_any()
    } else {
        view! { {candidacy.name} }.into_any()
    };
    view! { <tr><th scope="row">{name}</th><td>{say(&candidacy.stage.message())}</td>{notice}</tr> }.into_any()
}

fn candidates_table(candidates: Vec<Candidacy>, linked: bool) -> AnyView {
    if candidates.is_empty() {
        return view! { <p>{say("vacancy-candidates-none")}</p> }.into_any();
    }
    let rows = candidates.into_iter().map(|candidacy| candidate_row(candidacy, linked)).collect_view();
    view! {
        <div class="scroll"><table class="list">
            <thead><tr>
                <th scope="col">{say("vacancy-col-name")}</th>
                <th scope="col">{say("vacancy-col-stage")}</th>
                <th scope="col">{say("vacancy-col-notice")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// A vacancy: its steps in order, what is missing, and one button for the next.
pub async fn vacancy(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = service::vacancy(&v.who, &v.app, id).await?;
    // Nobody applies to what holds people who work here already: they stand in their own table.
    if vacancy.for_employed {
        return Err(Refused::NotFound);
    }
    let candidates = service::candidacies(&v.who, &v.app, id).await?;
    let steps = way::steps(&v, id).await?;
    let asked = candidate_answer::service::waiting_at(&v.who, &v.app, id).await?;
    let office = v.who.may_see_at(service::OFFICE, vacancy.place()).is_ok();
    let reader = match v.who.may_at(&[Role::Manager, Role::Hr], vacancy.place()) {
        Ok(_) => Reader::Office,
        Err(_) if v.who.may_at(&[Role::Facilitator], vacancy.place()).is_ok() => Reader::Facilitator,
        Err(_) => Reader::Auditor,
    };
    Ok(Page::desk(&v, vacancy.title.clone(), move || {
        let all_done = steps.iter().all(|step| step.state == StepState::Done);
        let steps = steps.into_iter().map(|step| step_row(step, reader)).collect_view();
        let opened = say_with(
            "vacancy-opened-on",
            &[("day", &london_day(vacancy.opened_at)), ("service", &vacancy.service_name)],
        );
        view! {
            {trail(vec![("/vacancies".to_owned(), say("vacancy-list-title"))], vacancy.title.clone())}
            <div class="head"><div>
                <h1>{vacancy.title.clone()}</h1>
                <p class="lead">{vacancy.role_words.clone()}</p>
                <p>{opened}</p>
            </div></div>
            {candidate_answer::pages::waiting_part(&asked)}
            {all_done.then(|| view! { <p class="says good">{say("vacancy-all-done")}</p> })}
            <h2>{say("vacancy-steps-title")}</h2>
            <ol class="steps">{steps}</ol>
            <h2>{say("vacancy-candidates-title")}</h2>
            {candidates_table(candidates, office)}
        }
    }))
}
