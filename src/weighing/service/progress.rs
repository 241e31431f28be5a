//! The steps of this room on the vacancy page, in order: choose, answer the panel, confirm, start.

use super::super::store;
use super::answer::owed;
use super::{MAY_DECIDE, MAY_READ};
use crate::checks;
use crate::ids::VacancyId;
use crate::panel;
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::{day_words, london_date};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy::{self, Candidacy, Stage, Step};

/// The steps in order. Their codes: `weighing-step-choose`, `-answer`, `-confirm`, `-start`.
pub async fn progress(who: &Who, app: &App, id: VacancyId) -> Result<Vec<Step>, Refused> {
    let org = who.org()?;
    let candidacies = vacancy::service::candidacies(who, app, id).await?;
    let chosen = candidacies.iter().find(|candidacy| {
        use Stage::{Accepted, Chosen, Cleared, ConditionalOffer, Started};
        matches!(candidacy.stage, Chosen | ConditionalOffer | Accepted | Cleared | Started)
    });
    let owed = owed(app, org, id).await?;
    let was_answered = !store::choices(&app.db, org, id).await?.is_empty() && owed.is_none();
    let answer = format!("/vacancies/{id}/feedback");
    let choose = choose_step(who, app, id, &candidacies, chosen.is_some()).await?;
    let answer = match owed {
        Some(owed) => {
            let is_late = owed.due_on < london_date(app.clock.now());
            let says = if is_late { "weighing-step-answer-late" } else { "weighing-step-answer-owed" };
            let missing = say_with(says, &[("day", &day_words(&owed.due_on))]);
            Step::now("weighing-step-answer", missing, answer)
        }
        None if was_answered => Step::done("weighing-step-answer", answer),
        None => Step::todo("weighing-step-answer", say("weighing-step-after-choice"), answer),
    };
    let (confirm, start) = match chosen {
        Some(chosen) => last_steps(who, app, chosen).await?,
        None => {
            let wait = |code| Step::todo(code, say("weighing-step-after-choice"), format!("/vacancies/{id}/weigh"));
            (wait("weighing-step-confirm"), wait("weighing-step-start"))
        }
    };
    Ok(vec![choose, answer, confirm, start])
}

async fn choose_step(
    who: &Who,
    app: &App,
    id: VacancyId,
    candidacies: &[Candidacy],
    is_chosen: bool,
) -> Result<Step, Refused> {
    const CODE: &str = "weighing-step-choose";
    let href = format!("/vacancies/{id}/weigh");
    let is_running =
        |candidacy: &Candidacy| matches!(candidacy.stage, Stage::Applied | Stage::Shortlisted | Stage::Interviewed);
    // Nobody was chosen, and nobody new has come since.
    let was_nobody =
        store::choices(&app.db, who.org()?, id).await?.first().is_some_and(|choice| choice.chosen.is_none());
    if is_chosen || was_nobody && !candidacies.iter().any(is_running) {
        return Ok(Step::done(CODE, href));
    }
    let Some(panel) = panel::service::panel_of(who, app, id).await? else {
        return Ok(Step::todo(CODE, say("weighing-step-after-talk"), href));
    };
    let interviews = panel::service::interviews(who, app, panel.id).await?;
    let decides = vacancy::service::may_do(who, app, MAY_DECIDE, id).await.is_ok();
    let talked = |candidacy: &Candidacy| {
        interviews.iter().any(|interview| interview.candidacy == candidacy.id && interview.state.was_discussed())
    };
    let mut to_meet = candidacies
        .iter()
        .filter(|candidacy| matches!(candidacy.stage, Stage::Shortlisted | Stage::Interviewed))
        .peekable();
    let all_heard = to_meet.peek().is_some() && to_meet.all(talked);
    let left = candidacies.iter().any(|candidacy| matches!(candidacy.stage, Stage::Reserve | Stage::NotChosen))
        && candidacies.iter().any(talked);
    Ok(match all_heard || (left && !candidacies.iter().any(|c| matches!(c.stage, Stage::Shortlisted))) {
        true if decides => Step::now(CODE, say("weighing-step-choose-now"), href),
        true => Step::todo(CODE, say("weighing-step-by-manager"), href),
        false => Step::todo(CODE, say("weighing-step-after-talk"), href),
    })
}

async fn last_steps(who: &Who, app: &App, chosen: &Candidacy) -> Result<(Step, Step), Refused> {
    const CONFIRM: &str = "weighing-step-confirm";
    const START: &str = "weighing-step-start";
    let confirm = format!("/candidates/{}/confirm", chosen.id);
    let start = format!("/candidates/{}/start", chosen.id);
    let reads = vacancy::service::may_read_of(who, app, MAY_READ, chosen.id).await.is_ok();
    let name = [("name", chosen.name.as_str())];
    let wait_for_clear = || Step::todo(START, say_with("weighing-step-after-clear", &name), start.clone());
    Ok(match chosen.stage {
        Stage::Started => (Step::done(CONFIRM, confirm), Step::done(START, start)),
        Stage::Cleared => {
            let now = Step::now(START, say_with("weighing-step-start-now", &name), start);
            (Step::done(CONFIRM, confirm), now)
        }
        Stage::Accepted if reads => {
            let gate = checks::service::gate(who, app, chosen, None).await?;
            let step = if gate.may_start() {
                Step::now(CONFIRM, say_with("weighing-step-confirm-now", &name), confirm)
            } else {
                Step::todo(CONFIRM, say("weighing-step-after-checks"), confirm)
            };
            (step, wait_for_clear())
        }
        Stage::Accepted => (Step::todo(CONFIRM, say("weighing-step-by-manager"), confirm), wait_for_clear()),
        _ => (Step::todo(CONFIRM, say_with("weighing-step-after-yes", &name), confirm), wait_for_clear()),
    })
}
