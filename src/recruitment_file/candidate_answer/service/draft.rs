//! The draft of an answer, from what the panel said once it had talked: the same values that the weighing page has.

use super::super::rules::{self, Kind, Said, Told};
use super::super::store::{self, Asked};
use super::super::{Draft, Part, Passage};
use crate::hex::sha256;
use crate::ids::SeatId;
use crate::panel::{self, Group};
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::day_words;
use crate::platform::refused::Refused;
use crate::recruitment_file::retention::rules::named;
use crate::scenario;
use crate::scoring::Answer;
use crate::texts::{say, say_with};
use crate::vacancy::{self, Candidacy, Vacancy};
use crate::weighing;
use crate::weighing::service::{Remark, Voice, value_words};
use std::collections::HashMap;

/// What is told, with what its places and numbers mean.
struct Words {
    /// What each item of the kit is called, in its order.
    items: Vec<String>,
    scale: u8,
}

/// The answer as it would be today. Of other candidates, of concerns and of how somebody was supported nothing is read.
///
/// # Errors
/// The panel has not talked about them; a conflict of whoever reads with this candidate.
pub(super) async fn draft(
    who: &Who,
    app: &App,
    candidacy: &Candidacy,
    vacancy: &Vacancy,
    asked: &Asked,
) -> Result<Draft, Refused> {
    let table = weighing::service::table(who, app, vacancy.id).await?;
    let column = table.column(candidacy.id).ok_or_else(|| Refused::because("candidate-answer-nothing-said"))?;
    let kit = scenario::service::kit(who, app, vacancy.id).await?;
    let words = Words {
        items: kit.lines.iter().map(|line| line.words.title.clone()).collect(),
        scale: u8::try_from(kit.scale).unwrap_or(3),
    };
    let place = |voice: &Voice| kit.lines.iter().position(|line| line.id == voice.line).unwrap_or(usize::MAX);
    let said: Vec<Said<SeatId>> = column
        .voices
        .iter()
        .map(|voice| Said {
            seat: voice.seat,
            group: voice.group,
            criterion: voice.criterion,
            item: place(voice),
            answer: voice.last,
            remarks: voice.remarks.iter().map(remark_words).collect(),
        })
        .collect();
    let whole = rules::told(&said);
    let others = others(who, app, candidacy).await?;
    let left_out = store::left_out(&app.db, candidacy.org, asked.id).await?;
    let mut times: HashMap<String, usize> = HashMap::new();
    let parts: Vec<Part> = whole
        .criteria
        .iter()
        .map(|of| Part {
            title: say(&of.criterion.message()),
            passages: of.told.iter().map(|told| passage(told, &words, &others, &left_out, &mut times)).collect(),
        })
        .collect();
    let mut intro = vec![
        say_with("candidate-answer-intro", &[("job", &vacancy.title), ("service", &vacancy.service_name)]),
        say_with("candidate-answer-intro-scale", &[("words", &scale_words(words.scale))]),
    ];
    intro.extend(whole.kinds.iter().map(kind_words));
    let digest = digest(&intro, &parts);
    Ok(Draft { intro, parts, one_alone: whole.kinds.iter().any(|kind| kind.scorers == 1), digest })
}

/// Whose names do not belong in it: of the panel and who helps there, and of the other candidates.
pub(in crate::recruitment_file) async fn others(
    who: &Who,
    app: &App,
    candidacy: &Candidacy,
) -> Result<Vec<String>, Refused> {
    let mut names = Vec::new();
    if let Some(panel) = panel::service::panel_of(who, app, candidacy.vacancy).await? {
        for seat in panel::service::seats(who, app, panel.id).await? {
            names.push(seat.name);
            names.extend(seat.supporter_name);
        }
    }
    let all = vacancy::service::candidacies(who, app, candidacy.vacancy).await?;
    names.extend(all.into_iter().filter(|other| other.id != candidacy.id).map(|other| other.name));
    Ok(names)
}

/// Whose names seem to stand in a text.
pub(in crate::recruitment_file) fn names_in(text: &str, others: &[String]) -> Vec<String> {
    let mut found: Vec<String> = others.iter().filter(|name| named(text, name).is_some()).cloned().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// [`names_in`] what whoever answers adds.
pub(super) async fn named_by(who: &Who, app: &App, candidacy: &Candidacy, text: &str) -> Result<Vec<String>, Refused> {
    // Whoever answers may say who they are.
    let own = who.signed()?.name.clone();
    let others: Vec<String> = others(who, app, candidacy).await?.into_iter().filter(|name| *name != own).collect();
    Ok(names_in(text, &others))
}

/// "Very good, Good, ...", the best first.
fn scale_words(scale: u8) -> String {
    (1..=scale).rev().map(|value| value_words(scale, value)).collect::<Vec<_>>().join(", ")
}

fn kind_code(group: Group) -> &'static str {
    match group {
        Group::Panel => "member",
        Group::Others => "other",
    }
}

fn kind_words(kind: &Kind) -> String {
    let how = if kind.by_letter { "letters" } else { "counted" };
    let id = format!("candidate-answer-intro-{}-{how}", kind_code(kind.group));
    say_with(&id, &[("n", &kind.scorers.to_string())])
}

/// A reason as it is read: the person's own words, then the cards that they picked.
fn remark_words(remark: &Remark) -> String {
    let words = remark.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let cards = remark.cards.join(", ");
    match (words.is_empty(), cards.is_empty()) {
        (false, false) => say_with("candidate-answer-words-and-cards", &[("words", &words), ("cards", &cards)]),
        (true, _) => say_with("candidate-answer-cards", &[("cards", &cards)]),
        (false, true) => say_with("candidate-answer-words", &[("words", &words)]),
    }
}

fn answer_words(scale: u8, answer: Answer) -> String {
    match answer {
        Answer::Value(value) => say_with("candidate-answer-said", &[("word", &value_words(scale, value))]),
        Answer::NotSure => say("candidate-answer-not-sure"),
        Answer::NotSeen => say("candidate-answer-not-seen"),
        Answer::RatherNot => say("candidate-answer-rather-not"),
    }
}

fn count_words(scale: u8, answer: Answer, n: usize) -> String {
    let n = n.to_string();
    match answer {
        Answer::Value(value) => {
            say_with("candidate-answer-count-said", &[("n", &n), ("word", &value_words(scale, value))])
        }
        Answer::NotSure => say_with("candidate-answer-count-not-sure", &[("n", &n)]),
        Answer::NotSeen => say_with("candidate-answer-count-not-seen", &[("n", &n)]),
        Answer::RatherNot => say_with("candidate-answer-count-rather-not", &[("n", &n)]),
    }
}

fn text_of(told: &Told, words: &Words) -> String {
    let item = |at: &usize| words.items.get(*at).cloned().unwrap_or_default();
    let by = |group: Group, letter: &str| {
        say_with(&format!("candidate-answer-{}-letter", kind_code(group)), &[("letter", letter)])
    };
    match told {
        Told::Answers { group, letter, answers } => {
            let by = by(*group, letter);
            let line = |(at, answer): &(usize, Answer)| {
                let with = [("by", by.as_str()), ("item", &item(at)), ("said", &answer_words(words.scale, *answer))];
                say_with("candidate-answer-line", &with)
            };
            answers.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Told::Counts { group, item: at, counts } => {
            let all: Vec<String> = counts.iter().map(|(answer, n)| count_words(words.scale, *answer, *n)).collect();
            let by = say(&format!("candidate-answer-{}-some", kind_code(*group)));
            let with = [("by", by.as_str()), ("item", &item(at)), ("counts", &all.join(", "))];
            say_with("candidate-answer-count-line", &with)
        }
        Told::Remark { by: Some((group, letter)), item: at, words } => {
            let with = [("by", by(*group, letter)), ("item", item(at)), ("words", words.clone())];
            let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
            say_with("candidate-answer-remark", &with)
        }
        Told::Remark { by: None, item: at, words } => {
            say_with("candidate-answer-remark-some", &[("item", &item(at)), ("words", words)])
        }
    }
}

fn passage(
    told: &Told,
    words: &Words,
    others: &[String],
    left_out: &[(String, String)],
    times: &mut HashMap<String, usize>,
) -> Passage {
    let text = text_of(told, words);
    let Told::Remark { words: own, .. } = told else {
        return Passage { remark: None, text, names: Vec::new(), left_out: None };
    };
    // Whoever says the same about the same is told apart by how often it was said before.
    let again = times.entry(text.clone()).or_default();
    let remark = sha256(format!("{text}\u{0}{again}")).chars().take(16).collect();
    *again += 1;
    let reason = left_out.iter().find(|(of, _)| *of == remark).map(|(_, reason)| reason.clone());
    Passage { remark: Some(remark), names: names_in(own, others), text, left_out: reason }
}

fn digest(intro: &[String], parts: &[Part]) -> String {
    let mut all = intro.join("\n");
    for part in parts {
        all.push_str(&format!("\n{}", part.title));
        for passage in &part.passages {
            let out = if passage.left_out.is_some() { "-" } else { "+" };
            all.push_str(&format!("\n{out}{}", passage.text));
        }
    }
    sha256(all)
}

/// The day of a question, as it is read.
pub(super) fn asked_on(asked: &Asked) -> String {
    day_words(&asked.on_day)
}
