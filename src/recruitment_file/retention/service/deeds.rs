//! What is done to somebody's data, by hand or at night: erase, keep longer, and the days from which the clocks count.

use super::{Item, KEEPERS, REASON_MAX, REASON_MIN, REVIEW_MOST_DAYS, day, desk, items, london, preview, today};
use crate::checks;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId};
use crate::ledger::Deed;
use crate::people::service::second::{self, Ask, Matter};
use crate::people::{Place, Role, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Tx;
use crate::platform::refused::{Problem, Refused};
use crate::recruitment_file::erasure::{Basis, service as erasure, store as erasures};
use crate::recruitment_file::retention::rules::{self, Kept, Standing};
use crate::recruitment_file::retention::store;
use crate::recruitment_file::retention::{Scope, waiting};
use crate::texts::{say, say_with};
use crate::vacancy::Stage;
use serde_json::json;
use uuid::Uuid;

/// What stands in the way of erasing somebody now; empty if nothing does.
async fn in_the_way(app: &App, org: OrganisationId, item: &Item) -> Result<Option<&'static str>, Refused> {
    // Whoever asked for their data gets it first: to erase what was asked for, so that it need not be shown, is an offence
    // (Data Protection Act 2018, section 173).
    let asked = store::open_requests(&app.db, org, item.scope, item.thing).await?;
    Ok(match (item.standing, item.scope) {
        (Standing::Gone, _) => Some("retention-gone-already"),
        (Standing::Held { .. }, _) => Some("retention-held"),
        _ if asked > 0 => Some("retention-asked-for"),
        (_, Scope::Candidate) => {
            let open = erasures::open_interviews(&app.db, org, CandidacyId(item.thing)).await?;
            (open > 0).then_some("retention-panel-in-the-middle")
        }
        (_, Scope::Person) => {
            let today = london_date(app.clock.now());
            let open = erasures::open_days(&app.db, org, PersonId(item.thing), &today).await?;
            (open > 0).then_some("retention-panel-day-to-come")
        }
    })
}

async fn order(
    app: &App,
    org: OrganisationId,
    item: &Item,
    basis: Basis,
    reason: &str,
) -> Result<erasure::Order, Refused> {
    // A reason is kept with the erasure and sealed under the organisation's key: it must not name whom it is about.
    let reason = rules::without_name(reason, &item.name, &say("erasure-name"));
    match item.scope {
        Scope::Candidate => {
            let found = erasures::candidate(&app.db, org, CandidacyId(item.thing)).await?.ok_or(Refused::NotFound)?;
            Ok(erasure::Order::candidate(&found, basis, reason))
        }
        Scope::Person => {
            let id = PersonId(item.thing);
            let found = store::member(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
            Ok(erasure::Order::person(id, found.stream, found.subject, basis, reason))
        }
    }
}

/// Erases now: what is due, or with a reason what is not yet, because the person asked for it.
///
/// # Errors
/// Not allowed; held; in the running, or employed; no reason where one is needed; not confirmed.
pub async fn erase(who: &Who, app: &App, scope: Scope, thing: Uuid, reason: &str, sure: bool) -> Result<(), Refused> {
    let org = who.may_everywhere(KEEPERS)?.org;
    let preview = preview(who, app, scope, thing).await?;
    if let Some(code) = in_the_way(app, org, &preview.item).await? {
        return Err(Refused::because(code));
    }
    let due = matches!(preview.item.standing, Standing::Due { .. });
    if !due && !preview.early {
        return Err(Refused::because("retention-not-early"));
    }
    let reason = reason.trim();
    let mut problems = Vec::new();
    if !due {
        check_reason(reason, "reason", &mut problems);
    }
    if !sure {
        problems.push(Problem::new("sure", "retention-sure-needed"));
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let basis = if due { Basis::Clock } else { Basis::Request };
    let order = order(app, org, &preview.item, basis, if due { "" } else { reason }).await?;
    if !due {
        second::needed(who, app, ask(app, org, &preview.item, &order).await?).await?;
    }
    erasure::erase(who, app, order).await?;
    Ok(())
}

/// What a second person is asked before somebody's data goes before its time, where the organisation wants one.
async fn ask(app: &App, org: OrganisationId, item: &Item, order: &erasure::Order) -> Result<Ask, Refused> {
    let place = match item.scope {
        Scope::Candidate => {
            let found = store::candidate(&app.db, org, CandidacyId(item.thing)).await?.ok_or(Refused::NotFound)?;
            Some(Place { service: found.service, vacancy: found.vacancy })
        }
        Scope::Person => None,
    };
    Ok(Ask {
        matter: Matter::EraseEarly,
        thing: item.thing,
        place,
        words: say_with("retention-second-words", &[("name", &item.name), ("reason", &order.reason)]),
        held: serde_json::Value::Null,
        stream: order.stream,
        subject: order.subject,
    })
}

async fn let_part_go(who: &Who, app: &App, item: &Item) -> Result<bool, Refused> {
    let (Some(part), Some(clock)) = (&item.part, item.clock) else { return Ok(false) };
    checks::kept::service::let_go(who, app, part, clock.code).await
}

/// Lets a copy of a document go now whose day has come. One whose day has not is taken away at the documents, with a reason.
///
/// # Errors
/// Not allowed; no such copy of this candidate; held; asked for; its day has not come.
pub async fn let_go(who: &Who, app: &App, id: CandidacyId, evidence: RowId) -> Result<(), Refused> {
    let org = who.may_everywhere(KEEPERS)?.org;
    let preview = preview(who, app, Scope::Candidate, id.0).await?;
    let is_it = |item: &Item| {
        item.part.as_ref().and_then(|part| part.evidence.as_ref()).is_some_and(|copy| copy.id == evidence)
    };
    let item = preview.parts.iter().find(|item| is_it(item)).ok_or(Refused::NotFound)?;
    if matches!(item.standing, Standing::Held { .. }) {
        return Err(Refused::because("retention-held"));
    }
    if store::open_requests(&app.db, org, item.scope, item.thing).await? > 0 {
        return Err(Refused::because("retention-asked-for"));
    }
    if !matches!(item.standing, Standing::Due { .. }) || !let_part_go(who, app, item).await? {
        return Err(Refused::because("retention-part-not-due"));
    }
    Ok(())
}

fn check_reason(reason: &str, field: &str, problems: &mut Vec<Problem>) {
    let length = reason.chars().count();
    if length < REASON_MIN {
        problems.push(Problem::new(field, "retention-reason-needed").with("least", REASON_MIN));
    } else if length > REASON_MAX {
        problems.push(Problem::new(field, "retention-reason-long").with("most", REASON_MAX));
    }
}

/// Keeps somebody's data longer: every clock stops. Where a hold stands already it is looked at again.
///
/// # Errors
/// Not allowed; gone; no reason; no day, one that is past, or one too far away.
pub async fn hold(
    who: &Who,
    app: &App,
    scope: Scope,
    thing: Uuid,
    reason: &str,
    review_on: &str,
) -> Result<(), Refused> {
    let signed = who.may_everywhere(KEEPERS)?;
    let preview = preview(who, app, scope, thing).await?;
    if preview.item.standing == Standing::Gone {
        return Err(Refused::because("retention-gone-already"));
    }
    let (today, reason) = (today(app)?, reason.trim());
    let mut problems = Vec::new();
    check_reason(reason, "hold_reason", &mut problems);
    let review = day(review_on).filter(|on| *on > today && *on <= today + time::Duration::days(REVIEW_MOST_DAYS));
    if review.is_none() {
        problems.push(Problem::new("review_on", "retention-review-needed"));
    }
    let (Some(review), true) = (review, problems.is_empty()) else { return Err(Refused::all(problems)) };
    let review = review.to_string();
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    match &preview.item.hold {
        Some(hold) => store::renew_hold(&mut tx, signed.org, hold.id, reason, &review).await?,
        None => store::insert_hold(&mut tx, signed.org, (scope, thing), reason, &review, signed.person, now).await?,
    }
    store::forget_shown(&mut tx, signed.org, scope, thing).await?;
    note(who, app, tx, &preview.item, "hold.put", json!({"reason": reason, "review_on": review})).await
}

/// Lets the clocks run on.
///
/// # Errors
/// Not allowed; nothing to lift; no reason.
pub async fn lift(who: &Who, app: &App, scope: Scope, thing: Uuid, reason: &str) -> Result<(), Refused> {
    let signed = who.may_everywhere(KEEPERS)?;
    let preview = preview(who, app, scope, thing).await?;
    let Some(hold) = preview.item.hold.clone() else { return Err(Refused::because("retention-no-hold")) };
    let reason = reason.trim();
    let mut problems = Vec::new();
    check_reason(reason, "lift_reason", &mut problems);
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    if !store::lift_hold(&mut tx, signed.org, hold.id, signed.person, reason, now).await? {
        return Err(Refused::because("retention-no-hold"));
    }
    store::forget_shown(&mut tx, signed.org, scope, thing).await?;
    note(who, app, tx, &preview.item, "hold.lifted", json!({"reason": reason})).await
}

/// Notes the day on which a candidate was told that they do not get the job: the clock counts from then.
///
/// # Errors
/// Not allowed; no decision; a day that is none, before the decision, or to come.
pub async fn told(who: &Who, app: &App, id: CandidacyId, told_on: &str) -> Result<(), Refused> {
    let signed = who.may_everywhere(KEEPERS)?;
    let found = store::candidate(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    if found.erased_at.is_some() {
        return Err(Refused::because("retention-gone-already"));
    }
    if rules::kept_at(found.stage) != Some(Kept::Unsuccessful) {
        return Err(Refused::because("retention-no-decision"));
    }
    let decided = found.stage_at.and_then(london);
    let on = day(told_on).ok_or_else(|| Refused::field("told_on", "retention-told-needed"))?;
    if on > today(app)? || decided.is_some_and(|decided| on < decided) {
        return Err(Refused::field("told_on", "retention-told-wrong"));
    }
    let on = on.to_string();
    let mut tx = app.db.begin().await?;
    store::insert_told(&mut tx, signed.org, id, &on, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(found.stream, found.subject, "decision.told", json!({"on": on}));
    deed.commit(tx, app).await
}

/// Whether somebody who started still works here, and what that means for their file.
#[derive(Debug, Clone)]
pub struct Employment {
    pub item: Item,
    pub ended_on: Option<String>,
}

/// The employment of somebody who started; none of anybody else. Who may read the file is asked where it is read.
///
/// # Errors
/// No such candidate; the database failed.
pub(in crate::recruitment_file) async fn employment(
    who: &Who,
    app: &App,
    id: CandidacyId,
) -> Result<Option<Employment>, Refused> {
    let found = store::candidate(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)?;
    if found.stage != Stage::Started || found.erased_at.is_some() {
        return Ok(None);
    }
    let item = desk(who, app).await?.candidate(&found);
    Ok(Some(Employment { item, ended_on: found.ended_on }))
}

/// Notes somebody's last day of work, from which their file's clock counts; with no day, that they work here after all.
///
/// # Errors
/// Not HR for that home or team; they never started; a day that is none, before the first, or too far ahead.
pub async fn ended(who: &Who, app: &App, id: CandidacyId, last: Option<&str>) -> Result<(), Refused> {
    let signed = crate::vacancy::service::may_do_for(who, app, &[Role::Hr], id).await?;
    let found = store::candidate(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    if found.erased_at.is_some() {
        return Err(Refused::because("retention-gone-already"));
    }
    if found.stage != Stage::Started {
        return Err(Refused::because("retention-not-started"));
    }
    let last = match last {
        Some(typed) => {
            let last = day(typed).ok_or_else(|| Refused::field("ended_on", "retention-ended-needed"))?;
            let started = found.start_on.as_deref().and_then(day);
            if !rules::may_end(started, last, today(app)?) {
                let first = found.start_on.as_deref().map(crate::platform::clock::day_words).unwrap_or_default();
                let wrong = if started.is_some_and(|started| last < started) {
                    Problem::new("ended_on", "retention-ended-before").with("day", first)
                } else {
                    Problem::new("ended_on", "retention-ended-far")
                };
                return Err(Refused::all(vec![wrong]));
            }
            Some(last.to_string())
        }
        None if found.ended_on.is_none() => return Err(Refused::because("retention-goes-on-anyway")),
        None => None,
    };
    let mut tx = app.db.begin().await?;
    store::insert_end(&mut tx, signed.org, id, last.as_deref(), signed.person, app.clock.now()).await?;
    // What it was due from is another day now: it has to be seen again.
    store::forget_shown(&mut tx, signed.org, Scope::Candidate, id.0).await?;
    let mut deed = Deed::new(who);
    match &last {
        Some(on) => deed.note(found.stream, found.subject, "employment.ended", json!({"on": on})),
        None => deed.note(found.stream, found.subject, "employment.goes_on", json!({})),
    }
    deed.commit(tx, app).await
}

/// Somebody looked at what is kept of a panel member: it is still needed.
///
/// # Errors
/// Not allowed; nobody who sits on panels.
pub async fn reviewed(who: &Who, app: &App, id: PersonId) -> Result<(), Refused> {
    let signed = who.may_everywhere(KEEPERS)?;
    let found = store::member(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    let on = today(app)?.to_string();
    let mut tx = app.db.begin().await?;
    store::insert_review(&mut tx, signed.org, id, &on, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(found.stream, found.subject, "member.reviewed", json!({"on": on}));
    deed.commit(tx, app).await
}

async fn note(
    who: &Who,
    app: &App,
    tx: Tx,
    item: &Item,
    kind: &'static str,
    fields: serde_json::Value,
) -> Result<(), Refused> {
    let org = who.org()?;
    let (stream, subject) = match item.scope {
        Scope::Candidate => {
            let found = store::candidate(&app.db, org, CandidacyId(item.thing)).await?.ok_or(Refused::NotFound)?;
            (found.stream, found.subject)
        }
        Scope::Person => {
            let found = store::member(&app.db, org, PersonId(item.thing)).await?.ok_or(Refused::NotFound)?;
            (found.stream, found.subject)
        }
    };
    let mut deed = Deed::new(who);
    deed.note(stream, subject, kind, fields);
    deed.commit(tx, app).await
}

/// What goes by itself tonight, in every organisation: what was due and stood in the queue for two weeks, held by nobody. Also
/// goes on with what was cut short. Gives the sentence for whoever reads what the jobs did.
///
/// # Errors
/// The database or the key store failed.
pub async fn nightly(app: App) -> Result<String, Refused> {
    let resumed = erasure::resume(&app).await?;
    let (mut erased, mut copies, mut told) = (0, 0, 0);
    for org in crate::people::service::every_organisation(&app).await? {
        let job = Who::Job { org, name: "retention" };
        let (desk, all) = items(&job, &app).await?;
        for item in all {
            let shown = item.shown_as().and_then(|what| desk.shown_as(what));
            if item.part.is_some() {
                // What a certificate shows goes by its own job, which asks nobody.
                let goes = item
                    .clock
                    .is_some_and(|clock| rules::part_goes(item.standing, clock, shown, desk.ask_first, desk.today));
                if goes && store::open_requests(&app.db, org, item.scope, item.thing).await? == 0 {
                    copies += usize::from(let_part_go(&job, &app, &item).await?);
                }
                continue;
            }
            if !rules::goes_by_itself(item.standing, shown, desk.ask_first, desk.today) {
                continue;
            }
            if in_the_way(&app, org, &item).await?.is_none() {
                let order = order(&app, org, &item, Basis::Clock, "").await?;
                erasure::erase(&job, &app, order).await?;
                erased += 1;
            }
        }
        told += waiting::tell(&app, org).await?;
    }
    let counts = [
        ("told", told.to_string()),
        ("erased", erased.to_string()),
        ("copies", copies.to_string()),
        ("resumed", resumed.to_string()),
    ];
    let counts: Vec<_> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    Ok(say_with("retention-job-said", &counts))
}
