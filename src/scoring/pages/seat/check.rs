//! After the last item: look at all answers, say how it felt and how one was supported, and finish.

use super::super::parts::{self, Screen, bar, links, open};
use super::{base, question};
use crate::panel::InterviewState;
use crate::people::Visit;
use crate::people::rules::first_name;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::Sheet;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Page, change_of, picture, saved};
use leptos::prelude::*;

/// All answers, each with Change.
pub async fn check(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/check");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1);
    let title = say_with("scoring-seat-check-title", &[("candidate", &sheet.candidate)]);
    let words = parts::all_words(&sheet);
    // For `tablet.js`, which fills in what the server does not know yet.
    let change = serde_json::json!({ "*": ["", say("scoring-seat-check-change")] }).to_string();
    let unsafe_ = serde_json::json!({ "no": ["poor", say("scoring-seat-check-unsafe")], "*": ["", ""] }).to_string();
    Ok(Page::panel(title.clone(), bar, move || {
        let heard = super::safe::heard(&sheet);
        let rows = sheet.items.iter().enumerate().map(|(index, item)| {
            let href = format!("{at}/score/{}?then=check", index + 1);
            let question = question(&item.line.words, &sheet.candidate);
            let (form, why) = (format!("{at}/score/{}", index + 1), format!("{at}/why/{}", index + 1));
            let missing = item.mine.is_none();
            let (look, word) = match &item.mine {
                Some(mine) => (format!("said {}", parts::look(mine.shown, mine.tapped)), parts::word(mine.shown, mine.tapped)),
                None => ("said".to_owned(), say("scoring-seat-check-missing")),
            };
            let (id, named) = change_of(&format!("q{index}"));
            let act = if missing { "scoring-seat-check-answer" } else { "scoring-seat-check-change" };
            view! {
                <li class=missing.then_some("missing")>
                    <span id=format!("q{index}")>{question}</span>
                    <b class=look data-class="said" data-said=form.clone()>{word}</b>
                    <span data-said=why data-field="words" data-words="{}">{item.why.words.clone()}</span>
                    <a class="change" id=id href=href aria-labelledby=named data-class="change" data-said=form data-words=change.clone()>{say(act)}</a>
                </li>
            }
        });
        let rows = rows.collect_view();
        let safe = format!("{at}/safe");
        let concern = sheet.concern.as_ref();
        let (look, felt) = match concern {
            Some(_) => ("said poor", say("scoring-seat-check-unsafe")),
            None => ("", String::new()),
        };
        let felt_words = concern.map(|concern| concern.words.clone()).unwrap_or_default();
        let tell = if sheet.concern.is_some() { "scoring-seat-check-change" } else { "scoring-seat-check-tell" };
        let last = sheet.items.len();
        let (tell_id, tell_named) = change_of("safe");
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <ul class="review" data-words=words>
                {rows}
                <li>
                    <span id="safe">{say_with("scoring-seat-check-safe", &[("candidate", &sheet.candidate)])}</span>
                    <b class=look data-class="said" data-said=safe.clone() data-field="safe" data-words=unsafe_>{felt}</b>
                    <span data-said=safe.clone() data-field="words" data-words="{}">{felt_words}</span>
                    <a class="change" id=tell_id href=safe aria-labelledby=tell_named>{say(tell)}</a>
                </li>
            </ul>
            {heard}
            {links(Some(format!("{at}/why/{last}")), format!("{at}/support"), say("scoring-seat-next"))}
        }
    })
    .keepable())
}

/// "Are these your own answers?" The person's own confirmation, without which a seat is not finished.
pub async fn finish(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/finish");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1);
    let title = say("scoring-seat-finish-title");
    let missing = parts::missing_items(&sheet);
    let about = title.clone();
    let seat = sheet.me.seat;
    Ok(Page::panel(title.clone(), bar, move || {
        view! {
            {errors(&form)}
            {missing}
            <h1>{title}</h1>
            <div class="yesno">
                <form role="none" method="post" action=here data-keep="" data-all="" data-about=about data-next=format!("{at}/done")>{question::hidden(seat, false)}<button type="submit">{picture("1F44D", 96)}{say("scoring-seat-finish-yes")}</button></form>
                <a href=format!("{at}/check")>{picture("21A9", 96)}{say("scoring-seat-finish-no")}</a>
            </div>
            {view! { <div class="go"><a class="back" href=format!("{at}/support")>{say("scoring-seat-back")}</a>{saved()}</div> }}
        }
    })
    .keepable())
}

/// What stands at every address of an interview once the person is finished.
pub fn finished(sheet: &Sheet, form: &FormState) -> Page {
    let at = base(sheet);
    let here = format!("{at}/done");
    let bar = bar(sheet, &here, say("scoring-seat-where-done"), sheet.items.len() + 1);
    let talks = sheet.state == InterviewState::Talking;
    // Nothing is typed here, so the page may look again by itself.
    let bar = if talks || !form.problems.is_empty() { bar } else { bar.again(20) };
    let name = first_name(&sheet.me.name).to_owned();
    let title = say_with("scoring-seat-done-title", &[("name", &name)]);
    let kept = say_with("scoring-seat-done-text", &[("candidate", &sheet.candidate)]);
    let next = if talks {
        say_with("scoring-seat-done-talk", &[("candidate", &sheet.candidate)])
    } else {
        say("scoring-seat-done-next")
    };
    let problems = errors(form);
    let heard = super::safe::heard_when_opened(sheet);
    let talk = format!("/seat/talk/{}", sheet.interview);
    let team = parts::to_team(sheet);
    let seat = sheet.me.seat;
    let heading = title.clone();
    let (on, words, look) = match &sheet.next {
        Some((next, name)) => {
            let words = say_with("scoring-seat-done-meet", &[("candidate", name)]);
            (format!("/seat/interview/{next}"), words, "next")
        }
        None if sheet.me.shared => ("/seat".to_owned(), say("scoring-seat-done-give"), "next"),
        None => (here.clone(), say("scoring-seat-done-look"), "btn"),
    };
    Page::panel(title, bar, move || {
        let acts = if talks {
            view! { <div class="go"><a class="next" href=talk>{say("scoring-seat-done-see")}</a></div> }.into_any()
        } else {
            view! {
                <div class="go">
                    <form role="none" method="post" action=format!("{at}/reopen") data-keep="" data-next=format!("{at}/check")>{question::hidden(seat, false)}<button class="back" type="submit">{say("scoring-seat-done-change")}</button></form>
                    <a class=look href=on>{words}</a>
                </div>
                {saved()}
            }
            .into_any()
        };
        let more = view! { {heard}{team} }.into_any();
        view! { {problems}{parts::waiting("2705", heading, format!("{kept} {next}"), more)}{acts} }
    })
    .keepable()
}
