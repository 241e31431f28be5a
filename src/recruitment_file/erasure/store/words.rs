//! Words that speak of somebody in rows that stay: a name is taken out of them, and what is about them alone goes.

use crate::ids::{CandidacyId, OrganisationId, RowId, VacancyId};
use crate::platform::db::{Ask, Tx};
use uuid::Uuid;

/// A choice of a vacancy, with what was written about it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ChoiceWords {
    pub id: Uuid,
    /// None: nobody was chosen.
    pub chosen: Option<CandidacyId>,
    pub about: Option<CandidacyId>,
    pub against_reason: Option<String>,
    pub snapshot: String,
}

pub async fn choices(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<ChoiceWords>, sqlx::Error> {
    on.sql(
        "SELECT id, chosen, about, against_reason, snapshot FROM choice
         WHERE org = $1 AND vacancy = $2 ORDER BY id",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

pub async fn put_choice(tx: &mut Tx, org: OrganisationId, words: &ChoiceWords) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE choice SET against_reason = $3, snapshot = $4 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(words.id)
        .bind(words.against_reason.as_deref())
        .bind(&words.snapshot)
        .execute()
        .await?;
    Ok(())
}

/// Why each candidate of a vacancy became what they became: the choice, the candidate, the words.
pub async fn outcome_reasons(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<(Uuid, CandidacyId, String)>, sqlx::Error> {
    on.sql(
        "SELECT o.choice, o.candidacy, o.reasons FROM choice_outcome o JOIN choice c ON c.org = o.org AND c.id = o.choice
         WHERE o.org = $1 AND c.vacancy = $2 AND o.reasons <> '' ORDER BY o.choice, o.candidacy",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

pub async fn put_outcome_reasons(
    tx: &mut Tx,
    org: OrganisationId,
    choice: Uuid,
    candidacy: CandidacyId,
    reasons: &str,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE choice_outcome SET reasons = $4 WHERE org = $1 AND choice = $2 AND candidacy = $3")
        .bind(org)
        .bind(choice)
        .bind(candidacy)
        .bind(reasons)
        .execute()
        .await?;
    Ok(())
}

/// What panel members said back to the answers of a vacancy: the row, the words.
pub async fn replies(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    on.sql(
        "SELECT r.id, r.words FROM feedback_reply r JOIN feedback f ON f.org = r.org AND f.id = r.feedback
         WHERE r.org = $1 AND f.vacancy = $2 ORDER BY r.id",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

pub async fn put_reply(tx: &mut Tx, org: OrganisationId, id: Uuid, words: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE feedback_reply SET words = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(words)
        .execute()
        .await?;
    Ok(())
}

/// What the answers of a vacancy say of suggestions: the answer, the place in it, what was said, what was done.
pub async fn suggestions(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<(Uuid, i64, String, String)>, sqlx::Error> {
    on.sql(
        "SELECT s.feedback, s.position, s.said, s.words FROM feedback_suggestion s
         JOIN feedback f ON f.org = s.org AND f.id = s.feedback
         WHERE s.org = $1 AND f.vacancy = $2 ORDER BY s.feedback, s.position",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

pub async fn put_suggestion(
    tx: &mut Tx,
    org: OrganisationId,
    answer: Uuid,
    position: i64,
    said: &str,
    words: &str,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE feedback_suggestion SET said = $4, words = $5 WHERE org = $1 AND feedback = $2 AND position = $3")
        .bind(org)
        .bind(answer)
        .bind(position)
        .bind(said)
        .bind(words)
        .execute()
        .await?;
    Ok(())
}

/// Sent answers to the panel of a vacancy: the row, the choice's chosen candidate, the words.
pub async fn answers(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<(Uuid, Option<CandidacyId>, String)>, sqlx::Error> {
    on.sql(
        "SELECT f.id, c.chosen, f.words FROM feedback f JOIN choice c ON c.org = f.org AND c.id = f.choice
         WHERE f.org = $1 AND f.vacancy = $2 AND f.words IS NOT NULL ORDER BY f.id",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

pub async fn put_answer(tx: &mut Tx, org: OrganisationId, id: Uuid, words: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE feedback SET words = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(words)
        .execute()
        .await?;
    Ok(())
}

/// Who wrote the role profiles, as they wanted to be named.
pub async fn writers(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    on.sql("SELECT id, written_by FROM role_profile WHERE org = $1 ORDER BY id").bind(org).all().await
}

pub async fn put_writer(tx: &mut Tx, org: OrganisationId, id: Uuid, written_by: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE role_profile SET written_by = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(written_by)
        .execute()
        .await?;
    Ok(())
}

/// Which panel members went through applications, as they were named.
pub async fn shortlisters(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(RowId, String, String)>, sqlx::Error> {
    on.sql("SELECT id, members, why_without FROM shortlisting_held WHERE org = $1 ORDER BY id").bind(org).all().await
}

pub async fn put_shortlisters(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    (members, why_without): (&str, &str),
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE shortlisting_held SET members = $3, why_without = $4 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(members)
        .bind(why_without)
        .execute()
        .await?;
    Ok(())
}

/// Who asked about gaps in employment histories, by the names that were typed.
pub async fn askers(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(RowId, String)>, sqlx::Error> {
    on.sql("SELECT id, asked_by FROM gap_explained WHERE org = $1 ORDER BY id").bind(org).all().await
}

pub async fn put_asker(tx: &mut Tx, org: OrganisationId, id: RowId, asked_by: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE gap_explained SET asked_by = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(asked_by)
        .execute()
        .await?;
    Ok(())
}

/// What persons were given who asked what they had said: it may speak of this candidate.
pub async fn copies_of_persons(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(RowId, String)>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.body FROM subject_request_copy c
         JOIN subject_request r ON r.org = c.org AND r.id = c.request
         WHERE c.org = $1 AND r.scope = 'person' ORDER BY c.id",
    )
    .bind(org)
    .all()
    .await
}

pub async fn put_copy(tx: &mut Tx, org: OrganisationId, id: RowId, body: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE subject_request_copy SET body = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(body)
        .execute()
        .await?;
    Ok(())
}

/// Why there were audits in which this candidate's file was drawn.
pub async fn audits(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<(RowId, String)>, sqlx::Error> {
    on.sql(
        "SELECT a.id, a.why FROM audit a JOIN audit_file f ON f.org = a.org AND f.audit = a.id
         WHERE a.org = $1 AND f.candidacy = $2 ORDER BY a.id",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

pub async fn put_audit(tx: &mut Tx, org: OrganisationId, id: RowId, why: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE audit SET why = $3 WHERE org = $1 AND id = $2").bind(org).bind(id).bind(why).execute().await?;
    Ok(())
}
