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
            <table class="list stacks clocks" id="clocks">
                <thead><tr>{head("clocks-what")}{head("clocks-long")}{head("clocks-why")}</tr></thead>
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
    // What goes with the file counts from nothing, and nobody sets it.
    let from = (clock.trigger != Trigger::File).then(|| {
        view! { <p>{say(&format!("clocks-from-{}", clock.trigger.code()))}</p> }
    });
    view! {
        <tr>
            <th scope="row">{say(&format!("clocks-kept-{code}"))}</th>
            <td><p><b>{long(clock, set)}</b></p>{from}{who(clock, set)}</td>
            <td><p>{say(&format!("clocks-why-{}", clock.code))}</p><p class="hint">{say(&format!("clocks-source-{}", clock.code))}</p><p class="hint">{since}" "{to}</p></td>
        </tr>
    }
    .into_any()
}

fn long(clock: &Clock, set: &Protection) -> String {
    let months = period(clock, Set { months: set.months, years: set.years }).months;
    match months {
        _ if clock.trigger == Trigger::File => say("clocks-with-file"),
        13.. if months % 12 == 0 => say_with("clocks-years", &[("n", &(months / 12).to_string())]),
        _ => say_with("clocks-months", &[("n", &months.to_string())]),
    }
}

/// Who set it, and within which bounds: the law and its guidance, this product's usual value, or the organisation with its reason.
fn who(clock: &Clock, set: &Protection) -> AnyView {
    let Some(bounds) = clock.bounds else {
        let words = match (clock.trigger, clock.kept) {
            (Trigger::File, _) => return ().into_any(),
            (_, Kept::Member) => "clocks-set-usual-fixed",
            _ => "clocks-set-law",
        };
        return view! { <p class="hint">{say(words)}</p> }.into_any();
    };
    let of_years = clock.kept == Kept::Successful;
    let in_words = if of_years { "clocks-bounds-years" } else { "clocks-bounds-months" };
    let bounds = say_with(in_words, &[("least", &bounds.least.to_string()), ("most", &bounds.most.to_string())]);
    let is_own = period(clock, Set { months: set.months, years: set.years }) != clock.usual;
    let by = match set.at.filter(|_| is_own) {
        Some(at) => {
            let why = if of_years { &set.years_why } else { &set.months_why };
            say_with("clocks-set-own", &[("name", &set.by_name), ("day", &london_day(at)), ("why", why)])
        }
        None => say("clocks-set-usual"),
    };
    view! { <p class="hint">{by}" "{bounds}</p> }.into_any()
}
