//! The screen: what the role needs, who does it, and one card an application.

use super::rules::{self, Length, YEARS_MOST};
use super::service::{self, Application, Did, Shortlisting};
use super::{Fit, Held, Marked, Outcome, Part};
use crate::checks::service::MAY;
use crate::ids::{CandidacyId, VacancyId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, radios, text_field};
use crate::ui::page::{Page, trail};
use crate::vacancy::{RoleProfile, Stage};
use leptos::prelude::*;

/// The applications of one vacancy, to be read out and marked.
pub async fn shortlist(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let read = service::read_shortlisting(&v.who, &v.app, id).await?;
    let does = crate::vacancy::service::may_do(&v.who, &v.app, MAY, id).await.is_ok();
    let today = london_date(v.app.clock.now());
    // Of which application the form was refused.
    let refused: Option<CandidacyId> = v.id("candidacy").ok();
    let title = say_with("shortlisting-title", &[("vacancy", &read.vacancy.title)]);
    let above = vec![
        ("/vacancies".to_owned(), say("vacancy-list-title")),
        (format!("/vacancies/{id}"), read.vacancy.title.clone()),
    ];
    Ok(Page::desk(&v, title.clone(), move || {
        let onward = (does && read.applications.iter().any(|one| one.stage == Stage::Shortlisted))
            .then(|| view! { <a class="btn" href=format!("/vacancies/{id}/notice")>{say("vacancy-go-on-notice")}</a> });
        let unsaid = read.is_unsaid().then(|| view! { <p class="says">{say("shortlisting-unsaid-page")}</p> });
        view! {
            {errors(&form)}
            {trail(above, say("shortlisting-name"))}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("shortlisting-lead")}</p>
                <p class="hint">{say("shortlisting-away")}</p>
            </div>{onward}</div>
            {unsaid}
            {role(id, read.profile.as_ref(), does)}
            {who_does_it(id, read.held.as_ref(), &form, &today, does)}
            {applications(&read, &form, refused, does)}
        }
    }))
}

fn lines(words: &str) -> AnyView {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any()
}

/// The role profile in its people's words.
fn role(id: VacancyId, profile: Option<&RoleProfile>, does: bool) -> AnyView {
    let Some(profile) = profile else {
        let write =
            does.then(|| view! { " "<a href=format!("/vacancies/{id}/role")>{say("shortlisting-role-write")}</a> });
        return view! { <section class="card"><h2>{say("shortlisting-role")}</h2><p>{say("shortlisting-role-none")}{write}</p></section> }
            .into_any();
    };
    let parts = Part::written(profile).into_iter().map(|part| {
        view! { <h3>{say(&part.message())}</h3><blockquote>{lines(part.words(profile))}</blockquote> }
    });
    view! {
        <section class="card">
            <h2>{say("shortlisting-role")}</h2>
            {parts.collect_view()}
            <p class="hint">{say_with("shortlisting-role-by", &[("names", &profile.written_by)])}</p>
        </section>
    }
    .into_any()
}

/// What was said of who does it, and the form that says it.
fn who_does_it(id: VacancyId, held: Option<&Held>, form: &FormState, today: &str, does: bool) -> AnyView {
    let f = form.of("hold-shortlisting");
    let said = held.map(|held| {
        let words = if held.with_panel {
            let day = held.held_on.as_deref().map(day_words).unwrap_or_default();
            say_with("shortlisting-held-with", &[("names", &held.members), ("day", &day)])
        } else {
            say_with("shortlisting-held-without", &[("why", &held.why_without)])
        };
        let by = say_with("shortlisting-said-by", &[("by", &held.by_name), ("at", &london_stamp(held.at))]);
        view! { <p>{words}</p><p class="hint">{by}</p> }
    });
    let fields = does.then(|| held_form(id, held, &f, today));
    let body = match (held, fields) {
        (Some(_), Some(fields)) => view! {
            {said}
            <details class="more" open=!f.problems.is_empty()><summary>{say("shortlisting-hold-again")}</summary>{fields}</details>
        }
        .into_any(),
        (Some(_), None) => said.into_any(),
        (None, Some(fields)) => fields,
        (None, None) => view! { <p>{say("shortlisting-held-nobody")}</p> }.into_any(),
    };
    view! { <section class="card"><h2>{say("shortlisting-who")}</h2>{body}</section> }.into_any()
}

fn held_form(id: VacancyId, held: Option<&Held>, f: &FormState, today: &str) -> AnyView {
    let options =
        vec![("yes".to_owned(), say("shortlisting-with-yes")), ("no".to_owned(), say("shortlisting-with-no"))];
    let stored = held.map_or("", |held| if held.with_panel { "yes" } else { "no" });
    let words = |of: fn(&Held) -> &String| held.map(of).cloned().unwrap_or_default();
    let day = held.and_then(|held| held.held_on.clone()).unwrap_or_else(|| today.to_owned());
    view! {
        <form class="stack" method="post" action=format!("/vacancies/{id}/shortlist") novalidate="novalidate">
            {radios(f, "with_panel", say("shortlisting-with"), options, stored, Opt::default())}
            {text_field(f, "members", say("shortlisting-members"), Opt::hint(say("shortlisting-members-hint")).value(words(|held| &held.members)))}
            {date_field(f, "held_on", say("shortlisting-held-on"), Opt::hint(say("shortlisting-held-on-hint")).value(day))}
            {area_field(f, "why_without", say("shortlisting-why"), Opt::hint(say("shortlisting-why-hint")).rows(2).value(words(|held| &held.why_without)))}
            {keep(None)}
        </form>
    }
    .into_any()
}

/// The button of a form; of an application, a screen reader hears which.
fn keep(number: Option<usize>) -> AnyView {
    let (words, of) = match number {
        Some(number) => ("shortlisting-keep", Some(say_with("shortlisting-keep-of", &[("n", &number.to_string())]))),
        None => ("shortlisting-hold", None),
    };
    let of = of.map(|of| view! { <span class="vh">" "{of}</span> });
    view! { <div class="acts"><button type="submit" class="btn">{say(words)}{of}</button></div> }.into_any()
}

fn applications(read: &Shortlisting, form: &FormState, refused: Option<CandidacyId>, does: bool) -> AnyView {
    if read.applications.is_empty() {
        let id = read.vacancy.id;
        return view! {
            <div class="empty">
                <p>{say("shortlisting-none")}</p>
                <p><a href=format!("/vacancies/{id}/candidates")>{say("shortlisting-to-candidates")}</a></p>
            </div>
        }
        .into_any();
    }
    let waits = |one: &&Application| one.marked.is_none() && rules::is_open(one.stage);
    let next = read.applications.iter().find(waits).map(|one| one.candidacy);
    let cards = read.applications.iter().map(|one| {
        let f = if refused == Some(one.candidacy) { form.of("mark-application") } else { FormState::default() };
        // One after another: the next that nobody marked is open, and one that was refused.
        let open = !f.problems.is_empty() || next == Some(one.candidacy);
        card(read, one, &f, does.then_some(open))
    });
    cards.collect_view().into_any()
}

/// `opens` is none for whoever marks nothing; else whether the form stands open.
fn card(read: &Shortlisting, one: &Application, f: &FormState, opens: Option<bool>) -> AnyView {
    let id = format!("application-{}", one.candidacy);
    let number = one.number.to_string();
    let title = match &one.name {
        Some(name) => say_with("shortlisting-application", &[("n", &number), ("name", name)]),
        None => say_with("shortlisting-application-unnamed", &[("n", &number)]),
    };
    // Whoever invites them has to know who it is, and the large screen does not.
    let who = (opens.is_some() && one.name.is_none()).then(|| {
        view! { <p><a href=format!("/candidates/{}", one.candidacy)>{say("shortlisting-who-it-is")}<span class="vh">" "{title.clone()}</span></a></p> }
    });
    let marked = one.marked.as_ref().map(|marked| marked_part(read, marked));
    view! {
        <section class="card" id=id.clone() tabindex="-1" aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{title}" "<span class="tag plain">{say(&one.stage.message())}</span></h2>
            <h3>{say("shortlisting-did")}</h3>
            {did_part(one.did.as_deref())}
            {one.earlier.then(|| view! { <p class="hint">{say("shortlisting-earlier")}</p> })}
            {marked}
            {opens.map(|open| mark_part(read, one, f, open))}
            {who}
        </section>
    }
    .into_any()
}

/// The job, how long, where, and of which kind: no date and no year.
fn did_part(did: Option<&[Did]>) -> AnyView {
    let says = |id: &str| view! { <p>{say(id)}</p> }.into_any();
    match did {
        None => says("shortlisting-did-none"),
        Some([]) => says("shortlisting-did-no-work"),
        Some(did) => {
            let rows = did.iter().map(did_row).collect_view();
            view! { <ul>{rows}</ul> }.into_any()
        }
    }
}

fn did_row(did: &Did) -> AnyView {
    let kind = say(&did.activity.message());
    let (what, kind) = if did.title.is_empty() { (kind, String::new()) } else { (did.title.clone(), kind) };
    let only_if = |is: bool, id: &str| if is { say(id) } else { String::new() };
    let goes_on = only_if(did.goes_on, "shortlisting-goes-on");
    let care = only_if(did.care, "shortlisting-care");
    let said = |parts: &[&String]| {
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect::<Vec<_>>().join(", ")
    };
    let first = said(&[&length_words(did.length), &goes_on]);
    let more = said(&[&did.place, &kind, &care]);
    view! { <li><b>{what}</b>", "{first}<br/><span class="hint">{more}</span></li> }.into_any()
}

fn length_words(length: Length) -> String {
    let with = |id: &str, n: i64| say_with(id, &[("n", &n.to_string())]);
    match length {
        Length::Days => say("shortlisting-length-days"),
        Length::Months(n) => with("shortlisting-length-months", n),
        Length::Years(n) => with("shortlisting-length-years", n),
        Length::Longer => with("shortlisting-length-longer", YEARS_MOST),
    }
}

/// How it was marked last.
fn marked_part(read: &Shortlisting, marked: &Marked) -> AnyView {
    let marks = marked.marks.0.iter().map(|(part, fit)| {
        view! { <dt>{say(&part.message())}</dt><dd>{say(&fit.message())}</dd> }
    });
    let other = read.profile.as_ref().is_some_and(|profile| profile.version != marked.profile_version);
    let by = say_with("shortlisting-said-by", &[("by", &marked.by_name), ("at", &london_stamp(marked.at))]);
    view! {
        <h3>{say("shortlisting-marks")}</h3>
        <dl class="facts">
            {marks.collect_view()}
            <dt>{say("shortlisting-reason")}</dt><dd>{marked.reason.clone()}</dd>
            <dt>{say("shortlisting-outcome")}</dt><dd>{say(&marked.outcome.message())}</dd>
        </dl>
        <p class="hint">{by}{other.then(|| view! { " "{say("shortlisting-other-profile")} })}</p>
    }
    .into_any()
}

/// The form of one application, or what stands in its way.
fn mark_part(read: &Shortlisting, one: &Application, f: &FormState, open: bool) -> AnyView {
    let says = |id: &str| view! { <p class="hint">{say(id)}</p> }.into_any();
    if !rules::is_open(one.stage) {
        return says("shortlisting-closed");
    }
    let parts = read.profile.as_ref().map(Part::written).unwrap_or_default();
    if parts.is_empty() {
        return says("shortlisting-profile-first");
    }
    if read.held.is_none() {
        return says("shortlisting-held-first");
    }
    let words = if one.marked.is_some() { "shortlisting-mark-again" } else { "shortlisting-mark-it" };
    view! {
        <details class="more" open=open>
            <summary>{say(words)}<span class="vh">" "{say_with("shortlisting-keep-of", &[("n", &one.number.to_string())])}</span></summary>
            {mark_form(read.vacancy.id, one, &parts, f)}
        </details>
    }
    .into_any()
}

fn mark_form(id: VacancyId, one: &Application, parts: &[Part], f: &FormState) -> AnyView {
    let stored = one.marked.as_ref();
    // The fields of the form that was refused are those that the summary leads to; every other card has ids of its own.
    let refused = !f.problems.is_empty();
    let field = |name: &str| {
        let id = if refused { name.to_owned() } else { format!("{name}-{}", one.candidacy) };
        Opt::default().id(id)
    };
    let marks = parts.iter().map(|part| {
        let options = Fit::ALL.iter().map(Fit::choice).collect();
        let fit = stored.and_then(|marked| marked.marks.0.get(part)).map_or("", |fit| fit.code());
        radios(f, part.code(), say(&part.message()), options, fit, field(part.code()))
    });
    let outcomes = Outcome::ALL.iter().map(Outcome::choice).collect();
    let outcome = stored.map_or("", |marked| marked.outcome.code());
    let reason = Opt { hint: Some(say("shortlisting-reason-hint")), ..field("reason") };
    let reason = reason.rows(3).value(stored.map(|marked| marked.reason.clone()).unwrap_or_default());
    let action = format!("/vacancies/{id}/shortlist/{}", one.candidacy);
    view! {
        <form class="stack" method="post" action=action novalidate="novalidate">
            {marks.collect_view()}
            {area_field(f, "reason", say("shortlisting-reason"), reason)}
            {radios(f, "outcome", say("shortlisting-outcome"), outcomes, outcome, field("outcome"))}
            {keep(Some(one.number))}
        </form>
    }
    .into_any()
}
