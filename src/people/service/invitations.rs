//! Inviting people to sign in.

use super::links::{self, NewLink};
use crate::ids::{OrganisationId, PersonId};
use crate::ledger::Deed;
use crate::people::{LinkKind, Person, Role, Signed, Who, rules, store};
use crate::platform::App;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::refused::Refused;
use serde_json::json;

/// How far somebody's sign-in is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInState {
    /// They never sign in, as most panel members.
    None,
    /// They were invited and have not chosen a password yet.
    Invited { email: String, until: Timestamp },
    /// Their invitation has ended unused.
    Lapsed { email: String },
    /// They sign in.
    In,
}

/// Everybody's state in one organisation, without those who never sign in.
pub(super) async fn states(app: &App, org: OrganisationId) -> Result<Vec<(PersonId, SignInState)>, Refused> {
    let now = app.clock.now();
    let mut states: Vec<(PersonId, SignInState)> = Vec::new();
    for row in store::links(&app.db, org).await? {
        let invitation = matches!(row.kind, LinkKind::Invitation | LinkKind::InvitationCode);
        if !invitation || states.iter().any(|(person, _)| *person == row.person) {
            continue;
        }
        let state = if row.used_at.is_none() && row.ended_at.is_none() && row.ends_at > now {
            SignInState::Invited { email: row.email, until: row.ends_at }
        } else {
            SignInState::Lapsed { email: row.email }
        };
        states.push((row.person, state));
    }
    Ok(states)
}

/// An address that may be invited here.
pub(super) async fn free_email(
    app: &App,
    org: OrganisationId,
    email: &str,
    person: Option<PersonId>,
) -> Result<String, Refused> {
    let key = rules::email_key(email).ok_or_else(|| Refused::field("email", "people-email-wrong"))?;
    let others = store::persons_with_email(&app.db, org, &key, app.clock.now()).await?;
    if others.into_iter().any(|other| Some(other) != person) {
        return Err(Refused::field("email", "people-email-taken"));
    }
    Ok(key)
}

/// Invites within the transaction that adds the person.
pub(super) async fn invite_new(
    tx: &mut Tx,
    app: &App,
    deed: &mut Deed,
    by: Option<&Signed>,
    person: &Person,
    email: &str,
    email_key: &str,
) -> Result<(), Refused> {
    let new = NewLink { kind: LinkKind::Invitation, person, email, email_key, by, elsewhere: false };
    links::make(tx, app, new).await?;
    deed.note(person.stream, person.subject, "person.invited", json!({"by": LinkKind::Invitation.code()}));
    Ok(())
}

/// Invites somebody who is there already, or invites again; an earlier invitation ends. With `read_out` the code is given
/// to be read out to them, and no mail is written.
///
/// # Errors
/// An address that is none, or somebody else's here; a person who signs in already, or has left.
pub async fn invite(
    who: &Who,
    app: &App,
    id: PersonId,
    email: &str,
    read_out: bool,
) -> Result<Option<String>, Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let person = store::person(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    if person.account.is_some() || store::left(&app.db, signed.org).await?.iter().any(|(left, _)| *left == id) {
        return Err(Refused::because("people-invite-not-now"));
    }
    let key = free_email(app, signed.org, email, Some(id)).await?;
    let kind = if read_out { LinkKind::InvitationCode } else { LinkKind::Invitation };
    let mut tx = app.db.begin().await?;
    let new =
        NewLink { kind, person: &person, email: email.trim(), email_key: &key, by: Some(signed), elsewhere: false };
    let code = links::make(&mut tx, app, new).await?;
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.invited", json!({"by": kind.code()}));
    deed.commit(tx, app).await?;
    Ok(code)
}

/// Takes an invitation back.
///
/// # Errors
/// There is none.
pub async fn withdraw_invitation(who: &Who, app: &App, id: PersonId) -> Result<(), Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let person = store::person(&app.db, signed.org, id).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    if person.account.is_some() || !links::end_open(&mut tx, app, &person).await? {
        return Err(Refused::because("people-invite-no-open"));
    }
    let mut deed = Deed::new(who);
    deed.note(person.stream, person.subject, "person.invitation_withdrawn", json!({}));
    deed.commit(tx, app).await
}

/// How far the sign-ins of an organisation are.
#[derive(Debug, Clone, Default)]
pub struct SignIns {
    states: Vec<(PersonId, SignInState)>,
    with_step: Vec<PersonId>,
}

impl SignIns {
    /// One person's state, and whether they have a second step.
    pub fn of(&self, person: &Person) -> (SignInState, bool) {
        if person.account.is_some() {
            return (SignInState::In, self.with_step.contains(&person.id));
        }
        let state = self.states.iter().find(|(id, _)| *id == person.id).map(|(_, state)| state.clone());
        (state.unwrap_or(SignInState::None), false)
    }
}

/// How far the sign-ins of the asker's organisation are.
///
/// # Errors
/// Not somebody who sees the list of people.
pub async fn sign_ins(who: &Who, app: &App) -> Result<SignIns, Refused> {
    let org = who.may(&[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator])?.org;
    Ok(SignIns { states: states(app, org).await?, with_step: super::second_step::with_step(app, org).await? })
}
