//! A panel day to test with: Elm House looks for a support worker. Ann and Ben are panel members, Mona the manager has a
//! seat too, Fay runs the day. Sam's interview runs, Priya's is planned.

use super::{Fresh, PASSWORD, Visitor};
use sametable::ids::{CandidacyId, InterviewId, PanelId, SeatId, VacancyId};
use sametable::panel::service::{self as panel, Chosen, NewAgreement, PlanFor, SeatFor};
use sametable::panel::{ConsentKind, Mode, Parts, SeatKind, Talk, rules as panel_rules};
use sametable::people::{Organisation, Role, Who, service as people};
use sametable::platform::clock::london_date;
use sametable::scenario::{KitLine, service as scenario};
use sametable::vacancy::service::{self as vacancy, GivenNotice, NewCandidate, NewVacancy};

/// A person at the desk.
pub struct AtDesk {
    pub who: Who,
    pub visitor: Visitor,
}

/// A person on a tablet.
pub struct OnTablet {
    pub seat: SeatId,
    pub who: Who,
    pub visitor: Visitor,
}

pub struct Day {
    pub org: Organisation,
    pub manager: AtDesk,
    pub hr: AtDesk,
    pub facilitator: AtDesk,
    pub administrator: AtDesk,
    pub colleague: AtDesk,
    pub vacancy: VacancyId,
    pub panel: PanelId,
    pub ann: OnTablet,
    pub ben: OnTablet,
    /// The manager's own seat.
    pub mona: OnTablet,
    pub sam: InterviewId,
    pub priya: InterviewId,
    pub sams_file: CandidacyId,
    pub priyas_file: CandidacyId,
    pub lines: Vec<KitLine>,
}

impl Fresh {
    async fn at_desk(&self, org: &Organisation, name: &str, roles: &[Role]) -> AtDesk {
        let who = self.person(org, name, roles).await;
        let first = name.split(' ').next().unwrap().to_lowercase();
        let email = format!("{first}.{}@test.example", org.id.0.simple());
        let token = people::sign_in(&self.app, &email, PASSWORD, "test").await.unwrap();
        AtDesk { who, visitor: self.visitor().with_session(&token) }
    }

    async fn on_tablet(&self, org: &Organisation, panel: PanelId, seat: SeatId) -> OnTablet {
        let (visitor, who) = self.seated(org, panel, seat).await;
        OnTablet { seat, who, visitor }
    }

    /// The day, with Sam's interview begun; the panel talks when `talk` says.
    pub async fn day(&self, talk: Talk) -> Day {
        self.day_with(talk, |_| Parts::default()).await
    }

    /// The same, with what was agreed beside the mode; the seats are Ann's, Ben's and Mona's.
    pub async fn day_with(&self, talk: Talk, parts: impl FnOnce(&[SeatId]) -> Parts) -> Day {
        let app = &self.app;
        let org = self.organisation("Elm Care").await;
        let manager = self.at_desk(&org, "Mona Mills", &[Role::Manager]).await;
        let hr = self.at_desk(&org, "Hari Hope", &[Role::Hr]).await;
        let facilitator = self.at_desk(&org, "Fay Fox", &[Role::Facilitator]).await;
        let administrator = self.at_desk(&org, "Ada Ash", &[Role::Administrator]).await;
        let colleague = self.at_desk(&org, "Cole Crane", &[Role::Colleague]).await;
        let m = &manager.who;

        let new = NewVacancy {
            title: "Support worker".to_owned(),
            new_service: "Elm Lodge".to_owned(),
            role_words: "You help people live their own lives.".to_owned(),
            contact: "01234 567890".to_owned(),
            ..NewVacancy::default()
        };
        let vacancy = vacancy::open(m, app, new).await.unwrap();
        let mut files = Vec::new();
        for name in ["Sam Sharp", "Priya Patel"] {
            let phone = "07700 900123".to_owned();
            let new = NewCandidate { name: name.to_owned(), phone, shortlist: true, ..NewCandidate::default() };
            files.push(vacancy::add_candidate(m, app, vacancy, new).await.unwrap());
        }
        let today = london_date(app.clock.now());
        let given = GivenNotice { candidates: files.clone(), on: today.clone(), how: "in_person".to_owned() };
        vacancy::give_notice(m, app, vacancy, given).await.unwrap();

        let library = scenario::library(m, app).await.unwrap();
        let chosen: Vec<_> = scenario::proposed(&library).into_iter().zip(1..).collect();
        scenario::choose_kit(m, app, vacancy, &chosen).await.unwrap();

        let known = |who: &Who| Chosen::Known(who.signed().unwrap().person);
        let member = |name: &str| Chosen::New { name: name.to_owned(), picture: None };
        let seat = |person, kind| SeatFor { person, kind, supporter: None };
        let wished = vec![
            seat(member("Ann Archer"), SeatKind::PanelMember),
            seat(member("Ben Bird"), SeatKind::PanelMember),
            seat(known(m), SeatKind::Manager),
        ];
        let plan = PlanFor::usual(&today, "Elm Lodge", facilitator.who.signed().unwrap().person);
        let id = panel::set_up(m, app, vacancy, plan, wished).await.unwrap();
        let kit = scenario::kit(m, app, vacancy).await.unwrap();
        let seats = panel::seats(m, app, id).await.unwrap();
        let askers = kit.lines.iter().zip(seats.iter().cycle()).map(|(line, seat)| (line.id, seat.id)).collect();
        panel::set_askers(m, app, id, askers).await.unwrap();
        let criteria: Vec<_> = panel::criteria(&kit).into_iter().map(|criterion| criterion.code()).collect();
        let weights = panel_rules::equal_weights(&criteria);
        let parts = parts(&seats.iter().map(|seat| seat.id).collect::<Vec<_>>());
        let agreement =
            NewAgreement { mode: Mode::Equal, panel_share: 50, weights, talk, parts, reason: String::new() };
        panel::announce(m, app, vacancy, agreement).await.unwrap();
        for seat in &seats {
            for kind in ConsentKind::ALL {
                panel::note_consent(m, app, id, seat.id, *kind, true).await.unwrap();
            }
        }
        panel::plan_day(m, app, id, files.clone()).await.unwrap();
        let interviews = panel::interviews(m, app, id).await.unwrap();
        panel::start_interview(&facilitator.who, app, interviews[0].id).await.unwrap();

        Day {
            ann: self.on_tablet(&org, id, seats[0].id).await,
            ben: self.on_tablet(&org, id, seats[1].id).await,
            mona: self.on_tablet(&org, id, seats[2].id).await,
            sam: interviews[0].id,
            priya: interviews[1].id,
            sams_file: files[0],
            priyas_file: files[1],
            lines: kit.lines,
            panel: id,
            org,
            manager,
            hr,
            facilitator,
            administrator,
            colleague,
            vacancy,
        }
    }
}
