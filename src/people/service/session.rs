//! Sessions: how they begin and end, and the stages of a sign-in.

use super::second_step;
use crate::ids::{AccountId, OrganisationId, PersonId, RowId};
use crate::ledger::Deed;
use crate::people::{Person, Role, Signed, Stage, Who, store};
use crate::platform::App;
use crate::platform::db::{Notice, Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use serde_json::json;
use std::collections::BTreeSet;
use store::NewSession;
use time::{Duration, OffsetDateTime};

/// A session ends after this long without a click.
const IDLE: Duration = Duration::hours(12);
/// A session ends after this long in any case.
const LONGEST: Duration = Duration::days(7);
/// How long somebody may stand half-way in.
const HALF_WAY: Duration = Duration::minutes(10);
/// How often a session's last click is written down.
const SEEN_EVERY: Duration = Duration::minutes(5);

/// Where somebody signs in from: the address for limits only, never stored; the device in words.
#[derive(Debug, Clone, Default)]
pub struct Place {
    pub address: String,
    pub device: String,
}

impl From<&str> for Place {
    fn from(address: &str) -> Self {
        Self { address: address.to_owned(), device: String::new() }
    }
}

/// The persons that this account may sign in as: those who have not left.
pub(super) async fn active(app: &App, account: AccountId) -> Result<Vec<Person>, Refused> {
    let mut persons = store::persons_of_account(&app.db, account).await?;
    let mut gone = BTreeSet::new();
    for org in persons.iter().map(|person| person.org).collect::<BTreeSet<_>>() {
        gone.extend(store::left(&app.db, org).await?.into_iter().map(|(person, _)| person));
    }
    persons.retain(|person| !gone.contains(&person.id));
    Ok(persons)
}

/// Begins a session after the password was right: whole, or half-way where a second step or a choice is still to come.
pub(super) async fn begin_session(
    tx: &mut Tx,
    app: &App,
    account: AccountId,
    person: &Person,
    organisations: usize,
    place: &Place,
) -> Result<String, Refused> {
    let stage = if second_step::steps_in(tx, account).await?.any() {
        Stage::SecondStep
    } else if organisations > 1 {
        Stage::Organisation
    } else {
        Stage::In
    };
    store::drop_old_sessions(tx, app.clock.now()).await?;
    open(tx, app, person, stage, place).await
}

/// Begins a session at this stage.
pub(super) async fn open(
    tx: &mut Tx,
    app: &App,
    person: &Person,
    stage: Stage,
    place: &Place,
) -> Result<String, Refused> {
    let token = random::token()?;
    let now = app.clock.now();
    let lasts = if stage == Stage::In { LONGEST } else { HALF_WAY };
    let ends = Timestamp::from(OffsetDateTime::from(now) + lasts);
    let digest = random::digest(&token);
    let new =
        NewSession { org: person.org, person: person.id, digest: &digest, stage, device: &place.device, now, ends };
    store::insert_session(tx, new).await?;
    Ok(token)
}

/// The session of this token if it lives, at whatever stage.
async fn live(app: &App, token: &str) -> Result<Option<store::Session>, Refused> {
    let now = OffsetDateTime::from(app.clock.now());
    let session = store::session(&app.db, &random::digest(token)).await?;
    Ok(session.filter(|session| {
        now <= OffsetDateTime::from(session.ends_at) && now - OffsetDateTime::from(session.seen_at) <= IDLE
    }))
}

/// Who holds this session's token; nobody if it is unknown, over, or only half-way in.
pub async fn signed_in(app: &App, token: &str) -> Result<Who, Refused> {
    let Some(session) = live(app, token).await? else { return Ok(Who::Nobody) };
    let now = OffsetDateTime::from(app.clock.now());
    if session.stage == Stage::In && now - OffsetDateTime::from(session.seen_at) > SEEN_EVERY {
        let mut tx = app.db.begin().await?;
        store::touch_session(&mut tx, &random::digest(token), now.into()).await?;
        tx.commit().await?;
    }
    holder(app, session).await
}

/// The same for something that goes on by itself, such as a stream of events: it is no click, and keeps no session alive.
///
/// # Errors
/// The database failed.
pub async fn still_signed_in(app: &App, token: &str) -> Result<Who, Refused> {
    match live(app, token).await? {
        Some(session) => holder(app, session).await,
        None => Ok(Who::Nobody),
    }
}

async fn holder(app: &App, session: store::Session) -> Result<Who, Refused> {
    let Some(account) = session.account.filter(|_| session.stage == Stage::In) else { return Ok(Who::Nobody) };
    let grants = store::grants(&app.db, session.org, session.person).await?;
    Ok(Who::Person(Signed::new(session.org, session.person, account, session.name, grants)))
}

/// What is told when somebody's sessions end or what they may do changes: whatever goes on in their name asks again.
pub(super) fn ended(person: PersonId) -> Notice {
    Notice::new("person", person)
}

/// How far a sign-in is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Nobody, or somebody whose time at the door is over.
    Nobody,
    SecondStep {
        account: AccountId,
    },
    /// To choose between these organisations.
    Organisation {
        account: AccountId,
        choices: Vec<(OrganisationId, String)>,
    },
    /// All the way in; `lead` says that the organisation asks for a second step which this person does not have.
    In {
        lead: bool,
    },
}

/// How far the sign-in of this token is.
///
/// # Errors
/// The database failed.
pub async fn begun(app: &App, token: &str) -> Result<Begun, Refused> {
    let Some(session) = live(app, token).await? else { return Ok(Begun::Nobody) };
    let Some(account) = session.account else { return Ok(Begun::Nobody) };
    Ok(match session.stage {
        Stage::SecondStep => Begun::SecondStep { account },
        Stage::Organisation => Begun::Organisation { account, choices: choices(app, account).await? },
        Stage::In => {
            let roles = store::roles(&app.db, session.org, session.person).await?;
            let lead = roles.iter().any(|role| OFFICE.contains(role))
                && store::second_step_needed(&app.db, session.org).await?
                && !second_step::steps_of(&app.db, account).await?.any();
            Begun::In { lead }
        }
    })
}

/// The roles whose holders see candidates' files or change who may: an organisation may ask them for a second step.
pub(super) const OFFICE: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr];

async fn choices(app: &App, account: AccountId) -> Result<Vec<(OrganisationId, String)>, Refused> {
    let mut choices = Vec::new();
    for person in active(app, account).await? {
        let organisation = store::organisation(&app.db, person.org).await?.ok_or(Refused::NotFound)?;
        choices.push((person.org, organisation.name));
    }
    Ok(choices)
}

/// The half-way session of this token with its account and device, to go on from.
pub(super) async fn half_way(app: &App, token: &str, stage: Stage) -> Result<store::Session, Refused> {
    let session = live(app, token).await?.filter(|session| session.stage == stage);
    session.ok_or_else(|| Refused::because("people-begin-again"))
}

/// Goes on from a half-way session: to the choice of the organisation, or all the way in.
pub(super) async fn go_on(
    tx: &mut Tx,
    app: &App,
    account: AccountId,
    before: &str,
    place: &Place,
) -> Result<String, Refused> {
    store::end_session(tx, &random::digest(before)).await?;
    let persons = active(app, account).await?;
    let person = persons.first().ok_or_else(|| Refused::because("people-sign-in-left"))?;
    let stage = if persons.len() > 1 { Stage::Organisation } else { Stage::In };
    open(tx, app, person, stage, place).await
}

/// Chooses the organisation to sign in to.
///
/// # Errors
/// Not one of theirs; the time at the door is over.
pub async fn choose_organisation(app: &App, token: &str, org: &str) -> Result<String, Refused> {
    let session = half_way(app, token, Stage::Organisation).await?;
    change_to(app, session.account, token, org, session.device).await
}

/// Goes to another organisation of the same account without signing in again.
///
/// # Errors
/// Not one of theirs.
pub async fn change_organisation(who: &Who, app: &App, token: &str, org: &str) -> Result<String, Refused> {
    let account = who.signed()?.account;
    let session = live(app, token).await?.ok_or(Refused::SignIn)?;
    change_to(app, Some(account), token, org, session.device).await
}

async fn change_to(
    app: &App,
    account: Option<AccountId>,
    token: &str,
    org: &str,
    device: String,
) -> Result<String, Refused> {
    let account = account.ok_or(Refused::SignIn)?;
    let persons = active(app, account).await?;
    let person = persons.iter().find(|person| person.org.to_string() == org);
    let person = person.ok_or_else(|| Refused::field("organisation", "people-organisation-choose"))?;
    let mut tx = app.db.begin().await?;
    store::end_session(&mut tx, &random::digest(token)).await?;
    let token = open(&mut tx, app, person, Stage::In, &Place { address: String::new(), device }).await?;
    tx.commit().await?;
    Ok(token)
}

/// The organisations of the signed-in person's account; the one they are in first.
///
/// # Errors
/// Nobody is signed in.
pub async fn organisations(who: &Who, app: &App) -> Result<Vec<(OrganisationId, String)>, Refused> {
    let signed = who.signed()?;
    let mut all = choices(app, signed.account).await?;
    all.sort_by_key(|(org, _)| *org != signed.org);
    Ok(all)
}

/// Does the signed-in account belong to other organisations as well?
///
/// # Errors
/// The database failed.
pub async fn elsewhere(app: &App, who: &Who) -> Result<bool, Refused> {
    let Who::Person(signed) = who else { return Ok(false) };
    Ok(store::persons_of_account(&app.db, signed.account).await?.len() > 1)
}

/// Is the signed-in person asked for a second step that they do not have?
///
/// # Errors
/// Nobody is signed in.
pub async fn second_step_asked(who: &Who, app: &App) -> Result<bool, Refused> {
    let signed = who.signed()?;
    Ok(signed.roles.iter().any(|role| OFFICE.contains(role))
        && store::second_step_needed(&app.db, signed.org).await?
        && !second_step::steps_of(&app.db, signed.account).await?.any())
}

/// Ends the session.
///
/// # Errors
/// Nobody is signed in.
pub async fn sign_out(who: &Who, app: &App, token: &str) -> Result<(), Refused> {
    who.signed()?;
    let mut tx = app.db.begin().await?;
    store::end_session(&mut tx, &random::digest(token)).await?;
    Ok(tx.commit().await?)
}

/// A place where the signed-in person is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: RowId,
    pub organisation: String,
    pub device: String,
    pub made_at: Timestamp,
    pub seen_at: Timestamp,
    /// It is the one that asks.
    pub here: bool,
}

/// Where the signed-in person is signed in, the last used first.
///
/// # Errors
/// Nobody is signed in.
pub async fn sessions(who: &Who, app: &App, token: &str) -> Result<Vec<Session>, Refused> {
    let signed = who.signed()?;
    let now = app.clock.now();
    let idle_since = Timestamp::from(OffsetDateTime::from(now) - IDLE);
    let here = random::digest(token);
    let rows = store::sessions_of_account(&app.db, signed.account, now, idle_since).await?;
    let session = |row: store::ListedSession| Session {
        here: row.digest == here,
        id: row.id,
        organisation: row.organisation,
        device: row.device,
        made_at: row.made_at,
        seen_at: row.seen_at,
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Ends one of their own sessions.
///
/// # Errors
/// It is over already, or was never theirs.
pub async fn end_one(who: &Who, app: &App, id: RowId) -> Result<(), Refused> {
    let signed = who.signed()?;
    let mut tx = app.db.begin().await?;
    if store::end_session_of_account(&mut tx, signed.account, id).await? == 0 {
        return Err(Refused::NotFound);
    }
    noted(who, app, tx, signed, "one").await
}

/// Ends all of their sessions but this one.
///
/// # Errors
/// Nobody is signed in.
pub async fn end_others(who: &Who, app: &App, token: &str) -> Result<(), Refused> {
    let signed = who.signed()?;
    let mut tx = app.db.begin().await?;
    store::end_sessions_of_account(&mut tx, signed.account, &random::digest(token)).await?;
    noted(who, app, tx, signed, "others").await
}

async fn noted(who: &Who, app: &App, mut tx: Tx, signed: &Signed, which: &str) -> Result<(), Refused> {
    let (stream, subject) =
        store::stream_of_person(&mut tx, signed.org, signed.person).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(stream, subject, "session.ended", json!({"which": which}));
    tx.tell(ended(signed.person)).await?;
    deed.commit(tx, app).await
}
