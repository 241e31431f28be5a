//! Setting a panel up: its day and seats, who asks, and the weighting agreement with its announcement.

use super::super::timetable::{self, DayPlan, Lunch};
use super::super::{Panel, Seat, SeatKind, Talk, rules, store};
use super::{OFFICE, panel};
use crate::ids::{KitLineId, OrganisationId, PanelId, PersonId, SeatId, VacancyId};
use crate::ledger::Deed;
use crate::people::service::NewPerson;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Notice;
use crate::platform::refused::{Problem, Refused};
use crate::scenario::ItemKind;
use serde_json::json;

/// Somebody known, or somebody new by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    Known(PersonId),
    New { name: String, picture: Option<String> },
}

/// A seat as wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatFor {
    pub person: Chosen,
    pub kind: SeatKind,
    pub supporter: Option<Chosen>,
}

/// The day as wished for; see [`Panel`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFor {
    pub day: String,
    pub starts_at: String,
    pub place: String,
    pub facilitator: PersonId,
    pub prepare_minutes: i64,
    pub interview_minutes: i64,
    pub break_minutes: i64,
    pub talk_minutes: i64,
    pub lunch_at: Option<String>,
    pub lunch_minutes: i64,
    pub most_candidates: i64,
}

impl PlanFor {
    /// What a day is unless somebody says otherwise.
    pub fn usual(day: &str, place: &str, facilitator: PersonId) -> Self {
        Self {
            day: day.to_owned(),
            starts_at: "09:30".to_owned(),
            place: place.to_owned(),
            facilitator,
            prepare_minutes: 30,
            interview_minutes: 40,
            break_minutes: 15,
            talk_minutes: 30,
            lunch_at: Some("12:30".to_owned()),
            lunch_minutes: 45,
            most_candidates: 4,
        }
    }
}

/// The plan of a panel's day in minutes; a stored day was checked when it was saved.
pub(super) fn day_plan(panel: &Panel, talk: Talk) -> DayPlan {
    DayPlan {
        start: timetable::minute(&panel.starts_at).unwrap_or_default(),
        prepare: panel.prepare_minutes,
        interview: panel.interview_minutes,
        pause: panel.break_minutes,
        discussion: panel.talk_minutes,
        talk,
        lunch: panel
            .lunch_at
            .as_deref()
            .and_then(timetable::minute)
            .map(|at| Lunch { at, minutes: panel.lunch_minutes }),
        most: usize::try_from(panel.most_candidates).unwrap_or_default(),
    }
}

fn check_plan(plan: &PlanFor) -> Result<(), Refused> {
    let mut problems = Vec::new();
    let mut must = |holds: bool, field: &str, code: &str| {
        if !holds {
            problems.push(Problem::new(field, code));
        }
    };
    must(is_day(&plan.day), "day", "panel-day-needed");
    must(timetable::minute(&plan.starts_at).is_some(), "starts_at", "panel-start-needed");
    must(!plan.place.trim().is_empty(), "place", "panel-place-needed");
    must(plan.place.chars().count() <= 300, "place", "panel-place-long");
    let lunch = plan.lunch_at.as_deref().map(timetable::minute);
    must(lunch != Some(None), "lunch_at", "panel-lunch-wrong");
    let minutes = DayPlan {
        start: timetable::minute(&plan.starts_at).unwrap_or_default(),
        prepare: plan.prepare_minutes,
        interview: plan.interview_minutes,
        pause: plan.break_minutes,
        discussion: plan.talk_minutes,
        talk: Talk::AfterLast,
        lunch: lunch.flatten().map(|at| Lunch { at, minutes: plan.lunch_minutes }),
        most: usize::try_from(plan.most_candidates).unwrap_or_default(),
    };
    problems.extend(timetable::check(&minutes).into_iter().map(|wrong| Problem::new(wrong.field(), wrong.code())));
    if problems.is_empty() { Ok(()) } else { Err(Refused::all(problems)) }
}

fn is_day(day: &str) -> bool {
    time::Date::parse(day, time::macros::format_description!("[year]-[month]-[day]")).is_ok()
}

/// Makes or changes the panel of a vacancy: its day and who sits on it. New persons are added on the way.
///
/// # Errors
/// One problem a field; once an interview has begun the seats stay as they are.
pub async fn set_up(
    who: &Who,
    app: &App,
    vacancy: VacancyId,
    plan: PlanFor,
    wished: Vec<SeatFor>,
) -> Result<PanelId, Refused> {
    let org = crate::vacancy::service::may_do(who, app, OFFICE, vacancy).await?.org;
    let vacancy = crate::vacancy::service::open_to_candidates(who, app, vacancy).await?;
    check_plan(&plan)?;
    let facilitator = store::person(&app.db, org, plan.facilitator).await?;
    if facilitator.is_none() {
        return Err(Refused::field("facilitator", "panel-facilitator-needed"));
    }
    check_wished(plan.facilitator, &wished)?;
    let before = store::panel_of(&app.db, org, vacancy.id).await?;
    let seats = match &before {
        Some(panel) => store::seats(&app.db, org, panel.id).await?,
        None => Vec::new(),
    };
    let now = app.clock.now();
    if plan.day < london_date(now) && before.as_ref().is_none_or(|panel| panel.day != plan.day) {
        return Err(Refused::field("day", "panel-day-over"));
    }
    if let Some(panel) = &before {
        let begun = store::interviews(&app.db, org, panel.id).await?.iter().any(|one| one.started_at.is_some());
        if begun && changes_seats(&seats, &wished) {
            return Err(rules::Refusal::SeatsSettled.into());
        }
    }
    sit_as_themselves(who, app, &wished, &seats).await?;
    let mut known = Vec::new();
    for seat in wished {
        let role = role_of(seat.kind);
        let person = person_for(who, app, org, seat.person, role, "seat_1_person").await?;
        let supporter = match seat.supporter {
            Some(chosen) => Some(person_for(who, app, org, chosen, Role::Supporter, "seat_1_supporter").await?),
            None => None,
        };
        known.push((person, seat.kind, supporter));
    }
    let id = before.as_ref().map_or_else(PanelId::new, |panel| panel.id);
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    let saved = Panel {
        org,
        id,
        vacancy: vacancy.id,
        day: plan.day,
        starts_at: plan.starts_at,
        place: plan.place.trim().to_owned(),
        facilitator: plan.facilitator,
        prepare_minutes: plan.prepare_minutes,
        interview_minutes: plan.interview_minutes,
        break_minutes: plan.break_minutes,
        talk_minutes: plan.talk_minutes,
        lunch_at: plan.lunch_at,
        lunch_minutes: plan.lunch_minutes,
        most_candidates: plan.most_candidates,
    };
    if before.as_ref() != Some(&saved) {
        store::save_panel(&mut tx, &saved, now).await?;
        let told = json!({
            "panel": id, "day": saved.day, "starts_at": saved.starts_at, "place": saved.place,
            "facilitator": saved.facilitator, "interview_minutes": saved.interview_minutes,
            "break_minutes": saved.break_minutes, "most_candidates": saved.most_candidates,
        });
        deed.note(vacancy.stream, vacancy.subject, "panel.set_up", told);
    }
    for seat in seats.iter().filter(|seat| !known.iter().any(|(person, ..)| *person == seat.person)) {
        store::remove_seat(&mut tx, org, seat.id, now).await?;
        deed.note(vacancy.stream, vacancy.subject, "seat.taken_back", json!({"panel": id, "seat": seat.id}));
    }
    for ((person, kind, supporter), position) in known.into_iter().zip(1_i64..) {
        let held = seats.iter().find(|seat| seat.person == person);
        let seat = held.map_or_else(SeatId::new, |seat| seat.id);
        match held {
            None => {
                let new = store::NewSeat { org, id: seat, panel: id, person, kind, supporter, position };
                store::insert_seat(&mut tx, new, now).await?;
            }
            Some(held) if (held.kind, held.supporter) == (kind, supporter) && held.position == position => continue,
            Some(_) => store::update_seat(&mut tx, org, seat, kind, supporter, position).await?,
        }
        if held.is_none_or(|held| (held.kind, held.supporter) != (kind, supporter)) {
            let told = json!({
                "panel": id, "seat": seat, "person": person, "kind": kind.code(), "with_supporter": supporter.is_some(),
            });
            deed.note(vacancy.stream, vacancy.subject, "seat.given", told);
        }
    }
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await?;
    Ok(id)
}

/// A panel member's seat is for a person who draws on support. Without this the office could fill the panel with itself,
/// and its share of the total would be nobody's voice. Whoever holds such a seat already keeps it.
async fn sit_as_themselves(who: &Who, app: &App, wished: &[SeatFor], held: &[Seat]) -> Result<(), Refused> {
    let everybody = crate::people::service::everybody(who, app).await?;
    for (seat, row) in wished.iter().zip(1..) {
        let Chosen::Known(person) = &seat.person else { continue };
        let holds_it = held.iter().any(|one| one.person == *person && one.kind == seat.kind);
        if seat.kind != SeatKind::PanelMember || holds_it {
            continue;
        }
        let Some(listed) = everybody.iter().find(|one| one.person.id == *person) else { continue };
        if !listed.roles().contains(&Role::PanelMember) {
            let refused = Refused::field(format!("seat_{row}_kind"), "panel-not-a-panel-member");
            return Err(refused.with("name", &listed.person.name));
        }
    }
    Ok(())
}

/// The rules for seats, with somebody new counting as nobody else.
fn check_wished(facilitator: PersonId, wished: &[SeatFor]) -> Result<(), Refused> {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Somebody {
        Known(PersonId),
        New(usize),
    }
    let mut new = 0;
    let mut somebody = |chosen: &Chosen| match chosen {
        Chosen::Known(id) => Somebody::Known(*id),
        Chosen::New { .. } => {
            new += 1;
            Somebody::New(new)
        }
    };
    let facts: Vec<_> = wished
        .iter()
        .map(|seat| rules::SeatFacts {
            person: somebody(&seat.person),
            kind: seat.kind,
            supporter: seat.supporter.as_ref().map(&mut somebody),
        })
        .collect();
    // Fields of this form carry the number of their row; the first row that breaks the rule has the message.
    for rows in 1..=facts.len() {
        if let Err(refusal) = rules::check_seats(Somebody::Known(facilitator), &facts[..rows]) {
            let field = match refusal.field() {
                "facilitator" | "" => refusal.field().to_owned(),
                field => format!("seat_{rows}_{field}"),
            };
            return Err(Refused::field(field, refusal.code()).with("most", rules::MOST_SEATS));
        }
    }
    Ok(())
}

/// Whether somebody would come, go or become something else. A supporter may change at any time.
fn changes_seats(seats: &[Seat], wished: &[SeatFor]) -> bool {
    let same = |seat: &Seat| wished.iter().any(|one| one.person == Chosen::Known(seat.person) && one.kind == seat.kind);
    seats.len() != wished.len() || !seats.iter().all(same)
}

/// What a new person becomes. Office roles are given by an administrator only.
fn role_of(kind: SeatKind) -> Role {
    match kind {
        SeatKind::PanelMember | SeatKind::Shadow => Role::PanelMember,
        SeatKind::Manager | SeatKind::Colleague => Role::Colleague,
        SeatKind::Family | SeatKind::Advocate => Role::Supporter,
    }
}

pub(super) async fn person_for(
    who: &Who,
    app: &App,
    org: OrganisationId,
    chosen: Chosen,
    role: Role,
    field: &str,
) -> Result<PersonId, Refused> {
    match chosen {
        Chosen::Known(id) => match store::person(&app.db, org, id).await? {
            Some(_) => Ok(id),
            None => Err(Refused::field(field, "panel-person-unknown")),
        },
        Chosen::New { name, picture } => {
            let new = NewPerson { name, picture, roles: vec![role], ..NewPerson::default() };
            crate::people::service::add_person(who, app, new).await
        }
    }
}

/// Names who asks each question.
///
/// # Errors
/// A question without a seat, or with somebody who has none on this panel.
pub async fn set_askers(who: &Who, app: &App, id: PanelId, named: Vec<(KitLineId, SeatId)>) -> Result<(), Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    let kit = crate::scenario::service::kit(who, app, panel.vacancy).await?;
    if kit.frozen_at.is_some() {
        return Err(Refused::because("panel-kit-frozen"));
    }
    let seats = store::seats(&app.db, org, id).await?;
    let asked: Vec<_> = kit.lines.iter().filter(|line| line.kind == ItemKind::Scenario).collect();
    let mut problems = Vec::new();
    for (line, number) in asked.iter().zip(1..) {
        let seat = named.iter().find(|(named, _)| *named == line.id).map(|(_, seat)| *seat);
        match seat.map(|seat| seats.iter().any(|one| one.id == seat)) {
            Some(true) => {}
            Some(false) => {
                problems.push(Problem::new(&format!("asker_{number}"), rules::Refusal::AskerHasNoSeat.code()))
            }
            None => problems.push(Problem::new(&format!("asker_{number}"), "panel-asker-needed")),
        }
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    for line in asked {
        if let Some((_, seat)) = named.iter().find(|(named, _)| *named == line.id) {
            store::set_asker(&mut tx, org, id, line.id, *seat).await?;
            let told = json!({"panel": id, "line": line.id, "seat": seat});
            deed.note(vacancy.stream, vacancy.subject, "asker.named", told);
        }
    }
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await
}
