//! Somebody from outside as the second person: a link that can be answered once.
//!
//! What has to be kept out is one person being both, and a link that its asker holds keeps nothing out. So:
//!
//! 1. While anybody else in the house may answer, whoever asked makes no link. Another person may, and passes it on: then two
//!    persons of the house had it in their hands. Whoever left within the last week counts as there, so that nobody is
//!    marked as gone to be alone.
//! 2. Whoever is alone names a mailbox. The link goes there by mail and is shown to nobody here, not among the messages to
//!    pass on either; without a mail server there is no link, and another person has to be given a role first. The mailbox
//!    may not be one that signs in here.
//! 3. A browser that is signed in at the same organisation cannot answer, and whoever answers types their name.
//! 4. Whoever got their way to sign in out of the asker's hands within the last week (a code that was read out, a link that
//!    was passed on) is nobody else yet: an administrator could have used it themselves.
//! 5. No program can know who reads a mailbox. So the record says how the link went, from where and on what it was answered,
//!    and who made it, and `/seconds/{request}` says in words how sure that is, to an auditor too.
//!
//! Stronger would be an identity check of the outsider, which no four people in an office have; weaker would be what the
//! person who wants the deed can do alone in one sitting.

use super::{GUEST, Matter, Standing, has_role, later, request, standing};
use crate::ids::{OrganisationId, PersonId, RowId};
use crate::ledger::Deed;
use crate::people::rules::{email_key, sort_key};
use crate::people::service::{guests, session};
use crate::people::store::{self, RequestRow, SecondLinkRow};
use crate::people::{LinkKind, Outsider, Signed, Who};
use crate::platform::App;
use crate::platform::clock::london_stamp;
use crate::platform::db::Timestamp;
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::{Problem, Refused};
use crate::texts::{say, say_with};
use futures::future::BoxFuture;
use serde_json::json;
use time::{Duration, OffsetDateTime};

/// How somebody may ask an outsider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// They may not: it is not theirs, or it does not wait.
    No,
    /// Another person made the question: they make a link and pass it on.
    PassedOn,
    /// They asked it themselves, and these others are here to answer or to make the link.
    ByOthers(Vec<String>),
    /// They are alone: the link goes to a mailbox.
    ByMail,
    /// They are alone, and this server sends no mail.
    NeedsMail,
}

/// Whom to ask from outside.
#[derive(Debug, Clone, Default)]
pub struct NewOutsider {
    pub name: String,
    pub body: String,
    /// Where the link goes; needed only where it is not passed on by another person.
    pub email: String,
}

/// What became of a link that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// Its address, which is never shown again.
    Shown(String),
    /// It went to this mailbox alone.
    Sent(String),
}

/// How the asker may ask an outsider about this request.
pub(super) async fn outside(
    who: &Who,
    app: &App,
    row: &RequestRow,
    matter: Matter,
    standing: Standing,
) -> Result<Outside, Refused> {
    let Who::Person(signed) = who else { return Ok(Outside::No) };
    let is_mine = signed.person == row.asked_by;
    if standing != Standing::Waiting || !(is_mine || has_role(signed, row, matter)) {
        return Ok(Outside::No);
    }
    if !is_mine {
        let hers = went_through_hands(app, row, signed.person).await?;
        return Ok(if hers { Outside::No } else { Outside::PassedOn });
    }
    let others = others(app, row, matter).await?;
    Ok(match (others.is_empty(), &app.settings.mail) {
        (false, _) => Outside::ByOthers(others),
        (true, Some(_)) => Outside::ByMail,
        (true, None) => Outside::NeedsMail,
    })
}

fn week_ago(app: &App) -> Timestamp {
    (OffsetDateTime::from(app.clock.now()) - Duration::days(super::DAYS)).into()
}

/// [`went_through`] the hands of whoever asked for this.
pub(super) async fn went_through_hands(app: &App, row: &RequestRow, person: PersonId) -> Result<bool, Refused> {
    went_through(app, row.org, row.asked_by, person).await
}

/// Did this person choose a password within the last week by a way that the first one could have used themselves? Codes are read out
/// by an administrator; without a mail server links are passed on by one, too.
///
/// # Errors
/// The database failed.
pub async fn went_through(app: &App, org: OrganisationId, first: PersonId, person: PersonId) -> Result<bool, Refused> {
    let by_hand = app.settings.mail.is_none();
    let used = store::used_ways(&app.db, org, person, week_ago(app)).await?;
    Ok(used.into_iter().any(|(kind, made_by)| match kind {
        // Made at the server's terminal, it is nobody's; whoever asks may stand there.
        LinkKind::InvitationCode | LinkKind::ResetCode => made_by.is_none_or(|by| by == first),
        LinkKind::Invitation => by_hand && made_by == Some(first),
        // The person asked for it, and any administrator may pass it on.
        LinkKind::Reset => by_hand,
    }))
}

/// The names of those who may answer besides whoever asked, those included who left within the time of a request.
async fn others(app: &App, row: &RequestRow, matter: Matter) -> Result<Vec<String>, Refused> {
    let since = week_ago(app);
    let left = store::left(&app.db, row.org).await?;
    let is_gone = |id: PersonId| left.iter().any(|(person, at)| *person == id && *at < since);
    let grants = store::all_grants(&app.db, row.org).await?;
    let persons = store::persons(&app.db, row.org).await?;
    let asker = persons.iter().find(|person| person.id == row.asked_by).map(|person| person.sort_key.clone());
    let mut names = Vec::new();
    for person in persons {
        let Some(account) = person.account.filter(|_| person.id != row.asked_by && !is_gone(person.id)) else {
            continue;
        };
        let theirs = grants.iter().filter(|(id, _)| *id == person.id).map(|(_, grant)| *grant).collect();
        let signed = Signed::new(row.org, person.id, account, person.name.clone(), theirs);
        if has_role(&signed, row, matter)
            && Some(&person.sort_key) != asker.as_ref()
            && !went_through_hands(app, row, person.id).await?
        {
            names.push(person.name);
        }
    }
    Ok(names)
}

/// A link for somebody from outside to be the second person.
///
/// # Errors
/// Nobody named; the asker's own name or a mailbox of this house; whoever asked while others are here, or without mail; a
/// request that waits no more.
pub async fn make_link(who: &Who, app: &App, id: RowId, new: NewOutsider) -> Result<Made, Refused> {
    let asked = request(who, app, id).await?;
    let signed = who.may(super::MAY_ASK)?;
    let by_mail = match asked.outside {
        Outside::PassedOn => false,
        Outside::ByMail => true,
        Outside::ByOthers(names) => {
            return Err(Refused::because("second-link-by-others").with("names", names.join(", ")));
        }
        Outside::NeedsMail => return Err(Refused::because("second-link-needs-mail")),
        Outside::No if asked.standing == Standing::Waiting => return Err(Refused::NotAllowed),
        Outside::No => return Err(Refused::because("second-answered-already")),
    };
    let (name, body, email) = (new.name.trim(), new.body.trim(), new.email.trim());
    let mut problems = Vec::new();
    if name.is_empty() || name.chars().count() > 120 {
        problems.push(Problem::new("name", "second-name-needed"));
    }
    if body.is_empty() || body.chars().count() > 120 {
        problems.push(Problem::new("body", "second-body-needed"));
    }
    if sort_key(name) == sort_key(&asked.asked_by) {
        problems.push(Problem::new("name", "second-name-asker"));
    }
    if by_mail {
        match email_key(email) {
            None => problems.push(Problem::new("email", "people-email-wrong")),
            Some(key) => {
                let ours = store::persons_with_email(&app.db, signed.org, &key, app.clock.now()).await?;
                if !ours.is_empty() {
                    problems.push(Problem::new("email", "second-email-ours"));
                }
            }
        }
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let now = app.clock.now();
    let token = random::token()?;
    let row = SecondLinkRow {
        org: asked.row.org,
        id: RowId::new(),
        request: id,
        name: name.to_owned(),
        body: body.to_owned(),
        made_by: signed.person,
        made_at: now,
        ends_at: later(now).min(asked.row.ends_at),
        sent_to: by_mail.then(|| email.to_owned()),
    };
    let address = format!("{}/second/{token}", app.settings.public_url);
    let mut tx = app.db.begin().await?;
    store::insert_second_link(&mut tx, &row, &random::digest(&token)).await?;
    if let Some(mailbox) = &row.sent_to {
        let organisation = store::organisation(&mut tx, row.org).await?.ok_or(Refused::NotFound)?.name;
        let until = london_stamp(row.ends_at);
        let with = [
            ("name", name),
            ("organisation", organisation.as_str()),
            ("by", asked.asked_by.as_str()),
            ("address", address.as_str()),
            ("ends", until.as_str()),
        ];
        let message = NewMessage {
            org: row.org,
            person: None,
            caused_by: Some(signed.person),
            name: name.to_owned(),
            address: mailbox.clone(),
            subject: say("second-mail-subject"),
            body: say_with("second-mail", &with),
            why: mail::SECOND_PERSON,
            ends: Some(row.ends_at),
        };
        mail::queue(&mut tx, app, message).await?;
    }
    let mut deed = Deed::new(who);
    let matter = &asked.row.matter;
    let told = json!({"request": id, "matter": matter, "outsider": name, "body": body, "sent_to": row.sent_to});
    deed.note(asked.row.stream, asked.row.subject, "second.outsider_asked", told);
    deed.commit(tx, app).await?;
    Ok(row.sent_to.map_or(Made::Shown(address), Made::Sent))
}

/// Can this link still be used?
async fn live(app: &App, link: SecondLinkRow) -> Result<Option<Outsider>, Refused> {
    let now = app.clock.now();
    let request = store::request(&app.db, link.org, link.request).await?;
    let waits = request.is_some_and(|row| standing(&row, now) == Standing::Waiting);
    let SecondLinkRow { org, id, request, name, body, ends_at, .. } = link;
    Ok((waits && ends_at >= now).then_some(Outsider { link: id, org, request, name, body }))
}

/// Somebody opened a link's address: gives the secret for their browser. The link is used up by the answer, not by being
/// opened: programs that look at mails open links too.
///
/// # Errors
/// `SignIn`, whose page says that the link has ended.
///
/// Within a link that is open (`who`), an address that never was a link's is one that was typed wrong: `NotFound`.
pub fn open<'a>(who: &'a Who, app: &'a App, token: &'a str) -> BoxFuture<'a, Result<String, Refused>> {
    Box::pin(async move {
        let found = store::second_link_by_digest(&app.db, &random::digest(token)).await?;
        if found.is_none() && matches!(who, Who::Outsider(_)) {
            return Err(Refused::NotFound);
        }
        let link = found.ok_or(Refused::SignIn)?;
        let (org, id) = (link.org, link.id);
        live(app, link).await?.ok_or(Refused::SignIn)?;
        let mut tx = app.db.begin().await?;
        let secret = guests::let_in(&mut tx, app, org, GUEST, id).await?;
        tx.commit().await?;
        Ok(secret)
    })
}

/// Who holds the secret of an opened link; nobody once the request is answered or over. `desk` is the secret of a session
/// that the same browser holds, if any.
///
/// # Errors
/// `second-same-browser` where that session is one of the same organisation.
pub fn holder<'a>(app: &'a App, secret: &'a str, desk: &'a str) -> BoxFuture<'a, Result<Who, Refused>> {
    Box::pin(async move {
        let Some((org, link)) = guests::link_of(app, secret, GUEST).await? else { return Ok(Who::Nobody) };
        let Some(link) = store::second_link(&app.db, org, link).await? else { return Ok(Who::Nobody) };
        let Some(outsider) = live(app, link).await? else { return Ok(Who::Nobody) };
        if let Who::Person(signed) = session::still_signed_in(app, desk).await?
            && signed.org == outsider.org
        {
            return Err(Refused::because("second-same-browser").with("name", &outsider.name));
        }
        Ok(Who::Outsider(outsider))
    })
}
