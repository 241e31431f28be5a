//! People: who signs in or takes part, what they may do, and the tablets they hold.
//!
//! A **person** belongs to one organisation; an **account** is a sign-in and may belong to persons in several. A person
//! may hold several **roles**: a small provider has four people in the office.

#[cfg(feature = "ssr")]
pub mod api;
pub mod clocks;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
pub mod grants;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod protection;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod tablets;
#[cfg(feature = "ssr")]
mod visit;
pub mod ways;

#[cfg(feature = "ssr")]
pub use grants::{Grant, Place, Scope};
#[cfg(feature = "ssr")]
pub use visit::Visit;

use crate::ids::{
    AccountId, CandidacyId, OrganisationId, PanelId, PersonId, RowId, SeatId, ServiceId, StreamId, SubjectId, TabletId,
    VacancyId,
};
use serde::{Deserialize, Serialize};

/// What a person may do in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Role {
    Administrator,
    Manager,
    Hr,
    Facilitator,
    /// Reads what HR reads, and does nothing.
    Auditor,
    Colleague,
    /// Someone supported by the provider (or invited by it) who sits on panels as an equal.
    PanelMember,
    /// Beside a panel member; also interpreters and advocates.
    Supporter,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Administrator,
        Self::Manager,
        Self::Hr,
        Self::Facilitator,
        Self::Auditor,
        Self::Colleague,
        Self::PanelMember,
        Self::Supporter,
    ];

    /// Its code in tables, forms and the catalogue (`role-manager`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Manager => "manager",
            Self::Hr => "hr",
            Self::Facilitator => "facilitator",
            Self::Auditor => "auditor",
            Self::Colleague => "colleague",
            Self::PanelMember => "panel_member",
            Self::Supporter => "supporter",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// How far a sign-in is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Stage {
    /// The password was right; a second step is still to come.
    SecondStep,
    /// The account belongs to several organisations, and one is still to be chosen.
    Organisation,
    /// All the way in.
    In,
}

/// A way to choose a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum LinkKind {
    /// A mailed link to somebody who never signed in here.
    Invitation,
    /// The same as a code that an administrator reads out.
    InvitationCode,
    /// A mailed link to somebody who forgot their password.
    Reset,
    /// The same as a code that an administrator reads out.
    ResetCode,
}

impl LinkKind {
    /// Its code in tables and in the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::InvitationCode => "invitation_code",
            Self::Reset => "reset",
            Self::ResetCode => "reset_code",
        }
    }
}

/// A provider.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub stream: StreamId,
    /// Whose key seals what concerns no single person.
    pub subject: SubjectId,
    /// Made by `demo`, and marked so for ever.
    pub demo: bool,
}

/// A home or a team.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Service {
    pub org: OrganisationId,
    pub id: ServiceId,
    pub name: String,
}

/// Someone who signs in or takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Person {
    pub org: OrganisationId,
    pub id: PersonId,
    pub account: Option<AccountId>,
    pub name: String,
    /// What lists are sorted by.
    pub sort_key: String,
    /// Their own picture: the code of an OpenMoji.
    pub picture: Option<String>,
    pub stream: StreamId,
    pub subject: SubjectId,
}

/// A person who signed in.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub org: OrganisationId,
    pub person: PersonId,
    pub account: AccountId,
    pub name: String,
    /// The roles held anywhere, each once; where they are held, the grants say.
    pub roles: Vec<Role>,
    /// What they may do, and where.
    pub grants: Vec<Grant>,
}

/// The stages of candidates who were offered the job, and are employed or on the way there, as they are stored.
pub const TAKEN_ON: [&str; 4] = ["conditional_offer", "accepted", "cleared", "started"];

/// A named inspector from outside, with a link that ends: reads some files, and each look is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectorLink {
    pub org: OrganisationId,
    pub link: RowId,
    pub name: String,
    /// Whom they inspect for.
    pub body: String,
    /// The homes and teams whose files they may read.
    pub services: Vec<ServiceId>,
    /// Single files they may read, each with its vacancy.
    pub files: Vec<(CandidacyId, VacancyId)>,
    /// The last day, `2026-12-09`.
    pub ends: String,
}

/// Somebody from outside who was asked to be the second person for one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outsider {
    pub link: RowId,
    pub org: OrganisationId,
    /// The request they were asked about.
    pub request: RowId,
    pub name: String,
    pub body: String,
}

/// A referee who opened their link: answers one reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefereeLink {
    pub org: OrganisationId,
    pub link: RowId,
    pub candidacy: CandidacyId,
    pub reference: RowId,
    /// The last day, `2026-12-09`.
    pub ends: String,
}

/// A candidate who opened their own link: writes their application until they send it in, and reads about their day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateLink {
    pub org: OrganisationId,
    pub link: RowId,
    pub candidacy: CandidacyId,
    /// Who sent it, and answers for what comes by it.
    pub sent_by: PersonId,
    /// The last day, `2026-12-09`.
    pub ends: String,
}

/// A tablet that was let in to a panel and holds no seat at the moment: it waits, or is being handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabletWho {
    pub org: OrganisationId,
    pub panel: PanelId,
    pub tablet: TabletId,
    /// It serves all seats in turn.
    pub shared: bool,
    /// The seat it was given, before its person said "yes, that is me".
    pub offered: Option<SeatId>,
}

/// A seat, on its tablet, after its person said "yes, that is me".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    pub org: OrganisationId,
    pub panel: PanelId,
    pub seat: SeatId,
    pub person: PersonId,
    pub tablet: TabletId,
    pub name: String,
    pub picture: Option<String>,
    pub shared: bool,
}

/// Who asks: the first argument of every service function, and authorisation is asked there and nowhere else.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    Nobody,
    Person(Signed),
    Tablet(TabletWho),
    Seat(Seated),
    /// On addresses under `/inspect` alone.
    Inspector(InspectorLink),
    /// On addresses under `/second` alone.
    Outsider(Outsider),
    /// On addresses under `/reference` alone.
    Referee(RefereeLink),
    /// On addresses under `/application` alone.
    Candidate(CandidateLink),
    /// The server itself: a command or a nightly job.
    Job {
        org: OrganisationId,
        name: &'static str,
    },
}

#[cfg(feature = "ssr")]
impl Who {
    /// Whose data this can be.
    ///
    /// # Errors
    /// `SignIn` for nobody.
    pub fn org(&self) -> Result<OrganisationId, crate::platform::refused::Refused> {
        match self {
            Self::Nobody => Err(crate::platform::refused::Refused::SignIn),
            Self::Person(signed) => Ok(signed.org),
            Self::Tablet(tablet) => Ok(tablet.org),
            Self::Seat(seated) => Ok(seated.org),
            Self::Inspector(link) => Ok(link.org),
            Self::Outsider(outsider) => Ok(outsider.org),
            Self::Referee(referee) => Ok(referee.org),
            Self::Candidate(candidate) => Ok(candidate.org),
            Self::Job { org, .. } => Ok(*org),
        }
    }

    /// Any signed-in person.
    ///
    /// # Errors
    /// `SignIn` for nobody, `NotAllowed` for tablets and seats.
    pub fn signed(&self) -> Result<&Signed, crate::platform::refused::Refused> {
        use crate::platform::refused::Refused;
        match self {
            Self::Nobody => Err(Refused::SignIn),
            Self::Person(signed) => Ok(signed),
            _ => Err(Refused::NotAllowed),
        }
    }

    /// The seat on this tablet.
    ///
    /// # Errors
    /// `SignIn` for nobody (the page says whom to ask), `NotAllowed` for everybody else.
    pub fn seat(&self) -> Result<&Seated, crate::platform::refused::Refused> {
        use crate::platform::refused::Refused;
        match self {
            Self::Seat(seated) => Ok(seated),
            Self::Nobody | Self::Tablet(_) => Err(Refused::SignIn),
            _ => Err(Refused::NotAllowed),
        }
    }
}

#[cfg(feature = "ssr")]
impl crate::ledger::Acting for Who {
    fn organisation(&self) -> Option<OrganisationId> {
        self.org().ok()
    }

    fn actor(&self) -> crate::ledger::Actor {
        use crate::ledger::Actor;
        match self {
            Self::Person(signed) => Actor::Person(signed.person),
            Self::Seat(seated) => Actor::Person(seated.person),
            Self::Job { name, .. } => Actor::Server(name),
            Self::Tablet(_) => Actor::Server("tablet"),
            Self::Inspector(_) => Actor::Server("inspector"),
            Self::Outsider(_) => Actor::Server("outsider"),
            Self::Referee(_) => Actor::Server("referee"),
            Self::Candidate(_) => Actor::Server("candidate"),
            Self::Nobody => Actor::Server("nobody"),
        }
    }

    fn link(&self) -> Option<RowId> {
        match self {
            Self::Inspector(inspector) => Some(inspector.link),
            Self::Outsider(outsider) => Some(outsider.request),
            Self::Referee(referee) => Some(referee.link),
            Self::Candidate(candidate) => Some(candidate.link),
            _ => None,
        }
    }
}

/// A picture with its name: of a person, or of a join code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPicture {
    /// The file's name in `/pictures/`, without `.svg`.
    pub code: String,
    pub word: String,
}

/// The pictures that a person may choose as their own.
#[cfg(feature = "ssr")]
pub fn own_pictures() -> &'static [NamedPicture] {
    static OWN: std::sync::LazyLock<Vec<NamedPicture>> =
        std::sync::LazyLock::new(|| serde_json::from_str(include_str!("own_pictures.json")).unwrap_or_default());
    &OWN
}
