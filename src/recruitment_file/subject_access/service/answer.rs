//! The answer: drafted, a passage left out or let in, read by a named person, and the ZIP that goes with it.

use super::super::proof::Proof;
use super::super::store::{self, CopyRow, Request};
use super::super::{Answer, Asks, Drafted, Part, Passage, draft};
use super::{find, is_open, note, said, why_not};
use crate::checks::service::is_candidate;
use crate::hex::sha256;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId};
use crate::ledger::{self, Look};
use crate::people::{Signed, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date};
use crate::platform::db::Lock;
use crate::platform::refused::Refused;
use crate::recruitment_file::erasure::store as erasures;
use crate::recruitment_file::retention::Scope;
use crate::vacancy;
use serde_json::json;
use std::collections::BTreeSet;

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

/// May this reader change what goes: not once it is over, and not where they took part in what is asked about.
fn may_change(draft: &Draft, by: &Signed) -> Result<(), Refused> {
    if !is_open(&draft.request) {
        return Err(Refused::because("access-is-over"));
    }
    if draft.answer.took_part.contains(&by.person) {
        return Err(Refused::because("why-not-by-who-chose"));
    }
    Ok(())
}

/// Leaves a passage out of the answer, with the reason.
///
/// # Errors
/// Not HR; over; they took part in what is asked about; no such passage; no reason.
pub async fn leave_out(who: &Who, app: &App, id: RowId, passage: &str, reason: &str) -> Result<(), Refused> {
    let draft = draft(who, app, id).await?;
    let by = who.signed()?;
    may_change(&draft, by)?;
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
/// Not HR; over; they took part in what is asked about; it was not left out.
pub async fn put_back(who: &Who, app: &App, id: RowId, passage: &str) -> Result<(), Refused> {
    let draft = draft(who, app, id).await?;
    let by = who.signed()?;
    may_change(&draft, by)?;
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
/// Not HR; over; not ticked; it changed while it was read; they took part in what is asked about; a copy that would not be
/// believed.
pub async fn ready(who: &Who, app: &App, id: RowId, read: bool, seen: &str) -> Result<(), Refused> {
    let draft = draft(who, app, id).await?;
    let signed = who.signed()?;
    may_change(&draft, signed)?;
    if !read {
        return Err(Refused::field("read", "access-read-needed"));
    }
    let is_why = draft.request.asks == Asks::Why;
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
