//! One dot a person on the picture scale: circle for the best, square, triangle, and a ring for who gave no value.

use super::super::rules::Part;
use super::super::service::value_words;
use crate::texts::{say, say_with};
use leptos::prelude::*;

const LANE: usize = 48;
const PITCH: usize = 21;
const A_ROW: usize = 2;
const ROW: usize = 21;

/// The dots of one part, as a picture with words. Lanes stand under each other from one criterion to the next.
pub fn dots(scale: u8, part: &Part) -> AnyView {
    let lanes = lanes(part);
    let rows = lanes.iter().map(|(_, count)| count.div_ceil(A_ROW)).max().unwrap_or(0).max(1);
    let (width, height) = (lanes.len() * LANE, rows * ROW + 8);
    let marks = lanes
        .iter()
        .enumerate()
        .flat_map(|(lane, (shape, count))| (0..*count).map(move |at| (lane, *shape, at)))
        .map(|(lane, shape, at)| {
            // The right edge of a lane is filled first, from the bottom, so that a heap of dots is easy to compare.
            let x = (lane + 1) * LANE - 12 - (at % A_ROW) * PITCH;
            let y = height - 14 - (at / A_ROW) * ROW;
            mark(shape, x, y)
        })
        .collect_view();
    view! {
        <svg class="dots" viewBox=format!("0 0 {width} {height}") width=width height=height role="img" aria-label=words(scale, part)>
            {marks}
        </svg>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Shape {
    Good,
    Ok,
    Poor,
    None,
}

/// The lanes from left to right. On a scale of five the two outer pairs share a lane, as the pictures do.
fn lanes(part: &Part) -> Vec<(Shape, usize)> {
    let count = |index: usize| part.counts.get(index).copied().unwrap_or(0) as usize;
    let top = part.counts.len().saturating_sub(1);
    let (poor, good) = if top == 4 { (count(0) + count(1), count(3) + count(4)) } else { (count(0), count(top)) };
    let middle = part.scored() as usize - poor - good;
    vec![(Shape::None, part.unscored() as usize), (Shape::Poor, poor), (Shape::Ok, middle), (Shape::Good, good)]
}

fn mark(shape: Shape, x: usize, y: usize) -> AnyView {
    match shape {
        Shape::Good => view! { <circle class="d-good" cx=x cy=y r="9"/> }.into_any(),
        Shape::Ok => view! { <rect class="d-ok" x=x - 9 y=y - 9 width="18" height="18" rx="4"/> }.into_any(),
        Shape::Poor => {
            let path = format!("M{x} {} l10 18 h-20z", y - 9);
            view! { <path class="d-poor" d=path/> }.into_any()
        }
        Shape::None => view! {
            <circle class="d-none" cx=x cy=y r="8"/>
            <text x=x y=y + 5 aria-hidden="true">"?"</text>
        }
        .into_any(),
    }
}

/// "Good 3, OK 1, Not good 0, not sure 1": what the dots show, for who does not see them.
fn words(scale: u8, part: &Part) -> String {
    let mut words: Vec<String> = (1..=scale)
        .rev()
        .zip(part.counts.iter().rev())
        .map(|(value, count)| format!("{} {count}", value_words(scale, value)))
        .collect();
    words.extend(without_value(part));
    words.join(", ")
}

/// "1 not sure", "2 did not see": only those that were said.
pub fn without_value(part: &Part) -> Vec<String> {
    [
        (part.not_sure, "weighing-n-not-sure"),
        (part.not_seen, "weighing-n-not-seen"),
        (part.rather_not, "weighing-n-rather-not"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, code)| say_with(code, &[("n", &count.to_string())]))
    .collect()
}

/// The median in words, and what else is to be seen: "between OK and Good · 1 not sure · people differed".
pub fn summary(scale: u8, part: &Part, changed: usize) -> String {
    let mut words = vec![match part.median {
        None => say("weighing-no-score"),
        Some((low, high)) if low == high => say_with("weighing-median", &[("value", &value_words(scale, low))]),
        Some((low, high)) => say_with(
            "weighing-median-between",
            &[("low", &value_words(scale, low)), ("high", &value_words(scale, high))],
        ),
    }];
    words.extend(without_value(part));
    if part.people_differed() {
        words.push(say("weighing-differed"));
    }
    if changed > 0 {
        words.push(say_with("weighing-n-changed", &[("n", &changed.to_string())]));
    }
    words.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::super::super::rules::part;
    use super::*;
    use crate::scoring::Answer;

    #[test]
    fn the_words_say_all_that_the_dots_show() {
        let part = part(3, [Answer::Value(3), Answer::Value(3), Answer::Value(1), Answer::NotSure]);
        let words = words(3, &part);
        for said in ["Good 2", "OK 0", "Not good 1", "1 not sure"] {
            assert!(words.contains(said), "{words}");
        }
        let drawn = dots(3, &part).to_html();
        assert_eq!(drawn.matches("class=\"d-good\"").count(), 2);
        assert_eq!(drawn.matches("class=\"d-poor\"").count(), 1);
        assert_eq!(drawn.matches("class=\"d-none\"").count(), 1);
    }

    #[test]
    fn the_median_is_words_and_never_a_made_up_value() {
        let two = part(3, [Answer::Value(2), Answer::Value(3)]);
        assert!(summary(3, &two, 0).contains("between OK and Good"));
        assert!(summary(3, &part(3, [Answer::NotSure]), 0).contains("1 not sure"));
    }
}
