//! The deeds of a request: recorded, its clock moved, passages left out, read and ready, sent.

use super::proof::Proof;
use super::rules::{self, Due, Event, Moved};
use super::store::{self, ClockRow, CopyRow, Request};
use super::{Answer, Asks, Drafted, Part, Passage, draft};
use crate::checks::service::is_candidate;
use crate::hex::sha256;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, StreamId, SubjectId};
use crate::ledger::{self, Deed, Look};
use crate::people::service::{self as people};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date};
use crate::platform::db::{Lock, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::recruitment_file::erasure::store as erasures;
use crate::recruitment_file::retention::Scope;
use crate::recruitment_file::retention::service::day;
use crate::texts::say;
use crate::vacancy::{self, Stage};
use serde_json::json;
use std::collections::BTreeSet;
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

/// The answer as it would be today.
#[derive(Debug, Clone)]
pub struct Draft {
    pub request: Request,
    pub answer: Drafted,
}

impl Draft {
    fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.answer.parts.iter().flat_map(|part| &part.passages)
    }

    /// How many passages there are, and how many of them are left out.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.passages().count(), self.passages().filter(|passage| passage.left_out.is_some()).count())
    }

    /// The digest of all that goes: what is called ready is what was read.
    #[must_use]
    pub fn digest(&self) -> String {
        let Drafted { title, intro, parts, .. } = &self.answer;
        let part = |part: &Part| {
            let passages = part.passages.iter().map(|passage| match &passage.left_out {
                Some(reason) => format!("-{reason}"),
                None => format!("+{}", passage.text),
            });
            [part.title.clone()].into_iter().chain(part.lines.clone()).chain(passages).collect::<Vec<_>>().join("\n")
        };
        let parts = parts.iter().map(part);
        sha256([title.clone(), intro.join("\n")].into_iter().chain(parts).collect::<Vec<_>>().join("\n\n"))
    }

    /// The numbers of the entries behind what goes.
    fn told(&self) -> BTreeSet<i64> {
        let goes: BTreeSet<&str> =
            self.passages().filter(|passage| passage.left_out.is_none()).map(|passage| passage.id.as_str()).collect();
        let behind = self.answer.behind.iter();
        behind.filter(|(passage, _)| goes.contains(passage.as_str())).map(|(_, number)| *number).collect()
    }
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

/// Nobody reads or releases what others said of them: somebody else does.
async fn not_their_own(who: &Who, app: &App, request: &Request) -> Result<(), Refused> {
    if request.scope == Scope::Candidate {
        let candidacy = vacancy::service::candidacy(who, app, CandidacyId(request.thing)).await?;
        if is_candidate(who, app, &candidacy, who.signed()?).await? {
            return Err(Refused::NotAllowed);
        }
    }
    Ok(())
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

/// The answer as it would be today. That it was read is written down first.
///
/// # Errors
/// Not HR; no such request; erased; it is about whoever reads.
pub async fn draft(who: &Who, app: &App, id: RowId) -> Result<Draft, Refused> {
    let (org, request) = find(who, app, id).await?;
    if erasures::of(&app.db, org, request.scope, request.thing).await?.is_some() {
        return Err(Refused::because("access-is-gone"));
    }
    not_their_own(who, app, &request).await?;
    looked(who, app, "subject_access_draft", &request).await?;
    drafted(who, app, org, request).await
}

async fn drafted(who: &Who, app: &App, org: OrganisationId, request: Request) -> Result<Draft, Refused> {
    let id = request.id;
    let mut answer = match (request.scope, request.asks) {
        (Scope::Candidate, Asks::Everything) => {
            draft::of_candidate(who, app, &request, CandidacyId(request.thing)).await?
        }
        (Scope::Candidate, Asks::Why) => draft::why(who, app, &request, CandidacyId(request.thing)).await?,
        (Scope::Person, _) => draft::of_person(who, app, &request, PersonId(request.thing)).await?,
    };
    let left_out = store::left_out(&app.db, org, id).await?;
    let elsewhere = store::left_out_elsewhere(&app.db, org, id).await?;
    let let_in = store::let_in(&app.db, org, id).await?;
    let reason = |all: &[(String, String)], passage: &Passage| {
        all.iter().find(|(of, _)| *of == passage.id).map(|(_, reason)| reason.clone())
    };
    for passage in answer.parts.iter_mut().flat_map(|part| &mut part.passages) {
        // What was once left out, to protect somebody, is not told by another way.
        passage.kept_back = reason(&elsewhere, passage).or_else(|| passage.kept_back.take());
        let kept_back = passage.kept_back.clone().filter(|_| !let_in.contains(&passage.id));
        passage.left_out = reason(&left_out, passage).or(kept_back);
    }
    Ok(Draft { answer, request })
}

async fn looked(who: &Who, app: &App, what: &'static str, request: &Request) -> Result<(), Refused> {
    let candidacy = (request.scope == Scope::Candidate).then_some(CandidacyId(request.thing));
    ledger::service::look(who, app, Look { what, thing: request.thing, candidacy, vacancy: None }).await
}

/// Leaves a passage out of the answer, with the reason.
///
/// # Errors
/// Not HR; over; no such passage; no reason.
pub async fn leave_out(who: &Who, app: &App, id: RowId, passage: &str, reason: &str) -> Result<(), Refused> {
    let draft = draft(who, app, id).await?;
    let by = who.signed()?;
    if !is_open(&draft.request) {
        return Err(Refused::because("access-is-over"));
    }
    if !draft.passages().any(|known| known.id == passage) {
        return Err(Refused::because("access-no-passage"));
    }
    let mut problems = Vec::new();
    said(reason, "reason", "access-leave-reason-needed", &mut problems);
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let mut tx = app.db.begin().await?;
    store::leave_out(&mut tx, by.org, id, (passage, reason.trim()), by.person, app.clock.now()).await?;
    store::delete_let_in(&mut tx, by.org, id, passage).await?;
    store::set_state(&mut tx, by.org, id, "open", None).await?;
    let told = json!({"request": id, "passage": passage, "reason": reason.trim()});
    note(who, app, tx, &draft.request, "access.left_out", told).await
}

/// Puts a passage back, or lets one in that was kept back because it speaks of somebody else.
///
/// # Errors
/// Not HR; over; it was not left out.
pub async fn put_back(who: &Who, app: &App, id: RowId, passage: &str) -> Result<(), Refused> {
    let draft = draft(who, app, id).await?;
    let by = who.signed()?;
    if !is_open(&draft.request) {
        return Err(Refused::because("access-is-over"));
    }
    let found = draft.passages().find(|known| known.id == passage);
    let Some(found) = found.filter(|found| found.left_out.is_some()) else {
        return Err(Refused::because("access-no-passage"));
    };
    let is_kept_back = found.kept_back.is_some();
    let mut tx = app.db.begin().await?;
    store::put_back(&mut tx, by.org, id, passage).await?;
    if is_kept_back {
        store::insert_let_in(&mut tx, by.org, id, passage, by.person, app.clock.now()).await?;
    }
    store::set_state(&mut tx, by.org, id, "open", None).await?;
    let kind = if is_kept_back { "access.let_in" } else { "access.put_back" };
    note(who, app, tx, &draft.request, kind, json!({"request": id, "passage": passage})).await
}

/// "I read all of it, and it may go": the answer is kept as it is now, with the name of who read it. `seen` is the digest of what
/// they read; whoever has just drafted it has none.
///
/// # Errors
/// Not HR; over; not ticked; it changed while it was read; they decided themselves what is asked about; a copy that would not be
/// believed.
pub async fn ready(who: &Who, app: &App, id: RowId, read: bool, seen: &str) -> Result<(), Refused> {
    let draft = draft(who, app, id).await?;
    let signed = who.signed()?;
    if !is_open(&draft.request) {
        return Err(Refused::because("access-is-over"));
    }
    if !read {
        return Err(Refused::field("read", "access-read-needed"));
    }
    let is_why = draft.request.asks == Asks::Why;
    if is_why && draft.answer.decided_by.contains(&signed.person) {
        return Err(Refused::because("why-not-by-who-chose"));
    }
    if is_why && let Some(why) = why_not(who, app, CandidacyId(draft.request.thing)).await? {
        return Err(Refused::because(why));
    }
    let digest = draft.digest();
    if !seen.is_empty() && seen != digest {
        return Err(Refused::because("access-changed"));
    }
    let (all, left_out) = draft.counts();
    let at = app.clock.now();
    let (told, request) = (draft.told(), draft.request.clone());
    let Drafted { title, intro, mut parts, easy, .. } = draft.answer;
    for passage in parts.iter_mut().flat_map(|part| &mut part.passages) {
        if passage.left_out.is_some() {
            passage.text.clear();
        }
    }
    let answer = Answer {
        title,
        intro,
        easy,
        about: Vec::new(),
        parts,
        read_by: signed.name.clone(),
        read_on: day_words(&london_date(at)),
    };
    let body = serde_json::to_string(&answer)?;
    let words = sha256(body.as_bytes());
    let copy = RowId::new();
    let proof = match is_why {
        true => Some(Proof::made(who, app, (CandidacyId(draft.request.thing), copy), &answer, told).await?),
        false => None,
    };
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    // Nobody left a passage out, or put one back, since this was read: from here on nobody does before it is kept.
    let (org, now) = find(who, app, id).await?;
    if !is_open(&now) || drafted(who, app, org, now).await?.digest() != digest {
        return Err(Refused::because("access-changed"));
    }
    let version = store::copies(&mut tx, signed.org, id).await?.first().map_or(1, |last| last.version + 1);
    store::insert_copy(&mut tx, signed.org, (id, copy), (version, &body), signed.person, at).await?;
    if let Some(proof) = &proof {
        store::insert_proof(&mut tx, signed.org, proof.row(), at).await?;
    }
    store::set_state(&mut tx, signed.org, id, "ready", None).await?;
    let mut told = json!({
        "request": id, "version": version, "passages": all, "left_out": left_out, "words_sha256": words,
    });
    if let (Some(proof), Some(told)) = (&proof, told.as_object_mut()) {
        told.insert("zip_sha256".to_owned(), json!(proof.sha256));
    }
    note(who, app, tx, &request, "access.ready", told).await
}

/// The answer that was read last.
///
/// # Errors
/// Not HR; none was read.
pub async fn answer(who: &Who, app: &App, id: RowId) -> Result<(Request, CopyRow, Answer), Refused> {
    let (org, request) = find(who, app, id).await?;
    let copy = store::copies(&app.db, org, id).await?.into_iter().next().ok_or(Refused::NotFound)?;
    not_their_own(who, app, &request).await?;
    looked(who, app, "subject_access_copy", &request).await?;
    let answer = serde_json::from_str(&copy.body)?;
    Ok((request, copy, answer))
}

/// The ZIP that goes with the answer that was read last.
///
/// # Errors
/// Not HR; none goes with it; its key is gone.
pub async fn proof(who: &Who, app: &App, id: RowId) -> Result<Vec<u8>, Refused> {
    let (request, copy, _) = answer(who, app, id).await?;
    Proof::opened(who, app, (CandidacyId(request.thing), copy.id)).await
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
