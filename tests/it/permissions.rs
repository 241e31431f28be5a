//! Roles by place, auditors, inspectors' links, the second pair of eyes, and who looked at what.

use crate::access::with_grants;
use crate::on_both;
use crate::support::{Fresh, Visitor};
use sametable::app::{Access, Kind, routes};
use sametable::command::demo::{self, Made};
use sametable::ids::{OrganisationId, ServiceId};
use sametable::ledger;
use sametable::people::service::inspectors::{self, NewInspector};
use sametable::people::service::second::{self, Ask, Made as LinkMade, Matter, NewOutsider, Said, Standing};
use sametable::people::service::{self as people, NewPerson};
use sametable::people::{Grant, Role, Scope, Who};
use sametable::platform::refused::Refused;
use sametable::vacancy::service as vacancy;

on_both!(
    grants_are_kept_with_their_places_and_old_roles_are_for_the_whole_organisation,
    a_demoted_person_s_next_click_shows_nothing,
    an_inspector_reads_is_noted_and_finds_the_link_ended_afterwards,
    an_inspector_of_a_home_reads_whom_it_took_on_and_others_only_where_they_were_named,
    a_deed_that_needs_two_persons_waits_for_another_person_and_goes_on_once,
    somebody_from_outside_answers_once_by_a_link,
    whoever_asked_never_holds_the_link_themselves,
    one_person_alone_cannot_switch_the_second_person_off,
    whoever_got_their_sign_in_from_the_asker_just_now_is_no_second_person,
    the_log_of_views_is_read_by_person_file_and_day_within_ones_own_homes,
);

async fn home(fresh: &Fresh, org: OrganisationId, name: &str) -> ServiceId {
    let job = Who::Job { org, name: "test" };
    people::services(&job, &fresh.app).await.unwrap().into_iter().find(|home| home.name == name).unwrap().id
}

fn by_role(made: &Made, role: Role) -> &Who {
    &made.people.iter().find(|one| one.role == role).unwrap().who
}

async fn visit(fresh: &Fresh, made: &Made, role: Role) -> Visitor {
    let person = made.people.iter().find(|one| one.role == role).unwrap();
    let token = people::sign_in(&fresh.app, &person.email, demo::PASSWORD, "test").await.unwrap();
    fresh.visitor().with_session(&token)
}

async fn grants_are_kept_with_their_places_and_old_roles_are_for_the_whole_organisation(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let elm = home(&fresh, org.id, "Elm House").await;
    let (_, who) = with_grants(
        &fresh,
        org.id,
        "Mo Manager",
        &[Grant { role: Role::Manager, scope: Scope::Service(elm) }, Grant::everywhere(Role::Hr)],
    )
    .await;
    let signed = who.signed().unwrap();
    assert_eq!(signed.scopes(&[Role::Manager]), [Scope::Service(elm)]);
    assert_eq!(signed.scopes(&[Role::Hr]), [Scope::Organisation]);
    // A place that is none, of another organisation, or that this role does not have is refused.
    let strangers = fresh.organisation("Beeches").await;
    let theirs = home(&fresh, strangers.id, "Elm House").await;
    let job = Who::Job { org: org.id, name: "test" };
    for scope in
        [Scope::Service(theirs), Scope::Service(ServiceId::new()), Scope::Vacancy(sametable::ids::VacancyId::new())]
    {
        let new = NewPerson {
            name: "Nobody".to_owned(),
            email: "nobody@test.example".to_owned(),
            password: demo::PASSWORD.to_owned(),
            grants: vec![Grant { role: Role::Manager, scope }],
            ..NewPerson::default()
        };
        assert!(people::add_person(&job, &fresh.app, new).await.unwrap_err().says("people-where-unknown"));
    }
    // The manager of one home adds people there and nowhere else, and gives no office roles.
    let manager =
        with_grants(&fresh, org.id, "Mia Manager", &[Grant { role: Role::Manager, scope: Scope::Service(elm) }])
            .await
            .1;
    let new = |roles: &[Role], grants: &[Grant]| NewPerson {
        name: "Pat Panel".to_owned(),
        roles: roles.to_vec(),
        grants: grants.to_vec(),
        ..NewPerson::default()
    };
    let added = people::add_person(&manager, &fresh.app, new(&[Role::PanelMember], &[])).await.unwrap();
    let held = sametable::people::store::grants(&fresh.app.db, org.id, added).await.unwrap();
    assert_eq!(held, [Grant { role: Role::PanelMember, scope: Scope::Service(elm) }]);
    let everywhere = [Grant::everywhere(Role::Facilitator)];
    assert!(
        people::add_person(&manager, &fresh.app, new(&[], &everywhere)).await.unwrap_err().says("people-where-unknown")
    );
    let office = people::add_person(&manager, &fresh.app, new(&[Role::Auditor], &[])).await;
    assert!(office.unwrap_err().says("people-roles-administrator"));
    assert!(people::add_service(&manager, &fresh.app, "Oak House").await.is_err());
}

async fn a_demoted_person_s_next_click_shows_nothing(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let mut priya = visit(&fresh, &made, Role::Manager).await;
    priya.get("/files").await.is(200).shows("Rosa Lind");
    let court = home(&fresh, made.org, "Larch Court").await;
    let id = by_role(&made, Role::Manager).signed().unwrap().person;
    let change = NewPerson {
        name: "Priya Shah".to_owned(),
        grants: vec![Grant { role: Role::Manager, scope: Scope::Service(court) }],
        ..NewPerson::default()
    };
    people::change_person(by_role(&made, Role::Administrator), &fresh.app, id, change).await.unwrap();
    // The session is over at once; signed in again, Elm House is gone from every list.
    priya.get("/files").await.goes_to("/sign-in?then=/files");
    let mut priya = visit(&fresh, &made, Role::Manager).await;
    priya.get("/files").await.is(200).shows("Joy").hides("Rosa Lind");
    priya.get("/vacancies").await.is(200).shows("Larch Court").hides("Elm House");
    priya.get("/panels").await.is(200).hides("The garden room");
    priya.get("/checks").await.is(200).hides("Rosa Lind");
    priya.get(&format!("/vacancies/{}", made.today.vacancy)).await.is(404);
    priya.get(&format!("/panels/{}/events", made.today.panel)).await.is(404);
    priya.get(&format!("/files/{}/bundle", made.today.candidates[0].0)).await.is(404);
}

async fn an_inspector_reads_is_noted_and_finds_the_link_ended_afterwards(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let hr = by_role(&made, Role::Hr);
    let (joy, mina) = (made.past.candidates[0].clone(), made.past.candidates[1].clone());
    let new = |ends_on: &str, files: Vec<String>, services: Vec<String>| NewInspector {
        name: "Ira Inspector".to_owned(),
        body: "CQC".to_owned(),
        reason: "Sample of one file".to_owned(),
        ends_on: ends_on.to_owned(),
        services,
        files,
    };
    let (usual, last) = inspectors::days(&fresh.app);
    // Nothing to show, a day too far, a day gone, no day, nobody's file: refused.
    for (bad, code) in [
        (new(&usual, vec![], vec![]), "inspector-scope-needed"),
        (new("2040-01-01", vec![joy.0.to_string()], vec![]), "inspector-day-range"),
        (new("2020-01-01", vec![joy.0.to_string()], vec![]), "inspector-day-range"),
        (new("soon", vec![joy.0.to_string()], vec![]), "inspector-day-needed"),
        (new(&usual, vec![sametable::ids::CandidacyId::new().to_string()], vec![]), "inspector-scope-unknown"),
        (new(&last, vec!["x".to_owned()], vec![]), "inspector-scope-unknown"),
    ] {
        assert!(inspectors::let_in(hr, &fresh.app, bad).await.unwrap_err().says(code), "{code}");
    }
    let (link, address) =
        inspectors::let_in(hr, &fresh.app, new(&usual, vec![joy.0.to_string()], vec![])).await.unwrap();
    let path = address.trim_start_matches("https://panel.test").to_owned();
    let mut ira = fresh.visitor();
    let opened = ira.get(&path).await;
    opened.goes_to("/inspect");
    let cookie = opened.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("Path=/inspect;") && cookie.contains("HttpOnly") && cookie.contains("Secure"), "{cookie}");
    assert!(
        !path.ends_with(cookie.split('=').nth(1).unwrap().split(';').next().unwrap()),
        "the address itself is no cookie"
    );
    // An address that was typed wrong is no end of the link, and the page has a way back.
    ira.get("/inspect/nothing").await.is(404).shows("We cannot find this page").shows("href=\"/inspect\"");
    fresh.visitor().get("/inspect/nothing").await.is(401).shows("This link has ended");
    ira.get("/inspect").await.is(200).shows("Welcome, Ira Inspector").shows("is noted").shows("1 file");
    ira.get("/inspect/files").await.is(200).shows(&joy.1).hides(&mina.1).hides("Rosa Lind");
    ira.get(&format!("/inspect/files/{}", joy.0)).await.is(200).shows(&joy.1).hides(&format!("/candidates/{}", joy.0));
    ira.get(&format!("/inspect/files/{}/checks", joy.0)).await.is(200).shows("Passport").hides("<form");
    let history = ira.get(&format!("/inspect/files/{}/history", joy.0)).await;
    history.is(200).shows("Orchard Court").shows("1 May 2016 to 5 March 2017").hides("<form").hides("/candidates/");
    ira.get(&format!("/inspect/files/{}/bundle", joy.0)).await.is(200);
    ira.get(&format!("/inspect/files/{}", mina.0)).await.is(404).hides(&mina.1);
    // It is no way in to anything else.
    ira.get("/files").await.goes_to("/sign-in?then=/files");
    // HR reads what they looked at, in sentences.
    let mut harriet = visit(&fresh, &made, Role::Hr).await;
    let log = harriet.get(&format!("/inspectors/{link}")).await;
    log.is(200)
        .shows(&format!("Inspector Ira Inspector (CQC) read the file of {}.", joy.1))
        .shows("read the checks of")
        .shows("opened their link");
    log.shows("made a copy of the file");
    harriet
        .get(&format!("/audit/views?file={}", joy.0))
        .await
        .is(200)
        .shows("Inspector Ira Inspector (CQC) read the file");
    // Ended: one plain sentence at the next click, and the address opens nothing any more.
    harriet.post(&format!("/inspectors/{link}/end"), &[]).await.goes_to(&format!("/inspectors/{link}"));
    ira.get(&format!("/inspect/files/{}", joy.0)).await.is(401).shows("This link has ended").hides(&joy.1);
    fresh.visitor().get(&path).await.is(401).shows("This link has ended");
    harriet.post(&format!("/inspectors/{link}/end"), &[]).await.is(422).shows("ended before");
    // Another link ends by itself, at the end of its last day.
    let (_, address) = inspectors::let_in(hr, &fresh.app, new(&usual, vec![joy.0.to_string()], vec![])).await.unwrap();
    let mut ira = fresh.visitor();
    ira.get(address.trim_start_matches("https://panel.test")).await.goes_to("/inspect");
    fresh.app.clock.set_ahead(16 * 24 * 60 * 60);
    ira.get("/inspect/files").await.is(401).shows("This link has ended").hides(&joy.1);
    // Nor does HR of another home see the link.
    let elm = home(&fresh, made.org, "Elm House").await;
    let (mut other, _) =
        with_grants(&fresh, made.org, "Hal Elsewhere", &[Grant { role: Role::Hr, scope: Scope::Service(elm) }]).await;
    other.get("/inspectors").await.is(200).hides("Ira Inspector");
    other.get(&format!("/inspectors/{link}")).await.is(404).hides("Ira");
}

async fn an_inspector_of_a_home_reads_whom_it_took_on_and_others_only_where_they_were_named(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let hr = by_role(&made, Role::Hr);
    let of = |name: &str| made.past.candidates.iter().find(|(_, known)| known == name).unwrap().0;
    let (joy, sam, mina) = (of("Joy Adeyemi"), of("Sam Porter"), of("Mina Costa"));
    let court = home(&fresh, made.org, "Larch Court").await;
    let (usual, _) = inspectors::days(&fresh.app);
    let new = NewInspector {
        name: "Ira Inspector".to_owned(),
        body: "CQC".to_owned(),
        reason: "How the choice of 20 November was made".to_owned(),
        ends_on: usual,
        services: vec![court.to_string()],
        files: vec![mina.to_string()],
    };
    let (_, address) = inspectors::let_in(hr, &fresh.app, new).await.unwrap();
    let mut ira = fresh.visitor();
    ira.get(address.trim_start_matches("https://panel.test")).await.goes_to("/inspect");
    ira.get("/inspect").await.is(200).shows("who were offered a job at Larch Court").shows("1 file");
    // Joy works there. Mina does not, and was named. Sam was told that no inspector reads his file.
    ira.get("/inspect/files").await.is(200).shows("Joy Adeyemi").shows("Mina Costa").hides("Sam Porter");
    for (file, status) in [(joy, 200), (mina, 200), (sam, 404)] {
        ira.get(&format!("/inspect/files/{file}")).await.is(status).hides("Sam Porter");
        ira.get(&format!("/inspect/files/{file}/bundle")).await.is(status).hides("Sam Porter");
    }
    ira.get(&format!("/inspect/files/{sam}/checks")).await.is(404).hides("Sam Porter");
    let mut harriet = visit(&fresh, &made, Role::Hr).await;
    harriet.get("/inspectors").await.is(200).shows("Everybody else’s file only if you name it");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_what_hr_reads_and_every_form_refuses() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let auditor = visit(&fresh, &made, Role::Auditor).await;
    let mut read = 0;
    for route in routes() {
        let path = crate::access::address_on(route.path, &made, &made.past, "00000000-0000-7000-8000-000000000001");
        match (&route.kind, route.access) {
            (Kind::Form { .. }, Access::Roles(_) | Access::RunsDay) => {
                let answer = auditor.clone().post(&path, &[]).await;
                assert!(
                    matches!(answer.status.as_u16(), 403 | 404 | 422),
                    "{} answers {} to an auditor",
                    route.path,
                    answer.status
                );
            }
            (Kind::Page(_), Access::Roles(roles)) if roles.contains(&Role::Auditor) => {
                let answer = auditor.clone().get(&path).await;
                if answer.status.as_u16() == 404 {
                    continue; // a letter that is not there
                }
                answer.is(200);
                read += 1;
                // The one form on any page is to sign out.
                let forms: Vec<_> = answer.text.matches("method=\"post\"").collect();
                assert!(forms.len() <= 1, "{} offers an auditor something to do", route.path);
                // No link leads to a refusal.
                for link in links(&answer.text) {
                    let status = auditor.clone().get(&link).await.status.as_u16();
                    assert!(
                        !matches!(status, 401 | 403),
                        "{} offers an auditor {link}, which answers {status}",
                        route.path
                    );
                }
            }
            _ => {}
        }
    }
    assert!(read >= 15, "{read} pages");
    // What HR reads and an auditor does not, each with its reason. Whoever adds a page decides.
    let kept: Vec<_> = routes()
        .into_iter()
        .filter(|route| matches!(route.kind, Kind::Page(_) | Kind::Data(_)))
        .filter(|route| matches!(route.access, Access::Roles(roles) if roles.contains(&Role::Hr) && !roles.contains(&Role::Auditor)))
        .map(|route| route.path)
        .collect();
    for path in &kept {
        assert!(NOT_FOR_AUDITORS.iter().any(|(known, _)| path.starts_with(known)), "may an auditor read {path}?");
        let address = crate::access::address_on(path, &made, &made.past, "00000000-0000-7000-8000-000000000001");
        let status = auditor.clone().get(&address).await.status.as_u16();
        assert!(matches!(status, 403 | 404), "{path} answers {status}");
    }
    for (path, why) in NOT_FOR_AUDITORS {
        assert!(
            kept.iter().any(|kept| kept.starts_with(path)) && !why.is_empty(),
            "{path} is open to auditors, or is no page any more"
        );
    }
}

/// Where pages begin that HR has and an auditor has not.
const NOT_FOR_AUDITORS: &[(&str, &str)] = &[
    ("/audit/new", "a form; what was drawn, and by which seed, they read"),
    (
        "/audit/samples/{audit}/files/{candidacy}/second",
        "a form; what a second person says stands on the page that they read",
    ),
    ("/candidates/{candidacy}/disclosed", "what a certificate shows is for those who weigh it"),
    ("/candidates/{candidacy}/history/period", "a form; the history itself they read"),
    ("/candidates/{candidacy}/link", "a form; what came by it stands in the history and in the file"),
    ("/candidates/{candidacy}/references/ask", "a form; the references themselves they read"),
    ("/concerns/lead", "a setting; what reaches whoever is named is theirs alone"),
    ("/employed/import", "a form; the table itself they read"),
    ("/employed/empty-list.csv", "for that form"),
    ("/messages", "links that open something for somebody else"),
    ("/people", "accounts and roles"),
    ("/vacancies/new", "a form"),
    ("/vacancies/{vacancy}/notice", "a form; that the notice was given, and its words, stand in the file"),
    ("/vacancies/{vacancy}/kit/sheet", "paper for the day; the kit is open"),
    ("/vacancies/{vacancy}/panel", "a form; who sat on the panel stands in the file"),
    ("/vacancies/{vacancy}/agreement", "a form; what was agreed stands in the file"),
    ("/library/new", "a form"),
    ("/library/aloud", "a form: recordings and clips are made there; the words stand in the library"),
    ("/library/reading", "heard in that form"),
    ("/library/clip", "seen in that form"),
    ("/panels", "the day is run there; what came of it stands in the talk, the weighing and the file"),
    ("/data-protection", "settings"),
    ("/subject-access", "what somebody asked for, and their whole data"),
    ("/papers", "drafts"),
    ("/inspectors", "letting somebody in; what they looked at stands in the log of views"),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_who_looked_at_what_and_what_is_to_be_deleted_and_sets_nothing_going() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    fresh.app.clock.set_ahead(370 * 24 * 3600);
    let mut auditor = visit(&fresh, &made, Role::Auditor).await;
    let joy = made.past.candidates[0].0;
    visit(&fresh, &made, Role::Hr).await.get(&format!("/files/{joy}")).await.is(200);
    auditor.get("/audit/views").await.is(200).shows("Harriet Row read the file of Joy Adeyemi").hides("/inspectors");
    auditor.get("/system").await.is(200).shows("/retention").shows("/audit/views").hides("/system/backups");
    let queue = auditor.get("/retention").await;
    queue.is(200).shows("Sam Porter").shows("Deleted by itself on");
    let sam = made.past.candidates.iter().find(|(_, name)| name == "Sam Porter").unwrap().0;
    let page = format!("/retention/candidates/{sam}");
    auditor.get(&page).await.is(200).shows("Sam Porter").hides("method=\"post\" action=\"/retention");
    auditor.post(&format!("{page}/erase"), &[("sure", "yes")]).await.is(403);
    // That an auditor read it sets no clock going.
    use sametable::platform::db::Ask as _;
    let shown: i64 = fresh.app.db.sql("SELECT count(*) FROM retention_shown").value().await.unwrap();
    assert_eq!(shown, 0);
}

fn links(page: &str) -> Vec<String> {
    let mut links: Vec<_> = page
        .split("<a ")
        .skip(1)
        .filter_map(|part| part.split("href=\"").nth(1)?.split('"').next().map(str::to_owned))
        .filter(|link| link.starts_with('/'))
        .collect();
    links.sort();
    links.dedup();
    links
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_view_cannot_be_noted_is_not_served() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let mut hr = visit(&fresh, &made, Role::Hr).await;
    let (joy, name) = made.past.candidates[0].clone();
    let Who::Seat(sat) = &made.past.seats[0].who else { panic!("no seat") };
    let person = sat.person;
    let pages = [
        format!("/candidates/{joy}"),
        format!("/candidates/{joy}/checks"),
        format!("/candidates/{joy}/disclosed"),
        format!("/candidates/{joy}/history"),
        format!("/candidates/{joy}/history/period"),
        format!("/candidates/{joy}/link"),
        format!("/candidates/{joy}/references"),
        format!("/candidates/{joy}/references/ask"),
        format!("/candidates/{joy}/letter"),
        format!("/files/{joy}"),
        format!("/files/{joy}/bundle"),
        format!("/vacancies/{}/candidates", made.past.vacancy),
        format!("/vacancies/{}/weigh", made.past.vacancy),
        format!("/vacancies/{}/choose", made.past.vacancy),
        format!("/panels/{}/talk/{}", made.past.panel, made.past.interviews[0]),
        "/files".to_owned(),
        "/checks".to_owned(),
        "/checks/work".to_owned(),
        "/concerns".to_owned(),
        "/retention".to_owned(),
        "/subject-access".to_owned(),
        format!("/vacancies/{}/feedback", made.past.vacancy),
        format!("/panels/{}/consents", made.past.panel),
        format!("/panels/{}/helpers", made.past.panel),
        format!("/panels/{}/helpers/sheet", made.past.panel),
        format!("/panels/{}/print", made.past.panel),
        format!("/candidates/{joy}/confirm"),
        format!("/retention/candidates/{joy}"),
        format!("/retention/candidates/{joy}?names=look"),
        format!("/retention/people/{person}"),
        "/audit/views".to_owned(),
    ];
    for page in &pages {
        hr.get(page).await.is(200);
    }
    let sametable::platform::db::Db::Sqlite { write, .. } = &fresh.app.db else { unreachable!() };
    sqlx::raw_sql("CREATE TRIGGER no_more BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END")
        .execute(write)
        .await
        .unwrap();
    for page in &pages {
        hr.get(page).await.is(500).hides(&name);
    }
}

async fn the_log_of_views_is_read_by_person_file_and_day_within_ones_own_homes(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let (rosa, joy) = (made.today.candidates[0].clone(), made.past.candidates[0].clone());
    let mut priya = visit(&fresh, &made, Role::Manager).await;
    priya.get(&format!("/candidates/{}", rosa.0)).await.is(200);
    priya.get(&format!("/files/{}", joy.0)).await.is(200);
    let mut harriet = visit(&fresh, &made, Role::Hr).await;
    harriet
        .get("/audit/views")
        .await
        .is(200)
        .shows("Priya Shah opened the page of Rosa Lind.")
        .shows("Priya Shah read the file of");
    // Reading the log is noted too.
    harriet.get("/audit/views").await.is(200).shows("Harriet Row read who looked at what.");
    let of_rosa = harriet.get(&format!("/audit/views?file={}", rosa.0)).await;
    of_rosa.is(200).shows("opened the page of Rosa Lind").hides(&format!("read the file of {}", joy.1));
    let me = by_role(&made, Role::Hr).signed().unwrap().person;
    harriet.get(&format!("/audit/views?person={me}")).await.is(200).hides("Priya Shah opened");
    harriet.get("/audit/views?day=2020-02-02").await.is(200).shows("Nobody looked");
    harriet.get("/audit/views?day=tomorrow").await.is(422).shows("This is not a day");
    harriet.get("/audit/views?file=x").await.is(404);
    let today = sametable::platform::clock::london_date(fresh.app.clock.now());
    harriet.get(&format!("/audit/views?day={today}")).await.is(200).shows("opened the page of Rosa Lind");
    // HR of Larch Court reads the looks at Larch Court's files and no others.
    let court = home(&fresh, made.org, "Larch Court").await;
    let grant = [Grant { role: Role::Hr, scope: Scope::Service(court) }];
    let (mut hal, _) = with_grants(&fresh, made.org, "Hal Court", &grant).await;
    hal.get("/audit/views").await.is(200).shows(&format!("read the file of {}", joy.1)).hides("Rosa Lind");
    hal.get(&format!("/audit/views?file={}", rosa.0)).await.is(404).hides("Rosa Lind");
    // An administrator who is nothing else reads that somebody looked, and no candidate's name.
    let mut alex = visit(&fresh, &made, Role::Administrator).await;
    alex.get("/audit/views").await.is(200).shows("Priya Shah opened the page of").hides("Rosa Lind").hides(&joy.1);
    // Fifty on a page.
    for _ in 0..60 {
        ledger::service::view(by_role(&made, Role::Hr), &fresh.app, "views", made.org.0).await.unwrap();
    }
    let first = harriet.get("/audit/views").await;
    assert_eq!(first.text.matches("<time>").count(), 50);
    first.shows("page=2");
    harriet.get("/audit/views?page=2").await.is(200).shows("page=1").shows("Rosa Lind");
}

fn ask_about(org: &sametable::people::Organisation, words: &str) -> Ask {
    Ask {
        matter: Matter::EraseEarly,
        thing: org.id.0,
        place: None,
        words: words.to_owned(),
        held: serde_json::Value::Null,
        stream: org.stream,
        subject: org.subject,
    }
}

/// The deed of another room: before it, and in it.
async fn erase(who: &Who, fresh: &Fresh, org: &sametable::people::Organisation) -> Result<(), Refused> {
    let app = &fresh.app;
    second::needed(who, app, ask_about(org, "Erase Sam Sharp’s file today?")).await?;
    let mut tx = app.db.begin().await.unwrap();
    second::given(&mut tx, org.id, Matter::EraseEarly, org.id.0, app.clock.now()).await?;
    tx.commit().await.unwrap();
    Ok(())
}

async fn a_deed_that_needs_two_persons_waits_for_another_person_and_goes_on_once(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let app = &fresh.app;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator, Role::Hr]).await;
    let hari = fresh.person(&org, "Hari Hope", &[Role::Hr]).await;
    let mona = fresh.person(&org, "Mona Mills", &[Role::Manager]).await;
    // Nobody asks for two: it goes on.
    erase(&ada, &fresh, &org).await.unwrap();
    assert_eq!(second::set_matters(&hari, app, &[Matter::EraseEarly]).await.unwrap_err(), Refused::NotAllowed);
    second::set_matters(&ada, app, &[Matter::EraseEarly]).await.unwrap();
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked-already"));
    let request = second::requests(&hari, app).await.unwrap().remove(0);
    let id = request.row.id;
    assert!(request.may_answer && !request.is_mine);
    // Not the same person in another role, not somebody without a role there, not a no without a reason.
    let own = second::request(&ada, app, id).await.unwrap();
    assert!(second::answer(&ada, app, &own, Said::new(true, "")).await.unwrap_err().says("second-not-yourself"));
    assert_eq!(second::request(&mona, app, id).await.unwrap_err(), Refused::NotFound);
    assert!(
        second::answer(&hari, app, &request, Said::new(false, " ")).await.unwrap_err().says("second-reason-needed")
    );
    second::answer(&hari, app, &request, Said::new(true, "")).await.unwrap();
    assert!(
        second::answer(&hari, app, &request, Said::new(true, "")).await.unwrap_err().says("second-answered-already")
    );
    // Once, and then it is asked again.
    erase(&ada, &fresh, &org).await.unwrap();
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    // A no stays a no; a question nobody answers is over after a week.
    let request = second::newest(&hari, app, Matter::EraseEarly, org.id.0).await.unwrap().unwrap();
    second::answer(&hari, app, &request, Said::new(false, "He may still ask for it.")).await.unwrap();
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    app.clock.set_ahead(8 * 24 * 60 * 60);
    let request = second::newest(&hari, app, Matter::EraseEarly, org.id.0).await.unwrap().unwrap();
    assert_eq!(request.standing, Standing::Over);
    assert!(second::answer(&hari, app, &request, Said::new(true, "")).await.unwrap_err().says("second-is-over"));
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    // All of it stands in the ledger.
    let entries = ledger::service::stream(&ada, app, org.stream).await.unwrap();
    let kinds: Vec<_> = entries.iter().filter_map(|opened| opened.kind()).collect();
    for kind in ["second.matters_set", "second.asked", "second.answered"] {
        assert!(kinds.contains(&kind), "no {kind} in {kinds:?}");
    }
}

/// With a mail server that takes everything and says nothing.
fn with_mail(fresh: &mut Fresh) {
    let mut settings = (*fresh.app.settings).clone();
    let mail =
        sametable::platform::mail::MailSettings::read("smtp://mail.test:25", "SameTable <panel@larches.example>");
    settings.mail = Some(mail.unwrap());
    fresh.app.settings = settings.into();
}

fn olu(email: &str) -> NewOutsider {
    NewOutsider { name: "Olu Outsider".to_owned(), body: "Trustee".to_owned(), email: email.to_owned() }
}

/// Whose link it is: somebody of the house who did not ask, or, where there is nobody, a mailbox.
async fn whoever_asked_never_holds_the_link_themselves(mut fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator]).await;
    second::set_matters(&ada, &fresh.app, &[Matter::EraseEarly]).await.unwrap();
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    let id = second::requests(&ada, &fresh.app).await.unwrap()[0].row.id;
    let link = async |fresh: &Fresh, who: &Who, new: NewOutsider| second::make_link(who, &fresh.app, id, new).await;

    // Alone, and without mail: the link would go through her own hands.
    let refused = link(&fresh, &ada, olu("olu@outside.example")).await.unwrap_err();
    assert!(refused.says("second-link-needs-mail"), "{refused}");
    // With mail it goes to a mailbox that is none of this house, and is shown to nobody here.
    with_mail(&mut fresh);
    let app = &fresh.app;
    assert!(link(&fresh, &ada, olu("")).await.unwrap_err().says("people-email-wrong"));
    let own = format!("ada.{}@test.example", org.id.0.simple());
    assert!(link(&fresh, &ada, olu(&own)).await.unwrap_err().says("second-email-ours"));
    let named = |name: &str| NewOutsider { name: name.to_owned(), ..olu("olu@outside.example") };
    assert!(link(&fresh, &ada, named("ada  ASH")).await.unwrap_err().says("second-name-asker"));
    assert!(link(&fresh, &ada, named(" ")).await.unwrap_err().says("second-name-needed"));
    let made = link(&fresh, &ada, olu("olu@outside.example")).await.unwrap();
    assert_eq!(made, LinkMade::Sent("olu@outside.example".to_owned()));
    let mut screen =
        fresh.visitor().with_session(&people::sign_in(app, &own, crate::support::PASSWORD, "here").await.unwrap());
    let fields = [("name", "Olu"), ("body", "Trustee"), ("email", "o@out.example")];
    let page = screen.post(&format!("/seconds/{id}/link"), &fields).await;
    page.is(200).shows("o@out.example").hides("/second/");
    screen.get("/messages").await.is(200).hides("/second/").hides("outside.example");
    let mut without = fresh.app.settings.as_ref().clone();
    without.mail = None;
    let mut by_hand = app.clone();
    by_hand.settings = without.into();
    assert!(
        people::messages(&ada, &by_hand).await.unwrap().is_empty(),
        "not where mail fails or is switched off either"
    );

    // Somebody else is here: the link is theirs to make, even when the asker has just marked them as gone.
    let hari = fresh.person(&org, "Hari Hope", &[Role::Hr]).await;
    let refused = link(&fresh, &ada, olu("olu@outside.example")).await.unwrap_err();
    assert!(refused.says("second-link-by-others"), "{refused}");
    screen.get(&format!("/seconds/{id}")).await.shows("Hari Hope").hides("name=\"email\"");
    people::leave(&ada, app, hari.signed().unwrap().person).await.unwrap();
    assert!(link(&fresh, &ada, olu("olu@outside.example")).await.unwrap_err().says("second-link-by-others"));
    people::come_back(&ada, app, hari.signed().unwrap().person).await.unwrap();
    let LinkMade::Shown(address) = link(&fresh, &hari, olu("")).await.unwrap() else {
        panic!("it is Hari's to pass on")
    };

    // The browser in which she is signed in answers nothing, and neither does another name.
    let path = address.trim_start_matches("https://panel.test").to_owned();
    screen.get(&path).await;
    screen.get("/second").await.is(422).shows("on a device of their own").hides("Erase Sam Sharp");
    let yes = [("answer", "yes"), ("name", "Olu Outsider")];
    screen.post("/second/answer", &yes).await.is(422).shows("on a device of their own");
    let mut outside = fresh.visitor().from("203.0.113.7");
    outside.get(&path).await.goes_to("/second");
    outside.post("/second/answer", &[("answer", "yes")]).await.is(422).shows("Type the name at the top of this page");
    outside.post("/second/answer", &[("answer", "yes"), ("name", "Ada Ash")]).await.is(422);
    outside.post("/second/answer", &yes).await.is(200).shows("Thank you");

    // How sure that is stands on the question's page, for an auditor too, and in the record.
    let sure = ["Hari Hope, who did not ask, made the link", "203.0.113.7", "SameTable cannot know to whom"];
    let mut noor = fresh.signed_in(&org, "Noor Nash", &[Role::Auditor]).await;
    noor.get("/seconds").await.is(200).shows("Erasing somebody");
    for words in sure {
        screen.get(&format!("/seconds/{id}")).await.is(200).shows(words);
        noor.get(&format!("/seconds/{id}")).await.is(200).shows(words);
    }
    noor.post(&format!("/seconds/{id}/link"), &[("name", "N"), ("body", "N")]).await.is(403);
    let entries = ledger::service::stream(&ada, app, org.stream).await.unwrap();
    let answered = entries.iter().find(|opened| opened.kind() == Some("second.answered")).unwrap();
    assert!(format!("{answered:?}").contains("203.0.113.7"), "{answered:?}");
    erase(&ada, &fresh, &org).await.unwrap();
}

async fn one_person_alone_cannot_switch_the_second_person_off(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let app = &fresh.app;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator]).await;
    let hari = fresh.person(&org, "Hari Hope", &[Role::Hr]).await;
    second::set_matters(&ada, app, &[Matter::EraseEarly, Matter::DeleteEverything]).await.unwrap();
    assert!(second::set_matters(&ada, app, &[Matter::EraseEarly]).await.unwrap_err().says("second-asked"));
    assert_eq!(second::matters(&ada, app).await.unwrap().len(), 2);
    let asked = second::requests(&hari, app).await.unwrap().remove(0);
    assert!(asked.row.words.contains("Deleting everything"), "{}", asked.row.words);
    second::answer(&hari, app, &asked, Said::new(true, "")).await.unwrap();
    // A yes to one is no yes to the other; more may be switched on at any time.
    assert!(second::set_matters(&ada, app, &[Matter::DeleteEverything]).await.unwrap_err().says("second-asked"));
    second::set_matters(&ada, app, &Matter::CHOOSABLE).await.unwrap();
    let fewer = [Matter::ChoiceAgainstPanel, Matter::EraseEarly];
    second::set_matters(&ada, app, &fewer).await.unwrap();
    assert_eq!(second::matters(&ada, app).await.unwrap(), fewer);
    second::set_matters(&ada, app, &Matter::CHOOSABLE).await.unwrap();
    assert!(second::set_matters(&ada, app, &fewer).await.unwrap_err().says("second-asked"), "a yes counts once");
}

/// An administrator who asks could have read out a code to themselves, or opened an invitation that they pass on.
async fn whoever_got_their_sign_in_from_the_asker_just_now_is_no_second_person(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let app = &fresh.app;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator]).await;
    let hari = fresh.person(&org, "Hari Hope", &[Role::Hr]).await;
    second::set_matters(&ada, app, &[Matter::EraseEarly]).await.unwrap();
    let code = people::reset_code(&ada, app, hari.signed().unwrap().person).await.unwrap();
    let email = format!("hari.{}@test.example", org.id.0.simple());
    people::by_code(app, &email, &code, "four green trains", "here").await.unwrap();
    let new = NewPerson {
        name: "Second Self".to_owned(),
        email: "self@larches.example".to_owned(),
        roles: vec![Role::Hr],
        ..NewPerson::default()
    };
    people::add_person(&ada, app, new).await.unwrap();
    let message = people::messages(&ada, app).await.unwrap().remove(0);
    let link = message.body.lines().find(|line| line.contains("/welcome/")).unwrap().trim().to_owned();
    let token = people::accept(app, link.rsplit('/').next().unwrap(), crate::support::PASSWORD, "here").await.unwrap();
    let own = people::signed_in(app, &token).await.unwrap();
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    for who in [&hari, &own] {
        let request = second::newest(who, app, Matter::EraseEarly, org.id.0).await.unwrap().unwrap();
        let refused = second::answer(who, app, &request, Said::new(true, "")).await.unwrap_err();
        assert!(refused.says("second-through-hands"), "{refused}");
        assert!(second::make_link(who, app, request.row.id, olu("")).await.is_err());
    }
    // A week later they are people of the house like others.
    app.clock.set_ahead(8 * 24 * 60 * 60);
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    let request = second::newest(&hari, app, Matter::EraseEarly, org.id.0).await.unwrap().unwrap();
    second::answer(&hari, app, &request, Said::new(true, "")).await.unwrap();
}

async fn somebody_from_outside_answers_once_by_a_link(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let app = &fresh.app;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator]).await;
    let hari = fresh.person(&org, "Hari Hope", &[Role::Hr]).await;
    second::set_matters(&ada, app, &[Matter::EraseEarly]).await.unwrap();
    assert!(erase(&ada, &fresh, &org).await.unwrap_err().says("second-asked"));
    let id = second::requests(&ada, app).await.unwrap()[0].row.id;
    let LinkMade::Shown(address) = second::make_link(&hari, app, id, olu("")).await.unwrap() else { panic!() };
    let path = address.trim_start_matches("https://panel.test").to_owned();
    let mut olu = fresh.visitor();
    olu.get(&path).await.goes_to("/second");
    let page = olu.get("/second").await;
    page.is(200).shows("Hello, Olu Outsider").shows("Erase Sam Sharp’s file today?").hides("/people");
    olu.get("/seconds").await.goes_to("/sign-in?then=/seconds");
    let answer = |answer, reason| [("answer", answer), ("reason", reason), ("name", "olu  outsider")];
    olu.post("/second/answer", &answer("perhaps", "")).await.is(422).shows("Choose yes or no");
    olu.post("/second/answer", &answer("no", "")).await.is(422).shows("Say why");
    // An address that was typed wrong is no end of the link.
    olu.get("/second/nothing").await.is(404).shows("href=\"/second\"");
    olu.post("/second/answer", &answer("yes", "")).await.is(200).shows("Thank you");
    // Used: neither the browser nor the address opens it again.
    olu.get("/second").await.is(401).shows("This link was answered");
    olu.post("/second/answer", &answer("no", "no")).await.is(401);
    fresh.visitor().get(&path).await.is(401).shows("This link was answered");
    let request = second::newest(&ada, app, Matter::EraseEarly, org.id.0).await.unwrap().unwrap();
    assert_eq!((request.standing, request.answered_by.as_deref()), (Standing::Agreed, Some("Olu Outsider (Trustee)")));
    erase(&ada, &fresh, &org).await.unwrap();
}

/// What a manager of one home does with a form that carries another home's ids in its fields.
#[tokio::test(flavor = "multi_thread")]
async fn fields_with_another_home_s_ids_are_refused_like_nobody_s() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let (elm, court) = (home(&fresh, made.org, "Elm House").await, home(&fresh, made.org, "Larch Court").await);
    let grant = [
        Grant { role: Role::Manager, scope: Scope::Service(elm) },
        Grant { role: Role::Hr, scope: Scope::Service(elm) },
    ];
    let (mut visitor, who) = with_grants(&fresh, made.org, "Elmer Elm", &grant).await;
    let open = vacancy::NewVacancy {
        title: "x".to_owned(),
        service: court.to_string(),
        role_words: "x".to_owned(),
        contact: "01234 567890".to_owned(),
        ..vacancy::NewVacancy::default()
    };
    assert!(vacancy::open(&who, &fresh.app, open).await.unwrap_err().says("vacancy-service-needed"));
    let joy = made.past.candidates[0].0.to_string();
    let ticked =
        visitor.post(&format!("/vacancies/{}/candidates/shortlist", made.today.vacancy), &[("candidate", &joy)]).await;
    ticked.is(404).hides("Joy");
    let order = visitor.post(&format!("/panels/{}/day", made.today.panel), &[("place-1", &joy), ("order", &joy)]).await;
    assert!(!order.text.contains("Joy"), "{}", order.text);
    let end = inspectors::days(&fresh.app).0;
    let fields = [("name", "I"), ("body", "B"), ("reason", "R"), ("ends_on", end.as_str()), ("files", joy.as_str())];
    visitor.post("/inspectors", &fields).await.is(422).shows("not yours to show").hides("Joy");
}

/// What the log of views says of each look is a sentence, and no code.
#[test]
fn every_look_that_is_noted_has_words_of_its_own() {
    let mut codes = Vec::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in crate::support::sources(&root) {
        let source = std::fs::read_to_string(file).unwrap();
        for call in source.split("service::view(").skip(1) {
            let call = call.split(';').next().unwrap();
            codes.extend(call.split('"').nth(1).map(str::to_owned));
        }
    }
    assert!(codes.len() > 5 && codes.iter().any(|code| code == "organisation_export"), "{codes:?}");
    let wordless: Vec<_> =
        codes.iter().filter(|code| !sametable::texts::has(&format!("audit-saw-{}", code.replace('_', "-")))).collect();
    assert!(wordless.is_empty(), "{wordless:?}");
}
