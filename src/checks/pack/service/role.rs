//! Which checks a role does not need: said once for a vacancy, with the reason, in place of once for each person.
//!
//! Whether the law allows a certificate of one level, or asks for a register, follows from the role and not from the person. What was
//! recorded of a person counts before it, and what was found about them does not go away by it.

use super::{composed, refused};
use crate::checks::pack::{rules, store};
use crate::checks::service::{MAY, none_is_own};
use crate::checks::{self, Status};
use crate::ids::{OrganisationId, VacancyId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy};
use serde_json::json;
use std::collections::HashMap;

/// Says that the role does not need these checks, or that it needs them after all.
///
/// # Errors
/// Not allowed; one problem a field.
pub async fn say_needed(
    who: &Who,
    app: &App,
    id: VacancyId,
    items: &[String],
    needed: bool,
    why: &str,
) -> Result<(), Refused> {
    let signed = vacancy::service::may_do(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    let now = app.clock.now();
    let people: Vec<_> =
        vacancy::service::candidacies(who, app, id).await?.into_iter().filter(|one| one.stage.is_live()).collect();
    if !needed {
        none_is_own(who, app, &people, &signed).await?;
    }
    let recorded = recorded_of(app, signed.org, &people).await?;
    let pack = composed(&vacancy, &store::added(&app.db, vacancy.org).await?)?;
    let chosen = rules::may_say_needed(&pack, items, needed, why, &recorded).map_err(refused)?;
    let mut tx = app.db.begin().await?;
    for item in &chosen {
        let said =
            store::NewNeed { vacancy: id, item: &item.code, needed, why: why.trim(), by: signed.person, at: now };
        store::insert_need(&mut tx, vacancy.org, said).await?;
    }
    let titles: Vec<_> = chosen.iter().map(|item| item.title.as_str()).collect();
    let kind = if needed { "vacancy.checks_needed" } else { "vacancy.checks_not_needed" };
    let mut deed = Deed::new(who);
    let told = json!({ "vacancy": id, "checks_meant": titles, "pack_why": why.trim() });
    deed.note(vacancy.stream, vacancy.subject, kind, told);
    deed.commit(tx, app).await
}

/// What was recorded of each of these people, by item: it counts before what is said of the role.
async fn recorded_of(
    app: &App,
    org: OrganisationId,
    people: &[Candidacy],
) -> Result<Vec<HashMap<String, Status>>, Refused> {
    let mut by_person: HashMap<_, HashMap<String, Status>> =
        people.iter().map(|one| (one.id, HashMap::new())).collect();
    for entry in checks::store::all(&app.db, org).await? {
        if let Some(recorded) = by_person.get_mut(&entry.candidacy) {
            recorded.insert(entry.item, entry.status);
        }
    }
    Ok(by_person.into_values().collect())
}
