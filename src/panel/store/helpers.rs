//! Interpreters and advocates who are booked, supporters, and who of them agreed to what helpers agree to.

use super::super::{Helper, HelperKind};
use crate::ids::{OrganisationId, PanelId, PersonId, RowId, SeatId, TextVersionId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// Everybody who helps on this panel's day: the booked ones and each seat's own supporter.
pub async fn helpers(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Helper>, sqlx::Error> {
    on.sql(
        "SELECT h.id, h.person, p.name, h.kind, h.seat, a.at AS agreed_at
         FROM helper AS h
         JOIN person AS p ON p.org = h.org AND p.id = h.person
         LEFT JOIN helper_agreed AS a ON a.org = h.org AND a.panel = h.panel AND a.person = h.person
         WHERE h.org = $1 AND h.panel = $2 AND h.removed_at IS NULL
         UNION ALL
         SELECT NULL, s.supporter, p.name, NULL, s.id, a.at
         FROM seat AS s
         JOIN person AS p ON p.org = s.org AND p.id = s.supporter
         LEFT JOIN helper_agreed AS a ON a.org = s.org AND a.panel = s.panel AND a.person = s.supporter
         WHERE s.org = $1 AND s.panel = $2 AND s.removed_at IS NULL AND s.supporter IS NOT NULL
         ORDER BY 3, 2",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

#[expect(clippy::too_many_arguments, reason = "a row has this many sides")]
pub async fn insert_helper(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    panel: PanelId,
    person: PersonId,
    kind: HelperKind,
    seat: Option<SeatId>,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO helper (org, id, panel, person, kind, seat, booked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(org)
        .bind(id)
        .bind(panel)
        .bind(person)
        .bind(kind)
        .bind(seat)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// Takes a booking back; says whether there was one.
pub async fn remove_helper(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    id: RowId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let changed = tx
        .sql("UPDATE helper SET removed_at = $4 WHERE org = $1 AND panel = $2 AND id = $3 AND removed_at IS NULL")
        .bind(org)
        .bind(panel)
        .bind(id)
        .bind(at)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// Notes that somebody agreed; says whether it was new.
pub async fn insert_agreed(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    person: PersonId,
    text_version: TextVersionId,
    noted_by: PersonId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let added = tx
        .sql(
            "INSERT INTO helper_agreed (org, id, panel, person, text_version, noted_by, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        )
        .bind(org)
        .bind(RowId::new())
        .bind(panel)
        .bind(person)
        .bind(text_version)
        .bind(noted_by)
        .bind(at)
        .execute()
        .await?;
    Ok(added == 1)
}
