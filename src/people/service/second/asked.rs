//! What is asked of a second person, and what is known of the answer.

use super::Outside;
use crate::ids::{StreamId, SubjectId};
use crate::people::store::RequestRow;
use crate::people::{Place, Role};
use crate::platform::db::Timestamp;
use serde_json::Value;
use uuid::Uuid;

/// What an organisation can want two persons for. Another room that needs one adds it here, with its words in
/// `second.ftl` (`second-matter-...`) and who may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Choosing a candidate against the panel's order. The thing is the vacancy.
    ChoiceAgainstPanel,
    /// Erasing somebody's data before its time is over. The thing is the candidacy or person.
    EraseEarly,
    /// Deleting everything when an organisation leaves. The thing is the organisation.
    DeleteEverything,
    /// No longer wanting two persons for something. It is on as long as anything is; the thing stands for what is to be
    /// taken off the list.
    OnePersonAgain,
}

impl Matter {
    pub const ALL: [Self; 4] =
        [Self::ChoiceAgainstPanel, Self::EraseEarly, Self::DeleteEverything, Self::OnePersonAgain];
    /// Those that an organisation switches on.
    pub const CHOOSABLE: [Self; 3] = [Self::ChoiceAgainstPanel, Self::EraseEarly, Self::DeleteEverything];

    pub const fn code(self) -> &'static str {
        match self {
            Self::ChoiceAgainstPanel => "choice_against_panel",
            Self::EraseEarly => "erase_early",
            Self::DeleteEverything => "delete_everything",
            Self::OnePersonAgain => "one_person_again",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.code() == code)
    }

    /// Who may be the second person, at the place that it is about.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::ChoiceAgainstPanel => &[Role::Manager, Role::Hr],
            Self::EraseEarly => &[Role::Hr, Role::Administrator],
            Self::DeleteEverything | Self::OnePersonAgain => &[Role::Administrator, Role::Hr, Role::Manager],
        }
    }

    /// Is it on, where two persons are wanted for these?
    pub(super) fn is_among(self, on: &[String]) -> bool {
        match self {
            Self::OnePersonAgain => !on.is_empty(),
            _ => on.iter().any(|code| code == self.code()),
        }
    }

    /// The message that says what it is.
    pub fn message(self) -> String {
        format!("second-matter-{}", self.code().replace('_', "-"))
    }
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct Ask {
    pub matter: Matter,
    pub thing: Uuid,
    /// Where it is; none for the whole organisation.
    pub place: Option<Place>,
    /// What the second person reads: everything they need, and no more. An outsider reads it too.
    pub words: String,
    /// What waits, for a deed that is carried out on the answer; null for one that is tried again.
    pub held: Value,
    /// Where the ledger notes question and answer, and whose key seals them.
    pub stream: StreamId,
    pub subject: SubjectId,
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Agreed,
    Refused,
    TakenBack,
    /// Nobody answered in time.
    Over,
}

impl Standing {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Agreed => "agreed",
            Self::Refused => "refused",
            Self::TakenBack => "taken-back",
            Self::Over => "over",
        }
    }
}

/// A request with the names in it.
#[derive(Debug, Clone)]
pub struct Request {
    pub row: RequestRow,
    pub matter: Matter,
    pub asked_by: String,
    /// Who answered: a person's name, or an outsider's with their body.
    pub answered_by: Option<String>,
    pub standing: Standing,
    /// The asker may answer it.
    pub may_answer: bool,
    /// They could answer, had their way to sign in not gone through the hands of whoever asked.
    pub through_hands: bool,
    /// The asker asked it.
    pub is_mine: bool,
    /// How the asker may ask somebody from outside.
    pub outside: Outside,
    /// What is known of whoever answered.
    pub known: Option<Known>,
}

/// What is known of whoever answered, so that a reader can judge how sure it is that it was a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Somebody who signs in, and stands in the list of persons since then.
    Person { since: Timestamp },
    /// By a link that went to this mailbox alone, or that this person made and passed on.
    Outsider { sent_to: Option<String>, made_by: String, from: String, on: String },
}

/// An answer, as it came.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    pub yes: bool,
    pub reason: &'a str,
    /// The name that somebody from outside typed, and the network address and device they answered from; of somebody who
    /// signs in nothing of that is kept.
    pub name: &'a str,
    pub from: &'a str,
    pub on: &'a str,
}

impl<'a> Said<'a> {
    /// The answer of somebody who signs in.
    pub const fn new(yes: bool, reason: &'a str) -> Self {
        Self { yes, reason, name: "", from: "", on: "" }
    }
}
