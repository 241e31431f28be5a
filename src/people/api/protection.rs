//! The settings of data protection.

use crate::people::{Role, Visit, service};
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Sets how the organisation looks after data.
pub async fn set_protection(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.may(&[Role::Administrator])?;
    service::set_protection(&v.who, &v.app, typed.read()?).await?;
    Ok(Done::see("/data-protection"))
}
