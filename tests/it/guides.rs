//! The guides that everybody may read, and what is printed for a panel's day.

use crate::support::Fresh;
use sametable::panel::service as panel;
use sametable::panel::{ConflictKind, Talk};
use sametable::texts::guides::GUIDES;

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_every_guide_without_a_sign_in() {
    let fresh = Fresh::sqlite().await;
    let mut nobody = fresh.visitor();
    let list = nobody.get("/guides").await;
    assert_eq!(list.status, 200);
    for guide in GUIDES {
        let path = format!("/guides/{}", guide.name);
        assert!(list.text.contains(&path), "{path} is not listed");
        let page = nobody.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
    }
    let easy = nobody.get("/guides/your-panel-day").await;
    assert!(easy.text.contains("You can stop") || easy.text.contains("Press Stop to stop."));
    assert_eq!(nobody.get("/guides/nothing").await.status, 404);
    assert_eq!(nobody.get("/guides/..%2f..%2fCargo.toml").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn print_for_the_day_holds_everybodys_sheets_and_none_about_whom_a_member_does_not_score() {
    let fresh = Fresh::sqlite().await;
    let day = fresh.day(Talk::AfterLast).await;
    panel::declare(&day.ben.who, &fresh.app, day.priyas_file, ConflictKind::RatherNot).await.unwrap();
    let mut manager = day.manager.visitor.clone();
    let path = format!("/panels/{}/print", day.panel);

    let one = manager.get(&path).await.text;
    for name in ["Ann Archer", "Ben Bird", "Mona Mills"] {
        assert!(one.contains(name), "there is no sheet for {name}");
    }
    assert!(one.contains("Fay Fox"), "who runs the day stands on the plan");
    assert_eq!(one.matches("class=\"page easy\"").count(), day.lines.len(), "one empty set of score sheets");
    assert!(one.contains("Hours and pay: Ann Archer") || one.contains("Hours and pay<!>: Ann Archer"));
    assert!(!one.contains("Hours and pay: Mona Mills"), "a manager is paid another way");
    let mut ids: Vec<_> = one.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");

    let each = manager.get(&format!("{path}?sheets=each")).await.text;
    // Three scorers and two candidates, without Ben about Priya.
    assert_eq!(each.matches("class=\"page easy\"").count(), 5 * day.lines.len());
    let said = |member: &str, candidate: &str| {
        let (member, candidate) =
            (format!("class=\"line\">{member}</span>"), format!("class=\"line\">{candidate}</span>"));
        each.split("class=\"page easy\"").any(|page| page.contains(&member) && page.contains(&candidate))
    };
    assert!(said("Ben Bird", "Sam Sharp") && said("Ann Archer", "Priya Patel"));
    assert!(!said("Ben Bird", "Priya Patel"), "a sheet for somebody who does not score this person");
}

/// The lines of the boxes under a heading of the administrator's guide.
fn boxes(heading: &str) -> Vec<String> {
    let guide = include_str!("../../src/texts/guides/en-GB/administrator.md");
    let part = guide.split(&format!("### {heading}\n")).nth(1).unwrap();
    let part = part.split("\n## ").next().unwrap().split("\n### ").next().unwrap();
    part.split("```").skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn copies_elsewhere_are_replaced_each_week_and_never_collected() {
    let work = tempfile::TempDir::new().unwrap();
    let at = |path: &str| work.path().join(path);
    let boxes = boxes("Keep copies somewhere else");
    let (first, weekly, mac) = (&boxes[0], &boxes[1], &boxes[3]);
    assert!(boxes[2].contains("E:/") && mac.contains("/Volumes/STICK"));
    let names = |folder: &str| {
        let mut names: Vec<_> = std::fs::read_dir(at(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    std::fs::create_dir_all(at("stick")).unwrap();
    for week in 1..=3 {
        for folder in ["sametable", "sametable-keys"] {
            let on_server = at("server").join(folder);
            let _ = std::fs::remove_dir_all(&on_server);
            std::fs::create_dir_all(&on_server).unwrap();
            std::fs::write(on_server.join(format!("week-{week}.age")), "locked").unwrap();
        }
        let first = if week == 1 { first.as_str() } else { "" };
        // In place of a network: what stands behind the colon is a folder beside this one.
        let lines = format!("{first}{weekly}{mac}").replace("/Volumes/STICK", "stick");
        let scp = "scp() { cp -r \"server/$(basename \"${2#*:}\")\" \"$3\"; }";
        let mut bash = std::process::Command::new("bash");
        bash.arg("-c").arg(format!("{scp}\n{lines}")).current_dir(work.path());
        bash.stderr(std::process::Stdio::null()).status().unwrap();
        assert_eq!(names("Backups"), ["sametable"], "week {week}");
        assert_eq!(names("stick"), ["sametable-keys"], "week {week}");
        for folder in ["Backups/sametable", "stick/sametable-keys"] {
            assert_eq!(names(folder), [format!("week-{week}.age")], "week {week}");
        }
    }
}

#[test]
fn the_guide_names_the_settings_of_backups_and_says_what_the_program_says() {
    let guide = include_str!("../../src/texts/guides/en-GB/administrator.md");
    for name in ["SAMETABLE_BACKUP=", "SAMETABLE_BACKUP_KEYS=", "SAMETABLE_BACKUP_KEEP"] {
        assert!(guide.contains(name), "{name}");
    }
    let said = include_str!("../../src/command/serve.rs");
    let words = "something else already serves on";
    assert!(guide.contains(words) && said.contains(words), "{words}");
    assert!(guide.contains("### Another folder for backups\n"), "the backups page leads there");
}
