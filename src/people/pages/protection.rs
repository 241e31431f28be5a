//! The settings of data protection, and what people who sign in are told about their own data.

use crate::people::protection::{Erases, MEMBER_MONTHS, MONTHS, Protection, YEARS};
use crate::people::service::{self};
use crate::people::{Role, Visit};
use crate::platform::clock::{london_date, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, number_field, radios, send, text_field};
use crate::ui::page::Page;
use leptos::prelude::*;
use serde_json::json;

/// Contact, registration, periods, and what the papers need to know.
pub async fn protection(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (set, may_change) = service::protection_sheet(&v.who, &v.app).await?;
    let answers = v.who.may(&[Role::Hr]).is_ok();
    let today = london_date(v.app.clock.now());
    let names_lead = v.who.may_everywhere(&[Role::Administrator, Role::Hr]).is_ok();
    Ok(Page::desk(&v, say("people-protection-title"), move || {
        let body = if may_change { settings_form(&form, &set) } else { settings_read(&set) };
        let told = match set.at {
            Some(at) => say_with("people-protection-set", &[("day", &london_day(at))]),
            None => say("people-protection-never-set"),
        };
        view! {
            {errors(&form)}
            <div class="head"><div>
                <h1>{say("people-protection-title")}</h1>
                <p class="lead">{say("people-protection-lead")}</p>
            </div></div>
            {set.is_incomplete().then(|| view! { <p class="says">{say("people-protection-incomplete")}</p> })}
            {links(answers, names_lead)}
            {body}
            <p class="hint">{told}</p>
            <section class="stack">
                <h2>{say("clocks-title")}</h2>
                <p>{say("clocks-lead")} " " <a href="/retention/clocks">{say("clocks-to-print")}</a></p>
                {super::clocks::table(&set, &today)}
                {super::clocks::besides()}
            </section>
        }
    }))
}

/// Where the settings are used; requests are answered by HR alone.
fn links(answers: bool, names_lead: bool) -> AnyView {
    let link = |href: &'static str, words: &str| view! { <li><a href=href>{say(words)}</a></li> };
    view! {
        <nav class="noprint" aria-label=say("people-protection-used")>
            <ul>
                {link("/privacy/panel", "people-protection-see-panel")}
                {link("/privacy", "people-protection-see-people")}
                {link("/retention", "people-protection-see-retention")}
                {answers.then(|| link("/subject-access", "people-protection-see-access"))}
                {link("/papers", "people-protection-see-papers")}
                {names_lead.then(|| link("/concerns/lead", "concern-lead-title"))}
            </ul>
        </nav>
    }
    .into_any()
}

fn settings_form(f: &FormState, set: &Protection) -> AnyView {
    let text = |name: &'static str, value: &str| {
        let hint = say(&format!("people-protection-{}-hint", name.replace('_', "-")));
        let label = say(&format!("people-protection-{}", name.replace('_', "-")));
        text_field(f, name, label, Opt::hint(hint).value(value))
    };
    let number = |name: &'static str, value: i64, bounds: crate::people::protection::Bounds| {
        let with = [
            ("least", bounds.least.to_string()),
            ("most", bounds.most.to_string()),
            ("usual", bounds.usual.to_string()),
        ];
        let with: Vec<_> = with.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let hint = say_with(&format!("people-protection-{name}-hint"), &with);
        number_field(f, name, say(&format!("people-protection-{name}")), Opt::hint(hint).value(value.to_string()))
    };
    let area = |name: &'static str, value: &str| {
        let hint = say(&format!("people-protection-{name}-hint"));
        area_field(f, name, say(&format!("people-protection-{name}")), Opt::hint(hint).value(value).rows(2))
    };
    let erases = Erases::ALL
        .into_iter()
        .map(|one| (one.code().to_owned(), say(&format!("people-protection-erases-{}", one.code().replace('_', "-")))))
        .collect();
    view! {
        <form class="stack" method="post" action="/data-protection/set" novalidate="novalidate">
            <section class="card stack">
                <h2>{say("people-protection-who")}</h2>
                {text("contact", &set.contact)}
                {text("reach", &set.reach)}
                {text("ico_number", &set.ico_number)}
            </section>
            <section class="card stack">
                <h2>{say("people-protection-how-long")}</h2>
                {number("months", set.months, MONTHS)}
                {area_field(f, "months_why", say("people-protection-months-why"), Opt::hint(say("people-protection-months-why-hint")).value(set.months_why.clone()).rows(2))}
                {number("years", set.years, YEARS)}
                {area_field(f, "years_why", say("people-protection-years-why"), Opt::hint(say("people-protection-years-why-hint")).value(set.years_why.clone()).rows(2))}
                {radios(f, "erases", say("people-protection-erases"), erases, set.erases.code(), Opt::hint(say("people-protection-erases-hint")))}
            </section>
            <section class="card stack">
                <h2>{say("people-protection-papers")}</h2>
                <p>{say("people-protection-papers-lead")}</p>
                {area("hosting", &set.hosting)}
                {area("mail", &set.mail)}
                {area("copies", &set.copies)}
                {text("adviser", &set.adviser)}
            </section>
            {send(say("ui-save"))}
        </form>
    }
    .into_any()
}

fn settings_read(set: &Protection) -> AnyView {
    let row = |label: &str, value: String| {
        let value = if value.is_empty() { say("people-protection-not-said") } else { value };
        view! { <dt>{say(label)}</dt><dd>{value}</dd> }
    };
    view! {
        <section class="card">
            <dl class="facts">
                {row("people-protection-contact", set.contact.clone())}
                {row("people-protection-reach", set.reach.clone())}
                {row("people-protection-ico-number", set.ico_number.clone())}
                {row("people-protection-months", set.months.to_string())}
                {row("people-protection-months-why", set.months_why.clone())}
                {row("people-protection-years", set.years.to_string())}
                {row("people-protection-years-why", set.years_why.clone())}
                {row("people-protection-erases", say(&format!("people-protection-erases-{}", set.erases.code().replace('_', "-"))))}
                {row("people-protection-hosting", set.hosting.clone())}
                {row("people-protection-mail", set.mail.clone())}
                {row("people-protection-copies", set.copies.clone())}
                {row("people-protection-adviser", set.adviser.clone())}
            </dl>
            <p class="hint">{say("people-protection-ask-administrator")}</p>
        </section>
    }
    .into_any()
}

/// The parts of what people who sign in are told, each with its messages.
const PARTS: [(&str, &[&str]); 7] = [
    ("start", &["start"]),
    ("what", &["what", "views", "helpers"]),
    ("why", &["why"]),
    ("who", &["who", "others"]),
    ("keep", &["keep"]),
    ("rights", &["rights"]),
    ("complain", &["complain"]),
];

/// What people who sign in are told.
pub async fn privacy(v: Visit, _form: FormState) -> Result<Page, Refused> {
    let told = service::told_by(&v.who, &v.app).await?;
    let (organisation, set) = match &told {
        Some((organisation, set)) => (organisation.name.clone(), set.clone()),
        None => (say("privacy-some-organisation"), Protection::default()),
    };
    let reach = format!("{}, {}", set.contact, set.reach);
    let years = set.years.to_string();
    let months = MEMBER_MONTHS.to_string();
    let days = v.app.settings.copies_days().to_string();
    let with = [
        ("organisation", organisation.as_str()),
        ("reach", reach.as_str()),
        ("years", years.as_str()),
        ("months", months.as_str()),
        ("days", days.as_str()),
    ];
    let parts: Vec<(String, Vec<String>)> = PARTS
        .iter()
        .map(|(part, lines)| {
            // While no contact is named, nobody is sent to an empty place.
            let unnamed = |line: &str| matches!(line, "start" | "complain") && !set.names_a_contact();
            let line = |line: &&str| match unnamed(line) {
                true => say_with(&format!("privacy-people-{line}-unnamed"), &with),
                false => say_with(&format!("privacy-people-{line}"), &with),
            };
            (say(&format!("privacy-people-{part}-title")), lines.iter().map(line).collect())
        })
        .collect();
    let since = match &told {
        Some((organisation, _)) => {
            let body = json!({"title": say("privacy-people-title"), "parts": parts});
            Some(service::kept(&v.app, organisation.id, "privacy-people", &body).await?)
        }
        None => None,
    };
    Ok(Page::desk(&v, say("privacy-people-title"), move || {
        let parts = parts
            .into_iter()
            .map(|(title, lines)| {
                let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
                view! { <section><h2>{title}</h2>{lines}</section> }
            })
            .collect_view();
        let since = since.map(|edition| {
            let with = [("n", edition.number.to_string()), ("day", london_day(edition.since))];
            let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
            view! { <p class="hint">{say_with("privacy-since", &with)}</p> }
        });
        view! {
            <div class="head"><div>
                <h1>{say("privacy-people-title")}</h1>
                <p class="lead">{say("privacy-people-lead")}</p>
            </div></div>
            <p class="noprint"><a href="/privacy/panel">{say("privacy-people-panel-link")}</a></p>
            {parts}
            {since}
        }
    }))
}
