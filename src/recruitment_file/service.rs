//! Reading a file and making a copy of it.

use super::copy::Reader;
use super::document::Document;
use super::document::write::{self, Input, Origin};
use super::left_out::{LeftOut, withheld};
use super::names::names;
use super::words::Line;
use super::{Milestone, MilestoneState, rules, words};
use crate::checks;
use crate::ids::{CandidacyId, StreamId, SubjectId};
use crate::ledger::rules::verify::{Bundle, FORMAT, Referred, Shown};
use crate::ledger::rules::{REFERS, SAID, SEALED};
use crate::ledger::{self, Content, Deed, Hash, Look, Opened};
use crate::people::{self, Role, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::texts::say;
use crate::vacancy::{self, Candidacy, Stage, Vacancy};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

const OFFICE: &[Role] = &[Role::Hr, Role::Manager];

/// A file in the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub candidacy: Candidacy,
    pub vacancy: String,
    pub service: String,
    /// How many checks are open, once checks are asked for: complete is what has none. Derived, never ticked.
    pub open: Option<usize>,
}

/// A whole file, to be read.
#[derive(Debug, Clone)]
pub struct File {
    pub candidacy: Candidacy,
    pub vacancy: Vacancy,
    /// Everything that it says.
    pub document: Document,
    pub milestones: Vec<Milestone>,
    /// What the checks still lack, by name; nothing before checks are asked for.
    pub checks_open: Vec<String>,
    /// Something was said in private that the panel has not talked about yet.
    pub sealed: bool,
    /// That this candidate's data was deleted, and why.
    pub erasure: Option<super::erasure::store::Erasure>,
    /// Of somebody who started: do they still work here?
    pub employment: Option<super::retention::service::Employment>,
}

/// [`files`], for somebody who reads the list: that they did is noted first.
pub async fn read_files(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    let listed = files(who, app).await?;
    // An inspector's look is noted with their link.
    if let Who::Person(signed) = who {
        ledger::service::view(who, app, "file_list", signed.org.0).await?;
    }
    Ok(listed)
}

/// May they read files at all? Which ones, each file says.
///
/// # Errors
/// Neither of the office nor an inspector.
pub(super) fn may_read_files(who: &Who) -> Result<(), Refused> {
    if matches!(who, Who::Inspector(_)) { Ok(()) } else { who.may_see(OFFICE).map(drop) }
}

/// The files that the reader may see, the newest vacancy first.
pub async fn files(who: &Who, app: &App) -> Result<Vec<Listed>, Refused> {
    may_read_files(who)?;
    if matches!(who, Who::Inspector(_)) {
        people::service::inspectors::note_list(who, app).await?;
    }
    let lines = checks::service::lines(who, app).await?;
    let missing: HashMap<CandidacyId, usize> =
        lines.into_iter().map(|line| (line.candidacy.id, line.gate.file.len())).collect();
    let mut listed = Vec::new();
    for found in vacancy::service::with_employed(who, app).await? {
        let vacancy = found.vacancy;
        // A vacancy may be in the list by another role than one that reads files.
        if vacancy::service::may_read(who, app, OFFICE, vacancy.id).await.is_err() {
            continue;
        }
        for candidacy in vacancy::service::candidacies(who, app, vacancy.id).await? {
            let open = match candidacy.stage {
                // Of whoever was erased nothing is open.
                _ if candidacy.erased_at.is_some() => None,
                Stage::Chosen | Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared | Stage::Started => {
                    match missing.get(&candidacy.id) {
                        Some(missing) => Some(*missing),
                        // Whoever left has a file all the same.
                        None => Some(checks::service::gate(who, app, &candidacy, None).await?.file.len()),
                    }
                }
                _ => None,
            };
            let (vacancy, service) = (vacancy.title.clone(), vacancy.service_name.clone());
            listed.push(Listed { candidacy, vacancy, service, open });
        }
    }
    Ok(listed)
}

/// One file, to be read. That it was read is written down first.
///
/// # Errors
/// Not allowed; no such file; the view cannot be written down.
pub async fn file(who: &Who, app: &App, id: CandidacyId) -> Result<File, Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, OFFICE, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    not_their_own(who, app, &candidacy).await?;
    let look = Look { what: "recruitment_file", thing: id.0, candidacy: Some(id), vacancy: Some(vacancy.id) };
    ledger::service::look(who, app, look).await?;
    let reader = if matches!(who, Who::Inspector(_)) { Reader::Inspector } else { Reader::Desk };
    read(who, app, candidacy, vacancy, reader, false).await
}

/// The file in words, as `reader` may have it; of `who` it is known that they may read it and that they did.
pub(super) async fn read(
    who: &Who,
    app: &App,
    mut candidacy: Candidacy,
    vacancy: Vacancy,
    reader: Reader,
    is_copy: bool,
) -> Result<File, Refused> {
    let id = candidacy.id;
    let own = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
    let shared = withheld(ledger::service::stream(who, app, vacancy.stream).await?);
    if reader == Reader::Tender {
        candidacy.name = say("file-the-candidate");
    }
    let names = names(who, app, &candidacy, &vacancy, &shared, reader).await?;
    let gate = checks::service::gate(who, app, &candidacy, None).await?;
    let all = || own.iter().chain(&shared);
    let milestones = milestones_of(&candidacy, &own, &shared, gate.file_complete());

    let (sealed, is_broken) = (all().any(is_sealed), all().any(|opened| opened.content == Content::Broken));
    let unsealed = |all: Vec<Opened>| -> Vec<Opened> { all.into_iter().filter(|opened| !is_sealed(opened)).collect() };
    let left_out = LeftOut::of(reader, &own, &shared);
    let (own, shared) = (unsealed(own), unsealed(shared));
    // A copy's document says no more than its entries prove.
    let shared = if is_copy { referred(&own, shared, vacancy.stream) } else { shared };
    let (own, shared) = (left_out.in_own(own), left_out.in_shared(shared));
    let mut in_order: Vec<&Opened> = own.iter().chain(&shared).collect();
    in_order.sort_by_key(|opened| opened.entry.seq);
    // Outside, what a reader may not have leaves no line: its title and its time would tell of somebody.
    let is_hidden = |opened: &&&Opened| reader != Reader::Desk && opened.content == Content::Withheld;
    let hidden = in_order.iter().filter(is_hidden).count();
    let is_shown = |opened: &&&Opened| {
        opened.kind() != Some(SEALED)
            && !is_hidden(opened)
            && !(reader == Reader::Candidate && opened.kind().is_some_and(rules::is_bookkeeping))
    };
    let lines: Vec<Line> = in_order
        .iter()
        .filter(is_shown)
        .map(|opened| words::line(opened, opened.entry.stream == candidacy.stream, &names))
        .collect();
    let erasure = super::erasure::service::erasure(who, app, super::retention::Scope::Candidate, id.0).await?;
    let erased = match &erasure {
        Some(erasure) => Some(super::retention::service::erased_words(app, erasure).await?),
        None => None,
    };
    let stands = Stands::read(who, app, id, erasure.is_some(), reader).await?;
    let last = own.last().map_or((-1, String::new()), |last| (last.entry.sseq, words::stamp(&last.entry.t)));
    let checkpoint = ledger::service::newest_checkpoint(app).await?;
    let (vkey, printed) = (app.keys.vkey().written(), crate::platform::clock::london_stamp(app.clock.now()));
    let organisation = people::service::organisation(who, app).await?.name;
    let input = Input {
        candidacy: &candidacy,
        vacancy: &vacancy,
        organisation: &organisation,
        milestones: &milestones,
        lines,
        scores: &words::score_tables(&own, &names),
        own: &own,
        shared: &shared,
        names: &names,
        is_sealed: sealed,
        is_broken,
        marks: &marks(who, app, &candidacy, &vacancy).await?,
        sheet: stands.sheet,
        history: stands.history,
        references: stands.references,
        reader,
        hidden,
        erased,
        origin: Origin {
            printed: &printed,
            last: (last.0, &last.1),
            vkey: &vkey,
            checkpoint: checkpoint.map(|given| (given.note, given.checkpoint.receipt())),
        },
    };
    let document = write::document(who, app, input).await?;
    let employment = super::retention::service::employment(who, app, id).await?;
    let is_asked = milestones.iter().any(|one| one.code == "offer" && one.state == MilestoneState::There);
    let checks_open = gate.file.iter().filter(|_| is_asked).map(|open| open.title.clone()).collect();
    Ok(File { document, milestones, checks_open, sealed, erasure, employment, candidacy, vacancy })
}

/// How checks, history and references stand.
#[derive(Default)]
struct Stands {
    sheet: Option<checks::service::Sheet>,
    history: Option<checks::history::service::History>,
    references: Option<checks::references::service::References>,
}

impl Stands {
    /// Of somebody whose data was deleted nothing stands any more; a commissioner hears of nobody; and who was asked to speak of
    /// the candidate is not for the candidate.
    async fn read(who: &Who, app: &App, id: CandidacyId, is_erased: bool, reader: Reader) -> Result<Self, Refused> {
        if is_erased || reader == Reader::Tender {
            return Ok(Self::default());
        }
        let references = checks::references::service::references(who, app, id).await?;
        Ok(Self {
            sheet: Some(checks::service::sheet(who, app, id).await?),
            history: Some(checks::history::service::history(who, app, id).await?),
            references: Some(references).filter(|_| reader != Reader::Candidate),
        })
    }
}

/// What the file has and lacks.
fn milestones_of(candidacy: &Candidacy, own: &[Opened], shared: &[Opened], checks_complete: bool) -> Vec<Milestone> {
    let mut kinds: BTreeSet<&str> = own.iter().chain(shared).filter_map(Opened::kind).collect();
    let never_began = candidacy.stage != Stage::Started && kinds.contains("start.never_began");
    if never_began {
        kinds.remove("start.recorded");
    }
    let mut reached: BTreeSet<Stage> =
        own.iter().filter_map(|opened| Stage::of_code(opened.text("to").or_else(|| opened.text("stage"))?)).collect();
    if never_began {
        reached.remove(&Stage::Started);
    }
    reached.insert(candidacy.stage);
    rules::milestones(|kind| kinds.contains(kind), &reached, checks_complete)
}

/// What a file has and what it lacks, for a later room that lists several, and notes itself who looks.
///
/// # Errors
/// Not allowed; no such file.
pub async fn milestones(who: &Who, app: &App, candidacy: &Candidacy) -> Result<Vec<Milestone>, Refused> {
    vacancy::service::may_read_of(who, app, OFFICE, candidacy.id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    let own = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
    let shared = withheld(ledger::service::stream(who, app, vacancy.stream).await?);
    let gate = checks::service::gate(who, app, candidacy, None).await?;
    Ok(milestones_of(candidacy, &own, &shared, gate.file_complete()))
}

/// That the record of this file was found changed once: the same note for many entries stands here once.
async fn marks(
    who: &Who,
    app: &App,
    candidacy: &Candidacy,
    vacancy: &Vacancy,
) -> Result<Vec<(String, String, String)>, Refused> {
    let damage = ledger::service::damage_of(who, app, &[candidacy.stream, vacancy.stream]).await?;
    let mut marks: Vec<_> =
        damage.into_iter().map(|one| (crate::platform::clock::london_day(one.at), one.by_name, one.reason)).collect();
    marks.dedup();
    Ok(marks)
}

/// Said in private and not talked about: nobody but the seat may know more of it than that there is something.
fn is_sealed(opened: &Opened) -> bool {
    opened.entry.kind == SAID && opened.content == Content::Withheld
}

fn not_yet(candidacy: &Candidacy) -> Refused {
    Refused::because("file-not-yet").with("candidate", &candidacy.name)
}

/// Nobody reads what others wrote of them in confidence, or decided about them, although they read other people's files.
async fn not_their_own(who: &Who, app: &App, candidacy: &Candidacy) -> Result<(), Refused> {
    match who.signed() {
        Ok(signed) if checks::service::is_candidate(who, app, candidacy, signed).await? => Err(Refused::NotAllowed),
        _ => Ok(()),
    }
}

/// The entries of a file with their proofs, as a reader may have them: the name of the file and its text. There is none while
/// anything is sealed: a copy has an entry for each thing that was said, so their number would be told even where their
/// content is withheld.
///
/// # Errors
/// Not allowed; no such file; something is sealed until the panel talks; the export cannot be written down.
pub async fn bundle(who: &Who, app: &App, id: CandidacyId) -> Result<(String, String), Refused> {
    let (candidacy, vacancy) = to_copy(who, app, id).await?;
    let text = entries(who, app, &candidacy, &vacancy, Reader::Desk, None).await?;
    // The name is no one's: files lie about in download folders.
    Ok((format!("recruitment-file-{id}.json"), text))
}

/// Whose file is to be copied, once it was asked whether it may be, and written down that it was.
pub(super) async fn to_copy(who: &Who, app: &App, id: CandidacyId) -> Result<(Candidacy, Vacancy), Refused> {
    let candidacy = vacancy::service::candidacy_for(who, app, OFFICE, id).await?;
    let vacancy = vacancy::service::vacancy(who, app, candidacy.vacancy).await?;
    not_their_own(who, app, &candidacy).await?;
    if withheld(ledger::service::stream(who, app, candidacy.stream).await?).iter().any(is_sealed) {
        return Err(not_yet(&candidacy));
    }
    let look = Look { what: "recruitment_file_export", thing: id.0, candidacy: Some(id), vacancy: Some(vacancy.id) };
    ledger::service::look(who, app, look).await?;
    Ok((candidacy, vacancy))
}

/// The entries with their proofs, without what this reader may not have; of the candidate's own stream only those that were
/// `told`, by their numbers there, where that is said.
pub(super) async fn entries(
    who: &Who,
    app: &App,
    candidacy: &Candidacy,
    vacancy: &Vacancy,
    reader: Reader,
    told: Option<BTreeSet<i64>>,
) -> Result<String, Refused> {
    let organisation = people::service::organisation(who, app).await?;
    // The key of somebody who was erased is gone: the seal of a later copy stands under the organisation's.
    let subject = if candidacy.erased_at.is_some() { organisation.subject } else { candidacy.subject };
    let (entries, head) = sealed_end(who, app, candidacy, subject).await?;
    let shared = ledger::service::stream(who, app, vacancy.stream).await?;
    let left_out = LeftOut::of(reader, &entries, &shared).but(told);
    let shared = referred(&entries, shared, vacancy.stream);
    let (entries, shared) = (left_out.in_own(entries), left_out.in_shared(shared));
    let bundle = proved(app, head, entries, shared, vacancy.stream).await?;
    bundle.write().map_err(Refused::broken)
}

/// The file's entries and its signed end, with a seal as the last entry: a copy that lacks its end lacks its seal.
async fn sealed_end(
    who: &Who,
    app: &App,
    candidacy: &Candidacy,
    subject: SubjectId,
) -> Result<(Vec<Opened>, String), Refused> {
    const TRIES: usize = 8;
    for _ in 0..TRIES {
        let head = ledger::service::head(who, app, candidacy.stream).await?;
        let entries = withheld(ledger::service::stream(who, app, candidacy.stream).await?);
        // Somebody may have said something since it was first asked.
        if entries.iter().any(is_sealed) {
            return Err(not_yet(candidacy));
        }
        let (Some(head), Some(last)) = (head, entries.last()) else { return Err(Refused::NotFound) };
        // Somebody may have added an entry between the two readings; then they are read again.
        let names_last = head.contains(&format!("\n{}\n", last.leaf));
        if names_last && last.entry.kind == SEALED {
            return Ok((entries, head));
        }
        if names_last {
            let mut deed = Deed::new(who);
            let tx = app.db.begin().await?;
            deed.seal(candidacy.stream, subject);
            deed.commit(tx, app).await?;
        }
    }
    Err(Refused::broken("the file was added to again and again while it was copied"))
}

/// The copy, with the newest checkpoint of the whole log and for each entry that it was in that log.
async fn proved(
    app: &App,
    head: String,
    entries: Vec<Opened>,
    shared: Vec<Opened>,
    vacancy: StreamId,
) -> Result<Bundle, Refused> {
    let numbers: Vec<i64> = entries.iter().chain(&shared).map(|opened| opened.entry.seq).collect();
    let last = numbers.iter().max().copied().unwrap_or(0);
    let given = ledger::service::covering(app, last).await?;
    let mut proofs = ledger::service::prove_inclusion(app, &numbers, given.checkpoint.size).await?.into_iter();
    let mut shown = |all: Vec<Opened>| -> Vec<Shown> {
        all.into_iter().zip(&mut proofs).map(|(opened, proof)| Shown::of(opened, proof)).collect()
    };
    let entries = shown(entries);
    let shared = shown(shared);
    Ok(Bundle {
        format: FORMAT.to_owned(),
        vkey: app.keys.vkey().written(),
        head,
        checkpoint: given.note,
        entries,
        referred: if shared.is_empty() { Vec::new() } else { vec![Referred { stream: vacancy, entries: shared }] },
    })
}

/// The vacancy's stream up to the last entry that the file refers to. A reference goes into the copy with everything that
/// it rests on; without one there is nothing.
fn referred(entries: &[Opened], mut shared: Vec<Opened>, vacancy: StreamId) -> Vec<Opened> {
    let leaves: BTreeSet<Hash> = entries
        .iter()
        .filter(|opened| opened.kind() == Some(REFERS))
        .filter(|opened| opened.value("stream") == Some(&Value::from(vacancy.to_string())))
        .filter_map(|opened| opened.text("leaf")?.parse().ok())
        .collect();
    let end = shared.iter().rposition(|opened| leaves.contains(&opened.leaf));
    shared.truncate(end.map_or(0, |end| end + 1));
    shared
}
