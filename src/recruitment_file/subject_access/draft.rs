//! The draft of an answer, from the ledger: what is written of a candidate, or what a panel member said.
//!
//! Other candidates are in no candidate's file, so none is in the answer. Scorers appear as A, B and C, and where there are
//! fewer than three of a kind by number only (Data Protection Act 2018, Schedule 2, paragraph 16: other people in the data).
//! Records about references given in confidence are not told (paragraph 24).

use super::rules::{by_letter, letter};
use super::{Part, Passage, store};
use crate::ids::{CandidacyId, PersonId};
use crate::ledger::{self, Opened};
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::day_words;
use crate::platform::refused::Refused;
use crate::recruitment_file::service::{names, withheld};
use crate::recruitment_file::words::{self, Names};
use crate::texts::{say, say_with};
use crate::vacancy;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The kinds of entries that are told of a candidate, where, and which of their values.
const TOLD: &[(&str, &str, &[&str])] = &[
    ("candidate.added", "data", &["name", "email", "phone"]),
    ("notice.given", "data", &["on", "how"]),
    ("stage.moved", "way", &["from", "to", "reason"]),
    ("decision.told", "way", &["on"]),
    ("choice.made", "decided", &["outcome", "stance", "reasons"]),
    ("choice.against_panel", "decided", &["reason"]),
    ("feedback.sent", "decided", &["words"]),
    ("offer.made", "decided", &["hours", "pay", "start_on", "answer_by"]),
    ("offer.answered", "decided", &["answer", "on"]),
    ("offer.withdrawn", "decided", &["reason"]),
    ("confirmation.given", "decided", &["outcome", "reason"]),
    ("start.recorded", "decided", &["start_on"]),
    ("check.recorded", "checks", &["item", "status", "seen", "seen_on", "note"]),
    ("hold.put", "kept", &["reason", "review_on"]),
    ("hold.lifted", "kept", &["reason"]),
];

/// Whoever did these is named: a decision has a name.
const NAMED: &[&str] = &["choice.made", "choice.against_panel", "confirmation.given", "offer.withdrawn"];

/// Records that rest on references given in confidence.
const REFERENCES: &[&str] = &["conduct_in_earlier_care", "why_care_work_ended"];

/// Which scorers said something, and what each is called.
struct Scorers {
    called: HashMap<Uuid, String>,
    /// How many of each kind there are.
    counts: BTreeMap<&'static str, usize>,
    kinds: HashMap<Uuid, &'static str>,
}

/// Panel members are people supported; everybody else on a panel is an interviewer.
fn kind_of(code: &str) -> &'static str {
    if code == "panel_member" { "member" } else { "interviewer" }
}

impl Scorers {
    fn of(entries: &[Opened], names: &Names) -> Self {
        let mut said: Vec<Uuid> = Vec::new();
        for opened in entries.iter().filter(|opened| is_said(opened)) {
            if let Some(seat) = opened.text("seat").and_then(|seat| seat.parse().ok())
                && !said.contains(&seat)
            {
                said.push(seat);
            }
        }
        // In the order of the panel, not of who was quickest.
        said.sort_by_key(|seat| names.seats.iter().position(|(known, _)| known == seat));
        let kind = |seat: &Uuid| {
            names.seats.iter().find(|(known, _)| known == seat).map_or("interviewer", |(_, code)| kind_of(code))
        };
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut called = HashMap::new();
        let mut kinds = HashMap::new();
        for seat in &said {
            let kind = kind(seat);
            let at = counts.entry(kind).or_default();
            called.insert(*seat, say_with(&format!("access-{kind}-letter"), &[("letter", &letter(*at))]));
            kinds.insert(*seat, kind);
            *at += 1;
        }
        Self { called, counts, kinds }
    }

    fn by_letter(&self, kind: &str) -> bool {
        by_letter(self.counts.get(kind).copied().unwrap_or(0))
    }

    /// "Panel member B", or "A panel member".
    fn name(&self, seat: Uuid) -> String {
        let kind = self.kinds.get(&seat).copied().unwrap_or("interviewer");
        match self.called.get(&seat).filter(|_| self.by_letter(kind)) {
            Some(name) => name.clone(),
            None => say(&format!("access-{kind}-some")),
        }
    }
}

fn is_said(opened: &Opened) -> bool {
    matches!(opened.kind(), Some("score.given" | "remark.given" | "concern.raised"))
}

fn id_of(opened: &Opened, name: &str) -> Option<Uuid> {
    opened.text(name)?.parse().ok()
}

fn passage(id: String, text: String, about: Option<CandidacyId>) -> Passage {
    Passage { id, text, about, left_out: None }
}

fn part(code: &str, passages: Vec<Passage>) -> Option<Part> {
    (!passages.is_empty()).then(|| Part { title: say(&format!("access-part-{code}")), passages })
}

/// What is written of a candidate. Something may be sealed until the panel talks: then there is more than this.
pub(super) async fn of_candidate(who: &Who, app: &App, id: CandidacyId) -> Result<(String, Vec<Part>, bool), Refused> {
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let entries = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
    let shared = withheld(ledger::service::stream(who, app, vacancy.stream).await?);
    let names = names(who, app, &candidacy, &vacancy, &shared).await?;
    let scorers = Scorers::of(&entries, &names);
    let mut passages: BTreeMap<&str, Vec<Passage>> = BTreeMap::new();
    for opened in &entries {
        let Some(kind) = opened.kind() else { continue };
        let Some((_, part, fields)) = TOLD.iter().find(|(told, _, _)| *told == kind) else { continue };
        let in_confidence = opened.text("item").is_some_and(|item| REFERENCES.contains(&item));
        let fields: &[&str] = if in_confidence { &["item", "status"] } else { fields };
        let mut facts = words::facts_of(opened, fields, &names);
        // That the panel got an answer says something of a candidate only where it spoke of them.
        if facts.is_empty() {
            continue;
        }
        if in_confidence {
            facts.push(say("access-reference"));
        }
        if NAMED.contains(&kind)
            && let Some(name) = names.actors.get(&opened.entry.actor)
        {
            facts.push(say_with("access-decided-by", &[("name", name)]));
        }
        let text = format!("{}, {}. {}", words::stamp(&opened.entry.t), words::title_of(kind), facts.join(" · "));
        passages.entry(part).or_default().push(passage(format!("e{}", opened.entry.sseq), text, None));
    }
    passages.insert("scores", scores(&entries, &names, &scorers));
    passages.insert("reasons", said(&entries, "remark.given", &names, &scorers, None));
    passages.insert("concerns", said(&entries, "concern.raised", &names, &scorers, None));
    let order = ["data", "way", "scores", "reasons", "concerns", "decided", "checks", "kept"];
    let parts = order.into_iter().filter_map(|code| part(code, passages.remove(code).unwrap_or_default())).collect();
    let title = say_with("access-answer-candidate", &[("name", &candidacy.name), ("vacancy", &vacancy.title)]);
    Ok((title, parts, sealed(&entries)))
}

fn sealed(entries: &[Opened]) -> bool {
    entries.iter().any(|opened| opened.kind().is_none() && opened.content == ledger::Content::Withheld)
}

/// One passage an item: what each scorer said of it, or how many said what.
fn scores(entries: &[Opened], names: &Names, scorers: &Scorers) -> Vec<Passage> {
    let mut items: Vec<(Uuid, String)> = Vec::new();
    let mut given: HashMap<(Uuid, Uuid), Vec<String>> = HashMap::new();
    for opened in entries.iter().filter(|opened| opened.kind() == Some("score.given")) {
        let (Some(line), Some(seat)) = (id_of(opened, "line"), id_of(opened, "seat")) else { continue };
        if !items.iter().any(|(known, _)| *known == line) {
            let criterion = opened.text("criterion").unwrap_or_default();
            items.push((line, say(&format!("scenario-criterion-{criterion}"))));
        }
        given.entry((line, seat)).or_default().push(words::answer_word(opened));
    }
    items.sort_by_key(|(line, _)| names.lines.iter().position(|(known, _)| known == line));
    let mut passages = Vec::new();
    for (line, criterion) in items {
        let title = names.ids.get(&line).cloned().unwrap_or_default();
        for kind in ["member", "interviewer"] {
            let mut of_kind: Vec<(&str, &Vec<String>)> = scorers
                .kinds
                .iter()
                .filter(|(_, of)| **of == kind)
                .filter_map(|(seat, _)| Some((scorers.called.get(seat)?.as_str(), given.get(&(line, *seat))?)))
                .collect();
            if of_kind.is_empty() {
                continue;
            }
            of_kind.sort_unstable();
            let told = if scorers.by_letter(kind) {
                let each = of_kind.iter().map(|(name, said)| format!("{name}: {}", changed(said)));
                each.collect::<Vec<_>>().join("; ")
            } else {
                counted(kind, &of_kind)
            };
            let text = say_with("access-score", &[("item", &title), ("criterion", &criterion), ("told", &told)]);
            passages.push(passage(format!("s{line}.{kind}"), text, None));
        }
    }
    passages
}

/// The first answer and each change of it.
fn changed(said: &[String]) -> String {
    said.join(&format!(", {} ", say("access-later")))
}

/// "2 panel members: Good once, OK once", by the last answers.
fn counted(kind: &str, given: &[(&str, &Vec<String>)]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, said) in given {
        if let Some(last) = said.last() {
            *counts.entry(last).or_default() += 1;
        }
    }
    let each: Vec<_> = counts.iter().map(|(word, count)| format!("{word} × {count}")).collect();
    let n = given.len().to_string();
    format!("{}: {}", say_with(&format!("access-{kind}-n"), &[("n", &n)]), each.join(", "))
}

/// What somebody typed, between quotation marks, and the cards that they picked.
fn own_words(opened: &Opened, names: &Names) -> String {
    let typed = opened.text("words").map(str::trim).filter(|words| !words.is_empty());
    let mut all: Vec<String> = typed.map(|words| format!("“{words}”")).into_iter().collect();
    all.extend(words::facts_of(opened, &["cards"], names));
    all.join(" · ")
}

/// Reasons and concerns, each with whoever said it.
fn said(entries: &[Opened], kind: &str, names: &Names, scorers: &Scorers, about: Option<CandidacyId>) -> Vec<Passage> {
    let of_kind = entries.iter().filter(|opened| opened.kind() == Some(kind));
    let mut found: Vec<(usize, Passage)> = of_kind
        .filter_map(|opened| {
            let seat = id_of(opened, "seat")?;
            let item = id_of(opened, "line").and_then(|line| names.ids.get(&line).cloned());
            let said = own_words(opened, names);
            let by = scorers.name(seat);
            let text = match item {
                Some(item) => say_with("access-said-of", &[("by", &by), ("item", &item), ("said", &said)]),
                None => say_with("access-said", &[("by", &by), ("said", &said)]),
            };
            let place = names.lines.iter().position(|(line, _)| Some(*line) == id_of(opened, "line"));
            Some((place.unwrap_or(usize::MAX), passage(format!("e{}", opened.entry.sseq), text, about)))
        })
        .collect();
    // By question: in the order of time, somebody could be known by when they spoke.
    found.sort_by(|one, other| (one.0, &one.1.text).cmp(&(other.0, &other.1.text)));
    found.into_iter().map(|(_, passage)| passage).collect()
}

/// What a panel member said, what they agreed to, how they were supported, their days.
pub(super) async fn of_person(who: &Who, app: &App, id: PersonId) -> Result<(String, Vec<Part>, bool), Refused> {
    let org = who.org()?;
    let person = crate::people::service::person(who, app, id).await?;
    let own = ledger::service::stream(who, app, person.stream).await?;
    let mut passages: BTreeMap<&str, Vec<Passage>> = BTreeMap::new();
    let nobody = Names::default();
    for opened in &own {
        let told: Option<(&str, &[&str])> = match opened.kind() {
            Some("person.added" | "person.changed") => Some(("details", &["name", "roles"])),
            Some("support.recorded") => Some(("support", &["kinds"])),
            Some("help.called") => Some(("support", &["kind"])),
            Some("feedback.read") => Some(("days", &[])),
            Some("member.reviewed") => Some(("details", &["on"])),
            _ => None,
        };
        let (Some((part, fields)), Some(kind)) = (told, opened.kind()) else { continue };
        let facts = words::facts_of(opened, fields, &nobody).join(" · ");
        let text = format!("{}, {}. {facts}", words::stamp(&opened.entry.t), words::title_of(kind));
        passages.entry(part).or_default().push(passage(format!("p{}", opened.entry.sseq), text, None));
    }
    let mut more_later = false;
    for (n, day) in store::days_of(&app.db, org, id).await?.into_iter().enumerate() {
        let text =
            say_with("access-day", &[("vacancy", &day.title), ("day", &day_words(&day.day)), ("place", &day.place)]);
        passages.entry("days").or_default().push(passage(format!("d{}", day.seat), text, None));
        let vacancy = vacancy::service::vacancy(who, app, day.vacancy).await?;
        let shared = ledger::service::stream(who, app, vacancy.stream).await?;
        let seat = day.seat.to_string();
        for opened in shared.iter().filter(|opened| opened.text("seat") == Some(&seat)) {
            let Some(kind) = opened.kind().filter(|kind| kind.starts_with("consent.")) else { continue };
            let facts = words::facts_of(opened, &["kind"], &nobody).join(" · ");
            let text = format!("{}, {}. {facts}", words::stamp(&opened.entry.t), words::title_of(kind));
            passages.entry("consents").or_default().push(passage(format!("c{n}.{}", opened.entry.sseq), text, None));
        }
        for (place, candidacy) in store::candidates_of(&app.db, org, day.panel).await?.into_iter().enumerate() {
            let candidacy = vacancy::service::candidacy(who, app, candidacy).await?;
            if candidacy.erased_at.is_some() {
                continue;
            }
            let entries = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
            more_later |= sealed(&entries);
            let names = names(who, app, &candidacy, &vacancy, &shared).await?;
            let (n, place) = ((n + 1).to_string(), (place + 1).to_string());
            let called = say_with("access-some-candidate", &[("n", &place), ("vacancy", &vacancy.title)]);
            for opened in entries.iter().filter(|opened| opened.text("seat") == Some(&seat)) {
                let Some(kind) = opened.kind() else { continue };
                let facts: Vec<String> = match kind {
                    "score.given" => {
                        let item = id_of(opened, "line").and_then(|line| names.ids.get(&line).cloned());
                        vec![format!("{}: {}", item.unwrap_or_default(), words::answer_word(opened))]
                    }
                    "remark.given" | "concern.raised" => vec![own_words(opened, &names)],
                    "conflict.declared" => words::facts_of(opened, &["kind"], &nobody),
                    _ => continue,
                };
                let title = words::title_of(kind);
                let text = format!("{called}. {title}. {}", facts.join(" · "));
                let id = format!("v{n}.{place}.{}", opened.entry.sseq);
                passages.entry("said").or_default().push(passage(id, text, Some(candidacy.id)));
            }
        }
    }
    let order = ["details", "days", "consents", "said", "support"];
    let parts = order.into_iter().filter_map(|code| part(code, passages.remove(code).unwrap_or_default())).collect();
    Ok((say_with("access-answer-person", &[("name", &person.name)]), parts, more_later))
}
