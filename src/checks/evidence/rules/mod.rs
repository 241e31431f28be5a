//! What may be kept as evidence: the kind of a file by its content, its limits, and for which checks it may stand.
//!
//! The limits are this program's own: the law names none. They are wide for what a telephone photographs and an office scans, and
//! narrow enough that nobody can take a small server's memory.

pub mod pdf;

use super::{Format, What};
use crate::checks::dated::months_later;
use crate::checks::facts::Kind;
use crate::checks::rules::Offer;
use crate::checks::typed::{TEXT_MAX, WORDS_MIN, length};
use crate::checks::{Pack, PackItem};
use crate::people::clocks::{self, Kept};
use time::Date;

/// Most bytes of a file.
pub const SIZE_MAX: usize = 10 * 1024 * 1024;
/// Most pages of a PDF.
pub const PAGES_MAX: usize = 200;
/// Most pixels of a side of a picture, before it is looked at any closer.
pub const SIDE_MAX: u32 = 12_000;
/// Most pixels of a picture: more than the 24 million of a telephone. They take 160 MB at four bytes each.
pub const PIXELS_MAX: u64 = 40_000_000;
/// Most bytes that a picture's pixels and what is needed to read them may take in memory.
pub const MEMORY_MAX: u64 = 256 * 1024 * 1024;
/// Most scans of a JPEG. A progressive one has about ten; thousands would keep a processor busy for minutes.
pub const SCANS_MAX: usize = 60;
/// Pixels of the longer side of a picture as it is kept: a page of A4 at 250 dots an inch.
pub const KEPT_SIDE: u32 = 3_000;
/// Most characters of what a document is.
pub const TITLE_MAX: usize = 200;

/// The items of identity and of the right to work in packs without kinds.
const IDENTITY: &str = "identity_photo";
const RIGHT_TO_WORK: &str = "right_to_work";

/// Items of packs without kinds whose documents are certificates of the criminal records office. They are not kept with the others.
const CERTIFICATES: &[&str] = &["dbs_standard", "dbs_enhanced_barred_list"];

/// Why evidence is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoEvidence {
    #[error("no file was chosen")]
    FileNeeded,
    #[error("the file is too large")]
    TooLarge,
    #[error("a photograph of an iPhone's own kind")]
    Heic,
    #[error("neither PDF nor JPEG nor PNG")]
    Kind,
    #[error("the PDF is broken")]
    BrokenPdf,
    #[error("the PDF is locked")]
    Locked,
    #[error("the PDF has too many pages")]
    TooManyPages,
    #[error("the picture is broken")]
    BrokenPicture,
    #[error("the picture has too many pixels")]
    TooManyPixels,
    #[error("what it is was not said")]
    WhatNeeded,
    #[error("words are needed")]
    WordsNeeded,
    #[error("too long")]
    TooLong,
    #[error("no check was chosen")]
    ItemNeeded,
    #[error("no such check")]
    NoSuchItem,
    #[error("a certificate is kept elsewhere")]
    Certificate,
    #[error("health before a conditional offer")]
    BeforeOffer,
    #[error("the reason is missing")]
    WhyNeeded,
    #[error("the reason is too long")]
    WhyTooLong,
    #[error("it was taken away already")]
    Gone,
    #[error("a legal hold stands")]
    Held,
    #[error("about themselves")]
    Own,
    #[error("the candidate was told that nothing is kept")]
    ToldOtherwise,
}

impl NoEvidence {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FileNeeded => "evidence-file-needed",
            Self::TooLarge => "evidence-too-large",
            Self::Heic => "evidence-heic",
            Self::Kind => "evidence-kind",
            Self::BrokenPdf => "evidence-broken-pdf",
            Self::Locked => "evidence-locked",
            Self::TooManyPages => "evidence-too-many-pages",
            Self::BrokenPicture => "evidence-broken-picture",
            Self::TooManyPixels => "evidence-too-many-pixels",
            Self::WhatNeeded => "evidence-what-needed",
            Self::WordsNeeded => "evidence-words-needed",
            Self::TooLong => "evidence-too-long",
            Self::ItemNeeded => "evidence-item-needed",
            Self::NoSuchItem => "evidence-no-such-item",
            Self::Certificate => "evidence-certificate",
            Self::BeforeOffer => "evidence-before-offer",
            Self::WhyNeeded => "evidence-why-needed",
            Self::WhyTooLong => "evidence-why-too-long",
            Self::Gone => "evidence-gone",
            Self::Held => "evidence-held",
            Self::Own => "evidence-own",
            Self::ToldOtherwise => "evidence-told-otherwise",
        }
    }

    /// The field beside which the message stands; none where it is about the whole form.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::FileNeeded
            | Self::TooLarge
            | Self::Heic
            | Self::Kind
            | Self::BrokenPdf
            | Self::Locked
            | Self::TooManyPages
            | Self::BrokenPicture
            | Self::TooManyPixels => "file",
            Self::WhatNeeded => "what",
            Self::WordsNeeded | Self::TooLong => "words",
            Self::ItemNeeded | Self::NoSuchItem | Self::Certificate | Self::BeforeOffer => "items",
            Self::WhyNeeded | Self::WhyTooLong => "why",
            Self::Gone | Self::Held | Self::Own | Self::ToldOtherwise => "",
        }
    }
}

/// How a file is written, by its first bytes and its size. Whether all of it is so is seen when it is read.
///
/// # Errors
/// Nothing, too large, or none of the three kinds.
pub fn format_of(bytes: &[u8]) -> Result<Format, NoEvidence> {
    match bytes {
        [] => Err(NoEvidence::FileNeeded),
        _ if bytes.len() > SIZE_MAX => Err(NoEvidence::TooLarge),
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Format::Pdf),
        [0xff, 0xd8, 0xff, ..] => Ok(Format::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(Format::Png),
        _ if is_heic(bytes) => Err(NoEvidence::Heic),
        _ => Err(NoEvidence::Kind),
    }
}

/// A file of the ISO base media kind whose brand is one of HEIF's (ISO/IEC 23008-12).
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: &[&[u8]] =
        &[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp".as_slice()) && bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

/// May a picture of this size be read at all?
///
/// # Errors
/// No pixels, or too many.
pub fn may_be_read(width: u32, height: u32) -> Result<(), NoEvidence> {
    match u64::from(width) * u64::from(height) {
        0 => Err(NoEvidence::BrokenPicture),
        pixels if pixels > PIXELS_MAX || width > SIDE_MAX || height > SIDE_MAX => Err(NoEvidence::TooManyPixels),
        _ => Ok(()),
    }
}

/// Has a JPEG no more scans than any camera or program makes? The marker of a scan stands nowhere in the picture's own data.
#[must_use]
pub fn has_few_scans(jpeg: &[u8]) -> bool {
    jpeg.windows(2).filter(|pair| *pair == [0xff, 0xda]).count() <= SCANS_MAX
}

/// May a document stand for this item?
///
/// # Errors
/// A certificate; health before a conditional offer.
pub fn may_stand_for(item: &PackItem, offer: Offer) -> Result<(), NoEvidence> {
    // A certificate from abroad and a declaration say the same sort of thing.
    let shows = matches!(item.kind, Some(Kind::CriminalRecord | Kind::Overseas | Kind::Declaration));
    if shows || CERTIFICATES.contains(&item.code.as_str()) {
        return Err(NoEvidence::Certificate);
    }
    // The question itself is unlawful before the offer, and so is the paper that answers it.
    if item.after_offer_only && offer == Offer::None {
        return Err(NoEvidence::BeforeOffer);
    }
    Ok(())
}

/// Of whom a copy is kept, as far as its clock asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Decided against, or they withdrew: no law wants a copy of what shows who they are.
    NotEmployed,
    /// In the running, about to begin, or employed.
    MayWork,
    /// Their last day of work.
    Left(Date),
}

/// The clock of its own that a copy has, and the day that set it going; none while that has not happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runs {
    pub kept: Kept,
    pub from: Option<Date>,
}

impl Runs {
    /// The first day on which the copy may not be kept any more, by the clock in force `today`.
    #[must_use]
    pub fn until(self, today: Date) -> Option<Date> {
        self.from.map(|from| months_later(from, clocks::months_of(self.kept, today)))
    }
}

/// Which clock of its own a copy has; none where it goes with the candidate's file.
///
/// *What shows a right to work* is kept "for the duration of the individual's employment and for a further two years after they
/// stop working for you. The copy must then be securely destroyed" (Home Office, employer's guide to right to work checks;
/// Immigration (Restrictions on Employment) Order 2007, article 6). Of whoever was never employed it goes with their file.
///
/// *What shows who somebody is* has to be available for inspection while they are employed, with a recent photograph (Health and
/// Social Care Act 2008 (Regulated Activities) Regulations 2014, Schedule 3, paragraph 1, and its like in other packs): then the
/// file keeps it. Where the file has no such use of it (of whoever was not employed; a proof of address, which the paragraph does
/// not ask for), it is there for the application for a certificate alone, and goes two years after the check (guidance of the
/// criminal records office on checking identity). What stands for another check, such as a licence to drive, goes with the file.
#[must_use]
pub fn clock_of(what: What, items: &[PackItem], holder: Holder, checked: Date) -> Option<Runs> {
    let is = |item: &PackItem, kind, code| item.kind.map_or(item.code == code, |own| own == kind);
    let identity = |item: &PackItem| is(item, Kind::Identity, IDENTITY);
    let right_to_work = |item: &PackItem| is(item, Kind::RightToWork, RIGHT_TO_WORK);
    let shows_right = what == What::RightToWork || items.iter().any(right_to_work);
    match holder {
        Holder::MayWork if shows_right => return Some(Runs { kept: Kept::RightToWork, from: None }),
        Holder::Left(last) if shows_right => return Some(Runs { kept: Kept::RightToWork, from: Some(last) }),
        _ => {}
    }
    let of_a_check = items.iter().any(|item| !identity(item) && !right_to_work(item));
    let file_keeps = what == What::Identity && holder != Holder::NotEmployed && items.iter().any(identity);
    let is_one = matches!(what, What::Identity | What::Address);
    (is_one && !of_a_check && !file_keeps).then_some(Runs { kept: Kept::IdentityCopy, from: Some(checked) })
}

/// What candidates were told before documents could be kept.
const NONE_IS_KEPT: &str = "We keep no copy of your criminal record certificate or of your other documents.";

/// Do these words of a candidate's notice say that no copy of their documents is kept? Then none may be, until they had others.
#[must_use]
pub fn says_none_is_kept<'a>(mut notice: impl Iterator<Item = &'a str>) -> bool {
    notice.any(|line| line.contains(NONE_IS_KEPT))
}

/// What somebody says of a document.
#[derive(Debug, Clone, Copy)]
pub struct KeepTyped<'a> {
    pub what: Option<What>,
    pub words: &'a str,
    /// The codes of items of the pack.
    pub items: &'a [&'a str],
}

/// May this be kept, as far as it is typed? Gives what it is and for which items it stands.
///
/// # Errors
/// Every problem of what was typed.
pub fn may_keep<'p>(
    typed: KeepTyped<'_>,
    pack: &'p Pack,
    offer: Offer,
) -> Result<(What, Vec<&'p PackItem>), Vec<NoEvidence>> {
    let mut problems = Vec::new();
    match typed.what {
        None => problems.push(NoEvidence::WhatNeeded),
        Some(What::Health) if offer == Offer::None => problems.push(NoEvidence::BeforeOffer),
        Some(What::Other) if length(typed.words) == 0 => problems.push(NoEvidence::WordsNeeded),
        Some(_) => {}
    }
    if length(typed.words) > TITLE_MAX {
        problems.push(NoEvidence::TooLong);
    }
    let items = may_stand_for_all(typed.items, &[], pack, offer).unwrap_or_else(|no| {
        problems.push(no);
        Vec::new()
    });
    problems.dedup();
    match typed.what {
        Some(what) if problems.is_empty() => Ok((what, items)),
        _ => Err(problems),
    }
}

/// The items that a document is to stand for, in the order of the pack. For what it stands already (`so_far`) it may go on to.
///
/// # Errors
/// None, one that is not in the pack, or one for which nothing may be kept.
pub fn may_stand_for_all<'p>(
    items: &[&str],
    so_far: &[&str],
    pack: &'p Pack,
    offer: Offer,
) -> Result<Vec<&'p PackItem>, NoEvidence> {
    if items.is_empty() {
        return Err(NoEvidence::ItemNeeded);
    }
    if items.iter().any(|code| pack.items.iter().all(|item| item.code != **code)) {
        return Err(NoEvidence::NoSuchItem);
    }
    let chosen: Vec<_> = pack.items.iter().filter(|item| items.contains(&item.code.as_str())).collect();
    for item in chosen.iter().filter(|item| !so_far.contains(&item.code.as_str())) {
        may_stand_for(item, offer)?;
    }
    Ok(chosen)
}

/// May a document be taken away for this reason?
///
/// # Errors
/// It is gone already; no reason, or too long.
pub fn may_take_away(is_gone: bool, why: &str) -> Result<(), NoEvidence> {
    match length(why) {
        _ if is_gone => Err(NoEvidence::Gone),
        ..WORDS_MIN => Err(NoEvidence::WhyNeeded),
        characters if characters > TEXT_MAX => Err(NoEvidence::WhyTooLong),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{USUAL_PACK, newest_packs, pack};
    use proptest::prelude::*;
    use time::macros::date;

    fn usual() -> &'static Pack {
        pack(USUAL_PACK.0, USUAL_PACK.1).unwrap()
    }

    const OFFERED: Offer = Offer::Made(date!(2026 - 11 - 10));

    fn typed<'a>(what: What, items: &'a [&'a str]) -> KeepTyped<'a> {
        KeepTyped { what: Some(what), words: "", items }
    }

    #[test]
    fn a_files_kind_is_read_from_its_content() {
        assert_eq!(format_of(b"%PDF-1.7\n"), Ok(Format::Pdf));
        assert_eq!(format_of(b"\xff\xd8\xff\xe0\0\x10JFIF"), Ok(Format::Jpeg));
        assert_eq!(format_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Ok(Format::Png));
        assert_eq!(format_of(b"\0\0\0\x24ftypheic\0\0\0\0"), Err(NoEvidence::Heic));
        assert_eq!(format_of(b"\0\0\0\x24ftypmp42\0\0\0\0"), Err(NoEvidence::Kind));
        for other in [&b"GIF89a"[..], b"<html>", b"PK\x03\x04", b"MZ", b" %PDF-1.4", b"%PDF", b"\xff\xd8"] {
            assert_eq!(format_of(other), Err(NoEvidence::Kind), "{other:?}");
        }
        assert_eq!(format_of(b""), Err(NoEvidence::FileNeeded));
        let mut large = vec![0; SIZE_MAX + 1];
        large[..5].copy_from_slice(b"%PDF-");
        assert_eq!(format_of(&large), Err(NoEvidence::TooLarge));
        assert_eq!(format_of(&large[..SIZE_MAX]), Ok(Format::Pdf));
    }

    #[test]
    fn no_picture_is_read_that_would_take_the_memory() {
        assert_eq!(may_be_read(8_064, 4_960), Ok(()));
        assert_eq!(may_be_read(50_000, 50_000), Err(NoEvidence::TooManyPixels));
        assert_eq!(may_be_read(u32::MAX, u32::MAX), Err(NoEvidence::TooManyPixels));
        assert_eq!(may_be_read(SIDE_MAX + 1, 1), Err(NoEvidence::TooManyPixels));
        assert_eq!(may_be_read(0, 7), Err(NoEvidence::BrokenPicture));
        assert!(has_few_scans(&[0xff, 0xda].repeat(SCANS_MAX)) && !has_few_scans(&[0xff, 0xda].repeat(SCANS_MAX + 1)));
    }

    #[test]
    fn a_certificate_is_kept_elsewhere_and_health_waits_for_the_offer() {
        for code in CERTIFICATES {
            assert!(usual().items.iter().any(|item| item.code == **code), "{code} is in no pack");
            let items = ["right_to_work", *code];
            let no = may_keep(typed(What::Other, &items), usual(), OFFERED).unwrap_err();
            assert!(no.contains(&NoEvidence::Certificate), "{no:?}");
        }
        for item in newest_packs().iter().flat_map(|pack| &pack.items) {
            let is_record = item.one_of.as_deref() == Some("criminal_record");
            let refused = may_stand_for(item, OFFERED) == Err(NoEvidence::Certificate);
            assert!(refused || !is_record, "a certificate may be kept: {}", item.code);
        }
        let health = typed(What::Qualification, &["qualifications", "health_for_the_work"]);
        assert_eq!(may_keep(health, usual(), Offer::None), Err(vec![NoEvidence::BeforeOffer]));
        assert!(may_keep(health, usual(), OFFERED).is_ok());
        let named = typed(What::Health, &["qualifications"]);
        assert_eq!(may_keep(named, usual(), Offer::None), Err(vec![NoEvidence::BeforeOffer]));
    }

    #[test]
    fn one_document_may_stand_for_several_checks_and_stands_for_one_at_least() {
        let (what, items) =
            may_keep(typed(What::Identity, &["right_to_work", "identity_photo"]), usual(), Offer::None).unwrap();
        let codes: Vec<_> = items.iter().map(|item| item.code.as_str()).collect();
        assert_eq!((what, codes.as_slice()), (What::Identity, ["identity_photo", "right_to_work"].as_slice()));
        assert_eq!(may_keep(typed(What::Identity, &[]), usual(), OFFERED), Err(vec![NoEvidence::ItemNeeded]));
        assert_eq!(may_keep(typed(What::Identity, &["shoes"]), usual(), OFFERED), Err(vec![NoEvidence::NoSuchItem]));
        let nothing = KeepTyped { what: None, words: "", items: &[] };
        let all = may_keep(nothing, usual(), OFFERED).unwrap_err();
        assert_eq!(all, [NoEvidence::WhatNeeded, NoEvidence::ItemNeeded]);
        let other = typed(What::Other, &["right_to_work"]);
        assert_eq!(may_keep(other, usual(), OFFERED), Err(vec![NoEvidence::WordsNeeded]));
    }

    #[test]
    fn what_a_document_stands_for_it_may_go_on_to_stand_for() {
        let health = ["health_for_the_work", "qualifications"];
        let after = |so_far| may_stand_for_all(&health, so_far, usual(), Offer::None).map(|items| items.len());
        assert_eq!(after(&[]), Err(NoEvidence::BeforeOffer));
        assert_eq!(after(&["health_for_the_work"]), Ok(2), "the offer was withdrawn meanwhile");
    }

    const CHECKED: Date = date!(2024 - 03 - 01);
    const ENDED: Date = date!(2024 - 02 - 29);
    const TODAY: Date = date!(2026 - 11 - 25);

    fn items(codes: &[&str]) -> Vec<PackItem> {
        usual().items.iter().filter(|item| codes.contains(&item.code.as_str())).cloned().collect()
    }

    fn clock(what: What, codes: &[&str], holder: Holder) -> Option<(Kept, Option<Date>)> {
        clock_of(what, &items(codes), holder, CHECKED).map(|runs| (runs.kept, runs.until(TODAY)))
    }

    #[test]
    fn a_copy_that_shows_a_right_to_work_goes_two_years_after_the_employment() {
        let left = |what, codes: &[&str]| clock(what, codes, Holder::Left(ENDED));
        let gone = Some((Kept::RightToWork, Some(date!(2026 - 02 - 28))));
        assert_eq!(left(What::RightToWork, &[]), gone);
        assert_eq!(left(What::Identity, &["right_to_work"]), gone, "a passport shows it as well");
        assert_eq!(left(What::Identity, &["right_to_work", "identity_photo"]), gone, "the law destroys it then");
        assert_eq!(clock(What::RightToWork, &["right_to_work"], Holder::MayWork), Some((Kept::RightToWork, None)));
        assert_eq!(clock(What::RightToWork, &["right_to_work"], Holder::NotEmployed), None, "it goes with the file");
    }

    #[test]
    fn the_file_keeps_what_shows_who_is_employed_and_of_whoever_is_not_it_goes_two_years_after_the_check() {
        for holder in [Holder::MayWork, Holder::Left(ENDED)] {
            assert_eq!(clock(What::Identity, &["identity_photo"], holder), None, "{holder:?}: Schedule 3 wants it");
            assert_eq!(clock(What::Photograph, &["identity_photo"], holder), None, "{holder:?}");
        }
        let goes = Some((Kept::IdentityCopy, Some(date!(2026 - 03 - 01))));
        assert_eq!(clock(What::Identity, &["identity_photo"], Holder::NotEmployed), goes);
        assert_eq!(clock(What::Identity, &["right_to_work"], Holder::NotEmployed), goes);
        for holder in [Holder::NotEmployed, Holder::MayWork, Holder::Left(ENDED)] {
            assert_eq!(clock(What::Address, &["identity_photo"], holder), goes, "{holder:?}: no law wants it");
            assert_eq!(clock(What::Identity, &["qualifications"], holder), None, "{holder:?}: another check wants it");
            assert_eq!(clock(What::Qualification, &["qualifications"], holder), None, "{holder:?}");
        }
    }

    #[test]
    fn every_packs_item_of_identity_keeps_what_stands_for_it() {
        for pack in newest_packs() {
            let of = |code| pack.items.iter().filter(|item| item.code == code).cloned().collect::<Vec<_>>();
            assert_eq!(of(IDENTITY).len(), 1, "{}", pack.code);
            assert_eq!(clock_of(What::Identity, &of(IDENTITY), Holder::MayWork, CHECKED), None, "{}", pack.code);
        }
    }

    #[test]
    fn nothing_is_taken_away_without_a_reason() {
        assert_eq!(may_take_away(false, "  too short. "), Ok(()));
        assert_eq!(may_take_away(false, " short    "), Err(NoEvidence::WhyNeeded));
        assert_eq!(may_take_away(false, &"x".repeat(TEXT_MAX + 1)), Err(NoEvidence::WhyTooLong));
        assert_eq!(may_take_away(true, "It was scanned twice."), Err(NoEvidence::Gone));
    }

    proptest! {
        #[test]
        fn no_copy_goes_before_its_clock_and_a_later_day_never_makes_it_go_sooner(
            from in 2_458_000_i32..2_470_000, more in 0_i32..2_000, what in proptest::sample::select(What::ALL.to_vec()),
            stands in proptest::sample::subsequence(vec!["identity_photo", "right_to_work", "qualifications"], 0..=3),
        ) {
            let (first, second) = (Date::from_julian_day(from).unwrap(), Date::from_julian_day(from + more).unwrap());
            for holder in [Holder::NotEmployed, Holder::MayWork, Holder::Left(first)] {
                let runs = clock_of(what, &items(&stands), holder, first);
                let Some(on) = runs.and_then(|runs| runs.until(TODAY)) else { continue };
                prop_assert!(on >= months_later(first, 24));
                let holder = if holder == Holder::Left(first) { Holder::Left(second) } else { holder };
                let later = clock_of(what, &items(&stands), holder, second).and_then(|runs| runs.until(TODAY));
                prop_assert!(later.is_some_and(|later| later >= on));
            }
        }

        #[test]
        fn whatever_the_bytes_are_the_kind_is_one_of_three_or_refused(bytes: Vec<u8>) {
            if let Ok(format) = format_of(&bytes) {
                let begins = match format {
                    Format::Pdf => bytes.starts_with(b"%PDF-"),
                    Format::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
                    Format::Png => bytes.starts_with(b"\x89PNG"),
                };
                prop_assert!(begins);
            }
        }
    }
}
