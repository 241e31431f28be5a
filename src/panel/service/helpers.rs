//! Interpreters and advocates: booked by name for the day, for one seat or for everybody. They, and each member's own
//! supporter, are given one page about what helping is and what stays in the room, and say yes to it.

use super::super::rules::Refusal;
use super::super::{Helper, HelperKind, store};
use super::setting_up::person_for;
use super::{Chosen, OFFICE, Part, panel, sees};
use crate::ids::{PanelId, PersonId, RowId, SeatId};
use crate::ledger::{self, Deed, Look};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::db::Notice;
use crate::platform::refused::Refused;
use crate::texts::say;
use serde_json::json;

/// Somebody to book.
pub struct NewHelper {
    pub person: Chosen,
    pub kind: HelperKind,
    pub seat: Option<SeatId>,
}

/// Everybody who helps on this day.
pub async fn helpers(who: &Who, app: &App, id: PanelId) -> Result<Vec<Helper>, Refused> {
    let org = sees(who, app, id).await?;
    Ok(store::helpers(&app.db, org, id).await?)
}

/// [`helpers`], for somebody who reads the list: who is helped by whom is noted as read first.
pub async fn read_helpers(who: &Who, app: &App, id: PanelId) -> Result<Vec<Helper>, Refused> {
    let all = helpers(who, app, id).await?;
    let vacancy = Some(panel(who, app, id).await?.vacancy);
    let look = Look { what: "helpers", thing: id.0, candidacy: None, vacancy };
    ledger::service::look(who, app, look).await?;
    Ok(all)
}

/// Who is there for this seat, or for everybody: each once, by the name that the panel says.
pub async fn helpers_of_seat(who: &Who, app: &App) -> Result<Vec<(PersonId, String)>, Refused> {
    of_seat(who, app, |_| true).await
}

/// Interpreters and advocates who were booked, without the person's own supporter: about whom the person may want to talk.
pub async fn booked_for_seat(who: &Who, app: &App) -> Result<Vec<(PersonId, String)>, Refused> {
    of_seat(who, app, |helper| helper.kind.is_some()).await
}

async fn of_seat(
    who: &Who,
    app: &App,
    counts: impl Fn(&Helper) -> bool + Send,
) -> Result<Vec<(PersonId, String)>, Refused> {
    let me = who.seat()?;
    let mut mine: Vec<(PersonId, String)> = Vec::new();
    for helper in store::helpers(&app.db, me.org, me.panel).await? {
        let is_mine = helper.seat == Some(me.seat) || (helper.seat.is_none() && helper.kind.is_some());
        if is_mine && counts(&helper) && !mine.iter().any(|(id, _)| *id == helper.person) {
            mine.push((helper.person, helper.name));
        }
    }
    let names = super::super::rules::short_names(&mine.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
    Ok(mine.into_iter().map(|(id, _)| id).zip(names).collect())
}

/// What everybody who helps agrees to, in plain words.
pub fn agreement_of_helpers() -> Vec<Part> {
    let part = |picture: &str, name: &str| {
        let text = say(&format!("helper-{name}-text"));
        Part::new(picture, say(&format!("helper-{name}-title")), &[text])
    };
    vec![
        part("1F512", "private"),
        part("1F9D1", "answers"),
        part("1F5E3", "interpret"),
        part("1F6B6", "back"),
        part("1F64B", "worried"),
    ]
}

/// Books an interpreter or an advocate.
///
/// # Errors
/// They hold a seat here or run the day: then they would see a score they must not see.
pub async fn book(who: &Who, app: &App, id: PanelId, new: NewHelper) -> Result<(), Refused> {
    let signed = super::may_do(who, app, OFFICE, id).await?;
    let panel = panel(who, app, id).await?;
    let seats = store::seats(&app.db, signed.org, id).await?;
    if new.seat.is_some_and(|seat| !seats.iter().any(|one| one.id == seat)) {
        return Err(Refused::field("seat", "panel-helper-seat-unknown"));
    }
    let person = person_for(who, app, signed.org, new.person, Role::Supporter, "person").await?;
    if seats.iter().any(|seat| seat.person == person) {
        return Err(Refused::field("person", Refusal::SupporterSits.code()));
    }
    if panel.facilitator == person {
        return Err(Refused::field("person", Refusal::FacilitatorSupports.code()));
    }
    if store::helpers(&app.db, signed.org, id).await?.iter().any(|one| one.id.is_some() && one.person == person) {
        return Err(Refused::field("person", "panel-helper-twice"));
    }
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    let mut tx = app.db.begin().await?;
    let booking = RowId::new();
    store::insert_helper(&mut tx, signed.org, booking, id, person, new.kind, new.seat, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    let told = json!({"panel": id, "person": person, "kind": new.kind.code(), "seat": new.seat});
    deed.note(vacancy.stream, vacancy.subject, "helper.booked", told);
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await
}

/// Takes a booking back.
pub async fn cancel(who: &Who, app: &App, id: PanelId, booking: RowId) -> Result<(), Refused> {
    let signed = super::may_do(who, app, OFFICE, id).await?;
    let panel = panel(who, app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    let all = store::helpers(&app.db, signed.org, id).await?;
    let Some(helper) = all.into_iter().find(|one| one.id == Some(booking)) else { return Ok(()) };
    let mut tx = app.db.begin().await?;
    if store::remove_helper(&mut tx, signed.org, id, booking, app.clock.now()).await? {
        let mut deed = Deed::new(who);
        let told = json!({"panel": id, "person": helper.person});
        deed.note(vacancy.stream, vacancy.subject, "helper.taken_back", told);
        tx.tell(Notice::new("panel", id)).await?;
        deed.commit(tx, app).await?;
    }
    Ok(())
}

/// Notes that a helper or supporter read the page and said yes to it: on paper, before whoever notes it.
pub async fn note_agreed(who: &Who, app: &App, id: PanelId, person: PersonId) -> Result<(), Refused> {
    let signed = super::may_do(who, app, OFFICE, id).await?;
    let panel = panel(who, app, id).await?;
    if !store::helpers(&app.db, signed.org, id).await?.iter().any(|one| one.person == person) {
        return Err(Refused::NotFound);
    }
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    let now = app.clock.now();
    let parts = agreement_of_helpers();
    let text: Vec<_> = parts.iter().map(|part| json!({"title": part.title, "lines": part.lines})).collect();
    let mut tx = app.db.begin().await?;
    let version =
        crate::texts::service::keep(&mut tx, signed.org, "helper-agreement", "en-GB", &json!(text), now).await?;
    if store::insert_agreed(&mut tx, signed.org, id, person, version, signed.person, now).await? {
        let mut deed = Deed::new(who);
        let told = json!({"panel": id, "person": person, "text_version": version, "way": "paper"});
        deed.note(vacancy.stream, vacancy.subject, "helper.agreed", told);
        tx.tell(Notice::new("panel", id)).await?;
        deed.commit(tx, app).await?;
    }
    Ok(())
}
