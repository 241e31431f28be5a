//! The choice, with its reasons.

use super::super::rules::Told;
use super::super::service::{self, Made, Table};
use super::super::{Outcome, rules::Stance};
use super::weigh::{concern_waits, missing_words};
use super::{above, list, outside};
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::people::service::second::{Request, Standing};
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
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
        // What was refused by the second person concerns nobody any more once another choice was made.
        let second = waiting
            .filter(|request| made.as_ref().is_none_or(|made| made.choice.at < request.row.asked_at))
            .map(second_part);
        let can = decides && !waits && table.waiting.is_empty() && !table.columns.is_empty() && !offered;
        let shown = made.as_ref().map(|made| was_made(id, made));
        let fill = match (can, &made) {
            (false, Some(_)) => ().into_any(),
            (false, None) if waits => ().into_any(),
            (false, None) if !decides && table.waiting.is_empty() && !table.columns.is_empty() => super::confirm::by_manager(),
            (false, None) => view! {
                <div class="empty"><p>{say("weighing-nothing")}</p><p><a class="btn quiet" href=format!("/vacancies/{id}/weigh")>{say("weighing-back")}</a></p></div>
            }
            .into_any(),
            (true, None) => choice_form(id, &table, &form),
            (true, Some(_)) if form.is("choose") => choice_form(id, &table, &form),
            (true, Some(_)) => view! {
                <details class="more"><summary>{say("weighing-choose-again")}</summary>{choice_form(id, &table, &form)}</details>
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

/// The choice as it was made.
fn was_made(id: VacancyId, made: &Made) -> AnyView {
    let choice = &made.choice;
    let named = |wanted: Outcome| -> Vec<String> {
        made.outcomes.iter().filter(|one| one.outcome == wanted).map(|one| one.name.clone()).collect()
    };
    let reserves = named(Outcome::Reserve);
    let not_chosen = named(Outcome::NotChosen);
    let against = choice.against_reason.as_ref().map(|reason| {
        let told = choice.told.map(|told| say(&format!("weighing-told-{}", told.code().replace('_', "-"))));
        view! {
            <dt>{say(if choice.stance == Stance::WithPanel { "weighing-advice-label" } else { "weighing-against-label" })}</dt>
            <dd>{reason.clone()}</dd>
            <dt>{say("weighing-told-label")}</dt><dd>{told}</dd>
        }
    });
    let outside = service::outside(choice);
    let stance = say(match choice.stance {
        Stance::WithPanel => "weighing-stance-with",
        Stance::AgainstPanel if outside.veto => "weighing-stance-veto",
        Stance::AgainstPanel if outside.gate => "weighing-stance-gate",
        Stance::AgainstPanel => "weighing-stance-against",
        Stance::NoPanelOrder => "weighing-stance-no-order",
    });
    view! {
        <section class="card">
            <h2>{say_with("weighing-chosen", &[("name", &list(&named(Outcome::Chosen)))])}</h2>
            <dl class="facts">
                {(!reserves.is_empty()).then(|| view! { <dt>{say("weighing-reserve")}</dt><dd>{list(&reserves)}</dd> })}
                {(!not_chosen.is_empty()).then(|| view! { <dt>{say("weighing-not-chosen")}</dt><dd>{list(&not_chosen)}</dd> })}
                <dt>{say("weighing-panel")}</dt><dd>{stance}</dd>
                <dt>{say("weighing-reasons-label")}</dt><dd>{choice.reasons.clone()}</dd>
                {against}
                <dt>{say("weighing-decided-by")}</dt><dd>{choice.decided_by_name.clone()}", "{london_stamp(choice.at)}</dd>
            </dl>
            <p class="acts">
                <a class="btn" href=format!("/vacancies/{id}/feedback")>{say("weighing-to-answer")}</a>
                <a class="btn quiet" href=format!("/vacancies/{id}")>{say("weighing-to-vacancy")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn choice_form(id: VacancyId, table: &Table, form: &FormState) -> AnyView {
    let form = form.of("choose");
    let in_reach: Vec<_> = table.columns.iter().filter(|column| service::is_in_reach(column)).collect();
    let options: Vec<(String, String)> = in_reach
        .iter()
        .map(|column| {
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
            (column.candidacy.id.to_string(), format!("{}. {total} {panel}{outside}", column.candidacy.name))
        })
        .collect();
    let names: Vec<(String, String)> =
        in_reach.iter().map(|column| (column.candidacy.id.to_string(), column.candidacy.name.clone())).collect();
    let about: Vec<(String, String)> =
        std::iter::once((String::new(), say("weighing-about-chosen"))).chain(names.clone()).collect();
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
    view! {
        <form method="post" action=format!("/vacancies/{id}/choose") class="stack card">
            {hidden("as_seen", table.inputs.clone())}
            {radios(&form, "chosen", say("weighing-chosen-label"), options, "", Opt::default())}
            {checks(&form, "reserves", say("weighing-reserves-label"), names, &[], Opt::hint(say("weighing-reserves-hint")))}
            {area_field(&form, "reasons", say("weighing-reasons-label"), Opt::hint(say("weighing-reasons-hint")))}
            <section aria-labelledby="against-title">
                <h2 id="against-title">{say(if table.parts.advisory { "weighing-advice-title" } else { "weighing-against-title" })}</h2>
                <p>{lead}</p>
                {outside::choosing(table)}
                {area_field(&form, "against_reason", say(if table.parts.advisory { "weighing-advice-label" } else { "weighing-against-label" }), Opt::hint(say("weighing-against-hint")).read())}
                {radios(&form, "told", say("weighing-told-label"), told, "", Opt::hint(say("weighing-told-hint")))}
                {select_field(&form, "about", say("weighing-about-label"), about, Opt::hint(say("weighing-about-hint")))}
            </section>
            {send(say("weighing-choose-save"))}
        </form>
    }
    .into_any()
}
