//! Form endpoints: who asks, parse, call the service.

use super::{Scope, service};
use crate::ids::{CandidacyId, PersonId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use uuid::Uuid;

fn candidate(v: &Visit) -> Result<Uuid, Refused> {
    Ok(v.id::<CandidacyId>("candidacy")?.0)
}

fn person(v: &Visit) -> Result<Uuid, Refused> {
    Ok(v.id::<PersonId>("person")?.0)
}

fn back(scope: Scope, thing: Uuid) -> Done {
    Done::see(format!("/retention/{}/{thing}", scope.path()))
}

async fn erase(v: Visit, typed: Typed, scope: Scope, thing: Uuid) -> Result<Done, Refused> {
    service::erase(&v.who, &v.app, scope, thing, typed.get("reason"), typed.has("sure", "yes")).await?;
    Ok(back(scope, thing))
}

async fn hold(v: Visit, typed: Typed, scope: Scope, thing: Uuid) -> Result<Done, Refused> {
    service::hold(&v.who, &v.app, scope, thing, typed.get("hold_reason"), typed.get("review_on")).await?;
    Ok(back(scope, thing))
}

async fn lift(v: Visit, typed: Typed, scope: Scope, thing: Uuid) -> Result<Done, Refused> {
    service::lift(&v.who, &v.app, scope, thing, typed.get("lift_reason")).await?;
    Ok(back(scope, thing))
}

pub async fn erase_candidate(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = candidate(&v)?;
    erase(v, typed, Scope::Candidate, thing).await
}

pub async fn hold_candidate(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = candidate(&v)?;
    hold(v, typed, Scope::Candidate, thing).await
}

pub async fn lift_candidate(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = candidate(&v)?;
    lift(v, typed, Scope::Candidate, thing).await
}

/// The day on which a candidate was told the decision.
pub async fn told(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = candidate(&v)?;
    service::told(&v.who, &v.app, CandidacyId(thing), typed.get("told_on")).await?;
    Ok(back(Scope::Candidate, thing))
}

/// A copy of a document whose day has come.
pub async fn let_go(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = candidate(&v)?;
    let evidence = typed.get("evidence").parse().map_err(|_| Refused::NotFound)?;
    service::let_go(&v.who, &v.app, CandidacyId(thing), evidence).await?;
    Ok(back(Scope::Candidate, thing))
}

/// The last day of work of somebody who started, typed on their file.
pub async fn ended(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    service::ended(&v.who, &v.app, id, Some(typed.get("ended_on"))).await?;
    Ok(Done::see(format!("/files/{id}#employment")))
}

/// They work here after all.
pub async fn goes_on(v: Visit, _: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    service::ended(&v.who, &v.app, id, None).await?;
    Ok(Done::see(format!("/files/{id}#employment")))
}

pub async fn erase_person(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = person(&v)?;
    erase(v, typed, Scope::Person, thing).await
}

pub async fn hold_person(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = person(&v)?;
    hold(v, typed, Scope::Person, thing).await
}

pub async fn lift_person(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let thing = person(&v)?;
    lift(v, typed, Scope::Person, thing).await
}

/// What is kept of a panel member is still needed.
pub async fn reviewed(v: Visit, _: Typed) -> Result<Done, Refused> {
    let thing = person(&v)?;
    service::reviewed(&v.who, &v.app, PersonId(thing)).await?;
    Ok(back(Scope::Person, thing))
}
