//! What the rules of kits and items promise.

use super::super::{Anchors, Picture};
use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn item(n: u128, kind: ItemKind, criterion: Criterion) -> Choosable {
    Choosable { id: ItemId(Uuid::from_u128(n)), kind, criterion }
}

fn a_library() -> Vec<Choosable> {
    let mut n = 0;
    let mut library = Vec::new();
    for criterion in Criterion::ALL {
        for kind in [ItemKind::Scenario, ItemKind::Scenario, ItemKind::Observation] {
            n += 1;
            library.push(item(n, kind, criterion));
        }
    }
    library
}

fn good_words() -> ItemWords {
    ItemWords {
        title: "No shower today".into(),
        question: "I say: I don't want a shower today. What do you do?".into(),
        score_question: "Did {candidate} listen to no?".into(),
        story: String::new(),
        read_aloud: String::new(),
        pictures: vec![Picture { code: "1F6BF".into(), word: "shower".into() }],
        anchors: Anchors { good: "Asked me why.".into(), ok: "Said OK.".into(), not_good: "Made me do it.".into() },
    }
}

proptest! {
    /// Whatever is chosen, a kit that is kept has 3 to 6 different items, something to ask, and observations last.
    #[test]
    fn a_kit_that_is_kept_is_a_kit(chosen in proptest::collection::vec((0u128..14, 1u8..8), 0..9), frozen in any::<bool>()) {
        let library = a_library();
        let chosen: Vec<_> = chosen.into_iter().map(|(n, place)| (ItemId(Uuid::from_u128(n)), place)).collect();
        if let Ok(kept) = kit(frozen, &library, &chosen) {
            prop_assert!(!frozen);
            prop_assert!((ITEMS_AT_LEAST..=ITEMS_AT_MOST).contains(&kept.len()));
            prop_assert_eq!(kept.len(), chosen.len());
            let kinds: Vec<_> = kept.iter().map(|id| library.iter().find(|item| item.id == *id).unwrap().kind).collect();
            prop_assert_eq!(kinds[0], ItemKind::Scenario);
            prop_assert!(kinds.is_sorted());
        }
    }

    #[test]
    fn the_order_in_which_items_were_ticked_does_not_matter(mut chosen in Just(vec![(1u128, 3u8), (4, 1), (7, 2), (3, 4)]).prop_shuffle()) {
        let of = |chosen: &[(u128, u8)]| {
            let chosen: Vec<_> = chosen.iter().map(|(n, place)| (ItemId(Uuid::from_u128(*n)), *place)).collect();
            kit(false, &a_library(), &chosen)
        };
        let shuffled = of(&chosen);
        chosen.sort();
        prop_assert_eq!(shuffled, of(&chosen));
    }

    #[test]
    fn no_name_leaves_a_mark_where_a_name_belongs(name in "[A-Za-z’ -]{1,30}") {
        let words = good_words().about(&name);
        prop_assert_eq!(words.score_question, format!("Did {name} listen to no?"));
    }

    #[test]
    fn any_words_get_an_answer(text in "\\PC{0,600}") {
        let _ = ItemWords { question: text, ..good_words() }.faults();
    }
}

#[test]
fn the_proposal_is_a_kit_with_every_criterion_and_one_observation() {
    let library = a_library();
    let proposed = propose(&library);
    let placed: Vec<_> = proposed.iter().zip(1u8..).map(|(id, place)| (*id, place)).collect();
    assert_eq!(kit(false, &library, &placed), Ok(proposed.clone()));
    let of = |id: &ItemId| library.iter().find(|item| item.id == *id).unwrap();
    assert_eq!(criteria_without_item(proposed.iter().map(|id| of(id).criterion)), []);
    assert_eq!(proposed.iter().filter(|id| of(id).kind == ItemKind::Observation).count(), 1);
}

#[test]
fn a_kit_that_can_not_be_kept_says_why() {
    let library = a_library();
    let of = |chosen: &[(u128, u8)]| {
        let chosen: Vec<_> = chosen.iter().map(|(n, place)| (ItemId(Uuid::from_u128(*n)), *place)).collect();
        kit(false, &library, &chosen)
    };
    assert_eq!(of(&[(1, 1), (2, 2)]), Err(BadKit::TooFew));
    assert_eq!(of(&[(1, 1), (2, 2), (4, 3), (5, 4), (7, 5), (8, 6), (10, 7)]), Err(BadKit::TooMany));
    assert_eq!(of(&[(1, 1), (2, 1), (4, 2)]), Err(BadKit::PlaceTwice(1)));
    assert_eq!(of(&[(1, 1), (2, 2), (99, 3)]), Err(BadKit::Unknown));
    assert_eq!(of(&[(3, 1), (6, 2), (9, 3)]), Err(BadKit::NothingToAsk));
    assert_eq!(kit(true, &library, &[]), Err(BadKit::Frozen));
}

#[test]
fn a_criterion_that_no_item_is_about_is_named() {
    assert_eq!(
        criteria_without_item([Criterion::Talk, Criterion::Empathy]),
        [Criterion::Listening, Criterion::Consent]
    );
}

#[test]
fn good_words_have_no_faults() {
    assert_eq!(good_words().faults(), []);
}

#[test]
fn every_fault_of_the_words_is_named_at_once() {
    let words = ItemWords {
        title: " ".into(),
        question: "Do you have a disability?".into(),
        score_question: "How was {candidate} with the service users?".into(),
        story: "This is a very long sentence that goes on and on and never seems to come to an end at all.".into(),
        pictures: vec![],
        anchors: Anchors { good: "x".repeat(401), ok: "Fine.".into(), not_good: "Rude.".into() },
        ..good_words()
    };
    let faults: Vec<_> = words.faults().into_iter().map(|fault| (fault.field, fault.why.code())).collect();
    assert_eq!(
        faults,
        [
            ("title", "scenario-words-needed"),
            ("question", "scenario-words-about-health"),
            ("score_question", "scenario-words-never-said"),
            ("story", "scenario-words-sentence-too-long"),
            ("good", "scenario-words-too-long"),
            ("picture", "scenario-words-picture-count"),
        ]
    );
}

#[test]
fn a_word_within_a_word_is_not_that_word() {
    let words = ItemWords { question: "Who tells you to use a staffroom?".into(), ..good_words() };
    assert_eq!(words.faults(), []);
}
