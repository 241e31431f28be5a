//! Form endpoints: who asks, parse, call the service.

use super::rules::HeldTyped;
use super::service::{self, NewMark};
use super::{Fit, Outcome, Part};
use crate::ids::{CandidacyId, VacancyId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Says who goes through the applications.
pub async fn hold(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let held = HeldTyped {
        with_panel: typed.yes_or_no("with_panel"),
        members: typed.get("members"),
        held_on: typed.get("held_on"),
        why_without: typed.get("why_without"),
    };
    service::hold(&v.who, &v.app, id, held).await?;
    Ok(Done::see(format!("/vacancies/{id}/shortlist")))
}

/// Marks one application.
pub async fn mark(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let candidacy: CandidacyId = v.id("candidacy")?;
    let fit = |part: &Part| Some((*part, Fit::parse(typed.get(part.code()))?));
    let new = NewMark {
        marks: Part::ALL.iter().filter_map(fit).collect(),
        reason: typed.get("reason"),
        outcome: Outcome::parse(typed.get("outcome")),
    };
    service::mark(&v.who, &v.app, id, candidacy, new).await?;
    Ok(Done::see(format!("/vacancies/{id}/shortlist#application-{candidacy}")))
}
