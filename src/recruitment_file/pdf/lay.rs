//! A document into pieces: what it says, in which letters, and what each thing is.

use super::letters::{Letters, Weight, on_one_line};
use super::lines::{Breaks, Span, lines};
use super::look::{BODY, HEIGHT, INK, Ink, LEFT, LINE, PRIMARY, PRIMARY_SOFT, RED, RED_SOFT, SOFT, SUNK, WIDTH};
use super::piece::{Column, Holds, Kind, Mark, Owner, Piece, Shape, Slice, What};
use super::tags::{Role, TagNo, Tags};
use super::{Made, signs, square, table};
use crate::recruitment_file::document::{Block, Document, Part, Point};

/// How wide a sign of the still letters is, beside their size.
const MONO_ADVANCE: f32 = 0.603;

/// A heading that the contents or the bookmarks lead to.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// 1 for a part, 2 for what stands in it.
    pub level: u8,
    pub words: String,
    /// The name of the place for links from outside, which only parts have.
    pub code: Option<&'static str>,
}

/// A document that is being laid out.
pub(super) struct Layer<'a> {
    pub letters: &'a mut Letters,
    pub tags: Tags,
    pub pieces: Vec<Piece>,
    pub headings: Vec<Heading>,
}

/// Lays the document out in pieces.
pub(super) fn lay<'a>(document: &Document, title: &str, made: &Made, letters: &'a mut Letters) -> Layer<'a> {
    let mut layer = Layer { letters, tags: Tags::default(), pieces: Vec::new(), headings: Vec::new() };
    let tag = layer.tags.add(None, Role::Heading(1, title.to_owned()));
    let ink = Ink::bold(21.0).coloured(PRIMARY);
    layer.heading(&[(title, ink)], tag, 0.0, None);
    if !on_one_line(&document.lead).is_empty() {
        let lead = layer.tags.add(None, Role::Paragraph);
        let ink = Ink::regular(11.5).coloured(SOFT);
        let slices = layer.paragraph(&[(&document.lead, ink)], (LEFT, WIDTH), lead);
        layer.append(slices, 7.0);
    }
    layer.contents(document, made);
    for part in &document.parts {
        layer.part(part);
    }
    layer
}

impl Layer<'_> {
    /// The lines of a paragraph at `place`, its left edge and width; the first two and the last two stay together.
    pub fn paragraph(&mut self, spans: &[Span<'_>], place: (f32, f32), tag: TagNo) -> Vec<Slice> {
        let lines = lines(self.letters, spans, place.1, Breaks::Words);
        let leading = spans.iter().map(|(_, ink)| ink.leading()).fold(0.0, f32::max);
        let baseline = spans.iter().map(|(_, ink)| ink.baseline()).fold(0.0, f32::max);
        let count = lines.len();
        let slices = lines.into_iter().enumerate().map(|(number, line)| {
            let mut slice = Slice::new(Kind::Words, leading);
            slice.stays = number + 1 < count && (number == 0 || number + 2 == count || count <= 3);
            slice.marks.push(Mark { x: place.0, y: baseline, owner: Owner::Tag(tag), what: What::Line(line) });
            slice
        });
        slices.collect()
    }

    /// Adds slices below what is there, with air above the first.
    pub fn append(&mut self, mut slices: Vec<Slice>, before: f32) {
        if let Some(first) = slices.first_mut() {
            first.before = before;
        }
        self.pieces.extend(slices.into_iter().map(Piece::from));
    }

    fn heading(&mut self, spans: &[Span<'_>], tag: TagNo, before: f32, number: Option<usize>) {
        let mut slices = self.paragraph(spans, (LEFT, WIDTH), tag);
        for slice in &mut slices {
            slice.stays = true;
            slice.kind = Kind::Heading;
        }
        if let Some(first) = slices.first_mut() {
            first.heading = number;
        }
        self.append(slices, before);
    }

    fn contents(&mut self, document: &Document, made: &Made) {
        let parts: Vec<&Part> = document.parts.iter().filter(|part| !on_one_line(&part.title).is_empty()).collect();
        // The numbers of the headings are given in their order, before they are laid out: a part, and then what stands in it.
        let mut number = 0;
        let mut numbers = Vec::new();
        for part in &document.parts {
            let has_title = !on_one_line(&part.title).is_empty();
            if has_title {
                numbers.push(number);
            }
            let subs =
                part.blocks.iter().filter(|block| matches!(block, Block::Sub(words) if !on_one_line(words).is_empty()));
            number += usize::from(has_title) + subs.count();
        }
        if parts.is_empty() {
            return;
        }
        let section = self.tags.add(None, Role::Section);
        let words = on_one_line(&made.contents);
        if !words.is_empty() {
            let tag = self.tags.add(Some(section), Role::Heading(2, words.clone()));
            self.heading(&[(&words, Ink::bold(13.0).coloured(PRIMARY))], tag, 24.0, None);
        }
        let list = self.tags.add(Some(section), Role::Contents);
        let ink = Ink::regular(BODY);
        for (place, (part, number)) in parts.into_iter().zip(numbers).enumerate() {
            let item = self.tags.add(Some(list), Role::ContentsItem);
            let reference = self.tags.add(Some(item), Role::Reference);
            let link = self.tags.add(Some(reference), Role::Link);
            let mut slices = self.paragraph(&[(&part.title, ink)], (LEFT, WIDTH - 48.0), link);
            let last = slices.len().saturating_sub(1);
            for (line, slice) in slices.iter_mut().enumerate() {
                slice.height += if line == last { 3.6 } else { 0.0 };
                let height = slice.height;
                let mut add = |x, y, owner, what| slice.marks.push(Mark { x, y, owner, what });
                if line == last {
                    add(LEFT + WIDTH, ink.baseline(), Owner::Tag(link), What::PageOf(number, ink));
                    let rule = What::Fill(Shape::Rect(WIDTH, 0.5), LINE);
                    add(LEFT, height - 1.2, Owner::Layout, rule);
                }
                add(LEFT, 0.0, Owner::Tag(link), What::Link(number, WIDTH, height));
            }
            self.append(slices, if place == 0 { 5.0 } else { 1.4 });
        }
    }

    fn part(&mut self, part: &Part) {
        let section = self.tags.add(None, Role::Section);
        let title = on_one_line(&part.title);
        if !title.is_empty() {
            let tag = self.tags.add(Some(section), Role::Heading(2, title.clone()));
            let number = self.headings.len();
            let ink = Ink::bold(15.5).coloured(PRIMARY);
            self.headings.push(Heading { level: 1, words: title.clone(), code: Some(part.code) });
            let first = self.pieces.len();
            self.heading(&[(&title, ink)], tag, 30.0, Some(number));
            // A line above the heading, where a part begins below another.
            if let Some(Piece { what: Holds::Slice(slice), .. }) = self.pieces.get_mut(first) {
                let what = What::Fill(Shape::Rect(WIDTH, 1.2), PRIMARY);
                slice.marks.iter_mut().for_each(|mark| mark.y += 9.0);
                slice.height += 9.0;
                slice.marks.push(Mark { x: LEFT, y: 0.0, owner: Owner::Layout, what });
            }
        }
        let sub_level = if title.is_empty() { 2 } else { 3 };
        let mut inner = section;
        for block in &part.blocks {
            if let Block::Sub(words) = block {
                let words = on_one_line(words);
                if !words.is_empty() {
                    inner = self.tags.add(Some(section), Role::Section);
                    let tag = self.tags.add(Some(inner), Role::Heading(sub_level, words.clone()));
                    let number = self.headings.len();
                    self.headings.push(Heading { level: 2, words: words.clone(), code: None });
                    self.heading(&[(&words, Ink::bold(12.0))], tag, 17.0, Some(number));
                }
            } else {
                self.block(inner, block);
            }
        }
    }

    fn block(&mut self, section: TagNo, block: &Block) {
        match block {
            Block::Sub(_) => {}
            Block::Text(words) => self.text(section, words),
            Block::Says(is_wrong, words) => self.says(section, *is_wrong, words),
            Block::Facts(facts) => self.facts(section, facts),
            Block::Points(points) => self.points(section, points),
            Block::Table(one) => table::table(self, section, one),
            Block::Code(words) => self.code(section, words),
            Block::Square { holds, beside } => square::square(self, section, holds, beside),
        }
    }

    /// A paragraph over the whole width.
    pub fn text(&mut self, section: TagNo, words: &str) {
        if on_one_line(words).is_empty() {
            return;
        }
        let tag = self.tags.add(Some(section), Role::Paragraph);
        let slices = self.paragraph(&[(words, Ink::regular(BODY))], (LEFT, WIDTH), tag);
        self.append(slices, 7.0);
    }

    fn says(&mut self, section: TagNo, is_wrong: bool, words: &str) {
        if on_one_line(words).is_empty() {
            return;
        }
        let tag = self.tags.add(Some(section), Role::Paragraph);
        let (bar, paper) = if is_wrong { (RED, RED_SOFT) } else { (PRIMARY, PRIMARY_SOFT) };
        let start = if is_wrong { 32.0 } else { 15.0 };
        let ink = if is_wrong { Ink::bold(BODY) } else { Ink::regular(BODY) };
        let mut slices = self.paragraph(&[(words, ink)], (LEFT + start, WIDTH - start - 12.0), tag);
        if let Some(first) = slices.first_mut().filter(|_| is_wrong) {
            first.marks.extend(signs::warning(LEFT + 13.0, 1.4, 11.0, bar, paper));
        }
        boxed(&mut slices, 8.0, paper, Some(bar));
        self.append(slices, 10.0);
    }

    /// Signs of one width, which are compared one by one.
    pub fn code(&mut self, section: TagNo, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        let paragraph = self.tags.add(Some(section), Role::Paragraph);
        let tag = self.tags.add(Some(paragraph), Role::Code);
        // Signs that are typed off or copied out break nowhere, if letters that can be read are small enough for that.
        let longest = words.lines().map(|line| line.chars().count()).max().unwrap_or(0).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a line has some hundred signs")]
        let fits = (WIDTH - 24.0) / (longest as f32 * MONO_ADVANCE);
        let ink = Ink { weight: Weight::Mono, size: fits.clamp(5.5, 9.0), colour: INK };
        let mut slices: Vec<Slice> = Vec::new();
        for words in words.trim_end().split('\n') {
            // A line with nothing in it is part of what is compared.
            if on_one_line(words).is_empty() {
                slices.push(Slice::new(Kind::Words, ink.leading()));
            }
            for line in lines(self.letters, &[(words, ink)], WIDTH - 24.0, Breaks::Signs) {
                let mut slice = Slice::new(Kind::Words, ink.leading());
                let what = What::Line(line);
                slice.marks.push(Mark { x: LEFT + 12.0, y: ink.baseline(), owner: Owner::Tag(tag), what });
                slices.push(slice);
            }
        }
        boxed(&mut slices, 8.0, SUNK, None);
        self.append(slices, 9.0);
    }

    /// A list and no table: heard one after the other, a label is followed by what it says.
    fn facts(&mut self, section: TagNo, facts: &[(String, Vec<String>)]) {
        if facts.is_empty() {
            return;
        }
        let list = self.tags.add(Some(section), Role::List);
        let (label_wide, gap) = (WIDTH * 0.3, 12.0);
        for (number, (label, says)) in facts.iter().enumerate() {
            let item = self.tags.add(Some(list), Role::Item);
            let tag = self.tags.add(Some(item), Role::Label);
            let ink = Ink::bold(BODY).coloured(SOFT);
            let labels = self.paragraph(&[(label, ink)], (LEFT, label_wide), tag);
            let body = self.tags.add(Some(item), Role::Body);
            let mut values = Vec::new();
            for line in says {
                let tag = if says.len() > 1 { self.tags.add(Some(body), Role::Paragraph) } else { body };
                let place = (LEFT + label_wide + gap, WIDTH - label_wide - gap);
                values.append(&mut self.paragraph(&[(line, Ink::regular(BODY))], place, tag));
            }
            let rule = (number + 1 < facts.len()).then_some((0.5, LINE));
            let mut piece = table::assembled(vec![Column { slices: labels }, Column { slices: values }], 3.4, rule);
            let before = if number == 0 { 7.0 } else { 0.0 };
            match &mut piece.what {
                Holds::Slice(slice) => slice.before = before,
                Holds::Tall(tall) => tall.before = before,
            }
            self.pieces.push(piece);
        }
    }

    fn points(&mut self, section: TagNo, points: &[Point]) {
        if points.is_empty() {
            return;
        }
        let list = self.tags.add(Some(section), Role::List);
        for (number, point) in points.iter().enumerate() {
            let item = self.tags.add(Some(list), Role::Item);
            let body = self.tags.add(Some(item), Role::Body);
            let place = (LEFT + 20.0, WIDTH - 20.0);
            let ink = Ink::regular(BODY);
            let hint = point.hint.as_deref().filter(|hint| !on_one_line(hint).is_empty());
            let one = |layer: &mut Self, words: &str, ink: Ink| {
                let tag = if hint.is_some() { layer.tags.add(Some(body), Role::Paragraph) } else { body };
                layer.paragraph(&[(words, ink)], place, tag)
            };
            let mut slices = one(self, &point.words, ink);
            if let Some(hint) = hint {
                if let Some(last) = slices.last_mut() {
                    last.stays = true;
                }
                slices.append(&mut one(self, hint, Ink::regular(8.75).coloured(SOFT)));
            }
            if let Some(first) = slices.first_mut() {
                let size = 9.0;
                let y = (ink.leading() - size) / 2.0;
                first.marks.extend(signs::stands(point.stands, LEFT + 2.0, y, size));
            }
            self.append(slices, if number == 0 { 7.0 } else { 4.5 });
        }
    }
}

/// Paper behind slices, strip by strip, so that a box of many lines may go on over a page; with a bar at its left.
fn boxed(slices: &mut [Slice], pad: f32, paper: (u8, u8, u8), bar: Option<(u8, u8, u8)>) {
    let count = slices.len();
    let is_whole = slices.iter().map(|slice| slice.height).sum::<f32>() < HEIGHT / 2.0;
    for (number, slice) in slices.iter_mut().enumerate() {
        let above = if number == 0 { pad } else { 0.0 };
        let below = if number + 1 == count { pad } else { 0.0 };
        slice.marks.iter_mut().for_each(|mark| mark.y += above);
        slice.height += above + below;
        slice.stays = number + 1 < count && (slice.stays || is_whole);
        // Strips overlap a little, or a thin line shows between them on a screen.
        let high = slice.height + if number + 1 < count { 0.4 } else { 0.0 };
        let strip = |x, wide, colour| Mark {
            x,
            y: 0.0,
            owner: Owner::Layout,
            what: What::Fill(Shape::Rect(wide, high), colour),
        };
        let behind = [strip(LEFT, WIDTH, paper)].into_iter().chain(bar.map(|bar| strip(LEFT, 4.0, bar)));
        slice.marks.splice(0..0, behind);
    }
}
