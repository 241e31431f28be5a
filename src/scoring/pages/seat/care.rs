//! What a person may want at any time: say what they need, score on their own, stop, and say afterwards how it was. What was
//! marked before a button of the bar was pressed waits in each of these screens.

use super::super::own;
use super::super::parts::{self, go, sentences};
use crate::panel::InterviewState;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::give::MOST_WORDS;
use crate::scoring::service::{self, calls};
use crate::scoring::{About, Call, Reason};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors};
use crate::ui::page::{Bar, Page, SHEET, picture};
use leptos::prelude::*;

/// Where the person came from: as it was posted, or as the address says.
fn came(v: &Visit, form: &FormState) -> String {
    let here = if form.typed.get("here").is_empty() { v.query("here") } else { form.typed.get("here") };
    own(here)
}

/// What was marked and not sent, and the one way back to it; the bar of such a screen says where that is.
fn kept(form: &FormState, action: &'static str, words: String, look: &'static str) -> AnyView {
    let kept = form.typed.clone().without(&["kind", "here", "about", "told", "stays"]);
    let fields = kept
        .pairs()
        .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> })
        .collect_view();
    view! {
        <form role="none" id=SHEET method="post" action=action>
            {fields}
            <div class="go"><button class=look type="submit">{words}</button></div>
        </form>
    }
    .into_any()
}

/// "What do you need?", after Help; "Do you all need a break?", after Break.
pub async fn need(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = crate::panel::service::own(&v.who, &v.app).await?;
    let here = came(&v, &form);
    let call = service::my_call(&v.app, &mine.seated).await?;
    let of_break = call.is_some_and(|call| call.kind == Call::Break);
    let bar = Bar { says_need: true, ..Bar::of(&mine.seated, &here).draft() };
    let title = say(if of_break { "scoring-seat-need-break-title" } else { "scoring-seat-need-title" });
    Ok(Page::panel(title.clone(), bar, move || {
        let pick = |about: About, code: &'static str| {
            let words = say(&format!("scoring-seat-need-{}", about.code()));
            view! { <button type="submit" form=SHEET formaction="/seat/need/say" name="about" value=about.code()>{picture(code, 96)}{words}</button> }
                .into_any()
        };
        let picks: Vec<AnyView> = if of_break {
            vec![pick(About::All, "1F465")]
        } else {
            let mut picks: Vec<AnyView> = About::OF_HELP
                .into_iter()
                .map(|about| {
                    pick(
                        about,
                        match about {
                            About::Question => "2753",
                            About::Read => "1F50A",
                            About::Tablet => "26A0",
                            _ => "1F641",
                        },
                    )
                })
                .collect();
            picks.push(
                view! { <button type="submit" form=SHEET formaction="/seat/call" name="kind" value="own">{picture("1F9D1", 96)}{say("scoring-seat-need-own")}</button> }
                    .into_any(),
            );
            picks.push(
                view! { <button type="submit" form=SHEET formaction="/seat/ways/open">{picture("1F4F1", 96)}{say("panel-seat-my-tablet")}</button> }
                    .into_any(),
            );
            picks
        };
        let how = of_break.then(|| sentences(&say_with("scoring-seat-need-break-how", &[("name", &mine.facilitator)])));
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            {how}
            <div class="yesno">{picks}</div>
            {kept(&form, "/seat/need/say", say("scoring-seat-back"), "back")}
        }
    }))
}

/// "You can score on your own." Nothing on this screen says why it was opened, and no other screen says that it was.
pub async fn on_my_own(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = crate::panel::service::own(&v.who, &v.app).await?;
    let here = came(&v, &form);
    let asked = calls::my_privacy(&v.who, &v.app).await?;
    let helpers = crate::panel::service::booked_for_seat(&v.who, &v.app).await?;
    let bar = Bar::of(&mine.seated, &here).draft();
    let title = say("scoring-seat-own-title");
    Ok(Page::panel(title.clone(), bar, move || {
        if let Some(call) = asked {
            let whom =
                call.whom.and_then(|id| helpers.iter().find(|(one, _)| *one == id)).map(|(_, name)| name.clone());
            let words = match whom {
                Some(name) => say_with("scoring-seat-own-told-talk", &[("name", &name)]),
                None => say_with("scoring-seat-own-told", &[("name", &mine.facilitator)]),
            };
            let over = view! {
                <form role="none" method="post" action="/seat/own/over">
                    <input type="hidden" name="here" value=here.clone()/>
                    <button class="btn quiet" type="submit">{say("scoring-seat-own-over")}</button>
                </form>
            };
            return view! {
                {errors(&form)}
                {parts::waiting("1F9D1", title, words, over.into_any())}
                {kept(&form, "/seat/need/say", say("scoring-seat-stop-go-on"), "next")}
            }
            .into_any();
        }
        let tell = |told: String, code: &'static str, words: String| {
            view! { <button type="submit" form=SHEET formaction="/seat/own/ask" name="told" value=told>{picture(code, 96)}{words}</button> }
        };
        let facilitator = say_with("scoring-seat-own-tell", &[("name", &mine.facilitator)]);
        let others = helpers.into_iter().map(|(id, name)| {
            tell(id.to_string(), "1F9D1", say_with("scoring-seat-own-tell-talk", &[("name", &name)]))
        });
        let others = others.collect_view();
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            {sentences(&say("scoring-seat-own-how"))}
            <h2>{say("scoring-seat-own-whom")}</h2>
            <div class="yesno">
                {tell("facilitator".to_owned(), "1F64B", facilitator)}
                {others}
                {tell("nobody".to_owned(), "1F512", say("scoring-seat-own-tell-nobody"))}
            </div>
            {kept(&form, "/seat/need/say", say("scoring-seat-back"), "back")}
        }
        .into_any()
    }))
}

/// Nobody was told: what the person can do by themselves.
pub async fn told_nobody(v: &Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.seat()?.clone();
    let here = came(v, &form);
    let title = say("scoring-seat-own-title");
    Ok(Page::panel(title.clone(), Bar::of(&me, &here).draft(), move || {
        view! {
            {parts::waiting("1F512", title, say("scoring-seat-own-nobody"), ().into_any())}
            {kept(&form, "/seat/need/say", say("scoring-seat-stop-go-on"), "next")}
        }
    }))
}

/// Stop. It has happened already when somebody is met now; here it is taken back, made a break, or made the end of the day.
pub async fn stop(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = crate::panel::service::own(&v.who, &v.app).await?;
    if mine.seat.withdrawn_at.is_some() {
        return crate::panel::pages::seat(v, form).await;
    }
    let here = came(&v, &form);
    let running = service::running(&v.who, &v.app).await?;
    let sheet = match &running {
        Some((interview, _)) => Some(service::my_scores(&v.who, &v.app, *interview).await?),
        None => None,
    };
    let out = sheet.as_ref().and_then(|sheet| sheet.out);
    let done = sheet.as_ref().is_some_and(|sheet| sheet.finished);
    let asks = calls::my_stay(&v.who, &v.app).await?.is_some_and(|stay| stay.said.is_none());
    let now = running.clone().filter(|_| out == Some(Reason::Stopped));
    let at = now.as_ref().map(|(interview, _)| format!("/seat/interview/{interview}"));
    let bar = Bar::of(&mine.seated, &here).draft().stopped(at);
    let title = match &now {
        Some((_, name)) => say_with("scoring-seat-stop-now-title", &[("candidate", name)]),
        None => say("scoring-seat-stop-title"),
    };
    Ok(Page::panel(title.clone(), bar, move || {
        let stopped = now.is_some();
        let one = running.filter(|_| out.is_none() && !done).map(|(interview, candidate)| {
            let words = say_with("scoring-seat-stop-one", &[("candidate", &candidate)]);
            view! { <form role="none" method="post" action=format!("/seat/interview/{interview}/stop")><button type="submit">{picture("1F6D1", 96)}{words}</button></form> }
        });
        let today = view! { <form role="none" method="post" action="/seat/stop/today"><button type="submit">{picture("1F6AA", 96)}{say("support-stop-all")}</button></form> };
        let action = if stopped { "/seat/stop/break" } else { "/seat/call" };
        let rest = view! {
            <button type="submit" form=SHEET formaction=action name="kind" value="break">{picture("2615", 96)}{say("scoring-seat-stop-break")}</button>
        };
        let (words, back) = if stopped {
            (say_with("scoring-seat-stop-told", &[("name", &mine.facilitator)]), say("panel-seat-carry-on"))
        } else {
            (String::new(), say("scoring-seat-stop-go-on"))
        };
        let on = stopped.then(|| {
            let (href, words) = if asks { ("/seat/stay", "scoring-seat-next") } else { ("/seat", "scoring-seat-home") };
            view! { <div class="go"><a class="next" href=href>{say(words)}</a></div> }
        });
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            {sentences(&words)}
            <p>{say("scoring-seat-stop-why")}</p>
            <p>{say("scoring-seat-stop-kept")}</p>
            <div class="yesno">{rest}{one}{today}</div>
            {kept(&form, "/seat/stop/back", back, if stopped { "back" } else { "next" })}
            {on}
        }
    }))
}

/// "May we use the answers that you gave?": asked apart from stopping, and after it.
pub async fn stay(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = crate::panel::service::own(&v.who, &v.app).await?;
    let asked = calls::my_stay(&v.who, &v.app).await?;
    let bar = Bar::of(&mine.seated, "/seat/stay");
    let Some(asked) = asked else {
        let title = say("scoring-seat-stay-none-title");
        return Ok(Page::panel(title.clone(), bar, move || {
            let rest = view! { <div class="go"><a class="next" href="/seat">{say("scoring-seat-home")}</a></div> };
            view! { {errors(&form)}{parts::waiting("1F4DD", title, say("scoring-seat-stay-none"), rest.into_any())} }
        }));
    };
    let title = match asked.interview {
        Some(_) => say_with("scoring-seat-stay-title", &[("candidate", &asked.candidate)]),
        None => say("scoring-seat-stay-title-all"),
    };
    Ok(Page::panel(title.clone(), bar, move || {
        let said = asked.said.map(|stays| {
            view! { <p class="saved sent" role="status">{say(if stays { "scoring-seat-stay-said-yes" } else { "scoring-seat-stay-said-no" })}</p> }
        });
        let answer = |value: &'static str, code: &'static str, words: &str| {
            view! {
                <form role="none" method="post" action="/seat/stay/say">
                    <input type="hidden" name="stays" value=value/>
                    <button type="submit">{picture(code, 96)}{say(words)}</button>
                </form>
            }
        };
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            {sentences(&say("scoring-seat-stay-how"))}
            <div class="yesno">{answer("yes", "yes", "scoring-seat-stay-yes")}{answer("no", "no", "scoring-seat-stay-no")}</div>
            {said}
            <div class="go"><a class="back" href="/seat">{say("scoring-seat-home")}</a></div>
        }
    }))
}

/// "How was the day for you?"
pub async fn how_was_it(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = crate::panel::service::own(&v.who, &v.app).await?;
    let stored = calls::my_day_word(&v.who, &v.app).await?;
    let over = mine.candidates.iter().any(|(one, _)| one.state == InterviewState::Closed);
    let bar = Bar::of(&mine.seated, "/seat/how").draft();
    let title = say(if over { "scoring-seat-how-title" } else { "scoring-seat-how-title-now" });
    Ok(Page::panel(title.clone(), bar, move || {
        let (feel, words) =
            stored.map_or((String::new(), String::new()), |word| (word.feel.code().to_owned(), word.words));
        let kept = (!feel.is_empty())
            .then(|| view! { <p class="saved sent" role="status">{say("scoring-seat-how-kept")}</p> });
        let says = ["scoring-seat-good", "scoring-seat-ok", "scoring-seat-poor", "scoring-seat-rather_not"];
        let hint = say_with("scoring-seat-how-read", &[("name", &mine.facilitator)]);
        view! {
            {errors(&form)}
            <form role="none" id=SHEET method="post" action="/seat/how">
                {parts::faces(&form, &feel, title, says)}
                {area_field(&form, "words", say("scoring-seat-how-words"), Opt::hint(hint).value(words).most(MOST_WORDS).rows(2))}
                {kept}
                {go("/seat".to_owned(), say("scoring-seat-next"))}
            </form>
        }
    }))
}
