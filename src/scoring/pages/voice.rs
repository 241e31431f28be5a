//! "Say why in your own voice": asked for first, heard before it is kept, thrown away with one press. Cards, typing and a
//! supporter stay ways of their own.

use super::parts::{Screen, bar, open, sentences};
use super::seat::{hidden, question};
use super::{number, parts};
use crate::aloud::rules::SECONDS_AT_MOST;
use crate::ids::SeatId;
use crate::panel::ConsentKind;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::give::MOST_WORDS;
use crate::scoring::service::voice;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, sentence};
use crate::ui::page::{Page, picture};
use leptos::prelude::*;

/// The way from "Why?" to here.
pub fn way(href: String, said: bool) -> AnyView {
    let words = if said { "voice-seat-way-again" } else { "voice-seat-way" };
    view! { <p><a class="listen" href=href>{picture("1F3A4", 40)}<span>{say(words)}</span></a></p> }.into_any()
}

/// A sound to be heard, never by itself: with scripts a button as big as every other, without them the browser's own. Where
/// a tablet cannot play it, it says so.
fn sound(address: Option<String>, label: String) -> AnyView {
    view! {
        <audio controls preload="none" src=address aria-label=label data-hear=say("voice-seat-hear") data-stop=say("voice-seat-hear-stop")>
            {say("voice-seat-cannot-play")}
        </audio>
    }
    .into_any()
}

/// What somebody else said aloud.
pub fn player(address: String, name: &str, words: &str) -> AnyView {
    let label = say_with("voice-seat-of", &[("name", name)]);
    let words = (!words.is_empty()).then(|| view! { <p>{words.to_owned()}</p> });
    view! {
        <div class="voice">
            <p>{picture("1F3A4", 32)}" "{label.clone()}</p>
            {sound(Some(address), label)}
            {words}
        </div>
    }
    .into_any()
}

/// The screen: the question of consent, the recorder, or what was said.
pub async fn voice(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = match open(&v, &form).await? {
        Screen::Open(sheet) => sheet,
        Screen::Instead(page) => return Ok(*page),
    };
    let n = number(&v)?;
    let item = sheet.item(n).ok_or(Refused::NotFound)?.clone();
    let base = format!("/seat/interview/{}", sheet.interview);
    let here = format!("{base}/voice/{n}");
    let back = format!("{base}/why/{n}");
    let place = say_with("scoring-seat-where", &[("n", &n.to_string()), ("of", &sheet.items.len().to_string())]);
    let bar = bar(&sheet, &here, place, n);
    let question = question(&item.line.words, &sheet.candidate);
    let said = item.mine.map(|mine| (parts::look(mine.shown, mine.tapped), parts::word(mine.shown, mine.tapped)));
    let agreed = voice::agreed(&v.who, &v.app).await?;
    // A kept screen holds nothing that anybody said.
    let mine = match v.keeps {
        true => None,
        false => voice::mine(&v.who, &v.app, sheet.interview).await?.remove(&item.line.id),
    };
    let (seat, keeps) = (sheet.me.seat, v.keeps);
    let organisation = crate::people::service::organisation(&v.who, &v.app).await?.name;
    let asked_about = question.clone();
    let title = say("voice-seat-title");
    let page = Page::panel(title.clone(), bar, move || {
        let about = view! {
            <p class="about">{question}" "{said.map(|(look, word)| view! { <b class=format!("tag {look}")>{word}</b> })}</p>
        };
        let screen = At { form: &form, seat, here: &here, back: &back, about: &asked_about };
        let asked = |said| asked(&here, &back, &organisation, said == Some(false));
        let inside = match (agreed, mine) {
            // Without a network `tablet.js` goes on from the one to the other.
            (said, _) if keeps => view! {
                {(said != Some(true)).then(|| view! { <div data-agreed="no">{asked(said)}</div> })}
                <div data-agreed="yes" hidden=said != Some(true)>
                    <div data-voice="none">{recorder(&screen)}</div>
                    <div data-voice="said" hidden>{heard(&screen, None, "")}</div>
                </div>
            }
            .into_any(),
            (Some(true), Some(mine)) => heard(&screen, Some(format!("/seat/voice/{}", mine.id)), &mine.words),
            (Some(true), None) => recorder(&screen),
            (said, _) => asked(said),
        };
        view! {
            {errors(&form)}
            {about}
            <h1>{title}</h1>
            {inside}
            <div class="go"><a class="back" href=back>{say("scoring-seat-back")}</a></div>
        }
    });
    Ok(page.records().keepable())
}

/// What the parts of the screen have in common: what was typed, whose it is, and the screens around it.
struct At<'a> {
    form: &'a FormState,
    seat: SeatId,
    here: &'a str,
    back: &'a str,
    about: &'a str,
}

/// The consent of its own, asked where it is needed first.
fn asked(here: &str, back: &str, organisation: &str, said_no: bool) -> AnyView {
    let (part, question) = crate::panel::service::consent_words(ConsentKind::VoiceRecorded, organisation);
    let text = part.lines.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
    let no = said_no.then(|| sentences(&format!("{} {}", say("voice-seat-no"), say("voice-seat-no-change"))));
    let about = question.clone();
    let answer = |given: &'static str, code: &'static str, words: &str| {
        let next = if given == "yes" { here } else { back }.to_owned();
        view! {
            <form role="none" method="post" action=format!("{here}/agree") data-keep="" data-next=next data-about=about.clone()>
                <input type="hidden" name="given" value=given/>
                <button type="submit">{picture(code, 96)} {say(words)}</button>
            </form>
        }
    };
    view! {
        {no}
        <div class="story"><div class="pic">{picture(&part.picture, 88)}</div><div>{text}</div></div>
        <h2>{question}</h2>
        <div class="yesno">{answer("yes", "yes", "consent-yes")}{answer("no", "no", "consent-no")}</div>
    }
    .into_any()
}

/// The recorder. Without scripts a sound that is there already can be chosen; the script shows the rest.
fn recorder(at: &At<'_>) -> AnyView {
    let At { form, seat, here, back, about } = *at;
    let error =
        form.problem("voice").map(|problem| view! { <p class="error" id="voice-error">{sentence(problem)}</p> });
    let described = form.problem("voice").map(|_| "voice-error");
    let button = |what: &'static str, code: &'static str, class: &'static str, words: &str| {
        view! { <button type="button" class=class data-do=what hidden>{picture(code, 48)}<span>{say(words)}</span></button> }
    };
    let file = view! {
        <div class="field" data-file>
            <label for="voice">{say("voice-seat-file")}</label>
            <input id="voice" name="voice" type="file" accept="audio/*" aria-describedby=described/>
        </div>
    };
    let listen = view! {
        <div data-listen hidden>
            <p>{say("voice-seat-listen")}</p>
            {sound(None, say("voice-seat-listen"))}
        </div>
    };
    view! {
        <div data-how>{sentences(&[say("voice-seat-how"), say("voice-seat-most"), say("voice-seat-after")].join(" "))}</div>
        <form role="none" method="post" action=here.to_owned() enctype="multipart/form-data" class="recorder" data-seconds=SECONDS_AT_MOST.to_string()
            data-keep="" data-needs="voice" data-next=back.to_owned() data-about=about.to_owned()>
            {hidden(seat, false)}
            <input type="hidden" name="seconds" value="0"/>
            {error}
            {file}
            <p class="says" role="status" data-cannot hidden>{say("voice-seat-cannot")}</p>
            {button("start", "1F3A4", "btn big", "voice-seat-start")}
            <div data-talking hidden>
                <p role="status">{say("voice-seat-talking")}</p>
                <progress max=SECONDS_AT_MOST.to_string() value="0" aria-hidden="true"></progress>
            </div>
            {button("stop", "270B", "btn big", "voice-seat-stop")}
            {listen}
            <div class="yesno" data-after>
                <button type="submit" data-do="keep">{picture("yes", 72)}{say("voice-seat-keep")}</button>
                <button type="button" data-do="again" hidden>{picture("1F501", 72)}{say("voice-seat-again")}</button>
                <button type="button" data-do="away" hidden>{picture("no", 72)}{say("voice-seat-away")}</button>
            </div>
        </form>
        {sentences(&say("voice-seat-private"))}
    }
    .into_any()
}

/// What was said: to be heard, written down, or thrown away. A kept screen has no address for the sound; `tablet.js` gives it
/// the one that waits on the tablet.
fn heard(at: &At<'_>, sound_at: Option<String>, said: &str) -> AnyView {
    let At { form, seat, here, back, about } = *at;
    let words = area_field(
        form,
        "words",
        say("voice-seat-words"),
        Opt::hint(say("voice-seat-words-hint")).most(MOST_WORDS).value(said.to_owned()).rows(3),
    );
    view! {
        <p class="saved sent" role="status">{say("voice-seat-kept")}" "{say("voice-seat-private")}</p>
        {sound(sound_at, say("voice-seat-listen"))}
        <form role="none" method="post" action=format!("{here}/words") data-keep="" data-next=back.to_owned() data-about=about.to_owned()>
            {hidden(seat, false)}
            {words}
            <div class="acts"><button type="submit" class="btn">{say("voice-seat-words-keep")}</button></div>
        </form>
        <form role="none" method="post" action=format!("{here}/away") data-keep="" data-next=here.to_owned() data-about=about.to_owned()>
            {hidden(seat, false)}
            <button type="submit" class="listen">{picture("no", 40)}<span>{say("voice-seat-away")}</span></button>
        </form>
    }
    .into_any()
}
