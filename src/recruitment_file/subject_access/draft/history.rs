//! What is written of a candidate’s employment history.

use super::{Said, coded};
use crate::ledger::Opened;
use crate::platform::clock::{day_words, month_words};
use crate::texts::say;

/// The employment history, and what was said about its gaps.
pub(super) fn told(kind: &str, opened: &Opened, with: &[(&str, &str)]) -> Said {
    let text = |name: &str| opened.text(name);
    let date = |name: &str| text(name).map(|date| if date.len() == 7 { month_words(date) } else { day_words(date) });
    let code = |prefix: &str, name: &str| coded(prefix, opened.text(name)?);
    let is = |name: &str| opened.value(name).and_then(serde_json::Value::as_bool) == Some(true);
    let gap = || [("from", date("from_day").unwrap_or_default()), ("to", date("to_day").unwrap_or_default())];
    let of_gap = |id: &str| {
        let gap = gap();
        let mut all: Vec<(&str, &str)> = gap.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.extend(with);
        Said::of(id, &all)
    };
    match kind {
        "history.framed" => Said::of("answer-history-framed", with)
            .with("answer-history-education", "day", date("education_end").as_deref())
            .with("answer-history-applied", "day", date("applied_on").as_deref()),
        "history.period_kept" | "history.period_removed" => {
            let id = if kind == "history.period_kept" { "answer-history-period" } else { "answer-history-removed" };
            let employer = text("employer").unwrap_or_default();
            let mut all = vec![("employer", employer)];
            all.extend(with);
            Said::of(id, &all)
                .with(
                    "answer-history-activity",
                    "what",
                    code("file-code-activity", "activity").map(|id| say(&id)).as_deref(),
                )
                .with("answer-history-job", "job", text("job"))
                .and_if(is("care_work"), "answer-history-care")
                .with("answer-history-began", "day", date("began").as_deref())
                .with("answer-history-ended", "day", date("ended").as_deref())
                .with("answer-history-why", "why", text("why_ended"))
        }
        "history.confirmed" => Said::of("answer-history-confirmed", with).with(
            "answer-history-how",
            "how",
            code("file-code-confirmed-how", "confirmed_how").map(|id| say(&id)).as_deref(),
        ),
        "gap.explained" => of_gap("answer-gap-explained")
            .with("answer-gap-words", "words", text("words"))
            .and_if(is("in_writing"), "answer-gap-written")
            .with("answer-gap-asked-by", "by", text("asked_by"))
            .with("answer-gap-asked-on", "day", date("asked_on").as_deref())
            .with("answer-gap-corroboration", "what", text("corroboration")),
        _ => of_gap(if is("enough") { "answer-gap-enough" } else { "answer-gap-not-enough" }).with(
            "answer-check-note",
            "note",
            text("note"),
        ),
    }
}
