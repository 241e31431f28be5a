//! Passkeys, time-based codes and recovery codes of an account.

use crate::ids::{AccountId, OrganisationId, RowId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// A passkey; `credential` is its public half as the crate writes it down.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PasskeyRow {
    pub account: AccountId,
    pub id: RowId,
    pub credential_id: Vec<u8>,
    pub credential: String,
    pub name: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

pub async fn insert_passkey(tx: &mut Tx, row: &PasskeyRow) -> Result<u64, sqlx::Error> {
    tx.sql(
        "INSERT INTO account_passkey (account, id, credential_id, credential, name, made_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
    )
    .bind(row.account)
    .bind(row.id)
    .bind(&row.credential_id[..])
    .bind(&row.credential)
    .bind(&row.name)
    .bind(row.made_at)
    .execute()
    .await
}

pub async fn passkeys(on: impl Ask<'_>, account: AccountId) -> Result<Vec<PasskeyRow>, sqlx::Error> {
    on.sql(
        "SELECT account, id, credential_id, credential, name, made_at, used_at FROM account_passkey
         WHERE account = $1 ORDER BY made_at, id",
    )
    .bind(account)
    .all()
    .await
}

pub async fn used_passkey(
    tx: &mut Tx,
    account: AccountId,
    id: RowId,
    credential: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE account_passkey SET credential = $3, used_at = $4 WHERE account = $1 AND id = $2")
        .bind(account)
        .bind(id)
        .bind(credential)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub async fn delete_passkey(tx: &mut Tx, account: AccountId, id: RowId) -> Result<u64, sqlx::Error> {
    tx.sql("DELETE FROM account_passkey WHERE account = $1 AND id = $2").bind(account).bind(id).execute().await
}

/// Time-based codes: the sealed secret, since when they are asked for, and the last step that was used.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CodeRow {
    pub sealed: Vec<u8>,
    pub on_at: Option<Timestamp>,
    pub last_step: i64,
}

pub async fn code(on: impl Ask<'_>, account: AccountId) -> Result<Option<CodeRow>, sqlx::Error> {
    on.sql("SELECT sealed, on_at, last_step FROM account_code WHERE account = $1").bind(account).optional().await
}

/// A new secret that is not asked for yet; one that is asked for stays.
pub async fn put_code(tx: &mut Tx, account: AccountId, sealed: &[u8], now: Timestamp) -> Result<u64, sqlx::Error> {
    tx.sql(
        "INSERT INTO account_code (account, sealed, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, made_at = excluded.made_at
         WHERE account_code.on_at IS NULL",
    )
    .bind(account)
    .bind(sealed)
    .bind(now)
    .execute()
    .await
}

pub async fn switch_code_on(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE account_code SET on_at = $2 WHERE account = $1").bind(account).bind(now).execute().await?;
    Ok(())
}

/// Uses a step up; 0 if it, or a later one, was used before.
pub async fn use_step(tx: &mut Tx, account: AccountId, step: i64) -> Result<u64, sqlx::Error> {
    tx.sql("UPDATE account_code SET last_step = $2 WHERE account = $1 AND last_step < $2")
        .bind(account)
        .bind(step)
        .execute()
        .await
}

pub async fn delete_code(tx: &mut Tx, account: AccountId) -> Result<u64, sqlx::Error> {
    tx.sql("DELETE FROM account_code WHERE account = $1").bind(account).execute().await
}

pub async fn insert_recovery_code(
    tx: &mut Tx,
    account: AccountId,
    digest: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO account_recovery_code (account, digest, made_at) VALUES ($1, $2, $3)")
        .bind(account)
        .bind(digest)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub async fn recovery_codes_left(on: impl Ask<'_>, account: AccountId) -> Result<i64, sqlx::Error> {
    on.sql("SELECT COUNT(*) FROM account_recovery_code WHERE account = $1 AND used_at IS NULL")
        .bind(account)
        .value()
        .await
}

/// Uses a recovery code up; 0 if there is none such.
pub async fn use_recovery_code(
    tx: &mut Tx,
    account: AccountId,
    digest: &[u8],
    now: Timestamp,
) -> Result<u64, sqlx::Error> {
    tx.sql("UPDATE account_recovery_code SET used_at = $3 WHERE account = $1 AND digest = $2 AND used_at IS NULL")
        .bind(account)
        .bind(digest)
        .bind(now)
        .execute()
        .await
}

pub async fn delete_recovery_codes(tx: &mut Tx, account: AccountId) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM account_recovery_code WHERE account = $1").bind(account).execute().await?;
    Ok(())
}

pub async fn delete_passkeys(tx: &mut Tx, account: AccountId) -> Result<u64, sqlx::Error> {
    tx.sql("DELETE FROM account_passkey WHERE account = $1").bind(account).execute().await
}

/// The accounts of this organisation's people that have a second step.
pub async fn with_second_step(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<AccountId>, sqlx::Error> {
    let rows: Vec<(AccountId,)> = on
        .sql(
            "SELECT p.account FROM person p WHERE p.org = $1 AND p.account IS NOT NULL AND (
                 EXISTS (SELECT 1 FROM account_passkey k WHERE k.account = p.account)
                 OR EXISTS (SELECT 1 FROM account_code c WHERE c.account = p.account AND c.on_at IS NOT NULL))",
        )
        .bind(org)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What a browser was asked to sign.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Challenge {
    pub account: Option<AccountId>,
    pub state: String,
    pub ends_at: Timestamp,
}

pub async fn insert_challenge(tx: &mut Tx, digest: &[u8], new: &Challenge, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM passkey_challenge WHERE ends_at < $1").bind(now).execute().await?;
    tx.sql("INSERT INTO passkey_challenge (digest, account, state, ends_at) VALUES ($1, $2, $3, $4)")
        .bind(digest)
        .bind(new.account)
        .bind(&new.state)
        .bind(new.ends_at)
        .execute()
        .await?;
    Ok(())
}

/// Takes a challenge: it can be answered once.
pub async fn take_challenge(tx: &mut Tx, digest: &[u8]) -> Result<Option<Challenge>, sqlx::Error> {
    tx.sql("DELETE FROM passkey_challenge WHERE digest = $1 RETURNING account, state, ends_at")
        .bind(digest)
        .optional()
        .await
}
