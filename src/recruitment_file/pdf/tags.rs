//! What each thing on a page is, for whoever hears the document.

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, Placement, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::{NonZeroU16, NonZeroU32};

/// The place of a tag in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagNo(usize);

#[derive(Debug, Clone)]
pub(super) enum Role {
    Section,
    /// With its level, from 1, and its words.
    Heading(u16, String),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    /// With what it is a table of, where no caption says so.
    Table(Option<String>),
    Caption,
    Head,
    Rows,
    Row,
    /// A heading of the cells below it, over so many columns.
    ColumnHead(usize),
    RowHead,
    Cell,
    Contents,
    ContentsItem,
    Reference,
    Link,
    /// With the words that say what it shows.
    Figure(String),
    Code,
}

enum Child {
    Tag(TagNo),
    Drawn(Identifier),
}

struct Entry {
    role: Role,
    children: Vec<Child>,
    place: Option<BBox>,
}

/// The tags in the order in which they are read.
#[derive(Default)]
pub(super) struct Tags {
    roots: Vec<TagNo>,
    entries: Vec<Entry>,
}

impl Tags {
    /// A tag inside of another, or in the document itself.
    pub fn add(&mut self, parent: Option<TagNo>, role: Role) -> TagNo {
        let number = TagNo(self.entries.len());
        self.entries.push(Entry { role, children: Vec::new(), place: None });
        match parent.and_then(|parent| self.entries.get_mut(parent.0)) {
            Some(parent) => parent.children.push(Child::Tag(number)),
            None => self.roots.push(number),
        }
        number
    }

    /// Something drawn belongs to the tag.
    pub fn drawn(&mut self, tag: TagNo, what: Identifier) {
        if let Some(entry) = self.entries.get_mut(tag.0) {
            entry.children.push(Child::Drawn(what));
        }
    }

    /// Where a figure stands.
    pub fn placed(&mut self, tag: TagNo, sheet: usize, rect: Rect) {
        if let Some(entry) = self.entries.get_mut(tag.0) {
            entry.place = Some(BBox::new(sheet, rect));
        }
    }

    pub fn tree(&self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for root in &self.roots {
            if let Some(group) = self.group(*root) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&self, number: TagNo) -> Option<TagGroup> {
        let entry = self.entries.get(number.0)?;
        let children = entry.children.iter().filter_map(|child| match child {
            Child::Tag(tag) => self.group(*tag).map(Node::Group),
            Child::Drawn(what) => Some(Node::Leaf(*what)),
        });
        Some(TagGroup::with_children(entry.kind(), children.collect()))
    }
}

impl Entry {
    fn kind(&self) -> TagKind {
        match &self.role {
            Role::Section => Tag::Section.into(),
            Role::Heading(level, words) => {
                Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
            }
            Role::Paragraph => Tag::P.into(),
            Role::List => Tag::L(ListNumbering::None).into(),
            Role::Item => Tag::LI.into(),
            Role::Label => Tag::Lbl.into(),
            Role::Body => Tag::LBody.into(),
            Role::Table(about) => Tag::Table.with_summary(about.clone()).into(),
            Role::Caption => Tag::Caption.into(),
            Role::Head => Tag::THead.into(),
            Role::Rows => Tag::TBody.into(),
            Role::Row => Tag::TR.into(),
            Role::ColumnHead(columns) => {
                let span = u32::try_from(*columns).ok().filter(|columns| *columns > 1).and_then(NonZeroU32::new);
                Tag::TH(TableHeaderScope::Column).with_col_span(span).into()
            }
            Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Role::Cell => Tag::TD.into(),
            Role::Contents => Tag::TOC.into(),
            Role::ContentsItem => Tag::TOCI.into(),
            Role::Reference => Tag::Reference.into(),
            Role::Link => Tag::Link.into(),
            Role::Figure(says) => {
                Tag::Figure(Some(says.clone())).with_bbox(self.place).with_placement(Some(Placement::Block)).into()
            }
            Role::Code => Tag::Code.into(),
        }
    }
}
