//! Which checks a vacancy asks for: the pack that it pins, and what the organisation asks for besides.
//!
//! A vacancy keeps the version that it was opened with, so that a change of the law or of the house does not move the goal
//! for a candidate under way. Somebody may pin a newer version, or another nation's or service's pack, with a reason; before
//! they do, the page says what changes. A pack that nobody who knows that nation's law has gone through is a draft, and is
//! used by whoever says that they know. An organisation's **own items** stand on top, from the day on which they are added.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
use super::{NeededFor, PackItem};
#[cfg(feature = "ssr")]
use crate::ids::{RowId, VacancyId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;

/// What an organisation asks for besides the law.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnItem {
    pub id: RowId,
    pub title: String,
    /// Why, or by which policy.
    pub why: String,
    pub what_to_see: String,
    /// The person does not start without it.
    pub before_start: bool,
    /// Not asked before a conditional offer: it has to do with health.
    pub after_offer: bool,
    pub by_name: String,
    pub from_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// What was said last of one check of one vacancy: whether the role needs it.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleNeed {
    pub vacancy: VacancyId,
    pub item: String,
    pub needed: bool,
    pub why: String,
    pub by_name: String,
    pub at: Timestamp,
}

/// What is added to packs: the organisation's own items, and what was said of its roles.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Default)]
pub struct Added {
    pub own: Vec<OwnItem>,
    /// The oldest first.
    pub needs: Vec<RoleNeed>,
}

#[cfg(feature = "ssr")]
impl OwnItem {
    /// Does it belong to what was pinned at this time?
    #[must_use]
    pub fn holds_at(&self, at: Timestamp) -> bool {
        self.from_at <= at && self.ended_at.is_none_or(|ended| at < ended)
    }

    /// As an item of a pack.
    #[must_use]
    pub fn as_item(&self) -> PackItem {
        let needed_for =
            if self.before_start { vec![NeededFor::File, NeededFor::Start] } else { vec![NeededFor::File] };
        PackItem {
            code: format!("own_{}", self.id.0.simple()),
            title: self.title.clone(),
            law: self.why.clone(),
            needed_for,
            what_to_see: self.what_to_see.clone(),
            may_be_unobtainable: false,
            after_offer_only: self.after_offer,
            // Nobody but the organisation asks for it: where a role does not need it, that is said with its reason.
            only_where_role_qualifies: true,
            one_of: None,
            worked_out: None,
            kind: None,
            levels: Vec::new(),
            recheck_months: None,
            only_for: Vec::new(),
            not_for: Vec::new(),
            not_needed: None,
        }
    }
}
