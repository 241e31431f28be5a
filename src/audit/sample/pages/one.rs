//! One audit: its files, how it was drawn, and the page on paper.

use super::super::Mark;
use super::super::SeedBy;
use super::super::rules::{LINE_MOST, Standing, Tally, Walk};
use super::super::service::{self, AuditPage, FileLine};
use super::super::store::Audit;
use super::{finding_card, found, lacks, whose};
use crate::ids::RowId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_day, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, checks, errors, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// One audit.
pub async fn audit(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("audit")?;
    let page = service::audit(&v.who, &v.app, id).await?;
    let title = page.audit.why.clone();
    Ok(Page::desk(&v, title.clone(), move || {
        let earlier = page.earlier.as_ref().map(|one| {
            view! { <p>{say("audit-refers-to")}" "<a href=format!("/audit/samples/{}", one.id)>{one.why.clone()}</a>", "{london_day(one.at)}"."</p> }
        });
        let later = page.later.iter().map(|one| {
            view! { <p>{say("audit-looked-again")}" "<a href=format!("/audit/samples/{}", one.id)>{one.why.clone()}</a>", "{london_day(one.at)}"."</p> }
        });
        view! {
            {trail(vec![("/audit".to_owned(), say("audit-samples-title"))], title.clone())}
            {errors(&form)}
            <div class="head">
                <div><h1>{title.clone()}</h1><p class="lead">{whose(&page.audit)}</p></div>
                <a class="btn quiet" href=format!("/audit/samples/{id}/sheet")>{say("audit-print")}</a>
            </div>
            <p><b>{counts(&page)}</b></p>
            {earlier}
            {later.collect_view()}
            {files(&page)}
            {drawn(&page)}
            {page.may.then(|| again(&page, &form.of("audit-again")))}
        }
    }))
}

/// "7 of 10 files complete; 3 findings open, 1 overdue." While somebody is on the way, their file is complete so far.
fn counts(page: &AuditPage) -> String {
    let tally = &page.tally;
    let on_the_way = page.files.iter().any(|line| line.lacks.is_some() && !line.candidacy.stage.is_taken_on());
    let id = if on_the_way { "audit-complete-so-far-of" } else { "audit-complete-of" };
    let complete = say_with(id, &[("n", &tally.complete.to_string()), ("all", &tally.files.to_string())]);
    let walked = say_with("audit-walked-of", &[("n", &tally.walked.to_string()), ("all", &tally.files.to_string())]);
    format!("{complete}; {walked}; {}.", found(tally))
}

/// How far the walk through a file is.
fn walk(line: &FileLine) -> AnyView {
    let (class, words) = match line.walk {
        Walk::Whole => ("tag good", say("audit-walk-whole")),
        Walk::Waits(_) => ("tag ok", say("audit-walk-waits")),
        Walk::Differ(_) => ("tag poor", say("audit-walk-differ")),
        Walk::Under(0) => ("tag plain", say("audit-walk-none")),
        Walk::Under(n) => ("tag ok", say_with("audit-walk-under", &[("n", &n.to_string()), ("all", "11")])),
    };
    view! { <span class=class>{words}</span> }.into_any()
}

fn findings_words(line: &FileLine) -> String {
    let mut tally = Tally::default();
    for finding in &line.findings {
        match (finding.now.standing, finding.is_overdue) {
            (Standing::Open, late) => {
                tally.open += 1;
                tally.overdue += usize::from(late);
            }
            (Standing::Done, _) => tally.done += 1,
            (Standing::Mended, _) => tally.mended += 1,
            (Standing::Withdrawn, _) => {}
        }
    }
    found(&tally)
}

fn files(page: &AuditPage) -> AnyView {
    let id = page.audit.id;
    let rows = page.files.iter().map(|line| {
        let gone = line.candidacy.erased_at.is_some();
        let name = if gone {
            line.candidacy.name.clone().into_any()
        } else {
            view! { <a href=format!("/audit/samples/{id}/files/{}", line.candidacy.id)>{line.candidacy.name.clone()}</a> }.into_any()
        };
        view! {
            <tr>
                <th scope="row">{name}<br/><span class="hint">{line.vacancy.clone()}", "{line.service.clone()}</span></th>
                <td>{line.lacks.map(|n| lacks(n, line.candidacy.stage.is_taken_on()))}</td>
                <td>{(!gone).then(|| view! { {walk(line)}<br/>{findings_words(line)} })}</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("audit-col-files")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("audit-col-file")}</th>
                    <th scope="col">{say("audit-col-shows")}</th>
                    <th scope="col">{say("audit-col-walk")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// When, by whom, from what and by which seed.
fn facts(audit: &Audit, from: usize) -> AnyView {
    let seed = (audit.seed_by != SeedBy::Again).then(|| {
        let by = match audit.seed_by {
            SeedBy::Somebody => say_with("audit-seed-said-by", &[("name", &audit.seed_from)]),
            _ => say("audit-seed-by-chance"),
        };
        view! { <dt>{say("audit-seed-is")}</dt><dd><code>{audit.seed.clone()}</code><br/>{by}</dd> }
    });
    let between = match (&audit.started_from, &audit.started_to) {
        (None, None) => None,
        (from, to) => {
            let day = |day: &Option<String>| day.as_deref().map_or_else(|| "…".to_owned(), day_words);
            Some(view! { <dt>{say("audit-started")}</dt><dd>{day(from)} " – " {day(to)}</dd> })
        }
    };
    let two = say(if audit.two_persons { "audit-by-two" } else { "audit-by-one" });
    view! {
        <dl class="facts">
            <dt>{say("audit-drawn")}</dt><dd>{london_stamp(audit.at)}", "{audit.by_name.clone()}</dd>
            <dt>{say("audit-col-whose")}</dt><dd>{whose(audit)}</dd>
            {between}
            <dt>{say("audit-population")}</dt><dd>{say_with("audit-population-n", &[("n", &from.to_string())])}</dd>
            {seed}
            <dt>{say("audit-two")}</dt><dd>{two}</dd>
        </dl>
    }
    .into_any()
}

/// What a person types to find the place of the first file. The seed may hold any sign.
fn by_hand(page: &AuditPage) -> String {
    let id = page.population.first().map(|(id, ..)| id.clone()).unwrap_or_default();
    let seed = page.audit.seed.replace('\'', r"'\''");
    format!("printf '%s\\n%s' '{seed}' '{id}' | sha256sum")
}

fn drawn(page: &AuditPage) -> AnyView {
    let is_drawn = page.audit.seed_by != SeedBy::Again;
    let rows = page.population.iter().map(|(id, place, drawn)| {
        view! {
            <tr><td><code>{id.clone()}</code></td><td><code>{place.chars().take(16).collect::<String>()}"…"</code></td><td>{drawn.then(|| say("audit-was-drawn"))}</td></tr>
        }
    });
    let how = is_drawn.then(|| {
        view! {
            <details class="more">
                <summary>{say("audit-draw-it-again")}</summary>
                <p>{say("audit-draw-it-again-how")}</p>
                <p><code>{by_hand(page)}</code></p>
                <div class="scroll" tabindex="0" role="region" aria-label=say("audit-population")>
                    <table class="list">
                        <thead><tr><th scope="col">{say("audit-col-id")}</th><th scope="col">{say("audit-col-place")}</th><th scope="col">{say("audit-col-drawn")}</th></tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        }
    });
    view! {
        <section class="card">
            <h2>{say("audit-how-drawn")}</h2>
            {facts(&page.audit, page.population.len())}
            {how}
        </section>
    }
    .into_any()
}

/// The form that looks at some of the files again.
fn again(page: &AuditPage, f: &FormState) -> AnyView {
    let there: Vec<&FileLine> = page.files.iter().filter(|line| line.candidacy.erased_at.is_none()).collect();
    if there.is_empty() {
        return ().into_any();
    }
    let options = there.iter().map(|line| (line.candidacy.id.to_string(), line.candidacy.name.clone())).collect();
    // Those with a finding that nobody has seen mended.
    let open = |line: &&&FileLine| {
        line.findings.iter().any(|finding| matches!(finding.now.standing, Standing::Open | Standing::Done))
    };
    let marked: Vec<String> = there.iter().filter(open).map(|line| line.candidacy.id.to_string()).collect();
    let marked: Vec<&str> = marked.iter().map(String::as_str).collect();
    let why: String = say_with("audit-again-why", &[("why", &page.audit.why)]).chars().take(LINE_MOST).collect();
    let is_refused = !f.problems.is_empty();
    view! {
        <details class="more card noprint" open=is_refused>
            <summary>{say("audit-again")}</summary>
            <form class="stack" method="post" action=format!("/audit/samples/{}/again", page.audit.id) novalidate="novalidate">
                <p>{say("audit-again-lead")}</p>
                {text_field(f, "why", say("audit-why"), Opt::default().value(why).most(LINE_MOST))}
                {checks(f, "files", say("audit-again-files"), options, &marked, Opt::default())}
                {send(say("audit-again-now"))}
            </form>
        </details>
    }
    .into_any()
}

/// The audit on paper, for an inspector.
pub async fn sheet(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("audit")?;
    let page = service::audit(&v.who, &v.app, id).await?;
    let organisation = crate::people::service::organisation(&v.who, &v.app).await?.name;
    let now = london_stamp(v.app.clock.now());
    let back = format!("/audit/samples/{id}");
    Ok(Page::sheet(page.audit.why.clone(), move || {
        let earlier = page.earlier.as_ref().map(|one| {
            view! { <p>{say("audit-refers-to")}" "{one.why.clone()}", "{london_day(one.at)}"."</p> }
        });
        let parts = page.files.iter().filter(|line| line.candidacy.erased_at.is_none()).map(on_paper).collect_view();
        view! {
            <p class="noprint"><a href=back>{say("ui-back")}</a></p>
            <p>{organisation}</p>
            <h1>{page.audit.why.clone()}</h1>
            <p><b>{counts(&page)}</b></p>
            {earlier}
            {facts(&page.audit, page.population.len())}
            <h2>{say("audit-col-files")}</h2>
            {parts}
            <p class="hint">{say_with("audit-as-of", &[("when", &now)])}</p>
        }
    }))
}

fn on_paper(line: &FileLine) -> AnyView {
    let marks = Mark::ALL.iter().zip(line.marks).filter(|(_, n)| *n > 0).map(|(mark, n)| {
        let n = n.to_string();
        format!("{}: {n}", say(&mark.message()))
    });
    let marks = marks.collect::<Vec<_>>().join(" · ");
    let names = |id: &str, names: &[String]| (!names.is_empty()).then(|| say_with(id, &[("names", &names.join(", "))]));
    let findings: Vec<_> = line
        .findings
        .iter()
        .filter(|finding| finding.now.standing != Standing::Withdrawn)
        .map(|finding| finding_card(finding, false))
        .collect();
    let none = findings.is_empty().then(|| view! { <p>{say("audit-found-none")}"."</p> });
    view! {
        <section class="audited">
            <h3>{line.candidacy.name.clone()}</h3>
            <p>{line.vacancy.clone()}", "{line.service.clone()}</p>
            <p class="key">{line.lacks.map(|n| lacks(n, line.candidacy.stage.is_taken_on()))} {walk(line)} <span>{marks}</span></p>
            <p class="hint">{names("audit-walked-by", &line.by)}" "{names("audit-second-by", &line.seconds)}</p>
            {findings}
            {none}
        </section>
    }
    .into_any()
}
