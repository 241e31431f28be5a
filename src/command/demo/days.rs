//! A panel day, played through the services.

use crate::application::shortlisting::{self, rules::HeldTyped};
use crate::ids::{CandidacyId, InterviewId, OrganisationId, PanelId, PersonId, SeatId, VacancyId};
use crate::panel::service::{Chosen, NewAgreement, PlanFor, SeatFor};
use crate::panel::{ConflictKind, ConsentKind, Mode, Parts, SeatKind, Talk, Weights};
use crate::people::{Who, tablets};
use crate::platform::App;
use crate::platform::clock::{london_date, london_date_in, london_instant};
use crate::platform::refused::Refused;
use crate::scenario::ItemKind;
use crate::scoring::{Answer, Shown, Tap, Why};
use crate::vacancy::service::{GivenNotice, NewCandidate, NewOffer, NewVacancy};
use crate::{panel, people, scenario, scoring, vacancy};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// What is to be set up.
pub struct Plan {
    pub vacancy: NewVacancy,
    pub candidates: &'static [&'static str],
    pub seats: Vec<(PersonId, SeatKind, Option<PersonId>)>,
    pub facilitator: PersonId,
    pub place: &'static str,
    /// The panel's day, such as `2026-11-17`.
    pub day: String,
}

/// A seat, and who speaks from it once its person said "yes, that is me".
#[derive(Clone)]
pub struct SeatAt {
    pub id: SeatId,
    pub name: String,
    pub who: Who,
}

/// A panel's day.
pub struct Day {
    pub vacancy: VacancyId,
    pub panel: PanelId,
    pub candidates: Vec<(CandidacyId, String)>,
    pub interviews: Vec<InterviewId>,
    pub seats: Vec<SeatAt>,
}

/// What one seat says in one interview: a sign an item (1 to 3, `?` not sure, `-` rather not say), and a remark.
pub struct Said {
    marks: &'static str,
    remark: Option<&'static str>,
}

impl Said {
    pub const fn new(marks: &'static str, remark: Option<&'static str>) -> Self {
        Self { marks, remark }
    }
}

/// Today in London, by the demonstration's clock.
pub fn date(app: &App) -> String {
    london_date(app.clock.now())
}

/// Moves the demonstration's clock to a time in London some days ago: a day that reads as days are.
pub fn at(app: &App, days_ago: i64, time: &str) -> Result<(), Refused> {
    app.clock.set_ahead(0);
    let now = OffsetDateTime::from(app.clock.now());
    let then = london_instant(&day_ago(app, days_ago), time).ok_or(Refused::NotFound)?;
    app.clock.set_ahead((OffsetDateTime::from(then) - now).whole_seconds());
    Ok(())
}

/// The day in London so many days before the clock's.
pub fn day_ago(app: &App, days: i64) -> String {
    london_date_in(app.clock.now(), -days)
}

/// The id of a home or team, as a form would post it.
pub async fn service(who: &Who, app: &App, name: &str) -> Result<String, Refused> {
    let all = people::service::services(who, app).await?;
    let found = all.into_iter().find(|service| service.name == name).ok_or(Refused::NotFound)?;
    Ok(found.id.to_string())
}

/// An offer as it is usually made.
pub fn offer() -> NewOffer {
    NewOffer { hours: "37 hours a week".to_owned(), ..NewOffer::default() }
}

/// From an open vacancy to a panel that can start.
pub async fn prepare(app: &App, manager: &Who, plan: Plan) -> Result<Day, Refused> {
    let vacancy = vacancy::service::open(manager, app, plan.vacancy).await?;
    let held_on = date(app);
    let members = "two panel members of the home";
    let held = HeldTyped { with_panel: Some(true), members, held_on: &held_on, ..HeldTyped::default() };
    shortlisting::service::hold(manager, app, vacancy, held).await?;
    let mut candidates = Vec::new();
    for name in plan.candidates {
        let email = format!("{}@post.example", name.to_lowercase().replace(' ', "."));
        let new = NewCandidate { name: (*name).to_owned(), email, phone: String::new(), shortlist: true };
        candidates.push((vacancy::service::add_candidate(manager, app, vacancy, new).await?, (*name).to_owned()));
    }
    let order: Vec<CandidacyId> = candidates.iter().map(|(id, _)| *id).collect();
    let given = GivenNotice { candidates: order.clone(), on: date(app), how: "email".to_owned() };
    vacancy::service::give_notice(manager, app, vacancy, given).await?;

    let library = scenario::service::library(manager, app).await?;
    let proposed = scenario::service::proposed(&library);
    let kit: Vec<_> = proposed.into_iter().zip(1..).collect();
    scenario::service::choose_kit(manager, app, vacancy, &kit).await?;

    let seats = plan.seats.iter().map(|(person, kind, supporter)| SeatFor {
        person: Chosen::Known(*person),
        kind: *kind,
        supporter: supporter.map(Chosen::Known),
    });
    let usual = PlanFor::usual(&plan.day, plan.place, plan.facilitator);
    let panel = panel::service::set_up(manager, app, vacancy, usual, seats.collect()).await?;
    let seats = panel::service::seats(manager, app, panel).await?;
    let lines = scenario::service::kit(manager, app, vacancy).await?.lines;
    let asked = lines.iter().filter(|line| line.kind == ItemKind::Scenario);
    let askers = asked.zip(seats.iter().cycle()).map(|(line, seat)| (line.id, seat.id)).collect();
    panel::service::set_askers(manager, app, panel, askers).await?;
    let weights = ["talk", "listening", "empathy", "consent"].into_iter().map(|code| (code.to_owned(), 25));
    let agreement = NewAgreement {
        mode: Mode::Parallel,
        panel_share: 60,
        weights: Weights(BTreeMap::from_iter(weights)),
        talk: Talk::AfterLast,
        parts: Parts::default(),
        reason: String::new(),
    };
    panel::service::announce(manager, app, vacancy, agreement).await?;
    panel::service::plan_day(manager, app, panel, order).await?;
    let interviews = panel::service::interviews(manager, app, panel).await?;
    let interviews = interviews.into_iter().map(|interview| interview.id).collect();
    let seats = seats.into_iter().map(|seat| SeatAt { id: seat.id, name: seat.name, who: Who::Nobody }).collect();
    Ok(Day { vacancy, panel, candidates, interviews, seats })
}

/// Everybody says "yes, that is me", what they agree to, and that they know nobody.
pub async fn sit_down(app: &App, org: OrganisationId, day: &mut Day) -> Result<(), Refused> {
    let ends = london_instant(&date(app), "23:59:59").ok_or(Refused::NotFound)?;
    for seat in &mut day.seats {
        let token = tablets::make_for_seat(app, org, day.panel, seat.id, ends).await?;
        let waiting = tablets::holder(app, &token).await?;
        panel::service::take_seat(&waiting, app, seat.id).await?;
        seat.who = tablets::holder(app, &token).await?;
        for kind in ConsentKind::ALL {
            panel::service::give_consent(&seat.who, app, *kind, *kind != ConsentKind::VoiceRecorded).await?;
        }
        for (candidacy, _) in &day.candidates {
            panel::service::declare(&seat.who, app, *candidacy, ConflictKind::None).await?;
        }
    }
    Ok(())
}

/// An interview begins.
pub async fn begin(app: &App, facilitator: &Who, day: &Day, index: usize) -> Result<InterviewId, Refused> {
    let interview = day.interviews.get(index).copied().ok_or(Refused::NotFound)?;
    panel::service::start_interview(facilitator, app, interview).await?;
    Ok(interview)
}

/// One interview: each seat scores in private and says "I am finished".
pub async fn interview(app: &App, facilitator: &Who, day: &Day, index: usize, said: &[Said]) -> Result<(), Refused> {
    let interview = begin(app, facilitator, day, index).await?;
    let lines = scenario::service::kit(facilitator, app, day.vacancy).await?.lines;
    for (seat, said) in day.seats.iter().zip(said) {
        for (line, mark) in lines.iter().zip(said.marks.chars()) {
            let tapped = match mark {
                '1'..='3' => Answer::Value(mark.to_digit(10).unwrap_or(1) as u8),
                '-' => Answer::RatherNot,
                _ => Answer::NotSure,
            };
            let key = uuid::Uuid::new_v4().to_string();
            let tap = Tap { interview, line: line.id, shown: Shown::ThreeGoodFirst, tapped, key };
            scoring::service::give::give_score(&seat.who, app, &tap).await?;
        }
        if let (Some(words), Some(line)) = (said.remark, lines.first()) {
            let why = Why { cards: Vec::new(), words: words.to_owned() };
            scoring::service::give::give_remark(&seat.who, app, interview, line.id, &why).await?;
        }
        scoring::service::give::finish(&seat.who, app, interview).await?;
    }
    scoring::service::talk::settle(facilitator, app, interview).await
}

/// The panel talks about each candidate, and the day is over.
pub async fn talk(app: &App, facilitator: &Who, day: &Day) -> Result<(), Refused> {
    for interview in &day.interviews {
        scoring::service::talk::open(facilitator, app, *interview).await?;
        scoring::service::talk::close(facilitator, app, *interview).await?;
    }
    Ok(())
}
