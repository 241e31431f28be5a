//! The demonstration organisation, on both databases: a whole recruitment through the services.

use crate::on_both;
use crate::recruitment_file::{codes_in, visible};
use crate::support::Fresh;
use sametable::command::demo;
use sametable::people::service as people;

on_both!(the_demonstration_plays_two_recruitments_through);

async fn the_demonstration_plays_two_recruitments_through(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    assert_eq!(made.seats.len(), 4);
    assert_eq!(made.files.len(), 6);
    assert!(demo::fill(&fresh.app).await.is_err(), "a second time it must find the database full");
    let json: serde_json::Value = serde_json::from_str(&made.json(&fresh.app)).unwrap();
    assert!(json["seats"][0]["url"].as_str().unwrap().starts_with("https://panel.test/join/seat/"));
    // The first file reads as a text for people.
    let hr = json["people"].as_array().unwrap().iter().find(|one| one["role"] == "hr").unwrap();
    let (email, password) = (hr["email"].as_str().unwrap(), hr["password"].as_str().unwrap());
    let token = people::sign_in(&fresh.app, email, password, "test").await.unwrap();
    let page = fresh.visitor().with_session(&token).get(&format!("/files/{}", made.files[0].0)).await;
    page.is(200).shows("Asker named for “").hides("Asker of a question named");
    page.shows("Sat down at a tablet</th><td role=\"cell\">Ann")
        .hides("Sat down at a tablet</th><td role=\"cell\">the program");
    // Each file of the decided vacancy says what became of its candidate and why, and nothing of another one as its own.
    for (id, name) in &made.past.candidates {
        let file = fresh.visitor().with_session(&token).get(&format!("/files/{id}")).await;
        file.is(200).shows("The choice followed the panel's order").hides("this candidate first");
        let own = ["She waited, asked first", "She was kind and patient", "began before asking"];
        let of = ["Joy Adeyemi", "Mina Costa", "Sam Porter"];
        for (whose, reasons) in of.into_iter().zip(own) {
            assert_eq!(file.text.contains(reasons), whose == name, "{name}: the reasons for {whose}");
        }
    }
    let seen = visible(&page.text);
    assert_eq!(codes_in(&seen), Vec::<&str>::new());
    // A seat's address works once.
    let path = made.seats[0].url.trim_start_matches("https://panel.test").to_owned();
    let mut tablet = fresh.visitor();
    tablet.get(&path).await.goes_to("/seat");
    tablet.get("/seat").await.is(200).shows("Ann");
    fresh.visitor().get(&path).await.is(410).shows("Ask the person who runs the panel");
}
