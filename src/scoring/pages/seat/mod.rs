//! The tablet's screens of an interview: practise, ask or listen, score, why, check, finish. One thing on a screen, and
//! nothing moves on by itself.

macro_rules! open_or_return {
    ($v:expr, $form:expr) => {
        match open($v, $form).await? {
            Screen::Open(sheet) => sheet,
            Screen::Instead(page) => return Ok(*page),
        }
    };
}

mod away;
mod care;
mod check;
mod practice;
mod question;
mod safe;
mod support;
mod team;

pub use away::{away, waiting};
pub use care::{how_was_it, need, on_my_own, stay, stop, told_nobody};
pub use check::{check, finish, finished};
pub use practice::{outcome_at, practice, practised};
pub use question::{ask, hidden, question, scene, score, why};
pub use safe::{safe, safe_who};
pub use support::{support, support_said, support_who};
pub use team::team;

use super::parts::{self, Screen, bar, open};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scenario::ItemKind;
use crate::scoring::rules::Step;
use crate::scoring::service::Sheet;
use crate::texts::{say, say_with};
use crate::ui::form::errors;
use crate::ui::page::{Page, saved};
use leptos::prelude::*;

fn base(sheet: &Sheet) -> String {
    format!("/seat/interview/{}", sheet.interview)
}

fn where_am_i(sheet: &Sheet, n: usize) -> String {
    say_with("scoring-seat-where", &[("n", &n.to_string()), ("of", &sheet.items.len().to_string())])
}

/// Where the interview begins, and where it goes on after a break.
pub async fn start(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = open_or_return!(&v, &form);
    if v.keeps && v.path.ends_with("/done") {
        return Ok(finished(&sheet, &form));
    }
    let here = base(&sheet);
    let resume = sheet.resume();
    let (on, words) = match resume {
        Step::Practice if sheet.practised => (first_question(&sheet), say("scoring-seat-next")),
        // A screen that is kept for when there is no network leads only to others that are kept.
        Step::Practice if v.keeps => (format!("{here}/practice"), say("scoring-seat-next")),
        Step::Practice => (format!("/seat/ways/begin?here={here}/practice"), say("scoring-seat-next")),
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
    let practises = resume == Step::Practice && !sheet.practised;
    let again = (resume == Step::Practice && sheet.practised).then(|| format!("{here}/practice"));
    if practises {
        lines.push(say("scoring-seat-start-practise"));
    }
    let bar = bar(&sheet, &here, String::new(), 0);
    let heading = title.clone();
    let steps = v.keeps.then(|| steps(&sheet));
    Ok(Page::panel(title, bar, move || {
        // Who has practised before may do it again.
        let again = again.map(|href| view! { <a class="back" href=href>{say("scoring-seat-practice-again")}</a> });
        let rest = view! { <div class="go">{again}<a class="next" href=on data-steps=steps>{words}</a></div>{saved()} };
        view! { {errors(&form)}{parts::waiting("1F44B", heading, lines.join(" "), rest.into_any())} }
    })
    .keepable())
}

/// For `tablet.js` on a kept screen: each score's form and where somebody goes who has not answered it.
fn steps(sheet: &Sheet) -> String {
    let at = base(sheet);
    let steps = sheet.items.iter().enumerate().map(|(index, item)| {
        let n = index + 1;
        let to = match item.line.kind {
            ItemKind::Scenario => format!("{at}/ask/{n}"),
            ItemKind::Observation => format!("{at}/score/{n}"),
        };
        [format!("{at}/score/{n}"), to]
    });
    let last = [format!("{at}/check"), format!("{at}/check")];
    serde_json::json!(steps.chain([last]).collect::<Vec<_>>()).to_string()
}

/// Where the first question stands.
fn first_question(sheet: &Sheet) -> String {
    match sheet.items.first().map(|item| item.line.kind) {
        Some(ItemKind::Observation) => format!("{}/score/1", base(sheet)),
        _ => format!("{}/ask/1", base(sheet)),
    }
}
