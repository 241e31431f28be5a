//! Copies of several files at once: one ZIP with a cover that says what each file lacks, and a folder for each.

use super::service::{Made, copy_and_file, documents_of};
use super::{DOCUMENT, Reader};
use crate::ids::CandidacyId;
use crate::people::Who;
use crate::platform::App;
use crate::platform::clock::london_stamp;
use crate::platform::refused::Refused;
use crate::recruitment_file::sheet::{self, Block};
use crate::recruitment_file::{MilestoneState, service};
use crate::texts::{say, say_with};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Most files at once: each takes a moment and some memory.
pub const MOST: usize = 60;

/// What may be wrong with what was ticked, by its message.
pub const WRONG: &[&str] = &["file-copies-none", "file-copies-one-by-one", "file-copies-too-many"];

/// Copies of these files for a reader. What cannot be copied yet, because the panel has not talked, is named on the cover.
///
/// # Errors
/// None chosen, or too many; not allowed to read one of them; it cannot be written down that they were copied.
pub async fn copies(who: &Who, app: &App, ids: &[CandidacyId], reader: Reader) -> Result<Made, Refused> {
    service::may_read_files(who)?;
    if ids.is_empty() {
        return Err(Refused::because("file-copies-none"));
    }
    if reader == Reader::Candidate && ids.len() > 1 {
        return Err(Refused::because("file-copies-one-by-one"));
    }
    if ids.len() > MOST {
        return Err(Refused::because("file-copies-too-many").with("n", MOST));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // What is in the folders is packed already.
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), Refused> {
        zip.start_file(name, options).map_err(Refused::broken)?;
        zip.write_all(bytes).map_err(Refused::broken)
    };
    let mut cover = vec![Block::Text(say_with("file-cover-lead", &[("n", &ids.len().to_string())]))];
    for (place, id) in (1..).zip(ids) {
        let (made, file) = match copy_and_file(who, app, *id, reader).await {
            Ok((made, file)) => (Some(made), file),
            // The panel has still to talk. What the file lacks is told all the same.
            Err(refused) if refused.says("file-not-yet") => (None, service::file(who, app, *id).await?),
            Err(other) => return Err(other),
        };
        let name = if reader == Reader::Tender { say("file-the-candidate") } else { file.candidacy.name.clone() };
        let folder = format!("{place:02}-{}", folder_name(&name));
        cover.push(Block::Heading(format!("{place}. {name}")));
        let job = format!("{}, {}", file.vacancy.title, file.vacancy.service_name);
        cover.push(Block::Row(say("file-list-vacancy"), job));
        // A commissioner hears how it was done, and of nobody how far they came.
        let is_told = reader != Reader::Tender;
        if is_told {
            cover.push(Block::Row(say("file-list-stage"), say(&file.candidacy.stage.message())));
        }
        let missing = file.milestones.iter().filter(|one| one.state == MilestoneState::Missing);
        let mut missing: Vec<String> = missing.map(|one| say(&format!("file-way-{}", one.code))).collect();
        missing.extend(file.checks_open.iter().filter(|_| is_told).cloned());
        let missing = if missing.is_empty() { say("file-cover-nothing") } else { missing.join("; ") };
        cover.push(Block::Row(say("file-cover-missing"), missing));
        let Some(made) = made else {
            cover.push(Block::Row(say("file-cover-folder"), say("file-cover-not-yet")));
            continue;
        };
        put(&format!("{folder}/{}", made.name), &made.bytes)?;
        // To be read without unpacking a second time.
        if let Some(pdf) = documents_of(&made.bytes, DOCUMENT)? {
            put(&format!("{folder}/{DOCUMENT}"), pdf)?;
        }
        cover.push(Block::Row(say("file-cover-folder"), folder));
    }
    let foot = say_with("file-cover-foot", &[("time", &london_stamp(app.clock.now()))]);
    let html = sheet::html(&say("file-cover-title"), &cover, &foot);
    put("00-what-is-missing.html", html.as_bytes())?;
    let bytes = zip.finish().map_err(Refused::broken)?.into_inner();
    Ok(Made { name: "recruitment-files.zip".to_owned(), bytes })
}

/// A name as a folder can have it on any computer.
fn folder_name(name: &str) -> String {
    let letters = name.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' });
    let name: String = letters.collect::<String>().to_lowercase();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::folder_name;

    #[test]
    fn a_folder_has_no_sign_that_a_computer_minds() {
        assert_eq!(folder_name("Joy O\u{2019}Neill-Adeyemi"), "joy-o-neill-adeyemi");
        assert_eq!(folder_name("../../etc"), "etc");
        assert_eq!(folder_name("\u{738b}\u{4f1f}"), "\u{738b}\u{4f1f}");
        assert_eq!(folder_name("..."), "");
    }
}
