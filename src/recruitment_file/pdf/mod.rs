//! A document as a tagged PDF that conforms to PDF/UA-1: for paper, and for whoever hears it.
//!
//! The library checks what it writes against the standard, and what does not conform is an error and no file. Nothing here
//! reads a clock or draws lots: the same document, made at the same time, is the same bytes.

mod draw;
mod lay;
mod letters;
mod lines;
mod look;
mod piece;
mod sheets;
mod signs;
mod square;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use crate::recruitment_file::document::Document;
use krilla::error::KrillaError;

/// A moment in UTC. Fields beyond their range are taken as the nearest that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

/// What a PDF says beside its document, in the document's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The title in the reader's window; if it is empty, the document's own.
    pub title_for_reader: String,
    /// The language of the document, as in `en-GB`.
    pub language: String,
    /// The heading of the contents.
    pub contents: String,
    /// The number at the foot, with `{page}` and `{pages}` in it: `Page {page} of {pages}`.
    pub page_of: String,
    /// When it was made.
    pub at: At,
    /// What made it: a name and a version.
    pub producer: String,
}

impl Made {
    fn page_of(&self, page: usize, pages: usize) -> String {
        self.page_of.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string())
    }
}

/// A PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The letters that no font of ours has, in the order of their codes. Each stands in the PDF as its code in brackets, such
    /// as `[U+4E2D]`, and a sentence about it helps whoever reads that.
    pub lacking: Vec<char>,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The document has no title, which the standard asks for.
    #[error("the document has no title")]
    NoTitle,
    /// It is not said, or not as in `en-GB`, which language the document is in.
    #[error("the document has no language")]
    NoLanguage,
    /// One of the fonts that come with the programme cannot be read.
    #[error("a font cannot be read")]
    Font,
    /// The library does not know this kind of PDF or of page.
    #[error("this kind of PDF cannot be written")]
    Version,
    /// What was written does not conform to PDF/UA-1, with the library's words on it.
    #[error("the PDF would not conform to PDF/UA-1: {0}")]
    NotAccessible(String),
    /// The library could not write it.
    #[error("the PDF cannot be written: {0}")]
    Library(String),
}

impl NotWritten {
    fn from_krilla(error: &KrillaError) -> Self {
        match error {
            KrillaError::Validation(errors) => {
                // Only the kinds: the errors hold whole fonts.
                let mut kinds: Vec<String> = errors
                    .iter()
                    .map(|(error, _)| format!("{error:?}").chars().take_while(char::is_ascii_alphanumeric).collect())
                    .collect();
                kinds.sort_unstable();
                kinds.dedup();
                Self::NotAccessible(kinds.join(", "))
            }
            other => Self::Library(other.to_string()),
        }
    }
}

/// Writes the document as a PDF of A4 pages.
///
/// # Errors
/// [`NotWritten`] if the document has no title or no language, or if the library finds what it wrote not to conform to PDF/UA-1.
pub fn write(document: &Document, made: &Made) -> Result<Written, NotWritten> {
    let mut letters = letters::Letters::new()?;
    let title = [&document.title, &made.title_for_reader].map(|title| letters::on_one_line(title));
    let title = title.into_iter().find(|title| !title.is_empty()).ok_or(NotWritten::NoTitle)?;
    if made.language.is_empty() || !made.language.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-') {
        return Err(NotWritten::NoLanguage);
    }
    let mut layer = lay::lay(document, &title, made, &mut letters);
    let sheets = sheets::sheets(std::mem::take(&mut layer.pieces), layer.headings.len());
    let bytes = draw::draw(layer, &sheets, &document.foot, &title, made)?;
    Ok(Written { bytes, pages: sheets.sheets.len(), lacking: letters.lacking() })
}
