//! One check of one person: what was recorded of it, what it still lacks, and the forms by which it is recorded.

use super::{said_elsewhere, status_tag, status_words};
use crate::checks::evidence::pages::of_item;
use crate::checks::facts::rules::ToWeigh;
use crate::checks::facts::{Field, Kind, Shape, Way};
use crate::checks::rules::{Stand, Why};
use crate::checks::service::{Row, by_form};
use crate::checks::{Entry, PackItem, Status};
use crate::ids::CandidacyId;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::texts::{has, say, say_with};
use crate::ui::form::{Opt, area_field, date_field, hidden, radios, select_field, send, text_field, tick};
use leptos::prelude::*;

/// Which form of a page is open.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenForm {
    pub item: String,
    /// Empty for the form in words.
    pub way: String,
}

/// Choices that are more than so many stand in a list that opens.
const RADIOS_MOST: usize = 5;

pub(super) fn item_card(
    (id, file): (CandidacyId, &str),
    row: Row,
    open: &OpenForm,
    form: &FormState,
    today: &str,
    does: bool,
) -> AnyView {
    let code = row.item.code.clone();
    let is_open = does && open.item == code && !row.may_be.is_empty();
    let count: Vec<(Entry, Stand)> = row.counted().map(|(entry, stand)| (entry.clone(), *stand)).collect();
    let counts = |entry: &&Entry| !row.count.iter().any(|(id, _)| *id == entry.id);
    let earlier: Vec<Entry> = row.records.iter().filter(counts).cloned().collect();
    let way = row.ways.iter().copied().find(|way| way.code == open.way);
    let foot = match way {
        _ if !does => ().into_any(),
        _ if row.may_be.is_empty() => view! { <p class="hint">{say("checks-before-offer-hint")}</p> }.into_any(),
        Some(way) if is_open => facts_form(id, &row, way, form, today),
        None if is_open => record_form(id, &row, form, today),
        _ => ways(id, &row),
    };
    let stands = stands(id, &row, &count, does);
    view! {
        <section class="card" id=code.clone() aria-labelledby=format!("{code}-title")>
            <h2 id=format!("{code}-title")>{row.item.title.clone()}" "{status_tag(row.status)}</h2>
            <p class="hint">{row.item.law.clone()}</p>
            {count.is_empty().then(|| not_needed(&row))}
            {count.iter().map(|(entry, _)| said(&row, entry)).collect_view()}
            {stands}
            {said_elsewhere(&row.elsewhere)}
            {(!row.status.settles() || is_open).then(|| view! { <p>{row.item.what_to_see.clone()}</p> })}
            {(!earlier.is_empty()).then(|| history(&row, &earlier))}
            {foot}
            {of_item(id, &row.item, &row.kept, file, does && row.may_keep)}
        </section>
    }
    .into_any()
}

/// That the role does not need it, who said so and why.
fn not_needed(row: &Row) -> AnyView {
    let said = row.item.not_needed.as_ref().map(|said| {
        view! {
            <dl class="facts">
                <dt>{say("pack-role-why")}</dt><dd>{said.why.clone()}</dd>
                <dt>{say("checks-recorded")}</dt><dd>{said.by.clone()}", "{day_words(&said.on)}</dd>
            </dl>
        }
    });
    said.into_any()
}

/// Why it is open although something was recorded, and until when it holds or may be waited for.
fn stands(id: CandidacyId, row: &Row, count: &[(Entry, Stand)], does: bool) -> AnyView {
    let why = row.stand.why.map(|why| {
        let class = if why == Why::WeighedNo { "says stop" } else { "says" };
        view! { <p class=class>{say(why.message())}</p> }
    });
    let to_weigh = count.iter().filter(|_| does).filter_map(|(entry, stand)| {
        let (_, facts, follows) = by_form(&row.item, entry)?;
        let about = follows.to_weigh?;
        let words = match stand.why {
            Some(Why::WaitsForSecond(_)) => "checks-to-second",
            Some(Why::NotWeighed(ToWeigh::AdultFirst)) => "checks-to-weigh-start",
            Some(Why::NotWeighed(_)) => "checks-to-weigh",
            _ => "checks-to-weighed",
        };
        let apart = (about == ToWeigh::Content).then(|| {
            view! { " "<a class="btn quiet" href=format!("/candidates/{id}/disclosed")>{say("checks-to-disclosed")}</a> }
        });
        // Of several certificates, which.
        let of = (count.len() > 1).then(|| facts.get("country").map(|country| format!(": {country}")));
        Some(view! {
            <p class="acts"><a class="btn" href=format!("/candidates/{id}/risk/{}", entry.id)>{say(words)}{of.flatten()}</a>{apart}</p>
        })
    });
    let to_weigh = to_weigh.collect_view();
    let until = row.stand.excepted.map(|(_, to)| {
        view! { <p class="says">{say_with("checks-supervised-to", &[("day", &day_words(&to.to_string()))])}</p> }
    });
    let holds = row.stand.holds_to.map(|to| {
        view! { <p class="hint">{say_with("checks-holds-to", &[("day", &day_words(&to.to_string()))])}</p> }
    });
    let late = row.late.map(|on| {
        let no_excuse = (row.item.kind == Some(Kind::RightToWork)).then(|| say("checks-seen-late-no-excuse"));
        let day = day_words(&on.to_string());
        view! { <p class="says">{say_with("checks-seen-late", &[("day", &day)])}" "{no_excuse}</p> }
    });
    view! { {why}{until}{holds}{late}{to_weigh} }.into_any()
}

/// The ways of recording it, one link each.
fn ways(id: CandidacyId, row: &Row) -> AnyView {
    let code = &row.item.code;
    let words = if row.records.is_empty() { say("checks-record") } else { say("checks-record-again") };
    let address = |way: &str| format!("/candidates/{id}/checks?item={code}&way={way}#{code}");
    if row.ways.is_empty() {
        return view! {
            <p class="acts"><a class="btn quiet" href=format!("/candidates/{id}/checks?item={code}#{code}")>{words}<span class="vh">" "{row.item.title.clone()}</span></a></p>
        }
        .into_any();
    }
    let lines = row
        .ways
        .iter()
        .map(|way| view! { <li><a href=address(way.code)>{say(&way.message())}</a></li> })
        .collect_view();
    view! {
        <details class="more">
            <summary>{words}<span class="vh">" "{row.item.title.clone()}</span></summary>
            <ul>{lines}<li><a href=address("")>{say("checks-way-words")}</a></li></ul>
        </details>
    }
    .into_any()
}

/// What was recorded, by whom and when.
fn said(row: &Row, entry: &Entry) -> AnyView {
    let not_kept = row.kept.is_empty().then(|| view! { " "<span class="hint">{say("checks-not-kept")}</span> });
    let by_form = by_form(&row.item, entry).map(|(way, facts, _)| {
        let value = |name: &str| facts.get(name).cloned();
        let rows = way.fields.iter().filter(|field| field.shape != Shape::Confirmed).filter_map(|field| {
            let value = value(field.name)?;
            Some(view! { <dt>{say(&field.message())}</dt><dd>{shown(field, &value)}</dd> })
        });
        let so: Vec<String> = way
            .fields
            .iter()
            .filter(|field| field.shape == Shape::Confirmed && facts.contains_key(field.name))
            .map(|field| say(&field.message()))
            .collect();
        let so = (!so.is_empty()).then(|| view! { <dt>{say("checks-confirmed-label")}</dt><dd>{so.join("; ")}</dd> });
        let day = entry.seen_on.as_deref().map(day_words).unwrap_or_default();
        view! {
            <dt>{say("checks-way-label")}</dt><dd>{say(&way.message())}</dd>
            {rows.collect_view()}
            {so}
            <dt>{say("checks-checked-by")}</dt><dd>{entry.by_name.clone()}", "{day}</dd>
        }
    });
    let seen = (!entry.seen.is_empty()).then(|| {
        view! {
            <dt>{say("checks-seen-label")}</dt><dd>{entry.seen.clone()}{not_kept}</dd>
            <dt>{say("checks-seen-by")}</dt>
            <dd>{entry.by_name.clone()}", "{entry.seen_on.as_deref().map(day_words).unwrap_or_default()}</dd>
        }
    });
    let note = (!entry.note.is_empty()).then(|| {
        let label = match entry.status {
            Status::NotObtainable => "checks-attempts-label",
            Status::Seen => "checks-note-label",
            _ if !entry.way.is_empty() => "checks-note-label",
            _ => "checks-why-label",
        };
        view! { <dt>{say(label)}</dt><dd>{entry.note.clone()}</dd> }
    });
    view! {
        <dl class="facts">
            {by_form}
            {seen}
            {note}
            <dt>{say("checks-recorded")}</dt><dd>{entry.by_name.clone()}", "{london_stamp(entry.at)}</dd>
        </dl>
    }
    .into_any()
}

/// A value as people read it.
fn shown(field: &Field, value: &str) -> String {
    match field.shape {
        Shape::Choice(_) => say(&field.choice_message(value)),
        Shape::Past | Shape::Ahead | Shape::Day => day_words(value),
        _ => value.to_owned(),
    }
}

fn history(row: &Row, earlier: &[Entry]) -> AnyView {
    let count = earlier.len().to_string();
    let entries = earlier
        .iter()
        .map(|entry| view! { <li><p><b>{status_words(entry.status)}</b></p>{said(row, entry)}</li> })
        .collect_view();
    view! {
        <details class="more">
            <summary>{say_with("checks-history", &[("n", &count)])}</summary>
            <ol class="timeline">{entries}</ol>
        </details>
    }
    .into_any()
}

/// The form in words: for items without one of their own, and for what is no seeing.
fn record_form(id: CandidacyId, row: &Row, form: &FormState, today: &str) -> AnyView {
    let form = form.of("record-check");
    let options: Vec<(String, String)> = row
        .may_be
        .iter()
        .filter(|status| **status != Status::NotYet)
        .chain((row.status != Status::NotYet).then_some(&Status::NotYet))
        .map(|status| (status.code().to_owned(), say(&format!("checks-choose-{}", status.code().replace('_', "-")))))
        .collect();
    let note_hint = if row.item.may_be_unobtainable { "checks-note-hint-attempts" } else { "checks-note-hint" };
    let usual = if row.item.kind.is_none() { "seen" } else { "" };
    let seen = row.item.kind.is_none().then(|| {
        view! {
            {text_field(&form, "seen", say("checks-seen-field"), Opt::hint(say("checks-seen-hint")))}
            {date_field(&form, "seen_on", say("checks-seen-on-field"), Opt::default().value(today))}
        }
    });
    view! {
        <form method="post" action=format!("/candidates/{id}/checks/record") class="stack" aria-label=say_with("checks-form", &[("item", &row.item.title)])>
            {hidden("item", row.item.code.clone())}
            {radios(&form, "status", say("checks-status-label"), options, usual, Opt::default())}
            {seen}
            {area_field(&form, "note", say("checks-note-field"), Opt::hint(say(note_hint)).rows(3))}
            <p class="hint">{say("checks-you-saw-it")}</p>
            {send(say("checks-save"))}
        </form>
    }
    .into_any()
}

/// The form of one way: every field that it has, and the day.
fn facts_form(id: CandidacyId, row: &Row, way: &'static Way, form: &FormState, today: &str) -> AnyView {
    let form = form.of("record-facts");
    let fields = way.fields.iter().map(|field| one_field(&form, field, &row.item)).collect_view();
    let lead = format!("{}-lead", way.message());
    let lead = has(&lead).then(|| view! { <p class="says">{say(&lead)}</p> });
    view! {
        <form method="post" action=format!("/candidates/{id}/checks/facts") class="stack" aria-label=say_with("checks-form", &[("item", &row.item.title)])>
            <h3>{say(&way.message())}</h3>
            {lead}
            {hidden("item", row.item.code.clone())}
            {hidden("way", way.code.to_owned())}
            {date_field(&form, "checked_on", say("checks-checked-on"), Opt::default().value(today))}
            {fields}
            {area_field(&form, "note", say("checks-note-optional"), Opt::default().rows(2))}
            <p class="hint">{say("checks-you-saw-it")}</p>
            {send(say("checks-save"))}
        </form>
    }
    .into_any()
}

fn one_field(form: &FormState, field: &'static Field, item: &PackItem) -> AnyView {
    let hint = format!("facts-hint-{}", field.name.replace('_', "-"));
    let opt = if has(&hint) { Opt::hint(say(&hint)) } else { Opt::default() };
    // What need not be ticked says so by its form.
    let label = if field.optional && field.shape != Shape::Confirmed {
        say_with("facts-optional", &[("label", &say(&field.message()))])
    } else {
        say(&field.message())
    };
    match field.shape {
        Shape::Line | Shape::RegistrationNumber | Shape::ShareCode | Shape::LastCharacters => {
            text_field(form, field.name, label, opt)
        }
        Shape::CertificateNumber => text_field(form, field.name, label, opt.inputmode("numeric")),
        Shape::Words(_) => area_field(form, field.name, label, opt.rows(3)),
        Shape::Past | Shape::Ahead | Shape::Day => date_field(form, field.name, label, opt),
        Shape::Confirmed => tick(form, field.name, label, false),
        Shape::Choice(codes) => {
            let fits = |code: &&&str| {
                field.name != "level" || item.levels.is_empty() || item.levels.iter().any(|level| level == **code)
            };
            let options: Vec<(String, String)> =
                codes.iter().filter(fits).map(|code| ((*code).to_owned(), say(&field.choice_message(code)))).collect();
            let only = if options.len() == 1 { options.first().map(|(code, _)| code.clone()) } else { None };
            if options.len() > RADIOS_MOST {
                let options = std::iter::once((String::new(), say("facts-choose-one"))).chain(options).collect();
                select_field(form, field.name, label, options, opt)
            } else {
                radios(form, field.name, label, options, only.as_deref().unwrap_or_default(), opt)
            }
        }
    }
}
