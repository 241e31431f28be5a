//! The shell, and the one list of all routes.

mod answer;
mod audit;
mod checks;
mod data_protection;
mod document;
mod edge;
mod errors;
mod jobs;
mod outbox;
mod posted;
mod route;
mod tablet;

pub use answer::{largest, router};
pub use document::render;
pub use jobs::jobs;
pub use route::{Access, Kind, Route, data, form, link, page};

use crate::people::Role::{Administrator, Auditor, Facilitator, Hr, Manager};
use crate::{people, recruitment_file, scenario, vacancy};
use Access::{Anyone, Roles, SignedIn};

/// Every address there is. `Access` is what the permission test expects; the check itself is in each service.
pub fn routes() -> Vec<Route> {
    let mut all = people_routes();
    all.extend(vacancy_routes());
    all.extend(scenario_routes());
    all.extend(panel_routes());
    all.extend(tablet::routes());
    all.extend(scoring_routes());
    all.extend(concern_routes());
    all.extend(aloud_routes());
    all.extend(checks::routes());
    all.extend(checks::application_routes());
    all.extend(weighing_routes());
    all.extend(recruitment_file_routes());
    all.extend(data_protection::routes());
    all.extend(system_routes());
    all.extend(texts_routes());
    all.extend(outside_routes());
    all.extend(audit::routes());
    all.extend(backup_routes());
    all
}

/// The list as lines, or as JSON for tests outside this program.
pub fn listed(json: bool) -> String {
    let all = routes();
    if json {
        let rows: Vec<_> = all
            .iter()
            .map(|route| {
                let kind = match route.kind {
                    Kind::Page(_) => "page",
                    Kind::Form { .. } => "form",
                    Kind::Data(_) => "data",
                    Kind::Link(_) => "link",
                };
                serde_json::json!({"method": route.method(), "path": route.path, "kind": kind, "name": route.name(), "access": format!("{:?}", route.access)})
            })
            .collect();
        return serde_json::Value::from(rows).to_string();
    }
    all.iter().map(|route| format!("{:<5} {:<55} {:?}\n", route.method(), route.path, route.access)).collect()
}

fn people_routes() -> Vec<Route> {
    use people::{api, pages};
    const CHANGES: Access = Roles(&[Administrator]);
    const ADDS: Access = Roles(&[Administrator, Manager]);
    const SEES: Access = Roles(&[Administrator, Manager, Hr, Facilitator]);
    const PASSES: Access = Roles(people::service::PASSES_ON);
    vec![
        link("/", Anyone, api::home),
        page("/first", Anyone, pages::first),
        form("/first", "first", Anyone, pages::first, api::begin),
        page("/first/next", CHANGES, pages::next),
        page("/sign-in", Anyone, pages::sign_in),
        form("/sign-in", "sign-in", Anyone, pages::sign_in, api::sign_in),
        form("/sign-out", "sign-out", SignedIn, pages::sign_in, api::sign_out),
        page("/sign-in/second-step", Anyone, pages::second_step),
        form("/sign-in/second-step", "second-step", Anyone, pages::second_step, api::second_step),
        page("/sign-in/organisation", Anyone, pages::organisation),
        form("/sign-in/organisation", "choose-organisation", Anyone, pages::organisation, api::choose_organisation),
        data("/sign-in/passkey.json", Anyone, api::passkey_to_sign_in),
        form("/sign-in/passkey", "sign-in-passkey", Anyone, pages::sign_in, api::sign_in_with_passkey),
        page("/forgot", Anyone, pages::forgot),
        form("/forgot", "forgot", Anyone, pages::forgot, api::forgot),
        page("/forgot/sent", Anyone, pages::forgot_sent),
        page("/code", Anyone, pages::by_code),
        form("/code", "by-code", Anyone, pages::by_code, api::by_code),
        page("/welcome/{token}", Anyone, pages::way),
        form("/welcome/{token}", "welcome", Anyone, pages::way, api::accept),
        page("/reset/{token}", Anyone, pages::way),
        form("/reset/{token}", "reset", Anyone, pages::way, api::accept),
        page("/account", SignedIn, pages::account),
        page("/account/welcome", SignedIn, pages::welcome),
        page("/account/organisation", SignedIn, pages::change_organisation),
        form(
            "/account/organisation",
            "change-organisation",
            SignedIn,
            pages::change_organisation,
            api::change_organisation,
        ),
        page("/account/second-step", SignedIn, pages::second_steps),
        page("/account/second-step/codes", SignedIn, pages::codes),
        form("/account/second-step/codes", "begin-codes", SignedIn, pages::second_steps, api::begin_codes),
        form("/account/second-step/codes/confirm", "confirm-codes", SignedIn, pages::codes, api::confirm_codes),
        data("/account/second-step/passkey.json", SignedIn, api::passkey_to_add),
        form("/account/second-step/passkey", "add-passkey", SignedIn, pages::second_steps, api::add_passkey),
        form(
            "/account/second-step/recovery",
            "new-recovery-codes",
            SignedIn,
            pages::second_steps,
            api::new_recovery_codes,
        ),
        form("/account/second-step/remove", "remove-step", SignedIn, pages::second_steps, api::remove_step),
        form("/account/sessions/end-others", "end-other-sessions", SignedIn, pages::account, api::end_other_sessions),
        form("/account/sessions/{session}/end", "end-session", SignedIn, pages::account, api::end_session),
        form("/account/password", "change-password", SignedIn, pages::account, api::change_password),
        page("/people", SEES, pages::people),
        page("/people/new", ADDS, pages::new_person),
        form("/people/new", "add-person", ADDS, pages::new_person, api::add),
        form("/people/services", "add-service", ADDS, pages::people, api::add_service),
        page("/messages", PASSES, pages::messages),
        form("/messages/{message}/passed-on", "passed-on", PASSES, pages::messages, api::passed_on),
        form("/people/second-step", "sign-in-rule", CHANGES, pages::people, api::set_rule),
        form("/people/{person}/invite", "invite", CHANGES, pages::change_person, api::invite),
        form("/people/{person}/withdraw", "withdraw-invitation", CHANGES, pages::change_person, api::withdraw),
        form("/people/{person}/code", "reset-code", CHANGES, pages::change_person, api::reset_code),
        form(
            "/people/{person}/second-step",
            "reset-second-step",
            CHANGES,
            pages::change_person,
            api::reset_second_step,
        ),
        form("/people/{person}/leave", "leave", CHANGES, pages::change_person, api::leave),
        form("/people/{person}/back", "come-back", CHANGES, pages::change_person, api::come_back),
        page("/people/{person}", CHANGES, pages::change_person),
        form("/people/{person}/change", "change-person", CHANGES, pages::change_person, api::change),
    ]
}

fn texts_routes() -> Vec<Route> {
    use crate::texts::{api, pages};
    vec![
        page("/texts/advice", SignedIn, pages::advice),
        form("/texts/advice", "advice", SignedIn, pages::advice, api::advise),
        page("/guides", Anyone, pages::guides),
        page("/guides/your-panel-day", Anyone, pages::easy),
        page("/guides/{guide}", Anyone, pages::guide),
    ]
}

fn backup_routes() -> Vec<Route> {
    use crate::backup::{api, pages};
    use crate::leaving;
    const KEEPS: Access = Roles(&[Administrator]);
    vec![
        page("/system/backups", KEEPS, pages::backups),
        form("/system/backups/now", "back-up-now", KEEPS, pages::backups, api::back_up_now),
        form("/system/backups/drill", "backup-drill", KEEPS, pages::backups, api::drill),
        form("/system/backups/passphrase", "show-passphrase", KEEPS, pages::backups, api::show_passphrase),
        form("/system/backups/written", "passphrase-written", KEEPS, pages::backups, api::confirm_written),
        page("/system/record", SignedIn, pages::record),
        form("/system/record", "compare-checkpoint", SignedIn, pages::record, api::compare_checkpoint),
        page("/receipt", Anyone, pages::receipt),
        form("/receipt", "check-receipt", Anyone, pages::receipt, api::check_receipt),
        page("/system/leave", KEEPS, leaving::pages::leave),
        data("/system/leave/export", KEEPS, leaving::api::export),
        form("/system/leave/delete", "delete-everything", KEEPS, leaving::pages::leave, leaving::api::delete),
    ]
}

fn vacancy_routes() -> Vec<Route> {
    use vacancy::{api, pages};
    const SEES: Access = Roles(&[Manager, Hr, Facilitator, Auditor]);
    const READS: Access = Roles(&[Manager, Hr, Auditor]);
    const DOES: Access = Roles(&[Manager, Hr]);
    vec![
        page("/vacancies", Roles(&[Administrator, Manager, Hr, Facilitator, Auditor]), pages::vacancies),
        page("/vacancies/new", DOES, pages::new),
        form("/vacancies/new", "open-vacancy", DOES, pages::new, api::open),
        page("/vacancies/{vacancy}", SEES, pages::vacancy),
        page("/vacancies/{vacancy}/role", SEES, pages::role),
        form("/vacancies/{vacancy}/role", "write-role", DOES, pages::role, api::write_role),
        page("/vacancies/{vacancy}/candidates", READS, pages::candidates),
        form("/vacancies/{vacancy}/candidates", "add-candidate", DOES, pages::candidates, api::add_candidate),
        form("/vacancies/{vacancy}/candidates/import", "import-candidates", DOES, pages::candidates, api::import),
        form("/vacancies/{vacancy}/candidates/import/keep", "keep-import", DOES, pages::preview, api::keep_import),
        form("/vacancies/{vacancy}/candidates/shortlist", "shortlist", DOES, pages::candidates, api::shortlist),
        page("/vacancies/{vacancy}/notice", DOES, pages::notice),
        form("/vacancies/{vacancy}/notice", "give-notice", DOES, pages::notice, api::give_notice),
        page("/vacancies/{vacancy}/notice/sheet", DOES, pages::notice_sheet),
        page("/candidates/{candidacy}", READS, pages::candidate),
        form("/candidates/{candidacy}/correct", "correct-candidate", DOES, pages::candidate, api::correct),
        form("/candidates/{candidacy}/stage", "move-stage", DOES, pages::candidate, api::move_stage),
        form("/candidates/{candidacy}/offer", "make-offer", DOES, pages::candidate, api::make_offer),
        form("/candidates/{candidacy}/offer/answer", "answer-offer", DOES, pages::candidate, api::answer_offer),
        form("/candidates/{candidacy}/offer/withdraw", "withdraw-offer", DOES, pages::candidate, api::withdraw_offer),
        page("/candidates/{candidacy}/letter", READS, pages::letter),
    ]
}

fn scenario_routes() -> Vec<Route> {
    use scenario::{api, pages};
    const SEES: Access = Roles(&[Manager, Hr, Facilitator, Auditor]);
    const DOES: Access = Roles(&[Manager, Hr]);
    vec![
        page("/library", SEES, pages::library),
        page("/library/new", DOES, pages::new_item),
        form("/library/new", "add-item", DOES, pages::new_item, api::add_item),
        form("/library/retire", "retire-item", DOES, pages::library, api::retire_item),
        page("/vacancies/{vacancy}/kit", SEES, pages::kit),
        form("/vacancies/{vacancy}/kit", "choose-kit", DOES, pages::kit, api::choose_kit),
        form("/vacancies/{vacancy}/kit/ahead", "say-ahead", DOES, pages::kit, api::say_ahead),
        page("/vacancies/{vacancy}/kit/sheet", Roles(&[Manager, Hr, Facilitator]), pages::kit_sheet),
    ]
}

fn panel_routes() -> Vec<Route> {
    use crate::panel::{api, pages, service};
    use Access::{RunsDay, Seat, SharedTablet, Tablet};
    const OFFICE: Access = Roles(service::OFFICE);
    vec![
        page("/panels", OFFICE, pages::panels),
        page("/vacancies/{vacancy}/panel", OFFICE, pages::set_up),
        form("/vacancies/{vacancy}/panel/save", "set-up-panel", OFFICE, pages::set_up, api::set_up),
        page("/vacancies/{vacancy}/agreement", OFFICE, pages::agreement),
        form(
            "/vacancies/{vacancy}/agreement/preview",
            "preview-agreement",
            OFFICE,
            pages::agreement,
            api::preview_agreement,
        ),
        form("/vacancies/{vacancy}/agreement/announce", "announce-agreement", OFFICE, pages::agreement, api::announce),
        page("/panels/{panel}", OFFICE, pages::panel),
        page("/panels/{panel}/askers", OFFICE, pages::askers),
        form("/panels/{panel}/askers/name", "name-askers", OFFICE, pages::askers, api::name_askers),
        page("/panels/{panel}/day", OFFICE, pages::day),
        form("/panels/{panel}/day", "plan-day", OFFICE, pages::day, api::plan_day),
        page("/panels/{panel}/sheets/{seat}", OFFICE, pages::sheet),
        page("/panels/{panel}/print", OFFICE, pages::print),
        page("/panels/{panel}/announcement", OFFICE, pages::announcement),
        page("/panels/{panel}/consents", OFFICE, pages::consents),
        form("/panels/{panel}/consents/note", "note-consents", OFFICE, pages::consents, api::note_consents),
        form("/panels/{panel}/consents/away", "note-away", OFFICE, pages::consents, api::note_away),
        page("/panels/{panel}/helpers", OFFICE, pages::helpers),
        form("/panels/{panel}/helpers/book", "book-helper", OFFICE, pages::helpers, api::book_helper),
        form("/panels/{panel}/helpers/cancel", "cancel-helper", OFFICE, pages::helpers, api::cancel_helper),
        form("/panels/{panel}/helpers/agreed", "helper-agreed", OFFICE, pages::helpers, api::helper_agreed),
        page("/panels/{panel}/helpers/sheet", OFFICE, pages::helpers_sheet),
        page("/panels/{panel}/join", OFFICE, pages::join_desk),
        form("/panels/{panel}/join/open", "open-joining", OFFICE, pages::join_desk, api::open_joining),
        form("/panels/{panel}/join/close", "close-joining", OFFICE, pages::join_desk, api::close_joining),
        page("/panels/{panel}/tablets/{tablet}", OFFICE, pages::tablet_of),
        form("/panels/{panel}/tablets/{tablet}/admit", "admit-tablet", OFFICE, pages::tablet_of, api::admit),
        form("/panels/{panel}/tablets/{tablet}/end", "end-tablet", OFFICE, pages::tablet_of, api::end_tablet),
        form(
            "/panels/{panel}/interviews/{interview}/start",
            "start-interview",
            RunsDay,
            pages::day,
            api::start_interview,
        ),
        page("/join", Anyone, pages::join),
        link("/join/{token}", Anyone, api::join),
        link("/join/seat/{token}", Anyone, api::seat_link),
        form("/join/choose", "choose-picture", Anyone, pages::join, api::choose_picture),
        page("/seat", Anyone, pages::seat),
        form("/seat/take", "take-seat", Tablet, pages::seat, api::take_seat),
        form("/seat/not-me", "not-me", Tablet, pages::seat, api::let_go),
        form("/seat/give", "give-tablet", Tablet, pages::seat, api::let_go),
        page("/seat/handover", SharedTablet, pages::handover),
        page("/seat/turn/{seat}", SharedTablet, pages::turn),
        page("/seat/consent", Seat, pages::consent),
        form("/seat/consent/answer", "consent", Seat, pages::consent, api::consent),
        page("/seat/later", Seat, pages::later),
        page("/seat/choices", Seat, pages::choices),
        form("/seat/choices/change", "change-consent", Seat, pages::choices, api::consent),
        page("/seat/know/{candidacy}", Seat, pages::know),
        page("/seat/know", Seat, pages::know),
        form("/seat/know/answer", "know", Seat, pages::know, api::know),
        page("/seat/day", Seat, pages::own_day),
        page("/seat/agreement", Seat, pages::own_agreement),
    ]
}

fn scoring_routes() -> Vec<Route> {
    use crate::scoring::{api, pages};
    use Access::RunsDay;
    const DESK: Access = Roles(&[Facilitator, Manager, Hr]);
    const TYPES: Access = Roles(&[Facilitator, Hr]);
    vec![
        page("/panels/{panel}/board", DESK, pages::board::board),
        data("/panels/{panel}/board.json", DESK, api::board_json),
        data("/panels/{panel}/events", DESK, api::events),
        form("/panels/{panel}/board/absence", "absence", DESK, pages::board::board, api::record_absence),
        form("/panels/{panel}/pause", "pause", RunsDay, pages::board::board, api::begin_pause),
        form("/panels/{panel}/pause/over", "pause-over", RunsDay, pages::board::board, api::end_pause),
        form("/panels/{panel}/calls/{call}/answer", "answer-call", RunsDay, pages::board::board, api::answer_call),
        form(
            "/panels/{panel}/interviews/{interview}/back",
            "absence-back",
            DESK,
            pages::board::board,
            api::lift_absence,
        ),
        form("/panels/{panel}/interviews/{interview}/scored", "scored", RunsDay, pages::board::board, api::settle),
        form("/panels/{panel}/interviews/{interview}/talk", "open-talk", RunsDay, pages::board::board, api::open_talk),
        form(
            "/panels/{panel}/interviews/{interview}/close",
            "close-talk",
            RunsDay,
            pages::board::board,
            api::close_talk,
        ),
        page("/panels/{panel}/talk/{interview}", Roles(&[Facilitator, Manager, Hr, Auditor]), pages::talk::desk),
        data("/panels/{panel}/voice/{recording}", Roles(&[Facilitator, Manager, Hr, Auditor]), api::hear_voice),
        page("/panels/{panel}/seats/{seat}/tablet", RunsDay, pages::ways::desk),
        form("/panels/{panel}/seats/{seat}/tablet", "ways-at-desk", RunsDay, pages::ways::desk, api::set_ways_at_desk),
        page("/panels/{panel}/paper", TYPES, pages::paper::sheets),
        page("/panels/{panel}/paper/{interview}/{seat}", TYPES, pages::paper::sheet),
        form("/panels/{panel}/paper/{interview}/{seat}", "paper", TYPES, pages::paper::sheet, api::keep_paper),
    ]
}

fn concern_routes() -> Vec<Route> {
    use crate::scoring::concern::{api, pages};
    use Access::Lead;
    const NAMES: Access = Roles(&[Administrator, Hr]);
    vec![
        page("/concerns", Lead, pages::list),
        page("/concerns/lead", NAMES, pages::lead),
        form("/concerns/lead/name", "name-lead", NAMES, pages::lead, api::name_lead),
        page("/concerns/{concern}", Lead, pages::one),
        form("/concerns/{concern}/answer", "answer-concern", Lead, pages::one, api::answer),
        form("/concerns/{concern}/refer", "refer-concern", Lead, pages::one, api::refer),
        form("/concerns/{concern}/close", "close-concern", Lead, pages::one, api::close),
    ]
}

fn aloud_routes() -> Vec<Route> {
    use crate::aloud::{api, pages};
    use Access::Tablet;
    const DOES: Access = Roles(&[Manager, Hr]);
    vec![
        page("/library/aloud", DOES, pages::editor),
        form("/library/aloud/reading", "keep-reading", DOES, pages::editor, api::keep_reading),
        form("/library/aloud/reading/remove", "remove-reading", DOES, pages::editor, api::remove_reading),
        form("/library/aloud/clip", "keep-clip", DOES, pages::editor, api::keep_clip),
        form("/library/aloud/clip/remove", "remove-clip", DOES, pages::editor, api::remove_clip),
        data("/library/reading/{reading}", DOES, api::reading_at_desk),
        data("/library/clip/{clip}", DOES, api::clip_at_desk),
        data("/seat/aloud/clip/{clip}", Tablet, api::clip),
        data("/seat/aloud/{version}", Tablet, api::said),
        data("/seat/aloud/sound/{key}", Tablet, api::sound),
    ]
}

fn weighing_routes() -> Vec<Route> {
    use crate::weighing::{api, pages};
    const SEES: Access = Roles(&[Manager, Hr, Auditor]);
    const DECIDES: Access = Roles(&[Manager]);
    vec![
        page("/vacancies/{vacancy}/weigh", SEES, pages::weigh),
        page("/vacancies/{vacancy}/figures", Roles(&[Hr, Auditor]), pages::figures),
        page("/vacancies/{vacancy}/talked", Roles(&[Hr, Facilitator, Auditor]), pages::talked),
        page("/vacancies/{vacancy}/choose", SEES, pages::choose),
        form("/vacancies/{vacancy}/choose", "choose", DECIDES, pages::choose, api::choose),
        page("/vacancies/{vacancy}/feedback", SEES, pages::feedback),
        form("/vacancies/{vacancy}/feedback", "feedback", DECIDES, pages::feedback, api::send_answer),
        page("/vacancies/{vacancy}/feedback/sheet", SEES, pages::feedback_sheet),
        form("/vacancies/{vacancy}/feedback/paper", "feedback-paper", DECIDES, pages::feedback, api::paper),
        page("/vacancies/{vacancy}/feedback/later", SEES, pages::feedback_later),
        form("/vacancies/{vacancy}/feedback/later", "feedback-later", DECIDES, pages::feedback_later, api::send_later),
        page("/vacancies/{vacancy}/feedback/later/sheet", SEES, pages::feedback_later_sheet),
        form(
            "/vacancies/{vacancy}/feedback/later/paper",
            "feedback-later-paper",
            DECIDES,
            pages::feedback_later,
            api::later_paper,
        ),
        page("/answers", SEES, pages::answers),
        form("/answers/days", "set-answer-days", Roles(&[Hr]), pages::answers, api::set_answer_days),
        page("/candidates/{candidacy}/confirm", SEES, pages::confirm),
        form("/candidates/{candidacy}/confirm", "confirm", DECIDES, pages::confirm, api::confirm),
        page("/candidates/{candidacy}/start", SEES, pages::start),
        form("/candidates/{candidacy}/start", "start", DECIDES, pages::start, api::start),
        form("/candidates/{candidacy}/start/never", "never-began", DECIDES, pages::start, api::never_began),
        page("/seat/answer", Access::Seat, pages::seat_answer),
        form("/seat/answer", "read-answer", Access::Seat, pages::seat_answer, api::read_answer),
        page("/seat/answer/back", Access::Seat, pages::seat_back),
        form("/seat/answer/back", "say-back", Access::Seat, pages::seat_back, api::say_back),
    ]
}

fn recruitment_file_routes() -> Vec<Route> {
    use recruitment_file::candidate_answer::{api as answers, pages as answer};
    use recruitment_file::retention::api as retention;
    use recruitment_file::{api, pages};
    const ANSWERS: Access = Roles(recruitment_file::candidate_answer::service::ANSWERS);
    const READS: Access = Roles(&[Manager, Hr, Auditor]);
    vec![
        page("/candidates/{candidacy}/answer", READS, answer::answer),
        page("/candidates/{candidacy}/answer/sheet", READS, answer::paper),
        form("/candidates/{candidacy}/answer/asked", "note-asked", ANSWERS, answer::answer, answers::note_asked),
        form(
            "/candidates/{candidacy}/answer/leave-out",
            "leave-out-remark",
            ANSWERS,
            answer::answer,
            answers::leave_out,
        ),
        form("/candidates/{candidacy}/answer/put-back", "put-back-remark", ANSWERS, answer::answer, answers::put_back),
        form("/candidates/{candidacy}/answer/send", "send-candidate-answer", ANSWERS, answer::answer, answers::send),
        form("/candidates/{candidacy}/answer/given", "answer-given", ANSWERS, answer::answer, answers::given),
        page("/files", Roles(&[Hr, Manager, Auditor]), pages::files),
        page("/files/{candidacy}", Roles(&[Hr, Manager, Auditor]), pages::file),
        form("/files/{candidacy}/ended", "employment-ended", Roles(&[Hr]), pages::file, retention::ended),
        form("/files/{candidacy}/goes-on", "employment-goes-on", Roles(&[Hr]), pages::file, retention::goes_on),
        data("/files/{candidacy}/bundle", Roles(&[Hr, Manager, Auditor]), api::bundle),
        data("/files/copies", Roles(&[Hr, Manager, Auditor]), api::copies),
        data("/files/{candidacy}/pdf", Roles(&[Hr, Manager, Auditor]), api::pdf),
    ]
}

fn system_routes() -> Vec<Route> {
    use crate::system::{READS, api, pages};
    vec![
        page("/system", Roles(READS), pages::system),
        data("/healthz", Anyone, api::healthz),
        data("/readyz", Anyone, api::readyz),
        data("/metrics", Access::Machine, api::metrics),
    ]
}

/// Inspectors' links, and the second pair of eyes.
fn outside_routes() -> Vec<Route> {
    use crate::checks::references;
    use Access::{Inspector, Outsider, Referee};
    use people::{api, pages};
    const LETS_IN: Access = Roles(&[Administrator, Hr]);
    const ASKS: Access = Roles(&[Administrator, Manager, Hr]);
    const READS: Access = Roles(&[Administrator, Manager, Hr, Auditor]);
    vec![
        page("/inspectors", LETS_IN, pages::inspectors),
        form("/inspectors", "let-inspector-in", LETS_IN, pages::inspectors, pages::inspector_made),
        page("/inspectors/{link}", LETS_IN, crate::audit::pages::inspector),
        form(
            "/inspectors/{link}/end",
            "end-inspector-link",
            LETS_IN,
            crate::audit::pages::inspector,
            api::end_inspector,
        ),
        link("/inspect/{token}", Anyone, api::inspect),
        page("/inspect", Inspector, pages::start),
        page("/inspect/files", Inspector, recruitment_file::pages::files),
        page("/inspect/files/{candidacy}", Inspector, recruitment_file::pages::file),
        page("/inspect/files/{candidacy}/checks", Inspector, crate::checks::pages::checks),
        page("/inspect/files/{candidacy}/history", Inspector, crate::checks::history::pages::history),
        page("/inspect/files/{candidacy}/references", Inspector, crate::checks::references::pages::references),
        page("/inspect/files/{candidacy}/references/{reference}", Inspector, crate::checks::references::pages::one),
        page("/inspect/files/{candidacy}/evidence", Inspector, crate::checks::evidence::pages::evidence),
        data("/inspect/files/{candidacy}/evidence/{evidence}", Inspector, crate::checks::evidence::api::open),
        data("/inspect/files/{candidacy}/bundle", Inspector, recruitment_file::api::bundle),
        data("/inspect/files/copies", Inspector, recruitment_file::api::copies),
        data("/inspect/files/{candidacy}/pdf", Inspector, recruitment_file::api::pdf),
        page("/organisation", Roles(&[Administrator]), pages::two_persons),
        form("/organisation/second", "second-matters", Roles(&[Administrator]), pages::two_persons, api::set_matters),
        page("/seconds", READS, pages::seconds),
        page("/seconds/{request}", READS, pages::second),
        form("/seconds/{request}/answer", "answer-second", ASKS, pages::second, crate::weighing::api::answer_second),
        form("/seconds/{request}/link", "second-link", ASKS, pages::second, pages::link_made),
        form("/seconds/{request}/take-back", "take-back-second", ASKS, pages::second, api::take_back),
        link("/reference/{token}", Anyone, references::api::open),
        page("/reference", Referee, references::pages::referee),
        form("/reference/answer", "answer-reference", Referee, references::pages::referee, references::api::answer),
        link("/second/{token}", Anyone, api::open_second),
        page("/second", Outsider, pages::outsider),
        form("/second/answer", "outsider-answer", Outsider, pages::outsider, crate::weighing::api::outsider_answer),
    ]
}
