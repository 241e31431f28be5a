//! First drafts from the facts, for the manager to make their own.

use super::super::super::rules::{Next, Outside, Stance};
use super::super::super::store;
use super::super::choose::Made;
use super::super::table::table;
use super::Answer;
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::{date_words, london_date};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::vacancy::{self, Stage};

/// A first draft of the answer to a choice.
pub(super) async fn of_choice(who: &Who, app: &App, made: &Made, answer: &Answer) -> Result<String, Refused> {
    let table = table(who, app, made.choice.vacancy).await?;
    let how = How {
        share: table.terms.as_ref().and_then(|terms| terms.panel_share),
        advisory: table.parts.advisory,
        gates: !table.parts.gates.0.is_empty(),
        veto: table.veto.is_some(),
    };
    let chosen = match (&answer.chosen, answer.next) {
        (Some(name), _) => ForDraft::Chosen { name, outside: answer.outside },
        (None, next) => ForDraft::Nobody { readvertise: next == Some(Next::Readvertise) },
    };
    Ok(drafted(how, answer.stance, chosen).join("\n"))
}

/// A first draft of how the chosen person is doing: what is on file of it. How they do their work, the manager says.
pub(super) async fn of_later(who: &Who, app: &App, made: &Made, answer: &Answer) -> Result<String, Refused> {
    let Some((id, name)) = made.choice.chosen.zip(answer.chosen.as_deref()) else { return Ok(String::new()) };
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    let today = london_date(app.clock.now());
    // Whoever works out their notice works here still.
    let ended = vacancy::service::ended(app, made.org).await?.remove(&id).is_some_and(|last| last < today);
    let start = store::start_day(&app.db, made.org, id).await?;
    let stands = match (candidacy.stage, ended) {
        (Stage::Started, false) => Stands::Works,
        (Stage::Started, true) => Stands::Ended,
        _ => Stands::NeverBegan,
    };
    let began_on = start.map(|start| date_words(&start.start_on));
    Ok(drafted_later(name, began_on.as_deref(), stands).join("\n"))
}

/// Is the first day of the chosen person still to come?
pub(super) async fn is_ahead(who: &Who, app: &App, made: &Made) -> Result<bool, Refused> {
    let Some(id) = made.choice.chosen else { return Ok(false) };
    let candidacy = vacancy::service::candidacy(who, app, id).await?;
    let start = store::start_day(&app.db, made.org, id).await?;
    let today = london_date(app.clock.now());
    Ok(candidacy.stage == Stage::Started && start.is_some_and(|start| start.start_on > today))
}

/// Where the chosen person stands when the panel hears of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Works,
    Ended,
    NeverBegan,
}

/// The lines of the later draft.
fn drafted_later(name: &str, began_on: Option<&str>, stands: Stands) -> Vec<String> {
    let with = [("name", name)];
    let began = began_on.filter(|_| stands != Stands::NeverBegan);
    let began = began.map(|day| say_with("weighing-later-began", &[("name", name), ("day", day)]));
    let now = match stands {
        Stands::Works => "weighing-later-works",
        Stands::Ended => "weighing-later-ended",
        Stands::NeverBegan => "weighing-later-never",
    };
    let lines = [Some(say("weighing-later-thanks")), began, Some(say_with(now, &with))];
    lines.into_iter().flatten().collect()
}

/// Who was chosen, as far as a draft needs it.
#[derive(Debug, Clone, Copy)]
enum ForDraft<'a> {
    Chosen { name: &'a str, outside: Outside },
    Nobody { readvertise: bool },
}

/// How the panel's scores counted, by the agreement.
#[derive(Debug, Clone, Copy)]
struct How {
    /// The panel's share of 100, where it was agreed that it counts apart.
    share: Option<u8>,
    advisory: bool,
    gates: bool,
    veto: bool,
}

/// The lines of the draft.
fn drafted(how_counted: How, stance: Stance, chosen: ForDraft<'_>) -> Vec<String> {
    let counted = match how_counted.share {
        _ if how_counted.advisory => say("weighing-draft-advice"),
        Some(share) => say_with("weighing-draft-share", &[("share", &share.to_string())]),
        None => say("weighing-draft-equal"),
    };
    let gates = how_counted.gates.then(|| say("weighing-draft-gates"));
    let veto = how_counted.veto.then(|| say("weighing-draft-could-say-no"));
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
    let lines = [Some(say("weighing-draft-thanks")), Some(counted), gates, veto, Some(say(how)), Some(next)];
    lines.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::super::check_words;
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
        let agreed = [None, Some(0), Some(60), Some(100)].into_iter().flat_map(|share| {
            (0..8).map(move |n| How { share, advisory: n & 1 > 0, gates: n & 2 > 0, veto: n & 4 > 0 })
        });
        for how in agreed {
            for stance in [Stance::WithPanel, Stance::AgainstPanel, Stance::NoPanelOrder] {
                for chosen in chosen.into_iter().chain(nobody) {
                    let lines = drafted(how, stance, chosen);
                    let text = lines.join("\n");
                    assert_eq!(lint::lint(&text), vec![], "{how:?} {stance:?} {chosen:?}: {text}");
                    assert_eq!(check_words("words", &text, false), vec![]);
                    assert!(!text.contains("weighing-"), "a sentence is missing: {text}");
                    read += 1;
                }
            }
        }
        assert_eq!(read, 576);
    }

    #[test]
    fn every_draft_of_how_somebody_is_doing_is_easy_read() {
        for stands in [Stands::Works, Stands::Ended, Stands::NeverBegan] {
            for began in [None, Some("3 September 2026")] {
                let text = drafted_later("Joy", began, stands).join("\n");
                assert_eq!(lint::lint(&text), vec![], "{stands:?}: {text}");
                assert!(!text.contains("weighing-"), "a sentence is missing: {text}");
                assert_eq!(text.contains("September"), began.is_some() && stands != Stands::NeverBegan);
            }
        }
    }
}
