//! Screens of samples: the list of audits, all files by age, drawing, one audit and its page on paper, the walk through a file, the
//! second person, and what is to be done.

mod actions;
mod draw;
mod one;
mod walk;

pub use actions::{action, actions};
pub use draw::draw;
pub use one::{audit, sheet};
pub use walk::{second, walk};

use super::rules::{Standing, Tally};
use super::service::{self, Aged, Finding, Listed, Waits};
use super::store::Audit;
use super::{SeedBy, Severity, Step};
use crate::audit::pages::tabs;
use crate::people::Visit;
use crate::platform::clock::{date_words, day_words, london_date, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::Page;
use leptos::prelude::*;

/// The room's first page: what is overdue, and every audit.
pub async fn overview(v: Visit, _: FormState) -> Result<Page, Refused> {
    let all = service::overview(&v.who, &v.app).await?;
    let tabs = tabs(&v, "samples");
    Ok(Page::desk(&v, say("audit-samples-title"), move || {
        let draw = || all.may.then(|| view! { <a class="btn" href="/audit/new">{say("audit-draw")}</a> });
        let body = if all.audits.is_empty() {
            view! { <div class="empty"><h2>{say("audit-samples-none-title")}</h2><p>{say("audit-samples-none")}</p></div> }
                .into_any()
        } else {
            list(&all.audits)
        };
        view! {
            <div class="head">
                <div><h1>{say("audit-samples-title")}</h1><p class="lead">{say("audit-samples-lead")}</p></div>
                {draw()}
            </div>
            {tabs}
            {overdue(&all.overdue)}
            {body}
        }
    }))
}

fn overdue(all: &[Finding]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let rows = all.iter().map(|finding| {
        let with = [("name", finding.owner.as_str()), ("day", &day_words(&finding.now.due.to_string()))];
        view! {
            <li><div>
                <a href=format!("/audit/actions/{}", finding.row.id)>{finding.row.action.clone()}</a>
                <span>{finding.candidate.clone()} ". " {say_with("audit-was-due", &with)}</span>
            </div></li>
        }
    });
    let title = say_with("audit-overdue", &[("n", &all.len().to_string())]);
    view! { <section class="says stop"><h2>{title}</h2><ul class="rows">{rows.collect_view()}</ul></section> }
        .into_any()
}

fn list(all: &[Listed]) -> AnyView {
    let rows = all.iter().map(|one| {
        let Listed { audit, tally } = one;
        view! {
            <tr>
                <th scope="row"><a href=format!("/audit/samples/{}", audit.id)>{audit.why.clone()}</a></th>
                <td>{whose(audit)}</td>
                <td class="day">{date_words(&london_date(audit.at))}<br/><span class="hint">{audit.by_name.clone()}</span></td>
                <td>{walked(tally)}</td>
                <td>{found(tally)}</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("audit-samples-title")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("audit-col-why")}</th>
                    <th scope="col">{say("audit-col-whose")}</th>
                    <th scope="col">{say("audit-col-day")}</th>
                    <th scope="col">{say("audit-col-files")}</th>
                    <th scope="col">{say("audit-col-findings")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// "Everybody who works here, Elm House".
fn whose(audit: &Audit) -> String {
    let home = audit.service_name.clone().unwrap_or_else(|| say("audit-everywhere"));
    let whom = if audit.seed_by == SeedBy::Again { say("audit-same-files") } else { say(&audit.whom.message()) };
    say_with("audit-whose", &[("whom", &whom), ("home", &home)])
}

fn walked(tally: &Tally) -> String {
    say_with("audit-walked-of", &[("n", &tally.walked.to_string()), ("all", &tally.files.to_string())])
}

/// "3 findings open, 1 overdue".
fn found(tally: &Tally) -> String {
    if tally.findings() == 0 {
        return say("audit-found-none");
    }
    let with = |n: usize| n.to_string();
    let mut parts = vec![say_with("audit-found-open", &[("n", &with(tally.open))])];
    for (id, n) in
        [("audit-found-overdue", tally.overdue), ("audit-found-done", tally.done), ("audit-found-mended", tally.mended)]
    {
        if n > 0 {
            parts.push(say_with(id, &[("n", &with(n))]));
        }
    }
    parts.join(", ")
}

/// Every file by its age.
pub async fn files(v: Visit, _: FormState) -> Result<Page, Refused> {
    let all = service::aged(&v.who, &v.app).await?;
    let tabs = tabs(&v, "files");
    Ok(Page::desk(&v, say("audit-files-title"), move || {
        let asked: Vec<&Aged> = all.iter().filter(|one| one.open.is_some()).collect();
        let complete = asked.iter().filter(|one| one.open == Some(0)).count();
        let counts = say_with("audit-files-counts", &[("n", &complete.to_string()), ("all", &asked.len().to_string())]);
        let body = if all.is_empty() {
            view! { <div class="empty"><p>{say("audit-files-none")}</p></div> }.into_any()
        } else {
            aged(&all)
        };
        view! {
            <div class="head"><div><h1>{say("audit-files-title")}</h1><p class="lead">{say("audit-files-lead")}</p></div></div>
            {tabs}
            {(!asked.is_empty()).then(|| view! { <p><b>{counts}</b></p> })}
            {body}
        }
    }))
}

fn aged(all: &[Aged]) -> AnyView {
    let rows = all.iter().map(|one| {
        let state = match one.open {
            None => view! { <span class="tag plain">{say("file-list-not-asked")}</span> }.into_any(),
            Some(open) => lacks(open, true),
        };
        let audited = one.audited.map_or_else(|| say("audit-never"), |at| date_words(&london_date(at)));
        view! {
            <tr>
                <th scope="row"><a href=format!("/files/{}", one.candidacy.id)>{one.candidacy.name.clone()}</a><br/><span class="hint">{say(&one.candidacy.stage.message())}</span></th>
                <td>{one.vacancy.clone()}<br/>{one.service.clone()}</td>
                <td>{state}</td>
                <td class="day">{date_words(&one.since)}<br/><span class="hint">{say_with("audit-days-old", &[("n", &one.days.to_string())])}</span></td>
                <td class="day">{audited}</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("audit-files-title")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("file-list-candidate")}</th>
                    <th scope="col">{say("file-list-vacancy")}</th>
                    <th scope="col">{say("file-list-checks")}</th>
                    <th scope="col">{say("audit-col-since")}</th>
                    <th scope="col">{say("audit-col-audited")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Whether a file is complete, by word, shape and colour.
fn lacks(lacks: usize, taken_on: bool) -> AnyView {
    if lacks == 0 {
        let words = say(if taken_on { "audit-complete" } else { "audit-complete-so-far" });
        return view! { <span class="tag good">{words}</span> }.into_any();
    }
    view! { <span class="tag ok">{say_with("audit-lacks", &[("n", &lacks.to_string())])}</span> }.into_any()
}

fn severity(severity: Severity) -> AnyView {
    let class = match severity {
        Severity::Minor => "tag plain",
        Severity::Serious => "tag ok",
        Severity::Unsafe => "tag poor",
    };
    view! { <span class=class>{say(&severity.message())}</span> }.into_any()
}

/// "Open", "Overdue", "Done", in a word.
fn standing(finding: &Finding) -> AnyView {
    let (class, id) = match (finding.now.standing, finding.is_overdue) {
        (Standing::Open, true) => ("tag poor", "audit-standing-overdue".to_owned()),
        (Standing::Open, false) => ("tag ok", "audit-standing-open".to_owned()),
        (Standing::Withdrawn, _) => ("tag plain", "audit-standing-withdrawn".to_owned()),
        (other, _) => ("tag good", format!("audit-standing-{}", other.code())),
    };
    view! { <span class=class>{say(&id)}</span> }.into_any()
}

/// One finding: what, how bad, what is to be done, by whom, by when, and what became of it.
fn finding_card(finding: &Finding, linked: bool) -> AnyView {
    let row = &finding.row;
    let due = day_words(&finding.now.due.to_string());
    let about = row.question.map_or_else(|| say("audit-finding-free"), |question| say(&question.message()));
    let link = linked.then(|| {
        view! { <p class="noprint"><a href=format!("/audit/actions/{}", row.id)>{say("audit-finding-open")}<span class="vh">": " {row.words.clone()}</span></a></p> }
    });
    view! {
        <article class="finding" id=format!("f{}", row.id)>
            <p class="key">{standing(finding)} {severity(row.severity)} <span>{about}</span></p>
            <p><b>{row.words.clone()}</b></p>
            <dl class="facts">
                <dt>{say("audit-action")}</dt><dd>{row.action.clone()}</dd>
                <dt>{say("audit-owner")}</dt><dd>{finding.owner.clone()}</dd>
                <dt>{say("audit-due")}</dt><dd>{due}</dd>
            </dl>
            {became(finding)}
            <p class="hint">{say_with("audit-found-by", &[("name", &finding.by), ("day", &london_day(row.at))])}</p>
            {link}
        </article>
    }
    .into_any()
}

/// What became of it, a line each.
fn became(finding: &Finding) -> AnyView {
    let lines = finding.became.iter().map(|step| {
        let with = [("name", step.by_name.as_str()), ("day", &london_day(step.at))];
        let head = say_with(&format!("audit-became-{}", step.step.code().replace('_', "-")), &with);
        let words = (!step.words.is_empty()).then(|| format!(" “{}”", step.words));
        let due = step
            .due_on
            .as_deref()
            .map(|day| " ".to_owned() + &say_with("audit-became-due", &[("day", &day_words(day))]));
        let class = if step.step == Step::NotMended { "no" } else { "yes" };
        view! { <li class=class><span>{head}{words}{due}</span></li> }
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| view! { <ul class="checks">{lines}</ul> }).into_any()
}

/// What the first page says of what waits.
pub fn waiting(waits: Waits, alerts: usize) -> AnyView {
    let line = |n: usize, id: &str, href: String, see: &str, stop: bool| {
        let class = if stop { "says stop" } else { "says" };
        let words = say_with(id, &[("n", &n.to_string())]);
        (n > 0).then(|| view! { <p class=class><b>{words}</b>" "<a href=href>{say(see)}</a></p> })
    };
    let actions = || "/audit/actions".to_owned();
    let seconds = waits.seconds.into_iter().map(|(audit, candidacy)| {
        let words = say_with("audit-waits-second", &[("name", &candidacy.name)]);
        view! { <p class="says">{words}" "<a href=format!("/audit/samples/{audit}/files/{}/second", candidacy.id)>{say("audit-waits-second-see")}</a></p> }
    });
    view! {
        {line(waits.own_overdue, "audit-waits-own-overdue", actions(), "audit-waits-see", true)}
        {line(waits.others_overdue, "audit-waits-others-overdue", actions(), "audit-waits-see", true)}
        {line(waits.own_open, "audit-waits-own", actions(), "audit-waits-see", false)}
        {seconds.collect_view()}
        {line(alerts, "audit-waits-alerts", "/audit/alerts".to_owned(), "audit-waits-see", false)}
    }
    .into_any()
}
