//! Form endpoints and the download: who asks, parse, call the service.

use super::rules::KeepTyped;
use super::{What, service};
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::media::document;
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::response::Response;

fn evidence(typed: &Typed) -> Result<RowId, Refused> {
    typed.get("evidence").parse().map_err(|_| Refused::NotFound)
}

/// Keeps a document.
pub async fn keep(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let items = typed.all("items");
    let said = KeepTyped { what: What::parse(typed.get("what")), words: typed.get("words"), items: &items };
    let kept = service::keep(&v.who, &v.app, candidacy, said, typed.file("file").unwrap_or_default()).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/evidence#{kept}")))
}

/// Says for which checks a document stands.
pub async fn stand_for(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, evidence): (CandidacyId, RowId) = (v.id("candidacy")?, evidence(&typed)?);
    service::stand_for(&v.who, &v.app, candidacy, evidence, &typed.all("items")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/evidence#{evidence}")))
}

/// Takes a document away.
pub async fn take_away(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, evidence): (CandidacyId, RowId) = (v.id("candidacy")?, evidence(&typed)?);
    service::take_away(&v.who, &v.app, candidacy, evidence, typed.get("why")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/evidence#{evidence}")))
}

/// A document as a file. Its name says what it is and nothing of whose.
pub async fn open(v: Visit) -> Result<Response, Refused> {
    let opened = service::open(&v.who, &v.app, v.id("candidacy")?, v.id("evidence")?).await?;
    let name = format!("evidence-{}.{}", opened.what.code(), opened.format.ending());
    Ok(document(opened.format.media_type(), &name, opened.bytes))
}
