//! Whom references must come from, and where that stands.

use crate::checks::history::Span;
use crate::checks::references::Kind;
use time::Date;

/// Fewest days on which an employer was asked or chased before it may be said that they can't be had.
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
    /// On how many days somebody was asked or chased.
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
    /// It says that the work has ended.
    pub says_ended: bool,
    /// The referee is asked no more; what came all the same still counts.
    pub dropped: bool,
}

/// Where a reference, or what is required of an employment, stands. Later ones are nearer to the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody was asked.
    NotAsked,
    /// The referee is asked no more.
    Dropped,
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
            Self::Dropped => "dropped",
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
        return if one.dropped { State::Dropped } else { State::Asked };
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

/// Where one required employment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobStands {
    pub required: Required,
    pub state: State,
    /// The employer gave the reason for leaving, or it is excused; true where it goes on.
    pub why_known: bool,
    /// May it be said now that the employer, or the reason for leaving, can't be had?
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
    /// So many more are wanted, as the pack has a least number.
    Fewer(usize),
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

/// Where one required employment stands.
fn job_stands(required: Required, jobs: &[Job], references: &[Ref], excused: &[usize]) -> JobStands {
    let of_job = || references.iter().filter(|one| one.job == Some(required.job));
    let of = |kind: Kind| of_job().filter(move |one| one.kind == kind);
    let best = of(Kind::Employer).map(state_of).max().unwrap_or(State::NotAsked);
    // On two days, or of two persons there.
    let tried =
        of(Kind::Employer).any(|one| one.attempts >= ATTEMPTS_MIN) || of(Kind::Employer).count() >= ATTEMPTS_MIN;
    let substitute = of(Kind::Substitute).any(|one| state_of(one) == State::Covered);
    let accepted = excused.contains(&required.job);
    let state = match best {
        // What one of them says against the person is settled before another one counts.
        _ if of_job().any(is_open) => State::Open,
        State::Covered => State::Covered,
        _ if substitute && accepted => State::Excused,
        best => best,
    };
    let ended = jobs.get(required.job).is_some_and(|job| job.span.end.is_some());
    let ended = ended || of(Kind::Employer).any(|one| one.answered && one.says_ended);
    let said = of(Kind::Employer).any(|one| one.says_why && state_of(one) == State::Covered);
    // Why it ended is asked for as far as that can be had; conduct is not.
    let why_known = state == State::Excused || (state == State::Covered && (!ended || said || accepted));
    let has_rest = if best == State::Covered { required.care && !why_known } else { substitute && !accepted };
    JobStands { required, state, why_known, may_excuse: tried && has_rest }
}

/// Somebody said something that is not settled.
fn is_open(one: &Ref) -> bool {
    one.answered && one.open > 0
}

/// Puts it together, where the pack wants so many references at least. `excused` are the jobs of which somebody accepted that the employer, or the reason, can't be had.
pub fn coverage(history_is_whole: bool, jobs: &[Job], references: &[Ref], excused: &[usize], least: usize) -> Coverage {
    let jobs_stand: Vec<JobStands> =
        required(jobs).into_iter().map(|required| job_stands(required, jobs, references, excused)).collect();
    let needs_somebody = !jobs.iter().any(|job| job.employed) && jobs_stand.is_empty();
    let best = || references.iter().map(state_of).max().unwrap_or(State::NotAsked);
    let somebody = needs_somebody.then(|| if references.iter().any(is_open) { State::Open } else { best() });
    let is_required = |one: &Ref| one.job.is_some_and(|job| jobs_stand.iter().any(|stands| stands.required.job == job));
    let aside = references.iter().filter(|one| is_open(one) && !is_required(one)).count();
    let all = |of: fn(&JobStands) -> bool, done: fn(&JobStands) -> bool| {
        history_is_whole && jobs_stand.iter().filter(|stands| of(stands)).all(done)
    };
    let somebody_done = somebody.is_none_or(State::is_done);
    let conduct = all(|stands| stands.required.care, |stands| stands.state.is_done());
    let why_left = all(|stands| stands.required.care, |stands| stands.why_known);
    let most_recent =
        all(|stands| stands.required.most_recent, |stands| stands.state.is_done()) && somebody_done && aside == 0;
    // Where a law or a custom names a number, so many are whole.
    let whole = references.iter().filter(|one| state_of(one) == State::Covered).count();
    let fewer = least.saturating_sub(whole);
    let most_recent = most_recent && fewer == 0;
    let is_left = |stands: &&JobStands| !stands.state.is_done() || (stands.required.care && !stands.why_known);
    let open = jobs_stand.iter().filter(is_left).count();
    let mut missing = Vec::new();
    if !history_is_whole {
        missing.push(Missing::History);
    }
    if open > 0 {
        missing.push(Missing::Jobs(open));
    }
    if !somebody_done && history_is_whole && aside == 0 {
        missing.push(Missing::Somebody);
    }
    if aside > 0 {
        missing.push(Missing::Settle(aside));
    }
    if fewer > 0 && history_is_whole {
        missing.push(Missing::Fewer(fewer));
    }
    Coverage { jobs: jobs_stand, somebody, missing, conduct, why_left, most_recent }
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
