//! Which entries a reader may have.

use super::super::Reader;
use serde_json::Value;

/// Kinds that begin so are private to the panel: how somebody is supported, why somebody did not score, what somebody asked for.
/// Conflicts are not: that they were declared, and which, is what a regulator looks for.
const OF_THE_PANEL: &[&str] = &[
    "access.",
    "calendar.",
    "help.",
    "helper.",
    "member.",
    "person.",
    "privacy.",
    "pseudonym.",
    "scores.",
    "seat.absent",
    "seat.away",
    "seat.back",
    "seat.given",
    "seat.returned",
    "support.",
    "team.",
    "voice.",
];

/// Kinds that a candidate may have of their own file: what was done with them, what was said of them, and why. References are
/// given in confidence (Data Protection Act 2018, Schedule 2, paragraph 24), a concern is somebody else's, and who sat on the
/// panel or wrote the role profile is not theirs to have.
const OF_THE_CANDIDATE: &[&str] = &[
    "agreement.",
    "application.",
    "candidate.",
    "candidate_answer.asked",
    "candidate_answer.given",
    "candidate_answer.sent",
    "check.recorded",
    "choice.made",
    "confirmation.given",
    "decision.",
    "discussion.opened",
    "employment.",
    "evidence.",
    "file.sealed",
    "gap.",
    "history.",
    "interview.",
    "kit.",
    "notice.",
    "offer.",
    "refers",
    "remark.given",
    "score.given",
    "stage.",
    "start.",
    "subject.",
    "vacancy.opened",
];

/// Kinds that say how something was done, and nothing of anybody.
const OF_NOBODY: &[&str] = &["agreement.", "file.sealed", "kit.", "refers", "subject.erased"];

/// Checks that rest on references, which are given in confidence.
pub const CONFIDED: &[&str] = &["conduct_in_earlier_care", "why_care_work_ended", "recent_employer"];

/// What an entry says, field by field.
pub type Field<'a> = &'a dyn Fn(&str) -> Option<&'a Value>;

/// May this reader not have what an entry says? What is not named here is withheld from everybody outside. `is_left_out`:
/// something that people said was left out of an answer to the candidate, to protect somebody; then no remark goes to them.
pub fn is_withheld(reader: Reader, kind: &str, field: Field<'_>, is_left_out: bool) -> bool {
    let is_in = |kinds: &[&str]| kinds.iter().any(|begin| kind.starts_with(begin));
    match reader {
        Reader::Desk => false,
        Reader::Inspector => is_in(OF_THE_PANEL) || kind.starts_with("disclosed.") || tells_of_the_panel(field),
        Reader::Candidate => {
            !is_in(OF_THE_CANDIDATE) || is_not_for_the_candidate(field) || is_left_out && kind == "remark.given"
        }
        Reader::Tender => !is_in(OF_NOBODY),
    }
}

/// Does an entry say something that is not the candidate's to have, of whatever kind it is: what was written in confidence, why
/// somebody did not score, and who may say no for their own team, or what they said?
pub fn is_not_for_the_candidate(field: Field<'_>) -> bool {
    let says = |name: &str| field(name).is_some_and(|said| !said.is_null());
    is_confided(field) || tells_of_the_panel(field) || says("for_team") || says("veto_seat")
}

/// Is it, or does it stand for, what somebody wrote in confidence?
fn is_confided(field: Field<'_>) -> bool {
    let text = |name: &str| field(name).and_then(Value::as_str);
    let stands_for = field("checks_of").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    // How it stands with such a check, once it stands in some way, tells what the referee wrote.
    let in_page = field("page").and_then(|page| page.get("checks"));
    let stood = [field("checks"), in_page].into_iter().flatten().filter_map(Value::as_object).flatten();
    let mut told =
        stood.filter(|(item, status)| CONFIDED.contains(&item.as_str()) && status.as_str() != Some("not_yet"));
    text("evidence_what") == Some("reference")
        || text("item").into_iter().chain(stands_for).any(|item| CONFIDED.contains(&item))
        || told.next().is_some()
}

/// Does the page of the weighing in it say why somebody did not score, or that somebody had a concern? Only earlier entries do.
fn tells_of_the_panel(field: Field<'_>) -> bool {
    let page = field("page");
    let in_page = |name: &str| page.and_then(|page| page.get(name));
    let is_absent = in_page("absent").and_then(Value::as_array).is_some_and(|absent| !absent.is_empty());
    is_absent || in_page("concerns").and_then(Value::as_u64).is_some_and(|concerns| concerns > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn withheld(reader: Reader, kind: &str, said: &Value) -> bool {
        is_withheld(reader, kind, &|name| said.get(name), false)
    }

    #[test]
    fn what_proves_a_copy_is_withheld_from_nobody() {
        for reader in Reader::ALL {
            assert!(!withheld(reader, "file.sealed", &json!({"entries": 4})), "{reader:?}");
            assert!(!withheld(reader, "refers", &json!({"stream": "s"})), "{reader:?}");
        }
    }

    #[test]
    fn references_concerns_and_the_panel_are_not_for_the_candidate_and_certificates_for_no_inspector() {
        let none = json!({});
        for kind in [
            "reference.given",
            "concern.raised",
            "seat.given",
            "consent.given",
            "conflict.declared",
            "support.recorded",
            "disclosed.kept",
            "role_profile.written",
            "candidate_answer.left_out",
            "audit.answered",
            "vacancy.checks_not_needed",
        ] {
            assert!(withheld(Reader::Candidate, kind, &none), "{kind}");
        }
        for kind in ["seat.given", "seat.absent", "support.recorded", "disclosed.kept", "disclosed.read", "access.sent"]
        {
            assert!(withheld(Reader::Inspector, kind, &none), "{kind}");
        }
        for kind in ["score.given", "remark.given", "choice.made", "gap.explained"] {
            assert!(!withheld(Reader::Candidate, kind, &none) && !withheld(Reader::Inspector, kind, &none), "{kind}");
            assert!(withheld(Reader::Tender, kind, &none), "{kind}");
        }
        assert!(!withheld(Reader::Inspector, "conflict.declared", &none));
    }

    #[test]
    fn what_referees_said_reaches_no_candidate_by_another_way() {
        let about = |item: &str| json!({"item": item, "seen": "Kind, her manager said"});
        assert!(withheld(Reader::Candidate, "check.recorded", &about("conduct_in_earlier_care")));
        assert!(!withheld(Reader::Candidate, "check.recorded", &about("right_to_work")));
        let document = |what: &str, checks: Value| json!({"evidence_what": what, "checks_of": checks});
        assert!(withheld(Reader::Candidate, "evidence.kept", &document("reference", json!([]))));
        assert!(withheld(Reader::Candidate, "evidence.kept", &document("other", json!(["recent_employer"]))));
        assert!(!withheld(Reader::Candidate, "evidence.kept", &document("identity", json!(["identity_photo"]))));
    }

    #[test]
    fn a_choice_that_tells_why_somebody_did_not_score_stays_in_the_house() {
        for page in [json!({"absent": ["unwell"], "concerns": 0}), json!({"absent": [], "concerns": 1})] {
            let said = json!({ "page": page });
            assert!(
                withheld(Reader::Candidate, "choice.made", &said) && withheld(Reader::Inspector, "choice.made", &said)
            );
        }
        let said = json!({"page": {"absent": [], "concerns": 0}, "for_team": "no"});
        assert!(
            withheld(Reader::Candidate, "choice.made", &said) && !withheld(Reader::Inspector, "choice.made", &said)
        );
    }

    #[test]
    fn where_something_was_left_out_of_an_answer_no_remark_goes_to_the_candidate() {
        let none = json!({});
        assert!(is_withheld(Reader::Candidate, "remark.given", &|name| none.get(name), true));
        assert!(!is_withheld(Reader::Candidate, "score.given", &|name| none.get(name), true));
    }

    #[test]
    fn who_may_say_no_for_their_own_team_and_how_references_turned_out_are_not_for_the_candidate() {
        assert!(withheld(Reader::Candidate, "agreement.announced", &json!({"veto_seat": "a-seat"})));
        assert!(!withheld(Reader::Candidate, "agreement.announced", &json!({"veto_seat": null})));
        let stood = |status: &str| json!({"page": {"checks": {"recent_employer": status, "right_to_work": "seen"}}});
        assert!(withheld(Reader::Candidate, "choice.made", &stood("problem")));
        assert!(!withheld(Reader::Candidate, "choice.made", &stood("not_yet")));
        assert!(withheld(Reader::Candidate, "confirmation.given", &json!({"checks": {"recent_employer": "seen"}})));
    }

    proptest! {
        #[test]
        fn a_kind_that_nobody_knows_stays_in_the_house(kind in "x[a-z]{0,8}\\.[a-z]{1,8}") {
            let none = json!({});
            prop_assert!(withheld(Reader::Candidate, &kind, &none) && withheld(Reader::Tender, &kind, &none));
        }
    }
}
