//! First start: the organisation and its first administrator, and what to do next.

use crate::people::{Role, Visit, service};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, send, text_field};
use crate::ui::page::Page;
use leptos::prelude::*;

/// First start: the organisation and its first administrator.
pub async fn first(v: Visit, form: FormState) -> Result<Page, Refused> {
    if !service::is_new(&v.app).await? {
        return Ok(Page::desk(&v, say("people-first-done-title"), move || {
            view! { {errors(&form)} <h1>{say("people-first-done-title")}</h1><p class="lead">{say("people-first-done")}</p><p><a class="btn" href="/sign-in">{say("people-sign-in")}</a></p> }
        }));
    }
    Ok(Page::desk(&v, say("people-first-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            <h1>{say("people-first-title")}</h1>
            <p class="lead">{say("people-first-lead")}</p>
            <div class="two">
                <form class="stack" method="post" action="/first">
                    <section class="card">
                        <h2>{say("people-first-code-title")}</h2>
                        {text_field(f, "code", say("people-first-code"), Opt::hint(say("people-first-code-hint")))}
                    </section>
                    <section class="card">
                        <h2>{say("people-first-house-title")}</h2>
                        {text_field(f, "organisation", say("people-first-organisation"), Opt::hint(say("people-first-organisation-hint")).autocomplete("organization"))}
                        {text_field(f, "service", say("people-first-service"), Opt::hint(say("people-first-service-hint")))}
                    </section>
                    <section class="card">
                        <h2>{say("people-first-you-title")}</h2>
                        <p>{say("people-first-you-lead")}</p>
                        {text_field(f, "name", say("people-first-you"), Opt::default().autocomplete("name"))}
                        {text_field(f, "email", say("people-email"), Opt::hint(say("people-first-email-hint")).kind("email").autocomplete("username"))}
                        {text_field(f, "password", say("people-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                    </section>
                    {send(say("people-first-begin"))}
                </form>
                <aside class="card">
                    <h2>{say("people-first-where-title")}</h2>
                    <p>{say("people-first-where")}</p>
                    <p>{say("people-first-where-lost")}</p>
                    <h2>{say("people-first-then-title")}</h2>
                    <p>{say("people-first-then")}</p>
                </aside>
            </div>
        }
    }))
}

/// What to do next, each with how far it is.
pub async fn next(v: Visit, _: FormState) -> Result<Page, Refused> {
    v.who.may(&[Role::Administrator])?;
    let organisation = service::organisation(&v.who, &v.app).await?.name;
    let services = service::services(&v.who, &v.app).await?.len();
    let people = service::everybody(&v.who, &v.app).await?.len();
    let steps = service::steps(&v.who, &v.app).await?.any();
    let mail = v.app.settings.mail.is_some();
    let tls = v.app.settings.public_url.starts_with("https://");
    Ok(Page::desk(&v, say("people-next-title"), move || {
        let step = |done: bool, title: &str, words: String, act: Option<(&'static str, &str)>| {
            let class = if done { "done" } else { "" };
            let act = act.map(|(href, words)| view! { <a class="btn quiet" href=href>{say(words)}</a> });
            view! { <li class=class><b>{say(title)}</b><span>{words}</span>{act}</li> }
        };
        let n = services.to_string();
        let others = people.saturating_sub(1).to_string();
        view! {
            <h1>{say_with("people-next-lead-title", &[("organisation", &organisation)])}</h1>
            <p class="lead">{say("people-next-lead")}</p>
            <ol class="steps">
                {step(services > 1, "people-next-services", say_with("people-next-services-words", &[("n", &n)]), Some(("/people#services", "people-next-services-act")))}
                {step(people > 1, "people-next-people", say_with("people-next-people-words", &[("n", &others)]), Some(("/people/new", "people-add")))}
                {step(steps, "people-next-step", say("people-next-step-words"), Some(("/account/second-step", "people-steps-add")))}
                {step(mail, "people-next-mail", if mail { say("people-next-mail-on") } else { say("people-next-mail-off") }, (!mail).then_some(("/messages", "people-next-mail-act")))}
                {step(tls, "people-next-address", if tls { say("people-next-address-on") } else { say("people-next-address-off") }, (!tls).then_some(("/guides", "people-next-guide-act")))}
                {step(false, "people-next-backup", say("people-next-backup-words"), Some(("/system", "people-next-backup-act")))}
                {step(false, "people-next-vacancy", say("people-next-vacancy-words"), Some(("/vacancies", "people-next-vacancy-act")))}
            </ol>
            <p class="hint">{say("people-next-later")}</p>
        }
    }))
}
