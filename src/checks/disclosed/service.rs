//! The deeds: write down, read with a reason, hold for an inspection, and let go when the day comes.

use super::rules::{self, NoDisclosed, READ_MINUTES};
use super::store;
use super::{Disclosed, Held, Read};
use crate::checks::Entry;
use crate::checks::assessment::Assessment;
use crate::checks::assessment::store as assessments;
use crate::checks::facts::Facts;
use crate::checks::facts::rules::ToWeigh;
use crate::checks::service::{MAY, Row, Sheet, Writing, by_form, day, is_candidate, refused, sheet, writing};
use crate::checks::typed::Wrong;
use crate::ids::{CandidacyId, CheckId, RowId, SubjectId};
use crate::ledger::rules::seal;
use crate::ledger::{self, Deed, Look};
use crate::people::{Role, Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use time::{Date, Duration, OffsetDateTime};

/// Words as they are read.
#[derive(Debug, Clone)]
pub struct Shown {
    pub row: Disclosed,
    /// What the certificate shows; for a weighing, the words by factor.
    pub words: Option<Opened>,
    /// The day on which it goes.
    pub goes_on: Date,
}

/// Words that were opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    Content(String),
    Weighing(Facts),
}

/// The page.
#[derive(Debug, Clone)]
pub struct Apart {
    pub sheet: Sheet,
    /// Records that show something, with the titles of their items.
    pub about: Vec<(CheckId, String)>,
    pub kept: Vec<Shown>,
    pub reads: Vec<Read>,
    pub held: Vec<Held>,
    /// The reader gave a reason, and the page is open to them.
    pub open: bool,
    /// The reader may agree to the hold that waits.
    pub may_agree: bool,
}

/// Whoever needs it for their work: a manager or HR for this candidate, who is not the candidate and never sits on panels or
/// supports somebody there.
///
/// # Errors
/// Not allowed.
pub async fn may<'a>(who: &'a Who, app: &App, candidacy: &Candidacy) -> Result<&'a Signed, Refused> {
    vacancy::service::may_do_for(who, app, MAY, candidacy.id).await?;
    let signed = who.signed()?;
    if sits_or_supports(signed) {
        return Err(Refused::because(NoDisclosed::OnPanels.code()));
    }
    if is_candidate(who, app, candidacy, signed).await? {
        return Err(Refused::because(NoDisclosed::Own.code()));
    }
    Ok(signed)
}

/// May this asker know that something is kept about anybody? That tells what a certificate shows: not whoever sits on panels or
/// supports somebody there.
pub fn may_know(who: &Who) -> bool {
    !who.signed().is_ok_and(sits_or_supports)
}

fn sits_or_supports(signed: &Signed) -> bool {
    signed.roles.iter().any(|role| matches!(role, Role::PanelMember | Role::Supporter))
}

fn is_open(reads: &[Read], signed: &Signed, now: Timestamp) -> bool {
    let until = |at: Timestamp| OffsetDateTime::from(at) + Duration::minutes(READ_MINUTES);
    reads.iter().any(|read| read.by_person == signed.person && OffsetDateTime::from(now) <= until(read.at))
}

/// The page: what is kept without its words, or with them for whoever has just said why. Each reading is noted.
///
/// # Errors
/// Not allowed.
pub async fn apart(who: &Who, app: &App, id: CandidacyId) -> Result<Apart, Refused> {
    let sheet = sheet(who, app, id).await?;
    let signed = may(who, app, &sheet.candidacy).await?;
    let reads = store::reads(&app.db, signed.org, id).await?;
    let open = is_open(&reads, signed, app.clock.now());
    let what = if open { "disclosed" } else { "disclosed_list" };
    let look = Look { what, thing: id.0, candidacy: Some(id), vacancy: Some(sheet.vacancy.id) };
    ledger::service::look(who, app, look).await?;
    let held = store::held(&app.db, signed.org, id).await?;
    let weighed = sheet.rows.iter().flat_map(|row| row.weighed.iter().cloned()).collect::<Vec<_>>();
    let today = crate::checks::service::today(app.clock.now())?;
    let mut kept = Vec::new();
    for row in store::of(&app.db, signed.org, id).await? {
        let words = if open { opened(app, &sheet.candidacy, &row).await? } else { None };
        let goes_on = goes(&row, &weighed, &held, today)?;
        kept.push(Shown { row, words, goes_on });
    }
    let may_agree = held.first().is_some_and(|hold| hold.agreed_at.is_none() && hold.by_person != signed.person);
    Ok(Apart { about: shows_something(&sheet), sheet, kept, reads, held, open, may_agree })
}

/// The records that show something.
fn shows_something(sheet: &Sheet) -> Vec<(CheckId, String)> {
    let about = |row: &Row| -> Vec<_> {
        let shows = |entry: &Entry| {
            by_form(&row.item, entry).is_some_and(|(_, _, follows)| follows.to_weigh == Some(ToWeigh::Content))
        };
        let entries = row.counted().map(|(entry, _)| entry).filter(|entry| shows(entry));
        entries.map(|entry| (entry.id, row.item.title.clone())).collect()
    };
    sheet.rows.iter().flat_map(about).collect()
}

fn london(at: Timestamp) -> Result<Date, Refused> {
    day(&london_date(at)).ok_or_else(|| Refused::broken("a time is no day"))
}

/// The day on which two persons decided.
fn decided(row: &Disclosed, weighed: &[Assessment]) -> Result<Option<Date>, Refused> {
    let decided = weighed.iter().rev().find(|one| one.check_entry == row.check_entry && one.agrees == Some(true));
    decided.and_then(|one| one.answered_at).map(london).transpose()
}

/// The day on which something goes.
fn goes(row: &Disclosed, weighed: &[Assessment], held: &[Held], today: Date) -> Result<Date, Refused> {
    let decided = decided(row, weighed)?;
    let held = held.iter().filter(|hold| hold.agreed_at.is_some()).filter_map(|hold| day(&hold.until)).max();
    Ok(rules::goes_on(london(row.at)?, decided, held, today))
}

async fn begin(who: &Who, app: &App, id: CandidacyId) -> Result<Writing<Sheet>, Refused> {
    let writing = writing(who, app, sheet(who, app, id).await?).await?;
    may(who, app, &writing.before.candidacy).await?;
    Ok(writing)
}

/// Says why somebody has to read it; then the page is open to them for a quarter of an hour.
///
/// # Errors
/// Not allowed; no reason.
pub async fn read(who: &Who, app: &App, id: CandidacyId, why: &str) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    rules::words("why", why, NoDisclosed::WhyNeeded).map_err(|no| refused(vec![no]))?;
    let mut tx = app.db.begin().await?;
    store::insert_read(&mut tx, writing.by(), why.trim()).await?;
    writing.commit(who, app, tx, "disclosed.read", json!({"read_why": why.trim()})).await
}

/// Has this person said why, and read it since then?
///
/// # Errors
/// They have not.
pub async fn has_read(who: &Who, app: &App, id: CandidacyId, since: Timestamp) -> Result<(), Refused> {
    let signed = who.signed()?;
    let reads = store::reads(&app.db, signed.org, id).await?;
    if reads.iter().any(|read| read.by_person == signed.person && read.at >= since) {
        return Ok(());
    }
    Err(Refused::field("agrees", NoDisclosed::NotRead.code()))
}

/// Writes down what a certificate shows, where somebody needs more than the decision.
///
/// # Errors
/// Not allowed; no such record; no words.
pub async fn keep(who: &Who, app: &App, id: CandidacyId, check: CheckId, words: &str) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    if !shows_something(&writing.before).iter().any(|(one, _)| *one == check) {
        return Err(Refused::NotFound);
    }
    rules::words("words", words, NoDisclosed::WordsNeeded).map_err(|no| refused(vec![no]))?;
    let mut tx = app.db.begin().await?;
    keep_in(&mut tx, app, &writing, check, None, words.trim()).await?;
    writing.commit(who, app, tx, "disclosed.kept", json!({"check": check})).await
}

/// Seals words and keeps them, inside a deed.
pub(in crate::checks) async fn keep_in(
    tx: &mut Tx,
    app: &App,
    writing: &Writing<Sheet>,
    check: CheckId,
    assessment: Option<RowId>,
    words: &str,
) -> Result<(), Refused> {
    let (id, subject) = (RowId::new(), SubjectId::new());
    let own = app.keys.subject_key(subject).await?;
    let inner = seal::seal(&own, random::bytes()?, &about(id), words.as_bytes()).map_err(Refused::broken)?;
    let candidates = app.keys.subject_key(writing.before.candidacy.subject).await?;
    let sealed = seal::seal(&candidates, random::bytes()?, &about(id), &inner).map_err(Refused::broken)?;
    Ok(store::insert(tx, writing.by(), id, check, assessment, subject, sealed).await?)
}

/// Opens words; none if they are gone, or one of the keys is.
async fn opened(app: &App, candidacy: &Candidacy, row: &Disclosed) -> Result<Option<Opened>, Refused> {
    let (Some(sealed), Some(candidates), Some(own)) =
        (&row.sealed, app.keys.existing(candidacy.subject).await?, app.keys.existing(row.subject).await?)
    else {
        return Ok(None);
    };
    let inner = seal::open(&candidates, &about(row.id), sealed).map_err(Refused::broken)?;
    let text = seal::open(&own, &about(row.id), &inner).map_err(Refused::broken)?;
    let text = String::from_utf8(text).map_err(Refused::broken)?;
    Ok(Some(match row.assessment {
        None => Opened::Content(text),
        Some(_) => Opened::Weighing(serde_json::from_str(&text)?),
    }))
}

/// What is sealed is bound to its row.
fn about(id: RowId) -> Vec<u8> {
    [b"sametable/disclosed/v1\0", id.0.as_bytes().as_slice()].concat()
}

/// Asks for it to stay until an inspection.
///
/// # Errors
/// Not allowed; one problem a field.
pub async fn hold(who: &Who, app: &App, id: CandidacyId, why: &str, until: &str) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let day = rules::until(until, writing.today);
    let mut problems: Vec<_> = rules::words("hold_why", why, NoDisclosed::WhyNeeded).err().into_iter().collect();
    problems.extend(day.err());
    if !problems.is_empty() {
        return Err(refused(problems));
    }
    let until = day.map_err(|no| refused(vec![no]))?.to_string();
    let mut tx = app.db.begin().await?;
    let hold = RowId::new();
    store::insert_held(&mut tx, writing.by(), hold, why.trim(), &until).await?;
    writing.commit(who, app, tx, "disclosed.held", json!({"hold": hold, "hold_why": why.trim(), "until": until})).await
}

/// Another person agrees that it stays.
///
/// # Errors
/// Not allowed; the same person; nothing waits.
pub async fn agree(who: &Who, app: &App, id: CandidacyId) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let signed = writing.signed()?;
    let held = store::held(&app.db, signed.org, id).await?;
    let hold = held.first().filter(|hold| hold.agreed_at.is_none()).ok_or(Refused::NotFound)?;
    if hold.by_person == signed.person {
        return Err(Refused::because(NoDisclosed::SamePerson.code()));
    }
    let mut tx = app.db.begin().await?;
    if !store::agree(&mut tx, writing.by(), hold.id).await? {
        return Err(Refused::NotFound);
    }
    writing.commit(who, app, tx, "disclosed.hold_agreed", json!({"hold": hold.id, "until": hold.until})).await
}

/// Lets go of everything whose day has come, but for candidates of whom a legal hold stands: its key is destroyed, then its
/// bytes go. What an older copy of the database brings back opens for nobody, and goes again here.
///
/// # Errors
/// The database or the key store failed.
pub async fn nightly(app: &App, held_by_law: &BTreeSet<CandidacyId>) -> Result<String, Refused> {
    let now = app.clock.now();
    let today = crate::checks::service::today(now)?;
    for (org, id) in store::there(&app.db, None).await? {
        let rows = store::of(&app.db, org, id).await?.into_iter().filter(|row| row.sealed.is_some());
        let weighed = assessments::all(&app.db, org, Some(id)).await?;
        let held = store::held(&app.db, org, id).await?;
        let mut due = Vec::new();
        for row in rows {
            // A key that is gone means that it had gone already.
            if (goes(&row, &weighed, &held, today)? <= today && !held_by_law.contains(&id))
                || app.keys.existing(row.subject).await?.is_none()
            {
                due.push(row);
            }
        }
        if due.is_empty() {
            continue;
        }
        let subjects: Vec<SubjectId> = due.iter().map(|row| row.subject).collect();
        app.keys.destroy_all(&subjects, now).await?;
        let candidacy = vacancy::service::candidacy_in(&app.db, org, id).await?;
        let mut tx = app.db.begin().await?;
        for row in &due {
            store::gone(&mut tx, org, row.id, now).await?;
        }
        let mut deed = Deed::new(&Who::Job { org, name: "disclosed" });
        if candidacy.erased_at.is_none() {
            deed.note(candidacy.stream, candidacy.subject, "disclosed.gone", json!({"texts": due.len()}));
        }
        deed.commit(tx, app).await?;
    }
    Ok(String::new())
}

/// What is kept about one candidate, as far as its clock goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Going {
    /// The day from which its clock counts: of the decision, or on which it was written down.
    pub from: Date,
    /// The day on which the first of it goes.
    pub on: Date,
    /// The last day of the hold to which two persons agreed, where one keeps it longer.
    pub held_until: Option<Date>,
}

/// For each candidate about whom something is kept, or for one of them, when the first of it goes. That something is kept tells
/// what a certificate shows: nobody who sits on panels or supports somebody there is told of any.
///
/// # Errors
/// The database failed.
pub(in crate::checks) async fn going(
    who: &Who,
    app: &App,
    one: Option<CandidacyId>,
) -> Result<BTreeMap<CandidacyId, Going>, Refused> {
    let org = who.org()?;
    let mut going = BTreeMap::new();
    if !may_know(who) {
        return Ok(going);
    }
    let today = crate::checks::service::today(app.clock.now())?;
    let there = store::there(&app.db, Some(org)).await?.into_iter().map(|(_, id)| id);
    for id in there.filter(|id| one.is_none_or(|one| one == *id)) {
        let weighed = assessments::all(&app.db, org, Some(id)).await?;
        let held = store::held(&app.db, org, id).await?;
        for row in store::of(&app.db, org, id).await?.into_iter().filter(|row| row.sealed.is_some()) {
            let on = goes(&row, &weighed, &held, today)?;
            let longer = goes(&row, &weighed, &[], today)? < on;
            let held_until = on.previous_day().filter(|_| longer);
            let from = decided(&row, &weighed)?.map_or_else(|| london(row.at), Ok)?;
            let found = Going { from, on, held_until };
            going
                .entry(id)
                .and_modify(|first: &mut Going| *first = if on < first.on { found } else { *first })
                .or_insert(found);
        }
    }
    Ok(going)
}
