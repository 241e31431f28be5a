//! Promises that hold on any day.

use super::super::weights::{acceptability, sampled};
use super::*;
use crate::weighing::rules::{firsts, ranks, weigh};
use proptest::prelude::*;

const RULE: CloseRule = CloseRule::OnePersonOrMix60;
const CRITERIA: [Criterion; 4] = Criterion::ALL;

/// Terms, the candidates and what up to `seats` people said about them on five items.
#[derive(Debug, Clone)]
struct Day {
    terms: Terms,
    candidates: Vec<u8>,
    given: Vec<Given<u8, u8>>,
}

impl Day {
    fn sheet(&self, of: OrderOf) -> Result<Sheet<u8, u8>, Why> {
        Sheet::of(of, &self.terms, &self.candidates, &self.given)
    }

    fn check(&self) -> Checks<u8> {
        check(&self.terms, &self.candidates, &self.given, RULE, 7)
    }

    /// By candidate the total that the one arithmetic finds.
    fn totals(&self, of: OrderOf, given: &[Given<u8, u8>]) -> Vec<Option<Fraction>> {
        let weighed = weigh(&self.terms, &self.candidates, &cells(given));
        let total = |one: crate::weighing::rules::Weighed<u8>| match of {
            OrderOf::Agreed => one.total.ok(),
            OrderOf::Panel => one.panel_total.ok(),
        };
        weighed.into_iter().map(total).collect()
    }

    /// Those who have a total.
    fn ranked(&self, of: OrderOf) -> Vec<u8> {
        let totals = self.totals(of, &self.given);
        self.candidates.iter().zip(totals).filter(|(_, total)| total.is_some()).map(|(id, _)| *id).collect()
    }
}

fn any_terms() -> impl Strategy<Value = Terms> {
    (2_u8..=5, proptest::option::of(0_u8..=100), proptest::collection::vec(1_u32..20, 1..=4)).prop_map(
        |(scale, panel_share, parts)| {
            let all: u32 = parts.iter().sum();
            let mut weights: Vec<(Criterion, u8)> =
                CRITERIA.into_iter().zip(parts.iter().map(|part| (part * 100 / all) as u8)).collect();
            let rest: u8 = 100 - weights.iter().map(|(_, weight)| weight).sum::<u8>();
            weights[0].1 += rest;
            Terms { scale, panel_share, weights }
        },
    )
}

fn any_answer(scale: u8) -> impl Strategy<Value = Answer> {
    prop_oneof![
        8 => (1..=scale).prop_map(Answer::Value),
        1 => Just(Answer::NotSure),
        1 => prop_oneof![Just(Answer::NotSeen), Just(Answer::RatherNot)],
    ]
}

/// Up to so many people; of those the first ones sit on the panel.
fn any_day(most: usize) -> impl Strategy<Value = Day> {
    (any_terms(), 1..=most, 1_usize..=most, 1_usize..=4).prop_flat_map(|(terms, seats, panel, candidates)| {
        let answers = proptest::collection::vec(any_answer(terms.scale), seats * candidates * 5);
        answers.prop_map(move |answers| {
            let mut said = answers.into_iter();
            let mut given = Vec::new();
            for candidate in 0..candidates as u8 {
                for seat in 0..seats {
                    for (n, said) in (0..5).zip(said.by_ref()) {
                        let group = if seat < panel { Group::Panel } else { Group::Others };
                        let criterion = CRITERIA[n % terms.weights.len()];
                        given.push(Given {
                            candidate,
                            seat: seat as u8,
                            group,
                            criterion,
                            item: item(n as u128),
                            said,
                        });
                    }
                }
            }
            Day { terms: terms.clone(), candidates: (0..candidates as u8).collect(), given }
        })
    })
}

const ORDERS: [OrderOf; 2] = [OrderOf::Agreed, OrderOf::Panel];

fn sum(shares: impl IntoIterator<Item = Fraction>) -> Fraction {
    shares.into_iter().fold(Fraction::ZERO, |sum, share| sum.plus(share).expect("a sum"))
}

/// All m^m draws, one after another, each weighed by the one arithmetic: by candidate the shares of places, and the
/// share of draws that are dropped.
fn slowly(day: &Day, of: OrderOf) -> Option<(Vec<Vec<Fraction>>, Fraction)> {
    let ranked = day.ranked(of);
    let counts = |g: &&Given<u8, u8>| {
        let weighs = day.terms.weights.iter().any(|(criterion, weight)| *criterion == g.criterion && *weight > 0);
        weighs && ranked.contains(&g.candidate) && g.said.value().is_some()
    };
    let drawn = |g: &Given<u8, u8>| {
        g.group == Group::Panel || (matches!(of, OrderOf::Agreed) && day.terms.panel_share.is_none())
    };
    let mut seats: Vec<u8> = day.given.iter().filter(counts).filter(|g| drawn(g)).map(|g| g.seat).collect();
    seats.sort_unstable();
    seats.dedup();
    let m = seats.len();
    if ranked.is_empty() || m < 2 {
        return None;
    }
    let all = m.pow(m as u32);
    let (mut places, mut dropped) = (vec![vec![Fraction::ZERO; ranked.len()]; ranked.len()], 0);
    for draw in 0..all {
        let mut given: Vec<_> = day.given.iter().filter(|g| !drawn(g)).copied().collect();
        for at in 0..m {
            let seat = seats[draw / m.pow(at as u32) % m];
            given.extend(day.given.iter().filter(|g| drawn(g) && g.seat == seat));
        }
        let day = Day { candidates: ranked.clone(), ..day.clone() };
        let totals = day.totals(of, &given);
        if totals.iter().any(Option::is_none) {
            dropped += 1;
            continue;
        }
        for (own, rank) in places.iter_mut().zip(ranks(&totals)) {
            let place = rank.expect("a place").place;
            let level = ranks(&totals).iter().flatten().filter(|other| other.place == place).count();
            own.iter_mut().skip(place - 1).take(level).for_each(|share| *share = sum([*share, f(1, level as i128)]));
        }
    }
    let kept = f(1, (all - dropped) as i128);
    let share = |share: &Fraction| share.times(kept).expect("a share");
    let places = places.iter().map(|own| own.iter().map(share).collect()).collect();
    Some((places, f(dropped as i128, all as i128)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_plain_order_is_that_of_the_one_arithmetic(day in any_day(5)) {
        for of in ORDERS {
            let totals: Vec<_> = day.totals(of, &day.given).into_iter().flatten().collect();
            match day.sheet(of) {
                Ok(sheet) => {
                    prop_assert_eq!(&sheet.candidates, &day.ranked(of));
                    prop_assert_eq!(sheet.totals(None), Ok(totals));
                }
                Err(why) => prop_assert_eq!((why, totals.len()), (Why::NoTotals, 0)),
            }
        }
    }

    #[test]
    fn mixes_are_those_of_going_through_every_draw(day in any_day(4)) {
        for of in ORDERS {
            let found = day.sheet(of).and_then(|sheet| bootstrap(&sheet)).ok();
            let found = found.map(|mixes| {
                (mixes.candidates.into_iter().map(|mixed| mixed.places).collect::<Vec<_>>(), mixes.dropped)
            });
            prop_assert_eq!(found, slowly(&day, of));
        }
    }

    #[test]
    fn shares_of_mixes_sum_to_one_exactly(day in any_day(7)) {
        for mixes in ORDERS.into_iter().filter_map(|of| day.sheet(of).and_then(|sheet| bootstrap(&sheet)).ok()) {
            for (at, mixed) in mixes.candidates.iter().enumerate() {
                prop_assert_eq!(sum(mixed.places.iter().copied()), f(1, 1));
                prop_assert_eq!(sum(mixes.candidates.iter().map(|mixed| mixed.places[at])), f(1, 1));
                let Range { lowest, low, high, highest } = mixed.range;
                prop_assert!(Fraction::ZERO <= lowest && lowest <= low && low <= high && high <= highest);
                prop_assert!(highest <= f(1, 1));
            }
            prop_assert!(mixes.dropped < f(1, 1), "the mix in which everybody sits once always counts");
        }
    }

    #[test]
    fn leaving_one_out_is_weighing_without_them(day in any_day(5)) {
        for (of, sheet) in ORDERS.into_iter().filter_map(|of| Some((of, day.sheet(of).ok()?))) {
            let plain: Vec<_> = day.totals(of, &day.given).into_iter().flatten().collect();
            for LeftOut { seat, shift } in leave_one_out(&sheet) {
                let given: Vec<_> = day.given.iter().filter(|g| g.seat != seat).copied().collect();
                let ranked = Day { candidates: day.ranked(of), ..day.clone() };
                let without = ranked.totals(of, &given);
                let Ok(shift) = shift else {
                    prop_assert!(without.iter().any(Option::is_none));
                    continue;
                };
                let places: Vec<_> = shift.places.iter().map(|(_, rank)| Some(*rank)).collect();
                prop_assert_eq!(places, ranks(&without));
                let named = |totals: &[Option<Fraction>]| {
                    firsts(&ranked.candidates.iter().copied().zip(totals.iter().copied()).collect::<Vec<_>>())
                };
                let whole: Vec<_> = plain.iter().copied().map(Some).collect();
                prop_assert_eq!(shift.first_changes, named(&whole) != named(&without));
                // Kendall's distance by its other definition: how far the signs of all pairs are from each other.
                let without: Vec<_> = without.into_iter().flatten().collect();
                let pairs = |totals: &[Fraction]| -> Vec<i32> {
                    let pair = |at: usize, one: &Fraction| totals[..at].iter().map(|two| one.cmp(two) as i32).collect();
                    totals.iter().enumerate().flat_map(|(at, one)| -> Vec<i32> { pair(at, one) }).collect()
                };
                let apart: i32 = pairs(&plain).iter().zip(pairs(&without)).map(|(one, two)| (one - two).abs()).sum();
                prop_assert_eq!(i64::from(shift.doubled_distance()), i64::from(apart));
            }
        }
    }

}

proptest! {
    // Each of these samples weights, which takes its time without optimisation.
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn names_and_the_order_of_lists_change_nothing(
        (day, candidates, given) in any_day(5).prop_flat_map(|day| {
            (Just(day.clone()), Just(day.candidates).prop_shuffle(), Just(day.given).prop_shuffle())
        })
    ) {
        let rename = |g: Given<u8, u8>| Given { candidate: g.candidate + 40, seat: 90 - g.seat, ..g };
        let other = Day {
            terms: day.terms.clone(),
            candidates: candidates.iter().map(|id| id + 40).collect(),
            given: given.into_iter().map(rename).collect(),
        };
        let (one, other) = (day.check(), other.check());
        for (one, other) in [(one.agreed, other.agreed), (one.panel, other.panel)] {
            prop_assert_eq!(one.sure.code(), other.sure.code());
            let (Some(one), Some(other)) = (one.details, other.details) else { continue };
            prop_assert_eq!(one.one_person, other.one_person);
            prop_assert_eq!(one.severity, other.severity);
            let mixes = |mixes: Result<Mixes<u8>, Why>, named: u8| mixes.map(|mut mixes| {
                mixes.candidates.iter_mut().for_each(|mixed| mixed.candidate -= named);
                mixes.candidates.sort_by_key(|mixed| mixed.candidate);
                mixes
            });
            prop_assert_eq!(mixes(one.mixes, 0), mixes(other.mixes, 40));
            let flips = |flips: Result<Vec<Flip<u8>>, Why>, named: u8| flips.map(|mut flips| {
                flips.iter_mut().for_each(|flip| flip.other -= named);
                flips.sort_by_key(|flip| flip.other);
                flips
            });
            prop_assert_eq!(flips(one.flips, 0), flips(other.flips, 40));
            let (one, other) = (one.weights.expect("shares"), other.weights.expect("shares"));
            for (one, other) in [(one.all, other.all), (one.near, other.near)] {
                for own in one {
                    let same = other.iter().find(|other| other.candidate == own.candidate + 40).expect("there");
                    let apart = own.places.iter().zip(&same.places).map(|(one, other)| (one - other).abs());
                    prop_assert!(apart.fold(0.0, f64::max) < 1e-9);
                }
            }
        }
    }

    #[test]
    fn somebody_who_gave_no_value_changes_nothing(day in any_day(4), none in 0_usize..3, group in 0_usize..2) {
        let mut with = day.clone();
        let said = [Answer::NotSure, Answer::NotSeen, Answer::RatherNot][none];
        let group = [Group::Panel, Group::Others][group];
        with.given.extend(day.given.iter().filter(|g| g.seat == 0).map(|g| Given { seat: 77, group, said, ..*g }));
        prop_assert_eq!(day.check(), with.check());
    }

    #[test]
    fn a_flip_is_exact_and_no_other_way_needs_fewer_points(
        day in any_day(4), parts in proptest::collection::vec(0_i128..20, 4)
    ) {
        let Ok(sheet) = day.sheet(OrderOf::Agreed) else { return Ok(()) };
        let Ok(flips) = flip(&sheet) else { return Ok(()) };
        let values = sheet.values(None).expect("values");
        let leader = sheet.firsts().expect("places")[0];
        let agreed: Vec<Fraction> = sheet.weights.iter().map(|(_, w)| f(i128::from(*w), 1)).collect();
        for Flip { other, moves } in flips {
            let at = sheet.candidates.iter().position(|id| *id == other).expect("there");
            // The lead with these weights.
            let lead = |weights: &[Fraction]| {
                let total = |own: &[Fraction]| sum(own.iter().zip(weights).map(|(v, w)| v.times(*w).expect("a part")));
                total(&values[leader]).minus(total(&values[at])).expect("a lead")
            };
            if let Moves::Passes { points, from, to } | Moves::AtMostLevel { points, from, to } = &moves {
                prop_assert_eq!(sum(from.iter().map(|(_, moved)| *moved)), *points);
                let moved = |part: Fraction| {
                    let mut weights = agreed.clone();
                    for (criterion, points) in from {
                        let points = points.times(part).expect("points");
                        for (weight, (own, _)) in weights.iter_mut().zip(&sheet.weights) {
                            if own == criterion { *weight = weight.minus(points).expect("a weight"); }
                            if own == to { *weight = weight.plus(points).expect("a weight"); }
                        }
                    }
                    weights
                };
                prop_assert_eq!(lead(&moved(f(1, 1))), Fraction::ZERO, "level at the distance");
                prop_assert!(moved(f(1, 1)).iter().all(|weight| *weight >= Fraction::ZERO));
                prop_assert!(lead(&moved(f(999, 1000))) > Fraction::ZERO, "still ahead just below it");
                if matches!(moves, Moves::Passes { .. }) {
                    prop_assert!(lead(&moved(f(1001, 1000))) < Fraction::ZERO, "behind just above it");
                }
            }
            // Any other weights that put the other level or first need as many points at least.
            let all: i128 = parts.iter().take(agreed.len()).sum();
            if all == 0 { continue; }
            let weights: Vec<_> = agreed.iter().zip(&parts).map(|(_, part)| f(part * 100, all)).collect();
            let taken = agreed.iter().zip(&weights).map(|(one, other)| one.minus(*other).expect("points"));
            let taken = sum(taken.filter(|taken| *taken > Fraction::ZERO));
            match moves {
                Moves::Never => prop_assert!(lead(&weights) > Fraction::ZERO),
                Moves::AtMostLevel { points, .. } => {
                    prop_assert!(lead(&weights) >= Fraction::ZERO);
                    prop_assert!(lead(&weights) > Fraction::ZERO || taken >= points);
                }
                Moves::Passes { points, .. } => {
                    prop_assert!(lead(&weights) > Fraction::ZERO || taken >= points);
                    prop_assert!(lead(&weights) >= Fraction::ZERO || taken > points);
                }
            }
        }
    }

    #[test]
    fn if_everybody_answered_everything_severity_changes_no_order(day in any_day(5)) {
        let given: Vec<_> = day.given.iter().enumerate().map(|(at, g)| {
            let value = g.said.value().unwrap_or(1 + (at % usize::from(day.terms.scale)) as u8);
            Given { said: Answer::Value(value), ..*g }
        }).collect();
        let day = Day { given, ..day };
        for sheet in ORDERS.into_iter().filter_map(|of| day.sheet(of).ok()) {
            let few = sheet.candidates.len() < 2 || sheet.seats().len() < 2;
            prop_assert_eq!(severity(&sheet), if few { Severity::TooFew } else { Severity::OrderStays });
        }
    }

    #[test]
    fn shares_of_weights_sum_to_one_and_sampling_comes_near_what_is_measured(
        values in proptest::collection::vec(proptest::collection::vec(0_u8..=6, 3), 1..6), criteria in 1_usize..=3,
        bounds in proptest::collection::vec((0_u8..30, 55_u8..=100), 3)
    ) {
        let values: Vec<Vec<f64>> =
            values.iter().map(|own| own.iter().take(criteria).map(|v| f64::from(*v) / 6.0).collect()).collect();
        let bound = |(low, high): &(u8, u8)| (f64::from(*low) / 100.0, f64::from(*high) / 100.0);
        let bounds: Vec<_> = bounds.iter().take(criteria).map(|b| if criteria == 1 { (0.0, 1.0) } else { bound(b) }).collect();
        let (measured, how) = acceptability(&values, &bounds, 7).expect("shares");
        prop_assert_eq!(how, How::Measured);
        let drawn = sampled(&values, &bounds, 7).expect("shares");
        for at in 0..values.len() {
            prop_assert!((measured[at].iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((measured.iter().map(|own| own[at]).sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((drawn[at].iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for (measured, drawn) in measured[at].iter().zip(&drawn[at]) {
                prop_assert!((measured - drawn).abs() < 0.03, "{} is not near {}", measured, drawn);
            }
        }
    }
}
