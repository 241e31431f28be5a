//! The deeds of this room: the office sends a link, somebody opens it, and the candidate writes by it.

mod door;
mod office;
mod own;

pub use door::{Door, door, forget, holder, let_in, open, send_code};
pub use office::{Link, Links, end_link, links, read_links, send};
pub use own::{Own, OwnDay, ask_for_help, explain, keep_frame, keep_period, own, remove_period, send_in, withdraw};

use super::rules::{self, Known, State};
use super::{LinkRow, store};
use crate::ids::{OrganisationId, RowId};
use crate::people::{CandidateLink, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::mail;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy};

/// What an opened link is called among the secrets of guests.
const GUEST: &str = "candidate";
/// Why the messages are written.
const WHY: &str = "application";
const WHY_CODE: &str = "application_code";

/// The server reads for the candidate: what it gives them is theirs alone.
fn reader(org: OrganisationId) -> Who {
    Who::Job { org, name: "candidate" }
}

/// Is a link of any use to this candidate? They are in the running; or the panel met them and it was decided not to take them on,
/// and they may ask how it went.
pub(super) async fn concerns_them(app: &App, candidacy: &Candidacy) -> Result<bool, Refused> {
    if candidacy.erased_at.is_some() {
        return Ok(false);
    }
    let turned_down = candidacy.stage.is_turned_down();
    Ok(candidacy.stage.is_live()
        || turned_down && vacancy::service::has_met(&app.db, candidacy.org, candidacy.id).await?)
}

/// The link of this candidate that opens something and was sent last.
///
/// # Errors
/// The database failed. The caller asks who may.
pub(crate) async fn live_link(app: &App, candidacy: &Candidacy) -> Result<Option<LinkRow>, Refused> {
    let (concerns, now) = (concerns_them(app, candidacy).await?, app.clock.now());
    let rows = store::of_candidacy(&app.db, candidacy.org, candidacy.id).await?;
    Ok(rows.into_iter().rev().find(|row| state_of(row, candidacy, concerns, &[], now).is_live()))
}

/// Where a link of this candidate stands now.
fn state_of(row: &LinkRow, candidacy: &Candidacy, concerns_them: bool, sent_in: &[RowId], now: Timestamp) -> State {
    rules::state(Known {
        concerns_them,
        in_time: london_date(now) <= row.ends_on,
        // It went to an address that is not theirs.
        ended: row.ended_at.is_some() || candidacy.contact_at.is_some_and(|at| row.made_at < at),
        wrong: row.wrong,
        opened: row.opened_at.is_some(),
        sent_in: sent_in.contains(&row.id),
    })
}

/// The candidate of a link that opens something still.
async fn live(app: &App, row: &LinkRow) -> Result<Option<Candidacy>, Refused> {
    let candidacy = vacancy::service::candidacy_in(&app.db, row.org, row.candidacy).await?;
    let concerns_them = concerns_them(app, &candidacy).await?;
    Ok(state_of(row, &candidacy, concerns_them, &[], app.clock.now()).is_live().then_some(candidacy))
}

fn as_guest(row: LinkRow) -> CandidateLink {
    let LinkRow { org, id, candidacy, made_by, ends_on, .. } = row;
    CandidateLink { org, link: id, candidacy, sent_by: made_by, ends: ends_on }
}

/// Ends a link; nobody needs its messages any more.
async fn end_in(tx: &mut Tx, row: &LinkRow, now: Timestamp) -> Result<(), Refused> {
    store::end(tx, row.org, row.id, now).await?;
    mail::end(tx, row.org, row.message).await?;
    end_codes(tx, row).await
}

/// Nobody needs the codes of a link any more.
async fn end_codes(tx: &mut Tx, row: &LinkRow) -> Result<(), Refused> {
    for (message, _) in store::messages(&mut *tx, row.org, row.id, WHY_CODE).await? {
        mail::end(tx, row.org, message).await?;
    }
    Ok(())
}
