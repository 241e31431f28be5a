//! What the server does by itself: once per due time, and its outcome can be read.

use crate::on_both;
use crate::support::Fresh;
use sametable::platform::App;
use sametable::platform::jobs::{Job, When, run_now, states, tick};
use sametable::platform::refused::Refused;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::task::JoinSet;

on_both!(
    a_job_is_done_once_per_due_time,
    of_several_servers_one_does_the_job,
    a_job_that_fails_is_shown_with_its_number_and_stops_no_other,
    a_job_that_somebody_asks_for_is_done_at_once,
);

const DAY: i64 = 24 * 3600;

fn counting(name: &'static str, when: When) -> (Job, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counter = count.clone();
    let job = Job::new(name, when, move |_: App| {
        let counter = counter.clone();
        async move {
            counter.fetch_add(1, Ordering::SeqCst);
            Ok("It was done.".to_owned())
        }
    });
    (job, count)
}

fn daily() -> When {
    When::Daily("02:00".to_owned())
}

async fn a_job_is_done_once_per_due_time(fresh: Fresh) {
    let (nightly, nights) = counting("nightly", daily());
    let (often, times) = counting("often", When::Every(600));
    let jobs = [nightly, often];
    assert_eq!(tick(&fresh.app, &jobs).await.unwrap(), ["nightly", "often"]);
    // Within the same due time: at most one more if a boundary falls in between.
    for _ in 0..5 {
        tick(&fresh.app, &jobs).await.unwrap();
    }
    assert!(nights.load(Ordering::SeqCst) <= 2 && times.load(Ordering::SeqCst) <= 2);
    let before = nights.load(Ordering::SeqCst);
    fresh.app.clock.set_ahead(DAY);
    assert_eq!(tick(&fresh.app, &jobs).await.unwrap(), ["nightly", "often"]);
    // A machine that was off for a week does it once, not seven times.
    fresh.app.clock.set_ahead(8 * DAY);
    tick(&fresh.app, &jobs).await.unwrap();
    tick(&fresh.app, &jobs).await.unwrap();
    assert_eq!(nights.load(Ordering::SeqCst), before + 2);
    // A clock that goes back does nothing twice.
    fresh.app.clock.set_ahead(DAY);
    assert_eq!(tick(&fresh.app, &jobs).await.unwrap(), Vec::<&str>::new());
}

async fn of_several_servers_one_does_the_job(fresh: Fresh) {
    let (nightly, nights) = counting("nightly", daily());
    let mut servers = JoinSet::new();
    for _ in 0..8 {
        let app = App { db: fresh.another_app_server().await, ..fresh.app.clone() };
        let nightly = nightly.clone();
        servers.spawn(async move { tick(&app, &[nightly]).await.unwrap().len() });
    }
    assert_eq!(servers.join_all().await.into_iter().sum::<usize>(), 1);
    assert_eq!(nights.load(Ordering::SeqCst), 1);
}

async fn a_job_that_fails_is_shown_with_its_number_and_stops_no_other(fresh: Fresh) {
    let broken = Job::new("broken", daily(), |_| async { Err(Refused::broken("the disk is full")) });
    let refused = Job::new("refused", daily(), |_| async { Err(Refused::because("error-too-large")) });
    let (after, times) = counting("after", daily());
    let jobs = [broken, refused, after];
    tick(&fresh.app, &jobs).await.unwrap();
    assert_eq!(times.load(Ordering::SeqCst), 1);
    let states = states(&fresh.app, &jobs).await.unwrap();
    let last: Vec<_> = states.iter().map(|state| state.last.clone().unwrap()).collect();
    assert!(last[0].failed && last[0].ended_at.is_some());
    let number = last[0].reference.clone().unwrap();
    assert!(last[0].said.contains(&number), "{}", last[0].said);
    assert!(!last[0].said.contains("disk"), "a cause is for the log alone");
    assert!(last[1].failed && last[1].said.contains("megabyte"), "{}", last[1].said);
    assert!(!last[2].failed && last[2].said == "It was done.");
    assert!(states.iter().all(|state| state.next_due > fresh.app.clock.now()));
}

async fn a_job_that_somebody_asks_for_is_done_at_once(fresh: Fresh) {
    let (nightly, nights) = counting("nightly", daily());
    tick(&fresh.app, std::slice::from_ref(&nightly)).await.unwrap();
    run_now(&fresh.app, &nightly).await.unwrap();
    assert_eq!(nights.load(Ordering::SeqCst), 2);
    fresh.app.closing.cancel();
    fresh.app.clock.set_ahead(3 * DAY);
    assert_eq!(tick(&fresh.app, &[nightly]).await.unwrap(), Vec::<&str>::new(), "a server that closes begins nothing");
}
