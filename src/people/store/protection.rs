//! The settings of data protection.

use crate::ids::{OrganisationId, PersonId};
use crate::people::protection::Protection;
use crate::platform::db::{Ask, Timestamp, Tx};

pub async fn protection(on: impl Ask<'_>, org: OrganisationId) -> Result<Option<Protection>, sqlx::Error> {
    on.sql(
        "SELECT d.contact, d.reach, d.ico_number, d.months, d.months_why, d.years, d.years_why, d.erases, d.hosting, d.mail,
                d.copies, d.adviser, d.at, p.name AS by_name
         FROM data_protection d JOIN person p ON p.org = d.org AND p.id = d.by_person WHERE d.org = $1",
    )
    .bind(org)
    .optional()
    .await
}

/// Organisations that have named no contact.
pub async fn without_contact(on: impl Ask<'_>) -> Result<i64, sqlx::Error> {
    on.sql(
        "SELECT COUNT(*) FROM organisation o WHERE NOT EXISTS
            (SELECT 1 FROM data_protection d WHERE d.org = o.id AND trim(d.contact) <> '' AND trim(d.reach) <> '')",
    )
    .value()
    .await
}

pub async fn put_protection(
    tx: &mut Tx,
    org: OrganisationId,
    new: &Protection,
    by: PersonId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO data_protection
            (org, contact, reach, ico_number, months, months_why, years, erases, hosting, mail, copies, adviser, by_person, at,
             years_why)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (org) DO UPDATE SET
            contact = excluded.contact, reach = excluded.reach, ico_number = excluded.ico_number,
            months = excluded.months, months_why = excluded.months_why, years = excluded.years,
            erases = excluded.erases, hosting = excluded.hosting, mail = excluded.mail, copies = excluded.copies,
            adviser = excluded.adviser, by_person = excluded.by_person, at = excluded.at,
            years_why = excluded.years_why",
    )
    .bind(org)
    .bind(&new.contact)
    .bind(&new.reach)
    .bind(&new.ico_number)
    .bind(new.months)
    .bind(&new.months_why)
    .bind(new.years)
    .bind(new.erases)
    .bind(&new.hosting)
    .bind(&new.mail)
    .bind(&new.copies)
    .bind(&new.adviser)
    .bind(by)
    .bind(now)
    .bind(&new.years_why)
    .execute()
    .await?;
    Ok(())
}

/// The organisation of an installation that has just one.
pub async fn only_organisation(on: impl Ask<'_>) -> Result<Option<OrganisationId>, sqlx::Error> {
    let all: Vec<(OrganisationId,)> = on.sql("SELECT id FROM organisation ORDER BY id LIMIT 2").all().await?;
    Ok(if let [(only,)] = all[..] { Some(only) } else { None })
}
