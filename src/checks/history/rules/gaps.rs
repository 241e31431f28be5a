//! The gap engine.
//!
//! Days count inclusively: work to 31 December and again from 10 January leaves 9 days. Overlaps are merged first, so that a
//! short job within a long one opens no gap of its own. A date to the month is every day of that month: a gap is then a range,
//! from what stays uncovered however the dates fall to what may be uncovered at most. Nothing is put to the 1st or the last of a
//! month in silence.

use crate::checks::dated::Dated;
use crate::checks::history::{Gap, Span};
use time::Date;

/// The end is before the start, however the dates fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the end is before the start")]
pub struct EndBeforeStart;

/// A span whose end may be on or after its start.
///
/// # Errors
/// If it can't.
pub fn span(start: Dated, end: Option<Dated>) -> Result<Span, EndBeforeStart> {
    if end.is_some_and(|end| end.latest() < start.earliest()) {
        return Err(EndBeforeStart);
    }
    Ok(Span { start, end })
}

/// A run of days by number, both ends included.
type Run = (i32, i32);

/// Every gap between the end of full-time education and `until`, which is no part of one: the day of the application, or a
/// later start. What still lasts covers all up to then. With no spans at all it is one gap.
pub fn gaps(education_end: Dated, until: Date, spans: &[Span]) -> Vec<Gap> {
    let last = until.to_julian_day() - 1;
    let number = |date: Date| date.to_julian_day();
    // As short as the dates allow: the days that are covered however they fall. Where start and end are the same month, that is
    // no day at all; where one of them is a day in the other's month, it is that day.
    let surely = spans.iter().filter_map(|span| {
        let Some(end) = span.end else { return Some((number(span.start.latest()), last)) };
        let (start, end) = (span.start.latest().min(end.latest()), end.earliest().max(span.start.earliest()));
        (start <= end).then(|| (number(start), number(end)))
    });
    let perhaps =
        spans.iter().map(|span| (number(span.start.earliest()), span.end.map_or(last, |end| number(end.latest()))));
    let widest = uncovered((number(education_end.earliest()) + 1, last), merged(surely));
    let narrowest = uncovered((number(education_end.latest()) + 1, last), merged(perhaps));

    let mut narrow = narrowest.into_iter().peekable();
    widest
        .into_iter()
        .filter_map(|(from, to)| {
            // What stays uncovered in any case lies within what may be uncovered, in the same order.
            let mut least = 0;
            while let Some((first, last)) = narrow.next_if(|(_, last)| *last <= to) {
                least += last - first + 1;
            }
            Some(Gap {
                from: Date::from_julian_day(from).ok()?,
                to: Date::from_julian_day(to).ok()?,
                min_days: u32::try_from(least).ok()?,
                max_days: u32::try_from(to - from + 1).ok()?,
            })
        })
        .collect()
}

/// The days of all gaps together: least, most.
pub fn total(gaps: &[Gap]) -> (u32, u32) {
    gaps.iter().fold((0, 0), |(least, most), gap| (least + gap.min_days, most + gap.max_days))
}

/// Runs that overlap or meet as one, in order; runs that end before they begin are none.
fn merged(runs: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut runs: Vec<Run> = runs.filter(|(first, last)| first <= last).collect();
    runs.sort_unstable();
    let mut merged: Vec<Run> = Vec::new();
    for (first, last) in runs {
        match merged.last_mut() {
            Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    merged
}

/// What of a window the merged runs leave open.
fn uncovered((first, last): Run, covered: Vec<Run>) -> Vec<Run> {
    let mut open = Vec::new();
    let mut next = first;
    for (from, to) in covered {
        if from > last {
            break;
        }
        if next < from {
            open.push((next, from - 1));
        }
        next = next.max(to + 1);
    }
    if next <= last {
        open.push((next, last));
    }
    open
}
