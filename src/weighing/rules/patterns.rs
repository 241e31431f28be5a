//! How somebody's answers look one after another: a prompt for that member and the facilitator, after the panel has talked.
//!
//! A pattern is no fault and no verdict. Look for the innocent causes first: the scale is too hard, the person is tired,
//! the tablet plays up, somebody beside them answers. What follows is an offer (a break, three faces instead of five), not
//! a correction. The manager who weighs is not told, and a prompt goes when the panel is over.
//!
//! **Nothing in scoring or in the totals takes a type of this file**: a flag cannot become part of an answer or of a sum,
//! and no function here gives a score back.

use crate::codes::codes;
use crate::scoring::{Answer, Shown};

/// Fewest answers for a straight line, for answers that alternate, and for the same place on the screen.
pub const ANSWERS_MIN: usize = 8;
/// Fewest scores before they can be nearly always the best.
pub const TOP_SCORES_MIN: usize = 10;
/// From this share of the best on, in per cent, they are nearly always the best.
pub const TOP_PER_CENT: usize = 90;
/// Fewest answers in each order of the pictures before the same place says anything.
pub const EACH_ORDER_MIN: usize = 2;

codes! {
    /// How answers look.
    Pattern {
        /// All the same, where others saw differences.
        StraightLine = "straight_line",
        /// Nearly always the best.
        AlwaysTop = "always_top",
        /// One place, another, and back, over and over.
        Alternating = "alternating",
        /// The same end of the screen, although the pictures stood the other way round in between.
        SamePosition = "same_position",
    }
}

/// One answer as it was given alone: about which candidate and item (the cell), on what, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tapped<Cell> {
    pub cell: Cell,
    /// Which faces stood there, and in which order.
    pub shown: Shown,
    /// The face.
    pub tapped: Answer,
    /// What it is worth on the kit's scale.
    pub value: Answer,
}

impl<Cell> Tapped<Cell> {
    /// Where on the screen, from the left or from the top: 0 is the first.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        let face = self.tapped.value()?;
        self.shown.in_order().iter().position(|place| *place == face)
    }

    /// The first or the last place; the one in the middle is the same in both orders.
    fn end(&self) -> Option<bool> {
        let at = self.position()?;
        if at == 0 {
            return Some(true);
        }
        (at + 1 == usize::from(self.shown.places())).then_some(false)
    }

    fn good_first(&self) -> bool {
        matches!(self.shown, Shown::ThreeGoodFirst | Shown::FiveGoodFirst)
    }
}

/// What there is to talk about with this member: `own` are their answers in the order in which they gave them, `others`
/// what everybody else said about any cell, on a scale of `scale`.
#[must_use]
pub fn patterns<Cell: Copy + Eq>(scale: u8, own: &[Tapped<Cell>], others: &[(Cell, Answer)]) -> Vec<Pattern> {
    let looks = |pattern: &Pattern| match pattern {
        Pattern::StraightLine => straight_line(own, others),
        Pattern::AlwaysTop => always_top(scale, own),
        Pattern::Alternating => alternating(own),
        Pattern::SamePosition => same_position(own),
    };
    Pattern::ALL.iter().copied().filter(looks).collect()
}

/// All answers equal, eight at least, while the others' answers to the same cells are not all equal.
fn straight_line<Cell: Copy + Eq>(own: &[Tapped<Cell>], others: &[(Cell, Answer)]) -> bool {
    let same_cells = others.iter().filter(|(cell, _)| own.iter().any(|own| own.cell == *cell));
    own.len() >= ANSWERS_MIN && alike(own.iter().map(|own| own.value)) && !alike(same_cells.map(|(_, said)| *said))
}

fn alike(mut said: impl Iterator<Item = Answer>) -> bool {
    let first = said.next();
    said.all(|next| Some(next) == first)
}

/// Nine of ten scores are the best of the scale, of ten at least.
fn always_top<Cell>(scale: u8, own: &[Tapped<Cell>]) -> bool {
    let scores: Vec<_> = own.iter().filter_map(|own| own.value.value()).collect();
    let top = scores.iter().filter(|value| **value == scale).count();
    scores.len() >= TOP_SCORES_MIN && top * 100 >= scores.len() * TOP_PER_CENT
}

/// Two places in turn, over eight answers one after another.
fn alternating<Cell>(own: &[Tapped<Cell>]) -> bool {
    let places: Vec<_> = own.iter().map(Tapped::position).collect();
    places.windows(ANSWERS_MIN).any(|run| {
        let swings = |three: &[Option<usize>]| matches!(three, [Some(a), Some(b), Some(c)] if a == c && a != b);
        run.windows(3).all(swings)
    })
}

/// Always the same end of the screen, in both orders of the pictures.
fn same_position<Cell>(own: &[Tapped<Cell>]) -> bool {
    let placed: Vec<_> = own.iter().filter(|own| own.position().is_some()).collect();
    let good_first = placed.iter().filter(|own| own.good_first()).count();
    let first = placed.first().and_then(|own| own.end());
    placed.len() >= ANSWERS_MIN
        && good_first.min(placed.len() - good_first) >= EACH_ORDER_MIN
        && first.is_some()
        && placed.iter().all(|own| own.end() == first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    /// Answers to cells 0, 1, 2 … on three faces.
    fn gave(faces: &[u8], shown: Shown) -> Vec<Tapped<u8>> {
        let one =
            |(cell, face): (u8, &u8)| Tapped { cell, shown, tapped: Answer::Value(*face), value: Answer::Value(*face) };
        (0..).zip(faces).map(one).collect()
    }

    fn looks(own: &[Tapped<u8>], others: &[(u8, Answer)]) -> Vec<&'static str> {
        patterns(3, own, others).into_iter().map(Pattern::code).collect()
    }

    const DIFFER: [(u8, Answer); 2] = [(0, Answer::Value(1)), (1, Answer::Value(3))];
    const AGREE: [(u8, Answer); 2] = [(0, Answer::Value(3)), (1, Answer::Value(3))];

    #[test]
    fn eight_equal_answers_are_a_line_only_where_others_saw_differences() {
        let line = |n: usize, others: &[(u8, Answer)]| looks(&gave(&vec![2; n], Shown::ThreeGoodFirst), others);
        assert_eq!(line(8, &DIFFER), ["straight_line"]);
        assert!(line(7, &DIFFER).is_empty() && line(8, &AGREE).is_empty() && line(8, &[]).is_empty());
        let elsewhere = DIFFER.map(|(cell, said)| (cell + 100, said));
        assert!(line(8, &elsewhere).is_empty(), "what others said about somebody else does not count");
        let not_sure =
            Tapped { tapped: Answer::NotSure, value: Answer::NotSure, ..gave(&[1], Shown::ThreeGoodFirst)[0] };
        assert_eq!(looks(&[not_sure; 8], &DIFFER), [""; 0], "one cell, on which the others agree");
        let unsure: Vec<_> = (0..8).map(|cell| Tapped { cell, ..not_sure }).collect();
        assert_eq!(looks(&unsure, &DIFFER), ["straight_line"], "perhaps the question is too hard");
    }

    #[test]
    fn nine_of_ten_at_the_top_are_nearly_always() {
        let of = |top: usize, rest: usize| {
            let faces = [vec![2; rest], vec![3; top]].concat();
            looks(&gave(&faces, Shown::ThreeGoodFirst), &AGREE)
        };
        assert_eq!(of(9, 1), ["always_top"]);
        assert!(of(9, 0).is_empty() && of(17, 2).is_empty());
    }

    #[test]
    fn two_places_in_turn_over_eight_answers_alternate() {
        let faces = [1, 3, 1, 3, 1, 3, 1, 3];
        assert_eq!(looks(&gave(&faces, Shown::ThreeGoodFirst), &[]), ["alternating"]);
        assert_eq!(looks(&gave(&[&[2, 2][..], &faces].concat(), Shown::ThreeGoodLast), &[]), ["alternating"]);
        assert!(looks(&gave(&faces[1..], Shown::ThreeGoodFirst), &[]).is_empty());
        let mut broken = gave(&faces, Shown::ThreeGoodFirst);
        broken[4].tapped = Answer::NotSure;
        assert!(looks(&broken, &[]).is_empty());
    }

    #[test]
    fn the_same_end_of_the_screen_counts_only_when_the_pictures_turned_round() {
        let both = |turned: usize, left: bool| {
            let own = |cell: u8| {
                let shown = if usize::from(cell) < turned { Shown::ThreeGoodLast } else { Shown::ThreeGoodFirst };
                let face = if left { shown.in_order()[0] } else { shown.in_order()[2] };
                Tapped { cell, shown, tapped: Answer::Value(face), value: Answer::Value(face) }
            };
            looks(&(0..8).map(own).collect::<Vec<_>>(), &AGREE)
        };
        assert_eq!(both(2, true), ["same_position"]);
        assert_eq!(both(4, false), ["same_position"]);
        assert!(both(1, true).is_empty() && both(0, true).is_empty());
        let middle: Vec<_> = [Shown::ThreeGoodFirst, Shown::ThreeGoodLast].map(|shown| gave(&[2; 4], shown)).concat();
        assert!(looks(&middle, &AGREE).is_empty(), "the middle is the middle in both orders");
    }

    /// A flag that reached a score would be a verdict.
    #[test]
    fn nothing_in_scoring_or_in_the_totals_names_patterns_pull_or_agreement() {
        fn sources(path: &Path, found: &mut Vec<std::path::PathBuf>) {
            if path.is_dir() {
                std::fs::read_dir(path)
                    .expect("a folder")
                    .for_each(|entry| sources(&entry.expect("a file").path(), found));
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path.to_owned());
            }
        }
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = vec![];
        for place in ["scoring/rules.rs", "scoring/service", "scoring/store", "scoring/api", "scoring/mod.rs"] {
            sources(&src.join(place), &mut found);
        }
        for rules in ["totals.rs", "order.rs", "choice.rs", "fraction.rs"] {
            sources(&src.join("weighing/rules").join(rules), &mut found);
        }
        assert!(found.len() > 8, "{found:?}");
        for path in found {
            let text = std::fs::read_to_string(&path).expect("a file");
            for word in ["patterns::", "pull::", "agreement::", "rules::patterns", "rules::pull", "rules::agreement"] {
                assert!(!text.contains(word), "{word} in {}", path.display());
            }
        }
    }

    proptest! {
        #[test]
        fn few_answers_look_like_nothing(faces in proptest::collection::vec(1_u8..=3, 0..8)) {
            prop_assert!(looks(&gave(&faces, Shown::ThreeGoodFirst), &DIFFER).is_empty());
        }

        #[test]
        fn what_others_said_matters_to_a_straight_line_alone(faces in proptest::collection::vec(1_u8..=3, 0..30)) {
            let own = gave(&faces, Shown::ThreeGoodLast);
            let without = |others: &[(u8, Answer)]| -> Vec<_> {
                looks(&own, others).into_iter().filter(|code| *code != "straight_line").collect()
            };
            prop_assert_eq!(without(&DIFFER), without(&[]));
        }
    }
}
