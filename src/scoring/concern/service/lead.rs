//! Whom concerns reach, and who names them.

use super::super::store::{self, LeadRow};
use super::MAY_NAME;
use crate::ids::{OrganisationId, PersonId};
use crate::ledger::Deed;
use crate::people::service::Mailbox;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::{Problem, Refused};
use crate::texts::say;
use crate::vacancy::Candidacy;
use crate::vacancy::service::is_the_same;
use serde_json::json;

/// Whom concerns reach: those who were named and are still here.
#[derive(Debug, Clone, Default)]
pub struct Leads {
    pub lead: Option<Mailbox>,
    pub deputy: Option<Mailbox>,
}

impl Leads {
    /// Is anybody named who is still here?
    pub fn is_named(&self) -> bool {
        self.lead.is_some() || self.deputy.is_some()
    }

    pub(super) fn is(&self, person: PersonId) -> bool {
        [&self.lead, &self.deputy].into_iter().flatten().any(|one| one.person == person)
    }

    /// Those of them whom a concern about these candidates reaches: nobody is told what was said about themselves.
    #[must_use]
    pub fn about(&self, candidates: &[&Candidacy]) -> Self {
        let keep = |one: &Option<Mailbox>| {
            one.clone().filter(|one| !candidates.iter().any(|of| is_the_same(of, &one.address, &one.name)))
        };
        Self { lead: keep(&self.lead), deputy: keep(&self.deputy) }
    }

    /// Who it is, in full; the office while nobody is named.
    pub fn name(&self) -> String {
        let named = self.lead.as_ref().or(self.deputy.as_ref());
        named.map_or_else(|| say("concern-office"), |one| one.name.clone())
    }

    /// What a tablet calls them.
    pub fn called(&self) -> String {
        let named = self.lead.as_ref().or(self.deputy.as_ref());
        named.map_or_else(|| say("concern-seat-office"), |one| people::rules::first_name(&one.name).to_owned())
    }
}

/// Whom concerns of an organisation reach now. The caller has asked whose organisation it is.
///
/// # Errors
/// The database failed.
pub async fn leads(app: &App, org: OrganisationId) -> Result<Leads, Refused> {
    let Some(row) = store::lead(&app.db, org).await? else { return Ok(Leads::default()) };
    let lead = people::service::mailbox(app, org, row.lead).await?;
    let deputy = match row.deputy {
        Some(deputy) => people::service::mailbox(app, org, deputy).await?,
        None => None,
    };
    Ok(Leads { lead, deputy })
}

/// What the page of the lead shows.
#[derive(Debug, Clone)]
pub struct Naming {
    pub leads: Leads,
    /// Since when, and by whom.
    pub since: Option<(Timestamp, String)>,
    /// Who can be named: whoever can sign in.
    pub people: Vec<(PersonId, String)>,
}

/// Who is named, and who can be.
///
/// # Errors
/// Not allowed.
pub async fn naming(who: &Who, app: &App) -> Result<Naming, Refused> {
    let org = who.may_everywhere(MAY_NAME)?.org;
    let everybody = people::service::everybody(who, app).await?;
    let people = everybody.into_iter().filter(|one| one.person.account.is_some());
    let row = store::lead(&app.db, org).await?;
    let names = people::service::names(who, app).await?;
    Ok(Naming {
        leads: leads(app, org).await?,
        since: row.map(|row| (row.at, names.get(&row.by_person).cloned().unwrap_or_default())),
        people: people.map(|one| (one.person.id, one.person.name)).collect(),
    })
}

/// Names the lead, and a deputy or none.
///
/// # Errors
/// Not allowed; nobody who can sign in; the same person twice.
pub async fn name_lead(who: &Who, app: &App, lead: &str, deputy: &str) -> Result<(), Refused> {
    let signed = who.may_everywhere(MAY_NAME)?.clone();
    let known = naming(who, app).await?.people;
    let find = |id: &str| {
        let id: PersonId = id.parse().ok()?;
        known.iter().any(|(one, _)| *one == id).then_some(id)
    };
    let mut problems = Vec::new();
    let found = find(lead);
    if found.is_none() {
        problems.push(Problem::new("lead", "concern-lead-needed"));
    }
    let second = find(deputy);
    if !deputy.is_empty() && second.is_none() {
        problems.push(Problem::new("deputy", "concern-deputy-unknown"));
    }
    if second.is_some() && second == found {
        problems.push(Problem::new("deputy", "concern-deputy-same"));
    }
    let (Some(lead), true) = (found, problems.is_empty()) else { return Err(Refused::all(problems)) };
    let organisation = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    let row = LeadRow { lead, deputy: second, by_person: signed.person, at: app.clock.now() };
    store::insert_lead(&mut tx, signed.org, row).await?;
    let mut deed = Deed::new(who);
    let values = json!({ "lead": lead, "deputy": second });
    deed.note(organisation.stream, organisation.subject, "safeguarding.named", values);
    deed.commit(tx, app).await
}
