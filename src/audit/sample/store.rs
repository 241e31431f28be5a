//! The only SQL of samples.

use super::{Mark, Question, SeedBy, Severity, Step, Whom};
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, ServiceId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// An audit, as it was set up.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Audit {
    pub id: RowId,
    pub why: String,
    /// None: all homes.
    pub service: Option<ServiceId>,
    pub service_name: Option<String>,
    pub whom: Whom,
    /// First days from and to, 'YYYY-MM-DD'.
    pub started_from: Option<String>,
    pub started_to: Option<String>,
    /// The ids it was drawn from, sorted (JSON).
    pub population: String,
    pub seed: String,
    pub seed_by: SeedBy,
    /// Who said the seed, where somebody did.
    pub seed_from: String,
    pub two_persons: bool,
    pub earlier: Option<RowId>,
    pub by_person: PersonId,
    pub by_name: String,
    pub at: Timestamp,
}

/// Every audit of an organisation, the newest first.
pub async fn audits(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Audit>, sqlx::Error> {
    on.sql(
        "SELECT a.id, a.why, a.service, s.name AS service_name, a.whom, a.started_from, a.started_to, a.population, a.seed,
                a.seed_by, a.seed_from, a.two_persons, a.earlier, a.by_person, p.name AS by_name, a.at
         FROM audit a JOIN person p ON p.org = a.org AND p.id = a.by_person
         LEFT JOIN service s ON s.org = a.org AND s.id = a.service
         WHERE a.org = $1 ORDER BY a.at DESC, a.id DESC",
    )
    .bind(org)
    .all()
    .await
}

/// An audit to insert.
#[derive(Debug, Clone)]
pub struct NewAudit<'a> {
    pub id: RowId,
    pub why: &'a str,
    pub service: Option<ServiceId>,
    pub whom: Whom,
    pub started_from: Option<&'a str>,
    pub started_to: Option<&'a str>,
    pub population: &'a str,
    pub seed: &'a str,
    pub seed_by: SeedBy,
    pub seed_from: &'a str,
    pub two_persons: bool,
    pub earlier: Option<RowId>,
    pub by_person: PersonId,
    pub at: Timestamp,
}

pub async fn insert(tx: &mut Tx, org: OrganisationId, new: &NewAudit<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO audit (org, id, why, service, whom, started_from, started_to, population, seed, seed_by, seed_from,
                            two_persons, earlier, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.why)
    .bind(new.service)
    .bind(new.whom)
    .bind(new.started_from)
    .bind(new.started_to)
    .bind(new.population)
    .bind(new.seed)
    .bind(new.seed_by)
    .bind(new.seed_from)
    .bind(new.two_persons)
    .bind(new.earlier)
    .bind(new.by_person)
    .bind(new.at)
    .execute()
    .await?;
    Ok(())
}

/// A file that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct FileRow {
    pub id: RowId,
    pub audit: RowId,
    pub candidacy: CandidacyId,
    pub position: i64,
    /// The same file in the audit before.
    pub earlier: Option<RowId>,
}

/// Every file that was ever drawn, in the order of each audit.
pub async fn files(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<FileRow>, sqlx::Error> {
    on.sql("SELECT id, audit, candidacy, position, earlier FROM audit_file WHERE org = $1 ORDER BY audit, position")
        .bind(org)
        .all()
        .await
}

pub async fn insert_file(tx: &mut Tx, org: OrganisationId, new: FileRow) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO audit_file (org, id, audit, candidacy, position, earlier) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(new.id)
        .bind(new.audit)
        .bind(new.candidacy)
        .bind(new.position)
        .bind(new.earlier)
        .execute()
        .await?;
    Ok(())
}

/// What was answered at a question, with what a second person says of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerRow {
    pub id: RowId,
    pub audit_file: RowId,
    pub question: Question,
    pub mark: Mark,
    pub words: String,
    pub by_person: PersonId,
    pub by_name: String,
    pub at: Timestamp,
    pub agrees: Option<bool>,
    pub reason: Option<String>,
    pub second: Option<PersonId>,
    pub second_name: Option<String>,
    pub second_at: Option<Timestamp>,
}

/// Every answer, the oldest first.
pub async fn answers(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<AnswerRow>, sqlx::Error> {
    on.sql(
        "SELECT a.id, a.audit_file, a.question, a.mark, a.words, a.by_person, p.name AS by_name, a.at,
                s.agrees, s.reason, s.by_person AS second, q.name AS second_name, s.at AS second_at
         FROM audit_answer a JOIN person p ON p.org = a.org AND p.id = a.by_person
         LEFT JOIN audit_second s ON s.org = a.org AND s.answer = a.id
         LEFT JOIN person q ON q.org = s.org AND q.id = s.by_person
         WHERE a.org = $1 ORDER BY a.at, a.id",
    )
    .bind(org)
    .all()
    .await
}

/// Who writes something, about whose file, and when.
#[derive(Debug, Clone, Copy)]
pub struct By {
    pub org: OrganisationId,
    pub candidacy: CandidacyId,
    pub person: PersonId,
    pub at: Timestamp,
}

pub async fn insert_answer(
    tx: &mut Tx,
    by: By,
    (id, file): (RowId, RowId),
    question: Question,
    mark: Mark,
    words: &str,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO audit_answer (org, id, audit_file, candidacy, question, mark, words, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(by.org)
    .bind(id)
    .bind(file)
    .bind(by.candidacy)
    .bind(question.code())
    .bind(mark)
    .bind(words)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// False if somebody has said it before.
pub async fn insert_second(
    tx: &mut Tx,
    by: By,
    answer: RowId,
    agrees: bool,
    reason: &str,
) -> Result<bool, sqlx::Error> {
    let inserted = tx
        .sql(
            "INSERT INTO audit_second (org, id, answer, candidacy, agrees, reason, by_person, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (org, answer) DO NOTHING",
        )
        .bind(by.org)
        .bind(RowId::new())
        .bind(answer)
        .bind(by.candidacy)
        .bind(agrees)
        .bind(reason)
        .bind(by.person)
        .bind(by.at)
        .execute()
        .await?;
    Ok(inserted > 0)
}

/// A finding, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FindingRow {
    pub id: RowId,
    pub audit_file: RowId,
    pub candidacy: CandidacyId,
    pub answer: Option<RowId>,
    pub question: Option<Question>,
    pub words: String,
    pub severity: Severity,
    pub action: String,
    pub owner: PersonId,
    /// 'YYYY-MM-DD'
    pub due_on: String,
    pub by_person: PersonId,
    pub at: Timestamp,
}

/// Every finding, the oldest first.
pub async fn findings(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<FindingRow>, sqlx::Error> {
    on.sql(
        "SELECT id, audit_file, candidacy, answer, question, words, severity, action, owner, due_on, by_person, at
         FROM audit_finding WHERE org = $1 ORDER BY at, id",
    )
    .bind(org)
    .all()
    .await
}

/// A finding to insert.
#[derive(Debug, Clone, Copy)]
pub struct NewFinding<'a> {
    pub id: RowId,
    pub audit_file: RowId,
    /// The answer that it belongs to, and its question; none for what no question asks about.
    pub of: Option<(RowId, Question)>,
    pub words: &'a str,
    pub severity: Severity,
    pub action: &'a str,
    pub owner: PersonId,
    pub due_on: &'a str,
}

pub async fn insert_finding(tx: &mut Tx, by: By, new: NewFinding<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO audit_finding (org, id, audit_file, candidacy, answer, question, words, severity, action, owner, due_on,
                                    by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(by.org)
    .bind(new.id)
    .bind(new.audit_file)
    .bind(by.candidacy)
    .bind(new.of.map(|(answer, _)| answer))
    .bind(new.of.map(|(_, question)| question.code()))
    .bind(new.words)
    .bind(new.severity)
    .bind(new.action)
    .bind(new.owner)
    .bind(new.due_on)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// What became of a finding.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StepRow {
    pub finding: RowId,
    pub step: Step,
    pub words: String,
    pub owner: Option<PersonId>,
    pub due_on: Option<String>,
    /// The file of the later audit that looked at it.
    pub audit_file: Option<RowId>,
    pub by_name: String,
    pub at: Timestamp,
}

/// All of them, the oldest first.
pub async fn steps(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<StepRow>, sqlx::Error> {
    on.sql(
        "SELECT s.finding, s.step, s.words, s.owner, s.due_on, s.audit_file, p.name AS by_name, s.at
         FROM audit_step s JOIN person p ON p.org = s.org AND p.id = s.by_person
         WHERE s.org = $1 ORDER BY s.at, s.id",
    )
    .bind(org)
    .all()
    .await
}

/// A step to insert.
#[derive(Debug, Clone, Copy)]
pub struct NewStep<'a> {
    pub finding: RowId,
    pub step: Step,
    pub words: &'a str,
    pub to: Option<(PersonId, &'a str)>,
    pub audit_file: Option<RowId>,
}

pub async fn insert_step(tx: &mut Tx, by: By, new: NewStep<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO audit_step (org, id, finding, candidacy, step, words, owner, due_on, audit_file, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(new.finding)
    .bind(by.candidacy)
    .bind(new.step)
    .bind(new.words)
    .bind(new.to.map(|(owner, _)| owner))
    .bind(new.to.map(|(_, due_on)| due_on))
    .bind(new.audit_file)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}
