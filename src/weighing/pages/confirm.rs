//! After the checks: clear to start or take the offer back, and the first day.

use super::super::Confirmed;
use super::super::service::{self, Confirming};
use super::above;
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, radios, select_field, send, tick};
use crate::ui::page::{Page, trail};
use crate::vacancy::{Stage, WithdrawnFor};
use leptos::prelude::*;

/// Clear, or withdraw the offer.
pub async fn confirm(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let standing = service::confirming(&v.who, &v.app, id).await?;
    let decides = service::decides(&v.who, &v.app, standing.vacancy.id).await;
    let title = say_with("weighing-confirm-title", &[("name", &standing.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let stage = standing.candidacy.stage;
        let open = matches!(stage, Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared);
        let cleared = (decides && stage == Stage::Cleared).then(|| {
            view! { <p class="acts"><a class="btn" href=format!("/candidates/{id}/start")>{say("weighing-to-start")}</a></p> }
        });
        view! {
            {trail(above(&standing.vacancy), title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("weighing-confirm-lead")}</p>
            </div></div>
            {checks_stand(id, &standing)}
            {was_confirmed(&standing)}
            {cleared}
            {match (open, decides) { (true, true) => confirm_form(id, &standing, &form), (true, false) => by_manager(), _ => not_now(stage) }}
        }
    }))
}

/// For whoever reads and does not decide.
pub(super) fn by_manager() -> AnyView {
    view! { <div class="empty"><p>{say("weighing-by-manager")}</p></div> }.into_any()
}

fn not_now(stage: Stage) -> AnyView {
    let words = match stage {
        Stage::Started | Stage::OfferWithdrawn | Stage::Withdrawn => return ().into_any(),
        _ => say("weighing-confirm-not-now"),
    };
    view! { <div class="empty"><p>{words}</p></div> }.into_any()
}

fn checks_stand(id: CandidacyId, standing: &Confirming) -> AnyView {
    let gate = &standing.gate;
    let link = view! { <a href=format!("/candidates/{id}/checks")>{say_with("weighing-to-checks", &[("name", &standing.candidacy.name)])}</a> };
    if gate.file_complete() && gate.may_start() {
        return view! { <p class="says good"><b>{say("checks-complete")}</b>" "{say("checks-may-start")}" "{link}</p> }
            .into_any();
    }
    let mut open: Vec<String> = gate.file.iter().chain(&gate.start).map(|way| way.title.clone()).collect();
    open.sort();
    open.dedup();
    let supervised = gate.supervised_to().filter(|_| gate.may_start()).map(|to| {
        view! { <p>{say_with("checks-may-start-supervised", &[("day", &day_words(&to.to_string()))])}</p> }
    });
    let items = open.iter().map(|title| view! { <li class="wait"><span>{title.clone()}</span></li> }).collect_view();
    view! {
        <div class="says">
            <p><b>{say_with("checks-incomplete", &[("n", &open.len().to_string())])}</b>" "{link}</p>
            <ul class="checks">{items}</ul>
            {supervised}
        </div>
    }
    .into_any()
}

fn was_confirmed(standing: &Confirming) -> AnyView {
    let Some(confirmation) = &standing.confirmation else { return ().into_any() };
    let outcome = match confirmation.outcome {
        Confirmed::Clear => say("weighing-confirmed-clear"),
        Confirmed::Withdraw => say("weighing-confirmed-withdraw"),
    };
    let reason = (!confirmation.reason.is_empty())
        .then(|| view! { <dt>{say("weighing-reason-label")}</dt><dd>{confirmation.reason.clone()}</dd> });
    view! {
        <section class="card">
            <h2>{outcome}</h2>
            <dl class="facts">
                {reason}
                <dt>{say("weighing-decided-by")}</dt><dd>{confirmation.by_name.clone()}", "{london_stamp(confirmation.at)}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn confirm_form(id: CandidacyId, standing: &Confirming, form: &FormState) -> AnyView {
    let form = form.of("confirm");
    let mut outcomes = Vec::new();
    if standing.candidacy.stage != Stage::Cleared {
        outcomes.push(("clear".to_owned(), say("weighing-outcome-clear")));
    }
    outcomes.push(("withdraw".to_owned(), say("weighing-outcome-withdraw")));
    view! {
        <form method="post" action=format!("/candidates/{id}/confirm") class="stack card">
            {radios(&form, "outcome", say("weighing-outcome-label"), outcomes, "", Opt::default())}
            {select_field(&form, "withdrawn_for", say("weighing-withdrawn-for-label"), withdrawn_for(), Opt::hint(say("weighing-withdrawn-for-hint")))}
            {area_field(&form, "reason", say("weighing-reason-label"), Opt::hint(say("weighing-reason-hint")))}
            {send(say("weighing-confirm-save"))}
        </form>
    }
    .into_any()
}

/// The first day.
pub async fn start(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let standing = service::confirming(&v.who, &v.app, id).await?;
    let decides = service::decides(&v.who, &v.app, standing.vacancy.id).await;
    let today = crate::checks::service::today(v.app.clock.now())?;
    let title = say_with("weighing-start-title", &[("name", &standing.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let body = match (&standing.start, standing.candidacy.stage) {
            (Some(start), _) => view! {
                <p class="says good"><b>{say_with("weighing-started", &[("day", &day_words(&start.start_on))])}</b>" "{start.by_name.clone()}", "{london_stamp(start.at)}</p>
            }
            .into_any(),
            (None, Stage::Cleared) if !decides => by_manager(),
            (None, Stage::Cleared) => day_form(id, &form, "weighing-start-save"),
            (None, Stage::Withdrawn | Stage::OfferWithdrawn) => {
                view! { <div class="empty"><p>{say("weighing-start-none")}</p></div> }.into_any()
            }
            (None, _) => view! {
                <div class="empty">
                    <p>{say("weighing-start-not-now")}</p>
                    <p><a class="btn quiet" href=format!("/candidates/{id}/confirm")>{say("weighing-to-confirm")}</a></p>
                </div>
            }
            .into_any(),
        };
        let again = (decides && standing.candidacy.stage == Stage::Started && standing.is_ahead(today)).then(|| {
            view! {
                <details class="more" open=form.is("start")>
                    <summary>{say("weighing-start-again")}</summary>
                    {day_form(id, &form, "weighing-start-again-save")}
                </details>
            }
        });
        let never =
            (decides && standing.may_never_have_begun(today)).then(|| never_form(id, &form, standing.is_ahead(today)));
        view! {
            {trail(above(&standing.vacancy), title.clone())}
            {errors(&form)}
            <div class="head"><div><h1>{title.clone()}</h1></div></div>
            {checks_stand(id, &standing)}
            {body}
            {again}
            {never}
        }
    }))
}

fn day_form(id: CandidacyId, form: &FormState, button: &'static str) -> AnyView {
    let form = form.of("start");
    view! {
        <form method="post" action=format!("/candidates/{id}/start") class="stack card">
            {date_field(&form, "start_on", say("weighing-start-on"), Opt::hint(say("weighing-start-hint")))}
            {send(say(button))}
        </form>
    }
    .into_any()
}

/// They never began: they do not come, or the offer is taken back.
fn never_form(id: CandidacyId, form: &FormState, is_ahead: bool) -> AnyView {
    let open = form.is("never-began");
    let form = form.of("never-began");
    let who = ["they", "we"].map(|who| (who.to_owned(), say(&format!("weighing-who-ended-{who}"))));
    view! {
        <details class="more" open=open>
            <summary>{say("weighing-never-began")}</summary>
            <form method="post" action=format!("/candidates/{id}/start/never") class="stack card">
                <p>{say("weighing-never-began-lead")}</p>
                {radios(&form, "who_ended", say("weighing-who-ended"), who.to_vec(), "", Opt::default())}
                {select_field(&form, "withdrawn_for", say("weighing-withdrawn-for-label"), withdrawn_for(), Opt::hint(say("weighing-withdrawn-for-hint")))}
                {area_field(&form, "never_reason", say("weighing-reason-label"), Opt::hint(say("weighing-never-reason-hint")))}
                {(!is_ahead).then(|| tick(&form, "worked_none", say("weighing-worked-none"), false))}
                {send(say("weighing-never-began-save"))}
            </form>
        </details>
    }
    .into_any()
}

/// The kinds of reason for which an offer is taken back, as a form offers them.
fn withdrawn_for() -> Vec<(String, String)> {
    let why = WithdrawnFor::ALL.iter().map(|why| (why.code().to_owned(), say(&why.message())));
    std::iter::once((String::new(), say("weighing-withdrawn-for-none"))).chain(why).collect()
}
