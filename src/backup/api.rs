//! Form endpoints: who asks, parse, call the service, say where to go.

use super::{pages, service};
use crate::people::Visit;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::ui::Done;

const PAGE: &str = "/system/backups";

pub async fn back_up_now(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::back_up_now(&v.who, &v.app).await?;
    Ok(Done::see(PAGE))
}

pub async fn drill(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::drill_now(&v.who, &v.app).await?;
    Ok(Done::see(PAGE))
}

/// Shown at once and never at an address.
pub async fn show_passphrase(v: Visit, _: Typed) -> Result<Done, Refused> {
    let passphrase = service::show_passphrase(&v.who, &v.app).await?;
    Ok(Done::show(pages::passphrase_to_write_down(&v, &passphrase)))
}

pub async fn confirm_written(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::confirm_written(&v.who, &v.app, typed.get("written") == "yes").await?;
    Ok(Done::see(PAGE))
}

/// Compares a checkpoint or receipt that somebody holds with the record; nothing is kept of it.
pub async fn compare_checkpoint(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let found = service::compare(&v.who, &v.app, typed.get("held")).await?;
    let form = FormState { typed, ..FormState::default() };
    Ok(Done::show(pages::compared(v, form, found).await?))
}

/// The same for anybody who holds a receipt, without an account.
pub async fn check_receipt(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let found = service::compare_outside(&v.app, v.address.as_ref(), typed.get("held")).await?;
    let form = FormState { typed, ..FormState::default() };
    Ok(Done::show(pages::receipt_compared(&v, form, found)))
}
