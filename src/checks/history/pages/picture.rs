//! The history as a picture of the years: what was done in lanes, gaps as bands behind them. The table beside it says the same.

use super::{days, from_to};
use crate::checks::history::rules::GapState;
use crate::checks::history::service::{History, span_of};
use crate::texts::{say, say_with};
use leptos::prelude::*;
use time::Date;

const WIDTH: i32 = 1000;
const TOP: i32 = 26;
const LANE: i32 = 30;
const BAR: i32 = 24;
/// A bar narrower than this has no room for words.
const ROOM: i32 = 70;
/// Units that a letter takes at most.
const LETTER: i32 = 8;

/// The picture; none where there is nothing to draw.
pub(super) fn years(history: &History) -> AnyView {
    let Some((first, last)) = ends(history) else { return ().into_any() };
    let all = i64::from(last.to_julian_day() - first.to_julian_day()).max(1);
    let x = |day: Date| {
        let at = i64::from(day.to_julian_day() - first.to_julian_day()).clamp(0, all);
        i32::try_from(at * i64::from(WIDTH) / all).unwrap_or(0)
    };
    let mut lanes: Vec<i32> = Vec::new();
    let bars: Vec<AnyView> = history
        .periods
        .iter()
        .filter_map(|period| {
            let span = span_of(period)?;
            let (from, to) = (x(span.start.earliest()), span.end.map_or(WIDTH, |end| x(end.latest())));
            let to = to.max(from + 3);
            let lane = lanes.iter().position(|end| *end <= from).unwrap_or(lanes.len());
            if lane == lanes.len() { lanes.push(to) } else if let Some(end) = lanes.get_mut(lane) { *end = to + 2 }
            let y = TOP + LANE * i32::try_from(lane).ok()?;
            let class = if period.care { "y-care" } else if period.activity.is_employment() { "y-work" } else { "y-other" };
            let width = to - from;
            let fits = usize::try_from((width - 12) / LETTER).unwrap_or(0);
            let words = (width >= ROOM).then(|| short(&period.place, fits));
            Some(view! {
                <rect class=class x=from.to_string() y=y.to_string() width=width.to_string() height=BAR.to_string() rx="4"/>
                {words.map(|words| view! { <text class="y-in" x=(from + 7).to_string() y=(y + 17).to_string()>{words}</text> })}
            }.into_any())
        })
        .collect();
    let height = TOP + LANE * i32::try_from(lanes.len().max(1)).unwrap_or(1) + 4;
    let bands: Vec<AnyView> = history
        .standing
        .gaps
        .iter()
        .filter(|(_, state, _)| *state != GapState::Small)
        .map(|(gap, state, _)| {
            let (from, to) = (x(gap.from), x(gap.to).max(x(gap.from) + 4));
            let (class, fill) = if state.is_open() { ("y-gap", "url(#hatch)") } else { ("y-gap y-closed", "url(#hatch-closed)") };
            view! { <rect class=class fill=fill x=from.to_string() y=TOP.to_string() width=(to - from).to_string() height=(height - TOP).to_string()/> }.into_any()
        })
        .collect();
    let marks: Vec<AnyView> = ticks(first, last)
        .into_iter()
        .map(|year| {
            let at = Date::from_calendar_date(year, time::Month::January, 1).map_or(0, x);
            view! {
                <line class="y-line" x1=at.to_string() x2=at.to_string() y1="18" y2=height.to_string()/>
                <text class="y-year" x=(at + 3).to_string() y="14">{year.to_string()}</text>
            }
            .into_any()
        })
        .collect();
    let hatch = ["hatch", "hatch-closed"].map(|name| {
        view! {
            <pattern id=name width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line class=format!("y-{name}") x1="0" y1="0" x2="0" y2="8"/>
            </pattern>
        }
    });
    let key = ["care", "work", "other", "gap"].map(|one| {
        view! { <li><svg class="years" width="28" height="16" viewBox="0 0 28 16" aria-hidden="true"><rect class=format!("y-{one}") fill=if one == "gap" { "url(#hatch)" } else { "none" } x="1" y="1" width="26" height="14" rx="3"/></svg>" "{say(&format!("history-key-{one}"))}</li> }
    });
    view! {
        <figure class="years">
            <div class="scroll" tabindex="0" role="region" aria-label=say("history-picture")>
                <svg class="years" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-label=told(history)><defs>{hatch.collect_view()}</defs>{bands}{marks}{bars}</svg>
            </div>
            <figcaption><ul class="key">{key.collect_view()}</ul></figcaption>
        </figure>
    }
    .into_any()
}

/// From the end of education, or whatever began before it, to the application, or whatever lasted longer.
fn ends(history: &History) -> Option<(Date, Date)> {
    let frame = history.frame.as_ref()?;
    let mut last = super::Dated::parse(&frame.applied_on).ok()?.latest();
    let mut first = super::Dated::parse(&frame.education_end).map_or(last, super::Dated::earliest);
    for span in history.periods.iter().filter_map(span_of) {
        first = first.min(span.start.earliest());
        last = last.max(span.end.map_or(last, super::Dated::latest)).max(span.start.earliest());
    }
    (first < last).then_some((first, last))
}

/// Years that are marked: each, or so many that there is room for their numbers.
fn ticks(first: Date, last: Date) -> Vec<i32> {
    let years = last.year() - first.year();
    let step = [1, 2, 5, 10].into_iter().find(|step| years / step <= 16).unwrap_or(20);
    (first.year() + 1..=last.year()).filter(|year| year % step == 0).collect()
}

fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        words.to_owned()
    } else {
        words.chars().take(most.saturating_sub(1)).chain(['…']).collect()
    }
}

/// The picture in words.
fn told(history: &History) -> String {
    let gaps: Vec<String> = history
        .standing
        .gaps
        .iter()
        .filter(|(_, state, _)| *state != GapState::Small)
        .map(|(gap, _, _)| format!("{} ({})", from_to(gap), days(gap)))
        .collect();
    let with = [("n", history.periods.len().to_string()), ("gaps", gaps.join("; "))];
    let id = if gaps.is_empty() { "history-picture-whole" } else { "history-picture-gaps" };
    say_with(id, &with.each_ref().map(|(name, value)| (*name, value.as_str())))
}
