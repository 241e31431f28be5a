//! Findings as they are read and written.

use super::super::rules::{self, Became, Now};
use super::super::store::{FindingRow, StepRow};
use super::super::{Question, Severity};
use super::{Book, OFFICE, OWNS};
use crate::checks::service::day;
use crate::ids::PersonId;
use crate::people::{self, Place, Who};
use crate::platform::App;
use crate::platform::refused::{Problem, Refused};
use crate::vacancy;
use time::Date;

/// A finding with where it stands.
#[derive(Debug, Clone)]
pub struct Finding {
    pub row: FindingRow,
    pub now: Now<PersonId>,
    pub is_overdue: bool,
    pub owner: String,
    pub by: String,
    /// What became of it, the oldest first.
    pub became: Vec<StepRow>,
    /// Whose file; empty until the reader was asked about.
    pub candidate: String,
}

impl Finding {
    /// By the candidate's name, as far as the reader may know it.
    pub(super) async fn name_candidate(&mut self, who: &Who, app: &App) -> Result<(), Refused> {
        self.candidate = vacancy::service::candidacy_for(who, app, OFFICE, self.row.candidacy).await?.name;
        Ok(())
    }
}

impl Book {
    pub(super) fn finding(&self, row: &FindingRow) -> Finding {
        let became: Vec<StepRow> = self.steps.iter().filter(|step| step.finding == row.id).cloned().collect();
        let steps: Vec<Became<PersonId>> = became
            .iter()
            .map(|step| Became { step: step.step, to: step.owner.zip(step.due_on.as_deref().and_then(day)) })
            .collect();
        let now = rules::now(row.owner, day(&row.due_on).unwrap_or(Date::MAX), &steps);
        let name = |id: PersonId| self.names.get(&id).cloned().unwrap_or_default();
        Finding {
            is_overdue: now.is_overdue(self.today),
            owner: name(now.owner),
            by: name(row.by_person),
            now,
            became,
            candidate: String::new(),
            row: row.clone(),
        }
    }
}

/// A finding as it was typed.
#[derive(Debug, Clone, Default)]
pub struct FindingTyped {
    pub words: String,
    pub severity: String,
    pub action: String,
    pub owner: String,
    pub due_on: String,
}

impl FindingTyped {
    pub(super) fn is_begun(&self) -> bool {
        [&self.words, &self.action].iter().any(|typed| !typed.trim().is_empty())
    }
}

/// What may be kept of it.
pub(super) struct Kept {
    pub words: String,
    pub severity: Severity,
    pub action: String,
    pub owner: PersonId,
    pub due_on: String,
}

/// Reads it; the fields of a question have its code at the end of their names.
pub(super) fn read(
    typed: &FindingTyped,
    question: Option<Question>,
    owners: &[(PersonId, String)],
    today: Date,
) -> Result<Kept, Vec<Problem>> {
    let severity = Severity::parse(&typed.severity);
    let owner = owner_of(&typed.owner, owners);
    let due = day(typed.due_on.trim());
    let (words, action) = (typed.words.trim(), typed.action.trim());
    let wrong = rules::finding(rules::Typed { words, severity, action, due, owned: owner.is_some() }, today);
    let field = |name: &str| question.map_or_else(|| name.to_owned(), |one| format!("{name}_{}", one.code()));
    match (severity, owner, due) {
        (Some(severity), Some(owner), Some(due)) if wrong.is_empty() => {
            let (words, action) = (words.to_owned(), action.to_owned());
            Ok(Kept { words, severity, action, owner, due_on: due.to_string() })
        }
        _ => Err(wrong
            .into_iter()
            .map(|(name, code)| Problem::new(&field(name), code).with("most", rules::WORDS_MOST))
            .collect()),
    }
}

pub(super) fn owner_of(typed: &str, owners: &[(PersonId, String)]) -> Option<PersonId> {
    typed.parse().ok().filter(|id| owners.iter().any(|(known, _)| known == id))
}

/// Who may own a finding about a file at this place, by name: who may read that file and signs in.
pub(super) async fn owners(who: &Who, app: &App, place: Place) -> Result<Vec<(PersonId, String)>, Refused> {
    let all = people::service::mailboxes_at(app, who.org()?, OWNS, place).await?;
    let mut all: Vec<_> = all.into_iter().map(|one| (one.person, one.name)).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(all)
}
