//! The addresses of audit.

use super::{Access, Route, form, page};
use crate::people::Role::{Auditor, Hr, Manager};
use Access::Roles;

/// Samples and what is to be done after them; who looked at what, and what was out of the ordinary.
pub fn routes() -> Vec<Route> {
    use crate::audit::alert::{api as alerts, pages as alert};
    use crate::audit::sample::{api, pages as sample, service as samples};
    use crate::audit::{pages, service};
    const READS: Access = Roles(&[Hr, Auditor]);
    const DOES: Access = Roles(samples::DOES);
    const OWNS: Access = Roles(samples::OWNS);
    const ONE: &str = "/audit/samples/{audit}/files/{candidacy}";
    vec![
        page("/audit", READS, sample::overview),
        page("/audit/files", READS, sample::files),
        page("/audit/new", DOES, sample::draw),
        form("/audit/new", "draw-audit", DOES, sample::draw, api::draw),
        page("/audit/samples/{audit}", READS, sample::audit),
        page("/audit/samples/{audit}/sheet", READS, sample::sheet),
        form("/audit/samples/{audit}/again", "audit-again", DOES, sample::audit, api::again),
        page(ONE, READS, sample::walk),
        form(ONE, "audit-walk", DOES, sample::walk, api::keep_walk),
        form("/audit/samples/{audit}/files/{candidacy}/finding", "audit-finding", DOES, sample::walk, api::add_finding),
        form("/audit/samples/{audit}/files/{candidacy}/mended", "audit-mended", DOES, sample::walk, api::look_again),
        page("/audit/samples/{audit}/files/{candidacy}/second", OWNS, sample::second),
        form("/audit/samples/{audit}/files/{candidacy}/second", "audit-second", OWNS, sample::second, api::second),
        page("/audit/actions", Roles(&[Manager, Hr, Auditor]), sample::actions),
        page("/audit/actions/{finding}", Roles(&[Manager, Hr, Auditor]), sample::action),
        form("/audit/actions/{finding}/done", "action-done", OWNS, sample::action, api::done),
        form("/audit/actions/{finding}/move", "action-move", DOES, sample::action, api::hand_on),
        page("/audit/views", Roles(service::READS), pages::views),
        page("/audit/alerts", Roles(service::READS), alert::alerts),
        form("/audit/alerts/{alert}", "answer-alert", Roles(service::MAY), alert::alerts, alerts::answer),
        form("/audit/alerts/many", "set-many-files", DOES, alert::alerts, alerts::set_most),
    ]
}
