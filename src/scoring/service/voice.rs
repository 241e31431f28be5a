//! Why, in a person's own voice. The sound is sealed under the person's own key, so that it goes with them; it is heard by
//! the person themselves, and by others where and when they may read remarks.

use super::delivery::{self, Sent};
use super::give::{MOST_WORDS, around, refused, situation};
use super::{Around, Seats, desk, latest_scores, why_out};
use crate::aloud::Kind;
use crate::aloud::rules::{NotTaken, SECONDS_AT_MOST, sound};
use crate::hex::sha256;
use crate::ids::{InterviewId, KitLineId, OrganisationId, PanelId, PersonId, RowId, SeatId, SubjectId};
use crate::ledger::rules::seal;
use crate::ledger::{self, Deed, Look};
use crate::panel::ConsentKind;
use crate::people::{Role, Seated, Who};
use crate::platform::App;
use crate::platform::db::{Lock, Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::scoring::Gone;
use crate::scoring::rules::{self, Looker, NotGiven};
use crate::scoring::store::{self, RecordingRow};
use serde_json::json;
use std::collections::HashMap;

/// What a delivery of the consent is noted as.
const AGREED: &str = "voice agreed";

/// A recording that can be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    pub id: RowId,
    pub seconds: i64,
    /// What was said, as it was written down; may be empty.
    pub words: String,
}

impl Voice {
    fn of(row: &RecordingRow) -> Self {
        Self { id: row.id, seconds: row.seconds, words: row.words.clone() }
    }
}

/// A recording as it was sent.
#[derive(Debug, Clone)]
pub struct NewVoice<'a> {
    pub bytes: &'a [u8],
    pub seconds: u32,
    /// The same key is the same recording, sent again.
    pub key: String,
}

/// What this seat said in its own voice about an interview, by item.
pub async fn mine(who: &Who, app: &App, interview: InterviewId) -> Result<HashMap<KitLineId, Voice>, Refused> {
    let me = who.seat()?;
    let rows = store::recordings_of_seat(&app.db, me.org, interview, me.seat).await?;
    let there = rows.iter().filter(|row| row.gone.is_none());
    Ok(there.map(|row| (row.kit_line, Voice::of(row))).collect())
}

/// Did this person say that their voice may be recorded? None if they were not asked.
pub async fn agreed(who: &Who, app: &App) -> Result<Option<bool>, Refused> {
    Ok(crate::panel::service::own_answers(who, app).await?.1.consent(ConsentKind::VoiceRecorded))
}

/// The person says whether their voice may be kept. A copy of what they said before, which comes after they said otherwise,
/// changes nothing.
///
/// # Errors
/// The panel has talked since the *no*, or the key was another deed's.
pub async fn agree(who: &Who, app: &App, sent: Sent, given: bool) -> Result<(), Refused> {
    let (me, _) = around(who, app, sent.interview).await?;
    if let Some(key) = &sent.key {
        match store::delivery(&app.db, me.org, key).await? {
            Some((seat, what)) if seat == me.seat && what == AGREED => return Ok(()),
            Some(_) => return Err(refused(NotGiven::KeyUsed)),
            None => {}
        }
    }
    crate::panel::service::give_consent(who, app, ConsentKind::VoiceRecorded, given).await?;
    if !given {
        forget(who, app).await?;
    }
    // Noted after it is done: a copy that comes in between says the same again, which is nothing new.
    let mut tx = app.db.begin().await?;
    delivery::is_again(&mut tx, &me, &sent, AGREED, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

fn not_taken(why: NotTaken) -> Refused {
    Refused::field(
        "voice",
        match why {
            NotTaken::Nothing => "voice-seat-nothing",
            NotTaken::TooLarge => "voice-seat-too-long",
            NotTaken::Kind => "voice-seat-no-sound",
        },
    )
}

/// What a recording is sealed for: it opens in no other place.
fn about(org: OrganisationId, id: RowId) -> Vec<u8> {
    [b"sametable/recording/v1\0".as_slice(), org.0.as_bytes(), id.0.as_bytes()].concat()
}

async fn subject(who: &Who, app: &App, me: &Seated) -> Result<SubjectId, Refused> {
    Ok(crate::people::service::person(who, app, me.person).await?.subject)
}

/// Keeps a recording beside the score it is about; one that was there before goes.
///
/// # Errors
/// The person did not agree to it; there is no score; it is no sound, or too long; nothing is taken now.
pub async fn keep(
    who: &Who,
    app: &App,
    interview: InterviewId,
    line: KitLineId,
    new: &NewVoice<'_>,
) -> Result<(), Refused> {
    let (me, around) = around(who, app, interview).await?;
    let kind = sound(new.bytes).map_err(not_taken)?;
    // The tablet stops by itself; one second for its way.
    if new.seconds > SECONDS_AT_MOST + 1 {
        return Err(not_taken(NotTaken::TooLarge));
    }
    if agreed(who, app).await? != Some(true) {
        return Err(Refused::because("voice-seat-not-agreed"));
    }
    let subject = subject(who, app, &me).await?;
    let key = app.keys.subject_key(subject).await?;
    let id = RowId::new();
    let sealed = seal::seal(&key, random::bytes()?, &about(me.org, id), new.bytes).map_err(Refused::broken)?;
    let sha256 = sha256(new.bytes);

    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if let Some(kept) = store::recording_by_key(&mut tx, me.org, &new.key).await? {
        let same = (kept.seat, kept.interview, kept.kit_line, &kept.sha256) == (me.seat, interview, line, &sha256);
        return if same { Ok(()) } else { Err(refused(NotGiven::KeyUsed)) };
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    let phase = rules::may_score(&situation).map_err(refused)?;
    let line = around.line(line).ok_or_else(|| refused(NotGiven::NotInKit))?;
    let scores = latest_scores(store::scores_of_seat(&mut tx, me.org, interview, me.seat).await?);
    if !scores.contains_key(&line.id) {
        return Err(Refused::because("voice-seat-score-first"));
    }
    let mut deed = Deed::new(who);
    let before = store::recordings_of_seat(&mut tx, me.org, interview, me.seat).await?;
    let before: Vec<_> = before.into_iter().filter(|row| row.kit_line == line.id).collect();
    for row in before.iter().filter(|row| row.gone.is_none()) {
        destroy(&mut tx, &mut deed, &around, subject, row, Gone::Replaced).await?;
    }
    let row = RecordingRow {
        id,
        interview,
        kit_line: line.id,
        seat: me.seat,
        revision: before.last().map_or(1, |last| last.revision + 1),
        key: new.key.clone(),
        kind: kind.code().to_owned(),
        seconds: i64::from(new.seconds.min(SECONDS_AT_MOST)),
        sha256,
        words: String::new(),
        phase,
        at: app.clock.now(),
        gone: None,
    };
    store::insert_recording(&mut tx, me.org, &row, &sealed).await?;
    deed.note(
        around.candidacy.stream,
        subject,
        "voice.kept",
        json!({
            "interview": interview, "line": line.id, "item": line.item, "seat": me.seat, "recording": row.id,
            "revision": row.revision, "seconds": row.seconds, "format": row.kind, "sound_sha256": row.sha256,
            "phase": phase,
        }),
    );
    deed.commit(tx, app).await
}

async fn destroy(
    tx: &mut Tx,
    deed: &mut Deed,
    around: &Around,
    subject: SubjectId,
    row: &RecordingRow,
    gone: Gone,
) -> Result<(), Refused> {
    if store::drop_recording(tx, around.org, row.id, gone).await? {
        let values = json!({
            "interview": row.interview, "line": row.kit_line, "seat": row.seat, "recording": row.id, "why": gone.code(),
        });
        deed.note(around.candidacy.stream, subject, "voice.destroyed", values);
    }
    Ok(())
}

/// The person throws their recording away. A second copy of that, which comes after they said something new, throws nothing
/// away.
///
/// # Errors
/// The panel is finished with the interview.
pub async fn throw_away(who: &Who, app: &App, sent: impl Into<Sent>, line: KitLineId) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    let subject = subject(who, app, &me).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if delivery::is_again(&mut tx, &me, &sent, &format!("voice away {line}"), app.clock.now()).await? {
        return Ok(());
    }
    let rows = store::recordings_of_seat(&mut tx, me.org, interview, me.seat).await?;
    let mut deed = Deed::new(who);
    for row in rows.iter().filter(|row| row.kit_line == line && row.gone.is_none()) {
        destroy(&mut tx, &mut deed, &around, subject, row, Gone::ThrownAway).await?;
    }
    deed.commit(tx, app).await
}

/// The person no longer agrees that their voice is recorded: everything that they said goes, on every interview.
pub async fn forget(who: &Who, app: &App) -> Result<(), Refused> {
    let me = who.seat()?.clone();
    forget_seat(who, app, me.org, me.seat).await
}

/// The same, where the desk noted on paper that the person of a seat no longer agrees.
pub async fn forget_noted(who: &Who, app: &App, panel: PanelId, seat: SeatId) -> Result<(), Refused> {
    let org = crate::panel::service::may_do(who, app, crate::panel::service::OFFICE, panel).await?.org;
    if !crate::panel::service::seats(who, app, panel).await?.iter().any(|one| one.id == seat) {
        return Err(Refused::NotFound);
    }
    forget_seat(who, app, org, seat).await
}

async fn forget_seat(who: &Who, app: &App, org: OrganisationId, seat: SeatId) -> Result<(), Refused> {
    let rows = store::recordings_there(&app.db, org, seat).await?;
    for row in rows {
        let around = Around::read(who, app, row.interview).await?;
        let person = around.seat(seat)?.person;
        let subject = crate::people::service::person(who, app, person).await?.subject;
        let mut tx = app.db.begin().await?;
        tx.lock(Lock::Ledger).await?;
        let mut deed = Deed::new(who);
        destroy(&mut tx, &mut deed, &around, subject, &row, Gone::NotAgreed).await?;
        deed.commit(tx, app).await?;
    }
    Ok(())
}

/// What was said is written down, by the member or whoever supports them: for who reads, and for the file.
///
/// # Errors
/// Nothing was said; too long; nothing is taken now.
pub async fn write_down(
    who: &Who,
    app: &App,
    sent: impl Into<Sent>,
    line: KitLineId,
    words: &str,
) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    if words.chars().count() > MOST_WORDS {
        return Err(Refused::field("words", "scoring-seat-words-long"));
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if delivery::is_again(&mut tx, &me, &sent, &format!("voice words {line}"), app.clock.now()).await? {
        return Ok(());
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    let phase = rules::may_score(&situation).map_err(refused)?;
    let rows = store::recordings_of_seat(&mut tx, me.org, interview, me.seat).await?;
    let row = rows.into_iter().rfind(|row| row.kit_line == line && row.gone.is_none());
    let row = row.ok_or_else(|| Refused::because("voice-seat-nothing"))?;
    if row.words == words {
        return Ok(tx.commit().await?);
    }
    store::write_recording_down(&mut tx, me.org, row.id, words).await?;
    let mut deed = Deed::new(who);
    // Typed words are part of the candidate's file as every reason is.
    let values = json!({
        "interview": interview, "line": line, "seat": me.seat, "recording": row.id, "words": words, "phase": phase,
    });
    deed.note(around.candidacy.stream, around.candidacy.subject, "voice.written_down", values);
    deed.commit(tx, app).await
}

/// The sound of a recording, for the person who said it; and once the panel talks about it, for whoever reads remarks.
///
/// # Errors
/// `NotFound` before the panel talks, to everybody else: whether there is one is private too.
pub async fn hear(who: &Who, app: &App, panel: Option<PanelId>, id: RowId) -> Result<(Kind, Vec<u8>), Refused> {
    let org = match who {
        Who::Seat(me) => me.org,
        _ => who.may_see(super::MAY_LOOK)?.org,
    };
    let row = store::recording(&app.db, org, id).await?.filter(|row| row.gone.is_none()).ok_or(Refused::NotFound)?;
    let around = Around::read(who, app, row.interview).await?;
    match who {
        Who::Seat(me) if me.seat == row.seat => {}
        Who::Seat(me) => {
            let served = store::reveal_was_served(&app.db, org, row.interview, me.seat).await?;
            let may = rules::may_see_values(Looker::OtherSeat, around.interview.state);
            if around.panel.id != me.panel || !may || !served || is_out(who, app, &around, row.seat).await? {
                return Err(Refused::NotFound);
            }
        }
        _ => {
            if panel != Some(around.panel.id) {
                return Err(Refused::NotFound);
            }
            desk(who, app, around.panel.id).await?;
            let may = rules::may_see_values(Looker::Desk, around.interview.state);
            if !may || is_out(who, app, &around, row.seat).await? {
                return Err(Refused::NotFound);
            }
            let (candidacy, vacancy) = (Some(around.interview.candidacy), Some(around.panel.vacancy));
            ledger::service::look(who, app, Look { what: "recording", thing: id.0, candidacy, vacancy }).await?;
        }
    }
    open(app, who, &around, &row).await
}

/// The recordings that belong to an answer to a person who asks what is held about them, each with its address at the desk
/// (where that it was heard is noted): of interviews that the panel has talked about.
///
/// # Errors
/// Not HR of the whole organisation.
pub async fn of_person(who: &Who, app: &App, person: PersonId) -> Result<Vec<(String, i64, Timestamp)>, Refused> {
    let org = who.may_everywhere(&[Role::Hr])?.org;
    let rows = store::recordings_of_person(&app.db, org, person).await?;
    let address = |panel: PanelId, id: RowId| format!("/panels/{panel}/voice/{id}");
    Ok(rows.into_iter().map(|(panel, id, seconds, at)| (address(panel, id), seconds, at)).collect())
}

/// A seat that left the denominator says nothing to the others any more.
async fn is_out(who: &Who, app: &App, around: &Around, seat: SeatId) -> Result<bool, Refused> {
    let seats = Seats::read(who, app, around).await?;
    Ok(seats.reason(around, seat).is_some_and(why_out))
}

async fn open(app: &App, who: &Who, around: &Around, row: &RecordingRow) -> Result<(Kind, Vec<u8>), Refused> {
    let person = around.seat(row.seat)?.person;
    let subject = crate::people::service::person(who, app, person).await?.subject;
    let key = app.keys.existing(subject).await?.ok_or(Refused::NotFound)?;
    let sealed = store::sealed_recording(&app.db, around.org, row.id).await?.ok_or(Refused::NotFound)?;
    let bytes = seal::open(&key, &about(around.org, row.id), &sealed).map_err(Refused::broken)?;
    Ok((Kind::of_code(&row.kind).ok_or(Refused::NotFound)?, bytes))
}

/// What was said in their own voice about an interview, by seat and item. Only [`super::talk`] calls it, after it asked
/// whether the discussion was opened.
pub(super) async fn of_interview(
    app: &App,
    org: OrganisationId,
    interview: InterviewId,
) -> Result<HashMap<(SeatId, KitLineId), Voice>, Refused> {
    let rows = store::recordings_of_interview(&app.db, org, interview).await?;
    Ok(rows.iter().map(|row| ((row.seat, row.kit_line), Voice::of(row))).collect())
}
