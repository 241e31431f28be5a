//! Bringing in a list of people who work here already, and the table of everybody who works here.

use super::rules::{self, Only, Reading, Shown, There};
use super::stayed::{self, Start, Stayed};
use super::{Elsewhere, store};
use crate::checks::Pack;
use crate::checks::rules::Gate;
use crate::checks::service::{Line, MAY, day, lines, today};
use crate::checks::store::By;
use crate::ids::{CandidacyId, ServiceId, VacancyId};
use crate::ledger::{self, Deed};
use crate::people::{self, Place, Service, Who};
use crate::platform::App;
use crate::platform::db::{Ask, Lock};
use crate::platform::refused::Refused;
use crate::vacancy::service::{
    NewEmployed, WorksHere, employed_in, first_days, holder_in, read_sheet, starts, take_in,
};
use crate::vacancy::{Candidacy, Stage, Vacancy, WorkKind};
use serde_json::json;
use std::collections::BTreeMap;
use time::Date;

/// The homes and teams of which the asker may bring people in.
///
/// # Errors
/// Not allowed.
pub async fn homes(who: &Who, app: &App) -> Result<Vec<Service>, Refused> {
    who.may(MAY)?;
    let all = people::service::services(who, app).await?;
    let mine = |home: &Service| {
        let place = Place { service: home.id, vacancy: VacancyId::new() };
        who.may_at(MAY, place).is_ok()
    };
    Ok(all.into_iter().filter(mine).collect())
}

/// The largest list that is read: sent along as a form it may take three times as much.
const LIST_AT_MOST: usize = 250_000;

/// What a list would bring, without keeping any of it.
///
/// # Errors
/// Not allowed; nothing of the list can be used.
pub async fn preview(who: &Who, app: &App, text: &str) -> Result<Reading, Refused> {
    let homes = homes(who, app).await?;
    let there = employed_in(&app.db, who.org()?).await?;
    read(app, text, &homes, there)
}

fn read(app: &App, text: &str, homes: &[Service], there: Vec<WorksHere>) -> Result<Reading, Refused> {
    if text.len() > LIST_AT_MOST {
        return Err(Refused::field("text", "vacancy-import-too-large"));
    }
    let sheet = read_sheet(text)?;
    let at = |service: ServiceId| homes.iter().position(|home| home.id == service);
    let mut known = Vec::new();
    for one in there {
        let since = day(&one.since);
        known.extend(at(one.service).zip(since).map(|(home, since)| There { name: one.name, home, since }));
    }
    let names: Vec<String> = homes.iter().map(|home| home.name.clone()).collect();
    rules::read(&sheet, &names, &known, today(app.clock.now())?).map_err(|why| {
        let refused = Refused::field("text", why.code()).with("most", rules::ROWS_AT_MOST);
        match why.column() {
            Some(column) => refused.with("column", column.heading()),
            None => refused,
        }
    })
}

/// Keeps the good lines of a list, read again. Where there are bad ones, only if `keep_good` was ticked; `told` says that the people
/// of the list have been told that this is kept here and why (UK GDPR, article 14).
///
/// # Errors
/// Not allowed; a tick that is missing; no good line at all.
pub async fn keep(who: &Who, app: &App, text: &str, keep_good: bool, told: bool) -> Result<usize, Refused> {
    let signed = who.may(MAY)?;
    let homes = homes(who, app).await?;
    let organisation = people::service::organisation(who, app).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    // Sent twice at once, the second finds everybody there.
    tx.lock(Lock::Employed).await?;
    let there = employed_in(&mut tx, signed.org).await?;
    let reading = read(app, text, &homes, there)?;
    if reading.good.is_empty() {
        return Err(Refused::field("text", "employed-no-good-row"));
    }
    if !reading.bad.is_empty() && !keep_good {
        return Err(Refused::field("keep_good", "employed-tick-needed"));
    }
    if !told {
        return Err(Refused::field("told", "employed-told-needed"));
    }
    let mut deed = Deed::new(who);
    let count = reading.good.len();
    for row in reading.good {
        let Some(home) = homes.get(row.home) else { continue };
        let of = (home.id, row.job.as_str(), row.kind);
        let holder = holder_in(&mut tx, &mut deed, (signed, &organisation), of, now).await?;
        let said: Vec<_> = row.checks.iter().map(as_told).collect();
        let new = NewEmployed { name: row.name, email: row.email, phone: row.phone, since: row.since.to_string() };
        let told = json!({ "people_told": true, "said_elsewhere": said });
        let candidacy = take_in(&mut tx, &mut deed, &holder, new, told, now).await?;
        let by = By { org: signed.org, candidacy, person: Some(signed.person), link: None, at: now };
        for check in &row.checks {
            store::insert(&mut tx, by, check).await?;
        }
    }
    deed.commit(tx, app).await?;
    Ok(count)
}

/// As the record has it.
fn as_told(said: &Elsewhere) -> serde_json::Value {
    json!({
        "elsewhere_about": said.about.code(), "level": said.level, "elsewhere_number": said.number,
        "checked_on": said.checked_on, "elsewhere_seen_by": said.seen_by, "kept_where": said.kept_where,
    })
}

/// What a list said of one person's checks. The caller has asked who may see them.
pub(in crate::checks) async fn said_of(on: impl Ask<'_>, candidacy: &Candidacy) -> Result<Vec<Elsewhere>, Refused> {
    Ok(store::of_candidacy(on, candidacy.org, candidacy.id).await?)
}

/// Which people the reader wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    pub home: Option<ServiceId>,
    pub kind: Option<WorkKind>,
    pub only: Only,
    /// A part of a name.
    pub named: &'a str,
    /// From 1 on.
    pub page: usize,
}

/// How many people stand on one page.
pub const ON_A_PAGE: usize = 100;

/// Somebody who works here.
#[derive(Debug, Clone)]
pub struct Employed {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub gate: Gate,
    /// By the columns of the table; none where it is not asked of them.
    pub checks: Vec<Option<Shown>>,
}

/// The table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Code and title of each check that is asked of anybody.
    pub columns: Vec<(String, String)>,
    /// Those of this page.
    pub people: Vec<Employed>,
    /// How many the filters leave.
    pub found: usize,
    pub pages: usize,
    /// How many work here, and of how many the file is complete.
    pub all: usize,
    pub complete: usize,
    pub homes: Vec<(ServiceId, String)>,
    /// Of those who started by a recruitment here: how many left within 90 days.
    pub stayed: Stayed,
    pub today: Date,
}

/// Everybody who works here and what is seen of their checks. That it was read is noted.
///
/// # Errors
/// Not allowed.
pub async fn table(who: &Who, app: &App, wanted: Wanted<'_>) -> Result<Table, Refused> {
    who.may_see(MAY)?;
    let org = who.org()?;
    ledger::service::view(who, app, "employed", org.0).await?;
    let today = today(app.clock.now())?;
    let mut said: BTreeMap<CandidacyId, Vec<Elsewhere>> = BTreeMap::new();
    for one in store::all(&app.db, org).await? {
        said.entry(one.candidacy).or_default().push(one.said);
    }
    let starts: Vec<Start> = starts(who, app, MAY)
        .await?
        .iter()
        .filter_map(|(on, ended)| Some(Start { on: day(on)?, ended: ended.as_deref().and_then(day) }))
        .collect();
    let stayed = stayed::stayed(&starts, today);
    // Whose first day is to come does not work here yet.
    let firsts = first_days(app, org).await?;
    let works = |line: &Line| {
        let first = firsts.get(&line.candidacy.id).and_then(|first| day(first));
        line.candidacy.stage == Stage::Started && first.is_none_or(|first| first <= today)
    };
    let lines: Vec<Line> = lines(who, app).await?.into_iter().filter(works).collect();
    let mut homes: Vec<(ServiceId, String)> =
        lines.iter().map(|line| (line.vacancy.service, line.vacancy.service_name.clone())).collect();
    homes.sort_by(|one, other| one.1.cmp(&other.1));
    homes.dedup();
    let (all, complete) = (lines.len(), lines.iter().filter(|line| line.gate.file_complete()).count());
    let name = wanted.named.trim().to_lowercase();
    let mut columns: Vec<(String, String)> = Vec::new();
    let mut people = Vec::new();
    for line in lines {
        let of = said.remove(&line.candidacy.id).unwrap_or_default();
        let checks = checks_of(&line, &of, today);
        let shown: Vec<Shown> = checks.values().copied().collect();
        let is_wanted = wanted.home.is_none_or(|home| home == line.vacancy.service)
            && wanted.kind.is_none_or(|kind| kind == line.vacancy.work_kind)
            && line.candidacy.name.to_lowercase().contains(&name)
            && wanted.only.shows(&shown);
        if !is_wanted {
            continue;
        }
        for item in &line.pack.items {
            if !columns.iter().any(|(code, _)| *code == item.code) {
                columns.push((item.code.clone(), item.title.clone()));
            }
        }
        people.push((line, checks));
    }
    people.sort_by(|(one, _), (other, _)| {
        (&one.candidacy.sort_key, &one.candidacy.id).cmp(&(&other.candidacy.sort_key, &other.candidacy.id))
    });
    let found = people.len();
    let pages = found.div_ceil(ON_A_PAGE).max(1);
    let skipped = (wanted.page.clamp(1, pages) - 1) * ON_A_PAGE;
    let people = people.into_iter().skip(skipped).take(ON_A_PAGE).map(|(line, checks)| Employed {
        checks: columns.iter().map(|(code, _)| checks.get(code).copied()).collect(),
        candidacy: line.candidacy,
        vacancy: line.vacancy,
        gate: line.gate,
    });
    let people = people.collect();
    Ok(Table { columns, people, found, pages, all, complete, homes, stayed, today })
}

fn checks_of(line: &Line, said: &[Elsewhere], today: Date) -> BTreeMap<String, Shown> {
    let pack: &Pack = &line.pack;
    let of = |item: &crate::checks::PackItem| {
        let about = said.iter().filter(|one| one.about.is(item, &one.level));
        about.filter_map(|one| day(&one.checked_on)).max()
    };
    let stands = pack.items.iter().zip(&line.stands);
    stands.map(|(item, (_, _, stand))| (item.code.clone(), rules::shown(stand, of(item), today))).collect()
}
