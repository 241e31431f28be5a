//! The only SQL of this room: what stands in a database, whatever its tables, and the list of what was done.

mod copy;
pub mod postgres;
mod runs;

pub use copy::{
    Engine, Facts, Scratch, aside_schemas, check, clear_aside, copy, drop_schema, facts_of, is_empty, load, move_files,
    scratch, sqlite_file,
};
pub use runs::{Run, fact, insert, latest, set_fact};
