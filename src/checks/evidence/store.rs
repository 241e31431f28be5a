//! The only SQL of evidence. Lists never read the bytes.

use super::{Evidence, Format, StandsFor, What};
use crate::checks::store::By;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::vacancy::Stage;

/// A document as it is written.
#[derive(Debug, Clone)]
pub struct NewEvidence<'a> {
    pub id: RowId,
    pub what: What,
    pub words: &'a str,
    pub format: Format,
    pub pages: Option<i64>,
    pub size: i64,
    pub sha256: &'a str,
    pub sealed: &'a [u8],
}

pub async fn insert(tx: &mut Tx, by: By, new: NewEvidence<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO evidence (org, id, candidacy, what, words, format, pages, size, sha256, sealed, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(by.org)
    .bind(new.id)
    .bind(by.candidacy)
    .bind(new.what)
    .bind(new.words)
    .bind(new.format)
    .bind(new.pages)
    .bind(new.size)
    .bind(new.sha256)
    .bind(new.sealed)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// Writes that a document stands for an item, or no longer does.
pub async fn insert_for(tx: &mut Tx, by: By, evidence: RowId, item: &str, stands: bool) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO evidence_for (org, id, candidacy, evidence, item, stands, by_person, at, revision)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, COALESCE(MAX(revision), 0) + 1
         FROM evidence_for WHERE org = $1 AND evidence = $4 AND item = $5",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(evidence)
    .bind(item)
    .bind(stands)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// Lets a document go by its clock, whose code stands as the reason: by somebody's hand, or by nobody's. False if it is gone.
pub async fn lapse(
    tx: &mut Tx,
    org: OrganisationId,
    evidence: RowId,
    clock: &str,
    by: Option<PersonId>,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let changed = tx
        .sql(
            "UPDATE evidence SET sealed = NULL, gone_why = $3, gone_by = $4, gone_at = $5
             WHERE org = $1 AND id = $2 AND gone_at IS NULL",
        )
        .bind(org)
        .bind(evidence)
        .bind(clock)
        .bind(by)
        .bind(at)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// A document that can be opened, with what its clock asks.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct There {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub vacancy: VacancyId,
    pub name: String,
    pub stage: Stage,
    pub what: What,
    pub words: String,
    pub format: Format,
    pub pages: Option<i64>,
    pub size: i64,
    pub sha256: String,
    pub at: Timestamp,
}

/// Every document of an organisation that can be opened, of whoever was not erased; or of one candidate.
pub async fn there(on: impl Ask<'_>, org: OrganisationId, one: Option<CandidacyId>) -> Result<Vec<There>, sqlx::Error> {
    on.sql(
        "SELECT e.id, e.candidacy, c.vacancy, c.name, c.stage, e.what, e.words, e.format, e.pages, e.size, e.sha256, e.at
         FROM evidence e JOIN candidacy c ON c.org = e.org AND c.id = e.candidacy
         WHERE e.org = $1 AND ($2 IS NULL OR e.candidacy = $2) AND e.gone_at IS NULL AND c.erased_at IS NULL
         ORDER BY c.sort_key, e.at, e.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// For what every document of an organisation stands now, or those of one candidate.
pub async fn stands_of_all(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<StandsFor>, sqlx::Error> {
    on.sql(
        "SELECT f.evidence, f.item FROM evidence_for f
         WHERE f.org = $1 AND ($2 IS NULL OR f.candidacy = $2) AND f.stands AND NOT EXISTS (
             SELECT 1 FROM evidence_for later
             WHERE later.org = f.org AND later.evidence = f.evidence AND later.item = f.item
               AND later.revision > f.revision)
         ORDER BY f.evidence, f.item",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// On which day each item of an organisation's candidates, or of one of them, was last seen: (candidate, item, day).
pub async fn seen_on(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<(CandidacyId, String, String)>, sqlx::Error> {
    on.sql(
        "SELECT x.candidacy, x.item, x.seen_on FROM check_entry x
         WHERE x.org = $1 AND ($2 IS NULL OR x.candidacy = $2) AND x.status = 'seen' AND x.seen_on IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM check_entry later
             WHERE later.org = x.org AND later.candidacy = x.candidacy AND later.item = x.item
               AND later.revision > x.revision)
         ORDER BY x.candidacy, x.item",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// Takes the bytes away. False if somebody did so before.
pub async fn take_away(tx: &mut Tx, by: By, evidence: RowId, why: &str) -> Result<bool, sqlx::Error> {
    let changed = tx
        .sql(
            "UPDATE evidence SET sealed = NULL, gone_why = $3, gone_by = $4, gone_at = $5
             WHERE org = $1 AND id = $2 AND gone_at IS NULL",
        )
        .bind(by.org)
        .bind(evidence)
        .bind(why)
        .bind(by.person)
        .bind(by.at)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// Every document of one candidate, the oldest first, those that were taken away too.
pub async fn of_candidacy(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<Evidence>, sqlx::Error> {
    on.sql(
        "SELECT e.id, e.candidacy, e.what, e.words, e.format, e.pages, e.size, e.sha256, p.name AS by_name, e.at,
                e.gone_why, g.name AS gone_by, e.gone_at
         FROM evidence e JOIN person p ON p.org = e.org AND p.id = e.by_person
         LEFT JOIN person g ON g.org = e.org AND g.id = e.gone_by
         WHERE e.org = $1 AND e.candidacy = $2 ORDER BY e.at, e.id",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// For what the documents of one candidate stand now.
pub async fn stands(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<StandsFor>, sqlx::Error> {
    on.sql(
        "SELECT f.evidence, f.item FROM evidence_for f
         WHERE f.org = $1 AND f.candidacy = $2 AND f.stands AND NOT EXISTS (
             SELECT 1 FROM evidence_for later
             WHERE later.org = f.org AND later.evidence = f.evidence AND later.item = f.item
               AND later.revision > f.revision)
         ORDER BY f.evidence, f.item",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// The sealed bytes of a document; none if they were taken away.
pub async fn sealed(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
    evidence: RowId,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let found: Option<(Option<Vec<u8>>,)> = on
        .sql("SELECT sealed FROM evidence WHERE org = $1 AND id = $2 AND candidacy = $3")
        .bind(org)
        .bind(evidence)
        .bind(candidacy)
        .optional()
        .await?;
    Ok(found.and_then(|(sealed,)| sealed))
}

/// Does a legal hold stand over this candidate's file?
pub async fn is_held(on: impl Ask<'_>, org: OrganisationId, candidacy: CandidacyId) -> Result<bool, sqlx::Error> {
    let held: i64 = on
        .sql(
            "SELECT count(*) FROM legal_hold
             WHERE org = $1 AND scope = 'candidate' AND thing = $2 AND lifted_at IS NULL",
        )
        .bind(org)
        .bind(candidacy)
        .value()
        .await?;
    Ok(held > 0)
}
