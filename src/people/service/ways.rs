//! A person's own settings of their tablet: read for their own screens, set by themselves. Whoever calls for somebody else
//! has asked who may.

use crate::ids::{OrganisationId, PersonId};
use crate::ledger::Deed;
use crate::people::ways::{Kept, Order, OrderBy, Way, Ways};
use crate::people::{Who, store};
use crate::platform::App;
use crate::platform::db::{Lock, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use serde_json::{Value, json};

/// What is kept of the person on this tablet; the usual where nobody sits.
///
/// # Errors
/// The database failed.
pub async fn mine(who: &Who, app: &App) -> Result<Kept, Refused> {
    match who {
        Who::Seat(me) => Ok(store::ways(&app.db, me.org, me.person).await?),
        _ => Ok(Kept::default()),
    }
}

/// What is kept of somebody, for whoever prepares their tablet.
///
/// # Errors
/// The database failed.
pub async fn of(app: &App, org: OrganisationId, person: PersonId) -> Result<Kept, Refused> {
    Ok(store::ways(&app.db, org, person).await?)
}

/// Sets one thing on one's own tablet.
///
/// # Errors
/// There is no such choice.
pub async fn set(who: &Who, app: &App, way: Way, code: &str) -> Result<(), Refused> {
    let me = who.seat()?;
    if Ways::default().with(way, code).is_none() {
        return Err(Refused::field("to", "scoring-seat-ways-unknown"));
    }
    set_for(who, app, me.org, me.person, &[(way, code.to_owned())]).await
}

/// Sets some things of a person. What is as it was is not set anew.
///
/// # Errors
/// There is no such choice.
pub async fn set_for(
    who: &Who,
    app: &App,
    org: OrganisationId,
    person: PersonId,
    chosen: &[(Way, String)],
) -> Result<(), Refused> {
    change(who, app, org, person, |kept| {
        let mut after = kept;
        let mut entries = Vec::new();
        for (way, code) in chosen {
            after.ways =
                after.ways.with(*way, code).ok_or_else(|| Refused::field(way.code(), "scoring-ways-unknown"))?;
            // An order that was drawn becomes the person's own when they choose it, even the same one.
            let chose_order = *way == Way::Order && chosen.len() == 1;
            if chose_order {
                after.order_by = Some(OrderBy::Person);
            }
            if after.ways.get(*way) != kept.ways.get(*way) || (chose_order && after.order_by != kept.order_by) {
                if *way == Way::Order {
                    after.order_by = Some(OrderBy::Person);
                }
                entries.push(("ways.changed", json!({ "setting": format!("{}_{code}", way.code()) })));
            }
        }
        Ok((after, entries))
    })
    .await
}

/// They have practised.
///
/// # Errors
/// The database failed.
pub async fn practised(who: &Who, app: &App) -> Result<(), Refused> {
    let me = who.seat()?;
    change(who, app, me.org, me.person, |kept| {
        Ok((Kept { practised: true, ..kept }, vec![("practice.done", json!({}))]))
    })
    .await
}

/// Draws which answer comes first, once for a person: some people press the first or the last of a row, and over a panel
/// that must not speak for or against anybody.
///
/// # Errors
/// There is no chance to be had; the database failed.
pub async fn draw_order(who: &Who, app: &App, org: OrganisationId, person: PersonId) -> Result<(), Refused> {
    let order = if random::below(2)? == 0 { Order::GoodFirst } else { Order::GoodLast };
    change(who, app, org, person, |kept| {
        if kept.order_by.is_some() {
            return Ok((kept, Vec::new()));
        }
        let ways = Ways { order, ..kept.ways };
        let after = Kept { ways, order_by: Some(OrderBy::Chance), ..kept };
        Ok((after, vec![("ways.drawn", json!({ "setting": format!("order_{}", order.code()) }))]))
    })
    .await
}

/// Reads, decides and writes in one transaction. Each entry stands under the person's own key.
async fn change(
    who: &Who,
    app: &App,
    org: OrganisationId,
    person: PersonId,
    decide: impl FnOnce(Kept) -> Result<(Kept, Vec<(&'static str, Value)>), Refused> + Send,
) -> Result<(), Refused> {
    let mut tx: Tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let kept = store::ways(&mut tx, org, person).await?;
    let (after, entries) = decide(kept)?;
    if after == kept {
        return Ok(());
    }
    let own = store::person(&mut tx, org, person).await?.ok_or(Refused::NotFound)?;
    store::put_ways(&mut tx, org, person, &after, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    for (kind, values) in entries {
        deed.note(own.stream, own.subject, kind, values);
    }
    deed.commit(tx, app).await
}
