//! Which entries a reader may have.

use super::super::Reader;

/// Kinds that begin so are private to the panel: how somebody is supported, who knows whom, what somebody asked for.
const OF_THE_PANEL: &[&str] = &[
    "access.",
    "calendar.",
    "conflict.",
    "help.",
    "helper.",
    "member.",
    "person.",
    "privacy.",
    "pseudonym.",
    "scores.",
    "seat.given",
    "support.",
    "team.",
    "voice.",
];

/// Kinds that a candidate may have of their own file, as they would be answered if they asked for their data: what was done
/// with them, what was said of them, and why. References are given in confidence (Data Protection Act 2018, Schedule 2,
/// paragraph 24), a concern is somebody else's, and who sat on the panel is not theirs to have.
const OF_THE_CANDIDATE: &[&str] = &[
    "agreement.",
    "application.",
    "candidate.",
    "candidate_answer.",
    "check.",
    "choice.made",
    "confirmation.",
    "decision.",
    "discussion.opened",
    "employed.",
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
    "role_profile.",
    "score.given",
    "seat.said",
    "shortlisting.marked",
    "stage.",
    "start.",
    "subject.",
    "vacancy.",
];

/// Kinds that say how something was done, and nothing of anybody.
const OF_NOBODY: &[&str] = &["agreement.", "file.sealed", "kit.", "refers", "subject.erased"];

/// May this reader not have what an entry of this kind says? What is not named here is withheld from everybody outside.
pub fn is_withheld(reader: Reader, kind: &str) -> bool {
    let is_in = |kinds: &[&str]| kinds.iter().any(|begin| kind.starts_with(begin));
    match reader {
        Reader::Desk => false,
        Reader::Inspector => is_in(OF_THE_PANEL) || kind.starts_with("disclosed."),
        Reader::Candidate => !is_in(OF_THE_CANDIDATE),
        Reader::Tender => !is_in(OF_NOBODY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_proves_a_copy_is_withheld_from_nobody() {
        for reader in Reader::ALL {
            assert!(!is_withheld(reader, "file.sealed") && !is_withheld(reader, "refers"), "{reader:?}");
        }
    }

    #[test]
    fn references_concerns_and_the_panel_are_not_for_the_candidate_and_certificates_for_no_inspector() {
        for kind in [
            "reference.given",
            "concern.raised",
            "seat.given",
            "consent.given",
            "conflict.declared",
            "support.recorded",
            "disclosed.kept",
        ] {
            assert!(is_withheld(Reader::Candidate, kind), "{kind}");
        }
        for kind in ["seat.given", "support.recorded", "disclosed.kept", "disclosed.read", "access.sent"] {
            assert!(is_withheld(Reader::Inspector, kind), "{kind}");
        }
        for kind in ["score.given", "remark.given", "choice.made", "gap.explained"] {
            assert!(!is_withheld(Reader::Candidate, kind) && !is_withheld(Reader::Inspector, kind), "{kind}");
            assert!(is_withheld(Reader::Tender, kind), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn a_kind_that_nobody_knows_stays_in_the_house(kind in "x[a-z]{0,8}\\.[a-z]{1,8}") {
            prop_assert!(is_withheld(Reader::Candidate, &kind) && is_withheld(Reader::Tender, &kind));
        }
    }
}
