use super::*;
use crate::checks::references::{Capacity, Channel, ContactFrom, Kind, Matter, Proof};
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 29);
const ASKED: Date = date!(2026 - 11 - 09);

const ASK: AskTyped<'_> = AskTyped {
    kind: Some(Kind::Employer),
    has_job: true,
    job_goes_on: false,
    referee: "Moira Bell",
    referee_role: "Registered manager",
    email: "moira@orchardcourt.example",
    phone: "",
    contact_from: Some(ContactFrom::Found),
    how: Some(Channel::Email),
    asked_on: "9/11/2026",
    more: "",
    permission: false,
    candidate_email: "joy@example.org",
    offered: false,
};

fn no_ask(typed: AskTyped<'_>) -> Vec<No> {
    may_ask(typed, TODAY).unwrap_err()
}

#[test]
fn whom_to_ask_needs_a_name_a_way_to_reach_them_and_from_where_it_is_known() {
    assert_eq!(may_ask(ASK, TODAY), Ok(ASKED));
    assert_eq!(no_ask(AskTyped { email: "", ..ASK }), [("email", NoReference::ContactNeeded)]);
    assert_eq!(
        no_ask(AskTyped { email: "", how: Some(Channel::Link), phone: "01234", ..ASK }),
        [("email", NoReference::EmailForLink)]
    );
    assert_eq!(no_ask(AskTyped { email: "moira", ..ASK }), [("email", NoReference::EmailWrong)]);
    assert_eq!(no_ask(AskTyped { email: "JOY@example.org", ..ASK }), [("email", NoReference::OwnReference)]);
    assert_eq!(no_ask(AskTyped { has_job: false, ..ASK }), [("for", NoReference::JobNeeded)]);
    assert!(may_ask(AskTyped { has_job: false, kind: Some(Kind::Personal), ..ASK }, TODAY).is_ok());
    assert_eq!(no_ask(AskTyped { asked_on: "30/11/2026", ..ASK }), [("asked_on", NoReference::Future)]);
    assert_eq!(no_ask(AskTyped { asked_on: "11/2026", ..ASK }), [("asked_on", NoReference::DayNeeded)]);
}

#[test]
fn a_present_employer_is_asked_only_with_the_candidates_permission() {
    let present = AskTyped { job_goes_on: true, ..ASK };
    assert_eq!(no_ask(present), [("permission", NoReference::PermissionNeeded)]);
    assert!(may_ask(AskTyped { permission: true, ..present }, TODAY).is_ok());
}

const GIVEN: GivenTyped<'_> = GivenTyped {
    came_how: Some(Channel::Post),
    received_on: "20/11/2026",
    from_name: "Moira Bell",
    capacity: Some(Capacity::Manager),
    title: "Care assistant",
    began: "March 2017",
    ended: "31 August 2021",
    goes_on: false,
    duties: "",
    why_left: "The home closed.",
    re_employ: Some(true),
    re_employ_why: "",
    conduct: "Kind and reliable with everybody.",
    warnings: "",
    safeguarding: Some(false),
    safeguarding_words: "",
    more: "",
    by_referee: true,
    came_by_link: false,
    kind: Kind::Employer,
    offered: false,
};

fn no_give(typed: GivenTyped<'_>) -> Vec<No> {
    may_give(typed, ASKED, TODAY).unwrap_err()
}

#[test]
fn requirement_5_health_and_absence_are_neither_asked_nor_kept_before_an_offer() {
    assert_eq!(
        no_ask(AskTyped { more: "How many sick days did she have?", ..ASK }),
        [("more", NoReference::AboutHealth)]
    );
    let after = AskTyped { more: "How many sick days did she have?", offered: true, ..ASK };
    assert!(may_ask(after, TODAY).is_ok());
    let told = GivenTyped { conduct: "Good, but her sickness record was long.", ..GIVEN };
    assert_eq!(no_give(told), [("conduct", NoReference::AboutHealth)]);
    assert!(may_give(GivenTyped { offered: true, ..told }, ASKED, TODAY).is_ok());
    for question in ["How is her attendance?", "Does she have a disability?", "Is she on medication?"] {
        assert_eq!(no_ask(AskTyped { more: question, ..ASK }), [("more", NoReference::AboutHealth)], "{question}");
    }
    assert!(may_ask(AskTyped { more: "Did she keep notes well?", ..ASK }, TODAY).is_ok());
    let note = may_chase(Some(Channel::Phone), "20/11/2026", "They said she was off sick a lot", (ASKED, false), TODAY);
    assert_eq!(note, Err(vec![("note", NoReference::AboutHealth)]));
    let work = GivenTyped { duties: "Supported people with their health, and with a health condition.", ..GIVEN };
    assert!(may_give(work, ASKED, TODAY).is_ok(), "what the work was about is no health of hers");
}

#[test]
fn a_referee_leaves_nothing_out_and_what_came_on_paper_is_kept_as_it_came() {
    assert!(may_give(GIVEN, ASKED, TODAY).is_ok());
    let empty = GivenTyped {
        title: "",
        began: "",
        ended: "",
        why_left: "",
        re_employ: None,
        conduct: "",
        safeguarding: None,
        ..GIVEN
    };
    let fields: Vec<_> = no_give(empty).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["began", "why_left", "re_employ", "conduct", "safeguarding"]);
    let paper = GivenTyped { by_referee: false, re_employ: Some(false), safeguarding: Some(true), ..empty };
    assert!(may_give(paper, ASKED, TODAY).is_ok(), "nobody invents words for the referee");
    let by_link = GivenTyped { came_how: Some(Channel::Link), ..paper };
    assert_eq!(no_give(by_link), [("came_how", NoReference::HowNeeded)], "nobody used a link");
    assert!(may_give(GivenTyped { came_by_link: true, ..by_link }, ASKED, TODAY).is_ok());
    assert_eq!(no_give(GivenTyped { goes_on: true, ..GIVEN }), [("ended", NoReference::EndAndGoesOn)]);
    assert_eq!(no_give(GivenTyped { ended: "2/2017", ..GIVEN }), [("ended", NoReference::EndBeforeStart)]);
    assert_eq!(no_give(GivenTyped { began: "2017", ..GIVEN }), [("began", NoReference::Date(NoDate::YearOnly))]);
    assert_eq!(no_give(GivenTyped { re_employ: Some(false), ..GIVEN }), [("re_employ_why", NoReference::WhyNeeded)]);
    assert_eq!(
        no_give(GivenTyped { safeguarding: Some(true), ..GIVEN }),
        [("safeguarding_words", NoReference::WhyNeeded)]
    );
    assert_eq!(no_give(GivenTyped { received_on: "8/11/2026", ..GIVEN }), [("received_on", NoReference::BeforeAsked)]);
}

#[test]
fn webmail_is_no_employers_address_and_a_number_needs_its_source() {
    let proof = ProofTyped {
        how: Some(Proof::WorkAddress),
        source: "moira@orchardcourt.example",
        proved_on: "21/11/2026",
        genuine: Some(true),
        note: "",
        came_by_mail: true,
        link_to: None,
        offered: false,
    };
    assert!(may_prove(proof, ASKED, TODAY).is_ok());
    let early = may_prove(ProofTyped { proved_on: "8/11/2026", ..proof }, ASKED, TODAY);
    assert_eq!(early, Err(vec![("proved_on", NoReference::BeforeCame)]));
    let other = ProofTyped { link_to: Some("info@orchardcourt.example"), ..proof };
    assert_eq!(may_prove(other, ASKED, TODAY), Err(vec![("source", NoReference::OtherAddress)]));
    let post = ProofTyped { came_by_mail: false, ..proof };
    assert_eq!(may_prove(post, ASKED, TODAY), Err(vec![("proof", NoReference::NoAddress)]));
    for source in ["Moira <moira@gmail.com>", "moira@gmail.com (work)", "moira@gmail.com.", "moira@", "the office"] {
        assert_eq!(
            may_prove(ProofTyped { source, ..proof }, ASKED, TODAY),
            Err(vec![("source", NoReference::EmailWrong)]),
            "{source}"
        );
    }
    let no = |typed| may_prove(typed, ASKED, TODAY).unwrap_err();
    assert_eq!(no(ProofTyped { source: "moira.orchard@GMail.com", ..proof }), [("source", NoReference::PrivateSource)]);
    assert_eq!(
        no(ProofTyped { source: "", how: Some(Proof::RangFoundNumber), ..proof }),
        [("source", NoReference::SourceNeeded)]
    );
    assert!(may_prove(ProofTyped { source: "", how: Some(Proof::PrivateAddress), ..proof }, ASKED, TODAY).is_ok());
    assert_eq!(no(ProofTyped { genuine: Some(false), ..proof }), [("note", NoReference::WordsNeeded)]);
    assert!(!Proof::PrivateAddress.proves() && !Proof::RangGivenNumber.proves());
    for (address, is) in [
        ("a@hotmail.co.uk", true),
        ("a@mail.hotmail.co.uk", true),
        ("a@nothotmail.co.uk", false),
        ("a@yahoo.in", true),
        ("a@outlook.com.au", true),
        ("a@yahoo.is.not.webmail.example", false),
        ("no address", false),
    ] {
        assert_eq!(is_private_address(address), is, "{address}");
    }
}

#[test]
fn a_matter_is_settled_in_words() {
    assert_eq!(may_settle(Matter::Began, true, "", false), Err(vec![("words", NoReference::WordsNeeded)]));
    assert!(may_settle(Matter::Began, false, "Her payslip shows March.", false).is_ok());
    assert!(may_settle(Matter::WhyLeft, true, "", false).is_ok(), "the same reason in other words");
    assert_eq!(may_excuse(false, "It closed in 2021.", false), Err(vec![("words", NoReference::NotYetExcused)]));
    assert!(may_excuse(true, "It closed in 2021.", false).is_ok());
    assert_eq!(may_drop(true, "The address was wrong.", false), Err(vec![("words", NoReference::Answered)]));
    assert!(may_drop(false, "The address was wrong.", false).is_ok());
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in ".{0,60}") {
        let _ = may_give(GivenTyped { began: &text, ended: &text, conduct: &text, ..GIVEN }, ASKED, TODAY);
        let _ = may_ask(AskTyped { email: &text, asked_on: &text, ..ASK }, TODAY);
        let _ = is_private_address(&text);
    }
}
