//! Samples: files are drawn by a seed that anybody can draw by again, each is walked through question by question, and what is
//! not in order becomes a finding with somebody who mends it by a day.
//!
//! Whether a file is complete is worked out from the file itself, as everywhere; an audit says what a person saw when they looked.
//! Where two persons are wanted, the second one says at each answer whether they see it so too. A later audit looks at the same
//! files again and says of each finding whether it is mended.

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

codes! {
    /// Whose files a sample is drawn from.
    Whom as "audit-whom" {
        /// Everybody who works here, however they came.
        WorksHere = "works_here",
        /// Those of them who were recruited here.
        Recruited = "recruited",
        ConditionalOffer = "conditional_offer",
        Accepted = "accepted",
        Cleared = "cleared",
        /// Whoever has left.
        Left = "left",
        /// Whoever was not chosen, withdrew, or lost their offer.
        NotTaken = "not_taken",
        /// Every file that is kept.
        Everybody = "everybody",
    }
}

impl Whom {
    /// Those of whom a first day can be known.
    #[must_use]
    pub fn have_started(self) -> bool {
        matches!(self, Self::WorksHere | Self::Recruited | Self::Left | Self::Everybody)
    }
}

codes! {
    /// Where the seed came from.
    SeedBy as "audit-seed" {
        /// The program drew it.
        Chance = "chance",
        /// An inspector or a second person said it.
        Somebody = "somebody",
        /// There is none: the files of an earlier audit are looked at again.
        Again = "again",
    }
}

codes! {
    /// What is asked of each file.
    Question as "audit-question" {
        Application = "application",
        Gaps = "gaps",
        References = "references",
        Identity = "identity",
        CriminalRecord = "criminal_record",
        RightToWork = "right_to_work",
        OtherChecks = "other_checks",
        Interview = "interview",
        Reasons = "reasons",
        PanelAnswer = "panel_answer",
        Start = "start",
    }
}

codes! {
    /// What was found at a question.
    Mark as "audit-mark" {
        InOrder = "in_order",
        NotInOrder = "not_in_order",
        DoesNotApply = "does_not_apply",
    }
}

codes! {
    /// How bad a finding is.
    Severity as "audit-severity" {
        Minor = "minor",
        Serious = "serious",
        /// Somebody may be unsafe: it is mended at once.
        Unsafe = "unsafe",
    }
}

codes! {
    /// What became of a finding.
    Step as "audit-step" {
        /// Its owner, or HR, says what was done.
        Done = "done",
        /// It has another owner, or another day.
        Moved = "moved",
        /// A later audit found it mended.
        Mended = "mended",
        /// A later audit found it as it was.
        NotMended = "not_mended",
        /// Its question was answered again.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What the file itself shows.
    Shows as "audit-shows" {
        There = "there",
        Missing = "missing",
        NotYet = "not_yet",
        NotNeeded = "not_needed",
    }
}
