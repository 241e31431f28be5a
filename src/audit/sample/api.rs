//! Form endpoints: who asks, parse, call the service.

use super::Question;
use super::service::{self, Again, FindingTyped, Given, NewDraw, Word};
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;

/// Draws a sample.
pub async fn draw(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let text = |name| typed.get(name).to_owned();
    let new = NewDraw {
        why: text("why"),
        service: text("service"),
        whom: text("whom"),
        started_from: text("started_from"),
        started_to: text("started_to"),
        files: text("files"),
        seed_by: text("seed_by"),
        seed: text("seed"),
        seed_from: text("seed_from"),
        two_persons: typed.has("two_persons", "yes"),
    };
    let id = service::draw(&v.who, &v.app, new).await?;
    Ok(Done::see(format!("/audit/samples/{id}")))
}

/// Looks at some of its files again.
pub async fn again(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = service::again(&v.who, &v.app, v.id("audit")?, &typed.all("files"), typed.get("why")).await?;
    Ok(Done::see(format!("/audit/samples/{id}")))
}

fn ids(v: &Visit) -> Result<(RowId, CandidacyId), Refused> {
    Ok((v.id("audit")?, v.id("candidacy")?))
}

/// The fields of a finding, with what stands at the end of their names.
fn finding(typed: &Typed, end: &str) -> FindingTyped {
    let text = |name: &str| typed.get(&format!("{name}{end}")).to_owned();
    FindingTyped {
        words: text("words"),
        severity: text("severity"),
        action: text("action"),
        owner: text("owner"),
        due_on: text("due_on"),
    }
}

/// Keeps what was marked on a walk through a file.
pub async fn keep_walk(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (audit, candidacy) = ids(&v)?;
    let given = |question: &Question| {
        let end = format!("_{}", question.code());
        let text = |name: &str| typed.get(&format!("{name}{end}")).to_owned();
        let finding = finding(&typed, &end);
        Given { question: *question, mark: text("mark"), note: text("note"), seen: text("seen"), finding }
    };
    let given: Vec<Given> = Question::ALL.iter().map(given).collect();
    service::keep(&v.who, &v.app, audit, candidacy, &given).await?;
    Ok(Done::see(format!("/audit/samples/{audit}/files/{candidacy}#walk")))
}

/// Writes down what no question asks about.
pub async fn add_finding(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (audit, candidacy) = ids(&v)?;
    service::add_finding(&v.who, &v.app, audit, candidacy, &finding(&typed, "")).await?;
    Ok(Done::see(format!("/audit/samples/{audit}/files/{candidacy}#findings")))
}

/// Says whether an earlier finding is mended.
pub async fn look_again(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (audit, candidacy) = ids(&v)?;
    let finding = typed.get("finding").parse().map_err(|_| Refused::NotFound)?;
    let text = |name| typed.get(name).to_owned();
    let again =
        Again { mended: typed.yes_or_no("mended"), words: text("words"), owner: text("owner"), due_on: text("due_on") };
    service::look_again(&v.who, &v.app, audit, candidacy, finding, &again).await?;
    Ok(Done::see(format!("/audit/samples/{audit}/files/{candidacy}#earlier")))
}

/// Keeps what a second person says.
pub async fn second(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (audit, candidacy) = ids(&v)?;
    let word = |question: &Question| {
        let name = |name: &str| format!("{name}_{}", question.code());
        Word {
            question: *question,
            answer: typed.get(&name("answer")).to_owned(),
            agrees: typed.yes_or_no(&name("agrees")),
            reason: typed.get(&name("reason")).to_owned(),
        }
    };
    let words: Vec<Word> = Question::ALL.iter().map(word).collect();
    service::second(&v.who, &v.app, audit, candidacy, &words).await?;
    Ok(Done::see(format!("/audit/samples/{audit}/files/{candidacy}/second")))
}

/// Notes what was done about a finding.
pub async fn done(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: RowId = v.id("finding")?;
    service::done(&v.who, &v.app, id, typed.get("done")).await?;
    Ok(Done::see(format!("/audit/actions/{id}")))
}

/// Gives it to somebody else, or another day.
pub async fn hand_on(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: RowId = v.id("finding")?;
    let to = (typed.get("owner"), typed.get("due_on"));
    service::hand_on(&v.who, &v.app, id, to, typed.get("words")).await?;
    Ok(Done::see(format!("/audit/actions/{id}")))
}
