//! What a tablet shows by itself when there is no network, and the answers that were not taken: the person decides.

use super::super::parts::{self, sentences};
use crate::people::Visit;
use crate::people::rules::first_name;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Bar, Page, picture};
use leptos::prelude::*;

/// In place of a screen that needs the network: nothing is lost, and this goes on.
pub async fn away(v: Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.seat()?.clone();
    let shelf = service::shelf::named(&v.who, &v.app).await?;
    let facilitator = service::my_facilitator(&v.who, &v.app).await?;
    let title = say("scoring-seat-away-title");
    Ok(Page::panel(title.clone(), Bar::of(&me, "/seat"), move || {
        let on = shelf.into_iter().map(|(interview, candidate)| {
            let words = say_with("scoring-seat-away-on", &[("candidate", first_name(&candidate))]);
            view! { <a class="btn" href=format!("/seat/interview/{interview}")>{words}</a> }
        });
        let on = on.collect_view();
        let words = say_with("scoring-seat-away-text", &[("name", &facilitator)]);
        view! {
            {errors(&form)}
            {parts::waiting("1F4F1", title, words, view! { <div class="acts">{on}<a class="btn quiet" href="/seat">{say("scoring-seat-done-look")}</a></div> }.into_any())}
        }
    })
    .keepable())
}

/// Answers that the server would not take: `tablet.js` lists them out of what the tablet kept; nobody else sees them.
pub async fn waiting(v: Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.seat()?.clone();
    let words = parts::words_of(service::shelf::shown(&v.who, &v.app).await?);
    let title = say("scoring-seat-refused-title");
    Ok(Page::panel(title.clone(), Bar::of(&me, "/seat/waiting"), move || {
        view! {
            {errors(&form)}
            <h1 tabindex="-1">{title}</h1>
            <div data-none="">
                {sentences(&say("scoring-seat-refused-none"))}
                <div class="go"><a class="next" href="/seat">{say("scoring-seat-home")}</a></div>
            </div>
            <ul id="refused" class="refused" data-words=words></ul>
            <template id="refused-one">
                <li class="card">
                    <p class="about" data-slot="about"></p>
                    <p>{say("scoring-seat-refused-said")} " " <b class="said" data-slot="said"></b> <span data-slot="own"></span></p>
                    <p data-slot="why"></p>
                    <div class="yesno">
                        <button type="button" data-deed="again">{picture("1F501", 96)}{say("scoring-seat-refused-again")}</button>
                        <button type="button" data-deed="away">{picture("274C", 96)}{say("scoring-seat-refused-away")}</button>
                    </div>
                </li>
            </template>
        }
    })
    .keepable())
}
