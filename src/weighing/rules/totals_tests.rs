use super::super::ranks;
use super::*;
use proptest::prelude::*;

const ALL: [Criterion; 4] = [Criterion::Talk, Criterion::Listening, Criterion::Empathy, Criterion::Consent];

fn even(panel_share: Option<u8>) -> Terms {
    Terms { scale: 3, panel_share, weights: ALL.into_iter().map(|criterion| (criterion, 25)).collect() }
}

fn cell(candidate: u8, group: Group, criterion: Criterion, said: Answer) -> Cell<u8> {
    Cell { candidate, group, criterion, said }
}

fn f(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).expect("a fraction")
}

/// One seat's answers on all four criteria.
fn seat(candidate: u8, group: Group, said: [Answer; 4]) -> Vec<Cell<u8>> {
    ALL.into_iter().zip(said).map(|(criterion, said)| cell(candidate, group, criterion, said)).collect()
}

#[test]
fn the_totals_of_a_small_day_are_those_worked_out_by_hand() {
    use Answer::{NotSure, Value};
    let mut cells = seat(1, Group::Panel, [Value(3), Value(3), NotSure, Value(2)]);
    cells.extend(seat(1, Group::Panel, [Value(3), Value(2), Value(3), Value(1)]));
    cells.extend(seat(1, Group::Others, [Value(2), Value(2), Value(2), Value(2)]));
    let equal = &weigh(&even(None), &[1], &cells)[0];
    // Talk 8/3 -> 5/6, listening 7/3 -> 2/3, empathy 5/2 -> 3/4, consent 5/3 -> 1/3
    assert_eq!(equal.total, Ok(f(31, 48)));
    // Panel: 1, 3/4, 1, 1/4
    assert_eq!(equal.panel_total, Ok(f(3, 4)));
    assert_eq!(equal.others_total, Ok(f(1, 2)));
    assert_eq!(weigh(&even(Some(60)), &[1], &cells)[0].total, Ok(f(13, 20)));
    assert_eq!(equal.panel[2].1.not_sure, 1);
    assert_eq!(equal.panel[1].1.median, Some((2, 3)), "two middle values, not a made-up one");
    assert_eq!(equal.everybody[1].1.median, Some((2, 2)));
}

#[test]
fn not_sure_alone_is_no_score_and_names_its_criterion_and_group() {
    let mut cells = seat(1, Group::Panel, [Answer::Value(3), Answer::NotSure, Answer::Value(3), Answer::RatherNot]);
    cells.extend(seat(1, Group::Others, [Answer::Value(3), Answer::Value(3), Answer::Value(3), Answer::NotSeen]));
    let missing = |criterion, which| Missing { criterion, which };
    assert_eq!(
        weigh(&even(Some(50)), &[1], &cells)[0].total,
        Err(NoTotal::Missing(vec![
            missing(Criterion::Listening, Which::Panel),
            missing(Criterion::Consent, Which::Panel),
            missing(Criterion::Consent, Which::Others),
        ]))
    );
    let equal = &weigh(&even(None), &[1], &cells)[0];
    assert_eq!(equal.total, Err(NoTotal::Missing(vec![missing(Criterion::Consent, Which::Everybody)])));
    assert_eq!(equal.panel[3].1.value, None);
}

#[test]
fn a_tie_that_floats_would_break_is_a_tie() {
    let mut cells = Vec::new();
    // 1/3 + 1/6 against 1/4 + 1/4, by different counts
    let values = |candidate, criterion, values: &[u8]| -> Vec<Cell<u8>> {
        values.iter().map(|v| cell(candidate, Group::Panel, criterion, Answer::Value(*v))).collect()
    };
    cells.extend(values(1, Criterion::Talk, &[1, 2, 2]));
    cells.extend(values(1, Criterion::Listening, &[1, 1, 2]));
    cells.extend(values(2, Criterion::Talk, &[1, 2]));
    cells.extend(values(2, Criterion::Listening, &[1, 2, 1, 2]));
    let terms = Terms { scale: 3, panel_share: None, weights: vec![(Criterion::Talk, 50), (Criterion::Listening, 50)] };
    let totals: Vec<_> = weigh(&terms, &[1, 2], &cells).into_iter().map(|w| w.total.ok()).collect();
    assert_eq!(totals[0], totals[1]);
    assert_eq!(ranks(&totals)[0].map(|rank| rank.to_string()), Some("1=".to_owned()));
}

#[test]
fn weights_that_do_not_sum_to_100_give_no_total() {
    let terms = Terms { scale: 3, panel_share: None, weights: vec![(Criterion::Talk, 99)] };
    let cells = [cell(1, Group::Panel, Criterion::Talk, Answer::Value(3))];
    assert_eq!(weigh(&terms, &[1], &cells)[0].total, Err(NoTotal::BadTerms));
}

#[test]
fn a_value_off_the_scale_counts_nowhere() {
    assert_eq!(part(3, [Answer::Value(0), Answer::Value(4)]), part(3, []));
}

fn any_said() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => (1_u8..=3).prop_map(Answer::Value),
        1 => Just(Answer::NotSure), 1 => Just(Answer::NotSeen), 1 => Just(Answer::RatherNot)
    ]
}

fn any_cells() -> impl Strategy<Value = Vec<Cell<u8>>> {
    let group = prop_oneof![Just(Group::Panel), Just(Group::Others)];
    let one = (0_u8..3, group, proptest::sample::select(ALL.to_vec()), any_said())
        .prop_map(|(candidate, group, criterion, said)| cell(candidate, group, criterion, said));
    proptest::collection::vec(one, 0..60)
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let cuts = (0_u8..=100, 0_u8..=100, 0_u8..=100);
    (proptest::option::of(0_u8..=100), cuts).prop_map(|(panel_share, (a, b, c))| {
        let mut cuts = [a, b, c];
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        Terms { scale: 3, panel_share, weights: ALL.into_iter().zip([a, b - a, c - b, 100 - c]).collect() }
    })
}

proptest! {
    #[test]
    fn the_order_of_seats_and_answers_changes_nothing(
        terms in any_terms(), (cells, shuffled) in any_cells().prop_flat_map(|cells| {
            (Just(cells.clone()), Just(cells).prop_shuffle())
        })
    ) {
        prop_assert_eq!(weigh(&terms, &[0, 1, 2], &cells), weigh(&terms, &[0, 1, 2], &shuffled));
    }

    #[test]
    fn the_order_of_candidates_changes_only_their_order(terms in any_terms(), cells in any_cells()) {
        let mut there = weigh(&terms, &[0, 1, 2], &cells);
        there.reverse();
        prop_assert_eq!(there, weigh(&terms, &[2, 1, 0], &cells));
    }

    #[test]
    fn a_seat_that_gave_no_value_changes_no_total(
        terms in any_terms(), cells in any_cells(), candidate in 0_u8..3, none in 0_usize..3
    ) {
        let said = [Answer::NotSure, Answer::NotSeen, Answer::RatherNot][none];
        let mut with = cells.clone();
        with.extend(seat(candidate, Group::Panel, [said; 4]));
        with.extend(seat(candidate, Group::Others, [said; 4]));
        for (one, other) in weigh(&terms, &[0, 1, 2], &cells).iter().zip(weigh(&terms, &[0, 1, 2], &with)) {
            prop_assert_eq!(&one.total, &other.total);
            prop_assert_eq!(&one.panel_total, &other.panel_total);
            for ((_, one), (_, other)) in one.everybody.iter().zip(&other.everybody) {
                prop_assert_eq!((&one.counts, one.median, one.mean), (&other.counts, other.median, other.mean));
            }
        }
    }

    #[test]
    fn a_total_lies_between_nothing_and_one(terms in any_terms(), cells in any_cells()) {
        for weighed in weigh(&terms, &[0, 1, 2], &cells) {
            for total in [weighed.total, weighed.panel_total, weighed.others_total].into_iter().flatten() {
                prop_assert!(total >= Fraction::ZERO && total <= Fraction::whole(1), "{total}");
            }
        }
    }

    #[test]
    fn the_best_from_everybody_is_one_and_the_worst_is_nothing(terms in any_terms(), seats in 1_usize..7) {
        for (value, total) in [(3, Fraction::whole(1)), (1, Fraction::ZERO)] {
            let cells: Vec<_> = (0..seats)
                .flat_map(|_| [Group::Panel, Group::Others])
                .flat_map(|group| seat(0, group, [Answer::Value(value); 4]))
                .collect();
            prop_assert_eq!(weigh(&terms, &[0], &cells)[0].total.clone(), Ok(total));
        }
    }

    #[test]
    fn the_median_has_at_most_half_below_and_at_most_half_above(values in proptest::collection::vec(1_u8..=3, 1..30)) {
        let part = part(3, values.iter().map(|value| Answer::Value(*value)));
        let (low, high) = part.median.expect("a median");
        for middle in [low, high] {
            prop_assert!(values.iter().filter(|value| **value < middle).count() * 2 <= values.len());
            prop_assert!(values.iter().filter(|value| **value > middle).count() * 2 <= values.len());
        }
        prop_assert!(low <= high && (low == high || values.len() % 2 == 0));
    }
}
