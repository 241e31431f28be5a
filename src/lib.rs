//! The map. One folder a room, in this order; a service may call only rooms above its own (`tests/arrows.rs` reads the
//! `use crate::` lines). Each room has the same shelves: `mod.rs` (types), `rules.rs` (pure decisions), `store.rs` (the only
//! SQL), `service.rs` (the deeds), `api.rs` (form endpoints), `pages.rs` (screens).
//!
//! Without features the crate is types and rules, and `make quick` tests those in seconds.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod app;
mod codes;
#[cfg(feature = "ssr")]
pub mod command;
#[cfg(any(feature = "ssr", feature = "verifier"))]
mod hex;
pub mod ids;
#[cfg(feature = "ssr")]
pub mod platform;

pub mod aloud;
pub mod application;
pub mod audit;
pub mod backup;
pub mod checks;
pub mod leaving;
pub mod ledger;
pub mod panel;
pub mod people;
pub mod recruitment_file;
pub mod scenario;
pub mod scoring;
pub mod system;
pub mod texts;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod ui;
pub mod vacancy;
#[cfg(feature = "verifier")]
mod verifier;
pub mod weighing;

/// What the browser calls first: islands hydrate themselves, `public/desk.js` finds them.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
