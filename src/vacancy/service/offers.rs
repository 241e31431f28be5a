//! The conditional offer: made, accepted, declined, withdrawn.

use super::candidates::{How, stepped};
use super::{OFFICE, candidacy_in, for_office, may_do, may_do_for, may_read_of, step_in, step_in_because};
use crate::ids::{CandidacyId, OfferId, VacancyId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::{Problem, Refused};
use crate::texts::{say, say_with};
use crate::vacancy::rules::{self, BadDay};
use crate::vacancy::{Candidacy, Offer, OfferState, Stage, Step, WithdrawnFor, store};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use validator::Validate;

/// An offer as typed.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub struct NewOffer {
    #[validate(length(min = 1, max = 200, code = "vacancy-offer-hours-needed"))]
    pub hours: String,
    #[validate(length(min = 1, max = 200, code = "vacancy-offer-pay-needed"))]
    pub pay: String,
    /// The day hoped for; may be empty.
    pub start_on: String,
    /// The day by which an answer is wanted; may be empty.
    pub answer_by: String,
}

pub(super) fn today(now: Timestamp) -> Result<Date, Refused> {
    rules::day(&london_date(now)).map_err(|why| Refused::broken(why.code()))
}

fn day_or_none(field: &'static str, typed: &str, today: Date) -> Result<Option<String>, Problem> {
    match rules::day_ahead(typed, today) {
        Ok(day) => Ok(Some(day.to_string())),
        Err(BadDay::Needed) => Ok(None),
        Err(why) => Err(Problem::new(field, why.code())),
    }
}

/// Makes a conditional offer to a candidate who was chosen.
///
/// # Errors
/// One problem a field; a candidate who was not chosen.
pub async fn make_offer(who: &Who, app: &App, id: CandidacyId, new: NewOffer) -> Result<OfferId, Refused> {
    let signed = may_do_for(who, app, OFFICE, id).await?;
    let now = app.clock.now();
    let today = today(now)?;
    let days = (day_or_none("start_on", &new.start_on, today), day_or_none("answer_by", &new.answer_by, today));
    let (start_on, answer_by) = match days {
        (Ok(start_on), Ok(answer_by)) => (start_on, answer_by),
        (start_on, answer_by) => {
            return Err(Refused::all([start_on.err(), answer_by.err()].into_iter().flatten().collect()));
        }
    };
    let mut tx = app.db.begin().await?;
    let candidacy = candidacy_in(&mut tx, signed.org, id).await?;
    if candidacy.stage != Stage::Chosen {
        return Err(Refused::because("vacancy-offer-only-chosen").with("name", &candidacy.name));
    }
    let offer = Offer {
        id: OfferId::new(),
        candidacy: id,
        state: OfferState::Open,
        hours: rules::one_line(&new.hours),
        pay: rules::one_line(&new.pay),
        start_on,
        answer_by,
        made_by: signed.person,
        made_at: now,
        answered_on: None,
        withdrawn_for: None,
        withdrawn_reason: None,
    };
    store::insert_offer(&mut tx, signed.org, &offer).await?;
    let mut deed = Deed::new(who);
    deed.note(
        candidacy.stream,
        candidacy.subject,
        "offer.made",
        json!({
            "offer": offer.id, "hours": offer.hours, "pay": offer.pay, "start_on": offer.start_on,
            "answer_by": offer.answer_by,
        }),
    );
    step_in(&mut tx, &mut deed, &candidacy, Stage::ConditionalOffer, now).await?;
    deed.commit(tx, app).await?;
    Ok(offer.id)
}

/// Every offer made to a candidate, the newest first.
pub async fn offers(who: &Who, app: &App, id: CandidacyId) -> Result<Vec<Offer>, Refused> {
    let org = may_read_of(who, app, OFFICE, id).await?;
    Ok(store::offers(&app.db, org, id).await?)
}

/// What a candidate answered, as typed.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub struct OfferAnswer {
    /// `accepted` or `declined`.
    pub answer: String,
    pub answered_on: String,
    /// Why they declined, if they said.
    #[validate(length(max = 2000, code = "vacancy-words-too-long"))]
    pub why_declined: String,
}

/// Stands where a candidate declined and gave no reason.
pub const DECLINED: &str = "offer_declined";

/// Writes down what the candidate answered. A declined offer ends their way.
///
/// # Errors
/// No answer, a day that is none or not yet, no open offer.
pub async fn answer_offer(who: &Who, app: &App, id: CandidacyId, given: OfferAnswer) -> Result<(), Refused> {
    let org = may_do_for(who, app, OFFICE, id).await?.org;
    let now = app.clock.now();
    let mut problems = Vec::new();
    let state = match given.answer.as_str() {
        "accepted" => Some(OfferState::Accepted),
        "declined" => Some(OfferState::Declined),
        _ => None,
    };
    if state.is_none() {
        problems.push(Problem::new("answer", "vacancy-offer-answer-needed"));
    }
    let on = rules::day_behind(&given.answered_on, today(now)?);
    if let Err(why) = on {
        problems.push(Problem::new("answered_on", why.code()));
    }
    let (Some(state), Ok(on)) = (state, on) else { return Err(Refused::all(problems)) };
    let on = on.to_string();
    let mut tx = app.db.begin().await?;
    let candidacy = candidacy_in(&mut tx, org, id).await?;
    let offer = store::offers(&mut tx, org, id).await?.into_iter().next();
    let Some(offer) = offer.filter(|offer| offer.state == OfferState::Open) else {
        return Err(Refused::because("vacancy-offer-none-open"));
    };
    store::answer_offer(&mut tx, org, offer.id, state, &on).await?;
    let mut deed = Deed::new(who);
    deed.note(
        candidacy.stream,
        candidacy.subject,
        "offer.answered",
        json!({"offer": offer.id, "answer": state.code(), "on": on}),
    );
    if state == OfferState::Accepted {
        step_in(&mut tx, &mut deed, &candidacy, Stage::Accepted, now).await?;
    } else {
        let why = if given.why_declined.trim().is_empty() { DECLINED } else { given.why_declined.trim() };
        step_in_because(&mut tx, &mut deed, &candidacy, Stage::Withdrawn, Some(why), now).await?;
    }
    deed.commit(tx, app).await
}

/// Takes an offer back, with a reason; what others may hear of it is the category.
///
/// # Errors
/// No category, no reason, no offer.
pub async fn withdraw_offer(
    who: &Who,
    app: &App,
    id: CandidacyId,
    withdrawn_for: Option<WithdrawnFor>,
    reason: &str,
) -> Result<(), Refused> {
    let org = may_do_for(who, app, OFFICE, id).await?.org;
    let mut problems = Vec::new();
    if withdrawn_for.is_none() {
        problems.push(Problem::new("withdrawn_for", "vacancy-withdrawn-for-needed"));
    }
    if reason.trim().is_empty() {
        problems.push(Problem::new("withdraw_reason", "vacancy-step-reason-needed"));
    }
    let (Some(withdrawn_for), true) = (withdrawn_for, problems.is_empty()) else { return Err(Refused::all(problems)) };
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let candidacy = candidacy_in(&mut tx, org, id).await?;
    let mut deed = Deed::new(who);
    withdraw_offer_in(&mut tx, &mut deed, &candidacy, withdrawn_for, reason, now).await?;
    deed.commit(tx, app).await
}

/// [`withdraw_offer`] within a transaction of another deed (a confirmation that went the other way).
///
/// # Errors
/// No offer to take back, no reason.
pub async fn withdraw_offer_in(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    withdrawn_for: WithdrawnFor,
    reason: &str,
    now: Timestamp,
) -> Result<(), Refused> {
    take_back(tx, deed, candidacy, withdrawn_for, (reason, How::Usual), now).await
}

/// Somebody for whom a first day was set never began: they did not come (no `withdrawn_for`), or the offer is taken back. Within a
/// transaction of another deed, which answers for that they have not begun.
///
/// # Errors
/// No first day is set; no reason.
pub async fn never_began_in(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    withdrawn_for: Option<WithdrawnFor>,
    reason: &str,
    now: Timestamp,
) -> Result<(), Refused> {
    match withdrawn_for {
        Some(why) => take_back(tx, deed, candidacy, why, (reason, How::NeverBegan), now).await,
        None => stepped(tx, deed, candidacy, Stage::Withdrawn, (Some(reason), How::NeverBegan), now).await,
    }
}

async fn take_back(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    withdrawn_for: WithdrawnFor,
    (reason, how): (&str, How),
    now: Timestamp,
) -> Result<(), Refused> {
    let reason = reason.trim();
    let offer = store::offers(&mut *tx, candidacy.org, candidacy.id).await?.into_iter().next();
    let Some(offer) = offer else { return Err(Refused::because("vacancy-offer-none")) };
    stepped(tx, deed, candidacy, Stage::OfferWithdrawn, (Some(reason), how), now).await?;
    if !store::withdraw_offer(tx, candidacy.org, offer.id, withdrawn_for, reason).await? {
        return Err(Refused::because("vacancy-offer-none"));
    }
    deed.note(
        candidacy.stream,
        candidacy.subject,
        "offer.withdrawn",
        json!({"offer": offer.id, "for": withdrawn_for.code(), "reason": reason}),
    );
    Ok(())
}

/// A candidate who withdraws leaves no offer open.
pub(super) async fn close_open_offer(tx: &mut Tx, candidacy: &Candidacy, now: Timestamp) -> Result<(), Refused> {
    let offer = store::offers(&mut *tx, candidacy.org, candidacy.id).await?.into_iter().next();
    if let Some(offer) = offer.filter(|offer| offer.state == OfferState::Open) {
        store::answer_offer(tx, candidacy.org, offer.id, OfferState::Declined, &london_date(now)).await?;
    }
    Ok(())
}

/// The step of the vacancy page that is about the offer: to whoever was chosen.
pub async fn offer_step(who: &Who, app: &App, id: VacancyId) -> Result<Step, Refused> {
    const CODE: &str = "vacancy-step-offer";
    let all = super::candidacies(who, app, id).await?;
    let chosen = all.into_iter().find(|candidacy| {
        use Stage::{Accepted, Chosen, Cleared, ConditionalOffer, Started};
        matches!(candidacy.stage, Chosen | ConditionalOffer | Accepted | Cleared | Started)
    });
    let step = match chosen {
        None => Step::todo(CODE, say("vacancy-step-offer-later"), format!("/vacancies/{id}")),
        Some(chosen) => {
            let (href, name) = (format!("/candidates/{}", chosen.id), [("name", chosen.name.as_str())]);
            match chosen.stage {
                Stage::Chosen => Step::now(CODE, say_with("vacancy-step-offer-now", &name), href),
                Stage::ConditionalOffer => Step::now(CODE, say_with("vacancy-step-offer-waits", &name), href),
                _ => Step::done(CODE, href),
            }
        }
    };
    Ok(for_office(may_do(who, app, OFFICE, id).await.is_ok(), step))
}
