use super::*;
use proptest::prelude::*;
use time::macros::{date, datetime};

const DAY: Date = date!(2026 - 11 - 30);

fn at(minute: i64) -> OffsetDateTime {
    datetime!(2026-11-30 08:00 UTC) + Duration::minutes(minute)
}

fn view(person: u8, file: u8, minute: i64) -> View<u8, u8> {
    View { person, file, at: at(minute), day: DAY }
}

/// File 1 is person 1's, who works here; file 2 is person 2's, who only applied; 3 left yesterday, and 4 leaves today.
fn facts() -> Facts<u8, u8> {
    Facts {
        whose: BTreeMap::from([(1, vec![1]), (2, vec![2])]),
        works_here: BTreeSet::from([1, 5]),
        left: BTreeMap::from([(3, date!(2026 - 11 - 29)), (4, DAY)]),
    }
}

fn kinds(views: &[View<u8, u8>], most: usize) -> Vec<(Kind, u8)> {
    alerts(views, &facts(), most).into_iter().map(|one| (one.kind, one.person)).collect()
}

#[test]
fn ones_own_file_a_colleague_s_and_a_leaver_s_are_out_of_the_ordinary() {
    assert_eq!(kinds(&[view(1, 1, 0)], 20), [(Kind::Own, 1)]);
    assert_eq!(kinds(&[view(9, 1, 0)], 20), [(Kind::Colleague, 9)]);
    assert_eq!(kinds(&[view(2, 2, 0)], 20), [(Kind::Own, 2)]);
    assert_eq!(kinds(&[view(9, 3, 0)], 20), [(Kind::Left, 9)]);
    // Whoever only applied is no colleague, whoever leaves today has not left, and whoever signs in nowhere is as everybody.
    assert_eq!(kinds(&[view(9, 2, 0), view(9, 4, 1), view(9, 5, 2), view(9, 6, 3)], 20), []);
}

#[test]
fn the_same_file_on_the_same_day_is_one_alert() {
    assert_eq!(kinds(&[view(9, 3, 0), view(9, 3, 1), view(9, 3, 300)], 20).len(), 1);
    assert_eq!(kinds(&[view(9, 3, 0), view(8, 3, 1)], 20).len(), 2);
}

#[test]
fn many_different_files_within_an_hour_are_one_alert_a_run() {
    let run =
        |files: u8, minute: i64| (0..files).map(move |n| view(9, 10 + n, minute + i64::from(n))).collect::<Vec<_>>();
    assert_eq!(kinds(&run(3, 0), 3), []);
    assert_eq!(kinds(&run(4, 0), 3), [(Kind::Many, 9)]);
    assert_eq!(kinds(&run(8, 0), 3).len(), 2);
    // The same file again and again is one file.
    assert_eq!(kinds(&(0..40).map(|n| view(9, 10, n)).collect::<Vec<_>>(), 3), []);
    // Four files in two hours are not many.
    assert_eq!(kinds(&(0..4).map(|n| view(9, 10 + n, i64::from(n) * 40)).collect::<Vec<_>>(), 3), []);
}

fn views() -> impl Strategy<Value = Vec<View<u8, u8>>> {
    proptest::collection::vec((1u8..4, 1u8..9, 0i64..600), 0..60)
        .prop_map(|all| all.into_iter().map(|(person, file, minute)| view(person, file, minute)).collect())
}

proptest! {
    #[test]
    fn nothing_is_found_of_somebody_who_did_not_look(views in views(), most in 1usize..6) {
        for one in alerts(&views, &facts(), most) {
            let own: BTreeSet<u8> = views.iter().filter(|view| view.person == one.person).map(|view| view.file).collect();
            prop_assert!(one.files.iter().all(|file| own.contains(file)));
            prop_assert!(views.iter().any(|view| view.person == one.person && view.at == one.at));
            prop_assert_eq!(one.kind == Kind::Many, one.files.len() > most && one.mark.starts_with("many"));
        }
    }

    #[test]
    fn what_is_looked_at_later_takes_nothing_back(views in views(), until in 0i64..600, most in 1usize..6) {
        let early: Vec<_> = views.iter().copied().filter(|view| view.at <= at(until)).collect();
        let (before, after) = (alerts(&early, &facts(), most), alerts(&views, &facts(), most));
        prop_assert_eq!(&after[..before.len()], &before[..]);
    }

    #[test]
    fn each_mark_stands_once_a_person_and_the_order_of_the_log_is_nothing(views in views(), most in 1usize..6) {
        // At one moment one look: which of two at the same moment came first, nobody knows.
        let mut views = views;
        views.sort_by_key(|view| view.at);
        views.dedup_by_key(|view| view.at);
        let found = alerts(&views, &facts(), most);
        let marks: BTreeSet<_> = found.iter().map(|one| (one.person, one.mark.clone())).collect();
        prop_assert_eq!(marks.len(), found.len());
        let mut turned = views.clone();
        turned.reverse();
        prop_assert_eq!(alerts(&turned, &facts(), most), found);
    }

    #[test]
    fn a_higher_number_never_finds_many_where_a_lower_one_does_not(views in views(), most in 1usize..6) {
        let many = |most| alerts(&views, &facts(), most).into_iter().filter(|one| one.kind == Kind::Many).count();
        prop_assert!(many(most + 1) <= many(most));
    }
}
