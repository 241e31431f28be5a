//! A tablet before and between its persons: joining by pictures, waiting, "Is this you?", and going from hand to hand.

use super::super::{InterviewState, Seat, service};
use super::own;
use crate::ids::{SeatId, TabletId};
use crate::people::{Seated, Visit, Who};
use crate::platform::form::FormState;
use crate::platform::refused::{Problem, Refused};
use crate::texts::{say, say_with};
use crate::ui::form::{errors, hidden, sentence};
use crate::ui::page::{Bar, Page, face, picture};
use leptos::prelude::*;

/// How often a waiting screen looks again by itself, in seconds.
const AGAIN: u32 = 5;

/// Choosing the three pictures, one a step; begun anew after a code that opens nothing.
pub async fn join(_: Visit, form: FormState) -> Result<Page, Refused> {
    Ok(join_with(Vec::new(), form))
}

/// The step after `chosen`.
pub fn join_with(chosen: Vec<String>, form: FormState) -> Page {
    let step = chosen.len() + 1;
    let title = say_with("panel-join-step", &[("n", &step.to_string())]);
    Page::panel(title.clone(), Bar::default(), move || {
        let so_far = (0..3)
            .map(|at| {
                match chosen.get(at).and_then(|code| service::join_pictures().iter().find(|one| one.code == *code)) {
                    Some(one) => view! { <li>{picture(&one.code, 60)}<b>{one.word.clone()}</b></li> }.into_any(),
                    None if at == chosen.len() => view! { <li class="now"></li> }.into_any(),
                    None => view! { <li></li> }.into_any(),
                }
            })
            .collect_view();
        let kept = chosen.iter().map(|code| hidden("chosen", code.clone())).collect_view();
        let grid = service::join_pictures()
            .iter()
            .map(|one| {
                view! { <button type="submit" class="picture" name="picture" value=one.code.clone()>{picture(&one.code, 68)}<span>{one.word.clone()}</span></button> }
            })
            .collect_view();
        let start_again = (!chosen.is_empty())
            .then(|| view! { <div class="go"><a class="back" href="/join">{say("panel-join-restart")}</a></div> });
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <ol class="chosen">{so_far}</ol>
            <form role="none" method="post" action="/join/choose">
                {kept}
                <div class="pictures24">{grid}</div>
            </form>
            {start_again}
        }
    })
}

/// A code that opens nothing: it says whom to ask.
pub fn cannot_join(problems: &[Problem]) -> Page {
    let words = problems.iter().map(sentence).collect::<Vec<_>>().join(" ");
    calm(
        "panel-join-cannot",
        words,
        "1F64B",
        view! { <div class="acts"><a class="btn" href="/join">{say("panel-join-pictures")}</a></div> }.into_any(),
        None,
    )
    .gone()
}

fn calm(title: &str, words: String, code: &'static str, rest: AnyView, again: Option<u32>) -> Page {
    let title = say(title);
    let bar = Bar { again, ..Bar::default() };
    Page::panel(title.clone(), bar, move || {
        view! { <div class="waiting">{picture(code, 160)}<h1>{title}</h1><p>{words}</p>{rest}</div> }
    })
}

/// Where a tablet is: it waits, asks "Is this you?", goes from hand to hand, or is its person's.
pub async fn seat(v: Visit, form: FormState) -> Result<Page, Refused> {
    match v.who.clone() {
        Who::Seat(seated) => at_home(v, form, seated).await,
        Who::Tablet(tablet) if tablet.shared => handover(v, form).await,
        Who::Tablet(tablet) => {
            let (_, seats, facilitator) = service::faces(&v.who, &v.app).await?;
            match tablet.offered.and_then(|id| seats.into_iter().find(|seat| seat.id == id)) {
                Some(seat) => Ok(is_this_you(seat, form, say("panel-seat-is-this-you"), None)),
                None => {
                    let words = say_with("panel-seat-wait", &[("name", &facilitator)]);
                    let sign = sign(tablet.tablet, 88);
                    let look = view! { {sign}<div class="acts"><a class="btn" href="/seat">{say("panel-seat-look-again")}</a></div> };
                    Ok(calm("panel-seat-wait-title", words, "1F6AA", look.into_any(), Some(AGAIN)))
                }
            }
        }
        _ => {
            let words = say("panel-seat-nobody");
            let join = view! { <div class="acts"><a class="btn" href="/join">{say("panel-join-pictures")}</a></div> };
            Ok(calm("panel-seat-nobody-title", words, "1F64B", join.into_any(), None))
        }
    }
}

/// "This tablet: cat", so that the facilitator lets in the tablet that is meant.
pub fn sign(tablet: TabletId, size: u32) -> AnyView {
    match service::sign_of(tablet) {
        Some(one) => {
            view! { <p>{picture(&one.code, size)} " " {say_with("panel-seat-sign", &[("word", &one.word)])}</p> }
                .into_any()
        }
        None => ().into_any(),
    }
}

/// The person's name and own picture, and yes or no. `back` is where "No" goes without giving the tablet up.
fn is_this_you(seat: Seat, form: FormState, question: String, back: Option<&'static str>) -> Page {
    Page::panel(question.clone(), Bar::default(), move || {
        let id = seat.id.to_string();
        let no = match back {
            Some(href) => view! { <a href=href>{picture("no", 96)} {say("panel-seat-not-me")}</a> }.into_any(),
            None => view! { <form role="none" method="post" action="/seat/not-me"><button type="submit" >{picture("no", 96)} {say("panel-seat-not-me")}</button></form> }.into_any(),
        };
        view! {
            {errors(&form)}
            <h1>{question}</h1>
            <ul class="handover"><li><div class="person">{face(&seat.name, seat.picture.as_deref())} {seat.name.clone()}</div></li></ul>
            <div class="yesno">
                <form role="none" method="post" action="/seat/take">
                    {hidden("seat", id)}
                    <button type="submit" >{picture("yes", 96)} {say("panel-seat-that-is-me")}</button>
                </form>
                {no}
            </div>
        }
    })
}

/// One tablet for everybody: whose turn is it?
pub async fn handover(v: Visit, form: FormState) -> Result<Page, Refused> {
    if !matches!(&v.who, Who::Tablet(tablet) if tablet.shared) {
        return Err(Refused::NotAllowed);
    }
    let (_, seats, facilitator) = service::faces(&v.who, &v.app).await?;
    let held = service::seats_elsewhere(&v.who, &v.app).await?;
    let names = super::super::called(&seats);
    let (elsewhere, here): (Vec<Seat>, Vec<Seat>) = seats.into_iter().partition(|seat| held.contains(&seat.id));
    let title = say("panel-seat-whose-turn");
    let bar = Bar { again: None, ..Bar::default() };
    Ok(Page::panel(title.clone(), bar, move || {
        let persons = here
            .iter()
            .map(|seat| {
                let face = face(&seat.name, seat.picture.as_deref());
                view! { <li><a class="person" href=format!("/seat/turn/{}", seat.id)>{face} {seat.name.clone()}</a></li> }
            })
            .collect_view();
        // Who has a tablet of their own cannot be chosen here; if that tablet is lost, somebody must give the seat free.
        let others = elsewhere
            .iter()
            .map(|seat| {
                let name = names.get(&seat.id).map_or(seat.name.as_str(), String::as_str);
                let words = say_with("panel-seat-has-tablet", &[("name", name), ("facilitator", &facilitator)]);
                view! { <li>{face(&seat.name, seat.picture.as_deref())}<div>{own::lines(&words)}</div></li> }
            })
            .collect_view();
        let others = (!elsewhere.is_empty()).then(|| view! { <ul class="elsewhere">{others}</ul> });
        let again = here.is_empty().then(|| {
            view! { <div class="acts"><a class="btn" href="/seat">{say("panel-seat-look-again")}</a></div> }
        });
        view! { {errors(&form)}<h1>{title}</h1><ul class="handover">{persons}</ul>{others}{again} }
    }))
}

/// "It is your turn, Ann."
pub async fn turn(v: Visit, form: FormState) -> Result<Page, Refused> {
    if !matches!(&v.who, Who::Tablet(tablet) if tablet.shared) {
        return Err(Refused::NotAllowed);
    }
    let id: SeatId = v.id("seat")?;
    let (_, seats, _) = service::faces(&v.who, &v.app).await?;
    let seat = seats.into_iter().find(|seat| seat.id == id).ok_or(Refused::NotFound)?;
    let name = super::super::rules::short_names(&[seat.name.as_str()]).concat();
    let question = say_with("panel-seat-your-turn", &[("name", &name)]);
    Ok(is_this_you(seat, form, question, Some("/seat/handover")))
}

/// A member's first screen: what they are asked first, then where the day is.
async fn at_home(v: Visit, form: FormState, seated: Seated) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    if mine.seat.withdrawn_at.is_some() {
        return Ok(own::stopped(mine, form));
    }
    if mine.answers.next_consent().is_some() {
        return own::consent(v, form).await;
    }
    if mine.next_conflict().is_some() {
        return own::know(v, form).await;
    }
    let running = mine.candidates.iter().find(|(one, _)| one.state == InterviewState::Running).cloned();
    let talking: Vec<_> =
        mine.candidates.iter().filter(|(one, _)| one.state == InterviewState::Talking).cloned().collect();
    let next = mine.candidates.iter().find(|(one, _)| one.state == InterviewState::Planned).cloned();
    let left_out = |of: &super::super::Interview| {
        mine.answers.conflict(of.candidacy).is_some_and(super::super::ConflictKind::leaves_out)
    };
    let (done, stopped) = match running.as_ref().filter(|(one, _)| !left_out(one)) {
        Some((one, _)) => {
            let sheet = crate::scoring::service::my_scores(&v.who, &v.app, one.id).await?;
            (sheet.finished, sheet.out == Some(crate::scoring::Reason::Stopped))
        }
        None => (false, false),
    };
    let running_now = running.is_some() && !done && !stopped;
    let waits = done || stopped || (running.as_ref().is_none_or(|(one, _)| left_out(one)) && talking.is_empty());
    let out = running.as_ref().filter(|(one, _)| left_out(one)).map(|(_, name)| name.clone());
    let ended =
        !mine.candidates.is_empty() && mine.candidates.iter().all(|(one, _)| one.state == InterviewState::Closed);
    let without_scores = mine.answers.consent(super::super::ConsentKind::ScoresRecorded) == Some(false);
    let bar = Bar { again: (waits && !ended).then_some(AGAIN), ..Bar::of(&seated, "/seat") };
    let title = if done {
        say("panel-seat-thank-you-done")
    } else if let Some((_, name)) = running.as_ref().filter(|(one, _)| stopped || left_out(one)) {
        say_with("panel-seat-do-not-score", &[("name", name)])
    } else if let Some((_, name)) = &running {
        say_with("panel-seat-meet-now", &[("name", name)])
    } else if !talking.is_empty() {
        say("panel-seat-talk-now")
    } else if ended {
        say("panel-seat-day-done")
    } else {
        say("panel-seat-wait-title")
    };
    let facilitator = mine.facilitator.clone();
    // Until the first candidate comes there is time to read what stays in the room.
    let before_all = mine.candidates.iter().all(|(one, _)| one.state == InterviewState::Planned);
    Ok(Page::panel(title.clone(), bar, move || {
        let busy = running_now;
        let private = before_all.then(|| {
            view! { <div class="story"><div class="pic">{picture("1F512", 88)}</div><div>{own::lines(&say("consent-private-text"))}</div></div> }
        });
        let what = if let Some(name) = out {
            view! { <p>{say_with("panel-seat-left-out", &[("name", &name)])}</p> }.into_any()
        } else if let Some((one, name)) = running.as_ref().filter(|_| stopped) {
            let go_on = format!("/seat/interview/{}/go-on", one.id);
            view! {
                {own::lines(&say("panel-seat-stopped-one"))}
                <div class="acts"><form role="none" method="post" action=go_on><button type="submit" class="btn">{say_with("scoring-seat-stop-over-one", &[("candidate", name)])}</button></form></div>
            }
            .into_any()
        } else if let Some((one, _)) = running.as_ref().filter(|_| done) {
            let change = format!("/seat/interview/{}", one.id);
            view! { <p>{say("panel-seat-wait-others")}</p><div class="acts"><a class="btn quiet" href=change>{say("panel-seat-change-answer")}</a></div> }.into_any()
        } else if let Some((one, _)) = running {
            let note = without_scores.then(|| own::lines(&say("consent-without-scores-text")));
            view! { {note}<div class="go"><a class="next" href=format!("/seat/interview/{}", one.id)>{say("ui-next")}</a></div> }.into_any()
        } else if !talking.is_empty() {
            let links = talking
                .iter()
                .map(|(one, name)| view! { <a class="btn" href=format!("/seat/talk/{}", one.id)>{say_with("panel-seat-talk-about", &[("name", name)])}</a> })
                .collect_view();
            view! { <div class="acts">{links}</div> }.into_any()
        } else if ended {
            view! { <p>{say("panel-seat-thanks")}</p><div class="acts"><a class="btn" href="/seat/answer">{say("panel-seat-what-next")}</a><a class="btn" href="/seat/how">{say("scoring-seat-how-title")}</a></div> }.into_any()
        } else {
            let words = match next {
                Some((_, name)) => say_with("panel-seat-meet-next", &[("name", &name)]),
                None => say_with("panel-seat-soon", &[("name", &facilitator)]),
            };
            view! { <p>{words}</p><div class="acts"><a class="btn" href="/seat">{say("panel-seat-look-again")}</a></div> }.into_any()
        };
        let hand_on = seated.shared.then(|| {
            let class = if busy { "btn quiet" } else { "btn" };
            view! { <form role="none" method="post" action="/seat/give"><button type="submit" class=class>{say("panel-seat-give")}</button></form> }
        });
        view! {
            {errors(&form)}
            <div class="waiting">
                {picture(if ended { "1F3C1" } else { "1F465" }, 160)}<h1>{title}</h1>{what}
                <div class="acts">
                    <a class="btn quiet" href="/seat/day">{say("panel-seat-my-day")}</a>
                    <a class="btn quiet" href="/seat/choices">{say("panel-seat-my-choices")}</a>
                    <a class="btn quiet" href="/seat/ways">{say("panel-seat-my-tablet")}</a>
                    <a class="btn quiet" href="/seat/privacy">{say("privacy-panel-title")}</a>
                    {hand_on}
                </div>
            </div>
            {private}
        }
    }))
}
