//! Form endpoints: who asks, parse, call the service.

use super::facts::WAYS;
use super::service::{self, NewFacts, NewRecord};
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

/// Records one item of one candidate by a form of its own.
pub async fn record_facts(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let text = |name| typed.get(name).to_owned();
    let item = text("item");
    let fields = WAYS.iter().flat_map(|way| way.fields);
    let new = NewFacts {
        item: item.clone(),
        way: text("way"),
        checked_on: text("checked_on"),
        note: text("note"),
        typed: fields.map(|field| (field.name.to_owned(), text(field.name))).collect(),
    };
    service::record_facts(&v.who, &v.app, candidacy, new).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/checks#{item}")))
}
