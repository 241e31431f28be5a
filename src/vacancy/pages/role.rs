//! The role profile: what good looks like, in the words of the people who will be supported.

use super::trail_of;
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::clock::london_day;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, send, text_field};
use crate::ui::page::Page;
use crate::vacancy::{RoleProfile, service};
use leptos::prelude::*;

/// The sections of a role profile, with the last version's words in them.
pub(super) fn fields(f: &FormState, last: Option<&RoleProfile>) -> AnyView {
    let stored = |of: fn(&RoleProfile) -> &String| last.map(of).cloned().unwrap_or_default();
    view! {
        {area_field(f, "support", say("vacancy-profile-support"), Opt::hint(say("vacancy-profile-support-hint")).value(stored(|p| &p.support)))}
        {area_field(f, "worse", say("vacancy-profile-worse"), Opt::hint(say("vacancy-profile-worse-hint")).value(stored(|p| &p.worse)))}
        {area_field(f, "good", say("vacancy-profile-good"), Opt::hint(say("vacancy-profile-good-hint")).value(stored(|p| &p.good)))}
        {area_field(f, "firm", say("vacancy-profile-firm"), Opt::hint(say("vacancy-profile-firm-hint")).value(stored(|p| &p.firm)))}
        {text_field(f, "written_by", say("vacancy-profile-written-by"), Opt::hint(say("vacancy-profile-written-by-hint")).value(stored(|p| &p.written_by)))}
    }
    .into_any()
}

fn section(title: &str, words: &str) -> Option<AnyView> {
    let paragraphs = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs = paragraphs.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    (!words.is_empty()).then(|| view! { <h3>{say(title)}</h3><blockquote>{paragraphs}</blockquote> }.into_any())
}

fn reading(profile: &RoleProfile) -> AnyView {
    let by = say_with(
        "vacancy-profile-version",
        &[
            ("version", &profile.version.to_string()),
            ("day", &london_day(profile.written_at)),
            ("names", &profile.written_by),
        ],
    );
    view! {
        <article class="card">
            <p>{by}</p>
            {section("vacancy-profile-support", &profile.support)}
            {section("vacancy-profile-worse", &profile.worse)}
            {section("vacancy-profile-good", &profile.good)}
            {section("vacancy-profile-firm", &profile.firm)}
        </article>
    }
    .into_any()
}

/// The last version, the form for the next, and every older version to read (`?version=1`).
pub async fn role(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = service::vacancy(&v.who, &v.app, id).await?;
    let profiles = service::profiles(&v.who, &v.app, id).await?;
    let office = v.who.may_at(service::OFFICE, vacancy.place()).is_ok();
    let wanted: Option<i64> = v.query("version").parse().ok();
    let shown = match wanted {
        Some(version) => {
            Some(profiles.iter().find(|profile| profile.version == version).cloned().ok_or(Refused::NotFound)?)
        }
        None => profiles.first().cloned(),
    };
    Ok(Page::desk(&v, say("vacancy-profile"), move || {
        let last = profiles.first().cloned();
        let older = shown.as_ref().zip(last.as_ref()).is_some_and(|(shown, last)| shown.version < last.version);
        let note = older.then(|| {
            view! { <p class="says">{say("vacancy-profile-older")} " " <a href=format!("/vacancies/{id}/role")>{say("vacancy-profile-last")}</a></p> }
        });
        let versions = profiles
            .iter()
            .map(|profile| {
                let words = say_with(
                    "vacancy-profile-version",
                    &[
                        ("version", &profile.version.to_string()),
                        ("day", &london_day(profile.written_at)),
                        ("names", &profile.written_by),
                    ],
                );
                view! { <li><a href=format!("/vacancies/{id}/role?version={}", profile.version)>{words}</a></li> }
            })
            .collect_view();
        let write = (office && !older).then(|| {
            view! {
                <form class="stack card" method="post" action=format!("/vacancies/{id}/role") novalidate="novalidate">
                    <h2>{say(if last.is_some() { "vacancy-profile-write-new" } else { "vacancy-profile-write" })}</h2>
                    {fields(&form, last.as_ref())}
                    {send(say("vacancy-profile-keep"))}
                </form>
            }
        });
        view! {
            {errors(&form)}
            {trail_of(&vacancy, say("vacancy-profile"))}
            <h1>{say("vacancy-profile")}</h1>
            <p class="lead">{say("vacancy-profile-lead")}</p>
            {note}
            {shown.as_ref().map(reading)}
            {write}
            {(profiles.len() > 1).then(|| view! { <h2>{say("vacancy-profile-versions")}</h2><ul>{versions}</ul> })}
        }
    }))
}
