//! Parts that several screens of scoring share.

use crate::panel::InterviewState;
use crate::people::ways::Quiet;
use crate::people::{Visit, Who};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::{Anchors, ItemWords, Picture};
use crate::scoring::service::{self, Sheet};
use crate::scoring::{Answer, Call, Feel, Reason, Shown, rules};
use crate::texts::{say, say_with};
use crate::ui::form::{errors, sentence};
pub use crate::ui::page::sentences;
use crate::ui::page::{Bar, Page, Told, picture, saved};
use leptos::prelude::*;

/// What a choice looks like: its picture, its word and which of the three anchors stands with it.
struct Choice {
    picture: &'static str,
    words: &'static str,
    anchor: Option<AnchorOf>,
}

/// Which of an item's anchors stands beside a choice.
type AnchorOf = fn(&Anchors) -> &String;

/// A place of three, or of five. Thumbs say what one thinks of somebody, faces how one feels: the two are never mixed. Of
/// five, the ends and the middle have an anchor.
fn choice(places: u8, place: u8) -> Choice {
    let good: AnchorOf = |anchors| &anchors.good;
    let ok: AnchorOf = |anchors| &anchors.ok;
    let not_good: AnchorOf = |anchors| &anchors.not_good;
    let (picture, words, anchor) = match (places, place) {
        (5, 5) => ("1F600", "scoring-seat-five-5", Some(good)),
        (5, 4) => ("1F642", "scoring-seat-five-4", None),
        (5, 3) => ("1F610", "scoring-seat-five-3", Some(ok)),
        (5, 2) => ("1F641", "scoring-seat-five-2", None),
        (5, _) => ("1F61E", "scoring-seat-five-1", Some(not_good)),
        (_, 3) => ("1F44D", "scoring-seat-good", Some(good)),
        (_, 2) => ("thumb-side", "scoring-seat-ok", Some(ok)),
        _ => ("1F44E", "scoring-seat-poor", Some(not_good)),
    };
    Choice { picture, words, anchor }
}

/// Answers that are no scores.
pub const OTHERS: [Answer; 3] = [Answer::NotSure, Answer::NotSeen, Answer::RatherNot];

/// What was tapped, in the word that stood beside it.
pub fn word(shown: Shown, tapped: Answer) -> String {
    match tapped {
        Answer::Value(place) => say(choice(shown.places(), place).words),
        other => say(&format!("scoring-seat-{}", other.code())),
    }
}

/// Colour and shape of what was tapped.
pub fn look(shown: Shown, tapped: Answer) -> &'static str {
    rules::look(shown.places(), tapped)
}

/// What a person's own screen shows to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    pub shown: Shown,
    /// The quiet answers stand one step behind.
    pub behind: bool,
}

impl Offer {
    pub fn of(sheet: &Sheet) -> Self {
        Self { shown: sheet.shown, behind: sheet.ways.quiet == Quiet::Behind }
    }
}

/// Big labelled choices, three or five, with their anchors, and three quiet answers below. `stored` is what was given
/// before, and what it was given in.
pub fn choices(form: &FormState, anchors: &Anchors, offer: Offer, stored: Option<(Shown, Answer)>) -> AnyView {
    let Offer { shown, behind } = offer;
    let before = stored.map(|(shown, tapped)| word(shown, tapped));
    let stored = rules::marked(shown, stored).map(Answer::code).unwrap_or_default();
    let said = before.filter(|_| stored.is_empty());
    let said =
        said.map(|word| view! { <p class="about">{say_with("scoring-seat-you-said", &[("answer", &word)])}</p> });
    let chosen = form.value("answer", &stored);
    let described = form.problem("answer").map(|_| "answer-error");
    let places = shown.places();
    let big = shown.in_order().into_iter().enumerate().map(|(index, place)| {
        let value = place.to_string();
        let id = if index == 0 { "answer".to_owned() } else { format!("answer-{value}") };
        let Choice { picture: code, words, anchor } = choice(places, place);
        let class = format!("choice {}", rules::look(places, Answer::Value(place)));
        let anchor = anchor.map(|of| view! { <span>{of(anchors).clone()}</span> });
        let checked = chosen == value;
        let words = say(words);
        let label = view! {
            <label class=class>
                <input type="radio" id=id name="answer" value=value checked=checked aria-describedby=described/>
                {picture(code, 96)}
                <b>{words.clone()}</b>
                {anchor}
            </label>
        };
        heard(&words, label.into_any())
    });
    let big = big.collect_view();
    let is_quiet = OTHERS.iter().any(|other| other.code() == chosen);
    let others = OTHERS.map(|other| {
        let code = other.code();
        let words = say(&format!("scoring-seat-{code}"));
        let checked = chosen == code;
        view! { <label class="other"><input type="radio" name="answer" value=code checked=checked aria-describedby=described/> " " {words}</label> }
    });
    let others = view! { <div class="others">{others.into_iter().collect_view()}</div> };
    let others = if behind {
        view! { <details class="behind" open=is_quiet><summary>{say("scoring-seat-behind")}</summary>{others}</details> }
            .into_any()
    } else {
        others.into_any()
    };
    let error = form.problem("answer").map(|problem| {
        view! { <p class="error" id="answer-error">{sentence(problem)}</p> }
    });
    let class = if places == 5 { "choices five" } else { "choices" };
    view! {
        {error}
        {said}
        <input type="hidden" name="shown" value=shown.code()/>
        <div class=class>{big}</div>
        {others}
    }
    .into_any()
}

/// A choice with its small speaker. It keeps its place until `aloud.js` has found something to hear it with: nothing on a screen
/// moves under somebody's finger.
pub fn heard(words: &str, choice: AnyView) -> AnyView {
    let named = say_with("aloud-seat-hear", &[("words", words)]);
    view! {
        <div class="heard">
            {choice}
            <button type="button" class="hear listen" aria-label=named>{picture("1F50A", 40)}<span>{say("aloud-seat-hear-this")}</span></button>
        </div>
    }
    .into_any()
}

/// Three faces and "I would rather not say", under one question. `stored` is the code of what was said before; `says` names the
/// words of good, OK, not good, and rather not.
pub fn faces(form: &FormState, stored: &str, title: String, says: [&str; 4]) -> AnyView {
    let described = form.problem("feel").map(|_| "feel-error");
    let chosen = form.value("feel", stored);
    let [good, ok, poor, rather_not] = says;
    let faces =
        [(Feel::Good, "good", "1F642", good), (Feel::Ok, "ok", "1F610", ok), (Feel::NotGood, "poor", "1F641", poor)];
    let faces = faces.map(|(feel, look, code, words)| {
        let id = if feel == Feel::Good { "feel".to_owned() } else { format!("feel-{}", feel.code()) };
        let words = say(words);
        let label = view! {
            <label class=format!("choice {look}")>
                <input type="radio" id=id name="feel" value=feel.code() checked=chosen == feel.code() aria-describedby=described/>
                {picture(code, 96)}<b>{words.clone()}</b>
            </label>
        };
        heard(&words, label.into_any())
    });
    let rather = Feel::RatherNot.code();
    let error = form.problem("feel").map(|problem| view! { <p class="error" id="feel-error">{sentence(problem)}</p> });
    view! {
        <fieldset>
            <legend><h1>{title}</h1></legend>
            {error}
            <div class="choices">{faces.into_iter().collect_view()}</div>
            <div class="others"><label class="other"><input type="radio" name="feel" value=rather checked=chosen == rather aria-describedby=described/> " " {say(rather_not)}</label></div>
        </fieldset>
    }
    .into_any()
}

/// The scene: pictures left, words right.
pub fn story(pictures: &[Picture], words: &str) -> AnyView {
    if words.is_empty() && pictures.is_empty() {
        return ().into_any();
    }
    let pictures = pictures.iter().map(|one| {
        view! { <figure>{picture(&one.code, 88)}<figcaption>{one.word.clone()}</figcaption></figure> }
    });
    view! { <div class="story"><div class="pic">{pictures.collect_view()}</div><div>{sentences(words)}</div></div> }
        .into_any()
}

/// The scene with a clip in sign language in the place of its pictures.
pub fn signed_story(clip: String, words: &ItemWords, scene: &str) -> AnyView {
    let clip = crate::aloud::pages::signed(clip, &words.pictures, &words.title);
    view! { <div class="story"><div class="pic">{clip}</div><div>{sentences(scene)}</div></div> }.into_any()
}

/// Back and Next: Back is a link, Next sends the form.
pub fn go(back: String, next: String) -> AnyView {
    view! { <div class="go"><a class="back" href=back>{say("scoring-seat-back")}</a>{saved()}<button class="next" type="submit">{next}</button></div> }
        .into_any()
}

/// What `tablet.js` shows where nothing was chosen, in place of a summary by the server: there may be no network.
pub fn missing(field: &'static str) -> AnyView {
    let words = say("scoring-refused-nothing");
    view! {
        <div class="errors" role="alert" tabindex="-1" data-missing="" hidden>
            <h2>{say("form-problems")}</h2>
            <ul><li><a href=format!("#{field}")>{words}</a></li></ul>
        </div>
    }
    .into_any()
}

/// The same for "I am finished" while a question has no answer: one for each that has none as far as the server knows.
pub fn missing_items(sheet: &Sheet) -> AnyView {
    let at = format!("/seat/interview/{}", sheet.interview);
    let missing = sheet.items.iter().enumerate().filter(|(_, item)| item.mine.is_none()).map(|(index, _)| {
        let n = index + 1;
        let words = say_with("scoring-seat-finish-missing", &[("n", &n.to_string())]);
        view! {
            <div class="errors" role="alert" tabindex="-1" data-asks=format!("{at}/score/{n}") hidden>
                <h2>{say("form-problems")}</h2>
                <ul><li>{words}</li></ul>
            </div>
        }
    });
    missing.collect_view().into_any()
}

/// Every answer that could be tapped in this interview with its look and its word, for what `tablet.js` fills in; without
/// an answer nothing is said.
pub fn all_words(sheet: &Sheet) -> String {
    words_of(sheet.shown)
}

pub fn words_of(shown: Shown) -> String {
    let values = (1..=shown.places()).map(Answer::Value).chain(OTHERS);
    let words = values.map(|answer| (answer.code(), serde_json::json!([look(shown, answer), word(shown, answer)])));
    serde_json::Value::from(words.collect::<serde_json::Map<_, _>>()).to_string()
}

/// Back and on, where nothing is sent.
pub fn links(back: Option<String>, on: String, words: String) -> AnyView {
    view! {
        <div class="go">
            {back.map(|back| view! { <a class="back" href=back>{say("scoring-seat-back")}</a> })}
            {saved()}
            <a class="next" href=on>{words}</a>
        </div>
    }
    .into_any()
}

/// The bar of a seat's screen as it stands now: what the panel calls the person, and whether somebody is coming. Asked
/// for every screen with Help, Break and Stop, whichever room it is of.
pub async fn dress(v: &Visit, bar: Bar) -> Result<Bar, Refused> {
    let Who::Seat(me) = &v.who else { return Ok(bar) };
    let bar = Bar { ways: crate::people::service::ways::mine(&v.who, &v.app).await?.ways, ..bar };
    if bar.always.is_none() {
        return Ok(bar);
    }
    let names = crate::panel::service::called(&v.who, &v.app, me.panel).await?;
    let keep = service::shelf::version(&v.who, &v.app).await?;
    // A kept screen says nothing that may be over when it is looked at.
    if v.keeps {
        return Ok(Bar { name: names.get(&me.seat).cloned().unwrap_or(bar.name), ..bar });
    }
    let told = match service::my_call(&v.app, me).await? {
        _ if service::calls::pause(&v.app, me.org, me.panel).await?.is_some() => {
            Some(Told { words: say("scoring-seat-pause"), button: None, more: None })
        }
        Some(call) => {
            let facilitator = service::my_facilitator(&v.who, &v.app).await?;
            let (words, button, more) = match (call.kind, call.about) {
                (Call::Break, Some(_)) => ("scoring-seat-call-break-all", "scoring-seat-call-back", None),
                (Call::Break, None) => {
                    ("scoring-seat-call-break", "scoring-seat-call-back", Some("scoring-seat-need-all"))
                }
                (_, Some(_)) => ("scoring-seat-call-help", "scoring-seat-call-enough", None),
                (_, None) => ("scoring-seat-call-help", "scoring-seat-call-enough", Some("scoring-seat-need-say")),
            };
            // The screen where it is said needs no way to itself.
            let more = more.filter(|_| !bar.says_need);
            Some(Told {
                words: say_with(words, &[("name", &facilitator)]),
                button: Some(say(button)),
                more: more.map(say),
            })
        }
        None => None,
    };
    Ok(Bar { name: names.get(&me.seat).cloned().unwrap_or(bar.name), told, keep, ..bar })
}

/// The bar of a screen of this interview.
pub fn bar(sheet: &Sheet, here: &str, place: String, at: usize) -> Bar {
    Bar::of(&sheet.me, here).place(place, at, sheet.items.len())
}

/// A calm screen with one picture, a heading and sentences.
pub fn waiting(code: &str, title: String, words: String, rest: AnyView) -> AnyView {
    let code = code.to_owned();
    view! { <div class="waiting">{picture(&code, 160)}<h1>{title}</h1><div>{sentences(&words)}</div>{rest}</div> }
        .into_any()
}

/// The way to the question about one's own team; nothing for whom it is not asked.
pub fn to_team(sheet: &Sheet) -> AnyView {
    let to = sheet.team.asked.then(|| {
        let words = say_with("scoring-seat-team-open", &[("candidate", &sheet.candidate)]);
        let href = format!("/seat/interview/{}/team", sheet.interview);
        view! { <div class="acts"><a class="btn" href=href>{words}</a></div> }
    });
    to.into_any()
}

/// After "Stop for Sam": the one way back, and the way on.
fn stopped_one(here: &str, candidate: &str) -> AnyView {
    let action = format!("{here}/go-on");
    let words = say_with("scoring-seat-stop-over-one", &[("candidate", candidate)]);
    view! {
        <div class="go">
            <form role="none" method="post" action=action><button class="back" type="submit">{words}</button></form>
            <a class="next" href="/seat">{say("scoring-seat-home")}</a>
        </div>
    }
    .into_any()
}

/// What a seat finds at an address of an interview.
pub enum Screen {
    Open(Box<Sheet>),
    /// Not now: the page that says why.
    Instead(Box<Page>),
}

/// Opens a screen for scoring, or the one that stands there instead.
pub async fn open(v: &Visit, form: &FormState) -> Result<Screen, Refused> {
    let sheet = match crate::scoring::service::my_scores(&v.who, &v.app, v.id("interview")?).await {
        // The deed has said what is wrong, such as another panel's interview: that is the page.
        Err(Refused::NotFound | Refused::NotAllowed) if !form.problems.is_empty() => {
            return Ok(Screen::Instead(Box::new(only_problems(v, form))));
        }
        other => other?,
    };
    if v.keeps {
        return Ok(Screen::Open(Box::new(sheet.without_answers())));
    }
    let here = format!("/seat/interview/{}", sheet.interview);
    let home = || view! { <a class="btn" href="/seat">{say("scoring-seat-home")}</a> }.into_any();
    let problems = errors(form);
    let candidate = sheet.candidate.clone();
    let with = [("candidate", candidate.as_str()), ("name", sheet.facilitator.as_str())];
    let instead = |title: &str, code: &'static str, words: String, rest: AnyView| {
        let title = say_with(title, &with);
        let bar = bar(&sheet, &here, String::new(), 0);
        let stopped = (sheet.out == Some(Reason::Stopped)).then(|| here.clone());
        let bar = Bar { of: 0, ..bar }.stopped(stopped);
        let heading = title.clone();
        let page = Page::panel(title, bar, move || view! { {problems}{waiting(code, heading, words, rest)} });
        Screen::Instead(Box::new(page))
    };
    if sheet.out == Some(Reason::Withdrawn)
        && crate::panel::service::own(&v.who, &v.app).await?.seat.withdrawn_at.is_some()
    {
        return Ok(Screen::Instead(Box::new(crate::panel::pages::seat(v.clone(), form.clone()).await?)));
    }
    if let Some(reason) = sheet.out.filter(|reason| rules::keeps_out(Some(*reason))) {
        if reason == Reason::Stopped {
            return Ok(instead(
                "scoring-seat-out-title",
                "1F6D1",
                say_with("scoring-seat-stopped-one", &with),
                stopped_one(&here, &candidate),
            ));
        }
        let words = format!("{} {}", say("scoring-seat-out-text"), say_with("scoring-seat-out-ask", &with));
        return Ok(instead("scoring-seat-out-title", "270B", words, home()));
    }
    match sheet.state {
        InterviewState::Planned => {
            let words = say_with("scoring-seat-wait-text", &with);
            let again = here.clone();
            let rest = view! { <a class="btn" href=again>{say("scoring-seat-done-look")}</a> };
            return Ok(instead("scoring-seat-wait-title", "23F1", words, rest.into_any()));
        }
        InterviewState::Closed => {
            let talk = format!("/seat/talk/{}", sheet.interview);
            let rest = view! { <a class="btn" href=talk>{say("scoring-seat-done-see")}</a> };
            return Ok(instead("scoring-seat-over-title", "1F3C1", say("scoring-seat-over-text"), rest.into_any()));
        }
        InterviewState::Running | InterviewState::Scored | InterviewState::Talking => {}
    }
    drop(instead);
    if sheet.finished {
        return Ok(Screen::Instead(Box::new(super::seat::finished(&sheet, form))));
    }
    Ok(Screen::Open(Box::new(sheet)))
}

/// The refusal alone, where the page it belongs to is not this seat's.
fn only_problems(v: &Visit, form: &FormState) -> Page {
    let problems = errors(form);
    let bar = match &v.who {
        Who::Seat(me) => Bar::of(me, "/seat"),
        _ => Bar::default(),
    };
    Page::panel(say("form-problems"), bar, move || {
        view! { {problems}<p><a class="btn" href="/seat">{say("scoring-seat-home")}</a></p> }
    })
}
