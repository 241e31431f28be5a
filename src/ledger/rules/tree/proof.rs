//! Which hashes a proof consists of, and how they are made from the full subtrees that are kept.

use super::{Subtree, node};
use crate::ledger::Hash;
use std::collections::{BTreeSet, HashMap};

/// A node of the tree, by the leaves under it: the last one of a row may be a part of a full subtree only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub from: u64,
    pub to: u64,
}

/// All of a tree with so many leaves.
pub fn whole(size: u64) -> Part {
    Part { from: 0, to: size }
}

impl Part {
    /// The full subtrees that it consists of, from the left.
    pub fn subtrees(self) -> Vec<Subtree> {
        let (mut from, mut all) = (self.from, Vec::new());
        while from < self.to {
            // `from` is a multiple of every power of two up to the length of what is left of a node.
            let level = (self.to - from).ilog2().min(from.trailing_zeros());
            all.push(Subtree { level, place: from >> level });
            from += 1 << level;
        }
        all
    }

    /// Where it is split: behind the largest power of two below its length.
    fn middle(self) -> u64 {
        let length = self.to - self.from;
        self.from + (1 << (length - 1).ilog2())
    }
}

/// The nodes that prove that the leaf at `index` is in a tree of this size, the lowest first: `PATH` of RFC 6962, section
/// 2.1.1.
pub fn inclusion(index: u64, size: u64) -> Vec<Part> {
    let (mut at, mut path) = (whole(size), Vec::new());
    while at.to - at.from > 1 && index < size {
        let middle = at.middle();
        let (left, right) = (Part { to: middle, ..at }, Part { from: middle, ..at });
        let (below, beside) = if index < middle { (left, right) } else { (right, left) };
        path.push(beside);
        at = below;
    }
    path.reverse();
    path
}

/// The nodes that prove that a tree of the second size begins with one of the first: `PROOF` of RFC 6962, section 2.1.2.
pub fn consistency(old: u64, new: u64) -> Vec<Part> {
    let (mut at, mut path, mut is_old) = (whole(new), Vec::new(), true);
    while old != 0 && at.to > old {
        let middle = at.middle();
        let (left, right) = (Part { to: middle, ..at }, Part { from: middle, ..at });
        if old <= middle {
            path.push(right);
            at = left;
        } else {
            path.push(left);
            at = right;
            is_old = false;
        }
    }
    if old != 0 && old < new && !is_old {
        path.push(at);
    }
    path.reverse();
    path
}

/// The hash of a node, from those of the full subtrees that it consists of; none if one of them is not known. The root of
/// no leaves is [`super::EMPTY`].
pub fn hash_of(part: Part, get: impl Fn(Subtree) -> Option<Hash>) -> Option<Hash> {
    let mut right = None;
    for subtree in part.subtrees().into_iter().rev() {
        let left = get(subtree)?;
        right = Some(right.map_or(left, |right| node(left, right)));
    }
    Some(right.unwrap_or(super::EMPTY))
}

/// [`hash_of`] for all of them.
pub fn hashes_of(parts: &[Part], get: impl Fn(Subtree) -> Option<Hash>) -> Option<Vec<Hash>> {
    parts.iter().map(|part| hash_of(*part, &get)).collect()
}

/// Hashes of full subtrees, as far as they were read: small ones are made from the leaves of a run.
#[derive(Debug, Clone, Default)]
pub struct Kept(HashMap<Subtree, Hash>);

impl Kept {
    /// Subtrees of `2^RUN` leaves and above are kept in the database; what is below is made anew from one run of leaves.
    pub const RUN: u32 = 8;

    /// Takes a full subtree.
    pub fn keep(&mut self, subtree: Subtree, hash: Hash) {
        self.0.insert(subtree, hash);
    }

    /// Takes leaves, the first of which is the first of a run, and every full subtree over them.
    pub fn keep_leaves(&mut self, first: u64, leaves: &[Hash]) {
        let mut row: Vec<Hash> = leaves.to_vec();
        for level in 0..=Self::RUN {
            for (place, hash) in (first >> level..).zip(&row) {
                self.keep(Subtree { level, place }, *hash);
            }
            row = row.chunks_exact(2).map(|pair| node(pair[0], pair[1])).collect();
        }
    }

    /// The hash of a full subtree.
    pub fn get(&self, subtree: Subtree) -> Option<Hash> {
        self.0.get(&subtree).copied()
    }

    /// What has to be read for these nodes: the large full subtrees, and the runs (by number) in which small ones stand.
    pub fn wanted(parts: &[Part]) -> (BTreeSet<Subtree>, BTreeSet<u64>) {
        let all = parts.iter().flat_map(|part| part.subtrees());
        let (large, small): (BTreeSet<_>, BTreeSet<_>) = all.partition(|subtree| subtree.level >= Self::RUN);
        (large, small.into_iter().map(|subtree| subtree.first() >> Self::RUN).collect())
    }
}
