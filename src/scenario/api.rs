//! Form endpoints: who asks, parse, call the service, say where to go.

use super::service::{self, NewItem};
use crate::ids::{ItemId, VacancyId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

pub async fn add_item(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let new: NewItem = typed.read()?;
    service::add_item(&v.who, &v.app, new).await?;
    Ok(Done::see("/library"))
}

pub async fn retire_item(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: ItemId = typed.get("item").parse().map_err(|_| Refused::NotFound)?;
    service::retire_item(&v.who, &v.app, id).await?;
    Ok(Done::see("/library"))
}

/// Each item of the library has a field `place.ID`, empty where the item is not in the kit.
pub async fn choose_kit(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let mut chosen = Vec::new();
    for (field, place) in typed.pairs() {
        let Some(item) = field.strip_prefix("place.") else { continue };
        if place.trim().is_empty() {
            continue;
        }
        let item: ItemId = item.parse().map_err(|_| Refused::because("scenario-kit-unknown"))?;
        let place: u8 = place.trim().parse().map_err(|_| Refused::field(field, "scenario-kit-place-wrong"))?;
        chosen.push((item, place));
    }
    service::choose_kit(&v.who, &v.app, id, &chosen).await?;
    Ok(Done::see(crate::vacancy::pages::next_address(&v, id).await?))
}

/// Whether candidates get the questions before their day.
pub async fn say_ahead(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    service::say_ahead(&v.who, &v.app, id, typed.yes_or_no("ahead")).await?;
    Ok(Done::see(format!("/vacancies/{id}/kit#ahead")))
}
