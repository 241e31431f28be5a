//! Risk assessments and the second person's answers: written once, read whole.

use super::{Assessment, Decision};
use crate::checks::facts::rules::ToWeigh;
use crate::checks::store::By;
use crate::ids::{CandidacyId, CheckId, OrganisationId, RowId};
use crate::platform::db::{Ask, Tx};

/// An assessment as it is written.
#[derive(Debug, Clone)]
pub struct NewAssessment<'a> {
    pub id: RowId,
    pub check_entry: CheckId,
    pub item: &'a str,
    pub about: ToWeigh,
    pub decision: Decision,
    pub conditions: &'a str,
    pub supervisor: &'a str,
    pub supervision: &'a str,
    pub ends_on: Option<String>,
    pub words: String,
    pub talked_on: Option<String>,
}

/// Writes an assessment.
pub async fn insert(tx: &mut Tx, by: By, new: NewAssessment<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO risk_assessment (org, id, candidacy, check_entry, item, about, decision, conditions, supervisor,
             supervision, ends_on, words, talked_on, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(by.org)
    .bind(new.id)
    .bind(by.candidacy)
    .bind(new.check_entry)
    .bind(new.item)
    .bind(new.about)
    .bind(new.decision)
    .bind(new.conditions)
    .bind(new.supervisor)
    .bind(new.supervision)
    .bind(new.ends_on)
    .bind(new.words)
    .bind(new.talked_on)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// Writes the second person's answer; the database takes one.
pub async fn insert_answer(
    tx: &mut Tx,
    by: By,
    assessment: RowId,
    agrees: bool,
    words: &str,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO risk_answer (org, id, candidacy, assessment, agrees, words, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(assessment)
    .bind(agrees)
    .bind(words)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// The assessments of one candidate, or of everybody; the oldest first.
pub async fn all(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Assessment>, sqlx::Error> {
    on.sql(
        "SELECT r.id, r.candidacy, r.check_entry, r.item, r.about, r.decision, r.conditions, r.supervisor, r.supervision,
                r.ends_on, r.words, r.talked_on, r.by_person, p.name AS by_name, r.at,
                a.agrees, a.words AS answer_words, a.by_person AS answered_by, q.name AS answered_name, a.at AS answered_at
         FROM risk_assessment r JOIN person p ON p.org = r.org AND p.id = r.by_person
         LEFT JOIN risk_answer a ON a.org = r.org AND a.assessment = r.id
         LEFT JOIN person q ON q.org = a.org AND q.id = a.by_person
         WHERE r.org = $1 AND ($2 IS NULL OR r.candidacy = $2)
         ORDER BY r.candidacy, r.at, r.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}
