//! People who work here already: taken in without an interview or an offer, so that their checks, deadlines and files stand beside
//! everybody else's.

use super::CHECK_PACK;
use crate::ids::{CandidacyId, OrganisationId, ServiceId, StreamId, SubjectId, VacancyId};
use crate::ledger::Deed;
use crate::people::{Organisation, Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::platform::refused::Refused;
pub use crate::vacancy::store::WorksHere;
use crate::vacancy::{Candidacy, Stage, StageStep, Vacancy, WorkKind, store};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Somebody who works here already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmployed {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// 'YYYY-MM-DD'
    pub since: String,
}

/// What holds those who do this job in this home already: made if there is none. The caller has asked who may there.
///
/// # Errors
/// The database failed.
pub async fn holder_in(
    tx: &mut Tx,
    deed: &mut Deed,
    (signed, organisation): (&Signed, &Organisation),
    (service, title, kind): (ServiceId, &str, WorkKind),
    now: Timestamp,
) -> Result<Vacancy, Refused> {
    // "Care assistant" and "Care Assistant" are one job.
    let is = |there: &Vacancy| there.title.to_lowercase() == title.to_lowercase();
    if let Some(there) = store::holders(&mut *tx, signed.org, service, kind).await?.into_iter().find(is) {
        return Ok(there);
    }
    let vacancy = Vacancy {
        org: signed.org,
        id: VacancyId::new(),
        service,
        service_name: String::new(),
        title: title.to_owned(),
        role_words: String::new(),
        contact: String::new(),
        stream: StreamId::new(),
        subject: organisation.subject,
        opened_by: signed.person,
        opened_at: now,
        closed_at: None,
        check_pack: CHECK_PACK.0.to_owned(),
        check_pack_version: CHECK_PACK.1,
        pack_pinned_at: None,
        work_kind: kind,
        for_employed: true,
    };
    store::insert_vacancy(tx, &vacancy).await?;
    deed.note(
        vacancy.stream,
        vacancy.subject,
        "employed.group",
        json!({
            "vacancy": vacancy.id, "title": vacancy.title, "service": vacancy.service, "work_kind": kind.code(),
            "check_pack": vacancy.check_pack, "check_pack_version": vacancy.check_pack_version,
        }),
    );
    Ok(vacancy)
}

/// Opens the file of somebody who works here already; `told` is what else the record says of them.
///
/// # Errors
/// The database failed.
pub async fn take_in(
    tx: &mut Tx,
    deed: &mut Deed,
    holder: &Vacancy,
    new: NewEmployed,
    mut told: Value,
    now: Timestamp,
) -> Result<CandidacyId, Refused> {
    let candidacy = Candidacy {
        org: holder.org,
        id: CandidacyId::new(),
        vacancy: holder.id,
        sort_key: crate::people::rules::sort_key(&new.name),
        name: new.name,
        email: new.email,
        phone: new.phone,
        stream: StreamId::new(),
        subject: SubjectId::new(),
        stage: Stage::Started,
        notice_given_at: None,
        notice_given_on: None,
        notice_how: None,
        notice_text: None,
        position: store::last_position(&mut *tx, holder.org, holder.id).await? + 1,
        added_at: now,
        erased_at: None,
        employed_since: Some(new.since),
        contact_at: None,
    };
    // Two people of one home may share an address: it is no candidate's here.
    store::insert_candidacy(tx, &candidacy, None).await?;
    let first =
        StageStep { candidacy: candidacy.id, from_stage: None, to_stage: Stage::Started, reason: None, at: now };
    store::insert_step(tx, holder.org, &first).await?;
    if let Some(told) = told.as_object_mut() {
        told.insert("candidacy".to_owned(), json!(candidacy.id));
        told.insert("name".to_owned(), json!(candidacy.name));
        told.insert("email".to_owned(), json!(candidacy.email));
        told.insert("phone".to_owned(), json!(candidacy.phone));
        told.insert("employed_since".to_owned(), json!(candidacy.employed_since));
        told.insert("work_kind".to_owned(), json!(holder.work_kind.code()));
    }
    deed.note(candidacy.stream, candidacy.subject, "employed.added", told);
    deed.refers(candidacy.stream, candidacy.subject, holder.stream);
    Ok(candidacy.id)
}

/// Everybody who works or worked here. The caller tells nobody of another home of it.
///
/// # Errors
/// The database failed.
pub async fn employed_in(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<WorksHere>, Refused> {
    Ok(store::employed(on, org).await?)
}

/// On which day somebody began or begins to work here; none while no such day is known. The caller has asked who may see them.
///
/// # Errors
/// The database failed.
pub async fn began(app: &App, candidacy: &Candidacy) -> Result<Option<String>, Refused> {
    Ok(store::began(&app.db, candidacy.org, candidacy.id).await?)
}

/// The first day of everybody for whom one was set by a recruitment here. The caller has asked who may see them.
///
/// # Errors
/// The database failed.
pub async fn first_days(app: &App, org: OrganisationId) -> Result<BTreeMap<CandidacyId, String>, Refused> {
    Ok(store::first_days(&app.db, org).await?.into_iter().collect())
}

/// On which day whose employment ended, of those for whom such a day is known. The caller has asked who may see them.
///
/// # Errors
/// The database failed.
pub async fn ended(app: &App, org: OrganisationId) -> Result<BTreeMap<CandidacyId, String>, Refused> {
    let mut last = BTreeMap::new();
    for (candidacy, on) in store::ended(&app.db, org).await? {
        match on {
            Some(on) => last.insert(candidacy, on),
            None => last.remove(&candidacy),
        };
    }
    Ok(last)
}

/// Every start by a recruitment here at a place that the asker sees with one of these roles: its day, and the last day of whoever left.
///
/// # Errors
/// Not allowed; the database failed.
pub async fn starts(who: &Who, app: &App, roles: &[Role]) -> Result<Vec<(String, Option<String>)>, Refused> {
    who.may_see(roles)?;
    let rows = store::starts(&app.db, who.org()?).await?;
    let seen = |row: &store::StartRow| who.sees(roles, Place { service: row.service, vacancy: row.vacancy });
    Ok(rows.into_iter().filter(seen).map(|row| (row.start_on, row.ended_on)).collect())
}
