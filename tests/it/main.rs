//! Everything that is tested through the program: one binary, so that it is linked once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, reason = "a test may")]

mod access;
mod aloud;
mod application;
mod arrows;
mod backup;
mod checks;
mod data_protection;
mod demo;
mod door;
mod edges;
mod forms;
mod guides;
mod history;
mod independence;
mod jobs;
mod leaving;
mod ledger;
mod mail;
mod offline;
mod panel;
mod people;
mod permissions;
mod reading;
mod record;
mod recruitment_file;
mod references;
mod restore_drill;
mod retention;
mod rubbish;
mod scenario;
mod schema;
mod scoring;
mod sign_in;
mod start;
mod subject_access;
mod support;
mod system;
mod tablet;
mod texts;
mod vacancy;
mod voice;
mod ways;
mod weighing;
