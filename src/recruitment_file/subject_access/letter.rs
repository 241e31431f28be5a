//! An answer as a letter: the same blocks on paper, as one HTML file and as a PDF.

use super::{Answer, Passage};
use crate::recruitment_file::sheet::Block;
use crate::texts::{say, say_with};

/// What a passage says, or that it was left out and why.
pub(super) fn told(passage: &Passage) -> String {
    match &passage.left_out {
        Some(reason) => say_with("access-left-out-because", &[("reason", reason)]),
        None => passage.text.clone(),
    }
}

/// An answer as a document.
pub(super) fn blocks(answer: &Answer) -> Vec<Block> {
    let mut blocks: Vec<Block> = answer.intro.iter().cloned().map(Block::Text).collect();
    for part in &answer.parts {
        let title = part.title.clone();
        blocks.push(if part.under { Block::Sub(title) } else { Block::Heading(title) });
        blocks.extend(part.lines.iter().cloned().map(Block::Text));
        blocks.extend(part.passages.iter().map(told).map(Block::Item));
    }
    if !answer.about.is_empty() {
        blocks.push(Block::Heading(say("access-about")));
        blocks.extend(answer.about.iter().cloned().map(Block::Text));
    }
    blocks
}
