//! Subject access: what is held and nobody else's, read by a person before it goes.

use crate::on_both;
use crate::support::{Fresh, Visitor, sources};
use sametable::command::demo::{self, Made};
use sametable::ids::CandidacyId;
use sametable::ledger;
use sametable::people::Role;
use sametable::people::service as people;
use sametable::recruitment_file::papers::{CLAIMS, Paper, SENTENCES};
use std::path::Path;

on_both!(
    requirement_24_an_answer_has_what_is_held_and_nobody_elses_and_a_person_reads_it_first,
    a_panel_member_gets_what_they_said_and_no_candidates_name,
    an_answer_reads_as_a_letter_and_not_as_a_record,
    whom_to_ask_is_never_an_empty_place,
    a_request_has_a_clock_that_stands_and_goes_on,
    the_papers_are_filled_from_the_settings_and_mark_what_is_missing,
);

pub struct Scene {
    pub fresh: Fresh,
    pub made: Made,
    pub hr: Visitor,
    pub today: String,
}

pub async fn scene(fresh: Fresh) -> Scene {
    let made = demo::fill(&fresh.app).await.unwrap();
    let email = made.people.iter().find(|one| one.role == Role::Hr).unwrap().email.clone();
    let token = people::sign_in(&fresh.app, &email, demo::PASSWORD, "test").await.unwrap();
    let hr = fresh.visitor().with_session(&token);
    let today = sametable::platform::clock::london_date(fresh.app.clock.now());
    Scene { fresh, made, hr, today }
}

impl Scene {
    pub fn past(&self, name: &str) -> CandidacyId {
        self.made.past.candidates.iter().find(|(_, known)| known == name).unwrap().0
    }

    async fn request(&mut self, subject: &str) -> String {
        let today = self.today.clone();
        let fields = [
            ("subject", subject),
            ("came_on", today.as_str()),
            ("came_how", "email"),
            ("identity", "rang the number we have"),
        ];
        let answer = self.hr.post("/subject-access/record", &fields).await;
        answer.is(303);
        answer.location
    }
}

/// The first passage of the draft whose text has these words.
pub fn passage(page: &str, words: &str) -> String {
    let at = page.find(words).unwrap_or_else(|| panic!("no “{words}” in {page}"));
    let start = page[..at].rfind("<li id=\"").unwrap() + 8;
    page[start..].split('"').next().unwrap().to_owned()
}

async fn requirement_24_an_answer_has_what_is_held_and_nobody_elses_and_a_person_reads_it_first(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sam = scene.past("Sam Porter");
    let bad =
        scene.hr.post("/subject-access/record", &[("subject", "candidate:nobody"), ("came_on", "2999-01-01")]).await;
    bad.is(422)
        .shows("Choose who asks")
        .shows("not a day to come")
        .shows("Choose one of these")
        .shows("how you made sure");
    let request = scene.request(&format!("candidate:{sam}")).await;
    scene.hr.get("/subject-access").await.is(200).shows("Sam Porter").shows("Being prepared");
    let who = scene.hr.get("/subject-access").await;
    who.shows("Ann Field (panel member)").hides("Priya Shah (panel member)");
    // What was asked for is not deleted before it is answered, whoever wants it gone.
    let early = [("reason", "They do not want to be in our files"), ("sure", "yes")];
    scene.hr.post(&format!("/retention/candidates/{sam}/erase"), &early).await.is(422).shows("asked for their data");
    // Nothing is printed that nobody has read.
    scene.hr.get(&format!("{request}/copy")).await.is(404);
    scene.hr.get(&format!("{request}/file")).await.is(404);

    let draft = scene.hr.get(&format!("{request}/draft")).await;
    draft.is(200);
    let from = draft.text.find("<main").unwrap();
    let main = &draft.text[from..];
    for told in [
        "sam.porter@post.example",
        "Nice. But he pushed me a bit.",
        "He talked to my supporter.",
        "Dear Sam Porter, on ",
        "You were asked about “",
        "Panel member A answered “",
        "Panel member C answered “",
        "One interviewer answered “",
        "Two panel members said why.",
        "Also about “",
        "“Not good”",
        "decided not to choose you.",
        "You were not employed. We keep this for 12 months",
        "No machine decided about you.",
    ] {
        assert!(main.contains(told), "no “{told}” in {main}");
    }
    for other in ["Ann Field", "Ben Okafor", "Dev Patel", "Joy Adeyemi", "Mina Costa"] {
        assert!(!main.contains(other), "{other} stands in somebody else's answer");
    }

    let supporter = passage(main, "He talked to my supporter.");
    let leave = format!("{request}/leave-out");
    scene.hr.post(&leave, &[("passage", supporter.as_str())]).await.is(422).shows("Say why this is left out");
    scene
        .hr
        .post(&leave, &[("passage", "e999"), ("reason", "would show who said it")])
        .await
        .is(422)
        .shows("no such passage");
    let fields = [("passage", supporter.as_str()), ("reason", "would show who said it")];
    scene.hr.post(&leave, &fields).await.goes_to(&format!("{request}/draft#{supporter}"));
    let ready = format!("{request}/ready");
    scene.hr.post(&ready, &[]).await.is(422).shows("tick that you have");
    scene.hr.post(&ready, &[("read", "yes")]).await.goes_to(&request);
    for address in ["copy", "file"] {
        let copy = scene.hr.get(&format!("{request}/{address}")).await;
        copy.is(200).shows("Nice. But he pushed me a bit.").hides("He talked to my supporter.");
        copy.shows("left out here, because: would show who said it")
            .shows("Harriet Row read this answer on")
            .hides("Ann Field");
    }
    let file = scene.hr.get(&format!("{request}/file")).await;
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(!file.text.contains("src=") && !file.text.contains("href="), "it needs nothing else");

    scene.hr.post(&format!("{request}/sent"), &[]).await.is(422);
    let today = scene.today.clone();
    scene
        .hr
        .post(&format!("{request}/sent"), &[("sent_on", today.as_str()), ("sent_how", "email")])
        .await
        .goes_to(&request);
    scene.hr.get(&request).await.is(200).shows("The answer was sent").shows("Version 1");
    scene.hr.post(&leave, &fields).await.is(422).shows("over");
    let file = scene.hr.get(&format!("/files/{sam}")).await;
    file.shows("Asked to see what is held about them").shows("The answer was sent");
    let hr = &scene.made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let views = ledger::service::views(hr, &scene.fresh.app, sam.0).await.unwrap();
    assert!(views.iter().any(|(_, what, _)| what == "subject_access_draft"));

    // Who only manages does not answer requests; another organisation finds none.
    let org = sametable::people::store::organisation(&scene.fresh.app.db, scene.made.org).await.unwrap().unwrap();
    let mut manager = scene.fresh.signed_in(&org, "Mona Mills", &[Role::Manager, Role::Administrator]).await;
    manager.get(&format!("{request}/draft")).await.is(403);
    let beeches = scene.fresh.organisation("Beeches").await;
    let mut theirs = scene.fresh.signed_in(&beeches, "Bo Lind", &[Role::Hr]).await;
    theirs.get(&format!("{request}/draft")).await.is(404);
    theirs.get("/subject-access").await.is(200).hides("Sam Porter");
    let fields = [
        ("subject", format!("candidate:{sam}")),
        ("came_on", today),
        ("came_how", "post".to_owned()),
        ("identity", "known to us".to_owned()),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    theirs.post("/subject-access/record", &fields).await.is(404);
}

async fn a_panel_member_gets_what_they_said_and_no_candidates_name(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let manager = &scene.made.people.iter().find(|one| one.role == Role::Manager).unwrap().who;
    let all = people::everybody(manager, &scene.fresh.app).await.unwrap();
    let ann = all.iter().find(|listed| listed.person.name == "Ann Field").unwrap().person.id;
    let request = scene.request(&format!("person:{ann}")).await;
    let draft = scene.hr.get(&format!("{request}/draft")).await;
    draft.is(200).shows("Ann Field").shows("She waited for me.").shows("Your yes and no").shows("Your panel days");
    draft.shows("What you said about person 1").shows("You said yes on ").shows("It was about taking part.");
    let from = draft.text.find("<main").unwrap();
    let main = &draft.text[from..];
    for other in ["Joy Adeyemi", "Sam Porter", "Mina Costa", "Ben Okafor", "He talked to my supporter."] {
        assert!(!main.contains(other), "{other} stands in somebody else's answer");
    }
    scene.hr.post(&format!("{request}/ready"), &[("read", "yes")]).await.goes_to(&request);
    scene.hr.get(&format!("{request}/copy")).await.is(200).shows("She waited for me.");
    // What she was given of a candidate goes with that candidate.
    let sam = scene.past("Sam Porter");
    scene.hr.get(&format!("{request}/copy")).await.shows("Nice. But he pushed me a bit.");
    let sure = [("sure", "yes"), ("reason", "asked by e-mail to be deleted")];
    scene.hr.post(&format!("/retention/candidates/{sam}/erase"), &sure).await.is(303);
    scene
        .hr
        .get(&format!("{request}/copy"))
        .await
        .is(200)
        .hides("Nice. But he pushed me a bit.")
        .shows("She waited for me.");
}

/// What stands on a page, without its marks.
fn plain(page: &str) -> String {
    let main = &page[page.find("<main").unwrap()..];
    let mut text = String::new();
    let mut inside = false;
    for sign in main.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            sign if !inside => text.push(sign),
            _ => {}
        }
    }
    text
}

async fn an_answer_reads_as_a_letter_and_not_as_a_record(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (sam, joy) = (scene.past("Sam Porter"), scene.past("Joy Adeyemi"));
    let manager = &scene.made.people.iter().find(|one| one.role == Role::Manager).unwrap().who;
    let all = people::everybody(manager, &scene.fresh.app).await.unwrap();
    let ann = all.iter().find(|listed| listed.person.name == "Ann Field").unwrap().person.id;
    for subject in [format!("candidate:{sam}"), format!("candidate:{joy}"), format!("person:{ann}")] {
        let request = scene.request(&subject).await;
        scene.hr.post(&format!("{request}/ready"), &[("read", "yes")]).await.goes_to(&request);
        let copy = scene.hr.get(&format!("{request}/copy")).await;
        let text = plain(&copy.text);
        // Codes have low lines, labels a colon and a raw value, and days of the record are turned round.
        for sign in ["_", " · ", "-entry-", "answer-", "{", "Outcome", "Status:", "2026-", "2025-", "null", "[", "×"]
        {
            assert!(!text.contains(sign), "“{sign}” in {text}");
        }
        for part in ["Where it came from", "Who saw it", "How long we keep it"] {
            assert!(text.contains(part), "no “{part}” in {text}");
        }
        let file = scene.hr.get(&format!("{request}/file")).await;
        assert!(file.text.contains("<h3>"), "parts stand under parts in the file too");
    }
    // Joy was chosen: her answer has the reasons, who decided, the offer and the checks.
    let request = scene.request(&format!("candidate:{joy}")).await;
    let draft = scene.hr.get(&format!("{request}/draft")).await;
    let text = plain(&draft.text);
    for told in [
        "Priya Shah chose you for the job.",
        "The reason that was written down: “She waited, asked first, and spoke to people themselves.",
        "It named this pay: £13.15 an hour.",
        "You accepted the offer on ",
        "Which document: British passport; ",
        " for us ha",
    ] {
        assert!(text.contains(told), "no “{told}” in {text}");
    }
}

/// Every message of a catalogue file: its id and its words.
fn messages(file: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts/en-GB").join(file);
    let mut found: Vec<(String, String)> = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        match line.split_once(" =").filter(|_| line.starts_with(|sign: char| sign.is_ascii_lowercase())) {
            Some((id, words)) => found.push((id.to_owned(), words.trim().to_owned())),
            None if line.starts_with(' ') => {
                let (_, words) = found.last_mut().unwrap();
                words.push('\n');
                words.push_str(line.trim());
            }
            None => {}
        }
    }
    found
}

#[test]
fn what_we_say_in_a_panel_members_answer_is_easy_to_read() {
    let all = messages("subject_answer_easy.ftl");
    assert!(all.len() > 80, "{} messages", all.len());
    for (id, words) in all {
        let found = sametable::texts::lint::lint(&words);
        assert!(found.is_empty(), "{id}: {found:?}");
    }
}

async fn whom_to_ask_is_never_an_empty_place(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sam = scene.past("Sam Porter");
    let manager = &scene.made.people.iter().find(|one| one.role == Role::Manager).unwrap().who;
    let all = people::everybody(manager, &scene.fresh.app).await.unwrap();
    let ann = all.iter().find(|listed| listed.person.name == "Ann Field").unwrap().person.id;
    let of_sam = scene.request(&format!("candidate:{sam}")).await;
    let of_ann = scene.request(&format!("person:{ann}")).await;
    // While nobody is named, the contact for the job and whoever read the answer stand in.
    let page = scene.hr.get(&format!("{of_sam}/draft")).await;
    page.shows("You can ask here: Priya Shah, 01234 567 890. Harriet Row at Larches Care read this answer");
    scene.hr.get(&format!("{of_ann}/draft")).await.shows("You can ask Harriet Row.").hides("You can reach us here: ");
    let page = scene.hr.get("/privacy").await;
    page.shows("has not named a contact for data protection yet")
        .shows("Tell the administrator first")
        .hides(": .")
        .hides(", .");
    scene.hr.get("/privacy/panel").await.shows("You can tell the person who asked you to come.").hides("here: <");
    scene.hr.get("/system").await.shows("Nobody is named whom people can ask about their data.");
    // Named, they stand everywhere.
    let administrator = scene.made.people.iter().find(|one| one.role == Role::Administrator).unwrap().email.clone();
    let token = people::sign_in(&scene.fresh.app, &administrator, demo::PASSWORD, "test").await.unwrap();
    let fields = [
        ("contact", "Harriet Row, HR"),
        ("reach", "data@larches.example"),
        ("months", "12"),
        ("years", "6"),
        ("erases", "ask_first"),
    ];
    let mut administrator = scene.fresh.visitor().with_session(&token);
    administrator.post("/data-protection/set", &fields).await.goes_to("/data-protection");
    scene.hr.get(&format!("{of_sam}/draft")).await.shows("You can ask Harriet Row, HR: data@larches.example.");
    scene.hr.get(&format!("{of_ann}/draft")).await.shows("You can ask Harriet Row, HR.").shows("data@larches.example");
    scene.hr.get("/privacy").await.shows("data@larches.example").hides("has not named a contact");
    scene.hr.get("/privacy/panel").await.shows("You can reach us here: data@larches.example");
    administrator.get("/system").await.hides("Nobody is named whom people can ask");
}

async fn a_request_has_a_clock_that_stands_and_goes_on(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let mina = scene.past("Mina Costa");
    let request = scene.request(&format!("candidate:{mina}")).await;
    let clock = format!("{request}/clock");
    let today = scene.today.clone();
    let move_to = |moved: &'static str| {
        [("moved", moved), ("on_day", today.as_str()), ("reason", "asked which vacancy they mean")]
    };
    scene.hr.post(&clock, &[]).await.is(422).shows("Choose what happens").shows("Say why");
    scene.hr.post(&clock, &move_to("went_on")).await.is(422).shows("there is nothing to let go on");
    scene.hr.post(&clock, &move_to("paused")).await.goes_to(&request);
    scene.hr.get(&request).await.shows("The clock stands since").shows("asked which vacancy they mean");
    scene.hr.post(&clock, &move_to("paused")).await.is(422).shows("stands already");
    scene.hr.post(&clock, &move_to("went_on")).await.goes_to(&request);
    scene.hr.post(&clock, &move_to("extended")).await.goes_to(&request);
    scene.hr.get(&request).await.shows("Extended by two months").shows("To be answered by");
    scene.hr.post(&format!("{request}/close"), &[]).await.is(422);
    scene.hr.post(&format!("{request}/close"), &[("closed_why", "taken back by phone")]).await.goes_to(&request);
    scene.hr.get(&request).await.shows("closed without an answer").shows("taken back by phone");
    scene.hr.post(&clock, &move_to("paused")).await.is(422).shows("over");
}

async fn the_papers_are_filled_from_the_settings_and_mark_what_is_missing(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    scene.hr.get("/papers").await.is(200).shows("Data protection impact assessment").shows("places for you");
    for paper in Paper::ALL {
        let address = format!("/papers/{}", paper.code());
        let before = scene.hr.get(&address).await;
        before
            .is(200)
            .shows("This is a draft")
            .shows("You decide or complete this:")
            .shows("Contact for data protection: nothing stands");
    }
    let administrator = scene.made.people.iter().find(|one| one.role == Role::Administrator).unwrap().email.clone();
    let token = people::sign_in(&scene.fresh.app, &administrator, demo::PASSWORD, "test").await.unwrap();
    let mut administrator = scene.fresh.visitor().with_session(&token);
    let fields = [
        ("contact", "Harriet Row"),
        ("reach", "data@larches.example"),
        ("ico_number", "ZA123456"),
        ("months", "18"),
        ("months_why", "our insurer asks for it"),
        ("years", "6"),
        ("erases", "ask_first"),
        ("hosting", "Our own <machine>"),
    ];
    administrator.post("/data-protection/set", &fields).await.goes_to("/data-protection");
    for paper in Paper::ALL {
        let page = scene.hr.get(&format!("/papers/{}", paper.code())).await;
        page.is(200).shows("data@larches.example").shows("ZA123456").shows("18 months").shows("Our own &lt;machine");
        let file = administrator.get(&format!("/papers/{}/file", paper.code())).await;
        file.is(200)
            .shows("<!DOCTYPE html>")
            .shows("This is a draft")
            .shows("our insurer asks for it")
            .shows("Our own &lt;machine");
    }
    scene.hr.get("/papers/dpia").await.shows("Larch Court").shows("after_an_erasure_nothing_is_found");
    scene.hr.get("/papers/dpia").await.shows("SAMETABLE_KEYS_URL").shows("without_a_yes_nothing_is_kept");
    scene.hr.get("/papers/processing").await.shows("an auditor").shows("a candidate who was not chosen");
    let manager = scene.made.people.iter().find(|one| one.role == Role::Manager).unwrap().email.clone();
    let token = people::sign_in(&scene.fresh.app, &manager, demo::PASSWORD, "test").await.unwrap();
    scene.fresh.visitor().with_session(&token).get("/papers/dpia").await.is(403);
}

/// A claim without its test would be only words.
#[test]
fn every_claim_of_the_papers_names_a_test_that_there_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests: Vec<String> = Vec::new();
    for path in sources(&root.join("src")).into_iter().chain(sources(&root.join("tests"))) {
        let text = std::fs::read_to_string(path).unwrap();
        let mut is_test = false;
        let in_both = text.split("on_both!(").skip(1).map(|rest| rest.split(");").next().unwrap()).collect::<String>();
        for line in text.lines().map(str::trim) {
            is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
            let Some(name) = line.trim_start_matches("pub ").trim_start_matches("async ").strip_prefix("fn ") else {
                continue;
            };
            let name: String = name.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
            let in_macro =
                in_both.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).any(|word| word == name);
            if is_test || in_macro || text.contains("proptest!") {
                tests.push(name);
            }
            is_test = false;
        }
    }
    let missing: Vec<_> =
        CLAIMS.iter().chain(SENTENCES).filter(|(_, test)| !tests.iter().any(|known| known == test)).collect();
    assert!(missing.is_empty(), "no such tests: {missing:?}");
    for (claim, _) in CLAIMS {
        assert!(sametable::texts::has(&format!("papers-claim-{claim}")), "{claim} has no words");
    }
    for (sentence, _) in SENTENCES {
        assert!(sametable::texts::has(&format!("papers-{sentence}")), "{sentence} has no words");
    }
}
