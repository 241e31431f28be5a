//! Where anybody checks the receipt at the foot of a letter: a candidate, a panel member, somebody who helps them. It needs no
//! account, tells nothing of the record but whether it goes on from there, and keeps nothing.

use crate::ledger::rules::checkpoint::Compared;
use crate::ledger::service::Comparison;
use crate::people::Visit;
use crate::platform::clock::london_stamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, send};
use crate::ui::page::Page;
use leptos::prelude::*;

/// The form.
pub async fn receipt(v: Visit, form: FormState) -> Result<Page, Refused> {
    Ok(with(&v, form, None))
}

/// The same page, with how the receipt stands to the record.
pub fn receipt_compared(v: &Visit, form: FormState, found: Comparison) -> Page {
    with(v, form, Some(found))
}

fn with(v: &Visit, form: FormState, found: Option<Comparison>) -> Page {
    let vkey = v.app.keys.vkey().written();
    Page::desk(v, say("receipt-title"), move || {
        view! {
            {errors(&form)}
            <div class="head"><div>
                <h1>{say("receipt-title")}</h1>
                <p class="lead">{say("receipt-lead")}</p>
            </div></div>
            {found.as_ref().map(answer)}
            <section class="card">
                <form class="stack" method="post" action="/receipt" novalidate="novalidate">
                    {area_field(&form, "held", say("receipt-held"), Opt::hint(say("receipt-held-hint")).rows(3))}
                    {send(say("receipt-send"))}
                </form>
            </section>
            <p class="hint">{say("receipt-key")}" "<code>{vkey}</code></p>
        }
    })
}

fn answer(found: &Comparison) -> AnyView {
    let fits = found.compared == Compared::Fits;
    let code = if fits { "receipt-fits" } else { "receipt-fits-not" };
    let left =
        found.left_at.map(|at| view! { <p>{say_with("checkpoint-compared-left", &[("at", &london_stamp(at))])}</p> });
    view! {
        <section class=if fits { "says good" } else { "says stop" } aria-labelledby="compared">
            <h2 id="compared">{say(code)}</h2>
            <p>{say(&format!("{code}-words"))}</p>
            {left}
        </section>
    }
    .into_any()
}
