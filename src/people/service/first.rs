//! First start: the one-time code, the organisation and its first administrator.

use super::persons::{SignIn, insert_person};
use super::session::{self, Place};
use super::sign_in::checked_sign_in;
use super::{NewPerson, make_organisation};
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
pub async fn begin(app: &App, first: First, place: impl Into<Place>) -> Result<String, Refused> {
    let now = app.clock.now();
    app.limits.tried("people-first-too-many", "first", 10, 600, now)?;
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
        grants: Vec::new(),
    };
    let person = insert_person(&who, app, new, SignIn::Password { key, hash }).await?;
    let person = store::person(&app.db, org.id, person).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    let token = session::open(&mut tx, app, &person, Stage::In, &place.into()).await?;
    tx.commit().await?;
    Ok(token)
}
