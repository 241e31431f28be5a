//! The tablet's screens of an interview: practise, ask or listen, score, why, check, finish. One thing on a screen, and
//! nothing moves on by itself.

use super::parts::{self, Screen, bar, calm, choices, go, links, open, sentences, story};
use super::{number, own};
use crate::panel::InterviewState;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::ItemKind;
use crate::scoring::rules::Step;
use crate::scoring::service::{self, Asks, Sheet};
use crate::scoring::{Support, rules};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors};
use crate::ui::page::{Page, picture};
use leptos::prelude::*;

macro_rules! open_or_return {
    ($v:expr, $form:expr) => {
        match open($v, $form).await? {
            Screen::Open(sheet) => sheet,
            Screen::Instead(page) => return Ok(page),
        }
    };
}

fn base(sheet: &Sheet) -> String {
    format!("/seat/interview/{}", sheet.interview)
}

fn where_am_i(sheet: &Sheet, n: usize) -> String {
    say_with("scoring-seat-where", &[("n", &n.to_string()), ("of", &sheet.items.len().to_string())])
}

/// Where the interview begins, and where it goes on after a break.
pub async fn start(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let here = base(&sheet);
    let resume = sheet.resume();
    let (on, words) = match resume {
        Step::Practice => (format!("{here}/practice"), say("scoring-seat-next")),
        Step::Ask(n) => (format!("{here}/ask/{n}"), say("scoring-seat-start-on")),
        Step::Score(n) | Step::Why(n) => (format!("{here}/score/{n}"), say("scoring-seat-start-on")),
        Step::Check | Step::Done => (format!("{here}/check"), say("scoring-seat-start-on")),
    };
    let title = say_with("scoring-seat-start-title", &[("candidate", &sheet.candidate)]);
    let mut lines = vec![
        say_with("scoring-seat-start-count", &[("of", &sheet.items.len().to_string())]),
        say("scoring-seat-start-how"),
        say("scoring-seat-start-private"),
    ];
    if resume == Step::Practice {
        lines.push(say("scoring-seat-start-practise"));
    }
    let bar = bar(&sheet, &here, String::new(), 0);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let heading = title.clone();
    Ok(Page::panel(title, bar, move || {
        let rest = links(None, on, words);
        view! { {calm}{errors(&form)}{parts::waiting("1F44B", heading, lines.join(" "), rest)} }
    }))
}

/// The practice question: any number of goes, and nothing of it is kept.
pub async fn practice(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    // Two made-up people, the one kind and the other not: a second go meets the other one.
    let items = crate::scenario::service::practice_items();
    let which = usize::from(v.query("again") == "yes" || form.typed.get("go") == "2");
    let words = items.get(which).or(items.first()).ok_or(Refused::NotFound)?.words.clone();
    let here = format!("{}/practice", base(&sheet));
    let bar = bar(&sheet, &here, say("scoring-seat-where-practice"), 0);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let back = base(&sheet);
    let question = words.score_question.clone();
    Ok(Page::panel(question.clone(), bar, move || {
        view! {
            {calm}
            {errors(&form)}
            <form method="post" action=here>
                <input type="hidden" name="go" value=(which + 1).to_string()/>
                <fieldset>
                    <legend><span class="about">{say("scoring-seat-practice-about")}</span><h1>{question}</h1></legend>
                    {story(&words.pictures, &words.story)}
                    {choices(&form, &words.anchors, None)}
                </fieldset>
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    }))
}

/// After a go: again, or the real thing.
pub async fn practised(v: Visit) -> Result<Page, Refused> {
    let form = FormState::default();
    let sheet = open_or_return!(&v, &form);
    let here = base(&sheet);
    let again = format!("{here}/practice?again=yes");
    let on = match sheet.items.first().map(|item| item.line.kind) {
        Some(ItemKind::Observation) => format!("{here}/score/1"),
        _ => format!("{here}/ask/1"),
    };
    let bar = bar(&sheet, &format!("{here}/practice"), say("scoring-seat-where-practice"), 0);
    let title = say("scoring-seat-practice-done-title");
    let words = say("scoring-seat-practice-done-text");
    let begin = say_with("scoring-seat-practice-start", &[("candidate", &sheet.candidate)]);
    Ok(Page::panel(title.clone(), bar, move || {
        let rest = view! {
            <div class="go"><a class="back" href=again>{say("scoring-seat-practice-again")}</a><a class="next" href=on>{begin}</a></div>
        };
        parts::waiting("1F44D", title, words, rest.into_any())
    }))
}

/// The asker reads the words out; the others listen.
pub async fn ask(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let n = number(&v)?;
    let item = sheet.item(n).filter(|item| item.line.kind == ItemKind::Scenario).ok_or(Refused::NotFound)?.clone();
    let here = format!("{}/ask/{n}", base(&sheet));
    let back = if n == 1 { format!("{}/practice", base(&sheet)) } else { format!("{}/why/{}", base(&sheet), n - 1) };
    let on = format!("{}/score/{n}", base(&sheet));
    let bar = bar(&sheet, &here, where_am_i(&sheet, n), n);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
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
                    {calm}{errors(&form)}
                    <p class="about">{about}</p>
                    <h1>{title}</h1>
                    {sentences(&say("scoring-seat-ask-how"))}
                    <div class="bigtext">{sentences(&question)}</div>
                    <div class="pic">{pictures()}</div>
                    {links(Some(back), on, next)}
                }
            })
        }
        Asks::Other(name) => {
            let title = say_with("scoring-seat-listen-title", &[("name", &name)]);
            let how = say_with("scoring-seat-listen-how", &[("candidate", &candidate)]);
            Page::panel(title.clone(), bar, move || {
                let nothing = ().into_any();
                view! {
                    {calm}
                    {errors(&form)}
                    <p class="about">{about}</p>
                    {parts::waiting("1F442", title, how, nothing)}
                    {links(Some(back), on, next)}
                }
            })
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
    let bar = bar(&sheet, &here, where_am_i(&sheet, n), n);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let words = item.line.words;
    let question = question(&words, &sheet.candidate);
    let about = about(&sheet, &words.title);
    let look_back = (item.line.kind == ItemKind::Observation)
        .then(|| say_with("scoring-seat-look-back", &[("candidate", &sheet.candidate)]));
    let scene = look_back.unwrap_or_else(|| words.story.clone());
    let stored = item.mine.map(|mine| mine.tapped);
    Ok(Page::panel(question.clone(), bar, move || {
        view! {
            {calm}
            {errors(&form)}
            <form method="post" action=here>
                {hidden(changing)}
                <fieldset>
                    <legend><span class="about">{about}</span><h1>{question}</h1></legend>
                    {story(&words.pictures, &scene)}
                    {choices(&form, &words.anchors, stored)}
                </fieldset>
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    }))
}

/// A fresh key for each showing: a second press of the same page is the same tap.
pub fn hidden(changing: bool) -> AnyView {
    let key = uuid::Uuid::new_v4().to_string();
    view! {
        <input type="hidden" name="key" value=key/>
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
    let Some(mine) = item.mine else {
        // There is nothing to say why about: the score comes first.
        return score(v, form).await;
    };
    let cards = crate::scenario::service::cards(&v.who, &v.app).await?;
    let cards: Vec<_> = cards.into_iter().filter(|card| card.criterion == item.line.criterion).collect();
    let bar = bar(&sheet, &here, where_am_i(&sheet, n), n);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let question = question(&item.line.words, &sheet.candidate);
    let said = (parts::look(mine.shown, mine.tapped), parts::word(mine.shown, mine.tapped));
    let why = item.why;
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
            {calm}
            {errors(&form)}
            <form method="post" action=here>
                {changing.then(|| view! { <input type="hidden" name="then" value="check"/> })}
                <p class="about">{question}" "<b class=format!("tag {}", said.0)>{said.1}</b></p>
                <fieldset>
                    <legend><h1>{say("scoring-seat-why-title")}</h1></legend>
                    {sentences(&say("scoring-seat-why-how"))}
                    <div class="cards-pick">{picks.collect_view()}</div>
                </fieldset>
                {area_field(&form, "words", say("scoring-seat-why-words"), Opt::hint(say("scoring-seat-why-hint")).value(why.words).rows(2))}
                <p class="saved sent" role="status">{say("scoring-seat-kept")}</p>
                {go(back, say("scoring-seat-next"))}
            </form>
        }
    }))
}

/// All answers, each with Change.
pub async fn check(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/check");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let title = say_with("scoring-seat-check-title", &[("candidate", &sheet.candidate)]);
    Ok(Page::panel(title.clone(), bar, move || {
        let rows = sheet.items.iter().enumerate().map(|(index, item)| {
            let href = format!("{at}/score/{}?then=check", index + 1);
            let question = question(&item.line.words, &sheet.candidate);
            match &item.mine {
                Some(mine) => {
                    let look = format!("said {}", parts::look(mine.shown, mine.tapped));
                    let word = parts::word(mine.shown, mine.tapped);
                    let words = (!item.why.words.is_empty()).then(|| item.why.words.clone());
                    view! {
                        <li>
                            <span id=format!("q{index}")>{question}</span>
                            <b class=look>{word}</b>
                            {words.map(|words| view! { <span>{words}</span> })}
                            <a class="change" href=href aria-describedby=format!("q{index}")>{say("scoring-seat-check-change")}</a>
                        </li>
                    }
                    .into_any()
                }
                None => view! {
                    <li class="missing">
                        <span id=format!("q{index}")>{question}</span>
                        <b class="said">{say("scoring-seat-check-missing")}</b>
                        <a class="change" href=href aria-describedby=format!("q{index}")>{say("scoring-seat-check-answer")}</a>
                    </li>
                }
                .into_any(),
            }
        });
        let rows = rows.collect_view();
        let safe = match &sheet.concern {
            Some(concern) => {
                let words = (!concern.words.is_empty()).then(|| concern.words.clone());
                view! { <b class="said poor">{say("scoring-seat-check-unsafe")}</b>{words.map(|words| view! { <span>{words}</span> })} }.into_any()
            }
            None => ().into_any(),
        };
        let tell = if sheet.concern.is_some() { "scoring-seat-check-change" } else { "scoring-seat-check-tell" };
        let last = sheet.items.len();
        view! {
            {calm}
            {errors(&form)}
            <h1>{title}</h1>
            <ul class="review">
                {rows}
                <li>
                    <span id="safe">{say_with("scoring-seat-check-safe", &[("candidate", &sheet.candidate)])}</span>
                    {safe}
                    <a class="change" href=format!("{at}/safe") aria-describedby="safe">{say(tell)}</a>
                </li>
            </ul>
            {links(Some(format!("{at}/why/{last}")), format!("{at}/support"), say("scoring-seat-next"))}
        }
    }))
}

/// "I did not feel safe."
pub async fn safe(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/safe");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let title = say_with("scoring-seat-safe-title", &[("candidate", &sheet.candidate)]);
    let stored = if sheet.concern.is_some() { "no" } else { "" };
    let words = sheet.concern.map(|concern| concern.words).unwrap_or_default();
    Ok(Page::panel(title.clone(), bar, move || {
        let chosen = form.value("safe", stored);
        let described = form.problem("safe").map(|_| "safe-error");
        let answers =
            [("yes", "good", "1F642", "scoring-seat-safe-yes"), ("no", "poor", "1F641", "scoring-seat-safe-no")];
        let answers = answers.map(|(value, look, code, words)| {
            let id = if value == "yes" { "safe" } else { "safe-no" };
            view! {
                <label class=format!("choice {look}")>
                    <input type="radio" id=id name="safe" value=value checked=chosen == value aria-describedby=described/>
                    {picture(code, 96)}<b>{say(words)}</b>
                </label>
            }
        });
        let error = form
            .problem("safe")
            .map(|problem| view! { <p class="error" id="safe-error">{crate::ui::form::sentence(problem)}</p> });
        view! {
            {calm}
            {errors(&form)}
            <form method="post" action=here>
                <fieldset>
                    <legend><h1>{title}</h1></legend>
                    {error}
                    <div class="choices">{answers.into_iter().collect_view()}</div>
                </fieldset>
                {area_field(&form, "words", say("scoring-seat-safe-words"), Opt::hint(say("scoring-seat-safe-read")).value(words).rows(2))}
                <p>{say("scoring-seat-safe-now")}</p>
                {go(format!("{at}/check"), say("scoring-seat-next"))}
            </form>
        }
    }))
}

/// How the person was supported: their own data.
pub async fn support(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/support");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let stored = sheet.support.unwrap_or_default();
    Ok(Page::panel(say("support-question"), bar, move || {
        let described = form.problem("kinds").map(|_| "kinds-error");
        let picks = Support::ALL.into_iter().enumerate().map(|(index, kind)| {
            let (code, words) = match kind {
                Support::Alone => ("1F9D1", "support-how-none"),
                Support::Read => ("1F4D6", "support-how-read"),
                Support::Reworded => ("1F5E3", "support-how-reworded"),
                Support::Pressed => ("1F449", "support-how-pressed"),
                Support::Breaks => ("2615", "support-how-breaks"),
            };
            let id = if index == 0 { "kinds".to_owned() } else { format!("kinds-{}", kind.code()) };
            let checked = form.marked("kinds", kind.code(), stored.contains(&kind));
            view! {
                <label class="pick"><input type="checkbox" id=id name="kinds" value=kind.code() checked=checked aria-describedby=described/>{picture(code, 72)}<span>{say(words)}</span></label>
            }
        });
        let picks = picks.collect_view();
        let error = form
            .problem("kinds")
            .map(|problem| view! { <p class="error" id="kinds-error">{crate::ui::form::sentence(problem)}</p> });
        view! {
            {calm}
            {errors(&form)}
            <form method="post" action=here>
                <fieldset>
                    <legend><h1>{say("support-question")}</h1></legend>
                    <p>{say("scoring-seat-support-how")}</p>
                    {error}
                    <div class="cards-pick">{picks}</div>
                </fieldset>
                {sentences(&say("scoring-seat-support-private"))}
                {go(format!("{at}/check"), say("scoring-seat-next"))}
            </form>
        }
    }))
}

/// "Are these your own answers?" The person's own confirmation, without which a seat is not finished.
pub async fn finish(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let at = base(&sheet);
    let here = format!("{at}/finish");
    let bar = bar(&sheet, &here, say("scoring-seat-where-check"), sheet.items.len() + 1);
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let title = say("scoring-seat-finish-title");
    Ok(Page::panel(title.clone(), bar, move || {
        view! {
            {calm}
            {errors(&form)}
            <h1>{title}</h1>
            <div class="yesno">
                <form method="post" action=here><button class="yes" type="submit">{picture("1F44D", 96)}{say("scoring-seat-finish-yes")}</button></form>
                <a href=format!("{at}/check")>{picture("21A9", 96)}{say("scoring-seat-finish-no")}</a>
            </div>
            {view! { <div class="go"><a class="back" href=format!("{at}/support")>{say("scoring-seat-back")}</a></div> }}
        }
    }))
}

/// What stands at every address of an interview once the person is finished.
pub fn finished(sheet: &Sheet, form: &FormState) -> Page {
    let at = base(sheet);
    let here = format!("{at}/done");
    let bar = bar(sheet, &here, say("scoring-seat-where-done"), sheet.items.len() + 1);
    let talks = sheet.state == InterviewState::Talking;
    // Nothing is typed here, so the page may look again by itself.
    let bar = if talks || !form.problems.is_empty() { bar } else { bar.again(20) };
    let calm = calm(sheet.call.as_ref(), &sheet.facilitator, &here);
    let name = rules::first_name(&sheet.me.name).to_owned();
    let title = say_with("scoring-seat-done-title", &[("name", &name)]);
    let kept = say_with("scoring-seat-done-text", &[("candidate", &sheet.candidate)]);
    let next = if talks {
        say_with("scoring-seat-done-talk", &[("candidate", &sheet.candidate)])
    } else {
        say("scoring-seat-done-next")
    };
    let problems = errors(form);
    let talk = format!("/seat/talk/{}", sheet.interview);
    let heading = title.clone();
    let (on, words) = match &sheet.next {
        Some((next, name)) => {
            (format!("/seat/interview/{next}"), say_with("scoring-seat-done-meet", &[("candidate", name)]))
        }
        None if sheet.me.shared => ("/seat".to_owned(), say("scoring-seat-done-give")),
        None => (here.clone(), say("scoring-seat-done-look")),
    };
    Page::panel(title, bar, move || {
        let acts = if talks {
            view! { <div class="go"><a class="next" href=talk>{say("scoring-seat-done-see")}</a></div> }.into_any()
        } else {
            view! {
                <div class="go">
                    <form method="post" action=format!("{at}/reopen")><button class="back" type="submit">{say("scoring-seat-done-change")}</button></form>
                    <a class="next" href=on>{words}</a>
                </div>
            }
            .into_any()
        };
        view! { {calm}{problems}{parts::waiting("2705", heading, format!("{kept} {next}"), ().into_any())}{acts} }
    })
}

/// Stop: for this person, or only a break. Nothing that was said is lost.
pub async fn stop(v: Visit, form: FormState) -> Result<Page, Refused> {
    let me = v.who.seat()?.clone();
    let here = own(v.query("here"));
    let running = service::running(&v.who, &v.app).await?;
    let bar = parts::own_bar(&me, &here);
    let title = say("scoring-seat-stop-title");
    Ok(Page::panel(title.clone(), bar, move || {
        let one = running.map(|(interview, candidate)| {
            let words = say_with("scoring-seat-stop-one", &[("candidate", &candidate)]);
            view! { <form method="post" action=format!("/seat/interview/{interview}/stop")><button type="submit">{picture("1F6D1", 96)}{words}</button></form> }
        });
        let today = view! { <a href="/seat/choices">{picture("1F6AA", 96)}{say("support-stop-all")}</a> };
        let rest = view! {
            <form method="post" action="/seat/call">
                <input type="hidden" name="kind" value="break"/>
                <input type="hidden" name="here" value=here.clone()/>
                <button type="submit">{picture("2615", 96)}{say("scoring-seat-stop-break")}</button>
            </form>
        };
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <p>{say("scoring-seat-stop-why")}</p>
            <p>{say("scoring-seat-stop-kept")}</p>
            <div class="yesno">{rest}{one}{today}</div>
            <div class="go"><a class="next" href=here>{say("scoring-seat-stop-go-on")}</a></div>
        }
    }))
}
