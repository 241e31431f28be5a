//! The board: the live rows, and the one form that needs choosing, which stands outside of what is redrawn.

use crate::ids::PanelId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::board::{BoardTexts, LiveBoard};
use crate::scoring::{Reason, service};
use crate::texts::say;
use crate::ui::form::{Opt, errors, select_field, send};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

fn texts() -> BoardTexts {
    BoardTexts {
        calls: say("scoring-board-calls"),
        calls_none: say("scoring-board-calls-none"),
        answered: say("scoring-board-answered"),
        waits: say("scoring-board-waits"),
        told: say("concern-board-title"),
        tablets: say("scoring-board-tablets"),
        people: say("scoring-board-people"),
        person: say("scoring-board-person"),
        kind: say("scoring-board-seat-kind"),
        here: say("scoring-board-here"),
        done: say("scoring-board-done"),
        not_done: say("scoring-board-not-done"),
        all: say("scoring-board-all"),
        see_talk: say("scoring-board-see-talk"),
        no_interviews: say("scoring-board-no-interviews"),
        live: say("scoring-board-live"),
        refresh: say("scoring-board-refresh"),
    }
}

/// Who is here, who is done, who calls.
pub async fn board(v: Visit, form: FormState) -> Result<Page, Refused> {
    let page = service::board::board(&v.who, &v.app, v.id::<PanelId>("panel")?).await?;
    let base = format!("/panels/{}", page.panel.id);
    let words = service::calls::day_words(&v.who, &v.app, page.panel.id).await?;
    let title = say("scoring-board-title");
    let shown = Page::desk(&v, title.clone(), move || {
        let problems = errors(&form);
        let absent = (page.runs && !page.interviews.is_empty()).then(|| {
            let form = form.of("absence");
            let choose = |list: Vec<(String, String)>| {
                let first = (String::new(), say("scoring-absent-choose"));
                std::iter::once(first).chain(list).collect::<Vec<_>>()
            };
            let interviews = page.interviews.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
            let seats = page.seats.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
            let reasons = Reason::RECORDED.iter().map(|one| (one.code().to_owned(), say(&format!("scoring-reason-{}", one.code())))).collect();
            view! {
                <details class="more" open=!form.problems.is_empty()>
                    <summary>{say("scoring-absent-title")}</summary>
                    <p>{say("scoring-absent-lead")}</p>
                    <form class="stack" method="post" action=format!("{base}/board/absence")>
                        {select_field(&form, "interview", say("scoring-absent-interview"), choose(interviews), Opt::default())}
                        {select_field(&form, "seat", say("scoring-absent-seat"), choose(seats), Opt::default())}
                        {select_field(&form, "reason", say("scoring-absent-reason"), choose(reasons), Opt::default())}
                        {send(say("scoring-absent-save"))}
                    </form>
                </details>
            }
        });
        view! {
            {trail(vec![(base.clone(), say("scoring-board-to-panel"))], title.clone())}
            {problems}
            <h1>{title}</h1>
            <p class="lead">{say("scoring-board-lead")}</p>
            <LiveBoard rows=page.board texts=texts() base=base.clone()/>
            {absent}
            {how_it_was(words)}
            <div class="acts">
                <a class="btn quiet" href=format!("{base}/helpers")>{say("panel-helpers-title")}</a>
                <a class="btn quiet" href=format!("{base}/join#tablets")>{say("scoring-board-tablets-all")}</a>
                {page.types.then(|| view! { <a class="btn quiet" href=format!("{base}/paper")>{say("scoring-board-paper")}</a> })}
                <a class="btn quiet" href=format!("/vacancies/{}/kit/sheet", page.panel.vacancy)>{say("scoring-board-sheet")}</a>
            </div>
        }
    });
    Ok(shown.live())
}

/// How the day was for those who said so.
fn how_it_was(words: Vec<(String, crate::scoring::store::DayWord)>) -> Option<AnyView> {
    if words.is_empty() {
        return None;
    }
    let lines = words.into_iter().map(|(name, word)| {
        let said = say(&format!("scoring-board-how-{}", word.feel.code()));
        let words = (!word.words.is_empty()).then(|| view! { ": “" {word.words} "”" });
        view! { <li><b>{name}</b> ": " {said} {words}</li> }
    });
    let lines = lines.collect_view();
    Some(view! { <section class="card"><h2>{say("scoring-board-how")}</h2><ul>{lines}</ul></section> }.into_any())
}
