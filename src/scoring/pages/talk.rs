//! The panel talks: what everybody said, as dots with names and remarks in words; on a tablet each may change their mind.

use super::parts::{self, Offer, choices, go, story, waiting};
use super::seat::{hidden, question, scene};
use crate::ids::{InterviewId, KitLineId, SeatId};
use crate::panel::InterviewState;
use crate::people::{Role, Visit};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::{ItemKind, KitLine};
use crate::scoring::service::talk::{self, Discussion, RevealedRemark, RevealedScore};
use crate::scoring::service::voice::Voice;
use crate::scoring::service::{self};
use crate::scoring::{Answer, ForTeam, Reason, rules};
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Bar, Page, SHEET, change_of, trail};
use leptos::prelude::*;

/// The talk on a tablet.
pub async fn seat(v: Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.seat()?.clone();
    let id: InterviewId = v.id("interview")?;
    let here = format!("/seat/talk/{id}");
    let bar = Bar::of(&me, &here);
    let problems = errors(&form);
    let Some(talk) = talk::at_seat(&v.who, &v.app, id).await? else { return Ok(not_open(bar, here, problems)) };
    let sheet = service::my_scores(&v.who, &v.app, id).await?;
    let bar = Bar { place: say("scoring-seat-where-talk"), ..bar };
    let title = say_with("scoring-seat-talk-title", &[("candidate", &talk.candidate)]);
    Ok(Page::panel(title.clone(), bar, move || {
        let may_change = talk.state == InterviewState::Talking;
        let lines = talk.lines.iter().map(|line| {
            let mine = may_change && said_of(&talk, line.id).any(|score| score.seat == me.seat);
            let href = format!("/seat/talk/{}/change/{}", talk.said.interview, line.id);
            let (id, named) = change_of(&format!("line-{}", line.id));
            view! {
                <section class="card">
                    {line_of(&talk, line, "scoring-seat-talk")}
                    {mine.then(|| view! { <a class="change" id=id href=href aria-labelledby=named>{say("scoring-seat-talk-change")}</a> })}
                </section>
            }
        });
        let lines = lines.collect_view();
        let concerns = concerns(&talk, "scoring-seat-talk-unsafe", false);
        let for_team = for_team(&talk, "scoring-seat-talk-team");
        let to_team = parts::to_team(&sheet);
        let absent = absent(&talk, "scoring-seat-talk-not-scored", false);
        view! {
            {problems}
            <h1>{title}</h1>
            {may_change.then(|| parts::sentences(&format!("{} {}", say("scoring-seat-talk-how"), say("scoring-seat-talk-kept"))))}
            {concerns}
            {for_team}
            {to_team}
            {lines}
            {absent}
            <div class="go"><a class="next" href="/seat">{say("scoring-seat-home")}</a></div>
        }
    }))
}

/// The panel has not begun to talk.
fn not_open(bar: Bar, here: String, problems: AnyView) -> Page {
    let title = say("scoring-seat-talk-wait-title");
    Page::panel(title.clone(), bar.again(20), move || {
        let rest = view! {
            <div class="acts"><a class="btn" href=here>{say("scoring-seat-done-look")}</a><a class="btn quiet" href="/seat">{say("scoring-seat-home")}</a></div>
        };
        view! { {problems}{waiting("1F5E3", title, say("scoring-seat-talk-wait"), rest.into_any())} }
    })
}

/// One answer changed: the first score stays.
pub async fn change(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: InterviewId = v.id("interview")?;
    let line: KitLineId = v.id("line")?;
    // To see the screen is to have seen the talk: it is served, and recorded, here too.
    let Some(talk) = talk::at_seat(&v.who, &v.app, id).await? else {
        let here = format!("/seat/talk/{id}");
        return Ok(not_open(Bar::of(v.who.seat()?, &here), here, errors(&form)));
    };
    let sheet = service::my_scores(&v.who, &v.app, id).await?;
    let here = format!("/seat/talk/{id}/change/{line}");
    let item = sheet.items.iter().find(|item| item.line.id == line).ok_or(Refused::NotFound)?.clone();
    let bar = Bar { place: say("scoring-seat-where-talk"), ..Bar::of(&sheet.me, &here) }.draft();
    let question = question(&item.line.words, &talk.candidate);
    let about = say_with("scoring-seat-about", &[("candidate", &talk.candidate), ("topic", &item.line.words.title)]);
    let stored = item.mine.map(|mine| (mine.shown, mine.tapped));
    let offer = Offer::of(&sheet);
    let words = item.line.words;
    let scene = match item.line.kind {
        ItemKind::Scenario => scene(&item.asks, &words.story),
        _ => words.story.clone(),
    };
    let back = format!("/seat/talk/{id}");
    let seat = v.who.seat()?.seat;
    let (asked, next) = (question.clone(), back.clone());
    Ok(Page::panel(question.clone(), bar, move || {
        view! {
            {errors(&form)}
            <p>{say("scoring-seat-talk-kept")}</p>
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="answer" data-next=next data-about=asked>
                {hidden(seat, false)}
                <fieldset>
                    <legend><span class="about">{about}</span><h1>{question}</h1></legend>
                    {story(&words.pictures, &scene)}
                    {choices(&form, &words.anchors, offer, stored)}
                </fieldset>
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    }))
}

/// The talk at the desk, to be read out.
pub async fn desk(v: Visit, form: FormState) -> Result<Page, Refused> {
    let talk = talk::at_desk(&v.who, &v.app, v.id("interview")?).await?;
    let base = format!("/panels/{}", talk.panel);
    let runs_panels = v.who.may(crate::panel::service::OFFICE).is_ok();
    // What moved is looked back on by whoever led the talk, and by HR.
    let helps = v.who.may(&[Role::Facilitator, Role::Hr]).is_ok();
    let title = say_with("scoring-talk-title", &[("candidate", &talk.candidate)]);
    let page = Page::desk(&v, title.clone(), move || {
        // Who only reads the talk is led to no page that would refuse them.
        let above = match runs_panels {
            true => vec![
                (base.clone(), say("scoring-board-to-panel")),
                (format!("{base}/board"), say("scoring-board-title")),
            ],
            false => Vec::new(),
        };
        let lines = talk
            .lines
            .iter()
            .map(|line| view! { <section class="card">{line_of(&talk, line, "scoring-talk")}</section> });
        let lines = lines.collect_view();
        let closes = talk.runs && talk.state == InterviewState::Talking;
        let action = format!("{base}/interviews/{}/close", talk.said.interview);
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <h1>{title}</h1>
            <p class="lead">{say("scoring-talk-lead")}</p>
            {concerns(&talk, "scoring-talk-concern", true)}
            {for_team(&talk, "scoring-talk-team")}
            {lines}
            {absent(&talk, "scoring-talk-absent-line", true)}
            <div class="acts">
                {closes.then(|| view! { <form role="none" method="post" action=action><button class="btn">{say("scoring-board-close")}</button></form> })}
                {runs_panels.then(|| view! { <a class="btn quiet" href=format!("{base}/board")>{say("scoring-talk-to-board")}</a> })}
                {helps.then(|| view! { <a class="btn quiet" href=format!("/vacancies/{}/talked", talk.vacancy)>{say("scoring-talk-to-talked")}</a> })}
            </div>
        }
    });
    Ok(page)
}

fn said_of(talk: &Discussion, line: KitLineId) -> impl Iterator<Item = &RevealedScore> {
    talk.said.scores.iter().filter(move |score| score.kit_line == line)
}

/// One question: a dot for each person, by name, and what they said why. In the order of the seats, never of the scores.
fn line_of(talk: &Discussion, line: &KitLine, texts: &str) -> AnyView {
    let scores: Vec<&RevealedScore> = said_of(talk, line.id).collect();
    let dots = scores.iter().map(|score| {
        let word = parts::word(score.shown, score.tapped);
        let (first, last) = ((score.first_shown, score.first_tapped), (score.shown, score.tapped));
        let changed = (!rules::same_answer(first, last)).then(|| {
            let answer = parts::word(score.first_shown, score.first_tapped);
            view! { <small>{say_with(&format!("{texts}-first"), &[("answer", &answer)])}</small> }
        });
        view! { <li class=dot(score)><b>{score.name.clone()}</b><span>{word}</span>{changed}</li> }
    });
    let dots = dots.collect_view();
    let remarks = scores.iter().flat_map(|score| score.remarks.iter().map(|remark| (score.name.clone(), remark)));
    let said = |remark: &RevealedRemark| !remark.cards.is_empty() || !remark.words.is_empty() || remark.voice.is_some();
    let sound = |voice: &Voice| match texts {
        "scoring-seat-talk" => format!("/seat/voice/{}", voice.id),
        _ => format!("/panels/{}/voice/{}", talk.panel, voice.id),
    };
    let remarks = remarks.filter(|(_, remark)| said(remark)).map(|(name, remark)| {
        let aloud = remark.voice.as_ref().map(|voice| super::voice::player(sound(voice), &name, &voice.words));
        let cards = remark.cards.iter().map(|card| view! { <p>{card.words.clone()}</p> }).collect_view();
        let words = (!remark.words.is_empty()).then(|| view! { <p>{remark.words.clone()}</p> });
        view! { <blockquote><cite>{say_with(&format!("{texts}-says"), &[("name", &name)])}</cite>{cards}{words}{aloud}</blockquote> }
    });
    let remarks = remarks.collect_view();
    let nobody = scores.is_empty().then(|| view! { <p>{say(&format!("{texts}-none"))}</p> });
    view! {
        <h2 id=format!("line-{}", line.id)>{question(&line.words, &talk.candidate)}</h2>
        <ul class="dots-row">{dots}</ul>
        {nobody}
        {remarks}
    }
    .into_any()
}

fn dot(score: &RevealedScore) -> &'static str {
    match score.tapped {
        Answer::Value(_) => parts::look(score.shown, score.tapped),
        Answer::NotSure | Answer::NotSeen | Answer::RatherNot => "none",
    }
}

/// What the panel may know of concerns. That there is one beside is said at the desk alone, without a name: on the tablets nobody
/// shall guess whose it is.
fn concerns(talk: &Discussion, text: &str, desk: bool) -> AnyView {
    let lines = talk.said.concerns.iter().map(|concern| match &concern.by {
        Some((_, name)) => {
            let with = [("name", name.as_str()), ("candidate", talk.candidate.as_str())];
            let words = (!concern.words.is_empty()).then(|| view! { <p>{concern.words.clone()}</p> });
            view! { <div class="says stop"><p><b>{say_with(text, &with)}</b></p>{words}</div> }.into_any()
        }
        None if desk => {
            let words = say_with("concern-with-lead", &[("lead", &talk.lead)]);
            view! { <div class="says stop"><p><b>{words}</b></p></div> }.into_any()
        }
        None => ().into_any(),
    });
    lines.collect_view().into_any()
}

/// What the panel member who will be supported said for their own team.
fn for_team(talk: &Discussion, text: &str) -> Option<AnyView> {
    let team = talk.said.team.as_ref()?;
    let with = [("name", team.name.as_str()), ("candidate", talk.candidate.as_str())];
    let words = say_with(&format!("{text}-{}", team.said.code().replace('_', "-")), &with);
    let class = if team.said == ForTeam::No { "says stop" } else { "says" };
    Some(view! { <p class=class><b>{words}</b></p> }.into_any())
}

/// Who did not score. The reason is the desk's to know: on the tablets it is a person's own business.
fn absent(talk: &Discussion, text: &str, with_reason: bool) -> AnyView {
    let lines = talk.said.absent.iter().map(|(seat, reason): &(SeatId, Reason)| {
        let name = talk.names.get(seat).cloned().unwrap_or_default();
        let reason = if with_reason { say(&format!("scoring-reason-{}", reason.code())) } else { String::new() };
        let with = [("name", name.as_str()), ("candidate", talk.candidate.as_str()), ("reason", reason.as_str())];
        view! { <p>{say_with(text, &with)}</p> }
    });
    lines.collect_view().into_any()
}
