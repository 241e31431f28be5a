//! The deeds of references, and where they stand.

mod deeds;
mod link;

pub use deeds::{MAY_ACCEPT, ask, chase, drop_referee, excuse, give, prove, settle};
pub use link::{DAYS as LINK_DAYS, Form, answer, form, holder, open, send_again};

use super::rules::{self, Coverage, Found, Job, NoReference, OursSaid, Ref, State, TheirsSaid};
use super::store;
pub(in crate::checks) use super::store::Rows;
use super::{Asked, Channel, Chased, Dropped, Excused, Given, Kind, Matter, Proved, RefereeLinkRow, Settled};
use crate::checks::dated::Dated;
use crate::checks::history::rules::Standing as HistoryStanding;
use crate::checks::history::service::{rows_by_candidacy as histories, span_of, stands_by as history_stands};
use crate::checks::history::store::Rows as HistoryRows;
use crate::checks::history::{Activity, Period};
use crate::checks::pack::service::pack_of;
use crate::checks::rules::Offer;
use crate::checks::service::{About, MAY, Writing, day, is_candidate, offer_of, writing};
use crate::checks::typed::{WORDS_MIN, Wrong};
use crate::checks::{DATES_MAY_DIFFER, Pack};
use crate::ids::{CandidacyId, RowId};
use crate::ledger::{self, Look};
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy, Vacancy};
use std::collections::BTreeMap;
use time::Date;

/// Something to be settled, and how it was.
#[derive(Debug, Clone)]
pub struct Seen {
    pub found: Found,
    pub settled: Option<Settled>,
}

/// One reference with all that is known of it.
#[derive(Debug, Clone)]
pub struct One {
    pub asked: Asked,
    pub chased: Vec<Chased>,
    pub given: Option<Given>,
    /// Answers before it, the newest first.
    pub earlier: Vec<Given>,
    /// That the referee is asked no more.
    pub dropped: Option<Dropped>,
    /// Of the answer as it stands.
    pub proved: Option<Proved>,
    pub matters: Vec<Seen>,
    pub state: State,
    /// What it is about, as the history has it now.
    pub period: Option<Period>,
    known: Ref,
}

/// Everything about one person's references.
#[derive(Debug, Clone)]
pub struct References {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    /// The employments of the history, in the order in which they began.
    pub jobs: Vec<Period>,
    /// The oldest first.
    pub all: Vec<One>,
    pub excused: Vec<Excused>,
    pub coverage: Coverage,
    pub links: Vec<RefereeLinkRow>,
    /// Does the pack of this vacancy rest checks on these references?
    pub counts: bool,
    /// A conditional offer stands.
    pub offered: bool,
    /// Whoever reads is the candidate: what others say of them in confidence is not theirs to read here, nor to write.
    pub is_own: bool,
}

/// One person's references.
///
/// # Errors
/// Not allowed; no such candidate.
pub async fn references(who: &Who, app: &App, id: CandidacyId) -> Result<References, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = pack_of(app, &vacancy).await?;
    let offered = offer_of(who, app, &candidacy).await? != Offer::None;
    let history = histories(who, app, Some(id)).await?.remove(&id).unwrap_or_default();
    let whole = history_stands(Some(&history), &pack);
    let rows = store::rows(&app.db, who.org()?, Some(id)).await?;
    let links = store::links(&app.db, who.org()?, id).await?;
    let put = put_together(rows, &history, &whole, &pack);
    let is_own = match who.signed() {
        Ok(signed) => is_candidate(who, app, &candidacy, signed).await?,
        Err(_) => false,
    };
    Ok(References {
        is_own,
        candidacy,
        vacancy,
        jobs: put.jobs,
        all: put.all,
        excused: put.excused,
        coverage: put.coverage,
        links,
        counts: rests_on_references(&pack),
        offered,
    })
}

/// [`references`] for somebody who reads them on a screen: that they did is noted first, and what cannot be noted is not shown.
///
/// # Errors
/// As [`references`]; `NotAllowed` for the candidate.
pub async fn read_references(who: &Who, app: &App, id: CandidacyId) -> Result<References, Refused> {
    let read = references(who, app, id).await?;
    if read.is_own {
        return Err(Refused::NotAllowed);
    }
    let vacancy = Some(read.vacancy.id);
    ledger::service::look(who, app, Look { what: "references", thing: id.0, candidacy: Some(id), vacancy }).await?;
    Ok(read)
}

fn rests_on_references(pack: &Pack) -> bool {
    pack.items.iter().any(|item| item.worked_out.is_some_and(|from| from.is_of_references()))
}

/// What there is of the references of candidates: of one, or of all of the organisation. Whoever has none is not in it.
pub(in crate::checks) async fn rows_by_candidacy(
    who: &Who,
    app: &App,
    one: Option<CandidacyId>,
) -> Result<BTreeMap<CandidacyId, Rows>, Refused> {
    let all = store::rows(&app.db, who.org()?, one).await?;
    let mut by: BTreeMap<CandidacyId, Rows> = BTreeMap::new();
    macro_rules! put {
        ($($list:ident),+) => {$(for row in all.$list { by.entry(row.candidacy).or_default().$list.push(row); })+};
    }
    put!(asked, chased, given, proved, settled, excused, dropped);
    Ok(by)
}

/// Where the references of one candidate stand, and since which day they are all there.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    pub coverage: Coverage,
    pub since: Option<Date>,
}

/// By a pack, from the rows of one candidate and of their history.
pub(in crate::checks) fn stands_by(
    rows: Option<&Rows>,
    history: Option<&HistoryRows>,
    whole: &HistoryStanding,
    pack: &Pack,
) -> Standing {
    let none = HistoryRows::default();
    let put = put_together(rows.cloned().unwrap_or_default(), history.unwrap_or(&none), whole, pack);
    // Only what covers something says since when it is covered.
    let counts = |one: &&One| {
        let is_required = put.coverage.jobs.iter().any(|stands| one.known.job == Some(stands.required.job));
        one.state == State::Covered && (is_required || put.coverage.somebody.is_some())
    };
    let days = put.all.iter().filter(counts).flat_map(|one| {
        let answer = one.given.iter().map(|given| day(&given.received_on));
        let proof = one.proved.iter().map(|proved| day(&proved.proved_on));
        let settled = one.matters.iter().filter_map(|seen| seen.settled.as_ref());
        answer.chain(proof).chain(settled.map(|settled| day(&london_date(settled.at)))).collect::<Vec<_>>()
    });
    let excused = put.excused.iter().map(|excused| day(&london_date(excused.at)));
    let since = days.chain(excused).flatten().max().max(whole.whole_since);
    Standing { coverage: put.coverage, since }
}

struct Put {
    jobs: Vec<Period>,
    all: Vec<One>,
    excused: Vec<Excused>,
    coverage: Coverage,
}

fn put_together(rows: Rows, history: &HistoryRows, whole: &HistoryStanding, pack: &Pack) -> Put {
    let is_job = |period: &&Period| !period.removed && (period.activity.is_employment() || period.care);
    let (jobs, facts): (Vec<Period>, Vec<Job>) = history
        .periods
        .iter()
        .filter(is_job)
        .filter_map(|period| {
            let employed = period.activity == Activity::Work;
            Some((period.clone(), Job { span: span_of(period)?, employed, care: period.care }))
        })
        .unzip();
    let applied_on = history.frames.first().and_then(|frame| day(&frame.applied_on));
    let tolerance = pack.dates_may_differ_days.unwrap_or(DATES_MAY_DIFFER);
    let Rows { asked, chased, given, proved, settled, excused, dropped } = rows;
    let one = |asked: Asked| {
        let job = asked.period.and_then(|of| jobs.iter().position(|job| job.period == of));
        let period = job.and_then(|job| jobs.get(job)).cloned();
        let chased: Vec<Chased> = chased.iter().filter(|one| one.reference == asked.id).cloned().collect();
        let mut answers: Vec<Given> = given.iter().filter(|one| one.reference == asked.id).cloned().collect();
        answers.sort_by_key(|one| std::cmp::Reverse(one.revision));
        let dropped = dropped.iter().rfind(|one| one.reference == asked.id).cloned();
        let proved = proved.iter().find(|one| one.reference == asked.id).cloned();
        let proved = proved.filter(|proved| answers.first().is_some_and(|given| given.revision == proved.given));
        let care = period.as_ref().is_some_and(|period| period.care);
        let found = found_in(&asked, &answers, proved.as_ref(), period.as_ref(), applied_on, tolerance);
        let matters: Vec<Seen> = found
            .into_iter()
            .map(|found| {
                let is = |one: &&Settled| {
                    one.reference == asked.id
                        && (one.matter, one.ours.as_str(), one.theirs.as_str())
                            == (found.matter, found.ours.as_str(), found.theirs.as_str())
                };
                Seen { settled: settled.iter().rfind(is).cloned(), found }
            })
            .collect();
        let earlier = if answers.is_empty() { Vec::new() } else { answers.split_off(1) };
        let given = answers.pop();
        let mut tried: Vec<&str> = chased.iter().map(|one| one.chased_on.as_str()).collect();
        tried.push(&asked.asked_on);
        tried.sort_unstable();
        tried.dedup();
        let known = Ref {
            kind: asked.kind,
            job,
            attempts: tried.len(),
            answered: given.is_some(),
            shows_conduct: given.as_ref().is_some_and(|given| shows_conduct(given, care)),
            speaks: given.as_ref().is_some_and(|given| given.capacity.speaks_for_employer()),
            genuine: proved.as_ref().filter(|one| !one.genuine || one.how.proves()).map(|one| one.genuine),
            open: matters.iter().filter(|seen| seen.settled.is_none()).count(),
            says_why: given.as_ref().is_some_and(|given| !given.why_left.is_empty()),
            says_ended: given.as_ref().is_some_and(|given| given.ended.is_some()),
            dropped: dropped.is_some(),
        };
        let state = rules::state_of(&known);
        One { state, asked, chased, given, earlier, dropped, proved, matters, period, known }
    };
    let all: Vec<One> = asked.into_iter().map(one).collect();
    let known: Vec<Ref> = all.iter().map(|one| one.known).collect();
    let are_excused: Vec<usize> =
        excused.iter().filter_map(|one| jobs.iter().position(|job| job.period == one.period)).collect();
    let coverage =
        rules::coverage(whole.is_whole(), &facts, &known, &are_excused, pack.least_references.unwrap_or_default());
    Put { jobs, all, excused, coverage }
}

fn shows_conduct(given: &Given, care: bool) -> bool {
    given.conduct.chars().count() >= WORDS_MIN && (!care || given.safeguarding.is_some())
}

/// What is to be settled in the answers of one reference, the newest first.
fn found_in(
    asked: &Asked,
    answers: &[Given],
    proved: Option<&Proved>,
    period: Option<&Period>,
    applied_on: Option<Date>,
    tolerance: i64,
) -> Vec<Found> {
    let Some((given, earlier)) = answers.split_first() else { return Vec::new() };
    // What somebody else wrote says nothing of the person, but that somebody else wrote it does.
    if let Some(forged) = proved.filter(|proved| !proved.genuine) {
        let theirs = forged.note.clone();
        return vec![Found { matter: Matter::NotGenuine, ours: String::new(), theirs }];
    }
    let care = period.is_some_and(|period| period.care);
    let ours = period.and_then(|period| {
        let span = span_of(period)?;
        Some(OursSaid { began: span.start, ended: span.end, title: &period.title, why: &period.why, applied_on })
    });
    let mut found = rules::matters(ours, &said_by(asked, given, care), tolerance);
    for before in earlier {
        for against in rules::against(&said_by(asked, before, care)) {
            if !found.contains(&against) {
                found.push(against);
            }
        }
    }
    found
}

fn said_by<'a>(asked: &Asked, given: &'a Given, care: bool) -> TheirsSaid<'a> {
    let date = |text: Option<&String>| text.and_then(|text| Dated::parse(text).ok());
    TheirsSaid {
        kind: asked.kind,
        began: date(given.began.as_ref()),
        ended: date(given.ended.as_ref()),
        goes_on: given.goes_on,
        title: &given.title,
        why_left: &given.why_left,
        re_employ: given.re_employ,
        re_employ_why: &given.re_employ_why,
        warnings: &given.warnings,
        safeguarding: given.safeguarding,
        safeguarding_words: &given.safeguarding_words,
        care,
    }
}

impl About for References {
    fn candidacy(&self) -> &Candidacy {
        &self.candidacy
    }
}

/// Begins a deed of somebody in the office.
async fn begin(who: &Who, app: &App, id: CandidacyId) -> Result<Writing<References>, Refused> {
    let before = references(who, app, id).await?;
    // Somebody who works here may apply; then somebody else asks, proves and settles.
    if before.is_own {
        return Err(Refused::because(NoReference::Own.code()));
    }
    writing(who, app, before).await
}

impl One {
    /// The referee themselves answered, by their link.
    #[must_use]
    pub fn answered_by_referee(&self) -> bool {
        self.given.iter().chain(&self.earlier).any(|given| given.by_name.is_none())
    }

    /// Their answer, or the one that was corrected, came by link.
    #[must_use]
    pub fn came_by_link(&self) -> bool {
        self.given.as_ref().is_some_and(|given| given.came_how == Channel::Link)
    }
}

impl References {
    /// One of them.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn one(&self, id: RowId) -> Result<&One, Refused> {
        self.all.iter().find(|one| one.asked.id == id).ok_or(Refused::NotFound)
    }

    /// Those that are about this employment.
    pub fn about(&self, period: RowId) -> impl Iterator<Item = &One> {
        self.all.iter().filter(move |one| one.period.as_ref().is_some_and(|of| of.period == period))
    }

    /// Those that are about no employment that is asked about.
    pub fn aside(&self) -> impl Iterator<Item = &One> {
        let is_asked_about = |one: &One| {
            let stands = self.coverage.jobs.iter().filter_map(|stands| self.jobs.get(stands.required.job));
            stands.into_iter().any(|job| one.period.as_ref().is_some_and(|of| of.period == job.period))
        };
        self.all.iter().filter(move |one| one.asked.kind == Kind::Personal || !is_asked_about(one))
    }
}

/// Referees who have not answered: the reference, who it is, and when they were asked last, by candidate.
///
/// # Errors
/// The database failed.
pub(in crate::checks) async fn silent(
    who: &Who,
    app: &App,
) -> Result<BTreeMap<CandidacyId, Vec<(RowId, String, Date)>>, Refused> {
    let rows = store::rows(&app.db, who.org()?, None).await?;
    let mut silent: BTreeMap<CandidacyId, Vec<(RowId, String, Date)>> = BTreeMap::new();
    for asked in &rows.asked {
        let answered = rows.given.iter().any(|given| given.reference == asked.id);
        if answered || rows.dropped.iter().any(|dropped| dropped.reference == asked.id) {
            continue;
        }
        let chased = rows.chased.iter().filter(|chased| chased.reference == asked.id).map(|chased| &chased.chased_on);
        let Some(last) = chased.chain([&asked.asked_on]).filter_map(|on| day(on)).max() else { continue };
        silent.entry(asked.candidacy).or_default().push((asked.id, asked.referee.clone(), last));
    }
    Ok(silent)
}
