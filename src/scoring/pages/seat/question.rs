//! One item: ask or listen, score it, and say why.

use super::super::number;
use super::super::parts::{self, Offer, Screen, bar, choices, go, links, open, sentences, story};
use super::{base, where_am_i};
use crate::aloud::service as aloud;
use crate::ids::SeatId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::ItemKind;
use crate::scoring::service::give::MOST_WORDS;
use crate::scoring::service::{self, Asks, Sheet, voice};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors};
use crate::ui::page::{Page, SHEET, picture};
use leptos::prelude::*;

/// The asker reads the words out; the others listen.
pub async fn ask(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let n = number(&v)?;
    let item = sheet.item(n).filter(|item| item.line.kind == ItemKind::Scenario).ok_or(Refused::NotFound)?.clone();
    let here = format!("{}/ask/{n}", base(&sheet));
    let back = if n == 1 { format!("{}/practice", base(&sheet)) } else { format!("{}/why/{}", base(&sheet), n - 1) };
    let on = format!("{}/score/{n}", base(&sheet));
    let bar = bar(&sheet, &here, where_am_i(&sheet, n), n);
    let candidate = sheet.candidate.clone();
    let about = about(&sheet, &item.line.words.title);
    let next = say_with("scoring-seat-ask-next", &[("candidate", &candidate)]);
    let words = item.line.words.clone();
    let pictures = move || {
        words
            .pictures
            .iter()
            .map(|one| view! { <figure>{picture(&one.code, 120)}<figcaption>{one.word.clone()}</figcaption></figure> })
            .collect_view()
    };
    Ok(match item.asks {
        Asks::Me => {
            let title = say_with("scoring-seat-ask-title", &[("candidate", &candidate)]);
            let question = item.line.words.question.clone();
            Page::panel(title.clone(), bar, move || {
                view! {
                    {errors(&form)}
                    <p class="about">{about}</p>
                    <h1>{title}</h1>
                    {sentences(&say("scoring-seat-ask-how"))}
                    <div class="asks"><div class="pic">{pictures()}</div><div class="bigtext">{sentences(&question)}</div></div>
                    {links(Some(back), on, next)}
                }
            })
            .keepable()
        }
        Asks::Other(name) => {
            let title = say_with("scoring-seat-listen-title", &[("name", &name)]);
            let how = say_with("scoring-seat-listen-how", &[("candidate", &candidate)]);
            Page::panel(title.clone(), bar, move || {
                let nothing = ().into_any();
                view! {
                    {errors(&form)}
                    <p class="about">{about}</p>
                    {parts::waiting("1F442", title, how, nothing)}
                    {links(Some(back), on, next)}
                }
            })
            .keepable()
        }
    })
}

fn about(sheet: &Sheet, topic: &str) -> String {
    say_with("scoring-seat-about", &[("candidate", &sheet.candidate), ("topic", topic)])
}

/// The score question with the candidate's name in it.
pub fn question(words: &crate::scenario::ItemWords, candidate: &str) -> String {
    words.about(candidate).score_question
}

/// The small scene of a question, as what the person who asked it said: "Ben said: I tell you about my day."
pub fn scene(asks: &Asks, story: &str) -> String {
    let said = match asks {
        _ if story.is_empty() => return String::new(),
        Asks::Me => say("scoring-seat-story-me"),
        Asks::Other(name) => say_with("scoring-seat-story-other", &[("name", name)]),
    };
    format!("{said} {story}")
}

/// The score: three big choices, three quiet answers.
pub async fn score(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let n = number(&v)?;
    let item = sheet.item(n).ok_or(Refused::NotFound)?.clone();
    let here = format!("{}/score/{n}", base(&sheet));
    let changing = changing(&v, &form);
    let back = match (changing, item.line.kind, n) {
        (true, ..) => format!("{}/check", base(&sheet)),
        (false, ItemKind::Scenario, _) => format!("{}/ask/{n}", base(&sheet)),
        (false, ItemKind::Observation, 1) => format!("{}/practice", base(&sheet)),
        (false, ItemKind::Observation, _) => format!("{}/why/{}", base(&sheet), n - 1),
    };
    let bar = bar(&sheet, &here, where_am_i(&sheet, n), n).draft();
    let words = item.line.words;
    let question = question(&words, &sheet.candidate);
    let about = about(&sheet, &words.title);
    let look_back = (item.line.kind == ItemKind::Observation)
        .then(|| say_with("scoring-seat-look-back", &[("candidate", &sheet.candidate)]));
    let scene = look_back.unwrap_or_else(|| scene(&item.asks, &words.story));
    let stored = item.mine.map(|mine| (mine.shown, mine.tapped));
    let offer = Offer::of(&sheet);
    let clip = aloud::clips(&v.who, &v.app, &[item.line.text_version]).await?.remove(&item.line.text_version);
    let scene = match clip {
        Some(clip) => parts::signed_story(clip, &words, &scene),
        None => story(&words.pictures, &scene),
    };
    let next = format!("{}/why/{n}", base(&sheet));
    let then = format!("{next}?then=check");
    let next = if changing { then.clone() } else { next };
    let (seat, asked) = (sheet.me.seat, question.clone());
    Ok(Page::panel(question.clone(), bar, move || {
        view! {
            {errors(&form)}
            {parts::missing("answer")}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-needs="answer" data-next=next data-then=then data-about=asked>
                {hidden(seat, changing)}
                <fieldset>
                    <legend><span class="about">{about}</span><h1>{question}</h1></legend>
                    {scene}
                    {choices(&form, &words.anchors, offer, stored)}
                </fieldset>
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}

/// A fresh key for each showing: a second press of the same page is the same tap. And whose screen it is: on a shared tablet
/// an old page may still be open.
pub fn hidden(seat: SeatId, changing: bool) -> AnyView {
    let key = uuid::Uuid::new_v4().to_string();
    view! {
        <input type="hidden" name="key" value=key/>
        <input type="hidden" name="seat" value=seat.to_string()/>
        {changing.then(|| view! { <input type="hidden" name="then" value="check"/> })}
    }
    .into_any()
}

fn changing(v: &Visit, form: &FormState) -> bool {
    v.query("then") == "check" || form.typed.get("then") == "check"
}

/// Why: cards to pick, and the person's own words. All of it may be left out.
pub async fn why(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let n = number(&v)?;
    let item = sheet.item(n).ok_or(Refused::NotFound)?.clone();
    let here = format!("{}/why/{n}", base(&sheet));
    let changing = changing(&v, &form);
    let then = if changing { "?then=check" } else { "" };
    let back = format!("{}/score/{n}{then}", base(&sheet));
    if item.mine.is_none() && !v.keeps {
        // There is nothing to say why about: the score comes first.
        return score(v, form).await;
    }
    let cards = crate::scenario::service::cards(&v.who, &v.app).await?;
    let cards: Vec<_> = cards.into_iter().filter(|card| card.criterion == item.line.criterion).collect();
    let bar = bar(&sheet, &here, where_am_i(&sheet, n), n).draft();
    let question = question(&item.line.words, &sheet.candidate);
    let said = item.mine.map(|mine| (parts::look(mine.shown, mine.tapped), parts::word(mine.shown, mine.tapped)));
    let (look, word) = said.unwrap_or_default();
    let why = item.why;
    let aloud = !v.keeps && voice::mine(&v.who, &v.app, sheet.interview).await?.contains_key(&item.line.id);
    let way = super::super::voice::way(format!("{}/voice/{n}", base(&sheet)), aloud);
    let about = question.clone();
    let then = format!("{}/check", base(&sheet));
    let next = if changing { then.clone() } else { service::after_item(&sheet, n) };
    let score = format!("{}/score/{n}", base(&sheet));
    let words = parts::all_words(&sheet);
    let seat = sheet.me.seat;
    Ok(Page::panel(say("scoring-seat-why-title"), bar, move || {
        let picks = cards.into_iter().enumerate().map(|(index, card)| {
            let value = card.id.to_string();
            let checked = form.marked("cards", &value, why.cards.contains(&card.id));
            let look = if card.good { "pick good" } else { "pick poor" };
            let id = if index == 0 { "cards".to_owned() } else { format!("cards-{value}") };
            view! {
                <label class=look><input type="checkbox" id=id name="cards" value=value checked=checked/>{picture(&card.picture, 72)}<span>{card.words}</span></label>
            }
        });
        view! {
            {errors(&form)}
            <form role="none" id=SHEET method="post" action=here data-keep="" data-next=next data-then=then data-about=about>
                {hidden(seat, changing)}
                <p class="about" data-words=words>{question}" "<b class=format!("tag {look}") data-class="tag" data-said=score>{word}</b></p>
                <fieldset>
                    <legend><h1>{say("scoring-seat-why-title")}</h1></legend>
                    {sentences(&say("scoring-seat-why-how"))}
                    {way}
                    <div class="cards-pick">{picks.collect_view()}</div>
                </fieldset>
                {area_field(&form, "words", say("scoring-seat-why-words"), Opt::hint(say("scoring-seat-why-hint")).value(why.words).most(MOST_WORDS).rows(2))}
                <p class="hint">{say("scoring-seat-private")}</p>
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    })
    .keepable())
}
