//! Why somebody was not chosen, told to them from their file: how it was to be decided and since when that was fixed, what the
//! panel scored and said, what that came to, and the reasons that were written down.

use super::candidate::{REASONS, ask, entry, fixed};
use super::given::{said, scores, who_said};
use super::scorers::Scorers;
use super::{Sources, around, day_of, id_of, left_out_before, lines, passage, sealed, time_of};
use crate::hex::sha256;
use crate::ids::{CandidacyId, PersonId};
use crate::ledger::{self, Opened};
use crate::people::Who;
use crate::people::service as people;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::recruitment_file::candidate_answer::service::{names_in, others};
use crate::recruitment_file::copy::Reader;
use crate::recruitment_file::document::weighing::as_it_stood;
use crate::recruitment_file::document::{Block, Row, Words};
use crate::recruitment_file::names::names;
use crate::recruitment_file::subject_access::store::Request;
use crate::recruitment_file::subject_access::{Drafted, Part, Passage};
use crate::recruitment_file::words::{self, Names};
use crate::texts::{say, say_with};
use crate::vacancy::Stage;
use crate::weighing::{self, Choice};
use serde_json::Value;
use std::collections::BTreeSet;

/// What happened with an application before the choice.
const WAY: &[&str] = &["shortlisting.marked", "stage.moved", "offer.made", "offer.answered", "offer.withdrawn"];
/// The choice itself, and what was written down for it.
const CHOICE: &[&str] =
    &["choice.made", "choice.against_panel", "choice.answer", "choice.nobody", "confirmation.given"];

/// The answer to "why was I not chosen?".
///
/// # Errors
/// Not HR; no such candidate.
pub(in super::super) async fn why(
    who: &Who,
    app: &App,
    request: &Request,
    id: CandidacyId,
) -> Result<Drafted, Refused> {
    let around = around(who, app, request).await?;
    let Sources { candidacy, vacancy, own, shared, names: inside, watched, scorers } =
        Sources::read(who, app, id).await?;
    let outside = names(who, app, &candidacy, &vacancy, &shared, Reader::Candidate).await?;
    let choice = weighing::service::choice_about(app, candidacy.org, vacancy.id, id).await?.map(|(choice, _)| choice);

    let actors = ledger::service::names_in(who, app, candidacy.stream).await?;
    let did = |is_it: fn(&Opened) -> bool| -> BTreeSet<PersonId> {
        own.iter()
            .filter(|opened| is_it(opened))
            .filter_map(|opened| actors.get(&opened.entry.actor).copied())
            .collect()
    };
    let mut decided_by = did(is_decision);
    decided_by.extend(choice.as_ref().map(|choice| choice.decided_by));
    let known = people::names(who, app).await?;
    // Whoever decided is named, and answers for it.
    let decided: Vec<&String> = decided_by.iter().filter_map(|person| known.get(person)).collect();
    let others: Vec<String> = others(who, app, &candidacy).await?;
    let others: Vec<String> = others.into_iter().filter(|name| !decided.contains(&name)).collect();
    let of = |kinds: &[&str]| -> Vec<Passage> {
        let mine = own.iter().filter(|opened| opened.kind().is_some_and(|kind| kinds.contains(&kind)));
        mine.filter_map(|opened| {
            let text = entry(opened.kind()?, opened, &inside)?;
            let passage = passage(format!("e{}", opened.entry.sseq), text, None);
            // Why nobody was chosen is one reason about everybody.
            let about_all = (opened.kind() == Some("choice.nobody")).then(|| say("why-about-everybody"));
            Some(Passage { kept_back: about_all.or_else(|| naming(&passage.text, &others)), ..passage })
        })
        .collect()
    };
    let scored = scores(&own, &inside, &scorers, &watched);
    let remarks = said(&own, REASONS, &inside, &scorers);
    let remarks = remarks.into_iter().map(|said| Passage { kept_back: naming(&said.text, &others), ..said }).collect();
    // What they want to know stands first; then how it came to that.
    let parts = [
        part("choice", Vec::new(), of(CHOICE)),
        part("way", Vec::new(), of(WAY)),
        part("agreed", Vec::new(), whole("a0", agreed(&own, &shared))),
        part("scores", if scored.is_empty() { Vec::new() } else { lines("answer-scores-lead", &[]) }, scored),
        part("reasons", who_said(&own, REASONS, &scorers, "answer-reasons-lead"), remarks),
        part("came-to", Vec::new(), whole("w0", came_to(&own, &outside))),
        match &choice {
            Some(choice) => beside(choice, id),
            None => None,
        },
        Some(fixed("why-not-in-it", lines("why-not-in-it", &[]))),
        Some(fixed("why-check", lines("why-check", &[]))),
        Some(fixed("why-ask", [ask(&around, &vacancy), lines("why-not-content", &[])].concat())),
    ];
    let with = [
        ("name", candidacy.name.as_str()),
        ("came", around.came_on.as_str()),
        ("vacancy", vacancy.title.as_str()),
        ("service", vacancy.service_name.as_str()),
    ];
    let about = if candidacy.stage == Stage::OfferWithdrawn { "why-offer" } else { "why" };
    Ok(Drafted {
        title: say_with(&format!("{about}-title"), &[("name", &candidacy.name)]),
        intro: [lines(&format!("{about}-intro"), &with), lines("why-intro-all", &[])].concat(),
        parts: parts.into_iter().flatten().collect(),
        more_later: sealed(&own),
        behind: behind(&own, &scorers),
        took_part: decided_by.into_iter().chain(did(|opened| opened.kind() == Some("score.given"))).collect(),
        left_out_before: left_out_before(&own),
        ..Drafted::default()
    })
}

/// A part of it; none where there is nothing to say.
fn part(code: &str, lines: Vec<String>, passages: Vec<Passage>) -> Option<Part> {
    let is_something = !(lines.is_empty() && passages.is_empty());
    is_something.then(|| Part { passages, ..fixed(&format!("why-{code}"), lines) })
}

/// Lines that are told, or left out, together.
fn whole(id: &str, lines: Vec<String>) -> Vec<Passage> {
    if lines.is_empty() { Vec::new() } else { vec![passage(id.to_owned(), lines.join("\n"), None)] }
}

/// Why a text is kept back in which another candidate, or somebody of the panel, seems to be named.
fn naming(text: &str, others: &[String]) -> Option<String> {
    let names = names_in(text, others);
    (!names.is_empty()).then(|| say_with("why-names", &[("names", &names.join(", "))]))
}

/// Did whoever wrote this decide about them: by a choice, as the second person, at the confirmation, at an offer, or before the
/// panel met anybody?
fn is_decision(opened: &Opened) -> bool {
    match opened.kind() {
        Some("stage.moved") => {
            let to = opened.text("to").and_then(Stage::of_code);
            matches!(to, Some(Stage::NotChosen | Stage::OfferWithdrawn | Stage::Reserve | Stage::Chosen))
        }
        Some("shortlisting.marked" | "confirmation.given" | "offer.withdrawn") => true,
        Some(kind) => kind.starts_with("choice."),
        None => false,
    }
}

/// By which terms it was to be decided, and that they stood before anybody scored. Who could say no for their own team is not told.
fn agreed(own: &[Opened], shared: &[Opened]) -> Vec<String> {
    let frozen = shared.iter().rfind(|opened| opened.kind() == Some("agreement.frozen"));
    // What was frozen is what was announced last before it.
    let is_it = |opened: &&Opened| {
        opened.kind() == Some("agreement.announced")
            && frozen.is_none_or(|frozen| opened.entry.sseq < frozen.entry.sseq)
    };
    let Some(announced) = shared.iter().rfind(is_it) else { return Vec::new() };
    let (day, time) = (day_of(announced), time_of(announced));
    let mut told = vec![say_with("why-agreed", &[("day", &day), ("time", &time)])];
    if let Some(frozen) = frozen {
        told.push(say_with("why-frozen", &[("day", &day_of(frozen)), ("time", &time_of(frozen))]));
    }
    if let Some(first) = own.iter().find(|opened| opened.kind() == Some("score.given")) {
        told.push(say_with("why-first-score", &[("day", &day_of(first)), ("time", &time_of(first))]));
    }
    told.push(match announced.value("panel_share").and_then(Value::as_u64) {
        Some(share) => {
            let others = 100_u64.saturating_sub(share).to_string();
            say_with("why-parallel", &[("panel", &share.to_string()), ("others", &others)])
        }
        None => say("why-equal"),
    });
    let of_each = |name: &str, id: &str| -> Vec<String> {
        let each = announced.value(name).and_then(Value::as_object).into_iter().flatten();
        each.map(|(criterion, n)| {
            let criterion = say(&format!("scenario-criterion-{}", criterion.replace('_', "-")));
            say_with(id, &[("criterion", &criterion), ("n", &n.to_string())])
        })
        .collect()
    };
    told.extend(of_each("weights", "why-weight"));
    told.extend(of_each("gates", "why-gate"));
    if announced.value("advisory").and_then(Value::as_bool) == Some(true) {
        told.push(say("why-advisory"));
    }
    told
}

fn labelled(label: &str, words: &[String]) -> String {
    say_with("why-labelled", &[("label", label), ("words", &words.join(", "))])
}

/// What all scores came to, as the page of the weighing had it when the choice was made.
fn came_to(own: &[Opened], names: &Names) -> Vec<String> {
    let plain = |cell: &Vec<Words>| -> String {
        cell.iter().flat_map(|words| words.lines.iter()).map(String::as_str).collect::<Vec<_>>().join("; ")
    };
    // Checks stand outside the sum, and what somebody said for their own team is theirs.
    let untold = [say("file-weighing-checks"), say("file-field-for-team")];
    let mut told = Vec::new();
    for block in as_it_stood(own, names) {
        match block {
            Block::Sub(words) | Block::Text(words) => told.push(words),
            Block::Facts(facts) => {
                let counts = facts.iter().filter(|(label, _)| !untold.contains(label));
                told.extend(counts.map(|(label, words)| labelled(label, words)));
            }
            Block::Table(table) => {
                let heads: Vec<String> = table.head.iter().map(&plain).collect();
                for row in table.rows {
                    let Row::Of(_, cells) = row else { continue };
                    let cells: Vec<String> = cells.iter().map(&plain).collect();
                    let Some((first, rest)) = cells.split_first() else { continue };
                    let rest = heads.iter().skip(1).zip(rest).filter(|(_, words)| !words.is_empty());
                    let rest: Vec<String> =
                        rest.map(|(head, words)| labelled(head, std::slice::from_ref(words))).collect();
                    told.push(labelled(first, &[rest.join(" · ")]));
                }
            }
            Block::Says(..) | Block::Points(_) | Block::Code(_) | Block::Square { .. } => {}
        }
    }
    told
}

/// Where the others stood whom the panel met: without names, and kept back until somebody lets each of them in.
fn beside(choice: &Choice, id: CandidacyId) -> Option<Part> {
    let page: Value = serde_json::from_str(&choice.snapshot).ok()?;
    let text = |candidate: &Value, name: &str| candidate.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut others: Vec<(Option<u32>, String, bool, String)> = Vec::new();
    for candidate in page.get("candidates").and_then(Value::as_array)? {
        let Some(other) = text(candidate, "candidacy").filter(|other| *other != id.to_string()) else { continue };
        let Some(total) = text(candidate, "total").and_then(|total| words::two_decimals(&total)) else { continue };
        let rank = text(candidate, "rank");
        // "2=" where two stand in the same place.
        let place = rank.as_deref().and_then(|rank| rank.trim_end_matches('=').parse().ok());
        let with = [("total", total.as_str()), ("place", rank.as_deref().unwrap_or_default())];
        let said = say_with(if rank.is_some() { "why-other" } else { "why-other-no-place" }, &with);
        let is_chosen = choice.chosen.is_some_and(|chosen| chosen.to_string() == other);
        others.push((place, said, is_chosen, sha256(&other).chars().take(12).collect()));
    }
    others.sort_by(|one, other| (one.0.is_none(), one.0, &one.3).cmp(&(other.0.is_none(), other.0, &other.3)));
    let n = others.len();
    let passages = others.into_iter().map(|(_, said, is_chosen, code)| {
        let text = if is_chosen { format!("{said}\n{}", say("why-other-chosen")) } else { said };
        let kept_back = Some(say("why-about-another"));
        Passage { kept_back, ..passage(format!("o{code}"), text, None) }
    });
    let passages: Vec<Passage> = passages.collect();
    part("others", vec![say_with("why-others", &[("n", &n.to_string())])], passages)
}

/// Which entries stand behind which passage.
fn behind(own: &[Opened], scorers: &Scorers) -> Vec<(String, i64)> {
    own.iter()
        .filter_map(|opened| {
            let number = opened.entry.sseq;
            let passage = match opened.kind()? {
                "score.given" => format!("s{}.{}", id_of(opened, "line")?, scorers.kind(id_of(opened, "seat")?)),
                _ => format!("e{number}"),
            };
            Some((passage, number))
        })
        .collect()
}
