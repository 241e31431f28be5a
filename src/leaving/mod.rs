//! Leaving: an organisation takes everything with it in forms that other programs read, and has everything deleted here.
//! Another organisation on the same installation notices neither.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(feature = "ssr")]
mod gather;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

/// What deleting everything would take away, or took away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Toll {
    /// Rows by table, the most first.
    pub tables: Vec<(String, i64)>,
    /// Keys of people and of the organisation.
    pub keys: usize,
    /// Sign-ins that belong to nobody else.
    pub accounts: i64,
    /// Entries of the record that stay: without their content, which nobody can read any more.
    pub entries: i64,
}
