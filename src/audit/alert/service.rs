//! Finding looks out of the ordinary, reading them, and what somebody else says of them.

use super::Kind;
use super::rules::{self, Facts, Found, MOST, MOST_RANGE, View};
use super::store::{self, New, Row};
use crate::audit::sample::rules::is_second;
use crate::audit::service::{MAY, READS};
use crate::checks::service::day;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, ServiceId, VacancyId};
use crate::ledger::{self, Deed, Sought};
use crate::people::{self, Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::clock::{london_date, london_date_in, london_instant};
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Stage};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use time::OffsetDateTime;
use uuid::Uuid;

/// More looks than these of one day and the day before are not gone through at once.
const VIEWS_MOST: i64 = 100_000;
const HR: &[Role] = &[Role::Hr];

/// Goes through yesterday's and today's looks of every organisation. Gives the sentence for the page of jobs.
///
/// # Errors
/// The database failed.
pub async fn find_all(app: &App) -> Result<String, Refused> {
    for org in people::service::every_organisation(app).await? {
        find(app, org).await?;
    }
    Ok(String::new())
}

/// Goes through yesterday's and today's looks, and keeps what is out of the ordinary and was not kept before.
///
/// # Errors
/// The database failed.
pub async fn find(app: &App, org: OrganisationId) -> Result<usize, Refused> {
    let now = app.clock.now();
    let Some(from) = london_instant(&london_date_in(now, -1), "00:00") else { return Ok(0) };
    let job = Who::Job { org, name: "view-alerts" };
    let sought = Sought { from: Some(from), ..Sought::default() };
    let rows = ledger::service::page_of_views(&job, app, &sought, None, VIEWS_MOST, 0).await?;
    let mut days: BTreeMap<String, Vec<View<PersonId, CandidacyId>>> = BTreeMap::new();
    for row in rows {
        let on = london_date(row.at);
        // Guests have links of their own, whose looks are read there.
        let (Some(person), Some(file), None, Some(day)) = (row.person, row.candidacy, row.link, day(&on)) else {
            continue;
        };
        days.entry(on).or_default().push(View { person, file, at: row.at.into(), day });
    }
    let files: BTreeSet<CandidacyId> = days.values().flatten().map(|view| view.file).collect();
    if files.is_empty() {
        return Ok(0);
    }
    let (facts, homes) = facts(app, org, &files).await?;
    let most = most(app, org).await?;
    let limit = usize::try_from(most).unwrap_or(usize::MAX);
    let known: BTreeSet<(PersonId, String)> = store::marks(&app.db, org, from).await?.into_iter().collect();
    let found = days.values().flat_map(|views| rules::alerts(views, &facts, limit));
    let found: Vec<_> = found.filter(|one| !known.contains(&(one.person, one.mark.clone()))).collect();
    if found.is_empty() {
        return Ok(0);
    }
    let mut tx = app.db.begin().await?;
    let mut kept = 0;
    for one in &found {
        kept += usize::from(store::insert(&mut tx, org, new(one, &homes, most, now)).await?);
    }
    tx.commit().await?;
    Ok(kept)
}

fn new<'a>(
    one: &'a Found<PersonId, CandidacyId>,
    homes: &BTreeMap<CandidacyId, ServiceId>,
    most: i64,
    at: Timestamp,
) -> New<'a> {
    let of: BTreeSet<ServiceId> = one.files.iter().filter_map(|file| homes.get(file).copied()).collect();
    let is_many = one.kind == Kind::Many;
    New {
        kind: one.kind,
        person: one.person,
        candidacy: one.files.first().copied().filter(|_| !is_many),
        // Of files in several homes whoever looks after all of them hears.
        service: of.first().copied().filter(|_| of.len() == 1),
        files: is_many.then(|| (i64::try_from(one.files.len()).unwrap_or(i64::MAX), most)),
        mark: &one.mark,
        seen_at: one.at.into(),
        at,
    }
}

type KnownOf = (Facts<PersonId, CandidacyId>, BTreeMap<CandidacyId, ServiceId>);

async fn facts(app: &App, org: OrganisationId, files: &BTreeSet<CandidacyId>) -> Result<KnownOf, Refused> {
    let ended = vacancy::service::ended(app, org).await?;
    let here = people::service::mailboxes_anywhere(app, org, &Role::ALL).await?;
    let mut facts = Facts { whose: BTreeMap::new(), works_here: BTreeSet::new(), left: BTreeMap::new() };
    let mut homes = BTreeMap::new();
    for id in files {
        let candidacy = vacancy::service::candidacy_in(&app.db, org, *id).await?;
        homes.insert(*id, vacancy::service::place_in(app, org, candidacy.vacancy).await?.service);
        let is = |name: &str, address: &str| vacancy::service::is_the_same(&candidacy, address, name);
        let whose: Vec<PersonId> =
            here.iter().filter(|one| is(&one.name, &one.address)).map(|one| one.person).collect();
        if !whose.is_empty() {
            facts.whose.insert(*id, whose);
        }
        if candidacy.stage == Stage::Started {
            match ended.get(id).and_then(|on| day(on)) {
                Some(last) => drop(facts.left.insert(*id, last)),
                None => drop(facts.works_here.insert(*id)),
            }
        }
    }
    Ok((facts, homes))
}

/// Above how many files within an hour it is many.
///
/// # Errors
/// The database failed.
async fn most(app: &App, org: OrganisationId) -> Result<i64, Refused> {
    Ok(store::most(&app.db, org).await?.unwrap_or(MOST))
}

/// An alert as it is read.
#[derive(Debug, Clone)]
pub struct Alert {
    pub row: Row,
    /// The reader may know whose file it is.
    pub names: bool,
    /// They may answer it.
    pub may: bool,
    /// It is about the reader.
    pub is_own: bool,
}

/// The page.
#[derive(Debug, Clone)]
pub struct Alerts {
    pub alerts: Vec<Alert>,
    pub most: i64,
    /// The reader may set above how many files it is many.
    pub may_set: bool,
}

/// Everything out of the ordinary that the reader may know of, what waits for an answer first. The log is gone through before.
///
/// # Errors
/// Neither HR, nor an administrator, nor an auditor.
pub async fn alerts(who: &Who, app: &App) -> Result<Alerts, Refused> {
    let org = who.may_see(MAY)?.org;
    ledger::service::view(who, app, "alerts", org.0).await?;
    find(app, org).await?;
    let alerts = seen(who, app).await?;
    Ok(Alerts { alerts, most: most(app, org).await?, may_set: who.may_everywhere(HR).is_ok() })
}

/// The same without going through the log: what was found, as far as the reader may know of it.
async fn seen(who: &Who, app: &App) -> Result<Vec<Alert>, Refused> {
    let signed = who.signed()?;
    let mut alerts = Vec::new();
    for row in store::all(&app.db, signed.org).await? {
        if !sees(who, &row) {
            continue;
        }
        let is_own = !is_another(signed, &row);
        alerts.push(Alert {
            names: names(who, &row),
            may: row.words.is_none() && !is_own && acts(who, &row).is_ok(),
            is_own,
            row,
        });
    }
    Ok(alerts)
}

fn place(service: ServiceId) -> Place {
    Place { service, vacancy: VacancyId(Uuid::nil()) }
}

fn is_another(signed: &Signed, row: &Row) -> bool {
    is_second((&row.person, &row.person_name), (&signed.person, &signed.name))
}

/// HR and auditors of the file's home, those of all homes, and administrators.
fn sees(who: &Who, row: &Row) -> bool {
    let of_home = row.service.is_some_and(|service| who.may_see_at(HR, place(service)).is_ok());
    of_home || who.may_see_everywhere(READS).is_ok()
}

/// An administrator who is nothing else finds no candidate by name.
fn names(who: &Who, row: &Row) -> bool {
    let of_home = row.service.is_some_and(|service| who.may_see_at(HR, place(service)).is_ok());
    of_home || who.may_see_everywhere(HR).is_ok()
}

fn acts<'a>(who: &'a Who, row: &Row) -> Result<&'a Signed, Refused> {
    match row.service {
        Some(service) if who.may_at(HR, place(service)).is_ok() => who.may(HR),
        _ => who.may_everywhere(MAY),
    }
}

/// Says what a look was about. Whoever looked says nothing of it themselves: another HR person or an administrator asks them.
///
/// # Errors
/// `NotFound` for an alert that is not the asker's to see; whoever looked; answered already; no words.
pub async fn answer(who: &Who, app: &App, id: RowId, words: &str) -> Result<(), Refused> {
    let signed = who.may(MAY)?.clone();
    let rows = store::all(&app.db, signed.org).await?;
    let row = rows.into_iter().find(|row| row.id == id && sees(who, row)).ok_or(Refused::NotFound)?;
    acts(who, &row)?;
    if !is_another(&signed, &row) {
        return Err(Refused::because("audit-alert-own-look"));
    }
    if row.words.is_some() {
        return Err(Refused::because("audit-alert-answered"));
    }
    let words = words.trim();
    if !rules::says(words) {
        return Err(Refused::field("words", "audit-alert-words-needed").with("most", rules::WORDS_MOST));
    }
    let mut tx = app.db.begin().await?;
    if !store::insert_answer(&mut tx, signed.org, id, words, signed.person, app.clock.now()).await? {
        return Err(Refused::because("audit-alert-answered"));
    }
    // In the stream of whoever looked: it is about them, and goes with them.
    let person = people::service::person_in(&mut tx, signed.org, row.person).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    let told = json!({
        "alert": id, "alert_kind": row.kind.code(), "candidacy": row.candidacy, "files": row.files,
        "seen_at": OffsetDateTime::from(row.seen_at).unix_timestamp(), "words": words,
    });
    deed.note(person.stream, person.subject, "alert.answered", told);
    deed.commit(tx, app).await
}

/// Sets above how many files within an hour it is many.
///
/// # Errors
/// Not HR of the whole organisation; a number that is none, or out of range.
pub async fn set_most(who: &Who, app: &App, typed: &str) -> Result<(), Refused> {
    let signed = who.may_everywhere(HR)?.clone();
    let new = rules::most(typed).ok_or_else(|| {
        Refused::field("most", "audit-most-needed").with("least", MOST_RANGE.start()).with("most", MOST_RANGE.end())
    })?;
    if most(app, signed.org).await? == new {
        return Ok(());
    }
    let organisation = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    store::insert_most(&mut tx, signed.org, new, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(organisation.stream, organisation.subject, "alert.rule_set", json!({"files": new}));
    deed.commit(tx, app).await
}

/// How many wait for the reader's answer, for the first page; nought for whoever answers none.
///
/// # Errors
/// The database failed.
pub async fn waiting(who: &Who, app: &App) -> Result<usize, Refused> {
    if who.may(MAY).is_err() {
        return Ok(0);
    }
    Ok(seen(who, app).await?.into_iter().filter(|alert| alert.may).count())
}
