//! The SQL of the queue: what there is, since when it counts, what is held, what was shown.

use super::Scope;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, ServiceId, StreamId, SubjectId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::vacancy::Stage;
use uuid::Uuid;

/// A candidate with what sets a clock going.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Candidate {
    pub id: CandidacyId,
    pub name: String,
    pub stage: Stage,
    pub vacancy: VacancyId,
    pub title: String,
    pub service: ServiceId,
    pub service_name: String,
    pub stream: StreamId,
    pub subject: SubjectId,
    pub erased_at: Option<Timestamp>,
    /// When this stage was reached.
    pub stage_at: Option<Timestamp>,
    /// The day on which they were told, if somebody noted it.
    pub told_on: Option<String>,
    /// The day on which they started, and their last day, if they left.
    pub start_on: Option<String>,
    pub ended_on: Option<String>,
    /// When somebody else started on this vacancy: from then on nobody waits in reserve.
    pub filled_at: Option<Timestamp>,
}

macro_rules! candidates {
    ($where:literal) => {
        concat!(
            "SELECT c.id, c.name, c.stage, c.vacancy, v.title, v.service, s.name AS service_name, c.stream, c.subject,
                c.erased_at,
                (SELECT MAX(t.at) FROM stage_step t
                    WHERE t.org = c.org AND t.candidacy = c.id AND t.to_stage = c.stage) AS stage_at,
                (SELECT d.told_on FROM decision_told d
                    WHERE d.org = c.org AND d.candidacy = c.id ORDER BY d.id DESC LIMIT 1) AS told_on,
                COALESCE((SELECT b.start_on FROM start_day b WHERE b.org = c.org AND b.candidacy = c.id), c.employed_since) AS start_on,
                (SELECT e.ended_on FROM employment_end e
                    WHERE e.org = c.org AND e.candidacy = c.id ORDER BY e.id DESC LIMIT 1) AS ended_on,
                (SELECT MIN(t.at) FROM stage_step t JOIN candidacy o ON o.org = t.org AND o.id = t.candidacy
                    WHERE t.org = c.org AND o.vacancy = c.vacancy AND o.stage = 'started' AND t.to_stage = 'started')
                    AS filled_at
             FROM candidacy c
             JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
             JOIN service s ON s.org = v.org AND s.id = v.service
             WHERE c.org = $1 ",
            $where
        )
    };
}

pub async fn candidates(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Candidate>, sqlx::Error> {
    on.sql(candidates!("ORDER BY c.sort_key, c.id")).bind(org).all().await
}

pub async fn candidate(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: CandidacyId,
) -> Result<Option<Candidate>, sqlx::Error> {
    on.sql(candidates!("AND c.id = $2")).bind(org).bind(id).optional().await
}

/// Somebody who sits on panels or supports, and holds no other role.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    pub id: PersonId,
    pub name: String,
    pub stream: StreamId,
    pub subject: SubjectId,
    pub at: Timestamp,
    pub left_at: Option<Timestamp>,
    pub reviewed_on: Option<String>,
    pub seats: i64,
}

macro_rules! members {
    ($where:literal) => {
        concat!(
            "SELECT p.id, p.name, p.stream, p.subject, p.at,
                (SELECT l.left_at FROM leaving l
                    WHERE l.org = p.org AND l.person = p.id AND l.back_at IS NULL ORDER BY l.id DESC LIMIT 1) AS left_at,
                (SELECT r.on_day FROM member_review r
                    WHERE r.org = p.org AND r.person = p.id ORDER BY r.id DESC LIMIT 1) AS reviewed_on,
                (SELECT COUNT(*) FROM seat t WHERE t.org = p.org AND t.person = p.id) AS seats
             FROM person p
             WHERE p.org = $1
                AND EXISTS (SELECT 1 FROM person_role r WHERE r.org = p.org AND r.person = p.id
                    AND r.role IN ('panel_member', 'supporter'))
                AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.org = p.org AND r.person = p.id
                    AND r.role NOT IN ('panel_member', 'supporter'))
                AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.org = p.org AND e.scope = 'person' AND e.thing = p.id) ",
            $where
        )
    };
}

pub async fn members(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Member>, sqlx::Error> {
    on.sql(members!("ORDER BY p.sort_key, p.id")).bind(org).all().await
}

pub async fn member(on: impl Ask<'_>, org: OrganisationId, id: PersonId) -> Result<Option<Member>, sqlx::Error> {
    on.sql(members!("AND p.id = $2")).bind(org).bind(id).optional().await
}

/// A hold, lifted or not.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HoldRow {
    pub id: RowId,
    pub scope: Scope,
    pub thing: Uuid,
    pub reason: String,
    /// 'YYYY-MM-DD'
    pub review_on: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// Holds that were not lifted.
pub async fn holds(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<HoldRow>, sqlx::Error> {
    on.sql(
        "SELECT h.id, h.scope, h.thing, h.reason, h.review_on, p.name AS by_name, h.at
         FROM legal_hold h JOIN person p ON p.org = h.org AND p.id = h.by_person
         WHERE h.org = $1 AND h.lifted_at IS NULL ORDER BY h.review_on, h.id",
    )
    .bind(org)
    .all()
    .await
}

/// Every candidate of whom something is held, of every organisation.
pub async fn held_candidates(on: impl Ask<'_>) -> Result<Vec<(CandidacyId,)>, sqlx::Error> {
    on.sql("SELECT thing FROM legal_hold WHERE scope = 'candidate' AND lifted_at IS NULL").all().await
}

pub async fn insert_hold(
    tx: &mut Tx,
    org: OrganisationId,
    (scope, thing): (Scope, Uuid),
    reason: &str,
    review_on: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO legal_hold (org, id, scope, thing, reason, review_on, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(scope)
    .bind(thing)
    .bind(reason)
    .bind(review_on)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Looks at a hold again and keeps it: another day on which it is looked at, and the reason as it is now.
pub async fn renew_hold(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    reason: &str,
    review_on: &str,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE legal_hold SET reason = $3, review_on = $4 WHERE org = $1 AND id = $2 AND lifted_at IS NULL")
        .bind(org)
        .bind(id)
        .bind(reason)
        .bind(review_on)
        .execute()
        .await?;
    Ok(())
}

pub async fn lift_hold(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    by: PersonId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let lifted = tx
        .sql(
            "UPDATE legal_hold SET lifted_at = $3, lifted_by = $4, lifted_reason = $5
             WHERE org = $1 AND id = $2 AND lifted_at IS NULL",
        )
        .bind(org)
        .bind(id)
        .bind(now)
        .bind(by)
        .bind(reason)
        .execute()
        .await?;
    Ok(lifted > 0)
}

/// A copy of a document in the queue; beside it stand the scopes.
pub const EVIDENCE: &str = "evidence";
/// Of which requests for data somebody was told.
pub const REQUEST: &str = "request";
/// Of which holds somebody was told that they were to be looked at again.
pub const HOLD: &str = "hold";

/// Since when something stands in the queue, and as due from which day.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Shown {
    /// The code of a scope, or [`EVIDENCE`].
    pub scope: String,
    pub thing: Uuid,
    pub due: String,
    pub at: Timestamp,
}

pub async fn shown(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Shown>, sqlx::Error> {
    on.sql(
        "SELECT scope, thing, due, at FROM retention_shown
         WHERE org = $1 AND scope IN ('candidate', 'person', 'evidence') ORDER BY scope, thing",
    )
    .bind(org)
    .all()
    .await
}

/// Notes that somebody could see it; a first time stays, unless it was then due from another day.
pub async fn note_shown(
    tx: &mut Tx,
    org: OrganisationId,
    (scope, thing): (&str, Uuid),
    due: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO retention_shown (org, scope, thing, due, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, scope, thing) DO UPDATE SET due = excluded.due, at = excluded.at
         WHERE retention_shown.due <> excluded.due",
    )
    .bind(org)
    .bind(scope)
    .bind(thing)
    .bind(due)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Of which requests for data or holds somebody was told, and what: nearly due, late, or to be looked at, since a day.
pub async fn told(on: impl Ask<'_>, org: OrganisationId, scope: &str) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    on.sql("SELECT thing, due FROM retention_shown WHERE org = $1 AND scope = $2 ORDER BY thing")
        .bind(org)
        .bind(scope)
        .all()
        .await
}

/// Notes that somebody was told of one.
pub async fn note_told(
    tx: &mut Tx,
    org: OrganisationId,
    (scope, thing): (&str, Uuid),
    what: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO retention_shown (org, scope, thing, due, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, scope, thing) DO UPDATE SET due = excluded.due, at = excluded.at",
    )
    .bind(org)
    .bind(scope)
    .bind(thing)
    .bind(what)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// What is held starts anew when the hold is lifted: it has to be seen again, and so have the parts of a file.
pub async fn forget_shown(tx: &mut Tx, org: OrganisationId, scope: Scope, thing: Uuid) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM retention_shown WHERE org = $1 AND scope = $2 AND thing = $3")
        .bind(org)
        .bind(scope)
        .bind(thing)
        .execute()
        .await?;
    if scope == Scope::Candidate {
        tx.sql(
            "DELETE FROM retention_shown WHERE org = $1 AND scope = 'evidence'
             AND thing IN (SELECT id FROM evidence WHERE org = $1 AND candidacy = $2)",
        )
        .bind(org)
        .bind(thing)
        .execute()
        .await?;
    }
    Ok(())
}

pub async fn insert_told(
    tx: &mut Tx,
    org: OrganisationId,
    id: CandidacyId,
    told_on: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO decision_told (org, id, candidacy, told_on, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(id)
        .bind(told_on)
        .bind(by)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Their last day; none: they work here after all.
pub async fn insert_end(
    tx: &mut Tx,
    org: OrganisationId,
    id: CandidacyId,
    ended_on: Option<&str>,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO employment_end (org, id, candidacy, ended_on, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(id)
        .bind(ended_on)
        .bind(by)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub async fn insert_review(
    tx: &mut Tx,
    org: OrganisationId,
    id: PersonId,
    on: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO member_review (org, id, person, on_day, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(id)
        .bind(on)
        .bind(by)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Requests of this person for their data that were not answered yet.
pub async fn open_requests(
    on: impl Ask<'_>,
    org: OrganisationId,
    scope: Scope,
    thing: Uuid,
) -> Result<i64, sqlx::Error> {
    on.sql(
        "SELECT COUNT(*) FROM subject_request
         WHERE org = $1 AND scope = $2 AND thing = $3 AND state IN ('open', 'ready')",
    )
    .bind(org)
    .bind(scope)
    .bind(thing)
    .value()
    .await
}

/// How much there is of a candidate, for the preview. Nothing that the panel said is counted: before it talks, numbers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Counts {
    pub checks: i64,
    pub offers: i64,
    pub copies: i64,
}

pub async fn counts_of_candidate(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: CandidacyId,
) -> Result<Counts, sqlx::Error> {
    on.sql(
        "SELECT
            (SELECT COUNT(*) FROM check_entry x WHERE x.org = $1 AND x.candidacy = $2) AS checks,
            (SELECT COUNT(*) FROM offer x WHERE x.org = $1 AND x.candidacy = $2) AS offers,
            (SELECT COUNT(*) FROM subject_request_copy x
                JOIN subject_request r ON r.org = x.org AND r.id = x.request
                WHERE x.org = $1 AND r.scope = 'candidate' AND r.thing = $2) AS copies",
    )
    .bind(org)
    .bind(id)
    .one()
    .await
}

/// The same of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct MemberCounts {
    pub support: i64,
    pub consents: i64,
    pub calls: i64,
    pub copies: i64,
}

pub async fn counts_of_person(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: PersonId,
) -> Result<MemberCounts, sqlx::Error> {
    on.sql(
        "SELECT
            (SELECT COUNT(*) FROM support_record x JOIN seat s ON s.org = x.org AND s.id = x.seat
                WHERE x.org = $1 AND s.person = $2) AS support,
            (SELECT COUNT(*) FROM consent x JOIN seat s ON s.org = x.org AND s.id = x.seat
                WHERE x.org = $1 AND s.person = $2) AS consents,
            (SELECT COUNT(*) FROM help_call x JOIN seat s ON s.org = x.org AND s.id = x.seat
                WHERE x.org = $1 AND s.person = $2) AS calls,
            (SELECT COUNT(*) FROM subject_request_copy x
                JOIN subject_request r ON r.org = x.org AND r.id = x.request
                WHERE x.org = $1 AND r.scope = 'person' AND r.thing = $2) AS copies",
    )
    .bind(org)
    .bind(id)
    .one()
    .await
}

/// Where texts stand that may name somebody: (what, id, name, stream).
pub async fn streams(
    on: impl Ask<'_>,
    org: OrganisationId,
) -> Result<Vec<(String, Uuid, String, StreamId)>, sqlx::Error> {
    on.sql(
        "SELECT 'candidate', c.id, c.name, c.stream FROM candidacy c WHERE c.org = $1 AND c.erased_at IS NULL
         UNION ALL SELECT 'vacancy', v.id, v.title, v.stream FROM vacancy v WHERE v.org = $1
         UNION ALL SELECT 'person', p.id, p.name, p.stream FROM person p WHERE p.org = $1
         UNION ALL SELECT 'organisation', o.id, o.name, o.stream FROM organisation o WHERE o.id = $1
         ORDER BY 1, 3, 2",
    )
    .bind(org)
    .all()
    .await
}
