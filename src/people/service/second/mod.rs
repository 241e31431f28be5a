//! A second pair of eyes: a deed that an organisation wants two persons for waits until another person agrees, or somebody
//! from outside by a link that is used once.
//!
//! How a room uses it, in two lines (see `weighing/service/choose.rs` for a deed that is kept and carried out on the answer):
//!
//! ```text
//! second::needed(who, app, ask).await?;      // before the deed: refuses with `second-asked` until somebody agreed
//! let mut tx = app.db.begin().await?;
//! second::given(&mut tx, org, Matter::EraseEarly, thing, now).await?;   // in the deed: the agreement is used up
//! ```
//!
//! Taking a matter off the list is a matter of its own ([`Matter::OnePersonAgain`]): else one person would switch it off,
//! act alone, and switch it on again.
//!
//! `needed` asks by itself: it makes the request, notes it in the ledger, and refuses with a sentence that says where it
//! waits. When the same deed is tried again after the agreement it goes on, once. Where the organisation has not switched
//! the matter on, both do nothing.

mod asked;
mod link;

pub use asked::{Ask, Known, Matter, Request, Said, Standing};
pub use link::{Made, NewOutsider, Outside, holder, make_link, open, went_through};

use super::organisation;
use crate::hex::sha256;
use crate::ids::{OrganisationId, PersonId, RowId};
use crate::ledger::{self, Deed, Look};
use crate::people::rules::sort_key;
use crate::people::store::{self, AnswerRow, OutsiderRow, RequestRow};
use crate::people::{Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::db::{Timestamp, Tx, broken_rule};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use futures::future::BoxFuture;
use serde_json::{Value, json};
use std::collections::HashMap;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a request and a link for it last.
const DAYS: i64 = 7;
/// The longest reason.
const REASON_MOST: usize = 2000;

const GUEST: &str = "second";

fn later(now: Timestamp) -> Timestamp {
    Timestamp::from(OffsetDateTime::from(now) + Duration::days(DAYS))
}

fn standing(row: &RequestRow, now: Timestamp) -> Standing {
    match row.answer.as_deref() {
        Some("agreed") => Standing::Agreed,
        Some("refused") => Standing::Refused,
        Some(_) => Standing::TakenBack,
        None if row.ends_at < now => Standing::Over,
        None => Standing::Waiting,
    }
}

/// Does this organisation want two persons for this matter?
pub fn is_on(app: &App, org: OrganisationId, matter: Matter) -> BoxFuture<'_, Result<bool, Refused>> {
    Box::pin(async move { Ok(matter.is_among(&store::matters(&app.db, org).await?)) })
}

/// The matters for which the asker's organisation wants two persons.
pub async fn matters(who: &Who, app: &App) -> Result<Vec<Matter>, Refused> {
    let org = who.may(&[Role::Administrator])?.org;
    Ok(store::matters(&app.db, org).await?.iter().filter_map(|code| Matter::parse(code)).collect())
}

/// Sets the matters for which the organisation wants two persons. More of them any administrator may have at once; fewer
/// only when a second person agrees to just these.
///
/// # Errors
/// `second-asked` while that waits.
pub async fn set_matters(who: &Who, app: &App, matters: &[Matter]) -> Result<(), Refused> {
    who.may(&[Role::Administrator])?;
    let org = organisation(who, app).await?;
    let codes: Vec<_> = matters.iter().map(|matter| matter.code()).collect();
    let before = store::matters(&app.db, org.id).await?;
    let gone: Vec<_> = before.iter().filter(|code| !codes.contains(&code.as_str())).cloned().collect();
    let thing = thing_of(org.id, &gone);
    if !gone.is_empty() {
        let named = gone.iter().filter_map(|code| Matter::parse(code)).map(|matter| say(&matter.message()));
        let words = say_with("second-fewer-words", &[("matters", &named.collect::<Vec<_>>().join("; "))]);
        let (stream, subject) = (org.stream, org.subject);
        let matter = Matter::OnePersonAgain;
        needed(who, app, Ask { matter, thing, place: None, words, held: Value::Null, stream, subject }).await?;
    }
    let mut tx = app.db.begin().await?;
    if !gone.is_empty() {
        given(&mut tx, org.id, Matter::OnePersonAgain, thing, app.clock.now()).await?;
    }
    store::set_matters(&mut tx, org.id, &codes).await?;
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "second.matters_set", json!({"matters": codes}));
    deed.commit(tx, app).await
}

/// A yes to one list of matters is no yes to another.
fn thing_of(org: OrganisationId, gone: &[String]) -> Uuid {
    let digest = random::digest(&format!("{org} {}", gone.join(" ")));
    let bytes = digest.iter().chain(std::iter::repeat(&0)).take(16).copied().collect::<Vec<u8>>();
    Uuid::from_slice(&bytes).unwrap_or_default()
}

/// Asks for a second person, within a deed that commits it.
///
/// # Errors
/// Somebody was asked already and has not answered.
pub fn ask<'a>(
    who: &'a Who,
    tx: &'a mut Tx,
    deed: &'a mut Deed,
    ask: Ask,
    now: Timestamp,
) -> BoxFuture<'a, Result<RowId, Refused>> {
    Box::pin(async move {
        let signed = who.signed()?;
        // One that nobody answered in time makes room.
        for old in store::requests_of(&mut *tx, signed.org, ask.matter.code(), ask.thing).await? {
            if standing(&old, now) == Standing::Over {
                let gone = AnswerRow { answer: "taken_back", reason: None, by: None, outsider: None, at: now };
                store::answer(tx, signed.org, old.id, gone).await?;
            }
        }
        let row = RequestRow {
            org: signed.org,
            id: RowId::new(),
            matter: ask.matter.code().to_owned(),
            thing: ask.thing,
            service: ask.place.map(|place| place.service),
            vacancy: ask.place.map(|place| place.vacancy),
            words: ask.words,
            held: ask.held.to_string(),
            stream: ask.stream,
            subject: ask.subject,
            asked_by: signed.person,
            asked_at: now,
            ends_at: later(now),
            answer: None,
            reason: None,
            answered_at: None,
            answered_by: None,
            outsider: None,
            outsider_body: None,
            answered_by_link: None,
            answered_from: None,
            answered_on: None,
            used_at: None,
        };
        store::insert_request(tx, &row).await.map_err(|error| match broken_rule(&error).as_deref() {
            Some("second_request_one_open" | "second_request_org_matter_thing_key") => {
                Refused::because("second-asked-already")
            }
            _ => error.into(),
        })?;
        // The words may name several people, or hold what is private to one: they stand in the request, which goes with them, and in
        // nobody's stream. The digest proves later what was asked.
        let digest = sha256(&row.words);
        deed.note(
            row.stream,
            row.subject,
            "second.asked",
            json!({"request": row.id, "matter": row.matter, "thing": row.thing, "words_sha256": digest}),
        );
        Ok(row.id)
    })
}

/// Before a deed that may want a second person: fine where the matter is off or somebody agreed and that was not used yet;
/// else it asks, and refuses with a sentence that says where it waits.
///
/// # Errors
/// `second-asked` when it was asked now, `second-asked-already` while it waits.
pub fn needed<'a>(who: &'a Who, app: &'a App, wanted: Ask) -> BoxFuture<'a, Result<(), Refused>> {
    Box::pin(async move {
        let org = who.org()?;
        if !is_on(app, org, wanted.matter).await? {
            return Ok(());
        }
        let now = app.clock.now();
        let all = store::requests_of(&app.db, org, wanted.matter.code(), wanted.thing).await?;
        if all.iter().any(|row| standing(row, now) == Standing::Agreed && row.used_at.is_none() && row.ends_at >= now) {
            return Ok(());
        }
        if all.iter().any(|row| standing(row, now) == Standing::Waiting) {
            return Err(Refused::because("second-asked-already"));
        }
        let mut tx = app.db.begin().await?;
        let mut deed = Deed::new(who);
        ask(who, &mut tx, &mut deed, wanted, now).await?;
        deed.commit(tx, app).await?;
        Err(Refused::because("second-asked"))
    })
}

/// Within the deed: uses the agreement up, so that it lets one deed go on. Where the matter is off there is nothing to use.
///
/// # Errors
/// The matter is on and nobody agreed, or the agreement was used.
pub fn given(
    tx: &mut Tx,
    org: OrganisationId,
    matter: Matter,
    thing: Uuid,
    now: Timestamp,
) -> BoxFuture<'_, Result<(), Refused>> {
    Box::pin(async move {
        let on = matter.is_among(&store::matters(&mut *tx, org).await?);
        if store::use_up(tx, org, matter.code(), thing, now).await? || !on {
            Ok(())
        } else {
            Err(Refused::because("second-asked-already"))
        }
    })
}

/// Where a request is; none for the whole organisation.
fn place(row: &RequestRow) -> Option<Place> {
    row.service.zip(row.vacancy).map(|(service, vacancy)| Place { service, vacancy })
}

/// May this person read what was asked and answered there? An auditor may, and does nothing.
fn reads(signed: &Signed, row: &RequestRow, matter: Matter) -> bool {
    let audits = match place(row) {
        Some(place) => signed.holds_at(&[Role::Auditor], place),
        None => signed.holds_everywhere(&[Role::Auditor]),
    };
    audits || has_role(signed, row, matter)
}

/// Holds this person one of the matter's roles there?
fn has_role(signed: &Signed, row: &RequestRow, matter: Matter) -> bool {
    match place(row) {
        Some(place) => signed.holds_at(matter.roles(), place),
        None => signed.holds_everywhere(matter.roles()),
    }
}

fn read<'a>(app: &'a App, who: &'a Who, row: RequestRow) -> BoxFuture<'a, Result<Option<Request>, Refused>> {
    Box::pin(async move {
        let Some(matter) = Matter::parse(&row.matter) else { return Ok(None) };
        let names = super::names(who, app).await?;
        let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
        let outsider = row.outsider.as_ref().map(|name| match row.outsider_body.as_deref() {
            Some(body) if !body.is_empty() => format!("{name} ({body})"),
            _ => name.clone(),
        });
        let standing = standing(&row, app.clock.now());
        let known = known(app, &row, &names).await?;
        let outside = link::outside(who, app, &row, matter, standing).await?;
        let (is_mine, may_answer) = match who {
            Who::Person(signed) => {
                let is_mine = signed.person == row.asked_by;
                let same_name = sort_key(&signed.name) == sort_key(&name(row.asked_by));
                (is_mine, !is_mine && !same_name && standing == Standing::Waiting && has_role(signed, &row, matter))
            }
            Who::Outsider(outsider) => (false, outsider.request == row.id && standing == Standing::Waiting),
            _ => (false, false),
        };
        let through_hands = match who {
            Who::Person(signed) if may_answer => link::went_through_hands(app, &row, signed.person).await?,
            _ => false,
        };
        Ok(Some(Request {
            asked_by: name(row.asked_by),
            answered_by: row.answered_by.map(name).or(outsider),
            standing,
            may_answer: may_answer && !through_hands,
            through_hands,
            is_mine,
            outside,
            known,
            matter,
            row,
        }))
    })
}

/// What is known of whoever answered; nothing of a request that nobody answered.
async fn known(app: &App, row: &RequestRow, names: &HashMap<PersonId, String>) -> Result<Option<Known>, Refused> {
    if let Some(person) = row.answered_by {
        let since = store::person_since(&app.db, row.org, person).await?;
        return Ok(since.map(|since| Known::Person { since }));
    }
    let Some(link) = row.answered_by_link else { return Ok(None) };
    let link = store::second_link(&app.db, row.org, link).await?.ok_or(Refused::NotFound)?;
    Ok(Some(Known::Outsider {
        sent_to: link.sent_to,
        made_by: names.get(&link.made_by).cloned().unwrap_or_default(),
        from: row.answered_from.clone().unwrap_or_default(),
        on: row.answered_on.clone().unwrap_or_default(),
    }))
}

/// Who may have something to do with requests at all.
pub const MAY_ASK: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr];

/// The requests that the asker made or may answer, or could have answered, the newest first.
pub async fn requests(who: &Who, app: &App) -> Result<Vec<Request>, Refused> {
    let signed = who.may_see(MAY_ASK)?.clone();
    let mut mine = Vec::new();
    for row in store::requests(&app.db, signed.org).await? {
        if let Some(request) = read(app, who, row).await?
            && (request.is_mine || reads(&signed, &request.row, request.matter))
        {
            mine.push(request);
        }
    }
    Ok(mine)
}

/// One request, for whoever made it or may answer it. That an outsider read it is noted.
///
/// # Errors
/// `NotFound` for anybody else.
pub async fn request(who: &Who, app: &App, id: RowId) -> Result<Request, Refused> {
    let org = match who {
        Who::Outsider(outsider) if outsider.request == id => outsider.org,
        Who::Outsider(_) => return Err(Refused::NotFound),
        _ => who.may_see(MAY_ASK)?.org,
    };
    let row = store::request(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let vacancy = row.vacancy;
    let request = read(app, who, row).await?.ok_or(Refused::NotFound)?;
    let theirs = match who {
        Who::Person(signed) => request.is_mine || reads(signed, &request.row, request.matter),
        _ => true,
    };
    if !theirs {
        return Err(Refused::NotFound);
    }
    if let Who::Outsider(_) = who {
        ledger::service::look(who, app, Look { what: "second", thing: id.0, candidacy: None, vacancy }).await?;
    }
    Ok(request)
}

/// The newest request about a thing, for the page of the deed that waits. The page has asked who may read it.
pub async fn newest(who: &Who, app: &App, matter: Matter, thing: Uuid) -> Result<Option<Request>, Refused> {
    let rows = store::requests_of(&app.db, who.org()?, matter.code(), thing).await?;
    match rows.into_iter().next() {
        Some(row) => read(app, who, row).await,
        None => Ok(None),
    }
}

/// Answers a request within a deed of the second person. What follows from a yes is the caller's.
///
/// # Errors
/// The same person, somebody without a role there, a request that is answered or over; a no without a reason.
pub async fn answer_in(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    deed: &mut Deed,
    request: &Request,
    said: Said<'_>,
) -> Result<(), Refused> {
    let (yes, reason) = (said.yes, said.reason.trim());
    check_answer(request, yes, reason)?;
    let mut told = json!({"request": request.row.id, "matter": request.row.matter, "reason": reason});
    let (by, outsider) = match who {
        Who::Person(signed) => (Some(signed.person), None),
        Who::Outsider(me) => {
            if sort_key(said.name) != sort_key(&me.name) {
                return Err(Refused::field("name", "second-name-other").with("name", &me.name));
            }
            let link = store::second_link(&app.db, me.org, me.link).await?.ok_or(Refused::NotFound)?;
            told["outsider"] = json!(me.name);
            told["body"] = json!(me.body);
            // How sure it is that this was a second person, anybody can judge later.
            told["sent_to"] = json!(link.sent_to);
            told["link_made_by"] = json!(link.made_by);
            told["from"] = json!(said.from);
            told["on"] = json!(said.on);
            let (name, body) = (me.name.as_str(), me.body.as_str());
            (None, Some(OutsiderRow { name, body, link: me.link, from: said.from, on: said.on }))
        }
        _ => return Err(Refused::NotAllowed),
    };
    let answer = if yes { "agreed" } else { "refused" };
    let row = &request.row;
    let kept = AnswerRow {
        answer,
        reason: Some(reason).filter(|reason| !reason.is_empty()),
        by,
        outsider,
        at: app.clock.now(),
    };
    if !store::answer(tx, row.org, row.id, kept).await? {
        return Err(Refused::because("second-answered-already"));
    }
    told["answer"] = json!(answer);
    deed.note(row.stream, row.subject, "second.answered", told);
    Ok(())
}

fn check_answer(request: &Request, yes: bool, reason: &str) -> Result<(), Refused> {
    if request.is_mine {
        return Err(Refused::because("second-not-yourself"));
    }
    match request.standing {
        Standing::Waiting => {}
        Standing::Over => return Err(Refused::because("second-is-over")),
        _ => return Err(Refused::because("second-answered-already")),
    }
    if request.through_hands {
        return Err(Refused::because("second-through-hands").with("name", &request.asked_by));
    }
    if !request.may_answer {
        return Err(Refused::because("second-not-yours"));
    }
    if !yes && reason.is_empty() {
        return Err(Refused::field("reason", "second-reason-needed"));
    }
    if reason.chars().count() > REASON_MOST {
        return Err(Refused::field("reason", "second-reason-long"));
    }
    Ok(())
}

/// Answers a request from which nothing follows at once: the first person tries again.
///
/// # Errors
/// As [`answer_in`].
pub async fn answer(who: &Who, app: &App, request: &Request, said: Said<'_>) -> Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    answer_in(who, app, &mut tx, &mut deed, request, said).await?;
    deed.commit(tx, app).await
}

/// Whoever asked takes it back.
///
/// # Errors
/// It is not theirs, or it was answered.
pub async fn take_back(who: &Who, app: &App, id: RowId) -> Result<(), Refused> {
    let request = request(who, app, id).await?;
    if !request.is_mine {
        return Err(Refused::because("second-only-asker"));
    }
    let row = &request.row;
    let mut tx = app.db.begin().await?;
    let back = AnswerRow { answer: "taken_back", reason: None, by: None, outsider: None, at: app.clock.now() };
    if !store::answer(&mut tx, row.org, row.id, back).await? {
        return Err(Refused::because("second-answered-already"));
    }
    let mut deed = Deed::new(who);
    deed.note(row.stream, row.subject, "second.taken_back", json!({"request": row.id, "matter": row.matter}));
    deed.commit(tx, app).await
}
