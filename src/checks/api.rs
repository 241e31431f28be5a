//! Form endpoints: who asks, parse, call the service.

use super::service::{self, NewRecord};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Records one item of one candidate.
pub async fn record(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let text = |name| typed.get(name).to_owned();
    let item = text("item");
    let new = NewRecord {
        item: item.clone(),
        status: text("status"),
        seen: text("seen"),
        seen_on: text("seen_on"),
        note: text("note"),
    };
    service::record(&v.who, &v.app, candidacy, new).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/checks#{item}")))
}
