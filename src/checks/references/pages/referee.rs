//! The referee's own page: one form, and thanks. It says who asks, for what, who will read it, and nothing of the file.

use super::answer::{About, questions};
use crate::checks::references::Kind;
use crate::checks::references::service::{self, Form};
use crate::people::Visit;
use crate::platform::clock::day_words;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{errors, send};
use crate::ui::page::Page;
use leptos::prelude::*;

/// What a referee is asked.
pub async fn referee(v: Visit, form: FormState) -> Result<Page, Refused> {
    let asks = service::form(&v.who, &v.app).await?;
    if asks.answered && form.problems.is_empty() {
        return Ok(thanks(&v));
    }
    let title = say_with("reference-page-title", &[("candidate", &asks.candidate)]);
    let personal = asks.kind == Kind::Personal;
    let read = if personal { "reference-page-read-personal" } else { "reference-page-read" };
    let until = if asks.contact.is_empty() { "reference-page-until-only" } else { "reference-page-until" };
    Ok(Page::desk(&v, title.clone(), move || {
        let f = form.of("answer-reference");
        let about = About {
            candidate: &asks.candidate,
            kind: asks.kind,
            more: &asks.more,
            from: &asks.referee,
            before: None,
            to_referee: true,
            offered: asks.offered,
        };
        view! {
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{lead(&asks)}</p>
            <div class="says"><p>{say_with(read, &[("candidate", &asks.candidate), ("organisation", &asks.organisation)])}</p><p>{say_with(until, &[("day", &day_words(&asks.ends)), ("contact", &asks.contact)])}</p></div>
            <form class="stack card" method="post" action="/reference/answer" novalidate="novalidate">
                {questions(&f, &about)}
                {send(say("reference-page-send"))}
            </form>
        }
    }))
}

fn lead(asks: &Form) -> String {
    let employer = asks.employer.clone().unwrap_or_default();
    let with = [
        ("candidate", asks.candidate.as_str()),
        ("organisation", asks.organisation.as_str()),
        ("job", asks.job.as_str()),
        ("employer", employer.as_str()),
    ];
    let id = match (asks.kind, asks.employer.is_some()) {
        (Kind::Employer, true) => "reference-page-lead-employer",
        _ => "reference-page-lead",
    };
    say_with(id, &with)
}

/// After the answer, and whenever the link is opened again.
pub fn thanks(v: &Visit) -> Page {
    Page::desk(v, say("reference-thanks"), || {
        view! { <h1>{say("reference-thanks")}</h1><p class="lead">{say("reference-thanks-lead")}</p> }
    })
}
