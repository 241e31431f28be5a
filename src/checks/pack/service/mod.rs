//! The deeds: pin a pack on a vacancy, and add and end what the organisation asks for besides.

mod role;

pub use role::say_needed;

use super::rules::{self, NoPack};
use super::{Added, OwnItem, RoleNeed, store};
use crate::checks::rules::Gate;
use crate::checks::service::{Known, MAY, known_of, none_is_own, today};
use crate::checks::typed::{NAME_MAX, TEXT_MAX, WORDS_MIN, length};
use crate::checks::{NotNeeded, Pack, PackItem, newest_packs, pack};
use crate::ids::{RowId, VacancyId};
use crate::ledger::Deed;
use crate::people::{self, Role, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Timestamp;
use crate::platform::refused::{Problem, Refused};
use crate::vacancy::{self, Candidacy, Vacancy};
use serde_json::json;
use std::sync::Arc;

/// Who says what the organisation asks for besides the law.
pub const MAY_ADD: &[Role] = &[Role::Hr];

/// What the page of a vacancy shows.
#[derive(Debug, Clone)]
pub struct Pinned {
    pub vacancy: Vacancy,
    pub pack: Arc<Pack>,
    /// What may be pinned in its place.
    pub others: Vec<Other>,
}

/// A pack that may be pinned.
#[derive(Debug, Clone)]
pub struct Other {
    pub pack: Arc<Pack>,
    /// For each candidate under way: what stands in the way by it, and by the one that is pinned.
    pub files: Vec<(Candidacy, Gate, Gate)>,
}

/// An own item as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct NewItem {
    pub title: String,
    pub why: String,
    pub what_to_see: String,
    pub before_start: bool,
    pub after_offer: bool,
}

/// The pack of a vacancy, with the organisation's own items of the time at which it was pinned.
///
/// # Errors
/// There is no such pack in this build; the database failed.
pub async fn pack_of(app: &App, vacancy: &Vacancy) -> Result<Arc<Pack>, Refused> {
    composed(vacancy, &store::added(&app.db, vacancy.org).await?)
}

/// The same from items that were read.
///
/// # Errors
/// There is no such pack in this build.
pub fn composed(vacancy: &Vacancy, added: &Added) -> Result<Arc<Pack>, Refused> {
    let base = pack(&vacancy.check_pack, vacancy.check_pack_version).ok_or_else(|| {
        Refused::broken(format!("no check pack {} {}", vacancy.check_pack, vacancy.check_pack_version))
    })?;
    Ok(with(base, added, vacancy, vacancy.pack_pinned_at.unwrap_or(vacancy.opened_at)))
}

/// What a pack asks of those who work as this vacancy's people do, with the organisation's own items of that time and what was said of
/// the role.
fn with(base: &Arc<Pack>, added: &Added, vacancy: &Vacancy, at: Timestamp) -> Arc<Pack> {
    let items: Vec<_> = added.own.iter().filter(|item| item.holds_at(at)).map(OwnItem::as_item).collect();
    let is_for = |item: &PackItem| item.is_for(vacancy.work_kind);
    let of_role = |need: &&RoleNeed| need.vacancy == vacancy.id;
    if items.is_empty() && base.items.iter().all(is_for) && !added.needs.iter().any(|need| of_role(&need)) {
        return base.clone();
    }
    let mut whole = Pack::clone(base);
    whole.items.retain(is_for);
    whole.items.extend(items);
    for need in added.needs.iter().filter(of_role) {
        // Where another pack was pinned since, the check may be no more, or may always be needed.
        let of = |item: &&mut PackItem| item.code == need.item && item.only_where_role_qualifies;
        if let Some(item) = whole.items.iter_mut().find(of) {
            let said = || NotNeeded { why: need.why.clone(), by: need.by_name.clone(), on: london_date(need.at) };
            item.not_needed = (!need.needed).then(said);
        }
    }
    Arc::new(whole)
}

/// Which checks a vacancy asks for, and what another pack would change.
///
/// # Errors
/// Not allowed; no such vacancy.
pub async fn pinned(who: &Who, app: &App, id: VacancyId) -> Result<Pinned, Refused> {
    vacancy::service::may_read(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    let added = store::added(&app.db, vacancy.org).await?;
    let now_pinned = composed(&vacancy, &added)?;
    let candidacies = vacancy::service::candidacies(who, app, id).await?;
    let today = today(app.clock.now())?;
    let mut known = Vec::new();
    // Of people who work here already the table says how each stands; here they would be hundreds.
    let shown = |one: &Candidacy| one.stage.is_live() && one.erased_at.is_none() && !vacancy.for_employed;
    for candidacy in candidacies.into_iter().filter(shown) {
        known.push((known_of(who, app, &candidacy).await?, candidacy));
    }
    let mut others = Vec::new();
    for base in newest_packs() {
        let other = with(base, &added, &vacancy, app.clock.now());
        if (&base.code, base.version) == (&now_pinned.code, now_pinned.version) && other.items == now_pinned.items {
            continue;
        }
        let file = |(known, candidacy): &(Known, Candidacy)| {
            (candidacy.clone(), known.gate(&other, today), known.gate(&now_pinned, today))
        };
        let files = known.iter().map(file).collect();
        others.push(Other { pack: other, files });
    }
    Ok(Pinned { vacancy, pack: now_pinned, others })
}

/// Pins another pack, or the same with what the organisation asks for now.
///
/// # Errors
/// Not allowed; one problem a field.
pub async fn pin(
    who: &Who,
    app: &App,
    id: VacancyId,
    code: &str,
    acknowledged: bool,
    why: &str,
) -> Result<(), Refused> {
    let signed = vacancy::service::may_do(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    none_is_own(who, app, &vacancy::service::candidacies(who, app, id).await?, &signed).await?;
    let added = store::added(&app.db, vacancy.org).await?;
    let from = composed(&vacancy, &added)?;
    let base = newest_packs().into_iter().find(|pack| pack.code == code);
    let base = base.ok_or_else(|| Refused::field("pack", NoPack::Choose.code()))?;
    let now = app.clock.now();
    let to = with(base, &added, &vacancy, now);
    rules::may_pin(&from, &to, acknowledged, why).map_err(refused)?;
    let changes = rules::changes(&from, &to);
    let today = today(now)?;
    // What was found about somebody does not go away because it is asked for no more.
    for candidacy in vacancy::service::candidacies(who, app, id).await?.iter().filter(|one| one.stage.is_live()) {
        let gate = known_of(who, app, candidacy).await?.gate(&from, today);
        let goes = |way: &&crate::checks::rules::InTheWay| {
            way.why.is_found() && changes.gone.iter().any(|item| item.code == way.item)
        };
        if let Some(way) = gate.file.iter().chain(&gate.start).find(goes) {
            return Err(Refused::field("pack", "pack-found-goes")
                .with("name", &candidacy.name)
                .with("item", &way.title));
        }
    }
    let codes = |items: &[&crate::checks::PackItem]| items.iter().map(|item| item.title.clone()).collect::<Vec<_>>();
    let told = json!({
        "vacancy": id, "check_pack": to.code, "check_pack_version": to.version, "pack_title": to.title,
        "pack_version_was": from.version, "draft": !to.reviewed, "pack_why": why.trim(),
        "items_added": codes(&changes.added), "items_gone": codes(&changes.gone),
    });
    let mut tx = app.db.begin().await?;
    vacancy::service::pin_pack_in(&mut tx, &vacancy, &to.code, to.version, now).await?;
    let mut deed = Deed::new(who);
    deed.note(vacancy.stream, vacancy.subject, "vacancy.pack_pinned", told);
    deed.commit(tx, app).await
}

fn refused(problems: Vec<(&'static str, NoPack)>) -> Refused {
    Refused::all(problems.into_iter().map(|(field, no)| Problem::new(field, no.code())).collect())
}

/// What the organisation asks for besides the law.
///
/// # Errors
/// Not allowed.
pub async fn own_items(who: &Who, app: &App) -> Result<Vec<OwnItem>, Refused> {
    who.may_see(MAY)?;
    Ok(store::all(&app.db, who.org()?).await?)
}

/// Adds what the organisation asks for. It belongs to vacancies that are opened from now on.
///
/// # Errors
/// Not allowed; one problem a field.
pub async fn add_item(who: &Who, app: &App, new: NewItem) -> Result<RowId, Refused> {
    let signed = who.may(MAY_ADD)?;
    let mut problems = Vec::new();
    let mut needs = |field, text: &str, least: usize, most: usize, no| {
        if length(text) < least {
            problems.push((field, no));
        } else if length(text) > most {
            problems.push((field, NoPack::TooLong));
        }
    };
    needs("title", &new.title, 3, NAME_MAX, NoPack::TitleNeeded);
    needs("item_why", &new.why, WORDS_MIN, TEXT_MAX, NoPack::WhyNeeded);
    needs("what_to_see", &new.what_to_see, WORDS_MIN, TEXT_MAX, NoPack::WhatNeeded);
    if !problems.is_empty() {
        return Err(refused(problems));
    }
    let organisation = people::service::organisation(who, app).await?;
    let id = RowId::new();
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, signed.org, id, &new, signed.person, app.clock.now()).await?;
    let told = json!({
        "own_item": id, "title": new.title.trim(), "pack_why": new.why.trim(), "what_to_see": new.what_to_see.trim(),
        "before_start": new.before_start, "after_offer": new.after_offer,
    });
    let mut deed = Deed::new(who);
    deed.note(organisation.stream, organisation.subject, "own_item.added", told);
    deed.commit(tx, app).await?;
    Ok(id)
}

/// Asks for it no more, in vacancies that are opened from now on.
///
/// # Errors
/// Not allowed; there is none that holds.
pub async fn end_item(who: &Who, app: &App, id: RowId) -> Result<(), Refused> {
    let signed = who.may(MAY_ADD)?;
    let organisation = people::service::organisation(who, app).await?;
    let item =
        store::all(&app.db, signed.org).await?.into_iter().find(|item| item.id == id).ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    if !store::end(&mut tx, signed.org, id, app.clock.now()).await? {
        return Err(Refused::NotFound);
    }
    let mut deed = Deed::new(who);
    deed.note(
        organisation.stream,
        organisation.subject,
        "own_item.ended",
        json!({"own_item": id, "title": item.title}),
    );
    deed.commit(tx, app).await
}
