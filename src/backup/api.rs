//! Form endpoints: who asks, parse, call the service, say where to go.

use super::service;
use crate::people::Visit;
use crate::platform::form::Typed;
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

pub async fn confirm_written(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::confirm_written(&v.who, &v.app, typed.get("written") == "yes").await?;
    Ok(Done::see(PAGE))
}
