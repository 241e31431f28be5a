//! What a seat says: a score, why, a concern, "I am finished".

use super::delivery::{Sent, is_again};
use super::{Around, Own, latest_remarks, latest_scores, own};
use crate::ids::{CardId, InterviewId, KitLineId, RemarkId, ScoreId, SeatId};
use crate::ledger::Deed;
use crate::people::{Seated, Who};
use crate::platform::App;
use crate::platform::db::{JsonText, Lock, Notice, Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::scoring::concern::service as concern;
use crate::scoring::rules::{self, NotGiven};
use crate::scoring::store::{self, ConcernRow, RemarkRow, ScoreRow};
use crate::scoring::{Phase, Source, Supported, Tap, Why};
use serde_json::json;

pub use super::calls::{call, call_over, carry_on_today, go_on, stop, stop_today};
pub use super::support::record_support;

/// The longest remark, in characters.
pub const MOST_WORDS: usize = 2_000;

/// That a score is kept: the same delivery gets the same receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    pub score: ScoreId,
    pub revision: i64,
    pub phase: Phase,
}

/// A sheet's or a tablet's way of saying where a score comes from.
pub(super) struct Origin {
    pub source: Source,
    pub typed_by: Option<crate::ids::PersonId>,
    pub given_at: Timestamp,
}

pub(in crate::scoring) fn refused(why: NotGiven) -> Refused {
    match why {
        NotGiven::OffScale | NotGiven::KeyUsed => Refused::field("answer", why.code()),
        _ => Refused::because(why.code()),
    }
}

/// The seat's own panel, or a refusal that says so: the address of another panel's interview does not exist for it.
pub(in crate::scoring) async fn around(
    who: &Who,
    app: &App,
    interview: InterviewId,
) -> Result<(Seated, Around), Refused> {
    let me = who.seat()?.clone();
    let around = match Around::read(who, app, interview).await {
        Err(Refused::NotFound | Refused::NotAllowed) => return Err(refused(NotGiven::OtherPanel)),
        other => other?,
    };
    if around.panel.id != me.panel {
        return Err(refused(NotGiven::OtherPanel));
    }
    Ok((me, around))
}

/// Gives a score. It is durable before this returns.
pub async fn give_score(who: &Who, app: &App, tap: &Tap) -> Result<Receipt, Refused> {
    let (me, around) = around(who, app, tap.interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    let origin = Origin { source: Source::Tablet, typed_by: None, given_at: app.clock.now() };
    let given = score(who, app, &mut tx, &mut deed, &around, me.seat, tap, &origin).await?;
    let Given { receipt, is_new, is_first } = given;
    if !is_new {
        return Ok(receipt); // nothing was written
    }
    if is_first {
        tell(&mut tx, &around).await?;
    }
    deed.commit(tx, app).await?;
    Ok(receipt)
}

pub(super) struct Given {
    pub receipt: Receipt,
    pub is_new: bool,
    pub is_first: bool,
}

/// One score inside a transaction that holds the lock.
#[expect(clippy::too_many_arguments, reason = "a score has this many sides, and both ways in share it")]
pub(super) async fn score(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    deed: &mut Deed,
    around: &Around,
    seat: SeatId,
    tap: &Tap,
    origin: &Origin,
) -> Result<Given, Refused> {
    let org = around.org;
    if let Some(kept) = store::score_by_key(&mut *tx, org, &tap.key).await? {
        if kept.seat != seat {
            return Err(refused(NotGiven::KeyUsed));
        }
        let before = Tap {
            interview: kept.interview,
            line: kept.kit_line,
            shown: kept.shown,
            tapped: kept.tapped,
            key: kept.key.clone(),
        };
        rules::delivered_again(&before, tap).map_err(refused)?;
        return Ok(Given { receipt: receipt(&kept), is_new: false, is_first: false });
    }
    let mine = latest_scores(store::scores_of_seat(&mut *tx, org, tap.interview, seat).await?);
    let before = mine.get(&tap.line);
    let situation = situation(who, app, tx, around, seat).await?;
    let line = around.line(tap.line);
    let (value, phase) =
        rules::may_give(&situation, line.is_some(), before.is_some(), around.scale(), tap.shown, tap.tapped)
            .map_err(refused)?;
    let Some(line) = line else { return Err(refused(NotGiven::NotInKit)) };
    // The same answer again is no change of mind.
    if let Some(before) = before
        && rules::same_answer((before.shown, before.tapped), (tap.shown, tap.tapped))
    {
        return Ok(Given { receipt: receipt(before), is_new: false, is_first: false });
    }
    let row = ScoreRow {
        id: ScoreId::new(),
        interview: tap.interview,
        kit_line: tap.line,
        seat,
        revision: before.map_or(1, |before| before.revision + 1),
        shown: tap.shown,
        tapped: tap.tapped,
        value,
        text_version: line.text_version,
        key: tap.key.clone(),
        source: origin.source,
        typed_by: origin.typed_by,
        phase,
        given_at: origin.given_at,
        at: app.clock.now(),
    };
    store::insert_score(tx, org, &row).await?;
    deed.note(
        around.candidacy.stream,
        around.candidacy.subject,
        "score.given",
        json!({
            "interview": row.interview, "line": row.kit_line, "item": line.item, "criterion": line.criterion.code(),
            "seat": row.seat, "revision": row.revision, "shown": row.shown, "tapped": row.tapped, "value": row.value,
            "scale": around.scale(), "text_version": row.text_version, "source": row.source, "typed_by": row.typed_by,
            "given_at": written(row.given_at), "phase": row.phase, "key": row.key,
        }),
    );
    came_back(tx, deed, around, seat).await?;
    Ok(Given { receipt: receipt(&row), is_new: true, is_first: row.revision == 1 })
}

fn receipt(row: &ScoreRow) -> Receipt {
    Receipt { score: row.id, revision: row.revision, phase: row.phase }
}

/// RFC 3339 with microseconds.
pub(super) fn written(at: Timestamp) -> String {
    let format =
        time::macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]Z");
    time::OffsetDateTime::from(at).format(format).unwrap_or_default()
}

pub(in crate::scoring) async fn situation(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    around: &Around,
    seat: SeatId,
) -> Result<rules::Situation, Refused> {
    let own: Own = own(tx, around.org, around.interview.id, seat).await?;
    let standing = match around.seats.iter().find(|one| one.id == seat) {
        Some(one) => crate::panel::service::standing(who, app, one, around.interview.candidacy).await?,
        None => crate::panel::Standing::NoConsent,
    };
    Ok(around.situation(seat, standing, &own))
}

/// Who answers after all is no longer absent.
pub(super) async fn came_back(tx: &mut Tx, deed: &mut Deed, around: &Around, seat: SeatId) -> Result<(), Refused> {
    if store::lift_absence(tx, around.org, around.interview.id, seat).await? {
        deed.note(
            around.candidacy.stream,
            around.candidacy.subject,
            "seat.returned",
            json!({ "interview": around.interview.id, "seat": seat }),
        );
        tell(tx, around).await?;
    }
    Ok(())
}

pub(super) async fn tell(tx: &mut Tx, around: &Around) -> Result<(), Refused> {
    Ok(tx.tell(Notice::new("panel", around.panel.id)).await?)
}

/// Says why: cards and words, beside a score that was given. Nothing picked and nothing said is an answer too.
pub async fn give_remark(
    who: &Who,
    app: &App,
    sent: impl Into<Sent>,
    line: KitLineId,
    why: &Why,
) -> Result<(), Refused> {
    let sent = sent.into();
    let (me, around) = around(who, app, sent.interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, &format!("remark {line}"), app.clock.now()).await? {
        return Ok(());
    }
    let mut deed = Deed::new(who);
    if remark(who, app, &mut tx, &mut deed, &around, me.seat, line, why).await? {
        return deed.commit(tx, app).await;
    }
    Ok(tx.commit().await?)
}

/// One remark inside a transaction; says whether it was new.
#[expect(clippy::too_many_arguments, reason = "both ways in share it")]
pub(super) async fn remark(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    deed: &mut Deed,
    around: &Around,
    seat: SeatId,
    line: KitLineId,
    why: &Why,
) -> Result<bool, Refused> {
    let org = around.org;
    let situation = situation(who, app, tx, around, seat).await?;
    let phase = rules::may_score(&situation).map_err(refused)?;
    let line = around.line(line).ok_or_else(|| refused(NotGiven::NotInKit))?;
    if why.words.chars().count() > MOST_WORDS {
        return Err(Refused::field("words", "scoring-seat-words-long"));
    }
    let cards = cards(who, app, line, &why.cards).await?;
    let remarks = latest_remarks(store::remarks_of_seat(&mut *tx, org, around.interview.id, seat).await?);
    let before = remarks.get(&line.id);
    let unchanged = match before {
        Some(before) => (&before.cards.0, before.words.as_str()) == (&why.cards, why.words.as_str()),
        None => why.is_empty(),
    };
    if unchanged {
        return Ok(false);
    }
    let row = RemarkRow {
        id: RemarkId::new(),
        interview: around.interview.id,
        kit_line: line.id,
        seat,
        revision: before.map_or(1, |before| before.revision + 1),
        cards: JsonText(why.cards.clone()),
        words: why.words.clone(),
        phase,
        at: app.clock.now(),
    };
    store::insert_remark(tx, org, &row).await?;
    deed.note(
        around.candidacy.stream,
        around.candidacy.subject,
        "remark.given",
        json!({
            "interview": row.interview, "line": row.kit_line, "item": line.item, "seat": row.seat,
            "revision": row.revision, "cards": cards, "words": row.words, "phase": row.phase,
        }),
    );
    Ok(true)
}

/// The cards that were picked, each with the words that stood on it.
async fn cards(
    who: &Who,
    app: &App,
    line: &crate::scenario::KitLine,
    picked: &[CardId],
) -> Result<Vec<serde_json::Value>, Refused> {
    if picked.is_empty() {
        return Ok(Vec::new());
    }
    let known = crate::scenario::service::cards(who, app).await?;
    let card = |id: &CardId| {
        known
            .iter()
            .find(|card| card.id == *id && card.criterion == line.criterion)
            .map(|card| json!({ "card": card.id, "code": card.code, "text_version": card.text_version }))
            .ok_or_else(|| Refused::field("cards", "scoring-seat-card-unknown"))
    };
    picked.iter().map(card).collect()
}

/// "I did not feel safe", or: I did. Whoever answers for concerns is told of it at once.
pub async fn say_safe(who: &Who, app: &App, sent: impl Into<Sent>, unsafe_: bool, words: &str) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    if words.chars().count() > MOST_WORDS {
        return Err(Refused::field("words", "scoring-seat-words-long"));
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, "safe", app.clock.now()).await? {
        return Ok(());
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    let phase = rules::may_raise(&situation).map_err(refused)?;
    let rows = store::concerns(&mut tx, me.org, interview).await?;
    let before = rows.into_iter().find(|row| row.seat == me.seat && row.raised);
    let words = if unsafe_ { words } else { "" };
    if before.as_ref().map(|row| row.words.as_str()) == unsafe_.then_some(words) {
        return Ok(tx.commit().await?);
    }
    let row = ConcernRow { seat: me.seat, raised: unsafe_, words: words.to_owned(), asked: true };
    store::insert_concern(&mut tx, me.org, interview, &row, app.clock.now()).await?;
    concern::came_in(who, app, tx, &around, &me, &row, phase).await
}

/// "Yes, these are my own answers. I am finished."
pub async fn finish(who: &Who, app: &App, sent: impl Into<Sent>) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, "finish", app.clock.now()).await? {
        return Ok(());
    }
    if store::finished(&mut tx, me.org, interview).await?.contains(&me.seat) {
        return Ok(tx.commit().await?); // pressed twice
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    rules::may_score(&situation).map_err(refused)?;
    let mine = latest_scores(store::scores_of_seat(&mut tx, me.org, interview, me.seat).await?);
    if let Some(index) = around.kit.lines.iter().position(|line| !mine.contains_key(&line.id)) {
        return Err(Refused::because("scoring-seat-finish-missing").with("n", index + 1));
    }
    let mut deed = Deed::new(who);
    let support = store::support(&mut tx, me.org, interview, me.seat).await?;
    let support = support.as_ref().map(Supported::exported);
    close_sheet(&mut tx, &mut deed, &around, me.seat, support, app.clock.now()).await?;
    deed.commit(tx, app).await?;
    super::talk::settle(who, app, interview).await
}

/// Marks a seat's answers as complete. Of the support there was, the file hears *alone* or *with support*, and that the
/// person looked at their answers and said that they are their own.
pub(super) async fn close_sheet(
    tx: &mut Tx,
    deed: &mut Deed,
    around: &Around,
    seat: SeatId,
    support: Option<&'static str>,
    now: Timestamp,
) -> Result<(), Refused> {
    if store::finish(tx, around.org, around.interview.id, seat, now).await? {
        deed.note(
            around.candidacy.stream,
            around.candidacy.subject,
            "seat.finished",
            json!({ "interview": around.interview.id, "seat": seat, "confirmed": true, "scored": support }),
        );
        tell(tx, around).await?;
    }
    Ok(())
}

/// "I want to change something", before the panel talks.
pub async fn reopen(who: &Who, app: &App, sent: impl Into<Sent>) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, "reopen", app.clock.now()).await? {
        return Ok(());
    }
    if rules::is_revealed(around.interview.state) {
        return Err(Refused::because("scoring-refused-talk-open"));
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    rules::may_score(&rules::Situation { finished: false, ..situation }).map_err(refused)?;
    if store::unfinish(&mut tx, me.org, interview, me.seat).await? {
        let mut deed = Deed::new(who);
        deed.note(
            around.candidacy.stream,
            around.candidacy.subject,
            "seat.reopened",
            json!({ "interview": interview, "seat": me.seat }),
        );
        tell(&mut tx, &around).await?;
        return deed.commit(tx, app).await;
    }
    Ok(tx.commit().await?)
}
