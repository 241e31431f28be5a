//! Choosing a password: by a link, by a code that was read out, and asking for a link.

use crate::ids::PersonId;
use crate::people::Visit;
use crate::people::service::{self, Ask, Open, Way};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// An invitation or a link to a new password: the form, or what became of it and whom to ask.
pub async fn way(v: Visit, form: FormState) -> Result<Page, Refused> {
    let path = v.path.to_string();
    Ok(match service::way(&v.app, v.param("token")).await? {
        Way::Open(open) => choose(form, open, path),
        Way::Used(ask) => over(&v, "people-link-used-title", say("people-link-used"), Some(ask), form),
        Way::Ended(ask) => over(&v, "people-link-ended-title", say("people-link-ended"), Some(ask), form),
        Way::Unknown => over(&v, "people-link-unknown-title", say("people-link-unknown"), None, form),
    })
}

fn choose(form: FormState, open: Open, path: String) -> Page {
    let Open { organisation, name, email, invitation } = open;
    let title = if invitation {
        say_with("people-welcome-title", &[("organisation", &organisation)])
    } else {
        say("people-reset-title")
    };
    Page::nobody(title.clone(), move || {
        let f = &form;
        // The same words for everybody: who signs in elsewhere already is not told to whoever holds the link.
        let (lead, elsewhere, label, act) = if invitation {
            let lead = say_with("people-welcome-lead", &[("name", &name)]);
            (lead, Some(say("people-welcome-elsewhere")), "people-password", "people-welcome-begin")
        } else {
            let lead = say_with("people-reset-lead", &[("name", &name)]);
            (lead, None, "people-new-password", "people-reset-save")
        };
        view! {
            {errors(f)}
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {elsewhere.map(|words| view! { <p>{words}</p> })}
            <form class="stack card door" method="post" action=path>
                <dl class="facts"><dt>{say("people-email")}</dt><dd>{email.clone()}</dd></dl>
                // For password managers: which sign-in this password belongs to.
                <input class="vh" type="text" name="username" value=email autocomplete="username" readonly tabindex="-1" aria-hidden="true"/>
                {text_field(f, "password", say(label), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                {send(say(act))}
            </form>
        }
    })
}

fn over(v: &Visit, title: &str, words: String, ask: Option<Ask>, form: FormState) -> Page {
    let title = say(title);
    Page::desk(v, title.clone(), move || {
        let whom = match &ask {
            Some(Ask { organisation, name: Some(name), .. }) => {
                say_with("people-link-ask", &[("name", name), ("organisation", organisation)])
            }
            Some(Ask { invitation: false, .. }) => say("people-link-ask-again"),
            Some(Ask { organisation, .. }) => {
                say_with("people-link-ask-organisation", &[("organisation", organisation)])
            }
            None => say("people-link-ask-sender"),
        };
        let again = ask.is_some_and(|ask| !ask.invitation);
        let act = again.then(|| view! { <a class="btn quiet" href="/forgot">{say("people-forgot-again")}</a> });
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <p class="lead">{words}</p>
            <p>{whom}</p>
            <div class="acts"><a class="btn" href="/sign-in">{say("people-sign-in")}</a>{act}</div>
        }
    })
    .gone()
}

/// "I was read a code."
pub async fn by_code(v: Visit, form: FormState) -> Result<Page, Refused> {
    Ok(Page::desk(&v, say("people-code-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            <h1>{say("people-code-title")}</h1>
            <p class="lead">{say("people-code-lead")}</p>
            <form class="stack card door" method="post" action="/code">
                {text_field(f, "email", say("people-email"), Opt::default().kind("email").autocomplete("username"))}
                {text_field(f, "code", say("people-code"), Opt::hint(say("people-first-code-hint")).autocomplete("one-time-code"))}
                {text_field(f, "new_password", say("people-choose-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                {send(say("people-reset-save"))}
            </form>
        }
    }))
}

/// "I forgot my password." Without a mail server the way leads over the administrator, and the page says so.
pub async fn forgot(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (lead, act) = match v.app.settings.mail {
        Some(_) => ("people-forgot-lead", "people-forgot-send"),
        None => ("people-forgot-lead-by-hand", "people-forgot-send-by-hand"),
    };
    Ok(Page::desk(&v, say("people-forgot-title"), move || {
        let f = &form;
        view! {
            {errors(f)}
            {trail(vec![("/sign-in".to_owned(), say("people-sign-in"))], say("people-forgot-title"))}
            <h1>{say("people-forgot-title")}</h1>
            <p class="lead">{say(lead)}</p>
            <form class="stack card door" method="post" action="/forgot">
                {text_field(f, "email", say("people-email"), Opt::default().kind("email").autocomplete("username"))}
                {send(say(act))}
            </form>
            <p>{say("people-forgot-code")} " " <a href="/code">{say("people-code-link")}</a></p>
        }
    }))
}

/// The same words for every address.
pub async fn forgot_sent(v: Visit, _: FormState) -> Result<Page, Refused> {
    let (title, words, none) = match v.app.settings.mail {
        Some(_) => ("people-forgot-sent-title", "people-forgot-sent", "people-forgot-none"),
        None => ("people-forgot-by-hand-title", "people-forgot-sent-by-hand", "people-forgot-none-by-hand"),
    };
    Ok(Page::desk(&v, say(title), move || {
        view! {
            <h1>{say(title)}</h1>
            <p class="lead">{say(words)}</p>
            <p>{say(none)}</p>
            <div class="acts"><a class="btn" href="/sign-in">{say("people-sign-in")}</a></div>
        }
    }))
}

/// A code to be read out: large, in groups, with what the other person does.
pub async fn code_to_read(v: &Visit, id: PersonId, code: String) -> Result<Page, Refused> {
    let (listed, _) = service::listed(&v.who, &v.app, id).await?;
    let name = listed.person.name;
    let address = format!("{}/code", v.app.settings.public_url);
    let title = say_with("people-read-title", &[("name", &name)]);
    Ok(Page::desk(v, title.clone(), move || {
        view! {
            {trail(vec![("/people".to_owned(), say("people-title")), (format!("/people/{id}"), name.clone())], say("people-code"))}
            <h1>{title}</h1>
            <p class="lead">{say_with("people-read-lead", &[("name", &name)])}</p>
            <section class="card">
                <p class="read-out"><code>{code}</code></p>
                <ol>
                    <li>{say_with("people-read-open", &[("address", &address)])}</li>
                    <li>{say("people-read-type")}</li>
                    <li>{say("people-read-choose")}</li>
                </ol>
                <p class="hint">{say("people-read-once")}</p>
            </section>
            <div class="acts"><a class="btn quiet" href=format!("/people/{id}")>{say("people-read-done")}</a></div>
        }
    }))
}
