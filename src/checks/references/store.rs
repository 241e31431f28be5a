//! The only SQL of references: rows are written once and read whole, of one candidate or of all.

use super::{Asked, Chased, Dropped, Excused, Given, Matter, Proof, Proved, RefereeLinkRow, Settled};
use super::{Capacity, Channel, ContactFrom, Kind};
use crate::checks::store::By;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId};
use crate::platform::db::{Ask, Db, Tx};

/// Somebody to ask, as it is written.
#[derive(Debug, Clone)]
pub struct NewAsked<'a> {
    pub id: RowId,
    pub kind: Kind,
    pub period: Option<RowId>,
    pub referee: &'a str,
    pub referee_role: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub contact_from: ContactFrom,
    pub how: Channel,
    pub asked_on: &'a str,
    pub more: &'a str,
    pub permitted: Option<bool>,
}

/// An answer, as it is written.
#[derive(Debug, Clone)]
pub struct NewGiven<'a> {
    pub came_how: Channel,
    pub received_on: &'a str,
    pub from_name: &'a str,
    pub capacity: Capacity,
    pub title: &'a str,
    pub began: Option<&'a str>,
    pub ended: Option<&'a str>,
    pub goes_on: bool,
    pub duties: &'a str,
    pub why_left: &'a str,
    pub re_employ: Option<bool>,
    pub re_employ_why: &'a str,
    pub conduct: &'a str,
    pub warnings: &'a str,
    pub safeguarding: Option<bool>,
    pub safeguarding_words: &'a str,
    pub more: &'a str,
}

/// How its origin was looked into, as it is written.
#[derive(Debug, Clone)]
pub struct NewProved<'a> {
    /// The revision of the answer.
    pub given: i64,
    pub how: Proof,
    pub source: &'a str,
    pub proved_on: &'a str,
    pub genuine: bool,
    pub note: &'a str,
}

/// How a matter was settled, as it is written.
#[derive(Debug, Clone)]
pub struct NewSettled<'a> {
    pub matter: Matter,
    pub ours: &'a str,
    pub theirs: &'a str,
    pub words: &'a str,
}

pub async fn insert_asked(tx: &mut Tx, by: By, new: NewAsked<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_asked (org, id, candidacy, kind, period, referee, referee_role, email, phone, contact_from, how, asked_on, more, permitted, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    )
    .bind(by.org)
    .bind(new.id)
    .bind(by.candidacy)
    .bind(new.kind)
    .bind(new.period)
    .bind(new.referee)
    .bind(new.referee_role)
    .bind(new.email)
    .bind(new.phone)
    .bind(new.contact_from)
    .bind(new.how)
    .bind(new.asked_on)
    .bind(new.more)
    .bind(new.permitted)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_chased(
    tx: &mut Tx,
    by: By,
    reference: RowId,
    how: Channel,
    chased_on: &str,
    note: &str,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_chased (org, id, candidacy, reference, how, chased_on, note, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(reference)
    .bind(how)
    .bind(chased_on)
    .bind(note)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_given(tx: &mut Tx, by: By, reference: RowId, new: NewGiven<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_given (org, id, candidacy, reference, came_how, received_on, from_name, capacity, title, began, ended, goes_on, duties, why_left, re_employ, re_employ_why, conduct, warnings, safeguarding, safeguarding_words, more, revision, by_person, at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, COALESCE(MAX(revision), 0) + 1, $22, $23
         FROM reference_given WHERE org = $1 AND reference = $4",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(reference)
    .bind(new.came_how)
    .bind(new.received_on)
    .bind(new.from_name)
    .bind(new.capacity)
    .bind(new.title)
    .bind(new.began)
    .bind(new.ended)
    .bind(new.goes_on)
    .bind(new.duties)
    .bind(new.why_left)
    .bind(new.re_employ)
    .bind(new.re_employ_why)
    .bind(new.conduct)
    .bind(new.warnings)
    .bind(new.safeguarding)
    .bind(new.safeguarding_words)
    .bind(new.more)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_proved(tx: &mut Tx, by: By, reference: RowId, new: NewProved<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_proved (org, id, candidacy, reference, given, how, source, proved_on, genuine, note, revision, by_person, at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, COALESCE(MAX(revision), 0) + 1, $11, $12
         FROM reference_proved WHERE org = $1 AND reference = $4",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(reference)
    .bind(new.given)
    .bind(new.how)
    .bind(new.source)
    .bind(new.proved_on)
    .bind(new.genuine)
    .bind(new.note)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_settled(tx: &mut Tx, by: By, reference: RowId, new: NewSettled<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_settled (org, id, candidacy, reference, matter, ours, theirs, words, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(reference)
    .bind(new.matter)
    .bind(new.ours)
    .bind(new.theirs)
    .bind(new.words)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_excused(tx: &mut Tx, by: By, period: RowId, words: &str) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_excused (org, id, candidacy, period, words, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(period)
    .bind(words)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_dropped(tx: &mut Tx, by: By, reference: RowId, words: &str) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO reference_dropped (org, id, candidacy, reference, words, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(reference)
    .bind(words)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// Every row that counts, of one candidate or, without one, of the organisation.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The oldest first, as all that follows.
    pub asked: Vec<Asked>,
    pub chased: Vec<Chased>,
    /// Every revision.
    pub given: Vec<Given>,
    /// The last word on each.
    pub proved: Vec<Proved>,
    pub settled: Vec<Settled>,
    pub excused: Vec<Excused>,
    pub dropped: Vec<Dropped>,
}

/// Reads them.
pub async fn rows(db: &Db, org: OrganisationId, one: Option<CandidacyId>) -> Result<Rows, sqlx::Error> {
    Ok(Rows {
        asked: asked(db, org, one).await?,
        chased: chased(db, org, one).await?,
        given: given(db, org, one).await?,
        proved: proved(db, org, one).await?,
        settled: settled(db, org, one).await?,
        excused: excused(db, org, one).await?,
        dropped: dropped(db, org, one).await?,
    })
}

pub async fn asked(on: impl Ask<'_>, org: OrganisationId, one: Option<CandidacyId>) -> Result<Vec<Asked>, sqlx::Error> {
    on.sql(
        "SELECT a.id, a.candidacy, a.kind, a.period, a.referee, a.referee_role, a.email, a.phone, a.contact_from, a.how, a.asked_on, a.more, a.permitted, p.name AS by_name, a.at
         FROM reference_asked a JOIN person p ON p.org = a.org AND p.id = a.by_person
         WHERE a.org = $1 AND ($2 IS NULL OR a.candidacy = $2)
         ORDER BY a.candidacy, a.at, a.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

pub async fn chased(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Chased>, sqlx::Error> {
    on.sql(
        "SELECT c.reference, c.candidacy, c.how, c.chased_on, c.note, p.name AS by_name, c.at
         FROM reference_chased c JOIN person p ON p.org = c.org AND p.id = c.by_person
         WHERE c.org = $1 AND ($2 IS NULL OR c.candidacy = $2)
         ORDER BY c.candidacy, c.at, c.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

pub async fn settled(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Settled>, sqlx::Error> {
    on.sql(
        "SELECT s.reference, s.candidacy, s.matter, s.ours, s.theirs, s.words, p.name AS by_name, s.at
         FROM reference_settled s JOIN person p ON p.org = s.org AND p.id = s.by_person
         WHERE s.org = $1 AND ($2 IS NULL OR s.candidacy = $2)
         ORDER BY s.candidacy, s.at, s.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

pub async fn excused(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Excused>, sqlx::Error> {
    on.sql(
        "SELECT e.candidacy, e.period, e.words, p.name AS by_name, e.at
         FROM reference_excused e JOIN person p ON p.org = e.org AND p.id = e.by_person
         WHERE e.org = $1 AND ($2 IS NULL OR e.candidacy = $2)
         ORDER BY e.candidacy, e.at, e.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

pub async fn dropped(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Dropped>, sqlx::Error> {
    on.sql(
        "SELECT d.reference, d.candidacy, d.words, p.name AS by_name, d.at
         FROM reference_dropped d JOIN person p ON p.org = d.org AND p.id = d.by_person
         WHERE d.org = $1 AND ($2 IS NULL OR d.candidacy = $2)
         ORDER BY d.candidacy, d.at, d.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

pub async fn given(on: impl Ask<'_>, org: OrganisationId, one: Option<CandidacyId>) -> Result<Vec<Given>, sqlx::Error> {
    on.sql(
        "SELECT g.reference, g.candidacy, g.revision, g.came_how, g.received_on, g.from_name, g.capacity, g.title, g.began, g.ended, g.goes_on, g.duties, g.why_left, g.re_employ, g.re_employ_why, g.conduct, g.warnings, g.safeguarding, g.safeguarding_words, g.more, p.name AS by_name, g.at
         FROM reference_given g LEFT JOIN person p ON p.org = g.org AND p.id = g.by_person
         WHERE g.org = $1 AND ($2 IS NULL OR g.candidacy = $2)
         ORDER BY g.candidacy, g.reference, g.revision",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

pub async fn proved(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Proved>, sqlx::Error> {
    on.sql(
        "SELECT v.reference, v.candidacy, v.given, v.how, v.source, v.proved_on, v.genuine, v.note, p.name AS by_name, v.at
         FROM reference_proved v JOIN person p ON p.org = v.org AND p.id = v.by_person
         WHERE v.org = $1 AND ($2 IS NULL OR v.candidacy = $2) AND NOT EXISTS (
             SELECT 1 FROM reference_proved later WHERE later.org = v.org AND later.reference = v.reference
                 AND later.revision > v.revision)
         ORDER BY v.candidacy, v.at, v.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// A link for a referee; `digest` is that of its secret.
pub async fn insert_link(
    tx: &mut Tx,
    row: &RefereeLinkRow,
    made_by: PersonId,
    digest: &[u8],
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO referee_link (org, id, digest, candidacy, reference, message, ends_on, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(digest)
    .bind(row.candidacy)
    .bind(row.reference)
    .bind(row.message)
    .bind(&row.ends_on)
    .bind(made_by)
    .bind(row.made_at)
    .execute()
    .await?;
    Ok(())
}

/// The link of this secret.
pub async fn link_by_digest(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<RefereeLinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, candidacy, reference, message, ends_on, made_by, made_at FROM referee_link WHERE digest = $1",
    )
    .bind(digest)
    .optional()
    .await
}

/// The link of this id.
pub async fn link(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Result<Option<RefereeLinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, candidacy, reference, message, ends_on, made_by, made_at FROM referee_link WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

/// The links of one candidate's references, the oldest first.
pub async fn links(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<RefereeLinkRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, candidacy, reference, message, ends_on, made_by, made_at FROM referee_link
         WHERE org = $1 AND candidacy = $2 ORDER BY made_at, id",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// May a link of this reference still be used? Not after an answer by link, nor when its referee is asked no more.
pub async fn is_closed(on: impl Ask<'_>, org: OrganisationId, reference: RowId) -> Result<bool, sqlx::Error> {
    let rows: i64 = on
        .sql(
            "SELECT (SELECT count(*) FROM reference_given WHERE org = $1 AND reference = $2 AND by_person IS NULL)
                  + (SELECT count(*) FROM reference_dropped WHERE org = $1 AND reference = $2)",
        )
        .bind(org)
        .bind(reference)
        .value()
        .await?;
    Ok(rows > 0)
}
