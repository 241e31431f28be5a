//! The panel of one vacancy: who sits on it, who asks which question, what each member agreed to, who they know, how
//! the scores will be weighed (announced before the first interview), the day with its breaks, and how a tablet joins.
//!
//! Freezing is a deed of this room: the first interview freezes the kit and the agreement.

pub mod rules;
pub mod timetable;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod rows;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub use rows::{Agreement, Asker, Conflict, Consent, Helper, Interview, JoinCode, Panel, Seat, called};

use crate::codes::codes;
use crate::ids::SeatId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    /// What a person is on a panel.
    SeatKind {
        /// A person supported.
        PanelMember = "panel_member",
        Manager = "manager",
        Colleague = "colleague",
        /// A family representative, in their own name.
        Family = "family",
        /// An advocate, in their own name.
        Advocate = "advocate",
        /// Learns by watching. What a shadow says is never counted.
        Shadow = "shadow",
    }
}

impl SeatKind {
    /// Which group the seat's scores belong to; a shadow's to none.
    pub fn group(self) -> Option<Group> {
        match self {
            Self::PanelMember => Some(Group::Panel),
            Self::Manager | Self::Colleague | Self::Family | Self::Advocate => Some(Group::Others),
            Self::Shadow => None,
        }
    }
}

codes! {
    /// The two groups whose scores a *parallel* agreement weighs against each other.
    Group {
        /// People supported.
        Panel = "panel",
        Others = "others",
    }
}

codes! {
    /// Four consents, each a record of its own.
    ConsentKind {
        TakePart = "take_part",
        ScoresRecorded = "scores_recorded",
        VoiceRecorded = "voice_recorded",
        BeNamed = "be_named",
    }
}

impl ConsentKind {
    /// Whether an interview waits for an answer to it.
    pub fn is_needed(self) -> bool {
        matches!(self, Self::TakePart | Self::ScoresRecorded)
    }
}

codes! {
    /// Who is booked for the day to help somebody say what they want to say. Neither scores, and neither is counted.
    HelperKind {
        /// Says it in another language, or in signs.
        Interpreter = "interpreter",
        /// Speaks up for the person, on their side alone.
        Advocate = "advocate",
    }
}

codes! {
    /// How a member knows a candidate.
    ConflictKind {
        /// Asked, and does not know them.
        None = "none",
        Family = "family",
        Friend = "friend",
        SupportsMeNow = "supports_me_now",
        SupportedMeBefore = "supported_me_before",
        Other = "other",
        /// Without a reason.
        RatherNot = "rather_not",
    }
}

impl ConflictKind {
    /// Whether the seat leaves this candidate's denominator.
    pub fn leaves_out(self) -> bool {
        self != Self::None
    }
}

codes! {
    /// How the scores of the two groups are put together.
    Mode {
        /// Each seat counts the same.
        Equal = "equal",
        /// Each group has a result of its own, and the two are weighed.
        Parallel = "parallel",
    }
}

codes! {
    /// When the panel talks about what it scored.
    Talk {
        AfterLast = "after_last",
        AfterEach = "after_each",
    }
}

codes! {
    /// Where one candidate's interview is.
    InterviewState {
        Planned = "planned",
        /// The candidate is here, seats score in private.
        Running = "running",
        /// Everybody has answered or is recorded as not scoring it; nothing was shown yet.
        Scored = "scored",
        /// The discussion is open.
        Talking = "talking",
        Closed = "closed",
    }
}

impl InterviewState {
    /// Whether scores of this interview were shown to the panel.
    pub fn was_discussed(self) -> bool {
        matches!(self, Self::Talking | Self::Closed)
    }
}

codes! {
    /// Why somebody is not on the day although they hold a seat.
    AwayReason {
        Unwell = "unwell",
        CannotCome = "cannot_come",
        Other = "other",
    }
}

codes! {
    /// Whether a seat may score one interview, and if not, why.
    Standing {
        Scores = "scores",
        /// Withdrew from the panel.
        Withdrawn = "withdrawn",
        /// Knows the candidate, or would rather not score them.
        Conflict = "conflict",
        /// Did not agree that scores are written down.
        NoConsent = "no_consent",
        /// Noted as not being there on the day.
        Away = "away",
    }
}

/// By the criterion's code the least that the panel's middle answer must be, in places of the kit's scale; a criterion that
/// is not here is no gate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gates(pub BTreeMap<String, i64>);

/// What may be agreed beside either way of putting scores together. Whoever does not pass keeps their result and leaves the
/// order; the manager can choose them against it, with a written reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub gates: Gates,
    /// The panel member who will be supported, and who may say no for their own team.
    pub veto: Option<SeatId>,
    /// The panel's result is advice, and every choice needs a written answer to the panel.
    pub advisory: bool,
}

impl Parts {
    /// Nothing of the kind was agreed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whole per cents by the criterion's code, summing to 100. By code and not by an enum, because an organisation may add
/// criteria of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weights(pub BTreeMap<String, i64>);

impl Weights {
    /// The criterion's weight in whole per cents; 0 for one that has none.
    pub fn of(&self, criterion: &str) -> i64 {
        self.0.get(criterion).copied().unwrap_or(0)
    }
}

/// By which rule a first place is called too close: part of each agreement from its announcement on. The weighing room knows it by
/// this code.
pub const CLOSE_RULE: &str = "one_person_or_mix60";
