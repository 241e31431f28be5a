//! The codes by which tablets join.

use super::super::JoinCode;
use crate::ids::{OrganisationId, PanelId, RowId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};

pub async fn insert_join_code(tx: &mut Tx, code: &JoinCode, now: Timestamp) -> Result<bool, sqlx::Error> {
    let made = tx
        .sql(
            "INSERT INTO join_code (org, id, panel, token, pictures, day, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        )
        .bind(code.org)
        .bind(RowId::new())
        .bind(code.panel)
        .bind(&code.token)
        .bind(&code.pictures)
        .bind(&code.day)
        .bind(now)
        .execute()
        .await?;
    Ok(made > 0)
}

/// The open code of a panel; it may be one of a day that is over.
pub async fn join_code(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Option<JoinCode>, sqlx::Error> {
    on.sql(
        "SELECT org, panel, token, pictures, day, ended_at FROM join_code
         WHERE org = $1 AND panel = $2 AND ended_at IS NULL ORDER BY made_at DESC, id DESC LIMIT 1",
    )
    .bind(org)
    .bind(panel)
    .optional()
    .await
}

pub async fn end_join_codes(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let ended = tx
        .sql("UPDATE join_code SET ended_at = $3 WHERE org = $1 AND panel = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(panel)
        .bind(now)
        .execute()
        .await?;
    Ok(ended > 0)
}

/// Ends what days gone by left open, so that their pictures can be used again.
pub async fn end_old_join_codes(
    tx: &mut Tx,
    org: OrganisationId,
    today: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE join_code SET ended_at = $3 WHERE org = $1 AND day < $2 AND ended_at IS NULL")
        .bind(org)
        .bind(today)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Whoever has the token. Like a cookie's, it names the organisation and not the other way round.
pub async fn join_code_by_token(on: impl Ask<'_>, token: &str) -> Result<Option<JoinCode>, sqlx::Error> {
    on.sql("SELECT org, panel, token, pictures, day, ended_at FROM join_code WHERE token = $1")
        .bind(token)
        .optional()
        .await
}

/// Whoever shows the three pictures of a code that is open.
pub async fn join_code_by_pictures(on: impl Ask<'_>, pictures: &[String]) -> Result<Option<JoinCode>, sqlx::Error> {
    on.sql("SELECT org, panel, token, pictures, day, ended_at FROM join_code WHERE pictures = $1 AND ended_at IS NULL")
        .bind(JsonText(pictures))
        .optional()
        .await
}
