//! Form endpoints: who asks, parse, call the service.

use super::rules::{AskTyped, GivenTyped, ProofTyped};
use super::{Capacity, Channel, ContactFrom, Kind, Matter, Proof, pages, service};
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::{Cookie, Done};

/// For what a reference is asked: an employment (`employer.ID`), a substitute for it (`substitute.ID`), or by somebody who knows
/// them (`personal`).
fn for_what(text: &str) -> (Option<Kind>, Option<RowId>) {
    let (kind, of) = text.split_once('.').unwrap_or((text, ""));
    (Kind::parse(kind), of.parse().ok())
}

/// Writes down whom somebody asked.
pub async fn ask(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let (kind, period) = for_what(typed.get("for"));
    let asks = AskTyped {
        kind,
        has_job: period.is_some(),
        job_goes_on: false,
        referee: typed.get("referee"),
        referee_role: typed.get("referee_role"),
        email: typed.get("email"),
        phone: typed.get("phone"),
        contact_from: ContactFrom::parse(typed.get("contact_from")),
        how: Channel::parse(typed.get("how")),
        asked_on: typed.get("asked_on"),
        more: typed.get("more"),
        permission: typed.has("permission", "yes"),
        candidate_email: "",
        offered: false,
    };
    let reference = service::ask(&v.who, &v.app, candidacy, period, asks).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references/{reference}")))
}

/// Writes down another try.
pub async fn chase(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    let how = Channel::parse(typed.get("how"));
    service::chase(&v.who, &v.app, candidacy, reference, how, typed.get("chased_on"), typed.get("note")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references/{reference}#tries")))
}

/// Sends the link again.
pub async fn send_again(v: Visit, _: Typed) -> Result<Done, Refused> {
    let (candidacy, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    service::send_again(&v.who, &v.app, candidacy, reference).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references/{reference}#tries")))
}

fn answer_of(typed: &Typed) -> GivenTyped<'_> {
    GivenTyped {
        came_how: Channel::parse(typed.get("came_how")),
        received_on: typed.get("received_on"),
        from_name: typed.get("from_name"),
        capacity: Capacity::parse(typed.get("capacity")),
        title: typed.get("title"),
        began: typed.get("began"),
        ended: typed.get("ended"),
        goes_on: typed.has("goes_on", "yes"),
        duties: typed.get("duties"),
        why_left: typed.get("why_left"),
        re_employ: typed.yes_or_no("re_employ"),
        re_employ_why: typed.get("re_employ_why"),
        conduct: typed.get("conduct"),
        warnings: typed.get("warnings"),
        safeguarding: typed.yes_or_no("safeguarding"),
        safeguarding_words: typed.get("safeguarding_words"),
        more: typed.get("more"),
        by_referee: false,
        came_by_link: false,
        kind: Kind::Employer,
        offered: false,
    }
}

/// Writes down what came.
pub async fn give(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    service::give(&v.who, &v.app, candidacy, reference, answer_of(&typed)).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references/{reference}")))
}

/// Writes down how its origin was looked into.
pub async fn prove(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    let proof = ProofTyped {
        how: Proof::parse(typed.get("proof")),
        source: typed.get("source"),
        proved_on: typed.get("proved_on"),
        genuine: typed.yes_or_no("genuine"),
        note: typed.get("note"),
        came_by_mail: false,
        link_to: None,
        offered: false,
    };
    service::prove(&v.who, &v.app, candidacy, reference, proof).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references/{reference}#genuine")))
}

/// Writes down how a matter was settled.
pub async fn settle(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    let matter = Matter::parse(typed.get("matter"));
    let seen = (typed.get("ours"), typed.get("theirs"));
    let said = (typed.has("same", "yes"), typed.get("words"));
    service::settle(&v.who, &v.app, candidacy, reference, matter, seen, said).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references/{reference}#settle")))
}

/// Writes down that a referee is asked no more.
pub async fn drop_referee(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (candidacy, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    service::drop_referee(&v.who, &v.app, candidacy, reference, typed.get("words")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references")))
}

/// Writes down that an employer can't be had.
pub async fn excuse(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = v.id("candidacy")?;
    let period: RowId = typed.get("period").parse().map_err(|_| Refused::NotFound)?;
    service::excuse(&v.who, &v.app, candidacy, period, typed.get("words")).await?;
    Ok(Done::see(format!("/candidates/{candidacy}/references")))
}

/// The address of a referee's link: a secret for this browser, and on to a page whose address says nothing.
pub async fn open(v: Visit, _: Typed) -> Result<Done, Refused> {
    let secret = service::open(&v.who, &v.app, v.param("token")).await?;
    Ok(Done::see("/reference").with(Cookie::Referee(secret)))
}

/// A referee's own answer.
pub async fn answer(v: Visit, typed: Typed) -> Result<Done, Refused> {
    service::answer(&v.who, &v.app, answer_of(&typed)).await?;
    Ok(Done::show(pages::thanks(&v)))
}
