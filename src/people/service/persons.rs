//! Who is there, and what they may do.

use super::MAY_ADD;
use super::invitations::{free_email, invite_new};
use super::sign_in::checked_sign_in;
use crate::ids::{AccountId, OrganisationId, PersonId, StreamId, SubjectId};
use crate::ledger::Deed;
use crate::people::{Person, Role, Who, own_pictures, rules, store};
use crate::platform::App;
use crate::platform::db::{Ask, broken_rule};
use crate::platform::refused::Refused;
use serde_json::json;
use std::collections::HashMap;

/// Someone to add.
#[derive(Debug, Clone, Default)]
pub struct NewPerson {
    pub name: String,
    /// Empty for someone who never signs in, such as a panel member.
    pub email: String,
    /// Empty for everybody but the demonstration: who has an address gets an invitation, and chooses one.
    pub password: String,
    pub picture: Option<String>,
    pub roles: Vec<Role>,
}

/// How somebody who is added will sign in.
pub(super) enum SignIn {
    Never,
    Password { key: String, hash: String },
    Invited { key: String },
}

/// Adds someone; with an e-mail address they are invited to sign in.
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
        SignIn::Never
    } else if new.password.is_empty() {
        SignIn::Invited { key: free_email(app, who.org()?, &new.email, None).await? }
    } else {
        let (key, hash) = checked_sign_in(&new.email, &new.name, &new.password).await?;
        SignIn::Password { key, hash }
    };
    if new.roles.is_empty() {
        return Err(Refused::field("roles", "people-role-needed"));
    }
    insert_person(who, app, new, sign_in).await
}

pub(super) async fn insert_person(who: &Who, app: &App, new: NewPerson, sign_in: SignIn) -> Result<PersonId, Refused> {
    let now = app.clock.now();
    let org = who.org()?;
    let mut tx = app.db.begin().await?;
    let account = match &sign_in {
        SignIn::Never | SignIn::Invited { .. } => None,
        SignIn::Password { key, hash } => {
            let id = AccountId::new();
            store::insert_account(&mut tx, id, new.email.trim(), key, hash, now).await.map_err(email_taken)?;
            Some(id)
        }
    };
    let person = Person {
        org,
        id: PersonId::new(),
        account,
        sort_key: rules::sort_key(&new.name),
        name: new.name.trim().to_owned(),
        picture: new.picture.filter(|picture| own_pictures().iter().any(|own| own.code == *picture)),
        stream: StreamId::new(),
        subject: SubjectId::new(),
    };
    store::insert_person(&mut tx, &person, now).await?;
    store::set_roles(&mut tx, org, person.id, &new.roles).await?;
    let mut deed = Deed::new(who);
    let codes: Vec<_> = new.roles.iter().map(|role| role.code()).collect();
    deed.note(person.stream, person.subject, "person.added", json!({"name": person.name, "roles": codes}));
    if let SignIn::Invited { key } = &sign_in {
        let by = who.signed().ok();
        invite_new(&mut tx, app, &mut deed, by, &person, new.email.trim(), key).await?;
    }
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
    let left = store::left(&app.db, signed.org).await?;
    let here = |person: PersonId| !left.iter().any(|(left, _)| *left == person);
    let others = all.iter().any(|(other, role)| *other != id && *role == Role::Administrator && here(*other));
    if !others && !change.roles.contains(&Role::Administrator) {
        return Err(Refused::field("roles", "people-last-administrator"));
    }
    let sign_in = if person.account.is_none() && !change.password.is_empty() {
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
    person.picture = change.picture.filter(|picture| own_pictures().iter().any(|own| own.code == *picture));
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

/// Everybody who is here, by name: for lists and for choosing who sits on a panel.
pub async fn everybody(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    let org = who.may(&[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator])?.org;
    let mut roles: HashMap<PersonId, Vec<Role>> = HashMap::new();
    for (person, role) in store::all_roles(&app.db, org).await? {
        roles.entry(person).or_default().push(role);
    }
    let left = store::left(&app.db, org).await?;
    let persons = store::persons(&app.db, org).await?;
    Ok(persons
        .into_iter()
        .filter(|person| !left.iter().any(|(id, _)| *id == person.id))
        .map(|person| Listed { roles: roles.remove(&person.id).unwrap_or_default(), person })
        .collect())
}

/// One person of the asker's organisation.
pub async fn person(who: &Who, app: &App, id: PersonId) -> Result<Person, Refused> {
    store::person(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)
}

/// One person, within a transaction of another deed.
///
/// # Errors
/// The database failed.
pub async fn person_in(on: impl Ask<'_>, org: OrganisationId, id: PersonId) -> Result<Option<Person>, Refused> {
    Ok(store::person(on, org, id).await?)
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
