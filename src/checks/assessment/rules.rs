//! What a risk assessment needs, and who may answer it.

use super::{Decision, factors};
use crate::checks::dated::{NoDate, months_later};
use crate::checks::facts::Facts;
use crate::checks::facts::rules::ToWeigh;
use crate::checks::typed::{NAME_MAX, No, TEXT_MAX, WORDS_MIN, Wrong, all, day, ends_on, length, named};
use time::Date;

/// For how many months at most somebody works under supervision before it is weighed again.
pub const START_MONTHS: i64 = 3;

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    pub decision: Option<Decision>,
    pub conditions: &'a str,
    pub supervisor: &'a str,
    pub supervision: &'a str,
    pub ends_on: &'a str,
    pub talked_on: &'a str,
    /// Every promise was ticked.
    pub promised: bool,
}

/// What is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub words: Facts,
    pub ends_on: Option<Date>,
    pub talked_on: Option<Date>,
}

/// Why it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAssessment {
    #[error("{0}")]
    Date(NoDate),
    #[error("a month only")]
    DayNeeded,
    #[error("in the future")]
    Future,
    #[error("over")]
    Over,
    #[error("too far away")]
    TooFar,
    #[error("too long")]
    TooLong,
    #[error("this factor is not weighed")]
    FactorNeeded,
    #[error("the decision is missing")]
    DecisionNeeded,
    #[error("the conditions are missing")]
    ConditionsNeeded,
    #[error("nobody supervises")]
    SupervisorNeeded,
    #[error("how is missing")]
    SupervisionNeeded,
    #[error("not everything that has to be so is ticked")]
    NotPromised,
    #[error("it was not talked over with the candidate")]
    TalkNeeded,
    #[error("the same person answers")]
    SamePerson,
    #[error("answered already")]
    Answered,
    #[error("the answer is missing")]
    AnswerNeeded,
    #[error("why not is missing")]
    WordsNeeded,
    #[error("candidates supervise nobody")]
    OwnSupervisor,
}

impl Wrong for NoAssessment {
    const TOO_LONG: Self = Self::TooLong;
    const DAY_NEEDED: Self = Self::DayNeeded;
    const FUTURE: Self = Self::Future;

    fn date(no: NoDate) -> Self {
        Self::Date(no)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Date(NoDate::Missing) => "facts-day-missing",
            Self::Date(no) => no.code(),
            Self::DayNeeded => "history-day-needed",
            Self::Future => "facts-future",
            Self::Over => "facts-over",
            Self::TooFar => "assess-too-far",
            Self::TooLong => "history-too-long",
            Self::FactorNeeded => "assess-factor-needed",
            Self::DecisionNeeded => "assess-decision-needed",
            Self::ConditionsNeeded => "assess-conditions-needed",
            Self::SupervisorNeeded => "assess-supervisor-needed",
            Self::SupervisionNeeded => "assess-supervision-needed",
            Self::NotPromised => "assess-not-promised",
            Self::TalkNeeded => "assess-talk-needed",
            Self::SamePerson => "assess-same-person",
            Self::Answered => "assess-answered",
            Self::AnswerNeeded => "assess-answer-needed",
            Self::WordsNeeded => "assess-words-needed",
            Self::OwnSupervisor => "assess-own-supervisor",
        }
    }
}

/// Reads an assessment about this. `words` gives what was typed of each factor, `candidate` is the candidate's name.
///
/// # Errors
/// One problem a field.
pub fn may_weigh<'a>(
    about: ToWeigh,
    typed: Typed<'_>,
    words: impl Fn(&str) -> &'a str,
    candidate: &str,
    today: Date,
) -> Result<Kept, Vec<No<NoAssessment>>> {
    let starts = about == ToWeigh::AdultFirst && typed.decision != Some(Decision::DoNot);
    let mut kept = Facts::new();
    let mut results: Vec<Result<(), No<NoAssessment>>> = Vec::new();
    for factor in factors(about) {
        let text = words(factor).trim();
        results.push(match length(text) {
            0..WORDS_MIN => Err((*factor, NoAssessment::FactorNeeded)),
            n if n > TEXT_MAX => Err((*factor, NoAssessment::TooLong)),
            _ => Ok(()),
        });
        kept.insert((*factor).to_owned(), text.to_owned());
    }
    results.push(typed.decision.map(|_| ()).ok_or(("decision", NoAssessment::DecisionNeeded)));
    results.push(match typed.decision {
        Some(Decision::WithConditions) if length(typed.conditions) < WORDS_MIN => {
            Err(("conditions", NoAssessment::ConditionsNeeded))
        }
        _ => named("conditions", typed.conditions, TEXT_MAX, None),
    });
    // What is shown is talked over with the person before anything is decided: they may explain it, and it may be wrong.
    let talked = match about {
        ToWeigh::AdultFirst => Ok(None),
        ToWeigh::Content | ToWeigh::Register if typed.talked_on.trim().is_empty() => {
            Err(("talked_on", NoAssessment::TalkNeeded))
        }
        ToWeigh::Content | ToWeigh::Register => day("talked_on", typed.talked_on, today).map(Some),
    };
    results.push(talked.map(|_| ()));
    let mut ends = Ok(None);
    if starts {
        let same = typed.supervisor.trim().to_lowercase() == candidate.trim().to_lowercase();
        results.push(if same {
            Err(("supervisor", NoAssessment::OwnSupervisor))
        } else {
            named("supervisor", typed.supervisor, NAME_MAX, Some(NoAssessment::SupervisorNeeded))
        });
        results.push(if length(typed.supervision) < WORDS_MIN {
            Err(("supervision", NoAssessment::SupervisionNeeded))
        } else {
            named("supervision", typed.supervision, TEXT_MAX, None)
        });
        let within = (today, months_later(today, START_MONTHS));
        ends = ends_on("ends_on", typed.ends_on, within, (NoAssessment::Over, NoAssessment::TooFar)).map(Some);
        results.push(ends.map(|_| ()));
        results.push(if typed.promised { Ok(()) } else { Err(("promises", NoAssessment::NotPromised)) });
    }
    all(results)?;
    Ok(Kept { words: kept, ends_on: ends.map_err(|no| vec![no])?, talked_on: talked.map_err(|no| vec![no])? })
}

/// May this be the second person's answer?
///
/// # Errors
/// One problem a field.
pub fn may_answer(
    is_same_person: bool,
    answered: bool,
    agrees: Option<bool>,
    words: &str,
) -> Result<(), Vec<No<NoAssessment>>> {
    if is_same_person {
        return Err(vec![("agrees", NoAssessment::SamePerson)]);
    }
    if answered {
        return Err(vec![("agrees", NoAssessment::Answered)]);
    }
    all([
        agrees.map(|_| ()).ok_or(("agrees", NoAssessment::AnswerNeeded)),
        if agrees == Some(false) && length(words) < WORDS_MIN {
            Err(("answer_words", NoAssessment::WordsNeeded))
        } else {
            named("answer_words", words, TEXT_MAX, None)
        },
    ])
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
