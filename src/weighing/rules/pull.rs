//! What moved after the panel had talked: how much people changed, and whether they moved towards somebody.
//!
//! It is read from what was said alone and what was said at the end, for the facilitator to look back on. The median of
//! everybody else's pull beside the manager's own says whether people followed the manager. It is a finding about the
//! talk, never about a score: **nothing in scoring or in the totals takes a type of this file**, no function here gives a
//! score back, and a reference is always what was said alone, so that nobody is measured against what they caused.

use super::agreement::{NotReportable, PAIRS_MIN, Stat};
use crate::scoring::Answer;
use std::collections::BTreeMap;

/// Fewest answers for a figure of this file. None is published; it is that of the other shares, [`PAIRS_MIN`].
pub const ANSWERS_MIN: usize = PAIRS_MIN;

/// What one seat said about one candidate on one item (the cell), alone and at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<Seat, Cell> {
    pub seat: Seat,
    pub cell: Cell,
    /// What was said alone.
    pub first: Answer,
    /// What stands after the talk, often the same.
    pub last: Answer,
}

impl<Seat, Cell> Said<Seat, Cell> {
    /// Both as scores; none when either is none, as *not sure* is no place from which somebody moves by a number.
    fn scores(&self) -> Option<(i128, i128)> {
        self.first.value().zip(self.last.value()).map(|(first, last)| (i128::from(first), i128::from(last)))
    }
}

/// How much moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// The share of answers that changed, *not sure* and the like among them; `n` counts answers.
    pub changed: Stat,
    /// The mean of last less first: above nothing, people went up. `n` counts answers that are scores both times, here and
    /// in what follows.
    pub signed: Stat,
    /// The mean of how far it went, up or down.
    pub absolute: Stat,
    /// How far people stood apart at the end over how far at first: the standard deviation between seats within a cell,
    /// pooled over the cells with two seats. Below one, they came closer; none, if they never stood apart.
    pub spread: Stat,
}

/// What moved in these answers: of everybody, of one group, of one seat, of one cell, as the caller picks them.
#[must_use]
pub fn moved<Seat, Cell: Copy + Ord>(said: &[Said<Seat, Cell>]) -> Moved {
    let mean = |sum: i128, n: usize| {
        if n == 0 { Stat::none(NotReportable::NoPairableValues, n) } else { Stat::ratio(sum, n as i128, n, enough(n)) }
    };
    let changed = said.iter().filter(|said| said.first != said.last).count();
    let moves: Vec<_> = said.iter().filter_map(Said::scores).map(|(first, last)| last - first).collect();
    Moved {
        changed: mean(changed as i128, said.len()),
        signed: mean(moves.iter().sum(), moves.len()),
        absolute: mean(moves.iter().map(|by| by.abs()).sum(), moves.len()),
        spread: spread(said),
    }
}

fn enough(n: usize) -> bool {
    n >= ANSWERS_MIN
}

fn spread<Seat, Cell: Copy + Ord>(said: &[Said<Seat, Cell>]) -> Stat {
    let mut cells = BTreeMap::<Cell, Vec<(i128, i128)>>::new();
    for (cell, scores) in said.iter().filter_map(|said| said.scores().map(|scores| (said.cell, scores))) {
        cells.entry(cell).or_default().push(scores);
    }
    cells.retain(|_, scores| scores.len() >= 2);
    let n = cells.values().map(Vec::len).sum();
    if n == 0 {
        return Stat::none(NotReportable::NoPairableValues, n);
    }
    // Squares by the number of seats in a cell, which they are divided by at the end: m Σx² - (Σx)² = m Σ(x - mean)²
    let mut squares = BTreeMap::<i128, (i128, i128)>::new();
    for scores in cells.values() {
        let m = scores.len() as i128;
        let of = |pick: fn(&(i128, i128)) -> i128| {
            let (sum, square) = scores.iter().map(pick).fold((0, 0), |(sum, square), x| (sum + x, square + x * x));
            m * square - sum * sum
        };
        let both = squares.entry(m).or_default();
        both.0 += of(|scores| scores.0);
        both.1 += of(|scores| scores.1);
    }
    let first: f64 = squares.iter().map(|(m, (first, _))| *first as f64 / *m as f64).sum();
    let last: f64 = squares.iter().map(|(m, (_, last))| *last as f64 / *m as f64).sum();
    if first == 0.0 {
        return Stat::none(NotReportable::ZeroDenominator, n);
    }
    Stat::of((last / first).sqrt(), n, enough(n))
}

/// Where somebody may have been pulled to: always what was said alone, and never by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward<Seat> {
    /// What this seat said, such as the manager's.
    Seat(Seat),
    /// The middle of what the others said about the same cell; of two middle values half way between.
    OthersMedian,
}

/// How far one seat went: Σ (last - first)(reference - first) / Σ (reference - first)². Nothing is unmoved, one is all the
/// way; it may be above one, and below nothing for who moved away. `n` counts the answers with a reference.
#[must_use]
pub fn pull<Seat: Copy + Eq, Cell: Copy + Ord>(said: &[Said<Seat, Cell>], seat: Seat, toward: Toward<Seat>) -> Stat {
    // Doubled, so that half way is a whole number
    let (mut n, mut along, mut way) = (0, 0, 0);
    for own in said.iter().filter(|said| said.seat == seat) {
        let Some(((first, last), reference)) = own.scores().zip(doubled_reference(said, own, toward)) else { continue };
        n += 1;
        along += 2 * (last - first) * (reference - 2 * first);
        way += (reference - 2 * first).pow(2);
    }
    if n == 0 {
        return Stat::none(NotReportable::NoPairableValues, n);
    }
    Stat::ratio(along, way, n, enough(n))
}

/// Twice what the others said alone about the cell of `own`.
fn doubled_reference<Seat: Copy + Eq, Cell: Copy + Ord>(
    said: &[Said<Seat, Cell>],
    own: &Said<Seat, Cell>,
    toward: Toward<Seat>,
) -> Option<i128> {
    let others = said.iter().filter(|other| other.seat != own.seat && other.cell == own.cell);
    let mut values: Vec<i128> = others
        .filter(|other| match toward {
            Toward::Seat(seat) => other.seat == seat,
            Toward::OthersMedian => true,
        })
        .filter_map(|other| other.first.value().map(i128::from))
        .collect();
    values.sort_unstable();
    let last = values.len().checked_sub(1)?;
    Some(values.get(last / 2)? + values.get(last.div_ceil(2))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MANAGER: u8 = 9;

    fn said(seat: u8, cell: u8, first: u8, last: u8) -> Said<u8, u8> {
        Said { seat, cell, first: Answer::Value(first), last: Answer::Value(last) }
    }

    /// A manager who stays, one who follows all the way, one who stays too.
    fn a_talk() -> Vec<Said<u8, u8>> {
        (0..10)
            .flat_map(|cell| {
                [said(MANAGER, cell, 5, 5), said(1, cell, 3, if cell < 8 { 5 } else { 3 }), said(2, cell, 1, 1)]
            })
            .collect()
    }

    #[test]
    fn who_follows_the_manager_has_a_pull_and_the_manager_has_none() {
        let talk = a_talk();
        assert_eq!(pull(&talk, 1, Toward::Seat(MANAGER)).reported(), Ok(0.8));
        assert_eq!(pull(&talk, 2, Toward::Seat(MANAGER)).reported(), Ok(0.0));
        assert_eq!(pull(&talk, MANAGER, Toward::OthersMedian).reported(), Ok(0.0));
        assert_eq!(pull(&talk, MANAGER, Toward::Seat(MANAGER)).value, Err(NotReportable::NoPairableValues));
    }

    #[test]
    fn a_median_of_two_is_half_way_and_what_stands_there_already_cannot_be_pulled() {
        let talk = [said(1, 0, 1, 2), said(2, 0, 2, 3), said(3, 0, 3, 3)];
        // Toward 2.5 from 1, by 1
        assert_eq!(pull(&talk, 1, Toward::OthersMedian).value, Ok(1.0 / 1.5));
        // The others' middle is 2, alone and not as it became
        assert_eq!(pull(&talk, 2, Toward::OthersMedian).value, Err(NotReportable::ZeroDenominator));
        assert_eq!(pull(&talk, 1, Toward::OthersMedian).reported(), Err(NotReportable::BelowFloor));
    }

    #[test]
    fn what_moved_is_told_by_share_by_mean_and_by_spread() {
        let all = moved(&a_talk());
        assert_eq!((all.changed.n, all.changed.value), (30, Ok(8.0 / 30.0)));
        assert_eq!((all.signed.value, all.absolute.value), (Ok(16.0 / 30.0), Ok(16.0 / 30.0)));
        // Squares in a cell: 8 before; 32/3 in eight cells after
        assert_eq!(all.spread.value, Ok(((8.0 * 32.0 / 3.0 + 2.0 * 8.0) / 80.0_f64).sqrt()));
        let up_and_down = moved(&[said(1, 0, 1, 3), said(2, 0, 3, 1)]);
        assert_eq!((up_and_down.signed.value, up_and_down.absolute.value), (Ok(0.0), Ok(2.0)));
    }

    #[test]
    fn not_sure_that_became_a_score_is_a_change_and_no_distance() {
        let all = moved(&[Said { seat: 1, cell: 0, first: Answer::NotSure, last: Answer::Value(3) }]);
        assert_eq!((all.changed.value, all.signed.value), (Ok(1.0), Err(NotReportable::NoPairableValues)));
    }

    #[test]
    fn those_who_never_stood_apart_have_no_spread_to_compare_with() {
        let spread = |all: &[Said<u8, u8>]| moved(all).spread.value;
        assert_eq!(spread(&[said(1, 0, 3, 3), said(2, 0, 3, 1)]), Err(NotReportable::ZeroDenominator));
        assert_eq!(spread(&[said(1, 0, 3, 3), said(2, 1, 3, 1)]), Err(NotReportable::NoPairableValues));
        assert_eq!(moved::<u8, u8>(&[]).changed.value, Err(NotReportable::NoPairableValues));
    }

    fn any_said() -> impl Strategy<Value = Vec<Said<u8, u8>>> {
        let answer = || prop_oneof![4 => (1_u8..=5).prop_map(Answer::Value), 1 => Just(Answer::NotSure)];
        let one = (answer(), answer());
        proptest::collection::btree_map((0_u8..4, 0_u8..6), one, 0..20).prop_map(|all| {
            all.into_iter().map(|((seat, cell), (first, last))| Said { seat, cell, first, last }).collect()
        })
    }

    fn every_figure(said: &[Said<u8, u8>]) -> Vec<Stat> {
        let Moved { changed, signed, absolute, spread } = moved(said);
        let pulls = (0..4).flat_map(|seat| [pull(said, seat, Toward::Seat(0)), pull(said, seat, Toward::OthersMedian)]);
        [changed, signed, absolute, spread].into_iter().chain(pulls).collect()
    }

    proptest! {
        #[test]
        fn the_order_of_answers_changes_no_digit(
            (all, shuffled) in any_said().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(every_figure(&all), every_figure(&shuffled));
        }

        #[test]
        fn every_value_is_a_number(all in any_said()) {
            for stat in every_figure(&all) {
                prop_assert!(stat.value.is_err() || stat.value.is_ok_and(f64::is_finite));
                prop_assert!(stat.value.is_ok() || !stat.reportable);
            }
        }

        #[test]
        fn who_changes_nothing_is_not_pulled_and_who_goes_all_the_way_is_pulled_by_one(all in any_said()) {
            let stayed: Vec<_> = all.iter().map(|said| Said { last: said.first, ..*said }).collect();
            let followed = stayed.iter().map(|own| {
                let seen = all.iter().find(|other| other.seat == 0 && other.cell == own.cell).map(|other| other.first);
                Said { last: seen.filter(|seen| seen.value().is_some()).unwrap_or(own.first), ..*own }
            });
            let followed: Vec<_> = followed.collect();
            for seat in 1..4 {
                prop_assert_eq!(pull(&stayed, seat, Toward::Seat(0)).value.unwrap_or(0.0), 0.0);
                prop_assert_eq!(pull(&followed, seat, Toward::Seat(0)).value.unwrap_or(1.0), 1.0);
            }
        }
    }
}
