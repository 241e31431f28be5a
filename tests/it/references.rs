//! References: whom somebody asked, what came, whether it counts, and who may.

use crate::checks::{confirm, moved, offered};
use crate::on_both;
use crate::support::{Fresh, everything};
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::history::rules::{FrameTyped, PeriodTyped};
use sametable::checks::history::service as history;
use sametable::checks::history::{Activity, ConfirmedHow};
use sametable::checks::references::rules::{AskTyped, GivenTyped, Missing, ProofTyped, State};
use sametable::checks::references::service::{self, References};
use sametable::checks::references::{Capacity, Channel, ContactFrom, Kind, Matter, Proof};
use sametable::checks::rules::Gate;
use sametable::checks::service as checks;
use sametable::ids::{CandidacyId, RowId};
use sametable::ledger;
use sametable::people::service as people;
use sametable::people::{Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::vacancy::Stage;

on_both!(
    references_count_when_every_employer_who_must_speak_has_and_all_is_settled,
    an_employer_that_cant_be_had_is_replaced_by_a_substitute_that_somebody_accepts,
    what_was_settled_is_open_again_when_one_of_them_says_something_else,
    a_referee_answers_by_a_link_of_their_own_once,
    a_referees_link_ends_with_their_day_or_when_they_are_asked_no_more,
    what_a_referee_wrote_is_theirs_and_no_candidates_and_goes_with_the_candidate,
    requirement_5_nothing_of_health_is_asked_or_kept_before_an_offer,
    nobody_reads_or_writes_references_about_themselves,
    nobody_but_the_manager_and_hr_reads_or_writes_references,
    references_are_never_changed_or_removed_by_hand,
    the_pages_keep_what_was_typed_and_say_what_is_wrong_beside_it,
);

fn job<'a>(place: &'a str, care: bool, began: &'a str, ended: &'a str) -> PeriodTyped<'a> {
    PeriodTyped {
        activity: Some(Activity::Work),
        place,
        title: "Care assistant",
        care,
        began,
        ended,
        goes_on: ended.is_empty(),
        why: "The home closed.",
    }
}

/// Joy worked at Orchard Court, which closed, and works in a shop; her history is whole.
async fn with_history(fresh: &Fresh, who: &Who, joy: CandidacyId) -> (RowId, RowId) {
    let app = &fresh.app;
    let frame = FrameTyped { education_end: "5 March 2017", still_in_education: false, applied_on: "2 November 2026" };
    history::keep_frame(who, app, joy, frame).await.unwrap();
    let care = job("Orchard Court", true, "6 March 2017", "31 August 2021");
    let orchard = history::keep_period(who, app, joy, None, care).await.unwrap();
    let shop = PeriodTyped { why: "", ..job("Corner Shop", false, "1 September 2021", "") };
    let shop = history::keep_period(who, app, joy, None, shop).await.unwrap();
    confirm(fresh, who, joy, ConfirmedHow::Signed).await;
    (orchard, shop)
}

async fn office(fresh: &Fresh) -> (Who, CandidacyId) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(fresh, &who).await;
    let joy = a_candidate(fresh, &who, vacancy, "Joy Adeyemi").await;
    told(fresh, &who, vacancy, vec![joy]).await;
    (who, joy)
}

const ASK: AskTyped<'_> = AskTyped {
    kind: Some(Kind::Employer),
    has_job: true,
    job_goes_on: false,
    referee: "Moira Bell",
    referee_role: "Registered manager",
    email: "m.bell@orchardcourt.example",
    phone: "",
    contact_from: Some(ContactFrom::Found),
    how: Some(Channel::Email),
    asked_on: "2 November 2026",
    more: "",
    permission: true,
    candidate_email: "",
    offered: false,
};

fn answer<'a>(conduct: &'a str) -> GivenTyped<'a> {
    GivenTyped {
        came_how: Some(Channel::Email),
        received_on: "3 November 2026",
        from_name: "Moira Bell",
        capacity: Some(Capacity::Manager),
        title: "Care assistant",
        began: "March 2017",
        ended: "31 August 2021",
        goes_on: false,
        duties: "",
        why_left: "The home closed.",
        re_employ: Some(true),
        re_employ_why: "",
        conduct,
        warnings: "",
        safeguarding: Some(false),
        safeguarding_words: "",
        more: "",
        by_referee: false,
        came_by_link: false,
        kind: Kind::Employer,
        offered: false,
    }
}

const PROOF: ProofTyped<'_> = ProofTyped {
    how: Some(Proof::WorkAddress),
    source: "m.bell@orchardcourt.example",
    proved_on: "4 November 2026",
    genuine: Some(true),
    note: "",
    came_by_mail: false,
    link_to: None,
    offered: false,
};

async fn read(fresh: &Fresh, who: &Who, joy: CandidacyId) -> References {
    service::references(who, &fresh.app, joy).await.unwrap()
}

/// Where each of the required employments stands.
async fn states(fresh: &Fresh, who: &Who, joy: CandidacyId) -> Vec<State> {
    read(fresh, who, joy).await.coverage.jobs.iter().map(|stands| stands.state).collect()
}

/// A reference that was asked for, came, and is genuine.
async fn good(fresh: &Fresh, who: &Who, joy: CandidacyId, period: RowId, kind: Kind, given: GivenTyped<'_>) -> RowId {
    let app = &fresh.app;
    let asked = AskTyped { kind: Some(kind), ..ASK };
    let reference = service::ask(who, app, joy, Some(period), asked).await.unwrap();
    service::give(who, app, joy, reference, given).await.unwrap();
    service::prove(who, app, joy, reference, PROOF).await.unwrap();
    reference
}

/// References of every employer of a history, so that nothing is left to be done.
pub async fn whole_references(fresh: &Fresh, who: &Who, joy: CandidacyId) {
    for job in read(fresh, who, joy).await.jobs {
        let today = london_date(fresh.app.clock.now());
        let asked = AskTyped { asked_on: &today, ..ASK };
        let reference = service::ask(who, &fresh.app, joy, Some(job.period), asked).await.unwrap();
        let given = GivenTyped {
            received_on: &today,
            title: &job.title,
            began: &job.began,
            ended: job.ended.as_deref().unwrap_or_default(),
            goes_on: job.ended.is_none(),
            why_left: &job.why,
            ..answer("Kind and reliable with everybody.")
        };
        service::give(who, &fresh.app, joy, reference, given).await.unwrap();
        let proof = ProofTyped { proved_on: &today, ..PROOF };
        service::prove(who, &fresh.app, joy, reference, proof).await.unwrap();
    }
    for one in read(fresh, who, joy).await.all {
        for found in one.matters.into_iter().filter(|seen| seen.settled.is_none()).map(|seen| seen.found) {
            let (seen, words) =
                ((found.ours.as_str(), found.theirs.as_str()), (false, "We saw a payslip of that month."));
            service::settle(who, &fresh.app, joy, one.asked.id, Some(found.matter), seen, words).await.unwrap();
        }
    }
}

async fn references_count_when_every_employer_who_must_speak_has_and_all_is_settled(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let open = |gate: &Gate, item: &str| gate.file.iter().any(|way| way.item == item);
    assert_eq!(read(&fresh, &who, joy).await.coverage.missing, [Missing::History]);
    let (orchard, shop) = with_history(&fresh, &who, joy).await;
    assert_eq!(states(&fresh, &who, joy).await, [State::NotAsked, State::NotAsked]);

    let reference = service::ask(&who, app, joy, Some(orchard), ASK).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Asked);
    service::give(&who, app, joy, reference, answer("")).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::DatesOnly, "a reference with dates only shows no conduct");
    let differs = GivenTyped { began: "June 2017", ..answer("Kind and reliable with everybody.") };
    service::give(&who, app, joy, reference, differs).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Open);
    let webmail = ProofTyped { how: Some(Proof::PrivateAddress), source: "", ..PROOF };
    service::prove(&who, app, joy, reference, webmail).await.unwrap();
    let there = read(&fresh, &who, joy).await;
    let found = &there.one(reference).unwrap().matters;
    assert_eq!(found.iter().map(|seen| seen.found.matter).collect::<Vec<_>>(), [Matter::Began]);
    let seen = (found[0].found.ours.clone(), found[0].found.theirs.clone());
    assert_eq!((seen.0.as_str(), seen.1.as_str()), ("2017-03-06", "2017-06"));
    let stale = service::settle(
        &who,
        app,
        joy,
        reference,
        Some(Matter::Began),
        ("2017-03-06", "2017-05"),
        (false, "Her payslip shows March."),
    );
    assert!(stale.await.unwrap_err().says("reference-changed-meanwhile"));
    let seen = (seen.0.as_str(), seen.1.as_str());
    service::settle(&who, app, joy, reference, Some(Matter::Began), seen, (false, "Her payslip shows March."))
        .await
        .unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Unproved, "webmail shows nothing");
    service::prove(&who, app, joy, reference, PROOF).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Covered);

    let gate = checks::sheet(&who, app, joy).await.unwrap().gate;
    assert!(!open(&gate, "conduct_in_earlier_care") && !open(&gate, "why_care_work_ended"));
    assert!(open(&gate, "recent_employer"), "the shop has not spoken");
    let still = GivenTyped {
        title: "",
        began: "9/2021",
        ended: "",
        goes_on: true,
        why_left: "",
        ..answer("Honest and always in time.")
    };
    good(&fresh, &who, joy, shop, Kind::Employer, still).await;
    let there = read(&fresh, &who, joy).await;
    assert!(there.coverage.missing.is_empty(), "{:?}", there.coverage);
    assert!(!open(&checks::sheet(&who, app, joy).await.unwrap().gate, "recent_employer"));
    let kinds: Vec<String> = ledger::service::stream(&who, app, there.candidacy.stream)
        .await
        .unwrap()
        .iter()
        .filter_map(|one| one.kind().map(str::to_owned))
        .collect();
    let told = ["reference.asked", "reference.given", "reference.proved", "reference.settled"];
    assert!(told.iter().all(|kind| kinds.iter().any(|one| one == kind)), "{kinds:?}");
}

async fn an_employer_that_cant_be_had_is_replaced_by_a_substitute_that_somebody_accepts(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let reference = service::ask(&who, app, joy, Some(orchard), ASK).await.unwrap();
    let early = service::excuse(&who, app, joy, orchard, "The home closed in 2021.").await.unwrap_err();
    assert!(early.says("reference-not-yet-excused"));
    service::chase(&who, app, joy, reference, Some(Channel::Phone), "5 November 2026", "Not in use").await.unwrap();
    good(&fresh, &who, joy, orchard, Kind::Substitute, answer("A nurse who came to the home every week saw her work."))
        .await;
    let there = read(&fresh, &who, joy).await;
    assert!(there.coverage.jobs[0].may_excuse && there.coverage.jobs[0].state == State::Asked);
    service::excuse(&who, app, joy, orchard, "The home closed in 2021.").await.unwrap();
    let there = read(&fresh, &who, joy).await;
    assert_eq!((there.coverage.jobs[0].state, there.coverage.why_left), (State::Excused, true));
}

async fn what_was_settled_is_open_again_when_one_of_them_says_something_else(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let app = &fresh.app;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let concern = GivenTyped {
        safeguarding: Some(true),
        safeguarding_words: "A complaint, not upheld.",
        ..answer("Kind to everybody.")
    };
    let reference = good(&fresh, &who, joy, orchard, Kind::Employer, concern).await;
    assert_eq!(states(&fresh, &who, joy).await[0], State::Open);
    let said = ("", "A complaint, not upheld.");
    service::settle(&who, app, joy, reference, Some(Matter::Safeguarding), said, (true, "")).await.unwrap_err();
    let words = "We read the report of the council with her: nothing was found.";
    service::settle(&who, app, joy, reference, Some(Matter::Safeguarding), said, (false, words)).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Covered);
    let more = GivenTyped { safeguarding_words: "A complaint, upheld.", ..concern };
    service::give(&who, app, joy, reference, more).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Open);
    service::give(&who, app, joy, reference, concern).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Open, "what was said in between is to be settled, too");
    let said = ("", "A complaint, upheld.");
    service::settle(&who, app, joy, reference, Some(Matter::Safeguarding), said, (false, words)).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Unproved, "it is another answer, and nobody has shown whose");
    let forged = ProofTyped { genuine: Some(false), note: "The home never knew a Moira Bell.", ..PROOF };
    service::prove(&who, app, joy, reference, forged).await.unwrap();
    assert_eq!(states(&fresh, &who, joy).await[0], State::Open, "a forged reference is to be settled");
    assert_eq!(read(&fresh, &who, joy).await.one(reference).unwrap().state, State::NotGenuine);
}

/// The path of the newest link that waits to be passed on.
pub async fn link_to(fresh: &Fresh, who: &Who) -> String {
    let messages = people::messages(who, &fresh.app).await.unwrap();
    let newest = messages.iter().filter(|one| one.body.contains("/reference/")).max_by_key(|one| one.at).unwrap();
    let at = newest.body.find("/reference/").unwrap();
    newest.body[at..].split_whitespace().next().unwrap().to_owned()
}

/// Asks somebody who knows them by link.
pub async fn ask_by_link(fresh: &Fresh, who: &Who, joy: CandidacyId, period: Option<RowId>) -> RowId {
    let kind = if period.is_some() { Kind::Employer } else { Kind::Personal };
    let today = london_date(fresh.app.clock.now());
    let by_link = AskTyped { kind: Some(kind), how: Some(Channel::Link), asked_on: &today, ..ASK };
    service::ask(who, &fresh.app, joy, period, by_link).await.unwrap()
}

async fn a_referee_answers_by_a_link_of_their_own_once(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let reference = ask_by_link(&fresh, &who, joy, Some(orchard)).await;
    let path = link_to(&fresh, &who).await;
    let mut moira = fresh.visitor();
    moira.get("/reference").await.is(401).shows("no longer open");
    moira.get(&path).await.goes_to("/reference");
    let page = moira.get("/reference").await;
    page.is(200)
        .shows("A reference for Joy Adeyemi")
        .shows("worked for Orchard Court")
        .hides("Corner Shop")
        .hides("2017");
    assert!(moira.get(&format!("/candidates/{joy}/references")).await.location.starts_with("/sign-in"));
    let mut form = vec![
        ("from_name", "Moira Bell"),
        ("capacity", "manager"),
        ("title", "Care assistant"),
        ("began", "2017"),
        ("ended", "August 2021"),
        ("why_left", "The home closed."),
        ("re_employ", "yes"),
        ("safeguarding", "no"),
        ("conduct", "Kind & reliable with everybody."),
    ];
    let refused = moira.post("/reference/answer", &form).await;
    refused.is(422).shows("A year alone is not enough").shows("Kind &amp; reliable with everybody.");
    form[3] = ("began", "March 2017");
    moira.post("/reference/answer", &form).await.is(200).shows("Your reference has arrived");
    moira.get("/reference").await.is(200).shows("Your reference has arrived").hides("Kind &amp; reliable");
    moira.post("/reference/answer", &form).await.is(422).shows("answered already");
    let there = read(&fresh, &who, joy).await;
    let one = there.one(reference).unwrap();
    let given = one.given.as_ref().unwrap();
    assert_eq!(
        (given.by_name.as_deref(), given.came_how, given.conduct.as_str()),
        (None, Channel::Link, "Kind & reliable with everybody.")
    );
    assert_eq!(one.state, State::Unproved, "whoever passes the message on could have answered");
}

async fn a_referees_link_ends_with_their_day_or_when_they_are_asked_no_more(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let app = &fresh.app;
    let reference = ask_by_link(&fresh, &who, joy, Some(orchard)).await;
    let first = link_to(&fresh, &who).await;
    let mut moira = fresh.visitor();
    moira.get(&first).await.goes_to("/reference");
    app.clock.set_ahead(60);
    service::send_again(&who, app, joy, reference).await.unwrap();
    let messages = people::messages(&who, app).await.unwrap();
    assert_eq!(
        messages.iter().filter(|one| one.body.contains("/reference/")).count(),
        1,
        "the older message is not passed on"
    );
    moira.get("/reference").await.is(200).shows("A reference for Joy Adeyemi");
    let second = link_to(&fresh, &who).await;
    assert_ne!(first, second);
    let mut again = fresh.visitor();
    again.get(&second).await.goes_to("/reference");
    assert_eq!(read(&fresh, &who, joy).await.one(reference).unwrap().chased.len(), 1, "it is another try");
    app.clock.set_ahead(31 * 24 * 3600);
    again.get("/reference").await.is(401).shows("no longer open");
    app.clock.set_ahead(120);
    again.get("/reference").await.is(200);
    service::drop_referee(&who, app, joy, reference, "That was a wrong address.").await.unwrap();
    for visitor in [&mut moira, &mut again] {
        visitor.get("/reference").await.is(401).shows("no longer open");
        visitor.post("/reference/answer", &[("from_name", "Moira Bell")]).await.is(401);
    }
    assert!(people::messages(&who, app).await.unwrap().iter().all(|one| !one.body.contains("/reference/")));
    assert_eq!(states(&fresh, &who, joy).await[0], State::Dropped);
    assert!(service::send_again(&who, app, joy, reference).await.is_err());
}

async fn what_a_referee_wrote_is_theirs_and_no_candidates_and_goes_with_the_candidate(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager, Role::Hr]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    told(&fresh, &who, vacancy, vec![joy]).await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let app = &fresh.app;
    ask_by_link(&fresh, &who, joy, Some(orchard)).await;
    let warned = GivenTyped { warnings: "For being late", ..answer("Kind to everybody at Orchard Court.") };
    let reference = good(&fresh, &who, joy, orchard, Kind::Employer, warned).await;
    let words = (false, "It was years ago, and is over.");
    service::settle(&who, app, joy, reference, Some(Matter::Warnings), ("", "For being late"), words).await.unwrap();

    let asked = NewRequest {
        subject: format!("candidate:{}", joy.0),
        came_on: "2026-11-02".to_owned(),
        came_how: "email".to_owned(),
        identity: "rang the number we have".to_owned(),
        ..NewRequest::default()
    };
    let request = subject_access::record(&who, app, asked).await.unwrap();
    let draft = format!("{:?}", subject_access::draft(&who, app, request).await.unwrap());
    assert!(
        draft.contains("a reference about you came") && draft.contains("given in confidence")
            || draft.contains("in confidence, as a reference"),
        "{draft}"
    );
    for secret in ["Kind to everybody", "For being late", "Moira Bell", "m.bell@", "It was years ago"] {
        assert!(!draft.contains(secret), "{secret} is told to the candidate");
    }

    let file = sametable::vacancy::service::candidacy(&who, app, joy).await.unwrap();
    let order = erasure::Order {
        scope: Scope::Candidate,
        thing: joy.0,
        subject: file.subject,
        stream: file.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&who, app, order).await.unwrap();
    let left = everything(app).await;
    for gone in ["Kind to everybody", "For being late", "Moira Bell", "m.bell@", "It was years ago"] {
        assert!(!left.contains(gone), "{gone} is left");
    }
}

async fn requirement_5_nothing_of_health_is_asked_or_kept_before_an_offer(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    told(&fresh, &who, vacancy, vec![joy]).await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let app = &fresh.app;
    let asks = AskTyped { more: "How many sick days did she have?", ..ASK };
    assert!(service::ask(&who, app, joy, Some(orchard), asks).await.unwrap_err().says("reference-about-health"));
    ask_by_link(&fresh, &who, joy, Some(orchard)).await;
    let mut moira = fresh.visitor();
    let path = link_to(&fresh, &who).await;
    moira.get(&path).await.goes_to("/reference");
    let form = [
        ("from_name", "Moira Bell"),
        ("capacity", "manager"),
        ("began", "March 2017"),
        ("ended", "August 2021"),
        ("why_left", "The home closed."),
        ("re_employ", "yes"),
        ("safeguarding", "no"),
        ("absence", "40 days"),
        ("conduct", "Reliable, but her sickness record was long."),
    ];
    moira.post("/reference/answer", &form).await.is(422).shows("Before an offer the law forbids it");
    let mut form = form.to_vec();
    form[8] = ("conduct", "Kind and reliable.");
    moira.post("/reference/answer", &form).await.is(200);
    assert!(!everything(app).await.contains("40 days"), "a field that nobody asked for is kept nowhere");
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(&fresh, &who, joy).await;
    service::ask(&who, app, joy, Some(orchard), asks).await.unwrap();
}

async fn nobody_reads_or_writes_references_about_themselves(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let hr = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let own = a_candidate(&fresh, &who, vacancy, "Priya Shah").await;
    let (orchard, _) = with_history(&fresh, &who, own).await;
    let app = &fresh.app;
    let warned = GivenTyped { warnings: "For being late", ..answer("Kind to everybody.") };
    let reference = good(&fresh, &hr, own, orchard, Kind::Employer, warned).await;
    assert_eq!(service::read_references(&who, app, own).await.unwrap_err(), Refused::NotAllowed);
    let words = (false, "It was years ago, and is over.");
    let said = ("", "For being late");
    let settled = service::settle(&who, app, own, reference, Some(Matter::Warnings), said, words).await;
    for refused in [
        settled,
        service::ask(&who, app, own, Some(orchard), ASK).await.map(drop),
        service::give(&who, app, own, reference, answer("I was wonderful.")).await,
        service::prove(&who, app, own, reference, PROOF).await,
        service::excuse(&who, app, own, orchard, "The home closed in 2021.").await,
        service::send_again(&who, app, own, reference).await,
    ] {
        assert!(refused.as_ref().is_err_and(|refused| refused.says("reference-own")), "{refused:?}");
    }
    service::settle(&hr, app, own, reference, Some(Matter::Warnings), said, words).await.unwrap();
}

async fn nobody_but_the_manager_and_hr_reads_or_writes_references(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let app = &fresh.app;
    assert_eq!(service::references(&Who::Nobody, app, joy).await.unwrap_err(), Refused::SignIn);
    assert_eq!(service::ask(&Who::Nobody, app, joy, Some(orchard), ASK).await, Err(Refused::SignIn));
    assert_eq!(service::form(&Who::Nobody, app).await.unwrap_err(), Refused::SignIn);
    assert_eq!(service::form(&who, app).await.unwrap_err(), Refused::NotAllowed);
    let org = sametable::people::store::organisation(&app.db, who.org().unwrap()).await.unwrap().unwrap();
    for (name, role) in [("Ada", Role::Administrator), ("Fay", Role::Facilitator), ("Cal", Role::Colleague)] {
        let other = fresh.person(&org, name, &[role]).await;
        assert_eq!(service::references(&other, app, joy).await.unwrap_err(), Refused::NotAllowed, "{role:?}");
        assert_eq!(service::ask(&other, app, joy, Some(orchard), ASK).await, Err(Refused::NotAllowed), "{role:?}");
    }
    let hr = fresh.person(&org, "Rita Lane", &[Role::Hr]).await;
    let accepts = service::excuse(&hr, app, joy, orchard, "The home closed in 2021.").await;
    assert_eq!(accepts, Err(Refused::NotAllowed), "that is a manager's to accept");
    let other = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&other, "Hana Roe", &[Role::Hr]).await;
    assert_eq!(service::references(&hr, app, joy).await.unwrap_err(), Refused::NotFound);
    assert_eq!(service::ask(&hr, app, joy, Some(orchard), ASK).await, Err(Refused::NotFound));
    let nobodys = service::give(&who, app, joy, RowId::new(), answer("Kind to everybody.")).await;
    assert_eq!(nobodys, Err(Refused::NotFound));
    assert_eq!(service::ask(&who, app, joy, Some(RowId::new()), ASK).await, Err(Refused::NotFound));
}

async fn references_are_never_changed_or_removed_by_hand(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let app = &fresh.app;
    let warned = GivenTyped { warnings: "For being late", ..answer("Kind to everybody.") };
    let reference = good(&fresh, &who, joy, orchard, Kind::Substitute, warned).await;
    let words = (false, "It was years ago, and is over.");
    service::settle(&who, app, joy, reference, Some(Matter::Warnings), ("", "For being late"), words).await.unwrap();
    let tried = service::ask(&who, app, joy, Some(orchard), ASK).await.unwrap();
    service::chase(&who, app, joy, tried, Some(Channel::Post), "5 November 2026", "").await.unwrap();
    service::excuse(&who, app, joy, orchard, "The home closed in 2021.").await.unwrap();
    service::drop_referee(&who, app, joy, tried, "The home closed in 2021.").await.unwrap();
    for (table, change) in [
        ("reference_asked", "UPDATE reference_asked SET email = ''"),
        ("reference_asked", "DELETE FROM reference_asked"),
        ("reference_chased", "UPDATE reference_chased SET note = 'x'"),
        ("reference_chased", "DELETE FROM reference_chased"),
        ("reference_given", "UPDATE reference_given SET conduct = 'x'"),
        ("reference_given", "DELETE FROM reference_given"),
        ("reference_proved", "UPDATE reference_proved SET note = 'x'"),
        ("reference_proved", "DELETE FROM reference_proved"),
        ("reference_settled", "UPDATE reference_settled SET words = 'x'"),
        ("reference_settled", "DELETE FROM reference_settled"),
        ("reference_excused", "UPDATE reference_excused SET words = 'x'"),
        ("reference_excused", "DELETE FROM reference_excused"),
        ("reference_dropped", "UPDATE reference_dropped SET words = 'x'"),
        ("reference_dropped", "DELETE FROM reference_dropped"),
    ] {
        let mut tx = app.db.begin().await.unwrap();
        let refused = tx.sql(change).execute().await.unwrap_err();
        assert_eq!(broken_rule(&refused).as_deref(), Some(format!("{table}_append_only").as_str()), "{change}");
    }
}

async fn the_pages_keep_what_was_typed_and_say_what_is_wrong_beside_it(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    let (orchard, _) = with_history(&fresh, &who, joy).await;
    let mut visitor = fresh.signed_in(&org, "Hana Roe", &[Role::Hr, Role::Manager]).await;
    let at = format!("/candidates/{joy}/references");
    visitor.get(&at).await.is(200).shows("Orchard Court").shows("Nobody asked yet").shows("Corner Shop");
    let mark = format!("employer.{orchard}");
    let form = [("for", mark.as_str()), ("referee", "Zoë <Bell>"), ("how", "link"), ("asked_on", "2026-11-02")];
    let refused = visitor.post(&format!("{at}/ask"), &form).await;
    refused.is(422).shows("A link goes by mail").shows("Zoë &lt;Bell&gt;").shows("Say who they are.");
    let reference = service::ask(&who, &fresh.app, joy, Some(orchard), ASK).await.unwrap();
    let one = format!("{at}/{reference}");
    visitor.get(&one).await.is(200).shows("Moira Bell").shows("There is no answer yet");
    let given = [("came_how", "post"), ("received_on", "2026-11-03"), ("conduct", "Kind."), ("began", "2017")];
    visitor.post(&format!("{one}/given"), &given).await.is(422).shows("A year alone").shows("Kind.");
    visitor
        .post(&format!("{one}/chase"), &[("note", "Rang twice")])
        .await
        .is(422)
        .shows("Say how.")
        .shows("Rang twice");
    let warned = GivenTyped { warnings: "For being late", ..answer("Kind to everybody.") };
    service::give(&who, &fresh.app, joy, reference, warned).await.unwrap();
    visitor.get(&one).await.is(200).shows("A warning that still stands").shows("For being late");
    let proof = [("proof", "work_address"), ("source", "moira@gmail.com"), ("genuine", "yes")];
    visitor
        .post(&format!("{one}/proved"), &proof)
        .await
        .is(422)
        .shows("Anybody can open a mailbox there")
        .shows("moira@gmail.com");
    let settled = [("matter", "warnings"), ("ours", ""), ("theirs", "For being late"), ("words", "Over")];
    visitor.post(&format!("{one}/settle"), &settled).await.is(422).shows("at least 10 characters").shows("Over");
    let excuse = [("period", orchard.to_string()), ("words", "It closed years ago.".to_owned())];
    let excuse: Vec<(&str, &str)> = excuse.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor
        .post(&format!("{at}/excuse"), &excuse)
        .await
        .is(422)
        .shows("tried on two days at least")
        .shows("It closed years ago.");
    visitor.get(&format!("{at}/{}", RowId::new())).await.is(404);
}
