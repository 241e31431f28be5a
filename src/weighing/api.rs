//! Form endpoints: who asks, parse, call the service.

use super::Tells;
use super::service::{self, ForCandidate, NeverBegan, NewAnswer, NewChoice, NewConfirmation, NewSuggestion};
use crate::ids::{CandidacyId, RowId, VacancyId};
use crate::people::service::second::Said;
use crate::people::{Visit, Who};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Chooses a candidate.
pub async fn choose(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let vacancy: VacancyId = v.id("vacancy")?;
    let text = |name: &str| typed.get(name).to_owned();
    // Each candidate's fields have their id behind the name.
    let ids = typed.pairs().filter_map(|(name, _)| name.strip_prefix("reasons-")?.parse().ok());
    let each = ids.map(|candidacy: CandidacyId| ForCandidate {
        candidacy,
        outcome: text(&format!("outcome-{candidacy}")),
        rests_on: typed.all(&format!("rests-{candidacy}")).into_iter().map(str::to_owned).collect(),
        reasons: text(&format!("reasons-{candidacy}")),
    });
    let new = NewChoice {
        each: each.collect(),
        next: text("next"),
        against_reason: text("against_reason"),
        told: text("told"),
        about: text("about"),
        as_seen: text("as_seen"),
        after: text("after"),
    };
    service::choose(&v.who, &v.app, vacancy, new).await?;
    Ok(Done::see(format!("/vacancies/{vacancy}/choose")))
}

/// The second person's answer, by somebody who signs in.
pub async fn answer_second(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let request: RowId = v.id("request")?;
    service::answer_second(&v.who, &v.app, request, Said::new(yes_or_no(&typed)?, typed.get("reason"))).await?;
    Ok(Done::see(format!("/seconds/{request}")))
}

/// The second person's answer, by somebody from outside.
pub async fn outsider_answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let request = match &v.who {
        Who::Outsider(outsider) => outsider.request,
        Who::Nobody => return Err(Refused::SignIn),
        _ => return Err(Refused::NotAllowed),
    };
    let (yes, reason, name) = (yes_or_no(&typed)?, typed.get("reason"), typed.get("name"));
    let said = Said { yes, reason, name, from: &v.address, on: &v.device };
    service::answer_second(&v.who, &v.app, request, said).await?;
    Ok(Done::show(crate::people::pages::thanks(&v)))
}

fn yes_or_no(typed: &Typed) -> Result<bool, Refused> {
    match typed.get("answer") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Refused::field("answer", "second-answer-needed")),
    }
}

/// Sends the answer to the panel.
pub async fn send_answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    send(v, typed, Tells::Choice).await
}

/// Tells the panel how the chosen person is doing.
pub async fn send_later(v: Visit, typed: Typed) -> Result<Done, Refused> {
    send(v, typed, Tells::Later).await
}

async fn send(v: Visit, typed: Typed, tells: Tells) -> Result<Done, Refused> {
    let vacancy: VacancyId = v.id("vacancy")?;
    if typed.has("look", "yes") {
        let form = FormState { name: tells.form(), typed, ..FormState::default() };
        return Ok(Done::show(super::pages::feedback_of(v, form, tells).await?));
    }
    service::send(&v.who, &v.app, vacancy, tells, new_answer(&typed)).await?;
    Ok(Done::see(tells.address(vacancy)))
}

fn new_answer(typed: &Typed) -> NewAnswer {
    let suggestions = super::pages::suggestion_fields().map(|[said, became, did]| NewSuggestion {
        said: typed.get(&said).to_owned(),
        became: typed.get(&became).to_owned(),
        words: typed.get(&did).to_owned(),
    });
    let suggestions = suggestions.collect();
    NewAnswer { suggestions, ..NewAnswer::of(typed.get("words"), typed.has("as_it_is", "yes")) }
}

/// Notes that a member got the answer on paper.
pub async fn paper(v: Visit, typed: Typed) -> Result<Done, Refused> {
    note_paper(v, typed, Tells::Choice).await
}

/// Notes that a member was told on paper how the chosen person is doing.
pub async fn later_paper(v: Visit, typed: Typed) -> Result<Done, Refused> {
    note_paper(v, typed, Tells::Later).await
}

async fn note_paper(v: Visit, typed: Typed, tells: Tells) -> Result<Done, Refused> {
    let vacancy: VacancyId = v.id("vacancy")?;
    let (seat, on_day) = (typed.get("seat"), typed.get("on_day"));
    service::given_on_paper(&v.who, &v.app, vacancy, tells, seat, on_day).await?;
    Ok(Done::see(tells.address(vacancy)))
}

/// Within how many working days panels are answered.
pub async fn set_answer_days(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::set_days(&v.who, &v.app, typed.get("days")).await?;
    Ok(Done::see("/answers"))
}

/// "I have read this."
pub async fn read_answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let feedback = typed.get("feedback").parse().map_err(|_| Refused::because("weighing-answer-gone"))?;
    service::read(&v.who, &v.app, feedback).await?;
    Ok(Done::see("/seat/answer"))
}

/// Keeps what somebody says back.
pub async fn say_back(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let feedback = typed.get("feedback").parse().map_err(|_| Refused::because("weighing-answer-gone"))?;
    service::say_back(&v.who, &v.app, feedback, typed.get("feel").parse().ok(), typed.get("words")).await?;
    Ok(Done::see("/seat/answer"))
}

/// Clears a candidate, or takes the offer back.
pub async fn confirm(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let text = |name| typed.get(name).to_owned();
    let new =
        NewConfirmation { outcome: text("outcome"), reason: text("reason"), withdrawn_for: text("withdrawn_for") };
    service::confirm(&v.who, &v.app, candidacy, new).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/confirm")))
}

/// Notes the first day.
pub async fn start(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    service::start(&v.who, &v.app, candidacy, typed.get("start_on")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/start")))
}

/// Notes that somebody never began.
pub async fn never_began(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let text = |name| typed.get(name).to_owned();
    let new = NeverBegan {
        who_ended: text("who_ended"),
        withdrawn_for: text("withdrawn_for"),
        reason: text("never_reason"),
        worked_none: typed.has("worked_none", "yes"),
    };
    service::never_began(&v.who, &v.app, candidacy, new).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/start")))
}
