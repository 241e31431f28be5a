//! The editor of what is heard and signed, and the parts of other screens that this room has.

use super::rules::SECONDS_AT_MOST;
use super::service::{self, Line};
use crate::ids::{ItemId, PanelId};
use crate::people::Visit;
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::Picture;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, file_field, hidden, sentence};
use crate::ui::page::{Page, picture, trail};
use leptos::prelude::*;

/// A clip in sign language in the place of pictures: it never plays by itself; until it is played the item's own picture
/// stands there. With scripts its button is as big as every other, without them the browser's own.
pub fn signed(address: String, pictures: &[Picture], title: &str) -> AnyView {
    let poster = pictures.first().map(|one| format!("/pictures/{}.svg", one.code));
    let label = say_with("aloud-seat-signed", &[("title", title)]);
    let (hear, stop, cannot) =
        (say("aloud-seat-signed-play"), say("voice-seat-hear-stop"), say("aloud-seat-signed-cannot"));
    view! {
        <video class="signed" controls playsinline preload="none" poster=poster src=address aria-label=label data-hear=hear data-stop=stop>{cannot}</video>
    }
    .into_any()
}

/// How far the sound of a panel's day is, for the desk.
pub async fn readiness(v: &Visit, panel: PanelId) -> Result<AnyView, Refused> {
    let words = match service::readiness(&v.who, &v.app, panel).await? {
        None => say("aloud-no-voice"),
        Some((all, ready)) if ready == all => say_with("aloud-ready", &[("all", &all.to_string())]),
        Some((all, ready)) => {
            say_with("aloud-getting-ready", &[("ready", &ready.to_string()), ("all", &all.to_string())])
        }
    };
    Ok(view! { <p class="hint">{words}</p> }.into_any())
}

fn which(v: &Visit, form: &FormState) -> Result<ItemId, Refused> {
    let named = if form.typed.get("item").is_empty() { v.query("item") } else { form.typed.get("item") };
    named.parse().map_err(|_| Refused::NotFound)
}

/// One sentence: who reads it, and a way to read it.
fn line(form: &FormState, item: ItemId, place: usize, line: &Line) -> AnyView {
    let field = format!("voice-{place}");
    let mine = form.typed.get("line") == place.to_string();
    let problem = form.problem(&field).filter(|_| mine).map(sentence);
    let described = problem.is_some().then(|| format!("{field}-error"));
    let error = problem.map(|words| view! { <p class="error" id=format!("{field}-error")>{words}</p> });
    let words = line.words.replace("{candidate}", &say("aloud-somebody"));
    let read = line.reading.as_ref().map(|reading| {
        let by = say_with("aloud-read-by", &[("name", &reading.by_name), ("at", &london_stamp(reading.at))]);
        let label = say_with("aloud-hear", &[("words", &words)]);
        view! {
            <p class="hint">{by}</p>
            <audio controls preload="none" src=format!("/library/reading/{}", reading.id) aria-label=label></audio>
            <form method="post" action="/library/aloud/reading/remove">
                {hidden("item", item.to_string())}{hidden("line", place.to_string())}
                <button type="submit" class="linklike">{say("aloud-remove")}<span class="vh">": " {words.clone()}</span></button>
            </form>
        }
    });
    let button = |what: &'static str, text: &str| {
        view! { <button type="button" class="btn quiet" data-do=what hidden>{say(text)}<span class="vh">": " {words.clone()}</span></button> }
    };
    view! {
        <li class="card">
            <h3>{words.clone()}</h3>
            {read}
            <form method="post" action="/library/aloud/reading" enctype="multipart/form-data" class="recorder" data-seconds=SECONDS_AT_MOST.to_string()>
                {hidden("item", item.to_string())}{hidden("line", place.to_string())}
                {error}
                <div class="field" data-file>
                    <label for=field.clone()>{say("aloud-file")}<span class="vh">": " {words.clone()}</span></label>
                    <input id=field name="voice" type="file" accept="audio/*" aria-describedby=described/>
                </div>
                <p class="hint" role="status" data-cannot hidden>{say("aloud-cannot")}</p>
                <div data-talking hidden><progress max=SECONDS_AT_MOST.to_string() value="0" aria-hidden="true"></progress></div>
                <div data-listen hidden><audio controls aria-label=say_with("aloud-hear", &[("words", &words)])></audio></div>
                <div class="acts">
                    {button("start", "aloud-start")}
                    {button("stop", "aloud-stop")}
                    <span data-after><button type="submit" class="btn" data-do="keep">{say("aloud-keep")}<span class="vh">": " {words.clone()}</span></button></span>
                    {button("again", "aloud-again")}
                    {button("away", "aloud-away")}
                </div>
            </form>
        </li>
    }
    .into_any()
}

/// What a person reads of an item, sentence by sentence, and the clip that stands in for its picture.
pub async fn editor(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id = which(&v, &form)?;
    let editor = service::editor(&v.who, &v.app, id).await?;
    let title = say_with("aloud-editor-title", &[("title", &editor.item.words.title)]);
    let page = Page::desk(&v, title.clone(), move || {
        let lines = editor.lines.iter().enumerate().map(|(at, one)| line(&form.of("keep-reading"), id, at + 1, one));
        let lines = lines.collect_view();
        let clip = editor.clip.as_ref().map(|clip| {
            let by = say_with("aloud-clip-by", &[("name", &clip.by_name), ("at", &london_stamp(clip.at))]);
            view! {
                <p class="hint">{by}</p>
                <video class="signed" controls playsinline preload="none" src=format!("/library/clip/{}", clip.id) aria-label=say("aloud-clip")></video>
                <form method="post" action="/library/aloud/clip/remove">
                    {hidden("item", id.to_string())}
                    <button type="submit" class="linklike">{say("aloud-clip-remove")}</button>
                </form>
            }
        });
        let pictures = editor.item.words.pictures.iter().map(|one| picture(&one.code, 68)).collect_view();
        view! {
            {errors(&form)}
            {trail(vec![("/library".to_owned(), say("scenario-library-title"))], title.clone())}
            <h1>{title}</h1>
            <p class="lead">{say("aloud-editor-lead")}</p>
            <p class="says">{say("aloud-editor-voice")}</p>
            <h2>{say("aloud-readings")}</h2>
            <ul class="cards">{lines}</ul>
            <h2>{say("aloud-clip")}</h2>
            <p>{say("aloud-clip-lead")}</p>
            <div class="pic">{pictures}</div>
            {clip}
            <form class="stack card" method="post" action="/library/aloud/clip" enctype="multipart/form-data">
                {hidden("item", id.to_string())}
                {file_field(&form.of("keep-clip"), "clip", say("aloud-clip-file"), "video/mp4", Opt::hint(say("aloud-clip-hint")))}
                <div class="acts"><button type="submit" class="btn">{say("aloud-clip-keep")}</button></div>
            </form>
        }
    });
    Ok(page.records())
}
