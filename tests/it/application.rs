//! The candidate's own link: how it opens and ends, what is written by it, and who gets to know of it.

use crate::checks::{moved, offered};
use crate::mail::with_mail;
use crate::on_both;
use crate::panel::ready;
use crate::support::{Fresh, Visitor, everything};
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::application::OpensWith;
use sametable::application::rules::State;
use sametable::application::service;
use sametable::checks::history::service::{self as history, History};
use sametable::ids::{CandidacyId, RowId};
use sametable::ledger;
use sametable::people::service as people;
use sametable::people::{Role, Who};
use sametable::platform::db::Ask;
use sametable::platform::mail;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::scenario::ItemKind;
use sametable::scenario::service as scenario;
use sametable::vacancy::service as vacancies;
use sametable::vacancy::{OfferState, Stage};

on_both!(
    a_link_opens_with_a_code_that_goes_to_the_same_address,
    a_code_works_once_and_for_half_an_hour,
    a_code_is_asked_for_once_a_minute_and_ten_times,
    a_link_opens_with_a_date_of_birth_that_stands_nowhere,
    wrong_tries_say_how_many_are_left_and_lock_the_link,
    tries_made_at_once_are_no_more_than_tries_one_after_another,
    a_new_link_ends_the_one_before_it_unless_that_was_sent_in,
    a_link_ends_with_its_day_or_by_hand_or_with_the_candidacy,
    what_a_candidate_wrote_says_so_and_is_sent_in_once,
    nobody_touches_the_history_of_another_candidate,
    a_candidate_withdraws_without_a_reason_and_the_link_ends,
    a_candidate_reads_of_their_day_whom_they_meet_by_number_and_by_no_name,
    every_candidate_or_none_gets_the_questions_before_the_day_and_nothing_of_how_they_are_scored,
    help_for_the_day_goes_to_who_arranges_it_alone_and_stands_in_no_file,
    the_pages_keep_what_was_typed_and_say_what_is_wrong_beside_it,
    nobody_sends_a_link_who_may_not_write_at_checks_or_is_the_candidate,
    whoever_has_no_email_address_gets_a_link_that_somebody_passes_on,
    whoever_sent_the_link_hears_by_mail_that_something_came_and_no_name,
    what_came_in_for_somebody_who_left_is_told_to_hr,
    whoever_asks_for_their_data_is_told_of_the_link_and_erasing_leaves_nothing,
);

const BORN: &str = "9 March 1991";

async fn office(fresh: &Fresh) -> (Who, CandidacyId) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager, Role::Hr]).await;
    let vacancy = a_vacancy(fresh, &who).await;
    let joy = a_candidate(fresh, &who, vacancy, "Joy Adeyemi").await;
    told(fresh, &who, vacancy, vec![joy]).await;
    (who, joy)
}

/// The path of the newest link that waits to be passed on.
async fn link_to(fresh: &Fresh, who: &Who) -> String {
    let messages = people::messages(who, &fresh.app).await.unwrap();
    let newest = messages.iter().filter(|one| one.body.contains("/application/")).max_by_key(|one| one.at).unwrap();
    let at = newest.body.find("/application/").unwrap();
    newest.body[at..].split_whitespace().next().unwrap().to_owned()
}

/// The newest code that waits to be passed on.
async fn code_to(fresh: &Fresh, who: &Who) -> String {
    let messages = people::messages(who, &fresh.app).await.unwrap();
    let newest = messages.iter().filter(|one| one.why == "application_code").max_by_key(|one| one.at).unwrap();
    newest.body.chars().filter(char::is_ascii_digit).take(6).collect()
}

/// Another code than this one.
fn another(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

async fn send_by_code(fresh: &Fresh, who: &Who, id: CandidacyId) {
    service::send(who, &fresh.app, id, Some(OpensWith::Code), "").await.unwrap();
}

/// Sends a link that opens with a date of birth.
pub async fn send_by_birth_date(fresh: &Fresh, who: &Who, id: CandidacyId) {
    service::send(who, &fresh.app, id, Some(OpensWith::BirthDate), BORN).await.unwrap();
}

/// A candidate who opened the newest link with their date of birth.
pub async fn opened_by_birth_date(fresh: &Fresh, who: &Who) -> Visitor {
    let mut visitor = at_door(fresh, who).await;
    visitor.post("/application/open", &[("birth_date", BORN)]).await.goes_to("/application");
    visitor
}

/// Somebody who opened the newest link's address, and has shown nothing.
async fn at_door(fresh: &Fresh, who: &Who) -> Visitor {
    let mut visitor = fresh.visitor();
    visitor.get(&link_to(fresh, who).await).await.goes_to("/application/open");
    visitor
}

async fn opened(fresh: &Fresh, who: &Who, id: CandidacyId) -> Visitor {
    send_by_birth_date(fresh, who, id).await;
    opened_by_birth_date(fresh, who).await
}

async fn read(fresh: &Fresh, who: &Who, id: CandidacyId) -> History {
    history::history(who, &fresh.app, id).await.unwrap()
}

async fn states(fresh: &Fresh, who: &Who, id: CandidacyId) -> Vec<State> {
    let links = service::links(who, &fresh.app, id).await.unwrap().links;
    links.into_iter().map(|link| link.state).collect()
}

/// What the record says of a candidate: kinds, and all values as one text.
async fn record(fresh: &Fresh, who: &Who, id: CandidacyId) -> (Vec<String>, String) {
    let stream = vacancies::candidacy(who, &fresh.app, id).await.unwrap().stream;
    let entries = ledger::service::stream(who, &fresh.app, stream).await.unwrap();
    let kinds = entries.iter().filter_map(|one| one.kind().map(str::to_owned)).collect();
    (kinds, entries.iter().map(|one| format!("{:?}\n", one.values())).collect())
}

const JOB: [(&str, &str); 7] = [
    ("activity", "work"),
    ("place", "Orchard Court"),
    ("title", "Care assistant"),
    ("care", "yes"),
    ("began", "March 2017"),
    ("ended", ""),
    ("goes_on", "yes"),
];

async fn a_link_opens_with_a_code_that_goes_to_the_same_address(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let mut nobody = fresh.visitor();
    nobody.get("/application/open").await.is(200).shows("open the link in your message").hides("Joy");
    nobody.get("/application").await.is(401).shows("not open");
    nobody.get("/application/unknown").await.is(401).shows("not open");
    send_by_code(&fresh, &who, joy).await;
    assert_eq!(states(&fresh, &who, joy).await, [State::Sent]);
    let mut visitor = at_door(&fresh, &who).await;
    visitor.get("/application").await.is(401).shows("not open");
    visitor.get("/application/open").await.is(200).shows("j…@example.org").hides("adeyemi").hides("Joy");
    visitor.post("/application/open", &[("code", "123456")]).await.is(422).shows("works no more");
    visitor.post("/application/open/code", &[]).await.goes_to("/application/open");
    visitor.get("/application/open").await.is(200).shows("We sent a code to j…@example.org");
    let code = code_to(&fresh, &who).await;
    visitor
        .post("/application/open", &[("code", "12345")])
        .await
        .is(422)
        .shows("A code has six digits")
        .hides("12345\"");
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    visitor.post("/application/open", &[("code", &spaced)]).await.goes_to("/application");
    visitor.get("/application").await.is(200).shows("Hello Joy Adeyemi").shows("Support worker");
    assert_eq!(states(&fresh, &who, joy).await, [State::Opened]);
    visitor.get("/application/open").await.is(200).shows("Your application is open");
    visitor.get(&link_to(&fresh, &who).await).await.goes_to("/application");
    visitor.get("/application/unknown").await.is(404);
    visitor
        .get(&format!("/candidates/{joy}/history"))
        .await
        .goes_to(&format!("/sign-in?then=/candidates/{joy}/history"));
}

async fn a_code_works_once_and_for_half_an_hour(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    send_by_code(&fresh, &who, joy).await;
    let mut visitor = at_door(&fresh, &who).await;
    let mut other = at_door(&fresh, &who).await;
    visitor.post("/application/open/code", &[]).await.goes_to("/application/open");
    let first = code_to(&fresh, &who).await;
    app.clock.set_ahead(31 * 60);
    visitor.post("/application/open", &[("code", &first)]).await.is(422).shows("works no more");
    visitor.get("/application/open").await.is(200).shows("Send me a code");
    visitor.post("/application/open/code", &[]).await.goes_to("/application/open");
    let second = code_to(&fresh, &who).await;
    visitor.post("/application/open", &[("code", &second)]).await.goes_to("/application");
    other.post("/application/open", &[("code", &second)]).await.is(422).shows("works no more");
    visitor.get("/application").await.is(200);
    let waiting = people::messages(&who, app).await.unwrap();
    assert!(!waiting.iter().any(|one| one.why == "application_code"), "a code that was used is passed on to nobody");
}

async fn a_code_is_asked_for_once_a_minute_and_ten_times(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    send_by_code(&fresh, &who, joy).await;
    let mut visitor = at_door(&fresh, &who).await;
    let mut ahead = 0;
    for _ in 0..10 {
        visitor.post("/application/open/code", &[]).await.goes_to("/application/open");
        visitor.post("/application/open/code", &[]).await.is(422).shows("Wait a minute");
        ahead += 61;
        fresh.app.clock.set_ahead(ahead);
    }
    visitor.post("/application/open/code", &[]).await.is(422).shows("Too many codes").shows("01632 960123");
    let waiting = people::messages(&who, &fresh.app).await.unwrap();
    assert_eq!(waiting.iter().filter(|one| one.why == "application_code").count(), 1, "the last one alone works");
    let code = code_to(&fresh, &who).await;
    visitor.post("/application/open", &[("code", &code)]).await.goes_to("/application");
    let mut again = at_door(&fresh, &who).await;
    again.post("/application/open/code", &[]).await.goes_to("/application/open");
}

async fn a_link_opens_with_a_date_of_birth_that_stands_nowhere(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let send = |opens_with, born| service::send(&who, app, joy, opens_with, born);
    assert!(send(None, "").await.unwrap_err().says("application-opens-with-needed"));
    assert!(send(Some(OpensWith::BirthDate), "").await.unwrap_err().says("application-birth-date-needed"));
    assert!(send(Some(OpensWith::BirthDate), "1991").await.unwrap_err().says("application-birth-day-needed"));
    send_by_birth_date(&fresh, &who, joy).await;
    let mut visitor = at_door(&fresh, &who).await;
    visitor.get("/application/open").await.is(200).shows("Your date of birth").hides("Joy").hides("1991-");
    visitor.post("/application/open/code", &[]).await.is(404);
    visitor.post("/application/open", &[("birth_date", "1991")]).await.is(422).shows("the day, the month and the year");
    visitor.post("/application/open", &[("birth_date", "9/3/1991")]).await.goes_to("/application");
    visitor.get("/application").await.is(200).shows("Hello Joy Adeyemi");
    let all = everything(app).await + &record(&fresh, &who, joy).await.1;
    assert!(!all.contains("1991-03-09") && !all.contains(BORN), "the date of birth stands somewhere");
    let kept = || async {
        let kept: i64 =
            app.db.sql("SELECT count(*) FROM candidate_link WHERE birth_digest IS NOT NULL").value().await.unwrap();
        kept
    };
    assert_eq!(kept().await, 1);
    app.clock.set_ahead(43 * 24 * 3600);
    service::forget(app).await.unwrap();
    assert_eq!(kept().await, 0, "it is kept no longer than its link lasts");
}

async fn wrong_tries_say_how_many_are_left_and_lock_the_link(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    send_by_birth_date(&fresh, &who, joy).await;
    let mut visitor = at_door(&fresh, &who).await;
    let wrong = [("birth_date", "10 March 1991")];
    for left in ["4 tries are left", "3 tries are left", "2 tries are left"] {
        visitor.post("/application/open", &wrong).await.is(422).shows(left).shows("10 March 1991");
    }
    visitor.get("/application/open").await.is(200).shows("2 tries are left");
    visitor.post("/application/open", &[("birth_date", "soon")]).await.is(422).shows("not a date");
    visitor.post("/application/open", &wrong).await.is(422).shows("One try is left, then the link is locked");
    visitor.post("/application/open", &wrong).await.is(422).shows("the link is locked").shows("01632 960123");
    visitor.post("/application/open", &[("birth_date", BORN)]).await.is(422).shows("This link has ended");
    visitor.get("/application/open").await.is(200).shows("ask the people who sent it");
    assert_eq!(states(&fresh, &who, joy).await, [State::Locked]);
    let (kinds, _) = record(&fresh, &who, joy).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "application.link_locked").count(), 1, "{kinds:?}");

    fresh.app.clock.set_ahead(60);
    send_by_code(&fresh, &who, joy).await;
    let mut visitor = at_door(&fresh, &who).await;
    visitor.post("/application/open/code", &[]).await.goes_to("/application/open");
    let code = code_to(&fresh, &who).await;
    let wrong = another(&code);
    visitor.post("/application/open", &[("code", &wrong)]).await.is(422).shows("4 tries are left").hides(&wrong);
    visitor.post("/application/open", &[("code", &code)]).await.goes_to("/application");
    assert_eq!(states(&fresh, &who, joy).await, [State::Opened, State::Ended]);
}

async fn tries_made_at_once_are_no_more_than_tries_one_after_another(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    send_by_birth_date(&fresh, &who, joy).await;
    let path = link_to(&fresh, &who).await;
    let token = path.trim_start_matches("/application/");
    let tries = (1..=12).map(|day| async move { service::let_in(app, token, "", &format!("{day} May 1991")).await });
    let refused = futures::future::join_all(tries).await;
    let counted =
        |code: &str| refused.iter().filter(|one| one.as_ref().is_err_and(|refused| refused.says(code))).count();
    assert_eq!((counted("application-birth-date-wrong"), counted("application-locked")), (4, 1), "{refused:?}");
    assert_eq!(states(&fresh, &who, joy).await, [State::Locked]);
}

async fn a_new_link_ends_the_one_before_it_unless_that_was_sent_in(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let mut first = opened(&fresh, &who, joy).await;
    app.clock.set_ahead(60);
    let mut second = opened(&fresh, &who, joy).await;
    assert_eq!(states(&fresh, &who, joy).await, [State::Opened, State::Ended]);
    first.get("/application").await.is(401).shows("not open");
    let waiting = people::messages(&who, app).await.unwrap();
    assert_eq!(waiting.iter().filter(|one| one.why == "application").count(), 1, "the older one is not passed on");
    second.post("/application/history/frame", &[("still_in_education", "yes")]).await.goes_to("/application/history");
    send_it_in(&mut second).await;
    app.clock.set_ahead(120);
    let mut third = opened(&fresh, &who, joy).await;
    assert_eq!(states(&fresh, &who, joy).await, [State::Opened, State::SentIn, State::Ended]);
    second.get("/application").await.is(200).shows("You sent it in");
    second.post("/application/history/period", &JOB).await.is(422).shows("You sent this in already");
    third.post("/application/history/period", &JOB).await.goes_to("/application/history#list");
}

async fn a_link_ends_with_its_day_or_by_hand_or_with_the_candidacy(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let mut visitor = opened(&fresh, &who, joy).await;
    app.clock.set_ahead(43 * 24 * 3600);
    visitor.get("/application").await.is(401).shows("not open");
    app.clock.set_ahead(42 * 24 * 3600 - 3600);
    visitor.get("/application").await.is(200);
    vacancies::move_by_hand(&who, app, joy, Stage::NotChosen, "Too far to travel.").await.unwrap();
    visitor.get("/application").await.is(401).shows("not open");
    assert!(service::send(&who, app, joy, Some(OpensWith::Code), "").await.unwrap_err().says("application-not-live"));
    vacancies::move_by_hand(&who, app, joy, Stage::Shortlisted, "").await.unwrap();
    visitor.get("/application").await.is(200);
    let link = service::links(&who, app, joy).await.unwrap().links[0].row.id;
    assert_eq!(service::end_link(&who, app, joy, RowId::new()).await, Err(Refused::NotFound));
    service::end_link(&who, app, joy, link).await.unwrap();
    assert_eq!(service::end_link(&who, app, joy, link).await, Err(Refused::NotFound));
    visitor.get("/application").await.is(401).shows("not open");
    visitor.post("/application/history/period", &JOB).await.is(401);
    let (kinds, _) = record(&fresh, &who, joy).await;
    assert!(kinds.ends_with(&["application.link_ended".to_owned()]), "{kinds:?}");
}

/// Presses "Send it in" as the page has it.
async fn send_it_in(visitor: &mut Visitor) {
    let page = visitor.get("/application/history").await;
    let changed = page.text.split("name=\"changed\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    visitor.post("/application/send", &[("changed", &changed)]).await.goes_to("/application");
}

async fn what_a_candidate_wrote_says_so_and_is_sent_in_once(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    let app = &fresh.app;
    let mut visitor = opened(&fresh, &who, joy).await;
    visitor.get("/application/history").await.is(200).shows("Say first when you left full-time education");
    visitor.post("/application/send", &[("changed", "")]).await.is(422).shows("Say first when you left");
    let frame = [("education_end", "30 June 2015")];
    visitor.post("/application/history/frame", &frame).await.goes_to("/application/history");
    visitor.post("/application/history/period", &JOB).await.goes_to("/application/history#list");
    let page = visitor.get("/application/history").await;
    page.is(200).shows("Orchard Court").shows("1 July 2015 to 30 March 2017").shows("For one time we do not know");
    let caring = [
        ("activity", "caring"),
        ("place", "My grandmother"),
        ("began", "July 2015"),
        ("ended", "February 2017"),
        ("then", "next"),
    ];
    visitor.post("/application/history/period", &caring).await.goes_to("/application/history/period");
    let gap = read(&fresh, &who, joy).await.standing.gaps[0].0;
    let (from, to) = (gap.from.to_string(), gap.to.to_string());
    let words = [("gap", from.as_str()), ("gap_to", to.as_str()), ("words", "I looked after my grandmother.")];
    visitor.get("/application/history").await.is(200).shows("You told us about this time");
    let at = format!("/application/history#gap-{from}");
    visitor.post("/application/history/explain", &words).await.goes_to(&at);
    visitor.get("/application/history").await.is(200).shows("You wrote:").hides("For one time we do not know");
    visitor.post("/application/send", &[("changed", "1")]).await.is(422).shows("Something was changed after");
    send_it_in(&mut visitor).await;

    let there = read(&fresh, &who, joy).await;
    let one = &there.explained[0];
    assert_eq!(
        (one.written, one.asked_by.as_str(), one.enough),
        (true, "Priya Shah", None),
        "somebody must say it is enough"
    );
    assert!(one.link.is_some() && there.confirmed.as_ref().is_some_and(|one| one.link.is_some()));
    assert!(there.frame.as_ref().is_some_and(|frame| frame.link.is_some()) && !there.standing.is_whole());
    assert_eq!(states(&fresh, &who, joy).await, [State::SentIn]);
    for (path, form) in [
        ("/application/history/frame", &frame[..]),
        ("/application/history/period", &JOB[..]),
        ("/application/history/explain", &words[..]),
        ("/application/send", &[("changed", "1")][..]),
    ] {
        visitor.post(path, form).await.is(422).shows("You sent this in already");
    }
    let own = there.periods[0].period.to_string();
    visitor.post("/application/history/remove", &[("period", &own)]).await.is(422).shows("You sent this in already");
    visitor.get("/application/history").await.is(200).shows("Orchard Court").hides("method=\"post\"");
    visitor.get("/application").await.is(200).shows("You sent it in").shows("I do not want this job any more");

    let mut hr = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
    let page = hr.get(&format!("/candidates/{joy}/history")).await;
    page.is(200)
        .shows("the candidate themselves, by a link that Priya Shah sent")
        .shows("Let them fill it in themselves");
    hr.get(&format!("/candidates/{joy}/link"))
        .await
        .is(200)
        .shows("Sent in")
        .shows("Priya Shah")
        .shows("Take the date of birth");
    hr.get(&format!("/files/{joy}")).await.is(200).shows("the candidate, by their link").hides("by_own_link");
    service::own(&who, app).await.unwrap_err();
}

async fn nobody_touches_the_history_of_another_candidate(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let vacancy = vacancies::candidacy(&who, &fresh.app, joy).await.unwrap().vacancy;
    let sam = a_candidate(&fresh, &who, vacancy, "Sam Porter").await;
    let mut sams = opened(&fresh, &who, sam).await;
    sams.post("/application/history/period", &JOB).await.goes_to("/application/history#list");
    let his = read(&fresh, &who, sam).await.periods[0].period.to_string();
    fresh.app.clock.set_ahead(60);
    let mut joys = opened(&fresh, &who, joy).await;
    joys.get(&format!("/application/history/period?of={his}")).await.is(404).hides("Orchard Court");
    joys.post("/application/history/remove", &[("period", &his)]).await.is(404);
    let mut form = JOB.to_vec();
    form.push(("period", his.as_str()));
    joys.post("/application/history/period", &form).await.is(404).hides("Orchard Court");
    joys.get("/application/history").await.is(200).hides("Orchard Court").hides("Sam");
    sams.get(&format!("/application/history/period?of={his}")).await.is(200).shows("Orchard Court");
    sams.post("/application/history/remove", &[("period", &his)]).await.goes_to("/application/history#list");
    assert!(read(&fresh, &who, sam).await.periods.is_empty() && read(&fresh, &who, joy).await.periods.is_empty());
}

async fn a_candidate_withdraws_without_a_reason_and_the_link_ends(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let vacancy = vacancies::candidacy(&who, app, joy).await.unwrap().vacancy;
    let sam = a_candidate(&fresh, &who, vacancy, "Sam Porter").await;
    let mut visitor = opened(&fresh, &who, sam).await;
    let long = "x".repeat(4_000);
    visitor.post("/application/withdraw", &[("reason", &long)]).await.is(422).shows("too long");
    visitor.post("/application/withdraw", &[]).await.is(200).shows("You have withdrawn your application");
    visitor.get("/application").await.is(401).shows("not open");
    assert_eq!(vacancies::candidacy(&who, app, sam).await.unwrap().stage, Stage::Withdrawn);
    assert_eq!(states(&fresh, &who, sam).await, [State::Ended]);
    assert!(record(&fresh, &who, sam).await.1.contains("by_own_link"), "the record says who withdrew");

    // An offer that is open is closed with it.
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    let offer = vacancies::NewOffer { hours: "30".into(), pay: "£12.90".into(), ..vacancies::NewOffer::default() };
    vacancies::make_offer(&who, app, joy, offer).await.unwrap();
    app.clock.set_ahead(60);
    let mut visitor = opened(&fresh, &who, joy).await;
    visitor.post("/application/withdraw", &[("reason", "I found a job nearer to home.")]).await.is(200);
    assert_eq!(vacancies::offers(&who, app, joy).await.unwrap()[0].state, OfferState::Declined);
    let steps = vacancies::history(&who, app, joy).await.unwrap();
    let reason = steps.last().unwrap().reason.as_deref();
    assert_eq!(reason, Some("The candidate withdrew, by their own link. I found a job nearer to home."));

    // Nobody else may say it in their name.
    let mut tx = app.db.begin().await.unwrap();
    let mut deed = ledger::Deed::new(&who);
    let refused = vacancies::withdraw_by_candidate(&who, &mut tx, &mut deed, "", app.clock.now()).await;
    assert_eq!(refused, Err(Refused::NotAllowed));
}

async fn a_candidate_reads_of_their_day_whom_they_meet_by_number_and_by_no_name(fresh: Fresh) {
    let ready = ready(&fresh, &["Joy Adeyemi", "Sam Porter"]).await;
    let (who, joy) = (&ready.priya, ready.candidates[0]);
    let mut visitor = opened(&fresh, who, joy).await;
    let page = visitor.get("/application").await;
    page.is(200).shows("2 people who draw on care and support").shows("One other interviewer.").hides("only watch");
    for name in ["Ann", "Ben", "Dev", "Tom", "Sam"] {
        page.hides(name);
    }
    fresh.app.clock.set_ahead(24 * 3600);
    visitor.get("/application").await.is(200).shows("There is no day yet");
}

async fn every_candidate_or_none_gets_the_questions_before_the_day_and_nothing_of_how_they_are_scored(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let vacancy = vacancies::candidacy(&who, &fresh.app, joy).await.unwrap().vacancy;
    let library = scenario::library(&who, &fresh.app).await.unwrap();
    let kit: Vec<_> = scenario::proposed(&library).into_iter().zip(1..).collect();
    scenario::choose_kit(&who, &fresh.app, vacancy, &kit).await.unwrap();
    let lines = scenario::kit(&who, &fresh.app, vacancy).await.unwrap().lines;
    let asked = lines.iter().find(|line| line.kind == ItemKind::Scenario).unwrap().words.about("you");
    let watched = lines.iter().find(|line| line.kind == ItemKind::Observation).unwrap().words.about("you");
    let mut visitor = opened(&fresh, &who, joy).await;
    visitor.get("/application").await.is(200).hides(&asked.question);
    let refused = scenario::say_ahead(&who, &fresh.app, vacancy, None).await.unwrap_err();
    assert_eq!(refused, Refused::field("ahead", "scenario-ahead-needed"));
    scenario::say_ahead(&who, &fresh.app, vacancy, Some(true)).await.unwrap();
    let page = visitor.get("/application").await;
    page.is(200).shows(&asked.question).hides(&watched.question).hides(&asked.anchors.good);
    scenario::say_ahead(&who, &fresh.app, vacancy, Some(false)).await.unwrap();
    visitor.get("/application").await.is(200).hides(&asked.question);
    // Whoever only applied is not told what the panel asks; the file of the vacancy says what was agreed.
    scenario::say_ahead(&who, &fresh.app, vacancy, Some(true)).await.unwrap();
    let org = vacancies::candidacy(&who, &fresh.app, joy).await.unwrap().org;
    let mut tx = fresh.app.db.begin().await.unwrap();
    tx.sql("UPDATE candidacy SET stage = 'applied' WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(joy)
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    visitor.get("/application").await.is(200).hides(&asked.question);
    let file = sametable::recruitment_file::service::file(&who, &fresh.app, joy).await.unwrap();
    assert!(format!("{file:?}").contains("Candidates get the questions before the day"));
}

async fn help_for_the_day_goes_to_who_arranges_it_alone_and_stands_in_no_file(fresh: Fresh) {
    let ready = ready(&fresh, &["Joy Adeyemi"]).await;
    let (app, joy) = (&fresh.app, ready.candidates[0]);
    let mut visitor = opened(&fresh, &ready.priya, joy).await;
    visitor.post("/application/help", &[("words", " ")]).await.is(422).shows("Write what you need");
    let words = "Please have the questions printed large.\nhttps://example.org/large";
    visitor.post("/application/help", &[("words", words)]).await.goes_to("/application#help");
    let page = visitor.get("/application").await;
    page.is(200).shows("Your message went to whoever arranges the day").hides("printed large");

    let of_tom = people::messages(&ready.tom, app).await.unwrap();
    assert_eq!(of_tom.len(), 1);
    let body = &of_tom[0].body;
    assert!(body.contains("> Please have the questions printed large.") && body.contains("Joy Adeyemi"), "{body}");
    assert!(!body.lines().any(|line| line.trim().starts_with("http")), "their words are no link of ours: {body}");
    assert!(!of_tom[0].subject.contains("Joy"));
    let ada = fresh.person(&ready.org, "Ada Ash", &[Role::Administrator, Role::Manager, Role::Hr]).await;
    for other in [&ready.priya, &ada] {
        let read = people::messages(other, app).await.unwrap();
        assert!(read.iter().all(|one| !one.body.contains("printed large")), "somebody else reads it");
        assert_eq!(people::passed_on(other, app, of_tom[0].id).await, Err(Refused::NotFound));
    }
    let (kinds, all) = record(&fresh, &ready.priya, joy).await;
    assert!(kinds.iter().any(|kind| kind == "application.help_asked") && !all.contains("printed large"), "{all}");
    assert!(!everything(app).await.contains("printed large"), "it is sealed until it is read");
    mail::send_due(app).await.unwrap();
    let outbox = std::fs::read_dir(app.settings.data.join("outbox")).unwrap();
    let files: Vec<String> = outbox.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(!files.is_empty() && files.iter().all(|text| !text.contains("printed large")), "it lies in the outbox");
    assert_eq!(people::messages(&ready.tom, app).await.unwrap().len(), 1, "it waits for its reader");
    people::passed_on(&ready.tom, app, of_tom[0].id).await.unwrap();
    assert!(people::messages(&ready.tom, app).await.unwrap().is_empty());

    for _ in 1..10 {
        visitor.post("/application/help", &[("words", "A quiet room.")]).await.goes_to("/application#help");
    }
    visitor.post("/application/help", &[("words", "A quiet room.")]).await.is(422).shows("many times already");

    // Without a panel it goes to who sent the link.
    let org = fresh.organisation("Birches Care").await;
    let hana = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    let vacancy = a_vacancy(&fresh, &hana).await;
    let sam = a_candidate(&fresh, &hana, vacancy, "Sam Porter").await;
    let mut visitor = opened(&fresh, &hana, sam).await;
    visitor.post("/application/help", &[("words", "A place without stairs.")]).await.goes_to("/application#help");
    let waiting = people::messages(&hana, app).await.unwrap();
    assert!(waiting.iter().any(|one| one.why == "help_for_day" && one.body.contains("without stairs")));
}

async fn the_pages_keep_what_was_typed_and_say_what_is_wrong_beside_it(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    let mut office = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
    let at = format!("/candidates/{joy}/link");
    let form = [("opens_with", "birth_date"), ("birth_date", "9 March 2091")];
    office.post(&at, &form).await.is(422).shows("Look at the year again").shows("9 March 2091");
    office.post(&at, &[]).await.is(422).shows("Choose how they show that it is theirs");
    office.post(&at, &[("opens_with", "birth_date"), ("birth_date", BORN)]).await.goes_to(&at);
    office.get(&at).await.is(200).shows("Not opened yet").shows("Hana Roe").hides(BORN).hides("/application/");

    let hana = fresh.person(&org, "Hilda Row", &[Role::Hr]).await;
    fresh.app.clock.set_ahead(60);
    let mut visitor = opened(&fresh, &hana, joy).await;
    let early = [("education_end", "7/2099")];
    visitor.post("/application/history/frame", &early).await.is(422).shows("in the future").shows("7/2099");
    let both = [("education_end", "7/2015"), ("still_in_education", "yes")];
    visitor.post("/application/history/frame", &both).await.is(422).shows("you say that you are in education still");
    let form = [("activity", "work"), ("place", "Cafe <Zoë>"), ("title", ""), ("began", "2014"), ("ended", "")];
    let refused = visitor.post("/application/history/period", &form).await;
    refused.is(422).shows("A year alone is not enough").shows("Cafe &lt;Zoë&gt;").shows("Write your job");
    visitor
        .post("/application/history/frame", &[("education_end", "30 June 2015")])
        .await
        .goes_to("/application/history");
    let gap = read(&fresh, &who, joy).await.standing.gaps[0].0;
    let (from, to) = (gap.from.to_string(), gap.to.to_string());
    let short = [("gap", from.as_str()), ("gap_to", to.as_str()), ("words", "She <was>")];
    let refused = visitor.post("/application/history/explain", &short).await;
    refused.is(422).shows("a little more: at least 10").shows("She &lt;was>").shows("id=\"words\"");
    let lost = [("gap", "2010-05-01"), ("gap_to", "2018-01-01"), ("words", "I looked after my mother.")];
    let refused = visitor.post("/application/history/explain", &lost).await;
    refused.is(422).shows("no longer there").shows("I looked after my mother.");
    let long = format!("Stairs {}", "x".repeat(2_000));
    visitor.post("/application/help", &[("words", &long)]).await.is(422).shows("This is too long").shows("Stairs x");
}

async fn nobody_sends_a_link_who_may_not_write_at_checks_or_is_the_candidate(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let send = |who: Who, id| async move { service::send(&who, app, id, Some(OpensWith::Code), "").await };
    assert_eq!(send(Who::Nobody, joy).await, Err(Refused::SignIn));
    let org = sametable::people::store::organisation(&app.db, who.org().unwrap()).await.unwrap().unwrap();
    for (name, role) in
        [("Ada", Role::Administrator), ("Fay", Role::Facilitator), ("Cal", Role::Colleague), ("Aud", Role::Auditor)]
    {
        let other = fresh.person(&org, name, &[role]).await;
        assert_eq!(send(other.clone(), joy).await, Err(Refused::NotAllowed), "{role:?}");
        assert_eq!(service::links(&other, app, joy).await.unwrap_err(), Refused::NotAllowed, "{role:?}");
    }
    let strangers = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&strangers, "Hana Roe", &[Role::Hr]).await;
    assert_eq!(send(hr.clone(), joy).await, Err(Refused::NotFound));
    assert_eq!(service::end_link(&hr, app, joy, RowId::new()).await, Err(Refused::NotFound));
    let vacancy = vacancies::candidacy(&who, app, joy).await.unwrap().vacancy;
    let own = a_candidate(&fresh, &who, vacancy, "Priya Shah").await;
    assert!(send(who.clone(), own).await.unwrap_err().says("application-own"));
    let new = vacancies::NewCandidate { name: "Mina Costa".into(), phone: "01632 960555".into(), ..Default::default() };
    let mina = vacancies::add_candidate(&who, app, vacancy, new).await.unwrap();
    assert!(send(who.clone(), mina).await.unwrap_err().says("application-code-needs-email"));
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(&fresh, &who, joy).await;
    send(who, joy).await.unwrap();
}

async fn whoever_asks_for_their_data_is_told_of_the_link_and_erasing_leaves_nothing(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    send_by_code(&fresh, &who, joy).await;
    let mut visitor = at_door(&fresh, &who).await;
    visitor.post("/application/open/code", &[]).await.goes_to("/application/open");
    let code = code_to(&fresh, &who).await;
    visitor.post("/application/open", &[("code", &code)]).await.goes_to("/application");
    visitor.post("/application/history/period", &JOB).await.goes_to("/application/history#list");
    visitor.post("/application/help", &[("words", "A quiet room.")]).await.goes_to("/application#help");
    let asked = NewRequest {
        subject: format!("candidate:{}", joy.0),
        came_on: "2026-11-02".to_owned(),
        came_how: "email".to_owned(),
        identity: "rang the number we have".to_owned(),
        ..NewRequest::default()
    };
    let request = subject_access::record(&who, app, asked).await.unwrap();
    let draft = format!("{:?}", subject_access::draft(&who, app, request).await.unwrap());
    for words in ["we sent you a link", "You wrote this yourself, by your link.", "you asked for help"] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
    assert!(!draft.contains("A quiet room"));

    let file = vacancies::candidacy(&who, app, joy).await.unwrap();
    let order = erasure::Order {
        scope: Scope::Candidate,
        thing: joy.0,
        subject: file.subject,
        stream: file.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&who, app, order).await.unwrap();
    visitor.get("/application").await.is(401).shows("not open");
    let left = everything(app).await;
    for gone in ["joy.adeyemi@", "Joy Adeyemi", "Orchard Court"] {
        assert!(!left.contains(gone), "{gone} is left");
    }
    for count in
        ["SELECT count(*) FROM candidate_link", "SELECT count(*) FROM candidate_message", "SELECT count(*) FROM guest"]
    {
        let rows: i64 = app.db.sql(count).value().await.unwrap();
        assert_eq!(rows, 0, "{count}");
    }
    let waiting = people::messages(&who, app).await.unwrap();
    assert!(waiting.iter().all(|one| !one.why.starts_with("application") && one.why != "help_for_day"));
}

async fn whoever_has_no_email_address_gets_a_link_that_somebody_passes_on(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let vacancy = vacancies::candidacy(&who, &fresh.app, joy).await.unwrap().vacancy;
    let app = with_mail(&fresh, "smtp://me:secret@127.0.0.1:1");
    let new = vacancies::NewCandidate { name: "Mina Costa".into(), phone: "01632 960555".into(), ..Default::default() };
    let mina = vacancies::add_candidate(&who, &app, vacancy, new).await.unwrap();
    let org = people::organisation(&who, &app).await.unwrap();
    let mut visitor = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await.on(app.clone());
    let page = visitor.get(&format!("/candidates/{mina}/link")).await;
    page.is(200).shows("There is no e-mail address").hides("value=\"code\"");
    service::send(&who, &app, mina, Some(OpensWith::BirthDate), BORN).await.unwrap();
    // Nothing is tried: there is nowhere to send it. It waits for whoever made it.
    mail::send_due(&app).await.unwrap();
    let waits = people::messages(&who, &app).await.unwrap();
    let [message] = &waits[..] else { panic!("{waits:?}") };
    assert_eq!((message.name.as_str(), message.failed_why.as_deref()), ("Mina Costa", None));
    let mut phone = fresh.visitor();
    phone.get(&link_to(&fresh, &who).await).await;
    phone.post("/application/open", &[("birth_date", BORN)]).await.goes_to("/application");
}

/// A link that went to a mistyped address opens nothing once the address is put right, and what waits is not sent there.
#[tokio::test]
async fn a_link_to_an_address_that_was_wrong_ends_when_it_is_put_right() {
    let fresh = Fresh::sqlite().await;
    let (who, joy) = office(&fresh).await;
    service::send(&who, &fresh.app, joy, Some(OpensWith::BirthDate), BORN).await.unwrap();
    let link = link_to(&fresh, &who).await;
    let mut stranger = fresh.visitor();
    stranger.get(&link).await;
    let right = vacancies::Correction {
        name: "Joy Adeyemi".into(),
        email: "joy@right.example".into(),
        why: "A slip of the pen".into(),
        ..Default::default()
    };
    vacancies::correct(&who, &fresh.app, joy, right).await.unwrap();
    assert!(people::messages(&who, &fresh.app).await.unwrap().is_empty(), "nothing waits for the old address");
    stranger.post("/application/open", &[("birth_date", BORN)]).await.is(422).shows("This link has ended");
    fresh.app.clock.set_ahead(60);
    service::send(&who, &fresh.app, joy, Some(OpensWith::BirthDate), BORN).await.unwrap();
    let mut phone = fresh.visitor();
    phone.get(&link_to(&fresh, &who).await).await;
    phone.post("/application/open", &[("birth_date", BORN)]).await.goes_to("/application");
}

/// Whoever sent the link may have left by then: it is not lost to everybody.
async fn what_came_in_for_somebody_who_left_is_told_to_hr(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator]).await;
    let hana = fresh.person(&org, "Hana Hill", &[Role::Hr]).await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    told(&fresh, &who, vacancy, vec![joy]).await;
    send_by_code(&fresh, &who, joy).await;
    let app = with_mail(&fresh, "smtp://me:secret@127.0.0.1:1");
    let mut visitor = at_door(&fresh, &who).await;
    visitor.post("/application/open/code", &[]).await;
    let code = code_to(&fresh, &who).await;
    visitor.post("/application/open", &[("code", &code)]).await.goes_to("/application");
    people::leave(&ada, &fresh.app, who.signed().unwrap().person).await.unwrap();
    let mut visitor = visitor.on(app.clone());
    visitor.post("/application/withdraw", &[("sure", "yes")]).await;
    assert_eq!(vacancies::candidacy(&hana, &app, joy).await.unwrap().stage, Stage::Withdrawn);
    let came = mail::by_hand(&fresh.app, org.id).await.unwrap();
    let came: Vec<_> = came.iter().filter(|one| one.why == "work_came_in").map(|one| one.name.as_str()).collect();
    assert_eq!(came, ["Hana Hill"]);
}

async fn whoever_sent_the_link_hears_by_mail_that_something_came_and_no_name(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    send_by_code(&fresh, &who, joy).await;
    let app = with_mail(&fresh, "smtp://me:secret@127.0.0.1:1");
    let mut visitor = at_door(&fresh, &who).await;
    visitor.post("/application/open/code", &[]).await;
    let code = code_to(&fresh, &who).await;
    visitor.post("/application/open", &[("code", &code)]).await.goes_to("/application");
    let mut visitor = visitor.on(app.clone());
    visitor.post("/application/withdraw", &[("sure", "yes")]).await;
    assert_eq!(vacancies::candidacy(&who, &app, joy).await.unwrap().stage, Stage::Withdrawn);
    // The same database without a mail server shows what waits.
    let came = mail::by_hand(&fresh.app, who.org().unwrap()).await.unwrap();
    let came: Vec<_> = came.iter().filter(|one| one.why == "work_came_in").collect();
    let [told] = came[..] else { panic!("{came:?}") };
    assert!(told.body.contains("A candidate has withdrawn") && told.body.contains(&format!("/candidates/{joy}")));
    assert!(!told.body.contains("Joy") && !told.subject.contains("Joy"), "{told:?}");
}
