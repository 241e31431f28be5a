//! The door of a link: a code or a date of birth. To whoever holds no link it says calmly what is needed.

use crate::application::OpensWith;
use crate::application::service::{self, Door};
use crate::people::{Visit, Who};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, send, text_field};
use crate::ui::page::Page;
use leptos::prelude::*;

/// The door, or that there is none.
pub async fn door(v: Visit, form: FormState) -> Result<Page, Refused> {
    if matches!(v.who, Who::Candidate(_)) {
        return Ok(is_in(&v, form));
    }
    match service::door(&v.app, &v.token).await {
        Ok(door) => Ok(at_door(&v, form, door)),
        Err(Refused::SignIn) => Ok(over(&v, form)),
        Err(other) => Err(other),
    }
}

fn at_door(v: &Visit, form: FormState, door: Door) -> Page {
    let title = say("application-door");
    Page::desk(v, title.clone(), move || {
        let with = [("job", door.job.as_str()), ("organisation", door.organisation.as_str())];
        // What is wrong says it already.
        let few = form.problems.is_empty() && door.left < crate::application::rules::WRONG_MAX;
        let left = few.then(|| {
            let left = door.left.to_string();
            view! { <p class="hint">{say_with("application-tries-left", &[("left", &left)])}</p> }
        });
        let proof = match door.opens_with {
            OpensWith::Code => by_code(&form, &door),
            OpensWith::BirthDate => by_birth_date(&form),
        };
        view! {
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say_with("application-door-lead", &with)}</p>
            {proof}
            {left}
            <p class="hint">{say_with("application-questions", &[("contact", &door.contact)])}</p>
        }
    })
}

fn by_code(form: &FormState, door: &Door) -> AnyView {
    let to = [("address", door.address.as_str())];
    let ask = |words: &str, class: &'static str| {
        let words = say(words);
        view! {
            <form method="post" action="/application/open/code">
                <div class="acts"><button type="submit" class=class>{words}</button></div>
            </form>
        }
    };
    if !door.code_sent {
        return view! {
            <section class="card stack">
                <p>{say_with("application-code-lead", &to)}</p>
                {ask("application-code-send", "btn")}
            </section>
        }
        .into_any();
    }
    let f = form.of("open-application");
    let field = Opt::hint(say("application-code-hint")).inputmode("numeric").autocomplete("one-time-code");
    view! {
        <form class="stack card" method="post" action="/application/open" novalidate="novalidate">
            <p>{say_with("application-code-sent", &to)}</p>
            {text_field(&f, "code", say("application-code"), field)}
            {send(say("application-open"))}
        </form>
        {ask("application-code-again", "btn quiet")}
    }
    .into_any()
}

fn by_birth_date(form: &FormState) -> AnyView {
    let f = form.of("open-application");
    let field = Opt::hint(say("application-birth-date-hint")).autocomplete("bday");
    view! {
        <form class="stack card" method="post" action="/application/open" novalidate="novalidate">
            {text_field(&f, "birth_date", say("application-birth-date"), field)}
            {send(say("application-open"))}
        </form>
    }
    .into_any()
}

/// They hold no link, or one that has ended.
fn over(v: &Visit, form: FormState) -> Page {
    let title = say("application-door-none");
    Page::desk(v, title.clone(), move || {
        view! { {errors(&form)}<h1>{title.clone()}</h1><p class="lead">{say("application-gone")}</p> }
    })
}

/// This browser is in already.
fn is_in(v: &Visit, form: FormState) -> Page {
    let title = say("application-door-in");
    Page::desk(v, title.clone(), move || {
        view! {
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="acts"><a class="btn" href="/application">{say("application-go-on")}</a></p>
        }
    })
}
