//! Somebody from outside as the second person: a link that can be answered once.

use super::{GUEST, MAY_ASK, Standing, later, request, standing};
use crate::ids::RowId;
use crate::ledger::Deed;
use crate::people::rules::sort_key;
use crate::people::store::{self, SecondLinkRow};
use crate::people::{Outsider, Who};
use crate::platform::App;
use crate::platform::random;
use crate::platform::refused::{Problem, Refused};
use futures::future::BoxFuture;
use serde_json::json;

/// A link for somebody from outside to be the second person. Gives its address, which is never shown again.
///
/// # Errors
/// Nobody named; the asker's own name; a request that waits no more.
pub async fn make_link(who: &Who, app: &App, id: RowId, name: &str, body: &str) -> Result<String, Refused> {
    let asked = request(who, app, id).await?;
    let signed = who.may(MAY_ASK)?;
    if asked.standing != Standing::Waiting {
        return Err(Refused::because("second-answered-already"));
    }
    let (name, body) = (name.trim(), body.trim());
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
    };
    let mut tx = app.db.begin().await?;
    store::insert_second_link(&mut tx, &row, &random::digest(&token)).await?;
    let mut deed = Deed::new(who);
    let told = json!({"request": id, "matter": asked.row.matter, "outsider": name, "body": body});
    deed.note(asked.row.stream, asked.row.subject, "second.outsider_asked", told);
    deed.commit(tx, app).await?;
    Ok(format!("{}/second/{token}", app.settings.public_url))
}

/// Can this link still be used?
async fn live(app: &App, link: SecondLinkRow) -> Result<Option<Outsider>, Refused> {
    let now = app.clock.now();
    let request = store::request(&app.db, link.org, link.request).await?;
    let waits = request.is_some_and(|row| standing(&row, now) == Standing::Waiting);
    let SecondLinkRow { org, request, name, body, ends_at, .. } = link;
    Ok((waits && ends_at >= now).then_some(Outsider { org, request, name, body }))
}

/// Somebody opened a link's address: gives the secret for their browser. The link is used up by the answer, not by being
/// opened: programs that look at mails open links too.
///
/// # Errors
/// `SignIn`, whose page says that the link has ended.
pub fn open<'a>(app: &'a App, token: &'a str) -> BoxFuture<'a, Result<String, Refused>> {
    Box::pin(async move {
        let found = store::second_link_by_digest(&app.db, &random::digest(token)).await?;
        let link = found.ok_or(Refused::SignIn)?;
        let (org, id) = (link.org, link.id);
        live(app, link).await?.ok_or(Refused::SignIn)?;
        let secret = random::token()?;
        let mut tx = app.db.begin().await?;
        store::insert_guest(&mut tx, org, &random::digest(&secret), GUEST, id, app.clock.now()).await?;
        tx.commit().await?;
        Ok(secret)
    })
}

/// Who holds the secret of an opened link; nobody once the request is answered or over.
pub fn holder<'a>(app: &'a App, secret: &'a str) -> BoxFuture<'a, Result<Who, Refused>> {
    Box::pin(async move {
        let Some(guest) = store::guest(&app.db, &random::digest(secret), GUEST).await? else { return Ok(Who::Nobody) };
        let Some(link) = store::second_link(&app.db, guest.org, guest.link).await? else { return Ok(Who::Nobody) };
        Ok(live(app, link).await?.map_or(Who::Nobody, Who::Outsider))
    })
}
