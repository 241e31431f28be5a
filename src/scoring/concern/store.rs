//! The only SQL of concerns: rows are only ever added. What the seats said stands in `concern`, which the store of scores writes.

use super::{Knows, Step};
use crate::ids::{CandidacyId, ConcernId, InterviewId, OrganisationId, PanelId, PersonId, RowId, SeatId, VacancyId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};

type Outcome<T> = Result<T, sqlx::Error>;

/// What a seat said once: that it was not safe, in these words, or that it was.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SaidRow {
    pub id: ConcernId,
    pub interview: InterviewId,
    pub seat: SeatId,
    pub raised: bool,
    pub words: String,
    pub at: Timestamp,
    pub candidacy: CandidacyId,
    pub panel: PanelId,
    pub vacancy: VacancyId,
    pub person: PersonId,
}

/// A choice of who else may know.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SharedRow {
    pub interview: InterviewId,
    pub seat: SeatId,
    pub knows: JsonText<Vec<Knows>>,
    pub at: Timestamp,
}

/// Something that was done about a concern.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StepRow {
    pub concern: ConcernId,
    pub kind: Step,
    pub words: String,
    pub to_whom: String,
    pub on_day: Option<String>,
    pub reference: String,
    pub by_person: PersonId,
    pub at: Timestamp,
}

/// Who was named last.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct LeadRow {
    pub lead: PersonId,
    pub deputy: Option<PersonId>,
    pub by_person: PersonId,
    pub at: Timestamp,
}

/// Of what concerns are read: hot pages read those of their own interview or vacancy.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    All,
    Interview(InterviewId),
    Panel(PanelId),
    Vacancy(VacancyId),
}

impl Scope {
    fn parts(self) -> (Option<InterviewId>, Option<PanelId>, Option<VacancyId>) {
        match self {
            Self::All => (None, None, None),
            Self::Interview(id) => (Some(id), None, None),
            Self::Panel(id) => (None, Some(id), None),
            Self::Vacancy(id) => (None, None, Some(id)),
        }
    }
}

/// Everything that seats said since they are asked who else may know, in the order of time.
pub async fn said(on: impl Ask<'_>, org: OrganisationId, of: Scope) -> Outcome<Vec<SaidRow>> {
    let (interview, panel, vacancy) = of.parts();
    on.sql(
        "SELECT c.id, c.interview, c.seat, c.raised, c.words, c.at, i.candidacy, i.panel, p.vacancy, s.person
         FROM concern c
         JOIN interview i ON i.org = c.org AND i.id = c.interview
         JOIN panel p ON p.org = i.org AND p.id = i.panel
         JOIN seat s ON s.org = c.org AND s.id = c.seat
         WHERE c.org = $1 AND c.asked AND ($2 IS NULL OR c.interview = $2) AND ($3 IS NULL OR i.panel = $3)
            AND ($4 IS NULL OR p.vacancy = $4)
         ORDER BY c.at, c.id",
    )
    .bind(org)
    .bind(interview)
    .bind(panel)
    .bind(vacancy)
    .all()
    .await
}

/// The choices of who else may know, in the order of time.
pub async fn shared(on: impl Ask<'_>, org: OrganisationId, of: Scope) -> Outcome<Vec<SharedRow>> {
    let (interview, panel, vacancy) = of.parts();
    on.sql(
        "SELECT c.interview, c.seat, c.knows, c.at FROM concern_shared c
         JOIN interview i ON i.org = c.org AND i.id = c.interview
         JOIN panel p ON p.org = i.org AND p.id = i.panel
         WHERE c.org = $1 AND ($2 IS NULL OR c.interview = $2) AND ($3 IS NULL OR i.panel = $3)
            AND ($4 IS NULL OR p.vacancy = $4)
         ORDER BY c.at, c.id",
    )
    .bind(org)
    .bind(interview)
    .bind(panel)
    .bind(vacancy)
    .all()
    .await
}

/// What was done, in the order of time.
pub async fn steps(on: impl Ask<'_>, org: OrganisationId, of: Scope) -> Outcome<Vec<StepRow>> {
    let (interview, panel, vacancy) = of.parts();
    on.sql(
        "SELECT s.concern, s.kind, s.words, s.to_whom, s.on_day, s.reference, s.by_person, s.at FROM concern_step s
         JOIN concern c ON c.org = s.org AND c.id = s.concern
         JOIN interview i ON i.org = c.org AND i.id = c.interview
         JOIN panel p ON p.org = i.org AND p.id = i.panel
         WHERE s.org = $1 AND ($2 IS NULL OR c.interview = $2) AND ($3 IS NULL OR i.panel = $3)
            AND ($4 IS NULL OR p.vacancy = $4)
         ORDER BY s.at, s.id",
    )
    .bind(org)
    .bind(interview)
    .bind(panel)
    .bind(vacancy)
    .all()
    .await
}

pub async fn insert_shared(
    tx: &mut Tx,
    org: OrganisationId,
    (interview, seat): (InterviewId, SeatId),
    knows: &[Knows],
    at: Timestamp,
) -> Outcome<()> {
    tx.sql("INSERT INTO concern_shared (org, id, interview, seat, knows, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(interview)
        .bind(seat)
        .bind(JsonText(knows.to_vec()))
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

pub async fn insert_step(tx: &mut Tx, org: OrganisationId, row: &StepRow) -> Outcome<()> {
    tx.sql(
        "INSERT INTO concern_step (org, id, concern, kind, words, to_whom, on_day, reference, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(row.concern)
    .bind(row.kind)
    .bind(row.words.as_str())
    .bind(row.to_whom.as_str())
    .bind(row.on_day.as_deref())
    .bind(row.reference.as_str())
    .bind(row.by_person)
    .bind(row.at)
    .execute()
    .await?;
    Ok(())
}

/// Who is named for concerns, if anybody was.
pub async fn lead(on: impl Ask<'_>, org: OrganisationId) -> Outcome<Option<LeadRow>> {
    on.sql(
        "SELECT lead, deputy, by_person, at FROM safeguarding_lead
         WHERE org = $1 ORDER BY at DESC, id DESC LIMIT 1",
    )
    .bind(org)
    .optional()
    .await
}

pub async fn insert_lead(tx: &mut Tx, org: OrganisationId, row: LeadRow) -> Outcome<()> {
    tx.sql("INSERT INTO safeguarding_lead (org, id, lead, deputy, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(row.lead)
        .bind(row.deputy)
        .bind(row.by_person)
        .bind(row.at)
        .execute()
        .await?;
    Ok(())
}
