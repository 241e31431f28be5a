//! The weighting agreement: what it says to the panel, whether it may be so, and its announcement.

use super::super::{Agreement, CLOSE_RULE, Gates, Mode, Parts, Seat, Talk, Weights, rules, store};
use super::OFFICE;
use crate::ids::{RowId, VacancyId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::{JsonText, Lock, Notice};
use crate::platform::refused::Refused;
use crate::scenario::Criterion;
use crate::texts::{say, say_with};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How scores will be put together, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    pub mode: Mode,
    pub panel_share: i64,
    pub weights: Weights,
    pub talk: Talk,
    pub parts: Parts,
    /// Why it is changed after it had been announced.
    pub reason: String,
}

/// What is told in Easy Read, part by part: a picture, a heading, one sentence a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub title: String,
    pub parts: Vec<Part>,
}

/// One part of an Easy Read text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub picture: String,
    pub title: String,
    pub lines: Vec<String>,
}

impl Part {
    pub(super) fn new(picture: &str, title: String, texts: &[String]) -> Self {
        let lines = texts.iter().flat_map(|text| text.lines().map(|line| line.trim().to_owned()));
        Self { picture: picture.to_owned(), title, lines: lines.filter(|line| !line.is_empty()).collect() }
    }
}

/// The criteria of a kit, in the order of the kit's first use of them.
pub fn criteria(kit: &crate::scenario::Kit) -> Vec<Criterion> {
    let mut found: Vec<Criterion> = Vec::new();
    for line in &kit.lines {
        if !found.contains(&line.criterion) {
            found.push(line.criterion);
        }
    }
    found.sort_unstable();
    found
}

/// The announcement of an agreement, in Easy Read.
pub fn announcement(new: &NewAgreement, scale: i64) -> Announcement {
    let NewAgreement { mode, panel_share, weights, talk, parts: besides, .. } = new;
    let (panel, others) = (panel_share.to_string(), (100 - *panel_share).to_string());
    let shares = [("panel", panel.as_str()), ("others", others.as_str())];
    let example = say("panel-announce-example-name");
    let how = match mode {
        Mode::Equal => Part::new(
            "1F44D",
            say("announce-equal-title"),
            &[say("announce-equal-text"), say("announce-equal-example")],
        ),
        Mode::Parallel => Part::new(
            "1F44D",
            say_with("announce-parallel-title", &shares),
            &[
                say_with("announce-parallel-text", &shares),
                say("announce-parallel-others"),
                say_with("announce-parallel-example", &[shares[0], shares[1], ("candidate", &example)]),
            ],
        ),
    };
    let each: Vec<String> = Criterion::ALL
        .into_iter()
        .filter(|criterion| weights.0.contains_key(criterion.code()))
        .map(|criterion| {
            let weight = weights.of(criterion.code()).to_string();
            say_with(
                "panel-announce-weight",
                &[("criterion", &say(&format!("announce-criterion-{}", criterion.code()))), ("weight", &weight)],
            )
        })
        .collect();
    let with = [("candidate", example.as_str())];
    let team = besides.veto.map(|_| {
        let texts = [say("announce-team-text"), say_with("announce-team-example", &with), say("announce-against")];
        Part::new("1F3E0", say("announce-team-title"), &texts)
    });
    let advice = besides.advisory.then(|| {
        let texts = [say("announce-advice-text"), say_with("announce-advice-example", &with)];
        Part::new("1F4C4", say("announce-advice-title"), &texts)
    });
    let parts = [
        Some(Part::new("1F465", say("announce-panel-title"), &[say("announce-panel-text")])),
        Some(how),
        Some(Part::new(
            "1F4DD",
            say("panel-announce-weights-title"),
            &[vec![say("panel-announce-weights")], each].concat(),
        )),
        gate_part(&besides.gates, scale),
        team,
        Some(Part::new(
            "E247",
            say("announce-law-title"),
            &[say("announce-law-text"), say("announce-law-failed"), say("announce-law-private")],
        )),
        Some(Part::new(
            "1F9D1",
            say("announce-manager-title"),
            &[say("announce-manager-text"), say("announce-manager-against")],
        )),
        advice,
        Some(Part::new(
            "1F4AC",
            say("announce-when-title"),
            &[
                say(&format!("announce-when-{}", talk.code())),
                say("announce-when-private"),
                say("announce-when-change"),
                say("announce-when-kept"),
            ],
        )),
    ];
    Announcement { title: say("announce-title"), parts: parts.into_iter().flatten().collect() }
}

/// What has to go well, with an example by the first of it. Nothing without gates.
fn gate_part(gates: &Gates, scale: i64) -> Option<Part> {
    let gates: Vec<(Criterion, i64)> = Criterion::ALL
        .into_iter()
        .filter_map(|criterion| gates.0.get(criterion.code()).map(|least| (criterion, *least)))
        .collect();
    let place = |value: i64| say(&format!("weighing-value-{scale}-{value}"));
    let (_, least) = *gates.first()?;
    let (value, below) = (place(least), place(least - 1));
    let with = [("value", value.as_str()), ("below", below.as_str())];
    let mut texts = vec![say("announce-gate-text")];
    texts.extend(gates.iter().map(|(criterion, least)| {
        let criterion = say(&format!("announce-criterion-{}", criterion.code()));
        say_with("announce-gate-one", &[("criterion", &criterion), ("value", &place(*least))])
    }));
    texts.extend([
        say("announce-gate-middle"),
        say_with("announce-gate-example", &with),
        say_with("announce-gate-fails", &with),
        say("announce-gate-out"),
        say("announce-against"),
    ]);
    Some(Part::new("1F6AA", say("announce-gate-title"), &texts))
}

/// The announcement as it was told.
pub async fn announcement_of(who: &Who, app: &App, agreement: &Agreement) -> Result<Announcement, Refused> {
    let text = crate::texts::service::read(&app.db, who.org()?, agreement.text_version).await?;
    Ok(serde_json::from_value(text)?)
}

/// Whether this could be announced now.
///
/// # Errors
/// Weights that do not make 100, a change without a reason, or an agreement that is frozen.
pub async fn check_agreement(who: &Who, app: &App, vacancy: VacancyId, new: &NewAgreement) -> Result<(), Refused> {
    let org = crate::vacancy::service::may_do(who, app, OFFICE, vacancy).await?.org;
    let kit = crate::scenario::service::kit(who, app, vacancy).await?;
    let last = store::agreement(&app.db, org, vacancy).await?;
    let frozen = last.as_ref().is_some_and(|agreement| agreement.frozen_at.is_some());
    rules::check_change(last.is_some(), frozen, &new.reason)?;
    if new.reason.chars().count() > 1000 {
        return Err(Refused::field("reason", "panel-reason-long"));
    }
    rules::check_share(new.mode, new.panel_share)?;
    let criteria: Vec<&str> = criteria(&kit).into_iter().map(Criterion::code).collect();
    if criteria.is_empty() {
        return Err(Refused::because("panel-agreement-kit-first"));
    }
    rules::check_weights(&criteria, &new.weights)?;
    rules::check_gates(&criteria, kit.scale, &new.parts.gates)?;
    if let Some(veto) = new.parts.veto {
        let seats = match store::panel_of(&app.db, org, vacancy).await? {
            Some(panel) => store::seats(&app.db, org, panel.id).await?,
            None => Vec::new(),
        };
        let may = |seat: &Seat| seat.id == veto && rules::may_veto(seat.kind, seat.withdrawn_at.is_some());
        if !seats.iter().any(may) {
            return Err(rules::Refusal::VetoNoSeat.into());
        }
    }
    Ok(())
}

/// Announces how scores will be put together. What was announced stays; a change is a new version with its reason.
///
/// # Errors
/// Weights that do not make 100, a change without a reason, or an agreement that is frozen.
pub async fn announce(who: &Who, app: &App, vacancy: VacancyId, new: NewAgreement) -> Result<i64, Refused> {
    let signed = crate::vacancy::service::may_do(who, app, OFFICE, vacancy).await?;
    let (org, by) = (signed.org, signed.person);
    let vacancy = crate::vacancy::service::open_to_candidates(who, app, vacancy).await?;
    check_agreement(who, app, vacancy.id, &new).await?;
    let last = store::agreement(&app.db, org, vacancy.id).await?;
    let now = app.clock.now();
    let version = last.map_or(0, |agreement| agreement.version) + 1;
    let kit = crate::scenario::service::kit(who, app, vacancy.id).await?;
    let told = announcement(&new, kit.scale);
    let mut tx = app.db.begin().await?;
    // No interview begins and nobody announces another one between what was looked at and this.
    tx.lock(Lock::Ledger).await?;
    let still = store::agreement(&mut tx, org, vacancy.id).await?;
    if still.as_ref().map_or(0, |still| still.version) + 1 != version
        || still.is_some_and(|still| still.frozen_at.is_some())
    {
        return Err(Refused::because("panel-agreement-changed"));
    }
    let body = serde_json::to_value(&told)?;
    let text_version = crate::texts::service::keep(&mut tx, org, "announcement", "en-GB", &body, now).await?;
    let agreement = Agreement {
        org,
        id: RowId::new(),
        vacancy: vacancy.id,
        version,
        mode: new.mode,
        panel_share: new.panel_share,
        weights: JsonText(new.weights),
        talk: new.talk,
        gates: JsonText(new.parts.gates),
        veto_seat: new.parts.veto,
        advisory: new.parts.advisory,
        reason: Some(new.reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
        announced_at: now,
        frozen_at: None,
        text_version,
    };
    store::insert_agreement(&mut tx, &agreement, by).await?;
    let mut deed = Deed::new(who);
    let told = json!({
        "agreement": agreement.id, "version": version, "mode": new.mode.code(), "panel_share": new.panel_share,
        "weights": agreement.weights.0, "talk": new.talk.code(), "gates": agreement.gates.0, "veto_seat": agreement.veto_seat,
        "advisory": agreement.advisory, "close_rule": CLOSE_RULE, "reason": agreement.reason,
        "text_version": text_version,
    });
    deed.note(vacancy.stream, vacancy.subject, "agreement.announced", told);
    tx.tell(Notice::new("vacancy", vacancy.id)).await?;
    deed.commit(tx, app).await?;
    Ok(version)
}
