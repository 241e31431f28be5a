//! The form that draws a sample.

use super::super::rules::{FILES_MOST, LINE_MOST};
use super::super::service;
use super::super::{SeedBy, Whom};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, date_field, errors, number_field, radios, select_field, send, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// From what, how many, by which seed, and whether two persons look.
pub async fn draw(v: Visit, form: FormState) -> Result<Page, Refused> {
    let known = service::populations(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("audit-draw"), move || {
        let f = &form;
        let all = known.all.then(|| (String::new(), say("audit-all-homes")));
        let homes: Vec<_> =
            all.into_iter().chain(known.homes.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect();
        let first = homes.first().map(|(value, _)| value.clone()).unwrap_or_default();
        let whom = Whom::ALL.iter().map(Whom::choice).collect();
        let seeds = [SeedBy::Chance, SeedBy::Somebody].iter().map(SeedBy::choice).collect();
        view! {
            {trail(vec![("/audit".to_owned(), say("audit-samples-title"))], say("audit-draw"))}
            {errors(f)}
            <div class="head"><div><h1>{say("audit-draw")}</h1><p class="lead">{say("audit-draw-lead")}</p></div></div>
            <form class="stack" method="post" action="/audit/new" novalidate="novalidate">
                <section class="card stack">
                    <h2>{say("audit-draw-why")}</h2>
                    {text_field(f, "why", say("audit-why"), Opt::hint(say("audit-why-hint")).most(LINE_MOST))}
                </section>
                <section class="card stack">
                    <h2>{say("audit-draw-whose")}</h2>
                    {select_field(f, "service", say("audit-service"), homes, Opt::default().value(first))}
                    {select_field(f, "whom", say("audit-whom"), whom, Opt::default().value(Whom::WorksHere.code()))}
                    {date_field(f, "started_from", say("audit-started-from"), Opt::hint(say("audit-started-hint")))}
                    {date_field(f, "started_to", say("audit-started-to"), Opt::default())}
                    {number_field(f, "files", say("audit-files"), Opt::hint(say_with("audit-files-hint", &[("most", &FILES_MOST.to_string())])).value("10"))}
                </section>
                <section class="card stack">
                    <h2>{say("audit-draw-seed")}</h2>
                    {radios(f, "seed_by", say("audit-seed-by"), seeds, SeedBy::Chance.code(), Opt::hint(say("audit-seed-by-hint")))}
                    <div class="if-somebody stack">
                        {text_field(f, "seed", say("audit-seed"), Opt::hint(say("audit-seed-hint")).most(LINE_MOST))}
                        {text_field(f, "seed_from", say("audit-seed-from"), Opt::hint(say("audit-seed-from-hint")).most(LINE_MOST))}
                    </div>
                </section>
                <section class="card stack">
                    <h2>{say("audit-draw-two")}</h2>
                    {tick(f, "two_persons", say("audit-two-persons"), false)}
                    <p class="hint">{say("audit-two-persons-hint")}</p>
                </section>
                {send(say("audit-draw-now"))}
            </form>
        }
    }))
}
