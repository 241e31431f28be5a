//! Checkpoints: how many entries the whole log has and what they all are, in three signed lines that a person can keep.
//! Written as C2SP's tlog-checkpoint, in a signed note: origin, size, root in base64.

use super::note::{NoteFault, Vkey};
use crate::ledger::Hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How long a receipt is: short enough for a line of a letter or a code for a phone's camera.
pub const RECEIPT: usize = 60;
/// Nobody holds a longer checkpoint; what is pasted beyond this is something else.
pub const MOST: usize = 2_000;

/// The state of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log, which is that of its key.
    pub origin: String,
    /// How many entries it has; never none.
    pub size: i64,
    /// The root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root.0))
    }

    /// Reads that text and nothing else: there are no further lines.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (origin, size, root) = (lines.next()?.to_owned(), lines.next()?.parse().ok()?, lines.next()?);
        let root = Hash(STANDARD.decode(root).ok()?.try_into().ok()?);
        let checkpoint = Self { origin, size, root };
        (checkpoint.text() == text && checkpoint.size > 0).then_some(checkpoint)
    }

    /// The checkpoint in a note that this key signed.
    ///
    /// # Errors
    /// It is none, or another key's.
    pub fn verified(note: &str, vkey: &Vkey) -> Result<Self, NoteFault> {
        let checkpoint = Self::parse(vkey.verified(note)?).ok_or(NoteFault::Malformed)?;
        if checkpoint.origin == vkey.name() { Ok(checkpoint) } else { Err(NoteFault::OtherKey) }
    }

    /// Size, a full stop and as much of the root as there is room for: at least 160 bits of it.
    pub fn receipt(&self) -> String {
        let mut receipt = format!("{}.{}", self.size, self.root);
        receipt.truncate(RECEIPT);
        receipt
    }
}

/// What somebody holds of an earlier state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// A checkpoint that this log's key signed.
    Checkpoint(Checkpoint),
    /// A receipt: nothing says who made it.
    Receipt { size: i64, beginning: String },
}

/// Why what was given is nothing that can be compared. The end of the Fluent id of its sentence: `checkpoint-held-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHeld {
    Empty,
    Long,
    Unreadable,
    OtherKey,
    BadSignature,
}

impl NotHeld {
    /// The end of its message's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Unreadable => "unreadable",
            Self::OtherKey => "other-key",
            Self::BadSignature => "bad-signature",
        }
    }
}

impl Held {
    /// Reads a checkpoint or a receipt as it was pasted or typed: lines may end as another system ends them, spaces may
    /// stand around it, and in a receipt anywhere.
    ///
    /// # Errors
    /// It is neither, or not this log's.
    pub fn read(text: &str, vkey: &Vkey) -> Result<Self, NotHeld> {
        if text.len() > MOST {
            return Err(NotHeld::Long);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.is_empty() {
            return Err(NotHeld::Empty);
        }
        if let Some(receipt) = Self::receipt(text) {
            return Ok(receipt);
        }
        let note: String = text.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
        Checkpoint::verified(&note, vkey).map(Self::Checkpoint).map_err(|fault| match fault {
            NoteFault::Malformed => NotHeld::Unreadable,
            NoteFault::OtherKey => NotHeld::OtherKey,
            NoteFault::BadSignature => NotHeld::BadSignature,
        })
    }

    fn receipt(text: &str) -> Option<Self> {
        let packed: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let packed = packed.to_ascii_lowercase();
        let (digits, beginning) = packed.split_once('.')?;
        let size: i64 = digits.parse().ok()?;
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let fits = packed.len() == RECEIPT && size.to_string() == digits && size > 0 && beginning.bytes().all(is_hex);
        fits.then(|| Self::Receipt { size, beginning: beginning.to_owned() })
    }

    /// How many entries there were.
    pub fn size(&self) -> i64 {
        match self {
            Self::Checkpoint(held) => held.size,
            Self::Receipt { size, .. } => *size,
        }
    }

    /// Is this the root that is held?
    pub fn is(&self, root: Hash) -> bool {
        match self {
            Self::Checkpoint(held) => held.root == root,
            Self::Receipt { beginning, .. } => root.to_string().starts_with(beginning),
        }
    }

    /// How it stands to a log. `there` is the root that the log has at the held size, none if it is shorter; `signed` are
    /// the roots of the checkpoints that were given out at that size.
    pub fn compared(&self, there: Option<Hash>, signed: &[Hash]) -> Compared {
        match there {
            None => Compared::Ahead,
            Some(root) if self.is(root) => Compared::Fits,
            // Two states of one size, both signed: nobody can have copied them wrongly.
            Some(_) if matches!(self, Self::Checkpoint(_)) && signed.iter().any(|root| !self.is(*root)) => {
                Compared::Fork
            }
            Some(_) => Compared::Rewritten,
        }
    }
}

/// How what somebody holds stands to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// The log goes on from it.
    Fits,
    /// The log does not contain it: what stood there is not what stands there now.
    Rewritten,
    /// Two different states of the same size were signed.
    Fork,
    /// The log had more entries then than it has now.
    Ahead,
}

impl Compared {
    /// The end of the Fluent id of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Rewritten => "rewritten",
            Self::Fork => "fork",
            Self::Ahead => "ahead",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::note::Signer;
    use super::*;
    use proptest::prelude::*;

    /// The example of this design's own checkpoint, under RFC 8032's TEST 1.
    const NOTE: &str = "panel.example/ledger\n11\nFIyMqD/x76eeIX+D5YHeBn3tDdhirafap0524fSOOUg=\n\n\u{2014} panel.example/ledger AYlTN+XeWAaEvj38j2EwfxyzG4QlxXvnhxNmaKHMbbueC/YmU29orRkKUwjcBEfOudc9INZrdsFz/QOxIVhFL89oHAY=\n";
    const ROOT: &str = "148c8ca83ff1efa79e217f83e581de067ded0dd862ada7daa74e76e1f48e3948";

    fn signer() -> Signer {
        let seed = super::super::hex_32("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        Signer::new("panel.example/ledger", &seed.unwrap())
    }

    fn known() -> Checkpoint {
        Checkpoint { origin: "panel.example/ledger".to_owned(), size: 11, root: ROOT.parse().unwrap() }
    }

    #[test]
    fn the_known_checkpoint_is_written_and_read_as_known() {
        assert_eq!(signer().note(&known().text()), NOTE);
        assert_eq!(Checkpoint::verified(NOTE, signer().vkey()), Ok(known()));
        assert_eq!(known().receipt(), "11.148c8ca83ff1efa79e217f83e581de067ded0dd862ada7daa74e76e1f");
        assert_eq!(known().receipt().len(), RECEIPT);
        let largest = Checkpoint { size: i64::MAX, ..known() };
        assert_eq!(largest.receipt().len(), RECEIPT);
    }

    /// Case 9 of the record's attacks.
    #[test]
    fn case_9_a_checkpoint_that_is_edited_or_signed_by_another_is_not_believed() {
        let vkey = signer().vkey().clone();
        let verified = |note: &str| Checkpoint::verified(note, &vkey);
        assert_eq!(verified(&NOTE.replace("\n11\n", "\n12\n")), Err(NoteFault::BadSignature));
        assert_eq!(verified(&NOTE.replace("FIyM", "GIyM")), Err(NoteFault::BadSignature));
        let other = Signer::new("panel.example/ledger", &[7; 32]).note(&known().text());
        assert_eq!(verified(&other), Err(NoteFault::OtherKey), "an unknown key with the same name");
        let other = Signer::new("other.example/ledger", &[7; 32]).note(&known().text());
        assert_eq!(verified(&other), Err(NoteFault::OtherKey));
        let elsewhere = Checkpoint { origin: "other.example/ledger".to_owned(), ..known() };
        assert_eq!(verified(&signer().note(&elsewhere.text())), Err(NoteFault::OtherKey));
        let more = signer().note(&format!("{}extension\n", known().text()));
        assert_eq!(verified(&more), Err(NoteFault::Malformed));
        for text in
            ["panel.example/ledger\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "a\n-1\n\n", "a\n011\n\n"]
        {
            assert_eq!(Checkpoint::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_pasted_is_read_with_other_ends_of_lines_and_spaces_around() {
        let vkey = signer().vkey().clone();
        let held = Ok(Held::Checkpoint(known()));
        assert_eq!(Held::read(&format!("  {}  \r\n", NOTE.replace('\n', " \r\n")), &vkey), held);
        assert_eq!(Held::read(NOTE.trim_end(), &vkey), held);
        let receipt = known().receipt();
        let spaced = format!(" 11.148c 8ca8\n{} ", &receipt[11..].to_uppercase());
        let Ok(held) = Held::read(&spaced, &vkey) else { panic!("{spaced}") };
        assert!(held.is(known().root) && held.size() == 11 && !held.is(Hash::NONE));
        for (text, why) in [
            ("", NotHeld::Empty),
            (" \r\n", NotHeld::Empty),
            ("a wrong thing", NotHeld::Unreadable),
            (&receipt[..59], NotHeld::Unreadable),
            (&receipt.replace("11.", "01."), NotHeld::Unreadable),
            (&"1".repeat(MOST + 1), NotHeld::Long),
            (&NOTE.replace("\n11\n", "\n12\n"), NotHeld::BadSignature),
        ] {
            assert_eq!(Held::read(text, &vkey), Err(why), "{text:.40}");
        }
    }

    /// Cases 10 and 11 of the record's attacks: a history that was rewritten, and a fork.
    #[test]
    fn case_10_and_11_a_rewritten_history_and_a_fork_are_told_from_one_that_goes_on() {
        let held = Held::Checkpoint(known());
        let (same, other) = (known().root, Hash([1; 32]));
        assert_eq!(held.compared(Some(same), &[same]), Compared::Fits);
        assert_eq!(held.compared(Some(same), &[]), Compared::Fits);
        assert_eq!(held.compared(Some(other), &[]), Compared::Rewritten);
        assert_eq!(held.compared(Some(other), &[other]), Compared::Fork);
        assert_eq!(held.compared(None, &[]), Compared::Ahead);
        let receipt = Held::read(&known().receipt(), signer().vkey()).unwrap();
        assert_eq!(receipt.compared(Some(other), &[other]), Compared::Rewritten, "a receipt may be copied wrongly");
    }

    proptest! {
        #[test]
        fn a_checkpoint_with_one_bit_changed_is_not_believed(bit: prop::sample::Index) {
            let mut note = NOTE.as_bytes().to_vec();
            let bit = bit.index(8 * note.len());
            note[bit / 8] ^= 1 << (bit % 8);
            if let Ok(note) = String::from_utf8(note) {
                prop_assert!(Checkpoint::verified(&note, signer().vkey()).is_err());
            }
        }

        #[test]
        fn whatever_is_pasted_there_is_an_answer(text: String) {
            let _ = Held::read(&text, signer().vkey());
        }

        #[test]
        fn a_receipt_is_read_as_it_was_written(size in 1i64.., root: [u8; 32]) {
            let checkpoint = Checkpoint { size, root: Hash(root), ..known() };
            let held = Held::read(&checkpoint.receipt(), signer().vkey()).unwrap();
            prop_assert!(held.is(checkpoint.root) && held.size() == size);
        }
    }
}
