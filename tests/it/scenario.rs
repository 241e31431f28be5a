//! The library, items of one's own, and the kit until it is frozen.

use crate::on_both;
use crate::support::Fresh;
use crate::vacancy::a_vacancy;
use sametable::ids::ItemId;
use sametable::ledger::Deed;
use sametable::people::{Role, Who};
use sametable::platform::refused::Refused;
use sametable::scenario::service::{self, NewItem};
use sametable::scenario::{Criterion, ItemKind, LibraryItem, Origin};
use sametable::vacancy::StepState;

on_both!(
    the_library_has_the_starters_once,
    an_own_item_is_kept_as_it_was_written_and_can_be_retired,
    a_kit_is_chosen_changed_and_keeps_its_lines,
    a_frozen_kit_stays_as_it_was_whoever_asks,
    a_seat_reads_kit_and_cards_and_changes_nothing,
);

async fn office(fresh: &Fresh) -> Who {
    let org = fresh.organisation("Larches Care").await;
    fresh.person(&org, "Priya Shah", &[Role::Manager]).await
}

fn own() -> NewItem {
    NewItem {
        kind: "scenario".into(),
        criterion: "consent".into(),
        title: "My tea".into(),
        question: "I say no to tea. You made it already. What do you do?".into(),
        score_question: "Did {candidate} take no for an answer?".into(),
        good: "Asked what I want.".into(),
        ok: "Took it away.".into(),
        not_good: "Made me drink it.".into(),
        picture: vec!["2615".into()],
        ..NewItem::default()
    }
}

async fn the_library_has_the_starters_once(fresh: Fresh) {
    let who = office(&fresh).await;
    let library = service::library(&who, &fresh.app).await.unwrap();
    assert!(library.len() >= 14 && library.iter().all(|item| item.origin == Origin::Starter));
    let mut tx = fresh.app.db.begin().await.unwrap();
    service::seed_starters(&mut tx, who.org().unwrap(), fresh.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(service::library(&who, &fresh.app).await.unwrap(), library);
    let cards = service::cards(&who, &fresh.app).await.unwrap();
    for criterion in Criterion::ALL {
        for good in [true, false] {
            assert!(cards.iter().filter(|card| card.criterion == criterion && card.good == good).count() >= 2);
        }
    }
}

async fn an_own_item_is_kept_as_it_was_written_and_can_be_retired(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = service::add_item(&who, &fresh.app, own()).await.unwrap();
    let found = service::library(&who, &fresh.app).await.unwrap().into_iter().find(|item| item.id == id).unwrap();
    assert_eq!((found.kind, found.criterion, found.origin), (ItemKind::Scenario, Criterion::Consent, Origin::Own));
    assert_eq!(found.words.about("Sam").score_question, "Did Sam take no for an answer?");
    assert_eq!(found.words.pictures[0].word, "tea");
    let bad = NewItem { question: "Do you have a disability?".into(), kind: "riddle".into(), ..own() };
    let refused = service::add_item(&who, &fresh.app, bad).await.unwrap_err();
    assert!(refused.says("scenario-words-about-health") && refused.says("scenario-kind-needed"), "{refused}");
    let empty = service::add_item(&who, &fresh.app, NewItem::default()).await.unwrap_err();
    assert!(empty.says("scenario-words-needed") && empty.says("scenario-words-picture-count"), "{empty}");
    service::retire_item(&who, &fresh.app, id).await.unwrap();
    assert!(service::library(&who, &fresh.app).await.unwrap().iter().all(|item| item.id != id));
    assert_eq!(service::retire_item(&who, &fresh.app, id).await.unwrap_err(), Refused::NotFound);
}

fn placed(items: &[ItemId]) -> Vec<(ItemId, u8)> {
    items.iter().copied().zip(1u8..).collect()
}

fn of_kind(library: &[LibraryItem], kind: ItemKind) -> Vec<ItemId> {
    library.iter().filter(|item| item.kind == kind).map(|item| item.id).collect()
}

async fn a_kit_is_chosen_changed_and_keeps_its_lines(fresh: Fresh) {
    let who = office(&fresh).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    assert!(!service::kit(&who, &fresh.app, vacancy).await.unwrap().is_chosen());
    assert_eq!(service::progress(&who, &fresh.app, vacancy).await.unwrap()[0].state, StepState::Now);
    let library = service::library(&who, &fresh.app).await.unwrap();
    let proposed = service::proposed(&library);
    service::choose_kit(&who, &fresh.app, vacancy, &placed(&proposed)).await.unwrap();
    let kit = service::kit(&who, &fresh.app, vacancy).await.unwrap();
    assert_eq!(kit.lines.iter().map(|line| line.item).collect::<Vec<_>>(), proposed);
    assert_eq!(kit.lines.iter().map(|line| line.position).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!((kit.scale, kit.lines[4].kind), (3, ItemKind::Observation));
    // Turned round and one left out: the lines that stay keep their ids, because an asker is named for a line.
    let fewer: Vec<_> = proposed[..4].iter().rev().copied().collect();
    service::choose_kit(&who, &fresh.app, vacancy, &placed(&fewer)).await.unwrap();
    let turned = service::kit(&who, &fresh.app, vacancy).await.unwrap();
    assert_eq!(turned.lines.iter().map(|line| line.item).collect::<Vec<_>>(), fewer);
    assert_eq!(turned.lines[3].id, kit.lines[0].id);
    let scenarios = of_kind(&library, ItemKind::Scenario);
    let observations = of_kind(&library, ItemKind::Observation);
    for (chosen, code) in [
        (placed(&scenarios[..2]), "scenario-kit-too-few"),
        (placed(&scenarios[..7]), "scenario-kit-too-many"),
        (placed(&observations[..3]), "scenario-kit-nothing-to-ask"),
        (vec![(scenarios[0], 1), (scenarios[1], 1), (scenarios[2], 2)], "scenario-kit-place-twice"),
        (placed(&[scenarios[0], scenarios[1], ItemId::new()]), "scenario-kit-unknown"),
    ] {
        let refused = service::choose_kit(&who, &fresh.app, vacancy, &chosen).await.unwrap_err();
        assert!(refused.says(code), "{code}: {refused}");
    }
    assert_eq!(service::kit(&who, &fresh.app, vacancy).await.unwrap(), turned);
    // A retired item stays where it was chosen.
    let mine = service::add_item(&who, &fresh.app, own()).await.unwrap();
    let with_mine = placed(&[scenarios[0], scenarios[1], mine]);
    service::choose_kit(&who, &fresh.app, vacancy, &with_mine).await.unwrap();
    service::retire_item(&who, &fresh.app, mine).await.unwrap();
    service::choose_kit(&who, &fresh.app, vacancy, &with_mine).await.unwrap();
    assert_eq!(service::kit(&who, &fresh.app, vacancy).await.unwrap().lines[2].words.title, "My tea");
    assert_eq!(service::progress(&who, &fresh.app, vacancy).await.unwrap()[0].state, StepState::Done);
}

async fn a_frozen_kit_stays_as_it_was_whoever_asks(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let vacancy = sametable::vacancy::service::vacancy(&who, &fresh.app, id).await.unwrap();
    let now = fresh.app.clock.now();
    let freeze = async || -> Result<bool, Refused> {
        let mut tx = fresh.app.db.begin().await.unwrap();
        let mut deed = Deed::new(&who);
        let frozen = service::freeze(&mut tx, &mut deed, &vacancy, now).await?;
        deed.commit(tx, &fresh.app).await?;
        Ok(frozen)
    };
    assert!(freeze().await.unwrap_err().says("scenario-kit-none"));
    let library = service::library(&who, &fresh.app).await.unwrap();
    let proposed = service::proposed(&library);
    service::choose_kit(&who, &fresh.app, id, &placed(&proposed)).await.unwrap();
    assert!(freeze().await.unwrap());
    assert!(!freeze().await.unwrap());
    let kit = service::kit(&who, &fresh.app, id).await.unwrap();
    assert_eq!(kit.frozen_at, Some(now));
    let fewer = placed(&proposed[..3]);
    let refused = service::choose_kit(&who, &fresh.app, id, &fewer).await.unwrap_err();
    assert!(refused.says("scenario-kit-frozen"), "{refused}");
    // Even a statement that asks nobody is refused by the table itself.
    let mut tx = fresh.app.db.begin().await.unwrap();
    let dropped = sametable::scenario::store::drop_lines_except(&mut tx, vacancy.org, id, &[]).await.unwrap_err();
    assert_eq!(sametable::platform::db::broken_rule(&dropped).as_deref(), Some("kit_frozen"));
    drop(tx);
    assert_eq!(service::kit(&who, &fresh.app, id).await.unwrap(), kit);
}

async fn a_seat_reads_kit_and_cards_and_changes_nothing(fresh: Fresh) {
    let who = office(&fresh).await;
    let id = a_vacancy(&fresh, &who).await;
    let library = service::library(&who, &fresh.app).await.unwrap();
    let chosen = placed(&service::proposed(&library));
    service::choose_kit(&who, &fresh.app, id, &chosen).await.unwrap();
    let tablet = Who::Tablet(sametable::people::TabletWho {
        org: who.org().unwrap(),
        panel: sametable::ids::PanelId::new(),
        tablet: sametable::ids::TabletId::new(),
        shared: false,
        offered: None,
    });
    assert_eq!(service::kit(&tablet, &fresh.app, id).await.unwrap().lines.len(), 5);
    assert!(!service::cards(&tablet, &fresh.app).await.unwrap().is_empty());
    assert_eq!(service::library(&tablet, &fresh.app).await.unwrap_err(), Refused::NotAllowed);
    assert_eq!(service::choose_kit(&tablet, &fresh.app, id, &chosen).await.unwrap_err(), Refused::NotAllowed);
    assert_eq!(service::add_item(&tablet, &fresh.app, own()).await.unwrap_err(), Refused::NotAllowed);
}

#[tokio::test]
async fn the_proposed_kit_is_kept_with_one_press_and_prints_as_a_score_sheet() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let id = a_vacancy(&fresh, &who).await;
    let mut visitor = fresh.signed_in(&org, "Moll Reed", &[Role::Manager]).await;
    let path = format!("/vacancies/{id}/kit");
    let page = visitor.get(&path).await;
    page.is(200).shows("This is a proposal").shows("not written with people supported");
    // What the browser sends when nothing is changed: every select with what is selected in it.
    let mut fields = Vec::new();
    for select in page.text.split("<select id=\"").skip(1) {
        let name = select.split('"').next().unwrap().to_owned();
        let options = select.split("</select>").next().unwrap();
        let value =
            options.split("<option").find(|option| option.contains(" selected")).map_or_else(String::new, |option| {
                option.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
            });
        fields.push((name, value));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields.iter().filter(|(_, value)| !value.is_empty()).count(), 5);
    visitor
        .get(&format!("{path}/sheet"))
        .await
        .is(200)
        .shows("There is no kit to print yet")
        .shows(&format!("href=\"{path}\""));
    let twice: Vec<_> = fields.iter().map(|(name, value)| (*name, if value.is_empty() { "" } else { "1" })).collect();
    visitor.post(&path, &twice).await.is(422).shows("have place 1");
    assert!(!visitor.post(&path, &fields).await.location.is_empty());
    visitor.get(&path).await.is(200).shows("This kit is chosen").shows("5 of 5");
    visitor.get(&format!("{path}/sheet")).await.is(200).shows("I would rather not say").shows("My name");
    visitor.get("/library").await.is(200).shows("Starter").shows("Consent and boundaries");
    visitor.get("/library/new").await.is(200).shows("What shows it");
    let refused = visitor.post("/library/new", &[("title", "Tea"), ("question", "How is your health?")]).await;
    refused.is(422).shows("value=\"Tea\"").shows("Equality Act").shows("id=\"good-error\"");
}
