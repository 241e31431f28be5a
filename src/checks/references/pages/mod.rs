//! Screens of references: what they must cover and where that stands, one reference with all that is known of it, and the
//! referee's own page.

mod answer;
mod ask;
mod one;
mod referee;

pub use ask::ask;
pub use one::one;
pub use referee::{referee, thanks};

use super::rules::{JobStands, Missing, State};
use super::service::{self, MAY_ACCEPT, One, References};
use super::{Excused, Kind};
use crate::checks::history::Period;
use crate::checks::history::pages::written;
use crate::checks::pages::{above, does};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, send};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// Where pages of this candidate's references stand, for this visitor.
fn root(v: &Visit, id: CandidacyId) -> String {
    format!("{}/references", crate::checks::pages::root(v, id))
}

/// The state by word and, as a tag, by shape and colour.
fn tag(state: State) -> AnyView {
    let class = match state {
        State::Covered | State::Excused => "tag good",
        State::NotAsked | State::Asked | State::Unproved => "tag ok",
        State::Dropped => "tag plain",
        State::NotGenuine | State::NotEmployer | State::DatesOnly | State::Open => "tag poor",
    };
    view! { <span class=class>{say(&format!("reference-state-{}", state.code()))}</span> }.into_any()
}

/// What is missing, as a sentence.
pub(in crate::checks) fn missing_of_references(missing: Missing) -> String {
    match missing {
        Missing::History => say("reference-missing-history"),
        Missing::Jobs(n) => say_with("reference-missing-jobs", &[("n", &n.to_string())]),
        Missing::Settle(n) => say_with("reference-missing-settle", &[("n", &n.to_string())]),
        Missing::Somebody => say("reference-missing-somebody"),
        Missing::Fewer(n) => say_with("reference-missing-fewer", &[("n", &n.to_string())]),
    }
}

/// One person's references: whom they must come from, where each stands, and the others. `?excuse=` opens the form by which a
/// substitute is accepted.
pub async fn references(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let read = service::read_references(&v.who, &v.app, id).await?;
    let does = does(&v, &read.candidacy).await;
    let accepts = does && crate::vacancy::service::may_do_for(&v.who, &v.app, MAY_ACCEPT, id).await.is_ok();
    let (above, root) = (above(&v, &read.candidacy, &read.vacancy), root(&v, id));
    let excusing =
        if form.typed.is_empty() { v.query("excuse").to_owned() } else { form.typed.get("period").to_owned() };
    let title = say_with("reference-title", &[("name", &read.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let jobs = read.coverage.jobs.iter().filter_map(|stands| Some((stands, read.jobs.get(stands.required.job)?)));
        let cards = jobs
            .map(|(stands, job)| job_card(&read, stands, job, &root, &form, &excusing, (does, accepts)))
            .collect_view();
        let counts = read.counts.then(|| view! { <p class="hint">{say("reference-counts")}</p> });
        view! {
            {trail(above, say("reference-name"))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("reference-lead")}</p>
            </div></div>
            {stands(&read, &root)}
            {cards}
            {others(&read, &root, does)}
            {counts}
        }
    }))
}

fn stands(read: &References, root: &str) -> AnyView {
    if read.coverage.missing.is_empty() {
        return view! { <p class="says good"><b>{say("reference-whole")}</b></p> }.into_any();
    }
    let history = format!("{}/history", root.trim_end_matches("/references"));
    let line = |missing: &Missing| {
        let words = missing_of_references(*missing);
        match missing {
            Missing::History => view! { <li><a href=history.clone()>{words}</a></li> }.into_any(),
            _ => view! { <li>{words}</li> }.into_any(),
        }
    };
    let lines = read.coverage.missing.iter().map(line).collect_view();
    view! { <div class="says"><p><b>{say("reference-not-whole")}</b></p><ul>{lines}</ul></div> }.into_any()
}

/// "6 March 2017 to 31 August 2021", or "since 6 March 2017".
fn from_to(job: &Period) -> String {
    let began = written(&job.began);
    match job.ended.as_deref().map(written) {
        Some(ended) => say_with("history-from-to", &[("from", &began), ("to", &ended)]),
        None => say_with("reference-since", &[("from", &began)]),
    }
}

fn job_card(
    read: &References,
    stands: &JobStands,
    job: &Period,
    root: &str,
    form: &FormState,
    excusing: &str,
    (does, accepts): (bool, bool),
) -> AnyView {
    let at = format!("job-{}", job.period);
    let why: Vec<String> = [
        stands.required.most_recent.then(|| say("reference-needed-recent")),
        stands.required.care.then(|| say("reference-needed-care")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let references: Vec<&One> = read.about(job.period).collect();
    let lines = references.iter().map(|one| line(one, root)).collect_view();
    let lacks_why = stands.state.is_done() && stands.required.care && !stands.why_known;
    let silent = lacks_why.then(|| view! { <p class="says">{say("reference-why-missing")}</p> });
    let excused = read.excused.iter().rev().find(|one| one.period == job.period);
    let excused = excused.filter(|_| stands.state.is_done() && !lacks_why);
    let of = job.period.to_string();
    let f = form.of("excuse-reference");
    // A refused form is shown with what was typed, whether or not it may be sent by now.
    let is_open = accepts && excusing == of && (stands.may_excuse || !f.problems.is_empty());
    let asks =
        (does && (!stands.state.is_done() || lacks_why)).then(|| ask_links(root, stands, job, accepts && !is_open));
    let excuse = is_open.then(|| excuse_form(root, job, stands.state, &f));
    view! {
        <section class="card" id=at.clone() aria-labelledby=format!("{at}-title")>
            <h2 id=format!("{at}-title")>{job.place.clone()}" "{tag(stands.state)}</h2>
            <p class="hint">{job.title.clone()}" · "{from_to(job)}</p>
            <p>{why.join(" ")}</p>
            {(!references.is_empty()).then(|| view! { <ul>{lines}</ul> })}
            {silent}
            {excused.map(accepted)}
            {excuse}
            {asks}
        </section>
    }
    .into_any()
}

/// One reference as a line that leads to it.
fn line(one: &One, root: &str) -> AnyView {
    let asked = &one.asked;
    let tries = one.chased.len();
    let mut hint = vec![say_with("reference-asked-line", &[("day", &day_words(&asked.asked_on))])];
    if asked.kind == Kind::Substitute {
        hint.insert(0, say("reference-kind-substitute"));
    }
    if tries > 0 {
        hint.push(say_with("reference-chased-line", &[("n", &tries.to_string())]));
    }
    if let Some(given) = &one.given {
        hint.push(say_with("reference-came-line", &[("day", &day_words(&given.received_on))]));
    }
    view! {
        <li>
            <a href=format!("{root}/{}", asked.id)>{asked.referee.clone()}", "{asked.referee_role.clone()}</a>" "{tag(one.state)}
            <br/><span class="hint">{hint.join(" · ")}</span>
        </li>
    }
    .into_any()
}

fn ask_links(root: &str, stands: &JobStands, job: &Period, accepts: bool) -> AnyView {
    let of = job.period;
    let again = stands.state != State::NotAsked;
    let first = if again { "btn quiet" } else { "btn" };
    let words = if again { say("reference-ask-another") } else { say("reference-ask") };
    let substitute = (again && !stands.state.is_done()).then(|| {
        view! { <a class="btn quiet" href=format!("{root}/ask?for=substitute.{of}")>{say("reference-ask-substitute")}<span class="vh">" "{job.place.clone()}</span></a> }
    });
    let excuse = (stands.may_excuse && accepts).then(|| {
        view! { <a class="btn" href=format!("{root}?excuse={of}#job-{of}")>{say(excuse_words(stands.state))}<span class="vh">" "{job.place.clone()}</span></a> }
    });
    let waits =
        (stands.may_excuse && !accepts).then(|| view! { <p class="hint">{say("reference-excuse-by-manager")}</p> });
    view! {
        {waits}
        <p class="acts">
            {excuse}
            <a class=first href=format!("{root}/ask?for=employer.{of}")>{words}<span class="vh">" "{job.place.clone()}</span></a>
            {substitute}
        </p>
    }
    .into_any()
}

/// What can't be had: all of it, or only why the work ended.
fn excuse_words(state: State) -> &'static str {
    if state == State::Covered { "reference-excuse-why" } else { "reference-excuse" }
}

fn accepted(one: &Excused) -> AnyView {
    view! {
        <blockquote><p>{one.words.clone()}</p></blockquote>
        <dl class="facts"><dt>{say("reference-excused-by")}</dt><dd>{one.by_name.clone()}", "{london_stamp(one.at)}</dd></dl>
    }
    .into_any()
}

fn excuse_form(root: &str, job: &Period, state: State, f: &FormState) -> AnyView {
    let (lead, keep) = if state == State::Covered {
        ("reference-excuse-why-lead", "reference-excuse-why-keep")
    } else {
        ("reference-excuse-lead", "reference-excuse-keep")
    };
    view! {
        <form class="stack noprint" method="post" action=format!("{root}/excuse") novalidate="novalidate" aria-label=format!("{}: {}", say(excuse_words(state)), job.place)>
            {hidden("period", job.period.to_string())}
            <p>{say(lead)}</p>
            {area_field(f, "words", say("reference-excuse-words"), Opt::hint(say("reference-excuse-hint")).rows(3))}
            {send(say(keep))}
        </form>
    }
    .into_any()
}

/// Those that cover nothing that is asked about, and the way to ask somebody else.
fn others(read: &References, root: &str, does: bool) -> AnyView {
    let aside: Vec<&One> = read.aside().collect();
    let somebody = read.coverage.somebody;
    let add = does.then(|| {
        let class = if somebody.is_some_and(|state| !state.is_done()) { "btn" } else { "btn quiet" };
        view! { <p class="acts"><a class=class href=format!("{root}/ask?for=personal")>{say("reference-ask-somebody")}</a></p> }
    });
    if aside.is_empty() && add.is_none() {
        return ().into_any();
    }
    let lines = aside.iter().map(|one| line(one, root)).collect_view();
    let lead = if somebody.is_some() { say("reference-others-needed") } else { say("reference-others-lead") };
    view! {
        <section class="card" aria-labelledby="others-title">
            <h2 id="others-title">{say("reference-others")}{somebody.map(|state| view! { " "{tag(state)} })}</h2>
            <p>{lead}</p>
            {(!aside.is_empty()).then(|| view! { <ul>{lines}</ul> })}
            {add}
        </section>
    }
    .into_any()
}
