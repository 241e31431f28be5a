//! Pages onto paper.

use super::lay::{Heading, Layer};
use super::letters::{Letters, on_one_line};
use super::lines::{Bit, Breaks, Line, lines};
use super::look::{Colour, FOOT, Ink, LEFT, LINE, SHEET, SOFT, WIDTH};
use super::piece::{Mark, Owner, Shape, What};
use super::sheets::Sheets;
use super::tags::TagNo;
use super::{Made, NotWritten};
use krilla::Document;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::validate::Accessibility;
use krilla::configure::{ConfigurationBuilder, PdfVersion};
use krilla::destination::{NamedDestination, XyzDestination};
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use std::collections::HashSet;

/// Writes the pages; `foot` is what stands at the foot of each.
pub(super) fn draw(
    layer: Layer<'_>,
    sheets: &Sheets,
    foot: &str,
    title: &str,
    made: &Made,
) -> Result<Vec<u8>, NotWritten> {
    let Layer { letters, mut tags, headings, .. } = layer;
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| NotWritten::Version)?;
    let settings = krilla::SerializeSettings { configuration, ..krilla::SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(title, made));
    let count = sheets.sheets.len();
    for (number, sheet) in sheets.sheets.iter().enumerate() {
        let settings = PageSettings::from_wh(SHEET.0, SHEET.1).ok_or(NotWritten::Version)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let foot = foot_of(letters, foot, &made.page_of(number + 1, count));
        let mut drawer = Drawer { surface: &mut surface, letters, sheets, now: None, links: Vec::new(), number };
        for mark in sheet.marks.iter().chain(&foot) {
            drawer.mark(mark, &mut tags);
        }
        drawer.end();
        let links = drawer.links;
        surface.finish();
        for (tag, heading, rect) in links {
            let (Some(target), Some(heading)) = (place(sheets, heading), headings.get(heading)) else { continue };
            let link = LinkAnnotation::new(rect, Target::Destination(target.into()));
            let link = page.add_tagged_annotation(Annotation::new_link(link, Some(heading.words.clone())));
            tags.drawn(tag, link);
        }
        page.finish();
    }
    name_places(&mut document, sheets, &headings)?;
    document.set_outline(outline(sheets, &headings, title));
    document.set_tag_tree(tags.tree(&made.language));
    document.finish().map_err(|error| NotWritten::from_krilla(&error))
}

fn metadata(title: &str, made: &Made) -> Metadata {
    let at = made.at;
    let date = DateTime::new(at.year)
        .month(at.month)
        .day(at.day)
        .hour(at.hour)
        .minute(at.minute)
        .second(at.second)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let reader = on_one_line(&made.title_for_reader);
    Metadata::new()
        .title(if reader.is_empty() { title.to_owned() } else { reader })
        .language(made.language.clone())
        .producer(on_one_line(&made.producer))
        .creation_date(date)
}

fn place(sheets: &Sheets, heading: usize) -> Option<XyzDestination> {
    let (sheet, top) = sheets.headings.get(heading).copied()?;
    Some(XyzDestination::new(sheet, Point::from_xy(LEFT, (top - 12.0).max(0.0))))
}

/// Gives each part's place its code as a name, so that `file.pdf#code` leads there.
fn name_places(document: &mut Document, sheets: &Sheets, headings: &[Heading]) -> Result<(), NotWritten> {
    let mut named = HashSet::new();
    for (number, heading) in headings.iter().enumerate() {
        let code = heading.code.filter(|code| !code.is_empty());
        if let (Some(code), Some(place)) = (code, place(sheets, number))
            && named.insert(code)
        {
            let destination = NamedDestination::new(code.to_owned(), place);
            document.register_named_destination(destination).ok_or(NotWritten::Version)?;
        }
    }
    Ok(())
}

fn outline(sheets: &Sheets, headings: &[Heading], title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut part: Option<OutlineNode> = None;
    for (number, heading) in headings.iter().enumerate() {
        let Some(place) = place(sheets, number) else { continue };
        let node = OutlineNode::new(heading.words.clone(), place);
        match &mut part {
            Some(above) if heading.level > 1 => above.push_child(node),
            _ => {
                if let Some(before) = part.replace(node) {
                    outline.push_child(before);
                }
            }
        }
    }
    // A document without parts has its title as the one bookmark: the standard asks for an outline.
    let first = || OutlineNode::new(title.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0)));
    outline.push_child(part.unwrap_or_else(first));
    outline
}

/// What stands at the foot: its words at the left, shortened if need be, and the number of the page at the right.
fn foot_of(letters: &mut Letters, foot: &str, number: &str) -> Vec<Mark> {
    let ink = Ink::regular(8.0).coloured(SOFT);
    let mark = |x, y, what| Mark { x, y, owner: Owner::Foot, what };
    let mut marks = vec![mark(LEFT, FOOT - 13.0, What::Fill(Shape::Rect(WIDTH, 0.5), LINE))];
    let number = lines(letters, &[(number, ink)], WIDTH / 3.0, Breaks::Words).into_iter().next().unwrap_or_default();
    let room = WIDTH - number.width - 24.0;
    let mut words = lines(letters, &[(foot, ink)], room, Breaks::Words);
    if words.len() > 2 {
        words.truncate(2);
        if let Some(dots) = lines(letters, &[("…", ink)], room, Breaks::Words).pop()
            && let Some(last) = words.last_mut()
        {
            let x = last.width;
            last.bits.extend(dots.bits.into_iter().map(|bit| Bit { x: bit.x + x, ..bit }));
        }
    }
    let right = LEFT + WIDTH - number.width;
    for (at, line) in words.into_iter().enumerate() {
        marks.push(mark(LEFT, FOOT + ink.leading() * at as f32, What::Line(line)));
    }
    marks.push(mark(right, FOOT, What::Line(number)));
    marks
}

struct Drawer<'s, 'd> {
    surface: &'s mut Surface<'d>,
    letters: &'s mut Letters,
    sheets: &'s Sheets,
    /// Whose marks are being drawn.
    now: Option<Owner>,
    links: Vec<(TagNo, usize, Rect)>,
    number: usize,
}

impl Drawer<'_, '_> {
    fn mark(&mut self, mark: &Mark, tags: &mut super::tags::Tags) {
        match &mark.what {
            What::Link(heading, wide, high) => {
                let rect = Rect::from_xywh(mark.x, mark.y, *wide, *high);
                if let (Owner::Tag(tag), Some(rect)) = (mark.owner, rect) {
                    self.links.push((tag, *heading, rect));
                }
                return;
            }
            What::Figure(wide, high) => {
                let rect = Rect::from_xywh(mark.x, mark.y, *wide, *high);
                if let (Owner::Tag(tag), Some(rect)) = (mark.owner, rect) {
                    tags.placed(tag, self.number, rect);
                }
                return;
            }
            _ => {}
        }
        self.begin(mark.owner, tags);
        match &mark.what {
            What::Line(line) => self.line(line, mark.x, mark.y),
            What::PageOf(heading, ink) => {
                let sheet = self.sheets.headings.get(*heading).map_or(0, |(sheet, _)| *sheet);
                let words = (sheet + 1).to_string();
                // A space apart from the words before it, for whoever hears or copies the line.
                let space = lines(self.letters, &[(" ", *ink)], WIDTH, Breaks::Signs).pop().unwrap_or_default();
                let line = lines(self.letters, &[(&words, *ink)], WIDTH, Breaks::Words).pop().unwrap_or_default();
                self.line(&space, mark.x - line.width - space.width, mark.y);
                self.line(&line, mark.x - line.width, mark.y);
            }
            What::Fill(shape, colour) => {
                self.surface.set_stroke(None);
                self.fill(*colour);
                if let Some(path) = path(shape, mark.x, mark.y) {
                    self.surface.draw_path(&path);
                }
            }
            What::Edge(shape, colour, width) => {
                let stroke = Stroke {
                    paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
                    width: *width,
                    line_cap: LineCap::Round,
                    line_join: LineJoin::Round,
                    ..Stroke::default()
                };
                self.surface.set_fill(None);
                self.surface.set_stroke(Some(stroke));
                if let Some(path) = path(shape, mark.x, mark.y) {
                    self.surface.draw_path(&path);
                }
                self.surface.set_stroke(None);
            }
            What::Link(..) | What::Figure(..) => {}
        }
    }

    fn begin(&mut self, owner: Owner, tags: &mut super::tags::Tags) {
        if self.now == Some(owner) {
            return;
        }
        self.end();
        let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
        let content = match owner {
            Owner::Tag(_) => ContentTag::Span(SpanTag::empty()),
            Owner::Layout => artifact(ArtifactType::Layout),
            Owner::Again => artifact(ArtifactType::PaginationOther),
            Owner::Foot => artifact(ArtifactType::Footer),
        };
        let drawn = self.surface.start_tagged(content);
        if let Owner::Tag(tag) = owner {
            tags.drawn(tag, drawn);
        }
        self.now = Some(owner);
    }

    fn end(&mut self) {
        if self.now.take().is_some() {
            self.surface.end_tagged();
        }
    }

    fn fill(&mut self, colour: Colour) {
        let paint = rgb::Color::new(colour.0, colour.1, colour.2).into();
        self.surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, ..Fill::default() }));
    }

    /// Draws the bits in the order in which they are read; neighbours in one font are drawn in one go.
    fn line(&mut self, line: &Line, x: f32, y: f32) {
        let mut bits = line.bits.iter().peekable();
        while let Some(bit) = bits.next() {
            if bit.run.is_rtl {
                self.right_to_left(bit, x + bit.x, y);
                continue;
            }
            let mut text = bit.run.text.clone();
            let mut glyphs: Vec<KrillaGlyph> = bit.run.glyphs.clone();
            let mut end = bit.x + bit.run.width * bit.ink.size;
            while let Some(next) = bits.next_if(|next| {
                let is_alike = next.run.face == bit.run.face && next.ink == bit.ink;
                is_alike && !next.run.is_rtl && (next.x - end).abs() < 0.01
            }) {
                let start = text.len();
                text.push_str(&next.run.text);
                glyphs.extend(next.run.glyphs.iter().map(|glyph| {
                    let range = glyph.text_range.start + start..glyph.text_range.end + start;
                    KrillaGlyph { text_range: range, glyph_id: GlyphId::new(glyph.glyph_id.to_u32()), ..glyph.clone() }
                }));
                end = next.x + next.run.width * next.ink.size;
            }
            if glyphs.is_empty() {
                continue;
            }
            self.surface.set_stroke(None);
            self.fill(bit.ink.colour);
            let font = self.letters.font(bit.run.face);
            self.surface.draw_glyphs(Point::from_xy(x + bit.x, y), &glyphs, font, &text, bit.ink.size, false);
        }
    }

    /// Draws a run from right to left letter by letter, so that the letters stand in the file in the order in which they are
    /// read; left to the library, they would stand the other way round under a mark that few readers know.
    fn right_to_left(&mut self, bit: &Bit, x: f32, y: f32) {
        let size = bit.ink.size;
        let mut clusters: Vec<(f32, Vec<KrillaGlyph>)> = Vec::new();
        let mut end = x;
        for glyph in &bit.run.glyphs {
            match clusters.last_mut().filter(|(_, last)| last.iter().any(|one| one.text_range == glyph.text_range)) {
                Some((_, last)) => last.push(glyph.clone()),
                None => clusters.push((end, vec![glyph.clone()])),
            }
            end += glyph.x_advance * size;
        }
        self.surface.set_stroke(None);
        self.fill(bit.ink.colour);
        for (at, glyphs) in clusters.iter().rev() {
            let font = self.letters.font(bit.run.face);
            self.surface.draw_glyphs(Point::from_xy(*at, y), glyphs, font, &bit.run.text, size, false);
        }
    }
}

/// The share of a radius with which a curve comes nearest to a quarter of a circle.
const ROUND: f32 = 0.552_285;

fn path(shape: &Shape, x: f32, y: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    match shape {
        Shape::Rect(wide, high) => path.push_rect(Rect::from_xywh(x, y, *wide, *high)?),
        Shape::Rounded(wide, high, radius) => rounded(&mut path, (x, y), (*wide, *high), *radius),
        Shape::Circle(radius) => {
            rounded(&mut path, (x - radius, y - radius), (2.0 * radius, 2.0 * radius), *radius);
        }
        Shape::Lines(parts) | Shape::Closed(parts) => {
            for part in parts.iter() {
                for (number, (across, down)) in part.iter().enumerate() {
                    if number == 0 {
                        path.move_to(x + across, y + down);
                    } else {
                        path.line_to(x + across, y + down);
                    }
                }
                if matches!(shape, Shape::Closed(_)) {
                    path.close();
                }
            }
        }
    }
    path.finish()
}

fn rounded(path: &mut PathBuilder, at: (f32, f32), size: (f32, f32), radius: f32) {
    let (left, top, right, bottom) = (at.0, at.1, at.0 + size.0, at.1 + size.1);
    let near = radius * (1.0 - ROUND);
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.cubic_to(right - near, top, right, top + near, right, top + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - near, right - near, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.cubic_to(left + near, bottom, left, bottom - near, left, bottom - radius);
    path.line_to(left, top + radius);
    path.cubic_to(left, top + near, left + near, top, left + radius, top);
    path.close();
}
