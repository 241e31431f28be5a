//! `sametable reset-code`: for whoever has the server's terminal, when nobody can sign in to let them in.

use super::service::{self, MadeCode};
use crate::platform::App;
use crate::platform::clock::london_until;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};

/// Makes a code for one sign-in; gives what to print.
///
/// # Errors
/// One sentence that says what is wrong.
pub async fn reset_code(app: &App, email: &str, second_step: bool) -> Result<Vec<String>, String> {
    let MadeCode { code, name, email, until, took_step } =
        service::reset_code_at_server(app, email, second_step).await.map_err(|refused| said(&refused))?;
    let until = london_until(until, app.clock.now());
    let address = format!("{}/code", app.settings.public_url);
    let mut lines = vec![
        say_with("people-command-code", &[("name", &name), ("code", &code)]),
        say_with("people-command-code-open", &[("address", &address), ("email", &email), ("time", &until)]),
        say("people-command-code-once"),
    ];
    if took_step {
        lines.push(say("people-command-code-step"));
    }
    Ok(lines)
}

fn said(refused: &Refused) -> String {
    match refused {
        Refused::Problems(problems) => problems.iter().map(crate::ui::form::sentence).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
