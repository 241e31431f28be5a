//! What waits for those who look after data, and that they are told of it: what is due for deletion, and requests for data
//! that have to be answered. Nobody has to open a page by chance to find out.

use super::Waiting;
use super::rules::{self, Standing};
use super::service::{self, KEEPERS};
use super::store;
use crate::ids::OrganisationId;
use crate::people::service::{self as people, Mailbox};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date};
use crate::platform::mail::{self, NewMessage};
use crate::platform::refused::Refused;
use crate::recruitment_file::subject_access::service as access;
use crate::texts::{say, say_with};
use std::collections::BTreeSet;
use time::{Date, Duration};
use uuid::Uuid;

/// So many days before an answer is due, somebody is told.
pub const SOON_DAYS: i64 = 7;
/// Who answers requests for data.
const ANSWERS: &[Role] = &[Role::Hr];

/// What waits for the reader.
///
/// # Errors
/// The database failed.
pub async fn waiting(who: &Who, app: &App) -> Result<Waiting, Refused> {
    let mut found = Waiting::default();
    if who.may_everywhere(KEEPERS).is_ok() {
        for item in service::items(who, app).await?.1 {
            match item.standing {
                Standing::Due { .. } => {
                    found.due += 1;
                    found.goes_on = [found.goes_on, item.goes_on].into_iter().flatten().min();
                }
                Standing::Held { overdue: true, .. } => found.overdue += 1,
                _ => {}
            }
        }
    }
    if who.may_everywhere(ANSWERS).is_ok() {
        let today = service::today(app)?;
        for (_, on) in access::waiting(app, who.org()?).await? {
            let days = (today - on).whole_days();
            if days > 0 {
                found.late += 1;
                found.days_late = found.days_late.max(days);
            } else if days >= -SOON_DAYS {
                found.soon += 1;
                found.soon_on = [found.soon_on, Some(on)].into_iter().flatten().min();
            }
        }
    }
    Ok(found)
}

/// Tells those who look after data of what they were not told yet: what is due since today, and requests whose answer is
/// nearly due or late. From the day of the message on, what is due has been shown. Gives to how many a message went.
///
/// # Errors
/// The database or the key store failed.
pub(super) async fn tell(app: &App, org: OrganisationId) -> Result<usize, Refused> {
    let job = Who::Job { org, name: "retention" };
    let (desk, items) = service::items(&job, app).await?;
    let today = service::today(app)?;
    let (mut due, mut parts, mut holds) = (Vec::new(), Vec::new(), BTreeSet::new());
    for item in items {
        if let (Standing::Held { overdue: true, review_on }, Some(hold)) = (item.standing, &item.hold) {
            holds.insert((hold.id.0, format!("review {review_on}")));
        }
        let (Some(on), Some(what)) = (item.is_shown(today), item.shown_as()) else { continue };
        if desk.shown_as(what).is_none_or(|(_, shown)| shown != on) {
            let list = if item.part.is_some() { &mut parts } else { &mut due };
            list.push((what, on));
        }
    }
    for told in store::told(&app.db, org, store::HOLD).await? {
        holds.remove(&told);
    }
    let told = store::told(&app.db, org, store::REQUEST).await?;
    let mut late = Vec::new();
    let mut soon = Vec::new();
    for (id, on) in access::waiting(app, org).await? {
        let (list, word) = match on {
            on if on < today => (&mut late, format!("late {on}")),
            on if on <= today + Duration::days(SOON_DAYS) => (&mut soon, format!("soon {on}")),
            _ => continue,
        };
        if !told.contains(&(id, word.clone())) {
            list.push((id, word));
        }
    }
    let keepers = people::mailboxes(app, org, KEEPERS).await?;
    let answerers = people::mailboxes(app, org, ANSWERS).await?;
    let mut sent = 0;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    for keeper in &keepers {
        // Requests are HR's: an administrator who is nothing else is told of what is due only.
        let answers = answerers.iter().any(|one| one.person == keeper.person);
        let count = |list: &[(Uuid, String)]| if answers { list.len() } else { 0 };
        let counts =
            Counts { due: due.len(), parts: parts.len(), holds: holds.len(), late: count(&late), soon: count(&soon) };
        let lines = lines(app, counts, desk.ask_first, today);
        if !lines.is_empty() {
            mail::queue(&mut tx, app, message(app, org, keeper, &lines)).await?;
            sent += 1;
        }
    }
    if sent > 0 {
        for (what, on) in due.into_iter().chain(parts) {
            store::note_shown(&mut tx, org, what, &on.to_string(), now).await?;
        }
        for (hold, word) in &holds {
            store::note_told(&mut tx, org, (store::HOLD, *hold), word, now).await?;
        }
        if !answerers.is_empty() {
            for (id, word) in late.iter().chain(&soon) {
                store::note_told(&mut tx, org, (store::REQUEST, *id), word, now).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(sent)
}

/// What a message is about.
#[derive(Debug, Clone, Copy)]
struct Counts {
    due: usize,
    /// Parts of files whose last day is near, or over.
    parts: usize,
    /// Holds that were to be looked at again.
    holds: usize,
    late: usize,
    soon: usize,
}

/// What a message says: one line a matter, with the address where it is seen to. No name stands in it.
fn lines(app: &App, counts: Counts, ask_first: bool, today: Date) -> Vec<String> {
    let Counts { due, parts, holds, late, soon } = counts;
    let url = &app.settings.public_url;
    let mut lines = Vec::new();
    let goes = day_words(&(today + Duration::days(rules::SHOWN_DAYS)).to_string());
    let mut line = |count: usize, words: &str| {
        if count > 0 {
            lines.push(say_with(words, &[("n", &count.to_string()), ("day", &goes)]));
        }
    };
    line(due, if ask_first { "retention-mail-due-ask" } else { "retention-mail-due" });
    line(parts, if ask_first { "retention-mail-parts-ask" } else { "retention-mail-parts" });
    line(holds, "retention-mail-holds");
    if due + parts + holds > 0 {
        lines.push(format!("{url}/retention"));
    }
    if late > 0 {
        lines.push(say_with("retention-mail-late", &[("n", &late.to_string())]));
    }
    if soon > 0 {
        lines.push(say_with("retention-mail-soon", &[("n", &soon.to_string()), ("days", &SOON_DAYS.to_string())]));
    }
    if late + soon > 0 {
        lines.push(format!("{url}/subject-access"));
    }
    lines
}

fn message(app: &App, org: OrganisationId, to: &Mailbox, lines: &[String]) -> NewMessage {
    let day = day_words(&london_date(app.clock.now()));
    let body = say_with("retention-mail", &[("name", &to.name), ("day", &day), ("lines", &lines.join("\n\n"))]);
    NewMessage {
        org,
        person: Some(to.person),
        caused_by: None,
        name: to.name.clone(),
        address: to.address.clone(),
        subject: say("retention-mail-subject"),
        body,
        why: "data_waits",
        ends: None,
    }
}
