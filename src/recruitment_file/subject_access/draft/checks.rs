//! What is written of a candidate's checks: what was recorded, what was weighed, and which documents are kept.

use super::{Said, coded, day_value};
use crate::ledger::Opened;
use crate::recruitment_file::copy::rules::readers::CONFIDED;
use crate::recruitment_file::words::{Names, facts_said};
use crate::texts::say;

/// One entry about checks; none if it is not told.
pub(super) fn told(kind: &str, opened: &Opened, names: &Names, with: &[(&str, &str)]) -> Option<Said> {
    let text = |name: &str| opened.text(name);
    let code = |prefix: &str, name: &str| coded(prefix, opened.text(name)?);
    let day = with.iter().find(|(name, _)| *name == "day").map_or("", |(_, day)| day);
    Some(match kind {
        "check.recorded" => check(opened, names, day)?,
        "risk.weighed" => Said::of("answer-risk-weighed", with)
            .with(
                "answer-risk-decision",
                "decision",
                code("assess-decision", "risk_decision").map(|id| say(&id)).as_deref(),
            )
            .with("answer-risk-conditions", "conditions", text("conditions"))
            .with("answer-risk-factors", "factors", opened.value("factors").map(facts_said).as_deref()),
        "risk.answered" => Said::of("answer-risk-answered", with),
        "disclosed.kept" => Said::of("answer-disclosed-kept", with),
        "disclosed.read" => Said::of("answer-disclosed-read", with).with("answer-reason", "reason", text("read_why")),
        "disclosed.held" => Said::of("answer-disclosed-held", with).with("answer-reason", "reason", text("hold_why")),
        "disclosed.hold_agreed" => Said::of("answer-disclosed-hold-agreed", with),
        "disclosed.gone" => Said::of("answer-disclosed-gone", with),
        "evidence.kept" | "evidence.deleted" => {
            let what = say(&coded("file-code-evidence-what", text("evidence_what")?)?);
            let kept = kind == "evidence.kept";
            // A reference is given in confidence, on whatever paper.
            let confided = text("evidence_what") == Some("reference");
            let id = if kept { "answer-evidence-kept" } else { "answer-evidence-gone" };
            Said::of(id, &[("day", day), ("what", &what)])
                .with("answer-evidence-words", "words", text("words").filter(|words| !confided && !words.is_empty()))
                .with("answer-reason", "reason", text("why").filter(|_| !confided))
                .and_if(kept && !confided, "answer-evidence-ask")
                .and_if(confided, "answer-reference")
        }
        _ => return None,
    })
}

fn check(opened: &Opened, names: &Names, day: &str) -> Option<Said> {
    let code = opened.text("item")?;
    let item = names.checks.get(code).cloned().unwrap_or_else(|| say("answer-some-check"));
    let said = Said::of(&coded("answer-check", opened.text("status")?)?, &[("day", day), ("item", &item)]);
    if CONFIDED.contains(&code) {
        return Some(said.and("answer-reference", &[]));
    }
    Some(
        said.with("answer-check-seen-on", "day", day_value(opened, "seen_on").as_deref())
            .with("answer-check-what", "what", opened.text("seen"))
            .with("answer-check-what", "what", opened.value("facts").map(facts_said).as_deref())
            .with("answer-check-note", "note", opened.text("note")),
    )
}
