//! Form endpoints: who asks, parse, call the service.

use super::rules::{Explanation, FrameTyped, PeriodTyped};
use super::{Activity, ConfirmedHow, service};
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// A row that a form names.
pub(crate) fn row(typed: &Typed, name: &str) -> Result<RowId, Refused> {
    typed.get(name).parse().map_err(|_| Refused::NotFound)
}

/// Keeps when education ended and when they applied.
pub async fn keep_frame(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let frame = FrameTyped {
        education_end: typed.get("education_end"),
        still_in_education: typed.has("still_in_education", "yes"),
        applied_on: typed.get("applied_on"),
    };
    service::keep_frame(&v.who, &v.app, candidacy, frame).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/history")))
}

/// The period that a form is about, none for a new one, and what was typed of it: by the office, or by the candidate.
pub(crate) fn period_of(typed: &Typed) -> Result<(Option<RowId>, PeriodTyped<'_>), Refused> {
    let of = if typed.get("period").is_empty() { None } else { Some(row(typed, "period")?) };
    let period = PeriodTyped {
        activity: Activity::parse(typed.get("activity")),
        place: typed.get("place"),
        title: typed.get("title"),
        care: typed.has("care", "yes"),
        began: typed.get("began"),
        ended: typed.get("ended"),
        goes_on: typed.has("goes_on", "yes"),
        why: typed.get("why"),
    };
    Ok((of, period))
}

/// Keeps a period; then to the list, or to the next one.
pub async fn keep_period(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let (of, period) = period_of(&typed)?;
    service::keep_period(&v.who, &v.app, candidacy, of, period).await?;
    let next = if typed.get("then") == "next" { "/period" } else { "#periods" };
    Ok(Done::see(format!("/candidates/{candidacy}/history{next}")))
}

/// Takes a period away.
pub async fn remove_period(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    service::remove_period(&v.who, &v.app, candidacy, row(&typed, "period")?).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/history#periods")))
}

/// Writes down what was said about a gap.
pub async fn explain(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let from = typed.get("gap");
    let explanation = Explanation {
        written: typed.yes_or_no("written"),
        words: typed.get("words"),
        asked_by: typed.get("asked_by"),
        asked_on: typed.get("asked_on"),
        corroboration: typed.get("corroboration"),
    };
    service::explain(&v.who, &v.app, candidacy, (from, typed.get("gap_to")), explanation).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/history#gap-{from}")))
}

/// Writes down whether an explanation is enough.
pub async fn judge(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let explanation = row(&typed, "explanation")?;
    service::judge(&v.who, &v.app, candidacy, explanation, typed.yes_or_no("enough"), typed.get("note")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/history#gap-{}", typed.get("gap"))))
}

/// Notes that the candidate confirmed the whole.
pub async fn confirm(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let how = ConfirmedHow::parse(typed.get("how"));
    service::confirm(&v.who, &v.app, candidacy, how, typed.get("confirmed_on"), typed.get("changed")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/history")))
}
