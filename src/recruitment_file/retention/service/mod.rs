//! The queue of what is due, and what there is of one person; `deeds` does something about it.

mod deeds;

pub(in crate::recruitment_file) use deeds::employment;
pub use deeds::{Employment, ended, erase, hold, let_go, lift, nightly, reviewed, told};

use super::Scope;
use super::rules::{self, Ahead, Clock, Completion, Facts, Hold, Kept, Period, Set, Standing, Trigger};
use super::store::{self, Candidate, Counts, HoldRow, Member, MemberCounts, Shown};
use crate::checks;
use crate::checks::dated::months_later;
use crate::checks::kept::Part;
use crate::ids::{CandidacyId, PersonId};
use crate::ledger::{self, Look};
use crate::people::protection::Erases;
use crate::people::service::{self as people};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date, london_day};
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::recruitment_file::erasure::store as erasures;
use crate::texts::{say, say_with};
use crate::vacancy::Stage;
use std::collections::{BTreeSet, HashMap};
use time::Date;
use uuid::Uuid;

/// Who looks after data.
pub const KEEPERS: &[Role] = &[Role::Hr, Role::Administrator];

/// Fewest characters of a reason for keeping longer or for erasing early.
pub const REASON_MIN: usize = 10;
/// Most characters of it.
pub const REASON_MAX: usize = 400;
/// A hold is looked at again within this many days.
pub const REVIEW_MOST_DAYS: i64 = 366;

/// Somebody in the queue.
#[derive(Debug, Clone)]
pub struct Item {
    pub scope: Scope,
    pub thing: Uuid,
    pub name: String,
    /// The vacancy and the home or team; none of a panel member.
    pub about: Option<(String, String)>,
    pub stage: Option<Stage>,
    pub clock: Option<&'static Clock>,
    pub period: Period,
    /// The day that set the clock going.
    pub from: Option<Date>,
    /// Somebody noted the day on which they were told; else the decision's day counts.
    pub told: bool,
    pub standing: Standing,
    pub hold: Option<HoldRow>,
    /// The day on which it goes by itself, if nobody does anything.
    pub goes_on: Option<Date>,
    /// Of a panel member: nobody has looked for a year at what is kept.
    pub review_due: bool,
    /// The part of a candidate's file that this is about; none where it is about everything.
    pub part: Option<Part>,
}

impl Item {
    /// As what it was shown in the queue: a copy by itself, everything else as whose it is. What a certificate shows goes by its
    /// own job on its day and is not waited for.
    pub(in crate::recruitment_file::retention) fn shown_as(&self) -> Option<(&'static str, Uuid)> {
        match &self.part {
            None => Some((self.scope.code(), self.thing)),
            Some(part) => part.evidence.as_ref().map(|copy| (store::EVIDENCE, copy.id.0)),
        }
    }

    /// The day on which its clock ends, or ended.
    #[must_use]
    pub fn ends_on(&self) -> Option<Date> {
        match self.standing {
            Standing::Runs { until } => Some(until),
            Standing::Due { since } => Some(since),
            Standing::Gone | Standing::Held { .. } | Standing::Kept => None,
        }
    }

    /// From today on it is shown as something that goes, and the two weeks count.
    pub(in crate::recruitment_file::retention) fn is_shown(&self, today: Date) -> Option<Date> {
        match (self.standing, &self.part) {
            (Standing::Due { since }, _) => Some(since),
            (Standing::Runs { until }, Some(_)) if rules::part_shown_from(until) <= today => Some(until),
            _ => None,
        }
    }
}

/// How much goes by one clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub due: usize,
    pub soon: usize,
    pub later: usize,
    pub held: usize,
}

/// Everything that is kept, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    pub due: Vec<Item>,
    /// What goes within thirty days, and within ninety.
    pub soon: Vec<Item>,
    pub later: Vec<Item>,
    pub held: Vec<Item>,
    pub runs: Vec<Item>,
    /// How much of what there is by each clock, in the order of the clocks.
    pub counts: Vec<(&'static Clock, Count)>,
    /// Whose clock waits for something: employed, or still in the running.
    pub kept: usize,
    pub undecided: usize,
    pub reviews: Vec<Item>,
    pub gone: Vec<erasures::Erasure>,
    pub ask_first: bool,
}

/// What there is, and what will be left.
#[derive(Debug, Clone)]
pub enum Content {
    Candidate(Counts),
    Member(MemberCounts),
}

/// One thing with everything that somebody needs to decide about it.
#[derive(Debug, Clone)]
pub struct Preview {
    pub item: Item,
    /// Parts of a candidate's file that go before it.
    pub parts: Vec<Item>,
    pub content: Content,
    pub erasure: Option<erasures::Erasure>,
    /// It may be erased before its time.
    pub early: bool,
}

pub(in crate::recruitment_file) fn today(app: &App) -> Result<Date, Refused> {
    day(&london_date(app.clock.now())).ok_or_else(|| Refused::broken("the clock gives no day"))
}

/// `2026-11-25` as a day.
pub fn day(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn london(at: Timestamp) -> Option<Date> {
    day(&london_date(at))
}

/// What an organisation set, and who is there.
pub(in crate::recruitment_file::retention) struct Desk {
    set: Set,
    pub(in crate::recruitment_file::retention) ask_first: bool,
    today: Date,
    holds: HashMap<(Scope, Uuid), HoldRow>,
    shown: HashMap<(String, Uuid), Shown>,
}

async fn desk(who: &Who, app: &App) -> Result<Desk, Refused> {
    let org = who.org()?;
    let protection = people::protection(who, app).await?;
    let holds = store::holds(&app.db, org).await?;
    let shown = store::shown(&app.db, org).await?;
    Ok(Desk {
        set: Set { months: protection.months, years: protection.years },
        ask_first: protection.erases == Erases::AskFirst,
        today: today(app)?,
        holds: holds.into_iter().map(|hold| ((hold.scope, hold.thing), hold)).collect(),
        shown: shown.into_iter().map(|shown| ((shown.scope.clone(), shown.thing), shown)).collect(),
    })
}

impl Desk {
    fn item(
        &self,
        scope: Scope,
        thing: Uuid,
        name: String,
        kept: Option<Kept>,
        from: Option<Date>,
        gone: bool,
    ) -> Item {
        let clock = kept.and_then(|kept| rules::clock(kept, self.today));
        let period = clock.map_or(Period::months(0), |clock| rules::period(clock, self.set));
        let (hold, held) = self.held(scope, thing);
        let facts = Facts { gone, hold: held, from: clock.and(from), period };
        let standing = rules::standing(facts, self.today);
        let goes_on = match standing {
            Standing::Due { since } if !self.ask_first => {
                let shown = self
                    .shown_as((scope.code(), thing))
                    .filter(|(_, due)| *due == since)
                    .map_or(self.today, |(on, _)| on);
                Some(shown + time::Duration::days(rules::SHOWN_DAYS))
            }
            _ => None,
        };
        Item {
            scope,
            thing,
            name,
            about: None,
            stage: None,
            clock,
            period,
            from: clock.and(from),
            told: false,
            standing,
            hold,
            goes_on,
            review_due: false,
            part: None,
        }
    }

    fn held(&self, scope: Scope, thing: Uuid) -> (Option<HoldRow>, Option<Hold>) {
        let hold = self.holds.get(&(scope, thing)).cloned();
        // A day that does not read keeps the hold up rather than dropping it.
        let held = hold.as_ref().map(|hold| Hold { review_on: day(&hold.review_on).unwrap_or(self.today) });
        (hold, held)
    }

    /// A part of somebody's file, beside the file.
    fn part(&self, part: Part, of: &Item) -> Item {
        let clock = rules::clock(part.kept, self.today);
        let period = clock.map_or(Period::months(0), |clock| clock.usual);
        let (hold, held) = self.held(of.scope, of.thing);
        let standing = rules::part_standing(part.on.and(clock).and(part.on), held, self.today);
        let shown = part.evidence.as_ref().and_then(|copy| self.shown_as((store::EVIDENCE, copy.id.0)));
        let goes_on = clock.and_then(|clock| rules::part_goes_on(standing, clock, shown, self.ask_first, self.today));
        let from = part.from;
        Item {
            clock,
            period,
            from,
            told: true,
            standing,
            hold,
            goes_on,
            review_due: false,
            part: Some(part),
            ..of.clone()
        }
    }

    pub(in crate::recruitment_file::retention) fn shown_as(&self, what: (&str, Uuid)) -> Option<(Date, Date)> {
        let shown = self.shown.get(&(what.0.to_owned(), what.1))?;
        london(shown.at).zip(day(&shown.due))
    }

    fn candidate(&self, found: &Candidate) -> Item {
        let kept = rules::kept_at(found.stage);
        let stage_on = found.stage_at.and_then(london);
        let from = match (kept, found.stage) {
            // Whoever waits in reserve may still be offered the post, until somebody else has started.
            (_, Stage::Reserve) => found.told_on.as_deref().and_then(day).or_else(|| found.filled_at.and_then(london)),
            (Some(Kept::Unsuccessful), _) => found.told_on.as_deref().and_then(day).or(stage_on),
            (Some(Kept::Withdrawn), _) => stage_on,
            (Some(Kept::Successful), Stage::Started) => found.ended_on.as_deref().and_then(day),
            // Somebody who is about to start: their file is kept.
            _ => None,
        };
        let item = self.item(Scope::Candidate, found.id.0, found.name.clone(), kept, from, found.erased_at.is_some());
        Item {
            about: Some((found.title.clone(), found.service_name.clone())),
            stage: Some(found.stage),
            told: found.told_on.is_some(),
            ..item
        }
    }

    fn member(&self, found: &Member, gone: bool) -> Item {
        let from = found.left_at.and_then(london);
        let looked = found.reviewed_on.as_deref().and_then(day).or_else(|| london(found.at));
        let review_due =
            from.is_none() && looked.is_some_and(|looked| months_later(looked, rules::REVIEW_MONTHS) <= self.today);
        let item = self.item(Scope::Person, found.id.0, found.name.clone(), Some(Kept::Member), from, gone);
        Item { review_due, ..item }
    }
}

pub(in crate::recruitment_file::retention) async fn items(who: &Who, app: &App) -> Result<(Desk, Vec<Item>), Refused> {
    let org = who.org()?;
    let desk = desk(who, app).await?;
    let mut all: Vec<Item> = store::candidates(&app.db, org).await?.iter().map(|found| desk.candidate(found)).collect();
    all.extend(parts_of(who, app, &desk, &all).await?);
    all.extend(store::members(&app.db, org).await?.iter().map(|found| desk.member(found, false)));
    Ok((desk, all))
}

/// The parts of these candidates' files that go before the file. That there is something of a certificate is told to HR alone.
async fn parts_of(who: &Who, app: &App, desk: &Desk, candidates: &[Item]) -> Result<Vec<Item>, Refused> {
    let of: HashMap<Uuid, &Item> = candidates.iter().map(|item| (item.thing, item)).collect();
    // Of one candidate alone nothing else is looked up.
    let one = if let [only] = candidates { Some(CandidacyId(only.thing)) } else { None };
    let knows = knows(who);
    let parts = checks::kept::service::parts(who, app, one).await?.into_iter();
    let parts = parts.filter(|part| knows || part.kept != Kept::Certificate);
    Ok(parts.filter_map(|part| of.get(&part.candidacy.0).map(|item| desk.part(part, item))).collect())
}

/// Is the asker told that there is something of a certificate at all?
fn knows(who: &Who) -> bool {
    matches!(who, Who::Job { .. })
        || who.may_everywhere(&[Role::Hr]).is_ok() && checks::disclosed::service::may_know(who)
}

/// The queue; that somebody could see what is due is written down, because two weeks count from then.
///
/// # Errors
/// Not HR and not an administrator; the database failed.
pub async fn queue(who: &Who, app: &App) -> Result<Queue, Refused> {
    let org = who.may_see_everywhere(KEEPERS)?.org;
    ledger::service::view(who, app, "retention_list", org.0).await?;
    // Whoever only reads lets nothing go, and does not see to it that anything stays.
    let keeper = who.may_everywhere(KEEPERS).is_ok();
    let (desk, all) = items(who, app).await?;
    let now = app.clock.now();
    let mut queue = Queue { ask_first: desk.ask_first, ..Queue::default() };
    let mut tx = app.db.begin().await?;
    let mut counts: HashMap<&'static str, Count> = HashMap::new();
    for item in all {
        if let (true, Some(due), Some(shown)) = (keeper, item.is_shown(desk.today), item.shown_as()) {
            store::note_shown(&mut tx, org, shown, &due.to_string(), now).await?;
        }
        let mut none = Count::default();
        let count = match item.clock {
            Some(clock) => counts.entry(clock.code).or_default(),
            None => &mut none,
        };
        match item.standing {
            Standing::Due { .. } => {
                count.due += 1;
                queue.due.push(item);
            }
            Standing::Held { .. } => {
                count.held += 1;
                queue.held.push(item);
            }
            Standing::Runs { until } => match rules::ahead(until, desk.today) {
                Ahead::Soon => {
                    count.soon += 1;
                    queue.soon.push(item);
                }
                Ahead::Later => {
                    count.later += 1;
                    queue.later.push(item);
                }
                Ahead::Far => queue.runs.push(item),
            },
            Standing::Kept if item.review_due => queue.reviews.push(item),
            // A part waits for the same as its file.
            Standing::Kept if item.part.is_some() => {}
            Standing::Kept if item.clock.is_none() => queue.undecided += 1,
            Standing::Kept => queue.kept += 1,
            Standing::Gone => {}
        }
    }
    tx.commit().await?;
    queue.counts = rules::CLOCKS
        .iter()
        .filter(|clock| clock.trigger != Trigger::File && rules::clock(clock.kept, desk.today) == Some(clock))
        // A line of nothing would say that there is none.
        .filter(|clock| clock.kept != Kept::Certificate || knows(who))
        .map(|clock| (clock, counts.get(clock.code).copied().unwrap_or_default()))
        .collect();
    queue.due.sort_by_key(|item| (item.goes_on, item.from));
    queue.held.sort_by_key(|item| item.hold.as_ref().map(|hold| hold.review_on.clone()));
    for ahead in [&mut queue.soon, &mut queue.later, &mut queue.runs] {
        ahead.sort_by_key(Item::ends_on);
    }
    queue.gone = erasures::all(&app.db, org).await?;
    Ok(queue)
}

/// One candidate or panel member, before anything is done to them.
///
/// # Errors
/// Not allowed; nobody of this organisation.
pub async fn preview(who: &Who, app: &App, scope: Scope, thing: Uuid) -> Result<Preview, Refused> {
    let org = who.may_see_everywhere(KEEPERS)?.org;
    let desk = desk(who, app).await?;
    let erasure = erasures::of(&app.db, org, scope, thing).await?;
    match scope {
        Scope::Candidate => {
            let id = CandidacyId(thing);
            let found = store::candidate(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
            let counts = store::counts_of_candidate(&app.db, org, id).await?;
            let early = rules::may_go_early(found.stage);
            let item = desk.candidate(&found);
            let mut parts = Vec::new();
            if erasure.is_none() {
                parts = parts_of(who, app, &desk, std::slice::from_ref(&item)).await?;
            }
            Ok(Preview { item, parts, content: Content::Candidate(counts), erasure, early })
        }
        Scope::Person => {
            let id = PersonId(thing);
            let found = match store::member(&app.db, org, id).await? {
                Some(found) => found,
                None => gone_or_other(who, app, id, erasure.as_ref()).await?,
            };
            let counts = store::counts_of_person(&app.db, org, id).await?;
            let item = desk.member(&found, erasure.is_some());
            Ok(Preview { item, parts: Vec::new(), content: Content::Member(counts), erasure, early: true })
        }
    }
}

/// [`preview`], for somebody who reads its page: that they did is noted first.
///
/// # Errors
/// As there.
pub async fn read(who: &Who, app: &App, scope: Scope, thing: Uuid) -> Result<Preview, Refused> {
    let preview = preview(who, app, scope, thing).await?;
    look(who, app, "retention", scope, thing).await?;
    Ok(preview)
}

/// Notes that somebody reads what is kept of one person.
pub(super) async fn look(who: &Who, app: &App, what: &'static str, scope: Scope, thing: Uuid) -> Result<(), Refused> {
    let candidacy = (scope == Scope::Candidate).then_some(CandidacyId(thing));
    ledger::service::look(who, app, Look { what, thing, candidacy, vacancy: None }).await
}

/// A person who was erased still has a page that says so; whoever holds an office role has none here.
async fn gone_or_other(
    who: &Who,
    app: &App,
    id: PersonId,
    erasure: Option<&erasures::Erasure>,
) -> Result<Member, Refused> {
    let person = people::person(who, app, id).await?;
    let Some(erasure) = erasure else { return Err(Refused::NotFound) };
    Ok(Member {
        id,
        name: person.name,
        stream: person.stream,
        subject: person.subject,
        at: erasure.at,
        left_at: None,
        reviewed_on: None,
        seats: 0,
    })
}

/// What is known of locked copies, by which an erasure is complete or not.
#[derive(Debug, Clone)]
pub(in crate::recruitment_file) struct Copies {
    /// For how long one is kept.
    days: i64,
    /// When the server made some.
    made: Vec<Date>,
    today: Date,
}

impl Copies {
    /// # Errors
    /// The database failed.
    pub(in crate::recruitment_file) async fn read(app: &App) -> Result<Self, Refused> {
        let made = erasures::copies_made(&app.db).await?;
        let made = made.into_iter().filter_map(|(at,)| london(at)).collect();
        Ok(Self { days: app.settings.copies_days(), made, today: today(app)? })
    }

    /// How far an erasure has come.
    pub(in crate::recruitment_file) fn completion(&self, erasure: &erasures::Erasure) -> Completion {
        rules::completion(erasure.done_at.and_then(london), self.days, &self.made, self.today)
    }
}

/// That somebody's data was deleted, and how far that has come: as the file says it, on every page and in every copy of it.
///
/// # Errors
/// The database failed.
pub(in crate::recruitment_file) async fn erased_words(
    app: &App,
    erasure: &erasures::Erasure,
) -> Result<String, Refused> {
    let words = |day: Date| day_words(&day.to_string());
    let far = match Copies::read(app).await?.completion(erasure) {
        Completion::GoesOn => say("erasure-goes-on"),
        Completion::Waits => say("erasure-waits"),
        Completion::On(day) => say_with("erasure-complete-when", &[("day", &words(day))]),
        Completion::Since(day) => say_with("erasure-complete-then", &[("day", &words(day))]),
    };
    Ok(say_with("erasure-said", &[("day", &london_day(erasure.at)), ("far", &far)]))
}

/// The candidates of whom a legal hold stands: nothing of theirs is deleted by any clock.
///
/// # Errors
/// The database failed.
pub async fn held_candidates(app: &App) -> Result<BTreeSet<CandidacyId>, Refused> {
    Ok(store::held_candidates(&app.db).await?.into_iter().map(|(id,)| id).collect())
}
