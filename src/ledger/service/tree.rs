//! Roots and proofs of the tree over the whole log, made from a few kept subtrees and at most a run of entries at each end.

use super::{Finding, Wrong};
use crate::ledger::Hash;
use crate::ledger::rules::checkpoint::Checkpoint;
use crate::ledger::rules::tree::{Frontier, Kept, Part, Subtree, consistency, hash_of, hashes_of, inclusion, whole};
use crate::ledger::store::{self, CheckpointRow, Damage};
use crate::platform::App;
use crate::platform::refused::Refused;
use std::collections::{BTreeMap, BTreeSet};

/// So many runs of 256 entries are read and kept in one transaction: the first time, a long log is gone through.
const RUNS: i64 = 64;
const RUN: i64 = 1 << Kept::RUN;
/// Behind a gap that is larger than any log nothing fits anyhow.
const MOST_MISSING: i64 = 1_000_000;

/// The root that the log had with so many entries; none if it has fewer, or if some are missing.
///
/// # Errors
/// The database failed.
pub async fn root_at(app: &App, size: i64) -> Result<Option<Hash>, Refused> {
    let part = whole(natural(size));
    let kept = kept(app, &[part]).await?;
    Ok(hash_of(part, |subtree| kept.get(subtree)))
}

/// That the log of the second size begins with that of the first; none if entries are missing.
///
/// # Errors
/// The database failed.
pub async fn prove_consistency(app: &App, old: i64, new: i64) -> Result<Option<Vec<Hash>>, Refused> {
    let parts = consistency(natural(old), natural(new));
    let kept = kept(app, &parts).await?;
    Ok(hashes_of(&parts, |subtree| kept.get(subtree)))
}

/// For each of these entries, by its number, that it is in the log of this size.
///
/// # Errors
/// An entry is missing in the log; the database failed.
pub async fn prove_inclusion(app: &App, entries: &[i64], size: i64) -> Result<Vec<Vec<Hash>>, Refused> {
    let paths: Vec<Vec<Part>> = entries.iter().map(|seq| inclusion(natural(*seq), natural(size))).collect();
    let kept = kept(app, &paths.concat()).await?;
    let proofs = paths.iter().map(|path| hashes_of(path, |subtree| kept.get(subtree)));
    proofs.collect::<Option<_>>().ok_or_else(|| Refused::broken("the log lacks entries that a proof needs"))
}

/// Keeps what has become full since this was last done.
///
/// # Errors
/// The database failed.
pub async fn fill(app: &App, size: i64) -> Result<(), Refused> {
    loop {
        let done = store::last_node(&app.db, i64::from(Kept::RUN)).await?.map_or(0, |place| place + 1);
        let until = (size / RUN).min(done + RUNS);
        if done >= until {
            return Ok(());
        }
        let start = natural(done * RUN);
        let before = kept(app, &[whole(start)]).await?;
        let leaves = leaves(app, done * RUN, until * RUN).await?;
        let frontier = Frontier::of(start, |subtree| before.get(subtree));
        let (Some(mut frontier), true) = (frontier, is_all(&leaves, done * RUN, until * RUN)) else {
            // Entries are missing: the audit says so, and until then nothing is kept of what comes behind them.
            return Ok(());
        };
        let mut full = Vec::new();
        for leaf in leaves {
            frontier.push(leaf, |subtree, hash| {
                if subtree.level >= Kept::RUN {
                    full.push((subtree, hash));
                }
            });
        }
        let mut tx = app.db.begin().await?;
        for (subtree, hash) in full {
            store::keep_node(&mut tx, i64::from(subtree.level), place(subtree), hash).await?;
        }
        tx.commit().await?;
    }
}

/// Makes everything that is kept anew from the log.
///
/// # Errors
/// The database failed.
pub async fn fill_again(app: &App) -> Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    store::forget_nodes(&mut tx).await?;
    tx.commit().await?;
    let size = store::last_on(&app.db).await?.map_or(0, |last| last.seq + 1);
    fill(app, size).await
}

/// Reads what these nodes are made from. What is not kept yet is made from its entries.
async fn kept(app: &App, parts: &[Part]) -> Result<Kept, Refused> {
    let (large, runs) = Kept::wanted(parts);
    let mut kept = Kept::default();
    let mut levels: BTreeMap<u32, BTreeSet<i64>> = BTreeMap::new();
    for subtree in &large {
        levels.entry(subtree.level).or_default().insert(place(*subtree));
    }
    for (level, places) in levels {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
        for (at, hash) in store::nodes(&app.db, i64::from(level), *first, *last).await? {
            kept.keep(Subtree { level, place: natural(at) }, hash);
        }
    }
    for subtree in large.into_iter().filter(|subtree| kept.get(*subtree).is_none()).collect::<Vec<_>>() {
        let leaves = leaves(app, whole_number(subtree.first()), whole_number(subtree.end())).await?;
        if is_all(&leaves, whole_number(subtree.first()), whole_number(subtree.end())) {
            let mut frontier = Frontier::default();
            leaves.into_iter().for_each(|leaf| frontier.push(leaf, |_, _| {}));
            kept.keep(subtree, frontier.root());
        }
    }
    for run in runs {
        let first = whole_number(run) * RUN;
        let leaves = leaves(app, first, first + RUN).await?;
        kept.keep_leaves(natural(first), &leaves);
    }
    Ok(kept)
}

/// The hashes of these entries, up to the end of the log. In place of entries of which somebody has noted, for ever, that they
/// are missing, stands [`Hash::NONE`]: the log goes on behind them. Up to any other gap, and no further.
async fn leaves(app: &App, from: i64, to: i64) -> Result<Vec<Hash>, Refused> {
    let rows = store::leaves(&app.db, from, to).await?;
    let (mut all, mut noted) = (Vec::new(), None);
    let last = rows.last().map_or(from, |(seq, _)| seq + 1);
    let behind = if last < to { store::next_from(&app.db, to).await? } else { None };
    let ends = behind.map(|behind| (behind, None));
    for (seq, leaf) in rows.into_iter().map(|(seq, leaf)| (seq, Some(leaf))).chain(ends) {
        let gap = seq.min(to) - from - whole_number(all.len() as u64);
        if gap > 0 {
            if noted.is_none() {
                noted = Some(store::damage(&app.db).await?);
            }
            let missing = |known: &Damage| known.seq == Some(seq) && known.what == Wrong::Missing.code();
            if !noted.iter().flatten().any(missing) {
                break;
            }
            all.extend((0..gap).map(|_| Hash::NONE));
        }
        all.extend(leaf);
    }
    Ok(all)
}

fn is_all(leaves: &[Hash], from: i64, to: i64) -> bool {
    i64::try_from(leaves.len()).ok() == Some(to - from)
}

/// Numbers of entries are never negative.
fn natural(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn whole_number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn place(subtree: Subtree) -> i64 {
    whole_number(subtree.place)
}

/// Compares what is kept and what was given out with the log, while all of it is read.
pub(super) struct TreeAudit {
    frontier: Frontier,
    nodes: BTreeMap<(i64, i64), Hash>,
    checkpoints: BTreeMap<i64, Vec<CheckpointRow>>,
    wrong_node: bool,
    found: Vec<Finding>,
}

impl TreeAudit {
    /// Read before the log: whatever is added meanwhile, these belong to what is read.
    pub async fn begin(app: &App) -> Result<Self, Refused> {
        let nodes = store::all_nodes(&app.db).await?;
        let mut checkpoints: BTreeMap<i64, Vec<CheckpointRow>> = BTreeMap::new();
        let mut found = Vec::new();
        for row in store::all_checkpoints(&app.db).await? {
            let signed = Checkpoint::verified(&row.note, app.keys.vkey()).ok();
            if signed.is_none_or(|signed| (signed.size, signed.root) != (row.size, row.root)) {
                found.push(finding(&row));
            } else {
                checkpoints.entry(row.size).or_default().push(row);
            }
        }
        let nodes = nodes.into_iter().map(|(level, place, hash)| ((level, place), hash)).collect();
        Ok(Self { frontier: Frontier::default(), nodes, checkpoints, wrong_node: false, found })
    }

    /// Entries that are missing before the next; as [`leaves`] has them.
    pub fn leave_out(&mut self, entries: i64) {
        for _ in 0..entries.min(MOST_MISSING) {
            self.look_at(Hash::NONE);
        }
    }

    /// The next entry of the log.
    pub fn look_at(&mut self, leaf: Hash) {
        let (nodes, wrong) = (&mut self.nodes, &mut self.wrong_node);
        self.frontier.push(leaf, |subtree, hash| {
            let kept = nodes.remove(&(i64::from(subtree.level), place(subtree)));
            *wrong |= kept.is_some_and(|kept| kept != hash);
        });
        if let Some(rows) = self.checkpoints.remove(&whole_number(self.frontier.size())) {
            let root = self.frontier.root();
            self.found.extend(rows.iter().filter(|row| row.root != root).map(finding));
        }
    }

    /// What does not fit; what is left over speaks of entries that are not there.
    pub fn end(mut self) -> Vec<Finding> {
        self.found.extend(self.checkpoints.values().flatten().map(finding));
        if self.wrong_node || !self.nodes.is_empty() {
            self.found.push(Finding { seq: None, stream: None, what: Wrong::Tree, leaf: None });
        }
        self.found
    }
}

fn finding(row: &CheckpointRow) -> Finding {
    Finding { seq: Some(row.size - 1), stream: None, what: Wrong::Checkpoint, leaf: Some(row.root) }
}
