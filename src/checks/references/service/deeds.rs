//! What somebody in the office writes down about references.

use super::{One, begin, link};
use crate::checks::references::rules::{self, AskTyped, Found, GivenTyped, NoReference, ProofTyped};
use crate::checks::references::store::{self, NewAsked, NewGiven, NewProved, NewSettled};
use crate::checks::references::{Channel, Kind, Matter};
use crate::checks::service::{day, refused, shown};
use crate::checks::store::By;
use crate::checks::typed::Wrong;
use crate::ids::{CandidacyId, RowId};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::db::Tx;
use crate::platform::refused::Refused;
use crate::vacancy;
use serde_json::{Value, json};
use time::Date;

/// Who accepts that an employer can't be had.
pub const MAY_ACCEPT: &[Role] = &[Role::Manager];

fn asked_on(one: &One) -> Result<Date, Refused> {
    day(&one.asked.asked_on).ok_or_else(|| Refused::broken("a reference was asked for on no day"))
}

/// Writes down whom somebody asked; by link, the link goes to them.
///
/// # Errors
/// Not allowed; no such employment; one problem a field.
pub async fn ask(
    who: &Who,
    app: &App,
    id: CandidacyId,
    period: Option<RowId>,
    typed: AskTyped<'_>,
) -> Result<RowId, Refused> {
    let writing = begin(who, app, id).await?;
    let job = period.map(|of| writing.before.jobs.iter().find(|one| one.period == of).ok_or(Refused::NotFound));
    let job = job.transpose()?;
    let typed = AskTyped {
        has_job: job.is_some(),
        job_goes_on: job.is_some_and(|job| job.ended.is_none()),
        candidate_email: writing.before.candidacy.email.as_deref().unwrap_or_default(),
        offered: writing.before.offered,
        ..typed
    };
    let asked_on = shown(rules::may_ask(typed, writing.today).map_err(refused)?);
    let (Some(kind), Some(contact_from), Some(how)) = (typed.kind, typed.contact_from, typed.how) else {
        return Err(Refused::field("how", NoReference::HowNeeded.code()));
    };
    let period = period.filter(|_| kind != Kind::Personal);
    let new = NewAsked {
        id: RowId::new(),
        kind,
        period,
        referee: typed.referee.trim(),
        referee_role: typed.referee_role.trim(),
        email: typed.email.trim(),
        phone: typed.phone.trim(),
        contact_from,
        how,
        asked_on: &asked_on,
        more: typed.more.trim(),
        permitted: (typed.job_goes_on && kind == Kind::Employer).then_some(typed.permission),
    };
    let reference = new.id;
    let told = json!({
        "reference": reference, "reference_kind": kind.code(), "period": period,
        "employer": job.filter(|_| period.is_some()).map(|job| &job.place), "referee": new.referee,
        "referee_role": new.referee_role, "email": new.email, "phone": new.phone, "contact_from": contact_from.code(),
        "asked_how": how.code(), "asked_on": asked_on, "own_question": new.more,
        "candidate_agreed": new.permitted,
    });
    let mut tx = app.db.begin().await?;
    let mail = (how == Channel::Link).then(|| (new.referee.to_owned(), new.email.to_owned()));
    store::insert_asked(&mut tx, writing.by(), new).await?;
    if let Some((name, email)) = mail {
        link::send(&mut tx, who, app, &writing.before, reference, (&name, &email), writing.signed()?.person).await?;
    }
    writing.commit(who, app, tx, "reference.asked", told).await?;
    Ok(reference)
}

/// Writes down another try.
///
/// # Errors
/// Not allowed; no such reference; one problem a field.
pub async fn chase(
    who: &Who,
    app: &App,
    id: CandidacyId,
    reference: RowId,
    how: Option<Channel>,
    on: &str,
    note: &str,
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.one(reference)?;
    let since = (asked_on(one)?, writing.before.offered);
    let on = rules::may_chase(how, on, note, since, writing.today).map_err(refused)?;
    let how = how.ok_or_else(|| Refused::field("how", NoReference::HowNeeded.code()))?;
    let mut tx = app.db.begin().await?;
    store::insert_chased(&mut tx, writing.by(), reference, how, &shown(on), note.trim()).await?;
    let told = json!({"reference": reference, "referee": one.asked.referee, "asked_how": how.code(), "chased_on": shown(on), "note": note.trim()});
    writing.commit(who, app, tx, "reference.chased", told).await
}

/// Writes down what came on paper, by mail or by telephone.
///
/// # Errors
/// Not allowed; no such reference; one problem a field.
pub async fn give(
    who: &Who,
    app: &App,
    id: CandidacyId,
    reference: RowId,
    typed: GivenTyped<'_>,
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.one(reference)?;
    let typed = GivenTyped {
        by_referee: false,
        came_by_link: one.came_by_link(),
        kind: one.asked.kind,
        offered: writing.before.offered,
        ..typed
    };
    let mut tx = app.db.begin().await?;
    let told = keep(&mut tx, writing.by(), one, typed, writing.today).await?;
    writing.commit(who, app, tx, "reference.given", told).await
}

/// Keeps an answer, whoever it comes from; gives what is noted of it.
pub(super) async fn keep(tx: &mut Tx, by: By, one: &One, typed: GivenTyped<'_>, today: Date) -> Result<Value, Refused> {
    let read = rules::may_give(typed, asked_on(one)?, today).map_err(refused)?;
    let (Some(came_how), Some(capacity)) = (typed.came_how, typed.capacity) else {
        return Err(Refused::field("capacity", NoReference::CapacityNeeded.code()));
    };
    let (began, ended) = (read.began.map(|date| date.to_string()), read.ended.map(|date| date.to_string()));
    let received_on = shown(read.received_on);
    let new = NewGiven {
        came_how,
        received_on: &received_on,
        from_name: typed.from_name.trim(),
        capacity,
        title: typed.title.trim(),
        began: began.as_deref(),
        ended: ended.as_deref(),
        goes_on: typed.goes_on,
        duties: typed.duties.trim(),
        why_left: typed.why_left.trim(),
        re_employ: typed.re_employ,
        re_employ_why: typed.re_employ_why.trim(),
        conduct: typed.conduct.trim(),
        warnings: typed.warnings.trim(),
        safeguarding: typed.safeguarding,
        safeguarding_words: typed.safeguarding_words.trim(),
        more: typed.more.trim(),
    };
    let told = json!({
        "reference": one.asked.id, "referee": one.asked.referee, "came_how": came_how.code(), "received_on": received_on,
        "from_name": new.from_name, "capacity": capacity.code(), "job": new.title, "began": new.began, "ended": new.ended,
        "goes_on": new.goes_on, "duties": new.duties, "why_ended": new.why_left, "re_employ": new.re_employ,
        "re_employ_why": new.re_employ_why, "conduct": new.conduct, "warnings": new.warnings,
        "safeguarding": new.safeguarding, "safeguarding_words": new.safeguarding_words, "own_answer": new.more,
    });
    store::insert_given(tx, by, one.asked.id, new).await?;
    Ok(told)
}

/// Writes down how it was looked into whether an answer is genuine.
///
/// # Errors
/// Not allowed; no such reference, or no answer yet; one problem a field.
pub async fn prove(
    who: &Who,
    app: &App,
    id: CandidacyId,
    reference: RowId,
    typed: ProofTyped<'_>,
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.one(reference)?;
    let given = one.given.as_ref().ok_or(Refused::NotFound)?;
    let typed = ProofTyped {
        came_by_mail: matches!(given.came_how, Channel::Link | Channel::Email),
        link_to: one.came_by_link().then_some(one.asked.email.as_str()),
        offered: writing.before.offered,
        ..typed
    };
    let received_on = day(&given.received_on).ok_or_else(|| Refused::broken("a reference came on no day"))?;
    let on = shown(rules::may_prove(typed, received_on, writing.today).map_err(refused)?);
    let (Some(how), Some(genuine)) = (typed.how, typed.genuine) else {
        return Err(Refused::field("proof", NoReference::HowNeeded.code()));
    };
    let new = NewProved {
        given: given.revision,
        how,
        source: typed.source.trim(),
        proved_on: &on,
        genuine,
        note: typed.note.trim(),
    };
    let told = json!({
        "reference": reference, "referee": one.asked.referee, "proof": how.code(), "proof_source": new.source,
        "proved_on": on, "genuine": genuine, "note": new.note,
    });
    let mut tx = app.db.begin().await?;
    store::insert_proved(&mut tx, writing.by(), reference, new).await?;
    writing.commit(who, app, tx, "reference.proved", told).await
}

/// Writes down how a matter was settled. `seen` is what each said as the page showed it.
///
/// # Errors
/// Not allowed; the candidate themselves; what each said was changed meanwhile; one problem a field.
pub async fn settle(
    who: &Who,
    app: &App,
    id: CandidacyId,
    reference: RowId,
    matter: Option<Matter>,
    seen: (&str, &str),
    (same, words): (bool, &str),
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.one(reference)?;
    let matter = matter.ok_or(Refused::NotFound)?;
    rules::may_settle(matter, same, words, writing.before.offered).map_err(refused)?;
    // A browser sends lines with its own ends.
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let is_seen = |found: &Found| (plain(&found.ours), plain(&found.theirs)) == (plain(seen.0), plain(seen.1));
    let mut there = one.matters.iter().map(|seen| &seen.found).filter(|found| found.matter == matter);
    let found = there.find(|found| is_seen(found)).ok_or_else(|| Refused::because("reference-changed-meanwhile"))?;
    let new = NewSettled { matter, ours: &found.ours, theirs: &found.theirs, words: words.trim() };
    let told = json!({
        "reference": reference, "referee": one.asked.referee, "reference_matter": matter.code(), "candidate_says": found.ours,
        "referee_says": found.theirs, "same": same, "words": new.words,
    });
    let mut tx = app.db.begin().await?;
    store::insert_settled(&mut tx, writing.by(), reference, new).await?;
    writing.commit(who, app, tx, "reference.settled", told).await
}

/// Writes down that a referee is asked no more: their link ends.
///
/// # Errors
/// Not allowed; no such reference; they answered; no words.
pub async fn drop_referee(who: &Who, app: &App, id: CandidacyId, reference: RowId, words: &str) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.one(reference)?;
    rules::may_drop(one.given.is_some() || one.dropped.is_some(), words, writing.before.offered).map_err(refused)?;
    let mut tx = app.db.begin().await?;
    store::insert_dropped(&mut tx, writing.by(), reference, words.trim()).await?;
    link::end_messages(&mut tx, &writing.before, reference).await?;
    let told = json!({"reference": reference, "referee": one.asked.referee, "words": words.trim()});
    writing.commit(who, app, tx, "reference.dropped", told).await
}

/// Writes down that an employer, or why the work ended, can't be had, and that this is accepted.
///
/// # Errors
/// Not a manager's; too few attempts or no substitute; no words.
pub async fn excuse(who: &Who, app: &App, id: CandidacyId, period: RowId, words: &str) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let job = writing.before.jobs.iter().position(|one| one.period == period).ok_or(Refused::NotFound)?;
    let stands = writing.before.coverage.jobs.iter().find(|one| one.required.job == job).ok_or(Refused::NotFound)?;
    // That is a manager's to accept.
    vacancy::service::may_do_for(who, app, MAY_ACCEPT, id).await?;
    rules::may_excuse(stands.may_excuse, words, writing.before.offered).map_err(refused)?;
    let employer = writing.before.jobs.get(job).map(|one| one.place.clone());
    let mut tx = app.db.begin().await?;
    store::insert_excused(&mut tx, writing.by(), period, words.trim()).await?;
    let told = json!({"period": period, "employer": employer, "words": words.trim()});
    writing.commit(who, app, tx, "reference.excused", told).await
}
