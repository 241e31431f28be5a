//! The addresses of the checks, and of the candidate's own link, by which the first of them is filled in.

use super::{Access, Route, data, form, link, page};
use crate::people::Role::{Auditor, Hr, Manager};
use Access::{Anyone, Roles};

/// The checks themselves, references and employment histories.
pub fn routes() -> Vec<Route> {
    use crate::checks::{api, assessment, disclosed, employed, evidence, history, pack, pages, references, work};
    const SEES: Access = Roles(&[Manager, Hr, Auditor]);
    const DOES: Access = Roles(&[Manager, Hr]);
    vec![
        page("/checks", SEES, pages::overview),
        page("/checks/work", Roles(&[Manager, Hr, Auditor]), work::pages::work),
        form("/checks/work/calendar", "make-calendar", DOES, work::pages::work, work::api::make_calendar),
        form("/checks/work/calendar/end", "end-calendar", DOES, work::pages::work, work::api::end_calendar),
        data("/calendar/{token}", Anyone, work::api::calendar),
        page("/employed", SEES, employed::pages::table),
        page("/employed/import", DOES, employed::pages::import),
        form("/employed/import", "read-employed", DOES, employed::pages::import, employed::api::read),
        form("/employed/import/keep", "keep-employed", DOES, employed::pages::preview, employed::api::keep),
        data("/employed/empty-list.csv", DOES, employed::api::empty_list),
        page("/checks/own", SEES, pack::pages::own),
        form("/checks/own", "add-own-item", Roles(&[Hr]), pack::pages::own, pack::api::add_item),
        form("/checks/own/end", "end-own-item", Roles(&[Hr]), pack::pages::own, pack::api::end_item),
        page("/vacancies/{vacancy}/checks", SEES, pack::pages::pinned),
        form("/vacancies/{vacancy}/checks", "pin-pack", DOES, pack::pages::pinned, pack::api::pin),
        form(
            "/vacancies/{vacancy}/checks/not-needed",
            "not-needed-for-role",
            DOES,
            pack::pages::pinned,
            pack::api::not_needed,
        ),
        form("/vacancies/{vacancy}/checks/needed", "needed-for-role", DOES, pack::pages::pinned, pack::api::needed),
        page("/candidates/{candidacy}/checks", SEES, pages::checks),
        form("/candidates/{candidacy}/checks/record", "record-check", DOES, pages::checks, api::record),
        form("/candidates/{candidacy}/checks/facts", "record-facts", DOES, pages::checks, api::record_facts),
        page("/candidates/{candidacy}/risk/{check}", SEES, assessment::pages::weighing),
        form(
            "/candidates/{candidacy}/risk/{check}",
            "weigh-risk",
            DOES,
            assessment::pages::weighing,
            assessment::api::weigh,
        ),
        form(
            "/candidates/{candidacy}/risk/{check}/answer",
            "answer-risk",
            DOES,
            assessment::pages::weighing,
            assessment::api::answer,
        ),
        page("/candidates/{candidacy}/disclosed", DOES, disclosed::pages::apart),
        form(
            "/candidates/{candidacy}/disclosed/read",
            "read-disclosed",
            DOES,
            disclosed::pages::apart,
            disclosed::api::read,
        ),
        form(
            "/candidates/{candidacy}/disclosed/keep",
            "keep-disclosed",
            DOES,
            disclosed::pages::apart,
            disclosed::api::keep,
        ),
        form(
            "/candidates/{candidacy}/disclosed/hold",
            "hold-disclosed",
            DOES,
            disclosed::pages::apart,
            disclosed::api::hold,
        ),
        form(
            "/candidates/{candidacy}/disclosed/agree",
            "agree-disclosed",
            DOES,
            disclosed::pages::apart,
            disclosed::api::agree,
        ),
        page("/candidates/{candidacy}/evidence", SEES, evidence::pages::evidence),
        form("/candidates/{candidacy}/evidence", "keep-evidence", DOES, evidence::pages::evidence, evidence::api::keep),
        data("/candidates/{candidacy}/evidence/{evidence}", SEES, evidence::api::open),
        form(
            "/candidates/{candidacy}/evidence/items",
            "link-evidence",
            DOES,
            evidence::pages::evidence,
            evidence::api::stand_for,
        ),
        form(
            "/candidates/{candidacy}/evidence/remove",
            "remove-evidence",
            DOES,
            evidence::pages::evidence,
            evidence::api::take_away,
        ),
        page("/candidates/{candidacy}/references", SEES, references::pages::references),
        page("/candidates/{candidacy}/references/ask", DOES, references::pages::ask),
        form(
            "/candidates/{candidacy}/references/ask",
            "ask-reference",
            DOES,
            references::pages::ask,
            references::api::ask,
        ),
        form(
            "/candidates/{candidacy}/references/excuse",
            "excuse-reference",
            DOES,
            references::pages::references,
            references::api::excuse,
        ),
        page("/candidates/{candidacy}/references/{reference}", SEES, references::pages::one),
        form(
            "/candidates/{candidacy}/references/{reference}/chase",
            "chase-reference",
            DOES,
            references::pages::one,
            references::api::chase,
        ),
        form(
            "/candidates/{candidacy}/references/{reference}/link",
            "send-reference-link",
            DOES,
            references::pages::one,
            references::api::send_again,
        ),
        form(
            "/candidates/{candidacy}/references/{reference}/drop",
            "drop-referee",
            DOES,
            references::pages::one,
            references::api::drop_referee,
        ),
        form(
            "/candidates/{candidacy}/references/{reference}/given",
            "give-reference",
            DOES,
            references::pages::one,
            references::api::give,
        ),
        form(
            "/candidates/{candidacy}/references/{reference}/proved",
            "prove-reference",
            DOES,
            references::pages::one,
            references::api::prove,
        ),
        form(
            "/candidates/{candidacy}/references/{reference}/settle",
            "settle-reference",
            DOES,
            references::pages::one,
            references::api::settle,
        ),
        page("/candidates/{candidacy}/history", SEES, history::pages::history),
        form(
            "/candidates/{candidacy}/history/frame",
            "keep-frame",
            DOES,
            history::pages::history,
            history::api::keep_frame,
        ),
        page("/candidates/{candidacy}/history/period", DOES, history::pages::period),
        form(
            "/candidates/{candidacy}/history/period",
            "keep-period",
            DOES,
            history::pages::period,
            history::api::keep_period,
        ),
        form(
            "/candidates/{candidacy}/history/remove",
            "remove-period",
            DOES,
            history::pages::period,
            history::api::remove_period,
        ),
        form(
            "/candidates/{candidacy}/history/explain",
            "explain-gap",
            DOES,
            history::pages::history,
            history::api::explain,
        ),
        form("/candidates/{candidacy}/history/judge", "judge-gap", DOES, history::pages::history, history::api::judge),
        form(
            "/candidates/{candidacy}/history/confirm",
            "confirm-history",
            DOES,
            history::pages::history,
            history::api::confirm,
        ),
    ]
}

/// Applications: shortlisting; and the candidate's own link, with the office's page, the door, and what is the candidate's own.
pub fn application_routes() -> Vec<Route> {
    use crate::application::{api, pages, shortlisting};
    use crate::recruitment_file::candidate_answer::{api as answers, pages as answer};
    use Access::Candidate;
    const DOES: Access = Roles(&[Manager, Hr]);
    vec![
        page("/vacancies/{vacancy}/shortlist", Roles(&[Manager, Hr, Auditor]), shortlisting::pages::shortlist),
        form(
            "/vacancies/{vacancy}/shortlist",
            "hold-shortlisting",
            DOES,
            shortlisting::pages::shortlist,
            shortlisting::api::hold,
        ),
        form(
            "/vacancies/{vacancy}/shortlist/{candidacy}",
            "mark-application",
            DOES,
            shortlisting::pages::shortlist,
            shortlisting::api::mark,
        ),
        page("/candidates/{candidacy}/link", DOES, pages::office),
        form("/candidates/{candidacy}/link", "send-candidate-link", DOES, pages::office, api::send),
        form("/candidates/{candidacy}/link/end", "end-candidate-link", DOES, pages::office, api::end_link),
        link("/application/{token}", Anyone, api::open),
        page("/application/open", Anyone, pages::door),
        form("/application/open", "open-application", Anyone, pages::door, api::let_in),
        form("/application/open/code", "send-application-code", Anyone, pages::door, api::send_code),
        page("/application", Candidate, pages::overview),
        page("/application/history", Candidate, pages::history),
        form("/application/history/frame", "keep-own-frame", Candidate, pages::history, api::keep_frame),
        page("/application/history/period", Candidate, pages::period),
        form("/application/history/period", "keep-own-period", Candidate, pages::period, api::keep_period),
        form("/application/history/remove", "remove-own-period", Candidate, pages::period, api::remove_period),
        form("/application/history/explain", "explain-own-gap", Candidate, pages::history, api::explain),
        form("/application/send", "send-application", Candidate, pages::history, api::send_in),
        form("/application/help", "ask-for-help", Candidate, pages::overview, api::ask_for_help),
        form("/application/how", "ask-how-it-went", Candidate, pages::overview, answers::ask),
        page("/application/answer", Candidate, answer::own_answer),
        form("/application/withdraw", "withdraw-application", Candidate, pages::overview, api::withdraw),
    ]
}
