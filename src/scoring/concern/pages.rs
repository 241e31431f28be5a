//! The pages of whoever answers for concerns, and the one that says who that is.

use super::rules::State;
use super::service::{self, Case, Leads, Listed, Read, Waits};
use super::store::{SharedRow, StepRow};
use super::{Knows, Step};
use crate::ids::ConcernId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::db::Timestamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::give::MOST_WORDS;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, radios, select_field, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// A line that stands on every page of whoever answers for concerns while one waits.
pub fn notice(waits: Waits) -> Option<String> {
    let since = london_stamp(waits.since?);
    (waits.count > 0).then(|| say_with("concern-notice", &[("n", &waits.count.to_string()), ("since", &since)]))
}

/// How long the first answer took, or takes.
fn first_answer(case: &Case, now: Timestamp) -> String {
    let (message, n) = case.to_first_answer(now).told();
    let span = say_with(message, &[("n", &n.to_string())]);
    let id = if case.answered_at().is_some() { "concern-first-after" } else { "concern-first-waits" };
    say_with(id, &[("span", &span)])
}

/// That nobody is named, which is to be mended.
fn nobody(leads: &Leads, may_name: bool) -> Option<AnyView> {
    (!leads.is_named()).then(|| {
        let link = may_name.then(|| view! { <p><a href="/concerns/lead">{say("concern-name-now")}</a></p> });
        view! { <div class="says stop"><p><b>{say("concern-nobody")}</b>" "{say("concern-nobody-hr")}</p>{link}</div> }
            .into_any()
    })
}

/// All concerns, what waits first.
pub async fn list(v: Visit, form: FormState) -> Result<Page, Refused> {
    let list = service::list(&v.who, &v.app).await?;
    let title = say("concern-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let rows = list.lines.iter().map(|line| row(line, list.now)).collect_view();
        let body = if list.lines.is_empty() {
            view! { <div class="empty"><p>{say("concern-none")}</p></div> }.into_any()
        } else {
            view! {
                <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table class="list">
                    <thead><tr>
                        <th scope="col">{say("concern-col-by")}</th>
                        <th scope="col">{say("concern-col-about")}</th>
                        <th scope="col">{say("concern-col-since")}</th>
                        <th scope="col">{say("concern-col-state")}</th>
                        <th scope="col">{say("concern-col-first")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                </div>
            }
            .into_any()
        };
        let lead = list
            .may_name
            .then(|| view! { <p class="hint"><a href="/concerns/lead">{say("concern-lead-title")}</a></p> });
        view! {
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("concern-lead")}</p>
            </div></div>
            {nobody(&list.leads, list.may_name)}
            {body}
            {lead}
        }
    }))
}

fn tag(state: State) -> AnyView {
    let look = match state {
        State::Waiting => "tag poor",
        State::ToDecide | State::TakenBack => "tag ok",
        State::Answered => "tag good",
        State::Closed => "tag plain",
    };
    view! { <span class=look>{say(state.message())}</span> }.into_any()
}

fn row(line: &Listed, now: Timestamp) -> AnyView {
    let since = line.case.since().map(london_stamp).unwrap_or_default();
    view! {
        <tr>
            <th scope="row"><a href=format!("/concerns/{}", line.case.id)>{line.by.clone()}</a></th>
            <td>{line.candidate.clone()}<br/><small>{line.title.clone()}</small></td>
            <td>{since}</td>
            <td>{tag(line.case.state())}</td>
            <td>{first_answer(&line.case, now)}</td>
        </tr>
    }
    .into_any()
}

/// One concern: what was said, who else may know, what was done, and what is still to be done.
pub async fn one(v: Visit, form: FormState) -> Result<Page, Refused> {
    let read = service::read(&v.who, &v.app, v.id::<ConcernId>("concern")?).await?;
    let title = say_with("concern-one-title", &[("name", &read.line.by)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let case = &read.line.case;
        let here = format!("/concerns/{}", case.id);
        let said = case.said.iter().map(|row| {
            let id = if row.raised { "concern-said-unsafe" } else { "concern-said-safe" };
            let with = [("name", read.line.by.as_str()), ("candidate", read.line.candidate.as_str())];
            let words = (!row.words.trim().is_empty()).then(|| view! { <blockquote><p>{row.words.clone()}</p></blockquote> });
            view! { <li><time>{london_stamp(row.at)}</time><p>{say_with(id, &with)}</p>{words}</li> }
        });
        let said = said.collect_view();
        let steps = case.steps.iter().map(|row| step(row, &read)).collect_view();
        let forms = if case.state() == State::Closed {
            view! { <p class="says">{say("concern-is-closed")}</p> }.into_any()
        } else {
            forms(&form, &here, &read)
        };
        view! {
            {trail(vec![("/concerns".to_owned(), say("concern-title"))], title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say_with("concern-one-lead", &[("candidate", &read.line.candidate), ("vacancy", &read.line.title)])}</p>
            </div></div>
            <p>{tag(case.state())}" "{first_answer(case, read.now)}</p>
            <section class="card"><h2>{say("concern-said")}</h2><ol class="timeline">{said}</ol></section>
            {shared(&read)}
            {(!case.steps.is_empty()).then(|| view! { <section class="card"><h2>{say("concern-done")}</h2><ol class="timeline">{steps}</ol></section> })}
            {forms}
        }
    })
    .advises())
}

/// Who else may know, in the person's own choice; what they chose before stands below.
fn shared(read: &Read) -> AnyView {
    let words = |row: &SharedRow| {
        let each: Vec<_> = row.knows.0.iter().map(|one| say(&one.message())).collect();
        each.join(" ")
    };
    let rows = &read.line.case.shared;
    let now = match rows.last() {
        Some(row) => words(row),
        None => say("concern-knows-not-said"),
    };
    let before = rows.iter().rev().skip(1).map(|row| {
        view! { <li>{say_with("concern-shared-before", &[("when", &london_stamp(row.at)), ("what", &words(row))])}</li> }
    });
    let before = before.collect_view();
    let supporter = rows.last().is_some_and(|row| row.knows.0.contains(&Knows::Supporter));
    view! {
        <section class="card">
            <h2>{say("concern-shared")}</h2>
            <p>{say_with("concern-shared-lead", &[("name", &read.line.by)])}" "<b>{now}</b></p>
            {(!supporter).then(|| view! { <p class="hint">{say("concern-shared-supporter")}</p> })}
            <p class="hint">{say("concern-shared-limit")}</p>
            {(rows.len() > 1).then(|| view! { <ul>{before}</ul> })}
        </section>
    }
    .into_any()
}

fn step(row: &StepRow, read: &Read) -> AnyView {
    let by = read.names.get(&row.by_person).cloned().unwrap_or_default();
    let day = row.on_day.as_deref().map(day_words).unwrap_or_default();
    let with = [("by", by.as_str()), ("whom", row.to_whom.as_str()), ("day", day.as_str())];
    let reference = (!row.reference.is_empty())
        .then(|| view! { <p>{say_with("concern-reference", &[("reference", &row.reference)])}</p> });
    let words = (!row.words.is_empty()).then(|| view! { <blockquote><p>{row.words.clone()}</p></blockquote> });
    view! { <li><time>{london_stamp(row.at)}</time><p>{say_with(&row.kind.message(), &with)}</p>{reference}{words}</li> }.into_any()
}

fn forms(form: &FormState, here: &str, read: &Read) -> AnyView {
    let case = &read.line.case;
    let answer = form.of("answer-concern");
    let refer = form.of("refer-concern");
    let close = form.of("close-concern");
    let made = vec![("yes".to_owned(), say("concern-refer-yes")), ("no".to_owned(), say("concern-refer-no"))];
    let can_close = super::rules::may_do(case.standing, Step::Closed);
    let name = [("name", read.line.by.as_str())];
    let closing = match can_close {
        Ok(()) => view! {
            <form method="post" action=format!("{here}/close") class="stack card">
                <h2>{say("concern-close-title")}</h2>
                {area_field(&close, "note", say("concern-close-note"), Opt::default().most(MOST_WORDS).rows(2))}
                {send(say("concern-close-save"))}
            </form>
        }
        .into_any(),
        Err(why) => view! { <p class="hint">{say(why.code())}</p> }.into_any(),
    };
    view! {
        <form method="post" action=format!("{here}/answer") class="stack card">
            <h2>{say_with("concern-answer-title", &name)}</h2>
            <p>{say_with("concern-answer-lead", &name)}</p>
            {area_field(&answer, "words", say_with("concern-answer-words", &name), Opt::hint(say("concern-answer-hint")).most(MOST_WORDS).read())}
            {send(say("concern-answer-save"))}
        </form>
        <form method="post" action=format!("{here}/refer") class="stack card">
            <h2>{say("concern-refer-title")}</h2>
            <p>{say("concern-refer-lead")}</p>
            {radios(&refer, "made", say("concern-refer-made"), made, "", Opt::default())}
            {text_field(&refer, "to_whom", say("concern-refer-whom"), Opt::hint(say("concern-refer-whom-hint")))}
            {date_field(&refer, "on_day", say("concern-refer-day"), Opt::default().value(read.today.clone()))}
            {text_field(&refer, "reference", say("concern-refer-reference"), Opt::default())}
            {area_field(&refer, "why", say("concern-refer-why"), Opt::hint(say("concern-refer-why-hint")).most(MOST_WORDS).rows(2))}
            {send(say("concern-refer-save"))}
        </form>
        {closing}
    }
    .into_any()
}

/// Who the safeguarding lead is.
pub async fn lead(v: Visit, form: FormState) -> Result<Page, Refused> {
    let naming = service::naming(&v.who, &v.app).await?;
    let title = say("concern-lead-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let id = |one: &Option<crate::people::service::Mailbox>| {
            one.as_ref().map(|one| one.person.to_string()).unwrap_or_default()
        };
        let (lead, deputy) = (id(&naming.leads.lead), id(&naming.leads.deputy));
        let options = |first: &str| {
            let first = (String::new(), say(first));
            std::iter::once(first)
                .chain(naming.people.iter().map(|(id, name)| (id.to_string(), name.clone())))
                .collect::<Vec<_>>()
        };
        let since = naming.since.as_ref().map(|(at, by)| {
            view! { <p class="hint">{say_with("concern-lead-since", &[("when", &london_stamp(*at)), ("by", by)])}</p> }
        });
        view! {
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("concern-lead-lead")}</p>
            </div></div>
            {nobody(&naming.leads, false)}
            <form method="post" action="/concerns/lead/name" class="stack card">
                {select_field(&form, "lead", say("concern-lead-person"), options("concern-lead-choose"), Opt::hint(say("concern-lead-hint")).value(lead))}
                {select_field(&form, "deputy", say("concern-lead-deputy"), options("concern-lead-no-deputy"), Opt::hint(say("concern-lead-deputy-hint")).value(deputy))}
                {send(say("concern-lead-save"))}
            </form>
            {since}
        }
    }))
}
