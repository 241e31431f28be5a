//! What the candidate does by their own link: everything is about themselves, and nothing here takes the id of anybody else.

use super::{end_in, reader};
use crate::application::rules::HELP_MAX;
use crate::application::{LinkRow, store};
use crate::checks::history::ConfirmedHow;
use crate::checks::history::rules::{Explanation, FrameTyped, PeriodTyped};
use crate::checks::history::service::{self as history, History};
use crate::checks::typed::{TEXT_MAX, length};
use crate::checks::work::CameIn;
use crate::checks::work::service::tell_came_in;
use crate::ids::RowId;
use crate::ledger::Deed;
use crate::panel::{self, InterviewState, SeatKind};
use crate::people::{self, CandidateLink, Who};
use crate::platform::App;
use crate::platform::clock::{day_words, london_date, london_instant};
use crate::platform::db::Timestamp;
use crate::platform::mail::{self, HELP_FOR_DAY, NewMessage};
use crate::platform::refused::Refused;
use crate::scenario::{self, ItemWords};
use crate::texts::{say, say_with};
use crate::vacancy::{self, Stage, Vacancy};
use serde_json::json;

/// What a candidate reads of themselves.
#[derive(Debug, Clone)]
pub struct Own {
    pub organisation: String,
    /// Whom to ring.
    pub contact: String,
    pub name: String,
    pub job: String,
    pub history: History,
    /// They sent it in by this link, or it was decided about them: nothing of it can be changed.
    pub sent_in: bool,
    /// They are still in the running. Whoever is not may ask how it went, and nothing else.
    pub in_the_running: bool,
    /// The link's last day.
    pub ends: String,
    pub day: Option<OwnDay>,
    /// When they last asked for help for the day by this link.
    pub asked_for_help: Option<Timestamp>,
    /// What the panel will ask, where that was agreed for everybody.
    pub questions: Vec<ItemWords>,
    /// The interview is still to come, and with it the day and the help for it.
    pub meets_the_panel: bool,
    /// Whoever has started works here, and leaves in another way.
    pub may_withdraw: bool,
}

/// The candidate's interview day: whom they meet by number, and by no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDay {
    /// `2026-12-09`
    pub day: String,
    /// `14:05`
    pub starts_at: String,
    pub place: String,
    /// People who draw on support.
    pub panel_members: usize,
    pub others: usize,
    /// Who watch and learn.
    pub shadows: usize,
}

fn link_of(who: &Who) -> Result<&CandidateLink, Refused> {
    match who {
        Who::Candidate(link) => Ok(link),
        Who::Nobody => Err(Refused::SignIn),
        _ => Err(Refused::NotAllowed),
    }
}

/// Whoever is out of the running changes nothing any more.
async fn in_the_running(app: &App, link: &CandidateLink) -> Result<(), Refused> {
    let candidacy = vacancy::service::candidacy_in(&app.db, link.org, link.candidacy).await?;
    if candidacy.stage.is_live() { Ok(()) } else { Err(Refused::because("application-decided")) }
}

async fn row_of(app: &App, link: &CandidateLink) -> Result<LinkRow, Refused> {
    store::link(&app.db, link.org, link.link).await?.ok_or(Refused::NotFound)
}

/// Everything that a candidate's pages show.
///
/// # Errors
/// `SignIn` for nobody, `NotAllowed` for whoever came another way.
pub async fn own(who: &Who, app: &App) -> Result<Own, Refused> {
    let link = link_of(who)?;
    let history = history::own_history(link, app).await?;
    let organisation = people::service::organisation(who, app).await?.name;
    let contact = &history.vacancy.contact;
    let asked = store::messages(&app.db, link.org, link.link, HELP_FOR_DAY).await?;
    let meets_the_panel = matches!(history.candidacy.stage, Stage::Applied | Stage::Shortlisted);
    // Only whoever was invited: the questions are no part of applying.
    let questions = if history.candidacy.stage == Stage::Shortlisted {
        scenario::service::given_ahead(app, link.org, history.vacancy.id).await?
    } else {
        Vec::new()
    };
    Ok(Own {
        contact: if contact.is_empty() { organisation.clone() } else { contact.clone() },
        organisation,
        name: history.candidacy.name.clone(),
        job: history.vacancy.title.clone(),
        sent_in: history.is_sent_in_by(link) || !history.candidacy.stage.is_live(),
        in_the_running: history.candidacy.stage.is_live(),
        ends: link.ends.clone(),
        day: own_day(app, link, &history.vacancy).await?,
        asked_for_help: asked.last().map(|(_, at)| *at),
        questions,
        meets_the_panel,
        may_withdraw: history.candidacy.stage.is_live() && history.candidacy.stage != Stage::Started,
        history,
    })
}

/// The day of this candidate's interview, as long as it is to come.
async fn own_day(app: &App, link: &CandidateLink, vacancy: &Vacancy) -> Result<Option<OwnDay>, Refused> {
    let reader = reader(link.org);
    let Some(panel) = panel::service::panel_of(&reader, app, vacancy.id).await? else { return Ok(None) };
    if panel.day < london_date(app.clock.now()) {
        return Ok(None);
    }
    let interviews = panel::service::interviews(&reader, app, panel.id).await?;
    let planned = |one: &panel::Interview| one.candidacy == link.candidacy && one.state == InterviewState::Planned;
    let Some(interview) = interviews.into_iter().find(planned) else { return Ok(None) };
    let seats = panel::service::seats(&reader, app, panel.id).await?;
    let kinds: Vec<SeatKind> = seats.iter().filter(|seat| seat.withdrawn_at.is_none()).map(|seat| seat.kind).collect();
    let count = |kind: SeatKind| kinds.iter().filter(|one| **one == kind).count();
    let (panel_members, shadows) = (count(SeatKind::PanelMember), count(SeatKind::Shadow));
    Ok(Some(OwnDay {
        day: panel.day,
        starts_at: interview.starts_at,
        place: panel.place,
        panel_members,
        others: kinds.len() - panel_members - shadows,
        shadows,
    }))
}

/// Keeps when education ended. When they applied is known already.
///
/// # Errors
/// Not a candidate; sent in already; one problem a field.
pub async fn keep_frame(who: &Who, app: &App, education_end: &str, still_in_education: bool) -> Result<(), Refused> {
    let link = link_of(who)?;
    let there = history::own_history(link, app).await?;
    let applied_on = there.frame.map_or_else(|| london_date(there.candidacy.added_at), |frame| frame.applied_on);
    let typed = FrameTyped { education_end, still_in_education, applied_on: &applied_on };
    history::keep_frame(who, app, link.candidacy, typed).await
}

/// Keeps a period: a new one, or one of their own that is changed.
///
/// # Errors
/// Not a candidate; sent in already; no such period of theirs; one problem a field.
pub async fn keep_period(who: &Who, app: &App, of: Option<RowId>, typed: PeriodTyped<'_>) -> Result<RowId, Refused> {
    history::keep_period(who, app, link_of(who)?.candidacy, of, typed).await
}

/// Takes a period away.
///
/// # Errors
/// Not a candidate; sent in already; no such period of theirs.
pub async fn remove_period(who: &Who, app: &App, of: RowId) -> Result<(), Refused> {
    history::remove_period(who, app, link_of(who)?.candidacy, of).await
}

/// Writes down what they did in a gap. Whoever sent the link asked about it, today.
///
/// # Errors
/// Not a candidate; sent in already; no such gap any more; too few words.
pub async fn explain(who: &Who, app: &App, gap: (&str, &str), words: &str) -> Result<RowId, Refused> {
    let link = link_of(who)?;
    let (asked_by, today) = (row_of(app, link).await?.by_name, london_date(app.clock.now()));
    let typed = Explanation { written: Some(true), words, asked_by: &asked_by, asked_on: &today, corroboration: "" };
    history::explain(who, app, link.candidacy, gap, typed).await
}

/// Sends it in: this is all of it. `seen` is when it was changed last as the page said that was sent.
///
/// # Errors
/// Not a candidate; sent in already; the end of education is missing; it was changed meanwhile.
pub async fn send_in(who: &Who, app: &App, seen: &str) -> Result<(), Refused> {
    let link = link_of(who)?;
    if history::own_history(link, app).await?.frame.is_none() {
        return Err(Refused::because("application-frame-first"));
    }
    let today = london_date(app.clock.now());
    history::confirm(who, app, link.candidacy, Some(ConfirmedHow::Written), &today, seen).await?;
    // It is sent in, whether or not anybody is told of it.
    if let Err(cause) = tell_sent_in(app, link).await {
        tracing::warn!(%cause, "nobody was told that a history was sent in");
    }
    Ok(())
}

async fn tell_sent_in(app: &App, link: &CandidateLink) -> Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    let path = format!("/candidates/{}/history", link.candidacy);
    tell_came_in(&mut tx, app, (link.org, link.sent_by), link.candidacy, CameIn::History, &path).await?;
    Ok(tx.commit().await?)
}

/// They want the job no more. Words are theirs to give or to leave out. The link ends.
///
/// # Errors
/// Not a candidate; whoever has started; too many words.
pub async fn withdraw(who: &Who, app: &App, words: &str) -> Result<(), Refused> {
    let link = link_of(who)?;
    in_the_running(app, link).await?;
    let row = row_of(app, link).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let mut deed = Deed::new(who);
    vacancy::service::withdraw_by_candidate(who, &mut tx, &mut deed, words, now).await?;
    let path = format!("/candidates/{}", link.candidacy);
    tell_came_in(&mut tx, app, (link.org, link.sent_by), link.candidacy, CameIn::Withdrew, &path).await?;
    end_in(&mut tx, &row, now).await?;
    for (message, _) in store::messages(&mut tx, row.org, row.id, HELP_FOR_DAY).await? {
        mail::end(&mut tx, row.org, message).await?;
    }
    deed.commit(tx, app).await
}

/// Tells whoever arranges the day what the candidate needs. The words stand in that message and nowhere else: they may be about
/// health, which plays no part in a choice.
///
/// # Errors
/// Not a candidate; no words, too many, or too often; nobody whom mail could reach.
pub async fn ask_for_help(who: &Who, app: &App, words: &str) -> Result<(), Refused> {
    let link = link_of(who)?;
    in_the_running(app, link).await?;
    match length(words) {
        0 => return Err(Refused::field("words", "application-help-needed")),
        n if n > TEXT_MAX => return Err(Refused::field("words", "history-too-long")),
        _ => {}
    }
    let own = own(who, app).await?;
    if store::messages(&app.db, link.org, link.link, HELP_FOR_DAY).await?.len() >= HELP_MAX {
        return Err(Refused::because("application-help-too-often").with("contact", own.contact));
    }
    let panel = panel::service::panel_of(&reader(link.org), app, own.history.vacancy.id).await?;
    let arranges = match panel {
        Some(panel) => people::service::mailbox(app, link.org, panel.facilitator).await?,
        None => None,
    };
    let to = match arranges {
        Some(mailbox) => Some(mailbox),
        None => people::service::mailbox(app, link.org, link.sent_by).await?,
    };
    let to = to.ok_or_else(|| Refused::because("application-help-nobody").with("contact", &own.contact))?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let message = mail::queue(&mut tx, app, help_message(link, &own, to, words)).await?;
    store::insert_message(&mut tx, link.org, link.link, message, HELP_FOR_DAY, now).await?;
    let mut deed = Deed::new(who);
    let candidacy = &own.history.candidacy;
    deed.note(candidacy.stream, candidacy.subject, "application.help_asked", json!({"by_own_link": true}));
    deed.commit(tx, app).await
}

fn help_message(link: &CandidateLink, own: &Own, to: people::service::Mailbox, words: &str) -> NewMessage {
    let day = own.day.as_ref().map_or_else(|| say("application-help-mail-no-day"), |day| day_words(&day.day));
    // A line of theirs is never taken for an address of ours.
    let quoted = words.trim().lines().map(|line| format!("> {}", line.trim())).collect::<Vec<_>>().join("\n");
    let with = [
        ("name", to.name.as_str()),
        ("candidate", own.name.as_str()),
        ("job", own.job.as_str()),
        ("day", day.as_str()),
        ("words", quoted.as_str()),
    ];
    let last = own.day.as_ref().map_or(&link.ends, |day| &day.day);
    NewMessage {
        org: link.org,
        person: Some(to.person),
        caused_by: None,
        subject: say("application-help-mail-subject"),
        body: say_with("application-help-mail", &with),
        name: to.name,
        address: to.address,
        why: HELP_FOR_DAY,
        ends: london_instant(last, "23:59:59"),
    }
}
