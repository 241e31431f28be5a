//! "How I like my tablet": each thing on a screen of its own, tried out at once on a made-up question. Every press is a form,
//! and shows what it did.

use super::own;
use super::parts::{Offer, choices, story};
use crate::people::rules::first_name;
use crate::people::service::ways;
use crate::people::ways::{Quiet, Way, Ways};
use crate::people::{Seated, Visit};
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::scenario::service::practice_item;
use crate::scoring::{rules, service};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, hidden, select_field, send, sentence};
use crate::ui::page::{Bar, Page, change_of, picture, trail};
use leptos::prelude::*;

/// The picture beside each.
fn code(way: Way) -> &'static str {
    match way {
        Way::Size => "1F4D6",
        Way::Colours => "1F308",
        Way::Pictures => "1F441",
        Way::Aloud => "1F50A",
        Way::Faces => "1F642",
        Way::Order => "1F501",
        Way::Quiet => "270B",
        Way::Hand => "1F44B",
        Way::Press => "1F449",
        Way::Pace => "23F1",
    }
}

/// The question of a screen (`scoring-seat-ways-size`), and what can be chosen there.
fn title(way: Way) -> String {
    say(&format!("scoring-seat-ways-{}", way.code()))
}

/// A choice in words.
fn words(way: Way, choice: &str) -> String {
    say(&format!("scoring-seat-ways-{}-{choice}", way.code()))
}

/// What stands at the top of each screen, where it leads back to, and what was marked there and goes along.
struct Stand {
    me: Seated,
    ways: Ways,
    here: String,
    draft: Typed,
}

impl Stand {
    async fn read(v: &Visit, form: &FormState) -> Result<Self, Refused> {
        let me = v.who.seat()?.clone();
        let kept = ways::mine(&v.who, &v.app).await?;
        let came = if form.typed.get("here").is_empty() { v.query("here") } else { form.typed.get("here") };
        let draft = form.typed.clone().without(&["here", "at", "to", "kind", "key", "shown"]);
        Ok(Self { me, ways: kept.ways, here: own(came), draft })
    }

    /// On to another of these screens. What was marked and not sent is no part of an address, so it goes in a form.
    fn to(&self, at: String, class: &'static str, words: String, of: Option<String>) -> AnyView {
        let (id, named) = of.map(|of| change_of(&of)).unzip();
        if self.draft.is_empty() {
            let here = if self.here == "/seat" { String::new() } else { format!("?here={}", self.here) };
            return view! { <a class=class id=id href=format!("{at}{here}") aria-labelledby=named>{words}</a> }
                .into_any();
        }
        view! {
            <form role="none" method="post" action="/seat/ways/open">
                {hidden("at", at)}
                {self.along()}
                <button class=class id=id type="submit" aria-labelledby=named>{words}</button>
            </form>
        }
        .into_any()
    }

    /// Back to where the person came from.
    fn home(&self, class: &'static str, words: String) -> AnyView {
        if self.draft.is_empty() {
            return view! { <a class=class href=self.here.clone()>{words}</a> }.into_any();
        }
        view! { <form role="none" method="post" action="/seat/stop/back">{self.along()}<button class=class type="submit">{words}</button></form> }
            .into_any()
    }

    /// Where to go back to and what was marked there, as hidden fields.
    fn along(&self) -> AnyView {
        let kept = self.draft.pairs().map(|(name, value)| {
            view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }
        });
        view! { {hidden("here", self.here.clone())}{kept.collect_view()} }.into_any()
    }

    /// The ways that are asked about, in their order.
    fn asked(&self) -> Vec<Way> {
        Way::ALL.iter().copied().filter(|way| way.is_asked(&self.ways)).collect()
    }
}

/// "Shall we make the tablet right for you?", before the first practice. It can be left out.
pub async fn begin(v: Visit, form: FormState) -> Result<Page, Refused> {
    let stand = Stand::read(&v, &form).await?;
    let title = say("scoring-seat-ways-begin");
    Ok(Page::panel(title.clone(), Bar::of(&stand.me, "/seat/ways/begin"), move || {
        let first = stand.to("/seat/ways/size".to_owned(), "btn quiet", say("scoring-seat-ways-begin-yes"), None);
        let skip = stand.home("next", say("scoring-seat-ways-begin-no"));
        view! {
            {errors(&form)}
            <div class="waiting">{picture("1F4F1", 160)}<h1>{title}</h1>
                <div><p>{say("scoring-seat-ways-begin-how")}</p><p>{say("scoring-seat-ways-begin-later")}</p></div>
                <div class="go">{first}{skip}</div>
            </div>
        }
    }))
}

/// Everything that can be set, as it is set.
pub async fn list(v: Visit, form: FormState) -> Result<Page, Refused> {
    let stand = Stand::read(&v, &form).await?;
    let title = say("scoring-seat-ways-title");
    Ok(Page::panel(title.clone(), Bar::of(&stand.me, "/seat/ways"), move || {
        let rows = stand.asked().into_iter().map(|way| {
            let id = format!("way-{}", way.code());
            let change = stand.to(
                format!("/seat/ways/{}", way.code()),
                "change",
                say("scoring-seat-check-change"),
                Some(id.clone()),
            );
            view! {
                <li>
                    {picture(code(way), 80)}
                    <b id=id>{self::title(way)}</b>
                    <span class="said">{words(way, stand.ways.get(way))}</span>
                    {change}
                </li>
            }
        });
        let rows = rows.collect_view();
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            <p>{say("scoring-seat-ways-own")}</p>
            <ul class="review pictured">{rows}</ul>
            <div class="go">{stand.home("back", say("scoring-seat-back"))}</div>
        }
    }))
}

/// One thing, with all its choices and a question to try it on.
pub async fn one(v: Visit, form: FormState) -> Result<Page, Refused> {
    let way = Way::parse(v.param("way")).ok_or(Refused::NotFound)?;
    let stand = Stand::read(&v, &form).await?;
    let asked = stand.asked();
    let at = asked.iter().position(|one| *one == way);
    let n = at.map_or(asked.len(), |at| at + 1);
    let place = say_with("panel-seat-place", &[("n", &n.to_string()), ("of", &asked.len().to_string())]);
    let here = format!("/seat/ways/{}", way.code());
    let bar = Bar::of(&stand.me, &here).place(place, n, asked.len());
    let title = title(way);
    Ok(Page::panel(title.clone(), bar, move || {
        let chosen = stand.ways.get(way);
        let problem = form.problem("to");
        let described = problem.map(|_| "to-error");
        let error = problem.map(|problem| view! { <p class="error" id="to-error">{sentence(problem)}</p> });
        let options = way.options().into_iter().enumerate().map(|(index, option)| {
            let id = if index == 0 { "to".to_owned() } else { format!("to-{option}") };
            let is_on = if option == chosen { "true" } else { "false" };
            view! {
                <button type="submit" class="other" id=id name="to" value=option aria-pressed=is_on aria-describedby=described>{words(way, option)}</button>
            }
        });
        let options = options.collect_view();
        let path = |other: &Way| format!("/seat/ways/{}", other.code());
        let back = match n.checked_sub(2).and_then(|before| asked.get(before)) {
            Some(before) => stand.to(path(before), "back", say("scoring-seat-back"), None),
            None => stand.home("back", say("scoring-seat-back")),
        };
        let on = match asked.get(n) {
            Some(after) => stand.to(path(after), "next", say("scoring-seat-next"), None),
            None => stand.home("next", say("scoring-seat-ways-done")),
        };
        let done = (n < asked.len()).then(|| stand.home("btn quiet", say("scoring-seat-ways-done")));
        view! {
            {errors(&form)}
            <h1>{title}</h1>
            {hint(way)}
            <form role="none" method="post" action=here>
                {stand.along()}
                {error}
                <div class="others ways">{options}</div>
            </form>
            {sample(&stand.ways)}
            <div class="go">{back}{on}</div>
            {done.map(|done| view! { <div class="acts">{done}</div> })}
        }
    }))
}

/// What needs a sentence more.
fn hint(way: Way) -> Option<AnyView> {
    let lines: &[&str] = match way {
        Way::Press => &["scoring-seat-ways-press-how"],
        Way::Order => &["scoring-seat-ways-order-how"],
        Way::Aloud => &["scoring-seat-ways-aloud-how"],
        _ => &[],
    };
    let shown = lines.iter().map(|line| view! { <p>{say(line)}</p> }).collect_view().into_any();
    (!lines.is_empty()).then_some(shown)
}

/// A question that is sent nowhere.
fn sample(ways: &Ways) -> AnyView {
    let Some(item) = practice_item() else { return ().into_any() };
    let offer = Offer { shown: rules::shown(3, ways), behind: ways.quiet == Quiet::Behind };
    view! {
        <section class="sample" aria-labelledby="sample">
            <p class="about">{say("scoring-seat-ways-try")}</p>
            <fieldset>
                <legend><h2 id="sample">{item.words.score_question.clone()}</h2></legend>
                {story(&item.words.pictures, &item.words.story)}
                {choices(&FormState::default(), &item.words.anchors, offer, None)}
            </fieldset>
        </section>
    }
    .into_any()
}

/// A member's tablet at the desk, set with them before the day.
pub async fn desk(v: Visit, form: FormState) -> Result<Page, Refused> {
    let tablet = service::ways::at_desk(&v.who, &v.app, v.id("panel")?, v.id("seat")?).await?;
    let panel = format!("/panels/{}", tablet.panel.id);
    let name = first_name(&tablet.seat.name).to_owned();
    let heading = say_with("scoring-ways-title", &[("name", &name)]);
    Ok(Page::desk(&v, heading.clone(), move || {
        let fields = Way::ALL.iter().map(|way| {
            let options = way.options().into_iter().map(|one| (one.to_owned(), words(*way, one))).collect();
            let stored = Opt::default().value(tablet.kept.ways.get(*way));
            select_field(&form, way.code(), title(*way), options, stored)
        });
        let fields = fields.collect_view();
        let above = vec![
            (panel.clone(), say("scoring-board-to-panel")),
            (format!("{panel}/consents"), say("panel-consents-title")),
        ];
        view! {
            {trail(above, heading.clone())}
            {errors(&form)}
            <h1>{heading}</h1>
            <p class="lead">{say_with("scoring-ways-lead", &[("name", &name)])}</p>
            <form role="none" class="stack card" method="post" action=format!("{panel}/seats/{}/tablet", tablet.seat.id)>
                {fields}
                {send(say("ui-save"))}
            </form>
        }
    }))
}
