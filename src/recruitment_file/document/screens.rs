//! What was on the screen when a score was given: the words of each item in the version that the score names, and in which
//! order the answers stood for whom.

use super::super::words::Names;
use super::entries::{heads, plain};
use super::{Block, Row, Table};
use crate::ids::TextVersionId;
use crate::ledger::Opened;
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scenario::ItemWords;
use crate::texts::{say, service as texts};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The words of each item in each version that somebody answered, and how the answers stood.
///
/// # Errors
/// A text that a score names is not there.
pub(super) async fn on_the_screen(
    who: &Who,
    app: &App,
    own: &[Opened],
    names: &Names,
    candidate: &str,
) -> Result<Vec<Block>, Refused> {
    let mut versions: Vec<(Uuid, TextVersionId)> = Vec::new();
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for score in own.iter().filter(|opened| opened.kind() == Some("score.given")) {
        let id = |name: &str| score.text(name).and_then(|text| text.parse::<Uuid>().ok());
        if let (Some(line), Some(version)) = (id("line"), id("text_version"))
            && !versions.contains(&(line, TextVersionId(version)))
        {
            versions.push((line, TextVersionId(version)));
        }
        let by = id("seat").and_then(|seat| names.ids.get(&seat).cloned());
        if let (Some(how), Some(by)) = (score.text("shown"), by) {
            let all = shown.entry(how.to_owned()).or_default();
            if !all.contains(&by) {
                all.push(by);
            }
        }
    }
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    versions.sort_by_key(|(line, _)| names.lines.iter().position(|(known, _)| known == line));
    let org = who.org()?;
    let mut rows = Vec::new();
    for (line, version) in versions {
        let words: ItemWords = serde_json::from_value(texts::read(&app.db, org, version).await?)?;
        let ItemWords { title, question, score_question, story, anchors, .. } = words.about(candidate);
        let title = names.ids.get(&line).cloned().unwrap_or(title);
        let asked = [story, question, score_question].iter().flat_map(|words| plain(words)).collect();
        let cells = vec![plain(&title), asked, plain(&anchors.good), plain(&anchors.ok), plain(&anchors.not_good)];
        rows.push(Row::Of(0, cells));
    }
    let how = shown.into_iter().map(|(how, mut by)| {
        by.sort();
        (say(&format!("file-shown-{}", how.replace('_', "-"))), vec![by.join(", ")])
    });
    let head =
        heads(&["file-scores-item", "file-screen-asked", "file-screen-good", "file-screen-ok", "file-screen-not-good"]);
    let about = say("file-screen");
    Ok(vec![
        Block::Table(Table { about, is_captioned: true, head, rows, shares: &[20, 32, 22, 22, 22] }),
        Block::Text(say("file-screen-order")),
        Block::Facts(how.collect()),
    ])
}
