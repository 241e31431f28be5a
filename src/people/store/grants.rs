//! Who holds which role where.

use crate::ids::{OrganisationId, PersonId, ServiceId, VacancyId};
use crate::people::{Grant, Role, Scope};
use crate::platform::db::{Ask, Tx};
use uuid::Uuid;

type Row = (PersonId, Role, String, Uuid);

fn grant((person, role, code, id): Row) -> Option<(PersonId, Grant)> {
    Some((person, Grant { role, scope: Scope::read(&code, id)? }))
}

/// What one person holds.
pub async fn grants(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Vec<Grant>, sqlx::Error> {
    let rows: Vec<Row> = on
        .sql(
            "SELECT person, role, scope, scope_id FROM person_role WHERE org = $1 AND person = $2
             ORDER BY role, scope, scope_id",
        )
        .bind(org)
        .bind(person)
        .all()
        .await?;
    Ok(rows.into_iter().filter_map(grant).map(|(_, grant)| grant).collect())
}

/// What everybody holds.
pub async fn all_grants(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<(PersonId, Grant)>, sqlx::Error> {
    let rows: Vec<Row> = on
        .sql(
            "SELECT person, role, scope, scope_id FROM person_role WHERE org = $1
             ORDER BY person, role, scope, scope_id",
        )
        .bind(org)
        .all()
        .await?;
    Ok(rows.into_iter().filter_map(grant).collect())
}

/// Sets what one person holds.
pub async fn set_grants(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    grants: &[Grant],
) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM person_role WHERE org = $1 AND person = $2").bind(org).bind(person).execute().await?;
    for grant in grants {
        tx.sql(
            "INSERT INTO person_role (org, person, role, scope, scope_id) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
        )
        .bind(org)
        .bind(person)
        .bind(grant.role)
        .bind(grant.scope.code())
        .bind(grant.scope.id(org))
        .execute()
        .await?;
    }
    Ok(())
}

/// The home or team of a vacancy: where roles for one vacancy belong.
pub async fn service_of_vacancy(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<ServiceId>, sqlx::Error> {
    let row: Option<(ServiceId,)> =
        on.sql("SELECT service FROM vacancy WHERE org = $1 AND id = $2").bind(org).bind(vacancy).optional().await?;
    Ok(row.map(|(service,)| service))
}

/// Vacancies that are open, with their titles and homes: for one of which a facilitator can be named.
pub async fn open_vacancies(
    on: impl Ask<'_>,
    org: OrganisationId,
) -> Result<Vec<(VacancyId, ServiceId, String, String)>, sqlx::Error> {
    on.sql(
        "SELECT v.id, v.service, v.title, s.name FROM vacancy v JOIN service s ON s.org = v.org AND s.id = v.service
         WHERE v.org = $1 AND v.closed_at IS NULL AND NOT v.for_employed ORDER BY s.name, v.title, v.id",
    )
    .bind(org)
    .all()
    .await
}
