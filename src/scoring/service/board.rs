//! The board: who is here, done and not done, calls. It holds no value, no remark and no count of them.

use super::{Around, Seats, delivery, desk, runs, runs_day, talk};
use crate::ids::{HelpCallId, InterviewId, PanelId, SeatId};
use crate::ledger::Deed;
use crate::panel::{InterviewState, Seat};
use crate::people::rules::first_name;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_time;
use crate::platform::db::{Lock, Notice};
use crate::platform::refused::{Problem, Refused};
use crate::scoring::board::{Board, CallLine, DeedLine, InterviewLines, PauseLine, PersonLine, SeatLine, TabletLine};
use crate::scoring::rules;
use crate::scoring::store::{self, AbsenceRow, CallRow};
use crate::scoring::{About, Reason};
use crate::texts::{say, say_with};
use serde_json::json;

/// What the board page needs beside the live rows.
pub struct BoardPage {
    pub board: Board,
    pub panel: crate::panel::Panel,
    /// The asker runs the day: the buttons are theirs.
    pub runs: bool,
    /// May type in paper sheets.
    pub types: bool,
    /// Interviews and seats that an absence can be recorded for: (id, name).
    pub interviews: Vec<(InterviewId, String)>,
    pub seats: Vec<(SeatId, String)>,
}

/// The board of a panel, for its facilitator, a manager or HR.
pub async fn board(who: &Who, app: &App, panel: PanelId) -> Result<BoardPage, Refused> {
    who.may(super::MAY_LOOK)?;
    let (signed, panel) = desk(who, app, panel).await?;
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    let runs = runs_day(who, app, &panel, &seats).await;
    let base = format!("/panels/{}", panel.id);
    let named = |id: SeatId| seats.iter().find(|seat| seat.id == id).map(|seat| seat.name.clone()).unwrap_or_default();
    let helpers = crate::panel::service::helpers(who, app, panel.id).await?;
    let paused = store::pause(&app.db, signed.org, panel.id).await?;
    let pause = paused.map(|at| PauseLine {
        words: say_with("scoring-board-pause", &[("time", &london_time(at))]),
        over: runs.then(|| DeedLine { action: format!("{base}/pause/over"), label: say("scoring-board-pause-over") }),
    });
    let calls = store::open_calls(&app.db, signed.org, panel.id).await?;
    let calls = calls.iter().map(|call| {
        let whom = call.whom.and_then(|id| helpers.iter().find(|one| one.person == id)).map(|one| one.name.as_str());
        call_line(call, &seats, whom, &base, runs, paused.is_some())
    });
    let calls = calls.collect();

    let mut waits = Vec::new();
    for row in delivery::waiting(app, signed.org, panel.id).await? {
        let (name, count) = (named(row.seat), |n: i64| n.to_string());
        let with = |code: &str, n: String| say_with(code, &[("name", &name), ("n", &n)]);
        if row.refused > 0 {
            waits.push(with("scoring-board-waits-person", count(row.refused)));
        }
        if row.waiting > 0 {
            waits.push(with("scoring-board-waits-tablet", count(row.waiting)));
        }
        if row.is_full {
            waits.push(with("scoring-board-waits-full", String::new()));
        }
    }
    let told = if panel.facilitator == signed.person {
        crate::scoring::concern::service::on_board(app, signed.org, panel.id, named).await?
    } else {
        Vec::new()
    };
    let tablets = crate::people::tablets::of_panel(who, app, panel.id).await?;
    let here = |seat: SeatId| tablets.iter().any(|row| row.seat == Some(seat) && row.confirmed_at.is_some());
    let people = seats.iter().map(|seat| person_line(seat, here(seat.id))).collect();
    let sign = |id| {
        let sign = crate::panel::service::sign_of(id);
        sign.map(|one| say_with("panel-seat-sign", &[("word", &one.word)]) + ". ").unwrap_or_default()
    };
    let waiting = tablets.iter().filter(|row| row.admitted_at.is_none()).map(|row| TabletLine {
        id: row.id.to_string(),
        words: [sign(row.id), say_with("scoring-board-since", &[("time", &london_time(row.asked_at))])].concat(),
        href: format!("{base}/tablets/{}", row.id),
        label: say("scoring-board-admit"),
    });
    let waiting = waiting.collect();

    let mut interviews = Vec::new();
    let mut can_be_absent = Vec::new();
    let any_running = crate::panel::service::interviews(who, app, panel.id).await?;
    let is_running = any_running.iter().any(|one| one.state == InterviewState::Running);
    for interview in &any_running {
        let around = Around::read(who, app, interview.id).await?;
        if matches!(around.interview.state, InterviewState::Running | InterviewState::Scored) {
            can_be_absent.push((interview.id, around.candidacy.name.clone()));
        }
        interviews.push(interview_lines(who, app, &around, runs, is_running).await?);
    }
    let types = crate::panel::service::may_do(who, app, &[Role::Facilitator, Role::Hr], panel.id).await.is_ok()
        && rules::may_type_in(seats.iter().any(|seat| seat.person == signed.person));
    let names = seats.iter().filter(|seat| seat.group().is_some()).map(|seat| (seat.id, seat.name.clone())).collect();
    Ok(BoardPage {
        board: Board { pause, calls, waits, told, tablets: waiting, people, interviews },
        panel,
        runs,
        types,
        interviews: can_be_absent,
        seats: names,
    })
}

/// A call by name and seat, with what was asked for. Who wants to score on their own is not named to be helped with that:
/// the words to say are for everybody, so that nobody hears whose wish it was.
fn call_line(call: &CallRow, seats: &[Seat], whom: Option<&str>, base: &str, runs: bool, paused: bool) -> CallLine {
    let seat = seats.iter().find(|seat| seat.id == call.seat);
    let (name, place) = seat.map_or((String::new(), 0), |seat| (seat.name.clone(), seat.position));
    let place = place.to_string();
    let with = [("name", name.as_str()), ("seat", place.as_str()), ("whom", whom.unwrap_or_default())];
    let text = match call.about {
        Some(about) => format!("scoring-board-about-{}", about.code()),
        None => format!("scoring-board-call-{}", call.kind.code()),
    };
    let all = call.about == Some(About::All) && runs && !paused;
    CallLine {
        id: call.id.to_string(),
        words: say_with(&text, &with),
        since: say_with("scoring-board-since", &[("time", &london_time(call.at))]),
        to_say: (call.about == Some(About::Privacy)).then(|| say("scoring-board-privacy-say")),
        answer: runs.then(|| format!("{base}/calls/{}/answer", call.id)),
        deed: all.then(|| DeedLine { action: format!("{base}/pause"), label: say("scoring-board-pause-begin") }),
    }
}

fn person_line(seat: &Seat, is_here: bool) -> PersonLine {
    let here = match (seat.withdrawn_at.is_some(), is_here) {
        (true, _) => "scoring-board-here-withdrawn",
        (false, true) => "scoring-board-here-yes",
        (false, false) => "scoring-board-here-no",
    };
    PersonLine {
        name: seat.name.clone(),
        kind: say(&format!("panel-kind-{}", seat.kind.code().replace('_', "-"))),
        here: say(here),
        is_here: is_here && seat.withdrawn_at.is_none(),
    }
}

async fn interview_lines(
    who: &Who,
    app: &App,
    around: &Around,
    runs: bool,
    another_runs: bool,
) -> Result<InterviewLines, Refused> {
    let seats = Seats::read(who, app, around).await?;
    let id = around.interview.id;
    let base = format!("/panels/{}/interviews/{id}", around.panel.id);
    let lines = &around.kit.lines;
    let counted = around.seats.iter();
    let rows = counted.map(|seat| seat_line(around, &seats, seat, runs.then_some(base.as_str()))).collect();
    let post = |deed: &str, label: String| runs.then(|| DeedLine { action: format!("{base}/{deed}"), label });
    let candidate = around.candidate();
    let (deed, hint) = match around.interview.state {
        InterviewState::Planned if !another_runs && around.candidacy.stage.is_live() => {
            (post("start", say_with("scoring-board-start", &[("candidate", &candidate)])), None)
        }
        InterviewState::Planned => (None, None),
        InterviewState::Running | InterviewState::Scored => match talk::may_open(who, app, around).await? {
            Ok(()) => (post("talk", say("scoring-board-open")), None),
            Err(why) => {
                let everybody = around.interview.state == InterviewState::Running && seats.all_settled(around);
                let deed = if everybody { post("scored", say("scoring-board-scored")) } else { None };
                (deed, sentence(talk::not_yet(who, app, around, why).await?))
            }
        },
        InterviewState::Talking => (post("close", say("scoring-board-close")), None),
        InterviewState::Closed => (None, None),
    };
    Ok(InterviewLines {
        id: id.to_string(),
        candidate: around.candidacy.name.clone(),
        state: say(&format!("scoring-board-state-{}", around.interview.state.code())),
        items: (1..=lines.len()).map(|n| say_with("scoring-board-item", &[("n", &n.to_string())])).collect(),
        seats: if around.interview.state == InterviewState::Planned { Vec::new() } else { rows },
        hint,
        deed,
        talk: rules::is_revealed(around.interview.state).then(|| format!("/panels/{}/talk/{id}", around.panel.id)),
    })
}

fn sentence(refused: Refused) -> Option<String> {
    let Refused::Problems(problems) = refused else { return None };
    let problem: &Problem = problems.first()?;
    let with: Vec<_> = problem.with.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Some(say_with(&problem.code, &with))
}

fn seat_line(around: &Around, seats: &Seats, seat: &Seat, base: Option<&str>) -> SeatLine {
    let reason = seats.reason(around, seat.id);
    let finished = seats.has_finished(seat.id);
    let words = match reason {
        _ if finished => say("scoring-board-finished"),
        Some(reason) => {
            say_with("scoring-board-absent", &[("reason", &say(&format!("scoring-reason-{}", reason.code())))])
        }
        None if seat.group().is_none() => say("scoring-board-shadow"),
        None => say("scoring-board-working"),
    };
    let can_return = !finished && seats.is_recorded(seat.id) && !rules::is_revealed(around.interview.state);
    SeatLine {
        name: seat.name.clone(),
        done: around.kit.lines.iter().map(|line| seats.has_answered(seat.id, line.id)).collect(),
        finished,
        absent: reason.is_some(),
        words,
        back: base.filter(|_| can_return).map(|base| DeedLine {
            action: format!("{base}/back"),
            label: say_with("scoring-absent-back", &[("name", first_name(&seat.name))]),
        }),
        seat: seat.id.to_string(),
    }
}

/// "Answered": somebody went to the person who called.
pub async fn answer_call(who: &Who, app: &App, panel: PanelId, call: HelpCallId) -> Result<(), Refused> {
    let (signed, panel) = runs(who, app, panel).await?;
    let mut tx = app.db.begin().await?;
    let open = store::open_calls(&mut tx, signed.org, panel.id).await?;
    let Some(call) = open.into_iter().find(|one| one.id == call) else { return Ok(()) };
    store::answer_call(&mut tx, signed.org, panel.id, call.id, app.clock.now()).await?;
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    let seat = seats.iter().find(|seat| seat.id == call.seat).ok_or(Refused::NotFound)?;
    let person = crate::people::service::person(who, app, seat.person).await?;
    let mut deed = Deed::new(who);
    let values = json!({ "call": call.id, "panel": panel.id, "by": "facilitator" });
    deed.note(person.stream, person.subject, "help.answered", values);
    tx.tell(Notice::new("panel", panel.id)).await?;
    deed.commit(tx, app).await
}

/// Records that a seat does not score an interview, and why: one unwell person never blocks the day.
pub async fn record_absence(
    who: &Who,
    app: &App,
    interview: InterviewId,
    seat: SeatId,
    reason: Reason,
) -> Result<(), Refused> {
    let around = Around::read(who, app, interview).await?;
    let (signed, _) = runs(who, app, around.panel.id).await?;
    around.seat(seat).map_err(|_| Refused::field("seat", "scoring-absent-seat-needed"))?;
    match around.interview.state {
        InterviewState::Running | InterviewState::Scored => {}
        InterviewState::Planned => return Err(Refused::field("interview", "scoring-talk-not-begun")),
        InterviewState::Talking | InterviewState::Closed => {
            return Err(Refused::field("interview", "scoring-absent-closed"));
        }
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if store::finished(&mut tx, around.org, interview).await?.contains(&seat) {
        return Err(Refused::field("seat", "scoring-absent-finished"));
    }
    let row = AbsenceRow { interview, seat, reason };
    store::record_absence(&mut tx, around.org, &row, signed.person, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    deed.note(
        around.candidacy.stream,
        around.candidacy.subject,
        "seat.absent",
        json!({ "interview": interview, "seat": seat, "reason": reason.code() }),
    );
    super::give::tell(&mut tx, &around).await?;
    deed.commit(tx, app).await?;
    talk::settle(who, app, interview).await
}

/// The person is back before the talk: they may score after all.
pub async fn lift_absence(who: &Who, app: &App, interview: InterviewId, seat: SeatId) -> Result<(), Refused> {
    let around = Around::read(who, app, interview).await?;
    runs(who, app, around.panel.id).await?;
    if rules::is_revealed(around.interview.state) {
        return Err(Refused::because("scoring-absent-closed"));
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if store::lift_absence(&mut tx, around.org, interview, seat).await? {
        let mut deed = Deed::new(who);
        let values = json!({ "interview": interview, "seat": seat });
        deed.note(around.candidacy.stream, around.candidacy.subject, "seat.returned", values);
        super::give::tell(&mut tx, &around).await?;
        deed.commit(tx, app).await?;
    }
    Ok(())
}

/// May this asker listen to "this panel changed"? The desk may, and the panel's own tablets.
pub async fn may_listen(who: &Who, app: &App, panel: PanelId) -> Result<(), Refused> {
    who.may(super::MAY_LOOK)?;
    desk(who, app, panel).await.map(|_| ())
}
