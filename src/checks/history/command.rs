//! `sametable gaps`: the gap engine for scripts and for whoever wants to check it. The format is a contract.

use super::Gap;
use super::rules::{gaps, span, total};
use crate::checks::dated::{Dated, NoDate};
use crate::texts::{say, say_with};
use serde::{Deserialize, Serialize};
use std::path::Path;
use time::Date;

/// A history larger than this is not read.
const MOST_BYTES: u64 = 10 * 1024 * 1024;

#[derive(Debug, Deserialize)]
struct Asked {
    education_end: String,
    application_date: String,
    jobs: Vec<Job>,
}

#[derive(Debug, Deserialize)]
struct Job {
    start: String,
    /// Null while it lasts: to be said, not left out.
    #[serde(deserialize_with = "Option::deserialize")]
    end: Option<String>,
}

#[derive(Debug, Serialize)]
struct Answer {
    gaps: Vec<One>,
    min_days: u32,
    max_days: u32,
}

#[derive(Debug, Serialize)]
struct One {
    from: String,
    to: String,
    min_days: u32,
    max_days: u32,
}

/// Reads a history and gives its gaps as one line of JSON.
///
/// # Errors
/// One line that says where the history is no history, and why.
pub fn run(path: &Path) -> Result<String, String> {
    let shown = path.display().to_string();
    let unreadable = |cause: String| say_with("history-command-unreadable", &[("path", &shown), ("cause", &cause)]);
    let meta = std::fs::metadata(path).map_err(|cause| unreadable(cause.to_string()))?;
    if meta.len() > MOST_BYTES {
        return Err(unreadable(say("history-command-too-large")));
    }
    let text = std::fs::read_to_string(path).map_err(|cause| unreadable(cause.to_string()))?;
    answer(&text)
}

fn answer(text: &str) -> Result<String, String> {
    let cause = |cause: serde_json::Error| say_with("history-command-no-json", &[("cause", &cause.to_string())]);
    let asked: Asked = serde_json::from_str(text).map_err(cause)?;
    let read = |place: &str, text: &str| {
        Dated::parse(text)
            .map_err(|no: NoDate| say_with("history-command-at", &[("place", place), ("what", &no.to_string())]))
    };
    let education_end = read("education_end", &asked.education_end)?;
    let until = match read("application_date", &asked.application_date)? {
        Dated::Day(day) => day,
        Dated::Month(_) => {
            let what = say("history-command-application-day");
            return Err(say_with("history-command-at", &[("place", "application_date"), ("what", &what)]));
        }
    };
    let mut spans = Vec::with_capacity(asked.jobs.len());
    for (n, job) in asked.jobs.iter().enumerate() {
        let place = |field: &str| format!("jobs[{n}].{field}");
        let start = read(&place("start"), &job.start)?;
        let end = job.end.as_deref().map(|end| read(&place("end"), end)).transpose()?;
        let what = || say("history-end-before-start");
        spans.push(
            span(start, end)
                .map_err(|_| say_with("history-command-at", &[("place", &place("end")), ("what", &what())]))?,
        );
    }
    let found = gaps(education_end, until, &spans);
    let (min_days, max_days) = total(&found);
    let one = |gap: &Gap| One { from: day(gap.from), to: day(gap.to), min_days: gap.min_days, max_days: gap.max_days };
    let answer = Answer { gaps: found.iter().map(one).collect(), min_days, max_days };
    serde_json::to_string(&answer).map_err(|cause| cause.to_string())
}

fn day(day: Date) -> String {
    Dated::Day(day).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_examples_are_answered_in_the_agreed_form() {
        let three = r#"{"education_end":"2019-12-31","application_date":"2024-06-01","jobs":[
            {"start":"2020-01-01","end":"2021-12-31"},{"start":"2021-03-01","end":"2021-06-30"},{"start":"2022-01-10","end":null}]}"#;
        let nine =
            r#"{"gaps":[{"from":"2022-01-01","to":"2022-01-09","min_days":9,"max_days":9}],"min_days":9,"max_days":9}"#;
        assert_eq!(answer(three).as_deref(), Ok(nine));
        let months = r#"{"education_end":"2018-12","application_date":"2024-06-01","jobs":[
            {"start":"2019-01","end":"2020-03"},{"start":"2020-05","end":null}]}"#;
        let range = r#"{"gaps":[{"from":"2018-12-02","to":"2019-01-30","min_days":0,"max_days":60},{"from":"2020-03-02","to":"2020-05-30","min_days":30,"max_days":90}],"min_days":30,"max_days":150}"#;
        assert_eq!(answer(months).as_deref(), Ok(range));
    }

    #[test]
    fn bad_input_is_told_by_its_place() {
        let with = |education: &str, application: &str, job: &str| {
            answer(&format!(r#"{{"education_end":"{education}","application_date":"{application}","jobs":[{job}]}}"#))
                .unwrap_err()
        };
        let year = with("2019", "2024-06-01", "");
        assert!(year.starts_with("education_end: ") && year.contains("as in 2019-03"), "{year}");
        assert!(with("2019-06", "2024-06", "").starts_with("application_date: "));
        assert!(with("2019-06", "2024-06-31", "").starts_with("application_date: "));
        let job = r#"{"start":"2020-01","end":null},{"start":"2020-05","end":"2020-04-30"}"#;
        assert!(with("2019-06", "2024-06-01", job).starts_with("jobs[1].end: "));
        assert!(with("2019-06", "2024-06-01", r#"{"start":"2020-01"}"#).contains("end"));
        assert!(answer("[]").unwrap_err().contains("JSON"));
        assert!(run(Path::new("/nowhere/history.json")).unwrap_err().contains("/nowhere/history.json"));
    }
}
