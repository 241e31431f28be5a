//! The file as it is read, in one form for all its readers: the page, its print and the PDF say the same words, because each
//! of them only lays out what stands here.

#[cfg(feature = "ssr")]
mod checks;
#[cfg(feature = "ssr")]
mod entries;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod screens;
#[cfg(feature = "ssr")]
pub(super) mod weighing;
#[cfg(feature = "ssr")]
pub(super) mod write;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    pub title: String,
    /// What it is, in a sentence below the title.
    pub lead: String,
    pub parts: Vec<Part>,
    /// What stands at the foot of every sheet, beside its number.
    pub foot: String,
}

/// The part that says what is missing, which stands above the contents.
pub const WAY: &str = "way";

/// A part with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where a link from the contents leads.
    pub code: &'static str,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// What a part is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the part's own.
    Sub(String),
    Text(String),
    /// A sentence that nobody should overlook; `true`: something is wrong.
    Says(bool, String),
    /// A label, and the lines of what it says.
    Facts(Vec<(String, Vec<String>)>),
    /// Points, each with how it stands.
    Points(Vec<Point>),
    Table(Table),
    /// Signs that are compared one by one, each line as it stands.
    Code(String),
    /// A square code, with the words in it and the words beside it.
    Square {
        holds: String,
        beside: String,
    },
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub stands: Stands,
    pub words: String,
    /// In small letters below it.
    pub hint: Option<String>,
}

/// How it stands with something; the words beside it say so too, never the sign alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Plain,
    There,
    Missing,
    NotYet,
    NotNeeded,
}

/// Rows below a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is a table of, for whoever hears it.
    pub about: String,
    /// Is `about` also to be seen, as a line above it?
    pub is_captioned: bool,
    pub head: Vec<Cell>,
    pub rows: Vec<Row>,
    /// How wide the columns are beside each other: one share a column, none where they are equal.
    pub shares: &'static [u16],
}

/// A row, or a heading for the rows below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    Group(String),
    /// The cell with this number is the row's own heading.
    Of(usize, Vec<Cell>),
}

/// What stands in a cell, a paragraph each.
pub type Cell = Vec<Words>;

/// A paragraph in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// In bold before the words.
    pub label: Option<String>,
    /// A line each.
    pub lines: Vec<String>,
    pub look: Look,
}

/// How words in a cell look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// Smaller and paler.
    Small,
    /// An answer on the scale, or something that is complete or not, with a frame in its colour.
    Good,
    Ok,
    Poor,
    /// Framed, of no colour.
    Other,
}

impl Words {
    /// A line like any other.
    #[must_use]
    pub fn plain(words: impl Into<String>) -> Self {
        Self::looking(Look::Plain, words)
    }

    /// A line in small letters.
    #[must_use]
    pub fn small(words: impl Into<String>) -> Self {
        Self::looking(Look::Small, words)
    }

    /// A line that looks so.
    #[must_use]
    pub fn looking(look: Look, words: impl Into<String>) -> Self {
        Self { label: None, lines: vec![words.into()], look }
    }
}
