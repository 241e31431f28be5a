//! Who is called what in a file, and what ids mean in it.

use super::copy::Reader;
use super::subject_access::rules::{by_letter, letter};
use super::words::Names;
use crate::checks;
use crate::ids::PersonId;
use crate::ledger::{self, Opened};
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scenario;
use crate::texts::{say, say_with};
use crate::vacancy::{Candidacy, Vacancy};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Who sits on the panel and said no to being named, and what the file says instead: "If I say no, the file says “panel
/// member”" is what each was told. Who runs the panel or works here is named.
fn unnamed(shared: &[Opened]) -> Vec<(PersonId, String)> {
    let id = |opened: &Opened, name| opened.text(name).and_then(|text| text.parse::<Uuid>().ok());
    let mut letters: HashMap<&str, u8> = HashMap::new();
    let mut unnamed: Vec<(PersonId, String)> = Vec::new();
    for given in shared.iter().filter(|opened| opened.kind() == Some("seat.given")) {
        let (Some(seat), Some(person), Some(kind)) = (id(given, "seat"), id(given, "person"), given.text("kind"))
        else {
            continue;
        };
        if !matches!(kind, "panel_member" | "family" | "advocate" | "shadow") {
            continue;
        }
        let letter = letters.entry(kind).or_insert(b'A');
        let message = format!("weighing-seat-{}", kind.replace('_', "-"));
        let label = say_with(&message, &[("letter", &char::from(*letter).to_string())]);
        *letter = letter.saturating_add(1);
        let mut answers = shared.iter().filter(|opened| {
            opened.kind().is_some_and(|kind| kind.starts_with("consent."))
                && id(opened, "seat") == Some(seat)
                && opened.text("kind") == Some("be_named")
        });
        if answers.next_back().is_some_and(|last| last.kind() != Some("consent.given")) {
            unnamed.push((PersonId(person), label));
        }
    }
    unnamed
}

/// How everybody who scored is called for the candidate, as in an answer to a request for their data: by letters where there
/// are three or more of a kind, and otherwise only as one of them.
fn for_the_candidate(shared: &[Opened]) -> Vec<(PersonId, String)> {
    let id = |opened: &Opened, name| opened.text(name).and_then(|text| text.parse::<Uuid>().ok());
    let mut kinds: BTreeMap<&str, Vec<PersonId>> = BTreeMap::new();
    for given in shared.iter().filter(|opened| opened.kind() == Some("seat.given")) {
        let (Some(person), Some(code)) = (id(given, "person"), given.text("kind")) else { continue };
        let all = kinds.entry(if code == "panel_member" { "member" } else { "interviewer" }).or_default();
        if !all.contains(&PersonId(person)) {
            all.push(PersonId(person));
        }
    }
    let called = |kind: &str, all: Vec<PersonId>| -> Vec<(PersonId, String)> {
        let is_by_letter = by_letter(all.len());
        let name = |place| match is_by_letter {
            true => say_with(&format!("access-{kind}-letter"), &[("letter", &letter(place))]),
            false => say(&format!("access-{kind}-some")),
        };
        all.into_iter().enumerate().map(|(place, person)| (person, name(place))).collect()
    };
    kinds.into_iter().flat_map(|(kind, all)| called(kind, all)).collect()
}

/// What ids and random names mean to this reader: outside the house nobody of the panel has a name but for a regulator, and for
/// a commissioner nobody at all.
pub(super) async fn names(
    who: &Who,
    app: &App,
    candidacy: &Candidacy,
    vacancy: &Vacancy,
    shared: &[Opened],
    reader: Reader,
) -> Result<Names, Refused> {
    let mut ids: HashMap<Uuid, String> = HashMap::new();
    let mut people: HashMap<PersonId, String> = people::service::names(who, app).await?;
    let labels = if reader == Reader::Candidate { for_the_candidate(shared) } else { unnamed(shared) };
    people.extend(labels);
    if reader == Reader::Tender {
        people.values_mut().for_each(|name| *name = say("file-somebody"));
    }
    ids.extend(people.iter().map(|(id, name)| (id.0, name.clone())));
    ids.insert(candidacy.id.0, candidacy.name.clone());
    ids.insert(vacancy.id.0, vacancy.title.clone());
    ids.insert(vacancy.service.0, vacancy.service_name.clone());
    let kit = scenario::service::kit(who, app, vacancy.id).await?;
    let mut lines = Vec::new();
    for line in &kit.lines {
        ids.insert(line.item.0, line.words.title.clone());
        ids.insert(line.id.0, line.words.title.clone());
        lines.push((line.id.0, line.words.title.clone()));
    }
    // A kit that was chosen before this one had other lines: the ledger knows their items, the library what those are called.
    for item in scenario::service::every_item(who, app).await? {
        ids.entry(item.id.0).or_insert(item.words.title);
    }
    for chosen in shared.iter().filter(|opened| opened.kind() == Some("kit.chosen")) {
        for line in chosen.value("lines").and_then(Value::as_array).into_iter().flatten() {
            let id = |name| line.get(name)?.as_str()?.parse::<Uuid>().ok();
            if let Some((line, title)) = id("line").zip(id("item").and_then(|item| ids.get(&item).cloned())) {
                ids.entry(line).or_insert(title);
            }
        }
    }
    for card in scenario::service::cards(who, app).await? {
        ids.insert(card.id.0, card.words);
    }
    let pack = checks::pack::service::pack_of(app, vacancy).await?;
    let checks = pack.items.iter().map(|item| (item.code.clone(), item.title.clone()));
    // Who held a seat is read from the ledger: a seat that was taken back is in no table any more.
    let mut seats = Vec::new();
    for given in shared.iter().filter(|opened| opened.kind() == Some("seat.given")) {
        let id = |name| given.text(name).and_then(|text| text.parse::<Uuid>().ok());
        let (Some(seat), Some(person)) = (id("seat"), id("person")) else { continue };
        if let Some(name) = people.get(&PersonId(person)) {
            ids.insert(seat, name.clone());
        }
        seats.retain(|(known, _)| *known != seat);
        seats.push((seat, given.text("kind").unwrap_or_default().to_owned()));
    }
    let mut actors = HashMap::new();
    for stream in [candidacy.stream, vacancy.stream] {
        let in_stream = ledger::service::names_in(who, app, stream).await?;
        actors.extend(in_stream.into_iter().filter_map(|(name, id)| Some((name, people.get(&id)?.clone()))));
    }
    Ok(Names { ids, checks: checks.collect(), actors, lines, seats, is_outside: reader != Reader::Desk })
}
