//! "I did not feel safe": what the person wants to say of it, who is told, who else may know, and what was answered.

use super::super::parts::{self, Screen, bar, go, open, sentences};
use super::{base, question};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::concern::Knows;
use crate::scoring::service::Sheet;
use crate::scoring::service::give::MOST_WORDS;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, sentence};
use crate::ui::page::{Page, SHEET, picture};
use leptos::prelude::*;

/// "I did not feel safe."
pub async fn safe(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/safe");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1).draft();
    let title = say_with("scoring-seat-safe-title", &[("candidate", &sheet.candidate)]);
    let stored = if sheet.concern.is_some() { "no" } else { "" };
    let words = sheet.concern.map(|concern| concern.words).unwrap_or_default();
    let (seat, about) = (sheet.me.seat, title.clone());
    let told = say_with("concern-seat-told", &[("name", &sheet.lead)]);
    Ok(Page::panel(title.clone(), bar, move || {
        let chosen = form.value("safe", stored);
        let described = form.problem("safe").map(|_| "safe-error");
        let answers =
            [("yes", "good", "1F642", "scoring-seat-safe-yes"), ("no", "poor", "1F641", "scoring-seat-safe-no")];
        let answers = answers.map(|(value, look, code, words)| {
            let id = if value == "yes" { "safe" } else { "safe-no" };
            let words = say(words);
            // Who did not feel safe is asked one thing more: `tablet.js` goes where the chosen answer says.
            let next = (value == "no").then(|| format!("{at}/safe/who"));
            let label = view! {
                <label class=format!("choice {look}")>
                    <input type="radio" id=id name="safe" value=value checked=chosen == value aria-describedby=described data-next=next/>
                    {picture(code, 96)}<b>{words.clone()}</b>
                </label>
            };
            parts::heard(&words, label.into_any())
        });
        let error = form
            .problem("safe")
            .map(|problem| view! { <p class="error" id="safe-error">{crate::ui::form::sentence(problem)}</p> });
        view! {
            {errors(&form)}
            {parts::missing("safe")}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="safe" data-next=format!("{at}/check") data-about=about>
                {question::hidden(seat, false)}
                <fieldset>
                    <legend><h1>{title}</h1></legend>
                    {error}
                    <div class="choices">{answers.into_iter().collect_view()}</div>
                </fieldset>
                {area_field(&form, "words", say("scoring-seat-safe-words"), Opt::hint(told).value(words).most(MOST_WORDS).rows(2))}
                <p>{say("scoring-seat-safe-now")}</p>
                {go(format!("{at}/check"), say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}

/// "Who else may know?" Who is told at once stands above, and that there is a limit to what the person can choose.
pub async fn safe_who(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/safe/who");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1).draft();
    let title = say("concern-seat-who");
    let (seat, about) = (sheet.me.seat, title.clone());
    let (lead, facilitator, stored) = (sheet.lead.clone(), sheet.facilitator.clone(), sheet.safe.knows.clone());
    Ok(Page::panel(title.clone(), bar, move || {
        let described = form.problem("knows").map(|_| "knows-error");
        let error =
            form.problem("knows").map(|problem| view! { <p class="error" id="knows-error">{sentence(problem)}</p> });
        let picks = Knows::ALL.iter().copied().enumerate().map(|(index, one)| {
            let (code, words) = match one {
                Knows::Nobody => ("1F9D1", say_with("concern-seat-nobody", &[("name", &lead)])),
                Knows::Manager => ("1F465", say("concern-seat-manager")),
                Knows::Facilitator => ("1F64B", say_with("concern-seat-facilitator", &[("name", &facilitator)])),
                Knows::Panel => ("1F5E3", say("concern-seat-panel")),
                Knows::Supporter => ("1F449", say("concern-seat-supporter")),
            };
            let id = if index == 0 { "knows".to_owned() } else { format!("knows-{}", one.code()) };
            let checked = form.marked("knows", one.code(), stored.contains(&one));
            let alone = (one == Knows::Nobody).then_some("");
            view! {
                <label class="pick"><input type="checkbox" id=id name="knows" value=one.code() checked=checked aria-describedby=described data-alone=alone/>{picture(code, 72)}<span>{words}</span></label>
            }
        });
        let picks = picks.collect_view();
        let told = format!("{} {}", say_with("concern-seat-told", &[("name", &lead)]), say("concern-seat-limit"));
        view! {
            {errors(&form)}
            {parts::missing("knows")}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="knows" data-next=format!("{at}/check") data-about=about>
                {question::hidden(seat, false)}
                <fieldset>
                    <legend><h1>{title}</h1></legend>
                    {error}
                    {sentences(&told)}
                    <p>{say("scoring-seat-support-how")}</p>
                    <div class="cards-pick">{picks}</div>
                </fieldset>
                {go(format!("{at}/safe"), say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}

/// The same on a screen that others may see, and that looks again by itself: nothing of it before its person opens it.
pub fn heard_when_opened(sheet: &Sheet) -> AnyView {
    let opened = sheet.safe.heard.is_some().then(|| {
        view! { <details class="more"><summary>{say("concern-seat-message")}</summary>{heard(sheet)}</details> }
    });
    opened.into_any()
}

/// "Hana has read what you said.", and what Hana answered.
pub fn heard(sheet: &Sheet) -> AnyView {
    let heard = sheet.safe.heard.as_ref().map(|(by, words)| {
        let read = say_with("concern-seat-heard", &[("name", by)]);
        view! { <div class="says good"><p><b>{read}</b></p>{sentences(words)}</div> }
    });
    heard.into_any()
}
