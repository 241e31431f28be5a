//! What members agreed to: their own answers, and what was given on paper.

use super::super::api::consent_field;
use super::super::{AwayReason, ConsentKind, Seat, service};
use super::{easy, named, trail_of_panel};
use crate::ids::PanelId;
use crate::people::Visit;
use crate::people::rules::first_name;
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, hidden, select_field};
use crate::ui::page::Page;
use leptos::prelude::*;

pub async fn consents(v: Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.may(service::OFFICE)?.person;
    let id: PanelId = v.id("panel")?;
    let panel = service::panel(&v.who, &v.app, id).await?;
    let vacancy = crate::vacancy::service::vacancy(&v.who, &v.app, panel.vacancy).await?;
    let all = service::answers(&v.who, &v.app, id).await?;
    let organisation = crate::people::service::organisation(&v.who, &v.app).await?.name;
    let everybody = crate::people::service::everybody(&v.who, &v.app).await?;
    let scores = all.iter().any(|(seat, _)| seat.person == me);
    let title = say("panel-consents-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let name_of = |id| {
            everybody.iter().find(|one| one.person.id == id).map(|one| one.person.name.clone()).unwrap_or_default()
        };
        let seats = all
            .iter()
            .map(|(seat, answers)| {
                let facts = ConsentKind::ALL
                    .iter()
                    .map(|kind| {
                        let last = answers.consents.iter().rfind(|one| one.kind == *kind);
                        let said = match last {
                            None => view! { <span class="tag plain">{say("panel-consent-not-asked")}</span> }.into_any(),
                            Some(one) => {
                                let word = say(if one.given { "consent-yes" } else { "consent-no" });
                                let when = match one.noted_by {
                                    Some(by) => say_with("panel-consent-on-paper", &[("when", &london_stamp(one.at)), ("name", &name_of(by))]),
                                    None => say_with("panel-consent-on-tablet", &[("when", &london_stamp(one.at))]),
                                };
                                view! { <b>{word}</b> " " <span class="hint">{when}</span> }.into_any()
                            }
                        };
                        view! { <dt>{say(&format!("panel-consent-{}", kind.code().replace('_', "-")))}</dt><dd>{said}</dd> }
                    })
                    .collect_view();
                // Whoever scores here sets nobody's tablet.
                let tablet = (!scores).then(|| {
                    let words = say_with("scoring-ways-open", &[("name", first_name(&seat.name))]);
                    view! { <p><a href=format!("/panels/{id}/seats/{}/tablet", seat.id)>{words}</a></p> }
                });
                let left_out = answers.left_out().len();
                let conflicts = (left_out > 0)
                    .then(|| view! { <p>{say_with("panel-conflicts", &[("n", &left_out.to_string())])}</p> });
                view! {
                    <article class="card">
                        <h2>{named(seat)} {seat.withdrawn_at.map(|_| view! { " " <span class="tag plain">{say("panel-withdrawn")}</span> })}</h2>
                        <dl class="facts">{facts}</dl>
                        {conflicts}
                        {tablet}
                        {paper_form(id, seat, &form)}
                        {away_form(id, seat, &form)}
                    </article>
                }
            })
            .collect_view();
        let words = ConsentKind::ALL
            .iter()
            .map(|kind| {
                let (mut part, question) = service::consent_words(*kind, &organisation);
                part.lines.push(question);
                part
            })
            .collect();
        view! {
            {trail_of_panel(&panel, &vacancy.title, title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say("panel-consents-lead")}</p>
            {seats}
            <details class="more"><summary>{say("panel-consents-words")}</summary>{easy(words)}</details>
        }
    }))
}

/// The state of this seat's form: empty unless it was this seat's that was refused.
fn state_of(form: &FormState, name: &str, seat: &Seat) -> FormState {
    if form.typed.get("seat") == seat.id.to_string() { form.of(name) } else { FormState::default() }
}

fn paper_form(id: PanelId, seat: &Seat, form: &FormState) -> impl IntoView + use<> {
    let f = state_of(form, "note-consents", seat);
    let options = || {
        vec![
            (String::new(), say("panel-consent-leave")),
            ("yes".to_owned(), say("consent-yes")),
            ("no".to_owned(), say("consent-no")),
        ]
    };
    let fields = ConsentKind::ALL
        .iter()
        .map(|kind| {
            let label = say(&format!("panel-consent-{}", kind.code().replace('_', "-")));
            let own = format!("{}-{}", consent_field(*kind), seat.id);
            select_field(&f, consent_field(*kind), label, options(), Opt::default().id(own))
        })
        .collect_view();
    let open = !f.problems.is_empty();
    view! {
        <details class="more" open=open>
            <summary>{say("panel-consents-paper")}</summary>
            <p class="hint">{say("panel-consents-paper-hint")}</p>
            <form class="stack" method="post" action=format!("/panels/{id}/consents/note")>
                {hidden("seat", seat.id.to_string())}
                <div class="row">{fields}</div>
                <div class="acts"><button type="submit" class="btn quiet">{say_with("panel-consents-note", &[("name", &seat.name)])}</button></div>
            </form>
        </details>
    }
}

fn away_form(id: PanelId, seat: &Seat, form: &FormState) -> impl IntoView + use<> {
    let f = state_of(form, "note-away", seat);
    let options = std::iter::once((String::new(), say("panel-away-no")))
        .chain(
            AwayReason::ALL
                .iter()
                .map(|one| (one.code().to_owned(), say(&format!("panel-away-{}", one.code().replace('_', "-"))))),
        )
        .collect();
    let value = seat.away.map(AwayReason::code).unwrap_or_default();
    view! {
        <details class="more" open=seat.away.is_some()>
            <summary>{say("panel-away-title")}</summary>
            <form class="stack" method="post" action=format!("/panels/{id}/consents/away")>
                {hidden("seat", seat.id.to_string())}
                {select_field(&f, "away", say("panel-away-label"), options, Opt::hint(say("panel-away-hint")).id(format!("away-{}", seat.id)).value(value))}
                <div class="acts"><button type="submit" class="btn quiet">{say_with("panel-away-note", &[("name", &seat.name)])}</button></div>
            </form>
        </details>
    }
}
