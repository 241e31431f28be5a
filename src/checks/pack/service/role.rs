//! Which checks a role does not need: said once for a vacancy, with the reason, in place of once for each person.
//!
//! Whether the law allows a certificate of one level, or asks for a register, follows from the role and not from the person. What was
//! recorded of a person counts before it, and what was found about them does not go away by it.

use super::{composed, refused};
use crate::checks::pack::{rules, store};
use crate::checks::service::MAY;
use crate::ids::VacancyId;
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::vacancy;
use serde_json::json;

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
    let pack = composed(&vacancy, &store::added(&app.db, vacancy.org).await?)?;
    let chosen = rules::may_say_needed(&pack, items, needed, why).map_err(refused)?;
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
