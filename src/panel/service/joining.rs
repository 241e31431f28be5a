//! How a tablet joins: by QR code or three pictures it waits, the facilitator gives it a seat, its person says yes.
//!
//! Guessing: three of 24 pictures in order are 24 * 23 * 22 = 12,144 codes. One home shares one address, so a muddled
//! member must not lock the others out: a browser may be wrong 5 times a minute and 20 times an hour, an address 30 times
//! in ten minutes and 100 times in a day. Who keeps guessing from one address for a whole day hits one open panel's code
//! with odds of 100 in 12,144 (1 in 121), and then only stands among the tablets that wait: nothing is shown before the
//! facilitator lets that very tablet in, by the sign that it shows. Right codes are not counted, and the address of the
//! QR code, which nobody guesses, is not held back by wrong pictures.

use super::super::{JoinCode, Panel, Seat, rules, store};
use super::{OFFICE, panel, sees};
use crate::ids::{OrganisationId, PanelId, SeatId, TabletId};
use crate::ledger::Deed;
use crate::people::service::has_left;
use crate::people::tablets::{self, Swapped};
use crate::people::{NamedPicture, Seated, TabletWho, Who};
use crate::platform::App;
use crate::platform::clock::{london_date, london_instant};
use crate::platform::db::{JsonText, Notice, Timestamp};
use crate::platform::random;
use crate::platform::refused::Refused;
use serde_json::json;
use std::sync::LazyLock;

/// Wrong codes that one browser may try: in a minute, and in an hour.
const OF_BROWSER: [(usize, i64); 2] = [(5, 60), (20, 3_600)];
/// Wrong codes that all browsers of one address may try: in ten minutes, and in a day.
const OF_ADDRESS: [(usize, i64); 2] = [(30, 600), (100, 86_400)];

static PICTURES: LazyLock<Vec<NamedPicture>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../join_pictures.json")).unwrap_or_default());

/// The 24 pictures that a code is made of.
pub fn join_pictures() -> &'static [NamedPicture] {
    &PICTURES
}

/// The sign by which a tablet is told from the others: the same on its own screen and on the facilitator's.
pub fn sign_of(tablet: TabletId) -> Option<&'static NamedPicture> {
    let at = tablet.0.as_u128().checked_rem(PICTURES.len() as u128)?;
    PICTURES.get(usize::try_from(at).ok()?)
}

/// Joining as the facilitator shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The address in the QR code.
    pub address: String,
    pub pictures: Vec<NamedPicture>,
    pub day: String,
}

fn as_shown(app: &App, code: &JoinCode) -> Join {
    let named = |code: &String| {
        PICTURES
            .iter()
            .find(|picture| picture.code == *code)
            .cloned()
            .unwrap_or_else(|| NamedPicture { code: code.clone(), word: String::new() })
    };
    Join {
        address: format!("{}/join/{}", app.settings.public_url, code.token),
        pictures: code.pictures.0.iter().map(named).collect(),
        day: code.day.clone(),
    }
}

fn is_open(code: &JoinCode, now: Timestamp) -> bool {
    code.ended_at.is_none() && code.day >= london_date(now)
}

/// The code that is open, if joining is open.
pub async fn joining(who: &Who, app: &App, id: PanelId) -> Result<Option<Join>, Refused> {
    let panel = panel(who, app, id).await?;
    let org = panel.org;
    let code = store::join_code(&app.db, org, panel.id).await?;
    Ok(code.filter(|code| is_open(code, app.clock.now())).map(|code| as_shown(app, &code)))
}

/// Opens joining with a new code; an older one ends. It ends with the panel's day.
pub async fn open_joining(who: &Who, app: &App, id: PanelId) -> Result<Join, Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    let (stream, subject) = store::stream_of_vacancy(&app.db, org, panel.vacancy).await?.ok_or(Refused::NotFound)?;
    let now = app.clock.now();
    let today = london_date(now);
    let day = if panel.day < today { today.clone() } else { panel.day.clone() };
    let mut tx = app.db.begin().await?;
    store::end_old_join_codes(&mut tx, org, &today, now).await?;
    store::end_join_codes(&mut tx, org, id, now).await?;
    // Three of 24 pictures in order: 12,144 codes. Another panel's open code is never given twice.
    for _ in 0..50 {
        let token = random::token()?;
        let code = JoinCode { org, panel: id, token, pictures: JsonText(draw()?), day: day.clone(), ended_at: None };
        if store::insert_join_code(&mut tx, &code, now).await? {
            let mut deed = Deed::new(who);
            deed.note(stream, subject, "joining.opened", json!({"panel": id, "day": day}));
            tx.tell(Notice::new("panel", id)).await?;
            deed.commit(tx, app).await?;
            return Ok(as_shown(app, &code));
        }
    }
    Err(Refused::because("panel-join-no-code"))
}

/// Three different pictures.
fn draw() -> Result<Vec<String>, Refused> {
    let mut left: Vec<&NamedPicture> = PICTURES.iter().collect();
    let mut drawn = Vec::new();
    for _ in 0..3 {
        let at = random::below(u32::try_from(left.len()).unwrap_or(1))? as usize;
        drawn.push(left.swap_remove(at.min(left.len().saturating_sub(1))).code.clone());
    }
    Ok(drawn)
}

/// Closes joining: the code opens nothing more. Tablets that are in stay in.
pub async fn close_joining(who: &Who, app: &App, id: PanelId) -> Result<(), Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    let (stream, subject) = store::stream_of_vacancy(&app.db, org, panel.vacancy).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    if store::end_join_codes(&mut tx, org, id, app.clock.now()).await? {
        let mut deed = Deed::new(who);
        deed.note(stream, subject, "joining.closed", json!({"panel": id}));
        tx.tell(Notice::new("panel", id)).await?;
        deed.commit(tx, app).await?;
    }
    Ok(())
}

/// A tablet opened the address of the QR code. Gives the secret for its cookie; `held` is the one it has, if any.
///
/// # Errors
/// An unknown or ended code, with whom to ask; too many tries.
pub async fn join_by_token(app: &App, token: &str, address: &str, held: &str) -> Result<String, Refused> {
    app.limits.tried("panel-join-too-many", &format!("join link {address}"), 60, 60, app.clock.now())?;
    let code = store::join_code_by_token(&app.db, token).await?;
    let_wait(app, code.ok_or_else(|| Refused::because("panel-join-unknown"))?, held).await
}

/// A tablet showed three pictures. Gives the secret for its cookie; `held` is the one it has, if any.
///
/// # Errors
/// An unknown or ended code, with whom to ask; too many tries.
pub async fn join_by_pictures(app: &App, pictures: &[String], address: &str, held: &str) -> Result<String, Refused> {
    let code = tried(app, address, held, store::join_code_by_pictures(&app.db, pictures).await?)?;
    let_wait(app, code, held).await
}

/// A tablet opened the address that was made for one seat. Gives the secret for its cookie.
///
/// # Errors
/// An address that was used, or whose day is over, with whom to ask; too many tries.
pub async fn join_seat(app: &App, token: &str, address: &str) -> Result<String, Refused> {
    app.limits.tried("panel-join-too-many", &format!("seat link {address}"), 60, 60, app.clock.now())?;
    match tablets::swap(app, token).await? {
        Swapped::In(secret) => Ok(secret),
        Swapped::Ended(org, id) => {
            let panel = store::panel(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
            Err(Refused::because("panel-join-ended").with("name", facilitator(app, &panel).await?))
        }
        Swapped::Unknown => Err(Refused::because("panel-join-used")),
    }
}

/// A secret for a browser that has none yet: it tells browsers of one address apart while they choose pictures, and
/// opens nothing.
pub fn browser() -> Result<String, Refused> {
    Ok(random::token()?)
}

/// Counts a wrong code. A browser without a cookie shares the count of all such at its address.
fn tried(app: &App, address: &str, held: &str, found: Option<JoinCode>) -> Result<JoinCode, Refused> {
    let browser = if held.is_empty() { address.to_owned() } else { format!("{:x?}", random::digest(held)) };
    let of_address = OF_ADDRESS.map(|count| (format!("join address {} {address}", count.1), count));
    let of_browser = OF_BROWSER.map(|count| (format!("join browser {} {browser}", count.1), count));
    let counts: Vec<_> = of_address.into_iter().chain(of_browser).collect();
    let now = app.clock.now();
    let mut counted: Vec<&str> = Vec::new();
    for (key, (most, seconds)) in &counts {
        if let Err(refused) = app.limits.tried("panel-join-too-many", key, *most, *seconds, now) {
            // What is refused was no try.
            counted.iter().for_each(|key| app.limits.take_back(key));
            return Err(refused);
        }
        counted.push(key);
    }
    if found.is_some() {
        counted.iter().for_each(|key| app.limits.take_back(key));
    }
    found.ok_or_else(|| Refused::because("panel-join-unknown"))
}

async fn let_wait(app: &App, code: JoinCode, held: &str) -> Result<String, Refused> {
    let panel = store::panel(&app.db, code.org, code.panel).await?.ok_or(Refused::NotFound)?;
    if !is_open(&code, app.clock.now()) {
        let name = facilitator(app, &panel).await?;
        return Err(Refused::because("panel-join-ended").with("name", name));
    }
    // A tablet that is here already, or waits, does not ask a second time.
    if let Who::Tablet(TabletWho { org, panel, .. }) | Who::Seat(Seated { org, panel, .. }) =
        tablets::holder(app, held).await?
        && (org, panel) == (code.org, code.panel)
    {
        return Ok(held.to_owned());
    }
    let ends = london_instant(&code.day, "23:59:59").ok_or(Refused::NotFound)?;
    tablets::make_waiting(app, code.org, code.panel, ends).await
}

/// The first name of the person who runs the day.
async fn facilitator(app: &App, panel: &Panel) -> Result<String, Refused> {
    let person = store::person(&app.db, panel.org, panel.facilitator).await?;
    let name = person.map(|(name, _)| name).unwrap_or_default();
    Ok(rules::short_names(&[name.as_str()]).concat())
}

/// A device of a panel, as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub tablet: TabletId,
    pub asked_at: Timestamp,
    /// The seat it was given; its person has said yes when `is_in`.
    pub seat: Option<SeatId>,
    /// It serves all seats in turn.
    pub shared: bool,
    pub is_in: bool,
    /// Nobody has let it in yet.
    pub waits: bool,
}

/// The devices of a panel, the longest waiting first: those that ask to be let in, and those that are in.
pub async fn waiting(who: &Who, app: &App, id: PanelId) -> Result<Vec<Device>, Refused> {
    panel(who, app, id).await?;
    let rows = tablets::of_panel(who, app, id).await?;
    Ok(rows
        .into_iter()
        .map(|row| Device {
            tablet: row.id,
            asked_at: row.asked_at,
            seat: row.seat,
            shared: row.shared,
            is_in: row.confirmed_at.is_some(),
            waits: row.admitted_at.is_none(),
        })
        .collect())
}

/// Gives a waiting tablet a seat, or lets it serve all seats in turn (`seat` is none).
///
/// # Errors
/// The seat has a live tablet already and `replace` was not said; a seat that withdrew or is another panel's.
pub async fn admit(
    who: &Who,
    app: &App,
    id: PanelId,
    tablet: TabletId,
    seat: Option<SeatId>,
    replace: bool,
) -> Result<(), Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    let devices = waiting(who, app, id).await?;
    if !devices.iter().any(|device| device.tablet == tablet) {
        return Err(Refused::NotFound);
    }
    if let Some(seat) = seat {
        let seats = store::seats(&app.db, org, id).await?;
        let held = seats.iter().find(|one| one.id == seat);
        let held = held.ok_or_else(|| Refused::field("seat", "panel-admit-seat-needed"))?;
        if held.withdrawn_at.is_some() {
            return Err(Refused::field("seat", "panel-admit-withdrawn").with("name", &held.name));
        }
        if has_left(app, org, held.person).await? {
            return Err(Refused::field("seat", "panel-admit-left").with("name", &held.name));
        }
        // One seat, one live device: a second one asks.
        let taken = devices.iter().any(|device| device.tablet != tablet && device.seat == Some(seat));
        if taken && !replace {
            return Err(Refused::field("replace", "panel-admit-has-tablet").with("name", &held.name));
        }
    }
    tablets::admit(who, app, tablet, seat, seat.is_none()).await?;
    note_tablet(who, app, &panel, "tablet.admitted", json!({"panel": id, "seat": seat, "shared": seat.is_none()})).await
}

/// Sends a device away.
pub async fn end_tablet(who: &Who, app: &App, id: PanelId, tablet: TabletId) -> Result<(), Refused> {
    super::may_do(who, app, OFFICE, id).await?;
    let panel = panel(who, app, id).await?;
    let devices = waiting(who, app, id).await?;
    let device = devices.into_iter().find(|device| device.tablet == tablet).ok_or(Refused::NotFound)?;
    tablets::end(who, app, tablet).await?;
    note_tablet(who, app, &panel, "tablet.ended", json!({"panel": id, "seat": device.seat})).await
}

/// "Yes, that is me": the seat that was offered, or on a shared tablet the one that was chosen.
///
/// # Errors
/// A seat of another panel, or one that was not offered; on a shared tablet one that has a tablet of its own.
pub async fn take_seat(who: &Who, app: &App, seat: SeatId) -> Result<(), Refused> {
    let (id, shared) = match who {
        Who::Tablet(tablet) => (tablet.panel, tablet.shared),
        Who::Seat(seated) => (seated.panel, seated.shared),
        _ => return Err(Refused::SignIn),
    };
    let panel = panel(who, app, id).await?;
    let seats = store::seats(&app.db, panel.org, id).await?;
    let held = seats.iter().find(|one| one.id == seat).ok_or(Refused::NotFound)?;
    // Nobody let the shared tablet in for this seat alone, so it must not end the seat's own tablet.
    if shared && seats_elsewhere(who, app).await?.contains(&seat) {
        let name = facilitator(app, &panel).await?;
        return Err(Refused::because("panel-seat-has-tablet-ask").with("seat", &held.name).with("name", name));
    }
    tablets::confirm(who, app, seat).await?;
    crate::people::service::ways::draw_order(who, app, panel.org, held.person).await?;
    note_tablet(who, app, &panel, "seat.taken", json!({"panel": id, "seat": seat})).await
}

/// "That is not me", or the shared tablet goes on to the next person.
pub async fn let_go(who: &Who, app: &App) -> Result<(), Refused> {
    tablets::let_go(who, app).await
}

/// The seats of this tablet's panel that another tablet holds now.
pub async fn seats_elsewhere(who: &Who, app: &App) -> Result<Vec<SeatId>, Refused> {
    match who {
        Who::Tablet(TabletWho { org, panel, tablet, .. }) | Who::Seat(Seated { org, panel, tablet, .. }) => {
            tablets::held_elsewhere(app, *org, *panel, *tablet).await
        }
        _ => Err(Refused::SignIn),
    }
}

async fn note_tablet(
    who: &Who,
    app: &App,
    panel: &Panel,
    name: &'static str,
    told: serde_json::Value,
) -> Result<(), Refused> {
    let found = store::stream_of_vacancy(&app.db, panel.org, panel.vacancy).await?;
    let (stream, subject) = found.ok_or(Refused::NotFound)?;
    let tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    deed.note(stream, subject, name, told);
    deed.commit(tx, app).await
}

/// Whose faces a tablet may show: the seats that are still on the panel, and who runs it.
pub async fn faces(who: &Who, app: &App) -> Result<(Panel, Vec<Seat>, String), Refused> {
    let id = match who {
        Who::Tablet(tablet) => tablet.panel,
        Who::Seat(seated) => seated.panel,
        _ => return Err(Refused::SignIn),
    };
    let org: OrganisationId = sees(who, app, id).await?;
    let panel = store::panel(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let mut seats = Vec::new();
    for seat in store::seats(&app.db, org, id).await? {
        if !has_left(app, org, seat.person).await? {
            seats.push(seat);
        }
    }
    let name = facilitator(app, &panel).await?;
    Ok((panel, seats, name))
}
