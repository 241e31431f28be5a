//! The way of a vacancy, gathered from every room: services know the rooms above them only, pages may ask any.

use crate::application::shortlisting;
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::refused::Refused;
use crate::texts::say;
use crate::vacancy::{Step, StepState, service};

/// Every step in order, each room's where it belongs. The first that can be done is the one to do now; the others wait.
pub async fn steps(v: &Visit, id: VacancyId) -> Result<Vec<Step>, Refused> {
    let (who, app) = (&v.who, &v.app);
    let mut steps = service::progress(who, app, id).await?;
    // People may be invited by hand, so that this stops nothing; the step says that nobody said who did it.
    let is_it = |step: &&mut Step| step.code == "vacancy-way-shortlist" && step.state == StepState::Done;
    if let Some(step) = steps.iter_mut().find(is_it)
        && shortlisting::service::is_unsaid(who, app, id).await?
    {
        step.missing = Some(say("shortlisting-unsaid"));
    }
    steps.extend(crate::scenario::service::progress(who, app, id).await?);
    steps.extend(crate::panel::service::progress(who, app, id).await?);
    steps.extend(crate::scoring::service::progress(who, app, id).await?);
    // Between the choice with its answer and the confirmation stand the offer and the checks, which are other rooms'.
    let mut decided = crate::weighing::service::progress(who, app, id).await?;
    let last = decided.split_off(2.min(decided.len()));
    steps.extend(decided);
    steps.push(service::offer_step(who, app, id).await?);
    steps.extend(crate::checks::service::progress(who, app, id).await?);
    steps.extend(last);
    let mut found = false;
    for step in steps.iter_mut().filter(|step| step.state == StepState::Now) {
        if found {
            step.state = StepState::Todo;
        }
        found = true;
    }
    Ok(steps)
}

/// Where the next step is done; the vacancy page when nothing can be done.
pub async fn next_address(v: &Visit, id: VacancyId) -> Result<String, Refused> {
    let next = steps(v, id).await?.into_iter().find(|step| step.state == StepState::Now);
    Ok(next.map_or_else(|| format!("/vacancies/{id}"), |step| step.href))
}
