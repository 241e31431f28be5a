//! A tablet sends what it has kept until it hears that it arrived, so the same may come twice, and the first copy may even come
//! last, after what was said later. A score is told by its own key; every other deed of a seat by a row for its delivery.

use crate::ids::{InterviewId, PanelId};
use crate::people::{Seated, Who};
use crate::platform::App;
use crate::platform::db::{Notice, Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::scoring::rules::NotGiven;
use crate::scoring::store::{self, WaitingRow};

/// One delivery: of which interview, and the key that every copy of it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub interview: InterviewId,
    pub key: Option<String>,
}

impl From<InterviewId> for Sent {
    /// A deed that is done once: by a test, or by a page whose form has no key.
    fn from(interview: InterviewId) -> Self {
        Self { interview, key: None }
    }
}

/// Was this delivery taken before? Asked inside the transaction that does the deed, after its lock, and noted there.
///
/// # Errors
/// The key was another deed's, or another seat's.
pub(in crate::scoring) async fn is_again(
    tx: &mut Tx,
    me: &Seated,
    sent: &Sent,
    what: &str,
    now: Timestamp,
) -> Result<bool, Refused> {
    let Some(key) = &sent.key else { return Ok(false) };
    match store::delivery(&mut *tx, me.org, key).await? {
        Some((seat, kept)) if seat == me.seat && kept == what => Ok(true),
        Some(_) => Err(Refused::field("answer", NotGiven::KeyUsed.code())),
        None => {
            store::insert_delivery(tx, me.org, sent.interview, me.seat, key, what, now).await?;
            Ok(false)
        }
    }
}

/// What a tablet says of itself: numbers, never which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Answers that are still to be sent.
    pub waiting: u16,
    /// Answers that were not taken: the person decides.
    pub refused: u16,
    /// It cannot keep answers: each is sent when it is given, or not at all.
    pub is_full: bool,
}

/// A tablet tells the board how it stands. It is no deed: nothing that anybody said is in it.
pub async fn tell(who: &Who, app: &App, told: Told) -> Result<(), Refused> {
    let me = who.seat()?;
    let mut tx = app.db.begin().await?;
    let row = WaitingRow {
        seat: me.seat,
        waiting: i64::from(told.waiting),
        refused: i64::from(told.refused),
        is_full: told.is_full,
    };
    store::put_waiting(&mut tx, me.org, me.panel, me.tablet, &row, app.clock.now()).await?;
    tx.tell(Notice::new("panel", me.panel)).await?;
    Ok(tx.commit().await?)
}

/// What the tablets of a panel have said, each seat's together; those where nothing waits are left out. The caller has
/// asked who may see the board.
pub(super) async fn waiting(
    app: &App,
    org: crate::ids::OrganisationId,
    panel: PanelId,
) -> Result<Vec<WaitingRow>, Refused> {
    let mut seats: Vec<WaitingRow> = Vec::new();
    for row in store::waiting(&app.db, org, panel).await? {
        match seats.iter_mut().find(|one| one.seat == row.seat) {
            Some(one) => {
                one.waiting += row.waiting;
                one.refused += row.refused;
                one.is_full |= row.is_full;
            }
            None => seats.push(row),
        }
    }
    Ok(seats)
}
