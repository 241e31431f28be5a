//! The attacks of the record's design, each on a small file that refers to a small vacancy. They are numbered there; case
//! 9's checkpoint, 10 and 11 stand in `rules/checkpoint.rs`, 12 in `tests/it/checkpoint.rs`, 15 in `rules/tree/tests.rs`.

use super::*;
use crate::ledger::rules::chain::{Draft, Linked, Tip, link};
use crate::ledger::rules::note::Signer;
use crate::ledger::rules::tree::{Kept, hash_of, hashes_of, inclusion, whole};
use crate::ledger::{Field, Salt};
use proptest::prelude::*;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

const LOG: &str = "test/ledger";
const ANN: &str = "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0";

fn file() -> StreamId {
    StreamId(Uuid::from_u128(0xf11e))
}

fn vacancy() -> StreamId {
    StreamId(Uuid::from_u128(0xaca))
}

fn signer() -> Signer {
    Signer::new(LOG, &[1; 32])
}

/// A log that is written without a database.
#[derive(Default, Clone)]
struct Log {
    entries: Vec<Linked>,
    ends: HashMap<StreamId, Tip>,
    salts: u8,
}

impl Log {
    fn add(&mut self, stream: StreamId, t: &str, kind: &str, values: Value) {
        let Value::Object(values) = values else { unreachable!() };
        let (kind, fields) = super::super::fields_of(kind, values);
        let fields = fields
            .into_iter()
            .map(|(name, value)| {
                self.salts += 1;
                (name, value, Salt([self.salts; 32]))
            })
            .collect();
        let end = self.entries.last().map_or(Tip::EMPTY, |last| Tip { entries: last.entry.seq + 1, leaf: last.leaf });
        let stream_end = self.ends.get(&stream).copied().unwrap_or(Tip::EMPTY);
        let linked = link(LOG, t, end, stream_end, Draft { stream, kind, actor: ANN.into(), fields }).unwrap();
        self.ends.insert(stream, Tip { entries: linked.entry.sseq + 1, leaf: linked.leaf });
        self.entries.push(linked);
    }

    fn refer(&mut self, t: &str) {
        let last = self.entries.iter().rfind(|linked| linked.entry.stream == vacancy()).unwrap();
        let to = json!({"stream": vacancy(), "seq": last.entry.seq, "leaf": last.leaf});
        self.add(file(), t, REFERS, to);
    }

    fn shown(&self, stream: StreamId, until: i64) -> Vec<Shown> {
        let of_stream =
            self.entries.iter().filter(|linked| linked.entry.stream == stream && linked.entry.sseq <= until);
        let kept = self.kept();
        let shown = |linked: &Linked| {
            let path = inclusion(linked.entry.seq as u64, self.entries.len() as u64);
            let proof = hashes_of(&path, |subtree| kept.get(subtree)).unwrap();
            Shown { entry: linked.public.clone(), body: Some(linked.body.fields.clone()), proof }
        };
        of_stream.map(shown).collect()
    }

    fn kept(&self) -> Kept {
        let mut kept = Kept::default();
        kept.keep_leaves(0, &self.entries.iter().map(|linked| linked.leaf).collect::<Vec<_>>());
        kept
    }

    fn checkpoint(&self) -> Checkpoint {
        let kept = self.kept();
        let root = hash_of(whole(self.entries.len() as u64), |subtree| kept.get(subtree)).unwrap();
        Checkpoint { origin: LOG.into(), size: self.entries.len() as i64, root }
    }

    fn bundle(&self) -> Bundle {
        let last = self.entries.iter().rfind(|linked| linked.entry.stream == file()).unwrap();
        let head = Head {
            log: LOG.into(),
            stream: file(),
            entries: last.entry.sseq + 1,
            leaf: last.leaf,
            t: last.entry.t.clone(),
        };
        Bundle {
            format: FORMAT.into(),
            vkey: signer().vkey().written(),
            head: signer().note(&head.text()),
            checkpoint: signer().note(&self.checkpoint().text()),
            entries: self.shown(file(), i64::MAX),
            referred: vec![Referred { stream: vacancy(), entries: self.shown(vacancy(), 1) }],
        }
    }
}

const TIMES: [&str; 4] =
    ["2026-11-17T09:00:00Z", "2026-11-17T10:00:00Z", "2026-11-17T10:01:00Z", "2026-11-18T09:00:00Z"];

fn log() -> Log {
    let mut log = Log::default();
    log.add(vacancy(), TIMES[0], "vacancy.opened", json!({"title": "Support worker"}));
    log.add(file(), TIMES[0], "file.opened", json!({"candidate": "Sam"}));
    log.add(
        vacancy(),
        TIMES[1],
        "agreement.frozen",
        json!({"mode": "equal", "weights": {"talk": 50, "listening": 50}}),
    );
    log.refer(TIMES[1]);
    log.add(file(), TIMES[1], "score.given", json!({"item": "q1", "value": 3}));
    log.add(file(), TIMES[2], "score.given", json!({"item": "q2", "value": 2}));
    log.add(vacancy(), TIMES[2], "vacancy.closed", json!({}));
    log.add(file(), TIMES[2], "discussion.opened", json!({"interview": "i"}));
    log.add(file(), TIMES[3], "choice.made", json!({"reason": "Ann said: \"they waited\""}));
    log.add(file(), TIMES[3], SEALED, json!({"entries": 6}));
    log
}

fn found(bundle: &Bundle) -> Verdict {
    verify(&bundle.write().unwrap(), signer().vkey()).unwrap()
}

/// The codes of what is wrong, with the entries' numbers.
fn wrong(bundle: &Bundle) -> Vec<(Option<i64>, &'static str)> {
    found(bundle).faults.iter().map(|fault| (fault.at.as_ref().map(|at| at.entry), fault.kind.code())).collect()
}

fn body(bundle: &mut Bundle, entry: usize) -> &mut Vec<Field> {
    bundle.entries[entry].body.as_mut().unwrap()
}

#[test]
fn a_whole_file_is_plainly_whole() {
    let verdict = found(&log().bundle());
    assert_eq!(verdict.faults, []);
    assert!(verdict.is_plainly_whole());
    assert_eq!((verdict.until.as_deref(), verdict.last), (Some(TIMES[3]), 6));
    assert_eq!((verdict.checkpoint, verdict.is_first_form), (Some(log().checkpoint()), false));
}

#[test]
fn a_file_without_some_bodies_is_whole_and_names_them() {
    let mut bundle = log().bundle();
    bundle.entries[2].body = None;
    let verdict = found(&bundle);
    assert!(verdict.is_whole() && !verdict.is_plainly_whole());
    assert_eq!(verdict.withheld, [Named { stream: None, entry: 2, kind: Some("seat.said".into()) }]);
}

#[test]
fn what_was_erased_is_told_from_what_is_withheld() {
    let mut log = log();
    log.add(file(), TIMES[3], ERASED, json!({"scope": "file", "basis": "request"}));
    log.add(file(), TIMES[3], SEALED, json!({"entries": 8}));
    let mut bundle = log.bundle();
    (0..7).for_each(|n| bundle.entries[n].body = None);
    bundle.referred.clear();
    let verdict = found(&bundle);
    assert_eq!(verdict.faults, []);
    assert_eq!((verdict.erased.len(), verdict.withheld.len()), (7, 0));
}

#[test]
fn case_1_a_changed_score_is_named() {
    let mut bundle = log().bundle();
    body(&mut bundle, 2)[0].value["value"] = json!(1);
    assert_eq!(wrong(&bundle), [(Some(2), "content-changed")]);
}

#[test]
fn case_2_a_changed_salt_and_a_dropped_field_are_named() {
    let mut bundle = log().bundle();
    body(&mut bundle, 4)[0].salt = Salt([0; 32]);
    body(&mut bundle, 1).pop();
    assert_eq!(
        wrong(&bundle),
        [(Some(1), "field-set"), (Some(1), "referred-wrong"), (Some(4), "content-changed"), (Some(0), "added")]
    );
}

#[test]
fn case_3_a_changed_public_part_is_named_and_is_not_in_the_log() {
    let changes = [(ANN, "b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0"), ("10:01:00Z", "10:00:00Z"), ("seat.said", "seat.sad")];
    for (from, to) in changes {
        let mut bundle = log().bundle();
        bundle.entries[3].entry = bundle.entries[3].entry.replace(from, to);
        assert_eq!(wrong(&bundle), [(Some(3), "entry-changed"), (Some(3), "not-in-log")], "{from}");
    }
}

#[test]
fn the_first_and_the_last_entry_are_guarded_as_well() {
    for entry in [0, 6] {
        let mut bundle = log().bundle();
        bundle.entries[entry].entry = bundle.entries[entry].entry.replace(ANN, "server");
        let at = Some(entry as i64);
        assert_eq!(wrong(&bundle), [(at, "entry-changed"), (at, "not-in-log")]);
    }
}

#[test]
fn case_4_a_removed_entry_is_named() {
    for entry in 0..6 {
        let mut bundle = log().bundle();
        bundle.entries.remove(entry);
        assert!(wrong(&bundle).contains(&(Some(entry as i64), "missing")), "{entry}: {:?}", wrong(&bundle));
    }
}

#[test]
fn case_5_and_6_swapped_and_doubled_entries_are_named() {
    let mut bundle = log().bundle();
    bundle.entries.swap(2, 3);
    assert!(wrong(&bundle).contains(&(Some(2), "order")));
    let mut bundle = log().bundle();
    bundle.entries.insert(3, bundle.entries[2].clone());
    assert_eq!(wrong(&bundle), [(Some(2), "order")]);
}

#[test]
fn case_7_a_cut_tail_is_named() {
    let mut bundle = log().bundle();
    bundle.entries.truncate(5);
    assert_eq!(
        wrong(&bundle),
        [(Some(5), "missing"), (Some(6), "missing"), (None, "entry-changed"), (None, "no-seal")]
    );
    bundle.entries.clear();
    assert!(!found(&bundle).is_whole());
}

#[test]
fn a_copy_of_an_earlier_state_without_a_seal_is_not_taken_for_the_file() {
    let mut log = log();
    log.add(file(), TIMES[3], "offer.made", json!({}));
    assert_eq!(wrong(&log.bundle()), [(None, "no-seal")]);
    log.add(file(), TIMES[3], SEALED, json!({"entries": 7}));
    assert_eq!(wrong(&log.bundle()), [(Some(8), "seal-wrong")]);
}

#[test]
fn case_9_an_end_or_a_checkpoint_that_is_edited_or_signed_by_another_is_not_believed() {
    let good = log().bundle();
    let mut edited = good.clone();
    edited.head = edited.head.replacen("\n7\n", "\n6\n", 1);
    assert_eq!(wrong(&edited), [(None, "bad-signature")]);

    let another = Signer::new(LOG, &[2; 32]);
    let text = good.head.split_once("\n\n").unwrap().0.to_owned() + "\n";
    let mut resigned = good.clone();
    resigned.head = another.note(&text);
    assert_eq!(wrong(&resigned), [(None, "other-key")]);
    resigned.vkey = another.vkey().written();
    assert_eq!(wrong(&resigned), [(None, "other-key")], "the key inside is never the one that is trusted");
    assert!(
        !verify(&resigned.write().unwrap(), another.vkey()).unwrap().is_whole(),
        "the checkpoint is the first key's"
    );
    resigned.checkpoint = another.note(&log().checkpoint().text());
    assert!(verify(&resigned.write().unwrap(), another.vkey()).unwrap().is_whole());

    let with = |checkpoint: String| wrong(&Bundle { checkpoint, ..good.clone() });
    assert_eq!(with(good.checkpoint.replacen("\n10\n", "\n11\n", 1)), [(None, "checkpoint-bad-signature")]);
    assert_eq!(with(another.note(&log().checkpoint().text())), [(None, "checkpoint-other-key")]);
    assert_eq!(with(good.head.clone()), [(None, "checkpoint-malformed")], "one signed thing is not taken for another");
    assert_eq!(with(String::new()), [(None, "checkpoint-malformed")]);
}

#[test]
fn case_10_and_11_entries_are_not_in_a_log_that_was_signed_with_another_history() {
    let good = log().bundle();
    let of = |log: &Log| wrong(&Bundle { checkpoint: signer().note(&log.checkpoint().text()), ..good.clone() });
    // An earlier state of the log, a later one (the proofs are those of this size), and one in which an entry was another.
    let mut earlier = log();
    earlier.entries.pop();
    assert!(of(&earlier).iter().all(|(_, code)| *code == "not-in-log") && of(&earlier).len() == 9);
    let mut later = log();
    later.add(vacancy(), TIMES[3], "vacancy.closed", json!({}));
    assert!(of(&later).len() >= 9);
    let mut rewritten = log();
    rewritten.entries[4].leaf = Hash([9; 32]);
    assert!(of(&rewritten).len() >= 8);
}

#[test]
fn a_proof_that_is_changed_cut_or_another_entrys_is_named() {
    let with = |change: &dyn Fn(&mut Bundle)| {
        let mut bundle = log().bundle();
        change(&mut bundle);
        wrong(&bundle)
    };
    let at = |entry: i64| vec![(Some(entry), "not-in-log")];
    assert_eq!(with(&|bundle| bundle.entries[2].proof[0].0[31] ^= 1), at(2));
    assert_eq!(with(&|bundle| bundle.entries[6].proof.truncate(1)), at(6));
    assert_eq!(with(&|bundle| bundle.entries[0].proof.push(Hash::NONE)), at(0));
    assert_eq!(with(&|bundle| bundle.entries[3].proof = bundle.entries[2].proof.clone()), at(3));
    assert_eq!(with(&|bundle| bundle.referred[0].entries[1].proof.clear()), at(1));
    let short = log().bundle().write().unwrap();
    let proof = log().bundle().entries[2].proof[0].to_string();
    for other in [proof[..62].to_owned(), format!("{proof}00"), proof.to_uppercase()] {
        let text = short.replace(&proof, &other);
        assert!(!verify(&text, signer().vkey()).unwrap().is_whole(), "{other}");
    }
}

/// A copy as it left the house before there was a tree.
fn of_the_first_form() -> String {
    let mut value: Value = serde_json::from_str(&log().bundle().write().unwrap()).unwrap();
    value["format"] = FIRST_FORMAT.into();
    value.as_object_mut().unwrap().remove("checkpoint");
    let strip = |entries: &mut Value| {
        for shown in entries.as_array_mut().unwrap() {
            shown.as_object_mut().unwrap().remove("proof");
        }
    };
    strip(&mut value["entries"]);
    strip(&mut value["referred"][0]["entries"]);
    canonical::write(&value).unwrap() + "\n"
}

#[test]
fn a_copy_of_the_first_form_is_still_checked_and_says_that_it_has_no_tree() {
    let text = of_the_first_form();
    let verdict = verify(&text, signer().vkey()).unwrap();
    assert!(verdict.is_plainly_whole() && verdict.is_first_form && verdict.checkpoint.is_none());
    let changed = verify(&text.replacen("Support", "Support ", 1), signer().vkey()).unwrap();
    assert!(!changed.is_whole());
    // Neither form is read with the other's names.
    let new = log().bundle().write().unwrap();
    for mixed in [new.replace(FORMAT, FIRST_FORMAT), text.replace(FIRST_FORMAT, FORMAT)] {
        assert!(verify(&mixed, signer().vkey()).is_err());
    }
    let null = text.replacen("{\"entries\"", "{\"checkpoint\":null,\"entries\"", 1);
    assert_ne!(null, text);
    assert!(verify(&null, signer().vkey()).is_err());
}

#[test]
fn case_13_a_time_that_goes_back_is_named_even_if_it_was_signed() {
    let mut log = log();
    log.add(file(), TIMES[2], "offer.made", json!({}));
    log.add(file(), TIMES[3], SEALED, json!({"entries": 8}));
    assert_eq!(wrong(&log.bundle()), [(Some(7), "time-goes-back")]);
}

#[test]
fn case_16_the_same_values_in_another_text_are_not_canonical() {
    let text = log().bundle().write().unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let codes = |text: &str| {
        let faults = verify(text, signer().vkey()).unwrap().faults;
        faults.iter().map(|fault| fault.kind.code()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&serde_json::to_string_pretty(&value).unwrap()), ["not-canonical"]);
    assert_eq!(codes(text.trim_end()), ["not-canonical"]);
    assert_eq!(codes(&text.replace("\"value\":3", "\"value\":3.0")), ["not-canonical"]);
}

#[test]
fn case_16_a_text_with_a_name_twice_or_another_format_is_not_read() {
    let text = log().bundle().write().unwrap();
    let twice = text.replacen("\"format\"", "\"format\":\"sametable-bundle/2\",\"format\"", 1);
    let unknown = text.replacen("\"format\"", "\"extra\":1,\"format\"", 1);
    let other = text.replace("bundle/2", "bundle/3");
    for text in [twice.as_str(), &unknown, &other, "", "{}", "[]", "null", "\u{0}"] {
        assert!(verify(text, signer().vkey()).is_err(), "{text:.40}");
    }
}

#[test]
fn an_entry_in_another_text_is_named() {
    let mut bundle = log().bundle();
    bundle.entries[2].entry = bundle.entries[2].entry.replacen('{', "{ ", 1);
    assert!(wrong(&bundle).contains(&(Some(2), "malformed-entry")));
}

#[test]
fn case_17_a_body_of_another_entry_does_not_fit() {
    let mut bundle = log().bundle();
    let other = bundle.entries[3].body.clone();
    bundle.entries[2].body = other;
    assert_eq!(wrong(&bundle), [(Some(2), "content-changed")]);
}

#[test]
fn case_25_entries_of_another_file_are_named() {
    let mut log = log();
    let other = StreamId(Uuid::from_u128(0x07e4));
    for n in 0..4 {
        log.add(other, TIMES[3], "score.given", json!({"value": n}));
    }
    let mut bundle = log.bundle();
    bundle.entries[3] = log.shown(other, 9)[3].clone();
    let wrong = wrong(&bundle);
    assert!(wrong.contains(&(Some(3), "other-stream")) && wrong.contains(&(Some(3), "entry-changed")), "{wrong:?}");
}

#[test]
fn what_the_file_rests_on_is_guarded_like_the_file() {
    let good = log().bundle();
    let with = |change: &dyn Fn(&mut Bundle)| {
        let mut bundle = good.clone();
        change(&mut bundle);
        wrong(&bundle)
    };
    assert_eq!(with(&|bundle| bundle.referred.clear()), [(Some(1), "referred-wrong")]);
    assert_eq!(
        with(&|bundle| bundle.referred[0].entries[1].body.as_mut().unwrap()[1].value["talk"] = json!(90)),
        [(Some(1), "content-changed")]
    );
    assert!(with(&|bundle| drop(bundle.referred[0].entries.remove(0))).contains(&(Some(0), "missing")));
    assert!(with(&|bundle| drop(bundle.referred[0].entries.pop())).contains(&(Some(1), "referred-wrong")));
    assert!(!with(&|bundle| bundle.referred.push(bundle.referred[0].clone())).is_empty());
    let longer = log().shown(vacancy(), 2);
    assert!(!with(&|bundle| bundle.referred[0].entries = longer.clone()).is_empty());
    assert!(with(&|bundle| bundle.entries[1].body = None).contains(&(Some(1), "body-missing")));
}

#[test]
fn case_24_a_hostile_copy_ends_with_an_answer() {
    let mut bundle = log().bundle();
    let entry = bundle.entries[0].entry.replace("\"sseq\":0", &format!("\"sseq\":{}", i64::MAX));
    bundle.entries[0].entry = entry;
    assert!(!found(&bundle).is_whole());
    let mut bundle = log().bundle();
    bundle.entries[0].entry = bundle.entries[0].entry.replace("\"seq\":1", &format!("\"seq\":{}", i64::MIN));
    assert!(!found(&bundle).is_whole());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_copy_with_one_bit_changed_is_plainly_whole(bit: prop::sample::Index) {
        static TEXT: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| log().bundle().write().unwrap());
        let mut text = TEXT.as_bytes().to_vec();
        let bit = bit.index(8 * text.len());
        text[bit / 8] ^= 1 << (bit % 8);
        // What is not even text cannot be read either.
        if let Ok(text) = String::from_utf8(text)
            && let Ok(verdict) = verify(&text, signer().vkey())
        {
            prop_assert!(!verdict.is_plainly_whole(), "bit {bit}");
        }
    }
}

/// Found by the property above: of all single bits of a copy, only those that make a letter of an id a capital slipped
/// through.
#[test]
fn an_id_in_capitals_is_not_the_same_copy() {
    let text = log().bundle().write().unwrap();
    let end = text.rfind("\"}],\"vkey\"").unwrap();
    let (before, rest) = text.split_at(end - 36);
    let (id, after) = rest.split_at(36);
    assert_ne!(id, id.to_uppercase(), "the test's id has no letter");
    let changed = format!("{before}{}{after}", id.to_uppercase());
    assert!(!verify(&changed, signer().vkey()).is_ok_and(|verdict| verdict.is_plainly_whole()));
    assert!(verify(&text, signer().vkey()).unwrap().is_plainly_whole());
}
