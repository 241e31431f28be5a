//! Screens: the backups there are, what is wrong with the record if anything is, and a receipt that somebody holds.

mod receipt;

pub use receipt::{receipt, receipt_compared};

use super::rules::size;
use super::service::{self, Origin, Overview, Record};
use super::store::Run;
use crate::ledger::rules::checkpoint::Compared;
use crate::ledger::service::{Comparison, Given};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_stamp, time_words};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, send, tick};
use crate::ui::page::Page;
use age::secrecy::{ExposeSecret, SecretString};
use leptos::prelude::*;

/// What there is, when it was made, whether it was tried out, and where the passphrase is.
pub async fn backups(v: Visit, form: FormState) -> Result<Page, Refused> {
    let all = service::overview(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("backup-title"), move || {
        view! {
            {errors(&form)}
            <div class="head">
                <div><h1>{say("backup-title")}</h1><p class="lead">{say("backup-lead")}</p></div>
                {all.folder.is_some().then(|| view! { <form method="post" action="/system/backups/now">{send(say("backup-now"))}</form> })}
            </div>
            {standing(&all)}
            {facts(&all)}
            {passphrase(&all, &form)}
            {copies(&all)}
            {aside(&all)}
            {drill(&all)}
            <section class="card">
                <h2>{say("backup-restore-title")}</h2>
                <p>{say("backup-restore-lead")}</p>
                <ol>
                    <li>{say("backup-restore-stop")}</li>
                    <li>{say("backup-restore-run")}<br/><code>{restore_line(&all)}</code></li>
                    <li>{say("backup-restore-start")}</li>
                </ol>
                <p class="hint">{say("backup-restore-erased")}</p>
            </section>
        }
    }))
}

fn restore_line(all: &Overview) -> String {
    let folder = all.folder.as_ref().map_or_else(|| say("backup-folder-word"), |folder| folder.display().to_string());
    let apart = all.keys.as_ref().filter(|_| !all.together);
    let keys = apart.map_or_else(String::new, |keys| format!(" --keys {}", keys.display()));
    format!("sametable restore {folder}{keys} --replace")
}

/// One sentence: is there a good backup of the last two days, and what became of the last try.
fn standing(all: &Overview) -> AnyView {
    let good = all.last_good.as_ref().map(|run| london_stamp(run.began_at));
    let first = match (&all.folder, good) {
        (None, _) => view! { <p class="says stop"><b>{say("backup-not-nightly")}</b>" "{say("backup-set-folder")}</p> }.into_any(),
        (Some(_), None) => view! { <p class="says stop"><b>{say("backup-none-yet")}</b>" "{say("backup-make-one")}</p> }.into_any(),
        (Some(_), Some(at)) if all.too_long => {
            view! { <p class="says stop"><b>{say("backup-too-long")}</b>" "{say_with("backup-last-good", &[("at", &at)])}</p> }.into_any()
        }
        (Some(_), Some(at)) => view! { <p class="says good">{say_with("backup-last-good", &[("at", &at)])}</p> }.into_any(),
    };
    let failed = all.last.as_ref().filter(|run| !run.verified).map(|run| {
        view! { <p class="says stop"><b>{say_with("backup-last-failed", &[("at", &london_stamp(run.began_at))])}</b>" "{run.said.clone()}</p> }
    });
    let trouble = all.trouble.clone().map(|words| view! { <p class="says stop">{words}</p> });
    view! { {first} {failed} {trouble} }.into_any()
}

fn facts(all: &Overview) -> AnyView {
    let Some(folder) = &all.folder else {
        let guide = "/guides/administrator#another-folder-for-backups";
        return view! { <p><a href=guide>{say("backup-set-folder-guide")}</a></p> }.into_any();
    };
    let keys = all.keys.as_ref().map(|keys| keys.display().to_string()).unwrap_or_default();
    let together = all.together.then(|| view! { <p class="says">{say("backup-keys-together")}</p> });
    view! {
        <section class="card">
            <h2>{say("backup-where-title")}</h2>
            <dl class="facts">
                <dt>{say("backup-when")}</dt><dd>{say_with("backup-when-nightly", &[("time", &time_words(&all.at))])}</dd>
                <dt>{say("backup-folder")}</dt><dd><code>{folder.display().to_string()}</code></dd>
                <dt>{say("backup-keys-folder")}</dt><dd><code>{keys}</code></dd>
                <dt>{say("backup-kept")}</dt><dd>{say_with("backup-kept-days", &[("days", &all.days.to_string())])}</dd>
                <dt>{say("backup-keys-kept")}</dt><dd>{say("backup-keys-kept-days")}</dd>
            </dl>
            {together}
        </section>
    }
    .into_any()
}

fn passphrase(all: &Overview, form: &FormState) -> AnyView {
    let place = match &all.passphrase {
        None => return ().into_any(),
        Some(Origin::Setting) => say("backup-passphrase-is-setting"),
        Some(Origin::Kept(path) | Origin::Made(path)) => {
            say_with("backup-passphrase-is-kept", &[("path", &path.display().to_string())])
        }
    };
    let written = match &all.written {
        Some(day) => {
            view! { <p class="says good">{say_with("backup-written-on", &[("day", &day_words(day))])}</p> }.into_any()
        }
        None => {
            let ours = !matches!(all.passphrase, Some(Origin::Setting));
            let show = ours.then(|| {
                view! {
                    <form method="post" action="/system/backups/passphrase">
                        <p class="hint">{say("backup-passphrase-show-hint")}</p>
                        <div class="acts"><button class="btn" type="submit">{say("backup-passphrase-show")}</button></div>
                    </form>
                }
            });
            view! {
                <p class="says stop">{say("backup-written-not")}</p>
                {show}
                {written_form(&form.of("passphrase-written"), ours)}
            }
            .into_any()
        }
    };
    view! {
        <section class="card">
            <h2>{say("backup-passphrase-title")}</h2>
            <p>{place}</p>
            <p>{say("backup-passphrase-why")}</p>
            {written}
        </section>
    }
    .into_any()
}

/// Confirming is the quiet button as long as the passphrase was not looked at.
fn written_form(form: &FormState, quiet: bool) -> AnyView {
    let class = if quiet { "btn quiet" } else { "btn" };
    view! {
        <form class="stack" method="post" action="/system/backups/written">
            {tick(form, "written", say("backup-written-tick"), false)}
            <div class="acts"><button class=class type="submit">{say("backup-written-send")}</button></div>
        </form>
    }
    .into_any()
}

/// The passphrase itself, large enough to be copied onto paper without a mistake.
pub fn passphrase_to_write_down(v: &Visit, passphrase: &SecretString) -> Page {
    let words = passphrase.expose_secret().to_owned();
    Page::desk(v, say("backup-passphrase-page-title"), move || {
        view! {
            <h1>{say("backup-passphrase-page-title")}</h1>
            <p class="lead">{say("backup-passphrase-page-lead")}</p>
            <section class="card">
                <p class="read-out"><code>{words}</code></p>
                <ul>
                    <li>{say("backup-passphrase-page-paper")}</li>
                    <li>{say("backup-passphrase-page-why")}</li>
                    <li>{say("backup-passphrase-page-again")}</li>
                </ul>
                {written_form(&FormState::default(), false)}
            </section>
            <p><a href="/system/backups">{say("backup-passphrase-page-back")}</a></p>
        }
    })
}

fn copies(all: &Overview) -> AnyView {
    if all.folder.is_none() {
        return ().into_any();
    }
    if all.copies.is_empty() {
        return view! { <section><h2>{say("backup-copies-title")}</h2><div class="empty"><p>{say("backup-copies-none")}</p></div></section> }.into_any();
    }
    let rows = all
        .copies
        .iter()
        .map(|copy| {
            let (class, words) = match copy.verified {
                Some(true) => ("tag good", say("backup-verified")),
                Some(false) => ("tag poor", say("backup-unverified")),
                None => ("tag plain", say("backup-verified-unknown")),
            };
            view! {
                <tr>
                    <th scope="row">{london_stamp(copy.at)}</th>
                    <td><span class=class>{words}</span></td>
                    <td class="n">{size(copy.bytes)}</td>
                    <td><code>{copy.name.clone()}</code></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{say("backup-copies-title")}</h2>
            <div class="scroll"><table class="list">
                <thead><tr>
                    <th scope="col">{say("backup-col-when")}</th><th scope="col">{say("backup-col-verified")}</th>
                    <th scope="col" class="n">{say("backup-col-size")}</th><th scope="col">{say("backup-col-file")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

/// What restores moved aside, and when it goes.
fn aside(all: &Overview) -> AnyView {
    if all.aside.is_empty() {
        return ().into_any();
    }
    let lines = all
        .aside
        .iter()
        .map(|one| {
            let days = [("on", day_words(&one.on)), ("goes", day_words(&one.goes_on))];
            let days = say_with("backup-aside-one", &[(days[0].0, &days[0].1), (days[1].0, &days[1].1)]);
            view! { <li><code>{one.name.clone()}</code>": "{days}</li> }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{say("backup-aside-title")}</h2>
            <p>{say("backup-aside-lead")}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn drill(all: &Overview) -> AnyView {
    let last = match &all.last_drill {
        None => view! { <p>{say("backup-drill-never")}</p> }.into_any(),
        Some(Run { began_at, verified, said, .. }) => {
            let (class, words) =
                if *verified { ("says good", "backup-drill-was-good") } else { ("says stop", "backup-drill-was-bad") };
            view! { <p class=class><b>{say_with(words, &[("at", &london_stamp(*began_at))])}</b>" "{said.clone()}</p> }
                .into_any()
        }
    };
    view! {
        <section class="card">
            <h2>{say("backup-drill-title")}</h2>
            <p>{say("backup-drill-lead")}</p>
            {last}
            <form method="post" action="/system/backups/drill">
                <div class="acts"><button class="btn quiet" type="submit">{say("backup-drill-send")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Whether the record stands, its newest checkpoint, and a form for one that somebody holds.
pub async fn record(v: Visit, form: FormState) -> Result<Page, Refused> {
    record_with(v, form, None).await
}

/// The same page, with how what was pasted stands to the record.
pub async fn compared(v: Visit, form: FormState, found: Comparison) -> Result<Page, Refused> {
    record_with(v, form, Some(found)).await
}

async fn record_with(v: Visit, form: FormState, found: Option<Comparison>) -> Result<Page, Refused> {
    let record = service::record(&v.who, &v.app).await?;
    Ok(Page::desk(&v, say("record-title"), move || {
        view! {
            {errors(&form)}
            <h1>{say("record-title")}</h1>
            {found.as_ref().map(comparison)}
            {stands(&record)}
            {newest(record.newest.as_ref())}
            <section class="card">
                <h2>{say("checkpoint-held-title")}</h2>
                <p>{say("checkpoint-held-lead")}</p>
                <form class="stack" method="post" action="/system/record">
                    {area_field(&form, "held", say("checkpoint-held"), Opt::hint(say("checkpoint-held-hint")).rows(6))}
                    {send(say("checkpoint-held-send"))}
                </form>
            </section>
        }
    }))
}

/// What is wrong with the record, and the two ways on.
fn stands(record: &Record) -> AnyView {
    if !record.broken {
        return view! { <p class="says good">{say("record-is-whole")}</p> }.into_any();
    }
    let counts = say_with(
        "record-counts",
        &[("entries", &record.entries.to_string()), ("streams", &record.streams.to_string())],
    );
    let ways = record.administrator.then(|| {
        let found = record.found.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view();
        view! {
            <h2>{say("record-found-title")}</h2>
            <ul>{found}</ul>
            <h2>{say("record-ways")}</h2>
            <ol>
                <li>{say("record-way-keep")}</li>
                <li>{say("record-way-restore")}<br/><code>"sametable restore "{say("backup-folder-word")}" --replace"</code></li>
                <li>{say("record-way-recover")}<br/><code>"sametable recover --by \"Your name\" --reason \"What happened\""</code></li>
            </ol>
        }
    });
    let ask = (!record.administrator).then(|| view! { <p>{say("record-ask")}</p> });
    view! {
        <p class="lead">{say("record-broken-lead")}</p>
        <p>{counts}</p>
        <p>{say("record-still")}</p>
        {ways}
        {ask}
    }
    .into_any()
}

fn newest(given: Option<&Given>) -> AnyView {
    let body = match given {
        None => view! { <p>{say("checkpoint-none")}</p> }.into_any(),
        Some(given) => {
            let (size, at) = (given.checkpoint.size.to_string(), london_stamp(given.at));
            view! {
                <p>{say_with("checkpoint-newest", &[("n", &size), ("at", &at)])}</p>
                <pre class="checkpoint">{given.note.trim_end().to_owned()}</pre>
                <h3>{say("checkpoint-receipt")}</h3>
                <p>{say("checkpoint-receipt-words")}</p>
                <pre class="checkpoint">{given.checkpoint.receipt()}</pre>
            }
            .into_any()
        }
    };
    view! {
        <section class="card">
            <h2>{say("checkpoint-title")}</h2>
            <p>{say("checkpoint-lead")}</p>
            {body}
        </section>
    }
    .into_any()
}

/// What is said of a held checkpoint or receipt, and what to do where it does not fit.
fn comparison(found: &Comparison) -> AnyView {
    let fits = found.compared == Compared::Fits;
    let words = service::comparison_words(found);
    let rest = words.rest.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
    let other = found.other.as_ref().map(|note| {
        view! {
            <p>{say("checkpoint-other")}</p>
            <pre class="checkpoint">{note.trim_end().to_owned()}</pre>
        }
    });
    view! {
        <section class=if fits { "says good" } else { "says stop" } aria-labelledby="compared">
            <h2 id="compared">{words.title}</h2>
            {rest}
            {other}
        </section>
    }
    .into_any()
}
