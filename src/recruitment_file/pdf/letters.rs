//! Letters: which font has which, and how wide they run. What is measured here is drawn by the same glyphs, so a line that
//! fits when it is laid out fits on the paper.

use super::NotWritten;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{BufferFlags, Direction, ShapePlan, UnicodeBuffer, ttf_parser::Tag};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

const REGULAR: &[u8] = include_bytes!("fonts/next-regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/next-bold.ttf");
const WIDE: &[u8] = include_bytes!("fonts/dejavu-sans.ttf");
const MONO: &[u8] = include_bytes!("fonts/dejavu-sans-mono.ttf");

/// How letters are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Bold,
    /// Every sign as wide as the next.
    Mono,
}

/// A font that stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Regular,
    Bold,
    /// For the scripts and signs that the others lack; it has one weight.
    Wide,
    Mono,
}

/// Glyphs of one font in one direction; lengths are in ems.
#[derive(Debug)]
pub(super) struct Run {
    pub face: Face,
    pub is_rtl: bool,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
    /// The part of the width that is a space at the end, which may hang over the edge of a column.
    pub trailing: f32,
}

/// The runs of a word, kept to be drawn wherever it stands.
pub(super) type Runs = Rc<[Rc<Run>]>;

struct Shaper {
    shaping: rustybuzz::Face<'static>,
    font: Font,
    /// What stands in for a glyph that shaping could not find: a document with a missing glyph would not be valid at all.
    query: u32,
}

impl Shaper {
    fn new(bytes: &'static [u8]) -> Result<Self, NotWritten> {
        let shaping = rustybuzz::Face::from_slice(bytes, 0).ok_or(NotWritten::Font)?;
        let font = Font::new(bytes.into(), 0).ok_or(NotWritten::Font)?;
        let query = shaping.glyph_index('?').ok_or(NotWritten::Font)?;
        Ok(Self { shaping, font, query: u32::from(query.0) })
    }

    fn has(&self, letter: char) -> bool {
        is_joiner(letter) || self.shaping.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0)
    }
}

/// The fonts, and what has been measured with them.
pub(super) struct Letters {
    regular: Shaper,
    bold: Shaper,
    wide: Shaper,
    mono: Shaper,
    plans: HashMap<(Face, bool, Tag), Rc<ShapePlan>>,
    words: HashMap<(Weight, bool), HashMap<String, Runs>>,
    lacking: BTreeSet<char>,
}

impl Letters {
    pub fn new() -> Result<Self, NotWritten> {
        Ok(Self {
            regular: Shaper::new(REGULAR)?,
            bold: Shaper::new(BOLD)?,
            wide: Shaper::new(WIDE)?,
            mono: Shaper::new(MONO)?,
            plans: HashMap::new(),
            words: HashMap::new(),
            lacking: BTreeSet::new(),
        })
    }

    /// The letters that no font has, in the order of their codes.
    pub fn lacking(&self) -> Vec<char> {
        self.lacking.iter().copied().collect()
    }

    pub fn font(&self, face: Face) -> Font {
        self.shaper(face).font.clone()
    }

    fn shaper(&self, face: Face) -> &Shaper {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
            Face::Wide => &self.wide,
            Face::Mono => &self.mono,
        }
    }

    fn faces(weight: Weight) -> [Face; 2] {
        match weight {
            Weight::Regular => [Face::Regular, Face::Wide],
            Weight::Bold => [Face::Bold, Face::Wide],
            Weight::Mono => [Face::Mono, Face::Wide],
        }
    }

    /// The words as they can be drawn: a letter that no font has becomes its code in brackets, such as `[U+4E2D]`.
    pub fn drawable(&mut self, words: &str, spaces: Spaces) -> String {
        let tidy = tidy(words, spaces);
        let mut drawable = String::with_capacity(tidy.len());
        for letter in tidy.chars() {
            let is_private = matches!(u32::from(letter), 0xE000..=0xF8FF | 0xF_0000..);
            let is_there = letter == '\n' || self.regular.has(letter) || self.wide.has(letter);
            if is_there && !is_private {
                drawable.push(letter);
            } else {
                drawable.push_str(&format!("[U+{:04X}]", u32::from(letter)));
                self.lacking.insert(letter);
            }
        }
        drawable
    }

    /// The runs of a word in the order in which it is read; `words` is what [`Letters::drawable`] made.
    pub fn word(&mut self, words: &str, weight: Weight, is_rtl: bool) -> Runs {
        if let Some(known) = self.words.get(&(weight, is_rtl)).and_then(|known| known.get(words)) {
            return Rc::clone(known);
        }
        let runs = self.piece(words, weight, is_rtl);
        self.words.entry((weight, is_rtl)).or_default().insert(words.to_owned(), Rc::clone(&runs));
        runs
    }

    /// As [`Letters::word`], for what is not likely to come again.
    pub fn piece(&mut self, words: &str, weight: Weight, is_rtl: bool) -> Runs {
        let mut spans: Vec<(Face, String)> = Vec::new();
        for cluster in words.graphemes(true) {
            let before = spans.last().map(|(face, _)| *face);
            match self.face_for(cluster, weight, before) {
                Some(face) => push(&mut spans, face, cluster),
                None => {
                    // The marks above a letter may stand in another font than the letter.
                    for letter in cluster.chars() {
                        let mut buffer = [0; 4];
                        let one = letter.encode_utf8(&mut buffer);
                        let face = self.face_for(one, weight, before).unwrap_or(Face::Wide);
                        push(&mut spans, face, one);
                    }
                }
            }
        }
        spans.into_iter().map(|(face, text)| Rc::new(self.run(face, text, is_rtl))).collect()
    }

    fn face_for(&self, cluster: &str, weight: Weight, before: Option<Face>) -> Option<Face> {
        // A space or a full stop stays with the letters before it: changing fonts for it would only spoil the spacing.
        let stays = before.filter(|_| !cluster.chars().any(char::is_alphanumeric));
        let has = |face: &Face| cluster.chars().all(|letter| self.shaper(*face).has(letter));
        stays.into_iter().chain(Self::faces(weight)).chain([Face::Regular]).find(has)
    }

    fn run(&mut self, face: Face, text: String, is_rtl: bool) -> Run {
        let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(direction);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        buffer.guess_segment_properties();
        let script = buffer.script();
        let plan = match self.plans.get(&(face, is_rtl, script.tag())) {
            Some(plan) => Rc::clone(plan),
            None => {
                let plan = Rc::new(ShapePlan::new(&self.shaper(face).shaping, direction, Some(script), None, &[]));
                self.plans.insert((face, is_rtl, script.tag()), Rc::clone(&plan));
                plan
            }
        };
        let shaper = self.shaper(face);
        let shaped = rustybuzz::shape_with_plan(&shaper.shaping, &plan, buffer);
        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.push(text.len());
        starts.sort_unstable();
        starts.dedup();
        let em = shaper.font.units_per_em();
        let glyphs: Vec<_> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, place)| {
                let start = info.cluster as usize;
                let end = starts.get(starts.partition_point(|other| *other <= start)).copied().unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(if info.glyph_id == 0 { shaper.query } else { info.glyph_id }),
                    place.x_advance as f32 / em,
                    place.x_offset as f32 / em,
                    place.y_offset as f32 / em,
                    place.y_advance as f32 / em,
                    start..end,
                    None,
                )
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        let bare = text.trim_end_matches(' ').len();
        let trailing = glyphs.iter().filter(|glyph| glyph.text_range.start >= bare).map(|glyph| glyph.x_advance).sum();
        Run { face, is_rtl, text, glyphs, width, trailing }
    }
}

fn push(spans: &mut Vec<(Face, String)>, face: Face, cluster: &str) {
    match spans.last_mut() {
        Some((last, text)) if *last == face => text.push_str(cluster),
        _ => spans.push((face, cluster.to_owned())),
    }
}

/// What becomes of several spaces beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spaces {
    /// One of them is enough, and none is needed at an end.
    Once,
    /// Each counts.
    Each,
}

/// The words without what cannot be seen: control and format characters go, every kind of space is a space, and letters with
/// marks are one letter where there is one. Line ends stay.
pub(super) fn tidy(words: &str, spaces: Spaces) -> String {
    let mut tidy = String::with_capacity(words.len());
    let mut before = '\n';
    for letter in words.replace("\r\n", "\n").nfc() {
        let next = match letter {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            '\u{a0}' | '\u{2007}' | '\u{202f}' => '\u{a0}',
            _ if is_joiner(letter) && is_joining(before) => letter,
            _ if is_unseen(letter) => continue,
            _ if letter.is_whitespace() => ' ',
            _ => letter,
        };
        if spaces == Spaces::Once {
            let is_again = matches!((before, next), (' ' | '\n', ' ') | ('\n', '\n'));
            if is_again {
                continue;
            }
            if next == '\n' && before == ' ' {
                tidy.pop();
            }
        }
        tidy.push(next);
        before = next;
    }
    if spaces == Spaces::Once { tidy.trim_matches([' ', '\n']).to_owned() } else { tidy }
}

/// As [`tidy`], on one line: for titles and whatever else stands in the file beside its pages.
pub(super) fn on_one_line(words: &str) -> String {
    tidy(words, Spaces::Once).replace('\n', " ")
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Arabic letters change their shape for the joiners, so they mean something between them; elsewhere they are unseen.
fn is_joining(letter: char) -> bool {
    matches!(u32::from(letter), 0x0620..=0x064A | 0x066E..=0x06D3 | 0x0750..=0x077F)
}

fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || u32::from(letter) & 0xFFFE == 0xFFFE
        || matches!(u32::from(letter),
            0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0x3164 | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
            | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}
