//! After the checks: cleared or the offer withdrawn, and the day of the start.

use super::super::{Confirmation, Confirmed, StartDay, store};
use super::{MAY_DECIDE, MAY_READ};
use crate::checks;
use crate::checks::rules::Gate;
use crate::ids::CandidacyId;
use crate::ledger::{self, Deed, Look};
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy, Stage, Vacancy, WithdrawnFor};
use serde_json::json;

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
    let snapshot = serde_json::to_string(&checks)?;
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
        json!({ "outcome": outcome.code(), "reason": reason, "checks": checks }),
    );
    deed.commit(tx, app).await
}

/// Notes the day of the start; refused unless the candidate is cleared and the gate is open for that day.
///
/// # Errors
/// One problem a field.
pub async fn start(who: &Who, app: &App, id: CandidacyId, start_on: &str) -> Result<(), Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY_DECIDE, id).await?;
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    let start_on = start_on.trim();
    let day = checks::service::day(start_on).ok_or_else(|| Refused::field("start_on", "weighing-start-day-needed"))?;
    checks::service::not_the_candidate(who, app, &candidacy, &signed).await?;
    // Asked again: a check may have been opened again since the confirmation, or be dated after the start.
    let gate = checks::service::gate(who, app, &candidacy, Some(day)).await?;
    let shut = gate.start.first();
    if shut.is_some() || candidacy.stage != Stage::Cleared {
        // Somebody tried: that stands in the record too.
        let items: Vec<&str> = gate.start.iter().map(|way| way.item.as_str()).collect();
        let mut tried = Deed::new(who);
        let told = json!({"start_on": start_on, "stage": candidacy.stage.code(), "items_open": items});
        tried.note(candidacy.stream, candidacy.subject, "start.refused", told);
        tried.commit(app.db.begin().await?, app).await?;
        return Err(match shut.filter(|_| candidacy.stage == Stage::Cleared) {
            Some(way) => Refused::field("start_on", "weighing-gate-shut").with("item", &way.title),
            None => Refused::field("start_on", "weighing-not-cleared"),
        });
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    store::insert_start(&mut tx, signed.org, id, start_on, signed.person, now).await?;
    vacancy::service::step_in(&mut tx, &mut deed, &candidacy, Stage::Started, now).await?;
    let supervised_to = gate.supervised_to().map(|to| to.to_string());
    let told = json!({ "start_on": start_on, "supervised_to": supervised_to });
    deed.note(candidacy.stream, candidacy.subject, "start.recorded", told);
    deed.commit(tx, app).await
}
