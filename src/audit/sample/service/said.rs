//! What the file itself says at each question, so that whoever walks through it knows where to look.

use super::super::rules::shown;
use super::super::{Question, Shows};
use crate::checks;
use crate::checks::facts::Kind;
use crate::checks::history::rules::{GapState, Missing};
use crate::checks::service::{Row, Sheet};
use crate::checks::{Status, WorkedOut};
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::recruitment_file::{self, Milestone, MilestoneState};
use crate::vacancy::{self, Candidacy};
use std::collections::BTreeMap;
use time::Date;

/// One thing that it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// Where a check stands, when it was seen, and whether that was after the first day.
    Check {
        title: String,
        status: Status,
        on: Option<Date>,
        late: Option<Date>,
    },
    /// What the history lacks.
    History(Missing),
    HistoryWhole,
    /// So many gaps that are asked about, and so many of them open.
    Gaps {
        asked: usize,
        open: usize,
    },
    /// A part of the file.
    Part(Milestone),
    FirstDay(String),
    /// They worked here before their file was here.
    WasHere,
}

/// What it says at one question, and where that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub shows: Shows,
    pub lines: Vec<Says>,
    pub href: String,
}

/// At every question.
///
/// # Errors
/// Not allowed; no such file.
pub(super) async fn said(who: &Who, app: &App, candidacy: &Candidacy) -> Result<BTreeMap<Question, Said>, Refused> {
    let sheet = checks::service::sheet(who, app, candidacy.id).await?;
    let parts = recruitment_file::service::milestones(who, app, candidacy).await?;
    let first_day = vacancy::service::began(app, candidacy).await?;
    Ok(Question::ALL.iter().map(|question| (*question, at(*question, &sheet, &parts, first_day.as_deref()))).collect())
}

/// Which question asks about this check.
fn asks_about(row: &Row) -> Question {
    match (row.item.worked_out, row.item.kind) {
        (Some(WorkedOut::History), _) => Question::Application,
        (Some(WorkedOut::Conduct | WorkedOut::WhyLeft | WorkedOut::RecentEmployer), _) => Question::References,
        (_, Some(Kind::Identity)) => Question::Identity,
        (_, Some(Kind::CriminalRecord)) => Question::CriminalRecord,
        (_, Some(Kind::RightToWork)) => Question::RightToWork,
        _ => Question::OtherChecks,
    }
}

fn at(question: Question, sheet: &Sheet, parts: &[Milestone], first_day: Option<&str>) -> Said {
    let id = sheet.candidacy.id;
    let root = format!("/candidates/{id}");
    let due = sheet.candidacy.stage.is_taken_on();
    match question {
        Question::Application => {
            let lines: Vec<Says> = match sheet.history.missing.as_slice() {
                [] => vec![Says::HistoryWhole],
                missing => missing.iter().map(|one| Says::History(*one)).collect(),
            };
            let open = sheet.history.missing.len();
            Said { shows: shown(open, 1, false, due), lines, href: format!("{root}/history") }
        }
        Question::Gaps => {
            let states = sheet.history.gaps.iter().map(|(_, state, _)| *state);
            let asked = states.clone().filter(|state| *state != GapState::Small).count();
            let open = states.filter(|state| state.is_open()).count();
            let unknown = sheet.history.missing.contains(&Missing::Frame);
            let shows = match (unknown, asked) {
                // Without the days nobody knows of gaps.
                (true, _) => shown(1, 1, false, due),
                (false, 0) => Shows::NotNeeded,
                (false, _) => shown(open, asked, false, due),
            };
            let line = if unknown { Says::History(Missing::Frame) } else { Says::Gaps { asked, open } };
            Said { shows, lines: vec![line], href: format!("{root}/history") }
        }
        Question::References => checks_of(question, sheet, due, format!("{root}/references")),
        Question::Identity | Question::CriminalRecord | Question::RightToWork | Question::OtherChecks => {
            checks_of(question, sheet, due, format!("{root}/checks"))
        }
        Question::Interview => of_parts(&["kit", "agreement", "consents", "discussion"], parts, id, "interview"),
        Question::Reasons => of_parts(&["choice"], parts, id, "choice"),
        Question::PanelAnswer => of_parts(&["answer"], parts, id, "answer"),
        Question::Start => {
            let mut said = of_parts(&["offer", "confirmation", "start"], parts, id, "start");
            said.lines.extend(first_day.map(|day| Says::FirstDay(day.to_owned())));
            let late = sheet.rows.iter().filter(|row| row.late.is_some()).map(check);
            let before = said.lines.len();
            said.lines.extend(late);
            if said.lines.len() > before {
                said.shows = Shows::Missing;
            }
            said
        }
    }
}

fn check(row: &Row) -> Says {
    Says::Check { title: row.item.title.clone(), status: row.status, on: row.stand.on, late: row.late }
}

fn checks_of(question: Question, sheet: &Sheet, due: bool, href: String) -> Said {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| asks_about(row) == question).collect();
    let is_open = |row: &&&Row| matches!(row.status, Status::NotYet | Status::Problem);
    let open = rows.iter().filter(is_open).count();
    let late = rows.iter().any(|row| row.late.is_some());
    Said { shows: shown(open, rows.len(), late, due), lines: rows.into_iter().map(check).collect(), href }
}

/// Parts of the file, as its own page says of them; it stands as the worst of them.
fn of_parts(codes: &[&str], parts: &[Milestone], id: crate::ids::CandidacyId, section: &str) -> Said {
    let of: Vec<Milestone> = parts.iter().filter(|part| codes.contains(&part.code)).copied().collect();
    let has = |state| of.iter().any(|part| part.state == state);
    let shows = if has(MilestoneState::Missing) {
        Shows::Missing
    } else if has(MilestoneState::NotYet) {
        Shows::NotYet
    } else if has(MilestoneState::There) {
        Shows::There
    } else {
        Shows::NotNeeded
    };
    // Whoever was here before their file was met no panel.
    let lines = if of.is_empty() { vec![Says::WasHere] } else { of.into_iter().map(Says::Part).collect() };
    Said { shows, lines, href: format!("/files/{id}#{section}") }
}
