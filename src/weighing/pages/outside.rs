//! What was agreed beside the arithmetic: who passed what has to go well, who was said no to, and that it is advice.

use super::super::rules::{AtGate, Gate};
use super::super::service::{self, Column, Table};
use super::list;
use crate::scoring::ForTeam;
use crate::texts::{say, say_with};
use leptos::prelude::*;

/// What was agreed, under the verdict. Nothing when nothing was.
pub(super) fn agreed(table: &Table) -> AnyView {
    if table.parts.is_empty() {
        return ().into_any();
    }
    let scale = table.terms.as_ref().map_or(3, |terms| terms.scale);
    let gates = crate::scenario::Criterion::ALL.into_iter().filter_map(|criterion| {
        let least = u8::try_from(*table.parts.gates.0.get(criterion.code())?).ok()?;
        let with = [("criterion", say(&criterion.message())), ("value", service::value_words(scale, least))];
        let with: Vec<(&str, &str)> = with.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Some(view! { <li>{say_with("weighing-agreed-gate", &with)}</li> })
    });
    let gates = gates.collect_view();
    let veto = table.parts.veto.map(|_| match &table.veto {
        Some(name) => view! { <li>{say_with("weighing-agreed-veto", &[("name", name)])}</li> },
        None => view! { <li>{say("weighing-agreed-veto-nobody")}</li> },
    });
    let advisory = table
        .parts
        .advisory
        .then(|| view! { <p class="says"><b>{say("weighing-advice")}</b>" "{say("weighing-advice-how")}</p> });
    let any = !table.parts.gates.0.is_empty() || veto.is_some();
    let version = table.agreement.as_ref().map(|agreement| agreement.version.to_string()).unwrap_or_default();
    let parts = any.then(|| {
        view! { <p class="hint">{say_with("weighing-agreed", &[("version", &version)])}</p><ul class="hint">{gates}{veto}</ul> }
    });
    view! { {advisory}{parts} }.into_any()
}

/// How one candidate stands to each part, under their total.
pub(super) fn standing(table: &Table, column: &Column, scale: u8) -> AnyView {
    let reasons = reasons(column);
    let out = (!reasons.is_empty()).then(|| {
        view! { <p class="says stop"><b>{format!("{}.", reasons.join(". "))}</b>" "{say("weighing-out-of-order")}</p> }
    });
    let gates = column.gates.iter().map(|gate| view! { <p class="hint">{at_gate(gate, scale)}</p> }).collect_view();
    let team = table.veto.as_ref().map(|name| {
        let (name, message) = match &column.team {
            None => (name, "weighing-team-nothing"),
            Some(team) => match team.said {
                ForTeam::Yes => (&team.who, "weighing-team-yes"),
                // Said above already, as what keeps the candidate out.
                ForTeam::No => return ().into_any(),
                ForTeam::NotSure => (&team.who, "weighing-team-not-sure"),
            },
        };
        view! { <p class="hint">{say_with(message, &[("name", name)])}</p> }.into_any()
    });
    view! { {out}{gates}{team} }.into_any()
}

fn at_gate(at: &AtGate, scale: u8) -> String {
    let criterion = say(&at.criterion.message());
    let (least, message, median) = match at.gate {
        Gate::Passed => (at.least, "weighing-gate-passed", String::new()),
        Gate::NotPassed { median } => (at.least, "weighing-gate-not-passed", service::value_words(scale, median)),
        Gate::NoValue => (at.least, "weighing-gate-no-value", String::new()),
    };
    let least = service::value_words(scale, least);
    say_with(message, &[("criterion", &criterion), ("value", &least), ("median", &median)])
}

/// Why a candidate is out of the order, as short words.
pub(super) fn reasons(column: &Column) -> Vec<String> {
    let gates: Vec<String> =
        column.gates.iter().filter(|gate| gate.keeps_out()).map(|gate| say(&gate.criterion.message())).collect();
    let gate = (!gates.is_empty()).then(|| say_with("weighing-did-not-pass", &[("criteria", &list(&gates))]));
    let veto = column.team.as_ref().filter(|team| team.said == ForTeam::No);
    let veto = veto.map(|team| say_with("weighing-said-no", &[("name", &team.who)]));
    gate.into_iter().chain(veto).collect()
}

/// On the form: whoever is out of the order can be chosen only with a reason.
pub(super) fn choosing(table: &Table) -> Option<AnyView> {
    let outside = table.columns.iter().filter(|column| service::is_in_reach(column) && column.outside().is_outside());
    let names: Vec<String> = outside.map(|column| column.candidacy.name.clone()).collect();
    let words = say_with("weighing-outside-lead", &[("names", &list(&names))]);
    (!names.is_empty()).then(|| view! { <p>{words}</p> }.into_any())
}
