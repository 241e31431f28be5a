//! Shortlisting with panel members: the applications of one vacancy are read out one after another, each is marked beside what the
//! people who will be supported wrote of the role, and why is kept.
//!
//! Whoever reads them out and whoever listens has what somebody did, and for how long, and the name of whoever had the notice, which
//! comes before any panel hears of them. How to reach them, every date and every year stays away, so that nobody is marked for their
//! age or for where they live. Whether panel members were there is said once for a vacancy; doing it without them is allowed, with a
//! reason that stands in every file.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use crate::codes::codes;
#[cfg(feature = "ssr")]
use crate::ids::CandidacyId;
#[cfg(feature = "ssr")]
use crate::platform::db::{JsonText, Timestamp};
#[cfg(feature = "ssr")]
use crate::vacancy::RoleProfile;
use std::collections::BTreeMap;

codes! {
    /// A part of a role profile. Its message is the title that the role profile itself has.
    Part as "vacancy-profile" {
        Support = "support",
        Worse = "worse",
        Good = "good",
        Firm = "firm",
    }
}

impl Part {
    /// What its people wrote in it; empty if nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn words(self, profile: &RoleProfile) -> &str {
        let words = match self {
            Self::Support => &profile.support,
            Self::Worse => &profile.worse,
            Self::Good => &profile.good,
            Self::Firm => &profile.firm,
        };
        words.trim()
    }

    /// The parts in which something stands.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn written(profile: &RoleProfile) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|part| !part.words(profile).is_empty()).collect()
    }
}

codes! {
    /// How an application fits one part of the role profile.
    Fit as "shortlisting-mark" {
        Fits = "fits",
        Partly = "partly",
        /// Nothing of it stands in the application.
        NotSeen = "not_seen",
        DoesNotFit = "does_not_fit",
    }
}

codes! {
    /// What follows for the candidate.
    Outcome as "shortlisting-outcome" {
        Invite = "invite",
        DoNotInvite = "do_not_invite",
        NotDecided = "not_decided",
    }
}

/// How an application fits each part of the role profile.
pub type Marks = BTreeMap<Part, Fit>;

/// Who went through the applications of a vacancy.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    pub with_panel: bool,
    /// Who of the panel was there, by name or by number; empty where nobody was.
    pub members: String,
    /// `2026-11-02`
    pub held_on: Option<String>,
    /// Why nobody of the panel was there; empty where somebody was.
    pub why_without: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// How an application was marked.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Marked {
    pub candidacy: CandidacyId,
    /// The version of the role profile.
    pub profile_version: i64,
    pub marks: JsonText<Marks>,
    pub reason: String,
    pub outcome: Outcome,
    pub by_name: String,
    pub at: Timestamp,
}
