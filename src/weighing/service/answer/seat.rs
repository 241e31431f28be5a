//! The answer on a member's own screen, and what they say back.

use super::super::super::{Reply, store};
use super::{Answer, answer};
use crate::ids::FeedbackId;
use crate::ledger::Deed;
use crate::panel;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scoring::Feel;
use crate::scoring::service::give::MOST_WORDS;
use serde_json::json;

/// What one seat sees on its own screen.
#[derive(Debug, Clone)]
pub struct SeatAnswer {
    pub answer: Answer,
    pub vacancy_title: String,
    pub is_read: bool,
    /// What this seat said back.
    pub reply: Option<Reply>,
}

/// The answers that were sent to the panel of this seat, the newest first.
pub async fn answers_for_seat(who: &Who, app: &App) -> Result<Vec<SeatAnswer>, Refused> {
    let seated = who.seat()?;
    let panel = panel::service::panel(who, app, seated.panel).await?;
    let title = store::vacancy_title(&app.db, seated.org, panel.vacancy).await?.unwrap_or_default();
    let choices = store::choices(&app.db, seated.org, panel.vacancy).await?;
    let mut answers = Vec::new();
    for feedback in store::feedbacks(&app.db, seated.org, panel.vacancy).await? {
        if feedback.sent_at.is_none() {
            continue;
        }
        let Some(choice) = choices.iter().find(|choice| choice.id == feedback.choice) else { continue };
        let outcomes = store::outcomes(&app.db, seated.org, choice.id).await?;
        let reads = store::reads(&app.db, seated.org, feedback.id).await?;
        let is_read = reads.iter().any(|read| read.seat == seated.seat);
        let replies = store::replies(&app.db, seated.org, feedback.id).await?;
        let reply = replies.into_iter().find(|reply| reply.seat == seated.seat);
        let suggestions = store::suggestions(&app.db, seated.org, feedback.id).await?;
        let answer = answer(feedback, choice, &outcomes, suggestions);
        answers.push(SeatAnswer { answer, vacancy_title: title.clone(), is_read, reply });
    }
    Ok(answers)
}

/// Notes that this seat has read an answer. Pressing twice is once.
pub async fn read(who: &Who, app: &App, id: FeedbackId) -> Result<(), Refused> {
    let seated = who.seat()?;
    let sent = answers_for_seat(who, app).await?;
    if !sent.iter().any(|sent| sent.answer.feedback.id == id) {
        return Err(Refused::NotFound);
    }
    let person = people::service::person(who, app, seated.person).await?;
    let mut tx = app.db.begin().await?;
    if store::insert_read(&mut tx, seated.org, id, seated.seat, app.clock.now()).await? {
        let mut deed = Deed::new(who);
        deed.note(person.stream, person.subject, "feedback.read", json!({ "feedback": id, "seat": seated.seat }));
        deed.commit(tx, app).await?;
    }
    Ok(())
}

/// Keeps what this seat says back to an answer: the person's own words, under their own key; whoever answers the panel reads them.
///
/// # Errors
/// No such answer; nothing was chosen; too many words.
pub async fn say_back(who: &Who, app: &App, id: FeedbackId, feel: Option<Feel>, words: &str) -> Result<(), Refused> {
    let seated = who.seat()?;
    let sent = answers_for_seat(who, app).await?;
    let answer = sent.iter().find(|sent| sent.answer.feedback.id == id).ok_or(Refused::NotFound)?;
    let feel = feel.ok_or_else(|| Refused::field("feel", "scoring-refused-nothing"))?;
    if words.chars().count() > MOST_WORDS {
        return Err(Refused::field("words", "scoring-seat-words-long"));
    }
    let reply = Reply { seat: seated.seat, feel, words: words.trim().to_owned() };
    if answer.reply.as_ref() == Some(&reply) {
        return Ok(());
    }
    let person = people::service::person(who, app, seated.person).await?;
    let mut tx = app.db.begin().await?;
    store::insert_reply(&mut tx, seated.org, id, &reply, app.clock.now()).await?;
    let mut deed = Deed::new(who);
    let told = json!({ "feedback": id, "seat": seated.seat, "feel": feel.code(), "words": reply.words });
    deed.note(person.stream, person.subject, "feedback.replied", told);
    deed.commit(tx, app).await
}
