//! The weighing page: panel, other scorers and checks, candidates side by side.

use super::super::rules::{Missing, NoTotal, Part, Terms, Total, Which};
use super::super::service::{self, Column, Table, Voice, Waiting};
use super::{above, dots, list, outside, sure};
use crate::checks::Status;
use crate::checks::pages::{item_class, status_words};
use crate::ids::VacancyId;
use crate::panel::Group;
use crate::people::{Role, Visit};
use crate::platform::clock::{day_words, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::Criterion;
use crate::texts::{say, say_with};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// Until there is an agreement the dots are drawn on the usual scale.
const USUAL_SCALE: u8 = 3;

/// What the panel said, what the other scorers said, and the checks.
pub async fn weigh(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let table = service::read_table(&v.who, &v.app, id).await?;
    let made = service::made(&v.who, &v.app, id).await?;
    let decides = service::decides(&v.who, &v.app, id).await;
    let audits = v.who.may(&[Role::Hr]).is_ok() && !table.columns.is_empty();
    Ok(Page::desk(&v, say("weighing-title"), move || {
        let figures = audits.then(|| {
            view! {
                <p class="acts noprint">
                    <a class="btn quiet" href=format!("/vacancies/{id}/figures")>{say("weighing-figures-title")}</a>
                    <a class="btn quiet" href=format!("/vacancies/{id}/talked")>{say("weighing-talked-title")}</a>
                </p>
            }
        });
        let can_choose = table.waiting.is_empty() && !table.columns.is_empty();
        let words = if made.is_some() { say("weighing-see-choice") } else { say("weighing-choose") };
        let action = ((can_choose && decides) || made.is_some())
            .then(|| view! { <a class="btn" href=format!("/vacancies/{id}/choose")>{words}</a> });
        let body = if table.columns.is_empty() { nothing_yet(&table) } else { columns(&table) };
        view! {
            {trail(above(&table.vacancy), say("weighing-here"))}
            <div class="head">
                <div><h1>{say("weighing-title")}</h1><p class="lead">{lead(&table)}</p></div>
                {action}
            </div>
            {body}
            {figures}
        }
    }))
}

/// "Four people scored three candidates on ... The panel counts for 60 %, as announced on ..."
fn lead(table: &Table) -> String {
    let mut seats: Vec<_> =
        table.columns.iter().flat_map(|column| column.voices.iter().map(|voice| voice.seat)).collect();
    seats.sort_unstable();
    seats.dedup();
    let mut words = Vec::new();
    if let Some(panel) = table.panel.as_ref().filter(|_| !table.columns.is_empty()) {
        words.push(say_with(
            "weighing-lead-day",
            &[
                ("seats", &seats.len().to_string()),
                ("candidates", &table.columns.len().to_string()),
                ("day", &day_words(&panel.day)),
            ],
        ));
    }
    if let Some(agreement) = &table.agreement {
        let day = london_day(agreement.announced_at);
        words.push(match table.terms.as_ref().and_then(|terms| terms.panel_share) {
            Some(share) => say_with("weighing-lead-parallel", &[("share", &share.to_string()), ("day", &day)]),
            None => say_with("weighing-lead-equal", &[("day", &day)]),
        });
    }
    words.join(" ")
}

/// Before the panel talked there is nothing to see, and it says what must happen first.
fn nothing_yet(table: &Table) -> AnyView {
    view! {
        <section class="card">
            <h2>{say("weighing-nothing-title")}</h2>
            <p>{say("weighing-nothing")}</p>
            {waiting_list(&table.waiting)}
        </section>
    }
    .into_any()
}

fn waiting_list(waiting: &[Waiting]) -> AnyView {
    if waiting.is_empty() {
        return view! { <p>{say("weighing-nobody-waits")}</p> }.into_any();
    }
    let lines = waiting
        .iter()
        .map(|waiting| {
            let state = match &waiting.interview {
                None => say("weighing-waits-no-interview"),
                Some(interview) => say(&format!("weighing-waits-{}", interview.state.code())),
            };
            view! { <li class="wait"><span><b>{waiting.name.clone()}</b>": "{state}</span></li> }
        })
        .collect_view();
    view! { <ul class="checks">{lines}</ul> }.into_any()
}

fn columns(table: &Table) -> AnyView {
    let scale = table.terms.as_ref().map_or(USUAL_SCALE, |terms| terms.scale);
    let class = if table.columns.len() > 2 { "cols many" } else { "cols" };
    let waiting = (!table.waiting.is_empty()).then(|| {
        view! { <div class="says"><p><b>{say("weighing-still-waiting")}</b></p>{waiting_list(&table.waiting)}</div> }
    });
    view! {
        {waiting}
        {concern_waits(table)}
        {verdict(table)}
        {outside::agreed(table)}
        <p class="key">
            <span><i class="shape good" aria-hidden="true"></i>{service::value_words(scale, scale)}</span>
            <span><i class="shape ok" aria-hidden="true"></i>{service::value_words(scale, scale.div_ceil(2))}</span>
            <span><i class="shape poor" aria-hidden="true"></i>{service::value_words(scale, 1)}</span>
            <span><i class="shape none" aria-hidden="true"></i>{say("weighing-key-none")}</span>
        </p>
        <div class=class>
            {table.columns.iter().map(|column| candidate(table, column, scale)).collect_view()}
        </div>
        <p class="hint">{say("weighing-how")}</p>
        {sure::disclosure(table)}
    }
    .into_any()
}

/// The sentence at the top: who is first by the agreement and how sure that is, and who is first for the panel.
fn verdict(table: &Table) -> AnyView {
    let names =
        |columns: Vec<&Column>| -> Vec<String> { columns.iter().map(|column| column.candidacy.name.clone()).collect() };
    let (first, panels) = (names(table.first()), names(table.panels_first()));
    let panel = if panels.is_empty() && table.columns.iter().any(|column| column.outside().is_outside()) {
        String::new()
    } else if panels.is_empty() {
        say("weighing-verdict-panel-none")
    } else if panels == first {
        say("weighing-verdict-panel-same")
    } else {
        match panels.len() {
            1 => say_with("weighing-verdict-panel-first", &[("name", &list(&panels))]),
            _ => say_with("weighing-verdict-panel-tie", &[("names", &list(&panels))]),
        }
    };
    // Whoever reads only this line is told that somebody with as much is out of the order.
    let best = table.first().iter().filter_map(|column| column.weighed.total.as_ref().ok().copied()).max();
    let outside = table.columns.iter().filter(|column| {
        column.outside().is_outside()
            && best.is_some_and(|best| column.weighed.total.as_ref().is_ok_and(|total| *total >= best))
    });
    let outside: Vec<String> = outside.map(|column| column.candidacy.name.clone()).collect();
    let outside = (!outside.is_empty())
        .then(|| format!(" {}", say_with("weighing-verdict-out-of-order", &[("names", &list(&outside))])));
    view! { <p class="says"><b>{sure::sentence(table)}</b>" "{panel}{outside}</p> }.into_any()
}

fn candidate(table: &Table, column: &Column, scale: u8) -> AnyView {
    let id = column.candidacy.id;
    let rank = column.rank.map_or_else(
        || view! { <p class="rank"><span class="vh">{say("weighing-no-place")}</span>"–"</p> }.into_any(),
        |rank| {
            view! { <p class="rank"><span class="vh">{say("weighing-place")}" "</span>{rank.to_string()}</p> }
                .into_any()
        },
    );
    view! {
        <article class="cand" aria-labelledby=format!("c-{id}")>
            <header><h2 id=format!("c-{id}")>{column.candidacy.name.clone()}</h2>{rank}</header>
            <section>
                <h3>{say("weighing-together")}</h3>
                {total(&column.weighed.total)}
                {outside::standing(table, column, scale)}
                {concerns(column, &table.lead)}
            </section>
            {group(table, column, Group::Panel, scale)}
            {group(table, column, Group::Others, scale)}
            {checks(column)}
            <section>{answers(column)}</section>
        </article>
    }
    .into_any()
}

/// A total as people read it, or what is missing for it.
pub(super) fn total(total: &Total) -> AnyView {
    match total {
        Ok(total) => {
            view! { <p class="num">{total.two_decimals()}" "<small>{say("weighing-of-one")}</small></p> }.into_any()
        }
        Err(why) => view! { <p><b>{say("weighing-no-total")}</b>" "{missing_words(why)}</p> }.into_any(),
    }
}

/// What a total lacks, in a sentence.
pub(super) fn missing_words(why: &NoTotal) -> String {
    let missing = match why {
        NoTotal::BadTerms => return say("weighing-missing-terms"),
        NoTotal::TooLarge => return say("weighing-missing-too-large"),
        NoTotal::Missing(missing) => missing,
    };
    let of = |wanted: Which, message: &str| {
        let those = missing.iter().filter(|Missing { which, .. }| *which == wanted);
        let names: Vec<String> = those.map(|missing| say(&missing.criterion.message())).collect();
        (!names.is_empty()).then(|| say_with(message, &[("criteria", &list(&names))]))
    };
    let sentences = [
        of(Which::Everybody, "weighing-missing-everybody"),
        of(Which::Panel, "weighing-missing-panel"),
        of(Which::Others, "weighing-missing-others"),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn group(table: &Table, column: &Column, group: Group, scale: u8) -> AnyView {
    let (title, parts, own) = match group {
        Group::Panel => ("weighing-panel", &column.weighed.panel, &column.weighed.panel_total),
        Group::Others => ("weighing-others", &column.weighed.others, &column.weighed.others_total),
    };
    let voices: Vec<&Voice> = column.voices.iter().filter(|voice| voice.group == group).collect();
    let place = column
        .panel_rank
        .filter(|_| group == Group::Panel)
        .map(|rank| say_with("weighing-panels-place", &[("rank", &rank.to_string())]));
    let shown = parts.iter().filter(|(criterion, part)| is_shown(table.terms.as_ref(), *criterion, part));
    let criteria = shown.map(|(criterion, part)| criterion_row(*criterion, part, &voices, scale)).collect_view();
    let body = if voices.is_empty() {
        view! { <p>{say(if group == Group::Panel { "weighing-panel-nobody" } else { "weighing-others-nobody" })}</p> }
            .into_any()
    } else {
        view! {
            {criteria}
            <p class="hint">{own_total(own)}{place.map(|place| format!(" {place}"))}</p>
        }
        .into_any()
    };
    view! { <section><h3>{say(title)}</h3>{body}{absences(column, group)}</section> }.into_any()
}

/// Criteria of the kit: those with a weight, and any that somebody answered.
fn is_shown(terms: Option<&Terms>, criterion: Criterion, part: &Part) -> bool {
    let weight = terms.and_then(|terms| terms.weights.iter().find(|(other, _)| *other == criterion));
    weight.is_some_and(|(_, weight)| *weight > 0) || part.scored() + part.unscored() > 0
}

fn own_total(total: &Total) -> String {
    match total {
        Ok(total) => say_with("weighing-own-total", &[("total", &total.two_decimals())]),
        Err(why) => format!("{} {}", say("weighing-no-own-total"), missing_words(why)),
    }
}

fn criterion_row(criterion: Criterion, part: &Part, voices: &[&Voice], scale: u8) -> AnyView {
    let own: Vec<&&Voice> = voices.iter().filter(|voice| voice.criterion == criterion).collect();
    let changed = own.iter().filter(|voice| voice.first != voice.last).count();
    let remarks = own.iter().flat_map(|voice| voice.remarks.iter().map(|remark| (voice.who.clone(), remark))).map(
        |(who, remark)| {
            let words = (!remark.words.is_empty())
                .then(|| view! { <p>"“"{remark.words.clone()}"” "<cite>{who.clone()}</cite></p> });
            let cards = (!remark.cards.is_empty()).then(|| {
                let cards = remark.cards.iter().map(|card| format!("“{card}”")).collect::<Vec<_>>().join(" ");
                let by = remark.words.is_empty().then(|| view! { <cite>{who.clone()}</cite> });
                view! { <p>{cards}" "<small>{say("weighing-card")}</small>" "{by}</p> }
            });
            view! { <blockquote>{words}{cards}</blockquote> }
        },
    );
    let remarks = remarks.collect_view();
    view! {
        <div class="crit">
            <span>{say(&criterion.message())}</span>
            {dots::dots(scale, part)}
            <em>{dots::summary(scale, part, changed)}</em>
        </div>
        {remarks}
    }
    .into_any()
}

/// What whoever weighs may know of concerns; of the others, only that there is one and with whom it is.
fn concerns(column: &Column, lead: &str) -> AnyView {
    column
        .concerns
        .iter()
        .map(|concern| match &concern.who {
            Some(who) => {
                let words = (!concern.words.is_empty()).then(|| format!(" “{}”", concern.words));
                view! { <p class="says stop"><b>{say_with("weighing-concern", &[("who", who)])}</b>{words}</p> }
                    .into_any()
            }
            None => {
                view! { <p class="says stop"><b>{say_with("concern-with-lead", &[("lead", lead)])}</b></p> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// That nobody can be chosen yet, because somebody has still to be answered.
pub(super) fn concern_waits(table: &Table) -> Option<AnyView> {
    // Before the panel has talked about everybody it would tell that something was said, and perhaps at which interview.
    (table.concern_waits && table.waiting.is_empty()).then(|| {
        view! { <p class="says stop"><b>{say_with("weighing-concern-waits", &[("lead", &table.lead)])}</b></p> }
            .into_any()
    })
}

fn absences(column: &Column, group: Group) -> AnyView {
    column
        .absent
        .iter()
        .filter(|absent| absent.group == Some(group))
        .map(|absent| {
            // Why somebody would rather not score a candidate is theirs; that they did not is for everybody to see.
            let why = say(&format!("weighing-absent-{}", absent.reason.code().replace('_', "-")));
            view! { <p class="hint">{absent.who.clone()}": "{why}</p> }
        })
        .collect_view()
        .into_any()
}

/// What is known from the checks: what was recorded by name, the rest as a number, which is all there is to say of it.
fn checks(column: &Column) -> AnyView {
    let Some(sheet) = &column.checks else { return ().into_any() };
    let (open, known): (Vec<_>, Vec<_>) = sheet.rows.iter().partition(|row| row.status == Status::NotYet);
    let rows = known
        .into_iter()
        .map(|row| {
            view! { <li class=item_class(row.status)><span>{row.item.title.clone()}<span class="vh">": "{status_words(row.status)}</span></span></li> }
        })
        .collect_view();
    let open = (!open.is_empty()).then(|| {
        let count = open.len().to_string();
        view! { <li class="wait"><span>{say_with("weighing-checks-open-n", &[("n", &count)])}</span></li> }
    });
    view! {
        <section>
            <h3>{say("weighing-checks")}</h3>
            <ul class="checks">{rows}{open}</ul>
            <p class="hint"><a href=format!("/candidates/{}/checks", column.candidacy.id)>{say_with("weighing-to-checks", &[("name", &column.candidacy.name)])}</a></p>
        </section>
    }
    .into_any()
}

/// Every answer as a table: what the dots show, one line a person and question.
fn answers(column: &Column) -> AnyView {
    let mut voices: Vec<&Voice> = column.voices.iter().collect();
    voices.sort_by_key(|voice| (voice.criterion, voice.group, voice.seat, voice.line));
    let rows = voices
        .into_iter()
        .map(|voice| {
            let before = (voice.first_said != voice.said).then(|| {
                view! { <br/><small>{say_with("weighing-was", &[("answer", &voice.first_said)])}</small> }
            });
            view! {
                <tr>
                    <th scope="row">{say(&voice.criterion.message())}<br/><small>{voice.item.clone()}</small></th>
                    <td>{voice.who.clone()}</td>
                    <td>{voice.said.clone()}{before}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="more">
            <summary>{say("weighing-every-answer")}<span class="vh">": "{column.candidacy.name.clone()}</span></summary>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("weighing-col-criterion")}</th>
                    <th scope="col">{say("weighing-col-who")}</th>
                    <th scope="col">{say("weighing-col-answer")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
