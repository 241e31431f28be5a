//! Which files a seed draws.

use crate::hex::sha256;
use std::collections::BTreeSet;

/// The place of a file in the order that a seed gives: the SHA-256 of the seed, a line break, and the file's id.
#[must_use]
pub fn place(seed: &str, id: &str) -> String {
    sha256(format!("{seed}\n{id}"))
}

/// What is drawn from: every id once, sorted.
#[must_use]
pub fn population(ids: impl IntoIterator<Item = String>) -> Vec<String> {
    ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The files that a seed draws: those whose places come first. It depends on nothing else, so anybody draws the same again; and a
/// larger sample by the same seed holds the smaller one.
#[must_use]
pub fn sample(seed: &str, ids: &[String], n: usize) -> Vec<String> {
    let mut placed: Vec<_> = population(ids.iter().cloned()).into_iter().map(|id| (place(seed, &id), id)).collect();
    placed.sort_unstable();
    placed.into_iter().take(n).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn ids(n: usize) -> Vec<String> {
        (0..n).map(|n| format!("0000-{n:04}")).collect()
    }

    #[test]
    fn anybody_draws_the_same_files_with_sha256sum() {
        // printf '42\n0000-0001' | sha256sum
        assert_eq!(place("42", "0000-0001"), "b44c11e5410e9a10dc1652e93c613b57c69e2a4699ac2a459359a38f12b64335");
    }

    /// Drawn by many seeds, each file comes about as often as each other one.
    #[test]
    fn no_file_is_drawn_more_often_than_another() {
        let all = ids(20);
        let mut drawn: BTreeMap<String, u32> = BTreeMap::new();
        for seed in 0..4_000 {
            for id in sample(&seed.to_string(), &all, 5) {
                *drawn.entry(id).or_default() += 1;
            }
        }
        // Each is expected 1000 times, with a standard deviation of about 27: five of them are left room.
        assert_eq!(drawn.len(), 20);
        assert!(drawn.values().all(|n| (863..=1137).contains(n)), "{drawn:?}");
    }

    proptest! {
        #[test]
        fn the_sample_is_the_seed_s_and_not_the_order_s(seed in "\\PC{1,20}", n in 0usize..40, turn in 0usize..30, many in 1usize..30) {
            let all = ids(many);
            let mut turned = all.clone();
            turned.rotate_left(turn % many);
            // An id that stands twice has no second chance.
            turned.push(all[0].clone());
            let drawn = sample(&seed, &all, n);
            prop_assert_eq!(&drawn, &sample(&seed, &turned, n));
            prop_assert_eq!(drawn.len(), n.min(many));
            prop_assert!(drawn.iter().all(|id| all.contains(id)));
            prop_assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), drawn.len());
        }

        #[test]
        fn a_larger_sample_holds_the_smaller_one(seed in "[a-z0-9]{1,8}", n in 0usize..12, more in 0usize..12) {
            let all = ids(20);
            let small = sample(&seed, &all, n);
            let large = sample(&seed, &all, n + more);
            prop_assert_eq!(&large[..small.len()], &small[..]);
        }

        #[test]
        fn whoever_was_not_drawn_changes_nothing_by_being_away(seed in "[a-z0-9]{1,8}", gone in 0usize..20) {
            let all = ids(20);
            let drawn = sample(&seed, &all, 5);
            let without: Vec<String> = all.iter().filter(|id| **id != all[gone]).cloned().collect();
            if !drawn.contains(&all[gone]) {
                prop_assert_eq!(drawn, sample(&seed, &without, 5));
            }
        }
    }
}
