//! A panel from its first seat to its first interview, and what is refused on the way.

use crate::on_both;
use crate::support::Fresh;
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::ids::{CandidacyId, PanelId, PersonId, SeatId, VacancyId};
use sametable::ledger::Deed;
use sametable::panel::service::{self, Chosen, NewAgreement, PlanFor, SeatFor};
use sametable::panel::{
    AwayReason, ConflictKind, ConsentKind, Gates, Group, InterviewState, Mode, Parts, Seat, SeatKind, Standing, Talk,
    Weights, rules,
};
use sametable::people::{Organisation, Role, Who, tablets};
use sametable::platform::clock::london_date;
use sametable::platform::refused::Refused;
use sametable::scenario::ItemKind;
use sametable::vacancy::{Stage, StepState, service as vacancies};

on_both!(
    a_panel_is_set_up_with_new_people_and_changed,
    a_panel_that_would_not_be_fair_is_refused,
    requirement_18_an_agreement_is_announced_changed_with_a_reason_and_frozen,
    gates_a_veto_and_advice_are_announced_with_an_example_and_changed_only_with_a_reason,
    what_cannot_be_agreed_is_refused_and_what_was_typed_is_kept,
    every_question_has_somebody_who_asks_it,
    the_day_keeps_its_limit_and_its_order,
    requirement_21_a_consent_is_the_members_own_and_can_be_taken_back_until_the_panel_talks,
    what_was_said_on_paper_is_marked_and_nobody_blocks_the_day,
    requirement_22_who_knows_a_candidate_leaves_that_candidates_denominator_alone,
    a_tablet_waits_until_it_is_let_in_and_one_seat_has_one_live_tablet,
    one_tablet_serves_all_seats_in_turn,
    wrong_codes_are_limited_and_ended_ones_say_whom_to_ask,
    a_panel_does_not_start_before_everything_is_there,
    an_interview_goes_forward_one_at_a_time,
    only_the_office_runs_a_panel_and_another_organisation_sees_nothing,
    a_day_is_played_through_the_screens,
);

/// A panel that can start: three seats, one candidate or more, everything said.
pub struct Ready {
    pub org: Organisation,
    /// Manager, and holds no seat here.
    pub priya: Who,
    /// Runs the day.
    pub tom: Who,
    pub vacancy: VacancyId,
    pub panel: PanelId,
    pub candidates: Vec<CandidacyId>,
}

impl Ready {
    pub async fn seats(&self, fresh: &Fresh) -> Vec<Seat> {
        service::seats(&self.priya, &fresh.app, self.panel).await.unwrap()
    }

    /// The one whose name begins so, on a tablet of their own.
    pub async fn seated(&self, fresh: &Fresh, name: &str) -> Who {
        let seat = self.seats(fresh).await.into_iter().find(|seat| seat.name.starts_with(name)).unwrap();
        fresh.seated(&self.org, self.panel, seat.id).await.1
    }
}

fn somebody(name: &str, kind: SeatKind) -> SeatFor {
    let picture = Some("1F98B".to_owned());
    SeatFor { person: Chosen::New { name: name.to_owned(), picture }, kind, supporter: None }
}

fn person_of(who: &Who) -> PersonId {
    who.signed().unwrap().person
}

fn usual(fresh: &Fresh, facilitator: &Who) -> PlanFor {
    PlanFor::usual(&london_date(fresh.app.clock.now()), "The blue room", person_of(facilitator))
}

pub fn equally(criteria: &[&str]) -> NewAgreement {
    NewAgreement {
        mode: Mode::Parallel,
        panel_share: 60,
        weights: rules::equal_weights(criteria),
        talk: Talk::AfterLast,
        parts: Parts::default(),
        reason: String::new(),
    }
}

async fn a_kit(fresh: &Fresh, who: &Who, vacancy: VacancyId) {
    let library = sametable::scenario::service::library(who, &fresh.app).await.unwrap();
    let chosen: Vec<_> = sametable::scenario::service::proposed(&library).into_iter().zip(1..).collect();
    sametable::scenario::service::choose_kit(who, &fresh.app, vacancy, &chosen).await.unwrap();
}

async fn announce(fresh: &Fresh, who: &Who, vacancy: VacancyId) {
    let kit = sametable::scenario::service::kit(who, &fresh.app, vacancy).await.unwrap();
    let criteria: Vec<&str> = service::criteria(&kit).into_iter().map(|one| one.code()).collect();
    service::announce(who, &fresh.app, vacancy, equally(&criteria)).await.unwrap();
}

async fn name_askers(fresh: &Fresh, who: &Who, vacancy: VacancyId, panel: PanelId) {
    let kit = sametable::scenario::service::kit(who, &fresh.app, vacancy).await.unwrap();
    let seats = service::seats(who, &fresh.app, panel).await.unwrap();
    let asked = kit.lines.iter().filter(|line| line.kind == ItemKind::Scenario);
    let named = asked.zip(seats.iter().cycle()).map(|(line, seat)| (line.id, seat.id)).collect();
    service::set_askers(who, &fresh.app, panel, named).await.unwrap();
}

/// Ann, Ben and Dev on a panel that Tom runs, with everything but the members' consents.
pub async fn almost(fresh: &Fresh, names: &[&str]) -> Ready {
    let org = fresh.organisation("Larches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let tom = fresh.person(&org, "Tom Reed", &[Role::Facilitator]).await;
    let vacancy = a_vacancy(fresh, &priya).await;
    let mut candidates = Vec::new();
    for name in names {
        candidates.push(a_candidate(fresh, &priya, vacancy, name).await);
    }
    if !candidates.is_empty() {
        told(fresh, &priya, vacancy, candidates.clone()).await;
    }
    a_kit(fresh, &priya, vacancy).await;
    let seats = vec![
        somebody("Ann Doyle", SeatKind::PanelMember),
        somebody("Ben Okafor", SeatKind::PanelMember),
        somebody("Dev Patel", SeatKind::Colleague),
    ];
    let panel = service::set_up(&priya, &fresh.app, vacancy, usual(fresh, &tom), seats).await.unwrap();
    announce(fresh, &priya, vacancy).await;
    name_askers(fresh, &priya, vacancy, panel).await;
    if !candidates.is_empty() {
        service::plan_day(&priya, &fresh.app, panel, candidates.clone()).await.unwrap();
    }
    Ready { org, priya, tom, vacancy, panel, candidates }
}

/// [`almost`], and every member agreed.
pub async fn ready(fresh: &Fresh, names: &[&str]) -> Ready {
    let ready = almost(fresh, names).await;
    for seat in ready.seats(fresh).await {
        for kind in ConsentKind::ALL {
            service::note_consent(&ready.priya, &fresh.app, ready.panel, seat.id, *kind, true).await.unwrap();
        }
    }
    ready
}

async fn a_panel_is_set_up_with_new_people_and_changed(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let tom = fresh.person(&org, "Tom Reed", &[Role::Facilitator]).await;
    let vacancy = a_vacancy(&fresh, &priya).await;
    let app = &fresh.app;
    assert_eq!(service::panel_of(&priya, app, vacancy).await.unwrap(), None);
    let ann = SeatFor {
        supporter: Some(Chosen::New { name: "Rosa Lind".into(), picture: None }),
        ..somebody("Ann Doyle", SeatKind::PanelMember)
    };
    let wished = vec![ann, somebody("Ben Okafor", SeatKind::PanelMember), somebody("Cas Holt", SeatKind::Shadow)];
    let id = service::set_up(&priya, app, vacancy, usual(&fresh, &tom), wished).await.unwrap();
    let seats = service::seats(&priya, app, id).await.unwrap();
    assert_eq!(
        seats.iter().map(|seat| seat.name.as_str()).collect::<Vec<_>>(),
        ["Ann Doyle", "Ben Okafor", "Cas Holt"]
    );
    assert_eq!(seats[0].supporter_name.as_deref(), Some("Rosa Lind"));
    assert_eq!(seats[0].picture.as_deref(), Some("1F98B"));
    assert_eq!(seats.iter().map(Seat::group).collect::<Vec<_>>(), [Some(Group::Panel), Some(Group::Panel), None]);

    let changed = vec![
        SeatFor { person: Chosen::Known(seats[1].person), kind: SeatKind::PanelMember, supporter: None },
        SeatFor { person: Chosen::Known(seats[0].person), kind: SeatKind::PanelMember, supporter: None },
        SeatFor { person: Chosen::Known(person_of(&priya)), kind: SeatKind::Manager, supporter: None },
    ];
    let plan = PlanFor { place: "The garden room".into(), lunch_at: None, ..usual(&fresh, &tom) };
    assert_eq!(service::set_up(&tom, app, vacancy, plan, changed).await.unwrap(), id);
    let panel = service::panel(&tom, app, id).await.unwrap();
    assert_eq!((panel.place.as_str(), panel.lunch_at), ("The garden room", None));
    let after = service::seats(&priya, app, id).await.unwrap();
    assert_eq!(
        after.iter().map(|seat| seat.name.as_str()).collect::<Vec<_>>(),
        ["Ben Okafor", "Ann Doyle", "Priya Shah"]
    );
    assert_eq!(after[1].id, seats[0].id, "who stays keeps the seat");
    assert_eq!(service::panels(&tom, app).await.unwrap().len(), 1);
}

async fn a_panel_that_would_not_be_fair_is_refused(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let tom = fresh.person(&org, "Tom Reed", &[Role::Facilitator]).await;
    let vacancy = a_vacancy(&fresh, &priya).await;
    let app = &fresh.app;
    let refused = async |wished| service::set_up(&priya, app, vacancy, usual(&fresh, &tom), wished).await.unwrap_err();
    let known = |who: &Who, kind| SeatFor { person: Chosen::Known(person_of(who)), kind, supporter: None };

    assert!(refused(vec![known(&tom, SeatKind::Colleague)]).await.says("panel-facilitator-sits"));
    assert!(refused(vec![known(&priya, SeatKind::Manager); 2]).await.says("panel-seat-twice"));
    let helped =
        SeatFor { supporter: Some(Chosen::Known(person_of(&priya))), ..somebody("Ann Doyle", SeatKind::PanelMember) };
    assert!(refused(vec![known(&priya, SeatKind::Manager), helped]).await.says("panel-supporter-sits"));
    let eight = (0..8).map(|n| somebody(&format!("Person {n}"), SeatKind::Colleague)).collect();
    assert!(refused(eight).await.says("panel-seats-too-many"));
    let nobody = SeatFor { person: Chosen::Known(PersonId::new()), kind: SeatKind::Colleague, supporter: None };
    assert!(refused(vec![nobody]).await.says("panel-person-unknown"));
    assert_eq!(service::panel_of(&priya, app, vacancy).await.unwrap(), None, "nothing was kept");

    let bad = PlanFor { day: "2026-02-31".into(), place: " ".into(), break_minutes: 0, ..usual(&fresh, &tom) };
    let refused = service::set_up(&priya, app, vacancy, bad, Vec::new()).await.unwrap_err();
    for code in ["panel-day-needed", "panel-place-needed", "panel-day-break-minutes"] {
        assert!(refused.says(code), "{refused}");
    }
}

async fn requirement_18_an_agreement_is_announced_changed_with_a_reason_and_frozen(fresh: Fresh) {
    let ready = ready(&fresh, &["Sam Porter"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let first = service::agreement(priya, app, ready.vacancy).await.unwrap().unwrap();
    assert_eq!((first.version, first.mode, first.panel_share), (1, Mode::Parallel, 60));
    assert_eq!(first.weights.0.0.values().sum::<i64>(), 100);
    let told = service::announcement_of(priya, app, &first).await.unwrap();
    assert!(told.parts.iter().any(|part| part.title.contains("60 out of 100")), "{told:?}");

    let criteria: Vec<String> = first.weights.0.0.keys().cloned().collect();
    let criteria: Vec<&str> = criteria.iter().map(String::as_str).collect();
    let silent = NewAgreement { mode: Mode::Equal, ..equally(&criteria) };
    let refused = service::announce(priya, app, ready.vacancy, silent.clone()).await.unwrap_err();
    assert!(refused.says("panel-reason-needed"), "{refused}");
    let mut heavy = silent.clone();
    heavy.reason = "The panel asked for it".into();
    heavy.weights.0.insert(criteria[0].into(), 99);
    assert!(service::announce(priya, app, ready.vacancy, heavy).await.unwrap_err().says("panel-weights-sum"));
    let missing = NewAgreement { weights: Weights::default(), reason: "Why not".into(), ..silent.clone() };
    assert!(service::announce(priya, app, ready.vacancy, missing).await.unwrap_err().says("panel-weights-missing"));
    let said = NewAgreement { reason: "The panel asked for it".into(), ..silent };
    assert_eq!(service::announce(priya, app, ready.vacancy, said.clone()).await.unwrap(), 2);

    let interview = service::interviews(priya, app, ready.panel).await.unwrap()[0].id;
    service::start_interview(&ready.tom, app, interview).await.unwrap();
    let frozen = service::agreement(priya, app, ready.vacancy).await.unwrap().unwrap();
    assert!((frozen.version, frozen.frozen_at.is_some()) == (2, true));
    assert!(service::announce(priya, app, ready.vacancy, said).await.unwrap_err().says("panel-agreement-frozen"));
    let kit = sametable::scenario::service::kit(priya, app, ready.vacancy).await.unwrap();
    assert!(kit.frozen_at.is_some());
}

const CRITERIA: [&str; 4] = ["talk", "listening", "empathy", "consent"];

fn beside(gate: (&str, i64), veto: Option<SeatId>, advisory: bool) -> NewAgreement {
    let gates = Gates([(gate.0.to_owned(), gate.1)].into());
    let parts = Parts { gates, veto, advisory };
    NewAgreement { parts, reason: "The panel asked for it".into(), ..equally(&CRITERIA) }
}

async fn gates_a_veto_and_advice_are_announced_with_an_example_and_changed_only_with_a_reason(fresh: Fresh) {
    let ready = ready(&fresh, &["Sam Porter"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let ann = ready.seats(&fresh).await[0].id;
    let new = beside(("consent", 2), Some(ann), true);
    let silent = NewAgreement { reason: String::new(), ..new.clone() };
    assert!(service::announce(priya, app, ready.vacancy, silent).await.unwrap_err().says("panel-reason-needed"));
    assert_eq!(service::announce(priya, app, ready.vacancy, new.clone()).await.unwrap(), 2);
    let last = service::agreement(priya, app, ready.vacancy).await.unwrap().unwrap();
    assert_eq!(last.parts(), new.parts);
    let told = format!("{:?}", service::announcement_of(priya, app, &last).await.unwrap());
    for words in [
        "If they ask me first: at least OK.",
        "three people press OK and two press Not good",
        "That panel member can say no for their own team.",
        "The panel member says no to Pat.",
        "This is the weakest way to count your scores.",
        "The manager must answer the panel in writing.",
    ] {
        assert!(told.contains(words), "no “{words}” in {told}");
    }
    assert!(!told.contains("Doyle"), "what is kept for good names nobody: {told}");
    let (mut ann_at, _) = fresh.seated(&ready.org, ready.panel, ann).await;
    ann_at.get("/seat/agreement").await.is(200).shows("You can say no for your own team.");

    let interview = service::interviews(priya, app, ready.panel).await.unwrap()[0].id;
    service::start_interview(&ready.tom, app, interview).await.unwrap();
    let refused = service::announce(priya, app, ready.vacancy, new).await.unwrap_err();
    assert!(refused.says("panel-agreement-frozen"));
    let file = vacancies::candidacy(priya, app, ready.candidates[0]).await.unwrap();
    let vacancy = vacancies::vacancy(priya, app, ready.vacancy).await.unwrap();
    for (stream, kind) in [(file.stream, "interview.started"), (vacancy.stream, "agreement.announced")] {
        let entries = sametable::ledger::service::stream(priya, app, stream).await.unwrap();
        let noted = entries.iter().rfind(|entry| entry.kind() == Some(kind)).unwrap();
        assert_eq!(noted.value("gates"), Some(&serde_json::json!({"consent": 2})), "{kind}");
        assert_eq!(noted.text("veto_seat"), Some(ann.to_string().as_str()), "{kind}");
        assert_eq!(noted.value("advisory"), Some(&serde_json::json!(true)), "{kind}");
    }
    // Whoever held it leaves: it says so, and nobody else can say no in their place.
    let mut office = fresh.signed_in(&ready.org, "Tess Lane", &[Role::Facilitator]).await;
    let page = format!("/vacancies/{}/agreement", ready.vacancy);
    office.get(&page).await.is(200).shows("Ann Doyle can say no for their own team.");
    service::note_consent(priya, app, ready.panel, ann, ConsentKind::TakePart, false).await.unwrap();
    office.get(&page).await.is(200).shows("Nobody can say no for their own team any more");
}

async fn what_cannot_be_agreed_is_refused_and_what_was_typed_is_kept(fresh: Fresh) {
    let ready = almost(&fresh, &[]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let seats = ready.seats(&fresh).await;
    let refused = async |new| service::announce(priya, app, ready.vacancy, new).await.unwrap_err();
    for gate in [("consent", 1), ("consent", 4), ("weather", 2)] {
        assert!(refused(beside(gate, None, false)).await.says("panel-gate-off-scale"), "{gate:?}");
    }
    for nobody in [seats[2].id, SeatId::new()] {
        assert!(refused(beside(("consent", 2), Some(nobody), false)).await.says("panel-veto-no-seat"));
    }
    let mut office = fresh.signed_in(&ready.org, "Tess Lane", &[Role::Facilitator]).await;
    let base = format!("/vacancies/{}/agreement", ready.vacancy);
    let ann = seats[0].id.to_string();
    let typed = |veto| {
        vec![
            ("mode", "equal"),
            ("talk", "after_last"),
            ("weight_talk", "25"),
            ("weight_listening", "25"),
            ("weight_empathy", "25"),
            ("weight_consent", "25"),
            ("gate_consent", "3"),
            ("gate_talk", ""),
            ("veto", veto),
            ("advisory", "yes"),
            ("reason", "The panel asked for it"),
        ]
    };
    let kept = office.post(&format!("{base}/announce"), &typed("nobody")).await;
    let kept = kept.is(422).shows("Choose a panel member who sits on this panel").shows("href=\"#veto\"");
    assert!(
        kept.text.contains("value=\"3\" selected") && kept.text.contains("name=\"advisory\" value=\"yes\" checked")
    );
    let preview = office.post(&format!("{base}/preview"), &typed(&ann)).await;
    preview
        .is(200)
        .shows("at least Good.")
        .shows("name=\"gate_consent\" value=\"3\"")
        .shows(&format!("name=\"veto\" value=\"{ann}\""))
        .shows("name=\"advisory\" value=\"yes\"");
    assert_eq!(office.post(&format!("{base}/announce"), &typed(&ann)).await.status.as_u16(), 303);
    let last = service::agreement(priya, app, ready.vacancy).await.unwrap().unwrap();
    assert_eq!((last.gates.0.0["consent"], last.veto_seat, last.advisory), (3, Some(seats[0].id), true));
    office.get(&base).await.is(200).shows("value=\"3\" selected").shows(&format!("value=\"{ann}\" selected"));
}

async fn every_question_has_somebody_who_asks_it(fresh: Fresh) {
    let ready = almost(&fresh, &[]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let kit = sametable::scenario::service::kit(priya, app, ready.vacancy).await.unwrap();
    let scenarios: Vec<_> = kit.lines.iter().filter(|line| line.kind == ItemKind::Scenario).collect();
    let askers = service::askers(priya, app, ready.panel).await.unwrap();
    assert_eq!(askers.len(), scenarios.len());
    let refused = service::set_askers(priya, app, ready.panel, Vec::new()).await.unwrap_err();
    assert!(refused.says("panel-asker-needed"));
    let strangers = scenarios.iter().map(|line| (line.id, SeatId::new())).collect();
    assert!(service::set_askers(priya, app, ready.panel, strangers).await.unwrap_err().says("panel-asker-no-seat"));
    // Whoever leaves the panel asks no more, and it says so.
    let seats = ready.seats(&fresh).await;
    let without =
        seats[1..].iter().map(|seat| SeatFor { person: Chosen::Known(seat.person), kind: seat.kind, supporter: None });
    service::set_up(priya, app, ready.vacancy, usual(&fresh, &ready.tom), without.collect()).await.unwrap();
    let missing = service::readiness(priya, app, ready.panel).await.unwrap();
    assert!(missing.iter().any(|one| matches!(one, rules::Missing::Askers { .. })), "{missing:?}");
}

async fn the_day_keeps_its_limit_and_its_order(fresh: Fresh) {
    let ready = almost(&fresh, &["Sam Porter", "Joy Adeyemi"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let mut all = ready.candidates.clone();
    for name in ["Lee Chan", "Mo Ali", "Kit Day"] {
        all.push(a_candidate(&fresh, priya, ready.vacancy, name).await);
    }
    let two = vec![all[1], all[0]];
    service::plan_day(priya, app, ready.panel, two).await.unwrap();
    let interviews = service::interviews(priya, app, ready.panel).await.unwrap();
    let said: Vec<_> = interviews.iter().map(|one| (one.candidacy, one.starts_at.as_str())).collect();
    assert_eq!(said, [(all[1], "10:00"), (all[0], "10:55")]);
    let day = service::start(priya, app, ready.panel).await.unwrap();
    assert_eq!((day.candidates.len(), day.timetable.is_ok()), (5, true));
    assert!(service::plan_day(priya, app, ready.panel, Vec::new()).await.unwrap_err().says("panel-day-nobody"));
    let stranger = vec![CandidacyId::new()];
    assert_eq!(service::plan_day(priya, app, ready.panel, stranger).await, Err(Refused::NotFound));
    assert!(service::plan_day(priya, app, ready.panel, all).await.unwrap_err().says("panel-day-too-many"));
    let seat = ready.seats(&fresh).await[0].id;
    let sheet = service::sheet(priya, app, ready.panel, seat).await.unwrap();
    let words = format!("{:?}", sheet.parts);
    for expected in
        ["9:30 am", "The blue room", "We meet 2 people.", "Lunch is at 12:30 pm.", "Tom", "Ann, Ben and Dev"]
    {
        assert!(words.contains(expected), "no {expected} in {words}");
    }
}

async fn requirement_21_a_consent_is_the_members_own_and_can_be_taken_back_until_the_panel_talks(fresh: Fresh) {
    let ready = almost(&fresh, &["Sam Porter"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    for name in ["Ann", "Ben", "Dev"] {
        let who = ready.seated(&fresh, name).await;
        for kind in [ConsentKind::TakePart, ConsentKind::ScoresRecorded] {
            service::give_consent(&who, app, kind, true).await.unwrap();
            service::give_consent(&who, app, kind, true).await.unwrap();
        }
    }
    let said = service::consents(priya, app, ready.panel).await.unwrap();
    assert_eq!((said.len(), said.iter().all(|one| one.given && one.noted_by.is_none())), (6, true));
    let ann = ready.seated(&fresh, "Ann").await;
    let (seat, answers) = service::own_answers(&ann, app).await.unwrap();
    assert_eq!(answers.next_consent(), Some(ConsentKind::VoiceRecorded));

    service::give_consent(&ann, app, ConsentKind::TakePart, false).await.unwrap();
    let out = service::own_answers(&ann, app).await.unwrap().0;
    assert!(out.withdrawn_at.is_some());
    assert_eq!(service::standing(priya, app, &out, ready.candidates[0]).await.unwrap(), Standing::Withdrawn);
    service::give_consent(&ann, app, ConsentKind::TakePart, true).await.unwrap();
    assert_eq!(service::own_answers(&ann, app).await.unwrap().0.withdrawn_at, None);
    assert_eq!(service::standing(priya, app, &seat, ready.candidates[0]).await.unwrap(), Standing::Scores);

    let interview = service::interviews(priya, app, ready.panel).await.unwrap()[0].id;
    service::start_interview(&ready.tom, app, interview).await.unwrap();
    service::give_consent(&ann, app, ConsentKind::TakePart, false).await.unwrap();
    step(&fresh, &ready, interview, InterviewState::Talking).await;
    let refused = service::give_consent(&ann, app, ConsentKind::TakePart, true).await.unwrap_err();
    assert!(refused.says("panel-too-late-to-return"), "{refused}");
    service::give_consent(&ann, app, ConsentKind::BeNamed, false).await.unwrap();
    service::give_consent(&ann, app, ConsentKind::BeNamed, true).await.unwrap();
    // A no is a refusal when there was no yes, and takes a yes back when there was one.
    service::give_consent(&ann, app, ConsentKind::BeNamed, false).await.unwrap();
    let stream = vacancies::vacancy(priya, app, ready.vacancy).await.unwrap().stream;
    let entries = sametable::ledger::service::stream(priya, app, stream).await.unwrap();
    let of_ann = |opened: &&sametable::ledger::Opened| {
        opened.text("seat") == Some(&seat.id.to_string()) && opened.text("kind") == Some("be_named")
    };
    let noted: Vec<_> = entries.iter().filter(of_ann).filter_map(|opened| opened.kind()).collect();
    assert_eq!(noted, ["consent.refused", "consent.given", "consent.withdrawn"]);
}

async fn step(fresh: &Fresh, ready: &Ready, id: sametable::ids::InterviewId, to: InterviewState) {
    let interview = service::interview(&ready.priya, &fresh.app, id).await.unwrap();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let mut deed = Deed::new(&ready.tom);
    service::step_interview(&mut tx, &mut deed, &interview, to, fresh.app.clock.now()).await.unwrap();
    deed.commit(tx, &fresh.app).await.unwrap();
}

async fn what_was_said_on_paper_is_marked_and_nobody_blocks_the_day(fresh: Fresh) {
    let ready = ready(&fresh, &["Sam Porter"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let said = service::consents(priya, app, ready.panel).await.unwrap();
    assert!(said.iter().all(|one| one.noted_by == Some(person_of(priya))));
    assert_eq!(service::readiness(priya, app, ready.panel).await.unwrap(), []);
    let ben = ready.seats(&fresh).await[1].clone();
    service::note_away(priya, app, ready.panel, ben.id, Some(AwayReason::Unwell)).await.unwrap();
    let ben = ready.seats(&fresh).await[1].clone();
    assert_eq!(service::standing(priya, app, &ben, ready.candidates[0]).await.unwrap(), Standing::Away);
    service::note_away(priya, app, ready.panel, ben.id, None).await.unwrap();
    let ben = ready.seats(&fresh).await[1].clone();
    assert_eq!(service::standing(priya, app, &ben, ready.candidates[0]).await.unwrap(), Standing::Scores);
    service::note_consent(priya, app, ready.panel, ben.id, ConsentKind::ScoresRecorded, false).await.unwrap();
    assert_eq!(service::standing(priya, app, &ben, ready.candidates[0]).await.unwrap(), Standing::NoConsent);
    let stranger = service::note_consent(priya, app, ready.panel, SeatId::new(), ConsentKind::TakePart, true).await;
    assert_eq!(stranger, Err(Refused::NotFound));
}

async fn requirement_22_who_knows_a_candidate_leaves_that_candidates_denominator_alone(fresh: Fresh) {
    let ready = ready(&fresh, &["Sam Porter", "Joy Adeyemi"]).await;
    let (app, priya, sam, joy) = (&fresh.app, &ready.priya, ready.candidates[0], ready.candidates[1]);
    let ann = ready.seated(&fresh, "Ann").await;
    let mine = service::own(&ann, app).await.unwrap();
    assert_eq!(mine.candidates.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Sam", "Joy"]);
    service::declare(&ann, app, sam, ConflictKind::RatherNot).await.unwrap();
    service::declare(&ann, app, joy, ConflictKind::None).await.unwrap();
    let seat = ready.seats(&fresh).await[0].clone();
    assert_eq!(service::standing(&ann, app, &seat, sam).await.unwrap(), Standing::Conflict);
    assert_eq!(service::standing(&ann, app, &seat, joy).await.unwrap(), Standing::Scores);
    assert_eq!(service::conflicts(priya, app, ready.panel).await.unwrap().len(), 2);
    assert!(service::own(&ann, app).await.unwrap().next_conflict().is_none());
    assert_eq!(service::declare(&ann, app, CandidacyId::new(), ConflictKind::Friend).await, Err(Refused::NotFound));
    assert_eq!(service::conflicts(&ann, app, ready.panel).await, Err(Refused::NotAllowed));

    let interview = service::interviews(priya, app, ready.panel).await.unwrap()[1].id;
    service::start_interview(&ready.tom, app, interview).await.unwrap();
    step(&fresh, &ready, interview, InterviewState::Talking).await;
    let refused = service::declare(&ann, app, joy, ConflictKind::Friend).await.unwrap_err();
    assert!(refused.says("panel-conflict-too-late"));
}

async fn holder(fresh: &Fresh, token: &str) -> Who {
    tablets::holder(&fresh.app, token).await.unwrap()
}

async fn a_tablet_waits_until_it_is_let_in_and_one_seat_has_one_live_tablet(fresh: Fresh) {
    let ready = almost(&fresh, &[]).await;
    let (app, tom, panel) = (&fresh.app, &ready.tom, ready.panel);
    let code = service::open_joining(tom, app, panel).await.unwrap();
    assert_eq!(service::joining(tom, app, panel).await.unwrap(), Some(code.clone()));
    assert_eq!(code.pictures.len(), 3);
    let token = code.address.strip_prefix("https://panel.test/join/").unwrap().to_owned();
    let first = service::join_by_token(app, &token, "10.0.0.1", "").await.unwrap();
    let Who::Tablet(tablet) = holder(&fresh, &first).await else { panic!("it waits") };
    assert_eq!(tablet.offered, None);
    let devices = service::waiting(tom, app, panel).await.unwrap();
    assert!(devices.len() == 1 && devices[0].waits && !devices[0].is_in);
    let again = service::join_by_token(app, &token, "10.0.0.1", &first).await.unwrap();
    assert_eq!(again, first, "a tablet that waits asks once");
    assert_eq!(service::waiting(tom, app, panel).await.unwrap(), devices);
    let sign = &service::sign_of(tablet.tablet).unwrap().word;
    let asks = format!("/panels/{panel}/tablets/{}", tablet.tablet);
    fresh.visitor().with_tablet(&first).get("/seat").await.is(200).shows(&format!("This tablet: {sign}"));
    let mut desk = fresh.signed_in(&ready.org, "Hana Reed", &[Role::Hr]).await;
    desk.get(&asks).await.is(200).shows(&format!("This tablet: {sign}"));
    desk.get(&format!("/panels/{panel}/board")).await.is(200).shows(&format!("This tablet: {sign}"));
    let ann = ready.seats(&fresh).await[0].id;
    assert_eq!(service::take_seat(&Who::Tablet(tablet), app, ann).await, Err(Refused::NotAllowed), "nobody let it in");
    service::admit(tom, app, panel, devices[0].tablet, Some(ann), false).await.unwrap();
    let offered = holder(&fresh, &first).await;
    service::take_seat(&offered, app, ann).await.unwrap();
    assert!(
        matches!(holder(&fresh, &first).await, Who::Seat(seated) if seated.seat == ann && seated.name == "Ann Doyle")
    );

    // The three pictures let a second one wait; it takes Ann's seat only when Tom says so, and the first one ends.
    let pictures: Vec<_> = code.pictures.iter().map(|one| one.code.clone()).collect();
    let second = service::join_by_pictures(app, &pictures, "10.0.0.2", "").await.unwrap();
    let waits = service::waiting(tom, app, panel).await.unwrap().into_iter().find(|one| one.waits).unwrap();
    let refused = service::admit(tom, app, panel, waits.tablet, Some(ann), false).await.unwrap_err();
    assert!(refused.says("panel-admit-has-tablet"), "{refused}");
    service::admit(tom, app, panel, waits.tablet, Some(ann), true).await.unwrap();
    assert!(matches!(holder(&fresh, &first).await, Who::Seat(_)), "until the new one says yes");
    service::take_seat(&holder(&fresh, &second).await, app, ann).await.unwrap();
    assert_eq!(holder(&fresh, &first).await, Who::Nobody);
    assert!(matches!(holder(&fresh, &second).await, Who::Seat(_)));
    service::end_tablet(tom, app, panel, waits.tablet).await.unwrap();
    assert_eq!(holder(&fresh, &second).await, Who::Nobody);
    assert_eq!(service::admit(tom, app, panel, waits.tablet, Some(ann), true).await, Err(Refused::NotFound));
}

async fn one_tablet_serves_all_seats_in_turn(fresh: Fresh) {
    let ready = almost(&fresh, &[]).await;
    let (app, tom, panel) = (&fresh.app, &ready.tom, ready.panel);
    let code = service::open_joining(tom, app, panel).await.unwrap();
    let token = code.address.rsplit('/').next().unwrap().to_owned();
    let cookie = service::join_by_token(app, &token, "10.0.0.1", "").await.unwrap();
    let waits = service::waiting(tom, app, panel).await.unwrap().remove(0);
    service::admit(tom, app, panel, waits.tablet, None, false).await.unwrap();
    for seat in ready.seats(&fresh).await {
        let shared = holder(&fresh, &cookie).await;
        assert!(matches!(&shared, Who::Tablet(tablet) if tablet.shared), "between two persons it is nobody's");
        service::take_seat(&shared, app, seat.id).await.unwrap();
        let seated = holder(&fresh, &cookie).await;
        assert!(matches!(&seated, Who::Seat(seated) if seated.seat == seat.id && seated.shared));
        service::let_go(&seated, app).await.unwrap();
    }
    let shared = holder(&fresh, &cookie).await;
    assert_eq!(service::take_seat(&shared, app, SeatId::new()).await, Err(Refused::NotFound));

    // Who has a tablet of their own keeps it.
    let ann = ready.seats(&fresh).await[0].id;
    let own = service::join_by_token(app, &token, "10.0.0.2", "").await.unwrap();
    let waits = service::waiting(tom, app, panel).await.unwrap().into_iter().find(|one| one.waits).unwrap();
    service::admit(tom, app, panel, waits.tablet, Some(ann), false).await.unwrap();
    service::take_seat(&holder(&fresh, &own).await, app, ann).await.unwrap();
    let refused = service::take_seat(&shared, app, ann).await.unwrap_err();
    assert!(refused.says("panel-seat-has-tablet-ask"), "{refused}");
    assert!(matches!(holder(&fresh, &own).await, Who::Seat(seated) if seated.seat == ann));
    let mut hands = fresh.visitor().with_tablet(&cookie);
    hands
        .get("/seat")
        .await
        .is(200)
        .shows("Ann has another tablet.")
        .shows("Is it lost or broken? Ask Tom.")
        .hides(&format!("/seat/turn/{ann}"));
    let typed = [("seat", ann.to_string())];
    let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
    hands.post("/seat/take", &typed).await.is(422).shows("Ann Doyle has a tablet already. Ask Tom.");
    service::end_tablet(tom, app, panel, waits.tablet).await.unwrap();
    service::take_seat(&shared, app, ann).await.unwrap();
}

async fn wrong_codes_are_limited_and_ended_ones_say_whom_to_ask(fresh: Fresh) {
    let ready = almost(&fresh, &[]).await;
    let (app, tom, panel) = (&fresh.app, &ready.tom, ready.panel);
    let code = service::open_joining(tom, app, panel).await.unwrap();
    let token = code.address.rsplit('/').next().unwrap().to_owned();
    let cookie = service::join_by_token(app, &token, "10.0.0.1", "").await.unwrap();
    let right: Vec<_> = code.pictures.iter().map(|one| one.code.clone()).collect();
    let wrong: Vec<_> = service::join_pictures()
        .iter()
        .map(|one| one.code.clone())
        .filter(|one| !right.contains(one))
        .take(3)
        .collect();
    // Ben muddles his pictures up: he waits, and Ann, on the same Wi-Fi, does not.
    for _ in 0..5 {
        let refused = service::join_by_pictures(app, &wrong, "10.0.0.9", "ben").await.unwrap_err();
        assert!(refused.says("panel-join-unknown"), "{refused}");
    }
    assert!(matches!(service::join_by_pictures(app, &right, "10.0.0.9", "ben").await, Err(Refused::TooMany(_))));
    service::join_by_pictures(app, &right, "10.0.0.9", "ann").await.unwrap();
    // Somebody who guesses with a new cookie each time is stopped with the address; the QR code still opens.
    for guess in 0..25 {
        let refused = service::join_by_pictures(app, &wrong, "10.0.0.9", &format!("guess {guess}")).await.unwrap_err();
        assert!(refused.says("panel-join-unknown"), "{guess}: {refused}");
    }
    assert!(matches!(service::join_by_pictures(app, &right, "10.0.0.9", "new").await, Err(Refused::TooMany(_))));
    service::join_by_token(app, &token, "10.0.0.9", "new").await.unwrap();
    for _ in 0..8 {
        service::join_by_token(app, &token, "10.0.0.1", "").await.unwrap();
    }
    // A new code ends the old one; closing ends both; tablets that are in stay in.
    let again = service::open_joining(tom, app, panel).await.unwrap();
    let refused = service::join_by_token(app, &token, "10.0.0.2", "").await.unwrap_err();
    let Refused::Problems(problems) = &refused else { panic!("{refused}") };
    assert_eq!((problems[0].code.as_str(), problems[0].with[0].1.as_str()), ("panel-join-ended", "Tom"));
    service::close_joining(tom, app, panel).await.unwrap();
    assert_eq!(service::joining(tom, app, panel).await.unwrap(), None);
    let pictures: Vec<_> = again.pictures.iter().map(|one| one.code.clone()).collect();
    assert!(service::join_by_pictures(app, &pictures, "10.0.0.3", "").await.unwrap_err().says("panel-join-unknown"));
    assert!(matches!(holder(&fresh, &cookie).await, Who::Tablet(_)));
    // With the day everything ends.
    let open = service::open_joining(tom, app, panel).await.unwrap();
    let token = open.address.rsplit('/').next().unwrap().to_owned();
    app.clock.set_ahead(2 * 24 * 60 * 60);
    assert!(service::join_by_token(app, &token, "10.0.0.4", "").await.unwrap_err().says("panel-join-ended"));
    assert_eq!(service::joining(tom, app, panel).await.unwrap(), None);
    assert_eq!(holder(&fresh, &cookie).await, Who::Nobody);
}

async fn a_panel_does_not_start_before_everything_is_there(fresh: Fresh) {
    let ready = almost(&fresh, &["Sam Porter", "Joy Adeyemi"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let late = a_candidate(&fresh, priya, ready.vacancy, "Lee Chan").await;
    service::plan_day(priya, app, ready.panel, vec![ready.candidates[0], ready.candidates[1], late]).await.unwrap();
    let missing = service::readiness(priya, app, ready.panel).await.unwrap();
    let consent = |name: &str| rules::Missing::Consent { name: name.into() };
    let notice = rules::Missing::Notice { name: "Lee Chan".into() };
    assert_eq!(missing, [consent("Ann Doyle"), consent("Ben Okafor"), consent("Dev Patel"), notice]);
    let ids = service::interviews(priya, app, ready.panel).await.unwrap();
    let refused = service::start_interview(&ready.tom, app, ids[0].id).await.unwrap_err();
    assert!(refused.says("panel-missing-consent") && !refused.says("panel-missing-notice"), "{refused}");
    for seat in ready.seats(&fresh).await {
        for kind in ConsentKind::ALL {
            service::note_consent(priya, app, ready.panel, seat.id, *kind, true).await.unwrap();
        }
    }
    let steps = service::progress(priya, app, ready.vacancy).await.unwrap();
    let waits: Vec<_> = steps.iter().filter(|step| step.state != StepState::Done).map(|step| step.code).collect();
    assert_eq!(waits, ["panel-way-day"]);
    // Lee's missing notice holds up Lee and nobody else.
    service::start_interview(&ready.tom, app, ids[0].id).await.unwrap();
    step(&fresh, &ready, ids[0].id, InterviewState::Scored).await;
    assert!(service::start_interview(&ready.tom, app, ids[2].id).await.unwrap_err().says("panel-missing-notice"));
}

async fn an_interview_goes_forward_one_at_a_time(fresh: Fresh) {
    let ready = ready(&fresh, &["Sam Porter", "Joy Adeyemi"]).await;
    let (app, priya) = (&fresh.app, &ready.priya);
    let ids: Vec<_> =
        service::interviews(priya, app, ready.panel).await.unwrap().into_iter().map(|one| one.id).collect();
    service::start_interview(&ready.tom, app, ids[0]).await.unwrap();
    assert!(service::start_interview(&ready.tom, app, ids[1]).await.unwrap_err().says("panel-another-runs"));
    assert!(service::start_interview(&ready.tom, app, ids[0]).await.unwrap_err().says("panel-already-started"));
    let seats = ready.seats(&fresh).await;
    let fewer =
        seats[1..].iter().map(|seat| SeatFor { person: Chosen::Known(seat.person), kind: seat.kind, supporter: None });
    let refused = service::set_up(priya, app, ready.vacancy, usual(&fresh, &ready.tom), fewer.collect()).await;
    assert!(refused.unwrap_err().says("panel-seats-settled"));
    let order = vec![ready.candidates[1], ready.candidates[0]];
    assert!(service::plan_day(priya, app, ready.panel, order).await.unwrap_err().says("panel-day-held-first"));
    step(&fresh, &ready, ids[0], InterviewState::Scored).await;
    let sam = sametable::vacancy::service::candidacy(priya, app, ready.candidates[0]).await.unwrap();
    assert_eq!(sam.stage, Stage::Interviewed);
    service::start_interview(&ready.tom, app, ids[1]).await.unwrap();
    let stale = service::interview(priya, app, ids[1]).await.unwrap();
    step(&fresh, &ready, ids[1], InterviewState::Talking).await;
    step(&fresh, &ready, ids[1], InterviewState::Closed).await;
    let mut tx = app.db.begin().await.unwrap();
    let mut deed = Deed::new(&ready.tom);
    let refused = service::step_interview(&mut tx, &mut deed, &stale, InterviewState::Scored, app.clock.now()).await;
    assert!(refused.unwrap_err().says("panel-interview-wrong-step"));
    let told = service::interview(priya, app, ids[1]).await.unwrap();
    assert!(
        told.started_at.is_some() && told.opened_at.is_some() && told.closed_at.is_some() && told.scored_at.is_none()
    );
}

async fn only_the_office_runs_a_panel_and_another_organisation_sees_nothing(fresh: Fresh) {
    let ready = ready(&fresh, &["Sam Porter"]).await;
    let app = &fresh.app;
    let other = fresh.organisation("Elsewhere").await;
    let stranger = fresh.person(&other, "Olga Stone", &[Role::Manager]).await;
    let colleague = fresh.person(&ready.org, "Nell Fry", &[Role::Colleague]).await;
    let interview = service::interviews(&ready.priya, app, ready.panel).await.unwrap()[0].id;
    for (who, refused) in
        [(&stranger, Refused::NotFound), (&colleague, Refused::NotAllowed), (&Who::Nobody, Refused::SignIn)]
    {
        assert_eq!(service::panel(who, app, ready.panel).await.unwrap_err(), refused);
        assert_eq!(service::interview(who, app, interview).await.unwrap_err(), refused);
        assert_eq!(service::start_interview(who, app, interview).await.unwrap_err(), refused);
        assert_eq!(service::open_joining(who, app, ready.panel).await.unwrap_err(), refused);
        assert_eq!(service::plan_day(who, app, ready.panel, ready.candidates.clone()).await.unwrap_err(), refused);
    }
    let ann = ready.seated(&fresh, "Ann").await;
    assert_eq!(service::start_interview(&ann, app, interview).await.unwrap_err(), Refused::NotAllowed);
    assert_eq!(service::answers(&ann, app, ready.panel).await.unwrap_err(), Refused::NotAllowed);
    // A manager who scores here does not say when others begin.
    let seats = ready.seats(&fresh).await;
    let mut wished: Vec<_> = seats
        .iter()
        .map(|seat| SeatFor { person: Chosen::Known(seat.person), kind: seat.kind, supporter: None })
        .collect();
    wished.push(SeatFor { person: Chosen::Known(person_of(&ready.priya)), kind: SeatKind::Manager, supporter: None });
    service::set_up(&ready.priya, app, ready.vacancy, usual(&fresh, &ready.tom), wished).await.unwrap();
    assert_eq!(service::start_interview(&ready.priya, app, interview).await, Err(Refused::NotAllowed));
}

async fn a_day_is_played_through_the_screens(fresh: Fresh) {
    let ready = almost(&fresh, &["Sam Porter"]).await;
    let mut tom = fresh.signed_in(&ready.org, "Tess Lane", &[Role::Facilitator]).await;
    let (panel, vacancy) = (ready.panel, ready.vacancy);
    for path in ["", "/askers", "/day", "/consents", "/join", "/announcement"] {
        tom.get(&format!("/panels/{panel}{path}")).await.is(200);
    }
    for path in ["panel", "agreement"] {
        tom.get(&format!("/vacancies/{vacancy}/{path}")).await.is(200);
    }
    tom.get("/panels").await.is(200).shows("Elm House");
    let seat = ready.seats(&fresh).await.remove(0);
    tom.get(&format!("/panels/{panel}/sheets/{}", seat.id)).await.is(200).shows("Ann Doyle").hides("style=");
    tom.post(&format!("/panels/{panel}/join/open"), &[]).await.goes_to(&format!("/panels/{panel}/join"));
    let page = tom.get(&format!("/panels/{panel}/join")).await;
    let page = page.is(200).shows("<svg").hides("style=");
    let address =
        page.text.split("https://panel.test").nth(2).and_then(|rest| rest.split('<').next()).unwrap().trim().to_owned();
    let mut ann = fresh.visitor();
    ann.get("/seat").await.is(200).shows("/join");
    ann.get("/join/unknown").await.is(410).shows("Ask the person who runs the panel");
    ann.get(&address).await.goes_to("/seat");
    ann.get("/seat").await.is(200).shows("Tom will let you in.");
    let tablet = service::waiting(&ready.tom, &fresh.app, panel).await.unwrap().remove(0).tablet;
    let admit = format!("/panels/{panel}/tablets/{tablet}/admit");
    tom.post(&admit, &[]).await.is(422).shows("Choose whose tablet it is");
    tom.post(&admit, &[("seat", &seat.id.to_string())]).await.goes_to(&format!("/panels/{panel}/board"));
    ann.get("/seat").await.is(200).shows("Is this you?").shows("Ann Doyle");
    ann.post("/seat/take", &[("seat", &seat.id.to_string())]).await.goes_to("/seat");
    for kind in ["take_part", "scores_recorded", "voice_recorded", "be_named"] {
        ann.get("/seat").await.is(200).shows(kind);
        ann.post("/seat/consent/answer", &[("kind", kind), ("given", "yes")]).await.goes_to("/seat");
    }
    ann.get("/seat").await.is(200).shows("Do you know Sam?");
    let sam = ready.candidates[0].to_string();
    ann.post("/seat/know/answer", &[("candidacy", &sam)]).await.is(422).shows("Choose one of the answers");
    ann.post("/seat/know/answer", &[("candidacy", &sam), ("kind", "yes")]).await.is(200).shows("How do you know Sam?");
    ann.post("/seat/know/answer", &[("candidacy", &sam), ("kind", "friend")])
        .await
        .is(200)
        .shows("You do not score Sam.");
    for path in ["/seat", "/seat/choices", "/seat/day", "/seat/agreement", "/seat/later"] {
        ann.get(path).await.is(200).hides("style=");
    }
    ann.post("/seat/choices/change", &[("kind", "take_part"), ("given", "no"), ("here", "choices")])
        .await
        .goes_to("/seat/choices");
    ann.get("/seat").await.is(200).shows("You have stopped").shows("Tom can see that you have stopped.");
    ann.post("/seat/stop/over", &[]).await.goes_to("/seat");
    ann.get("/seat").await.is(200).hides("You have stopped");
    let mut ben = fresh.visitor();
    let code = service::joining(&ready.tom, &fresh.app, panel).await.unwrap().unwrap();
    let three: Vec<_> = code.pictures.iter().map(|one| one.code.clone()).collect();
    ben.get("/join").await.is(200).shows("Choose the first picture");
    ben.post("/join/choose", &[("picture", &three[0])]).await.is(200).shows("Choose the second picture");
    let last = [("chosen", three[0].as_str()), ("chosen", three[1].as_str()), ("picture", three[2].as_str())];
    ben.post("/join/choose", &last).await.goes_to("/seat");
}
