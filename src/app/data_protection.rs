//! What the law asks of a trial: what people are told, and how the organisation looks after their data.

use super::{Access, Route, data, form, page};
use crate::people::Role::{Administrator, Auditor, Hr};
use Access::{Anyone, Roles, Seat};

const KEEPERS: Access = Roles(&[Hr, Administrator]);
/// An auditor reads what HR reads.
const READS: Access = Roles(&[Hr, Administrator, Auditor]);

pub(super) fn routes() -> Vec<Route> {
    let mut all = told();
    all.extend(retention());
    all.extend(subject_access());
    all.extend(papers());
    all
}

fn told() -> Vec<Route> {
    use crate::panel::pages as panel;
    use crate::people::{api, pages};
    const CHANGES: Access = Roles(&[Administrator]);
    vec![
        page("/privacy", Anyone, pages::privacy),
        page("/privacy/panel", Anyone, panel::privacy),
        page("/seat/privacy", Seat, panel::own_privacy),
        page("/data-protection", KEEPERS, pages::protection),
        form("/data-protection/set", "set-protection", CHANGES, pages::protection, api::set_protection),
    ]
}

fn retention() -> Vec<Route> {
    use crate::people::pages as people;
    use crate::recruitment_file::retention::{api, pages};
    vec![
        page("/retention", READS, pages::queue),
        page("/retention/clocks", READS, people::clocks),
        page("/retention/candidates/{candidacy}", READS, pages::candidate),
        form(
            "/retention/candidates/{candidacy}/erase",
            "erase-candidate",
            KEEPERS,
            pages::candidate,
            api::erase_candidate,
        ),
        form(
            "/retention/candidates/{candidacy}/hold",
            "hold-candidate",
            KEEPERS,
            pages::candidate,
            api::hold_candidate,
        ),
        form(
            "/retention/candidates/{candidacy}/lift",
            "lift-candidate",
            KEEPERS,
            pages::candidate,
            api::lift_candidate,
        ),
        form("/retention/candidates/{candidacy}/copy", "let-copy-go", KEEPERS, pages::candidate, api::let_go),
        form("/retention/candidates/{candidacy}/told", "note-told", KEEPERS, pages::candidate, api::told),
        page("/retention/people/{person}", READS, pages::person),
        form("/retention/people/{person}/erase", "erase-person", KEEPERS, pages::person, api::erase_person),
        form("/retention/people/{person}/hold", "hold-person", KEEPERS, pages::person, api::hold_person),
        form("/retention/people/{person}/lift", "lift-person", KEEPERS, pages::person, api::lift_person),
        form("/retention/people/{person}/reviewed", "review-member", KEEPERS, pages::person, api::reviewed),
    ]
}

fn subject_access() -> Vec<Route> {
    use crate::recruitment_file::subject_access::{api, pages};
    const ANSWERS: Access = Roles(&[Hr]);
    vec![
        page("/subject-access", ANSWERS, pages::requests),
        form("/subject-access/record", "record-request", ANSWERS, pages::requests, api::record),
        page("/subject-access/{request}", ANSWERS, pages::request),
        form("/subject-access/{request}/clock", "move-clock", ANSWERS, pages::request, api::move_clock),
        form("/subject-access/{request}/sent", "send-answer", ANSWERS, pages::request, api::sent),
        form("/subject-access/{request}/close", "close-request", ANSWERS, pages::request, api::close),
        page("/subject-access/{request}/draft", ANSWERS, pages::draft),
        form("/subject-access/{request}/leave-out", "leave-out", ANSWERS, pages::draft, api::leave_out),
        form("/subject-access/{request}/put-back", "put-back", ANSWERS, pages::draft, api::put_back),
        form("/subject-access/{request}/ready", "answer-ready", ANSWERS, pages::draft, api::ready),
        page("/subject-access/{request}/copy", ANSWERS, pages::copy),
        data("/subject-access/{request}/file", ANSWERS, api::file),
        data("/subject-access/{request}/proof", ANSWERS, api::proof),
    ]
}

fn papers() -> Vec<Route> {
    use crate::recruitment_file::papers::{api, pages};
    vec![
        page("/papers", KEEPERS, pages::papers),
        page("/papers/dpia", KEEPERS, pages::dpia),
        page("/papers/policy", KEEPERS, pages::policy),
        page("/papers/processing", KEEPERS, pages::processing),
        data("/papers/dpia/file", KEEPERS, api::dpia),
        data("/papers/policy/file", KEEPERS, api::policy),
        data("/papers/processing/file", KEEPERS, api::processing),
    ]
}
