//! How the person was supported with this interview, one question a screen: how, by whom, and whether anybody said what to
//! choose. It is their own data, and who scored alone is asked no more than that.

use super::super::parts::{self, Screen, bar, go, open, sentences};
use super::{base, question};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::{OTHER, Support};
use crate::texts::say;
use crate::ui::form::{Opt, area_field, errors, sentence, text_field};
use crate::ui::page::{Page, SHEET, picture};
use leptos::prelude::*;

/// What is wrong with a field, beside it.
fn error(form: &FormState, field: &'static str) -> AnyView {
    let id = format!("{field}-error");
    form.problem(field).map(|problem| view! { <p class="error" id=id>{sentence(problem)}</p> }).into_any()
}

/// "Did someone help you with this?"
pub async fn support(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/support");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1).draft();
    let stored = sheet.support.clone().unwrap_or_default().kinds;
    let seat = sheet.me.seat;
    Ok(Page::panel(say("support-question"), bar, move || {
        let described = form.problem("kinds").map(|_| "kinds-error");
        let picks = Support::ALL.into_iter().enumerate().map(|(index, kind)| {
            let (code, words) = match kind {
                Support::Alone => ("1F9D1", "support-how-none"),
                Support::Read => ("1F4D6", "support-how-read"),
                Support::Reworded => ("1F5E3", "support-how-reworded"),
                Support::Pressed => ("1F449", "support-how-pressed"),
                Support::Breaks => ("2615", "support-how-breaks"),
                Support::Interpreted => ("1F4AC", "support-how-interpreted"),
            };
            let id = if index == 0 { "kinds".to_owned() } else { format!("kinds-{}", kind.code()) };
            let checked = form.marked("kinds", kind.code(), stored.contains(&kind));
            // Who did it alone is asked no more: `tablet.js` goes where the chosen card says.
            let next = (kind == Support::Alone).then(|| format!("{at}/finish"));
            view! {
                <label class="pick"><input type="checkbox" id=id name="kinds" value=kind.code() checked=checked aria-describedby=described data-next=next/>{picture(code, 72)}<span>{say(words)}</span></label>
            }
        });
        let picks = picks.collect_view();
        view! {
            {errors(&form)}
            {parts::missing("kinds")}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="kinds" data-next=format!("{at}/support/who") data-about=say("support-question")>
                {question::hidden(seat, false)}
                <fieldset>
                    <legend><h1>{say("support-question")}</h1></legend>
                    <p>{say("scoring-seat-support-how")}</p>
                    {error(&form, "kinds")}
                    <div class="cards-pick">{picks}</div>
                </fieldset>
                {sentences(&say("scoring-seat-support-private"))}
                {go(format!("{at}/check"), say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}

/// "Who helped you?"
pub async fn support_who(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/support/who");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1).draft();
    let booked = crate::panel::service::helpers_of_seat(&v.who, &v.app).await?;
    let stored = sheet.support.clone().unwrap_or_default();
    let seat = sheet.me.seat;
    Ok(Page::panel(say("scoring-seat-support-who"), bar, move || {
        let described = form.problem("by_whom").map(|_| "by_whom-error");
        let other = (OTHER.to_owned(), say("scoring-seat-support-other"));
        let picks = booked.into_iter().map(|(id, name)| (id.to_string(), name)).chain([other]).enumerate();
        let picks = picks.map(|(index, (value, words))| {
            let id = if index == 0 { "by_whom".to_owned() } else { format!("by_whom-{value}") };
            let checked = form.marked("by_whom", &value, stored.by_whom.contains(&value));
            let code = if value == OTHER { "1F465" } else { "1F9D1" };
            view! {
                <label class="pick"><input type="checkbox" id=id name="by_whom" value=value.clone() checked=checked aria-describedby=described/>{picture(code, 72)}<span>{words}</span></label>
            }
        });
        let picks = picks.collect_view();
        view! {
            {errors(&form)}
            {parts::missing("by_whom")}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="by_whom" data-next=format!("{at}/support/said") data-about=say("scoring-seat-support-who")>
                {question::hidden(seat, false)}
                <fieldset>
                    <legend><h1>{say("scoring-seat-support-who")}</h1></legend>
                    <p>{say("scoring-seat-support-how")}</p>
                    {error(&form, "by_whom")}
                    <div class="cards-pick">{picks}</div>
                </fieldset>
                {text_field(&form, "other", say("scoring-seat-support-other-who"), Opt::default().value(stored.other))}
                {sentences(&say("scoring-seat-support-private"))}
                {go(format!("{at}/support"), say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}

/// "Did someone tell you what to choose?"
pub async fn support_said(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/support/said");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1).draft();
    let stored = sheet.support.clone().unwrap_or_default();
    let helped = !stored.by_whom.is_empty();
    let seat = sheet.me.seat;
    Ok(Page::panel(say("scoring-seat-support-said"), bar, move || {
        let described = form.problem("prompted").map(|_| "prompted-error");
        let before = match stored.prompted {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let chosen = form.value("prompted", before);
        let answers = [("no", "1F44D", "scoring-seat-support-said-no"), ("yes", "1F5E3", "scoring-seat-support-said-yes")];
        let answers = answers.map(|(value, code, words)| {
            let id = if value == "no" { "prompted" } else { "prompted-yes" };
            view! {
                <label class="choice plain">
                    <input type="radio" id=id name="prompted" value=value checked=chosen == value aria-describedby=described/>
                    {picture(code, 96)}<b>{say(words)}</b>
                </label>
            }
        });
        let back = if helped { format!("{at}/support/who") } else { format!("{at}/support") };
        view! {
            {errors(&form)}
            {parts::missing("prompted")}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="prompted" data-next=format!("{at}/finish") data-about=say("scoring-seat-support-said")>
                {question::hidden(seat, false)}
                <fieldset>
                    <legend><h1>{say("scoring-seat-support-said")}</h1></legend>
                    {error(&form, "prompted")}
                    <div class="choices">{answers.into_iter().collect_view()}</div>
                </fieldset>
                {area_field(&form, "prompt", say("scoring-seat-support-prompt"), Opt::hint(say("scoring-seat-why-hint")).value(stored.prompt).rows(2))}
                {sentences(&say("scoring-seat-support-change"))}
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}
