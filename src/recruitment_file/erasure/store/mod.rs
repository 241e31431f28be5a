//! The SQL of erasing. Every table that says something about a candidate or a person is named here once: what is deleted, and
//! what is blanked because other files need the row. A test reads the schema and refuses a table that this list forgot.

mod words;

pub use words::*;

use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, StreamId, SubjectId, VacancyId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};
use crate::recruitment_file::retention::Scope;
use crate::vacancy::Stage;
use uuid::Uuid;

/// An erasure.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Erasure {
    pub org: OrganisationId,
    pub id: RowId,
    pub scope: Scope,
    /// The candidacy or person.
    pub thing: Uuid,
    pub subject: SubjectId,
    pub stream: StreamId,
    pub basis: String,
    pub reason: String,
    pub by_person: Option<PersonId>,
    pub at: Timestamp,
    pub done_at: Option<Timestamp>,
}

/// A candidate, as far as erasing needs to know them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Candidate {
    pub org: OrganisationId,
    pub id: CandidacyId,
    pub name: String,
    pub stage: Stage,
    pub vacancy: VacancyId,
    pub stream: StreamId,
    pub subject: SubjectId,
    pub erased_at: Option<Timestamp>,
}

pub async fn insert(tx: &mut Tx, new: &Erasure) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO erasure (org, id, scope, thing, subject, stream, basis, reason, by_person, at, done_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(new.org)
    .bind(new.id)
    .bind(new.scope)
    .bind(new.thing)
    .bind(new.subject)
    .bind(new.stream)
    .bind(&new.basis)
    .bind(&new.reason)
    .bind(new.by_person)
    .bind(new.at)
    .bind(new.done_at)
    .execute()
    .await?;
    Ok(())
}

pub async fn of(
    on: impl Ask<'_>,
    org: OrganisationId,
    scope: Scope,
    thing: Uuid,
) -> Result<Option<Erasure>, sqlx::Error> {
    on.sql("SELECT * FROM erasure WHERE org = $1 AND scope = $2 AND thing = $3")
        .bind(org)
        .bind(scope)
        .bind(thing)
        .optional()
        .await
}

/// All of an organisation, the latest first.
pub async fn all(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Erasure>, sqlx::Error> {
    on.sql("SELECT * FROM erasure WHERE org = $1 ORDER BY at DESC, id DESC").bind(org).all().await
}

/// What was begun and is not done, of all organisations.
pub async fn unfinished(on: impl Ask<'_>) -> Result<Vec<Erasure>, sqlx::Error> {
    on.sql("SELECT * FROM erasure WHERE done_at IS NULL ORDER BY at, id").all().await
}

/// When the server made copies of its database that were tried out. The table is that of the room `backup`, which stands below.
pub async fn copies_made(on: impl Ask<'_>) -> Result<Vec<(Timestamp,)>, sqlx::Error> {
    on.sql("SELECT began_at FROM backup_run WHERE kind = 'backup' AND verified ORDER BY began_at").all().await
}

pub async fn mark_done(tx: &mut Tx, org: OrganisationId, id: RowId, at: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE erasure SET done_at = $3 WHERE org = $1 AND id = $2").bind(org).bind(id).bind(at).execute().await?;
    Ok(())
}

pub async fn candidate(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: CandidacyId,
) -> Result<Option<Candidate>, sqlx::Error> {
    on.sql("SELECT org, id, name, stage, vacancy, stream, subject, erased_at FROM candidacy WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .optional()
        .await
}

/// Candidates of any organisation whose key is one of these and who still stand there.
pub async fn candidates_of(on: impl Ask<'_>, subjects: &[SubjectId]) -> Result<Vec<Candidate>, sqlx::Error> {
    on.sql(
        "SELECT org, id, name, stage, vacancy, stream, subject, erased_at FROM candidacy
         WHERE erased_at IS NULL AND subject IN (SELECT unhex(value, '-') FROM json_each($1)) ORDER BY org, id",
    )
    .bind(JsonText(subjects))
    .all()
    .await
}

/// Persons of any organisation whose key is one of these and who still stand there.
pub async fn persons_of(
    on: impl Ask<'_>,
    subjects: &[SubjectId],
) -> Result<Vec<(OrganisationId, PersonId, StreamId, SubjectId)>, sqlx::Error> {
    on.sql(
        "SELECT p.org, p.id, p.stream, p.subject FROM person p
         WHERE p.subject IN (SELECT unhex(value, '-') FROM json_each($1))
            AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.org = p.org AND e.scope = 'person' AND e.thing = p.id)
         ORDER BY p.org, p.id",
    )
    .bind(JsonText(subjects))
    .all()
    .await
}

/// Marks the candidacy; from then on its rows may go. False if it was marked before.
pub async fn mark_candidacy(
    tx: &mut Tx,
    org: OrganisationId,
    id: CandidacyId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let marked = tx
        .sql("UPDATE candidacy SET erased_at = $3 WHERE org = $1 AND id = $2 AND erased_at IS NULL")
        .bind(org)
        .bind(id)
        .bind(at)
        .execute()
        .await?;
    Ok(marked > 0)
}

/// Interviews of this candidate that the panel is in the middle of.
pub async fn open_interviews(on: impl Ask<'_>, org: OrganisationId, id: CandidacyId) -> Result<i64, sqlx::Error> {
    on.sql("SELECT COUNT(*) FROM interview WHERE org = $1 AND candidacy = $2 AND state IN ('running', 'scored', 'talking')")
        .bind(org)
        .bind(id)
        .value()
        .await
}

/// Panel days of this person that are not over.
pub async fn open_days(
    on: impl Ask<'_>,
    org: OrganisationId,
    person: PersonId,
    today: &str,
) -> Result<i64, sqlx::Error> {
    on.sql(
        "SELECT COUNT(*) FROM seat s JOIN panel p ON p.org = s.org AND p.id = s.panel
         WHERE s.org = $1 AND (s.person = $2 OR s.supporter = $2) AND s.removed_at IS NULL AND (p.day >= $3
            OR EXISTS (SELECT 1 FROM interview i WHERE i.org = p.org AND i.panel = p.id
                AND i.state IN ('running', 'scored', 'talking')))",
    )
    .bind(org)
    .bind(person)
    .bind(today)
    .value()
    .await
}

/// What goes of a candidate: `$1` the organisation, `$2` the candidacy.
const OF_CANDIDATE: &[&str] = &[
    "DELETE FROM remark WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM recording WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM concern_step WHERE org = $1 AND concern IN (SELECT c.id FROM concern c JOIN interview i
        ON i.org = c.org AND i.id = c.interview WHERE c.org = $1 AND i.candidacy = $2)",
    "DELETE FROM concern_shared WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM concern WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM for_team WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM score WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM delivery WHERE org = $1 AND interview IN (SELECT id FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM conflict WHERE org = $1 AND candidacy = $2",
    // The sound of sentences with the panel's names in them; it is made again without the one that goes.
    "DELETE FROM speech WHERE org = $1 AND panel IN (SELECT panel FROM interview WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM disclosed_held WHERE org = $1 AND candidacy = $2",
    "DELETE FROM disclosed_read WHERE org = $1 AND candidacy = $2",
    "DELETE FROM disclosed WHERE org = $1 AND candidacy = $2",
    "DELETE FROM check_elsewhere WHERE org = $1 AND candidacy = $2",
    "DELETE FROM risk_answer WHERE org = $1 AND candidacy = $2",
    "DELETE FROM risk_assessment WHERE org = $1 AND candidacy = $2",
    "DELETE FROM check_entry WHERE org = $1 AND candidacy = $2",
    "DELETE FROM retention_shown WHERE org = $1 AND scope = 'evidence' AND thing IN
        (SELECT id FROM evidence WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM evidence_for WHERE org = $1 AND candidacy = $2",
    "DELETE FROM evidence WHERE org = $1 AND candidacy = $2",
    // What an audit found in their file; that it was drawn stays.
    "DELETE FROM audit_step WHERE org = $1 AND candidacy = $2",
    "DELETE FROM audit_second WHERE org = $1 AND candidacy = $2",
    "DELETE FROM audit_finding WHERE org = $1 AND candidacy = $2",
    "DELETE FROM audit_answer WHERE org = $1 AND candidacy = $2",
    // What was said of looks at their file.
    "UPDATE view_alert_answer SET words = '' WHERE org = $1 AND words <> '' AND alert IN
        (SELECT id FROM view_alert WHERE org = $1 AND candidacy = $2)",
    // Their own link: what went to them, and what they asked for, for the day.
    "UPDATE message SET name = '-', address = '-', subject = '-', body = NULL, next_try_at = NULL
        WHERE org = $1 AND id IN (SELECT message FROM candidate_link WHERE org = $1 AND candidacy = $2)",
    "UPDATE message SET name = '-', address = '-', subject = '-', body = NULL, next_try_at = NULL
        WHERE org = $1 AND id IN (SELECT m.id FROM candidate_message m JOIN candidate_link l
            ON l.org = m.org AND l.id = m.link WHERE m.org = $1 AND l.candidacy = $2)",
    // That they asked how it went, and what they were answered.
    "UPDATE message SET name = '-', address = '-', subject = '-', body = NULL, next_try_at = NULL
        WHERE org = $1 AND id IN (SELECT message FROM candidate_answer_sent WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM candidate_answer_left_out WHERE org = $1 AND asked IN
        (SELECT id FROM candidate_answer_asked WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM candidate_answer_given WHERE org = $1 AND candidacy = $2",
    "DELETE FROM candidate_answer_sent WHERE org = $1 AND candidacy = $2",
    "DELETE FROM candidate_answer_asked WHERE org = $1 AND candidacy = $2",
    "DELETE FROM candidate_message WHERE org = $1 AND link IN
        (SELECT id FROM candidate_link WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM guest WHERE org = $1 AND kind = 'candidate' AND link IN
        (SELECT id FROM candidate_link WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM candidate_link WHERE org = $1 AND candidacy = $2",
    "DELETE FROM gap_judged WHERE org = $1 AND candidacy = $2",
    "DELETE FROM gap_explained WHERE org = $1 AND candidacy = $2",
    "DELETE FROM history_confirmed WHERE org = $1 AND candidacy = $2",
    "DELETE FROM history_period WHERE org = $1 AND candidacy = $2",
    "DELETE FROM history_frame WHERE org = $1 AND candidacy = $2",
    "UPDATE message SET name = '-', address = '-', subject = '-', body = NULL, next_try_at = NULL
        WHERE org = $1 AND id IN (SELECT message FROM referee_link WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM guest WHERE org = $1 AND kind = 'referee' AND link IN
        (SELECT id FROM referee_link WHERE org = $1 AND candidacy = $2)",
    "DELETE FROM referee_link WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_dropped WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_excused WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_settled WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_proved WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_given WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_chased WHERE org = $1 AND candidacy = $2",
    "DELETE FROM reference_asked WHERE org = $1 AND candidacy = $2",
    "DELETE FROM shortlisting_mark WHERE org = $1 AND candidacy = $2",
    "DELETE FROM offer WHERE org = $1 AND candidacy = $2",
    "DELETE FROM confirmation WHERE org = $1 AND candidacy = $2",
    "DELETE FROM start_day WHERE org = $1 AND candidacy = $2",
    "DELETE FROM decision_told WHERE org = $1 AND candidacy = $2",
    "DELETE FROM employment_end WHERE org = $1 AND candidacy = $2",
    "UPDATE stage_step SET reason = NULL WHERE org = $1 AND candidacy = $2",
    "DELETE FROM retention_shown WHERE org = $1 AND scope = 'candidate' AND thing = $2",
    "DELETE FROM retention_shown WHERE org = $1 AND scope = 'hold' AND thing IN
        (SELECT id FROM legal_hold WHERE org = $1 AND scope = 'candidate' AND thing = $2)",
    "UPDATE legal_hold SET reason = '-', lifted_reason = NULL WHERE org = $1 AND scope = 'candidate' AND thing = $2",
    "DELETE FROM subject_request_left_out WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'candidate' AND thing = $2)",
    "DELETE FROM subject_request_proof WHERE org = $1 AND candidacy = $2",
    "DELETE FROM subject_request_let_in WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'candidate' AND thing = $2)",
    "DELETE FROM subject_request_copy WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'candidate' AND thing = $2)",
    "UPDATE subject_request_clock SET reason = '' WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'candidate' AND thing = $2)",
    "UPDATE subject_request SET identity = '', words = '', closed_why = NULL
        WHERE org = $1 AND scope = 'candidate' AND thing = $2",
    // What a second person was asked, about this candidate or about the choice among all of the vacancy.
    "UPDATE second_request SET words = '-', held = 'null', reason = NULL
        WHERE org = $1 AND (thing = $2 OR vacancy = (SELECT c.vacancy FROM candidacy c
            JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy WHERE c.org = $1 AND c.id = $2 AND NOT v.for_employed))",
    "DELETE FROM inspector_link_file WHERE org = $1 AND candidacy = $2",
];

/// What goes of a person: `$1` the organisation, `$2` the person.
const OF_PERSON: &[&str] = &[
    "DELETE FROM session WHERE org = $1 AND person = $2",
    "DELETE FROM person_role WHERE org = $1 AND person = $2",
    "DELETE FROM sign_in_link WHERE org = $1 AND person = $2",
    "UPDATE message SET name = '-', address = '-', subject = '-', body = NULL, next_try_at = NULL
        WHERE org = $1 AND person = $2",
    "DELETE FROM leaving WHERE org = $1 AND person = $2",
    "DELETE FROM person_ways WHERE org = $1 AND person = $2",
    "DELETE FROM calendar_feed WHERE org = $1 AND person = $2",
    // Whose random names those in the streams are.
    "DELETE FROM pseudonym WHERE org = $1 AND person = $2",
    "DELETE FROM support_record WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    "DELETE FROM speech WHERE org = $1 AND panel IN (SELECT panel FROM seat WHERE org = $1 AND person = $2)",
    "DELETE FROM recording WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    // What they read out or added: a program's voice reads again, and the pictures stand there again.
    "DELETE FROM reading WHERE org = $1 AND by_person = $2",
    "DELETE FROM clip WHERE org = $1 AND by_person = $2",
    "DELETE FROM help_call WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    "DELETE FROM concern_step WHERE org = $1 AND concern IN (SELECT c.id FROM concern c JOIN seat s
        ON s.org = c.org AND s.id = c.seat WHERE c.org = $1 AND s.person = $2)",
    "DELETE FROM concern_shared WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    "UPDATE concern SET words = '' WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    "DELETE FROM feedback_reply WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    "DELETE FROM day_word WHERE org = $1 AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    // Whoever helped: their bookings, that they agreed, and their name in what others said of their help.
    "DELETE FROM helper WHERE org = $1 AND person = $2",
    "DELETE FROM helper_agreed WHERE org = $1 AND person = $2",
    "UPDATE help_call SET whom = NULL WHERE org = $1 AND whom = $2",
    // That a seat did not score somebody stays, because the sums rest on it; why, goes.
    "UPDATE conflict SET kind = 'other' WHERE org = $1 AND kind NOT IN ('none', 'other')
        AND seat IN (SELECT id FROM seat WHERE org = $1 AND person = $2)",
    // What others said of their looks.
    "UPDATE view_alert_answer SET words = '' WHERE org = $1 AND words <> '' AND alert IN
        (SELECT id FROM view_alert WHERE org = $1 AND person = $2)",
    "DELETE FROM member_review WHERE org = $1 AND person = $2",
    "DELETE FROM retention_shown WHERE org = $1 AND scope = 'person' AND thing = $2",
    "DELETE FROM retention_shown WHERE org = $1 AND scope = 'hold' AND thing IN
        (SELECT id FROM legal_hold WHERE org = $1 AND scope = 'person' AND thing = $2)",
    "UPDATE legal_hold SET reason = '-', lifted_reason = NULL WHERE org = $1 AND scope = 'person' AND thing = $2",
    "DELETE FROM subject_request_left_out WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'person' AND thing = $2)",
    "DELETE FROM subject_request_let_in WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'person' AND thing = $2)",
    "DELETE FROM subject_request_copy WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'person' AND thing = $2)",
    "UPDATE subject_request_clock SET reason = '' WHERE org = $1 AND request IN
        (SELECT id FROM subject_request WHERE org = $1 AND scope = 'person' AND thing = $2)",
    "UPDATE subject_request SET identity = '', words = '', closed_why = NULL
        WHERE org = $1 AND scope = 'person' AND thing = $2",
    "UPDATE second_request SET words = '-', held = 'null', reason = NULL WHERE org = $1 AND thing = $2",
];

/// Deletes and blanks what the tables say of a candidate; the row keeps its place under `name`.
pub async fn blank_candidate(
    tx: &mut Tx,
    org: OrganisationId,
    id: CandidacyId,
    name: &str,
    sort_key: &str,
) -> Result<(), sqlx::Error> {
    for text in OF_CANDIDATE {
        tx.sql(text).bind(org).bind(id).execute().await?;
    }
    tx.sql(
        "UPDATE candidacy SET name = $3, sort_key = $4, email = NULL, email_key = NULL, phone = NULL, employed_since = NULL
         WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .bind(name)
    .bind(sort_key)
    .execute()
    .await?;
    Ok(())
}

/// Deletes and blanks what the tables say of a person; what others need of the row stays under `name`. Their sign-in goes,
/// unless they are somebody in another organisation too.
pub async fn blank_person(
    tx: &mut Tx,
    org: OrganisationId,
    id: PersonId,
    name: &str,
    sort_key: &str,
) -> Result<(), sqlx::Error> {
    for text in OF_PERSON {
        tx.sql(text).bind(org).bind(id).execute().await?;
    }
    let account: Option<(Option<Uuid>,)> =
        tx.sql("SELECT account FROM person WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await?;
    tx.sql("UPDATE person SET name = $3, sort_key = $4, picture = NULL, account = NULL WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(name)
        .bind(sort_key)
        .execute()
        .await?;
    if let Some((Some(account),)) = account {
        for text in OF_ACCOUNT {
            tx.sql(text).bind(account).execute().await?;
        }
    }
    Ok(())
}

/// What goes with a sign-in that nobody uses any more: `$1` the account.
const OF_ACCOUNT: &[&str] = &[
    "DELETE FROM account_passkey WHERE account = $1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = $1)",
    "DELETE FROM account_code WHERE account = $1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = $1)",
    "DELETE FROM account_recovery_code WHERE account = $1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = $1)",
    "DELETE FROM passkey_challenge WHERE account = $1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = $1)",
    "DELETE FROM account WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = $1)",
];
