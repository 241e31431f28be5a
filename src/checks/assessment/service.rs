//! The deeds: one person weighs, another answers.

use super::rules::{self, NoAssessment, Typed};
use super::store::{self, NewAssessment};
use super::{Assessment, Decision};
use crate::checks::disclosed::service as disclosed;
use crate::checks::facts::rules::ToWeigh;
use crate::checks::service::{
    About, Row, Sheet, Writing, by_form, not_the_candidate, read_sheet, refused, sheet, writing,
};
use crate::checks::typed::Wrong;
use crate::ids::{CandidacyId, CheckId, RowId};
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::broken_rule;
use crate::platform::refused::Refused;
use crate::vacancy::Candidacy;
use serde_json::json;
use std::collections::BTreeMap;

impl About for Sheet {
    fn candidacy(&self) -> &Candidacy {
        &self.candidacy
    }
}

/// What an assessment's page shows.
#[derive(Debug, Clone)]
pub struct Weighing {
    pub item: String,
    pub title: String,
    pub check: CheckId,
    pub about: ToWeigh,
    /// The assessments of this record, the oldest first.
    pub all: Vec<Assessment>,
    /// The one that waits for a second person.
    pub waits: Option<Assessment>,
    /// Whoever reads wrote it, and so does not answer it.
    pub is_own: bool,
}

/// An assessment as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct NewWeighing {
    pub decision: String,
    pub conditions: String,
    pub supervisor: String,
    pub supervision: String,
    pub ends_on: String,
    pub talked_on: String,
    pub promised: bool,
    /// By factor.
    pub words: BTreeMap<String, String>,
}

/// What there is to weigh at this record.
///
/// # Errors
/// Not allowed; there is nothing to weigh.
pub async fn weighing(who: &Who, app: &App, id: CandidacyId, check: CheckId) -> Result<(Sheet, Weighing), Refused> {
    let sheet = read_sheet(who, app, id).await?;
    let weighing = found(who, &sheet, check)?;
    Ok((sheet, weighing))
}

fn found<'s>(who: &Who, sheet: &'s Sheet, check: CheckId) -> Result<Weighing, Refused> {
    let counts = |row: &'s Row| row.counted().find(|(entry, _)| entry.id == check).map(|(entry, _)| (row, entry));
    let (row, entry) = sheet.rows.iter().find_map(counts).ok_or(Refused::NotFound)?;
    let (_, _, follows) = by_form(&row.item, entry).ok_or(Refused::NotFound)?;
    let about = follows.to_weigh.ok_or(Refused::NotFound)?;
    let all: Vec<Assessment> = row.weighed.iter().filter(|one| one.check_entry == check).cloned().collect();
    let waits = all.last().filter(|last| last.agrees.is_none()).cloned();
    let is_own = who.signed().is_ok_and(|signed| waits.as_ref().is_some_and(|one| one.by_person == signed.person));
    let (item, title) = (row.item.code.clone(), row.item.title.clone());
    Ok(Weighing { item, title, check, about, all, waits, is_own })
}

async fn begin(who: &Who, app: &App, id: CandidacyId) -> Result<Writing<Sheet>, Refused> {
    let writing = writing(who, app, sheet(who, app, id).await?).await?;
    let signed = writing.signed()?;
    not_the_candidate(who, app, &writing.before.candidacy, signed).await?;
    Ok(writing)
}

/// Writes down one person's weighing; it counts when another person agrees.
///
/// # Errors
/// Not allowed; nothing to weigh; one problem a field.
pub async fn weigh(who: &Who, app: &App, id: CandidacyId, check: CheckId, new: NewWeighing) -> Result<RowId, Refused> {
    let writing = begin(who, app, id).await?;
    let known = found(who, &writing.before, check)?;
    // Content is weighed by whoever may read it.
    if known.about == ToWeigh::Content {
        disclosed::may(who, app, &writing.before.candidacy).await?;
    }
    let typed = Typed {
        decision: Decision::parse(&new.decision),
        conditions: &new.conditions,
        supervisor: &new.supervisor,
        supervision: &new.supervision,
        ends_on: &new.ends_on,
        talked_on: &new.talked_on,
        promised: new.promised,
    };
    let word = |factor: &str| new.words.get(factor).map_or("", String::as_str);
    let kept =
        rules::may_weigh(known.about, typed, word, &writing.before.candidacy.name, writing.today).map_err(refused)?;
    let decision = typed.decision.ok_or_else(|| Refused::field("decision", NoAssessment::DecisionNeeded.code()))?;
    let words = serde_json::to_string(&kept.words)?;
    let is_content = known.about == ToWeigh::Content;
    let starts = known.about == ToWeigh::AdultFirst && decision != Decision::DoNot;
    let assessment = RowId::new();
    let (supervisor, supervision) = if starts { (new.supervisor.trim(), new.supervision.trim()) } else { ("", "") };
    let (ends_on, talked_on) = (kept.ends_on.map(|day| day.to_string()), kept.talked_on.map(|day| day.to_string()));
    let mut tx = app.db.begin().await?;
    let row = NewAssessment {
        id: assessment,
        check_entry: check,
        item: &known.item,
        about: known.about,
        decision,
        conditions: new.conditions.trim(),
        supervisor,
        supervision,
        ends_on: ends_on.clone(),
        words: if is_content { String::new() } else { words.clone() },
        talked_on: talked_on.clone(),
    };
    store::insert(&mut tx, writing.by(), row).await?;
    if is_content {
        disclosed::keep_in(&mut tx, app, &writing, check, Some(assessment), &words).await?;
    }
    let mut told = json!({
        "assessment": assessment, "check": check, "item": known.item, "weighed": known.about.code(),
        "risk_decision": decision.code(), "conditions": new.conditions.trim(), "supervisor": supervisor,
        "supervision": supervision, "ends_on": ends_on, "talked_on": talked_on,
    });
    if let (false, Some(told)) = (is_content, told.as_object_mut()) {
        told.insert("factors".to_owned(), json!(kept.words));
    }
    writing.commit(who, app, tx, "risk.weighed", told).await?;
    Ok(assessment)
}

/// The second person's answer.
///
/// # Errors
/// Not allowed; the same person; answered already; one problem a field.
pub async fn answer(
    who: &Who,
    app: &App,
    id: CandidacyId,
    check: CheckId,
    agrees: Option<bool>,
    words: &str,
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let known = found(who, &writing.before, check)?;
    if known.about == ToWeigh::Content {
        disclosed::may(who, app, &writing.before.candidacy).await?;
        // Nobody agrees to what they have not read.
        if let Some(waits) = known.waits.as_ref().filter(|_| !known.is_own) {
            disclosed::has_read(who, app, id, waits.at).await?;
        }
    }
    rules::may_answer(known.is_own, known.waits.is_none(), agrees, words).map_err(refused)?;
    let assessment = known.waits.ok_or_else(|| Refused::field("agrees", NoAssessment::Answered.code()))?;
    let agrees = agrees.ok_or_else(|| Refused::field("agrees", NoAssessment::AnswerNeeded.code()))?;
    let mut tx = app.db.begin().await?;
    // Words about what is shown stand apart, whoever writes them.
    let (apart, words) = if known.about == ToWeigh::Content { (words.trim(), "") } else { ("", words.trim()) };
    store::insert_answer(&mut tx, writing.by(), assessment.id, agrees, words).await.map_err(|cause| {
        // Somebody else was quicker.
        if broken_rule(&cause).is_some() {
            Refused::field("agrees", NoAssessment::Answered.code())
        } else {
            cause.into()
        }
    })?;
    let told = json!({
        "assessment": assessment.id, "item": known.item, "weighed": known.about.code(),
        "risk_decision": assessment.decision.code(), "agrees": agrees, "answer_words": words,
    });
    if !apart.is_empty() {
        let kept = serde_json::to_string(&BTreeMap::from([("answer", apart)]))?;
        disclosed::keep_in(&mut tx, app, &writing, check, Some(assessment.id), &kept).await?;
    }
    writing.commit(who, app, tx, "risk.answered", told).await
}
