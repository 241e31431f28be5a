//! Screens: everybody who works here with their checks in one table, and a list that brings people in.

use super::rules::{BadCell, BadRow, Column, Only, ROWS_AT_MOST, Reading, Row, Shown, months_ago};
use super::service::{self, Employed, Table, Wanted};
use super::stayed::Stayed;
use crate::checks::service::MAY;
use crate::ids::ServiceId;
use crate::people::Visit;
use crate::platform::clock::date_words;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, file_field, hidden, select_field, send, text_field, tick};
use crate::ui::page::{Page, trail};
use crate::vacancy::WorkKind;
use crate::vacancy::rules::NAME_AT_MOST;
use leptos::prelude::*;
use time::Date;

/// Everybody who works here: people down, checks across.
pub async fn table(v: Visit, _: FormState) -> Result<Page, Refused> {
    let wanted = Wanted {
        home: v.query("home").parse::<ServiceId>().ok(),
        kind: WorkKind::parse(v.query("kind")),
        only: Only::of(v.query("only")),
        named: v.query("named"),
        page: v.query("page").parse().unwrap_or(1),
    };
    let table = service::table(&v.who, &v.app, wanted).await?;
    let does = v.who.may(MAY).is_ok();
    let title = say("employed-title");
    let filter = filter_form(&table, wanted);
    let (page, address) = (wanted.page.clamp(1, table.pages), address(wanted));
    Ok(Page::desk(&v, title.clone(), move || {
        let (all, complete) = (table.all.to_string(), table.complete.to_string());
        let lead = say_with("employed-lead", &[("n", &all), ("complete", &complete)]);
        let body = if table.all == 0 {
            view! { <div class="empty"><h2>{say("employed-none")}</h2><p>{say("employed-none-hint")}</p></div> }
                .into_any()
        } else if table.people.is_empty() {
            view! { {filter} <div class="empty"><p>{say("employed-none-found")}</p></div> }.into_any()
        } else {
            view! { {filter}{legend()}{grid(&table)}{pager(&table, page, &address)} }.into_any()
        };
        let bring =
            does.then(|| view! { <p class="acts noprint"><a class="btn" href="/employed/import">{say("employed-import")}</a></p> });
        view! {
            {trail(vec![("/checks".to_owned(), say("checks-overview-title"))], title.clone())}
            <div class="head"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p></div>{bring}</div>
            {body}
            {who_stayed(table.stayed)}
        }
    }))
}

/// How many of those who started here left within 90 days; a number about a few people is withheld.
fn who_stayed(stayed: Stayed) -> AnyView {
    if stayed.of + stayed.too_new == 0 {
        return ().into_any();
    }
    let words = if stayed.may_be_shown() {
        say_with("employed-stayed", &[("left", &stayed.left.to_string()), ("of", &stayed.of.to_string())])
    } else {
        say("employed-stayed-withheld")
    };
    let new = (stayed.too_new > 0).then(
        || view! { <p class="hint">{say_with("employed-stayed-new", &[("n", &stayed.too_new.to_string())])}</p> },
    );
    view! {
        <section class="card">
            <h2>{say("employed-stayed-title")}</h2>
            <p>{words}</p>
            {new}
            <p class="hint">{say("employed-stayed-caution")}</p>
        </section>
    }
    .into_any()
}

/// The filters as they stand in the address, without the page.
fn address(wanted: Wanted<'_>) -> String {
    let mut query = form_urlencoded(&[
        ("home", wanted.home.map(|home| home.to_string()).unwrap_or_default()),
        ("kind", wanted.kind.map(|kind| kind.code().to_owned()).unwrap_or_default()),
        ("only", wanted.only.code().to_owned()),
        ("named", wanted.named.to_owned()),
    ]);
    query.insert_str(0, "/employed?");
    query
}

fn form_urlencoded(pairs: &[(&str, String)]) -> String {
    serde_html_form::to_string(pairs).unwrap_or_default()
}

fn filter_form(table: &Table, wanted: Wanted<'_>) -> AnyView {
    let f = FormState::default();
    let all = |id: &str| vec![(String::new(), say(id))];
    let mut homes = all("employed-every-home");
    homes.extend(table.homes.iter().map(|(id, name)| (id.to_string(), name.clone())));
    let mut kinds = all("employed-every-kind");
    kinds.extend(WorkKind::ALL.iter().map(WorkKind::choice));
    let only = Only::ALL.iter().map(|only| (only.code().to_owned(), say(&format!("employed-only-{}", only.code()))));
    let only: Vec<_> = only.collect();
    let home = Opt::default().value(wanted.home.map(|home| home.to_string()).unwrap_or_default());
    let kind = Opt::default().value(wanted.kind.map_or("", WorkKind::code));
    let show = Opt::default().value(wanted.only.code());
    let named = Opt::default().value(wanted.named);
    view! {
        <form class="row card noprint" method="get" action="/employed">
            {select_field(&f, "only", say("employed-show"), only, show)}
            {select_field(&f, "home", say("employed-home"), homes, home)}
            {select_field(&f, "kind", say("employed-kind"), kinds, kind)}
            {text_field(&f, "named", say("employed-named"), named)}
            {send(say("employed-filter"))}
        </form>
    }
    .into_any()
}

/// What the marks mean.
fn legend() -> AnyView {
    let marks = ["done", "ends", "waits", "over", "elsewhere", "stops", "missing", "not-needed"].map(|mark| {
        view! { <span><i class=format!("seen {mark}") aria-hidden="true"></i>{say(&format!("employed-mark-{mark}"))}</span> }
    });
    view! { <p class="key">{marks.into_iter().collect_view()}</p> }.into_any()
}

fn grid(table: &Table) -> AnyView {
    let heads = table.columns.iter().map(|(_, title)| view! { <th scope="col"><span>{title.clone()}</span></th> });
    let heads = heads.collect_view();
    let rows = table.people.iter().map(|person| person_row(person, table)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("employed-title")>
        <table class="list matrix">
            <thead><tr><th scope="col">{say("employed-col-who")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        </div>
    }
    .into_any()
}

fn person_row(person: &Employed, table: &Table) -> AnyView {
    let id = person.candidacy.id;
    let root = format!("/candidates/{id}/checks");
    let cells = person.checks.iter().zip(&table.columns).map(|(shown, (code, title))| {
        let shown = shown.map(|shown| cell(shown, &format!("{root}#{code}"), title, table.today));
        view! { <td>{shown}</td> }
    });
    let cells = cells.collect_view();
    let work = format!("{}, {}", person.vacancy.title, person.vacancy.service_name);
    let kind = (person.vacancy.work_kind != WorkKind::Employee)
        .then(|| view! { " "<span class="tag plain">{say(&person.vacancy.work_kind.message())}</span> });
    let since = person.candidacy.employed_since.as_deref().map(|day| {
        view! { <span class="hint">{say_with("employed-since", &[("day", &date_words(day))])}</span> }
    });
    view! {
        <tr>
            <th scope="row"><a href=root>{person.candidacy.name.clone()}</a>{kind}<span class="hint">{work}</span>{since}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// One check of one person: its mark, and how old it is.
fn cell(shown: Shown, href: &str, title: &str, today: Date) -> AnyView {
    let on = |day: Date| date_words(&day.to_string());
    let (mark, words, short) = match shown {
        Shown::Done { on: seen, ends: Some(to) } => {
            let seen = seen.map(on).unwrap_or_default();
            ("ends", say_with("employed-says-ends", &[("on", &seen), ("to", &on(to))]), in_time(to, today))
        }
        Shown::Done { on: seen, ends: None } => {
            let words =
                seen.map_or(say("employed-mark-done"), |day| say_with("employed-says-done", &[("on", &on(day))]));
            ("done", words, seen.map(|day| age(day, today)).unwrap_or_default())
        }
        Shown::Supervised(to) => ("waits", say_with("employed-says-waits", &[("to", &on(to))]), in_time(to, today)),
        Shown::Over(to) => ("over", say_with("employed-says-over", &[("to", &on(to))]), age(to, today)),
        Shown::Elsewhere(day) => {
            ("elsewhere", say_with("employed-says-elsewhere", &[("on", &on(day))]), age(day, today))
        }
        Shown::Stops => ("stops", say("employed-mark-stops"), String::new()),
        Shown::Missing => ("missing", say("employed-mark-missing"), String::new()),
        Shown::NotNeeded => ("not-needed", say("employed-mark-not-needed"), String::new()),
    };
    let whole = format!("{title}: {words}");
    view! {
        <a href=href.to_owned() title=whole><i class=format!("seen {mark}") aria-hidden="true"></i><span class="vh">{whole.clone()}</span><small aria-hidden="true">{short}</small></a>
    }
    .into_any()
}

/// How old something is, as short as it can be read.
fn age(on: Date, today: Date) -> String {
    let months = months_ago(on, today);
    match (months / 12, months % 12) {
        (0, 0) => say("employed-age-new"),
        (0, months) => say_with("employed-age-months", &[("n", &months.to_string())]),
        (years, _) => say_with("employed-age-years", &[("n", &years.to_string())]),
    }
}

/// In how many days something ends.
fn in_time(to: Date, today: Date) -> String {
    say_with("employed-age-in-days", &[("n", &(to - today).whole_days().max(0).to_string())])
}

fn pager(table: &Table, page: usize, address: &str) -> AnyView {
    if table.pages == 1 {
        return ().into_any();
    }
    let link =
        |to: usize, words: &str| view! { <a class="btn quiet" href=format!("{address}&page={to}")>{say(words)}</a>" " };
    let (at, of) = (page.to_string(), table.pages.to_string());
    view! {
        <p class="acts noprint">
            {(page > 1).then(|| link(page - 1, "employed-page-before"))}
            {(page < table.pages).then(|| link(page + 1, "employed-page-next"))}
            <span class="hint">{say_with("employed-page", &[("page", &at), ("of", &of)])}</span>
        </p>
    }
    .into_any()
}

fn above() -> Vec<(String, String)> {
    vec![("/employed".to_owned(), say("employed-title"))]
}

/// The form that brings in a list.
pub async fn import(v: Visit, form: FormState) -> Result<Page, Refused> {
    let homes = service::homes(&v.who, &v.app).await?;
    let title = say("employed-import");
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form.of("read-employed");
        let homes = homes.iter().map(|home| home.name.clone()).collect::<Vec<_>>().join("; ");
        view! {
            {errors(&form)}
            {trail(above(), title.clone())}
            <div class="head"><div><h1>{title.clone()}</h1><p class="lead">{say("employed-import-lead")}</p></div></div>
            <form class="stack card" method="post" enctype="multipart/form-data" action="/employed/import">
                {file_field(&f, "file", say("employed-import-file"), ".csv,text/csv,text/plain", Opt::hint(say("employed-import-file-hint")))}
                {area_field(&f, "text", say("employed-import-text"), Opt::hint(say("employed-import-text-hint")).rows(5))}
                {send(say("employed-import-look"))}
            </form>
            <section class="card">
                <h2>{say("employed-columns")}</h2>
                <p>{say("employed-columns-lead")}</p>
                <p class="acts"><a class="btn quiet" href="/employed/empty-list.csv">{say("employed-empty-list")}</a></p>
                <ul>
                    <li>{say("employed-columns-needed")}</li>
                    <li>{say_with("employed-columns-homes", &[("homes", &homes)])}</li>
                    <li>{say("employed-columns-kind")}</li>
                    <li>{say("employed-columns-checks")}</li>
                    <li>{say("employed-columns-dbs")}</li>
                    <li>{say("employed-columns-days")}</li>
                    <li>{say_with("employed-columns-most", &[("n", &ROWS_AT_MOST.to_string())])}</li>
                </ul>
            </section>
        }
    }))
}

fn reason((column, why): &(Column, BadCell)) -> String {
    let with = match why {
        BadCell::Twice(line) => ("line", line.to_string()),
        _ => ("longest", NAME_AT_MOST.to_string()),
    };
    let words = say_with(why.code(), &[(with.0, &with.1)]);
    let heading = column.heading();
    let (first, rest) = heading.split_at(heading.chars().next().map_or(0, char::len_utf8));
    let column = format!("{}{rest}", first.to_uppercase());
    say_with("employed-reason", &[("column", &column), ("why", &words)])
}

fn bad_row(row: &BadRow) -> AnyView {
    let why = row.why.iter().map(|why| view! { <li>{reason(why)}</li> }).collect_view();
    let fields: Vec<_> = row.fields.iter().filter(|field| !field.is_empty()).cloned().collect();
    view! { <tr><td class="n">{row.line}</td><td>{fields.join(" · ")}</td><td><ul>{why}</ul></td></tr> }.into_any()
}

fn good_row(row: &Row, homes: &[String]) -> AnyView {
    let checks: Vec<_> = row.checks.iter().map(|check| say(&check.about.message())).collect();
    view! {
        <tr>
            <td class="n">{row.line}</td>
            <th scope="row">{row.name.clone()}</th>
            <td>{row.job.clone()}", "{homes.get(row.home).cloned()}</td>
            <td>{say(&row.kind.message())}</td>
            <td>{date_words(&row.since.to_string())}</td>
            <td>{checks.join(", ")}</td>
        </tr>
    }
    .into_any()
}

fn bad_part(reading: &Reading) -> AnyView {
    if reading.bad.is_empty() {
        return ().into_any();
    }
    let rows = reading.bad.iter().map(bad_row).collect_view();
    view! {
        <h2>{say("employed-bad")}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=say("employed-bad")><table class="list">
            <thead><tr><th scope="col" class="n">{say("vacancy-col-line")}</th><th scope="col">{say("vacancy-col-there")}</th><th scope="col">{say("vacancy-col-why")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

fn good_part(reading: &Reading, homes: &[String]) -> AnyView {
    if reading.good.is_empty() {
        return view! { <p>{say("employed-no-good")}</p> }.into_any();
    }
    let rows = reading.good.iter().map(|row| good_row(row, homes)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("employed-good")><table class="list">
            <thead><tr>
                <th scope="col" class="n">{say("vacancy-col-line")}</th><th scope="col">{say("employed-col-who")}</th>
                <th scope="col">{say("employed-col-work")}</th><th scope="col">{say("employed-kind")}</th>
                <th scope="col">{say("employed-col-since")}</th><th scope="col">{say("employed-col-said")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// What a list would bring: bad lines with every reason, then good ones. The lines go along unseen and are read again when they
/// are kept.
pub(super) async fn previewed(v: &Visit, form: FormState, text: String) -> Result<Page, Refused> {
    let reading = match service::preview(&v.who, &v.app, &text).await {
        Ok(reading) => reading,
        // Shown again after a refusal: the message is in the summary already.
        Err(Refused::Problems(_)) if !form.problems.is_empty() => Reading::default(),
        Err(refused) => return Err(refused),
    };
    let homes: Vec<String> = service::homes(&v.who, &v.app).await?.into_iter().map(|home| home.name).collect();
    let title = say("employed-preview");
    Ok(Page::desk(v, title.clone(), move || {
        let f = &form;
        let (good, bad) = (reading.good.len().to_string(), reading.bad.len().to_string());
        let counts = say_with("employed-counts", &[("good", &good), ("bad", &bad)]);
        let unread = (!reading.unread.is_empty()).then(|| {
            view! { <p class="says">{say_with("employed-unread", &[("columns", &reading.unread.join("; "))])}</p> }
        });
        let lines: Vec<_> = reading.alike.iter().map(u64::to_string).collect();
        let alike = (!lines.is_empty())
            .then(|| view! { <p class="says">{say_with("employed-alike", &[("lines", &lines.join(", "))])}</p> });
        let some_bad = !reading.bad.is_empty();
        let keep = (!reading.good.is_empty()).then(|| {
            view! {
                <form class="stack card" method="post" action="/employed/import/keep">
                    {hidden("text", text)}
                    {some_bad.then(|| tick(f, "keep_good", say_with("employed-tick-good", &[("good", &good), ("bad", &bad)]), false))}
                    {tick(f, "told", say("employed-tick-told"), false)}
                    <p class="hint">{say("employed-marked")}</p>
                    {send(say_with("employed-keep", &[("good", &good)]))}
                </form>
            }
        });
        view! {
            {errors(f)}
            {trail(above(), title.clone())}
            <h1>{title.clone()}</h1>
            <p class="lead">{counts}</p>
            {unread}
            {alike}
            {bad_part(&reading)}
            <h2>{say("employed-good")}</h2>
            {good_part(&reading, &homes)}
            {keep}
            <p><a href="/employed/import">{say("employed-other-list")}</a></p>
        }
    }))
}

/// The preview again, after a refusal, from the lines that went along.
pub async fn preview(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(MAY)?;
    let text = form.typed.all("text").first().map(|text| (*text).to_owned()).unwrap_or_default();
    previewed(&v, form, text).await
}
