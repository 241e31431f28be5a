//! Screens of an employment history: the whole on one page, each period on a form of its own.

mod gap;
mod period;
mod picture;

pub use period::period;

use super::rules::{GapState, Missing};
use super::service::{self, History, span_of};
use super::{Confirmed, ConfirmedHow, Gap, Period};
use crate::checks::dated::Dated;
use crate::checks::pages::{above, does};
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, date_field, errors, hidden, radios, send, text_field, tick};
use crate::ui::page::{Page, change_of, trail};
use leptos::prelude::*;
use time::Date;

/// "25 March 2019" or "March 2019".
pub fn dated_words(date: Dated) -> String {
    let first = date.earliest();
    match date {
        Dated::Day(day) => format!("{} {} {}", day.day(), day.month(), day.year()),
        Dated::Month(_) => format!("{} {}", first.month(), first.year()),
    }
}

/// A stored date in words.
pub fn written(text: &str) -> String {
    Dated::parse(text).map_or_else(|_| text.to_owned(), dated_words)
}

/// "9 days", "30 to 90 days", "up to 59 days, perhaps none".
pub fn days(gap: &Gap) -> String {
    let with = [("min", gap.min_days.to_string()), ("max", gap.max_days.to_string())];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    match (gap.min_days, gap.max_days) {
        (min, max) if min == max => say_with("history-days", &[("n", &max.to_string())]),
        (0, _) => say_with("history-days-up-to", &with),
        _ => say_with("history-days-range", &with),
    }
}

/// "2 March 2020 to 30 May 2020".
pub fn from_to(gap: &Gap) -> String {
    let (from, to) = (dated_words(Dated::Day(gap.from)), dated_words(Dated::Day(gap.to)));
    if gap.from == gap.to { from } else { say_with("history-from-to", &[("from", &from), ("to", &to)]) }
}

/// One person's history: what is missing, the picture and the same as a table, each gap, and the confirmation. `?gap=` opens the
/// form of one gap, `?frame=` that of the two days.
pub async fn history(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let history = service::read_history(&v.who, &v.app, id).await?;
    let does = does(&v, &history.candidacy).await;
    let above = above(&v, &history.candidacy, &history.vacancy);
    let today = london_date(v.app.clock.now());
    let by = v.who.signed().map(|signed| signed.name.clone()).unwrap_or_default();
    let (open, judged) = (v.query("gap").to_owned(), v.query("judge").to_owned());
    let frame_open = v.query("frame") == "change";
    let title = say_with("history-title", &[("name", &history.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let asks = gap::Asks { id, open, judged, today: today.clone(), by, does };
        let counts = history.counts.then(
            || view! { <p class="hint">{say_with("history-counts", &[("n", &history.asked_from.to_string())])}</p> },
        );
        let own_link = (does && history.candidacy.employed_since.is_none()).then(|| {
            view! { <p class="acts noprint"><a class="btn quiet" href=format!("/candidates/{id}/link")>{say("application-let-them")}</a></p> }
        });
        view! {
            {trail(above, say("history-name"))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("history-lead")}</p>
            </div>{own_link}</div>
            {stands(&history)}
            {frame(&history, &form, frame_open, does)}
            {history.frame.is_some().then(|| periods(&history, does))}
            {gap::gaps(&history, &form, &asks)}
            {confirmed(&history, &form, &today, does)}
            {counts}
        }
    }))
}

/// Whole or not, and what is missing: worked out, never ticked.
fn stands(history: &History) -> AnyView {
    if history.standing.is_whole() {
        let words = say_with("history-whole", &[("n", &history.asked_from.to_string())]);
        return view! { <p class="says good"><b>{words}</b></p> }.into_any();
    }
    let lines =
        history.standing.missing.iter().map(|missing| view! { <li>{missing_of_history(*missing)}</li> }).collect_view();
    view! { <div class="says"><p><b>{say("history-not-whole")}</b></p><ul>{lines}</ul></div> }.into_any()
}

/// What is missing, as a sentence.
pub(in crate::checks) fn missing_of_history(missing: Missing) -> String {
    match missing {
        Missing::Frame => say("history-missing-frame"),
        Missing::Gaps(n) => say_with("history-missing-gaps", &[("n", &n.to_string())]),
        Missing::Confirmation => say("history-missing-confirmation"),
        Missing::ConfirmedAgain => say("history-missing-confirmed-again"),
    }
}

fn frame(history: &History, form: &FormState, open: bool, does: bool) -> AnyView {
    let id = history.candidacy.id;
    let f = form.of("keep-frame");
    let there = history.frame.clone();
    let facts = there.clone().map(|frame| {
        view! {
            <dl class="facts">
                <dt>{say("history-education-end")}</dt><dd>{education(&frame.education_end)}</dd>
                <dt>{say("history-applied-on")}</dt><dd>{written(&frame.applied_on)}</dd>
                <dt>{say("history-kept-by")}</dt><dd>{by(&frame.by_name, frame.link)}", "{london_stamp(frame.at)}</dd>
            </dl>
        }
    });
    let asks = does && (there.is_none() || open || !f.problems.is_empty());
    let fields = asks.then(|| {
        let value = |of: fn(&super::Frame) -> &str| there.as_ref().map(|frame| written(of(frame))).unwrap_or_default();
        view! {
            <form class="stack noprint" method="post" action=format!("/candidates/{id}/history/frame") novalidate="novalidate">
                {text_field(&f, "education_end", say("history-education-end"), Opt::hint(say("history-education-end-hint")).value(value(|frame| &frame.education_end)))}
                {tick(&f, "still_in_education", say("history-still-in-education-field"), there.as_ref().is_some_and(|frame| frame.education_end.is_empty()))}
                {text_field(&f, "applied_on", say("history-applied-on"), Opt::hint(say("history-applied-on-hint")).value(value(|frame| &frame.applied_on)))}
                {send(say("history-keep-frame"))}
            </form>
        }
    });
    let before = service::worked_before(history).then(|| view! { <p class="says">{say("history-worked-before")}</p> });
    let (link, label) = change_of("frame-title");
    let change = (does && !asks).then(|| {
        view! { <p class="acts"><a class="btn quiet" id=link aria-labelledby=label href=format!("/candidates/{id}/history?frame=change#frame")>{say("ui-change")}</a></p> }
    });
    view! {
        <section class="card" id="frame" aria-labelledby="frame-title">
            <h2 id="frame-title">{say("history-frame")}</h2>
            {facts}{before}{fields}{change}
        </section>
    }
    .into_any()
}

/// Who wrote something down: the candidate themselves, where it came by a link of theirs.
fn by(name: &str, link: Option<RowId>) -> String {
    if link.is_some() { say_with("application-by-themselves", &[("name", name)]) } else { name.to_owned() }
}

fn education(end: &str) -> String {
    if end.is_empty() { say("history-still-in-education") } else { written(end) }
}

/// A line of the list: what was done, or a gap.
pub enum Line<'a> {
    Done(&'a Period),
    Gap(&'a Gap, GapState),
}

/// What was done and the gaps, in the order of time.
pub fn in_time(history: &History) -> Vec<Line<'_>> {
    let mut lines: Vec<(Date, Line<'_>)> = history
        .periods
        .iter()
        .filter_map(|period| Some((span_of(period)?.start.earliest(), Line::Done(period))))
        .chain(history.standing.gaps.iter().map(|(gap, state, _)| (gap.from, Line::Gap(gap, *state))))
        .collect();
    lines.sort_by_key(|(from, _)| *from);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn periods(history: &History, does: bool) -> AnyView {
    let id = history.candidacy.id;
    let add = does.then(|| {
        view! { <p class="acts"><a class="btn" href=format!("/candidates/{id}/history/period")>{say("history-add")}</a></p> }
    });
    if history.periods.is_empty() && history.standing.gaps.is_empty() {
        return view! {
            <section id="periods" aria-labelledby="periods-title">
                <h2 id="periods-title">{say("history-periods")}</h2>
                <div class="empty"><p>{say("history-periods-empty")}</p>{add}</div>
            </section>
        }
        .into_any();
    }
    let rows = in_time(history).into_iter().map(|line| row(id, &line, does)).collect_view();
    view! {
        <section id="periods" aria-labelledby="periods-title">
            <h2 id="periods-title">{say("history-periods")}</h2>
            {history.periods.is_empty().then(|| view! { <p>{say("history-periods-empty")}</p> })}
            {picture::years(history)}
            <div class="scroll" tabindex="0" role="region" aria-label=say("history-periods")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("history-col-from")}</th>
                    <th scope="col">{say("history-col-to")}</th>
                    <th scope="col">{say("history-col-what")}</th>
                    <th scope="col">{say("history-col-why")}</th>
                    <th scope="col"><span class="vh">{say("ui-change")}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
            {add}
        </section>
    }
    .into_any()
}

fn row(id: CandidacyId, line: &Line<'_>, does: bool) -> AnyView {
    match line {
        Line::Done(period) => {
            let ended = period.ended.as_deref().map_or_else(|| say("history-still"), written);
            let mut hint = vec![period.title.clone(), say(&period.activity.message())];
            hint.extend(period.care.then(|| say("history-care")));
            hint.retain(|words| !words.is_empty());
            let hint = hint.join(" · ");
            let change = does.then(|| {
                view! {
                    <a class="noprint" href=format!("/candidates/{id}/history/period?of={}", period.period)>
                        {say("ui-change")}<span class="vh">" "{period.place.clone()}</span>
                    </a>
                }
            });
            view! {
                <tr>
                    <td class="day">{written(&period.began)}</td>
                    <td class="day">{ended}</td>
                    <th scope="row">{period.place.clone()}<br/><span class="hint">{hint}</span></th>
                    <td>{period.why.clone()}</td>
                    <td>{change}</td>
                </tr>
            }
            .into_any()
        }
        Line::Gap(gap, state) => {
            let link = format!("#gap-{}", Dated::Day(gap.from));
            let words = view! { {say("history-gap")}", "{days(gap)} };
            let named = if *state == GapState::Small {
                words.into_any()
            } else {
                view! { <a href=link>{words}</a> }.into_any()
            };
            view! {
                <tr class="gap">
                    <td class="day">{dated_words(Dated::Day(gap.from))}</td>
                    <td class="day">{dated_words(Dated::Day(gap.to))}</td>
                    <th scope="row">{named}" "{gap::tag(*state)}</th>
                    <td></td><td></td>
                </tr>
            }
            .into_any()
        }
    }
}

/// How they said so; by their link they sent it in.
fn confirmed_how(one: &Confirmed) -> String {
    if one.link.is_some() { say("history-confirmed-by-link") } else { say(&one.how.message()) }
}

fn confirmed(history: &History, form: &FormState, today: &str, does: bool) -> AnyView {
    if history.frame.is_none() {
        return ().into_any();
    }
    let id = history.candidacy.id;
    let f = form.of("confirm-history");
    let last = history.confirmed.clone().map(|one| {
        view! {
            <dl class="facts">
                <dt>{say("history-confirmed-on")}</dt><dd>{day_words(&one.confirmed_on)}</dd>
                <dt>{say("history-confirmed-how")}</dt><dd>{confirmed_how(&one)}</dd>
                <dt>{say("history-kept-by")}</dt><dd>{by(&one.by_name, one.link)}", "{london_stamp(one.at)}</dd>
            </dl>
        }
    });
    let holds =
        !history.standing.missing.iter().any(|one| matches!(one, Missing::Confirmation | Missing::ConfirmedAgain));
    let again = (!holds && history.confirmed.is_some())
        .then(|| view! { <p class="says">{say("history-missing-confirmed-again")}</p> });
    let ways = ConfirmedHow::ALL.iter().map(ConfirmedHow::choice).collect();
    let fields = (does && !holds).then(|| {
        view! {
            <form class="stack noprint" method="post" action=format!("/candidates/{id}/history/confirm") novalidate="novalidate">
                {hidden("changed", history.changed_at.map(service::stamp).unwrap_or_default())}
                <p>{say("history-confirm-lead")}</p>
                {radios(&f, "how", say("history-confirmed-how"), ways, "", Opt::default())}
                {date_field(&f, "confirmed_on", say("history-confirmed-on"), Opt::default().value(today))}
                {send(say("history-confirm"))}
            </form>
        }
    });
    view! {
        <section class="card" id="confirmed" aria-labelledby="confirmed-title">
            <h2 id="confirmed-title">{say("history-confirmation")}</h2>
            {last}{again}{fields}
            <div class="printed"><p>{say("history-sign-words")}</p>
                <div class="sign"><p><span class="line"></span>{history.candidacy.name.clone()}</p><p><span class="line"></span>{say("vacancy-sheet-date")}</p></div>
            </div>
        </section>
    }
    .into_any()
}
