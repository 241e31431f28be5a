//! What a person may want at any time: help, a break, to stop, to score on their own; and what they say of the day.

use super::{sent, yes_or_no};
use crate::ids::{InterviewId, PanelId};
use crate::people::Visit;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::scoring::service::{calls, give};
use crate::scoring::{About, Call, Feel, pages};
use crate::ui::Done;

/// Fields of the bar and of the screens that it leads to; the others are what was marked and not sent.
const OF_THE_BAR: &[&str] = &["kind", "here", "key", "shown", "about", "told"];

/// Back to the screen where a button of the bar was pressed; what was marked there and not sent is still marked.
fn back(typed: Typed) -> Done {
    let here = pages::own(typed.get("here"));
    let draft = typed.without(OF_THE_BAR);
    if draft.is_empty() { Done::see(here) } else { Done::again(here, draft) }
}

/// On to a screen that keeps what was marked, and the way back.
fn with_draft(to: &str, typed: Typed) -> Done {
    let here = pages::own(typed.get("here"));
    if typed.clone().without(OF_THE_BAR).is_empty() {
        Done::see(format!("{to}?here={here}"))
    } else {
        Done::again(to, typed)
    }
}

/// Was it pressed on a tablet without a network, which kept it?
fn is_late(typed: &Typed) -> bool {
    typed.get("late") == "yes"
}

/// Help and Break come back to the screen where they were pressed. Stop has happened when its screen comes. The notice that
/// somebody is told leads to where the person says what they need.
pub async fn call(v: Visit, typed: Typed) -> Result<Done, Refused> {
    match typed.get("kind") {
        "need" | "own" => {
            v.who.seat()?;
            let own = typed.get("kind") == "own";
            if own {
                // Whoever wants to be on their own need not be asked first what they called for.
                calls::help_over(&v.who, &v.app).await?;
            }
            let to = if own { "/seat/own" } else { "/seat/need" };
            return Ok(with_draft(to, typed));
        }
        _ => {}
    }
    match typed.get("kind").parse() {
        // A Stop that comes here was pressed where nobody was met, or its address would say whom it is about.
        Ok(kind) if is_late(&typed) => {
            calls::call_late(&v.who, &v.app, kind, typed.get("key")).await?;
            Ok(back(typed))
        }
        Ok(Call::Stop) => {
            calls::stop_now(&v.who, &v.app).await?;
            Ok(with_draft("/seat/stop", typed))
        }
        Ok(kind) => {
            give::call(&v.who, &v.app, kind).await?;
            Ok(back(typed))
        }
        Err(()) => Err(Refused::because("form-unreadable")),
    }
}

/// What the person needs; with nothing picked, simply back.
pub async fn say_need(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.seat()?;
    if !typed.get("about").is_empty() {
        let about: About = typed.get("about").parse().map_err(|()| Refused::because("scoring-refused-nothing"))?;
        calls::say_about(&v.who, &v.app, about).await?;
    }
    Ok(back(typed))
}

/// "I want to score on my own."
pub async fn ask_privacy(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.seat()?;
    let told = match typed.get("told") {
        "facilitator" => calls::Told::Facilitator,
        "nobody" => calls::Told::Nobody,
        person => calls::Told::Helper(person.parse().map_err(|_| Refused::because("scoring-refused-nothing"))?),
    };
    calls::ask_privacy(&v.who, &v.app, told).await?;
    if told == calls::Told::Nobody {
        let form = FormState { typed, ..FormState::default() };
        return Ok(Done::show(pages::seat::told_nobody(&v, form).await?));
    }
    Ok(with_draft("/seat/own", typed))
}

pub async fn privacy_over(v: Visit, typed: Typed) -> Result<Done, Refused> {
    calls::privacy_over(&v.who, &v.app).await?;
    Ok(back(typed))
}

pub async fn say_stay(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.seat()?;
    calls::say_stay(&v.who, &v.app, yes_or_no(&typed, "stays")?).await?;
    Ok(Done::see("/seat"))
}

pub async fn say_how(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.seat()?;
    let feel: Feel = typed.get("feel").parse().map_err(|()| Refused::field("feel", "scoring-refused-nothing"))?;
    calls::say_day_word(&v.who, &v.app, feel, typed.get("words")).await?;
    Ok(Done::see("/seat"))
}

pub async fn begin_pause(v: Visit, _: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    calls::begin_pause(&v.who, &v.app, panel).await?;
    Ok(Done::see(format!("/panels/{panel}/board")))
}

pub async fn end_pause(v: Visit, _: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    calls::end_pause(&v.who, &v.app, panel).await?;
    Ok(Done::see(format!("/panels/{panel}/board")))
}

pub async fn call_over(v: Visit, typed: Typed) -> Result<Done, Refused> {
    give::call_over(&v.who, &v.app).await?;
    Ok(back(typed))
}

/// "I want to carry on" on the Stop screen: as if it had not been pressed.
pub async fn stop_back(v: Visit, typed: Typed) -> Result<Done, Refused> {
    calls::carry_on(&v.who, &v.app).await?;
    Ok(back(typed))
}

/// "I only want a break" on the Stop screen.
pub async fn stop_break(v: Visit, typed: Typed) -> Result<Done, Refused> {
    calls::carry_on(&v.who, &v.app).await?;
    give::call(&v.who, &v.app, Call::Break).await?;
    Ok(back(typed))
}

pub async fn stop_today(v: Visit, _: Typed) -> Result<Done, Refused> {
    give::stop_today(&v.who, &v.app).await?;
    Ok(Done::see(after_stop(&v).await?))
}

/// Whoever gave scores before they stopped is asked whether those may stay.
async fn after_stop(v: &Visit) -> Result<&'static str, Refused> {
    let asks = calls::my_stay(&v.who, &v.app).await?.is_some_and(|stay| stay.said.is_none());
    Ok(if asks { "/seat/stay" } else { "/seat" })
}

pub async fn carry_on_today(v: Visit, _: Typed) -> Result<Done, Refused> {
    give::carry_on_today(&v.who, &v.app).await?;
    Ok(Done::see("/seat"))
}

pub async fn stop(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let sent = sent(v.id("interview")?, &typed);
    if is_late(&typed) {
        calls::stop_late(&v.who, &v.app, sent).await?;
    } else {
        give::stop(&v.who, &v.app, sent).await?;
    }
    Ok(Done::see(after_stop(&v).await?))
}

pub async fn go_on(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let interview: InterviewId = v.id("interview")?;
    give::go_on(&v.who, &v.app, sent(interview, &typed)).await?;
    Ok(Done::see(format!("/seat/interview/{interview}")))
}
