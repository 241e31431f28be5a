//! The names of things: one newtype a kind, so that a seat can never be taken for a panel.
//!
//! What grows with time has UUID v7 (it sorts by time on both databases). Streams, subjects and pseudonyms stand in
//! exported files for ever, so they are random: they must not tell when they were made.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($make:ident: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new one.
            #[cfg(feature = "ssr")]
            #[expect(clippy::new_without_default, reason = "an id that is made without being asked for is a fault")]
            pub fn new() -> Self {
                Self(Uuid::$make())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids!(now_v7:
    /// A provider.
    OrganisationId,
    /// A home or a team.
    ServiceId,
    /// Someone who signs in or takes part.
    PersonId,
    /// A sign-in.
    AccountId,
    VacancyId,
    /// One candidate for one vacancy.
    CandidacyId,
    RoleProfileId,
    OfferId,
    /// An item of the scenario library.
    ItemId,
    /// An item in its place in one interview kit.
    KitLineId,
    CardId,
    TextVersionId,
    PanelId,
    /// One scorer on one panel.
    SeatId,
    /// One candidate before one panel.
    InterviewId,
    /// A device that was admitted to a panel.
    TabletId,
    ScoreId,
    RemarkId,
    ConcernId,
    HelpCallId,
    CheckId,
    ChoiceId,
    FeedbackId,
    /// Any other row.
    RowId,
);

ids!(new_v4:
    /// A stream of the ledger.
    StreamId,
    /// Whose key seals an entry's content.
    SubjectId,
);
