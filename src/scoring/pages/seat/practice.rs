//! Practice: two made-up people, any number of goes, and no failing. Nothing is kept but that it was done.

use super::super::parts::{self, Offer, Screen, choices, go, missing, open, story};
use super::{base, first_question};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::{Answer, rules};
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Bar, Page, SHEET};
use leptos::prelude::*;

/// Where a go leads: it fits what most people press, or the person looks again.
pub fn outcome_at(practice: &str, second: bool, fits: bool) -> String {
    let go = if second { "2" } else { "1" };
    format!("{practice}/{go}/{}", if fits { "fits" } else { "look" })
}

/// Each answer and where it leads, for `tablet.js` where no server is asked.
fn leads(practice: &str, second: bool, offer: Offer) -> String {
    let places = (1..=offer.shown.places()).map(Answer::Value);
    let fitting = places.filter(|place| rules::practice_fits(!second, offer.shown, *place));
    let mut leads: serde_json::Map<_, _> =
        fitting.map(|place| (place.code(), outcome_at(practice, second, true).into())).collect();
    leads.insert("*".to_owned(), outcome_at(practice, second, false).into());
    serde_json::Value::from(leads).to_string()
}

/// A practice question: the first is about somebody kind, the second about somebody who is not.
pub async fn practice(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let items = crate::scenario::service::practice_items();
    let second = v.path.ends_with("/2");
    let words = items.get(usize::from(second)).or(items.first()).ok_or(Refused::NotFound)?.words.clone();
    let first = format!("{}/practice", base(&sheet));
    let here = if second { format!("{first}/2") } else { first.clone() };
    let place = say_with("scoring-seat-where-practice-n", &[("n", if second { "2" } else { "1" })]);
    let bar = Bar::of(&sheet.me, &here).place(place, usize::from(second) + 1, 2).draft();
    let back = if second { first.clone() } else { base(&sheet) };
    let without = first_question(&sheet);
    let ways = format!("/seat/ways?here={here}");
    let offer = Offer::of(&sheet);
    let question = words.score_question.clone();
    // Where there is no network the tablet goes on by itself; where there is one the server hears that it was done.
    let leads = v.keeps.then(|| leads(&first, second, offer));
    let by_itself = v.keeps.then_some("no");
    let tells = (v.keeps && second).then(|| outcome_at(&first, true, true));
    Ok(Page::panel(question.clone(), bar, move || {
        view! {
            {errors(&form)}
            {by_itself.map(|_| missing("answer"))}
            <form role="none" id=SHEET method="post" action=here data-keep=by_itself data-needs=by_itself.map(|_| "answer") data-leads=leads data-tells=tells data-about=say("scoring-seat-practice-about")>
                <fieldset>
                    <legend><span class="about">{say("scoring-seat-practice-about")}</span><h1>{question}</h1></legend>
                    {story(&words.pictures, &words.story)}
                    {choices(&form, &words.anchors, offer, None)}
                </fieldset>
                {go(back, say("scoring-seat-next"))}
            </form>
            <div class="acts">
                <a class="btn quiet" href=ways>{say("scoring-seat-ways-title")}</a>
                <a class="btn quiet" href=without>{say("scoring-seat-practice-without")}</a>
            </div>
        }
    })
    .keepable())
}

/// After a go: once more, the second one, or the real thing. There is no failing: what most people press is said, and why.
pub async fn practised(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    let second = match v.param("go") {
        "1" => false,
        "2" => true,
        _ => return Err(Refused::NotFound),
    };
    let fits = match v.param("how") {
        "fits" => true,
        "look" => false,
        _ => return Err(Refused::NotFound),
    };
    let first = format!("{}/practice", base(&sheet));
    let place = say("scoring-seat-where-practice");
    let bar = Bar::of(&sheet.me, &outcome_at(&first, second, fits)).place(place, usize::from(second) + 1, 2);
    let without = first_question(&sheet);
    let other = format!("{first}/2");
    let again = say("scoring-seat-practice-again");
    let (code, title, words, back, on) = match (fits, second) {
        (true, false) => (
            "1F44D",
            say("scoring-seat-practice-fits-title"),
            format!("{} {}", say("scoring-seat-practice-fits-good"), say("scoring-seat-practice-one-more")),
            (first, again),
            (other, say("scoring-seat-next")),
        ),
        (true, true) => (
            "1F44D",
            say("scoring-seat-practice-done-title"),
            format!("{} {}", say("scoring-seat-practice-fits-poor"), say("scoring-seat-practice-done-text")),
            (first, again),
            (without, say_with("scoring-seat-practice-start", &[("candidate", &sheet.candidate)])),
        ),
        (false, second) => (
            "1F501",
            say("scoring-seat-practice-look-title"),
            say(if second { "scoring-seat-practice-look-poor" } else { "scoring-seat-practice-look-good" }),
            (without, say("scoring-seat-practice-without")),
            (if second { other } else { first }, again),
        ),
    };
    Ok(Page::panel(title.clone(), bar, move || {
        let rest = view! { {errors(&form)}<div class="go"><a class="back" href=back.0>{back.1}</a><a class="next" href=on.0>{on.1}</a></div> };
        parts::waiting(code, title, words, rest.into_any())
    })
    .keepable())
}
