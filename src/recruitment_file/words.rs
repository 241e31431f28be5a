//! Entries as a person reads them: the words come from the catalogue, what ids mean from the rooms that know.

use super::rules::is_entered_late;
use crate::ledger::rules::read_time;
use crate::ledger::{Content, Opened, SERVER};
use crate::platform::clock::{day_words, london_date, london_day, london_stamp, london_time, month_words, time_words};
use crate::texts::{has, say, say_with};
use crate::weighing::rules::Fraction;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

/// What ids and random names mean.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub ids: HashMap<Uuid, String>,
    /// What an item of the check pack is called.
    pub checks: HashMap<String, String>,
    /// The random names of a stream.
    pub actors: HashMap<String, String>,
    /// The kit in its order.
    pub lines: Vec<(Uuid, String)>,
    /// Seats in the order in which they were given, with the code of their kind.
    pub seats: Vec<(Uuid, String)>,
    /// For somebody outside the house, who may not have all of it.
    pub is_outside: bool,
}

/// One entry as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub kind: String,
    /// Its number in its stream.
    pub number: i64,
    /// It stands in this candidate's own stream, not in the vacancy's.
    pub own: bool,
    /// Day and time; and both apart.
    pub when: String,
    pub day: String,
    pub time: String,
    pub by: String,
    pub title: String,
    /// It was done before it was entered.
    pub is_late: bool,
    /// A label, and the lines of what it says.
    pub facts: Vec<(String, Vec<String>)>,
    /// Why there is nothing to read, if so.
    pub closed: Option<String>,
}

/// What the ledger needs and nobody reads. Of a kind that the catalogue does not know, all is shown.
const TECHNICAL: &[&str] = &[
    "agreement",
    "agreement_version",
    "candidacy",
    "check",
    "choice",
    "feedback",
    "format",
    "inputs",
    "interview",
    "key",
    "offer",
    "page",
    "page_sha256",
    "panel",
    "shown",
    "source",
    "tapped",
    "terms",
    "text",
    "text_version",
    "vacancy",
    "words_sha256",
    "pack",
    "pack_version",
    "check_pack",
    "check_pack_version",
    "scale",
    "phase",
    "recording",
    "remark",
    "sound_sha256",
    "evidence",
    "document_sha256",
    "confirmed",
    "request",
    "period",
    "explanation",
    "reference",
    "assessment",
    "own_item",
    "profile_version",
    "hold",
    // How somebody on the panel is supported is their own, and no reader of a file needs it.
    "with_supporter",
    "audit",
    "finding",
    "audit_answer",
    // Said in place of who wrote it.
    BY_OWN_LINK,
];

/// The candidate did it, by their own link.
const BY_OWN_LINK: &str = "by_own_link";

/// An entry in words.
pub fn line(opened: &Opened, own: bool, names: &Names) -> Line {
    let kind = opened.kind().unwrap_or(&opened.entry.kind).to_owned();
    let id = message("file-entry", &kind);
    let known = has(&id);
    let actor = opened.entry.actor.as_str();
    let meant = |field: &str| opened.text(field)?.parse().ok().and_then(|id: Uuid| names.ids.get(&id)).cloned();
    // A tablet is nobody's until somebody says "yes, that is me": whoever sat down did it.
    let who = if kind == "seat.taken" { meant("seat") } else { None };
    let by = match who.as_ref().or_else(|| names.actors.get(actor)) {
        Some(name) => name.clone(),
        None if matches!(opened.value(BY_OWN_LINK), Some(Value::Bool(true))) => say("file-by-candidate"),
        None if actor == SERVER => say("file-by-server"),
        None => say("file-by-unknown"),
    };
    let values = opened.values();
    let twice = |name: &str| match name {
        // The line of the kit says which item it is, and the person of a seat who sits there.
        "item" => values.iter().any(|(name, _)| *name == "line"),
        "seat" => values.iter().any(|(name, _)| *name == "person"),
        _ => false,
    };
    let seat = say("file-field-seat");
    // Many questions have an asker: the title says which one this is about.
    let question = if kind == "asker.named" { meant("line") } else { None };
    let mut facts: Vec<(String, Vec<String>)> = values
        .iter()
        .filter(|(name, _)| question.is_none() || *name != "line")
        .filter(|(name, _)| !known || !(TECHNICAL.contains(name) || twice(name)))
        .map(|(name, value)| (label(name), shown(name, value, known, names)))
        // Whoever sits on a seat is named as the one who did it.
        .filter(|(label, lines)| {
            let done_by = known && *label == seat && lines[..] == [by.clone()] && kind != "asker.named";
            !(lines.is_empty() || done_by)
        })
        .collect();
    // A reader who looks for the reasons of a choice in another candidate's file is told where they are.
    if kind == "choice.made" && matches!(opened.value("reasons"), Some(Value::Null)) {
        facts.push((label("reasons"), vec![say("file-reasons-elsewhere")]));
    }
    let is_late = is_late(opened);
    if is_late {
        facts.push((label("entered_late"), vec![stamp(&opened.entry.t)]));
    }
    let closed = match opened.content {
        Content::Open(_) => None,
        Content::Withheld => Some(say(if names.is_outside { "file-withheld-reader" } else { "file-withheld" })),
        Content::Erased => Some(say("file-erased")),
        Content::Broken => Some(say("file-broken-entry")),
    };
    Line {
        title: match question {
            Some(item) => say_with("file-entry-asker-named-for", &[("item", &item)]),
            None if known => say(&id),
            None => kind.clone(),
        },
        number: opened.entry.sseq,
        when: stamp(&opened.entry.t),
        day: read_time(&opened.entry.t).map(|at| london_day(at.into())).unwrap_or_default(),
        time: read_time(&opened.entry.t).map(|at| london_time(at.into())).unwrap_or_default(),
        kind,
        own,
        by,
        is_late,
        facts,
        closed,
    }
}

/// The instant that a paper sheet carries. What was tapped was given when it was entered, whatever a clock says.
fn on_paper(opened: &Opened) -> Option<OffsetDateTime> {
    let given_at = opened.text("given_at").filter(|_| opened.text("source") == Some("paper"))?;
    OffsetDateTime::parse(given_at, &Rfc3339).ok()
}

/// Was it done before it was entered?
fn is_late(opened: &Opened) -> bool {
    read_time(&opened.entry.t).is_some_and(|entered| {
        is_entered_late(on_paper(opened), opened.text("on"), entered, &london_date(entered.into()))
    })
}

/// What an entry is called.
pub fn title_of(kind: &str) -> String {
    let id = message("file-entry", kind);
    if has(&id) { say(&id) } else { kind.to_owned() }
}

/// What a scorer answered, in the word that they pressed.
pub fn answer_word(opened: &Opened) -> String {
    let of_five = opened.text("shown").is_some_and(|shown| shown.starts_with("five"));
    let pressed = opened.text("tapped").filter(|_| of_five);
    let pressed = pressed.and_then(|place| say_if(&format!("weighing-value-5-{place}")));
    pressed.unwrap_or_else(|| mark(opened, true, &Names::default()).word)
}

/// A time as the ledger writes it, for people.
pub fn stamp(t: &str) -> String {
    read_time(t).map_or_else(|| t.to_owned(), |at| london_stamp(at.into()))
}

fn message(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace(['.', '_'], "-"))
}

fn label(name: &str) -> String {
    const WHERE: [&str; 4] = ["file-field", "facts-field", "assess-field", "assess-factor"];
    WHERE.iter().find_map(|room| say_if(&message(room, name))).unwrap_or_else(|| name.to_owned())
}

fn shown(name: &str, value: &Value, known: bool, names: &Names) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(yes) => vec![say(if *yes { "file-yes" } else { "file-no" })],
        Value::Number(number) => vec![code(name, &number.to_string())],
        Value::String(text) => text_shown(name, text, known, names),
        Value::Array(items) => items.iter().flat_map(|item| shown(name, item, known, names)).collect(),
        // A card, or an item of the kit: its name says it.
        Value::Object(members) if known && matches!(name, "cards" | "lines") => {
            let meant = members.get("card").or_else(|| members.get("item"));
            let meaning = meant.and_then(|id| shown("id", id, known, names).pop());
            let code = || members.get("code").and_then(Value::as_str).map(str::to_owned);
            let place = members.get("position").and_then(Value::as_i64).map_or_else(String::new, |n| format!("{n}. "));
            meaning.or_else(code).map(|meaning| place + &meaning).into_iter().collect()
        }
        Value::Object(members) => members
            .iter()
            .flat_map(|(inner, value)| {
                let check = names.checks.get(inner).filter(|_| name == "checks").cloned();
                let what =
                    check.or_else(|| say_if(&message("scenario-criterion", inner))).unwrap_or_else(|| label(inner));
                let inner = if name == "checks" { "status" } else { inner };
                shown(inner, value, known, names).into_iter().map(move |value| format!("{what}: {value}"))
            })
            .collect(),
    }
}

fn text_shown(name: &str, text: &str, known: bool, names: &Names) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    if let Ok(id) = text.parse::<Uuid>() {
        return match names.ids.get(&id) {
            Some(meaning) => vec![meaning.clone()],
            None if known => Vec::new(),
            None => vec![text.to_owned()],
        };
    }
    if let Some(item) = names.checks.get(text).filter(|_| matches!(name, "item" | "items_open")) {
        return vec![item.clone()];
    }
    if name == "given_at"
        && let Ok(at) = OffsetDateTime::parse(text, &Rfc3339)
    {
        return vec![london_stamp(at.into())];
    }
    let is = |pattern: &str| {
        text.len() == pattern.len()
            && text
                .bytes()
                .zip(pattern.bytes())
                .all(|(given, p)| if p == b'0' { given.is_ascii_digit() } else { given == p })
    };
    if is("0000-00-00") {
        return vec![day_words(text)];
    }
    if is("0000-00") {
        return vec![month_words(text)];
    }
    if is("00:00") {
        return vec![time_words(text)];
    }
    code(name, text).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What was written down of a check, for a sentence.
pub fn facts_said(facts: &Value) -> String {
    shown("facts", facts, true, &Names::default()).join("; ")
}

/// A list of codes of this field in words, with commas; none if there are none.
pub fn listed(name: &str, value: Option<&Value>) -> Option<String> {
    let words = shown(name, value?, true, &Names::default());
    (!words.is_empty()).then(|| words.join(", "))
}

/// A code of this field in words, for what the ledger keeps of a page.
pub fn word(name: &str, value: &str) -> String {
    code(name, value)
}

/// A code in words, if the catalogue has any for this field; else as it is.
fn code(name: &str, code: &str) -> String {
    let room = match name {
        "from" | "to" | "stage" => "vacancy-stage".to_owned(),
        "rests_on" if matches!(code, "checks" | "other") => "weighing-ground".to_owned(),
        "criterion" | "not_passed" | "rests_on" => "scenario-criterion".to_owned(),
        "for" => "vacancy-withdrawn-for".to_owned(),
        "how" => "vacancy-notice-how".to_owned(),
        "check_way" => "facts-way".to_owned(),
        "weighed" => "assess-about".to_owned(),
        "risk_decision" => "assess-decision".to_owned(),
        "audit_question" => "audit-short".to_owned(),
        "audit_mark" => "audit-mark".to_owned(),
        "severity" => "audit-severity".to_owned(),
        // How an application fits a part of the role profile.
        "support" | "worse" | "good" | "firm" => "shortlisting-mark".to_owned(),
        "shortlisting_outcome" => "shortlisting-outcome".to_owned(),
        // Something that has to be so was ticked.
        _ if code == "yes" => return say("file-yes"),
        "total" | "panel_total" | "others_total" => return decimals(code).unwrap_or_else(|| code.to_owned()),
        _ => message("file-code", name),
    };
    let of_checks = || say_if(&message(&message("facts", name), code));
    say_if(&message(&room, code)).or_else(of_checks).unwrap_or_else(|| code.to_owned())
}

/// A total as the weighing page shows it, with the exact fraction beside it: "0.29 (7/24)".
fn decimals(fraction: &str) -> Option<String> {
    Some(format!("{} ({fraction})", two_decimals(fraction)?))
}

/// A total as people read it: "0.29".
pub fn two_decimals(fraction: &str) -> Option<String> {
    Some(fraction.parse::<Fraction>().ok()?.two_decimals())
}

fn say_if(id: &str) -> Option<String> {
    has(id).then(|| say(id))
}

/// All scores of one interview that the panel has talked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTable {
    /// Name and kind of each seat.
    pub seats: Vec<(String, String)>,
    /// The item, and for each seat what it said, the first first.
    pub rows: Vec<(String, Vec<Vec<Mark>>)>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// good, ok, poor or none, for the shape beside the word.
    pub class: &'static str,
    pub word: String,
    /// What is particular about it: changed, after the talk, on paper.
    pub note: Vec<String>,
}

/// The scores that may be read, a table an interview.
pub fn score_tables(entries: &[Opened], names: &Names) -> Vec<ScoreTable> {
    let mut interviews: Vec<&str> = Vec::new();
    let mut marks: BTreeMap<(&str, &str, &str), Vec<Mark>> = BTreeMap::new();
    for opened in entries.iter().filter(|opened| opened.kind() == Some("score.given")) {
        let (Some(interview), Some(line), Some(seat)) =
            (opened.text("interview"), opened.text("line"), opened.text("seat"))
        else {
            continue;
        };
        if !interviews.contains(&interview) {
            interviews.push(interview);
        }
        let given = marks.entry((interview, line, seat)).or_default();
        let first = given.is_empty();
        given.push(mark(opened, first, names));
    }
    interviews
        .into_iter()
        .map(|interview| {
            let of_interview = || marks.keys().filter(|(of, ..)| *of == interview);
            let order = |known: Vec<String>, used: Vec<&str>| -> Vec<String> {
                let mut all: Vec<String> = known.into_iter().filter(|id| used.contains(&id.as_str())).collect();
                for id in used {
                    if !all.iter().any(|known| known == id) {
                        all.push(id.to_owned());
                    }
                }
                all
            };
            let seats = order(
                names.seats.iter().map(|(seat, _)| seat.to_string()).collect(),
                of_interview().map(|(_, _, seat)| *seat).collect(),
            );
            let lines = order(
                names.lines.iter().map(|(line, _)| line.to_string()).collect(),
                of_interview().map(|(_, line, _)| *line).collect(),
            );
            let rows = lines
                .iter()
                .map(|line| {
                    let cell = |seat: &String| marks.get(&(interview, line.as_str(), seat.as_str())).cloned();
                    (named(line, names), seats.iter().map(|seat| cell(seat).unwrap_or_default()).collect())
                })
                .collect();
            let seats = seats.iter().map(|seat| (named(seat, names), kind_of(seat, names))).collect();
            ScoreTable { seats, rows }
        })
        .collect()
}

fn named(id: &str, names: &Names) -> String {
    id.parse().ok().and_then(|id: Uuid| names.ids.get(&id).cloned()).unwrap_or_else(|| id.to_owned())
}

fn kind_of(seat: &str, names: &Names) -> String {
    let kind = names.seats.iter().find(|(id, _)| id.to_string() == seat).map(|(_, kind)| kind.as_str());
    kind.map(|kind| code("kind", kind)).unwrap_or_default()
}

fn mark(opened: &Opened, first: bool, names: &Names) -> Mark {
    let plain = |name: &str| match opened.value(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (value, tapped, scale) = (plain("value"), plain("tapped"), plain("scale"));
    let class = match (value.parse::<i64>().ok(), scale.parse::<i64>().ok().unwrap_or(3)) {
        (None, _) => "none",
        (Some(value), scale) if value == scale => "good",
        (Some(1), _) => "poor",
        _ => "ok",
    };
    let word = if scale == "3" || value.parse::<i64>().is_err() { code("value", &value) } else { value.clone() };
    let mut note = Vec::new();
    // Five faces over a scale of three: the value is for the sums, the word is what the person pressed.
    let of_five = scale == "3" && plain("shown").starts_with("five");
    let pressed = say_if(&format!("file-score-five-{tapped}")).filter(|_| of_five);
    if let Some(tapped) = pressed.or_else(|| (tapped != value && !tapped.is_empty()).then_some(tapped)) {
        note.push(say_with("file-score-tapped", &[("tapped", &tapped)]));
    }
    if !first {
        let after = opened.text("phase") == Some("after_reveal");
        note.push(say(if after { "file-score-after-talk" } else { "file-score-changed" }));
    }
    if opened.text("source") == Some("paper") {
        let by = opened.text("typed_by").map(|person| named(person, names)).unwrap_or_default();
        note.push(say_with("file-score-paper", &[("name", &by)]));
        if let Some(given_at) = on_paper(opened).filter(|_| is_late(opened)) {
            note.push(say_with("file-score-late", &[("when", &london_stamp(given_at.into()))]));
        }
    }
    Mark { class, word, note }
}
