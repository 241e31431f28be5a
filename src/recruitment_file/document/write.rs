//! Puts the document together, part by part.

use super::super::copy::Reader;
use super::super::words::{Line, Names, ScoreTable};
use super::super::{Milestone, MilestoneState, Section, rules};
use super::{Block, Document, Part, Point, Stands, WAY, checks, entries, panel, screens, weighing};
use crate::checks::history::service::History;
use crate::checks::references::service::References;
use crate::checks::service::Sheet;
use crate::ledger::Opened;
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy::{Candidacy, Vacancy};

/// What a role profile says: in paragraphs of their own at the head of the part, not once more in the row of its entry.
const PROFILE: [&str; 4] = ["support", "worse", "good", "firm"];

/// Everything that a document is written from.
pub struct Input<'a> {
    pub candidacy: &'a Candidacy,
    pub vacancy: &'a Vacancy,
    pub organisation: &'a str,
    pub milestones: &'a [Milestone],
    /// Everything that may be read, in the order of time.
    pub lines: Vec<Line>,
    pub scores: &'a [ScoreTable],
    /// The candidate's own stream and the vacancy's.
    pub own: &'a [Opened],
    pub shared: &'a [Opened],
    pub names: &'a Names,
    /// Something was said in private that the panel has not talked about yet.
    pub is_sealed: bool,
    /// The database was changed behind the program's back.
    pub is_broken: bool,
    /// What was found changed and taken note of: the day, who, why.
    pub marks: &'a [(String, String, String)],
    /// How checks, history and references stand; none of somebody whose data was deleted.
    pub sheet: Option<Sheet>,
    pub history: Option<History>,
    pub references: Option<References>,
    pub reader: Reader,
    /// So many entries this reader may not have.
    pub hidden: usize,
    /// Of whom all data was deleted there is only the order of time, and that it was: when, and when no copy holds any more.
    pub erased: Option<String>,
    pub origin: Origin<'a>,
}

/// What tells a copy of the file from another: when it was made, and what it can be compared with.
pub struct Origin<'a> {
    pub printed: &'a str,
    /// The number and the time of the last entry.
    pub last: (i64, &'a str),
    pub vkey: &'a str,
    /// The newest signed state of the whole record, and its 60 characters.
    pub checkpoint: Option<(String, String)>,
}

/// The whole document: first what is missing, then part by part, then everything in the order of time.
///
/// # Errors
/// A text that was on a screen cannot be read.
pub async fn document(who: &Who, app: &App, mut input: Input<'_>) -> Result<Document, Refused> {
    let name = input.candidacy.name.clone();
    let profile = profile(&mut input);
    let way = way(&input);
    // Of somebody whose data was deleted there may be nothing to say here.
    let mut parts: Vec<Part> = (!way.blocks.is_empty()).then_some(way).into_iter().collect();
    let sections: &[Section] = if input.erased.is_some() { &[] } else { &Section::ALL };
    for section in sections.iter().copied() {
        let lines: Vec<Line> = input
            .lines
            .iter()
            .filter(|line| !rules::is_bookkeeping(&line.kind) && rules::section(&line.kind) == section)
            .cloned()
            .collect();
        let mut blocks = match section {
            Section::Vacancy => profile.clone(),
            Section::History => input.history.as_ref().map(checks::history).unwrap_or_default(),
            Section::References => input.references.as_ref().map(checks::references).unwrap_or_default(),
            Section::Checks => input.sheet.as_ref().map(|sheet| checks::items(sheet, input.reader)).unwrap_or_default(),
            // What each agreed to is theirs and the provider's.
            Section::Panel if matches!(input.reader, Reader::Desk | Reader::Inspector) => {
                panel::seats(input.own, input.shared, input.names).into_iter().collect()
            }
            Section::Interview => interview(who, app, &input).await?,
            Section::Weighing => weighing::as_it_stood(input.own, input.names),
            Section::Start if !lines.is_empty() => input.sheet.as_ref().map(checks::start).unwrap_or_default(),
            _ => Vec::new(),
        };
        let title = say(&format!("file-section-{}", section.code()));
        if !lines.is_empty() {
            if !blocks.is_empty() {
                blocks.push(Block::Sub(say("file-written-down")));
            }
            blocks.push(entries::table(&lines, title.clone()));
        }
        if !blocks.is_empty() {
            parts.push(Part { code: section.code(), title, blocks });
        }
    }
    parts.push(time(&input));
    parts.push(origin(&input));
    let about = [
        ("vacancy", input.vacancy.title.as_str()),
        ("service", &input.vacancy.service_name),
        ("organisation", input.organisation),
    ];
    Ok(Document {
        title: say_with("file-title", &[("name", &name)]),
        lead: say_with("file-about", &about),
        parts,
        foot: say_with("file-foot", &[("name", &name), ("time", input.origin.printed)]),
    })
}

/// What is not in order, and what the file has and lacks: what lacks first.
fn way(input: &Input<'_>) -> Part {
    let mut blocks = Vec::new();
    if input.is_broken {
        blocks.push(Block::Says(true, say("file-broken")));
    }
    for (day, name, reason) in input.marks {
        let words = say_with("record-mark", &[("day", day), ("name", name), ("reason", reason)]);
        blocks.push(Block::Says(true, words));
    }
    if input.is_sealed {
        blocks.push(Block::Says(false, say("file-sealed")));
    }
    if input.hidden > 0 {
        blocks.push(Block::Says(false, say_with("file-withheld-n", &[("n", &input.hidden.to_string())])));
    }
    let open: Vec<&str> =
        input.sheet.iter().flat_map(|sheet| &sheet.gate.file).map(|open| open.title.as_str()).collect();
    let point = |milestone: &Milestone| {
        let (stands, state) = match milestone.state {
            MilestoneState::There => (Stands::There, "there"),
            MilestoneState::Missing => (Stands::Missing, "missing"),
            MilestoneState::NotYet => (Stands::NotYet, "not-yet"),
            MilestoneState::NotNeeded => (Stands::NotNeeded, "not-needed"),
        };
        let is_open = matches!(milestone.state, MilestoneState::Missing | MilestoneState::NotYet);
        let hint = (milestone.code == "checks" && is_open && !open.is_empty())
            .then(|| say_with("file-checks-open", &[("items", &open.join(", "))]));
        let what = say(&format!("file-way-{}", milestone.code));
        Point { stands, words: format!("{what} – {}", say(&format!("file-state-{state}"))), hint }
    };
    if let Some(erased) = &input.erased {
        blocks.push(Block::Says(false, erased.clone()));
        return Part { code: WAY, title: say("file-way"), blocks };
    }
    let (missing, rest): (Vec<_>, Vec<_>) =
        input.milestones.iter().partition(|milestone| milestone.state == MilestoneState::Missing);
    let n = missing.len().to_string();
    blocks.push(Block::Text(if missing.is_empty() {
        say("file-way-nothing-missing")
    } else {
        say_with("file-way-missing", &[("n", &n)])
    }));
    blocks.push(Block::Points(missing.into_iter().chain(rest).map(point).collect()));
    Part { code: WAY, title: say("file-way"), blocks }
}

/// The role profile as it was last written, and the line of its entry without the same words.
fn profile(input: &mut Input<'_>) -> Vec<Block> {
    let is_profile = |opened: &&Opened| opened.kind() == Some("role_profile.written");
    let Some(last) = input.shared.iter().rfind(is_profile) else { return Vec::new() };
    let said = PROFILE.iter().filter_map(|name| {
        let words = last.text(name).filter(|words| !words.trim().is_empty())?;
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        Some((say(&format!("file-field-{name}")), lines.map(str::to_owned).collect()))
    });
    let said: Vec<(String, Vec<String>)> = said.collect();
    if said.is_empty() {
        return Vec::new();
    }
    let of_entry = input.lines.iter_mut().filter(|line| !line.own && line.number == last.entry.sseq);
    for line in of_entry {
        line.facts.retain(|fact| !said.contains(fact));
    }
    let by = last.text("written_by").unwrap_or_default();
    vec![Block::Sub(say_with("file-profile", &[("by", by)])), Block::Facts(said)]
}

async fn interview(who: &Who, app: &App, input: &Input<'_>) -> Result<Vec<Block>, Refused> {
    let mut blocks = Vec::new();
    if input.is_sealed {
        blocks.push(Block::Says(false, say("file-sealed-here")));
    }
    blocks.extend(input.scores.iter().map(entries::scores));
    if !input.scores.is_empty() {
        let candidate = crate::people::rules::first_name(&input.candidacy.name);
        blocks.extend(screens::on_the_screen(who, app, input.own, input.names, candidate).await?);
    }
    Ok(blocks)
}

fn time(input: &Input<'_>) -> Part {
    let lead = say(if input.is_sealed { "file-time-sealed" } else { "file-time-lead" });
    let blocks = vec![Block::Text(lead), entries::timeline(&input.lines)];
    Part { code: "time", title: say("file-section-time"), blocks }
}

/// Where the words come from, and how anybody can check a copy.
fn origin(input: &Input<'_>) -> Part {
    let origin = &input.origin;
    let mut blocks = vec![Block::Text(say("file-origin-lead"))];
    // While something is sealed, the number of the last entry would tell how much the panel has said.
    if !input.is_sealed {
        let (entry, time) = (origin.last.0.to_string(), origin.last.1);
        blocks.push(Block::Text(say_with("file-origin-last", &[("entry", &entry), ("time", time)])));
    }
    blocks.push(Block::Facts(vec![
        (say("file-origin-key"), vec![origin.vkey.to_owned()]),
        (say("file-origin-printed"), vec![origin.printed.to_owned()]),
    ]));
    if let Some((note, receipt)) = origin.checkpoint.as_ref().filter(|_| !input.is_sealed) {
        blocks.push(Block::Sub(say("file-origin-checkpoint")));
        blocks.push(Block::Text(say("file-origin-checkpoint-lead")));
        blocks.push(Block::Code(note.clone()));
        let beside = say_with("file-origin-receipt", &[("receipt", receipt)]);
        blocks.push(Block::Square { holds: receipt.clone(), beside });
    }
    Part { code: "origin", title: say("file-origin"), blocks }
}
