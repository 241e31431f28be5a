//! The deeds of a request: recorded, its clock moved, passages left out, read and ready, sent.

mod answer;

pub use answer::{Draft, answer, draft, leave_out, proof, put_back, ready};

use super::Asks;
use super::rules::{self, Due, Event, Moved};
use super::store::{self, ClockRow, CopyRow, Request};
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, StreamId, SubjectId};
use crate::ledger::{self, Deed};
use crate::people::service::{self as people};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Tx;
use crate::platform::refused::{Problem, Refused};
use crate::recruitment_file::erasure::store as erasures;
use crate::recruitment_file::retention::Scope;
use crate::recruitment_file::retention::service::day;
use crate::texts::say;
use crate::vacancy::{self, Stage};
use serde_json::json;
use time::Date;
use uuid::Uuid;

/// Who answers requests: they read what is in the files anyway.
pub const ANSWERS: &[Role] = &[Role::Hr];

/// How a request or an answer may travel.
pub const WAYS: [&str; 5] = ["email", "post", "in_person", "phone", "somebody"];

/// Fewest characters of how identity was checked, and of any reason.
pub const SAID_MIN: usize = 5;
/// Most characters of a typed text.
pub const SAID_MAX: usize = 2000;

/// A request with its clock.
#[derive(Debug, Clone)]
pub struct Listed {
    pub request: Request,
    pub due: Due,
    pub late: bool,
}

/// A request with everything about it.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub request: Request,
    pub clock: Vec<ClockRow>,
    pub due: Due,
    pub late: bool,
    pub copies: Vec<CopyRow>,
    /// The one it is about was erased: nothing can be answered any more.
    pub gone: bool,
}

fn today(app: &App) -> Result<Date, Refused> {
    day(&london_date(app.clock.now())).ok_or_else(|| Refused::broken("the clock gives no day"))
}

fn events(rows: &[ClockRow]) -> Vec<Event> {
    rows.iter().filter_map(|row| Some(Event { moved: row.kind, on: day(&row.on_day)? })).collect()
}

fn is_open(request: &Request) -> bool {
    matches!(request.state.as_str(), "open" | "ready")
}

fn standing(request: &Request, clock: &[ClockRow], today: Date) -> (Due, bool) {
    let came = day(&request.came_on).unwrap_or(today);
    let due = rules::due(came, &events(clock), today);
    (due, is_open(request) && due.paused.is_none() && due.on < today)
}

/// Every request, the latest first. That the list was read is noted.
///
/// # Errors
/// Not HR; the database failed.
pub async fn requests(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    let org = who.may_everywhere(ANSWERS)?.org;
    ledger::service::view(who, app, "subject_access_list", org.0).await?;
    let today = today(app)?;
    let mut listed = Vec::new();
    for request in store::requests(&app.db, org).await? {
        let clock = store::clock(&app.db, org, request.id).await?;
        let (due, late) = standing(&request, &clock, today);
        listed.push(Listed { request, due, late });
    }
    listed.sort_by_key(|listed| (!is_open(&listed.request), listed.due.on));
    Ok(listed)
}

/// Requests that wait for an answer, with the day by which it is due; not those whose clock stands.
///
/// # Errors
/// The database failed.
pub(in crate::recruitment_file) async fn waiting(app: &App, org: OrganisationId) -> Result<Vec<(Uuid, Date)>, Refused> {
    let today = today(app)?;
    let mut found = Vec::new();
    for request in store::requests(&app.db, org).await?.into_iter().filter(is_open) {
        let (due, _) = standing(&request, &store::clock(&app.db, org, request.id).await?, today);
        if due.paused.is_none() {
            found.push((request.id.0, due.on));
        }
    }
    Ok(found)
}

/// Who can ask: the code of the form's choice, and the words of it.
///
/// # Errors
/// Not HR; the database failed.
pub async fn subjects(who: &Who, app: &App) -> Result<Vec<(String, String)>, Refused> {
    let org = who.may_everywhere(ANSWERS)?.org;
    let all = store::subjects(&app.db, org).await?;
    let words = |(scope, id, name, about): (Scope, Uuid, String, String)| {
        let about = match (scope, about.as_str()) {
            (Scope::Person, "office") => say("access-an-office"),
            (Scope::Person, _) => say("access-a-member"),
            (Scope::Candidate, _) => about,
        };
        (format!("{}:{id}", scope.code()), format!("{name} ({about})"))
    };
    Ok(all.into_iter().map(words).collect())
}

/// A request as typed.
#[derive(Debug, Clone, Default)]
pub struct NewRequest {
    /// `candidate:ID` or `person:ID`
    pub subject: String,
    /// [`Asks`]; everything where it is empty.
    pub asks: String,
    pub came_on: String,
    pub came_how: String,
    pub identity: String,
    pub words: String,
}

/// Records a request.
///
/// # Errors
/// Not HR; nobody chosen; no day; no way; nothing said of who they are.
pub async fn record(who: &Who, app: &App, new: NewRequest) -> Result<RowId, Refused> {
    let signed = who.may_everywhere(ANSWERS)?;
    let mut problems = Vec::new();
    let subject = new.subject.split_once(':').and_then(|(scope, id)| {
        let scope = match scope {
            "candidate" => Scope::Candidate,
            "person" => Scope::Person,
            _ => return None,
        };
        Some((scope, id.parse::<Uuid>().ok()?))
    });
    if subject.is_none() {
        problems.push(Problem::new("subject", "access-subject-needed"));
    }
    let asks = match new.asks.as_str() {
        "" => Some(Asks::Everything),
        code => Asks::parse(code),
    };
    match (asks, subject) {
        (None, _) => problems.push(Problem::new("asks", "access-asks-needed")),
        (Some(Asks::Why), Some((Scope::Person, _))) => problems.push(Problem::new("asks", "why-only-candidates")),
        (Some(Asks::Why), Some((Scope::Candidate, id))) => {
            problems.extend(why_not(who, app, CandidacyId(id)).await?.map(|code| Problem::new("asks", code)));
        }
        _ => {}
    }
    let came = day(&new.came_on).filter(|came| today(app).is_ok_and(|today| *came <= today));
    if came.is_none() {
        problems.push(Problem::new("came_on", "access-came-needed"));
    }
    if !WAYS.contains(&new.came_how.as_str()) {
        problems.push(Problem::new("came_how", "access-how-needed"));
    }
    said(&new.identity, "identity", "access-identity-needed", &mut problems);
    if new.words.chars().count() > SAID_MAX {
        problems.push(Problem::new("words", "access-too-long"));
    }
    let (Some((scope, thing)), Some(asks), Some(came), true) = (subject, asks, came, problems.is_empty()) else {
        return Err(Refused::all(problems));
    };
    let (stream, key) = place(app, signed.org, scope, thing).await?;
    let (id, now) = (RowId::new(), app.clock.now());
    let came_on = came.to_string();
    let mut tx = app.db.begin().await?;
    let row = store::New {
        id,
        scope,
        thing,
        asks,
        came_on: &came_on,
        came_how: &new.came_how,
        identity: new.identity.trim(),
        words: new.words.trim(),
        by: signed.person,
        at: now,
    };
    store::insert(&mut tx, signed.org, row).await?;
    let mut deed = Deed::new(who);
    let told = json!({"request": id, "on": came_on, "how": new.came_how, "identity": new.identity.trim()});
    let kind = match asks {
        Asks::Everything => "access.asked",
        Asks::Why => "access.asked_why",
    };
    deed.note(stream, key, kind, told);
    deed.commit(tx, app).await?;
    Ok(id)
}

/// Why this candidate cannot ask why they were not chosen; none where they can.
async fn why_not(who: &Who, app: &App, id: CandidacyId) -> Result<Option<&'static str>, Refused> {
    let candidacy = match vacancy::service::candidacy(who, app, id).await {
        Ok(candidacy) => candidacy,
        // That nobody was chosen in the form is said of the field itself.
        Err(Refused::NotFound) => return Ok(None),
        Err(refused) => return Err(refused),
    };
    Ok(match candidacy.stage {
        Stage::NotChosen | Stage::OfferWithdrawn => None,
        Stage::Withdrawn => Some("why-withdrew"),
        Stage::Reserve => Some("why-in-reserve"),
        Stage::Chosen | Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared | Stage::Started => {
            Some("why-was-chosen")
        }
        Stage::Applied | Stage::Shortlisted | Stage::Interviewed => Some("why-not-decided"),
    })
}

fn said(text: &str, field: &str, code: &str, problems: &mut Vec<Problem>) {
    let length = text.trim().chars().count();
    if length < SAID_MIN {
        problems.push(Problem::new(field, code));
    } else if length > SAID_MAX {
        problems.push(Problem::new(field, "access-too-long"));
    }
}

/// Where what happens with a request is written, and whose key seals it.
async fn place(app: &App, org: OrganisationId, scope: Scope, thing: Uuid) -> Result<(StreamId, SubjectId), Refused> {
    match scope {
        Scope::Candidate => {
            let found = erasures::candidate(&app.db, org, CandidacyId(thing)).await?.ok_or(Refused::NotFound)?;
            Ok((found.stream, found.subject))
        }
        Scope::Person => {
            let found = people::person_in(&app.db, org, PersonId(thing)).await?.ok_or(Refused::NotFound)?;
            Ok((found.stream, found.subject))
        }
    }
}

async fn find(who: &Who, app: &App, id: RowId) -> Result<(OrganisationId, Request), Refused> {
    let org = who.may_everywhere(ANSWERS)?.org;
    let request = store::request(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    Ok((org, request))
}

/// One request.
///
/// # Errors
/// Not HR; no such request.
pub async fn sheet(who: &Who, app: &App, id: RowId) -> Result<Sheet, Refused> {
    let (org, request) = find(who, app, id).await?;
    let clock = store::clock(&app.db, org, id).await?;
    let (due, late) = standing(&request, &clock, today(app)?);
    let copies = store::copies(&app.db, org, id).await?;
    let gone = erasures::of(&app.db, org, request.scope, request.thing).await?.is_some();
    Ok(Sheet { request, clock, due, late, copies, gone })
}

/// Pauses the clock, lets it go on, or extends it.
///
/// # Errors
/// Not HR; out of order; no reason.
pub async fn move_clock(
    who: &Who,
    app: &App,
    id: RowId,
    moved: &str,
    on_day: &str,
    reason: &str,
) -> Result<(), Refused> {
    let (org, request) = find(who, app, id).await?;
    let by = who.signed()?.person;
    let mut problems = Vec::new();
    let moved = Moved::parse(moved);
    if moved.is_none() {
        problems.push(Problem::new("moved", "access-moved-needed"));
    }
    let on = day(on_day);
    if on.is_none() {
        problems.push(Problem::new("on_day", "access-clock-day-wrong"));
    }
    said(reason, "reason", "access-reason-needed", &mut problems);
    let (Some(moved), Some(on), true) = (moved, on, problems.is_empty()) else { return Err(Refused::all(problems)) };
    if !is_open(&request) {
        return Err(Refused::because("access-is-over"));
    }
    let came = day(&request.came_on).ok_or_else(|| Refused::broken("a request without a day"))?;
    let mut tx = app.db.begin().await?;
    let clock = store::clock(&mut tx, org, id).await?;
    rules::may_move(came, &events(&clock), Event { moved, on }, today(app)?)
        .map_err(|why| Refused::field(why.code().0, why.code().1))?;
    let on = on.to_string();
    store::insert_clock(&mut tx, org, id, (moved, &on, reason.trim()), by, app.clock.now()).await?;
    let told = json!({"request": id, "moved": moved.code(), "on": on, "reason": reason.trim()});
    note(who, app, tx, &request, "access.clock_moved", told).await
}

async fn note(
    who: &Who,
    app: &App,
    tx: Tx,
    request: &Request,
    kind: &'static str,
    told: serde_json::Value,
) -> Result<(), Refused> {
    let (stream, key) = place(app, who.org()?, request.scope, request.thing).await?;
    let mut deed = Deed::new(who);
    deed.note(stream, key, kind, told);
    deed.commit(tx, app).await
}

/// Notes that the answer went, on which day and how.
///
/// # Errors
/// Not HR; not ready; no day; no way.
pub async fn sent(who: &Who, app: &App, id: RowId, on: &str, how: &str) -> Result<(), Refused> {
    let (org, request) = find(who, app, id).await?;
    let mut problems = Vec::new();
    let day = day(on).filter(|on| today(app).is_ok_and(|today| *on <= today));
    if day.is_none() {
        problems.push(Problem::new("sent_on", "access-sent-day-needed"));
    }
    if !WAYS.contains(&how) {
        problems.push(Problem::new("sent_how", "access-how-needed"));
    }
    let (Some(day), true) = (day, problems.is_empty()) else { return Err(Refused::all(problems)) };
    if request.state != "ready" {
        return Err(Refused::because("access-not-ready"));
    }
    let copy = store::copies(&app.db, org, id).await?.into_iter().next().ok_or(Refused::NotFound)?;
    let on = day.to_string();
    let mut tx = app.db.begin().await?;
    store::mark_sent(&mut tx, org, copy.id, &on, how).await?;
    store::set_state(&mut tx, org, id, "sent", None).await?;
    let told = json!({"request": id, "version": copy.version, "on": on, "how": how});
    note(who, app, tx, &request, "access.sent", told).await
}

/// Ends a request without an answer: it was taken back, or it is not they who asked.
///
/// # Errors
/// Not HR; over; no reason.
pub async fn close(who: &Who, app: &App, id: RowId, reason: &str) -> Result<(), Refused> {
    let (org, request) = find(who, app, id).await?;
    let mut problems = Vec::new();
    said(reason, "closed_why", "access-reason-needed", &mut problems);
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    if !is_open(&request) {
        return Err(Refused::because("access-is-over"));
    }
    let mut tx = app.db.begin().await?;
    store::set_state(&mut tx, org, id, "closed", Some(reason.trim())).await?;
    note(who, app, tx, &request, "access.closed", json!({"request": id, "reason": reason.trim()})).await
}
