//! Sessions, ways to choose a password, leaving, and what an organisation asks of its sign-ins.

use crate::ids::{AccountId, OrganisationId, PersonId, RowId};
use crate::people::{LinkKind, Stage};
use crate::platform::db::{Ask, Timestamp, Tx};

/// A session to begin.
pub struct NewSession<'a> {
    pub org: OrganisationId,
    pub person: PersonId,
    pub digest: &'a [u8],
    pub stage: Stage,
    pub device: &'a str,
    pub now: Timestamp,
    pub ends: Timestamp,
}

pub async fn insert_session(tx: &mut Tx, new: NewSession<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO session (org, digest, id, person, stage, device, made_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
    )
    .bind(new.org)
    .bind(new.digest)
    .bind(RowId::new())
    .bind(new.person)
    .bind(new.stage)
    .bind(new.device)
    .bind(new.now)
    .bind(new.ends)
    .execute()
    .await?;
    Ok(())
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Session {
    pub org: OrganisationId,
    pub person: PersonId,
    pub account: Option<AccountId>,
    pub name: String,
    pub stage: Stage,
    pub device: String,
    pub seen_at: Timestamp,
    pub ends_at: Timestamp,
}

/// The session of this token, unless its person has left.
pub async fn session(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<Session>, sqlx::Error> {
    on.sql(
        "SELECT s.org, s.person, p.account, p.name, s.stage, s.device, s.seen_at, s.ends_at
         FROM session s JOIN person p ON p.org = s.org AND p.id = s.person
         WHERE s.digest = $1
         AND NOT EXISTS (SELECT 1 FROM leaving l WHERE l.org = s.org AND l.person = s.person AND l.back_at IS NULL)",
    )
    .bind(digest)
    .optional()
    .await
}

/// A session in its owner's list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ListedSession {
    pub org: OrganisationId,
    pub id: RowId,
    pub organisation: String,
    pub digest: Vec<u8>,
    pub device: String,
    pub made_at: Timestamp,
    pub seen_at: Timestamp,
}

/// Where this account is signed in, the last used first.
pub async fn sessions_of_account(
    on: impl Ask<'_>,
    account: AccountId,
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Vec<ListedSession>, sqlx::Error> {
    on.sql(
        "SELECT s.org, s.id, o.name AS organisation, s.digest, s.device, s.made_at, s.seen_at
         FROM session s JOIN person p ON p.org = s.org AND p.id = s.person JOIN organisation o ON o.id = s.org
         WHERE p.account = $1 AND s.stage = 'in' AND s.ends_at > $2 AND s.seen_at > $3
         ORDER BY s.seen_at DESC, s.id DESC",
    )
    .bind(account)
    .bind(now)
    .bind(idle_since)
    .all()
    .await
}

pub async fn touch_session(tx: &mut Tx, digest: &[u8], now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE session SET seen_at = $2 WHERE digest = $1").bind(digest).bind(now).execute().await?;
    Ok(())
}

pub async fn end_session(tx: &mut Tx, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM session WHERE digest = $1").bind(digest).execute().await?;
    Ok(())
}

/// Ends one session of this account, by its name in the list.
pub async fn end_session_of_account(tx: &mut Tx, account: AccountId, id: RowId) -> Result<u64, sqlx::Error> {
    tx.sql(
        "DELETE FROM session WHERE id = $2
         AND EXISTS (SELECT 1 FROM person p WHERE p.org = session.org AND p.id = session.person AND p.account = $1)",
    )
    .bind(account)
    .bind(id)
    .execute()
    .await
}

/// Ends every session of this account but the one of this token.
pub async fn end_sessions_of_account(tx: &mut Tx, account: AccountId, but: &[u8]) -> Result<u64, sqlx::Error> {
    tx.sql(
        "DELETE FROM session WHERE digest <> $2
         AND EXISTS (SELECT 1 FROM person p WHERE p.org = session.org AND p.id = session.person AND p.account = $1)",
    )
    .bind(account)
    .bind(but)
    .execute()
    .await
}

pub async fn end_sessions_of(tx: &mut Tx, org: OrganisationId, person: PersonId) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM session WHERE org = $1 AND person = $2").bind(org).bind(person).execute().await?;
    Ok(())
}

pub async fn drop_old_sessions(tx: &mut Tx, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM session WHERE ends_at < $1").bind(now).execute().await?;
    Ok(())
}

// ---------------------------------------------------------------- ways to choose a password

#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct LinkRow {
    pub org: OrganisationId,
    pub id: RowId,
    pub person: PersonId,
    pub kind: LinkKind,
    pub email: String,
    pub email_key: String,
    pub message: Option<RowId>,
    pub made_at: Timestamp,
    pub made_by: Option<PersonId>,
    pub ends_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

pub async fn insert_link(tx: &mut Tx, row: &LinkRow, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO sign_in_link (org, id, person, kind, email, email_key, digest, message, made_at, made_by, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(row.person)
    .bind(row.kind)
    .bind(&row.email)
    .bind(&row.email_key)
    .bind(digest)
    .bind(row.message)
    .bind(row.made_at)
    .bind(row.made_by)
    .bind(row.ends_at)
    .execute()
    .await?;
    Ok(())
}

pub async fn link_by_digest(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<LinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, person, kind, email, email_key, message, made_at, made_by, ends_at, used_at, ended_at
         FROM sign_in_link WHERE digest = $1",
    )
    .bind(digest)
    .optional()
    .await
}

/// All links of an organisation's people, the newest first.
pub async fn links(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<LinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, person, kind, email, email_key, message, made_at, made_by, ends_at, used_at, ended_at
         FROM sign_in_link WHERE org = $1 ORDER BY made_at DESC, id DESC",
    )
    .bind(org)
    .all()
    .await
}

pub async fn open_links_of(
    on: impl Ask<'_>,
    org: OrganisationId,
    person: PersonId,
) -> Result<Vec<LinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, person, kind, email, email_key, message, made_at, made_by, ends_at, used_at, ended_at
         FROM sign_in_link WHERE org = $1 AND person = $2 AND used_at IS NULL AND ended_at IS NULL",
    )
    .bind(org)
    .bind(person)
    .all()
    .await
}

/// Uses a link up (its address stands with the account from now on); 0 if somebody was quicker or it has ended.
pub async fn use_link(tx: &mut Tx, org: OrganisationId, id: RowId, now: Timestamp) -> Result<u64, sqlx::Error> {
    tx.sql(
        "UPDATE sign_in_link SET used_at = $3, email = '', email_key = ''
         WHERE org = $1 AND id = $2 AND used_at IS NULL AND ended_at IS NULL AND ends_at > $3",
    )
    .bind(org)
    .bind(id)
    .bind(now)
    .execute()
    .await
}

pub async fn end_link(tx: &mut Tx, org: OrganisationId, id: RowId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE sign_in_link SET ended_at = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// The ways by which somebody chose a password since then, each with who made it.
pub async fn used_ways(
    on: impl Ask<'_>,
    org: OrganisationId,
    person: PersonId,
    since: Timestamp,
) -> Result<Vec<(LinkKind, Option<PersonId>)>, sqlx::Error> {
    on.sql("SELECT kind, made_by FROM sign_in_link WHERE org = $1 AND person = $2 AND used_at >= $3 ORDER BY id")
        .bind(org)
        .bind(person)
        .bind(since)
        .all()
        .await
}

/// The people of this organisation who sign in with this address, or were invited to.
pub async fn persons_with_email(
    on: impl Ask<'_>,
    org: OrganisationId,
    email_key: &str,
    now: Timestamp,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<(PersonId,)> = on
        .sql(
            "SELECT p.id FROM person p JOIN account a ON a.id = p.account WHERE p.org = $1 AND a.email_key = $2
             UNION
             SELECT l.person FROM sign_in_link l WHERE l.org = $1 AND l.email_key = $2 AND l.used_at IS NULL
             AND l.ended_at IS NULL AND l.ends_at > $3",
        )
        .bind(org)
        .bind(email_key)
        .bind(now)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

// ---------------------------------------------------------------- leaving

pub async fn insert_leaving(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO leaving (org, id, person, left_at, left_by) VALUES ($1, $2, $3, $4, $5)")
        .bind(org)
        .bind(RowId::new())
        .bind(person)
        .bind(now)
        .bind(by)
        .execute()
        .await?;
    Ok(())
}

pub async fn come_back(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    by: PersonId,
    now: Timestamp,
) -> Result<u64, sqlx::Error> {
    tx.sql("UPDATE leaving SET back_at = $4, back_by = $3 WHERE org = $1 AND person = $2 AND back_at IS NULL")
        .bind(org)
        .bind(person)
        .bind(by)
        .bind(now)
        .execute()
        .await
}

/// Who has left and not come back, with the day.
pub async fn left(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(PersonId, Timestamp)>, sqlx::Error> {
    on.sql("SELECT person, left_at FROM leaving WHERE org = $1 AND back_at IS NULL ORDER BY left_at DESC, person")
        .bind(org)
        .all()
        .await
}

// ---------------------------------------------------------------- what an organisation asks

pub async fn second_step_needed(on: impl Ask<'_>, org: OrganisationId) -> Result<bool, sqlx::Error> {
    let row: Option<(bool,)> =
        on.sql("SELECT second_step FROM sign_in_rule WHERE org = $1").bind(org).optional().await?;
    Ok(row.is_some_and(|(needed,)| needed))
}

pub async fn set_second_step_needed(
    tx: &mut Tx,
    org: OrganisationId,
    needed: bool,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO sign_in_rule (org, second_step, at) VALUES ($1, $2, $3)
         ON CONFLICT (org) DO UPDATE SET second_step = excluded.second_step, at = excluded.at",
    )
    .bind(org)
    .bind(needed)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}
