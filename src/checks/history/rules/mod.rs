//! The gap engine, what may be written down about a history, and what a gap needs before it is closed.

mod gaps;
#[cfg(test)]
mod gaps_tests;
mod standing;
mod typed;

pub use gaps::{EndBeforeStart, gaps, span, total};
pub use standing::{GapState, Missing, Standing, Told, gap_state, standing};
pub use typed::{
    Explanation, FrameTyped, NoHistory, PeriodTyped, may_confirm, may_explain, may_judge, may_keep_frame,
    may_keep_period,
};
