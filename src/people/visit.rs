//! One visit of one address: who asks, for what, and what they brought along.

use super::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

/// What every page and every form gets; cloning it is cheap.
#[derive(Clone)]
pub struct Visit {
    pub who: Who,
    pub app: App,
    /// The path as asked for.
    pub path: Arc<str>,
    pub params: Arc<HashMap<String, String>>,
    pub query: Arc<HashMap<String, String>>,
    /// Where the request came from, for limits only; never stored.
    pub address: Arc<str>,
    /// What the browser says it is, in two words at most; see [`super::rules::device`].
    pub device: Arc<str>,
    /// The signed-in account belongs to other organisations as well.
    pub elsewhere: bool,
    /// The session's or tablet's secret as the cookie brought it, to end it.
    pub token: Arc<str>,
    /// The tablet asks for this screen to keep it for when there is no network: nobody's answers stand on it.
    pub keeps: bool,
    /// A machine that may ask for figures: on this machine itself, or with the token of the settings.
    pub machine: bool,
}

impl Visit {
    /// An id from the address, such as `{vacancy}`.
    ///
    /// # Errors
    /// `NotFound` if it is no id.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Refused> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(Refused::NotFound)
    }

    /// A part of the address as text; empty if it has none of this name.
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// A value of the address's query; empty if it has none of this name.
    pub fn query(&self, name: &str) -> &str {
        self.query.get(name).map_or("", String::as_str)
    }
}
