use super::*;
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 30);

#[test]
fn a_finding_needs_everything_that_gets_it_mended() {
    let whole = Typed {
        words: "No reference of Orchard Court",
        severity: Some(Severity::Serious),
        action: "Ask Orchard Court",
        due: Some(TODAY),
        owned: true,
    };
    assert!(finding(whole, TODAY).is_empty());
    let fields = |typed| finding(typed, TODAY).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    assert_eq!(fields(Typed { owned: false, ..whole }), ["owner"]);
    assert_eq!(fields(Typed { due: TODAY.previous_day(), ..whole }), ["due_on"]);
    assert_eq!(fields(Typed { due: Some(date!(2028 - 01 - 01)), ..whole }), ["due_on"]);
    let nothing = Typed { words: " ", severity: None, action: "", due: None, owned: false };
    assert_eq!(fields(nothing), ["words", "severity", "action", "owner", "due_on"]);
}

#[test]
fn a_walk_is_whole_when_every_question_is_answered_and_the_second_person_sees_it_so() {
    let mut answers = BTreeMap::new();
    assert_eq!(walk(&answers, true), Walk::Under(0));
    for question in Question::ALL {
        answers.insert(*question, Answered { mark: Mark::InOrder, agrees: None });
    }
    assert_eq!(walk(&answers, false), Walk::Whole);
    assert_eq!(walk(&answers, true), Walk::Waits(Question::ALL.len()));
    for answer in answers.values_mut() {
        answer.agrees = Some(true);
    }
    assert_eq!(walk(&answers, true), Walk::Whole);
    answers.insert(Question::Gaps, Answered { mark: Mark::InOrder, agrees: Some(false) });
    assert_eq!(walk(&answers, true), Walk::Differ(1));
    // Where one person is enough, what a second one would say counts for nothing.
    assert_eq!(walk(&answers, false), Walk::Whole);
}

#[test]
fn nobody_is_their_own_second_person() {
    assert!(is_second((&1, "Harriet Row"), (&2, "Priya Shah")));
    assert!(!is_second((&1, "Harriet Row"), (&1, "Harriet Row")));
    assert!(!is_second((&1, "Harriet Row"), (&2, " harriet row ")));
}

fn became(step: Step) -> Became<u8> {
    let to = matches!(step, Step::Moved | Step::NotMended).then_some((9, date!(2027 - 01 - 31)));
    Became { step, to }
}

fn after(steps: &[Step]) -> Now<u8> {
    let all: Vec<_> = steps.iter().copied().map(became).collect();
    now(1, date!(2026 - 11 - 20), &all)
}

#[test]
fn a_finding_is_open_until_it_is_done_and_again_when_it_was_not_mended() {
    assert!(after(&[]).is_overdue(TODAY));
    assert_eq!(after(&[Step::Done]).standing, Standing::Done);
    assert!(!after(&[Step::Done]).is_overdue(TODAY));
    assert_eq!(after(&[Step::Done, Step::Mended]).standing, Standing::Mended);
    let again = after(&[Step::Done, Step::NotMended]);
    assert_eq!((again.standing, again.owner, again.due), (Standing::Open, 9, date!(2027 - 01 - 31)));
    // What is mended or withdrawn is over.
    assert_eq!(after(&[Step::Mended, Step::NotMended, Step::Done]).standing, Standing::Mended);
    assert_eq!(after(&[Step::Withdrawn, Step::Done]).standing, Standing::Withdrawn);
}

#[test]
fn a_sample_is_told_in_numbers() {
    let mut tally = Tally { files: 3, complete: 2, walked: 1, ..Tally::default() };
    for steps in [&[][..], &[Step::Moved], &[Step::Done], &[Step::Done, Step::Mended], &[Step::Withdrawn]] {
        tally.count(&after(steps), TODAY);
    }
    assert_eq!((tally.open, tally.overdue, tally.done, tally.mended, tally.findings()), (2, 1, 1, 1, 4));
}

fn a_step() -> impl Strategy<Value = Step> {
    proptest::sample::select(Step::ALL)
}

proptest! {
    #[test]
    fn a_seed_is_one_line(typed in "\\PC{0,220}|.{0,20}") {
        if let Ok(seed) = seed(&typed) {
            prop_assert!(!seed.is_empty() && seed.chars().count() <= LINE_MOST && !seed.contains('\n'));
            prop_assert_eq!(seed.trim(), &seed);
        }
    }

    #[test]
    fn what_is_over_stays_over(steps in proptest::collection::vec(a_step(), 0..8), more in a_step()) {
        let before = after(&steps);
        let mut longer = steps.clone();
        longer.push(more);
        let then = after(&longer);
        if matches!(before.standing, Standing::Mended | Standing::Withdrawn) {
            prop_assert_eq!(before, then);
        }
        // Only another owner or day makes it somebody else's.
        if !matches!(more, Step::Moved | Step::NotMended) {
            prop_assert_eq!((before.owner, before.due), (then.owner, then.due));
        }
        prop_assert!(!then.is_overdue(TODAY) || then.standing == Standing::Open);
    }
}
