//! The deeds of this room: recording what was seen, and reading where a person's checks stand.

mod facts;
mod writing;

pub(in crate::checks) use facts::by_form;
pub use facts::{NewFacts, record_facts};
pub(crate) use writing::today;
pub(super) use writing::{About, Writing, refused, shown, writing, writing_own};

use super::assessment::store as assessments;
use super::assessment::{Assessment, Decision};
use super::employed::Elsewhere;
use super::employed::service::said_of;
use super::evidence::rules::may_stand_for;
use super::evidence::{Evidence, service as evidence};
use super::facts::Way;
use super::facts::rules::ToWeigh;
use super::history::rules::Standing as HistoryStanding;
use super::history::service::{rows_by_candidacy, stands_by};
use super::history::store::Rows as HistoryRows;
use super::pack::service::{composed, pack_of};
use super::pack::store::added;
use super::references::service as references;
use super::rules::{self, Gate, Offer, Record, Stand};
use super::store::{self, NewEntry};
use super::{Entry, Pack, PackItem, Status, WorkedOut};
use crate::ids::{CandidacyId, CheckId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::people::{self, Role, Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::texts::say_with;
use crate::vacancy::{self, Candidacy, OfferState, Stage, Step, Vacancy};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use time::Date;
use time::macros::format_description;

/// Panel members, facilitators and supporters never see a check; nor does an administrator who is nothing else.
pub const MAY: &[Role] = &[Role::Manager, Role::Hr];

/// Everything about one person's checks.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub pack: Arc<Pack>,
    pub rows: Vec<Row>,
    pub gate: Gate,
    /// Where the employment history stands, for the item that is worked out from it.
    pub history: HistoryStanding,
    /// The same of the references.
    pub references: references::Standing,
}

/// One item and what is known about it.
#[derive(Debug, Clone)]
pub struct Row {
    pub item: PackItem,
    /// As people see it: what is open all the same, or has lapsed, is not yet.
    pub status: Status,
    pub stand: Stand,
    /// The weighings of it, the oldest first.
    pub weighed: Vec<Assessment>,
    /// Every record, the newest first.
    pub records: Vec<Entry>,
    /// Those that count, and where the item stands by each: the newest, and of certificates from abroad the newest of each country.
    pub count: Vec<(CheckId, Stand)>,
    /// What may be recorded; empty while it may not be asked about at all.
    pub may_be: Vec<Status>,
    /// Documents that are kept for it, the oldest first.
    pub kept: Vec<Evidence>,
    /// May a document be kept for it now?
    pub may_keep: bool,
    /// The ways in which it may be recorded, where it has a form of its own.
    pub ways: Vec<&'static Way>,
    /// What a list from elsewhere says of it: shown, and never counted.
    pub elsewhere: Vec<Elsewhere>,
    /// The first day on which it was seen, where that is after the day on which they began to work.
    pub late: Option<Date>,
}

/// One candidate in the overview.
#[derive(Debug, Clone)]
pub struct Line {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub gate: Gate,
    /// How many items are settled, of how many.
    pub settled: usize,
    pub items: usize,
    pub pack: Arc<Pack>,
    /// Code, title and standing of each item, in the order of the pack.
    pub stands: Vec<(String, String, Stand)>,
}

/// What somebody records.
#[derive(Debug, Clone, Default)]
pub struct NewRecord {
    pub item: String,
    pub status: String,
    pub seen: String,
    /// 'YYYY-MM-DD', or empty
    pub seen_on: String,
    pub note: String,
}

/// One person's checks, item by item.
pub async fn sheet(who: &Who, app: &App, id: CandidacyId) -> Result<Sheet, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = pack_of(app, &vacancy).await?;
    let offer = offer_of(who, app, &candidacy).await?;
    let today = today(app.clock.now())?;
    let known = known_of(who, app, &candidacy).await?;
    let stands = known.stands(&pack);
    let began = vacancy::service::began(app, &candidacy).await?.as_deref().and_then(day);
    let mut kept = evidence::by_item(who, app, id, &pack).await?;
    let said = said_of(&app.db, &candidacy).await?;
    let rows = pack
        .items
        .iter()
        .map(|item| Row {
            item: item.clone(),
            status: stands.shown(item, today),
            stand: stands.at(item),
            weighed: known.weighed.iter().filter(|one| one.item == item.code).cloned().collect(),
            records: known.entries.iter().rev().filter(|entry| entry.item == item.code).cloned().collect(),
            count: known.that_count(item).into_iter().map(|(entry, stand)| (entry.id, stand)).collect(),
            may_be: if item.after_offer_only && offer == Offer::None { Vec::new() } else { rules::may_be(item) },
            kept: kept.remove(item.code.as_str()).unwrap_or_default(),
            may_keep: may_stand_for(item, offer).is_ok(),
            ways: item.ways(&pack).collect(),
            elsewhere: said.iter().filter(|one| one.about.is(item, &one.level)).cloned().collect(),
            late: rules::seen_late(item, began, known.seen_on(item))
                .filter(|_| !known.excuses(item, began) && !elsewhere_before(&said, item, began)),
        })
        .collect();
    let gate = stands.gate(today, None);
    let Stands { history, references, .. } = stands;
    Ok(Sheet { candidacy, vacancy, pack, rows, gate, history, references })
}

/// [`sheet`] for somebody who reads it on a screen: that they did is noted first, and what cannot be noted is not shown.
pub async fn read_sheet(who: &Who, app: &App, id: CandidacyId) -> Result<Sheet, Refused> {
    let sheet = sheet(who, app, id).await?;
    let vacancy = Some(sheet.vacancy.id);
    ledger::service::look(who, app, Look { what: "checks", thing: id.0, candidacy: Some(id), vacancy }).await?;
    Ok(sheet)
}

/// Records what was seen, or why not. The one who records it is the one who saw it.
///
/// # Errors
/// One problem a field.
pub async fn record(who: &Who, app: &App, id: CandidacyId, new: NewRecord) -> Result<CheckId, Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY, id).await?;
    let now = app.clock.now();
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    not_the_candidate(who, app, &candidacy, &signed).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = pack_of(app, &vacancy).await?;
    let item = pack.items.iter().find(|item| item.code == new.item).ok_or(Refused::NotFound)?;
    let status = Status::parse(&new.status).ok_or_else(|| Refused::field("status", "checks-status-needed"))?;
    let seen_on = read_day(&new.seen_on).ok_or_else(|| Refused::field("seen_on", "checks-day-unreadable"))?;
    let today = today(now)?;
    let offer = offer_of(who, app, &candidacy).await?;

    let weighed = assessments::all(&app.db, signed.org, Some(id)).await?;
    let mut tx = app.db.begin().await?;
    let entries = store::of_candidacy(&mut tx, signed.org, id).await?;
    if matches!(status, Status::NotRequired | Status::NotObtainable) && facts::is_found(item, &entries, &weighed) {
        let no = rules::NoRecord::Found;
        return Err(Refused::field(no.field(), no.code()));
    }
    let so_far = standing(&entries).get(item.code.as_str()).map_or(Status::NotYet, |entry| entry.status);
    let record = Record { status, seen: &new.seen, seen_on, note: &new.note };
    rules::may_record(item, so_far, record, offer, today).map_err(|no| Refused::field(no.field(), no.code()))?;
    let of_role = |code: &str| pack.items.iter().any(|item| item.code == code && item.not_needed.is_some());
    let now_at = |code: &str| match standing(&entries).get(code) {
        Some(entry) => entry.status,
        None if of_role(code) => Status::NotRequired,
        None => Status::NotYet,
    };
    if rules::is_last_of_group(&pack, item, now_at) {
        rules::may_leave_group(status, &new.note).map_err(|no| Refused::field(no.field(), no.code()))?;
    }
    // Only what was seen has a thing and a day: what a browser sent along for another status is not a record of seeing.
    let (seen, seen_on) = match status {
        Status::Seen => (new.seen.trim(), Some(new.seen_on.trim())),
        _ => ("", None),
    };
    let check = CheckId::new();
    let entry = NewEntry {
        id: check,
        candidacy: id,
        item: &item.code,
        status,
        seen,
        seen_on,
        note: new.note.trim(),
        way: "",
        facts: "{}".to_owned(),
        by_person: signed.person,
        at: now,
    };
    store::insert(&mut tx, signed.org, entry).await?;
    let mut deed = Deed::new(who);
    deed.note(
        candidacy.stream,
        candidacy.subject,
        "check.recorded",
        json!({
            "check": check, "item": item.code, "law": item.law, "pack": pack.code, "pack_version": pack.version,
            "status": status.code(), "seen": seen, "seen_on": seen_on, "note": new.note.trim(),
        }),
    );
    deed.commit(tx, app).await?;
    Ok(check)
}

/// Where a person's checks stand, for a start on `start` if a day is known.
pub async fn gate(who: &Who, app: &App, candidacy: &Candidacy, start: Option<Date>) -> Result<Gate, Refused> {
    vacancy::service::may_read_of(who, app, MAY, candidacy.id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = pack_of(app, &vacancy).await?;
    let today = today(app.clock.now())?;
    Ok(known_of(who, app, candidacy).await?.stands(&pack).gate(today, start))
}

/// What is known of one person, whatever a pack makes of it.
pub(super) struct Known {
    entries: Vec<Entry>,
    history: Option<HistoryRows>,
    references: Option<references::Rows>,
    /// Risk assessments, the oldest first.
    weighed: Vec<Assessment>,
    /// The day of the application: since then what nobody has recorded is missing.
    since: Option<Date>,
}

impl Known {
    fn stands<'a>(&'a self, pack: &'a Pack) -> Stands<'a> {
        let history = stands_by(self.history.as_ref(), pack);
        let references = references::stands_by(self.references.as_ref(), self.history.as_ref(), &history, pack);
        Stands { pack, history, references, known: self }
    }

    fn that_count(&self, item: &PackItem) -> Vec<(&Entry, Stand)> {
        facts::that_count(item, self.entries.iter(), &self.weighed)
    }

    /// The days on which an item was seen, since it was last opened again.
    fn seen_on(&self, item: &PackItem) -> impl Iterator<Item = Date> {
        let own: Vec<&Entry> = self.entries.iter().filter(|entry| entry.item == item.code).collect();
        let opened = own.iter().rposition(|entry| entry.way.is_empty() && entry.status == Status::NotYet);
        let since = own.into_iter().skip(opened.map_or(0, |at| at + 1));
        since.filter(|entry| entry.status == Status::Seen).filter_map(|entry| entry.seen_on.as_deref().and_then(day))
    }

    /// Did two persons let them begin without it, supervised?
    fn excuses(&self, item: &PackItem, began: Option<Date>) -> bool {
        let of_item = self.weighed.iter().filter(|one| one.item == item.code && one.about == ToWeigh::AdultFirst);
        let mut agreed = of_item.filter(|one| one.agrees == Some(true) && one.decision != Decision::DoNot);
        agreed.any(|one| one.ends_on.as_deref().and_then(day) >= began)
    }

    /// Where the person would stand on this day by this pack.
    pub(super) fn gate(&self, pack: &Pack, today: Date) -> Gate {
        self.stands(pack).gate(today, None)
    }
}

/// Reads it. The caller has asked who may see the checks.
pub(super) async fn known_of(who: &Who, app: &App, candidacy: &Candidacy) -> Result<Known, Refused> {
    let (org, id) = (who.org()?, candidacy.id);
    Ok(Known {
        entries: store::of_candidacy(&app.db, org, id).await?,
        history: rows_by_candidacy(who, app, Some(id)).await?.remove(&id),
        references: references::rows_by_candidacy(who, app, Some(id)).await?.remove(&id),
        weighed: assessments::all(&app.db, org, Some(id)).await?,
        since: begins(candidacy),
    })
}

/// Every candidate who is still in the running, with what is missing: the newest vacancy first. That it was read is noted.
pub async fn overview(who: &Who, app: &App) -> Result<Vec<Line>, Refused> {
    if !matches!(who, Who::Inspector(_)) {
        who.may_see(MAY)?;
    }
    ledger::service::view(who, app, "checks_list", who.org()?.0).await?;
    // Who works here already stands in a table of their own.
    let applied = |line: &Line| line.candidacy.employed_since.is_none();
    Ok(lines(who, app).await?.into_iter().filter(applied).collect())
}

/// The same for what is worked out from it, with everybody who works here. Whoever left is none of them.
pub(crate) async fn lines(who: &Who, app: &App) -> Result<Vec<Line>, Refused> {
    let entries = store::all(&app.db, who.org()?).await?;
    let mut by_candidacy: BTreeMap<CandidacyId, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        by_candidacy.entry(entry.candidacy).or_default().push(entry);
    }
    let mut histories = rows_by_candidacy(who, app, None).await?;
    let mut all_references = references::rows_by_candidacy(who, app, None).await?;
    let added = added(&app.db, who.org()?).await?;
    let all_weighed = assessments::all(&app.db, who.org()?, None).await?;
    let today = today(app.clock.now())?;
    let mut lines = Vec::new();
    let ended = vacancy::service::ended(app, who.org()?).await?;
    let has_left = |id: CandidacyId| ended.get(&id).and_then(|on| day(on)).is_some_and(|on| on < today);
    for listed in vacancy::service::with_employed(who, app).await? {
        let vacancy = listed.vacancy;
        // A vacancy may be in the list by another role than one that sees checks.
        if vacancy::service::may_read(who, app, MAY, vacancy.id).await.is_err() {
            continue;
        }
        let pack = composed(&vacancy, &added)?;
        for candidacy in vacancy::service::candidacies(who, app, vacancy.id).await? {
            if !candidacy.stage.is_live() || candidacy.erased_at.is_some() || has_left(candidacy.id) {
                continue;
            }
            let known = Known {
                entries: by_candidacy.remove(&candidacy.id).unwrap_or_default(),
                history: histories.remove(&candidacy.id),
                references: all_references.remove(&candidacy.id),
                weighed: all_weighed.iter().filter(|one| one.candidacy == candidacy.id).cloned().collect(),
                since: begins(&candidacy),
            };
            let stands = known.stands(&pack);
            let settled = pack.items.iter().filter(|item| stands.at(item).settles(today)).count();
            let gate = stands.gate(today, None);
            let items = pack.items.len();
            let each = pack.items.iter().map(|item| (item.code.clone(), item.title.clone(), stands.at(item))).collect();
            lines.push(Line {
                candidacy,
                vacancy: vacancy.clone(),
                gate,
                settled,
                items,
                pack: pack.clone(),
                stands: each,
            });
        }
    }
    // First those for whom the checks are under way.
    lines.sort_by_key(|line| !is_being_checked(line.candidacy.stage));
    Ok(lines)
}

/// The step of the vacancy page that is about checks: those of whoever was chosen.
pub async fn progress(who: &Who, app: &App, id: VacancyId) -> Result<Vec<Step>, Refused> {
    const CODE: &str = "checks-step";
    let candidacies = vacancy::service::candidacies(who, app, id).await?;
    let chosen = candidacies.iter().find(|candidacy| is_being_checked(candidacy.stage));
    let Some(chosen) = chosen else {
        return Ok(vec![Step::todo(CODE, say_with("checks-step-nobody", &[]), "/checks")]);
    };
    let href = format!("/candidates/{}/checks", chosen.id);
    if vacancy::service::may_read_of(who, app, MAY, chosen.id).await.is_err() {
        return Ok(vec![Step::now(CODE, say_with("checks-step-by-office", &[]), href)]);
    }
    let gate = gate(who, app, chosen, None).await?;
    if gate.file_complete() && gate.may_start() {
        return Ok(vec![Step::done(CODE, href)]);
    }
    let open = gate.file.len().max(gate.start.len()).to_string();
    let missing = say_with("checks-step-open", &[("n", &open), ("name", &chosen.name)]);
    // Until the candidate has an offer, the button of the vacancy page is for making one; checks may go on beside it.
    Ok(vec![if chosen.stage == Stage::Chosen {
        Step::todo(CODE, missing, href)
    } else {
        Step::now(CODE, missing, href)
    }])
}

fn is_being_checked(stage: Stage) -> bool {
    matches!(stage, Stage::Chosen | Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared | Stage::Started)
}

/// Does a list from elsewhere say that it was checked before they began? Then it is known where that is kept.
fn elsewhere_before(said: &[Elsewhere], item: &PackItem, began: Option<Date>) -> bool {
    let of = said.iter().filter(|one| one.about.is(item, &one.level));
    began.is_some_and(|began| of.filter_map(|one| day(&one.checked_on)).any(|on| on <= began))
}

/// The record that counts, by item. `entries` stand in the order of their revisions.
fn standing(entries: &[Entry]) -> BTreeMap<&str, &Entry> {
    entries.iter().map(|entry| (entry.item.as_str(), entry)).collect()
}

impl Row {
    /// The records that count, the newest first, and where the item stands by each.
    pub fn counted(&self) -> impl Iterator<Item = (&Entry, &Stand)> {
        self.records.iter().filter_map(|entry| {
            let (_, stand) = self.count.iter().find(|(id, _)| *id == entry.id)?;
            Some((entry, stand))
        })
    }
}

/// Where an item stands of which nothing was recorded: the role may not need it.
fn of_role(item: &PackItem, nothing: Stand) -> Stand {
    match &item.not_needed {
        Some(said) => Stand { status: Status::NotRequired, since: day(&said.on), ..nothing },
        None => nothing,
    }
}

/// Where the items of a pack stand for one person.
struct Stands<'a> {
    pack: &'a Pack,
    history: HistoryStanding,
    references: references::Standing,
    known: &'a Known,
}

impl Stands<'_> {
    fn at(&self, item: &PackItem) -> Stand {
        let nothing = Stand { since: self.known.since, ..Stand::NOTHING };
        let worked_out = |is_there: bool, since| {
            if is_there { Stand { status: Status::Seen, on: since, since, ..nothing } } else { nothing }
        };
        let (covers, since) = (&self.references.coverage, self.references.since);
        match item.worked_out {
            Some(WorkedOut::History) => worked_out(self.history.is_whole(), self.history.whole_since),
            Some(WorkedOut::Conduct) => worked_out(covers.conduct, since),
            Some(WorkedOut::WhyLeft) => worked_out(covers.why_left, since),
            Some(WorkedOut::RecentEmployer) => worked_out(covers.most_recent, since),
            None => rules::worst(self.known.that_count(item).into_iter().map(|(_, stand)| stand))
                .unwrap_or_else(|| of_role(item, nothing))
                // Under a pack without Adult First nobody starts by it.
                .without_exception_unless(self.pack.adult_first),
        }
    }

    /// The status that people see: what was seen and is open all the same is not yet.
    fn shown(&self, item: &PackItem, today: Date) -> Status {
        let stand = self.at(item);
        if stand.status == Status::Seen && !stand.settles(today) { Status::NotYet } else { stand.status }
    }

    /// The gate today, or for a start on a day.
    fn gate(&self, today: Date, start: Option<Date>) -> Gate {
        rules::gate(self.pack, start.unwrap_or(today), start.is_some(), |item| self.at(item))
    }
}

/// Whether a conditional offer stands, and since which day.
pub(super) async fn offer_of(who: &Who, app: &App, candidacy: &Candidacy) -> Result<Offer, Refused> {
    if !matches!(candidacy.stage, Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared | Stage::Started) {
        return Ok(Offer::None);
    }
    // Whoever was here before their file was had an offer once: by the day on which they began.
    if let Some(since) = candidacy.employed_since.as_deref().and_then(day) {
        return Ok(Offer::Made(since));
    }
    let offers = vacancy::service::offers(who, app, candidacy.id).await?;
    let standing = offers.iter().find(|offer| matches!(offer.state, OfferState::Open | OfferState::Accepted));
    Ok(standing.and_then(|offer| day(&london_date(offer.made_at))).map_or(Offer::None, Offer::Made))
}

/// Is whoever this is the candidate, by the address with which they sign in or by their name? Somebody who works here may apply.
///
/// # Errors
/// Nobody is signed in.
pub async fn is_candidate(who: &Who, app: &App, candidacy: &Candidacy, signed: &Signed) -> Result<bool, Refused> {
    let own = people::service::own_address(who, app).await?;
    Ok(vacancy::service::is_of(candidacy, &own, signed))
}

/// Nobody decides for a whole group of people of whom they are one.
///
/// # Errors
/// `assess-own` for whoever is one of them.
pub async fn none_is_own(who: &Who, app: &App, all: &[Candidacy], signed: &Signed) -> Result<(), Refused> {
    let own = people::service::own_address(who, app).await?;
    if all.iter().any(|candidacy| vacancy::service::is_of(candidacy, &own, signed)) {
        return Err(Refused::because("assess-own"));
    }
    Ok(())
}

/// Nobody records, weighs or clears what is about themselves.
///
/// # Errors
/// `assess-own` for the candidate.
pub async fn not_the_candidate(who: &Who, app: &App, candidacy: &Candidacy, signed: &Signed) -> Result<(), Refused> {
    if is_candidate(who, app, candidacy, signed).await? {
        return Err(Refused::because("assess-own"));
    }
    Ok(())
}

/// `2026-11-17` as a day.
pub(crate) fn day(text: &str) -> Option<Date> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
}

/// A day as it was typed: nothing, a day, or none if it cannot be read.
fn read_day(text: &str) -> Option<Option<Date>> {
    match text.trim() {
        "" => Some(None),
        text => day(text).map(Some),
    }
}

/// The day of the application.
fn begins(candidacy: &Candidacy) -> Option<Date> {
    day(&london_date(candidacy.added_at))
}
