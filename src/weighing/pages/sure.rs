//! How sure the order is: one sentence, and behind a disclosure what it rests on.

use super::super::rules::sensitivity::{
    Checked, Details, Flip, How, Mixes, Moves, OnePerson, OtherWeights, Severity, Shares, Sure, Why,
};
use super::super::rules::{Fraction, Total};
use super::super::service::{Column, Table};
use super::list;
use crate::ids::CandidacyId;
use crate::panel::Parts;
use crate::texts::{say, say_with};
use leptos::prelude::*;

/// The names of candidates, and their totals of one order.
struct Names<'a> {
    table: &'a Table,
    total: fn(&Column) -> &Total,
}

impl Names<'_> {
    fn of(&self, id: CandidacyId) -> String {
        self.table.column(id).map(|column| column.candidacy.name.clone()).unwrap_or_default()
    }

    fn total(&self, id: CandidacyId) -> String {
        let total = self.table.column(id).and_then(|column| (self.total)(column).as_ref().ok());
        total.map(|total| total.two_decimals()).unwrap_or_default()
    }
}

/// Who is first by the agreed weighing, and how sure that is, in one or two sentences.
pub(super) fn sentence(table: &Table) -> String {
    let Some(checks) = &table.sure else { return say("weighing-verdict-none") };
    if table.first().is_empty() && table.columns.iter().any(|column| column.outside().is_outside()) {
        return say("weighing-verdict-outside");
    }
    let names = Names { table, total: |column| &column.weighed.total };
    sure_words(&names, &checks.agreed)
}

fn sure_words(names: &Names<'_>, checked: &Checked<CandidacyId>) -> String {
    let mixes = checked.details.as_ref().and_then(|details| details.mixes.as_ref().ok());
    let every = match mixes.is_none_or(|mixes| mixes.dropped == Fraction::ZERO) {
        true => "weighing-sure-every-mix",
        false => "weighing-sure-every-mix-counted",
    };
    let said = |code: &str, first: &CandidacyId, of_100: Option<u8>| {
        let n = of_100.map(|n| n.to_string()).unwrap_or_default();
        say_with(code, &[("name", &names.of(*first)), ("n", &n)])
    };
    match &checked.sure {
        Sure::NoTotals { .. } => say("weighing-verdict-none"),
        Sure::OneCandidate { first } => said("weighing-sure-one-candidate", first, None),
        Sure::Tie { firsts } => {
            let firsts: Vec<String> = firsts.iter().map(|id| names.of(*id)).collect();
            say_with("weighing-verdict-tie", &[("names", &list(&firsts))])
        }
        Sure::OneSeat { first } => said("weighing-sure-one-seat", first, None),
        Sure::TooCloseOnePerson { first, .. } => said("weighing-sure-one-person", first, None),
        Sure::TooCloseMix { first, of_100 } => said("weighing-sure-mix", first, Some(*of_100)),
        Sure::CannotTell { first, why } => {
            format!("{} {}", said("weighing-verdict-first", first, None), why_words(*why))
        }
        Sure::Clear { first, of_100: 100 } => said(every, first, None),
        Sure::Clear { first, of_100 } => said("weighing-sure-clear", first, Some(*of_100)),
    }
}

/// Who is first alone.
fn leader(sure: &Sure<CandidacyId>) -> Option<CandidacyId> {
    match sure {
        Sure::NoTotals { .. } | Sure::Tie { .. } => None,
        Sure::OneCandidate { first }
        | Sure::OneSeat { first }
        | Sure::TooCloseOnePerson { first, .. }
        | Sure::TooCloseMix { first, .. }
        | Sure::CannotTell { first, .. }
        | Sure::Clear { first, .. } => Some(*first),
    }
}

fn why_words(why: Why) -> String {
    say(&format!("weighing-sure-why-{}", why.code().replace('_', "-")))
}

/// What the sentence rests on, for whoever wants to know more.
pub(super) fn disclosure(table: &Table) -> AnyView {
    let Some(checks) = &table.sure else { return ().into_any() };
    let parallel = table.terms.as_ref().is_some_and(|terms| terms.panel_share.is_some());
    let parallel = parallel.then(|| view! { <p>{say("weighing-sure-parallel")}</p> });
    let agreed = part("weighing-sure-agreed", &Names { table, total: |column| &column.weighed.total }, &checks.agreed);
    // Where the panel alone scores the two orders are one.
    let panel = (checks.agreed != checks.panel).then(|| {
        part("weighing-sure-panel", &Names { table, total: |column| &column.weighed.panel_total }, &checks.panel)
    });
    let holds = table.parts != Parts::default();
    let held = holds.then(|| view! { <p>{say("weighing-sure-held")}</p> });
    view! {
        <details class="more card">
            <summary>{say("weighing-sure-more")}</summary>
            <p>{say("weighing-sure-lead")}</p>
            {parallel}
            {agreed}
            {panel}
            {held}
        </details>
    }
    .into_any()
}

fn part(title: &'static str, names: &Names<'_>, checked: &Checked<CandidacyId>) -> AnyView {
    let body = match &checked.details {
        None => view! { <p>{sure_words(names, checked)}</p> }.into_any(),
        Some(details) => {
            let flips = match &details.flips {
                Ok(flips) => {
                    let leader = leader(&checked.sure).map(|id| names.of(id)).unwrap_or_default();
                    let line = |flip| view! { <li>{flip_words(names, &leader, flip)}</li> };
                    flips.iter().map(line).collect_view().into_any()
                }
                Err(why) => view! { <li>{why_words(*why)}</li> }.into_any(),
            };
            view! {
                {shares(title, names, details)}
                <ul>
                    <li>{one_person_words(&details.one_person)}</li>
                    {flips}
                    <li>{say(&format!("weighing-sure-{}", severity_code(details.severity)))}</li>
                </ul>
            }
            .into_any()
        }
    };
    view! { <section><h3>{say(title)}</h3>{body}</section> }.into_any()
}

fn severity_code(severity: Severity) -> String {
    severity.code().replace('_', "-")
}

/// One line a candidate: the total, its range, and how often they are first.
fn shares(title: &'static str, names: &Names<'_>, details: &Details<CandidacyId>) -> AnyView {
    let mixes = details.mixes.as_ref().ok();
    let weights = details.weights.as_ref().ok();
    let ids: Vec<CandidacyId> = match (mixes, weights) {
        (Some(mixes), _) => mixes.candidates.iter().map(|mixed| mixed.candidate).collect(),
        (None, Some(weights)) => weights.all.iter().map(|shares| shares.candidate).collect(),
        (None, None) => Vec::new(),
    };
    let rows = ids.iter().map(|id| share_row(names, *id, mixes, weights)).collect_view();
    let notes = [
        details.mixes.as_ref().map_or_else(|why| Some(why_words(*why)), |mixes| Some(mixes_words(mixes))),
        details.weights.as_ref().map_or_else(|why| Some(why_words(*why)), weights_words),
    ];
    let notes = notes.into_iter().flatten().map(|note| view! { <p class="hint">{note}</p> }).collect_view();
    let table = (!ids.is_empty()).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=say(title)>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("weighing-sure-col-who")}</th>
                    <th scope="col">{say("weighing-sure-col-total")}</th>
                    <th scope="col">{say("weighing-sure-col-range")}</th>
                    <th scope="col">{say("weighing-sure-col-mixes")}</th>
                    <th scope="col">{say("weighing-sure-col-near")}</th>
                    <th scope="col">{say("weighing-sure-col-all")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
        }
    });
    view! { {table} {notes} }.into_any()
}

fn share_row(
    names: &Names<'_>,
    id: CandidacyId,
    mixes: Option<&Mixes<CandidacyId>>,
    weights: Option<&OtherWeights<CandidacyId>>,
) -> AnyView {
    let own = mixes.and_then(|mixes| mixes.candidates.iter().find(|mixed| mixed.candidate == id));
    let none = || say("weighing-sure-none");
    let range = own.map_or_else(none, |own| {
        let with = [("low", own.range.low.two_decimals()), ("high", own.range.high.two_decimals())];
        say_with("weighing-sure-range", &with.each_ref().map(|(name, value)| (*name, value.as_str())))
    });
    let first = own.map_or_else(none, |own| of_100(own.first()));
    let share = |all: fn(&OtherWeights<CandidacyId>) -> &Vec<Shares<CandidacyId>>| {
        let own = weights.and_then(|weights| all(weights).iter().find(|shares| shares.candidate == id));
        own.and_then(|shares| shares.places.first()).map_or_else(none, |share| format!("{:.0}", share * 100.0))
    };
    view! {
        <tr>
            <th scope="row">{names.of(id)}</th>
            <td>{names.total(id)}</td>
            <td>{range}</td>
            <td>{first}</td>
            <td>{share(|weights| &weights.near)}</td>
            <td>{share(|weights| &weights.all)}</td>
        </tr>
    }
    .into_any()
}

/// Rounded down, so that 100 is said of all alone.
fn of_100(share: Fraction) -> String {
    share.of_100().to_string()
}

fn mixes_words(mixes: &Mixes<CandidacyId>) -> String {
    // Rounded up: none is said of none alone.
    let kept = Fraction::whole(1).minus(mixes.dropped).map_or(0, Fraction::of_100);
    let dropped = 100 - kept;
    let with =
        [("seats", mixes.seats.to_string()), ("mixes", mixes.mixes.to_string()), ("dropped", dropped.to_string())];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    let words = say_with("weighing-sure-mixes", &with);
    if mixes.dropped == Fraction::ZERO {
        words
    } else {
        format!("{words} {}", say_with("weighing-sure-dropped", &with))
    }
}

fn weights_words(weights: &OtherWeights<CandidacyId>) -> Option<String> {
    match weights.how {
        How::Measured => None,
        How::Sampled(n) => {
            let n = format!("{},{:03}", n / 1_000, n % 1_000);
            Some(say_with("weighing-sure-sampled", &[("n", &n)]))
        }
    }
}

fn one_person_words(one: &OnePerson) -> String {
    let code = match (one.first_changes, one.order_changes) {
        (true, _) => "weighing-sure-person-first",
        (false, true) => "weighing-sure-person-order",
        (false, false) => "weighing-sure-person-none",
    };
    let left_out = one.seats.saturating_sub(if one.first_changes { 0 } else { one.untried });
    let words = say_with(code, &[("seats", &left_out.to_string())]);
    match one.untried {
        0 => words,
        n => format!("{words} {}", say_with("weighing-sure-person-untried", &[("n", &n.to_string())])),
    }
}

fn flip_words(names: &Names<'_>, leader: &str, flip: &Flip<CandidacyId>) -> String {
    let other = names.of(flip.other);
    let told = |code: &str,
                points: &Fraction,
                from: &[(crate::scenario::Criterion, Fraction)],
                to: crate::scenario::Criterion| {
        let from: Vec<String> = from.iter().map(|(criterion, _)| say(&criterion.message())).collect();
        let points = points.two_decimals();
        let with = [
            ("name", other.as_str()),
            ("leader", leader),
            ("points", points.trim_end_matches(".00")),
            ("from", &list(&from)),
            ("to", &say(&to.message())),
        ];
        say_with(code, &with)
    };
    match &flip.moves {
        Moves::Passes { points, from, to } => told("weighing-sure-flip", points, from, *to),
        Moves::AtMostLevel { points, from, to } => told("weighing-sure-flip-level", points, from, *to),
        Moves::Never => say_with("weighing-sure-flip-never", &[("name", &other), ("leader", leader)]),
    }
}
