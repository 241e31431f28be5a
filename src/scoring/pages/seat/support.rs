//! How the person was supported with this interview, one question a screen: how, by whom, and whether anybody said what to
//! choose. It is their own data, and who scored alone is asked no more than that.

use super::super::parts::{self, Screen, bar, go, heard, open, sentences};
use super::{base, question};
use crate::ids::SeatId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::give::MOST_WORDS;
use crate::scoring::{OTHER, Support};
use crate::texts::say;
use crate::ui::form::{Opt, area_field, errors, sentence, text_field};
use crate::ui::page::{Page, SHEET, picture};
use leptos::prelude::*;

/// One of the three questions: the field that answers it, its text, and the screens around it.
struct Asked {
    field: &'static str,
    question: &'static str,
    here: String,
    back: String,
    next: String,
}

impl Asked {
    /// What a field is described by when it is refused.
    fn described(&self, form: &FormState) -> Option<String> {
        form.problem(self.field).map(|_| format!("{}-error", self.field))
    }

    /// The whole screen: the question, what is picked from, and what stands below it.
    fn screen(self, form: &FormState, seat: SeatId, picks: AnyView, below: AnyView) -> AnyView {
        let Self { field, question, here, back, next } = self;
        let id = format!("{field}-error");
        let error = form.problem(field).map(|problem| view! { <p class="error" id=id>{sentence(problem)}</p> });
        view! {
            {errors(form)}
            {parts::missing(field)}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs=field data-next=next data-about=say(question)>
                {question::hidden(seat, false)}
                <fieldset>
                    <legend><h1>{say(question)}</h1></legend>
                    {error}
                    {picks}
                </fieldset>
                {below}
                {go(back, say("scoring-seat-next"))}
            </form>
        }
        .into_any()
    }
}

/// Cards of which more than one can be picked.
fn cards(picks: AnyView) -> AnyView {
    view! { <p>{say("scoring-seat-support-how")}</p><div class="cards-pick">{picks}</div> }.into_any()
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
        let asked = Asked {
            field: "kinds",
            question: "support-question",
            here,
            back: format!("{at}/check"),
            next: format!("{at}/support/who"),
        };
        let described = asked.described(&form);
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
            let alone = (kind == Support::Alone).then_some("");
            let next = (kind == Support::Alone).then(|| format!("{at}/finish"));
            view! {
                <label class="pick"><input type="checkbox" id=id name="kinds" value=kind.code() checked=checked aria-describedby=described.clone() data-next=next data-alone=alone/>{picture(code, 72)}<span>{say(words)}</span></label>
            }
        });
        let picks = cards(picks.collect_view().into_any());
        asked.screen(&form, seat, picks, sentences(&say("scoring-seat-support-private")))
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
        let asked = Asked {
            field: "by_whom",
            question: "scoring-seat-support-who",
            here,
            back: format!("{at}/support"),
            next: format!("{at}/support/said"),
        };
        let described = asked.described(&form);
        let other = (OTHER.to_owned(), say("scoring-seat-support-other"));
        let picks = booked.into_iter().map(|(id, name)| (id.to_string(), name)).chain([other]).enumerate();
        let picks = picks.map(|(index, (value, words))| {
            let id = if index == 0 { "by_whom".to_owned() } else { format!("by_whom-{value}") };
            let checked = form.marked("by_whom", &value, stored.by_whom.contains(&value));
            let code = if value == OTHER { "1F465" } else { "1F9D1" };
            view! {
                <label class="pick"><input type="checkbox" id=id name="by_whom" value=value.clone() checked=checked aria-describedby=described.clone()/>{picture(code, 72)}<span>{words}</span></label>
            }
        });
        let picks = cards(picks.collect_view().into_any());
        let below = view! {
            {text_field(&form, "other", say("scoring-seat-support-other-who"), Opt::default().value(stored.other))}
            {sentences(&say("scoring-seat-support-private"))}
        };
        asked.screen(&form, seat, picks, below.into_any())
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
        let asked = Asked {
            field: "prompted",
            question: "scoring-seat-support-said",
            here,
            back: if helped { format!("{at}/support/who") } else { format!("{at}/support") },
            next: format!("{at}/finish"),
        };
        let described = asked.described(&form);
        let before = match stored.prompted {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let chosen = form.value("prompted", before);
        let answers = [("no", "no", "scoring-seat-support-said-no"), ("yes", "yes", "scoring-seat-support-said-yes")];
        let answers = answers.map(|(value, code, words)| {
            let id = if value == "no" { "prompted" } else { "prompted-yes" };
            let words = say(words);
            let label = view! {
                <label class="choice plain">
                    <input type="radio" id=id name="prompted" value=value checked=chosen == value aria-describedby=described.clone()/>
                    {picture(code, 96)}<b>{words.clone()}</b>
                </label>
            };
            heard(&words, label.into_any())
        });
        let picks = view! { <div class="choices">{answers.into_iter().collect_view()}</div> };
        let below = view! {
            {area_field(&form, "prompt", say("scoring-seat-support-prompt"), Opt::hint(say("scoring-seat-why-hint")).value(stored.prompt).most(MOST_WORDS).rows(2))}
            {sentences(&say("scoring-seat-support-change"))}
        };
        asked.screen(&form, seat, picks.into_any(), below.into_any())
    })
    .keepable())
}
