//! Form endpoints: who asks, parse, call the service.

use super::service::{self, NewWeighing};
use super::{FACTORS, FACTORS_OF_START, PROMISES};
use crate::ids::{CandidacyId, CheckId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

fn about(v: &Visit) -> Result<(CandidacyId, CheckId), Refused> {
    Ok((v.id("candidacy")?, v.id("check")?))
}

/// One person's weighing.
pub async fn weigh(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (id, check) = about(&v)?;
    let text = |name| typed.get(name).to_owned();
    let factors = FACTORS.iter().chain(FACTORS_OF_START);
    let new = NewWeighing {
        decision: text("decision"),
        conditions: text("conditions"),
        supervisor: text("supervisor"),
        supervision: text("supervision"),
        ends_on: text("ends_on"),
        talked_on: text("talked_on"),
        promised: PROMISES.iter().all(|promise| typed.has("promises", promise)),
        words: factors.map(|factor| ((*factor).to_owned(), text(factor))).collect(),
    };
    service::weigh(&v.who, &v.app, id, check, new).await?;
    Ok(Done::see(format!("/candidates/{id}/risk/{check}")))
}

/// The second person's answer.
pub async fn answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (id, check) = about(&v)?;
    service::answer(&v.who, &v.app, id, check, typed.yes_or_no("agrees"), typed.get("answer_words")).await?;
    Ok(Done::see(format!("/candidates/{id}/checks")))
}
