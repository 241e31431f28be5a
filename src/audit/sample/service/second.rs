//! The second person of a file: whether they see each answer so too.
//!
//! `people::service::second` asks one question about one deed and waits for one answer. Here there are as many as the first person
//! answered, a no sends just that one back, and so each answer has its own word. Who is two persons is the same.

use super::super::Question;
use super::super::rules;
use super::super::store::{self, AnswerRow, Audit, FileRow};
use super::findings::Finding;
use super::said::{Said, said};
use super::walk::by;
use super::{Book, OWNS};
use crate::checks::service::{is_candidate, not_the_candidate};
use crate::ids::{CandidacyId, PersonId, RowId};
use crate::ledger::{self, Deed, Look};
use crate::people::service::second::went_through;
use crate::people::{Signed, Who};
use crate::platform::App;
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy, Vacancy};
use serde_json::json;
use std::collections::BTreeMap;

/// What the second person reads.
#[derive(Debug, Clone)]
pub struct SecondPage {
    pub audit: Audit,
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub said: BTreeMap<Question, Said>,
    pub answers: Vec<AnswerRow>,
    pub findings: Vec<Finding>,
    /// Those among the answers that wait for the reader.
    pub waits: Vec<RowId>,
    /// They answered some of these themselves.
    pub is_first: bool,
    /// It is their own file.
    pub is_own: bool,
}

/// The answers of one file for a second person. That it was read is noted first.
///
/// # Errors
/// Neither HR nor manager there; no such file.
pub async fn seconds(who: &Who, app: &App, audit: RowId, id: CandidacyId) -> Result<SecondPage, Refused> {
    let (signed, page) = begin(who, app, audit, id).await?;
    let vacancy = Some(page.vacancy.id);
    let is_own = is_candidate(who, app, &page.candidacy, &signed).await?;
    ledger::service::look(who, app, Look { what: "audit_file", thing: id.0, candidacy: Some(id), vacancy }).await?;
    Ok(SecondPage { is_own, ..page })
}

/// The answers that wait for this person, of those of one file. Whoever answered is another person, by another name, and has not
/// handed them their sign-in just now.
pub(super) async fn waiting_for(
    app: &App,
    signed: &Signed,
    answers: impl Iterator<Item = &AnswerRow>,
) -> Result<Vec<RowId>, Refused> {
    let mut handed: BTreeMap<PersonId, bool> = BTreeMap::new();
    let mut waits = Vec::new();
    for answer in answers.filter(|answer| answer.agrees.is_none()) {
        let first = answer.by_person;
        if !rules::is_second((&first, &answer.by_name), (&signed.person, &signed.name)) {
            continue;
        }
        let by_hand = match handed.get(&first) {
            Some(known) => *known,
            None => went_through(app, signed.org, first, signed.person).await?,
        };
        handed.insert(first, by_hand);
        if !by_hand {
            waits.push(answer.id);
        }
    }
    Ok(waits)
}

async fn begin(who: &Who, app: &App, audit: RowId, id: CandidacyId) -> Result<(Signed, SecondPage), Refused> {
    let signed = vacancy::service::may_do_for(who, app, OWNS, id).await?;
    let book = Book::open(who, app).await?;
    // By the file's place: the second person may know of this file and of no other in the sample.
    let audit = book.audits.iter().find(|one| one.id == audit).ok_or(Refused::NotFound)?.clone();
    let file: FileRow = book.file(audit.id, id)?;
    let candidacy = vacancy::service::candidacy_for(who, app, OWNS, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let said = if candidacy.erased_at.is_none() { said(who, app, &candidacy).await? } else { BTreeMap::new() };
    let answers: Vec<AnswerRow> = book.newest(file.id).into_values().cloned().collect();
    let waits = if audit.two_persons { waiting_for(app, &signed, answers.iter()).await? } else { Vec::new() };
    let is_first = answers.iter().any(|answer| answer.agrees.is_none() && !waits.contains(&answer.id));
    let findings = book.findings_of(file.id);
    Ok((signed, SecondPage { audit, candidacy, vacancy, said, answers, findings, waits, is_first, is_own: false }))
}

/// What the second person says of one answer.
#[derive(Debug, Clone)]
pub struct Word {
    pub question: Question,
    /// The answer that they read.
    pub answer: String,
    pub agrees: Option<bool>,
    pub reason: String,
}

/// Keeps what a second person says of answers that wait for one. Nobody is the second person of their own answer.
///
/// # Errors
/// Neither HR nor manager there; the candidate themselves; the same person; nothing was said; a no without a reason.
pub async fn second(who: &Who, app: &App, audit: RowId, id: CandidacyId, words: &[Word]) -> Result<(), Refused> {
    let (signed, page) = begin(who, app, audit, id).await?;
    not_the_candidate(who, app, &page.candidacy, &signed).await?;
    if !page.audit.two_persons {
        return Err(Refused::because("audit-second-not-wanted"));
    }
    if page.waits.is_empty() {
        return Err(Refused::because(if page.is_first { "audit-second-same" } else { "audit-second-none" }));
    }
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    for word in words {
        let code = word.question.code();
        let answer = page.answers.iter().find(|answer| answer.question == word.question);
        let Some(agrees) = word.agrees else {
            if !word.reason.trim().is_empty() {
                problems.push(Problem::new(&format!("agrees_{code}"), "audit-agrees-needed"));
            }
            continue;
        };
        let read = answer.filter(|answer| answer.id.to_string() == word.answer);
        match read.filter(|answer| page.waits.contains(&answer.id)) {
            None => problems.push(Problem::new(&format!("agrees_{code}"), "audit-changed")),
            Some(_) if !agrees && !rules::says(&word.reason) => {
                let problem = Problem::new(&format!("reason_{code}"), "audit-reason-needed");
                problems.push(problem.with("most", rules::WORDS_MOST));
            }
            Some(answer) => said.push((answer, agrees, if agrees { "" } else { word.reason.trim() })),
        }
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    if said.is_empty() {
        return Err(Refused::because("audit-nothing-said"));
    }
    let by = by(app, &signed, id);
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    for (answer, agrees, reason) in said {
        if !store::insert_second(&mut tx, by, answer.id, agrees, reason).await? {
            return Err(Refused::because("audit-second-none"));
        }
        let told = json!({
            "audit": page.audit.id, "audit_answer": answer.id, "audit_question": answer.question.code(),
            "audit_mark": answer.mark.code(), "agrees": agrees, "reason": reason,
        });
        deed.note(page.candidacy.stream, page.candidacy.subject, "audit.second", told);
    }
    deed.commit(tx, app).await
}
