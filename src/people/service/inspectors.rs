//! Inspectors from outside: a link for one named person, for some homes or files, that ends by itself and can be ended at
//! once. Its address is shown once and kept as a digest; opening it gives the browser a secret of its own, so that the
//! address stands in no later request and in no log.

use super::guests;
use super::organisation::{organisation, services};
use crate::ids::{CandidacyId, RowId, ServiceId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::people::store::{self, InspectorRow};
use crate::people::{InspectorLink, Role, Scope, Signed, TAKEN_ON, Who};
use crate::platform::App;
use crate::platform::clock::{london_date, london_date_in, london_instant};
use crate::platform::db::{Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::{Problem, Refused};
use futures::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

/// Who lets inspectors in, and ends their links.
pub const MAY_LET_IN: &[Role] = &[Role::Administrator, Role::Hr];

/// How long a link lasts where nobody says otherwise.
pub const USUAL_DAYS: i64 = 14;
/// A link never lasts longer: who inspects for longer gets another.
pub const MOST_DAYS: i64 = 90;

const GUEST: &str = "inspector";

/// A link to make, as typed.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub struct NewInspector {
    #[validate(length(min = 1, max = 120, code = "inspector-name-needed"))]
    pub name: String,
    #[validate(length(min = 1, max = 120, code = "inspector-body-needed"))]
    pub body: String,
    #[validate(length(min = 1, max = 400, code = "inspector-reason-needed"))]
    pub reason: String,
    /// The last day.
    pub ends_on: String,
    pub services: Vec<String>,
    pub files: Vec<String>,
}

/// How a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    Open,
    /// Its last day is over.
    Over,
    /// Somebody ended it.
    Ended,
}

/// A link with what it shows.
#[derive(Debug, Clone)]
pub struct Inspector {
    pub row: InspectorRow,
    pub services: Vec<(ServiceId, String)>,
    pub files: Vec<(CandidacyId, String)>,
    pub state: LinkState,
}

/// The day on which a link made today ends where nobody says otherwise, and the last day that may be said.
pub fn days(app: &App) -> (String, String) {
    let day = |days| london_date_in(app.clock.now(), days);
    (day(USUAL_DAYS), day(MOST_DAYS))
}

fn state(row: &InspectorRow, now: Timestamp) -> LinkState {
    let last = london_instant(&row.ends_on, "23:59:59");
    if row.ended_at.is_some() {
        LinkState::Ended
    } else if last.is_some_and(|last| now <= last) {
        LinkState::Open
    } else {
        LinkState::Over
    }
}

/// May the asker show this home's files? An administrator may show any; HR those of its own homes.
fn may_show(signed: &Signed, service: ServiceId) -> bool {
    // Whoever has HR for one vacancy alone has no home; there is no such grant.
    signed.holds_everywhere(MAY_LET_IN) || signed.scopes(&[Role::Hr]).contains(&Scope::Service(service))
}

/// May the asker read of this home's files?
fn may_read(signed: &Signed, service: ServiceId) -> bool {
    let auditor = signed.scopes(&[Role::Auditor]);
    may_show(signed, service) || auditor.contains(&Scope::Organisation) || auditor.contains(&Scope::Service(service))
}

/// Makes a link. Gives its address, which is never shown again.
///
/// # Errors
/// One problem a field: nobody named, nothing to show, a last day that is none, over or too far; another home's files.
pub fn let_in<'a>(who: &'a Who, app: &'a App, new: NewInspector) -> BoxFuture<'a, Result<(RowId, String), Refused>> {
    Box::pin(async move {
        let signed = who.may(MAY_LET_IN)?.clone();
        let now = app.clock.now();
        let mut problems = Vec::new();
        let (_, last) = days(app);
        let is_day = london_instant(&new.ends_on, "12:00").is_some() && new.ends_on.len() == last.len();
        if !is_day {
            problems.push(Problem::new("ends_on", "inspector-day-needed"));
        } else if new.ends_on < london_date(now) || new.ends_on > last {
            problems.push(Problem::new("ends_on", "inspector-day-range").with("days", MOST_DAYS));
        }
        let mut homes = Vec::new();
        for home in &new.services {
            let id: ServiceId = home.parse().map_err(|_| Refused::field("services", "inspector-scope-unknown"))?;
            let known = store::service(&app.db, signed.org, id).await?.is_some();
            if !known || !may_show(&signed, id) {
                return Err(Refused::field("services", "inspector-scope-unknown"));
            }
            homes.push(id);
        }
        let mut files = Vec::new();
        for file in &new.files {
            let id: CandidacyId = file.parse().map_err(|_| Refused::field("files", "inspector-scope-unknown"))?;
            let found = store::place_of_file(&app.db, signed.org, id).await?;
            let Some((vacancy, service, _, stage)) = found.filter(|(_, service, ..)| may_show(&signed, *service))
            else {
                return Err(Refused::field("files", "inspector-scope-unknown"));
            };
            // What a whole home shows already needs no line of its own.
            if !homes.contains(&service) || !TAKEN_ON.contains(&stage.as_str()) {
                files.push((id, vacancy));
            }
        }
        if homes.is_empty() && files.is_empty() {
            problems.push(Problem::new("services", "inspector-scope-needed"));
        }
        if !problems.is_empty() {
            return Err(Refused::all(problems));
        }
        let org = organisation(who, app).await?;
        let token = random::token()?;
        let row = InspectorRow {
            org: signed.org,
            id: RowId::new(),
            name: new.name.trim().to_owned(),
            body: new.body.trim().to_owned(),
            reason: new.reason.trim().to_owned(),
            made_by: signed.person,
            made_at: now,
            ends_on: new.ends_on,
            ended_at: None,
        };
        let mut tx = app.db.begin().await?;
        store::insert_inspector(&mut tx, &row, &random::digest(&token)).await?;
        insert_scope(&mut tx, &row, &homes, &files).await?;
        let mut deed = Deed::new(who);
        let shown: Vec<_> = files.iter().map(|(file, _)| *file).collect();
        deed.note(
            org.stream,
            org.subject,
            "inspector.let_in",
            json!({
                "link": row.id, "name": row.name, "body": row.body, "reason": row.reason, "ends_on": row.ends_on,
                "services": homes, "files": shown,
            }),
        );
        deed.commit(tx, app).await?;
        Ok((row.id, format!("{}/inspect/{token}", app.settings.public_url)))
    })
}

async fn insert_scope(
    tx: &mut Tx,
    row: &InspectorRow,
    homes: &[ServiceId],
    files: &[(CandidacyId, VacancyId)],
) -> Result<(), Refused> {
    for home in homes {
        store::insert_inspector_service(tx, row.org, row.id, *home).await?;
    }
    for file in files {
        store::insert_inspector_file(tx, row.org, row.id, *file).await?;
    }
    Ok(())
}

/// Every link that is the asker's to see, the newest first: all of it has to be in their homes.
pub async fn inspectors(who: &Who, app: &App) -> Result<Vec<Inspector>, Refused> {
    let signed = who.may(MAY_LET_IN)?.clone();
    let mut links = Vec::new();
    for row in store::inspector_links(&app.db, signed.org).await? {
        if let Some(link) = seen(app, &signed, row, may_show).await? {
            links.push(link);
        }
    }
    Ok(links)
}

/// The links whose names the reader of the log of views may know: an auditor reads them and lets nobody in.
pub async fn read(who: &Who, app: &App) -> Result<Vec<Inspector>, Refused> {
    let signed = who.may_see(MAY_LET_IN)?.clone();
    let mut links = Vec::new();
    for row in store::inspector_links(&app.db, signed.org).await? {
        if let Some(link) = seen(app, &signed, row, may_read).await? {
            links.push(link);
        }
    }
    Ok(links)
}

/// One link.
pub async fn inspector(who: &Who, app: &App, id: RowId) -> Result<Inspector, Refused> {
    let signed = who.may(MAY_LET_IN)?.clone();
    let row = store::inspector_link(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    seen(app, &signed, row, may_show).await?.ok_or(Refused::NotFound)
}

fn seen<'a>(
    app: &'a App,
    signed: &'a Signed,
    row: InspectorRow,
    shown: fn(&Signed, ServiceId) -> bool,
) -> BoxFuture<'a, Result<Option<Inspector>, Refused>> {
    Box::pin(async move {
        let names = store::services(&app.db, row.org).await?;
        let mut homes = Vec::new();
        for id in store::inspector_services(&app.db, row.org, row.id).await? {
            if !shown(signed, id) {
                return Ok(None);
            }
            let name = names.iter().find(|home| home.id == id).map(|home| home.name.clone()).unwrap_or_default();
            homes.push((id, name));
        }
        let mut files = Vec::new();
        for (id, _) in store::inspector_files(&app.db, row.org, row.id).await? {
            // A file that is not there any more (deleted when its time was over) is named by nobody.
            let Some((_, service, name, _)) = store::place_of_file(&app.db, row.org, id).await? else { continue };
            if !shown(signed, service) {
                return Ok(None);
            }
            // An administrator who is nothing else knows no candidates' names.
            let name =
                if signed.holds_everywhere(&[Role::Hr]) || signed.holds(Role::Hr) { name } else { String::new() };
            files.push((id, name));
        }
        let state = state(&row, app.clock.now());
        Ok(Some(Inspector { row, services: homes, files, state }))
    })
}

/// Ends a link at once: the next click of whoever has it says so.
///
/// # Errors
/// It was ended before.
pub async fn end(who: &Who, app: &App, id: RowId) -> Result<(), Refused> {
    let by = who.may(MAY_LET_IN)?.person;
    let link = inspector(who, app, id).await?;
    let org = organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    if !store::end_inspector(&mut tx, link.row.org, id, by, app.clock.now()).await? {
        return Err(Refused::because("inspector-ended-already"));
    }
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "inspector.ended", json!({"link": id}));
    deed.commit(tx, app).await
}

/// Somebody opened a link's address: gives the secret for their browser. That they came is noted.
///
/// # Errors
/// `SignIn`, whose page says that the link has ended, for a link that is unknown, over or ended.
///
/// Within a link that is open (`who`), an address that never was a link's is one that was typed wrong: `NotFound`.
pub fn open<'a>(who: &'a Who, app: &'a App, token: &'a str) -> BoxFuture<'a, Result<String, Refused>> {
    Box::pin(async move {
        let now = app.clock.now();
        let found = store::inspector_by_digest(&app.db, &random::digest(token)).await?;
        if found.is_none() && matches!(who, Who::Inspector(_)) {
            return Err(Refused::NotFound);
        }
        let row = found.filter(|row| state(row, now) == LinkState::Open).ok_or(Refused::SignIn)?;
        let inspector = as_who(app, &row).await?;
        let mut tx = app.db.begin().await?;
        let secret = guests::let_in(&mut tx, app, row.org, GUEST, row.id).await?;
        tx.commit().await?;
        ledger::service::view(&Who::Inspector(inspector), app, "link_opened", row.id.0).await?;
        Ok(secret)
    })
}

/// Who holds the secret of an opened link; nobody once the link is over or ended.
pub fn holder<'a>(app: &'a App, secret: &'a str) -> BoxFuture<'a, Result<Who, Refused>> {
    Box::pin(async move {
        let Some((org, link)) = guests::link_of(app, secret, GUEST).await? else { return Ok(Who::Nobody) };
        let Some(row) = store::inspector_link(&app.db, org, link).await? else { return Ok(Who::Nobody) };
        if state(&row, app.clock.now()) != LinkState::Open {
            return Ok(Who::Nobody);
        }
        Ok(Who::Inspector(as_who(app, &row).await?))
    })
}

fn as_who<'a>(app: &'a App, row: &'a InspectorRow) -> BoxFuture<'a, Result<InspectorLink, Refused>> {
    Box::pin(async move {
        Ok(InspectorLink {
            org: row.org,
            link: row.id,
            name: row.name.clone(),
            body: row.body.clone(),
            services: store::inspector_services(&app.db, row.org, row.id).await?,
            files: store::inspector_files(&app.db, row.org, row.id).await?,
            ends: row.ends_on.clone(),
        })
    })
}

/// What an inspector's first page says.
#[derive(Debug, Clone)]
pub struct Welcome {
    pub link: InspectorLink,
    pub organisation: String,
    pub services: Vec<String>,
}

/// What an inspector's first page says.
///
/// # Errors
/// `SignIn` for nobody, `NotAllowed` for whoever came another way.
pub async fn welcome(who: &Who, app: &App) -> Result<Welcome, Refused> {
    let link = match who {
        Who::Inspector(link) => link.clone(),
        Who::Nobody => return Err(Refused::SignIn),
        _ => return Err(Refused::NotAllowed),
    };
    ledger::service::view(who, app, "inspector_start", link.link.0).await?;
    let organisation = organisation(who, app).await?.name;
    let homes = store::services(&app.db, link.org).await?;
    let services = homes.into_iter().filter(|home| link.services.contains(&home.id)).map(|home| home.name).collect();
    Ok(Welcome { link, organisation, services })
}

/// The homes whose files the asker may show to an inspector.
pub async fn homes_to_show(who: &Who, app: &App) -> Result<Vec<crate::people::Service>, Refused> {
    let signed = who.may(MAY_LET_IN)?.clone();
    let all = services(who, app).await?;
    Ok(all.into_iter().filter(|home| may_show(&signed, home.id)).collect())
}

/// Notes that an inspector read the list of files.
///
/// # Errors
/// It cannot be noted; then the list is not shown.
pub async fn note_list(who: &Who, app: &App) -> Result<(), Refused> {
    match who {
        Who::Inspector(link) => {
            let look = Look { what: "file_list", thing: link.link.0, candidacy: None, vacancy: None };
            ledger::service::look(who, app, look).await
        }
        _ => Ok(()),
    }
}
