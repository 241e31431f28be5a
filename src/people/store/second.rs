//! A second pair of eyes: what was asked, and how it was answered.

use crate::ids::{OrganisationId, PersonId, RowId, ServiceId, StreamId, SubjectId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};
use uuid::Uuid;

/// A request as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RequestRow {
    pub org: OrganisationId,
    pub id: RowId,
    pub matter: String,
    pub thing: Uuid,
    pub service: Option<ServiceId>,
    pub vacancy: Option<VacancyId>,
    pub words: String,
    /// What waits, as JSON.
    pub held: String,
    pub stream: StreamId,
    pub subject: SubjectId,
    pub asked_by: PersonId,
    pub asked_at: Timestamp,
    pub ends_at: Timestamp,
    pub answer: Option<String>,
    pub reason: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub answered_by: Option<PersonId>,
    pub outsider: Option<String>,
    pub outsider_body: Option<String>,
    /// The link that an outsider answered by, the network address, and the kind of device.
    pub answered_by_link: Option<RowId>,
    pub answered_from: Option<String>,
    pub answered_on: Option<String>,
    pub used_at: Option<Timestamp>,
}

pub async fn matters(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<String>, sqlx::Error> {
    let rows: Vec<(String,)> =
        on.sql("SELECT matter FROM second_matter WHERE org = $1 ORDER BY matter").bind(org).all().await?;
    Ok(rows.into_iter().map(|(matter,)| matter).collect())
}

pub async fn set_matters(tx: &mut Tx, org: OrganisationId, matters: &[&str]) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM second_matter WHERE org = $1").bind(org).execute().await?;
    for matter in matters {
        tx.sql("INSERT INTO second_matter (org, matter) VALUES ($1, $2)").bind(org).bind(*matter).execute().await?;
    }
    Ok(())
}

pub async fn insert_request(tx: &mut Tx, row: &RequestRow) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO second_request
            (org, id, matter, thing, service, vacancy, words, held, stream, subject, asked_by, asked_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(&row.matter)
    .bind(row.thing)
    .bind(row.service)
    .bind(row.vacancy)
    .bind(&row.words)
    .bind(&row.held)
    .bind(row.stream)
    .bind(row.subject)
    .bind(row.asked_by)
    .bind(row.asked_at)
    .bind(row.ends_at)
    .execute()
    .await?;
    Ok(())
}

pub async fn request(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Result<Option<RequestRow>, sqlx::Error> {
    on.sql("SELECT * FROM second_request WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

/// Every request, the newest first.
pub async fn requests(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<RequestRow>, sqlx::Error> {
    on.sql("SELECT * FROM second_request WHERE org = $1 ORDER BY id DESC").bind(org).all().await
}

/// The requests about one thing, the newest first.
pub async fn requests_of(
    on: impl Ask<'_>,
    org: OrganisationId,
    matter: &str,
    thing: Uuid,
) -> Result<Vec<RequestRow>, sqlx::Error> {
    on.sql("SELECT * FROM second_request WHERE org = $1 AND matter = $2 AND thing = $3 ORDER BY id DESC")
        .bind(org)
        .bind(matter)
        .bind(thing)
        .all()
        .await
}

/// Somebody from outside who answers.
pub struct OutsiderRow<'a> {
    pub name: &'a str,
    pub body: &'a str,
    pub link: RowId,
    pub from: &'a str,
    pub on: &'a str,
}

/// How a request was answered.
pub struct AnswerRow<'a> {
    pub answer: &'a str,
    pub reason: Option<&'a str>,
    pub by: Option<PersonId>,
    pub outsider: Option<OutsiderRow<'a>>,
    pub at: Timestamp,
}

/// Answers a request; false if it was answered before.
pub async fn answer(tx: &mut Tx, org: OrganisationId, id: RowId, answer: AnswerRow<'_>) -> Result<bool, sqlx::Error> {
    let answered = tx
        .sql(
            "UPDATE second_request
             SET answer = $3, reason = $4, answered_by = $5, outsider = $6, outsider_body = $7, answered_at = $8,
                 answered_by_link = $9, answered_from = $10, answered_on = $11
             WHERE org = $1 AND id = $2 AND answer IS NULL",
        )
        .bind(org)
        .bind(id)
        .bind(answer.answer)
        .bind(answer.reason)
        .bind(answer.by)
        .bind(answer.outsider.as_ref().map(|one| one.name))
        .bind(answer.outsider.as_ref().map(|one| one.body))
        .bind(answer.at)
        .bind(answer.outsider.as_ref().map(|one| one.link))
        .bind(answer.outsider.as_ref().map(|one| one.from))
        .bind(answer.outsider.as_ref().map(|one| one.on))
        .execute()
        .await?;
    Ok(answered > 0)
}

/// Uses up an agreement; false if there is none that was not used.
pub async fn use_up(
    tx: &mut Tx,
    org: OrganisationId,
    matter: &str,
    thing: Uuid,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let used = tx
        .sql(
            "UPDATE second_request SET used_at = $4
             WHERE org = $1 AND matter = $2 AND thing = $3 AND answer = 'agreed' AND used_at IS NULL AND ends_at >= $4",
        )
        .bind(org)
        .bind(matter)
        .bind(thing)
        .bind(now)
        .execute()
        .await?;
    Ok(used > 0)
}

/// A link for somebody from outside.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SecondLinkRow {
    pub org: OrganisationId,
    pub id: RowId,
    pub request: RowId,
    pub name: String,
    pub body: String,
    pub made_by: PersonId,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
    /// The mailbox that alone got it; none where it was shown to whoever made it.
    pub sent_to: Option<String>,
}

pub async fn insert_second_link(tx: &mut Tx, row: &SecondLinkRow, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO second_link (org, id, request, digest, name, body, made_by, made_at, ends_at, sent_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(row.request)
    .bind(digest)
    .bind(&row.name)
    .bind(&row.body)
    .bind(row.made_by)
    .bind(row.made_at)
    .bind(row.ends_at)
    .bind(&row.sent_to)
    .execute()
    .await?;
    Ok(())
}

pub async fn second_link(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: RowId,
) -> Result<Option<SecondLinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, request, name, body, made_by, made_at, ends_at, sent_to FROM second_link
         WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

pub async fn second_link_by_digest(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<SecondLinkRow>, sqlx::Error> {
    on.sql("SELECT org, id, request, name, body, made_by, made_at, ends_at, sent_to FROM second_link WHERE digest = $1")
        .bind(digest)
        .optional()
        .await
}
