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

/// In place of a screen that needs the network: nothing is lost, and this goes on. `tablet.js` shows the part for what was
/// called for meanwhile: Help, Break and Stop are kept and sent like answers, and the person is told whom to show that.
pub async fn away(v: Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.seat()?.clone();
    let shelf = service::shelf::named(&v.who, &v.app).await?;
    let facilitator = service::my_facilitator(&v.who, &v.app).await?;
    let title = say("scoring-seat-away-title");
    Ok(Page::panel(title.clone(), Bar::of(&me, "/seat"), move || {
        let with = [("name", facilitator.as_str())];
        let part = |call: &'static str, code: &'static str, words: &str, over: Option<&str>| {
            let over = over.map(|words| {
                view! { <form class="acts" role="none" method="post" action="/seat/call/over" data-keep="" data-next="/seat/away"><button class="btn quiet" type="submit">{say(words)}</button></form> }
            });
            view! { <div data-call=call hidden>{picture(code, 96)}{sentences(&say_with(words, &with))}{over}</div> }.into_any()
        };
        let parts = [
            part("help", "1F64B", "scoring-seat-away-help", Some("scoring-seat-call-enough")),
            part("break", "2615", "scoring-seat-away-break", Some("scoring-seat-call-back")),
            part("stop", "1F6D1", "scoring-seat-away-stop", None),
            part("lost", "1F501", "scoring-seat-away-lost", None),
            part("told", "1F44D", "scoring-seat-away-told", None),
        ];
        let people = || shelf.iter().map(|(interview, candidate)| (format!("/seat/interview/{interview}"), first_name(candidate)));
        let on = people().map(|(at, name)| {
            let named = [("candidate", name)];
            let back = say_with("scoring-seat-stop-over-one", &named);
            view! {
                <form role="none" method="post" action=format!("{at}/go-on") data-keep="" data-next=at.clone() data-stopped=at.clone() hidden><button class="btn" type="submit">{back}</button></form>
                <a class="btn" href=at.clone() data-goes=at data-here="" hidden>{say_with("scoring-seat-away-on", &named)}</a>
            }
        });
        let on = on.collect_view();
        // Nobody scores somebody whom they have not met: whoever it is has to be here.
        let others = people().map(|(at, name)| {
            view! { <a class="btn quiet" href=at.clone() data-goes=at>{say_with("scoring-seat-away-here", &[("candidate", name)])}</a> }
        });
        let others = view! {
            <details class="behind" data-others="">
                <summary>{say("scoring-seat-away-others")}</summary>
                <p>{say("scoring-seat-away-who")}</p>
                <div class="acts">{others.collect_view()}</div>
            </details>
        };
        let words = say_with("scoring-seat-away-text", &with);
        view! {
            {errors(&form)}
            <div class="waiting">
                {picture("1F4F1", 160)}
                <h1>
                    <span data-call="none help break stop lost">{title}</span>
                    <span data-call="told" hidden>{say_with("scoring-seat-away-told-title", &[("name", &facilitator)])}</span>
                </h1>
                <div data-call="none">{sentences(&words)}</div>
                {parts.into_iter().collect_view()}
                <div class="acts">{on}<a class="btn quiet" href="/seat">{say("scoring-seat-done-look")}</a></div>
                {others}
            </div>
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
            <h1 tabindex="-1"><span data-some="" hidden>{title}</span><span data-none="">{say("scoring-seat-refused-none-title")}</span></h1>
            <div data-none="">
                {sentences(&say("scoring-seat-refused-none"))}
                <div class="go"><a class="next" href="/seat">{say("scoring-seat-home")}</a></div>
            </div>
            <ul id="refused" class="refused" data-words=words></ul>
            <template id="refused-one">
                <li class="card">
                    <p class="about" data-slot="about"></p>
                    <p data-slot="why"></p>
                    <p>{say("scoring-seat-refused-said")} " " <b class="said" data-slot="said"></b> <span data-slot="own"></span></p>
                    <p class="acts"><button type="button" class="btn" data-deed="change" hidden>{say("scoring-seat-refused-change")}</button></p>
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
