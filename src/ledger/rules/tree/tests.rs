//! The published vectors, and every proof of every small tree against a tree that is worked out naively.

use super::*;
use crate::ledger::rules::{canonical, chain};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use serde_json::Value;

/// `tests/vectors/rfc6962.json`: the leaves, roots and proofs that certificate-transparency and transparency-dev/merkle
/// test with.
fn vectors() -> Value {
    canonical::read(include_str!("../../../../tests/vectors/rfc6962.json")).unwrap()
}

fn hash(value: &Value) -> Hash {
    value.as_str().unwrap().parse().unwrap()
}

fn hashes(value: &Value) -> Vec<Hash> {
    value.as_array().unwrap().iter().map(hash).collect()
}

/// As RFC 6962 defines it, word by word.
fn naive(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => EMPTY,
        [leaf] => *leaf,
        _ => {
            let mut k = 1;
            while 2 * k < leaves.len() {
                k *= 2;
            }
            node(naive(&leaves[..k]), naive(&leaves[k..]))
        }
    }
}

fn leaves(n: u64) -> Vec<Hash> {
    (0..n).map(|n| chain::leaf(&format!("entry {n}"))).collect()
}

fn kept(leaves: &[Hash]) -> Kept {
    let mut kept = Kept::default();
    let mut frontier = Frontier::default();
    for (first, run) in (0..).step_by(256).zip(leaves.chunks(256)) {
        kept.keep_leaves(first, run);
        for leaf in run {
            frontier.push(*leaf, |subtree, hash| {
                if subtree.level >= Kept::RUN {
                    kept.keep(subtree, hash);
                }
            });
        }
    }
    kept
}

fn made(parts: &[Part], kept: &Kept) -> Vec<Hash> {
    hashes_of(parts, |subtree| kept.get(subtree)).unwrap()
}

#[test]
fn the_published_leaves_roots_and_proofs_come_out() {
    let vectors = vectors();
    let data: Vec<String> = vectors["leaf_data_hex"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hex| {
            let hex = hex.as_str().unwrap();
            let bytes = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
            String::from_utf8(bytes.collect()).unwrap()
        })
        .collect();
    let leaves: Vec<Hash> = data.iter().map(|text| chain::leaf(text)).collect();
    assert_eq!(leaves, hashes(&vectors["leaf_hash"]));
    assert_eq!(EMPTY, hash(&vectors["empty_root"]));
    assert_eq!(chain::leaf("L123456"), hash(&vectors["hasher"]["leaf_L123456"]));
    let raw = Sha256::new().chain_update(b"\x01N123N456").finalize();
    assert_eq!(Hash(raw.into()), hash(&vectors["hasher"]["node_N123_N456"]));
    let roots = hashes(&vectors["roots_by_size"]);
    assert_eq!(roots.len(), 8);
    let kept = kept(&leaves);
    for (size, root) in (1..).zip(&roots) {
        assert_eq!(naive(&leaves[..size]), *root);
        assert_eq!(made(&[whole(size as u64)], &kept), [*root]);
    }
    let number = |value: &Value| value.as_u64().unwrap();
    let inclusions = vectors["inclusion"].as_array().unwrap();
    assert_eq!(inclusions.len(), 36);
    for vector in inclusions {
        let (index, size) = (number(&vector["index"]), number(&vector["size"]));
        let proof = hashes(&vector["proof"]);
        assert_eq!(made(&inclusion(index, size), &kept), proof);
        verify_inclusion(index, size, leaves[index as usize], &proof, roots[size as usize - 1]).unwrap();
    }
    let consistencies = vectors["consistency"].as_array().unwrap();
    assert_eq!(consistencies.len(), 36);
    for vector in consistencies {
        let (old, new) = (number(&vector["old"]), number(&vector["new"]));
        let proof = hashes(&vector["proof"]);
        assert_eq!(made(&consistency(old, new), &kept), proof);
        verify_consistency(old, new, roots[old as usize - 1], roots[new as usize - 1], &proof).unwrap();
    }
}

/// `tests/vectors/merkle_proofs.json`: testdata of github.com/transparency-dev/merkle. Case 15 of the record's attacks:
/// inner nodes as leaves, proofs too short and too long, hashes of 31 and 33 bytes.
#[test]
fn case_15_all_196_published_probes_are_accepted_or_refused_as_published() {
    let vectors = canonical::read(include_str!("../../../../tests/vectors/merkle_proofs.json")).unwrap();
    let probes = vectors["probes"].as_array().unwrap();
    assert_eq!(probes.len(), 196);
    let bytes = |value: &Value| STANDARD.decode(value.as_str().unwrap_or_default()).unwrap();
    let mut refused = 0;
    for probe in probes {
        let proof: Vec<_> = probe["proof"].as_array().into_iter().flatten().map(bytes).collect();
        let number = |name: &str| probe[name].as_u64().unwrap();
        let outcome = match probe["kind"].as_str().unwrap() {
            "inclusion" => verify_inclusion(
                number("leafIdx"),
                number("treeSize"),
                bytes(&probe["leafHash"]),
                &proof,
                bytes(&probe["root"]),
            ),
            "consistency" => verify_consistency(
                number("size1"),
                number("size2"),
                bytes(&probe["root1"]),
                bytes(&probe["root2"]),
                &proof,
            ),
            other => panic!("{other}"),
        };
        refused += usize::from(outcome.is_err());
        assert_eq!(outcome.is_err(), probe["wantErr"].as_bool().unwrap(), "{}: {outcome:?}", probe["desc"]);
    }
    assert!(refused > 100);
}

#[test]
fn every_inclusion_proof_of_every_leaf_verifies_and_no_changed_one_does() {
    let leaves = leaves(200);
    let kept = kept(&leaves);
    let (mut proofs, mut changed) = (0, 0);
    for size in 1..=200_u64 {
        let root = naive(&leaves[..size as usize]);
        for index in 0..size {
            let leaf = leaves[index as usize];
            let proof = made(&inclusion(index, size), &kept);
            assert_eq!(verify_inclusion(index, size, leaf, &proof, root), Ok(()), "{index} of {size}");
            proofs += 1;
            let others = changed_proofs(&proof, leaf, (index + size) as usize);
            changed += others.len();
            assert!(others.iter().all(|other| verify_inclusion(index, size, leaf, other, root).is_err()));
            // Another place, another size, another leaf, another root.
            assert!(verify_inclusion(index + 1, size, leaf, &proof, root).is_err());
            assert!(verify_inclusion(index, size, EMPTY, &proof, root).is_err());
            assert!(verify_inclusion(index, size, leaf, &proof, EMPTY).is_err());
        }
    }
    assert_eq!((proofs, changed > 100_000), (20_100, true), "{changed}");
}

/// Every hash with a bit changed, one hash left out, one put in, and one behind the last.
fn changed_proofs(proof: &[Hash], other: Hash, n: usize) -> Vec<Vec<Hash>> {
    let mut all: Vec<Vec<Hash>> = vec![[proof, &[other]].concat()];
    for at in 0..proof.len() {
        let mut flipped = proof.to_vec();
        flipped[at].0[n % 32] ^= 1 << (n % 8);
        all.push(flipped);
    }
    if !proof.is_empty() {
        let (mut short, mut long) = (proof.to_vec(), proof.to_vec());
        short.remove(n % proof.len());
        long.insert(n % proof.len(), other);
        all.extend([short, long]);
    }
    all
}

#[test]
fn every_consistency_proof_of_every_pair_verifies_and_no_changed_one_does() {
    let leaves = leaves(200);
    let kept = kept(&leaves);
    let roots: Vec<Hash> = (0..=200).map(|size| naive(&leaves[..size])).collect();
    for new in 1..=200_u64 {
        for old in 1..=new {
            let (old_root, new_root) = (roots[old as usize], roots[new as usize]);
            let proof = made(&consistency(old, new), &kept);
            let verify = |proof: &[Hash]| verify_consistency(old, new, old_root, new_root, proof);
            assert_eq!(verify(&proof), Ok(()), "{old} to {new}");
            for at in 0..proof.len() {
                let mut other = proof.clone();
                other[at].0[(old % 32) as usize] ^= 1 << (new % 8);
                assert!(verify(&other).is_err());
                other.remove(at);
                assert!(verify(&other).is_err());
            }
            assert!(verify(&[proof.clone(), vec![new_root]].concat()).is_err());
            if old < new {
                assert!(verify_consistency(old, new, new_root, new_root, &proof).is_err());
                assert!(verify_consistency(old, new, old_root, old_root, &proof).is_err());
                assert!(verify_consistency(new, old, new_root, old_root, &proof).is_err());
            }
        }
        assert_eq!(verify_consistency(0, new, EMPTY, roots[new as usize], &[EMPTY; 0]), Err(ProofFault::Place));
    }
}

#[test]
fn a_frontier_has_the_naive_root_at_every_size_and_names_every_full_subtree_once() {
    let leaves = leaves(1_100);
    let mut frontier = Frontier::default();
    assert_eq!(frontier.root(), EMPTY);
    let mut done = Vec::new();
    for (size, leaf) in (1..).zip(&leaves) {
        frontier.push(*leaf, |subtree, hash| done.push((subtree, hash)));
        if size % 7 == 0 || size < 300 {
            assert_eq!((frontier.size(), frontier.root()), (size as u64, naive(&leaves[..size])));
        }
    }
    for (subtree, hash) in &done {
        assert_eq!(*hash, naive(&leaves[subtree.first() as usize..subtree.end() as usize]), "{subtree:?}");
    }
    let expected: usize = (1..=10).map(|level| 1_100 >> level).sum();
    assert_eq!(done.len(), expected);
    let kept = kept(&leaves);
    assert_eq!(Frontier::of(1_100, |subtree| kept.get(subtree)).unwrap(), frontier);
}

proptest! {
    #[test]
    fn proofs_over_many_runs_are_those_of_the_naive_tree(size in 1u64..2_000, at: prop::sample::Index, old: prop::sample::Index) {
        let leaves = leaves(size);
        let kept = kept(&leaves);
        let (index, old) = (at.index(size as usize) as u64, old.index(size as usize) as u64 + 1);
        let root = naive(&leaves);
        prop_assert_eq!(made(&[whole(size)], &kept), vec![root]);
        let proof = made(&inclusion(index, size), &kept);
        prop_assert_eq!(verify_inclusion(index, size, leaves[index as usize], &proof, root), Ok(()));
        let proof = made(&consistency(old, size), &kept);
        let old_root = naive(&leaves[..old as usize]);
        prop_assert_eq!(verify_consistency(old, size, old_root, root, &proof), Ok(()));
        // Neither needs more than two runs of leaves and a few large nodes.
        let (large, runs) = Kept::wanted(&inclusion(index, size));
        prop_assert!(large.len() <= 12 && runs.len() <= 2);
    }
}
