//! The worked examples of the guidance, and the laws that hold for every history.

use super::*;
use crate::checks::dated::{Dated, NoDate};
use crate::checks::history::{Gap, Span};
use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration};

fn dated(text: &str) -> Dated {
    Dated::parse(text).unwrap()
}

fn worked(start: &str, end: &str) -> Span {
    span(dated(start), (!end.is_empty()).then(|| dated(end))).unwrap()
}

/// Gaps between jobs alone: education ends the day before the first.
fn between(spans: &[(&str, &str)], until: Date) -> Vec<(Date, Date, u32, u32)> {
    let spans: Vec<Span> = spans.iter().map(|(start, end)| worked(start, end)).collect();
    let first = spans.iter().map(|span| span.start.earliest()).min().unwrap();
    let found = gaps(Dated::Day(first - Duration::DAY), until, &spans);
    found.into_iter().map(|Gap { from, to, min_days, max_days }| (from, to, min_days, max_days)).collect()
}

/// Requirement 1.
#[test]
fn requirement_1_days_are_inclusive_and_overlaps_are_merged_first() {
    let until = date!(2024 - 06 - 01);
    let three = [("2020-01-01", "2021-12-31"), ("2021-03-01", "2021-06-30"), ("2022-01-10", "")];
    assert_eq!(between(&three, until), [(date!(2022 - 01 - 01), date!(2022 - 01 - 09), 9, 9)]);
    assert_eq!(between(&[("2023-01-01", "2023-02-28"), ("2023-03-01", "")], until), []);
    let leap = [("2024-01-01", "2024-02-28"), ("2024-03-01", "")];
    assert_eq!(between(&leap, until), [(date!(2024 - 02 - 29), date!(2024 - 02 - 29), 1, 1)]);
}

/// Requirement 2: the range of a history by months, and no history by years.
#[test]
fn requirement_2_months_give_a_range_and_years_are_refused() {
    let months = [("2019-01-01", "2020-03"), ("2020-05", "")];
    let found = between(&months, date!(2024 - 06 - 01));
    assert_eq!(found, [(date!(2020 - 03 - 02), date!(2020 - 05 - 30), 30, 90)]);
    assert_eq!(Dated::parse("2020"), Err(NoDate::YearOnly));
}

/// Requirement 3: the edges, and somebody who never worked.
#[test]
fn requirement_3_the_edges_are_gaps_and_no_job_is_one_gap() {
    let until = date!(2020 - 03 - 01);
    let found = gaps(dated("2018-06-30"), until, &[worked("2018-09-01", "2020-01-31")]);
    let days: Vec<_> = found.iter().map(|gap| (gap.from, gap.to)).collect();
    let edges = [(date!(2018 - 07 - 01), date!(2018 - 08 - 31)), (date!(2020 - 02 - 01), date!(2020 - 02 - 29))];
    assert_eq!(days, edges);
    let never = gaps(dated("2018-06"), until, &[]);
    let one = Gap { from: date!(2018 - 06 - 02), to: date!(2020 - 02 - 29), min_days: 609, max_days: 638 };
    assert_eq!(never, [one]);
    assert_eq!(total(&never), (609, 638));
}

#[test]
fn what_is_within_one_month_may_be_a_day_or_none() {
    let until = date!(2020 - 06 - 01);
    // Somewhere in March, nobody knows where: no day of it is sure, and all of it may be.
    let found = gaps(dated("2020-02-29"), until, &[worked("2020-03", "2020-03"), worked("2020-04-01", "")]);
    assert_eq!(found, [Gap { from: date!(2020 - 03 - 01), to: date!(2020 - 03 - 31), min_days: 0, max_days: 31 }]);
    // From the 15th to some day in March: the 15th is sure.
    let found = gaps(dated("2020-03-14"), until, &[worked("2020-03-15", "2020-03"), worked("2020-04-01", "")]);
    assert_eq!(found, [Gap { from: date!(2020 - 03 - 16), to: date!(2020 - 03 - 31), min_days: 0, max_days: 16 }]);
    let found = gaps(dated("2020-02-29"), until, &[worked("2020-03", "2020-03-10"), worked("2020-03-11", "")]);
    assert_eq!(found, [Gap { from: date!(2020 - 03 - 01), to: date!(2020 - 03 - 09), min_days: 0, max_days: 9 }]);
}

#[test]
fn what_was_done_before_education_ended_or_after_the_application_changes_nothing() {
    let until = date!(2020 - 03 - 01);
    let spans = [worked("2010-01", "2012-05"), worked("2018-07-01", "2021-01-01"), worked("2022-01-01", "")];
    assert_eq!(gaps(dated("2018-06-30"), until, &spans), []);
    assert_eq!(gaps(dated("2021-06-30"), until, &[]), []);
}

#[test]
fn each_way_of_writing_no_date_is_told_apart() {
    for (text, why) in [
        ("", NoDate::Missing),
        (" 1998 ", NoDate::YearOnly),
        ("98-03", NoDate::Unreadable),
        ("2020-3", NoDate::Unreadable),
        ("2020-03-1", NoDate::Unreadable),
        ("2020-+3", NoDate::Unreadable),
        ("March 2020", NoDate::Unreadable),
        ("2020-13", NoDate::NoSuchDay),
        ("2023-02-29", NoDate::NoSuchDay),
        ("2023-02-00", NoDate::NoSuchDay),
        ("2020-03-04-05", NoDate::Unreadable),
    ] {
        assert_eq!(Dated::parse(text), Err(why), "{text}");
    }
    assert_eq!(dated("2024-02").latest(), date!(2024 - 02 - 29));
    assert_eq!(span(dated("2020-03-10"), Some(dated("2020-03-09"))), Err(EndBeforeStart));
    assert!(span(dated("2020-03-10"), Some(dated("2020-03"))).is_ok());
    for text in ["2024-02", "2024-02-29"] {
        assert_eq!(dated(text).to_string(), text);
    }
}

// ---------------------------------------------------------------- what holds for every history

const BEGIN: Date = date!(2015 - 01 - 01);
const DAYS: i64 = 2_000;

fn a_day() -> impl Strategy<Value = Date> {
    (0..DAYS).prop_map(|days| BEGIN + Duration::days(days))
}

fn a_date() -> impl Strategy<Value = Dated> {
    (a_day(), any::<bool>()).prop_map(|(day, month)| if month { to_month(Dated::Day(day)) } else { Dated::Day(day) })
}

fn to_month(date: Dated) -> Dated {
    Dated::Month(date.earliest().replace_day(1).unwrap())
}

fn a_span() -> impl Strategy<Value = Span> {
    (a_date(), a_date(), 0..12_u8).prop_map(|(one, other, still)| {
        let (start, end) = if one.earliest() <= other.earliest() { (one, other) } else { (other, one) };
        Span { start, end: (still > 0).then_some(end) }
    })
}

fn by_days() -> impl Strategy<Value = Vec<Span>> {
    let exact = |date: Dated| Dated::Day(date.earliest());
    let span = a_span().prop_map(move |span| Span { start: exact(span.start), end: span.end.map(exact) });
    proptest::collection::vec(span, 0..8)
}

/// Every day that a date may be.
fn falls(date: Dated) -> Vec<Date> {
    std::iter::successors(Some(date.earliest()), |day| day.next_day()).take_while(|day| *day <= date.latest()).collect()
}

/// The days that a span covers however its dates fall, and those that it covers if they fall well, by trying each fall.
fn tried(span: &Span, until: Date) -> ((Date, Date), (Date, Date)) {
    let ends = span.end.map_or_else(|| vec![until], falls);
    let mut all = falls(span.start).into_iter().flat_map(|start| ends.iter().map(move |end| (start, *end)));
    let first = all.find(|(start, end)| start <= end || span.end.is_none()).unwrap();
    all.filter(|(start, end)| start <= end).fold((first, first), |(always, ever), (start, end)| {
        ((always.0.max(start), always.1.min(end)), (ever.0.min(start), ever.1.max(end)))
    })
}

/// The same by looking at each day: may it be uncovered, must it be?
fn slowly(education_end: Dated, until: Date, spans: &[Span]) -> Vec<Gap> {
    let tried: Vec<_> = spans.iter().map(|span| tried(span, until)).collect();
    let mut found: Vec<Gap> = Vec::new();
    let mut before = false;
    let mut day = BEGIN - Duration::days(40);
    while day < until {
        let within = |(start, end): (Date, Date)| start <= day && day <= end;
        let may_be = day > education_end.earliest() && !tried.iter().any(|(always, _)| within(*always));
        let must_be = day > education_end.latest() && !tried.iter().any(|(_, ever)| within(*ever));
        assert!(may_be || !must_be);
        if may_be {
            if !before {
                found.push(Gap { from: day, to: day, min_days: 0, max_days: 0 });
            }
            let gap = found.last_mut().unwrap();
            gap.to = day;
            gap.max_days += 1;
            gap.min_days += u32::from(must_be);
        }
        before = may_be;
        day += Duration::DAY;
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn ten_thousand_histories_are_as_a_slow_count_of_days_finds_them(
        education in a_date(), until in a_day(), spans in proptest::collection::vec(a_span(), 0..8),
    ) {
        prop_assert_eq!(gaps(education, until, &spans), slowly(education, until, &spans));
    }
}

proptest! {
    #[test]
    fn another_job_never_lengthens_the_total(
        education in a_date(), until in a_day(), mut spans in proptest::collection::vec(a_span(), 0..8), more in a_span(),
    ) {
        let before = total(&gaps(education, until, &spans));
        spans.push(more);
        let after = total(&gaps(education, until, &spans));
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{before:?} {after:?}");
    }

    #[test]
    fn a_job_split_at_any_day_changes_nothing(education in a_date(), until in a_day(), mut spans in by_days(), at in any::<u16>()) {
        let before = gaps(education, until, &spans);
        if let Some(first) = spans.first().copied() {
            let end = first.end.map_or(until, Dated::earliest);
            let days = (end - first.start.earliest()).whole_days();
            if days > 0 {
                let split = first.start.earliest() + Duration::days(i64::from(at) % days);
                spans[0].end = Some(Dated::Day(split));
                spans.push(Span { start: Dated::Day(split + Duration::DAY), end: first.end });
            }
        }
        prop_assert_eq!(gaps(education, until, &spans), before);
    }

    #[test]
    fn the_order_of_entry_is_irrelevant(
        education in a_date(), until in a_day(), spans in proptest::collection::vec(a_span(), 0..8).prop_shuffle(),
    ) {
        let mut sorted = spans.clone();
        sorted.sort_by_key(|span| (span.start.earliest(), span.end.map(Dated::latest)));
        prop_assert_eq!(gaps(education, until, &spans), gaps(education, until, &sorted));
    }

    #[test]
    fn months_always_contain_what_the_days_would_have_said(
        education in a_day(), until in a_day(), spans in by_days(), blur in proptest::collection::vec(any::<(bool, bool)>(), 8),
    ) {
        let exact = total(&gaps(Dated::Day(education), until, &spans));
        prop_assert_eq!(exact.0, exact.1);
        let blurred: Vec<Span> = spans.iter().zip(&blur).map(|(span, (start, end))| Span {
            start: if *start { to_month(span.start) } else { span.start },
            end: span.end.map(|date| if *end { to_month(date) } else { date }),
        }).collect();
        let (least, most) = total(&gaps(to_month(Dated::Day(education)), until, &blurred));
        prop_assert!(least <= exact.0 && exact.0 <= most, "{least} {exact:?} {most}");
    }
}
