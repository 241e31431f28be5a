//! What is done at the desk.

use super::super::rules::{REASON_MAX, REASON_MIN, WORDS_MAX};
use super::super::store::{self, Asked, NewAsked, NewSent};
use super::super::{Answer, CameHow, Draft, SentPart, Way};
use super::draft::named_by;
use super::{ANSWERS, Sheet, sheet};
use crate::checks::service::not_the_candidate;
use crate::hex::sha256;
use crate::ids::{CandidacyId, RowId};
use crate::ledger::Deed;
use crate::people::{self, Signed, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date, london_instant};
use crate::platform::db::{Lock, Tx};
use crate::platform::mail::{self, NewMessage};
use crate::platform::refused::{Problem, Refused};
use crate::recruitment_file::retention::service::day;
use crate::texts::{say, say_with};
use crate::vacancy;
use serde_json::{Value, json};
use time::Date;

/// Why the message is written that tells a candidate of the answer.
const WHY: &str = "candidate_answer";

/// Who does something, and what they do it with. The candidate themselves does nothing here.
async fn begin(who: &Who, app: &App, id: CandidacyId) -> Result<(Signed, Sheet), Refused> {
    let signed = vacancy::service::may_do_for(who, app, ANSWERS, id).await?;
    let candidacy = vacancy::service::candidacy_for(who, app, ANSWERS, id).await?;
    not_the_candidate(who, app, &candidacy, &signed).await?;
    let sheet = sheet(who, app, id).await?;
    if !sheet.is_decided {
        return Err(Refused::because("candidate-answer-not-decided"));
    }
    Ok((signed, sheet))
}

/// What is drafted of a question that is not answered yet.
fn open(sheet: &Sheet) -> Result<(&Asked, &Draft), Refused> {
    match (&sheet.asked, &sheet.draft, &sheet.sent) {
        (_, _, Some(_)) => Err(Refused::because("candidate-answer-was-sent")),
        (Some(asked), Some(draft), None) => Ok((asked, draft)),
        _ => Err(Refused::because("candidate-answer-not-asked")),
    }
}

async fn note(who: &Who, app: &App, tx: Tx, sheet: &Sheet, kind: &'static str, told: Value) -> Result<(), Refused> {
    let mut deed = Deed::new(who);
    deed.note(sheet.candidacy.stream, sheet.candidacy.subject, kind, told);
    deed.commit(tx, app).await
}

/// A day that is not to come.
fn past(app: &App, text: &str) -> Result<Option<Date>, Refused> {
    let today = day(&london_date(app.clock.now())).ok_or_else(|| Refused::broken("the clock gives no day"))?;
    Ok(day(text).filter(|day| *day <= today))
}

/// Notes at the desk that a candidate asked: on which day, and how.
///
/// # Errors
/// Not allowed; the candidate themselves; no choice was made yet; asked before; one problem a field.
pub async fn note_asked(who: &Who, app: &App, id: CandidacyId, on_day: &str, how: &str) -> Result<(), Refused> {
    let (signed, sheet) = begin(who, app, id).await?;
    if sheet.asked.is_some() {
        return Err(Refused::because("candidate-answer-asked-already"));
    }
    let mut problems = Vec::new();
    let day = past(app, on_day)?;
    if day.is_none() {
        problems.push(Problem::new("on_day", "candidate-answer-day-needed"));
    }
    let how = CameHow::parse(how).filter(|how| CameHow::AT_DESK.contains(how));
    if how.is_none() {
        problems.push(Problem::new("came_how", "candidate-answer-how-needed"));
    }
    let (Some(day), Some(came_how), true) = (day, how, problems.is_empty()) else {
        return Err(Refused::all(problems));
    };
    let (on_day, row) = (day.to_string(), RowId::new());
    let mut tx = app.db.begin().await?;
    let by_person = Some(signed.person);
    let new = NewAsked { id: row, candidacy: id, came_how, on_day: &on_day, by_person, at: app.clock.now() };
    if !store::insert_asked(&mut tx, signed.org, new).await? {
        return Err(Refused::because("candidate-answer-asked-already"));
    }
    let told = json!({"request": row, "on": on_day, "came_how": came_how.code()});
    note(who, app, tx, &sheet, "candidate_answer.asked", told).await
}

/// Leaves a remark out, with the reason, which stays here.
///
/// # Errors
/// Not allowed; the candidate themselves; nothing is open; no such remark; no reason.
pub async fn leave_out(who: &Who, app: &App, id: CandidacyId, remark: &str, reason: &str) -> Result<(), Refused> {
    let (signed, sheet) = begin(who, app, id).await?;
    let (asked, draft) = open(&sheet)?;
    if !draft.passages().any(|known| known.remark.as_deref() == Some(remark)) {
        return Err(Refused::because("candidate-answer-no-remark"));
    }
    let reason = reason.trim();
    match reason.chars().count() {
        n if n < REASON_MIN => return Err(Refused::field("reason", "candidate-answer-reason-needed")),
        n if n > REASON_MAX => {
            return Err(Refused::field("reason", "candidate-answer-too-long").with("most", REASON_MAX));
        }
        _ => {}
    }
    let mut tx = app.db.begin().await?;
    store::leave_out(&mut tx, signed.org, asked.id, (remark, reason), signed.person, app.clock.now()).await?;
    let told = json!({"request": asked.id, "remark": remark, "reason": reason});
    note(who, app, tx, &sheet, "candidate_answer.left_out", told).await
}

/// Puts a remark back.
///
/// # Errors
/// Not allowed; the candidate themselves; nothing is open; it was not left out.
pub async fn put_back(who: &Who, app: &App, id: CandidacyId, remark: &str) -> Result<(), Refused> {
    let (signed, sheet) = begin(who, app, id).await?;
    let (asked, _) = open(&sheet)?;
    let mut tx = app.db.begin().await?;
    if !store::put_back(&mut tx, signed.org, asked.id, remark).await? {
        return Err(Refused::because("candidate-answer-no-remark"));
    }
    let told = json!({"request": asked.id, "remark": remark});
    note(who, app, tx, &sheet, "candidate_answer.put_back", told).await
}

/// What whoever answers fills in.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    /// Their own words; may be none.
    pub words: String,
    pub way: String,
    /// "I have read each line."
    pub read: bool,
    /// "A name may stand in it."
    pub names: bool,
    /// The digest of the draft that was read.
    pub seen: String,
}

/// Sends the answer, once: what was read is kept as it goes.
///
/// # Errors
/// Not allowed; the candidate themselves; nothing is open; it changed while it was read; one problem a field.
pub async fn send(who: &Who, app: &App, id: CandidacyId, reply: Reply) -> Result<(), Refused> {
    let (signed, sheet) = begin(who, app, id).await?;
    let (asked, draft) = open(&sheet)?;
    let words = reply.words.trim().replace("\r\n", "\n");
    let mut problems = Vec::new();
    if words.chars().count() > WORDS_MAX {
        problems.push(Problem::new("words", "candidate-answer-too-long").with("most", WORDS_MAX));
    }
    let named = named_by(who, app, &sheet.candidacy, &words).await?;
    if !named.is_empty() && !reply.names {
        problems.push(Problem::new("words", "candidate-answer-words-name").with("names", named.join(", ")));
    }
    if (draft.naming() > 0 || !named.is_empty()) && !reply.names {
        problems.push(Problem::new("names", "candidate-answer-names-needed"));
    }
    let way = Way::parse(&reply.way);
    match way {
        None => problems.push(Problem::new("way", "candidate-answer-way-needed")),
        Some(Way::Page) if sheet.link.is_none() => {
            problems.push(Problem::new("way", "candidate-answer-no-link"));
        }
        Some(_) => {}
    }
    if !reply.read {
        problems.push(Problem::new("read", "candidate-answer-read-needed"));
    }
    let (Some(way), true) = (way, problems.is_empty()) else { return Err(Refused::all(problems)) };
    if reply.seen != draft.digest {
        return Err(Refused::because("candidate-answer-changed"));
    }
    let answer = answer(who, app, &sheet, draft, &words).await?;
    let (all, left_out) = draft.counts();
    let (body, text, now) = (serde_json::to_string(&answer)?, answer.text(), app.clock.now());
    let message = match way {
        Way::Page => Some(message(&signed, &sheet)),
        Way::Paper => None,
    };
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    // Nobody left a remark out, or put one back, since this was read: from here on nobody does before it goes.
    let now_drafted = self::sheet(who, app, id).await?.draft;
    if now_drafted.is_none_or(|now| now.digest != draft.digest) {
        return Err(Refused::because("candidate-answer-changed"));
    }
    let message = match message {
        Some(message) => Some(mail::queue(&mut tx, app, message).await?),
        None => None,
    };
    let (by_person, at) = (signed.person, now);
    let new = NewSent { asked: asked.id, candidacy: id, body: &body, way, message, by_person, at };
    if !store::insert_sent(&mut tx, signed.org, new).await? {
        return Err(Refused::because("candidate-answer-was-sent"));
    }
    let told = json!({
        "request": asked.id, "answer_way": way.code(), "remarks": all, "left_out": left_out, "words": text,
        "words_sha256": sha256(&text),
    });
    note(who, app, tx, &sheet, "candidate_answer.sent", told).await
}

/// The answer as it goes.
async fn answer(who: &Who, app: &App, sheet: &Sheet, draft: &Draft, words: &str) -> Result<Answer, Refused> {
    let organisation = people::service::organisation(who, app).await?.name;
    let contact = if sheet.vacancy.contact.is_empty() { &organisation } else { &sheet.vacancy.contact };
    let mut parts: Vec<SentPart> = draft
        .parts
        .iter()
        .map(|part| SentPart {
            title: part.title.clone(),
            lines: part
                .passages
                .iter()
                .filter(|passage| passage.left_out.is_none())
                .map(|passage| passage.text.clone())
                .collect(),
        })
        .filter(|part| !part.lines.is_empty())
        .collect();
    if !words.is_empty() {
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        parts.push(SentPart { title: say("candidate-answer-from-us"), lines });
    }
    let (_, left_out) = draft.counts();
    let mut foot = Vec::new();
    if left_out > 0 {
        foot.push(say_with("candidate-answer-foot-left-out", &[("n", &left_out.to_string())]));
    }
    let day = day_words(&london_date(app.clock.now()));
    let with = [("organisation", organisation.as_str()), ("day", &day), ("contact", contact)];
    foot.push(say_with("candidate-answer-foot", &with));
    Ok(Answer { title: say("candidate-answer-title"), intro: draft.intro.clone(), parts, foot })
}

/// Tells the candidate that the answer is there. Nothing of it stands in the message, and no name.
fn message(signed: &Signed, sheet: &Sheet) -> NewMessage {
    let link = sheet.link.as_ref();
    let ends = link.map(|link| link.ends_on.clone()).unwrap_or_default();
    let sent = link.map(|link| london_date(link.made_at)).unwrap_or_default();
    NewMessage {
        org: signed.org,
        person: None,
        caused_by: Some(signed.person),
        name: sheet.candidacy.name.clone(),
        address: sheet.candidacy.email.clone().unwrap_or_default(),
        subject: say("candidate-answer-mail-subject"),
        body: say_with(
            "candidate-answer-mail",
            &[("sent", &day_words(&sent)), ("ends", &day_words(&ends)), ("contact", &sheet.vacancy.contact)],
        ),
        why: WHY,
        ends: london_instant(&ends, "23:59:59"),
    }
}

/// Notes that the candidate got the answer on paper, on this day.
///
/// # Errors
/// Not allowed; the candidate themselves; no answer went; no day, or one to come or before it was read.
pub async fn given(who: &Who, app: &App, id: CandidacyId, on_day: &str) -> Result<(), Refused> {
    let (signed, sheet) = begin(who, app, id).await?;
    let Some((sent, _)) = &sheet.sent else { return Err(Refused::because("candidate-answer-not-sent")) };
    let read_on = day(&london_date(sent.at));
    let on = past(app, on_day)?.filter(|on| read_on.is_none_or(|read_on| *on >= read_on));
    let on = on.ok_or_else(|| Refused::field("given_on", "candidate-answer-given-day-needed"))?.to_string();
    let mut tx = app.db.begin().await?;
    store::insert_given(&mut tx, signed.org, (sent.id, id), &on, signed.person, app.clock.now()).await?;
    note(who, app, tx, &sheet, "candidate_answer.given", json!({"on": on})).await
}
