use super::*;
use crate::checks::rules::Why;
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 30);
const HEADING: &str =
    "Name,Job,Home,Start date,Works as,Kept where,DBS level,DBS number,DBS date,DBS seen by,Right to work date";

fn sheet(lines: &[&str]) -> Sheet {
    let cells = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = lines.iter().enumerate().map(|(at, line)| (at as u64 + 2, cells(line))).collect();
    Sheet { heading: cells(HEADING), rows }
}

fn homes() -> Vec<String> {
    vec!["The Willows".to_owned(), "Oak  House".to_owned()]
}

fn reading(lines: &[&str]) -> Reading {
    read(&sheet(lines), &homes(), &[], TODAY).unwrap()
}

fn why(line: &str) -> Vec<BadCell> {
    let bad = reading(&[line]).bad;
    bad.into_iter().flat_map(|row| row.why).map(|(_, bad)| bad).collect()
}

#[test]
fn a_line_brings_a_person_and_what_the_list_says_of_their_checks() {
    let found = reading(&[
        "Joy Adeyemi, Support worker, the willows, 3/5/2021, Bank, Cabinet 2, Enhanced + adults' barred list, 001234567890, 20 April 2021, Jo Smith, 2021-04-19",
    ]);
    assert_eq!(found.bad, []);
    let [row] = &found.good[..] else { panic!("{found:?}") };
    assert_eq!(
        (row.name.as_str(), row.home, row.since, row.kind),
        ("Joy Adeyemi", 0, date!(2021 - 05 - 03), WorkKind::Bank)
    );
    let [dbs, work] = &row.checks[..] else { panic!("{row:?}") };
    assert_eq!((dbs.about, dbs.level.as_str(), dbs.number.as_str()), (About::Dbs, "enhanced_adults", "001234567890"));
    assert_eq!(
        (dbs.checked_on.as_str(), dbs.seen_by.as_str(), dbs.kept_where.as_str()),
        ("2021-04-20", "Jo Smith", "Cabinet 2")
    );
    assert_eq!((work.about, work.checked_on.as_str(), work.seen_by.as_str()), (About::RightToWork, "2021-04-19", ""));
}

#[test]
fn requirement_7_twelve_digits_stay_text_and_eleven_are_refused() {
    let line = |number: &str| format!("Ann Field, Cook, Oak House, 2020-01-02,,, enhanced, {number}, 2020-01-01,,");
    assert_eq!(reading(&[&line("000000000001")]).good[0].checks[0].number, "000000000001");
    assert_eq!(why(&line("00000000001")), [BadCell::NumberWrong]);
    assert_eq!(why(&line("1.23457E+11")), [BadCell::NumberWrong]);
}

#[test]
fn the_adult_workforce_is_no_list_that_was_searched() {
    let level = |typed: &str| a_level(typed);
    for typed in [
        "Enhanced - adult workforce",
        "Enhanced",
        "Enhanced, no barred list",
        "Enhanced, child and adult workforce, no barred lists",
    ] {
        assert_eq!(level(typed), Ok("enhanced"), "{typed}");
    }
    for typed in ["Enhanced, adult workforce, adults' barred list", "enhanced adults list"] {
        assert_eq!(level(typed), Ok("enhanced_adults"), "{typed}");
    }
    assert_eq!(level("Enhanced, both barred lists"), Ok("enhanced_both"));
    for typed in ["Enhanced + adults", "Enhanced, no barred list (adults)", "Enhanced with barred list", "barred list"]
    {
        assert_eq!(level(typed), Err(BadCell::LevelUnknown), "{typed}");
    }
}

#[test]
fn a_line_hears_everything_that_is_wrong_with_it_at_once() {
    assert_eq!(
        why(",, Nowhere, 2021, sometimes,, barred list, 12, , Jo Smith, 1/1/2999"),
        [
            BadCell::Person(BadEntrant::NameNeeded),
            BadCell::JobNeeded,
            BadCell::HomeUnknown,
            BadCell::DayWhole,
            BadCell::KindUnknown,
            BadCell::LevelUnknown,
            BadCell::NumberWrong,
            BadCell::DayNeeded,
            BadCell::Future,
        ]
    );
}

#[test]
fn nobody_is_brought_in_twice() {
    let line = "Ann Field, Cook, Oak House, 2020-01-02,,,,,,,";
    let twice = reading(&[
        line,
        "Ben Hill, Cook, Oak House, 2020-01-02,,,,,,,",
        "ann  field, Cook, oak house, 2/1/2020,,,,,,,",
    ]);
    assert_eq!((twice.good.len(), twice.bad[0].why[0].1.clone()), (2, BadCell::Twice(2)));
    let there = |since| vec![There { name: "ANN FIELD".into(), home: 1, since }];
    let others = read(&sheet(&[line]), &homes(), &there(date!(2019 - 01 - 02)), TODAY).unwrap();
    assert_eq!((others.good.len(), others.alike), (1, vec![2]), "a namesake comes in, and the page asks");
    let known = |since| read(&sheet(&[line]), &homes(), &there(since), TODAY).unwrap().bad.len();
    assert_eq!((known(date!(2020 - 01 - 02)), known(date!(2019 - 01 - 02))), (1, 0));
}

#[test]
fn a_list_without_what_is_needed_says_which_column() {
    let list = Sheet { heading: vec!["Name".into(), "E-mail".into(), "Shoe size".into()], rows: vec![(2, vec![])] };
    assert_eq!(read(&list, &homes(), &[], TODAY), Err(BadList::ColumnMissing(Column::Job)));
    assert_eq!(read(&Sheet::default(), &homes(), &[], TODAY), Err(BadList::Empty));
    let mut twice = sheet(&["x"]);
    twice.heading.push("full name".into());
    assert_eq!(read(&twice, &homes(), &[], TODAY), Err(BadList::ColumnTwice(Column::Name)));
}

#[test]
fn what_is_not_read_is_named() {
    let mut list = sheet(&["Ann Field, Cook, Oak House, 2020-01-02,,,,,,,, 38"]);
    list.heading.push("Shoe size".into());
    let found = read(&list, &homes(), &[], TODAY).unwrap();
    assert_eq!((found.good.len(), found.unread), (1, vec!["Shoe size".to_owned()]));
}

#[test]
fn every_column_that_is_offered_is_read() {
    for column in Column::offered() {
        assert_eq!(Column::of(&column.heading()), Some(column), "{}", column.heading());
    }
}

#[test]
fn what_a_list_says_never_counts_as_seen_here() {
    let nothing = Stand::NOTHING;
    let said = Some(date!(2021 - 04 - 20));
    assert_eq!(shown(&nothing, said, TODAY), Shown::Elsewhere(date!(2021 - 04 - 20)));
    assert_eq!(shown(&nothing, None, TODAY), Shown::Missing);
    let seen = Stand { status: Status::Seen, on: Some(date!(2026 - 01 - 01)), ..nothing };
    assert_eq!(shown(&seen, said, TODAY), Shown::Done { on: seen.on, ends: None });
    let ends = Stand { holds_to: Some(date!(2026 - 12 - 31)), ..seen };
    assert_eq!(shown(&ends, said, TODAY), Shown::Done { on: seen.on, ends: ends.holds_to });
    let over = Stand { holds_to: Some(date!(2026 - 11 - 29)), ..seen };
    assert_eq!(shown(&over, said, TODAY), Shown::Over(date!(2026 - 11 - 29)));
    let (from, to) = (date!(2026 - 11 - 01), date!(2027 - 01 - 29));
    assert_eq!(shown(&Stand { excepted: Some((from, to)), ..nothing }, None, TODAY), Shown::Supervised(to));
    assert_eq!(shown(&Stand { excepted: Some((from, from)), ..nothing }, None, TODAY), Shown::Missing);
    let found = Stand { why: Some(Why::WeighedNo), status: Status::Problem, ..seen };
    assert_eq!(shown(&found, said, TODAY), Shown::Stops);
    assert!(
        Only::Missing.shows(&[shown(&nothing, said, TODAY)]) && !Only::Complete.shows(&[shown(&nothing, said, TODAY)])
    );
}

#[test]
fn a_month_is_over_on_its_day() {
    let ago = |on| months_ago(on, TODAY);
    assert_eq!(
        (
            ago(date!(2026 - 10 - 31)),
            ago(date!(2026 - 10 - 30)),
            ago(date!(2025 - 11 - 30)),
            ago(date!(2027 - 01 - 01))
        ),
        (0, 1, 12, 0)
    );
}

proptest! {
    #[test]
    fn every_line_is_either_kept_or_told_why(lines in prop::collection::vec("[ ,a-z0-9/]{0,60}", 1..20)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = reading(&lines);
        prop_assert_eq!(found.good.len() + found.bad.len(), lines.len());
        prop_assert!(found.bad.iter().all(|row| !row.why.is_empty()));
    }
}
