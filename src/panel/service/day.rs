//! The day: who comes when, what is still missing, and the start of an interview, which freezes kit and agreement.

use super::super::timetable::{self, Part as DayPart, Timetable};
use super::super::{
    Agreement, ConsentKind, Group, Interview, InterviewState, Panel, Seat, SeatKind, Talk, rules, store,
};
use super::members::all_answers;
use super::setting_up::day_plan;
use super::{OFFICE, Part, panel};
use crate::ids::{CandidacyId, InterviewId, OrganisationId, PanelId, SeatId, VacancyId};
use crate::ledger::Deed;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, time_words};
use crate::platform::db::{Lock, Notice, Timestamp, Tx, broken_rule};
use crate::platform::refused::{Problem, Refused};
use crate::scenario::ItemKind;
use crate::texts::{say, say_with};
use crate::vacancy::{Stage, Step};
use serde_json::json;

/// The day as it would be for so many candidates.
///
/// # Errors
/// Why the day cannot hold them.
fn day_of(panel: &Panel, agreement: Option<&Agreement>, candidates: usize) -> Result<Timetable, Refused> {
    let talk = agreement.map_or(Talk::AfterLast, |agreement| agreement.talk);
    timetable::timetable(&day_plan(panel, talk), candidates).map_err(|refusal| {
        let refused = Refused::because(refusal.code());
        match refusal {
            timetable::DayRefusal::TooMany { most, candidates } => refused.with("most", most).with("n", candidates),
            timetable::DayRefusal::TooLong { end } => refused.with("end", timetable::spoken(end)),
            _ => refused,
        }
    })
}

/// A candidate as the page of the day lists them: on the day with a place, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnSheet {
    pub candidacy: CandidacyId,
    pub name: String,
    pub noticed: bool,
    /// The interview, once they are on the day.
    pub interview: Option<Interview>,
}

/// The page of the day: who is on it, who could be, and the day from beginning to end or why there is none.
#[derive(Debug, Clone)]
pub struct Start {
    pub panel: Panel,
    pub candidates: Vec<OnSheet>,
    pub timetable: Result<Timetable, Refused>,
}

/// The day of a panel for the desk.
pub async fn start(who: &Who, app: &App, id: PanelId) -> Result<Start, Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    let agreement = store::agreement(&app.db, org, panel.vacancy).await?;
    let on_day = store::on_day(&app.db, org, id).await?;
    let all = crate::vacancy::service::candidacies(who, app, panel.vacancy).await?;
    let mut candidates: Vec<OnSheet> = on_day
        .into_iter()
        .map(|day| OnSheet {
            candidacy: day.interview.candidacy,
            name: day.name,
            noticed: day.noticed,
            interview: Some(day.interview),
        })
        .collect();
    let placed = candidates.len();
    for candidacy in all.into_iter().filter(|one| one.stage == Stage::Shortlisted) {
        if !candidates.iter().any(|one| one.candidacy == candidacy.id) {
            candidates.push(OnSheet {
                candidacy: candidacy.id,
                noticed: candidacy.may_be_seen(),
                name: candidacy.name,
                interview: None,
            });
        }
    }
    // Before anybody is on the day, it is shown as it would be with everybody who is shortlisted.
    let wanted = if placed == 0 { candidates.len() } else { placed };
    Ok(Start { timetable: day_of(&panel, agreement.as_ref(), wanted), panel, candidates })
}

/// Sets who comes when: the candidates in their order. Whoever is left out is off the day, unless their interview began.
///
/// # Errors
/// Too many for the day, somebody who is not shortlisted, or an order in which somebody comes before one who was there.
pub async fn plan_day(who: &Who, app: &App, id: PanelId, order: Vec<CandidacyId>) -> Result<(), Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    if order.is_empty() {
        return Err(Refused::because("panel-day-nobody"));
    }
    let agreement = store::agreement(&app.db, org, panel.vacancy).await?;
    let day = day_of(&panel, agreement.as_ref(), order.len())?;
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    let all = crate::vacancy::service::candidacies(who, app, panel.vacancy).await?;
    let mut tx = app.db.begin().await?;
    let before = store::interviews(&mut tx, org, id).await?;
    let begun = |candidacy: CandidacyId| {
        before.iter().any(|one| one.candidacy == candidacy && one.state != InterviewState::Planned)
    };
    let kept = before.iter().filter(|one| one.state != InterviewState::Planned);
    for (place, held) in kept.enumerate() {
        // What was held stands where it was: at the beginning of the day.
        if order.get(place) != Some(&held.candidacy) {
            return Err(Refused::because("panel-day-held-first"));
        }
    }
    for candidacy in &order {
        let found = all.iter().find(|one| one.id == *candidacy).ok_or(Refused::NotFound)?;
        if found.stage != Stage::Shortlisted && !begun(*candidacy) {
            return Err(Refused::because("panel-day-not-shortlisted").with("name", &found.name));
        }
    }
    for interview in before.iter().filter(|one| !order.contains(&one.candidacy)) {
        store::drop_interview(&mut tx, org, interview.id).await.map_err(|error| {
            match broken_rule(&error).as_deref() {
                Some("foreign_key") => Refused::because("panel-day-has-records"),
                _ => error.into(),
            }
        })?;
    }
    for (place, candidacy) in order.iter().enumerate() {
        let starts_at = day.interview(place).map(|slot| timetable::clock(slot.from)).unwrap_or_default();
        let position = i64::try_from(place).unwrap_or_default() + 1;
        store::place_interview(&mut tx, org, id, *candidacy, position, &starts_at).await?;
    }
    let mut deed = Deed::new(who);
    let told =
        json!({"panel": id, "day": panel.day, "candidates": order.len(), "ends_at": timetable::clock(day.end())});
    deed.note(vacancy.stream, vacancy.subject, "day.planned", told);
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await
}

/// What is still missing before this panel may start; nothing: it may.
pub async fn readiness(who: &Who, app: &App, id: PanelId) -> Result<Vec<rules::Missing>, Refused> {
    let panel = panel(who, app, id).await?;
    Ok(rules::missing(&facts(who, app, &panel, None).await?))
}

/// Everything the rule looks at; with `only`, of the candidates just this one.
async fn facts(who: &Who, app: &App, panel: &Panel, only: Option<CandidacyId>) -> Result<rules::Readiness, Refused> {
    let org = panel.org;
    let kit = crate::scenario::service::kit(who, app, panel.vacancy).await?;
    let agreement = store::agreement(&app.db, org, panel.vacancy).await?;
    let seats = all_answers(app, org, panel.id).await?;
    let askers = store::askers(&app.db, org, panel.id).await?;
    let days = store::on_day(&app.db, org, panel.id).await?;
    let live: Vec<_> = days.iter().filter(|day| day.stage.is_live()).collect();
    let unasked = kit
        .lines
        .iter()
        .filter(|line| line.kind == ItemKind::Scenario)
        .filter(|line| !askers.iter().any(|asker| asker.kit_line == line.id))
        .count();
    Ok(rules::Readiness {
        kit_ready: !kit.lines.is_empty(),
        seats: seats
            .into_iter()
            .map(|(seat, answers)| rules::SeatReady {
                name: seat.name,
                kind: seat.kind,
                withdrawn: seat.withdrawn_at.is_some(),
                away: seat.away,
                take_part: answers.consent(ConsentKind::TakePart),
                scores_recorded: answers.consent(ConsentKind::ScoresRecorded),
            })
            .collect(),
        unasked,
        announced: agreement.is_some(),
        day_holds: day_of(panel, agreement.as_ref(), days.len()).is_ok(),
        candidates: live
            .into_iter()
            .filter(|day| only.is_none_or(|only| day.interview.candidacy == only))
            .map(|day| (day.name.clone(), day.noticed))
            .collect(),
    })
}

/// Who may begin an interview: the facilitator of this panel, or a manager or HR who holds no seat here. Whoever scores
/// does not decide when others begin.
async fn may_run(who: &Who, app: &App, panel: &Panel, seats: &[Seat]) -> Result<(), Refused> {
    let signed = super::may_do(who, app, OFFICE, panel.id).await?;
    if signed.person == panel.facilitator {
        return Ok(());
    }
    super::may_do(who, app, &[Role::Manager, Role::Hr], panel.id).await?;
    if seats.iter().any(|seat| seat.person == signed.person) { Err(Refused::NotAllowed) } else { Ok(()) }
}

/// Begins an interview. The first one freezes the kit and the agreement.
///
/// # Errors
/// Everything that is missing, at once; another interview that is running; a candidate who is gone.
pub async fn start_interview(who: &Who, app: &App, id: InterviewId) -> Result<(), Refused> {
    let org = who.may(OFFICE)?.org;
    let interview = store::interview(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    let panel = panel(who, app, interview.panel).await?;
    may_run(who, app, &panel, &store::seats(&app.db, org, panel.id).await?).await?;
    let missing = rules::missing(&facts(who, app, &panel, Some(interview.candidacy)).await?);
    let days = store::on_day(&app.db, org, panel.id).await?;
    let day = days.iter().find(|day| day.interview.id == id).ok_or(Refused::NotFound)?;
    if !day.stage.is_live() {
        return Err(Refused::because("panel-candidate-gone").with("name", &day.name));
    }
    if !missing.is_empty() {
        return Err(Refused::all(missing.iter().map(as_problem).collect()));
    }
    let vacancy = crate::vacancy::service::vacancy(who, app, panel.vacancy).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    // Nobody announces another agreement between what is frozen here and what the record says of it.
    tx.lock(Lock::Ledger).await?;
    let mut deed = Deed::new(who);
    let all = store::interviews(&mut tx, org, panel.id).await?;
    let others: Vec<_> = all.iter().filter(|one| one.id != id).map(|one| one.state).collect();
    let current = all.iter().find(|one| one.id == id).map_or(interview.state, |one| one.state);
    rules::check_start(current, &others)?;
    crate::scenario::service::freeze(&mut tx, &mut deed, &vacancy, now).await?;
    let agreement = store::agreement(&mut tx, org, vacancy.id).await?.ok_or(Refused::NotFound)?;
    if store::freeze_agreement(&mut tx, org, agreement.id, now).await? {
        let told = json!({"agreement": agreement.id, "version": agreement.version});
        deed.note(vacancy.stream, vacancy.subject, "agreement.frozen", told);
    }
    let moved = store::step_interview(&mut tx, org, id, InterviewState::Planned, InterviewState::Running, now).await;
    let moved = moved.map_err(|error| match broken_rule(&error).as_deref() {
        Some("interview_org_panel_key" | "interview_one_running") => rules::Refusal::AnotherRuns.into(),
        _ => Refused::from(error),
    })?;
    if !moved {
        return Err(rules::Refusal::AlreadyStarted.into());
    }
    let told = json!({
        "interview": id, "panel": panel.id, "agreement": agreement.id, "agreement_version": agreement.version,
        "mode": agreement.mode.code(), "panel_share": agreement.panel_share, "weights": agreement.weights.0,
        "talk": agreement.talk.code(), "gates": agreement.gates.0, "veto_seat": agreement.veto_seat,
        "advisory": agreement.advisory,
    });
    // What was frozen, before the first score: a copy of the file alone proves the order.
    deed.refers(day.stream, day.subject, vacancy.stream);
    deed.note(day.stream, day.subject, "interview.started", told);
    tx.tell(Notice::new("panel", panel.id)).await?;
    deed.commit(tx, app).await
}

/// What is missing, as a message.
pub fn as_problem(missing: &rules::Missing) -> Problem {
    missing
        .args()
        .into_iter()
        .fold(Problem::new("", missing.code()), |problem, (name, value)| problem.with(name, value))
}

/// Moves an interview on within a deed of the scoring room, which has asked who may. When it ends, the candidate has
/// been interviewed.
///
/// # Errors
/// A step back, or one that somebody else took meanwhile.
pub async fn step_interview(
    tx: &mut Tx,
    deed: &mut Deed,
    interview: &Interview,
    to: InterviewState,
    now: Timestamp,
) -> Result<(), Refused> {
    let org = interview.org;
    rules::interview_step(interview.state, to)?;
    if !store::step_interview(tx, org, interview.id, interview.state, to, now).await? {
        return Err(rules::Refusal::WrongStep.into());
    }
    let candidacy = crate::vacancy::service::candidacy_in(&mut *tx, org, interview.candidacy).await?;
    if interview.state == InterviewState::Running && candidacy.stage == Stage::Shortlisted {
        crate::vacancy::service::step_in(tx, deed, &candidacy, Stage::Interviewed, now).await?;
    }
    let name = match to {
        InterviewState::Talking => "discussion.opened",
        InterviewState::Closed => "interview.closed",
        _ => "interview.scored",
    };
    deed.note(candidacy.stream, candidacy.subject, name, json!({"interview": interview.id, "panel": interview.panel}));
    tx.tell(Notice::new("panel", interview.panel)).await?;
    Ok(())
}

/// The panel's part of a vacancy's steps.
pub async fn progress(who: &Who, app: &App, vacancy: VacancyId) -> Result<Vec<Step>, Refused> {
    let base = format!("/vacancies/{vacancy}");
    let agreement = super::agreement(who, app, vacancy).await?;
    let kit = crate::scenario::service::kit(who, app, vacancy).await?;
    let announced = match &agreement {
        Some(_) => Step::done("panel-way-agreement", format!("{base}/agreement")),
        None if kit.lines.is_empty() => {
            Step::todo("panel-way-agreement", say("panel-way-kit-first"), format!("{base}/agreement"))
        }
        None => Step::now("panel-way-agreement", say("panel-missing-agreement"), format!("{base}/agreement")),
    };
    let Some(panel) = super::panel_of(who, app, vacancy).await? else {
        let first = say("panel-way-panel-first");
        return Ok(vec![
            Step::now("panel-way-panel", say("panel-way-no-panel"), format!("{base}/panel")),
            announced,
            Step::todo("panel-way-askers", first.clone(), format!("{base}/panel")),
            Step::todo("panel-way-day", first.clone(), format!("{base}/panel")),
            Step::todo("panel-way-consents", first, format!("{base}/panel")),
        ]);
    };
    let facts = facts(who, app, &panel, None).await?;
    let missing = rules::missing(&facts);
    let panels = format!("/panels/{}", panel.id);
    let step = |code: &'static str, href: String, belongs: &dyn Fn(&rules::Missing) -> bool| match missing
        .iter()
        .find(|missing| belongs(missing))
    {
        Some(missing) => Step::now(code, crate::ui::form::sentence(&as_problem(missing)), href),
        None => Step::done(code, href),
    };
    let askers = if kit.lines.is_empty() {
        Step::todo("panel-way-askers", say("panel-way-kit-first"), format!("{panels}/askers"))
    } else {
        step("panel-way-askers", format!("{panels}/askers"), &|one| matches!(one, rules::Missing::Askers { .. }))
    };
    Ok(vec![
        step("panel-way-panel", format!("{base}/panel"), &|one| matches!(one, rules::Missing::Seats { .. })),
        announced,
        askers,
        step("panel-way-day", format!("{panels}/day"), &|one| {
            matches!(one, rules::Missing::Candidates | rules::Missing::Day | rules::Missing::Notice { .. })
        }),
        step("panel-way-consents", format!("{panels}/consents"), &|one| matches!(one, rules::Missing::Consent { .. })),
    ])
}

/// A member's sheet of the day, in Easy Read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub picture: Option<String>,
    pub parts: Vec<Part>,
}

/// The sheet of the day of one seat: for the desk, and for the seat itself.
pub async fn sheet(who: &Who, app: &App, id: PanelId, seat: SeatId) -> Result<Sheet, Refused> {
    match who {
        Who::Person(_) => _ = who.may_see(OFFICE)?,
        Who::Seat(seated) if seated.seat == seat => {}
        Who::Job { .. } => {}
        _ => return Err(Refused::NotAllowed),
    }
    let panel = panel(who, app, id).await?;
    let org: OrganisationId = panel.org;
    let seats = store::seats(&app.db, org, id).await?;
    let mine = seats.iter().find(|one| one.id == seat).ok_or(Refused::NotFound)?;
    let agreement = store::agreement(&app.db, org, panel.vacancy).await?;
    let days = store::on_day(&app.db, org, id).await?;
    let facilitator = store::person(&app.db, org, panel.facilitator).await?.map(|(name, _)| name).unwrap_or_default();
    let day = day_of(&panel, agreement.as_ref(), days.len());
    let names: Vec<&str> = seats.iter().filter(|one| one.withdrawn_at.is_none()).map(|one| one.name.as_str()).collect();
    let names = listed(&rules::short_names(&names));
    let mut parts = vec![Part::new(
        "1F4C5",
        say("day-when-title"),
        &match &day {
            Ok(day) => vec![
                say_with("day-when", &[("date", &day_words(&panel.day))]),
                say_with(
                    "day-when-times",
                    &[("time", &time_words(&panel.starts_at)), ("end", &timetable::spoken(day.end()))],
                ),
            ],
            Err(_) => vec![
                say_with("day-when", &[("date", &day_words(&panel.day))]),
                say_with("panel-sheet-starts", &[("time", &time_words(&panel.starts_at))]),
            ],
        },
    )];
    parts.push(Part::new("1F4CD", say("day-where-title"), &[say_with("day-where", &[("place", &panel.place)])]));
    parts.push(Part::new("1F465", say("day-who-title"), &[say_with("day-who", &[("names", &names)])]));
    if !days.is_empty() {
        let count = days.len().to_string();
        parts.push(Part::new("E24A", say("day-meet-title"), &[say_with("day-meet", &[("count", &count)])]));
    }
    parts.push(Part::new("2615", say("day-breaks-title"), &[say("day-breaks-text")]));
    let lunch = day.as_ref().ok().and_then(Timetable::lunch).map(|slot| timetable::spoken(slot.from));
    let lunch = match lunch.or_else(|| panel.lunch_at.as_deref().map(time_words)) {
        Some(time) => vec![say_with("day-lunch", &[("time", &time)]), say("day-lunch-food-text")],
        None => vec![say("day-lunch-none")],
    };
    parts.push(Part::new("1F37D", say("day-lunch-title"), &lunch));
    let helper = rules::short_names(&[facilitator.as_str()]).concat();
    let mut help = vec![say_with("day-help", &[("name", &helper)])];
    match mine.supporter_name.as_deref() {
        Some(name) => help.push(say_with("panel-sheet-supporter", &[("name", &rules::short_names(&[name]).concat())])),
        None if mine.kind == SeatKind::PanelMember => help.push(say("day-help-supporter")),
        None => {}
    }
    for helper in store::helpers(&app.db, org, id).await? {
        let Some(kind) = helper.kind.filter(|_| helper.seat.is_none_or(|one| one == seat)) else { continue };
        let name = rules::short_names(&[helper.name.as_str()]).concat();
        help.push(say_with(&format!("day-help-{}", kind.code()), &[("name", &name)]));
    }
    parts.push(Part::new("1F64B", say("day-help-title"), &help));
    parts.push(Part::new("1F44B", say("day-happens-title"), &[say("day-happens-text")]));
    if mine.group() == Some(Group::Panel) {
        parts.push(Part::new("1F68C", say("day-travel-title"), &[say("day-travel-text")]));
        parts.push(Part::new("1F4B7", say("day-paid-title"), &[say("day-paid-text")]));
    }
    parts.push(Part::new("1F392", say("day-bring-title"), &[say("day-bring-text")]));
    parts.push(Part::new("1F6D1", say("day-stop-title"), &[say("day-stop-text")]));
    parts.push(Part::new("1F4AC", say("day-after-title"), &[say("day-after-text")]));
    parts.push(Part::new("2753", say("panel-sheet-ask-title"), &[say_with("day-questions", &[("name", &helper)])]));
    Ok(Sheet { name: mine.name.clone(), picture: mine.picture.clone(), parts })
}

/// What a panel may read beside the screens on which it scores: every member's sheet of the day, what was announced, and what
/// is done with what they say.
pub async fn papers(who: &Who, app: &App, id: PanelId) -> Result<Vec<Part>, Refused> {
    let panel = panel(who, app, id).await?;
    let mut parts = Vec::new();
    for seat in store::seats(&app.db, panel.org, id).await? {
        parts.extend(sheet(who, app, id, seat.id).await?.parts);
    }
    if let Some(agreement) = store::agreement(&app.db, panel.org, panel.vacancy).await? {
        parts.extend(super::announcement_of(who, app, &agreement).await?.parts);
    }
    parts.extend(super::privacy::parts(who, app).await?.0);
    Ok(parts)
}

/// "Ann, Ben and Priya".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => say_with("panel-and", &[("most", &most.join(", ")), ("last", last)]),
    }
}

/// What a part of the day is called at the desk.
pub fn part_name(part: DayPart, names: &[String]) -> String {
    match part {
        DayPart::Prepare => say("panel-part-prepare"),
        DayPart::Interview(place) => names.get(place).cloned().unwrap_or_else(|| say("panel-part-interview")),
        DayPart::Break => say("panel-part-break"),
        DayPart::Lunch => say("panel-part-lunch"),
        DayPart::Discussion => say("panel-part-discussion"),
    }
}
