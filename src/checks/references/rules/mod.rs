//! What references must cover, what is to be settled in them, and what may be written down.

mod compare;
mod coverage;
mod typed;

pub use compare::{Found, OursSaid, TheirsSaid, against, matters};
pub use coverage::{
    ATTEMPTS_MIN, Coverage, Job, JobStands, Missing, Ref, Required, State, coverage, required, state_of,
};
pub use typed::{
    Answer, AskTyped, GivenTyped, NoReference, ProofTyped, asks_about_health, is_private_address, may_ask, may_chase,
    may_drop, may_excuse, may_give, may_prove, may_settle,
};
