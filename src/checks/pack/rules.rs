//! What changes from one pack to another, and what has to be said to pin it.

use crate::checks::rules::NONE_OF_GROUP_MIN;
use crate::checks::typed::{TEXT_MAX, WORDS_MIN, length};
use crate::checks::{NeededFor, Pack, PackItem, Status};
use std::collections::HashMap;

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
    #[error("no check is chosen")]
    ItemsNeeded,
    #[error("this check is always needed")]
    AlwaysNeeded,
    #[error("none of a group would be needed, and the reason is short")]
    NoneOfGroup,
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
            Self::ItemsNeeded => "pack-items-needed",
            Self::AlwaysNeeded => "pack-always-needed",
            Self::NoneOfGroup => "checks-none-of-group",
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

/// Which checks are meant, if it may be said of them that the role needs them or not. Where nothing of a group would be needed, an
/// inspector has to be able to follow the reason: also where it is so for one person only, by what was `recorded` of them.
///
/// # Errors
/// The first problem of each field.
pub fn may_say_needed<'a>(
    pack: &'a Pack,
    items: &[String],
    needed: bool,
    why: &str,
    recorded: &[HashMap<String, Status>],
) -> Result<Vec<&'a PackItem>, Vec<(&'static str, NoPack)>> {
    let is_chosen = |item: &PackItem| items.contains(&item.code);
    let chosen: Vec<_> = pack.items.iter().filter(|item| is_chosen(item)).collect();
    let mut problems = Vec::new();
    if chosen.is_empty() {
        problems.push(("item", NoPack::ItemsNeeded));
    } else if chosen.len() < items.len() || chosen.iter().any(|item| !item.only_where_role_qualifies) {
        problems.push(("item", NoPack::AlwaysNeeded));
    }
    // Of whom nothing is recorded, and of each of whom something is.
    let nothing = HashMap::new();
    let goes = |recorded: &HashMap<String, Status>, item: &PackItem| match recorded.get(&item.code) {
        Some(status) => *status == Status::NotRequired,
        None if is_chosen(item) => !needed,
        None => item.not_needed.is_some(),
    };
    let leaves_none = |recorded: &HashMap<String, Status>| {
        chosen.iter().any(|chosen| {
            let same = |item: &&PackItem| item.one_of == chosen.one_of;
            chosen.one_of.is_some() && pack.items.iter().filter(same).all(|item| goes(recorded, item))
        })
    };
    let leaves_none = !needed && recorded.iter().chain([&nothing]).any(leaves_none);
    match length(why) {
        0..WORDS_MIN => problems.push(("why_needed", NoPack::WhyNeeded)),
        n if leaves_none && n < NONE_OF_GROUP_MIN => problems.push(("why_needed", NoPack::NoneOfGroup)),
        n if n > TEXT_MAX => problems.push(("why_needed", NoPack::TooLong)),
        _ => {}
    }
    if problems.is_empty() { Ok(chosen) } else { Err(problems) }
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
                "volunteer_role",
                "bank_each_year",
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

    #[test]
    fn a_role_goes_without_what_it_may_go_without_and_a_group_without_any_needs_more_words() {
        let pack = pack("england_adult_social_care", 3).unwrap();
        let say = |items: &[&str], why: &str| {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            may_say_needed(pack, &items, false, why, &[]).map(|chosen| chosen.len())
        };
        let short = "Gives personal care";
        assert_eq!(say(&["dbs_standard", "dbs_enhanced", "driving"], short), Ok(3));
        assert_eq!(say(&[], short), Err(vec![("item", NoPack::ItemsNeeded)]));
        assert_eq!(say(&["right_to_work"], short), Err(vec![("item", NoPack::AlwaysNeeded)]));
        assert_eq!(say(&["driving"], "no"), Err(vec![("why_needed", NoPack::WhyNeeded)]));
        let all = ["dbs_standard", "dbs_enhanced", "dbs_enhanced_barred_list"];
        assert_eq!(say(&all, short), Err(vec![("why_needed", NoPack::NoneOfGroup)]));
        // Of one person the list was said not to be needed already: with the other two nothing would be left of them.
        let one = HashMap::from([("dbs_enhanced_barred_list".to_owned(), Status::NotRequired)]);
        let two: Vec<String> = ["dbs_standard", "dbs_enhanced"].map(str::to_owned).into();
        let refused = may_say_needed(pack, &two, false, short, &[HashMap::new(), one]);
        assert_eq!(refused, Err(vec![("why_needed", NoPack::NoneOfGroup)]));
        assert_eq!(say(&all, &"The role has nothing to do with people or their homes. ".repeat(2)), Ok(3));
    }
}
