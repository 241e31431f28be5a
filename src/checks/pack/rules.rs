//! What changes from one pack to another, and what has to be said to pin it.

use crate::checks::typed::{TEXT_MAX, WORDS_MIN, length};
use crate::checks::{NeededFor, Pack, PackItem};

/// What another pack asks for otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes<'a> {
    /// Asked for besides.
    pub added: Vec<&'a PackItem>,
    /// Asked for no more.
    pub gone: Vec<&'a PackItem>,
    /// Asked for in another way: from which, to which.
    pub other: Vec<(&'a PackItem, &'a PackItem)>,
}

impl Changes<'_> {
    /// Is everything as it was?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty() && self.other.is_empty()
    }
}

/// What changes from one pack to another. Words alone are no change: whoever has seen an item has seen it.
#[must_use]
pub fn changes<'a>(from: &'a Pack, to: &'a Pack) -> Changes<'a> {
    let of = |pack: &'a Pack, code: &str| pack.items.iter().find(|item| item.code == code);
    let mut changes = Changes::default();
    for item in &to.items {
        match of(from, &item.code) {
            None => changes.added.push(item),
            Some(before) if asks_otherwise(before, item) => changes.other.push((before, item)),
            Some(_) => {}
        }
    }
    changes.gone.extend(from.items.iter().filter(|item| of(to, &item.code).is_none()));
    changes
}

fn asks_otherwise(before: &PackItem, after: &PackItem) -> bool {
    let needs = |item: &PackItem, what| item.needed_for.contains(&what);
    needs(before, NeededFor::File) != needs(after, NeededFor::File)
        || needs(before, NeededFor::Start) != needs(after, NeededFor::Start)
        || before.may_be_unobtainable != after.may_be_unobtainable
        || before.only_where_role_qualifies != after.only_where_role_qualifies
        || before.after_offer_only != after.after_offer_only
        || before.worked_out != after.worked_out
        || before.kind != after.kind
        || before.levels != after.levels
        || before.recheck_months != after.recheck_months
}

/// Why a pack is not pinned, or an own item not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPack {
    #[error("no pack is chosen")]
    Choose,
    #[error("it is a draft, and nobody says that they know")]
    Draft,
    #[error("the reason is missing")]
    WhyNeeded,
    #[error("it is pinned already")]
    Same,
    #[error("too long")]
    TooLong,
    #[error("the name is missing")]
    TitleNeeded,
    #[error("what to see is missing")]
    WhatNeeded,
}

impl NoPack {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Choose => "pack-choose",
            Self::Draft => "pack-draft-needed",
            Self::WhyNeeded => "pack-why-needed",
            Self::Same => "pack-same",
            Self::TooLong => "history-too-long",
            Self::TitleNeeded => "pack-title-needed",
            Self::WhatNeeded => "pack-what-needed",
        }
    }
}

/// May this pack be pinned in place of that one?
///
/// # Errors
/// The first problem of each field.
pub fn may_pin(from: &Pack, to: &Pack, acknowledged: bool, why: &str) -> Result<(), Vec<(&'static str, NoPack)>> {
    let mut problems = Vec::new();
    // The same version is another pack where the organisation asks for something else by now.
    if from == to {
        problems.push(("pack", NoPack::Same));
    }
    if !to.reviewed && !acknowledged {
        problems.push(("acknowledged", NoPack::Draft));
    }
    match length(why) {
        0..WORDS_MIN => problems.push(("why", NoPack::WhyNeeded)),
        n if n > TEXT_MAX => problems.push(("why", NoPack::TooLong)),
        _ => {}
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{newest_packs, pack};

    #[test]
    fn the_page_says_what_a_newer_version_asks_for_otherwise() {
        let (before, after) =
            (pack("england_adult_social_care", 2).unwrap(), pack("england_adult_social_care", 3).unwrap());
        let changes = changes(before, after);
        let codes = |items: &[&PackItem]| items.iter().map(|item| item.code.clone()).collect::<Vec<_>>();
        assert_eq!(
            codes(&changes.added),
            [
                "agency_confirmation",
                "dbs_enhanced",
                "registration",
                "overseas_certificate",
                "self_declaration",
                "driving"
            ]
        );
        assert!(changes.gone.is_empty());
        assert!(changes.other.iter().any(|(_, item)| item.code == "right_to_work"), "it has a form of its own now");
        assert!(!changes.other.iter().any(|(_, item)| item.code == "full_employment_history"));
    }

    #[test]
    fn a_pack_is_like_itself_and_going_back_undoes_what_was_added() {
        for one in newest_packs() {
            assert!(changes(one, one).is_empty(), "{}", one.code);
            for other in newest_packs() {
                let (there, back) = (changes(one, other), changes(other, one));
                assert_eq!((there.added.len(), there.gone.len()), (back.gone.len(), back.added.len()));
                assert_eq!(there.other.len(), back.other.len());
            }
        }
    }

    #[test]
    fn a_draft_is_pinned_by_whoever_says_that_they_know_and_gives_a_reason() {
        let england = pack("england_adult_social_care", 3).unwrap();
        let wales = newest_packs().into_iter().find(|pack| pack.nation == "wales").unwrap();
        assert!(!wales.reviewed);
        let why = "The home is in Wrexham";
        assert_eq!(may_pin(england, wales, false, why), Err(vec![("acknowledged", NoPack::Draft)]));
        assert_eq!(may_pin(england, wales, true, "no"), Err(vec![("why", NoPack::WhyNeeded)]));
        assert_eq!(may_pin(england, wales, true, why), Ok(()));
        assert_eq!(may_pin(england, england, false, why), Err(vec![("pack", NoPack::Same)]));
    }
}
