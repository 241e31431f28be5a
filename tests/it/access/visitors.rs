//! Everybody who can ask for an address.

use crate::application::{opened_by_birth_date, send_by_birth_date};
use crate::checks::filled_in;
use crate::evidence::a_photograph;
use crate::references::{ask_by_link, link_to};
use crate::support::{Fresh, Visitor};
use sametable::application::service as application;
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::{What, service as evidence};
use sametable::checks::references::service as references;
use sametable::checks::service as checks;
use sametable::command::demo::{self, Made};
use sametable::ids::{CheckId, PersonId, RowId, ServiceId, TabletId, VacancyId};
use sametable::panel::Talk;
use sametable::people::service::inspectors::{self, NewInspector};
use sametable::people::service::second::{self, Ask, Made as LinkMade, Matter, NewOutsider};
use sametable::people::service::{self as people, NewPerson};
use sametable::people::{Grant, Place, Role, Scope, Who, tablets};
use sametable::recruitment_file::retention::{self, service as keeping};
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::vacancy::service as vacancy;
use std::collections::BTreeMap;

/// Whose data a visitor may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// The whole organisation, or Elm House, or its vacancy.
    Here,
    /// Larch Court alone.
    OtherHome,
    /// Another organisation.
    OtherOrganisation,
}

/// One kind of visitor.
#[derive(Clone)]
pub struct Kindly {
    pub visitor: Visitor,
    pub who: Who,
    pub at: Where,
    /// Runs today's panel: its own facilitator, or manager or HR without a seat on it.
    pub runs: bool,
    /// Opens today's board: manager, HR, or the panel's own facilitator.
    pub desk: bool,
}

/// Everybody there can be.
pub struct Visitors {
    pub all: BTreeMap<String, Kindly>,
    /// Whom the addresses are about: none of the visitors, so that what is done to them changes none.
    pub person: PersonId,
    pub session: RowId,
    pub panel_member: PersonId,
    pub tablet: TabletId,
    pub link: RowId,
    pub request: RowId,
    pub reference: RowId,
    /// A record that shows something, to be weighed.
    pub check: CheckId,
    pub evidence: RowId,
}

/// The question to a second person of this organisation.
const OURS: &str = "Shall this be done?";

/// Names of the other organisations.
pub const THEIRS: [&str; 10] = [
    "Zora Beechname",
    "Beech night worker",
    "Sam Sharp",
    "Ann Archer",
    "Sten Stranger",
    "Aud Stranger",
    "Iris Inspector",
    "Shall this be done at Beeches?",
    "Mona Beechmail",
    "A claim at Beeches.",
];

/// The kind of a `Who`; a new variant does not compile until it stands here, and the test asks for one of each.
pub fn kind(who: &Who) -> &'static str {
    match who {
        Who::Nobody => "nobody",
        Who::Person(_) => "person",
        Who::Tablet(_) => "tablet",
        Who::Seat(_) => "seat",
        Who::Inspector(_) => "inspector",
        Who::Outsider(_) => "outsider",
        Who::Referee(_) => "referee",
        Who::Candidate(_) => "candidate",
        // A command or a nightly job: it has no cookie and opens no address.
        Who::Job { .. } => "job",
    }
}

pub const KINDS: [&str; 8] = ["nobody", "person", "tablet", "seat", "inspector", "outsider", "referee", "candidate"];

async fn at_home(app: &sametable::platform::App, org: sametable::ids::OrganisationId, name: &str) -> ServiceId {
    let job = Who::Job { org, name: "test" };
    people::services(&job, app).await.unwrap().into_iter().find(|home| home.name == name).unwrap().id
}

/// Somebody new with these grants, signed in.
pub async fn with_grants(
    fresh: &Fresh,
    org: sametable::ids::OrganisationId,
    name: &str,
    grants: &[Grant],
) -> (Visitor, Who) {
    let job = Who::Job { org, name: "test" };
    let email = format!("{}@grants.example", name.to_lowercase().replace(' ', "."));
    let new = NewPerson {
        name: name.to_owned(),
        email: email.clone(),
        password: demo::PASSWORD.to_owned(),
        grants: grants.to_vec(),
        ..NewPerson::default()
    };
    people::add_person(&job, &fresh.app, new).await.unwrap();
    let token = people::sign_in(&fresh.app, &email, demo::PASSWORD, "test").await.unwrap();
    let who = people::signed_in(&fresh.app, &token).await.unwrap();
    (fresh.visitor().with_session(&token), who)
}

/// An inspector who opened a link for one home.
async fn inspector(fresh: &Fresh, by: &Who, name: &str, home: ServiceId) -> (Visitor, RowId) {
    let new = NewInspector {
        name: name.to_owned(),
        body: "CQC".to_owned(),
        reason: "Sample of files".to_owned(),
        ends_on: inspectors::days(&fresh.app).0,
        services: vec![home.to_string()],
        files: Vec::new(),
    };
    let (link, address) = inspectors::let_in(by, &fresh.app, new).await.unwrap();
    let mut visitor = fresh.visitor();
    visitor.get(address.trim_start_matches("https://panel.test")).await.goes_to("/inspect");
    (visitor, link)
}

/// Somebody from outside who was asked about a vacancy.
async fn outsider(
    fresh: &Fresh,
    by: &Who,
    other: &Who,
    id: VacancyId,
    thing: uuid::Uuid,
    words: &str,
) -> (Visitor, RowId) {
    let vacancy = vacancy::vacancy(by, &fresh.app, id).await.unwrap();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let mut deed = sametable::ledger::Deed::new(by);
    let ask = Ask {
        matter: Matter::ChoiceAgainstPanel,
        thing,
        place: Some(Place { service: vacancy.service, vacancy: id }),
        words: words.to_owned(),
        held: serde_json::Value::Null,
        stream: vacancy.stream,
        subject: vacancy.subject,
    };
    let request = second::ask(by, &mut tx, &mut deed, ask, fresh.app.clock.now()).await.unwrap();
    deed.commit(tx, &fresh.app).await.unwrap();
    let new = NewOutsider { name: "Olu Outsider".to_owned(), body: "Trustee".to_owned(), ..NewOutsider::default() };
    let LinkMade::Shown(address) = second::make_link(other, &fresh.app, request, new).await.unwrap() else { panic!() };
    let mut visitor = fresh.visitor();
    visitor.get(address.trim_start_matches("https://panel.test")).await.goes_to("/second");
    (visitor, request)
}

pub async fn visitors(fresh: &Fresh, made: &Made) -> Visitors {
    use Where::{Here, OtherHome, OtherOrganisation};
    let app = &fresh.app;
    let mut all = BTreeMap::new();
    let mut put = |name: &str, visitor: Visitor, who: Who, at: Where, runs: bool, desk: bool| {
        all.insert(name.to_owned(), Kindly { visitor, who, at, runs, desk });
    };
    put("nobody", fresh.visitor(), Who::Nobody, Here, false, false);
    for role in [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor] {
        let person = made.people.iter().find(|one| one.role == role).unwrap();
        let token = people::sign_in(app, &person.email, demo::PASSWORD, "test").await.unwrap();
        // The manager of the demonstration holds a seat on the panel.
        let runs = matches!(role, Role::Hr | Role::Facilitator);
        let desk = runs || role == Role::Manager;
        put(role.code(), fresh.visitor().with_session(&token), person.who.clone(), Here, runs, desk);
    }
    let (elm, court) = (at_home(app, made.org, "Elm House").await, at_home(app, made.org, "Larch Court").await);
    for role in [Role::Colleague, Role::PanelMember, Role::Supporter] {
        let name = format!("Everywhere {}", role.code().replace('_', " "));
        let (visitor, who) = with_grants(fresh, made.org, &name, &[Grant::everywhere(role)]).await;
        put(role.code(), visitor, who, Here, false, false);
    }
    for (home, title, at) in [(elm, "of Elm House", Here), (court, "of Larch Court", OtherHome)] {
        for role in [Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor] {
            let grant = Grant { role, scope: Scope::Service(home) };
            let (visitor, who) = with_grants(fresh, made.org, &format!("{} {title}", role.code()), &[grant]).await;
            let office = at == Here && matches!(role, Role::Manager | Role::Hr);
            put(&format!("{} {title}", role.code()), visitor, who, at, office, office);
        }
    }
    for (vacancy, title, at) in
        [(made.today.vacancy, "of this vacancy", Here), (made.past.vacancy, "of another vacancy", OtherHome)]
    {
        let grant = Grant { role: Role::Facilitator, scope: Scope::Vacancy(vacancy) };
        let (visitor, who) = with_grants(fresh, made.org, &format!("Facilitator {title}"), &[grant]).await;
        put(&format!("facilitator {title}"), visitor, who, at, false, false);
    }
    let facilitator = &made.people.iter().find(|one| one.role == Role::Facilitator).unwrap().who;
    let ends = time::OffsetDateTime::from(app.clock.now()) + time::Duration::hours(12);
    let waiting = tablets::make_waiting(app, made.org, made.today.panel, ends.into()).await.unwrap();
    let who = tablets::holder(app, &waiting).await.unwrap();
    let Who::Tablet(waits) = who.clone() else { panic!("not a tablet") };
    put("waiting tablet", fresh.visitor().with_tablet(&waiting), who, Here, false, false);
    let shared = tablets::make_waiting(app, made.org, made.today.panel, ends.into()).await.unwrap();
    let Who::Tablet(device) = tablets::holder(app, &shared).await.unwrap() else { panic!("not a tablet") };
    tablets::admit(facilitator, app, device.tablet, None, true).await.unwrap();
    put(
        "shared tablet",
        fresh.visitor().with_tablet(&shared),
        tablets::holder(app, &shared).await.unwrap(),
        Here,
        false,
        false,
    );
    let org = sametable::people::store::organisation(&app.db, made.org).await.unwrap().unwrap();
    let (seat, who) = fresh.seated(&org, made.today.panel, made.today.seats[0].id).await;
    put("seat", seat, who, Here, false, false);
    let (seat, who) = fresh.seated(&org, made.past.panel, made.past.seats[0].id).await;
    put("seat of another panel", seat, who, OtherHome, false, false);

    let hr = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let manager = &made.people.iter().find(|one| one.role == Role::Manager).unwrap().who;
    let (visitor, link) = inspector(fresh, hr, "Ira Inspector", elm).await;
    let as_inspector = |service| {
        Who::Inspector(sametable::people::InspectorLink {
            org: made.org,
            link: RowId::new(),
            name: String::new(),
            body: String::new(),
            services: vec![service],
            files: Vec::new(),
            ends: String::new(),
        })
    };
    put("inspector", visitor, as_inspector(elm), Here, false, false);
    let (visitor, _) = inspector(fresh, hr, "Ira Inspector", court).await;
    put("inspector of Larch Court", visitor, as_inspector(court), OtherHome, false, false);
    let (visitor, ended) = inspector(fresh, hr, "Ira Inspector", elm).await;
    inspectors::end(hr, app, ended).await.unwrap();
    put("inspector after the end", visitor, Who::Nobody, Here, false, false);
    let (visitor, request) = outsider(fresh, manager, hr, made.today.vacancy, made.today.vacancy.0, OURS).await;
    let as_outsider = Who::Outsider(sametable::people::Outsider {
        link: RowId::new(),
        org: made.org,
        request,
        name: String::new(),
        body: String::new(),
    });
    put("outsider", visitor, as_outsider, Here, false, false);
    let (visitor, answered) = outsider(fresh, manager, hr, made.today.vacancy, uuid::Uuid::now_v7(), OURS).await;
    second::take_back(manager, app, answered).await.unwrap();
    put("outsider after the answer", visitor, Who::Nobody, Here, false, false);

    // A referee who was asked about a candidate, and one who is asked no more.
    let about = made.today.candidates[0].0;
    let shows = filled_in(fresh, "dbs_enhanced_barred_list", "certificate", &[("shows", "something")]);
    let check = checks::record_facts(manager, app, about, shows).await.unwrap();
    let dropped = ask_by_link(fresh, manager, about, None).await;
    let mut before = fresh.visitor();
    before.get(&link_to(fresh, manager).await).await.goes_to("/reference");
    references::drop_referee(manager, app, about, dropped, "That was a wrong address.").await.unwrap();
    let reference = ask_by_link(fresh, manager, about, None).await;
    let mut referee = fresh.visitor();
    referee.get(&link_to(fresh, manager).await).await.goes_to("/reference");
    let typed = KeepTyped { what: Some(What::Photograph), words: "", items: &["identity_photo"] };
    let evidence = evidence::keep(manager, app, about, typed, &a_photograph(20, 20)).await.unwrap();
    let as_referee = Who::Referee(sametable::people::RefereeLink {
        org: made.org,
        link: RowId::new(),
        candidacy: about,
        reference,
        ends: String::new(),
    });
    put("referee", referee, as_referee, Here, false, false);
    put("referee who is asked no more", before, Who::Nobody, Here, false, false);

    // A candidate who opened their own link, and one whose link was ended.
    let other = made.today.candidates[1].0;
    send_by_birth_date(fresh, manager, other).await;
    let before = opened_by_birth_date(fresh, manager).await;
    let sent = application::links(manager, app, other).await.unwrap().links[0].row.id;
    application::end_link(manager, app, other, sent).await.unwrap();
    send_by_birth_date(fresh, manager, about).await;
    let candidate = opened_by_birth_date(fresh, manager).await;
    let as_candidate = Who::Candidate(sametable::people::CandidateLink {
        org: made.org,
        link: RowId::new(),
        candidacy: about,
        sent_by: manager.signed().unwrap().person,
        ends: String::new(),
    });
    put("candidate", candidate, as_candidate, Here, false, false);
    put("candidate whose link ended", before, Who::Nobody, Here, false, false);

    // Another organisation with data of its own, whose names would show.
    let strangers = fresh.organisation("Beeches").await;
    let everything = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator].map(Grant::everywhere);
    let (visitor, stranger) = with_grants(fresh, strangers.id, "Sten Stranger", &everything).await;
    let opened = vacancy::NewVacancy {
        title: THEIRS[1].to_owned(),
        service: at_home(app, strangers.id, "Elm House").await.to_string(),
        role_words: "Nights at Beeches.".to_owned(),
        contact: "Sten, 01234 567890".to_owned(),
        ..vacancy::NewVacancy::default()
    };
    let theirs = vacancy::open(&stranger, app, opened).await.unwrap();
    let phone = "07700 900123".to_owned();
    let new = vacancy::NewCandidate {
        name: THEIRS[0].to_owned(),
        phone,
        shortlist: true,
        ..vacancy::NewCandidate::default()
    };
    let zora = vacancy::add_candidate(&stranger, app, theirs, new).await.unwrap();
    // A row of theirs in each list that is nobody's thing: requests, what is held, messages to pass on.
    let asked = NewRequest {
        subject: format!("candidate:{}", zora.0),
        came_on: "2026-11-02".to_owned(),
        came_how: "email".to_owned(),
        identity: "rang the number we have".to_owned(),
        ..NewRequest::default()
    };
    subject_access::record(&stranger, app, asked).await.unwrap();
    keeping::hold(&stranger, app, retention::Scope::Candidate, zora.0, "A claim at Beeches.", "2027-06-01")
        .await
        .unwrap();
    let email = "mona@beeches.example".to_owned();
    let grants = vec![Grant::everywhere(Role::Manager)];
    people::add_person(&stranger, app, NewPerson { name: THEIRS[8].to_owned(), email, grants, ..NewPerson::default() })
        .await
        .unwrap();
    assert!(people::messages(&stranger, app).await.unwrap().iter().any(|one| one.name == THEIRS[8]));
    let beech = at_home(app, strangers.id, "Elm House").await;
    let (_, other) = with_grants(fresh, strangers.id, "Otto Other", &everything).await;
    let _ = outsider(fresh, &stranger, &other, theirs, theirs.0, THEIRS[7]).await;
    let (guest, _) = inspector(fresh, &stranger, THEIRS[6], beech).await;
    put("stranger", visitor, stranger, OtherOrganisation, true, true);
    put("inspector of another organisation", guest, as_inspector(beech), OtherOrganisation, false, false);
    let auditor = Grant::everywhere(Role::Auditor);
    let (visitor, who) = with_grants(fresh, strangers.id, "Aud Stranger", &[auditor]).await;
    put("auditor of another organisation", visitor, who, OtherOrganisation, false, false);

    // And a third one in the middle of its own panel's day.
    let day = fresh.day(Talk::AfterEach).await;
    put("seat of another organisation", day.ann.visitor, day.ann.who, OtherOrganisation, false, false);
    for shares in [false, true] {
        let secret = tablets::make_waiting(app, day.org.id, day.panel, ends.into()).await.unwrap();
        let Who::Tablet(tablet) = tablets::holder(app, &secret).await.unwrap() else { panic!("not a tablet") };
        if shares {
            tablets::admit(&day.facilitator.who, app, tablet.tablet, None, true).await.unwrap();
        }
        let who = tablets::holder(app, &secret).await.unwrap();
        let name = if shares { "shared tablet" } else { "waiting tablet" };
        let visitor = fresh.visitor().with_tablet(&secret);
        put(&format!("{name} of another organisation"), visitor, who, OtherOrganisation, false, false);
    }

    let (pat, who) = with_grants(fresh, made.org, "Pat Person", &[Grant::everywhere(Role::Colleague)]).await;
    let person = who.signed().unwrap().person;
    let session = people::sessions(&who, app, pat.session()).await.unwrap()[0].id;
    let Who::Seat(member) = &all["seat"].who else { panic!("not a seat") };
    let panel_member = member.person;
    Visitors { person, session, panel_member, tablet: waits.tablet, link, request, reference, check, evidence, all }
}
