//! What the candidate did since they left education: a card for each part of it and for each gap, in the order of time.

use crate::application::service::{self, Own};
use crate::checks::dated::Dated;
use crate::checks::history::pages::{Line, days, from_to, in_time, written};
use crate::checks::history::rules::GapState;
use crate::checks::history::service::{self as histories, History, done_in, stamp};
use crate::checks::history::{Explained, Gap, Period};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, send, text_field, tick};
use crate::ui::page::{Page, change_of, trail};
use leptos::prelude::*;

/// The whole of it. `?frame=change` opens the form of the end of education.
pub async fn history(v: Visit, form: FormState) -> Result<Page, Refused> {
    let own = service::own(&v.who, &v.app).await?;
    let frame_open = v.query("frame") == "change";
    let title = say("application-history");
    Ok(Page::desk(&v, title.clone(), move || {
        let lead = if own.sent_in {
            say("application-history-sent-in")
        } else {
            say_with("application-history-lead", &[("organisation", &own.organisation)])
        };
        view! {
            {trail(vec![("/application".to_owned(), say("application-name"))], title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{lead}</p>
            {frame(&own, &form, frame_open)}
            {list(&own, &form)}
            {send_part(&own)}
        }
    }))
}

fn frame(own: &Own, form: &FormState, open: bool) -> AnyView {
    let f = form.of("keep-own-frame");
    let there = own.history.frame.as_ref();
    let ended = there.map(|frame| written(&frame.education_end)).unwrap_or_default();
    let is_still = there.is_some_and(|frame| frame.education_end.is_empty());
    let asks = !own.sent_in && (there.is_none() || open || !f.problems.is_empty());
    let fields = asks.then(|| {
        view! {
            <form class="stack" method="post" action="/application/history/frame" novalidate="novalidate">
                {text_field(&f, "education_end", say("application-education-end"), Opt::hint(say("application-education-end-hint")).value(ended.clone()))}
                {tick(&f, "still_in_education", say("application-still-in-education"), is_still)}
                {send(say("application-keep"))}
            </form>
        }
    });
    let (link, label) = change_of("frame-title");
    let fact = (!asks && there.is_some()).then(|| {
        let words = if is_still { say("application-is-in-education") } else { ended.clone() };
        let change = (!own.sent_in).then(|| {
            view! { <p class="acts"><a class="btn quiet" id=link aria-labelledby=label href="/application/history?frame=change#frame">{say("ui-change")}</a></p> }
        });
        view! { <p>{words}</p>{change} }
    });
    let before = (!own.sent_in && histories::worked_before(&own.history))
        .then(|| view! { <p class="says">{say("application-worked-before")}</p> });
    view! {
        <section class="card" id="frame" aria-labelledby="frame-title">
            <h2 id="frame-title">{say("application-education")}</h2>
            {fact}{before}{fields}
        </section>
    }
    .into_any()
}

fn list(own: &Own, form: &FormState) -> AnyView {
    let history = &own.history;
    let lines = in_time(history);
    let none = lines.is_empty().then(|| view! { <p>{say("application-list-none")}</p> });
    let cards = lines
        .iter()
        .map(|line| match line {
            Line::Done(period) => period_card(period, own.sent_in),
            Line::Gap(gap, GapState::Small) => small(gap),
            Line::Gap(gap, state) => gap_card(history, gap, *state, form, own.sent_in),
        })
        .collect_view();
    let add = (!own.sent_in).then(|| {
        view! { <p class="acts"><a class="btn" href="/application/history/period">{say("application-add")}</a></p> }
    });
    view! {
        <section id="list" aria-labelledby="list-title">
            <h2 id="list-title">{say("application-list")}</h2>
            {typed_for_another(history, form)}
            {none}{cards}{add}
        </section>
    }
    .into_any()
}

/// "March 2019 to 30 May 2020", or "March 2019, and still".
fn when(period: &Period) -> String {
    let began = written(&period.began);
    match period.ended.as_deref().map(written) {
        Some(ended) => say_with("history-from-to", &[("from", &began), ("to", &ended)]),
        None => say_with("application-still", &[("from", &began)]),
    }
}

fn period_card(period: &Period, sent_in: bool) -> AnyView {
    let at = format!("period-{}", period.period);
    let mut what = vec![period.title.clone(), say(&period.activity.message())];
    what.extend(period.care.then(|| say("application-care")));
    what.retain(|words| !words.is_empty());
    let why = (!period.why.is_empty()).then(|| view! { <p>{period.why.clone()}</p> });
    let (link, label) = change_of(&at);
    let change = (!sent_in).then(|| {
        let address = format!("/application/history/period?of={}", period.period);
        view! { <p class="acts"><a class="btn quiet" id=link aria-labelledby=label href=address>{say("ui-change")}</a></p> }
    });
    view! {
        <section class="card" aria-labelledby=at.clone()>
            <h3 id=at.clone()>{period.place.clone()}</h3>
            <p>{when(period)}</p>
            <p class="hint">{what.join(" · ")}</p>
            {why}{change}
        </section>
    }
    .into_any()
}

/// Too few days to be asked about in writing.
fn small(gap: &Gap) -> AnyView {
    let with = [("when", from_to(gap)), ("days", days(gap))];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    view! { <p class="hint">{say_with("application-gap-small", &with)}</p> }.into_any()
}

/// What they said about it themselves.
fn told<'a>(history: &'a History, gap: &Gap) -> Option<&'a Explained> {
    let at = history.standing.gaps.iter().find(|(one, _, _)| one == gap)?.2?;
    history.explained.get(at).filter(|one| one.written)
}

fn gap_card(history: &History, gap: &Gap, state: GapState, form: &FormState, sent_in: bool) -> AnyView {
    let from = Dated::Day(gap.from).to_string();
    let at = format!("gap-{from}");
    let told = told(history, gap);
    let done = done_in(history, gap);
    let own = (!done.is_empty()).then(|| {
        let lines = done.iter().map(|one| view! { <li>{own_line(one)}</li> }).collect_view();
        view! { <p>{say("application-gap-own")}</p><ul>{lines}</ul> }
    });
    let said = told.map(|one| {
        view! { <p>{say("application-gap-said")}</p><blockquote><p>{one.words.clone()}</p></blockquote> }
    });
    let more =
        (state == GapState::NotEnough && !sent_in).then(|| view! { <p class="says">{say("application-gap-more")}</p> });
    let f = form.of("explain-own-gap");
    let is_mine = f.typed.get("gap") == from;
    let asks = told.is_none() || state == GapState::NotEnough || (is_mine && !f.problems.is_empty());
    let fields = (!sent_in).then(|| {
        let fields = explain_form(gap, &from, &f, is_mine);
        if asks {
            return fields;
        }
        view! { <details class="more"><summary>{say("application-gap-again")}<span class="vh">" "{from_to(gap)}</span></summary>{fields}</details> }
            .into_any()
    });
    view! {
        <section class="card" id=at.clone() aria-labelledby=format!("{at}-title")>
            <h3 id=format!("{at}-title")>{say_with("application-gap", &[("when", &from_to(gap))])}</h3>
            <p class="hint">{days(gap)}</p>
            {own}{said}{more}{fields}
        </section>
    }
    .into_any()
}

/// "Caring for somebody: my mother, March 2020 to May 2020".
fn own_line(one: &Period) -> String {
    let with = [("activity", say(&one.activity.message())), ("place", one.place.clone()), ("when", when(one))];
    say_with("application-own-line", &with.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn explain_form(gap: &Gap, from: &str, form: &FormState, is_mine: bool) -> AnyView {
    // There is a box for each gap: the one that was refused has the id to which its message leads.
    let mine = if is_mine { form.clone() } else { FormState::default() };
    let id = if is_mine { "words".to_owned() } else { format!("words-{from}") };
    let opt = Opt::hint(say("application-gap-hint")).rows(3).id(id);
    view! {
        <form class="stack" method="post" action="/application/history/explain" novalidate="novalidate" aria-label=say_with("application-gap", &[("when", &from_to(gap))])>
            {hidden("gap", from)}{hidden("gap_to", Dated::Day(gap.to).to_string())}
            {area_field(&mine, "words", say("application-gap-words"), opt)}
            {send(say("application-keep"))}
        </form>
    }
    .into_any()
}

/// What was typed for a gap that is no longer there: its box is gone with it, the words are not.
fn typed_for_another(history: &History, form: &FormState) -> AnyView {
    let f = form.of("explain-own-gap");
    let from = f.typed.get("gap");
    let has_box = |state: &GapState| *state != GapState::Small;
    let stands =
        history.standing.gaps.iter().any(|(gap, state, _)| has_box(state) && Dated::Day(gap.from).to_string() == from);
    if f.problems.is_empty() || stands {
        return ().into_any();
    }
    let words = f.typed.get("words").to_owned();
    view! { <div class="says"><p>{say("application-typed-for-another")}</p><blockquote><p>{words}</p></blockquote></div> }
        .into_any()
}

/// What is missing still, and the button.
fn send_part(own: &Own) -> AnyView {
    if own.sent_in {
        return ().into_any();
    }
    let history = &own.history;
    if history.frame.is_none() {
        return view! { <p class="says">{say("application-frame-first")}</p> }.into_any();
    }
    let open = history
        .standing
        .gaps
        .iter()
        .filter(|(_, state, _)| matches!(state, GapState::Open | GapState::Spoken | GapState::NotEnough));
    let open = open.count();
    let mut missing = Vec::new();
    if history.periods.is_empty() {
        missing.push(say("application-missing-periods"));
    }
    if open > 0 {
        missing.push(say_with("application-missing-gaps", &[("n", &open.to_string())]));
    }
    let missing = (!missing.is_empty()).then(|| {
        let lines = missing.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <div class="says"><p><b>{say("application-missing")}</b></p><ul>{lines}</ul><p>{say("application-missing-may")}</p></div> }
    });
    view! {
        <section class="card" id="send" aria-labelledby="send-title">
            <h2 id="send-title">{say("application-send")}</h2>
            {missing}
            <p>{say("application-send-lead")}</p>
            <form method="post" action="/application/send">
                {hidden("changed", history.changed_at.map(stamp).unwrap_or_default())}
                {send(say("application-send-it"))}
            </form>
        </section>
    }
    .into_any()
}
