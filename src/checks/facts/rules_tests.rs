use super::*;
use crate::checks::facts::{WAYS, way};
use crate::checks::{USUAL_PACK, pack};
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 29);

fn item(code: &str) -> &'static PackItem {
    let pack = pack(USUAL_PACK.0, USUAL_PACK.1).expect("the usual pack reads");
    pack.items.iter().find(|item| item.code == code).expect("an item of the pack")
}

/// What is right in every field, but for these.
fn typed<'a>(but: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> &'a str {
    move |name| {
        let other = but.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
        other.unwrap_or(match name {
            "certificate_number" => "001234567890",
            "level" => "enhanced_adults",
            "workforce" => "adult",
            "eligibility" => "Gives personal care to adults",
            "shows" => "nothing",
            "share_code" => "W12 345 67A",
            "seen_how" => "in_person",
            "limits" => "none",
            "document" => "british_passport",
            "identity_document" => "passport",
            "register" => "nmc",
            "registration_number" => "01A2345N",
            "register_says" => "registered",
            "fitness" => "fit",
            "translation" => "not_needed",
            "outcome" => "blank_current",
            "reply" => "no_match",
            "last_characters" => "417x",
            "valid_to" | "mot_to" | "membership_to" => "2027-05-01",
            "permission_to" | "adjustments" | "limit_words" => "",
            "original" | "likeness" | "copy_kept" | "candidate_agreed" | "identity_checked" | "same_workforce"
            | "entitled" | "official_service" | "page_kept" | "certified" | "report_kept" | "claims_covered"
            | "looked_up" | "protected_told" | "shared_online" | "work_insured" => "yes",
            name if name.ends_with("_on") => "2026-11-20",
            _ => "Something",
        })
    }
}

fn read_with(kind: Kind, code: &str, of: &str, but: &[(&str, &str)]) -> Result<Facts, Vec<No<NoFact>>> {
    read(way(kind, code).expect("a way"), item(of), typed(but), TODAY, TODAY)
}

fn no(kind: Kind, code: &str, of: &str, but: &[(&str, &str)]) -> Vec<No<NoFact>> {
    read_with(kind, code, of, but).expect_err("it is refused")
}

fn followed(kind: Kind, code: &str, of: &str, but: &[(&str, &str)]) -> Follows {
    let facts = read_with(kind, code, of, but).expect("it is taken");
    follows(way(kind, code).expect("a way"), item(of), &facts, TODAY)
}

const DBS: &str = "dbs_enhanced_barred_list";

#[test]
fn requirement_7_a_certificates_number_has_12_digits_and_keeps_its_zeros() {
    let facts =
        read_with(Kind::CriminalRecord, "certificate", DBS, &[("certificate_number", "0012 3456 7890")]).unwrap();
    assert_eq!(facts["certificate_number"], "001234567890");
    for (number, why) in [
        ("12345678901", NoFact::CertificateNumber),
        ("1234567890123", NoFact::CertificateNumber),
        ("12345678901a", NoFact::CertificateNumber),
        ("１２３４５６７８９０１２", NoFact::CertificateNumber),
        ("F1234567890", NoFact::ApplicationNumber),
        ("e12345678901", NoFact::ApplicationNumber),
    ] {
        let problems = no(Kind::CriminalRecord, "certificate", DBS, &[("certificate_number", number)]);
        assert_eq!(problems, [("certificate_number", why)], "{number}");
    }
}

#[test]
fn a_certificate_of_another_level_is_recorded_under_its_own_check() {
    let problems = no(Kind::CriminalRecord, "certificate", DBS, &[("level", "standard")]);
    assert_eq!(problems, [("level", NoFact::WrongLevel)]);
    assert!(read_with(Kind::CriminalRecord, "certificate", "dbs_standard", &[("level", "standard")]).is_ok());
}

#[test]
fn requirement_8_a_status_check_needs_everything_before_it() {
    for missing in ["candidate_agreed", "original", "identity_checked", "same_workforce", "entitled"] {
        let problems = no(Kind::CriminalRecord, "update_service", DBS, &[(missing, "")]);
        assert_eq!(problems, [(missing, NoFact::NotConfirmed)]);
    }
    let outcome = |code| followed(Kind::CriminalRecord, "update_service", DBS, &[("outcome", code)]);
    assert_eq!((outcome("blank_current").status, outcome("blank_current").to_weigh), (Status::Seen, None));
    assert_eq!(outcome("content_current").to_weigh, Some(ToWeigh::Content));
    // Never "fail": a new application is what is needed.
    let new = outcome("new_information");
    assert_eq!((new.status, new.open), (Status::NotYet, Some(Open::NewApplication)));
    assert_eq!(outcome("no_match").open, Some(Open::NotMatched));
}

#[test]
fn requirement_11_only_a_share_code_for_work_counts_while_it_works() {
    for (code, why) in [
        ("R1234567A", NoFact::ShareCodeToRent),
        ("s12 345 67a", NoFact::ShareCodeForOther),
        ("X1234567A", NoFact::ShareCode),
        ("W1234567", NoFact::ShareCode),
    ] {
        let problems = no(Kind::RightToWork, "share_code", "right_to_work", &[("share_code", code)]);
        assert_eq!(problems, [("share_code", why)], "{code}");
    }
    let made = |day| read_with(Kind::RightToWork, "share_code", "right_to_work", &[("code_made_on", day)]);
    assert_eq!(made("2026-08-31").unwrap()["share_code"], "W1234567A", "the ninetieth day");
    assert_eq!(made("2026-08-30").unwrap_err(), [("code_made_on", NoFact::ShareCodeOver)]);
}

#[test]
fn requirement_11_a_digital_check_is_for_british_and_irish_passports_that_are_valid() {
    let problems = no(Kind::RightToWork, "digital", "right_to_work", &[("document", "other")]);
    assert_eq!(problems, [("document", NoFact::NotDigital)]);
    let problems = no(Kind::RightToWork, "digital", "right_to_work", &[("valid_to", "2026-11-28")]);
    assert_eq!(problems, [("valid_to", NoFact::DocumentExpired)]);
    // By hand an expired one counts.
    assert!(read_with(Kind::RightToWork, "list_a", "right_to_work", &[]).is_ok());
}

#[test]
fn requirement_11_a_verification_notice_holds_six_months_and_a_permission_to_its_end() {
    let notice = followed(Kind::RightToWork, "list_b_2", "right_to_work", &[("notice_on", "2026-08-31")]);
    assert_eq!(notice.holds_to, Some(date!(2027 - 02 - 28)));
    let until = followed(Kind::RightToWork, "list_b_1", "right_to_work", &[("permission_to", "1 March 2027")]);
    assert_eq!(until.holds_to, Some(date!(2027 - 03 - 01)));
    assert_eq!(followed(Kind::RightToWork, "list_a", "right_to_work", &[]).holds_to, None);
    let problems = no(Kind::RightToWork, "list_b_1", "right_to_work", &[("permission_to", "1 March 2026")]);
    assert_eq!(problems, [("permission_to", NoFact::Over)]);
}

#[test]
fn a_limit_is_named_in_words() {
    let problems = no(Kind::RightToWork, "share_code", "right_to_work", &[("limits", "hours")]);
    assert_eq!(problems, [("limit_words", NoFact::LimitNeeded)]);
}

#[test]
fn a_register_that_says_more_than_registered_is_weighed_or_a_problem() {
    let says = |what| followed(Kind::Registration, "live_register", "registration", &[("register_says", what)]);
    assert_eq!((says("registered").status, says("registered").to_weigh), (Status::Seen, None));
    assert_eq!(says("interim_conditions").to_weigh, Some(ToWeigh::Register));
    for gone in ["suspended", "lapsed", "struck_off"] {
        assert_eq!(says(gone).status, Status::Problem, "{gone}");
    }
    assert_eq!(
        says("registered").holds_to,
        Some(date!(2027 - 05 - 01)),
        "to its end or the next look, whichever is sooner"
    );
    let problems = no(Kind::Registration, "live_register", "registration", &[("registration_number", "12345")]);
    assert_eq!(problems, [("registration_number", NoFact::NmcPin)]);
    let other = [("register", "hcpc"), ("registration_number", "ot12345")];
    assert_eq!(
        read_with(Kind::Registration, "live_register", "registration", &other).unwrap()["registration_number"],
        "OT12345"
    );
}

#[test]
fn of_health_the_outcome_is_kept_and_adjustments_are_named() {
    let health = "health_for_the_work";
    let problems = no(Kind::Health, "declaration", health, &[("fitness", "fit_with_adjustments")]);
    assert_eq!(problems, [("adjustments", NoFact::AdjustmentsNeeded)]);
    assert_eq!(followed(Kind::Health, "declaration", health, &[("fitness", "not_fit")]).status, Status::Problem);
}

#[test]
fn of_a_documents_number_the_last_characters_are_kept_alone() {
    for whole in ["123456789", "12", "41 7"] {
        let problems = no(Kind::Identity, "document", "identity_photo", &[("last_characters", whole)]);
        assert_eq!(problems, [("last_characters", NoFact::LastCharacters)], "{whole}");
    }
}

#[test]
fn a_day_after_the_check_or_still_to_come_is_refused_beside_its_field() {
    let problems = no(Kind::CriminalRecord, "certificate", DBS, &[("issued_on", "2026-11-30")]);
    assert_eq!(problems, [("issued_on", NoFact::Future)]);
    let way = way(Kind::CriminalRecord, "certificate").unwrap();
    let early = read(way, item(DBS), typed(&[]), date!(2026 - 11 - 19), TODAY);
    assert_eq!(early.unwrap_err(), [("issued_on", NoFact::AfterCheck)]);
}

#[test]
fn every_way_is_taken_as_it_should_be_filled_in_and_every_needed_field_is_missed() {
    for way in WAYS {
        let pack = pack(USUAL_PACK.0, USUAL_PACK.1).unwrap();
        let item = pack.items.iter().find(|item| item.kind == Some(way.kind)).unwrap();
        let item = if way.kind == Kind::CriminalRecord { self::item(DBS) } else { item };
        let permission = [("permission_to", "2027-06-30")];
        let but: &[(&str, &str)] = if way.code == "list_b_1" { &permission } else { &[] };
        read(way, item, typed(but), TODAY, TODAY).unwrap_or_else(|no| panic!("{way:?}: {no:?}"));
        for field in way.fields.iter().filter(|field| !field.optional) {
            let missed = read(way, item, typed(&[(field.name, " ")]), TODAY, TODAY).expect_err(field.name);
            assert!(missed.iter().any(|(name, _)| *name == field.name), "{} {}", way.code, field.name);
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused(text in "\\PC{0,40}", which in 0_usize..WAYS.len()) {
        let way = &WAYS[which];
        let pack = pack(USUAL_PACK.0, USUAL_PACK.1).unwrap();
        let item = pack.items.iter().find(|item| item.kind == Some(way.kind)).unwrap();
        if let Ok(facts) = read(way, item, |_| text.as_str(), TODAY, TODAY) {
            let _ = follows(way, item, &facts, TODAY);
        }
    }
}
