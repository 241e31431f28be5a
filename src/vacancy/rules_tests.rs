//! What the rules of a vacancy promise.

use super::*;
use proptest::prelude::*;
use time::macros::date;

fn a_stage() -> impl Strategy<Value = Stage> {
    proptest::sample::select(Stage::ALL.to_vec())
}

prop_compose! {
    fn some_needs()(
        notice_given in any::<bool>(),
        interviewed in any::<bool>(),
        reason in any::<bool>(),
        offer in proptest::option::of(proptest::sample::select(vec![
            OfferState::Open, OfferState::Accepted, OfferState::Declined, OfferState::Withdrawn,
        ])),
    ) -> Needs {
        Needs { notice_given, interviewed, offer, reason, never_began: false }
    }
}

/// Everything that a step could need, except that an offer is in one state at a time.
fn all(offer: OfferState) -> Needs {
    Needs { notice_given: true, interviewed: true, offer: Some(offer), reason: true, never_began: false }
}

proptest! {
    #[test]
    fn nothing_follows_an_end(from in a_stage(), to in a_stage(), needs in some_needs()) {
        prop_assume!(from.is_end());
        prop_assert!(step(from, to, &needs).is_err());
    }

    #[test]
    fn more_that_is_known_never_forbids_a_step(from in a_stage(), to in a_stage(), needs in some_needs()) {
        let more = Needs { notice_given: true, reason: true, ..needs };
        prop_assert!(step(from, to, &needs).is_err() || step(from, to, &more).is_ok());
    }

    #[test]
    fn withdrawing_needs_a_reason_and_nothing_else(from in a_stage(), needs in some_needs()) {
        prop_assume!(!from.is_end());
        prop_assert_eq!(step(from, Stage::Withdrawn, &needs).is_ok(), needs.reason);
    }

    #[test]
    fn an_offer_is_withdrawn_only_where_one_was_made(from in a_stage(), needs in some_needs()) {
        let offered = matches!(from, Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared);
        prop_assert_eq!(step(from, Stage::OfferWithdrawn, &needs).is_ok(), offered && needs.reason);
    }

    /// However the steps are asked for, nobody meets the panel without the notice, nobody is offered the job without
    /// having met the panel, and nobody starts who did not accept and was not cleared.
    #[test]
    fn no_way_leads_around_the_notice_or_the_panel(asked in proptest::collection::vec((a_stage(), some_needs()), 0..60)) {
        let mut at = Stage::Applied;
        let mut past = vec![at];
        for (to, mut needs) in asked {
            needs.interviewed = past.contains(&Stage::Interviewed);
            if step(at, to, &needs).is_ok() {
                if to == Stage::Interviewed {
                    prop_assert!(needs.notice_given);
                }
                at = to;
                past.push(at);
            }
        }
        let before = |stage: Stage, earlier: Stage| {
            !past.contains(&stage) || past.iter().position(|s| *s == earlier) < past.iter().position(|s| *s == stage)
                && past.contains(&earlier)
        };
        for stage in [Stage::Chosen, Stage::Reserve, Stage::ConditionalOffer, Stage::Accepted, Stage::Cleared, Stage::Started] {
            prop_assert!(before(stage, Stage::Interviewed), "{:?}", past);
        }
        prop_assert!(before(Stage::Cleared, Stage::Accepted), "{:?}", past);
        prop_assert!(before(Stage::Started, Stage::Cleared), "{:?}", past);
    }

    #[test]
    fn every_row_of_a_file_is_good_or_bad_and_named_by_its_line(
        rows in proptest::collection::vec(
            proptest::collection::vec("[a-z@. ,0-9]{0,12}", 0..5), 1..40),
        order in Just(vec!["name", "email", "phone", "notes"]).prop_shuffle(),
    ) {
        let sheet = Sheet {
            heading: order.iter().map(|s| s.to_string()).collect(),
            rows: rows.into_iter().enumerate().map(|(n, fields)| (n as u64 + 2, fields)).collect(),
        };
        let import = import(&sheet, &[]).unwrap();
        let mut lines: Vec<_> = import.good.iter().map(|row| row.line).chain(import.bad.iter().map(|row| row.line)).collect();
        lines.sort_unstable();
        prop_assert_eq!(lines, sheet.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>());
        let mut emails: Vec<_> = import.good.iter().filter_map(|row| row.entrant.email.as_deref()).map(email_key).collect();
        let all = emails.len();
        emails.sort();
        emails.dedup();
        prop_assert_eq!(emails.len(), all);
    }

    #[test]
    fn what_is_kept_is_taken_again(name in "\\PC{0,40}", email in "\\PC{0,20}@?\\PC{0,20}", phone in "[0-9 +()x-]{0,20}") {
        if let Ok(entrant) = Entrant::parse(&name, &email, &phone) {
            let again = Entrant::parse(&entrant.name, entrant.email.as_deref().unwrap_or(""), entrant.phone.as_deref().unwrap_or(""));
            prop_assert_eq!(again, Ok(entrant));
        }
    }

    #[test]
    fn any_text_for_a_day_gets_an_answer(typed in "\\PC{0,14}") {
        let today = date!(2026 - 11 - 22);
        let _ = day_ahead(&typed, today);
        if let Ok(day) = day_behind(&typed, today) {
            prop_assert!(day <= today);
        }
    }
}

#[test]
fn the_usual_way_leads_from_applied_to_started() {
    use Stage::*;
    let way = [
        (Applied, Shortlisted, OfferState::Open),
        (Shortlisted, Interviewed, OfferState::Open),
        (Interviewed, Chosen, OfferState::Open),
        (Chosen, ConditionalOffer, OfferState::Open),
        (ConditionalOffer, Accepted, OfferState::Accepted),
        (Accepted, Cleared, OfferState::Accepted),
        (Cleared, Started, OfferState::Accepted),
    ];
    for (from, to, offer) in way {
        assert_eq!(step(from, to, &all(offer)), Ok(()), "{from:?} to {to:?}");
    }
}

#[test]
fn a_refused_step_says_what_it_needs() {
    let nothing = Needs::default();
    assert_eq!(step(Stage::Shortlisted, Stage::Interviewed, &nothing), Err(NoStep::NoticeNotGiven));
    assert_eq!(step(Stage::Chosen, Stage::ConditionalOffer, &nothing), Err(NoStep::OfferNotMade));
    assert_eq!(step(Stage::ConditionalOffer, Stage::Accepted, &all(OfferState::Open)), Err(NoStep::OfferNotAccepted));
    assert_eq!(step(Stage::Applied, Stage::NotChosen, &nothing), Err(NoStep::ReasonNeeded));
    assert_eq!(step(Stage::Applied, Stage::Applied, &nothing), Err(NoStep::AlreadyThere));
    assert_eq!(step(Stage::Applied, Stage::Cleared, &all(OfferState::Open)), Err(NoStep::NotFromHere));
    assert_eq!(step(Stage::Withdrawn, Stage::Applied, &all(OfferState::Open)), Err(NoStep::Ended));
}

#[test]
fn whoever_started_stays_unless_they_never_began() {
    let usual = all(OfferState::Accepted);
    let never = Needs { never_began: true, ..usual };
    for to in [Stage::Withdrawn, Stage::OfferWithdrawn] {
        assert_eq!(step(Stage::Started, to, &usual), Err(NoStep::Ended));
        assert_eq!(step(Stage::Started, to, &never), Ok(()));
        assert_eq!(step(Stage::Started, to, &Needs { reason: false, ..never }), Err(NoStep::ReasonNeeded));
    }
    for to in [Stage::Cleared, Stage::Reserve, Stage::Chosen] {
        assert_eq!(step(Stage::Started, to, &never), Err(NoStep::NotFromHere));
    }
}

#[test]
fn a_candidate_who_was_not_interviewed_can_not_be_put_in_reserve() {
    assert_eq!(step(Stage::NotChosen, Stage::Reserve, &Needs::default()), Err(NoStep::NotInterviewed));
}

fn sheet(text: &[&[&str]]) -> Sheet {
    let mut lines = text.iter().map(|fields| fields.iter().map(|field| field.to_string()).collect::<Vec<_>>());
    Sheet {
        heading: lines.next().unwrap(),
        rows: lines.enumerate().map(|(n, fields)| (n as u64 + 2, fields)).collect(),
    }
}

#[test]
fn columns_may_stand_in_any_order_and_others_are_passed_over() {
    let sheet =
        sheet(&[&["Phone", "shoe size", "E-mail", "NAME"], &["07700 900123", "6", "sam@example.org", "Sam  Okoro"]]);
    let import = import(&sheet, &[]).unwrap();
    let entrant = &import.good[0].entrant;
    assert_eq!((entrant.name.as_str(), entrant.email.as_deref()), ("Sam Okoro", Some("sam@example.org")));
    assert_eq!(import.good[0].line, 2);
}

#[test]
fn a_bad_row_is_named_by_line_and_reason() {
    let sheet = sheet(&[
        &["name", "email", "phone"],
        &["Sam", "sam@example.org", ""],
        &["", "lee@example.org", ""],
        &["Lee", "lee at example", ""],
        &["Kim", "SAM@example.org", ""],
        &["Jo", "jo@example.org", "ring the bell"],
        &["Al", "al@example.org", ""],
        &["Flo", "", ""],
        &["Mo"],
    ]);
    let import = import(&sheet, &["AL@example.org".to_owned()]).unwrap();
    assert_eq!(import.good.len(), 1);
    let bad: Vec<_> = import.bad.into_iter().map(|row| (row.line, row.why)).collect();
    assert_eq!(
        bad,
        [
            (3, BadEntrant::NameNeeded),
            (4, BadEntrant::EmailWrong),
            (5, BadEntrant::EmailTwice { line: 2 }),
            (6, BadEntrant::PhoneWrong),
            (7, BadEntrant::EmailKnown),
            (8, BadEntrant::NoWayToReach),
            (9, BadEntrant::TooFewFields),
        ]
    );
}

#[test]
fn one_of_email_and_phone_is_enough() {
    for (column, field) in [("email", "sam@example.org"), ("Phone", "07700 900123")] {
        let import = import(&sheet(&[&["name", column], &["Sam", field], &["Flo", ""], &["Mo"]]), &[]).unwrap();
        assert_eq!(import.good.len(), 1, "{column}");
        let bad: Vec<_> = import.bad.into_iter().map(|row| row.why).collect();
        assert_eq!(bad, [BadEntrant::NoWayToReach, BadEntrant::TooFewFields], "{column}");
    }
}

#[test]
fn the_heading_says_what_separates_the_fields() {
    for (text, wanted) in
        [("name,email;x", b','), ("name;email", b';'), ("\n\nname;email", b';'), ("name\temail", b'\t'), ("name", b',')]
    {
        assert_eq!(separator(text), wanted, "{text:?}");
    }
}

#[test]
fn a_file_without_its_heading_says_which_column_is_missing() {
    assert_eq!(import(&sheet(&[&["email", "phone"], &["a@b.example", ""]]), &[]), Err(BadSheet::ColumnMissing("name")));
    assert_eq!(import(&sheet(&[&["name", "shoe size"], &["Sam", "6"]]), &[]), Err(BadSheet::NoWayToReach));
    assert_eq!(
        import(&sheet(&[&["name", "email", "phone", "Name"], &["", "", "", ""]]), &[]),
        Err(BadSheet::ColumnTwice("name"))
    );
    assert_eq!(import(&sheet(&[&["name", "email", "phone"]]), &[]), Err(BadSheet::NoRows));
    assert_eq!(import(&Sheet::default(), &[]), Err(BadSheet::Empty));
}

#[test]
fn names_of_one_word_and_of_any_script_are_taken() {
    for name in ["Sukarno", "Zoë", "李小龍", "O’Brien-Smith", "عائشة"] {
        assert_eq!(Entrant::parse(name, "a@b.uk", "").map(|entrant| entrant.name), Ok(name.to_owned()));
    }
    assert_eq!(Entrant::parse("123", "a@b.uk", ""), Err(BadEntrant::NameStrange));
}

#[test]
fn a_notice_is_not_dated_tomorrow() {
    let today = date!(2026 - 11 - 22);
    assert_eq!(day_behind("2026-11-22", today), Ok(today));
    assert_eq!(day_behind("2026-11-23", today), Err(BadDay::InFuture));
    assert_eq!(day_behind("2019-11-22", today), Err(BadDay::TooLongAgo));
    assert_eq!(day_behind("22/11/2026", today), Err(BadDay::Wrong));
    assert_eq!(day_behind("2026-02-30", today), Err(BadDay::Wrong));
    assert_eq!(day_behind(" ", today), Err(BadDay::Needed));
    assert_eq!(day_ahead("2026-11-21", today), Err(BadDay::Past));
}

#[test]
fn a_spreadsheets_own_file_is_told_from_a_text() {
    assert!(is_workbook("PK\u{3}\u{4}rest") && is_workbook("\u{d0}\u{cf}\u{11}\u{e0}"));
    assert!(!is_workbook("name,email\nPK,pk@x.example") && !is_workbook(""));
}

#[test]
fn a_contact_has_an_address_or_a_number() {
    for fine in ["Priya Shah, 01234 567 890", "office@elm.example", "Priya <p@elm.example>"] {
        assert!(reaches_somebody(fine), "{fine}");
    }
    for no in ["x", "Priya", "@", "a@b", "room 12"] {
        assert!(!reaches_somebody(no), "{no}");
    }
}
