//! What an opened link leaves in a browser: a secret of its own, so that the link's address stands in no later request.

use crate::ids::{OrganisationId, RowId};
use crate::people::store;
use crate::platform::App;
use crate::platform::db::Tx;
use crate::platform::random;
use crate::platform::refused::Refused;

/// Gives a browser the secret of a link of this kind.
///
/// # Errors
/// The database failed.
pub async fn let_in(tx: &mut Tx, app: &App, org: OrganisationId, kind: &str, link: RowId) -> Result<String, Refused> {
    let secret = random::token()?;
    store::insert_guest(tx, org, &random::digest(&secret), kind, link, app.clock.now()).await?;
    Ok(secret)
}

/// The organisation and link of a browser's secret.
///
/// # Errors
/// The database failed.
pub async fn link_of(app: &App, secret: &str, kind: &str) -> Result<Option<(OrganisationId, RowId)>, Refused> {
    Ok(store::guest(&app.db, &random::digest(secret), kind).await?.map(|guest| (guest.org, guest.link)))
}
