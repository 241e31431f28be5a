//! The deeds of this room, and what other rooms may ask of it.

mod agreement;
mod day;
mod helpers;
mod joining;
mod members;
mod privacy;
mod setting_up;

pub use agreement::{
    Announcement, NewAgreement, Part, announce, announcement, announcement_of, check_agreement, criteria,
};
pub use day::{
    OnSheet, Sheet, Start, as_problem, papers, part_name, plan_day, progress, readiness, sheet, start, start_interview,
    step_interview,
};
pub use helpers::{
    NewHelper, agreement_of_helpers, book, booked_for_seat, cancel, helpers, helpers_of_seat, note_agreed, read_helpers,
};
pub use joining::{
    Device, Join, admit, browser, close_joining, end_tablet, faces, join_by_pictures, join_by_token, join_pictures,
    join_seat, joining, let_go, open_joining, seats_elsewhere, sign_of, take_seat, waiting,
};
pub use members::{
    Answers, Own, answers, consent_words, declare, give_consent, note_away, note_consent, own, own_answers,
};
pub use privacy::privacy;
pub use setting_up::{Chosen, PlanFor, SeatFor, set_askers, set_up};

use super::{Agreement, Asker, Conflict, Consent, ConsentKind, Interview, Panel, Seat, Standing, rules, store};
use crate::ids::{CandidacyId, InterviewId, OrganisationId, PanelId, SeatId, VacancyId};
use crate::people::{Place, Role, Signed, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use futures::future::BoxFuture;
use std::collections::HashMap;

/// Who sets panels up and sees them at the desk.
pub const OFFICE: &[Role] = &[Role::Manager, Role::Hr, Role::Facilitator];

impl From<rules::Refusal> for Refused {
    fn from(refusal: rules::Refusal) -> Self {
        let refused = Self::field(refusal.field(), refusal.code());
        match refusal {
            rules::Refusal::WeightsSum { sum } => refused.with("sum", sum),
            rules::Refusal::TooManySeats => refused.with("most", rules::MOST_SEATS),
            _ => refused,
        }
    }
}

/// Where a panel is.
async fn place(app: &App, org: OrganisationId, panel: PanelId) -> Result<Place, Refused> {
    let (service, vacancy) = store::place_of(&app.db, org, panel).await?.ok_or(Refused::NotFound)?;
    Ok(Place { service, vacancy })
}

/// The organisation of whoever may see this panel: the office of its home, the panel's own seats and tablets, a job.
fn sees<'a>(who: &'a Who, app: &'a App, panel: PanelId) -> BoxFuture<'a, Result<OrganisationId, Refused>> {
    Box::pin(async move {
        match who {
            Who::Nobody => Err(Refused::SignIn),
            Who::Person(_) => {
                let org = who.may_see(OFFICE)?.org;
                who.may_see_at(OFFICE, place(app, org, panel).await?)?;
                Ok(org)
            }
            Who::Tablet(tablet) if tablet.panel == panel => Ok(tablet.org),
            Who::Seat(seated) if seated.panel == panel => Ok(seated.org),
            Who::Tablet(_) | Who::Seat(_) => Err(Refused::NotFound),
            Who::Inspector(_) | Who::Outsider(_) | Who::Referee(_) | Who::Candidate(_) => Err(Refused::NotAllowed),
            Who::Job { org, .. } => Ok(*org),
        }
    })
}

/// Whoever does something at this panel's desk: the question of every deed on a panel.
///
/// # Errors
/// `NotFound` for another home's panel, `NotAllowed` for whoever only reads.
pub fn may_do<'a>(
    who: &'a Who,
    app: &'a App,
    roles: &'a [Role],
    panel: PanelId,
) -> BoxFuture<'a, Result<Signed, Refused>> {
    Box::pin(async move {
        let org = who.may(roles)?.org;
        let place = place(app, org, panel).await?;
        who.may_at(roles, place).cloned()
    })
}

/// A panel.
pub async fn panel(who: &Who, app: &App, id: PanelId) -> Result<Panel, Refused> {
    let org = sees(who, app, id).await?;
    store::panel(&app.db, org, id).await?.ok_or(Refused::NotFound)
}

/// All panels that are the asker's to see, the latest day first.
pub async fn panels(who: &Who, app: &App) -> Result<Vec<store::Listed>, Refused> {
    let all = store::panels(&app.db, who.may_see(OFFICE)?.org).await?;
    let mine = |panel: &store::Listed| who.sees(OFFICE, Place { service: panel.service, vacancy: panel.vacancy });
    Ok(all.into_iter().filter(mine).collect())
}

/// The panel of a vacancy, once it was set up.
pub async fn panel_of(who: &Who, app: &App, vacancy: VacancyId) -> Result<Option<Panel>, Refused> {
    let Some(panel) = store::panel_of(&app.db, who.org()?, vacancy).await? else {
        return match who {
            Who::Person(_) => crate::vacancy::service::may_read(who, app, OFFICE, vacancy).await.map(|_| None),
            _ => Ok(None),
        };
    };
    sees(who, app, panel.id).await?;
    Ok(Some(panel))
}

/// The seats in their order, the withdrawn ones too.
pub async fn seats(who: &Who, app: &App, panel: PanelId) -> Result<Vec<Seat>, Refused> {
    let org = sees(who, app, panel).await?;
    Ok(store::seats(&app.db, org, panel).await?)
}

/// What the panel calls the person of each seat.
pub async fn called(who: &Who, app: &App, panel: PanelId) -> Result<HashMap<SeatId, String>, Refused> {
    Ok(super::called(&seats(who, app, panel).await?))
}

/// What the panel calls the candidates on its day who had the notice and are still candidates.
pub async fn candidates_called(who: &Who, app: &App, panel: PanelId) -> Result<Vec<String>, Refused> {
    let org = sees(who, app, panel).await?;
    let days = store::on_day(&app.db, org, panel).await?;
    let noticed: Vec<_> = days.into_iter().filter(|day| day.noticed && day.stage.is_live()).collect();
    Ok(rules::short_names(&noticed.iter().map(|day| day.name.as_str()).collect::<Vec<_>>()))
}

/// The interviews in their order.
pub async fn interviews(who: &Who, app: &App, panel: PanelId) -> Result<Vec<Interview>, Refused> {
    let org = sees(who, app, panel).await?;
    Ok(store::interviews(&app.db, org, panel).await?)
}

/// One interview.
pub async fn interview(who: &Who, app: &App, id: InterviewId) -> Result<Interview, Refused> {
    if let Who::Person(_) = who {
        who.may_see(OFFICE)?;
    }
    let interview = store::interview(&app.db, who.org()?, id).await?.ok_or(Refused::NotFound)?;
    sees(who, app, interview.panel).await?;
    Ok(interview)
}

/// Who asks which question.
pub async fn askers(who: &Who, app: &App, panel: PanelId) -> Result<Vec<Asker>, Refused> {
    let org = sees(who, app, panel).await?;
    Ok(store::askers(&app.db, org, panel).await?)
}

/// The agreement as last announced.
pub async fn agreement(who: &Who, app: &App, vacancy: VacancyId) -> Result<Option<Agreement>, Refused> {
    let org = who.org()?;
    match who {
        Who::Tablet(_) | Who::Seat(_) => {
            panel_of(who, app, vacancy).await?.ok_or(Refused::NotFound)?;
        }
        _ => {
            crate::vacancy::service::may_read(who, app, OFFICE, vacancy).await?;
        }
    }
    Ok(store::agreement(&app.db, org, vacancy).await?)
}

/// Every consent given or taken back on this panel, the earliest first.
pub async fn consents(who: &Who, app: &App, panel: PanelId) -> Result<Vec<Consent>, Refused> {
    Ok(store::consents(&app.db, office(who, app, panel).await?, panel).await?)
}

/// Every answer to "Do you know this candidate?", the earliest first.
pub async fn conflicts(who: &Who, app: &App, panel: PanelId) -> Result<Vec<Conflict>, Refused> {
    Ok(store::conflicts(&app.db, office(who, app, panel).await?, panel).await?)
}

/// The office or a job: what members answered is not for other members' screens.
async fn office(who: &Who, app: &App, panel: PanelId) -> Result<OrganisationId, Refused> {
    match who {
        Who::Job { org, .. } => Ok(*org),
        _ => {
            who.may_see(OFFICE)?;
            sees(who, app, panel).await
        }
    }
}

/// Whether a seat scores this candidate, and if not, why. A shadow may say what it saw; it is never counted.
pub async fn standing(who: &Who, app: &App, seat: &Seat, candidacy: CandidacyId) -> Result<Standing, Refused> {
    let org = sees(who, app, seat.panel).await?;
    let recorded = store::last_consent(&app.db, org, seat.id, ConsentKind::ScoresRecorded).await?;
    let conflict = store::last_conflict(&app.db, org, seat.id, candidacy).await?;
    Ok(rules::standing(seat.withdrawn_at.is_some(), seat.away, recorded.map(|consent| consent.given), conflict))
}
