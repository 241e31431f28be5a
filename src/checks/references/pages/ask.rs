//! Whom somebody asks, on a form of its own.

use super::{from_to, root};
use crate::checks::history::Period;
use crate::checks::pages::above;
use crate::checks::references::service::{self, References};
use crate::checks::references::{Channel, ContactFrom};
use crate::checks::service::MAY;
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::clock::london_date;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, radios, select_field, send, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// For what somebody may be asked: each employment, a substitute for each, and somebody who knows them.
fn choices(read: &References) -> Vec<(String, String)> {
    let named = |job: &Period| format!("{}, {}", job.place, from_to(job));
    let employers = read.jobs.iter().map(|job| (format!("employer.{}", job.period), named(job)));
    let substitutes = read.jobs.iter().map(|job| {
        (format!("substitute.{}", job.period), say_with("reference-for-substitute", &[("employer", &named(job))]))
    });
    let personal = ("personal".to_owned(), say("reference-for-personal"));
    let none = (String::new(), say("reference-for-none"));
    [none].into_iter().chain(employers).chain(substitutes).chain([personal]).collect()
}

/// `?for=` says what is marked at first.
pub async fn ask(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    crate::vacancy::service::may_do_for(&v.who, &v.app, MAY, id).await?;
    let read = service::read_references(&v.who, &v.app, id).await?;
    let (mut above, root) = (above(&v, &read.candidacy, &read.vacancy), root(&v, id));
    above.push((root.clone(), say("reference-name")));
    let marked = v.query("for").to_owned();
    let today = london_date(v.app.clock.now());
    let title = say_with("reference-ask-title", &[("name", &read.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form.of("ask-reference");
        let from = ContactFrom::ALL.iter().map(ContactFrom::choice).collect();
        let ways = Channel::ALL.iter().map(Channel::choice).collect();
        let goes_on = read.jobs.iter().any(|job| job.ended.is_none());
        let permission = goes_on.then(|| tick(&f, "permission", say("reference-permission"), false));
        let more = if read.offered { "reference-more-hint-after" } else { "reference-more-hint" };
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head"><div><h1>{title.clone()}</h1><p class="lead">{say("reference-ask-lead")}</p></div></div>
            <form class="stack card" method="post" action=format!("{root}/ask") novalidate="novalidate">
                {select_field(&f, "for", say("reference-for"), choices(&read), Opt::default().value(marked))}
                {permission}
                {text_field(&f, "referee", say("reference-referee"), Opt::default())}
                {text_field(&f, "referee_role", say("reference-referee-role"), Opt::hint(say("reference-referee-role-hint")))}
                {text_field(&f, "email", say("reference-email"), Opt::hint(say("reference-email-hint")).kind("email"))}
                {text_field(&f, "phone", say("reference-phone"), Opt::default().kind("tel"))}
                {radios(&f, "contact_from", say("reference-contact-from"), from, "", Opt::hint(say("reference-contact-from-hint")))}
                {radios(&f, "how", say("reference-how"), ways, "link", Opt::default())}
                {date_field(&f, "asked_on", say("reference-asked-on"), Opt::default().value(today.clone()))}
                {area_field(&f, "more", say("reference-more"), Opt::hint(say(more)).rows(2))}
                {send(say("reference-ask-keep"))}
            </form>
        }
    }))
}
