//! A sample of files drawn by a seed, walked through, followed until it is mended; and looks out of the ordinary.

use crate::access::with_grants;
use crate::on_both;
use crate::support::{Fresh, Visitor, everything};
use sametable::audit::alert::Kind;
use sametable::audit::alert::service as alerts;
use sametable::audit::sample::rules::{Standing, Walk, sample};
use sametable::audit::sample::service::{self as audits, FindingTyped, Given, NewDraw, Word};
use sametable::audit::sample::{Mark, Question, Shows};
use sametable::checks::employed::service as employed;
use sametable::command::demo::{self, Made};
use sametable::ids::{CandidacyId, RowId};
use sametable::ledger;
use sametable::people::service as people;
use sametable::people::{Grant, Organisation, Role, Scope, Who};
use sametable::platform::App;
use sametable::platform::clock::{london_date, london_date_in};
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::{self, Scope as Whose};
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::vacancy::service as vacancies;
use serde_json::Value;

on_both!(
    a_sample_is_drawn_by_a_seed_and_anybody_draws_it_again,
    a_draw_that_cannot_be_read_keeps_what_was_typed_and_says_so_beside_the_field,
    only_files_that_the_filter_means_are_drawn_from,
    a_walk_is_kept_bit_by_bit_and_stands_in_the_file,
    a_finding_without_an_owner_is_no_finding,
    its_owner_says_what_was_done_and_hr_hands_it_on,
    a_second_person_is_somebody_else_and_sends_single_answers_back,
    whoever_got_their_sign_in_from_the_first_person_just_now_is_no_second_person,
    a_later_audit_shows_what_was_found_and_says_whether_it_is_mended,
    nobody_audits_their_own_file,
    an_auditor_reads_all_of_it_and_an_administrator_nothing,
    whoever_has_one_home_audits_there_alone,
    erasing_takes_the_words_along_and_leaves_the_draw,
    what_was_written_never_changes,
    whoever_asks_for_their_data_is_told_what_was_found,
    what_is_overdue_stands_on_the_first_page,
    ones_own_file_and_that_of_a_leaver_are_out_of_the_ordinary_and_somebody_else_answers,
    many_files_within_an_hour_are_one_alert_by_the_organisation_s_own_number,
);

/// The demonstration, without the audit that it has: Larch Court chose Joy; Elm House meets people today.
struct Scene {
    fresh: Fresh,
    made: Made,
    hr: Visitor,
    harriet: Who,
    priya: Who,
    joy: CandidacyId,
}

fn by(made: &Made, role: Role) -> &Who {
    &made.people.iter().find(|one| one.role == role).unwrap().who
}

async fn visit(fresh: &Fresh, made: &Made, role: Role) -> Visitor {
    let person = made.people.iter().find(|one| one.role == role).unwrap();
    let token = people::sign_in(&fresh.app, &person.email, demo::PASSWORD, "test").await.unwrap();
    fresh.visitor().with_session(&token)
}

async fn scene(fresh: Fresh) -> Scene {
    let made = demo::fill(&fresh.app).await.unwrap();
    let hr = visit(&fresh, &made, Role::Hr).await;
    let (harriet, priya) = (by(&made, Role::Hr).clone(), by(&made, Role::Manager).clone());
    let joy = made.past.candidates[0].0;
    Scene { hr, harriet, priya, joy, made, fresh }
}

impl Scene {
    fn app(&self) -> &App {
        &self.fresh.app
    }

    /// Everybody's file, of all homes.
    async fn drawn(&self, two_persons: bool) -> RowId {
        audits::draw(&self.harriet, self.app(), NewDraw { two_persons, ..everybody("6") }).await.unwrap()
    }

    async fn keep(&self, audit: RowId, given: &[Given]) -> Result<(), Refused> {
        audits::keep(&self.harriet, self.app(), audit, self.joy, given).await
    }

    fn wrong(&self) -> FindingTyped {
        FindingTyped {
            words: "No written word of the gap in 2016".to_owned(),
            severity: "serious".to_owned(),
            action: "Ask Joy for it in writing".to_owned(),
            owner: self.priya.signed().unwrap().person.to_string(),
            due_on: london_date_in(self.app().clock.now(), 14),
        }
    }

    async fn page(&self, audit: RowId) -> audits::WalkPage {
        audits::walk(&self.harriet, self.app(), audit, self.joy).await.unwrap()
    }
}

fn everybody(files: &str) -> NewDraw {
    NewDraw {
        why: "All homes, autumn".to_owned(),
        whom: "everybody".to_owned(),
        files: files.to_owned(),
        seed_by: "somebody".to_owned(),
        seed: "42".to_owned(),
        seed_from: "Ira Inspector, CQC".to_owned(),
        ..NewDraw::default()
    }
}

fn given(question: Question, mark: Mark) -> Given {
    let (note, finding, seen) = (String::new(), FindingTyped::default(), String::new());
    Given { question, mark: mark.code().to_owned(), note, finding, seen }
}

fn all_in_order() -> Vec<Given> {
    Question::ALL.iter().map(|question| given(*question, Mark::InOrder)).collect()
}

/// Kinds and values of what the record says of audits in a file.
async fn record(scene: &Scene, id: CandidacyId) -> Vec<(String, Value)> {
    let stream = vacancies::candidacy(&scene.harriet, scene.app(), id).await.unwrap().stream;
    let entries = ledger::service::stream(&scene.harriet, scene.app(), stream).await.unwrap();
    entries
        .iter()
        .filter(|one| one.kind().is_some_and(|kind| kind.starts_with("audit.")))
        .map(|one| {
            let values = one.values().into_iter().map(|(name, value)| (name.to_owned(), value.clone()));
            (one.kind().unwrap().trim_start_matches("audit.").to_owned(), Value::Object(values.collect()))
        })
        .collect()
}

async fn a_sample_is_drawn_by_a_seed_and_anybody_draws_it_again(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.app().clone();
    let (one, other) = (everybody("3"), everybody("3"));
    let one = audits::draw(&scene.harriet, &app, one).await.unwrap();
    let other = audits::draw(&scene.harriet, &app, other).await.unwrap();
    let files = |page: &audits::AuditPage| page.files.iter().map(|file| file.candidacy.id).collect::<Vec<_>>();
    let first = audits::audit(&scene.harriet, &app, one).await.unwrap();
    assert_eq!(files(&first), files(&audits::audit(&scene.harriet, &app, other).await.unwrap()));
    // By what the audit keeps of itself, without this program's tables.
    let ids: Vec<String> = serde_json::from_str(&first.audit.population).unwrap();
    assert_eq!((ids.len(), first.population.len()), (6, 6));
    let again = sample(&first.audit.seed, &ids, 3);
    assert_eq!(again, files(&first).iter().map(ToString::to_string).collect::<Vec<_>>());
    // The seed that the program draws is another each time.
    let by_chance = NewDraw { seed_by: "chance".to_owned(), ..everybody("6") };
    let chance = audits::draw(&scene.harriet, &app, by_chance.clone()).await.unwrap();
    let next = audits::draw(&scene.harriet, &app, by_chance).await.unwrap();
    let seed = |page: audits::AuditPage| (page.audit.seed, page.audit.seed_from);
    let chance = seed(audits::audit(&scene.harriet, &app, chance).await.unwrap());
    assert_eq!((chance.0.len(), chance.1.as_str()), (32, ""));
    assert_ne!(chance, seed(audits::audit(&scene.harriet, &app, next).await.unwrap()));
    // The record has all of it: the filter, the list, the seed and who said it; and each file says that it was drawn.
    let organisation = people::organisation(&scene.harriet, &app).await.unwrap();
    let entries = ledger::service::stream(&scene.harriet, &app, organisation.stream).await.unwrap();
    let id = one.to_string();
    let drawn = entries.iter().find(|entry| entry.kind() == Some("audit.drawn") && entry.text("audit") == Some(&id));
    let drawn = drawn.unwrap();
    assert_eq!(drawn.value("population"), Some(&serde_json::to_value(&ids).unwrap()));
    assert_eq!((drawn.text("seed"), drawn.text("seed_from")), (Some("42"), Some("Ira Inspector, CQC")));
    assert_eq!((drawn.text("whom"), drawn.value("service")), (Some("everybody"), Some(&Value::Null)));
    let said = record(&scene, first.files[0].candidacy.id).await;
    assert!(said.iter().any(|(kind, told)| kind == "chosen" && told["why"] == "All homes, autumn"), "{said:?}");
    let path = format!("/audit/samples/{one}");
    let page = scene.hr.get(&path).await;
    page.is(200).shows("sha256sum").shows("Said by Ira Inspector, CQC").shows(&format!("of {} files complete", 3));
    scene.hr.get(&format!("{path}/sheet")).await.is(200).shows("class=\"sheet\"").shows("Ira Inspector");
    scene.hr.get("/audit").await.is(200).shows("All homes, autumn").shows("0 of 3 gone through");
    scene.hr.get("/audit/files").await.is(200).shows("Joy Adeyemi").shows("Never").shows("days");
}

async fn a_draw_that_cannot_be_read_keeps_what_was_typed_and_says_so_beside_the_field(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let typed = [
        ("why", ""),
        ("service", "elsewhere"),
        ("whom", "works_here"),
        ("started_from", "soon"),
        ("started_to", "2026-01-01"),
        ("files", "many"),
        ("seed_by", "somebody"),
        ("seed", ""),
        ("seed_from", "Ira <Inspector>"),
    ];
    let answer = scene.hr.post("/audit/new", &typed).await;
    answer.is(422).shows("There is a problem").shows("value=\"Ira &lt;Inspector&gt;\"").shows("value=\"many\"");
    for field in ["why", "service", "started_from", "files", "seed"] {
        answer.shows(&format!("id=\"{field}-error\""));
    }
    answer.hides("id=\"started_to-error\"").hides("id=\"seed_from-error\"");
    // More files than there are, and days of people who have none.
    let app = scene.app().clone();
    let refused = audits::draw(&scene.harriet, &app, everybody("7")).await.unwrap_err();
    assert!(refused.says("audit-files-too-many"), "{refused:?}");
    let offered = NewDraw { whom: "accepted".to_owned(), started_from: "2026-01-01".to_owned(), ..everybody("1") };
    assert!(audits::draw(&scene.harriet, &app, offered).await.unwrap_err().says("audit-started-nobody"));
    let turned = NewDraw {
        whom: "works_here".to_owned(),
        started_from: "2026-02-01".to_owned(),
        started_to: "2026-01-01".to_owned(),
        ..everybody("1")
    };
    assert!(audits::draw(&scene.harriet, &app, turned).await.unwrap_err().says("audit-started-turned"));
    // Only the audit of the demonstration is there.
    assert_eq!(audits::overview(&scene.harriet, &app).await.unwrap().audits.len(), 1);
}

const HEADING: &str =
    "Name,Job,Home,Start date,Works as,Kept where,DBS level,DBS number,DBS date,DBS seen by,Right to work date";

/// An organisation with people who work there: one since 2019, one since 2024, and one who left yesterday.
async fn at_work(fresh: &Fresh) -> (Organisation, Who) {
    let org = fresh.organisation("Larches Care").await;
    let hana = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    let line = |name: &str, since: &str| format!("{name},Support worker,Elm House,{since},,Cabinet 2,,,,,");
    let lines = [line("Olu Ade", "1/4/2019"), line("Nia Wood", "2/5/2024"), line("Lee Gone", "3/6/2020")];
    let list = format!("{HEADING}\n{}\n", lines.join("\n"));
    assert_eq!(employed::keep(&hana, &fresh.app, &list, false, true).await.unwrap(), 3);
    let lee = id_of(fresh, &hana, "Lee Gone").await;
    let today = london_date(fresh.app.clock.now());
    retention::service::ended(&hana, &fresh.app, lee, Some(&today)).await.unwrap();
    fresh.app.clock.set_ahead(24 * 60 * 60);
    (org, hana)
}

async fn id_of(fresh: &Fresh, who: &Who, name: &str) -> CandidacyId {
    let files = sametable::recruitment_file::service::files(who, &fresh.app).await.unwrap();
    files.into_iter().find(|file| file.candidacy.name == name).unwrap().candidacy.id
}

async fn only_files_that_the_filter_means_are_drawn_from(fresh: Fresh) {
    let (_, hana) = at_work(&fresh).await;
    let drawn = async |whom: &str, from: &str, to: &str, files: &str| {
        let new = NewDraw {
            whom: whom.to_owned(),
            started_from: from.to_owned(),
            started_to: to.to_owned(),
            ..everybody(files)
        };
        let audit = audits::draw(&hana, &fresh.app, new).await?;
        let page = audits::audit(&hana, &fresh.app, audit).await?;
        let mut names: Vec<String> = page.files.into_iter().map(|file| file.candidacy.name).collect();
        names.sort();
        Ok::<_, Refused>(names)
    };
    assert_eq!(drawn("works_here", "", "", "2").await.unwrap(), ["Nia Wood", "Olu Ade"]);
    assert_eq!(drawn("left", "", "", "1").await.unwrap(), ["Lee Gone"]);
    assert_eq!(drawn("works_here", "2020-01-01", "", "1").await.unwrap(), ["Nia Wood"]);
    assert_eq!(drawn("works_here", "2019-04-01", "2019-04-01", "1").await.unwrap(), ["Olu Ade"]);
    assert_eq!(drawn("everybody", "", "2020-12-31", "2").await.unwrap(), ["Lee Gone", "Olu Ade"]);
    assert!(drawn("recruited", "", "", "1").await.unwrap_err().says("audit-files-too-many"));
    assert!(drawn("works_here", "", "", "3").await.unwrap_err().says("audit-files-too-many"));
    // Of whoever was here before their file, the file has no interview to show.
    let new = NewDraw { started_from: "2024-01-01".to_owned(), whom: "works_here".to_owned(), ..everybody("1") };
    let audit = audits::draw(&hana, &fresh.app, new).await.unwrap();
    let nia = id_of(&fresh, &hana, "Nia Wood").await;
    let page = audits::walk(&hana, &fresh.app, audit, nia).await.unwrap();
    assert_eq!(page.said[&Question::Interview].shows, Shows::NotNeeded);
    assert_eq!(page.said[&Question::RightToWork].shows, Shows::Missing);
}

async fn a_walk_is_kept_bit_by_bit_and_stands_in_the_file(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let audit = scene.drawn(false).await;
    let path = format!("/audit/samples/{audit}/files/{}", scene.joy);
    let page = scene.hr.get(&path).await;
    page.is(200).shows("0 of 11 questions are answered").shows("What the file says").shows("The panel has talked");
    let said = scene.page(audit).await.said;
    assert_eq!(said[&Question::Identity].shows, Shows::There);
    assert_eq!(said[&Question::References].shows, Shows::Missing);
    assert_eq!(said[&Question::Reasons].shows, Shows::There);
    // Nothing marked is nothing kept; one is kept without the others.
    scene.hr.post(&path, &[]).await.is(422).shows("Nothing is marked");
    let note = [("mark_identity", "in_order"), ("note_identity", "Seen in the cabinet, too")];
    scene.hr.post(&path, &note).await.goes_to(&format!("{path}#walk"));
    scene
        .hr
        .get(&path)
        .await
        .is(200)
        .shows("1 of 11 questions")
        .shows("Seen in the cabinet, too")
        .shows("Answer again");
    // Whoever answers what somebody else answered meanwhile is told so.
    scene
        .hr
        .post(&path, &[("mark_identity", "does_not_apply")])
        .await
        .is(422)
        .shows("Somebody answered this meanwhile");
    let wrong = Given { finding: scene.wrong(), ..given(Question::Gaps, Mark::NotInOrder) };
    scene.keep(audit, &[given(Question::Start, Mark::DoesNotApply), wrong]).await.unwrap();
    let page = scene.page(audit).await;
    assert_eq!((page.walk, page.findings.len()), (Walk::Under(3), 1));
    let kinds: Vec<String> = record(&scene, scene.joy).await.into_iter().map(|(kind, _)| kind).collect();
    // The demonstration's own audit stands there as well.
    assert_eq!(kinds[kinds.len() - 5..], ["chosen", "answered", "answered", "answered", "finding"]);
    let file = scene.hr.get(&format!("/files/{}", scene.joy)).await;
    file.is(200).shows("Audits of this file").shows("No written word of the gap in 2016").shows("Who they are");
    file.shows("Not in order").shows("Priya Shah");
    // Answered again it is in order: its finding is over, and both stand in the record.
    let before = page.answers[&Question::Gaps].id.to_string();
    let again = Given { seen: before, ..given(Question::Gaps, Mark::InOrder) };
    scene.keep(audit, &[again]).await.unwrap();
    let page = scene.page(audit).await;
    assert_eq!(page.findings[0].now.standing, Standing::Withdrawn);
    scene.hr.get(&path).await.is(200).shows("Findings of answers that were given again");
    assert_eq!(record(&scene, scene.joy).await.iter().filter(|(kind, _)| kind == "withdrawn").count(), 1);
    // What no question asks about.
    let free = FindingTyped { words: "The file lay open on a desk".to_owned(), ..scene.wrong() };
    audits::add_finding(&scene.harriet, scene.app(), audit, scene.joy, &free).await.unwrap();
    scene.hr.get(&path).await.is(200).shows("The file lay open on a desk").shows("Seen besides");
    scene.hr.get(&format!("/audit/samples/{audit}")).await.is(200).shows("one finding open");
}

async fn a_finding_without_an_owner_is_no_finding(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let audit = scene.drawn(false).await;
    let path = format!("/audit/samples/{audit}/files/{}", scene.joy);
    let typed = [
        ("mark_gaps", "not_in_order"),
        ("words_gaps", "No word <of> it"),
        ("severity_gaps", "minor"),
        ("action_gaps", "Ask for it"),
        ("owner_gaps", ""),
        ("due_on_gaps", "2020-01-01"),
        ("mark_identity", "in_order"),
    ];
    let answer = scene.hr.post(&path, &typed).await;
    answer.is(422).shows("id=\"owner_gaps-error\"").shows("id=\"due_on_gaps-error\"").shows("No word &lt;of> it");
    answer.hides("id=\"words_gaps-error\"");
    // All or nothing: the other question is not kept either, and is marked still.
    assert_eq!(scene.page(audit).await.walk, Walk::Under(0));
    // Nobody who may not open the file owns a finding about it, and what was written is not lost by another mark.
    let facilitator = by(&scene.made, Role::Facilitator).signed().unwrap().person.to_string();
    let finding = FindingTyped { owner: facilitator, ..scene.wrong() };
    let refused = scene.keep(audit, &[Given { finding, ..given(Question::Gaps, Mark::NotInOrder) }]).await;
    assert!(refused.unwrap_err().says("audit-owner-needed"));
    let finding = scene.wrong();
    let refused = scene.keep(audit, &[Given { finding, ..given(Question::Gaps, Mark::InOrder) }]).await;
    assert!(refused.unwrap_err().says("audit-finding-unmarked"));
    let unmarked = Given { mark: String::new(), note: "Odd".to_owned(), ..given(Question::Gaps, Mark::InOrder) };
    let refused = scene.keep(audit, &[unmarked]).await;
    assert!(refused.unwrap_err().says("audit-mark-needed"));
    scene
        .hr
        .post(&format!("{path}/finding"), &[])
        .await
        .is(422)
        .shows("Choose who does it")
        .shows("id=\"words-error\"");
}

/// Joy's file with one finding that Priya owns.
async fn found(scene: &Scene, two_persons: bool) -> (RowId, RowId) {
    let audit = scene.drawn(two_persons).await;
    let wrong = Given { finding: scene.wrong(), ..given(Question::Gaps, Mark::NotInOrder) };
    let mut all = all_in_order();
    all.retain(|one| one.question != Question::Gaps);
    all.push(wrong);
    scene.keep(audit, &all).await.unwrap();
    (audit, scene.page(audit).await.findings[0].row.id)
}

async fn its_owner_says_what_was_done_and_hr_hands_it_on(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let (_, finding) = found(&scene, false).await;
    let path = format!("/audit/actions/{finding}");
    let mut priya = visit(&scene.fresh, &scene.made, Role::Manager).await;
    // Hers, and the one of the demonstration.
    assert_eq!(audits::actions(&scene.priya, app).await.unwrap().own.len(), 2);
    priya.get("/vacancies").await.is(200).shows("Audits gave you 2 things to do");
    priya.get("/audit/actions").await.is(200).shows("Ask Joy for it in writing").shows("Joy Adeyemi");
    priya.get("/audit").await.is(403);
    // Grace is the manager of Larch Court: she may open the file, and it is not hers to do.
    let grace = scene.made.people.iter().find(|one| one.name == "Grace Obi").unwrap().who.clone();
    assert!(audits::actions(&grace, app).await.unwrap().own.is_empty());
    assert!(audits::done(&grace, app, finding, "I did it").await.unwrap_err().says("audit-not-yours"));
    priya.post(&format!("{path}/done"), &[("done", "ok")]).await.is(422).shows("id=\"done-error\"").shows(">ok<");
    priya.post(&format!("{path}/move"), &[("owner", "x")]).await.is(403);
    // HR hands it on, with a reason; then it is Grace's, and no longer Priya's.
    let id = grace.signed().unwrap().person.to_string();
    let due = london_date_in(app.clock.now(), 7);
    let refused = audits::hand_on(&scene.harriet, app, finding, ("", "never"), "").await.unwrap_err();
    for code in ["audit-owner-needed", "audit-due-needed", "audit-move-why-needed"] {
        assert!(refused.says(code), "{code}");
    }
    audits::hand_on(&scene.harriet, app, finding, (&id, &due), "Priya is away").await.unwrap();
    priya.post(&format!("{path}/done"), &[("done", "I did it after all")]).await.is(422).shows("Grace Obi");
    audits::done(&grace, app, finding, "She wrote it down; it is in the history").await.unwrap();
    assert!(audits::done(&grace, app, finding, "And once more").await.unwrap_err().says("audit-finding-over"));
    let page = audits::action(&scene.harriet, app, finding).await.unwrap();
    assert_eq!(page.finding.now.standing, Standing::Done);
    let said = record(&scene, scene.joy).await;
    let (kind, told) = said.last().unwrap();
    assert_eq!((kind.as_str(), &told["words"]), ("done", &"She wrote it down; it is in the history".into()));
    assert_eq!(told["about"], "No written word of the gap in 2016");
    assert_eq!(audits::actions(&scene.harriet, app).await.unwrap().others.len(), 2);
}

async fn a_second_person_is_somebody_else_and_sends_single_answers_back(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (audit, _) = found(&scene, true).await;
    let app = scene.app().clone();
    assert_eq!(scene.page(audit).await.walk, Walk::Waits(11));
    let second = format!("/audit/samples/{audit}/files/{}/second", scene.joy);
    let page = scene.page(audit).await;
    let word = |question: Question, agrees: bool, reason: &str| Word {
        question,
        answer: page.answers[&question].id.to_string(),
        agrees: Some(agrees),
        reason: reason.to_owned(),
    };
    // Not the same person, and not the same name behind another sign-in.
    let all: Vec<Word> = Question::ALL.iter().map(|question| word(*question, true, "")).collect();
    let own = audits::second(&scene.harriet, &app, audit, scene.joy, &all).await;
    assert!(own.unwrap_err().says("audit-second-same"));
    let namesake = with_grants(&scene.fresh, scene.made.org, "HARRIET ROW", &[Grant::everywhere(Role::Hr)]).await.1;
    let named = audits::seconds(&namesake, &app, audit, scene.joy).await.unwrap();
    let same = named.waits.is_empty();
    scene.hr.get(&second).await.is(200).shows("Somebody else is the second person");
    let mut priya = visit(&scene.fresh, &scene.made, Role::Manager).await;
    priya.get("/vacancies").await.is(200).shows("waits for you as the second person").shows(&second);
    scene.hr.get("/vacancies").await.is(200).hides("waits for you as the second person");
    priya.get(&second).await.is(200).shows("do you see it so, too?").shows("No written word of the gap");
    // A no needs a reason, beside its field.
    let gaps = page.answers[&Question::Gaps].id.to_string();
    let no = [("answer_gaps", gaps.as_str()), ("agrees_gaps", "no"), ("reason_gaps", "")];
    priya.post(&second, &no).await.is(422).shows("id=\"reason_gaps-error\"");
    priya.post(&second, &[]).await.is(422).shows("Nothing is marked");
    let most: Vec<Word> = Question::ALL
        .iter()
        .map(|question| word(*question, *question != Question::Gaps, "It is explained, in her letter"))
        .collect();
    audits::second(&scene.priya, &app, audit, scene.joy, &most).await.unwrap();
    assert_eq!(scene.page(audit).await.walk, Walk::Differ(1));
    assert!(audits::second(&scene.priya, &app, audit, scene.joy, &most).await.unwrap_err().says("audit-second-none"));
    let path = format!("/audit/samples/{audit}/files/{}", scene.joy);
    scene.hr.get(&path).await.is(200).shows("sees one answer differently").shows("It is explained, in her letter");
    // Answered again, that one waits again; the other ten stand.
    let again = Given { seen: gaps, ..given(Question::Gaps, Mark::InOrder) };
    scene.keep(audit, &[again]).await.unwrap();
    assert_eq!(scene.page(audit).await.walk, Walk::Waits(1));
    let newest = scene.page(audit).await.answers[&Question::Gaps].id.to_string();
    let yes = Word { question: Question::Gaps, answer: newest, agrees: Some(true), reason: String::new() };
    audits::second(&scene.priya, &app, audit, scene.joy, &[yes]).await.unwrap();
    assert_eq!(scene.page(audit).await.walk, Walk::Whole);
    let said = record(&scene, scene.joy).await;
    assert_eq!(said.iter().filter(|(kind, _)| kind == "second").count(), 12);
    assert_eq!(said.last().unwrap().1["agrees"], true);
    assert!(same, "two sign-ins of one name are one person");
    // Where one person is enough there is no second.
    let (one, _) = found(&scene, false).await;
    let refused = audits::second(&scene.priya, &app, one, scene.joy, &[]).await;
    assert!(refused.unwrap_err().says("audit-second-not-wanted"));
}

async fn whoever_got_their_sign_in_from_the_first_person_just_now_is_no_second_person(fresh: Fresh) {
    let (org, hana) = at_work(&fresh).await;
    let app = &fresh.app;
    let ada = fresh.person(&org, "Ada Ash", &[Role::Administrator, Role::Hr]).await;
    let nia = id_of(&fresh, &hana, "Nia Wood").await;
    let new = NewDraw { two_persons: true, ..everybody("3") };
    let audit = audits::draw(&ada, app, new).await.unwrap();
    audits::keep(&ada, app, audit, nia, &all_in_order()).await.unwrap();
    let waits = async || audits::seconds(&hana, app, audit, nia).await.unwrap().waits.len();
    assert_eq!(waits().await, Question::ALL.len());
    assert_eq!(audits::waits(&hana, app).await.unwrap().seconds.len(), 1);
    let code = people::reset_code(&ada, app, hana.signed().unwrap().person).await.unwrap();
    let email = format!("hana.{}@test.example", org.id.0.simple());
    people::by_code(app, &email, &code, "four green trains", "here").await.unwrap();
    assert_eq!(waits().await, 0);
    assert!(audits::waits(&hana, app).await.unwrap().seconds.is_empty());
    assert!(audits::second(&hana, app, audit, nia, &[]).await.unwrap_err().says("audit-second-same"));
    // A week later she is somebody of the house like others.
    app.clock.set_ahead(10 * 24 * 60 * 60);
    assert_eq!(waits().await, Question::ALL.len());
}

async fn a_later_audit_shows_what_was_found_and_says_whether_it_is_mended(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (audit, finding) = found(&scene, false).await;
    let app = scene.app().clone();
    let again = format!("/audit/samples/{audit}/again");
    scene
        .hr
        .post(&again, &[("why", "")])
        .await
        .is(422)
        .shows("Choose at least one file")
        .shows("Give the audit a name");
    let joy = scene.joy.to_string();
    let other = audits::again(&scene.harriet, &app, audit, &[&joy], "All homes, again").await.unwrap();
    let path = format!("/audit/samples/{other}/files/{joy}");
    let page = scene.hr.get(&path).await;
    page.is(200)
        .shows("Findings of the audit before")
        .shows("No written word of the gap in 2016")
        .shows("Is it mended?");
    scene
        .hr
        .get(&format!("/audit/samples/{audit}"))
        .await
        .is(200)
        .shows("Looked at again in")
        .shows("All homes, again");
    scene.hr.get(&format!("/audit/samples/{other}")).await.is(200).shows("This audit looks again at files of");
    let mended = format!("{path}/mended");
    let id = finding.to_string();
    scene.hr.post(&mended, &[("finding", &id)]).await.is(422).shows("Say whether it is mended");
    let no = [("finding", id.as_str()), ("mended", "no"), ("words", ""), ("owner", ""), ("due_on", "")];
    let answer = scene.hr.post(&mended, &no).await;
    answer.is(422).shows("id=\"words-error\"").shows("id=\"owner-error\"").shows("id=\"due_on-error\"");
    audits::done(&scene.priya, &app, finding, "Asked her for it").await.unwrap();
    let owner = scene.priya.signed().unwrap().person.to_string();
    let due_on = london_date_in(app.clock.now(), 5);
    let still = audits::Again { mended: Some(false), words: "Nothing came".to_owned(), owner, due_on };
    audits::look_again(&scene.harriet, &app, other, scene.joy, finding, &still).await.unwrap();
    let action = audits::action(&scene.priya, &app, finding).await.unwrap();
    assert_eq!(action.finding.now.standing, Standing::Open);
    // The one after it sees it mended; the finding is of the first audit all the while.
    let third = audits::again(&scene.harriet, &app, other, &[&joy], "All homes, a third time").await.unwrap();
    let fine = audits::Again { mended: Some(true), ..audits::Again::default() };
    audits::look_again(&scene.harriet, &app, third, scene.joy, finding, &fine).await.unwrap();
    let over = audits::look_again(&scene.harriet, &app, third, scene.joy, finding, &fine).await;
    assert!(over.unwrap_err().says("audit-finding-over"));
    scene.hr.get(&format!("/audit/samples/{audit}")).await.is(200).shows("one mended");
    let kinds: Vec<String> = record(&scene, scene.joy).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds[kinds.len() - 5..], ["again", "done", "not_mended", "again", "mended"]);
    // A finding of another file or audit is none of this one's.
    let nowhere = audits::look_again(&scene.harriet, &app, audit, scene.joy, finding, &fine).await;
    assert_eq!(nowhere, Err(Refused::NotFound));
}

async fn nobody_audits_their_own_file(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let (audit, finding) = found(&scene, true).await;
    // Joy works here, in HR, under the name of the file.
    let (mut visitor, joy) =
        with_grants(&scene.fresh, scene.made.org, "Joy Adeyemi", &[Grant::everywhere(Role::Hr)]).await;
    let given = all_in_order();
    assert!(audits::keep(&joy, app, audit, scene.joy, &given).await.unwrap_err().says("assess-own"));
    let free = scene.wrong();
    assert!(audits::add_finding(&joy, app, audit, scene.joy, &free).await.unwrap_err().says("assess-own"));
    assert!(audits::second(&joy, app, audit, scene.joy, &[]).await.unwrap_err().says("assess-own"));
    assert!(audits::done(&joy, app, finding, "Done by me").await.unwrap_err().says("assess-own"));
    let path = format!("/audit/samples/{audit}/files/{}/second", scene.joy);
    visitor.get(&path).await.is(200).shows("This is your own file").hides("No written word");
}

async fn an_auditor_reads_all_of_it_and_an_administrator_nothing(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let (audit, finding) = found(&scene, true).await;
    let one = format!("/audit/samples/{audit}/files/{}", scene.joy);
    let mut nadia = visit(&scene.fresh, &scene.made, Role::Auditor).await;
    nadia.get("/audit").await.is(200).shows("All homes, autumn").hides("Draw a sample");
    nadia.get(&format!("/audit/samples/{audit}")).await.is(200).shows("Joy Adeyemi").hides("Set up the new audit");
    nadia.get(&one).await.is(200).shows("No written word of the gap").hides("Keep what I marked").hides("Answer again");
    nadia.get(&format!("/audit/actions/{finding}")).await.is(200).hides("It is done");
    let auditor = by(&scene.made, Role::Auditor);
    assert_eq!(audits::keep(auditor, app, audit, scene.joy, &all_in_order()).await, Err(Refused::NotAllowed));
    assert_eq!(audits::draw(auditor, app, everybody("1")).await, Err(Refused::NotAllowed));
    let mut alex = visit(&scene.fresh, &scene.made, Role::Administrator).await;
    for path in ["/audit", "/audit/files", "/audit/actions", &one, &format!("/audit/samples/{audit}/sheet")] {
        alex.get(path).await.is(403).hides("Joy Adeyemi");
    }
    assert!(audits::waits(by(&scene.made, Role::Administrator), app).await.unwrap() == audits::Waits::default());
    // That somebody read it is noted.
    for what in ["audit", "audits", "audit_file", "audit_finding"] {
        let noted: i64 =
            app.db.sql("SELECT count(*) FROM access_log WHERE what = $1").bind(what).value().await.unwrap();
        assert!(noted > 0, "{what}");
    }
}

async fn whoever_has_one_home_audits_there_alone(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let (everywhere, finding) = found(&scene, false).await;
    let homes = people::services(&scene.harriet, app).await.unwrap();
    let home = |name: &str| homes.iter().find(|home| home.name == name).unwrap().id;
    let grants = [Grant { role: Role::Hr, scope: Scope::Service(home("Elm House")) }];
    let (mut visitor, hope) = with_grants(&scene.fresh, scene.made.org, "Hope Dale", &grants).await;
    assert!(audits::draw(&hope, app, everybody("1")).await.unwrap_err().says("audit-service-needed"));
    let there = NewDraw { service: home("Larch Court").to_string(), ..everybody("1") };
    assert!(audits::draw(&hope, app, there).await.unwrap_err().says("audit-service-needed"));
    let here = NewDraw { service: home("Elm House").to_string(), ..everybody("3") };
    let here = audits::draw(&hope, app, here).await.unwrap();
    let page = audits::audit(&hope, app, here).await.unwrap();
    let mut names: Vec<&str> = page.files.iter().map(|file| file.candidacy.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Kofi Mensah", "Rosa Lind", "Tess Hall"]);
    // Of all homes' audit and of Larch Court's she sees nothing, not that they are there.
    let list = audits::overview(&hope, app).await.unwrap();
    assert_eq!(list.audits.iter().map(|one| one.audit.id).collect::<Vec<_>>(), [here]);
    let one = format!("/audit/samples/{everywhere}");
    visitor.get(&one).await.is(404);
    visitor.get(&format!("{one}/files/{}", scene.joy)).await.is(404);
    visitor.get(&format!("{one}/files/{}/second", scene.joy)).await.is(404);
    visitor.get(&format!("/audit/actions/{finding}")).await.is(404);
    visitor.post(&format!("/audit/actions/{finding}/done"), &[("done", "I did it")]).await.is(404);
    visitor.get("/audit/actions").await.is(200).hides("Joy Adeyemi");
    visitor.get("/audit/files").await.is(200).shows("Rosa Lind").hides("Joy Adeyemi");
    let other = fresh_strangers(&scene.fresh).await;
    assert!(matches!(audits::audit(&other, app, here).await, Err(Refused::NotFound)));
}

async fn fresh_strangers(fresh: &Fresh) -> Who {
    let org = fresh.organisation("Beeches").await;
    fresh.person(&org, "Sue Stranger", &[Role::Hr]).await
}

async fn erasing_takes_the_words_along_and_leaves_the_draw(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.app().clone();
    let (audit, finding) = found(&scene, true).await;
    audits::done(&scene.priya, &app, finding, "Xylophones were asked for").await.unwrap();
    let note = Given { note: "Xylophones again".to_owned(), ..given(Question::Start, Mark::InOrder) };
    let page = scene.page(audit).await;
    let seen = page.answers[&Question::Start].id.to_string();
    scene.keep(audit, &[Given { seen, ..note }]).await.unwrap();
    let answer = scene.page(audit).await.answers[&Question::Start].id.to_string();
    let reason = "Xylophones are not".to_owned();
    let no = Word { question: Question::Start, answer, agrees: Some(false), reason };
    audits::second(&scene.priya, &app, audit, scene.joy, &[no]).await.unwrap();
    let joy = scene.joy.to_string();
    let named = audits::again(&scene.harriet, &app, audit, &[&joy], "Joy Adeyemi, again").await.unwrap();
    let file = vacancies::candidacy(&scene.harriet, &app, scene.joy).await.unwrap();
    let order = erasure::Order {
        scope: Whose::Candidate,
        thing: scene.joy.0,
        subject: file.subject,
        stream: file.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&scene.harriet, &app, order).await.unwrap();
    let left = everything(&app).await;
    for gone in ["Xylophones", "No written word of the gap", "private address"] {
        assert!(!left.contains(gone), "{gone} is left");
    }
    for table in ["audit_answer", "audit_second", "audit_finding", "audit_step"] {
        let rows: i64 = match table {
            "audit_answer" => app.db.sql("SELECT count(*) FROM audit_answer").value().await.unwrap(),
            "audit_second" => app.db.sql("SELECT count(*) FROM audit_second").value().await.unwrap(),
            "audit_finding" => app.db.sql("SELECT count(*) FROM audit_finding").value().await.unwrap(),
            _ => app.db.sql("SELECT count(*) FROM audit_step").value().await.unwrap(),
        };
        assert_eq!(rows, 0, "{table}");
    }
    // That a file was drawn stays, without a name; and its number can still be drawn again.
    let page = audits::audit(&scene.harriet, &app, audit).await.unwrap();
    assert_eq!((page.files.len(), page.population.len()), (6, 6));
    let again = audits::audit(&scene.harriet, &app, named).await.unwrap();
    assert!(!again.audit.why.contains("Joy"), "{}", again.audit.why);
    scene.hr.get(&format!("/audit/samples/{audit}")).await.is(200).hides("Joy Adeyemi");
    scene.hr.get(&format!("/audit/samples/{audit}/files/{joy}")).await.is(200).shows("was deleted");
    let refused = scene.keep(audit, &all_in_order()).await.unwrap_err();
    assert!(refused.says("audit-file-gone"), "{refused:?}");
}

async fn what_was_written_never_changes(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let (audit, finding) = found(&scene, true).await;
    audits::done(&scene.priya, app, finding, "Asked her for it").await.unwrap();
    let answer = scene.page(audit).await.answers[&Question::Start].id.to_string();
    let yes = Word { question: Question::Start, answer, agrees: Some(true), reason: String::new() };
    audits::second(&scene.priya, app, audit, scene.joy, &[yes]).await.unwrap();
    alerts::set_most(&scene.harriet, app, "3").await.unwrap();
    for statement in [
        "UPDATE audit SET seed = '43'",
        "UPDATE audit SET population = '[]'",
        "DELETE FROM audit",
        "UPDATE audit_file SET position = 9",
        "DELETE FROM audit_file",
        "UPDATE audit_answer SET mark = 'in_order'",
        "DELETE FROM audit_answer",
        "UPDATE audit_second SET reason = 'x'",
        "DELETE FROM audit_second",
        "UPDATE audit_finding SET words = 'x'",
        "DELETE FROM audit_finding",
        "UPDATE audit_step SET words = 'x'",
        "DELETE FROM audit_step",
        "UPDATE view_alert_rule SET files = 9",
        "DELETE FROM view_alert_rule",
    ] {
        let mut tx = app.db.begin().await.unwrap();
        assert!(tx.sql(statement).execute().await.is_err(), "{statement}");
    }
}

async fn whoever_asks_for_their_data_is_told_what_was_found(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let (_, finding) = found(&scene, false).await;
    audits::done(&scene.priya, app, finding, "Asked her for it").await.unwrap();
    let asked = NewRequest {
        subject: format!("candidate:{}", scene.joy.0),
        came_on: london_date(app.clock.now()),
        came_how: "email".to_owned(),
        identity: "By the address that she applied with".to_owned(),
        ..NewRequest::default()
    };
    let request = subject_access::record(&scene.harriet, app, asked).await.unwrap();
    let draft = format!("{:?}", subject_access::draft(&scene.harriet, app, request).await.unwrap());
    for words in [
        "What was seen when your file was audited",
        "No written word of the gap in 2016",
        "How bad: Serious",
        "Asked her for it",
    ] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
}

async fn what_is_overdue_stands_on_the_first_page(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let (_, _) = found(&scene, false).await;
    let mut priya = visit(&scene.fresh, &scene.made, Role::Manager).await;
    scene.hr.get("/vacancies").await.is(200).hides("are overdue");
    // The one of the demonstration is due then, too.
    scene.fresh.app.clock.set_ahead(20 * 24 * 60 * 60);
    let mut priya_then = visit(&scene.fresh, &scene.made, Role::Manager).await;
    let mut hr_then = visit(&scene.fresh, &scene.made, Role::Hr).await;
    priya_then.get("/vacancies").await.is(200).shows("2 things that audits gave you to do are overdue");
    hr_then.get("/vacancies").await.is(200).shows("2 things that others were to do are overdue");
    hr_then.get("/audit").await.is(200).shows("2 things to be done are overdue").shows("Priya Shah was to do it by");
    hr_then.get("/audit/actions").await.is(200).shows("Overdue");
    drop(priya.get("/vacancies").await);
}

async fn ones_own_file_and_that_of_a_leaver_are_out_of_the_ordinary_and_somebody_else_answers(fresh: Fresh) {
    let (org, hana) = at_work(&fresh).await;
    let app = &fresh.app;
    // Olu works here and manages; Hana looks at his file and at Lee's, who has left. Olu gets no file about himself, but looks
    // at his own history.
    let olu = fresh.person(&org, "Olu Ade", &[Role::Manager]).await;
    let other = fresh.person(&org, "Hugh Reed", &[Role::Hr]).await;
    let administrator = fresh.person(&org, "Alex Moor", &[Role::Administrator]).await;
    let file = async |who: &Who, name: &str| {
        let id = id_of(&fresh, &hana, name).await;
        sametable::recruitment_file::service::file(who, app, id).await.unwrap();
    };
    let own = id_of(&fresh, &hana, "Olu Ade").await;
    let refused = sametable::recruitment_file::service::file(&olu, app, own).await.unwrap_err();
    assert_eq!(refused, Refused::NotAllowed);
    sametable::checks::history::service::read_history(&olu, app, own).await.unwrap();
    file(&hana, "Olu Ade").await;
    file(&hana, "Olu Ade").await;
    file(&hana, "Lee Gone").await;
    file(&hana, "Nia Wood").await;
    assert_eq!(alerts::find(app, org.id).await.unwrap(), 3);
    assert_eq!(alerts::find(app, org.id).await.unwrap(), 0, "what was found is not found again");
    let all = alerts::alerts(&hana, app).await.unwrap().alerts;
    let mut kinds: Vec<(Kind, &str)> = all.iter().map(|one| (one.row.kind, one.row.person_name.as_str())).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [(Kind::Own, "Olu Ade"), (Kind::Colleague, "Hana Roe"), (Kind::Left, "Hana Roe")]);
    // Hana answers Olu's and none of her own.
    let of = |kind: Kind| all.iter().find(|one| one.row.kind == kind).unwrap().row.id;
    assert_eq!(alerts::waiting(&hana, app).await.unwrap(), 1);
    assert!(alerts::answer(&hana, app, of(Kind::Left), "It was me").await.unwrap_err().says("audit-alert-own-look"));
    assert!(alerts::answer(&hana, app, of(Kind::Own), " ").await.unwrap_err().says("audit-alert-words-needed"));
    alerts::answer(&hana, app, of(Kind::Own), "Asked him; he looked for his start date").await.unwrap();
    assert!(alerts::answer(&other, app, of(Kind::Own), "Again").await.unwrap_err().says("audit-alert-answered"));
    assert_eq!(alerts::answer(&olu, app, of(Kind::Left), "None of mine").await, Err(Refused::NotAllowed));
    // An administrator answers hers, without being told whose file it was.
    let theirs = alerts::alerts(&administrator, app).await.unwrap().alerts;
    assert!(theirs.iter().all(|one| !one.names));
    alerts::answer(&administrator, app, of(Kind::Left), "Asked her; a reference was asked for").await.unwrap();
    alerts::answer(&other, app, of(Kind::Colleague), "Asked her; she was auditing").await.unwrap();
    assert_eq!(alerts::waiting(&other, app).await.unwrap(), 0);
    // In the record of whoever looked, and in the answer if they ask for their data.
    let said = async |who: &Who| {
        let id = who.signed().unwrap().person;
        let person = people::person(&hana, app, id).await.unwrap();
        let entries = ledger::service::stream(&hana, app, person.stream).await.unwrap();
        let answered = entries.into_iter().filter(|one| one.kind() == Some("alert.answered"));
        answered.map(|one| one.text("words").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said(&olu).await, ["Asked him; he looked for his start date"]);
    assert_eq!(said(&hana).await, ["Asked her; a reference was asked for", "Asked her; she was auditing"]);
    let asked = NewRequest {
        subject: format!("person:{}", olu.signed().unwrap().person.0),
        came_on: london_date(app.clock.now()),
        came_how: "email".to_owned(),
        identity: "He works here".to_owned(),
        ..NewRequest::default()
    };
    let request = subject_access::record(&other, app, asked).await.unwrap();
    let draft = format!("{:?}", subject_access::draft(&other, app, request).await.unwrap());
    assert!(draft.contains("he looked for his start date"), "{draft}");
    // Nothing is taken back; of a deleted person the words go.
    for statement in ["UPDATE view_alert SET kind = 'own'", "DELETE FROM view_alert", "DELETE FROM view_alert_answer"] {
        let mut tx = app.db.begin().await.unwrap();
        assert!(tx.sql(statement).execute().await.is_err(), "{statement}");
    }
    let mut tx = app.db.begin().await.unwrap();
    assert!(tx.sql("UPDATE view_alert_answer SET words = 'other'").execute().await.is_err());
    drop(tx);
    let stranger = fresh_strangers(&fresh).await;
    assert!(alerts::alerts(&stranger, app).await.unwrap().alerts.is_empty());
    assert_eq!(alerts::answer(&stranger, app, of(Kind::Left), "Not mine").await, Err(Refused::NotFound));
}

async fn many_files_within_an_hour_are_one_alert_by_the_organisation_s_own_number(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    let app = scene.app().clone();
    scene
        .hr
        .post("/audit/alerts/many", &[("most", "two")])
        .await
        .is(422)
        .shows("id=\"most-error\"")
        .shows("value=\"two\"");
    let refused = alerts::set_most(&scene.harriet, &app, "2").await.unwrap_err();
    assert!(refused.says("audit-most-needed"));
    alerts::set_most(&scene.harriet, &app, "4").await.unwrap();
    for (id, _) in scene.made.past.candidates.iter().chain(&scene.made.today.candidates) {
        scene.hr.get(&format!("/candidates/{id}")).await.is(200);
    }
    // Harriet sees that it is about her; another answers.
    let page = scene.hr.get("/audit/alerts").await;
    page.is(200).shows("Harriet Row opened 5 different files within an hour").shows("This is about you");
    page.hides("Keep the answer");
    let mut alex = visit(&scene.fresh, &scene.made, Role::Administrator).await;
    let page = alex.get("/audit/alerts").await;
    page.is(200).shows("Harriet Row opened 5 different files").shows("Keep the answer");
    let alert = alerts::alerts(by(&scene.made, Role::Administrator), &app).await.unwrap().alerts[0].row.id;
    let path = format!("/audit/alerts/{alert}");
    alex.post(&path, &[("words", "ok")]).await.is(422).shows("id=\"words-error\"").shows(">ok<");
    scene.hr.post(&path, &[("words", "I was preparing the inspection")]).await.is(422).shows("This is about you");
    alex.post(&path, &[("words", "Asked; was preparing the inspection")]).await.goes_to("/audit/alerts");
    alex.get("/audit/alerts").await.is(200).shows("Asked; was preparing the inspection").hides("Keep the answer");
    scene.hr.get(&format!("/audit/views?file={}", scene.joy)).await.is(200);
}
