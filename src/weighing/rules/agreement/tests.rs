use super::*;
use crate::scoring::Answer;
use crate::weighing::rules::{Fraction, part};
use proptest::prelude::*;
use serde_json::Value;

mod slow;

type Rows = Vec<Vec<Option<u8>>>;

fn ratings(scale: u8, rows: Rows) -> Ratings {
    Ratings::new(scale, rows).expect("a table")
}

/// Rows as text: a digit is a score, anything else none.
fn table(scale: u8, rows: &[&str]) -> Ratings {
    let row = |row: &&str| row.chars().map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect();
    ratings(scale, rows.iter().map(row).collect())
}

fn w(ratings: &Ratings) -> Stat {
    kendall_w(ratings.rows())
}

fn every_figure(ratings: &Ratings) -> Vec<Stat> {
    let (icc, percent) = (icc(ratings), percent(ratings));
    let alphas = [Distance::Nominal, Distance::Ordinal, Distance::Interval].map(|distance| alpha(ratings, distance));
    let ac2s = [Weights::Identity, Weights::Linear, Weights::Ordinal, Weights::Quadratic].map(|w| ac2(ratings, w));
    let mut all = vec![w(ratings), icc.single, icc.average, percent.exact, percent.within_one];
    all.extend(alphas.into_iter().chain(ac2s));
    all
}

/// Published examples and edge cases, each worked out twice by others; the file names its sources.
fn published() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../../../../tests/vectors/agreement.json")).expect("JSON");
    file["cases"].as_array().expect("cases").clone()
}

/// The table of a case; of one that has counts, a row for each subject.
fn table_of(case: &Value) -> Rows {
    let one = |value: &Value| value.as_u64().map(|value| u8::try_from(value).expect("a small number"));
    if let Some(counts) = case["counts"].as_array() {
        let row = |row: &Value| {
            let counts = row.as_array().expect("a row").iter().map(|count| count.as_u64().expect("a count"));
            (1..).zip(counts).flat_map(|(value, count)| (0..count).map(move |_| Some(value))).collect()
        };
        return counts.iter().map(row).collect();
    }
    let rows = case["data"].as_array().expect("data").iter();
    rows.map(|row| row.as_array().expect("a row").iter().map(one).collect()).collect()
}

fn scale_of(rows: &Rows) -> u8 {
    rows.iter().flatten().flatten().copied().max().unwrap_or(5).max(5)
}

fn assert_is(stat: Stat, wanted: &Value, why: Option<&Value>, place: &str) {
    match wanted.as_f64() {
        Some(wanted) => {
            let value = stat.value.unwrap_or_else(|why| panic!("{place}: {why:?}"));
            assert!((value - wanted).abs() <= 1e-9, "{place}: {value} is not {wanted}");
        }
        None => assert_eq!(stat.value.unwrap_err().code(), why.and_then(Value::as_str).expect(place), "{place}"),
    }
}

/// What this product does not work out, or what is known of a figure beside its value.
const BESIDE: [&str; 21] = [
    "alpha_reason",
    "W_reason",
    "icc_reason",
    "alpha_ratio",
    "alpha_ratio_exact",
    "W_uncorrected",
    "chisq",
    "df",
    "p",
    "rank_sums",
    "MSR",
    "MSC",
    "MSE",
    "MSW",
    "n",
    "k",
    "icc1",
    "icc3",
    "icc1k",
    "icc3k",
    "fleiss_kappa_exact",
];

#[test]
fn every_published_case_comes_out_to_nine_digits_or_with_its_reason() {
    let mut checked = 0;
    for case in published().iter().filter(|case| case["id"] != "kendall_w_zar_birds") {
        let rows = table_of(case);
        let ratings = ratings(scale_of(&rows), rows);
        let computed = case["computed"].as_object().expect("computed");
        for (key, wanted) in computed.iter().filter(|(key, _)| !BESIDE.contains(&key.as_str())) {
            let place = format!("{} {key}", case["id"]);
            let reason = |key: &str| computed.get(key);
            let exact = |distance| alpha_exact(&ratings, distance).expect("an alpha").to_string();
            checked += 1;
            match key.as_str() {
                "alpha_nominal" => {
                    assert_is(alpha(&ratings, Distance::Nominal), wanted, reason("alpha_reason"), &place)
                }
                "alpha_ordinal" => {
                    assert_is(alpha(&ratings, Distance::Ordinal), wanted, reason("alpha_reason"), &place)
                }
                "alpha_interval" => {
                    assert_is(alpha(&ratings, Distance::Interval), wanted, reason("alpha_reason"), &place);
                }
                "alpha_nominal_exact" => assert_eq!(exact(Distance::Nominal), *wanted, "{place}"),
                "alpha_ordinal_exact" => assert_eq!(exact(Distance::Ordinal), *wanted, "{place}"),
                "alpha_interval_exact" => assert_eq!(exact(Distance::Interval), *wanted, "{place}"),
                "gwet_ac1" => assert_is(ac2(&ratings, Weights::Identity), &wanted["value"], None, &place),
                "gwet_ac2_linear" => assert_is(ac2(&ratings, Weights::Linear), &wanted["value"], None, &place),
                "gwet_ac2_ordinal" => assert_is(ac2(&ratings, Weights::Ordinal), &wanted["value"], None, &place),
                "gwet_ac2_quadratic" => assert_is(ac2(&ratings, Weights::Quadratic), &wanted["value"], None, &place),
                "W" => assert_is(w(&ratings), wanted, reason("W_reason"), &place),
                // The one case without a reason of its own is 0 over 0.
                "icc2" => {
                    let zero = Value::from("zero_denominator");
                    assert_is(icc(&ratings).single, wanted, reason("icc_reason").or(Some(&zero)), &place);
                }
                "icc2k" => assert_is(icc(&ratings).average, wanted, reason("icc_reason"), &place),
                "fleiss_kappa" => assert_is(fleiss(&ratings), wanted, None, &place),
                _ => panic!("{place} is checked nowhere"),
            }
        }
    }
    assert_eq!(checked, 88, "as many figures as the file has");
}

/// Fleiss' kappa is no figure of this product, but follows from nominal alpha where everybody scored everything.
fn fleiss(ratings: &Ratings) -> Stat {
    let n = ratings.pairable().values() as f64;
    let alpha = alpha(ratings, Distance::Nominal);
    Stat { value: alpha.value.map(|alpha| 1.0 - (1.0 - alpha) * n / (n - 1.0)), ..alpha }
}

#[test]
fn w_of_the_birds_in_zars_book_is_corrected_for_ties() {
    let case = published().into_iter().find(|case| case["id"] == "kendall_w_zar_birds").expect("the birds");
    let tenths = |value: &Value| Some((value.as_f64().expect("a length") * 10.0).round() as i64);
    let row = |row: &Value| row.as_array().expect("a row").iter().map(tenths).collect();
    let rows: Vec<Vec<Option<i64>>> = case["data"].as_array().expect("data").iter().map(row).collect();
    assert_is(kendall_w(&rows), &case["computed"]["W_tie_corrected"], None, "the birds");
}

#[test]
fn krippendorffs_example_is_as_he_printed_it() {
    let case = published().into_iter().find(|case| case["id"] == "krippendorff_4x12").expect("his example");
    let ratings = ratings(5, table_of(&case));
    let printed = |distance| format!("{:.3}", alpha(&ratings, distance).value.expect("an alpha"));
    let all = [Distance::Nominal, Distance::Ordinal, Distance::Interval].map(printed);
    assert_eq!(all, ["0.743", "0.815", "0.849"]);
}

#[test]
fn without_scores_every_figure_says_why() {
    use NotReportable::{FewerThan2CompleteUnits, FewerThan2Raters, NoPairableValues};
    for rows in [vec![], vec![vec![]], vec![vec![None; 3]; 3]] {
        let nothing = ratings(3, rows);
        let whys: Vec<_> = every_figure(&nothing).into_iter().map(|stat| stat.value.unwrap_err()).collect();
        assert_eq!(whys[..3], [FewerThan2CompleteUnits; 3]);
        assert_eq!(whys[3..], [NoPairableValues; 9]);
    }
    let one_seat = table(3, &["1", "2", "3"]);
    assert_eq!(w(&one_seat).value, Err(FewerThan2Raters));
    assert_eq!(icc(&one_seat).single.value, Err(FewerThan2Raters));
    assert_eq!(ac2(&one_seat, Weights::Quadratic).value, Err(NoPairableValues));
}

#[test]
fn when_everybody_gives_the_same_only_shares_and_ac2_have_a_value_and_ac2_is_not_reportable() {
    let same = table(3, &["333"; 20]);
    assert_eq!(alpha(&same, Distance::Ordinal).value, Err(NotReportable::NoVariation));
    let all_agree = ac2(&same, Weights::Quadratic);
    assert_eq!((all_agree.value, all_agree.reportable), (Ok(1.0), false));
    assert_eq!(percent(&same).exact.reported(), Ok(1.0));
}

#[test]
fn one_candidate_puts_nobody_in_an_order() {
    assert_eq!(w(&table(3, &["123"])).value, Err(NotReportable::FewerThan2CompleteUnits));
}

#[test]
fn two_people_in_opposite_order_have_a_number_that_nobody_is_shown() {
    let icc = icc(&table(5, &["15", "51", "15", "51"]));
    assert_eq!((icc.single.value, icc.average.value, icc.difference_seen), (Ok(-2.0), Ok(4.0), false));
    assert_eq!(icc.average.reported(), Err(NotReportable::BelowFloor));
}

#[test]
fn a_figure_is_reportable_from_its_floor_on() {
    let units = |n: usize| table(3, &["123", "333", "113"].repeat(5)[..n]);
    for (n, reportable) in [(14, false), (15, true)] {
        assert_eq!(alpha(&units(n), Distance::Ordinal).reportable, reportable, "{n} units");
        assert_eq!(ac2(&units(n), Weights::Quadratic).reportable, reportable, "{n} units");
    }
    assert!(!alpha(&table(3, &["12", "33"].repeat(10)), Distance::Ordinal).reportable, "two people");
    for (n, reportable) in [(3, false), (4, true)] {
        assert_eq!(w(&units(n)).reportable, reportable, "{n} candidates");
    }
    let differing = ["112", "223", "333", "121", "332"];
    for (n, reportable) in [(4, false), (5, true)] {
        assert_eq!(icc(&table(3, &differing[..n])).single.reportable, reportable, "{n} rows");
    }
    assert!(!icc(&table(3, &["123", "231", "312", "123", "231"])).single.reportable, "no difference between the rows");
    for (n, reportable) in [(3, false), (4, true)] {
        assert_eq!(percent(&units(n)).exact.reportable, reportable, "{} pairs", 3 * n);
    }
    assert_eq!(percent(&table(3, &["11"; 10])).exact.n, PAIRS_MIN);
}

#[test]
fn half_agree_and_more_are_at_most_one_step_apart() {
    let shares = percent(&table(5, &["11", "23", "15", "44"]));
    assert_eq!((shares.exact.value, shares.within_one.value), (Ok(0.5), Ok(0.75)));
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(Ratings::new(1, vec![]), Err(BadRatings::Scale));
    assert_eq!(Ratings::new(11, vec![]), Err(BadRatings::Scale));
    assert_eq!(Ratings::new(3, vec![vec![None], vec![]]), Err(BadRatings::Ragged));
    assert_eq!(Ratings::new(3, vec![vec![Some(4)]]), Err(BadRatings::OffScale));
    assert_eq!(Ratings::new(3, vec![vec![Some(0)]]), Err(BadRatings::OffScale));
}

#[test]
fn the_top_faces_are_agreed_for_each_scale() {
    assert_eq!([2, 3, 4, 5, 7].map(top_boxes), [None, Some(3), Some(3), Some(4), None]);
    let of_five = part(5, [5, 4, 4, 3, 1].map(Answer::Value));
    assert_eq!(in_top(&of_five), Some(3), "3 of 5 people gave a smile or a big smile");
    assert_eq!(in_top(&part(3, [3, 2, 2].map(Answer::Value))), Some(1));
    assert_eq!(shares(&part(3, [Answer::NotSure])), None);
}

#[test]
fn what_is_too_large_to_be_exact_is_near() {
    let rows: Rows = (2..=100_usize)
        .map(|size| (0..100).map(|at| (at < size).then_some(if at % (size - 1) == 0 { 1 } else { 3 })).collect())
        .collect();
    let large = ratings(3, rows);
    assert_eq!(alpha_exact(&large, Distance::Interval), None);
    let near = alpha(&large, Distance::Interval).value.expect("an alpha");
    assert!((near - slow::alpha(&large, Distance::Interval).expect("an alpha")).abs() < 1e-9);
}

fn any_rows() -> impl Strategy<Value = (u8, Rows)> {
    (SCALES, 0_usize..6, 0_usize..9).prop_flat_map(|(scale, raters, units)| {
        let one = prop_oneof![4 => (1..=scale).prop_map(Some), 1 => Just(None)];
        let row = proptest::collection::vec(one, raters);
        (Just(scale), proptest::collection::vec(row, units))
    })
}

/// Rows and columns in another order.
fn any_shuffled() -> impl Strategy<Value = (u8, Rows, Rows)> {
    any_rows().prop_flat_map(|(scale, rows)| {
        let columns = Just((0..rows.first().map_or(0, Vec::len)).collect::<Vec<_>>()).prop_shuffle();
        (Just(scale), Just(rows.clone()), Just(rows).prop_shuffle(), columns).prop_map(
            |(scale, rows, shuffled, columns)| {
                let other = shuffled.iter().map(|row| columns.iter().map(|at| row[*at]).collect()).collect();
                (scale, rows, other)
            },
        )
    })
}

proptest! {
    #[test]
    fn the_order_of_people_and_units_changes_no_digit((scale, rows, shuffled) in any_shuffled()) {
        prop_assert_eq!(every_figure(&ratings(scale, rows)), every_figure(&ratings(scale, shuffled)));
    }

    #[test]
    fn somebody_who_gave_no_score_and_a_unit_without_one_change_no_digit((scale, rows) in any_rows()) {
        let mut with: Rows = rows.clone();
        with.iter_mut().for_each(|row| row.push(None));
        with.insert(0, vec![None; rows.first().map_or(0, Vec::len) + 1]);
        prop_assert_eq!(every_figure(&ratings(scale, rows)), every_figure(&ratings(scale, with)));
    }

    #[test]
    fn every_value_is_a_number_and_only_a_value_is_reportable((scale, rows) in any_rows()) {
        let all = ratings(scale, rows);
        for stat in every_figure(&all) {
            prop_assert!(stat.value.is_err() || stat.value.is_ok_and(f64::is_finite), "{stat:?}");
            prop_assert!(stat.value.is_ok() || !stat.reportable);
            prop_assert!(stat.value != Err(NotReportable::BelowFloor));
        }
        for distance in [Distance::Nominal, Distance::Ordinal, Distance::Interval] {
            prop_assert!(alpha(&all, distance).value.unwrap_or(0.0) <= 1.0);
        }
        prop_assert!((0.0..=1.0).contains(&w(&all).value.unwrap_or(0.0)));
        let percent = percent(&all);
        let (exact, near) = (percent.exact.value.unwrap_or(0.0), percent.within_one.value.unwrap_or(0.0));
        prop_assert!(0.0 <= exact && exact <= near && near <= 1.0);
    }

    #[test]
    fn full_agreement_on_what_differs_is_one(
        scale in SCALES, raters in 2_usize..7, values in proptest::collection::vec(1_u8..=2, 2..20)
    ) {
        prop_assume!(values.iter().any(|value| *value != values[0]));
        let all = ratings(scale, values.iter().map(|value| vec![Some(*value); raters]).collect());
        for stat in every_figure(&all) {
            prop_assert_eq!(stat.value, Ok(1.0));
        }
    }

    #[test]
    fn the_figures_are_those_of_a_slow_and_plain_way((scale, rows) in any_rows()) {
        let all = ratings(scale, rows);
        for distance in [Distance::Nominal, Distance::Ordinal, Distance::Interval] {
            slow::near(alpha(&all, distance), slow::alpha(&all, distance))?;
        }
        for weights in [Weights::Identity, Weights::Linear, Weights::Ordinal, Weights::Quadratic] {
            slow::near(ac2(&all, weights), slow::ac2(&all, weights))?;
        }
        slow::near(w(&all), slow::w(&all))?;
        let icc = icc(&all);
        for (fast, slow) in [icc.single, icc.average].into_iter().zip(slow::icc(&all).unwrap_or_default()) {
            if let Ok(value) = fast.value {
                prop_assert!((value - slow).abs() < 1e-6 * value.abs().max(1.0), "{value} is not {slow}");
            }
        }
    }

    #[test]
    fn shares_add_up_to_one(scale in SCALES, values in proptest::collection::vec(1_u8..=10, 1..40)) {
        let part = part(scale, values.into_iter().map(Answer::Value));
        let sum = shares(&part).map(|all| all.into_iter().try_fold(Fraction::ZERO, Fraction::plus));
        prop_assert_eq!(sum, (part.scored() > 0).then_some(Some(Fraction::whole(1))));
    }
}
