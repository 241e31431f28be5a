//! "I did not feel safe": who is told at once, who else may know, and what was done about it.
//!
//! What a person said, and what was answered to them, belong to that person: both stand in their own stream, under their own key.
//! The candidate's file says that a concern was raised, and neither by whom nor in which words. Whoever the organisation named as
//! its safeguarding lead reads it at once, before the panel talks too; everybody else reads what the person allowed.

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
    /// Who else may know.
    Knows as "concern-knows" {
        /// The safeguarding lead alone.
        Nobody = "nobody",
        /// The manager, who weighs and chooses.
        Manager = "manager",
        /// Whoever runs the day.
        Facilitator = "facilitator",
        /// Everybody on the panel, when it talks, and whoever reads the talk.
        Panel = "panel",
        /// Whoever supports the person: the lead may speak with them about it.
        Supporter = "supporter",
    }
}

codes! {
    /// What was done about it.
    Step as "concern-step" {
        /// Something was said or done for the person.
        Answered = "answered",
        /// It was passed to somebody who looks into it.
        Referred = "referred",
        /// It was not passed on, with the reason.
        NotReferred = "not_referred",
        Closed = "closed",
    }
}

impl Knows {
    /// What was ticked, in the order of [`Knows::ALL`]; none where nothing is known by that name.
    pub fn ticked(codes: &[String]) -> Option<Vec<Self>> {
        codes
            .iter()
            .all(|code| Self::parse(code).is_some())
            .then(|| Self::ALL.iter().copied().filter(|one| codes.iter().any(|code| code == one.code())).collect())
    }
}
