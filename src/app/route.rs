//! What a route is: a page, a form with the page that shows it again, or data for a live part.

use crate::people::{Role, Visit, Who};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::ui::Done;
use crate::ui::page::Page;
use axum::response::Response;
use futures::future::BoxFuture;
use std::sync::Arc;

/// Who may get in, for the permission test (`tests/it/access/`); the check itself is in the service.
///
/// A new address takes one of these; the test then asks it as every kind of visitor, of this home, another home and
/// another organisation, and fails if the service lets in anybody else. A kind of visitor that is not here is added in
/// three places: a variant with a line on who it is, `people::Who` where it is somebody new, and the table in the test,
/// whose `match`es do not compile before it says who gets in. [`Role::Auditor`] stands in the lists of pages and data that
/// it reads and of no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Anyone,
    SignedIn,
    Roles(&'static [Role]),
    /// Who runs the panel's day: its facilitator, or a manager or HR person who holds no seat on it.
    RunsDay,
    /// Whom concerns reach: the safeguarding lead and their deputy; HR while nobody is named.
    Lead,
    /// A tablet that was let in, with or without a seat.
    Tablet,
    /// A tablet that serves all seats in turn.
    SharedTablet,
    Seat,
    /// A machine: this one itself, or whoever shows the token of the settings.
    Machine,
    /// An inspector whose link is open, on addresses under `/inspect`.
    Inspector,
    /// Somebody from outside who was asked to be the second person, on addresses under `/second`.
    Outsider,
    /// A referee whose link is open, on addresses under `/reference`.
    Referee,
    /// A candidate whose link is open, on addresses under `/application`.
    Candidate,
}

impl Access {
    /// Does this visitor hold at all what the address is for? What is wrong with a form is told to these alone: authority
    /// comes first, and whoever may not send a form learns nothing of how it is filled in. Whether they may do it *here* is
    /// still the service's to say, and a deed is never let through by this.
    ///
    /// # Errors
    /// `SignIn` for nobody, `NotAllowed` for somebody else.
    pub fn admits(self, who: &Who) -> Result<(), Refused> {
        let only = |fits: bool| if fits { Ok(()) } else { Err(Refused::SignIn) };
        let roles: &[Role] = match self {
            Self::Anyone | Self::Machine => return Ok(()),
            // Who is named, the service knows.
            Self::SignedIn | Self::Lead => return who.signed().map(drop),
            Self::Roles(roles) => roles,
            Self::RunsDay => &[Role::Facilitator, Role::Manager, Role::Hr],
            Self::Tablet => return only(matches!(who, Who::Tablet(_) | Who::Seat(_))),
            Self::SharedTablet => return only(matches!(who, Who::Tablet(tablet) if tablet.shared)),
            Self::Seat => return who.seat().map(drop),
            Self::Inspector => return only(matches!(who, Who::Inspector(_))),
            Self::Outsider => return only(matches!(who, Who::Outsider(_))),
            Self::Referee => return only(matches!(who, Who::Referee(_))),
            Self::Candidate => return only(matches!(who, Who::Candidate(_))),
        };
        who.may(roles).map(drop)
    }
}

pub type PageFn = Arc<dyn Fn(Visit, FormState) -> BoxFuture<'static, Result<Page, Refused>> + Send + Sync>;
pub type DeedFn = Arc<dyn Fn(Visit, Typed) -> BoxFuture<'static, Result<Done, Refused>> + Send + Sync>;
pub type DataFn = Arc<dyn Fn(Visit) -> BoxFuture<'static, Result<Response, Refused>> + Send + Sync>;

/// What stands at an address.
#[derive(Clone)]
pub enum Kind {
    Page(PageFn),
    /// A deed, and the page that is shown again when it is refused.
    Form {
        name: &'static str,
        page: PageFn,
        deed: DeedFn,
    },
    /// JSON, an event stream or a download.
    Data(DataFn),
    /// A link that does something at once and sends on: the address of a QR code.
    Link(DeedFn),
}

/// One address and method.
#[derive(Clone)]
pub struct Route {
    pub path: &'static str,
    pub access: Access,
    pub kind: Kind,
}

impl Route {
    pub fn method(&self) -> &'static str {
        match self.kind {
            Kind::Form { .. } => "POST",
            _ => "GET",
        }
    }

    /// The form's name; empty for others.
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Form { name, .. } => name,
            _ => "",
        }
    }
}

fn page_fn<F, Fut>(page: F) -> PageFn
where
    F: Fn(Visit, FormState) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Page, Refused>> + Send + 'static,
{
    Arc::new(move |visit, form| Box::pin(page(visit, form)))
}

/// A page (GET).
pub fn page<F, Fut>(path: &'static str, access: Access, page: F) -> Route
where
    F: Fn(Visit, FormState) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Page, Refused>> + Send + 'static,
{
    Route { path, access, kind: Kind::Page(page_fn(page)) }
}

/// A form (POST); `page` is shown again with messages and what was typed when `deed` refuses.
pub fn form<P, PFut, D, DFut>(path: &'static str, name: &'static str, access: Access, page: P, deed: D) -> Route
where
    P: Fn(Visit, FormState) -> PFut + Send + Sync + 'static,
    PFut: Future<Output = Result<Page, Refused>> + Send + 'static,
    D: Fn(Visit, Typed) -> DFut + Send + Sync + 'static,
    DFut: Future<Output = Result<Done, Refused>> + Send + 'static,
{
    let deed: DeedFn = Arc::new(move |visit, typed| Box::pin(deed(visit, typed)));
    Route { path, access, kind: Kind::Form { name, page: page_fn(page), deed } }
}

/// Data for a live part or a download (GET).
pub fn data<F, Fut>(path: &'static str, access: Access, data: F) -> Route
where
    F: Fn(Visit) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Response, Refused>> + Send + 'static,
{
    Route { path, access, kind: Kind::Data(Arc::new(move |visit| Box::pin(data(visit)))) }
}

/// A link (GET) that does something at once and sends on.
pub fn link<F, Fut>(path: &'static str, access: Access, deed: F) -> Route
where
    F: Fn(Visit, Typed) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Done, Refused>> + Send + 'static,
{
    Route { path, access, kind: Kind::Link(Arc::new(move |visit, typed| Box::pin(deed(visit, typed)))) }
}
