//! The button for a passkey. Without scripts, or in a browser that knows none, it is not there.

use crate::texts::say;
use leptos::prelude::*;

/// Which of the two things a browser does with a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    SignIn,
    Add,
}

/// A form that `public/passkey.js` shows, fills and sends. `inside` goes along with it.
pub(super) fn passkey_form(does: Does, words: String, inside: AnyView) -> AnyView {
    let (action, options, deed, class) = match does {
        Does::SignIn => ("/sign-in/passkey", "/sign-in/passkey.json", "get", "btn quiet"),
        Does::Add => ("/account/second-step/passkey", "/account/second-step/passkey.json", "create", "btn"),
    };
    view! {
        <form method="post" action=action data-passkey=deed data-options=options hidden>
            {inside}
            <input type="hidden" name="ceremony" value=""/>
            <input type="hidden" name="credential" value=""/>
            <p class="error" role="alert" data-failed="" hidden>{say("people-passkey-failed")}</p>
            <div class="acts"><button type="submit" class=class>{words}</button></div>
        </form>
    }
    .into_any()
}
