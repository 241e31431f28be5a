//! Which panels are owed an answer, which are late, and within how many working days this organisation answers.

use super::super::super::service::{self, OwedList};
use super::super::super::{Owed, Tells};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, number_field, send};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// Every answer to a panel: what is owed first, then what was sent.
pub async fn answers(v: Visit, form: FormState) -> Result<Page, Refused> {
    let all = service::list(&v.who, &v.app).await?;
    let title = say("weighing-answers-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let none = all.open.is_empty() && all.sent.is_empty();
        let open = (!all.open.is_empty()).then(|| table("weighing-answers-open", &all.open, &all.today));
        let sent = (!all.sent.is_empty()).then(|| table("weighing-answers-sent", &all.sent, &all.today));
        let nothing = if none {
            Some("weighing-answers-none")
        } else {
            all.open.is_empty().then_some("weighing-answers-none-open")
        };
        view! {
            {trail(vec![("/vacancies".to_owned(), say("vacancy-list-title"))], title.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say_with("weighing-answers-lead", &[("days", &all.days.to_string())])}</p>
            </div></div>
            {nothing.map(|words| view! { <div class="empty"><p>{say(words)}</p></div> })}
            {open}
            {sent}
            {all.may_set.then(|| days_form(&all, &form))}
        }
    }))
}

fn table(title: &'static str, rows: &[Owed], today: &str) -> AnyView {
    let is_sent = rows.iter().all(|owed| owed.sent_at.is_some());
    let when = if is_sent { "weighing-answers-col-sent" } else { "weighing-answers-col-due" };
    let rows = rows.iter().map(|owed| row(owed, today)).collect_view();
    view! {
        <section class="card">
            <h2>{say(title)}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=say(title)>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("weighing-answers-col-vacancy")}</th>
                    <th scope="col">{say("weighing-answers-col-tells")}</th>
                    <th scope="col">{say(when)}</th>
                    {is_sent.then(|| view! { <th scope="col">{say("weighing-answers-col-told")}</th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(owed: &Owed, today: &str) -> AnyView {
    let due = match owed.sent_at {
        Some(at) => london_day(at),
        None if owed.due_on.as_str() < today => say_with("weighing-answers-late", &[("day", &day_words(&owed.due_on))]),
        None => day_words(&owed.due_on),
    };
    let late = (owed.sent_at.is_none() && owed.due_on.as_str() < today).then_some("late");
    // Who has it is asked of what was sent; of what is owed nobody has it.
    let told = owed.sent_at.map(|_| {
        let with = [("told", owed.told.to_string()), ("seats", owed.seats.to_string())];
        let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! { <td>{say_with("weighing-answers-told", &with)}</td> }
    });
    let tells = match owed.tells {
        Tells::Choice => "weighing-answers-tells-choice",
        Tells::Later => "weighing-answers-tells-later",
    };
    view! {
        <tr>
            <th scope="row"><a href=owed.tells.address(owed.vacancy)>{owed.title.clone()}</a><br/><small>{owed.service_name.clone()}</small></th>
            <td>{say(tells)}</td>
            <td class=late>{due}</td>
            {told}
        </tr>
    }
    .into_any()
}

fn days_form(all: &OwedList, form: &FormState) -> AnyView {
    let form = form.of("set-answer-days");
    let hint = Opt::hint(say("weighing-days-hint")).value(all.days.to_string());
    view! {
        <form method="post" action="/answers/days" class="stack card">
            <h2>{say("weighing-days-title")}</h2>
            {number_field(&form, "days", say("weighing-days-label"), hint)}
            {send(say("weighing-days-save"))}
        </form>
    }
    .into_any()
}

/// What stands at the top of the first page of those who answer panels: that one is late.
pub async fn overdue(v: &Visit) -> Result<Option<String>, Refused> {
    match service::list(&v.who, &v.app).await {
        Ok(all) => {
            let late = all.overdue().count();
            Ok((late > 0).then(|| say_with("weighing-answers-overdue", &[("n", &late.to_string())])))
        }
        // Whoever may not read of answers is told nothing of them.
        Err(Refused::NotAllowed | Refused::SignIn) => Ok(None),
        Err(refused) => Err(refused),
    }
}
