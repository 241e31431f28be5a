//! Screens: the library, an item of one's own, the kit of a vacancy and its score sheet on paper.

mod kit;
mod sheet;

pub use kit::kit;
pub use sheet::{Written, kit_sheet, score_sheets};

use super::service::{self, PICTURES};
use super::{Criterion, ItemKind, LibraryItem, Origin, Picture};
use crate::people::{Role, Visit};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, radios, select_field, send, text_field};
use crate::ui::page::{Page, picture, trail};
use leptos::prelude::*;

/// Two or three pictures with their words.
fn pictures(pictures: &[Picture], size: u32) -> AnyView {
    let figures = pictures
        .iter()
        .map(|one| view! { <figure>{picture(&one.code, size)}<figcaption>{one.word.clone()}</figcaption></figure> })
        .collect_view();
    view! { <div class="pic">{figures}</div> }.into_any()
}

/// What the mark of an item's kind and where it comes from say.
fn marks(kind: ItemKind, origin: Origin) -> AnyView {
    let starter =
        (origin == Origin::Starter).then(|| view! { " " <span class="tag plain">{say("scenario-starter")}</span> });
    view! { <span class="tag plain">{say(&kind.message())}</span>{starter} }.into_any()
}

fn card(item: LibraryItem, may_retire: bool) -> AnyView {
    let words = item.words;
    let named = words.about(&say("scenario-candidate"));
    let aloud = may_retire.then(|| {
        view! { <p><a href=format!("/library/aloud?item={}", item.id)>{say("aloud-library-way")}<span class="vh">": " {words.title.clone()}</span></a></p> }
    });
    let retire = (may_retire && item.origin == Origin::Own).then(|| {
        view! {
            <form method="post" action="/library/retire">
                {hidden("item", item.id.to_string())}
                <button type="submit" class="linklike">{say("scenario-retire")}<span class="vh">": " {words.title.clone()}</span></button>
            </form>
        }
    });
    // What the organisation wrote is looked at here too, for those who wrote it without scripts.
    let advice = (may_retire && item.origin == Origin::Own).then(|| {
        let all = [&words.title, &words.question, &words.story, &words.score_question];
        let anchors = [&words.anchors.good, &words.anchors.ok, &words.anchors.not_good];
        let text = all.into_iter().chain(anchors).map(String::as_str).collect::<Vec<_>>().join("\n");
        let found = crate::texts::advice::advise(&text).len();
        (found > 0).then(|| {
            view! { <details class="more"><summary>{say_with("scenario-advice", &[("n", &found.to_string())])}</summary>{crate::ui::form::advised(&text)}</details> }
        })
    });
    view! {
        <li class="card">
            {pictures(&words.pictures, 88)}
            <h3>{words.title.clone()}</h3>
            <p>{marks(item.kind, item.origin)}</p>
            <p>{named.question}</p>
            <dl class="facts">
                <dt><span class="tag good">{say("scenario-good")}</span></dt><dd>{named.anchors.good}</dd>
                <dt><span class="tag ok">{say("scenario-ok")}</span></dt><dd>{named.anchors.ok}</dd>
                <dt><span class="tag poor">{say("scenario-not-good")}</span></dt><dd>{named.anchors.not_good}</dd>
            </dl>
            {aloud}
            {advice}
            {retire}
        </li>
    }
    .into_any()
}

/// Every item that can be chosen, by criterion.
pub async fn library(v: Visit, form: FormState) -> Result<Page, Refused> {
    let mut items = service::library(&v.who, &v.app).await?;
    let office = v.who.may(&[Role::Manager, Role::Hr]).is_ok();
    Ok(Page::desk(&v, say("scenario-library-title"), move || {
        let sections = Criterion::ALL
            .into_iter()
            .map(|criterion| {
                let (here, others): (Vec<_>, Vec<_>) = items.drain(..).partition(|item| item.criterion == criterion);
                items = others;
                let cards = here.into_iter().map(|item| card(item, office)).collect_view();
                view! { <section><h2>{say(&criterion.message())}</h2><ul class="cards">{cards}</ul></section> }
            })
            .collect_view();
        let add = office.then(|| view! { <a class="btn" href="/library/new">{say("scenario-new")}</a> });
        view! {
            {errors(&form)}
            <div class="head"><div><h1>{say("scenario-library-title")}</h1><p class="lead">{say("scenario-library-lead")}</p></div>{add}</div>
            <p class="says">{say("scenario-starters-note")}</p>
            {sections}
        }
    }))
}

/// An item of this organisation's own.
pub async fn new_item(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(&[Role::Manager, Role::Hr])?;
    let page = Page::desk(&v, say("scenario-new"), move || {
        let f = &form;
        let kinds =
            ItemKind::ALL.map(|kind| (kind.code().to_owned(), say(&format!("{}-long", kind.message())))).to_vec();
        let criteria =
            Criterion::ALL.map(|criterion| (criterion.code().to_owned(), say(&criterion.message()))).to_vec();
        let problem = f.problem("picture").map(crate::ui::form::sentence);
        let choices = PICTURES
            .iter()
            .enumerate()
            .map(|(index, code)| {
                let id = if index == 0 { "picture".to_owned() } else { format!("picture-{code}") };
                let marked = f.marked("picture", code, false);
                view! {
                    <label class="picture">
                        <input type="checkbox" id=id name="picture" value=*code checked=marked/>
                        {picture(code, 68)}
                        <span>{say(&format!("scenario-picture-{code}"))}</span>
                    </label>
                }
            })
            .collect_view();
        view! {
            {errors(f)}
            {trail(vec![("/library".to_owned(), say("scenario-library-title"))], say("scenario-new"))}
            <h1>{say("scenario-new")}</h1>
            <p class="lead">{say("scenario-new-lead")}</p>
            <form class="stack card" method="post" action="/library/new" novalidate="novalidate">
                {radios(f, "kind", say("scenario-kind"), kinds, ItemKind::Scenario.code(), Opt::default())}
                {select_field(f, "criterion", say("scenario-criterion"), criteria, Opt::default().value(Criterion::Talk.code()))}
                {text_field(f, "title", say("scenario-title"), Opt::hint(say("scenario-title-hint")).read())}
                {area_field(f, "question", say("scenario-question"), Opt::hint(say("scenario-question-hint")).rows(3).read())}
                {text_field(f, "score_question", say("scenario-score-question"), Opt::hint(say("scenario-score-question-hint")).value(say("scenario-score-question-usual")).read())}
                {area_field(f, "story", say("scenario-story"), Opt::hint(say("scenario-story-hint")).rows(2).read())}
                <h2>{say("scenario-anchors")}</h2>
                <p>{say("scenario-anchors-lead")}</p>
                {area_field(f, "good", say("scenario-good"), Opt::default().rows(2).read())}
                {area_field(f, "ok", say("scenario-ok"), Opt::default().rows(2).read())}
                {area_field(f, "not_good", say("scenario-not-good"), Opt::default().rows(2).read())}
                <fieldset class="options">
                    <legend>{say("scenario-pictures")}</legend>
                    <p class="hint">{say("scenario-pictures-hint")}</p>
                    {problem.map(|words| view! { <p class="error" id="picture-error">{words}</p> })}
                    <div class="pictures24">{choices}</div>
                </fieldset>
                {send(say("scenario-new-keep"))}
            </form>
        }
    });
    Ok(page.advises())
}

/// "1 of 5"
fn place_words(position: i64, of: usize) -> String {
    say_with("scenario-place", &[("position", &position.to_string()), ("of", &of.to_string())])
}
