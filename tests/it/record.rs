//! A record that does not verify: everything can be read, nothing is written, and a person can take note of it and go on.

use crate::on_both;
use crate::support::day::Day;
use crate::support::{Fresh, as_owner};
use sametable::ledger::service::{Wrong, audit, recover, see, standing};
use sametable::panel::Talk;
use sametable::platform::App;
use sametable::platform::jobs::tick;

on_both!(
    a_changed_record_makes_the_server_read_only_until_somebody_takes_note_of_it,
    entries_cut_off_at_the_end_are_found_and_can_be_noted,
    an_older_database_in_its_place_is_found_out,
    nothing_is_found_in_a_record_that_people_write_to_while_it_is_checked,
);

async fn restarted(app: &App) -> App {
    let app = App { standing: Default::default(), ..app.clone() };
    app.standing.set(standing(&app).await.unwrap());
    app
}

const CHANGED: &str = "UPDATE ledger_entry SET public = replace(public, '\"v\":1', '\"v\":2')
     WHERE seq = (SELECT MIN(seq) FROM ledger_entry WHERE type = 'candidate.added' OR type = 'file.opened')";

async fn a_changed_record_makes_the_server_read_only_until_somebody_takes_note_of_it(fresh: Fresh) {
    let day: Day = fresh.day(Talk::AfterLast).await;
    let session = day.administrator.visitor.session().to_owned();
    let app = restarted(&fresh.app).await;
    assert!(!app.standing.is_broken());
    as_owner(&app, CHANGED).await;
    let app = restarted(&app).await;
    assert!(app.standing.is_broken());

    // Everything can be read, and every page says it.
    let mut administrator = crate::support::Visitor::new(app.clone()).with_session(&session);
    administrator.get("/people").await.is(200).shows("nothing can be changed").shows("/system/record");
    administrator.get("/system/record").await.is(200).shows("sametable recover").shows("its text was changed");
    // Nothing is written, and what was typed is not lost.
    let answer = administrator.post("/people/new", &[("name", "Zora Zimmer"), ("roles", "panel_member")]).await;
    answer.is(503).shows("value=\"Zora Zimmer\"").shows("class=\"errors\"").shows("What you typed is still here");
    let everybody = sametable::people::service::everybody(&day.administrator.who, &app).await.unwrap();
    assert!(!everybody.iter().any(|listed| listed.person.name == "Zora Zimmer"));
    // A deed behind the forms is refused too.
    let refused = sametable::people::service::add_service(&day.administrator.who, &app, "Elm View").await.unwrap_err();
    assert_eq!(refused, sametable::platform::refused::Refused::ReadOnly);
    // A tablet says it calmly.
    let mut tablet = day.ann.visitor.clone();
    tablet = tablet.on(app.clone());
    tablet.get("/seat").await.shows("We take a short break");
    // Whoever is signed out may sign in.
    let org = day.org.id.0.simple();
    let email = format!("ada.{org}@test.example");
    let mut nobody = crate::support::Visitor::new(app.clone());
    nobody.post("/sign-in", &[("email", &email), ("password", crate::support::PASSWORD)]).await.goes_to("/");

    // Somebody takes note of it.
    assert!(recover(&app, "", "the disk failed in the night").await.unwrap_err().says("ledger-recover-by-needed"));
    assert!(recover(&app, "Ada Ash", "so").await.unwrap_err().says("ledger-recover-reason-needed"));
    let app = App { standing: Default::default(), ..app };
    let found = recover(&app, "Ada Ash", "The disk failed in the night").await.unwrap();
    assert!(found.iter().any(|finding| finding.what == Wrong::Hash));
    assert!(!audit(&app).await.unwrap().is_empty(), "the damage stays as it is");
    let app = restarted(&app).await;
    assert_eq!(app.standing.findings(), []);
    assert!(recover(&app, "Ada Ash", "The disk failed in the night").await.unwrap_err().says("ledger-recover-nothing"));
    // It goes on, and the note stays in the organisation's stream.
    sametable::people::service::add_service(&day.administrator.who, &app, "Elm View").await.unwrap();
    let own = sametable::ledger::service::stream(&day.hr.who, &app, day.org.stream).await.unwrap();
    let noted = own.iter().find(|opened| opened.kind() == Some("ledger.recovered")).unwrap();
    assert_eq!(noted.text("by"), Some("Ada Ash"));
    // Who opens a file concerned reads it there, for ever: also after that database was restored from a backup.
    let mark = |page: &crate::support::Answer| {
        page.is(200).shows("The record of this file was found changed on").shows("Ada Ash took note of it");
        page.shows("The disk failed in the night");
    };
    let sams = format!("/files/{}", day.sams_file);
    mark(&day.hr.visitor.clone().on(app.clone()).get(&sams).await);
    let restored = crate::backup::restored_elsewhere(&fresh, &app).await;
    mark(&day.hr.visitor.clone().on(restored.app.clone()).get(&sams).await);
    // The next night finds nothing new; a second change is found all the same.
    let jobs = sametable::app::jobs(&app);
    tick(&app, &jobs).await.unwrap();
    assert!(!app.standing.is_broken());
    as_owner(
        &app,
        "UPDATE ledger_entry SET public = replace(public, '\"v\":2', '\"v\":3') WHERE public LIKE '%\"v\":2%'",
    )
    .await;
    app.clock.set_ahead(24 * 3600);
    tick(&app, &jobs).await.unwrap();
    assert!(app.standing.is_broken(), "the nightly look found it without a restart");
}

async fn entries_cut_off_at_the_end_are_found_and_can_be_noted(fresh: Fresh) {
    let day: Day = fresh.day(Talk::AfterLast).await;
    as_owner(&fresh.app, "DELETE FROM ledger_body WHERE seq >= (SELECT MAX(seq) - 2 FROM ledger_entry)").await;
    as_owner(&fresh.app, "DELETE FROM ledger_entry WHERE seq >= (SELECT MAX(seq) - 2 FROM ledger_entry)").await;
    let app = restarted(&fresh.app).await;
    assert!(app.standing.findings().iter().any(|finding| finding.what == Wrong::Head));
    let app = App { standing: Default::default(), ..app };
    recover(&app, "Ada Ash", "Three entries are missing").await.unwrap();
    assert_eq!(standing(&app).await.unwrap(), []);
    sametable::people::service::add_service(&day.administrator.who, &app, "Elm View").await.unwrap();
    assert_eq!(standing(&app).await.unwrap(), []);
}

async fn an_older_database_in_its_place_is_found_out(fresh: Fresh) {
    let day: Day = fresh.day(Talk::AfterLast).await;
    see(&fresh.app).await.unwrap();
    assert_eq!(standing(&fresh.app).await.unwrap(), []);
    sametable::people::service::add_service(&day.administrator.who, &fresh.app, "Elm View").await.unwrap();
    assert_eq!(standing(&fresh.app).await.unwrap(), [], "a log that has grown is no older one");
    let (entries, leaf) = fresh.app.keys.seen().await.unwrap().unwrap();
    // What the key store saw was further than the database is now.
    fresh.app.keys.see(entries + 50, leaf, fresh.app.clock.now()).await.unwrap();
    let found = standing(&fresh.app).await.unwrap();
    assert_eq!(found.iter().map(|finding| finding.what).collect::<Vec<_>>(), [Wrong::RolledBack]);
    recover(&fresh.app, "Ada Ash", "The server was put back to Monday").await.unwrap();
    assert_eq!(standing(&fresh.app).await.unwrap(), []);
}

async fn nothing_is_found_in_a_record_that_people_write_to_while_it_is_checked(fresh: Fresh) {
    let org = fresh.organisation("Elm Care").await;
    let who = fresh.person(&org, "Mona Mills", &[sametable::people::Role::Administrator]).await;
    let (writing, org) = (fresh.app.clone(), org.clone());
    let writer = tokio::spawn(async move {
        for n in 0..150 {
            let mut deed = sametable::ledger::Deed::new(&who);
            deed.note(org.stream, org.subject, "organisation.changed", serde_json::json!({ "n": n }));
            deed.commit(writing.db.begin().await.unwrap(), &writing).await.unwrap();
        }
    });
    let mut times = 0;
    while !writer.is_finished() || times < 3 {
        assert_eq!(standing(&fresh.app).await.unwrap(), [], "the {times}. time");
        times += 1;
    }
    writer.await.unwrap();
}
