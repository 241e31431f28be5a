//! Messages to pass on by hand.

use crate::people::{Visit, service};
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::mail::Message;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Page, trail};
use crate::ui::qr::qr;
use leptos::prelude::*;

/// Every message that waits for a person: whom it is for, the text to read out or copy, and "I passed it on".
pub async fn messages(v: Visit, form: FormState) -> Result<Page, Refused> {
    let waiting = service::messages(&v.who, &v.app).await?;
    let sends = v.app.settings.mail.is_some();
    let title = say("people-messages-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let lead = if sends { say("people-messages-lead-failed") } else { say("people-messages-lead-no-mail") };
        let body = if waiting.is_empty() {
            view! { <div class="empty"><h2>{say("people-messages-none-title")}</h2><p>{say("people-messages-none")}</p></div> }.into_any()
        } else {
            waiting.into_iter().map(card).collect_view().into_any()
        };
        view! {
            {trail(vec![("/people".to_owned(), say("people-title"))], title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{lead}</p>
            {body}
        }
    }))
}

fn card(message: Message) -> AnyView {
    let id = message.id;
    let why = say(&format!("people-messages-why-{}", message.why));
    let link = message.body.lines().map(str::trim).find(|line| line.starts_with("http")).map(str::to_owned);
    let failed = message.failed_why.map(|code| {
        let again = match message.next_try {
            Some(at) => say_with("people-messages-again", &[("at", &london_stamp(at))]),
            None => say("people-messages-not-again"),
        };
        view! { <p class="says"><b>{say(&format!("people-messages-failed-{code}"))}</b>" "{again}</p> }
    });
    let ends = message.ends.map(|at| view! { <dt>{say("people-messages-ends")}</dt><dd>{london_stamp(at)}</dd> });
    let scan = link.map(|link| {
        view! {
            <div class="scan">
                {qr(&link, say_with("people-messages-qr", &[("name", &message.name)]))}
                <p class="hint">{say("people-messages-scan")}</p>
            </div>
        }
    });
    view! {
        <section class="card message" aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{say_with("people-messages-for", &[("name", &message.name)])}</h2>
            {failed}
            <dl class="facts">
                <dt>{say("people-messages-why")}</dt><dd>{why}</dd>
                {(!message.address.is_empty()).then(|| view! { <dt>{say("people-messages-to")}</dt><dd>{message.address.clone()}</dd> })}
                <dt>{say("people-messages-written")}</dt><dd>{london_stamp(message.at)}</dd>
                {ends}
            </dl>
            <h3>{message.subject}</h3>
            <div class="handed">
                <div class="words">{message.body.lines().map(line).collect_view()}</div>
                {scan}
            </div>
            <form method="post" action=format!("/messages/{id}/passed-on")>
                <div class="acts"><button type="submit" class="btn">{say("people-messages-passed-on")}<span class="vh">" "{say_with("people-messages-for", &[("name", &message.name)])}</span></button></div>
                <p class="hint">{say("people-messages-passed-on-hint")}</p>
            </form>
        </section>
    }
    .into_any()
}

/// A link stands on a line of its own, to be copied whole.
fn line(words: &str) -> AnyView {
    let words = words.trim().to_owned();
    if words.is_empty() {
        return ().into_any();
    }
    if words.starts_with("http") {
        return view! { <p class="address"><code>{words}</code></p> }.into_any();
    }
    view! { <p>{words}</p> }.into_any()
}
