//! Form endpoints.

use super::service;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Says what a look was about.
pub async fn answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::answer(&v.who, &v.app, v.id("alert")?, typed.get("words")).await?;
    Ok(Done::see("/audit/alerts"))
}

/// Sets above how many files it is many.
pub async fn set_most(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::set_most(&v.who, &v.app, typed.get("most")).await?;
    Ok(Done::see("/audit/alerts"))
}
