//! The one arithmetic, the order that follows from it, and what a choice needs. Exact throughout: a tie is a tie.

pub mod agreement;
mod choice;
mod fraction;
mod gates;
mod order;
pub mod patterns;
pub mod pull;
pub mod sensitivity;
mod totals;
mod working_days;

pub use choice::{
    AGAINST_MIN, Decided, FEEDBACK_WORKING_DAYS, ForOne, Ground, InReach, LATER_DAYS, Next, NoChoice, REASONS_MIN,
    Stance, TEXT_MAX, Told, Wish, Wrong, is_told_why, may_choose, stance, stance_of_nobody,
};
pub use fraction::Fraction;
pub use gates::{AtGate, Gate, Outside, gates};
pub use order::{Rank, firsts, ranks};
pub use totals::{Cell, Missing, NoTotal, Part, Terms, Total, Weighed, Which, part, weigh};
pub use working_days::{is_working_day, working_days_after};
