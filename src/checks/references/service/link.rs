//! A referee's link: it goes to the address that is written down, opens the form of one reference and nothing else, and ends
//! with the answer or after [`DAYS`]. Whoever passes a message on could open it too; so an answer by link is like any other: it
//! counts once somebody has shown that it is genuine.

use super::deeds::keep;
use super::{One, References, begin, references};
use crate::checks::references::RefereeLinkRow;
use crate::checks::references::rules::{GivenTyped, NoReference, asks_about_health};
use crate::checks::references::store;
use crate::checks::references::{Channel, Kind};
use crate::checks::service::{shown, today};
use crate::checks::store::By;
use crate::checks::typed::Wrong;
use crate::checks::work::CameIn;
use crate::checks::work::service::tell_came_in;
use crate::ids::{CandidacyId, PersonId, RowId};
use crate::ledger::Deed;
use crate::people::{self, RefereeLink, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date, london_date_in, london_instant};
use crate::platform::db::Tx;
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy;
use futures::future::BoxFuture;
use serde_json::json;

/// How long a link lasts.
pub const DAYS: i64 = 30;
const GUEST: &str = "referee";
/// Why the message is written.
const WHY: &str = "reference";

/// Makes the link of a reference and queues the message that carries it.
pub(super) async fn send(
    tx: &mut Tx,
    who: &Who,
    app: &App,
    about: &References,
    reference: RowId,
    (name, email): (&str, &str),
    by: PersonId,
) -> Result<(), Refused> {
    let now = app.clock.now();
    let token = random::token()?;
    let ends_on = london_date_in(now, DAYS);
    let organisation = people::service::organisation(who, app).await?.name;
    let address = format!("{}/reference/{token}", app.settings.public_url);
    let with = [
        ("name", name),
        ("candidate", about.candidacy.name.as_str()),
        ("organisation", organisation.as_str()),
        ("job", about.vacancy.title.as_str()),
        ("contact", about.vacancy.contact.as_str()),
        ("address", address.as_str()),
        ("ends", &day_words(&ends_on)),
    ];
    let message = NewMessage {
        org: about.candidacy.org,
        person: None,
        caused_by: Some(by),
        name: name.to_owned(),
        address: email.to_owned(),
        subject: say("reference-mail-subject"),
        body: say_with("reference-mail", &with),
        why: WHY,
        ends: london_instant(&ends_on, "23:59:59"),
    };
    let row = RefereeLinkRow {
        org: about.candidacy.org,
        id: RowId::new(),
        candidacy: about.candidacy.id,
        reference,
        message: mail::queue(tx, app, message).await?,
        ends_on,
        made_by: by,
        made_at: now,
    };
    store::insert_link(tx, &row, by, &random::digest(&token)).await?;
    Ok(())
}

/// Nobody needs the messages with this reference's links any more.
pub(super) async fn end_messages(tx: &mut Tx, about: &References, reference: RowId) -> Result<(), Refused> {
    for link in about.links.iter().filter(|link| link.reference == reference) {
        mail::end(tx, link.org, link.message).await?;
    }
    Ok(())
}

/// Sends the referee a new link; an earlier one goes on until its day, because somebody may be writing there. It is another try.
///
/// # Errors
/// Not allowed; the candidate themselves; no such reference; it was answered, or is asked no more; there is no address.
pub async fn send_again(who: &Who, app: &App, id: CandidacyId, reference: RowId) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.one(reference)?;
    if one.given.is_some() || one.dropped.is_some() {
        return Err(Refused::because(NoReference::Answered.code()));
    }
    if one.asked.email.is_empty() {
        return Err(Refused::because(NoReference::EmailForLink.code()));
    }
    let on = shown(writing.today);
    let mut tx = app.db.begin().await?;
    let to = (one.asked.referee.as_str(), one.asked.email.as_str());
    end_messages(&mut tx, &writing.before, reference).await?;
    send(&mut tx, who, app, &writing.before, reference, to, writing.signed()?.person).await?;
    store::insert_chased(&mut tx, writing.by(), reference, Channel::Link, &on, "").await?;
    let told = json!({"reference": reference, "referee": one.asked.referee, "asked_how": Channel::Link.code(), "chased_on": on, "note": ""});
    writing.commit(who, app, tx, "reference.chased", told).await
}

/// The server reads for the referee: what it gives them is theirs alone.
fn reader(row: &RefereeLinkRow) -> Who {
    Who::Job { org: row.org, name: "referee" }
}

/// Can this link still be used? Not after its last day, nor when its referee is asked no more, nor for somebody who is out of the
/// running. Whoever answered by it may come back to the thanks.
async fn live(app: &App, row: RefereeLinkRow) -> Result<Option<RefereeLink>, Refused> {
    let candidacy = vacancy::service::candidacy_in(&app.db, row.org, row.candidacy).await?;
    let dropped = store::dropped(&app.db, row.org, Some(row.candidacy)).await?;
    let open = candidacy.erased_at.is_none()
        && candidacy.stage.is_live()
        && !dropped.iter().any(|one| one.reference == row.reference)
        && london_date(app.clock.now()) <= row.ends_on;
    let RefereeLinkRow { org, id, candidacy, reference, ends_on, .. } = row;
    Ok(open.then_some(RefereeLink { org, link: id, candidacy, reference, ends: ends_on }))
}

/// Somebody opened a link's address: gives the secret for their browser.
///
/// # Errors
/// `SignIn`, whose page says that the link has ended.
///
/// Within a link that is open (`who`), an address that never was a link's is one that was typed wrong: `NotFound`.
pub fn open<'a>(who: &'a Who, app: &'a App, token: &'a str) -> BoxFuture<'a, Result<String, Refused>> {
    Box::pin(async move {
        let found = store::link_by_digest(&app.db, &random::digest(token)).await?;
        if found.is_none() && matches!(who, Who::Referee(_)) {
            return Err(Refused::NotFound);
        }
        let row = found.ok_or(Refused::SignIn)?;
        let (org, id) = (row.org, row.id);
        live(app, row).await?.ok_or(Refused::SignIn)?;
        let mut tx = app.db.begin().await?;
        let secret = people::service::guests::let_in(&mut tx, app, org, GUEST, id).await?;
        tx.commit().await?;
        Ok(secret)
    })
}

/// Who holds the secret of an opened link; nobody once it has ended.
pub fn holder<'a>(app: &'a App, secret: &'a str) -> BoxFuture<'a, Result<Who, Refused>> {
    Box::pin(async move {
        let Some((org, link)) = people::service::guests::link_of(app, secret, GUEST).await? else {
            return Ok(Who::Nobody);
        };
        let Some(row) = store::link(&app.db, org, link).await? else { return Ok(Who::Nobody) };
        Ok(live(app, row).await?.map_or(Who::Nobody, Who::Referee))
    })
}

/// What a referee's page says: of the candidate the name, and nothing of the file.
#[derive(Debug, Clone)]
pub struct Form {
    pub organisation: String,
    pub contact: String,
    pub candidate: String,
    pub job: String,
    pub kind: Kind,
    /// The employer they are asked about.
    pub employer: Option<String>,
    pub referee: String,
    /// A question of the provider's own.
    pub more: String,
    pub answered: bool,
    pub offered: bool,
    pub ends: String,
}

fn link_of(who: &Who) -> Result<&RefereeLink, Refused> {
    match who {
        Who::Referee(link) => Ok(link),
        Who::Nobody => Err(Refused::SignIn),
        _ => Err(Refused::NotAllowed),
    }
}

async fn behind(app: &App, link: &RefereeLink) -> Result<(References, One), Refused> {
    let row = store::link(&app.db, link.org, link.link).await?.ok_or(Refused::NotFound)?;
    let all = references(&reader(&row), app, link.candidacy).await?;
    let one = all.one(link.reference)?.clone();
    Ok((all, one))
}

/// What a referee is asked.
///
/// # Errors
/// `SignIn` for nobody, `NotAllowed` for whoever came another way.
pub async fn form(who: &Who, app: &App) -> Result<Form, Refused> {
    let link = link_of(who)?;
    let (all, one) = behind(app, link).await?;
    let organisation = people::service::organisation(who, app).await?.name;
    Ok(Form {
        organisation,
        contact: all.vacancy.contact.clone(),
        candidate: all.candidacy.name.clone(),
        job: all.vacancy.title.clone(),
        kind: one.asked.kind,
        employer: one.period.as_ref().map(|period| period.place.clone()),
        referee: one.asked.referee.clone(),
        // What may be asked after an offer may not be asked any more once it is withdrawn.
        more: if all.offered || !asks_about_health(&one.asked.more) { one.asked.more.clone() } else { String::new() },
        answered: one.answered_by_referee(),
        offered: all.offered,
        ends: link.ends.clone(),
    })
}

/// Keeps a referee's own answer. It can be given once: what is wrong in it is for a talk.
///
/// # Errors
/// Not a referee; answered already; one problem a field.
pub async fn answer(who: &Who, app: &App, typed: GivenTyped<'_>) -> Result<(), Refused> {
    let link = link_of(who)?;
    let (all, one) = behind(app, link).await?;
    let now = app.clock.now();
    let today = today(now)?;
    let on = shown(today);
    let typed = GivenTyped {
        came_how: Some(Channel::Link),
        received_on: &on,
        by_referee: true,
        kind: one.asked.kind,
        offered: all.offered,
        ..typed
    };
    let by = By { org: link.org, candidacy: link.candidacy, person: None, link: None, at: now };
    let mut tx = app.db.begin().await?;
    if store::is_closed(&mut tx, link.org, link.reference).await? {
        return Err(Refused::because("reference-answered-already"));
    }
    end_messages(&mut tx, &all, link.reference).await?;
    let told = keep(&mut tx, by, &one, typed, today).await?;
    let mut deed = Deed::new(who);
    deed.note(all.candidacy.stream, all.candidacy.subject, "reference.given", told);
    if let Some(row) = store::link(&mut tx, link.org, link.link).await? {
        let path = format!("/candidates/{}/references/{}", link.candidacy, link.reference);
        tell_came_in(&mut tx, app, (link.org, row.made_by), link.candidacy, CameIn::Reference, &path).await?;
    }
    deed.commit(tx, app).await
}
