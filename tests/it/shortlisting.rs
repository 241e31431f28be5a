//! Shortlisting with panel members: what is read out, what a mark needs, what follows from it, and where it stands afterwards.

use crate::access::with_grants;
use crate::on_both;
use crate::support::{Fresh, Visitor};
use crate::vacancy::a_vacancy;
use sametable::application::shortlisting::rules::HeldTyped;
use sametable::application::shortlisting::service::{self, Application, NewMark};
use sametable::application::shortlisting::{Fit, Marks, Outcome, Part};
use sametable::checks::history::Activity;
use sametable::checks::history::rules::{FrameTyped, PeriodTyped};
use sametable::checks::history::service as history;
use sametable::ids::{CandidacyId, VacancyId};
use sametable::ledger;
use sametable::people::{Grant, Organisation, Role, Scope, Who, service as people};
use sametable::platform::clock::london_date;
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::retention;
use sametable::vacancy::service::{self as vacancies, NewCandidate, ProfileWords};
use sametable::vacancy::{Stage, StepState};

on_both!(
    what_is_read_out_has_no_contact_no_date_and_no_year,
    an_application_is_marked_once_somebody_said_who_does_it_with_every_part_and_a_reason,
    whoever_is_invited_is_shortlisted_and_whoever_is_not_is_not_chosen_for_that_reason,
    marking_moves_nobody_who_met_the_panel_or_withdrew,
    without_panel_members_it_says_why_and_what_is_said_later_counts,
    the_file_and_the_answer_to_the_candidate_have_the_marks_and_the_reason,
    the_vacancy_says_that_nobody_said_who_did_it_and_goes_on_to_the_notice,
    another_home_and_another_organisation_find_nothing,
    nobody_marks_their_own_application,
    erasing_takes_the_marks_and_the_names_of_panel_members,
);

const REASON: &str = "She wrote that she asks people first.";

struct Office {
    org: Organisation,
    priya: Who,
    vacancy: VacancyId,
    joy: CandidacyId,
    sam: CandidacyId,
}

async fn applied(fresh: &Fresh, who: &Who, vacancy: VacancyId, name: &str) -> CandidacyId {
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let new = NewCandidate { name: name.into(), email, phone: "01632 960999".into(), shortlist: false };
    vacancies::add_candidate(who, &fresh.app, vacancy, new).await.unwrap()
}

/// Two applied for a job whose role profile says something in two of its parts.
async fn office(fresh: &Fresh) -> Office {
    let org = fresh.organisation("Larches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(fresh, &priya).await;
    let words = ProfileWords {
        support: "Knock first.".into(),
        good: "They ask me, not my mum.".into(),
        written_by: "Ann and Dev".into(),
        ..ProfileWords::default()
    };
    vacancies::write_profile(&priya, &fresh.app, vacancy, words).await.unwrap();
    let joy = applied(fresh, &priya, vacancy, "Joy Adeyemi").await;
    let sam = applied(fresh, &priya, vacancy, "Sam Porter").await;
    Office { org, priya, vacancy, joy, sam }
}

async fn with_panel(fresh: &Fresh, office: &Office) {
    let today = london_date(fresh.app.clock.now());
    let held =
        HeldTyped { with_panel: Some(true), members: "Ann Field and Ben", held_on: &today, ..HeldTyped::default() };
    service::hold(&office.priya, &fresh.app, office.vacancy, held).await.unwrap();
}

fn marks() -> Marks {
    Marks::from([(Part::Support, Fit::Fits), (Part::Good, Fit::NotSeen)])
}

fn new(outcome: Outcome) -> NewMark<'static> {
    NewMark { marks: marks(), reason: REASON, outcome: Some(outcome) }
}

async fn mark(fresh: &Fresh, office: &Office, id: CandidacyId, outcome: Outcome) -> Result<(), Refused> {
    service::mark(&office.priya, &fresh.app, office.vacancy, id, new(outcome)).await
}

async fn stage(fresh: &Fresh, office: &Office, id: CandidacyId) -> Stage {
    vacancies::candidacy(&office.priya, &fresh.app, id).await.unwrap().stage
}

async fn application(fresh: &Fresh, office: &Office, id: CandidacyId) -> Application {
    let read = service::read_shortlisting(&office.priya, &fresh.app, office.vacancy).await.unwrap();
    read.applications.into_iter().find(|one| one.candidacy == id).unwrap()
}

async fn count(fresh: &Fresh, sql: &'static str) -> i64 {
    fresh.app.db.sql(sql).value().await.unwrap()
}

/// What somebody hears of a page: the words of its middle, without addresses and ids.
fn heard(page: &str) -> String {
    let main = &page[page.find("<main").unwrap()..page.rfind("</main>").unwrap()];
    main.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect::<Vec<_>>().join(" ")
}

async fn did(fresh: &Fresh, office: &Office, id: CandidacyId) {
    let today = london_date(fresh.app.clock.now());
    let frame = FrameTyped { education_end: "30 June 1993", still_in_education: false, applied_on: &today };
    history::keep_frame(&office.priya, &fresh.app, id, frame).await.unwrap();
    let job = PeriodTyped {
        activity: Some(Activity::Work),
        place: "Orchard Court, opened 1998",
        title: "Care assistant",
        care: true,
        began: "1 July 2015",
        ended: "30 June 2017",
        goes_on: false,
        why: "It closed.",
    };
    history::keep_period(&office.priya, &fresh.app, id, None, job).await.unwrap();
    let at_home = PeriodTyped {
        activity: Some(Activity::ParentalLeave),
        place: "With my twins",
        title: "",
        began: "7/2017",
        ended: "5/2018",
        care: false,
        why: "",
        ..job
    };
    history::keep_period(&office.priya, &fresh.app, id, None, at_home).await.unwrap();
    let long =
        PeriodTyped { place: "Greenway Garden Centre", title: "Gardener", began: "8/1993", ended: "6/2015", ..job };
    history::keep_period(&office.priya, &fresh.app, id, None, long).await.unwrap();
}

async fn what_is_read_out_has_no_contact_no_date_and_no_year(fresh: Fresh) {
    let office = office(&fresh).await;
    did(&fresh, &office, office.joy).await;
    let mut visitor = fresh.signed_in(&office.org, "Hana Roe", &[Role::Hr]).await;
    let address = format!("/vacancies/{}/shortlist", office.vacancy);
    visitor
        .get(&format!("/vacancies/{}/candidates", office.vacancy))
        .await
        .is(200)
        .shows(&format!("href=\"{address}\""));
    let page = visitor.get(&address).await;
    page.is(200).hides("example.org").hides("01632").hides("960999");
    let heard = heard(&page.text);
    for words in [
        "Knock first.",
        "They ask me, not my mum.",
        "Ann and Dev",
        "Application 1",
        "Application 2",
        "Care assistant",
        "about 2 years",
        "Orchard Court, opened …",
        "Gardener",
        "more than 10 years",
        "What they have done is not written down yet.",
    ] {
        assert!(heard.contains(words), "no “{words}” in {heard}");
    }
    for hidden in [
        // They have not had the notice, which comes before any panel hears of them.
        "Joy Adeyemi",
        "Sam Porter",
        "1993",
        "1998",
        "2015",
        "2017",
        "2018",
        "June",
        "July",
        "It closed",
        "twins",
        "leave",
        "What we cannot bend on",
    ] {
        assert!(!heard.contains(hidden), "“{hidden}” in {heard}");
    }
    let Who::Person(_) = &office.priya else { panic!() };
    service::read_shortlisting(&office.priya, &fresh.app, office.vacancy).await.unwrap();
    let views = ledger::service::views(&office.priya, &fresh.app, office.vacancy.0).await.unwrap();
    assert!(views.iter().any(|(_, what, _)| what == "shortlisting"), "that it was read is noted");
}

async fn an_application_is_marked_once_somebody_said_who_does_it_with_every_part_and_a_reason(fresh: Fresh) {
    let office = office(&fresh).await;
    let says = async |new: NewMark<'static>, code: &str| {
        let refused = service::mark(&office.priya, &fresh.app, office.vacancy, office.joy, new).await.unwrap_err();
        assert!(refused.says(code), "{refused}");
    };
    says(new(Outcome::Invite), "shortlisting-held-first").await;
    with_panel(&fresh, &office).await;
    let one = Marks::from([(Part::Support, Fit::Fits)]);
    says(NewMark { marks: one, ..new(Outcome::Invite) }, "shortlisting-mark-needed").await;
    says(NewMark { reason: " she  asks ", ..new(Outcome::Invite) }, "shortlisting-reason-needed").await;
    says(NewMark { outcome: None, ..new(Outcome::Invite) }, "shortlisting-outcome-needed").await;
    assert_eq!(stage(&fresh, &office, office.joy).await, Stage::Applied);
    mark(&fresh, &office, office.joy, Outcome::NotDecided).await.unwrap();
    let marked = application(&fresh, &office, office.joy).await.marked.unwrap();
    assert_eq!((marked.marks.0, marked.reason.as_str(), marked.by_name.as_str()), (marks(), REASON, "Priya Shah"));
    assert_eq!(stage(&fresh, &office, office.joy).await, Stage::Applied, "nothing was decided");
    // Without a role profile there is nothing to mark beside.
    let vacancy = a_vacancy(&fresh, &office.priya).await;
    let lee = applied(&fresh, &office.priya, vacancy, "Lee Ash").await;
    let refused = service::mark(&office.priya, &fresh.app, vacancy, lee, new(Outcome::Invite)).await.unwrap_err();
    assert!(refused.says("shortlisting-profile-first"), "{refused}");
}

async fn whoever_is_invited_is_shortlisted_and_whoever_is_not_is_not_chosen_for_that_reason(fresh: Fresh) {
    let office = office(&fresh).await;
    with_panel(&fresh, &office).await;
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    mark(&fresh, &office, office.sam, Outcome::DoNotInvite).await.unwrap();
    assert_eq!(stage(&fresh, &office, office.joy).await, Stage::Shortlisted);
    assert_eq!(stage(&fresh, &office, office.sam).await, Stage::NotChosen);
    let steps = vacancies::history(&office.priya, &fresh.app, office.sam).await.unwrap();
    assert_eq!(steps.last().unwrap().reason.as_deref(), Some(REASON));
    // The same again, such as a form that was sent twice, is nothing new.
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    assert_eq!(count(&fresh, "SELECT COUNT(*) FROM shortlisting_mark").await, 2);
    // Second thoughts, before anybody met the panel.
    mark(&fresh, &office, office.sam, Outcome::Invite).await.unwrap();
    assert_eq!(stage(&fresh, &office, office.sam).await, Stage::Shortlisted);
    assert_eq!(application(&fresh, &office, office.sam).await.marked.unwrap().outcome, Outcome::Invite);
    assert_eq!(count(&fresh, "SELECT COUNT(*) FROM shortlisting_mark").await, 3, "what was said first stays");
}

async fn marking_moves_nobody_who_met_the_panel_or_withdrew(fresh: Fresh) {
    let office = office(&fresh).await;
    with_panel(&fresh, &office).await;
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    crate::vacancy::told(&fresh, &office.priya, office.vacancy, vec![office.joy]).await;
    crate::checks::moved(&fresh, &office.priya, office.joy, &[Stage::Interviewed]).await;
    let refused = mark(&fresh, &office, office.joy, Outcome::DoNotInvite).await.unwrap_err();
    assert!(refused.says("shortlisting-closed"), "{refused}");
    crate::checks::moved(&fresh, &office.priya, office.joy, &[Stage::NotChosen]).await;
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    assert_eq!(stage(&fresh, &office, office.joy).await, Stage::NotChosen, "the panel's choice stands");
    vacancies::move_by_hand(&office.priya, &fresh.app, office.sam, Stage::Withdrawn, "Found work").await.unwrap();
    let refused = mark(&fresh, &office, office.sam, Outcome::Invite).await.unwrap_err();
    assert!(refused.says("shortlisting-closed"), "{refused}");
}

async fn without_panel_members_it_says_why_and_what_is_said_later_counts(fresh: Fresh) {
    let office = office(&fresh).await;
    let without = |why_without| HeldTyped { with_panel: Some(false), why_without, ..HeldTyped::default() };
    let hold = |typed| service::hold(&office.priya, &fresh.app, office.vacancy, typed);
    assert!(hold(HeldTyped::default()).await.unwrap_err().says("shortlisting-with-needed"));
    assert!(hold(without("no time")).await.unwrap_err().says("shortlisting-why-needed"));
    let nobody = HeldTyped { with_panel: Some(true), held_on: "2999-01-01", ..HeldTyped::default() };
    let refused = hold(nobody).await.unwrap_err();
    assert!(refused.says("shortlisting-members-needed") && refused.says("vacancy-day-in-future"), "{refused}");
    for _ in 0..2 {
        hold(without("Everybody was away that week")).await.unwrap();
    }
    assert_eq!(count(&fresh, "SELECT COUNT(*) FROM shortlisting_held").await, 1);
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    with_panel(&fresh, &office).await;
    let read = service::read_shortlisting(&office.priya, &fresh.app, office.vacancy).await.unwrap();
    let held = read.held.unwrap();
    assert_eq!((held.with_panel, held.members.as_str(), held.why_without.as_str()), (true, "Ann Field and Ben", ""));
    assert_eq!(count(&fresh, "SELECT COUNT(*) FROM shortlisting_held").await, 2, "what was said first stays");
}

async fn the_file_and_the_answer_to_the_candidate_have_the_marks_and_the_reason(fresh: Fresh) {
    let office = office(&fresh).await;
    with_panel(&fresh, &office).await;
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    let mut hr = fresh.signed_in(&office.org, "Harriet Row", &[Role::Hr]).await;
    let file = hr.get(&format!("/files/{}", office.joy)).await;
    file.is(200)
        .shows("Who went through the applications")
        .shows("Ann Field and Ben")
        .shows("Application marked beside the role profile")
        .shows("How to support me well: Fits")
        .shows("What good looks like: Not seen in the application")
        .shows(REASON)
        .shows("Invite them: they meet the panel")
        .hides("shortlisting_outcome")
        .hides("shortlisted_with")
        .hides("not_seen");
    let bundle = sametable::recruitment_file::service::bundle(&office.priya, &fresh.app, office.joy).await.unwrap().1;
    assert!(bundle.contains("shortlisting.held") && bundle.contains(REASON), "a copy has both");
    let today = london_date(fresh.app.clock.now());
    let subject = format!("candidate:{}", office.joy);
    let fields = [
        ("subject", subject.as_str()),
        ("came_on", today.as_str()),
        ("came_how", "email"),
        ("identity", "rang the number we have"),
    ];
    let request = hr.post("/subject-access/record", &fields).await;
    request.is(303);
    let draft = hr.get(&format!("{}/draft", request.location)).await;
    draft
        .is(200)
        .shows("and panel members went through your application")
        .shows("“How to support me well”: Fits.")
        .shows("“What good looks like”: Not seen in the application.")
        .shows("you were to be invited")
        .shows(REASON)
        .hides("Ann Field");
}

async fn the_vacancy_says_that_nobody_said_who_did_it_and_goes_on_to_the_notice(fresh: Fresh) {
    const UNSAID: &str = "Nobody has said if this was done with panel members.";
    let office = office(&fresh).await;
    let mut visitor = fresh.signed_in(&office.org, "Hana Roe", &[Role::Hr]).await;
    let page = format!("/vacancies/{}", office.vacancy);
    let next = |end: &str| format!("id=\"next-step\" href=\"{page}/{end}\"");
    visitor.get(&page).await.is(200).shows(&next("shortlist")).hides(UNSAID);
    vacancies::shortlist(&office.priya, &fresh.app, office.vacancy, &[office.joy]).await.unwrap();
    visitor.get(&page).await.is(200).shows(UNSAID).shows(&next("notice"));
    visitor
        .get(&format!("{page}/shortlist"))
        .await
        .is(200)
        .shows("nobody has said if that was done with panel members");
    let steps = vacancies::progress(&office.priya, &fresh.app, office.vacancy).await.unwrap();
    assert_eq!(steps[2].state, StepState::Done);
    let mut facilitator = fresh.signed_in(&office.org, "Fay Ash", &[Role::Facilitator]).await;
    facilitator.get(&page).await.is(200).shows(UNSAID).hides(&format!("{page}/shortlist"));
    with_panel(&fresh, &office).await;
    visitor.get(&page).await.is(200).hides(UNSAID).shows(&next("notice"));
}

async fn another_home_and_another_organisation_find_nothing(fresh: Fresh) {
    let office = office(&fresh).await;
    with_panel(&fresh, &office).await;
    let manager = fresh.person(&office.org, "Mona Ash", &[Role::Manager, Role::Administrator]).await;
    people::add_service(&manager, &fresh.app, "Oak House").await.unwrap();
    let homes = people::services(&manager, &fresh.app).await.unwrap();
    let oak = homes.into_iter().find(|home| home.name == "Oak House").unwrap();
    let grant = Grant { role: Role::Manager, scope: Scope::Service(oak.id) };
    let (_, other_home) = with_grants(&fresh, office.org.id, "Olu Home", &[grant]).await;
    let beeches = fresh.organisation("Beeches Care").await;
    let stranger = fresh.person(&beeches, "Bo Lind", &[Role::Manager, Role::Hr]).await;
    for who in [&other_home, &stranger] {
        let read = service::read_shortlisting(who, &fresh.app, office.vacancy).await.unwrap_err();
        let marked = service::mark(who, &fresh.app, office.vacancy, office.joy, new(Outcome::Invite)).await;
        let held = service::hold(who, &fresh.app, office.vacancy, HeldTyped::default()).await;
        assert_eq!((read, marked, held), (Refused::NotFound, Err(Refused::NotFound), Err(Refused::NotFound)));
    }
    // Another vacancy's candidate is none of this one.
    let later = a_vacancy(&fresh, &office.priya).await;
    let lee = applied(&fresh, &office.priya, later, "Lee Ash").await;
    assert_eq!(mark(&fresh, &office, lee, Outcome::Invite).await, Err(Refused::NotFound));
    let facilitator = fresh.person(&office.org, "Fay Elm", &[Role::Facilitator]).await;
    let read = service::read_shortlisting(&facilitator, &fresh.app, office.vacancy).await;
    assert_eq!(read.unwrap_err(), Refused::NotAllowed);
    let auditor = fresh.person(&office.org, "Ada Look", &[Role::Auditor]).await;
    service::read_shortlisting(&auditor, &fresh.app, office.vacancy).await.unwrap();
    let marked = service::mark(&auditor, &fresh.app, office.vacancy, office.joy, new(Outcome::Invite)).await;
    assert_eq!(marked, Err(Refused::NotAllowed));
    assert_eq!(count(&fresh, "SELECT COUNT(*) FROM shortlisting_mark").await, 0);
}

async fn nobody_marks_their_own_application(fresh: Fresh) {
    let office = office(&fresh).await;
    with_panel(&fresh, &office).await;
    let own = applied(&fresh, &office.priya, office.vacancy, "Priya Shah").await;
    let refused = mark(&fresh, &office, own, Outcome::Invite).await.unwrap_err();
    assert!(refused.says("shortlisting-own"), "{refused}");
    assert_eq!(stage(&fresh, &office, own).await, Stage::Applied);
}

async fn erasing_takes_the_marks_and_the_names_of_panel_members(fresh: Fresh) {
    let office = office(&fresh).await;
    let administrator = fresh.person(&office.org, "Ada Min", &[Role::Administrator]).await;
    let hana = fresh.person(&office.org, "Hana Roe", &[Role::Hr]).await;
    let ann = fresh.person(&office.org, "Ann Field", &[Role::PanelMember]).await;
    with_panel(&fresh, &office).await;
    mark(&fresh, &office, office.joy, Outcome::Invite).await.unwrap();
    mark(&fresh, &office, office.sam, Outcome::DoNotInvite).await.unwrap();
    let erase = async |scope, thing| {
        retention::service::erase(&hana, &fresh.app, scope, thing, "They asked us to delete it", true).await.unwrap();
    };
    erase(retention::Scope::Candidate, office.sam.0).await;
    assert_eq!(count(&fresh, "SELECT COUNT(*) FROM shortlisting_mark").await, 1, "another's stay");
    let read = service::read_shortlisting(&hana, &fresh.app, office.vacancy).await.unwrap();
    assert_eq!(read.applications.iter().map(|one| one.candidacy).collect::<Vec<_>>(), [office.joy]);
    let person = ann.signed().unwrap().person;
    people::leave(&administrator, &fresh.app, person).await.unwrap();
    erase(retention::Scope::Person, person.0).await;
    let read = service::read_shortlisting(&hana, &fresh.app, office.vacancy).await.unwrap();
    let members = read.held.unwrap().members;
    assert!(!members.contains("Ann Field") && members.contains("Ben"), "{members}");
}

async fn visitor(fresh: &Fresh) -> (Office, Visitor, String) {
    let office = office(fresh).await;
    let visitor = fresh.signed_in(&office.org, "Hana Roe", &[Role::Hr]).await;
    let page = format!("/vacancies/{}/shortlist", office.vacancy);
    (office, visitor, page)
}

#[tokio::test]
async fn the_page_says_what_is_missing_beside_the_field_and_keeps_what_was_typed() {
    let fresh = Fresh::sqlite().await;
    let (office, mut visitor, page) = visitor(&fresh).await;
    let joy = format!("{page}/{}", office.joy);
    let refused = visitor.post(&joy, &[("reason", "She asks me first, and she knocks")]).await;
    refused.is(422).shows("There is a problem").shows("First say above if panel members are here");
    let refused = visitor.post(&page, &[]).await;
    refused
        .is(422)
        .shows("href=\"#with_panel\"")
        .shows("id=\"with_panel-error\"")
        .shows("Say if panel members are here");
    let typed = [("with_panel", "yes"), ("members", "Ann and <Ben>"), ("held_on", "2999-01-01")];
    let refused = visitor.post(&page, &typed).await;
    refused.is(422).shows("id=\"held_on-error\"").shows("value=\"Ann and &lt;Ben&gt;\"").shows("value=\"2999-01-01\"");
    let today = london_date(fresh.app.clock.now());
    let typed = [("with_panel", "yes"), ("members", "Ann and Ben"), ("held_on", today.as_str())];
    visitor.post(&page, &typed).await.goes_to(&page);
    visitor
        .get(&page)
        .await
        .is(200)
        .shows("With panel members: Ann and Ben.")
        .shows("Application 1")
        .hides("Joy Adeyemi");
    let typed = [("support", "fits"), ("good", "splendid"), ("reason", "too <few"), ("outcome", "invite")];
    let refused = visitor.post(&joy, &typed).await;
    refused
        .is(422)
        .shows("href=\"#good\"")
        .shows("id=\"good-error\"")
        .shows("href=\"#reason\"")
        .shows("id=\"reason-error\"")
        .shows(">too &lt;few</textarea>")
        .hides("id=\"support-error\"");
    assert_eq!(refused.text.matches("too &lt;few").count(), 1, "no other card has it");
    assert_eq!(refused.text.matches("id=\"reason\"").count(), 1, "each id stands once");
    let typed = [("support", "fits"), ("good", "partly"), ("reason", "She knocks and asks"), ("outcome", "invite")];
    visitor.post(&joy, &typed).await.goes_to(&format!("{page}#application-{}", office.joy));
    let after = visitor.get(&page).await;
    after.is(200).shows("How it was marked").shows("She knocks and asks").shows("Shortlisted").shows("Mark it again");
    assert_eq!(heard(&after.text).matches("Not decided yet").count(), 2, "one choice in each form, and no more");
    // The address of a form leads to its page.
    visitor.get(&joy).await.goes_to(&page);
}
