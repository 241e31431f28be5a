//! Reading aloud: what a panel will meet is said before its day by a program of this server, a person's own recording goes
//! first, and a tablet hears what is its own panel's.

use crate::on_both;
use crate::support::{Answer, Fresh, Visitor};
use axum::body::Body;
use axum::http::{Request, header};
use sametable::aloud::service as aloud;
use sametable::panel::Talk;
use sametable::platform::App;
use sametable::platform::speech::Speech;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

/// A tone of a tenth of a second, as a program writes it.
fn wav() -> Vec<u8> {
    let samples: Vec<u8> =
        (0..2_205i16).flat_map(|n| (if n / 20 % 2 == 0 { 6_000i16 } else { -6_000 }).to_le_bytes()).collect();
    let mut file = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0data".to_vec();
    file.extend(u32::try_from(samples.len()).unwrap().to_le_bytes());
    file.extend(samples);
    file
}

/// A film without a picture in it, but with the names that make it one.
pub fn film() -> Vec<u8> {
    b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x20moov....hdlr....vide....".to_vec()
}

/// A sound as a browser records it.
pub fn sound(words: &str) -> Vec<u8> {
    [&[0x1A, 0x45, 0xDF, 0xA3], b"....B\x82\x84webm....A_OPUS\0".as_slice(), words.as_bytes()].concat()
}

/// A program that says every sentence in the same way: it does what `does` says with the file that is asked for.
fn program(folder: &Path, does: &str) -> std::path::PathBuf {
    std::fs::write(folder.join("tone.wav"), wav()).unwrap();
    let path = folder.join("speaks");
    let tone = folder.join("tone.wav").display().to_string();
    std::fs::write(
        &path,
        format!("#!/bin/sh\ncat >/dev/null\nfor file in \"$@\"; do :; done\n{}\n", does.replace("TONE", &tone)),
    )
    .unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// The same server with a voice.
fn speaking(fresh: &Fresh, speech: Speech) -> App {
    let mut app = fresh.app.clone();
    let mut settings = (*app.settings).clone();
    settings.speech = speech;
    app.settings = Arc::new(settings);
    app
}

fn voice(fresh: &Fresh) -> App {
    let program = program(fresh.folder.path(), "cp TONE \"$file\"");
    speaking(fresh, Speech::Espeak { program, voice: "en-gb".to_owned() })
}

/// Posts a form with a file in it.
pub async fn upload(visitor: &mut Visitor, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
    upload_as(visitor, path, fields, file, ("a", "audio/mp4")).await
}

/// The same, with what the browser says of the file: its name and its kind.
pub async fn upload_as(
    visitor: &mut Visitor,
    path: &str,
    fields: &[(&str, &str)],
    file: (&str, &[u8]),
    said: (&str, &str),
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    let (name, bytes) = file;
    body.extend(
        format!(
            "--line\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            said.0, said.1
        )
        .bytes(),
    );
    body.extend(bytes);
    body.extend(b"\r\n--line--\r\n");
    let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=line");
    visitor.send(request.body(Body::from(body)).unwrap()).await
}

/// What a tablet can hear: each sentence with the address of its sound. None if its screens name no list.
async fn heard(visitor: &mut Visitor) -> Option<BTreeMap<String, String>> {
    let page = visitor.get("/seat").await;
    let list = page.text.split("data-src=\"").nth(1)?.split('"').next()?.to_owned();
    let list = visitor.get(&list).await;
    list.is(200);
    assert_eq!(list.headers[header::CACHE_CONTROL], "private, max-age=31536000, immutable");
    Some(serde_json::from_str(&list.text).unwrap())
}

async fn every_sentence_of_a_panels_screens_is_said_before_its_day_and_heard_on_its_tablets_alone(fresh: Fresh) {
    let day = fresh.day(Talk::AfterEach).await;
    let app = voice(&fresh);
    let mut ann = day.ann.visitor.clone().on(app.clone());
    assert_eq!(heard(&mut ann).await, None, "nothing was said yet");
    while !aloud::prepare(&app).await.unwrap().contains("Everything") {}
    let said = heard(&mut ann).await.unwrap();
    let line = &day.lines[0].words;
    let question = line.about("Sam").score_question;
    for words in [
        question.as_str(),
        "Question 1 of 5",
        "Good",
        "I would rather not say",
        "Read to me",
        "You meet Sam",
        "Ben asks.",
        "Why?",
        "What happens with what you say",
        "Who is on the panel",
    ] {
        assert!(said.contains_key(words), "nobody says “{words}”");
    }
    // What stands on the screen of a question, its buttons apart, can be heard to the last word.
    let here = format!("/seat/interview/{}/score/1", day.sam);
    let screen = ann.get(&here).await;
    let main = screen.text.split("id=\"sheet\"").nth(1).unwrap().split("class=\"go\"").next().unwrap();
    for text in main.split('>').skip(1).filter_map(|part| part.split('<').next()) {
        for sentence in sametable::aloud::rules::sentences(&text.replace("&#x27;", "'").replace("&amp;", "&")) {
            assert!(said.contains_key(&sentence), "nobody says “{sentence}” at {here}");
        }
    }
    let (all, ready) = aloud::readiness(&day.facilitator.who, &app, day.panel).await.unwrap().unwrap();
    assert_eq!(all, ready);
    println!("{all} sentences, {} of them heard", said.len());

    let address = &said[&question];
    let sound = ann.get(address).await;
    sound.is(200);
    assert_eq!(sound.headers[header::CONTENT_TYPE], "audio/wav");
    assert_eq!(sound.headers[header::CACHE_CONTROL], "private, max-age=31536000, immutable");
    let part = Request::get(address).header(header::RANGE, "bytes=0-1").body(Body::empty()).unwrap();
    let part = ann.send(part).await;
    part.is(206);
    assert_eq!(
        (part.text.as_str(), part.headers[header::CONTENT_RANGE].to_str().unwrap().starts_with("bytes 0-1/")),
        ("RI", true)
    );

    // A panel of another organisation hears nothing of it, nor does who holds no tablet.
    let strangers = fresh.day(Talk::AfterEach).await;
    strangers.ann.visitor.clone().on(app.clone()).get(address).await.is(404);
    fresh.visitor().on(app.clone()).get(address).await.is(401);
    day.manager.visitor.clone().on(app.clone()).get(address).await.is(401);
}

async fn without_a_voice_there_is_nothing_to_hear_and_the_button_stays_away(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let app = speaking(&fresh, Speech::Off);
    assert!(aloud::prepare(&app).await.unwrap().contains("No program"));
    let mut ann = day.ann.visitor.clone().on(app.clone());
    assert_eq!(heard(&mut ann).await, None);
    ann.get("/seat").await.is(200).shows("data-heard=\"never\"");
    assert_eq!(aloud::readiness(&day.facilitator.who, &app, day.panel).await.unwrap(), None);
    let desk = day.facilitator.visitor.clone().on(app).get(&format!("/panels/{}/join", day.panel)).await;
    desk.is(200).shows("No program that reads aloud is installed");
    day.ann.visitor.forget();
}

async fn a_program_that_fails_or_hangs_is_told_and_what_was_said_is_kept(fresh: Fresh) {
    fresh.day(Talk::AfterEach).await;
    let broken = program(fresh.folder.path(), "echo no such voice >&2; exit 3");
    let app = speaking(&fresh, Speech::Espeak { program: broken, voice: "en-gb".to_owned() });
    let refused = aloud::prepare(&app).await.unwrap_err();
    assert!(refused.says("aloud-job-failed"), "{refused}");
    let app = speaking(&fresh, Speech::Espeak { program: "/nowhere/at/all".into(), voice: "en-gb".to_owned() });
    assert!(aloud::prepare(&app).await.is_err());
    let piper = program(fresh.folder.path(), "test \"$1\" = --model && test \"$3\" = --output_file && cp TONE \"$4\"");
    let app = speaking(&fresh, Speech::Piper { program: piper, voice: "/voices/alba.onnx".into() });
    assert!(aloud::prepare(&app).await.unwrap().contains("were said"), "Piper is asked in its own way");
}

async fn a_persons_own_recording_goes_first_and_can_be_taken_back(fresh: Fresh) {
    let day = fresh.day(Talk::AfterEach).await;
    let app = voice(&fresh);
    while !aloud::prepare(&app).await.unwrap().contains("Everything") {}
    let mut ann = day.ann.visitor.clone().on(app.clone());
    let mut mona = day.manager.visitor.clone().on(app.clone());
    let item = day.lines[0].item.to_string();
    let here = format!("/library/aloud?item={item}");
    let page = mona.get(&here).await;
    page.is(200).shows("Voice and signs");
    let editor = aloud::editor(&day.manager.who, &app, day.lines[0].item).await.unwrap();
    let words = day.lines[0].words.score_question.clone();
    let place = editor.lines.iter().position(|line| line.words == words).unwrap() + 1;
    let place = place.to_string();
    let fields = [("item", item.as_str()), ("line", place.as_str())];
    let question = day.lines[0].words.about("Sam").score_question;
    let by_program = heard(&mut ann).await.unwrap()[&question].clone();

    // Bad input: said beside the field.
    let form = "/library/aloud/reading";
    upload(&mut mona, form, &fields, ("voice", b""))
        .await
        .is(422)
        .shows("choose a sound file")
        .shows(&format!("href=\"#voice-{place}\""));
    upload(&mut mona, form, &fields, ("voice", b"words\0that are no sound"))
        .await
        .is(422)
        .shows("not a sound that tablets play");
    upload(&mut mona, form, &fields, ("voice", &film())).await.is(422).shows("not a sound that tablets play");
    let mut long = sound("");
    long.resize(1024 * 1024 + 1, 1);
    upload(&mut mona, form, &fields, ("voice", &long)).await.is(422).shows("larger than one megabyte");
    long.resize(5 * 1024 * 1024, 1);
    upload(&mut mona, form, &fields, ("voice", &long)).await.is(413);
    assert_eq!(heard(&mut ann).await.unwrap()[&question], by_program);

    upload(&mut mona, form, &fields, ("voice", &sound("Mona reads"))).await.goes_to(&here);
    let own = heard(&mut ann).await.unwrap()[&question].clone();
    assert_ne!(own, by_program, "the person reads");
    let answer = ann.get(&own).await;
    answer.is(200).shows("Mona reads");
    assert_eq!(answer.headers[header::CONTENT_TYPE], "audio/webm");
    mona.get(&here).await.shows("Recorded by Mona Mills");
    // Read again: the new one counts. Taken back: the program reads.
    upload(&mut mona, form, &fields, ("voice", &sound("Mona reads better"))).await.goes_to(&here);
    let better = heard(&mut ann).await.unwrap()[&question].clone();
    ann.get(&better).await.shows("better");
    mona.post("/library/aloud/reading/remove", &fields).await.goes_to(&here);
    assert_eq!(heard(&mut ann).await.unwrap()[&question], by_program);
    // Whoever may not write items may not read them out.
    upload(&mut day.facilitator.visitor.clone().on(app.clone()), form, &fields, ("voice", &sound("x"))).await.is(403);
}

async fn a_recording_is_heard_where_no_program_speaks(fresh: Fresh) {
    let day = fresh.day(Talk::AfterEach).await;
    let app = speaking(&fresh, Speech::Off);
    aloud::keep_reading(&day.manager.who, &app, day.lines[0].item, 1, &sound("title")).await.unwrap();
    let said = heard(&mut day.ann.visitor.clone().on(app)).await.unwrap();
    assert_eq!(said.keys().collect::<Vec<_>>(), [&day.lines[0].words.title]);
}

async fn a_clip_in_sign_language_stands_in_the_pictures_place(fresh: Fresh) {
    let mut day = fresh.day(Talk::AfterEach).await;
    let item = day.lines[0].item.to_string();
    let here = format!("/library/aloud?item={item}");
    let fields = [("item", item.as_str())];
    let form = "/library/aloud/clip";
    let mona = &mut day.manager.visitor;
    upload(mona, form, &fields, ("clip", b"")).await.is(422).shows("Choose a video file first");
    upload(mona, form, &fields, ("clip", &sound("no film"))).await.is(422).shows("not an MP4 video");
    let mut long = film();
    long.resize(12 * 1024 * 1024 + 1, 0);
    upload(mona, form, &fields, ("clip", &long)).await.is(422).shows("larger than 12 megabytes");
    upload(mona, form, &fields, ("clip", &film())).await.goes_to(&here);
    let score = format!("/seat/interview/{}/score/1", day.sam);
    let page = day.ann.visitor.get(&score).await;
    page.is(200).shows("<video").shows("controls").hides("autoplay");
    let poster = format!("poster=\"/pictures/{}.svg\"", day.lines[0].words.pictures[0].code);
    page.shows(&poster);
    let address = page.text.split("/seat/aloud/clip/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let address = format!("/seat/aloud/clip/{address}");
    assert_eq!(day.ann.visitor.get(&address).await.headers[header::CONTENT_TYPE], "video/mp4");
    fresh.visitor().get(&address).await.is(401);
    day.manager.visitor.post("/library/aloud/clip/remove", &fields).await.goes_to(&here);
    day.ann.visitor.get(&score).await.is(200).hides("<video");
    day.ann.visitor.get(&address).await.is(404);
}

async fn sound_with_names_in_it_goes_with_the_day_and_with_whoever_is_erased(fresh: Fresh) {
    use sametable::platform::db::Ask;
    let day = fresh.day(Talk::AfterEach).await;
    let app = voice(&fresh);
    while !aloud::prepare(&app).await.unwrap().contains("Everything") {}
    let named = async |app: &App| -> i64 {
        app.db.sql("SELECT COUNT(*) FROM speech WHERE words LIKE '%Priya%'").value().await.unwrap()
    };
    assert!(named(&app).await > 0);
    let hr = &day.hr.who;
    let (stream, subject) = {
        let file = sametable::vacancy::service::candidacy(hr, &app, day.priyas_file).await.unwrap();
        (file.stream, file.subject)
    };
    let order = erasure::Order {
        scope: Scope::Candidate,
        thing: day.priyas_file.0,
        subject,
        stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(hr, &app, order).await.unwrap();
    assert_eq!(named(&app).await, 0);
    // The next day nothing with a name is left; what has none stays.
    app.clock.set_ahead(2 * 24 * 3600);
    aloud::prepare(&app).await.unwrap();
    let left: i64 = app.db.sql("SELECT COUNT(*) FROM speech WHERE panel IS NOT NULL").value().await.unwrap();
    let stays: i64 = app.db.sql("SELECT COUNT(*) FROM speech").value().await.unwrap();
    assert!(left == 0 && stays > 100, "{left} with names, {stays} in all");
}

on_both!(
    every_sentence_of_a_panels_screens_is_said_before_its_day_and_heard_on_its_tablets_alone,
    without_a_voice_there_is_nothing_to_hear_and_the_button_stays_away,
    a_program_that_fails_or_hangs_is_told_and_what_was_said_is_kept,
    a_persons_own_recording_goes_first_and_can_be_taken_back,
    a_recording_is_heard_where_no_program_speaks,
    a_clip_in_sign_language_stands_in_the_pictures_place,
    sound_with_names_in_it_goes_with_the_day_and_with_whoever_is_erased,
);

#[test]
fn what_is_said_about_hearing_and_speaking_is_easy_to_read() {
    let mine = |id: &str| id.starts_with("aloud-seat-") || id.starts_with("voice-seat-");
    let all: Vec<_> = sametable::texts::messages().into_iter().filter(|(id, _)| mine(id)).collect();
    assert!(all.len() > 20, "{} messages", all.len());
    for (id, variables) in all {
        let with: Vec<_> = variables.iter().map(|name| (*name, "Sam")).collect();
        let words = sametable::texts::say_with(id, &with);
        let found = sametable::texts::lint::lint(&words);
        assert!(found.is_empty(), "{id}: {found:?}");
    }
}
