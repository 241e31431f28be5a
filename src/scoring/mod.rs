//! Scoring: each person on the panel says in private how a candidate did, item by item and in their own way; the board
//! shows who is done; then the panel talks, sees what everyone said, and may change its mind. The first score is kept.

#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod board;
pub mod concern;
pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

use crate::codes::codes;
use crate::ids::{CardId, InterviewId, KitLineId};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a seat said about one item. *Not sure*, *I did not see* and *I would rather not say* are answers of their own:
/// never zero, never the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Answer {
    /// A place on the scale: 1 is the lowest.
    Value(u8),
    NotSure,
    NotSeen,
    RatherNot,
}

codes! {
    /// What the panel member who will be supported says about a candidate for their own team.
    ForTeam as "scoring-seat-team" {
        Yes = "yes",
        No = "no",
        /// Not sure yet.
        NotSure = "not_sure",
    }
}

/// A text that is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an answer")]
pub struct NotAnAnswer;

impl Answer {
    /// The place on the scale, if it is one.
    pub fn value(self) -> Option<u8> {
        match self {
            Self::Value(value) => Some(value),
            Self::NotSure | Self::NotSeen | Self::RatherNot => None,
        }
    }

    /// The code that is stored and that stands in the ledger.
    pub fn code(self) -> String {
        match self {
            Self::Value(value) => value.to_string(),
            Self::NotSure => "not_sure".to_owned(),
            Self::NotSeen => "not_seen".to_owned(),
            Self::RatherNot => "rather_not".to_owned(),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

impl FromStr for Answer {
    type Err = NotAnAnswer;

    /// One digit, never 0: a second spelling of the same answer ("03", "+3") would be a second body under one key.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "not_sure" => Ok(Self::NotSure),
            "not_seen" => Ok(Self::NotSeen),
            "rather_not" => Ok(Self::RatherNot),
            _ => match text.as_bytes() {
                [digit @ b'1'..=b'9'] => Ok(Self::Value(digit - b'0')),
                _ => Err(NotAnAnswer),
            },
        }
    }
}

impl TryFrom<String> for Answer {
    type Error = NotAnAnswer;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Answer> for String {
    fn from(answer: Answer) -> Self {
        answer.code()
    }
}

/// Which choices stood on the screen or on the sheet, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Shown {
    /// Good, OK, not good.
    ThreeGoodFirst,
    /// Not good, OK, good.
    ThreeGoodLast,
    /// Five, the best first.
    FiveGoodFirst,
    /// Five, the best last.
    FiveGoodLast,
}

impl Shown {
    /// How many places it has.
    pub fn places(self) -> u8 {
        match self {
            Self::ThreeGoodFirst | Self::ThreeGoodLast => 3,
            Self::FiveGoodFirst | Self::FiveGoodLast => 5,
        }
    }

    /// What a kit's scale is shown as when nobody chose otherwise.
    pub fn usual(scale: u8) -> Self {
        if scale == 5 { Self::FiveGoodFirst } else { Self::ThreeGoodFirst }
    }

    /// The code that is stored, that stands in the ledger and that a form brings along.
    pub fn code(self) -> &'static str {
        match self {
            Self::ThreeGoodFirst => "three_good_first",
            Self::ThreeGoodLast => "three_good_last",
            Self::FiveGoodFirst => "five_good_first",
            Self::FiveGoodLast => "five_good_last",
        }
    }

    /// Its places in the order in which they stand on the screen.
    pub fn in_order(self) -> Vec<u8> {
        match self {
            Self::ThreeGoodFirst | Self::FiveGoodFirst => (1..=self.places()).rev().collect(),
            Self::ThreeGoodLast | Self::FiveGoodLast => (1..=self.places()).collect(),
        }
    }
}

impl FromStr for Shown {
    type Err = NotAnAnswer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::ThreeGoodFirst, Self::ThreeGoodLast, Self::FiveGoodFirst, Self::FiveGoodLast];
        all.into_iter().find(|shown| shown.code() == text).ok_or(NotAnAnswer)
    }
}

/// How a score came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Source {
    Tablet,
    Paper,
}

/// Whether the seat had seen what the others said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Phase {
    Private,
    AfterReveal,
}

/// Why a seat does not score an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Reason {
    Unwell,
    Conflict,
    Withdrawn,
    Left,
    TabletLost,
    /// The person pressed Stop.
    Stopped,
    /// A consent that scoring needs was not given.
    NoConsent,
    /// Noted as not coming on the day.
    Away,
}

impl Reason {
    /// What a facilitator may record. The others follow from what the person said themselves.
    pub const RECORDED: [Self; 5] = [Self::Unwell, Self::Conflict, Self::Withdrawn, Self::Left, Self::TabletLost];

    /// The code that is stored and that stands in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unwell => "unwell",
            Self::Conflict => "conflict",
            Self::Withdrawn => "withdrawn",
            Self::Left => "left",
            Self::TabletLost => "tablet_lost",
            Self::Stopped => "stopped",
            Self::NoConsent => "no_consent",
            Self::Away => "away",
        }
    }
}

impl FromStr for Reason {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::RECORDED.into_iter().find(|reason| reason.code() == text).ok_or(())
    }
}

/// How the person was supported with an interview. It is the person's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    Alone,
    Read,
    Reworded,
    Pressed,
    Breaks,
    /// Said in the person's own language or signs.
    Interpreted,
}

impl Support {
    pub const ALL: [Self; 6] =
        [Self::Alone, Self::Read, Self::Reworded, Self::Pressed, Self::Breaks, Self::Interpreted];

    /// The code that is stored and that stands in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Read => "read",
            Self::Reworded => "reworded",
            Self::Pressed => "pressed",
            Self::Breaks => "breaks",
            Self::Interpreted => "interpreted",
        }
    }

    /// What was ticked, in the order of [`Support::ALL`]; `None` where nothing is known by that name.
    pub fn ticked(codes: &[String]) -> Option<Vec<Self>> {
        codes
            .iter()
            .all(|code| Self::ALL.iter().any(|kind| kind.code() == code))
            .then(|| Self::ALL.into_iter().filter(|kind| codes.iter().any(|code| code == kind.code())).collect())
    }
}

/// How a person was supported, by whom, and whether anybody said what to choose. It is the person's own data: the file says
/// only *alone* or *with support*.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supported {
    pub kinds: Vec<Support>,
    /// Ids of persons who were booked, and [`OTHER`].
    pub by_whom: Vec<String>,
    /// Who else that was, in the person's words.
    pub other: String,
    /// Somebody said what to choose.
    pub prompted: Option<bool>,
    /// What they said.
    pub prompt: String,
}

/// Somebody who was not booked.
pub const OTHER: &str = "other";

impl Supported {
    pub fn alone(&self) -> bool {
        self.kinds == [Support::Alone]
    }

    /// All that an export says about it.
    pub fn exported(&self) -> &'static str {
        if self.alone() { "alone" } else { "with_support" }
    }
}

/// What is called for with the three buttons that are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Call {
    Help,
    Break,
    Stop,
}

impl Call {
    pub fn code(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Break => "break",
            Self::Stop => "stop",
        }
    }
}

impl FromStr for Call {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Help, Self::Break, Self::Stop].into_iter().find(|call| call.code() == text).ok_or(())
    }
}

/// What somebody wants who called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum About {
    Question,
    Read,
    Tablet,
    Unwell,
    /// A break for everybody.
    All,
    /// To score without anybody looking on.
    Privacy,
    /// To talk with somebody whom the person named.
    Talk,
}

impl About {
    /// What can be picked after Help.
    pub const OF_HELP: [Self; 4] = [Self::Question, Self::Read, Self::Tablet, Self::Unwell];

    pub fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Read => "read",
            Self::Tablet => "tablet",
            Self::Unwell => "unwell",
            Self::All => "all",
            Self::Privacy => "privacy",
            Self::Talk => "talk",
        }
    }

    /// Which button it belongs to.
    pub fn call(self) -> Call {
        if self == Self::All { Call::Break } else { Call::Help }
    }

    /// Whether the person's own screen says that somebody is coming. Who sits beside them may read along.
    pub fn shows_on_the_tablet(self) -> bool {
        !matches!(self, Self::Privacy | Self::Talk)
    }
}

impl FromStr for About {
    type Err = ();

    /// What a member can pick after Help or Break.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::OF_HELP.into_iter().chain([Self::All]).find(|about| about.code() == text).ok_or(())
    }
}

/// How the day was for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Feel {
    Good,
    Ok,
    NotGood,
    RatherNot,
}

impl Feel {
    pub const ALL: [Self; 4] = [Self::Good, Self::Ok, Self::NotGood, Self::RatherNot];

    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Ok => "ok",
            Self::NotGood => "not_good",
            Self::RatherNot => "rather_not",
        }
    }
}

impl FromStr for Feel {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|feel| feel.code() == text).ok_or(())
    }
}

/// A score as it is about to be given: what was on the screen, and what was tapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    pub interview: InterviewId,
    pub line: KitLineId,
    pub shown: Shown,
    pub tapped: Answer,
    /// Made by the server when the form was drawn; the same key is the same tap.
    pub key: String,
}

/// Why: the cards that were picked and the words that were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Why {
    pub cards: Vec<CardId>,
    pub words: String,
}

impl Why {
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.words.trim().is_empty()
    }
}

/// Why a recording is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Gone {
    /// The person threw it away.
    ThrownAway,
    /// The person said it again.
    Replaced,
    /// The person no longer agrees that their voice is recorded.
    NotAgreed,
}

impl Gone {
    /// The code that is stored and that stands in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::ThrownAway => "thrown_away",
            Self::Replaced => "replaced",
            Self::NotAgreed => "not_agreed",
        }
    }
}
