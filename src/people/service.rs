//! The deeds of this room: first start, sign-in, and who may do what.

use super::rules;
use super::store;
use super::{Organisation, Person, Role, Service, Signed, Who};
use crate::ids::{AccountId, OrganisationId, PersonId, ServiceId, StreamId, SubjectId};
use crate::ledger::Deed;
use crate::platform::App;
use crate::platform::db::{Timestamp, Tx, broken_rule};
use crate::platform::random;
use crate::platform::refused::Refused;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use serde_json::json;
use std::collections::HashMap;
use time::{Duration, OffsetDateTime};

/// A session ends after this long without a click.
const IDLE: Duration = Duration::hours(12);
/// A session ends after this long in any case.
const LONGEST: Duration = Duration::days(7);
/// How often a session's last click is written down.
const SEEN_EVERY: Duration = Duration::minutes(5);

const FIRST_CODE: &str = "first_code";

/// Makes the one-time code for the first administrator, if nobody can sign in yet; a code that was not used is replaced.
///
/// # Errors
/// The database failed.
pub async fn first_code(app: &App) -> Result<Option<String>, Refused> {
    if store::accounts(&app.db).await? > 0 {
        return Ok(None);
    }
    let code = random::code()?;
    let mut tx = app.db.begin().await?;
    store::set_fact(&mut tx, FIRST_CODE, &hex(&random::digest(&code))).await?;
    tx.commit().await?;
    Ok(Some(code))
}

/// Can the first administrator still be made?
pub async fn is_new(app: &App) -> Result<bool, Refused> {
    Ok(store::accounts(&app.db).await? == 0)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the first administrator says about themselves and their organisation.
#[derive(Debug, Clone, Default)]
pub struct First {
    pub code: String,
    pub organisation: String,
    pub service: String,
    pub name: String,
    pub email: String,
    pub password: String,
}

/// Makes the organisation and its first administrator, who holds every office role until others are there.
///
/// # Errors
/// A wrong code, or one problem a field.
pub async fn begin(app: &App, first: First) -> Result<String, Refused> {
    let now = app.clock.now();
    if !app.limits.allow("first", 10, 600, now) {
        return Err(Refused::TooMany("people-too-many".to_owned()));
    }
    let expected = store::fact(&app.db, FIRST_CODE).await?;
    if !is_new(app).await? || expected != Some(hex(&random::digest(first.code.trim()))) {
        return Err(Refused::field("code", "people-first-code-wrong"));
    }
    let (key, hash) = checked_sign_in(&first.email, &first.name, &first.password).await?;
    let org = make_organisation(app, &first.organisation, &first.service, false).await?;
    let mut tx = app.db.begin().await?;
    store::drop_fact(&mut tx, FIRST_CODE).await?;
    tx.commit().await?;
    let roles = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];
    let who = Who::Job { org: org.id, name: "first-start" };
    let new = NewPerson {
        name: first.name,
        email: first.email,
        picture: None,
        roles: roles.to_vec(),
        password: String::new(),
    };
    let person = insert_person(&who, app, new, Some((key, hash))).await?;
    let mut tx = app.db.begin().await?;
    let token = open_session(&mut tx, org.id, person, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// An organisation with its first service and the starter library.
///
/// # Errors
/// The database failed.
pub async fn make_organisation(app: &App, name: &str, service: &str, demo: bool) -> Result<Organisation, Refused> {
    let now = app.clock.now();
    let org = Organisation {
        id: OrganisationId::new(),
        name: name.to_owned(),
        stream: StreamId::new(),
        subject: SubjectId::new(),
        demo,
    };
    let who = Who::Job { org: org.id, name: "first-start" };
    let mut tx = app.db.begin().await?;
    store::insert_organisation(&mut tx, &org, now).await?;
    store::insert_service(&mut tx, org.id, ServiceId::new(), service).await?;
    if demo {
        store::set_fact(&mut tx, "demo", "yes").await?;
    }
    let mut deed = Deed::new(&who);
    deed.note(org.stream, org.subject, "organisation.opened", json!({"name": name, "service": service, "demo": demo}));
    deed.commit(tx, app).await?;
    Ok(org)
}

/// Was this database made by the demonstration?
pub async fn is_demo(app: &App) -> Result<bool, Refused> {
    Ok(store::fact(&app.db, "demo").await?.is_some())
}

async fn checked_sign_in(email: &str, name: &str, password: &str) -> Result<(String, String), Refused> {
    let key = rules::email_key(email).ok_or_else(|| Refused::field("email", "people-email-wrong"))?;
    rules::password(password, email, name)
        .map_err(|why| Refused::field("password", why.code()).with("shortest", rules::PASSWORD_SHORTEST))?;
    Ok((key, hash(password).await?))
}

/// argon2id with the crate's defaults (19 MiB, two passes: OWASP's first choice), off the async threads.
async fn hash(password: &str) -> Result<String, Refused> {
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.map_err(Refused::broken)?.map_err(Refused::broken)
}

async fn fits(password: &str, hash: &str) -> Result<bool, Refused> {
    let (password, hash) = (password.to_owned(), hash.to_owned());
    let fits = tokio::task::spawn_blocking(move || {
        argon2::password_hash::phc::PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    fits.await.map_err(Refused::broken)
}

/// A hash that no password fits: an unknown address takes as long as a wrong password.
const NO_ONE: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FtZXRhYmxlLW5vb25l$\
                      hJ6b5m6pP3Jcm2yBk8QxZ0n0c1v6b9m3d5f7g9h1j3k";

/// Signs in and gives the session's token.
///
/// # Errors
/// One sentence for a wrong address and a wrong password; too many tries.
pub async fn sign_in(app: &App, email: &str, password: &str, address: &str) -> Result<String, Refused> {
    let now = app.clock.now();
    let key = rules::email_key(email).unwrap_or_default();
    let (by_email, by_address) = (format!("sign-in {key}"), format!("sign-in from {address}"));
    if !app.limits.allow(&by_email, 8, 900, now) || !app.limits.allow(&by_address, 60, 900, now) {
        return Err(Refused::TooMany("people-too-many".to_owned()));
    }
    let account = store::account_by_email(&app.db, &key).await?;
    let hash = account.as_ref().map_or(NO_ONE, |account| &account.password_hash);
    let fits = fits(password, hash).await?;
    let Some(account) = account.filter(|_| fits) else {
        return Err(Refused::field("email", "people-sign-in-wrong"));
    };
    app.limits.clear(&by_email);
    let persons = store::persons_of_account(&app.db, account.id).await?;
    let person = persons.first().ok_or_else(|| Refused::field("email", "people-sign-in-wrong"))?;
    let mut tx = app.db.begin().await?;
    store::drop_old_sessions(&mut tx, now).await?;
    let token = open_session(&mut tx, person.org, person.id, now).await?;
    tx.commit().await?;
    Ok(token)
}

async fn open_session(tx: &mut Tx, org: OrganisationId, person: PersonId, now: Timestamp) -> Result<String, Refused> {
    let token = random::token()?;
    let ends = Timestamp::from(OffsetDateTime::from(now) + LONGEST);
    store::insert_session(tx, org, person, &random::digest(&token), now, ends).await?;
    Ok(token)
}

/// Who holds this session's token; nobody if it is unknown or over.
pub async fn signed_in(app: &App, token: &str) -> Result<Who, Refused> {
    let digest = random::digest(token);
    let now = OffsetDateTime::from(app.clock.now());
    let Some(session) = store::session(&app.db, &digest).await? else { return Ok(Who::Nobody) };
    let seen = OffsetDateTime::from(session.seen_at);
    if now > OffsetDateTime::from(session.ends_at) || now - seen > IDLE {
        return Ok(Who::Nobody);
    }
    let Some(account) = session.account else { return Ok(Who::Nobody) };
    if now - seen > SEEN_EVERY {
        let mut tx = app.db.begin().await?;
        store::touch_session(&mut tx, &digest, now.into()).await?;
        tx.commit().await?;
    }
    let roles = store::roles(&app.db, session.org, session.person).await?;
    Ok(Who::Person(Signed { org: session.org, person: session.person, account, name: session.name, roles }))
}

/// Ends the session.
pub async fn sign_out(who: &Who, app: &App, token: &str) -> Result<(), Refused> {
    who.signed()?;
    let mut tx = app.db.begin().await?;
    store::end_session(&mut tx, &random::digest(token)).await?;
    Ok(tx.commit().await?)
}

/// Changes the signed-in person's own password; their other sessions end.
///
/// # Errors
/// A wrong old password, or a new one that cannot be taken.
pub async fn change_password(who: &Who, app: &App, old: &str, new: &str) -> Result<String, Refused> {
    let signed = who.signed()?;
    let now = app.clock.now();
    if !app.limits.allow(&format!("password {}", signed.account), 8, 900, now) {
        return Err(Refused::TooMany("people-too-many".to_owned()));
    }
    let account = store::account(&app.db, signed.account).await?.ok_or(Refused::NotFound)?;
    if !fits(old, &account.password_hash).await? {
        return Err(Refused::field("password", "people-password-wrong"));
    }
    rules::password(new, &account.email, &signed.name)
        .map_err(|why| Refused::field("new_password", why.code()).with("shortest", rules::PASSWORD_SHORTEST))?;
    let hash = hash(new).await?;
    let mut tx = app.db.begin().await?;
    store::set_password(&mut tx, signed.account, &hash).await?;
    store::end_sessions_of(&mut tx, signed.org, signed.person).await?;
    let token = open_session(&mut tx, signed.org, signed.person, now).await?;
    let (stream, subject) =
        store::stream_of_person(&mut tx, signed.org, signed.person).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(stream, subject, "password.changed", json!({}));
    deed.commit(tx, app).await?;
    Ok(token)
}

/// Someone to add.
#[derive(Debug, Clone, Default)]
pub struct NewPerson {
    pub name: String,
    /// Empty for someone who never signs in, such as a panel member.
    pub email: String,
    pub password: String,
    pub picture: Option<String>,
    pub roles: Vec<Role>,
}

/// Who may add people: administrators, and managers (a panel needs its members).
const MAY_ADD: &[Role] = &[Role::Administrator, Role::Manager];

/// Adds someone; with an e-mail address they can sign in with the password given.
///
/// # Errors
/// One problem a field; a manager cannot give office roles.
pub async fn add_person(who: &Who, app: &App, new: NewPerson) -> Result<PersonId, Refused> {
    let administrator = match who {
        Who::Job { .. } => true,
        _ => who.may(MAY_ADD)?.roles.contains(&Role::Administrator),
    };
    let office = new.roles.iter().any(|role| matches!(role, Role::Administrator | Role::Manager | Role::Hr));
    if office && !administrator {
        return Err(Refused::field("roles", "people-roles-administrator"));
    }
    if new.name.trim().is_empty() {
        return Err(Refused::field("name", "people-name-needed"));
    }
    let sign_in = if new.email.trim().is_empty() {
        if office {
            return Err(Refused::field("email", "people-email-needed"));
        }
        None
    } else {
        Some(checked_sign_in(&new.email, &new.name, &new.password).await?)
    };
    if new.roles.is_empty() {
        return Err(Refused::field("roles", "people-role-needed"));
    }
    insert_person(who, app, new, sign_in).await
}

async fn insert_person(
    who: &Who,
    app: &App,
    new: NewPerson,
    sign_in: Option<(String, String)>,
) -> Result<PersonId, Refused> {
    let now = app.clock.now();
    let org = who.org()?;
    let mut tx = app.db.begin().await?;
    let account = match sign_in {
        None => None,
        Some((key, hash)) => {
            let id = AccountId::new();
            store::insert_account(&mut tx, id, new.email.trim(), &key, &hash, now).await.map_err(email_taken)?;
            Some(id)
        }
    };
    let person = Person {
        org,
        id: PersonId::new(),
        account,
        sort_key: rules::sort_key(&new.name),
        name: new.name.trim().to_owned(),
        picture: new.picture.filter(|picture| super::own_pictures().iter().any(|own| own.code == *picture)),
        stream: StreamId::new(),
        subject: SubjectId::new(),
    };
    store::insert_person(&mut tx, &person, now).await?;
    store::set_roles(&mut tx, org, person.id, &new.roles).await?;
    let mut deed = Deed::new(who);
    let codes: Vec<_> = new.roles.iter().map(|role| role.code()).collect();
    deed.note(person.stream, person.subject, "person.added", json!({"name": person.name, "roles": codes}));
    deed.commit(tx, app).await?;
    Ok(person.id)
}

fn email_taken(error: sqlx::Error) -> Refused {
    match broken_rule(&error).as_deref() {
        Some("account_email_key_key") => Refused::field("email", "people-email-taken"),
        _ => error.into(),
    }
}

/// Changes someone's name, picture and roles. A change of roles ends their sessions.
///
/// # Errors
/// One problem a field; the last administrator stays one.
pub async fn change_person(who: &Who, app: &App, id: PersonId, change: NewPerson) -> Result<(), Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let mut person = store::person(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    if change.name.trim().is_empty() {
        return Err(Refused::field("name", "people-name-needed"));
    }
    let all = store::all_roles(&app.db, signed.org).await?;
    let others = all.iter().any(|(other, role)| *other != id && *role == Role::Administrator);
    if !others && !change.roles.contains(&Role::Administrator) {
        return Err(Refused::field("roles", "people-last-administrator"));
    }
    let sign_in = if person.account.is_none() && !change.email.trim().is_empty() {
        Some(checked_sign_in(&change.email, &change.name, &change.password).await?)
    } else {
        None
    };
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    if let Some((key, hash)) = sign_in {
        let account = AccountId::new();
        store::insert_account(&mut tx, account, change.email.trim(), &key, &hash, now).await.map_err(email_taken)?;
        person.account = Some(account);
    }
    person.name = change.name.trim().to_owned();
    person.sort_key = rules::sort_key(&change.name);
    person.picture = change.picture.filter(|picture| super::own_pictures().iter().any(|own| own.code == *picture));
    store::update_person(&mut tx, &person).await?;
    let mut before = store::roles(&mut tx, signed.org, id).await?;
    let mut after = change.roles;
    before.sort_unstable();
    after.sort_unstable();
    if before != after {
        store::set_roles(&mut tx, signed.org, id, &after).await?;
        if id != signed.person {
            store::end_sessions_of(&mut tx, signed.org, id).await?;
        }
    }
    let codes: Vec<_> = after.iter().map(|role| role.code()).collect();
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.changed", json!({"name": person.name, "roles": codes}));
    deed.commit(tx, app).await
}

/// A person with their roles.
#[derive(Debug, Clone)]
pub struct Listed {
    pub person: Person,
    pub roles: Vec<Role>,
}

/// Everybody, by name: for lists and for choosing who sits on a panel.
pub async fn everybody(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    let org = who.may(&[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator])?.org;
    let mut roles: HashMap<PersonId, Vec<Role>> = HashMap::new();
    for (person, role) in store::all_roles(&app.db, org).await? {
        roles.entry(person).or_default().push(role);
    }
    let persons = store::persons(&app.db, org).await?;
    Ok(persons
        .into_iter()
        .map(|person| Listed { roles: roles.remove(&person.id).unwrap_or_default(), person })
        .collect())
}

/// One person of the asker's organisation.
pub async fn person(who: &Who, app: &App, id: PersonId) -> Result<Person, Refused> {
    store::person(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)
}

/// One person with their roles, for the page that changes them.
pub async fn listed(who: &Who, app: &App, id: PersonId) -> Result<(Listed, Option<String>), Refused> {
    let org = who.may(&[Role::Administrator])?.org;
    let person = store::person(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let roles = store::roles(&app.db, org, id).await?;
    let email = match person.account {
        Some(account) => store::account(&app.db, account).await?.map(|account| account.email),
        None => None,
    };
    Ok((Listed { person, roles }, email))
}

/// The asker's organisation.
pub async fn organisation(who: &Who, app: &App) -> Result<Organisation, Refused> {
    store::organisation(&app.db, who.org()?).await?.ok_or(Refused::NotFound)
}

/// The homes and teams of the asker's organisation.
pub async fn services(who: &Who, app: &App) -> Result<Vec<Service>, Refused> {
    Ok(store::services(&app.db, who.org()?).await?)
}

/// One home or team of the asker's organisation.
pub async fn service(who: &Who, app: &App, id: ServiceId) -> Result<Service, Refused> {
    store::service(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)
}

/// Adds a home or team.
///
/// # Errors
/// A name that is empty or taken.
pub async fn add_service(who: &Who, app: &App, name: &str) -> Result<ServiceId, Refused> {
    let org = match who {
        Who::Job { org, .. } => *org,
        _ => who.may(MAY_ADD)?.org,
    };
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 {
        return Err(Refused::field("service", "people-service-needed"));
    }
    let id = ServiceId::new();
    let mut tx = app.db.begin().await?;
    if !store::insert_service(&mut tx, org, id, name).await? {
        return Err(Refused::field("service", "people-service-taken"));
    }
    let org = store::organisation(&mut tx, org).await?.ok_or(Refused::NotFound)?;
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, "service.added", json!({"service": id, "name": name}));
    deed.commit(tx, app).await?;
    Ok(id)
}
