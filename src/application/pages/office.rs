//! The office's page of one candidate's links: what was sent, how far it is, and a new one.

use crate::application::OpensWith;
use crate::application::rules::{DAYS, State};
use crate::application::service::{self, Link, Links};
use crate::checks::pages::above;
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::people::service::PASSES_ON;
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, hidden, radios, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// Every link, and the form to send one.
pub async fn office(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let read = service::read_links(&v.who, &v.app, id).await?;
    let mut above = above(&v, &read.candidacy, &read.vacancy);
    above.push((format!("/candidates/{id}/history"), say("history-name")));
    let by_hand = v.app.settings.mail.is_none() || read.candidacy.email.is_none();
    let passes_on = by_hand && v.who.may(PASSES_ON).is_ok();
    let why_by_hand = if read.candidacy.email.is_some() { "application-by-hand" } else { "application-no-email" };
    let title = say_with("application-office-title", &[("name", &read.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        view! {
            {trail(above, say("application-office-name"))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say_with("application-office-lead", &[("days", &DAYS.to_string())])}</p>
            </div></div>
            {list(&read)}
            {passes_on.then(|| view! { <p class="says">{say(why_by_hand)}" "<a href="/messages">{say("reference-to-messages")}</a></p> })}
            {new_link(&read, &form, by_hand)}
        }
    }))
}

/// The state by word and, as a tag, by shape and colour.
fn tag(state: State) -> AnyView {
    let class = match state {
        State::SentIn => "tag good",
        State::Sent | State::Opened => "tag ok",
        State::Locked => "tag poor",
        State::Ended => "tag plain",
    };
    view! { <span class=class>{say(&format!("application-state-{}", state.code()))}</span> }.into_any()
}

fn list(read: &Links) -> AnyView {
    if read.links.is_empty() {
        return view! { <div class="empty"><p>{say("application-links-none")}</p></div> }.into_any();
    }
    let rows = read.links.iter().map(|link| row(read.candidacy.id, link)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("application-office-name")><table class="list">
            <thead><tr>
                <th scope="col">{say("application-col-sent")}</th>
                <th scope="col">{say("application-col-opens-with")}</th>
                <th scope="col">{say("application-col-ends")}</th>
                <th scope="col">{say("application-col-state")}</th>
                <th scope="col"><span class="vh">{say("application-end")}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

fn row(id: CandidacyId, link: &Link) -> AnyView {
    let sent = london_stamp(link.row.made_at);
    let end = (link.state != State::Ended).then(|| {
        view! {
            <form method="post" action=format!("/candidates/{id}/link/end")>
                {hidden("link", link.row.id.to_string())}
                <button type="submit" class="btn quiet">{say("application-end")}<span class="vh">" "{sent.clone()}</span></button>
            </form>
        }
    });
    // What came by it counts also when the link itself is over.
    let came = (link.sent_in && link.state != State::SentIn)
        .then(|| view! { <br/><span class="hint">{say("application-state-sent-in")}</span> });
    view! {
        <tr>
            <th scope="row">{sent.clone()}<br/><span class="hint">{link.row.by_name.clone()}</span></th>
            <td>{say(&link.row.opens_with.message())}</td>
            <td>{day_words(&link.row.ends_on)}</td>
            <td>{tag(link.state)}{came}</td>
            <td>{end}</td>
        </tr>
    }
    .into_any()
}

fn new_link(read: &Links, form: &FormState, by_hand: bool) -> AnyView {
    let says = |id: &str| view! { <p class="says">{say(id)}</p> }.into_any();
    if !read.may_send {
        return says("application-not-live");
    }
    if read.is_own {
        return says("application-own");
    }
    let f = form.of("send-candidate-link");
    let email = read.candidacy.email.as_deref();
    let fits = |way: &&OpensWith| email.is_some() || **way == OpensWith::BirthDate;
    let ways = OpensWith::ALL.iter().filter(fits).map(OpensWith::choice).collect();
    let usual = if by_hand { OpensWith::BirthDate } else { OpensWith::Code };
    let hint = match email {
        None => Opt::default(),
        Some(_) if by_hand => Opt::hint(say("application-opens-with-by-hand")),
        Some(_) => Opt::hint(say("application-opens-with-hint")),
    };
    let goes_to = match email {
        Some(email) => say_with("application-new-lead", &[("email", email)]),
        None => say("application-new-lead-no-email"),
    };
    let again = read.links.iter().any(|link| link.state.is_live() && !link.sent_in);
    let action = format!("/candidates/{}/link", read.candidacy.id);
    view! {
        <form class="stack card" method="post" action=action novalidate="novalidate">
            <h2>{say("application-new")}</h2>
            <p>{goes_to}</p>
            {again.then(|| view! { <p class="says">{say("application-new-ends-old")}</p> })}
            {radios(&f, "opens_with", say("application-opens-with"), ways, usual.code(), hint)}
            {text_field(&f, "birth_date", say("application-birth-date-of"), Opt::hint(say("application-birth-date-of-hint")))}
            {send(say("application-send-link"))}
        </form>
    }
    .into_any()
}
