//! The only SQL of shortlisting: rows are written once, and the newest counts.

use super::{Held, Marked, Marks, Outcome};
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, VacancyId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};

/// By whom something is written, and when.
#[derive(Debug, Clone, Copy)]
pub struct By {
    pub org: OrganisationId,
    pub person: PersonId,
    pub at: Timestamp,
}

/// Who did it, as it is written.
#[derive(Debug, Clone, Copy)]
pub struct NewHeld<'a> {
    pub with_panel: bool,
    pub members: &'a str,
    pub held_on: Option<&'a str>,
    pub why_without: &'a str,
}

pub async fn insert_held(tx: &mut Tx, by: By, vacancy: VacancyId, new: NewHeld<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO shortlisting_held
            (org, id, vacancy, revision, with_panel, members, held_on, why_without, by_person, at)
         SELECT $1, $2, $3, COALESCE(MAX(revision), 0) + 1, $4, $5, $6, $7, $8, $9
         FROM shortlisting_held WHERE org = $1 AND vacancy = $3",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(vacancy)
    .bind(new.with_panel)
    .bind(new.members)
    .bind(new.held_on)
    .bind(new.why_without)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// What was said last of who did it.
pub async fn held(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<Option<Held>, sqlx::Error> {
    on.sql(
        "SELECT h.with_panel, h.members, h.held_on, h.why_without, p.name AS by_name, h.at
         FROM shortlisting_held h JOIN person p ON p.org = h.org AND p.id = h.by_person
         WHERE h.org = $1 AND h.vacancy = $2 ORDER BY h.revision DESC LIMIT 1",
    )
    .bind(org)
    .bind(vacancy)
    .optional()
    .await
}

/// How an application was marked, as it is written.
#[derive(Debug, Clone, Copy)]
pub struct NewMarked<'a> {
    pub profile_version: i64,
    pub marks: &'a Marks,
    pub reason: &'a str,
    pub outcome: Outcome,
}

pub async fn insert_marked(tx: &mut Tx, by: By, candidacy: CandidacyId, new: NewMarked<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO shortlisting_mark
            (org, id, candidacy, revision, profile_version, marks, reason, outcome, by_person, at)
         SELECT $1, $2, $3, COALESCE(MAX(revision), 0) + 1, $4, $5, $6, $7, $8, $9
         FROM shortlisting_mark WHERE org = $1 AND candidacy = $3",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(candidacy)
    .bind(new.profile_version)
    .bind(JsonText(new.marks))
    .bind(new.reason)
    .bind(new.outcome)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// How each application of a vacancy was marked last.
pub async fn marked(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<Vec<Marked>, sqlx::Error> {
    on.sql(
        "SELECT m.candidacy, m.profile_version, m.marks, m.reason, m.outcome, p.name AS by_name, m.at
         FROM shortlisting_mark m
         JOIN candidacy c ON c.org = m.org AND c.id = m.candidacy
         JOIN person p ON p.org = m.org AND p.id = m.by_person
         WHERE m.org = $1 AND c.vacancy = $2 AND NOT EXISTS (
             SELECT 1 FROM shortlisting_mark later
             WHERE later.org = m.org AND later.candidacy = m.candidacy AND later.revision > m.revision)",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}
