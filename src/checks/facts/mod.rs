//! What is written down about a check that has a form of its own: by which **way** it was made, and for each way its
//! **fields**. The fields are data, so that one form, one reader and one page serve all of them.
//!
//! What is written down is what an inspector asks for (who saw what, when, with which limits) and no more: of an identity
//! document the last characters, of a certificate its number and dates. What a certificate *shows* stands nowhere here.

pub mod rules;
mod ways;

use crate::codes::codes;
use std::collections::BTreeMap;

pub use ways::WAYS;

codes! {
    /// By which form a check is recorded.
    Kind as "facts-kind" {
        Identity = "identity",
        CriminalRecord = "criminal_record",
        RightToWork = "right_to_work",
        Qualification = "qualification",
        Registration = "registration",
        Health = "health",
        Overseas = "overseas",
        Declaration = "declaration",
        Driving = "driving",
    }
}

/// One way of making a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    pub kind: Kind,
    pub code: &'static str,
    pub fields: &'static [Field],
}

/// One thing that is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in forms, in the record and in the names of texts.
    pub name: &'static str,
    pub shape: Shape,
    /// It may be left empty.
    pub optional: bool,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines, of so many characters at least.
    Words(usize),
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Has to be so, or the check does not count: it is ticked.
    Confirmed,
    /// A day that is not to come.
    Past,
    /// A day that is not over.
    Ahead,
    /// Any day.
    Day,
    /// The 12 digits of a DBS certificate, kept as text: zeros at the front count.
    CertificateNumber,
    /// The 9 characters of a share code that proves a right to work.
    ShareCode,
    /// The last 3 or 4 characters of a document's number.
    LastCharacters,
    /// A registration number, of which the NMC's alone has a form that is checked.
    RegistrationNumber,
}

/// What was written down, by the names of the fields; days as `2026-11-17`, ticks as `yes`.
pub type Facts = BTreeMap<String, String>;

/// The ways of one kind, in the order in which a page offers them.
pub fn ways_of(kind: Kind) -> impl Iterator<Item = &'static Way> {
    WAYS.iter().filter(move |way| way.kind == kind)
}

/// The way with this code.
#[must_use]
pub fn way(kind: Kind, code: &str) -> Option<&'static Way> {
    ways_of(kind).find(|way| way.code == code)
}

impl Way {
    /// Its message in the catalogue.
    #[must_use]
    pub fn message(&self) -> String {
        format!("facts-way-{}-{}", self.kind.code(), self.code).replace('_', "-")
    }

    /// May this way close the check? One that may not only tells how far it is.
    #[must_use]
    pub fn may_close(&self) -> bool {
        !matches!(self.code, "applied" | "adult_first")
    }
}

impl Field {
    /// Its label.
    #[must_use]
    pub fn message(&self) -> String {
        format!("facts-field-{}", self.name.replace('_', "-"))
    }

    /// One of its codes in words.
    #[must_use]
    pub fn choice_message(&self, code: &str) -> String {
        format!("facts-{}-{}", self.name, code).replace('_', "-")
    }
}
