//! Erasure: a person's key is destroyed, and with it everything that is sealed under it, in every copy there is; what stands
//! in tables goes too. What was written stays in its place in the record, unreadable, so that every chain is whole and other
//! people's files still read.
//!
//! Two databases cannot be changed in one step, so an erasure goes in an order that may be cut short anywhere:
//!
//! 1. that it is to be, in the database: the row in `erasure`, the entry `subject.erased`, the mark on the candidacy;
//! 2. in place of the words of each entry stands, signed, that they went; then the key is destroyed in the key store, which
//!    keeps a tombstone;
//! 3. rows are deleted and blanked, and the erasure is marked as done; then the files are cleaned of what they held.
//!
//! Each step may be done again. [`service::resume`] goes on with what was cut short and does again what an older database
//! brought back, before anything is served.

#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

/// Why something is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Its time was over.
    Clock,
    /// The person asked for it.
    Request,
    /// It had been erased before, and an older copy of the database brought it back.
    Restored,
}

impl Basis {
    /// The code that is stored and that the ledger has.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Request => "request",
            Self::Restored => "restored",
        }
    }
}
