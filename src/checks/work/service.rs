//! What is due, for whoever may see it; by mail, and for their own calendar.

use super::rules::{self, Event, When};
use super::{CameIn, What, store};
use crate::checks::disclosed::service::going;
use crate::checks::facts::rules::Open;
use crate::checks::kept::service::going as copies_going;
use crate::checks::references::service::silent;
use crate::checks::rules::Why;
use crate::checks::service::{Line, MAY, lines, today};
use crate::hex::hex;
use crate::ids::{CandidacyId, OrganisationId, PersonId, VacancyId};
use crate::ledger::{self, Deed};
use crate::people::{self, Role, Who};
use crate::platform::App;
use crate::platform::db::{Timestamp, Tx};
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy;
use serde_json::json;
use sha2::{Digest, Sha256};
use time::macros::format_description;
use time::{Date, OffsetDateTime, Weekday};

/// Why the Monday mail is written.
pub const DIGEST: &str = "work_digest";
/// Why whoever asked is told that something came.
const CAME_IN: &str = "work_came_in";

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub what: What,
    pub when: When,
    pub on: Date,
    pub candidacy: CandidacyId,
    pub vacancy: VacancyId,
    /// The candidate's name.
    pub name: String,
    /// The check, or the referee.
    pub item: String,
    /// Where it is done.
    pub href: String,
}

/// The page.
#[derive(Debug, Clone)]
pub struct Work {
    pub due: Vec<Due>,
    /// Since when the reader's calendar may ask.
    pub calendar_since: Option<Timestamp>,
}

/// What is due, the nearest first. That it was read is noted.
///
/// # Errors
/// Not allowed.
pub async fn work(who: &Who, app: &App) -> Result<Work, Refused> {
    who.may_see(MAY)?;
    let signed = who.signed()?;
    ledger::service::view(who, app, "checks_list", who.org()?.0).await?;
    let calendar_since = store::since(&app.db, signed.org, signed.person).await?;
    Ok(Work { due: due(who, app).await?, calendar_since })
}

async fn due(who: &Who, app: &App) -> Result<Vec<Due>, Refused> {
    let today = today(app.clock.now())?;
    let lines = lines(who, app).await?;
    let silent = silent(who, app).await?;
    let going = going(who, app, None).await?;
    let mut due = Vec::new();
    for line in &lines {
        let mut put = |what, on, item: &str, href: String| {
            if let Some(when) = rules::when(what, on, today) {
                due.push(Due {
                    what,
                    when,
                    on,
                    candidacy: line.candidacy.id,
                    vacancy: line.vacancy.id,
                    name: line.candidacy.name.clone(),
                    item: item.to_owned(),
                    href,
                });
            }
        };
        of_items(line, today, &mut put);
        let root = format!("/candidates/{}", line.candidacy.id);
        for (reference, referee, asked) in silent.get(&line.candidacy.id).into_iter().flatten() {
            put(What::ReferenceSilent, rules::silent_on(*asked), referee, format!("{root}/references/{reference}"));
        }
        if let Some(going) = going.get(&line.candidacy.id) {
            put(What::DisclosedGoes, going.on, &say("work-disclosed"), format!("{root}/disclosed"));
        }
    }
    // Whoever left is in no line; what is kept of them goes all the same.
    for part in copies_going(who, app).await? {
        let (Some(on), Some(copy)) = (part.on, &part.evidence) else { continue };
        if let Some(when) = rules::when(What::EvidenceGoes, on, today) {
            due.push(Due {
                what: What::EvidenceGoes,
                when,
                on,
                candidacy: part.candidacy,
                vacancy: part.vacancy,
                href: format!("/candidates/{}/evidence", part.candidacy),
                name: part.name.clone(),
                item: say(&copy.what.message()),
            });
        }
    }
    due.sort_by(|one, other| (one.when, one.on, &one.name).cmp(&(other.when, other.on, &other.name)));
    Ok(due)
}

fn of_items(line: &Line, today: Date, put: &mut impl FnMut(What, Date, &str, String)) {
    for (code, title, stand) in &line.stands {
        let href = format!("/candidates/{}/checks#{code}", line.candidacy.id);
        let since = stand.since.unwrap_or(today);
        if let Some(to) = stand.holds_to {
            put(What::Lapses, to, title, href.clone());
        }
        if let Some((_, to)) = stand.excepted {
            put(What::SupervisedEnds, to, title, href.clone());
        }
        let what = match stand.why {
            Some(Why::WaitsForSecond(_)) => What::SecondWaits,
            Some(Why::NotWeighed(_)) => What::ToWeigh,
            Some(Why::Open(Open::NewApplication | Open::NotMatched)) => What::NewApplication,
            Some(Why::Open(Open::CertificateThere)) => What::CertificateThere,
            Some(Why::Open(Open::Applied | Open::NoMatch | Open::MustWait)) => {
                put(What::CertificateSilent, rules::certificate_silent_on(since), title, href);
                continue;
            }
            _ => continue,
        };
        put(what, since, title, href);
    }
}

/// Makes an address for the asker's own calendar; the one before ends. Gives its secret, once.
///
/// # Errors
/// Not allowed.
pub async fn make_calendar(who: &Who, app: &App) -> Result<String, Refused> {
    let signed = who.may(MAY)?;
    let token = random::token()?;
    let organisation = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, signed.org, signed.person, &random::digest(&token), app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(organisation.stream, organisation.subject, "calendar.made", json!({}));
    deed.commit(tx, app).await?;
    Ok(token)
}

/// Ends the asker's own.
///
/// # Errors
/// Not allowed.
pub async fn end_calendar(who: &Who, app: &App) -> Result<(), Refused> {
    let signed = who.may(MAY)?;
    let organisation = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    store::end(&mut tx, signed.org, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(organisation.stream, organisation.subject, "calendar.ended", json!({}));
    deed.commit(tx, app).await
}

/// The calendar behind an address: in initials, and only while its owner may sign in and see it.
///
/// # Errors
/// `NotFound` for everything else.
pub async fn calendar(app: &App, token: &str) -> Result<String, Refused> {
    let (org, person) = store::of(&app.db, &random::digest(token)).await?.ok_or(Refused::NotFound)?;
    let who = people::service::as_they_are(app, org, person).await.map_err(|_| Refused::NotFound)?;
    who.may(MAY).map_err(|_| Refused::NotFound)?;
    // That something is shown about somebody is told to no calendar outside.
    let has_day = |due: &&Due| matches!(due.what, What::Lapses | What::SupervisedEnds);
    let due = due(&who, app).await?;
    let events: Vec<Event> = due
        .iter()
        .filter(has_day)
        .map(|due| {
            let about = format!("{}{}{}{}", due.candidacy, due.what.code(), due.item, due.on);
            let hash = hex(Sha256::digest(about).iter().take(12));
            let with = [
                ("initials", rules::initials(&due.name)),
                ("what", say(&due.what.message())),
                ("item", due.item.clone()),
            ];
            let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
            Event { uid: format!("{hash}@sametable"), on: due.on, words: say_with("work-event", &with) }
        })
        .collect();
    let stamp = OffsetDateTime::from(app.clock.now())
        .format(format_description!("[year][month][day]T[hour][minute][second]Z"))
        .map_err(Refused::broken)?;
    Ok(rules::calendar(&events, &say("work-calendar-name"), &stamp))
}

/// Tells whoever asked somebody by a link that something came of it, without a name: where there is a mail server. Elsewhere the
/// page of the candidate says so, and a message more for somebody to pass on would be a burden.
///
/// # Errors
/// The database failed.
pub(crate) async fn tell_came_in(
    tx: &mut Tx,
    app: &App,
    (org, asked_by): (OrganisationId, PersonId),
    candidacy: CandidacyId,
    what: CameIn,
    path: &str,
) -> Result<(), Refused> {
    if app.settings.mail.is_none() {
        return Ok(());
    }
    let told = match people::service::mailbox(app, org, asked_by).await? {
        Some(mailbox) => vec![mailbox],
        // Who asked has left: what comes in is not lost to everybody.
        None => {
            let of = vacancy::service::candidacy_in(&app.db, org, candidacy).await?;
            let place = vacancy::service::place_in(app, org, of.vacancy).await?;
            people::service::mailboxes_at(app, org, &[Role::Hr], place).await?
        }
    };
    let address = format!("{}{path}", app.settings.public_url);
    for mailbox in told {
        let with = [("name", mailbox.name.as_str()), ("what", &say(&what.message())), ("address", &address)];
        let message = NewMessage {
            org,
            person: Some(mailbox.person),
            caused_by: None,
            subject: say("work-came-in-subject"),
            body: say_with("work-came-in-mail", &with),
            name: mailbox.name,
            address: mailbox.address,
            why: CAME_IN,
            ends: Some(Timestamp::from(OffsetDateTime::from(app.clock.now()) + time::Duration::days(14))),
        };
        mail::queue(tx, app, message).await?;
    }
    Ok(())
}

/// On Mondays, how much is due is told to each who may see it, in numbers. Gives the sentence for the page of jobs.
///
/// # Errors
/// The database failed.
pub async fn digest(app: &App) -> Result<String, Refused> {
    let now = app.clock.now();
    if today(now)?.weekday() != Weekday::Monday {
        return Ok(String::new());
    }
    for org in people::service::every_organisation(app).await? {
        for mailbox in people::service::mailboxes_anywhere(app, org, MAY).await? {
            let Ok(who) = people::service::as_they_are(app, org, mailbox.person).await else { continue };
            let due = due(&who, app).await?;
            let of = |when| due.iter().filter(|due| due.when == when).count();
            let (now_due, soon) = (of(When::Now), of(When::Soon));
            if now_due + soon == 0 {
                continue;
            }
            let address = format!("{}/checks/work", app.settings.public_url);
            let (now_due, soon) = (now_due.to_string(), soon.to_string());
            let with = [("name", mailbox.name.as_str()), ("now", &now_due), ("soon", &soon), ("address", &address)];
            let message = NewMessage {
                org,
                person: Some(mailbox.person),
                caused_by: None,
                subject: say("work-mail-subject"),
                body: say_with("work-mail", &with),
                name: mailbox.name,
                address: mailbox.address,
                why: DIGEST,
                ends: Some(Timestamp::from(OffsetDateTime::from(now) + time::Duration::days(6))),
            };
            let mut tx = app.db.begin().await?;
            mail::queue(&mut tx, app, message).await?;
            tx.commit().await?;
        }
    }
    Ok(String::new())
}
