//! A file is read from the ledger, tells nothing before the panel talks, and its copy can be checked by anybody.

use crate::on_both;
use crate::support::{Fresh, Visitor};
use sametable::ids::{CandidacyId, SeatId, VacancyId};
use sametable::ledger::{self, Deed};
use sametable::panel::Talk;
use sametable::people::{Organisation, Role, Who};
use sametable::platform::refused::Refused;
use sametable::recruitment_file::copy::rules::zip;
use sametable::recruitment_file::copy::{ENTRIES, Reader};
use sametable::recruitment_file::{command, service};
use sametable::vacancy::service::{self as vacancies, NewCandidate, NewVacancy};
use sametable::vacancy::{Candidacy, Vacancy};
use serde_json::{Value, json};
use std::collections::BTreeSet;

on_both!(
    nothing_that_was_said_in_private_is_read_before_the_panel_talks,
    after_the_talk_the_file_shows_first_and_later_scores,
    an_entry_of_an_unknown_kind_is_shown_plainly,
    a_copy_is_whole_and_a_changed_digit_is_named,
    before_the_talk_there_is_no_copy_and_so_no_count_of_what_was_said,
    two_copies_of_one_state_are_the_same,
    only_the_office_reads_files_and_whoever_does_is_noted,
    the_command_line_exports_and_verifies,
    who_said_no_to_being_named_is_a_panel_member_in_the_file,
);

const WORDS: &str = "He spoke to my supporter, not to me";

pub struct Scene {
    pub fresh: Fresh,
    org: Organisation,
    pub manager: Who,
    pub visitor: Visitor,
    vacancy: Vacancy,
    pub candidacy: Candidacy,
}

pub async fn scene(fresh: Fresh) -> Scene {
    let org = fresh.organisation("Larches").await;
    let manager = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let visitor = fresh.signed_in(&org, "Harriet Row", &[Role::Hr]).await;
    let new = NewVacancy {
        title: "Support worker".into(),
        new_service: "Oak Lodge".into(),
        role_words: "You help me to live my life".into(),
        contact: "jobs@larches.example".into(),
        ..NewVacancy::default()
    };
    let vacancy: VacancyId = vacancies::open(&manager, &fresh.app, new).await.unwrap();
    let sam = NewCandidate {
        name: "Sam Reed".into(),
        email: "sam@reed.example".into(),
        shortlist: true,
        ..NewCandidate::default()
    };
    let candidacy: CandidacyId = vacancies::add_candidate(&manager, &fresh.app, vacancy, sam).await.unwrap();
    let vacancy = vacancies::vacancy(&manager, &fresh.app, vacancy).await.unwrap();
    let candidacy = vacancies::candidacy(&manager, &fresh.app, candidacy).await.unwrap();
    Scene { fresh, org, manager, visitor, vacancy, candidacy }
}

impl Scene {
    pub async fn note(&self, kind: &'static str, fields: Value) {
        let mut deed = Deed::new(&self.manager);
        deed.note(self.candidacy.stream, self.candidacy.subject, kind, fields);
        deed.commit(self.fresh.app.db.begin().await.unwrap(), &self.fresh.app).await.unwrap();
    }

    /// One seat says "not good" to one question, and why.
    pub async fn said(&self) -> SeatId {
        let seat = SeatId::new();
        let (line, item) = (uuid::Uuid::now_v7(), uuid::Uuid::now_v7());
        self.note("interview.started", json!({"interview": "the-interview"})).await;
        let score = |revision: i64, value: &str, phase: &str| {
            json!({
                "interview": "the-interview", "line": line, "item": item, "criterion": "listening", "seat": seat,
                "revision": revision, "tapped": value, "value": value, "scale": 3, "source": "tablet", "phase": phase,
            })
        };
        self.note("score.given", score(1, "1", "private")).await;
        let remark = json!({"interview": "the-interview", "line": line, "seat": seat, "words": WORDS, "cards": []});
        self.note("remark.given", remark).await;
        self.note("concern.raised", json!({"interview": "the-interview", "seat": seat, "words": "I was afraid"})).await;
        seat
    }

    pub async fn talked(&self) {
        self.note("discussion.opened", json!({"interview": "the-interview"})).await;
    }

    async fn page(&mut self) -> crate::support::Answer {
        self.visitor.get(&format!("/files/{}", self.candidacy.id)).await
    }

    async fn bundle(&self) -> String {
        service::bundle(&self.manager, &self.fresh.app, self.candidacy.id).await.unwrap().1
    }

    fn verify(&self, text: &str) -> (u8, String) {
        let path = self.fresh.folder.path().join("copy.json");
        std::fs::write(&path, text).unwrap();
        let (code, lines) = command::verify(&path, None, self.fresh.folder.path());
        (code, lines.join("\n"))
    }
}

async fn nothing_that_was_said_in_private_is_read_before_the_panel_talks(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let before = scene.page().await;
    before.is(200).shows("Sam Reed").hides("sealed until the panel talks");
    let seat = scene.said().await.to_string();
    let page = scene.page().await;
    page.is(200).shows("sealed until the panel talks");
    for secret in [WORDS, "I was afraid", "Not good", "Concern raised", "Reason given", seat.as_str()] {
        page.hides(secret);
    }
    // One score or twenty: the page is the same.
    scene.note("score.given", json!({"interview": "the-interview", "seat": seat, "value": "2"})).await;
    let more = scene.page().await;
    assert_eq!(without_times(&more.text), without_times(&page.text));
}

/// The page without its nonces and the time at which it was made.
fn without_times(text: &str) -> String {
    let from = text.find("<main").unwrap();
    let to = text.rfind("id=\"origin\"").unwrap();
    text[from..to].to_owned()
}

async fn after_the_talk_the_file_shows_first_and_later_scores(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    scene.said().await;
    scene.talked().await;
    let page = scene.page().await;
    page.is(200).shows(WORDS).shows("I was afraid").shows("Not good").hides("sealed until the panel talks");
}

async fn an_entry_of_an_unknown_kind_is_shown_plainly(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    scene.note("weather.noted", json!({"sky": "grey <b>", "panel": "p-1"})).await;
    let page = scene.page().await;
    page.shows("weather.noted").shows("sky").shows("grey &lt;b").shows("p-1");
}

async fn a_copy_is_whole_and_a_changed_digit_is_named(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.said().await;
    scene.talked().await;
    let copy = scene.bundle().await;
    let (code, said) = scene.verify(&copy);
    assert_eq!(code, command::WHOLE, "{said}");
    assert!(said.starts_with("Whole up to 20") && !said.contains("Withheld"), "{said}");
    // It carries the newest checkpoint of the whole record, and verify says which.
    let newest = ledger::service::newest_checkpoint(&scene.fresh.app).await.unwrap().unwrap();
    assert!(said.contains(&newest.checkpoint.receipt()), "{said}");
    let json: Value = serde_json::from_str(&copy).unwrap();
    assert_eq!(json["checkpoint"], newest.note.as_str());
    let referred = json["referred"].as_array().unwrap().iter().flat_map(|stream| stream["entries"].as_array().unwrap());
    let all: Vec<&Value> = json["entries"].as_array().unwrap().iter().chain(referred).collect();
    assert!(all.iter().all(|shown| !shown["proof"].as_array().unwrap().is_empty()));
    let proof = all[2]["proof"][0].as_str().unwrap();
    let (code, said) = scene.verify(&copy.replace(proof, &newest.checkpoint.root.to_string()));
    assert_eq!(code, command::TAMPERED);
    assert!(said.contains("not in the record that was signed"), "{said}");
    for bit in (0..8 * copy.len()).step_by(8 * copy.len() / 97) {
        let mut flipped = copy.clone().into_bytes();
        flipped[bit / 8] ^= 1 << (bit % 8);
        if let Ok(flipped) = String::from_utf8(flipped) {
            assert_ne!(scene.verify(&flipped).0, command::WHOLE, "bit {bit}");
        }
    }
    let changed = copy.replace("\"value\":\"1\"", "\"value\":\"3\"");
    assert_ne!(changed, copy);
    let (code, said) = scene.verify(&changed);
    assert_eq!(code, command::TAMPERED);
    assert!(said.contains("(seat.said)") && said.contains("the content was changed"), "{said}");
    // The vacancy's part, which the file rests on, is guarded as well.
    let (code, _) = scene.verify(&copy.replace("Support worker", "Support walker"));
    assert_eq!(code, command::TAMPERED);
    assert_eq!(scene.verify("{}").0, command::UNREADABLE);
    assert_eq!(ledger::service::audit(&scene.fresh.app).await.unwrap(), []);
}

async fn before_the_talk_there_is_no_copy_and_so_no_count_of_what_was_said(fresh: Fresh) {
    const SENTENCE: &str = "This file can be copied when the panel has talked about Sam Reed.";
    let mut scene = scene(fresh).await;
    let id = scene.candidacy.id;
    let address = format!("/files/{id}/bundle");
    let out = scene.fresh.folder.path().join("sam.zip");
    scene.page().await.shows(&address).hides(SENTENCE);
    scene.said().await;
    let refused = service::bundle(&scene.manager, &scene.fresh.app, id).await.unwrap_err();
    assert!(refused.says("file-not-yet"), "{refused}");
    scene.visitor.get(&address).await.is(422).shows(SENTENCE).hides("seat.said");
    scene.page().await.is(200).shows(SENTENCE).hides(&address);
    let line = command::export(&scene.fresh.app, &id.to_string(), Reader::Desk, &out).await.unwrap_err();
    assert!(line.starts_with(SENTENCE) && !out.exists(), "{line}");
    // A refused copy leaves no trace in the file: no seal, whose number would tell how much was said.
    let entries = ledger::service::stream(&scene.manager, &scene.fresh.app, scene.candidacy.stream).await.unwrap();
    assert!(entries.iter().all(|opened| opened.entry.kind != "file.sealed"));

    scene.talked().await;
    scene.page().await.shows(&address).hides(SENTENCE);
    scene.visitor.get(&address).await.is(200);
    command::export(&scene.fresh.app, &id.to_string(), Reader::Desk, &out).await.unwrap();
    // The next interview closes the file again.
    scene.note("score.given", json!({"interview": "another", "value": "2"})).await;
    scene.visitor.get(&address).await.is(422).shows(SENTENCE);
}

async fn two_copies_of_one_state_are_the_same(fresh: Fresh) {
    let scene = scene(fresh).await;
    let first = scene.bundle().await;
    assert_eq!(scene.bundle().await, first, "a seal is not sealed again");
    scene.note("notice.given", json!({"on": "2026-11-02"})).await;
    let later = scene.bundle().await;
    assert_eq!(scene.verify(&later).0, command::WHOLE);
    assert_eq!(scene.verify(&first).0, command::WHOLE, "an earlier copy stays what it was");
}

async fn who_said_no_to_being_named_is_a_panel_member_in_the_file(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let file = format!("/files/{}", day.sams_file);
    let named = day.hr.visitor.get(&file).await;
    named.is(200);
    assert!(visible(&named.text).contains("Ann Archer"), "somebody who did not say no is named");
    let no = [("kind", "be_named"), ("given", "no"), ("here", "choices")];
    day.ann.visitor.post("/seat/choices/change", &no).await.goes_to("/seat/choices");
    let page = visible(&day.hr.visitor.get(&file).await.is(200).text);
    assert!(page.contains("Panel member A") && !page.contains("Ann Archer"), "{page}");
    assert!(page.contains("Ben"), "the others are named as before");
}

async fn only_the_office_reads_files_and_whoever_does_is_noted(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let id = scene.candidacy.id;
    let paths = ["/files".to_owned(), format!("/files/{id}"), format!("/files/{id}/bundle")];
    let mut stranger = scene.fresh.signed_in(&scene.org, "Fay Moss", &[Role::Facilitator, Role::Colleague]).await;
    for path in &paths {
        stranger.get(path).await.is(403);
        assert_ne!(scene.fresh.visitor().get(path).await.status.as_u16(), 200);
        scene.visitor.get(path).await.is(200);
    }
    let download = scene.visitor.get(&paths[2]).await;
    let as_file = download.headers["content-disposition"].to_str().unwrap();
    assert!(as_file.starts_with("attachment") && !as_file.contains("Sam"), "{as_file}");
    let views = ledger::service::views(&scene.manager, &scene.fresh.app, id.0).await.unwrap();
    let what: Vec<_> = views.iter().map(|(_, what, _)| what.as_str()).collect();
    assert_eq!(what, ["recruitment_file_export", "recruitment_file_export", "recruitment_file"]);

    let elsewhere = scene.fresh.organisation("Beeches").await;
    let theirs = scene.fresh.person(&elsewhere, "Bo Lind", &[Role::Hr]).await;
    assert_eq!(service::file(&theirs, &scene.fresh.app, id).await.unwrap_err(), Refused::NotFound);
    assert_eq!(service::bundle(&theirs, &scene.fresh.app, id).await.unwrap_err(), Refused::NotFound);
    assert!(scene.visitor.get("/files").await.text.contains(&scene.vacancy.title));
}

async fn the_command_line_exports_and_verifies(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = &scene.fresh.app;
    let out = scene.fresh.folder.path().join("sam.zip");
    let lines = command::export(app, &scene.candidacy.id.to_string(), Reader::Desk, &out).await.unwrap();
    let key = app.keys.vkey().written();
    assert!(lines.iter().any(|line| line.contains(&key)), "{lines:?}");
    let zip = std::fs::read(&out).unwrap();
    let members = zip::read(&zip).unwrap();
    let entries = members.iter().find(|member| member.name == ENTRIES).unwrap();
    assert_eq!(entries.bytes, scene.bundle().await.as_bytes(), "the same entries, by themselves and in the ZIP");

    let nowhere = scene.fresh.folder.path().join("nowhere");
    assert_eq!(command::verify(&out, Some(&key), &nowhere).0, command::WHOLE);
    assert_eq!(command::verify(&out, None, &nowhere).0, command::UNREADABLE, "without a key nothing is believed");
    assert_eq!(command::verify(&out, Some("key"), &nowhere).0, command::UNREADABLE);
    let other = tempfile::tempdir().unwrap();
    let other = ledger::keys::KeyStore::open(other.path(), None).await.unwrap().vkey().written();
    assert_eq!(command::verify(&out, Some(&other), &nowhere).0, command::TAMPERED);
    assert_eq!(command::verify(&nowhere, Some(&key), &nowhere).0, command::UNREADABLE);
    assert!(command::export(app, "Sam", Reader::Desk, &out).await.is_err());
    assert!(command::export(app, &CandidacyId::new().to_string(), Reader::Desk, &out).await.is_err());
    assert!(command::export(app, &scene.candidacy.id.to_string(), Reader::Desk, &nowhere.join("x")).await.is_err());
}

/// The kinds that the services note on the streams of vacancies and candidates: what is noted on a person's stream or the
/// organisation's is in no file.
fn noted_kinds() -> BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<_> =
        ["vacancy", "scenario", "panel", "scoring", "checks", "weighing"].map(|room| root.join(room)).into();
    let mut kinds = BTreeSet::new();
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            folders.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if !path.display().to_string().contains("/service") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        let mut said = 0;
        for part in text.split('"') {
            let statement = text[..said].rsplit(';').next().unwrap();
            let elsewhere = statement.contains("person.stream") || statement.contains("org.stream");
            if is_code(part) && !part.ends_with(".json") && !elsewhere {
                kinds.insert(part.to_owned());
            }
            said += part.len() + 1;
        }
    }
    kinds
}

/// `word.word`, as the ledger names kinds.
fn is_code(word: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    word.split_once('.').is_some_and(|(thing, deed)| is_word(thing) && is_word(deed))
}

#[test]
fn every_kind_of_entry_has_words() {
    let kinds = noted_kinds();
    assert!(kinds.len() > 35 && kinds.contains("seat.taken") && kinds.contains("discussion.opened"), "{kinds:?}");
    let wordless: Vec<_> = kinds
        .iter()
        .filter(|kind| !sametable::texts::has(&format!("file-entry-{}", kind.replace(['.', '_'], "-"))))
        .collect();
    assert!(wordless.is_empty(), "{wordless:?}");
}

/// What a reader sees of a page that is for people and not for machines: the key below it is for machines.
pub fn visible(page: &str) -> String {
    let from = page.find("<main").unwrap();
    let mut text = page[from..].to_owned();
    for hidden in ["script", "style", "code"] {
        while let Some(start) = text.find(&format!("<{hidden}")) {
            let end = format!("</{hidden}>");
            let until = text[start..].find(&end).map_or(text.len(), |at| start + at + end.len());
            text.replace_range(start..until, " ");
        }
    }
    let parts = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
    parts.collect::<Vec<_>>().join(" ")
}

/// Ids and codes that stand in a text for people.
pub fn codes_in(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| is_code(word) || word.parse::<uuid::Uuid>().is_ok())
        .collect()
}
