//! Form endpoints: who asks, parse, call the service, say where to go.

use super::service::{self, Correction, GivenNotice, NewCandidate, NewOffer, NewVacancy, OfferAnswer, ProfileWords};
use super::{Stage, WithdrawnFor, pages};
use crate::ids::{CandidacyId, VacancyId};
use crate::people::Visit;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::ui::Done;

pub async fn open(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let new: NewVacancy = typed.read()?;
    let id = service::open(&v.who, &v.app, new).await?;
    Ok(Done::see(pages::next_address(&v, id).await?))
}

pub async fn write_role(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let words: ProfileWords = typed.read()?;
    service::write_profile(&v.who, &v.app, id, words).await?;
    Ok(Done::see(format!("/vacancies/{id}/role")))
}

pub async fn add_candidate(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let text = |field: &str| typed.get(field).to_owned();
    let shortlist = typed.has("shortlist", "yes");
    let new = NewCandidate { name: text("name"), email: text("email"), phone: text("phone"), shortlist };
    service::add_candidate(&v.who, &v.app, id, new).await?;
    Ok(Done::see(format!("/vacancies/{id}/candidates")))
}

/// Corrects who somebody is and how they are reached.
pub async fn correct(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let text = |field: &str| typed.get(field).to_owned();
    let new = Correction {
        name: text("name"),
        email: text("email"),
        phone: text("phone"),
        since: text("since"),
        why: text("why"),
        seen: text("seen"),
    };
    service::correct(&v.who, &v.app, id, new).await?;
    Ok(Done::see(format!("/candidates/{id}")))
}

/// Shows what a file or pasted cells would bring; nothing is kept yet.
pub async fn import(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let (field, text) = typed.first_filled(&["file", "text"]);
    service::preview_import(&v.who, &v.app, id, &text).await.map_err(|refused| refused.beside(field))?;
    Ok(Done::show(pages::previewed(&v, FormState::default(), text).await?))
}

pub async fn keep_import(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let text = typed.all("text").first().copied().unwrap_or_default();
    let (good, shortlist) = (typed.has("keep_good", "yes"), typed.has("shortlist_all", "yes"));
    service::keep_import(&v.who, &v.app, id, text, good, shortlist).await?;
    let on = if shortlist { pages::next_address(&v, id).await? } else { format!("/vacancies/{id}/candidates") };
    Ok(Done::see(on))
}

fn ticked(typed: &Typed) -> Vec<CandidacyId> {
    typed.all("candidate").into_iter().filter_map(|id| id.parse().ok()).collect()
}

pub async fn shortlist(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    service::shortlist(&v.who, &v.app, id, &ticked(&typed)).await?;
    Ok(Done::see(pages::next_address(&v, id).await?))
}

pub async fn give_notice(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let given =
        GivenNotice { candidates: ticked(&typed), on: typed.get("on").to_owned(), how: typed.get("how").to_owned() };
    service::give_notice(&v.who, &v.app, id, given).await?;
    Ok(Done::see(pages::next_address(&v, id).await?))
}

/// The page has a reason's field for each stage that needs one: the message goes to that one.
pub async fn move_stage(v: Visit, typed: Typed) -> Result<Done, Refused> {
    // Who may not is told so, and not what is wrong with the form.
    v.who.may(service::OFFICE)?;
    let id: CandidacyId = v.id("candidacy")?;
    let to = Stage::of_code(typed.get("to")).ok_or_else(|| Refused::field("to", "vacancy-step-not-by-hand"))?;
    let field = format!("reason_{}", to.code());
    service::move_by_hand(&v.who, &v.app, id, to, typed.get(&field)).await.map_err(|refused| match refused {
        Refused::Problems(mut problems) => {
            problems
                .iter_mut()
                .filter(|problem| problem.field == "reason")
                .for_each(|problem| problem.field.clone_from(&field));
            Refused::Problems(problems)
        }
        other => other,
    })?;
    Ok(Done::see(format!("/candidates/{id}")))
}

pub async fn make_offer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.may(service::OFFICE)?;
    let id: CandidacyId = v.id("candidacy")?;
    let new: NewOffer = typed.read()?;
    service::make_offer(&v.who, &v.app, id, new).await?;
    Ok(Done::see(format!("/candidates/{id}")))
}

pub async fn answer_offer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let given: OfferAnswer = typed.read()?;
    service::answer_offer(&v.who, &v.app, id, given).await?;
    Ok(Done::see(format!("/candidates/{id}")))
}

pub async fn withdraw_offer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let category = WithdrawnFor::of_code(typed.get("withdrawn_for"));
    service::withdraw_offer(&v.who, &v.app, id, category, typed.get("withdraw_reason")).await?;
    Ok(Done::see(format!("/candidates/{id}")))
}
