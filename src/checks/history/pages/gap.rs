//! The gaps of a history: what was said about each, and the forms for it.

use super::{by, dated_words, days, from_to, written};
use crate::checks::dated::Dated;
use crate::checks::history::rules::GapState;
use crate::checks::history::service::{self, History};
use crate::checks::history::{Explained, Gap, Period};
use crate::ids::CandidacyId;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, hidden, radios, send, text_field};
use leptos::prelude::*;

/// Who asks, and what is open.
pub(super) struct Asks {
    pub id: CandidacyId,
    /// The first day of the gap whose form is open.
    pub open: String,
    /// The same of the gap whose answer is to be changed.
    pub judged: String,
    pub today: String,
    pub by: String,
    pub does: bool,
}

/// The state by word and, as a tag, by shape and colour.
pub(super) fn tag(state: GapState) -> AnyView {
    let class = match state {
        GapState::Closed => "tag good",
        GapState::Small => "tag plain",
        GapState::Open | GapState::Spoken | GapState::Waiting => "tag ok",
        GapState::NotEnough => "tag poor",
    };
    view! { <span class=class>{say(&format!("history-gap-{}", state.code()))}</span> }.into_any()
}

/// A card for each gap that is asked about; the small ones as one line.
pub(super) fn gaps(history: &History, form: &FormState, asks: &Asks) -> AnyView {
    if history.frame.is_none() || history.standing.gaps.is_empty() {
        let none = history.frame.is_some().then(|| view! { <p>{say("history-gaps-none")}</p> });
        return view! { {typed_for_another(history, form)}{none} }.into_any();
    }
    let cards = history
        .standing
        .gaps
        .iter()
        .filter(|(_, state, _)| *state != GapState::Small)
        .map(|(gap, state, at)| {
            let told = at.and_then(|at| history.explained.get(at));
            let earlier = service::said_earlier(history, gap, told);
            card(gap, *state, told, &service::done_in(history, gap), &earlier, form, asks)
        })
        .collect_view();
    let small = service::small(history);
    let small = (small > 0).then(|| {
        let with = [("n", small.to_string()), ("days", history.asked_from.to_string())];
        let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! { <p class="hint">{say_with("history-gaps-small", &with)}</p> }
    });
    view! {
        <section aria-labelledby="gaps-title">
            <h2 id="gaps-title">{say("history-gaps")}</h2>
            <p>{say("history-gaps-lead")}</p>
            {typed_for_another(history, form)}
            {cards}
            {small}
        </section>
    }
    .into_any()
}

/// What was typed for a gap that is no longer there: its form is gone with it, the words are not.
fn typed_for_another(history: &History, form: &FormState) -> AnyView {
    let f = form.of("explain-gap");
    let from = f.typed.get("gap").to_owned();
    let stands = history
        .standing
        .gaps
        .iter()
        .any(|(gap, state, _)| *state != GapState::Small && Dated::Day(gap.from).to_string() == from);
    if f.problems.is_empty() || stands {
        return ().into_any();
    }
    let (words, more) = (f.typed.get("words").to_owned(), f.typed.get("corroboration").to_owned());
    view! {
        <div class="says">
            <p>{say("history-typed-for-another")}</p>
            <blockquote><p>{words}</p><p>{more}</p></blockquote>
        </div>
    }
    .into_any()
}

fn card(
    gap: &Gap,
    state: GapState,
    told: Option<&Explained>,
    done: &[Period],
    earlier: &[&Explained],
    form: &FormState,
    asks: &Asks,
) -> AnyView {
    let from = Dated::Day(gap.from).to_string();
    let at = format!("gap-{from}");
    let (explain, judge) = (form.of("explain-gap"), form.of("judge-gap"));
    let is_open = |f: &FormState| f.typed.get("gap") == from && !f.problems.is_empty();
    let own = (!done.is_empty()).then(|| {
        let lines = done.iter().map(|one| view! { <li>{own_words(one)}</li> }).collect_view();
        view! { <p>{say("history-gap-own")}</p><ul>{lines}</ul> }
    });
    let perhaps = (gap.min_days < gap.max_days && state.is_open()).then(|| {
        let id = if gap.min_days == 0 { "history-gap-perhaps-none" } else { "history-gap-by-month" };
        view! { <p class="hint">{say(id)}</p> }
    });
    let before = (!earlier.is_empty()).then(|| {
        let all = earlier.iter().rev().map(|one| view! { <li>{said(one)}</li> }).collect_view();
        let words = say_with("history-said-earlier", &[("n", &earlier.len().to_string())]);
        view! { <details class="more"><summary>{words}</summary><ol class="timeline">{all}</ol></details> }
    });
    let asks_words = asks.does && (is_open(&explain) || asks.open == from);
    let wants_words = matches!(state, GapState::Open | GapState::Spoken | GapState::NotEnough);
    let fields = if asks_words {
        explain_form(gap, state, &explain, asks)
    } else if asks.does {
        let class = if wants_words { "btn" } else { "btn quiet" };
        let words = if told.is_some() { say("history-explain-again") } else { say("history-explain") };
        let address = format!("/candidates/{}/history?gap={from}#{at}", asks.id);
        view! { <p class="acts"><a class=class href=address>{words}<span class="vh">" "{from_to(gap)}</span></a></p> }
            .into_any()
    } else {
        ().into_any()
    };
    let waits = !asks_words && (state == GapState::Waiting || asks.judged == from);
    let judged = told.is_some_and(|told| told.written && told.enough.is_some());
    let again = (asks.does && judged && !asks_words && !waits && !is_open(&judge)).then(|| {
        let address = format!("/candidates/{}/history?judge={from}#{at}", asks.id);
        view! { <p class="acts"><a class="btn quiet" href=address>{say("history-judge-again")}<span class="vh">" "{from_to(gap)}</span></a></p> }
    });
    let to_judge = told
        .filter(|told| told.written && asks.does && (waits || is_open(&judge)))
        .map(|told| judge_form(told, &from, &judge, asks));
    view! {
        <section class="card" id=at.clone() aria-labelledby=format!("{at}-title")>
            <h3 id=format!("{at}-title")>{from_to(gap)}" "{tag(state)}</h3>
            <p class="hint">{days(gap)}</p>
            {perhaps}{own}
            {told.map(said)}
            {to_judge}
            {again}
            {fields}
            {before}
        </section>
    }
    .into_any()
}

/// "Caring: my mother, March 2020 to May 2020".
fn own_words(one: &Period) -> String {
    let ended = one.ended.as_deref().map_or_else(|| say("history-still"), written);
    let with = [
        ("activity", say(&one.activity.message())),
        ("place", one.place.clone()),
        ("from", written(&one.began)),
        ("to", ended),
    ];
    say_with("history-own-line", &with.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn said(one: &Explained) -> AnyView {
    let how = if one.written { "history-in-writing" } else { "history-spoken" };
    let fact =
        |label: &str, words: String| (!words.is_empty()).then(|| view! { <dt>{say(label)}</dt><dd>{words}</dd> });
    let asked = format!("{}, {}", one.asked_by, day_words(&one.asked_on));
    let found = one.enough.map(|enough| if enough { say("history-enough-yes") } else { say("history-enough-no") });
    let judged = one.judged_by.clone().zip(one.judged_at).map(|(by, at)| format!("{by}, {}", london_stamp(at)));
    let wider = dated_words_of(&one.from_day, &one.to_day);
    view! {
        <blockquote><p>{one.words.clone()}</p></blockquote>
        <dl class="facts">
            <dt>{say("history-how")}</dt><dd>{say(how)}</dd>
            {fact("history-said-of", wider)}
            {fact("history-asked-by", asked)}
            {fact("history-corroboration", one.corroboration.clone())}
            {fact("history-kept-by", format!("{}, {}", by(&one.by_name, one.link), london_stamp(one.at)))}
            {fact("history-found", found.unwrap_or_default())}
            {fact("history-note", one.judged_note.clone().unwrap_or_default())}
            {fact("history-judged-by", judged.unwrap_or_default())}
        </dl>
    }
    .into_any()
}

fn dated_words_of(from: &str, to: &str) -> String {
    match (Dated::parse(from), Dated::parse(to)) {
        (Ok(from), Ok(to)) => say_with("history-from-to", &[("from", &dated_words(from)), ("to", &dated_words(to))]),
        _ => String::new(),
    }
}

fn explain_form(gap: &Gap, state: GapState, form: &FormState, asks: &Asks) -> AnyView {
    let (from, to) = (Dated::Day(gap.from).to_string(), Dated::Day(gap.to).to_string());
    let reopens = (state == GapState::Closed).then(|| view! { <p class="says">{say("history-explain-reopens")}</p> });
    let ways = ["yes", "no"].map(|way| (way.to_owned(), say(&format!("history-written-{way}"))));
    let action = format!("/candidates/{}/history/explain", asks.id);
    view! {
        <form class="stack noprint" method="post" action=action novalidate="novalidate" aria-label=say_with("history-explain-form", &[("gap", &from_to(gap))])>
            {reopens}
            {hidden("gap", from)}{hidden("gap_to", to)}
            {area_field(form, "words", say("history-words"), Opt::hint(say("history-words-hint")).rows(4))}
            {radios(form, "written", say("history-written"), ways.to_vec(), "", Opt::default())}
            {text_field(form, "asked_by", say("history-asked-by-field"), Opt::default().value(asks.by.clone()))}
            {date_field(form, "asked_on", say("history-asked-on"), Opt::default().value(asks.today.clone()))}
            {area_field(form, "corroboration", say("history-corroboration"), Opt::hint(say("history-corroboration-hint")).rows(2))}
            {send(say("history-explain-keep"))}
        </form>
    }
    .into_any()
}

fn judge_form(one: &Explained, from: &str, form: &FormState, asks: &Asks) -> AnyView {
    // Several gaps may wait at once: the one that was answered has the ids to which its messages lead.
    let is_mine = form.typed.get("gap") == from;
    let mine = if is_mine { form.clone() } else { FormState::default() };
    let id = |name: &str| if is_mine { name.to_owned() } else { format!("{name}-{from}") };
    let ways = ["yes", "no"].map(|way| (way.to_owned(), say(&format!("history-enough-{way}"))));
    let action = format!("/candidates/{}/history/judge", asks.id);
    view! {
        <form class="stack noprint" method="post" action=action novalidate="novalidate" aria-label=say("history-judge-form")>
            {hidden("gap", from.to_owned())}
            {hidden("explanation", one.id.to_string())}
            {radios(&mine, "enough", say("history-enough"), ways.to_vec(), "", Opt::default().id(id("enough")))}
            {area_field(&mine, "note", say("history-note"), Opt::hint(say("history-note-hint")).rows(2).id(id("note")))}
            {send(say("history-judge"))}
        </form>
    }
    .into_any()
}
