//! The demonstration organisation, on both databases: a whole recruitment through the services.

use crate::on_both;
use crate::support::Fresh;
use sametable::command::demo;

on_both!(the_demonstration_plays_two_recruitments_through);

async fn the_demonstration_plays_two_recruitments_through(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    assert_eq!(made.seats.len(), 4);
    assert_eq!(made.files.len(), 6);
    assert!(demo::fill(&fresh.app).await.is_err(), "a second time it must find the database full");
    let json: serde_json::Value = serde_json::from_str(&made.json(&fresh.app)).unwrap();
    assert!(json["seats"][0]["url"].as_str().unwrap().starts_with("https://panel.test/join/seat/"));
    // A seat's address works once.
    let path = made.seats[0].url.trim_start_matches("https://panel.test").to_owned();
    let mut tablet = fresh.visitor();
    tablet.get(&path).await.goes_to("/seat");
    tablet.get("/seat").await.is(200).shows("Ann");
    fresh.visitor().get(&path).await.is(404);
}
