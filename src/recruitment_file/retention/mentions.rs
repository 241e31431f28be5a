//! Where somebody's name stands in texts that are sealed as other people's: those do not go with them, and whoever deletes
//! ought to know it before.

use super::rules::{self, Named};
use super::service::{KEEPERS, preview};
use super::{Scope, store};
use crate::ledger::rules::read_time;
use crate::ledger::{self, Opened};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_day;
use crate::platform::refused::Refused;
use crate::recruitment_file::left_out::withheld;
use crate::recruitment_file::words::title_of;
use serde_json::Value;
use uuid::Uuid;

/// Names and addresses of their own: somebody else may bear the same name.
const OWN: [&str; 3] = ["name", "email", "phone"];

/// One entry in which they are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// `candidate`, `vacancy`, `person` or `organisation`.
    pub what: String,
    pub id: Uuid,
    /// Whose file, or which vacancy.
    pub name: String,
    /// What was entered, and on which day.
    pub title: String,
    pub day: String,
    pub named: Named,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentions {
    pub found: Vec<Mention>,
    /// The reader may know in whose files: HR. Others are told how many.
    pub places: bool,
}

/// Looks through everything that may be read and is not theirs. What a panel has not talked about is not looked through:
/// before that, even that there is something tells.
///
/// # Errors
/// Not allowed; nobody of this organisation.
pub(super) async fn mentions(who: &Who, app: &App, scope: Scope, thing: Uuid) -> Result<Mentions, Refused> {
    let org = who.may_everywhere(KEEPERS)?.org;
    let name = preview(who, app, scope, thing).await?.item.name;
    super::service::look(who, app, "mentions", scope, thing).await?;
    let mut found = Vec::new();
    for (what, id, of, stream) in store::streams(&app.db, org).await? {
        // Their own goes with them.
        if id == thing {
            continue;
        }
        for opened in withheld(ledger::service::stream(who, app, stream).await?) {
            let Some(named) = in_entry(&opened, &name) else { continue };
            found.push(Mention {
                what: what.clone(),
                id,
                name: of.clone(),
                title: opened.kind().map(title_of).unwrap_or_default(),
                day: read_time(&opened.entry.t).map(|at| london_day(at.into())).unwrap_or_default(),
                named,
            });
        }
    }
    found.sort_by_key(|mention| mention.named);
    Ok(Mentions { found, places: who.may_everywhere(&[Role::Hr]).is_ok() })
}

fn in_entry(opened: &Opened, name: &str) -> Option<Named> {
    opened
        .values()
        .into_iter()
        .filter(|(field, _)| !OWN.contains(field))
        .filter_map(|(_, value)| inside(value, name))
        .min()
}

fn inside(value: &Value, name: &str) -> Option<Named> {
    match value {
        Value::String(text) => rules::named(text, name),
        Value::Array(items) => items.iter().filter_map(|item| inside(item, name)).min(),
        Value::Object(members) => members.values().filter_map(|item| inside(item, name)).min(),
        _ => None,
    }
}
