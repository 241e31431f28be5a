//! What follows a deed.

use super::page::Page;
use crate::platform::form::Typed;

/// A cookie to set or to take away. Both are `__Host-`, HttpOnly, Secure and SameSite=Lax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cookie {
    Session(String),
    NoSession,
    Tablet(String),
    NoTablet,
    /// The secret of an inspector's opened link; it goes to addresses under `/inspect` alone.
    Inspector(String),
    /// The secret of an opened link for a second person; it goes to addresses under `/second` alone.
    Second(String),
    /// The secret of a referee's opened link; it goes to addresses under `/reference` alone.
    Referee(String),
    /// The secret of a candidate's link, first the link's own; it goes to addresses under `/application` alone.
    Candidate(String),
}

/// Where the person goes.
pub enum Next {
    /// A redirect (303) to the page that shows the new state.
    See(String),
    /// The page of this address at once, with what was marked or typed there and not sent: it must not stand in an address.
    Again(String, Typed),
    /// A page at once: for the few cases where nothing may stand in an address.
    Show(Box<Page>),
}

/// The deed is done.
pub struct Done {
    pub next: Next,
    pub cookies: Vec<Cookie>,
}

impl Done {
    /// Go to the page that shows the new state.
    pub fn see(address: impl Into<String>) -> Self {
        Self { next: Next::See(address.into()), cookies: Vec::new() }
    }

    /// Show the page of this address with what was marked or typed there and not sent.
    pub fn again(address: impl Into<String>, typed: Typed) -> Self {
        Self { next: Next::Again(address.into(), typed), cookies: Vec::new() }
    }

    /// Show this page.
    pub fn show(page: Page) -> Self {
        Self { next: Next::Show(Box::new(page)), cookies: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, cookie: Cookie) -> Self {
        self.cookies.push(cookie);
        self
    }

    #[must_use]
    pub fn with_session(mut self, token: String) -> Self {
        self.cookies.push(Cookie::Session(token));
        self
    }

    #[must_use]
    pub fn without_session(mut self) -> Self {
        self.cookies.push(Cookie::NoSession);
        self
    }

    #[must_use]
    pub fn with_tablet(mut self, token: String) -> Self {
        self.cookies.push(Cookie::Tablet(token));
        self
    }

    #[must_use]
    pub fn without_tablet(mut self) -> Self {
        self.cookies.push(Cookie::NoTablet);
        self
    }
}
