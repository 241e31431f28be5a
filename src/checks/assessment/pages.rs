//! The page on which a risk is weighed, and on which the second person answers.

use super::service::{self, Weighing};
use super::{Assessment, Decision, PROMISES, factors};
use crate::checks::facts::Facts;
use crate::checks::facts::rules::ToWeigh;
use crate::checks::pages::{above, does, root};
use crate::ids::{CandidacyId, CheckId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, checks, date_field, errors, radios, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// One record that has to be weighed: what was weighed so far, and the form for whoever is next.
pub async fn weighing(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let check: CheckId = v.id("check")?;
    let (sheet, weighing) = service::weighing(&v.who, &v.app, id, check).await?;
    let does = does(&v, &sheet.candidacy).await;
    let mut above = above(&v, &sheet.candidacy, &sheet.vacancy);
    let name = sheet.candidacy.name.clone();
    above.push((format!("{}/checks", root(&v, id)), say("checks-overview-title")));
    let title = say_with("assess-title", &[("name", &name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let lead = format!("assess-lead-{}", weighing.about.code().replace('_', "-"));
        let all = weighing.all.iter().rev().map(|one| card(id, one)).collect_view();
        let next = match &weighing.waits {
            _ if !does => ().into_any(),
            Some(_) if weighing.is_own => view! { <p class="says">{say("assess-waits-for-another")}</p> }.into_any(),
            Some(_) => answer_form(id, &weighing, &form),
            None => weigh_form(id, &weighing, &form),
        };
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{weighing.title.clone()}": "{say(&lead)}</p>
            </div></div>
            {all}
            {next}
        }
    }))
}

fn card(id: CandidacyId, one: &Assessment) -> AnyView {
    let fact = |label: &str, value: &str| {
        (!value.is_empty()).then(|| view! { <dt>{say(label)}</dt><dd>{value.to_owned()}</dd> })
    };
    let words: Facts = serde_json::from_str(&one.words).unwrap_or_default();
    let factors = factors(one.about)
        .iter()
        .filter_map(|factor| {
            let value = words.get(*factor)?.clone();
            Some(view! { <dt>{say(&factor_message(factor))}</dt><dd>{value}</dd> })
        })
        .collect_view();
    let apart = (one.about == ToWeigh::Content).then(|| {
        view! { <p><a href=format!("/candidates/{id}/disclosed")>{say("assess-words-apart")}</a></p> }
    });
    let answer = match (one.agrees, &one.answered_name, one.answered_at) {
        (Some(agrees), Some(name), Some(at)) => {
            let words = if agrees { "assess-agreed" } else { "assess-not-agreed" };
            let more = one.answer_words.clone().filter(|words| !words.is_empty());
            view! { <dt>{say(words)}</dt><dd>{name.clone()}", "{london_stamp(at)}{more.map(|words| format!(": {words}"))}</dd> }
                .into_any()
        }
        _ => view! { <dt>{say("assess-second-label")}</dt><dd>{say("assess-second-waits")}</dd> }.into_any(),
    };
    let day = |text: &Option<String>| text.as_deref().map(day_words).unwrap_or_default();
    view! {
        <section class="card">
            <h2>{decided(one.about, one.decision)}</h2>
            <dl class="facts">
                {factors}
                {fact("assess-field-conditions", &one.conditions)}
                {fact("assess-field-supervisor", &one.supervisor)}
                {fact("assess-field-supervision", &one.supervision)}
                {fact("assess-field-ends-on", &day(&one.ends_on))}
                {fact("assess-field-talked-on", &day(&one.talked_on))}
                <dt>{say("assess-weighed-by")}</dt><dd>{one.by_name.clone()}", "{london_stamp(one.at)}</dd>
                {answer}
            </dl>
            {apart}
        </section>
    }
    .into_any()
}

/// A decision in the words of what it is about.
fn decided(about: ToWeigh, decision: Decision) -> String {
    match about {
        ToWeigh::AdultFirst => say(&format!("assess-start-{}", decision.code().replace('_', "-"))),
        ToWeigh::Content | ToWeigh::Register => say(&decision.message()),
    }
}

fn factor_message(factor: &str) -> String {
    format!("assess-factor-{}", factor.replace('_', "-"))
}

fn weigh_form(id: CandidacyId, weighing: &Weighing, form: &FormState) -> AnyView {
    let form = form.of("weigh-risk");
    let starts = weighing.about == ToWeigh::AdultFirst;
    let fields = factors(weighing.about)
        .iter()
        .map(|factor| area_field(&form, factor, say(&factor_message(factor)), Opt::default().rows(3)))
        .collect_view();
    let decisions =
        Decision::ALL.iter().map(|decision| (decision.code().to_owned(), decided(weighing.about, *decision))).collect();
    let promises = PROMISES
        .iter()
        .map(|promise| ((*promise).to_owned(), say(&format!("assess-promise-{}", promise.replace('_', "-")))))
        .collect();
    let supervised = starts.then(|| {
        view! {
            {text_field(&form, "supervisor", say("assess-field-supervisor"), Opt::hint(say("assess-hint-supervisor")))}
            {area_field(&form, "supervision", say("assess-field-supervision"), Opt::hint(say("assess-hint-supervision")).rows(3))}
            {date_field(&form, "ends_on", say("assess-field-ends-on"), Opt::hint(say("assess-hint-ends-on")))}
            {checks(&form, "promises", say("assess-promises"), promises, &[], Opt::default())}
        }
    });
    let talked = (!starts).then(|| {
        date_field(&form, "talked_on", say("assess-field-talked-on"), Opt::hint(say("assess-hint-talked-on")))
    });
    view! {
        <form method="post" action=format!("/candidates/{id}/risk/{}", weighing.check) class="stack card" aria-label=say("assess-form")>
            <h2>{say("assess-form")}</h2>
            {fields}
            {talked}
            {radios(&form, "decision", say("assess-field-decision"), decisions, "", Opt::default())}
            {area_field(&form, "conditions", say("assess-field-conditions"), Opt::hint(say("assess-hint-conditions")).rows(2))}
            {supervised}
            <p class="hint">{say("assess-two-persons")}</p>
            {send(say("assess-save"))}
        </form>
    }
    .into_any()
}

fn answer_form(id: CandidacyId, weighing: &Weighing, form: &FormState) -> AnyView {
    let form = form.of("answer-risk");
    let answers = vec![("yes".to_owned(), say("assess-answer-yes")), ("no".to_owned(), say("assess-answer-no"))];
    view! {
        <form method="post" action=format!("/candidates/{id}/risk/{}/answer", weighing.check) class="stack card" aria-label=say("assess-answer-form")>
            <h2>{say("assess-answer-form")}</h2>
            {radios(&form, "agrees", say("assess-answer-label"), answers, "", Opt::default())}
            {area_field(&form, "answer_words", say("assess-answer-words"), Opt::hint(say("assess-answer-words-hint")).rows(3))}
            {send(say("assess-answer-save"))}
        </form>
    }
    .into_any()
}
