//! By when panels are answered: within how many working days, what is owed and what is late.

use super::super::super::rules::{self, FEEDBACK_WORKING_DAYS, LATER_DAYS};
use super::super::super::{Feedback, Owed, Tells, store};
use super::super::{MAY_READ, MAY_SET_DAYS};
use crate::checks;
use crate::ids::{CandidacyId, FeedbackId, OrganisationId, VacancyId};
use crate::ledger::Deed;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::clock::{london_date, london_date_in};
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::vacancy;
use serde_json::json;
use time::{Date, Duration};

/// Fewest and most working days within which an organisation answers its panels.
const DAYS: std::ops::RangeInclusive<i64> = 1..=30;

/// How somebody is doing stands in the list so many days before it is due.
const LATER_AHEAD: i64 = 14;

/// Every answer that the reader's panels are owed or got, and the rule by which they are due.
#[derive(Debug, Clone)]
pub struct OwedList {
    /// Within how many working days a panel is answered.
    pub days: i64,
    pub may_set: bool,
    /// 'YYYY-MM-DD'
    pub today: String,
    /// What is owed, the first due first.
    pub open: Vec<Owed>,
    /// What was sent, the newest first.
    pub sent: Vec<Owed>,
}

impl OwedList {
    /// Those that should have been sent by now.
    pub fn overdue(&self) -> impl Iterator<Item = &Owed> {
        self.open.iter().filter(|owed| owed.due_on < self.today)
    }
}

/// Every answer to a panel that the reader may see.
pub async fn list(who: &Who, app: &App) -> Result<OwedList, Refused> {
    let org = who.may_see(MAY_READ)?.org;
    let seen: Vec<VacancyId> =
        vacancy::service::vacancies(who, app).await?.iter().map(|listed| listed.vacancy.id).collect();
    let all = store::owed(&app.db, org).await?.into_iter().filter(|owed| seen.contains(&owed.vacancy));
    let (mut sent, mut open): (Vec<Owed>, Vec<Owed>) = all.partition(|owed| owed.sent_at.is_some());
    let today = london_date(app.clock.now());
    // How somebody is doing is asked for when it is time, and not weeks before.
    let soon = london_date_in(app.clock.now(), LATER_AHEAD);
    open.retain(|owed| owed.tells == Tells::Choice || owed.due_on <= soon);
    sent.sort_by_key(|owed| std::cmp::Reverse(owed.sent_at));
    let may_set = who.may_everywhere(MAY_SET_DAYS).is_ok();
    Ok(OwedList { days: days(app, org).await?, may_set, today, open, sent })
}

/// Sets within how many working days this organisation answers its panels; answers that are owed already keep their day.
///
/// # Errors
/// A number that is none, or out of range.
pub async fn set_days(who: &Who, app: &App, typed: &str) -> Result<(), Refused> {
    let signed = who.may_everywhere(MAY_SET_DAYS)?.clone();
    let new = typed.trim().parse().ok().filter(|days| DAYS.contains(days));
    let new = new.ok_or_else(|| {
        Refused::field("days", "weighing-days-needed").with("least", DAYS.start()).with("most", DAYS.end())
    })?;
    if days(app, signed.org).await? == new {
        return Ok(());
    }
    let organisation = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    store::insert_days(&mut tx, signed.org, new, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(organisation.stream, organisation.subject, "feedback.days_set", json!({ "working_days": new }));
    deed.commit(tx, app).await
}

async fn days(app: &App, org: OrganisationId) -> Result<i64, Refused> {
    Ok(store::days(&app.db, org).await?.unwrap_or_else(|| FEEDBACK_WORKING_DAYS.into()))
}

/// The day by which the panel is owed its answer to a choice that is made now.
pub(in super::super) async fn due(app: &App, org: OrganisationId, now: Timestamp) -> Result<String, Refused> {
    let today = checks::service::day(&london_date(now)).ok_or_else(|| Refused::broken("today is no day"))?;
    let days = u32::try_from(days(app, org).await?).unwrap_or(FEEDBACK_WORKING_DAYS);
    Ok(rules::working_days_after(today, days).to_string())
}

/// From the first day on the panel is owed a word on how the person is doing, some weeks later. Nobody is owed one where nobody was
/// chosen with a panel.
pub(in super::super) async fn later_in(
    tx: &mut Tx,
    deed: &mut Deed,
    vacancy: &vacancy::Vacancy,
    chosen: CandidacyId,
    first: Date,
) -> Result<(), Refused> {
    let newest = store::choices(&mut *tx, vacancy.org, vacancy.id).await?.into_iter().next();
    let Some(choice) = newest.filter(|choice| choice.chosen == Some(chosen)) else { return Ok(()) };
    let due_on = first.saturating_add(Duration::days(LATER_DAYS)).to_string();
    let all = store::feedbacks(&mut *tx, vacancy.org, vacancy.id).await?;
    match all.into_iter().find(|one| one.choice == choice.id && one.tells == Tells::Later) {
        Some(owed) => store::move_due(tx, vacancy.org, owed.id, &due_on).await?,
        None => {
            let id = FeedbackId::new();
            store::insert_feedback(tx, vacancy.org, id, vacancy.id, choice.id, Tells::Later, &due_on).await?;
            let values = json!({ "feedback": id, "choice": choice.id, "tells": Tells::Later.code(), "due_on": due_on });
            deed.note(vacancy.stream, vacancy.subject, "feedback.owed", values);
        }
    }
    Ok(())
}

/// Is an answer still owed, and by when?
pub(in super::super) async fn owed(
    app: &App,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<Feedback>, Refused> {
    // Of the choice that counts: one that was made anew before it was answered is answered with it.
    let newest = store::choices(&app.db, org, vacancy).await?.into_iter().next();
    let of_newest = |feedback: &Feedback| newest.as_ref().is_some_and(|newest| newest.id == feedback.choice);
    let all = store::feedbacks(&app.db, org, vacancy).await?;
    Ok(all
        .into_iter()
        .find(|feedback| of_newest(feedback) && feedback.tells == Tells::Choice && feedback.sent_at.is_none()))
}
