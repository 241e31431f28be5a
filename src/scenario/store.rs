//! The only SQL of this room.

use super::{Card, Criterion, ItemKind, ItemWords, KitLine, LibraryItem, Origin};
use crate::ids::{CardId, ItemId, KitLineId, OrganisationId, PersonId, RowId, TextVersionId, VacancyId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};
use serde::{Deserialize, Serialize};

/// A library item as it is written.
#[derive(Debug, Clone)]
pub struct NewItem<'a> {
    pub id: ItemId,
    pub code: &'a str,
    pub kind: ItemKind,
    pub criterion: Criterion,
    pub origin: Origin,
    pub text_version: TextVersionId,
    pub at: Timestamp,
}

/// Whether it is new: an item of this code may be there already.
pub async fn insert_item(tx: &mut Tx, org: OrganisationId, new: &NewItem<'_>) -> Result<bool, sqlx::Error> {
    let made = tx
        .sql(
            "INSERT INTO library_item (org, id, code, kind, criterion, origin, text_version, position, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7,
                     (SELECT COALESCE(MAX(position), 0) + 1 FROM library_item WHERE org = $1), $8)
             ON CONFLICT (org, code) DO NOTHING",
        )
        .bind(org)
        .bind(new.id)
        .bind(new.code)
        .bind(new.kind)
        .bind(new.criterion)
        .bind(new.origin)
        .bind(new.text_version)
        .bind(new.at)
        .execute()
        .await?;
    Ok(made > 0)
}

#[derive(Debug, sqlx::FromRow)]
struct ItemRow {
    id: ItemId,
    code: String,
    kind: ItemKind,
    criterion: Criterion,
    origin: Origin,
    text_version: TextVersionId,
    body: JsonText<ItemWords>,
}

/// Those that can be chosen, in the order in which they came.
pub async fn items(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<LibraryItem>, sqlx::Error> {
    let rows: Vec<ItemRow> = on
        .sql(
            "SELECT library_item.id, code, kind, criterion, origin, text_version, body
             FROM library_item
             JOIN text_version ON text_version.org = library_item.org AND text_version.id = library_item.text_version
             WHERE library_item.org = $1 AND retired_at IS NULL
             ORDER BY position, library_item.id",
        )
        .bind(org)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| LibraryItem {
            id: row.id,
            code: row.code,
            kind: row.kind,
            criterion: row.criterion,
            origin: row.origin,
            words: row.body.0,
            text_version: row.text_version,
        })
        .collect())
}

/// Takes an item written here out of what can be chosen; kits that have it keep it.
pub async fn retire_item(tx: &mut Tx, org: OrganisationId, id: ItemId, now: Timestamp) -> Result<bool, sqlx::Error> {
    let retired = tx
        .sql("UPDATE library_item SET retired_at = $3 WHERE org = $1 AND id = $2 AND retired_at IS NULL")
        .bind(org)
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(retired > 0)
}

/// The words on a card, as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardWords {
    pub words: String,
    pub picture: String,
}

pub async fn insert_card(
    tx: &mut Tx,
    org: OrganisationId,
    code: &str,
    criterion: Criterion,
    good: bool,
    text_version: TextVersionId,
) -> Result<bool, sqlx::Error> {
    let made = tx
        .sql(
            "INSERT INTO remark_card (org, id, code, criterion, good, text_version, position)
             VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(MAX(position), 0) + 1 FROM remark_card WHERE org = $1))
             ON CONFLICT (org, code) DO NOTHING",
        )
        .bind(org)
        .bind(CardId::new())
        .bind(code)
        .bind(criterion)
        .bind(good)
        .bind(text_version)
        .execute()
        .await?;
    Ok(made > 0)
}

#[derive(Debug, sqlx::FromRow)]
struct CardRow {
    id: CardId,
    code: String,
    criterion: Criterion,
    good: bool,
    text_version: TextVersionId,
    body: JsonText<CardWords>,
}

pub async fn cards(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Card>, sqlx::Error> {
    let rows: Vec<CardRow> = on
        .sql(
            "SELECT remark_card.id, code, criterion, good, text_version, body
             FROM remark_card
             JOIN text_version ON text_version.org = remark_card.org AND text_version.id = remark_card.text_version
             WHERE remark_card.org = $1
             ORDER BY position, remark_card.id",
        )
        .bind(org)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Card {
            id: row.id,
            code: row.code,
            criterion: row.criterion,
            good: row.good,
            words: row.body.0.words,
            picture: row.body.0.picture,
            text_version: row.text_version,
        })
        .collect())
}

/// When a kit was frozen, if it was; `None` if there is no kit.
pub async fn kit_head(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<(i64, Option<Timestamp>)>, sqlx::Error> {
    on.sql("SELECT scale, frozen_at FROM kit WHERE org = $1 AND vacancy = $2").bind(org).bind(vacancy).optional().await
}

/// Begins a kit or takes hold of the one there is, so that two who choose at once wait for each other.
pub async fn hold_kit(
    tx: &mut Tx,
    org: OrganisationId,
    vacancy: VacancyId,
    scale: i64,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO kit (org, vacancy, scale, chosen_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org, vacancy) DO UPDATE SET chosen_at = CASE WHEN kit.frozen_at IS NULL THEN excluded.chosen_at ELSE kit.chosen_at END",
    )
    .bind(org)
    .bind(vacancy)
    .bind(scale)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

#[derive(Debug, sqlx::FromRow)]
struct LineRow {
    id: KitLineId,
    item: ItemId,
    position: i64,
    kind: ItemKind,
    criterion: Criterion,
    text_version: TextVersionId,
    body: JsonText<ItemWords>,
}

pub async fn kit_lines(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<Vec<KitLine>, sqlx::Error> {
    let rows: Vec<LineRow> = on
        .sql(
            "SELECT kit_line.id, kit_line.item, kit_line.position, kind, criterion, kit_line.text_version, body
             FROM kit_line
             JOIN library_item ON library_item.org = kit_line.org AND library_item.id = kit_line.item
             JOIN text_version ON text_version.org = kit_line.org AND text_version.id = kit_line.text_version
             WHERE kit_line.org = $1 AND kit_line.vacancy = $2
             ORDER BY kit_line.position, kit_line.id",
        )
        .bind(org)
        .bind(vacancy)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| KitLine {
            id: row.id,
            item: row.item,
            position: row.position,
            kind: row.kind,
            criterion: row.criterion,
            words: row.body.0,
            text_version: row.text_version,
        })
        .collect())
}

/// Puts an item in its place; a line that the kit has already keeps its id (an asker may be named for it).
pub async fn place_line(
    tx: &mut Tx,
    org: OrganisationId,
    vacancy: VacancyId,
    item: ItemId,
    position: i64,
    text_version: TextVersionId,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO kit_line (org, id, vacancy, item, position, text_version) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, vacancy, item) DO UPDATE SET position = excluded.position, text_version = excluded.text_version",
    )
    .bind(org)
    .bind(KitLineId::new())
    .bind(vacancy)
    .bind(item)
    .bind(position)
    .bind(text_version)
    .execute()
    .await?;
    Ok(())
}

/// Takes every line out of the kit whose item is not among `kept`.
pub async fn drop_lines_except(
    tx: &mut Tx,
    org: OrganisationId,
    vacancy: VacancyId,
    kept: &[ItemId],
) -> Result<u64, sqlx::Error> {
    tx.sql(
        "DELETE FROM kit_line
         WHERE org = $1 AND vacancy = $2 AND item NOT IN (SELECT unhex(value, '-') FROM json_each($3))",
    )
    .bind(org)
    .bind(vacancy)
    .bind(JsonText(kept))
    .execute()
    .await
}

/// Whether this froze it; `false` if it was frozen before, or there is none.
pub async fn freeze_kit(
    tx: &mut Tx,
    org: OrganisationId,
    vacancy: VacancyId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let frozen = tx
        .sql("UPDATE kit SET frozen_at = $3 WHERE org = $1 AND vacancy = $2 AND frozen_at IS NULL")
        .bind(org)
        .bind(vacancy)
        .bind(now)
        .execute()
        .await?;
    Ok(frozen > 0)
}

/// Says whether candidates get the questions before their day; what was said before stays.
pub async fn insert_ahead(
    tx: &mut Tx,
    org: OrganisationId,
    vacancy: VacancyId,
    given: bool,
    by: PersonId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO questions_ahead (org, id, vacancy, given, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(vacancy)
        .bind(given)
        .bind(by)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// Whether they do, as was said last; none where nobody said.
pub async fn ahead(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<Option<bool>, sqlx::Error> {
    let found: Option<(bool,)> = on
        .sql("SELECT given FROM questions_ahead WHERE org = $1 AND vacancy = $2 ORDER BY id DESC LIMIT 1")
        .bind(org)
        .bind(vacancy)
        .optional()
        .await?;
    Ok(found.map(|(given,)| given))
}
