//! The facilitator's part of joining: the code to show, and who a tablet is for.

use super::super::service::{self, Device};
use super::super::{Panel, Seat};
use super::tablet::sign;
use super::{named, trail_of_panel};
use crate::ids::{PanelId, TabletId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_time};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, radios, sentence};
use crate::ui::page::{Page, picture};
use crate::ui::qr::qr;
use leptos::prelude::*;

pub async fn join_desk(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let panel = service::panel(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let seats = service::seats(&v.who, &v.app, id).await?;
    let open = service::joining(&v.who, &v.app, id).await?;
    let devices = service::waiting(&v.who, &v.app, id).await?;
    let public = v.app.settings.public_url.clone();
    let aloud = crate::aloud::pages::readiness(&v, id).await?;
    let title = say("panel-join-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let is_open = open.is_some();
        let shown = match open {
            Some(join) => {
                let pictures = join
                    .pictures
                    .iter()
                    .map(|one| view! { <li>{picture(&one.code, 88)}<b>{one.word.clone()}</b></li> });
                view! {
                    <div class="joincode">
                        {qr(&join.address, say("panel-join-qr"))}
                        <div>
                            <h2>{say("panel-join-how")}</h2>
                            <p>{say("panel-join-scan")}</p>
                            <p>{say_with("panel-join-or", &[("address", &format!("{public}/join"))])}</p>
                            <ol>{pictures.collect_view()}</ol>
                        </div>
                    </div>
                    <p>{say_with("panel-join-until", &[("day", &day_words(&join.day))])}</p>
                    <p class="hint">{say("panel-join-address")} " " {join.address.clone()}</p>
                }
                .into_any()
            }
            None => view! { <div class="empty"><p>{say("panel-join-closed")}</p></div> }.into_any(),
        };
        let act = |deed: &str, words: &str, class: &'static str| {
            view! { <form method="post" action=format!("/panels/{id}/join/{deed}")><button type="submit" class=class>{say(words)}</button></form> }
        };
        let acts = if is_open {
            view! { <div class="acts"><a class="btn" href=format!("/panels/{id}/board")>{say("panel-to-board")}</a>{act("open", "panel-join-again", "btn quiet")}{act("close", "panel-join-close", "btn danger")}</div> }.into_any()
        } else {
            view! { <div class="acts">{act("open", "panel-join-open", "btn")}</div> }.into_any()
        };
        view! {
            {trail_of_panel(&panel, &vacancy.title, title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say("panel-join-lead")}</p>
            {shown}
            {acts}
            <h2 id="tablets">{say("panel-tablets-title")}</h2>
            <p class="hint">{say("panel-tablets-lost")}</p>
            {waiting_part(id, &devices, &seats)}
            {aloud}
            <p><a class="btn quiet" href=format!("/panels/{id}/join")>{say("panel-look-again")}</a></p>
        }
    }))
}

/// The tablets of a panel, those that wait first: for the board too. A waiting one is given a seat right here.
pub fn waiting_part(id: PanelId, devices: &[Device], seats: &[Seat]) -> AnyView {
    if devices.is_empty() {
        return view! { <p>{say("panel-tablets-none")}</p> }.into_any();
    }
    let mut devices: Vec<&Device> = devices.iter().collect();
    devices.sort_by_key(|device| !device.waits);
    let name = |seat| seats.iter().find(|one| Some(one.id) == seat).map(|one| one.name.clone()).unwrap_or_default();
    let end = |device: &Device| {
        view! { <form method="post" action=format!("/panels/{id}/tablets/{}/end", device.tablet)><button type="submit" class="linklike">{say("panel-tablet-end")}</button></form> }
    };
    let lines = devices
        .iter()
        .map(|device| {
            if device.waits {
                let label = format!("seat-{}", device.tablet);
                let options = seats
                    .iter()
                    .filter(|seat| seat.withdrawn_at.is_none())
                    .map(|seat| view! { <option value=seat.id.to_string()>{named(seat)}</option> })
                    .collect_view();
                view! {
                    <li class="card">
                        {sign(device.tablet, 44)}
                        <p><b>{say("panel-tablet-waits")}</b> " " <span class="hint">{say_with("panel-tablet-since", &[("time", &london_time(device.asked_at))])}</span></p>
                        <form class="row" method="post" action=format!("/panels/{id}/tablets/{}/admit", device.tablet)>
                            <div class="field">
                                <label for=label.clone()>{say("panel-tablet-who")}</label>
                                <select id=label name="seat">{options}<option value="shared">{say("panel-tablet-shared")}</option></select>
                            </div>
                            <div class="acts"><button type="submit" class="btn">{say("panel-tablet-admit")}</button></div>
                        </form>
                        {end(device)}
                    </li>
                }
                .into_any()
            } else {
                let words = match (device.shared, device.is_in) {
                    (true, _) => say("panel-tablet-is-shared"),
                    (false, true) => say_with("panel-tablet-is", &[("name", &name(device.seat))]),
                    (false, false) => say_with("panel-tablet-offered", &[("name", &name(device.seat))]),
                };
                view! { <li class="card"><p>{words}</p>{end(device)}</li> }.into_any()
            }
        })
        .collect_view();
    view! { <ul class="cards">{lines}</ul> }.into_any()
}

/// Who a tablet is for; here a second tablet of one person is asked about.
pub async fn tablet(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let tablet: TabletId = v.id("tablet")?;
    let panel: Panel = service::panel(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let seats = service::seats(&v.who, &v.app, id).await?;
    let devices = service::waiting(&v.who, &v.app, id).await?;
    let device = devices.into_iter().find(|device| device.tablet == tablet).ok_or(Refused::NotFound)?;
    let title = say("panel-tablet-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form;
        let options: Vec<_> = seats
            .iter()
            .filter(|seat| seat.withdrawn_at.is_none())
            .map(|seat| (seat.id.to_string(), named(seat)))
            .chain(std::iter::once(("shared".to_owned(), say("panel-tablet-shared"))))
            .collect();
        let stored = device.seat.map(|seat| seat.to_string()).unwrap_or_default();
        // The question that the refusal asks, with its yes as the second button.
        let replace = f.problem("replace").map(|problem| {
            view! {
                <p class="says" id="replace" tabindex="-1">{sentence(problem)}</p>
                <div class="acts"><button type="submit" name="replace" value="yes" class="btn">{say("panel-admit-use-new")}</button></div>
            }
        });
        let asked = replace.is_some();
        view! {
            {trail_of_panel(&panel, &vacancy.title, title.clone())}
            {errors(&f)}
            <h1>{title}</h1>
            <p class="lead">{say_with("panel-tablet-lead", &[("time", &london_time(device.asked_at))])}</p>
            {sign(tablet, 88)}
            <form class="stack card" method="post" action=format!("/panels/{id}/tablets/{tablet}/admit")>
                {radios(&f, "seat", say("panel-tablet-who"), options, &stored, Opt::default())}
                {replace}
                {(!asked).then(|| view! { <div class="acts"><button type="submit" class="btn">{say("panel-tablet-admit")}</button></div> })}
            </form>
            <div class="acts">
                <form method="post" action=format!("/panels/{id}/tablets/{tablet}/end")><button type="submit" class="btn danger">{say("panel-tablet-end")}</button></form>
                <a class="btn quiet" href=format!("/panels/{id}/board")>{say("panel-to-board")}</a>
            </div>
        }
    }))
}
