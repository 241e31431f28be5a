//! Real ids for the addresses, so that whoever is let in is let in to something.

use super::visitors::Visitors;
use crate::aloud::{film, sound};
use crate::support::Fresh;
use sametable::aloud::service as aloud;
use sametable::audit::sample::service as audits;
use sametable::command::demo::{Day, Made};
use sametable::ids::{KitLineId, RowId};
use sametable::panel::ConsentKind;
use sametable::panel::service as panel;
use sametable::people::service as people;
use sametable::people::{Role, Who};
use sametable::platform::db::Ask;
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::scenario::service as scenario;
use sametable::scoring::service::calls::call;
use sametable::scoring::service::give::{give_score, say_safe};
use sametable::scoring::service::voice::{self, NewVoice};
use sametable::scoring::{Answer, Call, Shown, Tap};
use std::collections::BTreeMap;

/// What is there to be asked for on today's day, by the name that its place in an address has.
pub struct Ids(BTreeMap<&'static str, String>);

/// The address with ids of one day's recruitment.
pub fn address_on(path: &str, made: &Made, today: &Day, tablet: &str) -> String {
    let nowhere = "00000000-0000-7000-8000-000000000000";
    let mut path = path
        .replace("{vacancy}", &today.vacancy.to_string())
        .replace("{candidacy}", &today.candidates[0].0.to_string())
        .replace("{panel}", &today.panel.to_string())
        .replace("{interview}", &today.interviews[0].to_string())
        .replace("{seat}", &today.seats[0].id.to_string())
        .replace("{person}", &made.people[1].who.signed().unwrap().person.to_string())
        .replace("{tablet}", tablet)
        .replace("{n}", "1")
        .replace("{go}/{how}", "1/fits")
        .replace("{guide}", "administrator")
        .replace("{version}", "0-0")
        .replace("{key}", "unknown")
        .replace("{way}", "size")
        .replace("{token}", "unknown");
    for id in [
        "recording",
        "reading",
        "clip",
        "line",
        "call",
        "message",
        "session",
        "request",
        "link",
        "reference",
        "evidence",
        "check",
        "concern",
        "audit",
        "finding",
        "alert",
    ] {
        path = path.replace(&format!("{{{id}}}"), nowhere);
    }
    path
}

impl Ids {
    /// The address on today's day, with what is really there.
    pub fn address(&self, path: &str, made: &Made) -> String {
        let mut path = path.to_owned();
        if path.starts_with("/subject-access/") {
            path = path.replace("{request}", &self.0["subject access"]);
        }
        // What is kept about a person who sat on a panel.
        if path.starts_with("/retention/people/") {
            path = path.replace("{person}", &self.0["panel member"]);
        }
        for (name, id) in &self.0 {
            path = path.replace(&format!("{{{name}}}"), id);
        }
        address_on(&path, made, &made.today, &self.0["tablet"])
    }

    /// A candidate's request for what is held about them.
    pub fn request(&self) -> RowId {
        self.0["subject access"].parse().unwrap()
    }

    /// Makes one of each.
    pub async fn make(fresh: &Fresh, made: &Made, there: &Visitors) -> Self {
        let app = &fresh.app;
        let by = |role: Role| &made.people.iter().find(|one| one.role == role).unwrap().who;
        let (manager, hr, administrator) = (by(Role::Manager), by(Role::Hr), by(Role::Administrator));
        let Who::Seat(me) = &there.all["seat"].who else { panic!("no seat") };
        let me = Who::Seat(me.clone());

        let lines = scenario::kit(manager, app, made.today.vacancy).await.unwrap().lines;
        let recording = said(fresh, made, &me, lines[0].id).await;
        call(&me, app, Call::Help).await.unwrap();
        say_safe(&me, app, made.today.interviews[0], true, "I was afraid.").await.unwrap();
        let (concern,): (uuid::Uuid,) = app.db.sql("SELECT id FROM concern WHERE asked").one().await.unwrap();
        let (call,): (uuid::Uuid,) = app.db.sql("SELECT id FROM help_call").one().await.unwrap();

        aloud::keep_reading(manager, app, lines[0].item, 1, &sound("title")).await.unwrap();
        aloud::keep_clip(manager, app, lines[0].item, &film()).await.unwrap();
        let (reading,): (uuid::Uuid,) = app.db.sql("SELECT id FROM reading").one().await.unwrap();
        let (clip,): (uuid::Uuid,) = app.db.sql("SELECT id FROM clip").one().await.unwrap();
        let heard = aloud::said(&me, app).await.unwrap();
        let key = heard.values().find_map(|at| at.strip_prefix("/seat/aloud/sound/")).unwrap().to_owned();
        let version = aloud::address(&me, app).await.unwrap().unwrap();

        let panel_member = there.panel_member;
        people::invite(administrator, app, panel_member, "ann.field@grants.example", false).await.unwrap();
        let message = people::messages(administrator, app).await.unwrap()[0].id;
        let request = subject_access::record(hr, app, asked_by(made)).await.unwrap();
        let (audit, finding, alert) = audited(fresh, made, hr).await;
        Self(BTreeMap::from([
            ("recording", recording.to_string()),
            ("line", lines[0].id.to_string()),
            ("call", call.to_string()),
            ("concern", concern.to_string()),
            ("reading", reading.to_string()),
            ("clip", clip.to_string()),
            ("key", key),
            ("version", version.trim_start_matches("/seat/aloud/").to_owned()),
            ("message", message.to_string()),
            ("subject access", request.to_string()),
            ("session", there.session.to_string()),
            ("panel member", panel_member.to_string()),
            ("person", there.person.to_string()),
            ("tablet", there.tablet.to_string()),
            ("link", there.link.to_string()),
            ("request", there.request.to_string()),
            ("reference", there.reference.to_string()),
            ("check", there.check.to_string()),
            ("evidence", there.evidence.to_string()),
            ("audit", audit.to_string()),
            ("finding", finding.to_string()),
            ("alert", alert.to_string()),
        ]))
    }
}

/// An audit of today's home with a finding in the first candidate's file, which the manager owns; and a look out of the ordinary.
async fn audited(fresh: &Fresh, made: &Made, hr: &Who) -> (RowId, RowId, RowId) {
    let app = &fresh.app;
    let (candidacy, _) = made.today.candidates[0];
    let service = sametable::vacancy::service::vacancy(hr, app, made.today.vacancy).await.unwrap().service;
    let new = audits::NewDraw {
        why: "Elm House".to_owned(),
        service: service.to_string(),
        whom: "everybody".to_owned(),
        files: "3".to_owned(),
        seed_by: "chance".to_owned(),
        two_persons: true,
        ..audits::NewDraw::default()
    };
    let audit = audits::draw(hr, app, new).await.unwrap();
    let manager = made.people.iter().find(|one| one.role == Role::Manager).unwrap();
    let typed = audits::FindingTyped {
        words: "Nothing was signed".to_owned(),
        severity: "minor".to_owned(),
        action: "Have it signed".to_owned(),
        owner: manager.who.signed().unwrap().person.to_string(),
        due_on: sametable::platform::clock::london_date_in(app.clock.now(), 7),
    };
    audits::add_finding(hr, app, audit, candidacy, &typed).await.unwrap();
    let finding = audits::walk(hr, app, audit, candidacy).await.unwrap().findings[0].row.id;
    // The facilitator is none of those who answer alerts.
    let alert = RowId::new();
    let person = made.people.iter().find(|one| one.role == Role::Facilitator).unwrap().who.signed().unwrap().person;
    let mut tx = app.db.begin().await.unwrap();
    tx.sql(
        "INSERT INTO view_alert (org, id, kind, person, candidacy, service, files, most, mark, seen_at, at)
         VALUES ($1, $2, 'own', $3, $4, $5, NULL, NULL, 'own', $6, $6)",
    )
    .bind(made.org)
    .bind(alert)
    .bind(person)
    .bind(candidacy)
    .bind(service)
    .bind(app.clock.now())
    .execute()
    .await
    .unwrap();
    tx.commit().await.unwrap();
    (audit, finding, alert)
}

/// A score of today's first seat, and what its person said about it in their own voice.
async fn said(fresh: &Fresh, made: &Made, me: &Who, line: KitLineId) -> RowId {
    let app = &fresh.app;
    let interview = made.today.interviews[0];
    let key = || uuid::Uuid::new_v4().to_string();
    let tap = Tap { interview, line, shown: Shown::ThreeGoodFirst, tapped: Answer::Value(3), key: key() };
    give_score(me, app, &tap).await.unwrap();
    panel::give_consent(me, app, ConsentKind::VoiceRecorded, true).await.unwrap();
    let new = NewVoice { bytes: &sound("They waited for me."), seconds: 4, key: key() };
    voice::keep(me, app, interview, line, &new).await.unwrap();
    voice::mine(me, app, interview).await.unwrap()[&line].id
}

fn asked_by(made: &Made) -> NewRequest {
    NewRequest {
        subject: format!("candidate:{}", made.today.candidates[0].0),
        came_on: "2026-11-02".to_owned(),
        came_how: "email".to_owned(),
        identity: "rang the number we have".to_owned(),
        ..NewRequest::default()
    }
}
