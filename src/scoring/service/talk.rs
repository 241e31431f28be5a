//! The panel talks: the discussion is opened, what everybody said is served, and each service of it is recorded first.

use super::give::situation;
use super::voice::{self, Voice};
use super::{Around, Seats, latest_remarks, runs_day, why_out};
use crate::ids::{CandidacyId, InterviewId, KitLineId, SeatId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::panel::{Group, Interview, InterviewState, Talk};
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::{Lock, Tx};
use crate::platform::refused::Refused;
use crate::scenario::{Card, Criterion, KitLine};
use crate::scoring::concern::rules::{Reader, may_know};
use crate::scoring::concern::service as concern;
use crate::scoring::rules::{self, Day, NotYet};
use crate::scoring::store::{self, RemarkRow, ScoreRow};
use crate::scoring::{Answer, ForTeam, Phase, Reason, Shown};
use serde_json::json;
use std::collections::HashMap;

/// One interview whose discussion was opened. No other way leads to a value.
#[derive(Debug, Clone)]
pub struct RevealedInterview {
    pub interview: InterviewId,
    pub candidacy: CandidacyId,
    pub scores: Vec<RevealedScore>,
    /// Seats that did not score it, each with the reason.
    pub absent: Vec<(SeatId, Reason)>,
    pub concerns: Vec<RevealedConcern>,
    /// What the panel member who will be supported said for their own team.
    pub team: Option<RevealedTeam>,
}

/// What a counted seat said about one item.
#[derive(Debug, Clone)]
pub struct RevealedScore {
    pub seat: SeatId,
    pub name: String,
    pub group: Group,
    pub kit_line: KitLineId,
    pub criterion: Criterion,
    /// What the seat said in private, before the talk; on the kit's scale.
    pub first: Answer,
    /// What it says now; on the kit's scale.
    pub last: Answer,
    /// What was tapped for it, and on what.
    pub tapped: Answer,
    pub shown: Shown,
    /// What was tapped in private.
    pub first_tapped: Answer,
    pub first_shown: Shown,
    pub remarks: Vec<RevealedRemark>,
}

/// Why: the words of the picked cards, and the person's own, typed or said aloud.
#[derive(Debug, Clone)]
pub struct RevealedRemark {
    pub cards: Vec<Card>,
    pub words: String,
    /// Said aloud.
    pub voice: Option<Voice>,
}

/// Somebody did not feel safe: who, and in which words, as far as they let whoever reads this know.
#[derive(Debug, Clone)]
pub struct RevealedConcern {
    pub by: Option<(SeatId, String)>,
    pub words: String,
}

/// What was said for one's own team.
#[derive(Debug, Clone)]
pub struct RevealedTeam {
    pub seat: SeatId,
    pub name: String,
    pub said: ForTeam,
}

/// The discussion of one interview as a page shows it.
pub struct Discussion {
    pub candidate: String,
    /// Whom concerns reach.
    pub lead: String,
    pub state: InterviewState,
    pub panel: crate::ids::PanelId,
    pub vacancy: VacancyId,
    pub lines: Vec<KitLine>,
    pub said: RevealedInterview,
    pub names: HashMap<SeatId, String>,
    /// May the asker close it?
    pub runs: bool,
}

/// Everything that the panel said about the candidates of a vacancy, of the interviews whose discussion was opened. For
/// the office, the facilitator and jobs. A person of the office who holds a seat has been shown it from now on.
pub async fn revealed(who: &Who, app: &App, vacancy: VacancyId) -> Result<Vec<RevealedInterview>, Refused> {
    let Some(panel) = crate::panel::service::panel_of(who, app, vacancy).await? else { return Ok(Vec::new()) };
    if !matches!(who, Who::Job { .. }) {
        super::desk(who, app, panel.id).await?;
    }
    let mut list = Vec::new();
    for interview in crate::panel::service::interviews(who, app, panel.id).await? {
        if rules::is_revealed(interview.state) {
            let around = Around::read(who, app, interview.id).await?;
            serve_to_own_seat(who, app, &around).await?;
            list.push(read(who, app, &around, Reader::Manager).await?);
        }
    }
    Ok(list)
}

/// The discussion for the desk.
pub async fn at_desk(who: &Who, app: &App, interview: InterviewId) -> Result<Discussion, Refused> {
    let around = Around::read(who, app, interview).await?;
    super::desk(who, app, around.panel.id).await?;
    if !rules::may_see_values(rules::Looker::Desk, around.interview.state) {
        return Err(Refused::NotFound);
    }
    serve_to_own_seat(who, app, &around).await?;
    let (candidacy, vacancy) = (Some(around.interview.candidacy), Some(around.panel.vacancy));
    ledger::service::look(who, app, Look { what: "talk", thing: interview.0, candidacy, vacancy }).await?;
    let runs = runs_day(who, app, &around.panel, &around.seats).await;
    discussion(who, app, &around, runs).await
}

/// The discussion for a seat; none before it was opened. It is recorded before the page goes out: from here on this
/// seat can only change what it said.
pub async fn at_seat(who: &Who, app: &App, interview: InterviewId) -> Result<Option<Discussion>, Refused> {
    let me = who.seat()?.clone();
    let around = Around::read(who, app, interview).await?;
    if around.panel.id != me.panel {
        return Err(Refused::NotFound);
    }
    if !rules::may_see_values(rules::Looker::OtherSeat, around.interview.state) {
        return Ok(None);
    }
    serve(who, app, &around, me.seat).await?;
    discussion(who, app, &around, false).await.map(Some)
}

async fn serve_to_own_seat(who: &Who, app: &App, around: &Around) -> Result<(), Refused> {
    let Who::Person(signed) = who else { return Ok(()) };
    match around.seats.iter().find(|seat| seat.person == signed.person) {
        Some(seat) => serve(who, app, around, seat.id).await,
        None => Ok(()),
    }
}

async fn serve(who: &Who, app: &App, around: &Around, seat: SeatId) -> Result<(), Refused> {
    let (org, interview) = (around.org, around.interview.id);
    if store::reveal_was_served(&app.db, org, interview, seat).await? {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let situation = situation(who, app, &mut tx, around, seat).await?;
    if situation.withdrawn || situation.conflict {
        return Err(Refused::NotAllowed);
    }
    if store::serve_reveal(&mut tx, org, interview, seat, app.clock.now()).await? {
        let mut deed = Deed::new(who);
        let values = json!({ "interview": interview, "seat": seat });
        deed.note(around.candidacy.stream, around.candidacy.subject, "discussion.shown", values);
        deed.commit(tx, app).await?;
    }
    Ok(())
}

async fn discussion(who: &Who, app: &App, around: &Around, runs: bool) -> Result<Discussion, Refused> {
    Ok(Discussion {
        vacancy: around.panel.vacancy,
        candidate: around.candidate(),
        lead: concern::leads(app, around.org).await?.about(&[&around.candidacy]).name(),
        state: around.interview.state,
        panel: around.panel.id,
        lines: around.kit.lines.clone(),
        said: read(who, app, around, Reader::Panel).await?,
        names: crate::panel::called(&around.seats),
        runs,
    })
}

/// Reads what was said. Only what stands above calls it, after it asked whether the discussion was opened.
async fn read(who: &Who, app: &App, around: &Around, reader: Reader) -> Result<RevealedInterview, Refused> {
    let (org, interview) = (around.org, around.interview.id);
    let seats = Seats::read(who, app, around).await?;
    let cards = crate::scenario::service::cards(who, app).await?;
    let rows = store::scores_of_interview(&app.db, org, interview).await?;
    let mut remarks: HashMap<SeatId, Vec<RemarkRow>> = HashMap::new();
    for row in store::remarks_of_interview(&app.db, org, interview).await? {
        remarks.entry(row.seat).or_default().push(row);
    }
    let remarks: HashMap<SeatId, HashMap<KitLineId, RemarkRow>> =
        remarks.into_iter().map(|(seat, rows)| (seat, latest_remarks(rows))).collect();
    let mut voices = voice::of_interview(app, org, interview).await?;
    let mut scores = Vec::new();
    for seat in &around.seats {
        // A shadow is counted in no group; a seat that withdrew or has a conflict left the denominator. What somebody said
        // before they stopped stays only with their own yes.
        let Some(group) = seat.group() else { continue };
        if !is_heard(app, around, &seats, seat.id).await? {
            continue;
        }
        for line in &around.kit.lines {
            let own: Vec<&ScoreRow> =
                rows.iter().filter(|row| row.seat == seat.id && row.kit_line == line.id).collect();
            let Some(last) = own.last() else { continue };
            let first = own.iter().rfind(|row| row.phase == Phase::Private).unwrap_or(last);
            let remark = remarks.get(&seat.id).and_then(|lines| lines.get(&line.id));
            let remark = remark_words(remark, voices.remove(&(seat.id, line.id)), &cards);
            scores.push(RevealedScore {
                seat: seat.id,
                name: around.called(seat.id),
                group,
                kit_line: line.id,
                criterion: line.criterion,
                first: first.value,
                last: last.value,
                tapped: last.tapped,
                shown: last.shown,
                first_tapped: first.tapped,
                first_shown: first.shown,
                remarks: remark.into_iter().collect(),
            });
        }
    }
    let absent = around.seats.iter().filter(|seat| seat.group().is_some());
    let absent = absent.filter_map(|seat| seats.reason(around, seat.id).map(|reason| (seat.id, reason))).collect();
    let shared = concern::shared(app, org, interview).await?;
    let concerns = store::concerns(&app.db, org, interview).await?.into_iter().filter(|row| row.raised);
    let concerns = concerns.map(|row| {
        let knows = shared.get(&row.seat).map_or(&[][..], Vec::as_slice);
        match may_know(row.asked, knows, reader) {
            true => RevealedConcern { by: Some((row.seat, around.called(row.seat))), words: row.words },
            false => RevealedConcern { by: None, words: String::new() },
        }
    });
    let concerns = concerns.collect();
    let mut team = None;
    if let Some(seat) = super::team::holder(who, app, &around.panel).await?
        && around.seats.iter().any(|one| one.id == seat)
        && is_heard(app, around, &seats, seat).await?
        && let Some(said) = store::for_team(&app.db, org, interview, seat).await?
    {
        team = Some(RevealedTeam { seat, name: around.called(seat), said });
    }
    Ok(RevealedInterview { interview, candidacy: around.interview.candidacy, scores, absent, concerns, team })
}

/// Whether what a seat said stands: not of one that has a conflict or did not agree, and of one that withdrew or stopped only
/// with its own yes.
async fn is_heard(app: &App, around: &Around, seats: &Seats, seat: SeatId) -> Result<bool, Refused> {
    Ok(match seats.reason(around, seat) {
        Some(Reason::Withdrawn | Reason::Stopped) => {
            store::stays(&app.db, around.org, around.interview.id, seat).await? == Some(true)
        }
        Some(reason) => !why_out(reason),
        None => true,
    })
}

fn remark_words(row: Option<&RemarkRow>, voice: Option<Voice>, cards: &[Card]) -> Option<RevealedRemark> {
    if row.is_none() && voice.is_none() {
        return None;
    }
    let picked = row.into_iter().flat_map(|row| row.cards.0.iter());
    let picked = picked.filter_map(|id| cards.iter().find(|card| card.id == *id).cloned());
    let words = row.map(|row| row.words.clone()).unwrap_or_default();
    Some(RevealedRemark { cards: picked.collect(), words, voice })
}

/// Opens the discussion of an interview: the facilitator's deed, when every counted seat is settled.
pub async fn open(who: &Who, app: &App, interview: InterviewId) -> Result<(), Refused> {
    let around = Around::read(who, app, interview).await?;
    super::runs(who, app, around.panel.id).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if let Err(why) = may_open(who, app, &around).await? {
        return Err(not_yet(who, app, &around, why).await?);
    }
    let mut deed = Deed::new(who);
    step(app, &mut tx, &mut deed, &around, InterviewState::Talking).await?;
    deed.commit(tx, app).await
}

/// May the discussion be opened now? The board asks too, to say what is missing.
pub(super) async fn may_open(who: &Who, app: &App, around: &Around) -> Result<Result<(), NotYet>, Refused> {
    let this = day(who, app, around).await?;
    let agreement = crate::panel::service::agreement(who, app, around.panel.vacancy).await?;
    let after_last = agreement.is_none_or(|agreement| agreement.talk == Talk::AfterLast);
    let mut others = Vec::new();
    for other in others_of(who, app, around).await? {
        others.push(day(who, app, &other).await?);
    }
    Ok(rules::may_open_discussion(this, after_last, &others))
}

async fn others_of(who: &Who, app: &App, around: &Around) -> Result<Vec<Around>, Refused> {
    let mut others = Vec::new();
    for Interview { id, .. } in crate::panel::service::interviews(who, app, around.panel.id).await? {
        if id != around.interview.id {
            others.push(Around::read(who, app, id).await?);
        }
    }
    Ok(others)
}

async fn day(who: &Who, app: &App, around: &Around) -> Result<Day, Refused> {
    let seats = Seats::read(who, app, around).await?;
    Ok(Day {
        state: around.interview.state,
        off: !around.candidacy.stage.is_live(),
        settled: seats.all_settled(around),
    })
}

/// The refusal, with the names of those whom the talk waits for.
pub(super) async fn not_yet(who: &Who, app: &App, around: &Around, why: NotYet) -> Result<Refused, Refused> {
    let names = match why {
        NotYet::SeatsMissing => Seats::read(who, app, around).await?.missing(around),
        NotYet::OthersFirst => {
            let mut names = Vec::new();
            for other in others_of(who, app, around).await? {
                if !day(who, app, &other).await?.is_behind() {
                    names.push(other.candidate());
                }
            }
            names
        }
        _ => Vec::new(),
    };
    Ok(Refused::because(why.code()).with("names", names.join(", ")))
}

/// When everybody has finished or has a reason, the interview is scored, and the next one may begin.
pub async fn settle(who: &Who, app: &App, interview: InterviewId) -> Result<(), Refused> {
    let around = Around::read(who, app, interview).await?;
    let may = match who {
        Who::Seat(me) => me.panel == around.panel.id,
        _ => super::runs(who, app, around.panel.id).await.is_ok(),
    };
    if !may {
        return Err(Refused::NotAllowed);
    }
    if around.interview.state != InterviewState::Running || !Seats::read(who, app, &around).await?.all_settled(&around)
    {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    step(app, &mut tx, &mut deed, &around, InterviewState::Scored).await?;
    deed.commit(tx, app).await
}

/// Closes the discussion: nothing of this interview changes any more.
pub async fn close(who: &Who, app: &App, interview: InterviewId) -> Result<(), Refused> {
    let around = Around::read(who, app, interview).await?;
    super::runs(who, app, around.panel.id).await?;
    if around.interview.state != InterviewState::Talking {
        return Err(Refused::because("scoring-talk-not-open"));
    }
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    step(app, &mut tx, &mut deed, &around, InterviewState::Closed).await?;
    deed.commit(tx, app).await
}

/// The panel room notes the step in the ledger and tells the panel.
async fn step(app: &App, tx: &mut Tx, deed: &mut Deed, around: &Around, to: InterviewState) -> Result<(), Refused> {
    crate::panel::service::step_interview(tx, deed, &around.interview, to, app.clock.now()).await
}
