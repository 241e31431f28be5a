//! A candidate asks how their interview went: who appears by a letter and who in a count, what a person reads before it goes, and
//! that what went is theirs alone.

use crate::application::{opened_by_birth_date, send_by_birth_date};
use crate::on_both;
use crate::support::day::{Day, OnTablet};
use crate::support::{Fresh, PASSWORD, Visitor, everything};
use crate::weighing::{against, choose, gives, talked, wish};
use sametable::application::service as application;
use sametable::command::demo::{self, Made};
use sametable::ids::CandidacyId;
use sametable::ledger;
use sametable::panel::Talk;
use sametable::people::service as people;
use sametable::people::{Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::candidate_answer::service::{self, Own, Reply};
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::scoring::concern::service as concern;
use sametable::scoring::service::give;
use sametable::scoring::{Answer, Why};
use sametable::vacancy::service as vacancies;
use sha2::{Digest, Sha256};

on_both!(
    a_candidate_who_was_not_chosen_asks_by_their_own_link_and_reads_the_answer_there,
    with_fewer_than_three_of_a_kind_there_are_counts_and_remarks_without_letters,
    what_is_not_read_is_not_sent_and_what_was_typed_stays,
    on_paper_they_wait_until_somebody_notes_the_day,
    nothing_is_asked_or_drafted_before_a_choice_was_made,
    whoever_withdrew_after_they_had_met_the_panel_is_answered_once_somebody_was_chosen,
    a_concern_is_in_no_answer,
    whoever_is_the_candidate_reads_and_answers_nothing,
    what_went_is_never_changed_and_erasing_takes_it_along,
    whoever_asks_for_their_data_is_told_that_they_were_answered,
);

/// The demonstration's panel of nine days ago: three panel members and the manager met Joy, Mina and Sam; Joy was chosen.
struct Scene {
    fresh: Fresh,
    hr: Visitor,
    harriet: Who,
    made: Made,
    sam: CandidacyId,
}

async fn scene(fresh: Fresh) -> Scene {
    let made = demo::fill(&fresh.app).await.unwrap();
    let person = made.people.iter().find(|one| one.role == Role::Hr).unwrap();
    let token = people::sign_in(&fresh.app, &person.email, demo::PASSWORD, "test").await.unwrap();
    let hr = fresh.visitor().with_session(&token);
    let (harriet, sam) = (person.who.clone(), made.past.candidates[2].0);
    Scene { hr, harriet, sam, made, fresh }
}

impl Scene {
    /// Sam opens a link of his own.
    async fn sam(&self) -> Visitor {
        send_by_birth_date(&self.fresh, &self.harriet, self.sam).await;
        opened_by_birth_date(&self.fresh, &self.harriet).await
    }

    fn page(&self) -> String {
        format!("/candidates/{}/answer", self.sam)
    }

    /// Sam asks by phone, and gets his answer on paper with these words of ours.
    async fn answered(&mut self, words: &str) {
        let today = london_date(self.fresh.app.clock.now());
        service::note_asked(&self.harriet, &self.fresh.app, self.sam, &today, "phone").await.unwrap();
        let seen = seen(&self.hr.get(&self.page()).await.text);
        let reply = Reply { words: words.into(), way: "paper".into(), read: true, names: false, seen };
        service::send(&self.harriet, &self.fresh.app, self.sam, reply).await.unwrap();
    }
}

/// The digest of the draft that a page shows.
fn seen(page: &str) -> String {
    page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// What stands on a page itself, without what stands above every page of who is signed in.
fn main_of(page: &str) -> &str {
    &page[page.find("<main").unwrap()..]
}

/// By which the remark with these words is left out.
fn remark(page: &str, words: &str) -> String {
    let at = page.find(words).unwrap_or_else(|| panic!("no “{words}” in {page}"));
    let start = page[..at].rfind("<li id=\"r").unwrap() + 9;
    page[start..].split('"').next().unwrap().to_owned()
}

/// Kinds and values of what the record says of a candidate's question.
async fn record(app: &sametable::platform::App, who: &Who, id: CandidacyId) -> Vec<(String, serde_json::Value)> {
    let stream = vacancies::candidacy(who, app, id).await.unwrap().stream;
    let entries = ledger::service::stream(who, app, stream).await.unwrap();
    let own = |kind: &str| kind.starts_with("candidate_answer.");
    entries
        .iter()
        .filter(|one| one.kind().is_some_and(own))
        .map(|one| {
            let values = one.values().into_iter().map(|(name, value)| (name.to_owned(), value.clone()));
            (one.kind().unwrap().to_owned(), serde_json::Value::Object(values.collect()))
        })
        .collect()
}

async fn a_candidate_who_was_not_chosen_asks_by_their_own_link_and_reads_the_answer_there(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let page = scene.page();
    let mut sam = scene.sam().await;
    let mail = people::messages(&scene.harriet, &scene.fresh.app).await.unwrap();
    assert!(mail.iter().any(|one| one.why == "application" && one.body.contains("you met our panel")), "{mail:?}");
    sam.get("/application")
        .await
        .is(200)
        .shows("I would like to know how my interview went")
        .hides("Withdraw")
        .hides("Your interview day");
    sam.get("/application/answer").await.is(200).shows("Our answer is not here yet");
    // Out of the running, they may ask and nothing else.
    for (path, fields) in [
        ("/application/history/frame", [("still_in_education", "yes")]),
        ("/application/help", [("words", "A quiet room.")]),
        ("/application/withdraw", [("reason", "")]),
    ] {
        sam.post(path, &fields).await.is(422).shows("It was decided about your application");
    }
    scene.hr.get("/vacancies").await.is(200).hides("to hear how their interview went");
    scene.hr.get(&page).await.is(200).shows("They asked in another way?").hides("Panel member A");
    // Asked twice is asked once.
    for _ in 0..2 {
        sam.post("/application/how", &[]).await.goes_to("/application#how");
    }
    sam.get("/application").await.is(200).shows("You asked on").hides("I would like to know");
    let vacancy = format!("/vacancies/{}", scene.made.past.vacancy);
    for waits in ["/vacancies", vacancy.as_str()] {
        scene.hr.get(waits).await.is(200).shows("One candidate waits to hear").shows("Answer Sam Porter").shows(&page);
    }
    let own = scene.hr.get(&format!("/candidates/{}", scene.sam)).await;
    own.is(200).shows("They asked how their interview went, and wait").shows("Answer Sam Porter").shows(&page);

    let draft = scene.hr.get(&page).await;
    draft.is(200).shows("By their own link").shows("There are 2 remarks");
    let main = main_of(&draft.text);
    for told in [
        "3 panel members answered",
        "One other interviewer answered, without a letter",
        "Panel member A, “",
        "Panel member B, “",
        "Panel member C, “",
        "Other interviewers, “",
        "1 said Good",
        "Not good",
        "was not sure",
        "“Nice. But he pushed me a bit.”",
        "“He talked to my supporter.”",
    ] {
        assert!(main.contains(told), "no “{told}” in {main}");
    }
    // Nobody is named, and nothing of others is in it: they had these scores and remarks.
    let others = ["Ann", "Ben", "Dev", "Priya", "Maryam", "Joy", "Mina", "She waited for me", "She asked me first"];
    for other in others {
        assert!(!main.contains(other), "{other} stands in the answer to Sam: {main}");
    }
    assert!(!main.contains("Panel member D") && !main.contains("Interviewer A"));

    let typed = "You were calm.\nAsk before you help.";
    let reply =
        [("seen", seen(main)), ("words", typed.to_owned()), ("way", "page".to_owned()), ("read", "yes".to_owned())];
    let reply: Vec<(&str, &str)> = reply.iter().map(|(name, value)| (*name, value.as_str())).collect();
    scene.hr.post(&format!("{page}/send"), &reply).await.goes_to(&page);
    scene.hr.post(&format!("{page}/send"), &reply).await.is(422).shows("The answer was sent already");
    scene.hr.get(&page).await.is(200).shows("It stands on their own page since").shows("You were calm.");
    scene.hr.get("/vacancies").await.is(200).hides("to hear how their interview went");

    sam.get("/application").await.is(200).shows("Our answer is here");
    let answer = sam.get("/application/answer").await;
    answer.is(200).shows("Panel member A, “").shows("He talked to my supporter").shows("Ask before you help.");
    // Whom the advertisement named as the contact is no secret.
    let answer = answer.text.replace("Priya Shah, 01234 567 890", "");
    for other in others.into_iter().chain(["Harriet"]) {
        assert!(!answer.contains(other), "{other} in {answer}");
    }
    // The message says that it is there, without a word of it and without a name.
    let messages = people::messages(&scene.harriet, &scene.fresh.app).await.unwrap();
    let told = messages.iter().find(|one| one.why == "candidate_answer").unwrap();
    assert_eq!(told.address, "sam.porter@post.example");
    assert!(told.body.contains("Our answer stands on your own page"), "{told:?}");
    for word in ["Sam", "Porter", "panel", "interview", "calm"] {
        assert!(!told.body.contains(word) && !told.subject.contains(word), "{word}: {told:?}");
    }
    // The record has it as it went, under Sam's key, with its digest.
    let record = record(&scene.fresh.app, &scene.harriet, scene.sam).await;
    let kinds: Vec<&str> = record.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["candidate_answer.asked", "candidate_answer.sent"]);
    let sent = &record[1].1;
    let words = sent["words"].as_str().unwrap();
    assert!(words.contains("Ask before you help.") && words.contains("Panel member C"), "{words}");
    let digest: String = Sha256::digest(words).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(sent["words_sha256"], digest);
    assert!(ledger::service::audit(&scene.fresh.app).await.unwrap().is_empty());
    scene
        .hr
        .get(&format!("/files/{}", scene.sam))
        .await
        .is(200)
        .shows("Asked how their interview went")
        .shows("Answer to the candidate sent")
        .hides("candidate_answer");
    // Once the link is over nobody reads it by it.
    scene.fresh.app.clock.set_ahead(43 * 24 * 3600);
    sam.get("/application/answer").await.is(401);
}

async fn says_why(fresh: &Fresh, tablet: &OnTablet, day: &Day, words: &str) {
    let line = day.lines[0].id;
    gives(fresh, tablet, day.sam, line, Answer::Value(1)).await;
    let why = Why { words: words.into(), ..Why::default() };
    give::give_remark(&tablet.who, &fresh.app, day.sam, line, &why).await.unwrap();
}

/// Ann and Ben said why, the panel talked, and Priya was chosen: two panel members and one other scored Sam.
async fn a_decided_day(fresh: &Fresh) -> Day {
    let day = fresh.day(Talk::AfterEach).await;
    says_why(fresh, &day.ann, &day, "Ben told me that he was late.").await;
    says_why(fresh, &day.ben, &day, "All was well.").await;
    let day = talked(fresh, day).await;
    choose(fresh, &day, wish(day.priyas_file)).await.unwrap();
    day
}

fn today(fresh: &Fresh) -> String {
    london_date(fresh.app.clock.now())
}

async fn with_fewer_than_three_of_a_kind_there_are_counts_and_remarks_without_letters(fresh: Fresh) {
    let mut day = a_decided_day(&fresh).await;
    let page = format!("/candidates/{}/answer", day.sams_file);
    let asked = format!("{page}/asked");
    day.manager.visitor.get(&page).await.is(200).shows("They asked in another way?").shows("They have no link");
    day.manager
        .visitor
        .post(&asked, &[("on_day", "2999-01-01")])
        .await
        .is(422)
        .shows("not a day to come")
        .shows("Choose how they asked")
        .shows("value=\"2999-01-01\"");
    // By their own link they ask themselves.
    let by_link = [("on_day", today(&fresh)), ("came_how", "link".to_owned())];
    let by_link: Vec<(&str, &str)> = by_link.iter().map(|(name, value)| (*name, value.as_str())).collect();
    day.manager.visitor.post(&asked, &by_link).await.is(422).shows("Choose how they asked");
    let by_phone = [("on_day", by_link[0].1), ("came_how", "phone")];
    day.manager.visitor.post(&asked, &by_phone).await.goes_to(&page);
    day.manager.visitor.post(&asked, &by_phone).await.is(422).shows("It was noted already");

    let draft = day.hr.visitor.get(&page).await;
    draft.is(200).shows("By phone").shows("noted by Mona Mills").shows("There are 2 remarks");
    let main = main_of(&draft.text);
    for told in [
        "2 panel members answered",
        "One other interviewer answered, without a letter",
        "Panel members, “",
        "”: 2 said Not good",
        "Other interviewers, “",
        "”: 1 said Good",
        "Somebody on “",
        "Of one kind only one person scored",
        "In one remark a name seems to stand",
        "A name seems to stand in it: Ben Bird.",
    ] {
        assert!(main.contains(told), "no “{told}” in {main}");
    }
    for hidden in ["Panel member A", "Interviewer A", "Ann Archer", "Mona Mills answered", "Priya"] {
        assert!(!main.contains(hidden), "“{hidden}” in {main}");
    }
    // By what they say and not by who sat first.
    let place = |words: &str| main.find(words).unwrap();
    assert!(place("All was well.") < place("Ben told me that he was late."));
}

async fn what_is_not_read_is_not_sent_and_what_was_typed_stays(fresh: Fresh) {
    let mut day = a_decided_day(&fresh).await;
    let app = &fresh.app;
    let page = format!("/candidates/{}/answer", day.sams_file);
    let [send, leave, back] = ["send", "leave-out", "put-back"].map(|end| format!("{page}/{end}"));
    let visitor = &mut day.hr.visitor;
    for path in [&send, &leave, &back] {
        visitor.post(path, &[("remark", "x")]).await.is(422).shows("They did not ask yet");
    }
    service::note_asked(&day.manager.who, app, day.sams_file, &today(&fresh), "post").await.unwrap();
    let draft = visitor.get(&page).await;
    let (first, named) = (seen(&draft.text), remark(&draft.text, "Ben told me"));
    visitor
        .post(&send, &[("seen", &first), ("words", "Priya <was> better."), ("way", "page")])
        .await
        .is(422)
        .shows("A name seems to stand in it: Priya Patel")
        .shows("Leave them out, or tick this")
        .shows("They have no link that is open. Send them one first")
        .shows("Read each line, and then tick this")
        .shows("Priya &lt;was> better.");
    visitor.post(&leave, &[("remark", &named)]).await.is(422).shows("Say why this remark is left out");
    visitor.post(&leave, &[("remark", "none"), ("reason", "It names Ben.")]).await.is(422).shows("no such remark");
    let out = [("remark", named.as_str()), ("reason", "It names Ben.")];
    visitor.post(&leave, &out).await.goes_to(&format!("{page}#r{named}"));
    visitor.get(&page).await.is(200).shows("One is left out").shows("It names Ben.").hides("a name seems to stand");
    // What was read before is not what would go now.
    let old = [("seen", first.as_str()), ("words", "Be on time."), ("way", "paper"), ("read", "yes")];
    visitor.post(&send, &old).await.is(422).shows("Something changed while you read it").shows("Be on time.");
    visitor.post(&back, &[("remark", &named)]).await.goes_to(&format!("{page}#r{named}"));
    visitor.post(&back, &[("remark", &named)]).await.is(422).shows("no such remark");
    visitor.post(&leave, &out).await.goes_to(&format!("{page}#r{named}"));
    let now = seen(&visitor.get(&page).await.text);
    let long = "x".repeat(3_001);
    let too_long = [("seen", now.as_str()), ("words", long.as_str()), ("way", "paper"), ("read", "yes")];
    visitor.post(&send, &too_long).await.is(422).shows("3000 characters are the most");
    let fine = [("seen", now.as_str()), ("words", "Be on time."), ("way", "paper"), ("read", "yes")];
    visitor.post(&send, &fine).await.goes_to(&page);
    for path in [&leave, &back] {
        visitor.post(path, &out).await.is(422).shows("The answer was sent already");
    }
    visitor
        .get(&format!("{page}/sheet"))
        .await
        .is(200)
        .shows("All was well.")
        .shows("Be on time.")
        .shows("One remark is left out")
        .hides("Ben told me")
        .hides("It names Ben.");
    let record = record(app, &day.hr.who, day.sams_file).await;
    let kinds: Vec<&str> = record.iter().map(|(kind, _)| kind.trim_start_matches("candidate_answer.")).collect();
    assert_eq!(kinds, ["asked", "left_out", "put_back", "left_out", "sent"]);
    assert_eq!(record[1].1["reason"], "It names Ben.");
    assert_eq!((&record[4].1["remarks"], &record[4].1["left_out"]), (&2.into(), &1.into()));
    assert!(!record[4].1["words"].as_str().unwrap().contains("Ben"));
}

async fn on_paper_they_wait_until_somebody_notes_the_day(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (page, waits) = (scene.page(), "One candidate waits to hear");
    let given = format!("{page}/given");
    scene.hr.post(&given, &[("given_on", "2026-11-17")]).await.is(422).shows("The answer was not sent yet");
    scene.hr.get(&format!("{page}/sheet")).await.is(200).shows("nothing to print yet");
    scene.answered("Thank you for coming.").await;
    scene.hr.get("/vacancies").await.is(200).shows(waits);
    scene.hr.get(&page).await.is(200).shows("note the day here").shows(&format!("{page}/sheet"));
    scene.hr.get(&format!("{page}/sheet")).await.is(200).shows("Sam Porter").shows("Thank you for coming.");
    for wrong in ["", "2999-01-01", "2020-01-01"] {
        scene.hr.post(&given, &[("given_on", wrong)]).await.is(422).shows("Give the day on which they got it");
    }
    let today = today(&scene.fresh);
    scene.hr.post(&given, &[("given_on", &today)]).await.goes_to(&page);
    scene.hr.get(&page).await.is(200).shows("They got it on paper on");
    scene.hr.get("/vacancies").await.is(200).hides(waits);
    let record = record(&scene.fresh.app, &scene.harriet, scene.sam).await;
    assert_eq!(record.last().unwrap().0, "candidate_answer.given");
    // Whoever got it on paper, and has a link, reads it there too.
    let mut sam = scene.sam().await;
    sam.get("/application/answer").await.is(200).shows("Thank you for coming.");
}

async fn nothing_is_asked_or_drafted_before_a_choice_was_made(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let page = format!("/candidates/{}/answer", day.sams_file);
    send_by_birth_date(&fresh, &day.manager.who, day.sams_file).await;
    let mut sam = opened_by_birth_date(&fresh, &day.manager.who).await;
    says_why(&fresh, &day.ann, &day, "He was late.").await;
    let fields = [("on_day", today(&fresh)), ("came_how", "phone".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut day = {
        // While scores are sealed, and once the panel has talked but nobody was chosen.
        day.manager.visitor.get(&page).await.is(200).shows("Nothing can be answered yet").hides("He was late");
        day.manager.visitor.post(&format!("{page}/asked"), &fields).await.is(422).shows("Nobody was chosen yet");
        talked(&fresh, day).await
    };
    day.manager.visitor.get(&page).await.is(200).shows("Nothing can be answered yet").hides("He was late");
    day.manager.visitor.post(&format!("{page}/asked"), &fields).await.is(422).shows("Nobody was chosen yet");
    for end in ["send", "leave-out", "put-back", "given"] {
        day.manager.visitor.post(&format!("{page}/{end}"), &[]).await.is(422).shows("Nobody was chosen yet");
    }
    sam.get("/application").await.is(200).hides("how my interview went");
    sam.post("/application/how", &[]).await.is(422).shows("nothing that you could ask about yet");
    assert_eq!(service::ask(&day.manager.who, app).await, Err(Refused::NotAllowed));
    assert_eq!(service::ask(&Who::Nobody, app).await, Err(Refused::SignIn));
    let rows: i64 = app.db.sql("SELECT count(*) FROM candidate_answer_asked").value().await.unwrap();
    assert_eq!(rows, 0);
    // The one who is chosen may ask as well as the one who is not.
    choose(&fresh, &day, against(day.sams_file, "as_it_is")).await.unwrap();
    sam.post("/application/how", &[]).await.goes_to("/application#how");
    sam.get("/application").await.is(200).shows("You asked on").shows("Withdraw");
    let seen = seen(&day.manager.visitor.get(&page).await.text);
    let reply = Reply { way: "page".into(), read: true, seen, ..Reply::default() };
    service::send(&day.manager.who, app, day.sams_file, reply).await.unwrap();
    sam.get("/application/answer").await.is(200).shows("He was late.");
}

async fn whoever_withdrew_after_they_had_met_the_panel_is_answered_once_somebody_was_chosen(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let page = format!("/candidates/{}/answer", day.sams_file);
    send_by_birth_date(&fresh, &day.manager.who, day.sams_file).await;
    let mut sam = opened_by_birth_date(&fresh, &day.manager.who).await;
    says_why(&fresh, &day.ann, &day, "He was late.").await;
    let mut day = talked(&fresh, day).await;
    sam.post("/application/withdraw", &[("reason", "")]).await.is(200);
    let fields = [("on_day", today(&fresh)), ("came_how", "phone".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    day.manager.visitor.post(&format!("{page}/asked"), &fields).await.is(422).shows("Nobody was chosen yet");
    choose(&fresh, &day, wish(day.priyas_file)).await.unwrap();
    day.manager.visitor.post(&format!("{page}/asked"), &fields).await.is(303);
    day.manager.visitor.get(&page).await.is(200).shows("He was late.");
    let his = vacancies::candidacy(&day.manager.who, app, day.sams_file).await.unwrap();
    assert_eq!(service::standing(&day.manager.who, app, &his).await.unwrap(), Some(service::Standing::Waits));
}

async fn a_concern_is_in_no_answer(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    give::say_safe(&day.ben.who, app, day.sam, true, "I was afraid of him.").await.unwrap();
    let mut day = talked(&fresh, day).await;
    let waiting = concern::list(&day.hr.who, app).await.unwrap().lines[0].case.id;
    concern::answer(&day.hr.who, app, waiting, "Thank you for telling us.").await.unwrap();
    let referral = concern::Referral {
        made: Some(false),
        why: "He stood too near and meant no harm.".into(),
        ..Default::default()
    };
    concern::refer(&day.hr.who, app, waiting, &referral).await.unwrap();
    choose(&fresh, &day, wish(day.priyas_file)).await.unwrap();
    service::note_asked(&day.manager.who, app, day.sams_file, &today(&fresh), "in_person").await.unwrap();
    let draft = day.hr.visitor.get(&format!("/candidates/{}/answer", day.sams_file)).await;
    draft.is(200).shows("2 said Not good");
    for hidden in ["afraid", "safe", "concern", "support", "alone first and"] {
        let main = main_of(&draft.text);
        // "People who draw on support" is what panel members are.
        let main = main.replace("people who draw on support", "").replace("Support worker", "");
        assert!(!main.contains(hidden), "“{hidden}” in {main}");
    }
}

async fn whoever_is_the_candidate_reads_and_answers_nothing(fresh: Fresh) {
    let app = &fresh.app;
    let day = a_decided_day(&fresh).await;
    service::note_asked(&day.manager.who, app, day.sams_file, &today(&fresh), "email").await.unwrap();
    let page = format!("/candidates/{}/answer", day.sams_file);
    // Sam works here, in HR.
    let own = fresh.person(&day.org, "Sam Sharp", &[Role::Hr]).await;
    let email = format!("sam.{}@test.example", day.org.id.0.simple());
    let token = people::sign_in(app, &email, PASSWORD, "test").await.unwrap();
    let mut sam = fresh.visitor().with_session(&token);
    sam.get(&page).await.is(200).shows("This is your own application").hides("All was well").hides("said Not good");
    sam.get(&format!("{page}/sheet")).await.is(200).shows("nothing to print yet");
    let reply = Reply { way: "paper".into(), read: true, ..Reply::default() };
    assert!(service::send(&own, app, day.sams_file, reply).await.unwrap_err().says("assess-own"));
    assert!(service::leave_out(&own, app, day.sams_file, "x", "It names me.").await.unwrap_err().says("assess-own"));
    assert!(service::note_asked(&own, app, day.sams_file, "2026-11-17", "phone").await.unwrap_err().says("assess-own"));
    // Nor does anybody else than the manager of this vacancy and HR.
    for other in [&day.facilitator.who, &day.administrator.who, &day.colleague.who, &day.ann.who] {
        assert!(service::read_sheet(other, app, day.sams_file).await.is_err());
        assert!(service::note_asked(other, app, day.sams_file, "2026-11-17", "phone").await.is_err());
        assert!(service::waiting(other, app).await.unwrap().is_empty());
        assert_eq!(service::own(other, app).await, Err(Refused::NotAllowed));
    }
    assert_eq!(service::waiting(&day.hr.who, app).await.unwrap().len(), 1);
    assert_eq!(service::own(&Who::Nobody, app).await, Err::<Own, _>(Refused::SignIn));
    // That somebody read it is noted.
    service::read_sheet(&day.hr.who, app, day.sams_file).await.unwrap();
    let noted: i64 =
        app.db.sql("SELECT count(*) FROM access_log WHERE what = 'candidate_answer'").value().await.unwrap();
    assert!(noted >= 2, "{noted}");
}

async fn what_went_is_never_changed_and_erasing_takes_it_along(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let mut sam = scene.sam().await;
    sam.post("/application/how", &[]).await.goes_to("/application#how");
    let app = scene.fresh.app.clone();
    let draft = scene.hr.get(&scene.page()).await.text;
    let out = remark(&draft, "He talked to my supporter.");
    service::leave_out(&scene.harriet, &app, scene.sam, &out, "It shows whose supporter.").await.unwrap();
    let seen = seen(&scene.hr.get(&scene.page()).await.text);
    let reply = Reply { words: "Xylophones are kind.".into(), way: "page".into(), read: true, names: false, seen };
    service::send(&scene.harriet, &app, scene.sam, reply).await.unwrap();
    service::given(&scene.harriet, &app, scene.sam, &today(&scene.fresh)).await.unwrap();
    for statement in [
        "UPDATE candidate_answer_sent SET body = '{}'",
        "DELETE FROM candidate_answer_sent",
        "UPDATE candidate_answer_asked SET on_day = '2026-01-01'",
        "DELETE FROM candidate_answer_asked",
        "UPDATE candidate_answer_given SET on_day = '2026-01-01'",
        "DELETE FROM candidate_answer_given",
    ] {
        let mut tx = app.db.begin().await.unwrap();
        assert!(tx.sql(statement).execute().await.is_err(), "{statement}");
    }
    let file = vacancies::candidacy(&scene.harriet, &app, scene.sam).await.unwrap();
    let order = erasure::Order {
        scope: Scope::Candidate,
        thing: scene.sam.0,
        subject: file.subject,
        stream: file.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&scene.harriet, &app, order).await.unwrap();
    sam.get("/application/answer").await.is(401);
    scene.hr.get(&scene.page()).await.is(404);
    let left = everything(&app).await;
    for gone in ["Xylophones", "He talked to my supporter", "It shows whose supporter"] {
        assert!(!left.contains(gone), "{gone} is left");
    }
    for table in ["asked", "left_out", "sent", "given"] {
        let rows: i64 = match table {
            "asked" => app.db.sql("SELECT count(*) FROM candidate_answer_asked").value().await.unwrap(),
            "left_out" => app.db.sql("SELECT count(*) FROM candidate_answer_left_out").value().await.unwrap(),
            "sent" => app.db.sql("SELECT count(*) FROM candidate_answer_sent").value().await.unwrap(),
            _ => app.db.sql("SELECT count(*) FROM candidate_answer_given").value().await.unwrap(),
        };
        assert_eq!(rows, 0, "{table}");
    }
    let messages = people::messages(&scene.harriet, &app).await.unwrap();
    assert!(messages.iter().all(|one| one.why != "candidate_answer"), "{messages:?}");
    assert!(application::links(&scene.harriet, &app, scene.sam).await.unwrap().links.is_empty());
}

async fn whoever_asks_for_their_data_is_told_that_they_were_answered(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    scene.answered("Xylophones are kind.").await;
    let today = today(&scene.fresh);
    service::given(&scene.harriet, &scene.fresh.app, scene.sam, &today).await.unwrap();
    let asked = NewRequest {
        subject: format!("candidate:{}", scene.sam.0),
        came_on: today,
        came_how: "email".to_owned(),
        identity: "rang the number we have".to_owned(),
        ..NewRequest::default()
    };
    let request = subject_access::record(&scene.harriet, &scene.fresh.app, asked).await.unwrap();
    let draft = format!("{:?}", subject_access::draft(&scene.harriet, &scene.fresh.app, request).await.unwrap());
    for words in ["you asked how your interview went", "we wrote our answer", "You got that answer on"] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
}
