//! The one form of this room.

use super::pages;
use crate::people::Visit;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Looks at a text and keeps nothing of it.
pub async fn advise(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.signed()?;
    if typed.get("text").trim().is_empty() {
        return Err(Refused::field("text", "texts-advice-needed"));
    }
    let form = FormState { typed, ..FormState::default() };
    Ok(Done::show(pages::advice(v, form).await?))
}
