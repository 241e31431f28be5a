//! Screens of the panel: the desk's ([`set_up`], [`agreement`], [`day`], [`members`], [`joining`]) and the tablet's
//! ([`tablet`], [`own`]).

mod agreement;
mod day;
mod helpers;
mod joining;
mod members;
mod own;
mod print;
mod privacy;
mod set_up;
mod tablet;

pub use agreement::{agreement, announcement, askers, preview};
pub use day::{day, panel, panels, sheet};
pub use helpers::{helpers, helpers_sheet};
pub use joining::{join_desk, tablet as tablet_of, waiting_part};
pub use members::consents;
pub use own::{choices, consent, how_known, know, later, left_out, own_agreement, own_day};
pub use print::print;
pub use privacy::{own_privacy, privacy};
pub use set_up::set_up;
pub use tablet::{cannot_join, handover, join, join_with, seat, turn};

use super::service::{Announcement, Part};
use super::{Panel, Seat, rules};
use crate::ids::VacancyId;
use crate::texts::say;
use crate::ui::page::{picture, trail};
use leptos::prelude::*;

/// Where a page of a vacancy stands.
fn trail_of(vacancy: VacancyId, title: &str, here: String) -> impl IntoView + use<> {
    trail(
        vec![("/vacancies".to_owned(), say("ui-vacancies")), (format!("/vacancies/{vacancy}"), title.to_owned())],
        here,
    )
}

/// Where a page of a panel stands.
fn trail_of_panel(panel: &Panel, title: &str, here: String) -> impl IntoView + use<> {
    trail(
        vec![
            ("/panels".to_owned(), say("ui-panels")),
            (format!("/vacancies/{}", panel.vacancy), title.to_owned()),
            (format!("/panels/{}", panel.id), say("panel-title")),
        ],
        here,
    )
}

/// Easy Read: picture left, words right, one sentence a line.
fn easy(parts: Vec<Part>) -> impl IntoView {
    let entry = |part: Part| {
        let lines = part.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! { <section class="entry">{picture(&part.picture, 120)}<h2>{part.title}</h2>{lines}</section> }
    };
    view! { <div class="easy">{parts.into_iter().map(entry).collect_view()}</div> }
}

fn easy_announcement(told: Announcement) -> impl IntoView {
    easy(told.parts)
}

/// A seat's person and what they are here.
fn named(seat: &Seat) -> String {
    format!("{} ({})", seat.name, say(&kind_words(seat.kind.code())))
}

fn kind_words(code: &str) -> String {
    format!("panel-kind-{}", code.replace('_', "-"))
}

/// One person supported alone beside the office is not a panel of equals: a warning, not a refusal.
fn few_panel_members(seats: &[Seat]) -> AnyView {
    let facts: Vec<_> = seats
        .iter()
        .filter(|seat| seat.withdrawn_at.is_none())
        .map(|seat| rules::SeatFacts { person: seat.person, kind: seat.kind, supporter: seat.supporter })
        .collect();
    match rules::panel_members(&facts) {
        enough if enough >= rules::WANTED_PANEL_MEMBERS => ().into_any(),
        0 => view! { <p class="says">{say("panel-warn-no-panel-members")}</p> }.into_any(),
        _ => view! { <p class="says">{say("panel-warn-panel-members")}</p> }.into_any(),
    }
}
