//! The signed-in person's own account: password, second steps, where they are signed in.

use super::passkey::{Does, passkey_form};
use super::role_words;
use crate::people::service::{self, Session, Steps};
use crate::people::{Visit, rules};
use crate::platform::clock::{london_day, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, errors, radios, send, text_field};
use crate::ui::page::{Page, trail};
use crate::ui::qr::qr;
use leptos::prelude::*;

/// The signed-in person's own account.
pub async fn account(v: Visit, form: FormState) -> Result<Page, Refused> {
    let signed = v.who.signed()?.clone();
    let roles = role_words(&signed.roles);
    let steps = service::steps(&v.who, &v.app).await?;
    let sessions = service::sessions(&v.who, &v.app, &v.token).await?;
    let elsewhere = v.elsewhere;
    Ok(Page::desk(&v, say("people-account-title"), move || {
        let of_password = form.of("change-password");
        let others = sessions.iter().filter(|session| !session.here).count();
        let rows = sessions.into_iter().map(|session| session_row(session, elsewhere)).collect_view();
        let end_all = (others > 1).then(|| {
            view! { <form method="post" action="/account/sessions/end-others"><div class="acts"><button type="submit" class="btn quiet">{say("people-sessions-end-others")}</button></div></form> }
        });
        let change =
            elsewhere.then(|| view! { <p><a href="/account/organisation">{say("people-organisation-change")}</a></p> });
        view! {
            {errors(&form)}
            <h1>{say("people-account-title")}</h1>
            <p class="lead">{signed.name} " · " {roles}</p>
            {change}
            <section class="card" aria-labelledby="steps">
                <h2 id="steps">{say("people-steps-title")}</h2>
                {summary(&steps)}
                <div class="acts"><a class="btn quiet" href="/account/second-step">{say(if steps.any() { "people-steps-change" } else { "people-steps-add" })}</a></div>
            </section>
            <section class="card" aria-labelledby="sessions">
                <h2 id="sessions">{say("people-sessions-title")}</h2>
                <p>{say("people-sessions-lead")}</p>
                <ul class="rows">{rows}</ul>
                {end_all}
            </section>
            <form class="stack card" method="post" action="/account/password">
                <h2>{say("people-change-password")}</h2>
                <p>{say("people-change-password-lead")}</p>
                {text_field(&of_password, "password", say("people-old-password"), Opt::default().kind("password").autocomplete("current-password"))}
                {text_field(&of_password, "new_password", say("people-new-password"), Opt::hint(say("people-password-hint")).kind("password").autocomplete("new-password"))}
                {send(say("people-change-password"))}
            </form>
        }
    }))
}

fn session_row(session: Session, elsewhere: bool) -> AnyView {
    let device = device_words(&session.device);
    let here = session.here.then(|| view! { " " <span class="tag good">{say("people-session-here")}</span> });
    let organisation = elsewhere.then(|| view! { <span>{session.organisation.clone()}</span> });
    let end = (!session.here).then(|| {
        view! {
            <form method="post" action=format!("/account/sessions/{}/end", session.id)>
                <button type="submit" class="btn quiet">{say("people-session-end")}<span class="vh">" "{device.clone()}</span></button>
            </form>
        }
    });
    view! {
        <li>
            <div>
                <b>{device.clone()}</b>{here}
                {organisation}
                <span>{say_with("people-session-times", &[("made", &london_stamp(session.made_at)), ("seen", &london_stamp(session.seen_at))])}</span>
            </div>
            {end}
        </li>
    }
    .into_any()
}

/// "Firefox on Windows".
fn device_words(device: &str) -> String {
    match rules::device_parts(device) {
        Some((browser, system)) => say_with("people-device", &[("browser", browser), ("system", system)]),
        None => say("people-device-unknown"),
    }
}

/// What there is besides the password, as a list with ticks.
fn summary(steps: &Steps) -> AnyView {
    if !steps.any() {
        return view! { <p>{say("people-steps-none")}</p> }.into_any();
    }
    let passkeys = steps.passkeys.len().to_string();
    let passkeys = (!steps.passkeys.is_empty())
        .then(|| view! { <li class="yes">{say_with("people-steps-passkeys", &[("n", &passkeys)])}</li> });
    let codes = steps.codes.then(|| view! { <li class="yes">{say("people-steps-codes")}</li> });
    let left = steps.recovery.to_string();
    let class = if steps.recovery > 2 { "yes" } else { "wait" };
    view! { <ul class="checks">{passkeys}{codes}<li class=class>{say_with("people-steps-recovery", &[("n", &left)])}</li></ul> }
        .into_any()
}

/// After the first password: what makes signing in safer and easier, and the way on.
pub async fn welcome(v: Visit, _: FormState) -> Result<Page, Refused> {
    let name = v.who.signed()?.name.clone();
    let possible = service::passkeys_possible(&v.app);
    let page = Page::desk(&v, say("people-in-title"), move || {
        let passkey = possible.then(|| {
            view! {
                <section class="card">
                    <h2>{say("people-passkey-title")}</h2>
                    <p>{say("people-passkey-what")}</p>
                    {add_passkey(&FormState::default())}
                    <p class="hint" data-no-passkey="">{say("people-passkey-not-here")}</p>
                </section>
            }
        });
        view! {
            <h1>{say_with("people-in-lead", &[("name", rules::first_name(&name))])}</h1>
            <p class="lead">{say("people-in-password")}</p>
            {passkey}
            <div class="acts"><a class="btn" href="/">{say("people-in-begin")}</a><a class="btn quiet" href="/account/second-step">{say("people-steps-add")}</a></div>
        }
    });
    Ok(if possible { page.passkeys() } else { page })
}

fn add_passkey(form: &FormState) -> AnyView {
    let f = form.of("add-passkey");
    let name = text_field(&f, "passkey_name", say("people-passkey-name"), Opt::hint(say("people-passkey-name-hint")));
    passkey_form(Does::Add, say("people-passkey-add"), name)
}

/// The second steps of the account: what there is, what can be added, what can be taken away.
pub async fn second_steps(v: Visit, form: FormState) -> Result<Page, Refused> {
    let steps = service::steps(&v.who, &v.app).await?;
    let needed = service::second_step_asked(&v.who, &v.app).await?;
    let possible = service::passkeys_possible(&v.app);
    let title = say("people-steps-title");
    let page = Page::desk(&v, title.clone(), move || {
        let asked = needed.then(|| {
            view! {
                <div class="says"><p><b>{say("people-steps-needed")}</b>" "{say("people-steps-needed-how")}</p>
                <p><a href="/">{say("people-steps-later")}</a></p></div>
            }
        });
        let there = steps.any().then(|| there(&steps, &form));
        let passkeys = if possible {
            view! { {add_passkey(&form)} <p class="hint" data-no-passkey="">{say("people-passkey-not-here")}</p> }
                .into_any()
        } else {
            view! { <p class="hint">{say("people-passkey-no-name")}</p> }.into_any()
        };
        let codes = if steps.codes {
            view! { <p class="says good">{say("people-codes-on")}</p> }.into_any()
        } else {
            view! {
                <form method="post" action="/account/second-step/codes">
                    <div class="acts"><button type="submit" class="btn">{say("people-codes-begin")}</button></div>
                </form>
            }
            .into_any()
        };
        view! {
            {trail(vec![("/account".to_owned(), say("people-account-title"))], title.clone())}
            {errors(&form)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say("people-steps-lead")}</p>
            {asked}
            {there}
            <div class="cols">
                <section class="card">
                    <h2>{say("people-passkey-title")}</h2>
                    <p>{say("people-passkey-what")}</p>
                    {passkeys}
                </section>
                <section class="card">
                    <h2>{say("people-codes-title")}</h2>
                    <p>{say("people-codes-what")}</p>
                    {codes}
                </section>
            </div>
        }
    });
    Ok(if possible { page.passkeys() } else { page })
}

/// What there is: recovery codes to renew, and steps to take away after the password.
fn there(steps: &Steps, form: &FormState) -> AnyView {
    let of_remove = form.of("remove-step");
    let of_recovery = form.of("new-recovery-codes");
    let mut options: Vec<(String, String)> = steps
        .passkeys
        .iter()
        .map(|key| {
            let used = key.used_at.map_or_else(
                || say_with("people-passkey-made", &[("day", &london_day(key.made_at))]),
                |at| say_with("people-passkey-used", &[("day", &london_day(at))]),
            );
            (key.id.to_string(), format!("{} · {used}", key.name))
        })
        .collect();
    if steps.codes {
        options.push(("codes".to_owned(), say("people-steps-codes")));
    }
    view! {
        <section class="card">
            <h2>{say("people-steps-have")}</h2>
            {summary(steps)}
            <details class="more" open=!of_recovery.problems.is_empty()>
                <summary>{say("people-recovery-new")}</summary>
                <form class="stack" method="post" action="/account/second-step/recovery">
                    <p>{say("people-recovery-new-lead")}</p>
                    {text_field(&of_recovery, "recovery_password", say("people-old-password"), Opt::default().kind("password").autocomplete("current-password"))}
                    {send(say("people-recovery-new"))}
                </form>
            </details>
            <details class="more" open=!of_remove.problems.is_empty()>
                <summary>{say("people-step-remove")}</summary>
                <form class="stack" method="post" action="/account/second-step/remove">
                    {radios(&of_remove, "which", say("people-step-which"), options, "", Opt::default())}
                    {text_field(&of_remove, "remove_password", say("people-old-password"), Opt::hint(say("people-step-remove-hint")).kind("password").autocomplete("current-password"))}
                    {send(say("people-step-remove"))}
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// Codes from an app: scan, then type one.
pub async fn codes(v: Visit, form: FormState) -> Result<Page, Refused> {
    let scan = service::to_scan(&v.who, &v.app).await?;
    let title = say("people-codes-title");
    let above = || {
        vec![
            ("/account".to_owned(), say("people-account-title")),
            ("/account/second-step".to_owned(), say("people-steps-title")),
        ]
    };
    Ok(Page::desk(&v, title.clone(), move || {
        let f = &form;
        let Some(scan) = scan else {
            return view! {
                {trail(above(), title.clone())}
                {errors(f)}
                <h1>{title.clone()}</h1>
                <p class="lead">{say("people-codes-begin-again")}</p>
                <div class="acts"><a class="btn" href="/account/second-step">{say("people-go-back")}</a></div>
            }
            .into_any();
        };
        view! {
            {trail(above(), title.clone())}
            {errors(f)}
            <h1>{title.clone()}</h1>
            <p class="lead">{say("people-codes-lead")}</p>
            <section class="card">
                <h2>{say("people-codes-scan-title")}</h2>
                <div class="handed">
                    <div class="scan">{qr(&scan.address, say("people-codes-qr"))}</div>
                    <div class="words">
                        <p>{say("people-codes-scan")}</p>
                        <p>{say("people-codes-type")}</p>
                        <p class="address"><code>{scan.secret}</code></p>
                    </div>
                </div>
            </section>
            <form class="stack card" method="post" action="/account/second-step/codes/confirm">
                <h2>{say("people-codes-confirm-title")}</h2>
                {text_field(f, "code", say("people-codes-confirm"), Opt::hint(say("people-codes-confirm-hint")).inputmode("numeric").autocomplete("one-time-code"))}
                {send(say("people-codes-switch-on"))}
            </form>
        }
        .into_any()
    }))
}

/// Ten recovery codes, shown this once.
pub fn recovery_codes(v: &Visit, codes: Vec<String>) -> Page {
    let title = say("people-recovery-title");
    Page::desk(v, title.clone(), move || {
        let list = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
        view! {
            <h1>{title.clone()}</h1>
            <p class="lead">{say("people-recovery-lead")}</p>
            <section class="card">
                <ol class="codes">{list}</ol>
                <p>{say("people-recovery-keep")}</p>
            </section>
            <div class="acts noprint"><a class="btn" href="/account/second-step">{say("people-recovery-kept")}</a></div>
        }
    })
}
