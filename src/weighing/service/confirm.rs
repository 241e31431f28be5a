//! After the checks: cleared or the offer withdrawn, and the day of the start.

use super::super::{Confirmation, Confirmed, StartDay, store};
use super::answer::later_in;
use super::table::{Column, table};
use super::{MAY_DECIDE, MAY_READ};
use crate::checks;
use crate::checks::rules::Gate;
use crate::ids::CandidacyId;
use crate::ledger::{self, Deed, Look};
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::Lock;
use crate::platform::refused::{Problem, Refused};
use crate::scoring;
use crate::vacancy::{self, Candidacy, Stage, Vacancy, WithdrawnFor};
use serde_json::json;
use time::{Date, Duration};

/// Fewest characters of the reason for taking an offer back.
const REASON_MIN: usize = 20;

/// What the pages of confirmation and start show.
#[derive(Debug, Clone)]
pub struct Confirming {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub gate: Gate,
    pub confirmation: Option<Confirmation>,
    pub start: Option<StartDay>,
}

/// A confirmation as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct NewConfirmation {
    pub outcome: String,
    pub reason: String,
    /// Why an offer is taken back, as far as others than the candidate may hear it.
    pub withdrawn_for: String,
}

/// Where a candidate stands between the choice and the first day.
pub async fn confirming(who: &Who, app: &App, id: CandidacyId) -> Result<Confirming, Refused> {
    let org = vacancy::service::may_read_of(who, app, MAY_READ, id).await?;
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    // The page says what is still missing among the checks.
    let look = Look { what: "checks", thing: id.0, candidacy: Some(id), vacancy: Some(vacancy.id) };
    ledger::service::look(who, app, look).await?;
    let gate = checks::service::gate(who, app, &candidacy, None).await?;
    let confirmation = store::confirmation(&app.db, org, id).await?;
    let start = store::start_day(&app.db, org, id).await?;
    Ok(Confirming { candidacy, vacancy, gate, confirmation, start })
}

/// Clears a candidate, which needs every check settled, or takes the offer back with a reason.
///
/// # Errors
/// One problem a field.
pub async fn confirm(who: &Who, app: &App, id: CandidacyId, new: NewConfirmation) -> Result<(), Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY_DECIDE, id).await?;
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    checks::service::not_the_candidate(who, app, &candidacy, &signed).await?;
    let sheet = checks::service::sheet(who, app, id).await?;
    let outcome = match new.outcome.as_str() {
        "clear" => Confirmed::Clear,
        "withdraw" => Confirmed::Withdraw,
        _ => return Err(Refused::field("outcome", "weighing-outcome-needed")),
    };
    let reason = new.reason.trim();
    let to = match outcome {
        Confirmed::Clear => {
            if candidacy.stage != Stage::Accepted {
                return Err(Refused::field("outcome", "weighing-not-accepted"));
            }
            // What only the file needs may come later, such as a registration that the law wants within six months; and what two
            // persons have weighed for a supervised start is waited for.
            let open = sheet.gate.start.len();
            if scoring::concern::service::keeps_from_choosing(app, signed.org, candidacy.vacancy).await? {
                let lead = scoring::concern::service::leads(app, signed.org).await?.about(&[&candidacy]).name();
                return Err(Refused::field("outcome", "weighing-concern-waits").with("lead", &lead));
            }
            if open > 0 {
                return Err(Refused::field("outcome", "weighing-checks-open").with("n", open));
            }
            Stage::Cleared
        }
        Confirmed::Withdraw => {
            if !matches!(candidacy.stage, Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared) {
                return Err(Refused::field("outcome", "weighing-no-offer"));
            }
            if reason.chars().count() < REASON_MIN {
                return Err(Refused::field("reason", "weighing-withdraw-reason-needed"));
            }
            Stage::OfferWithdrawn
        }
    };
    let now = app.clock.now();
    let checks: serde_json::Map<_, _> =
        sheet.rows.iter().map(|row| (row.item.code.clone(), json!(row.status.code()))).collect();
    // The weighing page as it stands now, beside the one that was kept at the choice.
    let weighed = table(who, app, candidacy.vacancy).await?;
    let page = weighed.column(id).map(Column::page);
    let snapshot = serde_json::to_string(&json!({ "checks": checks, "weighing": weighed.snapshot() }))?;
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    let row = store::NewConfirmation {
        candidacy: id,
        outcome,
        reason,
        by_person: signed.person,
        at: now,
        snapshot: &snapshot,
    };
    store::insert_confirmation(&mut tx, signed.org, row).await?;
    match outcome {
        Confirmed::Clear => vacancy::service::step_in(&mut tx, &mut deed, &candidacy, to, now).await?,
        Confirmed::Withdraw => {
            let category = WithdrawnFor::of_code(&new.withdrawn_for)
                .ok_or_else(|| Refused::field("withdrawn_for", "weighing-withdrawn-for-needed"))?;
            vacancy::service::withdraw_offer_in(&mut tx, &mut deed, &candidacy, category, reason, now).await?;
        }
    }
    deed.note(
        candidacy.stream,
        candidacy.subject,
        "confirmation.given",
        json!({
            "outcome": outcome.code(), "reason": reason, "checks": checks, "terms": weighed.terms, "page": page,
        }),
    );
    deed.commit(tx, app).await
}

/// Notes the day of the start, or another one while the day that was set is still to come; refused unless the candidate is cleared
/// and the gate is open for that day.
///
/// # Errors
/// One problem a field.
pub async fn start(who: &Who, app: &App, id: CandidacyId, start_on: &str) -> Result<(), Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY_DECIDE, id).await?;
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    let start_on = start_on.trim();
    let day = checks::service::day(start_on).ok_or_else(|| Refused::field("start_on", "weighing-start-day-needed"))?;
    checks::service::not_the_candidate(who, app, &candidacy, &signed).await?;
    let today = checks::service::today(app.clock.now())?;
    if vacancy::rules::is_too_far_ahead(day, today) {
        return Err(Refused::field("start_on", "vacancy-day-too-far-ahead"));
    }
    let ended = vacancy::service::ended(app, signed.org).await?.remove(&id);
    if ended.as_deref().and_then(checks::service::day).is_some_and(|ended| ended < day) {
        return Err(Refused::field("start_on", "weighing-start-after-end"));
    }
    // Asked again: a check may have been opened again since the confirmation, or be dated after the start.
    let gate = checks::service::gate(who, app, &candidacy, Some(day)).await?;
    let shut = gate.start.first();
    let set = store::start_day(&app.db, signed.org, id).await?;
    let is_ahead = is_ahead(set.as_ref(), today);
    let may_be_set = candidacy.stage == Stage::Cleared || candidacy.stage == Stage::Started && is_ahead;
    if shut.is_some() || !may_be_set {
        // Somebody tried: that stands in the record too.
        let items: Vec<&str> = gate.start.iter().map(|way| way.item.as_str()).collect();
        let mut tried = Deed::new(who);
        let told = json!({"start_on": start_on, "stage": candidacy.stage.code(), "items_open": items});
        tried.note(candidacy.stream, candidacy.subject, "start.refused", told);
        tried.commit(app.db.begin().await?, app).await?;
        return Err(match shut.filter(|_| may_be_set) {
            Some(way) => Refused::field("start_on", "weighing-gate-shut").with("item", &way.title),
            None if candidacy.stage == Stage::Started => Refused::field("start_on", "weighing-has-begun"),
            None => Refused::field("start_on", "weighing-not-cleared"),
        });
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    // Nobody said meanwhile that they never begin, or opened a check again.
    let still = vacancy::service::candidacy_in(&mut tx, signed.org, id).await?;
    let gate_now = checks::service::gate(who, app, &still, Some(day)).await?;
    if still.stage != candidacy.stage || !gate_now.may_start() {
        return Err(Refused::because("vacancy-step-someone-else").with("name", &candidacy.name));
    }
    let mut deed = Deed::new(who);
    store::set_start(&mut tx, signed.org, id, start_on, signed.person, now).await?;
    if candidacy.stage == Stage::Cleared {
        vacancy::service::step_in(&mut tx, &mut deed, &candidacy, Stage::Started, now).await?;
    }
    let supervised_to = gate.supervised_to().map(|to| to.to_string());
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    later_in(&mut tx, &mut deed, &vacancy, id, day).await?;
    let was = set.map(|set| set.start_on);
    let told = json!({ "start_on": start_on, "was_start_on": was, "supervised_to": supervised_to });
    deed.note(candidacy.stream, candidacy.subject, "start.recorded", told);
    deed.commit(tx, app).await
}

/// For so many days after the first day that was set somebody can say that it never came to it.
const NEVER_BEGAN_DAYS: i64 = 14;

/// Is the first day that was set still to come?
fn is_ahead(start: Option<&StartDay>, today: Date) -> bool {
    start.and_then(|start| checks::service::day(&start.start_on)).is_some_and(|first| today < first)
}

impl Confirming {
    /// Is the first day that was set still to come?
    #[must_use]
    pub fn is_ahead(&self, today: Date) -> bool {
        is_ahead(self.start.as_ref(), today)
    }

    /// Can it still be said that they never began? Later it was an employment that ended.
    #[must_use]
    pub fn may_never_have_begun(&self, today: Date) -> bool {
        let near = |first: Date| today <= first.saturating_add(Duration::days(NEVER_BEGAN_DAYS));
        self.candidacy.stage == Stage::Started && self.first_day().is_some_and(near)
    }

    fn first_day(&self) -> Option<Date> {
        self.start.as_ref().and_then(|start| checks::service::day(&start.start_on))
    }
}

/// That somebody never began to work, as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct NeverBegan {
    /// `they` or `we`.
    pub who_ended: String,
    /// Why the offer is taken back, as far as others than the candidate may hear it.
    pub withdrawn_for: String,
    pub reason: String,
    /// Once the first day has come: that they worked on none.
    pub worked_none: bool,
}

/// Notes that somebody for whom a first day was set never began: they do not come, or the offer is taken back.
///
/// # Errors
/// One problem a field; they have begun, or no day is set.
pub async fn never_began(who: &Who, app: &App, id: CandidacyId, new: NeverBegan) -> Result<(), Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY_DECIDE, id).await?;
    let standing = confirming(who, app, id).await?;
    let candidacy = &standing.candidacy;
    checks::service::not_the_candidate(who, app, candidacy, &signed).await?;
    let now = app.clock.now();
    let today = checks::service::today(now)?;
    // Whose last day is noted has worked.
    let has_ended = vacancy::service::ended(app, signed.org).await?.contains_key(&id);
    if has_ended || !standing.may_never_have_begun(today) {
        return Err(Refused::because("weighing-has-begun"));
    }
    let reason = new.reason.trim();
    let mut problems = Vec::new();
    let withdrawn_for = match new.who_ended.as_str() {
        "they" => None,
        "we" => {
            let why = WithdrawnFor::of_code(&new.withdrawn_for);
            if why.is_none() {
                problems.push(Problem::new("withdrawn_for", "weighing-withdrawn-for-needed"));
            }
            why
        }
        _ => {
            problems.push(Problem::new("who_ended", "weighing-who-ended-needed"));
            None
        }
    };
    if reason.chars().count() < REASON_MIN {
        problems.push(Problem::new("never_reason", "weighing-withdraw-reason-needed"));
    }
    if !new.worked_none && !standing.is_ahead(today) {
        problems.push(Problem::new("worked_none", "weighing-worked-none-needed"));
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let start_on = standing.start.as_ref().map(|start| start.start_on.as_str());
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    store::delete_start(&mut tx, signed.org, id).await?;
    vacancy::service::never_began_in(&mut tx, &mut deed, candidacy, withdrawn_for, reason, now).await?;
    let told = json!({ "start_on": start_on, "reason": reason, "worked_none": new.worked_none });
    deed.note(candidacy.stream, candidacy.subject, "start.never_began", told);
    deed.commit(tx, app).await
}
