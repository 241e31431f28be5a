//! Candidates: added, imported, shortlisted, and moved from stage to stage.

use super::{OFFICE, READERS, held, may_do, may_do_for, may_read, may_read_of, reader, sits};
use crate::hex::sha256;
use crate::ids::{CandidacyId, OrganisationId, StreamId, SubjectId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::people::{Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::csv::line_of;
use crate::platform::db::{Ask, Timestamp, Tx, broken_rule};
use crate::platform::mail;
use crate::platform::refused::{Problem, Refused};
use crate::texts::say;
use crate::vacancy::rules::{self, BadEntrant, BadSheet, Entrant, Import, Needs, Sheet};
use crate::vacancy::{Candidacy, Stage, StageStep, Vacancy, store};
use serde_json::json;

/// A candidate as typed.
#[derive(Debug, Clone, Default)]
pub struct NewCandidate {
    pub name: String,
    pub email: String,
    pub phone: String,
    /// They are invited to the panel at once.
    pub shortlist: bool,
}

fn refused(why: &BadEntrant) -> Refused {
    Refused::field(why.field(), why.code()).with("longest", rules::NAME_AT_MOST)
}

/// Adds one candidate to a vacancy.
///
/// # Errors
/// One problem of a field; an e-mail address that another candidate of this vacancy has.
pub async fn add_candidate(who: &Who, app: &App, id: VacancyId, new: NewCandidate) -> Result<CandidacyId, Refused> {
    let org = may_do(who, app, OFFICE, id).await?.org;
    let entrant = Entrant::parse(&new.name, &new.email, &new.phone).map_err(|why| refused(&why))?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let vacancy = held(&mut tx, org, id).await?;
    let mut deed = Deed::new(who);
    let added = insert(&mut tx, &mut deed, &vacancy, entrant, new.shortlist, now).await?;
    deed.commit(tx, app).await?;
    Ok(added)
}

/// Is this candidacy that of whoever signs in with this address, or has this name? Somebody who works here may apply.
#[must_use]
pub fn is_of(candidacy: &Candidacy, own_address: &str, signed: &Signed) -> bool {
    is_the_same(candidacy, own_address, &signed.name)
}

/// The same for somebody who is not the one who asks.
#[must_use]
pub fn is_the_same(candidacy: &Candidacy, address: &str, name: &str) -> bool {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    candidacy.email.as_deref().is_some_and(|email| same(email, address)) || same(&candidacy.name, name)
}

/// What a page showed of somebody when a correction was begun: another one in between is not undone by it.
#[must_use]
pub fn seen_of(candidacy: &Candidacy) -> String {
    let Candidacy { name, email, phone, employed_since, .. } = candidacy;
    let text = json!([name, email, phone, employed_since]).to_string();
    sha256(text)
}

/// Who somebody is and how they are reached, as it ought to have been written down.
#[derive(Debug, Clone, Default)]
pub struct Correction {
    pub name: String,
    pub email: String,
    pub phone: String,
    /// Of somebody who works here already: since when, 'YYYY-MM-DD'.
    pub since: String,
    /// What was wrong.
    pub why: String,
    /// [`seen_of`] what the page showed; empty where no page was.
    pub seen: String,
}

/// Fewest characters of what was wrong.
const WHY_AT_LEAST: usize = 3;

/// Corrects who somebody is and how they are reached: what was wrong, and that it was, stays in the record (UK GDPR, article 16).
///
/// # Errors
/// Nothing differs; one problem a field; an e-mail address that another candidate of this vacancy has.
pub async fn correct(who: &Who, app: &App, id: CandidacyId, new: Correction) -> Result<(), Refused> {
    let signed = may_do_for(who, app, OFFICE, id).await?;
    let org = signed.org;
    let own = crate::people::service::own_address(who, app).await?;
    let mut tx = app.db.begin().await?;
    let was = candidacy_in(&mut tx, org, id).await?;
    if was.erased_at.is_some() {
        return Err(Refused::NotFound);
    }
    // By name and address it is known that somebody decides about themselves.
    if is_of(&was, &own, &signed) {
        return Err(Refused::because("assess-own"));
    }
    if !new.seen.is_empty() && new.seen != seen_of(&was) {
        return Err(Refused::because("vacancy-correct-changed"));
    }
    let mut problems = Vec::new();
    let entrant = match was.employed_since {
        // A list of those who work here need not say how they are reached.
        Some(_) => rules::a_name(&new.name).and_then(|name| {
            rules::ways_to_reach(&new.email, &new.phone).map(|(email, phone)| Entrant { name, email, phone })
        }),
        None => Entrant::parse(&new.name, &new.email, &new.phone),
    };
    let since = match &was.employed_since {
        None => None,
        Some(_) => match rules::day(&new.since) {
            Ok(day) if rules::may_have_begun(day, super::offers::today(app.clock.now())?) => Some(day.to_string()),
            _ => {
                problems.push(Problem::new("since", "vacancy-correct-since-needed"));
                None
            }
        },
    };
    let why = new.why.trim();
    if why.chars().count() < WHY_AT_LEAST {
        problems.push(Problem::new("why", "vacancy-correct-why-needed"));
    } else if why.chars().count() > rules::WORDS_AT_MOST {
        problems.push(Problem::new("why", "vacancy-words-too-long"));
    }
    let entrant = match (entrant, problems.is_empty()) {
        (Ok(entrant), true) => entrant,
        (Err(why), _) => {
            problems.insert(0, Problem::new(why.field(), why.code()).with("longest", rules::NAME_AT_MOST));
            return Err(Refused::all(problems));
        }
        (Ok(_), false) => return Err(Refused::all(problems)),
    };
    let mut now = Candidacy {
        sort_key: crate::people::rules::sort_key(&entrant.name),
        name: entrant.name,
        email: entrant.email,
        phone: entrant.phone,
        employed_since: since,
        ..was.clone()
    };
    if now == was {
        return Err(Refused::field("name", "vacancy-correct-nothing"));
    }
    if now.email != was.email {
        // What went to the address before opens nothing any more, and what was still to go there goes nowhere.
        now.contact_at = Some(app.clock.now());
        if let Some(email) = &was.email {
            mail::end_to(&mut tx, org, email).await?;
        }
    }
    // Two people of one home may share an address: it is no candidate's here.
    let applied = was.employed_since.is_none();
    let key = now.email.as_deref().filter(|_| applied).map(rules::email_key);
    let kept = store::correct(&mut tx, &was, &now, key.as_deref()).await;
    let kept = kept.map_err(|error| match broken_rule(&error).as_deref() {
        Some("candidacy_org_vacancy_email_key_key") => refused(&BadEntrant::EmailKnown),
        _ => error.into(),
    })?;
    if !kept {
        return Err(Refused::because("vacancy-correct-changed"));
    }
    let values = json!({
        "name": now.name, "email": now.email, "phone": now.phone, "employed_since": now.employed_since,
        "was_name": was.name, "was_email": was.email, "was_phone": was.phone, "was_since": was.employed_since,
        "reason": why,
    });
    let mut deed = Deed::new(who);
    deed.note(was.stream, was.subject, "candidate.corrected", values);
    deed.commit(tx, app).await
}

/// Opens the recruitment file of one candidate: their row, their stream, and that it rests on the vacancy's.
async fn insert(
    tx: &mut Tx,
    deed: &mut Deed,
    vacancy: &Vacancy,
    entrant: Entrant,
    shortlist: bool,
    now: Timestamp,
) -> Result<CandidacyId, Refused> {
    let new = Candidacy {
        org: vacancy.org,
        id: CandidacyId::new(),
        vacancy: vacancy.id,
        sort_key: crate::people::rules::sort_key(&entrant.name),
        name: entrant.name,
        email: entrant.email,
        phone: entrant.phone,
        stream: StreamId::new(),
        subject: SubjectId::new(),
        stage: Stage::Applied,
        notice_given_at: None,
        notice_given_on: None,
        notice_how: None,
        notice_text: None,
        position: store::last_position(&mut *tx, vacancy.org, vacancy.id).await? + 1,
        added_at: now,
        erased_at: None,
        employed_since: None,
        contact_at: None,
    };
    let key = new.email.as_deref().map(rules::email_key);
    store::insert_candidacy(tx, &new, key.as_deref()).await.map_err(|error| match broken_rule(&error).as_deref() {
        Some("candidacy_org_vacancy_email_key_key") => refused(&BadEntrant::EmailKnown),
        _ => error.into(),
    })?;
    let first = StageStep { candidacy: new.id, from_stage: None, to_stage: Stage::Applied, reason: None, at: now };
    store::insert_step(tx, vacancy.org, &first).await?;
    deed.note(
        new.stream,
        new.subject,
        "candidate.added",
        json!({
            "candidacy": new.id, "vacancy": vacancy.id, "name": new.name, "email": new.email, "phone": new.phone,
            "stage": Stage::Applied.code(),
        }),
    );
    deed.refers(new.stream, new.subject, vacancy.stream);
    if shortlist {
        step_in(tx, deed, &new, Stage::Shortlisted, now).await?;
    }
    Ok(new.id)
}

/// The largest file that is read: some thousand rows.
const FILE_AT_MOST: usize = 400_000;

/// What a file or pasted cells would bring, without keeping any of it.
///
/// # Errors
/// A file of which nothing can be used: which column is missing, or that it is none.
pub async fn preview_import(who: &Who, app: &App, id: VacancyId, text: &str) -> Result<Import, Refused> {
    let org = may_do(who, app, OFFICE, id).await?.org;
    let there = store::candidacies(&app.db, org, id).await?;
    read_import(text, there)
}

fn read_import(text: &str, there: Vec<Candidacy>) -> Result<Import, Refused> {
    let sheet = read_sheet(text)?;
    let known: Vec<_> = there.into_iter().filter_map(|candidate| candidate.email).collect();
    rules::import(&sheet, &known).map_err(|why| {
        let refused = Refused::field("text", why.code()).with("most", rules::ROWS_AT_MOST);
        match (why.column(), &why) {
            (Some(column), BadSheet::ColumnMissing(_) | BadSheet::ColumnTwice(_)) => refused.with("column", column),
            _ => refused,
        }
    })
}

/// Reads the fields and their line numbers; what they mean is for the rules.
///
/// # Errors
/// Beside the field `text`: too large, a spreadsheet's own file, no CSV.
pub fn read_sheet(text: &str) -> Result<Sheet, Refused> {
    if text.len() > FILE_AT_MOST {
        return Err(Refused::field("text", "vacancy-import-too-large"));
    }
    let text = rules::without_mark(text);
    if rules::is_workbook(text) {
        return Err(Refused::field("text", "vacancy-import-workbook"));
    }
    let unreadable = |_| Refused::field("text", "vacancy-import-unreadable");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(rules::separator(text))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let fields: Vec<_> = record.iter().map(|field| field.trim().to_owned()).collect();
        if fields.iter().all(String::is_empty) {
            continue;
        }
        if sheet.heading.is_empty() {
            sheet.heading = fields;
        } else {
            sheet.rows.push((line_of(text, &record), fields));
        }
    }
    Ok(sheet)
}

/// Keeps the good rows of a file, checked again. Where there are bad rows, only if `keep_good` was ticked.
///
/// # Errors
/// Bad rows and no tick; no good row at all.
pub async fn keep_import(
    who: &Who,
    app: &App,
    id: VacancyId,
    text: &str,
    keep_good: bool,
    shortlist: bool,
) -> Result<usize, Refused> {
    let org = may_do(who, app, OFFICE, id).await?.org;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let vacancy = held(&mut tx, org, id).await?;
    let there = store::candidacies(&mut tx, org, id).await?;
    let import = read_import(text, there)?;
    if import.good.is_empty() {
        return Err(Refused::field("text", "vacancy-import-no-good-row"));
    }
    if !import.bad.is_empty() && !keep_good {
        return Err(Refused::field("keep_good", "vacancy-import-tick-needed"));
    }
    let mut deed = Deed::new(who);
    let good = import.good.len();
    for row in import.good {
        insert(&mut tx, &mut deed, &vacancy, row.entrant, shortlist, now).await?;
    }
    deed.commit(tx, app).await?;
    Ok(good)
}

/// The candidates of a vacancy, in the order in which they were added. Tablets see those only who had the notice; how to
/// reach somebody is for the office alone.
pub async fn candidacies(who: &Who, app: &App, id: VacancyId) -> Result<Vec<Candidacy>, Refused> {
    let org = reader(who, app, id).await?;
    let place = super::place_in(app, org, id).await?;
    let all = store::candidacies(&app.db, org, id).await?;
    Ok(all.into_iter().filter_map(|candidacy| as_seen_by(who, place, candidacy)).collect())
}

/// One candidate, as far as the asker may know of them: see [`candidacies`].
pub async fn candidacy(who: &Who, app: &App, id: CandidacyId) -> Result<Candidacy, Refused> {
    if sits(who) {
        let found = store::candidacy(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)?;
        let place = super::place_in(app, found.org, found.vacancy).await?;
        return as_seen_by(who, place, found).ok_or(Refused::NotFound);
    }
    candidacy_for(who, app, READERS, id).await
}

/// [`candidacy`], for those alone who hold one of these roles here (and auditors, where HR is one of them).
pub async fn candidacy_for(who: &Who, app: &App, roles: &[Role], id: CandidacyId) -> Result<Candidacy, Refused> {
    let org = may_read_of(who, app, roles, id).await?;
    let found = store::candidacy(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let place = super::place_in(app, org, found.vacancy).await?;
    as_seen_by(who, place, found).ok_or(Refused::NotFound)
}

/// One candidate for somebody who reads their page: that they did is noted first, and what cannot be noted is not shown.
pub async fn read_candidacy(who: &Who, app: &App, id: CandidacyId) -> Result<Candidacy, Refused> {
    let candidacy = candidacy_for(who, app, OFFICE, id).await?;
    let look = Look { what: "candidate", thing: id.0, candidacy: Some(id), vacancy: Some(candidacy.vacancy) };
    ledger::service::look(who, app, look).await?;
    Ok(candidacy)
}

/// The candidates of a vacancy with how to reach them, for somebody who reads their list: noted as [`read_candidacy`] is.
pub async fn read_candidacies(who: &Who, app: &App, id: VacancyId) -> Result<Vec<Candidacy>, Refused> {
    may_read(who, app, OFFICE, id).await?;
    let all = candidacies(who, app, id).await?;
    let look = Look { what: "candidates", thing: id.0, candidacy: None, vacancy: Some(id) };
    ledger::service::look(who, app, look).await?;
    Ok(all)
}

/// One candidate, as they are within a transaction of a later room, which has asked who may.
pub async fn candidacy_in(on: impl Ask<'_>, org: OrganisationId, id: CandidacyId) -> Result<Candidacy, Refused> {
    store::candidacy(on, org, id).await?.ok_or(Refused::NotFound)
}

/// Has this candidate met the panel at some time? A later room asks, which knows who may.
pub async fn has_met(on: impl Ask<'_>, org: OrganisationId, id: CandidacyId) -> Result<bool, Refused> {
    Ok(store::was_at(on, org, id, Stage::Interviewed).await?)
}

/// The candidates of a vacancy who are still in the running, as they are within a transaction of a later room: what is
/// frozen for all of them is referred to from each one's file.
pub async fn in_the_running(on: impl Ask<'_>, org: OrganisationId, id: VacancyId) -> Result<Vec<Candidacy>, Refused> {
    let all = store::candidacies(on, org, id).await?;
    Ok(all.into_iter().filter(|candidacy| candidacy.stage.is_live()).collect())
}

fn as_seen_by(who: &Who, place: Place, mut candidacy: Candidacy) -> Option<Candidacy> {
    match who {
        Who::Job { .. } => Some(candidacy),
        Who::Inspector(link) => link.shows(place, candidacy.id, candidacy.stage.is_taken_on()).then_some(candidacy),
        Who::Person(_) => {
            if who.may_see_at(OFFICE, place).is_err() {
                (candidacy.email, candidacy.phone) = (None, None);
            }
            Some(candidacy)
        }
        _ => {
            (candidacy.email, candidacy.phone) = (None, None);
            candidacy.may_be_seen().then_some(candidacy)
        }
    }
}

/// Every stage that a candidate reached, in order.
pub async fn history(who: &Who, app: &App, id: CandidacyId) -> Result<Vec<StageStep>, Refused> {
    let org = may_read_of(who, app, READERS, id).await?;
    Ok(store::steps(&app.db, org, id).await?)
}

/// Invites the ticked candidates to the panel.
///
/// # Errors
/// Nobody ticked, or somebody who can't be invited any more.
pub async fn shortlist(who: &Who, app: &App, id: VacancyId, ticked: &[CandidacyId]) -> Result<usize, Refused> {
    let org = may_do(who, app, OFFICE, id).await?.org;
    if ticked.is_empty() {
        return Err(Refused::field("candidate", "vacancy-tick-someone"));
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    for candidacy in ticked {
        let candidacy = candidacy_in(&mut tx, org, *candidacy).await?;
        if candidacy.vacancy != id {
            return Err(Refused::NotFound);
        }
        step_in(&mut tx, &mut deed, &candidacy, Stage::Shortlisted, now).await?;
    }
    deed.commit(tx, app).await?;
    Ok(ticked.len())
}

/// What the manager moves by hand on a candidate's page: shortlisted, not chosen before the panel, withdrawn. What
/// follows from an interview, a choice or the checks is moved by the room that knows of it.
///
/// # Errors
/// A step that is not allowed, or a missing reason.
pub async fn move_by_hand(who: &Who, app: &App, id: CandidacyId, to: Stage, reason: &str) -> Result<(), Refused> {
    let org = may_do_for(who, app, OFFICE, id).await?.org;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let candidacy = candidacy_in(&mut tx, org, id).await?;
    let by_hand = match to {
        Stage::Shortlisted | Stage::Withdrawn => true,
        Stage::NotChosen => matches!(candidacy.stage, Stage::Applied | Stage::Shortlisted),
        _ => false,
    };
    if !by_hand {
        return Err(Refused::field("to", "vacancy-step-not-by-hand"));
    }
    let mut deed = Deed::new(who);
    if to == Stage::Withdrawn {
        super::offers::close_open_offer(&mut tx, &candidacy, now).await?;
    }
    step_in_because(&mut tx, &mut deed, &candidacy, to, Some(reason), now).await?;
    deed.commit(tx, app).await
}

/// The candidate themselves withdraws, by their own link, within a transaction of the link's room. The notice promises that they
/// need no reason: words are theirs to give.
///
/// # Errors
/// `NotAllowed` for anybody else; whoever has started; too many words.
pub async fn withdraw_by_candidate(
    who: &Who,
    tx: &mut Tx,
    deed: &mut Deed,
    words: &str,
    now: Timestamp,
) -> Result<(), Refused> {
    let Who::Candidate(link) = who else { return Err(Refused::NotAllowed) };
    let candidacy = candidacy_in(&mut *tx, link.org, link.candidacy).await?;
    let reason = format!("{} {}", say("application-withdrew-reason"), words.trim());
    super::offers::close_open_offer(tx, &candidacy, now).await?;
    stepped(tx, deed, &candidacy, Stage::Withdrawn, (Some(&reason), How::OwnLink), now).await
}

/// Moves a candidate within a transaction of another deed. The caller answers for what only its own room knows: see
/// [`rules::step`].
///
/// # Errors
/// The step is not allowed: what it needs, as a message.
pub async fn step_in(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    to: Stage,
    now: Timestamp,
) -> Result<(), Refused> {
    step_in_because(tx, deed, candidacy, to, None, now).await
}

/// [`step_in`], with the reason that some steps need.
///
/// # Errors
/// The step is not allowed: what it needs, as a message.
pub async fn step_in_because(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    to: Stage,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), Refused> {
    stepped(tx, deed, candidacy, to, (reason, How::Usual), now).await
}

/// How a step came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Usual,
    /// The candidate took it, by their own link.
    OwnLink,
    /// A first day was set, and they never began.
    NeverBegan,
}

/// The step itself.
pub(super) async fn stepped(
    tx: &mut Tx,
    deed: &mut Deed,
    candidacy: &Candidacy,
    to: Stage,
    (reason, how): (Option<&str>, How),
    now: Timestamp,
) -> Result<(), Refused> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if reason.is_some_and(|reason| reason.chars().count() > rules::WORDS_AT_MOST) {
        return Err(Refused::field("reason", "vacancy-words-too-long"));
    }
    let needs = Needs {
        notice_given: candidacy.notice_given_at.is_some(),
        interviewed: store::was_at(&mut *tx, candidacy.org, candidacy.id, Stage::Interviewed).await?,
        offer: store::offers(&mut *tx, candidacy.org, candidacy.id).await?.first().map(|offer| offer.state),
        reason: reason.is_some(),
        never_began: how == How::NeverBegan,
    };
    rules::step(candidacy.stage, to, &needs)
        .map_err(|why| Refused::field(why.field(), why.code()).with("name", &candidacy.name))?;
    if !store::set_stage(tx, candidacy.org, candidacy.id, candidacy.stage, to).await? {
        return Err(Refused::because("vacancy-step-someone-else").with("name", &candidacy.name));
    }
    let step = StageStep {
        candidacy: candidacy.id,
        from_stage: Some(candidacy.stage),
        to_stage: to,
        reason: reason.map(str::to_owned),
        at: now,
    };
    store::insert_step(tx, candidacy.org, &step).await?;
    let mut told = json!({"from": candidacy.stage.code(), "to": to.code(), "reason": reason});
    if how == How::OwnLink {
        told["by_own_link"] = true.into();
    }
    deed.note(candidacy.stream, candidacy.subject, crate::ledger::rules::STAGE, told);
    Ok(())
}
