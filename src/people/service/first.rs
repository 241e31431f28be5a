//! First start: the one-time code, the organisation and its first administrator.

use super::NewPerson;
use super::organisation::open_organisation;
use super::persons::{SignIn, insert_person_in};
use super::session::{self, Place};
use super::sign_in::checked_sign_in;
use crate::hex::hex;
use crate::people::{Role, Stage, Who, store};
use crate::platform::App;
use crate::platform::random;
use crate::platform::refused::Refused;

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

/// Makes the organisation and its first administrator, who holds every office role until others are there: all of it or
/// nothing, in one transaction. The code is taken away first, and whoever took it is the only one it lets in.
///
/// # Errors
/// A wrong code, or one problem a field.
pub async fn begin(app: &App, first: First, place: impl Into<Place>) -> Result<String, Refused> {
    let now = app.clock.now();
    app.limits.tried("people-first-too-many", "first", 10, 600, now)?;
    let code = hex(&random::digest(first.code.trim()));
    let wrong = || Refused::field("code", "people-first-code-wrong");
    // A wrong code is found out before a password is hashed.
    if !is_new(app).await? || store::fact(&app.db, FIRST_CODE).await?.as_ref() != Some(&code) {
        return Err(wrong());
    }
    let own = [first.name.as_str(), first.organisation.as_str(), first.service.as_str()];
    let (key, hash) = checked_sign_in(app, &first.email, &own, &first.password).await?;
    let mut tx = app.db.begin().await?;
    if !store::take_fact(&mut tx, FIRST_CODE, &code).await? || store::accounts(&mut tx).await? > 0 {
        return Err(wrong());
    }
    let (org, mut deed) = open_organisation(&mut tx, app, &first.organisation, &first.service, false).await?;
    let who = Who::Job { org: org.id, name: "first-start" };
    let new = NewPerson {
        name: first.name,
        email: first.email,
        picture: None,
        roles: vec![Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator],
        password: String::new(),
        grants: Vec::new(),
    };
    let sign_in = SignIn::Password { key, hash };
    let person = insert_person_in(&who, app, &mut tx, &mut deed, new, sign_in).await?;
    let token = session::open(&mut tx, app, &person, Stage::In, &place.into()).await?;
    deed.commit(tx, app).await?;
    Ok(token)
}
