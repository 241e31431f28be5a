//! The only SQL of this room.

mod days;
mod joining;
mod members;
mod panels;

pub use days::*;
pub use joining::*;
pub use members::*;
pub use panels::*;
