//! What the candidate does and reads by their own link: everything is about themselves.

use super::super::store::{self, NewAsked};
use super::super::{Answer, CameHow};
use super::draft::asked_on;
use crate::checks::work::CameIn;
use crate::checks::work::service::tell_came_in;
use crate::ids::RowId;
use crate::ledger::Deed;
use crate::people::{CandidateLink, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy};
use serde_json::json;

/// Where their question stands, as the candidate's page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// Nothing was decided about them, or the panel never met them.
    Nothing,
    MayAsk,
    /// On which day they asked.
    Asked(String),
    /// The answer is there.
    Answered,
}

fn link_of(who: &Who) -> Result<&CandidateLink, Refused> {
    match who {
        Who::Candidate(link) => Ok(link),
        Who::Nobody => Err(Refused::SignIn),
        _ => Err(Refused::NotAllowed),
    }
}

async fn own_of(app: &App, link: &CandidateLink) -> Result<(Candidacy, Own), Refused> {
    let candidacy = vacancy::service::candidacy_in(&app.db, link.org, link.candidacy).await?;
    let own = if store::sent(&app.db, link.org, link.candidacy).await?.is_some() {
        Own::Answered
    } else if let Some(asked) = store::asked(&app.db, link.org, link.candidacy).await? {
        Own::Asked(asked_on(&asked))
    } else if super::is_decided(app, &candidacy).await? {
        Own::MayAsk
    } else {
        Own::Nothing
    };
    Ok((candidacy, own))
}

/// Where the candidate's question stands.
///
/// # Errors
/// `SignIn` for nobody, `NotAllowed` for whoever came another way.
pub async fn own(who: &Who, app: &App) -> Result<Own, Refused> {
    Ok(own_of(app, link_of(who)?).await?.1)
}

/// "I would like to know how my interview went." Asked twice is asked once.
///
/// # Errors
/// Not a candidate; nothing was decided about them yet.
pub async fn ask(who: &Who, app: &App) -> Result<(), Refused> {
    let link = link_of(who)?;
    let (candidacy, own) = own_of(app, link).await?;
    match own {
        Own::Nothing => return Err(Refused::because("candidate-answer-own-nothing")),
        Own::Asked(_) | Own::Answered => return Ok(()),
        Own::MayAsk => {}
    }
    let (id, now) = (RowId::new(), app.clock.now());
    let on_day = london_date(now);
    let (came_how, by_person) = (CameHow::Link, None);
    let new = NewAsked { id, candidacy: candidacy.id, came_how, on_day: &on_day, by_person, at: now };
    let mut tx = app.db.begin().await?;
    if !store::insert_asked(&mut tx, link.org, new).await? {
        return Ok(());
    }
    let path = format!("/candidates/{}/answer", candidacy.id);
    tell_came_in(&mut tx, app, (link.org, link.sent_by), candidacy.id, CameIn::AskedHow, &path).await?;
    let told = json!({"request": id, "on": on_day, "came_how": came_how.code(), "by_own_link": true});
    let mut deed = Deed::new(who);
    deed.note(candidacy.stream, candidacy.subject, "candidate_answer.asked", told);
    deed.commit(tx, app).await
}

/// The answer, as it went; none while there is none.
///
/// # Errors
/// Not a candidate.
pub async fn own_answer(who: &Who, app: &App) -> Result<Option<Answer>, Refused> {
    let link = link_of(who)?;
    match store::sent(&app.db, link.org, link.candidacy).await? {
        Some(sent) => Ok(Some(serde_json::from_str(&sent.body)?)),
        None => Ok(None),
    }
}
