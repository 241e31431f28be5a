//! The choice: who gets a conditional offer, with what is known.

use super::super::rules::{self, ForOne, Ground, Next, Stance, Told, Wish, Wrong, is_told_why};
use super::super::{Choice, ChoiceOutcome, Outcome, Tells, store};
use super::answer::due;
use super::table::{Column, Table, table, total_value};
use super::{MAY_DECIDE, MAY_READ};
use crate::hex::sha256;
use crate::ids::{CandidacyId, ChoiceId, FeedbackId, OrganisationId, RowId, VacancyId};
use crate::ledger::Deed;
use crate::people::rules::first_name;
use crate::people::service::second::{self, Matter, Said, Standing};
use crate::people::{Signed, Who};
use crate::platform::App;
use crate::platform::db::{Lock, Timestamp, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::scoring::concern::service as concern;
use crate::texts::{say, say_with};
use crate::vacancy::{self, Candidacy, Stage};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A choice as it was filled in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NewChoice {
    #[serde(default)]
    pub each: Vec<ForCandidate>,
    /// What happens next where nobody is chosen; else empty.
    #[serde(default)]
    pub next: String,
    pub against_reason: String,
    pub told: String,
    /// Whose file keeps a reason that is told as a category; empty for the chosen candidate's.
    pub about: String,
    /// The digest of what was on the page; empty when no page was shown.
    pub as_seen: String,
    /// The choice that counted when the page was shown; empty if there was none.
    #[serde(default)]
    pub after: String,
}

/// What becomes of one candidate, as it was filled in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ForCandidate {
    pub candidacy: CandidacyId,
    pub outcome: String,
    pub rests_on: Vec<String>,
    pub reasons: String,
}

impl NewChoice {
    /// As its form posts it, without what was on the page then.
    #[must_use]
    pub fn typed(&self) -> Vec<(String, String)> {
        let mut typed = Vec::new();
        for each in &self.each {
            let id = each.candidacy;
            typed.push((format!("outcome-{id}"), each.outcome.clone()));
            typed.extend(each.rests_on.iter().map(|ground| (format!("rests-{id}"), ground.clone())));
            typed.push((format!("reasons-{id}"), each.reasons.clone()));
        }
        let rest = [
            ("next", &self.next),
            ("against_reason", &self.against_reason),
            ("told", &self.told),
            ("about", &self.about),
        ];
        typed.extend(rest.map(|(name, value)| (name.to_owned(), value.clone())));
        typed
    }
}

/// A choice with what became of each candidate.
#[derive(Debug, Clone)]
pub struct Made {
    pub(super) org: OrganisationId,
    pub choice: Choice,
    pub outcomes: Vec<ChoiceOutcome>,
}

/// The choice that counts, if one was made.
pub async fn made(who: &Who, app: &App, vacancy: VacancyId) -> Result<Option<Made>, Refused> {
    let org = crate::vacancy::service::may_read(who, app, MAY_READ, vacancy).await?;
    let Some(choice) = store::choices(&app.db, org, vacancy).await?.into_iter().next() else { return Ok(None) };
    let outcomes = store::outcomes(&app.db, org, choice.id).await?;
    Ok(Some(Made { org, choice, outcomes }))
}

/// What became of a candidate by the newest choice that said anything of them; none where none did. The caller asks who may.
pub(crate) async fn decided(
    app: &App,
    org: OrganisationId,
    vacancy: VacancyId,
    candidacy: CandidacyId,
) -> Result<Option<Outcome>, Refused> {
    Ok(choice_about(app, org, vacancy, candidacy).await?.map(|(_, outcome)| outcome))
}

/// Was a choice made for this vacancy? The caller asks who may.
pub(crate) async fn is_any_made(app: &App, org: OrganisationId, vacancy: VacancyId) -> Result<bool, Refused> {
    Ok(!store::choices(&app.db, org, vacancy).await?.is_empty())
}

/// The newest choice that said anything of a candidate, and what. The caller asks who may.
pub(crate) async fn choice_about(
    app: &App,
    org: OrganisationId,
    vacancy: VacancyId,
    candidacy: CandidacyId,
) -> Result<Option<(Choice, Outcome)>, Refused> {
    for choice in store::choices(&app.db, org, vacancy).await? {
        let outcomes = store::outcomes(&app.db, org, choice.id).await?;
        if let Some(found) = outcomes.into_iter().find(|outcome| outcome.candidacy == candidacy) {
            return Ok(Some((choice, found.outcome)));
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

/// Chooses one candidate or nobody. The others are kept in reserve or not chosen, each with reasons that stand in their own file;
/// the panel is owed an answer from then on. Where the organisation wants two persons for a choice against the panel, such a choice waits for the second.
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
    // What was held goes with a candidate who was erased meanwhile: it has to be asked again.
    let held: NewChoice =
        serde_json::from_str(&request.row.held).map_err(|_| Refused::because("weighing-chosen-meanwhile"))?;
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
    /// The choice that counted until now.
    before: Option<ChoiceId>,
    new: NewChoice,
    chosen: Option<CandidacyId>,
    next: Option<Next>,
    each: Vec<Each>,
    stance: Stance,
    told: Option<Told>,
    about: Option<CandidacyId>,
}

/// What becomes of one candidate, read.
struct Each {
    candidacy: CandidacyId,
    outcome: Option<Outcome>,
    rests_on: Vec<Ground>,
    reasons: String,
}

impl Each {
    fn read(said: &ForCandidate) -> Self {
        let mut rests_on: Vec<Ground> = said.rests_on.iter().filter_map(|code| Ground::of_code(code)).collect();
        rests_on.sort_unstable();
        rests_on.dedup();
        let reasons = said.reasons.trim().to_owned();
        Self { candidacy: said.candidacy, outcome: Outcome::of_code(&said.outcome), rests_on, reasons }
    }
}

impl Ready {
    /// What becomes of each candidate and why, a line each.
    fn each_in_words(&self) -> String {
        let lines = self.each.iter().filter_map(|each| {
            let name = &self.table.column(each.candidacy)?.candidacy.name;
            let outcome = say(&format!("weighing-became-{}", each.outcome?.code().replace('_', "-")));
            Some(format!("{name}: {outcome}. {}", each.reasons))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What the second person reads: who was chosen, who was first for the panel, and the reasons.
    fn ask(&self) -> Result<second::Ask, Refused> {
        let first: Vec<_> = self.table.panels_first().iter().map(|column| column.candidacy.name.clone()).collect();
        let nobody = say("weighing-nobody");
        let chosen = self.chosen.and_then(|chosen| self.table.column(chosen));
        let words = say_with(
            "weighing-second-words",
            &[
                ("chosen", chosen.map_or(&nobody, |column| &column.candidacy.name)),
                ("first", &first.join(", ")),
                ("vacancy", &self.table.vacancy.title),
                ("service", &self.table.vacancy.service_name),
                ("each", &self.each_in_words()),
                ("against", self.new.against_reason.trim()),
            ],
        );
        // What was on the page goes along: a choice on other scores than those is made again.
        let after = self.before.map(|id| id.to_string()).unwrap_or_default();
        let held = NewChoice { as_seen: self.table.inputs.clone(), after, ..self.new.clone() };
        let (stream, subject) = match chosen {
            Some(column) => (column.candidacy.stream, column.candidacy.subject),
            None => (self.table.vacancy.stream, self.table.vacancy.subject),
        };
        Ok(second::Ask {
            matter: Matter::ChoiceAgainstPanel,
            thing: self.vacancy.0,
            place: Some(self.table.vacancy.place()),
            words,
            held: serde_json::to_value(held)?,
            stream,
            subject,
        })
    }

    /// Whether the panel is told something in writing: why it was not followed, why nobody was chosen, or the answer to its advice.
    fn is_told_why(&self) -> bool {
        is_told_why(self.chosen.is_some(), self.stance, self.table.parts.advisory)
    }

    /// What one candidate's file keeps of the choice.
    fn note(&self, deed: &mut Deed, choice: ChoiceId, column: &Column, each: &Each, outcome: Outcome) {
        let candidacy = &column.candidacy;
        let rests_on: Vec<&str> = each.rests_on.iter().map(|ground| ground.code()).collect();
        deed.note(
            candidacy.stream,
            candidacy.subject,
            "choice.made",
            json!({
                "choice": choice, "outcome": outcome.code(), "stance": self.stance, "inputs": self.table.inputs,
                "terms": self.table.terms, "total": total_value(&column.weighed.total),
                "rank": column.rank.map(|rank| rank.to_string()),
                "panel_total": total_value(&column.weighed.panel_total),
                "panel_rank": column.panel_rank.map(|rank| rank.to_string()),
                "others_total": total_value(&column.weighed.others_total),
                "not_passed": column.gates.iter().filter(|gate| gate.keeps_out()).map(|gate| gate.criterion).collect::<Vec<_>>(),
                "for_team": column.team.as_ref().map(|team| team.said.code()),
                "page": column.page(),
                "next": self.next.map(Next::code),
                // The reasons speak of this candidate: they stand in this file and in no other.
                "reasons": each.reasons, "rests_on": rests_on,
            }),
        );
        let is_chosen = self.chosen == Some(candidacy.id);
        // Where nobody was chosen the panel's answer is about everybody: each file has it, unless it is one candidate's.
        let is_kept_here = is_chosen || self.about == Some(candidacy.id) || self.chosen.is_none();
        if self.is_told_why() && is_kept_here {
            let is_about_nobody = self.chosen.is_none() && self.about.is_none();
            let is_here = self.told == Some(Told::AsItIs) || self.about == Some(candidacy.id) || is_about_nobody;
            let reason = Some(self.new.against_reason.trim()).filter(|_| is_here);
            let kind = match self.chosen {
                None => "choice.nobody",
                Some(_) if self.stance.needs_reason() => "choice.against_panel",
                Some(_) => "choice.answer",
            };
            let said = json!({ "choice": choice, "stance": self.stance, "told": self.told, "reason": reason });
            deed.note(candidacy.stream, candidacy.subject, kind, said);
        }
    }
}

async fn prepare(who: &Who, app: &App, id: VacancyId, new: NewChoice) -> Result<Ready, Refused> {
    let signed = vacancy::service::may_do(who, app, MAY_DECIDE, id).await?;
    let table = table(who, app, id).await?;
    ready(&table)?;
    if !new.as_seen.is_empty() && new.as_seen != table.inputs {
        return Err(Refused::because("weighing-changed"));
    }
    let before = store::choices(&app.db, signed.org, id).await?.first().map(|choice| choice.id);
    if !new.as_seen.is_empty() && new.after != before.map(|id| id.to_string()).unwrap_or_default() {
        return Err(Refused::because("weighing-chosen-meanwhile"));
    }
    let each: Vec<Each> = new.each.iter().map(Each::read).collect();
    let said: Vec<ForOne<'_, CandidacyId>> = each
        .iter()
        .map(|each| ForOne {
            id: each.candidacy,
            outcome: each.outcome,
            rests_on: &each.rests_on,
            reasons: &each.reasons,
        })
        .collect();
    let next = Next::parse(&new.next);
    let wish = Wish {
        each: &said,
        next,
        against_reason: &new.against_reason,
        told: Told::parse(&new.told),
        advisory: table.parts.advisory,
    };
    let decided = rules::may_choose(&wish, &table.in_reach()).map_err(|wrong| refused(&table, &wrong))?;
    let named = each.iter().filter_map(|each| {
        let other = named_in(&table, &each.reasons, Some(each.candidacy))?;
        let name = &table.column(each.candidacy)?.candidacy.name;
        let field = format!("reasons-{}", each.candidacy);
        Some(Problem::new(&field, "weighing-reasons-names").with("name", name).with("other", other))
    });
    let named: Vec<_> = named.collect();
    if !named.is_empty() {
        return Err(Refused::all(named));
    }
    let told = wish.told.filter(|_| is_told_why(decided.chosen.is_some(), decided.stance, table.parts.advisory));
    let about = match told {
        Some(told) if told != Told::AsItIs => {
            let about = new.about.parse().ok().filter(|about| table.column(*about).is_some());
            about.or(decided.chosen)
        }
        _ => None,
    };
    // A reason of another kind, such as that the money is gone, need not be about anybody.
    if matches!(told, Some(Told::Check | Told::Private)) && about.is_none() {
        return Err(Refused::field("about", "weighing-about-needed"));
    }
    let rules::Decided { chosen, stance } = decided;
    if chosen.is_none()
        && let Some(name) = named_in(&table, &new.against_reason, None)
    {
        return Err(Refused::field("against_reason", "weighing-nobody-names").with("name", name));
    }
    Ok(Ready { signed, vacancy: id, table, before, chosen, next, each, stance, told, about, new })
}

/// A name of a candidate that stands in these words as a word of its own: their first or last name, as names are written. `but`:
/// whose own name may stand there.
fn named_in<'a>(table: &'a Table, words: &str, but: Option<CandidacyId>) -> Option<&'a str> {
    let spoken: Vec<&str> = words.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
    let own = but.and_then(|id| table.column(id)).map_or("", |column| &column.candidacy.name);
    let others = table.columns.iter().filter(|column| Some(column.candidacy.id) != but);
    let names = others.flat_map(|column| {
        let name = column.candidacy.name.as_str();
        [Some(first_name(name)), name.split_whitespace().next_back()].into_iter().flatten()
    });
    let mut names = names.filter(|name| !own.split_whitespace().any(|own| own == *name));
    names.find(|name| spoken.contains(name))
}

/// Everything that is wrong, beside its field and with the name of the candidate it is about.
fn refused(table: &Table, wrong: &[Wrong<CandidacyId>]) -> Refused {
    let problem = |wrong: &Wrong<CandidacyId>| match wrong.about {
        None => Problem::new(wrong.why.field(), wrong.why.code()),
        Some(id) => {
            let name = table.column(id).map_or("", |column| &column.candidacy.name);
            Problem::new(&format!("{}-{id}", wrong.why.field()), wrong.why.code()).with("name", name)
        }
    };
    Refused::all(wrong.iter().map(problem).collect())
}

async fn carry_out(who: &Who, app: &App, mut tx: Tx, ready: Ready, now: Timestamp) -> Result<ChoiceId, Refused> {
    let (id, table, org) = (ready.vacancy, &ready.table, ready.signed.org);
    // What came in while the form was filled in keeps from choosing too: from here on none comes before this is done.
    tx.lock(Lock::Ledger).await?;
    if concern::keeps_from_choosing_in(&mut tx, org, id).await? {
        return Err(concern_waits(table));
    }
    // Nor did anybody change a score or say no for their own team since it was read.
    if super::table::table(who, app, id).await?.inputs != table.inputs {
        return Err(Refused::because("weighing-changed"));
    }
    if store::choices(&mut tx, org, id).await?.first().map(|choice| choice.id) != ready.before {
        return Err(Refused::because("weighing-chosen-meanwhile"));
    }
    let choice = ChoiceId::new();
    let snapshot = serde_json::to_string(&table.snapshot())?;
    let page_sha256 = sha256(&snapshot);
    let due_on = due(app, org, now).await?;
    let feedback = FeedbackId::new();

    let mut deed = Deed::new(who);
    let row = store::NewChoice {
        id: choice,
        vacancy: id,
        chosen: ready.chosen,
        next: ready.next,
        stance: ready.stance,
        against_reason: ready.is_told_why().then(|| ready.new.against_reason.trim()),
        told: ready.told,
        about: ready.about,
        decided_by: ready.signed.person,
        at: now,
        snapshot: &snapshot,
        inputs: &table.inputs,
    };
    store::insert_choice(&mut tx, org, row).await?;
    for each in &ready.each {
        let Some((outcome, column)) = each.outcome.zip(table.column(each.candidacy)) else { continue };
        let rests_on: Vec<&str> = each.rests_on.iter().map(|ground| ground.code()).collect();
        let row = store::NewOutcome { candidacy: each.candidacy, outcome, reasons: &each.reasons, rests_on: &rests_on };
        store::insert_outcome(&mut tx, org, choice, row).await?;
        move_stage(&mut tx, &mut deed, &column.candidacy, outcome, now).await?;
        ready.note(&mut deed, choice, column, each, outcome);
    }
    store::insert_feedback(&mut tx, org, feedback, id, choice, Tells::Choice, &due_on).await?;
    deed.note(
        table.vacancy.stream,
        table.vacancy.subject,
        "feedback.owed",
        // The whole page as it was kept: that it is the same can be checked later.
        json!({
            "feedback": feedback, "choice": choice, "stance": ready.stance, "told": ready.told, "due_on": due_on,
            "next": ready.next.map(Next::code), "page_sha256": page_sha256,
        }),
    );
    for column in ready.each.iter().filter_map(|each| table.column(each.candidacy)) {
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
