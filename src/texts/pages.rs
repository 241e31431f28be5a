//! Screens: the list of guides, one guide, and the panel's own in Easy Read. They show nothing of any organisation, so
//! everybody may read them.

use super::guides::{self, EASY, For, GUIDES, Place, Shown};
use super::say;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::ui::form::{Opt, area_field, errors, send};
use crate::ui::page::{Bar, Page, picture, trail};
use leptos::prelude::*;

/// Every guide, by reader.
pub async fn guides(v: Visit, _: FormState) -> Result<Page, Refused> {
    let title = say("texts-guides-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let card = |href: String, title: String, lead: String| {
            view! { <li class="card"><h3><a href=href>{title}</a></h3><p>{lead}</p></li> }
        };
        let of = |reader: For| {
            let cards = GUIDES.iter().filter(|guide| guide.reader == reader).map(|guide| {
                let Shown { title, lead, .. } = guide.show(Place::Served);
                card(format!("/guides/{}", guide.name), title, lead)
            });
            view! { <section><h2>{say(reader.message())}</h2><ul class="cards">{cards.collect_view()}</ul></section> }
        };
        view! {
            <h1>{title}</h1>
            <p class="lead">{say("texts-guides-lead")}</p>
            <section><h2>{say("texts-guides-for-panel")}</h2>
                <ul class="cards">{card("/guides/your-panel-day".to_owned(), say("texts-guides-easy"), say("texts-guides-easy-lead"))}</ul></section>
            {of(For::Manager)}
            {of(For::Administrator)}
            <p class="hint">{say("texts-guides-print")}</p>
        }
    }))
}

/// One guide.
pub async fn guide(v: Visit, _: FormState) -> Result<Page, Refused> {
    let guide = guides::guide(v.param("guide")).ok_or(Refused::NotFound)?;
    let Shown { title, html, sections, .. } = guide.show(Place::Served);
    Ok(Page::desk(&v, title.clone(), move || {
        // A short guide is its own list of contents.
        let contents = (sections.len() > 4).then(|| {
            let links = sections.into_iter().map(|(id, words)| view! { <li><a href=format!("#{id}")>{words}</a></li> });
            view! { <nav class="contents noprint" aria-labelledby="contents"><h2 id="contents">{say("texts-guides-contents")}</h2><ul>{links.collect_view()}</ul></nav> }
        });
        view! {
            {trail(vec![("/guides".to_owned(), say("texts-guides-title"))], title.clone())}
            <article class="guide">
                <h1>{title}</h1>
                {contents}
                <div class="prose" inner_html=html></div>
            </article>
        }
    }))
}

/// The panel's guide in Easy Read: picture left, words right, one sentence a line.
pub async fn easy(_: Visit, _: FormState) -> Result<Page, Refused> {
    let title = say("guide-easy-title");
    let bar = Bar { place: "SameTable".to_owned(), ..Bar::default() };
    Ok(Page::panel(title.clone(), bar, move || {
        view! { <h1>{title}</h1>{easy_parts()}<p class="noprint"><a href="/guides">{say("texts-guides-all")}</a></p> }
    }))
}

/// What the Easy Read guide says, for its page and for paper.
fn easy_parts() -> AnyView {
    let sentences = |id: String| {
        let text = say(&id);
        text.lines().map(|line| view! { <p>{line.trim().to_owned()}</p> }).collect_view()
    };
    let parts = EASY.map(|(name, code)| {
        let lines = (name == "questions").then(|| view! { <p class="line"></p><p class="line"></p> });
        view! {
            <section class="entry">
                {picture(code, 120)}
                <h2>{say(&format!("guide-easy-{name}-title"))}</h2>
                {sentences(format!("guide-easy-{name}-text"))}
                {lines}
            </section>
        }
    });
    view! { <div class="lead">{sentences("guide-easy-lead".to_owned())}</div><div class="easy">{parts.collect_view()}</div> }
        .into_any()
}

/// A place to try a text: what a script asks with what is typed elsewhere, and a page for those without scripts.
pub async fn advice(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.signed()?;
    let title = say("texts-advice-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let text = form.typed.get("text").to_owned();
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <p class="lead">{say("texts-advice-lead")}</p>
            <form class="stack card" method="post" action="/texts/advice">
                {area_field(&form, "text", say("texts-advice-text"), Opt::default().rows(5))}
                {send(say("texts-advice-look"))}
            </form>
            <div id="found">{crate::ui::form::advised(&text)}</div>
        }
    }))
}
