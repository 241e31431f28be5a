//! The tree over all entries of the log: RFC 6962, and section 2.1 of RFC 9162, which has the same hashes.
//!
//! A leaf is `SHA-256(0x00 || entry)` (see [`super::chain::leaf`]), a node `SHA-256(0x01 || left || right)`; a tree of n
//! leaves is split at the largest power of two below n. Its root says what all entries are. That an entry is under a root,
//! and that one root goes on from another, is proved with a few hashes.

mod proof;
#[cfg(test)]
mod tests;

pub use proof::{Kept, Part, consistency, hash_of, hashes_of, inclusion, whole};

use crate::ledger::Hash;
use sha2::{Digest, Sha256};

const NODE: &[u8] = b"\x01";

/// The root of no entries: SHA-256 of nothing.
pub const EMPTY: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41,
    0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// The node above two others.
pub fn node(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new().chain_update(NODE).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// A full subtree of `2^level` leaves, the first of which is number `place * 2^level`. It never changes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subtree {
    pub level: u32,
    pub place: u64,
}

impl Subtree {
    /// The number of its first leaf.
    pub fn first(self) -> u64 {
        self.place << self.level
    }

    /// The number of the leaf behind its last.
    pub fn end(self) -> u64 {
        (self.place + 1) << self.level
    }
}

/// What has to be kept of a tree to go on from it: its full subtrees from the left, each smaller than the one before. A
/// root after n more leaves costs n hashes and as many as there are levels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    full: Vec<(u32, Hash)>,
}

impl Frontier {
    /// Of a tree with so many leaves, from the hashes of its full subtrees.
    pub fn of(size: u64, get: impl Fn(Subtree) -> Option<Hash>) -> Option<Self> {
        let full = whole(size).subtrees().into_iter().map(|subtree| Some((subtree.level, get(subtree)?)));
        Some(Self { size, full: full.collect::<Option<_>>()? })
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf; `done` is told of every subtree above it that is full with it, the smallest first.
    pub fn push(&mut self, leaf: Hash, mut done: impl FnMut(Subtree, Hash)) {
        let (mut level, mut hash) = (0, leaf);
        self.size += 1;
        while let Some((below, left)) = self.full.pop() {
            if below != level {
                self.full.push((below, left));
                break;
            }
            hash = node(left, hash);
            level += 1;
            done(Subtree { level, place: (self.size >> level) - 1 }, hash);
        }
        self.full.push((level, hash));
    }

    /// The root as it is now.
    pub fn root(&self) -> Hash {
        let smaller = self.full.iter().rev().map(|(_, hash)| *hash);
        smaller.reduce(|right, left| node(left, right)).unwrap_or(EMPTY)
    }
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    #[error("a hash that is not of 32 bytes")]
    Length,
    #[error("no such place in a tree of this size")]
    Place,
    #[error("too many hashes or too few")]
    Steps,
    #[error("it leads to another root")]
    Root,
}

/// Is this the leaf at `index` of the tree with this size and root? RFC 9162, section 2.1.3.2.
///
/// The length of every hash that is hashed is looked at before anything; a root is only compared, as it is.
///
/// # Errors
/// It is not, or the proof is none.
pub fn verify_inclusion(
    index: u64,
    size: u64,
    leaf: impl AsRef<[u8]>,
    proof: &[impl AsRef<[u8]>],
    root: impl AsRef<[u8]>,
) -> Result<(), ProofFault> {
    let (mut hash, proof) = (of_length(leaf)?, all_of_length(proof)?);
    if index >= size {
        return Err(ProofFault::Place);
    }
    let mut way = Way { at: index, last: size - 1 };
    for other in proof {
        hash = if way.up()? { node(other, hash) } else { node(hash, other) };
    }
    way.ends()?;
    if hash.0 == root.as_ref() { Ok(()) } else { Err(ProofFault::Root) }
}

/// Does the tree with the second size and root begin with all of the first? RFC 9162, section 2.1.4.2. Every tree goes on
/// from the one of size 0, so that would say nothing: it is refused.
///
/// # Errors
/// It does not, or the proof is none.
pub fn verify_consistency(
    old: u64,
    new: u64,
    old_root: impl AsRef<[u8]>,
    new_root: impl AsRef<[u8]>,
    proof: &[impl AsRef<[u8]>],
) -> Result<(), ProofFault> {
    let (old_root, new_root, proof) = (old_root.as_ref(), new_root.as_ref(), all_of_length(proof)?);
    if old == 0 || old > new {
        return Err(ProofFault::Place);
    }
    if old == new {
        return match (proof.is_empty(), old_root == new_root) {
            (false, _) => Err(ProofFault::Steps),
            (true, false) => Err(ProofFault::Root),
            (true, true) => Ok(()),
        };
    }
    // Where the old tree is one full subtree, its root is the first hash and is left out.
    let first = if old.is_power_of_two() { Some(of_length(old_root)?) } else { None };
    let mut path = first.into_iter().chain(proof);
    let mut way = Way { at: old - 1, last: new - 1 };
    let full = way.at.trailing_ones();
    way = Way { at: way.at >> full, last: way.last >> full };
    let start = path.next().ok_or(ProofFault::Steps)?;
    let (mut of_old, mut of_new) = (start, start);
    for other in path {
        if way.up()? {
            of_old = node(other, of_old);
            of_new = node(other, of_new);
        } else {
            of_new = node(of_new, other);
        }
    }
    way.ends()?;
    if (of_old.0.as_slice(), of_new.0.as_slice()) == (old_root, new_root) { Ok(()) } else { Err(ProofFault::Root) }
}

/// A way from a leaf, or from a full subtree, to the root.
struct Way {
    at: u64,
    last: u64,
}

impl Way {
    /// One step up: does the next hash stand on the left?
    fn up(&mut self) -> Result<bool, ProofFault> {
        if self.last == 0 {
            return Err(ProofFault::Steps);
        }
        let is_left = self.at & 1 == 1 || self.at == self.last;
        // The last of an uneven row goes up until it has somebody on its left.
        while is_left && self.at & 1 == 0 && self.at != 0 {
            self.at >>= 1;
            self.last >>= 1;
        }
        self.at >>= 1;
        self.last >>= 1;
        Ok(is_left)
    }

    fn ends(&self) -> Result<(), ProofFault> {
        if self.last == 0 { Ok(()) } else { Err(ProofFault::Steps) }
    }
}

fn of_length(bytes: impl AsRef<[u8]>) -> Result<Hash, ProofFault> {
    bytes.as_ref().try_into().map(Hash).map_err(|_| ProofFault::Length)
}

fn all_of_length(proof: &[impl AsRef<[u8]>]) -> Result<Vec<Hash>, ProofFault> {
    proof.iter().map(of_length).collect()
}
