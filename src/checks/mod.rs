//! Checks: what the law wants to see about a person before they start, item by item, and who saw it.
//!
//! A **check pack** lists the items for one nation and service type; a vacancy pins one version of one pack. Each
//! record about an item is a row that is never changed: the last one counts, the earlier ones stay as its history.
//! *File complete* and *may start* are worked out from those rows and stored nowhere. Documents are seen, and kept only where somebody chooses to
//! (`evidence`).

#[cfg(feature = "ssr")]
pub mod api;
pub mod assessment;
pub mod dated;
pub mod disclosed;
pub mod employed;
pub mod evidence;
pub mod facts;
pub mod history;
pub mod kept;
pub mod pack;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod references;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;
pub mod typed;
pub mod work;

#[cfg(feature = "ssr")]
use crate::ids::{CandidacyId, CheckId, PersonId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;
use crate::vacancy::WorkKind;
#[cfg(feature = "ssr")]
use facts::Facts;
use facts::Kind;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

/// The pack that a new vacancy pins.
pub const USUAL_PACK: (&str, i64) = ("england_adult_social_care", 3);

/// From how many days on a gap in an employment history is asked about where a pack says nothing of it. The law says any gap
/// and sets no least; four weeks are what providers use most.
pub const ASKED_FROM: u32 = 28;

/// By how many days a referee's dates may differ from the candidate's before it has to be settled, where a pack says nothing of
/// it: a month is how people remember.
pub const DATES_MAY_DIFFER: i64 = 31;

/// What one nation and service type requires, in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    pub code: String,
    pub version: i64,
    pub in_force_from: String,
    pub in_force_to: Option<String>,
    pub nation: String,
    pub service_type: String,
    pub title: String,
    pub source: String,
    /// From how many days on a gap in an employment history needs a written explanation.
    #[serde(default)]
    pub gaps_from_days: Option<u32>,
    /// By how many days a referee's dates may differ from the candidate's.
    #[serde(default)]
    pub dates_may_differ_days: Option<i64>,
    /// Somebody who knows this nation's law has gone through it. One that nobody has is a draft, and is used by whoever says
    /// that they know.
    #[serde(default = "yes")]
    pub reviewed: bool,
    /// What is still to be looked at, of a draft.
    #[serde(default)]
    pub draft_note: String,
    /// How many references there are at least, where the law or the custom names a number.
    #[serde(default)]
    pub least_references: Option<usize>,
    /// The adults' barred list can be asked before the certificate comes (DBS Adult First).
    #[serde(default)]
    pub adult_first: bool,
    pub items: Vec<PackItem>,
}

/// One thing to be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackItem {
    pub code: String,
    pub title: String,
    pub law: String,
    pub needed_for: Vec<NeededFor>,
    pub what_to_see: String,
    /// "So far as reasonably practicable": may close with the attempts recorded.
    pub may_be_unobtainable: bool,
    /// Health: not asked before a conditional offer.
    pub after_offer_only: bool,
    /// May be marked as not required, with the reason.
    #[serde(default)]
    pub only_where_role_qualifies: bool,
    /// Items of one group stand for one another: a role in care qualifies for one of them, so that all being "not
    /// required" needs a reason that an inspector can follow.
    #[serde(default)]
    pub one_of: Option<String>,
    /// Worked out from what stands elsewhere, and not recorded by hand.
    #[serde(default)]
    pub worked_out: Option<WorkedOut>,
    /// By which form it is recorded; without one it is recorded in words.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Which levels of a criminal record certificate satisfy it.
    #[serde(default)]
    pub levels: Vec<String>,
    /// After how many months it is looked at again.
    #[serde(default)]
    pub recheck_months: Option<i64>,
    /// As what somebody works of whom it is asked; empty where it is asked of everybody.
    #[serde(default)]
    pub only_for: Vec<WorkKind>,
    /// As what somebody works of whom it is not asked.
    #[serde(default)]
    pub not_for: Vec<WorkKind>,
    /// Somebody said of the vacancy that its role does not need it; no pack says so by itself.
    #[serde(skip)]
    pub not_needed: Option<NotNeeded>,
}

/// That a role does not need a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotNeeded {
    pub why: String,
    /// The name of who said so.
    pub by: String,
    /// The day in London, 'YYYY-MM-DD'.
    pub on: String,
}

impl PackItem {
    /// Is it asked of somebody who works as this?
    #[must_use]
    pub fn is_for(&self, kind: WorkKind) -> bool {
        (self.only_for.is_empty() || self.only_for.contains(&kind)) && !self.not_for.contains(&kind)
    }

    /// Does a certificate for it say that the adults' barred list was searched?
    #[must_use]
    pub fn has_adults_list(&self) -> bool {
        self.levels.iter().any(|level| matches!(level.as_str(), "enhanced_adults" | "enhanced_both"))
    }

    /// Is it about certificates of the Disclosure and Barring Service?
    #[must_use]
    pub fn is_of_dbs(&self) -> bool {
        self.levels.iter().any(|level| level == "basic" || facts::rules::has_update_service(level))
    }

    /// The ways in which a check of it is recorded under this pack: Adult First where the pack knows it and the adults' list
    /// belongs to it, the Update Service for the certificates that it knows, and membership of the PVG scheme in place of a
    /// certificate where that is asked for.
    pub fn ways(&self, pack: &Pack) -> impl Iterator<Item = &'static facts::Way> {
        let adult_first = pack.adult_first && self.has_adults_list();
        let update_service = self.levels.iter().any(|level| facts::rules::has_update_service(level));
        let of_scheme = self.levels.iter().any(|level| level == "pvg");
        self.kind.into_iter().flat_map(facts::ways_of).filter(move |way| match way.code {
            "adult_first" => adult_first,
            "update_service" => update_service,
            "pvg" => of_scheme,
            "certificate" => !of_scheme,
            _ => true,
        })
    }
}

fn yes() -> bool {
    true
}

/// From what an item is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkedOut {
    /// The employment history is whole: confirmed by the candidate, every gap explained and accepted.
    History,
    /// References show conduct in every earlier employment in care.
    Conduct,
    /// Employers say why such work ended.
    WhyLeft,
    /// The most recent employer gave a reference.
    RecentEmployer,
}

impl WorkedOut {
    /// Is it worked out from references?
    #[must_use]
    pub fn is_of_references(self) -> bool {
        matches!(self, Self::Conduct | Self::WhyLeft | Self::RecentEmployer)
    }
}

/// What an item stands in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeededFor {
    /// The recruitment file is complete.
    File,
    /// The person may start.
    Start,
}

/// Where one item stands for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Status {
    NotYet,
    Seen,
    Problem,
    NotRequired,
    NotObtainable,
}

impl Status {
    /// Every status, in the order forms offer them.
    pub const ALL: [Self; 5] = [Self::NotYet, Self::Seen, Self::Problem, Self::NotRequired, Self::NotObtainable];

    /// The code that is stored, posted and used in text names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Seen => "seen",
            Self::Problem => "problem",
            Self::NotRequired => "not_required",
            Self::NotObtainable => "not_obtainable",
        }
    }

    /// The status of a posted code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Nothing more is to be done about the item.
    #[must_use]
    pub fn settles(self) -> bool {
        matches!(self, Self::Seen | Self::NotRequired | Self::NotObtainable)
    }
}

/// One record about one item of one candidate.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    pub id: CheckId,
    pub candidacy: CandidacyId,
    pub item: String,
    pub revision: i64,
    pub status: Status,
    /// What was seen. It is seen, not kept.
    pub seen: String,
    /// 'YYYY-MM-DD'
    pub seen_on: Option<String>,
    /// Why, or the attempts.
    pub note: String,
    /// By which way it was checked, where the item has a form of its own; else empty.
    pub way: String,
    /// What was written down, as JSON: see [`Entry::facts`].
    pub facts: String,
    /// Who saw it, and recorded it.
    pub by_person: PersonId,
    pub by_name: String,
    pub at: Timestamp,
}

#[cfg(feature = "ssr")]
impl Entry {
    /// What was written down, field by field.
    #[must_use]
    pub fn facts(&self) -> Facts {
        serde_json::from_str(&self.facts).unwrap_or_default()
    }
}

/// The packs that this build knows, by code and version. Published versions are never changed: a new law is a new version.
static PACKS: LazyLock<Vec<Arc<Pack>>> = LazyLock::new(|| {
    PACK_TEXTS
        .iter()
        // A pack that does not read is missing here; a test reads each, so that it cannot be missing from a release.
        .filter_map(|text| serde_json::from_str(text).ok().map(Arc::new))
        .collect()
});

/// Their texts. A test reads each.
const PACK_TEXTS: &[&str] = &[
    include_str!("packs/england_adult_social_care_1.json"),
    include_str!("packs/england_adult_social_care_2.json"),
    include_str!("packs/england_adult_social_care_3.json"),
    include_str!("packs/england_childrens_home_1.json"),
    include_str!("packs/england_director_1.json"),
    include_str!("packs/wales_adult_social_care_1.json"),
    include_str!("packs/scotland_adult_social_care_1.json"),
    include_str!("packs/northern_ireland_adult_social_care_1.json"),
];

/// The newest version of each pack, in the order in which a page offers them.
#[must_use]
pub fn newest_packs() -> Vec<&'static Arc<Pack>> {
    let is_newest =
        |pack: &&Arc<Pack>| !PACKS.iter().any(|other| other.code == pack.code && other.version > pack.version);
    PACKS.iter().filter(is_newest).collect()
}

/// The pack of this code and version.
#[must_use]
pub fn pack(code: &str, version: i64) -> Option<&'static Arc<Pack>> {
    PACKS.iter().find(|pack| pack.code == code && pack.version == version)
}
