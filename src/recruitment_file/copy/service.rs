//! Making a copy: everything that its reader may have, and the signed list of it.

use super::rules::contents::{Contents, Listed};
use super::rules::readers;
use super::rules::zip::{self, Member};
use super::{ANSWER, CONTENTS, DOCUMENT, ENTRIES, EVIDENCE, PAGE, Reader, page};
use crate::checks::evidence::What;
use crate::checks::evidence::service::{self as evidence, Document as Kept};
use crate::ids::{CandidacyId, OrganisationId, StreamId};
use crate::ledger::rules::{entered_at, verify, written_time};
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::recruitment_file::document::Document;
use crate::recruitment_file::service::{File, entries, file, read, to_copy};
use crate::recruitment_file::store;
#[cfg(feature = "pdf")]
use crate::texts::{say, say_with};
use crate::vacancy::{Candidacy, Vacancy};
use std::collections::BTreeSet;

/// A copy that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// What the file is called; the name is no one's, because files lie about in download folders.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A copy for a reader. An inspector gets one for inspectors, whatever is asked for.
///
/// # Errors
/// Not allowed; no such file; something is sealed until the panel talks; it cannot be written down that it was made.
pub async fn copy(who: &Who, app: &App, id: CandidacyId, reader: Reader) -> Result<Made, Refused> {
    Ok(copy_and_file(who, app, id, reader).await?.0)
}

/// The same, with the file that it is a copy of, as this reader may have it.
pub(super) async fn copy_and_file(
    who: &Who,
    app: &App,
    id: CandidacyId,
    reader: Reader,
) -> Result<(Made, File), Refused> {
    let reader = if matches!(who, Who::Inspector(_)) { Reader::Inspector } else { reader };
    let (candidacy, vacancy) = to_copy(who, app, id).await?;
    let stream = candidacy.stream;
    let entries = believed(app, entries(who, app, &candidacy, &vacancy, reader, None).await?)?;
    let file = read(who, app, candidacy, vacancy, reader, true).await?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    files.extend(
        page::page(app, &file.document.title, &entries).await?.map(|html| (PAGE.to_owned(), html.into_bytes())),
    );
    files.push((ENTRIES.to_owned(), entries.into_bytes()));
    files.extend(pdf(app, file.document.clone()).await?.map(|pdf| (DOCUMENT.to_owned(), pdf)));
    files.extend(documents(who, app, id, reader).await?);
    let bytes = packed(app, stream, reader, &files)?;
    let of = if reader == Reader::Desk { String::new() } else { format!("-{}", reader.code()) };
    Ok((Made { name: format!("recruitment-file-{id}{of}.zip"), bytes }, file))
}

/// These entries, once they were checked: what would not be believed elsewhere does not leave the house.
fn believed(app: &App, entries: String) -> Result<String, Refused> {
    let verdict = verify::verify(&entries, app.keys.vkey()).map_err(Refused::broken)?;
    if verdict.is_whole() {
        Ok(entries)
    } else {
        Err(Refused::broken(format!("a copy that does not verify: {:?}", verdict.faults)))
    }
}

/// The ZIP of these files, with the signed list of them first.
fn packed(app: &App, stream: StreamId, reader: Reader, files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Refused> {
    let members: Vec<Member<'_>> = files.iter().map(|(name, bytes)| Member { name, bytes }).collect();
    let contents = Contents {
        log: app.keys.vkey().name().to_owned(),
        stream,
        reader,
        t: written_time(entered_at(app.clock.now().into(), None)),
        files: members.iter().map(Listed::of).collect(),
    };
    let note = app.keys.note(&contents.text());
    let list = Member { name: CONTENTS, bytes: note.as_bytes() };
    let all: Vec<Member<'_>> = std::iter::once(list).chain(members).collect();
    zip::write(&all).map_err(Refused::broken)
}

/// What goes with an answer to a candidate: the answer as a document, the entries that it `told` and what they rest on, and the
/// page that checks them. The caller has asked who may, and has written down that it was made.
///
/// # Errors
/// Something is sealed until the panel talks; the entries would not be believed.
pub(in crate::recruitment_file) async fn with_answer(
    who: &Who,
    app: &App,
    (candidacy, vacancy): (&Candidacy, &Vacancy),
    answer: Document,
    told: BTreeSet<i64>,
) -> Result<Vec<u8>, Refused> {
    let entries = entries(who, app, candidacy, vacancy, Reader::Candidate, Some(told)).await?;
    let entries = believed(app, entries)?;
    let page = page::page(app, &answer.title, &entries).await?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    files.extend(pdf(app, answer).await?.map(|pdf| (ANSWER.to_owned(), pdf)));
    files.push((ENTRIES.to_owned(), entries.into_bytes()));
    files.extend(page.map(|html| (PAGE.to_owned(), html.into_bytes())));
    packed(app, candidacy.stream, Reader::Candidate, &files)
}

/// A file in a copy that was just made.
pub(super) fn documents_of<'a>(copy: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, Refused> {
    let members = zip::read(copy).map_err(Refused::broken)?;
    Ok(members.into_iter().find(|member| member.name == name).map(|member| member.bytes))
}

/// The copy for the command line, whose caller has the machine itself.
///
/// # Errors
/// No such file; something is sealed until the panel talks.
pub async fn export(app: &App, id: CandidacyId, reader: Reader) -> Result<Vec<u8>, Refused> {
    let org: OrganisationId = store::organisation_of(&app.db, id).await?.ok_or(Refused::NotFound)?;
    Ok(copy(&Who::Job { org, name: "export" }, app, id, reader).await?.bytes)
}

/// The documents that are kept, for whoever may have them: not a commissioner. A name in the copy, and the bytes.
///
/// # Errors
/// Not allowed; that somebody opened one cannot be written down; its key is gone.
pub async fn documents(
    who: &Who,
    app: &App,
    id: CandidacyId,
    reader: Reader,
) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let kept = evidence::documents(who, app, id).await?;
    if reader == Reader::Tender {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    // A reference is given in confidence, on whatever paper, and whatever it stands for.
    let is_confided = |document: &Kept| {
        document.row.what == What::Reference
            || document.items.iter().any(|item| readers::CONFIDED.contains(&item.code.as_str()))
    };
    let there = kept.all.iter().filter(|document| document.is_there());
    let theirs = there.filter(|document| reader != Reader::Candidate || !is_confided(document));
    for (place, document) in (1..).zip(theirs) {
        let opened = evidence::open(who, app, id, document.row.id).await?;
        let what = opened.what.code().replace('_', "-");
        files.push((format!("{EVIDENCE}{place:02}-{what}.{}", opened.format.ending()), opened.bytes));
    }
    Ok(files)
}

/// The document as a PDF; none where the program was built without it.
///
/// # Errors
/// What was written does not conform to PDF/UA-1.
#[cfg(feature = "pdf")]
pub async fn pdf(app: &App, mut document: Document) -> Result<Option<Vec<u8>>, Refused> {
    use crate::recruitment_file::document::{Block, Part};
    use crate::recruitment_file::pdf::{self, At, Made};
    let now: time::OffsetDateTime = app.clock.now().into();
    let number = |number: i32| u16::try_from(number).unwrap_or_default();
    let made = Made {
        title_for_reader: document.title.clone(),
        language: "en-GB".to_owned(),
        contents: say("file-contents"),
        page_of: say_with("file-page-of", &[("page", "{page}"), ("pages", "{pages}")]),
        at: At {
            year: number(now.year()),
            month: now.month().into(),
            day: now.day(),
            hour: now.hour(),
            minute: now.minute(),
            second: now.second(),
        },
        producer: concat!("SameTable ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    // Pages take some time to lay out: elsewhere than where answers are waited for.
    let written = tokio::task::spawn_blocking(move || {
        let written = pdf::write(&document, &made)?;
        if written.lacking.is_empty() {
            return Ok(written);
        }
        let words = say("file-letters-lacking");
        document.parts.push(Part { code: "letters", title: say("file-letters"), blocks: vec![Block::Text(words)] });
        pdf::write(&document, &made)
    });
    let written = written.await.map_err(Refused::broken)?.map_err(Refused::broken)?;
    Ok(Some(written.bytes))
}

/// The document as a PDF; none where the program was built without it.
///
/// # Errors
/// None.
#[cfg(not(feature = "pdf"))]
pub async fn pdf(_app: &App, _document: Document) -> Result<Option<Vec<u8>>, Refused> {
    Ok(None)
}

/// One file as a PDF, to be read or printed: what it is called and its bytes.
///
/// # Errors
/// Not allowed; no such file; it cannot be written down that it was read; the program was built without PDFs.
pub async fn as_pdf(who: &Who, app: &App, id: CandidacyId) -> Result<Made, Refused> {
    let file = file(who, app, id).await?;
    let bytes = pdf(app, file.document).await?.ok_or(Refused::NotFound)?;
    Ok(Made { name: format!("recruitment-file-{id}.pdf"), bytes })
}
