//! What has to go well whatever the sum: the middle answer of the panel members on a criterion is at least what was
//! registered. Nothing is filled in: where nobody of the panel gave a value, the gate is not passed, and it says so.

use super::Part;
use crate::scenario::Criterion;
use serde::{Deserialize, Serialize};

/// How one candidate stands to one gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    Passed,
    NotPassed {
        /// The lower of the two middle answers.
        median: u8,
    },
    /// Nobody of the panel gave a value.
    NoValue,
}

/// A gate with how a candidate stands to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtGate {
    pub criterion: Criterion,
    pub least: u8,
    pub gate: Gate,
}

impl AtGate {
    /// Whether this gate keeps the candidate out of the order.
    #[must_use]
    pub fn keeps_out(&self) -> bool {
        self.gate != Gate::Passed
    }
}

/// How a candidate stands to each gate, from what the panel members said.
#[must_use]
pub fn gates(least: &[(Criterion, u8)], panel: &[(Criterion, Part)]) -> Vec<AtGate> {
    least
        .iter()
        .map(|(criterion, least)| {
            let part = panel.iter().find(|(other, _)| other == criterion);
            let gate = match part.and_then(|(_, part)| part.median) {
                None => Gate::NoValue,
                Some((lower, _)) if lower >= *least => Gate::Passed,
                Some((lower, _)) => Gate::NotPassed { median: lower },
            };
            AtGate { criterion: *criterion, least: *least, gate }
        })
        .collect()
}

/// Why a candidate keeps their result and leaves the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outside {
    /// A gate was not passed.
    pub gate: bool,
    /// The panel member who will be supported said no for their own team.
    pub veto: bool,
}

impl Outside {
    /// Whether the candidate is out of the order.
    #[must_use]
    pub fn is_outside(self) -> bool {
        self.gate || self.veto
    }
}

#[cfg(test)]
mod tests {
    use super::super::part;
    use super::*;
    use crate::scoring::Answer;
    use proptest::prelude::*;

    fn at(least: u8, said: &[Answer]) -> Gate {
        let panel = [(Criterion::Consent, part(3, said.iter().copied()))];
        gates(&[(Criterion::Consent, least)], &panel)[0].gate
    }

    #[test]
    fn the_middle_answer_decides_and_of_two_the_lower_one() {
        use Answer::Value;
        assert_eq!(at(2, &[Value(2), Value(2), Value(2), Value(1), Value(1)]), Gate::Passed);
        assert_eq!(at(2, &[Value(2), Value(2), Value(1), Value(1), Value(1)]), Gate::NotPassed { median: 1 });
        assert_eq!(at(3, &[Value(3), Value(2)]), Gate::NotPassed { median: 2 });
        assert_eq!(at(2, &[Value(3), Value(2)]), Gate::Passed);
    }

    #[test]
    fn where_nobody_gave_a_value_nothing_is_filled_in() {
        assert_eq!(at(2, &[]), Gate::NoValue);
        assert_eq!(at(2, &[Answer::NotSure, Answer::RatherNot, Answer::NotSeen]), Gate::NoValue);
        assert_eq!(gates(&[(Criterion::Talk, 2)], &[])[0].gate, Gate::NoValue);
        assert!(gates(&[(Criterion::Talk, 2)], &[])[0].keeps_out());
    }

    #[test]
    fn not_sure_moves_no_middle() {
        assert_eq!(at(3, &[Answer::Value(3), Answer::NotSure, Answer::NotSure]), Gate::Passed);
    }

    proptest! {
        #[test]
        fn a_gate_is_passed_when_more_than_half_reached_it(
            values in proptest::collection::vec(1_u8..=5, 0..9), least in 2_u8..=5, unsure in 0_usize..4
        ) {
            let said = values.iter().map(|value| Answer::Value(*value)).chain(vec![Answer::NotSure; unsure]);
            let panel = [(Criterion::Talk, part(5, said))];
            let reached = values.iter().filter(|value| **value >= least).count();
            let passed = !gates(&[(Criterion::Talk, least)], &panel)[0].keeps_out();
            prop_assert_eq!(passed, reached * 2 > values.len());
        }

        #[test]
        fn a_better_answer_never_shuts_a_gate(values in proptest::collection::vec(1_u8..=3, 1..7), at in 0_usize..7, least in 2_u8..=3) {
            let better: Vec<u8> =
                values.iter().enumerate().map(|(n, value)| if n == at { (value + 1).min(3) } else { *value }).collect();
            let passes = |values: &[u8]| {
                let panel = [(Criterion::Talk, part(3, values.iter().map(|value| Answer::Value(*value))))];
                !gates(&[(Criterion::Talk, least)], &panel)[0].keeps_out()
            };
            prop_assert!(!passes(&values) || passes(&better));
        }
    }
}
