//! The parts of a candidate's file that go before it: what goes, what stays, when, and why.

use super::{goes, overdue_tag, why, words};
use crate::checks::kept::Part;
use crate::recruitment_file::retention::rules::Standing;
use crate::recruitment_file::retention::service::Item;
use crate::texts::{say, say_with};
use crate::ui::form::hidden;
use leptos::prelude::*;

/// Where a part stands on the page.
pub(super) fn anchor(part: &Part) -> String {
    part.evidence.as_ref().map_or_else(|| "certificate".to_owned(), |copy| format!("copy-{}", copy.id))
}

/// What it is, in words.
pub(super) fn title(part: &Part) -> String {
    let Some(copy) = &part.evidence else { return say("retention-kept-certificate") };
    let what = say_with("retention-copy-of", &[("what", &say(&copy.what.message()))]);
    if copy.words.is_empty() { what } else { format!("{what}, {}", copy.words) }
}

/// Every part, each as a card.
pub(super) fn parts(items: &[Item], keeper: bool) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let cards = items.iter().map(|item| card(item, keeper)).collect_view();
    view! {
        <section class="stack" id="parts">
            <h2>{say("retention-parts")}</h2>
            <p>{say("retention-parts-lead")}</p>
            {cards}
        </section>
    }
    .into_any()
}

fn card(item: &Item, keeper: bool) -> AnyView {
    let Some(part) = &item.part else { return ().into_any() };
    let id = anchor(part);
    let stands = match item.standing {
        Standing::Held { review_on, .. } => say_with("retention-part-held", &[("day", &words(review_on))]),
        Standing::Runs { until } => say_with("retention-is-running", &[("day", &words(until))]),
        Standing::Due { since } => say_with("retention-is-due", &[("day", &words(since))]),
        Standing::Kept => say("retention-is-kept"),
        Standing::Gone => say("retention-is-gone"),
    };
    let shown = matches!(item.standing, Standing::Runs { .. } | Standing::Due { .. });
    let happens = shown.then(|| view! { <dt>{say("retention-col-goes")}</dt><dd>{goes(item)}</dd> });
    let let_go = (keeper && matches!(item.standing, Standing::Due { .. })).then(|| let_go(item));
    let title = title(part);
    view! {
        <section class="card" id=id.clone() aria-labelledby=format!("{id}-title")>
            <h3 id=format!("{id}-title")>{title}</h3>
            <p>{stands} " " {overdue_tag(item)}</p>
            <dl class="facts">
                <dt>{say("retention-col-why")}</dt><dd>{why(item)}</dd>
                {happens}
            </dl>
            {preview(part)}
            {let_go}
        </section>
    }
    .into_any()
}

/// What goes, exactly, and what stays.
fn preview(part: &Part) -> AnyView {
    let (goes, stays) = match &part.evidence {
        Some(copy) => {
            let kilobytes = (copy.size / 1024).max(1).to_string();
            let goes = match copy.pages {
                Some(pages) => {
                    say_with("retention-goes-pdf", &[("pages", &pages.to_string()), ("kilobytes", &kilobytes)])
                }
                None => say_with("retention-goes-picture", &[("kilobytes", &kilobytes)]),
            };
            (vec![goes], ["retention-stays-copy", "retention-stays-check"])
        }
        None => (
            vec![say("retention-goes-shown"), say("retention-goes-weighing")],
            ["retention-stays-certificate", "retention-stays-decision"],
        ),
    };
    let goes = goes.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let stays = stays.map(|line| view! { <li>{say(line)}</li> }).collect_view();
    view! {
        <div class="two">
            <div><h4>{say("retention-goes")}</h4><ul>{goes}</ul></div>
            <div><h4>{say("retention-stays")}</h4><ul>{stays}</ul></div>
        </div>
    }
    .into_any()
}

/// What is due may go now; what a certificate shows goes by itself tonight.
fn let_go(item: &Item) -> AnyView {
    let Some((part, copy)) = item.part.as_ref().and_then(|part| part.evidence.as_ref().map(|copy| (part, copy))) else {
        return ().into_any();
    };
    let to = format!("/retention/candidates/{}/copy", part.candidacy);
    let label = format!("{} {}", say("retention-let-go"), title(part));
    view! {
        <form method="post" action=to class="acts" aria-label=label>
            {hidden("evidence", copy.id.to_string())}
            <button type="submit" class="btn danger">{say("retention-let-go")}</button>
        </form>
    }
    .into_any()
}
