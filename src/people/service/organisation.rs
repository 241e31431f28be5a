//! The organisation, and its homes and teams.

use super::MAY_ADD;
use crate::ids::{OrganisationId, ServiceId, StreamId, SubjectId};
use crate::ledger::Deed;
use crate::people::{Organisation, Scope, Service, Who, store};
use crate::platform::App;
use crate::platform::db::Tx;
use crate::platform::refused::Refused;
use futures::future::BoxFuture;
use serde_json::json;

const CLOCK_AHEAD: &str = "clock_ahead";

/// An organisation with its first service and the starter library.
///
/// # Errors
/// The database failed.
pub async fn make_organisation(app: &App, name: &str, service: &str, demo: bool) -> Result<Organisation, Refused> {
    let mut tx = app.db.begin().await?;
    let (org, deed) = open_organisation(&mut tx, app, name, service, demo).await?;
    deed.commit(tx, app).await?;
    Ok(org)
}

/// The same within a transaction of the caller's: the deed that it gives is still to be appended.
pub(super) async fn open_organisation(
    tx: &mut Tx,
    app: &App,
    name: &str,
    service: &str,
    demo: bool,
) -> Result<(Organisation, Deed), Refused> {
    let org = Organisation {
        id: OrganisationId::new(),
        name: name.to_owned(),
        stream: StreamId::new(),
        subject: SubjectId::new(),
        demo,
    };
    let who = Who::Job { org: org.id, name: "first-start" };
    store::insert_organisation(tx, &org, app.clock.now()).await?;
    store::insert_service(tx, org.id, ServiceId::new(), service).await?;
    if demo {
        store::set_fact(tx, "demo", "yes").await?;
    }
    let mut deed = Deed::new(&who);
    deed.note(org.stream, org.subject, "organisation.opened", json!({"name": name, "service": service, "demo": demo}));
    Ok((org, deed))
}

/// Was this database made by the demonstration?
pub async fn is_demo(app: &App) -> Result<bool, Refused> {
    Ok(store::fact(&app.db, "demo").await?.is_some())
}

/// How many days a demonstration's clock is ahead; of any other database's clock, none.
///
/// # Errors
/// The database failed.
pub async fn clock_ahead(app: &App) -> Result<i64, Refused> {
    if !is_demo(app).await? {
        return Ok(0);
    }
    Ok(store::fact(&app.db, CLOCK_AHEAD).await?.and_then(|days| days.parse().ok()).unwrap_or(0))
}

/// Moves a demonstration's clock so many days ahead, from the next start on. False if this is no demonstration: no other
/// clock can be moved.
///
/// # Errors
/// The database failed.
pub async fn set_clock_ahead(app: &App, days: i64) -> Result<bool, Refused> {
    if !is_demo(app).await? {
        return Ok(false);
    }
    let mut tx = app.db.begin().await?;
    store::set_fact(&mut tx, CLOCK_AHEAD, &days.to_string()).await?;
    tx.commit().await?;
    Ok(true)
}

/// The asker's organisation.
pub async fn organisation(who: &Who, app: &App) -> Result<Organisation, Refused> {
    store::organisation(&app.db, who.org()?).await?.ok_or(Refused::NotFound)
}

/// The homes and teams of the asker's organisation in which they work.
pub fn services<'a>(who: &'a Who, app: &'a App) -> BoxFuture<'a, Result<Vec<Service>, Refused>> {
    Box::pin(async move {
        let all = store::services(&app.db, who.org()?).await?;
        let Who::Person(signed) = who else { return Ok(all) };
        let scopes: Vec<_> = signed.grants.iter().map(|grant| grant.scope).collect();
        if scopes.contains(&Scope::Organisation) {
            return Ok(all);
        }
        let mut mine = Vec::new();
        for scope in scopes {
            match scope {
                Scope::Organisation => {}
                Scope::Service(service) => mine.push(service),
                Scope::Vacancy(vacancy) => mine.extend(store::service_of_vacancy(&app.db, signed.org, vacancy).await?),
            }
        }
        Ok(all.into_iter().filter(|service| mine.contains(&service.id)).collect())
    })
}

/// One home or team of the asker's organisation.
pub async fn service(who: &Who, app: &App, id: ServiceId) -> Result<Service, Refused> {
    store::service(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)
}

/// Adds a home or team.
///
/// # Errors
/// A name that is empty or taken.
pub async fn add_service(who: &Who, app: &App, name: &str) -> Result<ServiceId, Refused> {
    let org = match who {
        Who::Job { org, .. } => *org,
        _ => who.may_everywhere(MAY_ADD)?.org,
    };
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 {
        return Err(Refused::field("service", "people-service-needed"));
    }
    let id = ServiceId::new();
    let mut tx = app.db.begin().await?;
    if !store::insert_service(&mut tx, org, id, name).await? {
        return Err(Refused::field("service", "people-service-taken"));
    }
    let org = store::organisation(&mut tx, org).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "service.added", json!({"service": id, "name": name}));
    deed.commit(tx, app).await?;
    Ok(id)
}
