//! Form endpoints of inspectors' links and of the second pair of eyes.

use crate::ids::RowId;
use crate::people::Visit;
use crate::people::service::inspectors;
use crate::people::service::second::{self, Matter};
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::{Cookie, Done};

pub async fn end_inspector(v: Visit, _: Typed) -> Result<Done, Refused> {
    let link: RowId = v.id("link")?;
    inspectors::end(&v.who, &v.app, link).await?;
    Ok(Done::see(format!("/inspectors/{link}")))
}

/// The address of an inspector's link: a secret for this browser, and on to a page whose address says nothing.
pub async fn inspect(v: Visit, _: Typed) -> Result<Done, Refused> {
    let secret = inspectors::open(&v.who, &v.app, v.param("token")).await?;
    Ok(Done::see("/inspect").with(Cookie::Inspector(secret)))
}

/// The address of a link for the second person, as [`inspect`].
pub async fn open_second(v: Visit, _: Typed) -> Result<Done, Refused> {
    let secret = second::open(&v.who, &v.app, v.param("token")).await?;
    Ok(Done::see("/second").with(Cookie::Second(secret)))
}

pub async fn set_matters(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let matters: Vec<_> = typed.all("matters").into_iter().filter_map(Matter::parse).collect();
    second::set_matters(&v.who, &v.app, &matters).await?;
    Ok(Done::see("/organisation"))
}

pub async fn take_back(v: Visit, _: Typed) -> Result<Done, Refused> {
    let request: RowId = v.id("request")?;
    second::take_back(&v.who, &v.app, request).await?;
    Ok(Done::see(format!("/seconds/{request}")))
}
