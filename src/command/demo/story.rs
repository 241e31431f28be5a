//! Who is in the demonstration, and what they recruit for.

use super::days::{self, Plan, Said};
use super::{Made, PASSWORD, SeatLink, SignIn, signed};
use crate::audit::sample::service::{self as samples, NewDraw};
use crate::audit::sample::{Mark, Question, SeedBy, Severity, Whom};
use crate::checks::history::Activity;
use crate::checks::history::rules::{Explanation, FrameTyped, PeriodTyped};
use crate::checks::history::service as history;
use crate::checks::references::rules::{AskTyped, GivenTyped};
use crate::checks::references::service as references;
use crate::checks::references::{Capacity, Channel, ContactFrom, Kind};
use crate::ids::{CandidacyId, OrganisationId, PersonId};
use crate::panel::SeatKind;
use crate::people::service::{self as people, NewPerson};
use crate::people::{Grant, Role, Scope, Who, tablets};
use crate::platform::App;
use crate::platform::clock::london_instant;
use crate::platform::refused::Refused;
use crate::weighing::service::{ForCandidate, NewAnswer, NewChoice};
use crate::weighing::{Outcome, Tells};
use crate::{checks, vacancy, weighing};
use vacancy::service::{NewOffer, NewVacancy, OfferAnswer};

const OFFICE: &[(&str, &str, &[Role])] = &[
    ("Alex Moor", "alex@larches.example", &[Role::Administrator]),
    ("Priya Shah", "priya@larches.example", &[Role::Manager]),
    ("Harriet Row", "harriet@larches.example", &[Role::Hr]),
    ("Tom Reed", "tom@larches.example", &[Role::Facilitator]),
];

const PANEL: &[(&str, &str)] = &[("Ann Field", "1F98B"), ("Ben Okafor", "1F422"), ("Dev Patel", "1F3B8")];

struct Cast {
    org: OrganisationId,
    people: Vec<SignIn>,
    members: Vec<PersonId>,
    supporter: PersonId,
}

impl Cast {
    fn who(&self, role: Role) -> Result<&Who, Refused> {
        self.people.iter().find(|one| one.role == role).map(|one| &one.who).ok_or(Refused::NotFound)
    }

    fn person(&self, role: Role) -> Result<PersonId, Refused> {
        Ok(self.who(role)?.signed()?.person)
    }
}

pub(super) async fn play(app: &App) -> Result<Made, Refused> {
    days::at(app, 16, "14:00")?;
    let cast = cast(app).await?;
    let past = past(app, &cast).await?;
    days::at(app, 5, "11:30")?;
    let today = today(app, &cast).await?;
    let ends = london_instant(&days::date(app), "23:59:59").ok_or(Refused::NotFound)?;
    let mut seats = Vec::new();
    for seat in &today.seats {
        let interview = today.interviews.first().copied().ok_or(Refused::NotFound)?;
        let token = tablets::make_for_seat(app, cast.org, today.panel, seat.id, ends).await?;
        let url = format!("{}/join/seat/{token}", app.settings.public_url);
        seats.push(SeatLink { panel: today.panel, interview, seat: seat.id, name: seat.name.clone(), url });
    }
    let files = past.candidates.iter().chain(&today.candidates).cloned().collect();
    Ok(Made { org: cast.org, people: cast.people, seats, files, past, today })
}

async fn cast(app: &App) -> Result<Cast, Refused> {
    let org = people::make_organisation(app, "Larches Care", "Elm House", true).await?.id;
    let job = Who::Job { org, name: "demo" };
    let mut people = Vec::new();
    for (name, email, roles) in OFFICE {
        let new = NewPerson {
            name: (*name).to_owned(),
            email: (*email).to_owned(),
            password: PASSWORD.to_owned(),
            picture: None,
            roles: roles.to_vec(),
            grants: Vec::new(),
        };
        let person = people::add_person(&job, app, new).await?;
        let who = signed(app, org, person).await?;
        let role = roles.first().copied().ok_or(Refused::NotFound)?;
        people.push(SignIn { role, name: (*name).to_owned(), email: (*email).to_owned(), who });
    }
    let court = people::add_service(&job, app, "Larch Court").await?;
    for (name, email, role, scope) in [
        // Larch Court has a manager of its own, who sees nothing of Elm House; the auditor reads everything and changes
        // nothing.
        ("Grace Obi", "grace@larches.example", Role::Manager, Scope::Service(court)),
        ("Nadia Holt", "nadia@larches.example", Role::Auditor, Scope::Organisation),
    ] {
        let new = NewPerson {
            name: name.to_owned(),
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            grants: vec![Grant { role, scope }],
            ..NewPerson::default()
        };
        let person = people::add_person(&job, app, new).await?;
        let who = signed(app, org, person).await?;
        people.push(SignIn { role, name: name.to_owned(), email: email.to_owned(), who });
    }
    let mut members = Vec::new();
    for (name, picture) in PANEL {
        members.push(member(app, &job, name, Some(picture), Role::PanelMember).await?);
    }
    let supporter = member(app, &job, "Maryam Ali", None, Role::Supporter).await?;
    Ok(Cast { org, people, members, supporter })
}

async fn member(app: &App, who: &Who, name: &str, picture: Option<&str>, role: Role) -> Result<PersonId, Refused> {
    let new = NewPerson {
        name: name.to_owned(),
        picture: picture.map(str::to_owned),
        roles: vec![role],
        ..NewPerson::default()
    };
    people::add_person(who, app, new).await
}

fn seats(cast: &Cast, manager: PersonId) -> Vec<(PersonId, SeatKind, Option<PersonId>)> {
    let mut seats: Vec<_> = cast.members.iter().map(|person| (*person, SeatKind::PanelMember, None)).collect();
    if let Some(first) = seats.first_mut() {
        first.2 = Some(cast.supporter);
    }
    seats.push((manager, SeatKind::Manager, None));
    seats
}

/// Larch Court: interviewed, weighed, chosen, answered; the checks are on their way.
async fn past(app: &App, cast: &Cast) -> Result<days::Day, Refused> {
    let manager = cast.who(Role::Manager)?;
    let opened = NewVacancy {
        title: "Night support worker".to_owned(),
        service: days::service(manager, app, "Larch Court").await?,
        role_words: "Nights at Larch Court: helping four people at bedtime, and being there when someone wakes."
            .to_owned(),
        contact: "Priya Shah, 01234 567 890".to_owned(),
        support: "Knock, and wait until I say come in. Tell me before you touch me.".to_owned(),
        worse: "Rushing me. Talking over my head. What helps: wait, and ask me again.".to_owned(),
        good: "They laugh with me. They ask first. They know when I want to be alone.".to_owned(),
        firm: "No means no.".to_owned(),
        written_by: "Ann Field, Ben Okafor and Dev Patel, with Priya Shah".to_owned(),
        ..NewVacancy::default()
    };
    let plan = Plan {
        vacancy: opened,
        candidates: &["Joy Adeyemi", "Mina Costa", "Sam Porter"],
        seats: seats(cast, cast.person(Role::Manager)?),
        facilitator: cast.person(Role::Facilitator)?,
        place: "The big room at Larch Court",
        day: days::day_ago(app, 9 - 16),
    };
    let mut day = days::prepare(app, manager, plan).await?;
    days::at(app, 9, "09:10")?;
    let facilitator = cast.who(Role::Facilitator)?;
    days::sit_down(app, cast.org, &mut day).await?;
    // What each seat says of each candidate, item by item; the last word is theirs alone.
    let said: [&[Said]; 3] = [
        &[
            Said::new("33323", Some("She waited for me.")),
            Said::new("3233?", None),
            Said::new("33332", Some("She asked me first.")),
            Said::new("23322", None),
        ],
        &[Said::new("22322", None), Said::new("3222?", None), Said::new("22232", None), Said::new("32222", None)],
        &[
            Said::new("21212", Some("Nice. But he pushed me a bit.")),
            Said::new("2221?", None),
            Said::new("22112", Some("He talked to my supporter.")),
            Said::new("33333", None),
        ],
    ];
    for (index, (said, time)) in said.iter().zip(["09:45", "10:40", "11:35"]).enumerate() {
        days::at(app, 9, time)?;
        days::interview(app, facilitator, &day, index, said).await?;
    }
    days::at(app, 9, "13:05")?;
    days::talk(app, facilitator, &day).await?;
    decide(app, cast, &day).await?;
    Ok(day)
}

async fn decide(app: &App, cast: &Cast, day: &days::Day) -> Result<(), Refused> {
    let (manager, hr) = (cast.who(Role::Manager)?, cast.who(Role::Hr)?);
    let first = |index: usize| day.candidates.get(index).map(|(id, _)| *id).ok_or(Refused::NotFound);
    let (joy, mina, third) = (first(0)?, first(1)?, first(2)?);
    let said = |candidacy, outcome: Outcome, rests_on: &[&str], reasons: &str| ForCandidate {
        candidacy,
        outcome: outcome.code().to_owned(),
        rests_on: rests_on.iter().map(|&ground| ground.to_owned()).collect(),
        reasons: reasons.to_owned(),
    };
    let choice = NewChoice {
        each: vec![
            said(
                joy,
                Outcome::Chosen,
                &["talk", "listening", "consent"],
                "She waited, asked first, and spoke to people themselves. The panel put her first.",
            ),
            said(
                mina,
                Outcome::Reserve,
                &["empathy", "listening"],
                "She was kind and patient, and asked once without waiting for the answer.",
            ),
            said(
                third,
                Outcome::NotChosen,
                &["talk", "consent"],
                "Spoke to the supporter instead of to the person, and began before asking.",
            ),
        ],
        ..NewChoice::default()
    };
    days::at(app, 8, "15:10")?;
    weighing::service::choose(manager, app, day.vacancy, choice).await?;
    let answer = "Thank you for meeting the three people. We chose Joy. You put Joy first. Joy asks first and waits.";
    weighing::service::send(manager, app, day.vacancy, Tells::Choice, NewAnswer::of(answer, true)).await?;
    days::at(app, 7, "10:20")?;
    let offer = NewOffer { pay: "£13.15 an hour".to_owned(), ..days::offer() };
    vacancy::service::make_offer(manager, app, joy, offer).await?;
    days::at(app, 6, "16:30")?;
    let accepted =
        OfferAnswer { answer: "accepted".to_owned(), answered_on: days::date(app), ..OfferAnswer::default() };
    vacancy::service::answer_offer(manager, app, joy, accepted).await?;
    let photograph = days::date(app);
    type Fields<'a> = &'a [(&'a str, &'a str)];
    let checks: [(&str, &str, Fields<'_>); 3] = [
        (
            "identity_photo",
            "document",
            &[
                ("identity_document", "passport"),
                ("country", "United Kingdom"),
                ("last_characters", "417"),
                ("valid_to", "2031-05-14"),
                ("photograph_on", &photograph),
                ("likeness", "yes"),
                ("original", "yes"),
            ],
        ),
        (
            "right_to_work",
            "list_a",
            &[
                ("document", "british_passport"),
                ("seen_how", "in_person"),
                ("likeness", "yes"),
                ("original", "yes"),
                ("copy_kept", "yes"),
            ],
        ),
        (
            "qualifications",
            "certificates",
            &[
                ("qualifications", "Level 2 Diploma in Care, Pearson, 14 July 2018"),
                ("claims_covered", "yes"),
                ("original", "yes"),
            ],
        ),
    ];
    for (item, way, fields) in checks {
        let facts = checks::service::NewFacts {
            item: item.to_owned(),
            way: way.to_owned(),
            checked_on: days::date(app),
            note: String::new(),
            typed: fields.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect(),
        };
        checks::service::record_facts(hr, app, joy, facts).await?;
    }
    joys_history(app, hr, joy).await?;
    joys_references(app, hr, joy).await?;
    audit(app, cast, joy).await
}

/// HR looked at the files of Larch Court: of the first, one thing is to be mended, and two files are still to be gone through.
async fn audit(app: &App, cast: &Cast, joy: CandidacyId) -> Result<(), Refused> {
    days::at(app, 2, "14:20")?;
    let hr = cast.who(Role::Hr)?;
    let new = NewDraw {
        why: "Larch Court, this autumn".to_owned(),
        service: days::service(hr, app, "Larch Court").await?,
        whom: Whom::Everybody.code().to_owned(),
        files: "3".to_owned(),
        seed_by: SeedBy::Somebody.code().to_owned(),
        seed: "seven purple lamps".to_owned(),
        seed_from: "Nadia Holt, auditor".to_owned(),
        ..NewDraw::default()
    };
    let audit = samples::draw(hr, app, new).await?;
    let given = |question, mark: Mark, finding| samples::Given {
        question,
        mark: mark.code().to_owned(),
        note: String::new(),
        finding,
        seen: String::new(),
    };
    let finding = samples::FindingTyped {
        words:
            "The reference about Orchard Court came from a private address, and gives another last day than Joy did."
                .to_owned(),
        severity: Severity::Serious.code().to_owned(),
        action: "Find out by another way whether it is genuine, and ask Joy about the days.".to_owned(),
        owner: cast.person(Role::Manager)?.to_string(),
        due_on: days::day_ago(app, -16),
    };
    let nothing = samples::FindingTyped::default;
    let given = [
        given(Question::Identity, Mark::InOrder, nothing()),
        given(Question::RightToWork, Mark::InOrder, nothing()),
        given(Question::Interview, Mark::InOrder, nothing()),
        given(Question::References, Mark::NotInOrder, finding),
    ];
    days::at(app, 2, "14:50")?;
    samples::keep(hr, app, audit, joy, &given).await
}

/// Two were asked: one answered from a private address with another date, one has not answered.
async fn joys_references(app: &App, hr: &Who, joy: CandidacyId) -> Result<(), Refused> {
    let employers = references::references(hr, app, joy).await?.jobs;
    let of = |place: &str| employers.iter().find(|job| job.place == place).map(|job| job.period);
    let asked_on = days::date(app);
    let ask = |referee, referee_role, email| AskTyped {
        kind: Some(Kind::Employer),
        has_job: true,
        job_goes_on: false,
        referee,
        referee_role,
        email,
        phone: "",
        contact_from: Some(ContactFrom::Candidate),
        how: Some(Channel::Email),
        asked_on: &asked_on,
        more: "",
        permission: true,
        candidate_email: "",
        offered: true,
    };
    let orchard = ask("Moira Bell", "Registered manager until it closed", "moira@bell-family.example");
    let orchard = references::ask(hr, app, joy, of("Orchard Court"), orchard).await?;
    let riverside = ask("Abdul Rahman", "Branch manager", "abdul.rahman@riverside-homecare.example");
    references::ask(hr, app, joy, of("Riverside Home Care"), riverside).await?;
    days::at(app, 3, "11:40")?;
    let received_on = days::date(app);
    let answer = GivenTyped {
        came_how: Some(Channel::Email),
        received_on: &received_on,
        from_name: "Moira Bell",
        capacity: Some(Capacity::Manager),
        title: "Care assistant",
        began: "June 2017",
        ended: "31 August 2021",
        goes_on: false,
        duties: "Support of eight older people, with meals, washing and going out.",
        why_left: "The home closed.",
        re_employ: Some(true),
        re_employ_why: "",
        conduct: "Kind and patient. She noticed first when somebody was in pain, and told us.",
        warnings: "",
        safeguarding: Some(false),
        safeguarding_words: "",
        more: "",
        by_referee: false,
        came_by_link: false,
        kind: Kind::Employer,
        offered: true,
    };
    references::give(hr, app, joy, orchard, answer).await
}

/// Joy's application typed in: one gap explained in writing that nobody has looked at yet.
async fn joys_history(app: &App, hr: &Who, joy: CandidacyId) -> Result<(), Refused> {
    days::at(app, 5, "14:10")?;
    let applied_on = days::day_ago(app, 20);
    let frame = FrameTyped { education_end: "July 2012", still_in_education: false, applied_on: &applied_on };
    history::keep_frame(hr, app, joy, frame).await?;
    let period = |activity, place, title, care, began, ended, why| PeriodTyped {
        activity: Some(activity),
        place,
        title,
        care,
        began,
        ended,
        goes_on: ended.is_empty(),
        why,
    };
    for typed in [
        period(Activity::Work, "Greenway Garden Centre", "Sales assistant", false, "16 July 2012", "30 April 2016", ""),
        period(Activity::Caring, "Caring for my grandmother", "", false, "May 2016", "February 2017", ""),
        period(Activity::Work, "Orchard Court", "Care assistant", true, "6 March 2017", "31 August 2021", "It closed."),
        period(Activity::Work, "Riverside Home Care", "Support worker", true, "1 September 2021", "", ""),
    ] {
        history::keep_period(hr, app, joy, None, typed).await?;
    }
    let asked_on = days::date(app);
    let explanation = Explanation {
        written: Some(true),
        words: "I lived with my grandmother and looked after her until she moved to a nursing home.",
        asked_by: "Harriet Row",
        asked_on: &asked_on,
        corroboration: "A letter of my uncle is with the application.",
    };
    history::explain(hr, app, joy, ("2016-05-01", "2017-03-05"), explanation).await?;
    Ok(())
}

/// Elm House: today's panel, its first interview running.
async fn today(app: &App, cast: &Cast) -> Result<days::Day, Refused> {
    let manager = cast.who(Role::Manager)?;
    let opened = NewVacancy {
        title: "Support worker".to_owned(),
        service: days::service(manager, app, "Elm House").await?,
        role_words: "Days at Elm House: helping five people live the way they choose.".to_owned(),
        contact: "Priya Shah, 01234 567 890".to_owned(),
        support: "Give me time to answer. Use short words. Look at me, and talk to me.".to_owned(),
        worse: "Being told to hurry up. Too many people at once. What helps: a quiet room.".to_owned(),
        good: "They listen to what I say. They let me decide. They are kind when I am sad.".to_owned(),
        firm: "You ask before you help.".to_owned(),
        written_by: "Ann Field and Dev Patel, with Priya Shah".to_owned(),
        ..NewVacancy::default()
    };
    let plan = Plan {
        vacancy: opened,
        candidates: &["Rosa Lind", "Kofi Mensah", "Tess Hall"],
        seats: seats(cast, cast.person(Role::Manager)?),
        facilitator: cast.person(Role::Facilitator)?,
        place: "The garden room at Elm House",
        day: days::day_ago(app, -5),
    };
    let mut day = days::prepare(app, manager, plan).await?;
    app.clock.set_ahead(0);
    days::sit_down(app, cast.org, &mut day).await?;
    days::begin(app, cast.who(Role::Facilitator)?, &day, 0).await?;
    Ok(day)
}
