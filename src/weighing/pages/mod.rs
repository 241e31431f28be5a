//! Screens: the weighing page, the choice, confirmation and start, the answer to the panel.

mod answer;
mod choose;
mod confirm;
mod dots;
mod figures;
mod outside;
mod sure;
mod weigh;

pub use answer::{
    answers, feedback, feedback_later, feedback_later_sheet, feedback_sheet, overdue, seat_answer, seat_back,
};
pub(super) use answer::{feedback_of, suggestion_fields};
pub use choose::choose;
pub use confirm::{confirm, start};
pub use figures::{figures, talked};
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

#[cfg(test)]
mod tests {
    use crate::texts::lint::lint;

    /// What a panel member reads stands at the end of the catalogue, behind this heading.
    const EASY: &str = "## Easy Read";

    #[test]
    fn what_a_panel_member_reads_is_easy_read() {
        let catalogue = include_str!("../../texts/en-GB/weighing.ftl");
        let (_, easy) = catalogue.split_once(EASY).expect("the heading");
        let (mut read, mut hard) = (0, Vec::new());
        for line in easy.lines().skip(1).filter(|line| !line.starts_with('#')) {
            let text = line.split_once(" =").map_or(line, |(_, text)| text).trim();
            read += usize::from(!text.is_empty());
            hard.extend(lint(text).into_iter().map(|finding| format!("{line}: {finding:?}")));
        }
        assert!(read > 15, "only {read} lines were read");
        assert!(hard.is_empty(), "hard to read:\n{}", hard.join("\n"));
    }
}
