//! Which parts there are, and letting one go by its clock. When it goes, and whether it may, is asked by the room that keeps the
//! queue; a hold over the file is asked here once more.

use super::{Copy, Part};
use crate::checks::disclosed::service as disclosed;
use crate::checks::evidence::rules::{Holder, clock_of};
use crate::checks::evidence::store::{self, There};
use crate::checks::pack::service::pack_of;
use crate::checks::service::{MAY, day, today};
use crate::ids::{CandidacyId, RowId, VacancyId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::people::clocks::Kept;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Stage};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// Every copy of the asker's organisation, or of one candidate there, that has a clock of its own, and what certificates show, where
/// the asker may know that there is any (see [`disclosed::going`]). Who may read the list is asked by whoever shows it.
///
/// # Errors
/// The database failed.
pub async fn parts(who: &Who, app: &App, one: Option<CandidacyId>) -> Result<Vec<Part>, Refused> {
    let mut parts = copies(who, app, one).await?;
    let org = who.org()?;
    for (id, going) in disclosed::going(who, app, one).await? {
        let candidacy = vacancy::service::candidacy_in(&app.db, org, id).await?;
        parts.push(Part {
            candidacy: id,
            vacancy: candidacy.vacancy,
            name: candidacy.name,
            kept: Kept::Certificate,
            evidence: None,
            from: Some(going.from),
            on: Some(going.on),
            inspection: going.held_until,
        });
    }
    Ok(parts)
}

/// The copies among them.
pub(in crate::checks) async fn copies(who: &Who, app: &App, one: Option<CandidacyId>) -> Result<Vec<Part>, Refused> {
    let org = who.org()?;
    let there = store::there(&app.db, org, one).await?;
    if there.is_empty() {
        return Ok(Vec::new());
    }
    let today = today(app.clock.now())?;
    let ended = vacancy::service::ended(app, org).await?;
    let mut stands: BTreeMap<RowId, BTreeSet<String>> = BTreeMap::new();
    for one in store::stands_of_all(&app.db, org, one).await? {
        stands.entry(one.evidence).or_default().insert(one.item);
    }
    let mut seen: BTreeMap<(CandidacyId, String), Date> = BTreeMap::new();
    for (candidacy, item, on) in store::seen_on(&app.db, org, one).await? {
        if let Some(on) = day(&on) {
            seen.insert((candidacy, item), on);
        }
    }
    let mut packs = BTreeMap::new();
    let mut parts = Vec::new();
    for row in there {
        if let std::collections::btree_map::Entry::Vacant(new) = packs.entry(row.vacancy) {
            new.insert(pack_of(app, &vacancy::service::vacancy_in(&app.db, org, row.vacancy).await?).await?);
        }
        let codes = stands.remove(&row.id).unwrap_or_default();
        let items: Vec<_> = packs
            .get(&row.vacancy)
            .into_iter()
            .flat_map(|pack| &pack.items)
            .filter(|item| codes.contains(&item.code))
            .cloned()
            .collect();
        // The day of the check, where one was written down that is not after the day on which the copy was kept.
        let kept_on = day(&london_date(row.at)).ok_or_else(|| Refused::broken("a time is no day"))?;
        let checked = codes.into_iter().filter_map(|code| seen.get(&(row.candidacy, code)).copied()).min();
        let checked = checked.map_or(kept_on, |checked| checked.min(kept_on));
        let holder = holder(row.stage, ended.get(&row.candidacy).and_then(|on| day(on)));
        if let Some(runs) = clock_of(row.what, &items, holder, checked) {
            parts.push(part(row, runs.kept, runs.from, runs.until(today)));
        }
    }
    Ok(parts)
}

fn part(row: There, kept: Kept, from: Option<Date>, on: Option<Date>) -> Part {
    let There { id, candidacy, vacancy, name, what, words, pages, size, sha256, .. } = row;
    let evidence = Some(Copy { id, what, words, pages, size, sha256 });
    Part { candidacy, vacancy, name, kept, evidence, from, on, inspection: None }
}

fn holder(stage: Stage, last: Option<Date>) -> Holder {
    match stage {
        Stage::NotChosen | Stage::OfferWithdrawn | Stage::Withdrawn => Holder::NotEmployed,
        Stage::Started => last.map_or(Holder::MayWork, Holder::Left),
        _ => Holder::MayWork,
    }
}

/// The copies whose day is fixed, of those whose checks the asker sees.
///
/// # Errors
/// The database failed.
pub(in crate::checks) async fn going(who: &Who, app: &App) -> Result<Vec<Part>, Refused> {
    let org = who.org()?;
    let mut seen: BTreeMap<(CandidacyId, VacancyId), bool> = BTreeMap::new();
    let mut going = Vec::new();
    for part in copies(who, app, None).await?.into_iter().filter(|part| part.on.is_some()) {
        let key = (part.candidacy, part.vacancy);
        let sees = match seen.get(&key) {
            Some(sees) => *sees,
            None => {
                let sees = vacancy::service::candidacy_for(who, app, MAY, part.candidacy).await.is_ok()
                    && !store::is_held(&app.db, org, part.candidacy).await?;
                seen.insert(key, sees);
                sees
            }
        };
        if sees {
            going.push(part);
        }
    }
    Ok(going)
}

/// Lets a copy go because its clock has run out: its bytes go, that it was there and why it went stays. False if it had gone, or
/// a legal hold stands over the file since it was looked at.
///
/// # Errors
/// The database or the key store failed.
pub async fn let_go(who: &Who, app: &App, part: &Part, clock: &'static str) -> Result<bool, Refused> {
    let org = who.org()?;
    let Some(copy) = &part.evidence else { return Ok(false) };
    let candidacy = vacancy::service::candidacy_in(&app.db, org, part.candidacy).await?;
    let mut tx = app.db.begin().await?;
    if candidacy.erased_at.is_some() || store::is_held(&mut tx, org, part.candidacy).await? {
        return Ok(false);
    }
    let by = who.signed().ok().map(|signed| signed.person);
    if !store::lapse(&mut tx, org, copy.id, clock, by, app.clock.now()).await? {
        return Ok(false);
    }
    let mut deed = Deed::new(who);
    let told = json!({
        "evidence": copy.id, "evidence_what": copy.what.code(), "document_sha256": copy.sha256, "clock": part.kept.code(),
    });
    deed.note(candidacy.stream, candidacy.subject, "evidence.deleted", told);
    deed.commit(tx, app).await?;
    Ok(true)
}
