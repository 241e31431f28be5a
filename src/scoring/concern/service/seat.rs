//! What a seat says and hears: it comes in and is told of, who else may know, what was answered; and what it keeps from.

use super::super::rules::{self, Reader};
use super::super::store::{self, Scope};
use super::super::{Knows, Step};
use super::{Case, INSTEAD, LAST, cases, cases_in, leads};
use crate::ids::{InterviewId, OrganisationId, PanelId, SeatId, VacancyId};
use crate::ledger::Deed;
use crate::people::service::Mailbox;
use crate::people::{self, Seated, Who};
use crate::platform::App;
use crate::platform::db::{JsonText, Lock, Notice, Timestamp, Tx};
use crate::platform::mail::{self, NewMessage};
use crate::platform::refused::Refused;
use crate::scoring::Phase;
use crate::scoring::rules::may_raise;
use crate::scoring::service::Around;
use crate::scoring::service::delivery::{Sent, is_again};
use crate::scoring::service::give::{around, refused, situation};
use crate::scoring::store::ConcernRow;
use crate::texts::{say, say_with};
use crate::vacancy::service::is_the_same;
use serde_json::json;
use std::collections::HashMap;
use time::{Duration, OffsetDateTime};

/// Keeps what a seat said, tells whoever answers for it, and commits. What was said stands under the key of whoever said it; the
/// candidate's file hears only that it was.
pub(in crate::scoring) async fn came_in(
    who: &Who,
    app: &App,
    mut tx: Tx,
    around: &Around,
    me: &Seated,
    said: &ConcernRow,
    phase: Phase,
) -> Result<(), Refused> {
    let interview = around.interview.id;
    let case = cases_in(&mut tx, me.org, Scope::Interview(interview))
        .await?
        .into_iter()
        .find(|case| (case.interview, case.seat) == (interview, me.seat));
    let person = people::service::person_in(&mut tx, me.org, me.person).await?.ok_or(Refused::NotFound)?;
    let concern = case.as_ref().map(|case| case.id);
    let mut deed = Deed::new(who);
    let values =
        json!({ "concern": concern, "interview": interview, "seat": me.seat, "words": said.words, "phase": phase });
    let kind = if said.raised { "concern.said" } else { "concern.unsaid" };
    deed.note(person.stream, person.subject, kind, values);
    deed.append_to(&mut tx, app).await?;
    // The random name of whoever said it would stand beside this line.
    let server = Who::Job { org: me.org, name: "concern" };
    let mut deed = Deed::new(&server);
    let kind = if said.raised { "concern.raised" } else { "concern.taken_back" };
    deed.note(around.candidacy.stream, around.candidacy.subject, kind, json!({ "interview": interview }));
    if let (true, Some(case)) = (said.raised, &case) {
        tell(&mut tx, app, me.org, case).await?;
        tx.tell(Notice::new("panel", around.panel.id)).await?;
    }
    deed.commit(tx, app).await
}

/// A mail to each who answers for it: that something was said, and where it is read; no name, and nothing of it.
async fn tell(tx: &mut Tx, app: &App, org: OrganisationId, case: &Case) -> Result<(), Refused> {
    let leads = leads(app, org).await?;
    let candidacy = crate::vacancy::service::candidacy_in(&mut *tx, org, case.candidacy).await?;
    let leads = leads.about(&[&candidacy]);
    let mut reached: Vec<Mailbox> = [leads.lead, leads.deputy].into_iter().flatten().collect();
    if reached.is_empty() {
        let place = crate::vacancy::service::place_in(app, org, case.vacancy).await?;
        let here = people::service::mailboxes_at(app, org, INSTEAD, place).await?;
        reached.extend(here.into_iter().filter(|one| !is_the_same(&candidacy, &one.address, &one.name)));
        if reached.is_empty() {
            let last = people::service::mailboxes(app, org, LAST).await?;
            reached.extend(last.into_iter().filter(|one| !is_the_same(&candidacy, &one.address, &one.name)));
        }
    }
    let address = format!("{}/concerns/{}", app.settings.public_url, case.id);
    for mailbox in reached {
        let message = NewMessage {
            org,
            person: Some(mailbox.person),
            caused_by: None,
            subject: say("concern-mail-subject"),
            body: say_with("concern-mail", &[("name", &mailbox.name), ("address", &address)]),
            name: mailbox.name,
            address: mailbox.address,
            why: mail::CONCERN,
            ends: Some(Timestamp::from(OffsetDateTime::from(app.clock.now()) + Duration::days(14))),
        };
        mail::queue(tx, app, message).await?;
    }
    Ok(())
}

/// The person says who else may know: a new choice beside the one before.
///
/// # Errors
/// Nothing chosen; nobody else and somebody; another panel's interview.
pub async fn share(who: &Who, app: &App, sent: impl Into<Sent>, knows: &[Knows]) -> Result<(), Refused> {
    let sent = sent.into();
    let interview = sent.interview;
    if knows.is_empty() {
        return Err(Refused::field("knows", "concern-seat-choose"));
    }
    if knows.len() > 1 && knows.contains(&Knows::Nobody) {
        return Err(Refused::field("knows", "concern-seat-both"));
    }
    let (me, around) = around(who, app, interview).await?;
    let mut tx = app.db.begin().await?;
    tx.lock(Lock::Ledger).await?;
    if is_again(&mut tx, &me, &sent, "safe_who", app.clock.now()).await? {
        return Ok(());
    }
    let situation = situation(who, app, &mut tx, &around, me.seat).await?;
    may_raise(&situation).map_err(refused)?;
    let rows = store::shared(&mut tx, me.org, Scope::Interview(interview)).await?;
    let before = rows.into_iter().rfind(|row| (row.interview, row.seat) == (interview, me.seat));
    if before.is_some_and(|row| row.knows == JsonText(knows.to_vec())) {
        return Ok(tx.commit().await?);
    }
    store::insert_shared(&mut tx, me.org, (interview, me.seat), knows, app.clock.now()).await?;
    let person = people::service::person_in(&mut tx, me.org, me.person).await?.ok_or(Refused::NotFound)?;
    let codes: Vec<_> = knows.iter().map(|one| one.code()).collect();
    let mut deed = Deed::new(who);
    let values = json!({ "interview": interview, "seat": me.seat, "knows": codes });
    deed.note(person.stream, person.subject, "concern.shared", values);
    tx.tell(Notice::new("panel", around.panel.id)).await?;
    deed.commit(tx, app).await
}

/// What a seat's own screens say about what it said: who else may know, and what was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    pub knows: Vec<Knows>,
    /// Who answered last, and their words.
    pub heard: Option<(String, String)>,
}

/// That of one seat. The caller has asked whose seat it is.
pub(in crate::scoring) async fn own(
    who: &Who,
    app: &App,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Result<Own, Refused> {
    let found = cases(app, org, Scope::Interview(interview))
        .await?
        .into_iter()
        .find(|case| (case.interview, case.seat) == (interview, seat));
    let Some(case) = found else { return Ok(Own::default()) };
    let heard = match case.steps.iter().rfind(|row| row.kind == Step::Answered) {
        Some(row) => {
            let by = people::service::person(who, app, row.by_person).await?;
            Some((people::rules::first_name(&by.name).to_owned(), row.words.clone()))
        }
        None => None,
    };
    Ok(Own { knows: case.knows().to_vec(), heard })
}

/// Who else may know what the seats said about an interview.
pub(in crate::scoring) async fn shared(
    app: &App,
    org: OrganisationId,
    interview: InterviewId,
) -> Result<HashMap<SeatId, Vec<Knows>>, Refused> {
    // In the order of time: the last one stays.
    let rows = store::shared(&app.db, org, Scope::Interview(interview)).await?.into_iter();
    Ok(rows.map(|row| (row.seat, row.knows.0)).collect())
}

/// What the board of a panel says to whoever runs its day: that the lead was told, and when; by whom only where the person chose it.
pub(in crate::scoring) async fn on_board(
    app: &App,
    org: OrganisationId,
    panel: PanelId,
    called: impl Fn(SeatId) -> String,
) -> Result<Vec<String>, Refused> {
    let cases: Vec<_> =
        cases(app, org, Scope::Panel(panel)).await?.into_iter().filter(|case| case.standing.raised).collect();
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let leads = leads(app, org).await?;
    let mut lines = Vec::new();
    for case in &cases {
        let candidacy = crate::vacancy::service::candidacy_in(&app.db, org, case.candidacy).await?;
        let lead = leads.about(&[&candidacy]).name();
        let time = case.since().map(crate::platform::clock::london_time).unwrap_or_default();
        let name = called(case.seat);
        let with = [("lead", lead.as_str()), ("time", time.as_str()), ("name", name.as_str())];
        let known = rules::may_know(true, case.knows(), Reader::Facilitator);
        lines.push(say_with(if known { "concern-board-named" } else { "concern-board" }, &with));
    }
    Ok(lines)
}

/// Whether a candidate of a vacancy may be chosen, for the page that says so in advance: none, or who has still to answer.
///
/// # Errors
/// The database failed.
pub async fn keeps_from_choosing(app: &App, org: OrganisationId, vacancy: VacancyId) -> Result<bool, Refused> {
    Ok(keeps(cases(app, org, Scope::Vacancy(vacancy)).await?))
}

/// The same within the transaction that chooses.
///
/// # Errors
/// The database failed.
pub async fn keeps_from_choosing_in(tx: &mut Tx, org: OrganisationId, vacancy: VacancyId) -> Result<bool, Refused> {
    Ok(keeps(cases_in(tx, org, Scope::Vacancy(vacancy)).await?))
}

fn keeps(cases: Vec<Case>) -> bool {
    !rules::may_choose(cases.into_iter().map(|case| case.standing))
}
