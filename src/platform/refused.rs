//! The one error that reaches a person: which field, which sentence, or which page. Causes go to the log alone.
//!
//! | a deed finds | it returns | the person sees |
//! |---|---|---|
//! | a field that cannot be taken | [`Refused::field`] | 422, the same page, a message beside the field |
//! | a rule that forbids it now | [`Refused::because`] | 422, the same page, a message in the summary |
//! | nobody signed in | [`Refused::SignIn`] | the sign-in page, what was typed kept |
//! | not theirs to do | [`Refused::NotAllowed`] | 403 |
//! | no such thing (or another organisation's) | [`Refused::NotFound`] | 404 |
//! | a record that does not verify | [`Refused::ReadOnly`] | 503, the same page, what was typed kept |
//! | a fault of ours | any `From` below | 500 with a reference number |

use super::db::Timestamp;
use super::random::NoRandomness;
use std::fmt;

/// One message: beside `field`, or for the whole form where `field` is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    /// The message's id in the catalogue.
    pub code: String,
    /// The message's variables.
    pub with: Vec<(String, String)>,
}

/// How long whoever tried too often waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// The message's id in the catalogue; its variable `time` says until when.
    pub code: String,
    pub until: Timestamp,
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    Problems(Vec<Problem>),
    SignIn,
    NotAllowed,
    NotFound,
    /// The record does not verify: nothing is written until somebody has looked at it.
    ReadOnly,
    /// Too many tries.
    TooMany(Wait),
    /// Something is broken; the log has the cause under this number.
    Broken(String),
}

impl Refused {
    /// A message beside a field.
    pub fn field(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self::Problems(vec![Problem { field: field.into(), code: code.into(), with: Vec::new() }])
    }

    /// A message about the whole form.
    pub fn because(code: impl Into<String>) -> Self {
        Self::field("", code)
    }

    /// Several messages at once.
    pub fn all(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }

    /// The same messages, all beside one field: what was sent came from it.
    #[must_use]
    pub fn beside(mut self, field: &str) -> Self {
        if let Self::Problems(problems) = &mut self {
            problems.iter_mut().for_each(|problem| field.clone_into(&mut problem.field));
        }
        self
    }

    /// Gives the last message a variable.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        if let Self::Problems(problems) = &mut self
            && let Some(last) = problems.last_mut()
        {
            last.with.push((name.to_owned(), value.to_string()));
        }
        self
    }

    /// Too many tries: `code` is the sentence, with the variable `time`.
    pub fn too_many(code: &str, until: Timestamp) -> Self {
        Self::TooMany(Wait { code: code.to_owned(), until })
    }

    /// A fault of ours: the cause is logged under a reference number, and only the number is shown.
    pub fn broken(cause: impl fmt::Display) -> Self {
        let reference = super::telemetry::reference();
        tracing::error!(%reference, %cause, "something is broken");
        Self::Broken(reference.to_string())
    }

    /// Is this message among the problems?
    pub fn says(&self, code: &str) -> bool {
        matches!(self, Self::Problems(problems) if problems.iter().any(|problem| problem.code == code))
    }
}

impl Problem {
    pub fn new(field: &str, code: &str) -> Self {
        Self { field: field.to_owned(), code: code.to_owned(), with: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.with.push((name.to_owned(), value.to_string()));
        self
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problems(problems) => {
                let codes: Vec<_> =
                    problems.iter().map(|problem| format!("{}: {}", problem.field, problem.code)).collect();
                write!(f, "refused ({})", codes.join(", "))
            }
            Self::SignIn => write!(f, "nobody is signed in"),
            Self::NotAllowed => write!(f, "not allowed"),
            Self::NotFound => write!(f, "not found"),
            Self::ReadOnly => write!(f, "the record does not verify, nothing is written"),
            Self::TooMany(wait) => write!(f, "too many tries ({})", wait.code),
            Self::Broken(reference) => write!(f, "broken ({reference})"),
        }
    }
}

impl std::error::Error for Refused {}

impl From<sqlx::Error> for Refused {
    fn from(cause: sqlx::Error) -> Self {
        Self::broken(cause)
    }
}

impl From<NoRandomness> for Refused {
    fn from(cause: NoRandomness) -> Self {
        Self::broken(cause)
    }
}

impl From<serde_json::Error> for Refused {
    fn from(cause: serde_json::Error) -> Self {
        Self::broken(cause)
    }
}
