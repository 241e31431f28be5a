//! The choice: who gets a conditional offer, with what is known.

use super::super::rules::{self, FEEDBACK_WORKING_DAYS, Stance, Told, Wish};
use super::super::{Choice, ChoiceOutcome, Outcome, store};
use super::table::{Table, table, total_value};
use super::{MAY_DECIDE, MAY_READ};
use crate::checks;
use crate::ids::{CandidacyId, ChoiceId, FeedbackId, OrganisationId, RowId, VacancyId};
use crate::ledger::Deed;
use crate::people::service::second::{self, Matter, Said, Standing};
use crate::people::{Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Lock, Timestamp, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::scoring::concern::service as concern;
use crate::texts::say_with;
use crate::vacancy::{self, Candidacy, Stage};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

/// A choice as it was filled in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
    let org = crate::vacancy::service::may_read(who, app, MAY_READ, vacancy).await?;
    let Some(choice) = store::choices(&app.db, org, vacancy).await?.into_iter().next() else { return Ok(None) };
    let outcomes = store::outcomes(&app.db, org, choice.id).await?;
    Ok(Some(Made { choice, outcomes }))
}

/// What became of a candidate by the newest choice that said anything of them; none where none did. The caller asks who may.
pub(crate) async fn decided(
    app: &App,
    org: OrganisationId,
    vacancy: VacancyId,
    candidacy: CandidacyId,
) -> Result<Option<Outcome>, Refused> {
    for choice in store::choices(&app.db, org, vacancy).await? {
        let outcomes = store::outcomes(&app.db, org, choice.id).await?;
        if let Some(found) = outcomes.into_iter().find(|outcome| outcome.candidacy == candidacy) {
            return Ok(Some(found.outcome));
        }
    }
    Ok(None)
}

/// What became of a choice that was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Made(ChoiceId),
    /// It goes against the panel, and the organisation wants a second person to agree first.
    Waits(RowId),
}

/// Chooses one candidate. The others are kept in reserve or not chosen; the panel is owed an answer from then on. Where the
/// organisation wants two persons for a choice against the panel, such a choice waits for the second.
///
/// # Errors
/// One problem a field; nothing is kept while the panel has still to talk, or while an offer stands.
pub async fn choose(who: &Who, app: &App, id: VacancyId, new: NewChoice) -> Result<Kept, Refused> {
    let ready = prepare(who, app, id, new).await?;
    let now = app.clock.now();
    let on = second::is_on(app, ready.signed.org, Matter::ChoiceAgainstPanel).await?;
    let mut tx = app.db.begin().await?;
    if on && ready.stance == Stance::AgainstPanel {
        let mut deed = Deed::new(who);
        let request = second::ask(who, &mut tx, &mut deed, ready.ask()?, now).await?;
        deed.commit(tx, app).await?;
        return Ok(Kept::Waits(request));
    }
    Ok(Kept::Made(carry_out(who, app, tx, ready, now).await?))
}

/// The second person answers: with a yes, what waited is carried out as the deed of whoever asked, if they still may and
/// nothing has changed since.
///
/// # Errors
/// As [`second::answer_in`]; for a yes also what the choice itself would be refused for now.
pub async fn answer_second(who: &Who, app: &App, id: RowId, said: Said<'_>) -> Result<(), Refused> {
    let request = second::request(who, app, id).await?;
    if !said.yes || request.matter != Matter::ChoiceAgainstPanel {
        return second::answer(who, app, &request, said).await;
    }
    let asker = crate::people::service::as_they_are(app, request.row.org, request.row.asked_by).await?;
    let held: NewChoice = serde_json::from_str(&request.row.held)?;
    let ready = prepare(&asker, app, VacancyId(request.row.thing), held).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    second::answer_in(who, app, &mut tx, &mut deed, &request, said).await?;
    second::given(&mut tx, request.row.org, Matter::ChoiceAgainstPanel, request.row.thing, now).await?;
    deed.append_to(&mut tx, app).await?;
    carry_out(&asker, app, tx, ready, now).await?;
    Ok(())
}

/// The choice that waits for a second person or was last refused by one, unless a choice was made since.
pub async fn waiting(who: &Who, app: &App, id: VacancyId) -> Result<Option<second::Request>, Refused> {
    vacancy::service::may_read(who, app, MAY_READ, id).await?;
    let newest = second::newest(who, app, Matter::ChoiceAgainstPanel, id.0).await?;
    Ok(newest.filter(|request| matches!(request.standing, Standing::Waiting | Standing::Refused)))
}

/// A choice that may be made as it was filled in.
struct Ready {
    signed: Signed,
    vacancy: VacancyId,
    table: Table,
    new: NewChoice,
    chosen: CandidacyId,
    reserves: Vec<CandidacyId>,
    stance: Stance,
    told: Option<Told>,
    about: Option<CandidacyId>,
}

impl Ready {
    /// What the second person reads: who was chosen, who was first for the panel, and the reasons.
    fn ask(&self) -> Result<second::Ask, Refused> {
        let column = self.table.column(self.chosen).ok_or(Refused::NotFound)?;
        let first: Vec<_> = self.table.panels_first().iter().map(|column| column.candidacy.name.clone()).collect();
        let words = say_with(
            "weighing-second-words",
            &[
                ("chosen", &column.candidacy.name),
                ("first", &first.join(", ")),
                ("vacancy", &self.table.vacancy.title),
                ("service", &self.table.vacancy.service_name),
                ("reasons", self.new.reasons.trim()),
                ("against", self.new.against_reason.trim()),
            ],
        );
        // What was on the page goes along: a choice on other scores than those is made again.
        let held = NewChoice { as_seen: self.table.inputs.clone(), ..self.new.clone() };
        Ok(second::Ask {
            matter: Matter::ChoiceAgainstPanel,
            thing: self.vacancy.0,
            place: Some(self.table.vacancy.place()),
            words,
            held: serde_json::to_value(held)?,
            stream: column.candidacy.stream,
            subject: column.candidacy.subject,
        })
    }
}

async fn prepare(who: &Who, app: &App, id: VacancyId, new: NewChoice) -> Result<Ready, Refused> {
    let signed = vacancy::service::may_do(who, app, MAY_DECIDE, id).await?;
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
        advisory: table.parts.advisory,
    };
    let in_reach = table.in_reach();
    let (chosen, stance) = rules::may_choose(&wish, &in_reach)
        .map_err(|wrong| Refused::all(wrong.into_iter().map(|no| Problem::new(no.field(), no.code())).collect()))?;
    let told = wish.told.filter(|_| stance.needs_reason() || table.parts.advisory);
    let about = match told {
        Some(told) if told != Told::AsItIs => {
            let about = new.about.parse().ok().filter(|about| table.column(*about).is_some());
            Some(about.unwrap_or(chosen))
        }
        _ => None,
    };
    Ok(Ready { signed, vacancy: id, table, chosen, stance, told, about, new, reserves })
}

async fn carry_out(who: &Who, app: &App, mut tx: Tx, ready: Ready, now: Timestamp) -> Result<ChoiceId, Refused> {
    let Ready { signed, vacancy: id, table, new, chosen, reserves, stance, told, about } = ready;
    // What came in while the form was filled in keeps from choosing too: from here on none comes before this is done.
    tx.lock(Lock::Ledger).await?;
    if concern::keeps_from_choosing_in(&mut tx, signed.org, id).await? {
        return Err(concern_waits(&table));
    }
    // Nor did anybody change a score or say no for their own team since it was read.
    if super::table::table(who, app, id).await?.inputs != table.inputs {
        return Err(Refused::because("weighing-changed"));
    }
    let choice = ChoiceId::new();
    let reasons = new.reasons.trim();
    // What the panel hears: why it was not followed, or the answer to its advice.
    let is_answered = stance.needs_reason() || table.parts.advisory;
    let against_reason = is_answered.then(|| new.against_reason.trim());
    let snapshot = serde_json::to_string(&table.snapshot())?;
    let page_sha256: String = Sha256::digest(&snapshot).iter().map(|byte| format!("{byte:02x}")).collect();
    let due_on = due(now)?;
    let feedback = FeedbackId::new();

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
                "not_passed": column.gates.iter().filter(|gate| gate.keeps_out()).map(|gate| gate.criterion).collect::<Vec<_>>(),
                "for_team": column.team.as_ref().map(|team| team.said.code()),
                "page": column.snapshot(),
                // The reasons speak of the chosen candidate: they stand in that file and in no other.
                "reasons": is_chosen.then_some(reasons),
            }),
        );
        if is_answered && (is_chosen || about == Some(candidacy.id)) {
            let is_here = told == Some(Told::AsItIs) || about == Some(candidacy.id);
            deed.note(
                candidacy.stream,
                candidacy.subject,
                if stance.needs_reason() { "choice.against_panel" } else { "choice.answer" },
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
        // The whole page as it was kept: that it is the same can be checked later.
        json!({
            "feedback": feedback, "choice": choice, "stance": stance, "told": told, "due_on": due_on,
            "page_sha256": page_sha256,
        }),
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
        None if table.concern_waits => Err(concern_waits(table)),
        None => Ok(()),
    }
}

/// Somebody said that they did not feel safe, and was not answered yet. Not about whom: that is the lead's to know.
fn concern_waits(table: &Table) -> Refused {
    Refused::because("weighing-concern-waits").with("lead", &table.lead)
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
