//! What the lead does about a concern: an answer, a referral or why not, and that nothing more is to be done.

use super::super::store::{self, Scope, StepRow};
use super::super::{Step, rules};
use super::{Case, Keeper, cases_in, keeper};
use crate::ids::ConcernId;
use crate::ledger::Deed;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Lock;
use crate::platform::refused::{Problem, Refused};
use crate::scoring::service::give::MOST_WORDS;
use serde_json::json;
use time::Date;
use time::macros::format_description;

/// The longest name and reference of a referral, in characters.
const MOST_LINE: usize = 200;

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
    let keeper = keeper(who, app, false).await?;
    let case = keeper.case(id)?;
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
    let now = cases_in(&mut tx, org, Scope::Interview(case.interview)).await?;
    let now = now.into_iter().find(|one| one.id == case.id).ok_or(Refused::NotFound)?;
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
