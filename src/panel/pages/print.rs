//! Print for the day: everything that is needed on paper, listed with its number of copies, and printed as one.

use super::super::service::{self, Start};
use super::super::{InterviewState, Seat, timetable};
use super::{easy, easy_announcement, named};
use crate::ids::PanelId;
use crate::people::Visit;
use crate::platform::clock::{day_words, time_words};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::pages::{Written, score_sheets};
use crate::texts::{guides, say, say_with};
use crate::ui::page::{Page, face, picture};
use leptos::prelude::*;

/// A place of this page: its id, what it is called, what it is for, or why it is not there yet and where to go.
struct Place {
    id: &'static str,
    title: String,
    what: String,
    missing: Option<(String, String)>,
    pages: AnyView,
}

/// Everything on paper for one panel's day. `?sheets=each` writes the names on score sheets: one set for each scorer and
/// candidate; without it there is one empty set to copy.
pub async fn print(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: PanelId = v.id("panel")?;
    let Start { panel, candidates, timetable } = service::start(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let kit = crate::scenario::service::kit(&v.who, &v.app, panel.vacancy).await?;
    let cards = crate::scenario::service::cards(&v.who, &v.app).await?;
    let facilitator = crate::people::service::person(&v.who, &v.app, panel.facilitator).await?.name;
    let seats: Vec<Seat> = service::seats(&v.who, &v.app, id).await?;
    let seats: Vec<Seat> = seats.into_iter().filter(|seat| seat.withdrawn_at.is_none()).collect();
    let askers = service::askers(&v.who, &v.app, id).await?;
    let answers = service::answers(&v.who, &v.app, id).await?;
    let told = match service::agreement(&v.who, &v.app, panel.vacancy).await? {
        Some(agreement) => Some(service::announcement_of(&v.who, &v.app, &agreement).await?),
        None => None,
    };
    let mut sheets = Vec::new();
    for seat in &seats {
        sheets.push(service::sheet(&v.who, &v.app, id, seat.id).await?);
    }
    let helpers = service::helpers(&v.who, &v.app, id).await?;
    let each = v.query("sheets") == "each";
    let today: Vec<_> = candidates.into_iter().filter(|one| one.interview.is_some()).collect();
    let title = say("panel-print-title");
    Ok(Page::sheet(title.clone(), move || {
        let names: Vec<String> = today.iter().map(|one| one.name.clone()).collect();
        let to_day = || Some((say("panel-print-no-day"), format!("/panels/{id}/day")));
        let to_kit = || Some((say("panel-print-no-kit"), format!("/vacancies/{}/kit", panel.vacancy)));
        let who_asks = |line| {
            askers
                .iter()
                .find(|one| one.kit_line == line)
                .and_then(|one| seats.iter().find(|seat| seat.id == one.seat).map(|seat| seat.name.clone()))
        };

        let plan = {
            let lines = match &timetable {
                Ok(day) => day.slots.iter().map(|slot| {
                    view! { <tr><td>{timetable::spoken(slot.from)}</td><td>{timetable::spoken(slot.to)}</td><th scope="row">{service::part_name(slot.part, &names)}</th></tr> }
                }).collect_view().into_any(),
                Err(_) => ().into_any(),
            };
            let sits = seats
                .iter()
                .map(|seat| {
                    let helped =
                        seat.supporter_name.as_ref().map(|name| say_with("panel-with-supporter", &[("name", name)]));
                    view! { <li>{named(seat)} {helped.map(|words| format!(", {words}"))}</li> }
                })
                .collect_view();
            let tasks = (1..=6).map(|n| view! { <li>{say(&format!("panel-print-task-{n}"))}</li> }).collect_view();
            view! {
                <section class="page" id="plan">
                    <h2>{say("panel-print-plan")} ": " {vacancy.title.clone()}</h2>
                    <p>{day_words(&panel.day)} ", " {time_words(&panel.starts_at)} ", " {panel.place.clone()}</p>
                    <table class="list"><thead><tr><th scope="col">{say("panel-day-from")}</th><th scope="col">{say("panel-day-to")}</th><th scope="col">{say("panel-day-what")}</th></tr></thead><tbody>{lines}</tbody></table>
                    <h3>{say("panel-who-sits")}</h3><ul>{sits}</ul>
                    <p>{say("panel-field-facilitator")} ": " {facilitator.clone()}</p>
                    <h3>{say("panel-print-tasks")}</h3><ul class="tickoff">{tasks}</ul>
                </section>
            }.into_any()
        };
        let days = sheets
            .iter()
            .enumerate()
            .map(|(at, sheet)| {
                let anchor = if at == 0 { "days".to_owned() } else { format!("days-{}", at + 1) };
                view! {
                    <section class="page" id=anchor>
                        <p class="who">{face(&sheet.name, sheet.picture.as_deref())} " " {sheet.name.clone()}</p>
                        <h2>{say("day-title")}</h2>{easy(sheet.parts.clone())}
                    </section>
                }
            })
            .collect_view()
            .into_any();
        let no_told = told
            .is_none()
            .then(|| (say("panel-print-no-agreement"), format!("/vacancies/{}/agreement", panel.vacancy)));
        let told = told.map(|told| view! { <section class="page" id="decides"><h2>{told.title.clone()}</h2>{easy_announcement(told)}</section> }).into_any();
        let asked: Vec<_> = kit.lines.iter().filter(|line| line.kind == crate::scenario::ItemKind::Scenario).collect();
        let questions = (!asked.is_empty()).then(|| {
            let lines = asked.iter().map(|line| {
                let asker = who_asks(line.id).map(|name| say_with("panel-print-asks", &[("name", &name)])).unwrap_or_else(|| say("panel-print-asks-nobody"));
                let code = line.words.pictures.first().map(|one| one.code.clone()).unwrap_or_else(|| "1F5E3".to_owned());
                view! { <section class="entry">{picture(&code, 120)}<h3>{line.position} ". " {asker}</h3><p>{line.words.about(&say("scenario-sheet-this-person")).question}</p></section> }
            }).collect_view();
            view! { <section class="page" id="questions"><h2>{say("panel-print-questions")}</h2><div class="easy">{lines}</div></section> }
        }).into_any();

        let mut sets = 0;
        let scores = if kit.lines.is_empty() {
            ().into_any()
        } else if each {
            let mut pages = Vec::new();
            for candidate in today.iter().filter(|one| {
                one.interview
                    .as_ref()
                    .is_some_and(|it| it.state == InterviewState::Planned || it.state == InterviewState::Running)
            }) {
                for seat in seats.iter().filter(|seat| seat.group().is_some()) {
                    // Whoever does not score this person gets no sheet about them.
                    let left_out = answers
                        .iter()
                        .any(|(one, said)| one.id == seat.id && said.left_out().contains(&candidate.candidacy));
                    if !left_out {
                        sets += 1;
                        pages.push(score_sheets(
                            &kit.lines,
                            &cards,
                            Written { member: &seat.name, candidate: &candidate.name },
                        ));
                    }
                }
            }
            view! { <div class="pages" id="scores">{pages}</div> }.into_any()
        } else {
            sets = 1;
            view! { <div class="pages" id="scores">{score_sheets(&kit.lines, &cards, Written::default())}</div> }
                .into_any()
        };
        let pay: Vec<_> = seats.iter().filter(|seat| seat.group() == Some(super::super::Group::Panel)).collect();
        let members = pay.len().to_string();
        let paid = guides::guide("hours-and-pay").map(|guide| {
            let shown = guide.show(guides::Place::Served);
            pay.iter().enumerate().map(|(at, seat)| {
                let anchor = if at == 0 { "pay".to_owned() } else { format!("pay-{}", at + 1) };
                view! { <section class="page" id=anchor><h2>{shown.title.clone()} ": " {seat.name.clone()}</h2><div class="prose" inner_html=unlinked(&shown.html, at)></div></section> }
            }).collect_view()
        }).into_any();

        let pages = (sets * kit.lines.len()).to_string();
        let seated = seats.len().to_string();
        let score_words = if each {
            say_with("panel-print-scores-each", &[("sets", &sets.to_string()), ("pages", &pages)])
        } else {
            say_with("panel-print-scores-one", &[("pages", &pages)])
        };
        let places = vec![
            Place {
                id: "plan",
                title: say("panel-print-plan"),
                what: say("panel-print-plan-what"),
                missing: today.is_empty().then(to_day).flatten(),
                pages: plan,
            },
            Place {
                id: "days",
                title: say("panel-sheets-title"),
                what: say_with("panel-print-days-what", &[("count", &seated)]),
                missing: None,
                pages: days,
            },
            Place {
                id: "decides",
                title: say("announce-title"),
                what: say_with("panel-print-decides-what", &[("count", &seated)]),
                missing: no_told,
                pages: told,
            },
            Place {
                id: "questions",
                title: say("panel-print-questions"),
                what: say("panel-print-questions-what"),
                missing: kit.lines.is_empty().then(to_kit).flatten(),
                pages: questions,
            },
            Place {
                id: "scores",
                title: say("panel-print-scores"),
                what: score_words,
                missing: if kit.lines.is_empty() {
                    to_kit()
                } else if sets == 0 {
                    to_day()
                } else {
                    None
                },
                pages: scores,
            },
            Place {
                id: "helpers",
                title: say("helper-title"),
                what: say_with("panel-print-helpers-what", &[("count", &helpers.len().to_string())]),
                missing: None,
                pages: super::helpers::sheet(&helpers),
            },
            Place {
                id: "pay",
                title: say("panel-print-pay"),
                what: say_with("panel-print-pay-what", &[("count", &members)]),
                missing: None,
                pages: paid,
            },
        ];
        let list = places.iter().map(|place| match &place.missing {
            None => view! { <li class="yes"><span><a href=format!("#{}", place.id)>{place.title.clone()}</a> ". " {place.what.clone()}</span></li> }.into_any(),
            Some((why, href)) => view! { <li class="wait"><span>{place.title.clone()} ". " {why.clone()} " " <a href=href.clone()>{say("panel-print-mend")}</a></span></li> }.into_any(),
        }).collect_view();
        let other = if each {
            view! { <a href=format!("/panels/{id}/print")>{say("panel-print-make-one")}</a> }
        } else {
            view! { <a href=format!("/panels/{id}/print?sheets=each")>{say("panel-print-make-each")}</a> }
        };
        let paper = places.into_iter().filter(|place| place.missing.is_none()).map(|place| place.pages).collect_view();
        view! {
            <div class="noprint before">
                <p><a href=format!("/panels/{id}")>{say("ui-back")}</a></p>
                <h1>{title}</h1>
                <p>{say("panel-print-lead")}</p>
                <ul class="checks">{list}</ul>
                <p>{other}</p>
                <p>{say("panel-print-home")} " " <a href="/guides/your-panel-day">{say("texts-guides-easy")}</a></p>
                <p><strong>{say("panel-print-how")}</strong></p>
            </div>
            {paper}
        }
    }))
}

/// The same guide stands here once for each member: ids of its headings only the first time.
fn unlinked(html: &str, at: usize) -> String {
    let mut left = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(" id=\"") {
        left.push_str(before);
        if at == 0 {
            left.push_str(" id=\"");
            rest = after;
        } else {
            rest = after.split_once('"').map_or("", |(_, behind)| behind);
        }
    }
    left.push_str(rest);
    left
}
