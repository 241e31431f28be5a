//! The choice: who gets a conditional offer, with what is known.

use super::super::rules::{self, FEEDBACK_WORKING_DAYS, Told, Wish};
use super::super::{Choice, ChoiceOutcome, Outcome, store};
use super::table::{Table, table, total_value};
use super::{MAY_DECIDE, MAY_READ};
use crate::checks;
use crate::ids::{CandidacyId, ChoiceId, FeedbackId, VacancyId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy, Stage};
use serde_json::json;

/// A choice as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct NewChoice {
    pub chosen: String,
    pub reserves: Vec<String>,
    pub reasons: String,
    pub against_reason: String,
    pub told: String,
    /// Whose file keeps a reason that is told as a category; empty for the chosen candidate's.
    pub about: String,
    /// The digest of what was on the page; empty when no page was shown.
    pub as_seen: String,
}

/// A choice with what became of each candidate.
#[derive(Debug, Clone)]
pub struct Made {
    pub choice: Choice,
    pub outcomes: Vec<ChoiceOutcome>,
}

/// The choice that counts, if one was made.
pub async fn made(who: &Who, app: &App, vacancy: VacancyId) -> Result<Option<Made>, Refused> {
    let org = who.may(MAY_READ)?.org;
    let Some(choice) = store::choices(&app.db, org, vacancy).await?.into_iter().next() else { return Ok(None) };
    let outcomes = store::outcomes(&app.db, org, choice.id).await?;
    Ok(Some(Made { choice, outcomes }))
}

/// Chooses one candidate. The others are kept in reserve or not chosen; the panel is owed an answer from then on.
///
/// # Errors
/// One problem a field; nothing is kept while the panel has still to talk, or while an offer stands.
pub async fn choose(who: &Who, app: &App, id: VacancyId, new: NewChoice) -> Result<ChoiceId, Refused> {
    let signed = who.may(MAY_DECIDE)?;
    let table = table(who, app, id).await?;
    ready(&table)?;
    if !new.as_seen.is_empty() && new.as_seen != table.inputs {
        return Err(Refused::because("weighing-changed"));
    }
    let reserves: Vec<CandidacyId> = new.reserves.iter().filter_map(|id| id.parse().ok()).collect();
    let wish = Wish {
        chosen: new.chosen.parse().ok(),
        reserves: &reserves,
        reasons: &new.reasons,
        against_reason: &new.against_reason,
        told: Told::parse(&new.told),
    };
    let in_reach = table.in_reach();
    let (chosen, stance) = rules::may_choose(&wish, &in_reach)
        .map_err(|wrong| Refused::all(wrong.into_iter().map(|no| Problem::new(no.field(), no.code())).collect()))?;
    let told = wish.told.filter(|_| stance.needs_reason());
    let about = match told {
        Some(told) if told != Told::AsItIs => {
            let about = new.about.parse().ok().filter(|about| table.column(*about).is_some());
            Some(about.unwrap_or(chosen))
        }
        _ => None,
    };

    let now = app.clock.now();
    let choice = ChoiceId::new();
    let reasons = new.reasons.trim();
    let against_reason = stance.needs_reason().then(|| new.against_reason.trim());
    let snapshot = serde_json::to_string(&table.snapshot())?;
    let due_on = due(now)?;
    let feedback = FeedbackId::new();

    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    let row = store::NewChoice {
        id: choice,
        vacancy: id,
        chosen,
        stance,
        reasons,
        against_reason,
        told,
        about,
        decided_by: signed.person,
        at: now,
        snapshot: &snapshot,
        inputs: &table.inputs,
    };
    store::insert_choice(&mut tx, signed.org, row).await?;
    for column in &table.columns {
        let Some(outcome) = outcome_of(&column.candidacy, chosen, &reserves) else { continue };
        let candidacy = &column.candidacy;
        store::insert_outcome(&mut tx, signed.org, choice, candidacy.id, outcome).await?;
        move_stage(&mut tx, &mut deed, candidacy, outcome, now).await?;
        let is_chosen = candidacy.id == chosen;
        deed.note(
            candidacy.stream,
            candidacy.subject,
            "choice.made",
            json!({
                "choice": choice, "outcome": outcome.code(), "stance": stance, "inputs": table.inputs,
                "terms": table.terms, "total": total_value(&column.weighed.total),
                "rank": column.rank.map(|rank| rank.to_string()),
                "panel_total": total_value(&column.weighed.panel_total),
                "panel_rank": column.panel_rank.map(|rank| rank.to_string()),
                "others_total": total_value(&column.weighed.others_total),
                "page": column.snapshot(),
                // The reasons speak of the chosen candidate: they stand in that file and in no other.
                "reasons": is_chosen.then_some(reasons),
            }),
        );
        if stance.needs_reason() && (is_chosen || about == Some(candidacy.id)) {
            let is_here = told == Some(Told::AsItIs) || about == Some(candidacy.id);
            deed.note(
                candidacy.stream,
                candidacy.subject,
                "choice.against_panel",
                json!({
                    "choice": choice, "stance": stance, "told": told,
                    "reason": against_reason.filter(|_| is_here),
                }),
            );
        }
    }
    store::insert_feedback(&mut tx, signed.org, feedback, id, choice, &due_on).await?;
    deed.note(
        table.vacancy.stream,
        table.vacancy.subject,
        "feedback.owed",
        json!({ "feedback": feedback, "choice": choice, "stance": stance, "told": told, "due_on": due_on }),
    );
    for column in table.columns.iter().filter(|column| outcome_of(&column.candidacy, chosen, &reserves).is_some()) {
        deed.refers(column.candidacy.stream, column.candidacy.subject, table.vacancy.stream);
    }
    deed.commit(tx, app).await?;
    Ok(choice)
}

/// Can a choice be made at all?
fn ready(table: &Table) -> Result<(), Refused> {
    if let Some(waiting) = table.waiting.first() {
        return Err(Refused::because("weighing-not-all-heard").with("name", &waiting.name));
    }
    if table.columns.is_empty() {
        return Err(Refused::because("weighing-nobody-heard"));
    }
    let offered = table.columns.iter().find(|column| {
        matches!(column.candidacy.stage, Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared | Stage::Started)
    });
    match offered {
        Some(column) => Err(Refused::because("weighing-offer-stands").with("name", &column.candidacy.name)),
        None => Ok(()),
    }
}

fn outcome_of(candidacy: &Candidacy, chosen: CandidacyId, reserves: &[CandidacyId]) -> Option<Outcome> {
    if !super::table::can_be_chosen(candidacy.stage) {
        return None;
    }
    Some(match candidacy.id {
        id if id == chosen => Outcome::Chosen,
        id if reserves.contains(&id) => Outcome::Reserve,
        _ => Outcome::NotChosen,
    })
}

async fn move_stage(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    outcome: Outcome,
    now: Timestamp,
) -> Result<(), Refused> {
    let to = match outcome {
        Outcome::Chosen => Stage::Chosen,
        Outcome::Reserve => Stage::Reserve,
        Outcome::NotChosen => Stage::NotChosen,
    };
    let mut candidacy = candidacy.clone();
    if candidacy.stage == Stage::Shortlisted {
        // The panel talked about them, so they were interviewed, even if nobody closed the interview.
        vacancy::service::step_in(tx, deed, &candidacy, Stage::Interviewed, now).await?;
        candidacy.stage = Stage::Interviewed;
    }
    if candidacy.stage != to {
        vacancy::service::step_in(tx, deed, &candidacy, to, now).await?;
    }
    Ok(())
}

/// The day by which the panel is owed its answer.
fn due(now: Timestamp) -> Result<String, Refused> {
    let today = checks::service::day(&london_date(now)).ok_or_else(|| Refused::broken("today is no day"))?;
    Ok(rules::working_days_after(today, FEEDBACK_WORKING_DAYS).to_string())
}
