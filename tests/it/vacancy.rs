//! A vacancy from its first words to an accepted offer, and what is refused on the way.

use crate::on_both;
use crate::support::{Fresh, Visitor};
use sametable::ids::{CandidacyId, VacancyId};
use sametable::ledger::Deed;
use sametable::people::{Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::refused::Refused;
use sametable::vacancy::service::{self, GivenNotice, NewCandidate, NewOffer, NewVacancy, OfferAnswer, ProfileWords};
use sametable::vacancy::{OfferState, Stage, StepState, WithdrawnFor};

on_both!(
    a_vacancy_opens_with_its_role_profile_and_keeps_every_version,
    a_new_home_is_added_once_and_by_who_may,
    a_candidate_is_added_once_for_each_address,
    what_was_written_down_wrong_is_put_right_and_stays_in_the_file,
    a_file_brings_its_good_rows_only_when_that_was_ticked,
    nobody_meets_the_panel_before_the_notice_was_given_and_dated,
    what_is_asked_for_by_a_tablet_has_no_address_and_no_one_without_notice,
    an_offer_is_made_to_the_chosen_and_can_be_accepted,
    an_offer_is_declined_or_withdrawn_with_a_reason,
    two_who_move_a_candidate_at_once_do_it_once,
    no_role_but_the_office_does_anything,
    the_steps_say_what_is_missing_and_become_done,
    another_organisation_sees_nothing,
);

async fn office(fresh: &Fresh) -> Who {
    let org = fresh.organisation("Larches Care").await;
    fresh.person(&org, "Priya Shah", &[Role::Manager]).await
}

fn words() -> ProfileWords {
    ProfileWords {
        support: "Knock first.".into(),
        good: "They ask me.".into(),
        written_by: "Ann and Dev".into(),
        ..ProfileWords::default()
    }
}

pub async fn a_vacancy(fresh: &Fresh, who: &Who) -> VacancyId {
    let service = sametable::people::service::services(who, &fresh.app).await.unwrap().remove(0).id.to_string();
    let new = NewVacancy {
        title: "Support worker".into(),
        service,
        role_words: "Helps Ann at home.".into(),
        contact: "01632 960123".into(),
        ..NewVacancy::default()
    };
    service::open(who, &fresh.app, new).await.unwrap()
}

pub async fn a_candidate(fresh: &Fresh, who: &Who, vacancy: VacancyId, name: &str) -> CandidacyId {
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let new = NewCandidate { name: name.into(), email, phone: String::new(), shortlist: true };
    service::add_candidate(who, &fresh.app, vacancy, new).await.unwrap()
}

pub async fn told(fresh: &Fresh, who: &Who, vacancy: VacancyId, candidates: Vec<CandidacyId>) {
    let on = london_date(fresh.app.clock.now());
    service::give_notice(who, &fresh.app, vacancy, GivenNotice { candidates, on, how: "email".into() }).await.unwrap();
}

/// What another room does when it moves a candidate within a deed of its own.
async fn moved(fresh: &Fresh, who: &Who, id: CandidacyId, to: Stage) -> Result<(), Refused> {
    let now = fresh.app.clock.now();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let candidacy = service::candidacy_in(&mut tx, who.org().unwrap(), id).await.unwrap();
    let mut deed = Deed::new(who);
    service::step_in(&mut tx, &mut deed, &candidacy, to, now).await?;
    deed.commit(tx, &fresh.app).await
}

async fn stage(fresh: &Fresh, who: &Who, id: CandidacyId) -> Stage {
    service::candidacy(who, &fresh.app, id).await.unwrap().stage
}

async fn a_vacancy_opens_with_its_role_profile_and_keeps_every_version(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    assert!(service::profiles(&who, &fresh.app, id).await.unwrap().is_empty());
    assert_eq!(service::write_profile(&who, &fresh.app, id, words()).await.unwrap(), 1);
    let same = service::write_profile(&who, &fresh.app, id, words()).await.unwrap_err();
    assert!(same.says("vacancy-profile-same"), "{same}");
    let more = ProfileWords { firm: "Nobody goes in without a yes.".into(), ..words() };
    assert_eq!(service::write_profile(&who, &fresh.app, id, more).await.unwrap(), 2);
    let nobody = ProfileWords { written_by: " ".into(), ..words() };
    assert!(service::write_profile(&who, &fresh.app, id, nobody).await.unwrap_err().says("vacancy-written-by-needed"));
    let nothing = ProfileWords { written_by: "Ann".into(), ..ProfileWords::default() };
    assert!(service::write_profile(&who, &fresh.app, id, nothing).await.unwrap_err().says("vacancy-profile-empty"));
    let versions = service::profiles(&who, &fresh.app, id).await.unwrap();
    assert_eq!(versions.iter().map(|profile| profile.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(versions[1].firm, "");
    let vacancy = service::vacancy(&who, &fresh.app, id).await.unwrap();
    assert_eq!(
        (vacancy.service_name.as_str(), vacancy.check_pack.as_str()),
        ("Elm House", "england_adult_social_care")
    );
    let mut tx = fresh.app.db.begin().await.unwrap();
    assert_eq!(service::vacancy_in(&mut tx, vacancy.org, id).await.unwrap(), vacancy);
}

async fn a_new_home_is_added_once_and_by_who_may(fresh: Fresh) {
    let who = office(&fresh).await;
    let named = |name: &str| NewVacancy {
        title: "Cook".into(),
        new_service: name.into(),
        role_words: "Cooks.".into(),
        contact: "a@b.uk".into(),
        ..NewVacancy::default()
    };
    service::open(&who, &fresh.app, named("Oak House")).await.unwrap();
    service::open(&who, &fresh.app, named(" oak  house ")).await.unwrap();
    let services = sametable::people::service::services(&who, &fresh.app).await.unwrap();
    assert_eq!(services.iter().filter(|service| service.name == "Oak House").count(), 1);
    let none = service::open(&who, &fresh.app, named("")).await.unwrap_err();
    assert!(none.says("vacancy-service-needed"), "{none}");
}

async fn a_candidate_is_added_once_for_each_address(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    assert_eq!(stage(&fresh, &who, sam).await, Stage::Shortlisted);
    let again =
        NewCandidate { name: "Samuel".into(), email: "SAM.PORTER@example.org".into(), ..NewCandidate::default() };
    let refused = service::add_candidate(&who, &fresh.app, id, again.clone()).await.unwrap_err();
    assert!(refused.says("vacancy-candidate-email-known"), "{refused}");
    // The same person may ask for another job.
    let other = a_vacancy(&fresh, &who).await;
    service::add_candidate(&who, &fresh.app, other, again).await.unwrap();
    for (name, email, phone, code) in [
        ("", "a@b.uk", "", "vacancy-candidate-name-needed"),
        ("Al", "nowhere", "", "vacancy-candidate-email-wrong"),
        ("Al", "", "12", "vacancy-candidate-phone-wrong"),
        ("Al", "", "", "vacancy-candidate-no-way-to-reach"),
    ] {
        let new = NewCandidate { name: name.into(), email: email.into(), phone: phone.into(), shortlist: false };
        assert!(service::add_candidate(&who, &fresh.app, id, new).await.unwrap_err().says(code), "{code}");
    }
    let history = service::history(&who, &fresh.app, sam).await.unwrap();
    assert_eq!(history.iter().map(|step| step.to_stage).collect::<Vec<_>>(), [Stage::Applied, Stage::Shortlisted]);
    let listed = service::vacancies(&who, &fresh.app).await.unwrap();
    assert_eq!(listed.iter().map(|listed| listed.candidates).collect::<Vec<_>>(), [1, 1]);
}

const FILE: &str = "\u{feff}Phone,Shoe size,Email,Name\r\n\
    ,7,joy@example.org,\"Adeyemi, Joy\"\r\n\
    \r\n\
    ,7,lee at example,Lee\r\n\
    07700 900123,7,,Kim\r\n\
    ,7,JOY@example.org,Joy again\r\n";

async fn what_was_written_down_wrong_is_put_right_and_stays_in_the_file(fresh: Fresh) {
    let who = office(&fresh).await;
    let app = &fresh.app;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Ademeyi").await;
    a_candidate(&fresh, &who, vacancy, "Sam Sharp").await;
    let org = sametable::people::service::organisation(&who, app).await.unwrap();
    let mut visitor = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
    let at = format!("/candidates/{joy}");
    visitor.get(&at).await.is(200).shows("Correct this").shows("value=\"joy.ademeyi@example.org\"");
    let correct = format!("{at}/correct");
    let typed = |name: &'static str, email: &'static str, why: &'static str| {
        [("name", name), ("email", email), ("phone", ""), ("why", why)]
    };
    let taken = typed("Joy Adeyemi", "SAM.SHARP@example.org", "A slip");
    visitor.post(&correct, &taken).await.is(422).shows("has this e-mail address already").shows("SAM.SHARP");
    let none = typed("", "joy@", "");
    visitor.post(&correct, &none).await.is(422).shows("There is no name").shows("what was wrong");
    let same = typed("Joy Ademeyi", "joy.ademeyi@example.org", "Nothing at all");
    visitor.post(&correct, &same).await.is(422).shows("Nothing here differs");
    let right = typed("Joy Adeyemi", "joy@example.org", "Two letters were swapped");
    visitor.post(&correct, &right).await.goes_to(&at);
    visitor.get(&at).await.is(200).shows("Joy Adeyemi").shows("joy@example.org").hides("Ademeyi");
    let candidacy = service::candidacy(&who, app, joy).await.unwrap();
    let told = sametable::ledger::service::stream(&who, app, candidacy.stream).await.unwrap();
    let entry = told.iter().find(|entry| entry.kind() == Some("candidate.corrected")).unwrap();
    assert_eq!(entry.text("was_name"), Some("Joy Ademeyi"));
    assert_eq!(entry.text("reason"), Some("Two letters were swapped"));
    // Somebody else corrected it meanwhile; and nobody puts themselves right.
    let stale = service::Correction {
        name: "Joy X".into(),
        email: "x@example.org".into(),
        why: "Old".into(),
        seen: "0".into(),
        ..Default::default()
    };
    assert!(service::correct(&who, app, joy, stale).await.unwrap_err().says("vacancy-correct-changed"));
    let own = a_candidate(&fresh, &who, vacancy, "Priya Shah").await;
    let other = service::Correction {
        name: "P. Shaw".into(),
        email: "p@example.org".into(),
        why: "Mine".into(),
        ..Default::default()
    };
    assert!(service::correct(&who, app, own, other).await.unwrap_err().says("assess-own"));
    let colleague = fresh.person(&org, "Cal Colleague", &[Role::Colleague]).await;
    let new = service::Correction { name: "X Y".into(), why: "Because".into(), ..Default::default() };
    assert_eq!(service::correct(&colleague, app, joy, new).await, Err(Refused::NotAllowed));
}

async fn a_file_brings_its_good_rows_only_when_that_was_ticked(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let import = service::preview_import(&who, &fresh.app, id, FILE).await.unwrap();
    assert_eq!(import.good.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(import.bad.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(import.good[0].entrant.name, "Adeyemi, Joy");
    let untold = service::keep_import(&who, &fresh.app, id, FILE, false, true).await.unwrap_err();
    assert!(untold.says("vacancy-import-tick-needed"), "{untold}");
    assert!(service::candidacies(&who, &fresh.app, id).await.unwrap().is_empty());
    assert_eq!(service::keep_import(&who, &fresh.app, id, FILE, true, false).await.unwrap(), 2);
    let there = service::candidacies(&who, &fresh.app, id).await.unwrap();
    assert_eq!(there.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Adeyemi, Joy", "Kim"]);
    assert!(there.iter().all(|one| one.stage == Stage::Applied));
    // The second time everybody with an address is there already.
    let again = service::preview_import(&who, &fresh.app, id, FILE).await.unwrap();
    assert_eq!(again.bad.iter().map(|row| row.why.code()).filter(|code| code.ends_with("known")).count(), 2);
    for (text, code) in [
        ("", "vacancy-import-empty"),
        ("email,phone\na@b.example,1", "vacancy-import-column-missing"),
        ("name,shoe size\nSam,6", "vacancy-import-no-way-to-reach"),
        ("name,email,phone", "vacancy-import-no-rows"),
    ] {
        assert!(service::preview_import(&who, &fresh.app, id, text).await.unwrap_err().says(code), "{code}");
    }
    for cells in ["name\temail\tphone\nAl Bell\tal@example.org\t\n", "name;email\nAl Bell;al@example.org\n"] {
        assert_eq!(service::preview_import(&who, &fresh.app, id, cells).await.unwrap().good.len(), 1, "{cells}");
    }
    let kim = there[1].id;
    assert_eq!(service::shortlist(&who, &fresh.app, id, &[kim]).await.unwrap(), 1);
    assert!(service::shortlist(&who, &fresh.app, id, &[]).await.unwrap_err().says("vacancy-tick-someone"));
    assert!(service::shortlist(&who, &fresh.app, id, &[kim]).await.unwrap_err().says("vacancy-step-already-there"));
    assert_eq!(stage(&fresh, &who, kim).await, Stage::Shortlisted);
}

async fn nobody_meets_the_panel_before_the_notice_was_given_and_dated(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    let refused = moved(&fresh, &who, sam, Stage::Interviewed).await.unwrap_err();
    assert!(refused.says("vacancy-step-notice-not-given"), "{refused}");
    let given =
        |candidates: Vec<CandidacyId>, on: &str, how: &str| GivenNotice { candidates, on: on.into(), how: how.into() };
    let refused = service::give_notice(&who, &fresh.app, id, given(vec![], "2999-01-01", "pigeon")).await.unwrap_err();
    for code in ["vacancy-tick-someone", "vacancy-day-in-future", "vacancy-notice-how-needed"] {
        assert!(refused.says(code), "{code}");
    }
    told(&fresh, &who, id, vec![sam]).await;
    let candidacy = service::candidacy(&who, &fresh.app, sam).await.unwrap();
    assert!(candidacy.may_be_seen());
    let words = service::notice_given(&who, &fresh.app, candidacy.notice_text.unwrap()).await.unwrap();
    assert_eq!(words, service::notice(&who, &fresh.app, id).await.unwrap());
    assert!(words.plain.parts.iter().flat_map(|part| &part.lines).any(|line| line.contains("01632 960123")));
    assert!(words.easy.parts.len() == 11 && words.easy.parts.iter().all(|part| !part.lines.is_empty()));
    moved(&fresh, &who, sam, Stage::Interviewed).await.unwrap();
}

async fn what_is_asked_for_by_a_tablet_has_no_address_and_no_one_without_notice(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    let joy = a_candidate(&fresh, &who, id, "Joy Adeyemi").await;
    told(&fresh, &who, id, vec![sam]).await;
    let tablet = Who::Tablet(sametable::people::TabletWho {
        org: who.org().unwrap(),
        panel: sametable::ids::PanelId::new(),
        tablet: sametable::ids::TabletId::new(),
        shared: false,
        offered: None,
    });
    let seen = service::candidacies(&tablet, &fresh.app, id).await.unwrap();
    assert_eq!(
        seen.iter().map(|one| (one.name.as_str(), one.email.clone())).collect::<Vec<_>>(),
        [("Sam Porter", None)]
    );
    assert_eq!(service::candidacy(&tablet, &fresh.app, joy).await.unwrap_err(), Refused::NotFound);
}

fn an_offer() -> NewOffer {
    NewOffer { hours: "30 a week".into(), pay: "£12.80 an hour".into(), ..NewOffer::default() }
}

async fn a_chosen(fresh: &Fresh, who: &Who, id: VacancyId, name: &str) -> CandidacyId {
    let candidate = a_candidate(fresh, who, id, name).await;
    told(fresh, who, id, vec![candidate]).await;
    for to in [Stage::Interviewed, Stage::Chosen] {
        moved(fresh, who, candidate, to).await.unwrap();
    }
    candidate
}

async fn an_offer_is_made_to_the_chosen_and_can_be_accepted(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, id, "Joy Adeyemi").await;
    let refused = service::make_offer(&who, &fresh.app, joy, an_offer()).await.unwrap_err();
    assert!(refused.says("vacancy-offer-only-chosen"), "{refused}");
    let sam = a_chosen(&fresh, &who, id, "Sam Porter").await;
    let bad = NewOffer { start_on: "2020-01-01".into(), answer_by: "soon".into(), ..an_offer() };
    let refused = service::make_offer(&who, &fresh.app, sam, bad).await.unwrap_err();
    assert!(refused.says("vacancy-day-past") && refused.says("vacancy-day-wrong"), "{refused}");
    service::make_offer(&who, &fresh.app, sam, an_offer()).await.unwrap();
    assert_eq!(stage(&fresh, &who, sam).await, Stage::ConditionalOffer);
    assert!(service::make_offer(&who, &fresh.app, sam, an_offer()).await.is_err());
    let on = london_date(fresh.app.clock.now());
    let nothing = service::answer_offer(&who, &fresh.app, sam, OfferAnswer::default()).await.unwrap_err();
    assert!(nothing.says("vacancy-offer-answer-needed") && nothing.says("vacancy-day-needed"), "{nothing}");
    let yes = OfferAnswer { answer: "accepted".into(), answered_on: on, why_declined: String::new() };
    service::answer_offer(&who, &fresh.app, sam, yes.clone()).await.unwrap();
    assert!(service::answer_offer(&who, &fresh.app, sam, yes).await.unwrap_err().says("vacancy-offer-none-open"));
    assert_eq!(stage(&fresh, &who, sam).await, Stage::Accepted);
    assert_eq!(service::offers(&who, &fresh.app, sam).await.unwrap()[0].state, OfferState::Accepted);
    for to in [Stage::Cleared, Stage::Started] {
        moved(&fresh, &who, sam, to).await.unwrap();
    }
    let over = service::move_by_hand(&who, &fresh.app, sam, Stage::Withdrawn, "Changed their mind").await.unwrap_err();
    assert!(over.says("vacancy-step-ended"), "{over}");
}

async fn an_offer_is_declined_or_withdrawn_with_a_reason(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let on = london_date(fresh.app.clock.now());
    let sam = a_chosen(&fresh, &who, id, "Sam Porter").await;
    service::make_offer(&who, &fresh.app, sam, an_offer()).await.unwrap();
    let no = OfferAnswer { answer: "declined".into(), answered_on: on, why_declined: String::new() };
    service::answer_offer(&who, &fresh.app, sam, no).await.unwrap();
    assert_eq!(stage(&fresh, &who, sam).await, Stage::Withdrawn);
    let joy = a_chosen(&fresh, &who, id, "Joy Adeyemi").await;
    service::make_offer(&who, &fresh.app, joy, an_offer()).await.unwrap();
    let bare = service::withdraw_offer(&who, &fresh.app, joy, None, " ").await.unwrap_err();
    assert!(bare.says("vacancy-withdrawn-for-needed") && bare.says("vacancy-step-reason-needed"), "{bare}");
    service::withdraw_offer(&who, &fresh.app, joy, Some(WithdrawnFor::Check), "A reference did not fit").await.unwrap();
    assert_eq!(stage(&fresh, &who, joy).await, Stage::OfferWithdrawn);
    let offer = service::offers(&who, &fresh.app, joy).await.unwrap().remove(0);
    assert_eq!((offer.state, offer.withdrawn_for), (OfferState::Withdrawn, Some(WithdrawnFor::Check)));
    let kim = a_chosen(&fresh, &who, id, "Kim Lee").await;
    let none = service::withdraw_offer(&who, &fresh.app, kim, Some(WithdrawnFor::Post), "Gone").await.unwrap_err();
    assert!(none.says("vacancy-offer-none"), "{none}");
    service::make_offer(&who, &fresh.app, kim, an_offer()).await.unwrap();
    let silent = service::move_by_hand(&who, &fresh.app, kim, Stage::Withdrawn, "").await.unwrap_err();
    assert!(silent.says("vacancy-step-reason-needed"), "{silent}");
    service::move_by_hand(&who, &fresh.app, kim, Stage::Withdrawn, "Found other work").await.unwrap();
    assert_eq!(service::offers(&who, &fresh.app, kim).await.unwrap()[0].state, OfferState::Declined);
    let by_hand = service::move_by_hand(&who, &fresh.app, kim, Stage::Chosen, "I like them").await.unwrap_err();
    assert!(by_hand.says("vacancy-step-not-by-hand"), "{by_hand}");
}

async fn two_who_move_a_candidate_at_once_do_it_once(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    let before = service::candidacy(&who, &fresh.app, sam).await.unwrap();
    let now = fresh.app.clock.now();
    service::move_by_hand(&who, &fresh.app, sam, Stage::NotChosen, "No driving licence").await.unwrap();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let mut deed = Deed::new(&who);
    let late = service::step_in_because(&mut tx, &mut deed, &before, Stage::Withdrawn, Some("x"), now).await;
    assert!(late.unwrap_err().says("vacancy-step-someone-else"));
}

async fn no_role_but_the_office_does_anything(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let id = a_vacancy(&fresh, &who).await;
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    let facilitator = fresh.person(&org, "Fay Moss", &[Role::Facilitator]).await;
    let seen = service::candidacy(&facilitator, &fresh.app, sam).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.email), ("Sam Porter", None));
    let member = fresh.person(&org, "Ann Field", &[Role::PanelMember]).await;
    assert_eq!(service::vacancy(&member, &fresh.app, id).await.unwrap_err(), Refused::NotAllowed);
    assert_eq!(service::candidacies(&Who::Nobody, &fresh.app, id).await.unwrap_err(), Refused::SignIn);
    for other in [&facilitator, &member] {
        let refused = service::write_profile(other, &fresh.app, id, words()).await.unwrap_err();
        assert_eq!(refused, Refused::NotAllowed);
        let refused = service::move_by_hand(other, &fresh.app, sam, Stage::Withdrawn, "x").await.unwrap_err();
        assert_eq!(refused, Refused::NotAllowed);
        assert_eq!(service::offers(other, &fresh.app, sam).await.unwrap_err(), Refused::NotAllowed);
    }
}

async fn the_steps_say_what_is_missing_and_become_done(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let states = async || -> Vec<StepState> {
        service::progress(&who, &fresh.app, id).await.unwrap().into_iter().map(|step| step.state).collect()
    };
    use StepState::{Done, Now, Todo};
    assert_eq!(states().await, [Now, Now, Todo, Todo]);
    service::write_profile(&who, &fresh.app, id, words()).await.unwrap();
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    assert_eq!(states().await, [Done, Done, Done, Now]);
    let notice = service::progress(&who, &fresh.app, id).await.unwrap().remove(3);
    assert!(notice.missing.unwrap().contains("Sam Porter"));
    told(&fresh, &who, id, vec![sam]).await;
    assert_eq!(states().await, [Done, Done, Done, Done]);
}

async fn another_organisation_sees_nothing(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let sam = a_candidate(&fresh, &who, id, "Sam Porter").await;
    let there = fresh.organisation("Beeches").await;
    let stranger = fresh.person(&there, "Ben Field", &[Role::Manager, Role::Hr]).await;
    assert_eq!(service::vacancy(&stranger, &fresh.app, id).await.unwrap_err(), Refused::NotFound);
    assert_eq!(service::candidacy(&stranger, &fresh.app, sam).await.unwrap_err(), Refused::NotFound);
    let gone = service::move_by_hand(&stranger, &fresh.app, sam, Stage::Withdrawn, "x").await.unwrap_err();
    assert_eq!(gone, Refused::NotFound);
    assert!(service::vacancies(&stranger, &fresh.app).await.unwrap().is_empty());
}

async fn a_manager(fresh: &Fresh) -> Visitor {
    let org = fresh.organisation("Larches Care").await;
    fresh.signed_in(&org, "Priya Shah", &[Role::Administrator, Role::Manager]).await
}

/// Opens a vacancy through its form and gives its address.
async fn opened(visitor: &mut Visitor) -> String {
    let fields = [
        ("title", "Support worker"),
        ("new_service", "Oak House"),
        ("role_words", "Helps Ann at home."),
        ("contact", "01632 960123"),
        ("support", "Knock first."),
        ("written_by", "Ann"),
    ];
    let location = visitor.post("/vacancies/new", &fields).await.location;
    assert!(location.ends_with("/candidates"), "{location}");
    location.trim_end_matches("/candidates").to_owned()
}

#[tokio::test]
async fn the_pages_lead_from_an_empty_list_to_the_kit_without_a_detour() {
    let fresh = Fresh::sqlite().await;
    let mut visitor = a_manager(&fresh).await;
    visitor.get("/vacancies").await.is(200).shows("No vacancy yet").shows("href=\"/vacancies/new\"");
    let vacancy = opened(&mut visitor).await;
    let text = "name,email,phone\nJoy Adeyemi,joy@example.org,\nLee,lee at example,\n";
    let preview = visitor.post(&format!("{vacancy}/candidates/import"), &[("text", text)]).await;
    preview.is(200).shows("Joy Adeyemi").shows("This is not an e-mail address").shows("<td>3</td>");
    // What is wrong with a file is said beside the file; what is wrong with pasted lines, beside those.
    for (field, other) in [("file", "text"), ("text", "file")] {
        let sent = [(field, "name,shoe size\nLee,6\n"), (other, "")];
        let refused = visitor.post(&format!("{vacancy}/candidates/import"), &sent).await;
        refused.is(422).shows(&format!("href=\"#{field}\"")).hides(&format!("href=\"#{other}\""));
        refused.shows(&format!("id=\"{field}-error\"")).hides(&format!("id=\"{other}-error\""));
    }
    let keep = format!("{vacancy}/candidates/import/keep");
    let refused = visitor.post(&keep, &[("text", text), ("shortlist_all", "yes")]).await;
    refused.is(422).shows("There is a problem").shows("Joy Adeyemi").shows("lee at example");
    let ticked = [("text", text), ("shortlist_all", "yes"), ("keep_good", "yes")];
    visitor.post(&keep, &ticked).await.goes_to(&format!("{vacancy}/notice"));
    let page = visitor.get(&format!("{vacancy}/notice")).await;
    page.is(200).shows("Joy Adeyemi").shows("No machine decides about you.");
    let candidate =
        page.text.split("name=\"candidate\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let today = london_date(fresh.app.clock.now());
    let fields = [("candidate", candidate.as_str()), ("on", today.as_str()), ("how", "email")];
    visitor.post(&format!("{vacancy}/notice"), &fields).await.goes_to(&format!("{vacancy}/kit"));
    visitor.get(&vacancy).await.is(200).shows("id=\"next-step\"").shows("Interview kit");
    visitor.get(&format!("{vacancy}/notice/sheet")).await.is(200).shows("I have had this notice");
    visitor.get(&format!("{vacancy}/role")).await.is(200).shows("Knock first.").shows("written by Ann");
    visitor.get(&format!("{vacancy}/role?version=7")).await.is(404);
    visitor.get(&format!("{vacancy}/candidates/import")).await.goes_to(&format!("{vacancy}/candidates"));
}

#[tokio::test]
async fn a_refused_candidate_stays_typed_beside_the_message() {
    let fresh = Fresh::sqlite().await;
    let mut visitor = a_manager(&fresh).await;
    let vacancy = opened(&mut visitor).await;
    let typed = [("name", "Sam Porter"), ("email", "nowhere"), ("phone", "")];
    let refused = visitor.post(&format!("{vacancy}/candidates"), &typed).await;
    refused.is(422).shows("value=\"Sam Porter\"").shows("value=\"nowhere\"").shows("id=\"email-error\"");
    let refused = visitor.post("/vacancies/new", &[("title", ""), ("role_words", "Helps.")]).await;
    refused.is(422).shows("Write the job title").shows(">Helps.</textarea>");
}

#[tokio::test]
async fn a_candidates_page_shows_what_can_be_done_and_keeps_a_reason_beside_its_form() {
    let fresh = Fresh::sqlite().await;
    let mut visitor = a_manager(&fresh).await;
    let vacancy = opened(&mut visitor).await;
    let typed = [("name", "Sam Porter"), ("email", "sam@example.org"), ("shortlist", "yes")];
    visitor.post(&format!("{vacancy}/candidates"), &typed).await.goes_to(&format!("{vacancy}/candidates"));
    let list = visitor.get(&format!("{vacancy}/candidates")).await;
    let id = list.text.split("href=\"/candidates/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = format!("/candidates/{id}");
    visitor.get(&page).await.is(200).shows("Sam Porter").shows("They withdrew").hides("Make a conditional offer");
    let refused = visitor.post(&format!("{page}/stage"), &[("to", "withdrawn")]).await;
    refused.is(422).shows("href=\"#reason_withdrawn\"").shows("id=\"reason_withdrawn-error\"");
    visitor.post(&format!("{page}/stage"), &[("to", "king")]).await.is(422);
    let given = [("to", "withdrawn"), ("reason_withdrawn", "Found other work")];
    visitor.post(&format!("{page}/stage"), &given).await.goes_to(&page);
    visitor.get(&page).await.is(200).shows("Withdrew").shows("Found other work");
    visitor.get(&format!("{page}/letter")).await.is(404);
}
