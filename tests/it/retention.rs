//! What is due goes, what is held stays, and of whom is erased nothing is left but the place they had.

use crate::on_both;
use crate::restore_drill::copied;
use crate::support::{Fresh, Visitor, everything};
use sametable::command::demo::{self, Made};
use sametable::ids::{CandidacyId, PersonId};
use sametable::ledger::{self, Content};
use sametable::people::service as people;
use sametable::people::service::second::{self, Matter};
use sametable::people::{Role, Who};
use sametable::platform::db::Ask;
use sametable::platform::{jobs, mail};
use sametable::recruitment_file::erasure::{Basis, service as erasure, store as erasures};
use sametable::recruitment_file::retention::{Scope, service as retention};
use sametable::recruitment_file::{command, service as file};
use sametable::vacancy::service as vacancy;
use sametable::weighing::service::{self as weighing, NewConfirmation};
use std::fmt::Write as _;

on_both!(
    case_18_after_an_erasure_nothing_is_found_and_every_other_file_reads_as_before,
    before_a_deletion_it_is_shown_where_else_the_name_was_typed,
    what_was_cut_short_anywhere_is_gone_on_with,
    case_19_what_an_older_database_brings_back_is_erased_again_before_anything_is_served,
    requirement_12_what_is_held_stays_and_what_nobody_saw_stays,
    whoever_looks_after_data_is_told_what_waits_and_nothing_waits_for_a_page_to_be_opened,
    a_request_that_is_nearly_due_or_late_is_said_to_whoever_answers,
    nobody_in_the_running_or_employed_is_erased,
    where_two_persons_are_wanted_one_does_not_erase_before_the_time,
    an_erased_panel_member_leaves_every_file_unchanged_and_nothing_there_has_their_name,
    the_clock_counts_from_the_day_on_which_they_were_told,
    the_file_of_somebody_who_left_is_kept_six_years_from_their_last_day,
    a_panel_member_who_left_is_due_a_year_later_and_one_who_stays_is_looked_at,
);

const DAY: i64 = 24 * 3600;
const SAID_OF_SAM: &str = "Nice. But he pushed me a bit.";

struct Scene {
    fresh: Fresh,
    made: Made,
    hr: Visitor,
}

async fn scene(fresh: Fresh) -> Scene {
    let made = demo::fill(&fresh.app).await.unwrap();
    let hr = fresh.visitor();
    let mut scene = Scene { fresh, made, hr };
    scene.sign_in().await;
    scene
}

impl Scene {
    async fn sign_in(&mut self) {
        let email = &self.made.people.iter().find(|one| one.role == Role::Hr).unwrap().email;
        let token = people::sign_in(&self.fresh.app, email, demo::PASSWORD, "test").await.unwrap();
        self.hr = self.fresh.visitor().with_session(&token);
    }

    /// So many days from now; sessions lapse.
    async fn on_day(&mut self, days: i64) {
        self.fresh.app.clock.set_ahead(days * DAY);
        self.sign_in().await;
    }

    fn who(&self, role: Role) -> &Who {
        &self.made.people.iter().find(|one| one.role == role).unwrap().who
    }

    fn past(&self, name: &str) -> CandidacyId {
        self.made.past.candidates.iter().find(|(_, known)| known == name).unwrap().0
    }

    async fn bundle(&self, id: CandidacyId) -> String {
        file::bundle(self.who(Role::Hr), &self.fresh.app, id).await.unwrap().1
    }

    async fn candidate(&self, id: CandidacyId) -> erasures::Candidate {
        erasures::candidate(&self.fresh.app.db, self.made.org, id).await.unwrap().unwrap()
    }

    /// Everything that stands in the database, as it stands there.
    async fn everything(&self) -> String {
        everything(&self.fresh.app).await
    }
}

async fn case_18_after_an_erasure_nothing_is_found_and_every_other_file_reads_as_before(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (sam, joy, mina) = (scene.past("Sam Porter"), scene.past("Joy Adeyemi"), scene.past("Mina Costa"));
    scene.on_day(370).await;
    let secrets = ["Sam Porter", "sam.porter@post.example", SAID_OF_SAM];
    let before = scene.everything().await;
    for secret in secrets {
        // What is sealed cannot be looked for, so each must stand somewhere in the open.
        assert!(before.contains(secret), "{secret} cannot be looked for");
    }
    let mut others = Vec::new();
    for id in [joy, mina] {
        others.push(copied(&scene.bundle(id).await, &scene.fresh.app));
    }
    let old = scene.bundle(sam).await;
    assert!(old.contains(SAID_OF_SAM));

    let queue = scene.hr.get("/retention").await;
    queue.is(200).shows("Sam Porter").shows("Deleted by itself on").hides("Joy Adeyemi</a>");
    let page = format!("/retention/candidates/{sam}");
    scene
        .hr
        .get(&page)
        .await
        .is(200)
        .shows("What will be deleted")
        .shows("scores, reasons and concerns")
        .shows("What stays");
    scene.hr.post(&format!("{page}/erase"), &[]).await.is(422).shows("Tick that you have read");
    scene.hr.post(&format!("{page}/erase"), &[("sure", "yes")]).await.goes_to(&page);
    scene.hr.get(&page).await.is(200).shows("The time for which it is kept was over").hides("Sam Porter");
    scene.hr.post(&format!("{page}/erase"), &[("sure", "yes")]).await.is(422).shows("deleted already");

    let after = scene.everything().await;
    for secret in secrets {
        assert!(!after.contains(secret), "{secret} is still there");
    }
    for (id, before) in [joy, mina].into_iter().zip(&others) {
        assert_eq!(copied(&scene.bundle(id).await, &scene.fresh.app), *before, "other files are as they were");
    }

    // The file is whole, and says what it is.
    let copy = scene.bundle(sam).await;
    assert!(secrets.iter().all(|secret| !copy.contains(secret)));
    let path = scene.fresh.folder.path().join("copy.json");
    std::fs::write(&path, &copy).unwrap();
    let (code, lines) = command::verify(&path, None, scene.fresh.folder.path());
    let said = lines.join("\n");
    assert_eq!(code, command::WHOLE, "{said}");
    assert!(said.contains("rased"), "{said}");
    let read = scene.hr.get(&format!("/files/{sam}")).await;
    read.is(200).shows("A candidate whose data was deleted on").shows("lapses then").hides("Sam Porter");
    for (address, shown) in [
        (format!("/files/{mina}"), "Mina Costa"),
        (format!("/vacancies/{}/weigh", scene.made.past.vacancy), "Mina Costa"),
        (format!("/vacancies/{}/candidates", scene.made.past.vacancy), "A candidate whose data was deleted"),
        (format!("/panels/{}", scene.made.past.panel), "Larch Court"),
        (format!("/candidates/{sam}"), "Nothing is left"),
        ("/files".to_owned(), "Joy Adeyemi"),
        ("/checks".to_owned(), "Joy Adeyemi"),
    ] {
        scene.hr.get(&address).await.is(200).shows(shown).hides("Sam Porter");
    }
    assert_eq!(ledger::service::audit(&scene.fresh.app).await.unwrap(), []);
    // Nothing more can be written about them, and that is said plainly.
    let fields = [("told_on", "2026-11-20")];
    scene.hr.post(&format!("{page}/told"), &fields).await.is(422).shows("deleted already");
}

/// The entry `subject.erased` is there once, and readable.
async fn erased_once(scene: &Scene, id: CandidacyId) -> Option<String> {
    let candidate = scene.candidate(id).await;
    let entries = ledger::service::stream(scene.who(Role::Hr), &scene.fresh.app, candidate.stream).await.unwrap();
    let erased: Vec<_> = entries.iter().filter(|opened| opened.entry.kind == "subject.erased").collect();
    assert!(erased.len() <= 1);
    let at = erased.first()?.entry.sseq;
    for opened in &entries {
        if opened.entry.sseq < at {
            assert_eq!(opened.content, Content::Erased, "{}", opened.entry.sseq);
        }
    }
    erased.first()?.text("basis").map(str::to_owned)
}

async fn before_a_deletion_it_is_shown_where_else_the_name_was_typed(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (sam, joy) = (scene.past("Sam Porter"), scene.past("Joy Adeyemi"));
    let hr = &scene.made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let app = &scene.fresh.app;
    let page = format!("/retention/candidates/{sam}?names=look");
    scene.hr.get(&page).await.is(200).hides("Joy Adeyemi");
    let hers = vacancy::candidacy(hr, app, joy).await.unwrap();
    let mut deed = ledger::Deed::new(hr);
    let words = serde_json::json!({"reason": "More patient than Sam Porter."});
    deed.note(hers.stream, hers.subject, "choice.made", words);
    deed.commit(app.db.begin().await.unwrap(), app).await.unwrap();
    scene.hr.get(&page).await.is(200).shows("Joy Adeyemi");
}

async fn what_was_cut_short_anywhere_is_gone_on_with(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = &scene.fresh.app;
    let hr = scene.who(Role::Hr);
    let (sam, mina, joy) = (scene.past("Sam Porter"), scene.past("Mina Costa"), scene.past("Joy Adeyemi"));
    // After the first step.
    let order = erasure::Order::candidate(&scene.candidate(sam).await, Basis::Clock, String::new());
    erasure::begin(hr, app, order.clone()).await.unwrap();
    // After the second: the key is gone and the rows still stand.
    let second = erasure::Order::candidate(&scene.candidate(mina).await, Basis::Request, "asked to".to_owned());
    let begun = erasure::begin(hr, app, second).await.unwrap();
    app.keys.destroy(begun.subject, begun.at).await.unwrap();
    assert_eq!(scene.candidate(sam).await.name, "Sam Porter");
    assert_eq!(erasure::resume(app).await.unwrap(), 2);
    for (id, basis) in [(sam, "clock"), (mina, "request")] {
        assert!(scene.candidate(id).await.name.starts_with("A candidate whose data"));
        assert_eq!(erased_once(&scene, id).await.as_deref(), Some(basis));
    }
    // Again and again, and it changes nothing more.
    assert_eq!(erasure::resume(app).await.unwrap(), 0);
    erasure::erase(hr, app, order).await.unwrap();
    assert_eq!(erased_once(&scene, sam).await.as_deref(), Some("clock"));
    assert_eq!(erased_once(&scene, joy).await, None);
    assert_eq!(scene.candidate(joy).await.name, "Joy Adeyemi");
}

async fn case_19_what_an_older_database_brings_back_is_erased_again_before_anything_is_served(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = &scene.fresh.app;
    let sam = scene.candidate(scene.past("Sam Porter")).await;
    let member = people::everybody(scene.who(Role::Manager), app).await.unwrap();
    let ann = member.iter().find(|listed| listed.person.name == "Ann Field").unwrap().person.clone();
    // The database is older than the key store: it does not know of the erasures, and the tombstones are there.
    app.keys.destroy_all(&[sam.subject, ann.subject], app.clock.now()).await.unwrap();
    assert_eq!(erasure::resume(app).await.unwrap(), 2);
    let everything = scene.everything().await;
    for secret in ["Sam Porter", "sam.porter@post.example", SAID_OF_SAM, "Ann Field"] {
        assert!(!everything.contains(secret), "{secret} came back");
    }
    assert_eq!(erased_once(&scene, sam.id).await.as_deref(), Some("restored"));
    assert!(scene.bundle(scene.past("Joy Adeyemi")).await.contains("She waited for me."), "everybody else is readable");
    assert_eq!(erasure::resume(app).await.unwrap(), 0);
}

async fn requirement_12_what_is_held_stays_and_what_nobody_saw_stays(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sam = scene.past("Sam Porter");
    let page = format!("/retention/candidates/{sam}");
    let jobs_of = |scene: &Scene| sametable::app::jobs(&scene.fresh.app);
    let there = async |scene: &Scene| scene.candidate(scene.past("Sam Porter")).await.erased_at.is_none();
    scene.on_day(370).await;
    jobs::tick(&scene.fresh.app, &jobs_of(&scene)).await.unwrap();
    assert!(there(&scene).await, "nobody was told before");
    scene.hr.get("/retention").await.is(200).shows("Sam Porter");
    scene.on_day(383).await;
    jobs::tick(&scene.fresh.app, &jobs_of(&scene)).await.unwrap();
    assert!(there(&scene).await, "not two weeks yet");

    // A hold needs a reason and a day; then it stands through the night.
    let hold = format!("{page}/hold");
    scene
        .hr
        .post(&hold, &[("hold_reason", "claim"), ("review_on", "2020-01-01")])
        .await
        .is(422)
        .shows("at least 10")
        .shows("Choose a day");
    let review = scene.fresh.app.clock.now();
    let review =
        sametable::platform::clock::london_date((time::OffsetDateTime::from(review) + time::Duration::days(30)).into());
    let fields = [("hold_reason", "Claim at the tribunal, received today"), ("review_on", review.as_str())];
    scene.hr.post(&hold, &fields).await.goes_to(&page);
    scene.hr.get("/retention").await.shows("Claim at the tribunal").shows("Kept longer: 1");
    scene.hr.post(&format!("{page}/erase"), &[("sure", "yes")]).await.is(422).shows("Lift the hold first");
    scene.on_day(420).await;
    jobs::tick(&scene.fresh.app, &jobs_of(&scene)).await.unwrap();
    assert!(there(&scene).await, "it is held");
    scene.hr.get("/retention").await.shows("Overdue");
    scene.hr.post(&format!("{page}/lift"), &[]).await.is(422);
    scene.hr.post(&format!("{page}/lift"), &[("lift_reason", "The claim was withdrawn")]).await.goes_to(&page);

    // From the lifting on it has to be seen again for two weeks.
    jobs::tick(&scene.fresh.app, &jobs_of(&scene)).await.unwrap();
    assert!(there(&scene).await);
    scene.hr.get("/retention").await.shows("Sam Porter");
    // Where somebody is to be asked, nothing goes by itself.
    let administrator = &scene.made.people.iter().find(|one| one.role == Role::Administrator).unwrap().email;
    let token = people::sign_in(&scene.fresh.app, administrator, demo::PASSWORD, "test").await.unwrap();
    let mut administrator = scene.fresh.visitor().with_session(&token);
    let settings = |erases: &'static str| {
        [
            ("contact", "Harriet Row"),
            ("reach", "data@larches.example"),
            ("months", "12"),
            ("years", "6"),
            ("erases", erases),
        ]
    };
    administrator.post("/data-protection/set", &settings("ask_first")).await.goes_to("/data-protection");
    scene.on_day(440).await;
    jobs::tick(&scene.fresh.app, &jobs_of(&scene)).await.unwrap();
    assert!(there(&scene).await, "somebody is to be asked first");
    let token = people::sign_in(&scene.fresh.app, &scene.made.people[0].email, demo::PASSWORD, "test").await.unwrap();
    let mut administrator = scene.fresh.visitor().with_session(&token);
    administrator.post("/data-protection/set", &settings("by_itself")).await.goes_to("/data-protection");
    scene.on_day(441).await;
    jobs::tick(&scene.fresh.app, &jobs_of(&scene)).await.unwrap();
    assert!(!there(&scene).await, "now it goes by itself");
    assert_eq!(erased_once(&scene, sam).await.as_deref(), Some("clock"));
    // Others are not touched by it.
    assert_eq!(scene.candidate(scene.past("Joy Adeyemi")).await.erased_at, None);
    let longer = [
        ("contact", "H"),
        ("reach", "x@y.example"),
        ("months", "24"),
        ("years", "6"),
        ("erases", "by_itself"),
        ("months_why", "our insurer wants it"),
    ];
    let token = people::sign_in(&scene.fresh.app, &scene.made.people[0].email, demo::PASSWORD, "test").await.unwrap();
    scene.fresh.visitor().with_session(&token).post("/data-protection/set", &longer).await.goes_to("/data-protection");
    scene.hr.get(&page).await.is(200).shows("Their data was deleted").hides("Sam Porter");
}

async fn whoever_looks_after_data_is_told_what_waits_and_nothing_waits_for_a_page_to_be_opened(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.fresh.app.clone();
    let sam = scene.past("Sam Porter");
    let night = async |scene: &mut Scene, day: i64| {
        scene.on_day(day).await;
        jobs::tick(&app, &sametable::app::jobs(&app)).await.unwrap();
    };
    let org = scene.made.org;
    let told = async || {
        let all = mail::by_hand(&app, org).await.unwrap();
        all.into_iter().filter(|message| message.why == "data_waits").collect::<Vec<_>>()
    };
    assert!(told().await.is_empty());
    scene.hr.get("/system").await.is(200).hides("due for deletion");
    scene.hr.get("/vacancies").await.is(200).hides("waits for you");
    night(&mut scene, 370).await;
    // HR and the administrator have a message each. It names nobody, and says where to look.
    let messages = told().await;
    let mut names: Vec<_> = messages.iter().map(|message| message.name.as_str()).collect();
    names.sort_unstable();
    let mut keepers: Vec<_> = scene
        .made
        .people
        .iter()
        .filter(|one| matches!(one.role, Role::Hr | Role::Administrator))
        .map(|one| one.name.as_str())
        .collect();
    keepers.sort_unstable();
    assert_eq!(names, keepers);
    for message in &messages {
        assert!(message.body.contains("due for deletion") && message.body.contains("/retention"), "{}", message.body);
        assert!(!message.body.contains("Sam Porter") && !message.subject.replace("SameTable", "").contains("Sam"));
    }
    scene.hr.get("/system").await.is(200).shows("due for deletion").shows("goes by itself on");
    scene.hr.get("/vacancies").await.is(200).shows("Something about people’s data waits for you");
    // Told once, not each night.
    night(&mut scene, 371).await;
    assert_eq!(told().await.len(), messages.len());
    assert!(scene.candidate(sam).await.erased_at.is_none());
    // Nobody opens the queue, and what candidates were promised happens all the same.
    night(&mut scene, 385).await;
    assert!(scene.candidate(sam).await.erased_at.is_some());
}

async fn a_request_that_is_nearly_due_or_late_is_said_to_whoever_answers(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.fresh.app.clone();
    let today = sametable::platform::clock::london_date(app.clock.now());
    let subject = format!("candidate:{}", scene.past("Sam Porter"));
    let fields = [
        ("subject", subject.as_str()),
        ("came_on", today.as_str()),
        ("came_how", "email"),
        ("identity", "wrote from the address on the application"),
    ];
    let made = scene.hr.post("/subject-access/record", &fields).await;
    assert_eq!(made.status.as_u16(), 303, "{}", made.text);
    scene.hr.get("/system").await.is(200).hides("has to be answered");
    let org = scene.made.org;
    for (day, says, letters) in [(28, "has to be answered by", 1), (40, "should have been answered", 2)] {
        scene.on_day(day).await;
        // Told once, however many nights it waits.
        retention::nightly(app.clone()).await.unwrap();
        retention::nightly(app.clone()).await.unwrap();
        scene.hr.get("/system").await.is(200).shows(says);
        let all = mail::by_hand(&app, org).await.unwrap();
        let told: Vec<_> = all.iter().filter(|message| message.why == "data_waits").collect();
        // HR answers; an administrator who is nothing else is not told of requests.
        assert_eq!(told.len(), letters, "day {day}");
        assert!(told.iter().all(|message| message.name == "Harriet Row" && !message.body.contains("Sam")));
    }
}

async fn nobody_in_the_running_or_employed_is_erased(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sure = [("sure", "yes"), ("reason", "asked by e-mail to be deleted")];
    let (joy, sam) = (scene.past("Joy Adeyemi"), scene.past("Sam Porter"));
    let rosa = scene.made.today.candidates[0].0;
    let kofi = scene.made.today.candidates[1].0;
    scene.hr.post(&format!("/retention/candidates/{joy}/erase"), &sure).await.is(422).shows("cannot be deleted yet");
    scene.hr.post(&format!("/retention/candidates/{rosa}/erase"), &sure).await.is(422).shows("in the middle");
    scene.hr.post(&format!("/retention/candidates/{kofi}/erase"), &sure).await.is(422).shows("cannot be deleted yet");
    // Before its time, a reason is needed; it is kept without the name.
    let page = format!("/retention/candidates/{sam}");
    scene.hr.get(&page).await.is(200).shows("Kept until").shows("Delete before the time");
    scene.hr.post(&format!("{page}/erase"), &[("sure", "yes")]).await.is(422).shows("Give a reason");
    let named = [("sure", "yes"), ("reason", "Sam Porter asked by e-mail to be deleted")];
    scene.hr.post(&format!("{page}/erase"), &named).await.goes_to(&page);
    scene.hr.get(&page).await.is(200).shows("They asked for it").shows("asked by e-mail").hides("Sam Porter");
    assert!(!scene.everything().await.contains("Sam Porter"));

    let mut stranger = scene.fresh.visitor();
    stranger.get(&page).await.goes_to(&format!("/sign-in?then={page}"));
    let org = sametable::people::store::organisation(&scene.fresh.app.db, scene.made.org).await.unwrap().unwrap();
    for roles in [&[Role::Manager][..], &[Role::Facilitator], &[Role::PanelMember]] {
        let mut visitor = scene.fresh.signed_in(&org, &format!("Some{}", roles[0].code()), roles).await;
        visitor.get("/retention").await.is(403);
        visitor.post(&format!("/retention/candidates/{joy}/erase"), &sure).await.is(403);
    }
    let beeches = scene.fresh.organisation("Beeches").await;
    let mut theirs = scene.fresh.signed_in(&beeches, "Bo Lind", &[Role::Hr, Role::Administrator]).await;
    theirs.get(&format!("/retention/candidates/{joy}")).await.is(404);
    theirs.post(&format!("/retention/candidates/{joy}/erase"), &sure).await.is(404);
    theirs.get("/retention").await.is(200).hides("Joy Adeyemi").hides("Porter");
}

async fn where_two_persons_are_wanted_one_does_not_erase_before_the_time(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.fresh.app.clone();
    let sam = scene.past("Sam Porter");
    let page = format!("/retention/candidates/{sam}");
    second::set_matters(scene.who(Role::Administrator), &app, &[Matter::EraseEarly]).await.unwrap();
    let sure = [("sure", "yes"), ("reason", "asked by e-mail to be deleted")];
    scene.hr.post(&format!("{page}/erase"), &sure).await.is(422);
    scene.hr.post(&format!("{page}/erase"), &sure).await.is(422);
    assert_eq!(scene.candidate(sam).await.erased_at, None, "one person is not two");
    let administrator = scene.who(Role::Administrator);
    let asked = second::newest(administrator, &app, Matter::EraseEarly, sam.0).await.unwrap().unwrap();
    assert!(asked.row.words.contains("Sam Porter"));
    second::answer(administrator, &app, &asked, second::Said::new(true, "")).await.unwrap();
    scene.hr.post(&format!("{page}/erase"), &sure).await.goes_to(&page);
    assert!(!scene.everything().await.contains("Sam Porter"), "what the second person read goes too");
}

async fn an_erased_panel_member_leaves_every_file_unchanged_and_nothing_there_has_their_name(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.fresh.app.clone();
    let all = people::everybody(scene.who(Role::Manager), &app).await.unwrap();
    let ann = all.iter().find(|listed| listed.person.name == "Ann Field").unwrap().person.clone();
    let page = format!("/retention/people/{}", ann.id);
    let sure = [("sure", "yes"), ("reason", "left, and asked to be deleted")];
    scene.hr.post(&format!("{page}/erase"), &sure).await.is(422).shows("panel day that is not over");

    // The day is over and talked about.
    let mut tx = app.db.begin().await.unwrap();
    tx.sql("UPDATE interview SET state = 'closed' WHERE state <> 'closed'").execute().await.unwrap();
    tx.commit().await.unwrap();
    scene.on_day(3).await;
    let joy = scene.past("Joy Adeyemi");
    let before = scene.bundle(joy).await;
    let counts = scene.hr.get(&page).await;
    counts.is(200).shows("Name, picture and sign-in").shows("Every candidate’s file, unchanged");
    // Whoever deletes is told where the name stays, because it stands in words that are sealed as somebody else's.
    counts.shows("Look where their name stands");
    let looked = scene.hr.get(&format!("{page}?names=look")).await;
    looked.is(200).shows("Night support worker</a>").shows("Role profile written").shows("The whole name");
    scene.hr.post(&format!("{page}/erase"), &sure).await.goes_to(&page);
    scene.hr.get(&page).await.is(200).shows("They asked for it").hides("Ann Field");
    assert_eq!(scene.bundle(joy).await, before);
    assert!(!scene.everything().await.contains("Ann Field"));
    let file = scene.hr.get(&format!("/files/{joy}")).await;
    file.is(200).shows("She waited for me.").shows("A panel member whose data was deleted");
    // What somebody typed into a text of the vacancy stays as it was sealed: who wrote the role profile, in its words.
    let typed = file.text.matches("Ann Field, Ben Okafor and Dev Patel").count();
    assert_eq!(file.text.matches("Ann Field").count(), typed, "the name stands beside something that was said");
    for address in [
        "/people",
        "/panels",
        &format!("/panels/{}", scene.made.past.panel),
        &format!("/vacancies/{}/weigh", scene.made.past.vacancy),
    ] {
        scene.hr.get(address).await.hides("Ann Field");
    }
    assert_eq!(ledger::service::audit(&app).await.unwrap(), []);
    let own = ledger::service::stream(scene.who(Role::Hr), &app, ann.stream).await.unwrap();
    assert!(own.iter().all(|opened| opened.content == Content::Erased || opened.entry.kind == "subject.erased"));
    // Whoever holds an office role has no clock of a panel member's.
    let priya = scene.who(Role::Manager).signed().unwrap().person;
    scene.hr.get(&format!("/retention/people/{priya}")).await.is(404);
    assert!(retention::preview(scene.who(Role::Hr), &app, Scope::Person, PersonId::new().0).await.is_err());
}

async fn the_clock_counts_from_the_day_on_which_they_were_told(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sam = scene.past("Sam Porter");
    let page = format!("/retention/candidates/{sam}");
    let told = format!("{page}/told");
    for wrong in ["", "2026-02-31", "1999-01-01", "2999-01-01"] {
        scene.hr.post(&told, &[("told_on", wrong)]).await.is(422);
    }
    let before = scene.hr.get(&page).await;
    before.is(200).shows("when they were told is not noted");
    let today = sametable::platform::clock::london_date(scene.fresh.app.clock.now());
    scene.hr.post(&told, &[("told_on", today.as_str())]).await.goes_to(&page);
    let after = scene.hr.get(&page).await;
    after.is(200).shows("after they were told");
    let until = |text: &str| text.split("Kept until ").nth(1).map(|rest| rest.split('.').next().unwrap().to_owned());
    assert!(until(&before.text).is_some() && until(&before.text) != until(&after.text));
    let rosa = scene.made.today.candidates[0].0;
    let refused = scene.hr.post(&format!("/retention/candidates/{rosa}/told"), &[("told_on", today.as_str())]).await;
    refused.is(422).shows("no decision against this candidate");
}

async fn the_file_of_somebody_who_left_is_kept_six_years_from_their_last_day(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.fresh.app.clone();
    let joy = scene.past("Joy Adeyemi");
    let (file, page) = (format!("/files/{joy}"), format!("/retention/candidates/{joy}"));
    let (ended, goes_on) = (format!("{file}/ended"), format!("{file}/goes-on"));
    let today = sametable::platform::clock::london_date(app.clock.now());
    let last = [("ended_on", today.as_str())];
    scene.hr.post(&ended, &last).await.is(422).shows("Only somebody who started here");
    scene.hr.get(&file).await.is(200).hides("Do they still work here?");

    let (hr, manager) = (scene.who(Role::Hr).clone(), scene.who(Role::Manager).clone());
    crate::checks::settle_all(&scene.fresh, &hr, joy).await;
    let clear = NewConfirmation { outcome: "clear".into(), ..NewConfirmation::default() };
    weighing::confirm(&manager, &app, joy, clear).await.unwrap();
    weighing::start(&manager, &app, joy, &today).await.unwrap();
    scene.hr.get(&file).await.is(200).shows("Do they still work here?").shows("They no longer work here");
    scene.hr.get(&page).await.is(200).shows("after their work here ends").shows("noted on their file");
    scene.hr.get("/retention").await.hides("Joy Adeyemi</a>");
    scene.hr.post(&goes_on, &[]).await.is(422).shows("nothing to take back");

    let before = time::Date::parse(&today, time::macros::format_description!("[year]-[month]-[day]")).unwrap();
    let before = before.previous_day().unwrap().to_string();
    for (wrong, said) in [
        ("", "Type the last day"),
        ("soon", "Type the last day"),
        ("2026-02-31", "Type the last day"),
        (before.as_str(), "before their first day"),
        ("2999-01-01", "more than half a year away"),
    ] {
        let answer = scene.hr.post(&ended, &[("ended_on", wrong)]).await;
        answer.is(422).shows(said).shows("Do they still work here?");
        assert!(
            wrong.is_empty() || answer.text.contains(&format!("value=\"{wrong}\"")),
            "what was typed is still there"
        );
    }
    scene.hr.post(&ended, &last).await.goes_to(&format!("{file}#employment"));
    let until = |text: &str| text.split("kept until ").nth(1).map(|rest| rest.split('.').next().unwrap().to_owned());
    let read = scene.hr.get(&file).await;
    read.shows("Their last day here").shows("Last day of work noted");
    let six = (today[..4].parse::<i32>().unwrap() + 6).to_string();
    assert!(until(&read.text).unwrap().ends_with(&six), "{:?}", until(&read.text));
    scene.hr.get("/retention").await.shows("Joy Adeyemi</a>").shows(&six);
    scene.hr.get(&page).await.shows("72 months after their work here ended");
    // A hold stops this clock as it stops every other.
    let day = today.replace(&today[..4], &(today[..4].parse::<i32>().unwrap() + 1).to_string());
    let day = if day.ends_with("02-29") { day.replace("02-29", "02-28") } else { day };
    let hold = [("hold_reason", "claim at the tribunal"), ("review_on", day.as_str())];
    scene.hr.post(&format!("{page}/hold"), &hold).await.goes_to(&page);
    scene.hr.get(&file).await.shows("kept longer, whatever the clock says");
    scene.hr.post(&format!("{page}/lift"), &[("lift_reason", "claim was withdrawn")]).await.goes_to(&page);
    // Noted for the wrong person: the clock stands again.
    scene.hr.post(&goes_on, &[]).await.goes_to(&format!("{file}#employment"));
    scene.hr.get(&file).await.shows("nothing counts until you note that day").shows("Works here after all");
    scene.hr.get("/retention").await.hides("Joy Adeyemi</a>");
    assert_eq!(ledger::service::audit(&app).await.unwrap(), []);

    // Six years later it is due, and goes when somebody says so.
    scene.hr.post(&ended, &last).await.goes_to(&format!("{file}#employment"));
    scene.on_day(6 * 366).await;
    scene.hr.get("/retention").await.shows("Joy Adeyemi</a>");
    scene.hr.post(&format!("{page}/erase"), &[("sure", "yes")]).await.goes_to(&page);
    assert!(!scene.everything().await.contains("Joy Adeyemi"));

    // Who only manages reads the file and notes no last day.
    let email = scene.made.people.iter().find(|one| one.role == Role::Manager).unwrap().email.clone();
    let token = people::sign_in(&app, &email, demo::PASSWORD, "test").await.unwrap();
    let mut manager = scene.fresh.visitor().with_session(&token);
    manager.post(&ended, &last).await.is(403);
}

async fn a_panel_member_who_left_is_due_a_year_later_and_one_who_stays_is_looked_at(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.fresh.app.clone();
    let all = people::everybody(scene.who(Role::Manager), &app).await.unwrap();
    let id = |name: &str| all.iter().find(|listed| listed.person.name == name).unwrap().person.id;
    let (ann, ben) = (id("Ann Field"), id("Ben Okafor"));
    people::leave(scene.who(Role::Administrator), &app, ann).await.unwrap();
    scene.hr.get("/retention").await.is(200).shows("Ann Field").hides("Look at again");
    scene.on_day(367).await;
    let queue = scene.hr.get("/retention").await;
    queue.is(200).shows("after they left the panel").shows("Look at again").shows("Ben Okafor");
    scene.hr.post(&format!("/retention/people/{ben}/reviewed"), &[]).await.goes_to(&format!("/retention/people/{ben}"));
    scene.hr.get("/retention").await.is(200).hides("Ben Okafor").shows("Ann Field");
    people::come_back(scene.who(Role::Administrator), &app, ann).await.unwrap();
    scene.hr.get("/retention").await.hides("after they left the panel");
}

/// Tables that say nothing about a candidate or a panel member, and why their rows stay when one is erased.
const STAY: &[(&str, &str)] = &[
    ("questions_ahead", "whether the candidates of a vacancy get the questions: about nobody"),
    ("safeguarding_lead", "who was named for concerns: ids, and the persons are blanked"),
    ("role_need", "what a role needs: about nobody"),
    ("installation", "of no person"),
    ("organisation", "of no person"),
    ("own_item", "what an organisation asks for besides the law is about nobody"),
    ("service", "of no person"),
    ("tablet", "a device; its seat's person is blanked"),
    ("text_version", "what was on screens; the notice names the job and the contact only"),
    ("ledger_entry", "public parts: kinds, times, random names"),
    ("ledger_head", "hashes"),
    ("checkpoint", "how many entries the whole log had, and a hash"),
    ("tree_node", "hashes"),
    ("access_log", "who of the office looked; the thing is an id"),
    ("view_alert_rule", "a number"),
    ("vacancy", "the job"),
    ("library_item", "texts"),
    ("remark_card", "texts"),
    ("kit", "texts"),
    ("kit_line", "texts"),
    ("panel", "the day"),
    ("asker", "a seat"),
    ("consent", "that a seat agreed, and when"),
    ("agreement", "terms"),
    ("agreement_veto", "a seat"),
    ("join_code", "a door"),
    ("finished", "that a seat was done"),
    ("absence", "that a seat did not score"),
    ("tablet_waiting", "numbers of a device"),
    ("pause", "a break of the whole panel"),
    ("score_stay", "whether scores count; what was scored goes with the candidate"),
    ("reveal_served", "that a seat was shown something"),
    ("choice_outcome", "the outcome of a place"),
    ("feedback_read", "that a seat read"),
    ("feedback_paper", "that a seat got it on paper"),
    ("feedback_suggestion", "what the whole panel is told, without the candidate’s name"),
    ("feedback_days", "settings"),
    ("data_protection", "settings"),
    ("sign_in_rule", "settings"),
    ("second_matter", "settings"),
    ("second_link", "whom of outside was asked; the request itself is blanked"),
    ("inspector_link", "an inspector"),
    ("inspector_link_service", "a home"),
    ("guest", "a browser of somebody from outside"),
    ("job_run", "counts"),
    ("backup_run", "files"),
    ("ledger_damage", "hashes"),
    ("ledger_body", "the record itself takes the words out and says so: ledger::service::empty_bodies"),
];

#[tokio::test]
async fn erasing_knows_every_table_there_is() {
    let fresh = Fresh::sqlite().await;
    let tables: Vec<(String,)> = fresh
        .app
        .db
        .sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx%' ORDER BY name")
        .all()
        .await
        .unwrap();
    let source = concat!(
        include_str!("../../src/recruitment_file/erasure/store/mod.rs"),
        include_str!("../../src/recruitment_file/erasure/store/words.rs")
    );
    let names =
        |table: &str| source.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).any(|word| word == table);
    let mut forgotten = String::new();
    for (table,) in &tables {
        if !names(table) && !STAY.iter().any(|(stays, _)| stays == table) {
            let _ = writeln!(forgotten, "{table}");
        }
    }
    assert!(forgotten.is_empty(), "erasing does not know these tables (see erasure/store):\n{forgotten}");
    for (table, why) in STAY {
        assert!(tables.iter().any(|(known,)| known == table), "there is no table {table}");
        assert!(!why.is_empty());
    }
}
