//! All panels, one panel at a glance, its day, and the sheets of the day.

use super::super::timetable;
use super::super::{InterviewState, service};
use super::{easy, named, trail_of_panel};
use crate::ids::PanelId;
use crate::people::Visit;
use crate::platform::clock::{day_words, time_words};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{errors, hidden, sentence};
use crate::ui::page::{Page, face, trail};
use leptos::prelude::*;

pub async fn panels(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let all = service::panels(&v.who, &v.app).await?;
    let title = say("ui-panels");
    Ok(Page::desk(&v, title.clone(), move || {
        let rows = all
            .iter()
            .map(|one| {
                view! {
                    <article class="card">
                        <h2><a href=format!("/panels/{}", one.id)>{one.title.clone()} ", " {one.service_name.clone()}</a></h2>
                        <dl class="facts">
                            <dt>{say("panel-field-day")}</dt><dd>{day_words(&one.day)} ", " {time_words(&one.starts_at)}</dd>
                            <dt>{say("panel-field-place")}</dt><dd>{one.place.clone()}</dd>
                        </dl>
                        <div class="acts"><a class="btn quiet" href=format!("/panels/{}/board", one.id)>{say("panel-to-board")}</a></div>
                    </article>
                }
            })
            .collect_view();
        let none = all.is_empty().then(|| view! { <div class="empty"><p>{say("panel-none")}</p><p><a class="btn" href="/vacancies">{say("ui-vacancies")}</a></p></div> });
        view! { <h1>{title}</h1><p class="lead">{say("panel-list-lead")}</p>{none}<div class="cards">{rows}</div> }
    }))
}

/// One panel: what is missing, and every page of it.
pub async fn panel(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let panel = service::panel(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let seats = service::seats(&v.who, &v.app, id).await?;
    let missing = missing_lines(&v, id).await?;
    let facilitator = crate::people::service::person(&v.who, &v.app, panel.facilitator).await?.name;
    let title = say("panel-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let sits = seats
            .iter()
            .map(|seat| {
                let helped = seat.supporter_name.as_ref().map(|name| say_with("panel-with-supporter", &[("name", name)]));
                let gone = if seat.withdrawn_at.is_some() {
                    Some(say("panel-withdrawn"))
                } else {
                    seat.away.map(|_| say("panel-away"))
                };
                view! { <li>{named(seat)} {helped.map(|words| format!(", {words}"))} {gone.map(|words| view! { " " <span class="tag plain">{words}</span> })}</li> }
            })
            .collect_view();
        let link = |at: &str, words: &str| view! { <li><a href=format!("/panels/{id}/{at}")>{say(words)}</a></li> };
        view! {
            {trail(vec![("/panels".to_owned(), say("ui-panels")), (format!("/vacancies/{}", panel.vacancy), vacancy.title.clone())], title.clone())}
            <div class="head"><div><h1>{title.clone()} ": " {vacancy.title.clone()}</h1><p class="lead">{day_words(&panel.day)} ", " {time_words(&panel.starts_at)} ", " {panel.place.clone()}</p></div>
                <a class="btn" href=format!("/panels/{id}/board")>{say("panel-to-board")}</a></div>
            {missing_view(missing)}
            {super::few_panel_members(&seats)}
            <div class="two">
                <section class="card"><h2>{say("panel-who-sits")}</h2><ul>{sits}</ul><p>{say("panel-field-facilitator")} ": " {facilitator}</p>
                    <p><a href=format!("/vacancies/{}/panel", panel.vacancy)>{say("panel-set-up-change")}</a></p></section>
                <section class="card"><h2>{say("panel-pages")}</h2><ul>
                    {link("day", "panel-day-title")} {link("askers", "panel-askers-title")} {link("consents", "panel-consents-title")} {link("join", "panel-join-title")} {link("print", "panel-print-title")}
                    <li><a href=format!("/vacancies/{}/agreement", panel.vacancy)>{say("panel-agreement-title")}</a></li>
                </ul></section>
            </div>
        }
    }))
}

/// What is missing, in sentences.
async fn missing_lines(v: &Visit, id: PanelId) -> Result<Vec<String>, Refused> {
    let missing = service::readiness(&v.who, &v.app, id).await?;
    Ok(missing.iter().map(|one| sentence(&service::as_problem(one))).collect())
}

fn missing_view(missing: Vec<String>) -> AnyView {
    if missing.is_empty() {
        return view! { <p class="says good">{say("panel-ready")}</p> }.into_any();
    }
    let lines = missing.into_iter().map(|words| view! { <li class="wait">{words}</li> }).collect_view();
    view! { <section class="card"><h2>{say("panel-missing-title")}</h2><ul class="checks">{lines}</ul></section> }
        .into_any()
}

/// Who comes when, the whole day, and each member's sheet.
pub async fn day(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let service::Start { panel, candidates, timetable } = service::start(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let seats = service::seats(&v.who, &v.app, id).await?;
    let missing = missing_lines(&v, id).await?;
    let title = say("panel-day-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form;
        let nobody_placed = candidates.iter().all(|one| one.interview.is_none());
        let wrong = f.problem("place").map(sentence);
        let bad = wrong.is_some().then_some("true");
        // The message of the form points to the first of them.
        let id_of = |at: usize| if at == 0 { "place".to_owned() } else { format!("place-{at}") };
        let typed = f.typed.all("place").into_iter().map(str::to_owned).collect::<Vec<_>>();
        let rows = candidates
            .iter()
            .enumerate()
            .map(|(at, one)| {
                let place = match &one.interview {
                    Some(interview) => interview.position.to_string(),
                    None if nobody_placed => (at + 1).to_string(),
                    None => String::new(),
                };
                let place = typed.get(at).cloned().unwrap_or(place);
                let time = one.interview.as_ref().map(|interview| time_words(&interview.starts_at)).unwrap_or_default();
                let state = one.interview.as_ref().map(|one| say(&format!("panel-interview-{}", one.state.code())));
                let notice = (!one.noticed).then(|| view! { <span class="tag poor">{say("panel-no-notice")}</span> });
                view! {
                    <tr>
                        <td>
                            {hidden("candidacy", one.candidacy.to_string())}
                            <div class="field">
                                <label class="vh" for=id_of(at)>{say_with("panel-place-of", &[("name", &one.name)])}</label>
                                <input id=id_of(at) name="place" type="text" inputmode="numeric" autocomplete="off" size="3" value=place aria-invalid=bad aria-describedby=bad.map(|_| "place-error")/>
                            </div>
                        </td>
                        <th scope="row">{one.name.clone()} " " {notice}</th>
                        <td>{time}</td>
                        <td>{state}</td>
                    </tr>
                }
            })
            .collect_view();
        let names: Vec<String> = candidates.iter().map(|one| one.name.clone()).collect();
        let whole = match &timetable {
            Ok(day) => {
                let lines = day.slots.iter().map(|slot| {
                    view! { <tr><td>{timetable::spoken(slot.from)}</td><td>{timetable::spoken(slot.to)}</td><th scope="row">{service::part_name(slot.part, &names)}</th></tr> }
                });
                view! {
                    <h2>{say_with("panel-day-whole", &[("day", &day_words(&panel.day))])}</h2>
                    <div class="scroll"><table class="list">
                        <thead><tr><th scope="col">{say("panel-day-from")}</th><th scope="col">{say("panel-day-to")}</th><th scope="col">{say("panel-day-what")}</th></tr></thead>
                        <tbody>{lines.collect_view()}</tbody></table></div>
                }
                .into_any()
            }
            Err(refused) => {
                let words = match refused {
                    Refused::Problems(problems) => problems.iter().map(sentence).collect::<Vec<_>>().join(" "),
                    _ => String::new(),
                };
                view! { <p class="says stop">{words} " " <a href=format!("/vacancies/{}/panel", panel.vacancy)>{say("panel-set-up-change")}</a></p> }.into_any()
            }
        };
        let table = if candidates.is_empty() {
            view! { <div class="empty"><p>{say("panel-day-nobody-shortlisted")}</p><p><a class="btn" href=format!("/vacancies/{}", panel.vacancy)>{say("panel-to-vacancy")}</a></p></div> }.into_any()
        } else {
            view! {
                <form method="post" action=format!("/panels/{id}/day")>
                    {wrong.map(|words| view! { <p class="error" id="place-error">{words}</p> })}
                    <div class="scroll"><table class="list"><caption>{say("panel-day-order")}</caption>
                        <thead><tr><th scope="col">{say("panel-day-place")}</th><th scope="col">{say("panel-day-candidate")}</th><th scope="col">{say("panel-day-time")}</th><th scope="col">{say("panel-day-state")}</th></tr></thead>
                        <tbody>{rows}</tbody></table></div>
                    <p class="hint">{say("panel-day-order-hint")}</p>
                    <div class="acts"><button type="submit" class="btn">{say("panel-day-save")}</button></div>
                </form>
            }
            .into_any()
        };
        let running =
            candidates.iter().filter_map(|one| one.interview.as_ref()).any(|one| one.state == InterviewState::Running);
        let next = candidates.iter().find_map(|one| {
            one.interview
                .as_ref()
                .filter(|interview| interview.state == InterviewState::Planned)
                .map(|interview| (interview.id, one.name.clone()))
        });
        let start = next.filter(|_| missing.is_empty() && !running).map(|(interview, name)| {
            view! {
                <form method="post" action=format!("/panels/{id}/interviews/{interview}/start")>
                    <p class="says good">{say("panel-ready")}</p>
                    <div class="acts"><button type="submit" class="btn">{say_with("panel-start", &[("name", &name)])}</button><a class="btn quiet" href=format!("/panels/{id}/board")>{say("panel-to-board")}</a></div>
                </form>
            }
        });
        let waits = (!missing.is_empty()).then(|| missing_view(missing));
        let sheets = seats
            .iter()
            .map(|seat| view! { <li><a href=format!("/panels/{id}/sheets/{}", seat.id)>{say_with("panel-sheet-of", &[("name", &seat.name)])}</a></li> })
            .collect_view();
        view! {
            {trail_of_panel(&panel, &vacancy.title, title.clone())}
            {errors(&f)}
            <h1>{title}</h1>
            <p class="lead">{say("panel-day-lead")}</p>
            {table}
            {whole}
            {waits}{start}
            <section class="card"><h2>{say("panel-sheets-title")}</h2><p>{say("panel-sheets-lead")}</p><ul>{sheets}</ul>
                <p><a href=format!("/panels/{id}/print")>{say("panel-print-link")}</a></p>
                <p><a href=format!("/panels/{id}/helpers")>{say("panel-helpers-title")}</a></p></section>
        }
    }))
}

/// A member's sheet of the day, on paper.
pub async fn sheet(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let sheet = service::sheet(&v.who, &v.app, v.id("panel")?, v.id("seat")?).await?;
    let title = say_with("panel-sheet-of", &[("name", &sheet.name)]);
    Ok(Page::sheet(title, move || {
        view! {
            <div class="page">
                <p class="who">{face(&sheet.name, sheet.picture.as_deref())} " " {sheet.name.clone()}</p>
                <h1>{say("day-title")}</h1>
                {easy(sheet.parts)}
            </div>
        }
    }))
}
