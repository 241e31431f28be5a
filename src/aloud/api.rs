//! What a tablet fetches to read aloud, the list of what can be heard and each sound; and the forms of the editor.

use super::service;
use crate::ids::ItemId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::media::{kept, media};
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::response::{IntoResponse, Json, Response};

/// Every sentence with the address of its sound. Its own address changes with what is in it.
pub async fn said(v: Visit) -> Result<Response, Refused> {
    Ok(kept(Json(service::said(&v.who, &v.app).await?).into_response()))
}

pub async fn sound(v: Visit) -> Result<Response, Refused> {
    let (kind, sound) = service::sound(&v.who, &v.app, v.param("key")).await?;
    Ok(kept(media(kind.code(), sound)))
}

pub async fn clip(v: Visit) -> Result<Response, Refused> {
    let (kind, film) = service::clip(&v.who, &v.app, v.id("clip")?).await?;
    Ok(kept(media(kind.code(), film)))
}

pub async fn reading_at_desk(v: Visit) -> Result<Response, Refused> {
    let (kind, sound) = service::reading_at_desk(&v.who, &v.app, v.id("reading")?).await?;
    Ok(media(kind.code(), sound))
}

pub async fn clip_at_desk(v: Visit) -> Result<Response, Refused> {
    let (kind, film) = service::clip_at_desk(&v.who, &v.app, v.id("clip")?).await?;
    Ok(media(kind.code(), film))
}

fn item(typed: &Typed) -> Result<ItemId, Refused> {
    typed.get("item").parse().map_err(|_| Refused::NotFound)
}

/// Which sentence of the item, from 1.
fn place(typed: &Typed) -> Result<usize, Refused> {
    typed.get("line").parse().map_err(|_| Refused::NotFound)
}

fn to_editor(item: ItemId) -> Done {
    Done::see(format!("/library/aloud?item={item}"))
}

pub async fn keep_reading(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (item, place) = (item(&typed)?, place(&typed)?);
    service::keep_reading(&v.who, &v.app, item, place, typed.file("voice").unwrap_or_default()).await?;
    Ok(to_editor(item))
}

pub async fn remove_reading(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (item, place) = (item(&typed)?, place(&typed)?);
    service::remove_reading(&v.who, &v.app, item, place).await?;
    Ok(to_editor(item))
}

pub async fn keep_clip(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let item = item(&typed)?;
    service::keep_clip(&v.who, &v.app, item, typed.file("clip").unwrap_or_default()).await?;
    Ok(to_editor(item))
}

pub async fn remove_clip(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let item = item(&typed)?;
    service::remove_clip(&v.who, &v.app, item).await?;
    Ok(to_editor(item))
}
