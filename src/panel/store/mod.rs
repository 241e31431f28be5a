//! The only SQL of this room.

mod days;
mod helpers;
mod joining;
mod members;
mod panels;

pub use days::*;
pub use helpers::*;
pub use joining::*;
pub use members::*;
pub use panels::*;
