//! What is to be done about findings: whose it is, by when, and that it was done.

use super::super::Step;
use super::super::rules::{self, Standing, Walk};
use super::super::store::{self, Audit, NewStep};
use super::findings::{Finding, owner_of, owners};
use super::second::waiting_for;
use super::walk::by;
use super::{Book, DOES, OFFICE, OWNS, sees};
use crate::checks::service::{day, not_the_candidate};
use crate::ids::{PersonId, RowId};
use crate::ledger::{self, Deed, Look};
use crate::people::{Signed, Who};
use crate::platform::App;
use crate::platform::db::{Lock, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy};
use serde_json::json;

/// Findings that somebody has to do with.
#[derive(Debug, Clone)]
pub struct Actions {
    /// Those that the reader owns and that are open.
    pub own: Vec<Finding>,
    /// For HR and auditors: all others of the homes where they are, what is overdue first.
    pub others: Vec<Finding>,
    /// The reader reads of others' at all.
    pub reads_all: bool,
}

/// Findings with what is to be done, the first due first. A manager reads those that they own.
///
/// # Errors
/// Neither manager nor HR nor auditor.
pub async fn actions(who: &Who, app: &App) -> Result<Actions, Refused> {
    let signed = who.may_see(OFFICE)?.clone();
    ledger::service::view(who, app, "audit_actions", signed.org.0).await?;
    let book = Book::open(who, app).await?;
    let reads_all = who.may_see(DOES).is_ok();
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for row in &book.findings {
        let mut finding = book.finding(row);
        let is_own = finding.now.owner == signed.person && finding.now.standing == Standing::Open;
        let place = vacancy::service::candidacy_for(who, app, if is_own { OFFICE } else { DOES }, row.candidacy).await;
        match place {
            Ok(candidacy) => finding.candidate = candidacy.name,
            // Another home's, or of a place where the reader has nothing any more.
            Err(Refused::NotFound | Refused::NotAllowed) => continue,
            Err(other) => return Err(other),
        }
        if is_own {
            own.push(finding);
        } else if reads_all && finding.now.standing != Standing::Withdrawn {
            others.push(finding);
        }
    }
    let by_day = |one: &Finding| (one.now.standing, one.now.due);
    own.sort_by_key(by_day);
    others.sort_by_key(by_day);
    Ok(Actions { own, others, reads_all })
}

/// One finding, for whoever mends it.
#[derive(Debug, Clone)]
pub struct ActionPage {
    pub finding: Finding,
    pub audit: Audit,
    pub candidacy: Candidacy,
    pub owners: Vec<(PersonId, String)>,
    /// The reader may say that it was done: the owner, or HR.
    pub may_do: bool,
    /// They may hand it on: HR.
    pub may_move: bool,
    /// They may open the audit.
    pub sees_audit: bool,
}

/// One finding. That it was read is noted first.
///
/// # Errors
/// No such finding, or of another home.
pub async fn action(who: &Who, app: &App, id: RowId) -> Result<ActionPage, Refused> {
    let page = page(who, app, id).await?;
    let (thing, vacancy) = (page.candidacy.id.0, Some(page.candidacy.vacancy));
    let look = Look { what: "audit_finding", thing, candidacy: Some(page.candidacy.id), vacancy };
    ledger::service::look(who, app, look).await?;
    Ok(page)
}

async fn page(who: &Who, app: &App, id: RowId) -> Result<ActionPage, Refused> {
    who.may_see(OFFICE)?;
    let book = Book::open(who, app).await?;
    let row = book.findings.iter().find(|row| row.id == id).ok_or(Refused::NotFound)?;
    let mut finding = book.finding(row);
    let candidacy = vacancy::service::candidacy_for(who, app, OFFICE, row.candidacy).await?;
    finding.candidate = candidacy.name.clone();
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let file = book.files.iter().find(|file| file.id == row.audit_file).ok_or(Refused::NotFound)?;
    let audit = book.audits.iter().find(|audit| audit.id == file.audit).ok_or(Refused::NotFound)?.clone();
    let is_hr = who.may_at(DOES, vacancy.place()).is_ok();
    let is_owner = who.may_at(OWNS, vacancy.place()).is_ok_and(|signed| signed.person == finding.now.owner);
    let is_open = finding.now.standing == Standing::Open;
    Ok(ActionPage {
        owners: owners(who, app, vacancy.place()).await?,
        may_do: is_open && (is_hr || is_owner),
        may_move: is_open && is_hr,
        sees_audit: sees(who, audit.service).is_ok(),
        finding,
        audit,
        candidacy,
    })
}

async fn begin(who: &Who, app: &App, id: RowId) -> Result<(Signed, ActionPage), Refused> {
    let signed = who.may(OWNS)?.clone();
    let page = page(who, app, id).await?;
    not_the_candidate(who, app, &page.candidacy, &signed).await?;
    if page.finding.now.standing != Standing::Open {
        return Err(Refused::because("audit-finding-over"));
    }
    Ok((signed, page))
}

/// Notes what was done about a finding.
///
/// # Errors
/// Neither its owner nor HR; it is over; no words.
pub async fn done(who: &Who, app: &App, id: RowId, words: &str) -> Result<(), Refused> {
    let (signed, page) = begin(who, app, id).await?;
    if !page.may_do {
        return Err(Refused::because("audit-not-yours").with("name", &page.finding.owner));
    }
    let words = words.trim();
    if !rules::says(words) {
        return Err(Refused::field("done", "audit-done-needed").with("most", rules::WORDS_MOST));
    }
    let step = NewStep { finding: id, step: Step::Done, words, to: None, audit_file: None };
    take(who, app, &signed, &page, step).await
}

/// Gives it another owner or another day, with the reason.
///
/// # Errors
/// Not HR there; it is over; one problem a field.
pub async fn hand_on(
    who: &Who,
    app: &App,
    id: RowId,
    (owner, due_on): (&str, &str),
    words: &str,
) -> Result<(), Refused> {
    who.may(DOES)?;
    let (signed, page) = begin(who, app, id).await?;
    if !page.may_move {
        return Err(Refused::NotAllowed);
    }
    let words = words.trim();
    let today = crate::checks::service::today(app.clock.now())?;
    let owner = owner_of(owner, &page.owners);
    let due = day(due_on.trim()).filter(|due| rules::is_due(Some(*due), today)).map(|due| due.to_string());
    let mut problems = Vec::new();
    if owner.is_none() {
        problems.push(Problem::new("owner", "audit-owner-needed"));
    }
    if due.is_none() {
        problems.push(Problem::new("due_on", "audit-due-needed"));
    }
    if !rules::says(words) {
        problems.push(Problem::new("words", "audit-move-why-needed").with("most", rules::WORDS_MOST));
    }
    let (Some(owner), Some(due), true) = (owner, due, problems.is_empty()) else { return Err(Refused::all(problems)) };
    let step = NewStep { finding: id, step: Step::Moved, words, to: Some((owner, &due)), audit_file: None };
    take(who, app, &signed, &page, step).await
}

/// May this still be done? From here on nobody does anything about it before this is kept.
pub(super) async fn still(tx: &mut Tx, signed: &Signed, finding: &Finding, step: Step) -> Result<(), Refused> {
    tx.lock(Lock::Ledger).await?;
    let became = store::steps(&mut *tx, signed.org).await?.into_iter().filter(|one| one.finding == finding.row.id);
    if became.count() == finding.became.len() && rules::may(finding.now.standing, step) {
        return Ok(());
    }
    Err(Refused::because("audit-finding-over"))
}

async fn take(who: &Who, app: &App, signed: &Signed, page: &ActionPage, step: NewStep<'_>) -> Result<(), Refused> {
    let candidacy = &page.candidacy;
    let mut tx = app.db.begin().await?;
    still(&mut tx, signed, &page.finding, step.step).await?;
    store::insert_step(&mut tx, by(app, signed, candidacy.id), step).await?;
    let mut deed = Deed::new(who);
    let kind = if step.step == Step::Done { "audit.done" } else { "audit.moved" };
    let told = json!({
        "audit": page.audit.id, "finding": step.finding, "about": page.finding.row.words, "words": step.words,
        "owner": step.to.map(|(owner, _)| owner), "due_on": step.to.map(|(_, due)| due),
    });
    deed.note(candidacy.stream, candidacy.subject, kind, told);
    deed.commit(tx, app).await
}

/// What waits for somebody who opens the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waits {
    /// Findings whose day is over: the reader's own; and, for HR, all others of their homes.
    pub own_overdue: usize,
    pub others_overdue: usize,
    /// Findings of their own that are open and not overdue.
    pub own_open: usize,
    /// Files whose answers wait for a second person who they can be: the audit, and the file.
    pub seconds: Vec<(RowId, Candidacy)>,
}

/// What waits for whoever looks, for the first page; nothing for whoever has nothing to do with audits.
///
/// # Errors
/// The database failed.
pub async fn waits(who: &Who, app: &App) -> Result<Waits, Refused> {
    let Ok(signed) = who.may(OWNS).cloned() else { return Ok(Waits::default()) };
    let book = Book::open(who, app).await?;
    let mut waits = Waits::default();
    for row in &book.findings {
        let finding = book.finding(row);
        if finding.now.standing != Standing::Open {
            continue;
        }
        let is_own = finding.now.owner == signed.person;
        let roles = if is_own { OWNS } else { DOES };
        if vacancy::service::may_do_for(who, app, roles, row.candidacy).await.is_err() {
            continue;
        }
        match (is_own, finding.is_overdue) {
            (true, true) => waits.own_overdue += 1,
            (true, false) => waits.own_open += 1,
            (false, true) => waits.others_overdue += 1,
            (false, false) => {}
        }
    }
    for audit in book.audits.iter().filter(|audit| audit.two_persons) {
        for file in book.files_of(audit.id) {
            // While somebody is still walking through it, nobody is called.
            let whole = matches!(book.walk(file.id, true), Walk::Waits(_));
            if !whole || vacancy::service::may_do_for(who, app, OWNS, file.candidacy).await.is_err() {
                continue;
            }
            if waiting_for(app, &signed, book.newest(file.id).into_values()).await?.is_empty() {
                continue;
            }
            let candidacy = vacancy::service::candidacy_for(who, app, OWNS, file.candidacy).await?;
            if candidacy.erased_at.is_none() {
                waits.seconds.push((audit.id, candidacy));
            }
        }
    }
    Ok(waits)
}
