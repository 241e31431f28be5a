//! A member's own screens: consents, whom they know, what they chose, their day.

use super::super::service::{self, Own};
use super::super::{ConflictKind, ConsentKind, InterviewState};
use super::{easy, easy_announcement};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{errors, hidden};
use crate::ui::page::{Bar, Page, change_of, picture};
use leptos::prelude::*;

/// One sentence a line.
pub(super) fn lines(text: &str) -> AnyView {
    text.lines().map(|line| view! { <p>{line.trim().to_owned()}</p> }).collect_view().into_any()
}

/// The consent that was not answered yet, one a screen.
pub async fn consent(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    // Refused, or reached again: the one that was asked, else the first without an answer, else the first.
    let asked = ConsentKind::parse(form.typed.get("kind")).or_else(|| ConsentKind::parse(v.query("kind")));
    let kind = asked.or_else(|| mine.answers.next_consent()).unwrap_or(ConsentKind::TakePart);
    let (part, question) = service::consent_words(kind, &mine.organisation);
    let at = ConsentKind::ALL.iter().position(|one| *one == kind).unwrap_or_default() + 1;
    let of = ConsentKind::ALL.len();
    let place = say_with("panel-seat-place", &[("n", &at.to_string()), ("of", &of.to_string())]);
    let bar = Bar::of(&mine.seated, "/seat").place(place, at, of);
    let here = if form.typed.get("here") == "choices" || v.query("from") == "choices" { "choices" } else { "" };
    Ok(Page::panel(question.clone(), bar, move || {
        let text = part.lines.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
        let answer = move |given: &'static str, code: &'static str, words: &str| {
            view! {
                <form role="none" method="post" action="/seat/consent/answer">
                    {hidden("kind", kind.code())}{hidden("given", given)}{hidden("here", here)}
                    <button type="submit">{picture(code, 96)} {say(words)}</button>
                </form>
            }
        };
        view! {
            {errors(&form)}
            <span class="about">{part.title.clone()}</span>
            <h1>{question}</h1>
            <div class="story"><div class="pic">{picture(&part.picture, 88)}</div><div>{text}</div></div>
            <p>{say("consent-change")}</p>
            <div class="yesno">{answer("yes", "yes", "consent-yes")}{answer("no", "no", "consent-no")}</div>
            <div class="go"><a class="back" href="/seat/later">{say("consent-later")}</a></div>
        }
    }))
}

/// Nothing is asked until the member is ready.
pub async fn later(v: Visit, _: FormState) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    let title = say("panel-seat-later-title");
    Ok(Page::panel(title.clone(), Bar::of(&mine.seated, "/seat"), move || {
        let words = say_with("panel-seat-later", &[("name", &mine.facilitator)]);
        view! {
            <div class="waiting">{picture("2615", 160)}<h1>{title}</h1><p>{words}</p>
                <div class="acts"><a class="btn" href="/seat">{say("support-break-back")}</a></div></div>
        }
    }))
}

/// Who does not take part: it can be taken back until the panel talks.
pub(super) fn stopped(mine: Own, form: FormState) -> Page {
    let title = say("panel-seat-stopped-title");
    let talked = mine.candidates.iter().any(|(one, _)| one.opened_at > mine.seat.withdrawn_at);
    Page::panel(title.clone(), Bar::of(&mine.seated, "/seat").stopped(Some("/seat".to_owned())), move || {
        let words = if talked { "panel-seat-stopped-late" } else { "panel-seat-stopped" };
        let words = say_with(words, &[("name", &mine.facilitator)]);
        let back = (!talked).then(|| {
            view! {
                <form role="none" method="post" action="/seat/stop/over"><button type="submit" class="btn">{say("panel-seat-carry-on")}</button></form>
            }
        });
        let hand_on = mine.seated.shared.then(|| {
            view! { <form role="none" method="post" action="/seat/give"><button type="submit" class="btn quiet">{say("panel-seat-give")}</button></form> }
        });
        view! {
            {errors(&form)}
            <div class="waiting">{picture("270B", 160)}<h1>{title}</h1>{lines(&words)}
                <div class="acts">{back}{hand_on}<a class="btn quiet" href="/seat/stay">{say("panel-seat-my-answers")}</a><a class="btn quiet" href="/seat/choices">{say("panel-seat-my-choices")}</a></div></div>
        }
    })
}

/// The candidate of the address or of the refused form, else the first of whom nothing was said.
fn asked_about(v: &Visit, form: &FormState, mine: &Own) -> Result<(CandidacyId, String), Refused> {
    let named = [v.param("candidacy"), form.typed.get("candidacy")].into_iter().find_map(|text| text.parse().ok());
    let named: Option<CandidacyId> = named;
    let found = match named {
        Some(id) => mine.candidates.iter().find(|(one, _)| one.candidacy == id),
        None => mine.next_conflict().or_else(|| mine.candidates.first()),
    };
    found.map(|(one, name)| (one.candidacy, name.clone())).ok_or(Refused::NotFound)
}

/// "Do you know Sam?"
pub async fn know(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    let (candidacy, name) = asked_about(&v, &form, &mine)?;
    let at = mine.candidates.iter().position(|(one, _)| one.candidacy == candidacy).unwrap_or_default() + 1;
    let of = mine.candidates.len();
    let place = say_with("panel-seat-place", &[("n", &at.to_string()), ("of", &of.to_string())]);
    let bar = Bar::of(&mine.seated, "/seat").place(place, at, of);
    let title = say_with("conflict-question", &[("candidate", &name)]);
    Ok(Page::panel(title.clone(), bar, move || {
        let answer = |kind: &'static str, code: &'static str, words: String| {
            view! {
                <form role="none" method="post" action="/seat/know/answer">
                    {hidden("candidacy", candidacy.to_string())}{hidden("kind", kind)}
                    <button type="submit">{picture(code, 96)} {words}</button>
                </form>
            }
        };
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <p>{say("conflict-change")}</p>
            <div class="yesno">
                {answer("yes", "yes", say("conflict-yes"))}
                {answer(ConflictKind::None.code(), "no", say("conflict-no"))}
                {answer(ConflictKind::RatherNot.code(), "270B", say_with("conflict-rather-not", &[("candidate", &name)]))}
            </div>
        }
    }))
}

/// "How do you know Sam?"
pub async fn how_known(v: Visit, candidacy: CandidacyId) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    let found = mine.candidates.iter().find(|(one, _)| one.candidacy == candidacy).ok_or(Refused::NotFound)?;
    let name = found.1.clone();
    let title = say_with("conflict-kind-question", &[("candidate", &name)]);
    Ok(Page::panel(title.clone(), Bar::of(&mine.seated, "/seat"), move || {
        let kinds = [
            (ConflictKind::Family, "conflict-kind-family"),
            (ConflictKind::Friend, "conflict-kind-friend"),
            (ConflictKind::SupportsMeNow, "conflict-kind-supports-me-now"),
            (ConflictKind::SupportedMeBefore, "conflict-kind-supported-me-before"),
            (ConflictKind::Other, "conflict-kind-other"),
            (ConflictKind::RatherNot, "conflict-rather-not"),
        ];
        let answers = kinds
            .into_iter()
            .map(|(kind, words)| {
                view! { <button type="submit" class="other" name="kind" value=kind.code()>{say_with(words, &[("candidate", &name)])}</button> }
            })
            .collect_view();
        view! {
            <h1>{title}</h1>
            <form role="none" method="post" action="/seat/know/answer">
                {hidden("candidacy", candidacy.to_string())}
                <div class="others">{answers}</div>
            </form>
            <div class="go"><a class="back" href=format!("/seat/know/{candidacy}")>{say("ui-back")}</a></div>
        }
    }))
}

/// "Thank you for telling us."
pub async fn left_out(v: Visit, candidacy: CandidacyId) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    let found = mine.candidates.iter().find(|(one, _)| one.candidacy == candidacy).ok_or(Refused::NotFound)?;
    let name = found.1.clone();
    let title = say("panel-seat-thank-you");
    Ok(Page::panel(title.clone(), Bar::of(&mine.seated, "/seat"), move || {
        let text = say_with("panel-seat-left-out-text", &[("name", &name)]);
        view! {
            <div class="waiting">{picture("1F44D", 160)}<h1>{title}</h1>{lines(&text)}</div>
            <div class="go"><a class="back" href=format!("/seat/know/{candidacy}")>{say("ui-back")}</a><a class="next" href="/seat">{say("ui-next")}</a></div>
        }
    }))
}

/// Everything the member said yes or no to, each with its change.
pub async fn choices(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    let title = say("panel-seat-my-choices");
    Ok(Page::panel(title.clone(), Bar::of(&mine.seated, "/seat/choices"), move || {
        let consents = ConsentKind::ALL
            .iter()
            .map(|kind| {
                let (part, question) = service::consent_words(*kind, &mine.organisation);
                let said = match mine.answers.consent(*kind) {
                    Some(true) => view! { {picture("yes", 40)} " " {say("consent-yes")} }.into_any(),
                    Some(false) => view! { {picture("no", 40)} " " {say("consent-no")} }.into_any(),
                    None => say("panel-seat-not-asked").into_any(),
                };
                let of = kind.code();
                let (id, named) = change_of(of);
                // One tap: the other answer at once; no more taking part is said as what it is. Not yet answered: the screen with its words.
                let change = match mine.answers.consent(*kind) {
                    Some(given) if *kind == ConsentKind::TakePart => {
                        let (action, words) = if given { ("/seat/stop/today", "support-stop-all") } else { ("/seat/stop/over", "panel-seat-say-yes") };
                        view! { <form role="none" method="post" action=action><button type="submit" class="change" id=id aria-labelledby=named>{say(words)}</button></form> }.into_any()
                    }
                    Some(given) => view! {
                        <form role="none" method="post" action="/seat/choices/change">
                            {hidden("kind", kind.code())}{hidden("given", if given { "no" } else { "yes" })}{hidden("here", "choices")}
                            <button type="submit" class="change" id=id aria-labelledby=named>{say(if given { "panel-seat-say-no" } else { "panel-seat-say-yes" })}</button>
                        </form>
                    }
                    .into_any(),
                    None => view! { <a class="change" id=id aria-labelledby=named href=format!("/seat/consent?from=choices&kind={}", kind.code())>{say("ui-change")}</a> }.into_any(),
                };
                view! { <li>{picture(&part.picture, 80)}<b id=of>{part.title}</b><p>{question}</p><span class="said">{said}</span>{change}</li> }
            })
            .collect_view();
        let people = mine
            .candidates
            .iter()
            .map(|(one, name)| {
                let said = match mine.answers.conflict(one.candidacy) {
                    Some(kind) if kind.leaves_out() => say_with("panel-seat-not-scored", &[("name", name)]),
                    Some(_) => say_with("panel-seat-scored", &[("name", name)]),
                    None => say("panel-seat-not-asked"),
                };
                let open =
                    matches!(one.state, InterviewState::Planned | InterviewState::Running | InterviewState::Scored);
                let of = format!("person-{}", one.candidacy);
                let (id, named) = change_of(&of);
                let href = format!("/seat/know/{}", one.candidacy);
                let change = open.then(
                    || view! { <a class="change" id=id aria-labelledby=named href=href>{say("ui-change")}</a> },
                );
                view! { <li>{picture("1F9D1", 80)}<b id=of>{name.clone()}</b><span class="said">{said}</span>{change}</li> }
            })
            .collect_view();
        let some = !mine.candidates.is_empty();
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <p>{say("consent-change")}</p>
            <ul class="review pictured">{consents}</ul>
            <div class="acts"><a class="btn quiet" href="/seat/own?here=/seat/choices">{say("scoring-seat-need-own")}</a></div>
            {some.then(|| view! { <h2>{say("panel-seat-people")}</h2><ul class="review pictured">{people}</ul> })}
            <div class="go"><a class="back" href="/seat">{say("ui-back")}</a></div>
        }
    }))
}

/// The member's own sheet of the day.
pub async fn own_day(v: Visit, _: FormState) -> Result<Page, Refused> {
    let seated = v.who.seat()?.clone();
    let sheet = service::sheet(&v.who, &v.app, seated.panel, seated.seat).await?;
    let title = say("day-title");
    Ok(Page::panel(title.clone(), Bar::of(&seated, "/seat/day"), move || {
        view! {
            <h1>{title}</h1>
            {easy(sheet.parts)}
            <div class="acts"><a class="btn quiet" href="/seat/agreement">{say("announce-title")}</a></div>
            <div class="go"><a class="back" href="/seat">{say("ui-back")}</a></div>
        }
    }))
}

/// Who decides what, as it was announced.
pub async fn own_agreement(v: Visit, _: FormState) -> Result<Page, Refused> {
    let mine = service::own(&v.who, &v.app).await?;
    let agreement = service::agreement(&v.who, &v.app, mine.panel.vacancy).await?;
    let told = match &agreement {
        Some(agreement) => Some(service::announcement_of(&v.who, &v.app, agreement).await?),
        None => None,
    };
    // Whoever it is hears it here; the announcement itself, which is kept for good, names nobody.
    let is_me = agreement.is_some_and(|agreement| agreement.veto_seat == Some(mine.seated.seat));
    let me = is_me.then(|| view! { <p class="says good">{say("announce-team-you")}</p> });
    let title = say("announce-title");
    Ok(Page::panel(title.clone(), Bar::of(&mine.seated, "/seat/agreement"), move || {
        let body = match told {
            Some(told) => easy_announcement(told).into_any(),
            None => view! { <p>{say_with("panel-seat-not-announced", &[("name", &mine.facilitator)])}</p> }.into_any(),
        };
        view! { <h1>{title}</h1>{me}{body}<div class="go"><a class="back" href="/seat/day">{say("ui-back")}</a></div> }
    }))
}
