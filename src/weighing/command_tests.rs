use super::*;
use proptest::prelude::*;

const HEADER: &str = "candidate,scenario,criterion,seat,value\n";

fn given(rows: &str) -> String {
    answer(format!("{HEADER}{rows}").as_bytes(), 3).expect("an answer")
}

fn refused(text: &str) -> String {
    answer(text.as_bytes(), 3).expect_err("a refusal")
}

/// One criterion of the answer.
fn figures(rows: &str, scale: u8, criterion: &str) -> serde_json::Value {
    let text = answer(format!("{HEADER}{rows}").as_bytes(), scale).expect("an answer");
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    all["criteria"][criterion].clone()
}

/// A table of digits, a row for each candidate and a column for each seat.
fn rows(table: &[&str], scenario: &str, criterion: &str) -> String {
    let mut rows = String::new();
    for (candidate, values) in table.iter().enumerate() {
        for (seat, value) in values.chars().enumerate() {
            let value = if value == '.' { String::new() } else { value.to_string() };
            rows.push_str(&format!("c{candidate},{scenario},{criterion},s{seat},{value}\n"));
        }
    }
    rows
}

#[test]
fn a_small_table_is_answered_in_the_agreed_form() {
    let text = rows(&["33", "21"], "s1", "listening") + "c0,s2,consent,s0,not_sure\nc0,s2,consent,s1,2\n";
    // Alpha 1 - 3 · 4/72 and 1 - 3/11, AC2 (7/8 - 5/8) / (3/8), MSR 9/4 over MSC and MSE of 1/4: worked out by hand.
    let listening = concat!(
        r#"{"units":2,"scores":4,"counts":{"1":1,"2":1,"3":2},"median":[2,3],"mean":2.25,"#,
        r#""alpha_ordinal":{"value":0.8333333333333334,"why":null,"reportable":false},"#,
        r#""alpha_interval":{"value":0.7272727272727273,"why":null,"reportable":false},"#,
        r#""ac2_quadratic":{"value":0.6666666666666666,"why":null,"reportable":false},"#,
        r#""kendall_w":{"value":1.0,"why":null,"reportable":false},"#,
        r#""icc_2_1":{"value":0.8,"why":null,"reportable":false},"#,
        r#""icc_2_k":{"value":0.8888888888888888,"why":null,"reportable":false},"#,
        r#""percent_exact":{"value":0.5,"why":null,"reportable":false}}"#
    );
    let none = |why: &str| format!(r#"{{"value":null,"why":"{why}","reportable":false}}"#);
    let consent = format!(
        r#"{{"units":1,"scores":1,"counts":{{"1":0,"2":1,"3":0}},"median":[2,2],"mean":2.0,"alpha_ordinal":{p},"alpha_interval":{p},"ac2_quadratic":{p},"kendall_w":{r},"icc_2_1":{r},"icc_2_k":{r},"percent_exact":{p}}}"#,
        p = none("no_pairable_values"),
        r = none("fewer_than_2_raters")
    );
    let answer = given(&text);
    let (overall, criteria) = answer.split_once(r#","criteria":"#).expect("two parts");
    assert_eq!(criteria, format!(r#"{{"consent":{consent},"listening":{listening}}}}}"#));
    assert!(overall.starts_with(r#"{"overall":{"units":3,"scores":5,"counts":{"1":1,"2":2,"3":2},"median":[2,2],"#));
    let no_order = format!(r#""kendall_w":{}"#, none("fewer_than_2_complete_units"));
    assert!(overall.contains(&no_order), "nobody has a total of both scenarios by both seats: {overall}");
}

#[test]
fn a_table_without_rows_is_answered_with_reasons() {
    let none = |why: &str| format!(r#"{{"value":null,"why":"{why}","reportable":false}}"#);
    let nothing = format!(
        r#"{{"overall":{{"units":0,"scores":0,"counts":{{"1":0,"2":0,"3":0}},"median":null,"mean":null,"alpha_ordinal":{p},"alpha_interval":{p},"ac2_quadratic":{p},"kendall_w":{r},"icc_2_1":{r},"icc_2_k":{r},"percent_exact":{p}}},"criteria":{{}}}}"#,
        p = none("no_pairable_values"),
        r = none("fewer_than_2_complete_units")
    );
    assert_eq!(given(""), nothing);
}

#[test]
fn w_is_on_the_totals_of_candidates_whom_everybody_scored_on_everything() {
    let w = |text: &str| {
        let text = answer(format!("{HEADER}{text}").as_bytes(), 3).expect("an answer");
        let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        all["overall"]["kendall_w"].clone()
    };
    let four = rows(&["333", "322", "211", "111"], "s1", "listening");
    // By scenario people differ; in all they have one order.
    let same_order = four.clone() + &rows(&["333", "233", "223", "111"], "s2", "talk");
    let one = serde_json::json!({"value": 1.0, "why": null, "reportable": true});
    assert_eq!(w(&same_order), one);
    let fifth_lacks_one = same_order.clone() + "c4,s1,listening,s0,1\nc4,s1,listening,s1,3\nc4,s1,listening,s2,1\n";
    assert_eq!(w(&fifth_lacks_one), one, "a candidate without a total has no row");
    let nobody_scored = same_order.clone() + &rows(&["...", "...", "...", "..."], "s3", "talk");
    assert_eq!(w(&nobody_scored), one, "a scenario that nobody scored is part of no total");
    let silent = same_order.clone() + "c0,s1,listening,s9,not_sure\n";
    assert_eq!(w(&silent), one, "a seat that scored nothing is nobody");
    let once = same_order + "c0,s1,listening,s9,3\n";
    assert_eq!(w(&once)["why"], "fewer_than_2_complete_units", "nobody who scored is left out");
}

#[test]
fn the_floors_decide_what_is_reportable_and_a_value_stands_below_them() {
    let fifteen = rows(&["123", "333", "113"].repeat(5), "s1", "talk");
    let above = figures(&fifteen, 3, "talk");
    let below = figures(&rows(&["123", "333", "113"], "s1", "talk"), 3, "talk");
    for figure in ["alpha_ordinal", "alpha_interval", "ac2_quadratic", "kendall_w", "percent_exact"] {
        assert_eq!((&above[figure]["reportable"], &above[figure]["why"]), (&true.into(), &().into()), "{figure}");
        assert!(below[figure]["value"].is_number() && below[figure]["reportable"] == false, "{figure}");
    }
}

#[test]
fn the_scale_may_be_another_than_three() {
    let five = figures(&rows(&["15", "51", "15", "51"], "s1", "talk"), 5, "talk");
    assert_eq!(five["counts"], serde_json::json!({"1": 4, "2": 0, "3": 0, "4": 0, "5": 4}));
    assert_eq!((&five["icc_2_1"]["value"], &five["icc_2_k"]["value"]), (&(-2.0).into(), &4.0.into()));
    assert!(answer(format!("{HEADER}a,b,c,d,10\n").as_bytes(), 10).is_ok());
    for scale in [0, 1, 11, 255] {
        let no = answer(HEADER.as_bytes(), scale).expect_err("no scale");
        assert!(no.contains("2 to 10") && no.contains(&scale.to_string()), "{no}");
    }
}

#[test]
fn columns_in_any_order_a_mark_and_windows_lines_are_read() {
    let plain = given("a,b,c,d,1\na,b,c,e,not_seen\n");
    let other = "\u{feff}value,seat,criterion,scenario,candidate\r\n1,d,c,b,a\r\n\r\nnot_seen,e,c,b,a\r\n,,,,\r\n";
    assert_eq!(answer(other.as_bytes(), 3), Ok(plain.clone()));
    assert_eq!(given("\"a\", b ,c,d,1\na,b,c,e,not_seen"), plain, "quotes, spaces, no last line end");
    let names = given("\"Ann, the first\",b,\"listening \"\"well\"\"\",d,1\n");
    assert!(names.contains(r#""criteria":{"listening \"well\"":"#), "{names}");
}

#[test]
fn what_is_wrong_is_told_by_its_line() {
    let told = |text: &str, line: u64, part: &str| {
        let no = refused(text);
        assert!(no.starts_with(&format!("line {line}: ")) && no.contains(part) && !no.contains('\n'), "{no}");
    };
    let row = |row: &str| format!("{HEADER}a,b,c,d,1\n\n{row}\n");
    told("", 1, "nothing here");
    told("candidate,scenario,criterion,seat\n", 1, "“value” is missing");
    told("candidate,scenario,criterion,seat,value,note\n", 1, "“note” is not known");
    told("\n\nCandidate,scenario,criterion,seat,value\n", 3, "“Candidate” is not known");
    told("candidate,scenario,criterion,seat,value,seat\n", 1, "“seat” is there twice");
    told(&row("a,b,c,e"), 4, "4 fields");
    told(&row("a"), 4, "one field");
    told(&row("a,b,c,e,1,2"), 4, "6 fields");
    told(&row(",b,c,e,1"), 4, "“candidate”");
    told(&row("a,,c,e,1"), 4, "“scenario”");
    told(&row("a,b, ,e,1"), 4, "“criterion”");
    told(&row("a,b,c,,1"), 4, "“seat”");
    for value in ["0", "4", "03", "+3", "-1", "2.0", "3,", "good", "Not_sure", "NaN", "256"] {
        told(
            &row(&format!("a,b,c,e,\"{value}\"")),
            4,
            &format!("“{value}” is no value: give a whole number from 1 to 3"),
        );
    }
    told(&row("a,b,c,d,2"), 4, "in line 2 already");
    told(&row("a,b,c,d,"), 4, "in line 2 already");
    told(&row("f,b,other,e,2"), 4, "“b” stands under the criterion “c” in line 2");
    told(&row("a,b,c,e,\"1\nx,b,c,d,3"), 4, "no value");
    let long = refused(&row(&format!("a,b,c,e,{}", "9".repeat(5000))));
    assert!(long.len() < 250, "{long}");
    assert!(refused("candidate;scenario;criterion;seat;value\r\na;b;c;d;1\r\n").starts_with("line 1: "));
}

#[test]
fn the_line_is_right_in_files_of_windows_too() {
    let no = refused("candidate,scenario,criterion,seat,value\r\na,b,c,d,1\r\na,b,c,e,9\r\n");
    assert!(no.starts_with("line 3: "), "{no}");
}

#[test]
fn what_is_no_text_is_refused_and_so_is_a_file_that_is_not_there_or_too_large() {
    let no = answer(&[HEADER.as_bytes(), b"a,b,c,d\xff,1\n"].concat(), 3).expect_err("a refusal");
    assert!(no.starts_with("line 2: ") && no.contains("UTF-8"), "{no}");
    assert!(run(Path::new("/nowhere/scores.csv"), 3).expect_err("a refusal").contains("/nowhere/scores.csv"));
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), 3).is_err(), "a folder is no table");
    let large = folder.path().join("large.csv");
    std::fs::write(&large, vec![b'\n'; usize::try_from(MOST_BYTES).expect("a size") + 1]).expect("written");
    assert!(run(&large, 3).expect_err("a refusal").contains("10 MB"));
    let small = folder.path().join("small.csv");
    std::fs::write(&small, format!("{HEADER}a,b,c,d,1\n")).expect("written");
    assert_eq!(run(&small, 3), Ok(given("a,b,c,d,1\n")));
}

#[test]
fn a_table_wider_than_a_machine_has_room_for_is_refused() {
    let wide: String = (0..2300).map(|n| format!("c{n},s,k,seat{n},1\n")).collect();
    let no = refused(&format!("{HEADER}{wide}"));
    assert!(no.contains("2300 units and 2300 seats"), "{no}");
}

fn any_rows() -> impl Strategy<Value = Vec<String>> {
    let value = prop_oneof![
        6 => (1_u8..=3).prop_map(|value| value.to_string()),
        1 => prop::sample::select(vec!["", "not_sure", "not_seen", "rather_not"]).prop_map(str::to_owned)
    ];
    proptest::collection::btree_map((0_u8..5, 0_u8..4, 0_u8..5), value, 0..60).prop_map(|cells| {
        let row = |((c, s, seat), value): ((u8, u8, u8), String)| format!("c{c},s{s},k{},p{seat},{value}\n", s / 2);
        cells.into_iter().map(row).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_no_byte(
        (all, shuffled) in any_rows().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        prop_assert_eq!(given(&all.concat()), given(&shuffled.concat()));
    }

    #[test]
    fn every_figure_has_a_number_or_a_reason(all in any_rows()) {
        let all: serde_json::Value = serde_json::from_str(&given(&all.concat())).expect("JSON");
        let criteria = all["criteria"].as_object().expect("criteria");
        for summary in criteria.values().chain([&all["overall"]]) {
            for (name, figure) in summary.as_object().expect("a summary").iter().filter(|(_, part)| part.get("why").is_some()) {
                prop_assert!(figure["value"].is_number() != figure["why"].is_string(), "{} {}", name, figure);
                prop_assert!(figure["value"].is_number() || figure["reportable"] == false);
            }
        }
    }

    #[test]
    fn no_text_makes_it_fall_over(text in "[a-c,\"\n\r1-4. ]{0,80}") {
        let read = answer(format!("{HEADER}{text}").as_bytes(), 3);
        prop_assert!(read.is_ok() || read.is_err_and(|no| !no.contains('\n')));
        let _ = answer(text.as_bytes(), 3);
    }
}
