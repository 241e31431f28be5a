//! The editor: a person reads an item's sentences, and a clip in sign language stands in for its picture.

use crate::aloud::Kind;
use crate::aloud::rules::{self, NotTaken, sentences};
use crate::aloud::store::{self, ClipRow, NewReading, ReadingRow};
use crate::hex::sha256;
use crate::ids::{ItemId, RowId};
use crate::ledger::Deed;
use crate::people::{Role, Signed, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scenario::{ItemWords, LibraryItem};
use crate::{people, scenario};
use serde_json::json;

/// Who writes items: as in the library.
const OFFICE: &[Role] = &[Role::Manager, Role::Hr];

/// One sentence of an item, and who reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub words: String,
    pub reading: Option<ReadingRow>,
}

/// An item with its readings and its clip.
#[derive(Debug, Clone)]
pub struct Editor {
    pub item: LibraryItem,
    pub lines: Vec<Line>,
    pub clip: Option<ClipRow>,
}

/// The sentences of an item in the order in which a panel meets them, each once.
fn lines(words: &ItemWords) -> Vec<String> {
    let anchors = &words.anchors;
    let texts = [
        &words.title,
        &words.question,
        &words.story,
        &words.score_question,
        &anchors.good,
        &anchors.ok,
        &anchors.not_good,
    ];
    let mut all: Vec<String> = Vec::new();
    for sentence in texts.into_iter().flat_map(|text| sentences(text)) {
        if !all.contains(&sentence) {
            all.push(sentence);
        }
    }
    all
}

async fn item(who: &Who, app: &App, id: ItemId) -> Result<LibraryItem, Refused> {
    let all = scenario::service::library(who, app).await?;
    all.into_iter().find(|item| item.id == id).ok_or(Refused::NotFound)
}

/// An item to be read by a person.
///
/// # Errors
/// Not of the office; no such item.
pub async fn editor(who: &Who, app: &App, id: ItemId) -> Result<Editor, Refused> {
    let org = who.may(OFFICE)?.org;
    let item = item(who, app, id).await?;
    let readings = store::readings(&app.db, org, &[item.text_version]).await?;
    let clip = store::clips(&app.db, org, &[item.text_version]).await?.into_iter().find(|clip| clip.there);
    let lines = lines(&item.words)
        .into_iter()
        .map(|words| Line { reading: readings.iter().find(|row| row.words == words && row.there).cloned(), words });
    Ok(Editor { lines: lines.collect(), clip, item })
}

fn not_taken(why: NotTaken, field: &str, codes: [&'static str; 3]) -> Refused {
    let [nothing, too_large, kind] = codes;
    Refused::field(
        field,
        match why {
            NotTaken::Nothing => nothing,
            NotTaken::TooLarge => too_large,
            NotTaken::Kind => kind,
        },
    )
}

/// The item and its sentence at `place`, from 1.
async fn line(who: &Who, app: &App, id: ItemId, place: usize) -> Result<(Signed, LibraryItem, String), Refused> {
    let signed = who.may(OFFICE)?.clone();
    let item = item(who, app, id).await?;
    let words = place.checked_sub(1).and_then(|at| lines(&item.words).into_iter().nth(at));
    Ok((signed, item, words.ok_or(Refused::NotFound)?))
}

/// Keeps what a person read, for this version of the words.
///
/// # Errors
/// Not of the office; no such sentence; no sound, or too large.
pub async fn keep_reading(who: &Who, app: &App, id: ItemId, place: usize, bytes: &[u8]) -> Result<(), Refused> {
    let (signed, item, words) = line(who, app, id, place).await?;
    let codes = ["aloud-reading-nothing", "aloud-reading-large", "aloud-reading-kind"];
    let kind = rules::sound(bytes).map_err(|why| not_taken(why, &format!("voice-{place}"), codes))?;
    new_reading(who, app, &signed, &item, &words, Some((kind, bytes))).await
}

/// Takes a reading back: a program's voice reads again, where there is one.
///
/// # Errors
/// Not of the office; no such sentence.
pub async fn remove_reading(who: &Who, app: &App, id: ItemId, place: usize) -> Result<(), Refused> {
    let (signed, item, words) = line(who, app, id, place).await?;
    new_reading(who, app, &signed, &item, &words, None).await
}

async fn new_reading(
    who: &Who,
    app: &App,
    signed: &Signed,
    item: &LibraryItem,
    words: &str,
    sound: Option<(Kind, &[u8])>,
) -> Result<(), Refused> {
    let org = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    let before = store::readings(&mut tx, org.id, &[item.text_version]).await?;
    let before = before.iter().find(|row| row.words == words);
    if sound.is_none() && before.is_none_or(|row| !row.there) {
        return Ok(()); // taken back twice
    }
    let id = RowId::new();
    let new = NewReading {
        id,
        text_version: item.text_version,
        words,
        version: before.map_or(1, |row| row.version + 1),
        kind: sound.map_or(Kind::Wav, |(kind, _)| kind).code(),
        sound: sound.map(|(_, bytes)| bytes),
        by: signed.person,
        at: app.clock.now(),
    };
    store::insert_reading(&mut tx, org.id, new).await?;
    let mut deed = Deed::new(who);
    let mut values = json!({"item": item.id, "text": item.text_version, "reading": id, "words": words});
    let name = match sound {
        Some((_, bytes)) => {
            values["sound_sha256"] = sha256(bytes).into();
            "reading.kept"
        }
        None => "reading.removed",
    };
    deed.note(org.stream, org.subject, name, values);
    deed.commit(tx, app).await
}

/// Keeps a clip in sign language, for this version of the words.
///
/// # Errors
/// Not of the office; no such item; no video that tablets play, or too large.
pub async fn keep_clip(who: &Who, app: &App, id: ItemId, bytes: &[u8]) -> Result<(), Refused> {
    who.may(OFFICE)?;
    let item = item(who, app, id).await?;
    let codes = ["aloud-clip-nothing", "aloud-clip-large", "aloud-clip-kind"];
    let kind = rules::clip(bytes).map_err(|why| not_taken(why, "clip", codes))?;
    new_clip(who, app, &item, Some((kind, bytes))).await
}

/// Takes the clip back: the picture stands there again.
///
/// # Errors
/// Not of the office; no such item.
pub async fn remove_clip(who: &Who, app: &App, id: ItemId) -> Result<(), Refused> {
    who.may(OFFICE)?;
    let item = item(who, app, id).await?;
    new_clip(who, app, &item, None).await
}

async fn new_clip(who: &Who, app: &App, item: &LibraryItem, film: Option<(Kind, &[u8])>) -> Result<(), Refused> {
    let by = who.signed()?.person;
    let org = people::service::organisation(who, app).await?;
    let mut tx = app.db.begin().await?;
    let before = store::clips(&mut tx, org.id, &[item.text_version]).await?;
    let before = before.first();
    if film.is_none() && before.is_none_or(|row| !row.there) {
        return Ok(()); // taken back twice
    }
    let id = RowId::new();
    let version = before.map_or(1, |row| row.version + 1);
    let kind = film.map_or(Kind::Mp4Video, |(kind, _)| kind).code();
    let (bytes, now) = (film.map(|(_, bytes)| bytes), app.clock.now());
    store::insert_clip(&mut tx, org.id, id, item.text_version, version, kind, bytes, by, now).await?;
    let mut deed = Deed::new(who);
    let mut values = json!({"item": item.id, "text": item.text_version, "clip": id});
    if let Some(bytes) = bytes {
        values["film_sha256"] = sha256(bytes).into();
    }
    let name = if film.is_some() { "clip.kept" } else { "clip.removed" };
    deed.note(org.stream, org.subject, name, values);
    deed.commit(tx, app).await
}

/// A reading, to be heard at the desk.
///
/// # Errors
/// Not of the office; no such reading.
pub async fn reading_at_desk(who: &Who, app: &App, id: RowId) -> Result<(Kind, Vec<u8>), Refused> {
    let org = who.may(OFFICE)?.org;
    let (kind, sound) = store::reading_sound(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    Ok((Kind::of_code(&kind).ok_or(Refused::NotFound)?, sound))
}

/// A clip, to be looked at at the desk.
///
/// # Errors
/// Not of the office; no such clip.
pub async fn clip_at_desk(who: &Who, app: &App, id: RowId) -> Result<(Kind, Vec<u8>), Refused> {
    let org = who.may(OFFICE)?.org;
    let (kind, film) = store::clip_film(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    Ok((Kind::of_code(&kind).ok_or(Refused::NotFound)?, film))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Anchors;

    #[test]
    fn every_sentence_of_an_item_is_read_once() {
        let words = ItemWords {
            title: "Tea".to_owned(),
            question: "You make me tea. What do you do?".to_owned(),
            score_question: "Did {candidate} ask me?".to_owned(),
            story: "You make me tea.".to_owned(),
            read_aloud: String::new(),
            pictures: Vec::new(),
            anchors: Anchors {
                good: "Asked me.".to_owned(),
                ok: "Made it.".to_owned(),
                not_good: "Made it.".to_owned(),
            },
        };
        let all = ["Tea", "You make me tea.", "What do you do?", "Did {candidate} ask me?", "Asked me.", "Made it."];
        assert_eq!(lines(&words), all);
    }
}
