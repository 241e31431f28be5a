//! Drawing a sample, and looking at the same files again.

use super::super::rules::{self, LINE_MOST};
use super::super::store::{self, FileRow, NewAudit};
use super::super::{SeedBy, Whom};
use super::{Book, DOES, does, place};
use crate::checks::service::{day, today};
use crate::hex::{hex, sha256};
use crate::ids::{CandidacyId, OrganisationId, RowId, ServiceId};
use crate::ledger::Deed;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::random;
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy};
use serde_json::json;
use std::collections::BTreeMap;
use time::Date;

/// What somebody draws.
#[derive(Debug, Clone, Default)]
pub struct NewDraw {
    pub why: String,
    /// A home's id; empty for all of them.
    pub service: String,
    pub whom: String,
    pub started_from: String,
    pub started_to: String,
    /// How many files.
    pub files: String,
    pub seed_by: String,
    pub seed: String,
    pub seed_from: String,
    pub two_persons: bool,
}

/// From what can be drawn.
#[derive(Debug, Clone)]
pub struct Populations {
    /// Homes where the asker is HR.
    pub homes: Vec<(ServiceId, String)>,
    /// They are HR of all of them.
    pub all: bool,
}

/// From what the asker can draw.
///
/// # Errors
/// Not HR.
pub async fn populations(who: &Who, app: &App) -> Result<Populations, Refused> {
    who.may(DOES)?;
    let homes = people::service::services(who, app).await?;
    let homes = homes.into_iter().filter(|home| who.may_at(DOES, place(home.id)).is_ok());
    Ok(Populations { homes: homes.map(|home| (home.id, home.name)).collect(), all: who.may_everywhere(DOES).is_ok() })
}

/// A draw whose fields can be read.
struct Read {
    service: Option<ServiceId>,
    whom: Whom,
    from: Option<Date>,
    to: Option<Date>,
    files: usize,
    seed_by: SeedBy,
    seed: Option<String>,
}

fn optional_day(typed: &str) -> Result<Option<Date>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => day(typed).map(Some).ok_or(()),
    }
}

fn line(typed: &str) -> bool {
    (1..=LINE_MOST).contains(&typed.trim().chars().count())
}

fn read(new: &NewDraw, from: &Populations) -> Result<Read, Refused> {
    let mut problems = Vec::new();
    if !line(&new.why) {
        problems.push(Problem::new("why", "audit-why-needed").with("most", LINE_MOST));
    }
    let service = match new.service.as_str() {
        "" => from.all.then_some(None),
        id => id.parse().ok().filter(|id| from.homes.iter().any(|(home, _)| home == id)).map(Some),
    };
    if service.is_none() {
        problems.push(Problem::new("service", "audit-service-needed"));
    }
    let whom = Whom::parse(&new.whom);
    if whom.is_none() {
        problems.push(Problem::new("whom", "audit-whom-needed"));
    }
    let mut days = [None, None];
    for ((field, typed), day) in
        [("started_from", &new.started_from), ("started_to", &new.started_to)].into_iter().zip(&mut days)
    {
        match optional_day(typed) {
            Ok(Some(_)) if whom.is_some_and(|whom| !whom.have_started()) => {
                problems.push(Problem::new(field, "audit-started-nobody"));
            }
            Ok(found) => *day = found,
            Err(()) => problems.push(Problem::new(field, "audit-day-unreadable")),
        }
    }
    let [from_day, to_day] = days;
    if from_day.zip(to_day).is_some_and(|(from, to)| from > to) {
        problems.push(Problem::new("started_to", "audit-started-turned"));
    }
    let files = rules::wanted(&new.files);
    if let Err((field, code)) = &files {
        problems.push(Problem::new(field, code).with("most", rules::FILES_MOST));
    }
    let seed_by = SeedBy::parse(&new.seed_by).filter(|by| *by != SeedBy::Again);
    let mut seed = None;
    match seed_by {
        None => problems.push(Problem::new("seed_by", "audit-seed-by-needed")),
        Some(SeedBy::Somebody) => {
            match rules::seed(&new.seed) {
                Ok(typed) => seed = Some(typed),
                Err((field, code)) => problems.push(Problem::new(field, code)),
            }
            if !line(&new.seed_from) {
                problems.push(Problem::new("seed_from", "audit-seed-from-needed"));
            }
        }
        Some(_) => {}
    }
    match (service, whom, files, seed_by) {
        (Some(service), Some(whom), Ok(files), Some(seed_by)) if problems.is_empty() => {
            Ok(Read { service, whom, from: from_day, to: to_day, files, seed_by, seed })
        }
        _ => Err(Refused::all(problems)),
    }
}

/// Draws a sample.
///
/// # Errors
/// Not HR there; one problem a field; fewer files than are wanted.
pub async fn draw(who: &Who, app: &App, new: NewDraw) -> Result<RowId, Refused> {
    let known = populations(who, app).await?;
    let read = read(&new, &known)?;
    let signed = does(who, read.service)?;
    let now = app.clock.now();
    let all = files(who, app, &read).await?;
    let ids = rules::population(all.iter().map(|one| one.id.to_string()));
    if ids.len() < read.files {
        return Err(Refused::field("files", "audit-files-too-many").with("n", ids.len()));
    }
    let seed = match read.seed {
        Some(seed) => seed,
        None => hex(&random::bytes::<16>().map_err(Refused::broken)?),
    };
    let drawn = rules::sample(&seed, &ids, read.files);
    let drawn: Vec<&Candidacy> =
        drawn.iter().filter_map(|id| all.iter().find(|one| one.id.to_string() == *id)).collect();
    let population = serde_json::to_string(&ids)?;
    let (from, to) = (read.from.map(|day| day.to_string()), read.to.map(|day| day.to_string()));
    let id = RowId::new();
    let by_somebody = read.seed_by == SeedBy::Somebody;
    let audit = NewAudit {
        id,
        why: new.why.trim(),
        service: read.service,
        whom: read.whom,
        started_from: from.as_deref(),
        started_to: to.as_deref(),
        population: &population,
        seed: &seed,
        seed_by: read.seed_by,
        seed_from: if by_somebody { new.seed_from.trim() } else { "" },
        two_persons: new.two_persons,
        earlier: None,
        by_person: signed.person,
        at: now,
    };
    let drawn: Vec<_> = drawn.into_iter().map(|one| (one, None)).collect();
    keep(who, app, signed.org, audit, &drawn).await?;
    Ok(id)
}

/// The audit, its files, and what the record says: the draw in the organisation's stream, and in each file that it was drawn.
async fn keep(
    who: &Who,
    app: &App,
    org: OrganisationId,
    audit: NewAudit<'_>,
    files: &[(&Candidacy, Option<RowId>)],
) -> Result<(), Refused> {
    let organisation = people::service::organisation(who, app).await?;
    let ids: Vec<CandidacyId> = files.iter().map(|(one, _)| one.id).collect();
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, org, &audit).await?;
    let mut deed = Deed::new(who);
    deed.note(
        organisation.stream,
        organisation.subject,
        "audit.drawn",
        json!({
            "audit": audit.id, "why": audit.why, "service": audit.service, "whom": audit.whom.code(),
            "started_from": audit.started_from, "started_to": audit.started_to, "seed": audit.seed,
            "seed_by": audit.seed_by.code(), "seed_from": audit.seed_from,
            "population": serde_json::from_str::<serde_json::Value>(audit.population)?,
            "population_sha256": sha256(audit.population), "files": ids, "two_persons": audit.two_persons,
            "earlier": audit.earlier,
        }),
    );
    for (position, (file, earlier)) in (1..).zip(files) {
        let row = FileRow { id: RowId::new(), audit: audit.id, candidacy: file.id, position, earlier: *earlier };
        store::insert_file(&mut tx, org, row).await?;
        let kind = if earlier.is_some() { "audit.again" } else { "audit.chosen" };
        deed.note(file.stream, file.subject, kind, json!({"audit": audit.id, "why": audit.why}));
    }
    deed.commit(tx, app).await
}

/// The files that are drawn from: those at homes where the asker is HR, and whose data is still kept.
async fn files(who: &Who, app: &App, read: &Read) -> Result<Vec<Candidacy>, Refused> {
    let org = who.org()?;
    let today = today(app.clock.now())?;
    let ended = vacancy::service::ended(app, org).await?;
    let first_days = vacancy::service::first_days(app, org).await?;
    let mut found = Vec::new();
    for listed in vacancy::service::with_employed(who, app).await? {
        let vacancy = listed.vacancy;
        let wanted = read.service.is_none_or(|service| service == vacancy.service);
        if !wanted || who.may_at(DOES, vacancy.place()).is_err() {
            continue;
        }
        let all = vacancy::service::candidacies(who, app, vacancy.id).await?;
        found.extend(
            all.into_iter().filter(|one| one.erased_at.is_none() && is_of(one, read, &ended, &first_days, today)),
        );
    }
    Ok(found)
}

type Days = BTreeMap<CandidacyId, String>;

fn is_of(one: &Candidacy, read: &Read, ended: &Days, first_days: &Days, today: Date) -> bool {
    let of = rules::Of {
        stage: one.stage,
        has_left: ended.get(&one.id).and_then(|on| day(on)).is_some_and(|on| on < today),
        was_here: one.employed_since.is_some(),
        began: one.employed_since.as_ref().or_else(|| first_days.get(&one.id)).and_then(|on| day(on)),
    };
    rules::is_of(read.whom, (read.from, read.to), of)
}

/// Looks at files of an audit again: a new audit that refers to it.
///
/// # Errors
/// Not HR there; no file chosen, or one that is not of this audit; no reason.
pub async fn again(who: &Who, app: &App, id: RowId, chosen: &[&str], why: &str) -> Result<RowId, Refused> {
    who.may(DOES)?;
    let book = Book::open(who, app).await?;
    let audit = book.audit(who, id)?.clone();
    let signed = does(who, audit.service)?;
    let mut problems = Vec::new();
    if !line(why) {
        problems.push(Problem::new("why", "audit-why-needed").with("most", LINE_MOST));
    }
    let mut files = Vec::new();
    for file in book.files_of(id).filter(|file| chosen.contains(&file.candidacy.to_string().as_str())) {
        let candidacy = vacancy::service::candidacy_for(who, app, DOES, file.candidacy).await?;
        if candidacy.erased_at.is_none() {
            files.push((candidacy, file.id));
        }
    }
    if files.is_empty() {
        problems.push(Problem::new("files", "audit-again-files-needed"));
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let population = serde_json::to_string(&rules::population(files.iter().map(|(one, _)| one.id.to_string())))?;
    let new = NewAudit {
        id: RowId::new(),
        why: why.trim(),
        service: audit.service,
        whom: audit.whom,
        started_from: audit.started_from.as_deref(),
        started_to: audit.started_to.as_deref(),
        population: &population,
        seed: "",
        seed_by: SeedBy::Again,
        seed_from: "",
        two_persons: audit.two_persons,
        earlier: Some(id),
        by_person: signed.person,
        at: app.clock.now(),
    };
    let made = new.id;
    let files: Vec<_> = files.iter().map(|(candidacy, file)| (candidacy, Some(*file))).collect();
    keep(who, app, signed.org, new, &files).await?;
    Ok(made)
}
