//! When a walk through a file is whole, and where a finding stands; `draw.rs`: which files a seed draws.

#[cfg(feature = "ssr")]
mod draw;

#[cfg(feature = "ssr")]
pub use draw::{place, population, sample};

use super::{Mark, Question, Severity, Shows, Step, Whom};
use crate::people::rules::sort_key;
use crate::vacancy::Stage;
use std::collections::BTreeMap;
use time::{Date, Duration};

/// Most files in one sample: more than that nobody walks through.
pub const FILES_MOST: usize = 100;
/// Most characters of why there is an audit, and of a seed and of who said it.
pub const LINE_MOST: usize = 200;
/// Fewest and most characters of a finding, of an action, and of what was done.
pub const WORDS_LEAST: usize = 5;
pub const WORDS_MOST: usize = 2000;
/// A finding is due within so many days.
pub const DUE_MOST: i64 = 366;

/// What decides whether a file is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    pub stage: Stage,
    pub has_left: bool,
    /// They worked here before their file was here.
    pub was_here: bool,
    /// Their first day, if it is known.
    pub began: Option<Date>,
}

/// Is this file one of those that a sample is drawn from? With days, only where a first day is known and lies within them.
#[must_use]
pub fn is_of(whom: Whom, (from, to): (Option<Date>, Option<Date>), of: Of) -> bool {
    let started = of.stage == Stage::Started;
    let is = match whom {
        Whom::WorksHere => started && !of.has_left,
        Whom::Recruited => started && !of.has_left && !of.was_here,
        Whom::ConditionalOffer => of.stage == Stage::ConditionalOffer,
        Whom::Accepted => of.stage == Stage::Accepted,
        Whom::Cleared => of.stage == Stage::Cleared,
        Whom::Left => started && of.has_left,
        Whom::NotTaken => !of.stage.is_live(),
        Whom::Everybody => true,
    };
    let no_days = from.is_none() && to.is_none();
    let within = |began: Date| from.is_none_or(|from| from <= began) && to.is_none_or(|to| began <= to);
    is && (no_days || of.began.is_some_and(within))
}

/// What the file shows where so many of so many things are open: it lacks them once somebody was taken on. What was seen too late
/// is missing whatever else is there.
#[must_use]
pub fn shown(open: usize, all: usize, late: bool, due: bool) -> Shows {
    match (all, open, late) {
        (0, ..) => Shows::NotNeeded,
        (_, _, true) => Shows::Missing,
        (_, 0, false) => Shows::There,
        (_, 1.., false) if due => Shows::Missing,
        (_, 1.., false) => Shows::NotYet,
    }
}

/// What is wrong with what was typed: the field, and the message.
pub type Wrong = (&'static str, &'static str);

/// A seed as it is used: a line without spaces around it.
///
/// # Errors
/// Nothing, too long, or more than one line.
pub fn seed(typed: &str) -> Result<String, Wrong> {
    let seed = typed.trim();
    if seed.is_empty() || seed.chars().count() > LINE_MOST || seed.chars().any(char::is_control) {
        return Err(("seed", "audit-seed-needed"));
    }
    Ok(seed.to_owned())
}

/// How many files are drawn.
///
/// # Errors
/// No number, nought, or too many.
pub fn wanted(typed: &str) -> Result<usize, Wrong> {
    let n = typed.trim().parse().ok().filter(|n| (1..=FILES_MOST).contains(n));
    n.ok_or(("files", "audit-files-needed"))
}

/// Words that have to say something.
#[must_use]
pub fn says(words: &str) -> bool {
    (WORDS_LEAST..=WORDS_MOST).contains(&words.trim().chars().count())
}

/// A finding as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    pub words: &'a str,
    pub severity: Option<Severity>,
    pub action: &'a str,
    pub due: Option<Date>,
    /// Somebody was chosen who may own it.
    pub owned: bool,
}

/// What a finding needs: what is not in order, how bad that is, what is to be done, by whom, and by when. An empty list is none.
#[must_use]
pub fn finding(typed: Typed<'_>, today: Date) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if !says(typed.words) {
        wrong.push(("words", "audit-words-needed"));
    }
    if typed.severity.is_none() {
        wrong.push(("severity", "audit-severity-needed"));
    }
    if !says(typed.action) {
        wrong.push(("action", "audit-action-needed"));
    }
    if !typed.owned {
        wrong.push(("owner", "audit-owner-needed"));
    }
    if !is_due(typed.due, today) {
        wrong.push(("due_on", "audit-due-needed"));
    }
    wrong
}

/// Can something be due on that day?
#[must_use]
pub fn is_due(day: Option<Date>, today: Date) -> bool {
    day.is_some_and(|day| (today..=today.saturating_add(Duration::days(DUE_MOST))).contains(&day))
}

/// What was answered at a question, and what a second person says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    pub mark: Mark,
    pub agrees: Option<bool>,
}

/// How far the walk through a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// So many questions are answered, of all.
    Under(usize),
    /// Two persons see something differently: it is answered again.
    Differ(usize),
    /// So many answers wait for a second person.
    Waits(usize),
    Whole,
}

impl Walk {
    #[must_use]
    pub fn is_whole(self) -> bool {
        self == Self::Whole
    }
}

/// How far it is. `two` says that a second person is wanted.
#[must_use]
pub fn walk(answers: &BTreeMap<Question, Answered>, two: bool) -> Walk {
    let all = answers.values();
    let differ = if two { all.clone().filter(|one| one.agrees == Some(false)).count() } else { 0 };
    let waits = if two { all.filter(|one| one.agrees.is_none()).count() } else { 0 };
    match (answers.len() == Question::ALL.len(), differ, waits) {
        (_, 1.., _) => Walk::Differ(differ),
        (false, ..) => Walk::Under(answers.len()),
        (true, 0, 1..) => Walk::Waits(waits),
        (true, 0, 0) => Walk::Whole,
    }
}

/// Is whoever answers now a second person for what the first said? Nobody is two by having two sign-ins of one name.
#[must_use]
pub fn is_second<P: PartialEq>((first, first_name): (&P, &str), (second, second_name): (&P, &str)) -> bool {
    first != second && sort_key(first_name) != sort_key(second_name)
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Open,
    /// Somebody said what was done. A later audit looks at it.
    Done,
    Mended,
    /// Its question was answered again.
    Withdrawn,
}

impl Standing {
    /// The end of its message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Mended => "mended",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A finding as it is now: whose it is, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now<P> {
    pub standing: Standing,
    pub owner: P,
    pub due: Date,
}

impl<P> Now<P> {
    /// Its day is over, and nothing was done.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.standing == Standing::Open && self.due < today
    }
}

/// One thing that became of it, with the new owner and day where it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Became<P> {
    pub step: Step,
    pub to: Option<(P, Date)>,
}

/// May this step be taken now?
#[must_use]
pub fn may(standing: Standing, step: Step) -> bool {
    match step {
        Step::Done | Step::Moved => standing == Standing::Open,
        Step::Mended | Step::NotMended => matches!(standing, Standing::Open | Standing::Done),
        Step::Withdrawn => matches!(standing, Standing::Open | Standing::Done),
    }
}

/// Where it stands after all of them, the oldest first. A step that may not be taken changes nothing.
#[must_use]
pub fn now<P: Copy>(owner: P, due: Date, became: &[Became<P>]) -> Now<P> {
    became.iter().fold(Now { standing: Standing::Open, owner, due }, |now, next| {
        if !may(now.standing, next.step) {
            return now;
        }
        let standing = match next.step {
            Step::Done => Standing::Done,
            Step::Moved | Step::NotMended => Standing::Open,
            Step::Mended => Standing::Mended,
            Step::Withdrawn => Standing::Withdrawn,
        };
        let (owner, due) = next.to.unwrap_or((now.owner, now.due));
        Now { standing, owner, due }
    })
}

/// A sample in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub files: usize,
    /// The file itself lacks nothing.
    pub complete: usize,
    /// Its walk is whole.
    pub walked: usize,
    pub open: usize,
    pub overdue: usize,
    /// Something was done, and no later audit looked.
    pub done: usize,
    pub mended: usize,
}

impl Tally {
    /// One finding more.
    pub fn count<P>(&mut self, now: &Now<P>, today: Date) {
        match now.standing {
            Standing::Open => self.open += 1,
            Standing::Done => self.done += 1,
            Standing::Mended => self.mended += 1,
            Standing::Withdrawn => {}
        }
        self.overdue += usize::from(now.is_overdue(today));
    }

    /// Findings that still count.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.open + self.done + self.mended
    }
}

#[cfg(test)]
mod tests;
