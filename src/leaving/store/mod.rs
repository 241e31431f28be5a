//! The only SQL of this room: every table that an organisation has rows in, whatever rooms there are.

mod remove;
mod rows;

pub use remove::{count_accounts, is_anything_left, remove};
pub use rows::{Rows, Table, is_anybody_in_the_middle, subjects, tables, undiscussed};

use crate::ids::{AccountId, OrganisationId, PersonId, SubjectId};
use crate::platform::db::Ask;

/// An administrator in whose name a command is done.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Administrator {
    pub org: OrganisationId,
    pub person: PersonId,
    pub account: AccountId,
    pub name: String,
    pub email: String,
}

/// Every organisation there ever was, with its own subject.
pub async fn organisations(on: impl Ask<'_>) -> Result<Vec<(OrganisationId, SubjectId)>, sqlx::Error> {
    on.sql("SELECT id, subject FROM organisation ORDER BY id").all().await
}

/// Every administrator of every organisation, the first first.
pub async fn administrators(on: impl Ask<'_>) -> Result<Vec<Administrator>, sqlx::Error> {
    on.sql(
        "SELECT p.org, p.id AS person, a.id AS account, p.name, a.email
         FROM person p JOIN account a ON a.id = p.account
         WHERE EXISTS (SELECT 1 FROM person_role r WHERE r.org = p.org AND r.person = p.id AND r.role = 'administrator' AND r.scope = 'organisation')
         ORDER BY p.at, p.id",
    )
    .all()
    .await
}
