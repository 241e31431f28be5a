//! The deeds about a concern: it comes in and the lead is told, its person says who else may know, the lead answers.

use super::rules::{self, Happened, Reader, Span, Standing, State};
use super::store::{self, LeadRow, SaidRow, SharedRow, StepRow};
use super::{Knows, Step};
use crate::ids::{CandidacyId, ConcernId, InterviewId, OrganisationId, PanelId, PersonId, SeatId, VacancyId};
use crate::ledger::{self, Deed};
use crate::people::service::Mailbox;
use crate::people::{self, Role, Seated, Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{JsonText, Lock, Notice, Timestamp, Tx};
use crate::platform::mail::{self, NewMessage};
use crate::platform::refused::{Problem, Refused};
use crate::scoring::Phase;
use crate::scoring::rules::may_raise;
use crate::scoring::service::Around;
use crate::scoring::service::delivery::{Sent, is_again};
use crate::scoring::service::give::{MOST_WORDS, around, refused, situation};
use crate::scoring::store::ConcernRow;
use crate::texts::{say, say_with};
use serde_json::json;
use std::collections::HashMap;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime};

/// Who names the lead.
const MAY_NAME: &[Role] = &[Role::Administrator, Role::Hr];
/// Who answers for concerns while nobody is named.
const INSTEAD: &[Role] = &[Role::Hr];
/// The longest name and reference of a referral, in characters.
const MOST_LINE: usize = 200;

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

    fn is(&self, person: PersonId) -> bool {
        [&self.lead, &self.deputy].into_iter().flatten().any(|one| one.person == person)
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

async fn cases(app: &App, org: OrganisationId) -> Result<Vec<Case>, Refused> {
    let said = store::said(&app.db, org).await?;
    if said.is_empty() {
        return Ok(Vec::new());
    }
    Ok(gather(said, store::shared(&app.db, org).await?, store::steps(&app.db, org).await?))
}

async fn cases_in(tx: &mut Tx, org: OrganisationId) -> Result<Vec<Case>, Refused> {
    let said = store::said(&mut *tx, org).await?;
    let shared = store::shared(&mut *tx, org).await?;
    Ok(gather(said, shared, store::steps(&mut *tx, org).await?))
}

/// Whoever answers for concerns: who is named, or HR while nobody is.
struct Keeper {
    signed: Signed,
    leads: Leads,
}

async fn keeper(who: &Who, app: &App) -> Result<Keeper, Refused> {
    let signed = who.signed()?.clone();
    let leads = leads(app, signed.org).await?;
    let may = if leads.is_named() { leads.is(signed.person) } else { who.may(INSTEAD).is_ok() };
    if may { Ok(Keeper { signed, leads }) } else { Err(Refused::NotAllowed) }
}

impl Keeper {
    /// Is it theirs? HR who stand in see those of their own homes.
    async fn sees(&self, app: &App, vacancy: VacancyId) -> Result<bool, Refused> {
        if self.leads.is_named() {
            return Ok(true);
        }
        let place = crate::vacancy::service::place_in(app, self.signed.org, vacancy).await?;
        Ok(self.signed.holds_at(INSTEAD, place))
    }

    async fn cases(&self, app: &App) -> Result<Vec<Case>, Refused> {
        let mut seen = Vec::new();
        for case in cases(app, self.signed.org).await? {
            if self.sees(app, case.vacancy).await? {
                seen.push(case);
            }
        }
        Ok(seen)
    }

    async fn case(&self, app: &App, id: ConcernId) -> Result<Case, Refused> {
        self.cases(app).await?.into_iter().find(|case| case.id == id).ok_or(Refused::NotFound)
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
    let keeper = keeper(who, app).await?;
    ledger::service::view(who, app, "concern_list", keeper.signed.org.0).await?;
    let mut lines = Vec::new();
    for case in keeper.cases(app).await? {
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
    let keeper = keeper(who, app).await?;
    let case = keeper.case(app, id).await?;
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
    let Ok(keeper) = keeper(who, app).await else { return Ok(None) };
    let cases = keeper.cases(app).await?;
    let waiting: Vec<_> = cases.iter().filter(|case| case.standing.blocks()).collect();
    Ok(Some(Waits { count: waiting.len(), since: waiting.iter().filter_map(|case| case.waits_since()).min() }))
}

/// Keeps what a seat said, tells whoever answers for it, and commits. What was said stands under the key of whoever said it; the
/// candidate's file hears only that it was.
pub(in crate::scoring) async fn came_in(
    who: &Who,
    app: &App,
    mut tx: Tx,
    around: &Around,
    me: &Seated,
    said: &ConcernRow,
    phase: Phase,
) -> Result<(), Refused> {
    let interview = around.interview.id;
    let case =
        cases_in(&mut tx, me.org).await?.into_iter().find(|case| (case.interview, case.seat) == (interview, me.seat));
    let person = people::service::person_in(&mut tx, me.org, me.person).await?.ok_or(Refused::NotFound)?;
    let concern = case.as_ref().map(|case| case.id);
    let mut deed = Deed::new(who);
    let values =
        json!({ "concern": concern, "interview": interview, "seat": me.seat, "words": said.words, "phase": phase });
    let kind = if said.raised { "concern.said" } else { "concern.unsaid" };
    deed.note(person.stream, person.subject, kind, values);
    deed.append_to(&mut tx, app).await?;
    // The random name of whoever said it would stand beside this line.
    let server = Who::Job { org: me.org, name: "concern" };
    let mut deed = Deed::new(&server);
    let kind = if said.raised { "concern.raised" } else { "concern.taken_back" };
    deed.note(around.candidacy.stream, around.candidacy.subject, kind, json!({ "interview": interview }));
    if let (true, Some(case)) = (said.raised, &case) {
        tell(&mut tx, app, me.org, case).await?;
        tx.tell(Notice::new("panel", around.panel.id)).await?;
    }
    deed.commit(tx, app).await
}

/// A mail to each who answers for it: that something was said, and where it is read; no name, and nothing of it.
async fn tell(tx: &mut Tx, app: &App, org: OrganisationId, case: &Case) -> Result<(), Refused> {
    let leads = leads(app, org).await?;
    let reached = if leads.is_named() {
        [leads.lead, leads.deputy].into_iter().flatten().collect()
    } else {
        let place = crate::vacancy::service::place_in(app, org, case.vacancy).await?;
        let mut here = Vec::new();
        for mailbox in people::service::mailboxes_anywhere(app, org, INSTEAD).await? {
            let who = people::service::as_they_are(app, org, mailbox.person).await;
            if who.is_ok_and(|who| who.may_at(INSTEAD, place).is_ok()) {
                here.push(mailbox);
            }
        }
        here
    };
    let address = format!("{}/concerns/{}", app.settings.public_url, case.id);
    for mailbox in reached {
        let message = NewMessage {
            org,
            person: Some(mailbox.person),
            caused_by: None,
            subject: say("concern-mail-subject"),
            body: say_with("concern-mail", &[("name", &mailbox.name), ("address", &address)]),
            name: mailbox.name,
            address: mailbox.address,
            why: mail::CONCERN,
            ends: Some(Timestamp::from(OffsetDateTime::from(app.clock.now()) + Duration::days(14))),
        };
        mail::queue(tx, app, message).await?;
    }
    Ok(())
}

/// The person says who else may know: a new choice beside the one before.
///
/// # Errors
/// Nothing chosen; nobody else and somebody; another panel's interview.
pub async fn share(who: &Who, app: &App, sent: impl Into<Sent>, knows: &[Knows]) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    if knows.is_empty() {
        return Err(Refused::field("knows", "concern-seat-choose"));
    }
    if knows.len() > 1 && knows.contains(&Knows::Nobody) {
        return Err(Refused::field("knows", "concern-seat-both"));
    }
    let (me, around) = around(who, app, interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, "safe_who", app.clock.now()).await? {
        return Ok(());
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    may_raise(&situation).map_err(refused)?;
    let rows = store::shared(&mut tx, me.org).await?;
    let before = rows.into_iter().rfind(|row| (row.interview, row.seat) == (interview, me.seat));
    if before.is_some_and(|row| row.knows == JsonText(knows.to_vec())) {
        return Ok(tx.commit().await?);
    }
    store::insert_shared(&mut tx, me.org, (interview, me.seat), knows, app.clock.now()).await?;
    let person = people::service::person_in(&mut tx, me.org, me.person).await?.ok_or(Refused::NotFound)?;
    let codes: Vec<_> = knows.iter().map(|one| one.code()).collect();
    let mut deed = Deed::new(who);
    let values = json!({ "interview": interview, "seat": me.seat, "knows": codes });
    deed.note(person.stream, person.subject, "concern.shared", values);
    tx.tell(Notice::new("panel", around.panel.id)).await?;
    deed.commit(tx, app).await
}

/// What a seat's own screens say about what it said: who else may know, and what was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    pub knows: Vec<Knows>,
    /// Who answered last, and their words.
    pub heard: Option<(String, String)>,
}

/// That of one seat. The caller has asked whose seat it is.
pub(in crate::scoring) async fn own(
    who: &Who,
    app: &App,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Result<Own, Refused> {
    let found = cases(app, org).await?.into_iter().find(|case| (case.interview, case.seat) == (interview, seat));
    let Some(case) = found else { return Ok(Own::default()) };
    let heard = match case.steps.iter().rfind(|row| row.kind == Step::Answered) {
        Some(row) => {
            let by = people::service::person(who, app, row.by_person).await?;
            Some((people::rules::first_name(&by.name).to_owned(), row.words.clone()))
        }
        None => None,
    };
    Ok(Own { knows: case.knows().to_vec(), heard })
}

/// Who else may know what the seats said about an interview.
pub(in crate::scoring) async fn shared(
    app: &App,
    org: OrganisationId,
    interview: InterviewId,
) -> Result<HashMap<SeatId, Vec<Knows>>, Refused> {
    // In the order of time: the last one stays.
    let rows = store::shared(&app.db, org).await?.into_iter().filter(|row| row.interview == interview);
    Ok(rows.map(|row| (row.seat, row.knows.0)).collect())
}

/// What the board of a panel says to whoever runs its day: that the lead was told, and when; by whom only where the person chose it.
pub(in crate::scoring) async fn on_board(
    app: &App,
    org: OrganisationId,
    panel: PanelId,
    called: impl Fn(SeatId) -> String,
) -> Result<Vec<String>, Refused> {
    let cases: Vec<_> =
        cases(app, org).await?.into_iter().filter(|case| case.panel == panel && case.standing.raised).collect();
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let lead = leads(app, org).await?.name();
    let line = |case: &Case| {
        let time = case.since().map(crate::platform::clock::london_time).unwrap_or_default();
        let name = called(case.seat);
        let with = [("lead", lead.as_str()), ("time", time.as_str()), ("name", name.as_str())];
        let known = rules::may_know(true, case.knows(), Reader::Facilitator);
        say_with(if known { "concern-board-named" } else { "concern-board" }, &with)
    };
    Ok(cases.iter().map(line).collect())
}

/// Whether a candidate of a vacancy may be chosen, for the page that says so in advance: none, or who has still to answer.
///
/// # Errors
/// The database failed.
pub async fn keeps_from_choosing(app: &App, org: OrganisationId, vacancy: VacancyId) -> Result<bool, Refused> {
    Ok(keeps(cases(app, org).await?, vacancy))
}

/// The same within the transaction that chooses.
///
/// # Errors
/// The database failed.
pub async fn keeps_from_choosing_in(tx: &mut Tx, org: OrganisationId, vacancy: VacancyId) -> Result<bool, Refused> {
    Ok(keeps(cases_in(tx, org).await?, vacancy))
}

fn keeps(cases: Vec<Case>, vacancy: VacancyId) -> bool {
    !rules::may_choose(cases.into_iter().filter(|case| case.vacancy == vacancy).map(|case| case.standing))
}

/// A referral as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Referral {
    /// It was made.
    pub made: Option<bool>,
    pub to_whom: String,
    pub on_day: String,
    pub reference: String,
    /// Why it was not made.
    pub why: String,
}

/// The lead says what was said to the person, or done for them. The person reads it on their own screen.
///
/// # Errors
/// Not allowed; no words; it was closed.
pub async fn answer(who: &Who, app: &App, id: ConcernId, words: &str) -> Result<(), Refused> {
    let (keeper, case) = open(who, app, id).await?;
    let words = said_in(words, "words", true)?;
    let row = step(&keeper, &case, Step::Answered, app);
    done(who, app, &case, StepRow { words, ..row }).await
}

/// It is passed on, or it is not and why.
///
/// # Errors
/// Not allowed; what is missing, field by field; it was closed.
pub async fn refer(who: &Who, app: &App, id: ConcernId, typed: &Referral) -> Result<(), Refused> {
    let (keeper, case) = open(who, app, id).await?;
    let mut problems = Vec::new();
    let (to_whom, reference) = (typed.to_whom.trim(), typed.reference.trim());
    let row = match typed.made {
        None => return Err(Refused::field("made", "concern-refer-choose")),
        Some(false) => {
            let words = said_in(&typed.why, "why", true)?;
            StepRow { words, ..step(&keeper, &case, Step::NotReferred, app) }
        }
        Some(true) => {
            if to_whom.is_empty() || to_whom.chars().count() > MOST_LINE {
                problems.push(Problem::new("to_whom", "concern-refer-whom-needed"));
            }
            if reference.chars().count() > MOST_LINE {
                problems.push(Problem::new("reference", "concern-refer-reference-long"));
            }
            let written = format_description!("[year]-[month]-[day]");
            let day = Date::parse(typed.on_day.trim(), written).ok();
            // Written so, days sort as texts do.
            if day.is_none_or(|day| day.to_string() > london_date(app.clock.now())) {
                problems.push(Problem::new("on_day", "concern-refer-day-needed"));
            }
            StepRow {
                to_whom: to_whom.to_owned(),
                on_day: day.map(|day| day.to_string()),
                reference: reference.to_owned(),
                ..step(&keeper, &case, Step::Referred, app)
            }
        }
    };
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    done(who, app, &case, row).await
}

/// Nothing more is to be done about it.
///
/// # Errors
/// Not allowed; it was not answered yet, or not said whether it is referred; too many words.
pub async fn close(who: &Who, app: &App, id: ConcernId, words: &str) -> Result<(), Refused> {
    let (keeper, case) = open(who, app, id).await?;
    let words = said_in(words, "note", false)?;
    let row = step(&keeper, &case, Step::Closed, app);
    done(who, app, &case, StepRow { words, ..row }).await
}

async fn open(who: &Who, app: &App, id: ConcernId) -> Result<(Keeper, Case), Refused> {
    let keeper = keeper(who, app).await?;
    let case = keeper.case(app, id).await?;
    Ok((keeper, case))
}

fn said_in(words: &str, field: &str, needed: bool) -> Result<String, Refused> {
    let words = words.trim();
    if needed && words.is_empty() {
        return Err(Refused::field(field, "concern-words-needed"));
    }
    if words.chars().count() > MOST_WORDS {
        return Err(Refused::field(field, "concern-words-long"));
    }
    Ok(words.to_owned())
}

fn step(keeper: &Keeper, case: &Case, kind: Step, app: &App) -> StepRow {
    StepRow {
        concern: case.id,
        kind,
        words: String::new(),
        to_whom: String::new(),
        on_day: None,
        reference: String::new(),
        by_person: keeper.signed.person,
        at: app.clock.now(),
    }
}

/// Keeps one step, if it may be done as things stand in this transaction.
async fn done(who: &Who, app: &App, case: &Case, row: StepRow) -> Result<(), Refused> {
    let org = who.org()?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let now = cases_in(&mut tx, org).await?.into_iter().find(|one| one.id == case.id).ok_or(Refused::NotFound)?;
    rules::may_do(now.standing, row.kind).map_err(|why| Refused::because(why.code()))?;
    let person = people::service::person_in(&mut tx, org, case.person).await?.ok_or(Refused::NotFound)?;
    store::insert_step(&mut tx, org, &row).await?;
    let mut deed = Deed::new(who);
    let values = json!({
        "concern": case.id, "interview": case.interview, "seat": case.seat, "words": row.words,
        "to_whom": row.to_whom, "on": row.on_day, "reference_number": row.reference,
    });
    match row.kind {
        Step::Answered => deed.note(person.stream, person.subject, "concern.answered", values),
        Step::Referred => deed.note(person.stream, person.subject, "concern.referred", values),
        Step::NotReferred => deed.note(person.stream, person.subject, "concern.not_referred", values),
        Step::Closed => deed.note(person.stream, person.subject, "concern.closed", values),
    }
    deed.commit(tx, app).await
}
