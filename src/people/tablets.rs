//! Tablets: a device asks to join a panel, is given a seat (or serves all seats in turn), and its person says "yes, that
//! is me". One seat has one live device. Authorisation of the facilitator's part is asked here too.

use super::store::{self, TabletRow};
use super::{Role, Seated, TabletWho, Who};
use crate::ids::{OrganisationId, PanelId, PersonId, SeatId, TabletId};
use crate::platform::App;
use crate::platform::db::{Notice, Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::future::BoxFuture;
use time::OffsetDateTime;

/// Who lets tablets in.
pub const MAY_ADMIT: &[Role] = &[Role::Facilitator, Role::Manager, Role::Hr];

/// Who holds this tablet's token; nobody if it is unknown or its day is over.
pub async fn holder(app: &App, token: &str) -> Result<Who, Refused> {
    let Some(row) = store::tablet_by_digest(&app.db, &random::digest(token)).await? else { return Ok(Who::Nobody) };
    let now = OffsetDateTime::from(app.clock.now());
    if row.ended_at.is_some() || now > OffsetDateTime::from(row.ends_at) {
        return Ok(Who::Nobody);
    }
    let waiting = TabletWho {
        org: row.org,
        panel: row.panel,
        tablet: row.id,
        shared: row.shared && row.admitted_at.is_some(),
        offered: row.seat,
    };
    let Some(seat) = row.seat else { return Ok(Who::Tablet(waiting)) };
    // Whoever has left holds no seat: their own tablet is nobody's, a shared one goes on to the others.
    let Some((person, name, picture)) = store::person_of_seat_name(&app.db, row.org, seat).await? else {
        return Ok(if row.shared { Who::Tablet(TabletWho { offered: None, ..waiting }) } else { Who::Nobody });
    };
    if row.confirmed_at.is_none() {
        return Ok(Who::Tablet(waiting));
    }
    Ok(Who::Seat(Seated {
        org: row.org,
        panel: row.panel,
        seat,
        person,
        tablet: row.id,
        name,
        picture,
        shared: row.shared,
    }))
}

/// By what a seat's screens show that they are this seat's, after the tablet went on to somebody else: only a page that the
/// server drew for this seat on this tablet knows it. It dies with the tablet's own secret.
pub fn pass(token: &str, seat: SeatId) -> String {
    URL_SAFE_NO_PAD.encode(random::digest(&format!("{token} {seat}")))
}

/// Who sends something that was said on this tablet at `seat`: the seat that is on it now, or, on a shared tablet, one that
/// was, if it shows its pass. What one person said is never taken for another's.
///
/// # Errors
/// Neither: the tablet keeps it until its seat is back.
pub async fn speaks_for(app: &App, who: Who, token: &str, seat: &str, shown: &str) -> Result<Who, Refused> {
    let seat: SeatId = seat.parse().map_err(|_| Refused::SignIn)?;
    let (org, panel, tablet) = match &who {
        Who::Seat(seated) if seated.seat == seat => return Ok(who),
        Who::Seat(seated) if seated.shared => (seated.org, seated.panel, seated.tablet),
        Who::Tablet(tablet) if tablet.shared => (tablet.org, tablet.panel, tablet.tablet),
        _ => return Err(Refused::SignIn),
    };
    if random::digest(shown) != random::digest(&pass(token, seat)) {
        return Err(Refused::SignIn);
    }
    let found = store::person_of_seat_name(&app.db, org, seat).await?;
    let (person, name, picture) = found.ok_or(Refused::SignIn)?;
    Ok(Who::Seat(Seated { org, panel, seat, person, tablet, name, picture, shared: true }))
}

/// When this tablet's day is over.
pub async fn ends(app: &App, me: &Seated) -> Result<Timestamp, Refused> {
    Ok(store::tablet(&app.db, me.org, me.tablet).await?.ok_or(Refused::NotFound)?.ends_at)
}

/// A device that opened the panel's address or typed its pictures: it waits. Gives the token for its cookie.
///
/// The caller has checked the join code; `ends` is the end of the panel's day.
pub async fn make_waiting(app: &App, org: OrganisationId, panel: PanelId, ends: Timestamp) -> Result<String, Refused> {
    insert(app, org, panel, None, ends).await
}

/// A device that may become this seat's at once, by a link made for it (the demonstration's `seats`).
pub async fn make_for_seat(
    app: &App,
    org: OrganisationId,
    panel: PanelId,
    seat: SeatId,
    ends: Timestamp,
) -> Result<String, Refused> {
    insert(app, org, panel, Some(seat), ends).await
}

async fn insert(
    app: &App,
    org: OrganisationId,
    panel: PanelId,
    seat: Option<SeatId>,
    ends: Timestamp,
) -> Result<String, Refused> {
    let now = app.clock.now();
    let token = random::token()?;
    let row = TabletRow {
        org,
        id: TabletId::new(),
        panel,
        seat,
        shared: false,
        asked_at: now,
        admitted_at: None,
        confirmed_at: None,
        seen_at: now,
        ends_at: ends,
        ended_at: None,
    };
    let mut tx = app.db.begin().await?;
    store::insert_tablet(&mut tx, &row, &random::digest(&token)).await?;
    if seat.is_some() {
        store::update_tablet(&mut tx, &TabletRow { admitted_at: Some(now), ..row }).await?;
    }
    tx.tell(Notice::new("panel", panel)).await?;
    tx.commit().await?;
    Ok(token)
}

/// What became of an address that was made for one seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Swapped {
    /// The secret for the cookie.
    In(String),
    /// Its day is over, or the tablet was sent away.
    Ended(OrganisationId, PanelId),
    /// It was used, or there never was one.
    Unknown,
}

/// An address that was made for one seat was opened: its secret is swapped for a cookie's at once, so it works once.
pub async fn swap(app: &App, token: &str) -> Result<Swapped, Refused> {
    let Some(row) = store::tablet_by_digest(&app.db, &random::digest(token)).await? else {
        return Ok(Swapped::Unknown);
    };
    if row.ended_at.is_some() || row.confirmed_at.is_some() || row.ends_at <= app.clock.now() {
        return Ok(Swapped::Ended(row.org, row.panel));
    }
    let secret = random::token()?;
    let mut tx = app.db.begin().await?;
    store::swap_digest(&mut tx, row.org, row.id, &random::digest(&secret)).await?;
    tx.commit().await?;
    Ok(Swapped::In(secret))
}

/// The seats of a panel that another device than this one holds now.
pub async fn held_elsewhere(
    app: &App,
    org: OrganisationId,
    panel: PanelId,
    id: TabletId,
) -> Result<Vec<SeatId>, Refused> {
    let now = app.clock.now();
    let rows = store::tablets(&app.db, org, panel).await?;
    let others = rows.into_iter().filter(|row| row.id != id && row.confirmed_at.is_some() && row.ends_at > now);
    Ok(others.filter_map(|row| row.seat).collect())
}

/// Live devices of a panel: those that wait and those that have a seat.
pub async fn of_panel(who: &Who, app: &App, panel: PanelId) -> Result<Vec<TabletRow>, Refused> {
    let org = who.may_see(MAY_ADMIT)?.org;
    let now = app.clock.now();
    let rows = store::tablets(&app.db, org, panel).await?;
    Ok(rows.into_iter().filter(|row| row.ends_at > now).collect())
}

async fn mine(who: &Who, app: &App, id: TabletId) -> Result<TabletRow, Refused> {
    let org = who.may(MAY_ADMIT)?.org;
    store::tablet(&app.db, org, id).await?.filter(|row| row.ended_at.is_none()).ok_or(Refused::NotFound)
}

/// Lets a device in: to a seat, or shared by all seats. A seat's other device stays until the new one's person says
/// "yes, that is me".
pub async fn admit(who: &Who, app: &App, id: TabletId, seat: Option<SeatId>, shared: bool) -> Result<(), Refused> {
    let row = mine(who, app, id).await?;
    let seat = if shared { None } else { seat };
    let changed = TabletRow { seat, shared, admitted_at: Some(app.clock.now()), confirmed_at: None, ..row };
    save(app, &changed).await
}

/// Sends a device away.
pub async fn end(who: &Who, app: &App, id: TabletId) -> Result<(), Refused> {
    let row = mine(who, app, id).await?;
    let changed = TabletRow { ended_at: Some(app.clock.now()), ..row };
    save(app, &changed).await
}

/// "Yes, that is me": the device becomes the seat's only one. On a shared tablet `seat` says who it is.
pub async fn confirm(who: &Who, app: &App, seat: SeatId) -> Result<(), Refused> {
    let (org, tablet, shared) = match who {
        Who::Tablet(tablet) => (tablet.org, tablet.tablet, tablet.shared),
        Who::Seat(seated) if seated.shared => (seated.org, seated.tablet, true),
        Who::Nobody => return Err(Refused::SignIn),
        _ => return Err(Refused::NotAllowed),
    };
    let row = store::tablet(&app.db, org, tablet).await?.ok_or(Refused::NotFound)?;
    if row.admitted_at.is_none() || !(shared || row.seat == Some(seat)) {
        return Err(Refused::NotAllowed);
    }
    if store::person_of_seat_name(&app.db, org, seat).await?.is_none() {
        return Err(Refused::NotFound);
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    for other in store::tablets(&mut tx, org, row.panel).await? {
        if other.id != row.id && other.seat == Some(seat) && other.confirmed_at.is_some() {
            store::update_tablet(&mut tx, &without_seat(other, now)).await?;
        }
    }
    store::update_tablet(&mut tx, &TabletRow { seat: Some(seat), confirmed_at: Some(now), ..row.clone() }).await?;
    tx.tell(Notice::new("panel", row.panel)).await?;
    Ok(tx.commit().await?)
}

/// "That is not me", or the shared tablet goes to the next person: the seat is let go.
pub async fn let_go(who: &Who, app: &App) -> Result<(), Refused> {
    let (org, tablet) = match who {
        Who::Tablet(tablet) => (tablet.org, tablet.tablet),
        Who::Seat(seated) => (seated.org, seated.tablet),
        Who::Nobody => return Err(Refused::SignIn),
        _ => return Err(Refused::NotAllowed),
    };
    let row = store::tablet(&app.db, org, tablet).await?.ok_or(Refused::NotFound)?;
    let admitted_at = if row.shared { row.admitted_at } else { None };
    save(app, &TabletRow { seat: None, confirmed_at: None, admitted_at, ..row }).await
}

/// A shared tablet only lets go of the seat; a tablet of one seat is over.
fn without_seat(tablet: TabletRow, now: Timestamp) -> TabletRow {
    if tablet.shared {
        TabletRow { seat: None, confirmed_at: None, ..tablet }
    } else {
        TabletRow { ended_at: Some(now), ..tablet }
    }
}

/// Somebody left, or holds these roles from now on: the tablets of seats that they hold by a role which is gone are over,
/// and their panels hear of it. The seat stays on the panel, free for whoever the day needs; letting its person in again is
/// the facilitator's to decide, as long as they have not left.
pub(super) fn end_of<'a>(
    tx: &'a mut Tx,
    org: OrganisationId,
    person: PersonId,
    roles: &'a [Role],
    now: Timestamp,
) -> BoxFuture<'a, Result<(), Refused>> {
    Box::pin(async move {
        for (seat, kind) in store::seats_of_person(&mut *tx, org, person).await? {
            if sits_by(&kind, roles) {
                continue;
            }
            for tablet in store::tablets_of_seat(&mut *tx, org, seat).await? {
                let panel = tablet.panel;
                store::update_tablet(tx, &without_seat(tablet, now)).await?;
                tx.tell(Notice::new("panel", panel)).await?;
            }
        }
        Ok(())
    })
}

/// Is there a role by which somebody sits on a seat of this kind?
fn sits_by(kind: &str, roles: &[Role]) -> bool {
    match kind {
        "panel_member" | "shadow" => roles.contains(&Role::PanelMember),
        "manager" | "colleague" => roles.iter().any(|role| role.is_office() || *role == Role::Colleague),
        _ => !roles.is_empty(),
    }
}

async fn save(app: &App, row: &TabletRow) -> Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    store::update_tablet(&mut tx, row).await?;
    tx.tell(Notice::new("panel", row.panel)).await?;
    Ok(tx.commit().await?)
}
