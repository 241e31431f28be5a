//! Text versions: a text that was on a screen is never changed, only followed by another version.

use super::store;
use crate::ids::{OrganisationId, TextVersionId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::platform::refused::Refused;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Keeps a text and gives its version; the same text under the same key has the same version.
pub async fn keep(
    tx: &mut Tx,
    org: OrganisationId,
    key: &str,
    language: &str,
    text: &Value,
    now: Timestamp,
) -> Result<TextVersionId, Refused> {
    let body = serde_json::to_string(text)?;
    let digest = Sha256::digest(body.as_bytes()).to_vec();
    if let Some(id) = store::by_digest(&mut *tx, org, key, language, &digest).await? {
        return Ok(id);
    }
    let id = TextVersionId::new();
    store::insert(tx, store::New { org, id, key, language, body: &body, digest: &digest, at: now }).await?;
    Ok(id)
}

/// The text of a version.
pub async fn read(on: impl Ask<'_>, org: OrganisationId, id: TextVersionId) -> Result<Value, Refused> {
    let body = store::body(on, org, id).await?.ok_or(Refused::NotFound)?;
    Ok(serde_json::from_str(&body)?)
}

/// Which version of a text this is, and when it was first told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    pub number: i64,
    pub since: Timestamp,
}

/// Which version a text is.
///
/// # Errors
/// No such version.
pub async fn edition(tx: &mut Tx, org: OrganisationId, id: TextVersionId) -> Result<Edition, Refused> {
    let since = store::at(&mut *tx, org, id).await?.ok_or(Refused::NotFound)?;
    Ok(Edition { number: store::number(&mut *tx, org, id).await?, since })
}
