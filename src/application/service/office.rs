//! What the office does: a link is sent, and ended.

use super::{WHY, concerns_them, end_in, state_of};
use crate::application::rules::{self, State};
use crate::application::{LinkRow, OpensWith, store};
use crate::checks::history::service as history;
use crate::checks::service::{MAY, is_candidate, today};
use crate::ids::{CandidacyId, RowId};
use crate::ledger::{self, Deed, Look};
use crate::people::{self, Signed, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date_in, london_instant};
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy::{self, Candidacy, Vacancy};
use serde_json::json;

/// One link, and where it stands.
#[derive(Debug, Clone)]
pub struct Link {
    pub row: LinkRow,
    pub state: State,
    /// The candidate sent in what they wrote by it.
    pub sent_in: bool,
}

/// The links of one candidate.
#[derive(Debug, Clone)]
pub struct Links {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    /// The newest first.
    pub links: Vec<Link>,
    /// Whoever reads is the candidate, and sends no link to themselves.
    pub is_own: bool,
    /// A link is of use to them.
    pub may_send: bool,
}

async fn links_for(who: &Who, app: &App, id: CandidacyId) -> Result<(Signed, Links), Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY, id).await?;
    let history = history::history(who, app, id).await?;
    let (candidacy, now) = (history.candidacy, app.clock.now());
    // Its words are for somebody who applied.
    if candidacy.employed_since.is_some() {
        return Err(Refused::NotFound);
    }
    let is_own = is_candidate(who, app, &candidacy, &signed).await?;
    let may_send = concerns_them(app, &candidacy).await?;
    let rows = store::of_candidacy(&app.db, signed.org, id).await?;
    let links = rows
        .into_iter()
        .rev()
        .map(|row| Link {
            state: state_of(&row, &candidacy, may_send, &history.links_sent_in, now),
            sent_in: history.links_sent_in.contains(&row.id),
            row,
        })
        .collect();
    Ok((signed, Links { candidacy, vacancy: history.vacancy, links, is_own, may_send }))
}

/// The links of one candidate, the newest first.
///
/// # Errors
/// Not allowed; no such candidate.
pub async fn links(who: &Who, app: &App, id: CandidacyId) -> Result<Links, Refused> {
    Ok(links_for(who, app, id).await?.1)
}

/// [`links`] for somebody who reads them on a screen: that they did is noted first, and what cannot be noted is not shown.
///
/// # Errors
/// As [`links`].
pub async fn read_links(who: &Who, app: &App, id: CandidacyId) -> Result<Links, Refused> {
    let read = links(who, app, id).await?;
    let look = Look { what: "application", thing: id.0, candidacy: Some(id), vacancy: Some(read.vacancy.id) };
    ledger::service::look(who, app, look).await?;
    Ok(read)
}

/// Sends the candidate a link. An earlier one by which nothing was sent in ends.
///
/// # Errors
/// Not allowed; the candidate themselves; nobody in the running; one problem a field.
pub async fn send(
    who: &Who,
    app: &App,
    id: CandidacyId,
    opens_with: Option<OpensWith>,
    birth_date: &str,
) -> Result<(), Refused> {
    let (signed, there) = links_for(who, app, id).await?;
    if there.candidacy.erased_at.is_some() {
        return Err(Refused::NotFound);
    }
    if there.is_own {
        return Err(Refused::because("application-own"));
    }
    if !there.may_send {
        return Err(Refused::because("application-not-live"));
    }
    // Without an address somebody passes the link on, and no code could follow it.
    let email = there.candidacy.email.as_deref().unwrap_or_default();
    let opens_with = opens_with.ok_or_else(|| Refused::field("opens_with", "application-opens-with-needed"))?;
    if email.is_empty() && opens_with == OpensWith::Code {
        return Err(Refused::field("opens_with", "application-code-needs-email"));
    }
    let now = app.clock.now();
    let token = random::token()?;
    let birth_digest = match opens_with {
        OpensWith::Code => None,
        OpensWith::BirthDate => {
            let today = today(now)?;
            let born =
                rules::read_birth_date(birth_date, today).map_err(|no| Refused::field("birth_date", no.code()))?;
            Some(random::digest(&format!("{token}:{born}")))
        }
    };
    let ends_on = london_date_in(now, rules::DAYS);
    let message = message(who, app, &there, &token, opens_with, &ends_on, (&signed, email)).await?;
    let mut tx = app.db.begin().await?;
    for link in there.links.iter().filter(|link| !link.sent_in && link.row.ended_at.is_none()) {
        end_in(&mut tx, &link.row, now).await?;
    }
    let row = LinkRow {
        org: signed.org,
        id: RowId::new(),
        candidacy: id,
        message: mail::queue(&mut tx, app, message).await?,
        opens_with,
        birth_digest,
        ends_on,
        made_by: signed.person,
        by_name: signed.name.clone(),
        made_at: now,
        code_digest: None,
        code_at: None,
        codes: 0,
        wrong: 0,
        opened_at: None,
        ended_at: None,
    };
    store::insert(&mut tx, &row, &random::digest(&token)).await?;
    let told = json!({"opens_with": opens_with.code(), "ends_on": row.ends_on});
    let mut deed = Deed::new(who);
    deed.note(there.candidacy.stream, there.candidacy.subject, "application.link_sent", told);
    deed.commit(tx, app).await
}

/// The message that carries a link.
async fn message(
    who: &Who,
    app: &App,
    about: &Links,
    token: &str,
    opens_with: OpensWith,
    ends_on: &str,
    (by, email): (&Signed, &str),
) -> Result<NewMessage, Refused> {
    let organisation = people::service::organisation(who, app).await?.name;
    let contact = if about.vacancy.contact.is_empty() { &organisation } else { &about.vacancy.contact };
    let address = format!("{}/application/{token}", app.settings.public_url);
    let how = match opens_with {
        OpensWith::Code => say("application-mail-code-how"),
        OpensWith::BirthDate => say("application-mail-birth-date-how"),
    };
    let with = [
        ("name", about.candidacy.name.as_str()),
        ("organisation", organisation.as_str()),
        ("job", about.vacancy.title.as_str()),
        ("contact", contact.as_str()),
        ("address", address.as_str()),
        ("how", how.as_str()),
        ("ends", &day_words(ends_on)),
    ];
    Ok(NewMessage {
        org: by.org,
        person: None,
        caused_by: Some(by.person),
        name: about.candidacy.name.clone(),
        address: email.to_owned(),
        subject: say("application-mail-subject"),
        body: say_with(
            if about.candidacy.stage.is_live() { "application-mail" } else { "application-mail-after" },
            &with,
        ),
        why: WHY,
        ends: london_instant(ends_on, "23:59:59"),
    })
}

/// Ends a link at once.
///
/// # Errors
/// Not allowed; no such link of this candidate, or it has ended.
pub async fn end_link(who: &Who, app: &App, id: CandidacyId, link: RowId) -> Result<(), Refused> {
    let (_, there) = links_for(who, app, id).await?;
    let open = |one: &&Link| one.row.id == link && one.state != State::Ended;
    let one = there.links.iter().find(open).ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    end_in(&mut tx, &one.row, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    let told = json!({"opens_with": one.row.opens_with.code()});
    deed.note(there.candidacy.stream, there.candidacy.subject, "application.link_ended", told);
    deed.commit(tx, app).await
}
