//! Everything on the weighing page, gathered and worked out.

use super::super::rules::sensitivity::Checks;
use super::super::rules::{self, AtGate, Cell, InReach, NoTotal, Outside, Rank, Terms, Total, Weighed};
use super::MAY_READ;
use super::sure::sure_of;
use crate::checks;
use crate::hex::sha256;
use crate::ids::{CandidacyId, KitLineId, SeatId, VacancyId};
use crate::ledger::{self, Look};
use crate::panel::{self, Agreement, ConsentKind, Group, Interview, Mode, Panel, Parts, Seat, SeatKind};
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scenario::{self, Criterion};
use crate::scoring::{self, Answer, ForTeam, Reason};
use crate::texts::{say, say_with};
use crate::vacancy::{self, Candidacy, Stage, Vacancy};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The weighing page: candidates whose interview the panel talked about, side by side.
#[derive(Debug, Clone)]
pub struct Table {
    pub vacancy: Vacancy,
    pub panel: Option<Panel>,
    pub agreement: Option<Agreement>,
    pub terms: Option<Terms>,
    /// What was agreed beside the arithmetic.
    pub parts: Parts,
    /// Who can say no for their own team; none: nobody, or nobody any more.
    pub veto: Option<String>,
    /// The best total first; those without one last, by name.
    pub columns: Vec<Column>,
    /// How sure the orders are; none without an agreement.
    pub sure: Option<Checks<CandidacyId>>,
    /// Whose interview the panel has still to talk about.
    pub waiting: Vec<Waiting>,
    /// The digest of the scores and terms.
    pub inputs: String,
    /// Whom concerns reach.
    pub lead: String,
    /// A concern about one of the candidates is not answered yet: nobody can be chosen.
    pub concern_waits: bool,
}

/// One candidate.
#[derive(Debug, Clone)]
pub struct Column {
    pub candidacy: Candidacy,
    pub weighed: Weighed<CandidacyId>,
    /// The place by the agreed total, among those who can be chosen.
    pub rank: Option<Rank>,
    /// The place in the panel's own order, among those who can be chosen.
    pub panel_rank: Option<Rank>,
    pub voices: Vec<Voice>,
    pub absent: Vec<Absent>,
    pub concerns: Vec<Concern>,
    /// How they stand to what has to go well.
    pub gates: Vec<AtGate>,
    /// What was said for one's own team, and by whom.
    pub team: Option<TeamSaid>,
    pub checks: Option<checks::service::Sheet>,
}

/// What one seat said about one item.
#[derive(Debug, Clone)]
pub struct Voice {
    pub seat: SeatId,
    pub line: KitLineId,
    /// What the item is called in the kit.
    pub item: String,
    /// The name if the person agreed to be named, else "Panel member A".
    pub who: String,
    pub group: Group,
    pub criterion: Criterion,
    pub first: Answer,
    pub last: Answer,
    /// What was pressed for them, in the words that stood there: sums use the value, pages show what was tapped.
    pub first_said: String,
    pub said: String,
    pub remarks: Vec<Remark>,
}

/// Why, in the person's own words and by the cards they picked.
#[derive(Debug, Clone)]
pub struct Remark {
    pub words: String,
    pub cards: Vec<String>,
}

/// What the panel member who will be supported said for their own team.
#[derive(Debug, Clone)]
pub struct TeamSaid {
    pub seat: SeatId,
    pub who: String,
    pub said: ForTeam,
}

/// "I did not feel safe."
#[derive(Debug, Clone)]
pub struct Concern {
    /// None where the person did not choose that whoever weighs may know.
    pub who: Option<String>,
    pub words: String,
}

/// A seat that did not score this candidate.
#[derive(Debug, Clone)]
pub struct Absent {
    pub who: String,
    pub group: Option<Group>,
    pub reason: Reason,
}

/// A candidate whom the panel has still to meet or to talk about.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub name: String,
    pub interview: Option<Interview>,
}

impl Table {
    /// Those who can be chosen.
    pub(super) fn in_reach(&self) -> Vec<InReach<CandidacyId>> {
        self.columns
            .iter()
            .filter(|column| can_be_chosen(column.candidacy.stage))
            .map(|column| InReach {
                id: column.candidacy.id,
                panel_total: column.weighed.panel_total.clone(),
                outside: column.outside(),
            })
            .collect()
    }

    /// The candidates whom the panel put first, among those who can be chosen.
    pub fn panels_first(&self) -> Vec<&Column> {
        self.columns.iter().filter(|column| column.panel_rank.is_some_and(|rank| rank.place == 1)).collect()
    }

    /// The candidates who are first by the agreed total.
    pub fn first(&self) -> Vec<&Column> {
        self.columns.iter().filter(|column| column.rank.is_some_and(|rank| rank.place == 1)).collect()
    }

    /// The column of one candidate.
    pub fn column(&self, id: CandidacyId) -> Option<&Column> {
        self.columns.iter().find(|column| column.candidacy.id == id)
    }

    /// The page as it stands, by ids and raw values, without names or remarks.
    pub(super) fn snapshot(&self) -> Value {
        json!({
            "inputs": self.inputs,
            "terms": self.terms,
            "sure": self.sure,
            "agreement": self.agreement.as_ref().map(|agreement| agreement.version),
            "gates": self.parts.gates, "veto_seat": self.parts.veto, "advisory": self.parts.advisory,
            "candidates": self.columns.iter().map(Column::snapshot).collect::<Vec<_>>(),
        })
    }
}

impl Column {
    /// Whether they left the order, and why.
    pub fn outside(&self) -> Outside {
        Outside {
            gate: self.gates.iter().any(AtGate::keeps_out),
            veto: self.team.as_ref().is_some_and(|team| team.said == ForTeam::No),
        }
    }

    /// The same for the ledger, which files leave the house with: why somebody did not score, and that there were concerns, is
    /// private to the panel, and stands in entries of its own, as what each seat scored does.
    pub(super) fn page(&self) -> Value {
        let mut page = self.snapshot();
        if let Some(page) = page.as_object_mut() {
            page.remove("absent");
            page.remove("concerns");
            page.remove("scores");
        }
        page
    }

    /// This candidate's part of the page as it stands.
    pub(super) fn snapshot(&self) -> Value {
        let checks = self.checks.as_ref().map(|sheet| {
            sheet
                .rows
                .iter()
                .map(|row| (row.item.code.clone(), json!(row.status.code())))
                .collect::<serde_json::Map<_, _>>()
        });
        json!({
            "candidacy": self.candidacy.id,
            "stage": self.candidacy.stage.code(),
            "total": total_value(&self.weighed.total),
            "rank": self.rank.map(|rank| rank.to_string()),
            "panel_total": total_value(&self.weighed.panel_total),
            "panel_rank": self.panel_rank.map(|rank| rank.to_string()),
            "others_total": total_value(&self.weighed.others_total),
            "panel": self.weighed.panel,
            "others": self.weighed.others,
            "scores": self.voices.iter().map(|voice| json!({
                "seat": voice.seat, "line": voice.line, "criterion": voice.criterion,
                "group": voice.group, "first": voice.first, "last": voice.last,
            })).collect::<Vec<_>>(),
            "absent": self.absent.iter().map(|absent| absent.reason.code()).collect::<Vec<_>>(),
            "concerns": self.concerns.len(),
            "gates": self.gates,
            "for_team": self.team.as_ref().map(|team| team.said),
            "outside": self.outside(),
            "checks": checks,
        })
    }
}

/// A total as the ledger has it: a fraction as text, or what is missing for it.
pub(super) fn total_value(total: &Total) -> Value {
    match total {
        Ok(total) => json!(total),
        Err(NoTotal::Missing(missing)) => json!({ "missing": missing }),
        Err(NoTotal::BadTerms) => json!({ "missing": "terms" }),
        Err(NoTotal::TooLarge) => json!({ "missing": "too_large" }),
    }
}

/// Candidates from whom a choice is made: the panel met them and nothing was offered to them.
pub(super) fn can_be_chosen(stage: Stage) -> bool {
    matches!(stage, Stage::Shortlisted | Stage::Interviewed | Stage::Chosen | Stage::Reserve | Stage::NotChosen)
}

/// [`table`] for somebody who reads it on a screen: that they did is noted first, and what cannot be noted is not shown.
pub async fn read_table(who: &Who, app: &App, id: VacancyId) -> Result<Table, Refused> {
    let table = table(who, app, id).await?;
    let look = Look { what: "weighing", thing: id.0, candidacy: None, vacancy: Some(id) };
    ledger::service::look(who, app, look).await?;
    Ok(table)
}

/// The weighing page of a vacancy.
pub async fn table(who: &Who, app: &App, id: VacancyId) -> Result<Table, Refused> {
    let vacancy = vacancy::service::vacancy_for(who, app, MAY_READ, id).await?;
    let mut candidacies = vacancy::service::candidacies(who, app, id).await?;
    // Of whom nothing is left nothing can be weighed.
    candidacies.retain(|candidacy| candidacy.erased_at.is_none());
    let agreement = panel::service::agreement(who, app, id).await?;
    let kit = scenario::service::kit(who, app, id).await?;
    let panel = panel::service::panel_of(who, app, id).await?;
    let (seats, interviews) = match &panel {
        Some(panel) => {
            (panel::service::seats(who, app, panel.id).await?, panel::service::interviews(who, app, panel.id).await?)
        }
        None => (Vec::new(), Vec::new()),
    };
    let names = match &panel {
        Some(panel) => names(who, app, panel, &seats).await?,
        None => BTreeMap::new(),
    };
    let titles: BTreeMap<_, _> = kit.lines.iter().map(|line| (line.id, line.words.title.clone())).collect();
    let name = |seat: SeatId| names.get(&seat).cloned().unwrap_or_default();

    let mut heard = Vec::new();
    for revealed in scoring::service::revealed(who, app, id).await? {
        let Some(candidacy) = candidacies.iter().find(|candidacy| candidacy.id == revealed.candidacy) else { continue };
        let voices: Vec<Voice> = revealed
            .scores
            .into_iter()
            .map(|score| Voice {
                seat: score.seat,
                line: score.kit_line,
                item: titles.get(&score.kit_line).cloned().unwrap_or_default(),
                who: name(score.seat),
                group: score.group,
                criterion: score.criterion,
                first: score.first,
                last: score.last,
                first_said: answer_words(score.first_shown.places(), score.first_tapped),
                said: answer_words(score.shown.places(), score.tapped),
                remarks: score.remarks.into_iter().filter_map(remark).collect(),
            })
            .collect();
        let absent = revealed
            .absent
            .iter()
            .map(|(seat, reason)| Absent {
                who: name(*seat),
                group: seats.iter().find(|one| one.id == *seat).and_then(Seat::group),
                reason: *reason,
            })
            .collect();
        let concerns = revealed
            .concerns
            .into_iter()
            .map(|concern| Concern {
                who: concern.by.map(|(seat, _)| name(seat)),
                words: concern.words.trim().to_owned(),
            })
            .collect();
        let team = revealed.team.map(|team| TeamSaid { seat: team.seat, who: name(team.seat), said: team.said });
        heard.push(Heard { candidacy: candidacy.clone(), voices, absent, concerns, team });
    }
    let waiting = candidacies
        .iter()
        .filter(|candidacy| matches!(candidacy.stage, Stage::Shortlisted | Stage::Interviewed))
        .filter(|candidacy| !heard.iter().any(|other| other.candidacy.id == candidacy.id))
        .map(|candidacy| Waiting {
            name: candidacy.name.clone(),
            interview: interviews.iter().find(|interview| interview.candidacy == candidacy.id).cloned(),
        })
        .collect();

    let scale = u8::try_from(kit.scale).unwrap_or(3);
    let terms = agreement.as_ref().map(|agreement| terms(agreement, scale));
    let parts = agreement.as_ref().map(Agreement::parts).unwrap_or_default();
    let veto = parts.veto.and_then(|veto| seats.iter().find(|seat| seat.id == veto && seat.withdrawn_at.is_none()));
    let veto = veto.map(|seat| name(seat.id));
    let mut columns = weighed(terms.as_ref(), &parts, heard);
    for column in &mut columns {
        column.checks = Some(checks::service::sheet(who, app, column.candidacy.id).await?);
    }
    let inputs = digest(terms.as_ref(), &parts, &columns)?;
    let sure = sure_of(terms.as_ref(), &columns)?;
    let org = vacancy.org;
    let leads = scoring::concern::service::leads(app, org).await?;
    let lead = leads.about(&columns.iter().map(|column| &column.candidacy).collect::<Vec<_>>()).name();
    let concern_waits = scoring::concern::service::keeps_from_choosing(app, org, id).await?;
    Ok(Table { vacancy, panel, agreement, terms, parts, veto, columns, sure, waiting, inputs, lead, concern_waits })
}

fn remark(said: scoring::service::talk::RevealedRemark) -> Option<Remark> {
    let mut words = said.words.trim().to_owned();
    if let Some(voice) = said.voice {
        let aloud = match voice.words.trim() {
            "" => say("weighing-said-aloud"),
            written => say_with("weighing-said-aloud-words", &[("words", written)]),
        };
        words = [words, aloud].join(" ").trim().to_owned();
    }
    let cards: Vec<String> = said.cards.into_iter().map(|card| card.words).collect();
    (!words.is_empty() || !cards.is_empty()).then_some(Remark { words, cards })
}

/// What was said about one candidate, before it is put together.
struct Heard {
    candidacy: Candidacy,
    voices: Vec<Voice>,
    absent: Vec<Absent>,
    concerns: Vec<Concern>,
    team: Option<TeamSaid>,
}

fn weighed(terms: Option<&Terms>, parts: &Parts, heard: Vec<Heard>) -> Vec<Column> {
    // Without an agreement there is nothing to weigh by: the counts are shown, and no total.
    let none = Terms { scale: 3, panel_share: None, weights: Criterion::ALL.map(|criterion| (criterion, 0)).to_vec() };
    let terms = terms.unwrap_or(&none);
    let cells: Vec<Cell<CandidacyId>> = heard
        .iter()
        .flat_map(|heard| {
            heard.voices.iter().map(|voice| Cell {
                candidate: heard.candidacy.id,
                group: voice.group,
                criterion: voice.criterion,
                said: voice.last,
            })
        })
        .collect();
    let ids: Vec<CandidacyId> = heard.iter().map(|heard| heard.candidacy.id).collect();
    let weighed = rules::weigh(terms, &ids, &cells);
    let least: Vec<(Criterion, u8)> = Criterion::ALL
        .into_iter()
        .filter_map(|criterion| Some((criterion, u8::try_from(*parts.gates.0.get(criterion.code())?).ok()?)))
        .collect();
    let mut columns: Vec<Column> = heard
        .into_iter()
        .zip(weighed)
        .map(|(Heard { candidacy, voices, absent, concerns, team }, weighed)| Column {
            gates: rules::gates(&least, &weighed.panel),
            candidacy,
            weighed,
            rank: None,
            panel_rank: None,
            voices,
            absent,
            concerns,
            team,
            checks: None,
        })
        .collect();
    let total_of = |of: fn(&Weighed<CandidacyId>) -> &Total| -> Vec<_> {
        let is_ranked = |column: &Column| is_ranked(column.candidacy.stage) && !column.outside().is_outside();
        columns.iter().map(|column| of(&column.weighed).as_ref().ok().copied().filter(|_| is_ranked(column))).collect()
    };
    let ranks = rules::ranks(&total_of(|weighed| &weighed.total));
    let panel_ranks = rules::ranks(&total_of(|weighed| &weighed.panel_total));
    for (column, (rank, panel_rank)) in columns.iter_mut().zip(ranks.into_iter().zip(panel_ranks)) {
        (column.rank, column.panel_rank) = (rank, panel_rank);
    }
    columns.sort_by_cached_key(|column| {
        (column.rank.map_or(usize::MAX, |rank| rank.place), column.candidacy.sort_key.clone(), column.candidacy.id)
    });
    columns
}

/// Places are given among those who are still in the running; who withdrew keeps what was said and has no place.
pub(super) fn is_ranked(stage: Stage) -> bool {
    !matches!(stage, Stage::Withdrawn | Stage::OfferWithdrawn)
}

fn terms(agreement: &Agreement, scale: u8) -> Terms {
    let per_cent = |value: i64| u8::try_from(value).unwrap_or(u8::MAX);
    Terms {
        scale,
        panel_share: (agreement.mode == Mode::Parallel).then(|| per_cent(agreement.panel_share)),
        weights: Criterion::ALL
            .into_iter()
            .map(|criterion| (criterion, per_cent(agreement.weights.0.of(criterion.code()))))
            .collect(),
    }
}

/// What the page was worked out from, in one order, whatever order it was read in.
fn digest(terms: Option<&Terms>, parts: &Parts, columns: &[Column]) -> Result<String, Refused> {
    let mut scores: Vec<String> = columns
        .iter()
        .flat_map(|column| {
            column
                .voices
                .iter()
                .map(|voice| format!("{} {} {} {}", column.candidacy.id, voice.seat, voice.line, voice.last.code()))
        })
        .collect();
    scores.sort_unstable();
    let mut inputs = json!({ "terms": terms, "scores": scores });
    // Where nothing was agreed beside the arithmetic the digest is what it was before there was anything to agree.
    if !parts.is_empty() {
        let mut said: Vec<String> = columns
            .iter()
            .filter_map(|column| {
                let team = column.team.as_ref()?;
                Some(format!("{} {} {}", column.candidacy.id, team.seat, team.said.code()))
            })
            .collect();
        said.sort_unstable();
        inputs["agreed"] = json!({ "gates": parts.gates, "veto_seat": parts.veto, "advisory": parts.advisory });
        inputs["for_team"] = json!(said);
    }
    let text = serde_json::to_string(&inputs)?;
    Ok(sha256(text.as_bytes()))
}

/// What each seat is called on desk pages. A panel member, a family representative and an advocate are named only if
/// they agreed to be; who works here and decides is named.
pub(super) async fn names(
    who: &Who,
    app: &App,
    panel: &Panel,
    seats: &[Seat],
) -> Result<BTreeMap<SeatId, String>, Refused> {
    let consents = panel::service::consents(who, app, panel.id).await?;
    let mut names = BTreeMap::new();
    let mut counted: BTreeMap<SeatKind, u8> = BTreeMap::new();
    for seat in seats {
        let letter = counted.entry(seat.kind).or_insert(b'A');
        let message = format!("weighing-seat-{}", seat.kind.code().replace('_', "-"));
        let label = say_with(&message, &[("letter", &char::from(*letter).to_string())]);
        *letter = letter.saturating_add(1);
        // The last answer counts.
        let named = consents
            .iter()
            .filter(|consent| consent.seat == seat.id && consent.kind == ConsentKind::BeNamed)
            .max_by_key(|consent| (consent.at, consent.id))
            .map(|consent| consent.given);
        let may_be_named = match seat.kind {
            SeatKind::Manager | SeatKind::Colleague => named.unwrap_or(true),
            SeatKind::PanelMember | SeatKind::Family | SeatKind::Advocate | SeatKind::Shadow => named.unwrap_or(false),
        };
        names.insert(seat.id, if may_be_named { seat.name.clone() } else { label });
    }
    Ok(names)
}

/// The answer in words: "Good", "Not sure".
fn answer_words(scale: u8, answer: Answer) -> String {
    match answer {
        Answer::Value(value) => value_words(scale, value),
        Answer::NotSure => say("weighing-not-sure"),
        Answer::NotSeen => say("weighing-not-seen"),
        Answer::RatherNot => say("weighing-rather-not"),
    }
}

/// A place on the scale in words.
pub fn value_words(scale: u8, value: u8) -> String {
    say(&format!("weighing-value-{scale}-{value}"))
}

/// Can this candidate be chosen?
pub fn is_in_reach(column: &Column) -> bool {
    can_be_chosen(column.candidacy.stage)
}
