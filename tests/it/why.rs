//! Why somebody was not chosen: told from the record, without a word about anybody else that nobody let in, and with what proves it.

use crate::on_both;
use crate::subject_access::{Scene, passage, scene};
use crate::support::Fresh;
use sametable::command::demo;
use sametable::ids::RowId;
use sametable::people::service::{self as people, NewPerson};
use sametable::people::{Role, Who};
use sametable::platform::db::Ask;
use sametable::recruitment_file::copy::rules::check::check;
use sametable::recruitment_file::copy::rules::zip;
use sametable::recruitment_file::copy::{ANSWER, CONTENTS, ENTRIES};
use sametable::recruitment_file::subject_access::service;

on_both!(
    whoever_was_not_chosen_reads_why_and_nobody_elses_name,
    what_goes_with_the_answer_proves_it_and_has_nothing_that_was_left_out,
    what_was_left_out_once_is_not_told_by_another_way,
    whoever_chose_does_not_read_the_answer_before_it_goes,
    there_is_no_why_before_a_decision_or_for_whoever_was_chosen,
    whoever_works_here_and_applied_does_not_read_the_answer_to_themselves,
    what_names_somebody_else_is_kept_back_until_somebody_lets_it_in,
    what_changed_since_it_was_read_is_read_once_more,
);

impl Scene {
    fn who(&self, role: Role) -> &Who {
        &self.made.people.iter().find(|one| one.role == role).unwrap().who
    }

    /// The candidate of the past day with this name asks why.
    async fn asks_why(&mut self, name: &str) -> String {
        let subject = format!("candidate:{}", self.past(name));
        let fields = [
            ("subject", subject.as_str()),
            ("asks", "why"),
            ("came_on", &self.today.clone()),
            ("came_how", "email"),
            ("identity", "rang the number we have"),
        ];
        let answer = self.hr.post("/subject-access/record", &fields).await;
        answer.is(303);
        answer.location
    }

    /// The ZIP that goes with the answer.
    async fn zip(&self, request: &str) -> Vec<u8> {
        let id: RowId = request.rsplit('/').next().unwrap().parse().unwrap();
        service::proof(self.who(Role::Hr), &self.fresh.app, id).await.unwrap()
    }
}

/// The page between its head and its foot.
fn main_of(page: &str) -> &str {
    &page[page.find("<main").unwrap()..]
}

async fn whoever_was_not_chosen_reads_why_and_nobody_elses_name(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let request = scene.asks_why("Sam Porter").await;
    scene.hr.get("/subject-access").await.is(200).shows("Why they were not chosen");
    let draft = scene.hr.get(&format!("{request}/draft")).await;
    let main = main_of(draft.is(200).text.as_str());
    for told in [
        "Why you were not chosen: Sam Porter",
        "you asked why you were not chosen as Night support worker at Larch Court",
        "How all scores count together was announced to the panel on ",
        "The panel members’ scores counted 60 in 100, those of the others 40 in 100.",
        "“Listening” counted 25 in 100.",
        "on it could not be changed any more.",
        // A sum that is a whole number is a sum.
        "The other scorers’ total: 1.00 of 1 (exactly 1)",
        "The first score about you was given on ",
        "Panel member A answered “",
        "One interviewer answered “",
        "Nice. But he pushed me a bit.",
        "decided not to choose you.",
        "Spoke to the supporter instead of to the person, and began before asking.",
        "That was place 3 among the candidates.",
        "2 other candidates were weighed with you.",
        "acas.org.uk",
    ] {
        assert!(main.contains(told), "no “{told}” in {main}");
    }
    for other in ["Ann Field", "Ben Okafor", "Dev Patel", "Joy Adeyemi", "Mina Costa"] {
        assert!(!main.contains(other), "{other} stands in somebody else's answer");
    }
    // What speaks of the others stays out, each with the way to let it in.
    assert_eq!(main.matches("This is about another candidate.").count(), 2, "{main}");
    let chosen = passage(main, "That candidate was chosen.");
    scene.hr.post(&format!("{request}/ready"), &[]).await.is(422).shows("tick that you have");
    scene.hr.post(&format!("{request}/ready"), &[("read", "yes")]).await.goes_to(&request);
    scene.hr.get(&format!("{request}/copy")).await.is(200).hides("That candidate was chosen.");
    let let_in = [("passage", chosen.as_str())];
    scene.hr.post(&format!("{request}/put-back"), &let_in).await.goes_to(&format!("{request}/draft#{chosen}"));
    // It changed since it was read: it is read once more.
    scene.hr.post(&format!("{request}/sent"), &[("sent_on", &scene.today.clone()), ("sent_how", "post")]).await.is(422);
    scene.hr.post(&format!("{request}/ready"), &[("read", "yes")]).await.goes_to(&request);
    scene.hr.get(&format!("{request}/copy")).await.is(200).shows("That candidate was chosen.").hides("Joy Adeyemi");
    scene.hr.post(&format!("{request}/leave-out"), &[("passage", chosen.as_str()), ("reason", "is another’s")]).await;
    scene.hr.get(&format!("{request}/draft")).await.shows("is another’s");
    let file = scene.hr.get(&format!("/files/{}", scene.past("Sam Porter"))).await;
    file.shows("Asked why they were not chosen").shows("A passage that was kept back let into the answer");
}

async fn what_goes_with_the_answer_proves_it_and_has_nothing_that_was_left_out(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let request = scene.asks_why("Sam Porter").await;
    scene.hr.get(&format!("{request}/proof")).await.is(404);
    let key = scene.fresh.app.keys.vkey().clone();
    let ready = format!("{request}/ready");
    scene.hr.post(&ready, &[("read", "yes")]).await.goes_to(&request);
    scene.hr.get(&request).await.is(200).shows("Download the answer with the record").shows("Keep the file longer");
    let whole = scene.zip(&request).await;
    let checked = check(&whole, &key).unwrap();
    assert!(checked.is_whole(), "{checked:?}");
    let members = zip::read(&whole).unwrap();
    let names: Vec<&str> = members.iter().map(|member| member.name).collect();
    assert!(names.starts_with(&[CONTENTS, ANSWER, ENTRIES]), "{names:?}");
    let entries = |zip: &[u8]| {
        let members = zip::read(zip).unwrap();
        String::from_utf8(members.iter().find(|member| member.name == ENTRIES).unwrap().bytes.to_vec()).unwrap()
    };
    let text = entries(&whole);
    for there in ["Spoke to the supporter instead of", "Nice. But he pushed me a bit.", "agreement.frozen"] {
        assert!(text.contains(there), "no {there}");
    }
    // His details, his checks, and everything about anybody else are not what was asked about.
    for absent in ["sam.porter@post.example", "Sam Porter", "Joy Adeyemi", "Ann Field"] {
        assert!(!text.contains(absent), "{absent} is in it");
    }
    // One interviewer scored him: by which score is whose, that would be a name.
    let scores = text.matches("\"score.given\"").count();
    assert_eq!(scores, 15, "of three panel members, five answers each");
    assert!(!text.contains("\"scores\""), "and the page that was kept with the choice has none by seat");

    let draft = scene.hr.get(&format!("{request}/draft")).await;
    let remark = passage(main_of(&draft.text), "Nice. But he pushed me a bit.");
    let fields = [("passage", remark.as_str()), ("reason", "would show who said it")];
    scene.hr.post(&format!("{request}/leave-out"), &fields).await.is(303);
    scene.hr.post(&ready, &[("read", "yes")]).await.goes_to(&request);
    let without = scene.zip(&request).await;
    assert!(check(&without, &key).unwrap().is_whole());
    assert!(
        !entries(&without).contains("Nice. But he pushed me a bit."),
        "what was left out is in the record beside it"
    );
    assert!(entries(&without).contains("Spoke to the supporter instead of"));
    assert!(
        entries(&without).contains("He talked to my supporter."),
        "what is told is proved, whatever else is left out"
    );
    // It is given again as it went, and goes when the candidate's data goes.
    assert_eq!(scene.zip(&request).await, without);
    let hr = scene.who(Role::Hr);
    let id: RowId = request.rsplit('/').next().unwrap().parse().unwrap();
    let on = scene.today.clone();
    service::sent(hr, &scene.fresh.app, id, &on, "email").await.unwrap();
    let sam = scene.past("Sam Porter");
    let early = [("reason", "They do not want to be in our files"), ("sure", "yes")];
    scene.hr.post(&format!("/retention/candidates/{sam}/erase"), &early).await.is(303);
    assert!(service::proof(scene.who(Role::Hr), &scene.fresh.app, id).await.is_err(), "the ZIP is still there");
}

async fn what_was_left_out_once_is_not_told_by_another_way(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sam = scene.past("Sam Porter");
    let everything = [
        ("subject", format!("candidate:{sam}")),
        ("came_on", scene.today.clone()),
        ("came_how", "email".to_owned()),
        ("identity", "known to us".to_owned()),
    ];
    let everything: Vec<_> = everything.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let first = scene.hr.post("/subject-access/record", &everything).await.location;
    let draft = scene.hr.get(&format!("{first}/draft")).await;
    let remark = passage(main_of(&draft.text), "Nice. But he pushed me a bit.");
    let fields = [("passage", remark.as_str()), ("reason", "would show who said it")];
    scene.hr.post(&format!("{first}/leave-out"), &fields).await.is(303);
    let why = scene.asks_why("Sam Porter").await;
    scene.hr.get(&format!("{why}/draft")).await.shows("would show who said it");
    scene.hr.post(&format!("{why}/ready"), &[("read", "yes")]).await.goes_to(&why);
    scene.hr.get(&format!("{why}/copy")).await.is(200).hides("Nice. But he pushed me a bit.");
    // And the other way round.
    let draft = scene.hr.get(&format!("{why}/draft")).await;
    let other = passage(main_of(&draft.text), "He talked to my supporter.");
    let fields = [("passage", other.as_str()), ("reason", "only one had a supporter")];
    scene.hr.post(&format!("{why}/leave-out"), &fields).await.is(303);
    scene.hr.get(&format!("{first}/draft")).await.shows("only one had a supporter");
}

async fn whoever_chose_does_not_read_the_answer_before_it_goes(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let request = scene.asks_why("Sam Porter").await;
    // The manager who chose works for HR as well by now.
    let manager = scene.who(Role::Manager).signed().unwrap().clone();
    let change = NewPerson { name: manager.name, roles: vec![Role::Manager, Role::Hr], ..NewPerson::default() };
    people::change_person(scene.who(Role::Administrator), &scene.fresh.app, manager.person, change).await.unwrap();
    let email = scene.made.people.iter().find(|one| one.role == Role::Manager).unwrap().email.clone();
    let token = people::sign_in(&scene.fresh.app, &email, demo::PASSWORD, "test").await.unwrap();
    let mut chose = scene.fresh.visitor().with_session(&token);
    let page = chose.get(&format!("{request}/draft")).await;
    page.is(200).shows("Somebody else from HR reads the answer before it goes.").hides("It may go as it stands.");
    page.hides("Leave this out").hides("It may go");
    chose.post(&format!("{request}/ready"), &[("read", "yes")]).await.is(422).shows("Somebody else from HR");
    let remark = passage(main_of(&page.text), "Nice. But he pushed me a bit.");
    let fields = [("passage", remark.as_str()), ("reason", "would show who said it")];
    chose.post(&format!("{request}/leave-out"), &fields).await.is(422).shows("Somebody else from HR");
    scene.hr.post(&format!("{request}/ready"), &[("read", "yes")]).await.goes_to(&request);
}

async fn there_is_no_why_before_a_decision_or_for_whoever_was_chosen(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let today = scene.today.clone();
    let member = people::everybody(scene.who(Role::Manager), &scene.fresh.app).await.unwrap();
    let ann = member.iter().find(|listed| listed.person.name == "Ann Field").unwrap().person.id;
    let open = scene.made.today.candidates[0].0;
    for (subject, asks, said) in [
        (format!("candidate:{}", scene.past("Joy Adeyemi")), "why", "This candidate was chosen."),
        (format!("candidate:{open}"), "why", "Nothing is decided about this candidate yet."),
        (format!("person:{ann}"), "why", "Only a candidate can ask why they were not chosen."),
        (format!("candidate:{open}"), "whatever", "Choose what they ask for."),
    ] {
        let fields = [
            ("subject", subject.as_str()),
            ("asks", asks),
            ("came_on", &today),
            ("came_how", "post"),
            ("identity", "known to us for years"),
        ];
        let refused = scene.hr.post("/subject-access/record", &fields).await;
        refused.is(422).shows(said).shows("known to us for years");
    }
}

async fn whoever_works_here_and_applied_does_not_read_the_answer_to_themselves(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let request = scene.asks_why("Sam Porter").await;
    let email = scene.made.people.iter().find(|one| one.role == Role::Hr).unwrap().email.clone();
    let sam = scene.past("Sam Porter");
    let mut tx = scene.fresh.app.db.begin().await.unwrap();
    tx.sql("UPDATE candidacy SET email = $1 WHERE id = $2").bind(email).bind(sam).execute().await.unwrap();
    tx.commit().await.unwrap();
    for address in ["draft", "copy", "file", "proof"] {
        scene.hr.get(&format!("{request}/{address}")).await.is(if address == "draft" { 403 } else { 404 });
    }
    scene.hr.post(&format!("{request}/ready"), &[("read", "yes")]).await.is(403);
    scene.hr.post(&format!("{request}/put-back"), &[("passage", "e1")]).await.is(403);
    // That they asked they know.
    scene.hr.get(&request).await.is(200);
}

async fn what_names_somebody_else_is_kept_back_until_somebody_lets_it_in(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let sam = scene.past("Sam Porter");
    let hr = scene.who(Role::Hr).clone();
    let candidacy = sametable::vacancy::service::candidacy(&hr, &scene.fresh.app, sam).await.unwrap();
    let mut deed = sametable::ledger::Deed::new(&hr);
    let told = serde_json::json!({"outcome": "withdraw", "reason": "Joy Adeyemi was calmer than you."});
    deed.note(candidacy.stream, candidacy.subject, "confirmation.given", told);
    deed.commit(scene.fresh.app.db.begin().await.unwrap(), &scene.fresh.app).await.unwrap();
    let request = scene.asks_why("Sam Porter").await;
    let draft = scene.hr.get(&format!("{request}/draft")).await;
    draft.is(200).shows("It seems to name somebody else: Joy Adeyemi.");
    // Whoever did that took part in the decision.
    draft.shows("Somebody else from HR reads the answer before it goes.");
}

async fn what_changed_since_it_was_read_is_read_once_more(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let request = scene.asks_why("Sam Porter").await;
    let page = scene.hr.get(&format!("{request}/draft")).await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let remark = passage(main_of(&page), "Nice. But he pushed me a bit.");
    let fields = [("passage", remark.as_str()), ("reason", "would show who said it")];
    scene.hr.post(&format!("{request}/leave-out"), &fields).await.is(303);
    let ready = [("read", "yes"), ("seen", seen.as_str())];
    scene.hr.post(&format!("{request}/ready"), &ready).await.is(422).shows("Read it once more");
    scene.hr.get(&format!("{request}/copy")).await.is(404);
}
