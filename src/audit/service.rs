//! Reading the log of views.

use super::Search;
use crate::ids::{CandidacyId, PersonId, RowId, VacancyId};
use crate::ledger::{self, Look, Sought, ViewRow};
use crate::people::service::inspectors::{self, Inspector};
use crate::people::{self, Role, Who};
use crate::platform::App;
use crate::platform::clock::london_instant;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::vacancy;
use std::collections::HashMap;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Who reads the log: HR and auditors of the homes they work in, administrators of all.
pub const MAY: &[Role] = &[Role::Administrator, Role::Hr];
/// Whom its page lets in: an auditor reads what HR reads.
pub const READS: &[Role] = &[Role::Administrator, Role::Hr, Role::Auditor];

/// Views on one page.
pub const ON_A_PAGE: usize = 50;

/// One look, ready to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Who looked: a person, an inspector with their body, or the server itself (none).
    pub by: Option<String>,
    pub outside: bool,
    pub what: String,
    /// The candidate, vacancy or person that it was about, by name as far as the reader may know it.
    pub about: String,
    pub at: Timestamp,
}

/// A page of the log.
#[derive(Debug, Clone)]
pub struct Views {
    pub seen: Vec<Seen>,
    /// The page's number, from 1, and whether there is another.
    pub page: usize,
    pub more: bool,
    /// The candidate whose file's views these are, if one was asked for.
    pub file: Option<(CandidacyId, String)>,
    /// What can be chosen from.
    pub persons: Vec<(PersonId, String)>,
    pub links: Vec<(RowId, String)>,
}

/// The log of views, as far as the reader's homes go. That it was read is noted first.
///
/// # Errors
/// `NotFound` for a file, person or link that is not the reader's to see; a day that is none.
pub async fn views(who: &Who, app: &App, search: &Search) -> Result<Views, Refused> {
    let signed = who.may_see(MAY)?.clone();
    let whole = who.may_see_everywhere(MAY).is_ok();
    let file = match search.file.as_str() {
        "" => None,
        file => Some(file_of(who, app, file.parse().map_err(|_| Refused::NotFound)?).await?),
    };
    let link: Option<RowId> = match search.link.as_str() {
        "" => None,
        link => Some(link.parse().map_err(|_| Refused::NotFound)?),
    };
    let person: Option<PersonId> = match search.person.as_str() {
        "" => None,
        person => Some(person.parse().map_err(|_| Refused::NotFound)?),
    };
    let links = inspectors::read(who, app).await?;
    if link.is_some_and(|id| !links.iter().any(|known| known.row.id == id)) {
        return Err(Refused::NotFound);
    }
    let names = people::service::names(who, app).await?;
    if person.is_some_and(|id| !names.contains_key(&id)) {
        return Err(Refused::NotFound);
    }
    let (from, until) = day(&search.day)?;
    let look = Look {
        what: "views",
        thing: file.as_ref().map_or(signed.org.0, |(id, ..)| id.0),
        candidacy: file.as_ref().map(|(id, ..)| *id),
        vacancy: file.as_ref().map(|(_, vacancy, _)| *vacancy),
    };
    ledger::service::look(who, app, look).await?;

    let mine = if whole { None } else { Some(own_vacancies(who, app).await?) };
    let sought = Sought { person, file: file.as_ref().map(|(id, vacancy, _)| (*id, *vacancy)), link, from, until };
    let page = search.page.max(1);
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(51);
    let offset = i64::try_from((page - 1).saturating_mul(ON_A_PAGE)).unwrap_or(i64::MAX);
    let mut rows = ledger::service::page_of_views(who, app, &sought, mine.as_deref(), limit, offset).await?;
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);

    let everybody = people::service::everybody_seen(who, app).await?;
    let persons = everybody
        .into_iter()
        .filter(|listed| listed.person.account.is_some())
        .map(|listed| (listed.person.id, listed.person.name))
        .collect();
    let mut about = About { who, app, known: HashMap::new() };
    let mut seen = Vec::new();
    for row in rows {
        let named = about.name(&row, &names).await?;
        seen.push(in_words(row, &names, &links, named));
    }
    let links = links.into_iter().map(|link| (link.row.id, named(&link))).collect();
    let file = file.map(|(id, _, name)| (id, name));
    Ok(Views { seen, page, more, file, persons, links })
}

/// The views by one link, the latest first, for the link's own page.
///
/// # Errors
/// `NotFound` for a link that is not the reader's to see.
pub async fn of_link(who: &Who, app: &App, id: RowId, page: usize) -> Result<(Inspector, String, Views), Refused> {
    let inspector = inspectors::inspector(who, app, id).await?;
    let names = people::service::names(who, app).await?;
    let by = names.get(&inspector.row.made_by).cloned().unwrap_or_default();
    // The link is within the reader's homes, so what it looked at is too; openings concern no vacancy.
    let look = Look { what: "views", thing: id.0, candidacy: None, vacancy: None };
    ledger::service::look(who, app, look).await?;
    let sought = Sought { link: Some(id), ..Sought::default() };
    let page = page.max(1);
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(51);
    let offset = i64::try_from((page - 1).saturating_mul(ON_A_PAGE)).unwrap_or(i64::MAX);
    let mut rows = ledger::service::page_of_views(who, app, &sought, None, limit, offset).await?;
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let links = [inspector.clone()];
    let mut about = About { who, app, known: HashMap::new() };
    let mut seen = Vec::new();
    for row in rows {
        let named = about.name(&row, &names).await?;
        seen.push(in_words(row, &names, &links, named));
    }
    let views = Views { seen, page, more, file: None, persons: Vec::new(), links: Vec::new() };
    Ok((inspector, by, views))
}

fn named(link: &Inspector) -> String {
    format!("{} ({})", link.row.name, link.row.body)
}

/// A candidate's file: HR reads its views by name; an administrator who is nothing else finds no candidate.
async fn file_of(who: &Who, app: &App, id: CandidacyId) -> Result<(CandidacyId, VacancyId, String), Refused> {
    let found = vacancy::service::candidacy_for(who, app, &[Role::Hr], id).await;
    match found {
        Ok(candidacy) => Ok((id, candidacy.vacancy, candidacy.name)),
        Err(Refused::NotAllowed) => Err(Refused::NotFound),
        Err(other) => Err(other),
    }
}

async fn own_vacancies(who: &Who, app: &App) -> Result<Vec<VacancyId>, Refused> {
    let mut mine = Vec::new();
    for listed in vacancy::service::with_employed(who, app).await? {
        if who.sees(&[Role::Hr], listed.vacancy.place()) {
            mine.push(listed.vacancy.id);
        }
    }
    Ok(mine)
}

/// The beginning of a day in London and of the next.
fn day(day: &str) -> Result<(Option<Timestamp>, Option<Timestamp>), Refused> {
    if day.is_empty() {
        return Ok((None, None));
    }
    let begins = london_instant(day, "00:00").ok_or_else(|| Refused::field("day", "audit-day-unreadable"))?;
    // A day has 23 to 25 hours: noon and half a day more is in the next one, whose beginning is asked for again.
    let tomorrow = OffsetDateTime::from(begins) + Duration::hours(30);
    let tomorrow = crate::platform::clock::london_date(Timestamp::from(tomorrow));
    Ok((Some(begins), london_instant(&tomorrow, "00:00")))
}

/// The names of what was looked at, each asked for once.
struct About<'a> {
    who: &'a Who,
    app: &'a App,
    known: HashMap<Uuid, String>,
}

impl About<'_> {
    async fn name(&mut self, row: &ViewRow, names: &HashMap<PersonId, String>) -> Result<String, Refused> {
        let Some(id) = row.candidacy.map(|id| id.0).or(row.vacancy.map(|id| id.0)) else {
            // No file and no vacancy: a person, if anybody; their details, or the answer to a request for their data.
            return Ok(names.get(&PersonId(row.thing)).cloned().unwrap_or_default());
        };
        if let Some(name) = self.known.get(&id) {
            return Ok(name.clone());
        }
        let found = match (row.candidacy, row.vacancy) {
            (Some(candidacy), _) => {
                vacancy::service::candidacy_for(self.who, self.app, &[Role::Hr], candidacy).await.map(|one| one.name)
            }
            (None, Some(vacancy)) => {
                vacancy::service::vacancy_for(self.who, self.app, &[Role::Hr], vacancy).await.map(|one| one.title)
            }
            (None, None) => Ok(String::new()),
        };
        // What is not there any more, or not the reader's to know by name, is a look without a name.
        let name = match found {
            Ok(name) => name,
            Err(Refused::NotFound | Refused::NotAllowed) => String::new(),
            Err(other) => return Err(other),
        };
        self.known.insert(id, name.clone());
        Ok(name)
    }
}

fn in_words(row: ViewRow, names: &HashMap<PersonId, String>, links: &[Inspector], about: String) -> Seen {
    let link = row.link.and_then(|id| links.iter().find(|link| link.row.id == id)).map(named);
    let outside = row.link.is_some();
    let by = row.person.and_then(|id| names.get(&id).cloned()).or(link);
    Seen { by, outside, what: row.what, about, at: row.at }
}
