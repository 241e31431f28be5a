//! Choices, confirmations, starts and answers to the panel.

use super::rules::{Next, Stance, Told};
use super::{
    Choice, ChoiceOutcome, Confirmation, Confirmed, Feedback, FeedbackRead, OnPaper, Outcome, Owed, Reply, StartDay,
    Suggestion, Tells,
};
use crate::ids::{CandidacyId, ChoiceId, FeedbackId, OrganisationId, PersonId, RowId, SeatId, VacancyId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};

/// A choice as it is written.
#[derive(Debug, Clone)]
pub struct NewChoice<'a> {
    pub id: ChoiceId,
    pub vacancy: VacancyId,
    pub chosen: Option<CandidacyId>,
    pub next: Option<Next>,
    pub stance: Stance,
    pub against_reason: Option<&'a str>,
    pub told: Option<Told>,
    pub about: Option<CandidacyId>,
    pub decided_by: PersonId,
    pub at: Timestamp,
    pub snapshot: &'a str,
    pub inputs: &'a str,
}

pub async fn insert_choice(tx: &mut Tx, org: OrganisationId, new: NewChoice<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO choice
            (org, id, vacancy, chosen, next, stance, against_reason, told, about, decided_by, at, snapshot, inputs)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.vacancy)
    .bind(new.chosen)
    .bind(new.next)
    .bind(new.stance)
    .bind(new.against_reason)
    .bind(new.told)
    .bind(new.about)
    .bind(new.decided_by)
    .bind(new.at)
    .bind(new.snapshot)
    .bind(new.inputs)
    .execute()
    .await?;
    Ok(())
}

/// What becomes of one candidate, as it is written.
#[derive(Debug, Clone, Copy)]
pub struct NewOutcome<'a> {
    pub candidacy: CandidacyId,
    pub outcome: Outcome,
    pub reasons: &'a str,
    /// Codes.
    pub rests_on: &'a [&'a str],
}

pub async fn insert_outcome(
    tx: &mut Tx,
    org: OrganisationId,
    choice: ChoiceId,
    new: NewOutcome<'_>,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO choice_outcome (org, choice, candidacy, outcome, reasons, rests_on) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(org)
    .bind(choice)
    .bind(new.candidacy)
    .bind(new.outcome)
    .bind(new.reasons)
    .bind(JsonText(new.rests_on))
    .execute()
    .await?;
    Ok(())
}

/// Every choice of a vacancy, the newest first: the first counts.
pub async fn choices(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<Vec<Choice>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.vacancy, c.chosen, c.next, c.stance, c.against_reason, c.told, c.about, c.decided_by,
                p.name AS decided_by_name, c.at, c.snapshot, c.inputs
         FROM choice c JOIN person p ON p.org = c.org AND p.id = c.decided_by
         WHERE c.org = $1 AND c.vacancy = $2 ORDER BY c.at DESC, c.id DESC",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

/// What became of each candidate by a choice, in the order in which they were added to the vacancy.
pub async fn outcomes(
    on: impl Ask<'_>,
    org: OrganisationId,
    choice: ChoiceId,
) -> Result<Vec<ChoiceOutcome>, sqlx::Error> {
    on.sql(
        "SELECT o.choice, o.candidacy, c.name, o.outcome, o.reasons, o.rests_on
         FROM choice_outcome o JOIN candidacy c ON c.org = o.org AND c.id = o.candidacy
         WHERE o.org = $1 AND o.choice = $2 ORDER BY c.position",
    )
    .bind(org)
    .bind(choice)
    .all()
    .await
}

/// A confirmation as it is written.
#[derive(Debug, Clone)]
pub struct NewConfirmation<'a> {
    pub candidacy: CandidacyId,
    pub outcome: Confirmed,
    pub reason: &'a str,
    pub by_person: PersonId,
    pub at: Timestamp,
    pub snapshot: &'a str,
}

pub async fn insert_confirmation(
    tx: &mut Tx,
    org: OrganisationId,
    new: NewConfirmation<'_>,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO confirmation (org, id, candidacy, outcome, reason, by_person, at, snapshot)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(new.candidacy)
    .bind(new.outcome)
    .bind(new.reason)
    .bind(new.by_person)
    .bind(new.at)
    .bind(new.snapshot)
    .execute()
    .await?;
    Ok(())
}

/// The last confirmation of a candidacy.
pub async fn confirmation(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Option<Confirmation>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.candidacy, c.outcome, c.reason, p.name AS by_name, c.at
         FROM confirmation c JOIN person p ON p.org = c.org AND p.id = c.by_person
         WHERE c.org = $1 AND c.candidacy = $2 ORDER BY c.at DESC, c.id DESC LIMIT 1",
    )
    .bind(org)
    .bind(candidacy)
    .optional()
    .await
}

/// Sets the first day, or another one in its place.
pub async fn set_start(
    tx: &mut Tx,
    org: OrganisationId,
    candidacy: CandidacyId,
    start_on: &str,
    by_person: PersonId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO start_day (org, candidacy, start_on, by_person, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, candidacy) DO UPDATE
         SET start_on = excluded.start_on, by_person = excluded.by_person, at = excluded.at",
    )
    .bind(org)
    .bind(candidacy)
    .bind(start_on)
    .bind(by_person)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// There is no first day after all.
pub async fn delete_start(tx: &mut Tx, org: OrganisationId, candidacy: CandidacyId) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM start_day WHERE org = $1 AND candidacy = $2").bind(org).bind(candidacy).execute().await?;
    Ok(())
}

pub async fn start_day(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Option<StartDay>, sqlx::Error> {
    on.sql(
        "SELECT s.candidacy, s.start_on, p.name AS by_name, s.at
         FROM start_day s JOIN person p ON p.org = s.org AND p.id = s.by_person
         WHERE s.org = $1 AND s.candidacy = $2",
    )
    .bind(org)
    .bind(candidacy)
    .optional()
    .await
}

pub async fn insert_feedback(
    tx: &mut Tx,
    org: OrganisationId,
    id: FeedbackId,
    vacancy: VacancyId,
    choice: ChoiceId,
    tells: Tells,
    due_on: &str,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO feedback (org, id, vacancy, choice, tells, due_on) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(id)
        .bind(vacancy)
        .bind(choice)
        .bind(tells)
        .bind(due_on)
        .execute()
        .await?;
    Ok(())
}

/// Every answer that is owed or was sent for a vacancy, the newest first.
pub async fn feedbacks(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<Feedback>, sqlx::Error> {
    on.sql(
        "SELECT f.id, f.vacancy, f.choice, f.tells, f.due_on, f.words, p.name AS written_by_name, f.sent_at
         FROM feedback f
         JOIN choice c ON c.org = f.org AND c.id = f.choice
         LEFT JOIN person p ON p.org = f.org AND p.id = f.written_by
         WHERE f.org = $1 AND f.vacancy = $2 ORDER BY c.at DESC, c.id DESC, f.tells DESC",
    )
    .bind(org)
    .bind(vacancy)
    .all()
    .await
}

/// Another day by which an answer is due, while it is not sent.
pub async fn move_due(tx: &mut Tx, org: OrganisationId, id: FeedbackId, due_on: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE feedback SET due_on = $3 WHERE org = $1 AND id = $2 AND sent_at IS NULL")
        .bind(org)
        .bind(id)
        .bind(due_on)
        .execute()
        .await?;
    Ok(())
}

/// Every answer of the organisation that is owed for a choice that counts, or was sent; the first due first.
pub async fn owed(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Owed>, sqlx::Error> {
    on.sql(
        "SELECT f.vacancy, v.title, s.name AS service_name, f.tells, f.due_on, f.sent_at,
            (SELECT COUNT(*) FROM seat t JOIN panel p ON p.org = t.org AND p.id = t.panel
             WHERE t.org = f.org AND p.vacancy = f.vacancy AND t.removed_at IS NULL AND t.person <> c.decided_by) AS seats,
            (SELECT COUNT(*) FROM seat t WHERE t.org = f.org AND t.removed_at IS NULL AND t.person <> c.decided_by
             AND (EXISTS (SELECT 1 FROM feedback_read r WHERE r.org = f.org AND r.feedback = f.id AND r.seat = t.id)
                  OR EXISTS (SELECT 1 FROM feedback_paper r WHERE r.org = f.org AND r.feedback = f.id AND r.seat = t.id))
            ) AS told
         FROM feedback f
         JOIN choice c ON c.org = f.org AND c.id = f.choice
         JOIN vacancy v ON v.org = f.org AND v.id = f.vacancy
         JOIN service s ON s.org = v.org AND s.id = v.service
         WHERE f.org = $1 AND (f.sent_at IS NOT NULL OR NOT EXISTS (
             SELECT 1 FROM choice l WHERE l.org = c.org AND l.vacancy = c.vacancy AND (l.at > c.at OR l.at = c.at AND l.id > c.id)))
         ORDER BY f.due_on, v.title, f.id",
    )
    .bind(org)
    .all()
    .await
}

/// Within how many working days this organisation answers, if anybody said so.
pub async fn days(on: impl Ask<'_>, org: OrganisationId) -> Result<Option<i64>, sqlx::Error> {
    let row: Option<(i64,)> = on
        .sql("SELECT days FROM feedback_days WHERE org = $1 ORDER BY at DESC, id DESC LIMIT 1")
        .bind(org)
        .optional()
        .await?;
    Ok(row.map(|(days,)| days))
}

pub async fn insert_days(
    tx: &mut Tx,
    org: OrganisationId,
    days: i64,
    by_person: PersonId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO feedback_days (org, id, days, by_person, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(org)
        .bind(RowId::new())
        .bind(days)
        .bind(by_person)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

pub async fn insert_suggestion(
    tx: &mut Tx,
    org: OrganisationId,
    feedback: FeedbackId,
    new: &Suggestion,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO feedback_suggestion (org, feedback, position, said, became, words) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(org)
    .bind(feedback)
    .bind(new.position)
    .bind(&new.said)
    .bind(new.became)
    .bind(&new.words)
    .execute()
    .await?;
    Ok(())
}

/// What an answer says of suggestions, in its order.
pub async fn suggestions(
    on: impl Ask<'_>,
    org: OrganisationId,
    feedback: FeedbackId,
) -> Result<Vec<Suggestion>, sqlx::Error> {
    on.sql(
        "SELECT position, said, became, words FROM feedback_suggestion WHERE org = $1 AND feedback = $2 ORDER BY position",
    )
    .bind(org)
    .bind(feedback)
    .all()
    .await
}

/// Whether this is the first time that it is noted.
pub async fn insert_paper(
    tx: &mut Tx,
    org: OrganisationId,
    feedback: FeedbackId,
    seat: SeatId,
    on_day: &str,
    by_person: PersonId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let noted = tx
        .sql(
            "INSERT INTO feedback_paper (org, feedback, seat, on_day, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT DO NOTHING",
        )
        .bind(org)
        .bind(feedback)
        .bind(seat)
        .bind(on_day)
        .bind(by_person)
        .bind(at)
        .execute()
        .await?;
    Ok(noted == 1)
}

/// Who got an answer on paper.
pub async fn papers(on: impl Ask<'_>, org: OrganisationId, feedback: FeedbackId) -> Result<Vec<OnPaper>, sqlx::Error> {
    on.sql(
        "SELECT f.seat, f.on_day, p.name AS by_name FROM feedback_paper f
         JOIN person p ON p.org = f.org AND p.id = f.by_person
         WHERE f.org = $1 AND f.feedback = $2 ORDER BY f.on_day, f.seat",
    )
    .bind(org)
    .bind(feedback)
    .all()
    .await
}

/// Whether it was still open.
pub async fn send_feedback(
    tx: &mut Tx,
    org: OrganisationId,
    id: FeedbackId,
    words: &str,
    written_by: PersonId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let sent = tx
        .sql(
            "UPDATE feedback SET words = $3, written_by = $4, sent_at = $5
             WHERE org = $1 AND id = $2 AND sent_at IS NULL",
        )
        .bind(org)
        .bind(id)
        .bind(words)
        .bind(written_by)
        .bind(at)
        .execute()
        .await?;
    Ok(sent == 1)
}

/// Whether this is the first time.
pub async fn insert_read(
    tx: &mut Tx,
    org: OrganisationId,
    feedback: FeedbackId,
    seat: SeatId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let read = tx
        .sql("INSERT INTO feedback_read (org, feedback, seat, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(org)
        .bind(feedback)
        .bind(seat)
        .bind(at)
        .execute()
        .await?;
    Ok(read == 1)
}

/// Who has read an answer.
pub async fn reads(
    on: impl Ask<'_>,
    org: OrganisationId,
    feedback: FeedbackId,
) -> Result<Vec<FeedbackRead>, sqlx::Error> {
    on.sql("SELECT feedback, seat, at FROM feedback_read WHERE org = $1 AND feedback = $2 ORDER BY at, seat")
        .bind(org)
        .bind(feedback)
        .all()
        .await
}

/// What the vacancy is called: a seat hears it with its answer and may read no more of the vacancy.
pub async fn vacancy_title(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<String>, sqlx::Error> {
    let title: Option<(String,)> =
        on.sql("SELECT title FROM vacancy WHERE org = $1 AND id = $2").bind(org).bind(vacancy).optional().await?;
    Ok(title.map(|(title,)| title))
}

pub async fn insert_reply(
    tx: &mut Tx,
    org: OrganisationId,
    feedback: FeedbackId,
    reply: &Reply,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO feedback_reply (org, id, feedback, seat, feel, words, at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(org)
        .bind(RowId::new())
        .bind(feedback)
        .bind(reply.seat)
        .bind(reply.feel)
        .bind(&reply.words)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// What was said back to an answer: the last of each seat.
pub async fn replies(on: impl Ask<'_>, org: OrganisationId, feedback: FeedbackId) -> Result<Vec<Reply>, sqlx::Error> {
    on.sql(
        "SELECT r.seat, r.feel, r.words FROM feedback_reply r
         WHERE r.org = $1 AND r.feedback = $2 AND NOT EXISTS (
             SELECT 1 FROM feedback_reply later WHERE later.org = r.org AND later.feedback = r.feedback
                AND later.seat = r.seat AND (later.at > r.at OR later.at = r.at AND later.id > r.id))
         ORDER BY r.seat",
    )
    .bind(org)
    .bind(feedback)
    .all()
    .await
}
