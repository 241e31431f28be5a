//! How a person was supported: how, by whom, and whether anybody said what to choose. Their own data, under their own key.

use super::delivery::{Sent, is_again};
use super::give::{MOST_WORDS, around, refused, situation};
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::Lock;
use crate::platform::refused::Refused;
use crate::scoring::rules;
use crate::scoring::store;
use crate::scoring::{OTHER, Support, Supported};
use serde_json::json;

/// How: the first question. Who scored alone is asked no other.
pub async fn record_support(who: &Who, app: &App, sent: impl Into<Sent>, kinds: &[Support]) -> Result<(), Refused> {
    if kinds.is_empty() {
        return Err(Refused::field("kinds", "scoring-seat-support-choose"));
    }
    if kinds.len() > 1 && kinds.contains(&Support::Alone) {
        return Err(Refused::field("kinds", "scoring-seat-support-both"));
    }
    keep(who, app, sent.into(), "support", |said| {
        said.kinds = kinds.to_vec();
        if said.alone() {
            *said = Supported { kinds: kinds.to_vec(), ..Supported::default() };
        }
    })
    .await
}

/// By whom: persons who were booked, and somebody else in the person's own words.
pub async fn record_helpers(
    who: &Who,
    app: &App,
    sent: impl Into<Sent>,
    by_whom: &[String],
    other: &str,
) -> Result<(), Refused> {
    let booked = crate::panel::service::helpers_of_seat(who, app).await?;
    if by_whom.is_empty() {
        return Err(Refused::field("by_whom", "scoring-seat-support-who-choose"));
    }
    if by_whom.iter().any(|one| one != OTHER && !booked.iter().any(|(id, _)| id.to_string() == *one)) {
        return Err(Refused::field("by_whom", "scoring-seat-support-unknown"));
    }
    if other.chars().count() > MOST_WORDS {
        return Err(Refused::field("other", "scoring-seat-words-long"));
    }
    keep(who, app, sent.into(), "support_who", |said| {
        said.by_whom = by_whom.to_vec();
        said.other = if by_whom.iter().any(|one| one == OTHER) { other.trim().to_owned() } else { String::new() };
    })
    .await
}

/// Whether anybody said what to choose, and what they said.
pub async fn record_prompt(
    who: &Who,
    app: &App,
    sent: impl Into<Sent>,
    prompted: bool,
    prompt: &str,
) -> Result<(), Refused> {
    if prompt.chars().count() > MOST_WORDS {
        return Err(Refused::field("prompt", "scoring-seat-words-long"));
    }
    keep(who, app, sent.into(), "support_said", |said| {
        said.prompted = Some(prompted);
        said.prompt = if prompted { prompt.trim().to_owned() } else { String::new() };
    })
    .await
}

/// A new row with what was said now; nothing is written where it says what was said before.
async fn keep(
    who: &Who,
    app: &App,
    sent: Sent,
    what: &str,
    say: impl FnOnce(&mut Supported) + Send,
) -> Result<(), Refused> {
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, what, app.clock.now()).await? {
        return Ok(());
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    rules::may_score(&situation).map_err(refused)?;
    let before = store::support(&mut tx, me.org, interview, me.seat).await?;
    let mut said = before.clone().unwrap_or_default();
    say(&mut said);
    if before.as_ref() == Some(&said) {
        return Ok(tx.commit().await?);
    }
    store::insert_support(&mut tx, me.org, interview, me.seat, &said, app.clock.now()).await?;
    let person = crate::people::service::person(who, app, me.person).await?;
    let mut deed = Deed::new(who);
    let kinds: Vec<_> = said.kinds.iter().map(|kind| kind.code()).collect();
    deed.note(
        person.stream,
        person.subject,
        "support.recorded",
        json!({
            "interview": interview, "seat": me.seat, "kinds": kinds, "by_whom": said.by_whom, "other": said.other,
            "prompted": said.prompted, "prompt": said.prompt,
        }),
    );
    deed.commit(tx, app).await
}
