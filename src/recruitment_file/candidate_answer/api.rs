//! Form endpoints: who asks, parse, call the service.

use super::service::{self, Reply};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

fn id(v: &Visit) -> Result<CandidacyId, Refused> {
    v.id("candidacy")
}

/// The candidate asks, by their own link.
pub async fn ask(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::ask(&v.who, &v.app).await?;
    Ok(Done::see("/application#how"))
}

/// Notes that they asked in another way.
pub async fn note_asked(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::note_asked(&v.who, &v.app, id, typed.get("on_day"), typed.get("came_how")).await?;
    Ok(Done::see(format!("/candidates/{id}/answer")))
}

/// Leaves a remark out.
pub async fn leave_out(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::leave_out(&v.who, &v.app, id, typed.get("remark"), typed.get("reason")).await?;
    Ok(Done::see(format!("/candidates/{id}/answer#r{}", typed.get("remark"))))
}

/// Puts it back.
pub async fn put_back(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::put_back(&v.who, &v.app, id, typed.get("remark")).await?;
    Ok(Done::see(format!("/candidates/{id}/answer#r{}", typed.get("remark"))))
}

/// Sends the answer.
pub async fn send(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    let text = |name| typed.get(name).to_owned();
    let reply = Reply {
        words: text("words"),
        way: text("way"),
        read: typed.has("read", "yes"),
        names: typed.has("names", "yes"),
        seen: text("seen"),
    };
    service::send(&v.who, &v.app, id, reply).await?;
    Ok(Done::see(format!("/candidates/{id}/answer")))
}

/// Notes the day on which they got it on paper.
pub async fn given(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::given(&v.who, &v.app, id, typed.get("given_on")).await?;
    Ok(Done::see(format!("/candidates/{id}/answer")))
}
