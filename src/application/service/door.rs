//! The door: whoever has the link's address shows that it is theirs, and gets a secret for their browser.
//!
//! Until then the link's own secret stands in the cookie. It opens nothing but the door.

use super::{GUEST, WHY_CODE, as_guest, end_codes, live, reader};
use crate::application::rules::{self, CODE_MINUTES, CODE_PAUSE_SECONDS, CODES_MAX, WRONG_MAX};
use crate::application::{LinkRow, OpensWith, store};
use crate::checks::service::today;
use crate::ledger::Deed;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Timestamp;
use crate::platform::mail::{self, NewMessage};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy::{self, Candidacy};
use futures::future::BoxFuture;
use serde_json::json;
use time::{Duration, OffsetDateTime};

/// Somebody opened a link's address: gives what to keep in their browser until it is proved who they are; nothing where this
/// browser is in already.
///
/// # Errors
/// `SignIn`, whose page says that the link has ended. Within a link that is open, an address that never was a link's is one
/// that was typed wrong: `NotFound`.
pub fn open<'a>(who: &'a Who, app: &'a App, token: &'a str) -> BoxFuture<'a, Result<Option<String>, Refused>> {
    Box::pin(async move {
        let found = store::by_digest(&app.db, &random::digest(token)).await?;
        if found.is_none() && matches!(who, Who::Candidate(_)) {
            return Err(Refused::NotFound);
        }
        let row = found.ok_or(Refused::SignIn)?;
        live(app, &row).await?.ok_or(Refused::SignIn)?;
        let is_in = matches!(who, Who::Candidate(link) if link.link == row.id);
        Ok((!is_in).then(|| token.to_owned()))
    })
}

/// Who holds the secret of a link that was opened; nobody once it has ended, or while nobody has shown that it is theirs.
pub fn holder<'a>(app: &'a App, secret: &'a str) -> BoxFuture<'a, Result<Who, Refused>> {
    Box::pin(async move {
        let Some((org, link)) = people::service::guests::link_of(app, secret, GUEST).await? else {
            return Ok(Who::Nobody);
        };
        let Some(row) = store::link(&app.db, org, link).await? else { return Ok(Who::Nobody) };
        let live = live(app, &row).await?;
        Ok(live.map_or(Who::Nobody, |_| Who::Candidate(as_guest(row))))
    })
}

/// What the door says, to whoever has the address: not the candidate's name.
#[derive(Debug, Clone)]
pub struct Door {
    pub organisation: String,
    pub job: String,
    pub contact: String,
    pub opens_with: OpensWith,
    /// A code is on its way, and works.
    pub code_sent: bool,
    /// Where it goes: `j…@example.org`.
    pub address: String,
    /// How many wrong tries are left.
    pub left: i64,
}

/// Each night: a date of birth is kept no longer than its link lasts.
///
/// # Errors
/// The database failed.
pub async fn forget(app: &App) -> Result<String, Refused> {
    let mut tx = app.db.begin().await?;
    store::forget(&mut tx, &london_date(app.clock.now())).await?;
    tx.commit().await?;
    Ok(String::new())
}

/// A link that waits at the door.
struct Waiting {
    row: LinkRow,
    candidacy: Candidacy,
    door: Door,
}

fn after(at: Timestamp, wait: Duration) -> Timestamp {
    Timestamp::from(OffsetDateTime::from(at) + wait)
}

/// Does the code that was sent last work still?
fn code_works(row: &LinkRow, now: Timestamp) -> bool {
    row.code_digest.is_some() && row.code_at.is_some_and(|at| now <= after(at, Duration::minutes(CODE_MINUTES)))
}

async fn waiting(app: &App, token: &str) -> Result<Waiting, Refused> {
    let row = store::by_digest(&app.db, &random::digest(token)).await?.ok_or(Refused::SignIn)?;
    let candidacy = live(app, &row).await?.ok_or(Refused::SignIn)?;
    let reader = reader(row.org);
    let vacancy = vacancy::service::vacancy(&reader, app, candidacy.vacancy).await?;
    let organisation = people::service::organisation(&reader, app).await?.name;
    let door = Door {
        contact: if vacancy.contact.is_empty() { organisation.clone() } else { vacancy.contact },
        organisation,
        job: vacancy.title,
        opens_with: row.opens_with,
        code_sent: code_works(&row, app.clock.now()),
        address: rules::masked(candidacy.email.as_deref().unwrap_or_default()),
        left: rules::tries_left(row.wrong),
    };
    Ok(Waiting { row, candidacy, door })
}

/// What the door says.
///
/// # Errors
/// `SignIn` where there is no link, or none that opens anything still.
pub async fn door(app: &App, token: &str) -> Result<Door, Refused> {
    Ok(waiting(app, token).await?.door)
}

/// Sends a code to the candidate's address. The one before it works no more.
///
/// # Errors
/// `SignIn` as [`door`]; `NotFound` where the link opens another way; too soon, or too often.
pub async fn send_code(app: &App, token: &str) -> Result<(), Refused> {
    let Waiting { row, candidacy, door } = waiting(app, token).await?;
    let email = candidacy.email.filter(|_| row.opens_with == OpensWith::Code).ok_or(Refused::NotFound)?;
    let now = app.clock.now();
    if row.code_at.is_some_and(|at| now < after(at, Duration::seconds(CODE_PAUSE_SECONDS))) {
        return Err(Refused::because("application-code-pause"));
    }
    if row.codes >= CODES_MAX {
        return Err(Refused::because("application-codes-too-many").with("contact", door.contact));
    }
    let code = format!("{:06}", random::below(1_000_000)?);
    let minutes = CODE_MINUTES.to_string();
    let with = [("code", code.as_str()), ("minutes", &minutes), ("organisation", &door.organisation)];
    let message = NewMessage {
        org: row.org,
        person: None,
        caused_by: Some(row.made_by),
        name: candidacy.name,
        address: email,
        subject: say("application-code-mail-subject"),
        body: say_with("application-code-mail", &with),
        why: WHY_CODE,
        ends: Some(after(now, Duration::minutes(CODE_MINUTES))),
    };
    let mut tx = app.db.begin().await?;
    // Whoever pressed twice at once gets one code.
    if !store::set_code(&mut tx, &row, &random::digest(&format!("{token}:{code}")), now).await? {
        return Err(Refused::because("application-code-pause"));
    }
    end_codes(&mut tx, &row).await?;
    let message = mail::queue(&mut tx, app, message).await?;
    store::insert_message(&mut tx, row.org, row.id, message, WHY_CODE, now).await?;
    Ok(tx.commit().await?)
}

/// Lets in whoever shows that the link is theirs, and gives the secret for their browser. A code works once.
///
/// # Errors
/// `SignIn` as [`door`]; what cannot be read, and is no try; a wrong try, which is counted. The last one locks the link.
pub async fn let_in(app: &App, token: &str, code: &str, birth_date: &str) -> Result<String, Refused> {
    let Waiting { row, candidacy, door } = waiting(app, token).await?;
    let now = app.clock.now();
    let (field, shown) = match row.opens_with {
        OpensWith::Code => ("code", rules::read_code(code)),
        OpensWith::BirthDate => {
            let today = today(now)?;
            ("birth_date", rules::read_birth_date(birth_date, today).map(|born| born.to_string()))
        }
    };
    let shown = shown.map_err(|no| Refused::field(field, no.code()))?;
    if row.opens_with == OpensWith::Code && !code_works(&row, now) {
        return Err(Refused::field("code", "application-code-over"));
    }
    let mut tx = app.db.begin().await?;
    if !store::note_wrong(&mut tx, row.org, row.id, WRONG_MAX).await? {
        return Err(Refused::SignIn);
    }
    // As it is now: somebody else may have used the code meanwhile.
    let row = store::link(&mut tx, row.org, row.id).await?.ok_or(Refused::SignIn)?;
    let wanted = match row.opens_with {
        OpensWith::Code => row.code_digest.as_ref(),
        OpensWith::BirthDate => row.birth_digest.as_ref(),
    };
    if wanted == Some(&random::digest(&format!("{token}:{shown}"))) {
        store::note_opened(&mut tx, row.org, row.id, now).await?;
        end_codes(&mut tx, &row).await?;
        let secret = people::service::guests::let_in(&mut tx, app, row.org, GUEST, row.id).await?;
        tx.commit().await?;
        return Ok(secret);
    }
    // A wrong try counts whatever becomes of the answer.
    let left = rules::tries_left(row.wrong);
    if left > 0 {
        tx.commit().await?;
        let code = if field == "code" { "application-code-wrong" } else { "application-birth-date-wrong" };
        return Err(Refused::field(field, code).with("left", left));
    }
    let mut deed = Deed::new(&reader(row.org));
    let told = json!({"opens_with": row.opens_with.code()});
    deed.note(candidacy.stream, candidacy.subject, "application.link_locked", told);
    deed.commit(tx, app).await?;
    Err(Refused::field(field, "application-locked").with("contact", door.contact))
}
