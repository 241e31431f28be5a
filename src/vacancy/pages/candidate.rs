//! One candidate at the desk: how far they are, what can be done next, the offer and its letter.

use super::trail_of;
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::clock::{date_words, day_words, london_date, london_day, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::candidate_answer;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, hidden, radios, select_field, send, text_field};
use crate::ui::page::Page;
use crate::ui::receipt::{Keeper, foot};
use crate::vacancy::service::{self, DECLINED, seen_of};
use crate::vacancy::{Candidacy, Offer, OfferState, Stage, StageStep, Vacancy, WithdrawnFor};
use leptos::prelude::*;

/// A stage that the manager moves a candidate to by hand, where it needs a reason.
fn with_reason(f: &FormState, id: CandidacyId, to: Stage, field: &'static str) -> AnyView {
    let words = |what: &str| say(&format!("vacancy-{}-{what}", to.code().replace('_', "-")));
    let open = f.problem(field).is_some();
    view! {
        <details class="more" open=open>
            <summary>{words("do")}</summary>
            <form class="stack" method="post" action=format!("/candidates/{id}/stage") novalidate="novalidate">
                {hidden("to", to.code())}
                {area_field(f, field, say("vacancy-reason"), Opt::hint(words("reason-hint")).rows(3))}
                <div class="acts"><button type="submit" class="btn danger">{words("do")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn offer_form(f: &FormState, id: CandidacyId) -> AnyView {
    view! {
        <form class="stack card" method="post" action=format!("/candidates/{id}/offer") novalidate="novalidate">
            <h2>{say("vacancy-offer-make")}</h2>
            <p>{say("vacancy-offer-make-lead")}</p>
            {text_field(f, "hours", say("vacancy-offer-hours"), Opt::hint(say("vacancy-offer-hours-hint")))}
            {text_field(f, "pay", say("vacancy-offer-pay"), Opt::hint(say("vacancy-offer-pay-hint")))}
            {date_field(f, "start_on", say("vacancy-offer-start"), Opt::hint(say("vacancy-offer-start-hint")))}
            {date_field(f, "answer_by", say("vacancy-offer-answer-by"), Opt::hint(say("vacancy-offer-answer-by-hint")))}
            {send(say("vacancy-offer-make"))}
        </form>
    }
    .into_any()
}

fn answer_form(f: &FormState, id: CandidacyId, today: String) -> AnyView {
    let answers =
        ["accepted", "declined"].map(|answer| (answer.to_owned(), say(&format!("vacancy-offer-they-{answer}"))));
    view! {
        <form class="stack card" method="post" action=format!("/candidates/{id}/offer/answer") novalidate="novalidate">
            <h2>{say("vacancy-offer-answer")}</h2>
            {radios(f, "answer", say("vacancy-offer-answer-question"), answers.to_vec(), "", Opt::default())}
            {date_field(f, "answered_on", say("vacancy-offer-answered-on"), Opt::default().value(today))}
            {area_field(f, "why_declined", say("vacancy-offer-why-declined"), Opt::hint(say("vacancy-offer-why-declined-hint")).rows(2))}
            {send(say("vacancy-offer-answer-keep"))}
        </form>
    }
    .into_any()
}

fn withdraw_form(f: &FormState, id: CandidacyId) -> AnyView {
    let mut categories = vec![(String::new(), say("vacancy-withdrawn-for-choose"))];
    categories.extend(WithdrawnFor::ALL.map(|category| (category.code().to_owned(), say(&category.message()))));
    view! {
        <details class="more" open=!f.problems.is_empty()>
            <summary>{say("vacancy-offer-withdraw")}</summary>
            <form class="stack" method="post" action=format!("/candidates/{id}/offer/withdraw") novalidate="novalidate">
                {select_field(f, "withdrawn_for", say("vacancy-withdrawn-for"), categories, Opt::hint(say("vacancy-withdrawn-for-hint")))}
                {area_field(f, "withdraw_reason", say("vacancy-reason"), Opt::hint(say("vacancy-offer-withdraw-hint")).rows(3))}
                <div class="acts"><button type="submit" class="btn danger">{say("vacancy-offer-withdraw")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn offer_facts(offer: &Offer) -> AnyView {
    let fact = |label: &str, value: Option<String>| value.map(|value| view! { <dt>{say(label)}</dt><dd>{value}</dd> });
    let category = offer.withdrawn_for.map(|category| say(&category.message()));
    view! {
        <dl class="facts">
            {fact("vacancy-offer-state", Some(say(&offer.state.message())))}
            {fact("vacancy-offer-made-on", Some(london_day(offer.made_at)))}
            {fact("vacancy-offer-hours", Some(offer.hours.clone()))}
            {fact("vacancy-offer-pay", Some(offer.pay.clone()))}
            {fact("vacancy-offer-start", offer.start_on.as_deref().map(day_words))}
            {fact("vacancy-offer-answer-by", offer.answer_by.as_deref().map(day_words))}
            {fact("vacancy-offer-answered-on", offer.answered_on.as_deref().map(day_words))}
            {fact("vacancy-withdrawn-for", category)}
            {fact("vacancy-reason", offer.withdrawn_reason.clone())}
        </dl>
    }
    .into_any()
}

fn offer_part(candidacy: &Candidacy, offers: &[Offer], form: &FormState, today: String, does: bool) -> AnyView {
    let id = candidacy.id;
    let last = offers.first();
    let facts = last.map(|offer| {
        view! {
            <section class="card">
                <h2>{say("vacancy-offer")}</h2>
                {offer_facts(offer)}
                <p><a class="btn quiet" href=format!("/candidates/{id}/letter")>{say("vacancy-letter")}</a></p>
            </section>
        }
    });
    let to_do = match candidacy.stage {
        _ if !does => None,
        Stage::Chosen => Some(offer_form(&form.of("make-offer"), id)),
        Stage::ConditionalOffer if last.is_some_and(|offer| offer.state == OfferState::Open) => {
            Some(answer_form(&form.of("answer-offer"), id, today))
        }
        _ => None,
    };
    view! { {facts} {to_do} }.into_any()
}

fn stage_part(candidacy: &Candidacy, form: &FormState) -> AnyView {
    let (id, stage) = (candidacy.id, candidacy.stage);
    let f = form.of("move-stage");
    let shortlist = matches!(stage, Stage::Applied).then(|| {
        view! {
            <form method="post" action=format!("/candidates/{id}/stage")>
                {hidden("to", Stage::Shortlisted.code())}
                {send(say("vacancy-shortlist"))}
            </form>
        }
    });
    let not_chosen = matches!(stage, Stage::Applied | Stage::Shortlisted)
        .then(|| with_reason(&f, id, Stage::NotChosen, "reason_not_chosen"));
    let withdrawn = (!stage.is_end()).then(|| with_reason(&f, id, Stage::Withdrawn, "reason_withdrawn"));
    let withdraw = matches!(stage, Stage::ConditionalOffer | Stage::Accepted | Stage::Cleared)
        .then(|| withdraw_form(&form.of("withdraw-offer"), id));
    view! { {shortlist} {not_chosen} {withdraw} {withdrawn} }.into_any()
}

/// Who they are and how they are reached, to be put right.
fn correct_form(candidacy: &Candidacy, form: &FormState) -> AnyView {
    let (id, open) = (candidacy.id, form.is("correct-candidate"));
    let f = form.of("correct-candidate");
    let since = candidacy.employed_since.clone().map(|since| {
        view! { {date_field(&f, "since", say("vacancy-correct-since"), Opt::default().value(since))} }
    });
    let value = |value: &Option<String>| Opt::default().value(value.clone().unwrap_or_default());
    view! {
        <details class="more" open=open>
            <summary>{say("vacancy-correct")}</summary>
            <form class="stack" method="post" action=format!("/candidates/{id}/correct") novalidate="novalidate">
                <p class="hint">{say("vacancy-correct-lead")}</p>
                {hidden("seen", seen_of(candidacy))}
                {text_field(&f, "name", say("vacancy-candidate-name"), Opt::default().value(candidacy.name.clone()))}
                {text_field(&f, "email", say("vacancy-candidate-email"), value(&candidacy.email))}
                {text_field(&f, "phone", say("vacancy-candidate-phone"), value(&candidacy.phone))}
                {since}
                {area_field(&f, "why", say("vacancy-correct-why"), Opt::default().rows(2))}
                {send(say("vacancy-correct-save"))}
            </form>
        </details>
    }
    .into_any()
}

fn history(steps: Vec<StageStep>) -> AnyView {
    let lines = steps
        .into_iter()
        .map(|step| {
            let why = step.reason.map(|why| if why == DECLINED { say("vacancy-declined-no-reason") } else { why });
            view! { <li><time>{london_stamp(step.at)}</time><p>{say(&step.to_stage.message())}</p>{why.map(|why| view! { <p>{why}</p> })}</li> }
        })
        .collect_view();
    view! { <ol class="timeline">{lines}</ol> }.into_any()
}

/// Of somebody whose data was deleted there is nothing to show and nothing to do.
fn erased(v: &Visit, candidacy: Candidacy, vacancy: Vacancy) -> Page {
    Page::desk(v, candidacy.name.clone(), move || {
        view! {
            {trail_of(&vacancy, candidacy.name.clone())}
            <h1>{candidacy.name.clone()}</h1>
            <p class="lead">{say("vacancy-candidate-erased")}</p>
            <p class="acts"><a class="btn quiet" href=format!("/files/{}", candidacy.id)>{say("vacancy-candidate-erased-file")}</a></p>
        }
    })
}

/// One candidate's desk page.
pub async fn candidate(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let candidacy = service::read_candidacy(&v.who, &v.app, id).await?;
    let vacancy = service::vacancy(&v.who, &v.app, candidacy.vacancy).await?;
    if candidacy.erased_at.is_some() {
        return Ok(erased(&v, candidacy, vacancy));
    }
    let steps = service::history(&v.who, &v.app, id).await?;
    let offers = service::offers(&v.who, &v.app, id).await?;
    let does = service::may_do(&v.who, &v.app, service::OFFICE, candidacy.vacancy).await.is_ok();
    let today = london_date(v.app.clock.now());
    let standing = candidate_answer::service::standing(&v.who, &v.app, &candidacy).await?;
    Ok(Page::desk(&v, candidacy.name.clone(), move || {
        let fact = |label: &str, value: Option<String>| {
            view! { <dt>{say(label)}</dt><dd>{value.unwrap_or_else(|| say("vacancy-fact-none"))}</dd> }
        };
        let notice = candidacy.notice_given_on.as_deref().map(|day| {
            let how = candidacy.notice_how.map(|how| say(&how.message())).unwrap_or_default();
            format!("{} · {how}", day_words(day))
        });
        let worker = candidacy.employed_since.as_deref().map(|since| {
            let work = format!("{}, {}", vacancy.title, vacancy.service_name);
            (
                say_with("employed-since", &[("day", &date_words(since))]),
                format!("{work} · {}", say(&vacancy.work_kind.message())),
            )
        });
        let no_notice = (does && !candidacy.may_be_seen() && !candidacy.stage.is_end()).then(|| {
            view! { <p class="says">{say("vacancy-candidate-no-notice")} " " <a href=format!("/vacancies/{}/notice", vacancy.id)>{say("vacancy-go-on-notice")}</a></p> }
        });
        view! {
            {errors(&form)}
            {trail_of(&vacancy, candidacy.name.clone())}
            <div class="head"><div>
                <h1>{candidacy.name.clone()}</h1>
                <p class="lead">{say_with("vacancy-candidate-stage", &[("stage", &say(&candidacy.stage.message()))])}</p>
            </div></div>
            {no_notice}
            {candidate_answer::pages::on_candidate(&candidacy, standing, true)}
            <div class="two">
                <div>
                    {offer_part(&candidacy, &offers, &form, today, does)}
                    {(does && candidacy.employed_since.is_none()).then(|| view! { <section id="to" tabindex="-1"><h2>{say("vacancy-candidate-next")}</h2>{stage_part(&candidacy, &form)}</section> })}
                    {candidacy.employed_since.is_none().then(|| view! { <h2>{say("vacancy-candidate-history")}</h2> {history(steps)} })}
                </div>
                <aside><section class="card">
                    <h2>{say("vacancy-candidate-facts")}</h2>
                    <dl class="facts">
                        {fact("vacancy-candidate-email", candidacy.email.clone())}
                        {fact("vacancy-candidate-phone", candidacy.phone.clone())}
                        {worker.is_none().then(|| fact("vacancy-col-notice", notice))}
                        {worker.map(|(since, kind)| view! { {fact("employed-facts", Some(since))}{fact("employed-kind", Some(kind))} })}
                    </dl>
                    {does.then(|| correct_form(&candidacy, &form))}
                    <p><a href=format!("/candidates/{id}/history")>{say("history-name")}</a></p>
                    <p><a href=format!("/candidates/{id}/references")>{say("reference-name")}</a></p>
                    <p><a href=format!("/candidates/{id}/evidence")>{say("evidence-name")}</a></p>
                    <p><a href=format!("/candidates/{id}/checks")>{say("vacancy-candidate-checks")}</a></p>
                    {candidate_answer::pages::on_candidate(&candidacy, standing, false)}
                    <p><a href=format!("/files/{id}")>{say("vacancy-candidate-file")}</a></p>
                </section></aside>
            </div>
        }
    }))
}

/// The letter of the last offer, to print and sign.
pub async fn letter(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let offers = service::offers(&v.who, &v.app, id).await?;
    let candidacy = service::read_candidacy(&v.who, &v.app, id).await?;
    let vacancy = service::vacancy(&v.who, &v.app, candidacy.vacancy).await?;
    let organisation = crate::people::service::organisation(&v.who, &v.app).await?;
    let offer = offers.into_iter().next().ok_or(Refused::NotFound)?;
    let by = crate::people::service::person(&v.who, &v.app, offer.made_by).await?;
    let receipt = crate::ledger::service::receipt(&v.app).await?;
    Ok(Page::sheet(say("vacancy-letter"), move || {
        let with = [
            ("organisation", organisation.name.as_str()),
            ("name", candidacy.name.as_str()),
            ("title", vacancy.title.as_str()),
            ("service", vacancy.service_name.as_str()),
            ("contact", vacancy.contact.as_str()),
        ];
        let line = |id: &str| view! { <p>{say_with(id, &with)}</p> };
        let fact =
            |label: &str, value: Option<String>| value.map(|value| view! { <dt>{say(label)}</dt><dd>{value}</dd> });
        let conditions = ["identity", "work", "record", "conduct", "history", "health"]
            .map(|condition| view! { <li>{say(&format!("vacancy-letter-condition-{condition}"))}</li> });
        let withdrawn = (offer.state == OfferState::Withdrawn)
            .then(|| view! { <p class="says stop noprint">{say("vacancy-letter-withdrawn")}</p> });
        let answer_by = offer
            .answer_by
            .as_deref()
            .map(|day| view! { <p>{say_with("vacancy-letter-answer-by", &[("day", &day_words(day))])}</p> });
        view! {
            <p class="noprint"><a href=format!("/candidates/{id}")>{say("ui-back")}</a></p>
            {withdrawn}
            <address>{organisation.name.clone()}<br/>{vacancy.service_name.clone()}<br/>{vacancy.contact.clone()}</address>
            <p>{london_day(offer.made_at)}</p>
            {line("vacancy-letter-dear")}
            <h1>{say_with("vacancy-letter-title", &with)}</h1>
            {line("vacancy-letter-offer")}
            <dl class="facts">
                {fact("vacancy-offer-hours", Some(offer.hours.clone()))}
                {fact("vacancy-offer-pay", Some(offer.pay.clone()))}
                {fact("vacancy-offer-start", offer.start_on.as_deref().map(day_words))}
            </dl>
            {line("vacancy-letter-conditions")}
            <ul>{conditions.collect_view()}</ul>
            {line("vacancy-letter-talk")}
            {line("vacancy-letter-panel")}
            {answer_by}
            {line("vacancy-letter-contact")}
            <p>{say("vacancy-letter-yours")}</p>
            <div class="sign"><p><span class="line"></span>{by.name.clone()}</p></div>
            <h2>{say("vacancy-letter-reply")}</h2>
            {line("vacancy-letter-accept")}
            <div class="sign"><p><span class="line"></span>{candidacy.name.clone()}</p><p><span class="line"></span>{say("vacancy-sheet-date")}</p></div>
            {foot(receipt.as_ref(), Keeper::Candidate)}
        }
    }))
}
