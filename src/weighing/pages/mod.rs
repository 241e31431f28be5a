//! Screens: the weighing page, the choice, confirmation and start, the answer to the panel.

mod answer;
mod choose;
mod confirm;
mod dots;
mod weigh;

pub use answer::{feedback, feedback_sheet, seat_answer};
pub use choose::choose;
pub use confirm::{confirm, start};
pub use weigh::weigh;

use crate::texts::say;
use crate::vacancy::Vacancy;

/// The links above a page of a vacancy.
fn above(vacancy: &Vacancy) -> Vec<(String, String)> {
    vec![
        ("/vacancies".to_owned(), say("ui-vacancies")),
        (format!("/vacancies/{}", vacancy.id), format!("{}, {}", vacancy.title, vacancy.service_name)),
    ]
}

/// "Joy", "Joy and Sam", "Joy, Sam and Amir".
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} {} {last}", start.join(", "), say("weighing-and")),
    }
}
