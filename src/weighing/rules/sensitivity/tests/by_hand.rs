//! Small days worked out by hand, and everything that must not be a number.

use super::super::weights::{acceptability, sampled};
use super::*;

const RULE: CloseRule = CloseRule::OnePersonOrMix60;

fn both(rows_of: &[&str]) -> Checks<usize> {
    let candidates: Vec<usize> = (0..rows_of.len()).collect();
    check(&one_criterion(3), &candidates, &rows(rows_of), RULE, 7)
}

fn sure(rows_of: &[&str]) -> Sure<usize> {
    both(rows_of).agreed.sure
}

/// Two criteria of one item each: by candidate what each person gave on both.
fn two(rows_of: [&[&str]; 2], panel_share: Option<u8>, panel: usize) -> (Terms, Vec<Given<usize, usize>>) {
    let weights = vec![(Criterion::Talk, 60), (Criterion::Consent, 40)];
    let mut given = Vec::new();
    for ((criterion, _), (n, rows_of)) in weights.iter().zip((0..).zip(rows_of)) {
        given.extend(rows(rows_of).into_iter().map(|one| Given {
            criterion: *criterion,
            item: item(n),
            group: if one.seat < panel { Group::Panel } else { Group::Others },
            ..one
        }));
    }
    (Terms { scale: 3, panel_share, weights }, given)
}

#[test]
fn the_one_sentence_fits_the_day() {
    assert_eq!(sure(&["333", "222", "111"]), Sure::Clear { first: 0, of_100: 100 });
    // Without the first person they are level.
    assert_eq!(sure(&["322", "122"]), Sure::TooCloseOnePerson { first: 0, of_100: Some(85) });
    assert_eq!(sure(&["213", "321"]), Sure::Tie { firsts: vec![0, 1] });
    assert_eq!(sure(&["3", "1"]), Sure::OneSeat { first: 0 });
    assert_eq!(sure(&["23"]), Sure::OneCandidate { first: 0 });
    assert_eq!(sure(&["23", ".."]), Sure::OneCandidate { first: 0 });
    assert_eq!(sure(&["..", ".."]), Sure::NoTotals { why: Why::NoTotals });
    assert_eq!(sure(&[]), Sure::NoTotals { why: Why::NoTotals });
    assert_eq!(sure(&["33", "33"]), Sure::Tie { firsts: vec![0, 1] });
    let ten = ["3333333333", "1111111111"];
    assert_eq!(sure(&ten), Sure::CannotTell { first: 0, why: Why::TooManyMixes });
}

#[test]
fn few_mixes_are_too_close_though_it_depends_on_no_one_person() {
    // Two points ahead of everybody, with six close behind: each of them takes some mixes from the first.
    let day = both(&["33222", "22132", "32113", "11313", "22231", "32131", "11313"]).agreed;
    assert_eq!(day.sure, Sure::TooCloseMix { first: 0, of_100: 52 });
    let details = day.details.expect("details");
    assert!(!details.one_person.first_changes);
    assert_eq!(details.mixes.expect("mixes").candidates[0].first(), f(1648, 3125));
}

#[test]
fn all_weights_of_mixes_come_to_one_for_every_size_of_panel() {
    for m in 2..=9_u32 {
        // The second candidate was seen by one person alone, so (m - 1)^m of the m^m draws are without them.
        let (first, second) = ("2".repeat(m as usize), format!("1{}", ".".repeat(m as usize - 1)));
        let mixes = bootstrap(&sheet_of(&[&first, &second], 3).expect("a sheet")).expect("mixes");
        assert_eq!(mixes.dropped, f(i128::from(m - 1).pow(m), i128::from(m).pow(m)));
        assert_eq!(mixes.candidates[0].places, [f(1, 1), f(0, 1)], "{m}");
    }
}

#[test]
fn sixty_of_a_hundred_is_not_too_close_and_anything_less_is() {
    let sheet = sheet_of(&["33", "11"], 3).expect("a sheet");
    let one = one_person(&leave_one_out(&sheet));
    let told = |share: Fraction| {
        let mut mixes = bootstrap(&sheet).expect("mixes");
        mixes.candidates[0].places[0] = share;
        verdict(&sheet, RULE, &one, &Ok(mixes))
    };
    assert_eq!(told(f(3, 5)), Sure::Clear { first: 0, of_100: 60 });
    assert_eq!(told(f(5999, 10_000)), Sure::TooCloseMix { first: 0, of_100: 59 });
    assert_eq!(told(f(9999, 10_000)), Sure::Clear { first: 0, of_100: 99 });
}

#[test]
fn the_mixes_of_two_people_are_those_of_a_pencil() {
    // Mixes: twice the first (1/4), both (1/2), twice the second (1/4).
    let mixes = bootstrap(&sheet_of(&["31", "22", "1."], 3).expect("a sheet")).expect("mixes");
    assert_eq!((mixes.seats, mixes.mixes, mixes.dropped), (2, 3, f(1, 4)));
    // 3, 2, 1 in a third of what counts; 2, 2, 1 in two thirds.
    assert_eq!(mixes.candidates[0].places, [f(2, 3), f(1, 3), f(0, 1)]);
    assert_eq!(mixes.candidates[1].places, [f(1, 3), f(2, 3), f(0, 1)]);
    assert_eq!(mixes.candidates[2].places, [f(0, 1), f(0, 1), f(1, 1)]);
    let range = mixes.candidates[0].range;
    assert_eq!([range.lowest, range.low, range.high, range.highest], [f(1, 2), f(1, 2), f(1, 1), f(1, 1)]);
}

#[test]
fn a_tie_that_floats_would_break_is_a_tie_in_every_mix() {
    // Thirds and sixths on one criterion against the same put together from the other.
    let (mut terms, given) = two([&["122", "112"], &["112", "122"]], None, 3);
    terms.weights = vec![(Criterion::Talk, 50), (Criterion::Consent, 50)];
    let all = check(&terms, &[0, 1], &given, RULE, 7).agreed;
    assert_eq!(all.sure, Sure::Tie { firsts: vec![0, 1] });
    let details = all.details.expect("details");
    let mixes = details.mixes.expect("mixes");
    assert!(mixes.candidates.iter().all(|mixed| mixed.places == [f(1, 2), f(1, 2)]), "{mixes:?}");
    assert_eq!(details.flips, Err(Why::SharedFirst));
    assert!(!details.one_person.order_changes);
}

#[test]
fn who_it_depends_on_is_told_to_an_audit_and_not_to_the_table() {
    let sheet = sheet_of(&["331", "122", "111"], 3).expect("a sheet");
    let left_out = leave_one_out(&sheet);
    // 7, 5, 3 with everybody; without the first 4, 4, 2; without the second as well; without the third 6, 3, 2.
    let shift = |at: usize| left_out[at].shift.clone().expect("an order");
    assert_eq!((left_out[0].seat, shift(0).first_changes, shift(0).levelled, shift(0).turned), (0, true, 1, 0));
    assert_eq!((shift(2).first_changes, shift(2).doubled_distance()), (false, 0));
    let table = one_person(&left_out);
    assert_eq!(table, OnePerson { seats: 3, first_changes: true, order_changes: true, untried: 0 });
    let told = serde_json::to_value(table).expect("json");
    assert_eq!(
        told,
        serde_json::json!({"seats": 3, "first_changes": true, "order_changes": true, "untried": 0}),
        "nothing that says who"
    );
}

#[test]
fn the_one_manager_of_a_parallel_weighing_cannot_be_left_out() {
    let (terms, given) = two([&["332", "222"], &["322", "212"]], Some(60), 2);
    let sheet = Sheet::of(OrderOf::Agreed, &terms, &[0, 1], &given).expect("a sheet");
    let left_out = leave_one_out(&sheet);
    assert_eq!(left_out[2].shift, Err(Why::NoTotalWithout));
    assert_eq!(one_person(&left_out).untried, 1);
    // The panel's two are mixed anew, the manager stays.
    assert_eq!(bootstrap(&sheet).map(|mixes| (mixes.seats, mixes.mixes)), Ok((2, 3)));
    let alone = two([&["33", "22"], &["32", "21"]], Some(60), 1);
    let sheet = Sheet::of(OrderOf::Agreed, &alone.0, &[0, 1], &alone.1).expect("a sheet");
    assert_eq!(bootstrap(&sheet), Err(Why::OneSeat));
}

#[test]
fn terms_that_do_not_hold_and_a_criterion_that_nobody_scored_are_said() {
    let none = |terms: &Terms, given: &[Given<usize, usize>]| {
        let checks = check(terms, &[0, 1], given, RULE, 7);
        assert_eq!((checks.agreed.details, checks.panel.details), (None, None));
        checks.agreed.sure
    };
    let (mut terms, given) = two([&["33", "22"], &["..", ".."]], None, 2);
    assert_eq!(none(&terms, &given), Sure::NoTotals { why: Why::NoTotals });
    terms.weights[1].1 = 41;
    assert_eq!(none(&terms, &given), Sure::NoTotals { why: Why::BadTerms });
    terms = Terms { scale: 1, ..one_criterion(3) };
    assert_eq!(none(&terms, &given), Sure::NoTotals { why: Why::BadTerms });
    // A criterion of no weight is no part of a total, so it is missing from none.
    let free = Terms { weights: vec![(Criterion::Talk, 100), (Criterion::Consent, 0)], ..one_criterion(3) };
    assert_eq!(check(&free, &[0, 1], &given, RULE, 7).agreed.sure.code(), "clear");
}

#[test]
fn what_does_not_fit_is_a_reason_and_never_a_wrong_number() {
    // Nine people with 0 to 70 values each: no denominator that fits divides all their counts.
    let mut given = Vec::new();
    for candidate in 0..2_usize {
        for (seat, count) in [0_u128, 1, 2, 3, 5, 70, 70, 70, 70].into_iter().enumerate() {
            given.extend((0..count).map(|n| Given { item: item(n), candidate, seat, ..rows(&["2"])[0] }));
        }
    }
    let sheet = Sheet::of(OrderOf::Agreed, &one_criterion(3), &[0, 1], &given).expect("a sheet");
    assert_eq!(bootstrap(&sheet), Err(Why::TooLarge));
    assert_eq!(bootstrap(&sheet_of(&["2222222222"], 3).expect("a sheet")), Err(Why::TooManyMixes));
    assert_eq!(bootstrap(&sheet_of(&["222222222"], 3).expect("a sheet")).map(|mixes| mixes.mixes), Ok(24_310));
}

#[test]
fn points_move_from_the_largest_lead_to_the_smallest() {
    let flips = |rows_of: [&[&str]; 2]| {
        let (terms, given) = two(rows_of, None, 1);
        flip(&Sheet::of(OrderOf::Agreed, &terms, &[0, 1], &given).expect("a sheet"))
            .map(|mut flips| flips.remove(0).moves)
    };
    // Leads of 1 and -1/2 with weights 60 and 40: 40 points ahead, and each point that moves costs 3/2.
    let (talk, consent) = (Criterion::Talk, Criterion::Consent);
    let points = f(80, 3);
    assert_eq!(
        flips([&["3", "1"], &["2", "3"]]),
        Ok(Moves::Passes { points, from: vec![(talk, points)], to: consent })
    );
    assert_eq!(flips([&["3", "1"], &["2", "1"]]), Ok(Moves::Never));
    let points = f(60, 1);
    assert_eq!(
        flips([&["3", "1"], &["2", "2"]]),
        Ok(Moves::AtMostLevel { points, from: vec![(talk, points)], to: consent })
    );
    assert_eq!(flips([&["3", "3"], &["2", "2"]]), Err(Why::SharedFirst));
}

#[test]
fn an_order_changes_only_if_who_answered_made_it() {
    let severity_of = |rows_of: &[&str]| severity(&sheet_of(rows_of, 5).expect("a sheet"));
    // The second person gives two less than the first to everybody, and the last candidate was not seen by the first.
    assert_eq!(severity_of(&["53", "53", "42", "53", ".3", "4."]), Severity::OrderChanges);
    // The last one was seen by the stricter of the two alone, and would be first if both had seen them.
    assert_eq!(severity_of(&["54", "42", "31", "42", "31", ".4"]), Severity::OrderChanges);
    // Seen by the milder one alone they stay behind.
    assert_eq!(severity_of(&["54", "42", "31", "42", "31", "4."]), Severity::OrderStays);
    assert_eq!(severity_of(&["53", "42", "31"]), Severity::OrderStays);
    assert_eq!(severity_of(&["5.", ".3"]), Severity::NotConnected);
    assert_eq!(severity_of(&["55..", "44..", "..33", "..21"]), Severity::NotConnected);
    assert_eq!(severity_of(&["53"]), Severity::TooFew);
    assert_eq!(severity_of(&["5", "3"]), Severity::TooFew);
    assert_eq!(severity_of(&["333", "333"]), Severity::OrderStays);
}

#[test]
fn many_weights_are_drawn_alike_everywhere() {
    // Each is best on one of four criteria, so under a quarter of all weights each is first.
    let values: Vec<Vec<f64>> = (0..4).map(|own| (0..4).map(|at| f64::from(u8::from(at == own))).collect()).collect();
    let (shares, how) = acceptability(&values, &[(0.0, 1.0); 4], 7).expect("shares");
    assert_eq!(how, How::Sampled(SAMPLES));
    assert!(shares.iter().flatten().all(|share| (share - 0.25).abs() < 0.02), "{shares:?}");
    assert_eq!(acceptability(&values, &[(0.0, 1.0); 4], 7).expect("shares").0, shares, "the seed decides");
    assert_eq!(shares[0], [0.2425, 0.2526, 0.2545, 0.2504], "the same to the last digit on every machine");
    assert_ne!(acceptability(&values, &[(0.0, 1.0); 4], 8).expect("shares").0, shares);
    // Weights between 0.15 and 0.35, and the first is worth most.
    let near = acceptability(&values, &[(0.35, 0.55), (0.05, 0.25), (0.1, 0.3), (0.1, 0.3)], 7).expect("shares").0;
    assert!((near[0][0] - 1.0).abs() < 1e-12, "{near:?}");
    // Those who are level everywhere share the places.
    let level = vec![vec![0.5; 4], vec![0.5; 4], vec![0.1; 4]];
    let shares = acceptability(&level, &[(0.0, 1.0); 4], 7).expect("shares").0;
    assert_eq!(shares, [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]);
    assert_eq!(sampled(&level, &[(0.0, 0.1), (0.0, 0.1), (0.0, 0.1), (0.0, 0.1)], 7), Err(Why::ThinRegion));
}

#[test]
fn near_weights_are_those_within_ten_points() {
    let (terms, given) = two([&["3", "1"], &["1", "3"]], None, 1);
    let sheet = Sheet::of(OrderOf::Agreed, &terms, &[0, 1], &given).expect("a sheet");
    let found = weights(&sheet, 7).expect("shares");
    assert_eq!(found.how, How::Measured);
    let firsts = |shares: &[Shares<usize>]| [shares[0].places[0], shares[1].places[0]];
    let like = |one: [f64; 2], other: [f64; 2]| one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9);
    assert!(like(firsts(&found.all), [0.5, 0.5]), "{found:?}");
    assert!(like(firsts(&found.near), [1.0, 0.0]), "between 50 and 70 per cent the first is never behind: {found:?}");
}

#[test]
fn every_code_is_snake_case_and_read_back() {
    for why in Why::ALL {
        assert_eq!(Why::parse(why.code()), Some(*why));
        assert_eq!(serde_json::to_value(why).expect("json"), why.code());
    }
    for word in Severity::ALL {
        assert_eq!(Severity::parse(word.code()), Some(*word));
        assert_eq!(serde_json::to_value(word).expect("json"), word.code());
    }
    assert_eq!(CloseRule::parse("one_person_or_mix60"), Some(RULE));
    assert_eq!(serde_json::to_value(RULE).expect("json"), RULE.code());
}
