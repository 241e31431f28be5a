//! The ZIP that goes with the answer to somebody who asked why they were not chosen: the answer, and the entries that it was
//! drawn from, to be checked by anybody. It is kept as it went, sealed under the candidate's own key.

use super::Answer;
use super::letter::blocks;
use super::store::{self, NewProof};
use crate::hex::sha256;
use crate::ids::{CandidacyId, OrganisationId, RowId};
use crate::ledger::rules::seal;
use crate::people::Who;
use crate::platform::App;
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::recruitment_file::copy::service::with_answer;
use crate::recruitment_file::document::{Block, Document, Part, Point, Stands};
use crate::recruitment_file::sheet;
use crate::texts::say_with;
use crate::vacancy;
use std::collections::BTreeSet;

/// The ZIP of one answer.
pub(super) struct Proof {
    copy: RowId,
    candidacy: CandidacyId,
    pub(super) sha256: String,
    size: i64,
    sealed: Vec<u8>,
}

/// What it is sealed for: it opens in no other place.
fn about(org: OrganisationId, copy: RowId) -> Vec<u8> {
    [b"sametable/answer/v1\0".as_slice(), org.0.as_bytes(), copy.0.as_bytes()].concat()
}

impl Proof {
    /// Makes it of an answer as it was read, with the entries that it tells.
    ///
    /// # Errors
    /// Something is sealed until the panel talks; the entries would not be believed.
    pub(super) async fn made(
        who: &Who,
        app: &App,
        (candidacy, copy): (CandidacyId, RowId),
        answer: &Answer,
        told: BTreeSet<i64>,
    ) -> Result<Self, Refused> {
        let found = vacancy::service::candidacy(who, app, candidacy).await?;
        let vacancy = vacancy::service::vacancy(who, app, found.vacancy).await?;
        let bytes = with_answer(who, app, (&found, &vacancy), document(answer), told).await?;
        let key = app.keys.subject_key(found.subject).await?;
        let sealed = seal::seal(&key, random::bytes()?, &about(who.org()?, copy), &bytes).map_err(Refused::broken)?;
        let size = i64::try_from(bytes.len()).map_err(Refused::broken)?;
        Ok(Self { copy, candidacy, sha256: sha256(&bytes), size, sealed })
    }

    pub(super) fn row(&self) -> NewProof<'_> {
        let Self { copy, candidacy, sha256, size, sealed } = self;
        NewProof { copy: *copy, candidacy: *candidacy, sha256, size: *size, sealed }
    }

    /// The bytes as they were made.
    ///
    /// # Errors
    /// There are none; their key is gone.
    pub(super) async fn opened(
        who: &Who,
        app: &App,
        (candidacy, copy): (CandidacyId, RowId),
    ) -> Result<Vec<u8>, Refused> {
        let org = who.org()?;
        let sealed = store::proof(&app.db, org, copy).await?.ok_or(Refused::NotFound)?;
        let found = vacancy::service::candidacy(who, app, candidacy).await?;
        let key = app.keys.existing(found.subject).await?.ok_or(Refused::NotFound)?;
        seal::open(&key, &about(org, copy), &sealed).map_err(Refused::broken)
    }
}

/// An answer as a document that is laid out as a PDF.
fn document(answer: &Answer) -> Document {
    let mut document = Document { title: answer.title.clone(), ..Document::default() };
    let mut intro = Vec::new();
    let point = |words: String| Point { stands: Stands::Plain, words, hint: None };
    for block in blocks(answer) {
        let within = document.parts.last_mut().map_or(&mut intro, |part| &mut part.blocks);
        match block {
            sheet::Block::Heading(title) => document.parts.push(Part { code: "", title, blocks: Vec::new() }),
            sheet::Block::Sub(words) => within.push(Block::Sub(words)),
            sheet::Block::Text(words) | sheet::Block::ToDo(words) => within.push(Block::Text(words)),
            sheet::Block::Row(label, words) => within.push(Block::Facts(vec![(label, vec![words])])),
            sheet::Block::Item(words) => match within.last_mut() {
                Some(Block::Points(points)) => points.push(point(words)),
                _ => within.push(Block::Points(vec![point(words)])),
            },
        }
    }
    let texts = intro.into_iter().filter_map(|block| match block {
        Block::Text(words) => Some(words),
        _ => None,
    });
    document.lead = texts.collect::<Vec<_>>().join(" ");
    let with = [("name", answer.read_by.as_str()), ("day", answer.read_on.as_str())];
    document.foot = say_with("access-read-by", &with);
    document
}
