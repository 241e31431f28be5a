//! Audits: who reads and does them, and what there is to be read of all of them.

mod actions;
mod draw;
mod findings;
mod said;
mod second;
mod walk;

pub use actions::{ActionPage, Actions, Waits, action, actions, done, hand_on, waits};
pub use draw::{NewDraw, Populations, again, draw, populations};
pub use findings::{Finding, FindingTyped};
pub use said::{Said, Says};
pub use second::{SecondPage, Word, second, seconds};
pub use walk::{Again, Given, WalkPage, add_finding, keep, look_again, walk};

use super::Question;
use super::rules::{self, Answered, Tally, Walk};
use super::store::{self, AnswerRow, Audit, FileRow, FindingRow, StepRow};
use crate::checks;
use crate::checks::service::today;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, ServiceId, VacancyId};
use crate::ledger::{self, Look};
use crate::people::{self, Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::recruitment_file::{self, MilestoneState};
use crate::vacancy::{self, Candidacy};
use std::collections::{BTreeMap, HashMap};
use time::Date;
use uuid::Uuid;

/// Who audits: HR, at the homes where they are HR. Auditors read it.
pub const DOES: &[Role] = &[Role::Hr];
/// Who may own a finding, and be the second person: whoever may read the file and do something about it.
pub const OWNS: &[Role] = &[Role::Manager, Role::Hr];
/// Who reads the files.
const OFFICE: &[Role] = &[Role::Manager, Role::Hr];

/// A home as a place; there is no role for one vacancy alone that matters here.
fn place(service: ServiceId) -> Place {
    Place { service, vacancy: VacancyId(Uuid::nil()) }
}

/// May an audit of this home, or of all of them, be read?
fn sees(who: &Who, service: Option<ServiceId>) -> Result<OrganisationId, Refused> {
    let signed = match service {
        Some(service) => who.may_see_at(DOES, place(service))?,
        None => who.may_see_everywhere(DOES)?,
    };
    Ok(signed.org)
}

/// May somebody do something in it?
fn does(who: &Who, service: Option<ServiceId>) -> Result<Signed, Refused> {
    let signed = match service {
        Some(service) => who.may_at(DOES, place(service))?,
        None => who.may_everywhere(DOES)?,
    };
    Ok(signed.clone())
}

/// Everything that was written of audits.
struct Book {
    audits: Vec<Audit>,
    files: Vec<FileRow>,
    answers: Vec<AnswerRow>,
    findings: Vec<FindingRow>,
    steps: Vec<StepRow>,
    names: HashMap<PersonId, String>,
    today: Date,
}

impl Book {
    async fn open(who: &Who, app: &App) -> Result<Self, Refused> {
        let org = who.org()?;
        Ok(Self {
            audits: store::audits(&app.db, org).await?,
            files: store::files(&app.db, org).await?,
            answers: store::answers(&app.db, org).await?,
            findings: store::findings(&app.db, org).await?,
            steps: store::steps(&app.db, org).await?,
            names: people::service::names(who, app).await?,
            today: today(app.clock.now())?,
        })
    }

    /// The audit, if the reader may see it. One of another home is none.
    fn audit(&self, who: &Who, id: RowId) -> Result<&Audit, Refused> {
        let found = self.audits.iter().find(|audit| audit.id == id).ok_or(Refused::NotFound)?;
        match sees(who, found.service) {
            Err(Refused::NotAllowed) if who.may_see(DOES).is_ok() => Err(Refused::NotFound),
            Err(refused) => Err(refused),
            Ok(_) => Ok(found),
        }
    }

    fn file(&self, audit: RowId, candidacy: CandidacyId) -> Result<FileRow, Refused> {
        let found = self.files.iter().find(|file| file.audit == audit && file.candidacy == candidacy);
        found.copied().ok_or(Refused::NotFound)
    }

    fn files_of(&self, audit: RowId) -> impl Iterator<Item = &FileRow> {
        self.files.iter().filter(move |file| file.audit == audit)
    }

    /// The newest answer at each question.
    fn newest(&self, file: RowId) -> BTreeMap<Question, &AnswerRow> {
        self.answers.iter().filter(|answer| answer.audit_file == file).map(|answer| (answer.question, answer)).collect()
    }

    fn walk(&self, file: RowId, two: bool) -> Walk {
        let answered =
            |(question, row): (Question, &AnswerRow)| (question, Answered { mark: row.mark, agrees: row.agrees });
        rules::walk(&self.newest(file).into_iter().map(answered).collect(), two)
    }

    fn findings_of(&self, file: RowId) -> Vec<Finding> {
        self.findings.iter().filter(|finding| finding.audit_file == file).map(|row| self.finding(row)).collect()
    }

    /// When a file was audited last: a walk that somebody began.
    fn audited(&self, candidacy: CandidacyId) -> Option<Timestamp> {
        let files: Vec<RowId> =
            self.files.iter().filter(|file| file.candidacy == candidacy).map(|file| file.id).collect();
        self.answers.iter().filter(|answer| files.contains(&answer.audit_file)).map(|answer| answer.at).max()
    }
}

/// An audit in the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub audit: Audit,
    pub tally: Tally,
}

/// The room's first page.
#[derive(Debug, Clone)]
pub struct Overview {
    pub audits: Vec<Listed>,
    /// Findings of all of them whose day is over, the longest over first.
    pub overdue: Vec<Finding>,
    pub open: usize,
    /// The reader may draw a sample somewhere.
    pub may: bool,
}

/// Every audit that the reader may see, and what is overdue.
///
/// # Errors
/// Neither HR nor an auditor.
pub async fn overview(who: &Who, app: &App) -> Result<Overview, Refused> {
    let signed = who.may_see(DOES)?;
    ledger::service::view(who, app, "audits", signed.org.0).await?;
    let book = Book::open(who, app).await?;
    let mut audits = Vec::new();
    let (mut overdue, mut open) = (Vec::new(), 0);
    for audit in book.audits.iter().filter(|audit| sees(who, audit.service).is_ok()) {
        let mut tally = Tally::default();
        for file in book.files_of(audit.id) {
            tally.files += 1;
            tally.walked += usize::from(book.walk(file.id, audit.two_persons).is_whole());
            for finding in book.findings_of(file.id) {
                tally.count(&finding.now, book.today);
                if finding.is_overdue {
                    overdue.push(finding);
                }
            }
        }
        open += tally.open;
        audits.push(Listed { audit: audit.clone(), tally });
    }
    for finding in &mut overdue {
        finding.name_candidate(who, app).await?;
    }
    overdue.sort_by_key(|finding| finding.now.due);
    Ok(Overview { audits, overdue, open, may: who.may(DOES).is_ok() })
}

/// A file in a sample.
#[derive(Debug, Clone)]
pub struct FileLine {
    pub row: FileRow,
    pub candidacy: Candidacy,
    pub vacancy: String,
    pub service: String,
    /// How much the file itself lacks; none of somebody whose data was deleted.
    pub lacks: Option<usize>,
    pub walk: Walk,
    /// How many questions were marked so.
    pub marks: [usize; 3],
    pub findings: Vec<Finding>,
    /// Who walked through it, and who was the second person.
    pub by: Vec<String>,
    pub seconds: Vec<String>,
}

/// One audit.
#[derive(Debug, Clone)]
pub struct AuditPage {
    pub audit: Audit,
    pub may: bool,
    pub files: Vec<FileLine>,
    pub tally: Tally,
    /// What it was drawn from, in the order of the draw: the id, its place, and whether it was drawn.
    pub population: Vec<(String, String, bool)>,
    /// The audit whose files are looked at again, and those that look at these again.
    pub earlier: Option<Audit>,
    pub later: Vec<Audit>,
}

/// One audit with its files, counted as they stand today. That it was read is noted first.
///
/// # Errors
/// No such audit, or of another home.
pub async fn audit(who: &Who, app: &App, id: RowId) -> Result<AuditPage, Refused> {
    who.may_see(DOES)?;
    let book = Book::open(who, app).await?;
    let audit = book.audit(who, id)?.clone();
    ledger::service::look(who, app, Look { what: "audit", thing: id.0, candidacy: None, vacancy: None }).await?;
    let mut tally = Tally::default();
    let mut files = Vec::new();
    for row in book.files_of(id) {
        let line = file_line(who, app, &book, &audit, *row).await?;
        tally.files += 1;
        tally.complete += usize::from(line.lacks == Some(0));
        tally.walked += usize::from(line.walk.is_whole());
        for finding in &line.findings {
            tally.count(&finding.now, book.today);
        }
        files.push(line);
    }
    let ids: Vec<String> = serde_json::from_str(&audit.population)?;
    let is_drawn = |id: &String| book.files_of(audit.id).any(|file| file.candidacy.to_string() == *id);
    let order = rules::sample(&audit.seed, &ids, ids.len());
    let population = order
        .into_iter()
        .map(|id| (rules::place(&audit.seed, &id), is_drawn(&id), id))
        .map(|(place, drawn, id)| (id, place, drawn));
    let seen = |other: &&Audit| sees(who, other.service).is_ok();
    Ok(AuditPage {
        may: does(who, audit.service).is_ok(),
        files,
        tally,
        population: population.collect(),
        earlier: book.audits.iter().find(|other| Some(other.id) == audit.earlier).filter(seen).cloned(),
        later: book.audits.iter().filter(|other| other.earlier == Some(audit.id)).filter(seen).cloned().collect(),
        audit,
    })
}

async fn file_line(who: &Who, app: &App, book: &Book, audit: &Audit, row: FileRow) -> Result<FileLine, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, OFFICE, row.candidacy).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let lacks = match candidacy.erased_at {
        Some(_) => None,
        None => Some(lacks(who, app, &candidacy).await?),
    };
    let newest = book.newest(row.id);
    let mut marks = [0; 3];
    let (mut by, mut seconds) = (Vec::new(), Vec::new());
    for answer in newest.values() {
        if let Some(count) = marks.get_mut(answer.mark as usize) {
            *count += 1;
        }
        by.push(answer.by_name.clone());
        seconds.extend(answer.second_name.clone());
    }
    for names in [&mut by, &mut seconds] {
        names.sort_unstable();
        names.dedup();
    }
    let mut findings = book.findings_of(row.id);
    for finding in &mut findings {
        finding.candidate = candidacy.name.clone();
    }
    Ok(FileLine {
        row,
        vacancy: vacancy.title,
        service: vacancy.service_name,
        lacks,
        walk: book.walk(row.id, audit.two_persons),
        marks,
        findings,
        by,
        seconds,
        candidacy,
    })
}

/// How much a file lacks: open checks, and parts that are missing at the stage it has come to.
async fn lacks(who: &Who, app: &App, candidacy: &Candidacy) -> Result<usize, Refused> {
    let gate = checks::service::gate(who, app, candidacy, None).await?;
    let parts = recruitment_file::service::milestones(who, app, candidacy).await?;
    // What the checks lack is counted check by check.
    let missing = parts.iter().filter(|one| one.state == MilestoneState::Missing && one.code != "checks").count();
    let checks = if candidacy.stage.is_taken_on() { gate.file.len() } else { 0 };
    Ok(missing + checks)
}

/// A file with its age, for the list of all of them.
#[derive(Debug, Clone)]
pub struct Aged {
    pub candidacy: Candidacy,
    pub vacancy: String,
    pub service: String,
    /// Open checks, once checks are asked for.
    pub open: Option<usize>,
    /// Since when there is a file, and for how many days.
    pub since: String,
    pub days: i64,
    pub audited: Option<Timestamp>,
}

/// Every file that the reader may see, the oldest first, with whether it is complete and when it was audited last.
///
/// # Errors
/// Neither HR nor an auditor.
pub async fn aged(who: &Who, app: &App) -> Result<Vec<Aged>, Refused> {
    who.may_see(DOES)?;
    let listed = recruitment_file::service::read_files(who, app).await?;
    let book = Book::open(who, app).await?;
    let mut aged = Vec::new();
    for file in listed.into_iter().filter(|file| file.candidacy.erased_at.is_none()) {
        let place = vacancy::service::place_in(app, file.candidacy.org, file.candidacy.vacancy).await?;
        if who.may_see_at(DOES, place).is_err() {
            continue;
        }
        let since = crate::platform::clock::london_date(file.candidacy.added_at);
        let days = checks::service::day(&since).map_or(0, |since| (book.today - since).whole_days());
        let audited = book.audited(file.candidacy.id);
        let recruitment_file::service::Listed { candidacy, vacancy, service, open } = file;
        aged.push(Aged { candidacy, vacancy, service, open, since, days, audited });
    }
    aged.sort_by(|one, other| (&one.since, &one.candidacy.sort_key).cmp(&(&other.since, &other.candidacy.sort_key)));
    Ok(aged)
}
