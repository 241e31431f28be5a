//! "Say why" in one's own voice: agreed to first, kept beside the score, sealed under the person's own key, thrown away by the
//! person, heard by others only when the panel talks.

use crate::aloud::{film, sound, upload};
use crate::on_both;
use crate::scoring::answers_all;
use crate::support::day::Day;
use crate::support::{Answer as Got, Fresh};
use axum::http::header;
use sametable::panel::{ConsentKind, Talk, service as panel};
use sametable::people::service as people;
use sametable::platform::db::Ask;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use sametable::recruitment_file::service as files;
use sametable::recruitment_file::subject_access::service as access;
use sametable::scoring::service::{board, give, talk, voice};
use sametable::scoring::{Answer, Reason, Shown, Tap};

const WORDS: &str = "tangerine waterfall";

async fn scored(fresh: &Fresh, day: &Day, at: usize) {
    let key = uuid::Uuid::new_v4().to_string();
    let tap =
        Tap { interview: day.sam, line: day.lines[at].id, shown: Shown::ThreeGoodFirst, tapped: Answer::Value(3), key };
    give::give_score(&day.ann.who, &fresh.app, &tap).await.unwrap();
}

fn here(day: &Day) -> String {
    format!("/seat/interview/{}/voice/1", day.sam)
}

async fn sends(day: &mut Day, key: &str, seconds: &str, bytes: &[u8]) -> Got {
    let here = here(day);
    upload(&mut day.ann.visitor, &here, &[("key", key), ("seconds", seconds)], ("voice", bytes)).await
}

fn key() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// How many recordings still have their sound.
async fn there(fresh: &Fresh) -> i64 {
    fresh.app.db.sql("SELECT COUNT(*) FROM recording WHERE sealed IS NOT NULL").value().await.unwrap()
}

async fn a_person_keeps_hears_writes_down_and_throws_away_what_they_said(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    scored(&fresh, &day, 0).await;
    let why = format!("/seat/interview/{}/why/1", day.sam);
    day.ann.visitor.get(&why).await.shows("Say it in your own voice");
    let screen = day.ann.visitor.get(&here(&day)).await;
    screen.is(200).shows("No one else hears it until we talk").shows("data-seconds=\"60\"");
    assert!(screen.headers["permissions-policy"].to_str().unwrap().contains("microphone=(self)"));
    assert!(screen.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("media-src 'self' blob:"));
    sends(&mut day, &key(), "12", &sound(WORDS)).await.goes_to(&why);
    day.ann.visitor.get(&why).await.shows("Hear what you said");
    let screen = day.ann.visitor.get(&here(&day)).await;
    let address =
        screen.shows("Throw it away").text.split("src=\"/seat/voice/").nth(1).unwrap().split('"').next().unwrap();
    let address = format!("/seat/voice/{address}");
    let heard = day.ann.visitor.get(&address).await;
    heard.is(200).shows(WORDS);
    assert_eq!(heard.headers[header::CONTENT_TYPE], "audio/webm", "what it is, not what the browser said");
    assert_eq!(heard.headers[header::CACHE_CONTROL], "no-store");
    // In the database it is nothing that can be read.
    let (sealed,): (Vec<u8>,) = fresh.app.db.sql("SELECT sealed FROM recording").one().await.unwrap();
    assert!(!sealed.windows(9).any(|part| part == b"tangerine") && sealed.len() > WORDS.len());

    day.ann.visitor.post(&format!("{}/words", here(&day)), &[("words", WORDS)]).await.goes_to(&why);
    day.ann.visitor.get(&here(&day)).await.shows(WORDS);
    let long = "words ".repeat(400);
    day.ann.visitor.post(&format!("{}/words", here(&day)), &[("words", &long)]).await.is(422).shows("Use fewer words");
    // Said again, the first one is gone; thrown away, so is the second.
    sends(&mut day, &key(), "3", &sound("again")).await.goes_to(&why);
    day.ann.visitor.get(&address).await.is(404);
    assert_eq!(there(&fresh).await, 1);
    day.ann.visitor.post(&format!("{}/away", here(&day)), &[]).await.goes_to(&here(&day));
    assert_eq!(there(&fresh).await, 0);
    day.ann.visitor.get(&here(&day)).await.shows("Press Start and talk");
}

async fn what_is_no_note_is_refused_with_a_plain_sentence(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    sends(&mut day, &key(), "4", &sound(WORDS)).await.is(422).shows("Choose your answer first");
    scored(&fresh, &day, 0).await;
    sends(&mut day, &key(), "4", b"").await.is(422).shows("There is no sound yet");
    sends(&mut day, &key(), "4", b"GIF89a\0\0 no sound at all").await.is(422).shows("not a sound that we can play");
    sends(&mut day, &key(), "4", &film()).await.is(422).shows("not a sound that we can play");
    sends(&mut day, &key(), "75", &sound(WORDS)).await.is(422).shows("less than a minute");
    let mut large = sound(WORDS);
    large.resize(1024 * 1024 + 1, 7);
    sends(&mut day, &key(), "59", &large).await.is(422).shows("less than a minute");
    large.resize(5 * 1024 * 1024, 7);
    sends(&mut day, &key(), "59", &large).await.is(413);
    sends(&mut day, "no key", "4", &sound(WORDS)).await.is(422);
    assert_eq!(there(&fresh).await, 0, "nothing of it was kept");
    // Exactly the limit is taken.
    large.truncate(1024 * 1024);
    sends(&mut day, &key(), "60", &large).await.is(303);
}

async fn the_same_note_sent_twice_is_one_and_its_key_is_no_other_notes(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    scored(&fresh, &day, 0).await;
    let same = key();
    for _ in 0..3 {
        sends(&mut day, &same, "4", &sound(WORDS)).await.is(303);
    }
    let rows: i64 = fresh.app.db.sql("SELECT COUNT(*) FROM recording").value().await.unwrap();
    assert_eq!(rows, 1);
    sends(&mut day, &same, "4", &sound("other words")).await.is(422);
    assert_eq!(there(&fresh).await, 1);
}

async fn a_late_copy_of_throwing_away_or_writing_down_undoes_nothing_that_was_said_since(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    scored(&fresh, &day, 0).await;
    sends(&mut day, &key(), "4", &sound(WORDS)).await.is(303);
    let (away, words) = (key(), key());
    let (throws, writes) = (format!("{}/away", here(&day)), format!("{}/words", here(&day)));
    for _ in 0..2 {
        day.ann.visitor.post(&throws, &[("key", &away)]).await.goes_to(&here(&day));
        sends(&mut day, &key(), "4", &sound(WORDS)).await.is(303);
    }
    day.ann.visitor.post(&throws, &[("key", &away)]).await.goes_to(&here(&day));
    assert_eq!(there(&fresh).await, 1, "what was said after it was thrown away stays");
    day.ann.visitor.post(&writes, &[("key", &words), ("words", "First")]).await.is(303);
    day.ann.visitor.post(&writes, &[("key", &key()), ("words", "Second")]).await.is(303);
    day.ann.visitor.post(&writes, &[("key", &words), ("words", "First")]).await.is(303);
    day.ann.visitor.get(&here(&day)).await.is(200).shows("Second").hides("First");
}

async fn without_a_yes_nothing_is_kept_and_a_no_destroys_what_was_said(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    scored(&fresh, &day, 0).await;
    panel::give_consent(&day.ann.who, &fresh.app, ConsentKind::VoiceRecorded, false).await.unwrap();
    sends(&mut day, &key(), "4", &sound(WORDS)).await.is(422).shows("You did not say yes to this");
    day.ann.visitor.get(&here(&day)).await.is(200).shows("Is it OK to record your voice?").shows("You said no to that");
    let agree = format!("{}/agree", here(&day));
    day.ann.visitor.post(&agree, &[("given", "yes")]).await.goes_to(&here(&day));
    sends(&mut day, &key(), "4", &sound(WORDS)).await.is(303);
    assert_eq!(there(&fresh).await, 1);
    // One tap on "My choices".
    let no = [("kind", "voice_recorded"), ("given", "no"), ("here", "choices")];
    day.ann.visitor.post("/seat/choices/change", &no).await.goes_to("/seat/choices");
    assert_eq!(there(&fresh).await, 0);
    // The same where the desk notes it from paper.
    day.ann.visitor.post(&agree, &[("given", "yes")]).await.goes_to(&here(&day));
    sends(&mut day, &key(), "4", &sound(WORDS)).await.is(303);
    let seat = day.ann.seat.to_string();
    let paper = [("seat", seat.as_str()), ("consent_voice_recorded", "no")];
    day.facilitator.visitor.post(&format!("/panels/{}/consents/note", day.panel), &paper).await.is(303);
    assert_eq!(there(&fresh).await, 0);
    // The score stays as it was given.
    day.ann.visitor.get(&format!("/seat/interview/{}/check", day.sam)).await.shows("Good");
}

async fn at_the_talk_it_is_heard_and_in_the_file_it_is_said_aloud(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    scored(&fresh, &day, 0).await;
    sends(&mut day, &key(), "7", &sound(WORDS)).await.is(303);
    voice::write_down(&day.ann.who, app, day.sam, day.lines[0].id, WORDS).await.unwrap();
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(3)).await;
    answers_all(app, &day, &day.ben.who, day.sam, Answer::Value(2)).await;
    board::record_absence(&day.facilitator.who, app, day.sam, day.mona.seat, Reason::Left).await.unwrap();
    let told = files::file(&day.hr.who, app, day.sams_file).await.unwrap();
    assert!(told.sealed && !format!("{:?}", told.document).contains("aloud"), "nothing of it before the talk");
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();
    let page = day.ben.visitor.get(&format!("/seat/talk/{}", day.sam)).await;
    page.is(200).shows("Ann said it aloud").shows("<audio").shows(WORDS).hides("autoplay");
    let desk = day.facilitator.visitor.get(&format!("/panels/{}/talk/{}", day.panel, day.sam)).await;
    let address = desk.is(200).text.split("src=\"/panels/").nth(1).unwrap().split('"').next().unwrap();
    day.facilitator.visitor.get(&format!("/panels/{address}")).await.is(200).shows(WORDS);
    day.hr
        .visitor
        .get("/audit/views")
        .await
        .is(200)
        .shows("listened to what somebody on the panel said about Sam Sharp");
    // Another panel's address has it not, nor has an organisation of others.
    let strangers = fresh.day(Talk::AfterEach).await;
    let id = address.rsplit('/').next().unwrap();
    strangers.ann.visitor.clone().get(&format!("/seat/voice/{id}")).await.is(404);
    strangers.hr.visitor.clone().get(&format!("/panels/{}/voice/{id}", strangers.panel)).await.is(404);
    strangers.hr.visitor.clone().get(&format!("/panels/{}/voice/{id}", day.panel)).await.is(404);

    let file = day.hr.visitor.get(&format!("/files/{}", day.sams_file)).await;
    file.is(200).shows("Reason said aloud").shows("What was said aloud, in words").shows(WORDS);
    day.manager.visitor.get(&format!("/vacancies/{}/weigh", day.vacancy)).await.is(200).shows("(said aloud)");

    // Both may ask what is held: the candidate what was said of them, the member what they said.
    for (subject, name) in [
        (format!("candidate:{}", day.sams_file), "Sam"),
        (format!("person:{}", day.ann.who.seat().unwrap().person), "Ann"),
    ] {
        let new = access::NewRequest {
            asks: String::new(),
            subject,
            came_on: sametable::platform::clock::london_date(app.clock.now()),
            came_how: "email".to_owned(),
            identity: "Known to us for years".to_owned(),
            words: String::new(),
        };
        let request = access::record(&day.hr.who, app, new).await.unwrap();
        let draft = access::draft(&day.hr.who, app, request).await.unwrap();
        let text = format!("{:?}", draft.answer.parts);
        assert!(text.contains("own voice") && text.contains('7') && text.contains(WORDS), "{name}: {text}");
        if name == "Ann" {
            let page = day.hr.visitor.get(&format!("/subject-access/{request}/draft")).await;
            page.is(200).shows("In their own voice").shows(&format!("/panels/{address}"));
        }
    }
}

async fn it_goes_with_the_persons_key(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    scored(&fresh, &day, 0).await;
    sends(&mut day, &key(), "4", &sound(WORDS)).await.is(303);
    let id = voice::mine(&day.ann.who, app, day.sam).await.unwrap()[&day.lines[0].id].id;
    let ann = day.ann.who.seat().unwrap().person;
    let person = people::person(&day.hr.who, app, ann).await.unwrap();
    // The key alone is enough: an older copy of the database opens nothing.
    app.keys.destroy(person.subject, app.clock.now()).await.unwrap();
    day.ann.visitor.get(&format!("/seat/voice/{id}")).await.is(404).hides(WORDS);
    let order = erasure::Order {
        scope: Scope::Person,
        thing: ann.0,
        subject: person.subject,
        stream: person.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&day.hr.who, app, order).await.unwrap();
    let rows: i64 = app.db.sql("SELECT COUNT(*) FROM recording").value().await.unwrap();
    assert_eq!(rows, 0);
}

on_both!(
    a_person_keeps_hears_writes_down_and_throws_away_what_they_said,
    what_is_no_note_is_refused_with_a_plain_sentence,
    a_late_copy_of_throwing_away_or_writing_down_undoes_nothing_that_was_said_since,
    the_same_note_sent_twice_is_one_and_its_key_is_no_other_notes,
    without_a_yes_nothing_is_kept_and_a_no_destroys_what_was_said,
    at_the_talk_it_is_heard_and_in_the_file_it_is_said_aloud,
    it_goes_with_the_persons_key,
);
