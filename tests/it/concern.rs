//! "I did not feel safe": it reaches the safeguarding lead at once, the person says who else may know, and nobody is chosen while it
//! waits.

use crate::on_both;
use crate::scoring::answers_all;
use crate::support::day::{AtDesk, Day};
use crate::support::{Fresh, PASSWORD, choosing};
use axum::body::Body;
use axum::http::Request;
use sametable::ids::ConcernId;
use sametable::ledger::service as ledger;
use sametable::panel::{Talk, service as panel};
use sametable::people::{Role, service as people};
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::mail;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::erasure::store as erasure;
use sametable::scoring::Answer;
use sametable::scoring::concern::rules::State;
use sametable::scoring::concern::service::{self as concern, Referral};
use sametable::scoring::concern::{Knows, store};
use sametable::scoring::service::{board, give, my_scores, talk};
use sametable::vacancy::service as vacancy;
use sametable::weighing::service as weighing;

on_both!(
    a_concern_reaches_the_named_lead_at_once_by_mail_and_on_every_page_before_the_panel_talks,
    while_nobody_is_named_concerns_go_to_hr_of_the_home_and_the_page_says_so,
    a_concern_that_lay_on_a_tablet_is_told_when_it_comes_even_if_everything_is_over,
    ann_goes_through_the_screens_and_reads_what_hana_answered,
    who_else_may_know_is_anns_choice_at_the_talk_and_on_the_weighing_page,
    what_was_said_about_the_lead_themselves_goes_to_somebody_else,
    nobody_is_chosen_while_a_concern_waits_for_its_answer,
    a_concern_is_read_and_answered_by_whoever_is_named_and_by_nobody_else,
    nothing_typed_is_lost_when_a_form_is_refused,
    what_ann_said_stands_in_her_own_record_and_the_candidates_file_knows_neither_her_nor_her_words,
    with_the_candidate_everything_about_the_concern_goes,
);

const WORDS: &str = "He locked the door and laughed.";
const ANSWER: &str = "I read this. I will come to you now.";
const WHY_NOT: &str = "Nobody was hurt, and Sam was never alone with anybody.";

/// Hana, who is named, and Dee, her deputy.
async fn leads(fresh: &Fresh, day: &Day) -> (AtDesk, AtDesk) {
    let hana = at_desk(fresh, day, "Hana Hill").await;
    let dee = at_desk(fresh, day, "Dee Dale").await;
    let id = |one: &AtDesk| one.who.signed().unwrap().person.to_string();
    concern::name_lead(&day.hr.who, &fresh.app, &id(&hana), &id(&dee)).await.unwrap();
    (hana, dee)
}

async fn at_desk(fresh: &Fresh, day: &Day, name: &str) -> AtDesk {
    let who = fresh.person(&day.org, name, &[Role::Colleague]).await;
    let first = name.split(' ').next().unwrap().to_lowercase();
    let email = format!("{first}.{}@test.example", day.org.id.0.simple());
    let token = people::sign_in(&fresh.app, &email, PASSWORD, "test").await.unwrap();
    AtDesk { who, visitor: fresh.visitor().with_session(&token) }
}

async fn the_concern(fresh: &Fresh, day: &Day) -> ConcernId {
    store::said(&fresh.app.db, day.org.id, store::Scope::All).await.unwrap()[0].id
}

/// Whom something was written to because of a concern, and what.
async fn mails(fresh: &Fresh, day: &Day) -> Vec<(String, String, String)> {
    let all = mail::by_hand(&fresh.app, day.org.id).await.unwrap();
    let mut mails: Vec<_> =
        all.into_iter().filter(|one| one.why == mail::CONCERN).map(|one| (one.name, one.subject, one.body)).collect();
    mails.sort();
    mails
}

/// Both interviews are talked about.
async fn talked(fresh: &Fresh, day: &Day) {
    let app = &fresh.app;
    for interview in [day.sam, day.priya] {
        if interview == day.priya {
            panel::start_interview(&day.facilitator.who, app, interview).await.unwrap();
        }
        for tablet in [&day.ann, &day.ben, &day.mona] {
            answers_all(app, day, &tablet.who, interview, Answer::Value(2)).await;
        }
        talk::open(&day.facilitator.who, app, interview).await.unwrap();
    }
}

fn not_referred() -> Referral {
    Referral { made: Some(false), why: WHY_NOT.to_owned(), ..Referral::default() }
}

async fn a_concern_reaches_the_named_lead_at_once_by_mail_and_on_every_page_before_the_panel_talks(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterLast).await;
    let (mut hana, mut dee) = leads(&fresh, &day).await;
    hana.visitor.get("/account").await.is(200).hides("A concern waits");
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    let id = the_concern(&fresh, &day).await;
    let told = mails(&fresh, &day).await;
    let names: Vec<_> = told.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["Dee Dale", "Hana Hill"]);
    for (_, subject, body) in &told {
        assert!(body.contains(&format!("\nhttps://panel.test/concerns/{id}\n")), "{body}");
        for hidden in ["Ann", "Sam Sharp", "locked", "safe", "Hana", "Dee"] {
            assert!(!subject.contains(hidden), "{subject}");
            assert!(["Hana", "Dee"].contains(&hidden) || !body.contains(hidden), "{body}");
        }
    }
    for one in [&mut hana, &mut dee] {
        one.visitor.get("/account").await.is(200).shows("A concern waits for you, since");
        let list = one.visitor.get("/concerns").await;
        list.is(200)
            .shows("Ann Archer")
            .shows("Sam Sharp")
            .shows("Waits for an answer")
            .shows("Has waited for 0 minutes");
        one.visitor.get(&format!("/concerns/{id}")).await.is(200).shows(WORDS).shows("only you know");
    }
    // The board says to whoever runs the day that it was told, without a word of it; to others at the desk nothing.
    let desk = format!("/panels/{}/board", day.panel);
    let seen = day.facilitator.visitor.get(&desk).await;
    seen.is(200).shows("Hana Hill was told at").hides("Ann Archer did not feel safe").hides(WORDS);
    day.manager.visitor.get(&desk).await.is(200).hides("was told at");
    day.hr.visitor.get(&desk).await.is(200).hides("was told at");
    // By whom, only where Ann chose it.
    concern::share(&day.ann.who, app, day.sam, &[Knows::Facilitator]).await.unwrap();
    let rows = board::board(&day.facilitator.who, app, day.panel).await.unwrap().board.told;
    assert!(rows.len() == 1 && rows[0].starts_with("Ann Archer did not feel safe."), "{rows:?}");
    // The same words again tell nobody again; other words do.
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    assert_eq!(mails(&fresh, &day).await.len(), 2);
    give::say_safe(&day.ann.who, app, day.sam, true, "He did it again.").await.unwrap();
    assert_eq!(mails(&fresh, &day).await.len(), 4);
    // Without a mail server these are nobody's to pass on.
    day.administrator.visitor.get("/messages").await.is(200).hides("Hana Hill");
}

async fn while_nobody_is_named_concerns_go_to_hr_of_the_home_and_the_page_says_so(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let home =
        people::services(&day.hr.who, app).await.unwrap().into_iter().find(|home| home.name == "Elm House").unwrap();
    // This vacancy is of Elm Lodge; HR of Elm House alone is not told.
    let grant = sametable::people::Grant { role: Role::Hr, scope: sametable::people::Scope::Service(home.id) };
    let (mut elsewhere, _) = crate::access::with_grants(&fresh, day.org.id, "Elsa Elsewhere", &[grant]).await;
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    let told: Vec<_> = mails(&fresh, &day).await.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(told, ["Hari Hope"]);
    let id = the_concern(&fresh, &day).await;
    day.hr.visitor.get("/concerns").await.is(200).shows("Nobody is named as safeguarding lead").shows("Ann Archer");
    day.hr.visitor.get(&format!("/concerns/{id}")).await.is(200).shows(WORDS);
    elsewhere.get("/concerns").await.is(200).hides("Ann Archer");
    elsewhere.get(&format!("/concerns/{id}")).await.is(404).hides(WORDS);
    let page = day.administrator.visitor.get("/concerns/lead").await;
    page.is(200).shows("Nobody is named as safeguarding lead").shows("Hari Hope");
    // Once somebody is named, HR reads it no more; when they leave, HR does again.
    let (hana, dee) = leads(&fresh, &day).await;
    day.hr.visitor.get("/concerns").await.is(403).hides("Ann Archer");
    day.hr.visitor.get(&format!("/concerns/{id}")).await.is(403).hides(WORDS);
    for gone in [&hana, &dee] {
        people::leave(&day.administrator.who, app, gone.who.signed().unwrap().person).await.unwrap();
    }
    day.hr.visitor.get(&format!("/concerns/{id}")).await.is(200).shows(WORDS);
}

async fn a_concern_that_lay_on_a_tablet_is_told_when_it_comes_even_if_everything_is_over(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (mut hana, _) = leads(&fresh, &day).await;
    talked(&fresh, &day).await;
    for interview in [day.sam, day.priya] {
        talk::close(&day.facilitator.who, app, interview).await.unwrap();
    }
    // Ann was finished and the talk is closed when her tablet finds the network again, and it sends each thing twice.
    let at = format!("/seat/interview/{}", day.sam);
    for (path, fields) in [
        ("safe", vec![("safe", "no"), ("words", WORDS)]),
        ("safe/who", vec![("knows", "manager"), ("knows", "supporter")]),
    ] {
        let key = uuid::Uuid::new_v4().to_string();
        for _ in 0..2 {
            let fields: Vec<_> = fields.iter().copied().chain([("key", key.as_str())]).collect();
            let request = Request::post(format!("{at}/{path}"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("x-seat", day.ann.seat.to_string())
                .header("x-pass", "")
                .header("x-key", &key)
                .body(Body::from(serde_html_form::to_string(&fields).unwrap()))
                .unwrap();
            day.ann.visitor.send(request).await.is(200).shows("\"kept\":true");
        }
    }
    assert_eq!(mails(&fresh, &day).await.len(), 2, "one to each, once");
    let id = the_concern(&fresh, &day).await;
    let page = hana.visitor.get(&format!("/concerns/{id}")).await;
    page.is(200).shows(WORDS).shows("The manager. Their supporter.");
    // An interview that did not begin has nothing to be said about.
    let other = fresh.day(Talk::AfterEach).await;
    assert!(give::say_safe(&other.ann.who, app, other.priya, true, WORDS).await.is_err());
    assert!(give::say_safe(&other.ann.who, app, day.sam, true, WORDS).await.is_err(), "another organisation's panel");
}

async fn ann_goes_through_the_screens_and_reads_what_hana_answered(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (mut hana, _) = leads(&fresh, &day).await;
    let at = format!("/seat/interview/{}", day.sam);
    let ann = &mut day.ann.visitor;
    let safe = ann.get(&format!("{at}/safe")).await;
    safe.is(200).shows("We tell Hana as soon as we can.").shows(&format!("data-next=\"{at}/safe/who\""));
    ann.post(&format!("{at}/safe"), &[("safe", "no"), ("words", WORDS)]).await.goes_to(&format!("{at}/safe/who"));
    let who = ann.get(&format!("{at}/safe/who")).await;
    who.is(200).shows("Who else may know?").shows("Only Hana").shows("Fay, who runs the day");
    who.shows("We must tell others if someone could be hurt.");
    ann.post(&format!("{at}/safe/who"), &[]).await.is(422).shows("Choose who may know.");
    ann.post(&format!("{at}/safe/who"), &[("knows", "everybody")]).await.is(422).shows("Choose who may know.");
    let both = ann.post(&format!("{at}/safe/who"), &[("knows", "nobody"), ("knows", "panel")]).await;
    both.is(422).shows("Choose one of these");
    ann.post(&format!("{at}/safe/who"), &[("knows", "nobody")]).await.goes_to(&format!("{at}/check"));
    ann.post(&format!("{at}/safe"), &[("safe", "yes")]).await.goes_to(&format!("{at}/check"));
    ann.post(&format!("{at}/safe"), &[("safe", "no"), ("words", WORDS)]).await.goes_to(&format!("{at}/safe/who"));
    ann.get(&format!("{at}/check")).await.is(200).hides("has read what you said");
    // What the tablet fills its kept screens with.
    let mine = ann.get(&format!("{at}/mine.json")).await;
    mine.is(200).shows("safe/who\":[[\"knows\",\"nobody\"]]");

    let id = the_concern(&fresh, &day).await;
    let page = format!("/concerns/{id}");
    hana.visitor.get(&page).await.shows("took it back").shows("Only you, nobody else.");
    hana.visitor.post(&format!("{page}/answer"), &[("words", ANSWER)]).await.goes_to(&page);
    hana.visitor.get(&page).await.is(200).shows("Hana Hill answered:").shows(ANSWER).shows("Answered after 0 minutes");
    let ann = &mut day.ann.visitor;
    ann.get(&format!("{at}/check"))
        .await
        .is(200)
        .shows("Hana has read what you said.")
        .shows("I will come to you now.");
    day.ben.visitor.get(&format!("{at}/check")).await.is(200).hides("has read what you said");
    // A screen that the tablet keeps shows nobody's answers.
    let kept = Request::get(format!("{at}/check")).header("x-keep", "1").body(Body::empty()).unwrap();
    day.ann.visitor.send(kept).await.is(200).hides("has read what you said").hides(WORDS);
    answers_all(app, &day, &day.ann.who, day.sam, Answer::Value(1)).await;
    day.ann.visitor.get(&at).await.is(200).shows("Hana has read what you said.");
    let own = my_scores(&day.ann.who, app, day.sam).await.unwrap().safe;
    assert_eq!(own.heard, Some(("Hana".to_owned(), ANSWER.to_owned())));
}

async fn who_else_may_know_is_anns_choice_at_the_talk_and_on_the_weighing_page(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (hana, _) = leads(&fresh, &day).await;
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    talked(&fresh, &day).await;
    let weigh = format!("/vacancies/{}/weigh", day.vacancy);
    let talk = format!("/panels/{}/talk/{}", day.panel, day.sam);
    let tablet = format!("/seat/talk/{}", day.sam);
    let only = "A concern was raised and is with Hana Hill.";
    for (knows, manager, panel) in [
        (vec![], false, false),
        (vec![Knows::Nobody], false, false),
        (vec![Knows::Facilitator, Knows::Supporter], false, false),
        (vec![Knows::Manager], true, false),
        (vec![Knows::Panel], true, true),
        (vec![Knows::Nobody], false, false),
    ] {
        if !knows.is_empty() {
            concern::share(&day.ann.who, app, day.sam, &knows).await.unwrap();
        }
        let page = day.manager.visitor.get(&weigh).await;
        if manager {
            page.shows(WORDS).hides(only)
        } else {
            page.shows(only).hides(WORDS)
        };
        let page = day.manager.visitor.get(&talk).await;
        if panel {
            page.shows(WORDS).hides(only)
        } else {
            page.shows(only).hides(WORDS).hides("Ann Archer did not feel")
        };
        let page = day.ben.visitor.get(&tablet).await;
        page.is(200).hides(only);
        if panel {
            page.shows(WORDS)
        } else {
            page.hides(WORDS).hides("did not feel safe")
        };
    }
    // Each choice stays.
    let id = the_concern(&fresh, &day).await;
    let read = concern::read(&hana.who, app, id).await.unwrap();
    assert_eq!(read.line.case.shared.len(), 5);
    // What was raised before anybody was asked stays as it was: the talk knows it, and it is no case.
    let mut tx = app.db.begin().await.unwrap();
    tx.sql("UPDATE concern SET asked = $1").bind(false).execute().await.unwrap();
    tx.commit().await.unwrap();
    day.manager.visitor.get(&weigh).await.shows(WORDS).hides("waits for");
    day.ben.visitor.get(&tablet).await.shows(WORDS);
    assert!(concern::list(&hana.who, app).await.unwrap().lines.is_empty());
}

/// Whoever works here may apply: a lead is not told what was said about themselves, and reads none of it. HR is told instead.
async fn what_was_said_about_the_lead_themselves_goes_to_somebody_else(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterLast).await;
    let mut sam = at_desk(&fresh, &day, "Sam Sharp").await;
    let mut dee = at_desk(&fresh, &day, "Dee Dale").await;
    let id = |one: &AtDesk| one.who.signed().unwrap().person.to_string();
    concern::name_lead(&day.hr.who, app, &id(&sam), &id(&dee)).await.unwrap();
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    let told: Vec<_> = mails(&fresh, &day).await.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(told, ["Dee Dale"], "the deputy hears of it, the lead does not");
    let concern = the_concern(&fresh, &day).await;
    sam.visitor.get("/concerns").await.is(200).hides("Ann").hides("waits");
    sam.visitor.get(&format!("/concerns/{concern}")).await.is(404);
    dee.visitor.get(&format!("/concerns/{concern}")).await.is(200).shows(WORDS);
    day.hr.visitor.get("/concerns").await.is(403);
    let tablet = day.ann.visitor.get(&format!("/seat/interview/{}/safe", day.sam)).await;
    tablet.is(200).shows("Dee").hides("We tell Sam");
    // Without a deputy it goes to HR.
    concern::name_lead(&day.hr.who, app, &id(&sam), "").await.unwrap();
    day.hr.visitor.get(&format!("/concerns/{concern}")).await.is(200).shows(WORDS);
    sam.visitor.get(&format!("/concerns/{concern}")).await.is(404);
    give::say_safe(&day.ben.who, app, day.sam, true, WORDS).await.unwrap();
    let told: Vec<_> = mails(&fresh, &day).await.into_iter().map(|(name, ..)| name).collect();
    assert!(told.iter().all(|name| name != "Sam Sharp") && told.len() > 1, "{told:?}");
}

async fn nobody_is_chosen_while_a_concern_waits_for_its_answer(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (hana, _) = leads(&fresh, &day).await;
    talked(&fresh, &day).await;
    let wish = choosing::chosen(day.priyas_file, "Priya waited for each answer.");
    let wish = choosing::whole(&day.manager.who, app, day.vacancy, wish).await;
    let choose = async || weighing::choose(&day.manager.who, app, day.vacancy, wish.clone()).await;
    // It is about Sam, and Priya would be chosen.
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    let id = the_concern(&fresh, &day).await;
    let says = |refused: Result<_, Refused>| refused.map(|_| ()).unwrap_err().says("weighing-concern-waits");
    assert!(says(choose().await));
    let address = format!("/vacancies/{}/choose", day.vacancy);
    let waits = "A concern about one of these candidates waits for Hana Hill. Nobody can be chosen";
    let page = day.manager.visitor.get(&address).await;
    page.is(200).shows(waits).hides(WORDS);
    let typed = choosing::posted(&wish);
    let refused = day.manager.visitor.post(&address, &choosing::pairs(&typed)).await;
    refused.is(422).shows(waits).shows("Priya waited for each answer.").hides(WORDS);
    concern::answer(&hana.who, app, id, ANSWER).await.unwrap();
    assert!(says(choose().await), "whether it is referred is still to be said");
    let list = concern::list(&hana.who, app).await.unwrap();
    assert_eq!(list.lines[0].case.state(), State::ToDecide);
    concern::refer(&hana.who, app, id, &not_referred()).await.unwrap();
    // Said again in other words, it waits again.
    give::say_safe(&day.ann.who, app, day.sam, true, "He did it twice.").await.unwrap();
    assert!(says(choose().await));
    // Taken back, it keeps nobody from choosing.
    give::say_safe(&day.ann.who, app, day.sam, false, "").await.unwrap();
    day.manager.visitor.get(&address).await.is(200).hides(waits);
    give::say_safe(&day.ann.who, app, day.sam, true, "He did it twice.").await.unwrap();
    concern::answer(&hana.who, app, id, ANSWER).await.unwrap();
    concern::refer(&hana.who, app, id, &not_referred()).await.unwrap();
    weighing::choose(&day.manager.who, app, day.vacancy, wish).await.unwrap();
}

async fn a_concern_is_read_and_answered_by_whoever_is_named_and_by_nobody_else(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (mut hana, mut dee) = leads(&fresh, &day).await;
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    let id = the_concern(&fresh, &day).await;
    let page = format!("/concerns/{id}");
    let elsewhere = fresh.organisation("Beeches").await;
    let all = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor];
    let stranger = fresh.signed_in(&elsewhere, "Sten Stranger", &all).await;
    let auditor = fresh.signed_in(&day.org, "Aud Archer", &[Role::Auditor]).await;
    let others = [
        ("manager", day.manager.visitor.clone(), 403),
        ("HR", day.hr.visitor.clone(), 403),
        ("facilitator", day.facilitator.visitor.clone(), 403),
        ("administrator", day.administrator.visitor.clone(), 403),
        ("colleague", day.colleague.visitor.clone(), 403),
        ("auditor", auditor, 403),
        ("stranger", stranger, 404),
    ];
    for (name, mut visitor, status) in others {
        let seen = visitor.get(&page).await;
        assert_eq!(seen.status.as_u16(), status, "{name}");
        seen.hides(WORDS).hides("Ann Archer");
        visitor.get("/concerns").await.hides("Ann Archer").hides("Sam Sharp");
        for deed in ["answer", "refer", "close"] {
            let answer = visitor.post(&format!("{page}/{deed}"), &[("words", "x"), ("made", "no"), ("why", "x")]).await;
            assert_eq!(answer.status.as_u16(), status, "{name} {deed}");
        }
        visitor.get("/account").await.is(200).hides("A concern waits");
    }
    fresh.visitor().get(&page).await.goes_to(&format!("/sign-in?then={page}"));
    day.ben.visitor.get(&page).await.hides(WORDS);
    assert!(concern::list(&hana.who, app).await.unwrap().lines[0].case.steps.is_empty(), "nothing of that was done");
    // A stranger's lead is none of ours.
    let theirs = fresh.person(&elsewhere, "Tess Stranger", &[Role::Hr]).await;
    let ours = hana.who.signed().unwrap().person.to_string();
    assert!(concern::name_lead(&theirs, app, &ours, "").await.unwrap_err().says("concern-lead-needed"));
    for (not, who) in [("manager", &day.manager.who), ("colleague", &day.colleague.who)] {
        assert!(matches!(concern::name_lead(who, app, &ours, "").await, Err(Refused::NotAllowed)), "{not}");
    }
    // The lead answers, the deputy goes on, and each look is noted without saying whose it was.
    hana.visitor.post(&format!("{page}/answer"), &[("words", ANSWER)]).await.goes_to(&page);
    let referral = [("made", "yes"), ("to_whom", "Elmshire Council"), ("on_day", "2026-11-02"), ("reference", "ES-12")];
    dee.visitor.post(&format!("{page}/refer"), &referral).await.goes_to(&page);
    dee.visitor.post(&format!("{page}/close"), &[("note", "Seen through.")]).await.goes_to(&page);
    let seen = dee.visitor.get(&page).await;
    seen.is(200).shows("It is closed").shows("referred to Elmshire Council").shows("ES-12").shows("Seen through.");
    dee.visitor.post(&format!("{page}/answer"), &[("words", "More.")]).await.is(422).shows("This was closed");
    let noted = day.hr.visitor.get("/audit/views").await;
    noted.is(200).shows("Dee Dale read what somebody on a panel said about not feeling safe.").hides("Ann Archer");
    // Said again, it opens again.
    give::say_safe(&day.ann.who, app, day.sam, true, "Again.").await.unwrap();
    hana.visitor.get("/concerns").await.is(200).shows("Waits for an answer");
}

async fn nothing_typed_is_lost_when_a_form_is_refused(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (mut hana, _) = leads(&fresh, &day).await;
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    let page = format!("/concerns/{}", the_concern(&fresh, &day).await);
    let visitor = &mut hana.visitor;
    visitor.post(&format!("{page}/answer"), &[("words", "  ")]).await.is(422).shows("Write some words.").shows(WORDS);
    let long = "Long words. ".repeat(400);
    visitor
        .post(&format!("{page}/answer"), &[("words", &long)])
        .await
        .is(422)
        .shows("too long")
        .shows("Long words. Long");
    visitor.post(&format!("{page}/refer"), &[("why", WHY_NOT)]).await.is(422).shows("Say whether").shows(WHY_NOT);
    let referral = [("made", "yes"), ("to_whom", ""), ("on_day", "2040-01-01"), ("reference", "ES-12")];
    let refused = visitor.post(&format!("{page}/refer"), &referral).await;
    refused.is(422).shows("Say to whom").shows("cannot be a day to come").shows("value=\"ES-12\"");
    visitor.post(&format!("{page}/refer"), &[("made", "no"), ("why", "")]).await.is(422).shows("Write some words.");
    let refused = visitor.post(&format!("{page}/close"), &[("note", "All is well.")]).await;
    refused.is(422).shows("when the person was answered");
    assert!(concern::list(&hana.who, app).await.unwrap().lines[0].case.steps.is_empty());
    // The page of the lead: nobody, somebody unknown, the same person twice.
    let id = hana.who.signed().unwrap().person.to_string();
    let visitor = &mut day.administrator.visitor;
    visitor.post("/concerns/lead/name", &[]).await.is(422).shows("Choose a person who can sign in.");
    let twice = visitor.post("/concerns/lead/name", &[("lead", &id), ("deputy", &id)]).await;
    twice.is(422).shows("another person").shows(&format!("value=\"{id}\" selected"));
    visitor.post("/concerns/lead/name", &[("lead", &id), ("deputy", "")]).await.goes_to("/concerns/lead");
    visitor.get("/concerns/lead").await.is(200).shows("Last set on").hides("Nobody is named");
}

async fn what_ann_said_stands_in_her_own_record_and_the_candidates_file_knows_neither_her_nor_her_words(fresh: Fresh) {
    let app = &fresh.app;
    let mut day = fresh.day(Talk::AfterEach).await;
    let (hana, _) = leads(&fresh, &day).await;
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    concern::share(&day.ann.who, app, day.sam, &[Knows::Nobody]).await.unwrap();
    let id = the_concern(&fresh, &day).await;
    concern::answer(&hana.who, app, id, ANSWER).await.unwrap();
    concern::refer(&hana.who, app, id, &not_referred()).await.unwrap();
    talked(&fresh, &day).await;
    let candidacy = vacancy::candidacy(&day.hr.who, app, day.sams_file).await.unwrap();
    let entries = ledger::stream(&day.hr.who, app, candidacy.stream).await.unwrap();
    let raised: Vec<_> = entries.iter().filter(|entry| entry.kind() == Some("concern.raised")).collect();
    assert_eq!(raised.len(), 1);
    assert_eq!(raised[0].entry.actor, sametable::ledger::SERVER, "whoever said it has a random name there");
    assert!(raised[0].text("seat").is_none() && raised[0].text("words").is_none());
    assert!(entries.iter().all(|entry| !serde_json::to_string(&entry.values()).unwrap().contains("locked")));
    let file = day.manager.visitor.get(&format!("/files/{}", day.sams_file)).await;
    file.is(200).shows("Concern raised").hides(WORDS).hides(ANSWER).hides(WHY_NOT);
    day.hr.visitor.get(&format!("/files/{}/bundle", day.sams_file)).await.is(200).hides("locked").hides("never alone");
    // Hers is in hers.
    let sametable::people::Who::Seat(me) = &day.ann.who else { panic!("no seat") };
    let ann = people::person(&day.hr.who, app, me.person).await.unwrap();
    let own = ledger::stream(&day.hr.who, app, ann.stream).await.unwrap();
    let kinds: Vec<_> =
        own.iter().filter_map(|entry| entry.kind()).filter(|kind| kind.starts_with("concern.")).collect();
    assert_eq!(kinds, ["concern.said", "concern.shared", "concern.answered", "concern.not_referred"]);
    assert_eq!(own.iter().find_map(|entry| entry.text("words").filter(|words| *words == WORDS)), Some(WORDS));
    // What Sam asks for says that somebody did, and not who; what Ann asks for says all of hers.
    use sametable::recruitment_file::subject_access::service::{self as access, NewRequest};
    for (subject, shown, hidden) in [
        (
            format!("candidate:{}", day.sams_file),
            vec!["Somebody on the panel said that they did not feel safe."],
            vec![WORDS, ANSWER, WHY_NOT, "Ann Archer"],
        ),
        (format!("person:{}", me.person), vec![WORDS, ANSWER, WHY_NOT, "You chose nobody else."], vec![]),
    ] {
        let new = NewRequest {
            subject,
            came_on: sametable::platform::clock::london_date(app.clock.now()),
            came_how: "email".to_owned(),
            identity: "rang the number we have".to_owned(),
            ..NewRequest::default()
        };
        let request = access::record(&day.hr.who, app, new).await.unwrap();
        let page = day.hr.visitor.get(&format!("/subject-access/{request}/draft")).await;
        page.is(200);
        for words in shown {
            assert!(page.text.contains(&words.replace('\'', "&#x27;")), "{words} is missing");
        }
        for words in hidden {
            assert!(!page.text.contains(words), "{words} is shown");
        }
    }
}

async fn with_the_candidate_everything_about_the_concern_goes(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    let (hana, _) = leads(&fresh, &day).await;
    give::say_safe(&day.ann.who, app, day.sam, true, WORDS).await.unwrap();
    concern::share(&day.ann.who, app, day.sam, &[Knows::Manager]).await.unwrap();
    concern::answer(&hana.who, app, the_concern(&fresh, &day).await, ANSWER).await.unwrap();
    talked(&fresh, &day).await;
    for interview in [day.sam, day.priya] {
        talk::close(&day.facilitator.who, app, interview).await.unwrap();
    }
    // Until then no row of it is ever changed.
    for (table, change) in [
        ("concern_shared", "UPDATE concern_shared SET knows = '[]'"),
        ("concern_step", "UPDATE concern_step SET words = 'Nothing.'"),
        ("safeguarding_lead", "UPDATE safeguarding_lead SET deputy = NULL"),
    ] {
        let mut tx = app.db.begin().await.unwrap();
        let refused = tx.sql(change).execute().await.unwrap_err();
        assert_eq!(broken_rule(&refused).as_deref(), Some(format!("{table}_append_only").as_str()));
    }
    let mut tx = app.db.begin().await.unwrap();
    erasure::mark_candidacy(&mut tx, day.org.id, day.sams_file, app.clock.now()).await.unwrap();
    erasure::blank_candidate(&mut tx, day.org.id, day.sams_file, "-", "-").await.unwrap();
    tx.commit().await.unwrap();
    for table in
        ["SELECT count(*) FROM concern", "SELECT count(*) FROM concern_shared", "SELECT count(*) FROM concern_step"]
    {
        let left: i64 = app.db.sql(table).value().await.unwrap();
        assert_eq!(left, 0, "{table}");
    }
}
