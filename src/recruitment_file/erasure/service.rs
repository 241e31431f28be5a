//! Erasing, and going on with it after it was cut short.

use super::Basis;
use super::store::{self, Candidate, Erasure};
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, StreamId, SubjectId};
use crate::ledger::keys::KeysRefused;
use crate::ledger::rules::ERASED;
use crate::ledger::{self, Deed};
use crate::people::service::second::{self, Matter};
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::clock::london_day;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::recruitment_file::retention::{Scope, rules};
use crate::texts::{say, say_with};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use uuid::Uuid;

/// How often a key's traces are wiped from the disk before that is left to the next start: a reader may be in the way.
const TRIES: u32 = 10;

/// Whose data goes, and why.
#[derive(Debug, Clone)]
pub struct Order {
    pub scope: Scope,
    pub thing: Uuid,
    pub subject: SubjectId,
    pub stream: StreamId,
    pub basis: Basis,
    /// Why before its time; empty if its time was over.
    pub reason: String,
}

impl Order {
    /// Of a candidate.
    #[must_use]
    pub fn candidate(candidate: &Candidate, basis: Basis, reason: String) -> Self {
        let Candidate { id, stream, subject, .. } = candidate;
        Self { scope: Scope::Candidate, thing: id.0, subject: *subject, stream: *stream, basis, reason }
    }

    /// Of a person.
    #[must_use]
    pub fn person(id: PersonId, stream: StreamId, subject: SubjectId, basis: Basis, reason: String) -> Self {
        Self { scope: Scope::Person, thing: id.0, subject, stream, basis, reason }
    }
}

/// Erases. Whether it may be is asked by whoever calls; here it is only done.
///
/// # Errors
/// The database or the key store failed: what was begun is gone on with at the next start, and by the nightly job.
pub async fn erase(who: &Who, app: &App, order: Order) -> Result<Erasure, Refused> {
    let begun = begin(who, app, order).await?;
    finish(app, &begun).await?;
    Ok(begun)
}

/// The first step: that it is to be. From here on it happens, whatever stops the program.
///
/// # Errors
/// The database failed.
pub async fn begin(who: &Who, app: &App, order: Order) -> Result<Erasure, Refused> {
    let org = who.org()?;
    let organisation = people::service::organisation(who, app).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    if let Some(known) = store::of(&mut tx, org, order.scope, order.thing).await? {
        return Ok(known);
    }
    if order.scope == Scope::Candidate {
        store::mark_candidacy(&mut tx, org, CandidacyId(order.thing), now).await?;
    }
    let erasure = Erasure {
        org,
        id: RowId::new(),
        scope: order.scope,
        thing: order.thing,
        subject: order.subject,
        stream: order.stream,
        basis: order.basis.code().to_owned(),
        reason: order.reason,
        by_person: who.signed().ok().map(|signed| signed.person),
        at: now,
        done_at: None,
    };
    store::insert(&mut tx, &erasure).await?;
    // Where the organisation wants a second person before the time, their agreement is used up here.
    if order.basis == Basis::Request {
        second::given(&mut tx, org, Matter::EraseEarly, order.thing, now).await?;
    }
    let mut deed = Deed::new(who);
    // Sealed under the organisation's key: the subject's own is about to go. It names nobody.
    deed.note(
        erasure.stream,
        organisation.subject,
        ERASED,
        json!({"scope": erasure.scope.code(), "basis": erasure.basis, "reason": erasure.reason}),
    );
    deed.commit(tx, app).await?;
    Ok(erasure)
}

/// The other steps. Each may be done again.
///
/// # Errors
/// The database or the key store failed.
pub async fn finish(app: &App, erasure: &Erasure) -> Result<(), Refused> {
    // That each entry's words went is signed before they cannot be opened any more: cut short in between, nothing looks as if
    // somebody else had taken them out.
    let mut tx = app.db.begin().await?;
    ledger::service::empty_bodies(&mut tx, app, erasure.subject).await?;
    tx.commit().await?;
    let mut wiped = false;
    for attempt in 0..TRIES {
        match app.keys.destroy(erasure.subject, erasure.at).await {
            Ok(()) => {
                wiped = true;
                break;
            }
            Err(KeysRefused::Traces) => tokio::time::sleep(Duration::from_millis(20_u64 << attempt.min(4))).await,
            Err(refused) => return Err(refused.into()),
        }
    }
    let mut tx = app.db.begin().await?;
    ledger::service::empty_bodies(&mut tx, app, erasure.subject).await?;
    match erasure.scope {
        Scope::Candidate => blank_candidate(&mut tx, erasure).await?,
        Scope::Person => blank_person(&mut tx, erasure).await?,
    }
    if wiped {
        store::mark_done(&mut tx, erasure.org, erasure.id, app.clock.now()).await?;
    }
    tx.commit().await?;
    // What was deleted may still stand in pages that the file no longer uses.
    for attempt in 0..TRIES {
        if app.db.wipe().await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20_u64 << attempt.min(4))).await;
    }
    tracing::warn!("somebody reads the database all the time: what was erased is wiped from its journal later");
    Ok(())
}

/// How the row is called from now on.
fn name_of(erasure: &Erasure) -> String {
    let words = match erasure.scope {
        Scope::Candidate => "erasure-candidate",
        Scope::Person => "erasure-person",
    };
    say_with(words, &[("day", &london_day(erasure.at))])
}

async fn blank_candidate(tx: &mut Tx, erasure: &Erasure) -> Result<(), Refused> {
    let (org, id) = (erasure.org, CandidacyId(erasure.thing));
    let Some(candidate) = store::candidate(&mut *tx, org, id).await? else { return Ok(()) };
    // An older database that was brought back has the row without its mark.
    store::mark_candidacy(tx, org, id, erasure.at).await?;
    let name = name_of(erasure);
    let instead = say("erasure-name");
    let without = |text: &str| rules::without_name(text, &candidate.name, &instead);
    if candidate.name != name {
        for mut choice in store::choices(&mut *tx, org, candidate.vacancy).await? {
            let is_about = choice.chosen == Some(id) || choice.about == Some(id);
            let said = |text: &str| if is_about { say("erasure-words") } else { without(text) };
            choice.against_reason = choice.against_reason.as_deref().map(said);
            choice.snapshot = without_candidate(&choice.snapshot, id)?;
            store::put_choice(tx, org, &choice).await?;
        }
        for (choice, candidacy, reasons) in store::outcome_reasons(&mut *tx, org, candidate.vacancy).await? {
            let reasons = if candidacy == id { say("erasure-words") } else { without(&reasons) };
            store::put_outcome_reasons(tx, org, choice, candidacy, &reasons).await?;
        }
        for (reply, words) in store::replies(&mut *tx, org, candidate.vacancy).await? {
            store::put_reply(tx, org, reply, &without(&words)).await?;
        }
        for (answer, position, said, words) in store::suggestions(&mut *tx, org, candidate.vacancy).await? {
            store::put_suggestion(tx, org, answer, position, &without(&said), &without(&words)).await?;
        }
        for (audit, why) in store::audits(&mut *tx, org, id).await? {
            store::put_audit(tx, org, audit, &without(&why)).await?;
        }
        for (answer, chosen, words) in store::answers(&mut *tx, org, candidate.vacancy).await? {
            let words = if chosen == Some(id) { say("erasure-words") } else { without(&words) };
            store::put_answer(tx, org, answer, &words).await?;
        }
    }
    for (copy, body) in store::copies_of_persons(&mut *tx, org).await? {
        let cleaned = without_passages(&body, id)?;
        if cleaned != body {
            store::put_copy(tx, org, copy, &cleaned).await?;
        }
    }
    let sort_key = people::rules::sort_key(&name);
    Ok(store::blank_candidate(tx, org, id, &name, &sort_key).await?)
}

/// The weighing page as it stood, without the part about one candidate.
fn without_candidate(snapshot: &str, id: CandidacyId) -> Result<String, Refused> {
    let mut page: Value = serde_json::from_str(snapshot)?;
    let id = json!(id);
    if let Some(candidates) = page.get_mut("candidates").and_then(Value::as_array_mut) {
        candidates.retain(|candidate| candidate.get("candidacy") != Some(&id));
    }
    Ok(serde_json::to_string(&page)?)
}

/// What a person was given, without the passages about one candidate.
fn without_passages(body: &str, id: CandidacyId) -> Result<String, Refused> {
    let mut copy: Value = serde_json::from_str(body)?;
    let id = json!(id);
    for part in copy.get_mut("parts").and_then(Value::as_array_mut).into_iter().flatten() {
        for passage in part.get_mut("passages").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(passage) = passage.as_object_mut().filter(|passage| passage.get("about") == Some(&id)) {
                passage.insert("text".to_owned(), say("erasure-words").into());
            }
        }
    }
    Ok(serde_json::to_string(&copy)?)
}

async fn blank_person(tx: &mut Tx, erasure: &Erasure) -> Result<(), Refused> {
    let (org, id) = (erasure.org, PersonId(erasure.thing));
    let Some(person) = people::service::person_in(&mut *tx, org, id).await? else { return Ok(()) };
    let name = name_of(erasure);
    if person.name != name {
        let instead = say("erasure-name");
        for (profile, written_by) in store::writers(&mut *tx, org).await? {
            let without = rules::without_name(&written_by, &person.name, &instead);
            if without != written_by {
                store::put_writer(tx, org, profile, &without).await?;
            }
        }
        for (held, members, why) in store::shortlisters(&mut *tx, org).await? {
            let without = |words: &str| rules::without_name(words, &person.name, &instead);
            let (members_without, why_without) = (without(&members), without(&why));
            if (&members_without, &why_without) != (&members, &why) {
                store::put_shortlisters(tx, org, held, (&members_without, &why_without)).await?;
            }
        }
        for (explanation, asked_by) in store::askers(&mut *tx, org).await? {
            let without = rules::without_name(&asked_by, &person.name, &instead);
            if without != asked_by {
                store::put_asker(tx, org, explanation, &without).await?;
            }
        }
    }
    let sort_key = people::rules::sort_key(&name);
    Ok(store::blank_person(tx, org, id, &name, &sort_key).await?)
}

/// Goes on with what was cut short, and erases again what an older copy of the database brought back: whoever has a
/// tombstone in the key store is gone. Called before anything is served. Gives how many were erased.
///
/// # Errors
/// The database or the key store failed.
pub async fn resume(app: &App) -> Result<usize, Refused> {
    let mut done = 0;
    for erasure in store::unfinished(&app.db).await? {
        finish(app, &erasure).await?;
        done += 1;
    }
    let destroyed: Vec<(SubjectId, Timestamp)> = app.keys.destroyed().await?;
    let subjects: Vec<SubjectId> = destroyed.iter().map(|(subject, _)| *subject).collect();
    let gone: BTreeSet<SubjectId> = subjects.iter().copied().collect();
    let mut orders: Vec<(OrganisationId, Order)> = Vec::new();
    for candidate in store::candidates_of(&app.db, &subjects).await? {
        orders.push((candidate.org, Order::candidate(&candidate, Basis::Restored, String::new())));
    }
    for (org, id, stream, subject) in store::persons_of(&app.db, &subjects).await? {
        orders.push((org, Order::person(id, stream, subject, Basis::Restored, String::new())));
    }
    for (org, order) in orders {
        let job = Who::Job { org, name: "erasure" };
        let organisation = people::service::organisation(&job, app).await?;
        // An organisation that left altogether has no key to write with any more.
        if !gone.contains(&organisation.subject) {
            erase(&job, app, order).await?;
            done += 1;
        }
    }
    Ok(done)
}

/// What is known of an erasure, for whoever reads the file or the list.
///
/// # Errors
/// The database failed.
pub async fn erasure(who: &Who, app: &App, scope: Scope, thing: Uuid) -> Result<Option<Erasure>, Refused> {
    Ok(store::of(&app.db, who.org()?, scope, thing).await?)
}
