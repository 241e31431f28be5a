//! The only SQL of employment histories: rows are written once and read whole, of one candidate or of all.

use super::{Activity, Confirmed, ConfirmedHow, Explained, Frame, Period};
use crate::checks::store::By;
use crate::ids::{CandidacyId, OrganisationId, RowId};
use crate::platform::db::{Ask, Db, Tx};

pub async fn insert_frame(tx: &mut Tx, by: By, education_end: &str, applied_on: &str) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO history_frame (org, id, candidacy, revision, education_end, applied_on, by_person, at, link)
         SELECT $1, $2, $3, COALESCE(MAX(revision), 0) + 1, $4, $5, $6, $7, $8
         FROM history_frame WHERE org = $1 AND candidacy = $3",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(education_end)
    .bind(applied_on)
    .bind(by.person)
    .bind(by.at)
    .bind(by.link)
    .execute()
    .await?;
    Ok(())
}

/// A period as it is written.
#[derive(Debug, Clone)]
pub struct NewPeriod<'a> {
    /// Of an earlier revision, or a new one.
    pub period: RowId,
    pub activity: Activity,
    pub place: &'a str,
    pub title: &'a str,
    pub care: bool,
    pub began: &'a str,
    pub ended: Option<&'a str>,
    pub why: &'a str,
    pub removed: bool,
}

pub async fn insert_period(tx: &mut Tx, by: By, new: NewPeriod<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO history_period
            (org, id, candidacy, period, revision, activity, place, title, care, began, ended, why, removed, by_person, at, link)
         SELECT $1, $2, $3, $4, COALESCE(MAX(revision), 0) + 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
         FROM history_period WHERE org = $1 AND candidacy = $3 AND period = $4",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(new.period)
    .bind(new.activity)
    .bind(new.place)
    .bind(new.title)
    .bind(new.care)
    .bind(new.began)
    .bind(new.ended)
    .bind(new.why)
    .bind(new.removed)
    .bind(by.person)
    .bind(by.at)
    .bind(by.link)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_confirmed(tx: &mut Tx, by: By, how: ConfirmedHow, on: &str) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO history_confirmed (org, id, candidacy, how, confirmed_on, by_person, at, link)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(how)
    .bind(on)
    .bind(by.person)
    .bind(by.at)
    .bind(by.link)
    .execute()
    .await?;
    Ok(())
}

/// An explanation as it is written.
#[derive(Debug, Clone)]
pub struct NewExplained<'a> {
    pub id: RowId,
    pub from_day: &'a str,
    pub to_day: &'a str,
    pub written: bool,
    pub words: &'a str,
    pub asked_by: &'a str,
    pub asked_on: &'a str,
    pub corroboration: &'a str,
}

pub async fn insert_explained(tx: &mut Tx, by: By, new: NewExplained<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO gap_explained
            (org, id, candidacy, from_day, to_day, written, words, asked_by, asked_on, corroboration, by_person, at, link)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(by.org)
    .bind(new.id)
    .bind(by.candidacy)
    .bind(new.from_day)
    .bind(new.to_day)
    .bind(new.written)
    .bind(new.words)
    .bind(new.asked_by)
    .bind(new.asked_on)
    .bind(new.corroboration)
    .bind(by.person)
    .bind(by.at)
    .bind(by.link)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_judged(
    tx: &mut Tx,
    by: By,
    explanation: RowId,
    enough: bool,
    note: &str,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO gap_judged (org, id, candidacy, explanation, revision, enough, note, by_person, at)
         SELECT $1, $2, $3, $4, COALESCE(MAX(revision), 0) + 1, $5, $6, $7, $8
         FROM gap_judged WHERE org = $1 AND explanation = $4",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(explanation)
    .bind(enough)
    .bind(note)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// Every row that counts, of one candidate or, without one, of the organisation.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    pub frames: Vec<Frame>,
    /// Removed ones too, for their time; each period once.
    pub periods: Vec<Period>,
    /// The oldest first.
    pub confirmed: Vec<Confirmed>,
    /// The oldest first.
    pub explained: Vec<Explained>,
}

/// Reads them.
pub async fn rows(db: &Db, org: OrganisationId, one: Option<CandidacyId>) -> Result<Rows, sqlx::Error> {
    Ok(Rows {
        frames: frames(db, org, one).await?,
        periods: periods(db, org, one).await?,
        confirmed: confirmed(db, org, one).await?,
        explained: explained(db, org, one).await?,
    })
}

/// The frame that counts, of each.
pub async fn frames(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Frame>, sqlx::Error> {
    on.sql(
        "SELECT f.candidacy, f.revision, f.education_end, f.applied_on, p.name AS by_name, f.at, f.link
         FROM history_frame f JOIN person p ON p.org = f.org AND p.id = f.by_person
         WHERE f.org = $1 AND ($2 IS NULL OR f.candidacy = $2) AND NOT EXISTS (
             SELECT 1 FROM history_frame later WHERE later.org = f.org AND later.candidacy = f.candidacy
                 AND later.revision > f.revision)
         ORDER BY f.candidacy",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// The revision that counts, of each period.
pub async fn periods(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Period>, sqlx::Error> {
    on.sql(
        "SELECT h.period, h.candidacy, h.revision, h.activity, h.place, h.title, h.care, h.began, h.ended, h.why,
                h.removed, p.name AS by_name, h.at, h.link
         FROM history_period h JOIN person p ON p.org = h.org AND p.id = h.by_person
         WHERE h.org = $1 AND ($2 IS NULL OR h.candidacy = $2) AND NOT EXISTS (
             SELECT 1 FROM history_period later WHERE later.org = h.org AND later.candidacy = h.candidacy
                 AND later.period = h.period AND later.revision > h.revision)
         ORDER BY h.candidacy, h.began, h.period",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// That the candidate confirmed it, the oldest first.
pub async fn confirmed(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Confirmed>, sqlx::Error> {
    on.sql(
        "SELECT c.candidacy, c.how, c.confirmed_on, p.name AS by_name, c.at, c.link
         FROM history_confirmed c JOIN person p ON p.org = c.org AND p.id = c.by_person
         WHERE c.org = $1 AND ($2 IS NULL OR c.candidacy = $2) ORDER BY c.candidacy, c.at, c.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}

/// What was said about gaps, the oldest first, with what was found of it last.
pub async fn explained(
    on: impl Ask<'_>,
    org: OrganisationId,
    one: Option<CandidacyId>,
) -> Result<Vec<Explained>, sqlx::Error> {
    on.sql(
        "SELECT e.id, e.candidacy, e.from_day, e.to_day, e.written, e.words, e.asked_by, e.asked_on, e.corroboration,
                p.name AS by_name, e.at, e.link, j.enough, j.note AS judged_note, q.name AS judged_by, j.at AS judged_at
         FROM gap_explained e
         JOIN person p ON p.org = e.org AND p.id = e.by_person
         LEFT JOIN gap_judged j ON j.org = e.org AND j.explanation = e.id AND NOT EXISTS (
             SELECT 1 FROM gap_judged later WHERE later.org = j.org AND later.explanation = j.explanation
                 AND later.revision > j.revision)
         LEFT JOIN person q ON q.org = j.org AND q.id = j.by_person
         WHERE e.org = $1 AND ($2 IS NULL OR e.candidacy = $2) ORDER BY e.candidacy, e.at, e.id",
    )
    .bind(org)
    .bind(one)
    .all()
    .await
}
