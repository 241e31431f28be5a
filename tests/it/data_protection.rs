//! What people are told about their data, and what the organisation sets for it.

use crate::on_both;
use crate::support::Fresh;
use crate::support::day::Day;
use sametable::panel::Talk;
use sametable::people::service as people;
use sametable::vacancy::service as vacancy;

on_both!(
    the_settings_keep_their_bounds_and_every_notice_is_filled_from_them,
    a_panel_member_reads_on_the_tablet_and_before_the_day_what_is_kept_of_them,
    only_an_administrator_changes_the_settings,
);

const SET: &[(&str, &str)] = &[
    ("contact", "Harriet Row, HR"),
    ("reach", "data@elm.example"),
    ("ico_number", "za 123456"),
    ("months", "12"),
    ("years", "6"),
    ("erases", "by_itself"),
];

fn with(name: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields: Vec<_> = SET.iter().copied().filter(|(field, _)| *field != name).collect();
    fields.push((Box::leak(name.to_owned().into_boxed_str()), value));
    fields
}

async fn day(fresh: &Fresh) -> Day {
    fresh.day(Talk::AfterEach).await
}

async fn the_settings_keep_their_bounds_and_every_notice_is_filled_from_them(fresh: Fresh) {
    let mut day = day(&fresh).await;
    let before = vacancy::notice(&day.hr.who, &fresh.app, day.vacancy).await.unwrap();
    let admin = &mut day.administrator.visitor;
    for (name, value, message) in [
        ("months", "3", "from 9 to 24"),
        ("months", "twelve", "from 9 to 24"),
        ("years", "7", "from 1 to 6"),
        ("ico_number", "123", "An ICO number has eight characters"),
        ("erases", "never", "Say whether it goes by itself"),
        ("contact", "", "Say whom people can ask"),
        ("months", "18", "say why"),
    ] {
        admin.post("/data-protection/set", &with(name, value)).await.is(422).shows(message);
    }
    let mut longer = with("months", "18");
    longer.push(("months_why", "Our insurer asks for eighteen months."));
    admin.post("/data-protection/set", &longer).await.goes_to("/data-protection");
    admin.get("/data-protection").await.is(200).shows("ZA123456").shows("value=\"18\"");

    let after = vacancy::notice(&day.hr.who, &fresh.app, day.vacancy).await.unwrap();
    assert_ne!(before, after);
    let said = |variant: &vacancy::NoticeVariant| {
        variant.parts.iter().flat_map(|part| part.lines.clone()).collect::<Vec<_>>().join("\n")
    };
    for words in [said(&after.plain), said(&after.easy)] {
        for told in ["Harriet Row, HR", "data@elm.example", "18 months", "No machine decides", "0303 123 1113"] {
            assert!(words.contains(told), "{told} in {words}");
        }
    }
    for told in [
        "ZA123456",
        "Locked backups may hold it for 30 days more",
        "We keep no copy of your criminal record certificate",
        "we then name your file and write down why",
    ] {
        assert!(said(&after.plain).contains(told), "{told}");
    }
    assert!(said(&after.easy).contains("Locked copies may hold it for 30 more days."));
    // Sam had the notice before the change: those words stay as they were given.
    let sam = vacancy::candidacy(&day.hr.who, &fresh.app, day.sams_file).await.unwrap();
    let given = vacancy::notice_given(&day.hr.who, &fresh.app, sam.notice_text.unwrap()).await.unwrap();
    assert_eq!(given, before);
    assert_eq!(people::protection(&day.hr.who, &fresh.app).await.unwrap().months, 18);
}

async fn a_panel_member_reads_on_the_tablet_and_before_the_day_what_is_kept_of_them(fresh: Fresh) {
    let mut day = day(&fresh).await;
    day.administrator.visitor.post("/data-protection/set", SET).await.goes_to("/data-protection");
    let page = day.ann.visitor.get("/seat/privacy").await;
    page.is(200).shows("Your score is private until the panel talks.").shows("data@elm.example").shows("12 months");
    page.shows("An inspector may see the file with your name.").shows("The file says if you had help.");
    page.shows("Your voice, if you said yes to that.");
    // Without a sign-in too: it is read at home, and printed.
    let mut nobody = fresh.visitor();
    nobody.get("/privacy/panel").await.is(200).shows("Elm Care").shows("These words are number 1.");
    nobody.get("/privacy").await.is(200).shows("Elm Care").shows("Harriet Row, HR").shows("If you are booked");
    // With a second organisation here, nobody is told the name of either.
    fresh.organisation("Beeches").await;
    nobody.get("/privacy/panel").await.is(200).hides("Elm Care").hides("Beeches").hides("data@elm.example");
    day.hr.visitor.get("/privacy/panel").await.is(200).shows("Elm Care");
}

async fn only_an_administrator_changes_the_settings(fresh: Fresh) {
    let mut day = day(&fresh).await;
    day.hr
        .visitor
        .get("/data-protection")
        .await
        .is(200)
        .shows("not filled in yet")
        .hides("<button type=\"submit\" class=\"btn\">");
    day.hr.visitor.post("/data-protection/set", SET).await.is(403);
    day.manager.visitor.get("/data-protection").await.is(403);
}
