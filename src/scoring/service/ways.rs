//! A member's tablet, prepared by whoever runs the day: with them, or as they said. It is their own access data, so each look
//! is noted.

use super::runs;
use crate::ids::{PanelId, SeatId};
use crate::panel::{Panel, Seat};
use crate::people::Who;
use crate::people::service::ways;
use crate::people::ways::{Kept, Way};
use crate::platform::App;
use crate::platform::refused::Refused;

/// The seat and what its person has set.
pub struct Tablet {
    pub panel: Panel,
    pub seat: Seat,
    pub kept: Kept,
}

async fn of_seat(who: &Who, app: &App, panel: PanelId, seat: SeatId) -> Result<(Panel, Seat), Refused> {
    let (_, panel) = runs(who, app, panel).await?;
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    let seat = seats.into_iter().find(|one| one.id == seat).ok_or(Refused::NotFound)?;
    Ok((panel, seat))
}

/// How a member likes their tablet.
///
/// # Errors
/// Somebody who does not run this panel's day; a seat of another panel.
pub async fn at_desk(who: &Who, app: &App, panel: PanelId, seat: SeatId) -> Result<Tablet, Refused> {
    let (panel, seat) = of_seat(who, app, panel, seat).await?;
    crate::ledger::service::view(who, app, "ways", seat.person.0).await?;
    let kept = ways::of(app, who.org()?, seat.person).await?;
    Ok(Tablet { panel, seat, kept })
}

/// Sets what was chosen at the desk.
///
/// # Errors
/// As [`at_desk`]; a choice that there is not.
pub async fn set_at_desk(
    who: &Who,
    app: &App,
    panel: PanelId,
    seat: SeatId,
    chosen: &[(Way, String)],
) -> Result<(), Refused> {
    let (_, seat) = of_seat(who, app, panel, seat).await?;
    ways::set_for(who, app, who.org()?, seat.person, chosen).await
}
