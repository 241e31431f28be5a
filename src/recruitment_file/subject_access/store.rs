//! The SQL of requests.

use super::Asks;
use super::rules::Moved;
use crate::ids::{CandidacyId, OrganisationId, PanelId, PersonId, RowId, SeatId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::recruitment_file::retention::Scope;
use uuid::Uuid;

/// A request, with the name of whom it is about and of who recorded it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Request {
    pub id: RowId,
    pub scope: Scope,
    pub thing: Uuid,
    pub asks: Asks,
    pub name: String,
    /// 'YYYY-MM-DD'
    pub came_on: String,
    pub came_how: String,
    /// How it was made sure that it is they who ask.
    pub identity: String,
    /// What they asked for, in their words.
    pub words: String,
    pub state: String,
    pub by_name: String,
    pub at: Timestamp,
    pub closed_why: Option<String>,
}

macro_rules! requests {
    ($where:literal) => {
        concat!(
            "SELECT r.id, r.scope, r.thing, r.asks, COALESCE(c.name, t.name, '') AS name, r.came_on, r.came_how, r.identity, r.words,
                r.state, p.name AS by_name, r.at, r.closed_why
             FROM subject_request r
             JOIN person p ON p.org = r.org AND p.id = r.by_person
             LEFT JOIN candidacy c ON r.scope = 'candidate' AND c.org = r.org AND c.id = r.thing
             LEFT JOIN person t ON r.scope = 'person' AND t.org = r.org AND t.id = r.thing
             WHERE r.org = $1 ",
            $where
        )
    };
}

pub async fn requests(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Request>, sqlx::Error> {
    on.sql(requests!("ORDER BY r.came_on DESC, r.id DESC")).bind(org).all().await
}

pub async fn request(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Result<Option<Request>, sqlx::Error> {
    on.sql(requests!("AND r.id = $2")).bind(org).bind(id).optional().await
}

/// A request to insert.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    pub id: RowId,
    pub scope: Scope,
    pub thing: Uuid,
    pub asks: Asks,
    pub came_on: &'a str,
    pub came_how: &'a str,
    pub identity: &'a str,
    pub words: &'a str,
    pub by: PersonId,
    pub at: Timestamp,
}

pub async fn insert(tx: &mut Tx, org: OrganisationId, new: New<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO subject_request (org, id, scope, thing, came_on, came_how, identity, words, state, by_person, at, asks)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11)",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.scope)
    .bind(new.thing)
    .bind(new.came_on)
    .bind(new.came_how)
    .bind(new.identity)
    .bind(new.words)
    .bind(new.by)
    .bind(new.at)
    .bind(new.asks)
    .execute()
    .await?;
    Ok(())
}

pub async fn set_state(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    state: &str,
    closed_why: Option<&str>,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE subject_request SET state = $3, closed_why = $4 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(state)
        .bind(closed_why)
        .execute()
        .await?;
    Ok(())
}

/// A change of the clock.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ClockRow {
    pub kind: Moved,
    pub on_day: String,
    pub reason: String,
    pub by_name: String,
}

pub async fn clock(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Result<Vec<ClockRow>, sqlx::Error> {
    on.sql(
        "SELECT k.kind, k.on_day, k.reason, p.name AS by_name FROM subject_request_clock k
         JOIN person p ON p.org = k.org AND p.id = k.by_person
         WHERE k.org = $1 AND k.request = $2 ORDER BY k.id",
    )
    .bind(org)
    .bind(id)
    .all()
    .await
}

pub async fn insert_clock(
    tx: &mut Tx,
    org: OrganisationId,
    request: RowId,
    (kind, on_day, reason): (Moved, &str, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO subject_request_clock (org, id, request, kind, on_day, reason, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(request)
    .bind(kind)
    .bind(on_day)
    .bind(reason)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Passages that are left out, with the reason.
pub async fn left_out(
    on: impl Ask<'_>,
    org: OrganisationId,
    request: RowId,
) -> Result<Vec<(String, String)>, sqlx::Error> {
    on.sql("SELECT passage, reason FROM subject_request_left_out WHERE org = $1 AND request = $2 ORDER BY passage")
        .bind(org)
        .bind(request)
        .all()
        .await
}

pub async fn leave_out(
    tx: &mut Tx,
    org: OrganisationId,
    request: RowId,
    (passage, reason): (&str, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO subject_request_left_out (org, request, passage, reason, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, request, passage) DO UPDATE SET
            reason = excluded.reason, by_person = excluded.by_person, at = excluded.at",
    )
    .bind(org)
    .bind(request)
    .bind(passage)
    .bind(reason)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn put_back(tx: &mut Tx, org: OrganisationId, request: RowId, passage: &str) -> Result<bool, sqlx::Error> {
    let put = tx
        .sql("DELETE FROM subject_request_left_out WHERE org = $1 AND request = $2 AND passage = $3")
        .bind(org)
        .bind(request)
        .bind(passage)
        .execute()
        .await?;
    Ok(put > 0)
}

/// Passages that are left out of other answers to the same candidate, with the reason.
pub async fn left_out_elsewhere(
    on: impl Ask<'_>,
    org: OrganisationId,
    request: RowId,
) -> Result<Vec<(String, String)>, sqlx::Error> {
    on.sql(
        "SELECT l.passage, l.reason FROM subject_request_left_out l
         JOIN subject_request r ON r.org = l.org AND r.id = l.request
         JOIN subject_request o ON o.org = r.org AND o.scope = r.scope AND o.thing = r.thing
         WHERE o.org = $1 AND o.id = $2 AND r.id <> $2 ORDER BY l.passage, l.at",
    )
    .bind(org)
    .bind(request)
    .all()
    .await
}

/// Passages that were kept back and that somebody let in.
pub async fn let_in(on: impl Ask<'_>, org: OrganisationId, request: RowId) -> Result<Vec<String>, sqlx::Error> {
    let rows: Vec<(String,)> = on
        .sql("SELECT passage FROM subject_request_let_in WHERE org = $1 AND request = $2 ORDER BY passage")
        .bind(org)
        .bind(request)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(passage,)| passage).collect())
}

pub async fn insert_let_in(
    tx: &mut Tx,
    org: OrganisationId,
    request: RowId,
    passage: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO subject_request_let_in (org, request, passage, by_person, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, request, passage) DO NOTHING",
    )
    .bind(org)
    .bind(request)
    .bind(passage)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn delete_let_in(tx: &mut Tx, org: OrganisationId, request: RowId, passage: &str) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM subject_request_let_in WHERE org = $1 AND request = $2 AND passage = $3")
        .bind(org)
        .bind(request)
        .bind(passage)
        .execute()
        .await?;
    Ok(())
}

/// The ZIP that goes with an answer, to insert: of which copy and candidate, its digest, its size and its sealed bytes.
#[derive(Debug, Clone, Copy)]
pub struct NewProof<'a> {
    pub copy: RowId,
    pub candidacy: CandidacyId,
    pub sha256: &'a str,
    pub size: i64,
    pub sealed: &'a [u8],
}

pub async fn insert_proof(
    tx: &mut Tx,
    org: OrganisationId,
    new: NewProof<'_>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO subject_request_proof (org, copy, candidacy, sha256, size, sealed, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(org)
    .bind(new.copy)
    .bind(new.candidacy)
    .bind(new.sha256)
    .bind(new.size)
    .bind(new.sealed)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// The sealed ZIP of an answer.
pub async fn proof(on: impl Ask<'_>, org: OrganisationId, copy: RowId) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let row: Option<(Vec<u8>,)> = on
        .sql("SELECT sealed FROM subject_request_proof WHERE org = $1 AND copy = $2")
        .bind(org)
        .bind(copy)
        .optional()
        .await?;
    Ok(row.map(|(sealed,)| sealed))
}

/// An answer that was read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CopyRow {
    pub id: RowId,
    pub version: i64,
    pub body: String,
    pub at: Timestamp,
    pub sent_on: Option<String>,
    pub sent_how: Option<String>,
}

/// The last first.
pub async fn copies(on: impl Ask<'_>, org: OrganisationId, request: RowId) -> Result<Vec<CopyRow>, sqlx::Error> {
    on.sql(
        "SELECT id, version, body, at, sent_on, sent_how FROM subject_request_copy
         WHERE org = $1 AND request = $2 ORDER BY version DESC",
    )
    .bind(org)
    .bind(request)
    .all()
    .await
}

pub async fn insert_copy(
    tx: &mut Tx,
    org: OrganisationId,
    (request, id): (RowId, RowId),
    (version, body): (i64, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO subject_request_copy (org, id, request, version, body, read_by, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(org)
    .bind(id)
    .bind(request)
    .bind(version)
    .bind(body)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn mark_sent(tx: &mut Tx, org: OrganisationId, id: RowId, on: &str, how: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE subject_request_copy SET sent_on = $3, sent_how = $4 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(on)
        .bind(how)
        .execute()
        .await?;
    Ok(())
}

/// Candidates and people on panels who are still there: (scope, id, name, where).
pub async fn subjects(
    on: impl Ask<'_>,
    org: OrganisationId,
) -> Result<Vec<(Scope, Uuid, String, String)>, sqlx::Error> {
    on.sql(
        "SELECT 'candidate', c.id, c.name, v.title FROM candidacy c JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
         WHERE c.org = $1 AND c.erased_at IS NULL
         UNION ALL
         SELECT 'person', p.id, p.name, CASE WHEN EXISTS (SELECT 1 FROM person_role r
                WHERE r.org = p.org AND r.person = p.id AND r.role NOT IN ('panel_member', 'supporter'))
            THEN 'office' ELSE '' END FROM person p
         WHERE p.org = $1 AND EXISTS (SELECT 1 FROM seat s WHERE s.org = p.org AND (s.person = p.id OR s.supporter = p.id))
            AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.org = p.org AND e.scope = 'person' AND e.thing = p.id)
         ORDER BY 1, 3, 2",
    )
    .bind(org)
    .all()
    .await
}

/// Days on which a person sat on a panel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Day {
    pub seat: SeatId,
    pub panel: PanelId,
    pub vacancy: VacancyId,
    pub title: String,
    pub day: String,
    pub place: String,
}

macro_rules! days {
    ($as:literal) => {
        concat!(
            "SELECT s.id AS seat, p.id AS panel, p.vacancy, v.title, p.day, p.place FROM seat s
             JOIN panel p ON p.org = s.org AND p.id = s.panel
             JOIN vacancy v ON v.org = p.org AND v.id = p.vacancy
             WHERE s.org = $1 AND ",
            $as,
            " = $2 AND s.removed_at IS NULL ORDER BY p.day, s.id"
        )
    };
}

pub async fn days_of(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Vec<Day>, sqlx::Error> {
    on.sql(days!("s.person")).bind(org).bind(person).all().await
}

/// Days on which they helped somebody on a panel.
pub async fn helped_on(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Vec<Day>, sqlx::Error> {
    on.sql(days!("s.supporter")).bind(org).bind(person).all().await
}

/// The address with which a person signs in, if they do.
pub async fn email_of(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Option<String>, sqlx::Error> {
    let row: Option<(String,)> = on
        .sql("SELECT a.email FROM account a JOIN person p ON p.account = a.id WHERE p.org = $1 AND p.id = $2")
        .bind(org)
        .bind(person)
        .optional()
        .await?;
    Ok(row.map(|(email,)| email))
}

/// The candidates whom a panel met, in their order.
pub async fn candidates_of(
    on: impl Ask<'_>,
    org: OrganisationId,
    panel: PanelId,
) -> Result<Vec<CandidacyId>, sqlx::Error> {
    let rows: Vec<(CandidacyId,)> = on
        .sql("SELECT candidacy FROM interview WHERE org = $1 AND panel = $2 ORDER BY position, id")
        .bind(org)
        .bind(panel)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
