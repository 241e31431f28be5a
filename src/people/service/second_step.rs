//! Second steps: time-based codes from an app, recovery codes, and what is common to them and passkeys.

use super::session::{self, Place};
use super::sign_in::password_of;
use crate::ids::{AccountId, OrganisationId, PersonId, RowId, SubjectId};
use crate::ledger::Deed;
use crate::ledger::rules::seal;
use crate::people::{Role, Signed, Stage, Who, rules, store};
use crate::platform::App;
use crate::platform::db::{Db, Timestamp, Tx};
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use time::OffsetDateTime;
use totp_rs::{Builder, Secret, Totp};

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// A passkey in its owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    pub id: RowId,
    pub name: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// What an account has besides its password.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    pub passkeys: Vec<Passkey>,
    /// Codes from an app are asked for.
    pub codes: bool,
    /// Recovery codes that were not used.
    pub recovery: i64,
}

impl Steps {
    /// Is there a second step at all?
    pub fn any(&self) -> bool {
        self.codes || !self.passkeys.is_empty()
    }
}

fn steps_from(rows: Vec<store::PasskeyRow>, code: Option<store::CodeRow>, recovery: i64) -> Steps {
    let passkey =
        |row: store::PasskeyRow| Passkey { id: row.id, name: row.name, made_at: row.made_at, used_at: row.used_at };
    Steps {
        passkeys: rows.into_iter().map(passkey).collect(),
        codes: code.is_some_and(|code| code.on_at.is_some()),
        recovery,
    }
}

/// What this account has.
pub(super) async fn steps_of(db: &Db, account: AccountId) -> Result<Steps, Refused> {
    let passkeys = store::passkeys(db, account).await?;
    let code = store::code(db, account).await?;
    Ok(steps_from(passkeys, code, store::recovery_codes_left(db, account).await?))
}

/// What this account has, as this transaction sees it.
pub(super) async fn steps_in(tx: &mut Tx, account: AccountId) -> Result<Steps, Refused> {
    let passkeys = store::passkeys(&mut *tx, account).await?;
    let code = store::code(&mut *tx, account).await?;
    Ok(steps_from(passkeys, code, store::recovery_codes_left(&mut *tx, account).await?))
}

/// What the signed-in person has besides the password.
///
/// # Errors
/// Nobody is signed in.
pub async fn steps(who: &Who, app: &App) -> Result<Steps, Refused> {
    steps_of(&app.db, who.signed()?.account).await
}

/// What the account has that stands half-way in at the door.
///
/// # Errors
/// The time at the door is over.
pub async fn steps_at_door(app: &App, token: &str) -> Result<Steps, Refused> {
    let session = session::half_way(app, token, Stage::SecondStep).await?;
    steps_of(&app.db, session.account.ok_or(Refused::SignIn)?).await
}

// ---------------------------------------------------------------- codes from an app

/// The key of an account in the key store: its secrets are sealed, and its recovery codes hashed, under it.
async fn key(app: &App, account: AccountId) -> Result<[u8; 32], Refused> {
    Ok(app.keys.subject_key(SubjectId(account.0)).await?)
}

fn about(account: AccountId) -> Vec<u8> {
    [b"sametable/one-time-code/v1\0", account.0.as_bytes().as_slice()].concat()
}

/// Six digits, half a minute each, one step of a clock's drift either way (RFC 6238).
fn totp(secret: &[u8], email: &str) -> Result<Totp, Refused> {
    // A colon would end the name in the address that apps read.
    let name = email.replace(':', " ");
    let secret = Secret::from(secret);
    let builder =
        Builder::new().with_secret(secret).with_skew(1).with_account_name(name).with_issuer(Some("SameTable"));
    builder.build().map_err(Refused::broken)
}

async fn opened(app: &App, account: AccountId, row: &store::CodeRow) -> Result<Vec<u8>, Refused> {
    seal::open(&key(app, account).await?, &about(account), &row.sealed).map_err(Refused::broken)
}

/// What is scanned or typed into the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToScan {
    /// `otpauth://totp/...`
    pub address: String,
    /// The secret in groups of four, for those who type.
    pub secret: String,
}

/// The first of two steps: makes a secret, which is not asked for until a code of it was typed.
///
/// # Errors
/// Codes are switched on already.
pub async fn begin_codes(who: &Who, app: &App) -> Result<(), Refused> {
    let account = who.signed()?.account;
    let secret: [u8; 20] = random::bytes()?;
    let sealed = seal::seal(&key(app, account).await?, random::bytes()?, &about(account), &secret);
    let mut tx = app.db.begin().await?;
    if store::put_code(&mut tx, account, &sealed.map_err(Refused::broken)?, app.clock.now()).await? == 0 {
        return Err(Refused::because("people-codes-on-already"));
    }
    Ok(tx.commit().await?)
}

/// What to scan, while codes are not switched on yet.
///
/// # Errors
/// Nobody is signed in.
pub async fn to_scan(who: &Who, app: &App) -> Result<Option<ToScan>, Refused> {
    let account = who.signed()?.account;
    let row = store::code(&app.db, account).await?.filter(|row| row.on_at.is_none());
    let Some(row) = row else { return Ok(None) };
    let email = store::account(&app.db, account).await?.ok_or(Refused::NotFound)?.email;
    let totp = totp(&opened(app, account, &row).await?, &email)?;
    let plain = totp.secret().to_base32();
    let signs: Vec<char> = plain.chars().collect();
    let secret = signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    Ok(Some(ToScan { address: totp.to_url().map_err(Refused::broken)?, secret }))
}

/// The second of two steps: a code was typed, so the app works, and codes are asked for from now on. Gives recovery codes
/// if this is the first second step.
///
/// # Errors
/// A wrong code; too many tries.
pub async fn confirm_codes(who: &Who, app: &App, code: &str) -> Result<Option<Vec<String>>, Refused> {
    let signed = who.signed()?;
    let account = signed.account;
    tried(app, account)?;
    let row = store::code(&app.db, account).await?.filter(|row| row.on_at.is_none());
    let row = row.ok_or_else(|| Refused::because("people-codes-begin-again"))?;
    let Some(step) = step_of(app, account, &row, code).await? else {
        return Err(Refused::field("code", "people-code-app-wrong"));
    };
    let mut tx = app.db.begin().await?;
    let first = !steps_in(&mut tx, account).await?.any();
    store::use_step(&mut tx, account, step).await?;
    store::switch_code_on(&mut tx, account, app.clock.now()).await?;
    let recovery = if first { Some(new_codes(&mut tx, app, account).await?) } else { None };
    noted(who, app, tx, signed, "second_step.added", "codes").await?;
    Ok(recovery)
}

/// The step that this code belongs to.
async fn step_of(app: &App, account: AccountId, row: &store::CodeRow, code: &str) -> Result<Option<i64>, Refused> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        return Ok(None);
    }
    let email = store::account(&app.db, account).await?.ok_or(Refused::NotFound)?.email;
    let now = OffsetDateTime::from(app.clock.now()).unix_timestamp();
    let now = u64::try_from(now).map_err(Refused::broken)?;
    let step = totp(&opened(app, account, row).await?, &email)?.check(&digits, now);
    step.map(i64::try_from).transpose().map_err(Refused::broken)
}

fn tried(app: &App, account: AccountId) -> Result<(), Refused> {
    app.limits.tried("people-too-many", &format!("second step {account}"), 8, 900, app.clock.now())
}

// ---------------------------------------------------------------- at the door

/// The second step at the door: a code from the app, or a recovery code. Gives the token that goes on.
///
/// # Errors
/// A wrong or used code; the time at the door is over; too many tries.
pub async fn second_step(app: &App, token: &str, code: &str) -> Result<String, Refused> {
    let session = session::half_way(app, token, Stage::SecondStep).await?;
    let account = session.account.ok_or(Refused::SignIn)?;
    tried(app, account)?;
    let row = store::code(&app.db, account).await?.filter(|row| row.on_at.is_some());
    let step = match &row {
        Some(row) => step_of(app, account, row, code).await?,
        None => None,
    };
    let digest = recovery_digest(&key(app, account).await?, code);
    let mut tx = app.db.begin().await?;
    let by = match step {
        Some(step) if store::use_step(&mut tx, account, step).await? > 0 => "codes",
        Some(_) => return Err(Refused::field("code", "people-code-app-used")),
        None if store::use_recovery_code(&mut tx, account, &digest, app.clock.now()).await? > 0 => "recovery",
        None => return Err(Refused::field("code", "people-second-step-wrong")),
    };
    let place = Place { address: String::new(), device: session.device };
    let token = session::go_on(&mut tx, app, account, token, &place).await?;
    app.limits.clear(&format!("second step {account}"));
    if by == "recovery" {
        let (stream, subject) =
            store::stream_of_person(&mut tx, session.org, session.person).await?.ok_or(Refused::NotFound)?;
        let grants = store::grants(&mut tx, session.org, session.person).await?;
        let who = Who::Person(Signed::new(session.org, session.person, account, session.name, grants));
        let mut deed = Deed::new(&who);
        deed.note(stream, subject, "second_step.recovery_code_used", json!({}));
        deed.commit(tx, app).await?;
    } else {
        tx.commit().await?;
    }
    Ok(token)
}

// ---------------------------------------------------------------- recovery codes

/// A keyed hash: whoever reads the database cannot try codes against it.
fn recovery_digest(key: &[u8; 32], code: &str) -> Vec<u8> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(b"sametable/recovery-code/v1\0");
    mac.update(rules::code_key(code).as_bytes());
    mac.finalize().into_bytes().to_vec()
}

pub(super) async fn new_codes(tx: &mut Tx, app: &App, account: AccountId) -> Result<Vec<String>, Refused> {
    let key = key(app, account).await?;
    store::delete_recovery_codes(tx, account).await?;
    let mut codes = Vec::new();
    for _ in 0..RECOVERY_CODES {
        let code = random::code()?;
        store::insert_recovery_code(tx, account, &recovery_digest(&key, &code), app.clock.now()).await?;
        codes.push(code);
    }
    Ok(codes)
}

/// Ten new recovery codes; the old ones end.
///
/// # Errors
/// A wrong password; no second step to recover from.
pub async fn new_recovery_codes(who: &Who, app: &App, password: &str) -> Result<Vec<String>, Refused> {
    let signed = who.signed()?;
    password_of(app, signed, "recovery_password", password).await?;
    let mut tx = app.db.begin().await?;
    if !steps_in(&mut tx, signed.account).await?.any() {
        return Err(Refused::because("people-recovery-nothing"));
    }
    let codes = new_codes(&mut tx, app, signed.account).await?;
    noted(who, app, tx, signed, "second_step.recovery_codes_made", "recovery").await?;
    Ok(codes)
}

// ---------------------------------------------------------------- taking away

/// Takes one of their own second steps away: a passkey by its id, or `codes`. Recovery codes go with the last.
///
/// # Errors
/// A wrong password; there is no such step.
pub async fn remove(who: &Who, app: &App, which: &str, password: &str) -> Result<(), Refused> {
    let signed = who.signed()?;
    password_of(app, signed, "remove_password", password).await?;
    let account = signed.account;
    let mut tx = app.db.begin().await?;
    let gone = if which == "codes" {
        store::delete_code(&mut tx, account).await?
    } else {
        let id: RowId = which.parse().map_err(|_| Refused::field("which", "people-step-choose"))?;
        store::delete_passkey(&mut tx, account, id).await?
    };
    if gone == 0 {
        return Err(Refused::field("which", "people-step-choose"));
    }
    if !steps_in(&mut tx, account).await?.any() {
        store::delete_recovery_codes(&mut tx, account).await?;
    }
    noted(who, app, tx, signed, "second_step.removed", if which == "codes" { "codes" } else { "passkey" }).await
}

/// Takes every second step of an account away and ends its sessions; says whether there was one.
pub(super) async fn take_away(tx: &mut Tx, account: AccountId) -> Result<bool, Refused> {
    if !steps_in(&mut *tx, account).await?.any() {
        return Ok(false);
    }
    store::delete_code(tx, account).await?;
    store::delete_passkeys(tx, account).await?;
    store::delete_recovery_codes(tx, account).await?;
    store::end_sessions_of_account(tx, account, &[]).await?;
    Ok(true)
}

/// An administrator takes somebody's second steps away, after making sure who they are: they sign in with the password
/// alone, and are told by mail.
///
/// # Errors
/// They have none; they sign in at another organisation too.
pub async fn reset_second_step(who: &Who, app: &App, id: PersonId) -> Result<(), Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let (person, account) = super::reset::only_here(app, signed.org, id).await?;
    let address = store::account(&app.db, account).await?.ok_or(Refused::NotFound)?.email;
    let mut tx = app.db.begin().await?;
    if !take_away(&mut tx, account).await? {
        return Err(Refused::because("people-recovery-nothing"));
    }
    let public = app.settings.public_url.as_str();
    let with = [("name", person.name.as_str()), ("by", signed.name.as_str()), ("address", public)];
    let message = NewMessage {
        org: signed.org,
        person: Some(id),
        caused_by: Some(signed.person),
        name: person.name.clone(),
        address,
        subject: say("people-mail-second-step-subject"),
        body: say_with("people-mail-second-step", &with),
        why: "second_step_reset",
        ends: None,
    };
    mail::queue(&mut tx, app, message).await?;
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.second_step_reset", json!({}));
    deed.commit(tx, app).await
}

pub(super) async fn noted(
    who: &Who,
    app: &App,
    mut tx: Tx,
    signed: &Signed,
    kind: &'static str,
    which: &str,
) -> Result<(), Refused> {
    let (stream, subject) =
        store::stream_of_person(&mut tx, signed.org, signed.person).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(stream, subject, kind, json!({"which": which}));
    deed.commit(tx, app).await
}

// ---------------------------------------------------------------- the organisation's rule

/// What an organisation asks, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub needed: bool,
    /// People with an office role who sign in, and how many of them have no second step.
    pub office: usize,
    pub without: usize,
}

/// Does the organisation ask everybody with an office role for a second step?
///
/// # Errors
/// Not an administrator.
pub async fn rule(who: &Who, app: &App) -> Result<Rule, Refused> {
    let org = who.may(&[Role::Administrator])?.org;
    let with = with_step(app, org).await?;
    let office: Vec<PersonId> = office_people(app, org).await?;
    Ok(Rule {
        needed: store::second_step_needed(&app.db, org).await?,
        office: office.len(),
        without: office.iter().filter(|person| !with.contains(person)).count(),
    })
}

async fn office_people(app: &App, org: OrganisationId) -> Result<Vec<PersonId>, Refused> {
    let roles = store::all_roles(&app.db, org).await?;
    let left = store::left(&app.db, org).await?;
    let persons = store::persons(&app.db, org).await?;
    let office = |id: PersonId| roles.iter().any(|(person, role)| *person == id && session::OFFICE.contains(role));
    let here = |id: PersonId| !left.iter().any(|(person, _)| *person == id);
    Ok(persons
        .into_iter()
        .filter(|person| person.account.is_some() && office(person.id) && here(person.id))
        .map(|person| person.id)
        .collect())
}

/// The people of this organisation who have a second step.
pub(super) async fn with_step(app: &App, org: OrganisationId) -> Result<Vec<PersonId>, Refused> {
    let accounts = store::with_second_step(&app.db, org).await?;
    let persons = store::persons(&app.db, org).await?;
    let has = |account: Option<AccountId>| account.is_some_and(|account| accounts.contains(&account));
    Ok(persons.into_iter().filter(|person| has(person.account)).map(|person| person.id).collect())
}

/// Sets the rule. Nobody is shut out by it: people are led to add a second step when they next sign in.
///
/// # Errors
/// Not an administrator.
pub async fn set_rule(who: &Who, app: &App, needed: bool) -> Result<(), Refused> {
    let org = who.may(&[Role::Administrator])?.org;
    let organisation = store::organisation(&app.db, org).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    store::set_second_step_needed(&mut tx, org, needed, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(organisation.stream, organisation.subject, "organisation.sign_in_rule", json!({"second_step": needed}));
    deed.commit(tx, app).await
}
