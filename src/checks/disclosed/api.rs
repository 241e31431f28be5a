//! Form endpoints: who asks, parse, call the service.

use super::service;
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

fn page(id: CandidacyId) -> Done {
    Done::see(format!("/candidates/{id}/disclosed"))
}

/// Says why somebody has to read it.
pub async fn read(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    service::read(&v.who, &v.app, id, typed.get("why")).await?;
    Ok(page(id))
}

/// Writes down what a certificate shows.
pub async fn keep(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let check = typed.get("check").parse().map_err(|_| Refused::NotFound)?;
    service::keep(&v.who, &v.app, id, check, typed.get("words")).await?;
    Ok(page(id))
}

/// Asks for it to stay until an inspection.
pub async fn hold(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    service::hold(&v.who, &v.app, id, typed.get("hold_why"), typed.get("until")).await?;
    Ok(page(id))
}

/// Agrees that it stays.
pub async fn agree(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    service::agree(&v.who, &v.app, id).await?;
    Ok(page(id))
}
