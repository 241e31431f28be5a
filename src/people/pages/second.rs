//! A second pair of eyes: for which matters it is wanted, what waits, and the answer.

use crate::ids::RowId;
use crate::people::rules::device_parts;
use crate::people::service::second::{self, Known, Made, Matter, NewOutsider, Outside, Request, Standing};
use crate::people::{Visit, Who};
use crate::platform::clock::{london_day, london_stamp};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::Done;
use crate::ui::form::{Opt, area_field, checks, errors, radios, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// The organisation's page: what it wants two persons for, and where its other pages are.
pub async fn two_persons(v: Visit, form: FormState) -> Result<Page, Refused> {
    let on = second::matters(&v.who, &v.app).await?;
    let organisation = crate::people::service::organisation(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("second-organisation"), move || {
        let options = Matter::CHOOSABLE
            .iter()
            .map(|matter| (matter.code().to_owned(), say(&matter.message())))
            .collect::<Vec<_>>();
        let on: Vec<_> = on.iter().map(|matter| matter.code()).collect();
        view! {
            {trail(vec![("/system".to_owned(), say("ui-system"))], say("second-organisation"))}
            {errors(&form)}
            <h1>{organisation.name}</h1>
            <p class="lead">{say("second-organisation-lead")}</p>
            <form class="stack card" method="post" action="/organisation/second">
                <h2>{say("second-title")}</h2>
                <p>{say("second-explained")}</p>
                <p>{say("second-fewer")}</p>
                {checks(&form, "matters", say("second-matters"), options, &on, Opt::hint(say("second-matters-hint")))}
                {send(say("ui-save"))}
            </form>
            <section class="card">
                <h2>{say("second-other-pages")}</h2>
                <ul>
                    <li><a href="/seconds">{say("second-list-title")}</a></li>
                    <li><a href="/inspectors">{say("inspector-title")}</a></li>
                    <li><a href="/audit/views">{say("ui-views")}</a></li>
                    <li><a href="/people">{say("people-title")}</a></li>
                </ul>
            </section>
        }
    }))
}

fn tag(standing: Standing) -> AnyView {
    let class = match standing {
        Standing::Waiting => "tag ok",
        Standing::Agreed => "tag good",
        Standing::Refused => "tag poor",
        Standing::TakenBack | Standing::Over => "tag plain",
    };
    view! { <span class=class>{say(&format!("second-standing-{}", standing.code()))}</span> }.into_any()
}

fn row(request: Request) -> AnyView {
    let title = say(&request.matter.message());
    view! {
        <tr>
            <th scope="row"><a href=format!("/seconds/{}", request.row.id)>{title}</a></th>
            <td>{request.asked_by}</td>
            <td>{london_stamp(request.row.asked_at)}</td>
            <td>{tag(request.standing)}</td>
        </tr>
    }
    .into_any()
}

/// What waits for a second person, and what was answered.
pub async fn seconds(v: Visit, _: FormState) -> Result<Page, Refused> {
    let requests = second::requests(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("second-list-title"), move || {
        let list = if requests.is_empty() {
            view! { <div class="empty"><p>{say("second-none")}</p></div> }.into_any()
        } else {
            view! {
                <div class="scroll" tabindex="0" role="region" aria-label=say("second-list-title")><table class="list">
                    <thead><tr>
                        <th scope="col">{say("second-col-matter")}</th><th scope="col">{say("second-col-asked-by")}</th>
                        <th scope="col">{say("second-col-when")}</th><th scope="col">{say("second-col-standing")}</th>
                    </tr></thead>
                    <tbody>{requests.into_iter().map(row).collect_view()}</tbody>
                </table></div>
            }
            .into_any()
        };
        view! {
            <div class="head"><div><h1>{say("second-list-title")}</h1><p class="lead">{say("second-explained")}</p></div></div>
            {list}
        }
    }))
}

fn asked(request: &Request) -> AnyView {
    let lines = request.row.words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <section class="card">
            <p class="hint">{say_with("second-asked-by", &[("name", &request.asked_by), ("when", &london_stamp(request.row.asked_at))])}</p>
            {lines}
        </section>
    }
    .into_any()
}

/// With a name to type for somebody from outside.
fn answer_form(form: &FormState, action: String, from_outside: bool) -> AnyView {
    let name = from_outside.then(|| {
        text_field(form, "name", say("second-your-name"), Opt::hint(say("second-your-name-hint")).autocomplete("name"))
    });
    let options = ["yes", "no"].map(|answer| (answer.to_owned(), say(&format!("second-say-{answer}"))));
    view! {
        <form class="stack card" method="post" action=action>
            {radios(form, "answer", say("second-question"), options.to_vec(), "", Opt::default())}
            {area_field(form, "reason", say("second-reason"), Opt::hint(say("second-reason-hint")).rows(3))}
            {name}
            {send(say("second-send"))}
        </form>
    }
    .into_any()
}

fn answered(request: &Request) -> AnyView {
    if request.standing == Standing::Waiting {
        return ().into_any();
    }
    let by = request.answered_by.clone().unwrap_or_default();
    let when = request.row.answered_at.map(london_stamp).unwrap_or_default();
    let words = match request.standing {
        Standing::Agreed => say_with("second-was-agreed", &[("name", &by), ("when", &when)]),
        Standing::Refused => say_with("second-was-refused", &[("name", &by), ("when", &when)]),
        Standing::TakenBack => say("second-was-taken-back"),
        _ => say("second-was-over"),
    };
    let class = if request.standing == Standing::Agreed { "says good" } else { "says" };
    let reason = request.row.reason.clone().map(|reason| view! { <p>{reason}</p> });
    let sure = request.known.as_ref().map(|known| view! { <p class="hint">{how_sure(known, &by)}</p> });
    view! { <div class=class><p><b>{words}</b></p>{reason}{sure}</div> }.into_any()
}

/// How sure it is that this was a second person: what is known, and what no program can know.
fn how_sure(known: &Known, by: &str) -> String {
    match known {
        Known::Person { since } => say_with("second-sure-person", &[("name", by), ("since", &london_day(*since))]),
        Known::Outsider { sent_to, made_by, from, on } => {
            let on = match device_parts(on) {
                Some((browser, system)) => say_with("second-device", &[("browser", browser), ("system", system)]),
                None => say("second-device-unknown"),
            };
            let mut with = vec![("by", made_by.as_str()), ("from", from.as_str()), ("on", on.as_str())];
            match sent_to {
                Some(mailbox) => {
                    with.push(("mailbox", mailbox.as_str()));
                    say_with("second-sure-mailed", &with)
                }
                None => say_with("second-sure-passed-on", &with),
            }
        }
    }
}

/// The way to somebody from outside, as far as the reader may go it.
fn outside(form: &FormState, id: RowId, outside: &Outside) -> AnyView {
    let mailbox = match outside {
        Outside::No => return ().into_any(),
        Outside::ByOthers(names) => {
            let words = say_with("second-outside-by-others", &[("names", &names.join(", "))]);
            return view! { <section class="card"><h2>{say("second-outside")}</h2><p>{words}</p></section> }.into_any();
        }
        Outside::NeedsMail => {
            return view! { <section class="card"><h2>{say("second-outside")}</h2><p>{say("second-link-needs-mail")}</p></section> }
                .into_any();
        }
        Outside::PassedOn => None,
        Outside::ByMail => {
            Some(text_field(form, "email", say("second-email"), Opt::hint(say("second-email-hint")).kind("email")))
        }
    };
    let act = if mailbox.is_some() { "second-send-link" } else { "second-make-link" };
    view! {
        <form class="stack card" method="post" action=format!("/seconds/{id}/link")>
            <h2>{say("second-outside")}</h2>
            <p>{say("second-outside-lead")}</p>
            {text_field(form, "name", say("second-name"), Opt::default())}
            {text_field(form, "body", say("second-body"), Opt::hint(say("second-body-hint")))}
            {mailbox}
            {send(say(act))}
        </form>
    }
    .into_any()
}

/// One request: what is asked, the answer, and for whoever asked a link for somebody from outside.
pub async fn second(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("request")?;
    let request = second::request(&v.who, &v.app, id).await?;
    let back = match (request.matter, request.row.vacancy) {
        (Matter::ChoiceAgainstPanel, Some(vacancy)) => Some(format!("/vacancies/{vacancy}/choose")),
        _ => None,
    };
    Ok(Page::desk(&v, say(&request.matter.message()), move || {
        let waits = request.standing == Standing::Waiting;
        let answer =
            request.may_answer.then(|| answer_form(&form.of("answer-second"), format!("/seconds/{id}/answer"), false));
        let cannot = (waits && !request.may_answer).then(|| {
            let words = match (request.is_mine, request.through_hands) {
                (true, _) => say("second-yours"),
                (false, true) => say_with("second-through-hands", &[("name", &request.asked_by)]),
                (false, false) => say("second-not-yours"),
            };
            view! { <p class="says">{words}</p> }
        });
        let outside = outside(&form.of("second-link"), id, &request.outside);
        let take_back = (waits && request.is_mine).then(|| {
            view! {
                <form method="post" action=format!("/seconds/{id}/take-back")>
                    <div class="acts"><button type="submit" class="btn quiet">{say("second-take-back")}</button></div>
                </form>
            }
        });
        view! {
            {trail(vec![("/seconds".to_owned(), say("second-list-title"))], say(&request.matter.message()))}
            {errors(&form)}
            <h1>{say(&request.matter.message())}</h1>
            {answered(&request)}
            {asked(&request)}
            {cannot}
            {answer}
            {outside}
            {take_back}
            {back.map(|href| view! { <p><a href=href>{say("second-to-thing")}</a></p> })}
        }
    }))
}

/// Makes a link for somebody from outside: shows its address once, or says where it went.
pub async fn link_made(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id: RowId = v.id("request")?;
    let text = |name: &str| typed.get(name).to_owned();
    let new = NewOutsider { name: text("name"), body: text("body"), email: text("email") };
    let name = new.name.clone();
    let made = second::make_link(&v.who, &v.app, id, new).await?;
    let title = if matches!(made, Made::Shown(_)) { "second-link-made" } else { "second-link-sent" };
    Ok(Done::show(Page::desk(&v, say(title), move || {
        let (words, address) = match made {
            Made::Shown(address) => (
                say_with("second-link-lead", &[("name", &name)]),
                Some(view! { <p class="card"><code class="address">{address}</code></p> }),
            ),
            Made::Sent(mailbox) => (say_with("second-link-sent-lead", &[("name", &name), ("mailbox", &mailbox)]), None),
        };
        view! {
            {trail(vec![("/seconds".to_owned(), say("second-list-title"))], say(title))}
            <h1>{say(title)}</h1>
            <p class="lead">{words}</p>
            {address}
            <p class="acts"><a class="btn" href=format!("/seconds/{id}")>{say("second-back")}</a></p>
        }
    })))
}

/// The page of somebody from outside: what is asked, and the answer. Nothing else.
pub async fn outsider(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id = match &v.who {
        Who::Outsider(outsider) => outsider.request,
        Who::Nobody => return Err(Refused::SignIn),
        _ => return Err(Refused::NotAllowed),
    };
    let request = second::request(&v.who, &v.app, id).await?;
    let organisation = crate::people::service::organisation(&v.who, &v.app).await?.name;
    let Who::Outsider(me) = v.who.clone() else { return Err(Refused::NotAllowed) };
    Ok(Page::desk(&v, say("second-outsider-title"), move || {
        let with = [("name", me.name.as_str()), ("organisation", organisation.as_str())];
        view! {
            {errors(&form)}
            <h1>{say_with("second-outsider-hello", &with)}</h1>
            <p class="lead">{say_with("second-outsider-lead", &with)}</p>
            <h2>{say(&request.matter.message())}</h2>
            {asked(&request)}
            {answer_form(&form, "/second/answer".to_owned(), true)}
            <p class="hint">{say("second-outsider-noted")}</p>
        }
    }))
}

/// After an outsider's answer.
pub fn thanks(v: &Visit) -> Page {
    Page::desk(v, say("second-thanks"), || {
        view! { <h1>{say("second-thanks")}</h1><p class="lead">{say("second-thanks-lead")}</p> }
    })
}
