//! The draft of an answer, from the ledger: what is written of a candidate, or what a panel member said, in sentences to the
//! person who asked.
//!
//! Other candidates are in no candidate's file, so none is in the answer. Scorers appear as A, B and C, and where there are
//! fewer than three of a kind by number only (Data Protection Act 2018, Schedule 2, paragraph 16: other people in the data).
//! Records about references given in confidence are not told (paragraph 24).

mod candidate;
mod checks;
mod given;
mod history;
mod person;
mod scorers;
mod why;

pub(super) use candidate::of_candidate;
pub(super) use person::of_person;
pub(super) use why::why;

use super::store::Request;
use super::{Part, Passage};
use crate::ids::CandidacyId;
use crate::ledger::rules::read_time;
use crate::ledger::{self, Opened};
use crate::people::Who;
use crate::people::protection::Protection;
use crate::people::service::{self as people};
use crate::platform::App;
use crate::platform::clock::{day_words, london_day, london_time};
use crate::platform::refused::Refused;
use crate::recruitment_file::copy::Reader;
use crate::recruitment_file::left_out::withheld;
use crate::recruitment_file::names::names;
use crate::recruitment_file::retention::service::{self as retention, Item};
use crate::recruitment_file::words::{self, Names};
use crate::scenario::{self, ItemKind};
use crate::texts::{has, say, say_with};
use crate::vacancy::{self, Candidacy, Vacancy};
use scorers::Scorers;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What both kinds of answer are filled from.
struct Around {
    organisation: String,
    set: Protection,
    /// Who reads the answer before it goes: whom people can ask while the organisation has named nobody.
    reader: String,
    came_on: String,
    /// Where the clock of what is kept stands; none runs for somebody with an office role.
    kept: Option<Item>,
    /// For how many days locked backups may still hold what was deleted.
    copies_days: i64,
}

async fn around(who: &Who, app: &App, request: &Request) -> Result<Around, Refused> {
    Ok(Around {
        organisation: people::organisation(who, app).await?.name,
        set: people::protection(who, app).await?,
        reader: who.signed()?.name.clone(),
        came_on: day_words(&request.came_on),
        copies_days: app.settings.copies_days(),
        kept: match retention::preview(who, app, request.scope, request.thing).await {
            Ok(preview) => Some(preview.item),
            Err(Refused::NotFound) => None,
            Err(refused) => return Err(refused),
        },
    })
}

/// Everything that an answer to a candidate is drawn from.
struct Sources {
    candidacy: Candidacy,
    vacancy: Vacancy,
    /// The candidate's own entries, and the vacancy's; without what is sealed until the panel talks.
    own: Vec<Opened>,
    shared: Vec<Opened>,
    /// As the house knows them.
    names: Names,
    /// Items of the kit that the panel watched for, and asked nothing about.
    watched: BTreeSet<Uuid>,
    scorers: Scorers,
}

impl Sources {
    async fn read(who: &Who, app: &App, id: CandidacyId) -> Result<Self, Refused> {
        let candidacy = vacancy::service::candidacy(who, app, id).await?;
        let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
        let own = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
        let shared = withheld(ledger::service::stream(who, app, vacancy.stream).await?);
        let names = names(who, app, &candidacy, &vacancy, &shared, Reader::Desk).await?;
        let kit = scenario::service::kit(who, app, vacancy.id).await?;
        let watched =
            kit.lines.iter().filter(|line| line.kind == ItemKind::Observation).map(|line| line.id.0).collect();
        let scorers = Scorers::of(&own, &names);
        Ok(Self { candidacy, vacancy, own, shared, names, watched, scorers })
    }
}

/// Sentences, one after another.
#[derive(Default)]
struct Said(Vec<String>);

impl Said {
    fn of(id: &str, with: &[(&str, &str)]) -> Self {
        Self(vec![say_with(id, with)])
    }

    fn and(mut self, id: &str, with: &[(&str, &str)]) -> Self {
        self.0.push(say_with(id, with));
        self
    }

    /// Only where the value is a text that says something.
    fn with(self, id: &str, name: &str, value: Option<&str>) -> Self {
        match value.map(str::trim).filter(|value| !value.is_empty()) {
            Some(value) => self.and(id, &[(name, value)]),
            None => self,
        }
    }

    /// Only where it is so.
    fn and_if(self, is: bool, id: &str) -> Self {
        if is { self.and(id, &[]) } else { self }
    }

    fn text(self) -> String {
        self.0.join("\n")
    }
}

/// A message whose id ends with a code; none if the catalogue has none for it.
fn coded(prefix: &str, code: &str) -> Option<String> {
    let id = format!("{prefix}-{}", code.replace('_', "-"));
    has(&id).then_some(id)
}

/// The day of an entry: "Tuesday 17 November 2026".
fn day_of(opened: &Opened) -> String {
    read_time(&opened.entry.t).map(|at| london_day(at.into())).unwrap_or_default()
}

fn time_of(opened: &Opened) -> String {
    read_time(&opened.entry.t).map(|at| london_time(at.into())).unwrap_or_default()
}

/// A value that is a day, in words.
fn day_value(opened: &Opened, name: &str) -> Option<String> {
    opened.text(name).filter(|day| !day.is_empty()).map(day_words)
}

fn id_of(opened: &Opened, name: &str) -> Option<Uuid> {
    opened.text(name)?.parse().ok()
}

/// What an item of the kit is called.
fn item_of(opened: &Opened, names: &Names) -> Option<String> {
    id_of(opened, "line").and_then(|line| names.ids.get(&line).cloned())
}

/// What somebody typed, on one line.
fn typed(opened: &Opened) -> Option<String> {
    let words = opened.text("words")?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The cards that they picked: "Listened, Waited".
fn picked(opened: &Opened, names: &Names) -> Option<String> {
    let cards = opened.value("cards").and_then(Value::as_array)?;
    let words = |card: &Value| {
        let known = card.get("card")?.as_str()?.parse().ok().and_then(|id: Uuid| names.ids.get(&id).cloned());
        known.or_else(|| card.get("code")?.as_str().map(str::to_owned))
    };
    let all: Vec<String> = cards.iter().filter_map(words).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn after_talk(opened: &Opened) -> bool {
    opened.text("phase") == Some("after_reveal")
}

fn passage(id: String, text: String, about: Option<CandidacyId>) -> Passage {
    Passage { id, text, about, left_out: None, kept_back: None }
}

/// A part under the part before it; none where there is nothing to say in it.
fn under(title: String, lines: Vec<String>, passages: Vec<Passage>) -> Option<Part> {
    let part = Part { title, under: true, lines, passages, ..Part::default() };
    (!part.passages.is_empty()).then_some(part)
}

/// The lines of a message, one sentence a line.
fn lines(id: &str, with: &[(&str, &str)]) -> Vec<String> {
    let words = if with.is_empty() { say(id) } else { say_with(id, with) };
    words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn sealed(entries: &[Opened]) -> bool {
    entries.iter().any(|opened| opened.kind().is_none() && opened.content == ledger::Content::Withheld)
}

fn answer_word(opened: &Opened) -> String {
    words::answer_word(opened)
}

/// So many remarks are left out of what was told of the interview.
fn left_out_before(own: &[Opened]) -> usize {
    let mut out = BTreeSet::new();
    for opened in own {
        match (opened.kind(), opened.text("remark")) {
            (Some("candidate_answer.left_out"), Some(remark)) => out.insert(remark),
            (Some("candidate_answer.put_back"), Some(remark)) => out.remove(remark),
            _ => continue,
        };
    }
    out.len()
}
