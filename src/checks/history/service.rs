//! The deeds of an employment history: typed in from paper, confirmed by the candidate, its gaps explained and judged.

use super::rules::{self, Explanation, FrameTyped, GapState, NoHistory, PeriodTyped, Standing, Told};
use super::store::{self, NewExplained, NewPeriod, Rows};
use super::{Confirmed, ConfirmedHow, Explained, Frame, Gap, Period, Span};
use crate::checks::dated::Dated;
use crate::checks::service::{About, MAY, Writing, day, is_candidate, refused, shown, writing, writing_own};
use crate::checks::typed::Wrong;
use crate::checks::{ASKED_FROM, Pack};
use crate::ids::{CandidacyId, RowId};
use crate::ledger::{self, Look};
use crate::people::{CandidateLink, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::vacancy::{self, Candidacy, Vacancy};
use serde_json::json;
use std::collections::BTreeMap;

/// Everything about one person's history.
#[derive(Debug, Clone)]
pub struct History {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub frame: Option<Frame>,
    /// Without those that were removed, in the order in which they began.
    pub periods: Vec<Period>,
    /// When anything of it was changed last; none while there is nothing.
    pub changed_at: Option<Timestamp>,
    pub confirmed: Option<Confirmed>,
    /// The candidate's own links by which it was sent in.
    pub links_sent_in: Vec<RowId>,
    /// The oldest first; a gap of `standing` says on which of them it rests.
    pub explained: Vec<Explained>,
    pub standing: Standing,
    /// From how many days on a gap must be explained.
    pub asked_from: u32,
    /// Does the pack of this vacancy rest its check on this history?
    pub counts: bool,
}

/// One person's history.
///
/// # Errors
/// Not allowed; no such candidate.
pub async fn history(who: &Who, app: &App, id: CandidacyId) -> Result<History, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = crate::checks::pack::service::pack_of(app, &vacancy).await?;
    let rows = store::rows(&app.db, who.org()?, Some(id)).await?;
    let asked_from = asked_from(&pack);
    let standing = stands(&rows, asked_from);
    Ok(History {
        changed_at: changed_at(rows.frames.first(), &rows.periods).filter(|_| !rows.frames.is_empty()),
        frame: rows.frames.into_iter().next(),
        periods: rows.periods.into_iter().filter(|period| !period.removed).collect(),
        links_sent_in: rows.confirmed.iter().filter_map(|one| one.link).collect(),
        confirmed: rows.confirmed.into_iter().next_back(),
        explained: rows.explained,
        standing,
        asked_from,
        counts: pack.gaps_from_days.is_some(),
        candidacy,
        vacancy,
    })
}

/// [`history`] for somebody who reads it on a screen: that they did is noted first, and what cannot be noted is not shown.
///
/// # Errors
/// As [`history`].
pub async fn read_history(who: &Who, app: &App, id: CandidacyId) -> Result<History, Refused> {
    let history = history(who, app, id).await?;
    let vacancy = Some(history.vacancy.id);
    ledger::service::look(who, app, Look { what: "employment_history", thing: id.0, candidacy: Some(id), vacancy })
        .await?;
    Ok(history)
}

/// What there is of the histories of candidates: of one, or of all of the organisation. Whoever has none is not in it. The caller
/// asks who may see whose.
pub(crate) async fn rows_by_candidacy(
    who: &Who,
    app: &App,
    one: Option<CandidacyId>,
) -> Result<BTreeMap<CandidacyId, Rows>, Refused> {
    let all = store::rows(&app.db, who.org()?, one).await?;
    let mut by: BTreeMap<CandidacyId, Rows> = BTreeMap::new();
    for row in all.frames {
        by.entry(row.candidacy).or_default().frames.push(row);
    }
    for row in all.periods {
        by.entry(row.candidacy).or_default().periods.push(row);
    }
    for row in all.confirmed {
        by.entry(row.candidacy).or_default().confirmed.push(row);
    }
    for row in all.explained {
        by.entry(row.candidacy).or_default().explained.push(row);
    }
    Ok(by)
}

fn asked_from(pack: &Pack) -> u32 {
    pack.gaps_from_days.unwrap_or(ASKED_FROM)
}

/// Where the history of one candidate stands, by a pack.
pub(in crate::checks) fn stands_by(rows: Option<&Rows>, pack: &Pack) -> Standing {
    rows.map_or_else(|| stands(&Rows::default(), asked_from(pack)), |rows| stands(rows, asked_from(pack)))
}

/// `rows` are those of one candidate.
fn stands(rows: &Rows, asked_from: u32) -> Standing {
    let frame = rows.frames.first();
    let gaps = frame.and_then(|frame| {
        // Whoever is in full-time education still has no history yet that could have gaps.
        if frame.education_end.is_empty() {
            return Some(Vec::new());
        }
        let education = Dated::parse(&frame.education_end).ok()?;
        let until = day(&frame.applied_on)?;
        let employed = rows.periods.iter().filter(|one| !one.removed && one.activity.is_employment());
        let spans: Vec<Span> = employed.filter_map(span_of).collect();
        Some(rules::gaps(education, until, &spans))
    });
    let told: Vec<Told> = rows.explained.iter().filter_map(told).collect();
    let confirmed = rows.confirmed.last();
    let holds = confirmed.map(|one| changed_at(frame, &rows.periods).is_none_or(|changed| changed <= one.at));
    let mut standing = rules::standing(gaps, asked_from, &told, holds);
    if standing.is_whole() {
        let judged = standing.gaps.iter().filter_map(|(_, _, at)| rows.explained.get((*at)?)?.judged_at).max();
        let judged = judged.and_then(|at| day(&london_date(at)));
        standing.whole_since = confirmed.and_then(|one| day(&one.confirmed_on)).max(judged);
    }
    standing
}

/// When anything of it was changed last.
fn changed_at(frame: Option<&Frame>, periods: &[Period]) -> Option<Timestamp> {
    frame.map(|frame| frame.at).into_iter().chain(periods.iter().map(|period| period.at)).max()
}

/// When a period was; what is stored was read before.
pub(crate) fn span_of(period: &Period) -> Option<Span> {
    let end = period.ended.as_deref().map(Dated::parse).transpose().ok()?;
    Some(Span { start: Dated::parse(&period.began).ok()?, end })
}

fn told(one: &Explained) -> Option<Told> {
    Some(Told { from: day(&one.from_day)?, to: day(&one.to_day)?, written: one.written, enough: one.enough })
}

impl About for History {
    fn candidacy(&self) -> &Candidacy {
        &self.candidacy
    }
}

/// Whoever writes is in the office, or the candidate by their own link until they sent it in.
async fn begin(who: &Who, app: &App, id: CandidacyId) -> Result<Writing<History>, Refused> {
    match who {
        Who::Candidate(link) => {
            let own = own_history(link, app).await?;
            if !own.candidacy.stage.is_live() {
                return Err(Refused::because("application-decided"));
            }
            if own.is_sent_in_by(link) {
                return Err(Refused::because("application-sent-in-already"));
            }
            writing_own(link, app, own)
        }
        _ => writing(who, app, history(who, app, id).await?).await,
    }
}

/// A candidate's own history, by their link.
///
/// # Errors
/// The database failed.
pub async fn own_history(link: &CandidateLink, app: &App) -> Result<History, Refused> {
    // The server reads for the candidate: what it gives them is theirs alone.
    history(&Who::Job { org: link.org, name: "candidate" }, app, link.candidacy).await
}

impl History {
    /// Did the candidate send it in by this link?
    #[must_use]
    pub fn is_sent_in_by(&self, link: &CandidateLink) -> bool {
        self.links_sent_in.contains(&link.link)
    }
}

/// Keeps when education ended and when they applied.
///
/// # Errors
/// Not allowed; one problem a field.
pub async fn keep_frame(who: &Who, app: &App, id: CandidacyId, typed: FrameTyped<'_>) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let (education, applied) = rules::may_keep_frame(typed, writing.today).map_err(refused)?;
    let education_end = education.map(|date| date.to_string()).unwrap_or_default();
    let applied_on = Dated::Day(applied).to_string();
    // The same again is no change that would have to be confirmed.
    if writing.before.frame.as_ref().is_some_and(|at| at.education_end == education_end && at.applied_on == applied_on)
    {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    store::insert_frame(&mut tx, writing.by(), &education_end, &applied_on).await?;
    let told = json!({
        "education_end": education.map(|date| date.to_string()), "still_in_education": education.is_none(),
        "applied_on": applied_on,
    });
    writing.commit(who, app, tx, "history.framed", told).await
}

/// Keeps a period: a new one, or the next revision of one that stands there.
///
/// # Errors
/// Not allowed; no such period; one problem a field.
pub async fn keep_period(
    who: &Who,
    app: &App,
    id: CandidacyId,
    of: Option<RowId>,
    typed: PeriodTyped<'_>,
) -> Result<RowId, Refused> {
    let writing = begin(who, app, id).await?;
    let there =
        of.map(|of| writing.before.periods.iter().find(|one| one.period == of).ok_or(Refused::NotFound)).transpose()?;
    let others = writing.before.periods.iter().filter(|one| Some(one.period) != of).count();
    let (activity, span) = rules::may_keep_period(typed, others, writing.today).map_err(refused)?;
    let (began, ended) = (span.start.to_string(), span.end.map(|end| end.to_string()));
    let new = NewPeriod {
        period: of.unwrap_or_else(RowId::new),
        activity,
        place: typed.place.trim(),
        title: typed.title.trim(),
        care: typed.care,
        began: &began,
        ended: ended.as_deref(),
        why: typed.why.trim(),
        removed: false,
    };
    let period = new.period;
    if there.is_some_and(|one| is_same(one, &new)) {
        return Ok(period);
    }
    let told = json!({
        "period": period, "changed": of.is_some(), "activity": activity.code(), "employer": new.place, "job": new.title,
        "care_work": new.care, "began": new.began, "ended": new.ended, "why_ended": new.why,
    });
    let mut tx = app.db.begin().await?;
    store::insert_period(&mut tx, writing.by(), new).await?;
    writing.commit(who, app, tx, "history.period_kept", told).await?;
    Ok(period)
}

fn is_same(one: &Period, new: &NewPeriod<'_>) -> bool {
    (one.activity, one.place.as_str(), one.title.as_str(), one.care) == (new.activity, new.place, new.title, new.care)
        && (one.began.as_str(), one.ended.as_deref(), one.why.as_str()) == (new.began, new.ended, new.why)
}

/// Takes a period away; it stays in the record.
///
/// # Errors
/// Not allowed; no such period.
pub async fn remove_period(who: &Who, app: &App, id: CandidacyId, of: RowId) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one = writing.before.periods.iter().find(|one| one.period == of).ok_or(Refused::NotFound)?;
    let gone = NewPeriod {
        period: of,
        activity: one.activity,
        place: &one.place,
        title: &one.title,
        care: one.care,
        began: &one.began,
        ended: one.ended.as_deref(),
        why: &one.why,
        removed: true,
    };
    let told = json!({
        "period": of, "activity": one.activity.code(), "employer": one.place, "job": one.title, "began": one.began,
        "ended": one.ended,
    });
    let mut tx = app.db.begin().await?;
    store::insert_period(&mut tx, writing.by(), gone).await?;
    writing.commit(who, app, tx, "history.period_removed", told).await
}

/// Notes that the candidate said: this is all of it. `seen` is when it was changed last as the page said that was sent.
///
/// # Errors
/// Not allowed; there is nothing to confirm; it was changed meanwhile; one problem a field.
pub async fn confirm(
    who: &Who,
    app: &App,
    id: CandidacyId,
    how: Option<ConfirmedHow>,
    on: &str,
    seen: &str,
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let changed_at = writing.before.changed_at;
    let changed_on = changed_at.and_then(|at| day(&london_date(at)));
    let on = rules::may_confirm(changed_on, how.is_some(), on, writing.today).map_err(refused)?;
    if changed_at.map(stamp).as_deref() != Some(seen) {
        return Err(Refused::because("history-changed-meanwhile"));
    }
    let how = how.ok_or_else(|| Refused::field("how", NoHistory::HowNeeded.code()))?;
    let on = Dated::Day(on).to_string();
    let mut tx = app.db.begin().await?;
    store::insert_confirmed(&mut tx, writing.by(), how, &on).await?;
    let told = json!({"confirmed_how": how.code(), "confirmed_on": on, "periods": writing.before.periods.len()});
    writing.commit(who, app, tx, "history.confirmed", told).await
}

/// A time as a form carries it.
#[must_use]
pub fn stamp(at: Timestamp) -> String {
    time::OffsetDateTime::from(at).unix_timestamp_nanos().to_string()
}

/// Writes down what was said about the gap from this day to that.
///
/// # Errors
/// Not allowed; there is no such gap any more, because dates were changed; one problem a field.
pub async fn explain(
    who: &Who,
    app: &App,
    id: CandidacyId,
    (from, to): (&str, &str),
    typed: Explanation<'_>,
) -> Result<RowId, Refused> {
    let writing = begin(who, app, id).await?;
    let gap = gap_of(&writing.before, from, to).ok_or_else(|| Refused::because("history-gap-gone"))?;
    let applied_on = writing.before.frame.as_ref().and_then(|frame| day(&frame.applied_on)).unwrap_or(writing.today);
    let asked_on = rules::may_explain(typed, applied_on, writing.today).map_err(refused)?;
    let (from_day, to_day, asked_on) = (shown(gap.from), shown(gap.to), shown(asked_on));
    let new = NewExplained {
        id: RowId::new(),
        from_day: &from_day,
        to_day: &to_day,
        written: typed.written.unwrap_or_default(),
        words: typed.words.trim(),
        asked_by: typed.asked_by.trim(),
        asked_on: &asked_on,
        corroboration: typed.corroboration.trim(),
    };
    let explanation = new.id;
    let told = json!({
        "explanation": explanation, "from_day": new.from_day, "to_day": new.to_day, "min_days": gap.min_days,
        "max_days": gap.max_days, "in_writing": new.written, "words": new.words, "asked_by": new.asked_by,
        "asked_on": new.asked_on, "corroboration": new.corroboration,
    });
    let mut tx = app.db.begin().await?;
    store::insert_explained(&mut tx, writing.by(), new).await?;
    writing.commit(who, app, tx, "gap.explained", told).await?;
    Ok(explanation)
}

/// Writes down whether an explanation is enough.
///
/// # Errors
/// Not allowed; whoever this is is the candidate; there is no such explanation in writing; one problem a field.
pub async fn judge(
    who: &Who,
    app: &App,
    id: CandidacyId,
    explanation: RowId,
    enough: Option<bool>,
    note: &str,
) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let one =
        writing.before.explained.iter().find(|one| one.id == explanation && one.written).ok_or(Refused::NotFound)?;
    let own = is_candidate(who, app, &writing.before.candidacy, writing.signed()?).await?;
    let enough = rules::may_judge(enough, note, own).map_err(refused)?;
    let told = json!({
        "explanation": explanation, "from_day": one.from_day, "to_day": one.to_day, "enough": enough, "note": note.trim(),
    });
    let mut tx = app.db.begin().await?;
    store::insert_judged(&mut tx, writing.by(), explanation, enough, note.trim()).await?;
    writing.commit(who, app, tx, "gap.judged", told).await
}

/// The gap of these two days, as it stands now.
fn gap_of(history: &History, from: &str, to: &str) -> Option<Gap> {
    let (from, to) = (day(from)?, day(to)?);
    history.standing.gaps.iter().map(|(gap, _, _)| *gap).find(|gap| gap.from == from && gap.to == to)
}

/// What was said about days of a gap and is not what it rests on: of a shorter gap, or before something else was said.
#[must_use]
pub fn said_earlier<'a>(history: &'a History, gap: &Gap, rests_on: Option<&Explained>) -> Vec<&'a Explained> {
    let touches = |one: &&Explained| {
        let told = told(one);
        told.is_some_and(|told| told.from <= gap.to && gap.from <= told.to) && rests_on.is_none_or(|of| of.id != one.id)
    };
    history.explained.iter().filter(touches).collect()
}

/// Did work begin before full-time education ended? Then an earlier end may be meant, and a gap before it is not asked about.
#[must_use]
pub fn worked_before(history: &History) -> bool {
    let ended = history.frame.as_ref().and_then(|frame| Dated::parse(&frame.education_end).ok());
    ended.is_some_and(|ended| {
        let employed = history.periods.iter().filter(|one| one.activity.is_employment()).filter_map(span_of);
        employed.into_iter().any(|span| span.start.latest() < ended.earliest())
    })
}

/// What the candidate did in a gap by their own account: the beginning of its explanation.
#[must_use]
pub fn done_in(history: &History, gap: &Gap) -> Vec<Period> {
    let within = |period: &&Period| {
        !period.activity.is_employment()
            && span_of(period).is_some_and(|span| {
                span.start.earliest() <= gap.to && span.end.is_none_or(|end| gap.from <= end.latest())
            })
    };
    history.periods.iter().filter(within).cloned().collect()
}

/// How many gaps are too small to be asked about in writing.
#[must_use]
pub fn small(history: &History) -> usize {
    history.standing.gaps.iter().filter(|(_, state, _)| *state == GapState::Small).count()
}
