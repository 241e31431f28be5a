//! Screens: the candidate's own, for a phone and in plain words to "you", and the office's, from which a link is sent.

mod door;
mod history;
mod office;
mod own;
mod period;

pub use door::door;
pub use history::history;
pub use office::office;
pub use own::{overview, withdrawn};
pub use period::period;
