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
