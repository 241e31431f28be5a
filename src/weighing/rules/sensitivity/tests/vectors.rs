//! The numbers of `tests/vectors/weighing.json`.

use super::super::weights::{acceptability, sampled};
use super::*;
use serde_json::Value;

fn cases(part: &str) -> Vec<Value> {
    let all: Value =
        serde_json::from_str(include_str!("../../../../../tests/vectors/weighing.json")).expect("the vectors");
    all[part]["cases"].as_array().expect("cases").clone()
}

fn numbers(of: &Value) -> Vec<f64> {
    of.as_array().expect("numbers").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn table(of: &Value) -> Vec<Vec<f64>> {
    of.as_array().expect("rows").iter().map(numbers).collect()
}

fn sheet(case: &Value) -> Sheet<usize, usize> {
    let rows: Vec<&str> = case["rows"].as_array().expect("rows").iter().filter_map(Value::as_str).collect();
    sheet_of(&rows, 5).expect("everybody has a total")
}

fn near(one: f64, other: f64, what: &str) {
    assert!((one - other).abs() < 1e-9, "{what}: {one} is not {other}");
}

fn near_all(one: impl IntoIterator<Item = f64>, other: &Value, what: &str) {
    let (one, other): (Vec<f64>, _) = (one.into_iter().collect(), numbers(other));
    assert_eq!(one.len(), other.len(), "{what}");
    one.iter().zip(other).for_each(|(one, other)| near(*one, other, what));
}

#[test]
fn what_candidates_and_people_add_is_what_other_programs_find() {
    let cases = cases("additive_rater_model");
    assert_eq!(cases.len(), 5);
    for case in cases {
        let sheet = sheet(&case);
        let lambda = |name: &str| case["blup"][name].as_f64().expect("a lambda");
        let shrunk = Model::Shrunk { candidates: lambda("lambda_candidate"), seats: lambda("lambda_rater") };
        let registered = Model::Shrunk { candidates: CANDIDATE_SHRINKAGE, seats: SEAT_SHRINKAGE };
        assert_eq!(shrunk, registered, "the vectors hold what is registered");
        for (model, expected) in [(shrunk, &case["blup"]), (Model::Fixed, &case["fixed"])] {
            let mut found = estimates(&sheet, model).expect("the answers determine it");
            found.seats.sort_by_key(|(seat, _)| *seat);
            near(found.level, expected["mu"].as_f64().expect("mu"), "level");
            near_all(found.candidates.iter().map(|(_, add)| *add), &expected["candidate"], "candidates");
            near_all(found.seats.iter().map(|(_, add)| *add), &expected["rater"], "people");
        }
        assert!(matches!(severity(&sheet), Severity::OrderStays | Severity::OrderChanges));
    }
}

#[test]
fn the_mixes_are_those_that_were_gone_through_elsewhere() {
    let cases = cases("exact_rater_bootstrap");
    assert_eq!(cases.len(), 5);
    for case in cases {
        let mixes = bootstrap(&sheet(&case)).expect("mixes");
        near(1.0 - mixes.dropped.nearest(), case["usable_weight"].as_f64().expect("weight"), "weight that counts");
        let expected = case["rank_probability"].as_array().expect("rows").iter().zip(table(&case["mean_interval95"]));
        for (mixed, (places, interval)) in mixes.candidates.iter().zip(expected) {
            near_all(mixed.places.iter().map(|share| share.nearest()), places, "places");
            // From values between 0 and 1 to the faces 1 to 5.
            near(1.0 + 4.0 * mixed.range.low.nearest(), interval[0], "low");
            near(1.0 + 4.0 * mixed.range.high.nearest(), interval[1], "high");
        }
    }
}

#[test]
fn shares_of_weights_are_the_published_areas_and_sampling_comes_near_them() {
    let cases = cases("smaa");
    assert_eq!(cases.len(), 4);
    for case in cases {
        let values = table(&case["values"]);
        let criteria = values[0].len();
        let least = if case["lower_bounds"].is_null() { vec![0.0; criteria] } else { numbers(&case["lower_bounds"]) };
        let bounds: Vec<_> = least.into_iter().map(|low| (low, 1.0)).collect();
        let (shares, how) = acceptability(&values, &bounds, 7).expect("shares");
        assert_eq!(how, How::Measured);
        let drawn = sampled(&values, &bounds, 7).expect("shares");
        let exact = case["rank_acceptability_exact"].as_array();
        for (at, (own, drawn)) in shares.iter().zip(drawn).enumerate() {
            near_all(own.iter().copied(), &case["rank_acceptability"][at], "shares");
            for (place, (share, drawn)) in own.iter().zip(&drawn).enumerate() {
                assert!((share - drawn).abs() < 0.02, "{share} is not near {drawn}");
                if let Some(exact) = exact {
                    let exact: Fraction = exact[at][place].as_str().expect("text").parse().expect("a fraction");
                    assert!((share - exact.nearest()).abs() < 1e-12, "{share} is not {exact}");
                }
            }
        }
    }
}
