//! One page that makes or changes a panel: its day, and who sits on it.

use super::super::api::{SEAT_ROWS, SeatRow};
use super::super::{Seat, SeatKind, service};
use super::{kind_words, trail_of};
use crate::ids::VacancyId;
use crate::people::service::Listed;
use crate::people::{Role, Visit, own_pictures};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, date_field, errors, number_field, select_field, send, text_field, time_field};
use crate::ui::page::Page;
use leptos::prelude::*;

/// Rows that stand open; the others are folded away until they are needed.
const OPEN_ROWS: usize = 4;

pub async fn set_up(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, id).await?;
    let everybody = crate::people::service::everybody(&v.who, &v.app).await?;
    let panel = service::panel_of(&v.who, &v.app, id).await?;
    let seats = match &panel {
        Some(panel) => service::seats(&v.who, &v.app, panel.id).await?,
        None => Vec::new(),
    };
    let signed = v.who.signed()?.clone();
    let may_add = v.who.may(&[Role::Administrator, Role::Manager]).is_ok();
    let usual = service::PlanFor::usual("", &vacancy.service_name, signed.person);
    let title = say(if panel.is_some() { "panel-set-up-change" } else { "panel-set-up-title" });
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form.of("set-up-panel");
        let number = |now: Option<i64>, usual: i64| Opt::default().value(now.unwrap_or(usual).to_string());
        let p = panel.as_ref();
        let facilitators = persons(&everybody, |one| {
            one.roles().iter().any(|role| matches!(role, Role::Facilitator | Role::Manager | Role::Hr))
        });
        let all = persons(&everybody, |_| true);
        let shown = seats.len().max(OPEN_ROWS);
        let rows = |from: usize, to: usize| {
            (from..to.min(SEAT_ROWS.len()))
                .map(|at| seat_row(&f, at, seats.get(at), &all, may_add, panel.is_none()))
                .collect_view()
        };
        let more_open = SEAT_ROWS
            .iter()
            .skip(shown)
            .any(|row| [row.person, row.name].iter().any(|field| !f.typed.get(field).is_empty()));
        view! {
            {trail_of(id, &vacancy.title, title.clone())}
            {errors(&f)}
            <h1>{title}</h1>
            <p class="lead">{say("panel-set-up-lead")}</p>
            {panel.as_ref().map(|_| super::few_panel_members(&seats))}
            <form class="stack" method="post" action=format!("/vacancies/{id}/panel/save")>
                <section class="card">
                    <h2>{say("panel-set-up-day")}</h2>
                    <div class="row">
                        {date_field(&f, "day", say("panel-field-day"), Opt::default().value(p.map(|p| p.day.clone()).unwrap_or_default()))}
                        {time_field(&f, "starts_at", say("panel-field-start"), Opt::hint(say("panel-field-start-hint")).value(p.map_or(usual.starts_at.clone(), |p| p.starts_at.clone())))}
                    </div>
                    {text_field(&f, "place", say("panel-field-place"), Opt::hint(say("panel-field-place-hint")).value(p.map_or(usual.place.clone(), |p| p.place.clone())).read())}
                    {select_field(&f, "facilitator", say("panel-field-facilitator"), facilitators, Opt::hint(say("panel-field-facilitator-hint")).value(p.map_or(usual.facilitator, |p| p.facilitator).to_string()))}
                    <details class="more" open=!f.problems.is_empty()>
                        <summary>{say("panel-set-up-times")}</summary>
                        <div class="row">
                            {number_field(&f, "prepare_minutes", say("panel-field-prepare"), number(p.map(|p| p.prepare_minutes), usual.prepare_minutes))}
                            {number_field(&f, "interview_minutes", say("panel-field-interview"), number(p.map(|p| p.interview_minutes), usual.interview_minutes))}
                            {number_field(&f, "break_minutes", say("panel-field-break"), number(p.map(|p| p.break_minutes), usual.break_minutes))}
                            {number_field(&f, "talk_minutes", say("panel-field-talk"), number(p.map(|p| p.talk_minutes), usual.talk_minutes))}
                        </div>
                        <div class="row">
                            {time_field(&f, "lunch_at", say("panel-field-lunch"), Opt::hint(say("panel-field-lunch-hint")).value(p.map_or(usual.lunch_at.clone(), |p| p.lunch_at.clone()).unwrap_or_default()))}
                            {number_field(&f, "lunch_minutes", say("panel-field-lunch-minutes"), number(p.map(|p| p.lunch_minutes), usual.lunch_minutes))}
                            {number_field(&f, "most_candidates", say("panel-field-most"), Opt::hint(say("panel-field-most-hint")).value(p.map_or(usual.most_candidates, |p| p.most_candidates).to_string()))}
                        </div>
                    </details>
                </section>
                <section>
                    <h2>{say("panel-set-up-seats")}</h2>
                    <p>{say("panel-set-up-seats-lead")}</p>
                    {rows(0, shown)}
                    <details class="more" open=more_open>
                        <summary>{say("panel-set-up-more")}</summary>
                        {rows(shown, SEAT_ROWS.len())}
                    </details>
                </section>
                {send(say("panel-set-up-save"))}
            </form>
        }
    })
    .advises())
}

/// Who can be chosen: nobody first, then everybody by name.
fn persons(everybody: &[Listed], fits: impl Fn(&Listed) -> bool) -> Vec<(String, String)> {
    let nobody = (String::new(), say("panel-nobody"));
    let some = everybody.iter().filter(|one| fits(one)).map(|one| (one.person.id.to_string(), one.person.name.clone()));
    std::iter::once(nobody).chain(some).collect()
}

fn seat_row(
    f: &FormState,
    at: usize,
    seat: Option<&Seat>,
    all: &[(String, String)],
    may_add: bool,
    is_new: bool,
) -> AnyView {
    let Some(row): Option<&'static SeatRow> = SEAT_ROWS.get(at) else { return ().into_any() };
    let kinds = SeatKind::ALL.iter().map(|kind| (kind.code().to_owned(), say(&kind_words(kind.code())))).collect();
    // A new panel begins as what it should become: two people supported, then somebody from the office.
    let usual = match at {
        2 if is_new => SeatKind::Manager,
        3.. if is_new => SeatKind::Colleague,
        _ => SeatKind::PanelMember,
    };
    let kind = seat.map_or(usual, |seat| seat.kind);
    let heading = format!("seat-{}-title", at + 1);
    let labelled = heading.clone();
    let person = seat.map(|seat| seat.person.to_string()).unwrap_or_default();
    let supporter = seat.and_then(|seat| seat.supporter).map(|id| id.to_string()).unwrap_or_default();
    let pictures: Vec<_> = std::iter::once((String::new(), say("panel-no-picture")))
        .chain(own_pictures().iter().map(|one| (one.code.clone(), one.word.clone())))
        .collect();
    let new_open = [row.name, row.supporter_name].iter().any(|field| !f.typed.get(field).is_empty());
    view! {
        <div class="card" role="group" aria-labelledby=labelled>
            <h3 id=heading>{say_with("panel-seat-number", &[("n", &(at + 1).to_string())])}</h3>
            <div class="row">
                {select_field(f, row.person, say("panel-seat-person"), all.to_vec(), Opt::default().value(person))}
                {select_field(f, row.kind, say("panel-seat-kind"), kinds, Opt::default().value(kind.code()))}
                {select_field(f, row.supporter, say("panel-seat-supporter"), all.to_vec(), Opt::default().value(supporter))}
            </div>
            {may_add.then(|| view! {
                <details class="more" open=new_open>
                    <summary>{say("panel-seat-new")}</summary>
                    <div class="row">
                        {text_field(f, row.name, say("panel-seat-new-name"), Opt::default())}
                        {select_field(f, row.picture, say("panel-seat-new-picture"), pictures, Opt::default())}
                        {text_field(f, row.supporter_name, say("panel-seat-new-supporter"), Opt::default())}
                    </div>
                </details>
            })}
        </div>
    }
    .into_any()
}
