//! What is held about somebody on a panel, told to them in Easy Read: one short sentence a line.

use super::{
    Around, Said, after_talk, answer_word, around, coded, day_of, day_value, id_of, item_of, lines, passage, picked,
    sealed, typed, under,
};
use crate::ids::{CandidacyId, PersonId};
use crate::ledger::{self, Opened};
use crate::people::Who;
use crate::people::protection::MEMBER_MONTHS;
use crate::platform::App;
use crate::platform::clock::{day_words, london_date};
use crate::platform::refused::Refused;
use crate::recruitment_file::copy::Reader;
use crate::recruitment_file::left_out::withheld;
use crate::recruitment_file::names::names;
use crate::recruitment_file::retention::rules::Standing;
use crate::recruitment_file::subject_access::store::{self, Day, Request};
use crate::recruitment_file::subject_access::{Drafted, Part, Passage};
use crate::recruitment_file::words::Names;
use crate::texts::{say, say_with};
use crate::vacancy;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a panel member said, what they agreed to, how they were supported, their days.
///
/// # Errors
/// Not HR; nobody of this organisation.
pub(in super::super) async fn of_person(
    who: &Who,
    app: &App,
    request: &Request,
    id: PersonId,
) -> Result<Drafted, Refused> {
    let org = who.org()?;
    let around = around(who, app, request).await?;
    let person = crate::people::service::person(who, app, id).await?;
    let mut told: BTreeMap<&str, Vec<Passage>> = BTreeMap::new();
    for opened in &ledger::service::stream(who, app, person.stream).await? {
        let Some(kind) = opened.kind() else { continue };
        let Some((place, text)) = own_entry(kind, opened) else { continue };
        told.entry(place).or_default().push(passage(format!("p{}", opened.entry.sseq), text, None));
    }
    let details = told.entry("details").or_default();
    if person.picture.is_some() {
        details.push(passage("picture".to_owned(), say("easy-answer-picture"), None));
    }
    if let Some(email) = store::email_of(&app.db, org, id).await? {
        details.push(passage("email".to_owned(), say_with("easy-answer-email", &[("email", &email)]), None));
    }
    let today = london_date(app.clock.now());
    let mut more_later = false;
    let mut met: Vec<Part> = Vec::new();
    let mut count = 0;
    for (n, day) in store::days_of(&app.db, org, id).await?.into_iter().enumerate() {
        told.entry("days").or_default().push(passage(format!("d{}", day.seat), day_told(&day, &today), None));
        let vacancy = vacancy::service::vacancy(who, app, day.vacancy).await?;
        let shared = ledger::service::stream(who, app, vacancy.stream).await?;
        let seat = day.seat.to_string();
        for opened in shared.iter().filter(|opened| opened.text("seat") == Some(&seat)) {
            let Some(text) = consent(opened) else { continue };
            told.entry("consents").or_default().push(passage(format!("c{n}.{}", opened.entry.sseq), text, None));
        }
        for (place, candidacy) in store::candidates_of(&app.db, org, day.panel).await?.into_iter().enumerate() {
            count += 1;
            let candidacy = vacancy::service::candidacy(who, app, candidacy).await?;
            if candidacy.erased_at.is_some() {
                continue;
            }
            let entries = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
            more_later |= sealed(&entries);
            let names = names(who, app, &candidacy, &vacancy, &shared, Reader::Desk).await?;
            let about = About { seat: &seat, names: &names, candidacy: candidacy.id, place: (n + 1, place + 1) };
            let title = say_with("easy-answer-part-met", &[("n", &count.to_string())]);
            let lead = lines("easy-answer-met", &[("vacancy", &vacancy.title), ("day", &day_words(&day.day))]);
            met.extend(under(title, lead, about.said(&entries)));
        }
    }
    for day in store::helped_on(&app.db, org, id).await? {
        let text = say_with("easy-answer-helped", &[("vacancy", &day.title), ("day", &day_words(&day.day))]);
        told.entry("days").or_default().push(passage(format!("h{}", day.seat), text, None));
    }

    let mut take = |place: &str| told.remove(place).unwrap_or_default();
    let title = |place: &str| say(&format!("easy-answer-part-{place}"));
    let mut parts = vec![Some(fixed("held", "1F4C4", lines("easy-answer-held", &[])))];
    parts.extend(["details", "tablet", "days", "consents"].map(|place| under(title(place), Vec::new(), take(place))));
    parts.extend(met.into_iter().map(Some));
    parts.extend(["support", "asked"].map(|place| under(title(place), Vec::new(), take(place))));
    parts.push(Some(fixed("source", "1F4DD", lines("easy-answer-source", &[]))));
    parts.push(Some(fixed("seen", "1F441", lines("easy-answer-seen", &[]))));
    parts.push(Some(fixed("decided", "1F9D1", lines("easy-answer-decided", &[]))));
    parts.push(Some(Part { passages: take("kept"), ..fixed("keep", "1F4C5", keep(&around)) }));
    parts.push(Some(fixed("rights", "1F4AC", lines("easy-answer-rights", &[]))));
    parts.push(Some(fixed("ask", "1F641", ask(&around))));
    let with = [("name", person.name.as_str()), ("came", around.came_on.as_str())];
    let mut intro = lines("easy-answer-intro", &with);
    if count > 0 {
        intro.extend(lines("easy-answer-intro-others", &[]));
    }
    Ok(Drafted {
        title: say_with("easy-answer-title", &with),
        intro,
        parts: parts.into_iter().flatten().collect(),
        easy: true,
        more_later,
        ..Drafted::default()
    })
}

fn fixed(code: &str, picture: &str, lines: Vec<String>) -> Part {
    let title = say(&format!("easy-answer-part-{code}"));
    Part { title, picture: Some(picture.to_owned()), lines, ..Part::default() }
}

fn codes<'a>(opened: &'a Opened, name: &str) -> Vec<&'a str> {
    opened.value(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// An entry of their own: where it stands, and its sentences.
fn own_entry(kind: &str, opened: &Opened) -> Option<(&'static str, String)> {
    let day = day_of(opened);
    let on = day_value(opened, "on").unwrap_or_else(|| day.clone());
    let with = [("day", day.as_str()), ("on", on.as_str())];
    let each = |said: Said, prefix: &str, name: &str| {
        codes(opened, name).into_iter().filter_map(|code| coded(prefix, code)).fold(said, |said, id| said.and(&id, &[]))
    };
    let (place, said) = match kind {
        "person.added" | "person.changed" => {
            let id = if kind == "person.added" { "easy-answer-added" } else { "easy-answer-changed" };
            let said = Said::of(id, &with).with("easy-answer-name", "name", opened.text("name"));
            ("details", each(said, "easy-answer-role", "roles"))
        }
        "person.left" => ("details", Said::of("easy-answer-left", &with)),
        "person.came_back" => ("details", Said::of("easy-answer-came-back", &with)),
        "member.reviewed" => ("details", Said::of("easy-answer-reviewed", &with)),
        // What was said of a look at a file that was out of the ordinary.
        "alert.answered" => (
            "details",
            Said::of("easy-answer-look", &with).with("easy-answer-look-words", "words", opened.text("words")),
        ),
        "feedback.read" => ("days", Said::of("easy-answer-feedback", &with)),
        "feedback.given_on_paper" => {
            let on = day_value(opened, "on_day").unwrap_or_else(|| day.clone());
            ("days", Said::of("easy-answer-on-paper", &[("on", &on)]))
        }
        "feedback.replied" => (
            "days",
            Said::of("easy-answer-replied", &with).with("easy-answer-day-words", "words", opened.text("words")),
        ),
        "support.recorded" => (
            "support",
            each(Said::of("easy-answer-support", &with), "easy-answer-support", "kinds")
                .with("easy-answer-support-other", "who", opened.text("other"))
                .with("easy-answer-support-prompt", "words", opened.text("prompt")),
        ),
        "concern.said" => {
            ("days", Said::of("easy-answer-concern-on", &with).with("easy-answer-wrote", "words", opened.text("words")))
        }
        "concern.unsaid" => ("days", Said::of("easy-answer-concern-back", &with)),
        "concern.shared" => {
            ("days", each(Said::of("easy-answer-concern-shared", &with), "easy-answer-concern-shared", "knows"))
        }
        "concern.answered" => (
            "days",
            Said::of("easy-answer-concern-answered", &with).with(
                "easy-answer-concern-words",
                "words",
                opened.text("words"),
            ),
        ),
        "concern.referred" => (
            "days",
            Said::of("easy-answer-concern-referred", &with).with(
                "easy-answer-concern-to",
                "whom",
                opened.text("to_whom"),
            ),
        ),
        "concern.not_referred" => (
            "days",
            Said::of("easy-answer-concern-not-referred", &with).with(
                "easy-answer-reason",
                "reason",
                opened.text("words"),
            ),
        ),
        "concern.closed" => ("days", Said::of("easy-answer-concern-closed", &with)),
        "privacy.wished" => ("support", Said::of("easy-answer-privacy", &with)),
        "day.said" => (
            "days",
            Said::of("easy-answer-day-said", &with).with("easy-answer-day-words", "words", opened.text("words")),
        ),
        "help.called" => ("support", Said::of(&coded("easy-answer-called", opened.text("kind")?)?, &with)),
        "ways.changed" => ("tablet", tablet(Said::of("easy-answer-ways", &with), opened)),
        "ways.drawn" => ("tablet", tablet(Said::of("easy-answer-ways-drawn", &with), opened)),
        "practice.done" => ("tablet", Said::of("easy-answer-practised", &with)),
        "hold.put" => {
            ("kept", Said::of("easy-answer-hold", &with).with("easy-answer-reason", "reason", opened.text("reason")))
        }
        "hold.lifted" => ("kept", Said::of("easy-answer-hold-lifted", &with)),
        "access.asked" => ("asked", Said::of("easy-answer-asked", &with)),
        "access.sent" => ("asked", Said::of("easy-answer-sent", &with)),
        _ => return None,
    };
    Some((place, said.text()))
}

/// What they were asked about their tablet, and what they chose, in the words of the screen.
fn tablet(said: Said, opened: &Opened) -> Said {
    let Some((way, choice)) = opened.text("setting").and_then(|setting| setting.split_once('_')) else { return said };
    let question = say(&format!("scoring-seat-ways-{way}"));
    let choice = say(&format!("scoring-seat-ways-{way}-{choice}"));
    said.and("easy-answer-ways-asked", &[("question", &question)]).and("easy-answer-ways-chose", &[("choice", &choice)])
}

fn day_told(day: &Day, today: &str) -> String {
    let id = if day.day.as_str() < today { "easy-answer-day" } else { "easy-answer-day-to-come" };
    Said::of(id, &[("day", &day_words(&day.day))])
        .and("easy-answer-day-job", &[("vacancy", &day.title)])
        .with("easy-answer-day-place", "place", Some(&day.place))
        .text()
}

/// "You said yes to taking part."
fn consent(opened: &Opened) -> Option<String> {
    let verb = opened.kind()?.strip_prefix("consent.")?;
    let said = Said::of(&coded("easy-answer-consent", verb)?, &[("day", &day_of(opened))]);
    let about = opened.text("kind").and_then(|kind| coded("easy-answer-consent-about", kind));
    Some(match about {
        Some(id) => said.and(&id, &[]).text(),
        None => said.text(),
    })
}

/// What one seat said about one candidate.
struct About<'a> {
    seat: &'a str,
    names: &'a Names,
    candidacy: CandidacyId,
    /// Which of their days, and which candidate of it.
    place: (usize, usize),
}

impl About<'_> {
    fn said(&self, entries: &[Opened]) -> Vec<Passage> {
        let mine = entries.iter().filter(|opened| opened.text("seat") == Some(self.seat));
        let mut found: Vec<(usize, Passage)> = Vec::new();
        let mut scored: Vec<Option<uuid::Uuid>> = Vec::new();
        for opened in mine {
            let line = id_of(opened, "line");
            let again = opened.kind() == Some("score.given") && scored.contains(&line);
            if opened.kind() == Some("score.given") {
                scored.push(line);
            }
            let Some(text) = self.entry(opened, again) else { continue };
            // Question by question, as they were asked; what is about no question stands at the end.
            let place = self.names.lines.iter().position(|(known, _)| Some(*known) == line).unwrap_or(usize::MAX);
            let (n, at) = self.place;
            found.push((place, passage(format!("v{n}.{at}.{}", opened.entry.sseq), text, Some(self.candidacy))));
        }
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, passage)| passage).collect()
    }

    fn entry(&self, opened: &Opened, again: bool) -> Option<String> {
        let item = item_of(opened, self.names).unwrap_or_default();
        let (words, cards) = (typed(opened), picked(opened, self.names));
        let answer = answer_word(opened);
        let with = [("item", item.as_str()), ("word", answer.as_str())];
        let said = match opened.kind()? {
            "score.given" if after_talk(opened) => Said::of("easy-answer-score-after", &with),
            "score.given" if again => Said::of("easy-answer-score-later", &with),
            "score.given" => Said::of("easy-answer-score", &with),
            "remark.given" if words.is_none() && cards.is_none() => Said::of("easy-answer-wrote-back", &with),
            "remark.given" => Said::of("easy-answer-said-why", &with)
                .with("easy-answer-wrote", "words", words.as_deref())
                .with("easy-answer-picked", "cards", cards.as_deref()),
            "voice.kept" => {
                let seconds = opened.value("seconds").map(ToString::to_string).unwrap_or_default();
                Said::of("easy-answer-aloud", &[("item", item.as_str()), ("seconds", &seconds)])
            }
            "voice.written_down" => {
                Said::of("easy-answer-aloud-words", &with).with("easy-answer-wrote", "words", words.as_deref())
            }
            "voice.destroyed" => Said::of("easy-answer-aloud-gone", &with),
            "concern.raised" => {
                Said::of("easy-answer-concern", &with).with("easy-answer-wrote", "words", words.as_deref())
            }
            "concern.taken_back" => Said::of("easy-answer-concern-back", &with),
            "team.answered" => Said::of(&coded("easy-answer-team", opened.text("for_team")?)?, &with),
            "conflict.declared" => Said::of(&coded("easy-answer-knows", opened.text("kind")?)?, &with),
            "seat.absent" => {
                let reason = opened.text("reason").and_then(|code| coded("easy-answer-absent", code));
                let said = Said::of("easy-answer-absent", &with);
                reason.into_iter().fold(said, |said, id| said.and(&id, &[]))
            }
            "seat.returned" => Said::of("easy-answer-returned", &with),
            "seat.finished" => Said::of("easy-answer-finished", &with),
            _ => return None,
        };
        Some(said.text())
    }
}

/// Until when it is kept.
fn keep(around: &Around) -> Vec<String> {
    let days = around.copies_days.to_string();
    let mut told = lines("easy-answer-keep", &[("months", &MEMBER_MONTHS.to_string()), ("days", &days)]);
    match around.kept.as_ref().map(|item| item.standing) {
        Some(Standing::Runs { until }) => {
            told.extend(lines("easy-answer-keep-until", &[("until", &day_words(&until.to_string()))]));
        }
        Some(Standing::Held { .. }) => told.extend(lines("easy-answer-keep-held", &[])),
        _ => {}
    }
    told
}

/// Whom to ask: the contact for data; else whoever read this answer.
fn ask(around: &Around) -> Vec<String> {
    let with = [
        ("person", around.set.contact.as_str()),
        ("reach", around.set.reach.as_str()),
        ("reader", around.reader.as_str()),
    ];
    let id = if around.set.names_a_contact() { "easy-answer-ask" } else { "easy-answer-ask-reader" };
    let mut told = lines(id, &with);
    told.extend(lines("easy-answer-complain", &[]));
    told
}
