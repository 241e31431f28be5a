//! Help, a break, stop: who is told, what is asked for, and how it is taken back. None of it costs an answer.

use super::delivery::{Sent, is_again};
use super::give::{MOST_WORDS, around, came_back, tell};
use super::{desk, runs};
use crate::ids::{HelpCallId, InterviewId, PanelId, PersonId, SeatId};
use crate::ledger::Deed;
use crate::panel::{ConsentKind, InterviewState};
use crate::people::{Seated, Who};
use crate::platform::App;
use crate::platform::db::{Lock, Notice, Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::scoring::rules::{self, NotGiven};
use crate::scoring::store::{self, AbsenceRow, CallRow, DayWord};
use crate::scoring::{About, Call, Feel, Reason};
use serde_json::json;

/// Help or a break: somebody at the desk is told, and nothing else happens.
pub async fn call(who: &Who, app: &App, kind: Call) -> Result<(), Refused> {
    let me = who.seat()?;
    let open = store::open_calls(&app.db, me.org, me.panel).await?;
    let shown = |about: Option<About>| about.is_none_or(About::shows_on_the_tablet);
    if open.iter().any(|call| call.seat == me.seat && call.kind == kind && shown(call.about)) {
        return Ok(()); // pressed twice
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    note_call(who, app, &mut tx, &mut deed, me, kind, None, None).await?;
    deed.commit(tx, app).await
}

#[expect(clippy::too_many_arguments, reason = "a call has this many sides")]
async fn note_call(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    deed: &mut Deed,
    me: &Seated,
    kind: Call,
    about: Option<About>,
    whom: Option<PersonId>,
) -> Result<(), Refused> {
    let row = CallRow { id: HelpCallId::new(), seat: me.seat, kind, at: app.clock.now(), about, whom };
    store::insert_call(tx, me.org, me.panel, &row).await?;
    tx.tell(Notice::new("panel", me.panel)).await?;
    // Who asked for help is the person's own business: it stands under their key.
    let person = crate::people::service::person(who, app, me.person).await?;
    let values = json!({
        "call": row.id, "panel": me.panel, "seat": me.seat, "kind": kind.code(),
        "about": about.map(About::code), "whom": whom,
    });
    deed.note(person.stream, person.subject, "help.called", values);
    Ok(())
}

/// What the person needs: said of the call that waits, or with a new one.
pub async fn say_about(who: &Who, app: &App, about: About) -> Result<(), Refused> {
    let me = who.seat()?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    let open = store::open_calls(&mut tx, me.org, me.panel).await?;
    let shown = |about: Option<About>| about.is_none_or(About::shows_on_the_tablet);
    match open.iter().rfind(|call| call.seat == me.seat && call.kind == about.call() && shown(call.about)) {
        Some(call) if call.about == Some(about) => return Ok(()),
        Some(call) => {
            store::set_about(&mut tx, me.org, call.id, about).await?;
            let person = crate::people::service::person(who, app, me.person).await?;
            let values = json!({ "call": call.id, "panel": me.panel, "about": about.code() });
            deed.note(person.stream, person.subject, "help.about", values);
            tx.tell(Notice::new("panel", me.panel)).await?;
        }
        None => note_call(who, app, &mut tx, &mut deed, me, about.call(), Some(about), None).await?,
    }
    deed.commit(tx, app).await
}

/// Whom the person lets know that they want to score on their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nobody: it is kept under the person's own key, and nobody is shown it.
    Nobody,
    /// Whoever runs the day: the board says that the seat asks for privacy, and what to say to everybody.
    Facilitator,
    /// Somebody who was booked for them: the board says whom to fetch, and not why.
    Helper(PersonId),
}

/// "I want to score on my own." Whoever sits beside the person may read along, so no screen of theirs says it again by
/// itself, and what the facilitator is asked to say is said to everybody.
pub async fn ask_privacy(who: &Who, app: &App, told: Told) -> Result<(), Refused> {
    let me = who.seat()?;
    if let Told::Helper(person) = told {
        let booked = crate::panel::service::booked_for_seat(who, app).await?;
        if !booked.iter().any(|(id, _)| *id == person) {
            return Err(Refused::field("told", "scoring-refused-nothing"));
        }
    }
    if my_privacy(who, app).await?.is_some() {
        return Ok(()); // pressed twice
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    match told {
        Told::Nobody => {
            let person = crate::people::service::person(who, app, me.person).await?;
            let values = json!({ "panel": me.panel, "seat": me.seat, "told": "nobody" });
            deed.note(person.stream, person.subject, "privacy.wished", values);
        }
        Told::Facilitator => {
            note_call(who, app, &mut tx, &mut deed, me, Call::Help, Some(About::Privacy), None).await?;
        }
        Told::Helper(person) => {
            note_call(who, app, &mut tx, &mut deed, me, Call::Help, Some(About::Talk), Some(person)).await?;
        }
    }
    deed.commit(tx, app).await
}

/// Who was told that this seat wants to score on its own, while that call waits.
pub async fn my_privacy(who: &Who, app: &App) -> Result<Option<CallRow>, Refused> {
    let me = who.seat()?;
    let open = store::open_calls(&app.db, me.org, me.panel).await?;
    let hidden = |call: &CallRow| call.about.is_some_and(|about| !about.shows_on_the_tablet());
    Ok(open.into_iter().rfind(|call| call.seat == me.seat && hidden(call)))
}

/// "I do not need this now."
pub async fn privacy_over(who: &Who, app: &App) -> Result<(), Refused> {
    let Some(call) = my_privacy(who, app).await? else { return Ok(()) };
    let me = who.seat()?;
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    end_calls(who, app, &mut tx, &mut deed, me, std::iter::once(call)).await?;
    deed.commit(tx, app).await
}

/// "I am fine now", "I am back": every call of this seat that its tablet shows is over.
pub async fn call_over(who: &Who, app: &App) -> Result<(), Refused> {
    end_shown(who, app, |_| true).await
}

/// Help is not what was wanted: that call is over, and a break goes on.
pub async fn help_over(who: &Who, app: &App) -> Result<(), Refused> {
    end_shown(who, app, |call| call.kind == Call::Help).await
}

async fn end_shown(who: &Who, app: &App, which: fn(&CallRow) -> bool) -> Result<(), Refused> {
    let me = who.seat()?;
    let mut tx = app.db.begin().await?;
    let calls = store::open_calls(&mut tx, me.org, me.panel).await?;
    let mut deed = Deed::new(who);
    let shown = calls.into_iter().filter(|call| call.about.is_none_or(About::shows_on_the_tablet) && which(call));
    end_calls(who, app, &mut tx, &mut deed, me, shown).await?;
    deed.commit(tx, app).await
}

/// Ends those of these calls that are this seat's.
async fn end_calls(
    who: &Who,
    app: &App,
    tx: &mut Tx,
    deed: &mut Deed,
    me: &Seated,
    calls: impl Iterator<Item = CallRow> + Send,
) -> Result<(), Refused> {
    let person = crate::people::service::person(who, app, me.person).await?;
    for call in calls.filter(|call| call.seat == me.seat) {
        store::answer_call(&mut *tx, me.org, me.panel, call.id, app.clock.now()).await?;
        let values = json!({ "call": call.id, "panel": me.panel, "by": "self" });
        deed.note(person.stream, person.subject, "help.answered", values);
    }
    tx.tell(Notice::new("panel", me.panel)).await?;
    Ok(())
}

// ---------------------------------------------------------------- stop

/// Stop was pressed: it takes effect at once, for the person whom the panel meets now. Says for whom that is; nobody, if
/// nobody is met or the seat does not score them anyway.
pub async fn stop_now(who: &Who, app: &App) -> Result<Option<InterviewId>, Refused> {
    let Some((interview, _)) = super::running(who, app).await? else { return Ok(None) };
    let sheet = super::my_scores(who, app, interview).await?;
    if sheet.finished || sheet.out.is_some() {
        return Ok(None);
    }
    stop(who, app, interview).await?;
    Ok(Some(interview))
}

/// Stop, pressed on a tablet that had no network then. It counts for the person who was met, unless the panel has talked
/// about them since or the seat was finished; whoever runs the day hears of it in any case.
pub async fn stop_late(who: &Who, app: &App, sent: Sent) -> Result<(), Refused> {
    let me = who.seat()?;
    if heard_before(app, me, &sent).await? {
        return Ok(());
    }
    let sheet = super::my_scores(who, app, sent.interview).await?;
    let is_met = matches!(sheet.state, InterviewState::Running | InterviewState::Scored);
    match sheet.out {
        Some(Reason::Stopped | Reason::Withdrawn) => {}
        None if is_met && !sheet.finished => return stop(who, app, sent).await,
        _ => call(who, app, Call::Stop).await?,
    }
    // What changed nothing is heard all the same: another copy of it, after "I want to carry on", must not stop anybody.
    note_heard(app, me, &sent, "stop").await
}

/// Help, a break or a stop for nobody, pressed on a tablet that had no network then: heard once, however often it comes. Where
/// nobody is met its key has no interview to stand beside, and another copy counts as pressed again.
pub async fn call_late(who: &Who, app: &App, kind: Call, key: &str) -> Result<(), Refused> {
    let me = who.seat()?;
    let interview = super::running(who, app).await?.map(|(interview, _)| interview);
    let sent = interview.map(|interview| Sent { interview, key: Some(key.to_owned()).filter(|key| !key.is_empty()) });
    if let Some(sent) = &sent
        && heard_before(app, me, sent).await?
    {
        return Ok(());
    }
    call(who, app, kind).await?;
    match sent {
        Some(sent) => note_heard(app, me, &sent, "call").await,
        None => Ok(()),
    }
}

async fn heard_before(app: &App, me: &Seated, sent: &Sent) -> Result<bool, Refused> {
    let Some(key) = &sent.key else { return Ok(false) };
    Ok(store::delivery(&app.db, me.org, key).await?.is_some_and(|(seat, _)| seat == me.seat))
}

async fn note_heard(app: &App, me: &Seated, sent: &Sent, what: &str) -> Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    is_again(&mut tx, me, sent, what, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// "Stop for this person": recorded, and nothing that was said is lost.
pub async fn stop(who: &Who, app: &App, sent: impl Into<Sent>) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    if !matches!(around.interview.state, InterviewState::Running | InterviewState::Scored) {
        return Err(Refused::because(NotGiven::NotBegun.code()));
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let now = app.clock.now();
    if is_again(&mut tx, &me, &sent, "stop", now).await? {
        return Ok(());
    }
    let row = AbsenceRow { interview, seat: me.seat, reason: Reason::Stopped };
    store::record_absence(&mut tx, me.org, &row, me.person, now).await?;
    let mut deed = Deed::new(who);
    deed.note(
        around.candidacy.stream,
        around.candidacy.subject,
        "seat.absent",
        json!({ "interview": interview, "seat": me.seat, "reason": row.reason.code() }),
    );
    let open = store::open_calls(&mut tx, me.org, me.panel).await?;
    if !open.iter().any(|call| call.seat == me.seat && call.kind == Call::Stop) {
        note_call(who, app, &mut tx, &mut deed, &me, Call::Stop, None, None).await?;
    }
    tell(&mut tx, &around).await?;
    deed.commit(tx, app).await?;
    super::talk::settle(who, app, interview).await
}

/// "I want to carry on" after Stop, until the panel talks.
pub async fn go_on(who: &Who, app: &App, sent: impl Into<Sent>) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    let (me, around) = around(who, app, interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mine = store::absences(&mut tx, me.org, interview).await?;
    if is_again(&mut tx, &me, &sent, "go-on", app.clock.now()).await? {
        return Ok(());
    }
    if !mine.iter().any(|row| row.seat == me.seat && row.reason == Reason::Stopped) {
        // Noted as heard: another copy of it must not undo a later Stop.
        return Ok(tx.commit().await?);
    }
    if rules::is_revealed(around.interview.state) {
        return Err(Refused::because("scoring-refused-carry-on-late"));
    }
    let mut deed = Deed::new(who);
    came_back(&mut tx, &mut deed, &around, me.seat).await?;
    let stops = store::open_calls(&mut tx, me.org, me.panel).await?;
    end_calls(who, app, &mut tx, &mut deed, &me, stops.into_iter().filter(|call| call.kind == Call::Stop)).await?;
    deed.commit(tx, app).await
}

/// "I want to carry on" on the screen of Stop: as if it had not been pressed.
pub async fn carry_on(who: &Who, app: &App) -> Result<(), Refused> {
    match super::running(who, app).await? {
        Some((interview, _)) => go_on(who, app, interview).await,
        None => Ok(()),
    }
}

/// "Stop for today": the consent to take part is withdrawn at once, and whoever runs the day is told.
pub async fn stop_today(who: &Who, app: &App) -> Result<(), Refused> {
    crate::panel::service::give_consent(who, app, ConsentKind::TakePart, false).await?;
    call(who, app, Call::Stop).await?;
    match super::running(who, app).await? {
        Some((interview, _)) => super::talk::settle(who, app, interview).await,
        None => Ok(()),
    }
}

/// "I want to carry on" after stopping for today.
///
/// # Errors
/// The panel has talked since.
pub async fn carry_on_today(who: &Who, app: &App) -> Result<(), Refused> {
    crate::panel::service::give_consent(who, app, ConsentKind::TakePart, true).await?;
    carry_on(who, app).await?;
    let me = who.seat()?;
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    let stops = store::open_calls(&mut tx, me.org, me.panel).await?;
    end_calls(who, app, &mut tx, &mut deed, me, stops.into_iter().filter(|call| call.kind == Call::Stop)).await?;
    deed.commit(tx, app).await
}

/// What a seat that stopped is asked: may the scores that it gave stay?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The interview that it is about; none if it is about the whole day.
    pub interview: Option<InterviewId>,
    pub candidate: String,
    /// What was said before.
    pub said: Option<bool>,
}

/// The question that waits for this seat, if it stopped after it had given scores and the panel has not talked.
pub async fn my_stay(who: &Who, app: &App) -> Result<Option<Stay>, Refused> {
    let me = who.seat()?;
    let withdrawn = crate::panel::service::own_answers(who, app).await?.0.withdrawn_at.is_some();
    for interview in crate::panel::service::interviews(who, app, me.panel).await? {
        if rules::is_revealed(interview.state) || interview.state == InterviewState::Planned {
            continue;
        }
        let stopped = store::absences(&app.db, me.org, interview.id).await?;
        let stopped = stopped.iter().any(|row| row.seat == me.seat && row.reason == Reason::Stopped);
        let given = store::answered(&app.db, me.org, interview.id).await?.iter().any(|(seat, _)| *seat == me.seat);
        if given && (withdrawn || stopped) {
            let said = store::stays(&app.db, me.org, interview.id, me.seat).await?;
            let candidate = super::Around::read(who, app, interview.id).await?.candidate();
            let about = (!withdrawn).then_some(interview.id);
            return Ok(Some(Stay { interview: about, candidate, said }));
        }
    }
    Ok(None)
}

/// "Yes, use them", "No, leave them out": asked apart from stopping, and until the panel talks.
pub async fn say_stay(who: &Who, app: &App, stays: bool) -> Result<(), Refused> {
    let me = who.seat()?;
    let Some(asked) = my_stay(who, app).await? else {
        return Err(Refused::because("scoring-refused-stay-late"));
    };
    if asked.said == Some(stays) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    store::insert_stay(&mut tx, me.org, me.seat, asked.interview, stays, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    let values = json!({ "panel": me.panel, "seat": me.seat, "interview": asked.interview, "stays": stays });
    let kind = if stays { "scores.stay" } else { "scores.left_out" };
    match asked.interview {
        Some(interview) => {
            let (_, around) = around(who, app, interview).await?;
            deed.note(around.candidacy.stream, around.candidacy.subject, kind, values);
        }
        None => {
            let panel = crate::panel::service::panel(who, app, me.panel).await?;
            let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
            deed.note(vacancy.stream, vacancy.subject, kind, values);
        }
    }
    deed.commit(tx, app).await
}

// ---------------------------------------------------------------- a break for everybody

/// Since when the whole panel has a break.
pub async fn pause(app: &App, org: crate::ids::OrganisationId, panel: PanelId) -> Result<Option<Timestamp>, Refused> {
    Ok(store::pause(&app.db, org, panel).await?)
}

/// A break for everybody: whoever runs the day says so. Calls that asked for it are answered by it.
pub async fn begin_pause(who: &Who, app: &App, panel: PanelId) -> Result<(), Refused> {
    let (signed, panel) = runs(who, app, panel).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if !store::begin_pause(&mut tx, signed.org, panel.id, signed.person, app.clock.now()).await? {
        return Ok(());
    }
    let mut deed = Deed::new(who);
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    deed.note(vacancy.stream, vacancy.subject, "panel.paused", json!({ "panel": panel.id }));
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    for call in store::open_calls(&mut tx, signed.org, panel.id).await? {
        if call.about != Some(About::All) {
            continue;
        }
        store::answer_call(&mut tx, signed.org, panel.id, call.id, app.clock.now()).await?;
        let seat = seats.iter().find(|seat| seat.id == call.seat).ok_or(Refused::NotFound)?;
        let person = crate::people::service::person(who, app, seat.person).await?;
        let values = json!({ "call": call.id, "panel": panel.id, "by": "facilitator" });
        deed.note(person.stream, person.subject, "help.answered", values);
    }
    tx.tell(Notice::new("panel", panel.id)).await?;
    deed.commit(tx, app).await
}

/// The break for everybody is over.
pub async fn end_pause(who: &Who, app: &App, panel: PanelId) -> Result<(), Refused> {
    let (signed, panel) = runs(who, app, panel).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if store::end_pause(&mut tx, signed.org, panel.id, app.clock.now()).await? {
        let mut deed = Deed::new(who);
        let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
        deed.note(vacancy.stream, vacancy.subject, "panel.went_on", json!({ "panel": panel.id }));
        tx.tell(Notice::new("panel", panel.id)).await?;
        deed.commit(tx, app).await?;
    }
    Ok(())
}

// ---------------------------------------------------------------- how the day was

/// How the day was for this seat, if it was said.
pub async fn my_day_word(who: &Who, app: &App) -> Result<Option<DayWord>, Refused> {
    let me = who.seat()?;
    Ok(store::day_words(&app.db, me.org, me.panel).await?.into_iter().find(|word| word.seat == me.seat))
}

/// "How was the day for you?" The person's own words, under their own key; whoever runs or set up the day reads them.
pub async fn say_day_word(who: &Who, app: &App, feel: Feel, words: &str) -> Result<(), Refused> {
    let me = who.seat()?;
    if words.chars().count() > MOST_WORDS {
        return Err(Refused::field("words", "scoring-seat-words-long"));
    }
    let word = DayWord { seat: me.seat, feel, words: words.trim().to_owned() };
    if my_day_word(who, app).await?.as_ref() == Some(&word) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    store::insert_day_word(&mut tx, me.org, &word, app.clock.now()).await?;
    let person = crate::people::service::person(who, app, me.person).await?;
    let mut deed = Deed::new(who);
    let values = json!({ "panel": me.panel, "seat": me.seat, "feel": feel.code(), "words": word.words });
    deed.note(person.stream, person.subject, "day.said", values);
    deed.commit(tx, app).await
}

/// How the day was for each who said so, by name, for the desk.
pub async fn day_words(who: &Who, app: &App, panel: PanelId) -> Result<Vec<(String, DayWord)>, Refused> {
    let (signed, panel) = desk(who, app, panel).await?;
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    let named = |id: SeatId| seats.iter().find(|seat| seat.id == id).map(|seat| seat.name.clone());
    let words = store::day_words(&app.db, signed.org, panel.id).await?;
    Ok(words.into_iter().filter_map(|word| named(word.seat).map(|name| (name, word))).collect())
}
