//! The clocks as a table that can be read and printed: what is kept, from when it counts, how long, why, and who set it.

use crate::checks::service::day;
use crate::people::Visit;
use crate::people::clocks::{CLOCKS, Clock, Kept, Set, Trigger, clock, period};
use crate::people::protection::Protection;
use crate::people::service;
use crate::platform::clock::{day_words, london_date, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// How long each thing is kept.
pub async fn clocks(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let set = service::clocks(&v.who, &v.app).await?;
    let today = london_date(v.app.clock.now());
    Ok(Page::desk(&v, say("clocks-title"), move || {
        view! {
            {trail(vec![("/retention".to_owned(), say("retention-title"))], say("clocks-title"))}
            <div class="head"><div>
                <h1>{say("clocks-title")}</h1>
                <p class="lead">{say("clocks-lead")}</p>
            </div></div>
            {table(&set, &today)}
            {besides()}
        }
    }))
}

/// The table, as it is in force on a day (`2026-11-25`).
pub fn table(set: &Protection, today: &str) -> AnyView {
    let rows = CLOCKS
        .iter()
        // A day that does not read shows every row rather than none.
        .filter(|row| day(today).is_none_or(|today| clock(row.kept, today) == Some(row)))
        .map(|clock| row(clock, set))
        .collect_view();
    let head = |words: &'static str| view! { <th scope="col">{say(words)}</th> };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("clocks-title")>
            <table class="list stacks" id="clocks">
                <thead><tr>{head("clocks-what")}{head("clocks-from")}{head("clocks-long")}{head("clocks-why")}{head("clocks-set")}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What holds for all of them, and what there is no clock for.
pub fn besides() -> AnyView {
    let lines = ["clocks-hold", "clocks-shown", "clocks-copies", "clocks-not-kept"];
    view! {
        <ul>{lines.map(|line| view! { <li>{say(line)}</li> }).collect_view()}</ul>
    }
    .into_any()
}

fn row(clock: &Clock, set: &Protection) -> AnyView {
    let code = clock.kept.code();
    let since = say_with("clocks-in-force", &[("day", &day_words(&clock.in_force_from.to_string()))]);
    let to = clock.in_force_to.map(|to| say_with("clocks-in-force-to", &[("day", &day_words(&to.to_string()))]));
    view! {
        <tr>
            <th scope="row">{say(&format!("clocks-kept-{code}"))}</th>
            <td>{say(&format!("clocks-from-{}", clock.trigger.code()))}</td>
            <td>{long(clock, set)}</td>
            <td>{say(&format!("clocks-why-{}", clock.code))}<br/><span class="hint">{since}" "{to}</span></td>
            <td>{who(clock, set)}</td>
        </tr>
    }
    .into_any()
}

fn long(clock: &Clock, set: &Protection) -> AnyView {
    if clock.trigger == Trigger::File {
        return say("clocks-with-file").into_any();
    }
    let months = period(clock, Set { months: set.months, years: set.years }).months;
    let words = if months % 12 == 0 && months > 12 {
        say_with("clocks-years", &[("n", &(months / 12).to_string())])
    } else {
        say_with("clocks-months", &[("n", &months.to_string())])
    };
    let bounds = clock.bounds.map(|bounds| {
        let (least, most) = (bounds.least.to_string(), bounds.most.to_string());
        let in_words = if clock.kept == Kept::Successful { "clocks-bounds-years" } else { "clocks-bounds-months" };
        let in_words = say_with(in_words, &[("least", &least), ("most", &most)]);
        view! { <br/><span class="hint">{in_words}</span> }
    });
    view! { <b>{words}</b>{bounds} }.into_any()
}

/// Who set it: the law and its guidance, this product's usual value, or the organisation, with its reason.
fn who(clock: &Clock, set: &Protection) -> AnyView {
    if clock.trigger == Trigger::File {
        return say("clocks-set-file").into_any();
    }
    if clock.bounds.is_none() {
        let words = if clock.kept == Kept::Member { "clocks-set-usual-fixed" } else { "clocks-set-law" };
        return say(words).into_any();
    }
    let is_own = period(clock, Set { months: set.months, years: set.years }) != clock.usual;
    let Some(at) = set.at.filter(|_| is_own) else { return say("clocks-set-usual").into_any() };
    let why = if clock.kept == Kept::Successful { set.years_why.clone() } else { set.months_why.clone() };
    let by = say_with("clocks-set-own", &[("name", &set.by_name), ("day", &london_day(at))]);
    view! { {by}<br/><span class="hint">{why}</span> }.into_any()
}
