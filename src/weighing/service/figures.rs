//! Figures about a panel, after it has talked: how far people agreed, for HR's audit, and what moved in the talk, for HR and the
//! facilitator. They stand beside the scores and enter nothing.

use super::super::rules::agreement::{
    Distance, Icc, Percent, Ratings, Stat, Weights, ac2, alpha, icc, kendall_w, percent,
};
use super::super::rules::patterns::{Pattern, Tapped, patterns};
use super::super::rules::pull::{Moved, Said, Toward, moved, pull};
use super::super::rules::sensitivity::LeftOut;
use super::super::rules::{Fraction, part};
use super::sure::without_each;
use super::table::{Table, names, table};
use crate::ids::{CandidacyId, KitLineId, SeatId, VacancyId};
use crate::ledger::{self, Look};
use crate::panel::{self, Group, SeatKind};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scenario;
use crate::scoring::service::talk::RevealedScore;
use crate::scoring::{self, Answer};
use crate::vacancy::{self, Vacancy};
use std::collections::{BTreeMap, BTreeSet};

/// Who reads how far people agreed: never at the table, where a number would be held against somebody.
const MAY_AUDIT: &[Role] = &[Role::Hr];
/// Who reads what moved in the talk.
const MAY_HELP: &[Role] = &[Role::Hr, Role::Facilitator];

/// Whose answers, and from when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    /// The panel members alone, or everybody whose scores count.
    pub panel_only: bool,
    /// As they stand after the talk, or as they were given alone.
    pub after_talk: bool,
}

impl Of {
    /// In the order in which a page shows them.
    pub const ALL: [Self; 4] = [
        Self { panel_only: false, after_talk: false },
        Self { panel_only: false, after_talk: true },
        Self { panel_only: true, after_talk: false },
        Self { panel_only: true, after_talk: true },
    ];
}

/// How far people agreed.
#[derive(Debug, Clone)]
pub struct Agreed {
    pub of: Of,
    pub people: usize,
    pub alpha_ordinal: Stat,
    pub alpha_interval: Stat,
    pub ac2: Stat,
    pub kendall_w: Stat,
    pub icc: Icc,
    pub percent: Percent,
}

/// HR's audit page of a panel.
#[derive(Debug, Clone)]
pub struct Figures {
    pub vacancy: Vacancy,
    /// None before the panel has talked about anybody.
    pub agreed: Vec<Agreed>,
    /// The order without each person, with what they are called.
    pub without: Vec<(String, LeftOut<CandidacyId, SeatId>)>,
    /// The candidates' names.
    pub candidates: BTreeMap<CandidacyId, String>,
}

/// How far the panel of a vacancy agreed. That it was read is noted.
///
/// # Errors
/// Not allowed; no such vacancy.
pub async fn figures(who: &Who, app: &App, id: VacancyId) -> Result<Figures, Refused> {
    vacancy::service::may_read(who, app, MAY_AUDIT, id).await?;
    let table = table(who, app, id).await?;
    ledger::service::look(who, app, Look { what: "figures", thing: id.0, candidacy: None, vacancy: Some(id) }).await?;
    let agreed = if table.columns.is_empty() {
        Vec::new()
    } else {
        Of::ALL.iter().filter_map(|of| agreed(&table, *of)).collect()
    };
    let called: BTreeMap<SeatId, String> = table
        .columns
        .iter()
        .flat_map(|column| column.voices.iter().map(|voice| (voice.seat, voice.who.clone())))
        .collect();
    // Whoever decides hears with the table, and on whom it depends only once they have.
    let hears = !decides_now(who, app, id).await?;
    let terms = table.terms.as_ref().filter(|_| hears);
    let without = terms.map(|terms| without_each(terms, &table.columns)).unwrap_or_default();
    let without = without.into_iter().map(|one| (called.get(&one.seat).cloned().unwrap_or_default(), one)).collect();
    let candidates = table.columns.iter().map(|column| (column.candidacy.id, column.candidacy.name.clone())).collect();
    Ok(Figures { vacancy: table.vacancy, agreed, without, candidates })
}

fn agreed(table: &Table, of: Of) -> Option<Agreed> {
    let scale = table.terms.as_ref().map_or(3, |terms| terms.scale);
    let mut seats = BTreeSet::new();
    let mut units: BTreeMap<(CandidacyId, KitLineId), BTreeMap<SeatId, u8>> = BTreeMap::new();
    for column in &table.columns {
        for voice in column.voices.iter().filter(|voice| !of.panel_only || voice.group == Group::Panel) {
            let said = if of.after_talk { voice.last } else { voice.first };
            if let Some(value) = said.value().filter(|value| (1..=scale).contains(value)) {
                seats.insert(voice.seat);
                units.entry((column.candidacy.id, voice.line)).or_default().insert(voice.seat, value);
            }
        }
    }
    let row = |given: &BTreeMap<SeatId, u8>| seats.iter().map(|seat| given.get(seat).copied()).collect::<Vec<_>>();
    let ratings = Ratings::new(scale, units.values().map(row).collect()).ok()?;
    let mean = |id: CandidacyId, seat: SeatId| {
        let own = units.iter().filter(|((candidate, _), _)| *candidate == id);
        let values = own.filter_map(|(_, given)| given.get(&seat).copied().map(Answer::Value));
        part(scale, values).mean
    };
    let totals: Vec<Vec<Option<Fraction>>> = table
        .columns
        .iter()
        .map(|column| seats.iter().map(|seat| mean(column.candidacy.id, *seat)).collect())
        .collect();
    Some(Agreed {
        of,
        people: seats.len(),
        alpha_ordinal: alpha(&ratings, Distance::Ordinal),
        alpha_interval: alpha(&ratings, Distance::Interval),
        ac2: ac2(&ratings, Weights::Quadratic),
        kendall_w: kendall_w(&totals),
        icc: icc(&ratings),
        percent: percent(&ratings),
    })
}

/// What moved with one person.
#[derive(Debug, Clone)]
pub struct Mover {
    /// As the weighing page calls them.
    pub who: String,
    pub changed: usize,
    pub answers: usize,
    /// Toward what each manager on the panel had said alone; empty for the manager.
    pub toward_manager: Option<Stat>,
    /// Toward the middle of what everybody else had said alone.
    pub toward_others: Stat,
    /// How the answers look that were given alone: a prompt, and no fault.
    pub patterns: Vec<Pattern>,
}

/// What moved in the talk, as help for looking back on it.
#[derive(Debug, Clone)]
pub struct Talked {
    pub vacancy: Vacancy,
    pub moved: Moved,
    pub movers: Vec<Mover>,
    /// A choice was made, and prompts are shown no more.
    pub is_over: bool,
}

/// What moved in the talk of a vacancy's panel, and how people's answers look. None before the panel has talked about anybody. That
/// it was read is noted.
///
/// # Errors
/// Not allowed; no such vacancy.
pub async fn talked(who: &Who, app: &App, id: VacancyId) -> Result<(Vacancy, Option<Talked>), Refused> {
    let org = vacancy::service::may_read(who, app, MAY_HELP, id).await?;
    let vacancy = vacancy::service::vacancy_for(who, app, MAY_HELP, id).await?;
    let Some(panel) = panel::service::panel_of(who, app, id).await? else { return Ok((vacancy, None)) };
    // Of those who facilitate, this is for whoever led this talk.
    let led = who.signed().is_ok_and(|signed| signed.person == panel.facilitator);
    if !led && vacancy::service::may_read(who, app, MAY_AUDIT, id).await.is_err() {
        return Ok((vacancy, None));
    }
    let revealed = scoring::service::revealed(who, app, id).await?;
    if revealed.is_empty() {
        return Ok((vacancy, None));
    }
    ledger::service::look(who, app, Look { what: "talked", thing: id.0, candidacy: None, vacancy: Some(id) }).await?;
    let seats = panel::service::seats(who, app, panel.id).await?;
    let called = names(who, app, &panel, &seats).await?;
    let scale = u8::try_from(scenario::service::kit(who, app, id).await?.scale).unwrap_or(3);
    let scores: Vec<(CandidacyId, &RevealedScore)> = revealed
        .iter()
        .flat_map(|interview| interview.scores.iter().map(move |score| (interview.candidacy, score)))
        .collect();
    let said: Vec<Said<SeatId, Cell>> = scores.iter().map(|(candidacy, score)| as_said(*candidacy, score)).collect();
    let manager = seats.iter().find(|seat| seat.kind == SeatKind::Manager).map(|seat| seat.id);
    let is_over = !super::super::store::choices(&app.db, org, id).await?.is_empty();
    let decides = decides_now(who, app, id).await?;
    let movers = seats
        .iter()
        .filter(|seat| said.iter().any(|said| said.seat == seat.id))
        .map(|seat| {
            let own: Vec<_> = said.iter().filter(|said| said.seat == seat.id).collect();
            Mover {
                who: called.get(&seat.id).cloned().unwrap_or_default(),
                changed: own.iter().filter(|said| said.first != said.last).count(),
                answers: own.len(),
                toward_manager: manager
                    .filter(|manager| *manager != seat.id)
                    .map(|manager| pull(&said, seat.id, Toward::Seat(manager))),
                toward_others: pull(&said, seat.id, Toward::OthersMedian),
                patterns: if is_over || decides { Vec::new() } else { looks(scale, seat.id, &scores) },
            }
        })
        .collect();
    let moved = moved(&said);
    Ok((vacancy.clone(), Some(Talked { vacancy, moved, movers, is_over })))
}

type Cell = (CandidacyId, KitLineId);

fn as_said(candidacy: CandidacyId, score: &RevealedScore) -> Said<SeatId, Cell> {
    Said { seat: score.seat, cell: (candidacy, score.kit_line), first: score.first, last: score.last }
}

/// How one person's answers look, in the order of the interviews and of the kit.
fn looks(scale: u8, seat: SeatId, scores: &[(CandidacyId, &RevealedScore)]) -> Vec<Pattern> {
    let own: Vec<Tapped<Cell>> = scores
        .iter()
        .filter(|(_, score)| score.seat == seat)
        .map(|(candidacy, score)| Tapped {
            cell: (*candidacy, score.kit_line),
            shown: score.first_shown,
            tapped: score.first_tapped,
            value: score.first,
        })
        .collect();
    let others: Vec<(Cell, Answer)> = scores
        .iter()
        .filter(|(_, score)| score.seat != seat)
        .map(|(candidacy, score)| ((*candidacy, score.kit_line), score.first))
        .collect();
    patterns(scale, &own, &others)
}

/// Is this whoever is still to choose? Some manage and are HR as well.
async fn decides_now(who: &Who, app: &App, id: VacancyId) -> Result<bool, Refused> {
    let made = !super::super::store::choices(&app.db, who.org()?, id).await?.is_empty();
    Ok(!made && super::decides(who, app, id).await)
}
