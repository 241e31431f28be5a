//! The choice, with its reasons.

use super::super::rules::{Ground, Next, Stance, Told};
use super::super::service::{self, Column, Made, NewChoice, Table};
use super::super::{Choice, ChoiceOutcome, Outcome};
use super::weigh::{concern_waits, missing_words};
use super::{above, list, outside};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::people::service::second::{Request, Standing};
use crate::platform::clock::london_stamp;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::scenario::Criterion;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, checks, errors, hidden, radios, select_field, send};
use crate::ui::page::{Page, trail};
use crate::vacancy::Stage;
use leptos::prelude::*;

/// Choose one candidate; afterwards, what was chosen and why.
pub async fn choose(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let table = service::read_table(&v.who, &v.app, id).await?;
    let made = service::made(&v.who, &v.app, id).await?;
    let waiting = service::waiting(&v.who, &v.app, id).await?;
    let decides = service::decides(&v.who, &v.app, id).await;
    Ok(Page::desk(&v, say("weighing-choose-title"), move || {
        let mut trail_above = above(&table.vacancy);
        trail_above.push((format!("/vacancies/{id}/weigh"), say("weighing-here")));
        let offered = table.columns.iter().any(|column| {
            use Stage::{Accepted, Cleared, ConditionalOffer, Started};
            matches!(column.candidacy.stage, ConditionalOffer | Accepted | Cleared | Started)
        });
        let waits = waiting.as_ref().is_some_and(|request| request.standing == Standing::Waiting);
        let form = as_it_was_asked(form, waiting.as_ref());
        // What was refused by the second person concerns nobody any more once another choice was made.
        let second = waiting
            .filter(|request| made.as_ref().is_none_or(|made| made.choice.at < request.row.asked_at))
            .map(second_part);
        let can = decides && !waits && table.waiting.is_empty() && !table.columns.is_empty() && !offered;
        let shown = made.as_ref().map(|made| was_made(id, made));
        let after = made.as_ref().map(|made| made.choice.id.to_string()).unwrap_or_default();
        let fill = match (can, &made) {
            (false, Some(_)) => ().into_any(),
            (false, None) if waits => ().into_any(),
            (false, None) if !decides && table.waiting.is_empty() && !table.columns.is_empty() => super::confirm::by_manager(),
            (false, None) => view! {
                <div class="empty"><p>{say("weighing-nothing")}</p><p><a class="btn quiet" href=format!("/vacancies/{id}/weigh")>{say("weighing-back")}</a></p></div>
            }
            .into_any(),
            (true, None) => choice_form(id, &table, after, &form),
            (true, Some(_)) if form.is("choose") => choice_form(id, &table, after, &form),
            (true, Some(_)) => view! {
                <details class="more"><summary>{say("weighing-choose-again")}</summary>{choice_form(id, &table, after, &form)}</details>
            }
            .into_any(),
        };
        view! {
            {trail(trail_above, say("weighing-choose-title"))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{say("weighing-choose-title")}</h1>
                <p class="lead">{say("weighing-choose-lead")}</p>
            </div></div>
            {shown}
            {second}
            {concern_waits(&table)}
            {fill}
        }
    })
    .advises())
}

/// Whoever was told no goes on from what they had filled in.
fn as_it_was_asked(form: FormState, waiting: Option<&Request>) -> FormState {
    let refused = waiting.filter(|request| request.standing == Standing::Refused && !form.is("choose"));
    let held = refused.and_then(|request| serde_json::from_str::<NewChoice>(&request.row.held).ok());
    match held {
        Some(held) => FormState { name: "choose", typed: Typed::new(held.typed()), ..FormState::default() },
        None => form,
    }
}

/// A choice that waits for a second person, or that one said no to.
fn second_part(request: Request) -> AnyView {
    let href = format!("/seconds/{}", request.row.id);
    if request.standing == Standing::Waiting {
        let with = [("name", request.asked_by.as_str()), ("day", &london_stamp(request.row.ends_at))];
        return view! {
            <div class="says">
                <p><b>{say("weighing-second-waits")}</b>" "{say_with("weighing-second-waits-until", &with)}</p>
                <p><a href=href>{say("weighing-second-open")}</a></p>
            </div>
        }
        .into_any();
    }
    let by = request.answered_by.clone().unwrap_or_default();
    view! {
        <div class="says stop">
            <p><b>{say_with("weighing-second-refused", &[("name", &by)])}</b></p>
            <p>{request.row.reason.clone()}</p>
            <p><a href=href>{say("weighing-second-open")}</a></p>
        </div>
    }
    .into_any()
}

/// The choice as it was made, with what became of each candidate and why.
fn was_made(id: VacancyId, made: &Made) -> AnyView {
    let choice = &made.choice;
    let named = |wanted: Outcome| -> Vec<String> {
        made.outcomes.iter().filter(|one| one.outcome == wanted).map(|one| one.name.clone()).collect()
    };
    let title = match choice.next {
        None => say_with("weighing-chosen", &[("name", &list(&named(Outcome::Chosen)))]),
        Some(_) => say("weighing-chosen-nobody"),
    };
    let next = choice.next.map(|next| {
        view! { <dt>{say("weighing-next-label")}</dt><dd>{say(&format!("weighing-next-{}", next.code()))}</dd> }
    });
    let against = choice.against_reason.as_ref().map(|reason| {
        let told = choice.told.map(|told| say(&format!("weighing-told-{}", told.code().replace('_', "-"))));
        let label = match (choice.next, choice.stance) {
            (Some(_), _) => "weighing-nobody-label",
            (None, Stance::WithPanel) => "weighing-advice-label",
            (None, _) => "weighing-against-label",
        };
        view! {
            <dt>{say(label)}</dt><dd>{reason.clone()}</dd>
            <dt>{say("weighing-told-label")}</dt><dd>{told}</dd>
        }
    });
    let each = made.outcomes.iter().map(became_of).collect_view();
    view! {
        <section class="card">
            <h2>{title}</h2>
            <dl class="facts">
                {next}
                <dt>{say("weighing-panel")}</dt><dd>{stance_words(choice)}</dd>
                {against}
                <dt>{say("weighing-decided-by")}</dt><dd>{choice.decided_by_name.clone()}", "{london_stamp(choice.at)}</dd>
            </dl>
            <h3>{say("weighing-each-title")}</h3>
            {each}
            <p class="acts">
                <a class="btn" href=format!("/vacancies/{id}/feedback")>{say("weighing-to-answer")}</a>
                <a class="btn quiet" href=format!("/vacancies/{id}")>{say("weighing-to-vacancy")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn stance_words(choice: &Choice) -> String {
    let outside = service::outside(choice);
    say(match choice.stance {
        Stance::WithPanel if choice.next.is_some() => "weighing-stance-nobody-passed",
        Stance::WithPanel => "weighing-stance-with",
        Stance::AgainstPanel if choice.next.is_some() => "weighing-stance-nobody",
        Stance::AgainstPanel if outside.veto => "weighing-stance-veto",
        Stance::AgainstPanel if outside.gate => "weighing-stance-gate",
        Stance::AgainstPanel => "weighing-stance-against",
        Stance::NoPanelOrder => "weighing-stance-no-order",
    })
}

/// What became of one candidate, why, and what that rests on.
fn became_of(one: &ChoiceOutcome) -> AnyView {
    let grounds: Vec<String> =
        one.rests_on.0.iter().filter_map(|code| Ground::of_code(code)).map(ground_words).collect();
    let rests = (!grounds.is_empty()).then(|| say_with("weighing-rested-on", &[("grounds", &list(&grounds))]));
    let reasons = (!one.reasons.is_empty()).then(|| view! { <p>{one.reasons.clone()}</p> });
    view! {
        <h4>{one.name.clone()}": "{outcome_words(one.outcome)}</h4>
        {reasons}
        {rests.map(|rests| view! { <p class="hint">{rests}</p> })}
    }
    .into_any()
}

fn outcome_words(outcome: Outcome) -> String {
    say(&format!("weighing-became-{}", outcome.code().replace('_', "-")))
}

fn ground_words(ground: Ground) -> String {
    match ground {
        Ground::Criterion(criterion) => say(&criterion.message()),
        Ground::Checks => say("weighing-ground-checks"),
        Ground::Other => say("weighing-ground-other"),
    }
}

fn choice_form(id: VacancyId, table: &Table, after: String, form: &FormState) -> AnyView {
    let form = form.of("choose");
    let in_reach: Vec<_> = table.columns.iter().filter(|column| service::is_in_reach(column)).collect();
    let each = in_reach.iter().map(|column| for_one(table, column, &form)).collect_view();
    let names = in_reach.iter().map(|column| (column.candidacy.id.to_string(), column.candidacy.name.clone()));
    let about: Vec<(String, String)> =
        std::iter::once((String::new(), say("weighing-about-chosen"))).chain(names).collect();
    let first: Vec<String> = table.panels_first().iter().map(|column| column.candidacy.name.clone()).collect();
    let lead = match first.len() {
        _ if table.parts.advisory => say("weighing-advice-lead"),
        0 => say("weighing-against-no-order"),
        1 => say_with("weighing-against-lead", &[("names", &list(&first))]),
        _ => say_with("weighing-against-lead-tie", &[("names", &list(&first))]),
    };
    let told: Vec<(String, String)> = Told::ALL
        .into_iter()
        .map(|told| (told.code().to_owned(), say(&format!("weighing-told-{}", told.code().replace('_', "-")))))
        .collect();
    let next = Next::ALL.map(|next| (next.code().to_owned(), say(&format!("weighing-next-{}", next.code()))));
    let next: Vec<(String, String)> = std::iter::once((String::new(), say("weighing-next-none"))).chain(next).collect();
    let advisory = table.parts.advisory;
    view! {
        <form method="post" action=format!("/vacancies/{id}/choose") class="stack">
            {hidden("as_seen", table.inputs.clone())}
            {hidden("after", after)}
            <p class="hint">{say("weighing-reasons-hint")}</p>
            {each}
            <section class="card" aria-labelledby="nobody-title">
                <h2 id="nobody-title">{say("weighing-nobody-title")}</h2>
                {radios(&form, "next", say("weighing-next-label"), next, "", Opt::default())}
            </section>
            <section class="card" aria-labelledby="against-title">
                <h2 id="against-title">{say(if advisory { "weighing-advice-title" } else { "weighing-against-title" })}</h2>
                <p>{lead}</p>
                {outside::choosing(table)}
                <p>{say("weighing-nobody-lead")}</p>
                {area_field(&form, "against_reason", say(if advisory { "weighing-advice-label" } else { "weighing-tell-label" }), Opt::hint(say("weighing-against-hint")).read())}
                {radios(&form, "told", say("weighing-told-label"), told, "", Opt::hint(say("weighing-told-hint")))}
                {select_field(&form, "about", say("weighing-about-label"), about, Opt::hint(say("weighing-about-hint")))}
            </section>
            {send(say("weighing-choose-save"))}
        </form>
    }
    .into_any()
}

/// What becomes of one candidate: an outcome, what it rests on, and why, beside where they stand.
fn for_one(table: &Table, column: &Column, form: &FormState) -> AnyView {
    let (id, name) = (column.candidacy.id, column.candidacy.name.as_str());
    let outcomes = Outcome::ALL.map(|outcome| (outcome.code().to_owned(), outcome_words(outcome))).into();
    let criteria = Criterion::ALL.into_iter().filter(|criterion| counts(table, *criterion)).map(Ground::Criterion);
    let grounds = criteria.chain([Ground::Checks, Ground::Other]);
    let grounds = grounds.map(|ground| (ground.code().to_owned(), ground_words(ground))).collect();
    let title = format!("for-{id}");
    view! {
        <section class="card" aria-labelledby=title.clone()>
            <h2 id=title.clone()>{name.to_owned()}</h2>
            <p class="hint">{standing(column)}</p>
            <div class="pair">
                {radios(form, &format!("outcome-{id}"), say_with("weighing-outcome-for", &[("name", name)]), outcomes, "", Opt::default())}
                {checks(form, &format!("rests-{id}"), say("weighing-rests-label"), grounds, &[], Opt::default())}
            </div>
            {area_field(form, &format!("reasons-{id}"), say("weighing-reasons-label"), Opt::default().rows(3))}
        </section>
    }
    .into_any()
}

/// Does this criterion count by what was agreed?
fn counts(table: &Table, criterion: Criterion) -> bool {
    let Some(terms) = &table.terms else { return true };
    table.parts.gates.0.contains_key(criterion.code())
        || terms.weights.iter().any(|(other, weight)| *other == criterion && *weight > 0)
}

/// Where a candidate stands, in one line.
fn standing(column: &Column) -> String {
    let total = match &column.weighed.total {
        Ok(total) if column.rank.is_none() => {
            say_with("weighing-option-total-only", &[("total", &total.two_decimals())])
        }
        Ok(total) => say_with(
            "weighing-option-total",
            &[
                ("rank", &column.rank.map(|rank| rank.to_string()).unwrap_or_default()),
                ("total", &total.two_decimals()),
            ],
        ),
        Err(why) => format!("{} {}", say("weighing-no-total"), missing_words(why)),
    };
    let panel = column.panel_rank.map_or_else(
        || say("weighing-option-panel-none"),
        |rank| say_with("weighing-panels-place", &[("rank", &rank.to_string())]),
    );
    let outside: String = outside::reasons(column).iter().map(|reason| format!(" {reason}.")).collect();
    format!("{total} {panel}{outside}")
}
