//! Checkpoints of the whole log: when they are made, what is refused, and what is said of one that somebody holds.

use crate::ledger::{Scene, scene};
use crate::on_both;
use crate::support::{Fresh, as_owner, soon};
use sametable::ids::{StreamId, SubjectId};
use sametable::ledger::rules::checkpoint::{Checkpoint, Compared};
use sametable::ledger::rules::tree::{Kept, verify_inclusion};
use sametable::ledger::service::{self, Why, Wrong};
use sametable::ledger::{Deed, Hash};
use sametable::people::{Role, Who};
use sametable::platform::App;
use sametable::platform::db::{Ask, Db, broken_rule};
use sametable::platform::jobs::tick;
use sametable::vacancy::Stage;
use sametable::vacancy::service::{self as vacancies, NewCandidate, NewVacancy};
use serde_json::json;

on_both!(
    each_checkpoint_goes_on_from_the_last_and_is_believed_by_its_key_alone,
    every_entry_of_a_long_log_is_proved_without_reading_all_of_it,
    after_a_change_of_stage_and_once_a_day_the_log_is_signed,
    a_change_of_stage_is_signed_at_once_where_a_server_listens,
    two_servers_that_sign_at_once_sign_one_history,
    case_10_a_log_that_was_rewritten_is_not_signed_and_nothing_more_is_written,
    case_11_two_signed_states_of_one_size_are_a_fork_and_both_stay,
    case_21_checkpoints_cannot_be_changed_or_deleted,
    what_is_kept_of_the_tree_is_compared_with_the_log_and_made_anew,
    entries_of_which_somebody_noted_that_they_are_missing_do_not_stop_the_signing,
    the_page_shows_the_newest_checkpoint_and_says_how_one_that_is_pasted_stands_to_it,
    the_command_prints_a_checkpoint_and_compares_one_that_is_held,
    anybody_checks_the_receipt_of_a_letter_without_an_account_and_hears_nothing_else,
    on_mondays_the_newest_checkpoint_goes_to_hr_and_to_witnesses_outside,
);

/// So many entries in the scene's own stream.
async fn notes(scene: &Scene, entries: usize) {
    note(scene.app(), &scene.who, (scene.stream, scene.subject), entries).await;
}

async fn note(app: &App, who: &Who, to: (StreamId, SubjectId), entries: usize) {
    let mut deed = Deed::new(who);
    for n in 0..entries {
        deed.note(to.0, to.1, "notice.given", json!({"n": n}));
    }
    deed.commit(app.db.begin().await.unwrap(), app).await.unwrap();
}

pub async fn signed(app: &App) -> service::Given {
    service::sign(app, Why::Asked).await.unwrap().unwrap()
}

pub async fn compared(app: &App, held: &str) -> Compared {
    service::compare(app, held).await.unwrap().compared
}

async fn each_checkpoint_goes_on_from_the_last_and_is_believed_by_its_key_alone(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    notes(&scene, 1).await;
    let first = signed(app).await;
    assert_eq!(signed(app).await, first, "nothing was entered since");
    notes(&scene, 3).await;
    let second = signed(app).await;
    assert_eq!(second.checkpoint.size, first.checkpoint.size + 3);
    let vkey = app.keys.vkey();
    assert_eq!(Checkpoint::verified(&second.note, vkey).unwrap(), second.checkpoint);
    assert_eq!(service::newest_checkpoint(app).await.unwrap().unwrap(), second);
    assert_eq!(app.keys.signed().await.unwrap(), Some((second.checkpoint.size, second.checkpoint.root)));
    for held in [&first, &second] {
        assert_eq!(compared(app, &held.note).await, Compared::Fits);
        assert_eq!(compared(app, &held.checkpoint.receipt()).await, Compared::Fits);
        let wrong = held.checkpoint.receipt().replace('.', ".0");
        assert_eq!(compared(app, &wrong[..60]).await, Compared::Rewritten);
    }
    let ahead = Checkpoint { size: second.checkpoint.size + 1, ..second.checkpoint.clone() };
    assert_eq!(compared(app, &ahead.receipt()).await, Compared::Ahead);
    assert_eq!(compared(app, &app.keys.note(&ahead.text())).await, Compared::Ahead);
    assert_eq!(service::standing(app).await.unwrap(), []);
    // Three lines without anything about anybody.
    assert!(!second.note.contains("Larches") && second.note.lines().count() == 5);
}

async fn every_entry_of_a_long_log_is_proved_without_reading_all_of_it(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    notes(&scene, 300).await;
    let early = signed(app).await;
    notes(&scene, 900).await;
    let given = signed(app).await;
    let (size, root) = (given.checkpoint.size, given.checkpoint.root);
    let kept: Vec<(i64, i64)> =
        app.db.sql("SELECT level, COUNT(*) FROM tree_node GROUP BY level ORDER BY level").all().await.unwrap();
    assert_eq!(kept, [(8, size >> 8), (9, size >> 9), (10, size >> 10)]);
    assert_eq!(i64::from(Kept::RUN), 8);
    let leaves: Vec<(i64, Hash)> = app.db.sql("SELECT seq, leaf FROM ledger_entry ORDER BY seq").all().await.unwrap();
    let all: Vec<i64> = leaves.iter().map(|(seq, _)| *seq).collect();
    let proofs = service::prove_inclusion(app, &all, size).await.unwrap();
    for ((seq, leaf), proof) in leaves.iter().zip(&proofs) {
        assert!(proof.len() <= 11);
        verify_inclusion(u64::try_from(*seq).unwrap(), u64::try_from(size).unwrap(), leaf, proof, root).unwrap();
    }
    assert_eq!(compared(app, &early.note).await, Compared::Fits);
    assert_eq!(service::standing(app).await.unwrap(), []);
}

pub async fn a_candidate(scene: &Scene) -> sametable::ids::CandidacyId {
    let new = NewVacancy {
        title: "Support worker".into(),
        new_service: "Oak Lodge".into(),
        role_words: "You help me to live my life".into(),
        contact: "jobs@larches.example".into(),
        ..NewVacancy::default()
    };
    let vacancy = vacancies::open(&scene.who, scene.app(), new).await.unwrap();
    let sam = NewCandidate { name: "Sam Reed".into(), email: "sam@reed.example".into(), ..NewCandidate::default() };
    vacancies::add_candidate(&scene.who, scene.app(), vacancy, sam).await.unwrap()
}

async fn reasons(app: &App) -> Vec<String> {
    let rows: Vec<(String,)> = app.db.sql("SELECT why FROM checkpoint ORDER BY size").all().await.unwrap();
    rows.into_iter().map(|(why,)| why).collect()
}

async fn after_a_change_of_stage_and_once_a_day_the_log_is_signed(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let candidacy = a_candidate(&scene).await;
    // What is due daily was due in the night before: it is done at the first look.
    tick(app, &sametable::app::jobs(app)).await.unwrap();
    let before = reasons(app).await;
    vacancies::move_by_hand(&scene.who, app, candidacy, Stage::Shortlisted, "").await.unwrap();
    app.clock.set_ahead(61);
    tick(app, &sametable::app::jobs(app)).await.unwrap();
    assert_eq!(reasons(app).await[before.len()..], ["stage"]);
    // Nothing happened: nothing is signed, neither in a minute nor in the night.
    for ahead in [122, 25 * 3600] {
        app.clock.set_ahead(ahead);
        service::after_stage(app).await.unwrap();
        service::daily(app).await.unwrap();
    }
    assert_eq!(reasons(app).await.len(), before.len() + 1);
    notes(&scene, 1).await;
    service::after_stage(app).await.unwrap();
    assert_eq!(reasons(app).await.len(), before.len() + 1, "no stage was changed");
    service::daily(app).await.unwrap();
    assert_eq!(reasons(app).await[before.len()..], ["stage", "daily"]);
}

async fn a_change_of_stage_is_signed_at_once_where_a_server_listens(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app().clone();
    let candidacy = a_candidate(&scene).await;
    signed(&app).await;
    let listening = tokio::spawn(service::keep_signing(app.clone()));
    vacancies::move_by_hand(&scene.who, &app, candidacy, Stage::Shortlisted, "").await.unwrap();
    soon(async {
        while reasons(&app).await.last().map(String::as_str) != Some("stage") {
            tokio::task::yield_now().await;
        }
    })
    .await;
    app.closing.cancel();
    soon(listening).await.unwrap();
}

async fn two_servers_that_sign_at_once_sign_one_history(fresh: Fresh) {
    let scene = scene(fresh).await;
    let other = App { db: scene.fresh.another_app_server().await, ..scene.app().clone() };
    let mut both = tokio::task::JoinSet::new();
    for n in 0..8 {
        let app = if n % 2 == 0 { scene.app().clone() } else { other.clone() };
        let (who, to) = (scene.who.clone(), (scene.stream, scene.subject));
        both.spawn(async move {
            for _ in 0..4 {
                note(&app, &who, to, 1).await;
                signed(&app).await;
            }
        });
    }
    both.join_all().await;
    assert_eq!(service::standing(scene.app()).await.unwrap(), []);
    let notes: Vec<(String,)> = scene.app().db.sql("SELECT note FROM checkpoint").all().await.unwrap();
    for (note,) in notes {
        assert_eq!(compared(scene.app(), &note).await, Compared::Fits);
    }
}

/// Case 10: the history is rewritten, with all chains and signatures made to fit, and an earlier checkpoint is held.
async fn case_10_a_log_that_was_rewritten_is_not_signed_and_nothing_more_is_written(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    notes(&scene, 5).await;
    let held = signed(app).await;
    notes(&scene, 5).await;
    as_owner(app, "UPDATE ledger_entry SET leaf = (SELECT root FROM checkpoint) WHERE seq = 3").await;
    let refused = service::sign(app, Why::Asked).await.unwrap_err();
    assert!(refused.says("checkpoint-refused"), "{refused:?}");
    assert!(app.standing.is_broken());
    let found: Vec<Wrong> = app.standing.findings().iter().map(|finding| finding.what).collect();
    assert!(found.contains(&Wrong::Signed) && found.contains(&Wrong::Checkpoint), "{found:?}");
    assert_eq!(app.keys.signed().await.unwrap(), Some((held.checkpoint.size, held.checkpoint.root)));
    assert_eq!(compared(app, &held.note).await, Compared::Rewritten);
    let mut deed = Deed::new(&scene.who);
    deed.note(scene.stream, scene.subject, "notice.given", json!({}));
    assert!(deed.commit(app.db.begin().await.unwrap(), app).await.is_err());
    assert!(service::sign(app, Why::Asked).await.is_err());
    // Somebody takes note of it, and the record goes on: signed anew, and the earlier checkpoint does not fit for ever.
    service::recover(app, "Ada Ash", "The entry was changed on purpose, for this test").await.unwrap();
    app.standing.set(service::standing(app).await.unwrap());
    assert_eq!(app.standing.findings(), []);
    let anew = signed(app).await;
    assert_eq!(compared(app, &anew.note).await, Compared::Fits);
    let said = service::compare(app, &held.note).await.unwrap();
    assert!(said.compared == Compared::Rewritten && said.left_at.is_some());
    notes(&scene, 1).await;
    assert!(signed(app).await.checkpoint.size > anew.checkpoint.size);
}

/// Case 11: two checkpoints of one size with different roots.
async fn case_11_two_signed_states_of_one_size_are_a_fork_and_both_stay(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let ours = signed(app).await;
    let theirs = Checkpoint { root: Hash([7; 32]), ..ours.checkpoint.clone() };
    let note = app.keys.note(&theirs.text());
    let said = service::compare(app, &note).await.unwrap();
    assert_eq!((said.compared, said.other.as_deref()), (Compared::Fork, Some(ours.note.as_str())));
    assert_eq!(compared(app, &theirs.receipt()).await, Compared::Rewritten);
    // A database that holds both keeps both, and does not stand.
    let mut tx = app.db.begin().await.unwrap();
    tx.sql("INSERT INTO checkpoint (size, root, note, at, why) VALUES ($1, $2, $3, $4, 'asked')")
        .bind(theirs.size)
        .bind(theirs.root)
        .bind(&note)
        .bind(app.clock.now())
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let found = service::standing(app).await.unwrap();
    assert_eq!(found.iter().map(|finding| finding.what).collect::<Vec<_>>(), [Wrong::Checkpoint]);
    assert_eq!(compared(app, &ours.note).await, Compared::Fits);
    service::recover(app, "Ada Ash", "Somebody put a checkpoint there by hand").await.unwrap();
    assert_eq!(service::standing(app).await.unwrap(), [], "it was taken note of, as it stands");
}

async fn case_21_checkpoints_cannot_be_changed_or_deleted(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    signed(app).await;
    let mut attempts = vec!["UPDATE checkpoint SET why = 'daily'", "DELETE FROM checkpoint"];
    match app.db {
        Db::Sqlite { .. } => attempts.push("INSERT OR REPLACE INTO checkpoint SELECT * FROM checkpoint"),
        Db::Postgres { .. } => attempts.push("TRUNCATE checkpoint"),
    }
    for attempt in attempts {
        let mut tx = app.db.begin().await.unwrap();
        let error = tx.sql(attempt).execute().await.expect_err(attempt);
        assert_eq!(broken_rule(&error).as_deref(), Some("checkpoint_append_only"), "{attempt}: {error}");
    }
}

async fn what_is_kept_of_the_tree_is_compared_with_the_log_and_made_anew(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    notes(&scene, 600).await;
    let given = signed(app).await;
    as_owner(app, "UPDATE tree_node SET hash = (SELECT root FROM checkpoint) WHERE level = 8 AND place = 1").await;
    let found = service::standing(app).await.unwrap();
    assert!(found.iter().any(|finding| finding.what == Wrong::Tree), "{found:?}");
    service::recover(app, "Ada Ash", "Somebody changed a node of the tree").await.unwrap();
    assert_eq!(service::standing(app).await.unwrap(), []);
    assert_eq!(compared(app, &given.note).await, Compared::Fits);
    assert_eq!(app.keys.left_at().await.unwrap(), None, "what was signed still stands");
}

async fn entries_of_which_somebody_noted_that_they_are_missing_do_not_stop_the_signing(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    notes(&scene, 300).await;
    signed(app).await;
    as_owner(app, "DELETE FROM ledger_body WHERE seq BETWEEN 100 AND 102").await;
    as_owner(app, "DELETE FROM ledger_entry WHERE seq BETWEEN 100 AND 102").await;
    assert!(service::standing(app).await.unwrap().iter().any(|finding| finding.what == Wrong::Missing));
    service::recover(app, "Ada Ash", "Three entries are missing").await.unwrap();
    assert_eq!(service::standing(app).await.unwrap(), []);
    let given = signed(app).await;
    notes(&scene, 300).await;
    assert!(signed(app).await.checkpoint.size > given.checkpoint.size);
    assert_eq!(compared(app, &given.note).await, Compared::Fits);
    assert_eq!(service::standing(app).await.unwrap(), []);
}

async fn the_page_shows_the_newest_checkpoint_and_says_how_one_that_is_pasted_stands_to_it(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let mut hr = scene.fresh.signed_in(&scene.org, "Harriet Row", &[Role::Hr]).await;
    hr.get("/system/record").await.is(200).shows("There is no checkpoint yet").shows("name=\"held\"");
    let given = signed(app).await;
    let receipt = given.checkpoint.receipt();
    let page = hr.get("/system/record").await;
    page.is(200).shows(&receipt).shows(given.note.lines().next().unwrap()).shows(given.note.lines().last().unwrap());
    notes(&scene, 2).await;
    for held in [given.note.replace('\n', "\r\n"), format!(" {receipt} ")] {
        hr.post("/system/record", &[("held", &held)]).await.is(200).shows("It fits").shows("class=\"says good\"");
    }
    let other = Checkpoint { root: Hash([7; 32]), ..given.checkpoint.clone() };
    let fork = app.keys.note(&other.text());
    let page = hr.post("/system/record", &[("held", &fork)]).await;
    page.is(200).shows("there are two histories").shows("Keep both").shows(&given.note.lines().last().unwrap()[4..]);
    hr.post("/system/record", &[("held", &other.receipt())]).await.is(200).shows("the record is another than it was");
    let ahead = Checkpoint { size: 900_000, ..given.checkpoint.clone() };
    hr.post("/system/record", &[("held", &ahead.receipt())]).await.is(200).shows("the record is shorter");
    // What is neither is said at the field, and what was typed is still there.
    let bad = [
        ("", "Paste a checkpoint or a receipt first"),
        ("a <b>thing</b>", "neither a checkpoint nor a receipt"),
        (&given.note.replacen('1', "2", 1), "does"),
        (&"9".repeat(3_000), "longer than any checkpoint"),
    ];
    for (held, words) in bad {
        let answer = hr.post("/system/record", &[("held", held)]).await;
        answer.is(422).shows(words).shows("id=\"held-error\"").shows("href=\"#held\"");
    }
    let typed = hr.post("/system/record", &[("held", "a <b>thing</b>")]).await;
    typed.is(422).shows("a &lt;b>thing&lt;/b>").hides("a <b>thing");
    // Also while the record is broken: nothing is written by it.
    app.standing.set(vec![service::Finding { seq: Some(0), stream: None, what: Wrong::Hash, leaf: None }]);
    hr.post("/system/record", &[("held", &receipt)]).await.is(200).shows("It fits");
    scene.fresh.visitor().get("/system/record").await.hides(&receipt);
    scene.fresh.visitor().post("/system/record", &[("held", &receipt)]).await.hides("It fits");
}

async fn anybody_checks_the_receipt_of_a_letter_without_an_account_and_hears_nothing_else(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    let given = signed(app).await;
    notes(&scene, 7).await;
    let receipt = given.checkpoint.receipt();
    let mut anybody = scene.fresh.visitor();
    anybody.get("/receipt").await.is(200).shows("Check a receipt").shows(&app.keys.vkey().written());
    // As it is typed from paper: in groups, with large letters.
    let (beginning, rest) = receipt.split_at(20);
    let typed = format!("{} {}", beginning.to_uppercase(), rest);
    let size = signed(app).await.checkpoint.size.to_string();
    let fits = anybody.post("/receipt", &[("held", &typed)]).await;
    fits.is(200).shows("It fits").shows("class=\"says good\"").hides(&format!("{size} entries"));
    let other = Checkpoint { root: Hash([7; 32]), ..given.checkpoint.clone() };
    let not = anybody.post("/receipt", &[("held", &other.receipt())]).await;
    not.is(200).shows("It does not fit").shows("typed it just as it stands in the letter").shows(&other.receipt());
    for (held, words) in [("", "Type the 60 characters first"), ("a <b>thing</b>", "That is no receipt of ours")] {
        let answer = anybody.post("/receipt", &[("held", held)]).await;
        answer.is(422).shows(words).shows("id=\"held-error\"").hides("<b>thing");
    }
    app.standing.set(vec![service::Finding { seq: Some(0), stream: None, what: Wrong::Hash, leaf: None }]);
    anybody.post("/receipt", &[("held", &receipt)]).await.is(200).shows("It fits");
    for _ in 0..60 {
        anybody.post("/receipt", &[("held", "x")]).await;
    }
    anybody.post("/receipt", &[("held", &receipt)]).await.is(429).shows("Too many receipts");
}

async fn the_command_prints_a_checkpoint_and_compares_one_that_is_held(fresh: Fresh) {
    use sametable::backup::command::{FAILED, REFUSED, checkpoint, compare};
    let scene = scene(fresh).await;
    let app = scene.app();
    assert_eq!(checkpoint(app, false).await.0, REFUSED, "there is none yet");
    let (code, made) = checkpoint(app, true).await;
    assert_eq!((code, made.len()), (0, 5));
    assert_eq!(checkpoint(app, false).await, (0, made.clone()));
    let path = scene.fresh.folder.path().join("held.txt");
    let held = |text: String| {
        std::fs::write(&path, text).unwrap();
        compare(app, &path)
    };
    notes(&scene, 1).await;
    assert_eq!(held(made.join("\n") + "\n").await.0, 0);
    let given = service::newest_checkpoint(app).await.unwrap().unwrap();
    assert_eq!(held(given.checkpoint.receipt()).await.0, 0);
    let other = Checkpoint { root: Hash([7; 32]), ..given.checkpoint.clone() };
    let (code, lines) = held(app.keys.note(&other.text())).await;
    assert_eq!(code, FAILED);
    assert!(lines[0].contains("two histories") && lines.contains(&made[4]), "{lines:?}");
    let edited = [&made[0], "9999", &made[2], "", &made[4]].join("\n");
    for text in ["", "nonsense", &edited, &"x".repeat(5_000)] {
        assert_eq!(held(text.to_owned()).await.0, REFUSED, "{text:.40}");
    }
    assert_eq!(compare(app, std::path::Path::new("/nowhere/held.txt")).await.0, REFUSED);
}

/// Case 12: the database is brought back from an old copy, and work goes on with it.
#[tokio::test]
async fn case_12_a_database_that_was_brought_back_and_went_on_is_not_signed() {
    let scene = scene(Fresh::sqlite().await).await;
    let app = scene.app();
    notes(&scene, 5).await;
    let early = signed(app).await;
    let old = scene.fresh.folder.path().join("old.db");
    let Db::Sqlite { write, .. } = &app.db else { panic!() };
    sqlx::query("VACUUM INTO $1").bind(old.display().to_string()).execute(write).await.unwrap();
    notes(&scene, 5).await;
    let held = signed(app).await;

    // The old copy stands in its place, and in the key store what was signed last.
    let back = Db::open(&format!("sqlite:{}", old.display())).await.unwrap();
    let back = App { db: back, standing: Default::default(), ..app.clone() };
    note(&back, &scene.who, (scene.stream, scene.subject), 9).await;
    assert_eq!(compared(&back, &held.note).await, Compared::Rewritten);
    assert!(service::sign(&back, Why::Daily).await.unwrap_err().says("checkpoint-refused"));
    assert!(back.standing.findings().iter().any(|finding| finding.what == Wrong::Signed));
    assert_eq!(service::newest_checkpoint(&back).await.unwrap().unwrap(), early);
    let words = sametable::backup::service::finding_words(&back.standing.findings()[0]);
    assert!(!words.starts_with("record-wrong"), "{words}");

    // By a restore that says so, the record goes on; whoever holds the other checkpoint is told since when.
    let restored = App { standing: Default::default(), ..back.clone() };
    service::note_restored(&restored, "20261125T020000Z", early.checkpoint.size).await.unwrap();
    assert_eq!(service::standing(&restored).await.unwrap(), []);
    let anew = signed(&restored).await;
    assert_eq!(compared(&restored, &early.note).await, Compared::Fits);
    assert_eq!(compared(&restored, &anew.note).await, Compared::Fits);
    let said = service::compare(&restored, &held.note).await.unwrap();
    assert!(said.compared == Compared::Rewritten && said.left_at.is_some());
    // The one that was not brought back is now the wrong one.
    assert!(service::sign(app, Why::Asked).await.unwrap_err().says("checkpoint-refused"));
}

async fn on_mondays_the_newest_checkpoint_goes_to_hr_and_to_witnesses_outside(fresh: Fresh) {
    let scene = scene(fresh).await;
    let mut app = scene.app().clone();
    let settings = sametable::platform::settings::Settings {
        witnesses: vec!["log@council.example".into()],
        ..(*app.settings).clone()
    };
    app.settings = std::sync::Arc::new(settings);
    scene.fresh.person(&scene.org, "Harriet Row", &[Role::Hr]).await;
    scene.fresh.person(&scene.org, "Olu Home", &[Role::Manager]).await;
    let told = async || -> Vec<String> {
        let rows = app.db.sql("SELECT name FROM message WHERE why = 'witness' ORDER BY name");
        rows.all::<(String,)>().await.unwrap().into_iter().map(|(name,)| name).collect()
    };
    let week = async |from: i64| {
        for day in from..from + 7 {
            app.clock.set_ahead(day * 24 * 60 * 60);
            sametable::backup::service::tell_witnesses(&app).await.unwrap();
        }
    };
    week(0).await;
    assert_eq!(told().await, Vec::<String>::new(), "nothing was signed yet");
    notes(&scene, 3).await;
    let signed = service::sign(&app, Why::Asked).await.unwrap().unwrap();
    week(7).await;
    assert_eq!(told().await, ["Harriet Row", "log@council.example"]);
    // A week in which nothing was signed needs no mail.
    week(21).await;
    assert_eq!(told().await.len(), 2);
    let body = sametable::texts::say_with(
        "witness-mail",
        &[("checkpoint", &signed.note), ("receipt", &signed.checkpoint.receipt()), ("address", "x")],
    );
    assert!(body.contains(&signed.note) && body.contains(&signed.checkpoint.receipt()), "{body}");
}
