//! The answer to a candidate: somebody asks how their interview went, by their own link or in another way; the answer is drafted
//! from what the panel said of them, read line by line by a person, sent, and kept as it went.
//!
//! The notice promises it: scores and remarks can be asked for, and scorers appear by letters. Where fewer than three of a kind
//! scored, a letter would be a name, and only counts and remarks are told. Nothing of other candidates is in it, nothing of a
//! concern, and nothing of how somebody was supported.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

use crate::codes::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// How a candidate asked.
    CameHow as "candidate-answer-how" {
        /// By their own link.
        Link = "link",
        Email = "email",
        Post = "post",
        InPerson = "in_person",
        Phone = "phone",
        /// Somebody asked for them.
        Somebody = "somebody",
    }
}

impl CameHow {
    /// What can be noted at the desk.
    pub const AT_DESK: [Self; 5] = [Self::Phone, Self::Email, Self::Post, Self::InPerson, Self::Somebody];
}

codes! {
    /// How the answer goes.
    Way as "candidate-answer-way" {
        /// It stands on the candidate's own page, behind their link.
        Page = "page",
        /// It is printed, and given or posted to them.
        Paper = "paper",
    }
}

/// One thing that the answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Of a remark: by it, it is left out. It says what it is, so that another remark is never taken for one that was read.
    pub remark: Option<String>,
    pub text: String,
    /// Names of the panel, or of other candidates, that seem to stand in it.
    pub names: Vec<String>,
    /// Why it was left out.
    pub left_out: Option<String>,
}

/// What was said on one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub title: String,
    pub passages: Vec<Passage>,
}

/// The answer as it would be today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub intro: Vec<String>,
    pub parts: Vec<Part>,
    /// Of a kind of scorers there is one alone: whoever reads the answer knows who it was.
    pub one_alone: bool,
    /// The digest of all of it: what is sent is what was read.
    pub digest: String,
}

impl Draft {
    /// All passages, in their order.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.parts.iter().flat_map(|part| &part.passages)
    }

    /// How many remarks there are, and how many of them are left out.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let remarks = || self.passages().filter(|passage| passage.remark.is_some());
        (remarks().count(), remarks().filter(|passage| passage.left_out.is_some()).count())
    }

    /// Passages that go and in which a name seems to stand.
    #[must_use]
    pub fn naming(&self) -> usize {
        self.passages().filter(|passage| passage.left_out.is_none() && !passage.names.is_empty()).count()
    }
}

/// A part of the answer as it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentPart {
    pub title: String,
    pub lines: Vec<String>,
}

/// An answer as it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub title: String,
    pub intro: Vec<String>,
    pub parts: Vec<SentPart>,
    /// What stands below: what was left out, who can be asked.
    pub foot: Vec<String>,
}

impl Answer {
    /// All of it as one text, a line each.
    #[must_use]
    pub fn text(&self) -> String {
        let parts = self.parts.iter().flat_map(|part| std::iter::once(&part.title).chain(&part.lines));
        let lines: Vec<&str> = std::iter::once(&self.title)
            .chain(&self.intro)
            .chain(parts)
            .chain(&self.foot)
            .map(String::as_str)
            .collect();
        lines.join("\n")
    }
}
