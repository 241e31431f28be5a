use super::*;
use proptest::prelude::*;

fn said(seat: u8, group: Group, item: usize, answer: Answer, remarks: &[&str]) -> Said<u8> {
    // Two items a criterion, as a kit has them.
    let criterion = Criterion::ALL[item / 2];
    Said { seat, group, criterion, item, answer, remarks: remarks.iter().map(|one| (*one).to_owned()).collect() }
}

fn answers_of(whole: &Whole) -> Vec<String> {
    let words = |told: &Told| match told {
        Told::Answers { letter, answers, .. } => format!("{letter} {answers:?}"),
        Told::Counts { item, counts, .. } => format!("{item} {counts:?}"),
        Told::Remark { by, item, words } => {
            format!("{} {item} {words}", by.as_ref().map_or("-", |(_, letter)| letter.as_str()))
        }
    };
    whole.criteria.iter().flat_map(|of| of.told.iter().map(words)).collect()
}

#[test]
fn three_of_a_kind_appear_by_letters_and_one_of_another_kind_in_a_count() {
    let (panel, others) = (Group::Panel, Group::Others);
    let all = [
        said(1, panel, 0, Answer::Value(1), &["He was in a hurry."]),
        said(2, panel, 0, Answer::Value(3), &[]),
        said(3, panel, 0, Answer::NotSure, &["I was tired."]),
        said(3, panel, 2, Answer::Value(2), &[]),
        said(4, others, 0, Answer::Value(2), &["He asked first."]),
    ];
    let whole = told(&all);
    assert_eq!(
        whole.kinds,
        [Kind { group: panel, scorers: 3, by_letter: true }, Kind { group: others, scorers: 1, by_letter: false },]
    );
    assert_eq!(
        answers_of(&whole),
        [
            "A [(0, Value(3))]",
            "B [(0, Value(1))]",
            "B 0 He was in a hurry.",
            "C [(0, NotSure)]",
            "C 0 I was tired.",
            "0 [(Value(2), 1)]",
            "- 0 He asked first.",
            "C [(2, Value(2))]",
        ]
    );
}

#[test]
fn two_of_a_kind_are_counted_and_their_remarks_stand_by_text() {
    let all = [
        said(1, Group::Panel, 0, Answer::RatherNot, &["Zoe waited."]),
        said(2, Group::Panel, 0, Answer::Value(2), &["All was well."]),
        said(3, Group::Others, 0, Answer::Value(2), &["Kind."]),
    ];
    assert_eq!(
        answers_of(&told(&all)),
        ["0 [(Value(2), 1), (RatherNot, 1)]", "0 [(Value(2), 1)]", "- 0 All was well.", "- 0 Kind.", "- 0 Zoe waited.",]
    );
}

#[test]
fn whoever_gave_no_score_does_not_make_up_the_three() {
    let all = [
        said(1, Group::Panel, 0, Answer::Value(3), &[]),
        said(2, Group::Panel, 0, Answer::Value(2), &[]),
        said(3, Group::Panel, 0, Answer::NotSeen, &[]),
    ];
    assert_eq!(told(&all).kinds, [Kind { group: Group::Panel, scorers: 3, by_letter: false }]);
}

fn an_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (1_u8..=3).prop_map(Answer::Value),
        Just(Answer::NotSure),
        Just(Answer::NotSeen),
        Just(Answer::RatherNot)
    ]
}

/// Up to six seats, each with up to eight items, of which each is answered once.
fn a_panel() -> impl Strategy<Value = Vec<Said<u8>>> {
    let one = (an_answer(), prop::collection::vec("[a-c]{1,2}", 0..3), any::<bool>());
    let seat = (any::<bool>(), prop::collection::vec(one, 8));
    prop::collection::vec(seat, 0..7).prop_map(|seats| {
        let mut all = Vec::new();
        for (seat, (panel, items)) in (0_u8..).zip(seats) {
            let group = if panel { Group::Panel } else { Group::Others };
            for (item, (answer, remarks, is_there)) in items.into_iter().enumerate() {
                if is_there {
                    let remarks: Vec<&str> = remarks.iter().map(String::as_str).collect();
                    all.push(said(seat, group, item, answer, &remarks));
                }
            }
        }
        all
    })
}

proptest! {
    /// The strongest thing that can be said: whoever sat where, and whoever spoke first, the candidate reads the same.
    #[test]
    fn nothing_that_is_told_depends_on_who_sat_where(all in a_panel(), turn in 1_u8..7, from in 0_usize..50) {
        let mut moved: Vec<Said<u8>> =
            all.iter().cloned().map(|one| Said { seat: (one.seat * 5 + turn) % 7, ..one }).collect();
        let at = if moved.is_empty() { 0 } else { from % moved.len() };
        moved.rotate_left(at);
        prop_assert_eq!(told(&all), told(&moved));
    }

    #[test]
    fn letters_are_for_three_of_a_kind_who_scored_and_for_nobody_else(all in a_panel()) {
        let whole = told(&all);
        for group in [Group::Panel, Group::Others] {
            let of = || all.iter().filter(|one| one.group == group);
            let seats: BTreeSet<u8> = of().map(|one| one.seat).collect();
            let scored: BTreeSet<u8> = of().filter(|one| one.answer.value().is_some()).map(|one| one.seat).collect();
            let kind = whole.kinds.iter().find(|kind| kind.group == group);
            prop_assert_eq!(kind.map_or(0, |kind| kind.scorers), seats.len());
            prop_assert_eq!(kind.is_some_and(|kind| kind.by_letter), scored.len() >= 3);
            let letters: BTreeSet<&str> = whole.criteria.iter().flat_map(|of| &of.told).filter_map(|told| match told {
                Told::Answers { group: own, letter, .. } if *own == group => Some(letter.as_str()),
                Told::Remark { by: Some((own, letter)), .. } if *own == group => Some(letter.as_str()),
                _ => None,
            }).collect();
            prop_assert_eq!(letters.len(), if scored.len() >= 3 { seats.len() } else { 0 });
        }
    }

    #[test]
    fn every_answer_and_every_remark_is_told_once(all in a_panel()) {
        let whole = told(&all);
        let mut answers = 0;
        let mut remarks: Vec<(usize, String)> = Vec::new();
        for told in whole.criteria.iter().flat_map(|of| &of.told) {
            match told {
                Told::Answers { answers: own, .. } => answers += own.len(),
                Told::Counts { counts, .. } => answers += counts.iter().map(|(_, n)| n).sum::<usize>(),
                Told::Remark { item, words, .. } => remarks.push((*item, words.clone())),
            }
        }
        let mut said: Vec<(usize, String)> =
            all.iter().flat_map(|one| one.remarks.iter().map(|words| (one.item, words.clone()))).collect();
        said.sort_unstable();
        remarks.sort_unstable();
        prop_assert_eq!(answers, all.len());
        prop_assert_eq!(remarks, said);
    }

    #[test]
    fn what_nobody_is_named_for_stands_in_the_order_of_its_text(all in a_panel()) {
        for of in told(&all).criteria {
            let by_nobody: Vec<(usize, String)> = of.told.into_iter().filter_map(|told| match told {
                Told::Remark { by: None, item, words } => Some((item, words)),
                _ => None,
            }).collect();
            prop_assert!(by_nobody.is_sorted());
        }
    }
}
