//! Who is there, and what they may do.

use super::invitations::{free_email, invite_new};
use super::sign_in::checked_sign_in;
use super::{MAY_ADD, session};
use crate::ids::{AccountId, OrganisationId, PersonId, ServiceId, StreamId, SubjectId};
use crate::ledger::{self, Deed};
use crate::people::{Grant, Person, Place, Role, Scope, Signed, Who, own_pictures, rules, store, tablets};
use crate::platform::App;
use crate::platform::db::{Ask, Tx, broken_rule};
use crate::platform::refused::Refused;
use futures::future::BoxFuture;
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
    /// Held wherever the one who adds them may give it: by an administrator for the whole organisation, by the manager of
    /// one home there.
    pub roles: Vec<Role>,
    /// Roles held in some places only. A role that stands here counts as it stands here.
    pub grants: Vec<Grant>,
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
        _ => who.may(MAY_ADD)?.holds(Role::Administrator),
    };
    let office = new.all_roles().iter().any(|role| role.is_office());
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
        let (key, hash) = checked_sign_in(app, &new.email, &[&new.name], &new.password).await?;
        SignIn::Password { key, hash }
    };
    if new.all_roles().is_empty() {
        return Err(Refused::field("roles", "people-role-needed"));
    }
    insert_person(who, app, new, sign_in).await
}

impl NewPerson {
    fn all_roles(&self) -> Vec<Role> {
        self.roles.iter().copied().chain(self.grants.iter().map(|grant| grant.role)).collect()
    }
}

/// Where the asker may give roles; the whole organisation for jobs and administrators.
fn may_give(who: &Who) -> Result<Vec<Scope>, Refused> {
    match who {
        Who::Job { .. } => Ok(vec![Scope::Organisation]),
        _ => Ok(who.may(MAY_ADD)?.scopes(MAY_ADD)),
    }
}

/// What somebody is to hold. A role named without a place is held where it was before, else wherever the asker may give
/// it.
///
/// # Errors
/// A place that is none, or that is not the asker's to give.
fn wanted<'a>(
    who: &'a Who,
    tx: &'a mut Tx,
    org: OrganisationId,
    new: &'a NewPerson,
    before: &'a [Grant],
) -> BoxFuture<'a, Result<Vec<Grant>, Refused>> {
    Box::pin(async move {
        let mine = may_give(who)?;
        let everywhere = mine.contains(&Scope::Organisation);
        let mut grants = Vec::new();
        for role in new.roles.iter().filter(|role| !new.grants.iter().any(|grant| grant.role == **role)) {
            let kept: Vec<_> = before.iter().filter(|grant| grant.role == *role).copied().collect();
            match (kept.is_empty(), everywhere) {
                (false, _) => grants.extend(kept),
                (true, true) => grants.push(Grant::everywhere(*role)),
                (true, false) => grants.extend(mine.iter().map(|scope| Grant { role: *role, scope: *scope })),
            }
        }
        for grant in &new.grants {
            let field = format!("where_{}", grant.role.code());
            let known = match grant.scope {
                Scope::Organisation => everywhere,
                Scope::Service(service) => {
                    (everywhere || mine.contains(&grant.scope))
                        && store::service(&mut *tx, org, service).await?.is_some()
                }
                Scope::Vacancy(vacancy) => match store::service_of_vacancy(&mut *tx, org, vacancy).await? {
                    Some(service) => {
                        grant.role.has_vacancy_scope() && (everywhere || mine.contains(&Scope::Service(service)))
                    }
                    None => false,
                },
            };
            if !known {
                return Err(Refused::field(field, "people-where-unknown"));
            }
            grants.push(*grant);
        }
        // Whoever holds a role everywhere holds it in each place.
        let whole: Vec<Role> =
            grants.iter().filter(|grant| grant.scope == Scope::Organisation).map(|grant| grant.role).collect();
        grants.retain(|grant| grant.scope == Scope::Organisation || !whole.contains(&grant.role));
        grants.sort_unstable();
        grants.dedup();
        Ok(grants)
    })
}

fn told(grants: &[Grant]) -> serde_json::Value {
    grants.iter().map(|grant| grant.told()).collect()
}

async fn insert_person(who: &Who, app: &App, new: NewPerson, sign_in: SignIn) -> Result<PersonId, Refused> {
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    let person = insert_person_in(who, app, &mut tx, &mut deed, new, sign_in).await?;
    deed.commit(tx, app).await?;
    Ok(person.id)
}

/// Adds somebody within a deed of the caller's.
pub(super) async fn insert_person_in(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    deed: &mut Deed,
    new: NewPerson,
    sign_in: SignIn,
) -> Result<Person, Refused> {
    let now = app.clock.now();
    let org = who.org()?;
    let grants = wanted(who, tx, org, &new, &[]).await?;
    let account = match &sign_in {
        SignIn::Never | SignIn::Invited { .. } => None,
        SignIn::Password { key, hash } => {
            let id = AccountId::new();
            store::insert_account(tx, id, new.email.trim(), key, hash, now).await.map_err(email_taken)?;
            Some(id)
        }
    };
    let person = Person {
        org,
        id: PersonId::new(),
        account,
        sort_key: rules::sort_key(&new.name),
        name: new.name.trim().to_owned(),
        picture: new.picture.clone().filter(|picture| own_pictures().iter().any(|own| own.code == *picture)),
        stream: StreamId::new(),
        subject: SubjectId::new(),
    };
    store::insert_person(tx, &person, now).await?;
    store::set_grants(tx, org, person.id, &grants).await?;
    deed.note(
        person.stream,
        person.subject,
        "person.added",
        json!({"name": person.name, "roles": codes(&grants), "grants": told(&grants)}),
    );
    if let SignIn::Invited { key } = &sign_in {
        let by = who.signed().ok();
        invite_new(tx, app, deed, by, &person, new.email.trim(), key).await?;
    }
    Ok(person)
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
        Some(checked_sign_in(app, &change.email, &[&change.name], &change.password).await?)
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
    person.picture = change.picture.clone().filter(|picture| own_pictures().iter().any(|own| own.code == *picture));
    store::update_person(&mut tx, &person).await?;
    let mut before = store::grants(&mut tx, signed.org, id).await?;
    before.sort_unstable();
    let after = wanted(who, &mut tx, signed.org, &change, &before).await?;
    if before != after {
        store::set_grants(&mut tx, signed.org, id, &after).await?;
        if id != signed.person {
            store::end_sessions_of(&mut tx, signed.org, id).await?;
        }
        let held: Vec<Role> = after.iter().map(|grant| grant.role).collect();
        tablets::end_of(&mut tx, signed.org, id, &held, now).await?;
        tx.tell(session::ended(id)).await?;
    }
    let mut deed = Deed::new(who);
    deed.note(
        person.stream,
        person.subject,
        "person.changed",
        json!({"name": person.name, "roles": codes(&after), "grants": told(&after)}),
    );
    deed.commit(tx, app).await
}

fn codes(grants: &[Grant]) -> Vec<&'static str> {
    let mut roles: Vec<_> = grants.iter().map(|grant| grant.role).collect();
    roles.dedup();
    roles.into_iter().map(Role::code).collect()
}

/// A person with what they may do, and where.
#[derive(Debug, Clone)]
pub struct Listed {
    pub person: Person,
    pub grants: Vec<Grant>,
}

impl Listed {
    /// The roles held anywhere, each once.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<_> = self.grants.iter().map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }
}

/// Who reads the list of persons.
const MAY_LIST: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];

/// Everybody who is here and whom the asker works with, by name: for lists and for choosing who sits on a panel. Whoever works in some
/// homes only finds those who work or take part there or in the whole organisation.
pub async fn everybody(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    who.may(MAY_LIST)?;
    everybody_seen(who, app).await
}

/// The same for whoever reads what HR reads: the log of views names whom an auditor may choose from.
pub async fn everybody_seen(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    let signed = who.may_see(MAY_LIST)?;
    let org = signed.org;
    let mut grants: HashMap<PersonId, Vec<Grant>> = HashMap::new();
    for (person, grant) in store::all_grants(&app.db, org).await? {
        grants.entry(person).or_default().push(grant);
    }
    const SEES: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor];
    let mine = homes(app, org, &signed.scopes(SEES)).await?;
    let left = store::left(&app.db, org).await?;
    let persons = store::persons(&app.db, org).await?;
    let mut listed = Vec::new();
    for person in persons.into_iter().filter(|person| !left.iter().any(|(id, _)| *id == person.id)) {
        let grants = grants.remove(&person.id).unwrap_or_default();
        let scopes: Vec<_> = grants.iter().map(|grant| grant.scope).collect();
        let shown = match (&mine, homes(app, org, &scopes).await?) {
            (None, _) | (_, None) => true,
            (Some(mine), Some(theirs)) => theirs.iter().any(|home| mine.contains(home)),
        };
        if shown {
            listed.push(Listed { person, grants });
        }
    }
    Ok(listed)
}

/// The homes in which these places are; none for all of them.
async fn homes(app: &App, org: OrganisationId, scopes: &[Scope]) -> Result<Option<Vec<ServiceId>>, Refused> {
    let mut homes = Vec::new();
    for scope in scopes {
        match scope {
            Scope::Organisation => return Ok(None),
            Scope::Service(service) => homes.push(*service),
            Scope::Vacancy(vacancy) => homes.extend(store::service_of_vacancy(&app.db, org, *vacancy).await?),
        }
    }
    Ok(Some(homes))
}

/// Everybody's name, for the sentences of a page whose own room has asked who may read it.
pub async fn names(who: &Who, app: &App) -> Result<HashMap<PersonId, String>, Refused> {
    let persons = store::persons(&app.db, who.org()?).await?;
    Ok(persons.into_iter().map(|person| (person.id, person.name)).collect())
}

/// One person of the asker's organisation.
pub async fn person(who: &Who, app: &App, id: PersonId) -> Result<Person, Refused> {
    store::person(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)
}

/// The address with which whoever this is signs in.
pub async fn own_address(who: &Who, app: &App) -> Result<String, Refused> {
    let account = who.signed()?.account;
    Ok(store::account(&app.db, account).await?.ok_or(Refused::NotFound)?.email)
}

/// A person with the address at which the server reaches them by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub person: PersonId,
    pub name: String,
    pub address: String,
}

/// Every organisation of this installation, for what the server does by itself.
///
/// # Errors
/// The database failed.
pub async fn every_organisation(app: &App) -> Result<Vec<OrganisationId>, Refused> {
    Ok(store::every_organisation(&app.db).await?.into_iter().map(|(org,)| org).collect())
}

/// Everybody who holds one of these roles for the whole organisation and can sign in: whom the server tells of what waits.
///
/// # Errors
/// The database failed.
pub async fn mailboxes(app: &App, org: OrganisationId, roles: &[Role]) -> Result<Vec<Mailbox>, Refused> {
    reachable(app, org, |grant| roles.contains(&grant.role) && grant.scope == Scope::Organisation).await
}

/// The same of whoever holds one of them anywhere, for one home too.
///
/// # Errors
/// The database failed.
pub async fn mailboxes_anywhere(app: &App, org: OrganisationId, roles: &[Role]) -> Result<Vec<Mailbox>, Refused> {
    reachable(app, org, |grant| roles.contains(&grant.role)).await
}

/// The same of whoever holds one of them at this place.
///
/// # Errors
/// The database failed.
pub async fn mailboxes_at(
    app: &App,
    org: OrganisationId,
    roles: &[Role],
    place: Place,
) -> Result<Vec<Mailbox>, Refused> {
    reachable(app, org, |grant| roles.contains(&grant.role) && grant.scope.covers(place)).await
}

async fn reachable(app: &App, org: OrganisationId, is: impl Fn(&Grant) -> bool) -> Result<Vec<Mailbox>, Refused> {
    let grants = store::all_grants(&app.db, org).await?;
    let left = store::left(&app.db, org).await?;
    let mut found = Vec::new();
    for person in store::persons(&app.db, org).await? {
        let holds = grants.iter().any(|(id, grant)| *id == person.id && is(grant));
        let Some(account) = person.account.filter(|_| holds && !left.iter().any(|(id, _)| *id == person.id)) else {
            continue;
        };
        if let Some(account) = store::account(&app.db, account).await? {
            found.push(Mailbox { person: person.id, name: person.name, address: account.email });
        }
    }
    Ok(found)
}

/// One person, within a transaction of another deed.
///
/// # Errors
/// The database failed.
pub async fn person_in(on: impl Ask<'_>, org: OrganisationId, id: PersonId) -> Result<Option<Person>, Refused> {
    Ok(store::person(on, org, id).await?)
}

/// Somebody of the organisation with what they may do now: for a deed of theirs that waited for a second person.
///
/// # Errors
/// They are not there any more, or cannot sign in any more.
pub async fn as_they_are(app: &App, org: OrganisationId, id: PersonId) -> Result<Who, Refused> {
    let person = store::person(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let account = person.account.ok_or(Refused::NotAllowed)?;
    if store::left(&app.db, org).await?.iter().any(|(left, _)| *left == id) {
        return Err(Refused::NotAllowed);
    }
    let grants = store::grants(&app.db, org, id).await?;
    Ok(Who::Person(Signed::new(org, id, account, person.name, grants)))
}

/// One person with what they may do, for the page that changes them.
pub async fn listed(who: &Who, app: &App, id: PersonId) -> Result<(Listed, Option<String>), Refused> {
    let org = who.may(&[Role::Administrator])?.org;
    let person = store::person(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    ledger::service::view(who, app, "person", id.0).await?;
    let grants = store::grants(&app.db, org, id).await?;
    let email = match person.account {
        Some(account) => store::account(&app.db, account).await?.map(|account| account.email),
        None => None,
    };
    Ok((Listed { person, grants }, email))
}

/// A place for which a role can be given, in words.
#[derive(Debug, Clone)]
pub struct Choosable {
    pub scope: Scope,
    pub title: String,
}

/// Where the asker may give a role: the whole organisation, homes and teams, and single open vacancies.
pub async fn choosable(who: &Who, app: &App) -> Result<Vec<Choosable>, Refused> {
    let mine = may_give(who)?;
    let org = who.org()?;
    let whole = mine.contains(&Scope::Organisation);
    let mut places = Vec::new();
    if whole {
        places.push(Choosable { scope: Scope::Organisation, title: String::new() });
    }
    let homes = store::services(&app.db, org).await?;
    for home in homes.into_iter().filter(|home| whole || mine.contains(&Scope::Service(home.id))) {
        places.push(Choosable { scope: Scope::Service(home.id), title: home.name });
    }
    for (vacancy, service, title, home) in store::open_vacancies(&app.db, org).await? {
        if whole || mine.contains(&Scope::Service(service)) {
            places.push(Choosable { scope: Scope::Vacancy(vacancy), title: format!("{title}, {home}") });
        }
    }
    Ok(places)
}

/// The titles of the homes and open vacancies that the asker knows of, to say where somebody holds a role.
pub async fn titles(who: &Who, app: &App) -> Result<Vec<Choosable>, Refused> {
    let org = who.may_see(MAY_LIST)?.org;
    let homes = super::services(who, app).await?;
    let vacancies = store::open_vacancies(&app.db, org).await?;
    let vacancies = vacancies
        .into_iter()
        .filter(|(_, service, ..)| homes.iter().any(|home| home.id == *service))
        .map(|(id, _, title, home)| Choosable { scope: Scope::Vacancy(id), title: format!("{title}, {home}") })
        .collect::<Vec<_>>();
    let homes = homes.into_iter().map(|home| Choosable { scope: Scope::Service(home.id), title: home.name });
    Ok(homes.chain(vacancies).collect())
}
