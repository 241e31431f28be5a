use super::*;
use crate::checks::dated::Dated;
use proptest::prelude::*;
use time::macros::date;

fn job(began: Date, ended: Option<Date>, care: bool) -> Job {
    Job { span: Span { start: Dated::Day(began), end: ended.map(Dated::Day) }, employed: true, care }
}

/// A shop, then a home that closed, then home care until today.
fn three() -> Vec<Job> {
    vec![
        job(date!(2012 - 07 - 16), Some(date!(2016 - 04 - 30)), false),
        job(date!(2017 - 03 - 06), Some(date!(2021 - 08 - 31)), true),
        job(date!(2021 - 09 - 01), None, true),
    ]
}

const GOOD: Ref = Ref {
    kind: Kind::Employer,
    job: None,
    attempts: 1,
    answered: true,
    shows_conduct: true,
    speaks: true,
    genuine: Some(true),
    open: 0,
    says_why: true,
    says_ended: false,
    dropped: false,
};

fn of(job: usize) -> Ref {
    Ref { job: Some(job), ..GOOD }
}

fn states(references: &[Ref], excused: &[usize]) -> Vec<State> {
    coverage(true, &three(), references, excused, 0).jobs.iter().map(|stands| stands.state).collect()
}

#[test]
fn the_most_recent_employer_and_every_employment_in_care_are_required() {
    let of = |jobs: &[Job]| required(jobs).into_iter().map(|one| (one.job, one.most_recent)).collect::<Vec<_>>();
    assert_eq!(of(&three()), [(1, false), (2, true)]);
    let mut shop_last = three();
    shop_last.push(job(date!(2022 - 01 - 01), None, false));
    assert_eq!(of(&shop_last), [(1, false), (2, false), (3, true)], "of two that go on, the one that began last");
    let own = Job { employed: false, ..job(date!(2022 - 01 - 01), None, false) };
    assert_eq!(of(&[own]), [], "nobody employed them");
    assert_eq!(of(&[]), []);
}

#[test]
fn requirement_13_personal_references_cover_no_employer_and_it_says_which_are_missing() {
    let personal = Ref { kind: Kind::Personal, ..GOOD };
    assert_eq!(states(&[personal, personal], &[]), [State::NotAsked, State::NotAsked]);
    assert_eq!(states(&[of(2)], &[]), [State::NotAsked, State::Covered]);
    let all = coverage(true, &three(), &[of(1), of(2)], &[], 0);
    assert_eq!((all.missing.as_slice(), all.conduct, all.why_left, all.most_recent), (&[][..], true, true, true));
    let recent = coverage(true, &three(), &[of(2)], &[], 0);
    assert_eq!((recent.conduct, recent.most_recent), (false, true));
    assert_eq!(recent.missing, [Missing::Jobs(1)]);
}

#[test]
fn requirement_13_what_was_not_verified_or_gives_dates_only_or_is_a_colleagues_does_not_cover() {
    let with = |change: fn(Ref) -> Ref| states(&[change(of(2))], &[]).pop();
    assert_eq!(with(|one| Ref { answered: false, ..one }), Some(State::Asked));
    assert_eq!(with(|one| Ref { genuine: None, ..one }), Some(State::Unproved));
    assert_eq!(with(|one| Ref { genuine: Some(false), ..one }), Some(State::NotGenuine));
    assert_eq!(with(|one| Ref { shows_conduct: false, ..one }), Some(State::DatesOnly));
    assert_eq!(with(|one| Ref { speaks: false, ..one }), Some(State::NotEmployer));
    assert_eq!(with(|one| Ref { open: 1, ..one }), Some(State::Open));
}

#[test]
fn requirement_14_an_open_matter_blocks_even_beside_a_good_reference_of_the_same_employer() {
    assert_eq!(states(&[of(1), of(2), Ref { open: 1, genuine: None, ..of(2) }], &[]), [State::Covered, State::Open]);
    let forged = Ref { genuine: Some(false), ..of(2) };
    assert_eq!(
        states(&[of(1), of(2), Ref { open: 1, ..forged }], &[]),
        [State::Covered, State::Open],
        "that one was forged"
    );
    assert_eq!(states(&[of(1), of(2), forged], &[]), [State::Covered, State::Covered], "and that was settled");
    let shop = Ref { open: 1, ..of(0) };
    assert_eq!(coverage(true, &three(), &[of(1), of(2), shop], &[], 0).missing, [Missing::Settle(1)]);
}

#[test]
fn requirement_13_an_employer_that_can_t_be_had_needs_attempts_a_substitute_and_somebody_who_accepts_it() {
    let tried = |attempts| Ref { answered: false, attempts, genuine: None, ..of(1) };
    let substitute = Ref { kind: Kind::Substitute, speaks: false, ..of(1) };
    let may = |references: &[Ref]| {
        coverage(true, &three(), references, &[], 0).jobs.first().is_some_and(|one| one.may_excuse)
    };
    assert!(!may(&[tried(2)]), "no substitute");
    assert!(!may(&[tried(1), substitute]), "tried once");
    assert!(!may(&[tried(2), Ref { genuine: None, ..substitute }]), "nobody knows whether the substitute is genuine");
    assert!(may(&[tried(2), substitute]));
    assert!(may(&[tried(1), tried(1), substitute]), "two persons of the employer were asked");
    assert!(may(&[Ref { dropped: true, ..tried(2) }, substitute]), "they are asked no more");
    assert_eq!(states(&[tried(2), substitute], &[]), [State::Asked, State::NotAsked], "nobody has accepted it");
    assert_eq!(states(&[tried(2), substitute], &[1]), [State::Excused, State::NotAsked]);
    assert_eq!(states(&[tried(2)], &[1]), [State::Asked, State::NotAsked], "the substitute is gone");
    assert_eq!(
        states(&[of(1), substitute], &[1]),
        [State::Covered, State::NotAsked],
        "the employer answered after all"
    );
    let excused = coverage(true, &three(), &[tried(2), substitute, of(2)], &[1], 0);
    assert!(excused.conduct && excused.why_left && excused.missing.is_empty());
}

#[test]
fn why_work_in_care_ended_is_the_employers_to_say_where_it_ended() {
    let silent = |job| Ref { says_why: false, ..of(job) };
    let left = |references: &[Ref]| coverage(true, &three(), references, &[], 0);
    assert!(left(&[of(1), silent(2)]).why_left, "the second goes on");
    let without = left(&[silent(1), of(2)]);
    assert!(without.conduct && !without.why_left);
    assert_eq!(without.missing, [Missing::Jobs(1)]);
    let ended = Ref { says_ended: true, ..silent(2) };
    assert!(!left(&[of(1), ended]).why_left, "the employer says that it has ended, and not why");
}

#[test]
fn a_reason_that_the_employer_will_not_give_is_left_out_after_attempts_when_somebody_accepts_that() {
    let silent = |attempts| Ref { says_why: false, attempts, ..of(1) };
    let of = |attempts, excused: &[usize]| coverage(true, &three(), &[silent(attempts), of(2)], excused, 0);
    assert!(!of(1, &[]).jobs[0].may_excuse, "asked once");
    assert!(of(2, &[]).jobs[0].may_excuse);
    let accepted = of(2, &[1]);
    assert!(accepted.why_left && accepted.missing.is_empty(), "{accepted:?}");
    assert_eq!(accepted.jobs[0].state, State::Covered);
}

#[test]
fn nothing_is_settled_while_the_history_is_not_whole() {
    let before = coverage(false, &three(), &[of(1), of(2)], &[], 0);
    assert_eq!((before.conduct, before.why_left, before.most_recent), (false, false, false));
    assert_eq!(before.missing, [Missing::History]);
}

#[test]
fn whoever_was_never_employed_needs_somebody_who_knows_them() {
    let none = coverage(true, &[], &[], &[], 0);
    assert_eq!((none.conduct, none.most_recent, none.somebody), (true, false, Some(State::NotAsked)));
    assert_eq!(none.missing, [Missing::Somebody]);
    let known = coverage(true, &[], &[Ref { kind: Kind::Personal, speaks: false, ..GOOD }], &[], 0);
    assert!(known.most_recent && known.missing.is_empty());
    let praised = Ref { kind: Kind::Personal, speaks: false, ..GOOD };
    let both = coverage(true, &[], &[praised, Ref { open: 1, ..praised }], &[], 0);
    assert_eq!((both.most_recent, both.somebody), (false, Some(State::Open)), "praise does not drown a concern");
    assert_eq!(both.missing, [Missing::Settle(1)]);
}

proptest! {
    /// Another reference that says nothing against the person never makes anything worse.
    #[test]
    fn a_good_reference_more_never_takes_anything_away(
        kinds in proptest::collection::vec((0_usize..3, 0_usize..3, any::<bool>(), any::<bool>(), 0_usize..2), 0..6),
        genuine in proptest::collection::vec(proptest::option::of(any::<bool>()), 6),
        job in 0_usize..3,
        worked in any::<bool>(),
    ) {
        let jobs = if worked { three() } else { Vec::new() };
        let refs: Vec<Ref> = kinds
            .iter()
            .zip(&genuine)
            .map(|((kind, job, answered, conduct, open), genuine)| Ref {
                genuine: *genuine,
                kind: *Kind::ALL.get(*kind).unwrap_or(&Kind::Personal),
                job: Some(*job),
                answered: *answered,
                shows_conduct: *conduct,
                open: *open,
                ..GOOD
            })
            .collect();
        let before = coverage(true, &jobs, &refs, &[1], 0);
        let more = [refs.as_slice(), &[of(job)]].concat();
        let after = coverage(true, &jobs, &more, &[1], 0);
        prop_assert!(before.jobs.iter().zip(&after.jobs).all(|(before, after)| before.state <= after.state));
        prop_assert!((!before.conduct || after.conduct) && (!before.most_recent || after.most_recent));
        // And the order in which they came is nothing.
        let turned: Vec<Ref> = more.iter().rev().copied().collect();
        prop_assert_eq!(coverage(true, &jobs, &turned, &[1], 0), after);
    }
}

#[test]
fn where_a_number_is_named_one_reference_is_not_enough() {
    let at = |references: &[Ref], least| coverage(true, &three(), references, &[], least);
    let two = [of(1), of(2)];
    assert!(at(&two, 2).most_recent && at(&two, 2).missing.is_empty());
    assert!(!at(&two, 3).most_recent);
    assert_eq!(at(&two, 3).missing, [Missing::Fewer(1)]);
}
