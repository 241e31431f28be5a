//! What a panel asks and watches for: the criteria, the library of scenarios and observations, the cards that say why,
//! and the interview kit of a vacancy, which is the same for every candidate.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use crate::ids::{CardId, ItemId, KitLineId, TextVersionId};
#[cfg(feature = "ssr")]
use crate::platform::db::Timestamp;
use serde::{Deserialize, Serialize};

/// What a candidate is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Criterion {
    /// How they talk with me.
    Talk,
    Listening,
    Empathy,
    /// Consent and boundaries.
    Consent,
}

impl Criterion {
    pub const ALL: [Criterion; 4] = [Criterion::Talk, Criterion::Listening, Criterion::Empathy, Criterion::Consent];

    /// As it is stored and as the ledger has it.
    pub fn code(self) -> &'static str {
        match self {
            Criterion::Talk => "talk",
            Criterion::Listening => "listening",
            Criterion::Empathy => "empathy",
            Criterion::Consent => "consent",
        }
    }

    pub fn of_code(code: &str) -> Option<Criterion> {
        Criterion::ALL.into_iter().find(|criterion| criterion.code() == code)
    }

    /// Its message in the catalogue.
    pub fn message(self) -> String {
        format!("scenario-criterion-{}", self.code())
    }
}

/// Asked once, or seen all through and scored at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum ItemKind {
    Scenario,
    Observation,
}

impl ItemKind {
    pub const ALL: [ItemKind; 2] = [ItemKind::Scenario, ItemKind::Observation];

    pub fn code(self) -> &'static str {
        match self {
            ItemKind::Scenario => "scenario",
            ItemKind::Observation => "observation",
        }
    }

    pub fn of_code(code: &str) -> Option<ItemKind> {
        ItemKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its message in the catalogue.
    pub fn message(self) -> String {
        format!("scenario-kind-{}", self.code())
    }
}

/// Whether an item came with the product or was written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Origin {
    /// Not written with people supported: to be checked with the panel first.
    Starter,
    Own,
}

/// A picture and the word under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// `/pictures/CODE.svg`
    pub code: String,
    pub word: String,
}

/// Behaviour that shows *good*, *OK* and *not good*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchors {
    pub good: String,
    pub ok: String,
    pub not_good: String,
}

/// Every word of an item that a person reads or hears. Kept as a text version: what was on the screen is never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemWords {
    pub title: String,
    /// What the asker says; of an observation, what to watch for.
    pub question: String,
    /// What the scorer is asked, with `{candidate}` for the name: see [`ItemWords::about`].
    pub score_question: String,
    /// The small scene that the question stands in; may be empty.
    #[serde(default)]
    pub story: String,
    /// What is read aloud, where it differs from what is written.
    #[serde(default)]
    pub read_aloud: String,
    pub pictures: Vec<Picture>,
    pub anchors: Anchors,
}

/// An item in its place in one interview kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitLine {
    pub id: KitLineId,
    pub item: ItemId,
    /// From 1.
    pub position: i64,
    pub kind: ItemKind,
    pub criterion: Criterion,
    pub words: ItemWords,
    pub text_version: TextVersionId,
}

/// The scale of every kit so far: *not good*, *OK*, *good*.
pub const SCALE: i64 = 3;

/// The items of a vacancy, in order, the same for every candidate.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// Scenarios in the order in which they are asked, then the observations.
    pub lines: Vec<KitLine>,
    /// From the first interview on nothing of it changes.
    pub frozen_at: Option<Timestamp>,
    pub scale: i64,
}

/// What a scorer can say about why, without typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: CardId,
    pub code: String,
    pub criterion: Criterion,
    /// Does it say something good?
    pub good: bool,
    pub words: String,
    /// `/pictures/CODE.svg`
    pub picture: String,
    pub text_version: TextVersionId,
}

/// An item of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryItem {
    pub id: ItemId,
    pub code: String,
    pub kind: ItemKind,
    pub criterion: Criterion,
    pub origin: Origin,
    pub words: ItemWords,
    pub text_version: TextVersionId,
}
