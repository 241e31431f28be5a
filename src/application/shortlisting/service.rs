//! The deeds: it is said who goes through the applications, and each is marked.

use super::rules::{self, HeldTyped, Known, Length, No};
use super::store::{self, By, NewHeld, NewMarked};
use super::{Held, Marked, Marks, Outcome, Part};
use crate::checks::history::service::{rows_by_candidacy, span_of};
use crate::checks::history::{Activity, Period, Span};
use crate::checks::service::{MAY, day, is_candidate, today};
use crate::ids::{CandidacyId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::service as vacancies;
use crate::vacancy::{RoleProfile, Stage, Vacancy};
use serde_json::json;
use std::collections::BTreeMap;
use time::Date;

/// Whoever sees the steps of a vacancy may know whether it was done with panel members.
const KNOWS: &[Role] = &[Role::Manager, Role::Hr, Role::Facilitator];

/// Everything about the applications of one vacancy that may be read out.
#[derive(Debug, Clone)]
pub struct Shortlisting {
    pub vacancy: Vacancy,
    /// The newest version.
    pub profile: Option<RoleProfile>,
    pub held: Option<Held>,
    /// In the order in which they were added.
    pub applications: Vec<Application>,
}

impl Shortlisting {
    /// Is somebody invited, or was, and nobody has said whether it was with panel members?
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        let invited = |one: &Application| one.stage.is_live() && one.stage != Stage::Applied;
        self.held.is_none() && self.applications.iter().any(invited)
    }
}

/// One application, as it is read out: how to reach the person, and every date, is not in it.
#[derive(Debug, Clone)]
pub struct Application {
    pub candidacy: CandidacyId,
    pub number: usize,
    /// None before they had the notice, which comes before any panel hears of them.
    pub name: Option<String>,
    pub stage: Stage,
    /// None while nothing was written down; empty where nothing of it is of work.
    pub did: Option<Vec<Did>>,
    /// There is work before it that is not told.
    pub earlier: bool,
    /// As it was marked last.
    pub marked: Option<Marked>,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Did {
    pub activity: Activity,
    /// The job.
    pub title: String,
    /// The employer; for anything else what it was, or where.
    pub place: String,
    /// In health or social care, or with children or vulnerable adults.
    pub care: bool,
    pub length: Length,
    pub goes_on: bool,
}

/// The applications of one vacancy, for somebody who reads them out: that they did is noted first.
///
/// # Errors
/// Not allowed; no such vacancy, or one that nobody applies for.
pub async fn read_shortlisting(who: &Who, app: &App, id: VacancyId) -> Result<Shortlisting, Refused> {
    let shortlisting = shortlisting(who, app, id).await?;
    let look = Look { what: "shortlisting", thing: id.0, candidacy: None, vacancy: Some(id) };
    ledger::service::look(who, app, look).await?;
    Ok(shortlisting)
}

async fn shortlisting(who: &Who, app: &App, id: VacancyId) -> Result<Shortlisting, Refused> {
    let org = vacancies::may_read(who, app, MAY, id).await?;
    let vacancy = vacancies::vacancy(who, app, id).await?;
    if vacancy.for_employed {
        return Err(Refused::NotFound);
    }
    let today = today(app.clock.now())?;
    let mut histories = rows_by_candidacy(who, app, None).await?;
    let marked = store::marked(&app.db, org, id).await?;
    let mut marked: BTreeMap<CandidacyId, Marked> = marked.into_iter().map(|one| (one.candidacy, one)).collect();
    let mut applications = Vec::new();
    for candidacy in vacancies::candidacies(who, app, id).await?.into_iter().filter(|one| one.erased_at.is_none()) {
        let rows = histories.remove(&candidacy.id).filter(|rows| rows.periods.iter().any(|one| !one.removed));
        let (did, earlier) = rows.map_or((None, false), |rows| {
            // What goes on is counted to the day of the application.
            let until = rows.frames.first().and_then(|frame| day(&frame.applied_on)).unwrap_or(today);
            let (did, earlier) = told(&rows.periods, until);
            (Some(did), earlier)
        });
        applications.push(Application {
            candidacy: candidacy.id,
            number: applications.len() + 1,
            name: candidacy.may_be_seen().then_some(candidacy.name),
            stage: candidacy.stage,
            did,
            earlier,
            marked: marked.remove(&candidacy.id),
        });
    }
    Ok(Shortlisting {
        profile: vacancies::profiles(who, app, id).await?.into_iter().next(),
        held: store::held(&app.db, org, id).await?,
        applications,
        vacancy,
    })
}

/// What is told of a history, the newest first, and whether there is more before it.
fn told(periods: &[Period], until: Date) -> (Vec<Did>, bool) {
    let mut all: Vec<(Span, Did)> = periods.iter().filter_map(|period| did(period, until)).collect();
    all.sort_by_key(|(span, _)| std::cmp::Reverse(span.start.earliest()));
    let days: Vec<i64> = all.iter().map(|(span, _)| rules::days(*span, until)).collect();
    let told = rules::told(&days);
    let earlier = told < all.len();
    (all.into_iter().take(told).map(|(_, did)| did).collect(), earlier)
}

fn did(period: &Period, until: Date) -> Option<(Span, Did)> {
    let span = span_of(period).filter(|_| !period.removed && rules::is_heard(period.activity))?;
    let did = Did {
        activity: period.activity,
        title: rules::without_years(period.title.trim()),
        place: rules::without_years(period.place.trim()),
        care: period.care,
        length: rules::about(span, until),
        goes_on: span.end.is_none(),
    };
    Some((span, did))
}

/// Has nobody said yet whether the applications were gone through with panel members?
///
/// # Errors
/// Not allowed; no such vacancy.
pub async fn is_unsaid(who: &Who, app: &App, id: VacancyId) -> Result<bool, Refused> {
    let org = vacancies::may_read(who, app, KNOWS, id).await?;
    Ok(store::held(&app.db, org, id).await?.is_none())
}

fn refused(problems: Vec<No>) -> Refused {
    Refused::all(problems.into_iter().map(|(field, no)| Problem::new(field, no.code())).collect())
}

/// Says who goes through the applications, with panel members or without. What is said later counts.
///
/// # Errors
/// Not allowed; one problem a field.
pub async fn hold(who: &Who, app: &App, id: VacancyId, typed: HeldTyped<'_>) -> Result<(), Refused> {
    let signed = vacancies::may_do(who, app, MAY, id).await?;
    let vacancy = vacancies::vacancy(who, app, id).await?;
    if vacancy.for_employed {
        return Err(Refused::NotFound);
    }
    let now = app.clock.now();
    let on = rules::may_hold(typed, today(now)?).map_err(refused)?.map(|day| day.to_string());
    let with_panel = typed.with_panel == Some(true);
    let (members, why) = if with_panel { (typed.members.trim(), "") } else { ("", typed.why_without.trim()) };
    let new = NewHeld { with_panel, members, held_on: on.as_deref(), why_without: why };
    let before = store::held(&app.db, signed.org, id).await?;
    let is_same = |before: &Held| {
        (before.with_panel, before.members.as_str(), before.held_on.as_deref(), before.why_without.as_str())
            == (new.with_panel, new.members, new.held_on, new.why_without)
    };
    // Sent twice, it is said once.
    if before.as_ref().is_some_and(is_same) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    store::insert_held(&mut tx, By { org: signed.org, person: signed.person, at: now }, id, new).await?;
    let told = json!({
        "vacancy": id, "with_panel": with_panel, "shortlisted_with": members, "shortlisted_on": on,
        "shortlisted_without": why,
    });
    let mut deed = Deed::new(who);
    deed.note(vacancy.stream, vacancy.subject, "shortlisting.held", told);
    deed.commit(tx, app).await
}

/// How an application is marked, as typed.
#[derive(Debug, Clone, Default)]
pub struct NewMark<'a> {
    pub marks: Marks,
    pub reason: &'a str,
    pub outcome: Option<Outcome>,
}

/// Marks one application beside the role profile, and moves the candidate where the outcome says so and their stage allows it.
///
/// # Errors
/// Not allowed; no such candidate of this vacancy; nobody said yet who does it; one problem a field.
pub async fn mark(
    who: &Who,
    app: &App,
    id: VacancyId,
    candidacy: CandidacyId,
    new: NewMark<'_>,
) -> Result<(), Refused> {
    let signed = vacancies::may_do(who, app, MAY, id).await?;
    let now = app.clock.now();
    let steps = vacancies::history(who, app, candidacy).await?;
    let interviewed = steps.iter().any(|step| step.to_stage == Stage::Interviewed);
    let vacancy = vacancies::vacancy(who, app, id).await?;
    let profile = vacancies::profiles(who, app, id).await?.into_iter().next();
    let parts = profile.as_ref().map(Part::written).unwrap_or_default();
    let candidacy = vacancies::candidacy_in(&app.db, signed.org, candidacy).await?;
    if candidacy.vacancy != id || candidacy.erased_at.is_some() || vacancy.for_employed {
        return Err(Refused::NotFound);
    }
    let held = store::held(&app.db, signed.org, id).await?;
    let known = Known {
        held: held.is_some(),
        parts: &parts,
        stage: candidacy.stage,
        own: is_candidate(who, app, &candidacy, &signed).await?,
    };
    let mark = |part| new.marks.get(&part).copied();
    let (marks, outcome) = rules::may_mark(known, mark, new.reason, new.outcome).map_err(refused)?;
    let (reason, profile_version) = (new.reason.trim(), profile.map_or(0, |profile| profile.version));
    let to = rules::moves_to(candidacy.stage, outcome, interviewed);
    let before = store::marked(&app.db, signed.org, id).await?.into_iter().find(|one| one.candidacy == candidacy.id);
    let is_same = |before: &Marked| {
        (before.profile_version, &before.marks.0, before.reason.as_str(), before.outcome)
            == (profile_version, &marks, reason, outcome)
    };
    // Sent twice, it is marked once.
    if to.is_none() && before.as_ref().is_some_and(is_same) {
        return Ok(());
    }
    let row = NewMarked { profile_version, marks: &marks, reason, outcome };
    let by = By { org: signed.org, person: signed.person, at: now };
    let mut tx = app.db.begin().await?;
    store::insert_marked(&mut tx, by, candidacy.id, row).await?;
    let mut deed = Deed::new(who);
    let told = json!({
        "marks": marks, "reason": reason, "shortlisting_outcome": outcome.code(), "profile_version": profile_version,
        "with_panel": held.is_some_and(|held| held.with_panel),
    });
    deed.note(candidacy.stream, candidacy.subject, "shortlisting.marked", told);
    // Who did it stands with the vacancy.
    deed.refers(candidacy.stream, candidacy.subject, vacancy.stream);
    if let Some(to) = to {
        let because = (to == Stage::NotChosen).then_some(reason);
        vacancies::step_in_because(&mut tx, &mut deed, &candidacy, to, because, now).await?;
    }
    deed.commit(tx, app).await
}
