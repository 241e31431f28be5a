//! A choice as a manager fills it in: what becomes of each candidate, why, and what that rests on.

use sametable::ids::{CandidacyId, VacancyId};
use sametable::people::Who;
use sametable::platform::App;
use sametable::weighing::Outcome;
use sametable::weighing::service::{ForCandidate, NewChoice, is_in_reach, table};

/// What becomes of one candidate, by what was seen and heard.
pub fn said(candidacy: CandidacyId, outcome: Outcome, reasons: &str) -> ForCandidate {
    let rests_on = vec!["listening".to_owned()];
    ForCandidate { candidacy, outcome: outcome.code().to_owned(), rests_on, reasons: reasons.to_owned() }
}

/// One is chosen; what becomes of the others is still to be said.
pub fn chosen(candidacy: CandidacyId, reasons: &str) -> NewChoice {
    NewChoice { each: vec![said(candidacy, Outcome::Chosen, reasons)], ..NewChoice::default() }
}

/// Whoever can be chosen and is not spoken of in it is not chosen.
pub async fn whole(who: &Who, app: &App, vacancy: VacancyId, mut new: NewChoice) -> NewChoice {
    let spoken: Vec<CandidacyId> = new.each.iter().map(|each| each.candidacy).collect();
    let table = table(who, app, vacancy).await.unwrap();
    let others = table.columns.iter().filter(|column| is_in_reach(column) && !spoken.contains(&column.candidacy.id));
    new.each
        .extend(others.map(|column| {
            said(column.candidacy.id, Outcome::NotChosen, "Spoke before Ann had finished her sentence.")
        }));
    new
}

/// The same as a form posts it.
pub fn posted(new: &NewChoice) -> Vec<(String, String)> {
    new.typed()
}

/// As a visitor sends it.
pub fn pairs(typed: &[(String, String)]) -> Vec<(&str, &str)> {
    typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
