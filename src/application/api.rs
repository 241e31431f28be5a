//! Form endpoints: who asks, parse, call the service.

use super::{OpensWith, pages, service};
use crate::checks::history::api::{period_of, row};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::texts::has;
use crate::ui::{Cookie, Done};

/// The rules are the office's; what they say is said to the candidate where it speaks of somebody else there.
fn to_you(refused: Refused) -> Refused {
    let Refused::Problems(mut problems) = refused else { return refused };
    for problem in &mut problems {
        if let Some(own) = problem.code.strip_prefix("history-").map(|end| format!("application-{end}"))
            && has(&own)
        {
            problem.code = own;
        }
    }
    Refused::Problems(problems)
}

/// At the door there is nobody to sign in: whoever sends a form of a link that is over is told so.
fn at_door(refused: Refused) -> Refused {
    if refused == Refused::SignIn { Refused::because("application-over") } else { refused }
}

/// Sends a candidate their link.
pub async fn send(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let opens_with = OpensWith::parse(typed.get("opens_with"));
    service::send(&v.who, &v.app, candidacy, opens_with, typed.get("birth_date")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/link")))
}

/// Ends one.
pub async fn end_link(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    service::end_link(&v.who, &v.app, candidacy, row(&typed, "link")?).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/link")))
}

/// The address of a link: on to the door, whose address says nothing.
pub async fn open(v: Visit, _: Typed) -> Result<Done, Refused> {
    match service::open(&v.who, &v.app, v.param("token")).await? {
        Some(token) => Ok(Done::see("/application/open").with(Cookie::Candidate(token))),
        None => Ok(Done::see("/application")),
    }
}

/// Lets the candidate in.
pub async fn let_in(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let let_in = service::let_in(&v.app, &v.token, typed.get("code"), typed.get("birth_date")).await;
    Ok(Done::see("/application").with(Cookie::Candidate(let_in.map_err(at_door)?)))
}

/// Sends them a code.
pub async fn send_code(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::send_code(&v.app, &v.token).await.map_err(at_door)?;
    Ok(Done::see("/application/open"))
}

/// Keeps when their education ended.
pub async fn keep_frame(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let still = typed.has("still_in_education", "yes");
    service::keep_frame(&v.who, &v.app, typed.get("education_end"), still).await.map_err(to_you)?;
    Ok(Done::see("/application/history"))
}

/// Keeps a period; then to the list, or to the next one.
pub async fn keep_period(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (of, period) = period_of(&typed)?;
    service::keep_period(&v.who, &v.app, of, period).await.map_err(to_you)?;
    let next = if typed.get("then") == "next" { "/period" } else { "#list" };
    Ok(Done::see(format!("/application/history{next}")))
}

/// Takes a period away.
pub async fn remove_period(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::remove_period(&v.who, &v.app, row(&typed, "period")?).await?;
    Ok(Done::see("/application/history#list"))
}

/// Writes down what they did in a gap.
pub async fn explain(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let from = typed.get("gap");
    let gap = (from, typed.get("gap_to"));
    service::explain(&v.who, &v.app, gap, typed.get("words")).await.map_err(to_you)?;
    Ok(Done::see(format!("/application/history#gap-{from}")))
}

/// Sends in what they wrote.
pub async fn send_in(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::send_in(&v.who, &v.app, typed.get("changed")).await.map_err(to_you)?;
    Ok(Done::see("/application"))
}

/// Tells whoever arranges the day what they need.
pub async fn ask_for_help(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::ask_for_help(&v.who, &v.app, typed.get("words")).await?;
    Ok(Done::see("/application#help"))
}

/// They want the job no more.
pub async fn withdraw(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::withdraw(&v.who, &v.app, typed.get("reason")).await?;
    Ok(Done::show(pages::withdrawn(&v)))
}
