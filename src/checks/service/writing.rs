//! What every deed at one person's checks begins and ends with.

use super::{MAY, day};
use crate::checks::dated::Dated;
use crate::checks::store::By;
use crate::checks::typed::{No, Wrong};
use crate::ledger::Deed;
use crate::people::{CandidateLink, Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy};
use serde_json::Value;
use time::Date;

/// What is known about one candidate.
pub(in crate::checks) trait About {
    fn candidacy(&self) -> &Candidacy;
}

/// Whoever may write at this candidate's checks, what was there, and now.
pub(in crate::checks) struct Writing<T> {
    /// None for a candidate at their own history.
    signed: Option<Signed>,
    link: Option<CandidateLink>,
    pub(in crate::checks) before: T,
    pub(in crate::checks) now: Timestamp,
    pub(in crate::checks) today: Date,
}

/// Begins a deed of somebody in the office, who was shown `before`.
///
/// # Errors
/// Not allowed; nothing is written about whoever was erased.
pub(in crate::checks) async fn writing<T: About>(who: &Who, app: &App, before: T) -> Result<Writing<T>, Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY, before.candidacy().id).await?;
    if before.candidacy().erased_at.is_some() {
        return Err(Refused::NotFound);
    }
    let now = app.clock.now();
    Ok(Writing { signed: Some(signed), link: None, before, now, today: today(now)? })
}

/// Begins a deed of a candidate at what is their own.
///
/// # Errors
/// It is not theirs; nothing is written about whoever was erased.
pub(in crate::checks) fn writing_own<T: About>(
    link: &CandidateLink,
    app: &App,
    before: T,
) -> Result<Writing<T>, Refused> {
    if before.candidacy().id != link.candidacy || before.candidacy().erased_at.is_some() {
        return Err(Refused::NotFound);
    }
    let now = app.clock.now();
    Ok(Writing { signed: None, link: Some(link.clone()), before, now, today: today(now)? })
}

impl<T: About> Writing<T> {
    pub(in crate::checks) fn by(&self) -> By {
        let Candidacy { org, id, .. } = *self.before.candidacy();
        let person = self.signed.as_ref().map(|signed| signed.person);
        let sent_by = self.link.as_ref().map(|link| link.sent_by);
        let link = self.link.as_ref().map(|link| link.link);
        By { org, candidacy: id, person: person.or(sent_by), link, at: self.now }
    }

    /// Who in the office this is.
    ///
    /// # Errors
    /// A candidate does this to nothing of theirs.
    pub(in crate::checks) fn signed(&self) -> Result<&Signed, Refused> {
        self.signed.as_ref().ok_or(Refused::NotAllowed)
    }

    /// Notes it in the record and ends the transaction.
    pub(in crate::checks) async fn commit(
        &self,
        who: &Who,
        app: &App,
        tx: Tx,
        kind: &'static str,
        mut told: Value,
    ) -> Result<(), Refused> {
        if let (Some(_), Some(told)) = (&self.link, told.as_object_mut()) {
            told.insert("by_own_link".to_owned(), Value::Bool(true));
        }
        let mut deed = Deed::new(who);
        let candidacy = self.before.candidacy();
        deed.note(candidacy.stream, candidacy.subject, kind, told);
        deed.commit(tx, app).await
    }
}

/// The day in London.
pub(crate) fn today(now: Timestamp) -> Result<Date, Refused> {
    day(&london_date(now)).ok_or_else(|| Refused::broken("today is no day"))
}

/// A day as it is stored and noted.
pub(in crate::checks) fn shown(day: Date) -> String {
    Dated::Day(day).to_string()
}

/// Problems of fields, as a page shows them.
pub(in crate::checks) fn refused<W: Wrong>(problems: Vec<No<W>>) -> Refused {
    let problem =
        |(field, no): No<W>| Problem { field: field.to_owned(), code: no.code().to_owned(), with: Vec::new() };
    Refused::all(problems.into_iter().map(problem).collect())
}
