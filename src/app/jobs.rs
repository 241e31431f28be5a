//! The one list of what the server does by itself.

use crate::platform::App;
use crate::platform::jobs::{Job, When};
use crate::recruitment_file::retention::service as retention;

/// Every job there is, with these settings. `serve` does what is due (`platform::jobs::keep_time`); a test moves the clock
/// and calls `platform::jobs::tick(&app, &app::jobs(&app))`.
pub fn jobs(_app: &App) -> Vec<Job> {
    vec![Job::new("retention", When::Daily("03:30".to_owned()), retention::nightly)]
}
