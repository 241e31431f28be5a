//! The only SQL of this room.

mod grants;
mod inspectors;
mod protection;
mod second;
mod second_step;
mod sign_in;
mod ways;

pub use grants::*;
pub use inspectors::*;
pub use protection::{only_organisation, protection, put_protection, without_contact};
pub use second::*;
pub use second_step::*;
pub use sign_in::*;
pub use ways::{put_ways, ways};

use crate::ids::{AccountId, OrganisationId, PanelId, PersonId, SeatId, ServiceId, StreamId, SubjectId, TabletId};
use crate::people::{Organisation, Person, Role, Service};
use crate::platform::db::{Ask, Timestamp, Tx};

pub async fn fact(on: impl Ask<'_>, name: &str) -> Result<Option<String>, sqlx::Error> {
    let row: Option<(String,)> = on.sql("SELECT value FROM installation WHERE name = $1").bind(name).optional().await?;
    Ok(row.map(|(value,)| value))
}

pub async fn set_fact(tx: &mut Tx, name: &str, value: &str) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name)
        .bind(value)
        .execute()
        .await?;
    Ok(())
}

/// Takes a fact away if it is this one; false if it is another, or somebody took it before.
pub async fn take_fact(tx: &mut Tx, name: &str, value: &str) -> Result<bool, sqlx::Error> {
    let taken =
        tx.sql("DELETE FROM installation WHERE name = $1 AND value = $2").bind(name).bind(value).execute().await?;
    Ok(taken == 1)
}

pub async fn accounts(on: impl Ask<'_>) -> Result<i64, sqlx::Error> {
    on.sql("SELECT COUNT(*) FROM account").value().await
}

pub async fn insert_organisation(tx: &mut Tx, new: &Organisation, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO organisation (id, name, stream, subject, demo, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(new.id)
        .bind(&new.name)
        .bind(new.stream)
        .bind(new.subject)
        .bind(new.demo)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Every organisation of this installation.
pub async fn every_organisation(on: impl Ask<'_>) -> Result<Vec<(OrganisationId,)>, sqlx::Error> {
    on.sql("SELECT id FROM organisation ORDER BY id").all().await
}

pub async fn organisation(on: impl Ask<'_>, org: OrganisationId) -> Result<Option<Organisation>, sqlx::Error> {
    on.sql("SELECT id, name, stream, subject, demo FROM organisation WHERE id = $1").bind(org).optional().await
}

pub async fn insert_service(tx: &mut Tx, org: OrganisationId, id: ServiceId, name: &str) -> Result<bool, sqlx::Error> {
    let made = tx
        .sql("INSERT INTO service (org, id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(org)
        .bind(id)
        .bind(name)
        .execute()
        .await?;
    Ok(made > 0)
}

pub async fn services(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Service>, sqlx::Error> {
    on.sql("SELECT org, id, name FROM service WHERE org = $1 ORDER BY name").bind(org).all().await
}

pub async fn service(on: impl Ask<'_>, org: OrganisationId, id: ServiceId) -> Result<Option<Service>, sqlx::Error> {
    on.sql("SELECT org, id, name FROM service WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub password_hash: String,
}

pub async fn insert_account(
    tx: &mut Tx,
    id: AccountId,
    email: &str,
    email_key: &str,
    hash: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO account (id, email, email_key, password_hash, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(email)
        .bind(email_key)
        .bind(hash)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub async fn account_by_email(on: impl Ask<'_>, email_key: &str) -> Result<Option<Account>, sqlx::Error> {
    on.sql("SELECT id, email, password_hash FROM account WHERE email_key = $1").bind(email_key).optional().await
}

pub async fn account(on: impl Ask<'_>, id: AccountId) -> Result<Option<Account>, sqlx::Error> {
    on.sql("SELECT id, email, password_hash FROM account WHERE id = $1").bind(id).optional().await
}

pub async fn set_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE account SET password_hash = $2 WHERE id = $1").bind(id).bind(hash).execute().await?;
    Ok(())
}

pub async fn insert_person(tx: &mut Tx, person: &Person, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO person (org, id, account, name, sort_key, picture, stream, subject, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(person.org)
    .bind(person.id)
    .bind(person.account)
    .bind(&person.name)
    .bind(&person.sort_key)
    .bind(person.picture.as_deref())
    .bind(person.stream)
    .bind(person.subject)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn update_person(tx: &mut Tx, person: &Person) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE person SET account = $3, name = $4, sort_key = $5, picture = $6 WHERE org = $1 AND id = $2")
        .bind(person.org)
        .bind(person.id)
        .bind(person.account)
        .bind(&person.name)
        .bind(&person.sort_key)
        .bind(person.picture.as_deref())
        .execute()
        .await?;
    Ok(())
}

pub async fn person(on: impl Ask<'_>, org: OrganisationId, id: PersonId) -> Result<Option<Person>, sqlx::Error> {
    on.sql("SELECT org, id, account, name, sort_key, picture, stream, subject FROM person WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .optional()
        .await
}

/// Since when somebody stands in the list of persons.
pub async fn person_since(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: PersonId,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let row: Option<(Timestamp,)> =
        on.sql("SELECT at FROM person WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await?;
    Ok(row.map(|(at,)| at))
}

pub async fn persons(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Person>, sqlx::Error> {
    on.sql(
        "SELECT org, id, account, name, sort_key, picture, stream, subject FROM person
         WHERE org = $1 ORDER BY sort_key, id",
    )
    .bind(org)
    .all()
    .await
}

/// The persons of an account; with several organisations the first made is signed in to.
pub async fn persons_of_account(on: impl Ask<'_>, account: AccountId) -> Result<Vec<Person>, sqlx::Error> {
    on.sql(
        "SELECT org, id, account, name, sort_key, picture, stream, subject FROM person
         WHERE account = $1 ORDER BY id",
    )
    .bind(account)
    .all()
    .await
}

/// The roles that somebody holds anywhere.
pub async fn roles(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Vec<Role>, sqlx::Error> {
    let rows: Vec<(Role,)> = on
        .sql("SELECT DISTINCT role FROM person_role WHERE org = $1 AND person = $2 ORDER BY role")
        .bind(org)
        .bind(person)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(role,)| role).collect())
}

/// The roles that everybody holds anywhere.
pub async fn all_roles(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(PersonId, Role)>, sqlx::Error> {
    on.sql("SELECT DISTINCT person, role FROM person_role WHERE org = $1 ORDER BY person, role").bind(org).all().await
}

/// A device at a panel.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct TabletRow {
    pub org: OrganisationId,
    pub id: TabletId,
    pub panel: PanelId,
    pub seat: Option<SeatId>,
    pub shared: bool,
    pub asked_at: Timestamp,
    pub admitted_at: Option<Timestamp>,
    pub confirmed_at: Option<Timestamp>,
    pub seen_at: Timestamp,
    pub ends_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

pub async fn insert_tablet(tx: &mut Tx, row: &TabletRow, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO tablet (org, id, panel, seat, digest, shared, asked_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(row.panel)
    .bind(row.seat)
    .bind(digest)
    .bind(row.shared)
    .bind(row.asked_at)
    .bind(row.ends_at)
    .execute()
    .await?;
    Ok(())
}

pub async fn tablet_by_digest(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<TabletRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, panel, seat, shared, asked_at, admitted_at, confirmed_at, seen_at, ends_at, ended_at
         FROM tablet WHERE digest = $1",
    )
    .bind(digest)
    .optional()
    .await
}

pub async fn tablet(on: impl Ask<'_>, org: OrganisationId, id: TabletId) -> Result<Option<TabletRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, panel, seat, shared, asked_at, admitted_at, confirmed_at, seen_at, ends_at, ended_at
         FROM tablet WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

/// Live devices of a panel, the longest waiting first.
pub async fn tablets(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<TabletRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, panel, seat, shared, asked_at, admitted_at, confirmed_at, seen_at, ends_at, ended_at
         FROM tablet WHERE org = $1 AND panel = $2 AND ended_at IS NULL ORDER BY asked_at, id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

/// Live devices that were given this seat.
pub async fn tablets_of_seat(
    on: impl Ask<'_>,
    org: OrganisationId,
    seat: SeatId,
) -> Result<Vec<TabletRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, panel, seat, shared, asked_at, admitted_at, confirmed_at, seen_at, ends_at, ended_at
         FROM tablet WHERE org = $1 AND seat = $2 AND ended_at IS NULL ORDER BY asked_at, id",
    )
    .bind(org)
    .bind(seat)
    .all()
    .await
}

/// The seats that somebody holds on any panel, with their kinds.
pub async fn seats_of_person(
    on: impl Ask<'_>,
    org: OrganisationId,
    person: PersonId,
) -> Result<Vec<(SeatId, String)>, sqlx::Error> {
    on.sql("SELECT id, kind FROM seat WHERE org = $1 AND person = $2 ORDER BY id").bind(org).bind(person).all().await
}

pub async fn update_tablet(tx: &mut Tx, row: &TabletRow) -> Result<(), sqlx::Error> {
    tx.sql(
        "UPDATE tablet SET seat = $3, shared = $4, admitted_at = $5, confirmed_at = $6, ended_at = $7, ends_at = $8
         WHERE org = $1 AND id = $2",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(row.seat)
    .bind(row.shared)
    .bind(row.admitted_at)
    .bind(row.confirmed_at)
    .bind(row.ended_at)
    .bind(row.ends_at)
    .execute()
    .await?;
    Ok(())
}

pub async fn swap_digest(tx: &mut Tx, org: OrganisationId, id: TabletId, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE tablet SET digest = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(digest)
        .execute()
        .await?;
    Ok(())
}

/// Streams and subjects of persons, for the ledger.
pub async fn stream_of_person(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: PersonId,
) -> Result<Option<(StreamId, SubjectId)>, sqlx::Error> {
    on.sql("SELECT stream, subject FROM person WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

/// Who sits there; nobody if they have left.
pub async fn person_of_seat_name(
    on: impl Ask<'_>,
    org: OrganisationId,
    seat: SeatId,
) -> Result<Option<(PersonId, String, Option<String>)>, sqlx::Error> {
    on.sql(
        "SELECT p.id, p.name, p.picture FROM seat s JOIN person p ON p.org = s.org AND p.id = s.person
         WHERE s.org = $1 AND s.id = $2 AND NOT EXISTS (
            SELECT 1 FROM leaving l WHERE l.org = s.org AND l.person = s.person AND l.back_at IS NULL)",
    )
    .bind(org)
    .bind(seat)
    .optional()
    .await
}
