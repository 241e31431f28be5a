//! The deeds of evidence: keeping a document, saying for which checks it stands, reading it, and taking it away.

mod made;

use super::rules::{self, KeepTyped, NoEvidence};
use super::store::{self, NewEvidence};
use super::{Evidence, Format, What};
use crate::checks::kept::{Part, service as kept};
use crate::checks::pack::service::pack_of;
use crate::checks::rules::Offer;
use crate::checks::service::{About, MAY, Writing, is_candidate, offer_of, writing};
use crate::checks::{Pack, PackItem};
use crate::hex::sha256;
use crate::ids::{CandidacyId, OrganisationId, RowId};
use crate::ledger::rules::seal;
use crate::ledger::{self, Look};
use crate::people::Who;
use crate::platform::App;
use crate::platform::random;
use crate::platform::refused::{Problem, Refused};
use crate::platform::scan::Verdict;
use crate::vacancy::{self, Candidacy, Vacancy};
use made::{Made, made};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A document and the items of the pack for which it stands.
#[derive(Debug, Clone)]
pub struct Document {
    pub row: Evidence,
    pub items: Vec<PackItem>,
}

/// Everything that is kept for one person's checks.
#[derive(Debug, Clone)]
pub struct Documents {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    pub pack: Arc<Pack>,
    pub offer: Offer,
    /// The oldest first, those that were taken away too.
    pub all: Vec<Document>,
    /// Whoever reads is the candidate: a reference is not theirs to read here, nor anything theirs to keep or take away.
    pub is_own: bool,
    /// The candidate's notice says that nothing is kept, so that nothing may be.
    pub told_otherwise: bool,
    /// Those that have a clock of their own, and go before the file.
    pub clocks: Vec<Part>,
}

/// A document with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub what: What,
    pub format: Format,
    pub bytes: Vec<u8>,
}

impl About for Documents {
    fn candidacy(&self) -> &Candidacy {
        &self.candidacy
    }
}

impl Document {
    /// Can it still be opened?
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.row.gone_at.is_none()
    }
}

impl Documents {
    /// The items for which a document may stand now.
    pub fn offered(&self) -> impl Iterator<Item = &PackItem> {
        self.pack.items.iter().filter(|item| rules::may_stand_for(item, self.offer).is_ok())
    }

    fn one(&self, id: RowId) -> Result<&Document, Refused> {
        self.all.iter().find(|one| one.row.id == id).ok_or(Refused::NotFound)
    }
}

/// What is kept for one person's checks.
///
/// # Errors
/// Not allowed; no such candidate.
pub async fn documents(who: &Who, app: &App, id: CandidacyId) -> Result<Documents, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, MAY, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let pack = pack_of(app, &vacancy).await?;
    let offer = offer_of(who, app, &candidacy).await?;
    let all = all_of(who, app, id, &pack).await?;
    let is_own = match who.signed() {
        Ok(signed) => is_candidate(who, app, &candidacy, signed).await?,
        Err(_) => false,
    };
    let told_otherwise = match (candidacy.notice_text, who.signed()) {
        (Some(version), Ok(_)) => {
            let notice = vacancy::service::notice_given(who, app, version).await?.plain;
            rules::says_none_is_kept(notice.parts.iter().flat_map(|part| &part.lines).map(String::as_str))
        }
        _ => false,
    };
    let clocks = kept::copies(who, app, Some(id)).await?;
    Ok(Documents { candidacy, vacancy, pack, offer, all, is_own, told_otherwise, clocks })
}

async fn all_of(who: &Who, app: &App, id: CandidacyId, pack: &Pack) -> Result<Vec<Document>, Refused> {
    let org = who.org()?;
    let rows = store::of_candidacy(&app.db, org, id).await?;
    let mut stands: BTreeMap<RowId, BTreeSet<String>> = BTreeMap::new();
    for one in store::stands(&app.db, org, id).await? {
        stands.entry(one.evidence).or_default().insert(one.item);
    }
    let document = |row: Evidence| {
        let codes = stands.remove(&row.id).unwrap_or_default();
        Document { row, items: pack.items.iter().filter(|item| codes.contains(&item.code)).cloned().collect() }
    };
    Ok(rows.into_iter().map(document).collect())
}

/// What is kept and can be opened, by the item of the pack for which it stands. The caller has asked who may see the checks.
pub(in crate::checks) async fn by_item(
    who: &Who,
    app: &App,
    id: CandidacyId,
    pack: &Pack,
) -> Result<BTreeMap<String, Vec<Evidence>>, Refused> {
    let mut by: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    for document in all_of(who, app, id, pack).await?.into_iter().filter(Document::is_there) {
        for item in &document.items {
            by.entry(item.code.clone()).or_default().push(document.row.clone());
        }
    }
    Ok(by)
}

/// [`documents`] for somebody who reads the list on a screen: that they did is noted first, and what cannot be noted is not
/// shown.
///
/// # Errors
/// As [`documents`]; `NotAllowed` for the candidate.
pub async fn read_documents(who: &Who, app: &App, id: CandidacyId) -> Result<Documents, Refused> {
    let read = documents(who, app, id).await?;
    if read.is_own {
        return Err(Refused::NotAllowed);
    }
    let vacancy = Some(read.vacancy.id);
    ledger::service::look(who, app, Look { what: "evidence_list", thing: id.0, candidacy: Some(id), vacancy }).await?;
    Ok(read)
}

/// Opens one document for whoever reads it: that they did is noted first, and what cannot be noted is not given.
///
/// # Errors
/// Not allowed; no such document of this candidate, or it was taken away; its key is gone.
pub async fn open(who: &Who, app: &App, id: CandidacyId, evidence: RowId) -> Result<Opened, Refused> {
    let read = documents(who, app, id).await?;
    if read.is_own {
        return Err(Refused::NotAllowed);
    }
    let row = &read.one(evidence)?.row;
    let org = who.org()?;
    let sealed = store::sealed(&app.db, org, id, evidence).await?.ok_or(Refused::NotFound)?;
    let vacancy = Some(read.vacancy.id);
    ledger::service::look(who, app, Look { what: "evidence", thing: evidence.0, candidacy: Some(id), vacancy }).await?;
    let key = app.keys.existing(read.candidacy.subject).await?.ok_or(Refused::NotFound)?;
    let bytes = seal::open(&key, &about(org, evidence), &sealed).map_err(Refused::broken)?;
    Ok(Opened { what: row.what, format: row.format, bytes })
}

/// What a document is sealed for: it opens in no other place.
fn about(org: OrganisationId, id: RowId) -> Vec<u8> {
    [b"sametable/evidence/v1\0".as_slice(), org.0.as_bytes(), id.0.as_bytes()].concat()
}

/// Begins a deed of somebody in the office.
async fn begin(who: &Who, app: &App, id: CandidacyId) -> Result<Writing<Documents>, Refused> {
    let before = documents(who, app, id).await?;
    // Somebody who works here may apply; then somebody else keeps what shows who they are.
    if before.is_own {
        return Err(refused(NoEvidence::Own));
    }
    writing(who, app, before).await
}

/// One problem as a page shows it, with the number that its sentence names.
fn problem(no: NoEvidence) -> Problem {
    let problem = Problem::new(no.field(), no.code());
    match no {
        NoEvidence::TooLarge => problem.with("mb", rules::SIZE_MAX / 1024 / 1024),
        NoEvidence::TooManyPages => problem.with("n", rules::PAGES_MAX),
        _ => problem,
    }
}

fn refused(no: NoEvidence) -> Refused {
    Refused::all(vec![problem(no)])
}

/// Keeps a document. `bytes` are the file as it was sent, if one was chosen.
///
/// # Errors
/// Not allowed; every problem of what was typed and of the file; a virus, or a scanner that does not answer.
pub async fn keep(who: &Who, app: &App, id: CandidacyId, typed: KeepTyped<'_>, bytes: &[u8]) -> Result<RowId, Refused> {
    let writing = begin(who, app, id).await?;
    let before = &writing.before;
    if before.told_otherwise {
        return Err(refused(NoEvidence::ToldOtherwise));
    }
    let (what, items, format) = match (rules::may_keep(typed, &before.pack, before.offer), rules::format_of(bytes)) {
        (Ok((what, items)), Ok(format)) => (what, items, format),
        (Ok(_), Err(no)) => return Err(refused(no)),
        (Err(problems), file) => {
            return Err(Refused::all(problems.into_iter().chain(file.err()).map(problem).collect()));
        }
    };
    scanned(app, bytes).await?;
    let Made { format, bytes, pages } = made(app, format, bytes).await?.map_err(refused)?;

    let evidence = RowId::new();
    let org = who.org()?;
    let sha256 = sha256(&bytes);
    let key = app.keys.subject_key(before.candidacy.subject).await?;
    let sealed = seal::seal(&key, random::bytes()?, &about(org, evidence), &bytes).map_err(Refused::broken)?;
    let new = NewEvidence {
        id: evidence,
        what,
        words: typed.words.trim(),
        format,
        pages: pages.map(i64::try_from).transpose().map_err(Refused::broken)?,
        size: i64::try_from(bytes.len()).map_err(Refused::broken)?,
        sha256: &sha256,
        sealed: &sealed,
    };
    let codes: Vec<&str> = items.iter().map(|item| item.code.as_str()).collect();
    let told = json!({
        "evidence": evidence, "evidence_what": what.code(), "words": new.words, "evidence_format": format.code(), "pages": new.pages,
        "size": new.size, "document_sha256": sha256, "checks_of": codes,
    });
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, writing.by(), new).await?;
    for code in codes {
        store::insert_for(&mut tx, writing.by(), evidence, code, true).await?;
    }
    writing.commit(who, app, tx, "evidence.kept", told).await?;
    Ok(evidence)
}

/// Where a scanner is set, nothing is kept that it has not seen.
async fn scanned(app: &App, bytes: &[u8]) -> Result<(), Refused> {
    let Some(scanner) = &app.settings.scanner else { return Ok(()) };
    match scanner.scan(bytes).await {
        Ok(Verdict::Clean) => Ok(()),
        Ok(Verdict::Virus(name)) => {
            tracing::warn!(virus = name, "a document with a virus was not kept");
            Err(Refused::field("file", "evidence-virus"))
        }
        Err(cause) => {
            tracing::error!(%cause, "the virus scanner (SAMETABLE_CLAMD) does not answer");
            Err(Refused::field("file", "evidence-scanner-silent"))
        }
    }
}

/// Says for which checks a document stands from now on; `items` are all of them.
///
/// # Errors
/// Not allowed; no such document, or it was taken away; none, or one for which it may not stand.
pub async fn stand_for(who: &Who, app: &App, id: CandidacyId, evidence: RowId, items: &[&str]) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let before = &writing.before;
    let document = before.one(evidence)?;
    if !document.is_there() {
        return Err(refused(NoEvidence::Gone));
    }
    let so_far: Vec<&str> = document.items.iter().map(|item| item.code.as_str()).collect();
    let chosen = rules::may_stand_for_all(items, &so_far, &before.pack, before.offer).map_err(refused)?;
    let chosen: Vec<&str> = chosen.iter().map(|item| item.code.as_str()).collect();
    let added: Vec<&str> = chosen.iter().copied().filter(|code| !so_far.contains(code)).collect();
    let no_more: Vec<&str> = so_far.into_iter().filter(|code| !chosen.contains(code)).collect();
    if added.is_empty() && no_more.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    for (codes, stands) in [(&added, true), (&no_more, false)] {
        for code in codes {
            store::insert_for(&mut tx, writing.by(), evidence, code, stands).await?;
        }
    }
    let told = json!({"evidence": evidence, "evidence_what": document.row.what.code(), "checks_of": chosen, "checks_no_more": no_more});
    writing.commit(who, app, tx, "evidence.linked", told).await
}

/// Takes a document away: its bytes go, that it was there and why it went stays.
///
/// # Errors
/// Not allowed; no such document; taken away already; no reason.
pub async fn take_away(who: &Who, app: &App, id: CandidacyId, evidence: RowId, why: &str) -> Result<(), Refused> {
    let writing = begin(who, app, id).await?;
    let document = writing.before.one(evidence)?;
    rules::may_take_away(!document.is_there(), why).map_err(refused)?;
    let mut tx = app.db.begin().await?;
    let Candidacy { org, .. } = writing.before.candidacy;
    if store::is_held(&mut tx, org, id).await? {
        return Err(refused(NoEvidence::Held));
    }
    if !store::take_away(&mut tx, writing.by(), evidence, why.trim()).await? {
        return Err(refused(NoEvidence::Gone));
    }
    let row = &document.row;
    let told = json!({
        "evidence": evidence, "evidence_what": row.what.code(), "document_sha256": row.sha256, "why": why.trim(),
    });
    writing.commit(who, app, tx, "evidence.deleted", told).await
}
