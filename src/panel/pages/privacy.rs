//! What panel members are told about their data, in Easy Read: on the tablet, and to read or print before the day.

use super::super::service;
use super::easy;
use crate::people::Visit;
use crate::platform::clock::london_day;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::{Bar, Page};
use leptos::prelude::*;

/// On the tablet of a seat.
pub async fn own_privacy(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let seated = v.who.seat()?.clone();
    let (parts, _) = service::privacy(&v.who, &v.app).await?;
    let title = say("privacy-panel-title");
    Ok(Page::panel(title.clone(), Bar::of(&seated, "/seat/privacy"), move || {
        view! {
            <h1>{title}</h1>
            {easy(parts)}
            <div class="go"><a class="back" href="/seat">{say("ui-back")}</a></div>
        }
    }))
}

/// For reading before the day, and on paper.
pub async fn privacy(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let (parts, since) = service::privacy(&v.who, &v.app).await?;
    let title = say("privacy-panel-title");
    Ok(Page::sheet(title.clone(), move || {
        let since =
            since.map(|at| view! { <p class="hint">{say_with("privacy-since", &[("day", &london_day(at))])}</p> });
        view! {
            <p class="noprint"><a href="/">{say("ui-back")}</a></p>
            <h1>{title}</h1>
            {easy(parts)}
            {since}
        }
    }))
}
