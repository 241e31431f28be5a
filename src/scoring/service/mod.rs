//! The deeds of scoring, and who may see what. A value leaves this file by two ways only: to the seat that gave it, and,
//! once the discussion of an interview was opened, through [`talk`].

pub mod board;
pub mod calls;
pub mod delivery;
pub mod give;
pub mod paper;
pub mod progress;
pub mod shelf;
pub mod support;
pub mod talk;
pub mod team;
pub mod voice;
pub mod ways;

pub use progress::progress;
pub use talk::revealed;

use super::concern::service as concern;
use super::rules::{self, Situation};
use super::store::{self, CallRow, ConcernRow, RemarkRow, ScoreRow};
use super::{About, Answer, Call, Reason, Shown, Supported, Why};
use crate::ids::{InterviewId, KitLineId, OrganisationId, PanelId, SeatId};
use crate::panel::{Interview, InterviewState, Panel, Seat, Standing};
use crate::people::rules::first_name;
use crate::people::ways::Ways;
use crate::people::{Role, Seated, Signed, Who};
use crate::platform::App;
use crate::platform::db::Tx;
use crate::platform::refused::Refused;
use crate::scenario::{Kit, KitLine};
use crate::vacancy::{Candidacy, Stage};
use std::collections::{HashMap, HashSet};

/// Who may open the board and see done and not done.
pub const MAY_LOOK: &[Role] = &[Role::Facilitator, Role::Manager, Role::Hr];

/// Everything around an interview that holds no score: what every deed and every screen begins with.
pub struct Around {
    pub org: OrganisationId,
    pub panel: Panel,
    pub interview: Interview,
    pub candidacy: Candidacy,
    pub kit: Kit,
    pub seats: Vec<Seat>,
}

impl Around {
    /// Reads it. The caller asks who may see it.
    pub(super) async fn read(who: &Who, app: &App, id: InterviewId) -> Result<Self, Refused> {
        let org = who.org()?;
        let interview = crate::panel::service::interview(who, app, id).await?;
        let panel = crate::panel::service::panel(who, app, interview.panel).await?;
        let candidacy = crate::vacancy::service::candidacy(who, app, interview.candidacy).await?;
        let kit = crate::scenario::service::kit(who, app, panel.vacancy).await?;
        let seats = crate::panel::service::seats(who, app, panel.id).await?;
        Ok(Self { org, panel, interview, candidacy, kit, seats })
    }

    /// The name that the panel says.
    pub fn candidate(&self) -> String {
        first_name(&self.candidacy.name).to_owned()
    }

    /// What the panel calls the person of a seat.
    pub fn called(&self, seat: SeatId) -> String {
        crate::panel::called(&self.seats).remove(&seat).unwrap_or_default()
    }

    /// The kit's scale.
    pub fn scale(&self) -> u8 {
        u8::try_from(self.kit.scale).unwrap_or(3)
    }

    pub fn seat(&self, id: SeatId) -> Result<&Seat, Refused> {
        self.seats.iter().find(|seat| seat.id == id).ok_or(Refused::NotFound)
    }

    pub fn line(&self, id: KitLineId) -> Option<&KitLine> {
        self.kit.lines.iter().find(|line| line.id == id)
    }

    /// What becomes of the candidate is decided, or they withdrew.
    pub(super) fn is_decided(&self) -> bool {
        !matches!(self.candidacy.stage, Stage::Applied | Stage::Shortlisted | Stage::Interviewed)
    }

    /// What the rules need to know of a seat; `own` is what scoring itself knows of it.
    pub(super) fn situation(&self, seat: SeatId, standing: Standing, own: &Own) -> Situation {
        let of_this_panel = self.seats.iter().any(|one| one.id == seat);
        let away = (standing == Standing::Away && !own.has_answered).then_some(Reason::Away);
        Situation {
            state: self.interview.state,
            of_this_panel,
            withdrawn: standing == Standing::Withdrawn,
            conflict: standing == Standing::Conflict,
            scores_recorded: standing != Standing::NoConsent,
            absent: own.absent.or(away),
            finished: own.finished,
            reveal_served: own.reveal_served,
            decided: self.is_decided(),
        }
    }
}

/// What scoring itself knows of a seat in an interview.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Own {
    pub absent: Option<Reason>,
    pub finished: bool,
    pub reveal_served: bool,
    pub has_answered: bool,
}

/// How each seat stands, without a value: the board, the rule that opens the discussion, and the talk use it.
pub(super) struct Seats {
    finished: HashSet<SeatId>,
    absent: HashMap<SeatId, Reason>,
    answered: HashSet<(SeatId, KitLineId)>,
    standing: HashMap<SeatId, Standing>,
}

impl Seats {
    pub(super) async fn read(who: &Who, app: &App, around: &Around) -> Result<Self, Refused> {
        let (org, interview) = (around.org, around.interview.id);
        let mut standing = HashMap::new();
        for seat in &around.seats {
            standing
                .insert(seat.id, crate::panel::service::standing(who, app, seat, around.interview.candidacy).await?);
        }
        Ok(Self {
            finished: store::finished(&app.db, org, interview).await?.into_iter().collect(),
            absent: store::absences(&app.db, org, interview)
                .await?
                .into_iter()
                .map(|row| (row.seat, row.reason))
                .collect(),
            answered: store::answered(&app.db, org, interview).await?.into_iter().collect(),
            standing,
        })
    }

    pub(super) fn has_answered(&self, seat: SeatId, line: KitLineId) -> bool {
        self.answered.contains(&(seat, line))
    }

    pub(super) fn has_finished(&self, seat: SeatId) -> bool {
        self.finished.contains(&seat)
    }

    /// Is there a record of absence that the desk made and can take back?
    pub(super) fn is_recorded(&self, seat: SeatId) -> bool {
        self.absent.contains_key(&seat)
    }

    /// Why a seat does not score this interview.
    pub(super) fn reason(&self, around: &Around, seat: SeatId) -> Option<Reason> {
        let own = Own {
            absent: self.absent.get(&seat).copied(),
            finished: self.finished.contains(&seat),
            reveal_served: false,
            has_answered: self.answered.iter().any(|(one, _)| *one == seat),
        };
        let standing = self.standing.get(&seat).copied().unwrap_or(Standing::NoConsent);
        rules::absence(&around.situation(seat, standing, &own))
    }

    pub(super) fn state(&self, around: &Around, seat: &Seat) -> rules::SeatState {
        rules::SeatState {
            counts: seat.group().is_some(),
            finished: self.has_finished(seat.id),
            absent: self.reason(around, seat.id),
        }
    }

    /// The first names of those whom the talk waits for.
    pub(super) fn missing(&self, around: &Around) -> Vec<String> {
        let waits = |seat: &&Seat| {
            let state = self.state(around, seat);
            state.counts && !state.is_settled()
        };
        around.seats.iter().filter(waits).map(|seat| around.called(seat.id)).collect()
    }

    pub(super) fn all_settled(&self, around: &Around) -> bool {
        let states: Vec<_> = around.seats.iter().map(|seat| self.state(around, seat)).collect();
        rules::all_settled(&states)
    }
}

/// Reads what scoring knows of one seat, inside the transaction that decides.
pub(super) async fn own(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Result<Own, Refused> {
    let absent = store::absences(&mut *tx, org, interview).await?;
    Ok(Own {
        absent: absent.iter().find(|row| row.seat == seat).map(|row| row.reason),
        finished: store::finished(&mut *tx, org, interview).await?.contains(&seat),
        reveal_served: store::reveal_was_served(&mut *tx, org, interview, seat).await?,
        has_answered: store::answered(&mut *tx, org, interview).await?.iter().any(|(one, _)| *one == seat),
    })
}

/// Who asks a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    Me,
    Other(String),
}

/// What the seat itself said about one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    pub tapped: Answer,
    pub shown: Shown,
}

/// One item on a seat's tablet.
#[derive(Debug, Clone)]
pub struct Item {
    pub line: KitLine,
    pub asks: Asks,
    pub mine: Option<Mine>,
    pub why: Why,
}

/// What a seat's screens need of an interview: its own answers and nobody else's.
pub struct Sheet {
    pub me: Seated,
    pub interview: InterviewId,
    pub state: InterviewState,
    pub candidate: String,
    /// Whom to ask.
    pub facilitator: String,
    pub scale: u8,
    /// Which choices stand on this person's screen, and in which order.
    pub shown: Shown,
    /// How this person likes their tablet.
    pub ways: Ways,
    /// The person has practised, today or before.
    pub practised: bool,
    pub items: Vec<Item>,
    pub finished: bool,
    pub out: Option<Reason>,
    pub concern: Option<ConcernRow>,
    /// Who else may know of it, and what was answered.
    pub safe: concern::Own,
    /// Who is told of it, as tablets call them.
    pub lead: String,
    pub support: Option<Supported>,
    /// What is asked of the one panel member who will be supported.
    pub team: team::Team,
    /// Another interview that runs now, and the name of its candidate.
    pub next: Option<(InterviewId, String)>,
}

impl Sheet {
    /// Item `n`, from 1.
    pub fn item(&self, n: usize) -> Option<&Item> {
        self.items.get(n.checked_sub(1)?)
    }

    /// As it was before the person said anything: for screens that a tablet keeps.
    #[must_use]
    pub fn without_answers(mut self) -> Self {
        for item in &mut self.items {
            (item.mine, item.why) = (None, Why::default());
        }
        let safe = concern::Own::default();
        let team = team::Team::default();
        Self { finished: false, out: None, concern: None, safe, support: None, team, next: None, ..self }
    }

    /// Where the person is.
    pub fn resume(&self) -> rules::Step {
        let answered: Vec<_> = self.items.iter().map(|item| item.mine.is_some()).collect();
        let asked: Vec<_> =
            self.items.iter().map(|item| item.line.kind == crate::scenario::ItemKind::Scenario).collect();
        rules::resume(&answered, &asked, self.finished)
    }
}

/// What a seat said itself, as it stands now.
pub async fn my_scores(who: &Who, app: &App, interview: InterviewId) -> Result<Sheet, Refused> {
    let me = who.seat()?.clone();
    let around = Around::read(who, app, interview).await?;
    if around.panel.id != me.panel {
        return Err(Refused::NotFound);
    }
    let (org, seat) = (me.org, me.seat);
    let scores = latest_scores(store::scores_of_seat(&app.db, org, interview, seat).await?);
    let remarks = latest_remarks(store::remarks_of_seat(&app.db, org, interview, seat).await?);
    let seats = Seats::read(who, app, &around).await?;
    let facilitator = facilitator(who, app, &around.panel).await?;
    let askers = crate::panel::service::askers(who, app, around.panel.id).await?;
    let asks = |line: KitLineId| match askers.iter().find(|asker| asker.kit_line == line) {
        Some(asker) if asker.seat == seat => Asks::Me,
        // Somebody has to ask: without its asker, a question is the facilitator's.
        Some(asker) if seats.reason(&around, asker.seat).is_none() => around
            .seats
            .iter()
            .find(|one| one.id == asker.seat)
            .map_or_else(|| Asks::Other(facilitator.clone()), |one| Asks::Other(around.called(one.id))),
        _ => Asks::Other(facilitator.clone()),
    };
    let items = around.kit.lines.iter().map(|line| Item {
        asks: asks(line.id),
        mine: scores.get(&line.id).map(|row| Mine { tapped: row.tapped, shown: row.shown }),
        why: remarks.get(&line.id).map(why).unwrap_or_default(),
        line: line.clone(),
    });
    let items = items.collect();
    let kept = crate::people::service::ways::mine(who, app).await?;
    Ok(Sheet {
        shown: rules::shown(around.scale(), &kept.ways),
        ways: kept.ways,
        practised: kept.practised,
        interview,
        state: around.interview.state,
        candidate: around.candidate(),
        scale: around.scale(),
        items,
        finished: seats.has_finished(seat),
        out: seats.reason(&around, seat),
        safe: concern::own(who, app, org, interview, seat).await?,
        lead: concern::leads(app, org).await?.about(&[&around.candidacy]).called(),
        concern: store::concerns(&app.db, org, interview).await?.into_iter().find(|row| row.seat == seat && row.raised),
        support: store::support(&app.db, org, interview, seat).await?,
        team: team::mine(who, app, &around, seat).await?,
        next: running(who, app).await?.filter(|(running, _)| *running != interview),
        facilitator,
        me,
    })
}

/// The last call for help or a break of this seat that is not over. (Who stopped is told so where they stopped; who asked to
/// score on their own is not told so on a screen that somebody beside them reads too.)
pub async fn my_call(app: &App, me: &Seated) -> Result<Option<CallRow>, Refused> {
    let calls = store::open_calls(&app.db, me.org, me.panel).await?;
    let shown = |call: &CallRow| call.kind != Call::Stop && call.about.is_none_or(About::shows_on_the_tablet);
    Ok(calls.into_iter().rfind(|call| call.seat == me.seat && shown(call)))
}

/// The first name of the person who runs the day.
pub async fn facilitator(who: &Who, app: &App, panel: &Panel) -> Result<String, Refused> {
    let person = crate::people::service::person(who, app, panel.facilitator).await?;
    Ok(first_name(&person.name).to_owned())
}

pub(super) fn why(row: &RemarkRow) -> Why {
    Why { cards: row.cards.0.clone(), words: row.words.clone() }
}

/// The last score of each item; the rows come in the order of their revisions.
pub(super) fn latest_scores(rows: Vec<ScoreRow>) -> HashMap<KitLineId, ScoreRow> {
    rows.into_iter().map(|row| (row.kit_line, row)).collect()
}

/// The last remark of each item.
pub(super) fn latest_remarks(rows: Vec<RemarkRow>) -> HashMap<KitLineId, RemarkRow> {
    rows.into_iter().map(|row| (row.kit_line, row)).collect()
}

/// What a seat said that withdrew, has a conflict or did not agree counts for nobody, and nobody reads it.
pub(super) fn why_out(reason: Reason) -> bool {
    matches!(reason, Reason::Withdrawn | Reason::Conflict | Reason::NoConsent)
}

/// The person at the desk, if they may look at this panel: manager, HR, or its own facilitator.
pub(super) async fn desk<'w>(who: &'w Who, app: &App, panel: PanelId) -> Result<(&'w Signed, Panel), Refused> {
    let signed = who.may_see(MAY_LOOK)?;
    let panel = crate::panel::service::panel(who, app, panel).await?;
    if panel.facilitator != signed.person {
        crate::vacancy::service::may_read(who, app, &[Role::Manager, Role::Hr], panel.vacancy).await?;
    }
    Ok((signed, panel))
}

/// The person at the desk, if they run this panel's day.
pub(super) async fn runs<'w>(who: &'w Who, app: &App, panel: PanelId) -> Result<(&'w Signed, Panel), Refused> {
    let (signed, panel) = desk(who, app, panel).await?;
    let seats = crate::panel::service::seats(who, app, panel.id).await?;
    if runs_day(who, app, &panel, &seats).await { Ok((signed, panel)) } else { Err(Refused::NotAllowed) }
}

/// The panel's facilitator, or a manager or HR who holds no seat here: whoever scores must not decide when others are
/// done.
pub(super) async fn runs_day(who: &Who, app: &App, panel: &Panel, seats: &[Seat]) -> bool {
    let Ok(signed) = crate::panel::service::may_do(who, app, MAY_LOOK, panel.id).await else { return false };
    let office = crate::panel::service::may_do(who, app, &[Role::Manager, Role::Hr], panel.id).await.is_ok();
    panel.facilitator == signed.person || (office && !seats.iter().any(|seat| seat.person == signed.person))
}

/// What an interview's choices are shown as to the person on this tablet now.
pub async fn shown(who: &Who, app: &App, interview: InterviewId) -> Result<Shown, Refused> {
    who.seat()?;
    let ways = crate::people::service::ways::mine(who, app).await?.ways;
    match Around::read(who, app, interview).await {
        Ok(around) => Ok(rules::shown(around.scale(), &ways)),
        // Which refusal it is, the deed itself says.
        Err(Refused::NotFound | Refused::NotAllowed) => Ok(rules::shown(3, &ways)),
        Err(other) => Err(other),
    }
}

/// Whether this seat has answered an item.
pub async fn has_answered(who: &Who, app: &App, interview: InterviewId, line: KitLineId) -> Result<bool, Refused> {
    let me = who.seat()?;
    let rows = store::scores_of_seat(&app.db, me.org, interview, me.seat).await?;
    Ok(rows.iter().any(|row| row.kit_line == line))
}

/// The kit line that is question `n` on a seat's tablet.
pub async fn line_at(who: &Who, app: &App, interview: InterviewId, n: usize) -> Result<KitLineId, Refused> {
    who.seat()?;
    let around = Around::read(who, app, interview).await?;
    n.checked_sub(1).and_then(|index| around.kit.lines.get(index)).map(|line| line.id).ok_or(Refused::NotFound)
}

/// Where a tablet goes on after question `n`.
pub async fn after(who: &Who, app: &App, interview: InterviewId, n: usize) -> Result<String, Refused> {
    who.seat()?;
    let around = Around::read(who, app, interview).await?;
    Ok(next_screen(interview, n, around.kit.lines.get(n)))
}

/// Where a tablet goes on after question `n` of a sheet.
pub fn after_item(sheet: &Sheet, n: usize) -> String {
    next_screen(sheet.interview, n, sheet.items.get(n).map(|item| &item.line))
}

fn next_screen(interview: InterviewId, n: usize, next: Option<&KitLine>) -> String {
    let base = format!("/seat/interview/{interview}");
    match next {
        None => format!("{base}/check"),
        Some(line) if line.kind == crate::scenario::ItemKind::Scenario => format!("{base}/ask/{}", n + 1),
        Some(_) => format!("{base}/score/{}", n + 1),
    }
}

/// The interview that runs before this seat's panel, and the name of its candidate.
pub async fn running(who: &Who, app: &App) -> Result<Option<(InterviewId, String)>, Refused> {
    let me = who.seat()?;
    let interviews = crate::panel::service::interviews(who, app, me.panel).await?;
    let Some(one) = interviews.into_iter().find(|one| one.state == InterviewState::Running) else { return Ok(None) };
    Ok(Some((one.id, Around::read(who, app, one.id).await?.candidate())))
}

/// Whom a seat's tablet says to ask.
pub async fn my_facilitator(who: &Who, app: &App) -> Result<String, Refused> {
    let me = who.seat()?;
    let panel = crate::panel::service::panel(who, app, me.panel).await?;
    facilitator(who, app, &panel).await
}
