//! Seats, who asks which question, consents and conflicts.

use super::super::{Asker, AwayReason, Conflict, ConflictKind, Consent, ConsentKind, Seat, SeatKind};
use crate::ids::{CandidacyId, KitLineId, OrganisationId, PanelId, PersonId, SeatId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// What a new seat is.
#[derive(Debug, Clone, Copy)]
pub struct NewSeat {
    pub org: OrganisationId,
    pub id: SeatId,
    pub panel: PanelId,
    pub person: PersonId,
    pub kind: SeatKind,
    pub supporter: Option<PersonId>,
    pub position: i64,
}

pub async fn insert_seat(tx: &mut Tx, seat: NewSeat, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO seat (org, id, panel, person, kind, supporter, position, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(seat.org)
    .bind(seat.id)
    .bind(seat.panel)
    .bind(seat.person)
    .bind(seat.kind)
    .bind(seat.supporter)
    .bind(seat.position)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn update_seat(
    tx: &mut Tx,
    org: OrganisationId,
    id: SeatId,
    kind: SeatKind,
    supporter: Option<PersonId>,
    position: i64,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET kind = $3, supporter = $4, position = $5 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(kind)
        .bind(supporter)
        .bind(position)
        .execute()
        .await?;
    Ok(())
}

/// Takes a seat off the panel; the questions it asked are free again.
pub async fn remove_seat(tx: &mut Tx, org: OrganisationId, id: SeatId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET removed_at = $3 WHERE org = $1 AND id = $2").bind(org).bind(id).bind(now).execute().await?;
    tx.sql("DELETE FROM asker WHERE org = $1 AND seat = $2").bind(org).bind(id).execute().await?;
    Ok(())
}

pub async fn set_withdrawn(
    tx: &mut Tx,
    org: OrganisationId,
    id: SeatId,
    at: Option<Timestamp>,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET withdrawn_at = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

pub async fn set_away(
    tx: &mut Tx,
    org: OrganisationId,
    id: SeatId,
    away: Option<AwayReason>,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET away = $3 WHERE org = $1 AND id = $2").bind(org).bind(id).bind(away).execute().await?;
    Ok(())
}

/// The seats of a panel in their order.
pub async fn seats(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Seat>, sqlx::Error> {
    on.sql(
        "SELECT s.org, s.id, s.panel, s.person, p.name, p.picture, s.kind, s.supporter, h.name AS supporter_name,
                s.position, s.withdrawn_at, s.away
         FROM seat s
         JOIN person p ON p.org = s.org AND p.id = s.person
         LEFT JOIN person h ON h.org = s.org AND h.id = s.supporter
         WHERE s.org = $1 AND s.panel = $2 AND s.removed_at IS NULL ORDER BY s.position, s.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

pub async fn set_asker(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    kit_line: KitLineId,
    seat: SeatId,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO asker (org, panel, kit_line, seat) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org, panel, kit_line) DO UPDATE SET seat = excluded.seat",
    )
    .bind(org)
    .bind(panel)
    .bind(kit_line)
    .bind(seat)
    .execute()
    .await?;
    Ok(())
}

pub async fn askers(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Asker>, sqlx::Error> {
    on.sql("SELECT kit_line, seat FROM asker WHERE org = $1 AND panel = $2 ORDER BY kit_line")
        .bind(org)
        .bind(panel)
        .all()
        .await
}

pub async fn insert_consent(tx: &mut Tx, org: OrganisationId, consent: &Consent) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO consent (org, id, seat, kind, given, at, text_version, noted_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(consent.id)
    .bind(consent.seat)
    .bind(consent.kind)
    .bind(consent.given)
    .bind(consent.at)
    .bind(consent.text_version)
    .bind(consent.noted_by)
    .execute()
    .await?;
    Ok(())
}

/// Every answer given on this panel, the earliest first.
pub async fn consents(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Consent>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.seat, c.kind, c.given, c.at, c.text_version, c.noted_by
         FROM consent c JOIN seat s ON s.org = c.org AND s.id = c.seat
         WHERE c.org = $1 AND s.panel = $2 AND s.removed_at IS NULL ORDER BY c.at, c.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

/// The last answer of one seat to one consent.
pub async fn last_consent(
    on: impl Ask<'_>,
    org: OrganisationId,
    seat: SeatId,
    kind: ConsentKind,
) -> Result<Option<Consent>, sqlx::Error> {
    on.sql(
        "SELECT id, seat, kind, given, at, text_version, noted_by FROM consent
         WHERE org = $1 AND seat = $2 AND kind = $3 ORDER BY at DESC, id DESC LIMIT 1",
    )
    .bind(org)
    .bind(seat)
    .bind(kind)
    .optional()
    .await
}

pub async fn insert_conflict(tx: &mut Tx, org: OrganisationId, conflict: &Conflict) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO conflict (org, id, seat, candidacy, kind, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(conflict.id)
        .bind(conflict.seat)
        .bind(conflict.candidacy)
        .bind(conflict.kind)
        .bind(conflict.at)
        .execute()
        .await?;
    Ok(())
}

/// Every answer given on this panel, the earliest first.
pub async fn conflicts(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Conflict>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.seat, c.candidacy, c.kind, c.at
         FROM conflict c JOIN seat s ON s.org = c.org AND s.id = c.seat
         WHERE c.org = $1 AND s.panel = $2 AND s.removed_at IS NULL ORDER BY c.at, c.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

/// The last answer of one seat about one candidate.
pub async fn last_conflict(
    on: impl Ask<'_>,
    org: OrganisationId,
    seat: SeatId,
    candidacy: CandidacyId,
) -> Result<Option<ConflictKind>, sqlx::Error> {
    let row: Option<(ConflictKind,)> = on
        .sql(
            "SELECT kind FROM conflict WHERE org = $1 AND seat = $2 AND candidacy = $3
             ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(org)
        .bind(seat)
        .bind(candidacy)
        .optional()
        .await?;
    Ok(row.map(|(kind,)| kind))
}
