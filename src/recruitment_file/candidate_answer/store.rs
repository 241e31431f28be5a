//! The only SQL of answers to candidates.

use super::{CameHow, Way};
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// That a candidate asked.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Asked {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub came_how: CameHow,
    /// 'YYYY-MM-DD'
    pub on_day: String,
    /// Who noted it at the desk; by their own link nobody did.
    pub by_name: Option<String>,
    pub at: Timestamp,
}

pub async fn asked(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Option<Asked>, sqlx::Error> {
    on.sql(
        "SELECT a.id, a.candidacy, a.came_how, a.on_day, p.name AS by_name, a.at FROM candidate_answer_asked a
         LEFT JOIN person p ON p.org = a.org AND p.id = a.by_person
         WHERE a.org = $1 AND a.candidacy = $2",
    )
    .bind(org)
    .bind(candidacy)
    .optional()
    .await
}

/// A request to insert.
#[derive(Debug, Clone, Copy)]
pub struct NewAsked<'a> {
    pub id: RowId,
    pub candidacy: CandidacyId,
    pub came_how: CameHow,
    pub on_day: &'a str,
    pub by_person: Option<PersonId>,
    pub at: Timestamp,
}

/// False if they asked before.
pub async fn insert_asked(tx: &mut Tx, org: OrganisationId, new: NewAsked<'_>) -> Result<bool, sqlx::Error> {
    let inserted = tx
        .sql(
            "INSERT INTO candidate_answer_asked (org, id, candidacy, came_how, on_day, by_person, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org, candidacy) DO NOTHING",
        )
        .bind(org)
        .bind(new.id)
        .bind(new.candidacy)
        .bind(new.came_how)
        .bind(new.on_day)
        .bind(new.by_person)
        .bind(new.at)
        .execute()
        .await?;
    Ok(inserted > 0)
}

/// A candidate who waits for an answer: it was not sent; or it went on paper, and nobody noted that they got it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    pub candidacy: CandidacyId,
    pub name: String,
    pub vacancy: VacancyId,
    pub title: String,
    /// 'YYYY-MM-DD'
    pub on_day: String,
}

/// All of an organisation, the longest waiting first.
pub async fn waiting(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Waiting>, sqlx::Error> {
    on.sql(
        "SELECT a.candidacy, c.name, c.vacancy, v.title, a.on_day FROM candidate_answer_asked a
         JOIN candidacy c ON c.org = a.org AND c.id = a.candidacy
         JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
         WHERE a.org = $1 AND c.erased_at IS NULL AND NOT EXISTS (
             SELECT 1 FROM candidate_answer_sent s WHERE s.org = a.org AND s.asked = a.id AND (s.way = 'page' OR EXISTS (
                 SELECT 1 FROM candidate_answer_given g WHERE g.org = s.org AND g.sent = s.id)))
         ORDER BY a.on_day, a.id",
    )
    .bind(org)
    .all()
    .await
}

/// Remarks that are left out, with the reason.
pub async fn left_out(
    on: impl Ask<'_>,
    org: OrganisationId,
    asked: RowId,
) -> Result<Vec<(String, String)>, sqlx::Error> {
    on.sql("SELECT passage, reason FROM candidate_answer_left_out WHERE org = $1 AND asked = $2 ORDER BY passage")
        .bind(org)
        .bind(asked)
        .all()
        .await
}

pub async fn leave_out(
    tx: &mut Tx,
    org: OrganisationId,
    asked: RowId,
    (passage, reason): (&str, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO candidate_answer_left_out (org, asked, passage, reason, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, asked, passage) DO UPDATE SET
            reason = excluded.reason, by_person = excluded.by_person, at = excluded.at",
    )
    .bind(org)
    .bind(asked)
    .bind(passage)
    .bind(reason)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// False if it was not left out.
pub async fn put_back(tx: &mut Tx, org: OrganisationId, asked: RowId, passage: &str) -> Result<bool, sqlx::Error> {
    let put = tx
        .sql("DELETE FROM candidate_answer_left_out WHERE org = $1 AND asked = $2 AND passage = $3")
        .bind(org)
        .bind(asked)
        .bind(passage)
        .execute()
        .await?;
    Ok(put > 0)
}

/// An answer that went.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Sent {
    pub id: RowId,
    pub body: String,
    pub way: Way,
    pub by_name: String,
    pub at: Timestamp,
    /// The day on which they got it on paper, as it was noted last.
    pub given_on: Option<String>,
}

pub async fn sent(on: impl Ask<'_>, org: OrganisationId, candidacy: CandidacyId) -> Result<Option<Sent>, sqlx::Error> {
    on.sql(
        "SELECT s.id, s.body, s.way, p.name AS by_name, s.at,
                (SELECT g.on_day FROM candidate_answer_given g WHERE g.org = s.org AND g.sent = s.id
                 ORDER BY g.at DESC, g.id DESC LIMIT 1) AS given_on
         FROM candidate_answer_sent s JOIN person p ON p.org = s.org AND p.id = s.by_person
         WHERE s.org = $1 AND s.candidacy = $2",
    )
    .bind(org)
    .bind(candidacy)
    .optional()
    .await
}

/// An answer to insert.
#[derive(Debug, Clone, Copy)]
pub struct NewSent<'a> {
    pub asked: RowId,
    pub candidacy: CandidacyId,
    pub body: &'a str,
    pub way: Way,
    pub message: Option<RowId>,
    pub by_person: PersonId,
    pub at: Timestamp,
}

/// False if an answer went before.
pub async fn insert_sent(tx: &mut Tx, org: OrganisationId, new: NewSent<'_>) -> Result<bool, sqlx::Error> {
    let inserted = tx
        .sql(
            "INSERT INTO candidate_answer_sent (org, id, asked, candidacy, body, way, message, by_person, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (org, asked) DO NOTHING",
        )
        .bind(org)
        .bind(RowId::new())
        .bind(new.asked)
        .bind(new.candidacy)
        .bind(new.body)
        .bind(new.way)
        .bind(new.message)
        .bind(new.by_person)
        .bind(new.at)
        .execute()
        .await?;
    Ok(inserted > 0)
}

/// They got it on paper, on this day.
pub async fn insert_given(
    tx: &mut Tx,
    org: OrganisationId,
    (sent, candidacy): (RowId, CandidacyId),
    on_day: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO candidate_answer_given (org, id, sent, candidacy, on_day, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(sent)
    .bind(candidacy)
    .bind(on_day)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Has the panel talked about this candidate?
pub async fn is_talked_about(on: impl Ask<'_>, org: OrganisationId, id: CandidacyId) -> Result<bool, sqlx::Error> {
    let talks: i64 = on
        .sql("SELECT COUNT(*) FROM interview WHERE org = $1 AND candidacy = $2 AND state IN ('talking', 'closed')")
        .bind(org)
        .bind(id)
        .value()
        .await?;
    Ok(talks > 0)
}
