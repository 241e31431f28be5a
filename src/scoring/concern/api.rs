//! Form endpoints of concerns: who asks, parse, call the service.

use super::service::{self, Referral};
use crate::ids::ConcernId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

fn back(id: ConcernId) -> Done {
    Done::see(format!("/concerns/{id}"))
}

/// Who the safeguarding lead is.
pub async fn name_lead(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::name_lead(&v.who, &v.app, typed.get("lead"), typed.get("deputy")).await?;
    Ok(Done::see("/concerns/lead"))
}

/// What was said to the person, or done.
pub async fn answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: ConcernId = v.id("concern")?;
    service::answer(&v.who, &v.app, id, typed.get("words")).await?;
    Ok(back(id))
}

/// Passed on, or not and why.
pub async fn refer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: ConcernId = v.id("concern")?;
    let referral = Referral {
        made: typed.yes_or_no("made"),
        to_whom: typed.get("to_whom").to_owned(),
        on_day: typed.get("on_day").to_owned(),
        reference: typed.get("reference").to_owned(),
        why: typed.get("why").to_owned(),
    };
    service::refer(&v.who, &v.app, id, &referral).await?;
    Ok(back(id))
}

/// Nothing more is to be done.
pub async fn close(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: ConcernId = v.id("concern")?;
    service::close(&v.who, &v.app, id, typed.get("note")).await?;
    Ok(back(id))
}
