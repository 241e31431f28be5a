//! What is held about a candidate, told to them.

use super::given::{said, scores, who_said};
use super::{
    Around, Said, Sources, around, coded, day_of, day_value, left_out_before, lines, passage, sealed, time_of, under,
};
use crate::application::shortlisting::{Fit, Part as RolePart};
use crate::ids::CandidacyId;
use crate::ledger::{self, Opened, Sought};
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::day_words;
use crate::platform::refused::Refused;
use crate::recruitment_file::retention::rules::{Kept, Standing, Trigger};
use crate::recruitment_file::subject_access::store::Request;
use crate::recruitment_file::subject_access::{Drafted, Part, Passage};
use crate::recruitment_file::words::{self, Names};
use crate::texts::{say, say_with};
use crate::vacancy::{Candidacy, Vacancy};
use std::collections::{BTreeMap, BTreeSet};

/// Where an entry that is told stands in the answer.
fn place_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "candidate.added" | "candidate.corrected" | "employed.added" | "notice.given" | "application.link_sent" => {
            "details"
        }
        "application.help_asked"
        | "shortlisting.marked"
        | "stage.moved"
        | "interview.started"
        | "interview.closed"
        | "offer.made"
        | "offer.answered"
        | "start.recorded"
        | "start.never_began"
        | "employment.ended"
        | "employment.goes_on" => "way",
        "decision.told"
        | "choice.made"
        | "choice.against_panel"
        | "choice.answer"
        | "choice.nobody"
        | "feedback.sent"
        | "offer.withdrawn"
        | "confirmation.given" => "decided",
        "check.recorded"
        | "history.framed"
        | "history.period_kept"
        | "history.period_removed"
        | "history.confirmed"
        | "gap.explained"
        | "gap.judged"
        | "reference.asked"
        | "reference.given"
        | "reference.excused"
        | "risk.weighed"
        | "risk.answered"
        | "disclosed.kept"
        | "disclosed.read"
        | "disclosed.held"
        | "disclosed.hold_agreed"
        | "disclosed.gone"
        | "evidence.kept"
        | "evidence.deleted" => "checks",
        "audit.chosen" | "audit.again" | "audit.answered" | "audit.finding" | "audit.done" | "audit.mended"
        | "audit.not_mended" | "audit.withdrawn" | "audit.second" => "audit",
        "access.asked" | "access.asked_why" | "access.clock_moved" | "access.sent" | "access.closed" => "asked",
        // What was answered is told where it was said: among the scores and reasons.
        "candidate_answer.asked" | "candidate_answer.sent" | "candidate_answer.given" => "asked",
        "hold.put" | "hold.lifted" => "kept",
        _ => return None,
    })
}

/// Why: typed, picked, or said aloud.
pub(super) const REASONS: &[&str] = &["remark.given", "voice.kept", "voice.written_down"];

/// What is written of a candidate.
///
/// # Errors
/// Not HR; no such candidate.
pub(in super::super) async fn of_candidate(
    who: &Who,
    app: &App,
    request: &Request,
    id: CandidacyId,
) -> Result<Drafted, Refused> {
    let around = around(who, app, request).await?;
    let Sources { candidacy, vacancy, own: entries, names, watched, scorers, .. } = Sources::read(who, app, id).await?;

    let mut told: BTreeMap<&str, Vec<Passage>> = BTreeMap::new();
    for opened in &entries {
        let Some(kind) = opened.kind() else { continue };
        let Some(place) = place_of(kind) else { continue };
        let Some(text) = entry(kind, opened, &names) else { continue };
        told.entry(place).or_default().push(passage(format!("e{}", opened.entry.sseq), text, None));
    }
    let mut take = |place: &str| told.remove(place).unwrap_or_default();
    let parts = vec![
        Some(Part { title: say("answer-part-held"), lines: vec![say("answer-held")], ..Part::default() }),
        under(say("answer-part-details"), Vec::new(), take("details")),
        under(say("answer-part-way"), Vec::new(), take("way")),
        under(
            say("answer-part-scores"),
            lines("answer-scores-lead", &[]),
            scores(&entries, &names, &scorers, &watched),
        ),
        under(
            say("answer-part-reasons"),
            who_said(&entries, REASONS, &scorers, "answer-reasons-lead"),
            said(&entries, REASONS, &names, &scorers),
        ),
        under(
            say("answer-part-concerns"),
            who_said(&entries, &["concern.raised"], &scorers, "answer-concerns-lead"),
            said(&entries, &["concern.raised", "concern.taken_back"], &names, &scorers),
        ),
        under(say("answer-part-team"), Vec::new(), said(&entries, &["team.answered"], &names, &scorers)),
        under(say("answer-part-checks"), Vec::new(), take("checks")),
        under(say("answer-part-audit"), lines("answer-audit-lead", &[]), take("audit")),
        under(say("answer-part-asked"), Vec::new(), take("asked")),
        Some(fixed("source", lines("answer-source", &[]))),
        Some(Part { lines: seen(who, app, &candidacy, &vacancy).await?, ..fixed("seen", Vec::new()) }),
        Some(decided(take("decided"))),
        Some(Part { passages: take("kept"), ..fixed("keep", keep(&around)) }),
        Some(fixed("rights", lines("answer-rights", &[]))),
        Some(fixed("ask", ask(&around, &vacancy))),
    ];
    let intro = [
        ("name", candidacy.name.as_str()),
        ("came", around.came_on.as_str()),
        ("organisation", around.organisation.as_str()),
        ("vacancy", vacancy.title.as_str()),
        ("service", vacancy.service_name.as_str()),
    ];
    Ok(Drafted {
        title: say_with("answer-title", &[("name", &candidacy.name)]),
        intro: lines("answer-intro", &intro),
        parts: parts.into_iter().flatten().collect(),
        more_later: sealed(&entries),
        left_out_before: left_out_before(&entries),
        ..Drafted::default()
    })
}

pub(super) fn fixed(code: &str, lines: Vec<String>) -> Part {
    Part { title: say(&format!("answer-part-{code}")), lines, ..Part::default() }
}

fn decided(passages: Vec<Passage>) -> Part {
    let mut lines = vec![say("answer-machine")];
    if passages.is_empty() {
        lines.push(say("answer-decided-nothing"));
    }
    Part { passages, ..fixed("decided", lines) }
}

/// One entry in sentences; none where it tells nothing of the candidate.
pub(super) fn entry(kind: &str, opened: &Opened, names: &Names) -> Option<String> {
    let day = day_of(opened);
    let on = day_value(opened, "on").unwrap_or_else(|| day.clone());
    let by = names.actors.get(&opened.entry.actor).cloned().unwrap_or_else(|| say("answer-somebody"));
    let with = [("day", day.as_str()), ("on", on.as_str()), ("by", by.as_str())];
    let text = |name: &str| opened.text(name);
    let code = |prefix: &str, name: &str| coded(prefix, opened.text(name)?);
    Some(
        match kind {
            "candidate.added" => Said::of("answer-added", &with)
                .with("answer-added-name", "name", text("name"))
                .with("answer-added-email", "email", text("email"))
                .with("answer-added-phone", "phone", text("phone")),
            "candidate.corrected" => Said::of("answer-corrected", &with)
                .with("answer-added-name", "name", text("name"))
                .with("answer-added-email", "email", text("email"))
                .with("answer-added-phone", "phone", text("phone"))
                .with("answer-corrected-since", "day", day_value(opened, "employed_since").as_deref()),
            "employed.added" => Said::of("answer-employed", &with)
                .with("answer-added-name", "name", text("name"))
                .with("answer-added-email", "email", text("email"))
                .with("answer-added-phone", "phone", text("phone"))
                .with("answer-employed-since", "day", day_value(opened, "employed_since").as_deref())
                .with("answer-employed-said", "said", opened.value("said_elsewhere").map(words::facts_said).as_deref()),
            "notice.given" => Said::of(&code("answer-notice", "how").unwrap_or("answer-notice".to_owned()), &with),
            "application.link_sent" => Said::of("answer-link-sent", &with).with(
                "answer-link-ends",
                "day",
                day_value(opened, "ends_on").as_deref(),
            ),
            "application.help_asked" => Said::of("answer-help-asked", &with),
            "shortlisting.marked" => shortlisted(opened, &with),
            "stage.moved" => {
                Said::of(&code("answer-stage", "to")?, &with).with("answer-reason", "reason", text("reason"))
            }
            "interview.started" | "interview.closed" => {
                let id = if kind == "interview.started" { "answer-interview-began" } else { "answer-interview-over" };
                Said::of(id, &[("day", &day), ("time", &time_of(opened))])
            }
            "offer.made" => Said::of("answer-offer", &with)
                .with("answer-offer-hours", "hours", text("hours"))
                .with("answer-offer-pay", "pay", text("pay"))
                .with("answer-offer-start", "day", day_value(opened, "start_on").as_deref())
                .with("answer-offer-by", "day", day_value(opened, "answer_by").as_deref()),
            "offer.answered" => Said::of(&code("answer-offer", "answer")?, &with),
            "offer.withdrawn" => {
                let heard = text("for").and_then(|code| coded("vacancy-withdrawn-for", code)).map(|id| say(&id));
                Said::of("answer-offer-withdrawn", &with).with("answer-reason", "reason", text("reason")).with(
                    "answer-offer-heard",
                    "heard",
                    heard.as_deref(),
                )
            }
            "start.recorded" => Said::of("answer-start", &[("on", &day_value(opened, "start_on").unwrap_or(day))]),
            "start.never_began" => {
                Said::of("answer-never-began", &with).with("answer-reason", "reason", text("reason"))
            }
            "employment.ended" => Said::of("answer-ended", &with),
            "employment.goes_on" => Said::of("answer-goes-on", &with),
            "decision.told" => Said::of("answer-told", &with),
            "choice.made" => choice(opened, &with)?,
            "choice.against_panel" => match text("reason").map(str::trim).filter(|reason| !reason.is_empty()) {
                Some(reason) => Said::of("answer-against", &[("reason", reason)]),
                None => Said::of("answer-against-elsewhere", &[]),
            },
            "choice.nobody" => match text("reason").map(str::trim).filter(|reason| !reason.is_empty()) {
                Some(reason) => Said::of("answer-nobody", &[("reason", reason)]),
                None => Said::of("answer-nobody-elsewhere", &[]),
            },
            "choice.answer" => Said::of("answer-choice-answer", &[("reason", text("reason")?)]),
            // That the panel got an answer says something of a candidate only where it spoke of them.
            "feedback.sent" => Said::of("answer-feedback", &[("day", &day), ("words", text("not_in_order")?)]),
            "confirmation.given" => {
                Said::of(&code("answer-confirmed", "outcome")?, &with).with("answer-reason", "reason", text("reason"))
            }
            "check.recorded" | "evidence.kept" | "evidence.deleted" => super::checks::told(kind, opened, names, &with)?,
            _ if kind.starts_with("risk.") || kind.starts_with("disclosed.") => {
                super::checks::told(kind, opened, names, &with)?
            }
            "history.framed"
            | "history.period_kept"
            | "history.period_removed"
            | "history.confirmed"
            | "gap.explained"
            | "gap.judged" => {
                let own = opened.value("by_own_link").and_then(serde_json::Value::as_bool) == Some(true);
                super::history::told(kind, opened, &with).and_if(own, "answer-own-link")
            }
            // What a referee says is given in confidence, and so is what was found and settled of it.
            "reference.asked" => Said::of("answer-reference-asked", &with),
            "reference.given" => Said::of("answer-reference-given", &with).and("answer-reference", &[]),
            "reference.excused" => Said::of("answer-reference-excused", &with).with(
                "answer-reference-employer",
                "employer",
                text("employer"),
            ),
            "hold.put" => Said::of("answer-hold", &with).with("answer-reason", "reason", text("reason")).with(
                "answer-hold-review",
                "day",
                day_value(opened, "review_on").as_deref(),
            ),
            "hold.lifted" => Said::of("answer-hold-lifted", &with).with("answer-reason", "reason", text("reason")),
            _ if kind.starts_with("audit.") => audited(kind, opened, &day)?,
            "candidate_answer.asked" => Said::of("answer-how-asked", &with),
            "candidate_answer.sent" => Said::of(&code("answer-how-sent", "answer_way")?, &with),
            "candidate_answer.given" => Said::of("answer-how-given", &with),
            "access.asked_why" => {
                Said::of("answer-asked-why", &with).with("answer-asked-identity", "how", text("identity"))
            }
            "access.asked" => Said::of("answer-asked", &with).with("answer-asked-identity", "how", text("identity")),
            "access.clock_moved" => {
                Said::of(&code("answer-clock", "moved")?, &with).with("answer-reason", "reason", text("reason"))
            }
            "access.sent" => Said::of("answer-sent", &with),
            "access.closed" => {
                Said::of("answer-closed", &[("day", &day)]).with("answer-reason", "reason", text("reason"))
            }
            _ => return None,
        }
        .text(),
    )
}

/// How the application was marked beside the role profile, and why.
fn shortlisted(opened: &Opened, with: &[(&str, &str)]) -> Said {
    let is_with = opened.value("with_panel").and_then(serde_json::Value::as_bool) == Some(true);
    let id = if is_with { "answer-shortlist-with-panel" } else { "answer-shortlist" };
    let mark = |part: &RolePart| {
        let code = opened.value("marks")?.get(part.code())?.as_str()?;
        Some((say(&part.message()), say(&Fit::parse(code)?.message())))
    };
    let marks = RolePart::ALL.iter().filter_map(mark);
    let mut said = marks.fold(Said::of(id, with), |said, (part, fit)| {
        said.and("answer-shortlist-mark", &[("part", &part), ("mark", &fit)])
    });
    if let Some(id) = opened.text("shortlisting_outcome").and_then(|code| coded("answer-shortlist", code)) {
        said = said.and(&id, &[]);
    }
    said.with("answer-reason", "reason", opened.text("reason"))
}

/// What an audit of the file saw. Whoever looked, and whoever is to mend what, is no data of the candidate.
fn audited(kind: &str, opened: &Opened, day: &str) -> Option<Said> {
    let text = |name: &str| opened.text(name).map(str::trim).filter(|words| !words.is_empty());
    let coded = |prefix: &str, name: &str| text(name).map(|code| say(&format!("{prefix}-{}", code.replace('_', "-"))));
    let question = coded("audit-short", "audit_question").unwrap_or_else(|| say("audit-finding-free"));
    let with = [("day", day), ("question", question.as_str())];
    Some(match kind {
        "audit.chosen" | "audit.again" => Said::of("answer-audit-drawn", &with),
        "audit.answered" => {
            let mark = coded("audit-mark", "audit_mark")?;
            Said::of("answer-audit-answered", &[with[0], with[1], ("mark", &mark)]).with(
                "answer-audit-note",
                "words",
                text("note"),
            )
        }
        "audit.finding" => {
            let severity = coded("audit-severity", "severity")?;
            Said::of(
                "answer-audit-finding",
                &[with[0], with[1], ("severity", &severity), ("words", text("not_in_order")?)],
            )
            .with("answer-audit-action", "action", text("action"))
        }
        "audit.second" => {
            let agrees = opened.value("agrees").and_then(serde_json::Value::as_bool) == Some(true);
            let id = if agrees { "answer-audit-second-yes" } else { "answer-audit-second-no" };
            Said::of(id, &with).with("answer-reason", "reason", text("reason"))
        }
        _ => {
            let id = format!("answer-{}", kind.replace(['.', '_'], "-"));
            Said::of(&id, &[with[0], ("about", text("about")?)]).with("answer-audit-note", "words", text("words"))
        }
    })
}

fn choice(opened: &Opened, with: &[(&str, &str)]) -> Option<Said> {
    let outcome = opened.text("outcome")?;
    let mut said = Said::of(&coded("answer-choice", outcome)?, with);
    if let Some(id) = opened.text("stance").and_then(|stance| coded("answer-stance", stance)) {
        said = said.and(&id, &[]);
    }
    let total = |name: &str| opened.text(name).and_then(words::two_decimals);
    said =
        said.with("answer-total", "total", total("total").as_deref()).with("answer-rank", "rank", opened.text("rank"));
    // Where panel and others count apart, each has a result of its own.
    if let Some((panel, others)) = total("panel_total").zip(total("others_total")) {
        said = said.and("answer-totals-apart", &[("panel", &panel), ("others", &others)]);
    }
    Some(match opened.text("reasons").map(str::trim).filter(|reasons| !reasons.is_empty()) {
        Some(reasons) => {
            let grounds = words::listed("rests_on", opened.value("rests_on"));
            said.and("answer-reason", &[("reason", reasons)]).with("answer-rests-on", "grounds", grounds.as_deref())
        }
        None => said.and("answer-reasons-elsewhere", &[]),
    })
}

/// Who may see it, and who has.
async fn seen(who: &Who, app: &App, candidacy: &Candidacy, vacancy: &Vacancy) -> Result<Vec<String>, Refused> {
    const MOST: i64 = 10_000;
    let sought = Sought { file: Some((candidacy.id, vacancy.id)), ..Sought::default() };
    let views = ledger::service::page_of_views(who, app, &sought, None, MOST, 0).await?;
    let views: Vec<_> = views.into_iter().filter(|view| view.candidacy == Some(candidacy.id)).collect();
    let people: BTreeSet<_> = views.iter().filter_map(|view| view.person).map(|person| person.0).collect();
    let mut told = lines("answer-seen", &[]);
    told.push(say_with("answer-seen-n", &[("n", &people.len().to_string())]));
    if views.iter().any(|view| view.link.is_some()) {
        told.push(say("answer-seen-inspector"));
    }
    Ok(told)
}

/// Until when it is kept, as it stands today.
fn keep(around: &Around) -> Vec<String> {
    let (months, years) = (around.set.months.to_string(), around.set.years.to_string());
    let words = |day: &time::Date| day_words(&day.to_string());
    let Some(item) = &around.kept else { return Vec::new() };
    let from = item.from.as_ref().map(words).unwrap_or_default();
    let with = |until: &str| {
        [("months", months.clone()), ("years", years.clone()), ("from", from.clone()), ("until", until.to_owned())]
    };
    let (id, until) = match item.standing {
        Standing::Runs { until } => (since(item.clock.map(|clock| clock.trigger)), words(&until)),
        Standing::Due { since } => ("answer-keep-due", words(&since)),
        Standing::Held { review_on, .. } => ("answer-keep-held", words(&review_on)),
        Standing::Kept | Standing::Gone => match item.clock.map(|clock| clock.kept) {
            Some(Kept::Successful) => ("answer-keep-employed", String::new()),
            _ => ("answer-keep-open", String::new()),
        },
    };
    let with = with(&until);
    let with: Vec<(&str, &str)> = with.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut told = lines(id, &with);
    told.extend(lines("answer-keep-gone", &[("days", &around.copies_days.to_string())]));
    told
}

fn since(trigger: Option<Trigger>) -> &'static str {
    match trigger {
        Some(Trigger::Withdrew) => "answer-keep-withdrew",
        Some(Trigger::EmploymentEnded) => "answer-keep-ended",
        _ => "answer-keep-told",
    }
}

/// Whom to ask: the contact for data; else whoever the job's papers name, and whoever read this answer.
pub(super) fn ask(around: &Around, vacancy: &Vacancy) -> Vec<String> {
    let with = [
        ("organisation", around.organisation.as_str()),
        ("person", around.set.contact.as_str()),
        ("reach", around.set.reach.as_str()),
        ("reader", around.reader.as_str()),
        ("contact", vacancy.contact.as_str()),
    ];
    let id = match (around.set.names_a_contact(), vacancy.contact.trim().is_empty()) {
        (true, _) => "answer-ask",
        (false, false) => "answer-ask-job",
        (false, true) => "answer-ask-reader",
    };
    let mut told = lines(id, &with);
    told.extend(lines("answer-complain", &[]));
    told
}
