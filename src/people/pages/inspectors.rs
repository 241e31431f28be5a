//! Inspectors' links at the desk, and an inspector's own first page.

use crate::people::service::inspectors::{self, Inspector, LinkState, MOST_DAYS, NewInspector};
use crate::people::{InspectorLink, Visit};
use crate::platform::clock::{day_words, london_stamp};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::Done;
use crate::ui::form::{Opt, area_field, checks, date_field, errors, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// The homes and files of a link, as one text.
pub fn shown_words(link: &Inspector) -> String {
    let homes = link.services.iter().map(|(_, name)| say_with("inspector-all-of", &[("home", name)]));
    let named: Vec<_> = link.files.iter().map(|(_, name)| name.clone()).filter(|name| !name.is_empty()).collect();
    let hidden = link.files.len() - named.len();
    let hidden = (hidden > 0).then(|| say_with("inspector-some-files", &[("n", &hidden.to_string())]));
    homes.chain(named).chain(hidden).collect::<Vec<_>>().join(", ")
}

/// How a link stands, by word, shape and colour.
pub fn state_tag(link: &Inspector) -> AnyView {
    match link.state {
        LinkState::Open => view! { <span class="tag good">{say("inspector-state-open")}</span> }.into_any(),
        LinkState::Over => view! { <span class="tag plain">{say("inspector-state-over")}</span> }.into_any(),
        LinkState::Ended => view! { <span class="tag plain">{say("inspector-state-ended")}</span> }.into_any(),
    }
}

fn row(link: Inspector) -> AnyView {
    let (name, body) = (link.row.name.clone(), link.row.body.clone());
    view! {
        <tr>
            <th scope="row"><a href=format!("/inspectors/{}", link.row.id)>{name}</a><br/><span class="hint">{body}</span></th>
            <td>{shown_words(&link)}</td>
            <td>{day_words(&link.row.ends_on)}</td>
            <td>{state_tag(&link)}</td>
        </tr>
    }
    .into_any()
}

/// Every link, and the form to let somebody in.
pub async fn inspectors(v: Visit, form: FormState) -> Result<Page, Refused> {
    let links = inspectors::inspectors(&v.who, &v.app).await?;
    let homes = inspectors::homes_to_show(&v.who, &v.app).await?;
    // Single files are offered to those who may read them: an administrator who is nothing else names homes.
    let files = crate::recruitment_file::service::files(&v.who, &v.app).await.unwrap_or_default();
    let (usual, _) = inspectors::days(&v.app);
    Ok(Page::desk(&v, say("inspector-title"), move || {
        let f = &form;
        let homes = homes.into_iter().map(|home| (home.id.to_string(), home.name)).collect();
        let files: Vec<(String, String)> = files
            .into_iter()
            .map(|file| {
                (file.candidacy.id.to_string(), format!("{}, {}, {}", file.candidacy.name, file.vacancy, file.service))
            })
            .collect();
        let open = f.typed.all("files").iter().any(|file| !file.is_empty())
            || ["files", "services"].iter().any(|field| f.problem(field).is_some());
        let single = (!files.is_empty()).then(|| {
            view! {
                <details class="more" open=open>
                    <summary>{say("inspector-single-files")}</summary>
                    {checks(f, "files", say("inspector-files"), files, &[], Opt::default())}
                </details>
            }
        });
        let list = if links.is_empty() {
            view! { <div class="empty"><p>{say("inspector-none")}</p></div> }.into_any()
        } else {
            view! {
                <div class="scroll" tabindex="0" role="region" aria-label=say("inspector-title")><table class="list">
                    <thead><tr>
                        <th scope="col">{say("inspector-col-name")}</th><th scope="col">{say("inspector-col-shown")}</th>
                        <th scope="col">{say("inspector-col-ends")}</th><th scope="col">{say("inspector-col-state")}</th>
                    </tr></thead>
                    <tbody>{links.into_iter().map(row).collect_view()}</tbody>
                </table></div>
            }
            .into_any()
        };
        view! {
            {trail(vec![("/system".to_owned(), say("ui-system"))], say("inspector-title"))}
            {errors(f)}
            <div class="head"><div><h1>{say("inspector-title")}</h1><p class="lead">{say("inspector-lead")}</p></div></div>
            {list}
            <form class="stack card" method="post" action="/inspectors" novalidate="novalidate">
                <h2>{say("inspector-new")}</h2>
                {text_field(f, "name", say("inspector-name"), Opt::default())}
                {text_field(f, "body", say("inspector-body"), Opt::hint(say("inspector-body-hint")))}
                {area_field(f, "reason", say("inspector-reason"), Opt::hint(say("inspector-reason-hint")).rows(2))}
                {checks(f, "services", say("inspector-homes"), homes, &[], Opt::hint(say("inspector-homes-hint")))}
                {single}
                {date_field(f, "ends_on", say("inspector-ends"), Opt::hint(say_with("inspector-ends-hint", &[("days", &MOST_DAYS.to_string())])).value(usual))}
                {send(say("inspector-make"))}
            </form>
        }
    }))
}

/// Makes a link and shows its address, once: it stands in no address and is not kept.
pub async fn made(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let new: NewInspector = typed.read()?;
    let name = new.name.clone();
    let (link, address) = inspectors::let_in(&v.who, &v.app, new).await?;
    Ok(Done::show(Page::desk(&v, say("inspector-made"), move || {
        view! {
            {trail(vec![("/inspectors".to_owned(), say("inspector-title"))], say("inspector-made"))}
            <h1>{say("inspector-made")}</h1>
            <p class="lead">{say_with("inspector-made-lead", &[("name", &name)])}</p>
            <p class="card"><code class="address">{address}</code></p>
            <p>{say("inspector-made-hint")}</p>
            <p class="acts"><a class="btn" href=format!("/inspectors/{link}")>{say("inspector-to-link")}</a></p>
        }
    })))
}

/// Above each page of an inspector: as whom they read, and until when.
pub fn inspector_line(link: &InspectorLink) -> AnyView {
    let with = [("name", link.name.as_str()), ("body", link.body.as_str())];
    view! {
        <p class="says noprint">
            {say_with("inspector-reading-as", &with)}" "{say_with("inspector-until", &[("day", &day_words(&link.ends))])}" "
            <a href="/inspect">{say("inspector-home")}</a>
        </p>
    }
    .into_any()
}

/// An inspector's first page: what they may see, until when, and that each look is noted.
pub async fn start(v: Visit, _: FormState) -> Result<Page, Refused> {
    let welcome = inspectors::welcome(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("inspector-start-title"), move || {
        let link = welcome.link;
        let homes =
            welcome.services.iter().map(|home| view! { <li>{say_with("inspector-all-of", &[("home", home)])}</li> });
        let files = (!link.files.is_empty())
            .then(|| view! { <li>{say_with("inspector-some-files", &[("n", &link.files.len().to_string())])}</li> });
        view! {
            <h1>{say_with("inspector-hello", &[("name", &link.name)])}</h1>
            <p class="lead">{say_with("inspector-start-lead", &[("organisation", &welcome.organisation), ("body", &link.body)])}</p>
            <section class="card">
                <h2>{say("inspector-may-see")}</h2>
                <ul>{homes.collect_view()}{files}</ul>
                <p>{say("inspector-may-see-what")}</p>
                <h2>{say("inspector-how-long")}</h2>
                <p>{say_with("inspector-until", &[("day", &day_words(&link.ends))])}</p>
                <h2>{say("inspector-noted")}</h2>
                <p>{say("inspector-noted-words")}</p>
            </section>
            <p class="acts"><a class="btn" href="/inspect/files">{say("inspector-to-files")}</a></p>
        }
    }))
}

/// When and by whom a link was made, for its page.
pub fn made_words(link: &Inspector, by: &str) -> String {
    say_with("inspector-made-by", &[("name", by), ("when", &london_stamp(link.row.made_at))])
}
