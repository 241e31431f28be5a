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

#[test]
fn what_a_file_shows_is_missing_once_somebody_was_taken_on() {
    assert_eq!(shown(0, 3, false, true), Shows::There);
    assert_eq!(shown(1, 3, false, true), Shows::Missing);
    assert_eq!(shown(1, 3, false, false), Shows::NotYet);
    assert_eq!(shown(0, 3, true, true), Shows::Missing);
    assert_eq!(shown(0, 0, false, true), Shows::NotNeeded);
}

#[test]
fn a_day_that_nobody_knows_lies_within_no_days() {
    let of = Of { stage: Stage::Started, has_left: false, was_here: true, began: None };
    assert!(is_of(Whom::WorksHere, (None, None), of));
    assert!(!is_of(Whom::WorksHere, (Some(TODAY), None), of));
    let of = Of { began: Some(TODAY), ..of };
    assert!(is_of(Whom::WorksHere, (Some(TODAY), Some(TODAY)), of));
    assert!(!is_of(Whom::Recruited, (None, None), of));
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
    fn whoever_works_here_has_not_left_and_everybody_is_everybody(stage in proptest::sample::select(&Stage::ALL[..]), has_left: bool, was_here: bool, began in proptest::option::of(-900i64..900)) {
        let began = began.map(|days| TODAY + Duration::days(days));
        let of = Of { stage, has_left, was_here, began };
        let is = |whom| is_of(whom, (None, None), of);
        prop_assert!(is(Whom::Everybody));
        prop_assert!(!(is(Whom::WorksHere) && is(Whom::Left)));
        prop_assert!(!is(Whom::Recruited) || is(Whom::WorksHere));
        for whom in Whom::ALL {
            // Days never let in more; and whoever has a day is let in by all of them.
            prop_assert!(!is_of(*whom, (Some(TODAY), None), of) || is(*whom));
            let by_days = is_of(*whom, (Some(TODAY), None), of) || is_of(*whom, (None, TODAY.previous_day()), of);
            prop_assert_eq!(by_days, is(*whom) && began.is_some());
        }
    }

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
