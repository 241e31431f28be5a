//! Form endpoints: who asks, parse, call the service.

use super::service::{self, NewItem};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Pins a pack.
pub async fn pin(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let acknowledged = typed.has("acknowledged", "yes");
    service::pin(&v.who, &v.app, id, typed.get("pack"), acknowledged, typed.get("why")).await?;
    Ok(Done::see(format!("/vacancies/{id}/checks")))
}

/// Says that the role does not need some checks.
pub async fn not_needed(v: Visit, typed: Typed) -> Result<Done, Refused> {
    say_needed(&v, &typed, false).await
}

/// Says that the role needs some checks after all.
pub async fn needed(v: Visit, typed: Typed) -> Result<Done, Refused> {
    say_needed(&v, &typed, true).await
}

async fn say_needed(v: &Visit, typed: &Typed, needed: bool) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let items: Vec<String> = typed.all("item").into_iter().map(str::to_owned).collect();
    service::say_needed(&v.who, &v.app, id, &items, needed, typed.get("why_needed")).await?;
    Ok(Done::see(format!("/vacancies/{id}/checks")))
}

/// Adds an own item.
pub async fn add_item(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let text = |name| typed.get(name).to_owned();
    let new = NewItem {
        title: text("title"),
        why: text("item_why"),
        what_to_see: text("what_to_see"),
        before_start: typed.has("before_start", "yes"),
        after_offer: typed.has("after_offer", "yes"),
    };
    service::add_item(&v.who, &v.app, new).await?;
    Ok(Done::see("/checks/own"))
}

/// Ends one.
pub async fn end_item(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = typed.get("item").parse().map_err(|_| Refused::NotFound)?;
    service::end_item(&v.who, &v.app, id).await?;
    Ok(Done::see("/checks/own"))
}
