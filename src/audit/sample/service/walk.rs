//! A walk through one file: question by question, with a finding where something is not in order.

use super::super::rules::{self, Walk};
use super::super::store::{self, AnswerRow, Audit, By, FileRow, NewFinding, NewStep};
use super::super::{Mark, Question, Step};
use super::actions::still;
use super::findings::{self, Finding, FindingTyped, Kept, owner_of, owners};
use super::said::{Said, said};
use super::{Book, DOES, does};
use crate::checks::service::{day, not_the_candidate};
use crate::ids::{CandidacyId, PersonId, RowId};
use crate::ledger::{self, Deed, Look};
use crate::people::{Signed, Who};
use crate::platform::App;
use crate::platform::db::{Lock, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy, Vacancy};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use time::Date;

/// Everything about the walk through one file.
#[derive(Debug, Clone)]
pub struct WalkPage {
    pub audit: Audit,
    pub file: FileRow,
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    /// The reader does it.
    pub may: bool,
    /// What the file itself says; of somebody whose data was deleted, nothing.
    pub said: BTreeMap<Question, Said>,
    pub answers: BTreeMap<Question, AnswerRow>,
    pub findings: Vec<Finding>,
    /// Findings of the audit before, which are looked at again.
    pub earlier: Vec<Finding>,
    pub owners: Vec<(PersonId, String)>,
    pub walk: Walk,
    pub today: Date,
}

/// One file of an audit. That it was read is noted first, and what cannot be noted is not shown.
///
/// # Errors
/// No such audit or file, or of another home.
pub async fn walk(who: &Who, app: &App, audit: RowId, id: CandidacyId) -> Result<WalkPage, Refused> {
    who.may_see(DOES)?;
    let book = Book::open(who, app).await?;
    let page = page(who, app, &book, audit, id).await?;
    let vacancy = Some(page.vacancy.id);
    ledger::service::look(who, app, Look { what: "audit_file", thing: id.0, candidacy: Some(id), vacancy }).await?;
    Ok(page)
}

async fn page(who: &Who, app: &App, book: &Book, audit: RowId, id: CandidacyId) -> Result<WalkPage, Refused> {
    let audit = book.audit(who, audit)?.clone();
    let file = book.file(audit.id, id)?;
    let candidacy = vacancy::service::candidacy_for(who, app, DOES, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let said = match candidacy.erased_at {
        None => said(who, app, &candidacy).await?,
        Some(_) => BTreeMap::new(),
    };
    let named = |mut finding: Finding| {
        finding.candidate = candidacy.name.clone();
        finding
    };
    Ok(WalkPage {
        may: does(who, audit.service).is_ok() && candidacy.erased_at.is_none(),
        file,
        said,
        answers: book.newest(file.id).into_iter().map(|(question, answer)| (question, answer.clone())).collect(),
        findings: book.findings_of(file.id).into_iter().map(named).collect(),
        earlier: book.before(file).into_iter().map(named).collect(),
        owners: owners(who, app, vacancy.place()).await?,
        walk: book.walk(file.id, audit.two_persons),
        today: book.today,
        audit,
        candidacy,
        vacancy,
    })
}

impl Book {
    /// Findings of this file in the audits before, the earliest first: each stays until an audit says that it is mended.
    fn before(&self, file: FileRow) -> Vec<Finding> {
        let mut earlier = Vec::new();
        let mut at = file.earlier;
        while let Some(row) = at.and_then(|id| self.files.iter().find(|file| file.id == id)) {
            earlier.push(row.id);
            // An audit refers to one that was there before it, so this ends.
            at = row.earlier;
        }
        earlier.reverse();
        earlier.into_iter().flat_map(|id| self.findings_of(id)).collect()
    }
}

/// Who does something in a file, with what.
async fn begin(who: &Who, app: &App, audit: RowId, id: CandidacyId) -> Result<(Signed, WalkPage), Refused> {
    who.may(DOES)?;
    let book = Book::open(who, app).await?;
    let page = page(who, app, &book, audit, id).await?;
    let signed = does(who, page.audit.service)?;
    // Nobody audits their own file.
    not_the_candidate(who, app, &page.candidacy, &signed).await?;
    if page.candidacy.erased_at.is_some() {
        return Err(Refused::because("audit-file-gone"));
    }
    Ok((signed, page))
}

pub(super) fn by(app: &App, signed: &Signed, id: CandidacyId) -> By {
    By { org: signed.org, candidacy: id, person: signed.person, at: app.clock.now() }
}

/// What was marked at one question.
#[derive(Debug, Clone)]
pub struct Given {
    pub question: Question,
    pub mark: String,
    /// A note where it is in order, or does not apply.
    pub note: String,
    /// Where it is not in order.
    pub finding: FindingTyped,
    /// The answer that the page showed; empty for none.
    pub seen: String,
}

struct Marked {
    question: Question,
    mark: Mark,
    note: String,
    finding: Option<Kept>,
    before: Option<RowId>,
}

fn read(given: &Given, page: &WalkPage) -> Result<Option<Marked>, Vec<Problem>> {
    let code = given.question.code();
    let field = |name: &str| format!("{name}_{code}");
    let mark = Mark::parse(&given.mark);
    let before = page.answers.get(&given.question).map(|answer| answer.id);
    let Some(mark) = mark else {
        // What was written without a mark is not lost without a word.
        let is_begun = given.finding.is_begun() || !given.note.trim().is_empty();
        return if is_begun { Err(vec![Problem::new(&field("mark"), "audit-mark-needed")]) } else { Ok(None) };
    };
    let mut problems = Vec::new();
    if before.map(|id| id.to_string()).unwrap_or_default() != given.seen {
        problems.push(Problem::new(&field("mark"), "audit-changed"));
    }
    if given.note.chars().count() > rules::WORDS_MOST {
        problems.push(Problem::new(&field("note"), "audit-too-long").with("most", rules::WORDS_MOST));
    }
    let mut finding = None;
    if mark == Mark::NotInOrder {
        match findings::read(&given.finding, Some(given.question), &page.owners, page.today) {
            Ok(kept) => finding = Some(kept),
            Err(wrong) => problems.extend(wrong),
        }
    } else if given.finding.is_begun() {
        problems.push(Problem::new(&field("mark"), "audit-finding-unmarked"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let note = if mark == Mark::NotInOrder { String::new() } else { given.note.trim().to_owned() };
    Ok(Some(Marked { question: given.question, mark, note, finding, before }))
}

/// Keeps what was marked: all of it or, where something is wrong, nothing. A question that was answered before is answered again,
/// and its finding with it.
///
/// # Errors
/// Not HR there; the candidate themselves; nothing was marked; somebody else marked it meanwhile; one problem a field.
pub async fn keep(who: &Who, app: &App, audit: RowId, id: CandidacyId, given: &[Given]) -> Result<(), Refused> {
    let (signed, page) = begin(who, app, audit, id).await?;
    let (mut marked, mut problems) = (Vec::new(), Vec::new());
    for one in given {
        match read(one, &page) {
            Ok(one) => marked.extend(one),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    if marked.is_empty() {
        return Err(Refused::because("audit-nothing-marked"));
    }
    let by = by(app, &signed, id);
    let file = page.file.id;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    // From here on nobody answers before this is kept.
    let newest: BTreeMap<Question, RowId> = store::answers(&mut tx, signed.org)
        .await?
        .into_iter()
        .filter(|answer| answer.audit_file == file)
        .map(|answer| (answer.question, answer.id))
        .collect();
    let mut deed = Deed::new(who);
    for one in marked {
        if newest.get(&one.question).copied() != one.before {
            return Err(Refused::field(format!("mark_{}", one.question.code()), "audit-changed"));
        }
        for old in page.findings.iter().filter(|old| old.row.answer.is_some() && old.row.answer == one.before) {
            if rules::may(old.now.standing, Step::Withdrawn) {
                let step =
                    NewStep { finding: old.row.id, step: Step::Withdrawn, words: "", to: None, audit_file: None };
                store::insert_step(&mut tx, by, step).await?;
                note(
                    &mut deed,
                    &page.candidacy,
                    "audit.withdrawn",
                    json!({"finding": old.row.id, "about": old.row.words}),
                );
            }
        }
        let answer = RowId::new();
        store::insert_answer(&mut tx, by, (answer, file), one.question, one.mark, &one.note).await?;
        note(
            &mut deed,
            &page.candidacy,
            "audit.answered",
            json!({
                "audit": page.audit.id, "audit_answer": answer, "audit_question": one.question.code(),
                "audit_mark": one.mark.code(), "note": one.note,
            }),
        );
        if let Some(kept) = &one.finding {
            let of = Some((answer, one.question));
            insert(&mut tx, &mut deed, by, &page, of, kept).await?;
        }
    }
    deed.commit(tx, app).await
}

fn note(deed: &mut Deed, candidacy: &Candidacy, kind: &'static str, told: Value) {
    deed.note(candidacy.stream, candidacy.subject, kind, told);
}

async fn insert(
    tx: &mut Tx,
    deed: &mut Deed,
    by: By,
    page: &WalkPage,
    of: Option<(RowId, Question)>,
    kept: &Kept,
) -> Result<(), Refused> {
    let Kept { words, severity, action, owner, due_on } = kept;
    let id = RowId::new();
    let (severity, owner) = (*severity, *owner);
    let new = NewFinding { id, audit_file: page.file.id, of, words, severity, action, owner, due_on };
    store::insert_finding(tx, by, new).await?;
    let told = json!({
        "audit": page.audit.id, "finding": id, "audit_question": of.map(|(_, question)| question.code()),
        "not_in_order": words,
        "severity": severity.code(), "action": action, "owner": owner, "due_on": due_on,
    });
    note(deed, &page.candidacy, "audit.finding", told);
    Ok(())
}

/// Writes down something that no question asks about.
///
/// # Errors
/// Not HR there; the candidate themselves; one problem a field.
pub async fn add_finding(
    who: &Who,
    app: &App,
    audit: RowId,
    id: CandidacyId,
    typed: &FindingTyped,
) -> Result<(), Refused> {
    let (signed, page) = begin(who, app, audit, id).await?;
    let kept = findings::read(typed, None, &page.owners, page.today).map_err(Refused::all)?;
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    insert(&mut tx, &mut deed, by(app, &signed, id), &page, None, &kept).await?;
    deed.commit(tx, app).await
}

/// What a later audit sees of a finding of the one before.
#[derive(Debug, Clone, Default)]
pub struct Again {
    pub mended: Option<bool>,
    pub words: String,
    /// Where it is not mended: who mends it now, and by when.
    pub owner: String,
    pub due_on: String,
}

/// Says of a finding of an earlier audit whether it is mended.
///
/// # Errors
/// Not HR there; the candidate themselves; no such finding, or it is over; one problem a field.
pub async fn look_again(
    who: &Who,
    app: &App,
    audit: RowId,
    id: CandidacyId,
    finding: RowId,
    again: &Again,
) -> Result<(), Refused> {
    let (signed, page) = begin(who, app, audit, id).await?;
    let found = page.earlier.iter().find(|one| one.row.id == finding).ok_or(Refused::NotFound)?;
    let words = again.words.trim();
    let mended = again.mended.ok_or_else(|| Refused::field("mended", "audit-mended-needed"))?;
    let step = if mended { Step::Mended } else { Step::NotMended };
    if !rules::may(found.now.standing, step) {
        return Err(Refused::because("audit-finding-over"));
    }
    let owner = owner_of(&again.owner, &page.owners);
    let due = day(again.due_on.trim()).filter(|due| rules::is_due(Some(*due), page.today));
    let mut problems = Vec::new();
    if words.chars().count() > rules::WORDS_MOST || (!mended && !rules::says(words)) {
        problems.push(Problem::new("words", "audit-still-needed").with("most", rules::WORDS_MOST));
    }
    if !mended && owner.is_none() {
        problems.push(Problem::new("owner", "audit-owner-needed"));
    }
    if !mended && due.is_none() {
        problems.push(Problem::new("due_on", "audit-due-needed"));
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let due = due.map(|due| due.to_string());
    let to = owner.zip(due.as_deref()).filter(|_| !mended);
    let mut tx = app.db.begin().await?;
    still(&mut tx, &signed, found, step).await?;
    let new = NewStep { finding, step, words, to, audit_file: Some(page.file.id) };
    store::insert_step(&mut tx, by(app, &signed, id), new).await?;
    let mut deed = Deed::new(who);
    let kind = if mended { "audit.mended" } else { "audit.not_mended" };
    let told = json!({
        "audit": page.audit.id, "finding": finding, "about": found.row.words, "words": words,
        "owner": to.map(|(owner, _)| owner), "due_on": to.map(|(_, due)| due),
    });
    note(&mut deed, &page.candidacy, kind, told);
    deed.commit(tx, app).await
}
