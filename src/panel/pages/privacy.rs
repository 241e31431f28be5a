//! What panel members are told about their data, in Easy Read: on the tablet, and to read or print before the day.

use super::super::service;
use super::easy;
use crate::people::Visit;
use crate::platform::clock::london_day;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{Edition, say, say_with};
use crate::ui::page::{Bar, Page, sentences};
use leptos::prelude::*;

/// On the tablet of a seat.
pub async fn own_privacy(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let seated = v.who.seat()?.clone();
    let (parts, edition) = service::privacy(&v.who, &v.app).await?;
    let title = say("privacy-panel-title");
    Ok(Page::panel(title.clone(), Bar::of(&seated, "/seat/privacy"), move || {
        view! {
            <h1>{title}</h1>
            {easy(parts)}
            {told_since(edition)}
            <div class="go"><a class="back" href="/seat">{say("ui-back")}</a></div>
        }
    }))
}

/// For reading before the day, and on paper.
pub async fn privacy(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let (parts, edition) = service::privacy(&v.who, &v.app).await?;
    let title = say("privacy-panel-title");
    Ok(Page::sheet(title.clone(), move || {
        view! {
            <p class="noprint"><a href="/">{say("ui-back")}</a></p>
            <h1>{title}</h1>
            {easy(parts)}
            {told_since(edition)}
        }
    }))
}

/// Which version of these words this is, and from when.
fn told_since(edition: Option<Edition>) -> AnyView {
    let Some(edition) = edition else { return ().into_any() };
    let with = [("n", edition.number.to_string()), ("day", london_day(edition.since))];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    view! { <div class="easy edition">{sentences(&say_with("privacy-panel-since", &with))}</div> }.into_any()
}
