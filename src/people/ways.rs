//! How a person likes their tablet: their own access data. It follows them to any tablet and any panel, is told to no other
//! seat, stands in no recruitment file, and goes when they are erased.

use serde::{Deserialize, Serialize};

macro_rules! ways {
    ($($(#[$doc:meta])* $name:ident $field:ident {
        $(#[$first_doc:meta])* $first:ident = $first_code:literal
        $(, $(#[$each:meta])* $variant:ident = $code:literal)* $(,)?
    })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
            pub enum $name {
                $(#[$first_doc])*
                #[default]
                #[serde(rename = $first_code)]
                $first,
                $($(#[$each])* #[serde(rename = $code)] $variant),*
            }

            impl $name {
                /// All of them, in the order in which they are offered.
                pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];

                /// As it is stored, recorded, posted and written on the page.
                pub const fn code(self) -> &'static str {
                    match self { Self::$first => $first_code, $(Self::$variant => $code),* }
                }

                /// The one with this code.
                pub fn parse(code: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|one| one.code() == code)
                }
            }
        )+

        /// One of the things that a person can set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Way { $($(#[$doc])* $name),+ }

        impl Way {
            /// All of them, in the order in which they are asked.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in addresses, in the record and on the page (`data-size`).
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => stringify!($field)),+ }
            }

            /// The one with this name.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }

            /// The codes of what can be chosen; the first is what stands while nobody chose.
            pub fn options(self) -> Vec<&'static str> {
                match self { $(Self::$name => $name::ALL.iter().map(|one| one.code()).collect()),+ }
            }
        }

        /// Everything that a person has set; the first of each where they have not.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Ways { $($(#[$doc])* pub $field: $name),+ }

        impl Ways {
            /// The code of what is set.
            pub const fn get(&self, way: Way) -> &'static str {
                match way { $(Way::$name => self.$field.code()),+ }
            }

            /// With one thing set; nothing if there is no such choice.
            #[must_use]
            pub fn with(mut self, way: Way, code: &str) -> Option<Self> {
                match way { $(Way::$name => self.$field = $name::parse(code)?),+ }
                Some(self)
            }
        }
    };
}

ways! {
    /// How big the words are, in per cent.
    Size size { Usual = "100", Bigger = "125", Big = "150", VeryBig = "200", Biggest = "250" }
    /// The colours of the screen.
    Colours colours { Light = "light", Dark = "dark", Strong = "strong", StrongDark = "strong_dark" }
    /// Whether pictures stand beside the words.
    Pictures pictures { On = "on", Off = "off" }
    /// Whether the buttons that read out are there.
    Aloud aloud { On = "on", Off = "off" }
    /// How many answers are shown.
    Faces faces { Three = "three", Five = "five" }
    /// Which answer comes first.
    Order order { GoodFirst = "good_first", GoodLast = "good_last" }
    /// Whether the three quiet answers stand beside the scores, or one step behind.
    Quiet quiet { Shown = "shown", Behind = "behind" }
    /// With which hand the screen is touched.
    Hand hand { Both = "both", Left = "left", Right = "right" }
    /// With what the person presses.
    Press press {
        Touch = "touch",
        /// A keyboard: the answers have numbers.
        Keys = "keys",
        /// Resting the pointer chooses.
        Rest = "rest",
        /// One switch: a frame moves by itself, and the switch chooses.
        SwitchMoves = "switch_moves",
        /// One switch: it moves the frame, and waiting chooses.
        SwitchStep = "switch_step",
        /// Two switches: one moves, the other chooses.
        SwitchTwo = "switch_two",
    }
    /// How long the frame stays and how long the pointer rests, in thousandths of a second.
    Pace pace { Middle = "2000", Quick = "1000", Slow = "3000", Slower = "5000", Slowest = "8000" }
}

impl Press {
    /// Whether the browser needs a script for it.
    pub const fn needs_script(self) -> bool {
        !matches!(self, Self::Touch)
    }

    /// Whether time plays a part in it.
    pub const fn has_pace(self) -> bool {
        matches!(self, Self::Rest | Self::SwitchMoves | Self::SwitchStep)
    }
}

impl Way {
    /// Whether it is asked about, given what is set: a pace is only for who rests or scans.
    pub fn is_asked(self, ways: &Ways) -> bool {
        self != Self::Pace || ways.press.has_pace()
    }
}

impl Ways {
    /// What is set otherwise than usual, as names and codes for the page.
    pub fn unusual(&self) -> Vec<(&'static str, &'static str)> {
        let usual = Self::default();
        let set = Way::ALL.iter().filter(|way| self.get(**way) != usual.get(**way));
        set.map(|way| (way.code(), self.get(*way))).collect()
    }
}

/// Who chose the order of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum OrderBy {
    /// Drawn, once for the person.
    Chance,
    /// The person, on their tablet or with somebody at the desk.
    Person,
}

/// What is kept of a person about their tablet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    pub ways: Ways,
    /// Nothing before the person first sat down at a tablet.
    pub order_by: Option<OrderBy>,
    /// They have practised. How it went is not kept.
    pub practised: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_ways() -> impl Strategy<Value = Ways> {
        prop::collection::vec(any::<prop::sample::Index>(), Way::ALL.len()).prop_map(|picks| {
            Way::ALL.iter().zip(picks).fold(Ways::default(), |ways, (way, pick)| {
                let options = way.options();
                ways.with(*way, options[pick.index(options.len())]).unwrap_or(ways)
            })
        })
    }

    proptest! {
        #[test]
        fn setting_one_thing_sets_that_and_leaves_every_other_as_it_was(ways in any_ways(), which in 0..Way::ALL.len(), pick: prop::sample::Index) {
            let way = Way::ALL[which];
            let code = way.options()[pick.index(way.options().len())];
            let after = ways.with(way, code).unwrap();
            prop_assert_eq!(after.get(way), code);
            for other in Way::ALL.iter().filter(|other| **other != way) {
                prop_assert_eq!(after.get(*other), ways.get(*other));
            }
        }

        #[test]
        fn what_is_stored_is_read_back_the_same(ways in any_ways()) {
            let text = serde_json::to_string(&ways).unwrap();
            prop_assert_eq!(serde_json::from_str::<Ways>(&text).unwrap(), ways);
        }

        #[test]
        fn no_other_word_is_ever_taken(which in 0..Way::ALL.len(), word in "[ -~]{0,12}") {
            let way = Way::ALL[which];
            let known = way.options().contains(&word.as_str());
            prop_assert_eq!(Ways::default().with(way, &word).is_some(), known);
        }
    }

    #[test]
    fn an_older_record_reads_with_what_it_has() {
        let read: Ways = serde_json::from_str(r#"{"size":"200"}"#).unwrap();
        assert_eq!(read, Ways { size: Size::VeryBig, ..Ways::default() });
    }

    #[test]
    fn every_thing_and_every_choice_of_it_is_found_by_its_own_code_alone() {
        for way in Way::ALL {
            assert_eq!(Way::parse(way.code()), Some(*way));
            let mut codes = way.options();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), way.options().len(), "{way:?}");
        }
        assert_eq!(Way::parse("password"), None);
    }

    #[test]
    fn the_page_carries_only_what_is_unlike_the_usual() {
        assert_eq!(Ways::default().unusual(), []);
        let ways = Ways { size: Size::Big, hand: Hand::Left, ..Ways::default() };
        assert_eq!(ways.unusual(), [("size", "150"), ("hand", "left")]);
    }

    #[test]
    fn a_pace_is_asked_for_only_where_time_plays_a_part() {
        let asked = |press| Way::Pace.is_asked(&Ways { press, ..Ways::default() });
        assert!(asked(Press::Rest) && asked(Press::SwitchMoves) && asked(Press::SwitchStep));
        assert!(!asked(Press::Touch) && !asked(Press::Keys) && !asked(Press::SwitchTwo));
    }
}
