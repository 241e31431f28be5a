//! One candidate or panel member, before anything is done, and the last day of somebody who works here.

use super::parts::parts;
use super::{complete, n, overdue_tag, review_words, table, why, words};
use crate::ids::{CandidacyId, PersonId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::erasure::store::Erasure;
use crate::recruitment_file::retention::mentions::{Mention, Mentions, mentions};
use crate::recruitment_file::retention::rules::{self, Named, Standing};
use crate::recruitment_file::retention::service::{self, Content, Copies, Item, Preview};
use crate::recruitment_file::retention::{Scope, store};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, send, tick};
use crate::ui::page::{Page, trail};
use crate::vacancy::Stage;
use leptos::prelude::*;
use uuid::Uuid;

/// One candidate.
pub async fn candidate(v: Visit, form: FormState) -> Result<Page, Refused> {
    let thing = v.id::<CandidacyId>("candidacy")?.0;
    one(v, form, Scope::Candidate, thing).await
}

/// One panel member.
pub async fn person(v: Visit, form: FormState) -> Result<Page, Refused> {
    let thing = v.id::<PersonId>("person")?.0;
    one(v, form, Scope::Person, thing).await
}

async fn one(v: Visit, form: FormState, scope: Scope, thing: Uuid) -> Result<Page, Refused> {
    let preview = service::read(&v.who, &v.app, scope, thing).await?;
    // Only when asked for: everything of the organisation is looked through.
    let looked = match v.query("names") {
        "look" if preview.erasure.is_none() => Some(mentions(&v.who, &v.app, scope, thing).await?),
        _ => None,
    };
    let today = london_date(v.app.clock.now());
    let title = preview.item.name.clone();
    let keeper = v.who.may_everywhere(service::KEEPERS).is_ok();
    let copies = Copies::read(&v.app).await?;
    Ok(Page::desk(&v, title.clone(), move || {
        let body = match &preview.erasure {
            Some(erasure) => erased(erasure, &copies),
            None if !keeper => view! {
                {what_is_kept(&preview.item)}
                {parts(&preview.parts, false)}
                <section class="card">{content(&preview.content)}</section>
            }
            .into_any(),
            None => standing(&form, &preview, looked.as_ref(), &today),
        };
        view! {
            {errors(&form)}
            {trail(vec![("/retention".to_owned(), say("retention-title"))], title.clone())}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{lead(&preview)}</p>
            </div></div>
            {body}
        }
    }))
}

fn lead(preview: &Preview) -> String {
    let item = &preview.item;
    match item.standing {
        Standing::Gone => say("retention-is-gone"),
        Standing::Held { review_on, .. } => say_with("retention-is-held", &[("day", &words(review_on))]),
        Standing::Kept if item.clock.is_none() => say("retention-is-undecided"),
        Standing::Kept => say("retention-is-kept"),
        Standing::Runs { until } => say_with("retention-is-running", &[("day", &words(until))]),
        Standing::Due { since } => say_with("retention-is-due", &[("day", &words(since))]),
    }
}

/// What an erased candidate's or member's page says for ever.
pub(in crate::recruitment_file) fn erased(erasure: &Erasure, copies: &Copies) -> AnyView {
    let reason = (!erasure.reason.is_empty()).then(|| {
        view! { <dt>{say("erasure-reason")}</dt><dd>{erasure.reason.clone()}</dd> }
    });
    view! {
        <section class="card">
            <dl class="facts">
                <dt>{say("erasure-when")}</dt><dd>{london_day(erasure.at)}</dd>
                <dt>{say("erasure-why")}</dt><dd>{say(&format!("erasure-basis-{}", erasure.basis))}</dd>
                {reason}
                <dt>{say("erasure-complete")}</dt><dd>{complete(erasure, copies)}</dd>
            </dl>
            <p class="hint">{say("erasure-complete-hint")}</p>
        </section>
    }
    .into_any()
}

/// Which clock runs, and when it ends.
fn what_is_kept(item: &Item) -> AnyView {
    let hold = item.hold.clone().map(|hold| {
        let by = say_with("retention-hold-by", &[("name", &hold.by_name), ("day", &london_day(hold.at))]);
        view! { <dt>{say("retention-col-reason")}</dt><dd>{hold.reason}" "{by}" "{review_words(item)}</dd> }
    });
    view! {
        <section class="card">
            <dl class="facts">
                <dt>{say("retention-col-why")}</dt><dd>{why(item)}</dd>
                {item.goes_on.map(|day| view! { <dt>{say("retention-col-goes")}</dt><dd>{say_with("retention-goes-on", &[("day", &words(day))])}</dd> })}
                {hold}
            </dl>
        </section>
    }
    .into_any()
}

fn standing(form: &FormState, preview: &Preview, looked: Option<&Mentions>, today: &str) -> AnyView {
    let item = &preview.item;
    let base = format!("/retention/{}/{}", item.scope.path(), item.thing);
    let is_held = item.hold.is_some();
    let due = matches!(item.standing, Standing::Due { .. });
    let erase = if is_held {
        view! { <p>{say("retention-held-first")}</p> }.into_any()
    } else if due || preview.early {
        erase_form(
            &form.of(if item.scope == Scope::Candidate { "erase-candidate" } else { "erase-person" }),
            &base,
            due,
        )
    } else {
        view! { <p>{say("retention-not-early")}</p> }.into_any()
    };
    let told = (item.clock.is_some_and(|clock| clock.kept == rules::Kept::Unsuccessful))
        .then(|| told_form(&form.of("note-told"), &base, item, today));
    let works = (item.stage == Some(Stage::Started)).then(|| {
        let file = format!("/files/{}#employment", item.thing);
        view! { <p>{say("retention-works-here")} " " <a href=file>{say("retention-to-file")}</a></p> }
    });
    let review = item.review_due.then(|| {
        view! {
            <section class="card"><h2>{say("retention-review")}</h2><p>{say("retention-reviews-lead")}</p>
                <form method="post" action=format!("{base}/reviewed")>{send(say("retention-review-done"))}</form></section>
        }
    });
    view! {
        <section class="card">
            <dl class="facts">
                <dt>{say("retention-col-why")}</dt><dd>{why(item)}</dd>
                {item.goes_on.map(|day| view! { <dt>{say("retention-col-goes")}</dt><dd>{say_with("retention-goes-on", &[("day", &words(day))])}</dd> })}
            </dl>
            {works}
        </section>
        {review}
        {told}
        {parts(&preview.parts, true)}
        {hold_part(form, &base, item)}
        <section class="card stack">
            <h2>{say(if due { "retention-erase-now" } else { "retention-erase-early" })}</h2>
            {content(&preview.content)}
            {names(&base, &item.name, looked)}
            {erase}
        </section>
    }
    .into_any()
}

/// What goes, by number, and what stays.
fn content(content: &Content) -> AnyView {
    let line = |words: &'static str, count: i64| {
        (count > 0).then(|| view! { <li>{say_with(words, &[("n", &count.to_string())])}</li> })
    };
    let (goes, stays) = match content {
        // Not how many scores, reasons or concerns: before the panel talks, numbers tell what nobody may know.
        Content::Candidate(store::Counts { checks, offers, copies }) => (
            view! {
                <li>{say("retention-goes-name")}</li>
                <li>{say("retention-goes-said")}</li>
                {line("retention-goes-checks", *checks)}
                {line("retention-goes-offers", *offers)}
                {line("retention-goes-copies", *copies)}
                <li>{say("retention-goes-content")}</li>
            }
            .into_any(),
            ["retention-stays-place", "retention-stays-times", "retention-stays-others"],
        ),
        Content::Member(store::MemberCounts { support, calls, copies, consents }) => (
            view! {
                <li>{say("retention-goes-member-name")}</li>
                {line("retention-goes-support", *support)}
                {line("retention-goes-calls", *calls)}
                {line("retention-goes-copies", *copies)}
                <li>{say("retention-goes-content")}</li>
                {(*consents > 0).then(|| view! { <li>{say("retention-goes-map")}</li> })}
            }
            .into_any(),
            ["retention-stays-scores", "retention-stays-consents", "retention-stays-files"],
        ),
    };
    view! {
        <div class="two">
            <div><h3>{say("retention-goes")}</h3><ul>{goes}</ul></div>
            <div><h3>{say("retention-stays")}</h3><ul>{stays.map(|words| view! { <li>{say(words)}</li> }).collect_view()}</ul></div>
        </div>
    }
    .into_any()
}

/// Where others named them: it does not go with them.
fn names(base: &str, name: &str, looked: Option<&Mentions>) -> AnyView {
    let lead = say_with("retention-names-lead", &[("name", name)]);
    let found = match looked {
        None => view! {
            <p><a class="btn quiet" href=format!("{base}?names=look#names")>{say("retention-names-look")}</a></p>
        }
        .into_any(),
        Some(Mentions { found, .. }) if found.is_empty() => {
            view! { <p class="says good">{say("retention-names-none")}</p> }.into_any()
        }
        Some(Mentions { found, places }) => {
            let count = say_with("retention-names-n", &[("n", &n(found.len()))]);
            let rows = found
                .iter()
                .map(|one| vec![mentioned(one), one.title.clone().into_any(), one.day.clone().into_any(), how(one)]);
            let heads = ["retention-col-where", "retention-col-what", "retention-col-when", "retention-col-how"];
            let list = places.then(|| table("retention-names", &heads, rows.collect()));
            view! { <p><b>{count}</b></p> {list} <p>{say("retention-names-then")}</p> }.into_any()
        }
    };
    view! {
        <div id="names">
            <h3>{say("retention-names")}</h3>
            <p>{lead}</p>
            {found}
            <p class="hint">{say("retention-names-not")}</p>
        </div>
    }
    .into_any()
}

fn mentioned(one: &Mention) -> AnyView {
    let address = match one.what.as_str() {
        "candidate" => format!("/files/{}", one.id),
        "vacancy" => format!("/vacancies/{}", one.id),
        _ => return one.name.clone().into_any(),
    };
    view! { <a href=address>{one.name.clone()}</a> }.into_any()
}

fn how(one: &Mention) -> AnyView {
    match one.named {
        Named::Whole => say("retention-names-whole").into_any(),
        Named::Part => say("retention-names-part").into_any(),
    }
}

fn erase_form(f: &FormState, base: &str, due: bool) -> AnyView {
    let reason = (!due).then(|| {
        area_field(f, "reason", say("retention-early-reason"), Opt::hint(say("retention-early-hint")).rows(2))
    });
    view! {
        <form class="stack" method="post" action=format!("{base}/erase") novalidate="novalidate">
            {reason}
            {tick(f, "sure", say("retention-sure"), false)}
            <div class="acts"><button type="submit" class="btn danger">{say(if due { "retention-erase-now" } else { "retention-erase-early" })}</button></div>
        </form>
    }
    .into_any()
}

fn told_form(f: &FormState, base: &str, item: &Item, today: &str) -> AnyView {
    let stored = item.from.map_or_else(|| today.to_owned(), |from| from.to_string());
    view! {
        <details class="more" open=!f.problems.is_empty()>
            <summary>{say("retention-told")}</summary>
            <form class="stack" method="post" action=format!("{base}/told") novalidate="novalidate">
                {date_field(f, "told_on", say("retention-told-on"), Opt::hint(say("retention-told-hint")).value(stored))}
                {send(say("ui-save"))}
            </form>
        </details>
    }
    .into_any()
}

fn hold_part(form: &FormState, base: &str, item: &Item) -> AnyView {
    let (put, lift) = match item.scope {
        Scope::Candidate => ("hold-candidate", "lift-candidate"),
        Scope::Person => ("hold-person", "lift-person"),
    };
    let (f, l) = (form.of(put), form.of(lift));
    let stands = item.hold.clone().map(|hold| {
        let day = day_words(&hold.review_on);
        let by = say_with("retention-hold-by", &[("name", &hold.by_name), ("day", &london_day(hold.at))]);
        view! {
            <div class="says">
                <p><b>{hold.reason}</b></p>
                <p>{by} " " {say_with("retention-hold-review", &[("day", &day)])} " " {overdue_tag(item)}</p>
            </div>
            <form class="stack" method="post" action=format!("{base}/lift") novalidate="novalidate">
                {area_field(&l, "lift_reason", say("retention-lift-reason"), Opt::default().rows(2))}
                {send(say("retention-lift"))}
            </form>
        }
    });
    let held = item.hold.is_some();
    let (title, act) =
        if held { ("retention-hold-again", "retention-hold-renew") } else { ("retention-hold", "retention-hold-put") };
    let reason = item.hold.as_ref().map(|hold| hold.reason.clone()).unwrap_or_default();
    view! {
        <section class="card stack">
            <h2>{say("retention-hold-title")}</h2>
            {stands}
            <details class="more" open=!f.problems.is_empty()>
                <summary>{say(title)}</summary>
                <form class="stack" method="post" action=format!("{base}/hold") novalidate="novalidate">
                    <p>{say("retention-hold-lead")}</p>
                    {area_field(&f, "hold_reason", say("retention-hold-reason"), Opt::hint(say("retention-hold-reason-hint")).value(reason).rows(2))}
                    {date_field(&f, "review_on", say("retention-hold-review-on"), Opt::hint(say("retention-hold-review-hint")))}
                    {send(say(act))}
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// On the file of somebody who started: do they still work here, and until when is the file kept?
pub(in crate::recruitment_file) fn employment(
    form: &FormState,
    id: CandidacyId,
    employment: &service::Employment,
    keeps: bool,
) -> AnyView {
    let f = form.of("employment-ended");
    let stored = employment.ended_on.clone().unwrap_or_default();
    let years = (employment.item.period.months / 12).to_string();
    let ended = employment.ended_on.as_deref().map(day_words);
    let stands = match (&ended, employment.item.standing) {
        (None, _) => say_with("retention-works", &[("years", &years)]),
        (Some(day), Standing::Held { review_on, .. }) => {
            say_with("retention-ended-held", &[("day", day), ("review", &words(review_on))])
        }
        (Some(day), Standing::Runs { until } | Standing::Due { since: until }) => {
            say_with("retention-ended-until", &[("day", day), ("until", &words(until))])
        }
        (Some(day), _) => say_with("retention-ended", &[("day", day)]),
    };
    let (title, button) = if ended.is_some() {
        ("retention-ended-change", "ui-save")
    } else {
        ("retention-ended-title", "retention-ended-do")
    };
    let back = ended.is_some().then(|| {
        view! {
            <form method="post" action=format!("/files/{id}/goes-on")>
                <button type="submit" class="linklike">{say("retention-goes-on-do")}</button>
            </form>
        }
    });
    let link = keeps.then(|| {
        view! { <p><a href=format!("/retention/candidates/{id}")>{say("retention-see")}</a></p> }
    });
    let last = Opt::hint(say("retention-ended-on-hint")).value(stored);
    view! {
        <section class="card noprint" id="employment">
            <h2>{say("retention-employment")}</h2>
            <p>{stands}</p>
            {link}
            <details class="more" open=!f.problems.is_empty()>
                <summary>{say(title)}</summary>
                <form class="stack" method="post" action=format!("/files/{id}/ended") novalidate="novalidate">
                    {date_field(&f, "ended_on", say("retention-ended-on"), last)}
                    {send(say(button))}
                </form>
                {back}
            </details>
        </section>
    }
    .into_any()
}
