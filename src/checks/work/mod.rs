//! What is due among the checks: what runs out, what waits for somebody here, and what nobody has answered.
//!
//! It is worked out from what is recorded, each time, and stored nowhere. The same is told by mail on Mondays, in numbers, and
//! to somebody's own calendar, in initials: neither is a place for names.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use crate::codes::codes;

codes! {
    /// What is due.
    What as "work-what" {
        /// What was seen runs out: a permission to work, an entry in a register, a licence.
        Lapses = "lapses",
        /// Somebody works without the certificate until then.
        SupervisedEnds = "supervised_ends",
        /// A second person has to answer.
        SecondWaits = "second_waits",
        /// Two persons have to weigh something.
        ToWeigh = "to_weigh",
        /// The certificate is no longer current, or was not found.
        NewApplication = "new_application",
        /// It was applied for and has not come.
        CertificateSilent = "certificate_silent",
        /// It is there and has to be seen.
        CertificateThere = "certificate_there",
        /// A referee has not answered.
        ReferenceSilent = "reference_silent",
        /// A copy of what shows a right to work is kept no longer.
        EvidenceGoes = "evidence_goes",
        /// What a certificate shows is deleted.
        DisclosedGoes = "disclosed_goes",
    }
}

codes! {
    /// What a guest sent in, of which whoever asked them hears at once.
    CameIn as "work-came-in" {
        /// A candidate sent in their history.
        History = "history",
        /// A candidate withdrew.
        Withdrew = "withdrew",
        /// A referee answered.
        Reference = "reference",
        /// A candidate wants to know how their interview went.
        AskedHow = "asked_how",
    }
}
