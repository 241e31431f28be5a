//! What the panel member who will be supported says about a candidate for their own team. It is theirs alone until the panel
//! talks; a change of mind is another row, until somebody is chosen.

use super::Around;
use super::give::{around, refused, situation, written};
use crate::ids::{InterviewId, SeatId};
use crate::ledger::Deed;
use crate::panel::Panel;
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::Lock;
use crate::platform::refused::Refused;
use crate::scoring::{ForTeam, rules, store};
use serde_json::json;

/// Whose own team it is, by the agreement.
pub async fn holder(who: &Who, app: &App, panel: &Panel) -> Result<Option<SeatId>, Refused> {
    let agreement = crate::panel::service::agreement(who, app, panel.vacancy).await?;
    Ok(agreement.and_then(|agreement| agreement.veto_seat))
}

/// Whether this seat is asked, and what it said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Team {
    pub asked: bool,
    pub said: Option<ForTeam>,
    /// Somebody was chosen, or it was decided otherwise: what was said stands.
    pub over: bool,
}

pub(super) async fn mine(who: &Who, app: &App, around: &Around, seat: SeatId) -> Result<Team, Refused> {
    if holder(who, app, &around.panel).await? != Some(seat) {
        return Ok(Team::default());
    }
    let said = store::for_team(&app.db, around.org, around.interview.id, seat).await?;
    Ok(Team { asked: true, said, over: around.is_decided() })
}

/// "Yes", "No", "Not sure yet". Nothing is written when it was said already.
///
/// # Errors
/// Somebody else's question; before the interview began, after somebody was chosen, or from a seat that scores nothing here.
pub async fn answer(who: &Who, app: &App, interview: InterviewId, said: ForTeam) -> Result<(), Refused> {
    let (me, around) = around(who, app, interview).await?;
    let asked = holder(who, app, &around.panel).await? == Some(me.seat);
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    let phase = rules::may_say_for_team(&situation, asked).map_err(refused)?;
    if store::for_team(&mut tx, me.org, interview, me.seat).await? == Some(said) {
        return Ok(tx.commit().await?);
    }
    let now = app.clock.now();
    store::insert_for_team(&mut tx, me.org, interview, me.seat, said, now).await?;
    let mut deed = Deed::new(who);
    deed.note(
        around.candidacy.stream,
        around.candidacy.subject,
        "team.answered",
        json!({
            "interview": interview, "seat": me.seat, "for_team": said.code(), "given_at": written(now), "phase": phase,
        }),
    );
    deed.commit(tx, app).await
}
