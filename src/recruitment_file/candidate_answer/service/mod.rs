//! The deeds of an answer: asked for, drafted, a remark left out, sent, given on paper; and what the candidate reads of it.

mod deeds;
mod draft;
mod own;

pub use deeds::{Reply, given, leave_out, note_asked, put_back, send};
pub(in crate::recruitment_file) use draft::{names_in, others};
pub use own::{Own, ask, own, own_answer};

use super::store::{self, Asked, Sent, Waiting};
use super::{Answer, Draft};
use crate::application::{self, LinkRow};
use crate::checks::service::is_candidate;
use crate::ids::{CandidacyId, VacancyId};
use crate::ledger::{self, Look};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy, Stage, Vacancy};
use crate::weighing;

/// Who answers candidates: the manager of the vacancy, and HR.
pub const ANSWERS: &[Role] = &[Role::Manager, Role::Hr];

/// Everything about one candidate's question.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    /// A choice said what becomes of them, or they withdrew and there is one: before that there is nothing to answer.
    pub is_decided: bool,
    pub asked: Option<Asked>,
    pub sent: Option<(Sent, Answer)>,
    /// The answer as it would be today; none before they asked, and once it went.
    pub draft: Option<Draft>,
    /// Their own link, by which they read it.
    pub link: Option<LinkRow>,
    /// Whoever reads is the candidate: somebody else answers.
    pub is_own: bool,
    /// Whoever reads may answer.
    pub does: bool,
}

/// The page of one candidate's question. That it was read is noted first, and what cannot be noted is not shown.
///
/// # Errors
/// Not allowed; no such candidate, or erased; a conflict with this candidate.
pub async fn read_sheet(who: &Who, app: &App, id: CandidacyId) -> Result<Sheet, Refused> {
    let sheet = sheet(who, app, id).await?;
    let (candidacy, vacancy) = (Some(id), Some(sheet.vacancy.id));
    ledger::service::look(who, app, Look { what: "candidate_answer", thing: id.0, candidacy, vacancy }).await?;
    Ok(sheet)
}

async fn sheet(who: &Who, app: &App, id: CandidacyId) -> Result<Sheet, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, ANSWERS, id).await?;
    if candidacy.erased_at.is_some() || candidacy.employed_since.is_some() {
        return Err(Refused::NotFound);
    }
    let org = candidacy.org;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let does = vacancy::service::may_do_for(who, app, ANSWERS, id).await.is_ok();
    let is_own = match who.signed() {
        Ok(signed) => is_candidate(who, app, &candidacy, signed).await?,
        Err(_) => false,
    };
    let is_decided = is_decided(app, &candidacy).await?;
    let asked = store::asked(&app.db, org, id).await?;
    // What others said about them is not for the eyes of the candidate before somebody else has read it.
    let sent = match store::sent(&app.db, org, id).await?.filter(|_| !is_own) {
        Some(sent) => {
            let answer = serde_json::from_str(&sent.body)?;
            Some((sent, answer))
        }
        None => None,
    };
    let draft = match &asked {
        Some(asked) if sent.is_none() && is_decided && !is_own => {
            Some(draft::draft(who, app, &candidacy, &vacancy, asked).await?)
        }
        _ => None,
    };
    let link = application::service::live_link(app, &candidacy).await?;
    Ok(Sheet { candidacy, vacancy, is_decided, asked, sent, draft, link, is_own, does })
}

/// Candidates who asked and wait for an answer, of the vacancies at which the reader answers, the longest waiting first.
///
/// # Errors
/// The database failed.
pub async fn waiting(who: &Who, app: &App) -> Result<Vec<Waiting>, Refused> {
    if who.may(ANSWERS).is_err() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for one in store::waiting(&app.db, who.org()?).await? {
        if vacancy::service::may_do(who, app, ANSWERS, one.vacancy).await.is_ok() {
            found.push(one);
        }
    }
    Ok(found)
}

/// The same of one vacancy.
///
/// # Errors
/// The database failed.
pub async fn waiting_at(who: &Who, app: &App, vacancy: VacancyId) -> Result<Vec<Waiting>, Refused> {
    Ok(waiting(who, app).await?.into_iter().filter(|one| one.vacancy == vacancy).collect())
}

/// What the page of a candidate says of their question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A choice was made, and they did not ask.
    MayBeAsked,
    Waits,
    Answered,
}

/// Where the question of one candidate stands; none where there is nothing to ask about, or who looks does not answer.
///
/// # Errors
/// The database failed.
pub async fn standing(who: &Who, app: &App, candidacy: &Candidacy) -> Result<Option<Standing>, Refused> {
    let (org, id) = (candidacy.org, candidacy.id);
    if candidacy.erased_at.is_some() || vacancy::service::may_read_of(who, app, ANSWERS, id).await.is_err() {
        return Ok(None);
    }
    if store::waiting(&app.db, org).await?.iter().any(|one| one.candidacy == id) {
        return Ok(Some(Standing::Waits));
    }
    if store::sent(&app.db, org, id).await?.is_some() {
        return Ok(Some(Standing::Answered));
    }
    Ok(is_decided(app, candidacy).await?.then_some(Standing::MayBeAsked))
}

/// Did a choice say what becomes of them? Whoever withdrew after the panel had met them is in none: they may ask once there is
/// one.
async fn is_decided(app: &App, candidacy: &Candidacy) -> Result<bool, Refused> {
    let (org, vacancy) = (candidacy.org, candidacy.vacancy);
    if candidacy.stage == Stage::Withdrawn {
        return Ok(store::is_talked_about(&app.db, org, candidacy.id).await?
            && weighing::service::is_any_made(app, org, vacancy).await?);
    }
    Ok(weighing::service::decided(app, org, vacancy, candidacy.id).await?.is_some())
}
