//! "May this person help you?", for the panel member who will be supported. One question on a screen of its own, which needs
//! the network: everything else of the interview is answered before it.

use super::super::parts;
use super::{base, hidden};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::scoring::service::my_scores;
use crate::scoring::{ForTeam, rules};
use crate::texts::{say, say_with};
use crate::ui::form::{errors, sentence};
use crate::ui::page::{Bar, Page, SHEET, picture};
use leptos::prelude::*;

/// The question, or that it is not this person's.
pub async fn team(v: Visit, form: FormState) -> Result<Page, Refused> {
    let sheet = my_scores(&v.who, &v.app, v.id("interview")?).await?;
    let here = format!("{}/team", base(&sheet));
    let with = [("candidate", sheet.candidate.as_str())];
    if !sheet.team.asked || rules::keeps_out(sheet.out) {
        let title = say("scoring-seat-team-none-title");
        let heading = title.clone();
        let bar = Bar::of(&sheet.me, &base(&sheet));
        return Ok(Page::panel(title, bar, move || {
            let home = view! { <a class="btn" href="/seat">{say("scoring-seat-home")}</a> };
            view! { {errors(&form)}{parts::waiting("1F3E0", heading, say("scoring-seat-team-none"), home.into_any())} }
        }));
    }
    if sheet.team.over {
        let heading = say("scoring-seat-team-over");
        let said = sheet.team.said.map(|said| say_with("scoring-seat-team-stands", &[("said", &say(&said.message()))]));
        let words = said.unwrap_or_else(|| say("scoring-seat-team-said-nothing"));
        let bar = Bar::of(&sheet.me, &base(&sheet));
        return Ok(Page::panel(heading.clone(), bar, move || {
            let home = view! { <a class="btn" href="/seat">{say("scoring-seat-home")}</a> };
            view! { {errors(&form)}{parts::waiting("1F3E0", heading, words, home.into_any())} }
        }));
    }
    let title = say_with("scoring-seat-team-title", &with);
    let how = say_with("scoring-seat-team-how", &with);
    let bar = Bar::of(&sheet.me, &here);
    let back = match rules::is_revealed(sheet.state) {
        true => format!("/seat/talk/{}", sheet.interview),
        false => base(&sheet),
    };
    let seat = sheet.me.seat;
    let stored = sheet.team.said.map(ForTeam::code).unwrap_or_default();
    Ok(Page::panel(title.clone(), bar, move || {
        let chosen = form.value("for_team", stored);
        let described = form.problem("for_team").map(|_| "for_team-error");
        let answers = ForTeam::ALL.iter().map(|one| {
            let (look, code) = match one {
                ForTeam::Yes => ("good", "1F44D"),
                ForTeam::No => ("poor", "1F44E"),
                ForTeam::NotSure => ("none", "1F937"),
            };
            let id = if *one == ForTeam::Yes { "for_team".to_owned() } else { format!("for_team-{}", one.code()) };
            let words = say(&one.message());
            let label = view! {
                <label class=format!("choice {look}")>
                    <input type="radio" id=id name="for_team" value=one.code() checked=chosen == one.code() aria-describedby=described/>
                    {picture(code, 96)}<b>{words.clone()}</b>
                </label>
            };
            parts::heard(&words, label.into_any())
        });
        let answers = answers.collect_view();
        let error = form
            .problem("for_team")
            .map(|problem| view! { <p class="error" id="for_team-error">{sentence(problem)}</p> });
        let kept = (!stored.is_empty())
            .then(|| view! { <p class="saved sent" role="status">{say("scoring-seat-team-kept")}</p> });
        view! {
            {errors(&form)}
            <form role="none" id=SHEET method="post" action=here>
                {hidden(seat, false)}
                <fieldset>
                    <legend><h1>{title}</h1></legend>
                    {parts::sentences(&how)}
                    {error}
                    <div class="choices">{answers}</div>
                </fieldset>
                {kept}
                <div class="go">
                    <a class="back" href=back>{say("scoring-seat-back")}</a>
                    <button class="next" type="submit">{say("scoring-seat-team-keep")}</button>
                </div>
            </form>
        }
    }))
}
