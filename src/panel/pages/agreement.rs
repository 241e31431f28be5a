//! The weighting agreement with its announcement, and who asks which question.

use super::super::api::{ASKERS, gate_field, weight_field};
use super::super::{Agreement, Mode, Parts, Seat, Talk, Weights, rules, service};
use super::{easy_announcement, named, trail_of, trail_of_panel};
use crate::ids::{PanelId, VacancyId};
use crate::people::Visit;
use crate::platform::clock::london_stamp;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::scenario::{Criterion, ItemKind};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, number_field, radios, select_field, send, tick};
use crate::ui::page::Page;
use leptos::prelude::*;

pub async fn agreement(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, id).await?;
    let kit = crate::scenario::service::kit(&v.who, &v.app, id).await?;
    let last = service::agreement(&v.who, &v.app, id).await?;
    let panel = service::panel_of(&v.who, &v.app, id).await?;
    let told = match &last {
        Some(last) => Some(service::announcement_of(&v.who, &v.app, last).await?),
        None => None,
    };
    let seats = match &panel {
        Some(panel) => service::seats(&v.who, &v.app, panel.id).await?,
        None => Vec::new(),
    };
    let criteria = service::criteria(&kit);
    let title = say("panel-agreement-title");
    Ok(Page::desk(&v, title.clone(), move || {
        // Refused by either of the form's two buttons: it is one form.
        let f = form;
        let frozen = last.as_ref().and_then(|last| last.frozen_at);
        let stands = last.as_ref().zip(told).map(|(last, told)| {
            let print = panel.as_ref().map(|panel| {
                view! { <p><a href=format!("/panels/{}/announcement", panel.id)>{say("panel-agreement-print")}</a></p> }
            });
            view! {
                <p class="says good">{say_with("panel-agreement-announced", &[("when", &london_stamp(last.announced_at)), ("version", &last.version.to_string())])}</p>
                {who_can_say_no(last, &seats)}
                {frozen.map(|at| view! { <p class="says">{say_with("panel-agreement-frozen-since", &[("when", &london_stamp(at))])}</p> })}
                <details class="more" open=frozen.is_some()><summary>{say("panel-agreement-told")}</summary>{easy_announcement(told)}</details>
                {print}
            }
        });
        let body = if criteria.is_empty() {
            view! {
                <div class="empty"><p>{say("panel-agreement-kit-first")}</p><p><a class="btn" href=format!("/vacancies/{id}/kit")>{say("panel-agreement-to-kit")}</a></p></div>
            }
            .into_any()
        } else if frozen.is_some() {
            ().into_any()
        } else {
            let usual = rules::equal_weights(&criteria.iter().map(|one| one.code()).collect::<Vec<_>>());
            // Weights of another kit are of no use: then it begins from equal ones.
            let stored = last.as_ref().map(|last| last.weights.0.clone());
            let fits = |weights: &Weights| {
                criteria.iter().all(|one| weights.0.contains_key(one.code())) && weights.0.len() == criteria.len()
            };
            let weights = stored.filter(fits).unwrap_or(usual);
            let mode = last.as_ref().map_or(Mode::Equal, |last| last.mode);
            let talk = last.as_ref().map_or(Talk::AfterLast, |last| last.talk);
            let share = last.as_ref().map_or(50, |last| last.panel_share);
            let modes = Mode::ALL
                .iter()
                .map(|one| (one.code().to_owned(), say(&format!("panel-mode-{}", one.code()))))
                .collect();
            let talks = Talk::ALL
                .iter()
                .map(|one| (one.code().to_owned(), say(&format!("panel-talk-{}", one.code().replace('_', "-")))))
                .collect();
            let each = criteria
                .iter()
                .map(|one| {
                    number_field(
                        &f,
                        weight_field(*one),
                        say(&one.message()),
                        Opt::default().value(weights.of(one.code()).to_string()),
                    )
                })
                .collect_view();
            let agreed = last.as_ref().map(Agreement::parts).unwrap_or_default();
            let wrong = f.problem("weights").map(crate::ui::form::sentence);
            let weights_class = if wrong.is_some() { "field bad" } else { "field" };
            let reason = last.is_some().then(|| {
                area_field(
                    &f,
                    "reason",
                    say("panel-agreement-reason"),
                    Opt::hint(say("panel-agreement-reason-hint")).rows(3),
                )
            });
            view! {
                <form class="stack card" method="post" action=format!("/vacancies/{id}/agreement/announce")>
                    {radios(&f, "mode", say("panel-agreement-mode"), modes, mode.code(), Opt::hint(say("panel-agreement-mode-hint")))}
                    {number_field(&f, "panel_share", say("panel-agreement-share"), Opt::hint(say("panel-agreement-share-hint")).value(share.to_string()))}
                    <fieldset id="weights" tabindex="-1" class=weights_class>
                        <legend>{say("panel-agreement-weights")}</legend>
                        <p class="hint">{say("panel-agreement-weights-hint")}</p>
                        {wrong.map(|words| view! { <p class="error">{words}</p> })}
                        <div class="row">{each}</div>
                    </fieldset>
                    {parts(&f, &agreed, &criteria, kit.scale, &seats)}
                    {radios(&f, "talk", say("panel-agreement-talk"), talks, talk.code(), Opt::hint(say("panel-agreement-talk-hint")))}
                    {reason}
                    <div class="acts">
                        <button type="submit" class="btn" formaction=format!("/vacancies/{id}/agreement/preview")>{say("panel-agreement-preview")}</button>
                        <button type="submit" class="btn quiet">{say("panel-agreement-announce")}</button>
                    </div>
                </form>
            }
            .into_any()
        };
        view! {
            {trail_of(id, &vacancy.title, title.clone())}
            {errors(&f)}
            <h1>{title}</h1>
            <p class="lead">{say("panel-agreement-lead")}</p>
            {stands}
            {body}
        }
    }))
}

/// Who can say no for their own team; that nobody can, once that person is not on the panel any more.
fn who_can_say_no(agreement: &Agreement, seats: &[Seat]) -> Option<AnyView> {
    let veto = agreement.veto_seat?;
    let may = |seat: &&Seat| seat.id == veto && rules::may_veto(seat.kind, seat.withdrawn_at.is_some());
    Some(match seats.iter().find(may) {
        Some(seat) => {
            view! { <p class="says">{say_with("panel-agreement-veto-held", &[("name", &seat.name)])}</p> }.into_any()
        }
        None => view! { <p class="says stop">{say("panel-agreement-veto-nobody")}</p> }.into_any(),
    })
}

/// What is agreed beside the mode: what has to go well, who can say no for their own team, and whether it is advice.
fn parts(f: &FormState, agreed: &Parts, criteria: &[Criterion], scale: i64, seats: &[Seat]) -> AnyView {
    let options: Vec<(String, String)> = std::iter::once((String::new(), say("panel-agreement-gate-none")))
        .chain((2..=scale).map(|value| {
            let place = say(&format!("weighing-value-{scale}-{value}"));
            (value.to_string(), say_with("panel-agreement-gate-least", &[("value", &place)]))
        }))
        .collect();
    let each = criteria
        .iter()
        .map(|one| {
            let stored = agreed.gates.0.get(one.code()).map(ToString::to_string).unwrap_or_default();
            select_field(f, gate_field(*one), say(&one.message()), options.clone(), Opt::default().value(stored))
        })
        .collect_view();
    let wrong = f.problem("gates").map(crate::ui::form::sentence);
    let class = if wrong.is_some() { "field bad" } else { "field" };
    let members = seats.iter().filter(|seat| rules::may_veto(seat.kind, seat.withdrawn_at.is_some()));
    let vetoes: Vec<(String, String)> = std::iter::once((String::new(), say("panel-nobody")))
        .chain(members.map(|seat| (seat.id.to_string(), seat.name.clone())))
        .collect();
    let stored = agreed.veto.map(|seat| seat.to_string()).unwrap_or_default();
    view! {
        <fieldset id="gates" tabindex="-1" class=class>
            <legend>{say("panel-agreement-gates")}</legend>
            <p class="hint">{say("panel-agreement-gates-hint")}</p>
            {wrong.map(|words| view! { <p class="error">{words}</p> })}
            <div class="row">{each}</div>
        </fieldset>
        {select_field(f, "veto", say("panel-agreement-veto"), vetoes, Opt::hint(say("panel-agreement-veto-hint")).value(stored))}
        {tick(f, "advisory", say("panel-agreement-advisory"), agreed.advisory)}
        <p class="hint">{say("panel-agreement-advisory-hint")}</p>
    }
    .into_any()
}

/// The announcement as it will be told, before it is.
pub async fn preview(v: Visit, typed: Typed, new: service::NewAgreement) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, id).await?;
    let kit = crate::scenario::service::kit(&v.who, &v.app, id).await?;
    let told = service::announcement(&new, kit.scale);
    let title = say("panel-preview-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let fields = ["mode", "panel_share", "talk", "reason", "veto", "advisory"];
        let weights = Criterion::ALL.into_iter().filter(|one| new.weights.0.contains_key(one.code())).map(weight_field);
        let gates = Criterion::ALL.into_iter().filter(|one| new.parts.gates.0.contains_key(one.code())).map(gate_field);
        let kept =
            fields.into_iter().chain(weights).chain(gates).map(|name| hidden(name, typed.get(name))).collect_view();
        view! {
            {trail_of(id, &vacancy.title, title.clone())}
            <h1>{title}</h1>
            <p class="lead">{say("panel-preview-lead")}</p>
            <article class="card"><h2>{told.title.clone()}</h2>{easy_announcement(told)}</article>
            <form class="stack" method="post" action=format!("/vacancies/{id}/agreement/announce")>
                {kept}
                <div class="acts">
                    <button type="submit" class="btn">{say("panel-agreement-announce")}</button>
                    <a class="btn quiet" href=format!("/vacancies/{id}/agreement")>{say("panel-preview-change")}</a>
                </div>
            </form>
        }
    }))
}

/// The announcement on paper.
pub async fn announcement(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let panel = service::panel(&v.who, &v.app, v.id("panel")?).await?;
    let last = service::agreement(&v.who, &v.app, panel.vacancy).await?.ok_or(Refused::NotFound)?;
    let told = service::announcement_of(&v.who, &v.app, &last).await?;
    Ok(Page::sheet(told.title.clone(), move || {
        view! { <div class="page"><h1>{told.title.clone()}</h1>{easy_announcement(told)}</div> }
    }))
}

/// Who asks which question.
pub async fn askers(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let id: PanelId = v.id("panel")?;
    let panel = service::panel(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let kit = crate::scenario::service::kit(&v.who, &v.app, panel.vacancy).await?;
    let seats = service::seats(&v.who, &v.app, id).await?;
    let named_before = service::askers(&v.who, &v.app, id).await?;
    let title = say("panel-askers-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form.of("name-askers");
        // A proposal: people supported first, in turn, then the others.
        let mut turn: Vec<&Seat> =
            seats.iter().filter(|seat| seat.withdrawn_at.is_none() && seat.group().is_some()).collect();
        turn.sort_by_key(|seat| seat.group());
        let options: Vec<_> = std::iter::once((String::new(), say("panel-nobody")))
            .chain(turn.iter().map(|seat| (seat.id.to_string(), named(seat))))
            .collect();
        let asked: Vec<_> = kit.lines.iter().filter(|line| line.kind == ItemKind::Scenario).collect();
        let rows = asked
            .iter()
            .zip(ASKERS)
            .enumerate()
            .map(|(place, (line, field))| {
                let before = named_before.iter().find(|asker| asker.kit_line == line.id).map(|asker| asker.seat);
                let proposed = turn.get(place % turn.len().max(1)).map(|seat| seat.id);
                let value = before.or(proposed).map(|seat| seat.to_string()).unwrap_or_default();
                let label = say_with("panel-asker-label", &[("n", &(place + 1).to_string()), ("title", &line.words.title)]);
                view! {
                    {hidden("line", line.id.to_string())}
                    {select_field(&f, field, label, options.clone(), Opt::hint(line.words.question.clone()).value(value))}
                }
            })
            .collect_view();
        let body = if asked.is_empty() {
            view! { <div class="empty"><p>{say("panel-way-kit-first")}</p></div> }.into_any()
        } else if kit.frozen_at.is_some() {
            let said = asked.iter().map(|line| {
                let seat = named_before
                    .iter()
                    .find(|asker| asker.kit_line == line.id)
                    .and_then(|asker| seats.iter().find(|seat| seat.id == asker.seat));
                view! { <dt>{line.words.title.clone()}</dt><dd>{seat.map(named)}</dd> }
            });
            view! { <p class="says">{say("panel-kit-frozen")}</p><dl class="facts">{said.collect_view()}</dl> }
                .into_any()
        } else {
            view! {
                <form class="stack card" method="post" action=format!("/panels/{id}/askers/name")>
                    {rows}
                    {send(say("panel-askers-save"))}
                </form>
            }
            .into_any()
        };
        view! {
            {trail_of_panel(&panel, &vacancy.title, title.clone())}
            {errors(&f)}
            <h1>{title}</h1>
            <p class="lead">{say("panel-askers-lead")}</p>
            {body}
        }
    }))
}
