//! The only SQL of this room.

use crate::ids::{OrganisationId, PanelId, PersonId, RowId, TextVersionId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};

/// Panels whose day is not over, of every organisation.
pub async fn upcoming(on: impl Ask<'_>, today: &str) -> Result<Vec<(OrganisationId, PanelId)>, sqlx::Error> {
    on.sql("SELECT org, id FROM panel WHERE day >= $1 ORDER BY day, org, id").bind(today).all().await
}

/// Is it time to look again: how many of a panel's sounds there are, and which came last.
pub async fn state(
    on: impl Ask<'_>,
    org: OrganisationId,
    voice: &str,
    panel: PanelId,
) -> Result<Option<(i64, String)>, sqlx::Error> {
    on.sql(
        "SELECT (SELECT COUNT(*) FROM speech WHERE org = $1 AND voice = $2 AND (panel IS NULL OR panel = $3)), key
         FROM speech WHERE org = $1 AND voice = $2 AND (panel IS NULL OR panel = $3) ORDER BY at DESC, key DESC LIMIT 1",
    )
    .bind(org)
    .bind(voice)
    .bind(panel)
    .optional()
    .await
}

/// The words that a panel may hear in this voice, each with the key of its sound.
pub async fn words(
    on: impl Ask<'_>,
    org: OrganisationId,
    voice: &str,
    panel: PanelId,
) -> Result<Vec<(String, String)>, sqlx::Error> {
    on.sql(
        "SELECT words, key FROM speech WHERE org = $1 AND voice = $2 AND (panel IS NULL OR panel = $3) ORDER BY words, key",
    )
    .bind(org)
    .bind(voice)
    .bind(panel)
    .all()
    .await
}

/// A sound that this panel may hear: its kind and its bytes.
pub async fn sound(
    on: impl Ask<'_>,
    org: OrganisationId,
    key: &str,
    panel: PanelId,
) -> Result<Option<(String, Vec<u8>)>, sqlx::Error> {
    on.sql("SELECT kind, sound FROM speech WHERE org = $1 AND key = $2 AND (panel IS NULL OR panel = $3)")
        .bind(org)
        .bind(key)
        .bind(panel)
        .optional()
        .await
}

/// A sound to keep.
#[derive(Debug, Clone)]
pub struct New<'a> {
    pub key: &'a str,
    /// Whose names are in it.
    pub panel: Option<PanelId>,
    pub voice: &'a str,
    pub words: &'a str,
    pub kind: &'a str,
    pub sound: &'a [u8],
    pub at: Timestamp,
}

/// Another server may have made it at the same time: then its own stays.
pub async fn insert(tx: &mut Tx, org: OrganisationId, new: New<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO speech (org, key, panel, voice, language, words, kind, sound, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (org, key) DO NOTHING",
    )
    .bind(org)
    .bind(new.key)
    .bind(new.panel)
    .bind(new.voice)
    .bind(super::LANGUAGE)
    .bind(new.words)
    .bind(new.kind)
    .bind(new.sound)
    .bind(new.at)
    .execute()
    .await?;
    Ok(())
}

/// What is of no use any more: of another voice, and with names of a panel whose day is over. Says how many went.
pub async fn sweep(tx: &mut Tx, voice: &str, today: &str) -> Result<u64, sqlx::Error> {
    tx.sql(
        "DELETE FROM speech WHERE voice <> $1 OR panel IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM panel WHERE panel.org = speech.org AND panel.id = speech.panel AND panel.day >= $2)",
    )
    .bind(voice)
    .bind(today)
    .execute()
    .await
}

/// Is there anything to sweep?
pub async fn is_stale(on: impl Ask<'_>, voice: &str, today: &str) -> Result<bool, sqlx::Error> {
    let count: i64 = on
        .sql(
            "SELECT COUNT(*) FROM speech WHERE voice <> $1 OR panel IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM panel WHERE panel.org = speech.org AND panel.id = speech.panel AND panel.day >= $2)",
        )
        .bind(voice)
        .bind(today)
        .value()
        .await?;
    Ok(count > 0)
}

/// A person's reading of a sentence, without its sound.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReadingRow {
    pub id: RowId,
    pub text_version: TextVersionId,
    pub words: String,
    pub version: i64,
    pub kind: String,
    /// It was not taken back.
    pub there: bool,
    pub by_name: String,
    pub at: Timestamp,
}

/// The last readings of these versions of texts, what was taken back too.
pub async fn readings(
    on: impl Ask<'_>,
    org: OrganisationId,
    texts: &[TextVersionId],
) -> Result<Vec<ReadingRow>, sqlx::Error> {
    on.sql(
        "SELECT r.id, r.text_version, r.words, r.version, r.kind, r.sound IS NOT NULL AS there, p.name AS by_name, r.at
         FROM reading r JOIN person p ON p.org = r.org AND p.id = r.by_person
         WHERE r.org = $1 AND r.text_version IN (SELECT unhex(value, '-') FROM json_each($2)) AND NOT EXISTS (
             SELECT 1 FROM reading later WHERE later.org = r.org AND later.text_version = r.text_version
                AND later.words = r.words AND later.version > r.version)
         ORDER BY r.text_version, r.words",
    )
    .bind(org)
    .bind(JsonText(texts))
    .all()
    .await
}

/// A new version of a reading; without a sound it is taken back.
#[derive(Debug, Clone)]
pub struct NewReading<'a> {
    pub id: RowId,
    pub text_version: TextVersionId,
    pub words: &'a str,
    pub version: i64,
    pub kind: &'a str,
    pub sound: Option<&'a [u8]>,
    pub by: PersonId,
    pub at: Timestamp,
}

pub async fn insert_reading(tx: &mut Tx, org: OrganisationId, new: NewReading<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reading (org, id, text_version, words, version, kind, sound, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.text_version)
    .bind(new.words)
    .bind(new.version)
    .bind(new.kind)
    .bind(new.sound)
    .bind(new.by)
    .bind(new.at)
    .execute()
    .await?;
    Ok(())
}

/// The sound of a reading that counts: its kind and its bytes.
pub async fn reading_sound(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: RowId,
) -> Result<Option<(String, Vec<u8>)>, sqlx::Error> {
    on.sql("SELECT kind, sound FROM reading WHERE org = $1 AND id = $2 AND sound IS NOT NULL")
        .bind(org)
        .bind(id)
        .optional()
        .await
}

/// A clip in sign language, without its film.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ClipRow {
    pub id: RowId,
    pub text_version: TextVersionId,
    pub version: i64,
    pub there: bool,
    pub by_name: String,
    pub at: Timestamp,
}

/// The last clip of each of these versions of texts, what was taken back too.
pub async fn clips(
    on: impl Ask<'_>,
    org: OrganisationId,
    texts: &[TextVersionId],
) -> Result<Vec<ClipRow>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.text_version, c.version, c.film IS NOT NULL AS there, p.name AS by_name, c.at
         FROM clip c JOIN person p ON p.org = c.org AND p.id = c.by_person
         WHERE c.org = $1 AND c.text_version IN (SELECT unhex(value, '-') FROM json_each($2)) AND NOT EXISTS (
             SELECT 1 FROM clip later WHERE later.org = c.org AND later.text_version = c.text_version
                AND later.version > c.version)
         ORDER BY c.text_version",
    )
    .bind(org)
    .bind(JsonText(texts))
    .all()
    .await
}

#[expect(clippy::too_many_arguments, reason = "a row has this many columns")]
pub async fn insert_clip(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    text_version: TextVersionId,
    version: i64,
    kind: &str,
    film: Option<&[u8]>,
    by: PersonId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO clip (org, id, text_version, version, kind, film, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(id)
    .bind(text_version)
    .bind(version)
    .bind(kind)
    .bind(film)
    .bind(by)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// The film of a clip that counts: its kind and its bytes.
pub async fn clip_film(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: RowId,
) -> Result<Option<(String, Vec<u8>)>, sqlx::Error> {
    on.sql(
        "SELECT c.kind, c.film FROM clip c WHERE c.org = $1 AND c.id = $2 AND c.film IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM clip later WHERE later.org = c.org AND later.text_version = c.text_version
                AND later.version > c.version)",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}
