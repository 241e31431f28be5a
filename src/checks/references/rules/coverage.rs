//! Whom references must come from, and where that stands.

use crate::checks::history::Span;
use crate::checks::references::Kind;
use time::Date;

/// Fewest times that an employer was asked or chased before it may be said that they can't be had.
pub const ATTEMPTS_MIN: usize = 2;

/// An employment of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    pub span: Span,
    /// Work for an employer, not self-employment or something unpaid.
    pub employed: bool,
    /// In health or social care, or with children or vulnerable adults.
    pub care: bool,
}

/// An employment that a reference is required from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Required {
    /// Its place in the list of jobs.
    pub job: usize,
    pub most_recent: bool,
    pub care: bool,
}

/// Whom references are required from: the most recent employer, and every employment in care (Schedule 3, item 4). In the order of the jobs.
pub fn required(jobs: &[Job]) -> Vec<Required> {
    // The one that ended last, or goes on; of several that go on, the one that began last.
    let key = |job: &Job| (job.span.end.map_or(Date::MAX, |end| end.latest()), job.span.start.latest());
    let most_recent = jobs.iter().enumerate().filter(|(_, job)| job.employed).max_by_key(|(_, job)| key(job));
    let most_recent = most_recent.map(|(at, _)| at);
    let all = jobs.iter().enumerate();
    all.filter(|(at, job)| job.care || Some(*at) == most_recent)
        .map(|(at, job)| Required { job: at, most_recent: Some(at) == most_recent, care: job.care })
        .collect()
}

/// What is known of one reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ref {
    pub kind: Kind,
    /// The place in the list of jobs of what it is about.
    pub job: Option<usize>,
    /// How often somebody was asked or chased.
    pub attempts: usize,
    pub answered: bool,
    /// It says more than dates and titles: how the person behaved; about work in care also whether there was a concern.
    pub shows_conduct: bool,
    /// Whoever answered may speak for the employer.
    pub speaks: bool,
    /// What was found of its origin, where somebody looked in a way that shows something.
    pub genuine: Option<bool>,
    /// What has to be settled in writing.
    pub open: usize,
    /// It gives a reason for leaving.
    pub says_why: bool,
}

/// Where a reference, or what is required of an employment, stands. Later ones are nearer to the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody was asked.
    NotAsked,
    Asked,
    /// It came from somebody else than whom it names.
    NotGenuine,
    /// From a colleague or a friend, who does not speak for the employer.
    NotEmployer,
    /// Dates and titles, and nothing of conduct.
    DatesOnly,
    /// Nobody has yet shown that it is genuine.
    Unproved,
    /// Something has to be settled in writing.
    Open,
    /// It could not be had; a substitute is accepted.
    Excused,
    Covered,
}

impl State {
    /// Nothing more is to be done.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Excused | Self::Covered)
    }

    /// The end of its message in the catalogue.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::Asked => "asked",
            Self::NotGenuine => "not-genuine",
            Self::NotEmployer => "not-employer",
            Self::DatesOnly => "dates-only",
            Self::Unproved => "unproved",
            Self::Open => "open",
            Self::Excused => "excused",
            Self::Covered => "covered",
        }
    }
}

/// Where one reference stands by itself.
pub fn state_of(one: &Ref) -> State {
    if !one.answered {
        return State::Asked;
    }
    match one.genuine {
        Some(false) => State::NotGenuine,
        _ if one.kind == Kind::Employer && !one.speaks => State::NotEmployer,
        _ if !one.shows_conduct => State::DatesOnly,
        None => State::Unproved,
        // A concern does not go away because another reference is good.
        Some(true) if one.open > 0 => State::Open,
        Some(true) => State::Covered,
    }
}

/// Why something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Conduct,
    /// Why work in care ended.
    Left,
    MostRecent,
}

/// Where one required employment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobStands {
    pub required: Required,
    pub state: State,
    /// The employer gave the reason for leaving, or it is excused; true where it goes on.
    pub why_known: bool,
    /// May it be said now that the employer can't be had?
    pub may_excuse: bool,
}

/// What references still lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Whom they must come from is known only when the history is whole.
    History,
    /// So many required employments without what is needed.
    Jobs(usize),
    /// So many references with something to be settled that cover nothing required, or beside one that does.
    Settle(usize),
    /// Whoever was never employed needs somebody who knows them.
    Somebody,
}

/// Where references stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    pub jobs: Vec<JobStands>,
    /// They were never employed: one reference of somebody who knows them is wanted, and stands here.
    pub somebody: Option<State>,
    pub missing: Vec<Missing>,
    /// Conduct in earlier work in care (Schedule 3, item 4).
    pub conduct: bool,
    /// Why such work ended (item 5).
    pub why_left: bool,
    /// The most recent employer; where nobody employed them, somebody who knows them.
    pub most_recent: bool,
}

/// Puts it together. `excused` are the jobs of which somebody accepted a substitute.
pub fn coverage(history_is_whole: bool, jobs: &[Job], references: &[Ref], excused: &[usize]) -> Coverage {
    let of_job = |job: usize| references.iter().filter(move |one| one.job == Some(job));
    let is_open = |one: &&Ref| one.answered && one.open > 0 && one.genuine != Some(false);
    let stands = |required: Required| {
        let of = |kind: Kind| of_job(required.job).filter(move |one| one.kind == kind);
        let best = of(Kind::Employer).map(state_of).max().unwrap_or(State::NotAsked);
        let attempts: usize = of(Kind::Employer).map(|one| one.attempts).sum();
        let substitute = of(Kind::Substitute).any(|one| state_of(one) == State::Covered);
        let may_excuse = best != State::Covered && attempts >= ATTEMPTS_MIN && substitute;
        let is_excused = substitute && excused.contains(&required.job) && best != State::Covered;
        let state = match best {
            // What one of them says against the person is settled before another one counts.
            _ if of_job(required.job).any(|one| is_open(&one)) => State::Open,
            _ if is_excused => State::Excused,
            best => best,
        };
        let goes_on = jobs.get(required.job).is_some_and(|job| job.span.end.is_none());
        let said = of(Kind::Employer).any(|one| one.says_why && state_of(one) == State::Covered);
        let why_known = state == State::Excused || (state == State::Covered && (goes_on || said));
        JobStands { required, state, why_known, may_excuse: may_excuse && !is_excused }
    };
    let jobs_stand: Vec<JobStands> = required(jobs).into_iter().map(stands).collect();
    let needs_somebody = !jobs.iter().any(|job| job.employed) && jobs_stand.is_empty();
    let somebody = needs_somebody.then(|| references.iter().map(state_of).max().unwrap_or(State::NotAsked));
    let aside = references.iter().filter(|one| {
        let in_job = one.job.is_some_and(|job| jobs_stand.iter().any(|stands| stands.required.job == job));
        is_open(one) && !in_job && somebody.is_none()
    });
    let aside = aside.count();
    let all = |of: fn(&JobStands) -> bool, done: fn(&JobStands) -> bool| {
        history_is_whole && jobs_stand.iter().filter(|stands| of(stands)).all(done)
    };
    let somebody_done = somebody.is_none_or(State::is_done);
    let conduct = all(|stands| stands.required.care, |stands| stands.state.is_done());
    let why_left = all(|stands| stands.required.care, |stands| stands.why_known);
    let most_recent =
        all(|stands| stands.required.most_recent, |stands| stands.state.is_done()) && somebody_done && aside == 0;
    let open =
        jobs_stand.iter().filter(|stands| !stands.state.is_done() || (stands.required.care && !stands.why_known));
    let open = open.count();
    let mut missing = Vec::new();
    if !history_is_whole {
        missing.push(Missing::History);
    }
    if open > 0 {
        missing.push(Missing::Jobs(open));
    }
    if !somebody_done && history_is_whole {
        missing.push(Missing::Somebody);
    }
    if aside > 0 {
        missing.push(Missing::Settle(aside));
    }
    Coverage { jobs: jobs_stand, somebody, missing, conduct, why_left, most_recent }
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
