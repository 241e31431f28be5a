//! What a person may do, and where: a role for the whole organisation, for one home or team, or for one vacancy.
//!
//! How a service asks, so that a place that was forgotten shuts people out and lets nobody in:
//!
//! | the question | the call |
//! |---|---|
//! | does the asker hold one of these roles anywhere? (lists, which then leave out what is elsewhere) | [`Who::may`] |
//! | may they do this *here*? (every deed on a vacancy, panel, interview, candidacy) | [`Who::may_at`] |
//! | may they read this *here*? ([`Role::Auditor`] reads what HR reads) | [`Who::may_see_at`] |
//! | is this line of a list theirs to see? | [`Who::sees`] |
//! | may they do this for the whole organisation? | [`Who::may_everywhere`] |
//!
//! The rooms load things by id through a few functions (`vacancy::service::vacancy`, `candidacy`, `panel::service::panel`),
//! and those ask `may_see_at`; deeds ask `may_at` besides. Another home's id and another organisation's answer alike: there
//! is no such thing.

use super::{InspectorLink, Role, Signed, Who};
use crate::ids::{AccountId, CandidacyId, OrganisationId, PersonId, ServiceId, VacancyId};
use crate::platform::refused::Refused;
use uuid::Uuid;

/// Where a role is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Organisation,
    Service(ServiceId),
    Vacancy(VacancyId),
}

/// Where a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub service: ServiceId,
    pub vacancy: VacancyId,
}

/// One role in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
}

impl Scope {
    /// Is this place within it?
    pub fn covers(self, place: Place) -> bool {
        match self {
            Self::Organisation => true,
            Self::Service(service) => service == place.service,
            Self::Vacancy(vacancy) => vacancy == place.vacancy,
        }
    }

    /// Its code in tables and the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Service(_) => "service",
            Self::Vacancy(_) => "vacancy",
        }
    }

    /// What is stored beside the code; an organisation's own id stands for the whole of it.
    pub fn id(self, org: OrganisationId) -> Uuid {
        match self {
            Self::Organisation => org.0,
            Self::Service(service) => service.0,
            Self::Vacancy(vacancy) => vacancy.0,
        }
    }

    /// From a code and an id; none for a code that is not known, so that a row nobody understands gives nothing.
    pub fn read(code: &str, id: Uuid) -> Option<Self> {
        match code {
            "organisation" => Some(Self::Organisation),
            "service" => Some(Self::Service(ServiceId(id))),
            "vacancy" => Some(Self::Vacancy(VacancyId(id))),
            _ => None,
        }
    }

    /// As a form posts it: `organisation`, `service:ID`, `vacancy:ID`.
    pub fn value(self) -> String {
        match self {
            Self::Organisation => "organisation".to_owned(),
            Self::Service(service) => format!("service:{service}"),
            Self::Vacancy(vacancy) => format!("vacancy:{vacancy}"),
        }
    }

    /// What a form posted.
    pub fn parse(value: &str) -> Option<Self> {
        match value.split_once(':') {
            None => (value == "organisation").then_some(Self::Organisation),
            Some(("service", id)) => id.parse().ok().map(Self::Service),
            Some(("vacancy", id)) => id.parse().ok().map(Self::Vacancy),
            Some(_) => None,
        }
    }
}

impl Grant {
    /// A role for the whole organisation.
    pub const fn everywhere(role: Role) -> Self {
        Self { role, scope: Scope::Organisation }
    }

    /// As the ledger has it.
    pub fn told(self) -> serde_json::Value {
        match self.scope {
            Scope::Organisation => serde_json::json!({"role": self.role.code(), "scope": "organisation"}),
            scope => serde_json::json!({"role": self.role.code(), "scope": scope.code(), "id": scope.value()
                .split_once(':').map(|(_, id)| id.to_owned())}),
        }
    }
}

impl Role {
    /// Roles that can be held for one home or team only. The others are about the organisation, or about taking part.
    pub const fn has_scope(self) -> bool {
        matches!(self, Self::Manager | Self::Hr | Self::Facilitator | Self::Auditor)
    }

    /// Roles that can be held for one vacancy only.
    pub const fn has_vacancy_scope(self) -> bool {
        matches!(self, Self::Facilitator)
    }

    /// Roles that an administrator alone gives.
    pub const fn is_office(self) -> bool {
        matches!(self, Self::Administrator | Self::Manager | Self::Hr | Self::Auditor)
    }
}

/// Roles by which somebody knows of a place at all.
const KNOWS: &[Role] = &[Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor];

/// An auditor reads what HR reads.
fn reads(role: Role, roles: &[Role]) -> bool {
    roles.contains(&role) || (role == Role::Auditor && roles.contains(&Role::Hr))
}

impl Signed {
    /// A person who signed in, with what they hold.
    pub fn new(
        org: OrganisationId,
        person: PersonId,
        account: AccountId,
        name: impl Into<String>,
        grants: Vec<Grant>,
    ) -> Self {
        let mut roles: Vec<_> = grants.iter().map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        Self { org, person, account, name: name.into(), roles, grants }
    }

    /// The roles held anywhere, each once.
    pub fn roles(&self) -> Vec<Role> {
        self.roles.clone()
    }

    /// Is this role held anywhere?
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Is one of these roles held at this place?
    pub fn holds_at(&self, roles: &[Role], place: Place) -> bool {
        self.grants.iter().any(|grant| roles.contains(&grant.role) && grant.scope.covers(place))
    }

    /// Is one of these roles held for the whole organisation?
    pub fn holds_everywhere(&self, roles: &[Role]) -> bool {
        self.grants.iter().any(|grant| roles.contains(&grant.role) && grant.scope == Scope::Organisation)
    }

    /// Where one of these roles is held.
    pub fn scopes(&self, roles: &[Role]) -> Vec<Scope> {
        let mut scopes: Vec<_> =
            self.grants.iter().filter(|grant| roles.contains(&grant.role)).map(|grant| grant.scope).collect();
        scopes.sort_unstable();
        scopes.dedup();
        scopes
    }

    fn knows(&self, place: Place) -> bool {
        self.holds_at(KNOWS, place)
    }
}

impl InspectorLink {
    /// Does the link show this file? That of a home shows the files of those who were taken on there: what an inspector of
    /// care asks for is the file of each person who is employed (regulation 19(3)), and so candidates are told. Whoever was
    /// not taken on is shown only where their file was named.
    pub fn shows(&self, place: Place, file: CandidacyId, taken_on: bool) -> bool {
        let named = self.files.iter().any(|(shown, _)| *shown == file);
        named || (taken_on && self.services.contains(&place.service))
    }

    /// Does the link show any file of this vacancy?
    pub fn shows_some_of(&self, place: Place) -> bool {
        self.services.contains(&place.service) || self.files.iter().any(|(_, vacancy)| *vacancy == place.vacancy)
    }
}

impl Who {
    /// The signed-in person, if they hold one of these roles somewhere. For lists, which then leave out what is
    /// elsewhere, and for what belongs to no place. Never enough for one vacancy, panel or candidate: see [`Who::may_at`].
    ///
    /// # Errors
    /// `SignIn` for nobody, `NotAllowed` for everybody else.
    pub fn may(&self, roles: &[Role]) -> Result<&Signed, Refused> {
        match self {
            Self::Nobody => Err(Refused::SignIn),
            Self::Person(signed) if signed.grants.iter().any(|grant| roles.contains(&grant.role)) => Ok(signed),
            _ => Err(Refused::NotAllowed),
        }
    }

    /// The signed-in person, if they hold one of these roles at this place.
    ///
    /// # Errors
    /// `SignIn` for nobody; `NotFound` for whoever has such a role elsewhere and nothing here; `NotAllowed` for everybody
    /// else.
    pub fn may_at(&self, roles: &[Role], place: Place) -> Result<&Signed, Refused> {
        let signed = self.may(roles)?;
        if signed.holds_at(roles, place) {
            Ok(signed)
        } else if signed.knows(place) {
            Err(Refused::NotAllowed)
        } else {
            Err(Refused::NotFound)
        }
    }

    /// The signed-in person, if they hold one of these roles for the whole organisation.
    ///
    /// # Errors
    /// `SignIn` for nobody, `NotAllowed` for everybody else.
    pub fn may_everywhere(&self, roles: &[Role]) -> Result<&Signed, Refused> {
        let signed = self.may(roles)?;
        if signed.holds_everywhere(roles) { Ok(signed) } else { Err(Refused::NotAllowed) }
    }

    /// The signed-in person, if they may read what these roles read somewhere: those roles, and an auditor where HR is one
    /// of them.
    ///
    /// # Errors
    /// `SignIn` for nobody, `NotAllowed` for everybody else.
    pub fn may_see(&self, roles: &[Role]) -> Result<&Signed, Refused> {
        match self {
            Self::Nobody => Err(Refused::SignIn),
            Self::Person(signed) if signed.grants.iter().any(|grant| reads(grant.role, roles)) => Ok(signed),
            _ => Err(Refused::NotAllowed),
        }
    }

    /// The signed-in person, if they may read what these roles read, in the whole organisation.
    ///
    /// # Errors
    /// `SignIn` for nobody, `NotAllowed` for everybody else.
    pub fn may_see_everywhere(&self, roles: &[Role]) -> Result<&Signed, Refused> {
        let signed = self.may_see(roles)?;
        let everywhere = |grant: &Grant| reads(grant.role, roles) && grant.scope == Scope::Organisation;
        if signed.grants.iter().any(everywhere) { Ok(signed) } else { Err(Refused::NotAllowed) }
    }

    /// The signed-in person, if they may read what these roles read at this place.
    ///
    /// # Errors
    /// As [`Who::may_at`].
    pub fn may_see_at(&self, roles: &[Role], place: Place) -> Result<&Signed, Refused> {
        let signed = self.may_see(roles)?;
        if signed.grants.iter().any(|grant| reads(grant.role, roles) && grant.scope.covers(place)) {
            Ok(signed)
        } else if signed.knows(place) {
            Err(Refused::NotAllowed)
        } else {
            Err(Refused::NotFound)
        }
    }

    /// Is a line of a list theirs to see? Jobs see all; for tablets, seats and links the room asks itself.
    pub fn sees(&self, roles: &[Role], place: Place) -> bool {
        matches!(self, Self::Job { .. }) || self.may_see_at(roles, place).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RowId;

    fn with(grants: Vec<Grant>) -> Who {
        Who::Person(Signed::new(OrganisationId::new(), PersonId::new(), AccountId::new(), "Olga Office", grants))
    }

    fn place() -> Place {
        Place { service: ServiceId::new(), vacancy: VacancyId::new() }
    }

    #[test]
    fn a_role_in_one_home_opens_nothing_in_another_and_both_refusals_are_of_one_kind() {
        let (elm, oak) = (place(), place());
        let manager = with(vec![Grant { role: Role::Manager, scope: Scope::Service(elm.service) }]);
        assert!(manager.may_at(&[Role::Manager], elm).is_ok());
        assert_eq!(manager.may_at(&[Role::Manager], oak).unwrap_err(), Refused::NotFound);
        assert_eq!(manager.may_see_at(&[Role::Manager], oak).unwrap_err(), Refused::NotFound);
        assert_eq!(manager.may_at(&[Role::Hr], oak).unwrap_err(), Refused::NotAllowed);
        assert_eq!(manager.may_everywhere(&[Role::Manager]).unwrap_err(), Refused::NotAllowed);
    }

    #[test]
    fn a_role_here_does_not_lend_itself_to_what_another_role_shows_there() {
        let (elm, oak) = (place(), place());
        let both = with(vec![
            Grant { role: Role::Manager, scope: Scope::Service(elm.service) },
            Grant { role: Role::Auditor, scope: Scope::Organisation },
        ]);
        assert!(both.may_see_at(&[Role::Hr], oak).is_ok());
        assert_eq!(both.may_at(&[Role::Manager, Role::Hr], oak).unwrap_err(), Refused::NotAllowed);
    }

    #[test]
    fn an_auditor_reads_what_hr_reads_and_does_nothing() {
        let here = place();
        let auditor = with(vec![Grant::everywhere(Role::Auditor)]);
        assert!(auditor.may_see_at(&[Role::Manager, Role::Hr], here).is_ok());
        assert_eq!(auditor.may_see_at(&[Role::Manager], here).unwrap_err(), Refused::NotAllowed);
        assert_eq!(auditor.may(&[Role::Hr]).unwrap_err(), Refused::NotAllowed);
    }

    #[test]
    fn a_facilitator_of_one_vacancy_has_nothing_of_the_home_s_others() {
        let here = place();
        let there = Place { vacancy: VacancyId::new(), ..here };
        let who = with(vec![Grant { role: Role::Facilitator, scope: Scope::Vacancy(here.vacancy) }]);
        assert!(who.may_at(&[Role::Facilitator], here).is_ok());
        assert_eq!(who.may_at(&[Role::Facilitator], there).unwrap_err(), Refused::NotFound);
    }

    #[test]
    fn what_a_form_posts_comes_back_as_it_went() {
        for scope in [Scope::Organisation, Scope::Service(ServiceId::new()), Scope::Vacancy(VacancyId::new())] {
            assert_eq!(Scope::parse(&scope.value()), Some(scope));
            assert_eq!(Scope::read(scope.code(), scope.id(OrganisationId::new())).map(Scope::code), Some(scope.code()));
        }
        for bad in ["", "service", "service:", "service:elm", "everywhere", "person:1"] {
            assert_eq!(Scope::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_link_for_one_file_shows_that_file_and_no_other_of_its_vacancy() {
        let here = place();
        let (shown, other) = (CandidacyId::new(), CandidacyId::new());
        let link = InspectorLink {
            org: OrganisationId::new(),
            link: RowId::new(),
            name: "Ira Inspector".to_owned(),
            body: "CQC".to_owned(),
            services: Vec::new(),
            files: vec![(shown, here.vacancy)],
            ends: String::new(),
        };
        assert!(link.shows(here, shown, false) && !link.shows(here, other, true));
        assert!(link.shows_some_of(here) && !link.shows_some_of(place()));
        // A home's link shows those who were taken on there, and others where they were named.
        let home = InspectorLink { services: vec![here.service], ..link };
        assert!(home.shows(here, other, true) && !home.shows(here, other, false));
        assert!(home.shows(here, shown, false) && !home.shows(place(), other, true));
    }
}
