//! The deeds about a concern: it comes in and the lead is told, its person says who else may know, the lead answers.

mod deeds;
mod lead;
mod seat;

pub use deeds::{Referral, answer, close, refer};
pub use lead::{Leads, Naming, leads, name_lead, naming};
pub use seat::{Own, keeps_from_choosing, keeps_from_choosing_in, share};
pub(in crate::scoring) use seat::{came_in, on_board, own, shared};

use super::rules::{self, Happened, Span, Standing, State};
use super::store::{self, SaidRow, Scope, SharedRow, StepRow};
use super::{Knows, Step};
use crate::ids::{CandidacyId, ConcernId, InterviewId, OrganisationId, PanelId, PersonId, SeatId, VacancyId};
use crate::ledger;
use crate::people::{self, Role, Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::vacancy::service::{is_of, is_the_same};
use std::collections::HashMap;
use time::OffsetDateTime;

/// Who names the lead.
const MAY_NAME: &[Role] = &[Role::Administrator, Role::Hr];
/// Who answers for concerns while nobody is named.
const INSTEAD: &[Role] = &[Role::Hr];
/// Who does where nobody of these is left, because it is about them.
const LAST: &[Role] = &[Role::Administrator];

/// What one seat said about one interview, who else may know, and what was done.
#[derive(Debug, Clone)]
pub struct Case {
    pub id: ConcernId,
    pub interview: InterviewId,
    pub seat: SeatId,
    pub candidacy: CandidacyId,
    pub vacancy: VacancyId,
    pub panel: PanelId,
    pub person: PersonId,
    pub said: Vec<SaidRow>,
    pub shared: Vec<SharedRow>,
    pub steps: Vec<StepRow>,
    pub standing: Standing,
}

impl Case {
    pub fn state(&self) -> State {
        self.standing.state()
    }

    /// When it was said first.
    pub fn since(&self) -> Option<Timestamp> {
        self.said.iter().find(|row| row.raised).map(|row| row.at)
    }

    /// When it was said last: from then on an answer is waited for.
    pub fn waits_since(&self) -> Option<Timestamp> {
        self.said.iter().rfind(|row| row.raised).map(|row| row.at)
    }

    /// When it was first answered.
    pub fn answered_at(&self) -> Option<Timestamp> {
        self.steps.iter().find(|row| row.kind == Step::Answered).map(|row| row.at)
    }

    /// How long the first answer took, or takes already.
    pub fn to_first_answer(&self, now: Timestamp) -> Span {
        let until = self.answered_at().unwrap_or(now);
        rules::span(self.since().map_or(0, |since| seconds(since, until)))
    }

    /// Who else may know, as it was said last.
    pub fn knows(&self) -> &[Knows] {
        self.shared.last().map_or(&[], |row| &row.knows.0)
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> i64 {
    (OffsetDateTime::from(to) - OffsetDateTime::from(from)).whole_seconds()
}

fn gather(said: Vec<SaidRow>, shared: Vec<SharedRow>, steps: Vec<StepRow>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for row in said {
        match cases.iter_mut().find(|case| (case.interview, case.seat) == (row.interview, row.seat)) {
            Some(case) => case.said.push(row),
            // Taken back what was raised before this was asked: it is no case.
            None if !row.raised => {}
            None => cases.push(Case {
                id: row.id,
                interview: row.interview,
                seat: row.seat,
                candidacy: row.candidacy,
                vacancy: row.vacancy,
                panel: row.panel,
                person: row.person,
                said: vec![row],
                shared: Vec::new(),
                steps: Vec::new(),
                standing: Standing::default(),
            }),
        }
    }
    for row in shared {
        if let Some(case) = cases.iter_mut().find(|case| (case.interview, case.seat) == (row.interview, row.seat)) {
            case.shared.push(row);
        }
    }
    for row in steps {
        if let Some(case) = cases.iter_mut().find(|case| case.id == row.concern) {
            case.steps.push(row);
        }
    }
    for case in &mut cases {
        let said =
            case.said.iter().map(|row| (row.at, 0, if row.raised { Happened::Raised } else { Happened::TakenBack }));
        let done = case.steps.iter().map(|row| (row.at, 1, Happened::Done(row.kind)));
        let mut happened: Vec<_> = said.chain(done).collect();
        happened.sort_by_key(|(at, order, _)| (*at, *order));
        let happened: Vec<_> = happened.into_iter().map(|(.., one)| one).collect();
        case.standing = rules::standing(&happened);
    }
    cases
}

async fn cases(app: &App, org: OrganisationId, of: Scope) -> Result<Vec<Case>, Refused> {
    let said = store::said(&app.db, org, of).await?;
    if said.is_empty() {
        return Ok(Vec::new());
    }
    Ok(gather(said, store::shared(&app.db, org, of).await?, store::steps(&app.db, org, of).await?))
}

async fn cases_in(tx: &mut Tx, org: OrganisationId, of: Scope) -> Result<Vec<Case>, Refused> {
    let said = store::said(&mut *tx, org, of).await?;
    let shared = store::shared(&mut *tx, org, of).await?;
    Ok(gather(said, shared, store::steps(&mut *tx, org, of).await?))
}

/// Whoever answers for concerns: who is named, or HR while nobody is, or where everybody who is named is the candidate themselves.
struct Keeper {
    signed: Signed,
    leads: Leads,
    /// The concerns that are theirs.
    cases: Vec<Case>,
}

/// `open`: only what is not answered yet, which is all that a line on each page needs.
async fn keeper(who: &Who, app: &App, open: bool) -> Result<Keeper, Refused> {
    let signed = who.signed()?.clone();
    let leads = leads(app, signed.org).await?;
    let is_lead = leads.is(signed.person);
    let stands_in = who.may(INSTEAD).is_ok();
    let is_last = who.may_everywhere(LAST).is_ok();
    if !is_lead && !stands_in && !is_last {
        return Err(Refused::NotAllowed);
    }
    let own_address = people::service::mailbox(app, signed.org, signed.person).await?.map(|own| own.address);
    let mut own = Vec::new();
    let all = cases(app, signed.org, Scope::All).await?;
    for case in all.into_iter().filter(|case| !open || case.standing.blocks()) {
        let candidacy = crate::vacancy::service::candidacy_in(&app.db, signed.org, case.candidacy).await?;
        // Nobody reads what was said about themselves.
        if is_of(&candidacy, own_address.as_deref().unwrap_or_default(), &signed) {
            continue;
        }
        let is_theirs = if leads.about(&[&candidacy]).is_named() {
            is_lead
        } else {
            let place = crate::vacancy::service::place_in(app, signed.org, case.vacancy).await?;
            let is_nobody_left = async || {
                let here = people::service::mailboxes_at(app, signed.org, INSTEAD, place).await?;
                Ok::<_, Refused>(here.iter().all(|one| is_the_same(&candidacy, &one.address, &one.name)))
            };
            signed.holds_at(INSTEAD, place) || is_last && is_nobody_left().await?
        };
        if is_theirs {
            own.push(case);
        }
    }
    let is_usual = is_lead || stands_in && !leads.is_named();
    if !is_usual && own.is_empty() {
        return Err(Refused::NotAllowed);
    }
    Ok(Keeper { signed, leads, cases: own })
}

impl Keeper {
    fn case(&self, id: ConcernId) -> Result<Case, Refused> {
        self.cases.iter().find(|case| case.id == id).cloned().ok_or(Refused::NotFound)
    }
}

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub case: Case,
    pub by: String,
    pub candidate: String,
    pub title: String,
}

/// The list.
#[derive(Debug, Clone)]
pub struct List {
    pub leads: Leads,
    /// The reader may say who the lead is.
    pub may_name: bool,
    pub lines: Vec<Listed>,
    pub now: Timestamp,
}

/// All concerns that are the asker's to answer, what waits first. That they were read is noted.
///
/// # Errors
/// Not allowed.
pub async fn list(who: &Who, app: &App) -> Result<List, Refused> {
    let keeper = keeper(who, app, false).await?;
    ledger::service::view(who, app, "concern_list", keeper.signed.org.0).await?;
    let mut lines = Vec::new();
    for case in keeper.cases {
        lines.push(listed(who, app, case).await?);
    }
    lines.sort_by_key(|line| (line.case.state(), line.case.waits_since()));
    let may_name = who.may_everywhere(MAY_NAME).is_ok();
    Ok(List { leads: keeper.leads, may_name, lines, now: app.clock.now() })
}

async fn listed(who: &Who, app: &App, case: Case) -> Result<Listed, Refused> {
    let org = who.org()?;
    let names = people::service::names(who, app).await?;
    let candidacy = crate::vacancy::service::candidacy_in(&app.db, org, case.candidacy).await?;
    let vacancy = crate::vacancy::service::vacancy_in(&app.db, org, case.vacancy).await?;
    Ok(Listed {
        by: names.get(&case.person).cloned().unwrap_or_default(),
        candidate: candidacy.name,
        title: vacancy.title,
        case,
    })
}

/// One concern, for its page.
#[derive(Debug, Clone)]
pub struct Read {
    pub line: Listed,
    pub names: HashMap<PersonId, String>,
    pub now: Timestamp,
    /// The last day that something can have happened on.
    pub today: String,
}

/// One concern. That it was read is noted first, in a line that says neither about whom nor by whom it is: such lines stand beside
/// the file of a candidate, too.
///
/// # Errors
/// Not allowed; no such concern, or one of another home.
pub async fn read(who: &Who, app: &App, id: ConcernId) -> Result<Read, Refused> {
    let keeper = keeper(who, app, false).await?;
    let case = keeper.case(id)?;
    ledger::service::view(who, app, "concern", id.0).await?;
    let now = app.clock.now();
    Ok(Read {
        line: listed(who, app, case).await?,
        names: people::service::names(who, app).await?,
        now,
        today: london_date(now),
    })
}

/// What waits for whoever answers for concerns, for a line on each of their pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    pub count: usize,
    /// Since when the oldest waits.
    pub since: Option<Timestamp>,
}

/// What waits for the asker, if they answer for concerns; none for everybody else.
///
/// # Errors
/// The database failed.
pub async fn waits(who: &Who, app: &App) -> Result<Option<Waits>, Refused> {
    let Ok(Keeper { cases, .. }) = keeper(who, app, true).await else { return Ok(None) };
    Ok(Some(Waits { count: cases.len(), since: cases.iter().filter_map(Case::waits_since).min() }))
}
