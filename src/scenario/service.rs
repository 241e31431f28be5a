//! The deeds of this room: the starter library, items written here, and the kit of a vacancy.

use super::rules::{self, BadKit, Choosable, WhyBad};
use super::store::{self, CardWords, NewItem as NewRow};
use super::{Anchors, Card, Criterion, ItemKind, ItemWords, Kit, LibraryItem, Origin, Picture, SCALE};
use crate::ids::{ItemId, OrganisationId, VacancyId};
use crate::ledger::Deed;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::db::{Timestamp, Tx, broken_rule};
use crate::platform::refused::{Problem, Refused};
use crate::texts::{self, say};
use crate::vacancy::{self, Step, Vacancy};
use serde::Deserialize;
use serde_json::json;
use std::sync::LazyLock;
use validator::Validate;

/// Who chooses kits and writes items.
const OFFICE: &[Role] = &[Role::Manager, Role::Hr];
/// Who may read the library at the desk.
pub(super) const DESK: &[Role] = &[Role::Manager, Role::Hr, Role::Facilitator];

/// An item as the starter library has it.
#[derive(Debug, Clone, Deserialize)]
struct Starter {
    code: String,
    kind: StarterKind,
    criterion: Criterion,
    #[serde(flatten)]
    words: ItemWords,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StarterKind {
    Scenario,
    Observation,
    /// For trying out the screens: about a person who is made up, never kept.
    Practice,
}

#[derive(Debug, Clone, Deserialize)]
struct StarterCard {
    code: String,
    criterion: Criterion,
    good: bool,
    words: String,
    picture: String,
}

// Both files are read by a test: what does not parse never leaves the workshop.
static STARTERS: LazyLock<Vec<Starter>> =
    LazyLock::new(|| serde_json::from_str(include_str!("starters.json")).unwrap_or_default());
static STARTER_CARDS: LazyLock<Vec<StarterCard>> =
    LazyLock::new(|| serde_json::from_str(include_str!("cards.json")).unwrap_or_default());

/// Gives an organisation the starter items and cards that it does not have yet.
pub async fn seed_starters(tx: &mut Tx, org: OrganisationId, now: Timestamp) -> Result<(), Refused> {
    for starter in STARTERS.iter() {
        let kind = match starter.kind {
            StarterKind::Scenario => ItemKind::Scenario,
            StarterKind::Observation => ItemKind::Observation,
            StarterKind::Practice => continue,
        };
        let key = format!("item {}", starter.code);
        let body = serde_json::to_value(&starter.words)?;
        let text_version = texts::service::keep(tx, org, &key, "en-GB", &body, now).await?;
        let row = NewRow {
            id: ItemId::new(),
            code: &starter.code,
            kind,
            criterion: starter.criterion,
            origin: Origin::Starter,
            text_version,
            at: now,
        };
        store::insert_item(tx, org, &row).await?;
    }
    for card in STARTER_CARDS.iter() {
        let words = CardWords { words: card.words.clone(), picture: card.picture.clone() };
        let body = serde_json::to_value(&words)?;
        let version = texts::service::keep(tx, org, &format!("card {}", card.code), "en-GB", &body, now).await?;
        store::insert_card(tx, org, &card.code, card.criterion, card.good, version).await?;
    }
    Ok(())
}

/// An organisation that has no library yet gets the starters at the first look.
async fn stocked(app: &App, org: OrganisationId) -> Result<(), Refused> {
    if !store::cards(&app.db, org).await?.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    seed_starters(&mut tx, org, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Every item that can be chosen, starters first.
pub async fn library(who: &Who, app: &App) -> Result<Vec<LibraryItem>, Refused> {
    let org = who.may_see(DESK)?.org;
    stocked(app, org).await?;
    Ok(store::items(&app.db, org).await?)
}

/// [`library`], for a page whose own room has asked who may read it: what items are called.
pub async fn every_item(who: &Who, app: &App) -> Result<Vec<LibraryItem>, Refused> {
    Ok(store::items(&app.db, who.org()?).await?)
}

/// Every remark card of the asker's organisation.
pub async fn cards(who: &Who, app: &App) -> Result<Vec<Card>, Refused> {
    let org = who.org()?;
    stocked(app, org).await?;
    Ok(store::cards(&app.db, org).await?)
}

/// An item to practise on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    pub code: String,
    pub criterion: Criterion,
    pub words: ItemWords,
}

/// The items that members practise on before the first candidate comes.
pub fn practice_items() -> Vec<Practice> {
    STARTERS
        .iter()
        .filter(|starter| starter.kind == StarterKind::Practice)
        .map(|starter| Practice {
            code: starter.code.clone(),
            criterion: starter.criterion,
            words: starter.words.clone(),
        })
        .collect()
}

/// The first of [`practice_items`].
pub fn practice_item() -> Option<Practice> {
    practice_items().into_iter().next()
}

/// An item as typed.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub struct NewItem {
    pub kind: String,
    pub criterion: String,
    pub title: String,
    pub question: String,
    pub score_question: String,
    pub story: String,
    pub good: String,
    pub ok: String,
    pub not_good: String,
    /// Codes out of [`PICTURES`], one to three.
    pub picture: Vec<String>,
}

/// The pictures that an item written here may have; each has its word in the catalogue (`scenario-picture-1F6BF`).
pub const PICTURES: [&str; 26] = [
    "1F6BF", "1F6AA", "1F6CF", "1F3E0", "1F5E3", "1F442", "1F441", "1F44B", "1F642", "1F641", "1F610", "1F4AC",
    "1F4F1", "1F37D", "2615", "1F4B7", "1F6CD", "1F512", "1F465", "23F1", "2753", "270B", "1F44D", "1F917", "1FA7A",
    "1F6B6",
];

/// Writes an item of this organisation's own.
///
/// # Errors
/// Every fault of the words, each beside its field.
pub async fn add_item(who: &Who, app: &App, new: NewItem) -> Result<ItemId, Refused> {
    let signed = who.may(OFFICE)?;
    let kind = ItemKind::of_code(&new.kind);
    let criterion = Criterion::of_code(&new.criterion);
    let pictures = PICTURES.into_iter().filter(|code| new.picture.iter().any(|chosen| chosen == code));
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = ItemWords {
        title: line(&new.title),
        question: line(&new.question),
        score_question: line(&new.score_question),
        story: line(&new.story),
        read_aloud: String::new(),
        pictures: pictures
            .map(|code| Picture { code: code.to_owned(), word: say(&format!("scenario-picture-{code}")) })
            .collect(),
        anchors: Anchors { good: line(&new.good), ok: line(&new.ok), not_good: line(&new.not_good) },
    };
    let mut problems: Vec<_> = words
        .faults()
        .into_iter()
        .map(|fault| {
            let problem = Problem::new(fault.field, fault.why.code()).with("most", rules::WORDS_IN_SENTENCE);
            match fault.why {
                WhyBad::SentenceTooLong(sentence) => problem.with("sentence", sentence),
                WhyBad::NeverSaid(word) => problem.with("word", word),
                _ => problem,
            }
        })
        .collect();
    if kind.is_none() {
        problems.push(Problem::new("kind", "scenario-kind-needed"));
    }
    if criterion.is_none() {
        problems.push(Problem::new("criterion", "scenario-criterion-needed"));
    }
    let (Some(kind), Some(criterion), true) = (kind, criterion, problems.is_empty()) else {
        return Err(Refused::all(problems));
    };
    let now = app.clock.now();
    stocked(app, signed.org).await?;
    let org = crate::people::service::organisation(who, app).await?;
    let id = ItemId::new();
    let code = format!("own-{id}");
    let mut tx = app.db.begin().await?;
    let body = serde_json::to_value(&words)?;
    let text_version = texts::service::keep(&mut tx, org.id, &format!("item {code}"), "en-GB", &body, now).await?;
    let row = NewRow { id, code: &code, kind, criterion, origin: Origin::Own, text_version, at: now };
    store::insert_item(&mut tx, org.id, &row).await?;
    let mut deed = Deed::new(who);
    deed.note(
        org.stream,
        org.subject,
        "item.written",
        json!({"item": id, "kind": kind.code(), "criterion": criterion.code(), "text": text_version}),
    );
    deed.commit(tx, app).await?;
    Ok(id)
}

/// Takes an item out of what can be chosen. Kits that have it keep it.
pub async fn retire_item(who: &Who, app: &App, id: ItemId) -> Result<(), Refused> {
    who.may(OFFICE)?;
    let now = app.clock.now();
    let org = crate::people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    if !store::retire_item(&mut tx, org.id, id, now).await? {
        return Err(Refused::NotFound);
    }
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "item.retired", json!({"item": id}));
    deed.commit(tx, app).await
}

impl Kit {
    /// Has anybody chosen it yet?
    pub fn is_chosen(&self) -> bool {
        !self.lines.is_empty()
    }
}

/// The kit of a vacancy; without lines as long as nobody chose any.
pub async fn kit(who: &Who, app: &App, id: VacancyId) -> Result<Kit, Refused> {
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    let head = store::kit_head(&app.db, vacancy.org, id).await?;
    let lines = store::kit_lines(&app.db, vacancy.org, id).await?;
    Ok(whole(head, lines))
}

/// The kit as it is within a transaction of a later room, which has asked who may.
pub async fn kit_in(tx: &mut Tx, org: OrganisationId, id: VacancyId) -> Result<Kit, Refused> {
    let head = store::kit_head(&mut *tx, org, id).await?;
    let lines = store::kit_lines(tx, org, id).await?;
    Ok(whole(head, lines))
}

fn whole(head: Option<(i64, Option<Timestamp>)>, lines: Vec<super::KitLine>) -> Kit {
    let (scale, frozen_at) = head.unwrap_or((SCALE, None));
    Kit { lines, frozen_at, scale }
}

fn refused(why: BadKit) -> Refused {
    let refused = match why {
        BadKit::PlaceTwice(place) => Refused::because(why.code()).with("place", place),
        _ => Refused::because(why.code()),
    };
    refused.with("least", rules::ITEMS_AT_LEAST).with("most", rules::ITEMS_AT_MOST)
}

fn choosable(item: &LibraryItem) -> Choosable {
    Choosable { id: item.id, kind: item.kind, criterion: item.criterion }
}

/// The kit that is offered where none was chosen: items in order.
pub fn proposed(library: &[LibraryItem]) -> Vec<ItemId> {
    rules::propose(&library.iter().map(choosable).collect::<Vec<_>>())
}

/// Chooses the items of a vacancy's kit, each with its place.
///
/// # Errors
/// Too few, too many, two in one place, nothing to ask, or frozen since the first interview.
pub async fn choose_kit(who: &Who, app: &App, id: VacancyId, chosen: &[(ItemId, u8)]) -> Result<(), Refused> {
    let org = vacancy::service::may_do(who, app, OFFICE, id).await?.org;
    let now = app.clock.now();
    stocked(app, org).await?;
    let vacancy = vacancy::service::open_to_candidates(who, app, id).await?;
    let mut tx = app.db.begin().await?;
    store::hold_kit(&mut tx, org, id, SCALE, now).await?;
    let before = kit_in(&mut tx, org, id).await?;
    let library = store::items(&mut tx, org).await?;
    // An item that was retired after it came into this kit may stay in it.
    let mut can: Vec<_> = library.iter().map(choosable).collect();
    let mut versions: Vec<_> = library.iter().map(|item| (item.id, item.text_version)).collect();
    for line in &before.lines {
        if !can.iter().any(|item| item.id == line.item) {
            can.push(Choosable { id: line.item, kind: line.kind, criterion: line.criterion });
            versions.push((line.item, line.text_version));
        }
    }
    let kept = rules::kit(before.frozen_at.is_some(), &can, chosen).map_err(refused)?;
    let frozen = |error: sqlx::Error| match broken_rule(&error).as_deref() {
        Some("kit_frozen") => refused(BadKit::Frozen),
        _ => error.into(),
    };
    store::drop_lines_except(&mut tx, org, id, &kept).await.map_err(frozen)?;
    for (item, position) in kept.iter().zip(1i64..) {
        let version = versions.iter().find(|(id, _)| id == item).map(|(_, version)| *version);
        let version = version.ok_or_else(|| refused(BadKit::Unknown))?;
        store::place_line(&mut tx, org, id, *item, position, version).await.map_err(frozen)?;
    }
    let kit = kit_in(&mut tx, org, id).await?;
    let mut deed = Deed::new(who);
    deed.note(vacancy.stream, vacancy.subject, "kit.chosen", as_noted(&kit));
    deed.commit(tx, app).await
}

/// Says whether every candidate of a vacancy gets the questions before their day: all of them or none, so that it is fair. After the
/// first interview it is too late to give them to some.
///
/// # Errors
/// Not allowed; nothing said; the first interview has begun.
pub async fn say_ahead(who: &Who, app: &App, id: VacancyId, given: Option<bool>) -> Result<(), Refused> {
    let signed = vacancy::service::may_do(who, app, OFFICE, id).await?;
    let given = given.ok_or_else(|| Refused::field("ahead", "scenario-ahead-needed"))?;
    let vacancy = vacancy::service::open_to_candidates(who, app, id).await?;
    let mut tx = app.db.begin().await?;
    if kit_in(&mut tx, signed.org, id).await?.frozen_at.is_some() {
        return Err(Refused::field("ahead", "scenario-ahead-too-late"));
    }
    if store::ahead(&mut tx, signed.org, id).await? == Some(given) {
        return Ok(());
    }
    store::insert_ahead(&mut tx, signed.org, id, given, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(vacancy.stream, vacancy.subject, "kit.ahead", json!({ "questions_ahead": given }));
    deed.commit(tx, app).await
}

/// Do candidates get the questions before their day? None where nobody said.
///
/// # Errors
/// Not allowed; no such vacancy.
pub async fn ahead(who: &Who, app: &App, id: VacancyId) -> Result<Option<bool>, Refused> {
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    Ok(store::ahead(&app.db, vacancy.org, id).await?)
}

/// The questions of a vacancy for a candidate of it, in the order in which they are asked; none where they are not given before the
/// day. What is watched for and how it is scored is no part of them. The caller has asked whose candidate it is.
///
/// # Errors
/// The database failed.
pub async fn given_ahead(app: &App, org: OrganisationId, id: VacancyId) -> Result<Vec<ItemWords>, Refused> {
    if store::ahead(&app.db, org, id).await? != Some(true) {
        return Ok(Vec::new());
    }
    let lines = store::kit_lines(&app.db, org, id).await?;
    Ok(lines.into_iter().filter(|line| line.kind == ItemKind::Scenario).map(|line| line.words).collect())
}

fn as_noted(kit: &Kit) -> serde_json::Value {
    let lines: Vec<_> = kit
        .lines
        .iter()
        .map(|line| {
            json!({
                "line": line.id, "item": line.item, "position": line.position, "kind": line.kind.code(),
                "criterion": line.criterion.code(), "text": line.text_version,
            })
        })
        .collect();
    json!({"scale": kit.scale, "lines": lines})
}

/// Freezes the kit, within the deed that starts the first interview. Whether this froze it: `false` if it was frozen
/// before.
///
/// # Errors
/// No kit was chosen.
pub async fn freeze(tx: &mut Tx, deed: &mut Deed, vacancy: &Vacancy, now: Timestamp) -> Result<bool, Refused> {
    let kit = kit_in(tx, vacancy.org, vacancy.id).await?;
    if !kit.is_chosen() {
        return Err(Refused::because("scenario-kit-none"));
    }
    let frozen = store::freeze_kit(tx, vacancy.org, vacancy.id, now).await?;
    if frozen {
        deed.note(vacancy.stream, vacancy.subject, "kit.frozen", as_noted(&kit));
        for candidacy in vacancy::service::in_the_running(tx, vacancy.org, vacancy.id).await? {
            deed.refers(candidacy.stream, candidacy.subject, vacancy.stream);
        }
    }
    Ok(frozen)
}

/// The step of this room: the kit.
pub async fn progress(who: &Who, app: &App, id: VacancyId) -> Result<Vec<Step>, Refused> {
    let href = format!("/vacancies/{id}/kit");
    let kit = kit(who, app, id).await?;
    Ok(vec![if kit.is_chosen() {
        Step::done("scenario-way-kit", href)
    } else if vacancy::service::may_do(who, app, OFFICE, id).await.is_err() {
        Step::todo("scenario-way-kit", say("scenario-way-kit-missing"), href)
    } else {
        Step::now("scenario-way-kit", say("scenario-way-kit-missing"), href)
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_library_has_what_a_panel_needs() {
        let items: Vec<_> = STARTERS.iter().filter(|starter| starter.kind != StarterKind::Practice).collect();
        assert!(items.len() >= 14);
        assert!(items.iter().filter(|starter| starter.kind == StarterKind::Observation).count() >= 2);
        for criterion in Criterion::ALL {
            assert!(items.iter().filter(|starter| starter.criterion == criterion).count() >= 3, "{criterion:?}");
            for good in [true, false] {
                let cards = STARTER_CARDS.iter().filter(|card| card.criterion == criterion && card.good == good);
                assert!(cards.count() >= 2, "{criterion:?} {good}");
            }
        }
        assert!(practice_item().is_some());
    }

    #[test]
    fn no_starter_has_a_fault_that_an_own_item_would_be_refused_for() {
        for starter in STARTERS.iter() {
            assert_eq!(starter.words.faults(), [], "{}", starter.code);
        }
    }
}
