//! The answer that the panel is owed: what was chosen, how their scores counted, and, where the choice did not follow
//! them, why.

use super::super::rules::{Next, Outside, Stance, Told};
use super::super::{Choice, ChoiceOutcome, Feedback, FeedbackRead, Outcome, Reply, store};
use super::choose::{Made, made};
use super::table::table;
use super::{MAY_DECIDE, MAY_READ};
use crate::ids::{CandidacyId, FeedbackId, OrganisationId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::panel::{self, Seat};
use crate::people::rules::first_name;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::refused::{Problem, Refused};
use crate::scoring::Feel;
use crate::scoring::service::give::MOST_WORDS;
use crate::texts::lint::{Why, lint};
use crate::texts::{say, say_with};
use crate::vacancy::{self, Vacancy};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Most characters of an answer.
const WORDS_MAX: usize = 3000;
/// Fewest.
const WORDS_MIN: usize = 20;

/// What a panel hears, apart from the words that the manager adds.
#[derive(Debug, Clone)]
pub struct Answer {
    pub feedback: Feedback,
    pub stance: Stance,
    /// First names, as the panel knows the candidates; none: nobody was chosen.
    pub chosen: Option<String>,
    /// What happens next, where nobody was chosen.
    pub next: Option<Next>,
    pub reserves: Vec<String>,
    /// Whom the panel put first.
    pub panels_first: Vec<String>,
    pub decided_by: String,
    pub why: Option<PanelReason>,
    /// Why the chosen candidate was out of the order when they were chosen.
    pub outside: Outside,
}

/// The reason for not following the panel, as the panel hears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelReason {
    /// The words as they were written.
    Words(String),
    /// Only what kind of reason it is; a message of the catalogue.
    Category(&'static str),
}

/// The manager's page: the answer, whether it was sent, and who has read it.
#[derive(Debug, Clone)]
pub struct AnswerSheet {
    pub vacancy: Vacancy,
    pub answer: Answer,
    /// What the field begins with.
    pub draft: String,
    /// Each seat with when it read the answer, and what it said back.
    pub seats: Vec<(Seat, Option<FeedbackRead>, Option<Reply>)>,
}

/// What one seat sees on its own screen.
#[derive(Debug, Clone)]
pub struct SeatAnswer {
    pub answer: Answer,
    pub vacancy_title: String,
    pub is_read: bool,
    /// What this seat said back.
    pub reply: Option<Reply>,
}

/// [`answer_sheet`], for somebody who reads it at the desk: that they did is noted first.
pub async fn read_answer_sheet(who: &Who, app: &App, id: VacancyId) -> Result<Option<AnswerSheet>, Refused> {
    let sheet = answer_sheet(who, app, id).await?;
    let look = Look { what: "answer", thing: id.0, candidacy: None, vacancy: Some(id) };
    ledger::service::look(who, app, look).await?;
    Ok(sheet)
}

/// The answer to the choice that counts. None before a choice.
async fn answer_sheet(who: &Who, app: &App, id: VacancyId) -> Result<Option<AnswerSheet>, Refused> {
    let org = vacancy::service::may_read(who, app, MAY_READ, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    let Some(made) = made(who, app, id).await? else { return Ok(None) };
    let feedbacks = store::feedbacks(&app.db, org, id).await?;
    let Some(feedback) = feedbacks.into_iter().find(|feedback| feedback.choice == made.choice.id) else {
        return Ok(None);
    };
    let reads = store::reads(&app.db, org, feedback.id).await?;
    let replies = store::replies(&app.db, org, feedback.id).await?;
    let answer = answer(feedback, &made.choice, &made.outcomes);
    let mut seats = Vec::new();
    if let Some(panel) = panel::service::panel_of(who, app, id).await? {
        for seat in panel::service::seats(who, app, panel.id).await? {
            if seat.person == made.choice.decided_by {
                continue; // who decided knows
            }
            let read = reads.iter().find(|read| read.seat == seat.id).cloned();
            let reply = replies.iter().find(|reply| reply.seat == seat.id).cloned();
            seats.push((seat, read, reply));
        }
    }
    let draft = draft(who, app, &made, &answer).await?;
    Ok(Some(AnswerSheet { vacancy, answer, draft, seats }))
}

/// Sends the answer, once.
///
/// # Errors
/// Words that the panel never reads; long sentences, unless it is to be sent as it is.
pub async fn send(who: &Who, app: &App, id: VacancyId, words: &str, as_it_is: bool) -> Result<(), Refused> {
    let signed = vacancy::service::may_do(who, app, MAY_DECIDE, id).await?;
    let sheet = answer_sheet(who, app, id).await?.ok_or_else(|| Refused::because("weighing-no-choice"))?;
    let words = words.trim().replace("\r\n", "\n");
    check_words(&words, as_it_is)?;
    let now = app.clock.now();
    let feedback = &sheet.answer.feedback;
    let mut tx = app.db.begin().await?;
    if !store::send_feedback(&mut tx, signed.org, feedback.id, &words, signed.person, now).await? {
        return Err(Refused::because("weighing-answer-was-sent"));
    }
    let digest: String = Sha256::digest(words.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut deed = Deed::new(who);
    // The vacancy's stream names no candidate: it says that the answer was sent and which words they were.
    deed.note(
        sheet.vacancy.stream,
        sheet.vacancy.subject,
        "feedback.sent",
        json!({ "feedback": feedback.id, "choice": feedback.choice, "words_sha256": digest, "due_on": feedback.due_on }),
    );
    let outcomes = store::outcomes(&mut tx, signed.org, feedback.choice).await?;
    for outcome in outcomes {
        let candidacy = vacancy::service::candidacy(who, app, outcome.candidacy).await?;
        // Nothing more can be written about somebody whose data was deleted.
        if candidacy.erased_at.is_some() {
            continue;
        }
        let is_chosen = outcome.outcome == Outcome::Chosen;
        deed.note(
            candidacy.stream,
            candidacy.subject,
            "feedback.sent",
            json!({
                "feedback": feedback.id, "choice": feedback.choice, "words_sha256": digest,
                "words": is_chosen.then_some(&words),
            }),
        );
        deed.refers(candidacy.stream, candidacy.subject, sheet.vacancy.stream);
    }
    deed.commit(tx, app).await
}

/// Hard to read, or never said on a panel's screen.
fn check_words(words: &str, as_it_is: bool) -> Result<(), Refused> {
    let count = words.chars().count();
    if count < WORDS_MIN {
        return Err(Refused::field("words", "weighing-answer-needed"));
    }
    if count > WORDS_MAX {
        return Err(Refused::field("words", "weighing-too-long"));
    }
    let mut problems = Vec::new();
    for finding in lint(words) {
        match finding.why {
            // These words are kept from panels whatever anybody ticks.
            Why::BannedWord(word) => problems.push(Problem::new("words", "weighing-answer-word").with("word", word)),
            Why::TooLong { words } if !as_it_is => problems.push(
                Problem::new("words", "weighing-answer-long").with("n", words).with("sentence", finding.sentence),
            ),
            _ => {}
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Refused::all(problems)) }
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
        let answer = answer(feedback, choice, &outcomes);
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

fn answer(feedback: Feedback, choice: &Choice, outcomes: &[ChoiceOutcome]) -> Answer {
    let named = |wanted: Outcome| -> Vec<String> {
        let those = outcomes.iter().filter(|outcome| outcome.outcome == wanted);
        those.map(|outcome| first_name(&outcome.name).to_owned()).collect()
    };
    let first = panels_first(choice);
    let panels_first = outcomes.iter().filter(|outcome| first.contains(&outcome.candidacy));
    Answer {
        stance: choice.stance,
        chosen: named(Outcome::Chosen).into_iter().next(),
        next: choice.next,
        reserves: named(Outcome::Reserve),
        panels_first: panels_first.map(|outcome| first_name(&outcome.name).to_owned()).collect(),
        decided_by: choice.decided_by_name.clone(),
        why: why(choice),
        outside: outside(choice),
        feedback,
    }
}

/// Each candidate's part of the page as it stood when the choice was made.
fn candidates_of(choice: &Choice) -> Vec<serde_json::Value> {
    let mut snapshot: serde_json::Value = serde_json::from_str(&choice.snapshot).unwrap_or_default();
    match snapshot.get_mut("candidates").map(serde_json::Value::take) {
        Some(serde_json::Value::Array(candidates)) => candidates,
        _ => Vec::new(),
    }
}

/// Why the chosen candidate was out of the order, as it stood; a page of before there were gates has none.
pub fn outside(choice: &Choice) -> Outside {
    let Some(id) = choice.chosen.map(|id| id.to_string()) else { return Outside::default() };
    let candidates = candidates_of(choice);
    let column = candidates.iter().find(|column| column.get("candidacy").and_then(|id| id.as_str()) == Some(&id));
    let outside = column.and_then(|column| serde_json::from_value(column.get("outside")?.clone()).ok());
    outside.unwrap_or_default()
}

/// Whom the panel put first, as it stood when the choice was made.
fn panels_first(choice: &Choice) -> Vec<CandidacyId> {
    candidates_of(choice)
        .iter()
        .filter(|column| {
            column.get("panel_rank").and_then(|rank| rank.as_str()).is_some_and(|rank| matches!(rank, "1" | "1="))
        })
        .filter_map(|column| column.get("candidacy")?.as_str()?.parse().ok())
        .collect()
}

fn why(choice: &Choice) -> Option<PanelReason> {
    match choice.told? {
        Told::AsItIs => choice.against_reason.clone().map(PanelReason::Words),
        Told::Check => Some(PanelReason::Category("weighing-answer-why-check")),
        Told::Private => Some(PanelReason::Category("weighing-answer-why-private")),
        Told::Other => Some(PanelReason::Category("weighing-answer-why-other")),
    }
}

/// A first draft from the facts, for the manager to make their own.
async fn draft(who: &Who, app: &App, made: &Made, answer: &Answer) -> Result<String, Refused> {
    let table = table(who, app, made.choice.vacancy).await?;
    let share = table.terms.as_ref().and_then(|terms| terms.panel_share);
    let chosen = match (&answer.chosen, answer.next) {
        (Some(name), _) => ForDraft::Chosen { name, outside: answer.outside },
        (None, next) => ForDraft::Nobody { readvertise: next == Some(Next::Readvertise) },
    };
    Ok(drafted(share, answer.stance, chosen).join("\n"))
}

/// Who was chosen, as far as a draft needs it.
#[derive(Debug, Clone, Copy)]
enum ForDraft<'a> {
    Chosen { name: &'a str, outside: Outside },
    Nobody { readvertise: bool },
}

/// The lines of the draft. `share` is the panel's share of 100 where it was agreed that it counts apart.
fn drafted(share: Option<u8>, stance: Stance, chosen: ForDraft<'_>) -> Vec<String> {
    let counted = match share {
        Some(share) => say_with("weighing-draft-share", &[("share", &share.to_string())]),
        None => say("weighing-draft-equal"),
    };
    let how = match (chosen, stance) {
        (ForDraft::Nobody { .. }, Stance::WithPanel) => "weighing-draft-nobody-passed",
        (ForDraft::Nobody { .. }, _) => "weighing-draft-nobody",
        (ForDraft::Chosen { .. }, Stance::WithPanel) => "weighing-draft-with",
        (ForDraft::Chosen { .. }, Stance::NoPanelOrder) => "weighing-draft-no-order",
        (ForDraft::Chosen { outside, .. }, Stance::AgainstPanel) if outside.veto => "weighing-draft-veto",
        (ForDraft::Chosen { outside, .. }, Stance::AgainstPanel) if outside.gate => "weighing-draft-gate",
        (ForDraft::Chosen { .. }, Stance::AgainstPanel) => "weighing-draft-against",
    };
    let next = match chosen {
        ForDraft::Chosen { name, .. } => say_with("weighing-draft-next", &[("name", name)]),
        ForDraft::Nobody { readvertise: true } => say("weighing-draft-readvertise"),
        ForDraft::Nobody { readvertise: false } => say("weighing-draft-end"),
    };
    vec![say("weighing-draft-thanks"), counted, say(how), next]
}

/// Is an answer still owed, and by when?
pub(super) async fn owed(app: &App, org: OrganisationId, vacancy: VacancyId) -> Result<Option<Feedback>, Refused> {
    // Of the choice that counts: one that was made anew before it was answered is answered with it.
    let newest = store::choices(&app.db, org, vacancy).await?.into_iter().next();
    let of_newest = |feedback: &Feedback| newest.as_ref().is_some_and(|newest| newest.id == feedback.choice);
    let all = store::feedbacks(&app.db, org, vacancy).await?;
    Ok(all.into_iter().find(|feedback| of_newest(feedback) && feedback.sent_at.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::lint;

    /// Every draft that can come about is Easy Read as it stands: nobody has to mend one before it can go.
    #[test]
    fn every_drafted_answer_is_easy_read_in_every_branch() {
        let outside = |gate, veto| Outside { gate, veto };
        let chosen = [outside(false, false), outside(true, false), outside(false, true), outside(true, true)]
            .map(|outside| ForDraft::Chosen { name: "Joy", outside });
        let nobody = [true, false].map(|readvertise| ForDraft::Nobody { readvertise });
        let mut read = 0;
        for share in [None, Some(0), Some(60), Some(100)] {
            for stance in [Stance::WithPanel, Stance::AgainstPanel, Stance::NoPanelOrder] {
                for chosen in chosen.into_iter().chain(nobody) {
                    let lines = drafted(share, stance, chosen);
                    let text = lines.join("\n");
                    assert_eq!(lint::lint(&text), vec![], "{share:?} {stance:?} {chosen:?}: {text}");
                    assert!(check_words(&text, false).is_ok());
                    assert!(!text.contains("weighing-"), "a sentence is missing: {text}");
                    read += 1;
                }
            }
        }
        assert_eq!(read, 72);
    }
}
