//! Places. Equal totals share a place and the next one is left out: 1=, 1=, 3. Who has no total has no place.

use super::Fraction;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A place, perhaps shared. Written `1=` or `3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rank {
    pub place: usize,
    pub shared: bool,
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.place, if self.shared { "=" } else { "" })
    }
}

/// The place of each, in the order given.
#[must_use]
pub fn ranks(totals: &[Option<Fraction>]) -> Vec<Option<Rank>> {
    totals
        .iter()
        .map(|own| {
            let own = (*own)?;
            let others = totals.iter().flatten();
            let above = others.clone().filter(|other| **other > own).count();
            Some(Rank { place: above + 1, shared: others.filter(|other| **other == own).count() > 1 })
        })
        .collect()
}

/// Who shares the first place; nobody when nobody has a total.
pub fn firsts<Id: Copy>(totals: &[(Id, Option<Fraction>)]) -> Vec<Id> {
    let best = totals.iter().filter_map(|(_, total)| *total).max();
    totals.iter().filter(|(_, total)| best.is_some() && *total == best).map(|(id, _)| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(totals: &[Option<(i128, i128)>]) -> Vec<String> {
        let totals: Vec<_> = totals.iter().map(|t| t.and_then(|(a, b)| Fraction::new(a, b))).collect();
        ranks(&totals).iter().map(|rank| rank.map_or("-".to_owned(), |rank| rank.to_string())).collect()
    }

    #[test]
    fn a_tie_shares_its_place_and_the_next_place_is_left_out() {
        assert_eq!(written(&[Some((1, 2)), Some((2, 4)), Some((1, 3))]), ["1=", "1=", "3"]);
        assert_eq!(written(&[Some((1, 3)), None, Some((1, 2))]), ["2", "-", "1"]);
        assert_eq!(written(&[None, None]), ["-", "-"]);
    }

    #[test]
    fn nobody_is_first_when_nobody_has_a_total() {
        assert_eq!(firsts::<u8>(&[(1, None), (2, None)]), Vec::<u8>::new());
        assert_eq!(firsts(&[(1, Fraction::new(2, 4)), (2, Fraction::new(1, 2)), (3, None)]), vec![1, 2]);
    }

    proptest! {
        #[test]
        fn the_order_of_candidates_changes_no_place(
            totals in proptest::collection::vec(proptest::option::of((0_i128..6, 1_i128..6)), 1..8), turn in 0_usize..8
        ) {
            let totals: Vec<_> = totals.iter().map(|t| t.and_then(|(a, b)| Fraction::new(a, b))).collect();
            let mut turned = totals.clone();
            turned.rotate_left(turn % totals.len());
            let mut back = ranks(&turned);
            back.rotate_right(turn % totals.len());
            prop_assert_eq!(back, ranks(&totals));
        }

        #[test]
        fn equal_totals_have_equal_places(totals in proptest::collection::vec((0_i128..6, 1_i128..6), 2..8)) {
            let totals: Vec<_> = totals.iter().map(|(a, b)| Fraction::new(*a, *b)).collect();
            let places = ranks(&totals);
            for (i, a) in totals.iter().enumerate() {
                for (j, b) in totals.iter().enumerate() {
                    prop_assert_eq!(a == b, places[i].map(|r| r.place) == places[j].map(|r| r.place));
                    prop_assert_eq!(a > b, places[i].map(|r| r.place) < places[j].map(|r| r.place));
                }
            }
        }
    }
}
