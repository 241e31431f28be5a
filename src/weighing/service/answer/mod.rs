//! The answer that the panel is owed: what was chosen, how their scores counted, and, where the choice did not follow
//! them, why; what became of what members suggested; and later how the chosen person is doing.

mod draft;
mod owed;
mod seat;

pub use owed::{OwedList, list, set_days};
pub(super) use owed::{due, later_in, owed};
pub use seat::{SeatAnswer, answers_for_seat, read, say_back};

use super::super::rules::{Fraction, Next, Outside, Stance, Told};
use super::super::{
    Became, Choice, ChoiceOutcome, Feedback, FeedbackRead, OnPaper, Outcome, Reply, Suggestion, Tells, store,
};
use super::choose::made;
use super::{MAY_DECIDE, MAY_READ};
use crate::checks;
use crate::hex::hex;
use crate::ids::{CandidacyId, VacancyId};
use crate::ledger::{self, Deed, Look};
use crate::panel::{self, Seat};
use crate::people::rules::first_name;
use crate::people::{self, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::{Problem, Refused};
use crate::texts::lint::{Why, lint};
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
    /// Whom the panel put first, of those who were in the order.
    pub panels_first: Vec<String>,
    /// Somebody had as much from the panel and was out of the order: "you put them first" alone would not be so.
    pub first_of_the_order: bool,
    pub decided_by: String,
    pub why: Option<PanelReason>,
    /// Why the chosen candidate was out of the order when they were chosen.
    pub outside: Outside,
    /// What members suggested, and what became of it.
    pub suggestions: Vec<Suggestion>,
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
    pub seats: Vec<ToldSeat>,
    /// Later the panel hears how the chosen person is doing: by when, and whether it has.
    pub later: Option<Feedback>,
}

/// How one seat got an answer, and what it said back.
#[derive(Debug, Clone)]
pub struct ToldSeat {
    pub seat: Seat,
    /// On their own screen.
    pub read: Option<FeedbackRead>,
    pub paper: Option<OnPaper>,
    pub reply: Option<Reply>,
}

/// An answer as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct NewAnswer {
    pub words: String,
    /// Long sentences go as they are.
    pub as_it_is: bool,
    pub suggestions: Vec<NewSuggestion>,
}

impl NewAnswer {
    /// Only words.
    #[must_use]
    pub fn of(words: impl Into<String>, as_it_is: bool) -> Self {
        Self { words: words.into(), as_it_is, suggestions: Vec::new() }
    }
}

/// A suggestion of members as it was filled in: a row of the form, empty or not.
#[derive(Debug, Clone, Default)]
pub struct NewSuggestion {
    pub said: String,
    pub became: String,
    pub words: String,
}

/// [`answer_sheet`], for somebody who reads it at the desk: that they did is noted first.
pub async fn read_answer_sheet(
    who: &Who,
    app: &App,
    id: VacancyId,
    tells: Tells,
) -> Result<Option<AnswerSheet>, Refused> {
    let sheet = answer_sheet(who, app, id, tells).await?;
    let look = Look { what: "answer", thing: id.0, candidacy: None, vacancy: Some(id) };
    ledger::service::look(who, app, look).await?;
    Ok(sheet)
}

/// The answer to the choice that counts. None before a choice; none of how somebody is doing before they have a first day.
async fn answer_sheet(who: &Who, app: &App, id: VacancyId, tells: Tells) -> Result<Option<AnswerSheet>, Refused> {
    let org = vacancy::service::may_read(who, app, MAY_READ, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, id).await?;
    let Some(made) = made(who, app, id).await? else { return Ok(None) };
    let of_choice = store::feedbacks(&app.db, org, id).await?;
    let of_choice: Vec<Feedback> = of_choice.into_iter().filter(|one| one.choice == made.choice.id).collect();
    let of = |tells: Tells| of_choice.iter().find(|one| one.tells == tells).cloned();
    let Some(feedback) = of(tells) else { return Ok(None) };
    // Before their first day nobody is doing in any way at this work.
    if tells == Tells::Later && feedback.sent_at.is_none() && draft::is_ahead(who, app, &made).await? {
        return Ok(None);
    }
    let reads = store::reads(&app.db, org, feedback.id).await?;
    let papers = store::papers(&app.db, org, feedback.id).await?;
    let replies = store::replies(&app.db, org, feedback.id).await?;
    let suggestions = store::suggestions(&app.db, org, feedback.id).await?;
    let answer = answer(feedback, &made.choice, &made.outcomes, suggestions);
    let mut seats = Vec::new();
    if let Some(panel) = panel::service::panel_of(who, app, id).await? {
        for seat in panel::service::seats(who, app, panel.id).await? {
            if seat.person == made.choice.decided_by {
                continue; // who decided knows
            }
            let read = reads.iter().find(|read| read.seat == seat.id).cloned();
            let paper = papers.iter().find(|paper| paper.seat == seat.id).cloned();
            let reply = replies.iter().find(|reply| reply.seat == seat.id).cloned();
            seats.push(ToldSeat { seat, read, paper, reply });
        }
    }
    let draft = match tells {
        Tells::Choice => draft::of_choice(who, app, &made, &answer).await?,
        Tells::Later => draft::of_later(who, app, &made, &answer).await?,
    };
    Ok(Some(AnswerSheet { vacancy, answer, draft, seats, later: of(Tells::Later) }))
}

/// Sends an answer, once.
///
/// # Errors
/// Words that the panel never reads; long sentences, unless it is to be sent as it is; a suggestion without what became of it.
pub async fn send(who: &Who, app: &App, id: VacancyId, tells: Tells, new: NewAnswer) -> Result<(), Refused> {
    let signed = vacancy::service::may_do(who, app, MAY_DECIDE, id).await?;
    let sheet = answer_sheet(who, app, id, tells).await?.ok_or_else(|| Refused::because("weighing-no-choice"))?;
    let words = new.words.trim().replace("\r\n", "\n");
    let suggestions = checked(&words, &new)?;
    let now = app.clock.now();
    let feedback = &sheet.answer.feedback;
    let mut tx = app.db.begin().await?;
    if !store::send_feedback(&mut tx, signed.org, feedback.id, &words, signed.person, now).await? {
        return Err(Refused::because("weighing-answer-was-sent"));
    }
    for suggestion in &suggestions {
        store::insert_suggestion(&mut tx, signed.org, feedback.id, suggestion).await?;
    }
    let mut digest = Sha256::new_with_prefix(words.as_bytes());
    for one in &suggestions {
        digest.update(format!("\n{}\n{}\n{}", one.said, one.became.code(), one.words).as_bytes());
    }
    let digest = hex(&digest.finalize());
    let mut deed = Deed::new(who);
    // The vacancy's stream names no candidate: it says that the answer was sent and which words they were.
    deed.note(
        sheet.vacancy.stream,
        sheet.vacancy.subject,
        "feedback.sent",
        json!({
            "feedback": feedback.id, "choice": feedback.choice, "tells": tells.code(), "words_sha256": digest,
            "suggestions": suggestions.len(), "due_on": feedback.due_on,
        }),
    );
    let outcomes = store::outcomes(&mut tx, signed.org, feedback.choice).await?;
    for outcome in outcomes {
        let candidacy = vacancy::service::candidacy(who, app, outcome.candidacy).await?;
        let is_chosen = outcome.outcome == Outcome::Chosen;
        // Nothing more can be written about somebody whose data was deleted; how one of them is doing is no matter of the others.
        if candidacy.erased_at.is_some() || tells == Tells::Later && !is_chosen {
            continue;
        }
        deed.note(
            candidacy.stream,
            candidacy.subject,
            "feedback.sent",
            json!({
                "feedback": feedback.id, "choice": feedback.choice, "tells": tells.code(), "words_sha256": digest,
                "words": is_chosen.then_some(&words),
            }),
        );
        deed.refers(candidacy.stream, candidacy.subject, sheet.vacancy.stream);
    }
    deed.commit(tx, app).await
}

/// Everything that keeps an answer from being sent, beside its field; else its suggestions, in order.
fn checked(words: &str, new: &NewAnswer) -> Result<Vec<Suggestion>, Refused> {
    let mut problems = check_words("words", words, new.as_it_is);
    let count = words.chars().count();
    if count < WORDS_MIN {
        problems.insert(0, Problem::new("words", "weighing-answer-needed"));
    }
    let mut suggestions = Vec::new();
    for (row, one) in (1..).zip(&new.suggestions) {
        let (said, words) = (one.said.trim(), one.words.trim());
        if said.is_empty() && words.is_empty() && one.became.is_empty() {
            continue;
        }
        let field = |name: &str| format!("{name}-{row}");
        let became = Became::parse(&one.became);
        if said.is_empty() {
            problems.push(Problem::new(&field("said"), "weighing-suggestion-said-needed"));
        }
        if became.is_none() {
            problems.push(Problem::new(&field("became"), "weighing-suggestion-became-needed"));
        }
        if became == Some(Became::CouldNot) && words.is_empty() {
            problems.push(Problem::new(&field("did"), "weighing-suggestion-why-needed"));
        }
        problems.extend(check_words(&field("said"), said, new.as_it_is));
        problems.extend(check_words(&field("did"), words, new.as_it_is));
        if let Some(became) = became {
            let (said, words) = (said.to_owned(), words.to_owned());
            suggestions.push(Suggestion { position: i64::from(row), said, became, words });
        }
    }
    if problems.is_empty() { Ok(suggestions) } else { Err(Refused::all(problems)) }
}

/// Hard to read, too long, or never said on a panel's screen.
fn check_words(field: &str, words: &str, as_it_is: bool) -> Vec<Problem> {
    if words.chars().count() > WORDS_MAX {
        return vec![Problem::new(field, "weighing-too-long")];
    }
    let mut problems = Vec::new();
    for finding in lint(words) {
        match finding.why {
            // These words are kept from panels whatever anybody ticks.
            Why::BannedWord(word) => problems.push(Problem::new(field, "weighing-answer-word").with("word", word)),
            Why::TooLong { words } if !as_it_is => problems
                .push(Problem::new(field, "weighing-answer-long").with("n", words).with("sentence", finding.sentence)),
            _ => {}
        }
    }
    problems
}

/// Notes that a member got an answer on paper or had it read to them, and on which day.
///
/// # Errors
/// It was not sent; a seat that is not theirs to answer or has it; a day before it was sent or still to come.
pub async fn given_on_paper(
    who: &Who,
    app: &App,
    id: VacancyId,
    tells: Tells,
    seat: &str,
    on_day: &str,
) -> Result<(), Refused> {
    let signed = vacancy::service::may_do(who, app, MAY_DECIDE, id).await?;
    let sheet = answer_sheet(who, app, id, tells).await?.ok_or_else(|| Refused::because("weighing-no-choice"))?;
    let feedback = &sheet.answer.feedback;
    let sent_at = feedback.sent_at.ok_or_else(|| Refused::because("weighing-answer-not-sent"))?;
    let told = sheet.seats.iter().find(|told| told.seat.id.to_string() == seat);
    let told = told.ok_or_else(|| Refused::field("seat", "weighing-paper-seat-needed"))?;
    let now = app.clock.now();
    let day = checks::service::day(on_day.trim()).map(|day| day.to_string());
    let day = day.filter(|day| (london_date(sent_at)..=london_date(now)).contains(day));
    let day = day.ok_or_else(|| Refused::field("on_day", "weighing-paper-day-needed"))?;
    let person = people::service::person(who, app, told.seat.person).await?;
    let mut tx = app.db.begin().await?;
    if store::insert_paper(&mut tx, signed.org, feedback.id, told.seat.id, &day, signed.person, now).await? {
        let mut deed = Deed::new(who);
        let values = json!({ "feedback": feedback.id, "seat": told.seat.id, "on_day": day });
        deed.note(person.stream, person.subject, "feedback.given_on_paper", values);
        deed.commit(tx, app).await?;
    }
    Ok(())
}

fn answer(feedback: Feedback, choice: &Choice, outcomes: &[ChoiceOutcome], suggestions: Vec<Suggestion>) -> Answer {
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
        first_of_the_order: is_first_of_the_order_only(choice, &first),
        decided_by: choice.decided_by_name.clone(),
        why: why(choice),
        outside: outside(choice),
        suggestions,
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

/// Did somebody who was out of the order have as much from the panel as whoever was first in it?
fn is_first_of_the_order_only(choice: &Choice, first: &[CandidacyId]) -> bool {
    let total = |column: &serde_json::Value| column.get("panel_total")?.as_str()?.parse::<Fraction>().ok();
    let id = |column: &serde_json::Value| column.get("candidacy")?.as_str()?.parse::<CandidacyId>().ok();
    let candidates = candidates_of(choice);
    let best = candidates.iter().filter(|one| id(one).is_some_and(|id| first.contains(&id))).filter_map(total).max();
    best.is_some_and(|best| {
        candidates.iter().any(|one| {
            let outside = one.get("outside").and_then(|outside| serde_json::from_value(outside.clone()).ok());
            outside.is_some_and(|outside: Outside| outside.is_outside())
                && total(one).is_some_and(|total| total >= best)
        })
    })
}

fn why(choice: &Choice) -> Option<PanelReason> {
    match choice.told? {
        Told::AsItIs => choice.against_reason.clone().map(PanelReason::Words),
        Told::Check => Some(PanelReason::Category("weighing-answer-why-check")),
        Told::Private => Some(PanelReason::Category("weighing-answer-why-private")),
        Told::Other => Some(PanelReason::Category("weighing-answer-why-other")),
    }
}
