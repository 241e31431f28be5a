//! Screens: looking after SameTable.

use super::service;
use super::{CARDS, Concern, LOOKS_AFTER, Weight};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::Page;
use leptos::prelude::*;

/// A concern's sentence, and what to do about it.
pub fn sentences(concern: &Concern) -> (String, String) {
    let with: Vec<_> = concern.with.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let code = format!("system-{}", concern.code);
    (say_with(&code, &with), say_with(&format!("{code}-do"), &with))
}

/// What is not in order, with what to do; then where each part is looked after.
pub async fn system(v: Visit, _: FormState) -> Result<Page, Refused> {
    let concerns = service::look(&v.who, &v.app).await?;
    let roles = v.who.signed()?.roles();
    let looks_after = v.who.may(LOOKS_AFTER).is_ok();
    Ok(Page::desk(&v, say("system-title"), move || {
        let cards = CARDS.iter().filter(|card| card.roles.iter().any(|role| roles.contains(role)));
        let cards = cards
            .map(|card| {
                let name = format!("system-card-{}", card.name);
                view! {
                    <li class="card">
                        <h3><a href=card.href>{say(&name)}</a></h3>
                        <p>{say(&format!("{name}-words"))}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h1>{say("system-title")}</h1>
            <p class="lead">{say(if looks_after { "system-lead" } else { "system-lead-reads" })}</p>
            {looks_after.then(|| state(&concerns))}
            <h2>{say("system-parts")}</h2>
            <ul class="cards">{cards}</ul>
        }
    }))
}

fn state(concerns: &[Concern]) -> AnyView {
    if concerns.is_empty() {
        return view! { <p class="says good"><b>{say("system-fine")}</b>" "{say("system-fine-words")}</p> }.into_any();
    }
    let stops = concerns.iter().any(|concern| concern.weight == Weight::Stop);
    let lines = concerns
        .iter()
        .map(|concern| {
            let (what, todo) = sentences(concern);
            let class = if concern.weight == Weight::Stop { "no" } else { "wait" };
            view! { <li class=class><b>{what}</b><span>{todo}</span></li> }
        })
        .collect_view();
    let n = concerns.len().to_string();
    view! {
        <section class=if stops { "says stop" } else { "says" } aria-labelledby="system-state">
            <h2 id="system-state">{say_with("system-not-fine", &[("n", &n)])}</h2>
            <ul class="checks">{lines}</ul>
        </section>
    }
    .into_any()
}
