use super::*;
use crate::checks::assessment::{FACTORS, FACTORS_OF_START};
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 29);

fn start() -> Typed<'static> {
    Typed {
        decision: Some(Decision::GoOn),
        conditions: "",
        supervisor: "Priya Shah",
        supervision: "On every shift together with Priya",
        ends_on: "31 January 2027",
        talked_on: "",
        promised: true,
    }
}

fn shown() -> Typed<'static> {
    Typed { supervisor: "", supervision: "", ends_on: "", talked_on: "27 November 2026", promised: false, ..start() }
}

fn codes(result: Result<Kept, Vec<No<NoAssessment>>>) -> Vec<No<NoAssessment>> {
    result.expect_err("it is refused")
}

#[test]
fn every_factor_is_weighed_in_words() {
    for (about, typed, factors) in
        [(ToWeigh::Content, shown(), FACTORS), (ToWeigh::AdultFirst, start(), FACTORS_OF_START)]
    {
        assert!(may_weigh(about, typed, |_| "A sentence of words", "Joy", TODAY).is_ok());
        for missing in factors {
            let words = |factor: &str| if factor == *missing { "no" } else { "A sentence of words" };
            assert_eq!(codes(may_weigh(about, typed, words, "Joy", TODAY)), [(*missing, NoAssessment::FactorNeeded)]);
        }
    }
}

#[test]
fn requirement_6_a_start_before_the_certificate_has_a_supervisor_an_end_and_every_promise() {
    let weigh = |typed| may_weigh(ToWeigh::AdultFirst, typed, |_| "A sentence of words", "Joy Adeyemi", TODAY);
    let problem = |typed| codes(weigh(typed));
    assert_eq!(problem(Typed { supervisor: "", ..start() }), [("supervisor", NoAssessment::SupervisorNeeded)]);
    assert_eq!(problem(Typed { supervisor: "joy adeyemi", ..start() }), [("supervisor", NoAssessment::OwnSupervisor)]);
    assert_eq!(problem(Typed { supervision: "", ..start() }), [("supervision", NoAssessment::SupervisionNeeded)]);
    assert_eq!(problem(Typed { promised: false, ..start() }), [("promises", NoAssessment::NotPromised)]);
    assert_eq!(problem(Typed { ends_on: "", ..start() }), [("ends_on", NoAssessment::Date(NoDate::Missing))]);
    assert_eq!(problem(Typed { ends_on: "1 March 2027", ..start() }), [("ends_on", NoAssessment::TooFar)]);
    assert_eq!(problem(Typed { ends_on: "28 November 2026", ..start() }), [("ends_on", NoAssessment::Over)]);
    // Who waits for the certificate needs nobody to supervise them.
    let waits = Typed {
        decision: Some(Decision::DoNot),
        supervisor: "",
        supervision: "",
        ends_on: "",
        promised: false,
        ..start()
    };
    assert!(weigh(waits).is_ok());
}

#[test]
fn what_is_shown_is_talked_over_before_anything_is_decided() {
    let weigh = |typed| may_weigh(ToWeigh::Content, typed, |_| "A sentence of words", "Joy", TODAY);
    assert_eq!(codes(weigh(Typed { talked_on: "", ..shown() })), [("talked_on", NoAssessment::TalkNeeded)]);
    assert_eq!(codes(weigh(Typed { talked_on: "tomorrow", ..shown() })).len(), 1);
    let conditions = Typed { decision: Some(Decision::WithConditions), ..shown() };
    assert_eq!(codes(weigh(conditions)), [("conditions", NoAssessment::ConditionsNeeded)]);
}

#[test]
fn two_persons_weigh_and_the_second_says_why_not() {
    assert_eq!(may_answer(true, false, Some(true), ""), Err(vec![("agrees", NoAssessment::SamePerson)]));
    assert_eq!(may_answer(false, true, Some(true), ""), Err(vec![("agrees", NoAssessment::Answered)]));
    assert_eq!(may_answer(false, false, None, ""), Err(vec![("agrees", NoAssessment::AnswerNeeded)]));
    assert_eq!(may_answer(false, false, Some(false), "no"), Err(vec![("answer_words", NoAssessment::WordsNeeded)]));
    assert_eq!(may_answer(false, false, Some(true), ""), Ok(()));
}
