//! A sheet that somebody filled in by hand: typed in by a person who holds no seat here, sealed like any score. What was
//! kept before is never shown to whoever types.

use super::give::{Given, Origin, close_sheet, remark, score, situation};
use super::{Around, Seats, desk};
use crate::ids::{InterviewId, KitLineId, PanelId, SeatId};
use crate::ledger::Deed;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::{london_date, london_instant};
use crate::platform::db::{Lock, Timestamp};
use crate::platform::refused::{Problem, Refused};
use crate::scenario::KitLine;
use crate::scoring::rules::{self, NotGiven};
use crate::scoring::{Answer, Phase, Reason, Shown, Source, Tap, Why};

/// Who may type in a sheet, beside the panel's facilitator.
const MAY_TYPE: &[Role] = &[Role::Facilitator, Role::Hr];

/// The seats of one interview that a sheet could be typed in for.
pub struct Sheets {
    pub interview: InterviewId,
    pub candidate: String,
    pub seats: Vec<SheetOf>,
}

/// One seat's sheet.
pub struct SheetOf {
    pub seat: SeatId,
    pub name: String,
    pub finished: bool,
    pub reason: Option<Reason>,
}

/// An empty sheet to type into.
pub struct Blank {
    pub panel: PanelId,
    pub interview: InterviewId,
    pub seat: SeatId,
    pub name: String,
    pub candidate: String,
    pub scale: u8,
    pub lines: Vec<KitLine>,
}

/// A sheet as it was typed in.
pub struct Typed {
    /// Made by the server when the form was drawn.
    pub key: String,
    /// `HH:MM` on the day of the interview.
    pub time: String,
    pub answers: Vec<(KitLineId, Option<Answer>, String)>,
}

async fn typist(who: &Who, app: &App, panel: PanelId) -> Result<(), Refused> {
    let (signed, panel) = desk(who, app, panel).await?;
    crate::panel::service::may_do(who, app, MAY_TYPE, panel.id).await?;
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    if rules::may_type_in(seats.iter().any(|seat| seat.person == signed.person)) {
        Ok(())
    } else {
        Err(Refused::NotAllowed)
    }
}

/// The sheets that could be typed in.
pub async fn sheets(who: &Who, app: &App, panel: PanelId) -> Result<Vec<Sheets>, Refused> {
    typist(who, app, panel).await?;
    let mut list = Vec::new();
    for interview in crate::panel::service::interviews(who, app, panel).await? {
        let around = Around::read(who, app, interview.id).await?;
        if matches!(interview.state, crate::panel::InterviewState::Planned | crate::panel::InterviewState::Closed) {
            continue;
        }
        let seats = Seats::read(who, app, &around).await?;
        let of = |seat: &crate::panel::Seat| SheetOf {
            seat: seat.id,
            name: seat.name.clone(),
            finished: seats.has_finished(seat.id),
            reason: seats.reason(&around, seat.id),
        };
        let seats = around.seats.iter().map(of).collect();
        list.push(Sheets { interview: interview.id, candidate: around.candidacy.name.clone(), seats });
    }
    Ok(list)
}

/// The empty sheet of a seat.
pub async fn blank(who: &Who, app: &App, interview: InterviewId, seat: SeatId) -> Result<Blank, Refused> {
    let around = Around::read(who, app, interview).await?;
    typist(who, app, around.panel.id).await?;
    let one = around.seat(seat)?;
    Ok(Blank {
        panel: around.panel.id,
        interview,
        seat,
        name: one.name.clone(),
        candidate: around.candidate(),
        scale: around.scale(),
        lines: around.kit.lines.clone(),
    })
}

/// Keeps a sheet: all of it, or nothing.
pub async fn keep(who: &Who, app: &App, interview: InterviewId, seat: SeatId, sheet: &Typed) -> Result<(), Refused> {
    let around = Around::read(who, app, interview).await?;
    typist(who, app, around.panel.id).await?;
    around.seat(seat)?;
    let typed_by = who.signed()?.person;
    let given_at = when(app, &around, &sheet.time)?;
    if sheet.answers.iter().all(|(_, answer, _)| answer.is_none()) {
        return Err(Refused::because("scoring-paper-all-empty"));
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    let origin = Origin { source: Source::Paper, typed_by: Some(typed_by), given_at };
    let mut is_new = false;
    for (index, (line, answer, words)) in sheet.answers.iter().enumerate() {
        let Some(tapped) = *answer else { continue };
        let tap = Tap {
            interview,
            line: *line,
            shown: Shown::usual(around.scale()),
            tapped,
            key: format!("{}/{}", sheet.key, index + 1),
        };
        let given = score(who, app, &mut tx, &mut deed, &around, seat, &tap, &origin).await;
        let Given { receipt, is_new: this_is_new, .. } = given.map_err(|refused| at_desk(refused, index))?;
        if this_is_new && receipt.phase == Phase::AfterReveal {
            return Err(Refused::because(desk_code(NotGiven::OnlyChanges)));
        }
        is_new |= this_is_new;
        if this_is_new && !words.trim().is_empty() {
            let why = Why { cards: Vec::new(), words: words.clone() };
            let said = remark(who, app, &mut tx, &mut deed, &around, seat, *line, &why).await;
            said.map_err(|refused| at_desk(refused, index))?;
        }
    }
    if !is_new {
        return Ok(()); // the same sheet, sent twice
    }
    // Were they finished, or not allowed to score at all, the scores above would have been refused.
    situation(who, app, &mut tx, &around, seat).await?;
    close_sheet(&mut tx, &mut deed, &around, seat, None, app.clock.now()).await?;
    super::give::tell(&mut tx, &around).await?;
    deed.commit(tx, app).await?;
    settle_for(who, app, interview).await
}

/// HR may type in a sheet without running the day; the interview is settled all the same.
async fn settle_for(who: &Who, app: &App, interview: InterviewId) -> Result<(), Refused> {
    match super::talk::settle(who, app, interview).await {
        Err(Refused::NotAllowed) => Ok(()),
        other => other,
    }
}

/// The sheet carries its own time: on the day on which the interview began, and not later than now.
fn when(app: &App, around: &Around, time: &str) -> Result<Timestamp, Refused> {
    let day = around.interview.started_at.map_or_else(|| around.panel.day.clone(), london_date);
    let at = london_instant(&day, time).ok_or_else(|| Refused::field("time", "scoring-paper-when-needed"))?;
    if at > app.clock.now() {
        return Err(Refused::field("time", "scoring-paper-when-later"));
    }
    Ok(at)
}

/// The same refusals, in words for the desk and beside the right question.
fn at_desk(refused: Refused, index: usize) -> Refused {
    let Refused::Problems(problems) = refused else { return refused };
    let moved = problems.into_iter().map(|problem| Problem {
        field: match problem.field.as_str() {
            "answer" => format!("answer-{}", index + 1),
            "words" => format!("words-{}", index + 1),
            other => other.to_owned(),
        },
        code: match NotGiven::ALL.into_iter().find(|why| why.code() == problem.code) {
            Some(why) => desk_code(why),
            None if problem.code == "scoring-seat-words-long" => "scoring-paper-words-long".to_owned(),
            None => problem.code,
        },
        with: problem.with.into_iter().chain([("n".to_owned(), (index + 1).to_string())]).collect(),
    });
    Refused::all(moved.collect())
}

/// `scoring-refused-finished` speaks to the member; `scoring-paper-refused-finished` to whoever types.
pub fn desk_code(why: NotGiven) -> String {
    why.code().replace("scoring-refused-", "scoring-paper-refused-")
}
