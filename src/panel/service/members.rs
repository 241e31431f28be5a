//! What is a member's own to say: the four consents, and whom they know. Paper is noted by the desk, marked by whom.

use super::super::{AwayReason, Conflict, ConflictKind, Consent, ConsentKind, Interview, Panel, Seat, rules, store};
use super::{OFFICE, Part, office, panel};
use crate::ids::{CandidacyId, OrganisationId, PanelId, PersonId, RowId, SeatId};
use crate::ledger::{self, Deed, Look};
use crate::people::{Seated, Who};
use crate::platform::App;
use crate::platform::db::{Notice, Timestamp, Tx};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use serde_json::json;

/// A consent as it is read: a picture, a heading, one sentence a line; then the question.
pub fn consent_words(kind: ConsentKind, organisation: &str) -> (Part, String) {
    let (name, picture) = match kind {
        ConsentKind::TakePart => ("consent-take-part", "1F465"),
        ConsentKind::ScoresRecorded => ("consent-scores", "1F4DD"),
        ConsentKind::VoiceRecorded => ("consent-voice", "1F3A4"),
        ConsentKind::BeNamed => ("consent-named", "1F5E3"),
    };
    let text = say_with(&format!("{name}-text"), &[("organisation", organisation)]);
    (Part::new(picture, say(&format!("{name}-title")), &[text]), say(&format!("{name}-question")))
}

/// The last answers of one seat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    pub consents: Vec<Consent>,
    pub conflicts: Vec<Conflict>,
}

impl Answers {
    /// The last answer to a consent, if it was answered.
    pub fn consent(&self, kind: ConsentKind) -> Option<bool> {
        self.consents.iter().rfind(|consent| consent.kind == kind).map(|consent| consent.given)
    }

    /// The first consent that was not answered, in the order of [`ConsentKind::ALL`]. Who does not take part is asked
    /// for no other.
    pub fn next_consent(&self) -> Option<ConsentKind> {
        if self.consent(ConsentKind::TakePart) == Some(false) {
            return None;
        }
        ConsentKind::ALL.iter().copied().find(|kind| self.consent(*kind).is_none())
    }

    /// The candidates whom this seat does not score.
    pub fn left_out(&self) -> Vec<CandidacyId> {
        let mut asked: Vec<CandidacyId> = self.conflicts.iter().map(|conflict| conflict.candidacy).collect();
        asked.sort_unstable();
        asked.dedup();
        asked.retain(|candidacy| self.conflict(*candidacy).is_some_and(ConflictKind::leaves_out));
        asked
    }

    /// The last answer about a candidate, if it was answered.
    pub fn conflict(&self, candidacy: CandidacyId) -> Option<ConflictKind> {
        self.conflicts.iter().rfind(|conflict| conflict.candidacy == candidacy).map(|conflict| conflict.kind)
    }
}

/// What every seat of a panel has answered, for somebody at the desk who reads it: that they did is noted first.
pub async fn answers(who: &Who, app: &App, id: PanelId) -> Result<Vec<(Seat, Answers)>, Refused> {
    let org = office(who, app, id).await?;
    let vacancy = Some(panel(who, app, id).await?.vacancy);
    let look = Look { what: "panel_answers", thing: id.0, candidacy: None, vacancy };
    ledger::service::look(who, app, look).await?;
    all_answers(app, org, id).await
}

pub(super) async fn all_answers(app: &App, org: OrganisationId, id: PanelId) -> Result<Vec<(Seat, Answers)>, Refused> {
    let consents = store::consents(&app.db, org, id).await?;
    let conflicts = store::conflicts(&app.db, org, id).await?;
    let seats = store::seats(&app.db, org, id).await?;
    Ok(seats
        .into_iter()
        .map(|seat| {
            let of = Answers {
                consents: consents.iter().filter(|one| one.seat == seat.id).cloned().collect(),
                conflicts: conflicts.iter().filter(|one| one.seat == seat.id).cloned().collect(),
            };
            (seat, of)
        })
        .collect())
}

/// The seat on this tablet and what it has answered.
pub async fn own_answers(who: &Who, app: &App) -> Result<(Seat, Answers), Refused> {
    let seated = who.seat()?;
    let all = all_answers(app, seated.org, seated.panel).await?;
    all.into_iter().find(|(seat, _)| seat.id == seated.seat).ok_or(Refused::NotFound)
}

/// What a member's own screens need: the panel, the candidates on it who had the notice, and the name of who runs it.
#[derive(Debug, Clone)]
pub struct Own {
    pub seated: Seated,
    pub panel: Panel,
    pub seat: Seat,
    pub answers: Answers,
    /// The candidates by the names that the panel says.
    pub candidates: Vec<(Interview, String)>,
    pub facilitator: String,
    pub organisation: String,
}

impl Own {
    /// The first candidate of whom the member has not said whether they know them.
    pub fn next_conflict(&self) -> Option<&(Interview, String)> {
        self.candidates.iter().find(|(interview, _)| self.answers.conflict(interview.candidacy).is_none())
    }
}

/// What a member's own screens need.
pub async fn own(who: &Who, app: &App) -> Result<Own, Refused> {
    let seated = who.seat()?.clone();
    let panel = panel(who, app, seated.panel).await?;
    let (seat, answers) = own_answers(who, app).await?;
    let days = store::on_day(&app.db, seated.org, seated.panel).await?;
    // A candidate who had no notice yet is not shown to the panel.
    let noticed: Vec<_> = days.into_iter().filter(|day| day.noticed && day.stage.is_live()).collect();
    let names = rules::short_names(&noticed.iter().map(|day| day.name.as_str()).collect::<Vec<_>>());
    let facilitator = store::person(&app.db, seated.org, panel.facilitator).await?.map(|(name, _)| name);
    let organisation = crate::people::service::organisation(who, app).await?.name;
    Ok(Own {
        seated,
        seat,
        answers,
        candidates: noticed.into_iter().map(|day| day.interview).zip(names).collect(),
        facilitator: rules::short_names(&[facilitator.as_deref().unwrap_or_default()]).concat(),
        organisation,
        panel,
    })
}

/// A member's own yes or no, at once. A *no* to taking part takes the seat out; both can be taken back until the panel
/// talks.
///
/// # Errors
/// The panel has talked since the *no*.
pub async fn give_consent(who: &Who, app: &App, kind: ConsentKind, given: bool) -> Result<(), Refused> {
    let seated = who.seat()?;
    answer(who, app, seated.org, seated.panel, seated.seat, kind, given, None).await
}

/// A consent given on paper, noted by the desk.
///
/// # Errors
/// The panel has talked since the *no*; or the person noting it holds the seat's supporter's or a scorer's place.
pub async fn note_consent(
    who: &Who,
    app: &App,
    id: PanelId,
    seat: SeatId,
    kind: ConsentKind,
    given: bool,
) -> Result<(), Refused> {
    let signed = super::may_do(who, app, OFFICE, id).await?;
    answer(who, app, signed.org, id, seat, kind, given, Some(signed.person)).await
}

#[expect(clippy::too_many_arguments, reason = "two ways to one deed, and each argument is one fact of it")]
async fn answer(
    who: &Who,
    app: &App,
    org: OrganisationId,
    id: PanelId,
    seat: SeatId,
    kind: ConsentKind,
    given: bool,
    noted_by: Option<PersonId>,
) -> Result<(), Refused> {
    let panel = panel(who, app, id).await?;
    let organisation = crate::people::service::organisation(who, app).await?.name;
    let (stream, subject) = store::stream_of_vacancy(&app.db, org, panel.vacancy).await?.ok_or(Refused::NotFound)?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let held = store::seats(&mut tx, org, id).await?.into_iter().find(|one| one.id == seat).ok_or(Refused::NotFound)?;
    let last = store::last_consent(&mut tx, org, seat, kind).await?;
    if last.as_ref().is_some_and(|last| last.given == given) {
        return Ok(());
    }
    let name = match (given, last.is_some()) {
        (true, _) => "consent.given",
        // Only a yes can be taken back.
        (false, true) => "consent.withdrawn",
        (false, false) => "consent.refused",
    };
    if let Some(refused) = last.filter(|last| given && !last.given) {
        let talked = store::talked_since(&mut tx, org, id, refused.at).await?;
        rules::may_return(kind, talked)?;
    }
    let (part, question) = consent_words(kind, &organisation);
    let text = json!({"title": part.title, "lines": part.lines, "question": question});
    let key = format!("consent-{}", kind.code());
    let text_version = crate::texts::service::keep(&mut tx, org, &key, "en-GB", &text, now).await?;
    let consent = Consent { id: RowId::new(), seat, kind, given, at: now, text_version, noted_by };
    store::insert_consent(&mut tx, org, &consent).await?;
    if kind == ConsentKind::TakePart {
        set_out(&mut tx, org, &held, (!given).then_some(now)).await?;
    }
    let mut deed = Deed::new(who);
    let told = json!({
        "panel": id, "seat": seat, "kind": kind.code(), "text_version": text_version,
        "way": if noted_by.is_some() { "paper" } else { "tablet" },
    });
    deed.note(stream, subject, name, told);
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await
}

async fn set_out(tx: &mut Tx, org: OrganisationId, seat: &Seat, at: Option<Timestamp>) -> Result<(), Refused> {
    if seat.withdrawn_at.is_some() != at.is_some() {
        store::set_withdrawn(tx, org, seat.id, at).await?;
    }
    Ok(())
}

/// Somebody cannot come, or is there after all.
pub async fn note_away(
    who: &Who,
    app: &App,
    id: PanelId,
    seat: SeatId,
    away: Option<AwayReason>,
) -> Result<(), Refused> {
    let org = super::may_do(who, app, OFFICE, id).await?.org;
    let panel = panel(who, app, id).await?;
    let (stream, subject) = store::stream_of_vacancy(&app.db, org, panel.vacancy).await?.ok_or(Refused::NotFound)?;
    let mut tx = app.db.begin().await?;
    let held = store::seats(&mut tx, org, id).await?.into_iter().find(|one| one.id == seat).ok_or(Refused::NotFound)?;
    if held.away == away {
        return Ok(());
    }
    store::set_away(&mut tx, org, seat, away).await?;
    let mut deed = Deed::new(who);
    let told = json!({"panel": id, "seat": seat, "reason": away.map(AwayReason::code)});
    deed.note(stream, subject, if away.is_some() { "seat.away" } else { "seat.back" }, told);
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await
}

/// "Do you know this candidate?", answered by the member. The last answer counts, and it can be given at any time.
///
/// # Errors
/// The candidate is not on this panel; or the panel has talked about them.
pub async fn declare(who: &Who, app: &App, candidacy: CandidacyId, kind: ConflictKind) -> Result<(), Refused> {
    let seated = who.seat()?;
    let (org, id, seat) = (seated.org, seated.panel, seated.seat);
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let days = store::on_day(&mut tx, org, id).await?;
    let day =
        days.into_iter().find(|day| day.interview.candidacy == candidacy && day.noticed).ok_or(Refused::NotFound)?;
    let last = store::last_conflict(&mut tx, org, seat, candidacy).await?;
    if last == Some(kind) {
        return Ok(());
    }
    // After the discussion a changed answer would take scores in or out that others have seen.
    if day.interview.state.was_discussed() {
        return Err(Refused::because("panel-conflict-too-late"));
    }
    let conflict = Conflict { id: RowId::new(), seat, candidacy, kind, at: now };
    store::insert_conflict(&mut tx, org, &conflict).await?;
    let mut deed = Deed::new(who);
    let told = json!({"panel": id, "seat": seat, "kind": kind.code()});
    deed.note(day.stream, day.subject, "conflict.declared", told);
    tx.tell(Notice::new("panel", id)).await?;
    deed.commit(tx, app).await
}
