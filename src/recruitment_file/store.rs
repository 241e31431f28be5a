//! The only SQL of this room. The file itself is read from the ledger.

use crate::ids::{CandidacyId, OrganisationId};
use crate::platform::db::Ask;

/// Whose candidate this is: the command line is asked by nobody who belongs to an organisation.
pub async fn organisation_of(on: impl Ask<'_>, id: CandidacyId) -> Result<Option<OrganisationId>, sqlx::Error> {
    let found: Option<(OrganisationId,)> =
        on.sql("SELECT org FROM candidacy WHERE id = $1").bind(id).optional().await?;
    Ok(found.map(|(org,)| org))
}
