//! Recording a check that has a form of its own, and where it stands by what was written down.

use super::{MAY, day, offer_of, read_day, today};
use crate::checks::assessment::{Assessment, Decision};
use crate::checks::dated::months_later;
use crate::checks::facts::rules::{self as facts, Follows, ToWeigh};
use crate::checks::facts::{Facts, Kind, Way, way};
use crate::checks::pack::service::pack_of;
use crate::checks::rules::{self, Stand, Weighed, may_be_seen_on, stand_by};
use crate::checks::store::{self, NewEntry};
use crate::checks::typed::{Wrong, length};
use crate::checks::{Entry, PackItem, Status};
use crate::ids::{CandidacyId, CheckId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::{Problem, Refused};
use crate::vacancy;
use serde_json::json;
use std::collections::BTreeMap;
use time::Date;

/// What somebody writes down of a check that has a form of its own.
#[derive(Debug, Clone, Default)]
pub struct NewFacts {
    pub item: String,
    pub way: String,
    /// The day of the check: 'YYYY-MM-DD', or as people write it.
    pub checked_on: String,
    pub note: String,
    /// By the names of the way's fields.
    pub typed: BTreeMap<String, String>,
}

/// Records a check by its form. The one who records it is the one who made it.
///
/// # Errors
/// One problem a field.
pub async fn record_facts(who: &Who, app: &App, id: CandidacyId, new: NewFacts) -> Result<CheckId, Refused> {
    let signed = vacancy::service::may_do_for(who, app, MAY, id).await?;
    let now = app.clock.now();
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    if candidacy.erased_at.is_some() {
        return Err(Refused::NotFound);
    }
    super::not_the_candidate(who, app, &candidacy, &signed).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = pack_of(app, &vacancy).await?;
    let item = pack.items.iter().find(|item| item.code == new.item).ok_or(Refused::NotFound)?;
    let way = item.ways(&pack).find(|way| way.code == new.way).ok_or(Refused::NotFound)?;
    let today = today(now)?;
    let offer = offer_of(who, app, &candidacy).await?;
    let mut problems = Vec::new();
    let mut problem = |field: &str, code: &str| problems.push(Problem::new(field, code));
    let day = match read_day(&new.checked_on) {
        Some(day) => may_be_seen_on(item, day, offer, today).map_err(rules::NoRecord::code),
        None => Err("checks-day-unreadable"),
    };
    if let Err(code) = day {
        problem("checked_on", code);
    }
    if length(&new.note) > rules::TEXT_MAX {
        problem("note", "checks-too-long");
    }
    let typed = |name: &str| new.typed.get(name).map_or("", String::as_str);
    // What is wrong elsewhere is said together with a day that is.
    let read = facts::read(way, item, typed, day.unwrap_or(today), today);
    for (field, no) in read.as_ref().err().into_iter().flatten() {
        problem(field, no.code());
    }
    let (Ok(checked_on), Ok(read), true) = (day, read, problems.is_empty()) else { return Err(Refused::all(problems)) };
    let follows = facts::follows(way, item, &read, checked_on);

    let mut tx = app.db.begin().await?;
    let entries = store::of_candidacy(&mut tx, signed.org, id).await?;
    let stands = entries.iter().rev().find(|entry| entry.item == item.code);
    if !way.may_close() && stands.is_some_and(|entry| entry.status.settles() || entry.status == Status::Problem) {
        return Err(Refused::field("checked_on", "checks-settled-already"));
    }
    // What a certificate showed once, it shows: one person does not record that away.
    let shown_before = |entry: &&Entry| {
        let of = |item: &&PackItem| item.code == entry.item;
        let by = pack.items.iter().find(of).and_then(|item| by_form(item, entry));
        by.is_some_and(|(_, facts, follows)| {
            follows.to_weigh == Some(ToWeigh::Content) && facts::is_same_certificate(&facts, &read)
        })
    };
    if follows.status == Status::Seen && follows.to_weigh.is_none() && entries.iter().any(|entry| shown_before(&entry))
    {
        let field = if way.code == "update_service" { "outcome" } else { "shows" };
        return Err(Refused::field(field, "facts-shown-before"));
    }
    let check = CheckId::new();
    let checked = checked_on.to_string();
    let entry = NewEntry {
        id: check,
        candidacy: id,
        item: &item.code,
        status: follows.status,
        seen: "",
        seen_on: Some(&checked),
        note: new.note.trim(),
        way: way.code,
        facts: serde_json::to_string(&read)?,
        by_person: signed.person,
        at: now,
    };
    store::insert(&mut tx, signed.org, entry).await?;
    let mut deed = Deed::new(who);
    deed.note(
        candidacy.stream,
        candidacy.subject,
        "check.recorded",
        json!({
            "check": check, "item": item.code, "law": item.law, "pack": pack.code, "pack_version": pack.version,
            "status": follows.status.code(), "check_way": format!("{}_{}", way.kind.code(), way.code), "facts": read,
            "seen_on": checked, "note": new.note.trim(),
        }),
    );
    deed.commit(tx, app).await?;
    Ok(check)
}

/// An entry by its form: the way, what was written down, and what follows from it. None where it was recorded in words.
pub(in crate::checks) fn by_form(item: &PackItem, entry: &Entry) -> Option<(&'static Way, Facts, Follows)> {
    let way = item.kind.and_then(|kind| way(kind, &entry.way))?;
    let facts = entry.facts();
    let checked_on = entry.seen_on.as_deref().and_then(day)?;
    let follows = facts::follows(way, item, &facts, checked_on);
    Some((way, facts, follows))
}

/// The records of an item that count, and where it stands by each, the newest last: of most items that is the last record; of
/// certificates from abroad the last of each country, so that what one country says hides nothing that another said. What
/// somebody recorded in words counts instead of all before it. But what a certificate or a declaration showed stays until two persons
/// have weighed it, whatever one person records after it. `entries` stand in the order of their revisions.
pub(super) fn that_count<'a>(
    item: &PackItem,
    entries: impl Iterator<Item = &'a Entry>,
    weighed: &[Assessment],
) -> Vec<(&'a Entry, Stand)> {
    let mut count: Vec<(String, &Entry)> = Vec::new();
    for entry in entries.filter(|entry| entry.item == item.code) {
        let part = if item.kind == Some(Kind::Overseas) { facts::country_of(&entry.facts()) } else { String::new() };
        count.retain(|(other, earlier)| {
            let is_another = !part.is_empty() && !other.is_empty() && *other != part;
            is_another || shows_unweighed(item, earlier, weighed) && !shows_the_same(item, earlier, entry)
        });
        count.push((part, entry));
    }
    count.into_iter().map(|(_, entry)| (entry, stand_of(item, entry, weighed))).collect()
}

/// Something is shown that two persons have not weighed, or at which they said no.
fn shows_unweighed(item: &PackItem, entry: &Entry, weighed: &[Assessment]) -> bool {
    shows(item, entry).is_some() && stand_of(item, entry, weighed).why.is_some()
}

/// Does this record say once more that the same certificate shows something?
fn shows_the_same(item: &PackItem, earlier: &Entry, later: &Entry) -> bool {
    let both = shows(item, earlier).zip(shows(item, later));
    both.is_some_and(|(earlier, later)| facts::is_same_certificate(&earlier, &later))
}

/// What was written down of a record that shows something.
fn shows(item: &PackItem, entry: &Entry) -> Option<Facts> {
    let (_, facts, follows) = by_form(item, entry)?;
    (follows.to_weigh == Some(ToWeigh::Content)).then_some(facts)
}

/// Where an item stands by one entry.
fn stand_of(item: &PackItem, entry: &Entry, weighed: &[Assessment]) -> Stand {
    let on = entry.seen_on.as_deref().and_then(day);
    let since = day(&london_date(entry.at));
    let stand = match by_form(item, entry) {
        // A problem or "not required" that somebody recorded in words after it counts instead.
        Some((_, _, follows)) => stand_by(follows, on, weighed_of(follows.to_weigh, entry, weighed)),
        None => {
            let on = on.filter(|_| entry.status == Status::Seen);
            let holds_to = on.zip(item.recheck_months).map(|(on, months)| months_later(on, months));
            Stand { status: entry.status, on, holds_to, ..Stand::NOTHING }
        }
    };
    Stand { since, ..stand }
}

/// Was something found under this item that stands still? Opening it again does not take that back.
pub(super) fn is_found(item: &PackItem, entries: &[Entry], weighed: &[Assessment]) -> bool {
    let is_opened_again = |entry: &&Entry| entry.way.is_empty() && entry.status == Status::NotYet;
    let recorded = entries.iter().filter(|entry| !is_opened_again(entry));
    that_count(item, recorded, weighed).iter().any(|(_, stand)| stand.why.is_some_and(rules::Why::is_found))
}

/// What came of the weighing of an entry: the last assessment counts.
fn weighed_of(to_weigh: Option<ToWeigh>, entry: &Entry, all: &[Assessment]) -> Weighed {
    let about = |one: &&Assessment| one.check_entry == entry.id && Some(one.about) == to_weigh;
    let Some(last) = all.iter().rev().find(about) else { return Weighed::Not };
    match (last.agrees, last.decision) {
        (None, _) => Weighed::ByOne,
        // Who does not agree asks for another assessment.
        (Some(false), _) => Weighed::Not,
        (Some(true), Decision::DoNot) => Weighed::No,
        (Some(true), Decision::GoOn | Decision::WithConditions) => {
            let on = last.answered_at.and_then(|at| day(&london_date(at)));
            on.map_or(Weighed::Not, |on: Date| Weighed::Yes { on, to: last.ends_on.as_deref().and_then(day) })
        }
    }
}
