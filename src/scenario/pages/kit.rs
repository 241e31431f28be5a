//! The kit of a vacancy: a proposal to keep with one press, or items placed by number.

use super::{marks, place_words};
use crate::ids::{ItemId, VacancyId};
use crate::people::{Role, Visit};
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::rules::{ITEMS_AT_MOST, criteria_without_item};
use crate::scenario::{Criterion, Kit, KitLine, LibraryItem, Origin, service};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, radios, send, sentence};
use crate::ui::page::{Page, picture, trail};
use leptos::prelude::*;

/// An item as it can be placed.
struct Row {
    id: ItemId,
    title: String,
    question: String,
    marks: AnyView,
    pictures: AnyView,
    place: Option<usize>,
}

fn place_field(form: &FormState, row: &Row) -> AnyView {
    let name = format!("place.{}", row.id);
    let stored = row.place.map(|place| place.to_string()).unwrap_or_default();
    let chosen = form.value(&name, &stored);
    let problem = form.problem(&name).map(sentence);
    let options = (1..=ITEMS_AT_MOST)
        .map(|place| {
            let value = place.to_string();
            let selected = value == chosen;
            view! { <option value=value selected=selected>{place}</option> }
        })
        .collect_view();
    let label = say_with("scenario-place-of", &[("title", &row.title)]);
    view! {
        <label class="vh" for=name.clone()>{label}</label>
        <select id=name.clone() name=name aria-invalid=problem.is_some().then_some("true")>
            <option value="">{say("scenario-not-in-kit")}</option>
            {options}
        </select>
        {problem.map(|words| view! { <p class="error">{words}</p> })}
    }
    .into_any()
}

fn table(form: &FormState, criterion: Criterion, rows: Vec<Row>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let field = place_field(form, &row);
            view! {
                <tr>
                    <td>{field}</td>
                    <td>{row.pictures}</td>
                    <th scope="row">{row.title}</th>
                    <td>{row.question}</td>
                    <td>{row.marks}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll"><table class="list">
            <caption>{say(&criterion.message())}</caption>
            <thead><tr>
                <th scope="col">{say("scenario-col-place")}</th><th scope="col"><span class="vh">{say("scenario-pictures")}</span></th>
                <th scope="col">{say("scenario-col-item")}</th><th scope="col">{say("scenario-col-question")}</th>
                <th scope="col">{say("scenario-kind")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

fn as_chosen(kit: &Kit) -> AnyView {
    let of = kit.lines.len();
    let lines = kit
        .lines
        .iter()
        .map(|line: &KitLine| {
            let words = line.words.about(&say("scenario-candidate"));
            view! {
                <li class="card">
                    <p>{place_words(line.position, of)} " · " {say(&line.criterion.message())}</p>
                    <h3>{words.title}</h3>
                    <p>{marks(line.kind, Origin::Own)}</p>
                    <p>{words.question}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="cards">{lines}</ol> }.into_any()
}

/// Whether candidates get the questions before their day, and the form that says so.
fn ahead_part(id: VacancyId, ahead: Option<bool>, form: &FormState, does: bool) -> AnyView {
    let said = match ahead {
        Some(true) => "scenario-ahead-yes",
        Some(false) => "scenario-ahead-no",
        None => "scenario-ahead-nobody",
    };
    let ask = does.then(|| {
        let f = form.of("say-ahead");
        let options = ["yes", "no"].map(|answer| (answer.to_owned(), say(&format!("scenario-ahead-choose-{answer}"))));
        let stored = ahead.map_or("", |given| if given { "yes" } else { "no" });
        view! {
            <form method="post" action=format!("/vacancies/{id}/kit/ahead") class="stack">
                {radios(&f, "ahead", say("scenario-ahead-question"), options.to_vec(), stored, Opt::hint(say("scenario-ahead-hint")))}
                {send(say("scenario-ahead-keep"))}
            </form>
        }
    });
    view! { <section class="card"><h2>{say("scenario-ahead")}</h2><p>{say(said)}</p>{ask}</section> }.into_any()
}

/// Where each item stands: in the kit that was chosen, else in the proposal.
fn places(kit: &Kit, library: &[LibraryItem]) -> Vec<ItemId> {
    if kit.is_chosen() { kit.lines.iter().map(|line| line.item).collect() } else { service::proposed(library) }
}

/// The kit: a frozen one to read; otherwise every item with its place.
pub async fn kit(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, id).await?;
    let library = service::library(&v.who, &v.app).await?;
    let kit = service::kit(&v.who, &v.app, id).await?;
    let office = v.who.may(&[Role::Manager, Role::Hr]).is_ok();
    let ahead = service::ahead(&v.who, &v.app, id).await?;
    let prints = v.who.may(service::DESK).is_ok();
    Ok(Page::desk(&v, say("scenario-kit-title"), move || {
        let chosen = kit.is_chosen();
        let state = match kit.frozen_at {
            Some(at) => {
                view! { <p class="says good">{say_with("scenario-kit-is-frozen", &[("at", &london_stamp(at))])}</p> }
                    .into_any()
            }
            None if chosen => view! { <p class="says good">{say("scenario-kit-is-chosen")}</p> }.into_any(),
            None => view! { <p class="says">{say("scenario-kit-is-proposed")}</p> }.into_any(),
        };
        let missing = criteria_without_item(kit.lines.iter().map(|line| line.criterion));
        let missing: Vec<_> = missing.into_iter().map(|criterion| say(&criterion.message())).collect();
        let missing = (chosen && !missing.is_empty()).then(
            || view! { <p class="says">{say_with("scenario-kit-without", &[("criteria", &missing.join(", "))])}</p> },
        );
        let change = (kit.frozen_at.is_none() && office).then(|| {
            let order = places(&kit, &library);
            let place = |item: ItemId| order.iter().position(|placed| *placed == item).map(|index| index + 1);
            let tables = Criterion::ALL.into_iter().map(|criterion| {
                let rows = library.iter().filter(|item| item.criterion == criterion);
                let rows = rows.map(|item| {
                    let words = item.words.about(&say("scenario-candidate"));
                    Row {
                        id: item.id,
                        title: words.title,
                        question: words.question,
                        marks: marks(item.kind, item.origin),
                        pictures: item
                            .words
                            .pictures
                            .iter()
                            .map(|one| picture(&one.code, 36))
                            .collect_view()
                            .into_any(),
                        place: place(item.id),
                    }
                });
                table(&form, criterion, rows.collect())
            });
            view! {
                <form method="post" action=format!("/vacancies/{id}/kit")>
                    <h2>{say(if chosen { "scenario-kit-change" } else { "scenario-kit-choose" })}</h2>
                    <p>{say("scenario-kit-rules")}</p>
                    <p>{say("scenario-starters-note")} " " <a href="/library">{say("scenario-library-title")}</a></p>
                    {send(say("scenario-kit-keep"))}
                    {tables.collect_view()}
                    {send(say("scenario-kit-keep"))}
                </form>
            }
        });
        let above = vec![
            ("/vacancies".to_owned(), say("vacancy-list-title")),
            (format!("/vacancies/{id}"), vacancy.title.clone()),
        ];
        let sheet = (chosen && prints).then(|| view! { <a class="btn quiet" href=format!("/vacancies/{id}/kit/sheet")>{say("scenario-sheet-open")}</a> });
        view! {
            {errors(&form)}
            {trail(above, say("scenario-kit-title"))}
            <div class="head"><div><h1>{say("scenario-kit-title")}</h1><p class="lead">{say("scenario-kit-lead")}</p></div>{sheet}</div>
            {state}
            {missing}
            {chosen.then(|| as_chosen(&kit))}
            {chosen.then(|| ahead_part(id, ahead, &form, office && kit.frozen_at.is_none()))}
            {change}
        }
    }))
}
