//! The deeds of this room: a vacancy and its role profile here, candidates, the notice and offers on shelves of their own.

mod candidates;
mod employed;
mod notice;
mod offers;

pub use candidates::*;
pub use employed::*;
pub use notice::*;
pub use offers::*;

use super::rules::{self, NAME_AT_MOST, WORDS_AT_MOST};
use super::{RoleProfile, Stage, Step, StepState, Vacancy, WorkKind, store};
use crate::ids::{CandidacyId, OrganisationId, RoleProfileId, ServiceId, StreamId, VacancyId};
use crate::ledger::Deed;
use crate::people::{Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::texts::{say, say_with};
use futures::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use validator::Validate;

/// Who does the deeds of a vacancy.
pub(super) const OFFICE: &[Role] = &[Role::Manager, Role::Hr];

/// The checks that a new vacancy's candidates go through: a code and version that the checks room knows.
const CHECK_PACK: (&str, i64) = ("england_adult_social_care", 3);

/// A vacancy to open; the words of its role profile may be left for later.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub struct NewVacancy {
    #[validate(length(min = 1, max = 120, code = "vacancy-title-needed"))]
    pub title: String,
    /// The id of a home or team; empty where `new_service` has a name.
    pub service: String,
    #[validate(length(max = 120, code = "vacancy-service-too-long"))]
    pub new_service: String,
    #[validate(length(min = 1, max = 400, code = "vacancy-role-words-needed"))]
    pub role_words: String,
    #[validate(length(min = 1, max = 120, code = "vacancy-contact-needed"))]
    pub contact: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub support: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub worse: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub good: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub firm: String,
    #[validate(length(max = 200, code = "vacancy-written-by-too-long"))]
    pub written_by: String,
}

/// The words of a role profile, as its people wrote them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Validate)]
#[serde(default)]
pub struct ProfileWords {
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub support: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub worse: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub good: String,
    #[validate(length(max = 4000, code = "vacancy-words-too-long"))]
    pub firm: String,
    #[validate(length(max = 200, code = "vacancy-written-by-too-long"))]
    pub written_by: String,
}

impl ProfileWords {
    fn is_empty(&self) -> bool {
        [&self.support, &self.worse, &self.good, &self.firm].into_iter().all(|words| words.trim().is_empty())
    }

    fn check(&self) -> Result<(), Refused> {
        let mut problems = Vec::new();
        for (field, words) in
            [("support", &self.support), ("worse", &self.worse), ("good", &self.good), ("firm", &self.firm)]
        {
            if words.chars().count() > WORDS_AT_MOST {
                problems.push(Problem::new(field, "vacancy-words-too-long"));
            }
        }
        if self.is_empty() {
            problems.push(Problem::new("support", "vacancy-profile-empty"));
        }
        if self.written_by.trim().is_empty() {
            problems.push(Problem::new("written_by", "vacancy-written-by-needed"));
        }
        if problems.is_empty() { Ok(()) } else { Err(Refused::all(problems)) }
    }
}

/// Opens a vacancy, with the first version of its role profile where words were given.
///
/// # Errors
/// One problem a field.
pub async fn open(who: &Who, app: &App, new: NewVacancy) -> Result<VacancyId, Refused> {
    let signed = who.may(OFFICE)?;
    let words = ProfileWords {
        support: new.support.clone(),
        worse: new.worse.clone(),
        good: new.good.clone(),
        firm: new.firm.clone(),
        written_by: new.written_by.clone(),
    };
    let with_profile = !words.is_empty() || !words.written_by.trim().is_empty();
    if with_profile {
        words.check()?;
    }
    if !rules::reaches_somebody(&new.contact) {
        return Err(Refused::field("contact", "vacancy-contact-needed"));
    }
    let service = service_of(who, app, &new).await?;
    let id = VacancyId::new();
    who.may_at(OFFICE, Place { service, vacancy: id })?;
    let org = crate::people::service::organisation(who, app).await?;
    let now = app.clock.now();
    let vacancy = Vacancy {
        org: signed.org,
        id,
        service,
        service_name: String::new(),
        title: rules::one_line(&new.title),
        role_words: new.role_words.trim().to_owned(),
        contact: rules::one_line(&new.contact),
        stream: StreamId::new(),
        subject: org.subject,
        opened_by: signed.person,
        opened_at: now,
        closed_at: None,
        check_pack: CHECK_PACK.0.to_owned(),
        check_pack_version: CHECK_PACK.1,
        pack_pinned_at: None,
        work_kind: WorkKind::Employee,
        for_employed: false,
    };
    let mut tx = app.db.begin().await?;
    store::insert_vacancy(&mut tx, &vacancy).await?;
    let mut deed = Deed::new(who);
    deed.note(
        vacancy.stream,
        vacancy.subject,
        "vacancy.opened",
        json!({
            "vacancy": vacancy.id, "title": vacancy.title, "service": vacancy.service, "role_words": vacancy.role_words,
            "contact": vacancy.contact, "check_pack": vacancy.check_pack, "check_pack_version": vacancy.check_pack_version,
        }),
    );
    if with_profile {
        let profile = a_profile(&vacancy, 1, words, signed.person, now);
        store::insert_profile(&mut tx, signed.org, &profile).await?;
        note_profile(&mut deed, &vacancy, &profile);
    }
    deed.commit(tx, app).await?;
    Ok(vacancy.id)
}

/// The home or team that was chosen, or the new one that was named: added if there is none of this name yet.
async fn service_of(who: &Who, app: &App, new: &NewVacancy) -> Result<ServiceId, Refused> {
    let there = crate::people::service::services(who, app).await?;
    let named = rules::one_line(&new.new_service);
    if named.is_empty() {
        let id: Option<ServiceId> = new.service.parse().ok();
        return there
            .iter()
            .find(|service| Some(service.id) == id)
            .map(|service| service.id)
            .ok_or_else(|| Refused::field("service", "vacancy-service-needed"));
    }
    if let Some(same) = there.iter().find(|service| service.name.to_lowercase() == named.to_lowercase()) {
        return Ok(same.id);
    }
    if named.chars().count() > NAME_AT_MOST {
        return Err(Refused::field("new_service", "vacancy-service-too-long"));
    }
    if who.may_everywhere(&[Role::Administrator, Role::Manager]).is_err() {
        return Err(Refused::field("new_service", "vacancy-service-not-yours-to-add"));
    }
    crate::people::service::add_service(who, app, &named).await
}

fn a_profile(
    vacancy: &Vacancy,
    version: i64,
    words: ProfileWords,
    kept_by: crate::ids::PersonId,
    now: Timestamp,
) -> RoleProfile {
    RoleProfile {
        id: RoleProfileId::new(),
        vacancy: vacancy.id,
        version,
        support: words.support.trim().to_owned(),
        worse: words.worse.trim().to_owned(),
        good: words.good.trim().to_owned(),
        firm: words.firm.trim().to_owned(),
        written_by: rules::one_line(&words.written_by),
        kept_by,
        written_at: now,
    }
}

fn note_profile(deed: &mut Deed, vacancy: &Vacancy, profile: &RoleProfile) {
    deed.note(
        vacancy.stream,
        vacancy.subject,
        "role_profile.written",
        json!({
            "version": profile.version, "support": profile.support, "worse": profile.worse, "good": profile.good,
            "firm": profile.firm, "written_by": profile.written_by,
        }),
    );
}

/// Keeps a new version of the role profile.
///
/// # Errors
/// Nothing written, nobody named, or the same words as before.
pub async fn write_profile(who: &Who, app: &App, id: VacancyId, words: ProfileWords) -> Result<i64, Refused> {
    let signed = may_do(who, app, OFFICE, id).await?;
    words.check()?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let vacancy = held(&mut tx, signed.org, id).await?;
    let versions = store::profiles(&mut tx, signed.org, id).await?;
    let last = versions.first();
    let profile = a_profile(&vacancy, last.map_or(1, |last| last.version + 1), words, signed.person, now);
    let same = |last: &RoleProfile| {
        (&last.support, &last.worse, &last.good, &last.firm, &last.written_by)
            == (&profile.support, &profile.worse, &profile.good, &profile.firm, &profile.written_by)
    };
    if last.is_some_and(same) {
        return Err(Refused::because("vacancy-profile-same"));
    }
    store::insert_profile(&mut tx, signed.org, &profile).await?;
    let mut deed = Deed::new(who);
    note_profile(&mut deed, &vacancy, &profile);
    deed.commit(tx, app).await?;
    Ok(profile.version)
}

/// Every version of the role profile, the newest first.
pub async fn profiles(who: &Who, app: &App, id: VacancyId) -> Result<Vec<RoleProfile>, Refused> {
    let org = reader(who, app, id).await?;
    Ok(store::profiles(&app.db, org, id).await?)
}

/// A vacancy with the number of its candidates.
#[derive(Debug, Clone)]
pub struct Listed {
    pub vacancy: Vacancy,
    pub candidates: i64,
}

/// Every vacancy that is the asker's to see, the newest first. What holds people who work here already is none: see [`with_employed`].
pub async fn vacancies(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    let all = with_employed(who, app).await?;
    Ok(all.into_iter().filter(|listed| !listed.vacancy.for_employed).collect())
}

/// Every vacancy, and whatever holds people who work here already.
pub async fn with_employed(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    const MAY_LIST: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];
    let org = match who {
        Who::Inspector(link) => link.org,
        _ => who.may_see(MAY_LIST)?.org,
    };
    let counts: HashMap<_, _> = store::candidates_by_vacancy(&app.db, org).await?.into_iter().collect();
    let vacancies = store::vacancies(&app.db, org).await?;
    let mine = |vacancy: &Vacancy| match who {
        Who::Inspector(link) => link.shows_some_of(vacancy.place()),
        _ => who.sees(MAY_LIST, vacancy.place()),
    };
    Ok(vacancies
        .into_iter()
        .filter(mine)
        .map(|vacancy| Listed { candidates: counts.get(&vacancy.id).copied().unwrap_or(0), vacancy })
        .collect())
}

/// One vacancy. A tablet of the organisation may read its title and words too: a panel knows what it meets people for.
pub async fn vacancy(who: &Who, app: &App, id: VacancyId) -> Result<Vacancy, Refused> {
    if sits(who) {
        return store::vacancy(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound);
    }
    vacancy_for(who, app, READERS, id).await
}

/// [`vacancy`], if somebody may apply for it: what only holds people who work here already has no kit, no panel and no agreement.
///
/// # Errors
/// Not allowed; no such vacancy.
pub async fn open_to_candidates(who: &Who, app: &App, id: VacancyId) -> Result<Vacancy, Refused> {
    Some(vacancy(who, app, id).await?).filter(|found| !found.for_employed).ok_or(Refused::NotFound)
}

/// [`vacancy`], for those alone who hold one of these roles here (and auditors, where HR is one of them).
pub async fn vacancy_for(who: &Who, app: &App, roles: &[Role], id: VacancyId) -> Result<Vacancy, Refused> {
    if let Who::Person(_) = who {
        who.may_see(roles)?;
    }
    let vacancy = store::vacancy(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)?;
    reads(who, roles, vacancy.place())?;
    Ok(vacancy)
}

/// One vacancy, as it is within a transaction of a later room, which has asked who may.
pub async fn vacancy_in(on: impl Ask<'_>, org: OrganisationId, id: VacancyId) -> Result<Vacancy, Refused> {
    store::vacancy(on, org, id).await?.ok_or(Refused::NotFound)
}

/// Pins another check pack, within a transaction of a later room, which has asked who may and notes it.
pub async fn pin_pack_in(
    tx: &mut Tx,
    vacancy: &Vacancy,
    code: &str,
    version: i64,
    at: Timestamp,
) -> Result<(), Refused> {
    Ok(store::pin_pack(tx, vacancy.org, vacancy.id, code, version, at).await?)
}

/// Who may know of vacancies and of candidates' names.
const READERS: &[Role] = &[Role::Manager, Role::Hr, Role::Facilitator];

/// A tablet that was let in. It may know a vacancy's words and its candidates' names, by the functions that say so and by
/// no other; whether it is at *this* panel, the panel room asks.
fn sits(who: &Who) -> bool {
    matches!(who, Who::Tablet(_) | Who::Seat(_))
}

/// May what is at this place be read? Persons need one of the roles there; an inspector's link has to show some of it.
fn reads(who: &Who, roles: &[Role], place: Place) -> Result<OrganisationId, Refused> {
    match who {
        Who::Person(_) => Ok(who.may_see_at(roles, place)?.org),
        Who::Inspector(link) if link.shows_some_of(place) => Ok(link.org),
        Who::Inspector(_) => Err(Refused::NotFound),
        Who::Outsider(_) | Who::Referee(_) | Who::Candidate(_) | Who::Tablet(_) | Who::Seat(_) => {
            Err(Refused::NotAllowed)
        }
        Who::Nobody => Err(Refused::SignIn),
        Who::Job { org, .. } => Ok(*org),
    }
}

/// Where a vacancy is.
///
/// # Errors
/// No such vacancy in this organisation.
pub async fn place_in(app: &App, org: OrganisationId, id: VacancyId) -> Result<Place, Refused> {
    let service = store::service_of(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    Ok(Place { service, vacancy: id })
}

/// Whoever holds one of these roles at this vacancy: the question of every deed on it. (It is boxed, as its sisters are:
/// inside deeds that loop the compiler cannot see that the plain future may be sent to another thread.)
///
/// # Errors
/// `NotFound` for another home's vacancy, `NotAllowed` for whoever has no such role.
pub fn may_do<'a>(
    who: &'a Who,
    app: &'a App,
    roles: &'a [Role],
    id: VacancyId,
) -> BoxFuture<'a, Result<Signed, Refused>> {
    Box::pin(async move {
        let org = who.may(roles)?.org;
        let place = place_in(app, org, id).await?;
        who.may_at(roles, place).cloned()
    })
}

/// Whoever holds one of these roles at this candidate's vacancy: the question of every deed on them.
///
/// # Errors
/// As [`may_do`].
pub fn may_do_for<'a>(
    who: &'a Who,
    app: &'a App,
    roles: &'a [Role],
    id: CandidacyId,
) -> BoxFuture<'a, Result<Signed, Refused>> {
    Box::pin(async move {
        let org = who.may(roles)?.org;
        let (service, vacancy) = store::place_of(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
        who.may_at(roles, Place { service, vacancy }).cloned()
    })
}

/// The organisation of whoever may read what these roles read at this vacancy.
///
/// # Errors
/// As [`may_do`].
pub fn may_read<'a>(
    who: &'a Who,
    app: &'a App,
    roles: &'a [Role],
    id: VacancyId,
) -> BoxFuture<'a, Result<OrganisationId, Refused>> {
    Box::pin(async move {
        if let Who::Person(_) = who {
            who.may_see(roles)?;
        }
        let place = place_in(app, who.org()?, id).await?;
        reads(who, roles, place)
    })
}

/// The organisation of whoever may read what these roles read of this candidate.
///
/// # Errors
/// As [`may_do`].
pub fn may_read_of<'a>(
    who: &'a Who,
    app: &'a App,
    roles: &'a [Role],
    id: CandidacyId,
) -> BoxFuture<'a, Result<OrganisationId, Refused>> {
    Box::pin(async move {
        if let Who::Person(_) = who {
            who.may_see(roles)?;
        }
        let org = who.org()?;
        let (service, vacancy) = store::place_of(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
        let place = Place { service, vacancy };
        match who {
            Who::Inspector(link) => {
                let candidacy = store::candidacy(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
                if link.shows(place, id, candidacy.stage.is_taken_on()) { Ok(link.org) } else { Err(Refused::NotFound) }
            }
            _ => reads(who, roles, place),
        }
    })
}

/// The organisation of whoever may know of this vacancy and of its candidates' names, tablets that were let in included.
async fn reader(who: &Who, app: &App, id: VacancyId) -> Result<OrganisationId, Refused> {
    if sits(who) {
        let org = who.org()?;
        place_in(app, org, id).await?;
        return Ok(org);
    }
    may_read(who, app, READERS, id).await
}

async fn held(tx: &mut crate::platform::db::Tx, org: OrganisationId, id: VacancyId) -> Result<Vacancy, Refused> {
    store::hold_vacancy(tx, org, id).await?;
    // Nobody applies to what holds people who work here already.
    store::vacancy(tx, org, id).await?.filter(|vacancy| !vacancy.for_employed).ok_or(Refused::NotFound)
}

/// The steps of this room up to the panel: role profile, candidates, who is invited, the notice.
pub async fn progress(who: &Who, app: &App, id: VacancyId) -> Result<Vec<Step>, Refused> {
    let org = reader(who, app, id).await?;
    let office = may_do(who, app, OFFICE, id).await.is_ok();
    let profiles = store::profiles(&app.db, org, id).await?;
    let candidates = store::candidacies(&app.db, org, id).await?;
    let at = |page: &str| format!("/vacancies/{id}/{page}");
    let role = if profiles.is_empty() {
        Step::now("vacancy-way-role", say("vacancy-way-role-missing"), at("role"))
    } else {
        Step::done("vacancy-way-role", at("role"))
    };
    let added = if candidates.iter().any(|candidate| candidate.stage.is_live()) {
        Step::done("vacancy-way-candidates", at("candidates"))
    } else {
        Step::now("vacancy-way-candidates", say("vacancy-way-candidates-missing"), at("candidates"))
    };
    let invited: Vec<_> =
        candidates.iter().filter(|candidate| candidate.stage.is_live() && candidate.stage != Stage::Applied).collect();
    let shortlist = if !invited.is_empty() {
        Step::done("vacancy-way-shortlist", at("shortlist"))
    } else if added.missing.is_none() {
        Step::now("vacancy-way-shortlist", say("vacancy-way-shortlist-missing"), at("shortlist"))
    } else {
        Step::todo("vacancy-way-shortlist", say("vacancy-way-shortlist-missing"), at("shortlist"))
    };
    let untold: Vec<_> =
        invited.iter().filter(|candidate| !candidate.may_be_seen()).map(|candidate| candidate.name.as_str()).collect();
    let notice = if invited.is_empty() {
        Step::todo("vacancy-way-notice", say("vacancy-way-notice-waits"), at("notice"))
    } else if untold.is_empty() {
        Step::done("vacancy-way-notice", at("notice"))
    } else {
        let missing = say_with("vacancy-way-notice-missing", &[("names", &untold.join(", "))]);
        Step::now("vacancy-way-notice", missing, at("notice"))
    };
    Ok(vec![role, added, shortlist, notice].into_iter().map(|step| for_office(office, step)).collect())
}

/// What only the office does waits, for anybody else.
fn for_office(office: bool, step: Step) -> Step {
    let waits = step.state == StepState::Now && !office;
    if waits { Step { state: StepState::Todo, ..step } } else { step }
}
