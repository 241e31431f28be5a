//! The records about checks: written once, read whole.

use super::{Entry, Status};
use crate::ids::{CandidacyId, CheckId, OrganisationId, PersonId, RowId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// Who writes a row, when, about whom.
#[derive(Debug, Clone, Copy)]
pub struct By {
    pub org: OrganisationId,
    pub candidacy: CandidacyId,
    /// None for a guest: a referee, or the candidate themselves.
    pub person: Option<PersonId>,
    /// The candidate's own link, by which they wrote it.
    pub link: Option<RowId>,
    pub at: Timestamp,
}

/// A record as it is written.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    pub id: CheckId,
    pub candidacy: CandidacyId,
    pub item: &'a str,
    pub status: Status,
    pub seen: &'a str,
    pub seen_on: Option<&'a str>,
    pub note: &'a str,
    /// Empty where it is recorded in words.
    pub way: &'a str,
    pub facts: String,
    pub by_person: PersonId,
    pub at: Timestamp,
}

/// Writes the next revision about an item.
pub async fn insert(tx: &mut Tx, org: OrganisationId, new: NewEntry<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO check_entry (org, id, candidacy, item, revision, status, seen, seen_on, note, by_person, at, way, facts)
         SELECT $1, $2, $3, $4, COALESCE(MAX(revision), 0) + 1, $5, $6, $7, $8, $9, $10, $11, $12
         FROM check_entry WHERE org = $1 AND candidacy = $3 AND item = $4",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.candidacy)
    .bind(new.item)
    .bind(new.status)
    .bind(new.seen)
    .bind(new.seen_on)
    .bind(new.note)
    .bind(new.by_person)
    .bind(new.at)
    .bind(new.way)
    .bind(new.facts)
    .execute()
    .await?;
    Ok(())
}

/// Every record about one candidate, item by item and the oldest first.
pub async fn of_candidacy(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<Entry>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.candidacy, c.item, c.revision, c.status, c.seen, c.seen_on, c.note, c.way, c.facts, c.by_person,
                p.name AS by_name, c.at
         FROM check_entry c JOIN person p ON p.org = c.org AND p.id = c.by_person
         WHERE c.org = $1 AND c.candidacy = $2 ORDER BY c.item, c.revision",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// Every record of the organisation, candidate by candidate and as [`of_candidacy`] has them.
pub async fn all(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Entry>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.candidacy, c.item, c.revision, c.status, c.seen, c.seen_on, c.note, c.way, c.facts, c.by_person,
                p.name AS by_name, c.at
         FROM check_entry c JOIN person p ON p.org = c.org AND p.id = c.by_person
         WHERE c.org = $1 ORDER BY c.candidacy, c.item, c.revision",
    )
    .bind(org)
    .all()
    .await
}
