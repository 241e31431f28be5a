//! Words into lines of a width.

use super::letters::{Letters, Run, Spaces, Weight};
use super::look::Ink;
use std::rc::Rc;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// Words of one ink.
pub(super) type Span<'a> = (&'a str, Ink);

/// A run on a line.
#[derive(Debug, Clone)]
pub(super) struct Bit {
    /// In points from the start of the line.
    pub x: f32,
    pub run: Rc<Run>,
    pub ink: Ink,
}

/// A line; its bits stand in the order in which they are read, wherever they stand on the paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub bits: Vec<Bit>,
    /// In points, without a space at its end.
    pub width: f32,
}

/// Where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Between words, and within one only if it is wider than the line.
    Words,
    /// Anywhere, and every space stays: for signs that are compared one by one.
    Signs,
}

/// A part of a word: one ink and one direction.
struct Atom<'a> {
    text: &'a str,
    ink: Ink,
    level: Level,
}

/// The lines of a paragraph that is `width` points wide; none if there are no words.
pub(super) fn lines(letters: &mut Letters, spans: &[Span<'_>], width: f32, breaks: Breaks) -> Vec<Line> {
    let spaces = if breaks == Breaks::Signs { Spaces::Each } else { Spaces::Once };
    let spans = spans.iter().map(|(words, ink)| {
        // A span that begins with a line end begins a line.
        let anew = if words.starts_with('\n') { "\n" } else { "" };
        (format!("{anew}{}", letters.drawable(words, spaces)), *ink)
    });
    let spans: Vec<(String, Ink)> = spans.collect();
    let mut paragraphs: Vec<Vec<(String, Ink)>> = vec![Vec::new()];
    for (words, ink) in spans.iter().filter(|(words, _)| !words.is_empty()) {
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(last) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                // Spans stand a space apart: a label and what it says.
                if !last.is_empty()
                    && let Some((before, _)) = last.last_mut()
                {
                    before.push(' ');
                }
                last.push((line.to_owned(), *ink));
            }
        }
    }
    if breaks == Breaks::Words {
        paragraphs.retain(|spans| spans.iter().any(|(words, _)| !words.is_empty()));
    }
    let count = paragraphs.len();
    let mut lines = Vec::new();
    for (number, mut spans) in paragraphs.into_iter().enumerate() {
        // The end of a line is a space to whoever hears the words or copies them.
        if number + 1 < count
            && let Some((words, _)) = spans.last_mut()
        {
            words.push(' ');
        }
        paragraph(letters, &spans, width, breaks, &mut lines);
    }
    lines
}

fn paragraph(letters: &mut Letters, spans: &[(String, Ink)], width: f32, breaks: Breaks, lines: &mut Vec<Line>) {
    let text: String = spans.iter().map(|(words, _)| words.as_str()).collect();
    let bidi = text.chars().any(is_rtl).then(|| BidiInfo::new(&text, None));
    let base = bidi.as_ref().and_then(|info| info.paragraphs.first()).map_or(Level::ltr(), |first| first.level);
    let level_at = |at: usize| bidi.as_ref().and_then(|info| info.levels.get(at).copied()).unwrap_or(Level::ltr());
    let mut setter = Setter { width, base, line: Vec::new(), x: 0.0, lines: Vec::new() };
    let mut word: Vec<Atom<'_>> = Vec::new();
    let mut at = 0;
    for (words, ink) in spans {
        for (start, end, may_break) in atoms(words, |byte| level_at(at + byte)) {
            let Some(text) = words.get(start..end) else { continue };
            word.push(Atom { text, ink: *ink, level: level_at(at + start) });
            if may_break {
                setter.word(letters, &std::mem::take(&mut word), breaks);
            }
        }
        at += words.len();
    }
    setter.word(letters, &word, breaks);
    setter.end();
    // Right-to-left words of several lines start at the right; a name alone stays in its column.
    if base.is_rtl() && setter.lines.len() > 1 {
        for line in &mut setter.lines {
            let end = line.bits.iter().map(|bit| bit.x + bit.run.width * bit.ink.size).fold(0.0, f32::max);
            line.bits.iter_mut().for_each(|bit| bit.x += width - end);
            line.width = width;
        }
    }
    lines.append(&mut setter.lines);
}

/// Start, end and whether a line may end there.
fn atoms(words: &str, level_at: impl Fn(usize) -> Level) -> Vec<(usize, usize, bool)> {
    let mut atoms = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut letters = words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let Some((next, after)) = letters.peek().copied() else { break };
        let may_break = match letter {
            ' ' => after != ' ',
            // Dates and numbers stay whole.
            '-' | '–' | '—' | '/' | '·' => before.is_alphabetic() && after.is_alphabetic(),
            ']' => after == '[',
            _ => false,
        };
        if may_break || level_at(at) != level_at(next) {
            atoms.push((start, next, may_break));
            start = next;
        }
        before = letter;
    }
    atoms.push((start, words.len(), words.ends_with(' ')));
    atoms
}

struct Setter {
    width: f32,
    base: Level,
    line: Vec<(Rc<Run>, Ink, Level)>,
    x: f32,
    lines: Vec<Line>,
}

impl Setter {
    fn word(&mut self, letters: &mut Letters, word: &[Atom<'_>], breaks: Breaks) {
        let mut runs = Vec::new();
        for atom in word {
            let shaped = letters.word(atom.text, atom.ink.weight, atom.level.is_rtl());
            runs.extend(shaped.iter().map(|run| (Rc::clone(run), atom.ink, atom.level)));
        }
        let wide: f32 = runs.iter().map(|(run, ink, _)| run.width * ink.size).sum();
        let bare = wide - runs.last().map_or(0.0, |(run, ink, _)| run.trailing * ink.size);
        if breaks == Breaks::Signs || bare > self.width {
            if breaks == Breaks::Words && self.x + bare.min(self.width / 3.0) > self.width {
                self.end();
            }
            word.iter().for_each(|atom| self.broken(letters, atom));
            return;
        }
        if self.x + bare > self.width + 0.01 {
            self.end();
        }
        self.x += wide;
        self.line.append(&mut runs);
    }

    /// A word that is wider than the line, filled in sign by sign.
    fn broken(&mut self, letters: &mut Letters, atom: &Atom<'_>) {
        let mut rest = atom.text;
        while !rest.is_empty() {
            let room = (self.width - self.x).max(0.0) / atom.ink.size;
            // No sign of the fonts is narrower than a fifth of an em, but for marks, which are few.
            let guess = (room * 5.0) as usize + 4;
            let until = rest.grapheme_indices(true).nth(guess).map_or(rest.len(), |(at, _)| at);
            let (tried, _) = rest.split_at_checked(until).unwrap_or((rest, ""));
            let shaped = letters.piece(tried, atom.ink.weight, atom.level.is_rtl());
            let fits = fitting(tried, &shaped, room);
            let end = match (fits, self.line.is_empty()) {
                (0, false) => {
                    self.end();
                    continue;
                }
                (0, true) => tried.graphemes(true).next().map_or(tried.len(), str::len),
                (fits, _) => fits,
            };
            let (now, later) = rest.split_at_checked(end).unwrap_or((rest, ""));
            for run in letters.piece(now, atom.ink.weight, atom.level.is_rtl()).iter() {
                self.x += run.width * atom.ink.size;
                self.line.push((Rc::clone(run), atom.ink, atom.level));
            }
            rest = later;
            if !rest.is_empty() {
                self.end();
            }
        }
    }

    fn end(&mut self) {
        let bits = std::mem::take(&mut self.line);
        self.x = 0.0;
        if bits.is_empty() {
            return;
        }
        let levels: Vec<Level> = bits.iter().map(|(_, _, level)| *level).collect();
        let is_plain = !self.base.is_rtl() && levels.iter().all(|level| !level.is_rtl());
        let order = if is_plain { (0..bits.len()).collect() } else { BidiInfo::reorder_visual(&levels) };
        let mut places = vec![0.0; bits.len()];
        let mut x = 0.0;
        for at in order {
            if let (Some(place), Some((run, ink, _))) = (places.get_mut(at), bits.get(at)) {
                *place = x;
                x += run.width * ink.size;
            }
        }
        let trailing = bits.last().map_or(0.0, |(run, ink, _)| run.trailing * ink.size);
        let bits = bits.into_iter().zip(places).map(|((run, ink, _), x)| Bit { x, run, ink }).collect();
        self.lines.push(Line { bits, width: x - trailing });
    }
}

/// How many bytes of the words fit into so many ems.
fn fitting(words: &str, runs: &[Rc<Run>], room: f32) -> usize {
    let mut wide = vec![0.0_f32; words.len()];
    let mut start = 0;
    for run in runs {
        for glyph in &run.glyphs {
            if let Some(place) = wide.get_mut(start + glyph.text_range.start) {
                *place += glyph.x_advance;
            }
        }
        start += run.text.len();
    }
    let (mut fits, mut so_far) = (0, 0.0);
    for (at, cluster) in words.grapheme_indices(true) {
        let end = at + cluster.len();
        so_far += wide.get(at..end).map_or(0.0, |part| part.iter().sum());
        // A space may hang over the edge.
        if so_far > room + 0.001 && cluster != " " {
            break;
        }
        fits = end;
    }
    fits
}

fn is_rtl(letter: char) -> bool {
    matches!(u32::from(letter), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE)
}

/// How wide the widest word is, in points.
pub(super) fn widest(letters: &mut Letters, words: &str, weight: Weight, size: f32) -> f32 {
    let words = letters.drawable(words, Spaces::Once);
    let mut widest = 0.0_f32;
    for word in words.split([' ', '\n']) {
        for (start, end, _) in atoms(word, |_| Level::ltr()) {
            let Some(part) = word.get(start..end) else { continue };
            widest = widest.max(letters.word(part, weight, false).iter().map(|run| run.width * size).sum());
        }
    }
    widest
}
