//! Looks out of the ordinary: at one's own file, at that of a colleague or of somebody who has left, or at many files in a short
//! time. A rule finds them in the log of views; what it found is kept, and somebody else than the one who looked says what it was
//! about. An alert names who, whose file and when, and nothing of what stood there.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

use crate::codes::codes;

codes! {
    /// Why a look is out of the ordinary.
    Kind as "audit-alert" {
        /// It was their own file.
        Own = "own",
        /// The file is that of somebody who works here and signs in here.
        Colleague = "colleague",
        /// Whoever the file is about does not work here any more.
        Left = "left",
        /// More files within an hour than usual.
        Many = "many",
    }
}
