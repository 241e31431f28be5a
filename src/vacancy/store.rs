//! The only SQL of this room.

use super::{Candidacy, NoticeHow, Offer, OfferState, RoleProfile, Stage, StageStep, Vacancy, WithdrawnFor, WorkKind};
use crate::ids::{CandidacyId, OfferId, OrganisationId, RowId, ServiceId, TextVersionId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};

pub async fn insert_vacancy(tx: &mut Tx, new: &Vacancy) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO vacancy
            (org, id, service, title, role_words, contact, stream, subject, opened_by, opened_at, closed_at, check_pack,
             check_pack_version, work_kind, for_employed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(new.org)
    .bind(new.id)
    .bind(new.service)
    .bind(&new.title)
    .bind(&new.role_words)
    .bind(&new.contact)
    .bind(new.stream)
    .bind(new.subject)
    .bind(new.opened_by)
    .bind(new.opened_at)
    .bind(new.closed_at)
    .bind(&new.check_pack)
    .bind(new.check_pack_version)
    .bind(new.work_kind)
    .bind(new.for_employed)
    .execute()
    .await?;
    Ok(())
}

/// Pins another check pack.
pub async fn pin_pack(
    tx: &mut Tx,
    org: OrganisationId,
    id: VacancyId,
    code: &str,
    version: i64,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "UPDATE vacancy SET check_pack = $3, check_pack_version = $4, pack_pinned_at = $5 WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .bind(code)
    .bind(version)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

pub async fn vacancy(on: impl Ask<'_>, org: OrganisationId, id: VacancyId) -> Result<Option<Vacancy>, sqlx::Error> {
    on.sql(
        "SELECT vacancy.*, service.name AS service_name
         FROM vacancy JOIN service ON service.org = vacancy.org AND service.id = vacancy.service
         WHERE vacancy.org = $1 AND vacancy.id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

/// The newest first.
pub async fn vacancies(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Vacancy>, sqlx::Error> {
    on.sql(
        "SELECT vacancy.*, service.name AS service_name
         FROM vacancy JOIN service ON service.org = vacancy.org AND service.id = vacancy.service
         WHERE vacancy.org = $1
         ORDER BY vacancy.opened_at DESC, vacancy.id DESC",
    )
    .bind(org)
    .all()
    .await
}

/// The home or team of a vacancy.
pub async fn service_of(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: VacancyId,
) -> Result<Option<ServiceId>, sqlx::Error> {
    let row: Option<(ServiceId,)> =
        on.sql("SELECT service FROM vacancy WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await?;
    Ok(row.map(|(service,)| service))
}

/// The home or team and the vacancy of a candidate.
pub async fn place_of(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: CandidacyId,
) -> Result<Option<(ServiceId, VacancyId)>, sqlx::Error> {
    on.sql(
        "SELECT v.service, v.id FROM candidacy c JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
         WHERE c.org = $1 AND c.id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

/// How many candidates each vacancy has.
pub async fn candidates_by_vacancy(
    on: impl Ask<'_>,
    org: OrganisationId,
) -> Result<Vec<(VacancyId, i64)>, sqlx::Error> {
    on.sql("SELECT vacancy, COUNT(*) FROM candidacy WHERE org = $1 GROUP BY vacancy").bind(org).all().await
}

/// Makes others who would add to this vacancy wait for this transaction's end.
pub async fn hold_vacancy(tx: &mut Tx, org: OrganisationId, id: VacancyId) -> Result<bool, sqlx::Error> {
    let held = tx
        .sql("UPDATE vacancy SET closed_at = closed_at WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .execute()
        .await?;
    Ok(held > 0)
}

pub async fn insert_profile(tx: &mut Tx, org: OrganisationId, new: &RoleProfile) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO role_profile
            (org, id, vacancy, version, support, worse, good, firm, written_by, kept_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.vacancy)
    .bind(new.version)
    .bind(&new.support)
    .bind(&new.worse)
    .bind(&new.good)
    .bind(&new.firm)
    .bind(&new.written_by)
    .bind(new.kept_by)
    .bind(new.written_at)
    .execute()
    .await?;
    Ok(())
}

/// Every version, the newest first.
pub async fn profiles(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<RoleProfile>, sqlx::Error> {
    on.sql("SELECT * FROM role_profile WHERE org = $1 AND vacancy = $2 ORDER BY version DESC")
        .bind(org)
        .bind(vacancy)
        .all()
        .await
}

pub async fn insert_candidacy(tx: &mut Tx, new: &Candidacy, email_key: Option<&str>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO candidacy
            (org, id, vacancy, name, sort_key, email, email_key, phone, stream, subject, stage, position, added_at,
             employed_since)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(new.org)
    .bind(new.id)
    .bind(new.vacancy)
    .bind(&new.name)
    .bind(&new.sort_key)
    .bind(new.email.as_deref())
    .bind(email_key)
    .bind(new.phone.as_deref())
    .bind(new.stream)
    .bind(new.subject)
    .bind(new.stage)
    .bind(new.position)
    .bind(new.added_at)
    .bind(new.employed_since.as_deref())
    .execute()
    .await?;
    Ok(())
}

/// Writes who somebody is and how they are reached anew. False where somebody else changed it or it was erased meanwhile.
pub async fn correct(
    tx: &mut Tx,
    was: &Candidacy,
    now: &Candidacy,
    email_key: Option<&str>,
) -> Result<bool, sqlx::Error> {
    let changed = tx
        .sql(
            "UPDATE candidacy SET name = $3, sort_key = $4, email = $5, email_key = $6, phone = $7, employed_since = $8,
                contact_at = $9
             WHERE org = $1 AND id = $2 AND erased_at IS NULL AND name = $10 AND COALESCE(email, '') = $11
               AND COALESCE(phone, '') = $12",
        )
    .bind(now.org)
    .bind(now.id)
    .bind(&now.name)
    .bind(&now.sort_key)
        .bind(now.email.as_deref())
        .bind(email_key)
        .bind(now.phone.as_deref())
        .bind(now.employed_since.as_deref())
        .bind(now.contact_at)
        .bind(&was.name)
        .bind(was.email.as_deref().unwrap_or_default())
        .bind(was.phone.as_deref().unwrap_or_default())
        .execute()
        .await?;
    Ok(changed == 1)
}

pub async fn candidacy(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: CandidacyId,
) -> Result<Option<Candidacy>, sqlx::Error> {
    on.sql("SELECT * FROM candidacy WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

/// Somebody who works or worked here: for the question whether they are there already.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct WorksHere {
    pub name: String,
    /// 'YYYY-MM-DD'
    pub since: String,
    pub service: ServiceId,
}

/// Everybody who works or worked here, by a list or by a recruitment.
pub async fn employed(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<WorksHere>, sqlx::Error> {
    on.sql(
        "SELECT c.name, COALESCE(c.employed_since, s.start_on) AS since, v.service
         FROM candidacy c JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
         LEFT JOIN start_day s ON s.org = c.org AND s.candidacy = c.id
         WHERE c.org = $1 AND c.stage = 'started' AND c.erased_at IS NULL
           AND COALESCE(c.employed_since, s.start_on) IS NOT NULL",
    )
    .bind(org)
    .all()
    .await
}

/// On which day somebody began or begins to work here; none while no such day is known.
pub async fn began(on: impl Ask<'_>, org: OrganisationId, id: CandidacyId) -> Result<Option<String>, sqlx::Error> {
    let found: Option<(Option<String>,)> = on
        .sql(
            "SELECT COALESCE(c.employed_since, s.start_on) FROM candidacy c
             LEFT JOIN start_day s ON s.org = c.org AND s.candidacy = c.id
             WHERE c.org = $1 AND c.id = $2",
        )
        .bind(org)
        .bind(id)
        .optional()
        .await?;
    Ok(found.and_then(|(day,)| day))
}

/// The first day of everybody for whom one was set by a recruitment here.
pub async fn first_days(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(CandidacyId, String)>, sqlx::Error> {
    on.sql("SELECT candidacy, start_on FROM start_day WHERE org = $1").bind(org).all().await
}

/// On which day whose employment ended; the last word counts.
pub async fn ended(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(CandidacyId, Option<String>)>, sqlx::Error> {
    on.sql("SELECT candidacy, ended_on FROM employment_end WHERE org = $1 ORDER BY id").bind(org).all().await
}

/// Somebody who applied and started here: in which home, for which vacancy, from which day, and until which, if they left.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StartRow {
    pub service: ServiceId,
    pub vacancy: VacancyId,
    pub start_on: String,
    pub ended_on: Option<String>,
}

/// Every start by a recruitment here.
pub async fn starts(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<StartRow>, sqlx::Error> {
    on.sql(
        "SELECT v.service, v.id AS vacancy, s.start_on,
            (SELECT e.ended_on FROM employment_end e
                WHERE e.org = c.org AND e.candidacy = c.id ORDER BY e.id DESC LIMIT 1) AS ended_on
         FROM start_day s
         JOIN candidacy c ON c.org = s.org AND c.id = s.candidacy
         JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
         WHERE s.org = $1 AND c.stage = 'started'",
    )
    .bind(org)
    .all()
    .await
}

/// What holds those who do one kind of work in a home already, a vacancy for each job.
pub async fn holders(
    on: impl Ask<'_>,
    org: OrganisationId,
    service: ServiceId,
    kind: WorkKind,
) -> Result<Vec<Vacancy>, sqlx::Error> {
    on.sql(
        "SELECT vacancy.*, service.name AS service_name
         FROM vacancy JOIN service ON service.org = vacancy.org AND service.id = vacancy.service
         WHERE vacancy.org = $1 AND vacancy.service = $2 AND vacancy.work_kind = $3 AND vacancy.for_employed",
    )
    .bind(org)
    .bind(service)
    .bind(kind)
    .all()
    .await
}

/// In the order in which they were added.
pub async fn candidacies(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Vec<Candidacy>, sqlx::Error> {
    on.sql("SELECT * FROM candidacy WHERE org = $1 AND vacancy = $2 ORDER BY position")
        .bind(org)
        .bind(vacancy)
        .all()
        .await
}

/// The last place that a candidate of this vacancy has; 0 if there is none.
pub async fn last_position(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<i64, sqlx::Error> {
    on.sql("SELECT COALESCE(MAX(position), 0) FROM candidacy WHERE org = $1 AND vacancy = $2")
        .bind(org)
        .bind(vacancy)
        .value()
        .await
}

/// Whether the candidate was still at `from`.
pub async fn set_stage(
    tx: &mut Tx,
    org: OrganisationId,
    id: CandidacyId,
    from: Stage,
    to: Stage,
) -> Result<bool, sqlx::Error> {
    let moved = tx
        .sql("UPDATE candidacy SET stage = $4 WHERE org = $1 AND id = $2 AND stage = $3")
        .bind(org)
        .bind(id)
        .bind(from)
        .bind(to)
        .execute()
        .await?;
    Ok(moved > 0)
}

pub async fn insert_step(tx: &mut Tx, org: OrganisationId, step: &StageStep) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO stage_step (org, id, candidacy, from_stage, to_stage, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(step.candidacy)
    .bind(step.from_stage)
    .bind(step.to_stage)
    .bind(step.reason.as_deref())
    .bind(step.at)
    .execute()
    .await?;
    Ok(())
}

/// In the order in which they were taken.
pub async fn steps(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<StageStep>, sqlx::Error> {
    on.sql(
        "SELECT candidacy, from_stage, to_stage, reason, at FROM stage_step
         WHERE org = $1 AND candidacy = $2 ORDER BY at, id",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// Has this candidate ever been at this stage?
pub async fn was_at(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
    stage: Stage,
) -> Result<bool, sqlx::Error> {
    let times: i64 = on
        .sql("SELECT COUNT(*) FROM stage_step WHERE org = $1 AND candidacy = $2 AND to_stage = $3")
        .bind(org)
        .bind(candidacy)
        .bind(stage)
        .value()
        .await?;
    Ok(times > 0)
}

/// That a candidate was given the notice.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    pub at: Timestamp,
    /// 'YYYY-MM-DD'
    pub on: &'a str,
    pub how: NoticeHow,
    pub text: TextVersionId,
}

/// Writes down that the notice was given; a later one takes the place of an earlier, which the ledger keeps.
pub async fn set_notice(
    tx: &mut Tx,
    org: OrganisationId,
    id: CandidacyId,
    given: Given<'_>,
) -> Result<bool, sqlx::Error> {
    let set = tx
        .sql(
            "UPDATE candidacy SET notice_given_at = $3, notice_given_on = $4, notice_how = $5, notice_text = $6
             WHERE org = $1 AND id = $2",
        )
        .bind(org)
        .bind(id)
        .bind(given.at)
        .bind(given.on)
        .bind(given.how)
        .bind(given.text)
        .execute()
        .await?;
    Ok(set > 0)
}

pub async fn insert_offer(tx: &mut Tx, org: OrganisationId, new: &Offer) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO offer (org, id, candidacy, state, hours, pay, start_on, answer_by, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(org)
    .bind(new.id)
    .bind(new.candidacy)
    .bind(new.state)
    .bind(&new.hours)
    .bind(&new.pay)
    .bind(new.start_on.as_deref())
    .bind(new.answer_by.as_deref())
    .bind(new.made_by)
    .bind(new.made_at)
    .execute()
    .await?;
    Ok(())
}

/// Every offer made to a candidate, the newest first.
pub async fn offers(on: impl Ask<'_>, org: OrganisationId, candidacy: CandidacyId) -> Result<Vec<Offer>, sqlx::Error> {
    on.sql("SELECT * FROM offer WHERE org = $1 AND candidacy = $2 ORDER BY id DESC")
        .bind(org)
        .bind(candidacy)
        .all()
        .await
}

/// Whether the offer was still open.
pub async fn answer_offer(
    tx: &mut Tx,
    org: OrganisationId,
    id: OfferId,
    state: OfferState,
    on: &str,
) -> Result<bool, sqlx::Error> {
    let answered = tx
        .sql("UPDATE offer SET state = $3, answered_on = $4 WHERE org = $1 AND id = $2 AND state = 'open'")
        .bind(org)
        .bind(id)
        .bind(state)
        .bind(on)
        .execute()
        .await?;
    Ok(answered > 0)
}

/// Whether there was still an offer to take back.
pub async fn withdraw_offer(
    tx: &mut Tx,
    org: OrganisationId,
    id: OfferId,
    withdrawn_for: WithdrawnFor,
    reason: &str,
) -> Result<bool, sqlx::Error> {
    let withdrawn = tx
        .sql(
            "UPDATE offer SET state = 'withdrawn', withdrawn_for = $3, withdrawn_reason = $4
             WHERE org = $1 AND id = $2 AND state IN ('open', 'accepted')",
        )
        .bind(org)
        .bind(id)
        .bind(withdrawn_for)
        .bind(reason)
        .execute()
        .await?;
    Ok(withdrawn > 0)
}
