//! Figures about a panel: how far people agreed, for HR's audit, and what moved in the talk, for HR and the facilitator.

use super::super::rules::agreement::{NotReportable, Stat};
use super::super::service::{self, Agreed, Figures, Mover, Of, Talked};
use super::above;
use crate::ids::VacancyId;
use crate::people::{Role, Visit};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// HR's audit page: how far people agreed, and whom the order depends on.
pub async fn figures(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let figures = service::figures(&v.who, &v.app, id).await?;
    Ok(Page::desk(&v, say("weighing-figures-title"), move || {
        let mut trail_above = above(&figures.vacancy);
        trail_above.push((format!("/vacancies/{id}/weigh"), say("weighing-here")));
        let body = if figures.agreed.is_empty() {
            view! { <div class="empty"><p>{say("weighing-figures-none")}</p></div> }.into_any()
        } else {
            view! { {agreement(&figures)} {without(&figures)} }.into_any()
        };
        view! {
            {trail(trail_above, say("weighing-figures-title"))}
            <div class="head"><div>
                <h1>{say("weighing-figures-title")}</h1>
                <p class="lead">{say("weighing-figures-lead")}</p>
            </div></div>
            {body}
        }
    }))
}

fn agreement(figures: &Figures) -> AnyView {
    let heads = figures.agreed.iter().map(|agreed| {
        let code = match agreed.of {
            Of { panel_only: false, after_talk: false } => "weighing-figures-all-alone",
            Of { panel_only: false, after_talk: true } => "weighing-figures-all-after",
            Of { panel_only: true, after_talk: false } => "weighing-figures-panel-alone",
            Of { panel_only: true, after_talk: true } => "weighing-figures-panel-after",
        };
        let people = say_with("weighing-figures-people", &[("n", &agreed.people.to_string())]);
        view! { <th scope="col">{say(code)}<br/><small>{people}</small></th> }
    });
    let row = |code: &'static str, stat: &dyn Fn(&Agreed) -> String| {
        let cells = figures.agreed.iter().map(|agreed| view! { <td>{stat(agreed)}</td> }).collect_view();
        let hint = say(&format!("{code}-hint"));
        view! { <tr><th scope="row">{say(code)}<br/><small>{hint}</small></th>{cells}</tr> }
    };
    let of = |stat: Stat| figure(stat, false);
    view! {
        <section class="card">
            <h2>{say("weighing-figures-agreement")}</h2>
            <p>{say("weighing-figures-one-panel")}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=say("weighing-figures-agreement")>
            <table class="list">
                <thead><tr><th scope="col">{say("weighing-figures-col")}</th>{heads.collect_view()}</tr></thead>
                <tbody>
                    {row("weighing-figures-alpha", &|agreed| of(agreed.alpha_ordinal))}
                    {row("weighing-figures-ac2", &|agreed| of(agreed.ac2))}
                    {row("weighing-figures-alpha-interval", &|agreed| of(agreed.alpha_interval))}
                    {row("weighing-figures-w", &|agreed| of(agreed.kendall_w))}
                    {row("weighing-figures-icc1", &|agreed| correlation(agreed, agreed.icc.single))}
                    {row("weighing-figures-icck", &|agreed| correlation(agreed, agreed.icc.average))}
                    {row("weighing-figures-exact", &|agreed| figure(agreed.percent.exact, true))}
                    {row("weighing-figures-within", &|agreed| figure(agreed.percent.within_one, true))}
                </tbody>
            </table>
            </div>
        </section>
    }
    .into_any()
}

/// A figure with what it was worked out from, or why there is none to show.
fn figure(stat: Stat, share: bool) -> String {
    match stat.reported() {
        Ok(value) => {
            let value = if share { format!("{:.0} %", value * 100.0) } else { format!("{value:.2}") };
            say_with("weighing-figures-n", &[("value", &value), ("n", &stat.n.to_string())])
        }
        Err(why) => why_words(why),
    }
}

fn why_words(why: NotReportable) -> String {
    say(&format!("weighing-figures-why-{}", why.code().replace('_', "-")))
}

fn correlation(agreed: &Agreed, stat: Stat) -> String {
    if stat.value.is_ok() && !agreed.icc.difference_seen {
        return say("weighing-figures-no-difference");
    }
    figure(stat, false)
}

/// Whom the order depends on.
fn without(figures: &Figures) -> AnyView {
    let rows = figures.without.iter().map(|(who, one)| {
        let words = match &one.shift {
            Err(why) => say(&format!("weighing-sure-why-{}", why.code().replace('_', "-"))),
            Ok(shift) => {
                let first: Vec<String> = shift
                    .places
                    .iter()
                    .filter(|(_, rank)| rank.place == 1)
                    .filter_map(|(id, _)| figures.candidates.get(id).cloned())
                    .collect();
                let with = [("names", super::list(&first))];
                let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
                match (shift.first_changes, shift.doubled_distance()) {
                    (true, _) => say_with("weighing-figures-without-first", &with),
                    (false, 0) => say("weighing-figures-without-none"),
                    (false, _) => say_with("weighing-figures-without-order", &with),
                }
            }
        };
        view! { <tr><th scope="row">{who.clone()}</th><td>{words}</td></tr> }
    });
    if figures.without.is_empty() {
        return view! { <p class="hint">{say("weighing-figures-without-later")}</p> }.into_any();
    }
    view! {
        <section class="card">
            <h2>{say("weighing-figures-without")}</h2>
            <p>{say("weighing-figures-without-lead")}</p>
            <table class="list">
                <thead><tr><th scope="col">{say("weighing-figures-without-col")}</th><th scope="col">{say("weighing-figures-without-what")}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// What moved in the talk, and how answers look.
pub async fn talked(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let (vacancy, talked) = service::talked(&v.who, &v.app, id).await?;
    let figures = v.who.may(&[Role::Hr]).is_ok();
    Ok(Page::desk(&v, say("weighing-talked-title"), move || {
        let body = match &talked {
            None => view! { <div class="empty"><p>{say("weighing-figures-none")}</p></div> }.into_any(),
            Some(talked) => view! { {moved(talked)} {prompts(talked)} }.into_any(),
        };
        let figures = figures.then(|| {
            view! { <a class="btn quiet" href=format!("/vacancies/{id}/figures")>{say("weighing-figures-title")}</a> }
        });
        view! {
            {trail(above(&vacancy), say("weighing-talked-title"))}
            <div class="head">
                <div><h1>{say("weighing-talked-title")}</h1><p class="lead">{say("weighing-talked-lead")}</p></div>
                {figures}
            </div>
            {body}
        }
    }))
}

fn moved(talked: &Talked) -> AnyView {
    let (changed, answers): (usize, usize) =
        talked.movers.iter().fold((0, 0), |(changed, all), one| (changed + one.changed, all + one.answers));
    let lead = say_with("weighing-talked-changed", &[("n", &changed.to_string()), ("all", &answers.to_string())]);
    let spread = match talked.moved.spread.reported() {
        Ok(by) if by < 1.0 => say("weighing-talked-closer"),
        Ok(by) if by > 1.0 => say("weighing-talked-apart"),
        Ok(_) => say("weighing-talked-same"),
        Err(_) => say("weighing-talked-too-few"),
    };
    let rows = talked.movers.iter().map(mover).collect_view();
    view! {
        <section class="card">
            <h2>{say("weighing-talked-moved")}</h2>
            <p><b>{lead}</b>" "{spread}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=say("weighing-talked-moved")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("weighing-col-who")}</th>
                    <th scope="col">{say("weighing-talked-col-changed")}</th>
                    <th scope="col">{say("weighing-talked-col-manager")}</th>
                    <th scope="col">{say("weighing-talked-col-others")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
            <p class="hint">{say("weighing-talked-how")}</p>
        </section>
    }
    .into_any()
}

fn mover(one: &Mover) -> AnyView {
    let changed = say_with("weighing-talked-of", &[("n", &one.changed.to_string()), ("all", &one.answers.to_string())]);
    // Who said the same alone had no way to go.
    let toward = |stat: Stat| match stat.value {
        Err(NotReportable::ZeroDenominator) => say("weighing-talked-there"),
        _ => figure(stat, false),
    };
    let manager = one.toward_manager.map_or_else(|| say("weighing-talked-is-manager"), toward);
    view! {
        <tr>
            <th scope="row">{one.who.clone()}</th>
            <td>{changed}</td>
            <td>{manager}</td>
            <td>{toward(one.toward_others)}</td>
        </tr>
    }
    .into_any()
}

/// What to look at with somebody: an offer, and no fault.
fn prompts(talked: &Talked) -> AnyView {
    if talked.is_over {
        return view! { <p class="hint">{say("weighing-talked-over")}</p> }.into_any();
    }
    let lines: Vec<_> = talked
        .movers
        .iter()
        .flat_map(|one| one.patterns.iter().map(|pattern| (one.who.clone(), *pattern)))
        .map(|(who, pattern)| {
            let words = say(&format!("weighing-talked-pattern-{}", pattern.code().replace('_', "-")));
            view! { <li><b>{who}</b>": "{words}</li> }
        })
        .collect();
    let body = if lines.is_empty() {
        view! { <p>{say("weighing-talked-no-pattern")}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul><p>{say("weighing-talked-innocent")}</p> }.into_any()
    };
    view! { <section class="card"><h2>{say("weighing-talked-prompts")}</h2>{body}</section> }.into_any()
}
