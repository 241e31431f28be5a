//! The command line; no logic.

#[cfg(feature = "ssr")]
fn main() -> std::process::ExitCode {
    sametable::command::run()
}

#[cfg(not(feature = "ssr"))]
fn main() {}
